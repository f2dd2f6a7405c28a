/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-experiment-private.h"
#include "dti-uncertainty-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/* The runs of an experiment: at once, or in the background. */

#define TICK_MS 50

/* ---- a run ---- */

DtiExperimentRun *
dti_experiment_begin (DtiExperiment *self, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->inputs));
  GPtrArray *inputs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) list = NULL;
  DtiReplicator *replicator;
  DtiExperimentRun *run;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (inputs, g_list_model_get_item (G_LIST_MODEL (self->inputs), i));
  /* The list owns the array, and the replicator keeps it too. */
  list = dti_fixed_list_new (DTI_TYPE_UNCERTAIN_INPUT, g_ptr_array_ref (inputs));
  replicator = dti_replicator_new (self->card, self->node, inputs, self->seed, error);
  g_ptr_array_unref (inputs);
  if (replicator == NULL)
    return NULL;

  run = g_new0 (DtiExperimentRun, 1);
  run->replicator = replicator;
  run->inputs = g_steal_pointer (&list);
  run->experiment = self;
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
make_uncertainty (DtiExperimentRun *run,
                  DtiReplicates *replicates,
                  GCancellable *cancellable,
                  GError **error)
{
  DtiReplicator *replicator = run->replicator;
  DtiUncertainty *uncertainty;

  if (!dti_experiment_run_replicates (run, replicates, cancellable, error))
    return NULL;

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
read_points (DtiReplicates *replicates, const double *points, GError **error)
{
  gsize n = replicates->n_points * replicates->n_inputs;

  for (gsize i = 0; i < n; i++)
    {
      if (!(points[i] >= 0.0 && points[i] < 1.0))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "number %" G_GSIZE_FORMAT " of the points is not from 0 to below 1",
                       i + 1);
          return FALSE;
        }
      replicates->points[i] = points[i];
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
  g_autofree double *numbers = NULL;
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

  /* Bytes of others need not be aligned. */
  numbers = g_memdup2 (g_bytes_get_data (points, NULL), size);

  return read_points (replicates, numbers, error)
             ? make_uncertainty (run, replicates, cancellable, error)
             : NULL;
}

/* ---- in the background ---- */

static gboolean
tick_cb (gpointer data)
{
  DtiExperiment *self = data;
  double progress = dti_experiment_get_progress (self);

  if (progress != self->told)
    {
      self->told = progress;
      g_object_notify (G_OBJECT (self), "progress");
    }

  return G_SOURCE_CONTINUE;
}

void
dti_experiment_start_ticker (DtiExperiment *self)
{
  if (self->n_running++ > 0)
    return;

  self->ticker = g_timeout_source_new (TICK_MS);
  g_source_set_callback (self->ticker, tick_cb, self, NULL);
  g_source_attach (self->ticker, g_main_context_get_thread_default ());
}

void
dti_experiment_stop_ticker (DtiExperiment *self)
{
  if (--self->n_running > 0)
    return;

  tick_cb (self);
  g_source_destroy (self->ticker);
  g_clear_pointer (&self->ticker, g_source_unref);
}

typedef struct
{
  DtiExperimentRun *run;
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
  DtiUncertainty *uncertainty = run_uncertainty (job->run, job->n, cancellable, &error);

  if (uncertainty != NULL)
    g_task_return_pointer (task, uncertainty, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
completed_cb (GObject *task, GParamSpec *pspec, gpointer data)
{
  dti_experiment_stop_ticker (data);
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
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  DtiExperimentJob *job;
  DtiExperimentRun *run;

  g_return_if_fail (DTI_IS_EXPERIMENT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_experiment_run_uncertainty_async);
  run = dti_experiment_begin (self, &error);
  if (run == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  job = g_new0 (DtiExperimentJob, 1);
  job->run = run;
  job->n = n_replicates;
  g_task_set_task_data (task, job, job_free);
  dti_experiment_start_ticker (self);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (completed_cb), self, 0);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * dti_experiment_run_uncertainty_finish:
 * @self: an experiment
 * @result: what the callback was given
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [method@Dti.Experiment.run_uncertainty_async] began; fails as
 * [method@Dti.Experiment.run_uncertainty] does.
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
