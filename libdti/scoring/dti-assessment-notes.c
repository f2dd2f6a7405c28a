/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>

/* What the rules of the assessment did, in words. Each sentence stands in an explanation and, with
 * unit and node, in a problem. */

#define N_RULES 3

typedef char *(*DtiTeller) (const DtiResults *results, guint op, gsize unit);

static gboolean
is_unproven (const DtiResults *results, guint op, gsize unit)
{
  const DtiAssessedLeaf *assessed = results->binding->leaves[op].assessed;

  return assessed != NULL && assessed->unproven != NULL && assessed->unproven[unit];
}

static DtiEvidencePolicy
get_policy (const DtiResults *results)
{
  return dti_assessment_rules_get_evidence (results->binding->program->assessment);
}

static char *
tell_evidence (const DtiResults *results, guint op, gsize unit)
{
  if (!is_unproven (results, op, unit))
    return NULL;

  switch (get_policy (results))
    {
    case DTI_EVIDENCE_POLICY_MISSING:
      return g_strdup ("self-assessed without evidence: taken as missing");
    case DTI_EVIDENCE_POLICY_ZERO:
      return g_strdup ("self-assessed without evidence: scores 0");
    case DTI_EVIDENCE_POLICY_IGNORE:
    case DTI_EVIDENCE_POLICY_FLAG:
    default:
      return g_strdup ("self-assessed without evidence: taken as it is");
    }
}

static char *
tell_cap (const DtiResults *results, guint op, gsize unit)
{
  const DtiBinding *binding = results->binding;
  const DtiAssessedLeaf *assessed = binding->leaves[op].assessed;
  char claimed[DTI_NUMBER_BUFFER];
  char allowed[DTI_NUMBER_BUFFER];
  double score = NAN;

  if (assessed == NULL || assessed->ceilings == NULL || isnan (assessed->ceilings[unit]))
    return NULL;

  dti_binding_apply_claims (binding, op, unit, 1, &score, NULL);
  if (is_unproven (results, op, unit) && get_policy (results) == DTI_EVIDENCE_POLICY_ZERO)
    score = 0.0;
  if (isnan (score) || score <= assessed->ceilings[unit])
    return NULL;

  dti_number_to_buffer (dti_number_round (score, 6), claimed);
  dti_number_to_buffer (dti_number_round (assessed->ceilings[unit], 6), allowed);

  return g_strdup_printf ("the self-assessed score %s was cut to the appraised one, %s",
                          claimed,
                          allowed);
}

static char *
tell_penalty (const DtiResults *results, guint op, gsize unit)
{
  const DtiBinding *binding = results->binding;
  const DtiProgram *program = binding->program;
  DtiUnitScore score;
  const double *days;
  double penalty;
  char late[DTI_NUMBER_BUFFER];
  char points[DTI_NUMBER_BUFFER];

  if (op != program->late_op)
    return NULL;
  days = dti_late_penalty_peek_days (program->assessment, binding);
  if (days == NULL)
    return NULL;

  days += dti_binding_get_row (binding, unit);
  penalty = dti_assessment_rules_compute_late_penalty (program->assessment, *days);
  score = dti_results_get_unit (results, op, unit);
  if (penalty == 0.0 || score.cell != DTI_CELL_SCORED)
    return NULL;

  dti_number_to_buffer (*days, late);
  dti_number_to_buffer (dti_number_round (penalty, 6), points);
  if (dti_results_is_observed (results, op, unit))
    return g_strdup_printf ("late by %s days; nothing is taken off a figure that was observed for "
                            "the node",
                            late);

  return g_strdup_printf ("late by %s days: %s points taken off%s",
                          late,
                          points,
                          score.score == 0.0 ? ", down to 0" : "");
}

static const struct
{
  DtiTeller tell;
  const char *code;
} tellers[N_RULES] = {
  { .tell = tell_evidence, .code = "no-evidence" },
  { .tell = tell_cap, .code = "capped" },
  { .tell = tell_penalty, .code = "late-penalty" },
};

gboolean
dti_assessment_withholds (const DtiResults *results, guint op, gsize unit)
{
  return is_unproven (results, op, unit) && get_policy (results) == DTI_EVIDENCE_POLICY_MISSING;
}

char *
dti_assessment_note (const DtiResults *results, guint op, gsize unit)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_RULES; i++)
    {
      char *text = tellers[i].tell (results, op, unit);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("; ", (char **) texts->pdata);
}

/* ---- problems ---- */

/* A claim that was not taken is a warning. */
static DtiSeverity
get_severity (const DtiResults *results, guint rule)
{
  if (tellers[rule].tell == tell_penalty)
    return DTI_SEVERITY_NOTE;
  if (tellers[rule].tell == tell_evidence && get_policy (results) == DTI_EVIDENCE_POLICY_FLAG)
    return DTI_SEVERITY_NOTE;

  return DTI_SEVERITY_WARNING;
}

static void
report (const DtiResults *results, guint op, gsize unit, guint rule, DtiProblemList *problems)
{
  const DtiBinding *binding = results->binding;
  gboolean is_late = tellers[rule].tell == tell_penalty;
  g_autofree char *text = tellers[rule].tell (results, op, unit);
  const char *column = binding->program->ops[op].id;
  DtiPlace place = { NULL };

  if (text == NULL)
    return;

  /* Where the figure stands, or the days. */
  if (is_late)
    column = dti_assessment_rules_get_late_column (binding->program->assessment);
  dti_dataset_locate (binding->dataset,
                      binding->period,
                      dti_binding_get_row (binding, unit),
                      column,
                      is_late ? DTI_STAGE_ANY : binding->stage,
                      &place);
  place.node = binding->program->ops[op].id;
  dti_problem_list_report (problems,
                           get_severity (results, rule),
                           tellers[rule].code,
                           &place,
                           "unit “%s”, node “%s”: %s",
                           place.unit,
                           place.node,
                           text);
}

void
dti_assessment_collect_problems (const DtiResults *results, guint op, DtiProblemList *problems)
{
  const DtiBinding *binding = results->binding;

  if (binding->leaves[op].assessed == NULL && op != binding->program->late_op)
    return;

  for (guint rule = 0; rule < N_RULES; rule++)
    for (gsize unit = 0; unit < binding->n_units; unit++)
      report (results, op, unit, rule, problems);
}
