/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "comparison-testing.h"

#define MODEL                                                                                      \
  "'root':{'id':'r','missing':'propagate','title':{'vi':'Chỉ "                                   \
  "số'},'children':[{'id':'a','max':10}]}"

static const struct
{
  const char *name;
  gboolean (*get) (DtiScorecardDifference *self, double *number);
} numbers[] = {
  { "first-score", dti_scorecard_difference_get_first_score },
  { "second-score", dti_scorecard_difference_get_second_score },
  { "score-difference", dti_scorecard_difference_get_score_difference },
  { "first-value", dti_scorecard_difference_get_first_value },
  { "second-value", dti_scorecard_difference_get_second_value },
  { "value-difference", dti_scorecard_difference_get_value_difference },
  { "first-rank", dti_scorecard_difference_get_first_rank },
  { "second-rank", dti_scorecard_difference_get_second_rank },
  { "rank-shift", dti_scorecard_difference_get_rank_shift },
};

static void
assert_row (DtiScorecardDifference *row)
{
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number = 0;
      double property = 0;

      g_test_message ("%s", numbers[i].name);
      g_object_get (row, numbers[i].name, &property, NULL);
      g_assert_true (numbers[i].get (row, &number) == !isnan (number));
      g_assert_true (numbers[i].get (row, NULL) == !isnan (number));
      assert_same (property, number);
    }
  g_object_get (row,
                "node",
                &node,
                "node-id",
                &id,
                "node-title",
                &title,
                "unit",
                &unit,
                "unit-name",
                &name,
                NULL);
  g_assert_true (node == dti_scorecard_difference_get_node (row));
  g_assert_cmpstr (id, ==, dti_scorecard_difference_get_node_id (row));
  g_assert_cmpstr (title, ==, dti_scorecard_difference_get_node_title (row));
  g_assert_cmpstr (unit, ==, dti_scorecard_difference_get_unit (row));
  g_assert_cmpstr (name, ==, dti_scorecard_difference_get_unit_name (row));
}

static void
test_properties (void)
{
  g_autoptr (DtiScorecard) first = score_table (MODEL, "unit,name,a\nx,Kiên Giang,5\ny,,\n");
  g_autoptr (DtiScorecard) second = score_table (MODEL, "unit,a\nx,6\ny,1\n");
  DtiScorecardComparison *comparison = dti_scorecard_comparison_new (first, second, NULL);
  GListModel *rows = dti_scorecard_comparison_list_differences (comparison, "r", NULL);
  g_autoptr (DtiScorecardDifference) x = g_list_model_get_item (rows, 0);
  g_autoptr (DtiScorecardDifference) y = g_list_model_get_item (rows, 1);
  double number = 0;

  g_test_summary ("Properties give what the getters give; a row keeps what it needs");

  g_assert_finalize_object (rows);
  g_assert_finalize_object (comparison);
  g_clear_object (&first);
  g_clear_object (&second);
  assert_row (x);
  assert_row (y);
  g_assert_cmpstr (dti_scorecard_difference_get_unit_name (x), ==, "Kiên Giang");
  g_assert_cmpstr (dti_scorecard_difference_get_unit_name (y), ==, "y");
  g_assert_cmpstr (dti_scorecard_difference_get_node_title (x), ==, "Chỉ số");
  g_assert_true (dti_scorecard_difference_get_score_difference (x, &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_false (dti_scorecard_difference_get_first_score (y, &number));
  g_assert_true (dti_scorecard_difference_get_second_score (y, &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_false (dti_scorecard_difference_get_rank_shift (y, &number));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scorecard-difference/properties", test_properties);

  return g_test_run ();
}
