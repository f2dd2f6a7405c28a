/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-command.h"
#include "dti-table.h"

/* ---- columns ---- */

/* In a word what is worth a look, with COINr’s thresholds. */
static char *
describe_flags (DtiColumnStatistics *row, gboolean vi)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (dti_column_statistics_is_sparse (row, 0.65))
    g_strv_builder_add (words, vi ? "thiếu số liệu" : "sparse");
  if (dti_column_statistics_is_mostly_zero (row, 0.5))
    g_strv_builder_add (words, vi ? "phần lớn bằng 0" : "mostly zero");
  if (dti_column_statistics_is_repetitive (row, 0.5))
    g_strv_builder_add (words, vi ? "ít giá trị khác nhau" : "repetitive");
  if (dti_column_statistics_is_outlying (row, 2.0, 3.5))
    g_strv_builder_add (words, vi ? "có giá trị ngoại lai" : "outlying");
  list = g_strv_builder_end (words);

  return g_strjoinv (", ", list);
}

static char *
write_columns (DtiCall *call, DtiStatistics *statistics)
{
  static const struct
  {
    DtiStatisticsColumn column;
    const char *vi;
    const char *en;
    int decimals;
  } columns[] = {
    { DTI_STATISTICS_COLUMN_N_AVAILABLE, "Số đơn vị", "Units", 0 },
    { DTI_STATISTICS_COLUMN_MINIMUM, "Nhỏ nhất", "Minimum", 4 },
    { DTI_STATISTICS_COLUMN_MEDIAN, "Trung vị", "Median", 4 },
    { DTI_STATISTICS_COLUMN_MEAN, "Trung bình", "Mean", 4 },
    { DTI_STATISTICS_COLUMN_MAXIMUM, "Lớn nhất", "Maximum", 4 },
    { DTI_STATISTICS_COLUMN_SD, "Độ lệch chuẩn", "Deviation", 4 },
    { DTI_STATISTICS_COLUMN_SKEWNESS, "Độ xiên", "Skewness", 2 },
    { DTI_STATISTICS_COLUMN_KURTOSIS, "Độ nhọn", "Kurtosis", 2 },
    { DTI_STATISTICS_COLUMN_N_OUTLIERS, "Ngoại lai", "Outliers", 0 },
  };
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);
  GListModel *rows = dti_statistics_get_rows (statistics);

  dti_table_add_column (table, vi ? "Mã" : "Id", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    dti_table_add_column (table, vi ? columns[i].vi : columns[i].en, TRUE);
  dti_table_add_column (table, vi ? "Lưu ý" : "Flags", FALSE);
  for (guint r = 0; r < g_list_model_get_n_items (rows); r++)
    {
      g_autoptr (DtiColumnStatistics) row = g_list_model_get_item (rows, r);
      g_autofree char *flags = describe_flags (row, vi);

      dti_table_add_text (table, dti_column_statistics_get_id (row));
      for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          double number = NAN;

          dti_column_statistics_get_number (row, columns[i].column, &number);
          dti_table_add_number (table, number, columns[i].decimals);
        }
      dti_table_add_text (table, flags);
    }

  return dti_table_to_text (table);
}

static char *
print_columns (DtiCall *call, DtiStatistics *statistics)
{
  dti_call_report (call, dti_statistics_get_problems (statistics));
  if (call->output == DTI_OUTPUT_CSV)
    return dti_statistics_to_csv (statistics);
  if (call->output == DTI_OUTPUT_JSON)
    return dti_statistics_to_json (statistics);

  return write_columns (call, statistics);
}

/* ---- correlations ---- */

static char *
write_correlations (DtiCall *call, DtiCorrelations *correlations)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);
  g_autoptr (GListModel) pairs = dti_correlations_list_pairs (correlations, 0);

  dti_table_add_column (table, vi ? "Thứ nhất" : "First", FALSE);
  dti_table_add_column (table, vi ? "Thứ hai" : "Second", FALSE);
  dti_table_add_column (table, vi ? "Tương quan" : "Correlation", TRUE);
  dti_table_add_column (table, vi ? "Giá trị p" : "p-value", TRUE);
  dti_table_add_column (table, vi ? "Số đơn vị" : "Units", TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (pairs); i++)
    {
      g_autoptr (DtiCorrelation) pair = g_list_model_get_item (pairs, i);
      double coefficient = NAN;
      double p_value = NAN;

      /* Standard error tells why. */
      if (!dti_correlation_get_coefficient (pair, &coefficient))
        continue;
      dti_correlation_get_p_value (pair, &p_value);
      dti_table_add_text (table, dti_correlation_get_first (pair));
      dti_table_add_text (table, dti_correlation_get_second (pair));
      dti_table_add_number (table, coefficient, 3);
      dti_table_add_number (table, p_value, 4);
      dti_table_add_number (table, dti_correlation_get_n_units (pair), 0);
    }

  return dti_table_to_text (table);
}

static char *
print_correlations (DtiCall *call, DtiStatistics *statistics)
{
  g_autoptr (DtiCorrelations) correlations =
      dti_correlations_new (statistics, (DtiCorrelationMethod) call->correlations, FALSE);

  dti_call_report (call, dti_correlations_get_problems (correlations));
  if (call->output == DTI_OUTPUT_CSV)
    return dti_correlations_to_csv (correlations);
  if (call->output == DTI_OUTPUT_JSON)
    return dti_correlations_to_json (correlations);

  return write_correlations (call, correlations);
}

/* ---- components ---- */

static double
read_number (GBytes *bytes, guint position)
{
  return ((const double *) g_bytes_get_data (bytes, NULL))[position];
}

static char *
write_components (DtiCall *call, DtiPrincipalComponents *components)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);
  g_autoptr (GBytes) eigenvalues = dti_principal_components_get_eigenvalues (components);
  g_autoptr (GBytes) shares = dti_principal_components_get_shares (components);
  const char *const *ids = dti_principal_components_get_ids (components);
  guint n = dti_principal_components_get_n_components (components);

  dti_table_add_column (table, vi ? "Thành phần" : "Component", TRUE);
  dti_table_add_column (table, vi ? "Trị riêng" : "Eigenvalue", TRUE);
  dti_table_add_column (table, vi ? "Tỷ trọng" : "Share", TRUE);
  for (guint i = 0; i < n; i++)
    dti_table_add_column (table, ids[i], TRUE);
  for (guint k = 0; k < n; k++)
    {
      g_autoptr (GBytes) loadings = dti_principal_components_get_loadings (components, k);

      dti_table_add_number (table, k + 1, 0);
      dti_table_add_number (table, read_number (eigenvalues, k), 3);
      dti_table_add_number (table, read_number (shares, k), 3);
      for (guint i = 0; i < n; i++)
        dti_table_add_number (table, read_number (loadings, i), 3);
    }

  return dti_table_to_text (table);
}

static char *
print_components (DtiCall *call, DtiStatistics *statistics)
{
  DtiFramework *framework = dti_statistics_get_framework (statistics);
  const char *pillar = call->nodes != NULL
                           ? call->nodes[0]
                           : dti_node_get_id (DTI_NODE (dti_framework_get_root (framework)));
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPrincipalComponents) components =
      dti_principal_components_new_for_pillar (statistics, pillar, &error);

  if (components == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return NULL;
    }
  if (call->output == DTI_OUTPUT_CSV)
    return dti_principal_components_to_csv (components);
  if (call->output == DTI_OUTPUT_JSON)
    return dti_principal_components_to_json (components);

  return write_components (call, components);
}

/* ---- the command ---- */

/* Of the observed numbers, or of scores. NULL after a complaint. */
static DtiStatistics *
measure (DtiCall *call, DtiFramework *framework, DtiDataset *dataset)
{
  g_autoptr (DtiScorer) scorer = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiStatistics) statistics = NULL;
  g_autoptr (GError) error = NULL;

  if (!call->scores)
    statistics = dti_statistics_new (framework, dataset, call->period, &error);
  else
    {
      scorer = dti_scorer_new (framework);
      dti_scorer_set_stage (scorer, call->stage);
      dti_scorer_set_threads (scorer, call->threads);
      card = dti_scorer_score (scorer, dataset, call->period, &error);
      if (card != NULL)
        {
          dti_call_report (call, dti_scorecard_get_problems (card));
          statistics = dti_statistics_new_for_scorecard (card, DTI_COLUMN_SCORE);
        }
    }
  if (statistics == NULL)
    dti_call_complain (call, "%s", error->message);

  return g_steal_pointer (&statistics);
}

DtiExit
dti_command_stats (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiStatistics) statistics = NULL;
  g_autofree char *text = NULL;

  if (g_strv_length (call->arguments) != 2 || (call->pca && call->correlations >= 0) ||
      (call->nodes != NULL && (!call->pca || g_strv_length (call->nodes) > 1)))
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  if (framework == NULL || !dti_call_check_nodes (call, framework))
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  statistics = dataset != NULL ? measure (call, framework, dataset) : NULL;
  if (statistics == NULL)
    return DTI_EXIT_PROBLEMS;

  if (call->pca)
    text = print_components (call, statistics);
  else if (call->correlations >= 0)
    text = print_correlations (call, statistics);
  else
    text = print_columns (call, statistics);

  return text != NULL ? dti_call_print (call, text) : DTI_EXIT_PROBLEMS;
}
