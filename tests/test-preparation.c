/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "preparation-testing.h"

static void
test_dataset (void)
{
  g_autoptr (DtiFramework) framework = preparation_load (PREPARATION_METHOD);
  g_autoptr (DtiDataset) dataset = preparation_make_dataset ();
  g_autoptr (GError) error = NULL;
  DtiPreparation *preparation = dti_preparation_new (framework, dataset, &error);
  DtiDataset *prepared;
  g_auto (GStrv) units = NULL;
  double number;

  g_test_summary ("Another dataset holds what the steps made; what was given stays");

  g_assert_no_error (error);
  prepared = dti_preparation_get_dataset (preparation);
  units = dti_dataset_list_units (prepared, "2024");
  g_assert_true (dti_dataset_get_sealed (prepared));
  g_assert_cmpuint (g_strv_length (units), ==, 8);
  g_assert_true (dti_dataset_get_number (prepared, "h", "2024", "a", &number));
  g_assert_cmpfloat (number, ==, 7.0);
  g_assert_true (dti_dataset_get_number (prepared, "g", "2024", "b", &number));
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_cmpint (dti_dataset_get_status (prepared, "g", "2024", "b"), ==, DTI_STATUS_IMPUTED);
  g_assert_cmpint (dti_dataset_get_status (prepared, "f", "2024", "b"),
                   ==,
                   DTI_STATUS_NOT_APPLICABLE);

  g_assert_true (dti_dataset_get_number (dataset, "h", "2024", "a", &number));
  g_assert_cmpfloat (number, ==, 100.0);
  g_assert_false (dti_dataset_get_number (dataset, "g", "2024", "b", NULL));
  g_assert_true (dti_preparation_get_source (preparation) == dataset);
  g_assert_true (dti_preparation_get_framework (preparation) == framework);
  g_assert_finalize_object (preparation);
}

static void
test_screened (void)
{
  g_autoptr (DtiFramework) framework = preparation_load ("[{'step':'screen','min-available':1}]");
  g_autoptr (DtiDataset) dataset = preparation_make_dataset ();
  g_autoptr (DtiPreparation) preparation = dti_preparation_new (framework, dataset, NULL);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiScorecard) card = dti_scorer_score (scorer, dataset, "2024", NULL);
  g_autoptr (DtiProblem) problem =
      g_list_model_get_item (G_LIST_MODEL (dti_preparation_get_problems (preparation)), 0);

  g_test_summary ("A unit that is screened out is not scored; one to which less applies stays");

  g_assert_cmpuint (dti_scorecard_get_n_units (card), ==, 7);
  g_assert_false (dti_scorecard_get_score (card, "g", "r", NULL));
  g_assert_true (dti_scorecard_get_score (card, "f", "r", NULL));
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "screened-out");
  g_assert_cmpstr (dti_problem_get_unit (problem), ==, "g");
  g_assert_cmpstr (dti_problem_get_period (problem), ==, "2024");
}

static void
test_unlisted (void)
{
  g_autoptr (DtiFramework) framework = preparation_load ("[{'step':'impute','with':'mean'}]");
  g_autoptr (DtiDataset) dataset = preparation_make_dataset ();
  g_autoptr (DtiPreparation) preparation = NULL;

  g_test_summary ("A unit that a period does not list gets no number there");

  g_assert_true (dti_dataset_set_number (dataset, "a", "2025", "a", 1.0, NULL));
  g_assert_true (dti_dataset_set_number (dataset, "b", "2025", "b", 1.0, NULL));
  preparation = dti_preparation_new (framework, dataset, NULL);
  g_assert_true (
      dti_dataset_get_number (dti_preparation_get_dataset (preparation), "b", "2025", "a", NULL));
  g_assert_false (
      dti_dataset_get_number (dti_preparation_get_dataset (preparation), "c", "2025", "a", NULL));
}

static guint
count_screened (DtiDataset *dataset)
{
  g_autoptr (DtiFramework) framework =
      load_framework ("'root':{'id':'r','children':["
                      "{'id':'p','children':[{'id':'a'},{'id':'b'}]},{'id':'q','children':[{'id':'"
                      "c'},{'id':'d'}]}]},"
                      "'method':[{'step':'screen','min-available':0.5}]");
  g_autoptr (DtiPreparation) preparation = dti_preparation_new (framework, dataset, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (dti_preparation_get_problems (preparation)));
}

static void
test_blank (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiDataset) covered = dti_dataset_new ();

  g_test_summary (
      "An indicator that nobody has is missing for all, unless its pillar was observed");

  /* One of four. */
  g_assert_true (dti_dataset_set_number (dataset, "x", "2024", "a", 1.0, NULL));
  g_assert_cmpuint (count_screened (dataset), ==, 1);

  /* One of two: the figure of the other pillar stands for its indicators. */
  g_assert_true (dti_dataset_set_number (covered, "x", "2024", "a", 1.0, NULL));
  g_assert_true (dti_dataset_set_number (covered, "x", "2024", "q", 1.0, NULL));
  g_assert_cmpuint (count_screened (covered), ==, 0);
}

static void
test_same_again (void)
{
  g_autoptr (DtiFramework) framework = preparation_load (PREPARATION_METHOD);
  g_autoptr (DtiDataset) dataset = preparation_make_dataset ();
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiScorecard) first = dti_scorer_score (scorer, dataset, "2024", NULL);
  g_autoptr (DtiScorecard) second = dti_scorer_score (scorer, dataset, "2024", NULL);

  g_test_summary ("A scorer prepares a dataset once, and tells what the steps had to report");

  g_assert_nonnull (dti_scorecard_get_preparation (first));
  g_assert_true (dti_scorecard_get_preparation (first) == dti_scorecard_get_preparation (second));
  g_assert_cmpuint (g_list_model_get_n_items (
                        dti_preparation_get_steps (dti_scorecard_get_preparation (first))),
                    ==,
                    2);
}

static void
test_steps (void)
{
  g_autoptr (DtiFramework) framework = preparation_load (PREPARATION_METHOD);
  g_autoptr (DtiDataset) dataset = preparation_make_dataset ();
  g_autoptr (GListStore) none = g_list_store_new (DTI_TYPE_STEP);
  g_autoptr (GListStore) wrong = g_list_store_new (DTI_TYPE_DATASET);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPreparation) nothing =
      dti_preparation_new_with_steps (framework, dataset, G_LIST_MODEL (none), NULL);

  g_assert_cmpuint (g_list_model_get_n_items (dti_preparation_get_cells (nothing)), ==, 0);
  g_list_store_append (wrong, dataset);
  g_assert_null (dti_preparation_new_with_steps (framework, dataset, G_LIST_MODEL (wrong), &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/preparation/dataset", test_dataset);
  g_test_add_func ("/preparation/screened", test_screened);
  g_test_add_func ("/preparation/unlisted", test_unlisted);
  g_test_add_func ("/preparation/blank", test_blank);
  g_test_add_func ("/preparation/same-again", test_same_again);
  g_test_add_func ("/preparation/steps", test_steps);

  return g_test_run ();
}
