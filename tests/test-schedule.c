/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <time.h>

#include "schedule-testing.h"

/* ---- the days of the plan ---- */

typedef struct
{
  const char *rule;
  const char *agency;
  const char *period;
  const char *due;    /* strict */
  const char *rolled; /* to the working day before */
} DtiDueCase;

/* Read off the plan by hand, with a printed calendar of the years. */
static const DtiDueCase due_cases[] = {
  { "q-agency", "skhdt", "2023-Q3", "2023-09-24", "2023-09-22" },
  { "q-agency", "skhdt", "2023-Q4", "2023-12-24", "2023-12-22" },
  { "q-agency", "skhdt", "2024-Q2", "2024-06-24", "2024-06-24" },
  { "q-coord", "stttt", "2023-Q3", "2023-09-29", "2023-09-29" },
  { "q-coord", "stttt", "2023-Q4", "2023-12-29", "2023-12-29" },
  { "q-coord", "stttt", "2024-Q2", "2024-06-29", "2024-06-28" },
  { "y-agency", "cat", "2023", "2023-12-19", "2023-12-19" },
  { "y-coord", "stttt", "2023", "2023-12-24", "2023-12-22" },
};

static void
check_due_cases (void)
{
  g_autoptr (DtiPlan) strict_plan = load_duties ("none");
  g_autoptr (DtiPlan) rolled_plan = load_duties ("preceding");
  g_autoptr (DtiSchedule) strict = dti_schedule_new (strict_plan, NULL);
  g_autoptr (DtiSchedule) rolled = dti_schedule_new (rolled_plan, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (due_cases); i++)
    {
      const DtiDueCase *c = &due_cases[i];
      DtiObligation *a = dti_schedule_lookup (strict, c->rule, c->agency, c->period);
      DtiObligation *b = dti_schedule_lookup (rolled, c->rule, c->agency, c->period);

      g_assert_nonnull (a);
      g_assert_nonnull (b);
      assert_day (dti_obligation_get_due (a), c->due);
      assert_day (dti_obligation_get_due_rolled (a), c->due);
      assert_day (dti_obligation_get_working_day_before (a), c->rolled);
      assert_day (dti_obligation_get_due (b), c->due);
      assert_day (dti_obligation_get_due_rolled (b), c->rolled);
    }
}

/* 17:30 UTC on the 24th is the 25th in Viet Nam, and nowhere else does it matter what day it is. */
static void
check_edge (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (DtiSubmissionRegister) submissions = dti_submission_register_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) start = g_date_time_new (utc, 2023, 9, 1, 0, 0, 0.0);
  g_autoptr (GDateTime) late = g_date_time_new (utc, 2023, 9, 24, 17, 30, 0.0);
  g_autoptr (GDateTime) local = g_date_time_to_local (late);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmission) submission =
      dti_submission_register_open (submissions, "cat", "q-agency", "2023-Q3", "an", start, &error);
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "cat", "2023-Q3");
  int days = 0;

  g_assert_no_error (error);
  dti_submission_set_content (submission, 1, 1, 1, 0, &error);
  g_assert_no_error (error);
  dti_submission_apply (submission, DTI_SUBMISSION_ACTION_SUBMIT, "an", NULL, local, &error);
  g_assert_no_error (error);

  dti_schedule_set_register (schedule, submissions);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_SUBMITTED_LATE);
  g_assert_true (dti_obligation_get_days_late (obligation, &days));
  g_assert_cmpint (days, ==, 1);
}

static void
test_zones (void)
{
  static const char *const zones[] = {
    "UTC", "Asia/Ho_Chi_Minh", "Pacific/Pago_Pago", "Pacific/Apia", "Pacific/Kiritimati"
  };

  g_test_summary ("The due days of the plan, strict and rolled, in host zones from −11 to +14");

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      check_due_cases ();
      check_edge ();
    }
  g_unsetenv ("TZ");
  tzset ();
}

static void
test_following (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("following");
  g_autoptr (DtiPlan) modified_plan = load_duties ("modified-following");
  g_autoptr (DtiCalendar) calendar = dti_calendar_new_vietnam (2023, 2025);
  g_autoptr (GDate) bridge = make_day (2023, 12, 29);
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autoptr (DtiSchedule) modified = NULL;
  DtiObligation *obligation;

  g_test_summary ("A day off before New Year sends the report into the next year, or does not");

  g_assert_true (dti_calendar_set_day (calendar, bridge, DTI_DAY_KIND_DAY_OFF, "bù", NULL));
  schedule = dti_schedule_new (plan, calendar);
  obligation = dti_schedule_lookup (schedule, "q-coord", "stttt", "2023-Q4");
  assert_day (dti_obligation_get_due_rolled (obligation), "2024-01-02");
  modified = dti_schedule_new (modified_plan, calendar);
  obligation = dti_schedule_lookup (modified, "q-coord", "stttt", "2023-Q4");
  assert_day (dti_obligation_get_due_rolled (obligation), "2023-12-28");
}

/* ---- lists ---- */

static char *
list_texts (GListModel *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (list, i);

      g_string_append_printf (text,
                              "%s%s %s %s",
                              i > 0 ? ", " : "",
                              dti_obligation_get_rule_id (obligation),
                              dti_obligation_get_agency (obligation),
                              dti_obligation_get_period (obligation));
    }

  return g_string_free (text, FALSE);
}

static void
test_list (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("preceding");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) first = make_day (2023, 12, 1);
  g_autoptr (GDate) last = make_day (2024, 3, 22);
  g_autoptr (GDate) later = make_day (2025, 3, 31);
  g_autoptr (GListModel) list = dti_schedule_list_obligations (schedule, first, last);
  g_autoptr (GListModel) again = dti_schedule_list_obligations (schedule, first, last);
  g_autoptr (GListModel) year = dti_schedule_list_obligations (schedule, last, later);
  g_autoptr (GListModel) none = dti_schedule_list_obligations (schedule, last, first);
  g_autoptr (DtiObligation) one = g_list_model_get_item (list, 0);
  g_autoptr (DtiObligation) same = g_list_model_get_item (again, 0);
  g_autofree char *text = list_texts (list);
  g_autofree char *year_text = list_texts (year);

  g_test_summary ("What is due between two days, in order, by rolled day; the same objects each "
                  "time; nothing of an agency that no longer exists");

  g_assert_cmpstr (text,
                   ==,
                   "y-agency skhdt 2023, y-agency cat 2023, q-agency skhdt 2023-Q4, "
                   "q-agency cat 2023-Q4, y-coord stttt 2023, q-coord stttt 2023-Q4, "
                   "q-agency skhdt 2024-Q1, q-agency cat 2024-Q1");
  g_assert_true (one == same);
  g_assert_nonnull (strstr (year_text, "q-agency cat 2024-Q4"));
  g_assert_null (strstr (year_text, "q-agency cat 2025-Q1"));
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  g_assert_true (g_list_model_get_item_type (list) == DTI_TYPE_OBLIGATION);
}

static void
test_lookup (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);

  g_test_summary ("Nothing is owed by others, for other periods, after an agency has ended");

  g_assert_nonnull (dti_schedule_lookup (schedule, "q-agency", "cat", "2024-Q4"));
  g_assert_null (dti_schedule_lookup (schedule, "q-agency", "cat", "2025-Q1"));
  g_assert_null (dti_schedule_lookup (schedule, "q-agency", "stttt", "2024-Q4"));
  g_assert_null (dti_schedule_lookup (schedule, "q-agency", "cat", "2024"));
  g_assert_null (dti_schedule_lookup (schedule, "q-agency", "cat", "soon"));
  g_assert_null (dti_schedule_lookup (schedule, "w-agency", "cat", "2024-Q4"));
  g_assert_null (dti_schedule_lookup (schedule, "on-request", "skhdt", "2024-Q4"));
  g_assert_null (dti_schedule_lookup (schedule, "q-agency", "nobody", "2024-Q4"));
  g_assert_true (dti_schedule_lookup (schedule, "q-agency", "cat", "2024-q4") ==
                 dti_schedule_lookup (schedule, "q-agency", "cat", "2024-Q4"));
  g_assert_true (dti_schedule_get_plan (schedule) == plan);
  g_assert_true (dti_calendar_get_sealed (dti_schedule_get_calendar (schedule)));
}

static DtiPlan *
load_json (const char *json)
{
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_json (json, &error);

  g_assert_no_error (error);

  return plan;
}

static void
test_weeks (void)
{
  static const char json[] = "{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"p\","
                             "  \"agencies\": [ { \"id\": \"a\" } ], \"obligations\": ["
                             "  { \"id\": \"w\", \"from\": \"a\", \"every\": \"week\", \"due\": {"
                             "    \"anchor\": \"period-end\", \"offset-days\": 1 } },"
                             "  { \"id\": \"h\", \"from\": \"a\", \"every\": \"half\", \"due\": {"
                             "    \"anchor\": \"period-end\", \"offset-months\": 1 } } ] }";
  g_autoptr (DtiPlan) plan = load_json (json);
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) first = make_day (2023, 12, 25);
  g_autoptr (GDate) last = make_day (2024, 1, 31);
  g_autoptr (GListModel) list = dti_schedule_list_obligations (schedule, first, last);
  g_autofree char *text = list_texts (list);

  g_test_summary ("Weeks run from Monday to Sunday, over the end of a year; halves end in June and "
                  "December");

  g_assert_cmpstr (text,
                   ==,
                   "w a 2023-12-18/2023-12-24, w a 2023-12-25/2023-12-31, "
                   "w a 2024-01-01/2024-01-07, w a 2024-01-08/2024-01-14, "
                   "w a 2024-01-15/2024-01-21, w a 2024-01-22/2024-01-28, h a 2023-H2");
  g_assert_nonnull (dti_schedule_lookup (schedule, "w", "a", "2024-01-01/2024-01-07"));
  g_assert_null (dti_schedule_lookup (schedule, "w", "a", "2024-01-02/2024-01-08"));
  assert_day (dti_obligation_get_due (
                  dti_schedule_lookup (schedule, "w", "a", "2023-12-25/2023-12-31")),
              "2024-01-01");
}

static void
test_validity (void)
{
  static const char json[] =
      "{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"p\","
      "  \"valid\": { \"from\": \"2023-02-15\", \"to\": \"2023-12-31\" },"
      "  \"agencies\": [ { \"id\": \"a\" } ], \"obligations\": ["
      "  { \"id\": \"m\", \"from\": \"a\", \"every\": \"month\", \"due\": {"
      "    \"anchor\": \"period-end\" }, \"valid\": { \"to\": \"2023-05-30\" } },"
      "  { \"id\": \"r\", \"from\": \"a\", \"due\": { \"anchor\": \"on-request\" } } ] }";
  g_autoptr (DtiPlan) plan = load_json (json);
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) first = make_day (2022, 1, 1);
  g_autoptr (GDate) last = make_day (2025, 12, 31);
  g_autoptr (GListModel) list = dti_schedule_list_obligations (schedule, first, last);
  g_autofree char *text = list_texts (list);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Nothing is owed before or after plan and rule are in force");

  g_assert_cmpstr (text, ==, "m a 2023-02, m a 2023-03, m a 2023-04");
  g_assert_false (dti_schedule_request (schedule, "r", "a", "2023", last, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* ---- requests and waivers ---- */

static void
test_request (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("following");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) sunday = make_day (2023, 10, 15);
  g_autoptr (GDate) monday = make_day (2023, 10, 16);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GError) error = NULL;
  DtiObligation *obligation;

  g_test_summary ("A report on request is due once it was asked for");

  g_assert_true (dti_schedule_request (schedule, "on-request", "skhdt", "2023-Q3", sunday, &error));
  g_assert_no_error (error);
  obligation = dti_schedule_lookup (schedule, "on-request", "skhdt", "2023-Q3");
  assert_day (dti_obligation_get_due (obligation), "2023-10-15");
  assert_day (dti_obligation_get_due_rolled (obligation), "2023-10-16");
  list = dti_schedule_list_obligations (schedule, monday, monday);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);

  g_assert_false (
      dti_schedule_request (schedule, "on-request", "skhdt", "2023-Q3", monday, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (dti_schedule_request (schedule, "on-request", "cat", "2023-Q3", monday, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dti_schedule_request (schedule, "q-agency", "skhdt", "2023-Q3", monday, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (
      dti_schedule_request (schedule, "on-request", "skhdt", "yesterday", monday, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_request_limits (void)
{
  static const char json[] =
      "{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"p\","
      "  \"agencies\": [ { \"id\": \"a\" } ], \"obligations\": ["
      "  { \"id\": \"r\", \"from\": \"a\", \"due\": { \"anchor\": \"on-request\" } },"
      "  { \"id\": \"s\", \"from\": \"a\", \"due\": { \"anchor\": \"on-request\","
      "    \"roll\": \"following\" } } ] }";
  g_autoptr (DtiPlan) plan = load_json (json);
  g_autoptr (DtiCalendar) calendar = dti_calendar_new ();
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autoptr (GDate) end = make_day (9999, 12, 31);
  g_autoptr (GDate) before = make_day (9999, 12, 30);
  g_autoptr (GDate) day = make_day (2023, 9, 24);
  g_autoptr (GDateTime) instant = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A day that nothing comes after, and a calendar without a working day");

  for (int weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    dti_calendar_set_weekend (calendar, (GDateWeekday) weekday, TRUE);
  schedule = dti_schedule_new (plan, calendar);
  g_assert_false (dti_schedule_request (schedule, "r", "a", "2023", end, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (dti_schedule_request (schedule, "s", "a", "2023", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_clear_error (&error);

  g_assert_true (dti_schedule_request (schedule, "r", "a", "2023-q3", before, &error));
  g_assert_no_error (error);
  instant = dti_obligation_get_due_instant (dti_schedule_lookup (schedule, "r", "a", "2023-Q3"));
  g_assert_cmpint (g_date_time_get_year (instant), ==, 9999);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_waive (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GError) error = NULL;
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "cat", "2023-Q3");
  guint n_notified = 0;

  g_test_summary ("A waiver needs a reason, and something to waive");

  set_today (schedule, 2023, 12, 1);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_OVERDUE);
  g_assert_false (dti_schedule_waive (schedule, "q-agency", "cat", "2023-Q3", "", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (dti_schedule_waive (schedule, "q-agency", "cat", "2023", "bão", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_signal_connect (obligation, "notify", G_CALLBACK (count_notify_cb), &n_notified);
  g_assert_true (dti_schedule_waive (schedule, "q-agency", "cat", "2023-Q3", "bão số 3", &error));
  g_assert_no_error (error);
  /* Reason, state, overdue, days late. */
  g_assert_cmpuint (n_notified, ==, 4);
  g_assert_true (dti_schedule_waive (schedule, "q-agency", "cat", "2023-Q3", "bão số 3", &error));
  g_assert_cmpuint (n_notified, ==, 4);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_WAIVED);
  g_assert_cmpstr (dti_obligation_get_reason (obligation), ==, "bão số 3");
  g_assert_false (dti_obligation_get_days_late (obligation, NULL));
}

static void
test_remind (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GListModel) nothing = dti_schedule_list_due (schedule, 7);
  g_autoptr (GListModel) week = NULL;
  g_autofree char *text = NULL;

  g_test_summary ("Whom to chase: late ones first, then those of the days ahead");

  g_assert_cmpuint (g_list_model_get_n_items (nothing), ==, 0);
  set_today (schedule, 2023, 9, 27);
  week = dti_schedule_list_due (schedule, 7);
  text = list_texts (week);
  g_assert_true (
      g_str_has_suffix (text,
                        "q-agency skhdt 2023-Q3, q-agency cat 2023-Q3, q-coord stttt 2023-Q3"));
}

/* ---- checks ---- */

static guint
count_problems (DtiProblemList *problems, const char *code)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (problems)); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      count += g_str_equal (dti_problem_get_code (problem), code) ? 1 : 0;
    }

  return count;
}

static DtiProblemList *
check (const char *roll, int first_month, int last_month)
{
  g_autoptr (DtiPlan) plan = load_duties (roll);
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) first = make_day (2023, first_month, 1);
  g_autoptr (GDate) last = make_day (2023, last_month, 31);

  return dti_schedule_check (schedule, first, last);
}

static void
test_check (void)
{
  g_autoptr (DtiProblemList) strict = check ("none", 12, 12);
  g_autoptr (DtiProblemList) rolled = check ("preceding", 12, 12);

  g_test_summary ("December of the plan: both yearly reports come before the Q4 reports they "
                  "contain, two due days are Sundays, and seven days leave slack");

  /* y-agency before q-agency for two agencies told once, y-coord before q-coord. */
  g_assert_cmpuint (count_problems (strict, "due-before-part"), ==, 2);
  /* 24 December 2023: q-agency and y-coord. */
  g_assert_cmpuint (count_problems (strict, "due-on-day-off"), ==, 2);
  g_assert_cmpuint (count_problems (strict, "chain-reversed"), ==, 0);
  /* 24 to 29 December is 5 days, 22 to 29 is 7. */
  g_assert_cmpuint (count_problems (strict, "chain-without-slack"), ==, 0);
  g_assert_cmpuint (count_problems (rolled, "due-on-day-off"), ==, 0);
  g_assert_cmpuint (count_problems (rolled, "due-before-part"), ==, 2);
  /* Weeks of 18 to 24 December: two reports of each agency, and y-coord alone. */
  g_assert_cmpuint (count_problems (strict, "busy-week"), ==, 2);
}

static void
test_check_faults (void)
{
  static const char json[] =
      "{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"p\", \"agencies\": ["
      "  { \"id\": \"a\" }, { \"id\": \"b\" } ], \"obligations\": ["
      "  { \"id\": \"late\", \"from\": \"a\", \"to\": \"b\", \"every\": \"month\","
      "    \"due\": { \"anchor\": \"period-end\", \"offset-days\": 10 }, \"feeds\": \"early\" },"
      "  { \"id\": \"early\", \"from\": \"b\", \"every\": \"month\","
      "    \"due\": { \"anchor\": \"period-end\", \"offset-days\": 3 } },"
      "  { \"id\": \"shut\", \"from\": \"a\", \"every\": \"month\", \"window\": {"
      "    \"first-month\": 1, \"last-month\": 1 },"
      "    \"due\": { \"anchor\": \"period-end\", \"roll\": \"following\" } } ] }";
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPlan) plan = dti_plan_new_from_json (json, &error);
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autoptr (GDate) first = make_day (2023, 9, 1);
  g_autoptr (GDate) last = make_day (2023, 10, 15);
  g_autoptr (DtiProblemList) problems = NULL;

  g_test_summary ("A report due before what it is made from, one due before it is accepted, and a "
                  "roll out of the month");

  g_assert_no_error (error);
  schedule = dti_schedule_new (plan, NULL);
  problems = dti_schedule_check (schedule, first, last);
  g_assert_cmpuint (count_problems (problems, "chain-reversed"), ==, 2);
  /* September's, due on 30 September 2023, a Saturday, goes to 2 October; its figures begin on 1
   * October, so it is accepted by then. August's, due on 31 August, is out of range. */
  g_assert_cmpuint (count_problems (problems, "roll-leaves-month"), ==, 1);
  g_assert_cmpuint (count_problems (problems, "due-before-opening"), ==, 0);
}

static DtiProblemList *
check_json (const char *agencies, const char *rules, GDate *first, GDate *last)
{
  g_autofree char *json =
      g_strdup_printf ("{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"p\", %s,"
                       "  \"obligations\": [ %s ] }",
                       agencies,
                       rules);
  g_autoptr (DtiPlan) plan = load_json (json);
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);

  return dti_schedule_check (schedule, first, last);
}

static void
test_check_opening (void)
{
  static const char agencies[] = "\"agencies\": [ { \"id\": \"a\" } ]";
  static const char rule[] =
      "{ \"id\": \"shut\", \"from\": \"a\", \"every\": \"month\", \"window\": {"
      "  \"first-month\": 1, \"last-month\": 1 }, \"due\": { \"anchor\": \"period-end\" } }";
  g_autoptr (GDate) first = make_day (2023, 8, 1);
  g_autoptr (GDate) last = make_day (2023, 8, 31);
  g_autoptr (DtiProblemList) problems = check_json (agencies, rule, first, last);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_test_summary ("Due on 31 August, on the figures of September");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (problems)), ==, 1);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "due-before-opening");
  g_assert_cmpint (dti_problem_get_severity (problem), ==, DTI_SEVERITY_ERROR);
  g_assert_cmpstr (dti_problem_get_period (problem), ==, "2023-08");
}

static void
test_check_ends (void)
{
  static const char agencies[] =
      "\"valid\": { \"from\": \"2023-03-20\", \"to\": \"2023-12-31\" }, \"agencies\": ["
      "  { \"id\": \"a\" }, { \"id\": \"b\", \"valid\": { \"to\": \"2023-09-30\" } } ]";
  static const char rules[] =
      "{ \"id\": \"m\", \"from\": [\"a\", \"b\"], \"every\": \"month\", \"due\": {"
      "  \"anchor\": \"period-end\", \"offset-days\": 10 } },"
      "{ \"id\": \"n\", \"from\": [\"b\"], \"every\": \"month\", \"due\": {"
      "  \"anchor\": \"period-end\", \"roll\": \"following\" } }";
  g_autoptr (GDate) first = make_day (2023, 1, 1);
  g_autoptr (GDate) last = make_day (2024, 12, 31);
  g_autoptr (DtiProblemList) problems = check_json (agencies, rules, first, last);

  g_test_summary (
      "An agency that ends with September, a plan that ends with the year: September's "
      "and December's reports come after that. The months before the plan are no fault");

  /* b: m on 10 October, and n from Saturday 30 September to 2 October. */
  g_assert_cmpuint (count_problems (problems, "due-after-closing"), ==, 2);
  g_assert_cmpuint (count_problems (problems, "due-after-end"), ==, 1);
}

static void
test_check_chain (void)
{
  static const char agencies[] =
      "\"agencies\": [ { \"id\": \"a\" }, { \"id\": \"b\" }, { \"id\": \"c\" },"
      "  { \"id\": \"g\", \"kind\": \"group\", \"members\": [\"b\"] } ]";
  static const char rules[] =
      "{ \"id\": \"part\", \"from\": \"a\", \"to\": \"g\", \"every\": \"month\", \"due\": {"
      "  \"anchor\": \"month-of-period\", \"day\": 10 } },"
      "{ \"id\": \"whole\", \"from\": [\"b\", \"c\"], \"every\": \"month\","
      "  \"slack-days\": %d, \"due\": { \"anchor\": \"month-of-period\", \"day\": %d } }";
  static const struct
  {
    int slack;
    int day;
    guint n_reversed;
    guint n_short;
  } cases[] = { { 5, 15, 0, 0 }, { 6, 15, 0, 1 }, { 1, 10, 0, 1 },
                { 0, 10, 0, 0 }, { 0, 9, 1, 0 },  { 5, 9, 1, 0 } };
  g_autoptr (GDate) first = make_day (2023, 8, 1);
  g_autoptr (GDate) last = make_day (2023, 8, 31);

  g_test_summary ("What b makes of a's report, which a group of b's receives; c receives nothing");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *both = g_strdup_printf (rules, cases[i].slack, cases[i].day);
      g_autoptr (DtiProblemList) problems = check_json (agencies, both, first, last);

      g_assert_cmpuint (count_problems (problems, "chain-reversed"), ==, cases[i].n_reversed);
      g_assert_cmpuint (count_problems (problems, "chain-without-slack"), ==, cases[i].n_short);
    }
}

/* ---- export ---- */

static void
test_json (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("preceding");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) first = make_day (2023, 9, 1);
  g_autoptr (GDate) last = make_day (2023, 9, 30);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *entries;
  JsonObject *entry;
  JsonArray *window;

  g_test_summary ("The JSON of the command: one object for those who owe the same");

  set_today (schedule, 2023, 9, 20);
  text = dti_schedule_to_json (schedule, first, last);
  root = json_from_string (text, NULL);
  entries = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (entries), ==, 2);
  entry = json_array_get_object_element (entries, 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "obligation"), ==, "q-agency");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (entry, "from")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (entry, "period"), ==, "2023-Q3");
  window = json_object_get_array_member (entry, "window");
  g_assert_cmpstr (json_array_get_string_element (window, 0), ==, "2023-07-01");
  g_assert_cmpstr (json_array_get_string_element (window, 1), ==, "2023-09-30");
  g_assert_cmpstr (json_object_get_string_member (entry, "due"), ==, "2023-09-24");
  g_assert_cmpstr (json_object_get_string_member (entry, "due-rolled"), ==, "2023-09-22");
  g_assert_cmpstr (json_object_get_string_member (entry, "state"), ==, "due-soon");
  g_assert_true (json_object_has_member (json_object_get_object_member (entry, "text"), "vi"));
}

static void
test_icalendar (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("preceding");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) first = make_day (2023, 9, 1);
  g_autoptr (GDate) last = make_day (2023, 9, 30);
  g_autofree char *text = dti_schedule_to_icalendar (schedule, first, last);
  g_autofree char *again = dti_schedule_to_icalendar (schedule, first, last);

  g_test_summary ("An event on the rolled day for each report, and the same text each time");

  g_assert_cmpstr (text, ==, again);
  g_assert_nonnull (strstr (text, "UID:222/q-agency/skhdt/2023-Q3@libdti"));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20230922"));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20230929"));
}

static void
test_size (void)
{
  g_autoptr (GString) json = g_string_new (
      "{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"p\", \"agencies\": [");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPlan) plan = NULL;
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (GDate) first = make_day (2023, 1, 1);
  g_autoptr (GDate) last = make_day (2023, 12, 31);
  const guint n = 5000;

  g_test_summary ("Five thousand agencies and a year of quarters, checked too");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{ \"id\": \"a%u\" }", i > 0 ? "," : "", i);
  g_string_append (json,
                   "], \"obligations\": [ { \"id\": \"q\", \"every\": \"quarter\", \"due\": {"
                   "\"anchor\": \"period-end\", \"offset-days\": 10 }, \"from\": [");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s\"a%u\"", i > 0 ? "," : "", i);
  g_string_append (json, "] } ] }");
  plan = dti_plan_new_from_json (json->str, &error);
  g_assert_no_error (error);

  schedule = dti_schedule_new (plan, NULL);
  list = dti_schedule_list_obligations (schedule, first, last);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 4 * n);
  set_today (schedule, 2023, 6, 1);
  problems = dti_schedule_check (schedule, first, last);
  g_assert_nonnull (problems);
}

static void
test_ten_years (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("preceding");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GDate) first = make_day (2025, 1, 1);
  g_autoptr (GDate) last = make_day (2034, 12, 31);
  g_autoptr (GListModel) list = dti_schedule_list_obligations (schedule, first, last);
  guint n = g_list_model_get_n_items (list);

  g_test_summary ("Ten years: five reports a year of each of two bodies; nothing of the third, "
                  "which has ended; and all of them in order");

  g_assert_cmpuint (n, ==, 10 * 2 * 5);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (DtiObligation) a = g_list_model_get_item (list, i - 1);
      g_autoptr (DtiObligation) b = g_list_model_get_item (list, i);
      g_autoptr (GDate) x = dti_obligation_get_due_rolled (a);
      g_autoptr (GDate) y = dti_obligation_get_due_rolled (b);

      g_assert_cmpint (g_date_compare (x, y), <=, 0);
    }
}

static void
test_ends (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  DtiSchedule *schedule = dti_schedule_new (plan, NULL);
  DtiSubmissionRegister *submissions = dti_submission_register_new ();
  g_autoptr (GDateTime) start = g_date_time_new_utc (2023, 9, 1, 0, 0, 0.0);
  g_autoptr (GDate) first = make_day (2023, 1, 1);
  g_autoptr (GDate) last = make_day (2023, 12, 31);
  GListModel *list = dti_schedule_list_obligations (schedule, first, last);
  DtiObligation *obligation = g_list_model_get_item (list, 0);
  g_autoptr (GError) error = NULL;
  DtiSubmission *submission = NULL;

  g_test_summary ("A schedule leaves nothing behind, and its obligations outlive it");

  dti_schedule_set_register (schedule, submissions);
  submission = dti_submission_register_open (
      submissions, "skhdt", "q-agency", "2023-Q3", "an", start, &error);
  g_assert_no_error (error);
  g_assert_true (dti_schedule_get_register (schedule) == submissions);
  g_assert_finalize_object (schedule);

  /* Nobody listens any more. */
  dti_submission_set_content (submission, 1, 1, 1, 0, &error);
  g_assert_no_error (error);
  dti_submission_apply (submission, DTI_SUBMISSION_ACTION_SUBMIT, "an", NULL, start, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_NOT_OPEN);
  g_assert_finalize_object (list);
  g_assert_finalize_object (obligation);
  g_object_unref (submission);
  g_assert_finalize_object (submissions);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/schedule/zones", test_zones);
  g_test_add_func ("/schedule/following", test_following);
  g_test_add_func ("/schedule/list", test_list);
  g_test_add_func ("/schedule/weeks", test_weeks);
  g_test_add_func ("/schedule/validity", test_validity);
  g_test_add_func ("/schedule/lookup", test_lookup);
  g_test_add_func ("/schedule/request", test_request);
  g_test_add_func ("/schedule/request-limits", test_request_limits);
  g_test_add_func ("/schedule/waive", test_waive);
  g_test_add_func ("/schedule/remind", test_remind);
  g_test_add_func ("/schedule/check", test_check);
  g_test_add_func ("/schedule/check-faults", test_check_faults);
  g_test_add_func ("/schedule/check-opening", test_check_opening);
  g_test_add_func ("/schedule/check-ends", test_check_ends);
  g_test_add_func ("/schedule/check-chain", test_check_chain);
  g_test_add_func ("/schedule/json", test_json);
  g_test_add_func ("/schedule/icalendar", test_icalendar);
  g_test_add_func ("/schedule/size", test_size);
  g_test_add_func ("/schedule/ten-years", test_ten_years);
  g_test_add_func ("/schedule/ends", test_ends);

  return g_test_run ();
}
