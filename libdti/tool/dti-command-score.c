/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>
#include <string.h>

#include "dti-command.h"
#include "dti-table.h"

static void
add_row (DtiTable *table, DtiScore *score)
{
  double number = NAN;
  int decimals = dti_node_get_decimals (dti_score_get_node (score));

  dti_table_add_text (table, dti_score_get_unit (score));
  dti_table_add_text (table, dti_score_get_unit_name (score));
  dti_table_add_text (table, dti_score_get_period (score));
  dti_table_add_text (table, dti_score_get_node_id (score));
  dti_score_get_score (score, &number);
  dti_table_add_number (table, dti_number_round (number, 4), -1);
  dti_score_get_max (score, &number);
  dti_table_add_number (table, number, -1);
  dti_score_get_value (score, &number);
  dti_table_add_number (table, number, decimals >= 0 ? decimals : 4);
  dti_score_get_rank (score, &number);
  dti_table_add_number (table, number, -1);
  dti_score_get_coverage (score, &number);
  dti_table_add_number (table, 100.0 * number, 1);
}

static gboolean
selects (char **ids, const char *id)
{
  return ids == NULL || g_strv_contains ((const char *const *) ids, id);
}

static void
add_unit (DtiCall *call, DtiTable *table, DtiScorecard *card, const char *unit)
{
  g_autoptr (GListModel) scores = dti_scorecard_list_unit_scores (card, unit, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (scores); i++)
    {
      g_autoptr (DtiScore) score = g_list_model_get_item (scores, i);

      if (selects (call->nodes, dti_score_get_node_id (score)))
        add_row (table, score);
    }
}

static char *
write_table (DtiCall *call, GListModel *cards)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  dti_table_add_column (table, vi ? "Mã" : "Unit", FALSE);
  dti_table_add_column (table, vi ? "Tên" : "Name", FALSE);
  dti_table_add_column (table, vi ? "Kỳ" : "Period", FALSE);
  dti_table_add_column (table, vi ? "Chỉ số" : "Node", FALSE);
  dti_table_add_column (table, vi ? "Điểm" : "Score", TRUE);
  dti_table_add_column (table, vi ? "Tối đa" : "Max", TRUE);
  dti_table_add_column (table, vi ? "Giá trị" : "Value", TRUE);
  dti_table_add_column (table, vi ? "Hạng" : "Rank", TRUE);
  dti_table_add_column (table, vi ? "Đủ số liệu %" : "Coverage %", TRUE);
  for (guint c = 0; c < g_list_model_get_n_items (cards); c++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, c);
      const char *const *units = dti_scorecard_get_units (card);

      for (gsize u = 0; units[u] != NULL; u++)
        if (selects (call->units, units[u]))
          add_unit (call, table, card, units[u]);
    }

  return dti_table_to_text (table);
}

static char *
write_scores (DtiCall *call, GListModel *cards)
{
  const char *const *units = (const char *const *) call->units;
  const char *const *nodes = (const char *const *) call->nodes;

  switch (call->output)
    {
    case DTI_OUTPUT_CSV:
      return dti_scorecard_list_to_csv (cards, units, nodes);
    case DTI_OUTPUT_JSON:
      return dti_scorecard_list_to_json (cards, units, nodes);
    case DTI_OUTPUT_ICALENDAR:
    case DTI_OUTPUT_TABLE:
    default:
      return write_table (call, cards);
    }
}

DtiExit
dti_command_score (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autofree char *text = NULL;

  if (g_strv_length (call->arguments) != 2)
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  if (framework == NULL || !dti_call_check_nodes (call, framework))
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  if (dataset == NULL || !dti_call_resolve_units (call, dataset))
    return DTI_EXIT_PROBLEMS;
  cards = dti_call_score (call, framework, dataset);
  if (cards == NULL)
    return DTI_EXIT_PROBLEMS;
  text = write_scores (call, cards);

  return dti_call_print (call, text);
}
