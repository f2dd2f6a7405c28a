/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <locale.h>

#include "chart-testing.h"

/* Each kind on published figures, held against a picture that people have looked at. The
 * environment variable DTI_WRITE_CHARTS names a folder that the pictures are written to, to be
 * looked at. */

static DtiScorecard *
score_file (const char *framework_id, const char *name, const char *period)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "examples", "kien-giang", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin (framework_id, &error);
  g_autoptr (DtiDataset) dataset = dti_dataset_new_from_file (file, framework, &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  g_assert_no_error (error);
  card = dti_scorer_score (scorer, dataset, period, &error);
  g_assert_no_error (error);

  return card;
}

static DtiScorecard *
score_year (int year)
{
  g_autofree char *period = g_strdup_printf ("%d", year);

  return year == 2024 ? score_file ("vn-dti-province-405", "data-2024.csv", period)
                      : score_file ("vn-dti-province-922", "data-2022-2023.csv", period);
}

static GListModel *
score_years (void)
{
  GListStore *cards = g_list_store_new (DTI_TYPE_SCORECARD);

  for (int year = 2022; year <= 2024; year++)
    {
      g_autoptr (DtiScorecard) card = score_year (year);

      g_list_store_append (cards, card);
    }

  return G_LIST_MODEL (cards);
}

static const char *const some[] = { "KG", "DNA", "HCM", "HN", "AG", "CM", "QB", NULL };
static const char *const marked[] = { "KG", NULL };

static DtiChart *
make_bars (GError **error)
{
  g_autoptr (DtiScorecard) card = score_year (2024);

  return dti_chart_new_bars (card, NULL, "main-indicator", some, error);
}

static DtiChart *
make_trend (GError **error)
{
  g_autoptr (GListModel) cards = score_years ();

  return dti_chart_new_trend_from_scorecards (cards, NULL, DTI_COLUMN_VALUE, some, error);
}

static DtiChart *
make_ranks (GError **error)
{
  g_autoptr (GListModel) cards = score_years ();

  return dti_chart_new_ranks (cards, NULL, some, error);
}

static DtiChart *
make_radar (GError **error)
{
  static const char *const units[] = { "KG", "HCM", NULL };
  static const char *const nodes[] = { "HTS", "NTS", "HDCQS", "HDKTS", "HDXHS", NULL };
  g_autoptr (DtiScorecard) card = score_year (2023);

  return dti_chart_new_radar (card, units, nodes, error);
}

static DtiChart *
make_waterfall (GError **error)
{
  g_autoptr (DtiScorecard) older = score_year (2023);
  g_autoptr (DtiScorecard) newer = score_year (2024);
  g_autoptr (DtiAttribution) attribution =
      dti_attribution_between (older, newer, "KG", NULL, NULL, error);

  return attribution != NULL ? dti_chart_new_waterfall (attribution, NULL, error) : NULL;
}

static DtiChart *
make_waterfall_of_ranks (GError **error)
{
  g_autoptr (DtiScorecard) older = score_year (2022);
  g_autoptr (DtiScorecard) newer = score_year (2023);
  g_autoptr (DtiRankChange) change =
      dti_rank_change_between (older, newer, "KG", NULL, NULL, NULL, error);

  return change != NULL ? dti_chart_new_waterfall_of_ranks (change, "main-indicator", error) : NULL;
}

static DtiChart *
make_heatmap (GError **error)
{
  static const char *const nodes[] = { "NTS", "HTS", "HDCQS", "HDKTS", "HDXHS", NULL };
  g_autoptr (DtiScorecard) card = score_year (2022);

  return dti_chart_new_heatmap (card, some, nodes, error);
}

static DtiChart *
make_some_intervals (GError **error)
{
  return make_intervals ();
}

static const struct
{
  const char *name;
  DtiChart *(*make) (GError **error);
  const char *language;
  DtiChartTheme theme;
} pictures[] = {
  { "bars", make_bars, "vi", DTI_CHART_THEME_LIGHT },
  { "bars-dark", make_bars, "en", DTI_CHART_THEME_DARK },
  { "trend", make_trend, "vi", DTI_CHART_THEME_LIGHT },
  { "trend-dark", make_trend, "en", DTI_CHART_THEME_DARK },
  { "ranks", make_ranks, "vi", DTI_CHART_THEME_LIGHT },
  { "radar", make_radar, "vi", DTI_CHART_THEME_LIGHT },
  { "radar-dark", make_radar, "en", DTI_CHART_THEME_DARK },
  { "waterfall", make_waterfall, "vi", DTI_CHART_THEME_LIGHT },
  { "waterfall-of-ranks", make_waterfall_of_ranks, "en", DTI_CHART_THEME_LIGHT },
  { "heatmap", make_heatmap, "vi", DTI_CHART_THEME_LIGHT },
  { "heatmap-dark", make_heatmap, "en", DTI_CHART_THEME_DARK },
  { "intervals", make_some_intervals, "vi", DTI_CHART_THEME_LIGHT },
};

static DtiChart *
make_chart (gsize i)
{
  g_autoptr (GError) error = NULL;
  DtiChart *chart = pictures[i].make (&error);

  g_assert_no_error (error);
  dti_chart_set_language (chart, pictures[i].language);
  dti_chart_set_theme (chart, pictures[i].theme);
  dti_chart_set_highlighted (chart, marked);
  dti_chart_set_source_note (chart, "dti.gov.vn");

  return chart;
}

static void
test_reference (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *folder = g_getenv ("DTI_WRITE_CHARTS");
  g_autofree char *name = g_strdup_printf ("%s.svg", pictures[i].name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "charts", name, NULL);
  g_autoptr (DtiChart) chart = make_chart (i);
  g_autofree char *svg = dti_chart_to_svg (chart);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (folder != NULL)
    {
      g_autofree char *svg_path = g_build_filename (folder, name, NULL);
      g_autofree char *png_path = g_strdup_printf ("%s/%s.png", folder, pictures[i].name);
      g_autoptr (GFile) png = g_file_new_for_path (png_path);

      g_file_set_contents (svg_path, svg, -1, &error);
      g_assert_no_error (error);
      dti_chart_save (chart, png, NULL, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (svg, ==, expected);
}

static void
test_same_bytes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (DtiChart) one = make_chart (i);
      g_autoptr (DtiChart) two = make_chart (i);
      g_autofree char *first = dti_chart_to_svg (one);
      g_autofree char *second = dti_chart_to_svg (two);
      g_autofree char *again = dti_chart_to_svg (one);
      g_autoptr (GBytes) first_png = dti_chart_to_png (one, NULL);
      g_autoptr (GBytes) second_png = dti_chart_to_png (two, NULL);
      g_autoptr (GBytes) first_pdf = dti_chart_to_pdf (one, NULL);
      g_autoptr (GBytes) second_pdf = dti_chart_to_pdf (two, NULL);

      g_assert_cmpstr (first, ==, second);
      g_assert_cmpstr (first, ==, again);
      g_assert_true (g_bytes_equal (first_png, second_png));
      g_assert_true (g_bytes_equal (first_pdf, second_pdf));
    }
}

/* Commas of a locale are not those of a language. */
static void
test_locales (void)
{
  static const char *const locales[] = {
    "de_DE.UTF-8", "vi_VN.UTF-8", "tr_TR.UTF-8", "fr_FR.UTF-8"
  };
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (DtiChart) chart = make_chart (i);
      g_autofree char *expected = NULL;
      g_autoptr (GBytes) expected_pdf = NULL;

      setlocale (LC_ALL, "C");
      expected = dti_chart_to_svg (chart);
      expected_pdf = dti_chart_to_pdf (chart, NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (locales); j++)
        {
          g_autofree char *svg = NULL;
          g_autoptr (GBytes) pdf = NULL;

          if (setlocale (LC_ALL, locales[j]) == NULL)
            continue;
          n++;
          svg = dti_chart_to_svg (chart);
          pdf = dti_chart_to_pdf (chart, NULL);
          g_assert_cmpstr (svg, ==, expected);
          g_assert_true (g_bytes_equal (pdf, expected_pdf));
        }
      setlocale (LC_ALL, "C");
    }
  setlocale (LC_ALL, before);
  if (n == 0)
    g_test_skip ("none of the locales is installed");
}

/* The sizes of PNG and PDF are those of the SVG. */
static void
test_sizes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (DtiChart) chart = make_chart (i);
      g_autofree char *svg = dti_chart_to_svg (chart);
      g_autoptr (GBytes) png = dti_chart_to_png (chart, NULL);
      g_autoptr (GBytes) pdf = dti_chart_to_pdf (chart, NULL);
      double width = g_ascii_strtod (strstr (svg, "width=\"") + 7, NULL);
      double height = g_ascii_strtod (strstr (svg, "height=\"") + 8, NULL);
      gsize size;
      const guint8 *data = g_bytes_get_data (png, &size);
      g_autofree char *box = NULL;
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_assert_cmpuint ((guint) data[18] << 8 | data[19], ==, (guint) (2.0 * width));
      g_assert_cmpuint ((guint) data[22] << 8 | data[23], ==, (guint) (2.0 * height));
      box = g_strdup_printf ("0 0 600 %s",
                             g_ascii_formatd (number, sizeof number, "%g", 0.75 * height));
      g_assert_cmpfloat (width, ==, 800.0);
      g_assert_true (has_bytes (pdf, box));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart-reference/%s", pictures[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_reference);
    }
  g_test_add_func ("/chart-reference/same-bytes", test_same_bytes);
  g_test_add_func ("/chart-reference/locales", test_locales);
  g_test_add_func ("/chart-reference/sizes", test_sizes);

  return g_test_run ();
}
