/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From raw data to ranks, and how robust they are: what the preparation did, who leads, how sure
 * that is, which uncertain input matters, and which indicators hold the ranks where they are.
 *
 *     robust FRAMEWORK DATA INPUTS [UNIT]
 *
 * UNIT is told beside the first five. The exit status is 0, 1 on an error, or 2 for wrong usage. */

#include <libdti/dti.h>
#include <locale.h>
#include <stdio.h>

#define N_FIRST 5
#define N_REPLICATES 500
#define N_ROWS 128
#define N_NODES 3
#define SEED 1

static char *
write_number (double number, int decimals)
{
  return dti_number_format (number, decimals, DTI_NUMBER_CONVENTION_AUTO);
}

/* ---- from raw data to ranks ---- */

static guint
count_cells (DtiPreparation *preparation, guint step)
{
  GListModel *cells = dti_preparation_get_cells (preparation);
  guint n_cells = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (DtiPreparedCell) cell = g_list_model_get_item (cells, i);

      n_cells += dti_prepared_cell_get_step (cell) == step;
    }

  return n_cells;
}

static guint
count_left_out (DtiPreparation *preparation, const char *period)
{
  DtiDataset *before = dti_preparation_get_source (preparation);
  DtiDataset *after = dti_preparation_get_dataset (preparation);
  g_auto (GStrv) units_before = dti_dataset_list_units (before, period);
  g_auto (GStrv) units_after = dti_dataset_list_units (after, period);

  return g_strv_length (units_before) - g_strv_length (units_after);
}

static guint
count_treated (DtiPreparation *preparation)
{
  GListModel *columns = dti_preparation_get_treated_columns (preparation);
  guint n_treated = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (DtiTreatedColumn) column = g_list_model_get_item (columns, i);

      n_treated +=
          dti_treated_column_get_transformed (column) ||
          dti_treated_column_get_n_low (column) + dti_treated_column_get_n_high (column) > 0;
    }

  return n_treated;
}

static void
print_preparation (DtiScorecard *card)
{
  DtiPreparation *preparation = dti_scorecard_get_preparation (card);
  GListModel *steps;

  if (preparation == NULL)
    return;

  printf ("prepared\n");
  steps = dti_preparation_get_steps (preparation);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (DtiStep) step = g_list_model_get_item (steps, i);

      printf ("  %s: %u cells\n", dti_step_get_type_name (step), count_cells (preparation, i));
    }
  printf ("  %u units left out, %u columns treated, %u problems\n",
          count_left_out (preparation, dti_scorecard_get_period (card)),
          count_treated (preparation),
          g_list_model_get_n_items (G_LIST_MODEL (dti_preparation_get_problems (preparation))));
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  double first, second;

  dti_score_get_rank (*(DtiScore **) a, &first);
  dti_score_get_rank (*(DtiScore **) b, &second);

  return (first > second) - (first < second);
}

/* The scores of the ranked units, the best first. */
static GPtrArray *
list_best (DtiScorecard *card, const char *node, GError **error)
{
  g_autoptr (GListModel) scores = dti_scorecard_list_scores (card, node, error);
  g_autoptr (GPtrArray) best = g_ptr_array_new_with_free_func (g_object_unref);
  double rank;

  if (scores == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (scores); i++)
    {
      g_autoptr (DtiScore) score = g_list_model_get_item (scores, i);

      if (dti_score_get_rank (score, &rank))
        g_ptr_array_add (best, g_steal_pointer (&score));
    }
  g_ptr_array_sort (best, compare_ranks);

  return g_steal_pointer (&best);
}

static void
print_best (GPtrArray *best, guint n_ranked)
{
  printf ("ranked, of %u\n", n_ranked);
  for (guint i = 0; i < MIN (best->len, N_FIRST); i++)
    {
      DtiScore *unit = g_ptr_array_index (best, i);
      g_autofree char *rank_text = NULL;
      g_autofree char *score_text = NULL;
      double rank, score;

      dti_score_get_rank (unit, &rank);
      dti_score_get_score (unit, &score);
      rank_text = write_number (rank, -1);
      score_text = write_number (score, 2);
      printf ("  %s %s %s\n", rank_text, dti_score_get_unit (unit), score_text);
    }
}

/* ---- how robust the ranks are ---- */

static gboolean
print_interval (DtiUncertainty *uncertainty, const char *unit, GError **error)
{
  g_autoptr (DtiUncertainRank) row = dti_uncertainty_lookup (uncertainty, unit);
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  g_autofree char *probability_text = NULL;
  double low, high, probability;

  if (row == NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no unit “%s”", unit);
      return FALSE;
    }
  if (!dti_uncertain_rank_get_low (row, &low) || !dti_uncertain_rank_get_high (row, &high) ||
      !dti_uncertain_rank_get_probability (row, N_FIRST, &probability))
    {
      printf ("  %s: none\n", unit);
      return TRUE;
    }

  low_text = write_number (low, -1);
  high_text = write_number (high, -1);
  probability_text = write_number (probability, 3);
  printf ("  %s: %s to %s, among the first %d: %s\n",
          unit,
          low_text,
          high_text,
          N_FIRST,
          probability_text);

  return TRUE;
}

static gboolean
print_uncertainty (DtiExperiment *experiment, GPtrArray *best, const char *unit, GError **error)
{
  g_autoptr (DtiUncertainty) uncertainty =
      dti_experiment_run_uncertainty (experiment, N_REPLICATES, NULL, error);

  if (uncertainty == NULL)
    return FALSE;

  printf ("ranks in 90%% of %u replicates\n", dti_uncertainty_get_n_replicates (uncertainty));
  for (guint i = 0; i < MIN (best->len, N_FIRST); i++)
    {
      const char *first = dti_score_get_unit (g_ptr_array_index (best, i));

      if (!print_interval (uncertainty, first, error))
        return FALSE;
      if (g_strcmp0 (first, unit) == 0)
        unit = NULL;
    }

  return unit == NULL || print_interval (uncertainty, unit, error);
}

static gboolean
print_sensitivity (DtiExperiment *experiment, GError **error)
{
  g_autoptr (DtiSensitivity) sensitivity =
      dti_experiment_run_sensitivity (experiment, N_ROWS, NULL, error);
  g_autoptr (GListModel) indices = NULL;

  if (sensitivity == NULL)
    return FALSE;

  printf ("Sobol’ indices, first order and total\n");
  indices = dti_sensitivity_list_indices (sensitivity);
  for (guint i = 0; i < g_list_model_get_n_items (indices); i++)
    {
      g_autoptr (DtiSensitivityIndex) index = g_list_model_get_item (indices, i);
      g_autofree char *first_text = NULL;
      g_autofree char *total_text = NULL;
      double first, total;

      if (!dti_sensitivity_index_get_first (index, &first) ||
          !dti_sensitivity_index_get_total (index, &total))
        {
          printf ("  %s: none\n", dti_sensitivity_index_get_input (index));
          continue;
        }
      first_text = write_number (first, 2);
      total_text = write_number (total, 2);
      printf ("  %s: %s, %s\n", dti_sensitivity_index_get_input (index), first_text, total_text);
    }

  return TRUE;
}

/* ---- which indicators matter ---- */

static int
compare_shifts (gconstpointer a, gconstpointer b)
{
  double first, second;

  dti_node_importance_get_mean_shift (*(DtiNodeImportance **) a, &first);
  dti_node_importance_get_mean_shift (*(DtiNodeImportance **) b, &second);

  return (first < second) - (first > second);
}

/* What each indicator does, the most important first. */
static GPtrArray *
list_important (DtiScorecard *card, GError **error)
{
  DtiFramework *framework = dti_scorecard_get_framework (card);
  g_autoptr (DtiImportance) importance = dti_importance_new (card, NULL, NULL, 0, error);
  g_autoptr (GPtrArray) important = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) nodes = NULL;
  double shift;

  if (importance == NULL)
    return NULL;

  nodes = dti_importance_list_nodes (importance);
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNodeImportance) row = g_list_model_get_item (nodes, i);
      DtiNode *node = dti_framework_lookup (framework, dti_node_importance_get_node (row));

      if (DTI_IS_INDICATOR (node) && dti_node_importance_get_mean_shift (row, &shift))
        g_ptr_array_add (important, g_steal_pointer (&row));
    }
  /* A stable sort: of the same shift, in the order of the framework. */
  g_ptr_array_sort (important, compare_shifts);

  return g_steal_pointer (&important);
}

static gboolean
print_importance (DtiScorecard *card, GError **error)
{
  DtiFramework *framework = dti_scorecard_get_framework (card);
  g_autoptr (GPtrArray) important = list_important (card, error);

  if (important == NULL)
    return FALSE;

  printf ("without an indicator ranks move by\n");
  for (guint i = 0; i < MIN (important->len, N_NODES); i++)
    {
      DtiNodeImportance *row = g_ptr_array_index (important, i);
      const char *id = dti_node_importance_get_node (row);
      g_autofree char *title = dti_node_get_title (dti_framework_lookup (framework, id), NULL);
      g_autofree char *shift_text = NULL;
      double shift;

      dti_node_importance_get_mean_shift (row, &shift);
      shift_text = write_number (shift, 2);
      printf ("  %s %s: %s\n", id, title, shift_text);
    }

  return TRUE;
}

static DtiScorecard *
score (char **args, GError **error)
{
  g_autoptr (GFile) framework_file = g_file_new_for_commandline_arg (args[0]);
  g_autoptr (GFile) data_file = g_file_new_for_commandline_arg (args[1]);
  g_autoptr (DtiFramework) framework = dti_framework_new_from_file (framework_file, error);
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorer) scorer = NULL;

  if (framework == NULL)
    return NULL;
  dataset = dti_dataset_new_from_file (data_file, framework, error);
  if (dataset == NULL)
    return NULL;
  scorer = dti_scorer_new (framework);

  return dti_scorer_score (scorer, dataset, NULL, error);
}

static gboolean
run (char **args, GError **error)
{
  g_autoptr (GFile) inputs = g_file_new_for_commandline_arg (args[2]);
  g_autoptr (DtiScorecard) card = score (args, error);
  g_autoptr (DtiExperiment) experiment = NULL;
  g_autoptr (GPtrArray) best = NULL;

  if (card == NULL)
    return FALSE;
  experiment = dti_experiment_new (card);
  dti_experiment_set_seed (experiment, SEED);
  if (!dti_experiment_add_from_file (experiment, inputs, error))
    return FALSE;
  best = list_best (card, dti_experiment_get_node (experiment), error);
  if (best == NULL)
    return FALSE;

  print_preparation (card);
  print_best (best, dti_scorecard_get_n_ranked (card, dti_experiment_get_node (experiment)));

  return print_uncertainty (experiment, best, args[3], error) &&
         print_sensitivity (experiment, error) && print_importance (card, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc < 4 || argc > 5)
    {
      fputs ("usage: robust FRAMEWORK DATA INPUTS [UNIT]\n", stderr);
      return 2;
    }
  if (!run (argv + 1, &error))
    {
      fprintf (stderr, "robust: %s\n", error->message);
      return 1;
    }

  return 0;
}
