/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "preparation-testing.h"

static void
test_columns (void)
{
  g_autoptr (DtiFramework) framework = preparation_load ("[{'step':'treat'}]");
  g_autoptr (DtiDataset) dataset = preparation_make_dataset ();
  g_autoptr (DtiPreparation) preparation = dti_preparation_new (framework, dataset, NULL);
  GListModel *columns = dti_preparation_get_treated_columns (preparation);
  g_autoptr (DtiTreatedColumn) first = g_list_model_get_item (columns, 0);
  g_autoptr (DtiTreatedColumn) second = g_list_model_get_item (columns, 1);
  double number = 0.0;

  g_test_summary ("The column with an outlier, and one that is all the same");

  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 2);
  g_assert_cmpstr (dti_treated_column_get_node (first), ==, "a");
  g_assert_cmpstr (dti_treated_column_get_period (first), ==, "2024");
  g_assert_cmpuint (dti_treated_column_get_step (first), ==, 0);
  g_assert_false (dti_treated_column_get_passes (first));
  g_assert_true (dti_treated_column_get_skewness (first, &number));
  g_assert_cmpfloat (number, >, 2.0);
  g_assert_true (dti_treated_column_get_kurtosis (first, &number));
  g_assert_cmpfloat (number, >, 3.5);
  g_assert_true (dti_treated_column_get_winsorised_passes (first));
  g_assert_true (dti_treated_column_get_winsorised_skewness (first, &number));
  g_assert_cmpfloat (fabs (number), <, 2.0);
  g_assert_true (dti_treated_column_get_winsorised_kurtosis (first, NULL));
  g_assert_cmpuint (dti_treated_column_get_n_high (first), ==, 1);
  g_assert_cmpuint (dti_treated_column_get_n_low (first), ==, 0);
  g_assert_false (dti_treated_column_get_transformed (first));
  g_assert_false (dti_treated_column_get_transformed_passes (first));
  g_assert_false (dti_treated_column_get_transformed_skewness (first, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_treated_column_get_transformed_kurtosis (first, NULL));
  g_assert_null (dti_treated_column_get_failure (first));

  g_assert_cmpstr (dti_treated_column_get_node (second), ==, "b");
  g_assert_cmpstr (dti_treated_column_get_failure (second), ==, "all numbers are the same");
  g_assert_false (dti_treated_column_get_skewness (second, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/treated-column/columns", test_columns);

  return g_test_run ();
}
