/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-child-values-private.h"
#include "dti-pairwise-private.h"

#include <libdti/base/dti-number.h>

/* A share of the weights as close as this to one half is a tie. */
#define TIE_TOLERANCE 1e-12

/* The weight with which unit @i outranks unit @j; one half where nothing can be compared. */
static double
outrank (const DtiChildValues *field, gsize i, gsize j)
{
  const double *a = dti_child_values_get (field, i);
  const double *b = dti_child_values_get (field, j);
  double won = 0.0;
  double total = 0.0;

  for (guint k = 0; k < field->n_children; k++)
    {
      if (isnan (a[k]) || isnan (b[k]))
        continue;
      total += field->weights[k];
      if (dti_number_ties (a[k], b[k]))
        won += 0.5 * field->weights[k];
      else if (a[k] > b[k])
        won += field->weights[k];
    }

  return total > 0.0 ? won / total : 0.5;
}

static int
sign_of (double share)
{
  if (fabs (share - 0.5) <= TIE_TOLERANCE)
    return 0;

  return share > 0.5 ? 1 : -1;
}

static double
score_unit (const DtiChildValues *field, const guint8 *excluded, const DtiOp *op, gsize i)
{
  double copeland = 0.0;
  double sum = 0.0;
  gsize n_opponents = 0;

  for (gsize j = 0; j < field->n_units; j++)
    {
      double share;

      if (j == i || !field->takes_part[j] || (excluded != NULL && excluded[j]))
        continue;
      share = outrank (field, i, j);
      copeland += sign_of (share);
      sum += share;
      n_opponents++;
    }

  if (op->aggregation == DTI_AGGREGATION_COPELAND)
    return copeland;

  return n_opponents > 0 ? sum / (double) n_opponents * op->max : NAN;
}

void
dti_pairwise_run (DtiResults *results, guint position)
{
  const DtiOp *op = &results->binding->program->ops[position];
  g_auto (DtiChildValues) field = { 0 };

  dti_child_values_init (&field, results, position, 0, results->binding->n_units);
  for (gsize i = 0; i < field.n_units; i++)
    {
      DtiTileCells *cells = *dti_results_get_cells (results, position, i / DTI_TILE);
      double *score = &results->scores[position][i];

      if (!field.takes_part[i])
        continue;
      *score = score_unit (&field, results->binding->excluded, op, i);
      if (isnan (*score) && cells != NULL)
        cells->cell[i % DTI_TILE] = DTI_CELL_NOT_COMPUTABLE;
    }
}
