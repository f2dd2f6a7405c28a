/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/dti.h>

/* The reporting duties of plan 222/KH-UBND of Kiên Giang (12 September 2023), parts V.1 and V.3.
 * @roll is put into each rule. */
static inline DtiPlan *
load_duties (const char *roll)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdup_printf (
      "{ \"format\": \"dti-plan\", \"format-version\": 1, \"id\": \"222\","
      "  \"agencies\": ["
      "    { \"id\": \"stttt\", \"title\": \"Sở Thông tin và Truyền thông\" },"
      "    { \"id\": \"cat\", \"title\": \"Công an tỉnh\", \"valid\": { \"to\": \"2024-12-31\" } },"
      "    { \"id\": \"skhdt\", \"title\": { \"vi\": \"Sở Kế hoạch và Đầu tư\","
      "      \"en\": \"Department of Planning and Investment\" } } ],"
      "  \"obligations\": ["
      "    { \"id\": \"q-agency\", \"from\": [\"skhdt\", \"cat\"], \"to\": \"stttt\","
      "      \"every\": \"quarter\", \"due\": { \"anchor\": \"month-of-period\", \"month\": 3,"
      "      \"day\": 25, \"bound\": \"before\", \"roll\": \"%s\" } },"
      "    { \"id\": \"q-coord\", \"from\": \"stttt\", \"every\": \"quarter\", \"slack-days\": 5,"
      "      \"due\": { \"anchor\": \"month-of-period\", \"day\": 30, \"bound\": \"before\","
      "      \"roll\": \"%s\" } },"
      "    { \"id\": \"y-agency\", \"from\": [\"skhdt\", \"cat\"], \"to\": \"stttt\","
      "      \"every\": \"year\", \"due\": { \"anchor\": \"fixed-date\", \"month\": 12, \"day\": "
      "20,"
      "      \"bound\": \"before\", \"roll\": \"%s\" } },"
      "    { \"id\": \"y-coord\", \"from\": \"stttt\", \"every\": \"year\", \"due\": {"
      "      \"anchor\": \"fixed-date\", \"month\": 12, \"day\": 25, \"bound\": \"before\","
      "      \"roll\": \"%s\" } },"
      "    { \"id\": \"on-request\", \"from\": [\"skhdt\"], \"due\": { \"anchor\": \"on-request\","
      "      \"roll\": \"%s\" } } ] }",
      roll,
      roll,
      roll,
      roll,
      roll);
  DtiPlan *plan = dti_plan_new_from_json (json, &error);

  g_assert_no_error (error);

  return plan;
}

static inline GDate *
make_day (int year, int month, int day)
{
  return g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static inline void
assert_day (GDate *day, const char *expected)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d",
                                           g_date_get_year (day),
                                           (int) g_date_get_month (day),
                                           g_date_get_day (day));

  g_assert_cmpstr (text, ==, expected);
  g_date_free (day);
}

static inline void
set_today (DtiSchedule *schedule, int year, int month, int day)
{
  g_autoptr (GDate) today = make_day (year, month, day);

  dti_schedule_set_today (schedule, today);
}
