/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-points-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiPointsRule:
 *
 * The score is the number itself, in points.
 *
 * Clamped to the maximum by default. A direction only describes.
 *
 * In documents: [points](file-formats.html#points).
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiPointsRule
{
  DtiRule parent_instance;
};

G_DEFINE_FINAL_TYPE (DtiPointsRule, dti_points_rule, DTI_TYPE_RULE)

DTI_VECTOR static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  DTI_RULE_MAP (span, scores, x, x);
}

static char *
describe (DtiRule *rule)
{
  return g_strdup ("x points");
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  dti_rule_add_number (numbers, score);
}

static const DtiRuleKernel kernel = {
  .type = "points",
  .clamps = TRUE,
  .bounded = TRUE,
  .apply = apply,
  .describe = describe,
  .invert = invert,
};

static void
dti_points_rule_class_init (DtiPointsRuleClass *klass)
{
  DTI_RULE_CLASS (klass)->kernel = &kernel;
}

static void
dti_points_rule_init (DtiPointsRule *self)
{
}

/**
 * dti_points_rule_new:
 *
 * Creates a rule that takes the number as the score.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiPointsRule *
dti_points_rule_new (void)
{
  return g_object_new (DTI_TYPE_POINTS_RULE, NULL);
}
