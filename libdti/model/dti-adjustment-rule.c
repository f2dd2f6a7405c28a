/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-adjustment-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiAdjustmentRule:
 *
 * A bonus or a penalty: the sign times the number, up to a cap.
 *
 * It is added to the score of a sum and never to its maximum. A direction only describes.
 *
 * In documents: [adjustment](file-formats.html#adjustment). Source: annexes of Vietnamese sets
 * of criteria.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiAdjustmentRule
{
  DtiRule parent_instance;

  double cap;
  int sign;
};

typedef enum
{
  PROP_CAP = 1,
  PROP_SIGN,
} DtiAdjustmentRuleProperty;

static GParamSpec *props[PROP_SIGN + 1];

G_DEFINE_FINAL_TYPE (DtiAdjustmentRule, dti_adjustment_rule, DTI_TYPE_RULE)

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiAdjustmentRule *self = DTI_ADJUSTMENT_RULE (rule);

  self->cap = dti_json_get_number (reader, "cap", self->cap);
  self->sign = dti_json_get_int (reader, "sign", -1, 1, self->sign);
  if (!(self->cap >= 0.0))
    dti_json_report (reader, DTI_SEVERITY_ERROR, "out-of-range", "cap", "a cap is not negative");
  if (self->sign == 0)
    dti_json_report (reader, DTI_SEVERITY_ERROR, "out-of-range", "sign", "“sign” is 1 or -1");
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const double cap = DTI_ADJUSTMENT_RULE (rule)->cap;
  const double sign = DTI_ADJUSTMENT_RULE (rule)->sign;

  DTI_RULE_MAP (span, scores, x, sign * (cap < x ? cap : x));
}

static char *
describe (DtiRule *rule)
{
  const DtiAdjustmentRule *self = DTI_ADJUSTMENT_RULE (rule);
  g_autofree char *cap = dti_rule_print (self->cap);
  const char *sign = self->sign < 0 ? "−" : "+";

  if (self->cap == G_MAXDOUBLE)
    return g_strdup_printf ("%sx points", sign);

  return g_strdup_printf ("%smin(x, %s) points", sign, cap);
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  dti_rule_add_number (numbers, score * (double) DTI_ADJUSTMENT_RULE (rule)->sign);
}

static const DtiRuleKernel kernel = {
  .type = "adjustment",
  .read = read_members,
  .apply = apply,
  .describe = describe,
  .invert = invert,
};

static void
dti_adjustment_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiAdjustmentRule *self = DTI_ADJUSTMENT_RULE (object);

  switch ((DtiAdjustmentRuleProperty) prop_id)
    {
    case PROP_CAP:
      g_value_set_double (value, dti_adjustment_rule_get_cap (self));
      break;
    case PROP_SIGN:
      g_value_set_int (value, dti_adjustment_rule_get_sign (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_adjustment_rule_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DtiAdjustmentRule *self = DTI_ADJUSTMENT_RULE (object);

  switch ((DtiAdjustmentRuleProperty) prop_id)
    {
    case PROP_CAP:
      self->cap = g_value_get_double (value);
      break;
    case PROP_SIGN:
      self->sign = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_adjustment_rule_class_init (DtiAdjustmentRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dti_adjustment_rule_get_property;
  object_class->set_property = dti_adjustment_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiAdjustmentRule:cap: (getter get_cap)
   *
   * The number beyond which nothing more counts.
   *
   * `G_MAXDOUBLE`, the default, stands for no cap.
   *
   * Since: 1.0
   */
  props[PROP_CAP] = g_param_spec_double ("cap", NULL, NULL, 0.0, G_MAXDOUBLE, G_MAXDOUBLE, flags);

  /**
   * DtiAdjustmentRule:sign: (getter get_sign)
   *
   * The sign, 1 for a bonus and −1 for a penalty.
   *
   * Since: 1.0
   */
  props[PROP_SIGN] = g_param_spec_int ("sign", NULL, NULL, -1, 1, 1, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_adjustment_rule_init (DtiAdjustmentRule *self)
{
}

/**
 * dti_adjustment_rule_new:
 * @cap: the number beyond which nothing more counts
 * @sign: the sign, 1 for a bonus and −1 for a penalty
 *
 * Creates a bonus or a penalty.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiAdjustmentRule *
dti_adjustment_rule_new (double cap, int sign)
{
  return g_object_new (DTI_TYPE_ADJUSTMENT_RULE, "cap", cap, "sign", sign, NULL);
}

/**
 * dti_adjustment_rule_get_cap: (get-property cap)
 * @self: a rule
 *
 * Gets the number beyond which nothing more counts.
 *
 * `G_MAXDOUBLE`, the default, stands for no cap.
 *
 * Returns: the number beyond which nothing more counts
 *
 * Since: 1.0
 */
double
dti_adjustment_rule_get_cap (DtiAdjustmentRule *self)
{
  g_return_val_if_fail (DTI_IS_ADJUSTMENT_RULE (self), 0.0);

  return self->cap;
}

/**
 * dti_adjustment_rule_get_sign: (get-property sign)
 * @self: a rule
 *
 * Gets the sign, 1 for a bonus and −1 for a penalty.
 *
 * Returns: the sign, 1 for a bonus and −1 for a penalty
 *
 * Since: 1.0
 */
int
dti_adjustment_rule_get_sign (DtiAdjustmentRule *self)
{
  g_return_val_if_fail (DTI_IS_ADJUSTMENT_RULE (self), 0);

  return self->sign;
}
