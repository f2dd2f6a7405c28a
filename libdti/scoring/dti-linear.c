/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-linear-private.h"

gboolean
dti_linear_fits (const DtiOp *op)
{
  return op->is_pillar && op->n_children > 0 && !op->is_columnar &&
         (op->aggregation == DTI_AGGREGATION_SUM || op->aggregation == DTI_AGGREGATION_MEAN);
}

/* Whether a child is in the sum, as the aggregation sees it. */
static gboolean
is_counted (const DtiOp *op, const DtiOpChild *edge, const DtiUnitScore *child)
{
  if (!dti_aggregate_plays_part (edge, child) || child->cell == DTI_CELL_NOT_APPLICABLE)
    return FALSE;

  return child->cell == DTI_CELL_SCORED || op->missing != DTI_MISSING_POLICY_REBASE;
}

void
dti_linear_find_factors (const DtiOp *op, const DtiUnitScore *children, double *factors)
{
  gboolean is_mean = op->aggregation != DTI_AGGREGATION_SUM;
  double weight = 0.0;

  for (guint k = 0; k < op->n_children; k++)
    {
      const DtiOpChild *edge = &op->children[k];

      factors[k] = NAN;
      if (!is_counted (op, edge, &children[k]))
        continue;
      factors[k] = edge->weight;
      if (is_mean)
        factors[k] = edge->weight * op->max / dti_unit_score_get_max (&children[k]);
      weight += edge->weight;
    }

  for (guint k = 0; is_mean && k < op->n_children; k++)
    factors[k] /= weight;
}
