/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-steps-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiStepsRule:
 *
 * A table of thresholds and the points that each gives.
 *
 * A number has the points of the last threshold that it reaches: 0 below the first, those of the
 * last beyond it. With interpolation the points run straight from one threshold to the next. Not
 * clamped by default.
 *
 * The thresholds must ascend.
 *
 * In documents: [steps](file-formats.html#steps). Source: annexes of Vietnamese sets of
 * criteria.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiStepsRule
{
  DtiRule parent_instance;

  GBytes *thresholds;
  GBytes *points;
  gboolean interpolate;
  gsize n;
  double *steps; /* the thresholds after the transform, then the points */
};

typedef enum
{
  PROP_THRESHOLDS = 1,
  PROP_POINTS,
  PROP_INTERPOLATE,
} DtiStepsRuleProperty;

static GParamSpec *props[PROP_INTERPOLATE + 1];

G_DEFINE_FINAL_TYPE (DtiStepsRule, dti_steps_rule, DTI_TYPE_RULE)

static void
replace_bytes (GBytes **bytes, const double *numbers, gsize n)
{
  g_clear_pointer (bytes, g_bytes_unref);
  *bytes = g_bytes_new (numbers, n * sizeof (double));
}

static gboolean
ascends (const double *thresholds, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (!(thresholds[i - 1] < thresholds[i]))
      return FALSE;

  return TRUE;
}

/* Every transform ascends, so only thresholds that have none need care: they lie below all numbers
 * that have one. */
static void
make_steps (DtiStepsRule *self)
{
  const double *points = g_bytes_get_data (self->points, NULL);

  self->n = g_bytes_get_size (self->thresholds) / sizeof (double);
  g_free (self->steps);
  self->steps = g_new (double, 2 * self->n + 1);
  dti_rule_transform (DTI_RULE (self),
                      g_bytes_get_data (self->thresholds, NULL),
                      self->steps,
                      self->n);
  for (gsize i = 0; i < self->n; i++)
    {
      if (isnan (self->steps[i]))
        self->steps[i] = -INFINITY;
      self->steps[self->n + i] = points[i];
    }
}

static void
report_steps (const DtiJsonReader *reader, const char *message)
{
  dti_json_report (reader, DTI_SEVERITY_ERROR, "wrong-value", "steps", "%s", message);
}

static void
take_steps (DtiStepsRule *self,
            const DtiJsonReader *reader,
            const GArray *thresholds,
            const GArray *points)
{
  const double *first = (const double *) (gpointer) thresholds->data;

  if (!ascends (first, thresholds->len))
    {
      report_steps (reader, "the thresholds must ascend");
      return;
    }

  replace_bytes (&self->thresholds, first, thresholds->len);
  replace_bytes (&self->points, (const double *) (gpointer) points->data, points->len);
  make_steps (self);
  if (self->interpolate && isinf (self->steps[0]))
    report_steps (reader, "a threshold has no transform, and nothing can be interpolated from it");
}

static void
read_steps (DtiStepsRule *self, const DtiJsonReader *reader, JsonArray *list)
{
  g_autoptr (GArray) thresholds = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n; i++)
    {
      double pair[2];

      if (!dti_rule_read_pair (reader, "steps", i, json_array_get_element (list, i), pair))
        continue;
      g_array_append_val (thresholds, pair[0]);
      g_array_append_val (points, pair[1]);
    }

  if (n == 0)
    report_steps (reader, "there is no step");
  else if (thresholds->len == n)
    take_steps (self, reader, thresholds, points);
}

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiStepsRule *self = DTI_STEPS_RULE (rule);
  JsonArray *list = dti_json_get_array (reader, "steps");

  self->interpolate = dti_json_get_boolean (reader, "interpolate", FALSE);
  if (list != NULL)
    read_steps (self, reader, list);
  else if (!dti_json_has (reader, "steps"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the member “steps” is missing");
}

/* The last threshold that @x reaches, from 1; 0: none. */
static gsize
find_step (const double *thresholds, gsize n, double x)
{
  gsize low = 0;
  gsize high = n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (thresholds[middle] <= x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static double
score_number (const DtiStepsRule *self, double x)
{
  const double *points = self->steps + self->n;
  gsize step = find_step (self->steps, self->n, x);
  double from;

  if (isnan (x) || self->n == 0)
    return NAN;
  if (step == 0)
    return 0.0;
  if (!self->interpolate || step == self->n)
    return points[step - 1];

  from = self->steps[step - 1];

  return points[step - 1] +
         (x - from) / (self->steps[step] - from) * (points[step] - points[step - 1]);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const DtiStepsRule *self = DTI_STEPS_RULE (rule);

  for (gsize i = 0; i < span->n; i++)
    scores[i] = score_number (self, span->numbers[i]);
}

static char *
describe (DtiRule *rule)
{
  const DtiStepsRule *self = DTI_STEPS_RULE (rule);
  const double *thresholds = g_bytes_get_data (self->thresholds, NULL);
  GString *text = g_string_new ("");

  for (gsize i = 0; i < self->n; i++)
    {
      g_autofree char *threshold = dti_rule_print (thresholds[i]);
      g_autofree char *points = dti_rule_print (self->steps[self->n + i]);

      g_string_append_printf (text, "%sfrom %s: %s", i > 0 ? ", " : "", threshold, points);
    }
  g_string_append (text, self->interpolate ? " points, straight between" : " points");

  return g_string_free (text, FALSE);
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const DtiStepsRule *self = DTI_STEPS_RULE (rule);
  const double *points = self->steps + self->n;

  for (gsize i = 0; i < self->n; i++)
    dti_rule_add_number (numbers, self->steps[i]);
  for (gsize i = 1; self->interpolate && i < self->n; i++)
    {
      double share = (score - points[i - 1]) / (points[i] - points[i - 1]);

      if (share > 0.0 && share < 1.0)
        dti_rule_add_number (numbers,
                             self->steps[i - 1] + share * (self->steps[i] - self->steps[i - 1]));
    }
}

static const DtiRuleKernel kernel = {
  .type = "steps",
  .read = read_members,
  .bounded = TRUE,
  .apply = apply,
  .describe = describe,
  .invert = invert,
};

/* Columns that do not fit together are an error of the program. */
static void
dti_steps_rule_constructed (GObject *object)
{
  DtiStepsRule *self = DTI_STEPS_RULE (object);
  gsize size = self->thresholds != NULL ? g_bytes_get_size (self->thresholds) : 0;

  G_OBJECT_CLASS (dti_steps_rule_parent_class)->constructed (object);

  if (size == 0 || self->points == NULL || g_bytes_get_size (self->points) != size ||
      size % sizeof (double) != 0 ||
      !ascends (g_bytes_get_data (self->thresholds, NULL), size / sizeof (double)))
    {
      if (size > 0)
        g_critical ("DtiStepsRule: thresholds must ascend, and each needs its points");
      replace_bytes (&self->thresholds, NULL, 0);
      replace_bytes (&self->points, NULL, 0);
    }
  make_steps (self);
}

static void
dti_steps_rule_finalize (GObject *object)
{
  DtiStepsRule *self = DTI_STEPS_RULE (object);

  g_clear_pointer (&self->thresholds, g_bytes_unref);
  g_clear_pointer (&self->points, g_bytes_unref);
  g_clear_pointer (&self->steps, g_free);

  G_OBJECT_CLASS (dti_steps_rule_parent_class)->finalize (object);
}

static void
dti_steps_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiStepsRule *self = DTI_STEPS_RULE (object);

  switch ((DtiStepsRuleProperty) prop_id)
    {
    case PROP_THRESHOLDS:
      g_value_set_boxed (value, dti_steps_rule_get_thresholds (self));
      break;
    case PROP_POINTS:
      g_value_set_boxed (value, dti_steps_rule_get_points (self));
      break;
    case PROP_INTERPOLATE:
      g_value_set_boolean (value, dti_steps_rule_get_interpolate (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_steps_rule_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiStepsRule *self = DTI_STEPS_RULE (object);

  switch ((DtiStepsRuleProperty) prop_id)
    {
    case PROP_THRESHOLDS:
      self->thresholds = g_value_dup_boxed (value);
      break;
    case PROP_POINTS:
      self->points = g_value_dup_boxed (value);
      break;
    case PROP_INTERPOLATE:
      self->interpolate = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_steps_rule_class_init (DtiStepsRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_steps_rule_constructed;
  object_class->finalize = dti_steps_rule_finalize;
  object_class->get_property = dti_steps_rule_get_property;
  object_class->set_property = dti_steps_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiStepsRule:thresholds: (getter get_thresholds)
   *
   * The thresholds, as packed doubles.
   *
   * Since: 1.0
   */
  props[PROP_THRESHOLDS] = g_param_spec_boxed ("thresholds", NULL, NULL, G_TYPE_BYTES, flags);

  /**
   * DtiStepsRule:points: (getter get_points)
   *
   * The points of each threshold, as packed doubles.
   *
   * Since: 1.0
   */
  props[PROP_POINTS] = g_param_spec_boxed ("points", NULL, NULL, G_TYPE_BYTES, flags);

  /**
   * DtiStepsRule:interpolate: (getter get_interpolate)
   *
   * Whether points run straight between thresholds.
   *
   * Since: 1.0
   */
  props[PROP_INTERPOLATE] = g_param_spec_boolean ("interpolate", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_steps_rule_init (DtiStepsRule *self)
{
}

/**
 * dti_steps_rule_new:
 * @thresholds: (nullable): the thresholds, as packed doubles
 * @points: (nullable): the points of each threshold, as packed doubles
 * @interpolate: whether points run straight between thresholds
 *
 * Creates a rule for a table of thresholds.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiStepsRule *
dti_steps_rule_new (GBytes *thresholds, GBytes *points, gboolean interpolate)
{
  return g_object_new (DTI_TYPE_STEPS_RULE,
                       "thresholds",
                       thresholds,
                       "points",
                       points,
                       "interpolate",
                       interpolate,
                       NULL);
}

/**
 * dti_steps_rule_get_thresholds: (get-property thresholds)
 * @self: a rule
 *
 * Gets the thresholds, as packed doubles.
 *
 * Returns: (transfer none): the thresholds, as packed doubles
 *
 * Since: 1.0
 */
GBytes *
dti_steps_rule_get_thresholds (DtiStepsRule *self)
{
  g_return_val_if_fail (DTI_IS_STEPS_RULE (self), NULL);

  return self->thresholds;
}

/**
 * dti_steps_rule_get_points: (get-property points)
 * @self: a rule
 *
 * Gets the points of each threshold, as packed doubles.
 *
 * Returns: (transfer none): the points of each threshold, as packed doubles
 *
 * Since: 1.0
 */
GBytes *
dti_steps_rule_get_points (DtiStepsRule *self)
{
  g_return_val_if_fail (DTI_IS_STEPS_RULE (self), NULL);

  return self->points;
}

/**
 * dti_steps_rule_get_interpolate: (get-property interpolate)
 * @self: a rule
 *
 * Gets whether points run straight between thresholds.
 *
 * Returns: whether points run straight between thresholds
 *
 * Since: 1.0
 */
gboolean
dti_steps_rule_get_interpolate (DtiStepsRule *self)
{
  g_return_val_if_fail (DTI_IS_STEPS_RULE (self), FALSE);

  return self->interpolate;
}
