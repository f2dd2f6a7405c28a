/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-goal-option.h>

G_BEGIN_DECLS

#define DTI_TYPE_GOAL_CHOICE (dti_goal_choice_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiGoalChoice, dti_goal_choice, DTI, GOAL_CHOICE, GObject)

DTI_AVAILABLE_IN_1_0
DtiGoalOption *dti_goal_choice_get_option (DtiGoalChoice *self);
DTI_AVAILABLE_IN_1_0
double dti_goal_choice_get_share (DtiGoalChoice *self);
DTI_AVAILABLE_IN_1_0
double dti_goal_choice_get_effort (DtiGoalChoice *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_choice_get_score (DtiGoalChoice *self, double *score);

G_END_DECLS
