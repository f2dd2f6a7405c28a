/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-moments-private.h"

/* Sums run in lanes that are added in a fixed order: the order of operations is the same whatever
 * the compiler makes of it, and no addition waits for the one before. */
#define LANES 4

static double
add_lanes (const double lanes[LANES])
{
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

typedef struct
{
  double minima[LANES];
  double maxima[LANES];
  double sums[LANES];
  gsize counts[LANES];
} DtiRangeLanes;

/* A comparison with NaN is false, so NaN never becomes an extreme. */
static inline void
extend_lane (DtiRangeLanes *lanes, guint lane, double number)
{
  gboolean is_number = number == number;

  lanes->minima[lane] = number < lanes->minima[lane] ? number : lanes->minima[lane];
  lanes->maxima[lane] = number > lanes->maxima[lane] ? number : lanes->maxima[lane];
  lanes->sums[lane] += is_number ? number : 0.0;
  lanes->counts[lane] += is_number ? 1 : 0;
}

static void
measure_range (DtiMoments *self, const double *numbers, gsize n)
{
  DtiRangeLanes lanes = { .minima = { INFINITY, INFINITY, INFINITY, INFINITY },
                          .maxima = { -INFINITY, -INFINITY, -INFINITY, -INFINITY } };
  gsize i = 0;

  for (; i + LANES <= n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      extend_lane (&lanes, k, numbers[i + k]);
  for (; i < n; i++)
    extend_lane (&lanes, i % LANES, numbers[i]);

  for (guint k = 0; k < LANES; k++)
    self->n += lanes.counts[k];
  if (self->n == 0)
    return;

  self->minimum = lanes.minima[0];
  self->maximum = lanes.maxima[0];
  for (guint k = 1; k < LANES; k++)
    {
      self->minimum = MIN (self->minimum, lanes.minima[k]);
      self->maximum = MAX (self->maximum, lanes.maxima[k]);
    }
  self->mean = add_lanes (lanes.sums) / (double) self->n;
}

typedef struct
{
  double squares[LANES];
  double cubes[LANES];
  double fourths[LANES];
} DtiPowerLanes;

static inline void
add_powers (DtiPowerLanes *lanes, guint lane, double distance)
{
  double square;

  distance = distance == distance ? distance : 0.0;
  square = distance * distance;
  lanes->squares[lane] += square;
  lanes->cubes[lane] += square * distance;
  lanes->fourths[lane] += square * square;
}

static void
measure_powers (DtiMoments *self, const double *numbers, gsize n)
{
  DtiPowerLanes lanes = { { 0.0 } };
  gsize i = 0;

  for (; i + LANES <= n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      add_powers (&lanes, k, numbers[i + k] - self->mean);
  for (; i < n; i++)
    add_powers (&lanes, i % LANES, numbers[i] - self->mean);

  self->squares = add_lanes (lanes.squares);
  self->cubes = add_lanes (lanes.cubes);
  self->fourths = add_lanes (lanes.fourths);
}

void
dti_moments_measure (DtiMoments *self, const double *numbers, gsize n)
{
  *self = (DtiMoments){ .minimum = NAN, .maximum = NAN, .mean = NAN };
  measure_range (self, numbers, n);
  /* Rounding must not make equal numbers differ from their mean. */
  if (self->minimum == self->maximum)
    self->mean = self->minimum;
  else
    measure_powers (self, numbers, n);
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
