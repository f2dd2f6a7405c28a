/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

#include "change-testing.h"

#define MODEL                                                                                      \
  "'root':{'id':'r','aggregation':'sum','children':[{'id':'a','max':10},{'id':'b','max':10}]}"
#define COLUMNS "'columns':{'people':'number','kind':'label'},"

static const char *const registry_json =
    "{'format':'dti-units','format-version':1,'units':["
    "{'id':'x'},{'id':'y'},{'id':'z'},{'id':'xy'},{'id':'w'},{'id':'w1'},{'id':'w2'},{'id':'n'},"
    "{'id':'k'},{'id':'m'}],"
    "'successions':["
    "{'kind':'merge','from':['x','y'],'to':'xy','date':'2025-07-01'},"
    "{'kind':'merge','from':['k','m'],'to':'k','date':'2025-07-01'},"
    "{'kind':'split','from':'w','to':['w1','w2'],'date':'2025-07-01'}]}";

static DtiUnitRegistry *
make_registry (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (registry_json), "'", '"');
  g_autoptr (GError) error = NULL;
  DtiUnitRegistry *registry = dti_unit_registry_new_from_json (json, &error);

  g_assert_no_error (error);

  return registry;
}

static void
assert_list (char **ids, const char *expected)
{
  g_auto (GStrv) owned = ids;
  g_autofree char *joined = g_strjoinv (" ", owned);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_units (DtiCohort *cohort, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) dti_cohort_get_units (cohort));

  g_assert_cmpstr (joined, ==, expected);
}

/* One number of a column, by unit. */
static double
pick (DtiCohort *cohort, gboolean older, const char *unit, const char *node, DtiColumn column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = older ? dti_cohort_get_older_column (cohort, node, column, &error)
                                   : dti_cohort_get_newer_column (cohort, node, column, &error);
  const char *const *units = dti_cohort_get_units (cohort);
  const double *numbers;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes),
                    ==,
                    dti_cohort_get_n_units (cohort) * sizeof (double));
  numbers = g_bytes_get_data (bytes, NULL);
  for (guint i = 0; units[i] != NULL; i++)
    if (g_str_equal (units[i], unit))
      return numbers[i];
  g_assert_not_reached ();
}

static DtiCohort *
make_cohort (const char *older_csv,
             const char *newer_csv,
             DtiUnitRegistry *registry,
             const char *weights)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (COLUMNS MODEL);
  g_autoptr (DtiScorecard) older = score_csv (framework, older_csv, NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework, newer_csv, NULL);
  g_autoptr (GError) error = NULL;
  DtiCohort *cohort = dti_cohort_new (older, newer, registry, weights, &error);

  g_assert_no_error (error);

  return cohort;
}

static const char *const older_csv = "unit,period,name,a,b,people\n"
                                     "x,2024,Xuân,2,4,1\n"
                                     "y,2024,Yên,8,6,3\n"
                                     "z,2024,,5,5,1\n"
                                     "w,2024,Vĩnh,1,9,1\n"
                                     "gone,2024,,3,3,1\n";
static const char *const newer_csv = "unit,period,name,a,b\n"
                                     "w2,2025,,4,4\n"
                                     "z,2025,,5,6\n"
                                     "xy,2025,Xuân Yên,7,7\n"
                                     "n,2025,,1,1\n"
                                     "w1,2025,Vĩnh Một,2,2\n";

static void
test_units (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  DtiCohort *cohort = make_cohort (older_csv, newer_csv, registry, NULL);
  g_auto (GStrv) units = NULL;
  guint n = 0;

  g_test_summary ("Who is in common, who joined and who left");

  assert_units (cohort, "w2 z xy w1");
  assert_list (dti_cohort_list_joined (cohort), "n");
  assert_list (dti_cohort_list_left (cohort), "gone");
  assert_list (dti_cohort_list_predecessors (cohort, "xy"), "x y");
  assert_list (dti_cohort_list_predecessors (cohort, "w1"), "w");
  assert_list (dti_cohort_list_predecessors (cohort, "w2"), "w");
  assert_list (dti_cohort_list_predecessors (cohort, "z"), "z");
  assert_list (dti_cohort_list_predecessors (cohort, "n"), "");
  assert_list (dti_cohort_list_predecessors (cohort, "nobody"), "");
  g_assert_true (dti_cohort_is_reconstructed (cohort, "xy"));
  g_assert_true (dti_cohort_is_reconstructed (cohort, "w1"));
  g_assert_false (dti_cohort_is_reconstructed (cohort, "z"));
  g_assert_false (dti_cohort_is_reconstructed (cohort, "n"));
  g_assert_cmpuint (dti_problem_list_get_n_items (dti_cohort_get_problems (cohort)), ==, 0);

  g_object_get (cohort, "n-units", &n, "units", &units, NULL);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (g_strv_length (units), ==, 4);
  g_assert_cmpstr (dti_scorecard_get_period (dti_cohort_get_older (cohort)), ==, "2024");
  g_assert_cmpstr (dti_scorecard_get_period (dti_cohort_get_newer (cohort)), ==, "2025");
  g_assert_finalize_object (cohort);
}

static void
test_mean (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) cohort = make_cohort (older_csv, newer_csv, registry, NULL);
  double weight = 0;

  g_test_summary ("Older figures: own, arithmetic mean, those of the unit that was split");

  /* (2 + 8)/2, (4 + 6)/2 */
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "a", DTI_COLUMN_SCORE), ==, 5);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "b", DTI_COLUMN_SCORE), ==, 5);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_SCORE), ==, 10);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_MAX), ==, 20);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_VALUE), ==, 0.5);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_COVERAGE), ==, 1);
  g_assert_cmpfloat (pick (cohort, TRUE, "w1", "a", DTI_COLUMN_SCORE), ==, 1);
  g_assert_cmpfloat (pick (cohort, TRUE, "w2", "b", DTI_COLUMN_SCORE), ==, 9);
  g_assert_cmpfloat (pick (cohort, TRUE, "z", "r", DTI_COLUMN_SCORE), ==, 10);
  g_assert_cmpfloat (pick (cohort, FALSE, "xy", "r", DTI_COLUMN_SCORE), ==, 14);
  g_assert_cmpfloat (pick (cohort, FALSE, "w2", "r", DTI_COLUMN_VALUE), ==, 0.4);
  g_assert_true (dti_cohort_get_weight (cohort, "xy", "y", &weight));
  g_assert_cmpfloat (weight, ==, 0.5);
  g_assert_false (dti_cohort_get_weight (cohort, "xy", "z", &weight));
  g_assert_true (isnan (weight));
  g_assert_false (dti_cohort_get_weight (cohort, "nobody", "z", NULL));
}

static void
test_weights (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) cohort = make_cohort (older_csv, newer_csv, registry, "people");
  double weight = 0;

  g_test_summary ("Predecessors weighed by their people");

  /* (1 · 2 + 3 · 8)/4, (1 · 4 + 3 · 6)/4 */
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "a", DTI_COLUMN_SCORE), ==, 6.5);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "b", DTI_COLUMN_SCORE), ==, 5.5);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_SCORE), ==, 12);
  g_assert_true (dti_cohort_get_weight (cohort, "xy", "x", &weight));
  g_assert_cmpfloat (weight, ==, 0.25);
  g_assert_true (dti_cohort_get_weight (cohort, "z", "z", &weight));
  g_assert_cmpfloat (weight, ==, 1);
}

static void
test_bad_weights (void)
{
  static const char *const columns[] = { "height", "zero", "a" };
  g_autoptr (DtiFramework) framework = load_clean_framework ("'columns':{'zero':'number'}," MODEL);
  g_autoptr (DtiScorecard) older = score_csv (framework,
                                              "unit,period,a,b,zero\n"
                                              "x,2024,,4,1\n"
                                              "y,2024,8,6,0\n",
                                              NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework, "unit,period,a,b\nxy,2025,7,7\n", NULL);
  g_autoptr (DtiUnitRegistry) registry = make_registry ();

  g_test_summary ("No weight, a weight of 0, a column that is not there");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_cohort_new (older, newer, registry, columns[i], &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, columns[i]));
    }
}

static void
test_ranks (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) cohort = make_cohort (older_csv, newer_csv, registry, NULL);

  g_test_summary ("Ranks are those among the units in common");

  /* Older: xy, z, w1 and w2 have 10 points each; “gone” (6) and y (14) do not count. */
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_RANK), ==, 1);
  g_assert_cmpfloat (pick (cohort, TRUE, "w1", "r", DTI_COLUMN_RANK), ==, 1);
  /* a: xy 5, z 5, w1 1, w2 1. */
  g_assert_cmpfloat (pick (cohort, TRUE, "z", "a", DTI_COLUMN_RANK), ==, 1);
  g_assert_cmpfloat (pick (cohort, TRUE, "w2", "a", DTI_COLUMN_RANK), ==, 3);
  /* Newer: xy 14, z 11, w2 8, w1 4, without n. */
  g_assert_cmpfloat (pick (cohort, FALSE, "xy", "r", DTI_COLUMN_RANK), ==, 1);
  g_assert_cmpfloat (pick (cohort, FALSE, "z", "r", DTI_COLUMN_RANK), ==, 2);
  g_assert_cmpfloat (pick (cohort, FALSE, "w1", "r", DTI_COLUMN_RANK), ==, 4);
}

static void
test_gaps (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) cohort = make_cohort ("unit,period,a,b,:ranked\n"
                                              "x,2024,,4,true\n"
                                              "y,2024,8,6,false\n"
                                              "z,2024,5,5,true\n",
                                              "unit,period,a,b\nxy,2025,7,7\nz,2025,5,6\n",
                                              registry,
                                              NULL);

  g_test_summary ("One predecessor without a number: none; one that is not ranked: no rank");

  g_assert_true (isnan (pick (cohort, TRUE, "xy", "a", DTI_COLUMN_SCORE)));
  g_assert_true (isnan (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_VALUE)));
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "b", DTI_COLUMN_SCORE), ==, 5);
  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_COVERAGE), ==, 0.75);
  g_assert_true (isnan (pick (cohort, TRUE, "xy", "b", DTI_COLUMN_RANK)));
  g_assert_cmpfloat (pick (cohort, TRUE, "z", "b", DTI_COLUMN_RANK), ==, 1);
  g_assert_cmpfloat (pick (cohort, FALSE, "xy", "b", DTI_COLUMN_RANK), ==, 1);
}

static void
test_kept_id (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) before = make_cohort ("unit,period,a,b\nk,2023,2,2\nm,2023,4,4\n",
                                              "unit,period,a,b\nk,2024,3,3\nm,2024,5,5\n",
                                              registry,
                                              NULL);
  g_autoptr (DtiCohort) across = make_cohort ("unit,period,a,b\nk,2023,2,2\nm,2023,4,4\n",
                                              "unit,period,a,b\nk,2025,3,3\n",
                                              registry,
                                              NULL);
  g_autoptr (DtiCohort) after = make_cohort ("unit,period,a,b\nk,2025,2,2\n",
                                             "unit,period,a,b\nk,2026,3,3\n",
                                             registry,
                                             NULL);

  g_test_summary ("A unit that keeps its id in a merger: before, across and after it");

  assert_units (before, "k m");
  g_assert_false (dti_cohort_is_reconstructed (before, "k"));
  assert_units (across, "k");
  g_assert_true (dti_cohort_is_reconstructed (across, "k"));
  g_assert_cmpfloat (pick (across, TRUE, "k", "a", DTI_COLUMN_SCORE), ==, 3);
  assert_list (dti_cohort_list_left (across), "");
  g_assert_false (dti_cohort_is_reconstructed (after, "k"));
}

static void
test_incomplete (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) cohort = make_cohort ("unit,period,a,b\nx,2024,2,2\nz,2024,4,4\n",
                                              "unit,period,a,b\nxy,2025,3,3\nz,2025,5,5\n",
                                              registry,
                                              NULL);
  g_autoptr (DtiProblem) problem =
      g_list_model_get_item (G_LIST_MODEL (dti_cohort_get_problems (cohort)), 0);

  g_test_summary ("Half of a merger is no merger: the unit joined, and a problem tells");

  assert_units (cohort, "z");
  assert_list (dti_cohort_list_joined (cohort), "xy");
  assert_list (dti_cohort_list_left (cohort), "x");
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "incomplete-predecessors");
  g_assert_cmpstr (dti_problem_get_unit (problem), ==, "xy");
}

static void
test_no_registry (void)
{
  g_autoptr (DtiCohort) cohort = make_cohort (older_csv, newer_csv, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Without a registry, what has the same id; an unknown node is an error");

  assert_units (cohort, "z");
  assert_list (dti_cohort_list_joined (cohort), "w2 xy n w1");
  g_assert_null (dti_cohort_get_older_column (cohort, "q", DTI_COLUMN_SCORE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_cohort_get_newer_column (cohort, "q", DTI_COLUMN_RANK, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_describe (void)
{
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) equal = make_cohort (older_csv, newer_csv, registry, NULL);
  g_autoptr (DtiCohort) weighted = make_cohort (older_csv, newer_csv, registry, "people");
  g_autofree char *merged = dti_cohort_describe_unit (equal, "xy", "vi");
  g_autofree char *merged_en = dti_cohort_describe_unit (weighted, "xy", NULL);
  g_autofree char *split = dti_cohort_describe_unit (equal, "w1", "vi");
  g_autofree char *split_en = dti_cohort_describe_unit (equal, "w2", "en");

  g_test_summary ("What is reconstructed says so, in two languages");

  g_assert_cmpstr (merged,
                   ==,
                   "Xuân Yên: số liệu kỳ 2024 được dựng lại, là trung bình cộng của Xuân và Yên");
  g_assert_cmpstr (
      merged_en,
      ==,
      "Xuân Yên: the figures of 2024 are reconstructed, the weighted mean of Xuân and Yên");
  g_assert_cmpstr (split, ==, "Vĩnh Một: số liệu kỳ 2024 là của Vĩnh trước khi chia tách");
  g_assert_cmpstr (split_en, ==, "w2: the figures of 2024 are those of Vĩnh before the split");
  g_assert_null (dti_cohort_describe_unit (equal, "z", "vi"));
  g_assert_null (dti_cohort_describe_unit (equal, "nobody", "vi"));
}

static void
test_groups (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (
      "'columns':{'kind':'label'},"
      "'root':{'id':'r','ranking':{'within':'kind'},'children':[{'id':'a','max':10}]}");
  g_autoptr (DtiScorecard) older = score_csv (framework,
                                              "unit,period,a,kind\n"
                                              "x,2024,2,city\ny,2024,8,city\nz,2024,3,city\n"
                                              "k,2024,9,city\nm,2024,9,land\nu,2024,1,land\n",
                                              NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework,
                                              "unit,period,a,kind\n"
                                              "xy,2025,2,city\nz,2025,3,city\nk,2025,9,land\n"
                                              "u,2025,1,land\n",
                                              NULL);
  g_autoptr (DtiUnitRegistry) registry = make_registry ();
  g_autoptr (DtiCohort) cohort = dti_cohort_new (older, newer, registry, NULL, NULL);

  g_test_summary ("Ranks inside groups; out of two groups there is none");

  g_assert_cmpfloat (pick (cohort, TRUE, "xy", "r", DTI_COLUMN_RANK), ==, 1);
  g_assert_cmpfloat (pick (cohort, TRUE, "z", "r", DTI_COLUMN_RANK), ==, 2);
  g_assert_true (isnan (pick (cohort, TRUE, "k", "r", DTI_COLUMN_RANK)));
  g_assert_cmpfloat (pick (cohort, TRUE, "u", "r", DTI_COLUMN_RANK), ==, 1);
  g_assert_cmpfloat (pick (cohort, FALSE, "z", "r", DTI_COLUMN_RANK), ==, 1);
  g_assert_cmpfloat (pick (cohort, FALSE, "k", "r", DTI_COLUMN_RANK), ==, 1);
}

/* ---- what was published ---- */

static GFile *
find_example (const char *name)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                    "..",
                                    "examples",
                                    "kien-giang",
                                    name,
                                    NULL);
}

static DtiScorecard *
score_example (const char *name, const char *framework_id, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin (framework_id, &error);
  g_autoptr (GFile) file = find_example (name);
  g_autoptr (DtiDataset) dataset = dti_dataset_new_from_file (file, framework, &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card = dti_scorer_score (scorer, dataset, period, &error);

  g_assert_no_error (error);

  return card;
}

static DtiUnitRegistry *
load_provinces (void)
{
  g_autoptr (GFile) file = find_example ("units.json");
  g_autoptr (GError) error = NULL;
  DtiUnitRegistry *registry = dti_unit_registry_new_from_file (file, &error);

  g_assert_no_error (error);

  return registry;
}

/* The 63 provinces of 2024 made into 34 by their arithmetic means, against the printed ranks:
 * vtcnews.vn ar972306, dantri.com.vn 20251021181803153, huengaynay.vn 159011. */
static void
test_published (void)
{
  g_autoptr (DtiScorecard) older = score_example ("data-2024.csv", "vn-dti-province-405", "2024");
  g_autoptr (DtiScorecard) newer =
      score_example ("data-2024-34.csv", "vn-dti-province-405", "2024");
  g_autoptr (DtiUnitRegistry) registry = load_provinces ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiCohort) cohort = dti_cohort_new (older, newer, registry, NULL, &error);
  g_autoptr (GFile) file = find_example ("published-34.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_checked = 0;

  g_test_summary ("The mean of predecessors gives all twelve ranks that were printed of the 34");

  g_assert_no_error (error);
  g_assert_cmpuint (dti_cohort_get_n_units (cohort), ==, 34);
  assert_list (dti_cohort_list_joined (cohort), "");
  assert_list (dti_cohort_list_left (cohort), "");
  assert_list (dti_cohort_list_predecessors (cohort, "AG-2025"), "AG KG");

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, &error));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      double rank = pick (cohort, TRUE, cells[0], "DTI", DTI_COLUMN_RANK);

      g_test_message ("%s: printed %s, reconstructed %g", cells[2], cells[4], rank);
      g_assert_cmpfloat (rank, ==, g_ascii_strtod (cells[4], NULL));
      n_checked++;
    }
  g_assert_cmpuint (n_checked, ==, 12);
}

/* Across two frameworks as well: what Kiên Giang was a part of in 2022 and is now. */
static void
test_frameworks (void)
{
  g_autoptr (DtiScorecard) older =
      score_example ("data-2022-2023.csv", "vn-dti-province-922", "2022");
  g_autoptr (DtiScorecard) newer =
      score_example ("data-2024-34.csv", "vn-dti-province-405", "2024");
  g_autoptr (DtiUnitRegistry) registry = load_provinces ();
  g_autoptr (DtiCohort) cohort = dti_cohort_new (older, newer, registry, NULL, NULL);
  g_autofree char *text = dti_cohort_describe_unit (cohort, "AG-2025", "vi");

  g_test_summary ("The merged An Giang in 2022: the mean of the printed 0.4972 and 0.5796");

  g_assert_cmpuint (dti_cohort_get_n_units (cohort), ==, 34);
  g_assert_cmpfloat_with_epsilon (pick (cohort, TRUE, "AG-2025", "DTI", DTI_COLUMN_VALUE),
                                  (0.4972 + 0.5796) / 2,
                                  1e-4);
  g_assert_cmpstr (
      text,
      ==,
      "An Giang: số liệu kỳ 2022 được dựng lại, là trung bình cộng của An Giang và Kiên Giang");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cohort/units", test_units);
  g_test_add_func ("/cohort/mean", test_mean);
  g_test_add_func ("/cohort/weights", test_weights);
  g_test_add_func ("/cohort/bad-weights", test_bad_weights);
  g_test_add_func ("/cohort/ranks", test_ranks);
  g_test_add_func ("/cohort/gaps", test_gaps);
  g_test_add_func ("/cohort/kept-id", test_kept_id);
  g_test_add_func ("/cohort/incomplete", test_incomplete);
  g_test_add_func ("/cohort/no-registry", test_no_registry);
  g_test_add_func ("/cohort/describe", test_describe);
  g_test_add_func ("/cohort/groups", test_groups);
  g_test_add_func ("/cohort/published", test_published);
  g_test_add_func ("/cohort/frameworks", test_frameworks);

  return g_test_run ();
}
