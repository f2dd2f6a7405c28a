/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-moments-private.h"

static void
measure_range (DtiMoments *self, const double *numbers, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (numbers[i]))
        continue;
      self->minimum = self->n == 0 || numbers[i] < self->minimum ? numbers[i] : self->minimum;
      self->maximum = self->n == 0 || numbers[i] > self->maximum ? numbers[i] : self->maximum;
      self->n++;
      sum += numbers[i];
    }
  self->mean = self->n > 0 ? sum / (double) self->n : NAN;
}

void
dti_moments_measure (DtiMoments *self, const double *numbers, gsize n)
{
  *self = (DtiMoments){ .minimum = NAN, .maximum = NAN };
  measure_range (self, numbers, n);
  /* Rounding must not make equal numbers differ from their mean. */
  if (self->minimum == self->maximum)
    {
      self->mean = self->minimum;
      return;
    }

  for (gsize i = 0; i < n; i++)
    {
      double distance = numbers[i] - self->mean;
      double square = distance * distance;

      if (isnan (distance))
        continue;
      self->squares += square;
      self->cubes += square * distance;
      self->fourths += square * square;
    }
}

double
dti_moments_get_sd (const DtiMoments *self)
{
  return self->n > 1 ? sqrt (self->squares / (double) (self->n - 1)) : NAN;
}

double
dti_moments_get_skewness (const DtiMoments *self)
{
  double n = (double) self->n;

  if (self->n < 3 || self->squares <= 0.0)
    return NAN;

  return sqrt (n * (n - 1.0)) / (n - 2.0) * sqrt (n) * self->cubes /
         (self->squares * sqrt (self->squares));
}

double
dti_moments_get_kurtosis (const DtiMoments *self)
{
  double n = (double) self->n;
  double ratio;

  if (self->n < 4 || self->squares <= 0.0)
    return NAN;

  ratio = n * self->fourths / (self->squares * self->squares);

  return ((n + 1.0) * (ratio - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
}
