/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-period.h>
#include <libdti/model/dti-obligation-rule.h>
#include <libdti/monitoring/dti-calendar.h>

G_BEGIN_DECLS

/* The days of one report. */
typedef struct
{
  GDate window_first; /* what the figures describe */
  GDate window_last;
  GDate opens;
  GDate cut_off;    /* last day whose figures count */
  GDate due;        /* last acceptable day by the words of the rule */
  GDate due_rolled; /* the same after the roll: what lateness is counted from */
} DtiDue;

/* The days of @period by a rule that is no rule on request. FALSE where they leave the calendar:
 * years 1 to 9999, and working days that do not come. */
gboolean
dti_due_find (DtiObligationRule *rule, const DtiPeriod *period, DtiCalendar *calendar, DtiDue *due);
/* The same where somebody asked for the report until @day. */
gboolean dti_due_find_requested (DtiObligationRule *rule,
                                 const DtiPeriod *period,
                                 const GDate *day,
                                 DtiCalendar *calendar,
                                 DtiDue *due);

/* The day that the rule names, as 25 September in “before 25 September”: not always a day that
 * exists. FALSE where the rule names none. */
gboolean dti_due_get_named_day (
    DtiObligationRule *rule, const DtiPeriod *period, int *year, guint *month, guint *day);

/* The period of a rule that @day lies in; NULL for a rule on request. Weeks begin on Monday. */
DtiPeriod *dti_due_get_period (DtiFrequency every, const GDate *day);
/* At most so many days lie between the end of a period and its due day. */
guint dti_due_get_reach (DtiObligationRule *rule);

/* “2023-09-24”. */
#define DTI_DUE_BUFFER 32
void dti_due_write_day (const GDate *day, char text[DTI_DUE_BUFFER]);

/* The zone of the subject, whatever that of the machine: +07:00. */
GTimeZone *dti_due_get_zone (void);
/* The first instant after @day. */
GDateTime *dti_due_end_of_day (const GDate *day);
/* The day of @instant in that zone. */
void dti_due_day_of (GDateTime *instant, GDate *day);

G_END_DECLS
