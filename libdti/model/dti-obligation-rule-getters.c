/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-obligation-rule-private.h"
#include "dti-plan-items-private.h"

/* What rules tell; the class itself is in dti-obligation-rule.c. */

static const char *const no_texts[] = { NULL };

/**
 * dti_obligation_rule_get_id: (get-property id)
 * @self: a rule
 *
 * Gets the id, unique among the obligations of a plan.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_obligation_rule_get_id (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->id;
}

/**
 * dti_obligation_rule_get_title:
 * @self: a rule
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the title in a language.
 *
 * Where there is no title in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the rule has none
 *
 * Since: 1.0
 */
char *
dti_obligation_rule_get_title (DtiObligationRule *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"));
}

/**
 * dti_obligation_rule_get_main_title: (get-property title)
 * @self: a rule
 *
 * Gets the title, the Vietnamese one where there are several.
 *
 * Returns: (nullable): the title, or `NULL` where the rule has none
 *
 * Since: 1.0
 */
const char *
dti_obligation_rule_get_main_title (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return dti_json_pick_language (self->titles, "vi");
}

/**
 * dti_obligation_rule_get_from: (get-property from)
 * @self: a rule
 *
 * Gets the ids of the agencies that report; [method@Dti.Plan.list_reporters] resolves groups.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_obligation_rule_get_from (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->from != NULL ? (const char *const *) self->from : no_texts;
}

/**
 * dti_obligation_rule_get_to: (get-property to)
 * @self: a rule
 *
 * Gets the ids of the agencies that receive the report.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_obligation_rule_get_to (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->to != NULL ? (const char *const *) self->to : no_texts;
}

/**
 * dti_obligation_rule_get_every: (get-property every)
 * @self: a rule
 *
 * Gets how often a report is due.
 *
 * Returns: how often
 *
 * Since: 1.0
 */
DtiFrequency
dti_obligation_rule_get_every (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), DTI_FREQUENCY_ON_REQUEST);

  return self->every;
}

/**
 * dti_obligation_rule_get_anchor: (get-property anchor)
 * @self: a rule
 *
 * Gets what the due day is counted from.
 *
 * Returns: the anchor
 *
 * Since: 1.0
 */
DtiDueAnchor
dti_obligation_rule_get_anchor (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), DTI_DUE_ANCHOR_ON_REQUEST);

  return self->anchor;
}

/**
 * dti_obligation_rule_get_month: (get-property month)
 * @self: a rule
 *
 * Gets the month that the rule names.
 *
 * Under `month-of-period` it is a month of the period, under `fixed-date` one of the year.
 *
 * Returns: the month, 1 to 12; 0 where none is named: the last of the period
 *
 * Since: 1.0
 */
guint
dti_obligation_rule_get_month (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->month;
}

/**
 * dti_obligation_rule_get_day: (get-property day)
 * @self: a rule
 *
 * Gets the day of the month that the rule names; in shorter months it is their last.
 *
 * Returns: the day, 1 to 31; 0 where none is named
 *
 * Since: 1.0
 */
guint
dti_obligation_rule_get_day (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->day;
}

/**
 * dti_obligation_rule_get_offset_days: (get-property offset-days)
 * @self: a rule
 *
 * Gets the days to add to the day that the rule names, or to the end of the period.
 *
 * They are added after the months.
 *
 * Returns: the days, negative for earlier
 *
 * Since: 1.0
 */
int
dti_obligation_rule_get_offset_days (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->offset_days;
}

/**
 * dti_obligation_rule_get_offset_months: (get-property offset-months)
 * @self: a rule
 *
 * Gets the months to add to the day that the rule names, or to the end of the period.
 *
 * Returns: the months, negative for earlier
 *
 * Since: 1.0
 */
int
dti_obligation_rule_get_offset_months (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->offset_months;
}

/**
 * dti_obligation_rule_get_bound: (get-property bound)
 * @self: a rule
 *
 * Gets whether the day that the rule names still counts.
 *
 * Returns: the bound
 *
 * Since: 1.0
 */
DtiBound
dti_obligation_rule_get_bound (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), DTI_BOUND_ON_OR_BEFORE);

  return self->bound;
}

/**
 * dti_obligation_rule_get_roll: (get-property roll)
 * @self: a rule
 *
 * Gets where a due day goes that is no working day.
 *
 * Returns: the roll
 *
 * Since: 1.0
 */
DtiRoll
dti_obligation_rule_get_roll (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), DTI_ROLL_NONE);

  return self->roll;
}

/**
 * dti_obligation_rule_get_window_first_month: (get-property window-first-month)
 * @self: a rule
 *
 * Gets the month in which the days reported on begin.
 *
 * Returns: the month: 0 is the first of the period, −1 the one before
 *
 * Since: 1.0
 */
int
dti_obligation_rule_get_window_first_month (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->window_first_month;
}

/**
 * dti_obligation_rule_get_window_first_day: (get-property window-first-day)
 * @self: a rule
 *
 * Gets the day of the month on which the days reported on begin.
 *
 * Returns: the day, 1 to 31; 0 for that on which the period begins
 *
 * Since: 1.0
 */
guint
dti_obligation_rule_get_window_first_day (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->window_first_day;
}

/**
 * dti_obligation_rule_get_window_last_month: (get-property window-last-month)
 * @self: a rule
 *
 * Gets the month in which the days reported on end.
 *
 * Returns: the month: 0 is the last of the period, −1 the one before
 *
 * Since: 1.0
 */
int
dti_obligation_rule_get_window_last_month (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->window_last_month;
}

/**
 * dti_obligation_rule_get_window_last_day: (get-property window-last-day)
 * @self: a rule
 *
 * Gets the day of the month on which the days reported on end.
 *
 * Returns: the day, 1 to 31; 0 for that on which the period ends
 *
 * Since: 1.0
 */
guint
dti_obligation_rule_get_window_last_day (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->window_last_day;
}

/**
 * dti_obligation_rule_get_opens_days_before:
 * @self: a rule
 * @days: (out) (optional): the days; 0 where there is none
 *
 * Gets how many days before the due day reports are accepted first.
 *
 * Where the rule does not say, they are from the first day reported on.
 *
 * Returns: `TRUE` if there is such a rule
 *
 * Since: 1.0
 */
gboolean
dti_obligation_rule_get_opens_days_before (DtiObligationRule *self, int *days)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), FALSE);

  if (days != NULL)
    *days = self->opens_days_before >= 0 ? self->opens_days_before : 0;

  return self->opens_days_before >= 0;
}

/**
 * dti_obligation_rule_get_cut_off_days_before:
 * @self: a rule
 * @days: (out) (optional): the days; 0 where there is none
 *
 * Gets how many days before the due day the figures are frozen.
 *
 * Where the rule does not say, they are after the last day reported on, and not after the due day.
 *
 * Returns: `TRUE` if there is such a rule
 *
 * Since: 1.0
 */
gboolean
dti_obligation_rule_get_cut_off_days_before (DtiObligationRule *self, int *days)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), FALSE);

  if (days != NULL)
    *days = self->cut_off_days_before >= 0 ? self->cut_off_days_before : 0;

  return self->cut_off_days_before >= 0;
}

/**
 * dti_obligation_rule_get_slack_days: (get-property slack-days)
 * @self: a rule
 *
 * Gets how many days must lie between the reports that feed this one and itself.
 *
 * Returns: the days
 *
 * Since: 1.0
 */
guint
dti_obligation_rule_get_slack_days (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->slack_days;
}

/**
 * dti_obligation_rule_get_remind_days: (get-property remind-days)
 * @self: a rule
 *
 * Gets how many days before the due day it is due soon.
 *
 * Returns: the days; 7 where the rule does not say
 *
 * Since: 1.0
 */
guint
dti_obligation_rule_get_remind_days (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), 0);

  return self->remind_days;
}

/**
 * dti_obligation_rule_get_feeds: (get-property feeds)
 * @self: a rule
 *
 * Gets the id of the rule that these reports are put together for.
 *
 * Returns: (nullable): the id, or `NULL` where it follows from who reports to whom
 *
 * Since: 1.0
 */
const char *
dti_obligation_rule_get_feeds (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->feeds;
}

/**
 * dti_obligation_rule_get_nodes: (get-property nodes)
 * @self: a rule
 *
 * Gets the ids of the nodes that the report covers.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids; none where the rule does not say
 *
 * Since: 1.0
 */
const char *const *
dti_obligation_rule_get_nodes (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->nodes != NULL ? (const char *const *) self->nodes : no_texts;
}

/**
 * dti_obligation_rule_get_valid_from: (get-property valid-from)
 * @self: a rule
 *
 * Gets the first day on which the rule holds.
 *
 * Returns: (nullable): a day such as `2023-09-12`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_obligation_rule_get_valid_from (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->valid_from;
}

/**
 * dti_obligation_rule_get_valid_to: (get-property valid-to)
 * @self: a rule
 *
 * Gets the last day on which the rule holds.
 *
 * Returns: (nullable): a day such as `2025-02-28`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_obligation_rule_get_valid_to (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->valid_to;
}

/**
 * dti_obligation_rule_is_valid_on:
 * @self: a rule
 * @day: a day
 *
 * Tells whether the rule holds on a day; the first and the last day count.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_obligation_rule_is_valid_on (DtiObligationRule *self, const GDate *day)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  return dti_plan_range_contains (self->valid_from, self->valid_to, day);
}

/**
 * dti_obligation_rule_get_legal_basis: (get-property legal-basis)
 * @self: a rule
 *
 * Gets the decision that it follows from.
 *
 * Returns: (nullable): the decision, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_obligation_rule_get_legal_basis (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->legal_basis;
}

/**
 * dti_obligation_rule_get_note: (get-property note)
 * @self: a rule
 *
 * Gets remarks.
 *
 * Returns: (nullable): the remarks, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_obligation_rule_get_note (DtiObligationRule *self)
{
  g_return_val_if_fail (DTI_IS_OBLIGATION_RULE (self), NULL);

  return self->note;
}
