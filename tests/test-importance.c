/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "robustness-testing.h"

static DtiImportance *
make_importance (const char *level)
{
  g_autoptr (DtiScorecard) card = score_table (ROBUSTNESS_MODEL, ROBUSTNESS_TABLE);
  g_autoptr (GError) error = NULL;
  DtiImportance *importance = dti_importance_new (card, NULL, level, 1, &error);

  g_assert_no_error (error);

  return importance;
}

static void
test_nodes (void)
{
  g_autoptr (DtiImportance) importance = make_importance (NULL);
  g_autoptr (DtiImportance) leaves = make_importance ("leaf");
  g_autoptr (GListModel) all = dti_importance_list_nodes (importance);
  g_autoptr (GListModel) some = dti_importance_list_nodes (leaves);
  g_autoptr (DtiScorecard) card = NULL;
  g_autofree char *node = NULL;

  g_object_get (importance, "scorecard", &card, "node", &node, NULL);
  g_assert_true (card == dti_importance_get_scorecard (importance));
  g_assert_cmpstr (node, ==, "r");
  g_assert_cmpstr (dti_importance_get_node (importance), ==, "r");
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (some), ==, 1);
}

/* Without a the points are those of b, and the other way round. */
static void
test_columns (void)
{
  static const double ranks[] = { 3.0, 1.0, 2.0 };
  static const double scores[] = { 10.0, 0.0, 3.0 };
  g_autoptr (DtiImportance) importance = make_importance (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) without_a = dti_importance_get_rank_column (importance, "a", &error);
  g_autoptr (GBytes) without_b = dti_importance_get_score_column (importance, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (without_a, NULL),
                   g_bytes_get_size (without_a),
                   ranks,
                   sizeof ranks);
  g_assert_cmpmem (g_bytes_get_data (without_b, NULL),
                   g_bytes_get_size (without_b),
                   scores,
                   sizeof scores);
  g_assert_null (dti_importance_get_rank_column (importance, "r", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_texts (void)
{
  g_autoptr (DtiImportance) importance = make_importance (NULL);
  g_autofree char *csv = dti_importance_to_csv (importance);
  g_autofree char *json = dti_importance_to_json (importance);

  g_assert_true (g_str_has_prefix (csv,
                                   "node,units,lost,moved,mean-shift,max-shift,correlation\n"
                                   "a,3,0,3,1.3333333333333333,2,"));
  g_assert_nonnull (strstr (json, "\"importance\""));
}

static void
test_refused (void)
{
  g_autoptr (DtiScorecard) card = score_table (ROBUSTNESS_MODEL, ROBUSTNESS_TABLE);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_importance_new (card, "nothing", NULL, 1, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_importance_new (card, NULL, "nothing", 1, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/importance/nodes", test_nodes);
  g_test_add_func ("/importance/columns", test_columns);
  g_test_add_func ("/importance/texts", test_texts);
  g_test_add_func ("/importance/refused", test_refused);

  return g_test_run ();
}
