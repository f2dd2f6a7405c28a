/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From a raw spreadsheet to a finished report: the program of the tutorial.
 *
 *     report FOLDER SHEET REPORT
 *
 * FOLDER has framework-draft.json, framework.json and units.json, SHEET is a CSV file, REPORT the
 * HTML file to write. The exit status is 0, 1 on an error, or 2 for wrong usage. */

#include "sheet.h"
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define INDEX "lang-hoa"
#define UNIT "SEN"
#define N_REPLICATES 2000
#define SEED 1

/* What the report is made of. */
typedef struct
{
  DtiScorecard *older;
  DtiScorecard *newer;
  DtiAttribution *attribution;
  DtiRankChange *change;
  GPtrArray *ranks; /* DtiUncertainRank, the best unit first */
  DtiProblemList *problems;
} Study;

static void
study_clear (Study *self)
{
  g_clear_object (&self->older);
  g_clear_object (&self->newer);
  g_clear_object (&self->attribution);
  g_clear_object (&self->change);
  g_clear_pointer (&self->ranks, g_ptr_array_unref);
  g_clear_object (&self->problems);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Study, study_clear)

static guint
count_problems (DtiProblemList *problems)
{
  return g_list_model_get_n_items (G_LIST_MODEL (problems));
}

/* ---- the framework ---- */

/* section: framework */
static DtiFramework *
load_framework (const char *folder, GError **error)
{
  g_autoptr (GFile) draft = g_file_new_build_filename (folder, "framework-draft.json", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "framework.json", NULL);
  g_autoptr (DtiProblemList) problems = dti_framework_check_file (draft);
  g_autoptr (DtiProblemList) rest = NULL;
  g_autoptr (DtiFramework) framework = NULL;

  printf ("the draft of the framework\n");
  for (guint i = 0; i < count_problems (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      printf ("  %s at %s\n", dti_problem_get_code (problem), dti_problem_get_pointer (problem));
    }

  framework = dti_framework_new_from_file (file, error);
  if (framework == NULL)
    return NULL;
  rest = dti_framework_validate (framework);
  printf ("the framework\n");
  printf ("  %u indicators, %u problems\n",
          g_list_model_get_n_items (dti_framework_get_indicators (framework)),
          count_problems (rest));

  return g_steal_pointer (&framework);
}
/* end: framework */

/* ---- from the sheet to a dataset, see sheet.c ---- */

/* section: read */
static DtiDataset *
read_table (GString *table, DtiFramework *framework, DtiNumberConvention convention, GError **error)
{
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (GBytes) bytes = g_bytes_new (table->str, table->len);

  dti_dataset_reader_set_number_convention (reader, convention);
  return dti_dataset_reader_read_bytes (reader, bytes, "table.csv", error);
}

static void
print_problems (DtiProblemList *problems, guint top)
{
  for (guint i = 0; i < count_problems (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);
      g_autofree char *text = dti_problem_to_string (problem);

      printf ("  %s (row %u of the sheet)\n", text, dti_problem_get_row (problem) + top);
    }
}

static DtiDataset *
read_data (GPtrArray *rows,
           DtiUnitRegistry *registry,
           DtiFramework *framework,
           DtiProblemList **problems,
           GError **error)
{
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GString) raw = NULL;
  g_autoptr (GString) mended = NULL;
  guint top;

  if (!find_header (rows, &top, error))
    return NULL;
  raw = map_sheet (rows, top, registry, FALSE, error);
  mended = raw != NULL ? map_sheet (rows, top, registry, TRUE, error) : NULL;
  if (mended == NULL)
    return NULL;

  dataset = read_table (raw, framework, DTI_NUMBER_CONVENTION_AUTO, error);
  if (dataset == NULL)
    return NULL;
  printf ("read without a convention\n");
  printf ("  %u problems\n", count_problems (dti_dataset_get_problems (dataset)));

  g_clear_object (&dataset);
  dataset = read_table (raw, framework, DTI_NUMBER_CONVENTION_VI, error);
  if (dataset == NULL)
    return NULL;
  *problems = g_object_ref (dti_dataset_get_problems (dataset));
  printf ("read with decimal commas\n");
  print_problems (*problems, top);

  g_clear_object (&dataset);
  dataset = read_table (mended, framework, DTI_NUMBER_CONVENTION_VI, error);
  if (dataset == NULL)
    return NULL;
  printf ("read and mended\n");
  printf ("  %u problems\n", count_problems (dti_dataset_get_problems (dataset)));

  return g_steal_pointer (&dataset);
}
/* end: read */

/* ---- the figures ---- */

/* section: rank */
static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  double first, second;

  dti_score_get_rank (*(DtiScore **) a, &first);
  dti_score_get_rank (*(DtiScore **) b, &second);

  return (first > second) - (first < second);
}

/* The scores of the index, the best first. */
static GPtrArray *
list_best (DtiScorecard *card)
{
  g_autoptr (GListModel) scores = dti_scorecard_list_scores (card, INDEX, NULL);
  GPtrArray *best = g_ptr_array_new_with_free_func (g_object_unref);
  double rank;

  for (guint i = 0; i < g_list_model_get_n_items (scores); i++)
    {
      g_autoptr (DtiScore) score = g_list_model_get_item (scores, i);

      if (dti_score_get_rank (score, &rank))
        g_ptr_array_add (best, g_steal_pointer (&score));
    }
  g_ptr_array_sort (best, compare_ranks);

  return best;
}

static void
print_ranks (DtiScorecard *card)
{
  g_autoptr (GPtrArray) best = list_best (card);

  printf ("ranks of %s\n", dti_scorecard_get_period (card));
  for (guint i = 0; i < best->len; i++)
    {
      DtiScore *score = g_ptr_array_index (best, i);
      g_autofree char *rank_text = NULL;
      g_autofree char *value_text = NULL;
      double rank, value;

      dti_score_get_rank (score, &rank);
      dti_score_get_value (score, &value);
      rank_text = dti_number_format (rank, -1, DTI_NUMBER_CONVENTION_EN);
      value_text = dti_number_format (value, 4, DTI_NUMBER_CONVENTION_EN);
      printf ("  %s %s %s\n", rank_text, dti_score_get_unit (score), value_text);
    }
}
/* end: rank */

/* section: explain */
static gboolean
explain (DtiScorecard *card, const char *unit, GError **error)
{
  g_autoptr (DtiExplanation) explanation = dti_scorecard_explain (card, unit, INDEX, error);
  g_autofree char *text = NULL;

  if (explanation == NULL)
    return FALSE;
  text = dti_explanation_to_text (explanation, "en");
  printf ("how the value of %s came about\n%s", unit, text);

  return TRUE;
}
/* end: explain */

/* section: compare */
static gboolean
compare (Study *study, GError **error)
{
  g_autoptr (GListModel) parts = NULL;
  g_autofree char *own = NULL;
  g_autofree char *field = NULL;
  g_autofree char *sentence = NULL;

  study->attribution =
      dti_attribution_between (study->older, study->newer, UNIT, NULL, NULL, error);
  if (study->attribution == NULL)
    return FALSE;
  study->change =
      dti_rank_change_between (study->older, study->newer, UNIT, NULL, NULL, NULL, error);
  if (study->change == NULL)
    return FALSE;

  printf ("%s from %s to %s\n",
          UNIT,
          dti_scorecard_get_period (study->older),
          dti_scorecard_get_period (study->newer));
  parts = dti_attribution_list_contributions (study->attribution, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (DtiContribution) part = g_list_model_get_item (parts, i);
      g_autofree char *points =
          dti_number_format (dti_contribution_get_points (part), 2, DTI_NUMBER_CONVENTION_EN);

      printf ("  %s: %s points\n", dti_contribution_get_node_id (part), points);
    }
  own = dti_number_format (dti_rank_change_get_own_effect (study->change),
                           -1,
                           DTI_NUMBER_CONVENTION_EN);
  field = dti_number_format (dti_rank_change_get_field_effect (study->change),
                             -1,
                             DTI_NUMBER_CONVENTION_EN);
  sentence = dti_rank_change_to_sentence (study->change, "vi");
  printf ("  rank: own %s, others %s\n  %s\n", own, field, sentence);

  return TRUE;
}
/* end: compare */

/* section: robust */
static void
print_interval (DtiUncertainRank *row)
{
  double low = NAN, high = NAN, probability = NAN;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  g_autofree char *probability_text = NULL;

  dti_uncertain_rank_get_low (row, &low);
  dti_uncertain_rank_get_high (row, &high);
  dti_uncertain_rank_get_probability (row, 2, &probability);
  low_text = dti_number_format (low, -1, DTI_NUMBER_CONVENTION_EN);
  high_text = dti_number_format (high, -1, DTI_NUMBER_CONVENTION_EN);
  probability_text = dti_number_format (probability, 2, DTI_NUMBER_CONVENTION_EN);
  printf ("  %s: %s to %s, among the first two: %s\n",
          dti_uncertain_rank_get_unit (row),
          low_text,
          high_text,
          probability_text);
}

/* The ranks where each pillar weighs up to a quarter more or less. */
static GPtrArray *
shake (DtiScorecard *card, GError **error)
{
  static const char *const levels[] = { "pillar", NULL };
  g_autoptr (DtiExperiment) experiment = dti_experiment_new (card);
  g_autoptr (DtiUncertainInput) input =
      dti_uncertain_input_new_for_noise ("weights", 0.25, levels, error);
  g_autoptr (DtiUncertainty) uncertainty = NULL;
  g_autoptr (GPtrArray) best = list_best (card);
  GPtrArray *ranks;

  if (input == NULL || !dti_experiment_add_input (experiment, input, error))
    return NULL;
  dti_experiment_set_seed (experiment, SEED);
  uncertainty = dti_experiment_run_uncertainty (experiment, N_REPLICATES, NULL, error);
  if (uncertainty == NULL)
    return NULL;

  ranks = g_ptr_array_new_with_free_func (g_object_unref);
  printf ("ranks in 90%% of %u replicates\n", dti_uncertainty_get_n_replicates (uncertainty));
  for (guint i = 0; i < best->len; i++)
    {
      const char *unit = dti_score_get_unit (g_ptr_array_index (best, i));
      DtiUncertainRank *row = dti_uncertainty_lookup (uncertainty, unit);

      print_interval (row);
      g_ptr_array_add (ranks, row);
    }

  return ranks;
}
/* end: robust */

/* ---- the report ---- */

/* section: charts */
typedef gboolean (*GetNumber) (DtiUncertainRank *row, double *number);

static GBytes *
pack (GPtrArray *ranks, GetNumber get_number)
{
  double *numbers = g_new (double, ranks->len);

  for (guint i = 0; i < ranks->len; i++)
    get_number (g_ptr_array_index (ranks, i), &numbers[i]);

  return g_bytes_new_take (numbers, ranks->len * sizeof (double));
}

static DtiChart *
draw_intervals (DtiScorecard *card, GPtrArray *ranks, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GBytes) nominal = pack (ranks, dti_uncertain_rank_get_rank);
  g_autoptr (GBytes) lows = pack (ranks, dti_uncertain_rank_get_low);
  g_autoptr (GBytes) medians = pack (ranks, dti_uncertain_rank_get_median);
  g_autoptr (GBytes) highs = pack (ranks, dti_uncertain_rank_get_high);
  DtiChart *chart;

  for (guint i = 0; i < ranks->len; i++)
    {
      const char *unit = dti_uncertain_rank_get_unit (g_ptr_array_index (ranks, i));

      g_ptr_array_add (names,
                       (char *) dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), unit));
    }
  g_ptr_array_add (names, NULL);

  chart = dti_chart_new_intervals ((const char *const *) names->pdata,
                                   nominal,
                                   lows,
                                   medians,
                                   highs,
                                   error);
  if (chart != NULL)
    dti_chart_set_subtitle (chart, "Trọng số của mỗi trụ thay đổi ±25 %; từ 5 % đến 95 %");

  return chart;
}

/* Takes @chart, which may be NULL with an error, and writes it without the declaration of XML. */
static gboolean
append_chart (GString *html, DtiChart *chart, DtiScorecard *card)
{
  /* Intervals are drawn of names. */
  const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), UNIT);
  const char *const highlighted[] = { UNIT, name, NULL };
  g_autofree char *svg = NULL;

  if (chart == NULL)
    return FALSE;
  dti_chart_set_language (chart, "vi");
  dti_chart_set_highlighted (chart, highlighted);
  dti_chart_set_source_note (chart, "Bài tập: số liệu do người soạn nghĩ ra.");
  svg = dti_chart_to_svg (chart);
  g_string_append_printf (html, "<figure>\n%s</figure>\n", strstr (svg, "<svg"));
  g_object_unref (chart);

  return TRUE;
}
/* end: charts */

/* section: tables */
static const char style[] =
    "body { font: 16px/1.5 sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }\n"
    "table { border-collapse: collapse; }\n"
    "th, td { border-bottom: 1px solid #bbb; padding: .2rem .8rem; text-align: left; }\n"
    "td + td { text-align: right; }\n"
    "svg { max-width: 100%; height: auto; }\n"
    "figure { margin: 1.5rem 0; }\n";

static void
append_text (GString *html, const char *element, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "<%s>%s</%s>", element, escaped, element);
}

static void
append_number (GString *html, double number, int decimals)
{
  g_autofree char *text = dti_number_format (number, decimals, DTI_NUMBER_CONVENTION_VI);

  append_text (html, "td", text);
}

static void
begin_table (GString *html, const char *const *titles)
{
  g_string_append (html, "<table>\n<tr>");
  for (; *titles != NULL; titles++)
    append_text (html, "th", *titles);
  g_string_append (html, "</tr>\n");
}

static void
append_ranks (GString *html, Study *study)
{
  g_autofree char *before = g_strdup_printf ("Hạng %s", dti_scorecard_get_period (study->older));
  const char *const titles[] = { "Xã",   "Hạng", "Giá trị", "Điểm", "Điểm tối đa được đánh giá",
                                 before, NULL };
  g_autoptr (GPtrArray) best = list_best (study->newer);

  begin_table (html, titles);
  for (guint i = 0; i < best->len; i++)
    {
      DtiScore *score = g_ptr_array_index (best, i);
      const char *unit = dti_score_get_unit (score);
      double number;

      g_string_append (html, "<tr>");
      append_text (html,
                   "td",
                   dti_dataset_get_unit_name (dti_scorecard_get_dataset (study->newer), unit));
      dti_score_get_rank (score, &number);
      append_number (html, number, -1);
      dti_score_get_value (score, &number);
      append_number (html, number, 4);
      dti_score_get_score (score, &number);
      append_number (html, number, 2);
      dti_score_get_max (score, &number);
      append_number (html, number, 0);
      dti_scorecard_get_rank (study->older, unit, INDEX, &number);
      append_number (html, number, -1);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table>\n");
}

static void
append_parts (GString *html, DtiAttribution *attribution)
{
  static const char *const titles[] = { "Chỉ số", "Điểm thay đổi", NULL };
  g_autoptr (GListModel) parts = dti_attribution_list_contributions (attribution, NULL);

  begin_table (html, titles);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (DtiContribution) part = g_list_model_get_item (parts, i);

      g_string_append (html, "<tr>");
      append_text (html, "td", dti_contribution_get_node_title (part));
      append_number (html, dti_contribution_get_points (part), 2);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table>\n");
}

static void
append_intervals (GString *html, Study *study)
{
  static const char *const titles[] = {
    "Xã", "Hạng", "Hạng trong 90 % lần thử", "Xác suất thuộc nhóm 2", NULL
  };
  DtiDataset *dataset = dti_scorecard_get_dataset (study->newer);

  begin_table (html, titles);
  for (guint i = 0; i < study->ranks->len; i++)
    {
      DtiUncertainRank *row = g_ptr_array_index (study->ranks, i);
      double rank = NAN, low = NAN, high = NAN, probability = NAN;
      g_autofree char *low_text = NULL;
      g_autofree char *high_text = NULL;
      g_autofree char *range = NULL;

      dti_uncertain_rank_get_rank (row, &rank);
      dti_uncertain_rank_get_low (row, &low);
      dti_uncertain_rank_get_high (row, &high);
      dti_uncertain_rank_get_probability (row, 2, &probability);
      low_text = dti_number_format (low, -1, DTI_NUMBER_CONVENTION_VI);
      high_text = dti_number_format (high, -1, DTI_NUMBER_CONVENTION_VI);
      range = g_strdup_printf ("%s–%s", low_text, high_text);

      g_string_append (html, "<tr>");
      append_text (html,
                   "td",
                   dti_dataset_get_unit_name (dataset, dti_uncertain_rank_get_unit (row)));
      append_number (html, rank, -1);
      append_text (html, "td", range);
      append_number (html, probability, 2);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table>\n");
}

static void
append_problems (GString *html, DtiProblemList *problems)
{
  static const char *const titles[] = { "Xã", "Năm", "Chỉ số", "Ghi trong biểu", NULL };

  begin_table (html, titles);
  for (guint i = 0; i < count_problems (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_string_append (html, "<tr>");
      append_text (html, "td", dti_problem_get_unit (problem));
      append_text (html, "td", dti_problem_get_period (problem));
      append_text (html, "td", dti_problem_get_node (problem));
      append_text (html, "td", dti_problem_get_raw_text (problem));
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table>\n");
}
/* end: tables */

/* section: report */
static void
append_head (GString *html, const char *period)
{
  g_string_append_printf (
      html,
      "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>Chỉ số làng hoa %s</title>\n<style>\n%s</style>\n</head>\n<body>\n"
      "<h1>Chỉ số làng hoa %s</h1>\n"
      "<p>Bài tập: chỉ số, các xã, các năm và mọi số liệu đều do người soạn nghĩ ra.</p>\n",
      period,
      style,
      period);
}

static gboolean
append_change (GString *html, Study *study, GError **error)
{
  const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (study->newer), UNIT);
  g_autofree char *heading = g_strdup_printf ("Vì sao %s thay đổi", name);
  g_autofree char *of_score = dti_attribution_to_sentence (study->attribution, "vi");
  g_autofree char *of_rank = dti_rank_change_to_sentence (study->change, "vi");
  g_autoptr (GListStore) cards = g_list_store_new (DTI_TYPE_SCORECARD);

  g_list_store_append (cards, study->older);
  g_list_store_append (cards, study->newer);

  append_text (html, "h2", heading);
  g_string_append (html, "\n");
  append_text (html, "p", of_score);
  g_string_append (html, "\n");
  append_parts (html, study->attribution);
  if (!append_chart (html, dti_chart_new_waterfall (study->attribution, NULL, error), study->newer))
    return FALSE;
  append_text (html, "p", of_rank);
  g_string_append (html, "\n");

  return append_chart (html,
                       dti_chart_new_ranks (G_LIST_MODEL (cards), NULL, NULL, error),
                       study->newer);
}

static char *
write_report (Study *study, GError **error)
{
  static const char *const nodes[] = { "cap", "diem", "ho-so", "trang", NULL };
  g_autoptr (GString) html = g_string_new (NULL);

  append_head (html, dti_scorecard_get_period (study->newer));
  g_string_append (html, "<h2>Xếp hạng</h2>\n");
  append_ranks (html, study);
  if (!append_chart (html,
                     dti_chart_new_bars (study->newer, NULL, "pillar", NULL, error),
                     study->newer))
    return NULL;
  if (!append_change (html, study, error))
    return NULL;
  g_string_append (html, "<h2>Thứ hạng chắc đến đâu</h2>\n");
  append_intervals (html, study);
  if (!append_chart (html, draw_intervals (study->newer, study->ranks, error), study->newer))
    return NULL;
  g_string_append (html, "<h2>Mạnh và yếu</h2>\n");
  if (!append_chart (html, dti_chart_new_heatmap (study->newer, NULL, nodes, error), study->newer))
    return NULL;
  g_string_append (html, "<h2>Ô số liệu đã hỏi lại</h2>\n");
  append_problems (html, study->problems);
  g_string_append (html, "</body>\n</html>\n");

  return g_string_free (g_steal_pointer (&html), FALSE);
}
/* end: report */

/* section: run */
static gboolean
score (DtiFramework *framework, DtiDataset *dataset, Study *study, GError **error)
{
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GListModel) cards = dti_scorer_score_all (scorer, dataset, error);

  if (cards == NULL)
    return FALSE;
  if (g_list_model_get_n_items (cards) != 2)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "two years are compared, no more and no less");
      return FALSE;
    }
  study->older = g_list_model_get_item (cards, 0);
  study->newer = g_list_model_get_item (cards, 1);

  return TRUE;
}

static gboolean
run (const char *folder, const char *sheet, const char *report, GError **error)
{
  g_auto (Study) study = { NULL };
  g_autoptr (GFile) units = g_file_new_build_filename (folder, "units.json", NULL);
  g_autoptr (DtiFramework) framework = load_framework (folder, error);
  g_autoptr (DtiUnitRegistry) registry = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autofree char *html = NULL;

  if (framework == NULL)
    return FALSE;
  registry = dti_unit_registry_new_from_file (units, error);
  rows = registry != NULL ? read_sheet (sheet, error) : NULL;
  if (rows == NULL)
    return FALSE;
  dataset = read_data (rows, registry, framework, &study.problems, error);
  if (dataset == NULL || !score (framework, dataset, &study, error))
    return FALSE;

  print_ranks (study.older);
  print_ranks (study.newer);
  if (!explain (study.newer, "CUC", error) || !compare (&study, error))
    return FALSE;
  study.ranks = shake (study.newer, error);
  html = study.ranks != NULL ? write_report (&study, error) : NULL;

  return html != NULL && g_file_set_contents (report, html, -1, error);
}
/* end: run */

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 4)
    {
      fputs ("usage: report FOLDER SHEET REPORT\n", stderr);
      return 2;
    }
  if (!run (argv[1], argv[2], argv[3], &error))
    {
      fprintf (stderr, "report: %s\n", error->message);
      return 1;
    }

  return 0;
}
