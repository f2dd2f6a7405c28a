/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-unit-tree-private.h"

static DtiUnitTree *
alloc_tree (const DtiProgram *program)
{
  DtiUnitTree *self = g_new0 (DtiUnitTree, 1);

  self->program = program;
  self->cells = g_new (DtiUnitScore, program->n_ops + 1);
  self->fixed = g_new0 (guint8, program->n_ops + 1);

  return self;
}

static DtiUnitScore
aggregate (const DtiUnitTree *self, guint op)
{
  const DtiOp *o = &self->program->ops[op];
  DtiUnitScore *children = g_newa (DtiUnitScore, o->n_children + 1);
  DtiUnitScore result;

  for (guint k = 0; k < o->n_children; k++)
    children[k] = self->cells[o->children[k].op];
  result = dti_aggregate_unit (o, children);
  result.score = dti_tile_round (o, result.score);

  return result;
}

DtiUnitTree *
dti_unit_tree_new (const DtiResults *results, gsize unit)
{
  const DtiProgram *program = results->binding->program;
  DtiUnitTree *self = alloc_tree (program);

  for (guint i = 0; i < program->n_ops; i++)
    {
      self->cells[i] = dti_results_get_unit (results, i, unit);
      self->fixed[i] = !program->ops[i].is_pillar || program->ops[i].is_columnar ||
                       i == program->late_op || dti_results_is_observed (results, i, unit);
    }

  return self;
}

DtiUnitTree *
dti_unit_tree_copy (const DtiUnitTree *self)
{
  DtiUnitTree *copy = alloc_tree (self->program);

  memcpy (copy->cells, self->cells, self->program->n_ops * sizeof (DtiUnitScore));
  memcpy (copy->fixed, self->fixed, self->program->n_ops);

  return copy;
}

void
dti_unit_tree_free (DtiUnitTree *self)
{
  g_free (self->cells);
  g_free (self->fixed);
  g_free (self);
}

static void
mark_below (const DtiUnitTree *self, guint op, guint8 *below)
{
  const DtiOp *o = &self->program->ops[op];

  if (below[op] || self->fixed[op])
    return;

  below[op] = TRUE;
  for (guint k = 0; k < o->n_children; k++)
    mark_below (self, o->children[k].op, below);
}

const DtiUnitScore *
dti_unit_tree_evaluate (DtiUnitTree *self, guint op)
{
  guint8 *below = g_newa0 (guint8, op + 1);

  mark_below (self, op, below);
  for (guint i = 0; i <= op; i++)
    if (below[i])
      self->cells[i] = aggregate (self, i);

  return &self->cells[op];
}
