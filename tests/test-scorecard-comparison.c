/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include <libdti/base/dti-random-private.h>

#include "comparison-testing.h"

#define MODEL "'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':10}]}"
#define LATER                                                                                      \
  "'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20},{'id':'n','max':10}]}"

/* r is 10, 8, 6, 4 of 20; then 10, 12, 20, 24 of 40; e and f are in one table only, m has no rank.
 */
#define FIRST_TABLE                                                                                \
  "unit,name,a,b,:ranked\nx,Kiên Giang,5,5,\ny,,4,4,\nz,,3,3,\nw,,2,2,\ne,,9,9,\nm,,1,1,false\n"
#define SECOND_TABLE                                                                               \
  "unit,a,b,n,:ranked\nw,4,10,10,\nz,5,10,5,\ny,2,5,5,\nx,5,5,0,\nf,10,20,10,\nm,9,9,9,\n"

static DtiScorecardComparison *
put_side_by_side (DtiScorecard *first, DtiScorecard *second)
{
  g_autoptr (GError) error = NULL;
  DtiScorecardComparison *comparison = dti_scorecard_comparison_new (first, second, &error);

  g_assert_no_error (error);

  return comparison;
}

static DtiScorecardComparison *
make_small (void)
{
  g_autoptr (DtiScorecard) first = score_table (MODEL, FIRST_TABLE);
  g_autoptr (DtiScorecard) second = score_table (LATER, SECOND_TABLE);

  return put_side_by_side (first, second);
}

static void
assert_column (DtiScorecardComparison *comparison,
               const char *node,
               DtiDifferenceColumn column,
               const double expected[5])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dti_scorecard_comparison_get_column (comparison, node, column, &error);
  const double *numbers = g_bytes_get_data (bytes, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5 * sizeof (double));
  for (guint i = 0; i < 5; i++)
    {
      g_test_message ("%s column %d unit %u", node, (int) column, i);
      assert_same (numbers[i], expected[i]);
    }
}

static void
test_columns (void)
{
  g_autoptr (DtiScorecardComparison) comparison = make_small ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Nine columns of the units that both have, by hand; ranks anew among them");

  assert_joined (dti_scorecard_comparison_get_units (comparison), "x y z w m");
  assert_joined (dti_scorecard_comparison_get_nodes (comparison), "r a b");
#define ASSERT(column, ...)                                                                        \
  assert_column (comparison, "r", DTI_DIFFERENCE_COLUMN_##column, (const double[]){ __VA_ARGS__ })
  ASSERT (FIRST_SCORE, 10, 8, 6, 4, 2);
  ASSERT (SECOND_SCORE, 10, 12, 20, 24, 27);
  ASSERT (SCORE_DIFFERENCE, 0, 4, 14, 20, 25);
  ASSERT (FIRST_VALUE, 0.5, 0.4, 0.3, 0.2, 0.1);
  ASSERT (SECOND_VALUE, 0.25, 0.3, 0.5, 0.6, 0.675);
  ASSERT (VALUE_DIFFERENCE, 0.25 - 0.5, 0.3 - 0.4, 0.5 - 0.3, 0.6 - 0.2, 0.675 - 0.1);
  ASSERT (FIRST_RANK, 1, 2, 3, 4, NAN);
  ASSERT (SECOND_RANK, 4, 3, 2, 1, NAN);
  ASSERT (RANK_SHIFT, -3, -1, 1, 3, NAN);
#undef ASSERT
  g_assert_null (dti_scorecard_comparison_get_column (comparison,
                                                      "n",
                                                      DTI_DIFFERENCE_COLUMN_FIRST_RANK,
                                                      &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_agreement (void)
{
  g_autoptr (DtiScorecardComparison) comparison = make_small ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRankAgreement) agreement =
      dti_scorecard_comparison_measure_agreement (comparison, "r", &error);
  double number = 0;

  g_test_summary ("Four units in opposite order, one more on each side");

  g_assert_no_error (error);
  g_assert_cmpuint (dti_rank_agreement_get_n_units (agreement), ==, 4);
  g_assert_cmpuint (dti_rank_agreement_get_n_only_first (agreement), ==, 1);
  g_assert_cmpuint (dti_rank_agreement_get_n_only_second (agreement), ==, 2);
  g_assert_cmpuint (dti_rank_agreement_get_n_unchanged (agreement), ==, 0);
  g_assert_true (dti_rank_agreement_get_spearman (agreement, &number));
  assert_near (number, -1);
  g_assert_true (dti_rank_agreement_get_kendall (agreement, &number));
  assert_near (number, -1);
  g_assert_true (dti_rank_agreement_get_mean_shift (agreement, &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_true (dti_rank_agreement_get_max_shift (agreement, &number));
  g_assert_cmpfloat (number, ==, 3);
  g_assert_cmpuint (dti_rank_agreement_count_common_top (agreement, 2), ==, 0);
  g_assert_cmpuint (dti_rank_agreement_count_common_top (agreement, 3), ==, 2);
  g_assert_null (dti_scorecard_comparison_measure_agreement (comparison, "n", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_lists (void)
{
  g_autoptr (DtiScorecardComparison) comparison = make_small ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) all = dti_scorecard_comparison_list_differences (comparison, "r", &error);
  g_autoptr (GListModel) movers = NULL;
  g_autoptr (GListModel) unmoved = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  static const char *const expected[] = { "x", "w", "y" };

  g_test_summary ("All units; those that moved most first, ties as in the first scorecard");

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 5);
  g_assert_true (g_list_model_get_item_type (all) == DTI_TYPE_SCORECARD_DIFFERENCE);
  movers = dti_scorecard_comparison_list_movers (comparison, "r", 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (movers), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DtiScorecardDifference) mover = g_list_model_get_item (movers, i);

      g_assert_cmpstr (dti_scorecard_difference_get_unit (mover), ==, expected[i]);
    }
  g_assert_null (dti_scorecard_comparison_list_movers (comparison, "n", 0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_scorecard_comparison_list_differences (comparison, "n", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_clear_object (&comparison);
  card = score_table (MODEL, FIRST_TABLE);
  comparison = put_side_by_side (card, card);
  unmoved = dti_scorecard_comparison_list_movers (comparison, "r", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (unmoved), ==, 0);
}

static void
test_errors (void)
{
  g_autoptr (DtiScorecard) first = score_table (MODEL, FIRST_TABLE);
  g_autoptr (DtiScorecard) strangers = score_table (MODEL, "unit,a,b\nq,1,2\n");
  g_autoptr (DtiScorecard) other =
      score_table ("'root':{'id':'s','children':[{'id':'c'}]}", "unit,c\nx,1\n");
  g_autoptr (GError) error = NULL;

  g_test_summary ("Nothing in common is an error");

  g_assert_null (dti_scorecard_comparison_new (first, strangers, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "the scorecards have no unit in common");
  g_clear_error (&error);
  g_assert_null (dti_scorecard_comparison_new (first, other, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "the scorecards have no node in common");
}

static void
test_orders (void)
{
  static const char descending[] =
      "'root':{'id':'r','children':[{'id':'a','max':9}],'ranking':{'decimals':1}}";
  static const char ascending[] =
      "'root':{'id':'r','children':[{'id':'a','max':9}],'ranking':{'order':'ascending'}}";
  static const char grouped[] = "'columns':{'G':'label'},"
                                "'root':{'id':'r','children':[{'id':'a','max':9}],"
                                "'ranking':{'within':'G'}}";
  static const char table[] = "unit,a,G\nx,1,k\ny,2,l\nz,9,k\n";
  g_autoptr (DtiScorecard) high = score_table (descending, "unit,a\nx,1\ny,2\nz,9\n");
  g_autoptr (DtiScorecard) low = score_table (ascending, "unit,a\nx,1\ny,2\nz,9\n");
  g_autoptr (DtiScorecard) within = score_table (grouped, table);
  g_autoptr (DtiScorecardComparison) turned = put_side_by_side (high, low);
  g_autoptr (DtiScorecardComparison) inside = put_side_by_side (high, within);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRankAgreement) agreement =
      dti_scorecard_comparison_measure_agreement (turned, "r", &error);
  g_autoptr (GBytes) ranks =
      dti_scorecard_comparison_get_column (inside, "r", DTI_DIFFERENCE_COLUMN_SECOND_RANK, &error);
  static const double in_groups[] = { 2, 1, 1 };
  double number = 0;

  g_test_summary ("Each ranks in its own way: order, groups, decimals");

  g_assert_no_error (error);
  dti_rank_agreement_get_spearman (agreement, &number);
  assert_near (number, -1);
  dti_rank_agreement_get_pearson (agreement, &number);
  assert_near (number, -1);
  g_assert_cmpmem (g_bytes_get_data (ranks, NULL), g_bytes_get_size (ranks), in_groups, 24);
}

/* ---- against a slow second implementation ---- */

static void
check_random (DtiRandom *random)
{
  double numbers[2][12];
  g_autoptr (DtiFramework) framework =
      load_framework ("'root':{'id':'r','children':[{'id':'a','max':9}]}");
  DtiScorecard *cards[2];
  g_autoptr (DtiScorecardComparison) comparison = NULL;
  g_autoptr (DtiRankAgreement) agreement = NULL;
  double sum = 0;
  double number = 0;

  for (guint c = 0; c < 2; c++)
    {
      g_autoptr (DtiDataset) dataset = dti_dataset_new ();

      for (guint i = 0; i < 12; i++)
        {
          g_autofree char *unit = g_strdup_printf ("u%u", i);

          numbers[c][i] = dti_random_next_below (random, 10);
          g_assert_true (dti_dataset_set_number (dataset, unit, "", "a", numbers[c][i], NULL));
        }
      cards[c] = score_dataset (framework, dataset, NULL);
    }
  comparison = put_side_by_side (cards[0], cards[1]);
  agreement = dti_scorecard_comparison_measure_agreement (comparison, "r", NULL);
  for (guint i = 0; i < 12; i++)
    {
      int shift = 0;

      for (guint j = 0; j < 12; j++)
        shift += (numbers[0][j] > numbers[0][i]) - (numbers[1][j] > numbers[1][i]);
      sum += abs (shift);
    }
  g_assert_true (dti_rank_agreement_get_mean_shift (agreement, &number));
  assert_near (number, sum / 12);
  g_object_unref (cards[0]);
  g_object_unref (cards[1]);
}

static void
test_random (void)
{
  DtiRandom random;

  g_test_summary ("Shifts of random ranks with ties, counted pair by pair");

  dti_random_init (&random, 34, 0);
  for (guint round = 0; round < 300; round++)
    check_random (&random);
}

static void
test_kien_giang (void)
{
  g_autoptr (DtiScorecard) first =
      score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2022");
  g_autoptr (DtiScorecard) second =
      score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2023");
  g_autoptr (DtiScorecardComparison) comparison = put_side_by_side (first, second);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) all =
      dti_scorecard_comparison_list_differences (comparison, "DTI", &error);
  guint n_found = 0;

  g_test_summary ("2022 and 2023 as printed: 0.5796 and 0.6717, places 32 and 40");

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 63);
  for (guint i = 0; i < 63; i++)
    {
      g_autoptr (DtiScorecardDifference) row = g_list_model_get_item (all, i);
      double number = 0;

      if (!g_str_equal (dti_scorecard_difference_get_unit (row), "KG"))
        continue;
      n_found++;
      g_assert_cmpstr (dti_scorecard_difference_get_unit_name (row), ==, "Kiên Giang");
      dti_scorecard_difference_get_first_value (row, &number);
      g_assert_cmpfloat (dti_number_round (number, 4), ==, 0.5796);
      dti_scorecard_difference_get_second_value (row, &number);
      g_assert_cmpfloat (dti_number_round (number, 4), ==, 0.6717);
      g_assert_true (dti_scorecard_difference_get_first_rank (row, &number));
      g_assert_cmpfloat (number, ==, 32);
      g_assert_true (dti_scorecard_difference_get_second_rank (row, &number));
      g_assert_cmpfloat (number, ==, 40);
      g_assert_true (dti_scorecard_difference_get_rank_shift (row, &number));
      g_assert_cmpfloat (number, ==, -8);
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_texts (void)
{
  g_autoptr (DtiScorecardComparison) comparison = make_small ();
  g_autofree char *csv = dti_scorecard_comparison_to_csv (comparison);
  g_autofree char *json = dti_scorecard_comparison_to_json (comparison);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  JsonObject *node;
  JsonObject *row;

  g_test_summary ("A table and JSON, read back by json-glib");

  g_assert_true (g_str_has_prefix (
      csv,
      "node,unit,first-score,second-score,score-difference,first-value,second-value,"
      "value-difference,first-rank,second-rank,rank-shift\n"
      "r,x,10,10,0,0.5,0.25,-0.25,1,4,-3\n"));
  g_assert_nonnull (strstr (csv, "\nr,m,2,27,25,0.1,0.675,0.5750000000000001,,,\n"));

  g_assert_no_error (error);
  node = json_array_get_object_element (json_object_get_array_member (json_node_get_object (root),
                                                                      "nodes"),
                                        0);
  g_assert_cmpstr (json_object_get_string_member (node, "node"), ==, "r");
  g_assert_cmpfloat (json_object_get_double_member (node, "kendall"), ==, -1);
  g_assert_cmpint (json_object_get_int_member (node, "only-second"), ==, 2);
  row = json_array_get_object_element (json_object_get_array_member (node, "differences"), 4);
  g_assert_cmpstr (json_object_get_string_member (row, "unit"), ==, "m");
  g_assert_true (json_object_get_null_member (row, "rank-shift"));
}

static void
test_properties (void)
{
  g_autoptr (DtiScorecard) first = score_table (MODEL, FIRST_TABLE);
  g_autoptr (DtiScorecard) second = score_table (LATER, SECOND_TABLE);
  DtiScorecardComparison *comparison = put_side_by_side (first, second);
  g_autoptr (DtiScorecard) a = NULL;
  g_autoptr (DtiScorecard) b = NULL;

  g_test_summary ("Properties give what the getters give; nothing leaks");

  g_object_get (comparison, "first", &a, "second", &b, NULL);
  g_assert_true (a == first && a == dti_scorecard_comparison_get_first (comparison));
  g_assert_true (b == second && b == dti_scorecard_comparison_get_second (comparison));
  g_assert_finalize_object (comparison);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scorecard-comparison/columns", test_columns);
  g_test_add_func ("/scorecard-comparison/agreement", test_agreement);
  g_test_add_func ("/scorecard-comparison/lists", test_lists);
  g_test_add_func ("/scorecard-comparison/errors", test_errors);
  g_test_add_func ("/scorecard-comparison/orders", test_orders);
  g_test_add_func ("/scorecard-comparison/random", test_random);
  g_test_add_func ("/scorecard-comparison/kien-giang", test_kien_giang);
  g_test_add_func ("/scorecard-comparison/texts", test_texts);
  g_test_add_func ("/scorecard-comparison/properties", test_properties);

  return g_test_run ();
}
