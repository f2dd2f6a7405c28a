/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goalposts-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiGoalpostsRule:
 *
 * The score is (x − min)/(max − min) times the maximum of the node.
 *
 * Goalposts are given in the units of the indicator and go through the same transform as the
 * numbers. Clamped by default; the direction “down” gives max − score.
 *
 * In documents: [goalposts](file-formats.html#goalposts). Source: UNDP, Human Development Report
 * 2023/24, technical note 1.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiGoalpostsRule
{
  DtiRule parent_instance;

  double min;
  double max;
  double from; /* the goalposts after the transform */
  double to;
};

typedef enum
{
  PROP_MIN = 1,
  PROP_MAX,
} DtiGoalpostsRuleProperty;

static GParamSpec *props[PROP_MAX + 1];

G_DEFINE_FINAL_TYPE (DtiGoalpostsRule, dti_goalposts_rule, DTI_TYPE_RULE)

static void
transform_goalposts (DtiGoalpostsRule *self)
{
  self->from = dti_rule_transform_number (DTI_RULE (self), self->min);
  self->to = dti_rule_transform_number (DTI_RULE (self), self->max);
}

static void
check_goalpost (const DtiJsonReader *reader, const char *member, double given, double transformed)
{
  if (isfinite (given) && !isfinite (transformed))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     member,
                     "the transform has no result for the goalpost “%s”",
                     member);
}

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiGoalpostsRule *self = DTI_GOALPOSTS_RULE (rule);

  self->min = dti_rule_read_number (reader, "min");
  self->max = dti_rule_read_number (reader, "max");
  transform_goalposts (self);
  check_goalpost (reader, "min", self->min, self->from);
  check_goalpost (reader, "max", self->max, self->to);
  if (self->from == self->to && dti_rule_get_constant (rule) < 0.0)
    dti_json_report (reader,
                     DTI_SEVERITY_WARNING,
                     "not-computable",
                     "max",
                     "the goalposts are equal, so no number has a score");
}

DTI_VECTOR static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const double min = DTI_GOALPOSTS_RULE (rule)->from;
  const double spread = DTI_GOALPOSTS_RULE (rule)->to - min;
  const double max = span->max;

  if (dti_rule_can_divide (rule, NULL, span, fabs (spread), scores))
    DTI_RULE_MAP_DIRECTED (span, scores, x, (x - min) / spread * max);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return DTI_GOALPOSTS_RULE (rule)->from == DTI_GOALPOSTS_RULE (rule)->to
             ? "the goalposts are equal"
             : NULL;
}

static char *
describe (DtiRule *rule)
{
  g_autofree char *min = dti_rule_print (DTI_GOALPOSTS_RULE (rule)->min);
  g_autofree char *max = dti_rule_print (DTI_GOALPOSTS_RULE (rule)->max);

  if (dti_rule_has_transform (rule))
    return g_strdup_printf ("(x − t(%s))/(t(%s) − t(%s)) × max", min, max, min);

  return g_strdup_printf ("(x − %s)/(%s − %s) × max", min, max, min);
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const DtiGoalpostsRule *self = DTI_GOALPOSTS_RULE (rule);
  double share = dti_rule_undirect (span, score) / span->max;

  dti_rule_add_number (numbers, self->from + share * (self->to - self->from));
}

static const DtiRuleKernel kernel = {
  .type = "goalposts",
  .read = read_members,
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .invert = invert,
};

static void
dti_goalposts_rule_constructed (GObject *object)
{
  G_OBJECT_CLASS (dti_goalposts_rule_parent_class)->constructed (object);

  transform_goalposts (DTI_GOALPOSTS_RULE (object));
}

static void
dti_goalposts_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiGoalpostsRule *self = DTI_GOALPOSTS_RULE (object);

  switch ((DtiGoalpostsRuleProperty) prop_id)
    {
    case PROP_MIN:
      g_value_set_double (value, dti_goalposts_rule_get_min (self));
      break;
    case PROP_MAX:
      g_value_set_double (value, dti_goalposts_rule_get_max (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_goalposts_rule_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DtiGoalpostsRule *self = DTI_GOALPOSTS_RULE (object);

  switch ((DtiGoalpostsRuleProperty) prop_id)
    {
    case PROP_MIN:
      self->min = g_value_get_double (value);
      break;
    case PROP_MAX:
      self->max = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_goalposts_rule_class_init (DtiGoalpostsRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_goalposts_rule_constructed;
  object_class->get_property = dti_goalposts_rule_get_property;
  object_class->set_property = dti_goalposts_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiGoalpostsRule:min: (getter get_min)
   *
   * The number that gives no points.
   *
   * Since: 1.0
   */
  props[PROP_MIN] = g_param_spec_double ("min", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiGoalpostsRule:max: (getter get_max)
   *
   * The number that gives the maximum.
   *
   * Since: 1.0
   */
  props[PROP_MAX] = g_param_spec_double ("max", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 1.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_goalposts_rule_init (DtiGoalpostsRule *self)
{
}

/**
 * dti_goalposts_rule_new:
 * @min: the number that gives no points
 * @max: the number that gives the maximum
 *
 * Creates a rule with fixed goalposts.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiGoalpostsRule *
dti_goalposts_rule_new (double min, double max)
{
  return g_object_new (DTI_TYPE_GOALPOSTS_RULE, "min", min, "max", max, NULL);
}

/**
 * dti_goalposts_rule_get_min: (get-property min)
 * @self: a rule
 *
 * Gets the number that gives no points.
 *
 * Returns: the number that gives no points
 *
 * Since: 1.0
 */
double
dti_goalposts_rule_get_min (DtiGoalpostsRule *self)
{
  g_return_val_if_fail (DTI_IS_GOALPOSTS_RULE (self), 0.0);

  return self->min;
}

/**
 * dti_goalposts_rule_get_max: (get-property max)
 * @self: a rule
 *
 * Gets the number that gives the maximum.
 *
 * Returns: the number that gives the maximum
 *
 * Since: 1.0
 */
double
dti_goalposts_rule_get_max (DtiGoalpostsRule *self)
{
  g_return_val_if_fail (DTI_IS_GOALPOSTS_RULE (self), 0.0);

  return self->max;
}
