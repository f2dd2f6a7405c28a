/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scenario-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>

/**
 * DtiScenario:
 *
 * What if: edits over a scorecard, scored as they come.
 *
 * A scenario begins as the scorecard it is made of. Numbers, ratios, statuses, labels, inputs,
 * weights and rules can then be edited ([method@Dti.Scenario.set_number] and its like); scores,
 * maxima, values, coverage and ranks are those of the edited state, to the last bit what
 * [method@Dti.Scenario.to_scorecard] gets by scoring everything anew. Scorecard, dataset and
 * framework are never touched: a column is copied when it is first edited.
 *
 * An edit costs what it moves. One cell whose rule needs no other unit, or only the range of the
 * units while that stays, scores one unit along its way to the root; its rank is found among sorted
 * figures. A new lowest or highest number under `min-max` and its like, any number under `z-score`,
 * `rank`, `borda` and `percentile-rank`, and pillars that compare units (`then`, `copeland`,
 * `outranking`, `benefit-of-the-doubt`) score a column of units, as do weights and rules.
 *
 * Edits can be put together into steps ([method@Dti.Scenario.begin_step]), undone and done again,
 * listed, compared with the base ([method@Dti.Scenario.diff]) and saved as a document of the format
 * `dti-scenario` ([method@Dti.Scenario.to_json]).
 *
 * A scenario is confined to one thread; the scorecard it is made of can be shared.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_BASE = 1,
  PROP_N_EDITS,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
} DtiScenarioProperty;

static GParamSpec *props[PROP_CAN_REDO + 1];

typedef enum
{
  SIGNAL_CHANGED,
} DtiScenarioSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (DtiScenario, dti_scenario, G_TYPE_OBJECT)

static void
clear_moves (DtiScenarioMoves *moves)
{
  g_clear_pointer (&moves->units, g_hash_table_unref);
  g_clear_pointer (&moves->seen, g_hash_table_unref);
  g_clear_pointer (&moves->keys, g_array_unref);
  g_clear_pointer (&moves->before, dti_scenario_ranks_free);
}

static void
dti_scenario_finalize (GObject *object)
{
  DtiScenario *self = DTI_SCENARIO (object);

  for (guint i = 0; self->ranks != NULL && i < self->binding->program->n_ops; i++)
    g_clear_pointer (&self->ranks[i], dti_scenario_ranks_free);
  g_free (self->ranks);
  clear_moves (&self->moves);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->pending_cells, g_array_unref);
  g_free (self->pending_ops);
  g_clear_pointer (&self->rules, g_hash_table_unref);
  g_clear_pointer (&self->weights, g_hash_table_unref);
  g_clear_pointer (&self->results, dti_results_unref);
  g_clear_pointer (&self->binding, dti_binding_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (dti_scenario_parent_class)->finalize (object);
}

static void
dti_scenario_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiScenario *self = DTI_SCENARIO (object);

  switch ((DtiScenarioProperty) prop_id)
    {
    case PROP_BASE:
      g_value_set_object (value, dti_scenario_get_base (self));
      break;
    case PROP_N_EDITS:
      g_value_set_uint (value, dti_scenario_get_n_edits (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, dti_scenario_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, dti_scenario_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_scenario_class_init (DtiScenarioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_scenario_finalize;
  object_class->get_property = dti_scenario_get_property;

  /**
   * DtiScenario:base: (getter get_base)
   *
   * The scorecard that the edits begin from.
   *
   * Since: 1.0
   */
  props[PROP_BASE] = g_param_spec_object ("base", NULL, NULL, DTI_TYPE_SCORECARD, flags);

  /**
   * DtiScenario:n-edits: (getter get_n_edits)
   *
   * How many edits lead from the base to the scenario.
   *
   * Since: 1.0
   */
  props[PROP_N_EDITS] = g_param_spec_uint ("n-edits", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiScenario:can-undo: (getter get_can_undo)
   *
   * Whether there is a step to undo.
   *
   * Since: 1.0
   */
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);

  /**
   * DtiScenario:can-redo: (getter get_can_redo)
   *
   * Whether there is a step to do again.
   *
   * Since: 1.0
   */
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * DtiScenario::changed:
   * @self: a scenario
   * @n_units: how many units can have other scores: 1 for an edit of one cell that moves no other
   *
   * Emitted once after each step, and after it was undone or done again.
   *
   * Ranks can change for other units too, see [method@Dti.Scenario.get_n_moved].
   *
   * Since: 1.0
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          DTI_TYPE_SCENARIO,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_UINT);
}

static void
dti_scenario_init (DtiScenario *self)
{
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->weights = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->pending_cells = g_array_new (FALSE, FALSE, sizeof (DtiRankingEntry));
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->moves.units = g_hash_table_new (NULL, NULL);
  self->moves.seen = g_hash_table_new (NULL, NULL);
  self->moves.keys = g_array_new (FALSE, FALSE, sizeof (DtiRankingEntry));
}

/* ---- for the other files ---- */

void
dti_scenario_notify (DtiScenario *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_EDITS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) self->moves.n_changed);
}

const DtiOp *
dti_scenario_get_op (DtiScenario *self, guint op)
{
  return &self->binding->program->ops[op];
}

const char *
dti_scenario_get_unit_id (DtiScenario *self, gsize unit)
{
  return dti_scorecard_get_unit_id (self->base, unit);
}

gboolean
dti_scenario_find_unit (DtiScenario *self, const char *unit, gsize *position, GError **error)
{
  if (dti_scorecard_find_unit (self->base, unit, position))
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the period has no unit “%s”", unit);

  return FALSE;
}

gboolean
dti_scenario_find_node (DtiScenario *self, const char *node, guint *op, GError **error)
{
  if (dti_program_find (self->binding->program, node, op))
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", node);

  return FALSE;
}

/* ---- making ---- */

static gboolean
has_script (DtiRule *const *rules, guint n_rules)
{
  for (guint i = 0; i < n_rules; i++)
    if (!dti_rule_is_builtin (rules[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_panel (const DtiOp *op)
{
  for (guint i = 0; i < op->n_then; i++)
    if (dti_rule_get_scope (op->then[i]) == DTI_SCOPE_PANEL)
      return TRUE;

  return FALSE;
}

/* What cannot be followed edit by edit. */
static gboolean
check_program (const DtiProgram *program, GError **error)
{
  for (guint i = 0; i < program->n_ops; i++)
    {
      const DtiOp *op = &program->ops[i];
      const char *fault = NULL;

      if (has_script (op->rules, op->n_rules) || has_script (op->then, op->n_then))
        fault = "a rule of a script need not answer the same twice";
      else if (has_panel (op))
        fault = "its “then” looks at all periods";
      if (fault == NULL)
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "node “%s” cannot be in a scenario: %s",
                   op->id,
                   fault);
      return FALSE;
    }

  return TRUE;
}

static void
find_ranking (DtiScenario *self)
{
  const DtiProgram *program = self->binding->program;
  DtiNode *node = dti_framework_get_ranking_node (program->framework);

  dti_program_find (program, dti_node_get_id (node), &self->ranking);
}

/**
 * dti_scenario_new:
 * @card: a scorecard
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Creates a scenario without edits.
 *
 * That is cheap; the first edit sorts the figures that the framework ranks by. Pillars of a large
 * scorecard that nobody looked at yet are scored here.
 *
 * Fails with `DTI_ERROR_UNSUPPORTED` for a scorecard with a rule of a script, which need not answer
 * the same twice, with a `then` of scope `panel`, which looks at all periods, or with a method that
 * prepares the data.
 *
 * Returns: (transfer full): a new scenario
 *
 * Since: 1.0
 */
DtiScenario *
dti_scenario_new (DtiScorecard *card, GError **error)
{
  g_autoptr (DtiScenario) self = NULL;
  DtiResults *results;
  DtiBinding *binding;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  results = (DtiResults *) dti_scorecard_peek_results (card);
  binding = results->binding;
  if (!check_program (binding->program, error) ||
      !dti_scorecard_require_unprepared (card, "scenarios", error))
    return NULL;

  self = g_object_new (DTI_TYPE_SCENARIO, NULL);
  self->base = g_object_ref (card);
  self->draft = dti_dataset_new_draft (binding->dataset);
  self->binding = dti_binding_new_draft (binding, self->draft);
  self->results = dti_results_new_draft (results, self->binding);
  self->pending_ops = g_new0 (guint8, binding->program->n_ops + 1);
  self->ranks = g_new0 (DtiScenarioRanks *, binding->program->n_ops + 1);
  dti_scenario_load_rules (self);
  find_ranking (self);

  return g_steal_pointer (&self);
}

/* ---- properties ---- */

/**
 * dti_scenario_get_base: (get-property base)
 * @self: a scenario
 *
 * Gets the scorecard that the edits begin from.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_scenario_get_base (DtiScenario *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), NULL);

  return self->base;
}

/**
 * dti_scenario_get_n_edits: (get-property n-edits)
 * @self: a scenario
 *
 * Gets how many edits lead from the base to the scenario.
 *
 * Those of a step that is open do not count yet.
 *
 * Returns: the number of edits
 *
 * Since: 1.0
 */
guint
dti_scenario_get_n_edits (DtiScenario *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), 0);

  return self->n_edits;
}

/**
 * dti_scenario_get_can_undo: (get-property can-undo)
 * @self: a scenario
 *
 * Gets whether there is a step to undo.
 *
 * Returns: `TRUE` if there is one; `FALSE` while a step is open
 *
 * Since: 1.0
 */
gboolean
dti_scenario_get_can_undo (DtiScenario *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);

  return self->open == NULL && self->n_done > 0;
}

/**
 * dti_scenario_get_can_redo: (get-property can-redo)
 * @self: a scenario
 *
 * Gets whether there is a step to do again.
 *
 * Returns: `TRUE` if there is one; `FALSE` while a step is open
 *
 * Since: 1.0
 */
gboolean
dti_scenario_get_can_redo (DtiScenario *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);

  return self->open == NULL && self->n_done < self->steps->len;
}

/* ---- results ---- */

static double
read_column (DtiScenario *self, guint op, gsize unit, DtiColumn column)
{
  DtiUnitScore score;

  if (column == DTI_COLUMN_RANK)
    return dti_scenario_ranks_get_rank (dti_scenario_ensure_ranks (self, op), unit);

  score = dti_results_get_unit (self->results, op, unit);

  return dti_scorecard_read_unit (&score, column);
}

static gboolean
get_number (DtiScenario *self, const char *unit, const char *node, DtiColumn column, double *number)
{
  gsize position;
  guint op;
  double result = NAN;

  dti_scenario_score (self);
  if (dti_program_find (self->binding->program, node, &op) &&
      dti_scorecard_find_unit (self->base, unit, &position))
    result = read_column (self, op, position, column);

  return dti_number_hand_out (result, number);
}

/**
 * dti_scenario_get_score:
 * @self: a scenario
 * @unit: id of a unit
 * @node: id of a node
 * @score: (out) (optional): the score in points, NaN where there is none
 *
 * Gets the score of a unit at a node.
 *
 * Returns: `TRUE` if there is one; `FALSE` also where the unit or the node is unknown
 *
 * Since: 1.0
 */
gboolean
dti_scenario_get_score (DtiScenario *self, const char *unit, const char *node, double *score)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_SCORE, score);
}

/**
 * dti_scenario_get_max:
 * @self: a scenario
 * @unit: id of a unit
 * @node: id of a node
 * @max: (out) (optional): the assessed maximum in points, NaN where there is none
 *
 * Gets the assessed maximum of a unit at a node.
 *
 * Returns: `TRUE` if there is one; it is there together with the score
 *
 * Since: 1.0
 */
gboolean
dti_scenario_get_max (DtiScenario *self, const char *unit, const char *node, double *max)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_MAX, max);
}

/**
 * dti_scenario_get_value:
 * @self: a scenario
 * @unit: id of a unit
 * @node: id of a node
 * @value: (out) (optional): score / assessed maximum, NaN where there is none
 *
 * Gets the value of a unit at a node, not rounded.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scenario_get_value (DtiScenario *self, const char *unit, const char *node, double *value)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_VALUE, value);
}

/**
 * dti_scenario_get_rank:
 * @self: a scenario
 * @unit: id of a unit
 * @node: id of a node
 * @rank: (out) (optional): the rank, 1 is the best; NaN where there is none
 *
 * Gets the rank of a unit at a node.
 *
 * Ties and decimals are those of the scorecard. The figures of a node are sorted when it is first
 * asked for, and again after an edit that moved a whole column; then a rank takes about the square
 * root of the number of units.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scenario_get_rank (DtiScenario *self, const char *unit, const char *node, double *rank)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_RANK, rank);
}

/**
 * dti_scenario_get_coverage:
 * @self: a scenario
 * @unit: id of a unit
 * @node: id of a node
 * @coverage: (out) (optional): share of the observations that are there, 0 to 1; NaN where there is
 *   none
 *
 * Gets the coverage of a unit at a node.
 *
 * Returns: `TRUE` if there is one; `FALSE` where the node does not apply to the unit
 *
 * Since: 1.0
 */
gboolean
dti_scenario_get_coverage (DtiScenario *self, const char *unit, const char *node, double *coverage)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_COVERAGE, coverage);
}

/**
 * dti_scenario_get_n_ranked:
 * @self: a scenario
 * @node: id of a node
 *
 * Gets how many units have a rank at a node.
 *
 * Returns: the number of ranked units, 0 for an unknown node
 *
 * Since: 1.0
 */
guint
dti_scenario_get_n_ranked (DtiScenario *self, const char *node)
{
  guint op;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), 0);
  g_return_val_if_fail (node != NULL, 0);

  if (!dti_program_find (self->binding->program, node, &op))
    return 0;

  return (guint) dti_scenario_ranks_get_n_ranked (dti_scenario_ensure_ranks (self, op));
}

/**
 * dti_scenario_get_column:
 * @self: a scenario
 * @node: id of a node
 * @column: which numbers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets one number for each unit: packed doubles in host byte order, NaN where there is none.
 *
 * The order is that of [method@Dti.Scorecard.get_units] of the base. The bytes are a copy and do
 * not follow later edits. Fails with `DTI_ERROR_NOT_FOUND` for an unknown node.
 *
 * Returns: (transfer full): n-units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_scenario_get_column (DtiScenario *self, const char *node, DtiColumn column, GError **error)
{
  gsize n;
  double *numbers;
  guint op;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_scenario_find_node (self, node, &op, error))
    return NULL;

  dti_scenario_score (self);
  n = self->binding->n_units;
  numbers = g_new (double, n + 1);
  if (column == DTI_COLUMN_RANK)
    dti_scenario_ranks_write (dti_scenario_ensure_ranks (self, op), numbers);
  else
    for (gsize i = 0; i < n; i++)
      numbers[i] = read_column (self, op, i, column);

  return g_bytes_new_take (numbers, n * sizeof (double));
}

/* ---- out of the scenario ---- */

static gboolean
score_anew (DtiScenario *self, DtiResults **results, GError **error)
{
  const DtiBinding *binding = self->binding;
  DtiWorkers workers = { self->results->n_threads, NULL };
  g_autoptr (DtiDataset) dataset = dti_dataset_new_draft (self->draft);
  DtiBinding *bound =
      dti_binding_new (binding->program, dataset, binding->period, binding->stage, &workers, error);
  gboolean done;

  if (bound == NULL)
    return FALSE;

  done = dti_results_run (&bound, 1, &workers, results, error);
  dti_binding_unref (bound);

  return done;
}

/**
 * dti_scenario_to_scorecard:
 * @self: a scenario
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores the edited state anew.
 *
 * The result is a scorecard like any other, with a dataset of its own that holds the edits; later
 * edits of the scenario do not change it. An edited node is told there at its last stage only. The
 * framework is that of the base: edited weights and rules are in the scores and explanations.
 *
 * Errors are those of [method@Dti.Scorer.score].
 *
 * Returns: (transfer full): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_scenario_to_scorecard (DtiScenario *self, GError **error)
{
  DtiResults *results = NULL;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  dti_scenario_score (self);
  if (!score_anew (self, &results, error))
    return NULL;

  return dti_scorecard_new (results, NULL, self->base->ties, self->base->rank_decimals);
}
