/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-progress.h>

G_BEGIN_DECLS

#define DTI_TYPE_PROGRESS_SUMMARY (dti_progress_summary_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiProgressSummary, dti_progress_summary, DTI, PROGRESS_SUMMARY, GObject)

DTI_AVAILABLE_IN_1_0
DtiProgressSummary *dti_progress_summary_new (GListModel *list,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_progress_summary_get_n_assessed (DtiProgressSummary *self);
DTI_AVAILABLE_IN_1_0
guint dti_progress_summary_get_n_scored (DtiProgressSummary *self);
DTI_AVAILABLE_IN_1_0
guint dti_progress_summary_count (DtiProgressSummary *self, DtiProgressRating rating);
DTI_AVAILABLE_IN_1_0
guint dti_progress_summary_count_status (DtiProgressSummary *self, DtiProgressStatus status);
DTI_AVAILABLE_IN_1_0
gboolean dti_progress_summary_get_mean_score (DtiProgressSummary *self, double *score);
DTI_AVAILABLE_IN_1_0
DtiProgressRating dti_progress_summary_get_rating (DtiProgressSummary *self);
DTI_AVAILABLE_IN_1_0
char *dti_progress_summary_to_json (DtiProgressSummary *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
