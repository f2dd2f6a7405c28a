/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "statistics-testing.h"

static void
test_there (void)
{
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b\nx,1,2\ny,2,1\nz,3,3\nw,4,4\nv,5,\n");
  g_autoptr (DtiCorrelations) correlations =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_PEARSON, FALSE);
  g_autoptr (DtiCorrelation) pair = dti_correlations_lookup (correlations, "a", "b", NULL);
  double coefficient;
  double p_value;
  guint n_units;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  /* 4 / √(5 · 5), and of two degrees of freedom 1 − |r|. */
  g_assert_true (dti_correlation_get_coefficient (pair, &coefficient));
  g_assert_cmpfloat_with_epsilon (coefficient, 0.8, 1e-15);
  g_assert_true (dti_correlation_get_p_value (pair, &p_value));
  g_assert_cmpfloat_with_epsilon (p_value, 0.2, 1e-14);
  g_assert_cmpuint (dti_correlation_get_n_units (pair), ==, 4);
  g_assert_cmpstr (dti_correlation_get_first (pair), ==, "a");
  g_assert_cmpstr (dti_correlation_get_second (pair), ==, "b");

  g_object_get (pair, "first", &first, "second", &second, "n-units", &n_units, NULL);
  g_assert_cmpstr (first, ==, "a");
  g_assert_cmpstr (second, ==, "b");
  g_assert_cmpuint (n_units, ==, 4);
  g_object_get (pair, "coefficient", &coefficient, "p-value", &p_value, NULL);
  g_assert_cmpfloat_with_epsilon (coefficient, 0.8, 1e-15);
  g_assert_cmpfloat_with_epsilon (p_value, 0.2, 1e-14);

  g_assert_finalize_object (g_steal_pointer (&pair));
}

static void
test_not_there (void)
{
  g_autoptr (DtiStatistics) statistics = make_statistics ("unit,a,b,c\nx,1,2,7\ny,2,1,7\nz,3,,7\n");
  g_autoptr (DtiCorrelations) correlations =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_PEARSON, FALSE);
  g_autoptr (DtiCorrelation) few = dti_correlations_lookup (correlations, "a", "b", NULL);
  g_autoptr (DtiCorrelation) constant = dti_correlations_lookup (correlations, "a", "c", NULL);
  double number = 0.0;

  g_assert_false (dti_correlation_get_coefficient (few, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_correlation_get_p_value (few, NULL));
  g_assert_cmpuint (dti_correlation_get_n_units (few), ==, 2);
  g_assert_false (dti_correlation_get_coefficient (constant, NULL));
  g_assert_false (dti_correlation_get_p_value (constant, &number));
  g_assert_true (isnan (number));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/correlation/there", test_there);
  g_test_add_func ("/correlation/not-there", test_not_there);

  return g_test_run ();
}
