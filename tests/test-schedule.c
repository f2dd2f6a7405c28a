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

static void
test_zones (void)
{
  static const char *const zones[] = {
    "UTC", "Asia/Ho_Chi_Minh", "Pacific/Pago_Pago", "Pacific/Kiritimati"
  };

  g_test_summary ("The due days of the plan, strict and rolled, in host zones from −11 to +14");

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      check_due_cases ();
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
  g_assert_true (dti_schedule_get_plan (schedule) == plan);
  g_assert_true (dti_calendar_get_sealed (dti_schedule_get_calendar (schedule)));
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
test_waive (void)
{
  g_autoptr (DtiPlan) plan = load_duties ("none");
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, NULL);
  g_autoptr (GError) error = NULL;
  DtiObligation *obligation = dti_schedule_lookup (schedule, "q-agency", "cat", "2023-Q3");

  g_test_summary ("A waiver needs a reason, and something to waive");

  set_today (schedule, 2023, 12, 1);
  g_assert_cmpint (dti_obligation_get_state (obligation), ==, DTI_OBLIGATION_STATE_OVERDUE);
  g_assert_false (dti_schedule_waive (schedule, "q-agency", "cat", "2023-Q3", "", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (dti_schedule_waive (schedule, "q-agency", "cat", "2023", "bão", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (dti_schedule_waive (schedule, "q-agency", "cat", "2023-Q3", "bão số 3", &error));
  g_assert_no_error (error);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/schedule/zones", test_zones);
  g_test_add_func ("/schedule/following", test_following);
  g_test_add_func ("/schedule/list", test_list);
  g_test_add_func ("/schedule/lookup", test_lookup);
  g_test_add_func ("/schedule/request", test_request);
  g_test_add_func ("/schedule/waive", test_waive);
  g_test_add_func ("/schedule/remind", test_remind);
  g_test_add_func ("/schedule/check", test_check);
  g_test_add_func ("/schedule/check-faults", test_check_faults);
  g_test_add_func ("/schedule/json", test_json);
  g_test_add_func ("/schedule/icalendar", test_icalendar);
  g_test_add_func ("/schedule/size", test_size);

  return g_test_run ();
}
