/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/monitoring/dti-submission.h>

G_BEGIN_DECLS

#define DTI_TYPE_SUBMISSION_REGISTER (dti_submission_register_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiSubmissionRegister, dti_submission_register, DTI, SUBMISSION_REGISTER, GObject)

DTI_AVAILABLE_IN_1_0
DtiSubmissionRegister *dti_submission_register_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSubmissionRegister *
dti_submission_register_new_from_file (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_submission_register_new_from_file_async (GFile *file,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiSubmissionRegister *
dti_submission_register_new_from_file_finish (GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSubmissionRegister *
dti_submission_register_new_from_json (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_submission_register_to_json (DtiSubmissionRegister *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_register_get_four_eyes (DtiSubmissionRegister *self);
DTI_AVAILABLE_IN_1_0
void dti_submission_register_set_four_eyes (DtiSubmissionRegister *self, gboolean four_eyes);
DTI_AVAILABLE_IN_1_0
DtiSubmission *dti_submission_register_open (DtiSubmissionRegister *self,
                                             const char *agency,
                                             const char *obligation,
                                             const char *period,
                                             const char *actor,
                                             GDateTime *instant,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSubmission *dti_submission_register_amend (DtiSubmissionRegister *self,
                                              const char *agency,
                                              const char *obligation,
                                              const char *period,
                                              const char *actor,
                                              const char *reason,
                                              GDateTime *instant,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSubmission *dti_submission_register_lookup (DtiSubmissionRegister *self,
                                               const char *agency,
                                               const char *obligation,
                                               const char *period);
DTI_AVAILABLE_IN_1_0
GListModel *dti_submission_register_list_versions (DtiSubmissionRegister *self,
                                                   const char *agency,
                                                   const char *obligation,
                                                   const char *period) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_submission_register_get_n_items (DtiSubmissionRegister *self);
DTI_AVAILABLE_IN_1_0
const char *dti_submission_register_get_digest (DtiSubmissionRegister *self);
DTI_AVAILABLE_IN_1_0
gboolean
dti_submission_register_verify (DtiSubmissionRegister *self, guint *n_events, GError **error);

G_END_DECLS
