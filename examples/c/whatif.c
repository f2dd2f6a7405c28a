/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What if a unit had another number: its value and rank then, and who moves.
 *
 *     whatif FRAMEWORK DATA PERIOD UNIT NODE NUMBER
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

#include <libdti/dti.h>
#include <locale.h>
#include <stdio.h>

static DtiFramework *
load_framework (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  if (g_file_query_exists (file, NULL))
    return dti_framework_new_from_file (file, error);

  return dti_framework_new_builtin (name, error);
}

static char *
write_number (double number, int decimals)
{
  return dti_number_format (number, decimals, DTI_NUMBER_CONVENTION_AUTO);
}

static void
print_standing (DtiScenario *scenario, const char *unit, const char *node)
{
  g_autofree char *value_text = NULL;
  g_autofree char *rank_text = NULL;
  double value, rank;

  if (!dti_scenario_get_value (scenario, unit, node, &value) ||
      !dti_scenario_get_rank (scenario, unit, node, &rank))
    {
      printf ("  %s: none\n", node);
      return;
    }

  value_text = write_number (value, 4);
  rank_text = write_number (rank, -1);
  printf ("  %s: value %s, rank %s of %u\n",
          node,
          value_text,
          rank_text,
          dti_scenario_get_n_ranked (scenario, node));
}

static void
print_edits (DtiScenario *scenario)
{
  g_autoptr (GListModel) edits = dti_scenario_list_edits (scenario);

  for (guint i = 0; i < g_list_model_get_n_items (edits); i++)
    {
      g_autoptr (DtiScenarioEdit) edit = g_list_model_get_item (edits, i);
      g_autofree char *text = dti_scenario_edit_describe (edit, "vi");

      printf ("  %s\n", text);
    }
}

static gboolean
print_moved (DtiScenario *scenario, const char *unit, const char *node, GError **error)
{
  g_autoptr (GListModel) differences = dti_scenario_diff (scenario, node, error);

  if (differences == NULL)
    return FALSE;

  printf ("  %u others move\n", dti_scenario_get_n_moved (scenario));
  for (guint i = 0; i < g_list_model_get_n_items (differences); i++)
    {
      g_autoptr (DtiScenarioDifference) difference = g_list_model_get_item (differences, i);
      g_autofree char *before_text = NULL;
      g_autofree char *after_text = NULL;
      double before, after;

      if (g_str_equal (dti_scenario_difference_get_unit (difference), unit) ||
          !dti_scenario_difference_get_before (difference, DTI_COLUMN_RANK, &before) ||
          !dti_scenario_difference_get_after (difference, DTI_COLUMN_RANK, &after) ||
          before == after)
        continue;
      before_text = write_number (before, -1);
      after_text = write_number (after, -1);
      printf ("    %s: %s → %s\n",
              dti_scenario_difference_get_unit (difference),
              before_text,
              after_text);
    }

  return TRUE;
}

/* section: run */
static gboolean
run (char **args, GError **error)
{
  g_autoptr (DtiFramework) framework = load_framework (args[0], error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (args[1]);
  const char *unit = args[3];
  const char *node;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorer) scorer = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiScenario) scenario = NULL;
  double number;

  if (framework == NULL || !dti_number_parse (args[5], DTI_NUMBER_CONVENTION_EN, &number, error))
    return FALSE;
  dataset = dti_dataset_new_from_file (file, framework, error);
  if (dataset == NULL)
    return FALSE;
  scorer = dti_scorer_new (framework);
  card = dti_scorer_score (scorer, dataset, args[2], error);
  if (card == NULL)
    return FALSE;
  scenario = dti_scenario_new (card, error);
  if (scenario == NULL)
    return FALSE;

  node = dti_node_get_id (dti_framework_get_ranking_node (framework));
  printf ("%s %s\n", unit, dti_scorecard_get_period (card));
  print_standing (scenario, unit, node);

  if (!dti_scenario_set_number (scenario, unit, args[4], number, error))
    return FALSE;
  print_edits (scenario);
  print_standing (scenario, unit, node);
  if (!print_moved (scenario, unit, node, error))
    return FALSE;

  dti_scenario_undo (scenario);
  printf ("undone\n");
  print_standing (scenario, unit, node);

  return TRUE;
}
/* end: run */

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 7)
    {
      fputs ("usage: whatif FRAMEWORK DATA PERIOD UNIT NODE NUMBER\n", stderr);
      return 2;
    }
  if (!run (argv + 1, &error))
    {
      fprintf (stderr, "whatif: %s\n", error->message);
      return 1;
    }

  return 0;
}
