/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "schedule-testing.h"

static GDateTime *
make_instant (int year, int month, int day, int hour, int minute)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return g_date_time_new (utc, year, month, day, hour, minute, 0.0);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, GString *names)
{
  g_string_append_printf (names, "%s ", g_param_spec_get_name (pspec));
}

static void
test_days (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");
  g_autoptr (GDateTime) due = dti_obligation_get_due_instant (obligation);
  g_autoptr (GDateTime) cut_off = dti_obligation_get_cut_off (obligation);
  g_autofree char *due_text = g_date_time_format_iso8601 (due);
  g_autofree char *cut_off_text = g_date_time_format_iso8601 (cut_off);

  g_test_summary ("The days and instants of one report");

  g_assert_cmpstr (dti_obligation_get_rule_id (obligation), ==, "q-agency");
  g_assert_true (dti_obligation_get_rule (obligation) ==
                 dti_plan_lookup_obligation (plan, "q-agency"));
  g_assert_cmpstr (dti_obligation_get_agency (obligation), ==, "skhdt");
  g_assert_cmpstr (dti_obligation_get_agency_title (obligation), ==, "Sở Kế hoạch và Đầu tư");
  g_assert_cmpstr (dti_obligation_get_to (obligation)[0], ==, "stttt");
  g_assert_cmpstr (dti_obligation_get_period (obligation), ==, "2023-Q3");
  g_assert_cmpstr (dti_obligation_get_uid (obligation), ==, "222/q-agency/skhdt/2023-Q3@libdti");
  assert_day (dti_obligation_get_window_first (obligation), "2023-07-01");
  assert_day (dti_obligation_get_window_last (obligation), "2023-09-30");
  assert_day (dti_obligation_get_opens (obligation), "2023-07-01");
  g_assert_cmpstr (due_text, ==, "2023-09-25T00:00:00+07");
  g_assert_cmpstr (cut_off_text, ==, "2023-09-25T00:00:00+07");
  g_assert_null (dti_obligation_get_submission (obligation));
  g_assert_null (dti_obligation_get_reason (obligation));
}

typedef struct
{
  int month;
  int day;
  DtiObligationState state;
  int days_late; /* 0: none */
} DtiStateCase;

static void
test_states (void)
{
  /* Due on Sunday 24 September 2023; accepted from 1 July; reminded 7 days before. */
  static const DtiStateCase cases[] = {
    { 6, 30, DTI_OBLIGATION_STATE_NOT_OPEN, 0 }, { 7, 1, DTI_OBLIGATION_STATE_OPEN, 0 },
    { 9, 16, DTI_OBLIGATION_STATE_OPEN, 0 },     { 9, 17, DTI_OBLIGATION_STATE_DUE_SOON, 0 },
    { 9, 24, DTI_OBLIGATION_STATE_DUE_SOON, 0 }, { 9, 25, DTI_OBLIGATION_STATE_OVERDUE, 1 },
    { 10, 4, DTI_OBLIGATION_STATE_OVERDUE, 10 },
  };
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");

  g_test_summary ("The states that follow from the day alone");

  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_NOT_OPEN);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int days = 0;

      set_today (schedule, 2023, cases[i].month, cases[i].day);
      g_assert_cmpint (dti_obligation_get_state (obligation), ==, cases[i].state);
      g_assert_cmpint (dti_obligation_get_days_late (obligation, &days),
                       ==,
                       cases[i].days_late != 0);
      g_assert_cmpint (days, ==, cases[i].days_late);
      g_assert_cmpint (dti_obligation_get_overdue (obligation),
                       ==,
                       cases[i].state == DTI_OBLIGATION_STATE_OVERDUE);
    }
}

static void
submit (DtiSubmission *submission, GDateTime *instant)
{
  g_autoptr (GError) error = NULL;

  dti_submission_set_content (submission, 4, 4, 3, 0, &error);
  g_assert_no_error (error);
  dti_submission_apply (submission, DTI_SUBMISSION_ACTION_SUBMIT, "an", NULL, instant, &error);
  g_assert_no_error (error);
}

static void
check_delivery (GDateTime *instant, DtiObligationState state, int days_late)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (DtiSubmissionRegister) submissions = dti_submission_register_new ();
  g_autoptr (GDateTime) start = make_instant (2023, 9, 1, 1, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmission) submission = NULL;
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");
  int days = 99;

  dti_schedule_set_register (schedule, submissions);
  set_today (schedule, 2023, 9, 30);
  submission = dti_submission_register_open (
      submissions, "skhdt", "q-agency", "2023-Q3", "an", start, &error);
  g_assert_no_error (error);
  g_assert_true (dti_obligation_get_submission (obligation) == submission);
  submit (submission, instant);

  g_assert_cmpint (dti_obligation_get_state (obligation), ==, state);
  g_assert_true (dti_obligation_get_days_late (obligation, &days));
  g_assert_cmpint (days, ==, days_late);
  g_assert_false (dti_obligation_get_overdue (obligation));
}

static void
test_delivery (void)
{
  g_autoptr (GDateTime) early = make_instant (2023, 9, 20, 3, 0);
  g_autoptr (GDateTime) last = make_instant (2023, 9, 24, 16, 59);
  g_autoptr (GDateTime) midnight = make_instant (2023, 9, 24, 17, 0);
  g_autoptr (GDateTime) late = make_instant (2023, 9, 24, 17, 30);

  g_test_summary ("Delivered before the 25th in Viet Nam, at its first instant, and after it");

  check_delivery (early, DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME, -4);
  check_delivery (last, DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME, 0);
  check_delivery (midnight, DTI_OBLIGATION_STATE_SUBMITTED_LATE, 1);
  check_delivery (late, DTI_OBLIGATION_STATE_SUBMITTED_LATE, 1);
}

static void
test_return (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (DtiSubmissionRegister) submissions = dti_submission_register_new ();
  g_autoptr (GDateTime) start = make_instant (2023, 9, 1, 1, 0);
  g_autoptr (GDateTime) sent = make_instant (2023, 9, 20, 1, 0);
  g_autoptr (GDateTime) returned = make_instant (2023, 9, 26, 1, 0);
  g_autoptr (GDateTime) again = make_instant (2023, 9, 28, 1, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmission) submission = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");

  g_test_summary ("A returned report is missing until it is sent again; it was on time all the "
                  "same. Only what changes notifies");

  dti_schedule_set_register (schedule, submissions);
  set_today (schedule, 2023, 9, 30);
  submission = dti_submission_register_open (
      submissions, "skhdt", "q-agency", "2023-Q3", "an", start, &error);
  g_assert_no_error (error);
  submit (submission, sent);
  g_signal_connect (obligation, "notify", G_CALLBACK (count_notify_cb), names);

  dti_submission_apply (submission,
                        DTI_SUBMISSION_ACTION_RETURN,
                        "binh",
                        "thiếu số liệu",
                        returned,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_OVERDUE);
  g_assert_nonnull (strstr (names->str, "state "));
  g_assert_nonnull (strstr (names->str, "overdue "));
  g_assert_null (strstr (names->str, "submission "));

  submit (submission, again);
  g_assert_cmpint (dti_obligation_get_state (obligation),
                   ==,
                   DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME);

  /* What is not delivered yet on the day is not known. */
  set_today (schedule, 2023, 9, 10);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_OPEN);
  g_string_truncate (names, 0);
  set_today (schedule, 2023, 9, 11);
  g_assert_cmpstr (names->str, ==, "");
}

static void
test_excluded (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (DtiSubmissionRegister) submissions = dti_submission_register_new ();
  g_autoptr (GDateTime) start = make_instant (2023, 9, 1, 1, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmission) submission = dti_submission_register_open (
      submissions, "skhdt", "q-agency", "2023-Q3", "an", start, &error);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");

  g_test_summary ("An excluded report is neither late nor missing, and says why");

  g_assert_no_error (error);
  dti_submission_apply (submission,
                        DTI_SUBMISSION_ACTION_EXCLUDE,
                        "binh",
                        "không thuộc diện",
                        start,
                        &error);
  g_assert_no_error (error);
  dti_schedule_set_register (schedule, submissions);
  set_today (schedule, 2023, 12, 31);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_EXCLUDED);
  g_assert_cmpstr (dti_obligation_get_reason (obligation), ==, "không thuộc diện");

  dti_schedule_set_register (schedule, NULL);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_OVERDUE);
  g_assert_null (dti_obligation_get_reason (obligation));
}

static void
test_sentences (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiPlan) rolled_plan = load_duties ("preceding");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (DtiSchedule) rolled = dti_schedule_new (rolled_plan, NULL);
  DtiObligation *sunday = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");
  DtiObligation *monday = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2024-Q2");
  DtiObligation *moved = dti_schedule_lookup (rolled, "q-agency", "skhdt", "2023-Q3");
  g_autofree char *vi = dti_obligation_explain_due (sunday, "vi");
  g_autofree char *en = dti_obligation_explain_due (sunday, "en");
  g_autofree char *plain = dti_obligation_explain_due (monday, NULL);
  g_autofree char *moved_vi = dti_obligation_explain_due (moved, "vi");
  g_autofree char *late_vi = NULL;
  g_autofree char *late_en = NULL;

  g_test_summary ("The sentences about a due day and a state");

  g_assert_cmpstr (vi,
                   ==,
                   "trước ngày 25/9/2023 ⇒ chậm nhất Chủ nhật 24/9/2023; ngày làm việc gần nhất "
                   "Thứ Sáu 22/9/2023");
  g_assert_cmpstr (en,
                   ==,
                   "before 25 September 2023 ⇒ at the latest Sunday 24 September 2023; the nearest "
                   "working day is Friday 22 September 2023");
  g_assert_cmpstr (plain, ==, "trước ngày 25/6/2024 ⇒ chậm nhất Thứ Hai 24/6/2024");
  g_assert_true (g_str_has_suffix (moved_vi, "tính theo ngày làm việc gần nhất Thứ Sáu 22/9/2023"));

  set_today (schedule, 2023, 9, 27);
  late_vi = dti_obligation_describe_state (sunday, "vi");
  late_en = dti_obligation_describe_state (sunday, "en");
  g_assert_cmpstr (late_vi, ==, "quá hạn 3 ngày");
  g_assert_cmpstr (late_en, ==, "overdue (3 days)");
}

typedef struct
{
  const char *due;
  const char *vi;
  const char *en;
} DtiWordCase;

static const DtiWordCase word_cases[] = {
  { "\"anchor\": \"period-end\"",
    "chậm nhất ngày cuối kỳ ⇒ chậm nhất Thứ Hai 31/7/2023",
    "by the last day of the period ⇒ at the latest Monday 31 July 2023" },
  { "\"anchor\": \"period-end\", \"bound\": \"before\", \"offset-months\": 1, \"offset-days\": 1",
    "trước ngày cuối kỳ, cộng thêm 1 tháng, cộng thêm 1 ngày ⇒ chậm nhất Thứ Năm 31/8/2023",
    "before the last day of the period, plus 1 month, plus 1 day ⇒ at the latest Thursday 31 "
    "August "
    "2023" },
  { "\"anchor\": \"period-end\", \"offset-days\": -3",
    "chậm nhất ngày cuối kỳ, lùi lại 3 ngày ⇒ chậm nhất Thứ Sáu 28/7/2023",
    "by the last day of the period, less 3 days ⇒ at the latest Friday 28 July 2023" },
  { "\"anchor\": \"month-of-period\", \"day\": 25, \"bound\": \"before\", \"offset-days\": 2",
    "trước ngày 25/7/2023, cộng thêm 2 ngày ⇒ chậm nhất Thứ Tư 26/7/2023",
    "before 25 July 2023, plus 2 days ⇒ at the latest Wednesday 26 July 2023" },
  { "\"anchor\": \"month-of-period\", \"day\": 10, \"offset-months\": 1",
    "chậm nhất ngày 10/8/2023 ⇒ chậm nhất Thứ Năm 10/8/2023",
    "on or before 10 August 2023 ⇒ at the latest Thursday 10 August 2023" },
};

static void
test_words (void)
{
  g_test_summary ("The words of rules with an offset, from the end of a period or a named day");

  for (gsize i = 0; i < G_N_ELEMENTS (word_cases); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"p\","
          "  \"agencies\": [ { \"id\": \"a\" } ], \"obligations\": [ { \"id\": \"m\","
          "  \"from\": \"a\", \"every\": \"month\", \"due\": { %s } } ] }",
          word_cases[i].due);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiPlan) plan = dti_plan_new_from_json (json, &error);
      g_autoptr (DtiSchedule) schedule = NULL;
      DtiObligation *obligation;
      g_autofree char *vi = NULL;
      g_autofree char *en = NULL;

      g_assert_no_error (error);
      schedule = dti_schedule_new (plan, NULL);
      obligation = dti_schedule_lookup (schedule, "m", "a", "2023-07");
      vi = dti_obligation_explain_due (obligation, "vi");
      en = dti_obligation_explain_due (obligation, "en");
      g_assert_cmpstr (vi, ==, word_cases[i].vi);
      g_assert_cmpstr (en, ==, word_cases[i].en);
    }
}

static void
test_holiday_words (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiCalendar) calendar = dti_calendar_new ();
  g_autoptr (GDate) holiday = make_day (2024, 6, 24);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autofree char *vi = NULL;

  g_test_summary ("A holiday says its name");

  dti_calendar_set_day (calendar, holiday, DTI_DAY_KIND_HOLIDAY, "Ngày hội", &error);
  g_assert_no_error (error);
  schedule = dti_schedule_new (plan, calendar);
  vi = dti_obligation_explain_due (dti_schedule_lookup (schedule, "q-agency", "skhdt", "2024-Q2"),
                                   "vi");
  g_assert_cmpstr (vi,
                   ==,
                   "trước ngày 25/6/2024 ⇒ chậm nhất Thứ Hai 24/6/2024 (Ngày hội); ngày làm việc "
                   "gần nhất Thứ Sáu 21/6/2024");
}

static void
test_state_words (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");
  static const struct
  {
    int month;
    int day;
    const char *vi;
    const char *en;
  } cases[] = {
    { 6, 1, "chưa mở", "not open yet" },
    { 8, 1, "đang mở", "open" },
    { 9, 20, "sắp đến hạn", "due soon" },
    { 9, 25, "quá hạn 1 ngày", "overdue (1 day)" },
    { 9, 26, "quá hạn 2 ngày", "overdue (2 days)" },
  };
  g_autofree char *waived = NULL;

  g_test_summary ("The words of the states");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *vi = NULL;
      g_autofree char *en = NULL;

      set_today (schedule, 2023, cases[i].month, cases[i].day);
      vi = dti_obligation_describe_state (obligation, "vi");
      en = dti_obligation_describe_state (obligation, "fr");
      g_assert_cmpstr (vi, ==, cases[i].vi);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
  g_assert_true (dti_schedule_waive (schedule, "q-agency", "skhdt", "2023-Q3", "bão số 3", NULL));
  waived = dti_obligation_describe_state (obligation, "vi");
  g_assert_cmpstr (waived, ==, "được miễn: bão số 3");
}

/* A text of whatever a property holds. */
static char *
write_value (const GValue *value)
{
  if (G_VALUE_HOLDS (value, G_TYPE_DATE))
    {
      char text[32];

      g_date_strftime (text, sizeof text, "%Y-%m-%d", g_value_get_boxed (value));
      return g_strdup (text);
    }
  if (G_VALUE_HOLDS (value, G_TYPE_DATE_TIME))
    return g_date_time_format_iso8601 (g_value_get_boxed (value));
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_strjoinv (" ", g_value_get_boxed (value));
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);

  return NULL;
}

static void
test_all_properties (void)
{
  static const char *const expected[][2] = {
    { "agency", "cat" },
    { "agency-title", "Công an tỉnh" },
    { "cut-off", "2023-12-25T00:00:00+07" },
    { "due", "2023-12-24" },
    { "due-instant", "2023-12-25T00:00:00+07" },
    { "due-rolled", "2023-12-24" },
    { "opens", "2023-10-01" },
    { "period", "2023-Q4" },
    { "rule-id", "q-agency" },
    { "to", "stttt" },
    { "uid", "222/q-agency/cat/2023-Q4@libdti" },
    { "window-first", "2023-10-01" },
    { "window-last", "2023-12-31" },
    { "working-day-before", "2023-12-22" },
  };
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "cat", "2023-Q4");

  g_test_summary ("Every day, instant and text as a property");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GValue value = G_VALUE_INIT;
      g_autofree char *text = NULL;

      g_object_get_property (G_OBJECT (obligation), expected[i][0], &value);
      text = write_value (&value);
      g_assert_cmpstr (text, ==, expected[i][1]);
      g_value_unset (&value);
    }
}

static void
test_properties (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "skhdt", "2023-Q3");
  g_autofree char *agency = NULL;
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;
  g_autofree char *expected_key = dti_obligation_get_collation_key (obligation);
  g_autoptr (GDate) due = NULL;
  g_autoptr (GDateTime) instant = NULL;
  DtiObligationState state = DTI_OBLIGATION_STATE_OPEN;
  gboolean overdue = FALSE;
  int days_late = 0;

  g_test_summary ("What lists on a screen bind to");

  set_today (schedule, 2023, 9, 26);
  g_object_get (obligation,
                "agency",
                &agency,
                "agency-title",
                &title,
                "collation-key",
                &key,
                "due",
                &due,
                "due-instant",
                &instant,
                "state",
                &state,
                "overdue",
                &overdue,
                "days-late",
                &days_late,
                NULL);
  g_assert_cmpstr (agency, ==, "skhdt");
  g_assert_cmpstr (title, ==, "Sở Kế hoạch và Đầu tư");
  g_assert_cmpstr (key, ==, expected_key);
  g_assert_cmpuint (g_date_get_day (due), ==, 24);
  g_assert_cmpint (g_date_time_get_day_of_month (instant), ==, 25);
  g_assert_cmpint (state, ==, DTI_OBLIGATION_STATE_OVERDUE);
  g_assert_true (overdue);
  g_assert_cmpint (days_late, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/obligation/days", test_days);
  g_test_add_func ("/obligation/states", test_states);
  g_test_add_func ("/obligation/delivery", test_delivery);
  g_test_add_func ("/obligation/return", test_return);
  g_test_add_func ("/obligation/excluded", test_excluded);
  g_test_add_func ("/obligation/sentences", test_sentences);
  g_test_add_func ("/obligation/words", test_words);
  g_test_add_func ("/obligation/holiday-words", test_holiday_words);
  g_test_add_func ("/obligation/state-words", test_state_words);
  g_test_add_func ("/obligation/properties", test_properties);
  g_test_add_func ("/obligation/all-properties", test_all_properties);

  return g_test_run ();
}
