/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "robustness-testing.h"

/* Without b, x keeps the first rank and the other two change places. */
static void
test_numbers (void)
{
  g_autoptr (DtiScorecard) card = score_table (ROBUSTNESS_MODEL, ROBUSTNESS_TABLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiImportance) importance = dti_importance_new (card, NULL, NULL, 1, &error);
  g_autoptr (DtiNodeImportance) row = dti_importance_lookup (importance, "b");
  g_autofree char *node = NULL;
  guint counts[3];
  double numbers[3];
  double got[3];

  g_assert_no_error (error);
  g_object_get (row,
                "node",
                &node,
                "n-units",
                &counts[0],
                "n-lost",
                &counts[1],
                "n-moved",
                &counts[2],
                "mean-shift",
                &numbers[0],
                "max-shift",
                &numbers[1],
                "correlation",
                &numbers[2],
                NULL);
  g_assert_cmpstr (node, ==, dti_node_importance_get_node (row));
  g_assert_cmpuint (counts[0], ==, dti_node_importance_get_n_units (row));
  g_assert_cmpuint (counts[1], ==, dti_node_importance_get_n_lost (row));
  g_assert_cmpuint (counts[2], ==, dti_node_importance_get_n_moved (row));
  g_assert_cmpuint (counts[2], ==, 2);
  g_assert_true (dti_node_importance_get_mean_shift (row, &got[0]));
  g_assert_true (dti_node_importance_get_max_shift (row, &got[1]));
  g_assert_true (dti_node_importance_get_correlation (row, &got[2]));
  g_assert_cmpmem (numbers, sizeof numbers, got, sizeof got);
  g_assert_cmpfloat (got[0], ==, 2.0 / 3.0);
  g_assert_cmpfloat (got[1], ==, 1.0);
  g_assert_cmpfloat_with_epsilon (got[2], 0.5, 1e-15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/node-importance/numbers", test_numbers);

  return g_test_run ();
}
