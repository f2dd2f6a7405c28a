/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-scorecard-private.h"
#include "dti-scorer.h"

#include <libdti/dti-enum-types.h>

#include <libdti/base/dti-error.h>

/**
 * DtiScorer:
 *
 * Computes scorecards from a framework and observations.
 *
 * The scorer compiles its framework once. What it found out about a dataset (columns, minima and
 * maxima, …) is kept for the next scoring of the same period, so that scoring again costs little.
 *
 * The same inputs give the same bits, whatever the number of threads and the locale.
 *
 * Options belong to one thread; [method@Dti.Scorer.score] can be called from several at once as
 * long as nobody changes an option. Rules written in a script are called from the calling thread
 * only.
 *
 * ```c
 * g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
 * g_autoptr (DtiScorecard) card = dti_scorer_score (scorer, dataset, "2022", &error);
 * ```
 *
 * Since: 1.0
 */
struct _DtiScorer
{
  GObject parent_instance;

  DtiFramework *framework;
  GHashTable *rules; /* node id → DtiRule */
  int ties;
  int rank_decimals;
  guint threads;
  DtiStage stage;

  GMutex lock; /* guards the two below */
  DtiProgram *program;
  DtiBinding *binding; /* of the last scoring */
};

typedef enum
{
  PROP_FRAMEWORK = 1,
  PROP_TIES,
  PROP_RANK_DECIMALS,
  PROP_THREADS,
  PROP_STAGE,
} DtiScorerProperty;

static GParamSpec *props[PROP_STAGE + 1];

G_DEFINE_FINAL_TYPE (DtiScorer, dti_scorer, G_TYPE_OBJECT)

static void
dti_scorer_dispose (GObject *object)
{
  DtiScorer *self = DTI_SCORER (object);

  g_clear_pointer (&self->binding, dti_binding_unref);
  g_clear_pointer (&self->program, dti_program_unref);
  g_clear_pointer (&self->rules, g_hash_table_unref);
  g_clear_object (&self->framework);

  G_OBJECT_CLASS (dti_scorer_parent_class)->dispose (object);
}

static void
dti_scorer_finalize (GObject *object)
{
  DtiScorer *self = DTI_SCORER (object);

  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_scorer_parent_class)->finalize (object);
}

static void
dti_scorer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiScorer *self = DTI_SCORER (object);

  switch ((DtiScorerProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      g_value_set_object (value, self->framework);
      break;
    case PROP_TIES:
      g_value_set_enum (value, dti_scorer_get_ties (self));
      break;
    case PROP_RANK_DECIMALS:
      g_value_set_int (value, dti_scorer_get_rank_decimals (self));
      break;
    case PROP_THREADS:
      g_value_set_uint (value, self->threads);
      break;
    case PROP_STAGE:
      g_value_set_enum (value, self->stage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_scorer_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiScorer *self = DTI_SCORER (object);

  switch ((DtiScorerProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      self->framework = g_value_dup_object (value);
      break;
    case PROP_TIES:
      dti_scorer_set_ties (self, (DtiTies) g_value_get_enum (value));
      break;
    case PROP_RANK_DECIMALS:
      dti_scorer_set_rank_decimals (self, g_value_get_int (value));
      break;
    case PROP_THREADS:
      dti_scorer_set_threads (self, g_value_get_uint (value));
      break;
    case PROP_STAGE:
      dti_scorer_set_stage (self, (DtiStage) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_ranking_properties (void)
{
  /**
   * DtiScorer:ties: (getter get_ties) (setter set_ties)
   *
   * How equal figures are ranked at every node; at first as the framework ranks its index.
   *
   * Once set it takes the place of what the framework says for each node.
   *
   * Since: 1.0
   */
  props[PROP_TIES] =
      g_param_spec_enum ("ties",
                         NULL,
                         NULL,
                         DTI_TYPE_TIES,
                         DTI_TIES_COMPETITION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiScorer:rank-decimals: (getter get_rank_decimals) (setter set_rank_decimals)
   *
   * To how many decimals figures are rounded before they are ranked; -1: they are not.
   *
   * At first as the framework ranks its index; once set it takes the place of what the framework
   * says for each node.
   *
   * Since: 1.0
   */
  props[PROP_RANK_DECIMALS] =
      g_param_spec_int ("rank-decimals",
                        NULL,
                        NULL,
                        -1,
                        15,
                        -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
dti_scorer_class_init (DtiScorerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dti_scorer_dispose;
  object_class->finalize = dti_scorer_finalize;
  object_class->get_property = dti_scorer_get_property;
  object_class->set_property = dti_scorer_set_property;

  /**
   * DtiScorer:framework: (getter get_framework)
   *
   * The framework that is scored.
   *
   * Since: 1.0
   */
  props[PROP_FRAMEWORK] =
      g_param_spec_object ("framework",
                           NULL,
                           NULL,
                           DTI_TYPE_FRAMEWORK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  install_ranking_properties ();

  /**
   * DtiScorer:threads: (getter get_threads) (setter set_threads)
   *
   * How many threads score; 0: one for each processor. The result does not depend on it.
   *
   * Since: 1.0
   */
  props[PROP_THREADS] =
      g_param_spec_uint ("threads",
                         NULL,
                         NULL,
                         0,
                         1024,
                         0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiScorer:stage: (getter get_stage) (setter set_stage)
   *
   * The stage that is scored; `DTI_STAGE_ANY`: for each observation the last one present.
   *
   * Since: 1.0
   */
  props[PROP_STAGE] =
      g_param_spec_enum ("stage",
                         NULL,
                         NULL,
                         DTI_TYPE_STAGE,
                         DTI_STAGE_ANY,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_scorer_init (DtiScorer *self)
{
  self->ties = DTI_SCORER_BY_FRAMEWORK;
  self->rank_decimals = DTI_SCORER_BY_FRAMEWORK;
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_mutex_init (&self->lock);
}

/* ---- options
 * -------------------------------------------------------------------------------------------- */

/**
 * dti_scorer_new:
 * @framework: what to score
 *
 * Creates a scorer.
 *
 * Returns: (transfer full): a new scorer
 *
 * Since: 1.0
 */
DtiScorer *
dti_scorer_new (DtiFramework *framework)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);

  return g_object_new (DTI_TYPE_SCORER, "framework", framework, NULL);
}

/**
 * dti_scorer_get_framework: (get-property framework)
 * @self: a scorer
 *
 * Gets the framework that is scored.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_scorer_get_framework (DtiScorer *self)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), NULL);

  return self->framework;
}

/**
 * dti_scorer_get_ties: (get-property ties)
 * @self: a scorer
 *
 * Gets how equal figures are ranked.
 *
 * Returns: the way of ranking ties
 *
 * Since: 1.0
 */
DtiTies
dti_scorer_get_ties (DtiScorer *self)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), DTI_TIES_COMPETITION);

  if (self->ties == DTI_SCORER_BY_FRAMEWORK)
    return dti_node_get_ties (dti_framework_get_ranking_node (self->framework));

  return (DtiTies) self->ties;
}

/**
 * dti_scorer_set_ties: (set-property ties)
 * @self: a scorer
 * @ties: the way of ranking ties
 *
 * Sets how equal figures are ranked, at every node.
 *
 * Since: 1.0
 */
void
dti_scorer_set_ties (DtiScorer *self, DtiTies ties)
{
  g_return_if_fail (DTI_IS_SCORER (self));
  g_return_if_fail (ties <= DTI_TIES_FIRST);

  if (self->ties == (int) ties)
    return;

  self->ties = (int) ties;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIES]);
}

/**
 * dti_scorer_get_rank_decimals: (get-property rank-decimals)
 * @self: a scorer
 *
 * Gets to how many decimals figures are rounded before they are ranked.
 *
 * Returns: the decimals, or -1
 *
 * Since: 1.0
 */
int
dti_scorer_get_rank_decimals (DtiScorer *self)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), -1);

  if (self->rank_decimals == DTI_SCORER_BY_FRAMEWORK)
    return dti_node_get_rank_decimals (dti_framework_get_ranking_node (self->framework));

  return self->rank_decimals;
}

/**
 * dti_scorer_set_rank_decimals: (set-property rank-decimals)
 * @self: a scorer
 * @decimals: the decimals, -1 to 15
 *
 * Sets to how many decimals figures are rounded before they are ranked, at every node.
 *
 * Since: 1.0
 */
void
dti_scorer_set_rank_decimals (DtiScorer *self, int decimals)
{
  g_return_if_fail (DTI_IS_SCORER (self));
  g_return_if_fail (decimals >= -1 && decimals <= 15);

  if (self->rank_decimals == decimals)
    return;

  self->rank_decimals = decimals;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RANK_DECIMALS]);
}

/**
 * dti_scorer_get_threads: (get-property threads)
 * @self: a scorer
 *
 * Gets how many threads score.
 *
 * Returns: the number of threads; 0: one for each processor
 *
 * Since: 1.0
 */
guint
dti_scorer_get_threads (DtiScorer *self)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), 0);

  return self->threads;
}

/**
 * dti_scorer_set_threads: (set-property threads)
 * @self: a scorer
 * @threads: the number of threads; 0: one for each processor
 *
 * Sets how many threads score.
 *
 * Since: 1.0
 */
void
dti_scorer_set_threads (DtiScorer *self, guint threads)
{
  g_return_if_fail (DTI_IS_SCORER (self));
  g_return_if_fail (threads <= 1024);

  if (self->threads == threads)
    return;

  self->threads = threads;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THREADS]);
}

/**
 * dti_scorer_get_stage: (get-property stage)
 * @self: a scorer
 *
 * Gets the stage that is scored.
 *
 * Returns: the stage
 *
 * Since: 1.0
 */
DtiStage
dti_scorer_get_stage (DtiScorer *self)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), DTI_STAGE_ANY);

  return self->stage;
}

/**
 * dti_scorer_set_stage: (set-property stage)
 * @self: a scorer
 * @stage: the stage
 *
 * Sets the stage that is scored.
 *
 * Since: 1.0
 */
void
dti_scorer_set_stage (DtiScorer *self, DtiStage stage)
{
  g_return_if_fail (DTI_IS_SCORER (self));
  g_return_if_fail (stage <= DTI_STAGE_PUBLISHED);

  if (self->stage == stage)
    return;

  self->stage = stage;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE]);
}

/**
 * dti_scorer_set_rule:
 * @self: a scorer
 * @node: id of a node
 * @rule: (nullable): the rule, or `NULL` for the framework's own
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores a node by another rule than the framework's, such as one written in a script.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scorer_set_rule (DtiScorer *self, const char *node, DtiRule *rule, GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORER (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);
  g_return_val_if_fail (rule == NULL || DTI_IS_RULE (rule), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (dti_framework_lookup (self->framework, node) == NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", node);
      return FALSE;
    }

  if (rule == NULL)
    g_hash_table_remove (self->rules, node);
  else
    g_hash_table_insert (self->rules, g_strdup (node), g_object_ref (rule));

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->binding, dti_binding_unref);
  g_clear_pointer (&self->program, dti_program_unref);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

/* ---- scoring
 * -------------------------------------------------------------------------------------------- */

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
    g_ptr_array_add (cards, dti_scorecard_new (results[i], self->ties, self->rank_decimals));

  return g_steal_pointer (&cards);
}

/* The period asked for, checked; the only one where none was asked for. */
static const char *
choose_period (DtiDataset *dataset, const char *period, GError **error)
{
  const char *const *periods = dti_dataset_get_periods (dataset);
  gsize n = g_strv_length ((char **) periods);

  for (gsize i = 0; period != NULL && i < n; i++)
    if (g_str_equal (periods[i], period))
      return periods[i];

  if (n == 0)
    g_set_error_literal (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the dataset has no period");
  else if (period != NULL)
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the dataset has no period “%s”", period);
  else if (n == 1)
    return periods[0];
  else
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_CONFLICT,
                 "the dataset has %" G_GSIZE_FORMAT " periods, “%s” to “%s”: name one",
                 n,
                 periods[0],
                 periods[n - 1]);

  return NULL;
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
  alone[0] = choose_period (dataset, period, error);
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
 * periods leave the choice open, `DTI_ERROR_UNSUPPORTED` for what this version cannot compute, and
 * with the error of a rule written in a script.
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
