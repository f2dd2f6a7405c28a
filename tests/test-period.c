/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include <glib.h>

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-period.h>

static GDate
make_date (int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return date;
}

static DtiPeriod *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DtiPeriod *period = dti_period_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (period);
  return period;
}

static void
assert_text (const DtiPeriod *period, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (period);
  text = dti_period_format (period);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_days (const DtiPeriod *period, const char *expected)
{
  g_autoptr (GDate) first = dti_period_get_first_day (period);
  g_autoptr (GDate) last = dti_period_get_last_day (period);
  g_autofree char *days = g_strdup_printf ("%04d-%02d-%02d/%04d-%02d-%02d",
                                           g_date_get_year (first),
                                           (int) g_date_get_month (first),
                                           g_date_get_day (first),
                                           g_date_get_year (last),
                                           (int) g_date_get_month (last),
                                           g_date_get_day (last));

  g_assert_cmpstr (days, ==, expected);
}

typedef struct
{
  const char *text;
  const char *canonical;
  DtiPeriodKind kind;
  const char *days;
  guint n_days;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "2023", "2023", DTI_PERIOD_KIND_YEAR, "2023-01-01/2023-12-31", 365 },
  { "2024", "2024", DTI_PERIOD_KIND_YEAR, "2024-01-01/2024-12-31", 366 },
  { "1900", "1900", DTI_PERIOD_KIND_YEAR, "1900-01-01/1900-12-31", 365 },
  { "2000", "2000", DTI_PERIOD_KIND_YEAR, "2000-01-01/2000-12-31", 366 },
  { "0001", "0001", DTI_PERIOD_KIND_YEAR, "0001-01-01/0001-12-31", 365 },
  { "9999", "9999", DTI_PERIOD_KIND_YEAR, "9999-01-01/9999-12-31", 365 },
  { "2023-H1", "2023-H1", DTI_PERIOD_KIND_HALF, "2023-01-01/2023-06-30", 181 },
  { "2023-h2", "2023-H2", DTI_PERIOD_KIND_HALF, "2023-07-01/2023-12-31", 184 },
  { "2023-Q1", "2023-Q1", DTI_PERIOD_KIND_QUARTER, "2023-01-01/2023-03-31", 90 },
  { "2024-Q1", "2024-Q1", DTI_PERIOD_KIND_QUARTER, "2024-01-01/2024-03-31", 91 },
  { "2023-q3", "2023-Q3", DTI_PERIOD_KIND_QUARTER, "2023-07-01/2023-09-30", 92 },
  { "2023-Q4", "2023-Q4", DTI_PERIOD_KIND_QUARTER, "2023-10-01/2023-12-31", 92 },
  { "2023-09", "2023-09", DTI_PERIOD_KIND_MONTH, "2023-09-01/2023-09-30", 30 },
  { "2024-02", "2024-02", DTI_PERIOD_KIND_MONTH, "2024-02-01/2024-02-29", 29 },
  { "2023-02", "2023-02", DTI_PERIOD_KIND_MONTH, "2023-02-01/2023-02-28", 28 },
  { "2023-12", "2023-12", DTI_PERIOD_KIND_MONTH, "2023-12-01/2023-12-31", 31 },
  { "9999-12", "9999-12", DTI_PERIOD_KIND_MONTH, "9999-12-01/9999-12-31", 31 },
  { "2023-06-15/2023-09-14",
    "2023-06-15/2023-09-14",
    DTI_PERIOD_KIND_WINDOW,
    "2023-06-15/2023-09-14",
    92 },
  { "2024-02-29/2024-02-29",
    "2024-02-29/2024-02-29",
    DTI_PERIOD_KIND_WINDOW,
    "2024-02-29/2024-02-29",
    1 },
  { "2023-12-15/2024-01-14",
    "2023-12-15/2024-01-14",
    DTI_PERIOD_KIND_WINDOW,
    "2023-12-15/2024-01-14",
    31 },
};

static void
test_parse (void)
{
  g_test_summary ("Periods are read, have the right days and are written back");

  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (DtiPeriod) period = parse (c->text);
      g_autoptr (DtiPeriod) copy = dti_period_copy (period);

      assert_text (period, c->canonical);
      assert_days (period, c->days);
      g_assert_cmpint (dti_period_get_kind (period), ==, c->kind);
      g_assert_cmpuint (dti_period_get_n_days (period), ==, c->n_days);
      g_assert_true (dti_period_equal (period, copy));
      g_assert_cmpuint (dti_period_hash (period), ==, dti_period_hash (copy));
    }
}

static void
test_parse_errors (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "23",
    "202",
    "20233",
    "0000",
    "-2023",
    "+2023",
    " 2023",
    "2023 ",
    "2023-",
    "2023-H",
    "2023-H0",
    "2023-H3",
    "2023-H12",
    "2023H1",
    "2023-Q0",
    "2023-Q5",
    "2023-Q1 ",
    "2023-Q",
    "2023/Q1",
    "2023-0",
    "2023-9",
    "2023-00",
    "2023-13",
    "2023-009",
    "2023-09-",
    "2023-09-01",
    "2023-02-29/2023-03-01",
    "2023-06-31/2023-07-01",
    "2023-06-15/",
    "2023-06-15/2023-06-14",
    "2023-06-15/2023-9-14",
    "2023-06-15/2023-09-14x",
    "2023-06-15 / 2023-09-14",
    "2023-06-15--2023-09-14",
    "2023-06-15/2023-09-14/2023-10-01",
    "0000-01-01/2023-01-01",
    "2023-06-00/2023-06-10",
    "2023-00-10/2023-06-10",
    "2023-06/2023-09",
    "2023-W05",
    "20a3",
    "năm 2023",
    "2023-\u00a009",
    "2023-\xff",
    "٢٠٢٣",
  };

  g_test_summary ("All else is an error that names the text");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *valid = g_utf8_make_valid (texts[i], -1);
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", valid);
      g_assert_null (dti_period_parse (texts[i], &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, valid));
    }
}

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Day by day through all months of all years, with the Gregorian rule alone. */
static void
test_calendar (void)
{
  static const guint lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  g_autoptr (DtiPeriod) month = dti_period_new_month (1, 1);
  g_autoptr (DtiPeriod) quarter = dti_period_new_quarter (1, 1);
  g_autoptr (DtiPeriod) half = dti_period_new_half (1, 1);
  g_autoptr (DtiPeriod) year = dti_period_new_year (1);
  guint32 day = 1;

  g_test_summary ("Stepping forward meets every day of the years 1 to 9999 once");

  for (int y = 1; y <= 9999; y++)
    for (int m = 0; m < 12; m++)
      {
        guint length = lengths[m] + (m == 1 && is_leap_year (y) ? 1 : 0);
        DtiPeriod **const parts[] = { &month, &quarter, &half, &year };
        static const int n_months[] = { 1, 3, 6, 12 };

        g_assert_cmpuint (dti_period_get_n_days (month), ==, length);
        /* The month last: the others are compared with it. */
        for (int i = 3; i >= 0; i--)
          {
            g_autoptr (GDate) first = dti_period_get_first_day (*parts[i]);
            DtiPeriod *next;

            g_assert_true (dti_period_contains (*parts[i], month));
            if (m % n_months[i] == 0)
              g_assert_cmpuint (g_date_get_julian (first), ==, day);
            if (m % n_months[i] != n_months[i] - 1)
              continue;
            next = dti_period_get_next (*parts[i]);
            g_assert_true ((next == NULL) == (y == 9999 && m == 11));
            dti_period_free (*parts[i]);
            *parts[i] = next;
          }
        day += length;
      }
}

static void
test_shift (void)
{
  static const struct
  {
    const char *text;
    int steps;
    const char *expected;
  } cases[] = {
    { "2023", 1, "2024" },
    { "2023", -23, "2000" },
    { "2023", 0, "2023" },
    { "2023-H1", 1, "2023-H2" },
    { "2023-H2", 1, "2024-H1" },
    { "2023-H1", -1, "2022-H2" },
    { "2023-Q4", 1, "2024-Q1" },
    { "2023-Q1", -5, "2021-Q4" },
    { "2023-12", 1, "2024-01" },
    { "2024-02", -12, "2023-02" },
    { "2023-06-15/2023-09-14", 1, "2023-09-15/2023-12-15" },
    { "2023-06-15/2023-09-14", -1, "2023-03-15/2023-06-14" },
    { "2024-02-28/2024-02-28", 2, "2024-03-01/2024-03-01" },
    { "0001-01-02/0001-01-02", -1, "0001-01-01/0001-01-01" },
    { "0001", -1, NULL },
    { "9999", 1, NULL },
    { "9999-H2", 1, NULL },
    { "0001-Q1", -1, NULL },
    { "9999-12", 1, NULL },
    { "0001-01", -1, NULL },
    { "0001-01-01/0001-01-01", -1, NULL },
    { "9999-12-31/9999-12-31", 1, NULL },
    { "0001-01-01/9999-12-31", 1, NULL },
    { "2023", G_MAXINT, NULL },
    { "2023", G_MININT, NULL },
    { "0001-01-01/9999-12-31", G_MAXINT, NULL },
    { "0001-01-01/9999-12-31", G_MININT, NULL },
  };

  g_test_summary ("Periods move by their own length and stop at the ends of the calendar");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiPeriod) period = parse (cases[i].text);
      g_autoptr (DtiPeriod) shifted = dti_period_shift (period, cases[i].steps);
      g_autoptr (DtiPeriod) back = NULL;

      if (cases[i].expected == NULL)
        {
          g_assert_null (shifted);
          continue;
        }
      assert_text (shifted, cases[i].expected);
      back = dti_period_shift (shifted, -cases[i].steps);
      g_assert_true (dti_period_equal (back, period));
    }
}

/* In the order the periods have to come in. */
static const char *const ordered[] = {
  "2022",
  "2022-12",
  "2023-01-01/2024-01-01",
  "2023",
  "2023-01-01/2023-12-31",
  "2023-H1",
  "2023-Q1",
  "2023-01",
  "2023-01-01/2023-01-31",
  "2023-01-01/2023-01-01",
  "2023-02",
  "2023-Q2",
  "2023-04",
  "2023-06-15/2023-09-14",
  "2023-H2",
  "2023-Q3",
  "2023-Q4",
  "2024",
};

static void
test_compare (void)
{
  g_test_summary ("Periods are ordered by first day, then the longer first, then by kind");

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        g_autoptr (DtiPeriod) a = parse (ordered[i]);
        g_autoptr (DtiPeriod) b = parse (ordered[j]);

        g_assert_cmpint (dti_period_compare (a, b), ==, (i > j) - (i < j));
        g_assert_cmpint (dti_period_equal (a, b), ==, i == j);
      }
}

static void
test_contains (void)
{
  static const struct
  {
    const char *outer;
    const char *inner;
    gboolean expected;
  } cases[] = {
    { "2023", "2023", TRUE },
    { "2023", "2023-12", TRUE },
    { "2023", "2024-01", FALSE },
    { "2023-Q3", "2023-09", TRUE },
    { "2023-09", "2023-Q3", FALSE },
    { "2023-H2", "2023-06-15/2023-09-14", FALSE },
    { "2023", "2023-06-15/2023-09-14", TRUE },
    { "2023-12-31/2024-01-01", "2023", FALSE },
    { "2023-01-01/2023-12-31", "2023", TRUE },
  };
  g_autoptr (DtiPeriod) window = parse ("2023-06-15/2023-09-14");
  GDate days[] = {
    make_date (2023, 6, 14),
    make_date (2023, 6, 15),
    make_date (2023, 9, 14),
    make_date (2023, 9, 15),
  };

  g_test_summary ("A period contains the periods and days that lie wholly in it");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiPeriod) outer = parse (cases[i].outer);
      g_autoptr (DtiPeriod) inner = parse (cases[i].inner);

      g_assert_cmpint (dti_period_contains (outer, inner), ==, cases[i].expected);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (dti_period_contains_day (window, &days[i]), ==, i == 1 || i == 2);
}

static void
assert_relative (DtiRelativePeriod relative, const GDate *day, const char *expected)
{
  g_auto (GStrv) periods = dti_period_list_relative (relative, day);
  g_autofree char *joined = g_strjoinv (" ", periods);

  g_assert_cmpstr (joined, ==, expected);
}

/* Around the leap day of 2024, and on the first of January of 2023. */
static const struct
{
  DtiRelativePeriod relative;
  const char *leap_day;
  const char *new_year;
} relative_cases[] = {
  { DTI_RELATIVE_PERIOD_THIS_MONTH, "2024-02", "2023-01" },
  { DTI_RELATIVE_PERIOD_LAST_MONTH, "2024-01", "2022-12" },
  { DTI_RELATIVE_PERIOD_MONTHS_THIS_YEAR,
    "2024-01 2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 "
    "2024-12",
    "2023-01 2023-02 2023-03 2023-04 2023-05 2023-06 2023-07 2023-08 2023-09 2023-10 2023-11 "
    "2023-12" },
  { DTI_RELATIVE_PERIOD_LAST_TWELVE_MONTHS,
    "2023-02 2023-03 2023-04 2023-05 2023-06 2023-07 2023-08 2023-09 2023-10 2023-11 2023-12 "
    "2024-01",
    "2022-01 2022-02 2022-03 2022-04 2022-05 2022-06 2022-07 2022-08 2022-09 2022-10 2022-11 "
    "2022-12" },
  { DTI_RELATIVE_PERIOD_THIS_QUARTER, "2024-Q1", "2023-Q1" },
  { DTI_RELATIVE_PERIOD_LAST_QUARTER, "2023-Q4", "2022-Q4" },
  { DTI_RELATIVE_PERIOD_QUARTERS_THIS_YEAR,
    "2024-Q1 2024-Q2 2024-Q3 2024-Q4",
    "2023-Q1 2023-Q2 2023-Q3 2023-Q4" },
  { DTI_RELATIVE_PERIOD_LAST_FOUR_QUARTERS,
    "2023-Q1 2023-Q2 2023-Q3 2023-Q4",
    "2022-Q1 2022-Q2 2022-Q3 2022-Q4" },
  { DTI_RELATIVE_PERIOD_THIS_HALF, "2024-H1", "2023-H1" },
  { DTI_RELATIVE_PERIOD_LAST_HALF, "2023-H2", "2022-H2" },
  { DTI_RELATIVE_PERIOD_THIS_YEAR, "2024", "2023" },
  { DTI_RELATIVE_PERIOD_LAST_YEAR, "2023", "2022" },
  { DTI_RELATIVE_PERIOD_LAST_FIVE_YEARS, "2019 2020 2021 2022 2023", "2018 2019 2020 2021 2022" },
  { DTI_RELATIVE_PERIOD_YEAR_TO_DATE, "2024-01-01/2024-02-29", "2023-01-01/2023-01-01" },
};

static void
test_relative (void)
{
  GDate leap_day = make_date (2024, 2, 29);
  GDate new_year = make_date (2023, 1, 1);
  GDate year_end = make_date (2023, 12, 31);
  GDate mid_year = make_date (2023, 8, 15);
  GDate year_three = make_date (3, 5, 1);

  g_test_summary ("Relative periods depend on the day given and on nothing else");

  g_assert_cmpuint (G_N_ELEMENTS (relative_cases), ==, DTI_RELATIVE_PERIOD_YEAR_TO_DATE + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (relative_cases); i++)
    {
      assert_relative (relative_cases[i].relative, &leap_day, relative_cases[i].leap_day);
      assert_relative (relative_cases[i].relative, &new_year, relative_cases[i].new_year);
    }
  assert_relative (DTI_RELATIVE_PERIOD_THIS_QUARTER, &year_end, "2023-Q4");
  assert_relative (DTI_RELATIVE_PERIOD_YEAR_TO_DATE, &year_end, "2023-01-01/2023-12-31");
  assert_relative (DTI_RELATIVE_PERIOD_LAST_HALF, &mid_year, "2023-H1");
  assert_relative (DTI_RELATIVE_PERIOD_LAST_FOUR_QUARTERS,
                   &mid_year,
                   "2022-Q3 2022-Q4 2023-Q1 2023-Q2");
  assert_relative (DTI_RELATIVE_PERIOD_LAST_FIVE_YEARS, &year_three, "0001 0002");
}

/* What each list must say about its day, for all days of four centuries. */
static void
check_relatives (const GDate *day)
{
  for (int r = 0; r < DTI_RELATIVE_PERIOD_YEAR_TO_DATE; r++)
    {
      g_auto (GStrv) texts = dti_period_list_relative ((DtiRelativePeriod) r, day);
      guint n = g_strv_length (texts);
      gboolean past =
          r == DTI_RELATIVE_PERIOD_LAST_MONTH || r == DTI_RELATIVE_PERIOD_LAST_TWELVE_MONTHS ||
          r == DTI_RELATIVE_PERIOD_LAST_QUARTER || r == DTI_RELATIVE_PERIOD_LAST_FOUR_QUARTERS ||
          r == DTI_RELATIVE_PERIOD_LAST_HALF || r == DTI_RELATIVE_PERIOD_LAST_YEAR ||
          r == DTI_RELATIVE_PERIOD_LAST_FIVE_YEARS;
      guint n_containing = 0;
      g_autoptr (DtiPeriod) before = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (DtiPeriod) period = parse (texts[i]);
          g_autoptr (DtiPeriod) expected = NULL;

          n_containing += dti_period_contains_day (period, day);
          expected = before != NULL ? dti_period_get_next (before) : NULL;
          g_assert_true (before == NULL || dti_period_equal (period, expected));
          g_clear_pointer (&before, dti_period_free);
          before = g_steal_pointer (&period);
        }
      if (past)
        {
          g_autoptr (DtiPeriod) present = dti_period_get_next (before);

          g_assert_true (dti_period_contains_day (present, day));
        }
      g_assert_cmpuint (n_containing, ==, past ? 0 : 1);
    }
}

static void
test_relative_property (void)
{
  GDate day = make_date (1900, 1, 1);
  guint step = g_test_slow () ? 1 : 13;

  g_test_summary ("Relative periods follow each other and stand right around every day");

  for (guint i = 0; i < 146097; i += step, g_date_add_days (&day, step))
    check_relatives (&day);
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) copy = G_VALUE_INIT;
  g_autoptr (DtiPeriod) period = dti_period_new_quarter (2023, 3);

  g_test_summary ("Periods travel in values");

  g_value_init (&value, DTI_TYPE_PERIOD);
  g_value_init (&copy, DTI_TYPE_PERIOD);
  g_value_set_boxed (&value, period);
  g_value_copy (&value, &copy);
  assert_text (g_value_get_boxed (&copy), "2023-Q3");
  dti_period_free (NULL);
}

static void
test_middle (void)
{
  static const struct
  {
    const char *period;
    double middle;
  } cases[] = {
    { "2023", 2023.5 },
    { "2023-H1", 2023.25 },
    { "2023-Q1", 2023.125 },
    { "2023-Q4", 2023.875 },
    { "2024-07", 2024 + 6.5 / 12 },
    /* One day; two days, which meet at the turn of the year; a whole year of 366 days. */
    { "2023-01-01/2023-01-01", 2023 + 0.5 / 365 },
    { "2023-12-31/2024-01-01", 2024.0 },
    { "2024-01-01/2024-12-31", 2024.5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiPeriod) period = dti_period_parse (cases[i].period, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (dti_period_get_middle (period), cases[i].middle, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/parse-errors", test_parse_errors);
  g_test_add_func ("/period/calendar", test_calendar);
  g_test_add_func ("/period/shift", test_shift);
  g_test_add_func ("/period/compare", test_compare);
  g_test_add_func ("/period/contains", test_contains);
  g_test_add_func ("/period/relative", test_relative);
  g_test_add_func ("/period/relative-property", test_relative_property);
  g_test_add_func ("/period/boxed", test_boxed);
  g_test_add_func ("/period/middle", test_middle);

  return g_test_run ();
}
