/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scaled-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiScaledRule:
 *
 * The score is (x − lower)/(upper − lower) times the maximum.
 *
 * The range is given in the units of the indicator and goes through the same transform as the
 * numbers. Not clamped by default; the direction “down” gives max − score.
 *
 * In documents: [scaled](file-formats.html#scaled). Source: the function n_scaled of the R
 * package COINr.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiScaledRule
{
  DtiRule parent_instance;

  double lower;
  double upper;
  double from; /* the range after the transform */
  double to;
};

typedef enum
{
  PROP_LOWER = 1,
  PROP_UPPER,
} DtiScaledRuleProperty;

static GParamSpec *props[PROP_UPPER + 1];

G_DEFINE_FINAL_TYPE (DtiScaledRule, dti_scaled_rule, DTI_TYPE_RULE)

static void
transform_range (DtiScaledRule *self)
{
  self->from = dti_rule_transform_number (DTI_RULE (self), self->lower);
  self->to = dti_rule_transform_number (DTI_RULE (self), self->upper);
}

static void
read_range (DtiScaledRule *self, const DtiJsonReader *reader)
{
  JsonArray *list = dti_json_get_array (reader, "range");

  if (list == NULL)
    return;
  if (json_array_get_length (list) == 2 &&
      dti_rule_read_finite (json_array_get_element (list, 0), &self->lower) &&
      dti_rule_read_finite (json_array_get_element (list, 1), &self->upper))
    return;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "wrong-value",
                   "range",
                   "“range” must be a list of two numbers");
}

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiScaledRule *self = DTI_SCALED_RULE (rule);

  read_range (self, reader);
  transform_range (self);
  if (!isfinite (self->from) || !isfinite (self->to))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "range",
                     "the transform has no result for the range");
  else if (self->from == self->to)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "wrong-value",
                     "range",
                     "the ends of the range are equal");
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const double lower = DTI_SCALED_RULE (rule)->from;
  const double spread = DTI_SCALED_RULE (rule)->to - lower;
  const double max = span->max;

  if (dti_rule_can_divide (rule, NULL, span, fabs (spread), scores))
    DTI_RULE_MAP_DIRECTED (span, scores, x, (x - lower) / spread * max);
}

static char *
describe (DtiRule *rule)
{
  g_autofree char *lower = dti_rule_print (DTI_SCALED_RULE (rule)->lower);
  g_autofree char *upper = dti_rule_print (DTI_SCALED_RULE (rule)->upper);

  if (dti_rule_has_transform (rule))
    return g_strdup_printf ("(x − t(%s))/(t(%s) − t(%s)) × max", lower, upper, lower);

  return g_strdup_printf ("(x − %s)/(%s − %s) × max", lower, upper, lower);
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const DtiScaledRule *self = DTI_SCALED_RULE (rule);
  double share = dti_rule_undirect (span, score) / span->max;

  dti_rule_add_number (numbers, self->from + share * (self->to - self->from));
}

static const DtiRuleKernel kernel = {
  .type = "scaled",
  .read = read_members,
  .bounded = TRUE,
  .apply = apply,
  .describe = describe,
  .invert = invert,
};

static void
dti_scaled_rule_constructed (GObject *object)
{
  G_OBJECT_CLASS (dti_scaled_rule_parent_class)->constructed (object);

  transform_range (DTI_SCALED_RULE (object));
}

static void
dti_scaled_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiScaledRule *self = DTI_SCALED_RULE (object);

  switch ((DtiScaledRuleProperty) prop_id)
    {
    case PROP_LOWER:
      g_value_set_double (value, dti_scaled_rule_get_lower (self));
      break;
    case PROP_UPPER:
      g_value_set_double (value, dti_scaled_rule_get_upper (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_scaled_rule_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DtiScaledRule *self = DTI_SCALED_RULE (object);

  switch ((DtiScaledRuleProperty) prop_id)
    {
    case PROP_LOWER:
      self->lower = g_value_get_double (value);
      break;
    case PROP_UPPER:
      self->upper = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_scaled_rule_class_init (DtiScaledRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_scaled_rule_constructed;
  object_class->get_property = dti_scaled_rule_get_property;
  object_class->set_property = dti_scaled_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiScaledRule:lower: (getter get_lower)
   *
   * The number that gives no points.
   *
   * Since: 1.0
   */
  props[PROP_LOWER] =
      g_param_spec_double ("lower", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiScaledRule:upper: (getter get_upper)
   *
   * The number that gives the maximum.
   *
   * Since: 1.0
   */
  props[PROP_UPPER] =
      g_param_spec_double ("upper", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 100.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_scaled_rule_init (DtiScaledRule *self)
{
}

/**
 * dti_scaled_rule_new:
 * @lower: the number that gives no points
 * @upper: the number that gives the maximum
 *
 * Creates a rule with a fixed scale.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiScaledRule *
dti_scaled_rule_new (double lower, double upper)
{
  return g_object_new (DTI_TYPE_SCALED_RULE, "lower", lower, "upper", upper, NULL);
}

/**
 * dti_scaled_rule_get_lower: (get-property lower)
 * @self: a rule
 *
 * Gets the number that gives no points.
 *
 * Returns: the number that gives no points
 *
 * Since: 1.0
 */
double
dti_scaled_rule_get_lower (DtiScaledRule *self)
{
  g_return_val_if_fail (DTI_IS_SCALED_RULE (self), 0.0);

  return self->lower;
}

/**
 * dti_scaled_rule_get_upper: (get-property upper)
 * @self: a rule
 *
 * Gets the number that gives the maximum.
 *
 * Returns: the number that gives the maximum
 *
 * Since: 1.0
 */
double
dti_scaled_rule_get_upper (DtiScaledRule *self)
{
  g_return_val_if_fail (DTI_IS_SCALED_RULE (self), 0.0);

  return self->upper;
}
