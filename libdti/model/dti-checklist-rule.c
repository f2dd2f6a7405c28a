/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-checklist-rule.h"

#include "dti-rule-labels-private.h"

/**
 * DtiChecklistRule:
 *
 * The sum of independent items, each worth a fraction of the maximum or points.
 *
 * The items are observed in a column each, 0 to 1, an absent one counting 0 once another is given;
 * or as one text of labels separated by `;`; or as one number, the sum of what the items are worth.
 *
 * In documents: [checklist](file-formats.html#checklist). Source: annexes of Vietnamese sets of
 * criteria.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiChecklistRule
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
} DtiChecklistRuleProperty;

static GParamSpec *props[PROP_POINTS + 1];

G_DEFINE_FINAL_TYPE (DtiChecklistRule, dti_checklist_rule, DTI_TYPE_RULE)

static void
take_labels (DtiChecklistRule *self, DtiRuleLabels *labels)
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

  if (!dti_json_has (reader, "items"))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "missing-member",
                       NULL,
                       "the member “items” is missing");
      return;
    }

  labels = dti_rule_labels_read (reader, "items");
  if (labels != NULL)
    take_labels (DTI_CHECKLIST_RULE (rule), labels);
}

/* The items of one unit, where any is given: they win over the number. */
static void
add_items (const DtiRuleLabels *labels, const double *const *inputs, gsize unit, double *sum)
{
  gboolean any = FALSE;
  double items = 0.0;

  for (guint k = 0; k < labels->n; k++)
    {
      double item = inputs[k] != NULL ? inputs[k][unit] : NAN;

      if (isnan (item))
        continue;
      any = TRUE;
      items += item >= 0.0 && item <= 1.0 ? labels->credits[k] * item : NAN;
    }

  if (any)
    *sum = items;
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const DtiRuleLabels *labels = DTI_CHECKLIST_RULE (rule)->labels;
  const double factor = labels->points ? 1.0 : span->max;

  for (gsize i = 0; i < span->n; i++)
    {
      double sum = span->numbers[i];

      if (span->inputs != NULL)
        add_items (labels, span->inputs, i, &sum);
      scores[i] = sum * factor;
    }
}

static gboolean
read_text (DtiRule *rule, const char *text, double *number)
{
  const DtiRuleLabels *labels = DTI_CHECKLIST_RULE (rule)->labels;
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GArray) done = g_array_new (FALSE, TRUE, sizeof (gboolean));
  double sum = 0.0;

  g_array_set_size (done, labels->n);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint index;

      if (dti_rule_labels_find (labels, parts[i], &index))
        g_array_index (done, gboolean, index) = TRUE;
      else if (!is_blank (parts[i]))
        return FALSE;
    }
  for (guint i = 0; i < labels->n; i++)
    sum += g_array_index (done, gboolean, i) ? labels->credits[i] : 0.0;
  *number = sum;

  return TRUE;
}

static const char *const *
get_input_names (DtiRule *rule)
{
  return (const char *const *) DTI_CHECKLIST_RULE (rule)->labels->names;
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return "an item of a checklist lies between 0 and 1";
}

static char *
describe (DtiRule *rule)
{
  return dti_rule_labels_describe (DTI_CHECKLIST_RULE (rule)->labels);
}

static const DtiRuleLabels *
peek_labels (DtiRule *rule)
{
  return DTI_CHECKLIST_RULE (rule)->labels;
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const DtiRuleLabels *labels = DTI_CHECKLIST_RULE (rule)->labels;

  dti_rule_add_number (numbers, labels->points ? score : score / span->max);
}

static const DtiRuleKernel kernel = {
  .type = "checklist",
  .read = read_members,
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .describe = describe,
  .read_text = read_text,
  .explain_failure = explain_failure,
  .get_input_names = get_input_names,
  .invert = invert,
  .peek_labels = peek_labels,
};

static void
dti_checklist_rule_constructed (GObject *object)
{
  DtiChecklistRule *self = DTI_CHECKLIST_RULE (object);

  G_OBJECT_CLASS (dti_checklist_rule_parent_class)->constructed (object);

  take_labels (self,
               dti_rule_labels_new_from_bytes ((const char *const *) self->given_labels,
                                               self->credits,
                                               self->points));
  g_clear_pointer (&self->given_labels, g_strfreev);
}

static void
dti_checklist_rule_finalize (GObject *object)
{
  DtiChecklistRule *self = DTI_CHECKLIST_RULE (object);

  g_clear_pointer (&self->labels, dti_rule_labels_free);
  g_clear_pointer (&self->credits, g_bytes_unref);
  g_clear_pointer (&self->given_labels, g_strfreev);

  G_OBJECT_CLASS (dti_checklist_rule_parent_class)->finalize (object);
}

static void
dti_checklist_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiChecklistRule *self = DTI_CHECKLIST_RULE (object);

  switch ((DtiChecklistRuleProperty) prop_id)
    {
    case PROP_LABELS:
      g_value_set_boxed (value, dti_checklist_rule_get_labels (self));
      break;
    case PROP_CREDITS:
      g_value_set_boxed (value, dti_checklist_rule_get_credits (self));
      break;
    case PROP_POINTS:
      g_value_set_boolean (value, dti_checklist_rule_get_points (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_checklist_rule_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DtiChecklistRule *self = DTI_CHECKLIST_RULE (object);

  switch ((DtiChecklistRuleProperty) prop_id)
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
dti_checklist_rule_class_init (DtiChecklistRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_checklist_rule_constructed;
  object_class->finalize = dti_checklist_rule_finalize;
  object_class->get_property = dti_checklist_rule_get_property;
  object_class->set_property = dti_checklist_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiChecklistRule:labels: (getter get_labels)
   *
   * The labels.
   *
   * Since: 1.0
   */
  props[PROP_LABELS] = g_param_spec_boxed ("labels", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * DtiChecklistRule:credits: (getter get_credits)
   *
   * What each label is worth, as packed doubles.
   *
   * Fractions of the maximum, or points where [property@Dti.ChecklistRule:points] is `TRUE`.
   *
   * Since: 1.0
   */
  props[PROP_CREDITS] = g_param_spec_boxed ("credits", NULL, NULL, G_TYPE_BYTES, flags);

  /**
   * DtiChecklistRule:points: (getter get_points)
   *
   * Whether the credits are points.
   *
   * Since: 1.0
   */
  props[PROP_POINTS] = g_param_spec_boolean ("points", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_checklist_rule_init (DtiChecklistRule *self)
{
}

/**
 * dti_checklist_rule_new:
 * @labels: (nullable) (array zero-terminated=1): the labels
 * @credits: (nullable): what each label is worth, as packed doubles
 * @points: whether the credits are points
 *
 * Creates a rule for independent items.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiChecklistRule *
dti_checklist_rule_new (const char *const *labels, GBytes *credits, gboolean points)
{
  return g_object_new (
      DTI_TYPE_CHECKLIST_RULE, "labels", labels, "credits", credits, "points", points, NULL);
}

/**
 * dti_checklist_rule_get_labels: (get-property labels)
 * @self: a rule
 *
 * Gets the labels.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels
 *
 * Since: 1.0
 */
const char *const *
dti_checklist_rule_get_labels (DtiChecklistRule *self)
{
  g_return_val_if_fail (DTI_IS_CHECKLIST_RULE (self), NULL);

  return (const char *const *) self->labels->names;
}

/**
 * dti_checklist_rule_get_credits: (get-property credits)
 * @self: a rule
 *
 * Gets what each label is worth, as packed doubles.
 *
 * Fractions of the maximum, or points where [property@Dti.ChecklistRule:points] is `TRUE`.
 *
 * Returns: (transfer none): what each label is worth, as packed doubles
 *
 * Since: 1.0
 */
GBytes *
dti_checklist_rule_get_credits (DtiChecklistRule *self)
{
  g_return_val_if_fail (DTI_IS_CHECKLIST_RULE (self), NULL);

  return self->credits;
}

/**
 * dti_checklist_rule_get_points: (get-property points)
 * @self: a rule
 *
 * Gets whether the credits are points.
 *
 * Returns: whether the credits are points
 *
 * Since: 1.0
 */
gboolean
dti_checklist_rule_get_points (DtiChecklistRule *self)
{
  g_return_val_if_fail (DTI_IS_CHECKLIST_RULE (self), FALSE);

  return self->labels->points;
}
