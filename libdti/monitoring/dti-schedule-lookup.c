/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-schedule-private.h"

#include <libdti/base/dti-error.h>

/* ---- single obligations ---- */

/* The obligation of a regular rule, whether or not it was handed out before. */
static DtiObligation *
find_regular (DtiSchedule *self,
              DtiObligationRule *rule,
              const char *agency,
              const DtiPeriod *period,
              const char *text)
{
  g_autoptr (GDate) first = dti_period_get_first_day (period);
  g_autoptr (DtiPeriod) own = dti_due_get_period (dti_obligation_rule_get_every (rule), first);
  g_auto (GStrv) agencies = NULL;
  DtiDue due;

  if (own == NULL || !dti_period_equal (own, period) ||
      !dti_due_find (rule, period, self->calendar, &due) ||
      !dti_schedule_is_in_force (self, rule, &due.due))
    return NULL;

  agencies = dti_plan_list_reporters (self->plan, dti_obligation_rule_get_id (rule), &due.due);
  if (!g_strv_contains ((const char *const *) agencies, agency))
    return NULL;

  return dti_schedule_keep (self, rule, agency, text, &due);
}

/**
 * dti_schedule_lookup:
 * @self: a schedule
 * @rule: id of an obligation rule
 * @agency: id of an agency
 * @period: a period, as `2023-Q3`
 *
 * Looks up what one agency owes for one period.
 *
 * Returns: (transfer none) (nullable): the obligation, or `NULL` if there is none
 *
 * Since: 1.0
 */
DtiObligation *
dti_schedule_lookup (DtiSchedule *self, const char *rule, const char *agency, const char *period)
{
  g_autoptr (DtiPeriod) parsed = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *key = NULL;
  DtiObligationRule *found;
  DtiObligation *obligation;

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);
  g_return_val_if_fail (rule != NULL && agency != NULL && period != NULL, NULL);

  parsed = dti_period_parse (period, NULL);
  if (parsed == NULL)
    return NULL;

  canonical = dti_period_format (parsed);
  key = dti_schedule_make_key (rule, agency, canonical);
  obligation = g_hash_table_lookup (self->obligations, key);
  if (obligation != NULL)
    return obligation;

  found = dti_plan_lookup_obligation (self->plan, rule);

  return found != NULL ? find_regular (self, found, agency, parsed, canonical) : NULL;
}

static DtiObligationRule *
find_request_rule (DtiSchedule *self, const char *rule, GError **error)
{
  DtiObligationRule *found = dti_plan_lookup_obligation (self->plan, rule);

  if (found == NULL)
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the plan has no obligation “%s”", rule);
  else if (dti_obligation_rule_get_anchor (found) == DTI_DUE_ANCHOR_ON_REQUEST)
    return found;
  else
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_CONFLICT,
                 "obligation “%s” has due days of its own and is not asked for",
                 rule);

  return NULL;
}

/* Whether the agency is one of those the plan and the rule speak of on the day. */
static gboolean
owes (DtiSchedule *self, const char *rule, const char *agency, const GDate *day, GError **error)
{
  g_auto (GStrv) agencies = dti_plan_list_reporters (self->plan, rule, day);

  if (dti_plan_is_valid_on (self->plan, day) &&
      g_strv_contains ((const char *const *) agencies, agency))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "obligation “%s” asks nothing of agency “%s” on %04u-%02u-%02u",
               rule,
               agency,
               g_date_get_year (day),
               g_date_get_month (day),
               g_date_get_day (day));

  return FALSE;
}

/**
 * dti_schedule_request:
 * @self: a schedule
 * @rule: id of an obligation rule on request
 * @agency: id of an agency
 * @period: the period the report is to cover, as `2023-Q3`
 * @due: the last acceptable day
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Asks for a report that is due on request; the roll of the rule applies to its day.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown rule, and for an agency that it does not speak of
 * or a day on which plan, rule or agency are not in force; with `DTI_ERROR_CONFLICT` for a rule
 * with due days of its own, `DTI_ERROR_EXISTS` where the report was asked for before,
 * `DTI_ERROR_INVALID_DATA` for a text that is no period, and `DTI_ERROR_LIMIT` where the roll finds
 * no working day.
 *
 * Returns: `TRUE` if the report is now owed
 *
 * Since: 1.0
 */
gboolean
dti_schedule_request (DtiSchedule *self,
                      const char *rule,
                      const char *agency,
                      const char *period,
                      const GDate *due,
                      GError **error)
{
  DtiObligationRule *found;
  g_autoptr (DtiPeriod) parsed = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *key = NULL;
  DtiDue days;

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), FALSE);
  g_return_val_if_fail (rule != NULL && agency != NULL && period != NULL, FALSE);
  g_return_val_if_fail (due != NULL && g_date_valid (due), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  found = find_request_rule (self, rule, error);
  if (found == NULL || !owes (self, rule, agency, due, error))
    return FALSE;

  parsed = dti_period_parse (period, error);
  if (parsed == NULL)
    return FALSE;

  canonical = dti_period_format (parsed);
  key = dti_schedule_make_key (rule, agency, canonical);
  if (g_hash_table_contains (self->obligations, key))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_EXISTS,
                   "“%s” was asked for %s before, for %s",
                   agency,
                   rule,
                   canonical);
      return FALSE;
    }
  if (!dti_due_find_requested (found, parsed, due, self->calendar, &days))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "obligation “%s”: there is no working day near the day asked for",
                   rule);
      return FALSE;
    }

  g_ptr_array_add (self->requested, dti_schedule_keep (self, found, agency, canonical, &days));

  return TRUE;
}

/**
 * dti_schedule_waive:
 * @self: a schedule
 * @rule: id of an obligation rule
 * @agency: id of an agency
 * @period: a period, as `2023-Q3`
 * @reason: why
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Does not ask for a report this time; it then leaves the reporting rates.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where nothing is owed, and with `DTI_ERROR_INVALID_DATA` without
 * a reason.
 *
 * Returns: `TRUE` if the obligation is now waived
 *
 * Since: 1.0
 */
gboolean
dti_schedule_waive (DtiSchedule *self,
                    const char *rule,
                    const char *agency,
                    const char *period,
                    const char *reason,
                    GError **error)
{
  DtiObligation *obligation;

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), FALSE);
  g_return_val_if_fail (rule != NULL && agency != NULL && period != NULL, FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (*reason == '\0')
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "a waiver needs a reason");
      return FALSE;
    }

  obligation = dti_schedule_lookup (self, rule, agency, period);
  if (obligation == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "“%s” owes nothing by “%s” for “%s”",
                   agency,
                   rule,
                   period);
      return FALSE;
    }

  g_object_freeze_notify (G_OBJECT (obligation));
  dti_obligation_waive (obligation, reason);
  dti_schedule_refresh (self, obligation);
  g_object_thaw_notify (G_OBJECT (obligation));

  return TRUE;
}
