/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiGoalOptionKind:
 * @DTI_GOAL_OPTION_KIND_IMPROVE: do better at what was observed
 * @DTI_GOAL_OPTION_KIND_DELIVER_EVIDENCE: prove what was claimed and not counted for want of
 *   evidence
 * @DTI_GOAL_OPTION_KIND_DELIVER_FIGURE: deliver a figure that is missing
 * @DTI_GOAL_OPTION_KIND_NOT_APPLICABLE: have a figure that is missing recognised as not applicable,
 *   so that the rest is re-based
 * @DTI_GOAL_OPTION_KIND_TASK: a task of a plan
 * @DTI_GOAL_OPTION_KIND_OTHER: made by the program
 *
 * What an option consists in.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_GOAL_OPTION_KIND_IMPROVE,
  DTI_GOAL_OPTION_KIND_DELIVER_EVIDENCE,
  DTI_GOAL_OPTION_KIND_DELIVER_FIGURE,
  DTI_GOAL_OPTION_KIND_NOT_APPLICABLE,
  DTI_GOAL_OPTION_KIND_TASK,
  DTI_GOAL_OPTION_KIND_OTHER,
} DtiGoalOptionKind;

#define DTI_TYPE_GOAL_OPTION (dti_goal_option_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiGoalOption, dti_goal_option, DTI, GOAL_OPTION, GObject)

DTI_AVAILABLE_IN_1_0
DtiGoalOption *dti_goal_option_new (const char *id,
                                    const char *node,
                                    double score,
                                    double effort,
                                    gboolean divisible) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiGoalOption *dti_goal_option_new_for_points (const char *id,
                                               const char *node,
                                               double points,
                                               double effort,
                                               gboolean divisible) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiGoalOption *dti_goal_option_new_not_applicable (const char *id,
                                                   const char *node,
                                                   double effort) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiGoalOption *dti_goal_option_with_effort (DtiGoalOption *self,
                                            double effort,
                                            gboolean divisible) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiGoalOption *
dti_goal_option_with_conditions (DtiGoalOption *self,
                                 const char *const *requires,
                                 const char *const *excludes) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
const char *dti_goal_option_get_id (DtiGoalOption *self);
DTI_AVAILABLE_IN_1_0
DtiGoalOptionKind dti_goal_option_get_kind (DtiGoalOption *self);
DTI_AVAILABLE_IN_1_0
const char *dti_goal_option_get_node (DtiGoalOption *self);
DTI_AVAILABLE_IN_1_0
const char *dti_goal_option_get_title (DtiGoalOption *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_option_get_current_score (DtiGoalOption *self, double *current_score);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_option_get_score (DtiGoalOption *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_option_get_points (DtiGoalOption *self, double *points);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_option_get_gain (DtiGoalOption *self, double *gain);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_option_get_effort (DtiGoalOption *self, double *effort);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_option_get_divisible (DtiGoalOption *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_goal_option_get_requires (DtiGoalOption *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_goal_option_get_excludes (DtiGoalOption *self);

G_END_DECLS
