/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-private.h"
#include "dti-score-list-private.h"
#include "dti-scorecard-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>

/**
 * DtiScorecard:
 *
 * The scores of all units at all nodes in one period.
 *
 * For every unit and node a scorecard knows the score in points, the assessed maximum, the value
 * (score / assessed maximum), the rank among the ranked units and the coverage (the share of the
 * observations that are there). It keeps the dataset and the framework it was made from, and
 * explains each number down to the observation.
 *
 * A scorecard is immutable and free-threaded. Single numbers have getters; for all the units at
 * once use [method@Dti.Scorecard.get_column].
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_FRAMEWORK = 1,
  PROP_DATASET,
  PROP_PERIOD,
  PROP_N_UNITS,
} DtiScorecardProperty;

static GParamSpec *props[PROP_N_UNITS + 1];

G_DEFINE_FINAL_TYPE (DtiScorecard, dti_scorecard, G_TYPE_OBJECT)

static void
dti_scorecard_finalize (GObject *object)
{
  DtiScorecard *self = DTI_SCORECARD (object);
  guint n_ops = self->results->binding->program->n_ops;

  for (guint i = 0; self->ranks != NULL && i < n_ops; i++)
    g_free (self->ranks[i]);
  g_free (self->ranks);
  g_free (self->units);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->problems);
  g_clear_object (&self->preparation);
  g_clear_pointer (&self->results, dti_results_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_scorecard_parent_class)->finalize (object);
}

static void
dti_scorecard_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiScorecard *self = DTI_SCORECARD (object);

  switch ((DtiScorecardProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      g_value_set_object (value, dti_scorecard_get_framework (self));
      break;
    case PROP_DATASET:
      g_value_set_object (value, dti_scorecard_get_dataset (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, dti_scorecard_get_period (self));
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, dti_scorecard_get_n_units (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_scorecard_class_init (DtiScorecardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_scorecard_finalize;
  object_class->get_property = dti_scorecard_get_property;

  /**
   * DtiScorecard:framework: (getter get_framework)
   *
   * The framework that was scored.
   *
   * Since: 1.0
   */
  props[PROP_FRAMEWORK] = g_param_spec_object ("framework",
                                               NULL,
                                               NULL,
                                               DTI_TYPE_FRAMEWORK,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiScorecard:dataset: (getter get_dataset)
   *
   * The observations that were scored.
   *
   * Since: 1.0
   */
  props[PROP_DATASET] = g_param_spec_object ("dataset",
                                             NULL,
                                             NULL,
                                             DTI_TYPE_DATASET,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiScorecard:period: (getter get_period)
   *
   * The period that was scored, empty where the data have none.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] =
      g_param_spec_string ("period", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiScorecard:n-units: (getter get_n_units)
   *
   * How many units the period lists.
   *
   * Since: 1.0
   */
  props[PROP_N_UNITS] = g_param_spec_uint (
      "n-units", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_scorecard_init (DtiScorecard *self)
{
  g_mutex_init (&self->lock);
}

DtiScorecard *
dti_scorecard_new (DtiResults *results, DtiPreparation *preparation, int ties, int rank_decimals)
{
  DtiScorecard *self = g_object_new (DTI_TYPE_SCORECARD, NULL);

  dti_late_penalty_apply (results);
  self->results = results;
  g_set_object (&self->preparation, preparation);
  self->ties = ties;
  self->rank_decimals = rank_decimals;
  self->ranks = g_new0 (DtiNodeRanks *, results->binding->program->n_ops);

  return self;
}

const DtiResults *
dti_scorecard_peek_results (DtiScorecard *self)
{
  return self->results;
}

gboolean
dti_scorecard_require_unprepared (DtiScorecard *self, const char *what, GError **error)
{
  if (self->preparation == NULL)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_UNSUPPORTED,
               "framework “%s” cannot have %s: its method has steps before the rules",
               dti_framework_get_id (dti_scorecard_get_framework (self)),
               what);

  return FALSE;
}

/* ---- units ---- */

const char *
dti_scorecard_get_unit_id (DtiScorecard *self, gsize position)
{
  const DtiBinding *binding = self->results->binding;

  return dti_dataset_get_units (binding->dataset)[dti_binding_get_row (binding, position)];
}

static void
index_rows (DtiScorecard *self)
{
  const DtiBinding *binding = self->results->binding;

  self->rows = g_hash_table_new (NULL, NULL);
  for (gsize i = 0; i < binding->n_units; i++)
    g_hash_table_insert (self->rows, GSIZE_TO_POINTER (binding->rows[i]), GSIZE_TO_POINTER (i + 1));
}

gboolean
dti_scorecard_find_unit (DtiScorecard *self, const char *unit, gsize *position)
{
  const DtiBinding *binding = self->results->binding;
  gsize found;
  gsize row;

  if (!dti_dataset_find_unit (binding->dataset, unit, &row))
    return FALSE;

  *position = row;
  if (binding->rows == NULL)
    return TRUE;

  g_mutex_lock (&self->lock);
  if (self->rows == NULL)
    index_rows (self);
  found = GPOINTER_TO_SIZE (g_hash_table_lookup (self->rows, GSIZE_TO_POINTER (row)));
  g_mutex_unlock (&self->lock);

  *position = found - 1;

  return found > 0;
}

/* ---- public ---- */

/**
 * dti_scorecard_get_framework: (get-property framework)
 * @self: a scorecard
 *
 * Gets the framework that was scored.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_scorecard_get_framework (DtiScorecard *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  return self->results->binding->program->framework;
}

/**
 * dti_scorecard_get_dataset: (get-property dataset)
 * @self: a scorecard
 *
 * Gets the observations that were scored; the dataset is sealed.
 *
 * Returns: (transfer none): the dataset
 *
 * Since: 1.0
 */
DtiDataset *
dti_scorecard_get_dataset (DtiScorecard *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  return self->results->binding->dataset;
}

/**
 * dti_scorecard_get_preparation:
 * @self: a scorecard
 *
 * Gets what the steps of the method did before the rules.
 *
 * [method@Dti.Scorecard.get_dataset] has the numbers after them.
 *
 * Returns: (transfer none) (nullable): the preparation; `NULL` where the observations were scored
 *   as they are
 *
 * Since: 1.0
 */
DtiPreparation *
dti_scorecard_get_preparation (DtiScorecard *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  return self->preparation;
}

/**
 * dti_scorecard_get_period: (get-property period)
 * @self: a scorecard
 *
 * Gets the period that was scored, empty where the data have none.
 *
 * Returns: (transfer none): the period
 *
 * Since: 1.0
 */
const char *
dti_scorecard_get_period (DtiScorecard *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  return self->results->binding->period;
}

static void
list_unit_ids (DtiScorecard *self)
{
  gsize n = self->results->binding->n_units;

  self->units = g_new (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    self->units[i] = (char *) dti_scorecard_get_unit_id (self, i);
  self->units[n] = NULL;
}

/**
 * dti_scorecard_get_units:
 * @self: a scorecard
 *
 * Gets the ids of the units of the period, in order of first appearance.
 *
 * The columns of [method@Dti.Scorecard.get_column] have this order.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_scorecard_get_units (DtiScorecard *self)
{
  const DtiBinding *binding;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  binding = self->results->binding;
  if (binding->rows == NULL)
    return dti_dataset_get_units (binding->dataset);

  g_mutex_lock (&self->lock);
  if (self->units == NULL)
    list_unit_ids (self);
  g_mutex_unlock (&self->lock);

  return (const char *const *) self->units;
}

/**
 * dti_scorecard_get_n_units: (get-property n-units)
 * @self: a scorecard
 *
 * Gets how many units the period lists.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_scorecard_get_n_units (DtiScorecard *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), 0);

  return (guint) self->results->binding->n_units;
}

static gboolean
find (DtiScorecard *self, const char *unit, const char *node, gsize *position, guint *op)
{
  return dti_program_find (self->results->binding->program, node, op) &&
         dti_scorecard_find_unit (self, unit, position);
}

double
dti_scorecard_read_unit (const DtiUnitScore *score, DtiColumn column)
{
  gboolean scored = score->cell == DTI_CELL_SCORED;

  switch (column)
    {
    case DTI_COLUMN_SCORE:
      return scored ? score->score : NAN;
    case DTI_COLUMN_MAX:
      return scored ? score->max : NAN;
    case DTI_COLUMN_VALUE:
      return scored && score->max > 0.0 ? dti_unit_score_get_value (score) : NAN;
    case DTI_COLUMN_COVERAGE:
      return score->coverage;
    case DTI_COLUMN_RANK:
    default:
      g_return_val_if_reached (NAN);
    }
}

double
dti_scorecard_read_number (DtiScorecard *self, guint op, gsize unit, DtiColumn column)
{
  DtiUnitScore score;

  if (column == DTI_COLUMN_RANK)
    return dti_scorecard_peek_ranks (self, op)->ranks[unit];

  score = dti_results_get_unit (self->results, op, unit);

  return dti_scorecard_read_unit (&score, column);
}

static gboolean
get_number (
    DtiScorecard *self, const char *unit, const char *node, DtiColumn column, double *number)
{
  gsize position;
  guint op;
  double result = NAN;

  if (find (self, unit, node, &position, &op))
    result = dti_scorecard_read_number (self, op, position, column);

  return dti_number_hand_out (result, number);
}

/**
 * dti_scorecard_get_score:
 * @self: a scorecard
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
dti_scorecard_get_score (DtiScorecard *self, const char *unit, const char *node, double *score)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_SCORE, score);
}

/**
 * dti_scorecard_get_max:
 * @self: a scorecard
 * @unit: id of a unit
 * @node: id of a node
 * @max: (out) (optional): the assessed maximum in points, NaN where there is none
 *
 * Gets the assessed maximum of a unit at a node: the declared one less what was not assessed.
 *
 * Returns: `TRUE` if there is one; it is there together with the score
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_get_max (DtiScorecard *self, const char *unit, const char *node, double *max)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_MAX, max);
}

/**
 * dti_scorecard_get_value:
 * @self: a scorecard
 * @unit: id of a unit
 * @node: id of a node
 * @value: (out) (optional): score / assessed maximum, NaN where there is none
 *
 * Gets the value of a unit at a node, not rounded.
 *
 * Returns: `TRUE` if there is one; a node with maximum 0 has a score and no value
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_get_value (DtiScorecard *self, const char *unit, const char *node, double *value)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_VALUE, value);
}

/**
 * dti_scorecard_get_rank:
 * @self: a scorecard
 * @unit: id of a unit
 * @node: id of a node
 * @rank: (out) (optional): the rank, 1 is the best; fractions with average ties; NaN where there is
 * none
 *
 * Gets the rank of a unit at a node, by the ranking of the framework.
 *
 * Returns: `TRUE` if there is one; units that are only informative have none
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_get_rank (DtiScorecard *self, const char *unit, const char *node, double *rank)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_RANK, rank);
}

/**
 * dti_scorecard_get_coverage:
 * @self: a scorecard
 * @unit: id of a unit
 * @node: id of a node
 * @coverage: (out) (optional): share of the observations that are there, 0 to 1; NaN where there is
 * none
 *
 * Gets the coverage of a unit at a node; it is there even where the score is not.
 *
 * Returns: `TRUE` if there is one; `FALSE` where the node does not apply to the unit
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_get_coverage (DtiScorecard *self,
                            const char *unit,
                            const char *node,
                            double *coverage)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return get_number (self, unit, node, DTI_COLUMN_COVERAGE, coverage);
}

/**
 * dti_scorecard_get_n_ranked:
 * @self: a scorecard
 * @node: id of a node
 *
 * Gets how many units have a rank at a node: the “63” of “rank 32 of 63”.
 *
 * Returns: the number of ranked units, 0 for an unknown node
 *
 * Since: 1.0
 */
guint
dti_scorecard_get_n_ranked (DtiScorecard *self, const char *node)
{
  guint op;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), 0);
  g_return_val_if_fail (node != NULL, 0);

  if (!dti_program_find (self->results->binding->program, node, &op))
    return 0;

  return (guint) dti_scorecard_peek_ranks (self, op)->n_ranked;
}

/* The column as it lies in memory, where it does. */
static GBytes *
borrow_column (DtiScorecard *self, guint op, DtiColumn column)
{
  gsize size = self->results->binding->n_units * sizeof (double);
  const double *scores;

  if (column == DTI_COLUMN_RANK)
    return g_bytes_new_with_free_func (dti_scorecard_peek_ranks (self, op)->ranks,
                                       size,
                                       g_object_unref,
                                       g_object_ref (self));
  if (column != DTI_COLUMN_SCORE)
    return NULL;

  scores = dti_results_peek_scores (self->results, op);

  return scores != NULL
             ? g_bytes_new_with_free_func (scores, size, g_object_unref, g_object_ref (self))
             : NULL;
}

/**
 * dti_scorecard_get_column:
 * @self: a scorecard
 * @node: id of a node
 * @column: which numbers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets one number for each unit: packed doubles in host byte order, NaN where there is none.
 *
 * The order is that of [method@Dti.Scorecard.get_units]. Scores and ranks of pillars are handed out
 * without a copy and keep the scorecard alive: read only.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node.
 *
 * Returns: (transfer full): n-units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_scorecard_get_column (DtiScorecard *self, const char *node, DtiColumn column, GError **error)
{
  GBytes *bytes;
  gsize n;
  double *numbers;
  guint op;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_program_find (self->results->binding->program, node, &op))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", node);
      return NULL;
    }

  bytes = borrow_column (self, op, column);
  if (bytes != NULL)
    return bytes;

  n = self->results->binding->n_units;
  numbers = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    numbers[i] = dti_scorecard_read_number (self, op, i, column);

  return g_bytes_new_take (numbers, n * sizeof (double));
}

/**
 * dti_scorecard_list_scores:
 * @self: a scorecard
 * @node: id of a node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists the scores of all units at a node, as objects made on demand.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node. For bulk work use
 * [method@Dti.Scorecard.get_column].
 *
 * Returns: (transfer full): a list of [class@Dti.Score], in the order of the units
 *
 * Since: 1.0
 */
GListModel *
dti_scorecard_list_scores (DtiScorecard *self, const char *node, GError **error)
{
  guint op;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_program_find (self->results->binding->program, node, &op))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", node);
      return NULL;
    }

  return dti_score_list_new_for_node (self, op);
}

/**
 * dti_scorecard_list_unit_scores:
 * @self: a scorecard
 * @unit: id of a unit
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists the scores of one unit at all nodes, depth first from the root, then the views.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit.
 *
 * Returns: (transfer full): a list of [class@Dti.Score]
 *
 * Since: 1.0
 */
GListModel *
dti_scorecard_list_unit_scores (DtiScorecard *self, const char *unit, GError **error)
{
  gsize position;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_scorecard_find_unit (self, unit, &position))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the period has no unit “%s”", unit);
      return NULL;
    }

  return dti_score_list_new_for_unit (self, position);
}

/**
 * dti_scorecard_explain:
 * @self: a scorecard
 * @unit: id of a unit
 * @node: (nullable): id of a node, or `NULL` for the root
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Explains a number: how it was made, from what, down to the observations.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node.
 *
 * Returns: (transfer full): the explanation
 *
 * Since: 1.0
 */
DtiExplanation *
dti_scorecard_explain (DtiScorecard *self, const char *unit, const char *node, GError **error)
{
  gsize position;
  guint op;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (node == NULL)
    node = dti_node_get_id (DTI_NODE (dti_framework_get_root (dti_scorecard_get_framework (self))));
  if (!dti_program_find (self->results->binding->program, node, &op))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", node);
      return NULL;
    }
  if (!dti_scorecard_find_unit (self, unit, &position))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the period has no unit “%s”", unit);
      return NULL;
    }

  return dti_explanation_new (self, op, position, 1.0);
}

/**
 * dti_scorecard_get_problems:
 * @self: a scorecard
 *
 * Gets what the scoring has to report.
 *
 * That is units without a score and why, points that were clamped, observed pillars that differ
 * from their children, and what the rules of the assessment ([class@Dti.AssessmentRules]) did.
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_scorecard_get_problems (DtiScorecard *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  g_mutex_lock (&self->lock);
  if (self->problems == NULL)
    {
      self->problems = dti_problem_list_new ();
      dti_scorecard_collect_problems (self, self->problems);
    }
  g_mutex_unlock (&self->lock);

  return self->problems;
}
