/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-command.h"
#include "dti-table.h"

typedef gboolean (*Getter) (DtiProgress *self, double *number);

static double
get_number (DtiProgress *progress, Getter get)
{
  double number = NAN;

  get (progress, &number);

  return number;
}

/* ---- assessing ---- */

static gboolean
is_asked_for (const DtiCall *call, DtiProgress *progress)
{
  const char *node = dti_progress_get_node (progress);

  return call->nodes == NULL ||
         (node != NULL && g_strv_contains ((const char *const *) call->nodes, node));
}

static gboolean
assess_unit (
    DtiCall *call, DtiPlan *plan, GListModel *cards, const char *unit, GListStore *assessments)
{
  g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (call->progress_method);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = dti_progress_list_for_plan (plan, cards, unit, rules, &error);

  if (list == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiProgress) progress = g_list_model_get_item (list, i);

      if (is_asked_for (call, progress))
        g_list_store_append (assessments, progress);
    }

  return TRUE;
}

/* Of the units asked for, or of those that the targets name. */
static GListModel *
assess (DtiCall *call, DtiPlan *plan, GListModel *cards)
{
  g_autoptr (GListStore) assessments = g_list_store_new (DTI_TYPE_PROGRESS);

  if (call->units == NULL && !assess_unit (call, plan, cards, NULL, assessments))
    return NULL;
  for (guint i = 0; call->units != NULL && call->units[i] != NULL; i++)
    if (!assess_unit (call, plan, cards, call->units[i], assessments))
      return NULL;

  return G_LIST_MODEL (g_steal_pointer (&assessments));
}

/* ---- the table ---- */

static void
add_columns (DtiTable *table, gboolean vi)
{
  dti_table_add_column (table, vi ? "Mã" : "Unit", FALSE);
  dti_table_add_column (table, vi ? "Chỉ số" : "Node", FALSE);
  dti_table_add_column (table, vi ? "Từ kỳ" : "Since", FALSE);
  dti_table_add_column (table, vi ? "Cơ sở" : "Baseline", TRUE);
  dti_table_add_column (table, vi ? "Đến kỳ" : "Period", FALSE);
  dti_table_add_column (table, vi ? "Hiện tại" : "Present", TRUE);
  dti_table_add_column (table, vi ? "Hạn" : "Until", FALSE);
  dti_table_add_column (table, vi ? "Mục tiêu" : "Target", TRUE);
  dti_table_add_column (table, vi ? "Tỷ lệ" : "Ratio", TRUE);
  dti_table_add_column (table, vi ? "Đánh giá" : "Verdict", FALSE);
}

/* Ranks have no decimals, figures those of their node. */
static int
get_decimals (DtiFramework *framework, DtiProgress *progress)
{
  DtiNode *node = dti_framework_lookup (framework, dti_progress_get_node (progress));
  int decimals = node != NULL ? dti_node_get_decimals (node) : -1;

  if (dti_progress_get_target_kind (progress) == DTI_TARGET_KIND_RANK_AT_MOST)
    return -1;

  return decimals >= 0 ? decimals : 4;
}

static void
add_row (DtiTable *table, DtiLegend *legend, DtiProgress *progress, int decimals, gboolean vi)
{
  DtiLegendItem *item = dti_legend_lookup (legend, dti_progress_get_class_id (progress));
  g_autofree char *verdict =
      item != NULL ? dti_legend_item_get_title (item, vi ? "vi" : "en") : NULL;

  dti_table_add_text (table, dti_progress_get_unit (progress));
  dti_table_add_text (table, dti_progress_get_node (progress));
  dti_table_add_text (table, dti_progress_get_baseline_period (progress));
  dti_table_add_number (table, get_number (progress, dti_progress_get_baseline_value), decimals);
  dti_table_add_text (table, dti_progress_get_period (progress));
  dti_table_add_number (table, get_number (progress, dti_progress_get_value), decimals);
  dti_table_add_text (table, dti_progress_get_target_period (progress));
  dti_table_add_number (table, get_number (progress, dti_progress_get_target_value), decimals);
  dti_table_add_number (table, get_number (progress, dti_progress_get_ratio), 2);
  dti_table_add_text (table, verdict);
}

static char *
write_table (const DtiCall *call, DtiFramework *framework, GListModel *assessments)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);
  g_autoptr (DtiLegend) legend = dti_legend_new_for_progress ();
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autofree char *rows = NULL;

  add_columns (table, vi);
  for (guint i = 0; i < g_list_model_get_n_items (assessments); i++)
    {
      g_autoptr (DtiProgress) progress = g_list_model_get_item (assessments, i);
      g_autofree char *sentence = dti_progress_to_sentence (progress, vi ? "vi" : "en");

      add_row (table, legend, progress, get_decimals (framework, progress), vi);
      g_string_append_printf (sentences, "\n%s\n", sentence);
    }
  rows = dti_table_to_text (table);

  return g_strconcat (rows, sentences->str, NULL);
}

/* ---- the command ---- */

DtiExit
dti_command_progress (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiPlan) plan = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (GListModel) assessments = NULL;
  g_autofree char *text = NULL;

  /* One period has no progress. */
  if (g_strv_length (call->arguments) != 3 || call->period != NULL)
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  plan = framework != NULL ? dti_call_load_plan (call, call->arguments[2]) : NULL;
  if (plan == NULL || !dti_call_check_nodes (call, framework))
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  if (dataset == NULL || !dti_call_resolve_units (call, dataset))
    return DTI_EXIT_PROBLEMS;
  cards = dti_call_score (call, framework, dataset);
  assessments = cards != NULL ? assess (call, plan, cards) : NULL;
  if (assessments == NULL)
    return DTI_EXIT_PROBLEMS;

  if (call->output == DTI_OUTPUT_CSV)
    text = dti_progress_list_to_csv (assessments);
  else if (call->output == DTI_OUTPUT_JSON)
    text = dti_progress_list_to_json (assessments);
  else
    text = write_table (call, framework, assessments);

  return dti_call_print (call, text);
}
