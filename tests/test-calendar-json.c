/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "calendar-testing.h"

#define HEAD "{'format':'dti-calendar','format-version':1"

static char *
make_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static DtiCalendar *
load (const char *members)
{
  g_autofree char *text = g_strconcat (HEAD, ",", members, "}", NULL);
  g_autofree char *json = make_json (text);
  g_autoptr (GError) error = NULL;
  DtiCalendar *calendar = dti_calendar_new_from_json (json, &error);

  g_assert_no_error (error);

  return calendar;
}

/* What Vietnam announced for 2024. */
static const char year[] =
    "'id':'vn-2024','title':{'vi':'Lịch làm việc 2024'},'time-zone':'+07:00','note':'kept',"
    "'weekend':['saturday','sunday'],"
    "'days':[{'every':'01-01','title':'Tết Dương lịch'},"
    "{'every':'04-30','title':'Ngày Chiến thắng'},"
    "{'every':'05-01','kind':'holiday','title':'Ngày Quốc tế lao động'},"
    "{'every':'09-02','title':'Quốc khánh'},"
    "{'from':'2024-02-08','to':'2024-02-14','title':{'vi':'Tết Giáp Thìn','en':'Lunar New Year'},"
    "'source':'8662/VPCP-KGVX','seal':{'number':1}},"
    "{'day':'2024-04-18','title':'Giỗ Tổ Hùng Vương'},"
    "{'day':'2024-04-29','kind':'day-off','title':'Hoán đổi'},"
    "{'day':'2024-05-04','kind':'working','title':'Làm bù ngày 29/4'},"
    "{'day':'2024-09-03','title':'Quốc khánh'}]";

static guint
count_working (DtiCalendar *calendar, guint first, guint last)
{
  g_autoptr (GDate) first_day = make_day (first);
  g_autoptr (GDate) last_day = make_day (last);

  return dti_calendar_count_working_days (calendar, first_day, last_day);
}

static void
test_year (void)
{
  DtiCalendar *calendar = load (year);

  g_test_summary ("The days of a document are what it says");

  assert_kind (calendar, 20240101, DTI_DAY_KIND_HOLIDAY);
  assert_kind (calendar, 20240207, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 20240208, DTI_DAY_KIND_HOLIDAY);
  assert_kind (calendar, 20240210, DTI_DAY_KIND_HOLIDAY); /* a Saturday */
  assert_kind (calendar, 20240214, DTI_DAY_KIND_HOLIDAY);
  assert_kind (calendar, 20240215, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 20240429, DTI_DAY_KIND_DAY_OFF);
  assert_kind (calendar, 20240504, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 19000902, DTI_DAY_KIND_HOLIDAY);
  assert_kind (calendar, 23000902, DTI_DAY_KIND_HOLIDAY);
  assert_kind (calendar, 23010902, DTI_DAY_KIND_WORKING);
  assert_title (calendar, 20240212, "Tết Giáp Thìn");
  assert_title (calendar, 22220501, "Ngày Quốc tế lao động");
  /* 262 days of the week, 4 + 5 + 1 + 1 holidays on them, a swap. */
  g_assert_cmpuint (count_working (calendar, 20240101, 20241231), ==, 262 - 11);
  g_assert_cmpuint (count_working (calendar, 20240422, 20240505), ==, 10 - 2);
  g_assert_finalize_object (calendar);
}

static void
test_precedence (void)
{
  DtiCalendar *calendar =
      load ("'days':[{'day':'2024-09-02','kind':'working','title':'worked'},"
            "{'every':'09-02','title':'Quốc khánh'},{'every':'09-02','title':'again'},"
            "{'every':'02-29','kind':'day-off'},"
            "{'from':'2025-09-01','to':'2025-09-02','title':'both days'},"
            "{'day':'2025-09-02','title':'the first one stays'}]");

  g_test_summary ("A day stated itself goes before one of every year, and the first of two alike");

  assert_title (calendar, 20240902, "worked");
  assert_kind (calendar, 20240902, DTI_DAY_KIND_WORKING);
  assert_title (calendar, 20230902, "Quốc khánh");
  assert_title (calendar, 20250902, "both days");
  assert_kind (calendar, 20240229, DTI_DAY_KIND_DAY_OFF);
  assert_kind (calendar, 20230228, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 20230301, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 20000229, DTI_DAY_KIND_DAY_OFF);
  /* 1900 was no leap year. */
  assert_kind (calendar, 19000228, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 19000301, DTI_DAY_KIND_WORKING);
  g_assert_finalize_object (calendar);
}

static void
test_weekend (void)
{
  DtiCalendar *friday = load ("'weekend':['friday']");
  DtiCalendar *none = load ("'weekend':[],'days':[]");
  DtiCalendar *usual = load ("'id':'x'");

  g_test_summary ("The weekend is what the document says, Saturday and Sunday where it is silent");

  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    {
      GDateWeekday weekday = (GDateWeekday) day;

      g_assert_cmpint (dti_calendar_get_weekend (friday, weekday), ==, day == G_DATE_FRIDAY);
      g_assert_false (dti_calendar_get_weekend (none, weekday));
      g_assert_cmpint (dti_calendar_get_weekend (usual, weekday), ==, day >= G_DATE_SATURDAY);
    }
  g_assert_finalize_object (friday);
  g_assert_finalize_object (none);
  g_assert_finalize_object (usual);
}

/* ---- writing ---- */

static void
test_to_json (void)
{
  DtiCalendar *calendar = load (year);
  g_autofree char *text = g_strconcat (HEAD, ",", year, "}", NULL);
  g_autofree char *given = make_json (text);
  g_autofree char *written = dti_calendar_to_json (calendar);
  g_autoptr (JsonNode) expected = json_from_string (given, NULL);
  g_autoptr (JsonNode) found = json_from_string (written, NULL);
  JsonArray *days = json_object_get_array_member (json_node_get_object (expected), "days");

  g_test_summary ("A document in order comes back whole, unknown members too");

  /* The kind is always written. */
  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      JsonObject *item = json_array_get_object_element (days, i);

      if (!json_object_has_member (item, "kind"))
        json_object_set_string_member (item, "kind", "holiday");
    }
  g_assert_true (json_node_equal (found, expected));
  g_assert_finalize_object (calendar);
}

static void
test_changed (void)
{
  DtiCalendar *calendar = load ("'days':[{'every':'01-01','title':'New'},"
                                "{'from':'2024-02-08','to':'2024-02-12','source':'S'}]");
  DtiCalendar *again;
  g_autoptr (GDate) day = make_day (20240210);
  g_autoptr (GDate) new_year = make_day (20240101);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *days = NULL;
  g_autofree char *days_again = NULL;

  g_test_summary ("A day set inside a range, or on a day of every year, is written as it is");

  g_assert_true (dti_calendar_set_day (calendar, day, DTI_DAY_KIND_WORKING, "In", &error));
  g_assert_true (dti_calendar_set_day (calendar, new_year, DTI_DAY_KIND_WORKING, NULL, &error));
  g_assert_no_error (error);
  json = dti_calendar_to_json (calendar);
  g_assert_nonnull (strstr (json, "{ \"from\": \"2024-02-08\", \"to\": \"2024-02-09\""));
  g_assert_nonnull (strstr (json, "{ \"from\": \"2024-02-11\", \"to\": \"2024-02-12\""));
  g_assert_nonnull (strstr (json, "\"source\": \"S\""));
  again = dti_calendar_new_from_json (json, &error);
  g_assert_no_error (error);
  days = list_holidays (calendar);
  days_again = list_holidays (again);
  g_assert_cmpstr (days, ==, days_again);
  assert_kind (again, 20240101, DTI_DAY_KIND_WORKING);
  g_assert_finalize_object (calendar);
  g_assert_finalize_object (again);
}

static void
test_own (void)
{
  DtiCalendar *calendar = dti_calendar_new_vietnam (2024, 2024);
  DtiCalendar *again;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A calendar that was not read can be written and read");

  dti_calendar_set_weekend (calendar, G_DATE_SATURDAY, FALSE);
  json = dti_calendar_to_json (calendar);
  again = dti_calendar_new_from_json (json, &error);
  g_assert_no_error (error);
  assert_holidays (again,
                   "20240101 holiday Tết Dương lịch|20240430 holiday Ngày Chiến thắng|"
                   "20240501 holiday Ngày Quốc tế lao động|20240902 holiday Quốc khánh");
  g_assert_false (dti_calendar_get_weekend (again, G_DATE_SATURDAY));
  json_again = dti_calendar_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
  g_assert_finalize_object (calendar);
  g_assert_finalize_object (again);
}

/* ---- faults ---- */

static void
test_faults (void)
{
  static const struct
  {
    const char *json;
    int code;
    const char *message; /* a part of it */
  } cases[] = {
    { "", DTI_ERROR_INVALID_DATA, "1:1" },
    { "[]", DTI_ERROR_INVALID_DATA, "object" },
    { "{}", DTI_ERROR_INVALID_DATA, "#/format" },
    { "{'format':'dti-units','format-version':1}", DTI_ERROR_INVALID_DATA, "#/format" },
    { "{'format':'dti-calendar','format-version':2}", DTI_ERROR_UNSUPPORTED, "#/format-version" },
    { "{'format':'dti-calendar'}", DTI_ERROR_INVALID_DATA, "#/format-version" },
    { HEAD ",'time-zone':'+08:00'}", DTI_ERROR_UNSUPPORTED, "#/time-zone" },
    { HEAD ",'time-zone':7}", DTI_ERROR_INVALID_DATA, "#/time-zone" },
    { HEAD ",'weekend':'sunday'}", DTI_ERROR_INVALID_DATA, "#/weekend" },
    { HEAD ",'weekend':['Sunday']}", DTI_ERROR_INVALID_DATA, "“Sunday”" },
    { HEAD ",'weekend':[7]}", DTI_ERROR_INVALID_DATA, "#/weekend/0" },
    { HEAD ",'weekend':['monday','tuesday','wednesday','thursday','friday','saturday','sunday']}",
      DTI_ERROR_INVALID_DATA,
      "no day of the week" },
    { HEAD ",'title':1}", DTI_ERROR_INVALID_DATA, "#/title" },
    { HEAD ",'days':{}}", DTI_ERROR_INVALID_DATA, "#/days" },
    { HEAD ",'days':['2024-01-01']}", DTI_ERROR_INVALID_DATA, "#/days/0" },
    { HEAD ",'days':[{}]}", DTI_ERROR_INVALID_DATA, "#/days/0" },
    { HEAD ",'days':[{'kind':'holiday'}]}", DTI_ERROR_INVALID_DATA, "#/days/0" },
    { HEAD ",'days':[{'day':'2024-02-30'}]}", DTI_ERROR_INVALID_DATA, "#/days/0/day" },
    { HEAD ",'days':[{'day':'30/4/2024'}]}", DTI_ERROR_INVALID_DATA, "#/days/0/day" },
    { HEAD ",'days':[{'day':20240430}]}", DTI_ERROR_INVALID_DATA, "#/days/0/day" },
    { HEAD ",'days':[{'day':null}]}", DTI_ERROR_INVALID_DATA, "#/days/0/day" },
    { HEAD ",'days':[{'day':'1899-12-31'}]}", DTI_ERROR_INVALID_DATA, "1900" },
    { HEAD ",'days':[{'day':'2301-01-01'}]}", DTI_ERROR_INVALID_DATA, "2300" },
    { HEAD ",'days':[{'every':'02-30'}]}", DTI_ERROR_INVALID_DATA, "#/days/0/every" },
    { HEAD ",'days':[{'every':'1-1'}]}", DTI_ERROR_INVALID_DATA, "#/days/0/every" },
    { HEAD ",'days':[{'every':''}]}", DTI_ERROR_INVALID_DATA, "#/days/0/every" },
    { HEAD ",'days':[{'every':1}]}", DTI_ERROR_INVALID_DATA, "#/days/0/every" },
    { HEAD ",'days':[{'from':'2024-01-01'}]}", DTI_ERROR_INVALID_DATA, "#/days/0/to" },
    { HEAD ",'days':[{'to':'2024-01-01'}]}", DTI_ERROR_INVALID_DATA, "#/days/0/from" },
    { HEAD ",'days':[{'from':'2024-01-02','to':'2024-01-01'}]}",
      DTI_ERROR_INVALID_DATA,
      "#/days/0/to" },
    { HEAD ",'days':[{'from':'2024-01-02','to':'2025-01-02'}]}", DTI_ERROR_LIMIT, "366" },
    { HEAD ",'days':[{'day':'2024-01-01','every':'01-01'}]}", DTI_ERROR_INVALID_DATA, "#/days/0" },
    { HEAD ",'days':[{'day':'2024-01-01','kind':'free'}]}",
      DTI_ERROR_INVALID_DATA,
      "working, weekend, holiday, day-off" },
    { HEAD ",'days':[{'day':'2024-01-01','title':['a']}]}",
      DTI_ERROR_INVALID_DATA,
      "#/days/0/title" },
    { HEAD ",'days':[{'day':'2024-01-01','source':1}]}",
      DTI_ERROR_INVALID_DATA,
      "#/days/0/source" },
    { HEAD ",'days':[{'day':'2024-01-01'},{'day':'2024-01-01','kind':'working'}]}",
      DTI_ERROR_INVALID_DATA,
      "#/days/1: 2024-01-01 is another kind of day here than at /days/0" },
    { HEAD ",'days':[{'every':'01-01'},{'every':'01-01','kind':'day-off'}]}",
      DTI_ERROR_INVALID_DATA,
      "(and 400 more)" },
  };

  g_test_summary ("Each fault of a document is an error that names its place");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_json (cases[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_calendar_new_from_json (json, &error));
      g_assert_error (error, DTI_ERROR, cases[i].code);
      if (strstr (error->message, cases[i].message) == NULL)
        g_test_message ("%s: %s", cases[i].json, error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) json = g_string_new ("{\"format\":\"dti-calendar\",\"format-version\":1,");
  g_autofree char *big = g_strnfill (((gsize) 16 << 20) + 1, ' ');
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_test_summary ("Documents that are too large, too deep or endless are refused soon");

  g_string_append (json, "\"days\":[{\"every\":\"01-01\"}");
  for (guint i = 0; i < 1000; i++)
    g_string_append (json, ",{\"every\":\"01-01\"}");
  g_string_append (json, "]}");
  g_assert_null (dti_calendar_new_from_json (json->str, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "#/days/748"));
  g_clear_error (&error);

  g_assert_null (dti_calendar_new_from_json (big, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_clear_error (&error);

  g_assert_null (dti_calendar_new_from_json (deep, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
}

/* ---- files ---- */

static GFile *
write_file (const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
test_file (void)
{
  g_autofree char *json = make_json (HEAD ",'days':[{'day':'2024-04-18','title':'Giỗ Tổ'}]}");
  g_autofree char *bad = make_json (HEAD ",'days':[{'day':'never'}]}");
  g_autoptr (GFile) good_file = write_file ("good.ics", json);
  g_autoptr (GFile) bad_file = write_file ("bad.json", bad);
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_user_cache_dir ());
  g_autoptr (GFile) missing = g_file_get_child (folder, "missing.json");
  DtiCalendar *calendar;
  g_autoptr (GError) error = NULL;

  g_test_summary ("The content says the format, and errors name the file");

  calendar = dti_calendar_new_from_file (good_file, &error);
  g_assert_no_error (error);
  assert_holidays (calendar, "20240418 holiday Giỗ Tổ");
  g_assert_finalize_object (calendar);

  g_assert_null (dti_calendar_new_from_file (bad_file, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "bad.json#/days/0/day: "));
  g_clear_error (&error);
  g_assert_null (dti_calendar_new_from_file (missing, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_calendar_new_from_file (folder, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_FAILED);
}

typedef struct
{
  GMainLoop *loop;
  DtiCalendar *calendar;
  GError *error;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->calendar = dti_calendar_new_from_file_finish (result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
test_async (void)
{
  g_autofree char *json = make_json (HEAD ",'days':[{'day':'2024-04-18','title':'Giỗ Tổ'}]}");
  g_autoptr (GFile) file = write_file ("calendar.json", json);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/calendar.json");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { loop, NULL, NULL };

  g_test_summary ("A calendar is read in another thread, can fail there, and be cancelled");

  dti_calendar_new_from_file_async (file, NULL, read_cb, &answer);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  assert_holidays (answer.calendar, "20240418 holiday Giỗ Tổ");
  g_clear_object (&answer.calendar);

  dti_calendar_new_from_file_async (missing, NULL, read_cb, &answer);
  g_main_loop_run (loop);
  g_assert_null (answer.calendar);
  g_assert_error (answer.error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&answer.error);

  g_cancellable_cancel (cancellable);
  dti_calendar_new_from_file_async (file, cancellable, read_cb, &answer);
  g_main_loop_run (loop);
  g_assert_null (answer.calendar);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar-json/year", test_year);
  g_test_add_func ("/calendar-json/precedence", test_precedence);
  g_test_add_func ("/calendar-json/weekend", test_weekend);
  g_test_add_func ("/calendar-json/to-json", test_to_json);
  g_test_add_func ("/calendar-json/changed", test_changed);
  g_test_add_func ("/calendar-json/own", test_own);
  g_test_add_func ("/calendar-json/faults", test_faults);
  g_test_add_func ("/calendar-json/limits", test_limits);
  g_test_add_func ("/calendar-json/file", test_file);
  g_test_add_func ("/calendar-json/async", test_async);

  return g_test_run ();
}
