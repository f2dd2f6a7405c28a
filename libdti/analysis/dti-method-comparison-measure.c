/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-distribution-private.h"
#include "dti-method-comparison-private.h"
#include "dti-scorecard-comparison-private.h"

/* The numbers of the units by several methods. */

static void
read_column (DtiMethodComparison *self,
             guint method,
             const gsize *rows,
             DtiColumn source,
             DtiMethodColumn target)
{
  double *column = dti_method_column (self, method, target);

  for (gsize i = 0; i < self->n_units; i++)
    column[i] =
        rows[i] != G_MAXSIZE
            ? dti_scorecard_read_number (self->cards[method], self->ops[method], rows[i], source)
            : NAN;
}

/* @sign: 1: the number by the method less that by the first; -1: the other way round. */
static void
subtract_first (DtiMethodComparison *self,
                guint method,
                DtiMethodColumn column,
                double sign,
                DtiMethodColumn result)
{
  const double *first = dti_method_column (self, 0, column);
  const double *other = dti_method_column (self, method, column);
  double *difference = dti_method_column (self, method, result);

  for (gsize i = 0; i < self->n_units; i++)
    difference[i] = sign > 0.0 ? other[i] - first[i] : first[i] - other[i];
}

static void
measure_ranges (DtiMethodComparison *self)
{
  g_autofree double *ranks = g_new (double, self->n_methods);

  for (gsize i = 0; i < self->n_units; i++)
    {
      DtiDistribution distribution;

      for (guint m = 0; m < self->n_methods; m++)
        ranks[m] = dti_method_column (self, m, DTI_METHOD_COLUMN_RANK)[i];
      dti_distribution_measure (&distribution, ranks, self->n_methods);
      self->ranges[DTI_RANK_RANGE_COLUMN_BEST][i] = distribution.minimum;
      self->ranges[DTI_RANK_RANGE_COLUMN_MEDIAN][i] = distribution.median;
      self->ranges[DTI_RANK_RANGE_COLUMN_WORST][i] = distribution.maximum;
      self->ranges[DTI_RANK_RANGE_COLUMN_SPREAD][i] = distribution.maximum - distribution.minimum;
      self->ranges[DTI_RANK_RANGE_COLUMN_N_METHODS][i] = (double) distribution.n;
    }
}

void
dti_method_comparison_measure (DtiMethodComparison *self, const gsize *rows)
{
  for (guint i = 0; i < DTI_N_METHOD_COLUMNS; i++)
    self->columns[i] = g_new (double, self->n_methods * self->n_units + 1);
  for (guint i = 0; i < DTI_N_RANK_RANGE_COLUMNS; i++)
    self->ranges[i] = g_new (double, self->n_units + 1);

  for (guint m = 0; m < self->n_methods; m++)
    {
      const gsize *own = rows + m * self->n_units;

      read_column (self, m, own, DTI_COLUMN_SCORE, DTI_METHOD_COLUMN_SCORE);
      read_column (self, m, own, DTI_COLUMN_VALUE, DTI_METHOD_COLUMN_VALUE);
      read_column (self, m, own, DTI_COLUMN_RANK, DTI_METHOD_COLUMN_RANK);
      subtract_first (self, m, DTI_METHOD_COLUMN_SCORE, 1.0, DTI_METHOD_COLUMN_SCORE_DIFFERENCE);
      subtract_first (self, m, DTI_METHOD_COLUMN_VALUE, 1.0, DTI_METHOD_COLUMN_VALUE_DIFFERENCE);
      subtract_first (self, m, DTI_METHOD_COLUMN_RANK, -1.0, DTI_METHOD_COLUMN_RANK_SHIFT);
    }
  measure_ranges (self);
}

DtiRankAgreement *
dti_method_comparison_agree (DtiMethodComparison *self, guint first, guint second)
{
  g_autoptr (DtiScorecardComparison) pair =
      dti_scorecard_comparison_new_for_nodes (self->cards[first],
                                              self->ops[first],
                                              self->cards[second],
                                              self->ops[second]);
  g_autofree double *columns = dti_scorecard_comparison_measure (pair, 0);

  return dti_scorecard_comparison_agree (pair, 0, columns);
}
