/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "robustness-testing.h"

static void
test_properties (void)
{
  g_autoptr (DtiUncertainty) uncertainty = run_sets ();
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GListModel) inputs = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autofree char *node = NULL;
  guint64 seed;
  guint n_replicates;
  guint n_failed;

  g_object_get (uncertainty,
                "scorecard",
                &card,
                "node",
                &node,
                "inputs",
                &inputs,
                "seed",
                &seed,
                "n-replicates",
                &n_replicates,
                "n-failed",
                &n_failed,
                "problems",
                &problems,
                NULL);
  g_assert_true (card == dti_uncertainty_get_scorecard (uncertainty));
  g_assert_cmpstr (node, ==, dti_uncertainty_get_node (uncertainty));
  g_assert_true (inputs == dti_uncertainty_get_inputs (uncertainty));
  g_assert_cmpuint (seed, ==, dti_uncertainty_get_seed (uncertainty));
  g_assert_cmpuint (n_replicates, ==, 4);
  g_assert_cmpuint (dti_uncertainty_get_n_replicates (uncertainty), ==, 4);
  g_assert_cmpuint (n_failed, ==, dti_uncertainty_get_n_failed (uncertainty));
  g_assert_true (problems == dti_uncertainty_get_problems (uncertainty));
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);
}

static void
test_columns (void)
{
  static const double ranks[] = { 2.0, 3.0, 3.0, 3.0 };
  static const double draws[] = { 0.1, 0.6, 0.7, 0.9 };
  g_autoptr (DtiUncertainty) uncertainty = run_sets ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) of_y = dti_uncertainty_get_rank_column (uncertainty, "y", &error);
  g_autoptr (GBytes) of_w = dti_uncertainty_get_input_column (uncertainty, "w", &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (of_y, NULL), g_bytes_get_size (of_y), ranks, sizeof ranks);
  g_assert_cmpmem (g_bytes_get_data (of_w, NULL), g_bytes_get_size (of_w), draws, sizeof draws);
  g_assert_null (dti_uncertainty_get_score_column (uncertainty, "nobody", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_uncertainty_get_input_column (uncertainty, "nothing", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_texts (void)
{
  static const guint tops[] = { 1, 2 };
  g_autoptr (DtiUncertainty) uncertainty = run_sets ();
  g_autofree char *csv = dti_uncertainty_to_csv (uncertainty, tops, G_N_ELEMENTS (tops));
  g_autofree char *json = dti_uncertainty_to_json (uncertainty, tops, G_N_ELEMENTS (tops));
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  g_assert_cmpstr (lines[0],
                   ==,
                   "unit,rank,q05,median,q95,mean,best,worst,score,score-mean,score-q05,score-q95,"
                   "replicates,p-rank-1,p-rank-2");
  g_assert_true (g_str_has_prefix (lines[1], "x,1,1,1,1,1,1,1,5,6.875,"));
  g_assert_true (g_str_has_suffix (lines[2], ",4,0,0.25"));
  g_assert_nonnull (strstr (json, "\"p-rank\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uncertainty/properties", test_properties);
  g_test_add_func ("/uncertainty/columns", test_columns);
  g_test_add_func ("/uncertainty/texts", test_texts);

  return g_test_run ();
}
