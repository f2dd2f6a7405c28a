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
  gboolean (*get) (DtiRankAgreement *self, double *number);
} numbers[] = {
  { "spearman", dti_rank_agreement_get_spearman },
  { "kendall", dti_rank_agreement_get_kendall },
  { "pearson", dti_rank_agreement_get_pearson },
  { "mean-shift", dti_rank_agreement_get_mean_shift },
  { "max-shift", dti_rank_agreement_get_max_shift },
};

static const struct
{
  const char *name;
  guint (*get) (DtiRankAgreement *self);
} counts[] = {
  { "n-units", dti_rank_agreement_get_n_units },
  { "n-only-first", dti_rank_agreement_get_n_only_first },
  { "n-only-second", dti_rank_agreement_get_n_only_second },
  { "n-unchanged", dti_rank_agreement_get_n_unchanged },
};

static DtiRankAgreement *
agree (const char *first_table, const char *second_table)
{
  g_autoptr (DtiScorecard) first = score_table (MODEL, first_table);
  g_autoptr (DtiScorecard) second = score_table (MODEL, second_table);
  g_autoptr (DtiScorecardComparison) comparison =
      dti_scorecard_comparison_new (first, second, NULL);
  g_autoptr (GError) error = NULL;
  DtiRankAgreement *agreement =
      dti_scorecard_comparison_measure_agreement (comparison, "r", &error);

  g_assert_no_error (error);

  return agreement;
}

static void
assert_agreement (DtiRankAgreement *agreement)
{
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number = 0;
      double property = 0;

      g_test_message ("%s", numbers[i].name);
      g_object_get (agreement, numbers[i].name, &property, NULL);
      g_assert_true (numbers[i].get (agreement, &number) == !isnan (number));
      g_assert_true (numbers[i].get (agreement, NULL) == !isnan (number));
      assert_same (property, number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint count = 0;

      g_object_get (agreement, counts[i].name, &count, NULL);
      g_assert_cmpuint (count, ==, counts[i].get (agreement));
    }
  g_object_get (agreement, "node", &node, "node-id", &id, "node-title", &title, NULL);
  g_assert_true (node == dti_rank_agreement_get_node (agreement));
  g_assert_cmpstr (id, ==, dti_rank_agreement_get_node_id (agreement));
  g_assert_cmpstr (title, ==, dti_rank_agreement_get_node_title (agreement));
}

static void
test_numbers (void)
{
  g_autoptr (DtiRankAgreement) agreement =
      agree ("unit,a\nv,1\nw,2\nx,3\ny,4\nz,5\n", "unit,a\nv,2\nw,1\nx,4\ny,3\nz,5\n");
  double number = 0;

  g_test_summary ("Five units, two pairs of neighbours changed: rho 0.8, tau 0.6, 0.8 places");

  assert_agreement (agreement);
  dti_rank_agreement_get_spearman (agreement, &number);
  assert_near (number, 0.8);
  dti_rank_agreement_get_kendall (agreement, &number);
  assert_near (number, 0.6);
  dti_rank_agreement_get_pearson (agreement, &number);
  assert_near (number, 0.8);
  dti_rank_agreement_get_mean_shift (agreement, &number);
  assert_near (number, 0.8);
  g_assert_cmpuint (dti_rank_agreement_get_n_unchanged (agreement), ==, 1);
  g_assert_cmpuint (dti_rank_agreement_count_common_top (agreement, 1), ==, 1);
  g_assert_cmpuint (dti_rank_agreement_count_common_top (agreement, 2), ==, 1);
  g_assert_cmpuint (dti_rank_agreement_count_common_top (agreement, 3), ==, 3);
}

static void
test_nobody (void)
{
  DtiRankAgreement *agreement = agree ("unit,a\nx,\ny,1\n", "unit,a\nx,1\ny,\n");

  g_test_summary ("Nobody is ranked by both: no numbers");

  assert_agreement (agreement);
  g_assert_cmpuint (dti_rank_agreement_get_n_units (agreement), ==, 0);
  g_assert_cmpuint (dti_rank_agreement_get_n_only_first (agreement), ==, 1);
  g_assert_cmpuint (dti_rank_agreement_get_n_only_second (agreement), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_false (numbers[i].get (agreement, NULL));
  g_assert_finalize_object (agreement);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/rank-agreement/numbers", test_numbers);
  g_test_add_func ("/rank-agreement/nobody", test_nobody);

  return g_test_run ();
}
