/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "accountability-testing.h"

#include <libdti/monitoring/dti-schedule.h>

/* Reports of x: each month by the 10th, each quarter by the 12th of its last month. On a calendar
 * of 2023: 10/3 is a Friday and 12/3 the Sunday after it, one week; 10/6, 10/9 and 10/12 end a
 * week and the 12th begins the next. */
#define PLAN                                                                                       \
  FOUR_AGENCIES                                                                                    \
  ",'assignments':[{'node':'r','agency':'x','role':'lead'},{'node':'a','agency':'x','role':"       \
  "'supply-data'},{'node':'b','agency':'y','role':'lead'}],'obligations':["                        \
  "{'id':'m','from':'x','to':'y','every':'month','due':{'anchor':'month-of-period','day':10}},"    \
  "{'id':'q','from':'x','to':'y','every':'quarter','due':{'anchor':'month-of-period','day':12}},"  \
  "{'id':'o','from':'z','to':'y','due':{'anchor':'on-request'}}]"

static DtiAccountability *
make_account (void)
{
  g_autoptr (DtiFramework) framework = load_root ("{'id':'r','aggregation':'sum','children':["
                                                  "{'id':'a','max':60},{'id':'b','max':40}]}");
  g_autoptr (DtiPlan) plan = load_plan (PLAN);
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b\nu,50,32\n", NULL);

  return account_for (card, plan, "u");
}

static void
apply (DtiSubmission *submission, DtiSubmissionAction action, const char *actor, GDateTime *instant)
{
  g_autoptr (GError) error = NULL;

  dti_submission_apply (submission, action, actor, "vì thế", instant, &error);
  g_assert_no_error (error);
}

/* A report of @month by x, sent on its day @day, sent back the day after where asked for. */
static void
report (DtiSubmissionRegister *submissions, int month, int day, gboolean sent_back, gboolean again)
{
  g_autofree char *period = g_strdup_printf ("2023-%02d", month);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 3600);
  g_autoptr (GDateTime) sent = g_date_time_new (zone, 2023, month, day, 9, 0, 0.0);
  g_autoptr (GDateTime) later = g_date_time_add_days (sent, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmission) submission =
      dti_submission_register_open (submissions, "x", "m", period, "An", sent, &error);

  g_assert_no_error (error);
  apply (submission, DTI_SUBMISSION_ACTION_SUBMIT, "An", sent);
  if (sent_back)
    apply (submission, DTI_SUBMISSION_ACTION_RETURN, "Bình", later);
  if (again)
    apply (submission, DTI_SUBMISSION_ACTION_SUBMIT, "An", later);
}

static GListModel *
list_obligations (DtiPlan *plan, DtiSubmissionRegister *submissions)
{
  g_autoptr (DtiCalendar) calendar = dti_calendar_new ();
  g_autoptr (DtiSchedule) schedule = dti_schedule_new (plan, calendar);
  g_autoptr (GDate) first = g_date_new_dmy (1, G_DATE_JANUARY, 2023);
  g_autoptr (GDate) last = g_date_new_dmy (31, G_DATE_DECEMBER, 2023);

  dti_schedule_set_today (schedule, last);
  if (submissions != NULL)
    dti_schedule_set_register (schedule, submissions);

  return dti_schedule_list_obligations (schedule, first, last);
}

static void
test_points (void)
{
  g_autoptr (DtiAccountability) account = make_account ();
  DtiAccountabilityRow *x = dti_accountability_lookup (account, "x");
  DtiAccountabilityRow *y = dti_accountability_lookup (account, "y");
  g_autofree char *key = dti_accountability_row_get_collation_key (x);
  g_autofree char *expected = dti_text_collation_key ("Sở Xây dựng");

  g_test_summary ("Points of an agency; several roles at a node count once");

  g_assert_cmpstr (dti_accountability_row_get_agency (x), ==, "x");
  g_assert_cmpstr (dti_accountability_row_get_agency_title (x), ==, "Sở Xây dựng");
  assert_texts (dti_accountability_row_get_nodes (x), "a");
  assert_texts (dti_accountability_row_get_nodes (y), "b");
  g_assert_cmpuint (dti_accountability_row_get_n_nodes (x), ==, 1);
  g_assert_cmpfloat (dti_accountability_row_get_points (x), ==, 60.0);
  g_assert_cmpfloat (dti_accountability_row_get_lost_full (x), ==, 10.0);
  g_assert_cmpfloat (dti_accountability_row_get_lost_shared (x), ==, 10.0);
  g_assert_cmpfloat (dti_accountability_row_get_lost_shared (y), ==, 8.0);
  g_assert_false (dti_accountability_row_get_gained_shared (x, NULL));
  g_assert_false (dti_accountability_row_get_over_claimed (x, NULL));
  g_assert_cmpstr (key, ==, expected);
}

static void
test_load (void)
{
  g_autoptr (DtiAccountability) account = make_account ();
  g_autoptr (GListModel) obligations =
      list_obligations (dti_accountability_get_plan (account), NULL);
  g_autoptr (GDate) monday = NULL;
  DtiAccountabilityRow *row = dti_accountability_lookup (account, "x");
  double rate = 7.0;

  g_test_summary ("Reports due, and the Monday of the busiest week");

  g_assert_cmpuint (dti_accountability_row_get_n_due (row), ==, 0);
  g_assert_cmpuint (dti_accountability_row_get_busiest_week (row, &monday), ==, 0);
  g_assert_null (monday);

  dti_accountability_set_obligations (account, obligations);
  row = dti_accountability_lookup (account, "x");
  g_assert_cmpuint (dti_accountability_row_get_n_due (row), ==, 16);
  g_assert_cmpuint (dti_accountability_row_get_busiest_week (row, &monday), ==, 2);
  g_assert_cmpuint (g_date_get_julian (monday), ==, 738585); /* 6 March 2023 */
  g_assert_false (dti_accountability_row_get_on_time_rate (row, &rate));
  g_assert_true (isnan (rate));
  g_assert_false (dti_accountability_row_get_return_rate (row, &rate));
  g_assert_true (isnan (rate));
}

static void
test_rates (void)
{
  /* Of 16 reports that were due, 3 came on time and 1 late; 2 of the 5 sent in were sent back. */
  g_autoptr (DtiAccountability) account = make_account ();
  g_autoptr (DtiSubmissionRegister) submissions = dti_submission_register_new ();
  g_autoptr (GListModel) obligations = NULL;
  g_autoptr (DtiReportingRates) rates = NULL;
  DtiAccountabilityRow *row;
  double rate = 0.0;

  g_test_summary ("Reliability: reports on time, reports sent back");

  report (submissions, 1, 10, FALSE, FALSE);
  report (submissions, 2, 9, FALSE, FALSE);
  report (submissions, 3, 11, FALSE, FALSE);
  report (submissions, 4, 5, TRUE, TRUE);
  report (submissions, 5, 5, TRUE, FALSE);
  obligations = list_obligations (dti_accountability_get_plan (account), submissions);
  rates = dti_reporting_rates_new (obligations, DTI_RATE_GROUP_AGENCY);
  dti_accountability_set_obligations (account, obligations);
  dti_accountability_set_rates (account, rates);

  row = dti_accountability_lookup (account, "x");
  g_assert_true (dti_accountability_row_get_on_time_rate (row, &rate));
  g_assert_cmpfloat (rate, ==, 3.0 / 16.0);
  g_assert_true (dti_accountability_row_get_return_rate (row, &rate));
  g_assert_cmpfloat (rate, ==, 2.0 / 5.0);
  g_assert_false (
      dti_accountability_row_get_on_time_rate (dti_accountability_lookup (account, "y"), NULL));
}

static void
test_properties (void)
{
  g_autoptr (DtiAccountability) account = make_account ();
  g_autoptr (GListModel) obligations =
      list_obligations (dti_accountability_get_plan (account), NULL);
  g_autofree char *agency = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GDate) monday = NULL;
  g_auto (GStrv) nodes = NULL;
  double points = 0.0;
  double lost_full = 0.0;
  double lost_shared = 0.0;
  double gained = 0.0;
  guint n_nodes = 0;
  guint n_due = 0;
  guint n_busiest = 0;

  g_test_summary ("The properties say what the getters say; NaN where there is no number");

  dti_accountability_set_obligations (account, obligations);
  g_object_get (dti_accountability_lookup (account, "x"),
                "agency",
                &agency,
                "agency-title",
                &title,
                "nodes",
                &nodes,
                "n-nodes",
                &n_nodes,
                "points",
                &points,
                "lost-full",
                &lost_full,
                "lost-shared",
                &lost_shared,
                "gained-shared",
                &gained,
                "n-due",
                &n_due,
                "busiest-week",
                &monday,
                "n-busiest-week",
                &n_busiest,
                NULL);
  g_assert_cmpstr (agency, ==, "x");
  g_assert_cmpstr (title, ==, "Sở Xây dựng");
  assert_texts (nodes, "a");
  g_assert_cmpuint (n_nodes, ==, 1);
  g_assert_cmpfloat (points, ==, 60.0);
  g_assert_cmpfloat (lost_full, ==, 10.0);
  g_assert_cmpfloat (lost_shared, ==, 10.0);
  g_assert_true (isnan (gained));
  g_assert_cmpuint (n_due, ==, 16);
  g_assert_cmpuint (n_busiest, ==, 2);
  g_assert_cmpuint (g_date_get_julian (monday), ==, 738585);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/accountability-row/points", test_points);
  g_test_add_func ("/accountability-row/load", test_load);
  g_test_add_func ("/accountability-row/rates", test_rates);
  g_test_add_func ("/accountability-row/properties", test_properties);

  return g_test_run ();
}
