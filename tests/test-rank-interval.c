/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rank-change-testing.h"

/* Every property has the number of its getter. */
static void
assert_getter (DtiRankInterval *interval,
               const char *property,
               double (*get) (DtiRankInterval *self))
{
  double number = NAN;

  g_object_get (interval, property, &number, NULL);
  g_assert_cmpfloat (number, ==, get (interval));
}

static void
test_getters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autoptr (DtiRankInterval) interval =
      dti_rank_change_simulate_weights (change, 0.5, 100, 7, &error);
  guint n_draws = 0;

  g_test_summary ("Getters and properties agree, and numbers stand in order");

  g_assert_no_error (error);
  assert_getter (interval, "older-best", dti_rank_interval_get_older_best);
  assert_getter (interval, "older-median", dti_rank_interval_get_older_median);
  assert_getter (interval, "older-worst", dti_rank_interval_get_older_worst);
  assert_getter (interval, "newer-best", dti_rank_interval_get_newer_best);
  assert_getter (interval, "newer-median", dti_rank_interval_get_newer_median);
  assert_getter (interval, "newer-worst", dti_rank_interval_get_newer_worst);
  assert_getter (interval, "change-low", dti_rank_interval_get_change_low);
  assert_getter (interval, "change-median", dti_rank_interval_get_change_median);
  assert_getter (interval, "change-high", dti_rank_interval_get_change_high);
  assert_getter (interval, "agreement", dti_rank_interval_get_agreement);
  g_object_get (interval, "n-draws", &n_draws, NULL);
  g_assert_cmpuint (n_draws, ==, 100);
  g_assert_cmpuint (dti_rank_interval_get_n_draws (interval), ==, 100);
  g_assert_cmpfloat (dti_rank_interval_get_newer_best (interval),
                     <=,
                     dti_rank_interval_get_newer_median (interval));
  g_assert_cmpfloat (dti_rank_interval_get_newer_median (interval),
                     <=,
                     dti_rank_interval_get_newer_worst (interval));
  g_assert_finalize_object (g_steal_pointer (&interval));
}

static void
test_overlap (void)
{
  g_autoptr (DtiRankChange) change =
      explain_text ("'publish':'score','root':{'id':'r','ranking':{'decimals':1},'children':["
                    "{'id':'a','max':100}]}",
                    "unit,period,a\nu,2022,40\nv,2022,40.1\n",
                    "unit,period,a\nu,2023,40.1\nv,2023,40\n",
                    "u");
  g_autoptr (DtiRankInterval) interval = dti_rank_change_get_rounding_interval (change);

  g_test_summary ("A tenth apart, each known to a twentieth: the order can be level, not turned");

  g_assert_cmpfloat (dti_rank_interval_get_older_best (interval), ==, 1);
  g_assert_cmpfloat (dti_rank_interval_get_older_worst (interval), ==, 2);
  g_assert_cmpfloat (dti_rank_interval_get_newer_best (interval), ==, 1);
  g_assert_cmpfloat (dti_rank_interval_get_newer_worst (interval), ==, 1);
  g_assert_cmpfloat (dti_rank_interval_get_change_low (interval), ==, -1);
  g_assert_cmpfloat (dti_rank_interval_get_change_high (interval), ==, 0);
  g_assert_cmpfloat (dti_rank_interval_get_agreement (interval), ==, 0);
}

static char *
make_field (GRand *rand, const char *period)
{
  GString *csv = g_string_new ("unit,period,a,b\n");

  for (guint i = 0; i < 40; i++)
    {
      g_string_append_printf (csv, "u%u,%s,%d", i, period, g_rand_int_range (rand, 0, 30));
      g_string_append_printf (csv,
                              ".%d,%d\n",
                              g_rand_int_range (rand, 0, 100),
                              g_rand_int_range (rand, 0, 4));
    }

  return g_string_free (csv, FALSE);
}

static void
check_without_noise (const char *ties, const char *order, int decimals, GRand *rand)
{
  g_autofree char *members =
      g_strdup_printf ("'ranking':{'node':'r','ties':'%s','order':'%s','decimals':%d}," RANK_MODEL,
                       ties,
                       order,
                       decimals);
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autofree char *older_text = make_field (rand, "2022");
  g_autofree char *newer_text = make_field (rand, "2023");
  g_autoptr (DtiScorecard) older = score_csv (framework, older_text, NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework, newer_text, NULL);
  g_autoptr (DtiRankChangeList) list =
      dti_rank_change_list_new (older, newer, NULL, NULL, NULL, NULL);

  for (guint i = 0; i < dti_rank_change_list_get_n_items (list); i++)
    {
      g_autoptr (DtiRankChange) change = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (DtiRankInterval) weights =
          dti_rank_change_simulate_weights (change, 0.0, 1, 1, NULL);
      g_autoptr (DtiRankInterval) rounding = dti_rank_change_get_rounding_interval (change);
      double rank = NAN;

      g_assert_true (dti_rank_change_get_older_rank (change, &rank));
      g_assert_cmpfloat (dti_rank_interval_get_older_median (weights), ==, rank);
      g_assert_cmpfloat (dti_rank_interval_get_older_median (rounding), ==, rank);
      rank = dti_rank_change_get_newer_rank (change);
      g_assert_cmpfloat (dti_rank_interval_get_newer_best (weights), ==, rank);
      g_assert_cmpfloat (dti_rank_interval_get_newer_worst (weights), ==, rank);
      g_assert_cmpfloat (dti_rank_interval_get_newer_best (rounding), <=, rank);
      g_assert_cmpfloat (dti_rank_interval_get_newer_worst (rounding), >=, rank);
    }
}

static void
test_without_noise (void)
{
  static const char *const ties[] = { "competition", "dense", "max", "average", "first" };
  static const char *const orders[] = { "descending", "ascending" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_test_summary ("Without noise the ranks are those of the scorecard, by every rule");

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    for (guint k = 0; k < G_N_ELEMENTS (orders); k++)
      for (int decimals = 0; decimals <= 2; decimals++)
        check_without_noise (ties[i], orders[k], decimals, rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rank-interval/getters", test_getters);
  g_test_add_func ("/rank-interval/overlap", test_overlap);
  g_test_add_func ("/rank-interval/without-noise", test_without_noise);

  return g_test_run ();
}
