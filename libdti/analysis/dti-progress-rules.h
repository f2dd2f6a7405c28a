/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-trajectory.h>

G_BEGIN_DECLS

#define DTI_TYPE_PROGRESS_RULES (dti_progress_rules_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiProgressRules, dti_progress_rules, DTI, PROGRESS_RULES, GObject)

DTI_AVAILABLE_IN_1_0
DtiProgressRules *dti_progress_rules_new (DtiProgressMethod method) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProgressMethod dti_progress_rules_get_method (DtiProgressRules *self);

DTI_AVAILABLE_IN_1_0
DtiTrajectoryShape dti_progress_rules_get_shape (DtiProgressRules *self);
DTI_AVAILABLE_IN_1_0
void dti_progress_rules_set_shape (DtiProgressRules *self, DtiTrajectoryShape shape);

DTI_AVAILABLE_IN_1_0
DtiTrajectory *dti_progress_rules_get_trajectory (DtiProgressRules *self);
DTI_AVAILABLE_IN_1_0
void dti_progress_rules_set_trajectory (DtiProgressRules *self, DtiTrajectory *trajectory);

DTI_AVAILABLE_IN_1_0
gboolean dti_progress_rules_get_yes_or_no (DtiProgressRules *self);
DTI_AVAILABLE_IN_1_0
void dti_progress_rules_set_yes_or_no (DtiProgressRules *self, gboolean yes_or_no);

DTI_AVAILABLE_IN_1_0
void dti_progress_rules_get_cut_offs (DtiProgressRules *self,
                                      double *on_track,
                                      double *moderate,
                                      double *away);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_rules_set_cut_offs (
    DtiProgressRules *self, double on_track, double moderate, double away, GError **error);

DTI_AVAILABLE_IN_1_0
void dti_progress_rules_get_growth_cut_offs (DtiProgressRules *self,
                                             double *on_track,
                                             double *moderate,
                                             double *away);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_rules_set_growth_cut_offs (
    DtiProgressRules *self, double on_track, double moderate, double away, GError **error);

G_END_DECLS
