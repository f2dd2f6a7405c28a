/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "statistics-testing.h"

#include <libdti/analysis/dti-normal-private.h>
#include <libdti/analysis/dti-rank-correlation-private.h>

static double
get_coefficient (DtiCorrelations *correlations, const char *first, const char *second)
{
  g_autoptr (DtiCorrelation) pair = dti_correlations_lookup (correlations, first, second, NULL);
  double number;

  return dti_correlation_get_coefficient (pair, &number) ? number : NAN;
}

static double
get_p_value (DtiCorrelations *correlations, const char *first, const char *second)
{
  g_autoptr (DtiCorrelation) pair = dti_correlations_lookup (correlations, first, second, NULL);
  double number;

  return dti_correlation_get_p_value (pair, &number) ? number : NAN;
}

static void
test_anscombe (void)
{
  /* F. J. Anscombe, "Graphs in statistical analysis", The American Statistician 27 (1973), 17-21:
   * the first of the four data sets, whose r² he gives as 0.667. */
  g_autoptr (DtiStatistics) statistics = make_statistics (
      "unit,a,b\nu1,10,8.04\nu2,8,6.95\nu3,13,7.58\nu4,9,8.81\nu5,11,8.33\nu6,14,9.96\n"
      "u7,6,7.24\nu8,4,4.26\nu9,12,10.84\nu10,7,4.82\nu11,5,5.68\n");
  g_autoptr (DtiCorrelations) plain =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_PEARSON, FALSE);
  g_autoptr (DtiCorrelations) turned =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_PEARSON, TRUE);
  double r = get_coefficient (plain, "a", "b");

  g_assert_cmpfloat_with_epsilon (r * r, 0.667, 5e-4);
  /* The regression’s t is 4.24 with 9 degrees of freedom: 0.00217. */
  g_assert_cmpfloat_with_epsilon (get_p_value (plain, "a", "b"), 0.00217, 5e-6);
  /* Less of b is better. */
  g_assert_cmpfloat (get_coefficient (turned, "a", "b"), ==, -r);
  g_assert_cmpfloat (get_coefficient (turned, "b", "b"), ==, 1.0);
  g_assert_true (dti_correlations_get_use_directions (turned));
  g_assert_false (dti_correlations_get_use_directions (plain));
  g_assert_true (dti_correlations_get_statistics (plain) == statistics);
}

static void
test_ranks (void)
{
  /* Ten people’s IQ and hours of television, a textbook example: Σd² = 194, rho = 1 − 6 · 194 /
   * 990 = −29/165, and by Student’s t the two-sided probability 0.627188. */
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b\nu1,106,7\nu2,100,27\nu3,86,2\nu4,101,50\nu5,99,28\nu6,103,29\n"
                       "u7,97,20\nu8,113,12\nu9,112,6\nu10,110,17\n");
  g_autoptr (DtiCorrelations) spearman =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_SPEARMAN, FALSE);
  g_autoptr (DtiCorrelations) kendall =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_KENDALL, FALSE);

  g_assert_cmpfloat_with_epsilon (get_coefficient (spearman, "a", "b"), -29.0 / 165.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_p_value (spearman, "a", "b"), 0.627188, 5e-7);
  /* Of 45 pairs 20 agree: S = −5, and its variance is 10 · 9 · 25 / 18 = 125. */
  g_assert_cmpfloat_with_epsilon (get_coefficient (kendall, "a", "b"), -5.0 / 45.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_p_value (kendall, "a", "b"),
                                  dti_normal_get_two_sided (-5.0 / sqrt (125.0)),
                                  1e-15);
  g_assert_cmpint ((int) dti_correlations_get_method (kendall),
                   ==,
                   (int) DTI_CORRELATION_METHOD_KENDALL);
}

/* The variance of S over all orders of y. */
static void
visit_orders (const double *x, double *y, gsize n, gsize first, double *squares, double *count)
{
  if (first == n)
    {
      double s = 0.0;

      for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < i; j++)
          s += ((x[i] > x[j]) - (x[i] < x[j])) * ((y[i] > y[j]) - (y[i] < y[j]));
      *squares += s * s;
      *count += 1.0;
      return;
    }

  for (gsize i = first; i < n; i++)
    {
      double spare = y[first];

      y[first] = y[i];
      y[i] = spare;
      visit_orders (x, y, n, first + 1, squares, count);
      y[i] = y[first];
      y[first] = spare;
    }
}

static void
test_ties (void)
{
  const double x[] = { 1, 1, 2, 3, 3, 3, 4 };
  double y[] = { 2, 1, 2, 5, 2, 4, 4 };
  double s = 0.0;
  double squares = 0.0;
  double count = 0.0;
  double p_value;

  g_test_summary ("The variance of Kendall’s S is that over all 5040 orders, with ties in both");

  for (gsize i = 0; i < 7; i++)
    for (gsize j = 0; j < i; j++)
      s += ((x[i] > x[j]) - (x[i] < x[j])) * ((y[i] > y[j]) - (y[i] < y[j]));
  dti_rank_correlation_kendall_test (x, y, 7, &p_value);
  visit_orders (x, y, 7, 0, &squares, &count);
  g_assert_cmpfloat (count, ==, 5040.0);
  g_assert_cmpfloat_with_epsilon (p_value,
                                  dti_normal_get_two_sided (s / sqrt (squares / count)),
                                  1e-14);
}

static void
test_columns_apart (void)
{
  g_autoptr (GString) csv = g_string_new ("unit,a,b,c\n");

  g_test_summary ("Columns that are complete give the same bits as two columns alone");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (csv,
                            "u%u,%u,%u,%s\n",
                            i,
                            (i * i * 7919 + 13) % 101,
                            (i * 104729 + 7) % 97,
                            i % 5 == 0 ? "" : "3");
  for (int method = 0; method < 2; method++)
    {
      g_autoptr (DtiStatistics) statistics = make_statistics (csv->str);
      g_autoptr (DtiCorrelations) correlations =
          dti_correlations_new (statistics, (DtiCorrelationMethod) method, FALSE);
      g_autoptr (GBytes) x = dti_statistics_get_numbers (statistics, "a", NULL);
      g_autoptr (GBytes) y = dti_statistics_get_numbers (statistics, "b", NULL);
      double (*slow) (const double *, const double *, gsize) =
          method == 0 ? dti_rank_correlation_pearson : dti_rank_correlation_spearman;

      g_assert_cmpfloat (get_coefficient (correlations, "a", "b"),
                         ==,
                         slow (g_bytes_get_data (x, NULL), g_bytes_get_data (y, NULL), 40));
    }
}

static char *
join_pairs (GListModel *pairs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (pairs); i++)
    {
      g_autoptr (DtiCorrelation) pair = g_list_model_get_item (pairs, i);

      g_string_append_printf (text,
                              "%s%s-%s",
                              i > 0 ? " " : "",
                              dti_correlation_get_first (pair),
                              dti_correlation_get_second (pair));
    }

  return g_string_free (text, FALSE);
}

static void
assert_pairs (GListModel *pairs, const char *expected)
{
  g_autoptr (GListModel) owned = pairs;
  g_autofree char *text = join_pairs (owned);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_lists (void)
{
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b,c,People\nx,1,-1,1,5\ny,2,-2,2,5\nz,3,-3,4,6\nw,4,-4,3,9\n");
  g_autoptr (DtiCorrelations) correlations =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_PEARSON, FALSE);

  assert_pairs (dti_correlations_list_pairs (correlations, 0), "a-b a-c b-c");
  assert_pairs (dti_correlations_list_pairs (correlations, 1), "a-b");
  assert_pairs (dti_correlations_list_pairs (correlations, 2), "a-b a-c b-c");
  assert_pairs (dti_correlations_list_pairs (correlations, 3), "");
  assert_pairs (dti_correlations_list_with_columns (correlations), "a-People b-People c-People");
  assert_pairs (dti_correlations_list_collinear (correlations, 0.7, 0), "a-c");
  assert_pairs (dti_correlations_list_opposed (correlations, -0.99, 0), "a-b");
  assert_pairs (dti_correlations_list_opposed (correlations, -0.5, 1), "a-b");
  assert_pairs (dti_correlations_list_with_ancestors (correlations, 0), "");
}

static void
test_ancestors (void)
{
  g_autoptr (DtiFramework) framework = load_framework (SMALL_MODEL);
  g_autoptr (DtiDataset) dataset = read_table (framework, SMALL_TABLE);
  g_autoptr (DtiScorecard) card = score_dataset (framework, dataset, NULL);
  g_autoptr (DtiStatistics) statistics = dti_statistics_new_for_scorecard (card, DTI_COLUMN_SCORE);
  g_autoptr (DtiCorrelations) correlations =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_PEARSON, FALSE);

  assert_pairs (dti_correlations_list_with_ancestors (correlations, 1), "p-r a-p b-p b-v c-r");
  assert_pairs (dti_correlations_list_with_ancestors (correlations, 2), "a-r b-r");
  assert_pairs (dti_correlations_list_with_ancestors (correlations, 0),
                "p-r a-r a-p b-r b-p b-v c-r");
}

static void
test_matrix (void)
{
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b,c,People\nx,1,2,,1\ny,2,1,7,\nz,3,3,8,\nw,4,4,5,2\n");
  g_autoptr (DtiCorrelations) correlations =
      dti_correlations_new (statistics, DTI_CORRELATION_METHOD_PEARSON, FALSE);
  g_autoptr (GBytes) bytes =
      dti_correlations_get_matrix (correlations, DTI_CORRELATION_COLUMN_N_UNITS);
  const double *counts = g_bytes_get_data (bytes, NULL);
  g_autofree char *problems =
      dti_problem_list_to_string (dti_correlations_get_problems (correlations));
  g_autofree char *csv = dti_correlations_to_csv (correlations);
  g_autofree char *json = dti_correlations_to_json (correlations);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 16 * sizeof (double));
  g_assert_cmpfloat (counts[0], ==, 4.0);
  g_assert_cmpfloat (counts[2], ==, 3.0);
  g_assert_cmpfloat (counts[8], ==, 3.0);
  g_assert_nonnull (strstr (problems, "“a” and “People” have no correlation: 2 units"));
  g_assert_true (g_str_has_prefix (csv, "first,second,coefficient,p-value,n-units\na,b,0."));
  g_assert_nonnull (strstr (csv, "\nc,People,,,1\n"));
  g_assert_nonnull (strstr (json, "\"method\": \"pearson\""));
  g_assert_nonnull (strstr (json, "\"p-value\": null"));

  g_assert_null (dti_correlations_lookup (correlations, "a", "Atlantis", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/correlations/anscombe", test_anscombe);
  g_test_add_func ("/correlations/ranks", test_ranks);
  g_test_add_func ("/correlations/ties", test_ties);
  g_test_add_func ("/correlations/columns-apart", test_columns_apart);
  g_test_add_func ("/correlations/lists", test_lists);
  g_test_add_func ("/correlations/ancestors", test_ancestors);
  g_test_add_func ("/correlations/matrix", test_matrix);

  return g_test_run ();
}
