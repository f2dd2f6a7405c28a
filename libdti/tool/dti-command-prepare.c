/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "dti-command.h"

/* The first steps of the method; NULL after a complaint. */
static GListModel *
choose_steps (DtiCall *call, DtiFramework *framework)
{
  GListModel *method = dti_framework_get_method (framework);
  guint n = g_list_model_get_n_items (method);
  g_autoptr (GListStore) steps = NULL;

  if (call->steps < 0)
    return g_object_ref (method);
  if ((guint) call->steps > n)
    {
      dti_call_complain (call, "--steps: the framework has %u", n);
      return NULL;
    }

  steps = g_list_store_new (DTI_TYPE_STEP);
  for (guint i = 0; i < (guint) call->steps; i++)
    {
      g_autoptr (DtiStep) step = g_list_model_get_item (method, i);

      g_list_store_append (steps, step);
    }

  return G_LIST_MODEL (g_steal_pointer (&steps));
}

DtiExit
dti_command_prepare (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GListModel) steps = NULL;
  g_autoptr (DtiPreparation) preparation = NULL;
  DtiDataset *prepared;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_strv_length (call->arguments) != 2)
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  steps = framework != NULL ? choose_steps (call, framework) : NULL;
  if (steps == NULL)
    return DTI_EXIT_PROBLEMS;
  dataset = dti_call_load_dataset (call, framework, call->arguments[1]);
  if (dataset == NULL)
    return DTI_EXIT_PROBLEMS;

  preparation = dti_preparation_new_with_steps (framework, dataset, steps, &error);
  if (preparation == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return DTI_EXIT_PROBLEMS;
    }
  dti_call_report (call, dti_preparation_get_problems (preparation));
  prepared = dti_preparation_get_dataset (preparation);
  text = call->output == DTI_OUTPUT_JSON ? dti_dataset_to_json (prepared)
                                         : dti_dataset_to_csv (prepared);

  return dti_call_print (call, text);
}
