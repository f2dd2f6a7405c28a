/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/scoring/dti-scorer.h>
#include <libdti/scoring/dti-stage-difference.h>

G_BEGIN_DECLS

#define DTI_TYPE_STAGE_COMPARISON (dti_stage_comparison_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiStageComparison, dti_stage_comparison, DTI, STAGE_COMPARISON, GObject)

DTI_AVAILABLE_IN_1_0
DtiStageComparison *dti_stage_comparison_new (DtiScorer *scorer,
                                              DtiDataset *dataset,
                                              const char *period,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_stage_comparison_get_period (DtiStageComparison *self);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_stage_comparison_get_scorecard (DtiStageComparison *self, DtiStage stage);
DTI_AVAILABLE_IN_1_0
GListModel *dti_stage_comparison_list_differences (DtiStageComparison *self,
                                                   const char *unit,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_stage_comparison_get_problems (DtiStageComparison *self);
DTI_AVAILABLE_IN_1_0
char *dti_stage_comparison_to_csv (DtiStageComparison *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_stage_comparison_to_json (DtiStageComparison *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
