/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-scorecard-comparison-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiScorecardDifference:
 *
 * The scores of one unit at one node in two scorecards.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A difference is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiScorecardDifference
{
  GObject parent_instance;

  DtiScorecard *card; /* owns the node and the text of the unit */
  DtiNode *node;
  const char *unit;
  double numbers[DTI_N_DIFFERENCE_COLUMNS];
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_UNIT_NAME,
  PROP_NODE,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_FIRST_SCORE,
  PROP_SECOND_SCORE,
  PROP_SCORE_DIFFERENCE,
  PROP_FIRST_VALUE,
  PROP_SECOND_VALUE,
  PROP_VALUE_DIFFERENCE,
  PROP_FIRST_RANK,
  PROP_SECOND_RANK,
  PROP_RANK_SHIFT,
} DtiScorecardDifferenceProperty;

static GParamSpec *props[PROP_RANK_SHIFT + 1];

G_DEFINE_FINAL_TYPE (DtiScorecardDifference, dti_scorecard_difference, G_TYPE_OBJECT)

static void
dti_scorecard_difference_finalize (GObject *object)
{
  DtiScorecardDifference *self = DTI_SCORECARD_DIFFERENCE (object);

  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_scorecard_difference_parent_class)->finalize (object);
}

/* Numbers that need not be there. */
static double
read_number (DtiScorecardDifference *self, DtiScorecardDifferenceProperty property)
{
  switch (property)
    {
    case PROP_FIRST_SCORE:
      return self->numbers[DTI_DIFFERENCE_COLUMN_FIRST_SCORE];
    case PROP_SECOND_SCORE:
      return self->numbers[DTI_DIFFERENCE_COLUMN_SECOND_SCORE];
    case PROP_SCORE_DIFFERENCE:
      return self->numbers[DTI_DIFFERENCE_COLUMN_SCORE_DIFFERENCE];
    case PROP_FIRST_VALUE:
      return self->numbers[DTI_DIFFERENCE_COLUMN_FIRST_VALUE];
    case PROP_SECOND_VALUE:
      return self->numbers[DTI_DIFFERENCE_COLUMN_SECOND_VALUE];
    case PROP_VALUE_DIFFERENCE:
      return self->numbers[DTI_DIFFERENCE_COLUMN_VALUE_DIFFERENCE];
    case PROP_FIRST_RANK:
      return self->numbers[DTI_DIFFERENCE_COLUMN_FIRST_RANK];
    case PROP_SECOND_RANK:
      return self->numbers[DTI_DIFFERENCE_COLUMN_SECOND_RANK];
    case PROP_RANK_SHIFT:
      return self->numbers[DTI_DIFFERENCE_COLUMN_RANK_SHIFT];
    case PROP_UNIT:
    case PROP_UNIT_NAME:
    case PROP_NODE:
    case PROP_NODE_ID:
    case PROP_NODE_TITLE:
    default:
      g_return_val_if_reached (NAN);
    }
}

static void
dti_scorecard_difference_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  DtiScorecardDifference *self = DTI_SCORECARD_DIFFERENCE (object);

  switch ((DtiScorecardDifferenceProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_scorecard_difference_get_unit (self));
      break;
    case PROP_UNIT_NAME:
      g_value_set_string (value, dti_scorecard_difference_get_unit_name (self));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_scorecard_difference_get_node (self));
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_scorecard_difference_get_node_id (self));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_scorecard_difference_get_node_title (self));
      break;
    case PROP_FIRST_SCORE:
    case PROP_SECOND_SCORE:
    case PROP_SCORE_DIFFERENCE:
    case PROP_FIRST_VALUE:
    case PROP_SECOND_VALUE:
    case PROP_VALUE_DIFFERENCE:
    case PROP_FIRST_RANK:
    case PROP_SECOND_RANK:
    case PROP_RANK_SHIFT:
      g_value_set_double (value, read_number (self, (DtiScorecardDifferenceProperty) prop_id));
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
install_place_properties (void)
{
  /**
   * DtiScorecardDifference:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiScorecardDifference:unit-name: (getter get_unit_name)
   *
   * The name of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT_NAME] = text_spec ("unit-name");

  /**
   * DtiScorecardDifference:node: (getter get_node)
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
   * DtiScorecardDifference:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiScorecardDifference:node-title: (getter get_node_title)
   *
   * The title of the node in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");
}

static void
install_score_properties (void)
{
  /**
   * DtiScorecardDifference:first-score: (getter get_first_score)
   *
   * The score in the first scorecard, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_first_score].
   *
   * Since: 1.0
   */
  props[PROP_FIRST_SCORE] = number_spec ("first-score");

  /**
   * DtiScorecardDifference:second-score: (getter get_second_score)
   *
   * The score in the second scorecard, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_second_score].
   *
   * Since: 1.0
   */
  props[PROP_SECOND_SCORE] = number_spec ("second-score");

  /**
   * DtiScorecardDifference:score-difference: (getter get_score_difference)
   *
   * The second score less the first, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_score_difference].
   *
   * Since: 1.0
   */
  props[PROP_SCORE_DIFFERENCE] = number_spec ("score-difference");

  /**
   * DtiScorecardDifference:first-value: (getter get_first_value)
   *
   * The value in the first scorecard.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_first_value].
   *
   * Since: 1.0
   */
  props[PROP_FIRST_VALUE] = number_spec ("first-value");

  /**
   * DtiScorecardDifference:second-value: (getter get_second_value)
   *
   * The value in the second scorecard.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_second_value].
   *
   * Since: 1.0
   */
  props[PROP_SECOND_VALUE] = number_spec ("second-value");

  /**
   * DtiScorecardDifference:value-difference: (getter get_value_difference)
   *
   * The second value less the first.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_value_difference].
   *
   * Since: 1.0
   */
  props[PROP_VALUE_DIFFERENCE] = number_spec ("value-difference");
}

static void
install_rank_properties (void)
{
  /**
   * DtiScorecardDifference:first-rank: (getter get_first_rank)
   *
   * The rank in the first scorecard, among the units that both rank.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_first_rank].
   *
   * Since: 1.0
   */
  props[PROP_FIRST_RANK] = number_spec ("first-rank");

  /**
   * DtiScorecardDifference:second-rank: (getter get_second_rank)
   *
   * The rank in the second scorecard, among the units that both rank.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_second_rank].
   *
   * Since: 1.0
   */
  props[PROP_SECOND_RANK] = number_spec ("second-rank");

  /**
   * DtiScorecardDifference:rank-shift: (getter get_rank_shift)
   *
   * How many places the unit gains: the first rank less the second.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ScorecardDifference.get_rank_shift].
   *
   * Since: 1.0
   */
  props[PROP_RANK_SHIFT] = number_spec ("rank-shift");
}

static void
dti_scorecard_difference_class_init (DtiScorecardDifferenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_scorecard_difference_finalize;
  object_class->get_property = dti_scorecard_difference_get_property;

  install_place_properties ();
  install_score_properties ();
  install_rank_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_scorecard_difference_init (DtiScorecardDifference *self)
{
}

DtiScorecardDifference *
dti_scorecard_difference_new (DtiScorecard *card,
                              DtiNode *node,
                              const char *unit,
                              const double numbers[DTI_N_DIFFERENCE_COLUMNS])
{
  DtiScorecardDifference *self = g_object_new (DTI_TYPE_SCORECARD_DIFFERENCE, NULL);

  self->card = g_object_ref (card);
  self->node = node;
  self->unit = unit;
  memcpy (self->numbers, numbers, sizeof self->numbers);

  return self;
}

/**
 * dti_scorecard_difference_get_unit: (get-property unit)
 * @self: a difference
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_scorecard_difference_get_unit (DtiScorecardDifference *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), NULL);

  return self->unit;
}

/**
 * dti_scorecard_difference_get_unit_name: (get-property unit-name)
 * @self: a difference
 *
 * Gets the name of the unit.
 *
 * Returns: (transfer none): the name, the id where it has none
 *
 * Since: 1.0
 */
const char *
dti_scorecard_difference_get_unit_name (DtiScorecardDifference *self)
{
  const char *name;

  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), NULL);

  name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (self->card), self->unit);

  return name != NULL && *name != '\0' ? name : self->unit;
}

/**
 * dti_scorecard_difference_get_node: (get-property node)
 * @self: a difference
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_scorecard_difference_get_node (DtiScorecardDifference *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), NULL);

  return self->node;
}

/**
 * dti_scorecard_difference_get_node_id: (get-property node-id)
 * @self: a difference
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_scorecard_difference_get_node_id (DtiScorecardDifference *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_scorecard_difference_get_node_title: (get-property node-title)
 * @self: a difference
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title of the node, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_scorecard_difference_get_node_title (DtiScorecardDifference *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), NULL);

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

/**
 * dti_scorecard_difference_get_first_score: (get-property first-score)
 * @self: a difference
 * @score: (out) (optional): the score in the first scorecard, in points; NaN where there is none
 *
 * Gets the score in the first scorecard, in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_first_score (DtiScorecardDifference *self, double *score)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_FIRST_SCORE], score);
}

/**
 * dti_scorecard_difference_get_second_score: (get-property second-score)
 * @self: a difference
 * @score: (out) (optional): the score in the second scorecard, in points; NaN where there is none
 *
 * Gets the score in the second scorecard, in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_second_score (DtiScorecardDifference *self, double *score)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_SECOND_SCORE], score);
}

/**
 * dti_scorecard_difference_get_score_difference: (get-property score-difference)
 * @self: a difference
 * @difference: (out) (optional): the second score less the first, in points; NaN where there is
 *   none
 *
 * Gets the second score less the first, in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_score_difference (DtiScorecardDifference *self, double *difference)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_SCORE_DIFFERENCE], difference);
}

/**
 * dti_scorecard_difference_get_first_value: (get-property first-value)
 * @self: a difference
 * @value: (out) (optional): the value in the first scorecard; NaN where there is none
 *
 * Gets the value in the first scorecard.
 *
 * It is the score divided by the assessed maximum.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_first_value (DtiScorecardDifference *self, double *value)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_FIRST_VALUE], value);
}

/**
 * dti_scorecard_difference_get_second_value: (get-property second-value)
 * @self: a difference
 * @value: (out) (optional): the value in the second scorecard; NaN where there is none
 *
 * Gets the value in the second scorecard.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_second_value (DtiScorecardDifference *self, double *value)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_SECOND_VALUE], value);
}

/**
 * dti_scorecard_difference_get_value_difference: (get-property value-difference)
 * @self: a difference
 * @difference: (out) (optional): the second value less the first; NaN where there is none
 *
 * Gets the second value less the first.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_value_difference (DtiScorecardDifference *self, double *difference)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_VALUE_DIFFERENCE], difference);
}

/**
 * dti_scorecard_difference_get_first_rank: (get-property first-rank)
 * @self: a difference
 * @rank: (out) (optional): the rank; NaN where there is none
 *
 * Gets the rank in the first scorecard, among the units that both rank.
 *
 * It is that of the scorecard where both rank the same units.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_first_rank (DtiScorecardDifference *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_FIRST_RANK], rank);
}

/**
 * dti_scorecard_difference_get_second_rank: (get-property second-rank)
 * @self: a difference
 * @rank: (out) (optional): the rank; NaN where there is none
 *
 * Gets the rank in the second scorecard, among the units that both rank.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_second_rank (DtiScorecardDifference *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_SECOND_RANK], rank);
}

/**
 * dti_scorecard_difference_get_rank_shift: (get-property rank-shift)
 * @self: a difference
 * @shift: (out) (optional): places; NaN where there is none
 *
 * Gets how many places the unit gains: the first rank less the second.
 *
 * Above 0 where it is ranked better in the second scorecard.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scorecard_difference_get_rank_shift (DtiScorecardDifference *self, double *shift)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_DIFFERENCE (self), FALSE);

  return dti_number_hand_out (self->numbers[DTI_DIFFERENCE_COLUMN_RANK_SHIFT], shift);
}
