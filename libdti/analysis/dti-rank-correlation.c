/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-rank-correlation-private.h"

#include <libdti/scoring/dti-ranking-private.h>

/* ---- pairs ---- */

typedef struct
{
  gsize n;
  double *x;
  double *y;
} DtiPairs;

static void
take_pairs (DtiPairs *pairs, const double *x, const double *y, gsize n)
{
  *pairs = (DtiPairs){ 0, g_new (double, n + 1), g_new (double, n + 1) };
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (x[i]) || isnan (y[i]))
        continue;
      pairs->x[pairs->n] = x[i];
      pairs->y[pairs->n++] = y[i];
    }
}

static void
free_pairs (DtiPairs *pairs)
{
  g_free (pairs->x);
  g_free (pairs->y);
}

static void
read_numbers (gsize first, gsize n, double *figures, gpointer data)
{
  memcpy (figures, (const double *) data + first, n * sizeof (double));
}

/* 1 for the smallest; those that tie share their mean rank. */
static void
rank_in_place (double *numbers, gsize n)
{
  const DtiRankingRule rule = { DTI_TIES_AVERAGE, DTI_RANK_ORDER_ASCENDING, -1 };
  const DtiWorkers workers = { 1, NULL };
  g_autofree double *copy = g_memdup2 (numbers, n * sizeof (double));
  const DtiRankingField field = { n, read_numbers, copy, NULL };

  dti_ranking_run (&rule, &field, &workers, numbers);
}

/* ---- Pearson and Spearman ---- */

static double
mean_of (const double *numbers, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += numbers[i];

  return sum / (double) n;
}

static double
correlate (const DtiPairs *pairs)
{
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;
  double x_mean;
  double y_mean;

  if (pairs->n < 2)
    return NAN;

  x_mean = mean_of (pairs->x, pairs->n);
  y_mean = mean_of (pairs->y, pairs->n);
  for (gsize i = 0; i < pairs->n; i++)
    {
      double dx = pairs->x[i] - x_mean;
      double dy = pairs->y[i] - y_mean;

      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  if (!(xx > 0.0) || !(yy > 0.0))
    return NAN;

  return CLAMP (xy / (sqrt (xx) * sqrt (yy)), -1.0, 1.0);
}

/* The mean of equal numbers can differ from them by a rounding. */
static gboolean
is_constant (const double *numbers, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (numbers[i] != numbers[0])
      return FALSE;

  return TRUE;
}

double
dti_rank_correlation_pearson (const double *x, const double *y, gsize n)
{
  DtiPairs pairs;
  double result;

  take_pairs (&pairs, x, y, n);
  result =
      is_constant (pairs.x, pairs.n) || is_constant (pairs.y, pairs.n) ? NAN : correlate (&pairs);
  free_pairs (&pairs);

  return result;
}

double
dti_rank_correlation_spearman (const double *x, const double *y, gsize n)
{
  DtiPairs pairs;
  double result;

  take_pairs (&pairs, x, y, n);
  rank_in_place (pairs.x, pairs.n);
  rank_in_place (pairs.y, pairs.n);
  result = correlate (&pairs);
  free_pairs (&pairs);

  return result;
}

/* ---- Kendall ---- */

/* Ranks as whole numbers: a mean rank is a multiple of a half. */
typedef struct
{
  guint64 x;
  guint64 y;
} DtiRankPair;

static int
compare_pairs (gconstpointer a, gconstpointer b, gpointer data)
{
  const DtiRankPair *p = a;
  const DtiRankPair *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;

  return (p->y > q->y) - (p->y < q->y);
}

static guint64
count_pairs (guint64 n)
{
  return n * (n - 1) / 2;
}

/* Pairs of entries that tie: in x, or in x and y. */
static guint64
count_ties (const DtiRankPair *pairs, gsize n, gboolean in_both)
{
  guint64 ties = 0;
  gsize first = 0;

  for (gsize i = 1; i <= n; i++)
    {
      if (i < n && pairs[i].x == pairs[first].x && (!in_both || pairs[i].y == pairs[first].y))
        continue;
      ties += count_pairs (i - first);
      first = i;
    }

  return ties;
}

/* Merges two sorted halves of y; returns how many swaps of neighbours that stands for. */
static guint64
merge_halves (DtiRankPair *pairs, DtiRankPair *spare, gsize middle, gsize n)
{
  guint64 swaps = 0;
  gsize a = 0;
  gsize b = middle;

  for (gsize i = 0; i < n; i++)
    {
      if (b >= n || (a < middle && pairs[a].y <= pairs[b].y))
        spare[i] = pairs[a++];
      else
        {
          swaps += middle - a;
          spare[i] = pairs[b++];
        }
    }
  memcpy (pairs, spare, n * sizeof (DtiRankPair));

  return swaps;
}

/* Sorts by y, from the bottom up. */
static guint64
count_swaps (DtiRankPair *pairs, gsize n)
{
  g_autofree DtiRankPair *spare = g_new (DtiRankPair, n + 1);
  guint64 swaps = 0;

  for (gsize width = 1; width < n; width *= 2)
    for (gsize first = 0; first + width < n; first += 2 * width)
      swaps += merge_halves (pairs + first, spare, width, MIN (2 * width, n - first));

  return swaps;
}

static double
tau_b (DtiRankPair *pairs, gsize n)
{
  guint64 all = count_pairs (n);
  guint64 x_ties;
  guint64 y_ties;
  guint64 both_ties;
  guint64 swaps;
  double tau;

  g_qsort_with_data (pairs, (int) n, sizeof (DtiRankPair), compare_pairs, NULL);
  x_ties = count_ties (pairs, n, FALSE);
  both_ties = count_ties (pairs, n, TRUE);
  swaps = count_swaps (pairs, n);
  for (gsize i = 0; i < n; i++)
    pairs[i].x = pairs[i].y;
  y_ties = count_ties (pairs, n, FALSE);
  if (x_ties == all || y_ties == all)
    return NAN;

  /* Of the pairs that tie in neither, the swapped ones disagree. */
  tau = ((double) (all - x_ties - y_ties + both_ties) - 2.0 * (double) swaps) /
        (sqrt ((double) (all - x_ties)) * sqrt ((double) (all - y_ties)));

  return CLAMP (tau, -1.0, 1.0);
}

double
dti_rank_correlation_kendall (const double *x, const double *y, gsize n)
{
  g_autofree DtiRankPair *ranked = NULL;
  DtiPairs pairs;
  gsize n_pairs;

  take_pairs (&pairs, x, y, n);
  n_pairs = pairs.n;
  rank_in_place (pairs.x, n_pairs);
  rank_in_place (pairs.y, n_pairs);
  ranked = g_new (DtiRankPair, n_pairs + 1);
  for (gsize i = 0; i < n_pairs; i++)
    ranked[i] = (DtiRankPair){ (guint64) (2.0 * pairs.x[i]), (guint64) (2.0 * pairs.y[i]) };
  free_pairs (&pairs);

  return n_pairs < 2 ? NAN : tau_b (ranked, n_pairs);
}
