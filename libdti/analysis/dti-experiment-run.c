/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-experiment-private.h"
#include "dti-sensitivity-private.h"
#include "dti-uncertainty-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/* The runs of an experiment: at once, or in the background. */

/* ---- a run ---- */

DtiExperimentRun *
dti_experiment_begin (DtiExperiment *self, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->inputs));
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) list = NULL;
  DtiReplicator *replicator;
  DtiExperimentRun *run;
  gsize unit = G_MAXSIZE;

  if (self->unit != NULL && !dti_scorecard_find_unit (self->card, self->unit, &unit))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no unit “%s”", self->unit);
      return NULL;
    }

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (inputs, g_list_model_get_item (G_LIST_MODEL (self->inputs), i));
  /* The list owns the array, and the replicator keeps it too. */
  list = dti_fixed_list_new (DTI_TYPE_UNCERTAIN_INPUT, g_ptr_array_ref (inputs));
  replicator = dti_replicator_new (self->card, self->node, inputs, self->seed, error);
  if (replicator == NULL)
    return NULL;

  run = g_new0 (DtiExperimentRun, 1);
  run->replicator = replicator;
  run->inputs = g_steal_pointer (&list);
  run->experiment = self;
  run->unit = unit;
  run->threads = self->threads != 0 ? self->threads : g_get_num_processors ();

  return run;
}

void
dti_experiment_run_free (DtiExperimentRun *run)
{
  dti_replicator_free (run->replicator);
  g_object_unref (run->inputs);
  g_free (run);
}

/* ---- uncertainty ---- */

static DtiUncertainty *
take_uncertainty (DtiExperimentRun *run, DtiReplicates *replicates)
{
  DtiReplicator *replicator = run->replicator;
  DtiUncertainty *uncertainty;

  uncertainty =
      dti_uncertainty_new (replicator->card, replicator->node, run->inputs, replicator->seed);
  dti_uncertainty_take (uncertainty,
                        (guint) replicates->n_kept,
                        g_steal_pointer (&replicates->points),
                        g_steal_pointer (&replicates->scores),
                        g_steal_pointer (&replicates->ranks),
                        replicates->failures);

  return uncertainty;
}

static DtiUncertainty *
make_uncertainty (DtiExperimentRun *run,
                  DtiReplicates *replicates,
                  GCancellable *cancellable,
                  GError **error)
{
  return dti_experiment_run_replicates (run, replicates, cancellable, error)
             ? take_uncertainty (run, replicates)
             : NULL;
}

static DtiUncertainty *
run_uncertainty (DtiExperimentRun *run, guint n, GCancellable *cancellable, GError **error)
{
  DtiReplicator *replicator = run->replicator;
  g_autoptr (DtiReplicates) replicates =
      dti_replicates_new (replicator->inputs->len, n, n, replicator->n_units, error);

  if (replicates == NULL)
    return NULL;

  dti_replicates_draw (replicates, replicator->seed);

  return make_uncertainty (run, replicates, cancellable, error);
}

/**
 * dti_experiment_run_uncertainty:
 * @self: an experiment
 * @n_replicates: how often all inputs are drawn; at least 1
 * @cancellable: (nullable): a cancellable
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Draws all uncertain inputs together at random, and scores and ranks the units each time.
 *
 * A replicate that cannot be scored is counted, and tells why in
 * [method@Dti.Uncertainty.get_problems].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where an input names a node, a unit or a place that is not
 * there, `DTI_ERROR_UNSUPPORTED` for a scorecard with a rule of a script, `DTI_ERROR_INVALID_DATA`
 * for no replicates, `DTI_ERROR_LIMIT` for more than 2²⁸ ranks, and with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): what the replicates gave
 *
 * Since: 1.0
 */
DtiUncertainty *
dti_experiment_run_uncertainty (DtiExperiment *self,
                                guint n_replicates,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (DtiExperimentRun) run = NULL;

  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  run = dti_experiment_begin (self, error);

  return run != NULL ? run_uncertainty (run, n_replicates, cancellable, error) : NULL;
}

static gboolean
read_points (DtiReplicates *replicates, GBytes *points, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (points, &size);

  memcpy (replicates->points, data, size);
  for (gsize i = 0; i < replicates->n_points * replicates->n_inputs; i++)
    {
      if (!(replicates->points[i] >= 0.0 && replicates->points[i] < 1.0))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "number %" G_GSIZE_FORMAT " of the points is not from 0 to below 1",
                       i + 1);
          return FALSE;
        }
      replicates->streams[i] = i / replicates->n_inputs;
    }

  return TRUE;
}

/**
 * dti_experiment_run_points:
 * @self: an experiment
 * @points: doubles from 0 to below 1 in host byte order: for each replicate one for each input, in
 *   their order
 * @cancellable: (nullable): a cancellable
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores and ranks the units with the inputs at given points, instead of drawing them.
 *
 * Of n alternatives that are equally likely, u stands for the one at the position ⌊u n⌋; of a
 * range, for its quantile. Noise on weights, and errors of several observations, are drawn by the
 * number of the replicate.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the numbers are no whole number of points, or one of
 * them is out of range, and as [method@Dti.Experiment.run_uncertainty] does.
 *
 * Returns: (transfer full): what the replicates gave
 *
 * Since: 1.0
 */
DtiUncertainty *
dti_experiment_run_points (DtiExperiment *self,
                           GBytes *points,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (DtiExperimentRun) run = NULL;
  g_autoptr (DtiReplicates) replicates = NULL;
  gsize size;
  gsize step;

  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);
  g_return_val_if_fail (points != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  run = dti_experiment_begin (self, error);
  if (run == NULL)
    return NULL;

  size = g_bytes_get_size (points);
  step = run->replicator->inputs->len * sizeof (double);
  if (step == 0 || size % step != 0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%" G_GSIZE_FORMAT " bytes are no whole number of points of %u inputs",
                   size,
                   run->replicator->inputs->len);
      return NULL;
    }
  replicates = dti_replicates_new (run->replicator->inputs->len,
                                   size / step,
                                   size / step,
                                   run->replicator->n_units,
                                   error);
  if (replicates == NULL)
    return NULL;

  return read_points (replicates, points, error)
             ? make_uncertainty (run, replicates, cancellable, error)
             : NULL;
}

/* ---- sensitivity ---- */

/* A row of A has draws of its own, one of B too; what AB_i has from B it has with its draws. */
static void
number_streams (DtiReplicates *self, guint n_rows)
{
  guint d = self->n_inputs;

  for (gsize block = 0; block < d + 2; block++)
    for (gsize row = 0; row < n_rows; row++)
      for (guint k = 0; k < d; k++)
        {
          gboolean is_b = block == 1 || block == k + 2;

          self->streams[(block * n_rows + row) * d + k] = 2 * row + (is_b ? 1 : 0);
        }
}

static DtiReplicates *
design_replicates (DtiExperimentRun *run, DtiSensitivityDesign *design, GError **error)
{
  guint n_rows = dti_sensitivity_design_get_n_rows (design);
  DtiReplicates *replicates = dti_replicates_new (run->replicator->inputs->len,
                                                  dti_sensitivity_design_get_n_points (design),
                                                  2 * (gsize) n_rows,
                                                  run->replicator->n_units,
                                                  error);
  guint d = run->replicator->inputs->len;

  for (gsize i = 0; replicates != NULL && i < replicates->n_points; i++)
    dti_sensitivity_design_read_point (design, (guint) i, replicates->points + i * d);
  if (replicates == NULL)
    return NULL;

  number_streams (replicates, n_rows);
  replicates->unit = run->unit;

  return replicates;
}

static DtiSensitivity *
estimate (DtiExperimentRun *run,
          DtiSensitivityDesign *design,
          const DtiReplicates *replicates,
          GError **error)
{
  const GPtrArray *inputs = run->replicator->inputs;
  g_autofree const char **ids = g_new0 (const char *, inputs->len + 1);
  g_autoptr (GBytes) outcomes =
      g_bytes_new (replicates->outcomes, replicates->n_points * sizeof (double));

  for (guint i = 0; i < inputs->len; i++)
    ids[i] = ((DtiUncertainInput *) g_ptr_array_index (inputs, i))->id;

  return dti_sensitivity_design_estimate (design, ids, outcomes, error);
}

static DtiSensitivity *
run_sensitivity (DtiExperimentRun *run, guint n_rows, GCancellable *cancellable, GError **error)
{
  DtiReplicator *replicator = run->replicator;
  g_autoptr (DtiSensitivityDesign) design = dti_sensitivity_design_new (n_rows,
                                                                        replicator->inputs->len,
                                                                        DTI_DESIGN_SEQUENCE_SOBOL,
                                                                        replicator->seed,
                                                                        error);
  g_autoptr (DtiReplicates) replicates = NULL;
  DtiSensitivity *sensitivity;

  if (design == NULL)
    return NULL;
  replicates = design_replicates (run, design, error);
  if (replicates == NULL || !dti_experiment_run_replicates (run, replicates, cancellable, error))
    return NULL;

  sensitivity = estimate (run, design, replicates, error);
  if (sensitivity == NULL)
    return NULL;

  dti_uncertainty_report_failures (sensitivity->problems,
                                   replicates->failures,
                                   replicates->n_points);
  sensitivity->uncertainty = take_uncertainty (run, replicates);

  return sensitivity;
}

/**
 * dti_experiment_run_sensitivity:
 * @self: an experiment
 * @n_rows: rows of the design; at least 2, and some hundreds for indices that mean something
 * @cancellable: (nullable): a cancellable
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Tells which of the uncertain inputs move the ranks: the first-order and total indices of Sobol’.
 *
 * The outcome is by how many ranks the units move on average from where they are without
 * uncertainty, or the rank of [property@Dti.Experiment:unit]. There are @n_rows (d + 2) replicates
 * for d inputs, at the points of a [class@Dti.SensitivityDesign]; those of its blocks A and B are
 * kept as [property@Dti.Sensitivity:uncertainty]. A row with a replicate that could not be scored,
 * or in which a unit lost its rank, is left out and counted.
 *
 * Fails as [method@Dti.Experiment.run_uncertainty] does, with `DTI_ERROR_NOT_FOUND` for an unknown
 * unit, and as [ctor@Dti.SensitivityDesign.new] does, for one thing with more than 32 inputs.
 *
 * Returns: (transfer full): the indices
 *
 * Since: 1.0
 */
DtiSensitivity *
dti_experiment_run_sensitivity (DtiExperiment *self,
                                guint n_rows,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (DtiExperimentRun) run = NULL;

  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  run = dti_experiment_begin (self, error);

  return run != NULL ? run_sensitivity (run, n_rows, cancellable, error) : NULL;
}

/* ---- in the background ---- */

/* What a run makes of its number of replicates or rows: a GObject. */
typedef gpointer (*DtiExperimentWork) (DtiExperimentRun *run,
                                       guint n,
                                       GCancellable *cancellable,
                                       GError **error);

typedef struct
{
  DtiExperimentRun *run;
  DtiExperimentWork work;
  guint n;
} DtiExperimentJob;

static void
job_free (gpointer data)
{
  DtiExperimentJob *job = data;

  dti_experiment_run_free (job->run);
  g_free (job);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DtiExperimentJob *job = data;
  g_autoptr (GError) error = NULL;
  gpointer made = job->work (job->run, job->n, cancellable, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
completed_cb (GObject *task, GParamSpec *pspec, gpointer data)
{
  dti_experiment_stop_ticker (data);
}

/* Takes over @task. */
static void
start (GTask *task, DtiExperiment *self, DtiExperimentWork work, guint n)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (GError) error = NULL;
  DtiExperimentRun *run = dti_experiment_begin (self, &error);
  DtiExperimentJob *job;

  if (run == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  job = g_new0 (DtiExperimentJob, 1);
  job->run = run;
  job->work = work;
  job->n = n;
  g_task_set_task_data (task, job, job_free);
  dti_experiment_start_ticker (self);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (completed_cb), self, 0);
  g_task_run_in_thread (task, run_in_thread);
}

static gpointer
do_uncertainty (DtiExperimentRun *run, guint n, GCancellable *cancellable, GError **error)
{
  return run_uncertainty (run, n, cancellable, error);
}

static gpointer
do_sensitivity (DtiExperimentRun *run, guint n, GCancellable *cancellable, GError **error)
{
  return run_sensitivity (run, n, cancellable, error);
}

/**
 * dti_experiment_run_uncertainty_async:
 * @self: an experiment
 * @n_replicates: how often all inputs are drawn; at least 1
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (closure user_data): called when the replicates are there
 * @user_data: data for @callback
 *
 * Does what [method@Dti.Experiment.run_uncertainty] does without blocking the main loop.
 *
 * The run goes on with what the experiment is now, whatever is set meanwhile.
 * [property@Dti.Experiment:progress] is notified about from the main loop.
 *
 * Since: 1.0
 */
void
dti_experiment_run_uncertainty_async (DtiExperiment *self,
                                      guint n_replicates,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DTI_IS_EXPERIMENT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_experiment_run_uncertainty_async);
  start (task, self, do_uncertainty, n_replicates);
}

/**
 * dti_experiment_run_uncertainty_finish:
 * @self: an experiment
 * @result: what the callback was given
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [method@Dti.Experiment.run_uncertainty_async] began.
 *
 * Fails as [method@Dti.Experiment.run_uncertainty] does.
 *
 * Returns: (transfer full): what the replicates gave
 *
 * Since: 1.0
 */
DtiUncertainty *
dti_experiment_run_uncertainty_finish (DtiExperiment *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_experiment_run_sensitivity_async:
 * @self: an experiment
 * @n_rows: rows of the design; at least 2
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (closure user_data): called when the indices are there
 * @user_data: data for @callback
 *
 * Does what [method@Dti.Experiment.run_sensitivity] does without blocking the main loop.
 *
 * The run goes on with what the experiment is now, whatever is set meanwhile.
 * [property@Dti.Experiment:progress] is notified about from the main loop.
 *
 * Since: 1.0
 */
void
dti_experiment_run_sensitivity_async (DtiExperiment *self,
                                      guint n_rows,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DTI_IS_EXPERIMENT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_experiment_run_sensitivity_async);
  start (task, self, do_sensitivity, n_rows);
}

/**
 * dti_experiment_run_sensitivity_finish:
 * @self: an experiment
 * @result: what the callback was given
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [method@Dti.Experiment.run_sensitivity_async] began.
 *
 * Fails as [method@Dti.Experiment.run_sensitivity] does.
 *
 * Returns: (transfer full): the indices
 *
 * Since: 1.0
 */
DtiSensitivity *
dti_experiment_run_sensitivity_finish (DtiExperiment *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
