/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <gio/gio.h>

#include "dti-command.h"

/* What the commands about plans share. */

/* Vietnam, wherever the machine stands. */
#define ZONE_SECONDS (7 * 3600)

static gboolean
has_day_form (const char *text)
{
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  return text[10] == '\0';
}

gboolean
dti_call_read_day (DtiCall *call, const char *option, const char *text, GDate *day)
{
  guint64 year = 0;
  guint64 month = 0;
  guint64 date = 0;

  if (has_day_form (text))
    {
      year = g_ascii_strtoull (text, NULL, 10);
      month = g_ascii_strtoull (text + 5, NULL, 10);
      date = g_ascii_strtoull (text + 8, NULL, 10);
    }
  if (!g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    {
      dti_call_complain (call, "%s: “%s” is no day; days are written as 2025-07-01", option, text);
      return FALSE;
    }

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) date, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

gboolean
dti_call_check_days (DtiCall *call)
{
  GDate day;

  return (call->today == NULL || dti_call_read_day (call, "--today", call->today, &day)) &&
         (call->day == NULL || dti_call_read_day (call, "--day", call->day, &day));
}

char *
dti_call_format_day (const GDate *day)
{
  return g_strdup_printf ("%04u-%02u-%02u",
                          (guint) g_date_get_year (day),
                          (guint) g_date_get_month (day),
                          (guint) g_date_get_day (day));
}

DtiPlan *
dti_call_load_plan (DtiCall *call, const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_file (file, &error);

  if (plan == NULL)
    {
      g_autoptr (DtiProblemList) problems = dti_plan_check_file (file, NULL);

      dti_call_report (call, problems);
      if (!dti_problem_list_has_errors (problems))
        dti_call_complain (call, "%s", error->message);
    }

  return plan;
}

static DtiCalendar *
load_calendar (DtiCall *call, const GDate *first, const GDate *last)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  DtiCalendar *calendar;

  /* A due day moves by days, a window begins a year before: one year more on each side is enough
   * for both. */
  if (call->calendar == NULL)
    return dti_calendar_new_vietnam (CLAMP (g_date_get_year (first) - 1, 1900, 2300),
                                     CLAMP (g_date_get_year (last) + 1, 1900, 2300));

  file = g_file_new_for_commandline_arg (call->calendar);
  calendar = dti_calendar_new_from_file (file, &error);
  if (calendar == NULL)
    dti_call_complain (call, "%s", error->message);

  return calendar;
}

static gboolean
read_today (DtiCall *call, GDate *today)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) now = NULL;
  int year;
  int month;
  int day;

  if (call->today != NULL)
    return dti_call_read_day (call, "--today", call->today, today);

  zone = g_time_zone_new_offset (ZONE_SECONDS);
  now = g_date_time_new_now (zone);
  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

DtiSchedule *
dti_call_make_schedule (DtiCall *call, DtiPlan *plan, const GDate *first, const GDate *last)
{
  g_autoptr (DtiCalendar) calendar = NULL;
  g_autoptr (DtiSubmissionRegister) submissions = NULL;
  DtiSchedule *schedule;
  GDate today;

  if (!read_today (call, &today))
    return NULL;

  calendar = load_calendar (call, first, last);
  if (calendar == NULL)
    return NULL;

  if (call->submissions != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->submissions);
      g_autoptr (GError) error = NULL;

      submissions = dti_submission_register_new_from_file (file, &error);
      if (submissions == NULL)
        {
          dti_call_complain (call, "%s", error->message);
          return NULL;
        }
    }

  schedule = dti_schedule_new (plan, calendar);
  dti_schedule_set_today (schedule, &today);
  if (submissions != NULL)
    dti_schedule_set_register (schedule, submissions);

  return schedule;
}
