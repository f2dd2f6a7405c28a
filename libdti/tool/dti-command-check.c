/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "dti-command.h"

/* A document with faults is told all of them, not only the one that stopped the reading. */
static void
check_framework (DtiCall *call, const char *name)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (DtiProblemList) problems = NULL;

  if (g_file_test (name, G_FILE_TEST_EXISTS))
    {
      file = g_file_new_for_commandline_arg (name);
      problems = dti_framework_check_file (file);
      dti_call_report (call, problems);
    }
}

static void
check_published (DtiCall *call, DtiFramework *framework, GListModel *cards)
{
  g_autoptr (DtiDataset) published = dti_call_load_dataset (call, framework, call->published);

  for (guint i = 0; published != NULL && i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);
      g_autoptr (DtiProblemList) problems = dti_scorecard_check_published (card, published);

      dti_call_report (call, problems);
    }
}

/* A target or a baseline of a unit that the data do not have is about nobody. */
static void
check_plan_unit (DtiDataset *dataset, GFile *file, const char *list, guint index, const char *unit)
{
  g_autofree char *name = NULL;

  if (unit == NULL || g_strv_contains (dti_dataset_get_units (dataset), unit))
    return;

  name = g_file_get_parse_name (file);
  g_printerr ("dti: %s#/%s/%u/unit: warning: the data have no unit “%s”\n",
              name,
              list,
              index,
              unit);
}

static void
check_plan_units (DtiCall *call, DtiDataset *dataset)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->plan);
  g_autoptr (DtiPlan) plan = dti_plan_new_from_file (file, NULL);
  GListModel *targets;
  GListModel *baselines;

  /* What is wrong with it was told before. */
  if (plan == NULL)
    return;

  targets = dti_plan_get_targets (plan);
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (DtiTarget) target = g_list_model_get_item (targets, i);

      check_plan_unit (dataset, file, "targets", i, dti_target_get_unit (target));
    }
  baselines = dti_plan_get_baselines (plan);
  for (guint i = 0; i < g_list_model_get_n_items (baselines); i++)
    {
      g_autoptr (DtiBaseline) baseline = g_list_model_get_item (baselines, i);

      check_plan_unit (dataset, file, "baseline", i, dti_baseline_get_unit (baseline));
    }
}

static void
check_plan (DtiCall *call, DtiFramework *framework)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->plan);
  g_autoptr (DtiProblemList) problems = dti_plan_check_file (file, framework);

  dti_call_report (call, problems);
}

static void
check_data (DtiCall *call, DtiFramework *framework)
{
  g_autoptr (DtiDataset) dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  g_autoptr (GListModel) cards = NULL;

  if (dataset == NULL)
    return;

  if (call->plan != NULL)
    check_plan_units (call, dataset);
  cards = dti_call_score (call, framework, dataset);
  if (cards != NULL && call->published != NULL)
    check_published (call, framework, cards);
}

DtiExit
dti_command_check (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  guint n_arguments = g_strv_length (call->arguments);

  if (n_arguments < 1 || n_arguments > 2 || (call->published != NULL && n_arguments < 2))
    return DTI_EXIT_USAGE;

  check_framework (call, call->arguments[0]);
  if (call->failed)
    return DTI_EXIT_PROBLEMS;

  framework = dti_call_load_framework (call, call->arguments[0]);
  if (framework != NULL && call->plan != NULL)
    check_plan (call, framework);
  if (framework != NULL && n_arguments == 2)
    check_data (call, framework);

  return call->failed ? DTI_EXIT_PROBLEMS : DTI_EXIT_OK;
}
