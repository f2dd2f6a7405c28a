/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include <gio/gio.h>
#include <libdti/monitoring/dti-reporting-private.h>

static DtiReportingRate *
make_rate (const DtiReportingTally *tally)
{
  DtiReportingRate *rate = dti_reporting_rate_new ("SKHDT", "Sở Kế hoạch và Đầu tư");

  dti_reporting_tally_add (dti_reporting_rate_get_tally (rate), tally);

  return rate;
}

static void
assert_rate (DtiReportingRate *rate, DtiRate which, const char *property, double expected)
{
  double value = 7.0;
  double told = 7.0;

  g_object_get (rate, property, &told, NULL);
  g_assert_cmpint (dti_reporting_rate_get_rate (rate, which, &value), ==, !isnan (expected));
  g_assert_cmpint (dti_reporting_rate_get_rate (rate, which, NULL), ==, !isnan (expected));
  if (isnan (expected))
    {
      g_assert_true (isnan (value));
      g_assert_true (isnan (told));
      return;
    }
  g_assert_cmpfloat (value, ==, expected);
  g_assert_cmpfloat (told, ==, expected);
}

static void
test_counts (void)
{
  static const DtiReportingTally tally = {
    .n_on_time = 5,
    .n_late = 2,
    .n_none = 1,
    .n_pending = 4,
    .n_waived = 3,
    .n_excluded = 6,
    .n_returned = 2,
    .n_content_expected = 70,
    .n_content_present = 35,
    .n_content_with_evidence = 14,
  };
  static const struct
  {
    const char *property;
    guint (*get) (DtiReportingRate *self);
    guint expected;
  } counts[] = {
    { "n-expected", dti_reporting_rate_get_n_expected, 8 },
    { "n-received", dti_reporting_rate_get_n_received, 7 },
    { "n-on-time", dti_reporting_rate_get_n_on_time, 5 },
    { "n-late", dti_reporting_rate_get_n_late, 2 },
    { "n-none", dti_reporting_rate_get_n_none, 1 },
    { "n-pending", dti_reporting_rate_get_n_pending, 4 },
    { "n-waived", dti_reporting_rate_get_n_waived, 3 },
    { "n-excluded", dti_reporting_rate_get_n_excluded, 6 },
    { "n-returned", dti_reporting_rate_get_n_returned, 2 },
  };
  static const struct
  {
    const char *property;
    guint64 (*get) (DtiReportingRate *self);
    guint64 expected;
  } contents[] = {
    { "n-content-expected", dti_reporting_rate_get_n_content_expected, 70 },
    { "n-content-present", dti_reporting_rate_get_n_content_present, 35 },
    { "n-content-with-evidence", dti_reporting_rate_get_n_content_with_evidence, 14 },
  };
  DtiReportingRate *rate = make_rate (&tally);
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  g_test_summary ("Counts and the rates made from them, as getters and as properties");

  g_object_get (rate, "id", &id, "title", &title, NULL);
  g_assert_cmpstr (id, ==, "SKHDT");
  g_assert_cmpstr (dti_reporting_rate_get_id (rate), ==, id);
  g_assert_cmpstr (title, ==, "Sở Kế hoạch và Đầu tư");
  g_assert_cmpstr (dti_reporting_rate_get_title (rate), ==, title);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint told;

      g_object_get (rate, counts[i].property, &told, NULL);
      g_assert_cmpuint (told, ==, counts[i].expected);
      g_assert_cmpuint (counts[i].get (rate), ==, counts[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      guint64 told;

      g_object_get (rate, contents[i].property, &told, NULL);
      g_assert_cmpuint (told, ==, contents[i].expected);
      g_assert_cmpuint (contents[i].get (rate), ==, contents[i].expected);
    }
  assert_rate (rate, DTI_RATE_RECEIVED, "received-rate", 0.875);
  assert_rate (rate, DTI_RATE_ON_TIME, "on-time-rate", 0.625);
  assert_rate (rate, DTI_RATE_LATE, "late-rate", 0.25);
  assert_rate (rate, DTI_RATE_NONE, "none-rate", 0.125);
  assert_rate (rate, DTI_RATE_CONTENT, "content-rate", 0.5);
  assert_rate (rate, DTI_RATE_EVIDENCE, "evidence-rate", 0.4);
  g_assert_finalize_object (rate);
}

static void
test_nothing (void)
{
  static const DtiReportingTally tally = { .n_pending = 4, .n_waived = 3, .n_excluded = 6 };
  g_autoptr (DtiReportingRate) rate = make_rate (&tally);

  g_test_summary ("Where nothing is expected there is no rate, and none of 0");

  g_assert_cmpuint (dti_reporting_rate_get_n_expected (rate), ==, 0);
  assert_rate (rate, DTI_RATE_RECEIVED, "received-rate", NAN);
  assert_rate (rate, DTI_RATE_ON_TIME, "on-time-rate", NAN);
  assert_rate (rate, DTI_RATE_LATE, "late-rate", NAN);
  assert_rate (rate, DTI_RATE_NONE, "none-rate", NAN);
  assert_rate (rate, DTI_RATE_CONTENT, "content-rate", NAN);
  assert_rate (rate, DTI_RATE_EVIDENCE, "evidence-rate", NAN);
}

static void
test_large (void)
{
  static const DtiReportingTally half = { .n_on_time = G_MAXINT,
                                          .n_content_expected = G_GUINT64_CONSTANT (1) << 51,
                                          .n_content_present = G_GUINT64_CONSTANT (1) << 50 };
  g_autoptr (DtiReportingRate) rate = make_rate (&half);

  g_test_summary ("Counts of many large reports are added exactly");

  dti_reporting_tally_add (dti_reporting_rate_get_tally (rate), &half);
  g_assert_cmpuint (dti_reporting_rate_get_n_expected (rate), ==, 2u * (guint) G_MAXINT);
  g_assert_cmpuint (dti_reporting_rate_get_n_content_expected (rate),
                    ==,
                    G_GUINT64_CONSTANT (1) << 52);
  assert_rate (rate, DTI_RATE_CONTENT, "content-rate", 0.5);
  assert_rate (rate, DTI_RATE_ON_TIME, "on-time-rate", 1.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reporting-rate/counts", test_counts);
  g_test_add_func ("/reporting-rate/nothing", test_nothing);
  g_test_add_func ("/reporting-rate/large", test_large);

  return g_test_run ();
}
