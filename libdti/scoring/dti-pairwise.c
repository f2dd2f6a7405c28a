/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-pairwise-private.h"

#include <libdti/base/dti-number.h>

/* A share of the weights as close as this to one half is a tie. */
#define TIE_TOLERANCE 1e-12

/* The values of the children that count, unit by unit; NaN where there is none. */
typedef struct
{
  gsize n_units;
  guint n_children;
  double *values; /* n_units × n_children */
  double *weights;
  guint8 *takes_part; /* the unit is scored at the node */
} DtiField;

static double
read_value (const DtiOp *op, const DtiUnitScore *child)
{
  if (child->cell == DTI_CELL_SCORED && child->max != 0.0)
    return dti_unit_score_get_value (child);
  if (child->cell != DTI_CELL_SCORED && child->cell != DTI_CELL_NOT_APPLICABLE &&
      op->missing == DTI_MISSING_POLICY_ZERO)
    return 0.0;

  return NAN;
}

static void
read_field (const DtiResults *results, guint position, DtiField *field)
{
  const DtiOp *op = &results->binding->program->ops[position];

  field->n_units = results->binding->n_units;
  field->values = g_new (double, field->n_units * op->n_children + 1);
  field->weights = g_new (double, op->n_children + 1);
  field->takes_part = g_new (guint8, field->n_units + 1);

  for (guint k = 0; k < op->n_children; k++)
    if (op->children[k].counts && !op->children[k].is_adjustment)
      field->weights[field->n_children++] = op->children[k].weight;

  for (gsize i = 0; i < field->n_units; i++)
    {
      double *values = field->values + i * field->n_children;
      guint n = 0;

      for (guint k = 0; k < op->n_children; k++)
        if (op->children[k].counts && !op->children[k].is_adjustment)
          {
            DtiUnitScore child = dti_results_get_unit (results, op->children[k].op, i);

            values[n++] = read_value (op, &child);
          }
      field->takes_part[i] = !isnan (results->scores[position][i]);
    }
}

/* The weight with which unit @i outranks unit @j; one half where nothing can be compared. */
static double
outrank (const DtiField *field, gsize i, gsize j)
{
  const double *a = field->values + i * field->n_children;
  const double *b = field->values + j * field->n_children;
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
score_unit (const DtiField *field, const guint8 *excluded, const DtiOp *op, gsize i)
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
  DtiField field = { 0 };

  read_field (results, position, &field);
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

  g_free (field.values);
  g_free (field.weights);
  g_free (field.takes_part);
}
