/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-share-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiShareRule:
 *
 * The score is the number times the maximum, as for published values.
 *
 * Clamped to the maximum by default; the direction “down” gives max − score.
 *
 * In documents: [share](file-formats.html#share).
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiShareRule
{
  DtiRule parent_instance;
};

G_DEFINE_FINAL_TYPE (DtiShareRule, dti_share_rule, DTI_TYPE_RULE)

DTI_VECTOR static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const double max = span->max;

  DTI_RULE_MAP_DIRECTED (span, scores, x, x * max);
}

static char *
describe (DtiRule *rule)
{
  return g_strdup ("x × max");
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  dti_rule_add_number (numbers, dti_rule_undirect (span, score) / span->max);
}

static const DtiRuleKernel kernel = {
  .type = "share",
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .describe = describe,
  .invert = invert,
};

static void
dti_share_rule_class_init (DtiShareRuleClass *klass)
{
  DTI_RULE_CLASS (klass)->kernel = &kernel;
}

static void
dti_share_rule_init (DtiShareRule *self)
{
}

/**
 * dti_share_rule_new:
 *
 * Creates a rule that takes the number as a share of the maximum.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiShareRule *
dti_share_rule_new (void)
{
  return g_object_new (DTI_TYPE_SHARE_RULE, NULL);
}
