/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dti-order-statistics-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-vector-private.h>

/* So few are sorted outright. */
#define FEW 32

void
dti_order_statistics_ensure (DtiOrderStatistics *self, gsize room)
{
  if (room <= self->room)
    return;

  self->room = room;
  self->numbers = g_renew (double, self->numbers, room);
  self->spread = g_renew (double, self->spread, room);
  self->buckets = g_renew (gint32, self->buckets, room);
}

void
dti_order_statistics_clear (DtiOrderStatistics *self)
{
  g_clear_pointer (&self->numbers, g_free);
  g_clear_pointer (&self->spread, g_free);
  g_clear_pointer (&self->buckets, g_free);
  self->room = 0;
  self->n = 0;
}

/* ---- few numbers ---- */

/* Counts for each number how many are less, and how many not greater. */
DTI_VECTOR static void
count_places (const double *restrict numbers,
              gint64 *restrict n_less,
              gint64 *restrict n_up_to,
              gsize n)
{
  for (gsize i = 0; i < n; i++)
    n_less[i] = n_up_to[i] = 0;
  for (gsize j = 0; j < n; j++)
    {
      double other = numbers[j];

      for (gsize i = 0; i < n; i++)
        {
          n_less[i] += other < numbers[i];
          n_up_to[i] += other <= numbers[i];
        }
    }
}

/* Sorting by counting costs less for few numbers: no branch depends on them. */
static void
sort_few (const double *numbers, gsize n, double *sorted)
{
  gint64 n_less[FEW];
  gint64 n_up_to[FEW];

  count_places (numbers, n_less, n_up_to, n);
  for (gsize i = 0; i < n; i++)
    for (gint64 place = n_less[i]; place < n_up_to[i]; place++)
      sorted[place] = numbers[i];
}

static void
sort_bucket (double *numbers, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      double number = numbers[i];
      gsize k = i;

      for (; k > 0 && numbers[k - 1] > number; k--)
        numbers[k] = numbers[k - 1];
      numbers[k] = number;
    }
}

/* ---- buckets ---- */

/* The buckets cover so many standard deviations on each side of the mean; the outermost hold what
 * is beyond. */
#define REACH 1.25

/* Where the buckets lie. They are a matter of speed alone: every number is found wherever they are,
 * so that the last few need no look. FALSE where doubles are too coarse or too short. */
static gboolean
place_buckets (const double *numbers, gsize n, double *least, double *scale)
{
  DtiPair origin = { numbers[0], numbers[0] };
  DtiPair sums[2] = { { 0.0, 0.0 }, { 0.0, 0.0 } };
  DtiPair squares[2] = { { 0.0, 0.0 }, { 0.0, 0.0 } };
  double mean;
  double deviation;

  for (gsize i = 0; i + 4 <= n; i += 4)
    {
      DtiPair a;
      DtiPair b;

      memcpy (&a, numbers + i, sizeof a);
      memcpy (&b, numbers + i + 2, sizeof b);
      a -= origin;
      b -= origin;
      sums[0] += a;
      sums[1] += b;
      squares[0] += a * a;
      squares[1] += b * b;
    }
  sums[0] += sums[1];
  squares[0] += squares[1];
  mean = (sums[0][0] + sums[0][1]) / (double) n;
  deviation = sqrt ((squares[0][0] + squares[0][1]) / (double) n - mean * mean);
  *least = numbers[0] + mean - REACH * deviation;
  *scale = DTI_N_BUCKETS / (2.0 * REACH * deviation);

  return isfinite (*least) && isfinite (*scale);
}

/* Never a greater bucket for a lesser number: every operation keeps the order. */
DTI_VECTOR static void
assign_buckets (
    gint32 *restrict buckets, const double *restrict numbers, double least, double scale, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      double place = (numbers[i] - least) * scale;

      place = place > 0.0 ? place : 0.0;
      place = place < DTI_N_BUCKETS - 1 ? place : DTI_N_BUCKETS - 1;
      buckets[i] = (gint32) place;
    }
}

/* Puts the numbers into buckets, the least first. */
static gboolean
spread_numbers (
    const double *numbers, gsize n, double *spread, gint32 *buckets, guint32 ends[DTI_N_BUCKETS])
{
  double least;
  double scale;
  guint32 before = 0;

  if (!place_buckets (numbers, n, &least, &scale))
    return FALSE;

  assign_buckets (buckets, numbers, least, scale, n);
  memset (ends, 0, DTI_N_BUCKETS * sizeof (guint32));
  for (gsize i = 0; i < n; i++)
    ends[buckets[i]]++;
  for (guint b = 0; b < DTI_N_BUCKETS; b++)
    {
      guint32 size = ends[b];

      ends[b] = before;
      before += size;
    }
  for (gsize i = 0; i < n; i++)
    spread[ends[buckets[i]]++] = numbers[i];

  return TRUE;
}

/* Narrows [@first, @end) to the bucket that holds the rank: the first that ends beyond it. */
static void
find_bucket (const guint32 ends[DTI_N_BUCKETS], gsize rank, gsize *first, gsize *end)
{
  guint bucket = 0;

  rank -= *first;
  /* Halving without a branch that depends on the numbers. */
  for (guint step = DTI_N_BUCKETS / 2; step > 0; step /= 2)
    bucket += ends[bucket + step - 1] <= rank ? step : 0;
  *end = *first + ends[bucket];
  *first += bucket > 0 ? ends[bucket - 1] : 0;
}

/* ---- places ---- */

static gboolean
are_equal (const double *numbers, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (numbers[i] != numbers[0])
      return FALSE;

  return TRUE;
}

static void
sort_many (double *numbers, gsize n)
{
  if (!are_equal (numbers, n))
    qsort (numbers, n, sizeof (double), dti_number_compare);
}

void
dti_order_statistics_begin (DtiOrderStatistics *self)
{
  gsize n = self->n;

  self->is_sorted = n <= FEW;
  if (self->is_sorted)
    sort_few (self->numbers, n, self->spread);
  else if (!spread_numbers (self->numbers, n, self->spread, self->buckets, self->ends))
    {
      memcpy (self->spread, self->numbers, n * sizeof (double));
      sort_many (self->spread, n);
      self->is_sorted = TRUE;
    }
}

double
dti_order_statistics_get (DtiOrderStatistics *self, gsize rank)
{
  guint32 ends[DTI_N_BUCKETS];
  gsize first = 0;
  gsize end = self->n;
  gsize n = end;

  if (self->is_sorted)
    return self->spread[rank];

  find_bucket (self->ends, rank, &first, &end);
  /* A crowded bucket is spread again, as long as that tells numbers apart. */
  while (end - first > FEW && end - first < n &&
         spread_numbers (self->spread + first, end - first, self->numbers, self->buckets, ends))
    {
      n = end - first;
      memcpy (self->spread + first, self->numbers, n * sizeof (double));
      find_bucket (ends, rank, &first, &end);
    }
  if (end - first <= FEW)
    sort_bucket (self->spread + first, end - first);
  else
    sort_many (self->spread + first, end - first);

  return self->spread[rank];
}

double
dti_order_statistics_get_median (DtiOrderStatistics *self)
{
  gsize middle = self->n / 2;
  double upper = dti_order_statistics_get (self, middle);

  if (self->n % 2 == 1)
    return upper;

  return (dti_order_statistics_get (self, middle - 1) + upper) / 2.0;
}
