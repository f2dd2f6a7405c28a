/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A rule of one's own: points grow with the square root of a share between 0 and 1.
 *
 *     rule FRAMEWORK DATA NODE
 *
 * Prints each unit's score of NODE by the framework's rule and by the new one. FRAMEWORK is a file
 * or the id of a built-in framework. The exit status is 0, 1 on an error, or 2 for wrong usage. */

#include <libdti/dti.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>

G_DECLARE_FINAL_TYPE (ExampleRoot, example_root, EXAMPLE, ROOT, DtiRule)

struct _ExampleRoot
{
  DtiRule parent_instance;
};

G_DEFINE_FINAL_TYPE (ExampleRoot, example_root, DTI_TYPE_RULE)

static gboolean
example_root_evaluate (DtiRule *rule, double number, double max, double *score, GError **error)
{
  /* NOT_COMPUTABLE leaves this unit without a score; another error would stop the scoring. */
  if (number < 0.0)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_NOT_COMPUTABLE,
                           "a share below 0 has no square root");
      return FALSE;
    }

  *score = max * sqrt (number);

  return TRUE;
}

static void
example_root_class_init (ExampleRootClass *klass)
{
  DTI_RULE_CLASS (klass)->evaluate = example_root_evaluate;
}

static void
example_root_init (ExampleRoot *self)
{
}

static DtiFramework *
load_framework (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  if (g_file_query_exists (file, NULL))
    return dti_framework_new_from_file (file, error);

  return dti_framework_new_builtin (name, error);
}

static char *
write_score (DtiScorecard *card, const char *unit, const char *node)
{
  double score;

  if (!dti_scorecard_get_score (card, unit, node, &score))
    return g_strdup ("none");

  return dti_number_format (score, 4, DTI_NUMBER_CONVENTION_AUTO);
}

static void
print_both (DtiScorecard *before, DtiScorecard *after, const char *node)
{
  const char *const *units = dti_scorecard_get_units (before);

  printf ("%s %s\n", node, dti_scorecard_get_period (before));
  for (guint i = 0; units[i] != NULL; i++)
    {
      g_autofree char *old_score = write_score (before, units[i], node);
      g_autofree char *new_score = write_score (after, units[i], node);

      printf ("  %s: %s, by the root %s\n", units[i], old_score, new_score);
    }
}

static gboolean
run (const char *framework_name, const char *data_name, const char *node, GError **error)
{
  g_autoptr (DtiFramework) framework = load_framework (framework_name, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (data_name);
  g_autoptr (DtiRule) rule = g_object_new (example_root_get_type (), NULL);
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorer) scorer = NULL;
  g_autoptr (GListModel) before = NULL;
  g_autoptr (GListModel) after = NULL;

  if (framework == NULL)
    return FALSE;
  dataset = dti_dataset_new_from_file (file, framework, error);
  if (dataset == NULL)
    return FALSE;

  scorer = dti_scorer_new (framework);
  before = dti_scorer_score_all (scorer, dataset, error);
  if (before == NULL || !dti_scorer_set_rule (scorer, node, rule, error))
    return FALSE;
  after = dti_scorer_score_all (scorer, dataset, error);
  if (after == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr (DtiScorecard) old_card = g_list_model_get_item (before, i);
      g_autoptr (DtiScorecard) new_card = g_list_model_get_item (after, i);

      print_both (old_card, new_card, node);
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
      fputs ("usage: rule FRAMEWORK DATA NODE\n", stderr);
      return 2;
    }
  if (!run (argv[1], argv[2], argv[3], &error))
    {
      fprintf (stderr, "rule: %s\n", error->message);
      return 1;
    }

  return 0;
}
