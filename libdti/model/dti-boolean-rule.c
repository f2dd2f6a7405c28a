/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-boolean-rule.h"

#include "dti-rule-labels-private.h"

/**
 * DtiBooleanRule:
 *
 * Yes is worth the maximum, no is worth nothing.
 *
 * Without labels of its own the rule reads the numbers 1 and 0 and the labels “có” and “không”,
 * “true” and “false”, “yes” and “no”. With labels (`levels` in documents) there can be partial
 * credit; then a number must be what one of the labels is worth.
 *
 * Labels compare trimmed, in NFC and without case.
 *
 * In documents: [boolean](file-formats.html#boolean). Source: annexes of Vietnamese sets of
 * criteria.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiBooleanRule
{
  DtiRule parent_instance;

  DtiRuleLabels *labels;
  GBytes *credits;
  gboolean points;
  char **given_labels;
};

typedef enum
{
  PROP_LABELS = 1,
  PROP_CREDITS,
  PROP_POINTS,
} DtiBooleanRuleProperty;

static GParamSpec *props[PROP_POINTS + 1];

G_DEFINE_FINAL_TYPE (DtiBooleanRule, dti_boolean_rule, DTI_TYPE_RULE)

/* What a plain yes or no is written as. */
static const char *const plain_labels[] = { "có", "không", "true", "false", "yes", "no" };
static const double plain_credits[] = { 1.0, 0.0, 1.0, 0.0, 1.0, 0.0 };

static void
take_labels (DtiBooleanRule *self, DtiRuleLabels *labels)
{
  g_clear_pointer (&self->labels, dti_rule_labels_free);
  g_clear_pointer (&self->credits, g_bytes_unref);
  self->labels = labels;
  self->credits = dti_rule_labels_dup_credits (labels);
}

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiRuleLabels *labels;

  if (!dti_json_has (reader, "levels"))
    return;

  labels = dti_rule_labels_read (reader, "levels");
  if (labels != NULL)
    take_labels (DTI_BOOLEAN_RULE (rule), labels);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  dti_rule_labels_apply (DTI_BOOLEAN_RULE (rule)->labels, span, scores);
}

static gboolean
read_text (DtiRule *rule, const char *text, double *number)
{
  return dti_rule_labels_read_text (DTI_BOOLEAN_RULE (rule)->labels, text, number);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return "the number stands for none of the labels of the rule";
}

static char *
describe (DtiRule *rule)
{
  return dti_rule_labels_describe (DTI_BOOLEAN_RULE (rule)->labels);
}

static const DtiRuleLabels *
peek_labels (DtiRule *rule)
{
  return DTI_BOOLEAN_RULE (rule)->labels;
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const DtiRuleLabels *labels = DTI_BOOLEAN_RULE (rule)->labels;

  for (guint i = 0; i < labels->n; i++)
    dti_rule_add_number (numbers, labels->codes[i]);
}

static const DtiRuleKernel kernel = {
  .type = "boolean",
  .read = read_members,
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .describe = describe,
  .read_text = read_text,
  .explain_failure = explain_failure,
  .invert = invert,
  .peek_labels = peek_labels,
};

static void
dti_boolean_rule_constructed (GObject *object)
{
  DtiBooleanRule *self = DTI_BOOLEAN_RULE (object);

  G_OBJECT_CLASS (dti_boolean_rule_parent_class)->constructed (object);

  if (self->given_labels == NULL)
    take_labels (self,
                 dti_rule_labels_new (plain_labels,
                                      plain_credits,
                                      G_N_ELEMENTS (plain_labels),
                                      FALSE));
  else
    take_labels (self,
                 dti_rule_labels_new_from_bytes ((const char *const *) self->given_labels,
                                                 self->credits,
                                                 self->points));
  g_clear_pointer (&self->given_labels, g_strfreev);
}

static void
dti_boolean_rule_finalize (GObject *object)
{
  DtiBooleanRule *self = DTI_BOOLEAN_RULE (object);

  g_clear_pointer (&self->labels, dti_rule_labels_free);
  g_clear_pointer (&self->credits, g_bytes_unref);
  g_clear_pointer (&self->given_labels, g_strfreev);

  G_OBJECT_CLASS (dti_boolean_rule_parent_class)->finalize (object);
}

static void
dti_boolean_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiBooleanRule *self = DTI_BOOLEAN_RULE (object);

  switch ((DtiBooleanRuleProperty) prop_id)
    {
    case PROP_LABELS:
      g_value_set_boxed (value, dti_boolean_rule_get_labels (self));
      break;
    case PROP_CREDITS:
      g_value_set_boxed (value, dti_boolean_rule_get_credits (self));
      break;
    case PROP_POINTS:
      g_value_set_boolean (value, dti_boolean_rule_get_points (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_boolean_rule_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DtiBooleanRule *self = DTI_BOOLEAN_RULE (object);

  switch ((DtiBooleanRuleProperty) prop_id)
    {
    case PROP_LABELS:
      self->given_labels = g_value_dup_boxed (value);
      break;
    case PROP_CREDITS:
      self->credits = g_value_dup_boxed (value);
      break;
    case PROP_POINTS:
      self->points = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_boolean_rule_class_init (DtiBooleanRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_boolean_rule_constructed;
  object_class->finalize = dti_boolean_rule_finalize;
  object_class->get_property = dti_boolean_rule_get_property;
  object_class->set_property = dti_boolean_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiBooleanRule:labels: (getter get_labels)
   *
   * The labels.
   *
   * Since: 1.0
   */
  props[PROP_LABELS] = g_param_spec_boxed ("labels", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * DtiBooleanRule:credits: (getter get_credits)
   *
   * What each label is worth, as packed doubles.
   *
   * Fractions of the maximum, or points where [property@Dti.BooleanRule:points] is `TRUE`.
   *
   * Since: 1.0
   */
  props[PROP_CREDITS] = g_param_spec_boxed ("credits", NULL, NULL, G_TYPE_BYTES, flags);

  /**
   * DtiBooleanRule:points: (getter get_points)
   *
   * Whether the credits are points.
   *
   * Since: 1.0
   */
  props[PROP_POINTS] = g_param_spec_boolean ("points", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_boolean_rule_init (DtiBooleanRule *self)
{
}

/**
 * dti_boolean_rule_new:
 * @labels: (nullable) (array zero-terminated=1): the labels
 * @credits: (nullable): what each label is worth, as packed doubles
 * @points: whether the credits are points
 *
 * Creates a rule for yes or no.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiBooleanRule *
dti_boolean_rule_new (const char *const *labels, GBytes *credits, gboolean points)
{
  return g_object_new (
      DTI_TYPE_BOOLEAN_RULE, "labels", labels, "credits", credits, "points", points, NULL);
}

/**
 * dti_boolean_rule_get_labels: (get-property labels)
 * @self: a rule
 *
 * Gets the labels.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels
 *
 * Since: 1.0
 */
const char *const *
dti_boolean_rule_get_labels (DtiBooleanRule *self)
{
  g_return_val_if_fail (DTI_IS_BOOLEAN_RULE (self), NULL);

  return (const char *const *) self->labels->names;
}

/**
 * dti_boolean_rule_get_credits: (get-property credits)
 * @self: a rule
 *
 * Gets what each label is worth, as packed doubles.
 *
 * Fractions of the maximum, or points where [property@Dti.BooleanRule:points] is `TRUE`.
 *
 * Returns: (transfer none): what each label is worth, as packed doubles
 *
 * Since: 1.0
 */
GBytes *
dti_boolean_rule_get_credits (DtiBooleanRule *self)
{
  g_return_val_if_fail (DTI_IS_BOOLEAN_RULE (self), NULL);

  return self->credits;
}

/**
 * dti_boolean_rule_get_points: (get-property points)
 * @self: a rule
 *
 * Gets whether the credits are points.
 *
 * Returns: whether the credits are points
 *
 * Since: 1.0
 */
gboolean
dti_boolean_rule_get_points (DtiBooleanRule *self)
{
  g_return_val_if_fail (DTI_IS_BOOLEAN_RULE (self), FALSE);

  return self->labels->points;
}
