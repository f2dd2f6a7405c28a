/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include <libdti/analysis/dti-published-comparison-private.h>

#include "comparison-testing.h"

/* r is half a, half b in points of 10; a and b are written with two decimals. */
#define MODEL                                                                                      \
  "'root':{'id':'r','missing':'rebase','publish':'score','decimals':2,'title':{'vi':'Chỉ "       \
  "số','en':'Index'},"                                                                           \
  "'children':[{'id':'a','max':5},{'id':'b','max':5}]}"
#define TABLE                                                                                      \
  "unit,name,a,b\n"                                                                                \
  "x,Kiên Giang,1.25,2.25\n"                                                                      \
  "y,An Giang,2.25,2.25\n"                                                                         \
  "z,,2.25,2.26\n"                                                                                 \
  "w,,,1.00\n"

static DtiPublishedComparison *
compare (DtiScorecard *card, const char *printed)
{
  g_autoptr (DtiDataset) published = read_table (dti_scorecard_get_framework (card), printed);

  return dti_published_comparison_new (card, published);
}

static DtiPublishedRow *
get_row (DtiPublishedComparison *comparison, guint position)
{
  g_autoptr (DtiPublishedRow) row =
      g_list_model_get_item (dti_published_comparison_get_rows (comparison), position);

  g_assert_nonnull (row);

  return row;
}

static void
test_by_hand (void)
{
  g_autoptr (DtiScorecard) card = score_table (MODEL, TABLE);
  g_autoptr (DtiPublishedComparison) comparison = compare (card,
                                                           "unit,r,r:input.rank\n"
                                                           "x,3.50,3\n"
                                                           "y,4.51,1\n"
                                                           "z,4.54,2\n"
                                                           "w,1.00,4\n"
                                                           "q,1.00,5\n");
  static const struct
  {
    DtiPublishedKind kind;
    DtiPublishedVerdict verdict;
    double published;
    double last_digits;
    double lower;
    double upper;
  } expected[] = {
    { DTI_PUBLISHED_KIND_FIGURE, DTI_PUBLISHED_VERDICT_AGREES, 3.5, 0, NAN, NAN },
    { DTI_PUBLISHED_KIND_RANK, DTI_PUBLISHED_VERDICT_AGREES, 3, 0, NAN, NAN },
    /* Each of the two inputs can be off by 0.005. */
    { DTI_PUBLISHED_KIND_FIGURE, DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING, 4.51, 1, 4.49, 4.51 },
    { DTI_PUBLISHED_KIND_RANK, DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING, 1, -1, 1, 2 },
    { DTI_PUBLISHED_KIND_FIGURE, DTI_PUBLISHED_VERDICT_DIFFERS, 4.54, 3, 4.5, 4.52 },
    { DTI_PUBLISHED_KIND_RANK, DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING, 2, 1, 1, 2 },
    { DTI_PUBLISHED_KIND_FIGURE, DTI_PUBLISHED_VERDICT_AGREES, 1, 0, NAN, NAN },
    { DTI_PUBLISHED_KIND_RANK, DTI_PUBLISHED_VERDICT_AGREES, 4, 0, NAN, NAN },
  };

  g_test_summary ("Within rounding and beyond, by hand; who only one side knows is left out");

  g_assert_cmpuint (g_list_model_get_n_items (dti_published_comparison_get_rows (comparison)),
                    ==,
                    G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      DtiPublishedRow *row = get_row (comparison, i);
      double number = 0;

      g_test_message ("row %u", i);
      g_assert_cmpint (dti_published_row_get_kind (row), ==, expected[i].kind);
      g_assert_cmpint (dti_published_row_get_verdict (row), ==, expected[i].verdict);
      g_assert_cmpfloat (dti_published_row_get_published (row), ==, expected[i].published);
      g_assert_true (dti_published_row_get_last_digits (row, &number));
      g_assert_cmpfloat (number, ==, expected[i].last_digits);
      g_assert_true (dti_published_row_get_lower (row, &number) == !isnan (expected[i].lower));
      assert_near (number, expected[i].lower);
      dti_published_row_get_upper (row, &number);
      assert_near (number, expected[i].upper);
    }
  g_assert_cmpuint (dti_published_comparison_count (comparison,
                                                    DTI_PUBLISHED_KIND_RANK,
                                                    DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING),
                    ==,
                    2);
}

static void
test_not_known (void)
{
  static const char model[] = "'root':{'id':'r','missing':'propagate','children':[{'id':'a','max':"
                              "5},{'id':'n','rule':{'type':'min-max'}}]},"
                              "'views':[{'id':'v','children':[{'ref':'a'}]}]";
  g_autoptr (DtiScorecard) card = score_table (model, "unit,a,n\nx,1.5,1\ny,2.5,2.5\nz,3,\n");
  g_autoptr (DtiPublishedComparison) comparison =
      compare (card, "unit,r,r:input.rank,v\nx,0.9,2,0.3\ny,0.5,2,0.4999\nz,0.1,9,0.6\n");
  static const DtiPublishedVerdict verdicts[] = {
    DTI_PUBLISHED_VERDICT_DIFFERS,      DTI_PUBLISHED_VERDICT_AGREES,
    DTI_PUBLISHED_VERDICT_DIFFERS,      DTI_PUBLISHED_VERDICT_DIFFERS,
    DTI_PUBLISHED_VERDICT_NOT_COMPUTED, DTI_PUBLISHED_VERDICT_NOT_COMPUTED,
    DTI_PUBLISHED_VERDICT_AGREES,       DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING,
    DTI_PUBLISHED_VERDICT_AGREES,
  };
  int decimals = 0;

  g_test_summary ("Places among units have no bounds; nothing computed; decimals as printed");

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (dti_published_row_get_verdict (get_row (comparison, i)), ==, verdicts[i]);
    }
  g_assert_false (dti_published_row_get_lower (get_row (comparison, 0), NULL));
  g_assert_false (dti_published_row_get_computed (get_row (comparison, 4), NULL));
  g_assert_false (dti_published_row_get_last_digits (get_row (comparison, 4), NULL));
  decimals = dti_published_row_get_decimals (get_row (comparison, 7));
  g_assert_cmpint (decimals, ==, 4);
}

static void
test_half_widths (void)
{
  g_autoptr (DtiScorecard) card = score_table (MODEL, TABLE);
  g_autoptr (DtiPublishedComparison) comparison =
      compare (card, "unit,r,a:input.half-width\nx,3.53,0.02\ny,4.53,\n");
  double number = 0;

  g_test_summary ("An input that can be off by 0.02, and one by half a unit of its last digit");

  g_assert_cmpint (dti_published_row_get_verdict (get_row (comparison, 0)),
                   ==,
                   DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING);
  g_assert_true (dti_published_row_get_upper (get_row (comparison, 0), &number));
  assert_near (number, 3.525);
  g_assert_cmpint (dti_published_row_get_verdict (get_row (comparison, 1)),
                   ==,
                   DTI_PUBLISHED_VERDICT_DIFFERS);
  g_assert_true (dti_published_row_get_upper (get_row (comparison, 1), &number));
  assert_near (number, 4.51);
}

static void
test_decimals (void)
{
  static const double numbers[] = { 1, 0.25, NAN, 3.125, -7, 1e-7, 1e21 };

  g_test_summary ("The most decimals that a column is written with");

  g_assert_cmpint (dti_published_count_decimals (numbers, 1), ==, 0);
  g_assert_cmpint (dti_published_count_decimals (numbers, 3), ==, 2);
  g_assert_cmpint (dti_published_count_decimals (numbers, 5), ==, 3);
  g_assert_cmpint (dti_published_count_decimals (numbers, 7), ==, 7);
  g_assert_cmpint (dti_published_count_decimals (numbers + 6, 1), ==, 0);
  g_assert_cmpint (dti_published_count_decimals (NULL, 0), ==, 0);
}

static DtiPublishedComparison *
compare_kien_giang (const char *framework,
                    const char *data,
                    const char *period,
                    const char *printed)
{
  g_autoptr (DtiScorecard) card = score_kien_giang (framework, data, period);
  g_autoptr (DtiDataset) published = load_kien_giang (dti_scorecard_get_framework (card), printed);

  return dti_published_comparison_new (card, published);
}

static void
test_kien_giang (void)
{
  g_autoptr (DtiPublishedComparison) comparison =
      compare_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2022", "published.csv");
  g_autoptr (GListModel) misses = dti_published_comparison_list_misses (comparison);
  const struct
  {
    const char *node;
    double published;
    double computed;
  } expected[] = { { "KTS", 21, 31 }, { "XHS", 17, 27 } };
  guint found = 0;

  g_test_summary ("The plan prints the ranks 21 and 17 where 31 and 27 come out, beyond rounding");

  for (guint i = 0; i < g_list_model_get_n_items (misses); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (misses, i);
      double computed = 0;

      if (dti_published_row_get_kind (row) != DTI_PUBLISHED_KIND_RANK)
        continue;
      g_assert_cmpuint (found, <, G_N_ELEMENTS (expected));
      g_assert_cmpstr (dti_published_row_get_unit (row), ==, "KG");
      g_assert_cmpstr (dti_published_row_get_node_id (row), ==, expected[found].node);
      g_assert_cmpfloat (dti_published_row_get_published (row), ==, expected[found].published);
      g_assert_true (dti_published_row_get_computed (row, &computed));
      g_assert_cmpfloat (computed, ==, expected[found].computed);
      g_assert_cmpint (dti_published_row_get_verdict (row), ==, DTI_PUBLISHED_VERDICT_DIFFERS);
      found++;
    }
  g_assert_cmpuint (found, ==, 2);
  g_assert_cmpuint (dti_published_comparison_count (comparison,
                                                    DTI_PUBLISHED_KIND_FIGURE,
                                                    DTI_PUBLISHED_VERDICT_NOT_COMPUTED),
                    ==,
                    0);
}

/* Five provinces from all eight main indicators, which are printed with four decimals: half a unit
 * of each is 0.05 points of 1000 in the sum. */
static void
test_main_indicators (void)
{
  g_autoptr (DtiPublishedComparison) comparison =
      compare_kien_giang ("vn-dti-province-922",
                          "data-2022-main-indicators.csv",
                          "2022",
                          "published.csv");
  g_autoptr (GListModel) misses = dti_published_comparison_list_misses (comparison);
  gboolean found = FALSE;

  g_test_summary ("0.7163 of Hồ Chí Minh City against 0.716355: within the rounding of the inputs");

  for (guint i = 0; i < g_list_model_get_n_items (misses); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (misses, i);
      double number = 0;

      if (dti_published_row_get_kind (row) != DTI_PUBLISHED_KIND_FIGURE ||
          !g_str_equal (dti_published_row_get_node_id (row), "DTI"))
        continue;
      g_assert_cmpstr (dti_published_row_get_unit (row), ==, "HCM");
      g_assert_true (dti_published_row_get_last_digits (row, &number));
      g_assert_cmpfloat (number, ==, -1);
      g_assert_true (dti_published_row_get_lower (row, &number));
      g_assert_cmpfloat_with_epsilon (number, 0.716355 - 0.00005, 1e-12);
      g_assert_cmpint (dti_published_row_get_verdict (row),
                       ==,
                       DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING);
      found = TRUE;
    }
  g_assert_true (found);
}

/* The same answers as the check that gives problems. */
static void
test_check (void)
{
  static const char *const periods[] = { "2022", "2023" };

  g_test_summary ("As many misses as the check has problems, at the same places");

  for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
    {
      g_autoptr (DtiScorecard) card =
          score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", periods[p]);
      g_autoptr (DtiDataset) published =
          load_kien_giang (dti_scorecard_get_framework (card), "published.csv");
      g_autoptr (DtiPublishedComparison) comparison =
          dti_published_comparison_new (card, published);
      g_autoptr (GListModel) misses = dti_published_comparison_list_misses (comparison);
      g_autoptr (DtiProblemList) problems = dti_scorecard_check_published (card, published);

      g_assert_cmpuint (g_list_model_get_n_items (misses),
                        ==,
                        dti_problem_list_get_n_items (problems));
      for (guint i = 0; i < g_list_model_get_n_items (misses); i++)
        {
          g_autoptr (DtiPublishedRow) row = g_list_model_get_item (misses, i);
          g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

          g_assert_cmpstr (dti_published_row_get_unit (row), ==, dti_problem_get_unit (problem));
          g_assert_cmpstr (dti_published_row_get_node_id (row), ==, dti_problem_get_node (problem));
        }
    }
}

static void
test_texts (void)
{
  g_autoptr (DtiScorecard) card = score_table (MODEL, TABLE);
  g_autoptr (DtiPublishedComparison) comparison =
      compare (card, "unit,r,r:input.rank\nx,3.5,3\ny,4.51,\nz,4.54,4\n");
  g_autofree char *csv = dti_published_comparison_to_csv (comparison);
  g_autofree char *json = dti_published_comparison_to_json (comparison);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  JsonObject *tally;
  JsonArray *rows;

  g_test_summary ("A table and JSON, read back by json-glib");

  g_assert_true (g_str_has_prefix (csv,
                                   "unit,period,node,kind,verdict,published,computed,rounded,"
                                   "last-digits,lower,upper\n"
                                   "x,,r,figure,agrees,3.5,3.5,3.5,0,,\n"
                                   "x,,r,rank,agrees,3,3,3,0,,\n"
                                   "y,,r,figure,within-rounding,4.51,4.5,4.5,1,4.4"));
  g_assert_true (g_str_has_suffix (csv, "z,,r,rank,differs,4,1,1,3,1,2\n"));

  g_assert_no_error (error);
  tally = json_array_get_object_element (json_object_get_array_member (json_node_get_object (root),
                                                                       "tallies"),
                                         1);
  g_assert_cmpstr (json_object_get_string_member (tally, "kind"), ==, "rank");
  g_assert_cmpint (json_object_get_int_member (tally, "compared"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (tally, "differs"), ==, 1);
  rows = json_object_get_array_member (json_node_get_object (root), "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 5);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (rows, 0), "lower"));
}

static void
test_properties (void)
{
  g_autoptr (DtiScorecard) card = score_table (MODEL, TABLE);
  DtiPublishedComparison *comparison = compare (card, "unit,r\nx,3.5\n");
  g_autoptr (DtiScorecard) scorecard = NULL;
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (GListModel) tallies = NULL;

  g_test_summary ("Properties give what the getters give; nothing leaks");

  g_object_get (comparison, "scorecard", &scorecard, "rows", &rows, "tallies", &tallies, NULL);
  g_assert_true (scorecard == dti_published_comparison_get_scorecard (comparison));
  g_assert_true (rows == dti_published_comparison_get_rows (comparison));
  g_assert_true (tallies == dti_published_comparison_get_tallies (comparison));
  g_clear_object (&rows);
  g_clear_object (&tallies);
  g_assert_finalize_object (comparison);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/published-comparison/by-hand", test_by_hand);
  g_test_add_func ("/published-comparison/not-known", test_not_known);
  g_test_add_func ("/published-comparison/half-widths", test_half_widths);
  g_test_add_func ("/published-comparison/decimals", test_decimals);
  g_test_add_func ("/published-comparison/kien-giang", test_kien_giang);
  g_test_add_func ("/published-comparison/main-indicators", test_main_indicators);
  g_test_add_func ("/published-comparison/check", test_check);
  g_test_add_func ("/published-comparison/texts", test_texts);
  g_test_add_func ("/published-comparison/properties", test_properties);

  return g_test_run ();
}
