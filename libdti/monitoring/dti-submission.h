/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/data/dti-dataset.h>
#include <libdti/monitoring/dti-submission-event.h>
#include <libdti/monitoring/dti-submission-permission.h>

G_BEGIN_DECLS

#define DTI_TYPE_SUBMISSION (dti_submission_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiSubmission, dti_submission, DTI, SUBMISSION, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_submission_get_agency (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
const char *dti_submission_get_obligation (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
const char *dti_submission_get_period (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
guint dti_submission_get_version (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
DtiSubmissionState dti_submission_get_state (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_get_live (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_get_editable (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_get_counts (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_get_complete (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
GDateTime *dti_submission_get_first_complete (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
guint dti_submission_get_n_expected (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
guint dti_submission_get_n_present (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
guint dti_submission_get_n_with_evidence (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
guint dti_submission_get_n_errors (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_set_content (DtiSubmission *self,
                                     guint n_expected,
                                     guint n_present,
                                     guint n_with_evidence,
                                     guint n_errors,
                                     GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_set_content_from_dataset (DtiSubmission *self,
                                                  DtiDataset *dataset,
                                                  const char *unit,
                                                  const char *const *nodes,
                                                  GError **error);
DTI_AVAILABLE_IN_1_0
GListModel *dti_submission_get_history (DtiSubmission *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_submission_list_permissions (DtiSubmission *self,
                                             const char *actor) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_can (DtiSubmission *self,
                             DtiSubmissionAction action,
                             const char *actor,
                             char **reason);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_apply (DtiSubmission *self,
                               DtiSubmissionAction action,
                               const char *actor,
                               const char *reason,
                               GDateTime *instant,
                               GError **error);

G_END_DECLS
