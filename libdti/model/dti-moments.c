/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-moments-private.h"

#include <libdti/base/dti-vector-private.h>

/* Sums run in lanes that are added in a fixed order: the order of operations is the same whatever
 * the compiler makes of it, and no addition waits for the one before. */
#define LANES 4
#define PAIRS (LANES / 2)

static double
add_lanes (const DtiPair pairs[PAIRS])
{
  return (pairs[0][0] + pairs[0][1]) + (pairs[1][0] + pairs[1][1]);
}

/* NaN becomes 0. */
static inline DtiPair
drop_nan (DtiPair x)
{
  return (DtiPair) ((DtiPairMask) x & (x == x));
}

typedef struct
{
  DtiPair minima[PAIRS];
  DtiPair maxima[PAIRS];
  DtiPair sums[PAIRS];
  DtiPairMask counts; /* of both pairs, counted down */
} DtiRangeLanes;

static inline void
extend_lanes (DtiRangeLanes *lanes, const double numbers[LANES])
{
  for (guint k = 0; k < PAIRS; k++)
    {
      DtiPair x;

      memcpy (&x, numbers + 2 * k, sizeof x);
      lanes->minima[k] = dti_pair_min (x, lanes->minima[k]);
      lanes->maxima[k] = dti_pair_max (x, lanes->maxima[k]);
      lanes->sums[k] += drop_nan (x);
      lanes->counts += x == x;
    }
}

/* The last numbers, that do not fill the lanes. */
static void
read_tail (const double *numbers, gsize n, double tail[LANES])
{
  for (guint k = 0; k < LANES; k++)
    tail[k] = k < n ? numbers[k] : NAN;
}

static void
measure_range (DtiMoments *self, const double *numbers, gsize n)
{
  const DtiPair most = { INFINITY, INFINITY };
  DtiRangeLanes lanes = { { most, most }, { -most, -most }, { { 0.0 } }, { 0 } };
  double tail[LANES];
  gsize whole = n / LANES * LANES;

  for (gsize i = 0; i < whole; i += LANES)
    extend_lanes (&lanes, numbers + i);
  read_tail (numbers + whole, n - whole, tail);
  extend_lanes (&lanes, tail);

  self->n = (gsize) - (lanes.counts[0] + lanes.counts[1]);
  if (self->n == 0)
    return;

  self->minimum = MIN (MIN (lanes.minima[0][0], lanes.minima[0][1]),
                       MIN (lanes.minima[1][0], lanes.minima[1][1]));
  self->maximum = MAX (MAX (lanes.maxima[0][0], lanes.maxima[0][1]),
                       MAX (lanes.maxima[1][0], lanes.maxima[1][1]));
  self->mean = add_lanes (lanes.sums) / (double) self->n;
}

typedef struct
{
  DtiPair squares[PAIRS];
  DtiPair cubes[PAIRS];
  DtiPair fourths[PAIRS];
} DtiPowerLanes;

static inline void
add_powers (DtiPowerLanes *lanes, const double numbers[LANES], double mean)
{
  for (guint k = 0; k < PAIRS; k++)
    {
      DtiPair x;
      DtiPair square;

      memcpy (&x, numbers + 2 * k, sizeof x);
      x = drop_nan (x - mean);
      square = x * x;
      lanes->squares[k] += square;
      lanes->cubes[k] += square * x;
      lanes->fourths[k] += square * square;
    }
}

static void
measure_powers (DtiMoments *self, const double *numbers, gsize n)
{
  DtiPowerLanes lanes = { { { 0.0 } } };
  double tail[LANES];
  gsize whole = n / LANES * LANES;

  for (gsize i = 0; i < whole; i += LANES)
    add_powers (&lanes, numbers + i, self->mean);
  read_tail (numbers + whole, n - whole, tail);
  add_powers (&lanes, tail, self->mean);

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
