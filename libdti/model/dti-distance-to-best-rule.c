/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-distance-to-best-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiDistanceToBestRule:
 *
 * The score is 1 less the distance to the best unit as a part of the range.
 *
 * (1 − (maximum − x)/(maximum − minimum)) × max. Not clamped by default; the direction “down” gives
 * max − score.
 *
 * In documents: [distance-to-best](file-formats.html#distance-to-best). Source: the function
 * n_dist2max of the R package COINr.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiDistanceToBestRule
{
  DtiRule parent_instance;
};

G_DEFINE_FINAL_TYPE (DtiDistanceToBestRule, dti_distance_to_best_rule, DTI_TYPE_RULE)

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const double best = population->maximum;
  const double spread = best - population->minimum;
  const double max = span->max;

  if (dti_rule_can_divide (rule, population, span, spread, scores))
    DTI_RULE_MAP_DIRECTED (span, scores, x, (1.0 - (best - x) / spread) * max);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return population != NULL && population->n > 0 && !(population->maximum > population->minimum)
             ? "all units have the same number"
             : NULL;
}

static char *
describe (DtiRule *rule)
{
  return g_strdup ("(1 − (maximum − x)/(maximum − minimum)) × max");
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double spread = population->maximum - population->minimum;
  const double share = dti_rule_undirect (span, score) / span->max;

  dti_rule_add_number (numbers, population->maximum - (1.0 - share) * spread);
}

static const DtiRuleKernel kernel = {
  .type = "distance-to-best",
  .needs = DTI_RULE_NEEDS_RANGE,
  .bounded = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .invert = invert,
};

static void
dti_distance_to_best_rule_class_init (DtiDistanceToBestRuleClass *klass)
{
  DTI_RULE_CLASS (klass)->kernel = &kernel;
}

static void
dti_distance_to_best_rule_init (DtiDistanceToBestRule *self)
{
}

/**
 * dti_distance_to_best_rule_new:
 *
 * Creates a rule by the distance to the best unit.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiDistanceToBestRule *
dti_distance_to_best_rule_new (void)
{
  return g_object_new (DTI_TYPE_DISTANCE_TO_BEST_RULE, NULL);
}
