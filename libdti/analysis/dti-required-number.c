/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiRequiredNumber:
 *
 * What number gives a unit a score at a node.
 *
 * Made by [method@Dti.Goal.find_number] and [method@Dti.Goal.find_gain].
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * It is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiRequiredNumber
{
  GObject parent_instance;

  DtiScorecard *card; /* owns node and unit */
  const char *unit;
  DtiNode *node;
  char *input;
  DtiRequiredNumberFields fields;
  char **labels;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_NODE,
  PROP_INPUT,
  PROP_WANTED_SCORE,
  PROP_REACHABLE,
  PROP_LIMIT,
  PROP_NUMBER,
  PROP_FIRST,
  PROP_LAST,
  PROP_SCORE,
  PROP_BEST_SCORE,
  PROP_EXACT,
  PROP_CURRENT_NUMBER,
  PROP_CURRENT_SCORE,
  PROP_NUMERATOR,
  PROP_LABELS,
} DtiRequiredNumberProperty;

static GParamSpec *props[PROP_LABELS + 1];

G_DEFINE_FINAL_TYPE (DtiRequiredNumber, dti_required_number, G_TYPE_OBJECT)

static void
dti_required_number_finalize (GObject *object)
{
  DtiRequiredNumber *self = DTI_REQUIRED_NUMBER (object);

  g_clear_object (&self->card);
  g_free (self->input);
  g_strfreev (self->labels);

  G_OBJECT_CLASS (dti_required_number_parent_class)->finalize (object);
}

static void
dti_required_number_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRequiredNumber *self = DTI_REQUIRED_NUMBER (object);

  switch ((DtiRequiredNumberProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_required_number_get_unit (self));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_required_number_get_node (self));
      break;
    case PROP_INPUT:
      g_value_set_string (value, dti_required_number_get_input (self));
      break;
    case PROP_WANTED_SCORE:
      g_value_set_double (value, dti_required_number_get_wanted_score (self));
      break;
    case PROP_REACHABLE:
      g_value_set_boolean (value, dti_required_number_get_reachable (self));
      break;
    case PROP_LIMIT:
      g_value_set_enum (value, dti_required_number_get_limit (self));
      break;
    case PROP_NUMBER:
      g_value_set_double (value, self->fields.number);
      break;
    case PROP_FIRST:
      g_value_set_double (value, self->fields.first);
      break;
    case PROP_LAST:
      g_value_set_double (value, self->fields.last);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->fields.score);
      break;
    case PROP_BEST_SCORE:
      g_value_set_double (value, self->fields.best_score);
      break;
    case PROP_EXACT:
      g_value_set_boolean (value, dti_required_number_get_exact (self));
      break;
    case PROP_CURRENT_NUMBER:
      g_value_set_double (value, self->fields.current_number);
      break;
    case PROP_CURRENT_SCORE:
      g_value_set_double (value, self->fields.current_score);
      break;
    case PROP_NUMERATOR:
      g_value_set_double (value, self->fields.numerator);
      break;
    case PROP_LABELS:
      g_value_set_boxed (value, dti_required_number_get_labels (self));
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

static GParamSpec *
flag_spec (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_place_properties (void)
{
  /**
   * DtiRequiredNumber:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiRequiredNumber:node: (getter get_node)
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
   * DtiRequiredNumber:input: (getter get_input)
   *
   * The named input that is varied.
   *
   * Since: 1.0
   */
  props[PROP_INPUT] = text_spec ("input");

  /**
   * DtiRequiredNumber:wanted-score: (getter get_wanted_score)
   *
   * The score that was asked for, in points.
   *
   * Since: 1.0
   */
  props[PROP_WANTED_SCORE] = number_spec ("wanted-score");
}

static void
install_limit_properties (void)
{
  /**
   * DtiRequiredNumber:reachable: (getter get_reachable)
   *
   * Whether the score can be reached.
   *
   * Since: 1.0
   */
  props[PROP_REACHABLE] = flag_spec ("reachable");

  /**
   * DtiRequiredNumber:limit: (getter get_limit)
   *
   * What keeps the score from being reached.
   *
   * Since: 1.0
   */
  props[PROP_LIMIT] = g_param_spec_enum ("limit",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_GOAL_LIMIT,
                                         DTI_GOAL_LIMIT_NONE,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRequiredNumber:number:
   *
   * The number that is needed.
   *
   * The one nearest to what was observed; where the score cannot be reached, the one that gives
   * the most.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_number].
   *
   * Since: 1.0
   */
  props[PROP_NUMBER] = number_spec ("number");

  /**
   * DtiRequiredNumber:first:
   *
   * The start of the numbers around it that give as much.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_first].
   *
   * Since: 1.0
   */
  props[PROP_FIRST] = number_spec ("first");
}

static void
install_score_properties (void)
{
  /**
   * DtiRequiredNumber:last:
   *
   * The end of the numbers around it that give as much.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_last].
   *
   * Since: 1.0
   */
  props[PROP_LAST] = number_spec ("last");

  /**
   * DtiRequiredNumber:score:
   *
   * The score that the number gives, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");

  /**
   * DtiRequiredNumber:best-score:
   *
   * The largest score that was found for any number, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_best_score].
   *
   * Since: 1.0
   */
  props[PROP_BEST_SCORE] = number_spec ("best-score");

  /**
   * DtiRequiredNumber:exact: (getter get_exact)
   *
   * Whether the number gives the wanted score itself and not the next one above.
   *
   * Since: 1.0
   */
  props[PROP_EXACT] = flag_spec ("exact");
}

static void
install_rest_properties (void)
{
  /**
   * DtiRequiredNumber:current-number:
   *
   * The number that was observed.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_current_number].
   *
   * Since: 1.0
   */
  props[PROP_CURRENT_NUMBER] = number_spec ("current-number");

  /**
   * DtiRequiredNumber:current-score:
   *
   * The score of the unit now, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_current_score].
   *
   * Since: 1.0
   */
  props[PROP_CURRENT_SCORE] = number_spec ("current-score");

  /**
   * DtiRequiredNumber:numerator:
   *
   * The numerator that is needed, given the denominator.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredNumber.get_numerator].
   *
   * Since: 1.0
   */
  props[PROP_NUMERATOR] = number_spec ("numerator");

  /**
   * DtiRequiredNumber:labels: (getter get_labels)
   *
   * The label that is needed, or the items of a checklist still to be done.
   *
   * Since: 1.0
   */
  props[PROP_LABELS] = g_param_spec_boxed ("labels",
                                           NULL,
                                           NULL,
                                           G_TYPE_STRV,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_required_number_class_init (DtiRequiredNumberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_required_number_finalize;
  object_class->get_property = dti_required_number_get_property;

  install_place_properties ();
  install_limit_properties ();
  install_score_properties ();
  install_rest_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_required_number_init (DtiRequiredNumber *self)
{
}

DtiRequiredNumber *
dti_required_number_new (DtiScorecard *card,
                         guint op,
                         gsize unit,
                         const char *input,
                         const DtiRequiredNumberFields *fields,
                         char **labels)
{
  DtiRequiredNumber *self = g_object_new (DTI_TYPE_REQUIRED_NUMBER, NULL);

  self->card = g_object_ref (card);
  self->unit = dti_scorecard_get_unit_id (card, unit);
  self->node = dti_scorecard_peek_results (card)->binding->program->ops[op].node;
  self->input = g_strdup (input);
  self->fields = *fields;
  self->labels = labels != NULL ? labels : g_new0 (char *, 1);

  return self;
}

/* ---- getters ---- */

/**
 * dti_required_number_get_unit: (get-property unit)
 * @self: a required number
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_required_number_get_unit (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), NULL);

  return self->unit;
}

/**
 * dti_required_number_get_node: (get-property node)
 * @self: a required number
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_required_number_get_node (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), NULL);

  return self->node;
}

/**
 * dti_required_number_get_input: (get-property input)
 * @self: a required number
 *
 * Gets the named input that is varied.
 *
 * There is none where the number of the node itself is asked for.
 *
 * Returns: (transfer none) (nullable): the named input that is varied
 *
 * Since: 1.0
 */
const char *
dti_required_number_get_input (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), NULL);

  return self->input;
}

/**
 * dti_required_number_get_wanted_score: (get-property wanted-score)
 * @self: a required number
 *
 * Gets the score that was asked for, in points.
 *
 * Returns: the score that was asked for, in points
 *
 * Since: 1.0
 */
double
dti_required_number_get_wanted_score (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), NAN);

  return self->fields.wanted_score;
}

/**
 * dti_required_number_get_reachable: (get-property reachable)
 * @self: a required number
 *
 * Tells whether the score can be reached.
 *
 * Returns: `FALSE` where [method@Dti.RequiredNumber.get_limit] says why not
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_reachable (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return self->fields.reachable;
}

/**
 * dti_required_number_get_limit: (get-property limit)
 * @self: a required number
 *
 * Gets what keeps the score from being reached.
 *
 * Returns: what keeps the score from being reached
 *
 * Since: 1.0
 */
DtiGoalLimit
dti_required_number_get_limit (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), DTI_GOAL_LIMIT_NONE);

  return self->fields.limit;
}

/**
 * dti_required_number_get_number:
 * @self: a required number
 * @number: (out) (optional): return location; NaN where there is none
 *
 * Gets the number that is needed.
 *
 * The one nearest to what was observed; where the score cannot be reached, the one that gives
 * the most.
 *
 * It is exact: the rules give the score for it, and less for the next double towards what was
 * observed. Where nothing was observed, it is the nearest one to 0. A label of a rule has the
 * number that stands for it; the items of a checklist have their sum.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_number (DtiRequiredNumber *self, double *number)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.number, number);
}

/**
 * dti_required_number_get_first:
 * @self: a required number
 * @first: (out) (optional): return location; NaN where there is none
 *
 * Gets the start of the numbers around it that give as much.
 *
 * They are all the numbers from here to [method@Dti.RequiredNumber.get_last] that were found to
 * give at least the score; minus infinity where there is no end.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_first (DtiRequiredNumber *self, double *first)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.first, first);
}

/**
 * dti_required_number_get_last:
 * @self: a required number
 * @last: (out) (optional): return location; NaN where there is none
 *
 * Gets the end of the numbers around it that give as much.
 *
 * Infinity where there is no end.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_last (DtiRequiredNumber *self, double *last)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.last, last);
}

/**
 * dti_required_number_get_score:
 * @self: a required number
 * @score: (out) (optional): return location; NaN where there is none
 *
 * Gets the score that the number gives, in points.
 *
 * It is above the wanted one where the score rises in steps, see
 * [method@Dti.RequiredNumber.get_exact].
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_score (DtiRequiredNumber *self, double *score)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.score, score);
}

/**
 * dti_required_number_get_best_score:
 * @self: a required number
 * @best_score: (out) (optional): return location; NaN where there is none
 *
 * Gets the largest score that was found for any number, in points.
 *
 * For a rule that is a formula it is the largest one on the numbers that were tried.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_best_score (DtiRequiredNumber *self, double *best_score)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.best_score, best_score);
}

/**
 * dti_required_number_get_exact: (get-property exact)
 * @self: a required number
 *
 * Tells whether the number gives the wanted score itself and not the next one above.
 *
 * Returns: `TRUE` if it is so
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_exact (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return self->fields.score == self->fields.wanted_score;
}

/**
 * dti_required_number_get_current_number:
 * @self: a required number
 * @current_number: (out) (optional): return location; NaN where there is none
 *
 * Gets the number that was observed.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_current_number (DtiRequiredNumber *self, double *current_number)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.current_number, current_number);
}

/**
 * dti_required_number_get_current_score:
 * @self: a required number
 * @current_score: (out) (optional): return location; NaN where there is none
 *
 * Gets the score of the unit now, in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_current_score (DtiRequiredNumber *self, double *current_score)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.current_score, current_score);
}

/**
 * dti_required_number_get_numerator:
 * @self: a required number
 * @numerator: (out) (optional): return location; NaN where there is none
 *
 * Gets the numerator that is needed, given the denominator.
 *
 * It is there where the unit was observed with numerator and denominator.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_get_numerator (DtiRequiredNumber *self, double *numerator)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);

  return dti_number_hand_out (self->fields.numerator, numerator);
}

/**
 * dti_required_number_get_labels: (get-property labels)
 * @self: a required number
 *
 * Gets the label that is needed, or the items of a checklist still to be done.
 *
 * Of a checklist as few items as suffice, the largest first, and the last one no larger than it
 * must be. Empty for other rules.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels
 *
 * Since: 1.0
 */
const char *const *
dti_required_number_get_labels (DtiRequiredNumber *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), NULL);

  return (const char *const *) self->labels;
}

/**
 * dti_required_number_round:
 * @self: a required number
 * @decimals: from 0 to 15
 * @number: (out) (optional): return location; NaN where there is none
 *
 * Rounds the number to one that can be written, and still gives the score.
 *
 * Of the numbers with so many decimals it is the nearest one to
 * [method@Dti.RequiredNumber.get_number] among those that give at least as much.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_number_round (DtiRequiredNumber *self, int decimals, double *number)
{
  double step = pow (10.0, -decimals);
  double rounded;
  double result = NAN;

  g_return_val_if_fail (DTI_IS_REQUIRED_NUMBER (self), FALSE);
  g_return_val_if_fail (decimals >= 0 && decimals <= 15, FALSE);

  rounded = dti_number_round (self->fields.number, decimals);
  for (int i = -1; i <= 1; i++)
    {
      double candidate = dti_number_round (rounded + i * step, decimals);
      double distance = fabs (candidate - self->fields.number);

      if (candidate >= self->fields.first && candidate <= self->fields.last &&
          !(distance >= fabs (result - self->fields.number)))
        result = candidate;
    }

  return dti_number_hand_out (result, number);
}
