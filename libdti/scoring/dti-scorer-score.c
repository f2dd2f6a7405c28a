/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-preparation-private.h"
#include "dti-scorer-private.h"

#include <libdti/data/dti-dataset-numbers-private.h>
#include <libdti/model/dti-node-private.h>

/* What a scorer does: one period, all of them, or in the background. */

static DtiProgram *
get_program (DtiScorer *self, GError **error)
{
  DtiProgram *program = NULL;

  g_mutex_lock (&self->lock);
  if (self->program == NULL)
    self->program = dti_program_new (self->framework, self->rules, error);
  if (self->program != NULL)
    program = dti_program_ref (self->program);
  g_mutex_unlock (&self->lock);

  return program;
}

static gboolean
fits (const DtiBinding *binding,
      const DtiProgram *program,
      DtiDataset *dataset,
      const char *period,
      DtiStage stage)
{
  return binding != NULL && binding->program == program && binding->dataset == dataset &&
         binding->stage == stage && g_str_equal (binding->period, period);
}

static DtiBinding *
bind (DtiScorer *self,
      DtiProgram *program,
      DtiDataset *dataset,
      const char *period,
      DtiWorkers *workers,
      GError **error)
{
  DtiBinding *binding = NULL;

  /* What a script computes may change from call to call, so its columns are made anew. */
  g_mutex_lock (&self->lock);
  if (!program->has_scripts && fits (self->binding, program, dataset, period, self->stage))
    binding = dti_binding_ref (self->binding);
  g_mutex_unlock (&self->lock);
  if (binding != NULL)
    return binding;

  binding = dti_binding_new (program, dataset, period, self->stage, workers, error);
  if (binding == NULL)
    return NULL;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->binding, dti_binding_unref);
  self->binding = dti_binding_ref (binding);
  g_mutex_unlock (&self->lock);

  return binding;
}

/* ---- preparation ---- */

static gboolean
is_prepared (DtiPreparation *preparation, DtiDataset *dataset)
{
  return preparation != NULL && dti_preparation_get_source (preparation) == dataset;
}

/* What the steps before the rules make of the observations; NULL, without an error, where there are
 * none. */
static DtiPreparation *
prepare (DtiScorer *self, DtiDataset *dataset, GError **error)
{
  DtiPreparation *preparation = NULL;

  if (!dti_framework_needs_preparation (self->framework))
    return NULL;

  g_mutex_lock (&self->lock);
  if (is_prepared (self->preparation, dataset))
    preparation = g_object_ref (self->preparation);
  g_mutex_unlock (&self->lock);
  if (preparation != NULL)
    return preparation;

  preparation = dti_preparation_new_for_scorer (self->framework, dataset, self->stage, error);
  if (preparation == NULL)
    return NULL;

  g_mutex_lock (&self->lock);
  g_set_object (&self->preparation, preparation);
  g_mutex_unlock (&self->lock);

  return preparation;
}

/* One card for each period in @periods, scored together where a rule looks at all of them. */
static GPtrArray *
score_periods (DtiScorer *self,
               DtiProgram *program,
               DtiDataset *dataset,
               const char *const *periods,
               GCancellable *cancellable,
               GError **error)
{
  gsize n = g_strv_length ((char **) periods);
  g_autoptr (GPtrArray) bindings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dti_binding_unref);
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree DtiResults **results = g_new0 (DtiResults *, n + 1);
  DtiWorkers workers = { self->threads != 0 ? self->threads : g_get_num_processors (),
                         cancellable };
  g_autoptr (GError) failure = NULL;
  g_autoptr (DtiPreparation) preparation = prepare (self, dataset, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (preparation != NULL)
    dataset = dti_preparation_get_dataset (preparation);

  for (gsize i = 0; i < n; i++)
    {
      DtiBinding *binding = bind (self, program, dataset, periods[i], &workers, error);

      if (binding == NULL)
        return NULL;
      g_ptr_array_add (bindings, binding);
    }

  if (!dti_results_run ((DtiBinding *const *) bindings->pdata, n, &workers, results, error))
    return NULL;
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (cards,
                     dti_scorecard_new (results[i], preparation, self->ties, self->rank_decimals));

  return g_steal_pointer (&cards);
}

static DtiScorecard *
score_one (DtiScorer *self,
           DtiDataset *dataset,
           const char *period,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DtiProgram) program = get_program (self, error);
  const char *alone[] = { NULL, NULL };
  const char *const *periods = alone;
  g_autoptr (GPtrArray) cards = NULL;
  guint position = 0;

  if (program == NULL)
    return NULL;

  dti_dataset_seal (dataset);
  alone[0] = dti_dataset_choose_period (dataset, period, error);
  if (alone[0] == NULL)
    return NULL;

  if (program->needs_panel)
    periods = dti_dataset_get_periods (dataset);
  cards = score_periods (self, program, dataset, periods, cancellable, error);
  if (cards == NULL)
    return NULL;

  while (!g_str_equal (periods[position], alone[0]))
    position++;

  return g_object_ref (g_ptr_array_index (cards, position));
}

/**
 * dti_scorer_score:
 * @self: a scorer
 * @dataset: the observations; sealed by this call
 * @period: (nullable): the period, or `NULL` for the only one
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores all units of one period.
 *
 * A unit that cannot be scored leaves the rest standing:
 * [method@Dti.Scorecard.get_problems] tells why.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown period, `DTI_ERROR_CONFLICT` where several
 * periods leave the choice open, `DTI_ERROR_UNSUPPORTED` for what this version cannot compute,
 * `DTI_ERROR_LIMIT` for a benefit of the doubt of too many units, and with the error of a rule
 * written in a script.
 *
 * Returns: (transfer full): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_scorer_score (DtiScorer *self, DtiDataset *dataset, const char *period, GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return score_one (self, dataset, period, NULL, error);
}

typedef struct
{
  DtiDataset *dataset;
  char *period;
} DtiScoreJob;

static void
score_job_free (DtiScoreJob *job)
{
  g_object_unref (job->dataset);
  g_free (job->period);
  g_free (job);
}

static void
run_job (GTask *task, DtiScorer *self, DtiScoreJob *job)
{
  g_autoptr (GError) error = NULL;
  DtiScorecard *card =
      score_one (self, job->dataset, job->period, g_task_get_cancellable (task), &error);

  if (card != NULL)
    g_task_return_pointer (task, card, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
score_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  run_job (task, source, data);
}

static gboolean
score_in_idle_cb (gpointer data)
{
  GTask *task = data;

  run_job (task, g_task_get_source_object (task), g_task_get_task_data (task));

  return G_SOURCE_REMOVE;
}

/**
 * dti_scorer_score_async:
 * @self: a scorer
 * @dataset: the observations; sealed by this call
 * @period: (nullable): the period, or `NULL` for the only one
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (closure user_data): called when the scores are there
 * @user_data: data for @callback
 *
 * Scores all units of one period without blocking the main loop.
 *
 * With a rule written in a script the work is done in the main loop, for scripts are called from
 * their own thread only.
 *
 * Since: 1.0
 */
void
dti_scorer_score_async (DtiScorer *self,
                        DtiDataset *dataset,
                        const char *period,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DtiProgram) program = NULL;
  g_autoptr (GError) error = NULL;
  DtiScoreJob *job;

  g_return_if_fail (DTI_IS_SCORER (self));
  g_return_if_fail (DTI_IS_DATASET (dataset));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_scorer_score_async);
  g_task_set_check_cancellable (task, TRUE);
  job = g_new0 (DtiScoreJob, 1);
  job->dataset = g_object_ref (dataset);
  job->period = g_strdup (period);
  g_task_set_task_data (task, job, (GDestroyNotify) score_job_free);
  dti_dataset_seal (dataset);

  program = get_program (self, &error);
  if (program == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!program->has_scripts)
    g_task_run_in_thread (task, score_in_thread);
  else
    g_task_attach_source (task, g_idle_source_new (), score_in_idle_cb);
}

/**
 * dti_scorer_score_finish:
 * @self: a scorer
 * @result: what the callback was given
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [method@Dti.Scorer.score_async] began; fails as [method@Dti.Scorer.score] does.
 *
 * Returns: (transfer full): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_scorer_score_finish (DtiScorer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_scorer_score_all:
 * @self: a scorer
 * @dataset: the observations; sealed by this call
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores every period of a dataset.
 *
 * Fails as [method@Dti.Scorer.score] does.
 *
 * Returns: (transfer full): a list of [class@Dti.Scorecard], periods ascending
 *
 * Since: 1.0
 */
GListModel *
dti_scorer_score_all (DtiScorer *self, DtiDataset *dataset, GError **error)
{
  g_autoptr (DtiProgram) program = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  GListStore *list;
  const char *const *periods;

  g_return_val_if_fail (DTI_IS_SCORER (self), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  program = get_program (self, error);
  if (program == NULL)
    return NULL;

  dti_dataset_seal (dataset);
  periods = dti_dataset_get_periods (dataset);
  list = g_list_store_new (DTI_TYPE_SCORECARD);
  if (periods[0] == NULL)
    return G_LIST_MODEL (list);

  cards = score_periods (self, program, dataset, periods, NULL, error);
  if (cards == NULL)
    {
      g_object_unref (list);
      return NULL;
    }
  g_list_store_splice (list, 0, 0, cards->pdata, cards->len);

  return G_LIST_MODEL (list);
}
