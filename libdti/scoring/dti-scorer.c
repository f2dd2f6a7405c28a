/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-scorer-private.h"

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
  g_clear_object (&self->preparation);
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

/* ---- options ---- */

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
  g_mutex_lock (&self->lock);
  g_clear_object (&self->preparation);
  g_mutex_unlock (&self->lock);
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
