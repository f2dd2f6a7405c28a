/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/analysis/dti-normal-private.h>
#include <libdti/analysis/dti-trend-kernel-private.h>

/* The pieces of a trend test: the null distribution of S and the normal distribution. */

#define MAX_N 10

/* ---- counting every order of the values ---- */

static int
get_s (const int *values, guint n)
{
  int s = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      s += (values[j] > values[i]) - (values[j] < values[i]);

  return s;
}

static void
exchange (int *a, int *b)
{
  int value = *a;

  *a = *b;
  *b = value;
}

/* The next order of a multiset in the order of a dictionary; FALSE after the last. */
static gboolean
permute (int *values, guint n)
{
  guint i = n - 1;
  guint j = n - 1;

  while (i > 0 && values[i - 1] >= values[i])
    i--;
  if (i == 0)
    return FALSE;

  while (values[j] <= values[i - 1])
    j--;
  exchange (values + i - 1, values + j);
  for (guint low = i, high = n - 1; low < high; low++, high--)
    exchange (values + low, values + high);

  return TRUE;
}

/* How many orders of groups of equal values give each |S|; @sizes ended by 0. Returns their number.
 */
static guint
enumerate (const guint *sizes, guint *counts)
{
  int values[MAX_N];
  guint n = 0;
  guint all = 0;

  for (guint group = 0; sizes[group] > 0; group++)
    for (guint i = 0; i < sizes[group]; i++)
      values[n++] = (int) group;
  memset (counts, 0, (MAX_N * (MAX_N - 1) / 2 + 1) * sizeof (guint));
  do
    {
      counts[ABS (get_s (values, n))]++;
      all++;
    }
  while (permute (values, n));

  return all;
}

static void
assert_enumerated (const guint *sizes)
{
  guint counts[MAX_N * (MAX_N - 1) / 2 + 1];
  guint all = enumerate (sizes, counts);

  for (guint s = 0; s < G_N_ELEMENTS (counts); s++)
    {
      guint as_far = 0;

      if (counts[s] == 0)
        continue;
      for (guint far = s; far < G_N_ELEMENTS (counts); far++)
        as_far += counts[far];
      g_assert_cmpfloat (dti_kendall_get_exact (sizes, 1, s), ==, (double) as_far / all);
      g_assert_cmpfloat (dti_kendall_get_exact (sizes, 1, -(gint64) s), ==, (double) as_far / all);
    }
}

/* All ways to write n as a sum, in every order: with equal values and without. */
static void
enumerate_groups (guint *sizes, guint n_groups, guint rest)
{
  if (rest == 0)
    {
      sizes[n_groups] = 0;
      assert_enumerated (sizes);
      return;
    }

  for (guint size = 1; size <= rest; size++)
    {
      sizes[n_groups] = size;
      enumerate_groups (sizes, n_groups + 1, rest - size);
    }
}

static void
test_enumeration (void)
{
  guint sizes[MAX_N + 1];

  g_test_summary ("Against every order of the values: all groups of equal ones up to 7 values");

  for (guint n = 1; n <= 7; n++)
    enumerate_groups (sizes, 0, n);
}

static void
test_large_enumeration (void)
{
  static const guint cases[][MAX_N + 1] = {
    { 1, 1, 1, 1, 1, 1, 1, 1, 0 }, /* 8! orders */
    { 2, 1, 3, 1, 1, 0 },          /* 8 values */
    { 2, 2, 2, 2, 1, 0 },          /* 9 */
    { 1, 1, 1, 1, 5, 0 },          /* 9 */
    { 4, 3, 3, 0 },                /* 10 */
    { 2, 2, 3, 3, 0 },             /* 10 */
    { 1, 1, 1, 1, 1, 5, 0 },       /* 10 */
    { 10, 0 },                     /* all equal */
    { 1, 9, 0 },
  };

  g_test_summary ("The same for up to 10 values");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_enumerated (cases[i]);
}

static void
test_seasons (void)
{
  const guint sizes[] = { 2, 1, 1, 0, 1, 1, 1, 0, 3, 0 };
  guint counts_a[MAX_N * (MAX_N - 1) / 2 + 1];
  guint counts_b[MAX_N * (MAX_N - 1) / 2 + 1];
  double all = (double) enumerate (sizes, counts_a) * enumerate (sizes + 4, counts_b);
  double as_far = 0;

  g_test_summary ("Of independent seasons, every pair of orders; a third says nothing");

  /* |S| of each is symmetric, so that half of each count belongs to either sign. */
  for (int a = -5; a <= 5; a++)
    for (int b = -3; b <= 3; b++)
      if (ABS (a + b) >= 4)
        as_far +=
            (double) counts_a[ABS (a)] / (a == 0 ? 1 : 2) * counts_b[ABS (b)] / (b == 0 ? 1 : 2);
  g_assert_cmpfloat_with_epsilon (dti_kendall_get_exact (sizes, 3, 4), as_far / all, 1e-15);
}

/* ---- published tables ---- */

static double
get_upper_tail (guint n, gint64 s)
{
  guint sizes[MAX_N + 1] = { 0 };
  double p;

  for (guint i = 0; i < n; i++)
    sizes[i] = 1;
  p = dti_kendall_get_exact (sizes, 1, s);

  /* Two-sided, both tails hold S = 0. */
  if (s > 0)
    return p / 2.0;

  return 0.5 + (p - dti_kendall_get_exact (sizes, 1, 1)) / 2.0;
}

static void
test_kendall_table (void)
{
  /* Kendall, "Rank Correlation Methods", appendix table 1, as reprinted by Gilbert (1987) as table
   * A18: the probability that S attains a value or exceeds it. */
  static const struct
  {
    guint n;
    int s;
    double p;
    int digits;
  } rows[] = {
    { 4, 0, 0.625, 3 },  { 4, 2, 0.375, 3 },   { 4, 4, 0.167, 3 },   { 4, 6, 0.042, 3 },
    { 5, 0, 0.592, 3 },  { 5, 2, 0.408, 3 },   { 5, 4, 0.242, 3 },   { 5, 6, 0.117, 3 },
    { 5, 8, 0.042, 3 },  { 5, 10, 0.0083, 4 }, { 6, 1, 0.500, 3 },   { 6, 3, 0.360, 3 },
    { 6, 5, 0.235, 3 },  { 6, 7, 0.136, 3 },   { 6, 9, 0.068, 3 },   { 6, 11, 0.028, 3 },
    { 7, 1, 0.500, 3 },  { 7, 3, 0.386, 3 },   { 7, 5, 0.281, 3 },   { 7, 7, 0.191, 3 },
    { 7, 9, 0.119, 3 },  { 7, 11, 0.068, 3 },  { 7, 13, 0.035, 3 },  { 7, 15, 0.015, 3 },
    { 8, 0, 0.548, 3 },  { 8, 2, 0.452, 3 },   { 8, 4, 0.360, 3 },   { 8, 6, 0.274, 3 },
    { 8, 8, 0.199, 3 },  { 8, 10, 0.138, 3 },  { 8, 12, 0.089, 3 },  { 8, 14, 0.054, 3 },
    { 8, 16, 0.031, 3 }, { 8, 18, 0.016, 3 },  { 8, 20, 0.0071, 4 }, { 9, 0, 0.540, 3 },
    { 9, 2, 0.460, 3 },  { 9, 10, 0.179, 3 },  { 9, 14, 0.090, 3 },  { 9, 20, 0.022, 3 },
    { 10, 1, 0.500, 3 }, { 10, 17, 0.078, 3 }, { 10, 21, 0.036, 3 }, { 10, 27, 0.0083, 4 },
  };

  g_test_summary ("The published probabilities of S, to their last digit");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (get_upper_tail (rows[i].n, rows[i].s),
                                    rows[i].p,
                                    0.5 * pow (10, -rows[i].digits) + 1e-12);
}

static void
test_critical_values (void)
{
  static const double levels[] = { 0.10, 0.05, 0.025, 0.01, 0.005, 0.001 };
  /* Upper critical values of Kendall's tau,
   * www.easycalculation.com/statistics/kendall-rank-correlation-coefficient-table.php; 0: none. */
  static const double taus[][G_N_ELEMENTS (levels)] = {
    { 1.000, 1.000, 0, 0, 0, 0 },                 /* n = 4 */
    { 0.800, 0.800, 1.000, 1.000, 0, 0 },         /* 5 */
    { 0.600, 0.733, 0.867, 0.867, 1.000, 0 },     /* 6 */
    { 0.524, 0.619, 0.714, 0.810, 0.905, 1.000 }, /* 7 */
    { 0.429, 0.571, 0.643, 0.714, 0.786, 0.857 }, /* 8 */
    { 0.389, 0.500, 0.556, 0.667, 0.722, 0.833 }, /* 9 */
    { 0.378, 0.467, 0.511, 0.600, 0.644, 0.778 }, /* 10 */
  };

  g_test_summary ("The published critical values of tau");

  for (guint n = 4; n <= MAX_N; n++)
    for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
      {
        int n_pairs = (int) (n * (n - 1) / 2);
        int s = n_pairs;

        while (s > 1 && get_upper_tail (n, s - 2) <= levels[i])
          s -= 2;
        if (get_upper_tail (n, s) > levels[i])
          g_assert_cmpfloat (taus[n - 4][i], ==, 0);
        else
          g_assert_cmpfloat_with_epsilon ((double) s / n_pairs, taus[n - 4][i], 0.0005);
      }
}

static void
test_normal (void)
{
  /* Published quantiles, to 12 digits. */
  static const struct
  {
    double p;
    double x;
  } rows[] = {
    { 0.5, 0 },
    { 0.75, 0.674489750196 },
    { 0.9, 1.281551565545 },
    { 0.95, 1.644853626951 },
    { 0.975, 1.959963984540 },
    { 0.99, 2.326347874041 },
    { 0.995, 2.575829303549 },
    { 0.9995, 3.290526731492 },
  };

  g_test_summary ("Quantiles of the normal distribution, and back again");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpfloat_with_epsilon (dti_normal_get_quantile (rows[i].p), rows[i].x, 1e-12);
      g_assert_cmpfloat_with_epsilon (dti_normal_get_quantile (1 - rows[i].p), -rows[i].x, 1e-12);
    }
  for (double p = 1e-12; p < 0.5; p *= 1.7)
    g_assert_cmpfloat_with_epsilon (dti_normal_get_two_sided (dti_normal_get_quantile (p)) /
                                        (2 * p),
                                    1,
                                    1e-13);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trend-kernel/enumeration", test_enumeration);
  g_test_add_func ("/trend-kernel/large-enumeration", test_large_enumeration);
  g_test_add_func ("/trend-kernel/seasons", test_seasons);
  g_test_add_func ("/trend-kernel/kendall-table", test_kendall_table);
  g_test_add_func ("/trend-kernel/critical-values", test_critical_values);
  g_test_add_func ("/trend-kernel/normal", test_normal);

  return g_test_run ();
}
