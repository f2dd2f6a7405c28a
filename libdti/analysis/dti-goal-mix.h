/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-goal-choice.h>
#include <libdti/base/dti-number.h>

G_BEGIN_DECLS

/**
 * DtiGoalMixStatus:
 * @DTI_GOAL_MIX_STATUS_OPTIMAL: the mix is proven to be the best one
 * @DTI_GOAL_MIX_STATUS_FEASIBLE: the mix does what was asked; whether there is a better one is not
 *   proven, see [method@Dti.GoalMix.get_gap]
 * @DTI_GOAL_MIX_STATUS_INFEASIBLE: it is proven that no mix does what was asked
 * @DTI_GOAL_MIX_STATUS_UNKNOWN: no mix was found, which proves nothing
 *
 * What is known of a mix.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_GOAL_MIX_STATUS_OPTIMAL,
  DTI_GOAL_MIX_STATUS_FEASIBLE,
  DTI_GOAL_MIX_STATUS_INFEASIBLE,
  DTI_GOAL_MIX_STATUS_UNKNOWN,
} DtiGoalMixStatus;

#define DTI_TYPE_GOAL_MIX (dti_goal_mix_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiGoalMix, dti_goal_mix, DTI, GOAL_MIX, GObject)

DTI_AVAILABLE_IN_1_0
DtiGoalMixStatus dti_goal_mix_get_status (DtiGoalMix *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_goal_mix_get_choices (DtiGoalMix *self);
DTI_AVAILABLE_IN_1_0
double dti_goal_mix_get_effort (DtiGoalMix *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_mix_get_current_score (DtiGoalMix *self, double *current_score);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_mix_get_score (DtiGoalMix *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_mix_get_wanted_score (DtiGoalMix *self, double *wanted_score);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_mix_get_budget (DtiGoalMix *self, double *budget);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_mix_get_bound (DtiGoalMix *self, double *bound);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_mix_get_gap (DtiGoalMix *self, double *gap);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_mix_get_best_score (DtiGoalMix *self, double *best_score);
DTI_AVAILABLE_IN_1_0
const char *const *dti_goal_mix_get_capped_nodes (DtiGoalMix *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_goal_mix_get_blocked_options (DtiGoalMix *self);
DTI_AVAILABLE_IN_1_0
guint dti_goal_mix_get_n_steps (DtiGoalMix *self);
DTI_AVAILABLE_IN_1_0
char *dti_goal_mix_describe (DtiGoalMix *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
