/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-command.h"
#include "dti-table.h"

/* ---- ranks ---- */

static double
get_rank (DtiUncertainRank *row)
{
  double rank = NAN;

  dti_uncertain_rank_get_rank (row, &rank);

  return rank;
}

/* Who has no rank comes last. The sort is stable. */
static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  double x = get_rank (*(DtiUncertainRank *const *) a);
  double y = get_rank (*(DtiUncertainRank *const *) b);

  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);

  return (x > y) - (x < y);
}

/* The rows that were asked for, best first. */
static GPtrArray *
pick_ranks (const DtiCall *call, DtiUncertainty *uncertainty)
{
  g_autoptr (GListModel) all = dti_uncertainty_list_ranks (uncertainty);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DtiUncertainRank) row = g_list_model_get_item (all, i);

      if (call->units == NULL ||
          g_strv_contains ((const char *const *) call->units, dti_uncertain_rank_get_unit (row)))
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  g_ptr_array_sort (rows, compare_ranks);

  return rows;
}

static void
add_rank_columns (const DtiCall *call, DtiTable *table)
{
  gboolean vi = dti_call_is_vietnamese (call);

  dti_table_add_column (table, vi ? "Mã" : "Unit", FALSE);
  dti_table_add_column (table, vi ? "Tên" : "Name", FALSE);
  dti_table_add_column (table, vi ? "Hạng" : "Rank", TRUE);
  dti_table_add_column (table, vi ? "5%" : "5 %", TRUE);
  dti_table_add_column (table, vi ? "95%" : "95 %", TRUE);
  dti_table_add_column (table, vi ? "Trung vị" : "Median", TRUE);
  for (gsize i = 0; i < call->n_tops; i++)
    {
      g_autofree char *title =
          g_strdup_printf (vi ? "P(hạng ≤ %u)" : "P(rank ≤ %u)", call->tops[i]);

      dti_table_add_column (table, title, TRUE);
    }
}

static void
add_rank (const DtiCall *call, DtiTable *table, DtiDataset *dataset, DtiUncertainRank *row)
{
  const char *unit = dti_uncertain_rank_get_unit (row);
  const char *name = dti_dataset_get_unit_name (dataset, unit);
  double low = NAN;
  double high = NAN;
  double median = NAN;

  dti_uncertain_rank_get_low (row, &low);
  dti_uncertain_rank_get_high (row, &high);
  dti_uncertain_rank_get_median (row, &median);
  dti_table_add_text (table, unit);
  dti_table_add_text (table, name != NULL ? name : unit);
  dti_table_add_number (table, get_rank (row), -1);
  dti_table_add_number (table, low, 1);
  dti_table_add_number (table, high, 1);
  dti_table_add_number (table, median, 1);
  for (gsize i = 0; i < call->n_tops; i++)
    {
      double probability = NAN;

      dti_uncertain_rank_get_probability (row, call->tops[i], &probability);
      dti_table_add_number (table, probability, 3);
    }
}

static char *
write_ranks (const DtiCall *call, DtiDataset *dataset, DtiUncertainty *uncertainty)
{
  g_autoptr (GPtrArray) rows = pick_ranks (call, uncertainty);
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  add_rank_columns (call, table);
  for (guint i = 0; i < rows->len; i++)
    add_rank (call, table, dataset, g_ptr_array_index (rows, i));

  return dti_table_to_text (table);
}

/* ---- sensitivity ---- */

static void
add_index (DtiTable *table, DtiSensitivityIndex *index)
{
  static gboolean (*const getters[]) (DtiSensitivityIndex *, double *) = {
    dti_sensitivity_index_get_first,      dti_sensitivity_index_get_first_low,
    dti_sensitivity_index_get_first_high, dti_sensitivity_index_get_total,
    dti_sensitivity_index_get_total_low,  dti_sensitivity_index_get_total_high,
  };

  dti_table_add_text (table, dti_sensitivity_index_get_input (index));
  for (gsize i = 0; i < G_N_ELEMENTS (getters); i++)
    {
      double number = NAN;

      getters[i](index, &number);
      dti_table_add_number (table, number, 3);
    }
}

static char *
write_indices (const DtiCall *call, DtiSensitivity *sensitivity)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (GListModel) indices = dti_sensitivity_list_indices (sensitivity);
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  dti_table_add_column (table, vi ? "Đầu vào" : "Input", FALSE);
  dti_table_add_column (table, vi ? "Bậc nhất" : "First order", TRUE);
  dti_table_add_column (table, vi ? "5%" : "5 %", TRUE);
  dti_table_add_column (table, vi ? "95%" : "95 %", TRUE);
  dti_table_add_column (table, vi ? "Toàn phần" : "Total", TRUE);
  dti_table_add_column (table, vi ? "5%" : "5 %", TRUE);
  dti_table_add_column (table, vi ? "95%" : "95 %", TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (indices); i++)
    {
      g_autoptr (DtiSensitivityIndex) index = g_list_model_get_item (indices, i);

      add_index (table, index);
    }

  return dti_table_to_text (table);
}

/* ---- the experiment ---- */

/* Ranks and then indices; the replicates of the design serve for both. */
static char *
print_sensitivity (DtiCall *call, DtiDataset *dataset, DtiExperiment *experiment, GError **error)
{
  const char *const *units = (const char *const *) call->units;
  g_autoptr (DtiSensitivity) sensitivity =
      dti_experiment_run_sensitivity (experiment, (guint) call->rows, NULL, error);
  DtiUncertainty *uncertainty;
  g_autofree char *ranks = NULL;
  g_autofree char *indices = NULL;

  if (sensitivity == NULL)
    return NULL;

  uncertainty = dti_sensitivity_get_uncertainty (sensitivity);
  dti_call_report_failures (call, uncertainty, dti_sensitivity_get_problems (sensitivity));
  if (call->output == DTI_OUTPUT_JSON)
    return dti_sensitivity_to_json_for_units (sensitivity, units, call->tops, call->n_tops);

  if (call->output == DTI_OUTPUT_CSV)
    {
      ranks = dti_uncertainty_to_csv_for_units (uncertainty, units, call->tops, call->n_tops);
      indices = dti_sensitivity_to_csv (sensitivity);
    }
  else
    {
      ranks = write_ranks (call, dataset, uncertainty);
      indices = write_indices (call, sensitivity);
    }

  return g_strjoin ("\n", ranks, indices, NULL);
}

static char *
print_uncertainty (DtiCall *call, DtiDataset *dataset, DtiExperiment *experiment, GError **error)
{
  const char *const *units = (const char *const *) call->units;
  g_autoptr (DtiUncertainty) uncertainty = dti_call_run_uncertainty (call, experiment, error);

  if (uncertainty == NULL)
    return NULL;

  if (call->output == DTI_OUTPUT_CSV)
    return dti_uncertainty_to_csv_for_units (uncertainty, units, call->tops, call->n_tops);
  if (call->output == DTI_OUTPUT_JSON)
    return dti_uncertainty_to_json_for_units (uncertainty, units, call->tops, call->n_tops);

  return write_ranks (call, dataset, uncertainty);
}

static char *
print_experiment (DtiCall *call, DtiDataset *dataset, DtiScorecard *card, GError **error)
{
  g_autoptr (DtiExperiment) experiment = dti_call_new_experiment (call, card, error);

  if (experiment == NULL)
    return NULL;

  return call->rows > 0 ? print_sensitivity (call, dataset, experiment, error)
                        : print_uncertainty (call, dataset, experiment, error);
}

/* ---- importance ---- */

static double
get_shift (DtiNodeImportance *row)
{
  double shift = NAN;

  dti_node_importance_get_mean_shift (row, &shift);

  return shift;
}

/* The greatest shift first; a node without one comes last. The sort is stable. */
static int
compare_shifts (gconstpointer a, gconstpointer b)
{
  double x = get_shift (*(DtiNodeImportance *const *) a);
  double y = get_shift (*(DtiNodeImportance *const *) b);

  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);

  return (x < y) - (x > y);
}

static void
add_node (DtiTable *table, DtiNodeImportance *row)
{
  double max = NAN;
  double correlation = NAN;

  dti_node_importance_get_max_shift (row, &max);
  dti_node_importance_get_correlation (row, &correlation);
  dti_table_add_text (table, dti_node_importance_get_node (row));
  dti_table_add_number (table, get_shift (row), 2);
  dti_table_add_number (table, max, -1);
  dti_table_add_number (table, dti_node_importance_get_n_moved (row), 0);
  dti_table_add_number (table, dti_node_importance_get_n_lost (row), 0);
  dti_table_add_number (table, correlation, 3);
}

static char *
write_nodes (const DtiCall *call, DtiImportance *importance)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (GListModel) all = dti_importance_list_nodes (importance);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  dti_table_add_column (table, vi ? "Chỉ số" : "Node", FALSE);
  dti_table_add_column (table, vi ? "Lệch hạng bình quân" : "Mean shift", TRUE);
  dti_table_add_column (table, vi ? "Lệch hạng lớn nhất" : "Largest shift", TRUE);
  dti_table_add_column (table, vi ? "Đổi hạng" : "Moved", TRUE);
  dti_table_add_column (table, vi ? "Mất hạng" : "Lost", TRUE);
  dti_table_add_column (table, vi ? "Tương quan" : "Correlation", TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (rows, g_list_model_get_item (all, i));
  g_ptr_array_sort (rows, compare_shifts);
  for (guint i = 0; i < rows->len; i++)
    add_node (table, g_ptr_array_index (rows, i));

  return dti_table_to_text (table);
}

static char *
print_importance (const DtiCall *call, DtiScorecard *card, GError **error)
{
  g_autoptr (DtiImportance) importance =
      dti_importance_new (card,
                          call->nodes != NULL ? call->nodes[0] : NULL,
                          call->level,
                          call->threads,
                          error);

  if (importance == NULL)
    return NULL;
  if (call->output == DTI_OUTPUT_CSV)
    return dti_importance_to_csv (importance);
  if (call->output == DTI_OUTPUT_JSON)
    return dti_importance_to_json (importance);

  return write_nodes (call, importance);
}

/* ---- the command ---- */

/* An option that would do nothing is a fault. */
static gboolean
has_experiment (const DtiCall *call)
{
  return dti_call_has_experiment (call) || call->rows != -1 || call->n_tops > 0 ||
         call->units != NULL;
}

static gboolean
is_called_well (const DtiCall *call)
{
  if (g_strv_length (call->arguments) != 2 || (call->nodes != NULL && call->nodes[1] != NULL))
    return FALSE;
  if (call->importance)
    return !has_experiment (call);
  for (gsize i = 0; i < call->n_tops; i++)
    if (call->tops[i] == 0)
      return FALSE;

  return call->level == NULL && (call->replicates == -1 || call->rows == -1) &&
         (call->replicates == -1 || call->replicates > 0) && (call->rows == -1 || call->rows > 1);
}

DtiExit
dti_command_robustness (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!is_called_well (call))
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  if (framework == NULL || !dti_call_check_nodes (call, framework))
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  if (dataset == NULL || !dti_call_resolve_units (call, dataset))
    return DTI_EXIT_PROBLEMS;

  card = dti_call_score_period (call, framework, dataset, &error);
  if (card != NULL && call->importance)
    text = print_importance (call, card, &error);
  else if (card != NULL)
    text = print_experiment (call, dataset, card, &error);
  if (text == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return DTI_EXIT_PROBLEMS;
    }

  return dti_call_print (call, text);
}
