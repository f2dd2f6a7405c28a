/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/monitoring/dti-obligation-private.h>
#include <libdti/monitoring/dti-schedule.h>

G_BEGIN_DECLS

struct _DtiSchedule
{
  GObject parent_instance;

  DtiPlan *plan;
  DtiCalendar *calendar;
  GDate today; /* clear: none */
  DtiSubmissionRegister *submissions;
  GPtrArray *watched; /* the submissions whose changes are watched */
  /* Every obligation that was handed out stays: whoever asks again gets the same object. */
  GHashTable *obligations; /* rule, agency and period → DtiObligation */
  GPtrArray *requested;    /* those on request, in the order of the requests */
};

/* NULL where no day is set. */
const GDate *dti_schedule_peek_today (DtiSchedule *self);

/* The key of an obligation; ids can hold anything but what it joins them with. */
char *dti_schedule_make_key (const char *rule, const char *agency, const char *period);
/* Whether plan and rule hold on the day. */
gboolean dti_schedule_is_in_force (DtiSchedule *self, DtiObligationRule *rule, const GDate *day);
/* The obligation with these days: the one handed out before, else a new one. */
DtiObligation *dti_schedule_keep (DtiSchedule *self,
                                  DtiObligationRule *rule,
                                  const char *agency,
                                  const char *period,
                                  const DtiDue *due);
void dti_schedule_refresh (DtiSchedule *self, DtiObligation *obligation);

typedef void (*DtiDueFunc) (DtiSchedule *self,
                            DtiObligationRule *rule,
                            const DtiPeriod *period,
                            const DtiDue *due,
                            gpointer user_data);

/* Calls @function for each period that a regular rule makes due from @first to @last, whether or
 * not anybody owes it then. */
void dti_schedule_foreach_due (DtiSchedule *self,
                               const GDate *first,
                               const GDate *last,
                               DtiDueFunc function,
                               gpointer user_data);

/* The obligations due from @first to @last, in order. */
GPtrArray *dti_schedule_collect (DtiSchedule *self, const GDate *first, const GDate *last);

G_END_DECLS
