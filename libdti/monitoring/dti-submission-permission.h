/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/monitoring/dti-submission-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_SUBMISSION_PERMISSION (dti_submission_permission_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiSubmissionPermission, dti_submission_permission, DTI, SUBMISSION_PERMISSION, GObject)

DTI_AVAILABLE_IN_1_0
DtiSubmissionAction dti_submission_permission_get_action (DtiSubmissionPermission *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_permission_get_allowed (DtiSubmissionPermission *self);
DTI_AVAILABLE_IN_1_0
const char *dti_submission_permission_get_code (DtiSubmissionPermission *self);
DTI_AVAILABLE_IN_1_0
char *dti_submission_permission_get_reason (DtiSubmissionPermission *self,
                                            const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_submission_permission_get_needs_reason (DtiSubmissionPermission *self);

G_END_DECLS
