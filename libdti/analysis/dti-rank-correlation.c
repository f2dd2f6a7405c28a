/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-normal-private.h"
#include "dti-rank-correlation-private.h"

#include <libdti/scoring/dti-ranking-private.h>

/* ---- pairs ---- */

typedef struct
{
  gsize n;
  double *x;
  double *y;
} DtiPairs;

/* Without a branch: where numbers are missing nobody could foretell it. */
static gsize
gather (const double *x, const double *y, gsize n, double *x_pairs, double *y_pairs)
{
  gsize n_pairs = 0;

  for (gsize i = 0; i < n; i++)
    {
      x_pairs[n_pairs] = x[i];
      y_pairs[n_pairs] = y[i];
      n_pairs += (gsize) !isnan (x[i]) & (gsize) !isnan (y[i]);
    }

  return n_pairs;
}

static void
take_pairs (DtiPairs *pairs, const double *x, const double *y, gsize n)
{
  pairs->x = g_new (double, n + 1);
  pairs->y = g_new (double, n + 1);
  pairs->n = gather (x, y, n, pairs->x, pairs->y);
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

void
dti_rank_correlation_rank (double *numbers, gsize n)
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

/* The mean of equal numbers can differ from them by a rounding. */
static gboolean
is_constant (const double *numbers, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (numbers[i] != numbers[0])
      return FALSE;

  return TRUE;
}

gboolean
dti_rank_correlation_centre (double *numbers, gsize n, double *root)
{
  double squares = 0.0;
  double mean;

  *root = 0.0;
  if (is_constant (numbers, n))
    return FALSE;

  mean = mean_of (numbers, n);
  for (gsize i = 0; i < n; i++)
    {
      numbers[i] -= mean;
      squares += numbers[i] * numbers[i];
    }
  *root = sqrt (squares);

  return squares > 0.0 && isfinite (squares);
}

double
dti_rank_correlation_multiply (
    const double *x, double x_root, const double *y, double y_root, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += x[i] * y[i];

  return CLAMP (sum / (x_root * y_root), -1.0, 1.0);
}

/* What centring both and multiplying gives, bit for bit, in one run over the pairs. */
static double
correlate_around (const double *x, double x_mean, const double *y, double y_mean, gsize n)
{
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;

  if (is_constant (x, n) || is_constant (y, n))
    return NAN;

  for (gsize i = 0; i < n; i++)
    {
      double dx = x[i] - x_mean;
      double dy = y[i] - y_mean;

      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  if (!(xx > 0.0) || !(yy > 0.0) || !isfinite (xx) || !isfinite (yy))
    return NAN;

  return CLAMP (xy / (sqrt (xx) * sqrt (yy)), -1.0, 1.0);
}

double
dti_rank_correlation_pearson (const double *x, const double *y, gsize n)
{
  g_autofree double *spare = g_new (double, 2 * n + 1);
  gsize n_pairs;

  return dti_rank_correlation_pearson_in (x, y, n, spare, &n_pairs);
}

double
dti_rank_correlation_pearson_in (
    const double *x, const double *y, gsize n, double *spare, gsize *n_pairs)
{
  double x_sum = 0.0;
  double y_sum = 0.0;
  gsize n_both = 0;

  /* As gather() does, and the sums on the way: a 0 added changes no bit of them. */
  for (gsize i = 0; i < n; i++)
    {
      gboolean is_pair = !isnan (x[i]) & !isnan (y[i]);

      spare[n_both] = x[i];
      spare[n + n_both] = y[i];
      n_both += (gsize) is_pair;
      x_sum += is_pair ? x[i] : 0.0;
      y_sum += is_pair ? y[i] : 0.0;
    }
  *n_pairs = n_both;

  return correlate_around (spare,
                           x_sum / (double) n_both,
                           spare + n,
                           y_sum / (double) n_both,
                           n_both);
}

double
dti_rank_correlation_spearman (const double *x, const double *y, gsize n)
{
  DtiPairs pairs;
  double result;

  take_pairs (&pairs, x, y, n);
  dti_rank_correlation_rank (pairs.x, pairs.n);
  dti_rank_correlation_rank (pairs.y, pairs.n);
  result = correlate_around (pairs.x,
                             mean_of (pairs.x, pairs.n),
                             pairs.y,
                             mean_of (pairs.y, pairs.n),
                             pairs.n);
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

/* What groups of t equal numbers take off. */
typedef struct
{
  guint64 pairs;   /* sum of t (t − 1) / 2 */
  double variance; /* sum of t (t − 1) (2 t + 5) */
  double triples;  /* sum of t (t − 1) (t − 2) */
} DtiTieCounts;

static void
add_group (DtiTieCounts *ties, gsize size)
{
  double t = (double) size;

  ties->pairs += count_pairs (size);
  ties->variance += t * (t - 1.0) * (2.0 * t + 5.0);
  ties->triples += t * (t - 1.0) * (t - 2.0);
}

/* Entries that tie: in x, or in x and y. */
static DtiTieCounts
count_ties (const DtiRankPair *pairs, gsize n, gboolean in_both)
{
  DtiTieCounts ties = { 0, 0.0, 0.0 };
  gsize first = 0;

  for (gsize i = 1; i <= n; i++)
    {
      if (i < n && pairs[i].x == pairs[first].x && (!in_both || pairs[i].y == pairs[first].y))
        continue;
      add_group (&ties, i - first);
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

/* @difference: pairs that agree less those that disagree. */
static double
test_tau (double difference, gsize n_pairs, const DtiTieCounts *x, const DtiTieCounts *y)
{
  double n = (double) n_pairs;
  double variance;

  if (n_pairs < 3)
    return NAN;

  variance = (n * (n - 1.0) * (2.0 * n + 5.0) - x->variance - y->variance) / 18.0 +
             2.0 * (double) x->pairs * (double) y->pairs / (n * (n - 1.0)) +
             x->triples * y->triples / (9.0 * n * (n - 1.0) * (n - 2.0));

  return variance > 0.0 ? dti_normal_get_two_sided (difference / sqrt (variance)) : NAN;
}

static double
tau_b (DtiRankPair *pairs, gsize n, double *p_value)
{
  guint64 all = count_pairs (n);
  DtiTieCounts x;
  DtiTieCounts y;
  guint64 both_ties;
  guint64 swaps;
  double difference;
  double tau;

  g_qsort_with_data (pairs, (int) n, sizeof (DtiRankPair), compare_pairs, NULL);
  x = count_ties (pairs, n, FALSE);
  both_ties = count_ties (pairs, n, TRUE).pairs;
  swaps = count_swaps (pairs, n);
  for (gsize i = 0; i < n; i++)
    pairs[i].x = pairs[i].y;
  y = count_ties (pairs, n, FALSE);
  if (x.pairs == all || y.pairs == all)
    return NAN;

  /* Of the pairs that tie in neither, the swapped ones disagree. */
  difference = (double) (all - x.pairs - y.pairs + both_ties) - 2.0 * (double) swaps;
  tau = difference / (sqrt ((double) (all - x.pairs)) * sqrt ((double) (all - y.pairs)));
  *p_value = test_tau (difference, n, &x, &y);

  return CLAMP (tau, -1.0, 1.0);
}

double
dti_rank_correlation_kendall (const double *x, const double *y, gsize n)
{
  double p_value;

  return dti_rank_correlation_kendall_test (x, y, n, &p_value);
}

double
dti_rank_correlation_kendall_test (const double *x, const double *y, gsize n, double *p_value)
{
  g_autofree DtiRankPair *ranked = NULL;
  DtiPairs pairs;
  gsize n_pairs;

  take_pairs (&pairs, x, y, n);
  n_pairs = pairs.n;
  dti_rank_correlation_rank (pairs.x, n_pairs);
  dti_rank_correlation_rank (pairs.y, n_pairs);
  ranked = g_new (DtiRankPair, n_pairs + 1);
  for (gsize i = 0; i < n_pairs; i++)
    ranked[i] = (DtiRankPair){ (guint64) (2.0 * pairs.x[i]), (guint64) (2.0 * pairs.y[i]) };
  free_pairs (&pairs);

  *p_value = NAN;

  return n_pairs < 2 ? NAN : tau_b (ranked, n_pairs, p_value);
}
