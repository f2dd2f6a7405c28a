/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rank-change-testing.h"

static void
test_children (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autoptr (DtiRankShare) share =
      g_list_model_get_item (dti_rank_change_get_pillar_shares (change), 0);
  double number = NAN;

  g_test_summary ("Rank 4 on average with neither part, 3½ with one, 3 with both");

  assert_shares (g_object_ref (dti_rank_change_get_pillar_shares (change)), "a -0.5, b -0.5");
  assert_shares (dti_rank_change_list_shares (change, NULL, 1), "a -0.5, b -0.5");
  g_clear_object (&change);

  /* A share keeps what it needs. */
  g_assert_cmpstr (dti_node_get_id (dti_rank_share_get_node (share)), ==, "a");
  g_assert_cmpstr (dti_rank_share_get_node_title (share), ==, "a");
  g_assert_false (dti_rank_share_get_is_method (share));
  g_assert_cmpfloat (dti_rank_share_get_standard_error (share), ==, 0);
  g_assert_true (dti_rank_share_get_older_value (share, &number));
  g_assert_cmpfloat (number, ==, 0.4);
  g_assert_true (dti_rank_share_get_newer_value (share, &number));
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_finalize_object (g_steal_pointer (&share));
}

#define MEAN(weight)                                                                               \
  "'root':{'id':'r','aggregation':'mean','children':[{'id':'a'},{'id':'b','weight':" weight "}]}"

static void
test_method (void)
{
  g_autoptr (DtiScorecard) older =
      score_text (MEAN ("1"), "unit,period,a,b\nu,2022,0.2,0.4\nv,2022,0.32,0.32\n", NULL);
  g_autoptr (DtiScorecard) newer =
      score_text (MEAN ("3"), "unit,period,a,b\nu,2023,0.2,0.4\nv,2023,0.32,0.32\n", NULL);
  g_autoptr (DtiRankChange) change = explain_rank (older, newer, "u", NULL);
  GListModel *shares = dti_rank_change_get_pillar_shares (change);
  g_autoptr (DtiRankShare) method = g_list_model_get_item (shares, 2);
  double number = 0;

  g_test_summary ("Only a weight changed: 0.3 became 0.35, past 0.32, by the method alone");

  assert_shares (g_object_ref (shares), "a 0, b 0, - -1");
  g_assert_true (dti_rank_share_get_is_method (method));
  g_assert_null (dti_rank_share_get_node (method));
  g_assert_null (dti_rank_share_get_node_id (method));
  g_assert_null (dti_rank_share_get_node_title (method));
  g_assert_false (dti_rank_share_get_older_value (method, &number));
  g_assert_true (isnan (number));
}

#define TREE                                                                                       \
  "'publish':'score','root':{'id':'r','children':["                                                \
  "{'id':'p','level':'group','children':[{'id':'a','level':'main','max':10,'children':["           \
  "{'id':'a1','max':5},{'id':'a2','max':5}]},{'id':'b','level':'main','max':10}]},"                \
  "{'id':'c','level':'main','max':10}]}"

static void
test_levels (void)
{
  static const char *const older = "unit,period,a1,a2,b,c\nu,2022,1,1,1,1\nv,2022,1,1,2,2\n";
  static const char *const newer = "unit,period,a1,a2,b,c\nu,2023,4,1,1,1\nv,2023,1,1,2,2\n";
  g_autoptr (DtiRankChange) change = explain_text (TREE, older, newer, "u");
  g_autoptr (DtiRankChange) observed = explain_text (TREE,
                                                     "unit,period,p,c\nu,2022,3,1\nv,2022,5,1\n",
                                                     "unit,period,p,c\nu,2023,6,1\nv,2023,5,1\n",
                                                     "u");
  g_autoptr (DtiFramework) framework = load_clean_framework (TREE);
  g_autoptr (DtiScorecard) older_card = score_csv (framework, older, NULL);
  g_autoptr (DtiScorecard) newer_card = score_csv (framework, newer, NULL);
  g_autoptr (DtiRankChange) leaf = explain_rank (older_card, newer_card, "u", "a1");

  g_test_summary ("Pillars are taken apart down to a level, or to what was observed");

  assert_shares (dti_rank_change_list_shares (change, NULL, 0), "p -1, c 0");
  assert_shares (dti_rank_change_list_shares (change, "group", 0), "p -1, c 0");
  assert_shares (dti_rank_change_list_shares (change, "main", 0), "a -1, b 0, c 0");
  assert_shares (dti_rank_change_list_shares (change, "no such", 0), "a1 -1, a2 0, b 0, c 0");
  assert_shares (dti_rank_change_list_shares (observed, "main", 0), "p -1, c 0");
  g_assert_cmpfloat (dti_rank_change_get_own_effect (leaf), ==, -0.0);
  assert_shares (dti_rank_change_list_shares (leaf, NULL, 0), "a1 0");
}

/* Thirteen parts that gain the same: each has a thirteenth of the effect. */
#define N_MANY 13

static DtiRankChange *
explain_many (void)
{
  g_autoptr (GString) model = g_string_new ("'publish':'score','root':{'id':'r','children':[");
  g_autoptr (GString) older = g_string_new ("unit,period");
  g_autoptr (GString) newer = NULL;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_string_append_printf (model, "%s{'id':'n%u','max':100}", i > 0 ? "," : "", i);
      g_string_append_printf (older, ",n%u", i);
    }
  g_string_append (model, "]}");
  newer = g_string_new (older->str);
  g_string_append (older, "\nu,2022");
  g_string_append (newer, "\nu,2023");
  for (guint i = 0; i < N_MANY; i++)
    {
      g_string_append (older, ",1");
      g_string_append (newer, ",3");
    }
  /* One rival more for each sum that is passed on the way. */
  for (guint rival = 0; rival < N_MANY; rival++)
    {
      g_string_append_printf (older, "\nv%u,2022,%u", rival, 2 * rival + 2);
      g_string_append_printf (newer, "\nv%u,2023,%u", rival, 2 * rival + 2);
      for (guint i = 1; i < N_MANY; i++)
        {
          g_string_append (older, ",1");
          g_string_append (newer, ",1");
        }
    }
  g_string_append_c (older, '\n');
  g_string_append_c (newer, '\n');

  return explain_text (model->str, older->str, newer->str, "u");
}

static void
test_sample (void)
{
  g_autoptr (DtiRankChange) change = explain_many ();
  g_autoptr (GListModel) shares = dti_rank_change_list_shares (change, NULL, 42);
  g_autoptr (GListModel) again = dti_rank_change_list_shares (change, NULL, 42);
  double sum = 0.0;

  g_test_summary ("More parts than are tried in full: every order gives the same here");

  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, -N_MANY);
  g_assert_cmpuint (g_list_model_get_n_items (shares), ==, N_MANY);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);
      g_autoptr (DtiRankShare) same = g_list_model_get_item (again, i);

      g_assert_cmpfloat (dti_rank_share_get_share (share), ==, dti_rank_share_get_share (same));
      g_assert_cmpfloat (dti_rank_share_get_share (share), ==, -1);
      g_assert_cmpfloat (dti_rank_share_get_standard_error (share), ==, 0);
      sum += dti_rank_share_get_share (share);
    }
  g_assert_cmpfloat (sum, ==, -N_MANY);
}

static void
test_sampled_error (void)
{
  g_autoptr (GString) model = g_string_new ("'publish':'score','root':{'id':'r','children':[");
  g_autoptr (GString) older = g_string_new ("unit,period");
  g_autoptr (GString) newer = NULL;
  g_autoptr (DtiRankChange) change = NULL;
  g_autoptr (GListModel) shares = NULL;
  double sum = 0.0;

  g_test_summary ("One rival, passed by whoever comes eighth: 1/15 each, within five errors");

  for (guint i = 0; i < 15; i++)
    {
      g_string_append_printf (model, "%s{'id':'n%u','max':100}", i > 0 ? "," : "", i);
      g_string_append_printf (older, ",n%u", i);
    }
  g_string_append (model, "]}");
  newer = g_string_new (older->str);
  g_string_append (older, "\nu,2022,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\nv,2022,7.5");
  g_string_append (newer, "\nu,2023,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\nv,2023,7.5");
  g_string_append (older, ",0,0,0,0,0,0,0,0,0,0,0,0,0,0\n");
  g_string_append (newer, ",0,0,0,0,0,0,0,0,0,0,0,0,0,0\n");
  change = explain_text (model->str, older->str, newer->str, "u");
  shares = dti_rank_change_list_shares (change, NULL, 5);

  for (guint i = 0; i < 15; i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);
      double error = dti_rank_share_get_standard_error (share);

      g_assert_cmpfloat (error, >, 0.0);
      g_assert_cmpfloat (error, <, 0.02);
      g_assert_cmpfloat_with_epsilon (dti_rank_share_get_share (share), -1.0 / 15.0, 5.0 * error);
      sum += dti_rank_share_get_share (share);
    }
  g_assert_cmpfloat_with_epsilon (sum, -1.0, 1e-12);
}

static void
test_no_score (void)
{
  g_autoptr (DtiRankChange) change = explain_text (
      "'root':{'id':'r','aggregation':{'type':'expression','formula':'1 / ([a] + [b])'},"
      "'children':[{'id':'a'},{'id':'b'}]}",
      "unit,period,a,b\nu,2022,0,0.5\nv,2022,0.2,0.2\n",
      "unit,period,a,b\nu,2023,0.1,0\nv,2023,0.2,0.2\n",
      "u");

  g_test_summary ("A combination that has no score: the node has the effect as a whole");

  /* 1 / (0 + 0) lies between the two years. */
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, -1);
  assert_shares (dti_rank_change_list_shares (change, NULL, 0), "r -1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rank-share/children", test_children);
  g_test_add_func ("/rank-share/method", test_method);
  g_test_add_func ("/rank-share/levels", test_levels);
  g_test_add_func ("/rank-share/sample", test_sample);
  g_test_add_func ("/rank-share/sampled-error", test_sampled_error);
  g_test_add_func ("/rank-share/no-score", test_no_score);

  return g_test_run ();
}
