/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

/* What is written reads back as the same document. */
static void
check_round_trip (DtiCalendar *calendar)
{
  g_autofree char *json = dti_calendar_to_json (calendar);
  g_autofree char *json_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiCalendar) again = dti_calendar_new_from_json (json, &error);

  g_assert_no_error (error);
  json_again = dti_calendar_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
}

/* A day that rolls becomes a working day, or there is none. */
static void
check_rolls (DtiCalendar *calendar)
{
  g_autoptr (GDate) day = g_date_new_dmy (25, G_DATE_DECEMBER, 2023);

  for (guint i = 0; i < 20; i++, g_date_add_days (day, 1))
    for (guint roll = DTI_ROLL_PRECEDING; roll <= DTI_ROLL_MODIFIED_FOLLOWING; roll++)
      {
        g_autoptr (GDate) rolled = dti_calendar_roll (calendar, day, (DtiRoll) roll);

        g_assert_true (rolled == NULL || dti_calendar_is_working_day (calendar, rolled));
      }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (DtiCalendar) calendar = NULL;
  g_autoptr (GError) error = NULL;

  if (size > FUZZ_MAX_SIZE || memchr (data, '\0', size) != NULL)
    return 0;

  /* Both constructors read both formats. */
  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  calendar = dti_calendar_new_from_icalendar (text, &error);
  g_assert_true ((calendar == NULL) == (error != NULL));
  if (calendar == NULL)
    return 0;

  check_rolls (calendar);
  check_round_trip (calendar);

  return 0;
}
