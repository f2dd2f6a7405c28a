/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "preparation-testing.h"

static void
test_cells (void)
{
  g_autoptr (DtiFramework) framework = preparation_load (PREPARATION_METHOD);
  g_autoptr (DtiDataset) dataset = preparation_make_dataset ();
  g_autoptr (DtiPreparation) preparation = dti_preparation_new (framework, dataset, NULL);
  GListModel *cells = dti_preparation_get_cells (preparation);
  g_autoptr (DtiPreparedCell) first = g_list_model_get_item (cells, 0);
  DtiPreparedCell *second = g_list_model_get_item (cells, 1);
  double number = 0.0;

  g_assert_cmpuint (g_list_model_get_n_items (cells), ==, 2);
  g_assert_cmpstr (dti_prepared_cell_get_unit (first), ==, "h");
  g_assert_cmpstr (dti_prepared_cell_get_period (first), ==, "2024");
  g_assert_cmpstr (dti_prepared_cell_get_node (first), ==, "a");
  g_assert_cmpuint (dti_prepared_cell_get_step (first), ==, 0);
  g_assert_cmpstr (dti_prepared_cell_get_action (first), ==, "winsorised-high");
  g_assert_true (dti_prepared_cell_get_before (first, &number));
  g_assert_cmpfloat (number, ==, 100.0);
  g_assert_true (dti_prepared_cell_get_after (first, &number));
  g_assert_cmpfloat (number, ==, 7.0);

  g_assert_cmpstr (dti_prepared_cell_get_unit (second), ==, "g");
  g_assert_cmpuint (dti_prepared_cell_get_step (second), ==, 1);
  g_assert_cmpstr (dti_prepared_cell_get_action (second), ==, "imputed-mean");
  g_assert_false (dti_prepared_cell_get_before (second, &number));
  g_assert_true (isnan (number));
  g_object_get (second, "after", &number, NULL);
  g_assert_cmpfloat (number, ==, 1.0);
  g_object_unref (second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/prepared-cell/cells", test_cells);

  return g_test_run ();
}
