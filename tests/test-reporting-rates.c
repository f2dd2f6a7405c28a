/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include <json-glib/json-glib.h>
#include <libdti/base/dti-error.h>
#include <libdti/monitoring/dti-reporting-rates.h>
#include <libdti/monitoring/dti-schedule.h>

#define OWNER "an"
#define REVIEWER "bình"

/* ---- a small province ---- */

/* Five agencies report every quarter, one more every month; "phong" is a part of "skh". */
static const char province[] =
    "{'format':'dti-plan','format-version':1,'id':'p','agencies':["
    "{'id':'ubnd','title':{'vi':'UBND tỉnh'},'kind':'people-committee'},"
    "{'id':'stt','title':{'vi':'Sở TTTT'},'kind':'department','parent':'ubnd'},"
    "{'id':'skh','title':{'vi':'Sở KHĐT'},'kind':'department','parent':'ubnd'},"
    "{'id':'phong','title':{'vi':'=Phòng, 1'},'kind':'office','parent':'skh'},"
    "{'id':'snv','title':{'vi':'Sở Nội vụ'},'kind':'department','parent':'ubnd'},"
    "{'id':'bd','title':{'vi':'Bưu điện'},'parent':'ubnd'}],"
    "'obligations':["
    "{'id':'quarterly','title':{'vi':'Báo cáo quý'},'from':['stt','skh','phong','snv','bd'],"
    "'to':'ubnd','every':'quarter',"
    "'due':{'anchor':'month-of-period','day':25,'bound':'before'}},"
    "{'id':'monthly','from':['ubnd'],'to':'stt','every':'month',"
    "'due':{'anchor':'month-of-period','day':10}}]}";

static DtiPlan *
load_plan (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_json (json, &error);

  g_assert_no_error (error);

  return plan;
}

static GDate *
day_of (int year, int month, int day)
{
  return g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static DtiSchedule *
make_schedule (DtiPlan *plan, DtiSubmissionRegister *reg, GDate *today)
{
  g_autoptr (DtiCalendar) calendar = dti_calendar_new ();
  DtiSchedule *schedule = dti_schedule_new (plan, calendar);

  dti_schedule_set_register (schedule, reg);
  dti_schedule_set_today (schedule, today);

  return schedule;
}

static GListModel *
list_year (DtiSchedule *schedule)
{
  g_autoptr (GDate) first = day_of (2023, 1, 1);
  g_autoptr (GDate) last = day_of (2023, 12, 31);

  return dti_schedule_list_obligations (schedule, first, last);
}

static void
act (DtiSubmission *submission, DtiSubmissionAction action, GDateTime *instant)
{
  gboolean is_owner =
      action == DTI_SUBMISSION_ACTION_SUBMIT || action == DTI_SUBMISSION_ACTION_EDIT;
  g_autoptr (GError) error = NULL;

  dti_submission_apply (submission, action, is_owner ? OWNER : REVIEWER, "vì thế", instant, &error);
  g_assert_no_error (error);
}

static DtiSubmission *
open_report (DtiSubmissionRegister *reg,
             const char *agency,
             const char *rule,
             const char *period,
             GDateTime *instant)
{
  g_autoptr (GError) error = NULL;
  DtiSubmission *submission =
      dti_submission_register_open (reg, agency, rule, period, OWNER, instant, &error);

  g_assert_no_error (error);

  return submission;
}

static void
deliver (DtiSubmissionRegister *reg,
         const char *agency,
         const char *rule,
         const char *period,
         const char *when,
         DtiSubmissionAction then)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (when, NULL);
  g_autoptr (DtiSubmission) submission = open_report (reg, agency, rule, period, instant);

  g_assert_true (dti_submission_set_content (submission, 10, 8, 6, 0, NULL));
  act (submission, DTI_SUBMISSION_ACTION_SUBMIT, instant);
  if (then != DTI_SUBMISSION_ACTION_SUBMIT)
    act (submission, then, instant);
}

static void
assert_counts (DtiReportingRate *rate,
               guint on_time,
               guint late,
               guint none,
               guint pending,
               guint waived,
               guint excluded)
{
  g_assert_nonnull (rate);
  g_assert_cmpuint (dti_reporting_rate_get_n_on_time (rate), ==, on_time);
  g_assert_cmpuint (dti_reporting_rate_get_n_late (rate), ==, late);
  g_assert_cmpuint (dti_reporting_rate_get_n_none (rate), ==, none);
  g_assert_cmpuint (dti_reporting_rate_get_n_pending (rate), ==, pending);
  g_assert_cmpuint (dti_reporting_rate_get_n_waived (rate), ==, waived);
  g_assert_cmpuint (dti_reporting_rate_get_n_excluded (rate), ==, excluded);
  g_assert_cmpuint (dti_reporting_rate_get_n_expected (rate), ==, on_time + late + none);
  g_assert_cmpuint (dti_reporting_rate_get_n_received (rate), ==, on_time + late);
}

/* The third quarter on 1 October: stt in time to the second, skh late by one, phong returned, snv
 * excluded, bd waived. */
static GListModel *
make_quarter (DtiPlan *plan, DtiSubmissionRegister *reg)
{
  g_autoptr (GDate) today = day_of (2023, 10, 1);
  g_autoptr (GDate) first = day_of (2023, 7, 1);
  g_autoptr (GDate) last = day_of (2023, 9, 30);
  g_autoptr (DtiSchedule) schedule = make_schedule (plan, reg, today);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GError) error = NULL;
  GListStore *chosen = g_list_store_new (DTI_TYPE_OBLIGATION);

  deliver (reg,
           "stt",
           "quarterly",
           "2023-Q3",
           "2023-09-24T23:59:59+07",
           DTI_SUBMISSION_ACTION_SUBMIT);
  deliver (reg,
           "skh",
           "quarterly",
           "2023-Q3",
           "2023-09-25T00:00:00+07",
           DTI_SUBMISSION_ACTION_VERIFY);
  deliver (reg,
           "phong",
           "quarterly",
           "2023-Q3",
           "2023-09-20T08:00:00+07",
           DTI_SUBMISSION_ACTION_RETURN);
  deliver (reg,
           "snv",
           "quarterly",
           "2023-Q3",
           "2023-09-20T08:00:00+07",
           DTI_SUBMISSION_ACTION_EXCLUDE);
  dti_schedule_waive (schedule, "quarterly", "bd", "2023-Q3", "không thuộc diện", &error);
  g_assert_no_error (error);

  all = dti_schedule_list_obligations (schedule, first, last);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (all, i);

      if (g_str_equal (dti_obligation_get_period (obligation), "2023-Q3"))
        g_list_store_append (chosen, obligation);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (chosen)), ==, 5);

  return G_LIST_MODEL (chosen);
}

static void
test_groups (void)
{
  g_autoptr (DtiPlan) plan = load_plan (province);
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = make_quarter (plan, reg);
  g_autoptr (DtiReportingRates) agencies =
      dti_reporting_rates_new (obligations, DTI_RATE_GROUP_AGENCY);
  g_autoptr (DtiReportingRates) rules = dti_reporting_rates_new (obligations, DTI_RATE_GROUP_RULE);
  g_autoptr (DtiReportingRates) periods =
      dti_reporting_rates_new (obligations, DTI_RATE_GROUP_PERIOD);
  g_autoptr (DtiReportingRates) all = dti_reporting_rates_new (obligations, DTI_RATE_GROUP_ALL);
  DtiReportingRate *total = dti_reporting_rates_get_total (agencies);

  g_test_summary ("A quarter by agency, rule, period and all together");

  assert_counts (dti_reporting_rates_lookup (agencies, "stt"), 1, 0, 0, 0, 0, 0);
  assert_counts (dti_reporting_rates_lookup (agencies, "skh"), 0, 1, 0, 0, 0, 0);
  assert_counts (dti_reporting_rates_lookup (agencies, "phong"), 0, 0, 1, 0, 0, 0);
  assert_counts (dti_reporting_rates_lookup (agencies, "snv"), 0, 0, 0, 0, 0, 1);
  assert_counts (dti_reporting_rates_lookup (agencies, "bd"), 0, 0, 0, 0, 1, 0);
  g_assert_null (dti_reporting_rates_lookup (agencies, "ubnd"));
  assert_counts (total, 1, 1, 1, 0, 1, 1);
  g_assert_cmpuint (dti_reporting_rate_get_n_returned (total), ==, 1);
  g_assert_cmpuint (dti_reporting_rate_get_n_content_expected (total), ==, 20);
  g_assert_cmpuint (dti_reporting_rate_get_n_content_present (total), ==, 16);
  g_assert_cmpuint (dti_reporting_rate_get_n_content_with_evidence (total), ==, 12);
  g_assert_cmpstr (dti_reporting_rate_get_id (total), ==, "*");
  g_assert_cmpstr (dti_reporting_rate_get_title (dti_reporting_rates_lookup (agencies, "stt")),
                   ==,
                   "Sở TTTT");

  g_assert_cmpuint (dti_reporting_rates_get_n_items (rules), ==, 1);
  assert_counts (dti_reporting_rates_lookup (rules, "quarterly"), 1, 1, 1, 0, 1, 1);
  g_assert_cmpstr (dti_reporting_rate_get_title (dti_reporting_rates_lookup (rules, "quarterly")),
                   ==,
                   "Báo cáo quý");
  assert_counts (dti_reporting_rates_lookup (periods, "2023-Q3"), 1, 1, 1, 0, 1, 1);
  assert_counts (dti_reporting_rates_lookup (all, "*"), 1, 1, 1, 0, 1, 1);
}

static void
test_list (void)
{
  g_autoptr (DtiPlan) plan = load_plan (province);
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = make_quarter (plan, reg);
  DtiReportingRates *rates = dti_reporting_rates_new (obligations, DTI_RATE_GROUP_AGENCY);
  g_autoptr (DtiReportingRate) first = g_list_model_get_item (G_LIST_MODEL (rates), 0);
  g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, 0);
  g_autoptr (DtiReportingRate) total = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  DtiRateGroup group;
  GType type;
  guint n_items;

  g_test_summary ("Rates are a list, in the order of first appearance");

  g_object_get (rates, "item-type", &type, "n-items", &n_items, "group", &group, NULL);
  g_object_get (rates, "total", &total, "problems", &problems, NULL);
  g_assert_true (type == DTI_TYPE_REPORTING_RATE);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (rates)) == type);
  g_assert_cmpuint (n_items, ==, 5);
  g_assert_cmpint (group, ==, DTI_RATE_GROUP_AGENCY);
  g_assert_cmpint (dti_reporting_rates_get_group (rates), ==, DTI_RATE_GROUP_AGENCY);
  g_assert_true (total == dti_reporting_rates_get_total (rates));
  g_assert_true (problems == dti_reporting_rates_get_problems (rates));
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);
  g_assert_cmpstr (dti_reporting_rate_get_id (first), ==, dti_obligation_get_agency (obligation));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (rates), 5));
  g_assert_finalize_object (rates);
}

static void
test_roll_up (void)
{
  g_autoptr (DtiPlan) plan = load_plan (province);
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = make_quarter (plan, reg);
  g_autoptr (DtiReportingRates) rates =
      dti_reporting_rates_new (obligations, DTI_RATE_GROUP_PERIOD);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiReportingRates) parents =
      dti_reporting_rates_roll_up (rates, plan, DTI_RATE_GROUP_PARENT, &error);
  g_autoptr (DtiReportingRates) above =
      dti_reporting_rates_roll_up (parents, plan, DTI_RATE_GROUP_PARENT, &error);
  g_autoptr (DtiReportingRates) top =
      dti_reporting_rates_roll_up (above, plan, DTI_RATE_GROUP_PARENT, &error);
  g_autoptr (DtiReportingRates) kinds =
      dti_reporting_rates_roll_up (rates, plan, DTI_RATE_GROUP_KIND, &error);
  g_autoptr (DtiReportingRates) agencies =
      dti_reporting_rates_roll_up (top, plan, DTI_RATE_GROUP_AGENCY, &error);
  double value;

  g_test_summary ("Counts go up level by level; those without a parent go to the top");

  g_assert_no_error (error);
  assert_counts (dti_reporting_rates_lookup (parents, "ubnd"), 1, 1, 0, 0, 1, 1);
  assert_counts (dti_reporting_rates_lookup (parents, "skh"), 0, 0, 1, 0, 0, 0);
  g_assert_cmpuint (dti_reporting_rates_get_n_items (parents), ==, 2);
  g_assert_cmpstr (dti_reporting_rate_get_title (dti_reporting_rates_lookup (parents, "ubnd")),
                   ==,
                   "UBND tỉnh");
  assert_counts (dti_reporting_rates_lookup (above, "ubnd"), 0, 0, 1, 0, 0, 0);
  assert_counts (dti_reporting_rates_lookup (above, "*"), 1, 1, 0, 0, 1, 1);
  assert_counts (dti_reporting_rates_lookup (top, "*"), 1, 1, 1, 0, 1, 1);
  g_assert_cmpuint (dti_reporting_rates_get_n_items (top), ==, 1);
  assert_counts (dti_reporting_rates_lookup (kinds, "department"), 1, 1, 0, 0, 0, 1);
  assert_counts (dti_reporting_rates_lookup (kinds, "office"), 0, 0, 1, 0, 0, 0);
  assert_counts (dti_reporting_rates_lookup (kinds, ""), 0, 0, 0, 0, 1, 0);
  assert_counts (dti_reporting_rates_lookup (agencies, "phong"), 0, 0, 1, 0, 0, 0);
  assert_counts (dti_reporting_rates_get_total (kinds), 1, 1, 1, 0, 1, 1);

  /* Means of the rates would be 1/2 and 0 here, their mean 1/4; counts give 1/3. */
  g_assert_true (dti_reporting_rate_get_rate (dti_reporting_rates_get_total (parents),
                                              DTI_RATE_ON_TIME,
                                              &value));
  g_assert_cmpfloat (value, ==, 1.0 / 3.0);
}

static void
test_unknown (void)
{
  g_autoptr (DtiPlan) plan = load_plan (province);
  g_autoptr (DtiPlan) other = load_plan ("{'format':'dti-plan','format-version':1,'id':'q',"
                                         "'agencies':[{'id':'stt','title':{'vi':'Sở TTTT'}}]}");
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = make_quarter (plan, reg);
  g_autoptr (DtiReportingRates) rates = dti_reporting_rates_new (obligations, DTI_RATE_GROUP_ALL);
  static const DtiRateGroup groups[] = {
    DTI_RATE_GROUP_PARENT, DTI_RATE_GROUP_KIND,   DTI_RATE_GROUP_AGENCY,
    DTI_RATE_GROUP_RULE,   DTI_RATE_GROUP_PERIOD, DTI_RATE_GROUP_ALL,
  };

  g_test_summary ("A plan that does not know an agency is the wrong one");

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_reporting_rates_roll_up (rates, other, groups[i], &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
    }
}

static void
test_strays (void)
{
  g_autoptr (DtiPlan) plan = load_plan (province);
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = make_quarter (plan, reg);
  g_autoptr (DtiObligation) first = g_list_model_get_item (obligations, 0);
  g_autoptr (DtiReportingRates) rates = NULL;
  g_autoptr (DtiReportingRates) parents = NULL;
  g_autoptr (DtiProblem) duplicate = NULL;
  g_autoptr (DtiProblem) stray = NULL;
  DtiProblemList *problems;

  g_test_summary (
      "Reports nobody asked for are problems, and in no count; so are obligations twice");

  deliver (reg,
           "ubnd",
           "quarterly",
           "2023-Q3",
           "2023-09-20T08:00:00+07",
           DTI_SUBMISSION_ACTION_SUBMIT);
  g_list_store_append (G_LIST_STORE (obligations), first);
  rates = dti_reporting_rates_new_with_submissions (obligations,
                                                    G_LIST_MODEL (reg),
                                                    DTI_RATE_GROUP_AGENCY);
  assert_counts (dti_reporting_rates_get_total (rates), 1, 1, 1, 0, 1, 1);
  g_assert_null (dti_reporting_rates_lookup (rates, "ubnd"));
  problems = dti_reporting_rates_get_problems (rates);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 2);
  g_assert_cmpuint (dti_problem_list_count (problems, DTI_SEVERITY_WARNING), ==, 2);
  duplicate = g_list_model_get_item (G_LIST_MODEL (problems), 0);
  stray = g_list_model_get_item (G_LIST_MODEL (problems), 1);
  g_assert_cmpstr (dti_problem_get_code (duplicate), ==, "duplicate");
  g_assert_cmpstr (dti_problem_get_code (stray), ==, "stray-submission");
  g_assert_cmpstr (dti_problem_get_period (stray), ==, "2023-Q3");
  g_assert_nonnull (strstr (dti_problem_get_message (stray), "ubnd"));

  parents = dti_reporting_rates_roll_up (rates, plan, DTI_RATE_GROUP_PARENT, NULL);
  g_assert_cmpuint (dti_problem_list_get_n_items (dti_reporting_rates_get_problems (parents)),
                    ==,
                    2);
}

static void
test_nothing (void)
{
  g_autoptr (GListStore) none = g_list_store_new (DTI_TYPE_OBLIGATION);
  g_autoptr (DtiReportingRates) rates =
      dti_reporting_rates_new (G_LIST_MODEL (none), DTI_RATE_GROUP_AGENCY);
  g_autofree char *csv = dti_reporting_rates_to_csv (rates);
  double value;

  g_test_summary ("No obligations: no groups and no rates");

  g_assert_cmpuint (dti_reporting_rates_get_n_items (rates), ==, 0);
  assert_counts (dti_reporting_rates_get_total (rates), 0, 0, 0, 0, 0, 0);
  g_assert_false (dti_reporting_rate_get_rate (dti_reporting_rates_get_total (rates),
                                               DTI_RATE_RECEIVED,
                                               &value));
  g_assert_true (g_str_has_suffix (csv, ",evidence-rate\n"));
}

/* ---- export ---- */

static void
test_csv (void)
{
  g_autoptr (DtiPlan) plan = load_plan (province);
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = make_quarter (plan, reg);
  g_autoptr (DtiReportingRates) rates =
      dti_reporting_rates_new (obligations, DTI_RATE_GROUP_AGENCY);
  g_autofree char *csv = dti_reporting_rates_to_csv (rates);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  static const char *const expected[] = {
    "stt,Sở TTTT,1,1,1,0,0,0,0,0,0,10,8,6,1,1,0,0,0.8,0.75",
    "skh,Sở KHĐT,1,1,0,1,0,0,0,0,0,10,8,6,1,0,1,0,0.8,0.75",
    "phong,\"'=Phòng, 1\",1,0,0,0,1,0,0,0,1,0,0,0,0,0,0,1,,",
    "snv,Sở Nội vụ,0,0,0,0,0,0,0,1,0,0,0,0,,,,,,",
    "bd,Bưu điện,0,0,0,0,0,0,1,0,0,0,0,0,,,,,,",
  };

  g_test_summary ("CSV: a row for each group, guarded against formulas, empty where there is none");

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_cmpstr (lines[0],
                   ==,
                   "id,title,expected,received,on-time,late,none,pending,waived,excluded,returned,"
                   "content-expected,content-present,content-with-evidence,received-rate,"
                   "on-time-rate,late-rate,none-rate,content-rate,evidence-rate");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_strv_contains ((const char *const *) lines, expected[i]));
}

static void
test_json (void)
{
  g_autoptr (DtiPlan) plan = load_plan (province);
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = make_quarter (plan, reg);
  g_autoptr (DtiReportingRates) rates =
      dti_reporting_rates_new (obligations, DTI_RATE_GROUP_AGENCY);
  g_autofree char *json = dti_reporting_rates_to_json (rates);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (node);
  JsonObject *total = json_object_get_object_member (object, "total");
  JsonArray *list = json_object_get_array_member (object, "rates");

  g_test_summary ("JSON: the same with names, and null where there is none");

  g_assert_cmpstr (json_object_get_string_member (object, "group"), ==, "agency");
  g_assert_cmpuint (json_array_get_length (list), ==, 5);
  g_assert_cmpint (json_object_get_int_member (total, "expected"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (total, "content-with-evidence"), ==, 12);
  g_assert_cmpfloat (json_object_get_double_member (total, "on-time-rate"), ==, 1.0 / 3.0);
  for (guint i = 0; i < 5; i++)
    {
      JsonObject *rate = json_array_get_object_element (list, i);

      g_assert_cmpuint (json_object_get_size (rate), ==, 20);
      if (json_object_get_int_member (rate, "expected") == 0)
        g_assert_true (json_object_get_null_member (rate, "received-rate"));
    }
}

/* ---- against a recount ---- */

/* What became of one obligation, by what the test did. */
typedef enum
{
  FATE_ON_TIME,
  FATE_LATE,
  FATE_NONE,
  FATE_PENDING,
  FATE_WAIVED,
  FATE_EXCLUDED,
  N_FATES,
} Fate;

typedef struct
{
  GRand *random;
  DtiPlan *plan;
  DtiSubmissionRegister *reg;
  DtiSchedule *schedule;
  gint64 now;          /* seconds; the end of today */
  GHashTable *fates;   /* "agency rule period" → Fate */
  GHashTable *content; /* the same → expected content */
  int *parents;        /* of each agency; -1: none */
} World;

#define N_AGENCIES 24

static char *
make_random_plan (World *world)
{
  GString *text = g_string_new ("{'format':'dti-plan','format-version':1,'id':'p','agencies':[");
  static const char *const kinds[] = { "department", "office", "vertical" };

  for (int i = 0; i < N_AGENCIES; i++)
    {
      world->parents[i] = i > 0 ? g_rand_int_range (world->random, -1, i) : -1;
      g_string_append_printf (text,
                              "%s{'id':'a%d','title':{'vi':'Sở %d'},'kind':'%s'",
                              i > 0 ? "," : "",
                              i,
                              i,
                              kinds[i % 3]);
      if (world->parents[i] >= 0)
        g_string_append_printf (text, ",'parent':'a%d'", world->parents[i]);
      g_string_append_c (text, '}');
    }
  g_string_append (text, "],'obligations':[");
  for (int rule = 0; rule < 3; rule++)
    {
      static const char *const every[] = { "month", "quarter", "year" };

      g_string_append_printf (text, "%s{'id':'%s','from':[", rule > 0 ? "," : "", every[rule]);
      for (int i = 1; i < N_AGENCIES; i++)
        g_string_append_printf (text, "%s'a%d'", i > 1 ? "," : "", i);
      g_string_append_printf (text,
                              "],'to':'a0','every':'%s','due':{'anchor':'month-of-period',"
                              "'day':%d,'bound':'%s'}}",
                              every[rule],
                              g_rand_int_range (world->random, 2, 29),
                              rule == 1 ? "before" : "on-or-before");
    }
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

/* Somewhere around the due instant; now and then just at it, or a second before. */
static gint64
pick_instant (World *world, gint64 due)
{
  switch (g_rand_int_range (world->random, 0, 8))
    {
    case 0:
      return due;
    case 1:
      return due - 1;
    default:
      return due + g_rand_int_range (world->random, -10 * 86400, 10 * 86400);
    }
}

static Fate
report_somehow (World *world,
                const char *agency,
                const char *rule,
                const char *period,
                gint64 when,
                gint64 due,
                int *content)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (when);
  g_autoptr (DtiSubmission) report = open_report (world->reg, agency, rule, period, instant);
  Fate fate = when < due ? FATE_ON_TIME : FATE_LATE;
  Fate otherwise = world->now > due ? FATE_NONE : FATE_PENDING;
  int how = g_rand_int_range (world->random, 0, 7);
  int expected = g_rand_int_range (world->random, 0, 50);
  g_autoptr (DtiSubmission) amendment = NULL;

  dti_submission_set_content (report, (guint) expected, (guint) expected, 0, 0, NULL);
  if (how == 0)
    return otherwise;
  act (report, DTI_SUBMISSION_ACTION_SUBMIT, instant);
  *content = expected;
  if (how == 1 || how == 2)
    act (report, DTI_SUBMISSION_ACTION_RETURN, instant);
  if (how == 2)
    {
      /* Sent again as late as can be: that does not make it late. */
      g_autoptr (GDateTime) again = g_date_time_new_from_unix_utc (MAX (when, world->now - 1));

      act (report, DTI_SUBMISSION_ACTION_SUBMIT, again);
    }
  if (how == 3)
    act (report, DTI_SUBMISSION_ACTION_EXCLUDE, instant);
  if (how == 4 || how == 5)
    {
      act (report, DTI_SUBMISSION_ACTION_VERIFY, instant);
      act (report, DTI_SUBMISSION_ACTION_INCLUDE, instant);
      act (report, DTI_SUBMISSION_ACTION_PUBLISH, instant);
    }
  if (how == 5)
    {
      amendment = dti_submission_register_amend (
          world->reg, agency, rule, period, OWNER, "sai", instant, NULL);
      dti_submission_set_content (amendment, 1000, 0, 0, 0, NULL);
    }
  if (how == 1 || how == 3)
    *content = 0;

  return how == 1 ? otherwise : how == 3 ? FATE_EXCLUDED : fate;
}

static void
live_through (World *world, DtiObligation *obligation)
{
  const char *agency = dti_obligation_get_agency (obligation);
  const char *rule = dti_obligation_get_rule_id (obligation);
  const char *period = dti_obligation_get_period (obligation);
  g_autoptr (GDateTime) due_instant = dti_obligation_get_due_instant (obligation);
  gint64 due = g_date_time_to_unix (due_instant);
  gint64 when = pick_instant (world, due);
  Fate fate = world->now > due ? FATE_NONE : FATE_PENDING;
  int content = 0;
  char *key = g_strdup_printf ("%s %s %s", agency, rule, period);

  if (g_rand_int_range (world->random, 0, 10) == 0)
    {
      fate = FATE_WAIVED;
      g_assert_true (dti_schedule_waive (world->schedule, rule, agency, period, "miễn", NULL));
    }
  else if (when < world->now && g_rand_int_range (world->random, 0, 5) > 0)
    fate = report_somehow (world, agency, rule, period, when, due, &content);

  g_hash_table_insert (world->fates, g_strdup (key), GINT_TO_POINTER (fate));
  g_hash_table_insert (world->content, key, GINT_TO_POINTER (content));
}

/* Who is counted where, by the test's own tree. */
static char *
find_group (World *world, DtiObligation *obligation, DtiRateGroup group, int levels)
{
  static const char *const kinds[] = { "department", "office", "vertical" };
  int agency = (int) g_ascii_strtoll (dti_obligation_get_agency (obligation) + 1, NULL, 10);

  switch (group)
    {
    case DTI_RATE_GROUP_RULE:
      return g_strdup (dti_obligation_get_rule_id (obligation));
    case DTI_RATE_GROUP_PERIOD:
      return g_strdup (dti_obligation_get_period (obligation));
    case DTI_RATE_GROUP_KIND:
      return g_strdup (kinds[agency % 3]);
    case DTI_RATE_GROUP_PARENT:
      for (int i = 0; i < levels && agency >= 0; i++)
        agency = world->parents[agency];
      return agency >= 0 ? g_strdup_printf ("a%d", agency) : g_strdup ("*");
    case DTI_RATE_GROUP_AGENCY:
      return g_strdup (dti_obligation_get_agency (obligation));
    case DTI_RATE_GROUP_ALL:
    default:
      return g_strdup ("*");
    }
}

static void
recount (
    World *world, GListModel *obligations, DtiReportingRates *rates, DtiRateGroup group, int levels)
{
  guint n_found = 0;

  for (guint r = 0; r < dti_reporting_rates_get_n_items (rates); r++)
    {
      g_autoptr (DtiReportingRate) rate = g_list_model_get_item (G_LIST_MODEL (rates), r);
      guint n[N_FATES] = { 0 };
      guint64 content = 0;

      for (guint i = 0; i < g_list_model_get_n_items (obligations); i++)
        {
          g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);
          g_autofree char *id = find_group (world, obligation, group, levels);
          g_autofree char *key = g_strdup_printf ("%s %s %s",
                                                  dti_obligation_get_agency (obligation),
                                                  dti_obligation_get_rule_id (obligation),
                                                  dti_obligation_get_period (obligation));

          if (!g_str_equal (id, dti_reporting_rate_get_id (rate)))
            continue;
          n[GPOINTER_TO_INT (g_hash_table_lookup (world->fates, key))]++;
          content += (guint64) GPOINTER_TO_INT (g_hash_table_lookup (world->content, key));
          n_found++;
        }
      assert_counts (rate,
                     n[FATE_ON_TIME],
                     n[FATE_LATE],
                     n[FATE_NONE],
                     n[FATE_PENDING],
                     n[FATE_WAIVED],
                     n[FATE_EXCLUDED]);
      g_assert_cmpuint (dti_reporting_rate_get_n_content_expected (rate), ==, content);
    }
  g_assert_cmpuint (n_found, ==, g_list_model_get_n_items (obligations));
}

static void
recount_all (World *world, GListModel *obligations)
{
  static const DtiRateGroup groups[] = {
    DTI_RATE_GROUP_AGENCY, DTI_RATE_GROUP_RULE, DTI_RATE_GROUP_PERIOD, DTI_RATE_GROUP_ALL
  };
  g_autoptr (DtiReportingRates) rates = NULL;
  g_autoptr (DtiReportingRates) kinds = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_clear_object (&rates);
      rates = dti_reporting_rates_new_with_submissions (obligations,
                                                        G_LIST_MODEL (world->reg),
                                                        groups[i]);
      recount (world, obligations, rates, groups[i], 0);
      g_assert_cmpuint (dti_problem_list_get_n_items (dti_reporting_rates_get_problems (rates)),
                        ==,
                        0);
    }
  kinds = dti_reporting_rates_roll_up (rates, world->plan, DTI_RATE_GROUP_KIND, NULL);
  recount (world, obligations, kinds, DTI_RATE_GROUP_KIND, 0);
  for (int level = 1; level < 6; level++)
    {
      g_autoptr (DtiReportingRates) above =
          dti_reporting_rates_roll_up (rates, world->plan, DTI_RATE_GROUP_PARENT, NULL);

      recount (world, obligations, above, DTI_RATE_GROUP_PARENT, level);
      g_set_object (&rates, above);
    }
}

static void
test_recount (void)
{
  g_test_summary ("Random plans, reports and days: every count is that of a direct recount");

  for (guint32 seed = 1; seed <= 6; seed++)
    {
      World world = { .random = g_rand_new_with_seed (seed) };
      g_autofree int *parents = g_new0 (int, N_AGENCIES);
      g_autoptr (GDate) today = day_of (2023, 9, (int) seed * 4);
      g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 ("2023-09-01T00:00:00+07", NULL);
      g_autofree char *json = NULL;
      g_autoptr (GListModel) obligations = NULL;

      world.parents = parents;
      world.now = g_date_time_to_unix (end) + (gint64) seed * 4 * 86400;
      world.fates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      world.content = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      json = make_random_plan (&world);
      world.plan = load_plan (json);
      world.reg = dti_submission_register_new ();
      world.schedule = make_schedule (world.plan, world.reg, today);
      obligations = list_year (world.schedule);
      g_assert_cmpuint (g_list_model_get_n_items (obligations), >, 300);
      for (guint i = 0; i < g_list_model_get_n_items (obligations); i++)
        {
          g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);

          live_through (&world, obligation);
        }
      g_clear_object (&obligations);
      obligations = list_year (world.schedule);
      recount_all (&world, obligations);

      g_hash_table_unref (world.fates);
      g_hash_table_unref (world.content);
      g_object_unref (world.schedule);
      g_object_unref (world.reg);
      g_object_unref (world.plan);
      g_rand_free (world.random);
    }
}

static void
test_preconditions (void)
{
  g_autoptr (GListStore) none = g_list_store_new (DTI_TYPE_OBLIGATION);

  g_test_summary ("Groups that need a plan are made by rolling up");

  g_test_expect_message ("Dti", G_LOG_LEVEL_CRITICAL, "*DTI_RATE_GROUP_PARENT*");
  g_assert_null (dti_reporting_rates_new (G_LIST_MODEL (none), DTI_RATE_GROUP_PARENT));
  g_test_assert_expected_messages ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reporting-rates/groups", test_groups);
  g_test_add_func ("/reporting-rates/list", test_list);
  g_test_add_func ("/reporting-rates/roll-up", test_roll_up);
  g_test_add_func ("/reporting-rates/unknown", test_unknown);
  g_test_add_func ("/reporting-rates/strays", test_strays);
  g_test_add_func ("/reporting-rates/nothing", test_nothing);
  g_test_add_func ("/reporting-rates/csv", test_csv);
  g_test_add_func ("/reporting-rates/json", test_json);
  g_test_add_func ("/reporting-rates/recount", test_recount);
  g_test_add_func ("/reporting-rates/preconditions", test_preconditions);

  return g_test_run ();
}
