/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-obligation-rule.h>
#include <libdti/monitoring/dti-submission.h>

G_BEGIN_DECLS

/**
 * DtiObligationState:
 * @DTI_OBLIGATION_STATE_NOT_OPEN: reports are not accepted yet
 * @DTI_OBLIGATION_STATE_OPEN: reports are accepted
 * @DTI_OBLIGATION_STATE_DUE_SOON: the due day is near
 * @DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME: a complete report came by the due instant
 * @DTI_OBLIGATION_STATE_SUBMITTED_LATE: a complete report came after it
 * @DTI_OBLIGATION_STATE_OVERDUE: the due instant passed without a complete report
 * @DTI_OBLIGATION_STATE_WAIVED: not asked for this time
 * @DTI_OBLIGATION_STATE_EXCLUDED: left out of the rates, with a reason
 *
 * Where an obligation stands on a day.
 *
 * All of it follows from the schedule, the submissions and the day.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_OBLIGATION_STATE_NOT_OPEN,
  DTI_OBLIGATION_STATE_OPEN,
  DTI_OBLIGATION_STATE_DUE_SOON,
  DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME,
  DTI_OBLIGATION_STATE_SUBMITTED_LATE,
  DTI_OBLIGATION_STATE_OVERDUE,
  DTI_OBLIGATION_STATE_WAIVED,
  DTI_OBLIGATION_STATE_EXCLUDED,
} DtiObligationState;

#define DTI_TYPE_OBLIGATION (dti_obligation_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiObligation, dti_obligation, DTI, OBLIGATION, GObject)

DTI_AVAILABLE_IN_1_0
DtiObligationRule *dti_obligation_get_rule (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_get_rule_id (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_get_uid (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_get_agency (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_get_agency_title (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_obligation_get_to (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_get_period (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
GDate *dti_obligation_get_window_first (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDate *dti_obligation_get_window_last (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDateTime *dti_obligation_get_cut_off (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDate *dti_obligation_get_opens (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDate *dti_obligation_get_due (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDate *dti_obligation_get_due_rolled (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDateTime *dti_obligation_get_due_instant (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDate *dti_obligation_get_working_day_before (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiObligationState dti_obligation_get_state (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_obligation_get_days_late (DtiObligation *self, int *days);
DTI_AVAILABLE_IN_1_0
gboolean dti_obligation_get_overdue (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
DtiSubmission *dti_obligation_get_submission (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_get_reason (DtiObligation *self);
DTI_AVAILABLE_IN_1_0
char *dti_obligation_explain_due (DtiObligation *self,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_obligation_describe_state (DtiObligation *self,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_obligation_get_collation_key (DtiObligation *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
