/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-min-max-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiMinMaxRule:
 *
 * The score runs from the lowest to the highest number among the units.
 *
 * (x − minimum)/(maximum − minimum) × (upper − lower) + lower, in points. Without `upper` it is the
 * maximum of the node. Clamped by default; the direction “down” gives lower + upper − score.
 *
 * In documents: [min-max](file-formats.html#min-max). Source: OECD and JRC, Handbook on
 * Constructing Composite Indicators (2008).
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiMinMaxRule
{
  DtiRule parent_instance;

  double lower;
  double upper;
};

typedef enum
{
  PROP_LOWER = 1,
  PROP_UPPER,
} DtiMinMaxRuleProperty;

static GParamSpec *props[PROP_UPPER + 1];

G_DEFINE_FINAL_TYPE (DtiMinMaxRule, dti_min_max_rule, DTI_TYPE_RULE)

static inline double
get_upper (const DtiMinMaxRule *self, double max)
{
  return self->upper == G_MAXDOUBLE ? max : self->upper;
}

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiMinMaxRule *self = DTI_MIN_MAX_RULE (rule);

  self->lower = dti_json_get_number (reader, "lower", self->lower);
  self->upper = dti_json_get_number (reader, "upper", self->upper);
}

DTI_VECTOR static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const double minimum = population->minimum;
  const double spread = population->maximum - minimum;
  const double lower = DTI_MIN_MAX_RULE (rule)->lower;
  const double upper = get_upper (DTI_MIN_MAX_RULE (rule), span->max);
  const double height = upper - lower;

  if (!dti_rule_can_divide (rule, population, span, spread, scores))
    return;

  if (span->direction == DTI_DIRECTION_DOWN)
    DTI_RULE_MAP (span, scores, x, lower + upper - ((x - minimum) / spread * height + lower));
  else
    DTI_RULE_MAP (span, scores, x, (x - minimum) / spread * height + lower);
}

/* A number's distance from the lowest is at most the whole spread, also when both are rounded, so
 * the share is in [0, 1]; from 0 upwards the height takes it nowhere else. */
static gboolean
is_sure (DtiRule *rule, const DtiPopulation *population, double max)
{
  const DtiMinMaxRule *self = DTI_MIN_MAX_RULE (rule);
  double spread = population->maximum - population->minimum;
  double upper = get_upper (self, max);

  return self->lower == 0.0 && upper > 0.0 && isfinite (upper) && spread > 0.0 && isfinite (spread);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return population != NULL && population->n > 0 && !(population->maximum > population->minimum)
             ? "all units have the same number"
             : NULL;
}

static char *
describe (DtiRule *rule)
{
  const DtiMinMaxRule *self = DTI_MIN_MAX_RULE (rule);
  g_autofree char *lower = dti_rule_print (self->lower);
  g_autofree char *upper =
      self->upper == G_MAXDOUBLE ? g_strdup ("max") : dti_rule_print (self->upper);

  if (self->lower == 0.0)
    return g_strdup_printf ("(x − minimum)/(maximum − minimum) × %s", upper);

  return g_strdup_printf ("(x − minimum)/(maximum − minimum) × (%s − %s) + %s",
                          upper,
                          lower,
                          lower);
}

static void
get_bounds (DtiRule *rule, double max, double *lower, double *upper)
{
  const DtiMinMaxRule *self = DTI_MIN_MAX_RULE (rule);
  double end = get_upper (self, max);

  *lower = MIN (self->lower, end);
  *upper = MAX (self->lower, end);
}

/* Where the scale runs downwards, its start is the highest score. */
static double
get_default_max (DtiRule *rule)
{
  const DtiMinMaxRule *self = DTI_MIN_MAX_RULE (rule);

  return self->upper == G_MAXDOUBLE ? 1.0 : MAX (self->lower, self->upper);
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double lower = DTI_MIN_MAX_RULE (rule)->lower;
  const double upper = get_upper (DTI_MIN_MAX_RULE (rule), span->max);
  const double spread = population->maximum - population->minimum;

  if (span->direction == DTI_DIRECTION_DOWN)
    score = lower + upper - score;
  dti_rule_add_number (numbers, population->minimum + (score - lower) / (upper - lower) * spread);
}

static const DtiRuleKernel kernel = {
  .type = "min-max",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_RANGE,
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .is_sure = is_sure,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .get_bounds = get_bounds,
  .get_default_max = get_default_max,
  .invert = invert,
};

static void
dti_min_max_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiMinMaxRule *self = DTI_MIN_MAX_RULE (object);

  switch ((DtiMinMaxRuleProperty) prop_id)
    {
    case PROP_LOWER:
      g_value_set_double (value, dti_min_max_rule_get_lower (self));
      break;
    case PROP_UPPER:
      g_value_set_double (value, dti_min_max_rule_get_upper (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_min_max_rule_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DtiMinMaxRule *self = DTI_MIN_MAX_RULE (object);

  switch ((DtiMinMaxRuleProperty) prop_id)
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
dti_min_max_rule_class_init (DtiMinMaxRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dti_min_max_rule_get_property;
  object_class->set_property = dti_min_max_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiMinMaxRule:lower: (getter get_lower)
   *
   * The points of the lowest number.
   *
   * Since: 1.0
   */
  props[PROP_LOWER] =
      g_param_spec_double ("lower", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiMinMaxRule:upper: (getter get_upper)
   *
   * The points of the highest number.
   *
   * `G_MAXDOUBLE`, the default, stands for the maximum of the node.
   *
   * Since: 1.0
   */
  props[PROP_UPPER] =
      g_param_spec_double ("upper", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_min_max_rule_init (DtiMinMaxRule *self)
{
}

/**
 * dti_min_max_rule_new:
 * @lower: the points of the lowest number
 * @upper: the points of the highest number
 *
 * Creates a rule between the extremes of the units.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiMinMaxRule *
dti_min_max_rule_new (double lower, double upper)
{
  return g_object_new (DTI_TYPE_MIN_MAX_RULE, "lower", lower, "upper", upper, NULL);
}

/**
 * dti_min_max_rule_get_lower: (get-property lower)
 * @self: a rule
 *
 * Gets the points of the lowest number.
 *
 * Returns: the points of the lowest number
 *
 * Since: 1.0
 */
double
dti_min_max_rule_get_lower (DtiMinMaxRule *self)
{
  g_return_val_if_fail (DTI_IS_MIN_MAX_RULE (self), 0.0);

  return self->lower;
}

/**
 * dti_min_max_rule_get_upper: (get-property upper)
 * @self: a rule
 *
 * Gets the points of the highest number.
 *
 * `G_MAXDOUBLE`, the default, stands for the maximum of the node.
 *
 * Returns: the points of the highest number
 *
 * Since: 1.0
 */
double
dti_min_max_rule_get_upper (DtiMinMaxRule *self)
{
  g_return_val_if_fail (DTI_IS_MIN_MAX_RULE (self), 0.0);

  return self->upper;
}
