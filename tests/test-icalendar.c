/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>
#include <time.h>

#include <libical/ical.h>

#include <libdti/monitoring/dti-icalendar-private.h>
#include <libdti/monitoring/dti-schedule.h>

#define LONGEST_LINE 75

/* Names with everything that iCalendar has to escape or fold. */
static const char odd_plan[] =
    "{'format':'dti-plan','format-version':1,'id':'odd','agencies':["
    "{'id':'a','title':{'vi':'Sở Một, Hai; “Ba” \\\\n Bốn:\\nxuống dòng'}},"
    "{'id':'b','title':{'vi':'ếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếế'}},"
    "{'id':'c','title':{'vi':'Điều\\u0001khiển'}}],"
    "'obligations':[{'id':'month','title':{'vi':'Báo cáo tháng','en':'Monthly report'},"
    "'from':['a','b'],'to':'c','every':'month','remind-days':3,"
    "'due':{'anchor':'month-of-period','day':25,'bound':'before','roll':'preceding'}},"
    "{'id':'silent','from':'c','to':'a','every':'year','remind-days':0,"
    "'due':{'anchor':'fixed-date','month':12,'day':31,'roll':'following'}},"
    "{'id':'asked','from':'c','to':'a','due':{'anchor':'on-request'}}]}";

static GDate *
make_day (guint number)
{
  return g_date_new_dmy ((GDateDay) (number % 100),
                         (GDateMonth) (number / 100 % 100),
                         (GDateYear) (number / 10000));
}

static DtiSchedule *
make_schedule (DtiPlan *plan)
{
  g_autoptr (DtiCalendar) calendar = dti_calendar_new_vietnam (2020, 2030);
  g_autoptr (GDate) today = make_day (20230915);
  DtiSchedule *schedule = dti_schedule_new (plan, calendar);

  dti_schedule_set_today (schedule, today);

  return schedule;
}

static DtiSchedule *
make_odd (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (odd_plan), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPlan) plan = dti_plan_new_from_json (json, &error);

  g_assert_no_error (error);

  return make_schedule (plan);
}

static DtiSchedule *
make_example (void)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                                      "..",
                                                      "examples",
                                                      "kien-giang",
                                                      "plan.json",
                                                      NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPlan) plan = dti_plan_new_from_file (file, &error);

  g_assert_no_error (error);

  return make_schedule (plan);
}

static char *
write_years (DtiSchedule *schedule, guint first, guint last)
{
  g_autoptr (GDate) first_day = make_day (first);
  g_autoptr (GDate) last_day = make_day (last);

  return dti_schedule_to_icalendar (schedule, first_day, last_day);
}

/* ---- as lines ---- */

static void
assert_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint n_lines = g_strv_length (lines);

  g_assert_cmpuint (n_lines, >, 10);
  g_assert_cmpstr (lines[0], ==, "BEGIN:VCALENDAR");
  g_assert_cmpstr (lines[n_lines - 2], ==, "END:VCALENDAR");
  g_assert_cmpstr (lines[n_lines - 1], ==, "");
  for (guint i = 0; i < n_lines; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, LONGEST_LINE);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      for (const char *c = lines[i]; *c != '\0'; c++)
        g_assert_true ((guchar) *c >= 0x20 || *c == '\t');
    }
}

static void
test_lines (void)
{
  DtiSchedule *schedules[] = { make_odd (), make_example () };

  g_test_summary ("Lines end in CRLF, are at most 75 bytes long and cut no letter");

  for (guint i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      g_autofree char *text = write_years (schedules[i], 20230101, 20251231);

      assert_lines (text);
      g_assert_finalize_object (schedules[i]);
    }
}

static void
test_same_everywhere (void)
{
  static const char *const zones[] = {
    "UTC", "Asia/Ho_Chi_Minh", "Etc/GMT+11", "Pacific/Kiritimati"
  };
  DtiSchedule *schedule = make_example ();
  g_autofree char *expected = write_years (schedule, 20230101, 20251231);
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));

  g_test_summary ("The text is the same each time and in each zone of the machine");

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *text = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      text = write_years (schedule, 20230101, 20251231);
      g_assert_cmpstr (text, ==, expected);
    }
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
  g_assert_finalize_object (schedule);
}

/* ---- as libical reads it ---- */

static void
assert_date (struct icaltimetype time, const GDate *day)
{
  g_assert_true (time.is_date);
  g_assert_cmpint (time.year, ==, g_date_get_year (day));
  g_assert_cmpint (time.month, ==, (int) g_date_get_month (day));
  g_assert_cmpint (time.day, ==, g_date_get_day (day));
}

/* What cannot be written is a space. */
static char *
without_controls (char *text)
{
  for (char *c = text; *c != '\0'; c++)
    if ((guchar) *c < 0x20 && *c != '\n')
      *c = ' ';

  return text;
}

static void
assert_alarm (icalcomponent *event, guint remind_days)
{
  icalcomponent *alarm = icalcomponent_get_first_component (event, ICAL_VALARM_COMPONENT);
  const icalproperty *action;
  const icalproperty *trigger;
  struct icaldurationtype before;

  if (remind_days == 0)
    {
      g_assert_null (alarm);
      return;
    }

  g_assert_nonnull (alarm);
  action = icalcomponent_get_first_property (alarm, ICAL_ACTION_PROPERTY);
  trigger = icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY);
  before = icalproperty_get_trigger (trigger).duration;
  g_assert_cmpint (icalproperty_get_action (action), ==, ICAL_ACTION_DISPLAY);
  g_assert_cmpint (icaldurationtype_as_int (before), ==, -(int) remind_days * 24 * 60 * 60);
  g_assert_cmpstr (icalcomponent_get_description (alarm), ==, icalcomponent_get_summary (event));
  g_assert_null (icalcomponent_get_next_component (event, ICAL_VALARM_COMPONENT));
}

static void
assert_event (icalcomponent *event, DtiObligation *obligation)
{
  DtiObligationRule *rule = dti_obligation_get_rule (obligation);
  g_autoptr (GDate) due = dti_obligation_get_due_rolled (obligation);
  g_autofree char *vi = dti_obligation_explain_due (obligation, "vi");
  g_autofree char *en = dti_obligation_explain_due (obligation, "en");
  g_autofree char *explanation = without_controls (g_strconcat (vi, "\n", en, NULL));
  g_autofree char *agency =
      without_controls (g_strdup (dti_obligation_get_agency_title (obligation)));
  icalproperty *category = icalcomponent_get_first_property (event, ICAL_CATEGORIES_PROPERTY);
  struct icaltimetype stamp = icalcomponent_get_dtstamp (event);

  g_assert_cmpint (icalcomponent_isa (event), ==, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_uid (event), ==, dti_obligation_get_uid (obligation));
  assert_date (icalcomponent_get_dtstart (event), due);
  g_date_add_days (due, 1);
  assert_date (icalcomponent_get_dtend (event), due);
  g_assert_nonnull (strstr (icalcomponent_get_summary (event), agency));
  g_assert_nonnull (
      strstr (icalcomponent_get_summary (event), dti_obligation_get_period (obligation)));
  g_assert_cmpstr (icalcomponent_get_description (event), ==, explanation);
  g_assert_cmpstr (icalproperty_get_categories (category), ==, dti_obligation_rule_get_id (rule));
  g_assert_cmpstr (icaltime_as_ical_string (stamp), ==, "20230915T000000Z");
  assert_alarm (event, dti_obligation_rule_get_remind_days (rule));
}

static guint
assert_calendar (DtiSchedule *schedule)
{
  g_autoptr (GDate) first = make_day (20230101);
  g_autoptr (GDate) last = make_day (20251231);
  g_autoptr (GListModel) obligations = dti_schedule_list_obligations (schedule, first, last);
  g_autofree char *text = dti_schedule_to_icalendar (schedule, first, last);
  icalcomponent *calendar = icalparser_parse_string (text);
  icalcomponent *event;
  guint n_events = 0;

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  for (guint i = 0; i < g_list_model_get_n_items (obligations); i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);
      g_autoptr (GDate) due = dti_obligation_get_due_rolled (obligation);

      if (due == NULL)
        continue;
      g_assert_nonnull (event);
      assert_event (event, obligation);
      event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
      n_events++;
    }
  g_assert_null (event);
  icalcomponent_free (calendar);

  return n_events;
}

static void
test_odd (void)
{
  DtiSchedule *schedule = make_odd ();

  g_test_summary ("libical reads back every event of a plan with odd names");

  /* Two agencies by 36 months; three years, and 2022: its last day, a Saturday, rolls into 2023. */
  g_assert_cmpuint (assert_calendar (schedule), ==, 2 * 36 + 3 + 1);
  g_assert_finalize_object (schedule);
}

static void
test_example (void)
{
  DtiSchedule *schedule = make_example ();

  g_test_summary ("libical reads back every event of the example");

  g_assert_cmpuint (assert_calendar (schedule), >, 50);
  g_assert_finalize_object (schedule);
}

static void
test_cancelled (void)
{
  DtiSchedule *schedule = make_odd ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  icalcomponent *calendar;
  guint n_cancelled = 0;

  g_test_summary ("What is waived is cancelled, and reminds nobody");

  g_assert_true (dti_schedule_waive (schedule, "month", "a", "2023-10", "bão lũ", &error));
  g_assert_no_error (error);
  text = write_years (schedule, 20230101, 20251231);
  calendar = icalparser_parse_string (text);
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      if (icalcomponent_get_status (event) != ICAL_STATUS_CANCELLED)
        continue;
      n_cancelled++;
      g_assert_nonnull (strstr (icalcomponent_get_summary (event), "2023-10"));
      assert_alarm (event, 0);
    }
  g_assert_cmpuint (n_cancelled, ==, 1);
  icalcomponent_free (calendar);
  g_assert_finalize_object (schedule);
}

static void
test_empty (void)
{
  g_autoptr (GListStore) none = g_list_store_new (DTI_TYPE_OBLIGATION);
  g_autoptr (GDate) today = make_day (20230915);
  g_autofree char *text = dti_icalendar_write (G_LIST_MODEL (none), today, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiCalendar) calendar = dti_calendar_new_from_icalendar (text, &error);

  g_test_summary ("Without obligations there is a calendar without events");

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (dti_calendar_get_holidays (calendar)), ==, 0);
  g_assert_null (strstr (text, "VEVENT"));
}

/* ---- threads ---- */

static gpointer
write_in_thread (gpointer data)
{
  g_autoptr (DtiSchedule) schedule = make_odd ();

  return write_years (schedule, 20230101, 20231231);
}

static void
test_threads (void)
{
  g_autofree char *expected = write_in_thread (NULL);
  GThread *threads[4];

  g_test_summary ("Threads write at the same time, each a schedule of its own");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("icalendar", write_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *text = g_thread_join (threads[i]);

      g_assert_cmpstr (text, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/icalendar/lines", test_lines);
  g_test_add_func ("/icalendar/same-everywhere", test_same_everywhere);
  g_test_add_func ("/icalendar/odd", test_odd);
  g_test_add_func ("/icalendar/example", test_example);
  g_test_add_func ("/icalendar/cancelled", test_cancelled);
  g_test_add_func ("/icalendar/empty", test_empty);
  g_test_add_func ("/icalendar/threads", test_threads);

  return g_test_run ();
}
