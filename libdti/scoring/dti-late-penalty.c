/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-assessment-private.h"

#include <libdti/base/dti-number.h>

/* Points taken off at a pillar. Its score is known when everything is scored; the pillars above it
 * are then aggregated again, for the late units only. */

static gboolean
is_plain (const DtiOp *op, const DtiUnitScore *unit)
{
  return unit->cell == DTI_CELL_SCORED && unit->max == op->max && unit->applicable == op->max &&
         unit->coverage == 1.0;
}

static void
store_unit (DtiResults *results, guint op, gsize unit, const DtiUnitScore *score)
{
  const DtiOp *o = &results->binding->program->ops[op];
  DtiTileCells **slot = dti_results_get_cells (results, op, unit / DTI_TILE);
  gsize i = unit % DTI_TILE;

  results->scores[op][unit] = score->score;
  if (*slot == NULL && is_plain (o, score))
    return;

  if (*slot == NULL)
    *slot = dti_tile_new_cells (o->max, MIN (DTI_TILE, results->binding->n_units - (unit - i)));
  (*slot)->max[i] = score->max;
  (*slot)->applicable[i] = score->applicable;
  (*slot)->coverage[i] = score->coverage;
  (*slot)->cell[i] = (guint8) score->cell;
  results->unclean[op] = TRUE;
}

/* Positions of the pillars above @late, lowest first. */
static GArray *
list_ancestors (const DtiProgram *program, guint late)
{
  GArray *ancestors = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *above = g_new0 (guint8, program->n_ops);

  above[late] = TRUE;
  for (guint i = late + 1; i < program->n_ops; i++)
    {
      for (guint k = 0; k < program->ops[i].n_children; k++)
        above[i] |= above[program->ops[i].children[k].op];
      /* Where units are compared, the framework made sure that this child does not count. */
      if (above[i] && !program->ops[i].is_columnar)
        g_array_append_val (ancestors, i);
    }

  return ancestors;
}

static void
carry_up (DtiResults *results, const GArray *ancestors, gsize unit)
{
  for (guint i = 0; i < ancestors->len; i++)
    {
      guint op = g_array_index (ancestors, guint, i);
      DtiUnitScore score;

      if (dti_results_is_observed (results, op, unit))
        continue;
      score = dti_results_get_unit (results, op, unit);
      if (score.cell == DTI_CELL_NOT_APPLICABLE)
        continue;
      score = dti_results_aggregate_unit (results, op, unit);
      store_unit (results, op, unit, &score);
    }
}

static void
penalise (DtiResults *results, const GArray *ancestors, gsize unit, double penalty)
{
  const DtiProgram *program = results->binding->program;
  const DtiOp *op = &program->ops[program->late_op];
  DtiUnitScore score = dti_results_get_unit (results, program->late_op, unit);

  if (score.cell != DTI_CELL_SCORED || dti_results_is_observed (results, program->late_op, unit))
    return;

  score.score = dti_late_penalty_take_off (score.score, penalty);
  if (op->round_digits >= 0)
    score.score = dti_number_round (score.score, op->round_digits);
  results->scores[program->late_op][unit] = score.score;
  carry_up (results, ancestors, unit);
}

double
dti_late_penalty_compute (DtiAssessmentRules *rules, const DtiBinding *binding, gsize unit)
{
  const double *days = dti_late_penalty_peek_days (rules, binding);

  if (days == NULL)
    return 0.0;

  return dti_assessment_rules_compute_late_penalty (rules,
                                                    days[dti_binding_get_row (binding, unit)]);
}

void
dti_late_penalty_apply (DtiResults *results)
{
  const DtiBinding *binding = results->binding;
  const DtiProgram *program = binding->program;
  const double *days;
  g_autoptr (GArray) ancestors = NULL;

  if (program->late_op == DTI_NO_OP || !program->ops[program->late_op].is_pillar)
    return;

  days = dti_late_penalty_peek_days (program->assessment, binding);
  if (days == NULL)
    return;

  ancestors = list_ancestors (program, program->late_op);
  for (gsize i = 0; i < binding->n_units; i++)
    {
      double penalty =
          dti_assessment_rules_compute_late_penalty (program->assessment,
                                                     days[dti_binding_get_row (binding, i)]);

      if (penalty > 0.0)
        penalise (results, ancestors, i, penalty);
    }
}
