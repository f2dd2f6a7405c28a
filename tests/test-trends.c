/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include <libdti/base/dti-random-private.h>

#include "series-testing.h"

#define N_COLUMNS (DTI_TREND_COLUMN_VERDICT + 1)

/* ---- a matrix ---- */

static void
assert_same_bits (double a, double b)
{
  g_assert_true ((isnan (a) && isnan (b)) || memcmp (&a, &b, sizeof a) == 0);
}

/* Rows like those of an index, some values missing, many equal. */
static GBytes *
draw_matrix (gsize n_rows, guint n_times, guint64 seed)
{
  double *values = g_new (double, n_rows *n_times);
  DtiRandom random;

  dti_random_init (&random, seed, 0);
  for (gsize i = 0; i < n_rows * n_times; i++)
    values[i] = dti_random_next_below (&random, 8) == 0
                    ? NAN
                    : dti_random_next_below (&random, 100) / 100.0 + 0.01 * (double) (i % n_times);

  return g_bytes_new_take (values, n_rows * n_times * sizeof (double));
}

static GBytes *
make_times (guint n)
{
  double *times = g_new (double, n);

  for (guint i = 0; i < n; i++)
    times[i] = 2001.5 + i;

  return g_bytes_new_take (times, n * sizeof (double));
}

static DtiTrends *
test_matrix (GBytes *values, GBytes *times, guint threads)
{
  g_autoptr (DtiTrendOptions) options = dti_trend_options_new ();
  g_autoptr (GError) error = NULL;
  DtiTrends *trends;

  dti_trend_options_set_threads (options, threads);
  trends = dti_trends_new_from_matrix (values, times, DTI_DIRECTION_DOWN, options, &error);
  g_assert_no_error (error);

  return trends;
}

static void
test_threads (void)
{
  g_autoptr (GBytes) values = draw_matrix (1500, 13, 1);
  g_autoptr (GBytes) times = make_times (13);
  g_autoptr (DtiTrends) one = test_matrix (values, times, 1);
  g_autoptr (DtiTrends) two = test_matrix (values, times, 2);
  g_autoptr (DtiTrends) eight = test_matrix (values, times, 8);

  g_test_summary ("The same bits with 1, 2 and 8 threads");

  for (int c = 0; c < N_COLUMNS; c++)
    {
      g_autoptr (GBytes) a = dti_trends_get_column (one, (DtiTrendColumn) c);
      g_autoptr (GBytes) b = dti_trends_get_column (two, (DtiTrendColumn) c);
      g_autoptr (GBytes) d = dti_trends_get_column (eight, (DtiTrendColumn) c);

      g_assert_cmpuint (g_bytes_get_size (a), ==, 1500 * sizeof (double));
      for (gsize i = 0; i < 1500; i++)
        {
          assert_same_bits (read_double (a, i), read_double (b, i));
          assert_same_bits (read_double (a, i), read_double (d, i));
        }
    }
}

static void
assert_like_single (DtiTrends *trends, guint position, DtiTrend *single)
{
  for (int c = 0; c < N_COLUMNS; c++)
    {
      g_autoptr (GBytes) column = dti_trends_get_column (trends, (DtiTrendColumn) c);
      double number;

      dti_trend_get_number (single, (DtiTrendColumn) c, &number);
      assert_same_bits (read_double (column, position), number);
    }
}

static void
test_matrix_rows (void)
{
  g_autoptr (GBytes) values = draw_matrix (300, 11, 2);
  g_autoptr (GBytes) times = make_times (11);
  g_autoptr (DtiTrends) trends = test_matrix (values, times, 2);
  const char *const *units = dti_trends_get_units (trends);

  g_test_summary ("Each row as a series of its own, to the last bit; and as an item");

  g_assert_cmpuint (dti_trends_get_n_items (trends), ==, 300);
  g_assert_cmpstr (units[299], ==, "300");
  g_assert_null (units[300]);
  g_assert_null (dti_trends_get_nodes (trends)[0]);
  g_assert_cmpstr (dti_trends_get_periods (trends)[0], ==, "2001.5");
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) periods = g_string_new (NULL);
      g_autoptr (DtiSeries) series = NULL;
      g_autoptr (DtiTrend) single = NULL;
      g_autoptr (DtiTrend) item = g_list_model_get_item (G_LIST_MODEL (trends), i);

      for (guint k = 0; k < 11; k++)
        g_string_append_printf (periods, "%s%u", k > 0 ? " " : "", 2001 + k);
      series = make_series_with (periods->str,
                                 (const double *) g_bytes_get_data (values, NULL) + i * 11,
                                 NULL,
                                 DTI_DIRECTION_DOWN,
                                 NULL);
      single = dti_trend_test (series);
      assert_like_single (trends, i, single);
      assert_like_single (trends, i, item);
      g_assert_cmpstr (dti_series_get_unit (dti_trend_get_series (item)), ==, units[i]);
    }
}

static void
test_matrix_faults (void)
{
  g_autoptr (GBytes) two = make_times (2);
  g_autoptr (GBytes) three = make_times (3);
  g_autoptr (GBytes) odd = g_bytes_new_static ("123456789", 9);
  g_autoptr (GBytes) falling = g_bytes_new ((double[]){ 2, 1 }, 16);
  g_autoptr (GBytes) endless = g_bytes_new ((double[]){ 2, INFINITY }, 16);
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  const struct
  {
    GBytes *values;
    GBytes *times;
    DtiDirection direction;
    DtiError code;
  } cases[] = {
    { three, two, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { odd, two, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { two, falling, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { two, endless, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { endless, two, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { two, none, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { two, two, DTI_DIRECTION_RANGE, DTI_ERROR_UNSUPPORTED },
  };
  g_autoptr (DtiTrends) empty = NULL;

  g_test_summary ("What is no matrix is an error; one without rows is a list without items");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_trends_new_from_matrix (cases[i].values,
                                                 cases[i].times,
                                                 cases[i].direction,
                                                 NULL,
                                                 &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].code);
    }
  empty = test_matrix (none, two, 1);
  g_assert_cmpuint (dti_trends_get_n_items (empty), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (empty), 0));
}

static void
test_identity (void)
{
  g_autoptr (GBytes) values = draw_matrix (3, 5, 3);
  g_autoptr (GBytes) times = make_times (5);
  DtiTrends *trends = test_matrix (values, times, 1);
  g_autoptr (GBytes) column = dti_trends_get_column (trends, DTI_TREND_COLUMN_N);
  DtiTrend *a = g_list_model_get_item (G_LIST_MODEL (trends), 1);
  DtiTrend *b = g_list_model_get_item (G_LIST_MODEL (trends), 1);
  GType item_type;
  guint n_items;
  g_auto (GStrv) units = NULL;
  g_auto (GStrv) nodes = NULL;
  g_auto (GStrv) periods = NULL;

  g_test_summary ("An item is the same object as long as it is held; columns keep the trends");

  g_assert_true (a == b);
  g_object_get (trends,
                "item-type",
                &item_type,
                "n-items",
                &n_items,
                "units",
                &units,
                "nodes",
                &nodes,
                "periods",
                &periods,
                NULL);
  g_assert_true (item_type == DTI_TYPE_TREND);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (trends)) == DTI_TYPE_TREND);
  g_assert_cmpuint (n_items, ==, 3);
  g_assert_cmpuint (g_strv_length (units), ==, 3);
  g_assert_cmpuint (g_strv_length (nodes), ==, 0);
  g_assert_cmpuint (g_strv_length (periods), ==, 5);
  g_object_unref (b);
  g_assert_finalize_object (a);
  g_object_unref (trends);
  g_assert_cmpuint (g_bytes_get_size (column), ==, 3 * sizeof (double));
  g_assert_cmpfloat (read_double (column, 0), >=, 0);
}

/* ---- scorecards ---- */

#define MODEL                                                                                      \
  "'root':{'id':'r','decimals':3,'missing':'rebase','children':["                                  \
  "{'id':'p','children':[{'id':'a','max':10},{'id':'b','max':10}]},{'id':'c','max':5}]}"

/* y comes and goes, b of x breaks once. */
static const char csv[] = "unit,period,a,b,c,b:status\n"
                          "y,2016,5,5,5,\n"
                          "x,2017,1,2,3,\n"
                          "y,2018,4,4,4,\n"
                          "x,2018,2,2,3,\n"
                          "x,2019,3,3,3,B\n"
                          "y,2019,4,3,4,\n"
                          "x,2020,4,4,3,\n"
                          "z,2020,4,4,4,\n"
                          "y,2020,3,3,4,\n"
                          "x,2021,5,6,3,\n"
                          "y,2021,2,3,4,\n"
                          "x,2022,6,6,4,\n"
                          "y,2022,1,,4,\n"
                          "x,2023,7,8,4,\n";

static DtiTrends *
test_cards (GListModel *cards, const char *const *units, const char *const *nodes, DtiColumn column)
{
  g_autoptr (GError) error = NULL;
  DtiTrends *trends = dti_trends_new_from_scorecards (cards, units, nodes, column, NULL, &error);

  g_assert_no_error (error);

  return trends;
}

static void
test_scorecards (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, csv);

  g_test_summary ("Every unit at every node, for every figure, as one by one");

  for (int column = DTI_COLUMN_SCORE; column <= DTI_COLUMN_COVERAGE; column++)
    {
      g_autoptr (DtiTrends) trends = test_cards (cards, NULL, NULL, (DtiColumn) column);
      const char *const *units = dti_trends_get_units (trends);
      const char *const *nodes = dti_trends_get_nodes (trends);

      assert_strv (g_strdupv ((char **) units), "y x z");
      assert_strv (g_strdupv ((char **) nodes), "r p a b c");
      g_assert_cmpuint (dti_trends_get_n_items (trends), ==, 15);
      for (guint i = 0; i < 15; i++)
        {
          g_autoptr (DtiSeries) series = dti_series_new_from_scorecards (cards,
                                                                         units[i / 5],
                                                                         nodes[i % 5],
                                                                         (DtiColumn) column,
                                                                         NULL);
          g_autoptr (DtiTrend) single = dti_trend_test (series);
          g_autoptr (DtiTrend) item = g_list_model_get_item (G_LIST_MODEL (trends), i);
          g_autoptr (DtiTrend) found = dti_trends_lookup (trends, units[i / 5], nodes[i % 5]);

          assert_like_single (trends, i, single);
          assert_like_single (trends, i, item);
          g_assert_true (found == item);
        }
    }
}

static void
test_selection (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, csv);
  const char *const units[] = { "x", NULL };
  const char *const nodes[] = { "c", "r", NULL };
  const char *const nobody[] = { "nobody", NULL };
  g_autoptr (DtiTrends) trends = test_cards (cards, units, nodes, DTI_COLUMN_SCORE);
  g_autoptr (DtiTrend) first = dti_trends_lookup (trends, "x", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Some units and nodes, in the order of data and framework");

  assert_strv (g_strdupv ((char **) dti_trends_get_units (trends)), "x");
  assert_strv (g_strdupv ((char **) dti_trends_get_nodes (trends)), "r c");
  g_assert_cmpstr (dti_series_get_node (dti_trend_get_series (first)), ==, "r");
  g_assert_null (dti_trends_lookup (trends, "y", "r"));
  g_assert_null (dti_trends_lookup (trends, "x", "a"));
  g_assert_null (
      dti_trends_new_from_scorecards (cards, nobody, NULL, DTI_COLUMN_SCORE, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (
      dti_trends_new_from_scorecards (cards, NULL, nobody, DTI_COLUMN_SCORE, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_export (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, csv);
  const char *const units[] = { "x", NULL };
  const char *const nodes[] = { "a", "b", NULL };
  g_autoptr (DtiTrends) trends = test_cards (cards, units, nodes, DTI_COLUMN_SCORE);
  g_autofree char *table = dti_trends_to_csv (trends);
  g_autofree char *text = dti_trends_to_json (trends);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  JsonArray *rows;
  JsonObject *row;

  g_test_summary ("As CSV and JSON, with the breaks");

  g_assert_cmpstr (lines[0],
                   ==,
                   "unit,node,n,first,last,change,growth,slope,slope-low,slope-high,p,verdict,"
                   "breaks,relative-change,kendall-s,variance,tau,intercept");
  /* Seven values, rising by one: p = 2/7!, growth is the sixth root of 7, less 1. */
  g_assert_true (g_str_has_prefix (lines[1], "x,a,7,1,7,6,0.3830875542684884,1,1,1,"));
  g_assert_true (g_str_has_suffix (lines[1], ",improving,,6,21,44.333333333333336,1,1"));
  g_assert_true (g_str_has_prefix (lines[2], "x,b,5,3,8,5,"));
  g_assert_true (strstr (lines[2], ",improving,2019,") != NULL);

  g_assert_no_error (error);
  rows = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);
  row = json_array_get_object_element (rows, 1);
  g_assert_cmpuint (json_object_get_size (row), ==, 18);
  g_assert_cmpstr (json_object_get_string_member (row, "unit"), ==, "x");
  g_assert_cmpstr (json_object_get_string_member (row, "node"), ==, "b");
  g_assert_cmpfloat (json_object_get_double_member (row, "n"), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (row, "verdict"), ==, "improving");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (row, "breaks"), 0),
                   ==,
                   "2019");
}

static void
test_no_cards (void)
{
  g_autoptr (GListStore) cards = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (DtiTrends) trends = test_cards (G_LIST_MODEL (cards), NULL, NULL, DTI_COLUMN_SCORE);
  g_autofree char *text = dti_trends_to_json (trends);

  g_test_summary ("Nothing gives nothing");

  g_assert_cmpuint (dti_trends_get_n_items (trends), ==, 0);
  g_assert_cmpstr (g_strstrip (text), ==, "[]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trends/threads", test_threads);
  g_test_add_func ("/trends/matrix-rows", test_matrix_rows);
  g_test_add_func ("/trends/matrix-faults", test_matrix_faults);
  g_test_add_func ("/trends/identity", test_identity);
  g_test_add_func ("/trends/scorecards", test_scorecards);
  g_test_add_func ("/trends/selection", test_selection);
  g_test_add_func ("/trends/export", test_export);
  g_test_add_func ("/trends/no-cards", test_no_cards);

  return g_test_run ();
}
