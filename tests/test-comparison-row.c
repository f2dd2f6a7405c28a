/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "comparison-testing.h"

static const struct
{
  const char *name;
  gboolean (*get) (DtiComparisonRow *self, double *number);
} numbers[] = {
  { "figure", dti_comparison_row_get_figure },
  { "score", dti_comparison_row_get_score },
  { "median", dti_comparison_row_get_median },
  { "mean", dti_comparison_row_get_mean },
  { "lower-quartile", dti_comparison_row_get_lower_quartile },
  { "upper-quartile", dti_comparison_row_get_upper_quartile },
  { "best", dti_comparison_row_get_best },
  { "gap-to-median", dti_comparison_row_get_gap_to_median },
  { "gap-to-best", dti_comparison_row_get_gap_to_best },
  { "root-gap-to-median", dti_comparison_row_get_root_gap_to_median },
  { "root-gap-to-best", dti_comparison_row_get_root_gap_to_best },
  { "standard-gap", dti_comparison_row_get_standard_gap },
  { "rank", dti_comparison_row_get_rank },
  { "percentile", dti_comparison_row_get_percentile },
};

static void
assert_row (DtiComparisonRow *row)
{
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) best = NULL;
  g_auto (GStrv) full = NULL;
  guint n_peers = 0;
  guint n_distinct = 0;
  gboolean is_binary = FALSE;
  DtiSetAside set_aside = DTI_SET_ASIDE_NO;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number = 0;
      double property = 0;

      g_test_message ("%s", numbers[i].name);
      g_object_get (row, numbers[i].name, &property, NULL);
      g_assert_true (numbers[i].get (row, &number) == !isnan (number));
      g_assert_true (numbers[i].get (row, NULL) == !isnan (number));
      assert_same (property, number);
    }
  g_object_get (row,
                "node",
                &node,
                "node-id",
                &id,
                "node-title",
                &title,
                "best-units",
                &best,
                "full-units",
                &full,
                "n-peers",
                &n_peers,
                "n-distinct",
                &n_distinct,
                "is-binary",
                &is_binary,
                "set-aside",
                &set_aside,
                NULL);
  g_assert_true (node == dti_comparison_row_get_node (row));
  g_assert_cmpstr (id, ==, dti_comparison_row_get_node_id (row));
  g_assert_cmpstr (title, ==, dti_comparison_row_get_node_title (row));
  g_assert_true (
      g_strv_equal ((const char *const *) best, dti_comparison_row_get_best_units (row)));
  g_assert_true (
      g_strv_equal ((const char *const *) full, dti_comparison_row_get_full_units (row)));
  g_assert_cmpuint (n_peers, ==, dti_comparison_row_get_n_peers (row));
  g_assert_cmpuint (n_distinct, ==, dti_comparison_row_get_n_distinct (row));
  g_assert_true (is_binary == dti_comparison_row_get_is_binary (row));
  g_assert_cmpint (set_aside, ==, dti_comparison_row_get_set_aside (row));
}

static void
test_properties (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiComparison) comparison = dti_comparison_new (card, "x", NULL, NULL);
  GListModel *rows = dti_comparison_get_rows (comparison);

  g_test_summary ("Properties give what the getters give, with and without a number");

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (rows, i);

      assert_row (row);
    }
}

static void
test_alone (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  DtiComparison *comparison = dti_comparison_new (card, "x", NULL, NULL);
  DtiComparisonRow *row = g_object_ref (dti_comparison_lookup (comparison, "a"));

  g_test_summary ("A row keeps what it needs");

  g_assert_finalize_object (comparison);
  g_clear_object (&card);
  g_assert_cmpstr (dti_comparison_row_get_node_id (row), ==, "a");
  g_assert_cmpstr (dti_comparison_row_get_node_title (row), ==, "Hạ tầng");
  assert_joined (dti_comparison_row_get_full_units (row), "w");
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison-row/properties", test_properties);
  g_test_add_func ("/comparison-row/alone", test_alone);

  return g_test_run ();
}
