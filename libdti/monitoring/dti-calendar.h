/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-plan-enums.h>
#include <libdti/monitoring/dti-holiday.h>

G_BEGIN_DECLS

#define DTI_TYPE_CALENDAR (dti_calendar_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiCalendar, dti_calendar, DTI, CALENDAR, GObject)

DTI_AVAILABLE_IN_1_0
DtiCalendar *dti_calendar_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiCalendar *dti_calendar_new_vietnam (int first_year, int last_year) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiCalendar *dti_calendar_new_from_file (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_calendar_new_from_file_async (GFile *file,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiCalendar *dti_calendar_new_from_file_finish (GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiCalendar *dti_calendar_new_from_json (const char *json,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiCalendar *dti_calendar_new_from_icalendar (const char *text,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_calendar_to_json (DtiCalendar *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_calendar_set_weekend (DtiCalendar *self, GDateWeekday weekday, gboolean off);
DTI_AVAILABLE_IN_1_0
gboolean dti_calendar_get_weekend (DtiCalendar *self, GDateWeekday weekday);
DTI_AVAILABLE_IN_1_0
gboolean dti_calendar_set_day (
    DtiCalendar *self, const GDate *day, DtiDayKind kind, const char *title, GError **error);
DTI_AVAILABLE_IN_1_0
void dti_calendar_seal (DtiCalendar *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_calendar_get_sealed (DtiCalendar *self);
DTI_AVAILABLE_IN_1_0
DtiDayKind dti_calendar_get_day_kind (DtiCalendar *self, const GDate *day);
DTI_AVAILABLE_IN_1_0
char *dti_calendar_get_day_title (DtiCalendar *self, const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_calendar_is_working_day (DtiCalendar *self, const GDate *day);
DTI_AVAILABLE_IN_1_0
GDate *
dti_calendar_roll (DtiCalendar *self, const GDate *day, DtiRoll roll) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_calendar_count_working_days (DtiCalendar *self, const GDate *first, const GDate *last);
DTI_AVAILABLE_IN_1_0
GDate *dti_calendar_add_working_days (DtiCalendar *self,
                                      const GDate *day,
                                      int n_days) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_calendar_get_holidays (DtiCalendar *self);

G_END_DECLS
