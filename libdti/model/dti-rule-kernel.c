/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-expression-rule.h"
#include "dti-min-max-rule.h"
#include "dti-rule-kernel-private.h"
#include "dti-rule-labels-private.h"
#include "dti-steps-rule.h"

#include <libdti/base/dti-number-private.h>

/* ---- what a rule is ---- */

gboolean
dti_rule_is_builtin (DtiRule *self)
{
  return dti_rule_get_kernel (self) != NULL;
}

DtiRuleNeeds
dti_rule_get_needs (DtiRule *self)
{
  return dti_rule_is_builtin (self) ? dti_rule_get_kernel (self)->needs : DTI_RULE_NEEDS_NOTHING;
}

gboolean
dti_rule_is_bounded (DtiRule *self)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  if (kernel == NULL)
    return TRUE;
  if (g_str_equal (kernel->type, "points"))
    return dti_rule_get_clamp (self);

  return kernel->bounded;
}

gboolean
dti_rule_writes_points (DtiRule *self)
{
  return DTI_IS_EXPRESSION_RULE (self) || DTI_IS_STEPS_RULE (self) ||
         (DTI_IS_MIN_MAX_RULE (self) &&
          dti_min_max_rule_get_upper (DTI_MIN_MAX_RULE (self)) != G_MAXDOUBLE);
}

gboolean
dti_rule_is_adjustment (DtiRule *self)
{
  return dti_rule_is_builtin (self) && g_str_equal (dti_rule_get_kernel (self)->type, "adjustment");
}

gboolean
dti_rule_reads_text (DtiRule *self)
{
  return dti_rule_is_builtin (self) && dti_rule_get_kernel (self)->read_text != NULL;
}

gboolean
dti_rule_read_text (DtiRule *self, const char *text, double *number)
{
  *number = NAN;

  return dti_rule_reads_text (self) && dti_rule_get_kernel (self)->read_text (self, text, number);
}

DtiZeroDenominator
dti_rule_get_zero_denominator (DtiRule *self)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel != NULL && kernel->get_zero_denominator != NULL
             ? kernel->get_zero_denominator (self)
             : DTI_ZERO_DENOMINATOR_PROBLEM;
}

const char *
dti_rule_get_reference_unit (DtiRule *self)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel != NULL && kernel->get_reference_unit != NULL ? kernel->get_reference_unit (self)
                                                              : NULL;
}

gboolean
dti_rule_reads_number (DtiRule *self)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel == NULL || kernel->reads_number == NULL || kernel->reads_number (self);
}

const char *const *
dti_rule_get_input_names (DtiRule *self)
{
  static const char *const none[] = { NULL };
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel != NULL && kernel->get_input_names != NULL ? kernel->get_input_names (self) : none;
}

const char *const *
dti_rule_get_labels (DtiRule *self)
{
  static const char *const none[] = { NULL };
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel != NULL && kernel->peek_labels != NULL
             ? (const char *const *) kernel->peek_labels (self)->names
             : none;
}

gboolean
dti_rule_find_label (DtiRule *self, const char *text, guint *index)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel != NULL && kernel->peek_labels != NULL &&
         dti_rule_labels_find (kernel->peek_labels (self), text, index);
}

double
dti_rule_get_default_max (DtiRule *self)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel != NULL && kernel->get_default_max != NULL ? kernel->get_default_max (self) : 1.0;
}

/* ---- transform ---- */

gboolean
dti_rule_has_transform (DtiRule *self)
{
  return dti_rule_get_private (self)->transform != DTI_TRANSFORM_NONE;
}

static void
transform_box_cox (double lambda, const double *numbers, double *result, gsize n)
{
  for (gsize i = 0; i < n; i++)
    result[i] = numbers[i] > 0.0 ? (pow (numbers[i], lambda) - 1.0) / lambda : NAN;
}

static void
transform_log (const double *numbers, double *result, gsize n)
{
  for (gsize i = 0; i < n; i++)
    result[i] = numbers[i] > 0.0 ? log (numbers[i]) : NAN;
}

void
dti_rule_transform (DtiRule *self, const double *numbers, double *result, gsize n)
{
  const DtiRulePrivate *priv = dti_rule_get_private (self);

  switch (priv->transform)
    {
    case DTI_TRANSFORM_LOG:
      transform_log (numbers, result, n);
      break;
    case DTI_TRANSFORM_LOG_TEN:
      for (gsize i = 0; i < n; i++)
        result[i] = numbers[i] > 0.0 ? log10 (numbers[i]) : NAN;
      break;
    case DTI_TRANSFORM_SQRT:
      for (gsize i = 0; i < n; i++)
        result[i] = numbers[i] >= 0.0 ? sqrt (numbers[i]) : NAN;
      break;
    case DTI_TRANSFORM_BOX_COX:
      if (priv->lambda == 0.0)
        transform_log (numbers, result, n);
      else
        transform_box_cox (priv->lambda, numbers, result, n);
      break;
    case DTI_TRANSFORM_NONE:
    default:
      if (result != numbers && n > 0)
        memmove (result, numbers, n * sizeof (double));
    }
}

double
dti_rule_transform_number (DtiRule *self, double number)
{
  double result = NAN;

  dti_rule_transform (self, &number, &result, 1);

  return result;
}

/* ---- scores ---- */

/* How many scores lie beyond the bounds. */
DTI_VECTOR static gsize
count_beyond (const double *scores, gsize n, double lower, double upper)
{
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    count += (gsize) (scores[i] < lower) + (gsize) (scores[i] > upper);

  return count;
}

/* NaN is on no side of a bound and stays. */
DTI_VECTOR static void
clamp_scores (double *scores, gsize n, double lower, double upper)
{
  DtiRuleSpan span = { .n = n, .numbers = scores };

  DTI_RULE_MAP (&span,
                scores,
                s,
                upper < (lower > s ? lower : s) ? upper : (lower > s ? lower : s));
}

/* An infinite score is none: ∞ × 0 is NaN, and any other number loses nothing. */
DTI_VECTOR static void
drop_infinite (double *scores, gsize n)
{
  DtiRuleSpan span = { .n = n, .numbers = scores };

  DTI_RULE_MAP (&span, scores, s, s + s * 0.0);
}

gboolean
dti_rule_is_sure (DtiRule *self, const DtiPopulation *population, double max)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  return kernel != NULL && kernel->is_sure != NULL && !dti_rule_has_transform (self) &&
         kernel->is_sure (self, population, max);
}

DtiRuleSpan
dti_rule_direct_span (DtiRule *self, const DtiRuleSpan *span)
{
  const DtiRulePrivate *priv = dti_rule_get_private (self);
  DtiRuleSpan directed = *span;

  if (priv->has_direction)
    directed.direction = priv->direction;

  return directed;
}

void
dti_rule_apply_sure (DtiRule *self,
                     const DtiPopulation *population,
                     const DtiRuleSpan *span,
                     double *scores)
{
  DtiRuleSpan directed = dti_rule_direct_span (self, span);

  dti_rule_get_kernel (self)->apply (self, population, &directed, scores);
}

void
dti_rule_apply (DtiRule *self,
                const DtiPopulation *population,
                const DtiRuleSpan *span,
                double *scores,
                gsize *n_clamped)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);
  DtiRuleSpan directed = dti_rule_direct_span (self, span);
  double lower = 0.0;
  double upper = span->max;

  kernel->apply (self, population, &directed, scores);

  if (!span->clamp || !dti_rule_get_clamp (self))
    {
      drop_infinite (scores, span->n);
      return;
    }
  if (kernel->get_bounds != NULL)
    kernel->get_bounds (self, span->max, &lower, &upper);
  if (n_clamped != NULL)
    *n_clamped += count_beyond (scores, span->n, lower, upper);
  clamp_scores (scores, span->n, lower, upper);
}

const char *
dti_rule_explain_failure (DtiRule *self, const DtiPopulation *population, double number)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);
  const char *reason = NULL;

  if (isnan (number))
    return dti_rule_has_transform (self) ? "there is no number, or the transform has no result"
                                         : "there is no number";
  if (kernel != NULL && kernel->explain_failure != NULL)
    reason = kernel->explain_failure (self, population, number);
  if (reason != NULL)
    return reason;
  if (dti_rule_has_transform (self) && isnan (dti_rule_transform_number (self, number)))
    return "the transform has no result for this number";

  return "the rule has no finite result for this number";
}

/* ---- for the built-in rules ---- */

void
dti_rule_write_same (const DtiRuleSpan *span, double score, double *scores)
{
  DTI_RULE_MAP (span, scores, x, x == x ? score : x);
}

gboolean
dti_rule_can_divide (DtiRule *self,
                     const DtiPopulation *population,
                     const DtiRuleSpan *span,
                     double spread,
                     double *scores)
{
  double constant = dti_rule_get_private (self)->constant;
  gboolean is_constant = spread == 0.0 && constant >= 0.0;

  if (spread > 0.0 && isfinite (spread))
    return TRUE;

  if (population != NULL && population->n == 0)
    is_constant = FALSE;
  dti_rule_write_same (span, is_constant ? constant * span->max : NAN, scores);

  return FALSE;
}

char *
dti_rule_print (double number)
{
  char buffer[DTI_NUMBER_BUFFER];

  dti_number_to_buffer (number, buffer);

  return g_strdup (buffer);
}
