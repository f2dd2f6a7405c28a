/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/analysis/dti-student-private.h>

static void
assert_relative (double found, double expected, double tolerance)
{
  if (fabs (found - expected) > tolerance * expected)
    g_error ("%.17g is not %.17g", found, expected);
}

static void
test_closed_forms (void)
{
  g_test_summary ("With 1, 2, 4 and 6 degrees of freedom the integral is known");

  for (int i = -200; i <= 200; i++)
    {
      double r = i / 200.0;
      double a = fabs (r);
      double left = 1.0 - a;

      assert_relative (dti_student_test_correlation (r, 3), 2.0 / G_PI * acos (a), 2e-14);
      assert_relative (dti_student_test_correlation (r, 4), left, 1e-14);
      assert_relative (dti_student_test_correlation (r, 6), left * left * (2.0 + a) / 2.0, 1e-14);
      assert_relative (dti_student_test_correlation (r, 8),
                       left * left * left * (8.0 + a * (9.0 + 3.0 * a)) / 8.0,
                       1e-14);
    }
}

/* I_x(a, ½) for whole a by its power series (Abramowitz and Stegun 26.5.4 and 15.1.1), whose terms
 * are all positive. */
static double
sum_series (double r, guint a)
{
  double x = (1.0 - r) * (1.0 + r);
  double front = 0.5;
  double term = 1.0;
  double sum = 0.0;

  for (guint k = 1; k < a; k++)
    front *= (k + 0.5) / k;
  for (guint k = 0; k < a; k++)
    front *= x;
  for (guint k = 0; k < 200000; k++)
    {
      sum += term * a / (a + k);
      term *= (k + 0.5) / (k + 1.0) * x;
    }

  return front / a * sum;
}

static void
test_series (void)
{
  const guint halves[] = { 1, 2, 5, 24, 31, 63, 64, 65, 100, 500 };
  const double numbers[] = { 0.05, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.99 };

  g_test_summary ("It is the sum of a slow series, down to the smallest probabilities");

  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (numbers); k++)
      {
        double expected = sum_series (numbers[k], halves[i]);

        if (expected > 1e-290)
          assert_relative (dti_student_test_correlation (numbers[k], 2 * halves[i] + 2),
                           expected,
                           1e-12);
      }
}

static void
test_tables (void)
{
  /* Two-sided critical values of r, as the tables of textbooks print them (Fisher and Yates,
   * "Statistical Tables for Biological, Agricultural and Medical Research", table VII): degrees of
   * freedom, 5 percent, 1 percent. */
  static const struct
  {
    guint degrees;
    double five;
    double one;
  } table[] = {
    { 1, 0.99692, 0.999877 }, { 2, 0.95000, 0.990000 }, { 3, 0.8783, 0.95873 },
    { 5, 0.7545, 0.8745 },    { 10, 0.5760, 0.7079 },   { 20, 0.4227, 0.5368 },
    { 30, 0.3494, 0.4487 },   { 50, 0.2732, 0.3541 },   { 100, 0.1946, 0.2540 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize n = table[i].degrees + 2;

      g_assert_cmpfloat_with_epsilon (dti_student_test_correlation (table[i].five, n), 0.05, 1e-4);
      g_assert_cmpfloat_with_epsilon (dti_student_test_correlation (-table[i].one, n), 0.01, 1e-4);
    }
}

static void
test_ends (void)
{
  g_assert_true (isnan (dti_student_test_correlation (0.5, 2)));
  g_assert_true (isnan (dti_student_test_correlation (NAN, 10)));
  g_assert_cmpfloat (dti_student_test_correlation (1.0, 10), ==, 0.0);
  g_assert_cmpfloat (dti_student_test_correlation (-1.0, 3), ==, 0.0);
  g_assert_cmpfloat (dti_student_test_correlation (0.0, 10), ==, 1.0);
  g_assert_cmpfloat (dti_student_test_correlation (1e-300, 10), ==, 1.0);
  /* As many units as anybody has. */
  g_assert_cmpfloat_with_epsilon (dti_student_test_correlation (0.00196, 1000000), 0.05, 1e-4);
  g_assert_cmpfloat (dti_student_test_correlation (0.9, 1000000), ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/student/closed-forms", test_closed_forms);
  g_test_add_func ("/student/series", test_series);
  g_test_add_func ("/student/tables", test_tables);
  g_test_add_func ("/student/ends", test_ends);

  return g_test_run ();
}
