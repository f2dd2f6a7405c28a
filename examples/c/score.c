/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Prints the index and the views of one unit, and what each is made of.
 *
 *     score FRAMEWORK DATA UNIT
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

#include <libdti/dti.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>

static DtiFramework *
load_framework (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  if (g_file_query_exists (file, NULL))
    return dti_framework_new_from_file (file, error);

  return dti_framework_new_builtin (name, error);
}

/* A number that is not there is NaN, never 0. */
static char *
write_number (double number, int decimals)
{
  if (isnan (number))
    return g_strdup ("none");

  return dti_number_format (number, decimals, DTI_NUMBER_CONVENTION_AUTO);
}

static void
print_part (DtiExplanation *part)
{
  double score, max;
  g_autofree char *score_text = NULL;
  g_autofree char *max_text = NULL;

  dti_explanation_get_score (part, &score);
  dti_explanation_get_max (part, &max);
  score_text = write_number (score, 4);
  max_text = write_number (max, 4);
  printf ("    %s: %s of %s by %s\n",
          dti_node_get_id (dti_explanation_get_node (part)),
          score_text,
          max_text,
          dti_explanation_get_method (part));
}

static gboolean
print_node (DtiScorecard *card, const char *unit, const char *node, GError **error)
{
  g_autoptr (DtiExplanation) explanation = dti_scorecard_explain (card, unit, node, error);
  GListModel *parts;
  double score, value, rank, coverage;
  g_autofree char *score_text = NULL;
  g_autofree char *value_text = NULL;
  g_autofree char *rank_text = NULL;
  g_autofree char *coverage_text = NULL;

  if (explanation == NULL)
    return FALSE;

  dti_scorecard_get_score (card, unit, node, &score);
  dti_scorecard_get_value (card, unit, node, &value);
  dti_scorecard_get_rank (card, unit, node, &rank);
  dti_scorecard_get_coverage (card, unit, node, &coverage);
  score_text = write_number (score, 4);
  value_text = write_number (value, 4);
  rank_text = write_number (rank, -1);
  coverage_text = write_number (coverage, 4);
  printf ("  %s: score %s, value %s, rank %s of %u, coverage %s\n",
          node,
          score_text,
          value_text,
          rank_text,
          dti_scorecard_get_n_ranked (card, node),
          coverage_text);

  parts = dti_explanation_get_children (explanation);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (DtiExplanation) part = g_list_model_get_item (parts, i);

      print_part (part);
    }

  return TRUE;
}

static gboolean
print_card (DtiScorecard *card, const char *unit, GError **error)
{
  DtiFramework *framework = dti_scorecard_get_framework (card);
  GListModel *views = dti_framework_get_views (framework);
  const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), unit);
  DtiNode *root = DTI_NODE (dti_framework_get_root (framework));

  printf ("%s %s\n", name != NULL ? name : unit, dti_scorecard_get_period (card));
  if (!print_node (card, unit, dti_node_get_id (root), error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (DtiNode) view = g_list_model_get_item (views, i);

      if (!print_node (card, unit, dti_node_get_id (view), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run (const char *framework_name, const char *data_name, const char *unit, GError **error)
{
  g_autoptr (DtiFramework) framework = load_framework (framework_name, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (data_name);
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorer) scorer = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autofree char *problems = NULL;

  if (framework == NULL)
    return FALSE;
  dataset = dti_dataset_new_from_file (file, framework, error);
  if (dataset == NULL)
    return FALSE;

  /* Cells that could not be read leave the others standing. */
  problems = dti_problem_list_to_string (dti_dataset_get_problems (dataset));
  fputs (problems, stderr);

  scorer = dti_scorer_new (framework);
  cards = dti_scorer_score_all (scorer, dataset, error);
  if (cards == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      if (!print_card (card, unit, error))
        return FALSE;
    }

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 4)
    {
      fputs ("usage: score FRAMEWORK DATA UNIT\n", stderr);
      return 2;
    }
  if (!run (argv[1], argv[2], argv[3], &error))
    {
      fprintf (stderr, "score: %s\n", error->message);
      return 1;
    }

  return 0;
}
