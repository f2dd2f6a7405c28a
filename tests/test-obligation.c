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
  g_test_add_func ("/obligation/properties", test_properties);

  return g_test_run ();
}
