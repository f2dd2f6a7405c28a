/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-benefit-of-the-doubt-private.h"
#include "dti-explain-private.h"
#include "dti-scorecard-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiExplanation:
 *
 * How a number came about: its method, its observation, and the same for its children.
 *
 * An explanation is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiExplanation
{
  GObject parent_instance;

  DtiScorecard *card;
  DtiNode *node;
  char *unit;
  char *period;
  char *method;
  char *formula;
  char *note;
  char *class_label;
  DtiObservation *observation;
  GListModel *children;
  double weight;
  double own_weight;
  double share;
  double score;
  double max;
  double value;
  double rank;
  double coverage;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_PERIOD,
  PROP_METHOD,
  PROP_FORMULA,
  PROP_NOTE,
  PROP_CLASS_LABEL,
  PROP_NODE,
  PROP_OBSERVATION,
  PROP_CHILDREN,
  PROP_WEIGHT,
  PROP_OWN_WEIGHT,
  PROP_SHARE,
  PROP_SCORE,
  PROP_MAX,
  PROP_VALUE,
  PROP_RANK,
  PROP_COVERAGE,
} DtiExplanationProperty;

static GParamSpec *props[PROP_COVERAGE + 1];

G_DEFINE_FINAL_TYPE (DtiExplanation, dti_explanation, G_TYPE_OBJECT)

static void
dti_explanation_finalize (GObject *object)
{
  DtiExplanation *self = DTI_EXPLANATION (object);

  g_clear_object (&self->card);
  g_clear_object (&self->observation);
  g_clear_object (&self->children);
  g_free (self->unit);
  g_free (self->period);
  g_free (self->method);
  g_free (self->formula);
  g_free (self->note);
  g_free (self->class_label);

  G_OBJECT_CLASS (dti_explanation_parent_class)->finalize (object);
}

static double
read_number (const DtiExplanation *self, guint prop_id)
{
  const double numbers[] = {
    self->weight, self->own_weight, self->share, self->score,
    self->max,    self->value,      self->rank,  self->coverage,
  };

  return numbers[prop_id - PROP_WEIGHT];
}

static void
dti_explanation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiExplanation *self = DTI_EXPLANATION (object);

  switch ((DtiExplanationProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_METHOD:
      g_value_set_string (value, self->method);
      break;
    case PROP_FORMULA:
      g_value_set_string (value, self->formula);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_CLASS_LABEL:
      g_value_set_string (value, self->class_label);
      break;
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_OBSERVATION:
      g_value_set_object (value, self->observation);
      break;
    case PROP_CHILDREN:
      g_value_set_object (value, self->children);
      break;
    case PROP_WEIGHT:
    case PROP_OWN_WEIGHT:
    case PROP_SHARE:
    case PROP_SCORE:
    case PROP_MAX:
    case PROP_VALUE:
    case PROP_RANK:
    case PROP_COVERAGE:
      g_value_set_double (value, read_number (self, prop_id));
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
object_spec (const char *name, GType type)
{
  return g_param_spec_object (name, NULL, NULL, type, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_text_properties (void)
{
  /**
   * DtiExplanation:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiExplanation:period: (getter get_period)
   *
   * The period, empty where the data have none.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = text_spec ("period");

  /**
   * DtiExplanation:method: (getter get_method)
   *
   * The aggregation of a pillar or the type of the rule of an indicator.
   *
   * Since: 1.0
   */
  props[PROP_METHOD] = text_spec ("method");

  /**
   * DtiExplanation:formula: (getter get_formula)
   *
   * How the score is computed, with the figures of the framework.
   *
   * Since: 1.0
   */
  props[PROP_FORMULA] = text_spec ("formula");

  /**
   * DtiExplanation:note: (getter get_note)
   *
   * What else must be known: why there is no score, what stands for what.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = text_spec ("note");

  /**
   * DtiExplanation:class-label: (getter get_class_label)
   *
   * The label of the class the published figure falls into.
   *
   * Since: 1.0
   */
  props[PROP_CLASS_LABEL] = text_spec ("class-label");
}

static void
install_weight_properties (void)
{
  /**
   * DtiExplanation:weight: (getter get_weight)
   *
   * The weight in the parent.
   *
   * Since: 1.0
   */
  props[PROP_WEIGHT] = number_spec ("weight");

  /**
   * DtiExplanation:own-weight:
   *
   * The weight that `benefit-of-the-doubt` gave the unit; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Explanation.get_own_weight].
   *
   * Since: 1.0
   */
  props[PROP_OWN_WEIGHT] = number_spec ("own-weight");

  /**
   * DtiExplanation:share:
   *
   * The share in the parent's score by `benefit-of-the-doubt`, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Explanation.get_share].
   *
   * Since: 1.0
   */
  props[PROP_SHARE] = number_spec ("share");
}

static void
install_number_properties (void)
{
  /**
   * DtiExplanation:score:
   *
   * The score in points; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Explanation.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");

  /**
   * DtiExplanation:max:
   *
   * The assessed maximum in points; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Explanation.get_max].
   *
   * Since: 1.0
   */
  props[PROP_MAX] = number_spec ("max");

  /**
   * DtiExplanation:value:
   *
   * Score / assessed maximum, not rounded; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Explanation.get_value].
   *
   * Since: 1.0
   */
  props[PROP_VALUE] = number_spec ("value");

  /**
   * DtiExplanation:rank:
   *
   * The rank, 1 is the best; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Explanation.get_rank].
   *
   * Since: 1.0
   */
  props[PROP_RANK] = number_spec ("rank");

  /**
   * DtiExplanation:coverage:
   *
   * The share of the observations that are there, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Explanation.get_coverage].
   *
   * Since: 1.0
   */
  props[PROP_COVERAGE] = number_spec ("coverage");
}

static void
dti_explanation_class_init (DtiExplanationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_explanation_finalize;
  object_class->get_property = dti_explanation_get_property;

  install_text_properties ();
  install_number_properties ();
  install_weight_properties ();

  /**
   * DtiExplanation:node: (getter get_node)
   *
   * The node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = object_spec ("node", DTI_TYPE_NODE);

  /**
   * DtiExplanation:observation: (getter get_observation)
   *
   * What was observed for the node itself.
   *
   * Since: 1.0
   */
  props[PROP_OBSERVATION] = object_spec ("observation", DTI_TYPE_OBSERVATION);

  /**
   * DtiExplanation:children: (getter get_children)
   *
   * The explanations of the children.
   *
   * Since: 1.0
   */
  props[PROP_CHILDREN] = object_spec ("children", G_TYPE_LIST_MODEL);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_explanation_init (DtiExplanation *self)
{
}

/* ---- making ---- */

static GListModel *
explain_children (DtiScorecard *card, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiOp *o = &results->binding->program->ops[op];
  gboolean has_own = o->aggregation == DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT;
  g_autofree double *own = g_new (double, 2 * o->n_children + 1);
  GListStore *children = g_list_store_new (DTI_TYPE_EXPLANATION);

  if (has_own)
    dti_benefit_of_the_doubt_weigh (results, op, unit, own, own + o->n_children);
  for (guint k = 0; k < o->n_children; k++)
    {
      g_autoptr (DtiExplanation) child =
          dti_explanation_new (card, o->children[k].op, unit, o->children[k].weight);

      if (has_own)
        {
          child->own_weight = own[k];
          child->share = own[o->n_children + k];
        }
      g_list_store_append (children, child);
    }

  return G_LIST_MODEL (children);
}

DtiExplanation *
dti_explanation_new (DtiScorecard *card, guint op, gsize unit, double weight)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiBinding *binding = results->binding;
  const DtiOp *o = &binding->program->ops[op];
  DtiUnitScore score = dti_results_get_unit (results, op, unit);
  gboolean scored = score.cell == DTI_CELL_SCORED;
  DtiExplanation *self = g_object_new (DTI_TYPE_EXPLANATION, NULL);

  self->card = g_object_ref (card);
  self->node = o->node;
  self->unit = g_strdup (dti_scorecard_get_unit_id (card, unit));
  self->period = g_strdup (binding->period);
  self->weight = weight;
  self->own_weight = NAN;
  self->share = NAN;
  self->score = scored ? score.score : NAN;
  self->max = scored ? score.max : NAN;
  self->value = scored && score.max > 0.0 ? dti_unit_score_get_value (&score) : NAN;
  self->rank = dti_scorecard_peek_ranks (card, op)->ranks[unit];
  self->coverage = score.coverage;
  self->method = dti_explain_method (results, op, unit);
  self->formula = dti_explain_formula (results, op, unit);
  self->note = dti_explain_note (results, op, unit);
  if (scored)
    self->class_label =
        g_strdup (dti_node_classify (o->node, dti_scorecard_get_figure (o, &score)));
  self->observation = dti_dataset_lookup_observation (binding->dataset,
                                                      self->unit,
                                                      binding->period,
                                                      o->id,
                                                      binding->stage);
  self->children = explain_children (card, op, unit);

  return self;
}

/* ---- public ---- */

/**
 * dti_explanation_get_unit: (get-property unit)
 * @self: an explanation
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_explanation_get_unit (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->unit;
}

/**
 * dti_explanation_get_period: (get-property period)
 * @self: an explanation
 *
 * Gets the period, empty where the data have none.
 *
 * Returns: (transfer none): the period, empty where the data have none
 *
 * Since: 1.0
 */
const char *
dti_explanation_get_period (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->period;
}

/**
 * dti_explanation_get_method: (get-property method)
 * @self: an explanation
 *
 * Gets the aggregation of a pillar or the type of the rule of an indicator.
 *
 * Returns: (transfer none): the aggregation of a pillar or the type of the rule of an indicator
 *
 * Since: 1.0
 */
const char *
dti_explanation_get_method (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->method;
}

/**
 * dti_explanation_get_formula: (get-property formula)
 * @self: an explanation
 *
 * Gets how the score is computed, with the figures of the framework.
 *
 * Returns: (transfer none) (nullable): how the score is computed, with the figures of the framework
 *
 * Since: 1.0
 */
const char *
dti_explanation_get_formula (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->formula;
}

/**
 * dti_explanation_get_note: (get-property note)
 * @self: an explanation
 *
 * Gets what else must be known: why there is no score, what stands for what.
 *
 * Returns: (transfer none) (nullable): what else must be known: why there is no score, what stands
 * for what
 *
 * Since: 1.0
 */
const char *
dti_explanation_get_note (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->note;
}

/**
 * dti_explanation_get_class_label: (get-property class-label)
 * @self: an explanation
 *
 * Gets the label of the class the published figure falls into.
 *
 * Returns: (transfer none) (nullable): the label of the class the published figure falls into
 *
 * Since: 1.0
 */
const char *
dti_explanation_get_class_label (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->class_label;
}

/**
 * dti_explanation_get_node: (get-property node)
 * @self: an explanation
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_explanation_get_node (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->node;
}

/**
 * dti_explanation_get_observation: (get-property observation)
 * @self: an explanation
 *
 * Gets what was observed for the node itself.
 *
 * Returns: (transfer none) (nullable): the observation
 *
 * Since: 1.0
 */
DtiObservation *
dti_explanation_get_observation (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->observation;
}

/**
 * dti_explanation_get_children: (get-property children)
 * @self: an explanation
 *
 * Gets the explanations of the children, in the order of the framework.
 *
 * Returns: (transfer none): a list of [class@Dti.Explanation], empty for an indicator
 *
 * Since: 1.0
 */
GListModel *
dti_explanation_get_children (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  return self->children;
}

/**
 * dti_explanation_get_weight: (get-property weight)
 * @self: an explanation
 *
 * Gets the weight in the parent, 1 for the node that was asked for.
 *
 * Returns: the weight
 *
 * Since: 1.0
 */
double
dti_explanation_get_weight (DtiExplanation *self)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), 0.0);

  return self->weight;
}

/**
 * dti_explanation_get_own_weight:
 * @self: an explanation
 * @weight: (out) (optional): the weight; NaN where there is none
 *
 * Gets the weight that the parent's aggregation gave this child for this unit alone.
 *
 * Under `benefit-of-the-doubt` every unit has weights of its own: those that make its value, Σ own
 * weight × value of the child, as great as it can be beside the others. Where several are as good,
 * these are the ones with the most even shares. A unit has none where its value is 0 or was not
 * made from the children, a child where it is missing, and no child has one elsewhere. It belongs
 * to the aggregation alone: rules in `then`, rounding and points taken off come after it.
 *
 * Returns: `TRUE` if there is one, 0 or more
 *
 * Since: 1.0
 */
gboolean
dti_explanation_get_own_weight (DtiExplanation *self, double *weight)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), FALSE);

  return dti_number_hand_out (self->own_weight, weight);
}

/**
 * dti_explanation_get_share:
 * @self: an explanation
 * @share: (out) (optional): the share; NaN where there is none
 *
 * Gets the child's share in the score of its parent: own weight × value, over the sum of these.
 *
 * It is there where [method@Dti.Explanation.get_own_weight] gives a weight.
 *
 * Returns: `TRUE` if there is one, from 0 to 1
 *
 * Since: 1.0
 */
gboolean
dti_explanation_get_share (DtiExplanation *self, double *share)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), FALSE);

  return dti_number_hand_out (self->share, share);
}

/**
 * dti_explanation_get_score:
 * @self: an explanation
 * @score: (out) (optional): the score in points; NaN where there is none
 *
 * Gets the score in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_explanation_get_score (DtiExplanation *self, double *score)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), FALSE);

  return dti_number_hand_out (self->score, score);
}

/**
 * dti_explanation_get_max:
 * @self: an explanation
 * @max: (out) (optional): the assessed maximum in points; NaN where there is none
 *
 * Gets the assessed maximum in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_explanation_get_max (DtiExplanation *self, double *max)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), FALSE);

  return dti_number_hand_out (self->max, max);
}

/**
 * dti_explanation_get_value:
 * @self: an explanation
 * @value: (out) (optional): score / assessed maximum, not rounded; NaN where there is none
 *
 * Gets score / assessed maximum, not rounded.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_explanation_get_value (DtiExplanation *self, double *value)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), FALSE);

  return dti_number_hand_out (self->value, value);
}

/**
 * dti_explanation_get_rank:
 * @self: an explanation
 * @rank: (out) (optional): the rank, 1 is the best; NaN where there is none
 *
 * Gets the rank, 1 is the best.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_explanation_get_rank (DtiExplanation *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), FALSE);

  return dti_number_hand_out (self->rank, rank);
}

/**
 * dti_explanation_get_coverage:
 * @self: an explanation
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
dti_explanation_get_coverage (DtiExplanation *self, double *coverage)
{
  g_return_val_if_fail (DTI_IS_EXPLANATION (self), FALSE);

  return dti_number_hand_out (self->coverage, coverage);
}
