/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-obligation-private.h"

#include <libdti/base/dti-text.h>

/* The getters of an obligation. */

static const char *const no_texts[] = { NULL };

/**
 * dti_obligation_get_rule: (get-property rule)
 * @self: an obligation
 *
 * Gets the rule it follows from.
 *
 * Returns: (transfer none): a rule
 *
 * Since: 1.0
 */
DtiObligationRule *
dti_obligation_get_rule (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return self->rule;
}

/**
 * dti_obligation_get_rule_id: (get-property rule-id)
 * @self: an obligation
 *
 * Gets the id of the rule it follows from.
 *
 * Returns: an id
 *
 * Since: 1.0
 */
const char *
dti_obligation_get_rule_id (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return dti_obligation_rule_get_id (self->rule);
}

/**
 * dti_obligation_get_uid: (get-property uid)
 * @self: an obligation
 *
 * Gets an id that no other obligation has, for calendars.
 *
 * Returns: an id
 *
 * Since: 1.0
 */
const char *
dti_obligation_get_uid (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return self->uid;
}

/**
 * dti_obligation_get_agency: (get-property agency)
 * @self: an obligation
 *
 * Gets the agency that reports.
 *
 * Returns: an id
 *
 * Since: 1.0
 */
const char *
dti_obligation_get_agency (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return self->agency_id;
}

/**
 * dti_obligation_get_agency_title: (get-property agency-title)
 * @self: an obligation
 *
 * Gets the main title of the agency that reports.
 *
 * Returns: the title; its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_obligation_get_agency_title (DtiObligation *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  title = self->agency != NULL ? dti_agency_get_main_title (self->agency) : NULL;

  return title != NULL ? title : self->agency_id;
}

/**
 * dti_obligation_get_to: (get-property to)
 * @self: an obligation
 *
 * Gets those who receive the report.
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of agencies
 *
 * Since: 1.0
 */
const char *const *
dti_obligation_get_to (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), no_texts);

  return dti_obligation_rule_get_to (self->rule);
}

/**
 * dti_obligation_get_period: (get-property period)
 * @self: an obligation
 *
 * Gets the period.
 *
 * Returns: a period, as [func@Dti.Period.parse] reads it
 *
 * Since: 1.0
 */
const char *
dti_obligation_get_period (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return self->period;
}

/**
 * dti_obligation_get_window_first: (get-property window-first)
 * @self: an obligation
 *
 * Gets the first day that the figures describe.
 *
 * Returns: (transfer full): a day
 *
 * Since: 1.0
 */
GDate *
dti_obligation_get_window_first (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return g_date_copy (&self->due.window_first);
}

/**
 * dti_obligation_get_window_last: (get-property window-last)
 * @self: an obligation
 *
 * Gets the last day that the figures describe.
 *
 * Returns: (transfer full): a day
 *
 * Since: 1.0
 */
GDate *
dti_obligation_get_window_last (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return g_date_copy (&self->due.window_last);
}

/**
 * dti_obligation_get_opens: (get-property opens)
 * @self: an obligation
 *
 * Gets the first day on which reports are accepted.
 *
 * Returns: (transfer full): a day
 *
 * Since: 1.0
 */
GDate *
dti_obligation_get_opens (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return g_date_copy (&self->due.opens);
}

/**
 * dti_obligation_get_due: (get-property due)
 * @self: an obligation
 *
 * Gets the last acceptable day by the words of the rule.
 *
 * Returns: (transfer full): a day
 *
 * Since: 1.0
 */
GDate *
dti_obligation_get_due (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return g_date_copy (&self->due.due);
}

/**
 * dti_obligation_get_due_rolled: (get-property due-rolled)
 * @self: an obligation
 *
 * Gets the last acceptable day after the roll: what lateness is counted from.
 *
 * Returns: (transfer full): a day
 *
 * Since: 1.0
 */
GDate *
dti_obligation_get_due_rolled (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return g_date_copy (&self->due.due_rolled);
}

/**
 * dti_obligation_get_working_day_before: (get-property working-day-before)
 * @self: an obligation
 *
 * Gets the due day by the words of the rule, or the last working day before it.
 *
 * Returns: (transfer full): a day
 *
 * Since: 1.0
 */
GDate *
dti_obligation_get_working_day_before (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return g_date_copy (&self->working_day_before);
}

/**
 * dti_obligation_get_cut_off: (get-property cut-off)
 * @self: an obligation
 *
 * Gets when the figures are frozen: the end of the last day whose figures count.
 *
 * Returns: (transfer full): an instant in the time zone +07:00
 *
 * Since: 1.0
 */
GDateTime *
dti_obligation_get_cut_off (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return dti_due_end_of_day (&self->due.cut_off);
}

/**
 * dti_obligation_get_due_instant: (get-property due-instant)
 * @self: an obligation
 *
 * Gets the first instant that is late: the end of the due day after the roll.
 *
 * Returns: (transfer full): an instant in the time zone +07:00
 *
 * Since: 1.0
 */
GDateTime *
dti_obligation_get_due_instant (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return dti_due_end_of_day (&self->due.due_rolled);
}

/**
 * dti_obligation_get_state: (get-property state)
 * @self: an obligation
 *
 * Gets where it stands on the day of the schedule.
 *
 * Where the schedule has no day, everything that was not delivered is not open.
 *
 * Returns: the state
 *
 * Since: 1.0
 */
DtiObligationState
dti_obligation_get_state (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), DTI_OBLIGATION_STATE_NOT_OPEN);

  return self->state;
}

/**
 * dti_obligation_get_overdue: (get-property overdue)
 * @self: an obligation
 *
 * Tells whether the report is missing and its day has passed.
 *
 * Returns: `TRUE` if it is
 *
 * Since: 1.0
 */
gboolean
dti_obligation_get_overdue (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), FALSE);

  return self->state == DTI_OBLIGATION_STATE_OVERDUE;
}

/**
 * dti_obligation_get_submission: (get-property submission)
 * @self: an obligation
 *
 * Gets the live submission.
 *
 * Returns: (transfer none) (nullable): a submission, or `NULL` if there is none
 *
 * Since: 1.0
 */
DtiSubmission *
dti_obligation_get_submission (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return self->submission;
}

/**
 * dti_obligation_get_reason: (get-property reason)
 * @self: an obligation
 *
 * Gets why it is waived or excluded.
 *
 * Returns: (nullable): the reason, or `NULL` if it is neither
 *
 * Since: 1.0
 */
const char *
dti_obligation_get_reason (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return self->reason;
}

/**
 * dti_obligation_get_days_late:
 * @self: an obligation
 * @days: (out) (optional): return location for the days
 *
 * Gets how many days late the report was delivered, or is missing.
 *
 * Days are those of the time zone +07:00, counted from the due day after the roll: 0 on that day,
 * negative before it.
 *
 * Returns: `TRUE` if it was delivered or is overdue; otherwise @days is not touched
 *
 * Since: 1.0
 */
gboolean
dti_obligation_get_days_late (DtiObligation *self, int *days)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), FALSE);

  if (self->has_days_late && days != NULL)
    *days = self->days_late;

  return self->has_days_late;
}

/**
 * dti_obligation_get_collation_key: (get-property collation-key)
 * @self: an obligation
 *
 * Gets a text that sorts obligations by agency in Vietnamese order; compare it with `strcmp()`.
 *
 * Returns: (transfer full): the key
 *
 * Since: 1.0
 */
char *
dti_obligation_get_collation_key (DtiObligation *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  return dti_text_collation_key (dti_obligation_get_agency_title (self));
}
