/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-choice-rule.h"

#include "dti-rule-labels-private.h"

/**
 * DtiChoiceRule:
 *
 * One of several labelled options, each worth a fraction of the maximum or points.
 *
 * An observation is a label, or the number that it is worth; where labels are numbers themselves,
 * the number is the label. Any other number has no score. Labels compare trimmed, in NFC and
 * without case.
 *
 * In documents: [choice](file-formats.html#choice). Source: annexes of Vietnamese sets of
 * criteria.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiChoiceRule
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
} DtiChoiceRuleProperty;

static GParamSpec *props[PROP_POINTS + 1];

G_DEFINE_FINAL_TYPE (DtiChoiceRule, dti_choice_rule, DTI_TYPE_RULE)

static void
take_labels (DtiChoiceRule *self, DtiRuleLabels *labels)
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

  if (!dti_json_has (reader, "options"))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "missing-member",
                       NULL,
                       "the member “options” is missing");
      return;
    }

  labels = dti_rule_labels_read (reader, "options");
  if (labels != NULL)
    take_labels (DTI_CHOICE_RULE (rule), labels);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  dti_rule_labels_apply (DTI_CHOICE_RULE (rule)->labels, span, scores);
}

static gboolean
read_text (DtiRule *rule, const char *text, double *number)
{
  return dti_rule_labels_read_text (DTI_CHOICE_RULE (rule)->labels, text, number);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return "the number stands for none of the labels of the rule";
}

static char *
describe (DtiRule *rule)
{
  return dti_rule_labels_describe (DTI_CHOICE_RULE (rule)->labels);
}

static const DtiRuleLabels *
peek_labels (DtiRule *rule)
{
  return DTI_CHOICE_RULE (rule)->labels;
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const DtiRuleLabels *labels = DTI_CHOICE_RULE (rule)->labels;

  for (guint i = 0; i < labels->n; i++)
    dti_rule_add_number (numbers, labels->codes[i]);
}

static const DtiRuleKernel kernel = {
  .type = "choice",
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
dti_choice_rule_constructed (GObject *object)
{
  DtiChoiceRule *self = DTI_CHOICE_RULE (object);

  G_OBJECT_CLASS (dti_choice_rule_parent_class)->constructed (object);

  take_labels (self,
               dti_rule_labels_new_from_bytes ((const char *const *) self->given_labels,
                                               self->credits,
                                               self->points));
  g_clear_pointer (&self->given_labels, g_strfreev);
}

static void
dti_choice_rule_finalize (GObject *object)
{
  DtiChoiceRule *self = DTI_CHOICE_RULE (object);

  g_clear_pointer (&self->labels, dti_rule_labels_free);
  g_clear_pointer (&self->credits, g_bytes_unref);
  g_clear_pointer (&self->given_labels, g_strfreev);

  G_OBJECT_CLASS (dti_choice_rule_parent_class)->finalize (object);
}

static void
dti_choice_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiChoiceRule *self = DTI_CHOICE_RULE (object);

  switch ((DtiChoiceRuleProperty) prop_id)
    {
    case PROP_LABELS:
      g_value_set_boxed (value, dti_choice_rule_get_labels (self));
      break;
    case PROP_CREDITS:
      g_value_set_boxed (value, dti_choice_rule_get_credits (self));
      break;
    case PROP_POINTS:
      g_value_set_boolean (value, dti_choice_rule_get_points (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_choice_rule_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DtiChoiceRule *self = DTI_CHOICE_RULE (object);

  switch ((DtiChoiceRuleProperty) prop_id)
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
dti_choice_rule_class_init (DtiChoiceRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_choice_rule_constructed;
  object_class->finalize = dti_choice_rule_finalize;
  object_class->get_property = dti_choice_rule_get_property;
  object_class->set_property = dti_choice_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiChoiceRule:labels: (getter get_labels)
   *
   * The labels.
   *
   * Since: 1.0
   */
  props[PROP_LABELS] = g_param_spec_boxed ("labels", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * DtiChoiceRule:credits: (getter get_credits)
   *
   * What each label is worth, as packed doubles.
   *
   * Fractions of the maximum, or points where [property@Dti.ChoiceRule:points] is `TRUE`.
   *
   * Since: 1.0
   */
  props[PROP_CREDITS] = g_param_spec_boxed ("credits", NULL, NULL, G_TYPE_BYTES, flags);

  /**
   * DtiChoiceRule:points: (getter get_points)
   *
   * Whether the credits are points.
   *
   * Since: 1.0
   */
  props[PROP_POINTS] = g_param_spec_boolean ("points", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_choice_rule_init (DtiChoiceRule *self)
{
}

/**
 * dti_choice_rule_new:
 * @labels: (nullable) (array zero-terminated=1): the labels
 * @credits: (nullable): what each label is worth, as packed doubles
 * @points: whether the credits are points
 *
 * Creates a rule for exclusive options.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiChoiceRule *
dti_choice_rule_new (const char *const *labels, GBytes *credits, gboolean points)
{
  return g_object_new (
      DTI_TYPE_CHOICE_RULE, "labels", labels, "credits", credits, "points", points, NULL);
}

/**
 * dti_choice_rule_get_labels: (get-property labels)
 * @self: a rule
 *
 * Gets the labels.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels
 *
 * Since: 1.0
 */
const char *const *
dti_choice_rule_get_labels (DtiChoiceRule *self)
{
  g_return_val_if_fail (DTI_IS_CHOICE_RULE (self), NULL);

  return (const char *const *) self->labels->names;
}

/**
 * dti_choice_rule_get_credits: (get-property credits)
 * @self: a rule
 *
 * Gets what each label is worth, as packed doubles.
 *
 * Fractions of the maximum, or points where [property@Dti.ChoiceRule:points] is `TRUE`.
 *
 * Returns: (transfer none): what each label is worth, as packed doubles
 *
 * Since: 1.0
 */
GBytes *
dti_choice_rule_get_credits (DtiChoiceRule *self)
{
  g_return_val_if_fail (DTI_IS_CHOICE_RULE (self), NULL);

  return self->credits;
}

/**
 * dti_choice_rule_get_points: (get-property points)
 * @self: a rule
 *
 * Gets whether the credits are points.
 *
 * Returns: whether the credits are points
 *
 * Since: 1.0
 */
gboolean
dti_choice_rule_get_points (DtiChoiceRule *self)
{
  g_return_val_if_fail (DTI_IS_CHOICE_RULE (self), FALSE);

  return self->labels->points;
}
