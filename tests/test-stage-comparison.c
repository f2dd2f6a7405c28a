/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include <libdti/dti.h>

#include "stage-testing.h"

static void
test_scores (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);

  g_test_summary ("Each stage from its own observations; none where the stage observed nothing");

  g_assert_cmpstr (dti_stage_comparison_get_period (comparison), ==, "2022");
  assert_scores (comparison, "x", "a", 9, 7.5, NAN);
  assert_scores (comparison, "x", "b", 16, 16, NAN);
  assert_scores (comparison, "x", "c", 5, NAN, NAN);
  assert_scores (comparison, "x", "p", 25, 23.5, NAN);
  assert_scores (comparison, "x", "r", 30, 23.5, 23);
  assert_scores (comparison, "y", "a", 4, NAN, NAN);
  assert_scores (comparison, "y", "b", NAN, NAN, NAN);
  assert_scores (comparison, "y", "r", 4, NAN, NAN);
}

static void
test_list (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = dti_stage_comparison_list_differences (comparison, "x", &error);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (DtiStageDifference) last = NULL;

  g_test_summary ("The nodes in the order of the framework; an unknown unit is an error");

  g_assert_no_error (error);
  g_assert_true (g_list_model_get_item_type (list) == DTI_TYPE_STAGE_DIFFERENCE);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiStageDifference) row = g_list_model_get_item (list, i);

      g_string_append (ids, dti_stage_difference_get_node_id (row));
    }
  g_assert_cmpstr (ids->str, ==, "rpabc");
  g_assert_null (dti_stage_comparison_list_differences (comparison, "nobody", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);

  /* A row keeps what it needs. */
  last = g_list_model_get_item (list, 4);
  g_clear_object (&list);
  g_clear_object (&comparison);
  g_assert_cmpstr (dti_stage_difference_get_unit (last), ==, "x");
  g_assert_cmpstr (dti_stage_difference_get_node_id (last), ==, "c");
}

static void
test_cards (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);
  g_autoptr (DtiStageComparison) lonely = compare (MODEL,
                                                   "unit,period,node,value,stage\n"
                                                   "x,2022,a,9,self\n");
  double number = 0;

  g_test_summary ("A scorecard for each stage at which something was observed");

  g_assert_null (dti_stage_comparison_get_scorecard (comparison, DTI_STAGE_ANY));
  for (int stage = DTI_STAGE_SELF; stage <= DTI_STAGE_PUBLISHED; stage++)
    g_assert_nonnull (dti_stage_comparison_get_scorecard (comparison, (DtiStage) stage));
  g_assert_true (
      dti_scorecard_get_score (dti_stage_comparison_get_scorecard (comparison, DTI_STAGE_APPRAISED),
                               "x",
                               "r",
                               &number));
  g_assert_cmpfloat (number, ==, 23.5);
  g_assert_nonnull (dti_stage_comparison_get_scorecard (lonely, DTI_STAGE_SELF));
  g_assert_null (dti_stage_comparison_get_scorecard (lonely, DTI_STAGE_APPRAISED));
  g_assert_null (dti_stage_comparison_get_scorecard (lonely, DTI_STAGE_PUBLISHED));
  assert_scores (lonely, "x", "r", 9, NAN, NAN);
}

static void
test_csv (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);
  g_autofree char *text = dti_stage_comparison_to_csv (comparison);

  g_test_summary ("The report as a table; a note that looks like a formula is guarded");

  g_assert_cmpstr (text,
                   ==,
                   "unit,period,node,self,appraised,published,self-to-appraised,self-to-published,"
                   "appraised-to-published,evidence,note\n"
                   "x,2022,r,30,23.5,23,-6.5,-7,-0.5,no,theo QĐ 5\n"
                   "x,2022,p,25,23.5,,-1.5,,,no,\n"
                   "x,2022,a,9,7.5,,-1.5,,,yes,\"'=thiếu 1 văn bản, trừ điểm\"\n"
                   "x,2022,b,16,16,,0,,,no,\n"
                   "x,2022,c,5,,,,,,yes,\n"
                   "y,2022,r,4,,,,,,yes,\n"
                   "y,2022,p,4,,,,,,yes,\n"
                   "y,2022,a,4,,,,,,yes,\n"
                   "y,2022,b,,,,,,,,\n"
                   "y,2022,c,,,,,,,,\n");
}

static void
test_json (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);
  g_autofree char *text = dti_stage_comparison_to_json (comparison);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonArray *rows;
  JsonObject *row;

  g_test_summary ("The report as JSON, read back by json-glib");

  g_assert_no_error (error);
  rows = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (rows), ==, 10);
  row = json_array_get_object_element (rows, 2);
  g_assert_cmpuint (json_object_get_size (row), ==, 11);
  g_assert_cmpstr (json_object_get_string_member (row, "unit"), ==, "x");
  g_assert_cmpstr (json_object_get_string_member (row, "period"), ==, "2022");
  g_assert_cmpstr (json_object_get_string_member (row, "node"), ==, "a");
  g_assert_cmpfloat (json_object_get_double_member (row, "self"), ==, 9);
  g_assert_cmpfloat (json_object_get_double_member (row, "appraised"), ==, 7.5);
  g_assert_true (json_object_get_null_member (row, "published"));
  g_assert_cmpfloat (json_object_get_double_member (row, "self-to-appraised"), ==, -1.5);
  g_assert_true (json_object_get_null_member (row, "self-to-published"));
  g_assert_true (json_object_get_null_member (row, "appraised-to-published"));
  g_assert_true (json_object_get_boolean_member (row, "evidence"));
  g_assert_cmpstr (json_object_get_string_member (row, "note"), ==, "=thiếu 1 văn bản, trừ điểm");
  row = json_array_get_object_element (rows, 8);
  g_assert_true (json_object_get_null_member (row, "evidence"));
  g_assert_true (json_object_get_null_member (row, "note"));
}

static void
assert_problems (DtiStageComparison *comparison, const char *expected)
{
  DtiProblemList *problems = dti_stage_comparison_get_problems (comparison);
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_true (dti_stage_comparison_get_problems (comparison) == problems);
  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_string_append_printf (told,
                              "%u %s: %s\n",
                              dti_problem_get_row (problem),
                              dti_problem_get_code (problem),
                              dti_problem_get_message (problem));
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_problems (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);
  g_autoptr (DtiStageComparison) lonely = compare (MODEL,
                                                   "unit,period,node,value,stage\n"
                                                   "x,2022,a,11,self\n");

  g_test_summary ("What the scorings tell, with their stage; what was not appraised; empty stages");

  assert_problems (comparison,
                   "7 observed-differs: stage “published”: unit “x”, node “r”: observed score 23, "
                   "the children give 0\n"
                   "8 not-appraised: unit “y”, node “a”: self-assessed and not appraised\n"
                   "4 not-appraised: unit “x”, node “c”: self-assessed and not appraised\n");
  assert_problems (lonely,
                   "2 clamped: stage “self”: unit “x”, node “a”: 11 lies outside the possible "
                   "scores and was clamped\n"
                   "0 stage-empty: nothing was observed at the stage “appraised”\n"
                   "0 stage-empty: nothing was observed at the stage “published”\n");
}

static void
test_rules (void)
{
  g_autoptr (DtiStageComparison) comparison =
      compare ("'columns':{'late':'number'},'assessment':{'evidence':'zero','cap':'appraised',"
               "'late-penalty':{'column':'late','per-day':1}}," MODEL,
               "unit,period,node,value,stage,evidence,note\n"
               "x,2022,a,9,self,E,\n"
               "x,2022,b,16,self,,\n"
               "x,2022,a,7.5,appraised,,trừ điểm\n"
               "x,2022,b,12,appraised,,\n"
               "x,2022,late,2,published,,\n");
  g_autoptr (DtiStageDifference) a = find_difference (comparison, "x", "a");
  g_autoptr (DtiStageDifference) b = find_difference (comparison, "x", "b");
  g_autoptr (DtiStageDifference) r = find_difference (comparison, "x", "r");

  g_test_summary (
      "The rules of the assessment hold at each stage, and the notes tell of them once");

  assert_scores (comparison, "x", "a", 7.5, 7.5, NAN);
  assert_scores (comparison, "x", "b", 0, 12, NAN);
  assert_scores (comparison, "x", "r", 5.5, 17.5, NAN);
  g_assert_cmpstr (dti_stage_difference_get_note (a),
                   ==,
                   "the self-assessed score 9 was cut to the appraised one, 7.5; trừ điểm");
  g_assert_cmpstr (dti_stage_difference_get_note (b),
                   ==,
                   "self-assessed without evidence: scores 0");
  g_assert_cmpstr (dti_stage_difference_get_note (r), ==, "late by 2 days: 2 points taken off");
}

static void
test_options (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_clean_framework (MODEL);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiRule) rule = DTI_RULE (dti_share_rule_new ());
  g_autoptr (DtiStageComparison) comparison = NULL;
  g_autoptr (DtiObservation) claim = dti_observation_new (0.5, DTI_STATUS_NORMAL, DTI_STAGE_SELF);

  g_test_summary (
      "The rules and the other options of the scorer hold; errors are those of scoring");

  dti_dataset_add_observation (dataset, "x", "2022", "a", claim, &error);
  g_assert_no_error (error);
  dti_scorer_set_rule (scorer, "a", rule, &error);
  g_assert_no_error (error);
  comparison = dti_stage_comparison_new (scorer, dataset, "2022", &error);
  g_assert_no_error (error);
  assert_scores (comparison, "x", "a", 5, NAN, NAN);

  g_assert_null (dti_stage_comparison_new (scorer, dataset, "2021", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_finalize_object (g_steal_pointer (&comparison));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/stage-comparison/scores", test_scores);
  g_test_add_func ("/stage-comparison/list", test_list);
  g_test_add_func ("/stage-comparison/cards", test_cards);
  g_test_add_func ("/stage-comparison/csv", test_csv);
  g_test_add_func ("/stage-comparison/json", test_json);
  g_test_add_func ("/stage-comparison/problems", test_problems);
  g_test_add_func ("/stage-comparison/rules", test_rules);
  g_test_add_func ("/stage-comparison/options", test_options);

  return g_test_run ();
}
