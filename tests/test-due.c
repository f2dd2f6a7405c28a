/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-plan-items-private.h>
#include <libdti/monitoring/dti-due-private.h>

/* Under a sanitizer, one year in seven: leap years and weekdays come round all the same. */
#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#define YEAR_STEP 7
#else
#define YEAR_STEP 1
#endif

/* ---- a slow calendar, written without the library's and GLib's ---- */

#define FIRST_YEAR 1899
#define LAST_YEAR 2302
#define N_YEARS (LAST_YEAR - FIRST_YEAR + 1)
#define MAX_DAYS (N_YEARS * 366)

typedef struct
{
  int year;
  int month;
  int day;
  int weekday; /* 0: Monday */
  gboolean is_off;
} SlowDay;

static SlowDay days[MAX_DAYS];
static int n_days;

static int
slow_month_length (int year, int month)
{
  if (month == 2)
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;

  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Days off and days worked on a weekend, scattered over the years that a calendar knows. */
static gboolean
is_known_year (int i)
{
  return days[i].year >= 1900 && days[i].year <= 2300;
}

static gboolean
is_stated_off (int i)
{
  const SlowDay *day = &days[i];

  if (!is_known_year (i))
    return FALSE;

  return (day->month == 1 && day->day == 1) || (day->month == 9 && day->day == 2) ||
         (unsigned int) i * 2654435761u % 41 == 0;
}

static gboolean
is_stated_working (int i)
{
  return is_known_year (i) && days[i].weekday >= 5 && (unsigned int) i * 2246822519u % 53 == 0;
}

/* Walks from 1 January 1899, which was a Sunday. */
static void
make_slow_calendar (void)
{
  SlowDay day = { FIRST_YEAR, 1, 1, 6, FALSE };

  while (day.year <= LAST_YEAR)
    {
      days[n_days++] = day;
      day.weekday = (day.weekday + 1) % 7;
      if (++day.day <= slow_month_length (day.year, day.month))
        continue;
      day.day = 1;
      if (++day.month <= 12)
        continue;
      day.month = 1;
      day.year++;
    }
  for (int i = 0; i < n_days; i++)
    days[i].is_off = (days[i].weekday >= 5 && !is_stated_working (i)) || is_stated_off (i);
}

static int month_starts[N_YEARS * 12 + 1];

static void
index_months (void)
{
  int n = 0;

  for (int i = 0; i < n_days; i++)
    if (days[i].day == 1)
      month_starts[n++] = i;
  month_starts[n] = n_days;
}

/* Months counted from January of the first year. */
static int
slow_month (int year, int month)
{
  return (year - FIRST_YEAR) * 12 + month - 1;
}

/* The last acceptable day, looked for day by day. */
static int
slow_due (int month, int named, gboolean strict)
{
  int found = month_starts[month] - 1;

  for (int i = month_starts[month]; i < month_starts[month + 1]; i++)
    if (strict ? days[i].day < named : days[i].day <= named)
      found = i;

  return found;
}

static int
slow_roll (int i, DtiRoll roll)
{
  int k = i;

  if (roll == DTI_ROLL_NONE || !days[i].is_off)
    return i;

  if (roll != DTI_ROLL_PRECEDING)
    {
      while (days[k].is_off)
        k++;
      if (roll == DTI_ROLL_FOLLOWING || days[k].month == days[i].month)
        return k;
      k = i;
    }
  while (days[k].is_off)
    k--;

  return k;
}

/* ---- the library's side ---- */

static DtiCalendar *
make_calendar (void)
{
  DtiCalendar *calendar = dti_calendar_new ();

  for (int i = 0; i < n_days; i++)
    {
      g_autoptr (GDate) day = g_date_new_dmy ((GDateDay) days[i].day,
                                              (GDateMonth) days[i].month,
                                              (GDateYear) days[i].year);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint ((int) g_date_get_weekday (day) - 1, ==, days[i].weekday);
      if (is_stated_off (i))
        dti_calendar_set_day (calendar, day, DTI_DAY_KIND_HOLIDAY, NULL, &error);
      else if (is_stated_working (i))
        dti_calendar_set_day (calendar, day, DTI_DAY_KIND_WORKING, NULL, &error);
      g_assert_no_error (error);
    }
  dti_calendar_seal (calendar);

  return calendar;
}

static DtiObligationRule *
read_rule (const char *every, const char *due, const char *rest)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autofree char *json =
      g_strdup_printf ("{ \"id\": \"r\", \"from\": \"a\", \"every\": \"%s\", \"due\": %s%s }",
                       every,
                       due,
                       rest);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = dti_json_parse (json, strlen (json), NULL, &error);
  DtiPlanPlace place = { NULL, "", problems };
  DtiObligationRule *rule;

  g_assert_no_error (error);
  rule = dti_obligation_rule_read (json_node_get_object (node), &place);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (problems)), ==, 0);

  return rule;
}

static const char *const roll_nicks[] = { "none", "preceding", "following", "modified-following" };

static void
assert_day (const GDate *date, int i, const char *what)
{
  const SlowDay *day = &days[i];

  if (g_date_get_year (date) != day->year || (int) g_date_get_month (date) != day->month ||
      g_date_get_day (date) != day->day)
    g_error ("%s: %d-%d-%d where %d-%d-%d is expected",
             what,
             g_date_get_year (date),
             (int) g_date_get_month (date),
             g_date_get_day (date),
             day->year,
             day->month,
             day->day);
}

/* ---- tests ---- */

static void
check_named (DtiCalendar *calendar, int month, int day, gboolean strict, DtiRoll roll)
{
  g_autofree char *due = g_strdup_printf (
      "{ \"anchor\": \"fixed-date\", \"month\": %d, \"day\": %d, \"bound\": \"%s\", \"roll\": "
      "\"%s\" }",
      month,
      day,
      strict ? "before" : "on-or-before",
      roll_nicks[roll]);
  g_autoptr (DtiObligationRule) rule = read_rule ("year", due, "");

  for (int year = 1900; year <= 2300; year += YEAR_STEP)
    {
      g_autoptr (DtiPeriod) period = dti_period_new_year (year);
      int expected = slow_due (slow_month (year, month), day, strict);
      DtiDue found;

      g_assert_true (dti_due_find (rule, period, calendar, &found));
      assert_day (&found.due, expected, due);
      assert_day (&found.due_rolled, slow_roll (expected, roll), due);
    }
}

static void
test_every_day (void)
{
  g_autoptr (DtiCalendar) calendar = make_calendar ();

  g_test_summary ("Every day of 1900 to 2300, strict and not, with every roll, over weekends, days "
                  "off and days worked instead, against a calendar that walks day by day");

  for (int month = 1; month <= 12; month++)
    for (int day = 1; day <= slow_month_length (2000, month); day++)
      for (int roll = DTI_ROLL_NONE; roll <= DTI_ROLL_MODIFIED_FOLLOWING; roll++)
        {
          check_named (calendar, month, day, TRUE, (DtiRoll) roll);
          check_named (calendar, month, day, FALSE, (DtiRoll) roll);
        }
}

static void
check_quarters (DtiCalendar *calendar, int month, int day, gboolean strict, DtiRoll roll)
{
  g_autofree char *due =
      g_strdup_printf ("{ \"anchor\": \"month-of-period\", \"month\": %d, \"day\": %d, \"bound\": "
                       "\"%s\", \"roll\": \"%s\" }",
                       month,
                       day,
                       strict ? "before" : "on-or-before",
                       roll_nicks[roll]);
  g_autoptr (DtiObligationRule) rule = read_rule ("quarter", due, "");

  for (int quarter = 0; quarter < 4 * 401; quarter += YEAR_STEP)
    {
      int year = 1900 + quarter / 4;
      g_autoptr (DtiPeriod) period = dti_period_new_quarter (year, (guint) quarter % 4 + 1);
      int expected = slow_due (slow_month (year, quarter % 4 * 3 + month), day, strict);
      DtiDue found;

      g_assert_true (dti_due_find (rule, period, calendar, &found));
      assert_day (&found.due, expected, due);
      assert_day (&found.due_rolled, slow_roll (expected, roll), due);
    }
}

static void
test_quarters (void)
{
  g_autoptr (DtiCalendar) calendar = make_calendar ();

  g_test_summary ("A day of a month of the quarter, also one that the month has not");

  for (int month = 1; month <= 3; month++)
    for (int day = 1; day <= 31; day++)
      for (int roll = DTI_ROLL_NONE; roll <= DTI_ROLL_MODIFIED_FOLLOWING; roll++)
        {
          check_quarters (calendar, month, day, TRUE, (DtiRoll) roll);
          check_quarters (calendar, month, day, FALSE, (DtiRoll) roll);
        }
}

static void
check_after_end (DtiCalendar *calendar, int offset_months, int offset_days, gboolean strict)
{
  g_autofree char *due =
      g_strdup_printf ("{ \"anchor\": \"period-end\", \"offset-months\": %d, \"offset-days\": %d, "
                       "\"bound\": \"%s\" }",
                       offset_months,
                       offset_days,
                       strict ? "before" : "on-or-before");
  g_autoptr (DtiObligationRule) rule = read_rule ("month", due, "");

  for (int i = 0; i < 12 * 400; i++)
    {
      int year = 1900 + i / 12;
      int month = slow_month (year, i % 12 + 1);
      g_autoptr (DtiPeriod) period = dti_period_new_month (year, (guint) (i % 12 + 1));
      int expected = month_starts[month + offset_months + 1] - 1 + offset_days - (strict ? 1 : 0);
      DtiDue found;

      g_assert_true (dti_due_find (rule, period, calendar, &found));
      assert_day (&found.due, expected, due);
    }
}

static void
test_after_end (void)
{
  g_autoptr (DtiCalendar) calendar = make_calendar ();

  g_test_summary ("Days and months after the end of a period: the end of a month stays one");

  for (int months = -2; months <= 4; months++)
    for (int day = -40; day <= 40; day += 8)
      {
        check_after_end (calendar, months, day, TRUE);
        check_after_end (calendar, months, day, FALSE);
      }
}

static void
assert_text (const GDate *day, const char *expected)
{
  char text[DTI_DUE_BUFFER];

  dti_due_write_day (day, text);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_window (void)
{
  g_autoptr (DtiCalendar) calendar = dti_calendar_new ();
  g_autoptr (DtiObligationRule) decree =
      read_rule ("quarter",
                 "{ \"anchor\": \"month-of-period\", \"day\": 25, \"bound\": \"before\" }",
                 ", \"window\": { \"first-month\": -1, \"first-day\": 15, \"last-day\": 14 },"
                 "  \"opens-days-before\": 10, \"cut-off-days-before\": 3");
  g_autoptr (DtiObligationRule) plain =
      read_rule ("quarter",
                 "{ \"anchor\": \"month-of-period\", \"day\": 25, \"bound\": \"before\" }",
                 "");
  g_autoptr (DtiPeriod) period = dti_period_new_quarter (2023, 3);
  DtiDue due;

  g_test_summary ("What the figures cover, when they are frozen and when reports are accepted");

  g_assert_true (dti_due_find (decree, period, calendar, &due));
  assert_text (&due.window_first, "2023-06-15");
  assert_text (&due.window_last, "2023-09-14");
  assert_text (&due.opens, "2023-09-14");
  assert_text (&due.cut_off, "2023-09-21");
  assert_text (&due.due, "2023-09-24");

  /* Due before the quarter ends: the figures end with the due day. */
  g_assert_true (dti_due_find (plain, period, calendar, &due));
  assert_text (&due.window_first, "2023-07-01");
  assert_text (&due.window_last, "2023-09-30");
  assert_text (&due.opens, "2023-07-01");
  assert_text (&due.cut_off, "2023-09-24");
}

static void
test_periods (void)
{
  static const char *const expected[] = {
    "2023-09-18/2023-09-24", "2023-09", "2023-Q3", "2023-H2", "2023"
  };
  static const DtiFrequency frequencies[] = { DTI_FREQUENCY_WEEK,
                                              DTI_FREQUENCY_MONTH,
                                              DTI_FREQUENCY_QUARTER,
                                              DTI_FREQUENCY_HALF,
                                              DTI_FREQUENCY_YEAR };
  g_autoptr (GDate) day = g_date_new_dmy (24, G_DATE_SEPTEMBER, 2023);

  g_test_summary ("The period of each frequency around a Sunday; weeks begin on Monday");

  for (gsize i = 0; i < G_N_ELEMENTS (frequencies); i++)
    {
      g_autoptr (DtiPeriod) period = dti_due_get_period (frequencies[i], day);
      g_autoptr (DtiPeriod) wanted = dti_period_parse (expected[i], NULL);

      g_assert_nonnull (wanted);
      g_assert_true (dti_period_equal (period, wanted));
    }
  g_assert_null (dti_due_get_period (DTI_FREQUENCY_ON_REQUEST, day));
}

static void
test_instants (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) evening = g_date_time_new (utc, 2023, 9, 24, 17, 30, 0.0);
  g_autoptr (GDateTime) before = g_date_time_new (utc, 2023, 9, 24, 16, 59, 59.0);
  g_autoptr (GDate) day = g_date_new_dmy (24, G_DATE_SEPTEMBER, 2023);
  g_autoptr (GDateTime) end = dti_due_end_of_day (day);
  g_autofree char *text = g_date_time_format_iso8601 (end);
  GDate found;

  g_test_summary ("The day ends at 17:00 UTC: 17:30 on the 24th is the 25th in Viet Nam");

  g_assert_cmpstr (text, ==, "2023-09-25T00:00:00+07");
  dti_due_day_of (evening, &found);
  assert_text (&found, "2023-09-25");
  dti_due_day_of (before, &found);
  assert_text (&found, "2023-09-24");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  make_slow_calendar ();
  index_months ();
  g_test_add_func ("/due/every-day", test_every_day);
  g_test_add_func ("/due/quarters", test_quarters);
  g_test_add_func ("/due/after-end", test_after_end);
  g_test_add_func ("/due/window", test_window);
  g_test_add_func ("/due/periods", test_periods);
  g_test_add_func ("/due/instants", test_instants);

  return g_test_run ();
}
