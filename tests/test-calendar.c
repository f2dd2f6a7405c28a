/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "calendar-testing.h"

static void
notified_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
}

static void
set_day (DtiCalendar *calendar, guint number, DtiDayKind kind, const char *title)
{
  g_autoptr (GDate) day = make_day (number);
  g_autoptr (GError) error = NULL;

  g_assert_true (dti_calendar_set_day (calendar, day, kind, title, &error));
  g_assert_no_error (error);
}

static guint
roll (DtiCalendar *calendar, guint number, DtiRoll way)
{
  g_autoptr (GDate) day = make_day (number);
  g_autoptr (GDate) rolled = dti_calendar_roll (calendar, day, way);

  return number_of (rolled);
}

static guint
count (DtiCalendar *calendar, guint first, guint last)
{
  g_autoptr (GDate) first_day = make_day (first);
  g_autoptr (GDate) last_day = make_day (last);

  return dti_calendar_count_working_days (calendar, first_day, last_day);
}

static guint
add (DtiCalendar *calendar, guint number, int n_days)
{
  g_autoptr (GDate) day = make_day (number);
  g_autoptr (GDate) result = dti_calendar_add_working_days (calendar, day, n_days);

  return number_of (result);
}

/* ---- week and days ---- */

static void
test_weekend (void)
{
  DtiCalendar *calendar = dti_calendar_new ();

  g_test_summary ("The weekend is Saturday and Sunday until somebody says otherwise");

  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    g_assert_cmpint (dti_calendar_get_weekend (calendar, (GDateWeekday) day),
                     ==,
                     day >= G_DATE_SATURDAY);
  assert_kind (calendar, 20230922, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 20230923, DTI_DAY_KIND_WEEKEND);
  assert_kind (calendar, 20230924, DTI_DAY_KIND_WEEKEND);
  assert_kind (calendar, 20230925, DTI_DAY_KIND_WORKING);
  assert_title (calendar, 20230924, NULL);

  dti_calendar_set_weekend (calendar, G_DATE_FRIDAY, TRUE);
  dti_calendar_set_weekend (calendar, G_DATE_SUNDAY, FALSE);
  assert_kind (calendar, 20230922, DTI_DAY_KIND_WEEKEND);
  assert_kind (calendar, 20230923, DTI_DAY_KIND_WEEKEND);
  assert_kind (calendar, 20230924, DTI_DAY_KIND_WORKING);
  assert_holidays (calendar, "");
  g_assert_finalize_object (calendar);
}

/* In 2024 Monday 29 April was off, and Saturday 4 May was worked for it. */
static void
test_swap (void)
{
  DtiCalendar *calendar = dti_calendar_new ();
  GListModel *before = dti_calendar_get_holidays (calendar);
  guint n_notified = 0;

  g_test_summary ("A day off and a day worked in exchange differ from the week");

  g_signal_connect (calendar, "notify::holidays", G_CALLBACK (notified_cb), &n_notified);
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 0);
  set_day (calendar, 20240504, DTI_DAY_KIND_WORKING, "Làm bù ngày 29/4");
  set_day (calendar, 20240429, DTI_DAY_KIND_DAY_OFF, "Nghỉ hoán đổi");
  set_day (calendar, 20240501, DTI_DAY_KIND_HOLIDAY, NULL);
  g_assert_cmpuint (n_notified, ==, 3);
  assert_kind (calendar, 20240429, DTI_DAY_KIND_DAY_OFF);
  assert_kind (calendar, 20240504, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 20240505, DTI_DAY_KIND_WEEKEND);
  assert_title (calendar, 20240504, "Làm bù ngày 29/4");
  assert_holidays (calendar,
                   "20240429 day-off Nghỉ hoán đổi|20240501 holiday|"
                   "20240504 working Làm bù ngày 29/4");
  g_assert_cmpuint (count (calendar, 20240429, 20240505), ==, 4);
  g_assert_cmpuint (roll (calendar, 20240429, DTI_ROLL_FOLLOWING), ==, 20240430);
  g_assert_cmpuint (roll (calendar, 20240504, DTI_ROLL_FOLLOWING), ==, 20240504);
  g_assert_cmpuint (roll (calendar, 20240505, DTI_ROLL_PRECEDING), ==, 20240504);
  g_assert_cmpuint (add (calendar, 20240503, 1), ==, 20240504);

  set_day (calendar, 20240501, DTI_DAY_KIND_WORKING, "again");
  assert_kind (calendar, 20240501, DTI_DAY_KIND_WORKING);
  assert_title (calendar, 20240501, "again");
  g_assert_finalize_object (calendar);
}

static void
test_set_day_faults (void)
{
  DtiCalendar *calendar = dti_calendar_new ();
  static const struct
  {
    guint day;
    const char *title;
  } cases[] = {
    { 18991231, NULL },
    { 23010101, NULL },
    { 20230902, "\xff" },
  };

  g_test_summary ("A calendar knows the years 1900 to 2300, and titles are UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDate) day = make_day (cases[i].day);
      g_autoptr (GError) error = NULL;

      g_assert_false (
          dti_calendar_set_day (calendar, day, DTI_DAY_KIND_HOLIDAY, cases[i].title, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
    }
  set_day (calendar, 19000101, DTI_DAY_KIND_HOLIDAY, NULL);
  set_day (calendar, 23001231, DTI_DAY_KIND_HOLIDAY, NULL);
  assert_holidays (calendar, "19000101 holiday|23001231 holiday");
  g_assert_finalize_object (calendar);
}

static void
test_seal (void)
{
  DtiCalendar *calendar = dti_calendar_new ();
  g_autoptr (GDate) day = make_day (20230902);
  g_autoptr (GError) error = NULL;
  GListModel *found = NULL;
  GListModel *holidays;
  gboolean sealed = FALSE;
  guint n_notified = 0;

  g_test_summary ("A sealed calendar refuses changes");

  g_signal_connect (calendar, "notify::sealed", G_CALLBACK (notified_cb), &n_notified);
  set_day (calendar, 20230902, DTI_DAY_KIND_HOLIDAY, "Quốc khánh");
  g_assert_false (dti_calendar_get_sealed (calendar));
  holidays = dti_calendar_get_holidays (calendar);
  dti_calendar_seal (calendar);
  dti_calendar_seal (calendar);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (dti_calendar_get_sealed (calendar));
  g_object_get (calendar, "sealed", &sealed, "holidays", &found, NULL);
  g_assert_true (sealed);
  g_assert_true (found == holidays);
  g_object_unref (found);

  g_assert_false (dti_calendar_set_day (calendar, day, DTI_DAY_KIND_WORKING, "Quốc khánh", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  assert_kind (calendar, 20230902, DTI_DAY_KIND_HOLIDAY);
  g_assert_finalize_object (calendar);
}

/* ---- Vietnam ---- */

static void
test_vietnam (void)
{
  DtiCalendar *calendar = dti_calendar_new_vietnam (2023, 2024);
  DtiCalendar *all = dti_calendar_new_vietnam (1900, 2300);

  g_test_summary ("The four solar holidays of article 112, and nothing that is announced");

  assert_holidays (calendar,
                   "20230101 holiday Tết Dương lịch|20230430 holiday Ngày Chiến thắng|"
                   "20230501 holiday Ngày Quốc tế lao động|20230902 holiday Quốc khánh|"
                   "20240101 holiday Tết Dương lịch|20240430 holiday Ngày Chiến thắng|"
                   "20240501 holiday Ngày Quốc tế lao động|20240902 holiday Quốc khánh");
  assert_kind (calendar, 20230901, DTI_DAY_KIND_WORKING);
  assert_kind (calendar, 20240210, DTI_DAY_KIND_WEEKEND); /* the first day of Tết */
  assert_kind (calendar, 20250101, DTI_DAY_KIND_WORKING);
  g_assert_cmpuint (g_list_model_get_n_items (dti_calendar_get_holidays (all)),
                    ==,
                    4 * (2300 - 1900 + 1));
  g_assert_finalize_object (calendar);
  g_assert_finalize_object (all);
}

static void
test_vietnam_range (void)
{
  g_test_summary ("Years out of range are a fault of the program");

  if (g_test_subprocess ())
    {
      g_assert_null (dti_calendar_new_vietnam (1899, 2000));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*DTI_CALENDAR_FIRST_YEAR*");
}

static void
test_sealed_weekend (void)
{
  g_test_summary ("Changing the weekend of a sealed calendar is a fault of the program");

  if (g_test_subprocess ())
    {
      DtiCalendar *calendar = dti_calendar_new ();

      dti_calendar_seal (calendar);
      dti_calendar_set_weekend (calendar, G_DATE_MONDAY, TRUE);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*!self->sealed*");
}

/* ---- rolling ---- */

static void
test_roll (void)
{
  DtiCalendar *calendar = dti_calendar_new_vietnam (2023, 2024);
  static const struct
  {
    guint day;
    guint preceding;
    guint following;
    guint modified;
  } cases[] = {
    { 20230922, 20230922, 20230922, 20230922 }, /* a Friday */
    { 20230924, 20230922, 20230925, 20230925 }, /* a Sunday */
    { 20231224, 20231222, 20231225, 20231225 },
    { 20240629, 20240628, 20240701, 20240628 }, /* a Saturday, the 30th is a Sunday */
    { 20231230, 20231229, 20240102, 20231229 }, /* over the year and New Year's Day */
    { 20240101, 20231229, 20240102, 20240102 }, /* a Monday after a weekend */
    { 20230430, 20230428, 20230502, 20230428 }, /* a Sunday before a holiday */
    { 20230902, 20230901, 20230904, 20230904 },
    { 20230228, 20230228, 20230228, 20230228 },
  };

  g_test_summary ("Days off go to the working day that the roll names, as worked out by hand");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint day = cases[i].day;

      g_assert_cmpuint (roll (calendar, day, DTI_ROLL_NONE), ==, day);
      g_assert_cmpuint (roll (calendar, day, DTI_ROLL_PRECEDING), ==, cases[i].preceding);
      g_assert_cmpuint (roll (calendar, day, DTI_ROLL_FOLLOWING), ==, cases[i].following);
      g_assert_cmpuint (roll (calendar, day, DTI_ROLL_MODIFIED_FOLLOWING), ==, cases[i].modified);
    }
  g_assert_finalize_object (calendar);
}

static void
test_no_working_day (void)
{
  DtiCalendar *calendar = dti_calendar_new ();

  g_test_summary ("Where no day is worked, looking for one ends");

  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    dti_calendar_set_weekend (calendar, (GDateWeekday) day, TRUE);
  g_assert_cmpuint (roll (calendar, 20230924, DTI_ROLL_NONE), ==, 20230924);
  g_assert_cmpuint (roll (calendar, 20230924, DTI_ROLL_PRECEDING), ==, 0);
  g_assert_cmpuint (roll (calendar, 20230924, DTI_ROLL_FOLLOWING), ==, 0);
  g_assert_cmpuint (roll (calendar, 20230924, DTI_ROLL_MODIFIED_FOLLOWING), ==, 0);
  g_assert_cmpuint (add (calendar, 20230924, 1), ==, 0);
  g_assert_cmpuint (add (calendar, 20230924, G_MAXINT), ==, 0);
  g_assert_cmpuint (add (calendar, 20230924, G_MININT), ==, 0);
  g_assert_cmpuint (add (calendar, 20230924, 0), ==, 20230924);
  g_assert_cmpuint (count (calendar, 19000101, 23001231), ==, 0);

  set_day (calendar, 20230901, DTI_DAY_KIND_WORKING, NULL);
  g_assert_cmpuint (roll (calendar, 20230924, DTI_ROLL_PRECEDING), ==, 20230901);
  g_assert_cmpuint (roll (calendar, 20230924, DTI_ROLL_FOLLOWING), ==, 0);
  g_assert_cmpuint (roll (calendar, 20230924, DTI_ROLL_MODIFIED_FOLLOWING), ==, 20230901);
  g_assert_cmpuint (count (calendar, 19000101, 23001231), ==, 1);
  g_assert_finalize_object (calendar);
}

static void
test_edges (void)
{
  DtiCalendar *calendar = dti_calendar_new ();

  g_test_summary ("The calendar ends at the years 1 and 9999");

  /* 0001-01-01 was a Monday, 9999-12-31 will be a Friday. */
  for (guint day = G_DATE_MONDAY; day <= G_DATE_FRIDAY; day++)
    dti_calendar_set_weekend (calendar, (GDateWeekday) day, TRUE);
  dti_calendar_set_weekend (calendar, G_DATE_SATURDAY, FALSE);
  dti_calendar_set_weekend (calendar, G_DATE_SUNDAY, FALSE);
  g_assert_cmpuint (roll (calendar, 10101, DTI_ROLL_PRECEDING), ==, 0);
  g_assert_cmpuint (roll (calendar, 10101, DTI_ROLL_FOLLOWING), ==, 10106);
  g_assert_cmpuint (roll (calendar, 99991231, DTI_ROLL_FOLLOWING), ==, 0);
  g_assert_cmpuint (roll (calendar, 99991231, DTI_ROLL_MODIFIED_FOLLOWING), ==, 99991226);
  g_assert_cmpuint (add (calendar, 99991226, 1), ==, 0);
  g_assert_cmpuint (add (calendar, 10107, -2), ==, 0);
  g_assert_finalize_object (calendar);
}

/* ---- counting, against a loop over days that knows nothing of the library ---- */

/* A calendar and what it should be: one of a few days off by arithmetic. */
static gboolean
is_worked (const GDate *day)
{
  guint32 julian = g_date_get_julian (day);

  if (julian % 17 == 3)
    return FALSE;
  if (julian % 29 == 5)
    return TRUE;

  return g_date_get_weekday (day) < G_DATE_SATURDAY;
}

static DtiCalendar *
make_arithmetic (guint first, guint last)
{
  DtiCalendar *calendar = dti_calendar_new ();
  g_autoptr (GDate) day = make_day (first);
  g_autoptr (GDate) end = make_day (last);

  for (; g_date_compare (day, end) <= 0; g_date_add_days (day, 1))
    {
      if (g_date_get_julian (day) % 17 == 3)
        set_day (calendar, number_of (day), DTI_DAY_KIND_HOLIDAY, NULL);
      else if (g_date_get_julian (day) % 29 == 5)
        set_day (calendar, number_of (day), DTI_DAY_KIND_WORKING, NULL);
    }
  dti_calendar_seal (calendar);

  return calendar;
}

static void
test_walk (void)
{
  DtiCalendar *calendar = make_arithmetic (20230101, 20261231);
  g_autoptr (GDate) first = make_day (20230131);
  g_autoptr (GDate) day = make_day (20230131);
  g_autoptr (GDate) last_worked = NULL;
  guint n_worked = 0;

  g_test_summary ("Counting, adding and rolling agree with a walk from day to day");

  /* 2023-01-30 is a Monday without a mark: the walk begins behind a working day. */
  last_worked = make_day (20230130);
  g_assert_true (is_worked (last_worked));
  while (number_of (day) < 20261101)
    {
      guint number = number_of (day);
      guint before = number_of (last_worked);

      assert_kind (calendar,
                   number,
                   is_worked (day) ? DTI_DAY_KIND_WORKING
                                   : dti_calendar_get_day_kind (calendar, day));
      n_worked += is_worked (day) ? 1 : 0;
      g_assert_cmpuint (dti_calendar_count_working_days (calendar, first, day), ==, n_worked);
      g_assert_cmpuint (roll (calendar, number, DTI_ROLL_PRECEDING),
                        ==,
                        is_worked (day) ? number : before);
      g_assert_cmpuint (add (calendar, number, -1), ==, before);
      if (is_worked (day))
        {
          g_assert_cmpuint (add (calendar, before, 1), ==, number);
          g_assert_cmpuint (add (calendar, 20230130, (int) n_worked), ==, number);
          g_assert_cmpuint (add (calendar, number, -(int) n_worked), ==, 20230130);
          g_date_clear (last_worked, 1);
          *last_worked = *day;
        }
      g_date_add_days (day, 1);
    }
  g_assert_cmpuint (count (calendar, 20230202, 20230201), ==, 0);
  g_assert_finalize_object (calendar);
}

/* ---- threads ---- */

static gpointer
read_in_thread (gpointer data)
{
  DtiCalendar *calendar = data;
  guint n_items = g_list_model_get_n_items (dti_calendar_get_holidays (calendar));
  g_autofree char *json = NULL;
  guint sum = 0;

  for (guint i = 0; i < 20; i++)
    {
      sum += count (calendar, 20230101, 20261231);
      sum += roll (calendar, 20240629, DTI_ROLL_PRECEDING);
    }
  json = dti_calendar_to_json (calendar);

  return GUINT_TO_POINTER (sum + n_items + (guint) strlen (json));
}

static void
test_threads (void)
{
  DtiCalendar *calendar = make_arithmetic (20230101, 20261231);
  GThread *threads[4];
  gpointer expected = read_in_thread (calendar);

  g_test_summary ("Threads share a sealed calendar");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("calendar", read_in_thread, calendar);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == expected);
  g_assert_finalize_object (calendar);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar/weekend", test_weekend);
  g_test_add_func ("/calendar/swap", test_swap);
  g_test_add_func ("/calendar/set-day-faults", test_set_day_faults);
  g_test_add_func ("/calendar/seal", test_seal);
  g_test_add_func ("/calendar/vietnam", test_vietnam);
  g_test_add_func ("/calendar/vietnam-range", test_vietnam_range);
  g_test_add_func ("/calendar/sealed-weekend", test_sealed_weekend);
  g_test_add_func ("/calendar/roll", test_roll);
  g_test_add_func ("/calendar/no-working-day", test_no_working_day);
  g_test_add_func ("/calendar/edges", test_edges);
  g_test_add_func ("/calendar/walk", test_walk);
  g_test_add_func ("/calendar/threads", test_threads);

  return g_test_run ();
}
