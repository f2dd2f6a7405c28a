/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-child-values-private.h"

static double
read_value (const DtiOp *op, const DtiUnitScore *child)
{
  if (child->cell == DTI_CELL_NOT_APPLICABLE || dti_unit_score_get_max (child) == 0.0)
    return NAN;
  if (child->cell == DTI_CELL_SCORED)
    return dti_unit_score_get_value (child);

  return op->missing == DTI_MISSING_POLICY_ZERO ? 0.0 : NAN;
}

/* Whether the policy “void” makes the unit 0, whatever the others have. */
static gboolean
is_void (const DtiOp *op, const DtiUnitScore *children)
{
  if (op->missing != DTI_MISSING_POLICY_VOID)
    return FALSE;

  for (guint k = 0; k < op->n_children; k++)
    if (dti_aggregate_plays_part (&op->children[k], &children[k]) &&
        children[k].cell != DTI_CELL_NOT_APPLICABLE &&
        (children[k].cell != DTI_CELL_SCORED || children[k].score == 0.0))
      return TRUE;

  return FALSE;
}

static gboolean
read_unit (const DtiChildValues *self,
           const DtiResults *results,
           guint op,
           gsize unit,
           DtiUnitScore *children,
           double *values)
{
  const DtiOp *o = &results->binding->program->ops[op];

  for (guint k = 0; k < o->n_children; k++)
    children[k] = dti_results_get_unit (results, o->children[k].op, unit);
  for (guint i = 0; i < self->n_children; i++)
    values[i] = read_value (o, &children[self->positions[i]]);

  return !dti_tile_is_observed (results->binding, op, unit) &&
         dti_aggregate_unit (o, children).cell == DTI_CELL_SCORED && !is_void (o, children);
}

void
dti_child_values_init (
    DtiChildValues *self, const DtiResults *results, guint op, gsize first, gsize n)
{
  const DtiOp *o = &results->binding->program->ops[op];
  g_autofree DtiUnitScore *children = g_new (DtiUnitScore, o->n_children + 1);

  self->n_units = n;
  self->n_children = 0;
  self->positions = g_new (guint, o->n_children + 1);
  self->weights = g_new (double, o->n_children + 1);
  for (guint k = 0; k < o->n_children; k++)
    {
      if (!o->children[k].counts || o->children[k].is_adjustment)
        continue;
      self->positions[self->n_children] = k;
      self->weights[self->n_children++] = o->children[k].weight;
    }

  self->values = g_new (double, self->n_units * self->n_children + 1);
  self->takes_part = g_new (guint8, self->n_units + 1);
  for (gsize i = 0; i < n; i++)
    self->takes_part[i] =
        read_unit (self, results, op, first + i, children, self->values + i * self->n_children);
}

void
dti_child_values_clear (DtiChildValues *self)
{
  g_clear_pointer (&self->positions, g_free);
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->takes_part, g_free);
}
