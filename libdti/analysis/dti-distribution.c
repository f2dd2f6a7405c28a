/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "dti-distribution-private.h"

#include <libdti/base/dti-number-private.h>

static void
measure_order (DtiDistribution *self, double *figures)
{
  gsize n = self->n;

  qsort (figures, n, sizeof (double), dti_number_compare);
  self->minimum = figures[0];
  self->maximum = figures[n - 1];
  self->lower_quartile = dti_distribution_interpolate (figures, n, 0.25);
  self->upper_quartile = dti_distribution_interpolate (figures, n, 0.75);
  self->median = n % 2 == 1 ? figures[n / 2] : (figures[n / 2 - 1] + figures[n / 2]) / 2.0;
}

static void
measure_moments (DtiDistribution *self, const double *figures)
{
  double sum = 0.0;
  double squares = 0.0;

  for (gsize i = 0; i < self->n; i++)
    sum += figures[i];
  self->mean = sum / (double) self->n;

  for (gsize i = 0; i < self->n; i++)
    squares += (figures[i] - self->mean) * (figures[i] - self->mean);
  if (self->n > 1)
    self->sd = sqrt (squares / (double) (self->n - 1));
}

void
dti_distribution_measure (DtiDistribution *self, const double *figures, gsize n)
{
  g_autofree double *present = g_new (double, n + 1);

  *self = (DtiDistribution){ 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  for (gsize i = 0; i < n; i++)
    if (!isnan (figures[i]))
      present[self->n++] = figures[i];
  if (self->n == 0)
    return;

  /* Sums run in the order of input. */
  measure_moments (self, present);
  measure_order (self, present);
}

double
dti_distribution_interpolate (const double *sorted, gsize n, double share)
{
  double position = (double) (n - 1) * share;
  gsize below = (gsize) position;

  if (below + 1 >= n)
    return sorted[n - 1];

  return sorted[below] + (position - (double) below) * (sorted[below + 1] - sorted[below]);
}
