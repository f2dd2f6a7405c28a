/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <cairo.h>
#include <glib/gstdio.h>

#include "chart-testing.h"
#include "series-testing.h"

#define SUM                                                                                        \
  "'ranking':{'node':'all'},'root':{'id':'all','aggregation':'sum','missing':'rebase',"            \
  "'publish':'value','children':["                                                                 \
  "{'id':'a','max':60,'rule':{'type':'points'}},"                                                  \
  "{'id':'p','aggregation':'sum','missing':'rebase','children':["                                  \
  "{'id':'b','level':'main','max':30,'rule':{'type':'points'}},"                                   \
  "{'id':'c','level':'main','max':10,'rule':{'type':'points'}}]}]}"
#define WEIGHTED(aggregation)                                                                      \
  "'ranking':{'node':'all'},'root':{'id':'all','aggregation':'" aggregation                        \
  "','missing':'rebase','publish':'value','children':["                                            \
  "{'id':'a','weight':1,'max':10,'rule':{'type':'points'}},"                                       \
  "{'id':'b','weight':3,'max':100,'rule':{'type':'points'}}]}"
#define SUM_CSV                                                                                    \
  "unit,period,name,a,b,c\nx,2020,Hà Nội,30,15,5\ny,2020,Huế,60,,5\nz,2020,Cà Mau,,,\n"      \
  "x,2021,Hà Nội,36,15,5\ny,2021,Huế,60,30,5\nz,2021,Cà Mau,6,3,\n"

static DtiScorecard *
take_card (GListModel *cards, guint position)
{
  return g_list_model_get_item (cards, position);
}

/* ---- the class ---- */

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_properties (void)
{
  static const char *const ids[] = { "An Giang", "none", NULL };
  g_autoptr (DtiChart) chart = make_intervals ();
  guint n = 0;

  g_signal_connect (chart, "notify", G_CALLBACK (count_notify), &n);
  g_assert_cmpint (dti_chart_get_kind (chart), ==, DTI_CHART_KIND_INTERVALS);
  g_assert_null (dti_chart_get_title (chart));
  g_assert_cmpstr (dti_chart_get_language (chart), ==, "en");
  g_assert_cmpfloat (dti_chart_get_width (chart), ==, 0.0);
  g_assert_cmpfloat (dti_chart_get_scale (chart), ==, 2.0);

  g_object_set (chart,
                "title",
                "T",
                "subtitle",
                "S",
                "source-note",
                "N",
                "language",
                "vi",
                "theme",
                DTI_CHART_THEME_DARK,
                "highlighted",
                ids,
                "width",
                500.0,
                "height",
                400.0,
                "scale",
                1.0,
                NULL);
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpstr (dti_chart_get_title (chart), ==, "T");
  g_assert_cmpstr (dti_chart_get_subtitle (chart), ==, "S");
  g_assert_cmpstr (dti_chart_get_source_note (chart), ==, "N");
  g_assert_cmpstr (dti_chart_get_language (chart), ==, "vi");
  g_assert_cmpint (dti_chart_get_theme (chart), ==, DTI_CHART_THEME_DARK);
  g_assert_cmpstr (dti_chart_get_highlighted (chart)[1], ==, "none");
  g_assert_cmpfloat (dti_chart_get_height (chart), ==, 400.0);

  /* What stays as it is tells nobody. */
  dti_chart_set_title (chart, "T");
  dti_chart_set_language (chart, "vi");
  dti_chart_set_width (chart, 500.0);
  g_assert_cmpuint (n, ==, 9);
  dti_chart_set_language (chart, "fr");
  g_assert_cmpstr (dti_chart_get_language (chart), ==, "en");
  dti_chart_set_highlighted (chart, dti_chart_get_highlighted (chart));
  g_assert_cmpstr (dti_chart_get_highlighted (chart)[0], ==, "An Giang");
  dti_chart_set_highlighted (chart, NULL);
  g_assert_null (dti_chart_get_highlighted (chart));
}

static void
test_titles (void)
{
  g_autoptr (DtiChart) chart = make_intervals ();
  g_autofree char *own = dti_chart_to_svg (chart);
  g_autofree char *given = NULL;
  g_autofree char *none = NULL;

  g_assert_nonnull (strstr (own, "aria-label=\"Rank intervals\""));
  dti_chart_set_title (chart, "Thứ <hạng>");
  dti_chart_set_subtitle (chart, "của ba tỉnh");
  dti_chart_set_source_note (chart, "Nguồn: thử");
  dti_chart_set_language (chart, "vi");
  given = dti_chart_to_svg (chart);
  g_assert_nonnull (strstr (given, "aria-label=\"Thứ &lt;hạng&gt;\""));
  g_assert_nonnull (strstr (given, "<title>Thứ &lt;hạng&gt;</title>"));
  g_assert_nonnull (strstr (given, ">của ba tỉnh</text>"));
  g_assert_nonnull (strstr (given, ">Nguồn: thử</text>"));
  g_assert_nonnull (strstr (given, " lang=\"vi\""));
  dti_chart_set_title (chart, "");
  none = dti_chart_to_svg (chart);
  g_assert_nonnull (strstr (none, "aria-label=\"\""));
}

/* ---- bars ---- */

static char *
draw_bars (GListModel *cards, guint position, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = take_card (cards, position);
  g_autoptr (DtiChart) chart = dti_chart_new_bars (card, NULL, level, NULL, &error);

  g_assert_no_error (error);

  return dti_chart_to_svg (chart);
}

/* 30/60, 15/30 and 5/10 of 100 points; without b of 70. */
static void
test_parts_of_sum (void)
{
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autofree char *children = draw_bars (cards, 0, NULL);
  g_autofree char *leaves = draw_bars (cards, 0, "main");

  g_assert_cmpfloat (read_mark (children, "bar", "x", "a", "2020"), ==, 30.0 / 100.0);
  g_assert_cmpfloat (read_mark (children, "bar", "x", "p", "2020"), ==, 20.0 / 100.0);
  g_assert_cmpfloat_with_epsilon (read_mark (children, "bar", "y", "a", "2020"),
                                  60.0 / 70.0,
                                  1e-15);
  g_assert_cmpfloat_with_epsilon (read_mark (children, "bar", "y", "p", "2020"), 5.0 / 70.0, 1e-15);
  g_assert_cmpfloat (read_mark (children, "total", "x", "all", "2020"), ==, 0.5);

  g_assert_false (has_mark (leaves, "bar", "x", "p"));
  g_assert_cmpfloat (read_mark (leaves, "bar", "x", "b", "2020"), ==, 0.15);
  g_assert_cmpfloat (read_mark (leaves, "bar", "x", "c", "2020"), ==, 0.05);
  g_assert_false (has_mark (leaves, "bar", "y", "b"));
}

/* A unit without a score has a sign, and no bar of length 0. */
static void
test_missing_bar (void)
{
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autofree char *svg = draw_bars (cards, 0, NULL);

  g_assert_true (has_mark (svg, "missing", "z", "all"));
  g_assert_true (isnan (read_mark (svg, "missing", "z", "all", "2020")));
  g_assert_false (has_mark (svg, "bar", "z", "a"));
  g_assert_false (has_mark (svg, "total", "z", "all"));
  g_assert_nonnull (strstr (svg, ">no data</text>"));
}

/* 0.5 of weight 1 and 0.25 of weight 3 are 0.125 and 0.1875 of the mean 0.3125. */
static void
test_parts_of_mean (void)
{
  g_autoptr (GListModel) cards =
      score_table (WEIGHTED ("mean"), "unit,period,a,b\nx,2020,5,25\ny,2020,5,\n");
  g_autofree char *svg = draw_bars (cards, 0, NULL);

  g_assert_cmpfloat (read_mark (svg, "bar", "x", "a", "2020"), ==, 0.125);
  g_assert_cmpfloat (read_mark (svg, "bar", "x", "b", "2020"), ==, 0.1875);
  g_assert_cmpfloat (read_mark (svg, "total", "x", "all", "2020"), ==, 0.3125);
  g_assert_cmpfloat (read_mark (svg, "bar", "y", "a", "2020"), ==, 0.5);
}

/* What is no sum of its parts is not drawn as one. */
static void
test_no_parts (void)
{
  g_autoptr (GListModel) cards =
      score_table (WEIGHTED ("geometric-mean"), "unit,period,a,b\nx,2020,5,50\n");
  g_autofree char *svg = draw_bars (cards, 0, NULL);

  g_assert_cmpfloat_with_epsilon (read_mark (svg, "bar", "x", "all", "2020"), 0.5, 1e-12);
  g_assert_false (has_mark (svg, "bar", "x", "a"));
  g_assert_null (strstr (svg, ">not divided</text>"));
}

/* Beside bars with parts, one without is told. */
static void
test_whole_beside_parts (void)
{
  g_autoptr (GListModel) cards = score_table (
      SUM, "unit,period,a,b,c,all\nx,2020,30,10,5,45\ny,2020,30,10,5,\nz,2020,30,10,5,90\n");
  g_autofree char *svg = draw_bars (cards, 0, NULL);

  g_assert_true (has_mark (svg, "bar", "y", "a"));
  /* 30 and 15 are 45, but not 90. */
  g_assert_cmpfloat (read_mark (svg, "bar", "z", "all", "2020"), ==, 0.9);
  g_assert_false (has_mark (svg, "bar", "z", "a"));
  g_assert_nonnull (strstr (svg, ">not divided</text>"));
}

/* A figure that was observed itself has no parts, whatever stands below it. */
static void
test_observed_pillar (void)
{
  g_autoptr (GListModel) cards =
      score_table (SUM, "unit,period,a,b,c,p\nx,2020,30,10,5,20\ny,2020,30,10,5,\n");
  g_autofree char *svg = draw_bars (cards, 0, "main");

  g_assert_cmpfloat (read_mark (svg, "bar", "x", "p", "2020"), ==, 0.2);
  g_assert_false (has_mark (svg, "bar", "x", "b"));
}

/* ---- heat map and radar ---- */

static void
test_heatmap (void)
{
  static const char *const nodes[] = { "a", "b", "p", NULL };
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autoptr (DtiScorecard) card = take_card (cards, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiChart) chart = dti_chart_new_heatmap (card, NULL, nodes, &error);
  g_autofree char *svg = dti_chart_to_svg (chart);

  g_assert_no_error (error);
  g_assert_cmpfloat (read_mark (svg, "cell", "x", "a", "2020"), ==, 0.5);
  g_assert_cmpfloat (read_mark (svg, "cell", "x", "p", "2020"), ==, 0.5);
  g_assert_true (has_mark (svg, "missing", "y", "b"));
  g_assert_cmpfloat (read_mark (svg, "cell", "y", "p", "2020"), ==, 0.5);
  g_assert_cmpuint (count_text (svg, "class=\"cell\""), ==, 5);
  g_assert_cmpuint (count_text (svg, "class=\"missing\""), ==, 4);
  /* Best rank first. */
  g_assert_true (strstr (svg, ">Huế</text>") < strstr (svg, ">Hà Nội</text>"));
  g_assert_true (strstr (svg, ">Hà Nội</text>") < strstr (svg, ">Cà Mau</text>"));
}

/* Values beyond 0 and 1, such as z-scores, have the ends of the ramp. */
static void
test_wide_heatmap (void)
{
  g_autoptr (GListModel) cards =
      score_table ("'ranking':{'node':'all'},'root':{'id':'all','aggregation':'mean','children':["
                   "{'id':'a','rule':{'type':'z-score'}},{'id':'b','rule':{'type':'z-score'}}]}",
                   "unit,period,a,b\nx,2020,1,7\ny,2020,2,7\nz,2020,6,8\n");
  g_autoptr (DtiScorecard) card = take_card (cards, 0);
  g_autoptr (DtiChart) chart = dti_chart_new_heatmap (card, NULL, NULL, NULL);
  g_autofree char *svg = dti_chart_to_svg (chart);

  g_assert_cmpfloat (read_mark (svg, "cell", "x", "a", "2020"), <, 0.0);
  g_assert_null (strstr (svg, "nan"));
}

static void
test_radar (void)
{
  static const char *const nodes[] = { "a", "b", "c", "p", NULL };
  static const char *const units[] = { "x", "y", NULL };
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autoptr (DtiScorecard) card = take_card (cards, 0);
  g_autoptr (DtiChart) chart = dti_chart_new_radar (card, units, nodes, NULL);
  g_autofree char *svg = dti_chart_to_svg (chart);
  const char *line;

  g_assert_cmpfloat (read_mark (svg, "point", "x", "b", "2020"), ==, 0.5);
  g_assert_true (has_mark (svg, "missing", "y", "b"));
  /* Of the four sides two have both ends: c to p, and p to a. */
  line = strstr (svg, "class=\"line\" data-unit=\"y\"");
  g_assert_nonnull (line);
  {
    g_autofree char *tag = g_strndup (line, (gsize) (strchr (line, '>') - line));

    g_assert_cmpuint (count_text (tag, "M"), ==, 2);
    g_assert_cmpuint (count_text (tag, "L"), ==, 2);
  }
}

/* ---- lines ---- */

static char *
draw_series (DtiSeries *series)
{
  g_autoptr (GListStore) list = g_list_store_new (DTI_TYPE_SERIES);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiChart) chart = NULL;

  g_list_store_append (list, series);
  chart = dti_chart_new_trend (G_LIST_MODEL (list), &error);
  g_assert_no_error (error);

  return dti_chart_to_svg (chart);
}

/* The strokes of the only line, such as "MLL ML". */
static char *
read_strokes (const char *svg)
{
  const char *line = strstr (svg, "class=\"line\"");
  const char *path = line != NULL ? strstr (line, " d=\"") : NULL;
  GString *strokes = g_string_new (NULL);

  for (const char *p = path != NULL ? path + 4 : NULL; p != NULL && *p != '"'; p++)
    if (g_ascii_isupper (*p))
      g_string_append_printf (strokes, "%s%c", *p == 'M' && strokes->len > 0 ? " " : "", *p);

  return g_string_free (strokes, FALSE);
}

static void
test_whole_line (void)
{
  const double values[] = { 1, 2, 3, 2 };
  g_autoptr (DtiSeries) series = make_series ("2020 2021 2022 2023", values);
  g_autofree char *svg = draw_series (series);
  g_autofree char *strokes = read_strokes (svg);

  g_assert_cmpstr (strokes, ==, "MLLL");
  g_assert_cmpuint (count_text (svg, "class=\"point\""), ==, 4);
  g_assert_null (strstr (svg, "class=\"break\""));
  g_assert_null (strstr (svg, "class=\"missing\""));
}

static void
test_missing_point (void)
{
  const double values[] = { 1, 2, NAN, 2, 3 };
  g_autoptr (DtiSeries) series = make_series ("2020 2021 2022 2023 2024", values);
  g_autofree char *svg = draw_series (series);
  g_autofree char *strokes = read_strokes (svg);

  g_assert_cmpstr (strokes, ==, "ML ML");
  g_assert_cmpuint (count_text (svg, "class=\"point\""), ==, 4);
  g_assert_true (isnan (read_mark (svg, "missing", "1", NULL, "2022")));
}

static void
test_break (void)
{
  const double values[] = { 1, 2, 3, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) series =
      make_series_with ("2020 2021 2022 2023", values, "..B.", DTI_DIRECTION_UP, &error);
  g_autofree char *svg = draw_series (series);
  g_autofree char *strokes = read_strokes (svg);

  g_assert_no_error (error);
  g_assert_cmpstr (strokes, ==, "ML ML");
  g_assert_cmpuint (count_text (svg, "class=\"break\" data-period=\"2022\""), ==, 1);
  g_assert_nonnull (strstr (svg, ">break in the data</text>"));
}

/* Times and not positions: a year that was left out takes its room. */
static void
test_places (void)
{
  const double values[] = { 0, 10, 5 };
  g_autoptr (DtiSeries) series = make_series ("2020 2021 2024", values);
  g_autofree char *svg = draw_series (series);
  const char *line = strstr (strstr (svg, "class=\"line\""), " d=\"M") + 5;
  double x[3];
  double y[3];

  for (int i = 0; i < 3; i++)
    {
      char *end;

      x[i] = g_ascii_strtod (line, &end);
      y[i] = g_ascii_strtod (end, &end);
      line = end + 1;
    }
  g_assert_cmpfloat_with_epsilon ((x[2] - x[1]) / (x[1] - x[0]), 3.0, 0.001);
  /* Half of the way up, and up is towards 0. */
  g_assert_cmpfloat_with_epsilon (y[2], 0.5 * (y[0] + y[1]), 0.02);
  g_assert_cmpfloat (y[1], <, y[0]);
}

static void
test_ranks (void)
{
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiChart) chart = dti_chart_new_ranks (cards, NULL, NULL, &error);
  g_autofree char *svg = dti_chart_to_svg (chart);
  const char *first = strstr (svg, "class=\"point\" data-unit=\"y\"");
  const char *second = strstr (svg, "class=\"point\" data-unit=\"x\"");

  g_assert_no_error (error);
  g_assert_cmpfloat (read_mark (svg, "point", "y", "all", "2020"), ==, 1.0);
  g_assert_cmpfloat (read_mark (svg, "point", "x", "all", "2020"), ==, 2.0);
  g_assert_true (isnan (read_mark (svg, "missing", "z", "all", "2020")));
  /* The first stands above the second. */
  first = strstr (first, "cy=\"");
  second = strstr (second, " d=\"M");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpfloat (g_ascii_strtod (first + 4, NULL),
                     <,
                     g_ascii_strtod (strchr (second + 5, ' '), NULL));
}

/* ---- changes ---- */

static void
test_waterfall (void)
{
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autoptr (DtiScorecard) older = take_card (cards, 0);
  g_autoptr (DtiScorecard) newer = take_card (cards, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiAttribution) attribution =
      dti_attribution_between (older, newer, "x", "all", NULL, &error);
  g_autoptr (DtiChart) chart = dti_chart_new_waterfall (attribution, NULL, &error);
  g_autofree char *svg = dti_chart_to_svg (chart);

  g_assert_no_error (error);
  g_assert_cmpfloat (read_mark (svg, "total", "x", NULL, "2020"), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (read_mark (svg, "step", "x", "a", NULL), 0.06, 1e-12);
  g_assert_cmpfloat_with_epsilon (read_mark (svg, "total", "x", NULL, "2021"), 0.56, 1e-12);
  g_assert_nonnull (strstr (svg, ">▲ +0.0600</text>"));
  g_assert_nonnull (strstr (svg, ">0.5000 → 0.5600 (+0.0600)</text>"));
}

/* Out of 40 contributions 19 are drawn, and the others as one; all of them add up. */
static void
test_many_steps (void)
{
  GString *members = g_string_new (
      "'ranking':{'node':'all'},'root':{'id':'all','aggregation':'sum','publish':'score',"
      "'children':[");
  GString *head = g_string_new ("unit,period");
  GString *rows[] = { g_string_new ("\nx,2020"), g_string_new ("\nx,2021") };
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (DtiScorecard) older = NULL;
  g_autoptr (DtiScorecard) newer = NULL;
  g_autoptr (DtiAttribution) attribution = NULL;
  g_autoptr (DtiChart) chart = NULL;
  g_autofree char *svg = NULL;
  double sum = 0.0;

  for (int i = 0; i < 40; i++)
    {
      g_string_append_printf (members,
                              "%s{'id':'n%d','max':100,'rule':{'type':'points'}}",
                              i > 0 ? "," : "",
                              i);
      g_string_append_printf (head, ",n%d", i);
      g_string_append_printf (rows[0], ",%d", 50);
      g_string_append_printf (rows[1], ",%d", i % 2 == 0 ? 51 + i : 49 - i);
    }
  g_string_append (members, "]}");
  g_string_append (head, rows[0]->str);
  g_string_append (head, rows[1]->str);
  g_string_append_c (head, '\n');
  cards = score_table (members->str, head->str);
  older = take_card (cards, 0);
  newer = take_card (cards, 1);
  attribution = dti_attribution_between (older, newer, "x", NULL, NULL, NULL);
  chart = dti_chart_new_waterfall (attribution, NULL, NULL);
  svg = dti_chart_to_svg (chart);

  g_assert_cmpuint (count_text (svg, "class=\"step\""), ==, 20);
  g_assert_nonnull (strstr (svg, ">smaller ones (21)</text>"));
  for (const char *p = strstr (svg, "class=\"step\""); p != NULL;
       p = strstr (p + 1, "class=\"step\""))
    sum += g_ascii_strtod (strstr (p, "data-value=\"") + strlen ("data-value=\""), NULL);
  g_assert_cmpfloat_with_epsilon (sum, -20.0, 1e-9);

  for (int i = 0; i < 2; i++)
    g_string_free (rows[i], TRUE);
  g_string_free (head, TRUE);
  g_string_free (members, TRUE);
}

static void
test_waterfall_of_ranks (void)
{
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autoptr (DtiScorecard) older = take_card (cards, 0);
  g_autoptr (DtiScorecard) newer = take_card (cards, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRankChange) change =
      dti_rank_change_between (older, newer, "x", NULL, NULL, NULL, &error);
  g_autoptr (DtiChart) chart = dti_chart_new_waterfall_of_ranks (change, NULL, &error);
  g_autofree char *svg = dti_chart_to_svg (chart);

  g_assert_no_error (error);
  g_assert_cmpfloat (read_mark (svg, "total", "x", NULL, "2020"), ==, 2.0);
  g_assert_cmpfloat (read_mark (svg, "total", "x", NULL, "2021"), ==, 2.0);
  g_assert_nonnull (strstr (svg, ">the other units</text>"));
}

/* ---- intervals ---- */

static void
test_intervals (void)
{
  g_autoptr (DtiChart) chart = make_intervals ();
  g_autofree char *svg = dti_chart_to_svg (chart);

  /* By rank, and without a rank at the end. */
  g_assert_true (strstr (svg, ">Đắk Lắk</text>") < strstr (svg, ">Thái Bình</text>"));
  g_assert_true (strstr (svg, ">Thái Bình</text>") < strstr (svg, ">An Giang</text>"));
  g_assert_cmpfloat (read_mark (svg, "rank", "Thái Bình", NULL, NULL), ==, 2.0);
  g_assert_cmpfloat (read_mark (svg, "median", "Đắk Lắk", NULL, NULL), ==, 1.0);
  g_assert_cmpfloat (read_mark (svg, "interval", "Thái Bình", NULL, NULL), ==, 2.0);
  g_assert_true (isnan (read_mark (svg, "missing", "An Giang", NULL, NULL)));
  g_assert_cmpuint (count_text (svg, "data-unit=\"An Giang\""), ==, 1);
}

/* ---- faults ---- */

#define assert_fails(call, code)                                                                   \
  do                                                                                               \
    {                                                                                              \
      g_autoptr (GError) fault = NULL;                                                             \
      DtiChart *none = call;                                                                       \
                                                                                                   \
      g_assert_null (none);                                                                        \
      g_assert_error (fault, DTI_ERROR, code);                                                     \
    }                                                                                              \
  while (0)

static void
test_faults (void)
{
  static const char *const unknown[] = { "x", "nobody", NULL };
  static const char *const nobody[] = { NULL };
  static const char *const two[] = { "a", "b", NULL };
  static const char *const names[] = { "A", NULL };
  const double one[] = { 1.0 };
  const double far[] = { 9.0 };
  g_autoptr (GListModel) cards = score_table (SUM, SUM_CSV);
  g_autoptr (DtiScorecard) card = take_card (cards, 0);
  g_autoptr (GListStore) empty = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GBytes) low = pack_numbers (one, 1);
  g_autoptr (GBytes) high = pack_numbers (far, 1);
  g_autoptr (GBytes) short_bytes = g_bytes_new (one, 4);

  assert_fails (dti_chart_new_bars (card, "?", NULL, NULL, &fault), DTI_ERROR_NOT_FOUND);
  assert_fails (dti_chart_new_bars (card, NULL, NULL, unknown, &fault), DTI_ERROR_NOT_FOUND);
  assert_fails (dti_chart_new_bars (card, NULL, NULL, nobody, &fault), DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_heatmap (card, NULL, unknown, &fault), DTI_ERROR_NOT_FOUND);
  assert_fails (dti_chart_new_heatmap (card, NULL, nobody, &fault), DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_radar (card, NULL, two, &fault), DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_ranks (G_LIST_MODEL (empty), NULL, NULL, &fault),
                DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_ranks (cards, "?", NULL, &fault), DTI_ERROR_NOT_FOUND);
  assert_fails (dti_chart_new_ranks (cards, NULL, unknown, &fault), DTI_ERROR_NOT_FOUND);
  assert_fails (dti_chart_new_trend (G_LIST_MODEL (empty), &fault), DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_trend (cards, &fault), DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_intervals (nobody, low, low, low, low, &fault),
                DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_intervals (names, low, short_bytes, low, low, &fault),
                DTI_ERROR_INVALID_DATA);
  assert_fails (dti_chart_new_intervals (names, low, high, low, low, &fault),
                DTI_ERROR_INVALID_DATA);
}

static void
test_mixed_series (void)
{
  const double values[] = { 1, 2 };
  g_autoptr (DtiSeries) dated = make_series ("2020 2021", values);
  g_autoptr (DtiSeries) undated = make_series ("a b", values);
  g_autoptr (GListStore) list = g_list_store_new (DTI_TYPE_SERIES);

  g_list_store_append (list, dated);
  g_list_store_append (list, undated);
  assert_fails (dti_chart_new_trend (G_LIST_MODEL (list), &fault), DTI_ERROR_INVALID_DATA);
}

/* ---- files ---- */

static void
test_save (void)
{
  static const char *const endings[] = { "svg", "PNG", "pdf" };
  static const char *const heads[] = { "<?xml", "\x89PNG", "%PDF-" };
  g_autoptr (DtiChart) chart = make_intervals ();
  g_autofree char *folder = g_dir_make_tmp ("chart-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("chart.%s", endings[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      g_assert_true (dti_chart_save (chart, file, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, heads[i]));
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
assert_not_saved (const char *path, DtiError code)
{
  g_autoptr (DtiChart) chart = make_intervals ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (dti_chart_save (chart, file, NULL, &error));
  g_assert_error (error, DTI_ERROR, (int) code);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_save_faults (void)
{
  assert_not_saved ("/tmp/chart.gif", DTI_ERROR_UNSUPPORTED);
  assert_not_saved ("/tmp/svg", DTI_ERROR_UNSUPPORTED);
  assert_not_saved ("/nowhere/at/all/chart.svg", DTI_ERROR_NOT_FOUND);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save_and_wait (DtiChart *chart, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dti_chart_save_async (chart, file, cancellable, keep_result, &result);
  /* The chart was drawn already. */
  dti_chart_set_title (chart, "later");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dti_chart_save_finish (chart, result, error);
}

static void
test_save_async (void)
{
  g_autoptr (DtiChart) chart = make_intervals ();
  g_autofree char *folder = g_dir_make_tmp ("chart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path ("/tmp/chart.doc");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (save_and_wait (chart, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_null (strstr (content, "later"));

  g_assert_false (save_and_wait (chart, other, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (save_and_wait (chart, file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_remove (path);
  g_rmdir (folder);
}

/* Whatever the size: no number that is none, and nothing that is negative. */
static void
test_any_size (void)
{
  static const double sizes[] = { 1, 17, 40, 120, 300, 2000 };
  g_autoptr (DtiChart) chart = make_intervals ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autofree char *svg = NULL;

        dti_chart_set_width (chart, sizes[i]);
        dti_chart_set_height (chart, sizes[j]);
        svg = dti_chart_to_svg (chart);
        g_assert_null (strstr (svg, "=\"\""));
        g_assert_null (strstr (svg, "width=\"-"));
        g_assert_null (strstr (svg, "height=\"-"));
        dti_chart_draw (chart, cr, sizes[i], sizes[j]);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What the picture says of itself is what was measured, whatever height was asked for. */
static void
test_measure (void)
{
  g_autoptr (DtiChart) chart = make_intervals ();
  g_autofree char *svg = NULL;
  const char *height;

  dti_chart_set_width (chart, 500.0);
  svg = dti_chart_to_svg (chart);
  height = strstr (svg, " height=\"");
  g_assert_nonnull (height);
  g_assert_cmpfloat_with_epsilon (dti_chart_measure (chart, 500.0),
                                  g_ascii_strtod (height + strlen (" height=\""), NULL),
                                  0.01);
  dti_chart_set_height (chart, 50.0);
  g_assert_cmpfloat_with_epsilon (dti_chart_measure (chart, 500.0),
                                  g_ascii_strtod (height + strlen (" height=\""), NULL),
                                  0.01);
}

static void
add_bars_tests (void)
{
  g_test_add_func ("/chart/parts-of-sum", test_parts_of_sum);
  g_test_add_func ("/chart/missing-bar", test_missing_bar);
  g_test_add_func ("/chart/parts-of-mean", test_parts_of_mean);
  g_test_add_func ("/chart/no-parts", test_no_parts);
  g_test_add_func ("/chart/whole-beside-parts", test_whole_beside_parts);
  g_test_add_func ("/chart/observed-pillar", test_observed_pillar);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/chart/properties", test_properties);
  g_test_add_func ("/chart/titles", test_titles);
  add_bars_tests ();
  g_test_add_func ("/chart/heatmap", test_heatmap);
  g_test_add_func ("/chart/wide-heatmap", test_wide_heatmap);
  g_test_add_func ("/chart/radar", test_radar);
  g_test_add_func ("/chart/whole-line", test_whole_line);
  g_test_add_func ("/chart/missing-point", test_missing_point);
  g_test_add_func ("/chart/break", test_break);
  g_test_add_func ("/chart/places", test_places);
  g_test_add_func ("/chart/ranks", test_ranks);
  g_test_add_func ("/chart/waterfall", test_waterfall);
  g_test_add_func ("/chart/many-steps", test_many_steps);
  g_test_add_func ("/chart/waterfall-of-ranks", test_waterfall_of_ranks);
  g_test_add_func ("/chart/intervals", test_intervals);
  g_test_add_func ("/chart/faults", test_faults);
  g_test_add_func ("/chart/mixed-series", test_mixed_series);
  g_test_add_func ("/chart/save", test_save);
  g_test_add_func ("/chart/save-faults", test_save_faults);
  g_test_add_func ("/chart/save-async", test_save_async);
  g_test_add_func ("/chart/any-size", test_any_size);
  g_test_add_func ("/chart/measure", test_measure);

  return g_test_run ();
}
