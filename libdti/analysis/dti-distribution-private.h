/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How figures are distributed. What there is no number for is NaN. */
typedef struct
{
  gsize n; /* figures that are not NaN */
  double minimum;
  double lower_quartile;
  double median;
  double upper_quartile;
  double maximum;
  double mean;
  double sd; /* with n - 1 */
} DtiDistribution;

/* Quartiles are those of Hyndman and Fan's type 7, which R and NumPy have by default ("Sample
 * quantiles in statistical packages", The American Statistician 50 (1996), 361-365); the median of
 * an even count is the mean of the middle two. */
void dti_distribution_measure (DtiDistribution *self, const double *figures, gsize n);
/* The quantile of a share from 0 to 1, of type 7 too; @sorted: in ascending order; @n from 1. */
double dti_distribution_interpolate (const double *sorted, gsize n, double share);

G_END_DECLS
