/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-progress-rules.h>
#include <libdti/analysis/dti-series.h>
#include <libdti/model/dti-baseline.h>
#include <libdti/model/dti-plan.h>
#include <libdti/model/dti-target.h>

G_BEGIN_DECLS

#define DTI_TYPE_PROGRESS (dti_progress_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiProgress, dti_progress, DTI, PROGRESS, GObject)

DTI_AVAILABLE_IN_1_0
DtiProgress *dti_progress_assess (DtiSeries *series,
                                  DtiTarget *target,
                                  DtiProgressMethod method,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProgress *dti_progress_assess_with_rules (DtiSeries *series,
                                             DtiTarget *target,
                                             DtiBaseline *baseline,
                                             DtiProgressRules *rules,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProgress *dti_progress_assess_numbers (DtiProgressRules *rules,
                                          DtiTargetKind kind,
                                          double baseline,
                                          double baseline_time,
                                          double value,
                                          double time,
                                          double target,
                                          double target_time) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProgress *dti_progress_assess_target (DtiTarget *target,
                                         DtiBaseline *baseline,
                                         GListModel *cards,
                                         const char *unit,
                                         DtiProgressRules *rules,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_progress_list_for_plan (DtiPlan *plan,
                                        GListModel *cards,
                                        const char *unit,
                                        DtiProgressRules *rules,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
DtiProgressMethod dti_progress_get_method (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
DtiProgressStatus dti_progress_get_status (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
DtiProgressRating dti_progress_get_rating (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
const char *dti_progress_get_class_id (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_target_met (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
const char *dti_progress_get_reason (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
const char *dti_progress_describe_reason (DtiProgress *self, const char *language);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_ratio (DtiProgress *self, double *ratio);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_score (DtiProgress *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_pace_per_year (DtiProgress *self, double *pace);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_required_pace_per_year (DtiProgress *self, double *pace);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_acceleration (DtiProgress *self, double *acceleration);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_expected (DtiProgress *self, double *expected);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_anticipated (DtiProgress *self, double *anticipated);

DTI_AVAILABLE_IN_1_0
const char *dti_progress_get_unit (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
const char *dti_progress_get_node (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
const char *dti_progress_get_period (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_value (DtiProgress *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_time (DtiProgress *self, double *time);
DTI_AVAILABLE_IN_1_0
const char *dti_progress_get_baseline_period (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_baseline_value (DtiProgress *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_baseline_time (DtiProgress *self, double *time);
DTI_AVAILABLE_IN_1_0
DtiTargetKind dti_progress_get_target_kind (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
const char *dti_progress_get_target_period (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_target_value (DtiProgress *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_get_target_time (DtiProgress *self, double *time);
DTI_AVAILABLE_IN_1_0
DtiTarget *dti_progress_get_target (DtiProgress *self);
DTI_AVAILABLE_IN_1_0
DtiBaseline *dti_progress_get_baseline (DtiProgress *self);

DTI_AVAILABLE_IN_1_0
char *dti_progress_to_sentence (DtiProgress *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_progress_to_json (DtiProgress *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_progress_list_to_json (GListModel *list) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_progress_list_to_csv (GListModel *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
