/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-rule.h"

#include "dti-rule-kernel-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiRule:
 *
 * Turns the number observed for an indicator into a score.
 *
 * There is one final subclass for each kind of rule in framework documents. Their parameters are
 * construct-only properties; a rule with `clamp` or a `direction` of its own is made from its JSON
 * form, [ctor@Dti.Rule.new_from_json].
 *
 * A program can derive rules of its own: override [vfunc@Dti.Rule.evaluate] where each number is
 * scored for itself, or [vfunc@Dti.Rule.evaluate_column] where a score depends on the other units
 * or where speed matters.
 *
 * Built-in rules are immutable, so threads share them freely. A derived rule is called from the
 * thread that asked for scores, and from no other.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_CLAMP = 1,
  PROP_TRANSFORM,
  PROP_LAMBDA,
  PROP_SCOPE,
  PROP_CONSTANT,
} DtiRuleProperty;

static GParamSpec *props[PROP_CONSTANT + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DtiRule, dti_rule, G_TYPE_OBJECT)

DtiRulePrivate *
dti_rule_get_private (DtiRule *self)
{
  return dti_rule_get_instance_private (self);
}

/* A Python exception that is no GLib.Error arrives as FALSE without an error. */
static void
propagate_failure (DtiRule *self, GError *failure, GError **error)
{
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_FAILED,
                 "%s failed without an error",
                 G_OBJECT_TYPE_NAME (self));
}

/* ---- numbers by a rule of a script ---- */

static gboolean
call_evaluate (DtiRule *self, double number, double max, double *score, GError **error)
{
  GError *failure = NULL;

  *score = NAN;
  if (DTI_RULE_GET_CLASS (self)->evaluate (self, number, max, score, &failure))
    {
      g_clear_error (&failure);
      return TRUE;
    }

  propagate_failure (self, failure, error);

  return FALSE;
}

static GBytes *
call_evaluate_column (DtiRule *self, GBytes *numbers, double max, GError **error)
{
  GError *failure = NULL;
  g_autoptr (GBytes) scores =
      DTI_RULE_GET_CLASS (self)->evaluate_column (self, numbers, max, &failure);

  if (scores == NULL)
    {
      propagate_failure (self, failure, error);
      return NULL;
    }
  g_clear_error (&failure);
  if (g_bytes_get_size (scores) != g_bytes_get_size (numbers))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%s returned %" G_GSIZE_FORMAT " bytes for %" G_GSIZE_FORMAT " bytes of numbers",
                   G_OBJECT_TYPE_NAME (self),
                   g_bytes_get_size (scores),
                   g_bytes_get_size (numbers));
      return NULL;
    }

  return g_steal_pointer (&scores);
}

/* One number that only a column function can score. */
static gboolean
evaluate_in_column (DtiRule *self, double number, double max, double *score, GError **error)
{
  g_autoptr (GBytes) numbers = g_bytes_new (&number, sizeof number);
  g_autoptr (GBytes) scores = call_evaluate_column (self, numbers, max, error);

  if (scores == NULL)
    return FALSE;

  memcpy (score, g_bytes_get_data (scores, NULL), sizeof *score);

  return TRUE;
}

static void
set_unimplemented (DtiRule *self, GError **error)
{
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_UNSUPPORTED,
               "%s implements neither evaluate nor evaluate_column",
               G_OBJECT_TYPE_NAME (self));
}

static gboolean
evaluate_by_script (DtiRule *self, double number, double max, double *score, GError **error)
{
  DtiRuleClass *klass = DTI_RULE_GET_CLASS (self);

  if (klass->evaluate != NULL)
    return call_evaluate (self, number, max, score, error);
  if (klass->evaluate_column != NULL)
    return evaluate_in_column (self, number, max, score, error);

  set_unimplemented (self, error);

  return FALSE;
}

/* A number that cannot be scored has no score; anything else that goes wrong is a failure. */
static gboolean
evaluate_each (
    DtiRule *self, const double *numbers, gsize n, double max, double *scores, GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) failure = NULL;

      scores[i] = NAN;
      if (isnan (numbers[i]) || call_evaluate (self, numbers[i], max, &scores[i], &failure))
        continue;
      scores[i] = NAN;
      if (g_error_matches (failure, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE))
        continue;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/* ---- columns by a built-in rule ---- */

static void
score_numbers (DtiRule *self, const double *numbers, gsize n, double max, double *scores)
{
  DtiPopulation population = { .reference = NAN };
  DtiRuleSpan span = { .n = n, .numbers = scores, .max = max, .clamp = TRUE };

  dti_rule_transform (self, numbers, scores, n);
  dti_population_measure (&population, scores, NULL, n, dti_rule_get_needs (self));
  dti_rule_apply (self, &population, &span, scores, NULL);
  dti_population_clear (&population);
}

/* ---- class ---- */

static void
dti_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRule *self = DTI_RULE (object);

  switch ((DtiRuleProperty) prop_id)
    {
    case PROP_CLAMP:
      g_value_set_boolean (value, dti_rule_get_clamp (self));
      break;
    case PROP_TRANSFORM:
      g_value_set_enum (value, dti_rule_get_transform (self));
      break;
    case PROP_LAMBDA:
      g_value_set_double (value, dti_rule_get_lambda (self));
      break;
    case PROP_SCOPE:
      g_value_set_enum (value, dti_rule_get_scope (self));
      break;
    case PROP_CONSTANT:
      g_value_set_double (value, dti_rule_get_constant (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_rule_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiRulePrivate *priv = dti_rule_get_private (DTI_RULE (object));

  switch ((DtiRuleProperty) prop_id)
    {
    case PROP_TRANSFORM:
      priv->transform = g_value_get_enum (value);
      break;
    case PROP_LAMBDA:
      priv->lambda = g_value_get_double (value);
      break;
    case PROP_SCOPE:
      priv->scope = g_value_get_enum (value);
      break;
    case PROP_CONSTANT:
      priv->constant = g_value_get_double (value);
      break;
    case PROP_CLAMP:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * DtiRule:clamp: (getter get_clamp)
   *
   * Whether the score is kept within its bounds.
   *
   * Since: 1.0
   */
  props[PROP_CLAMP] =
      g_param_spec_boolean ("clamp", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRule:transform: (getter get_transform)
   *
   * What is done to a number before the rule reads it.
   *
   * Since: 1.0
   */
  props[PROP_TRANSFORM] =
      g_param_spec_enum ("transform", NULL, NULL, DTI_TYPE_TRANSFORM, DTI_TRANSFORM_NONE, flags);

  /**
   * DtiRule:lambda: (getter get_lambda)
   *
   * The exponent λ of a Box–Cox transform.
   *
   * Since: 1.0
   */
  props[PROP_LAMBDA] =
      g_param_spec_double ("lambda", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 1.0, flags);

  /**
   * DtiRule:scope: (getter get_scope)
   *
   * Over which units the rule takes its statistics.
   *
   * Since: 1.0
   */
  props[PROP_SCOPE] =
      g_param_spec_enum ("scope", NULL, NULL, DTI_TYPE_SCOPE, DTI_SCOPE_PERIOD, flags);

  /**
   * DtiRule:constant: (getter get_constant)
   *
   * The share of the maximum on a constant column.
   *
   * A negative number stands for none: then a constant column has no scores.
   *
   * Since: 1.0
   */
  props[PROP_CONSTANT] = g_param_spec_double ("constant", NULL, NULL, -1.0, 1.0, -1.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rule_class_init (DtiRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dti_rule_get_property;
  object_class->set_property = dti_rule_set_property;
  install_properties (object_class);
}

static void
dti_rule_init (DtiRule *self)
{
}

/* ---- public ---- */

/**
 * DtiRuleClass::evaluate:
 * @self: a rule
 * @number: the number observed
 * @max: the maximum of the node in points
 * @score: (out): return location for the score in points
 * @error: return location for an error, or `NULL`
 *
 * Scores one number.
 *
 * An error with the code `NOT_COMPUTABLE` leaves this unit without a score; any other stops the
 * scoring.
 *
 * Returns: `TRUE` if @score was set
 *
 * Since: 1.0
 */

/**
 * dti_rule_evaluate:
 * @self: a rule
 * @number: the number observed
 * @max: the maximum of the node in points
 * @score: (out): return location for the score in points
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores one number.
 *
 * A rule that compares units sees this number as the only one.
 *
 * Fails with `NOT_COMPUTABLE` where there is no score, and with whatever a derived rule reports.
 *
 * A built-in rule is thread-safe.
 *
 * Returns: `TRUE` if @score was set
 *
 * Since: 1.0
 */
gboolean
dti_rule_evaluate (DtiRule *self, double number, double max, double *score, GError **error)
{
  double result = NAN;

  g_return_val_if_fail (DTI_IS_RULE (self), FALSE);
  g_return_val_if_fail (score != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *score = NAN;
  if (dti_rule_is_builtin (self))
    score_numbers (self, &number, 1, max, &result);
  else if (!evaluate_by_script (self, number, max, &result, error))
    return FALSE;

  if (isfinite (result))
    {
      *score = result;
      return TRUE;
    }

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "%s: %s",
               dti_rule_get_type_name (self),
               dti_rule_explain_failure (self, NULL, number));

  return FALSE;
}

/**
 * DtiRuleClass::evaluate_column:
 * @self: a rule
 * @numbers: a double for each unit, NaN where there is no number
 * @max: the maximum of the node in points
 * @error: return location for an error, or `NULL`
 *
 * Scores the numbers of all units at once.
 *
 * Returns: (transfer full): a double for each unit, NaN where there is no score
 *
 * Since: 1.0
 */

/**
 * dti_rule_evaluate_column:
 * @self: a rule
 * @numbers: a double for each unit, NaN where there is no number
 * @max: the maximum of the node in points
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores the numbers of all units at once.
 *
 * Both columns are packed doubles in the byte order of the machine.
 *
 * Fails with `INVALID_DATA` where @numbers is no whole number of doubles or a derived rule returns
 * a column of another length, and with whatever a derived rule reports.
 *
 * A built-in rule is thread-safe.
 *
 * Returns: (transfer full): a double for each unit, NaN where there is no score
 *
 * Since: 1.0
 */
GBytes *
dti_rule_evaluate_column (DtiRule *self, GBytes *numbers, double max, GError **error)
{
  g_autofree double *scores = NULL;
  g_autofree double *copy = NULL;
  gsize size;

  g_return_val_if_fail (DTI_IS_RULE (self), NULL);
  g_return_val_if_fail (numbers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  size = g_bytes_get_size (numbers);
  if (size % sizeof (double) != 0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "a column of %" G_GSIZE_FORMAT " bytes holds no whole number of doubles",
                   size);
      return NULL;
    }
  if (DTI_RULE_GET_CLASS (self)->evaluate_column != NULL)
    return call_evaluate_column (self, numbers, max, error);
  if (!dti_rule_is_builtin (self) && DTI_RULE_GET_CLASS (self)->evaluate == NULL)
    {
      set_unimplemented (self, error);
      return NULL;
    }

  /* The bytes of a binding need not be aligned. */
  copy = size > 0 ? g_memdup2 (g_bytes_get_data (numbers, NULL), size) : NULL;
  scores = g_malloc (size + 1);
  if (dti_rule_is_builtin (self))
    score_numbers (self, copy, size / sizeof (double), max, scores);
  else if (!evaluate_each (self, copy, size / sizeof (double), max, scores, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&scores), size);
}

/**
 * dti_rule_get_type_name:
 * @self: a rule
 *
 * Gets the name of the kind of rule.
 *
 * Returns: the name in documents, such as `goalposts`; for a derived rule the name of its class
 *
 * Since: 1.0
 */
const char *
dti_rule_get_type_name (DtiRule *self)
{
  g_return_val_if_fail (DTI_IS_RULE (self), NULL);

  return dti_rule_is_builtin (self) ? dti_rule_get_kernel (self)->type : G_OBJECT_TYPE_NAME (self);
}

static char *
describe_transform (DtiRule *self)
{
  g_autofree char *lambda = NULL;

  switch (dti_rule_get_transform (self))
    {
    case DTI_TRANSFORM_LOG:
      return g_strdup (", x = ln(number)");
    case DTI_TRANSFORM_LOG_TEN:
      return g_strdup (", x = log10(number)");
    case DTI_TRANSFORM_SQRT:
      return g_strdup (", x = √number");
    case DTI_TRANSFORM_BOX_COX:
      lambda = dti_rule_print (dti_rule_get_lambda (self));
      return g_strdup_printf (", x = Box–Cox(number, λ = %s)", lambda);
    case DTI_TRANSFORM_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * dti_rule_describe:
 * @self: a rule
 *
 * Describes the rule with its parameters in one line.
 *
 * The numbers in it do not depend on the locale.
 *
 * Returns: (transfer full): a formula for people, such as “(x − 20)/(85 − 20) × max”
 *
 * Since: 1.0
 */
char *
dti_rule_describe (DtiRule *self)
{
  g_autofree char *formula = NULL;
  g_autofree char *transform = NULL;

  g_return_val_if_fail (DTI_IS_RULE (self), NULL);

  if (!dti_rule_is_builtin (self))
    return g_strdup (G_OBJECT_TYPE_NAME (self));

  formula = dti_rule_get_kernel (self)->describe (self);
  transform = describe_transform (self);

  return g_strconcat (formula, transform, NULL);
}

/**
 * dti_rule_get_clamp: (get-property clamp)
 * @self: a rule
 *
 * Gets whether the score is kept within its bounds.
 *
 * Returns: `TRUE` if a score beyond the bounds becomes the bound
 *
 * Since: 1.0
 */
gboolean
dti_rule_get_clamp (DtiRule *self)
{
  const DtiRuleKernel *kernel;

  g_return_val_if_fail (DTI_IS_RULE (self), FALSE);

  kernel = dti_rule_get_kernel (self);
  if (kernel == NULL || !kernel->bounded)
    return FALSE;
  if (dti_rule_get_private (self)->clamp == DTI_RULE_CLAMP_DEFAULT)
    return kernel->clamps;

  return dti_rule_get_private (self)->clamp == DTI_RULE_CLAMP_ON;
}

/**
 * dti_rule_get_direction:
 * @self: a rule
 * @direction: (out) (optional): return location for the direction
 *
 * Gets the direction that the rule itself states.
 *
 * It wins over the direction of the indicator. @direction is set to `UP` where there is none.
 *
 * Returns: `TRUE` if the rule states one
 *
 * Since: 1.0
 */
gboolean
dti_rule_get_direction (DtiRule *self, DtiDirection *direction)
{
  g_return_val_if_fail (DTI_IS_RULE (self), FALSE);

  if (direction != NULL)
    *direction = dti_rule_get_private (self)->direction;

  return dti_rule_get_private (self)->has_direction;
}

/**
 * dti_rule_get_transform: (get-property transform)
 * @self: a rule
 *
 * Gets what is done to a number before the rule reads it.
 *
 * Returns: the transform
 *
 * Since: 1.0
 */
DtiTransform
dti_rule_get_transform (DtiRule *self)
{
  g_return_val_if_fail (DTI_IS_RULE (self), DTI_TRANSFORM_NONE);

  return dti_rule_get_private (self)->transform;
}

/**
 * dti_rule_get_lambda: (get-property lambda)
 * @self: a rule
 *
 * Gets the exponent λ of a Box–Cox transform.
 *
 * Returns: λ, 1 by default
 *
 * Since: 1.0
 */
double
dti_rule_get_lambda (DtiRule *self)
{
  g_return_val_if_fail (DTI_IS_RULE (self), 1.0);

  return dti_rule_get_private (self)->lambda;
}

/**
 * dti_rule_get_scope: (get-property scope)
 * @self: a rule
 *
 * Gets over which units the rule takes its statistics.
 *
 * Returns: the scope
 *
 * Since: 1.0
 */
DtiScope
dti_rule_get_scope (DtiRule *self)
{
  g_return_val_if_fail (DTI_IS_RULE (self), DTI_SCOPE_PERIOD);

  return dti_rule_get_private (self)->scope;
}

/**
 * dti_rule_get_constant: (get-property constant)
 * @self: a rule
 *
 * Gets the share of the maximum on a constant column.
 *
 * Returns: a share between 0 and 1, negative where there is none
 *
 * Since: 1.0
 */
double
dti_rule_get_constant (DtiRule *self)
{
  g_return_val_if_fail (DTI_IS_RULE (self), -1.0);

  return dti_rule_get_private (self)->constant;
}
