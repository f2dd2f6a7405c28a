/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-fraction-of-max-rule.h"

#include "dti-rule-kernel-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiFractionOfMaxRule:
 *
 * The score is the number over the highest among the units, times the maximum.
 *
 * Not clamped by default; the direction “down” gives max − score. No unit has a score where the
 * best number is not above 0.
 *
 * In documents: [fraction-of-max](file-formats.html#fraction-of-max). Source: the function
 * n_fracmax of the R package COINr.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiFractionOfMaxRule
{
  DtiRule parent_instance;
};

G_DEFINE_FINAL_TYPE (DtiFractionOfMaxRule, dti_fraction_of_max_rule, DTI_TYPE_RULE)

/* `population` is another name of `scope`. */
static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiRulePrivate *common = dti_rule_get_private (rule);

  common->scope = dti_json_get_enum (reader, "population", DTI_TYPE_SCOPE, common->scope);
}

static void
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
  return g_strdup ("x / maximum × max");
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
  .type = "fraction-of-max",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_RANGE,
  .bounded = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .invert = invert,
};

static void
dti_fraction_of_max_rule_class_init (DtiFractionOfMaxRuleClass *klass)
{
  DTI_RULE_CLASS (klass)->kernel = &kernel;
}

static void
dti_fraction_of_max_rule_init (DtiFractionOfMaxRule *self)
{
}

/**
 * dti_fraction_of_max_rule_new:
 *
 * Creates a rule relative to the highest number.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiFractionOfMaxRule *
dti_fraction_of_max_rule_new (void)
{
  return g_object_new (DTI_TYPE_FRACTION_OF_MAX_RULE, NULL);
}
