/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include "rank-change-testing.h"

/* ---- effects ---- */

static void
test_effects (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  double number = NAN;

  g_test_summary ("Ranks 3 and 5 with the older figure, 2 and 4 with the newer: own −1, field +2");

  g_assert_cmpfloat (dti_rank_change_get_crossed_rank (change, FALSE, FALSE), ==, 3);
  g_assert_cmpfloat (dti_rank_change_get_crossed_rank (change, FALSE, TRUE), ==, 5);
  g_assert_cmpfloat (dti_rank_change_get_crossed_rank (change, TRUE, FALSE), ==, 2);
  g_assert_cmpfloat (dti_rank_change_get_crossed_rank (change, TRUE, TRUE), ==, 4);
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, -1);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, 2);
  g_assert_true (dti_rank_change_get_cohort_effect (change, &number));
  g_assert_cmpfloat (number, ==, 0);
  g_assert_true (dti_rank_change_get_rank_change (change, &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_true (dti_rank_change_get_places_gained (change, &number));
  g_assert_cmpfloat (number, ==, -1);
  g_assert_true (dti_rank_change_get_older_rank (change, &number));
  g_assert_cmpfloat (number, ==, 3);
  g_assert_cmpfloat (dti_rank_change_get_newer_rank (change), ==, 4);
  g_assert_cmpuint (dti_rank_change_get_older_size (change), ==, 5);
  g_assert_cmpuint (dti_rank_change_get_newer_size (change), ==, 5);
  g_assert_true (dti_rank_change_get_older_percentile (change, &number));
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_true (dti_rank_change_get_newer_percentile (change, &number));
  g_assert_cmpfloat (number, ==, 0.25);
  g_assert_cmpfloat (dti_rank_change_get_older_figure (change), ==, 40);
  g_assert_cmpfloat (dti_rank_change_get_newer_figure (change), ==, 50);
  g_assert_finalize_object (g_steal_pointer (&change));
}

static void
test_place (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");

  g_test_summary ("What the change is about");

  g_assert_cmpstr (dti_rank_change_get_unit (change), ==, "u");
  g_assert_cmpstr (dti_rank_change_get_unit_name (change), ==, "Ưu Minh");
  g_assert_cmpstr (dti_node_get_id (dti_rank_change_get_node (change)), ==, "r");
  g_assert_cmpstr (dti_rank_change_get_older_period (change), ==, "2022");
  g_assert_cmpstr (dti_rank_change_get_newer_period (change), ==, "2023");
  g_assert_cmpuint (dti_rank_change_get_common_size (change), ==, 5);
  g_assert_cmpfloat (dti_rank_change_get_common_older_rank (change), ==, 3);
  g_assert_cmpfloat (dti_rank_change_get_common_newer_rank (change), ==, 4);
  g_assert_false (dti_rank_change_get_is_reconstructed (change));
  g_assert_false (dti_rank_change_get_has_other_rule (change));
}

typedef struct
{
  const char *ties;
  double own;
  double field;
} DtiTiesCase;

static void
test_ties (void)
{
  /* u ties with w in the older field with 50 points, x and y tie in the newer. */
  static const DtiTiesCase cases[] = {
    { "competition", -1, 2 },   { "dense", -1, 1 }, { "max", -0.5, 1.5 },
    { "average", -0.75, 1.75 }, { "first", -1, 2 },
  };

  g_test_summary ("Own and field effect by every rule for ties, counted by hand");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members =
          g_strdup_printf ("'ranking':{'node':'r','ties':'%s'}," RANK_MODEL, cases[i].ties);
      g_autoptr (DtiRankChange) change = explain_text (members, older_csv, newer_csv, "u");
      double printed = NAN;

      g_test_message ("%s", cases[i].ties);
      g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, cases[i].own);
      g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, cases[i].field);
      g_assert_true (dti_rank_change_get_rank_change (change, &printed));
      g_assert_cmpfloat (cases[i].own + cases[i].field, ==, printed);
    }
}

static void
test_ascending (void)
{
  g_autoptr (DtiRankChange) change =
      explain_text ("'ranking':{'node':'r','order':'ascending'}," RANK_MODEL,
                    older_csv,
                    newer_csv,
                    "u");
  double number = NAN;

  g_test_summary ("Where the lowest is best: 3 and 1 with 40 points, 3 and 2 with 50");

  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, 0.5);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, -1.5);
  g_assert_true (dti_rank_change_get_gap (change, &number));
  g_assert_cmpfloat (number, ==, 5);
  /* w passes with 45 points; x and y were before it with 30 and 20. */
  assert_peers (dti_rank_change_list_overtaken_by (change), "w");
  assert_peers (dti_rank_change_list_overtook (change), "x y");
}

/* Ahead of u in the older field stand 31, of them 3 also with its newer figure; in the newer field
 * 41 ahead of the newer figure and 61 ahead of the older one. */
static void
test_chairman (void)
{
  g_autoptr (GString) older = g_string_new ("unit,period,a\nu,2022,40\n");
  g_autoptr (GString) newer = g_string_new ("unit,period,a\nu,2023,52\n");
  g_autoptr (DtiRankChange) change = NULL;
  double number = NAN;

  g_test_summary ("A figure that rises by 30 %, and a rank from 32 to 42: own −24, field +34");

  for (guint i = 0; i < 62; i++)
    {
      g_string_append_printf (older, "o%u,2022,%d\n", i, i < 3 ? 60 : i < 31 ? 45 : 20);
      g_string_append_printf (newer, "o%u,2023,%d\n", i, i < 41 ? 70 : i < 61 ? 45 : 20);
    }
  change = explain_text ("'publish':'score','root':{'id':'r','children':[{'id':'a','max':100}]}",
                         older->str,
                         newer->str,
                         "u");
  g_assert_true (dti_rank_change_get_older_rank (change, &number));
  g_assert_cmpfloat (number, ==, 32);
  g_assert_cmpfloat (dti_rank_change_get_newer_rank (change), ==, 42);
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, -24);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, 34);
}

/* ---- who is ranked ---- */

static void
test_cohort (void)
{
  g_autofree char *older = g_strconcat (older_csv, "z,2022,Z,35,35\n", NULL);
  g_autofree char *newer = g_strconcat (newer_csv, "p,2023,P,45,45\nq,2023,Q,40,40\n", NULL);
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older, newer, "u");
  double number = NAN;

  g_test_summary ("One unit before it left, two came: the cohort effect is what is left");

  g_assert_true (dti_rank_change_get_older_rank (change, &number));
  g_assert_cmpfloat (number, ==, 4);
  g_assert_cmpfloat (dti_rank_change_get_newer_rank (change), ==, 6);
  g_assert_cmpfloat (dti_rank_change_get_common_older_rank (change), ==, 3);
  g_assert_cmpfloat (dti_rank_change_get_common_newer_rank (change), ==, 4);
  g_assert_cmpuint (dti_rank_change_get_common_size (change), ==, 5);
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, -1);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, 2);
  g_assert_true (dti_rank_change_get_cohort_effect (change, &number));
  g_assert_cmpfloat (number, ==, 1);
  /* Percentiles are of all that were ranked: 6 and 7 units. */
  g_assert_true (dti_rank_change_get_older_percentile (change, &number));
  g_assert_cmpfloat_with_epsilon (number, 2.0 / 5.0, 1e-15);
  g_assert_true (dti_rank_change_get_newer_percentile (change, &number));
  g_assert_cmpfloat_with_epsilon (number, 1.0 / 6.0, 1e-15);
}

static void
test_unranked (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (RANK_MODEL);
  g_autoptr (DtiScorecard) older = score_csv (framework,
                                              "unit,period,:ranked,a,b\nu,2022,1,20,20\n"
                                              "v,2022,0,30,30\nw,2022,1,10,10\n",
                                              NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework,
                                              "unit,period,a,b\nu,2023,20,20\n"
                                              "v,2023,30,30\nw,2023,10,\n",
                                              NULL);
  g_autoptr (DtiRankChange) change = explain_rank (older, newer, "u", NULL);
  g_autoptr (GError) error = NULL;
  double number = NAN;

  g_test_summary ("Units for information, and units without a score, are in no cohort");

  g_assert_cmpuint (dti_rank_change_get_common_size (change), ==, 1);
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, 0);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, 0);
  g_assert_true (dti_rank_change_get_cohort_effect (change, &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_null (dti_rank_change_between (older, newer, "v", NULL, NULL, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  g_assert_null (dti_rank_change_between (older, newer, "w", NULL, NULL, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
}

static void
test_groups (void)
{
  g_autoptr (DtiRankChange) change = explain_text (
      "'columns':{'G':'label'},'ranking':{'node':'r','within':'G'}," RANK_MODEL,
      "unit,period,G,a,b\nu,2022,n,20,20\nv,2022,s,30,30\nw,2022,n,25,25\nx,2022,n,10,10\n",
      "unit,period,G,a,b\nu,2023,n,24,24\nv,2023,s,30,30\nw,2023,n,22,22\nx,2023,n,30,30\n",
      "u");

  g_test_summary ("Ranks inside a group: the others do not matter");

  /* Among w and x: 2 and 3 with 40 points, 2 and 2 with 48. */
  g_assert_cmpuint (dti_rank_change_get_older_size (change), ==, 3);
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, -0.5);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, 0.5);
  assert_peers (dti_rank_change_list_overtaken_by (change), "x");
  assert_peers (dti_rank_change_list_overtook (change), "w");
  assert_peers (dti_rank_change_list_near (change, 100), "x w");
  g_assert_cmpfloat (dti_rank_change_get_gap_to (change, 1), ==, 12);
}

static void
test_other_rule (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (RANK_MODEL);
  g_autoptr (DtiFramework) other =
      load_clean_framework ("'ranking':{'node':'r','ties':'max'}," RANK_MODEL);
  g_autoptr (DtiScorecard) older =
      score_csv (framework, "unit,period,a,b\nu,2022,20,20\nv,2022,20,20\n", NULL);
  g_autoptr (DtiScorecard) newer =
      score_csv (other, "unit,period,a,b\nu,2023,20,20\nv,2023,20,20\n", NULL);
  g_autoptr (DtiRankChange) change = explain_rank (older, newer, "u", NULL);
  double number = NAN;

  g_test_summary ("Another way of ranking ties is no effect of own or others");

  g_assert_true (dti_rank_change_get_has_other_rule (change));
  g_assert_true (dti_rank_change_get_older_rank (change, &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_cmpfloat (dti_rank_change_get_newer_rank (change), ==, 2);
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, 0);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, 0);
  g_assert_true (dti_rank_change_get_cohort_effect (change, &number));
  g_assert_cmpfloat (number, ==, 1);
}

/* ---- neighbours ---- */

static void
test_who (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");

  g_test_summary ("Two overtook it, it overtook one: the rank fell by one");

  assert_peers (dti_rank_change_list_overtaken_by (change), "x y");
  assert_peers (dti_rank_change_list_overtook (change), "w");
  assert_peers (dti_rank_change_list_near (change, 5), "x y w");
  assert_peers (dti_rank_change_list_near (change, 4.9), "");
  assert_peers (dti_rank_change_list_near (change, 10), "v x y w");
}

static void
test_distances (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autoptr (DtiRankChange) first = explain_text (RANK_MODEL, older_csv, newer_csv, "v");
  g_autoptr (DtiRankChange) tied = explain_text (RANK_MODEL, older_csv, newer_csv, "y");
  static const double gaps[] = { 10, 5, 5, 0, 0, 0 };
  double number = NAN;

  g_test_summary ("How much may be lost and what is lacking");

  g_assert_true (dti_rank_change_get_cushion (change, &number));
  g_assert_cmpfloat (number, ==, 5);
  g_assert_true (dti_rank_change_get_gap (change, &number));
  g_assert_cmpfloat (number, ==, 5);
  for (guint rank = 1; rank <= G_N_ELEMENTS (gaps); rank++)
    g_assert_cmpfloat (dti_rank_change_get_gap_to (change, rank), ==, gaps[rank - 1]);

  g_assert_false (dti_rank_change_get_gap (first, &number));
  g_assert_true (isnan (number));
  g_assert_true (dti_rank_change_get_cushion (first, &number));
  g_assert_cmpfloat (number, ==, 5);
  g_assert_true (dti_rank_change_get_cushion (tied, &number));
  g_assert_cmpfloat (number, ==, 0);
}

static void
test_points (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_ROOT, older_csv, newer_csv, "u");
  double number = NAN;

  g_test_summary ("Where values are published, distances are shares, and points beside them");

  g_assert_cmpfloat (dti_rank_change_get_newer_figure (change), ==, 0.5);
  g_assert_true (dti_rank_change_get_cushion (change, &number));
  g_assert_cmpfloat_with_epsilon (number, 0.05, 1e-15);
  g_assert_true (dti_rank_change_get_cushion_points (change, &number));
  g_assert_cmpfloat_with_epsilon (number, 5, 1e-13);
  g_assert_true (dti_rank_change_get_gap_points (change, &number));
  g_assert_cmpfloat_with_epsilon (number, 5, 1e-13);
}

/* ---- how sure ---- */

static void
assert_span (DtiRankInterval *interval, const char *names, double low, double middle, double high)
{
  g_auto (GStrv) words = g_strsplit (names, " ", 3);
  const double expected[] = { low, middle, high };

  for (guint i = 0; i < 3; i++)
    {
      double number = NAN;

      g_object_get (interval, words[i], &number, NULL);
      g_assert_cmpfloat (number, ==, expected[i]);
    }
}

static void
test_rounding (void)
{
  g_autoptr (DtiRankChange) change =
      explain_text ("'publish':'score','root':{'id':'r','decimals':0,'children':["
                    "{'id':'a','max':100}]}",
                    "unit,period,a\nu,2022,40\nv,2022,40.6\nw,2022,41\nx,2022,41.1\n",
                    "unit,period,a\nu,2023,60\nv,2023,40\nw,2023,39\nx,2023,38\n",
                    "u");
  g_autoptr (DtiRankInterval) interval = dti_rank_change_get_rounding_interval (change);

  g_test_summary ("Half a unit on every figure: 40 could be before 41 at best, and level with it");

  /* 40.5 against 40.1, 40.5 and 40.6; 39.5 against all of them half a unit higher. */
  assert_span (interval, "older-best older-median older-worst", 2, 4, 4);
  assert_span (interval, "newer-best newer-median newer-worst", 1, 1, 1);
  assert_span (interval, "change-low change-median change-high", -3, -3, -1);
  g_assert_cmpfloat (dti_rank_interval_get_agreement (interval), ==, 1);
  g_assert_cmpuint (dti_rank_interval_get_n_draws (interval), ==, 0);
}

static void
test_weights (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL,
                                                   "unit,period,a,b\nu,2022,30,10\nv,2022,11,30\n",
                                                   "unit,period,a,b\nu,2023,40,10\nv,2023,11,30\n",
                                                   "u");
  g_autoptr (DtiRankChange) leaf = NULL;
  g_autoptr (DtiRankInterval) none = dti_rank_change_simulate_weights (change, 0, 10, 1, &error);
  g_autoptr (DtiRankInterval) some =
      dti_rank_change_simulate_weights (change, 0.2, 4000, 1, &error);
  g_autoptr (DtiRankInterval) again =
      dti_rank_change_simulate_weights (change, 0.2, 4000, 1, &error);

  g_test_summary ("Other weights: none, and a draw that can turn 40 against 41 but not 50");

  g_assert_no_error (error);
  assert_span (none, "older-best older-median older-worst", 2, 2, 2);
  assert_span (none, "change-low change-median change-high", -1, -1, -1);
  /* 30 p + 10 q against 11 p + 30 q: u is before v where 19 p > 20 q, else behind. p and q are
   * even on [0.8, 1.2], so this is at p > 1.0526 q: (1.2 − 0.8 · 20/19)² / (2 · 20/19 · 0.16) =
   * 0.38 of the square. */
  assert_span (some, "older-best older-median older-worst", 1, 2, 2);
  /* 40 p + 10 q is behind where 29 p < 20 q, that is q > 1.45 p: 0.3 % of the square. */
  assert_span (some, "newer-best newer-median newer-worst", 1, 1, 1);
  g_assert_cmpfloat_with_epsilon (dti_rank_interval_get_agreement (some), 0.62, 0.03);
  g_assert_cmpuint (dti_rank_interval_get_n_draws (some), ==, 4000);
  g_assert_cmpfloat (dti_rank_interval_get_agreement (again),
                     ==,
                     dti_rank_interval_get_agreement (some));
}

static void
test_no_weights (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_clean_framework (RANK_MODEL);
  g_autoptr (DtiScorecard) older = score_csv (framework, older_csv, NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework, newer_csv, NULL);
  g_autoptr (DtiRankChange) change = explain_rank (older, newer, "u", "a");

  g_test_summary ("An indicator has no weights to vary");

  g_assert_null (dti_rank_change_simulate_weights (change, 0.1, 10, 1, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
}

static void
test_doubts (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autoptr (GString) older = g_string_new ("unit,period,a,b\nu,2022,5,5\n");
  g_autoptr (GString) newer = g_string_new ("unit,period,a,b\nu,2023,40,40\n");
  g_autoptr (DtiRankChange) sure = NULL;
  g_autofree char *english = dti_rank_change_tell_robustness (change, NULL);
  g_autofree char *vietnamese = dti_rank_change_tell_robustness (change, "vi");

  g_test_summary ("One place is doubtful, ten are not");

  g_assert_false (dti_rank_change_get_is_robust (change));
  g_assert_true (g_str_has_prefix (english, "A change of three places or less can be chance."));
  g_assert_true (g_str_has_prefix (vietnamese, "Thay đổi từ ba bậc trở xuống"));

  for (guint i = 0; i < 10; i++)
    {
      g_string_append_printf (older, "o%u,2022,%u,%u\n", i, 10 + i, 10 + i);
      g_string_append_printf (newer, "o%u,2023,%u,%u\n", i, 10 + i, 10 + i);
    }
  sure = explain_text (RANK_MODEL, older->str, newer->str, "u");
  g_assert_true (dti_rank_change_get_is_robust (sure));
  g_assert_null (dti_rank_change_tell_robustness (sure, "vi"));
}

/* ---- words ---- */

static void
test_sentence (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autoptr (DtiRankChange) still = explain_text (RANK_MODEL, older_csv, newer_csv, "v");
  g_autofree char *english = dti_rank_change_to_sentence (change, "en");
  g_autofree char *vietnamese = dti_rank_change_to_sentence (change, "vi");
  g_autofree char *nothing = dti_rank_change_to_sentence (still, NULL);

  g_test_summary ("One paragraph in both languages");

  g_assert_true (g_str_has_prefix (english,
                                   "Ưu Minh, Index: the figure rose by 25.0 %, from 40.0 (2022) to "
                                   "50.0 (2023), but the rank fell "
                                   "by 1 place, from 3 of 5 to 4 of 5. Its own figure alone would "
                                   "have brought it 1 place forward; "
                                   "the figures of the others cost it 2 places. It was overtaken "
                                   "by 2 units (Xín Mần, Ý Yên) and "
                                   "overtook 1 (Wa)."));
  g_assert_true (g_str_has_prefix (
      vietnamese,
      "Ưu Minh, Chỉ số: kết quả tăng 25,0 %, từ 40,0 (2022) lên 50,0 (2023), nhưng thứ hạng giảm 1 "
      "bậc, từ hạng 3/5 xuống hạng 4/5. Nếu chỉ tính kết quả của chính đơn vị thì lẽ ra tăng 1 "
      "bậc; "
      "kết quả của các đơn vị khác làm giảm 2 bậc. Có 2 đơn vị vượt lên trên (Xín Mần, Ý Yên); đơn "
      "vị vượt qua 1 đơn vị khác (Wa)."));
  g_assert_true (g_str_has_prefix (
      nothing,
      "Vân Đồn, Index: the figure stayed at 60.0, and the rank stayed at 1 of 5. Its own figure "
      "alone "
      "would not have moved it; the figures of the others did not move it. It was overtaken by "
      "nobody."));
}

static void
test_csv (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autofree char *text = dti_rank_change_to_csv (change, NULL);

  g_test_summary ("The change as a table");

  g_assert_cmpstr (text,
                   ==,
                   "item,id,name,from,to,change\n"
                   "figure,u,Ưu Minh,40,50,10\n"
                   "rank,u,Ưu Minh,3,4,1\n"
                   "own,u,Ưu Minh,,,-1\n"
                   "field,u,Ưu Minh,,,2\n"
                   "cohort,u,Ưu Minh,,,0\n"
                   "part,a,a,0.4,0.5,-0.5\n"
                   "part,b,b,0.4,0.5,-0.5\n"
                   "overtaken-by,x,Xín Mần,4,2,-2\n"
                   "overtaken-by,y,Ý Yên,5,2,-3\n"
                   "overtook,w,Wa,2,5,3\n");
}

static void
test_json (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autofree char *text = dti_rank_change_to_json (change, NULL);
  g_autofree char *sentence = dti_rank_change_to_sentence (change, "vi");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonObject *object;
  JsonObject *rank;
  static const struct
  {
    const char *member;
    double number;
  } cases[] = { { "from", 3 },
                { "to", 4 },
                { "change", 1 },
                { "own", -1 },
                { "field", 2 },
                { "cohort", 0 },
                { "of-from", 5 },
                { "of-to", 5 },
                { "percentile-from", 0.5 },
                { "percentile-to", 0.25 } };

  g_test_summary ("The change as JSON, read back by json-glib");

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "unit"), ==, "u");
  g_assert_cmpstr (json_object_get_string_member (object, "from"), ==, "2022");
  g_assert_cmpstr (json_object_get_string_member (object, "to"), ==, "2023");
  g_assert_cmpstr (json_object_get_string_member (object, "node"), ==, "r");
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (object, "score"),
                                                    "change"),
                     ==,
                     10);
  rank = json_object_get_object_member (object, "rank");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (json_object_get_double_member (rank, cases[i].member), ==, cases[i].number);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "overtaken-by")),
                    ==,
                    2);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object, "overtook"),
                                                  0),
                   ==,
                   "w");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object,
                                                                                 "sentence"),
                                                  "vi"),
                   ==,
                   sentence);
  g_assert_false (json_object_get_boolean_member (object, "robust"));
}

/* ---- errors ---- */

static void
assert_failure (DtiScorecard *older,
                DtiScorecard *newer,
                const char *unit,
                const char *node,
                DtiFrameworkMap *map,
                DtiError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_rank_change_between (older, newer, unit, node, map, NULL, &error));
  g_assert_error (error, DTI_ERROR, (int) code);
}

static void
test_errors (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (RANK_MODEL);
  g_autoptr (DtiFramework) values = load_clean_framework (RANK_ROOT);
  g_autoptr (DtiFramework) upside_down =
      load_clean_framework ("'ranking':{'node':'r','order':'ascending'}," RANK_MODEL);
  g_autoptr (DtiScorecard) older = score_csv (framework, older_csv, NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework, newer_csv, NULL);
  g_autoptr (DtiScorecard) other = score_csv (values, newer_csv, NULL);
  g_autoptr (DtiScorecard) reverse = score_csv (upside_down, newer_csv, NULL);
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (framework, values);
  g_autoptr (DtiFrameworkMap) empty = dti_framework_map_new (framework, framework);

  g_test_summary ("Unknown units and nodes, figures that cannot stand in one list, foreign maps");

  assert_failure (older, newer, "nobody", NULL, NULL, DTI_ERROR_NOT_FOUND);
  assert_failure (older, newer, "u", "nothing", NULL, DTI_ERROR_NOT_FOUND);
  assert_failure (older, other, "u", NULL, NULL, DTI_ERROR_CONFLICT);
  assert_failure (older, reverse, "u", NULL, NULL, DTI_ERROR_CONFLICT);
  assert_failure (older, newer, "u", NULL, map, DTI_ERROR_CONFLICT);
  assert_failure (older, newer, "u", NULL, empty, DTI_ERROR_NOT_FOUND);
  g_assert_true (dti_framework_map_get_sealed (map));
}

static void
test_map (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_clean_framework (RANK_MODEL);
  g_autoptr (DtiFramework) renamed = load_clean_framework (
      "'publish':'score','root':{'id':'R','children':[{'id':'A','max':50},{'id':'B','max':50}]}");
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (framework, renamed);
  g_autoptr (DtiScorecard) older = score_csv (framework, older_csv, NULL);
  g_autoptr (DtiScorecard) newer = score_csv (renamed,
                                              "unit,period,A,B\nu,2023,25,25\nv,2023,30,30\n"
                                              "w,2023,20,25\nx,2023,30,25\ny,2023,25,30\n",
                                              NULL);
  static const char *const nodes[][2] = { { "r", "R" }, { "a", "A" }, { "b", "B" } };
  g_autoptr (DtiRankChange) change = NULL;

  g_test_summary ("Nodes that were renamed, found through a map");

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      const char *const to[] = { nodes[i][1], NULL };

      g_assert_true (dti_framework_map_set (map, nodes[i][0], DTI_MAP_RENAMED, to, &error));
      g_assert_no_error (error);
    }
  change = dti_rank_change_between (older, newer, "u", NULL, map, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (dti_rank_change_get_own_effect (change), ==, -1);
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change), ==, 2);
  assert_shares (dti_rank_change_list_shares (change, NULL, 0), "A -0.5, B -0.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rank-change/effects", test_effects);
  g_test_add_func ("/rank-change/place", test_place);
  g_test_add_func ("/rank-change/ties", test_ties);
  g_test_add_func ("/rank-change/ascending", test_ascending);
  g_test_add_func ("/rank-change/chairman", test_chairman);
  g_test_add_func ("/rank-change/cohort", test_cohort);
  g_test_add_func ("/rank-change/unranked", test_unranked);
  g_test_add_func ("/rank-change/groups", test_groups);
  g_test_add_func ("/rank-change/other-rule", test_other_rule);
  g_test_add_func ("/rank-change/who", test_who);
  g_test_add_func ("/rank-change/distances", test_distances);
  g_test_add_func ("/rank-change/points", test_points);
  g_test_add_func ("/rank-change/rounding", test_rounding);
  g_test_add_func ("/rank-change/weights", test_weights);
  g_test_add_func ("/rank-change/no-weights", test_no_weights);
  g_test_add_func ("/rank-change/doubts", test_doubts);
  g_test_add_func ("/rank-change/sentence", test_sentence);
  g_test_add_func ("/rank-change/csv", test_csv);
  g_test_add_func ("/rank-change/json", test_json);
  g_test_add_func ("/rank-change/errors", test_errors);
  g_test_add_func ("/rank-change/map", test_map);

  return g_test_run ();
}
