/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/analysis/dti-distribution-private.h>

#include "comparison-testing.h"

static void
test_small (void)
{
  static const double figures[] = { 4, NAN, 1, 3, 2 };
  DtiDistribution d;

  g_test_summary ("Four numbers by hand; R: quantile(1:4), sd(1:4)");

  dti_distribution_measure (&d, figures, 5);
  g_assert_cmpuint (d.n, ==, 4);
  g_assert_cmpfloat (d.minimum, ==, 1.0);
  g_assert_cmpfloat (d.lower_quartile, ==, 1.75);
  g_assert_cmpfloat (d.median, ==, 2.5);
  g_assert_cmpfloat (d.upper_quartile, ==, 3.25);
  g_assert_cmpfloat (d.maximum, ==, 4.0);
  g_assert_cmpfloat (d.mean, ==, 2.5);
  assert_near (d.sd, sqrt (5.0 / 3.0));

  dti_distribution_measure (&d, figures + 2, 3);
  g_assert_cmpfloat (d.median, ==, 2.0);
  g_assert_cmpfloat (d.lower_quartile, ==, 1.5);
}

static void
test_few (void)
{
  static const double figures[] = { 7, NAN };
  DtiDistribution d;

  g_test_summary ("One number has no spread, none has nothing");

  dti_distribution_measure (&d, figures, 2);
  g_assert_cmpuint (d.n, ==, 1);
  g_assert_cmpfloat (d.lower_quartile, ==, 7.0);
  g_assert_cmpfloat (d.upper_quartile, ==, 7.0);
  g_assert_cmpfloat (d.median, ==, 7.0);
  g_assert_true (isnan (d.sd));
  dti_distribution_measure (&d, figures + 1, 1);
  g_assert_cmpuint (d.n, ==, 0);
  g_assert_true (isnan (d.mean) && isnan (d.median) && isnan (d.minimum) && isnan (d.maximum));
  dti_distribution_measure (&d, NULL, 0);
  g_assert_true (isnan (d.lower_quartile) && isnan (d.upper_quartile));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/distribution/small", test_small);
  g_test_add_func ("/distribution/few", test_few);

  return g_test_run ();
}
