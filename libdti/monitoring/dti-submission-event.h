/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/monitoring/dti-submission-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_SUBMISSION_EVENT (dti_submission_event_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiSubmissionEvent, dti_submission_event, DTI, SUBMISSION_EVENT, GObject)

DTI_AVAILABLE_IN_1_0
guint dti_submission_event_get_sequence (DtiSubmissionEvent *self);
DTI_AVAILABLE_IN_1_0
GDateTime *dti_submission_event_get_instant (DtiSubmissionEvent *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_submission_event_get_actor (DtiSubmissionEvent *self);
DTI_AVAILABLE_IN_1_0
DtiSubmissionAction dti_submission_event_get_action (DtiSubmissionEvent *self);
DTI_AVAILABLE_IN_1_0
DtiSubmissionState dti_submission_event_get_state_before (DtiSubmissionEvent *self);
DTI_AVAILABLE_IN_1_0
DtiSubmissionState dti_submission_event_get_state_after (DtiSubmissionEvent *self);
DTI_AVAILABLE_IN_1_0
const char *dti_submission_event_get_reason (DtiSubmissionEvent *self);
DTI_AVAILABLE_IN_1_0
const char *dti_submission_event_get_digest (DtiSubmissionEvent *self);
DTI_AVAILABLE_IN_1_0
const char *dti_submission_event_get_previous_digest (DtiSubmissionEvent *self);

G_END_DECLS
