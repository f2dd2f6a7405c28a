/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-sensitivity.h>
#include <libdti/analysis/dti-uncertain-input.h>
#include <libdti/analysis/dti-uncertainty.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_EXPERIMENT (dti_experiment_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiExperiment, dti_experiment, DTI, EXPERIMENT, GObject)

DTI_AVAILABLE_IN_1_0
DtiExperiment *dti_experiment_new (DtiScorecard *card) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_experiment_get_scorecard (DtiExperiment *self);
DTI_AVAILABLE_IN_1_0
const char *dti_experiment_get_node (DtiExperiment *self);
DTI_AVAILABLE_IN_1_0
void dti_experiment_set_node (DtiExperiment *self, const char *node);
DTI_AVAILABLE_IN_1_0
const char *dti_experiment_get_unit (DtiExperiment *self);
DTI_AVAILABLE_IN_1_0
void dti_experiment_set_unit (DtiExperiment *self, const char *unit);
DTI_AVAILABLE_IN_1_0
guint64 dti_experiment_get_seed (DtiExperiment *self);
DTI_AVAILABLE_IN_1_0
void dti_experiment_set_seed (DtiExperiment *self, guint64 seed);
DTI_AVAILABLE_IN_1_0
guint dti_experiment_get_threads (DtiExperiment *self);
DTI_AVAILABLE_IN_1_0
void dti_experiment_set_threads (DtiExperiment *self, guint threads);
DTI_AVAILABLE_IN_1_0
GListModel *dti_experiment_get_inputs (DtiExperiment *self);
DTI_AVAILABLE_IN_1_0
double dti_experiment_get_progress (DtiExperiment *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_experiment_add_input (DtiExperiment *self, DtiUncertainInput *input, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_experiment_add_from_file (DtiExperiment *self, GFile *file, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_experiment_add_from_json (DtiExperiment *self, const char *json, GError **error);
DTI_AVAILABLE_IN_1_0
DtiUncertainty *dti_experiment_run_uncertainty (DtiExperiment *self,
                                                guint n_replicates,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_experiment_run_uncertainty_async (DtiExperiment *self,
                                           guint n_replicates,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiUncertainty *dti_experiment_run_uncertainty_finish (DtiExperiment *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUncertainty *dti_experiment_run_points (DtiExperiment *self,
                                           GBytes *points,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSensitivity *dti_experiment_run_sensitivity (DtiExperiment *self,
                                                guint n_rows,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_experiment_run_sensitivity_async (DtiExperiment *self,
                                           guint n_rows,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiSensitivity *dti_experiment_run_sensitivity_finish (DtiExperiment *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
