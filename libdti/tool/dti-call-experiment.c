/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-command.h"

/* The experiment that the options of a call ask for. */

/* What is taken where nobody says otherwise. */
#define DEFAULT_NOISE 0.25
#define DEFAULT_REPLICATES 1000

gboolean
dti_call_has_experiment (const DtiCall *call)
{
  return call->inputs != NULL || !isnan (call->noise) || call->replicates != -1 || call->seed != -1;
}

static gboolean
add_noise (DtiExperiment *experiment, double factor, GError **error)
{
  g_autoptr (DtiUncertainInput) noise =
      dti_uncertain_input_new_for_noise ("weights", factor, NULL, error);

  return noise != NULL && dti_experiment_add_input (experiment, noise, error);
}

static gboolean
add_inputs (const DtiCall *call, DtiExperiment *experiment, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (call->inputs == NULL && isnan (call->noise))
    {
      g_printerr ("dti: note: no uncertain inputs were given: all weights get noise of 25 %%\n");
      return add_noise (experiment, DEFAULT_NOISE, error);
    }

  if (call->inputs != NULL)
    {
      file = g_file_new_for_commandline_arg (call->inputs);
      if (!dti_experiment_add_from_file (experiment, file, error))
        return FALSE;
    }

  return isnan (call->noise) || add_noise (experiment, call->noise, error);
}

DtiExperiment *
dti_call_new_experiment (const DtiCall *call, DtiScorecard *card, GError **error)
{
  g_autoptr (DtiExperiment) experiment = dti_experiment_new (card);

  dti_experiment_set_threads (experiment, call->threads);
  if (call->seed >= 0)
    dti_experiment_set_seed (experiment, (guint64) call->seed);
  if (call->nodes != NULL)
    dti_experiment_set_node (experiment, call->nodes[0]);

  return add_inputs (call, experiment, error) ? g_steal_pointer (&experiment) : NULL;
}

void
dti_call_report_failures (DtiCall *call, DtiUncertainty *uncertainty, DtiProblemList *problems)
{
  dti_call_report (call, problems);
  if (dti_uncertainty_get_n_failed (uncertainty) == dti_uncertainty_get_n_replicates (uncertainty))
    dti_call_complain (call, "no replicate could be scored");
}

DtiUncertainty *
dti_call_run_uncertainty (DtiCall *call, DtiExperiment *experiment, GError **error)
{
  guint n = call->replicates > 0 ? (guint) call->replicates : DEFAULT_REPLICATES;
  DtiUncertainty *uncertainty = dti_experiment_run_uncertainty (experiment, n, NULL, error);

  if (uncertainty != NULL)
    dti_call_report_failures (call, uncertainty, dti_uncertainty_get_problems (uncertainty));

  return uncertainty;
}
