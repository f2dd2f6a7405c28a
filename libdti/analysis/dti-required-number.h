/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

/**
 * DtiGoalLimit:
 * @DTI_GOAL_LIMIT_NONE: nothing: the score can be reached
 * @DTI_GOAL_LIMIT_MAXIMUM: the maximum of the node
 * @DTI_GOAL_LIMIT_RULE: the rule gives no more for any number, label or set of items
 * @DTI_GOAL_LIMIT_DOMAIN: numbers that would give more lie outside the domain of the indicator
 * @DTI_GOAL_LIMIT_FIELD: the other units: a rank, or a distance from the mean, has an end
 * @DTI_GOAL_LIMIT_CAP: the appraised score, which a self-assessed one may not exceed
 * @DTI_GOAL_LIMIT_DENOMINATOR: the denominator is 0, so there is no ratio
 *
 * What keeps a score from being reached.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_GOAL_LIMIT_NONE,
  DTI_GOAL_LIMIT_MAXIMUM,
  DTI_GOAL_LIMIT_RULE,
  DTI_GOAL_LIMIT_DOMAIN,
  DTI_GOAL_LIMIT_FIELD,
  DTI_GOAL_LIMIT_CAP,
  DTI_GOAL_LIMIT_DENOMINATOR,
} DtiGoalLimit;

#define DTI_TYPE_REQUIRED_NUMBER (dti_required_number_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRequiredNumber, dti_required_number, DTI, REQUIRED_NUMBER, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_required_number_get_unit (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_required_number_get_node (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
const char *dti_required_number_get_input (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
double dti_required_number_get_wanted_score (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_reachable (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
DtiGoalLimit dti_required_number_get_limit (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_number (DtiRequiredNumber *self, double *number);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_first (DtiRequiredNumber *self, double *first);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_last (DtiRequiredNumber *self, double *last);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_score (DtiRequiredNumber *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_best_score (DtiRequiredNumber *self, double *best_score);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_exact (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_current_number (DtiRequiredNumber *self, double *current_number);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_current_score (DtiRequiredNumber *self, double *current_score);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_get_numerator (DtiRequiredNumber *self, double *numerator);
DTI_AVAILABLE_IN_1_0
const char *const *dti_required_number_get_labels (DtiRequiredNumber *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_number_round (DtiRequiredNumber *self, int decimals, double *number);

G_END_DECLS
