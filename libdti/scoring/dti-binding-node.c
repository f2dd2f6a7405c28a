/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-private.h"
#include "dti-binding-parts-private.h"

/* Columns that may be written; a node that was not observed has none so far. */
static void
own_leaf (const DtiBinding *self, DtiLeaf *leaf)
{
  double *numbers = g_new (double, self->n_units + 1);
  guint8 *cells = g_new (guint8, self->n_units + 1);

  for (gsize i = 0; i < self->n_units; i++)
    {
      DtiCell cell = leaf->cells != NULL ? (DtiCell) leaf->cells[i] : DTI_CELL_SCORED;

      numbers[i] = leaf->numbers != NULL ? leaf->numbers[i] : NAN;
      cells[i] = (guint8) (leaf->cells == NULL && isnan (numbers[i]) ? DTI_CELL_MISSING : cell);
    }
  leaf->owned = g_slist_prepend (leaf->owned, numbers);
  leaf->owned = g_slist_prepend (leaf->owned, cells);
  leaf->numbers = numbers;
  leaf->cells = cells;
}

DtiBinding *
dti_binding_new_for_node (const DtiBinding *like, guint op, gsize unit)
{
  DtiBinding *self = dti_binding_alloc (like->program, like->dataset, like->period, like->stage);
  DtiLeaf *leaf = &self->leaves[op];

  dti_binding_read_leaf (self, op, leaf);
  own_leaf (self, leaf);
  if (leaf->assessed != NULL && leaf->assessed->unproven != NULL)
    leaf->assessed->unproven[unit] = FALSE;
  dti_binding_measure_rules (self, op, self->program->ops[op].n_rules);
  dti_binding_assess_leaf (self, op, NULL);

  return self;
}

void
dti_binding_measure_node (DtiBinding *self, guint op)
{
  for (guint i = 0; i < self->program->ops[op].n_rules; i++)
    dti_population_clear (&self->leaves[op].populations[i]);
  dti_binding_measure_rules (self, op, self->program->ops[op].n_rules);
}
