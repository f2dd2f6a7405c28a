/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "calendar-testing.h"

static DtiHoliday *
make_holiday (guint number, DtiDayKind kind, const char *title)
{
  DtiCalendar *calendar = dti_calendar_new ();
  g_autoptr (GDate) day = make_day (number);
  g_autoptr (GError) error = NULL;
  DtiHoliday *holiday;

  g_assert_true (dti_calendar_set_day (calendar, day, kind, title, &error));
  g_assert_no_error (error);
  holiday = g_list_model_get_item (dti_calendar_get_holidays (calendar), 0);
  g_assert_finalize_object (calendar);

  return holiday;
}

static void
test_getters (void)
{
  DtiHoliday *holiday = make_holiday (20240504, DTI_DAY_KIND_WORKING, "Làm bù ngày 29/4");
  g_autoptr (GDate) day = dti_holiday_get_day (holiday);

  g_test_summary ("A row says its day, kind and name, and outlives its calendar");

  g_assert_cmpuint (number_of (day), ==, 20240504);
  g_assert_cmpint (dti_holiday_get_kind (holiday), ==, DTI_DAY_KIND_WORKING);
  g_assert_cmpstr (dti_holiday_get_title (holiday), ==, "Làm bù ngày 29/4");
  g_assert_finalize_object (holiday);
}

static void
test_properties (void)
{
  DtiHoliday *holiday = make_holiday (20230902, DTI_DAY_KIND_HOLIDAY, "Quốc khánh");
  g_autoptr (GDate) day = NULL;
  g_autofree char *title = NULL;
  DtiDayKind kind = DTI_DAY_KIND_WORKING;

  g_test_summary ("The properties say what the getters say");

  g_object_get (holiday, "day", &day, "kind", &kind, "title", &title, NULL);
  g_assert_cmpuint (number_of (day), ==, 20230902);
  g_assert_cmpint (kind, ==, DTI_DAY_KIND_HOLIDAY);
  g_assert_cmpstr (title, ==, "Quốc khánh");
  g_assert_finalize_object (holiday);
}

static void
test_no_title (void)
{
  DtiHoliday *holiday = make_holiday (19000101, DTI_DAY_KIND_DAY_OFF, NULL);

  g_test_summary ("A day need not have a name");

  g_assert_null (dti_holiday_get_title (holiday));
  g_assert_finalize_object (holiday);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/holiday/getters", test_getters);
  g_test_add_func ("/holiday/properties", test_properties);
  g_test_add_func ("/holiday/no-title", test_no_title);

  return g_test_run ();
}
