/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/analysis/dti-rank-correlation-private.h>
#include <libdti/base/dti-random-private.h>

#include "comparison-testing.h"

static void
test_by_hand (void)
{
  static const double x[] = { 1, 2, 3, 4, 5, NAN, 7 };
  static const double y[] = { 2, 1, 4, 3, 5, 6, NAN };
  static const double back[] = { 5, 4, 3, 2, 1, 0, 0 };

  g_test_summary (
      "Five pairs: rho is 1 - 6·4/(5·24), tau (8 - 2)/10; pairs with a gap are left out");

  assert_near (dti_rank_correlation_spearman (x, y, 7), 0.8);
  assert_near (dti_rank_correlation_kendall (x, y, 7), 0.6);
  assert_near (dti_rank_correlation_pearson (x, y, 7), 0.8);
  assert_near (dti_rank_correlation_spearman (x, back, 5), -1.0);
  assert_near (dti_rank_correlation_kendall (x, back, 5), -1.0);
  assert_near (dti_rank_correlation_kendall (x, x, 7), 1.0);
}

static void
test_ties (void)
{
  /* Kendall, "The treatment of ties in ranking problems" (1945): tau-b by its definition. */
  static const double x[] = { 1, 1, 2, 3 };
  static const double y[] = { 1, 2, 2, 3 };
  static const double same[] = { 4, 4, 4, 4 };
  /* 0.1 + 0.2 and 0.3 are one figure. */
  static const double nearly[] = { 0.1 + 0.2, 0.3, 0.5, 0.7 };

  g_test_summary ("Ties share their mean rank; where all tie there is none");

  /* Four pairs agree, none disagrees, one ties in x only, one in y only. */
  assert_near (dti_rank_correlation_kendall (x, y, 4), 4.0 / 5.0);
  /* Ranks 1.5 1.5 3 4 and 1 2.5 2.5 4. */
  assert_near (dti_rank_correlation_spearman (x, y, 4), 3.75 / 4.5);
  assert_near (dti_rank_correlation_kendall (nearly, x, 4), 1.0);
  g_assert_true (isnan (dti_rank_correlation_kendall (x, same, 4)));
  g_assert_true (isnan (dti_rank_correlation_spearman (same, y, 4)));
  g_assert_true (isnan (dti_rank_correlation_pearson (x, same, 4)));
  g_assert_true (isnan (dti_rank_correlation_kendall (x, y, 1)));
  g_assert_true (isnan (dti_rank_correlation_spearman (x, y, 1)));
  g_assert_true (isnan (dti_rank_correlation_pearson (x, y, 0)));
}

/* Every pair is looked at. */
static double
slow_kendall (const double *x, const double *y, guint n)
{
  double sum = 0;
  double x_pairs = 0;
  double y_pairs = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        int a = (x[i] < x[j]) - (x[i] > x[j]);
        int b = (y[i] < y[j]) - (y[i] > y[j]);

        sum += a * b;
        x_pairs += a * a;
        y_pairs += b * b;
      }

  return x_pairs > 0 && y_pairs > 0 ? sum / sqrt (x_pairs * y_pairs) : NAN;
}

static double
slow_rank (const double *x, guint n, guint i)
{
  double rank = 1;

  for (guint j = 0; j < n; j++)
    rank += x[j] < x[i] ? 1.0 : j != i && x[j] == x[i] ? 0.5 : 0.0;

  return rank;
}

static double
slow_spearman (const double *x, const double *y, guint n)
{
  double middle = (n + 1) / 2.0;
  double xx = 0;
  double yy = 0;
  double xy = 0;

  for (guint i = 0; i < n; i++)
    {
      double a = slow_rank (x, n, i) - middle;
      double b = slow_rank (y, n, i) - middle;

      xx += a * a;
      yy += b * b;
      xy += a * b;
    }

  return xx > 0 && yy > 0 ? xy / sqrt (xx * yy) : NAN;
}

static void
test_random (void)
{
  DtiRandom random;
  double x[64];
  double y[64];

  g_test_summary ("Random columns with many ties, against a look at every pair");

  dti_random_init (&random, 20230912, 0);
  for (guint round = 0; round < 2000; round++)
    {
      guint n = 2 + dti_random_next_below (&random, 60);
      guint n_values = 1 + dti_random_next_below (&random, 40);

      for (guint i = 0; i < n; i++)
        {
          x[i] = dti_random_next_below (&random, n_values);
          y[i] = dti_random_next_below (&random, n_values);
        }
      assert_near (dti_rank_correlation_kendall (x, y, n), slow_kendall (x, y, n));
      assert_near (dti_rank_correlation_spearman (x, y, n), slow_spearman (x, y, n));
    }
}

static void
test_many (void)
{
  gsize n = 300000;
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  g_test_summary ("Many pairs: each two neighbours swapped are n/2 of n(n - 1)/2 pairs");

  for (gsize i = 0; i < n; i++)
    {
      x[i] = (double) i;
      y[i] = (double) (i ^ 1);
    }
  assert_near (dti_rank_correlation_kendall (x, y, n), 1.0 - 2.0 / (double) (n - 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/rank-correlation/by-hand", test_by_hand);
  g_test_add_func ("/rank-correlation/ties", test_ties);
  g_test_add_func ("/rank-correlation/random", test_random);
  g_test_add_func ("/rank-correlation/many", test_many);

  return g_test_run ();
}
