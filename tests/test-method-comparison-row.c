/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "method-testing.h"

static const struct
{
  const char *name;
  gboolean (*get) (DtiMethodComparisonRow *self, double *number);
} numbers[] = {
  { "best-rank", dti_method_comparison_row_get_best_rank },
  { "median-rank", dti_method_comparison_row_get_median_rank },
  { "worst-rank", dti_method_comparison_row_get_worst_rank },
  { "rank-spread", dti_method_comparison_row_get_rank_spread },
};

static void
assert_row (GListModel *rows,
            guint position,
            const char *unit,
            const char *name,
            const double expected[4],
            guint n_methods)
{
  g_autoptr (DtiMethodComparisonRow) row = g_list_model_get_item (rows, position);
  g_autofree char *found_unit = NULL;
  g_autofree char *found_name = NULL;
  guint n = 99;

  g_object_get (row, "unit", &found_unit, "unit-name", &found_name, "n-methods", &n, NULL);
  g_assert_cmpstr (found_unit, ==, unit);
  g_assert_cmpstr (found_name, ==, name);
  g_assert_cmpuint (n, ==, n_methods);
  g_assert_cmpstr (dti_method_comparison_row_get_unit (row), ==, unit);
  g_assert_cmpstr (dti_method_comparison_row_get_unit_name (row), ==, name);
  g_assert_cmpuint (dti_method_comparison_row_get_n_methods (row), ==, n_methods);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number = 0;
      double property = 0;

      g_test_message ("%s of %s", numbers[i].name, unit);
      g_object_get (row, numbers[i].name, &property, NULL);
      g_assert_true (numbers[i].get (row, &number) == !isnan (expected[i]));
      g_assert_true (numbers[i].get (row, NULL) == !isnan (expected[i]));
      assert_same (number, expected[i]);
      assert_same (property, expected[i]);
    }
}

static void
test_properties (void)
{
  DtiMethodComparison *comparison = compare_methods ();
  g_autoptr (GListModel) rows = dti_method_comparison_list_rows (comparison);

  g_test_summary ("Properties give what the getters give; a row keeps what it needs");

  g_object_unref (comparison);
  assert_row (rows, 0, "x", "Kiên Giang", (const double[]){ 1, 3, 3, 2 }, 3);
  assert_row (rows, 1, "y", "y", (const double[]){ 2, 2.5, 3, 1 }, 2);
  assert_row (rows, 4, "m", "m", (const double[]){ NAN, NAN, NAN, NAN }, 0);
  assert_row (rows, 5, "f", "Phú Yên", (const double[]){ 1, 1, 1, 0 }, 1);
}

static void
test_numbers (void)
{
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();
  g_autoptr (GListModel) rows = dti_method_comparison_list_rows (comparison);
  g_autoptr (DtiMethodComparisonRow) w = g_list_model_get_item (rows, 3);
  g_autoptr (DtiMethodComparisonRow) f = g_list_model_get_item (rows, 5);
  double number = 0;

  g_test_summary ("A number by each method, or none");

  g_assert_true (dti_method_comparison_row_get_number (w, 1, DTI_METHOD_COLUMN_RANK, &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_true (
      dti_method_comparison_row_get_number (w, 2, DTI_METHOD_COLUMN_SCORE_DIFFERENCE, &number));
  g_assert_cmpfloat (number, ==, -2);
  g_assert_false (dti_method_comparison_row_get_number (f, 0, DTI_METHOD_COLUMN_SCORE, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_method_comparison_row_get_number (f, 1, DTI_METHOD_COLUMN_RANK_SHIFT, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method-comparison-row/properties", test_properties);
  g_test_add_func ("/method-comparison-row/numbers", test_numbers);

  return g_test_run ();
}
