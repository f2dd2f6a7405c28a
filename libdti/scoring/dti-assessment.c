/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-private.h"

#include <libdti/data/dti-stage-column-private.h>

static DtiAssessedLeaf *
ensure_assessed (DtiLeaf *leaf)
{
  if (leaf->assessed == NULL)
    leaf->assessed = g_new0 (DtiAssessedLeaf, 1);

  return leaf->assessed;
}

void
dti_assessed_leaf_free (DtiAssessedLeaf *self)
{
  if (self == NULL)
    return;

  g_free (self->unproven);
  g_free (self->ceilings);
  g_free (self->penalties);
  g_free (self);
}

/* ---- evidence ---- */

static gboolean
has_number (const DtiLeaf *leaf, gsize unit)
{
  return leaf->cells != NULL ? leaf->cells[unit] == DTI_CELL_SCORED : !isnan (leaf->numbers[unit]);
}

static gboolean
is_unproven (const DtiBinding *binding,
             const char *node,
             const DtiStageColumn *claims,
             const DtiLeaf *leaf,
             gsize unit)
{
  gsize row = dti_binding_get_row (binding, unit);

  if (!has_number (leaf, unit) || dti_stage_column_has_evidence (claims, row))
    return FALSE;

  return binding->stage == DTI_STAGE_SELF ||
         dti_dataset_is_last_stage (binding->dataset, binding->period, node, DTI_STAGE_SELF, row);
}

static guint8 *
find_unproven (const DtiBinding *binding, const char *node, const DtiLeaf *leaf)
{
  const DtiStageColumn *claims =
      dti_dataset_peek_stage (binding->dataset, binding->period, node, DTI_STAGE_SELF);
  g_autofree guint8 *unproven = NULL;
  gboolean any = FALSE;

  if (claims == NULL)
    return NULL;

  unproven = g_new0 (guint8, binding->n_units + 1);
  for (gsize i = 0; i < binding->n_units; i++)
    {
      unproven[i] = (guint8) is_unproven (binding, node, claims, leaf, i);
      any |= unproven[i];
    }

  return any ? g_steal_pointer (&unproven) : NULL;
}

/* A claim that is not taken moves no other unit either: not the best one, not the mean. */
static void
withhold (const DtiBinding *binding, DtiLeaf *leaf)
{
  double *numbers = g_new (double, binding->n_units + 1);
  guint8 *cells = g_new (guint8, binding->n_units + 1);

  for (gsize i = 0; i < binding->n_units; i++)
    {
      gboolean withheld = leaf->assessed->unproven[i];

      numbers[i] = withheld ? NAN : leaf->numbers[i];
      if (leaf->cells != NULL && !withheld)
        cells[i] = leaf->cells[i];
      else
        cells[i] = (guint8) (isnan (numbers[i]) ? DTI_CELL_MISSING : DTI_CELL_SCORED);
    }

  leaf->owned = g_slist_prepend (leaf->owned, numbers);
  leaf->owned = g_slist_prepend (leaf->owned, cells);
  leaf->numbers = numbers;
  leaf->cells = cells;
}

void
dti_assessment_check_evidence (const DtiBinding *binding, guint op, DtiLeaf *leaf)
{
  DtiEvidencePolicy policy = dti_assessment_rules_get_evidence (binding->program->assessment);
  guint8 *unproven;

  if (policy == DTI_EVIDENCE_POLICY_IGNORE ||
      (binding->stage != DTI_STAGE_SELF && binding->stage != DTI_STAGE_ANY))
    return;

  unproven = find_unproven (binding, binding->program->ops[op].id, leaf);
  if (unproven == NULL)
    return;

  ensure_assessed (leaf)->unproven = unproven;
  if (policy != DTI_EVIDENCE_POLICY_FLAG)
    withhold (binding, leaf);
}

void
dti_assessment_finish_evidence (DtiBinding *binding, guint op)
{
  DtiLeaf *leaf = &binding->leaves[op];
  guint8 *cells;

  if (leaf->assessed == NULL || leaf->assessed->unproven == NULL ||
      dti_assessment_rules_get_evidence (binding->program->assessment) != DTI_EVIDENCE_POLICY_ZERO)
    return;

  /* The leaf's own since withhold(). */
  cells = (guint8 *) leaf->cells;
  for (gsize i = 0; i < binding->n_units; i++)
    if (leaf->assessed->unproven[i])
      cells[i] = DTI_CELL_SCORED;
}

/* ---- cap and penalty ---- */

gboolean
dti_assessment_has_cap (const DtiBinding *binding)
{
  return binding->stage == DTI_STAGE_SELF &&
         dti_assessment_rules_get_cap (binding->program->assessment) == DTI_SCORE_CAP_APPRAISED;
}

void
dti_assessment_set_ceilings (DtiBinding *binding, guint op, const DtiBinding *appraised)
{
  const DtiLeaf *leaf = &appraised->leaves[op];
  double *ceilings = g_new (double, binding->n_units + 1);

  dti_binding_apply_claims (appraised, op, 0, binding->n_units, ceilings, NULL);
  for (gsize i = 0; i < binding->n_units; i++)
    if (!has_number (leaf, i) || !isfinite (ceilings[i]))
      ceilings[i] = NAN;

  ensure_assessed (&binding->leaves[op])->ceilings = ceilings;
}

const double *
dti_late_penalty_peek_days (DtiAssessmentRules *rules, const DtiBinding *binding)
{
  DtiDatasetColumn column = { NULL };

  dti_dataset_peek_column (binding->dataset,
                           binding->period,
                           dti_assessment_rules_get_late_column (rules),
                           DTI_STAGE_ANY,
                           &column);

  return column.numbers;
}

void
dti_assessment_set_penalties (DtiBinding *binding, guint op)
{
  const DtiProgram *program = binding->program;
  const double *days;
  double *penalties;

  if (op != program->late_op || program->ops[op].is_pillar)
    return;

  days = dti_late_penalty_peek_days (program->assessment, binding);
  if (days == NULL)
    return;

  penalties = g_new (double, binding->n_units + 1);
  for (gsize i = 0; i < binding->n_units; i++)
    penalties[i] =
        dti_assessment_rules_compute_late_penalty (program->assessment,
                                                   days[dti_binding_get_row (binding, i)]);

  ensure_assessed (&binding->leaves[op])->penalties = penalties;
}

void
dti_assessment_settle (const DtiBinding *binding, guint op, gsize first, gsize n, double *scores)
{
  const DtiAssessedLeaf *assessed = binding->leaves[op].assessed;
  gboolean zero =
      assessed->unproven != NULL &&
      dti_assessment_rules_get_evidence (binding->program->assessment) == DTI_EVIDENCE_POLICY_ZERO;

  for (gsize i = 0; zero && i < n; i++)
    if (assessed->unproven[first + i])
      scores[i] = 0.0;
  for (gsize i = 0; assessed->ceilings != NULL && i < n; i++)
    if (scores[i] > assessed->ceilings[first + i])
      scores[i] = assessed->ceilings[first + i];
  for (gsize i = 0; assessed->penalties != NULL && i < n; i++)
    scores[i] = dti_late_penalty_take_off (scores[i], assessed->penalties[first + i]);
}
