/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scorecard-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiScore:
 *
 * One unit at one node, as a row of a list.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A score is immutable and free-threaded. For bulk work use
 * [method@Dti.Scorecard.get_column], which costs a thousand times less.
 *
 * Since: 1.0
 */
struct _DtiScore
{
  GObject parent_instance;

  DtiScorecard *card; /* owns the node and the texts */
  DtiNode *node;
  const char *unit;
  const char *unit_name;
  const char *period;
  const char *node_id;
  double score;
  double max;
  double value;
  double rank;
  double coverage;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_UNIT_NAME,
  PROP_PERIOD,
  PROP_NODE,
  PROP_NODE_ID,
  PROP_SCORE,
  PROP_MAX,
  PROP_VALUE,
  PROP_RANK,
  PROP_COVERAGE,
} DtiScoreProperty;

static GParamSpec *props[PROP_COVERAGE + 1];

G_DEFINE_FINAL_TYPE (DtiScore, dti_score, G_TYPE_OBJECT)

static void
dti_score_finalize (GObject *object)
{
  DtiScore *self = DTI_SCORE (object);

  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_score_parent_class)->finalize (object);
}

static void
dti_score_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiScore *self = DTI_SCORE (object);

  switch ((DtiScoreProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_UNIT_NAME:
      g_value_set_string (value, self->unit_name);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, self->node_id);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->score);
      break;
    case PROP_MAX:
      g_value_set_double (value, self->max);
      break;
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    case PROP_RANK:
      g_value_set_double (value, self->rank);
      break;
    case PROP_COVERAGE:
      g_value_set_double (value, self->coverage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_score_class_init (DtiScoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_score_finalize;
  object_class->get_property = dti_score_get_property;

  /**
   * DtiScore:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiScore:unit-name: (getter get_unit_name)
   *
   * The name of the unit, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_UNIT_NAME] = text_spec ("unit-name");

  /**
   * DtiScore:period: (getter get_period)
   *
   * The period, empty where the data have none.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = text_spec ("period");

  /**
   * DtiScore:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiScore:node: (getter get_node)
   *
   * The node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiScore:score:
   *
   * The score in points; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Score.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");

  /**
   * DtiScore:max:
   *
   * The assessed maximum in points; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Score.get_max].
   *
   * Since: 1.0
   */
  props[PROP_MAX] = number_spec ("max");

  /**
   * DtiScore:value:
   *
   * Score / assessed maximum, not rounded; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Score.get_value].
   *
   * Since: 1.0
   */
  props[PROP_VALUE] = number_spec ("value");

  /**
   * DtiScore:rank:
   *
   * The rank, 1 is the best; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Score.get_rank].
   *
   * Since: 1.0
   */
  props[PROP_RANK] = number_spec ("rank");

  /**
   * DtiScore:coverage:
   *
   * The share of the observations that are there, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Score.get_coverage].
   *
   * Since: 1.0
   */
  props[PROP_COVERAGE] = number_spec ("coverage");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_score_init (DtiScore *self)
{
}

DtiScore *
dti_score_new (DtiScorecard *card, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiOp *o = &results->binding->program->ops[op];
  DtiUnitScore score = dti_results_get_unit (results, op, unit);
  DtiScore *self = g_object_new (DTI_TYPE_SCORE, NULL);
  gboolean scored = score.cell == DTI_CELL_SCORED;

  self->card = g_object_ref (card);
  self->node = o->node;
  self->node_id = o->id;
  self->unit = dti_scorecard_get_unit_id (card, unit);
  self->unit_name = dti_dataset_get_unit_name (results->binding->dataset, self->unit);
  if (self->unit_name == NULL)
    self->unit_name = self->unit;
  self->period = results->binding->period;
  self->score = scored ? score.score : NAN;
  self->max = scored ? score.max : NAN;
  self->value = scored && score.max > 0.0 ? dti_unit_score_get_value (&score) : NAN;
  self->rank = dti_scorecard_peek_ranks (card, op)->ranks[unit];
  self->coverage = score.coverage;

  return self;
}

/**
 * dti_score_get_unit: (get-property unit)
 * @self: a score
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_score_get_unit (DtiScore *self)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), NULL);

  return self->unit;
}

/**
 * dti_score_get_unit_name: (get-property unit-name)
 * @self: a score
 *
 * Gets the name of the unit, its id where it has none.
 *
 * Returns: (transfer none): the name of the unit, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_score_get_unit_name (DtiScore *self)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), NULL);

  return self->unit_name;
}

/**
 * dti_score_get_period: (get-property period)
 * @self: a score
 *
 * Gets the period, empty where the data have none.
 *
 * Returns: (transfer none): the period, empty where the data have none
 *
 * Since: 1.0
 */
const char *
dti_score_get_period (DtiScore *self)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), NULL);

  return self->period;
}

/**
 * dti_score_get_node_id: (get-property node-id)
 * @self: a score
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_score_get_node_id (DtiScore *self)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), NULL);

  return self->node_id;
}

/**
 * dti_score_get_node: (get-property node)
 * @self: a score
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_score_get_node (DtiScore *self)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), NULL);

  return self->node;
}

/**
 * dti_score_get_score:
 * @self: a score
 * @score: (out) (optional): the score in points; NaN where there is none
 *
 * Gets the score in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_score_get_score (DtiScore *self, double *score)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), FALSE);

  return dti_number_hand_out (self->score, score);
}

/**
 * dti_score_get_max:
 * @self: a score
 * @max: (out) (optional): the assessed maximum in points; NaN where there is none
 *
 * Gets the assessed maximum in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_score_get_max (DtiScore *self, double *max)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), FALSE);

  return dti_number_hand_out (self->max, max);
}

/**
 * dti_score_get_value:
 * @self: a score
 * @value: (out) (optional): score / assessed maximum, not rounded; NaN where there is none
 *
 * Gets score / assessed maximum, not rounded.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_score_get_value (DtiScore *self, double *value)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), FALSE);

  return dti_number_hand_out (self->value, value);
}

/**
 * dti_score_get_rank:
 * @self: a score
 * @rank: (out) (optional): the rank, 1 is the best; NaN where there is none
 *
 * Gets the rank, 1 is the best.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_score_get_rank (DtiScore *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), FALSE);

  return dti_number_hand_out (self->rank, rank);
}

/**
 * dti_score_get_coverage:
 * @self: a score
 * @coverage: (out) (optional): the share of the observations that are there, 0 to 1; NaN where
 * there is none
 *
 * Gets the share of the observations that are there, 0 to 1.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_score_get_coverage (DtiScore *self, double *coverage)
{
  g_return_val_if_fail (DTI_IS_SCORE (self), FALSE);

  return dti_number_hand_out (self->coverage, coverage);
}
