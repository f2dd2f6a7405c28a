/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-goal-mix.h>
#include <libdti/analysis/dti-required-number.h>
#include <libdti/analysis/dti-required-score.h>
#include <libdti/model/dti-plan.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiGoalPopulation:
 * @DTI_GOAL_POPULATION_MOVES: what a scoring again would give: the number of the unit counts in the
 *   best one, the mean, the deviation and the order of the units
 * @DTI_GOAL_POPULATION_FROZEN: best one, mean and deviation stay as they are; the order still moves
 *
 * What a number of one unit does to the statistics over all units.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_GOAL_POPULATION_MOVES,
  DTI_GOAL_POPULATION_FROZEN,
} DtiGoalPopulation;

#define DTI_TYPE_GOAL (dti_goal_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiGoal, dti_goal, DTI, GOAL, GObject)

DTI_AVAILABLE_IN_1_0
DtiGoal *dti_goal_new (DtiScorecard *scorecard, const char *unit, const char *node, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_goal_get_scorecard (DtiGoal *self);
DTI_AVAILABLE_IN_1_0
const char *dti_goal_get_unit (DtiGoal *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_goal_get_node (DtiGoal *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_goal_get_current_score (DtiGoal *self, double *current_score);
DTI_AVAILABLE_IN_1_0
DtiRequiredNumber *dti_goal_find_number (DtiGoal *self,
                                         const char *indicator,
                                         double score,
                                         DtiGoalPopulation population,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRequiredNumber *dti_goal_find_gain (DtiGoal *self,
                                       const char *indicator,
                                       double points,
                                       DtiGoalPopulation population,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_goal_list_options (DtiGoal *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *
dti_goal_list_task_options (DtiGoal *self, DtiPlan *plan, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiGoalMix *dti_goal_find_mix (DtiGoal *self,
                               GListModel *options,
                               double score,
                               guint max_steps,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiGoalMix *dti_goal_spend (DtiGoal *self,
                            GListModel *options,
                            double budget,
                            guint max_steps,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRequiredScore *dti_goal_required_score (GListModel *history,
                                           const char *node,
                                           const char *unit,
                                           guint rank,
                                           const char *period,
                                           DtiFieldGrowth growth,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
