/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "series-testing.h"

/* Two pillars; b is observed below p only. */
#define MODEL                                                                                      \
  "'root':{'id':'r','decimals':3,'missing':'rebase','children':["                                  \
  "{'id':'p','children':[{'id':'a','max':10},{'id':'b','max':10}]},{'id':'c','max':5}]}"

static const char csv[] = "unit,period,a,b,c,b:status,p,p:status\n"
                          "x,2019,1,2,3,,,\n"
                          "x,2020,2,4,3,B,,\n"
                          "x,2022,3,6,4,,,\n"
                          "y,2019,5,5,5,,,\n"
                          "y,2020,,,5,,10,B\n"
                          "y,2022,1,1,1,B,12,\n";

static DtiSeries *
read_series (GListModel *cards, const char *unit, const char *node, DtiColumn column)
{
  g_autoptr (GError) error = NULL;
  DtiSeries *series = dti_series_new_from_scorecards (cards, unit, node, column, &error);

  g_assert_no_error (error);

  return series;
}

static void
assert_values (DtiSeries *series, const double *expected)
{
  g_autoptr (GBytes) values = dti_series_get_values (series);

  for (guint i = 0; i < dti_series_get_n_points (series); i++)
    {
      double value = read_double (values, i);

      if (isnan (expected[i]))
        g_assert_true (isnan (value));
      else
        g_assert_cmpfloat (value, ==, expected[i]);
    }
}

static void
test_times (void)
{
  static const struct
  {
    const char *periods;
    gboolean is_dated;
    double first;
    double last;
  } cases[] = {
    { "2019 2020 2022", TRUE, 2019.5, 2022.5 },
    { "2022-H1 2022-H2", TRUE, 2022.25, 2022.75 },
    { "2022-Q1 2023-Q4", TRUE, 2022.125, 2023.875 },
    { "2023-01 2023-12", TRUE, 2023 + 0.5 / 12, 2023 + 11.5 / 12 },
    /* 92 days from the 166th on; 365 from the 60th of a leap year on, into the next. */
    { "2023-06-15/2023-09-14 2024-02-29/2025-02-27",
      TRUE,
      2023 + (165 + 46) / 365.0,
      2024 + (59 + 182.5) / 366.0 },
    { "first second third", FALSE, 0, 2 },
    { "2019 draft 2018", FALSE, 0, 2 },
  };

  g_test_summary ("A period is at its middle, and where one is no date all are positions");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double values[] = { 1, 2, 3 };
      g_autoptr (DtiSeries) series = make_series (cases[i].periods, values);
      g_autoptr (GBytes) times = dti_series_get_times (series);
      guint n = dti_series_get_n_points (series);

      g_assert_cmpint (dti_series_get_dated (series), ==, cases[i].is_dated);
      g_assert_cmpfloat (read_double (times, 0), ==, cases[i].first);
      g_assert_cmpfloat_with_epsilon (read_double (times, n - 1), cases[i].last, 1e-12);
    }
}

static void
test_points (void)
{
  const double values[] = { 1, NAN, 3, 4 };
  g_autoptr (GError) error = NULL;
  DtiSeries *series =
      make_series_with ("2019 2020 2021 2022", values, "AO.B", DTI_DIRECTION_DOWN, &error);
  double value = 7;

  g_test_summary ("What is known of a point");

  g_assert_no_error (error);
  g_assert_cmpuint (dti_series_get_n_points (series), ==, 4);
  g_assert_cmpuint (dti_series_get_n_observed (series), ==, 3);
  g_assert_cmpint (dti_series_get_direction (series), ==, DTI_DIRECTION_DOWN);
  g_assert_false (dti_series_get_is_rank (series));
  g_assert_null (dti_series_get_unit (series));
  g_assert_null (dti_series_get_node (series));
  assert_values (series, values);
  g_assert_true (dti_series_get_value (series, "2021", &value));
  g_assert_cmpfloat (value, ==, 3);
  g_assert_false (dti_series_get_value (series, "2020", &value));
  g_assert_true (isnan (value));
  g_assert_false (dti_series_get_value (series, "1999", NULL));
  g_assert_cmpint (dti_series_get_status (series, "2019"), ==, DTI_STATUS_NORMAL);
  g_assert_cmpint (dti_series_get_status (series, "2020"), ==, DTI_STATUS_MISSING);
  g_assert_cmpint (dti_series_get_status (series, "2022"), ==, DTI_STATUS_BREAK);
  g_assert_cmpint (dti_series_get_status (series, "1999"), ==, DTI_STATUS_MISSING);
  g_assert_cmpint (dti_series_get_break_cause (series, "2022"), ==, DTI_BREAK_CAUSE_OBSERVED);
  g_assert_cmpint (dti_series_get_break_cause (series, "2021"), ==, DTI_BREAK_CAUSE_NONE);
  g_assert_cmpint (dti_series_get_break_cause (series, "1999"), ==, DTI_BREAK_CAUSE_NONE);
  g_assert_false (dti_series_is_reconstructed (series, "2019"));
  g_assert_false (dti_series_get_domain (series, &value, NULL));
  assert_strv (dti_series_list_breaks (series), "2022");
  assert_strv (g_strdupv ((char **) dti_series_get_periods (series)), "2019 2020 2021 2022");
  g_assert_finalize_object (series);
}

static void
test_properties (void)
{
  const double values[] = { 1, NAN };
  g_autoptr (DtiSeries) series = make_series ("2019 2020", values);
  g_autofree char *unit = NULL;
  g_autofree char *node = NULL;
  DtiDirection direction;
  gboolean dated;
  gboolean is_rank;
  guint n_points;
  guint n_observed;
  g_auto (GStrv) periods = NULL;

  g_test_summary ("Properties say what the getters say");

  g_object_get (series,
                "unit",
                &unit,
                "node",
                &node,
                "direction",
                &direction,
                "dated",
                &dated,
                "is-rank",
                &is_rank,
                "n-points",
                &n_points,
                "n-observed",
                &n_observed,
                "periods",
                &periods,
                NULL);
  g_assert_null (unit);
  g_assert_null (node);
  g_assert_cmpint (direction, ==, DTI_DIRECTION_UP);
  g_assert_true (dated);
  g_assert_false (is_rank);
  g_assert_cmpuint (n_points, ==, 2);
  g_assert_cmpuint (n_observed, ==, 1);
  g_assert_cmpuint (g_strv_length (periods), ==, 2);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *periods;
    double values[2];
    const char *statuses;
    DtiDirection direction;
    DtiError code;
  } cases[] = {
    { "2020 2019", { 1, 2 }, NULL, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { "2020 2020", { 1, 2 }, NULL, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { "2020 2020-H2", { 1, 2 }, "..", DTI_DIRECTION_RANGE, DTI_ERROR_UNSUPPORTED },
    { "2019 2020", { 1, INFINITY }, NULL, DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { "2019 2020", { 1, 2 }, "AX", DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { "2019 2020", { 1, 2 }, "AO", DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
    { "2019 2020", { 1, NAN }, "AB", DTI_DIRECTION_UP, DTI_ERROR_INVALID_DATA },
  };
  const char *const periods[] = { "2019", NULL };
  g_autoptr (GBytes) two = g_bytes_new_static ("0123456789abcdef", 16);
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is no series is an error");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) fault = NULL;

      g_assert_null (make_series_with (cases[i].periods,
                                       cases[i].values,
                                       cases[i].statuses,
                                       cases[i].direction,
                                       &fault));
      g_assert_error (fault, DTI_ERROR, (int) cases[i].code);
    }
  g_assert_null (dti_series_new (periods, two, NULL, DTI_DIRECTION_UP, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_scorecards (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, csv);
  g_autoptr (DtiSeries) root = read_series (cards, "x", "r", DTI_COLUMN_SCORE);
  g_autoptr (DtiSeries) leaf = read_series (cards, "x", "a", DTI_COLUMN_SCORE);
  g_autoptr (DtiSeries) pillar = read_series (cards, "y", "p", DTI_COLUMN_SCORE);
  g_autoptr (DtiSeries) rank = read_series (cards, "x", "r", DTI_COLUMN_RANK);
  double minimum;
  double maximum;

  g_test_summary ("Read from scorecards: figures, breaks below a pillar, domains, ranks");

  assert_values (root, (double[]){ 6, 9, 13 });
  g_assert_cmpstr (dti_series_get_unit (root), ==, "x");
  g_assert_cmpstr (dti_series_get_node (root), ==, "r");
  assert_strv (dti_series_list_breaks (root), "2020");
  g_assert_true (dti_series_get_domain (root, &minimum, &maximum));
  g_assert_cmpfloat (minimum, ==, 0);
  g_assert_cmpfloat (maximum, ==, 25);

  assert_values (leaf, (double[]){ 1, 2, 3 });
  assert_strv (dti_series_list_breaks (leaf), "");

  /* Observed itself, with a break of its own in 2020; what is below does not count in 2022. */
  assert_values (pillar, (double[]){ 10, 10, 12 });
  assert_strv (dti_series_list_breaks (pillar), "2020");

  /* 13 points both in 2022. */
  assert_values (rank, (double[]){ 2, 2, 1 });
  g_assert_true (dti_series_get_is_rank (rank));
  g_assert_cmpint (dti_series_get_direction (rank), ==, DTI_DIRECTION_DOWN);
  g_assert_true (dti_series_get_domain (rank, &minimum, &maximum));
  g_assert_cmpfloat (minimum, ==, 1);
  g_assert_cmpfloat (maximum, ==, 2);
}

static void
test_other_figures (void)
{
  g_autoptr (GListModel) cards =
      score_table ("'root':{'id':'r','missing':'rebase','ranking':{'order':'ascending'},"
                   "'children':[{'id':'a','rule':{'type':'points','clamp':false}}]}",
                   "unit,period,a\nx,2019,0.5\nx,2020,3\nx,2021,\n");
  g_autoptr (DtiSeries) value = read_series (cards, "x", "r", DTI_COLUMN_VALUE);
  g_autoptr (DtiSeries) max = read_series (cards, "x", "r", DTI_COLUMN_MAX);
  g_autoptr (DtiSeries) coverage = read_series (cards, "x", "r", DTI_COLUMN_COVERAGE);
  double minimum;

  g_test_summary ("No domain where a figure leaves it; less is better where the lowest is first");

  assert_values (value, (double[]){ 0.5, 3, NAN });
  g_assert_cmpint (dti_series_get_direction (value), ==, DTI_DIRECTION_DOWN);
  g_assert_false (dti_series_get_domain (value, NULL, NULL));
  assert_values (max, (double[]){ 1, 1, NAN });
  g_assert_false (dti_series_get_domain (max, NULL, NULL));
  assert_values (coverage, (double[]){ 1, 1, 0 });
  g_assert_true (dti_series_get_domain (coverage, &minimum, NULL));
  g_assert_cmpint (dti_series_get_direction (coverage), ==, DTI_DIRECTION_UP);
}

static void
test_frameworks (void)
{
  g_autoptr (GListModel) old = score_table ("'root':{'id':'r','children':[{'id':'a','max':10}]}",
                                            "unit,period,a\nx,2019,1\nx,2020,2\n");
  g_autoptr (GListModel) new = score_table ("'root':{'id':'r','children':[{'id':'a','max':20}]}",
                                            "unit,period,a\nx,2021,3\nx,2022,4\nz,2022,1\n");
  g_autoptr (GListStore) cards = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (DtiSeries) series = NULL;
  g_autoptr (DtiSeries) late = NULL;
  g_autoptr (GListModel) segments = NULL;
  g_autoptr (DtiSeries) segment = NULL;

  g_test_summary ("Another framework is a break, and segments lie between breaks");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (old, i);

      g_list_store_append (cards, card);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (new, i);

      g_list_store_append (cards, card);
    }
  series = read_series (G_LIST_MODEL (cards), "x", "r", DTI_COLUMN_SCORE);
  assert_values (series, (double[]){ 1, 2, 3, 4 });
  g_assert_cmpint (dti_series_get_break_cause (series, "2021"), ==, DTI_BREAK_CAUSE_FRAMEWORK);
  assert_strv (dti_series_list_breaks (series), "2021");
  late = read_series (G_LIST_MODEL (cards), "z", "r", DTI_COLUMN_SCORE);
  assert_values (late, (double[]){ NAN, NAN, NAN, 1 });

  segments = dti_series_list_segments (series);
  g_assert_cmpuint (g_list_model_get_n_items (segments), ==, 2);
  segment = g_list_model_get_item (segments, 1);
  assert_values (segment, (double[]){ 3, 4 });
  assert_strv (dti_series_list_breaks (segment), "");
  assert_strv (g_strdupv ((char **) dti_series_get_periods (segment)), "2021 2022");
  g_assert_cmpstr (dti_series_get_unit (segment), ==, "x");
}

static void
test_kinds_of_period (void)
{
  const double values[] = { 1, 2, 3, 4 };
  g_autoptr (DtiSeries) series = make_series ("2020 2021 2022-Q1 2022-Q2", values);

  g_test_summary ("A quarter cannot be compared with the year before it");

  g_assert_cmpint (dti_series_get_break_cause (series, "2022-Q1"), ==, DTI_BREAK_CAUSE_PERIOD);
  assert_strv (dti_series_list_breaks (series), "2022-Q1");
}

static void
test_card_faults (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, csv);
  g_autoptr (GListStore) twice = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (GListStore) others = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, 0);
  const struct
  {
    GListModel *cards;
    const char *unit;
    const char *node;
    DtiError code;
  } cases[] = {
    { cards, "nobody", "r", DTI_ERROR_NOT_FOUND },
    { cards, "x", "nothing", DTI_ERROR_NOT_FOUND },
    { G_LIST_MODEL (twice), "x", "r", DTI_ERROR_INVALID_DATA },
    { G_LIST_MODEL (others), "x", "r", DTI_ERROR_INVALID_DATA },
  };

  g_test_summary ("Unknown units and nodes, periods twice, lists of something else");

  g_list_store_append (twice, card);
  g_list_store_append (twice, card);
  g_list_store_append (others, cards);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_series_new_from_scorecards (cases[i].cards,
                                                     cases[i].unit,
                                                     cases[i].node,
                                                     DTI_COLUMN_SCORE,
                                                     &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].code);
    }
}

static void
test_dataset (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, csv);
  g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, 0);
  DtiDataset *dataset = dti_scorecard_get_dataset (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) series =
      dti_series_new_from_dataset (dataset, "x", "b", DTI_DIRECTION_DOWN, &error);

  g_test_summary ("Read from observations");

  g_assert_no_error (error);
  assert_values (series, (double[]){ 2, 4, 6 });
  g_assert_cmpstr (dti_series_get_node (series), ==, "b");
  g_assert_cmpint (dti_series_get_direction (series), ==, DTI_DIRECTION_DOWN);
  assert_strv (dti_series_list_breaks (series), "2020");
  g_assert_null (dti_series_new_from_dataset (dataset, "x", "q", DTI_DIRECTION_UP, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_link (void)
{
  const double older[] = { 10, NAN, 20, 40 };
  const double newer[] = { 1, 2, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) a =
      make_series_with ("2017 2018 2019 2020", older, ".OB.", DTI_DIRECTION_UP, &error);
  g_autoptr (DtiSeries) b =
      make_series_with ("2020 2021 2022", newer, "B..", DTI_DIRECTION_UP, &error);
  g_autoptr (DtiSeries) ratio = NULL;
  g_autoptr (DtiSeries) difference = NULL;

  g_test_summary ("Growth survives linking by ratio, changes by difference; both are marked");

  g_assert_no_error (error);
  ratio = dti_series_link (b, a, "2020", DTI_LINK_METHOD_RATIO, &error);
  g_assert_no_error (error);
  assert_values (ratio, (double[]){ 0.25, NAN, 0.5, 1, 2, 3 });
  assert_strv (dti_series_list_breaks (ratio), "2019");
  g_assert_true (dti_series_is_reconstructed (ratio, "2017"));
  g_assert_false (dti_series_is_reconstructed (ratio, "2018"));
  g_assert_false (dti_series_is_reconstructed (ratio, "2020"));
  g_assert_cmpint (dti_series_get_status (ratio, "2017"), ==, DTI_STATUS_ESTIMATED);
  difference = dti_series_link (b, a, "2020", DTI_LINK_METHOD_DIFFERENCE, &error);
  g_assert_no_error (error);
  assert_values (difference, (double[]){ -29, NAN, -19, 1, 2, 3 });
}

static void
test_link_faults (void)
{
  g_autoptr (DtiSeries) a = make_series ("2019 2020", (double[]){ 0, NAN });
  g_autoptr (DtiSeries) b = make_series ("2019 2020 2021", (double[]){ 1, 2, 3 });
  g_autoptr (DtiSeries) c =
      make_series_with ("2019 2020", (double[]){ 1, 2 }, NULL, DTI_DIRECTION_DOWN, NULL);
  const struct
  {
    DtiSeries *older;
    const char *period;
    DtiError code;
  } cases[] = {
    { a, "2019", DTI_ERROR_NOT_COMPUTABLE }, /* 1 / 0 */
    { a, "2020", DTI_ERROR_NOT_COMPUTABLE }, /* nothing there */
    { a, "2021", DTI_ERROR_NOT_FOUND },
    { c, "2019", DTI_ERROR_CONFLICT },
  };

  g_test_summary ("What cannot be linked is an error");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          dti_series_link (b, cases[i].older, cases[i].period, DTI_LINK_METHOD_RATIO, &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].code);
    }
}

static void
test_edit (void)
{
  g_autoptr (DtiSeries) series = make_series ("2019 2020 2021", (double[]){ 1, 2, 3 });
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) broken = dti_series_break_at (series, "2021", &error);
  g_autoptr (DtiSeries) bounded = dti_series_bound (series, 0, 3);
  double minimum;
  double maximum;

  g_test_summary ("A break that the program knows of, and a domain");

  g_assert_no_error (error);
  assert_strv (dti_series_list_breaks (broken), "2021");
  g_assert_cmpint (dti_series_get_break_cause (broken, "2021"), ==, DTI_BREAK_CAUSE_GIVEN);
  assert_strv (dti_series_list_breaks (series), "");
  g_assert_null (dti_series_break_at (series, "2022", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_true (dti_series_get_domain (bounded, &minimum, &maximum));
  g_assert_cmpfloat (minimum, ==, 0);
  g_assert_cmpfloat (maximum, ==, 3);
}

static void
test_year_on_year (void)
{
  const double values[] = { 1, 3, 6, 10, 2, NAN, 8, 13, 4 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) series =
      make_series_with ("2021-Q1 2021-Q2 2021-Q3 2021-Q4 2022-Q1 2022-Q2 2022-Q3 2022-Q4 2023-Q1",
                        values,
                        ".....O.B.",
                        DTI_DIRECTION_UP,
                        &error);
  g_autoptr (DtiSeries) changes = dti_series_to_year_on_year (series);

  g_test_summary ("Each quarter against that of the year before, not across a break");

  g_assert_no_error (error);
  assert_values (changes, (double[]){ NAN, NAN, NAN, NAN, 1, NAN, 2, NAN, NAN });
}

static void
test_change (void)
{
  const double values[] = { 2, NAN, 8, 9, -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) series =
      make_series_with ("2018 2019 2020 2021 2022", values, "...B.", DTI_DIRECTION_UP, &error);
  double number;

  g_test_summary ("Changes and growth between two periods, not across a break");

  g_assert_no_error (error);
  g_assert_true (dti_series_get_change (series, "2018", "2020", &number));
  g_assert_cmpfloat (number, ==, 6);
  g_assert_true (dti_series_get_growth (series, "2018", "2020", &number));
  g_assert_cmpfloat (number, ==, 1); /* doubled twice in two years */
  g_assert_false (dti_series_get_change (series, "2018", "2019", &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_series_get_change (series, "2020", "2021", NULL));
  g_assert_false (dti_series_get_change (series, "2020", "2018", NULL));
  g_assert_true (dti_series_get_change (series, "2021", "2022", NULL));
  g_assert_false (dti_series_get_growth (series, "2021", "2022", &number));
  g_assert_true (isnan (number));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/series/times", test_times);
  g_test_add_func ("/series/points", test_points);
  g_test_add_func ("/series/properties", test_properties);
  g_test_add_func ("/series/refused", test_refused);
  g_test_add_func ("/series/scorecards", test_scorecards);
  g_test_add_func ("/series/other-figures", test_other_figures);
  g_test_add_func ("/series/frameworks", test_frameworks);
  g_test_add_func ("/series/kinds-of-period", test_kinds_of_period);
  g_test_add_func ("/series/card-faults", test_card_faults);
  g_test_add_func ("/series/dataset", test_dataset);
  g_test_add_func ("/series/link", test_link);
  g_test_add_func ("/series/link-faults", test_link_faults);
  g_test_add_func ("/series/edit", test_edit);
  g_test_add_func ("/series/year-on-year", test_year_on_year);
  g_test_add_func ("/series/change", test_change);

  return g_test_run ();
}
