/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include <libdti/base/dti-random-private.h>

#include "comparison-testing.h"

static DtiComparison *
compare (DtiScorecard *card, const char *unit, DtiComparisonOptions *options)
{
  g_autoptr (GError) error = NULL;
  DtiComparison *comparison = dti_comparison_new_with_options (card, unit, NULL, options, &error);

  g_assert_no_error (error);

  return comparison;
}

/* A number of a row, by the name of its property. */
static double
get_number (DtiComparison *comparison, const char *node, const char *name)
{
  DtiComparisonRow *row = dti_comparison_lookup (comparison, node);
  double number = 0;

  g_assert_nonnull (row);
  g_object_get (row, name, &number, NULL);

  return number;
}

static void
assert_nodes (GListModel *list, const char *expected)
{
  g_autoptr (GListModel) rows = list;
  g_autoptr (GString) ids = g_string_new (NULL);

  g_assert_true (g_list_model_get_item_type (rows) == DTI_TYPE_COMPARISON_ROW);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", dti_comparison_row_get_node_id (row));
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_row (DtiComparison *comparison, const char *node, const double expected[14])
{
  static const char *const names[] = {
    "figure",           "score",        "median",        "mean",        "lower-quartile",
    "upper-quartile",   "best",         "gap-to-median", "gap-to-best", "root-gap-to-median",
    "root-gap-to-best", "standard-gap", "rank",          "percentile",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s %s", node, names[i]);
      assert_near (get_number (comparison, node, names[i]), expected[i]);
    }
}

static void
test_by_hand (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiComparison) comparison = compare (card, "x", NULL);
  /* The peers of x are y, z and w. */
  const double r[] = { 0.72, 36,     0.68, 1.96 / 3, 0.5, 0.82,
                       0.96, 2,      -12,  2,        -12, 0.04 / sqrt (0.2092 / 3),
                       2,    2.0 / 3 };
  const double a[] = { 0.6, 6,      0.8, 2.2 / 3, 0.6, 0.9,
                       1,   -2,     -4,  -2,      -4,  -0.2 / sqrt (0.2 / 3),
                       3,   1.0 / 3 };
  const double b[] = { 0.5, 10,     0.6, 0.6, 0.4, 0.8,
                       1,   -2,     -10, -2,  -10, -0.1 / sqrt (0.3275 / 3),
                       3,   1.0 / 3 };
  const double c[] = { 1, 20, 1, 2.0 / 3, 0.5, 1, 1, 0, 0, 0, 0, 0, 1, 1.0 / 3 };
  const double v[] = { 0.5, 10,     0.6, 0.6, 0.4, 0.8,
                       1,   -2,     -10, NAN, NAN, -0.1 / sqrt (0.3275 / 3),
                       3,   1.0 / 3 };

  g_test_summary ("All numbers of five nodes, told by hand; the mean m is no peer");

  assert_row (comparison, "r", r);
  assert_row (comparison, "a", a);
  assert_row (comparison, "b", b);
  assert_row (comparison, "c", c);
  assert_row (comparison, "v", v);
}

static void
test_lists (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiComparison) x = compare (card, "x", NULL);
  g_autoptr (DtiComparison) y = compare (card, "y", NULL);
  g_autoptr (DtiComparison) z = compare (card, "z", NULL);

  g_test_summary ("Yes and no is no strength, and stands among the practices all the same");

  assert_nodes (g_object_ref (dti_comparison_get_rows (x)), "r p a b c v");
  assert_nodes (dti_comparison_list_strengths (x, 0), "");
  assert_nodes (dti_comparison_list_weaknesses (x, 0), "a b");
  assert_nodes (dti_comparison_list_weaknesses (x, 1), "a");
  assert_nodes (dti_comparison_list_practices (x, 0), "b a");
  assert_nodes (dti_comparison_list_practices (x, 1), "b");
  assert_nodes (dti_comparison_list_strengths (y, 0), "b a");
  assert_nodes (dti_comparison_list_weaknesses (y, 0), "");
  assert_nodes (dti_comparison_list_practices (y, 0), "a");
  assert_nodes (dti_comparison_list_practices (z, 0), "c b a");
  assert_joined (dti_comparison_row_get_full_units (dti_comparison_lookup (z, "c")), "x y w");
  assert_joined (dti_comparison_row_get_best_units (dti_comparison_lookup (z, "c")), "x y w");
  assert_joined (dti_comparison_row_get_best_units (dti_comparison_lookup (x, "r")), "y");
  g_assert_true (dti_comparison_row_get_is_binary (dti_comparison_lookup (x, "c")));
  g_assert_false (dti_comparison_row_get_is_binary (dti_comparison_lookup (x, "a")));
  g_assert_cmpint (dti_comparison_row_get_set_aside (dti_comparison_lookup (x, "c")),
                   ==,
                   DTI_SET_ASIDE_FEW_DISTINCT);
  g_assert_null (dti_comparison_lookup (x, "nowhere"));
}

static void
test_options (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiComparisonOptions) options = dti_comparison_options_new ();
  g_autoptr (DtiComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is set aside, at which level, in which order");

  dti_comparison_options_set_min_distinct (options, 2);
  comparison = compare (card, "z", options);
  /* z has nothing where others have 20; a is -0.4/0.258, b 0.1/0.33, c -1/0.5. */
  assert_nodes (dti_comparison_list_weaknesses (comparison, 0), "c a");
  assert_nodes (dti_comparison_list_strengths (comparison, 0), "b");

  dti_comparison_options_set_exclude_minimum (options, TRUE);
  g_set_object (&comparison, NULL);
  comparison = compare (card, "z", options);
  assert_nodes (dti_comparison_list_weaknesses (comparison, 0), "");
  g_assert_cmpint (dti_comparison_row_get_set_aside (dti_comparison_lookup (comparison, "c")),
                   ==,
                   DTI_SET_ASIDE_AT_MINIMUM);

  /* a and b cost x two points each: the order of the framework; both are third. */
  dti_comparison_options_set_order (options, DTI_STRENGTH_ORDER_POINTS);
  g_set_object (&comparison, NULL);
  comparison = compare (card, "x", options);
  assert_nodes (dti_comparison_list_weaknesses (comparison, 0), "a b");
  dti_comparison_options_set_order (options, DTI_STRENGTH_ORDER_RANK);
  g_set_object (&comparison, NULL);
  comparison = compare (card, "w", options);
  assert_nodes (dti_comparison_list_strengths (comparison, 0), "a");

  dti_comparison_options_set_level (options, "pillar");
  g_set_object (&comparison, NULL);
  comparison = compare (card, "y", options);
  assert_nodes (g_object_ref (dti_comparison_get_rows (comparison)), "p c");
  assert_nodes (dti_comparison_list_strengths (comparison, 0), "p");

  dti_comparison_options_set_level (options, "storey");
  g_assert_null (dti_comparison_new_with_options (card, "y", NULL, options, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_errors (void)
{
  static const char *const picked[] = { "y", NULL };
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiScorecard) other = score_table (SMALL_MODEL, "unit,a,b,c\nx,1,2,3\nw,1,2,3\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPeerSet) peers = dti_peer_set_new (card, "x", picked, &error);

  g_test_summary ("Units and peers that are not there; a unit that is its only peer");

  g_assert_no_error (error);
  g_assert_null (dti_comparison_new (card, "nobody", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_comparison_new (other, "x", peers, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_comparison_new (card, "y", peers, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "unit “y” is its own and only peer");
}

static void
test_missing (void)
{
  g_autoptr (DtiScorecard) card = score_table (
      "'root':{'id':'r','missing':'zero','children':[{'id':'a','max':4},{'id':'b','max':4},"
      "{'id':'n','rule':{'type':'z-score'}}]},"
      "'views':[{'id':'low','ranking':{'order':'ascending'},'children':[{'ref':'a'}]}]",
      "unit,a,b,n\n"
      "x,2,,1\n"
      "y,4,4,2\n"
      "z,,,3\n");
  g_autoptr (DtiComparison) x = compare (card, "x", NULL);
  g_autoptr (DtiComparison) z = compare (card, "z", NULL);

  g_test_summary ("Missing figures; no upper end, no full marks; low is better where ranks say so");

  g_assert_true (isnan (get_number (x, "b", "figure")));
  g_assert_true (isnan (get_number (x, "b", "rank")));
  g_assert_true (isnan (get_number (x, "b", "gap-to-best")));
  g_assert_cmpfloat (get_number (x, "b", "median"), ==, 1);
  g_assert_cmpuint (dti_comparison_row_get_n_peers (dti_comparison_lookup (x, "b")), ==, 1);
  g_assert_cmpint (dti_comparison_row_get_set_aside (dti_comparison_lookup (x, "b")),
                   ==,
                   DTI_SET_ASIDE_NO_FIGURE);
  assert_joined (dti_comparison_row_get_full_units (dti_comparison_lookup (x, "b")), "y");
  assert_joined (dti_comparison_row_get_full_units (dti_comparison_lookup (x, "n")), "");
  assert_nodes (dti_comparison_list_practices (x, 0), "a b");
  assert_nodes (dti_comparison_list_practices (z, 0), "a b");

  g_assert_cmpfloat (get_number (x, "low", "best"), ==, 1);
  g_assert_cmpfloat (get_number (x, "low", "gap-to-best"), ==, 2);
  g_assert_cmpfloat (get_number (x, "low", "rank"), ==, 1);
  g_assert_cmpfloat (get_number (x, "low", "percentile"), ==, 1);
  assert_joined (dti_comparison_row_get_full_units (dti_comparison_lookup (x, "low")), "");
}

static void
test_median (void)
{
  g_autoptr (DtiScorecard) card = score_table ("'root':{'id':'r','children':[{'id':'a','max':10}]}",
                                               "unit,a\nx,1.5\ny,1\nz,2\n");
  g_autoptr (DtiComparisonOptions) options = dti_comparison_options_new ();
  g_autoptr (DtiComparison) comparison = NULL;

  g_test_summary ("0.15 is the median of 0.1 and 0.2, whatever (0.1 + 0.2)/2 is");

  for (int order = DTI_STRENGTH_ORDER_STANDARD_GAP; order <= DTI_STRENGTH_ORDER_RANK; order++)
    {
      dti_comparison_options_set_order (options, (DtiStrengthOrder) order);
      g_set_object (&comparison, NULL);
      comparison = compare (card, "x", options);
      g_assert_cmpfloat (get_number (comparison, "a", "standard-gap"), ==, 0);
      assert_nodes (dti_comparison_list_strengths (comparison, 0), "");
      assert_nodes (dti_comparison_list_weaknesses (comparison, 0), "");
    }
}

/* ---- what a gap is worth at the root, by scoring again ---- */

#define N_UNITS 6

static const char *const curved[] = {
  "'root':{'id':'r','aggregation':'geometric-mean','max':100,'missing':'rebase','children':["
  "{'id':'p','aggregation':'sum','missing':'zero','children':[{'id':'a','max':10},{'id':'b','max':"
  "30}]},"
  "{'id':'q','aggregation':'min','children':[{'id':'c','max':10},{'ref':'b','weight':2}]}]}",
  "'root':{'id':'r','aggregation':'mean','max':50,'missing':'rebase','children':["
  "{'id':'p','aggregation':'harmonic-mean','weight':3,'children':[{'id':'a','max':10},{'id':'b','"
  "max':30}]},"
  "{'id':'q','aggregation':{'type':'power-mean','p':2},'children':[{'id':'c','max':10},{'ref':'b'}]"
  "}]}",
};

static const char *const leaves[] = { "a", "b", "c" };

static DtiScorecard *
score_numbers (DtiFramework *framework, double numbers[N_UNITS][3])
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_UNITS; i++)
    for (guint k = 0; k < 3; k++)
      {
        g_autofree char *unit = g_strdup_printf ("u%u", i);

        dti_dataset_set_number (dataset, unit, "", leaves[k], numbers[i][k], &error);
        g_assert_no_error (error);
      }

  return score_dataset (framework, dataset, NULL);
}

/* The root of u0 as it is, less what it is with another number at one leaf. */
static double
score_again (DtiFramework *framework, double numbers[N_UNITS][3], guint leaf, double number)
{
  double changed[N_UNITS][3];
  g_autoptr (DtiScorecard) before = score_numbers (framework, numbers);
  g_autoptr (DtiScorecard) after = NULL;
  double a = 0;
  double b = 0;

  memcpy (changed, numbers, sizeof changed);
  changed[0][leaf] = number;
  after = score_numbers (framework, changed);
  g_assert_true (dti_scorecard_get_score (before, "u0", "r", &a));
  g_assert_true (dti_scorecard_get_score (after, "u0", "r", &b));

  return a - b;
}

static void
check_root_gaps (DtiFramework *framework, DtiRandom *random)
{
  static const double maxima[] = { 10, 30, 10 };
  double numbers[N_UNITS][3];
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiComparison) comparison = NULL;

  for (guint i = 0; i < N_UNITS; i++)
    for (guint k = 0; k < 3; k++)
      numbers[i][k] = maxima[k] * (1 + dti_random_next_below (random, 64)) / 64.0;
  card = score_numbers (framework, numbers);
  comparison = compare (card, "u0", NULL);
  for (guint k = 0; k < 3; k++)
    {
      double median = get_number (comparison, leaves[k], "median") * maxima[k];
      double best = get_number (comparison, leaves[k], "best") * maxima[k];

      assert_near (get_number (comparison, leaves[k], "root-gap-to-median"),
                   score_again (framework, numbers, k, median));
      assert_near (get_number (comparison, leaves[k], "root-gap-to-best"),
                   score_again (framework, numbers, k, best));
    }
}

static void
test_root_gaps (void)
{
  DtiRandom random;

  g_test_summary ("Points of the root under means, minima and shared nodes, by scoring again");

  dti_random_init (&random, 222, 0);
  for (guint i = 0; i < G_N_ELEMENTS (curved); i++)
    {
      g_autoptr (DtiFramework) framework = load_framework (curved[i]);

      for (guint round = 0; round < 40; round++)
        check_root_gaps (framework, &random);
    }
}

/* ---- against a slow second implementation ---- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* R's type 7, written as quantile() explains it. */
static double
slow_quantile (const double *figures, guint n, double p)
{
  g_autofree double *sorted = g_memdup2 (figures, n * sizeof (double));
  double m = 1 - p;
  guint j = (guint) floor (n * p + m);
  double g = n * p + m - j;

  qsort (sorted, n, sizeof (double), compare_doubles);

  return (1 - g) * sorted[j - 1] + (j < n ? g * sorted[j] : 0.0);
}

static void
check_random (DtiRandom *random)
{
  double numbers[N_UNITS][3];
  double figures[N_UNITS];
  guint n_better = 0;
  guint n_worse = 0;
  g_autoptr (DtiFramework) framework = load_framework (curved[0]);
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiComparison) comparison = NULL;

  for (guint i = 0; i < N_UNITS; i++)
    for (guint k = 0; k < 3; k++)
      numbers[i][k] = dti_random_next_below (random, 5) * 2.5;
  card = score_numbers (framework, numbers);
  comparison = compare (card, "u0", NULL);
  for (guint i = 0; i < N_UNITS; i++)
    {
      figures[i] = numbers[i][0] / 10;
      n_better += figures[i] > figures[0] ? 1 : 0;
      n_worse += figures[i] < figures[0] ? 1 : 0;
    }
  assert_near (get_number (comparison, "a", "median"),
               slow_quantile (figures + 1, N_UNITS - 1, 0.5));
  assert_near (get_number (comparison, "a", "lower-quartile"),
               slow_quantile (figures + 1, N_UNITS - 1, 0.25));
  assert_near (get_number (comparison, "a", "upper-quartile"),
               slow_quantile (figures + 1, N_UNITS - 1, 0.75));
  assert_near (get_number (comparison, "a", "best"), slow_quantile (figures + 1, N_UNITS - 1, 1));
  assert_same (get_number (comparison, "a", "rank"), n_better + 1);
  assert_near (get_number (comparison, "a", "percentile"), n_worse / (N_UNITS - 1.0));
}

static void
test_random (void)
{
  DtiRandom random;

  g_test_summary ("Order statistics, ranks and shares of random figures with many ties");

  dti_random_init (&random, 63, 0);
  for (guint round = 0; round < 200; round++)
    check_random (&random);
}

/* ---- real data ---- */

static void
test_kien_giang (void)
{
  g_autoptr (DtiScorecard) card =
      score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2022");
  g_autoptr (DtiComparison) comparison = compare (card, "KG", NULL);
  double own = 0;
  double median;

  g_test_summary ("Kiên Giang among 63; points of the index pass through an observed group");

  g_assert_cmpuint (dti_peer_set_get_n_units (dti_comparison_get_peers (comparison)), ==, 62);
  /* The printed ranks of 2022: DTI 32, Hạ tầng số 16. */
  g_assert_cmpfloat (get_number (comparison, "DTI", "rank"), ==, 32);
  g_assert_cmpfloat (get_number (comparison, "HTS", "rank"), ==, 16);
  g_assert_cmpfloat (get_number (comparison, "HDCQS", "rank"), ==, 40);
  /* 100 points of 1000 lie on Hạ tầng số, 200 on Hoạt động chính quyền số. */
  g_assert_true (dti_scorecard_get_value (card, "KG", "HTS", &own));
  median = get_number (comparison, "HTS", "median");
  g_assert_cmpfloat_with_epsilon (get_number (comparison, "HTS", "root-gap-to-median"),
                                  100 * (own - median),
                                  1e-9);
  g_assert_true (dti_scorecard_get_value (card, "KG", "HDCQS", &own));
  median = get_number (comparison, "HDCQS", "median");
  g_assert_cmpfloat_with_epsilon (get_number (comparison, "HDCQS", "root-gap-to-median"),
                                  200 * (own - median),
                                  1e-9);
  assert_nodes (dti_comparison_list_strengths (comparison, 1), "HTS");
}

/* ---- texts ---- */

static void
test_csv (void)
{
  g_autoptr (DtiScorecard) card =
      score_table ("'root':{'id':'r','children':[{'id':'a','max':4}]}", "unit,a\nx,2\ny,4\nz,1\n");
  g_autoptr (DtiComparison) comparison = compare (card, "x", NULL);
  g_autofree char *text = dti_comparison_to_csv (comparison);

  g_test_summary ("The rows as a table");

  /* 0.5, 1 and 0.25: the standard deviation is √(7/48), and the peers' median 0.625. */
  g_assert_true (g_str_has_prefix (
      text,
      "unit,period,node,figure,score,median,mean,lower-quartile,upper-quartile,best,gap-to-median,"
      "gap-to-best,root-gap-to-median,root-gap-to-best,standard-gap,rank,percentile,peers,distinct,"
      "binary,set-aside,best-units,full-units\n"
      "x,,r,0.5,2,0.625,0.625,0.4375,0.8125,1,-0.5,-2,-0.5,-2,-0.327"));
  g_assert_true (g_str_has_suffix (text, ",2,0.5,2,3,no,no,y,y\n"));
}

static void
test_json (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiComparison) comparison = compare (card, "x", NULL);
  g_autofree char *text = dti_comparison_to_json (comparison);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonObject *object;
  JsonObject *row;

  g_test_summary ("The comparison as JSON, read back by json-glib");

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "unit"), ==, "x");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "peers"),
                                                  "kind"),
                   ==,
                   "all");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "rows")), ==, 6);
  row = json_array_get_object_element (json_object_get_array_member (object, "rows"), 5);
  g_assert_cmpstr (json_object_get_string_member (row, "node"), ==, "v");
  g_assert_true (json_object_get_null_member (row, "root-gap-to-best"));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (row, "full-units"),
                                                  0),
                   ==,
                   "y");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object,
                                                                                "weaknesses"),
                                                  1),
                   ==,
                   "b");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "strengths")),
                    ==,
                    0);
  g_assert_true (json_object_has_member (json_object_get_object_member (object, "sentence"), "vi"));
}

static void
test_sentence (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiScorecard) gaps =
      score_table ("'root':{'id':'r','missing':'propagate','children':[{'id':'a'}]}",
                   "unit,period,a\nx,2022,\ny,2022,1\n");
  g_autoptr (DtiComparison) x = compare (card, "x", NULL);
  g_autoptr (DtiComparison) y = compare (card, "y", NULL);
  g_autoptr (DtiComparison) empty = compare (gaps, "x", NULL);
  g_autofree char *vi = dti_comparison_to_sentence (x, "vi");
  g_autofree char *en = dti_comparison_to_sentence (y, "en");
  g_autofree char *none = dti_comparison_to_sentence (empty, NULL);

  g_test_summary ("A sentence in two languages, with their decimal marks");

  g_assert_cmpstr (vi,
                   ==,
                   "Kiên Giang so với 3 đơn vị (mọi đơn vị khác được xếp hạng): “Chỉ số” đạt 0,72, "
                   "trung vị của nhóm là 0,68 (hơn 2,0 điểm), xếp thứ 2/4. Điểm yếu: Hạ tầng (−2,0 "
                   "điểm); b (−2,0 điểm).");
  g_assert_cmpstr (
      en,
      ==,
      "y compared with 3 units (all other units that are ranked): “Index” is 0.96, the "
      "median of the group 0.68 (14.0 points ahead), rank 1 of 4. Strengths: b (+10.0 "
      "points); Hạ tầng (+2.0 points).");
  g_assert_cmpstr (none,
                   ==,
                   "x (2022) so với 1 đơn vị (mọi đơn vị khác được xếp hạng): “r” không đủ số liệu "
                   "để so sánh.");
}

static void
test_properties (void)
{
  DtiScorecard *card = score_table (SMALL_MODEL, SMALL_TABLE);
  DtiComparison *comparison = compare (card, "x", NULL);
  g_autoptr (DtiScorecard) scorecard = NULL;
  g_autoptr (DtiPeerSet) peers = NULL;
  g_autoptr (GListModel) rows = NULL;
  g_autofree char *unit = NULL;

  g_test_summary ("Properties give what the getters give; nothing leaks");

  g_object_get (
      comparison, "scorecard", &scorecard, "unit", &unit, "peers", &peers, "rows", &rows, NULL);
  g_assert_true (scorecard == dti_comparison_get_scorecard (comparison));
  g_assert_true (peers == dti_comparison_get_peers (comparison));
  g_assert_true (rows == dti_comparison_get_rows (comparison));
  g_assert_cmpstr (unit, ==, dti_comparison_get_unit (comparison));
  g_clear_object (&scorecard);
  g_clear_object (&rows);
  g_assert_finalize_object (comparison);
  g_assert_finalize_object (card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison/by-hand", test_by_hand);
  g_test_add_func ("/comparison/lists", test_lists);
  g_test_add_func ("/comparison/options", test_options);
  g_test_add_func ("/comparison/errors", test_errors);
  g_test_add_func ("/comparison/missing", test_missing);
  g_test_add_func ("/comparison/median", test_median);
  g_test_add_func ("/comparison/root-gaps", test_root_gaps);
  g_test_add_func ("/comparison/random", test_random);
  g_test_add_func ("/comparison/kien-giang", test_kien_giang);
  g_test_add_func ("/comparison/csv", test_csv);
  g_test_add_func ("/comparison/json", test_json);
  g_test_add_func ("/comparison/sentence", test_sentence);
  g_test_add_func ("/comparison/properties", test_properties);

  return g_test_run ();
}
