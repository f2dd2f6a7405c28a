/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>
#include <stdlib.h>

#include "dti-command.h"
#include "dti-table.h"

/* The scores of one node, best rank first; equal ranks in the order of input, units without a rank
 * left out. */
static GPtrArray *
sort_scores (DtiScorecard *card, const char *node)
{
  g_autoptr (GListModel) scores = dti_scorecard_list_scores (card, node, NULL);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (scores); i++)
    {
      g_autoptr (DtiScore) score = g_list_model_get_item (scores, i);

      if (dti_score_get_rank (score, NULL))
        g_ptr_array_add (sorted, g_steal_pointer (&score));
    }

  return sorted;
}

static double
get_rank (DtiScore *score)
{
  double rank = NAN;

  dti_score_get_rank (score, &rank);

  return rank;
}

/* g_ptr_array_sort() is stable, so ties keep the order of input. */
static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  double x = get_rank (*(DtiScore *const *) a);
  double y = get_rank (*(DtiScore *const *) b);

  return (x > y) - (x < y);
}

static double
get_figure (DtiScore *score)
{
  double figure = NAN;

  if (dti_node_get_publish (dti_score_get_node (score)) == DTI_PUBLISH_SCORE)
    dti_score_get_score (score, &figure);
  else
    dti_score_get_value (score, &figure);

  return figure;
}

static void
add_row (DtiTable *table, DtiScore *score)
{
  int decimals = dti_node_get_decimals (dti_score_get_node (score));

  dti_table_add_text (table, dti_score_get_period (score));
  dti_table_add_number (table, get_rank (score), -1);
  dti_table_add_text (table, dti_score_get_unit (score));
  dti_table_add_number (table, get_figure (score), decimals >= 0 ? decimals : 4);
  dti_table_add_text (table, dti_score_get_unit_name (score));
}

static char *
write_table (DtiCall *call, GListModel *cards, const char *node)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  dti_table_add_column (table, vi ? "Kỳ" : "Period", FALSE);
  dti_table_add_column (table, vi ? "Hạng" : "Rank", TRUE);
  dti_table_add_column (table, vi ? "Mã" : "Unit", FALSE);
  dti_table_add_column (table, node, TRUE);
  dti_table_add_column (table, vi ? "Tên" : "Name", FALSE);
  for (guint c = 0; c < g_list_model_get_n_items (cards); c++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, c);
      g_autoptr (GPtrArray) scores = sort_scores (card, node);

      g_ptr_array_sort (scores, compare_ranks);
      for (guint i = 0; i < scores->len; i++)
        add_row (table, g_ptr_array_index (scores, i));
    }

  return dti_table_to_text (table);
}

DtiExit
dti_command_rank (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autofree char *text = NULL;
  const char *nodes[] = { NULL, NULL };

  if (g_strv_length (call->arguments) != 2 ||
      (call->nodes != NULL && g_strv_length (call->nodes) > 1))
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  if (framework == NULL || !dti_call_check_nodes (call, framework))
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  cards = dataset != NULL ? dti_call_score (call, framework, dataset) : NULL;
  if (cards == NULL)
    return DTI_EXIT_PROBLEMS;

  nodes[0] = call->nodes != NULL ? call->nodes[0]
                                 : dti_node_get_id (dti_framework_get_ranking_node (framework));
  if (call->output == DTI_OUTPUT_CSV)
    text = dti_scorecard_list_to_csv (cards, NULL, nodes);
  else if (call->output == DTI_OUTPUT_JSON)
    text = dti_scorecard_list_to_json (cards, NULL, nodes);
  else
    text = write_table (call, cards, nodes[0]);

  return dti_call_print (call, text);
}
