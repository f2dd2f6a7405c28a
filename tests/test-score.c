/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>

static DtiScorecard *
make_card (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (
      "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"t\", \"root\": { \"id\": "
      "\"r\","
      "  \"aggregation\": \"sum\", \"children\": [ { \"id\": \"a\", \"max\": 10 } ] } }",
      &error);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorer) scorer = NULL;
  DtiScorecard *card;

  g_assert_no_error (error);
  dti_dataset_add_unit (dataset, "KG", "Kiên Giang", NULL);
  dti_dataset_set_number (dataset, "KG", "2022", "a", 4, NULL);
  dti_dataset_set_status (dataset, "AG", "2022", "a", DTI_STATUS_MISSING, NULL);
  scorer = dti_scorer_new (framework);
  card = dti_scorer_score (scorer, dataset, "2022", &error);
  g_assert_no_error (error);

  return card;
}

static void
test_getters (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (GListModel) scores = dti_scorecard_list_scores (card, "r", NULL);
  g_autoptr (DtiScore) score = g_list_model_get_item (scores, 0);
  double number = 0;

  g_test_summary ("The row of a unit with a score");

  g_assert_cmpstr (dti_score_get_unit (score), ==, "KG");
  g_assert_cmpstr (dti_score_get_unit_name (score), ==, "Kiên Giang");
  g_assert_cmpstr (dti_score_get_period (score), ==, "2022");
  g_assert_cmpstr (dti_score_get_node_id (score), ==, "r");
  g_assert_cmpstr (dti_node_get_id (dti_score_get_node (score)), ==, "r");
  g_assert_true (dti_score_get_score (score, &number));
  g_assert_cmpfloat (number, ==, 4);
  g_assert_true (dti_score_get_max (score, &number));
  g_assert_cmpfloat (number, ==, 10);
  g_assert_true (dti_score_get_value (score, &number));
  g_assert_cmpfloat (number, ==, 0.4);
  g_assert_true (dti_score_get_rank (score, &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_true (dti_score_get_coverage (score, &number));
  g_assert_cmpfloat (number, ==, 1);
}

static void
test_nothing (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (GListModel) scores = dti_scorecard_list_scores (card, "r", NULL);
  g_autoptr (DtiScore) score = g_list_model_get_item (scores, 1);
  double number = 0;

  g_test_summary ("The row of a unit without a score: no number is 0");

  g_assert_cmpstr (dti_score_get_unit (score), ==, "AG");
  g_assert_cmpstr (dti_score_get_unit_name (score), ==, "AG");
  g_assert_false (dti_score_get_score (score, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_score_get_max (score, NULL));
  g_assert_false (dti_score_get_value (score, NULL));
  g_assert_false (dti_score_get_rank (score, NULL));
  g_assert_true (dti_score_get_coverage (score, &number));
  g_assert_cmpfloat (number, ==, 0);
}

static void
test_properties (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (GListModel) scores = dti_scorecard_list_scores (card, "a", NULL);
  DtiScore *score = g_list_model_get_item (scores, 0);
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *period = NULL;
  g_autofree char *id = NULL;
  double points = 0, max = 0, value = 0, rank = 0, coverage = 0;

  g_test_summary ("Properties for list views give what the getters give");

  g_object_get (score,
                "unit",
                &unit,
                "unit-name",
                &name,
                "period",
                &period,
                "node",
                &node,
                "node-id",
                &id,
                "score",
                &points,
                "max",
                &max,
                "value",
                &value,
                "rank",
                &rank,
                "coverage",
                &coverage,
                NULL);
  g_assert_cmpstr (unit, ==, "KG");
  g_assert_cmpstr (name, ==, "Kiên Giang");
  g_assert_cmpstr (period, ==, "2022");
  g_assert_cmpstr (id, ==, "a");
  g_assert_true (DTI_IS_INDICATOR (node));
  g_assert_cmpfloat (points, ==, 4);
  g_assert_cmpfloat (max, ==, 10);
  g_assert_cmpfloat (value, ==, 0.4);
  g_assert_cmpfloat (rank, ==, 1);
  g_assert_cmpfloat (coverage, ==, 1);
  g_assert_finalize_object (score);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/score/getters", test_getters);
  g_test_add_func ("/score/nothing", test_nothing);
  g_test_add_func ("/score/properties", test_properties);

  return g_test_run ();
}
