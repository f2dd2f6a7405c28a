/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-due-private.h"

/* The dates of reports: pure functions of a rule, a period and a calendar. */

#define FIRST_YEAR 1
#define LAST_YEAR 9999
#define LAST_DAY 3652059 /* 31 December 9999 */
#define ZONE_SECONDS (7 * 3600)

/* ---- months ---- */

/* A month as a number that can be counted with. */
static int
number_month (int year, guint month)
{
  return year * 12 + (int) month - 1;
}

static int
year_of (int number)
{
  return number / 12;
}

static guint
month_of (int number)
{
  return (guint) (number % 12) + 1;
}

static gboolean
is_known (int number)
{
  return number >= FIRST_YEAR * 12 && year_of (number) <= LAST_YEAR;
}

static guint
count_days (int number)
{
  return g_date_get_days_in_month ((GDateMonth) month_of (number), (GDateYear) year_of (number));
}

/* Day @day of a month, or its last where it has not so many. */
static gboolean
set_day (GDate *date, int number, guint day)
{
  if (!is_known (number))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date,
                  (GDateDay) MIN (day, count_days (number)),
                  (GDateMonth) month_of (number),
                  (GDateYear) year_of (number));

  return TRUE;
}

static gboolean
move_days (GDate *date, int n_days)
{
  gint64 julian = (gint64) g_date_get_julian (date) + n_days;

  if (julian < 1 || julian > LAST_DAY)
    return FALSE;

  g_date_set_julian (date, (guint32) julian);

  return TRUE;
}

static int
first_month (const DtiPeriod *period)
{
  g_autoptr (GDate) day = dti_period_get_first_day (period);

  return number_month (g_date_get_year (day), g_date_get_month (day));
}

static int
last_month (const DtiPeriod *period)
{
  g_autoptr (GDate) day = dti_period_get_last_day (period);

  return number_month (g_date_get_year (day), g_date_get_month (day));
}

/* ---- the due day ---- */

/* The month that the rule means; FALSE where it means none. */
static gboolean
find_month (DtiObligationRule *rule, const DtiPeriod *period, int *number)
{
  guint month = dti_obligation_rule_get_month (rule);
  int offset = dti_obligation_rule_get_offset_months (rule);

  switch (dti_obligation_rule_get_anchor (rule))
    {
    case DTI_DUE_ANCHOR_MONTH_OF_PERIOD:
      *number = month > 0 ? first_month (period) + (int) month - 1 : last_month (period);
      *number += offset;
      return TRUE;
    case DTI_DUE_ANCHOR_FIXED_DATE:
      *number = number_month (year_of (last_month (period)), month) + offset;
      return TRUE;
    case DTI_DUE_ANCHOR_PERIOD_END:
    case DTI_DUE_ANCHOR_ON_REQUEST:
    default:
      return FALSE;
    }
}

/* The last acceptable day where a day of a month is named. Strictly before the 30th, in a month of
 * 28 days, is any of them. */
static gboolean
find_day_of_month (DtiObligationRule *rule, int number, GDate *due)
{
  guint day = dti_obligation_rule_get_day (rule);

  if (dti_obligation_rule_get_bound (rule) != DTI_BOUND_BEFORE)
    return set_day (due, number, day);

  return day > 1 ? set_day (due, number, day - 1) : set_day (due, number - 1, 31);
}

/* The end of a month stays an end of month. */
static gboolean
find_after_end (DtiObligationRule *rule, const DtiPeriod *period, GDate *due)
{
  g_autoptr (GDate) end = dti_period_get_last_day (period);
  int number = last_month (period) + dti_obligation_rule_get_offset_months (rule);
  guint day = g_date_is_last_of_month (end) ? 31 : g_date_get_day (end);
  gboolean before = dti_obligation_rule_get_bound (rule) == DTI_BOUND_BEFORE;

  return set_day (due, number, day) && move_days (due, before ? -1 : 0);
}

static gboolean
find_due (DtiObligationRule *rule, const DtiPeriod *period, GDate *due)
{
  int number = 0;
  gboolean found = find_month (rule, period, &number) ? find_day_of_month (rule, number, due)
                                                      : find_after_end (rule, period, due);

  return found && move_days (due, dti_obligation_rule_get_offset_days (rule));
}

gboolean
dti_due_get_named_day (
    DtiObligationRule *rule, const DtiPeriod *period, int *year, guint *month, guint *day)
{
  int number = 0;

  if (!find_month (rule, period, &number))
    return FALSE;

  *year = year_of (number);
  *month = month_of (number);
  *day = dti_obligation_rule_get_day (rule);

  return TRUE;
}

/* ---- the days around it ---- */

static gboolean
find_window (DtiObligationRule *rule, const DtiPeriod *period, DtiDue *due)
{
  g_autoptr (GDate) first = dti_period_get_first_day (period);
  g_autoptr (GDate) last = dti_period_get_last_day (period);
  guint first_day = dti_obligation_rule_get_window_first_day (rule);
  guint last_day = dti_obligation_rule_get_window_last_day (rule);
  int from = first_month (period) + dti_obligation_rule_get_window_first_month (rule);
  int to = last_month (period) + dti_obligation_rule_get_window_last_month (rule);

  if (first_day == 0)
    first_day = g_date_get_day (first);
  if (last_day == 0)
    last_day = g_date_is_last_of_month (last) ? 31 : g_date_get_day (last);

  return set_day (&due->window_first, from, first_day) && set_day (&due->window_last, to, last_day);
}

static gboolean
move_before (GDate *day, const GDate *due, int n_days)
{
  *day = *due;

  return move_days (day, -n_days);
}

/* Figures of days after the report is due cannot be in it. */
static gboolean
find_cut_off (DtiObligationRule *rule, DtiDue *due)
{
  int days = 0;

  if (dti_obligation_rule_get_cut_off_days_before (rule, &days))
    return move_before (&due->cut_off, &due->due_rolled, days);

  due->cut_off = g_date_compare (&due->window_last, &due->due_rolled) <= 0 ? due->window_last
                                                                           : due->due_rolled;

  return TRUE;
}

static gboolean
find_opening (DtiObligationRule *rule, DtiDue *due)
{
  int days = 0;

  if (dti_obligation_rule_get_opens_days_before (rule, &days))
    return move_before (&due->opens, &due->due_rolled, days);

  due->opens = due->window_first;

  return TRUE;
}

static gboolean
finish (DtiObligationRule *rule, const DtiPeriod *period, DtiCalendar *calendar, DtiDue *due)
{
  g_autoptr (GDate) rolled =
      dti_calendar_roll (calendar, &due->due, dti_obligation_rule_get_roll (rule));

  /* The last day of all has no end: no instant comes after it. */
  if (rolled == NULL || g_date_get_julian (rolled) >= LAST_DAY)
    return FALSE;

  due->due_rolled = *rolled;

  return find_window (rule, period, due) && find_cut_off (rule, due) && find_opening (rule, due);
}

gboolean
dti_due_find (DtiObligationRule *rule, const DtiPeriod *period, DtiCalendar *calendar, DtiDue *due)
{
  return find_due (rule, period, &due->due) && finish (rule, period, calendar, due);
}

gboolean
dti_due_find_requested (DtiObligationRule *rule,
                        const DtiPeriod *period,
                        const GDate *day,
                        DtiCalendar *calendar,
                        DtiDue *due)
{
  due->due = *day;

  return finish (rule, period, calendar, due);
}

/* ---- periods ---- */

static DtiPeriod *
get_week (const GDate *day)
{
  GDate monday = *day;
  GDate sunday;

  if (!move_days (&monday, -((int) g_date_get_weekday (day) - G_DATE_MONDAY)))
    return NULL;

  sunday = monday;

  return move_days (&sunday, 6) ? dti_period_new_window (&monday, &sunday) : NULL;
}

DtiPeriod *
dti_due_get_period (DtiFrequency every, const GDate *day)
{
  int year = g_date_get_year (day);
  guint month = g_date_get_month (day);

  switch (every)
    {
    case DTI_FREQUENCY_WEEK:
      return get_week (day);
    case DTI_FREQUENCY_MONTH:
      return dti_period_new_month (year, month);
    case DTI_FREQUENCY_QUARTER:
      return dti_period_new_quarter (year, (month - 1) / 3 + 1);
    case DTI_FREQUENCY_HALF:
      return dti_period_new_half (year, (month - 1) / 6 + 1);
    case DTI_FREQUENCY_YEAR:
      return dti_period_new_year (year);
    case DTI_FREQUENCY_ON_REQUEST:
    default:
      return NULL;
    }
}

guint
dti_due_get_reach (DtiObligationRule *rule)
{
  guint days = (guint) ABS (dti_obligation_rule_get_offset_days (rule));
  guint months = (guint) ABS (dti_obligation_rule_get_offset_months (rule));

  /* A year inside the period, another for a roll, which looks no further. */
  return days + 31 * months + 2 * 366;
}

/* ---- instants ---- */

void
dti_due_write_day (const GDate *day, char text[DTI_DUE_BUFFER])
{
  g_snprintf (text,
              DTI_DUE_BUFFER,
              "%04u-%02u-%02u",
              g_date_get_year (day),
              g_date_get_month (day),
              g_date_get_day (day));
}

GTimeZone *
dti_due_get_zone (void)
{
  return g_time_zone_new_offset (ZONE_SECONDS);
}

GDateTime *
dti_due_end_of_day (const GDate *day)
{
  g_autoptr (GTimeZone) zone = dti_due_get_zone ();
  g_autoptr (GDateTime) start = g_date_time_new (
      zone, g_date_get_year (day), (int) g_date_get_month (day), g_date_get_day (day), 0, 0, 0.0);

  return start != NULL ? g_date_time_add_days (start, 1) : NULL;
}

void
dti_due_day_of (GDateTime *instant, GDate *day)
{
  g_autoptr (GTimeZone) zone = dti_due_get_zone ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (instant, zone);

  g_date_clear (day, 1);
  g_date_set_dmy (day,
                  (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
}
