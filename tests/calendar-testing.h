/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <string.h>

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>
#include <libdti/monitoring/dti-calendar.h>

/* What the tests of calendars share. Days are written as 20230902. */

static inline GDate *
make_day (guint number)
{
  return g_date_new_dmy ((GDateDay) (number % 100),
                         (GDateMonth) (number / 100 % 100),
                         (GDateYear) (number / 10000));
}

static inline guint
number_of (const GDate *day)
{
  return day == NULL ? 0
                     : (g_date_get_year (day) * 100u + (guint) g_date_get_month (day)) * 100u +
                           g_date_get_day (day);
}

static inline void
assert_kind (DtiCalendar *calendar, guint number, DtiDayKind kind)
{
  g_autoptr (GDate) day = make_day (number);

  g_assert_cmpint (dti_calendar_get_day_kind (calendar, day), ==, kind);
  g_assert_cmpint (dti_calendar_is_working_day (calendar, day), ==, kind == DTI_DAY_KIND_WORKING);
}

static inline void
assert_title (DtiCalendar *calendar, guint number, const char *expected)
{
  g_autoptr (GDate) day = make_day (number);
  g_autofree char *title = dti_calendar_get_day_title (calendar, day);

  g_assert_cmpstr (title, ==, expected);
}

/* The holidays as "20230101 holiday Name|…". */
static inline char *
list_holidays (DtiCalendar *calendar)
{
  GListModel *list = dti_calendar_get_holidays (calendar);
  g_autoptr (GEnumClass) kinds = g_type_class_ref (DTI_TYPE_DAY_KIND);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiHoliday) holiday = g_list_model_get_item (list, i);
      g_autoptr (GDate) day = dti_holiday_get_day (holiday);
      const char *title = dti_holiday_get_title (holiday);
      const GEnumValue *kind = g_enum_get_value (kinds, (int) dti_holiday_get_kind (holiday));

      g_string_append_printf (text,
                              "%s%u %s%s%s",
                              i > 0 ? "|" : "",
                              number_of (day),
                              kind->value_nick,
                              title != NULL ? " " : "",
                              title != NULL ? title : "");
    }

  return g_string_free (text, FALSE);
}

static inline void
assert_holidays (DtiCalendar *calendar, const char *expected)
{
  g_autofree char *list = list_holidays (calendar);

  g_assert_cmpstr (list, ==, expected);
}
