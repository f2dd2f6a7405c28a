/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "calendar-testing.h"

/* "|" stands for the end of a line. */
static char *
make_text (const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines, "|", -1);

  return g_strjoinv ("\r\n", split);
}

static DtiCalendar *
load (const char *lines)
{
  g_autofree char *body = make_text (lines);
  g_autofree char *text =
      g_strconcat ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", body, "\r\nEND:VCALENDAR\r\n", NULL);
  g_autoptr (GError) error = NULL;
  DtiCalendar *calendar = dti_calendar_new_from_icalendar (text, &error);

  g_assert_no_error (error);

  return calendar;
}

static DtiCalendar *
load_event (const char *lines)
{
  g_autofree char *event = g_strconcat ("BEGIN:VEVENT|", lines, "|END:VEVENT", NULL);

  return load (event);
}

/* ---- events ---- */

static void
test_events (void)
{
  static const struct
  {
    const char *event;
    const char *holidays;
  } cases[] = {
    { "DTSTART;VALUE=DATE:20240418|SUMMARY:Giỗ Tổ Hùng Vương",
      "20240418 holiday Giỗ Tổ Hùng Vương" },
    { "DTSTART;VALUE=DATE:20240418", "20240418 holiday" },
    { "dtstart;value=date:20240418|summary:x", "20240418 holiday x" },
    { "DTSTART:20240418|SUMMARY:   ", "20240418 holiday" },
    { "DTSTART;VALUE=DATE:20240430|DTEND;VALUE=DATE:20240502|SUMMARY:a\\, b\\; c\\nd",
      "20240430 holiday a, b; c\nd|20240501 holiday a, b; c\nd" },
    { "DTSTART;VALUE=DATE:20240430|DURATION:P2D", "20240430 holiday|20240501 holiday" },
    { "DTSTART;VALUE=DATE:20231231|DURATION:P1D|TRANSP:TRANSPARENT|STATUS:CONFIRMED",
      "20231231 holiday" },
    { "DTSTART;VALUE=DATE:20240504|CATEGORIES:Office,WORKING-DAY|SUMMARY:w", "20240504 working w" },
    { "DTSTART;VALUE=DATE:20240504|CATEGORIES:Ngày làm bù", "20240504 working" },
    { "DTSTART;VALUE=DATE:20240504|CATEGORIES:NGÀY NGHỈ BÙ", "20240504 day-off" },
    { "DTSTART;VALUE=DATE:20240504|CATEGORIES:day-off", "20240504 day-off" },
    { "DTSTART;VALUE=DATE:20240504|CATEGORIES:Public holidays", "20240504 holiday" },
    { "DTSTART;VALUE=DATE:20240504|X-DTI-DAY-KIND:working", "20240504 working" },
    { "X-DTI-DAY-KIND:Day-Off|DTSTART;VALUE=DATE:20240504|CATEGORIES:WORKING-DAY",
      "20240504 day-off" },
    { "DTSTART;VALUE=DATE:20240504|CATEGORIES:HOLIDAY|X-DTI-DAY-KIND:working", "20240504 working" },
    { "DTSTART;VALUE=DATE:20240504|STATUS:CANCELLED", "" },
    { "DTSTART;VALUE=DATE:20240504|BEGIN:VALARM|TRIGGER:-P1D|DURATION:PT1H|SUMMARY:no|"
      "END:VALARM|SUMMARY:yes",
      "20240504 holiday yes" },
    { "DTSTART;VALUE=DATE:20240504|RDATE;VALUE=DATE:20240507,20240509|DURATION:P2D",
      "20240504 holiday|20240505 holiday|20240507 holiday|20240508 holiday|20240509 holiday|"
      "20240510 holiday" },
    { "DTSTART;VALUE=DATE:23001231|DTEND;VALUE=DATE:23010101", "23001231 holiday" },
    { "DTSTART;VALUE=DATE:23001231|DURATION:P5D", "23001231 holiday" },
  };

  g_test_summary ("Whole-day events are days of the kind and name that they say");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiCalendar *calendar = load_event (cases[i].event);

      assert_holidays (calendar, cases[i].holidays);
      g_assert_finalize_object (calendar);
    }
}

static void
test_rules (void)
{
  static const struct
  {
    const char *event;
    const char *holidays;
  } cases[] = {
    { "DTSTART;VALUE=DATE:22970902|RRULE:FREQ=YEARLY",
      "22970902 holiday|22980902 holiday|22990902 holiday|23000902 holiday" },
    { "DTSTART;VALUE=DATE:20200902|RRULE:FREQ=YEARLY;COUNT=2",
      "20200902 holiday|20210902 holiday" },
    { "DTSTART;VALUE=DATE:20200902|RRULE:FREQ=YEARLY;UNTIL=20210902",
      "20200902 holiday|20210902 holiday" },
    { "DTSTART;VALUE=DATE:20200902|RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=2",
      "20200902 holiday|20220902 holiday" },
    { "DTSTART;VALUE=DATE:20200229|RRULE:FREQ=YEARLY;COUNT=2",
      "20200229 holiday|20240229 holiday" },
    { "DTSTART;VALUE=DATE:20200902|DTEND;VALUE=DATE:20200904|RRULE:FREQ=YEARLY;COUNT=2",
      "20200902 holiday|20200903 holiday|20210902 holiday|20210903 holiday" },
    /* The last Monday of May, from a table of the years. */
    { "DTSTART;VALUE=DATE:20200525|RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=4",
      "20200525 holiday|20210531 holiday|20220530 holiday|20230529 holiday" },
    { "DTSTART;VALUE=DATE:20200902|RRULE:FREQ=YEARLY;COUNT=3|EXDATE;VALUE=DATE:20210902",
      "20200902 holiday|20220902 holiday" },
    { "DTSTART;VALUE=DATE:20200902|RRULE:FREQ=YEARLY;COUNT=1|RDATE;VALUE=DATE:20210903",
      "20200902 holiday|20210903 holiday" },
    { "DTSTART;VALUE=DATE:23001231|RRULE:FREQ=YEARLY|DURATION:P2D", "23001231 holiday" },
    { "DTSTART;VALUE=DATE:20200902|RRULE:RSCALE=GREGORIAN;FREQ=YEARLY;COUNT=1",
      "20200902 holiday" },
  };

  g_test_summary ("Yearly rules are followed to their end, or to 2300");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiCalendar *calendar = load_event (cases[i].event);

      assert_holidays (calendar, cases[i].holidays);
      g_assert_finalize_object (calendar);
    }
}

static void
test_precedence (void)
{
  DtiCalendar *calendar =
      load ("BEGIN:VEVENT|DTSTART;VALUE=DATE:20230902|RRULE:FREQ=YEARLY;COUNT=3|SUMMARY:rule|"
            "END:VEVENT|"
            "BEGIN:VEVENT|DTSTART;VALUE=DATE:20240902|X-DTI-DAY-KIND:working|SUMMARY:day|"
            "END:VEVENT|"
            "BEGIN:VEVENT|DTSTART;VALUE=DATE:20240902|X-DTI-DAY-KIND:working|SUMMARY:second|"
            "END:VEVENT|"
            "BEGIN:VTODO|DTSTART;VALUE=DATE:20240101|SUMMARY:no holiday|END:VTODO|"
            "BEGIN:VTIMEZONE|BEGIN:STANDARD|DTSTART:19700101T000000|RRULE:FREQ=SECONDLY|"
            "END:STANDARD|END:VTIMEZONE");
  g_autofree char *json = dti_calendar_to_json (calendar);
  g_autoptr (GError) error = NULL;
  DtiCalendar *again = dti_calendar_new_from_json (json, &error);

  g_test_summary ("A day itself goes before a rule; other components are no holidays");

  g_assert_no_error (error);
  assert_holidays (calendar, "20230902 holiday rule|20240902 working day|20250902 holiday rule");
  assert_holidays (again, "20230902 holiday rule|20240902 working day|20250902 holiday rule");
  g_assert_finalize_object (calendar);
  g_assert_finalize_object (again);
}

/* ---- text ---- */

static void
test_text (void)
{
  static const char *const texts[] = {
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240210\nSUMMARY:Tết Giáp Thìn\n"
    "END:VEVENT\nEND:VCALENDAR\n",
    "\xef\xbb\xbf"
    "begin:vcalendar\r\nbegin:vevent\r\nDTSTART;VALUE=DATE:20240210\r\nSUMMARY:Tết Giáp Thìn\r\n"
    "end:vevent\r\nend:vcalendar",
    "\r\n\r\nBEGIN:VCALENDAR\r\n\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20240210\r\n"
    "SUMMARY;LANGUAGE=\"vi\":Tết Giáp Thìn\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n\r\n",
    /* Folded in the middle of a letter, as old writers do, and of a name. */
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTA\r\n RT;VALUE=DATE:2024\r\n 0210\r\n"
    "SUMMARY:T\xe1\xba\r\n \xbft\r\n  Giáp Th\r\n\tìn\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
    "SUMMARY:Tết Giáp Thìn\r\nDTSTART;VALUE=DATE:20240210\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
  };

  g_test_summary ("Line ends, folding, capitals and marks may be any");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      DtiCalendar *calendar = dti_calendar_new_from_icalendar (texts[i], &error);

      g_assert_no_error (error);
      assert_holidays (calendar, "20240210 holiday Tết Giáp Thìn");
      g_assert_finalize_object (calendar);
    }
}

/* ---- faults ---- */

static void
assert_fault (const char *text, int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_calendar_new_from_icalendar (text, &error));
  g_assert_error (error, DTI_ERROR, code);
  if (strstr (error->message, message) == NULL)
    g_test_message ("%.200s: %s", text, error->message);
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_event_faults (void)
{
  static const struct
  {
    const char *event; /* its first line is line 3 */
    int code;
    const char *message;
  } cases[] = {
    { "SUMMARY:x", DTI_ERROR_INVALID_DATA, "2: the event has no DTSTART" },
    { "DTSTART:20240418T080000", DTI_ERROR_INVALID_DATA, "3: DTSTART must be a day" },
    { "DTSTART:20240418T000000Z", DTI_ERROR_INVALID_DATA, "3: DTSTART must be a day" },
    { "DTSTART;TZID=Asia/Bangkok:20240418T000000", DTI_ERROR_INVALID_DATA, "3: DTSTART" },
    { "DTSTART;VALUE=DATE:20230229", DTI_ERROR_INVALID_DATA, "3: DTSTART is no day" },
    { "DTSTART;VALUE=DATE:20241301", DTI_ERROR_INVALID_DATA, "3: " },
    { "DTSTART;VALUE=DATE:tomorrow", DTI_ERROR_INVALID_DATA, "3: " },
    { "DTSTART;VALUE=DATE:", DTI_ERROR_INVALID_DATA, "3: " },
    { "DTSTART;VALUE=DATE:18991231", DTI_ERROR_INVALID_DATA, "3: DTSTART is not in the years" },
    { "DTSTART;VALUE=DATE:23010101", DTI_ERROR_INVALID_DATA, "3: DTSTART is not in the years" },
    { "DTSTART;VALUE=DATE:20240418|DTSTART;VALUE=DATE:20240418",
      DTI_ERROR_INVALID_DATA,
      "4: the event begins twice" },
    { "DTSTART;VALUE=DATE:20240418|DTEND;VALUE=DATE:20240418",
      DTI_ERROR_INVALID_DATA,
      "2: the event ends before it begins" },
    { "DTSTART;VALUE=DATE:20240418|DTEND:20240418T100000", DTI_ERROR_INVALID_DATA, "4: DTEND" },
    { "DTSTART;VALUE=DATE:20240418|DTEND;VALUE=DATE:20250420", DTI_ERROR_LIMIT, "2: no event" },
    { "DTSTART;VALUE=DATE:20240418|DURATION:P99999W", DTI_ERROR_LIMIT, "2: no event" },
    { "DTSTART;VALUE=DATE:20240418|DURATION:PT8H", DTI_ERROR_INVALID_DATA, "4: DURATION" },
    { "DTSTART;VALUE=DATE:20240418|DURATION:-P1D", DTI_ERROR_INVALID_DATA, "4: DURATION" },
    { "DTSTART;VALUE=DATE:20240418|DURATION:P0D", DTI_ERROR_INVALID_DATA, "4: DURATION" },
    { "DTSTART;VALUE=DATE:20240418|DURATION:long", DTI_ERROR_INVALID_DATA, "4: " },
    { "DTSTART;VALUE=DATE:20240418|DURATION:P1D|DTEND;VALUE=DATE:20240419",
      DTI_ERROR_INVALID_DATA,
      "2: the event has both" },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=DAILY", DTI_ERROR_UNSUPPORTED, "4: only events" },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=SECONDLY", DTI_ERROR_UNSUPPORTED, "4: only events" },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=BOGUS", DTI_ERROR_INVALID_DATA, "4: " },
    { "DTSTART;VALUE=DATE:20240418|RRULE:", DTI_ERROR_INVALID_DATA, "4: " },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=YEARLY;COUNT=0", DTI_ERROR_INVALID_DATA, "4: " },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=YEARLY;INTERVAL=0", DTI_ERROR_INVALID_DATA, "4: " },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=YEARLY;BYHOUR=3", DTI_ERROR_INVALID_DATA, "4: " },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      DTI_ERROR_INVALID_DATA,
      "2: the event returns on no day" },
    { "DTSTART;VALUE=DATE:20250129|RRULE:RSCALE=CHINESE;FREQ=YEARLY",
      DTI_ERROR_UNSUPPORTED,
      "4: holidays of other calendars" },
    { "DTSTART;VALUE=DATE:20240418|RRULE:FREQ=YEARLY|RRULE:FREQ=YEARLY",
      DTI_ERROR_UNSUPPORTED,
      "5: an event has one RRULE" },
    { "DTSTART;VALUE=DATE:20240418|EXRULE:FREQ=YEARLY", DTI_ERROR_UNSUPPORTED, "4: EXRULE" },
    { "DTSTART;VALUE=DATE:20240418|RECURRENCE-ID;VALUE=DATE:20240418",
      DTI_ERROR_UNSUPPORTED,
      "4: RECURRENCE-ID" },
    { "DTSTART;VALUE=DATE:20240418|RDATE;VALUE=PERIOD:20240418T000000Z/P1D",
      DTI_ERROR_INVALID_DATA,
      "4: RDATE" },
    { "DTSTART;VALUE=DATE:20240418|EXDATE:20240418T000000Z", DTI_ERROR_INVALID_DATA, "4: EXDATE" },
    { "DTSTART;VALUE=DATE:20240418|X-DTI-DAY-KIND:free", DTI_ERROR_INVALID_DATA, "4: X-DTI" },
    { "DTSTART;VALUE=DATE:20240418|X-DTI-DAY-KIND:working|X-DTI-DAY-KIND:holiday",
      DTI_ERROR_INVALID_DATA,
      "5: the event is two kinds" },
    { "DTSTART;VALUE=DATE:20240418|CATEGORIES:DAY-OFF,WORKING-DAY",
      DTI_ERROR_INVALID_DATA,
      "4: the event is two kinds" },
    { "DTSTART;VALUE=DATE:20240418|END:VEVENT|BEGIN:VEVENT|DTSTART;VALUE=DATE:20240418|"
      "CATEGORIES:WORKING-DAY",
      DTI_ERROR_INVALID_DATA,
      "5: 2024-04-18 is another kind of day here than at line 2" },
  };

  g_test_summary ("Each fault of an event is an error that names its line");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = g_strconcat ("BEGIN:VCALENDAR|BEGIN:VEVENT|",
                                            cases[i].event,
                                            "|END:VEVENT|END:VCALENDAR|",
                                            NULL);
      g_autofree char *text = make_text (lines);

      assert_fault (text, cases[i].code, cases[i].message);
    }
}

static void
test_text_faults (void)
{
  static const struct
  {
    const char *lines;
    int code;
    const char *message;
  } cases[] = {
    { "BEGIN:VCALENDAR", DTI_ERROR_INVALID_DATA, "1: the text ends, and “VCALENDAR” is open" },
    { "BEGIN:VCALENDAR|BEGIN:VEVENT|END:VCALENDAR", DTI_ERROR_INVALID_DATA, "3: “VCALENDAR” ends" },
    { "BEGIN:VCALENDAR|END:VCALENDAR|END:VCALENDAR", DTI_ERROR_INVALID_DATA, "3: " },
    { "BEGIN:VCALENDAR|END:VCALENDAR|X:1", DTI_ERROR_INVALID_DATA, "3: “X” stands outside" },
    { "BEGIN:VCALENDAR|END:VCALENDAR|BEGIN:VEVENT|END:VEVENT", DTI_ERROR_INVALID_DATA, "3: " },
    { "BEGIN:VCALENDAR|nonsense|END:VCALENDAR", DTI_ERROR_INVALID_DATA, "2: a line reads" },
    { "BEGIN:VCALENDAR|:nonsense|END:VCALENDAR", DTI_ERROR_INVALID_DATA, "2: a line reads" },
    { "BEGIN:VCALENDAR|X:\xff|END:VCALENDAR", DTI_ERROR_INVALID_DATA, "2: the line is not UTF-8" },
  };

  g_test_summary ("Text that is no iCalendar is an error that names the line");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_text (cases[i].lines);

      assert_fault (text, cases[i].code, cases[i].message);
    }
  /* What is no iCalendar at all is read as JSON, and is none either. */
  assert_fault ("", DTI_ERROR_INVALID_DATA, "");
  assert_fault ("BEGIN:VEVENT", DTI_ERROR_INVALID_DATA, "");
}

/* @head, then @part so many times, then @tail. */
static char *
repeat (const char *head, const char *part, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, tail);

  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  static const char end[] = "END:VCALENDAR\r\n";
  g_autofree char *deep = repeat ("BEGIN:VCALENDAR\n", "BEGIN:X\n", 100000, end);
  g_autofree char *rules =
      repeat ("BEGIN:VCALENDAR\n",
              "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY;COUNT=1\nEND:VEVENT\n",
              101,
              end);
  /* Every day of four centuries, again and again. */
  g_autofree char *yeardays = repeat ("BYYEARDAY=1", ",2", 300, "");
  g_autofree char *event = g_strconcat (
      "BEGIN:VEVENT\nDTSTART;VALUE=DATE:19000101\nDTEND;VALUE=DATE:19010101\nRRULE:FREQ=YEARLY;",
      yeardays,
      "\nEND:VEVENT\n",
      NULL);
  g_autofree char *days = repeat ("BEGIN:VCALENDAR\n", event, 90, end);
  g_autofree char *line = repeat ("BEGIN:VCALENDAR\nX:", "\n 0123456789abcdef", 4100, "\n");
  g_autofree char *large =
      repeat ("BEGIN:VCALENDAR\n", "X-A:0123456789\n", (1 << 20) + 200000, end);
  g_autofree char *values =
      repeat ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nRDATE;VALUE=DATE:20200101", ",20200101", 600, "\n");
  g_autofree char *excluded = repeat (
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY;COUNT=3\n"
      "SUMMARY:x\n",
      "EXDATE;VALUE=DATE:20200101\n",
      20000,
      "END:VEVENT\nEND:VCALENDAR\n");
  g_autoptr (GError) error = NULL;
  DtiCalendar *calendar;

  g_test_summary ("Files that are too large, too deep or endless are refused soon");

  assert_fault (deep, DTI_ERROR_LIMIT, "17: the components are nested deeper");
  assert_fault (rules, DTI_ERROR_LIMIT, "more than 100 events that return");
  assert_fault (days, DTI_ERROR_LIMIT, "more than 300000 days");
  assert_fault (line, DTI_ERROR_LIMIT, "2: the line is longer");
  assert_fault (values, DTI_ERROR_LIMIT, "3: a line has at most 400 values");
  assert_fault (large, DTI_ERROR_LIMIT, "larger than 16777216 bytes");
  calendar = dti_calendar_new_from_icalendar (excluded, &error);
  g_assert_no_error (error);
  assert_holidays (calendar, "20210101 holiday x|20220101 holiday x");
  g_assert_finalize_object (calendar);
}

static void
test_long_title (void)
{
  g_autofree char *title = repeat ("", "Tết ", 10001, "x");
  g_autofree char *event = g_strconcat ("DTSTART;VALUE=DATE:20240210|SUMMARY:", title, NULL);
  DtiCalendar *calendar = load_event (event);

  g_test_summary ("A title may be as long as a line");

  g_assert_cmpuint (strlen (title), >, 60000);
  assert_title (calendar, 20240210, title);
  g_assert_finalize_object (calendar);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar-icalendar/events", test_events);
  g_test_add_func ("/calendar-icalendar/rules", test_rules);
  g_test_add_func ("/calendar-icalendar/precedence", test_precedence);
  g_test_add_func ("/calendar-icalendar/text", test_text);
  g_test_add_func ("/calendar-icalendar/event-faults", test_event_faults);
  g_test_add_func ("/calendar-icalendar/text-faults", test_text_faults);
  g_test_add_func ("/calendar-icalendar/limits", test_limits);
  g_test_add_func ("/calendar-icalendar/long-title", test_long_title);

  return g_test_run ();
}
