/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-agency.h>
#include <libdti/monitoring/dti-due-private.h>
#include <libdti/monitoring/dti-obligation.h>

G_BEGIN_DECLS

struct _DtiObligation
{
  GObject parent_instance;

  DtiObligationRule *rule;
  DtiAgency *agency; /* NULL: the plan does not list it */
  char *agency_id;
  char *period;
  char *uid;
  DtiDue due;
  GDate working_day_before; /* of the due day, itself where it is one */
  char *day_off;            /* what makes the due day no working day, by language; NULL: nothing */
  char *reason;             /* of a waiver or an exclusion */
  gboolean is_waived;
  DtiObligationState state;
  gboolean has_days_late;
  int days_late;
  DtiSubmission *submission;
};

DtiObligation *dti_obligation_new (DtiObligationRule *rule,
                                   const char *agency_id,
                                   DtiAgency *agency,
                                   const char *plan_id,
                                   const char *period,
                                   const DtiDue *due,
                                   DtiCalendar *calendar);

/* Brings everything that follows from the day and the submission up to date, and notifies what
 * changed. Both may be NULL. */
void dti_obligation_refresh (DtiObligation *self, const GDate *today, DtiSubmission *submission);
void dti_obligation_waive (DtiObligation *self, const char *reason);

G_END_DECLS
