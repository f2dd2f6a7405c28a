/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-distance-to-reference-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiDistanceToReferenceRule:
 *
 * The score is 1 less the distance to a reference unit.
 *
 * (1 − (reference − x)/(reference − minimum)) × max, where `reference` is the number of the
 * reference unit. Not clamped by default. With the direction “down” the same holds of −x. No unit
 * has a score where the reference unit has no number or is the worst.
 *
 * In documents: [distance-to-reference](file-formats.html#distance-to-reference). Source: the
 * function n_dist2ref of the R package COINr.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiDistanceToReferenceRule
{
  DtiRule parent_instance;

  char *reference;
};

typedef enum
{
  PROP_REFERENCE = 1,
} DtiDistanceToReferenceRuleProperty;

static GParamSpec *props[PROP_REFERENCE + 1];

G_DEFINE_FINAL_TYPE (DtiDistanceToReferenceRule, dti_distance_to_reference_rule, DTI_TYPE_RULE)

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiDistanceToReferenceRule *self = DTI_DISTANCE_TO_REFERENCE_RULE (rule);

  if (!dti_json_has (reader, "reference"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the member “reference” is missing");
  g_free (self->reference);
  self->reference = g_strdup (dti_json_get_text (reader, "reference", NULL));
}

static void
apply_down (const DtiPopulation *population, const DtiRuleSpan *span, double spread, double *scores)
{
  const double reference = population->reference;
  const double max = span->max;

  DTI_RULE_MAP (span, scores, x, (1.0 - (x - reference) / spread) * max);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const gboolean down = span->direction == DTI_DIRECTION_DOWN;
  const double reference = population->reference;
  const double spread = down ? population->maximum - reference : reference - population->minimum;
  const double max = span->max;

  if (!dti_rule_can_divide (rule, population, span, fabs (spread), scores))
    return;

  if (down)
    apply_down (population, span, spread, scores);
  else
    DTI_RULE_MAP (span, scores, x, (1.0 - (reference - x) / spread) * max);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  if (population == NULL || isnan (population->reference))
    return "the reference unit has no number";

  return "the reference unit has the worst number";
}

static char *
describe (DtiRule *rule)
{
  const char *reference = DTI_DISTANCE_TO_REFERENCE_RULE (rule)->reference;

  return g_strdup_printf ("(1 − (r − x)/(r − minimum)) × max, r = x of %s",
                          reference != NULL ? reference : "no unit");
}

static const char *
get_reference_unit (DtiRule *rule)
{
  return DTI_DISTANCE_TO_REFERENCE_RULE (rule)->reference;
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double reference = population->reference;
  const double end =
      span->direction == DTI_DIRECTION_DOWN ? population->maximum : population->minimum;

  dti_rule_add_number (numbers, reference - (1.0 - score / span->max) * (reference - end));
}

static const DtiRuleKernel kernel = {
  .type = "distance-to-reference",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_RANGE,
  .bounded = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .get_reference_unit = get_reference_unit,
  .invert = invert,
};

static void
dti_distance_to_reference_rule_finalize (GObject *object)
{
  DtiDistanceToReferenceRule *self = DTI_DISTANCE_TO_REFERENCE_RULE (object);

  g_clear_pointer (&self->reference, g_free);

  G_OBJECT_CLASS (dti_distance_to_reference_rule_parent_class)->finalize (object);
}

static void
dti_distance_to_reference_rule_get_property (GObject *object,
                                             guint prop_id,
                                             GValue *value,
                                             GParamSpec *pspec)
{
  DtiDistanceToReferenceRule *self = DTI_DISTANCE_TO_REFERENCE_RULE (object);

  switch ((DtiDistanceToReferenceRuleProperty) prop_id)
    {
    case PROP_REFERENCE:
      g_value_set_string (value, dti_distance_to_reference_rule_get_reference (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_distance_to_reference_rule_set_property (GObject *object,
                                             guint prop_id,
                                             const GValue *value,
                                             GParamSpec *pspec)
{
  DtiDistanceToReferenceRule *self = DTI_DISTANCE_TO_REFERENCE_RULE (object);

  switch ((DtiDistanceToReferenceRuleProperty) prop_id)
    {
    case PROP_REFERENCE:
      self->reference = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_distance_to_reference_rule_class_init (DtiDistanceToReferenceRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_distance_to_reference_rule_finalize;
  object_class->get_property = dti_distance_to_reference_rule_get_property;
  object_class->set_property = dti_distance_to_reference_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiDistanceToReferenceRule:reference: (getter get_reference)
   *
   * The id of the reference unit.
   *
   * Since: 1.0
   */
  props[PROP_REFERENCE] = g_param_spec_string ("reference", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_distance_to_reference_rule_init (DtiDistanceToReferenceRule *self)
{
}

/**
 * dti_distance_to_reference_rule_new:
 * @reference: (nullable): the id of the reference unit
 *
 * Creates a rule by the distance to a reference unit.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiDistanceToReferenceRule *
dti_distance_to_reference_rule_new (const char *reference)
{
  return g_object_new (DTI_TYPE_DISTANCE_TO_REFERENCE_RULE, "reference", reference, NULL);
}

/**
 * dti_distance_to_reference_rule_get_reference: (get-property reference)
 * @self: a rule
 *
 * Gets the id of the reference unit.
 *
 * Returns: (nullable): the id of the reference unit
 *
 * Since: 1.0
 */
const char *
dti_distance_to_reference_rule_get_reference (DtiDistanceToReferenceRule *self)
{
  g_return_val_if_fail (DTI_IS_DISTANCE_TO_REFERENCE_RULE (self), NULL);

  return self->reference;
}
