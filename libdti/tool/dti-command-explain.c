/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "dti-command.h"

static void
quote_field (GString *csv, const char *text)
{
  g_string_append_c (csv, '"');
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

static void
append_number (GString *csv, gboolean present, double number)
{
  g_autofree char *text = present ? dti_number_format (number, -1, DTI_NUMBER_CONVENTION_EN) : NULL;

  g_string_append_printf (csv, ",%s", text != NULL ? text : "");
}

/* One row for each node of the tree, with its depth. */
static void
append_csv (GString *csv, DtiExplanation *explanation, guint depth)
{
  GListModel *children = dti_explanation_get_children (explanation);
  double number = 0.0;
  gboolean present;

  g_string_append_printf (csv,
                          "%s,%s,%u,%s",
                          dti_explanation_get_unit (explanation),
                          dti_explanation_get_period (explanation),
                          depth,
                          dti_node_get_id (dti_explanation_get_node (explanation)));
  present = dti_explanation_get_score (explanation, &number);
  append_number (csv, present, number);
  present = dti_explanation_get_max (explanation, &number);
  append_number (csv, present, number);
  present = dti_explanation_get_rank (explanation, &number);
  append_number (csv, present, number);
  g_string_append_c (csv, ',');
  quote_field (csv, dti_explanation_get_formula (explanation));
  g_string_append_c (csv, ',');
  quote_field (csv, dti_explanation_get_note (explanation));
  g_string_append_c (csv, '\n');

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiExplanation) child = g_list_model_get_item (children, i);

      append_csv (csv, child, depth + 1);
    }
}

static char *
write_explanation (DtiCall *call, DtiExplanation *explanation)
{
  GString *csv;

  if (call->output == DTI_OUTPUT_JSON)
    return dti_explanation_to_json (explanation);
  if (call->output == DTI_OUTPUT_TABLE)
    return dti_explanation_to_text (explanation, call->language);

  csv = g_string_new ("unit,period,depth,node,score,max,rank,formula,note\n");
  append_csv (csv, explanation, 0);

  return g_string_free (csv, FALSE);
}

/* The period asked for, else the last one. */
static DtiScorecard *
choose_card (GListModel *cards)
{
  guint n = g_list_model_get_n_items (cards);

  return n > 0 ? g_list_model_get_item (cards, n - 1) : NULL;
}

DtiExit
dti_command_explain (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiExplanation) explanation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *text = NULL;

  if (g_strv_length (call->arguments) != 2 || call->units == NULL)
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  if (framework == NULL || !dti_call_check_nodes (call, framework))
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  unit = dataset != NULL ? dti_call_find_unit (call, dataset, call->units[0]) : NULL;
  cards = unit != NULL ? dti_call_score (call, framework, dataset) : NULL;
  card = cards != NULL ? choose_card (cards) : NULL;
  if (card == NULL)
    return DTI_EXIT_PROBLEMS;

  explanation =
      dti_scorecard_explain (card, unit, call->nodes != NULL ? call->nodes[0] : NULL, &error);
  if (explanation == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return DTI_EXIT_PROBLEMS;
    }
  text = write_explanation (call, explanation);

  return dti_call_print (call, text);
}
