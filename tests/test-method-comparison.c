/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include <libdti/base/dti-random-private.h>

#include "method-testing.h"

static void
assert_numbers (GBytes *bytes, const double *expected, gsize n)
{
  const double *numbers = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, n * sizeof (double));
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("number %u", (guint) i);
      assert_near (numbers[i], expected[i]);
    }
}

static void
assert_column (DtiMethodComparison *comparison,
               guint method,
               DtiMethodColumn column,
               const double expected[6])
{
  g_autoptr (GBytes) bytes = dti_method_comparison_get_column (comparison, method, column);

  g_test_message ("method %u column %d", method, (int) column);
  assert_numbers (bytes, expected, 6);
}

static void
test_columns (void)
{
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();

  g_test_summary ("Scores, values, ranks and differences by hand; who is absent has no number");

  assert_joined (dti_method_comparison_get_units (comparison), "x y z w m f");
  assert_joined (dti_method_comparison_get_labels (comparison), "sum one other");
  g_assert_cmpuint (dti_method_comparison_get_n_methods (comparison), ==, 3);
#define ASSERT(method, column, ...)                                                                \
  assert_column (comparison, method, DTI_METHOD_COLUMN_##column, (const double[6]){ __VA_ARGS__ })
  ASSERT (0, SCORE, 10, 8, 6, 4, 2, NAN);
  ASSERT (1, SCORE, 5, 5, 3, 9, NAN, 10);
  ASSERT (2, SCORE, 1, NAN, 3, 2, NAN, NAN);
  ASSERT (0, VALUE, 0.5, 0.4, 0.3, 0.2, 0.1, NAN);
  ASSERT (1, VALUE, 0.5, 0.5, 0.3, 0.9, NAN, 1);
  ASSERT (2, VALUE, 0.25, NAN, 0.75, 0.5, NAN, NAN);
  ASSERT (0, RANK, 1, 2, 3, 4, NAN, NAN);
  ASSERT (1, RANK, 3, 3, 5, 2, NAN, 1);
  ASSERT (2, RANK, 3, NAN, 1, 2, NAN, NAN);
  ASSERT (0, SCORE_DIFFERENCE, 0, 0, 0, 0, 0, NAN);
  ASSERT (1, SCORE_DIFFERENCE, -5, -3, -3, 5, NAN, NAN);
  ASSERT (2, VALUE_DIFFERENCE, -0.25, NAN, 0.45, 0.3, NAN, NAN);
  ASSERT (1, RANK_SHIFT, -2, -1, -2, 2, NAN, NAN);
  ASSERT (2, RANK_SHIFT, -2, NAN, 2, 2, NAN, NAN);
#undef ASSERT
}

static void
test_ranges (void)
{
  static const double expected[][6] = {
    { 1, 2, 1, 2, NAN, 1 }, { 3, 2.5, 3, 2, NAN, 1 }, { 3, 3, 5, 4, NAN, 1 },
    { 2, 1, 4, 2, NAN, 0 }, { 3, 2, 3, 3, 0, 1 },
  };
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();

  g_test_summary ("Best, middle and worst rank of each unit, by hand");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GBytes) bytes =
          dti_method_comparison_get_range_column (comparison, (DtiRankRangeColumn) i);

      assert_numbers (bytes, expected[i], 6);
    }
}

static void
assert_matrix (DtiMethodComparison *comparison,
               DtiAgreementMeasure measure,
               const double expected[9])
{
  g_autoptr (GBytes) bytes = dti_method_comparison_get_matrix (comparison, measure);

  g_test_message ("measure %d", (int) measure);
  assert_numbers (bytes, expected, 9);
}

static void
test_matrices (void)
{
  /* The ranks of x, y, z, w by the second method are 2.5, 2.5, 1, 4 from below: rho is
   * -1.5 / sqrt (5 * 4.5); of six pairs two agree, three do not, one ties there. */
  const double rho = -1.5 / sqrt (22.5);
  const double tau = -1.0 / sqrt (30.0);
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();
  g_autoptr (DtiRankAgreement) agreement =
      dti_method_comparison_measure_agreement (comparison, 0, 1);
  double number = 0;

  g_test_summary ("Correlations and shifts of each pair, by hand, over the units that both rank");

#define ASSERT(measure, ...)                                                                       \
  assert_matrix (comparison, DTI_AGREEMENT_MEASURE_##measure, (const double[9]){ __VA_ARGS__ })
  ASSERT (SPEARMAN, 1, rho, -0.5, rho, 1, -0.5, -0.5, -0.5, 1);
  ASSERT (KENDALL, 1, tau, -1.0 / 3, tau, 1, -1.0 / 3, -1.0 / 3, -1.0 / 3, 1);
  ASSERT (MEAN_SHIFT, 0, 1.25, 4.0 / 3, 1.25, 0, 4.0 / 3, 4.0 / 3, 4.0 / 3, 0);
  ASSERT (MAX_SHIFT, 0, 3, 2, 3, 0, 2, 2, 2, 0);
  ASSERT (N_UNITS, 4, 4, 3, 4, 5, 3, 3, 3, 3);
#undef ASSERT
  g_assert_cmpuint (dti_method_comparison_get_n_ranked (comparison, 0), ==, 4);
  g_assert_cmpuint (dti_method_comparison_get_n_ranked (comparison, 1), ==, 5);
  g_assert_cmpuint (dti_method_comparison_get_n_ranked (comparison, 2), ==, 3);

  g_assert_cmpuint (dti_rank_agreement_get_n_units (agreement), ==, 4);
  g_assert_cmpuint (dti_rank_agreement_get_n_only_first (agreement), ==, 0);
  g_assert_cmpuint (dti_rank_agreement_get_n_only_second (agreement), ==, 1);
  g_assert_cmpuint (dti_rank_agreement_get_n_unchanged (agreement), ==, 1);
  g_assert_cmpstr (dti_rank_agreement_get_node_id (agreement), ==, "r");
  g_assert_true (dti_rank_agreement_get_mean_shift (agreement, &number));
  g_assert_cmpfloat (number, ==, 1.25);
  g_assert_cmpuint (dti_rank_agreement_count_common_top (agreement, 2), ==, 2);
}

static void
test_lists (void)
{
  static const char *const expected[] = { "z", "x", "w", "y" };
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();
  g_autoptr (GListModel) rows = dti_method_comparison_list_rows (comparison);
  g_autoptr (GListModel) movers = dti_method_comparison_list_movers (comparison, 0);
  g_autoptr (GListModel) first = dti_method_comparison_list_movers (comparison, 1);

  g_test_summary ("All units; those with the widest range first, ties in the order of units");

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 6);
  g_assert_true (g_list_model_get_item_type (rows) == DTI_TYPE_METHOD_COMPARISON_ROW);
  g_assert_cmpuint (g_list_model_get_n_items (first), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (movers), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DtiMethodComparisonRow) mover = g_list_model_get_item (movers, i);

      g_assert_cmpstr (dti_method_comparison_row_get_unit (mover), ==, expected[i]);
    }
}

static void
test_nodes (void)
{
  static const char *const labels[] = { "all", "a", "b", NULL };
  static const char *const nodes[] = { "r", "a", "b", NULL };
  g_autoptr (DtiScorecard) card = score_table (FIRST_METHOD, "unit,a,b\nx,5,1\ny,4,6\nz,3,3\n");
  g_autoptr (GListModel) cards = list_cards (card, card, card);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiMethodComparison) comparison =
      dti_method_comparison_new (cards, labels, nodes, &error);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) last = NULL;

  g_test_summary ("One scorecard can stand with several nodes");

  g_assert_no_error (error);
  g_assert_true (dti_method_comparison_get_scorecard (comparison, 2) == card);
  g_assert_cmpstr (dti_node_get_id (dti_method_comparison_get_node (comparison, 2)), ==, "b");
  first = dti_method_comparison_get_column (comparison, 0, DTI_METHOD_COLUMN_RANK);
  last = dti_method_comparison_get_column (comparison, 2, DTI_METHOD_COLUMN_RANK);
  assert_numbers (first, (const double[]){ 2, 1, 2 }, 3);
  assert_numbers (last, (const double[]){ 3, 1, 2 }, 3);
}

static void
assert_error (GListModel *cards,
              const char *const *labels,
              const char *const *nodes,
              DtiError code,
              const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_method_comparison_new (cards, labels, nodes, &error));
  g_assert_error (error, DTI_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_errors (void)
{
  static const char *const labels[] = { "p", "q", NULL };
  static const char *const equal[] = { "p", "p", NULL };
  static const char *const empty[] = { "p", "", NULL };
  static const char *const one[] = { "p", NULL };
  static const char *const nodes[] = { "r", "r", NULL };
  g_autoptr (DtiFramework) framework = load_framework (FIRST_METHOD);
  g_autoptr (DtiDataset) dataset =
      read_table (framework, "unit,period,a,b\nx,2022,1,2\nx,2023,2,3\n");
  g_autoptr (DtiScorecard) older = score_dataset (framework, dataset, "2022");
  g_autoptr (DtiScorecard) newer = score_dataset (framework, dataset, "2023");
  g_autoptr (DtiScorecard) other = score_table (SECOND_METHOD, SECOND_METHOD_TABLE);
  g_autoptr (GListModel) twice = list_cards (older, older, NULL);
  g_autoptr (GListModel) years = list_cards (older, newer, NULL);
  g_autoptr (GListModel) others = list_cards (other, other, NULL);
  g_autoptr (GListStore) single = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (GListStore) strange = g_list_store_new (G_TYPE_OBJECT);

  g_test_summary ("What cannot be compared is told");

  g_list_store_append (single, older);
  g_list_store_append (strange, older);
  g_list_store_append (strange, framework);
#define ASSERT(cards, labels, nodes, code, message)                                                \
  assert_error (G_LIST_MODEL (cards), labels, nodes, DTI_ERROR_##code, message)
  ASSERT (single, one, NULL, INVALID_DATA, "at least two scorecards are needed");
  ASSERT (strange, labels, NULL, INVALID_DATA, "item 2 of the list is no scorecard");
  ASSERT (twice, one, NULL, INVALID_DATA, "1 labels for 2 scorecards");
  ASSERT (twice, empty, NULL, INVALID_DATA, "label 2 is empty");
  ASSERT (twice, equal, NULL, EXISTS, "two methods have the label “p”");
  ASSERT (twice, labels, one, INVALID_DATA, "1 nodes for 2 scorecards");
  ASSERT (years, labels, NULL, CONFLICT, "“p” is of the period “2022”, “q” of “2023”");
  ASSERT (others, labels, nodes, NOT_FOUND, "the framework of “p” has no node “r”");
#undef ASSERT
}

static void
test_strangers (void)
{
  static const char *const labels[] = { "p", "q", NULL };
  g_autoptr (DtiScorecard) first = score_table (FIRST_METHOD, "unit,a,b\nx,1,2\ny,2,3\n");
  g_autoptr (DtiScorecard) second = score_table (SECOND_METHOD, "unit,a\nz,1\n");
  g_autoptr (GListModel) cards = list_cards (first, second, NULL);
  g_autoptr (DtiMethodComparison) comparison =
      dti_method_comparison_new (cards, labels, NULL, NULL);
  g_autoptr (GBytes) spearman =
      dti_method_comparison_get_matrix (comparison, DTI_AGREEMENT_MEASURE_SPEARMAN);
  g_autoptr (GBytes) shift =
      dti_method_comparison_get_matrix (comparison, DTI_AGREEMENT_MEASURE_MEAN_SHIFT);
  g_autoptr (GBytes) units =
      dti_method_comparison_get_matrix (comparison, DTI_AGREEMENT_MEASURE_N_UNITS);

  g_test_summary ("Without a unit in common there is no agreement, and the units still stand");

  assert_joined (dti_method_comparison_get_units (comparison), "x y z");
  assert_numbers (spearman, (const double[]){ 1, NAN, NAN, NAN }, 4);
  assert_numbers (shift, (const double[]){ 0, NAN, NAN, 0 }, 4);
  assert_numbers (units, (const double[]){ 2, 0, 0, 1 }, 4);
}

/* ---- against a slow second implementation ---- */

#define N_METHODS 4
#define N_UNITS 12

/* Place among the units for which @listed says so, the best first. */
static double
count_place (const double *numbers, const gboolean *listed, guint unit)
{
  double place = 1;

  for (guint i = 0; i < N_UNITS; i++)
    place += listed[i] && numbers[i] > numbers[unit] ? 1 : 0;

  return place;
}

/* The mean of the places that units with the same number share. */
static double
count_mean_place (const double *numbers, const gboolean *listed, guint unit)
{
  double place = 0.5;

  for (guint i = 0; i < N_UNITS; i++)
    if (listed[i])
      place += numbers[i] > numbers[unit] ? 1 : numbers[i] == numbers[unit] ? 0.5 : 0;

  return place;
}

typedef struct
{
  double spearman;
  double kendall;
  double mean_shift;
} Expected;

static Expected
compare_slowly (const double *x, const double *y)
{
  gboolean listed[N_UNITS];
  double n = 0;
  double sums[3] = { 0 };
  double pairs[3] = { 0 };
  double shift = 0;

  for (guint i = 0; i < N_UNITS; i++)
    {
      listed[i] = !isnan (x[i]) && !isnan (y[i]);
      n += listed[i] ? 1 : 0;
    }
  for (guint i = 0; i < N_UNITS; i++)
    {
      double a;
      double b;

      if (!listed[i])
        continue;
      a = count_mean_place (x, listed, i) - (n + 1) / 2;
      b = count_mean_place (y, listed, i) - (n + 1) / 2;
      sums[0] += a * b;
      sums[1] += a * a;
      sums[2] += b * b;
      shift += fabs (count_place (x, listed, i) - count_place (y, listed, i));
      for (guint j = 0; j < i; j++)
        if (listed[j])
          {
            int p = (x[i] > x[j]) - (x[i] < x[j]);
            int q = (y[i] > y[j]) - (y[i] < y[j]);

            pairs[0] += p * q;
            pairs[1] += p * p;
            pairs[2] += q * q;
          }
    }

  return (Expected){ n > 0 && sums[1] * sums[2] > 0 ? sums[0] / sqrt (sums[1] * sums[2]) : NAN,
                     pairs[1] * pairs[2] > 0 ? pairs[0] / sqrt (pairs[1] * pairs[2]) : NAN,
                     n > 0 ? shift / n : NAN };
}

static void
fill_random (DtiRandom *random, GListStore *cards, double numbers[N_METHODS][N_UNITS])
{
  g_autoptr (DtiFramework) framework =
      load_framework ("'root':{'id':'r','missing':'propagate','children':[{'id':'a','max':9}]}");

  for (guint m = 0; m < N_METHODS; m++)
    {
      g_autoptr (DtiDataset) dataset = dti_dataset_new ();
      g_autoptr (DtiScorecard) card = NULL;

      for (guint i = 0; i < N_UNITS; i++)
        {
          g_autofree char *unit = g_strdup_printf ("u%u", i);

          /* Some are not listed at all; the first two always are. */
          numbers[m][i] = i > 1 && dti_random_next_below (random, 5) == 0
                              ? NAN
                              : (double) dti_random_next_below (random, 10);
          if (!isnan (numbers[m][i]))
            dti_dataset_set_number (dataset, unit, "", "a", numbers[m][i], NULL);
        }
      card = score_dataset (framework, dataset, NULL);
      g_list_store_append (cards, card);
    }
}

static const double *
find_number (const double *matrix, guint i, guint j)
{
  return &matrix[i * N_METHODS + j];
}

static void
check_random (DtiRandom *random)
{
  static const char *const labels[] = { "a", "b", "c", "d", NULL };
  double numbers[N_METHODS][N_UNITS];
  g_autoptr (GListStore) cards = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (DtiMethodComparison) comparison = NULL;
  g_autoptr (GBytes) spearman = NULL;
  g_autoptr (GBytes) kendall = NULL;
  g_autoptr (GBytes) shift = NULL;

  fill_random (random, cards, numbers);
  comparison = dti_method_comparison_new (G_LIST_MODEL (cards), labels, NULL, NULL);
  spearman = dti_method_comparison_get_matrix (comparison, DTI_AGREEMENT_MEASURE_SPEARMAN);
  kendall = dti_method_comparison_get_matrix (comparison, DTI_AGREEMENT_MEASURE_KENDALL);
  shift = dti_method_comparison_get_matrix (comparison, DTI_AGREEMENT_MEASURE_MEAN_SHIFT);
  for (guint i = 0; i < N_METHODS; i++)
    for (guint j = 0; j < N_METHODS; j++)
      {
        Expected expected = compare_slowly (numbers[i], numbers[j]);

        assert_near (*find_number (g_bytes_get_data (spearman, NULL), i, j), expected.spearman);
        assert_near (*find_number (g_bytes_get_data (kendall, NULL), i, j), expected.kendall);
        assert_near (*find_number (g_bytes_get_data (shift, NULL), i, j), expected.mean_shift);
      }
}

static void
test_random (void)
{
  DtiRandom random;

  g_test_summary ("Four methods with ties and gaps, pair by pair, counted slowly");

  dti_random_init (&random, 71, 0);
  for (guint round = 0; round < 200; round++)
    check_random (&random);
}

static gpointer
read_matrix (gpointer comparison)
{
  return dti_method_comparison_get_matrix (comparison, DTI_AGREEMENT_MEASURE_KENDALL);
}

static void
test_threads (void)
{
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();
  GThread *threads[4];
  GBytes *first = NULL;

  g_test_summary ("Several threads ask for the first matrix at once");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("matrix", read_matrix, comparison);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

      if (first == NULL)
        first = g_bytes_ref (bytes);
      g_assert_true (g_bytes_equal (first, bytes));
    }
  g_bytes_unref (first);
}

static void
test_texts (void)
{
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();
  g_autofree char *csv = dti_method_comparison_to_csv (comparison, NULL);
  g_autofree char *json = dti_method_comparison_to_json (comparison, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  JsonObject *object;
  JsonObject *result;

  g_test_summary ("A table and JSON, read back by json-glib");

  g_assert_true (g_str_has_prefix (
      csv,
      "unit,name,sum:score,sum:value,sum:rank,"
      "one:score,one:value,one:rank,one:score-difference,one:value-difference,one:rank-shift,"
      "other:score,other:value,other:rank,other:score-difference,other:value-difference,"
      "other:rank-shift,best-rank,median-rank,worst-rank,rank-spread,methods\n"
      "x,Kiên Giang,10,0.5,1,5,0.5,3,-5,0,-2,1,0.25,3,-9,-0.25,-2,1,3,3,2,3\n"));
  g_assert_nonnull (strstr (csv, "\nm,m,2,0.1,,,,,,,,,,,,,,,,,,0\n"));
  g_assert_nonnull (strstr (csv, "\nf,Phú Yên,,,,10,1,1,,,,,,,,,,1,1,1,0,1\n"));

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_true (json_object_get_null_member (object, "period") ||
                 *json_object_get_string_member (object, "period") == '\0');
  object = json_array_get_object_element (json_object_get_array_member (object, "methods"), 2);
  g_assert_cmpstr (json_object_get_string_member (object, "label"), ==, "other");
  g_assert_cmpstr (json_object_get_string_member (object, "node"), ==, "t");
  g_assert_cmpint (json_object_get_int_member (object, "ranked"), ==, 3);
  object = json_node_get_object (root);
  object = json_array_get_object_element (json_object_get_array_member (object, "agreements"), 2);
  g_assert_cmpstr (json_object_get_string_member (object, "first"), ==, "one");
  g_assert_cmpstr (json_object_get_string_member (object, "second"), ==, "other");
  g_assert_cmpint (json_object_get_int_member (object, "only-first"), ==, 2);
  object = json_node_get_object (root);
  object = json_array_get_object_element (json_object_get_array_member (object, "units"), 1);
  g_assert_cmpfloat (json_object_get_double_member (object, "median-rank"), ==, 2.5);
  result = json_array_get_object_element (json_object_get_array_member (object, "results"), 2);
  g_assert_cmpstr (json_object_get_string_member (result, "method"), ==, "other");
  g_assert_true (json_object_get_null_member (result, "score"));
  g_assert_true (json_object_get_null_member (result, "rank-shift"));
}

static void
test_some_units (void)
{
  static const char *const units[] = { "f", "y", "nobody", NULL };
  g_autoptr (DtiMethodComparison) comparison = compare_methods ();
  g_autofree char *csv = dti_method_comparison_to_csv (comparison, units);
  g_autofree char *json = dti_method_comparison_to_json (comparison, units);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonArray *found = json_object_get_array_member (json_node_get_object (root), "units");
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  g_test_summary ("Only the units that are asked for, with the ranks that they have among all");

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[1], "y,y,8,0.4,2,"));
  g_assert_true (g_str_has_prefix (lines[2], "f,Phú Yên,"));
  g_assert_cmpuint (json_array_get_length (found), ==, 2);
}

static void
test_properties (void)
{
  DtiMethodComparison *comparison = compare_methods ();
  g_auto (GStrv) labels = NULL;
  g_auto (GStrv) units = NULL;
  guint n_methods = 0;
  GBytes *bytes;

  g_test_summary ("Properties give what the getters give; bytes keep what they need");

  g_object_get (comparison, "labels", &labels, "units", &units, "n-methods", &n_methods, NULL);
  assert_joined ((const char *const *) labels, "sum one other");
  assert_joined ((const char *const *) units, "x y z w m f");
  g_assert_cmpuint (n_methods, ==, 3);
  bytes = dti_method_comparison_get_column (comparison, 0, DTI_METHOD_COLUMN_SCORE);
  g_object_unref (comparison);
  assert_numbers (bytes, (const double[]){ 10, 8, 6, 4, 2, NAN }, 6);
  g_bytes_unref (bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method-comparison/columns", test_columns);
  g_test_add_func ("/method-comparison/ranges", test_ranges);
  g_test_add_func ("/method-comparison/matrices", test_matrices);
  g_test_add_func ("/method-comparison/lists", test_lists);
  g_test_add_func ("/method-comparison/nodes", test_nodes);
  g_test_add_func ("/method-comparison/errors", test_errors);
  g_test_add_func ("/method-comparison/strangers", test_strangers);
  g_test_add_func ("/method-comparison/random", test_random);
  g_test_add_func ("/method-comparison/threads", test_threads);
  g_test_add_func ("/method-comparison/texts", test_texts);
  g_test_add_func ("/method-comparison/some-units", test_some_units);
  g_test_add_func ("/method-comparison/properties", test_properties);

  return g_test_run ();
}
