/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include <libdti/dti.h>

static const char document[] =
    "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"t\","
    "  \"classes\": [[\"low\", 0], [\"high\", 0.5]],"
    "  \"root\": { \"id\": \"r\", \"aggregation\": \"sum\", \"decimals\": 2, \"children\": ["
    "    { \"id\": \"p\", \"aggregation\": \"sum\", \"children\": ["
    "      { \"id\": \"a\", \"max\": 60 }, { \"id\": \"b\", \"max\": 40 } ] },"
    "    { \"id\": \"c\", \"max\": 100 } ] },"
    "  \"views\": [ { \"id\": \"v\", \"aggregation\": \"sum\", \"children\": ["
    "    { \"ref\": \"a\" }, { \"ref\": \"c\" } ] } ] }";

static const char data[] = "unit,name,a,b,c\n"
                           "x,Kiên Giang,30,20,10\n"
                           "y,An Giang,60,40,70\n"
                           "z,,,20,10\n";

static DtiDataset *
read_csv (DtiFramework *framework, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);

  g_assert_no_error (error);

  return dataset;
}

static DtiScorecard *
make_card (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (document, &error);
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorer) scorer = NULL;
  DtiScorecard *card;

  g_assert_no_error (error);
  dataset = read_csv (framework, data);
  scorer = dti_scorer_new (framework);
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_assert_no_error (error);

  return card;
}

static void
test_numbers (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  double number = 0;

  g_test_summary ("Every getter, on scores that can be told by hand");

  g_assert_true (dti_scorecard_get_score (card, "x", "r", &number));
  g_assert_cmpfloat (number, ==, 60);
  g_assert_true (dti_scorecard_get_max (card, "x", "r", &number));
  g_assert_cmpfloat (number, ==, 200);
  g_assert_true (dti_scorecard_get_value (card, "x", "r", &number));
  g_assert_cmpfloat (number, ==, 0.3);
  g_assert_true (dti_scorecard_get_rank (card, "x", "r", &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_true (dti_scorecard_get_score (card, "y", "v", &number));
  g_assert_cmpfloat (number, ==, 130);
  g_assert_true (dti_scorecard_get_coverage (card, "z", "p", &number));
  g_assert_cmpfloat (number, ==, 0.4);
  g_assert_false (dti_scorecard_get_rank (card, "z", "r", &number));
  g_assert_true (isnan (number));
  g_assert_cmpuint (dti_scorecard_get_n_ranked (card, "r"), ==, 2);
  g_assert_cmpuint (dti_scorecard_get_n_ranked (card, "c"), ==, 3);
  g_assert_false (dti_scorecard_get_score (card, "nobody", "r", NULL));
  g_assert_false (dti_scorecard_get_score (card, "x", "nothing", NULL));
  g_assert_cmpuint (dti_scorecard_get_n_ranked (card, "nothing"), ==, 0);
}

static void
test_columns (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  const char *const *units = dti_scorecard_get_units (card);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A column holds what the getters give, for pillars and for indicators");

  for (int column = DTI_COLUMN_SCORE; column <= DTI_COLUMN_COVERAGE; column++)
    for (const char *node = "rpabcv"; *node != '\0'; node++)
      {
        const char id[] = { *node, '\0' };
        g_autoptr (GBytes) bytes = dti_scorecard_get_column (card, id, (DtiColumn) column, &error);
        gboolean (*getters[]) (DtiScorecard *, const char *, const char *, double *) = {
          dti_scorecard_get_score,
          dti_scorecard_get_max,
          dti_scorecard_get_value,
          dti_scorecard_get_rank,
          dti_scorecard_get_coverage
        };
        const double *numbers = g_bytes_get_data (bytes, NULL);

        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), ==, 3 * sizeof (double));
        for (gsize i = 0; i < 3; i++)
          {
            double number = 0;
            gboolean found = getters[column](card, units[i], id, &number);

            g_assert_true (found == !isnan (numbers[i]));
            g_assert_true (!found || number == numbers[i]);
          }
      }

  g_assert_null (dti_scorecard_get_column (card, "nothing", DTI_COLUMN_SCORE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_column_keeps_card (void)
{
  DtiScorecard *card = make_card ();
  g_autoptr (GBytes) scores = dti_scorecard_get_column (card, "r", DTI_COLUMN_SCORE, NULL);

  g_test_summary ("A column outlives the hand that asked for it");

  g_object_unref (card);
  g_assert_cmpfloat (((const double *) g_bytes_get_data (scores, NULL))[1], ==, 170);
}

static void
test_csv (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autofree char *csv = dti_scorecard_to_csv (card);
  g_autoptr (GListStore) cards = g_list_store_new (DTI_TYPE_SCORECARD);
  const char *const units[] = { "x", NULL };
  const char *const nodes[] = { "v", "r", NULL };
  g_autofree char *part = NULL;

  g_test_summary ("The rows, their order and how numbers are written");

  g_assert_true (g_str_has_prefix (csv,
                                   "unit,period,node,score,max,value,rank,coverage\n"
                                   "x,,r,60,200,0.3,2,1\n"
                                   "x,,p,50,100,0.5,2,1\n"
                                   "x,,a,30,60,0.5,2,1\n"
                                   "x,,b,20,40,0.5,2,1\n"
                                   "x,,c,10,100,0.1,2,1\n"
                                   "x,,v,40,160,0.25,2,1\n"
                                   "y,,r,170,200,0.85,1,1\n"));
  g_assert_nonnull (strstr (csv, "z,,a,,,,,0\n"));

  g_list_store_append (cards, card);
  part = dti_scorecard_list_to_csv (G_LIST_MODEL (cards), units, nodes);
  g_assert_cmpstr (part,
                   ==,
                   "unit,period,node,score,max,value,rank,coverage\n"
                   "x,,r,60,200,0.3,2,1\n"
                   "x,,v,40,160,0.25,2,1\n");
}

static void
test_json (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autofree char *json = dti_scorecard_to_json (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  JsonObject *row;

  g_test_summary (
      "The same rows as JSON, with the class of the published figure and null for no number");

  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 18);
  row = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "node"), ==, "r");
  g_assert_cmpfloat (json_object_get_double_member (row, "value"), ==, 0.3);
  g_assert_cmpstr (json_object_get_string_member (row, "class"), ==, "low");
  row = json_array_get_object_element (json_node_get_array (root), 12);
  g_assert_cmpstr (json_object_get_string_member (row, "unit"), ==, "z");
  g_assert_true (json_object_get_null_member (row, "score"));
}

static void
test_lists (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) units = dti_scorecard_list_scores (card, "r", &error);
  g_autoptr (GListModel) nodes = NULL;
  g_autoptr (DtiScore) score = NULL;
  g_autoptr (DtiScore) same = NULL;
  guint n_items = 0;

  g_test_summary ("Lists of scores: size, order, one object for one row, nothing beyond the end");

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (units), ==, 3);
  g_object_get (units, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 3);
  g_assert_true (g_list_model_get_item_type (units) == DTI_TYPE_SCORE);
  score = g_list_model_get_item (units, 1);
  same = g_list_model_get_item (units, 1);
  g_assert_true (score == same);
  g_assert_cmpstr (dti_score_get_unit (score), ==, "y");
  g_assert_null (g_list_model_get_item (units, 3));

  nodes = dti_scorecard_list_unit_scores (card, "x", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (nodes), ==, 6);

  g_assert_null (dti_scorecard_list_scores (card, "nothing", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_scorecard_list_unit_scores (card, "nobody", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_published (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (DtiDataset) published = read_csv (dti_scorecard_get_framework (card),
                                               "unit,r,r:input.rank,v,v:input.rank\n"
                                               "x,0.3,2,0.26,1\n"
                                               "y,,1,,\n"
                                               "z,0.4,,,\n"
                                               "stranger,1,1,1,1\n");
  g_autoptr (DtiProblemList) problems = dti_scorecard_check_published (card, published);
  static const char *const expected[][3] = {
    { "published-figure", "z", "r" },
    { "published-figure", "x", "v" },
    { "published-rank", "x", "v" },
  };

  g_test_summary ("Printed figures and ranks that differ from the computed ones, and no others");

  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_assert_cmpstr (dti_problem_get_code (problem), ==, expected[i][0]);
      g_assert_cmpstr (dti_problem_get_unit (problem), ==, expected[i][1]);
      g_assert_cmpstr (dti_problem_get_node (problem), ==, expected[i][2]);
      g_assert_cmpint (dti_problem_get_severity (problem), ==, DTI_SEVERITY_WARNING);
    }
}

static void
test_properties (void)
{
  DtiScorecard *card = make_card ();
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autofree char *period = NULL;
  guint n_units = 0;

  g_test_summary ("Properties give what the getters give; nothing leaks");

  g_object_get (card,
                "framework",
                &framework,
                "dataset",
                &dataset,
                "period",
                &period,
                "n-units",
                &n_units,
                NULL);
  g_assert_true (framework == dti_scorecard_get_framework (card));
  g_assert_true (dataset == dti_scorecard_get_dataset (card));
  g_assert_cmpstr (period, ==, "");
  g_assert_cmpuint (n_units, ==, 3);
  g_assert_finalize_object (card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scorecard/numbers", test_numbers);
  g_test_add_func ("/scorecard/columns", test_columns);
  g_test_add_func ("/scorecard/column-keeps-card", test_column_keeps_card);
  g_test_add_func ("/scorecard/csv", test_csv);
  g_test_add_func ("/scorecard/json", test_json);
  g_test_add_func ("/scorecard/lists", test_lists);
  g_test_add_func ("/scorecard/published", test_published);
  g_test_add_func ("/scorecard/properties", test_properties);

  return g_test_run ();
}
