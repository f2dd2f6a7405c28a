/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-best-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiBestRule:
 *
 * The score is the number over that of the best unit, times the maximum.
 *
 * Clamped by default; the direction “down” gives max − score. No unit has a score where the best
 * number is not above 0.
 *
 * In documents: [best](file-formats.html#best). Source: annexes of Vietnamese sets of criteria.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiBestRule
{
  DtiRule parent_instance;
};

G_DEFINE_FINAL_TYPE (DtiBestRule, dti_best_rule, DTI_TYPE_RULE)

DTI_VECTOR static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const double best = population->maximum > 0.0 ? population->maximum : 0.0;
  const double max = span->max;

  if (dti_rule_can_divide (rule, population, span, best, scores))
    DTI_RULE_MAP_DIRECTED (span, scores, x, x / best * max);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return population != NULL && population->n > 0 && !(population->maximum > 0.0)
             ? "the best number is not above 0"
             : NULL;
}

static char *
describe (DtiRule *rule)
{
  return g_strdup ("x / best × max");
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  dti_rule_add_number (numbers, dti_rule_undirect (span, score) / span->max * population->maximum);
}

static const DtiRuleKernel kernel = {
  .type = "best",
  .needs = DTI_RULE_NEEDS_RANGE,
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .invert = invert,
};

static void
dti_best_rule_class_init (DtiBestRuleClass *klass)
{
  DTI_RULE_CLASS (klass)->kernel = &kernel;
}

static void
dti_best_rule_init (DtiBestRule *self)
{
}

/**
 * dti_best_rule_new:
 *
 * Creates a rule relative to the best unit.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiBestRule *
dti_best_rule_new (void)
{
  return g_object_new (DTI_TYPE_BEST_RULE, NULL);
}
