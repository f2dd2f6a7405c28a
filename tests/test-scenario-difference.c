/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>

static const char framework_json[] =
    "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\", \"root\": {"
    " \"id\": \"r\", \"aggregation\": \"sum\", \"missing\": \"rebase\", \"children\": ["
    " { \"id\": \"a\", \"max\": 10 }, { \"id\": \"b\", \"max\": 10 } ] } }";

static DtiScenario *
make_scenario (void)
{
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (framework_json, NULL);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorecard) card = NULL;

  dti_dataset_set_number (dataset, "u", NULL, "a", 2, NULL);
  dti_dataset_set_number (dataset, "v", NULL, "a", 4, NULL);
  dti_dataset_set_number (dataset, "w", NULL, "a", 6, NULL);
  card = dti_scorer_score (scorer, dataset, NULL, NULL);

  return dti_scenario_new (card, NULL);
}

static void
assert_numbers (DtiScenarioDifference *difference, DtiColumn column, double before, double after)
{
  double number;

  g_assert_cmpint (dti_scenario_difference_get_before (difference, column, &number),
                   ==,
                   !isnan (before));
  g_assert_true (number == before || (isnan (number) && isnan (before)));
  g_assert_cmpint (dti_scenario_difference_get_after (difference, column, &number),
                   ==,
                   !isnan (after));
  g_assert_true (number == after || (isnan (number) && isnan (after)));
  g_assert_cmpint (dti_scenario_difference_get_change (difference, column, &number),
                   ==,
                   !isnan (after - before));
  g_assert_true (number == after - before || isnan (after - before));
}

static void
test_numbers (void)
{
  DtiScenario *scenario = make_scenario ();
  g_autoptr (GListModel) differences = NULL;
  g_autoptr (DtiScenarioDifference) own = NULL;
  g_autoptr (DtiScenarioDifference) other = NULL;
  double rank_before;
  double score_after;

  g_test_summary ("Numbers before and after, of the unit that was edited and of those that moved");

  g_assert_true (dti_scenario_set_number (scenario, "u", "a", 5, NULL));
  g_assert_true (dti_scenario_set_number (scenario, "u", "b", 9, NULL));
  differences = dti_scenario_diff (scenario, "r", NULL);
  g_assert_finalize_object (scenario);

  g_assert_cmpuint (g_list_model_get_n_items (differences), ==, 3);
  own = g_list_model_get_item (differences, 0);
  g_assert_cmpstr (dti_scenario_difference_get_unit (own), ==, "u");
  g_assert_cmpstr (dti_scenario_difference_get_node_id (own), ==, "r");
  g_assert_cmpstr (dti_node_get_id (dti_scenario_difference_get_node (own)), ==, "r");
  assert_numbers (own, DTI_COLUMN_SCORE, 2, 14);
  assert_numbers (own, DTI_COLUMN_MAX, 10, 20);
  assert_numbers (own, DTI_COLUMN_VALUE, 0.2, 0.7);
  assert_numbers (own, DTI_COLUMN_RANK, 3, 1);
  assert_numbers (own, DTI_COLUMN_COVERAGE, 0.5, 1);
  g_object_get (own, "rank-before", &rank_before, "score-after", &score_after, NULL);
  g_assert_cmpfloat (rank_before, ==, 3.0);
  g_assert_cmpfloat (score_after, ==, 14.0);

  other = g_list_model_get_item (differences, 1);
  g_assert_cmpstr (dti_scenario_difference_get_unit (other), ==, "v");
  assert_numbers (other, DTI_COLUMN_SCORE, 4, 4);
  assert_numbers (other, DTI_COLUMN_RANK, 2, 3);
}

static void
test_none (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_autoptr (GListModel) differences = NULL;
  g_autoptr (DtiScenarioDifference) difference = NULL;

  g_test_summary ("A number that goes is none, and its change too");

  g_assert_true (dti_scenario_set_status (scenario, "u", "a", DTI_STATUS_MISSING, NULL));
  differences = dti_scenario_diff (scenario, "a", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (differences), ==, 1);
  difference = g_list_model_get_item (differences, 0);
  assert_numbers (difference, DTI_COLUMN_SCORE, 2, NAN);
  assert_numbers (difference, DTI_COLUMN_RANK, 3, NAN);
  assert_numbers (difference, DTI_COLUMN_COVERAGE, 1, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scenario-difference/numbers", test_numbers);
  g_test_add_func ("/scenario-difference/none", test_none);

  return g_test_run ();
}
