/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-distance-to-target-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiDistanceToTargetRule:
 *
 * The score is the way covered from the worst unit to the target.
 *
 * (x − minimum)/(target − minimum) × max. Not clamped by default. With the direction “down” the
 * same holds of −x: (maximum − x)/(maximum − target) × max. The target is given in the units of the
 * indicator and goes through the same transform as the numbers. No unit has a score where the
 * target is the number of the worst unit; a target that all units have left behind gives scores
 * that fall as the numbers improve.
 *
 * In documents: [distance-to-target](file-formats.html#distance-to-target). Source: the function
 * n_dist2targ of the R package COINr.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiDistanceToTargetRule
{
  DtiRule parent_instance;

  double target;
  double transformed_target;
};

typedef enum
{
  PROP_TARGET = 1,
} DtiDistanceToTargetRuleProperty;

static GParamSpec *props[PROP_TARGET + 1];

G_DEFINE_FINAL_TYPE (DtiDistanceToTargetRule, dti_distance_to_target_rule, DTI_TYPE_RULE)

static void
transform_target (DtiDistanceToTargetRule *self)
{
  self->transformed_target = dti_rule_transform_number (DTI_RULE (self), self->target);
}

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiDistanceToTargetRule *self = DTI_DISTANCE_TO_TARGET_RULE (rule);

  self->target = dti_rule_read_number (reader, "target");
  transform_target (self);
  if (isfinite (self->target) && !isfinite (self->transformed_target))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "target",
                     "the transform has no result for the target");
}

static void
apply_down (const DtiPopulation *population, const DtiRuleSpan *span, double spread, double *scores)
{
  const double maximum = population->maximum;
  const double max = span->max;

  DTI_RULE_MAP (span, scores, x, (maximum - x) / spread * max);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const gboolean down = span->direction == DTI_DIRECTION_DOWN;
  const double target = DTI_DISTANCE_TO_TARGET_RULE (rule)->transformed_target;
  const double minimum = population->minimum;
  const double spread = down ? population->maximum - target : target - minimum;
  const double max = span->max;

  if (!dti_rule_can_divide (rule, population, span, fabs (spread), scores))
    return;

  if (down)
    apply_down (population, span, spread, scores);
  else
    DTI_RULE_MAP (span, scores, x, (x - minimum) / spread * max);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return "the target is the worst unit's number";
}

static char *
describe (DtiRule *rule)
{
  g_autofree char *target = dti_rule_print (DTI_DISTANCE_TO_TARGET_RULE (rule)->target);

  if (dti_rule_has_transform (rule))
    return g_strdup_printf ("(x − minimum)/(t(%s) − minimum) × max", target);

  return g_strdup_printf ("(x − minimum)/(%s − minimum) × max", target);
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double target = DTI_DISTANCE_TO_TARGET_RULE (rule)->transformed_target;
  const double end =
      span->direction == DTI_DIRECTION_DOWN ? population->maximum : population->minimum;

  dti_rule_add_number (numbers, end + score / span->max * (target - end));
}

static const DtiRuleKernel kernel = {
  .type = "distance-to-target",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_RANGE,
  .bounded = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .invert = invert,
};

static void
dti_distance_to_target_rule_constructed (GObject *object)
{
  G_OBJECT_CLASS (dti_distance_to_target_rule_parent_class)->constructed (object);

  transform_target (DTI_DISTANCE_TO_TARGET_RULE (object));
}

static void
dti_distance_to_target_rule_get_property (GObject *object,
                                          guint prop_id,
                                          GValue *value,
                                          GParamSpec *pspec)
{
  DtiDistanceToTargetRule *self = DTI_DISTANCE_TO_TARGET_RULE (object);

  switch ((DtiDistanceToTargetRuleProperty) prop_id)
    {
    case PROP_TARGET:
      g_value_set_double (value, dti_distance_to_target_rule_get_target (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_distance_to_target_rule_set_property (GObject *object,
                                          guint prop_id,
                                          const GValue *value,
                                          GParamSpec *pspec)
{
  DtiDistanceToTargetRule *self = DTI_DISTANCE_TO_TARGET_RULE (object);

  switch ((DtiDistanceToTargetRuleProperty) prop_id)
    {
    case PROP_TARGET:
      self->target = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_distance_to_target_rule_class_init (DtiDistanceToTargetRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_distance_to_target_rule_constructed;
  object_class->get_property = dti_distance_to_target_rule_get_property;
  object_class->set_property = dti_distance_to_target_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiDistanceToTargetRule:target: (getter get_target)
   *
   * The number to reach.
   *
   * Since: 1.0
   */
  props[PROP_TARGET] =
      g_param_spec_double ("target", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_distance_to_target_rule_init (DtiDistanceToTargetRule *self)
{
}

/**
 * dti_distance_to_target_rule_new:
 * @target: the number to reach
 *
 * Creates a rule by the way to a target.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiDistanceToTargetRule *
dti_distance_to_target_rule_new (double target)
{
  return g_object_new (DTI_TYPE_DISTANCE_TO_TARGET_RULE, "target", target, NULL);
}

/**
 * dti_distance_to_target_rule_get_target: (get-property target)
 * @self: a rule
 *
 * Gets the number to reach.
 *
 * Returns: the number to reach
 *
 * Since: 1.0
 */
double
dti_distance_to_target_rule_get_target (DtiDistanceToTargetRule *self)
{
  g_return_val_if_fail (DTI_IS_DISTANCE_TO_TARGET_RULE (self), 0.0);

  return self->target;
}
