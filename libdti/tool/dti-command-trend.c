/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-command.h"
#include "dti-table.h"

static double
get_number (DtiTrend *trend, DtiTrendColumn column)
{
  double number;

  dti_trend_get_number (trend, column, &number);

  return number;
}

static const char *
get_verdict (DtiTrend *trend, gboolean vi)
{
  switch (dti_trend_get_verdict (trend))
    {
    case DTI_TREND_VERDICT_IMPROVING:
      return vi ? "cải thiện" : "improving";
    case DTI_TREND_VERDICT_DECLINING:
      return vi ? "xấu đi" : "declining";
    case DTI_TREND_VERDICT_NO_EVIDENCE:
      return vi ? "chưa có bằng chứng" : "no evidence";
    case DTI_TREND_VERDICT_INSUFFICIENT_DATA:
    default:
      return vi ? "thiếu số liệu" : "insufficient data";
    }
}

static void
add_columns (DtiTable *table, gboolean vi)
{
  dti_table_add_column (table, vi ? "Mã" : "Unit", FALSE);
  dti_table_add_column (table, vi ? "Chỉ số" : "Node", FALSE);
  dti_table_add_column (table, vi ? "Số kỳ" : "N", TRUE);
  dti_table_add_column (table, vi ? "Từ kỳ" : "First period", FALSE);
  dti_table_add_column (table, vi ? "Đến kỳ" : "Last period", FALSE);
  dti_table_add_column (table, vi ? "Đầu kỳ" : "First", TRUE);
  dti_table_add_column (table, vi ? "Cuối kỳ" : "Last", TRUE);
  dti_table_add_column (table, vi ? "Thay đổi" : "Change", TRUE);
  dti_table_add_column (table, vi ? "% mỗi năm" : "% a year", TRUE);
  dti_table_add_column (table, vi ? "Độ dốc Sen" : "Sen's slope", TRUE);
  dti_table_add_column (table, "p", TRUE);
  dti_table_add_column (table, vi ? "Xu hướng" : "Verdict", FALSE);
}

static void
add_row (DtiTable *table, DtiTrend *trend, int decimals, gboolean vi)
{
  DtiSeries *series = dti_trend_get_series (trend);

  dti_table_add_text (table, dti_series_get_unit (series));
  dti_table_add_text (table, dti_series_get_node (series));
  dti_table_add_number (table, dti_trend_get_n (trend), 0);
  dti_table_add_text (table, dti_trend_get_first_period (trend));
  dti_table_add_text (table, dti_trend_get_last_period (trend));
  dti_table_add_number (table, get_number (trend, DTI_TREND_COLUMN_FIRST), decimals);
  dti_table_add_number (table, get_number (trend, DTI_TREND_COLUMN_LAST), decimals);
  dti_table_add_number (table, get_number (trend, DTI_TREND_COLUMN_CHANGE), decimals);
  dti_table_add_number (table, 100.0 * get_number (trend, DTI_TREND_COLUMN_GROWTH), 2);
  dti_table_add_number (table, get_number (trend, DTI_TREND_COLUMN_SLOPE), decimals);
  dti_table_add_number (table, get_number (trend, DTI_TREND_COLUMN_P), 3);
  dti_table_add_text (table, get_verdict (trend, vi));
}

static int
get_decimals (DtiFramework *framework, const char *node)
{
  DtiNode *found = dti_framework_lookup (framework, node);
  int decimals = found != NULL ? dti_node_get_decimals (found) : -1;

  return decimals >= 0 ? decimals : 4;
}

/* What can be pasted into a report, for a unit that was asked for alone. */
static void
append_sentences (GString *text, DtiTrends *trends, const char *language)
{
  for (guint i = 0; i < dti_trends_get_n_items (trends); i++)
    {
      g_autoptr (DtiTrend) trend = g_list_model_get_item (G_LIST_MODEL (trends), i);
      g_autofree char *sentence = dti_trend_to_sentence (trend, language);

      g_string_append_printf (text, "\n%s\n", sentence);
    }
}

static char *
write_table (DtiCall *call, DtiFramework *framework, DtiTrends *trends)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);
  g_autofree char *rows = NULL;
  GString *text;

  add_columns (table, vi);
  for (guint i = 0; i < dti_trends_get_n_items (trends); i++)
    {
      g_autoptr (DtiTrend) trend = g_list_model_get_item (G_LIST_MODEL (trends), i);
      const char *node = dti_series_get_node (dti_trend_get_series (trend));

      add_row (table, trend, get_decimals (framework, node), vi);
    }
  rows = dti_table_to_text (table);
  text = g_string_new (rows);
  if (g_strv_length ((char **) dti_trends_get_units (trends)) == 1)
    append_sentences (text, trends, vi ? "vi" : "en");

  return g_string_free (text, FALSE);
}

/* The published figure of the nodes asked for, by default of the one that is ranked. */
static DtiTrends *
test_trends (DtiCall *call, DtiFramework *framework, GListModel *cards)
{
  DtiNode *ranking = dti_framework_get_ranking_node (framework);
  const char *nodes[] = { dti_node_get_id (ranking), NULL };
  g_autoptr (DtiTrendOptions) options = dti_trend_options_new ();
  g_autoptr (GError) error = NULL;
  DtiColumn column =
      dti_node_get_publish (ranking) == DTI_PUBLISH_SCORE ? DTI_COLUMN_SCORE : DTI_COLUMN_VALUE;
  DtiTrends *trends;

  dti_trend_options_set_threads (options, call->threads);
  trends = dti_trends_new_from_scorecards (cards,
                                           (const char *const *) call->units,
                                           call->nodes != NULL ? (const char *const *) call->nodes
                                                               : nodes,
                                           column,
                                           options,
                                           &error);
  if (trends == NULL)
    dti_call_complain (call, "%s", error->message);

  return trends;
}

DtiExit
dti_command_trend (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (DtiTrends) trends = NULL;
  g_autofree char *text = NULL;

  /* One period has no trend. */
  if (g_strv_length (call->arguments) != 2 || call->period != NULL)
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  if (framework == NULL || !dti_call_check_nodes (call, framework))
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  if (dataset == NULL || !dti_call_resolve_units (call, dataset))
    return DTI_EXIT_PROBLEMS;
  cards = dti_call_score (call, framework, dataset);
  trends = cards != NULL ? test_trends (call, framework, cards) : NULL;
  if (trends == NULL)
    return DTI_EXIT_PROBLEMS;

  if (call->output == DTI_OUTPUT_CSV)
    text = dti_trends_to_csv (trends);
  else if (call->output == DTI_OUTPUT_JSON)
    text = dti_trends_to_json (trends);
  else
    text = write_table (call, framework, trends);

  return dti_call_print (call, text);
}
