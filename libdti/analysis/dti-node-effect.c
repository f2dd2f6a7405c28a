/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-node-effect-private.h"

/* A pillar that was observed does not follow from its children; but where it sums them, what they
 * gain it would gain too. */
static gboolean
is_observed_sum (const DtiResults *results, guint op, gsize unit)
{
  const DtiOp *o = &results->binding->program->ops[op];

  return o->is_pillar && !o->is_columnar && op != results->binding->program->late_op &&
         o->aggregation == DTI_AGGREGATION_SUM && dti_results_is_observed (results, op, unit);
}

static void
mark_ways (DtiNodeEffect *self, const DtiResults *results, gsize unit)
{
  const DtiProgram *program = self->tree->program;

  self->reaches[self->top] = TRUE;
  /* Children come before their parents. */
  for (guint op = self->top + 1; op-- > 0;)
    {
      gboolean is_sum = self->reaches[op] && is_observed_sum (results, op, unit);

      if (!self->reaches[op] || (self->tree->fixed[op] && !is_sum))
        continue;
      if (is_sum)
        g_array_prepend_val (self->sums, op);
      for (guint k = 0; k < program->ops[op].n_children; k++)
        if (program->ops[op].children[k].counts)
          self->reaches[program->ops[op].children[k].op] = TRUE;
    }
}

DtiNodeEffect *
dti_node_effect_new (const DtiResults *results, gsize unit, guint top)
{
  DtiNodeEffect *self = g_new0 (DtiNodeEffect, 1);

  self->tree = dti_unit_tree_new (results, unit);
  self->top = top;
  self->reaches = g_new0 (guint8, results->binding->program->n_ops + 1);
  self->sums = g_array_new (FALSE, FALSE, sizeof (guint));
  mark_ways (self, results, unit);

  return self;
}

void
dti_node_effect_free (DtiNodeEffect *self)
{
  dti_unit_tree_free (self->tree);
  g_array_unref (self->sums);
  g_free (self->reaches);
  g_free (self);
}

/* Moves an observed pillar by what its children moved. */
static void
move_sum (const DtiNodeEffect *self, DtiUnitTree *moved, guint op)
{
  const DtiOp *o = &self->tree->program->ops[op];
  double shift = 0.0;

  for (guint k = 0; k < o->n_children; k++)
    {
      const DtiOpChild *child = &o->children[k];
      double change;

      if (!child->counts)
        continue;
      change =
          dti_unit_tree_evaluate (moved, child->op)->score - self->tree->cells[child->op].score;
      if (!isnan (change))
        shift += child->is_adjustment ? change : child->weight * change;
    }
  moved->cells[op].score += shift;
}

double
dti_node_effect_of_score (const DtiNodeEffect *self, guint op, double score)
{
  g_autoptr (DtiUnitTree) moved = NULL;
  const DtiUnitScore *top = &self->tree->cells[self->top];

  if (!self->reaches[op] || isnan (score) || top->cell != DTI_CELL_SCORED ||
      self->tree->cells[op].cell != DTI_CELL_SCORED)
    return NAN;

  moved = dti_unit_tree_copy (self->tree);
  moved->cells[op].score = score;
  moved->fixed[op] = TRUE;
  for (guint i = 0; i < self->sums->len; i++)
    {
      guint sum = g_array_index (self->sums, guint, i);

      if (sum > op)
        move_sum (self, moved, sum);
    }

  return dti_unit_tree_evaluate (moved, self->top)->score - top->score;
}
