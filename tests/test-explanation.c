/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include <libdti/dti.h>

static DtiScorecard *
make_card (void)
{
  static const char csv[] = "unit,p,a,b,c\n"
                            "KG,,7.5,4,2\n"
                            "AG,9,-1,4,\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (
      "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"t\","
      "  \"classes\": [[\"low\", 0], [\"high\", 0.5]], \"root\": { \"id\": \"r\","
      "  \"title\": { \"vi\": \"Chỉ số\", \"en\": \"Index\" }, \"aggregation\": \"sum\", "
      "\"children\": ["
      "    { \"id\": \"p\", \"aggregation\": \"mean\", \"max\": 10, \"children\": ["
      "      { \"id\": \"a\", \"rule\": { \"type\": \"goalposts\", \"min\": 5, \"max\": 10, "
      "\"transform\": \"sqrt\" } },"
      "      { \"ref\": \"b\", \"weight\": 3 } ] },"
      "    { \"id\": \"b\", \"rule\": { \"type\": \"goalposts\", \"min\": 0, \"max\": 8 } },"
      "    { \"id\": \"c\", \"scored\": false } ] } }",
      &error);
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorer) scorer = NULL;
  DtiScorecard *card;

  g_assert_no_error (error);
  reader = dti_dataset_reader_new (framework);
  dataset = dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_assert_no_error (error);
  scorer = dti_scorer_new (framework);
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_assert_no_error (error);

  return card;
}

static DtiExplanation *
get_child (DtiExplanation *explanation, guint position)
{
  return g_list_model_get_item (dti_explanation_get_children (explanation), position);
}

static void
test_tree (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiExplanation) root = dti_scorecard_explain (card, "KG", NULL, &error);
  g_autoptr (DtiExplanation) pillar = NULL;
  g_autoptr (DtiExplanation) leaf = NULL;
  DtiObservation *observation;
  double number = 0;
  double score = 0;

  g_test_summary ("From the index down to the cell of the file");

  g_assert_no_error (error);
  g_assert_cmpstr (dti_explanation_get_unit (root), ==, "KG");
  g_assert_cmpstr (dti_explanation_get_method (root), ==, "sum");
  g_assert_cmpuint (g_list_model_get_n_items (dti_explanation_get_children (root)), ==, 3);
  g_assert_cmpstr (dti_explanation_get_class_label (root), ==, "high");

  pillar = get_child (root, 0);
  g_assert_cmpstr (dti_explanation_get_method (pillar), ==, "mean");
  g_assert_nonnull (strstr (dti_explanation_get_formula (pillar), "3 × b"));
  leaf = get_child (pillar, 1);
  g_assert_cmpfloat (dti_explanation_get_weight (leaf), ==, 3);
  g_assert_cmpstr (dti_explanation_get_method (leaf), ==, "goalposts");
  g_assert_true (dti_explanation_get_score (leaf, &score));
  g_assert_cmpfloat (score, ==, 0.5);
  observation = dti_explanation_get_observation (leaf);
  g_assert_true (dti_observation_get_number (observation, &number));
  g_assert_cmpfloat (number, ==, 4);
  g_assert_cmpstr (dti_observation_get_file (observation), ==, "data.csv");
  g_assert_cmpuint (dti_observation_get_row (observation), ==, 2);
  g_assert_cmpuint (dti_observation_get_column (observation), ==, 4);
}

static void
test_notes (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (DtiExplanation) root = dti_scorecard_explain (card, "AG", "r", NULL);
  g_autoptr (DtiExplanation) pillar = get_child (root, 0);
  g_autoptr (DtiExplanation) leaf = get_child (pillar, 0);
  g_autoptr (DtiExplanation) unscored = get_child (root, 2);
  double number = 0;

  g_test_summary ("An observed pillar, a number that cannot be computed and a missing one say so");

  g_assert_true (dti_explanation_get_score (pillar, &number));
  g_assert_cmpfloat (number, ==, 9);
  g_assert_cmpstr (dti_explanation_get_method (pillar), ==, "points");
  g_assert_nonnull (strstr (dti_explanation_get_note (pillar), "stands for its children"));
  g_assert_false (dti_explanation_get_score (leaf, NULL));
  g_assert_nonnull (dti_explanation_get_note (leaf));
  g_assert_cmpstr (dti_explanation_get_note (unscored), ==, "no observation");
}

static void
test_errors (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Unknown units and nodes are errors");

  g_assert_null (dti_scorecard_explain (card, "nobody", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_scorecard_explain (card, "KG", "nothing", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_json (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (DtiExplanation) root = dti_scorecard_explain (card, "KG", NULL, NULL);
  g_autofree char *json = dti_explanation_to_json (root);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  JsonObject *object;
  JsonObject *child;

  g_test_summary ("The members of the JSON form");

  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "unit"), ==, "KG");
  g_assert_cmpstr (json_object_get_string_member (object, "aggregation"), ==, "sum");
  child = json_array_get_object_element (json_object_get_array_member (object, "children"), 1);
  g_assert_cmpstr (json_object_get_string_member (child, "rule"), ==, "goalposts");
  g_assert_cmpfloat (json_object_get_double_member (child, "score"), ==, 0.5);
  child = json_object_get_object_member (child, "observation");
  g_assert_cmpint (json_object_get_int_member (child, "row"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (child, "status"), ==, "A");
}

static void
test_text (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (DtiExplanation) root = dti_scorecard_explain (card, "KG", NULL, NULL);
  g_autofree char *english = dti_explanation_to_text (root, NULL);
  g_autofree char *vietnamese = dti_explanation_to_text (root, "vi");

  g_test_summary ("Titles and decimal signs follow the language; one line for each node");

  g_assert_true (g_str_has_prefix (english, "r Index: "));
  g_assert_true (g_str_has_prefix (vietnamese, "r Chỉ số: "));
  g_assert_nonnull (strstr (english, "0.5 / 1"));
  g_assert_nonnull (strstr (vietnamese, "0,5 / 1"));
}

static void
test_properties (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  DtiExplanation *root = dti_scorecard_explain (card, "KG", NULL, NULL);
  g_autoptr (GListModel) children = NULL;
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *method = NULL;
  g_autofree char *label = NULL;
  double weight = 0, score = 0, expected = 0;

  g_test_summary ("Properties give what the getters give; nothing leaks");

  g_object_get (root,
                "children",
                &children,
                "node",
                &node,
                "method",
                &method,
                "class-label",
                &label,
                "weight",
                &weight,
                "score",
                &score,
                NULL);
  g_assert_true (children == dti_explanation_get_children (root));
  g_assert_true (node == dti_explanation_get_node (root));
  g_assert_cmpstr (method, ==, "sum");
  g_assert_cmpstr (label, ==, "high");
  g_assert_cmpfloat (weight, ==, 1);
  g_assert_true (dti_scorecard_get_score (card, "KG", "r", &expected));
  g_assert_cmpfloat (score, ==, expected);
  g_clear_object (&children);
  g_assert_finalize_object (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/explanation/tree", test_tree);
  g_test_add_func ("/explanation/notes", test_notes);
  g_test_add_func ("/explanation/errors", test_errors);
  g_test_add_func ("/explanation/json", test_json);
  g_test_add_func ("/explanation/text", test_text);
  g_test_add_func ("/explanation/properties", test_properties);

  return g_test_run ();
}
