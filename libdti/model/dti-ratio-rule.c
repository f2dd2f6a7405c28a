/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-ratio-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiRatioRule:
 *
 * The score is the ratio times the maximum.
 *
 * The ratio is the factor times the number, which is the numerator over the denominator where both
 * are observed. With a target, a ratio of the target or more gives the maximum and a smaller one
 * its share of it. Clamped to the maximum by default; the direction “down” gives max − score.
 *
 * In documents: [ratio](file-formats.html#ratio). Source: annexes of Vietnamese sets of
 * criteria.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiRatioRule
{
  DtiRule parent_instance;

  double factor;
  double target;
  double transformed_target;
  DtiZeroDenominator zero_denominator;
};

typedef enum
{
  PROP_FACTOR = 1,
  PROP_TARGET,
  PROP_ZERO_DENOMINATOR,
} DtiRatioRuleProperty;

static GParamSpec *props[PROP_ZERO_DENOMINATOR + 1];

G_DEFINE_FINAL_TYPE (DtiRatioRule, dti_ratio_rule, DTI_TYPE_RULE)

/* In the order of DtiZeroDenominator. */
static const char *const zero_denominators[] = { NULL, "missing", "zero", "not-applicable" };

static gboolean
set_zero_denominator (DtiRatioRule *self, const char *name)
{
  self->zero_denominator = DTI_ZERO_DENOMINATOR_PROBLEM;
  for (guint i = 1; i < G_N_ELEMENTS (zero_denominators); i++)
    if (g_strcmp0 (name, zero_denominators[i]) == 0)
      self->zero_denominator = (DtiZeroDenominator) i;

  return name == NULL || self->zero_denominator != DTI_ZERO_DENOMINATOR_PROBLEM;
}

static void
transform_target (DtiRatioRule *self)
{
  self->transformed_target =
      self->target != 0.0 ? dti_rule_transform_number (DTI_RULE (self), self->target) : 0.0;
}

static void
read_target (DtiRatioRule *self, const DtiJsonReader *reader)
{
  if (!dti_json_has (reader, "target"))
    return;

  self->target = dti_json_get_number (reader, "target", NAN);
  transform_target (self);
  if (!isnan (self->target) && !(self->target > 0.0 && self->transformed_target > 0.0))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "target",
                     "a target must be above 0");
}

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiRatioRule *self = DTI_RATIO_RULE (rule);
  const char *name = dti_json_get_text (reader, "zero-denominator", NULL);

  read_target (self, reader);
  self->factor = dti_json_get_number (reader, "factor", self->factor);
  if (self->factor == 0.0)
    dti_json_report (reader, DTI_SEVERITY_ERROR, "out-of-range", "factor", "the factor is 0");
  if (!set_zero_denominator (self, name))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "unknown-name",
                     "zero-denominator",
                     "“zero-denominator” cannot be “%s”; known are: missing, zero, not-applicable",
                     name);
}

DTI_VECTOR static void
apply_target (const DtiRuleSpan *span, double factor, double target, double *scores)
{
  const double max = span->max;
  DtiRuleSpan reached = *span;

  reached.numbers = scores;
  DTI_RULE_MAP (span, scores, x, x * factor / target);
  /* A comparison with NaN is false, so NaN stays. Alone it needs no branch. */
  DTI_RULE_MAP (&reached, scores, r, 1.0 < r ? 1.0 : r);
  DTI_RULE_MAP_DIRECTED (&reached, scores, r, r * max);
}

DTI_VECTOR static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const DtiRatioRule *self = DTI_RATIO_RULE (rule);
  const double factor = self->factor;
  const double max = span->max;

  if (self->target != 0.0)
    apply_target (span, factor, self->transformed_target, scores);
  else
    DTI_RULE_MAP_DIRECTED (span, scores, x, x * factor * max);
}

static char *
describe (DtiRule *rule)
{
  const DtiRatioRule *self = DTI_RATIO_RULE (rule);
  g_autofree char *factor = dti_rule_print (self->factor);
  g_autofree char *target = dti_rule_print (self->target);
  g_autofree char *ratio =
      self->factor == 1.0 ? g_strdup ("x") : g_strdup_printf ("x × %s", factor);

  if (self->target == 0.0)
    return g_strdup_printf ("%s × max", ratio);

  return g_strdup_printf ("min(%s / %s, 1) × max", ratio, target);
}

static DtiZeroDenominator
get_zero_denominator (DtiRule *rule)
{
  return DTI_RATIO_RULE (rule)->zero_denominator;
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const DtiRatioRule *self = DTI_RATIO_RULE (rule);
  double share = dti_rule_undirect (span, score) / span->max;
  double target = self->target != 0.0 ? self->transformed_target : 1.0;

  dti_rule_add_number (numbers, share * target / self->factor);
}

static const DtiRuleKernel kernel = {
  .type = "ratio",
  .read = read_members,
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .describe = describe,
  .get_zero_denominator = get_zero_denominator,
  .invert = invert,
};

static void
dti_ratio_rule_constructed (GObject *object)
{
  G_OBJECT_CLASS (dti_ratio_rule_parent_class)->constructed (object);

  transform_target (DTI_RATIO_RULE (object));
}

static void
dti_ratio_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRatioRule *self = DTI_RATIO_RULE (object);

  switch ((DtiRatioRuleProperty) prop_id)
    {
    case PROP_FACTOR:
      g_value_set_double (value, dti_ratio_rule_get_factor (self));
      break;
    case PROP_TARGET:
      g_value_set_double (value, dti_ratio_rule_get_target (self));
      break;
    case PROP_ZERO_DENOMINATOR:
      g_value_set_string (value, dti_ratio_rule_get_zero_denominator (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_ratio_rule_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiRatioRule *self = DTI_RATIO_RULE (object);

  switch ((DtiRatioRuleProperty) prop_id)
    {
    case PROP_FACTOR:
      self->factor = g_value_get_double (value);
      break;
    case PROP_TARGET:
      self->target = g_value_get_double (value);
      break;
    case PROP_ZERO_DENOMINATOR:
      set_zero_denominator (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_ratio_rule_class_init (DtiRatioRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_ratio_rule_constructed;
  object_class->get_property = dti_ratio_rule_get_property;
  object_class->set_property = dti_ratio_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiRatioRule:factor: (getter get_factor)
   *
   * The factor of the number.
   *
   * Since: 1.0
   */
  props[PROP_FACTOR] =
      g_param_spec_double ("factor", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 1.0, flags);

  /**
   * DtiRatioRule:target: (getter get_target)
   *
   * The ratio that gives the maximum.
   *
   * 0 stands for none.
   *
   * Since: 1.0
   */
  props[PROP_TARGET] = g_param_spec_double ("target", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiRatioRule:zero-denominator: (getter get_zero_denominator)
   *
   * What a denominator of 0 makes of a unit.
   *
   * One of `missing`, `zero` and `not-applicable`. With `NULL` the unit is not applicable where the
   * numerator is 0 too, and a problem otherwise.
   *
   * Since: 1.0
   */
  props[PROP_ZERO_DENOMINATOR] = g_param_spec_string ("zero-denominator", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_ratio_rule_init (DtiRatioRule *self)
{
}

/**
 * dti_ratio_rule_new:
 * @factor: the factor of the number
 * @target: the ratio that gives the maximum
 * @zero_denominator: (nullable): what a denominator of 0 makes of a unit
 *
 * Creates a rule for a share of something.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiRatioRule *
dti_ratio_rule_new (double factor, double target, const char *zero_denominator)
{
  return g_object_new (DTI_TYPE_RATIO_RULE,
                       "factor",
                       factor,
                       "target",
                       target,
                       "zero-denominator",
                       zero_denominator,
                       NULL);
}

/**
 * dti_ratio_rule_get_factor: (get-property factor)
 * @self: a rule
 *
 * Gets the factor of the number.
 *
 * Returns: the factor of the number
 *
 * Since: 1.0
 */
double
dti_ratio_rule_get_factor (DtiRatioRule *self)
{
  g_return_val_if_fail (DTI_IS_RATIO_RULE (self), 0.0);

  return self->factor;
}

/**
 * dti_ratio_rule_get_target: (get-property target)
 * @self: a rule
 *
 * Gets the ratio that gives the maximum.
 *
 * 0 stands for none.
 *
 * Returns: the target, 0 where there is none
 *
 * Since: 1.0
 */
double
dti_ratio_rule_get_target (DtiRatioRule *self)
{
  g_return_val_if_fail (DTI_IS_RATIO_RULE (self), 0.0);

  return self->target;
}

/**
 * dti_ratio_rule_get_zero_denominator: (get-property zero-denominator)
 * @self: a rule
 *
 * Gets what a denominator of 0 makes of a unit.
 *
 * One of `missing`, `zero` and `not-applicable`. With `NULL` the unit is not applicable where the
 * numerator is 0 too, and a problem otherwise.
 *
 * Returns: (nullable): `missing`, `zero`, `not-applicable` or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_ratio_rule_get_zero_denominator (DtiRatioRule *self)
{
  g_return_val_if_fail (DTI_IS_RATIO_RULE (self), NULL);

  return zero_denominators[self->zero_denominator];
}
