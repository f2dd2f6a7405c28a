/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-plan.h>
#include <libdti/monitoring/dti-calendar.h>
#include <libdti/monitoring/dti-obligation.h>
#include <libdti/monitoring/dti-submission-register.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCHEDULE (dti_schedule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiSchedule, dti_schedule, DTI, SCHEDULE, GObject)

DTI_AVAILABLE_IN_1_0
DtiSchedule *dti_schedule_new (DtiPlan *plan, DtiCalendar *calendar) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPlan *dti_schedule_get_plan (DtiSchedule *self);
DTI_AVAILABLE_IN_1_0
DtiCalendar *dti_schedule_get_calendar (DtiSchedule *self);
DTI_AVAILABLE_IN_1_0
GDate *dti_schedule_get_today (DtiSchedule *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_schedule_set_today (DtiSchedule *self, const GDate *today);
DTI_AVAILABLE_IN_1_0
DtiSubmissionRegister *dti_schedule_get_register (DtiSchedule *self);
DTI_AVAILABLE_IN_1_0
void dti_schedule_set_register (DtiSchedule *self, DtiSubmissionRegister *submissions);
DTI_AVAILABLE_IN_1_0
GListModel *dti_schedule_list_obligations (DtiSchedule *self,
                                           const GDate *first,
                                           const GDate *last) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_schedule_list_due (DtiSchedule *self, guint days) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiObligation *
dti_schedule_lookup (DtiSchedule *self, const char *rule, const char *agency, const char *period);
DTI_AVAILABLE_IN_1_0
gboolean dti_schedule_request (DtiSchedule *self,
                               const char *rule,
                               const char *agency,
                               const char *period,
                               const GDate *due,
                               GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_schedule_waive (DtiSchedule *self,
                             const char *rule,
                             const char *agency,
                             const char *period,
                             const char *reason,
                             GError **error);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_schedule_check (DtiSchedule *self,
                                    const GDate *first,
                                    const GDate *last) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_schedule_to_icalendar (DtiSchedule *self,
                                 const GDate *first,
                                 const GDate *last) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_schedule_to_json (DtiSchedule *self,
                            const GDate *first,
                            const GDate *last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
