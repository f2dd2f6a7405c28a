/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dti-order-statistics-private.h"

#include <libdti/base/dti-vector-private.h>

/* So few are sorted outright. */
#define FEW 24

void
dti_order_statistics_ensure (DtiOrderStatistics *self, gsize room)
{
  if (room <= self->room)
    return;

  self->room = room;
  self->numbers = g_renew (double, self->numbers, room);
  self->spread = g_renew (double, self->spread, room);
  self->buckets = g_renew (guint8, self->buckets, room);
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

/* ---- buckets ---- */

#define LANES 4

static void
find_range (const double *numbers, gsize n, double *least, double *greatest)
{
  double low[LANES] = { numbers[0], numbers[0], numbers[0], numbers[0] };
  double high[LANES] = { numbers[0], numbers[0], numbers[0], numbers[0] };
  gsize i = 0;

  for (; i + LANES <= n; i += LANES)
    for (gsize k = 0; k < LANES; k++)
      {
        low[k] = numbers[i + k] < low[k] ? numbers[i + k] : low[k];
        high[k] = numbers[i + k] > high[k] ? numbers[i + k] : high[k];
      }
  for (; i < n; i++)
    {
      low[0] = MIN (low[0], numbers[i]);
      high[0] = MAX (high[0], numbers[i]);
    }
  for (gsize k = 1; k < LANES; k++)
    {
      low[0] = MIN (low[0], low[k]);
      high[0] = MAX (high[0], high[k]);
    }
  *least = low[0];
  *greatest = high[0];
}

/* Never a greater bucket for a lesser number: every operation keeps the order. */
DTI_VECTOR static void
assign_buckets (
    guint8 *restrict buckets, const double *restrict numbers, double least, double scale, gsize n)
{
  for (gsize i = 0; i < n; i++)
    buckets[i] = (guint8) (int) ((numbers[i] - least) * scale);
}

/* Puts the numbers into buckets, the least first. FALSE where doubles are too coarse or too short
 * for that: all are equal, or infinitely far apart. */
static gboolean
spread_numbers (
    const double *numbers, gsize n, double *spread, guint8 *buckets, guint32 ends[DTI_N_BUCKETS])
{
  double least;
  double greatest;
  double scale;
  guint32 before = 0;

  find_range (numbers, n, &least, &greatest);
  scale = (DTI_N_BUCKETS - 0.5) / (greatest - least);
  if (!isfinite (greatest - least) || !isfinite (scale))
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

/* Narrows [@first, @end) to the bucket that holds the rank. */
static void
find_bucket (const guint32 ends[DTI_N_BUCKETS], gsize rank, gsize *first, gsize *end)
{
  guint low = 0;
  guint high = DTI_N_BUCKETS - 1;

  /* The first bucket that ends beyond the rank. */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (ends[middle] > rank - *first)
        high = middle;
      else
        low = middle + 1;
    }
  *end = *first + ends[low];
  *first += low > 0 ? ends[low - 1] : 0;
}

/* ---- sorting ---- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static gboolean
are_equal (const double *numbers, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (numbers[i] != numbers[0])
      return FALSE;

  return TRUE;
}

static void
sort (double *numbers, gsize n)
{
  if (n > FEW)
    {
      if (!are_equal (numbers, n))
        qsort (numbers, n, sizeof (double), compare_numbers);
      return;
    }

  for (gsize i = 1; i < n; i++)
    {
      double number = numbers[i];
      gsize k = i;

      for (; k > 0 && numbers[k - 1] > number; k--)
        numbers[k] = numbers[k - 1];
      numbers[k] = number;
    }
}

/* ---- places ---- */

void
dti_order_statistics_begin (DtiOrderStatistics *self)
{
  gsize n = self->n;

  if (n > FEW && spread_numbers (self->numbers, n, self->spread, self->buckets, self->ends))
    return;

  /* One bucket, which is in order. */
  memcpy (self->spread, self->numbers, n * sizeof (double));
  sort (self->spread, n);
  for (guint b = 0; b < DTI_N_BUCKETS; b++)
    self->ends[b] = (guint32) n;
}

double
dti_order_statistics_get (DtiOrderStatistics *self, gsize rank)
{
  guint32 ends[DTI_N_BUCKETS];
  gsize first = 0;
  gsize end = self->n;

  find_bucket (self->ends, rank, &first, &end);
  /* A crowded bucket is spread again. Each time the width shrinks by the number of buckets, so that
   * the exponents of doubles bound how often. */
  while (end - first > FEW && end - first < self->n &&
         spread_numbers (self->spread + first, end - first, self->numbers, self->buckets, ends))
    {
      memcpy (self->spread + first, self->numbers, (end - first) * sizeof (double));
      find_bucket (ends, rank, &first, &end);
    }
  sort (self->spread + first, end - first);

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
