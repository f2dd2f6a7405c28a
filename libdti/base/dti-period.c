/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-error.h"
#include "dti-period.h"

#define MIN_YEAR 1
#define MAX_YEAR 9999
#define MONTHS_IN_YEAR 12

/* The days are numbered as in GDate: 1 is the first of January of year 1. */
struct _DtiPeriod
{
  DtiPeriodKind kind;
  guint32 first;
  guint32 last;
};

G_DEFINE_BOXED_TYPE (DtiPeriod, dti_period, dti_period_copy, dti_period_free)

static DtiPeriod *
create_period (DtiPeriodKind kind, guint32 first, guint32 last)
{
  DtiPeriod *self = g_new0 (DtiPeriod, 1);

  self->kind = kind;
  self->first = first;
  self->last = last;
  return self;
}

/* How many months a period of one of the calendar kinds has. */
static int
count_months (DtiPeriodKind kind)
{
  switch (kind)
    {
    case DTI_PERIOD_KIND_YEAR:
      return 12;
    case DTI_PERIOD_KIND_HALF:
      return 6;
    case DTI_PERIOD_KIND_QUARTER:
      return 3;
    case DTI_PERIOD_KIND_MONTH:
    case DTI_PERIOD_KIND_WINDOW:
    default:
      return 1;
    }
}

/* The first day of a month that is counted from January of year 0. */
static guint32
get_month_start (int month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date,
                  1,
                  (GDateMonth) (month % MONTHS_IN_YEAR + 1),
                  (GDateYear) (month / MONTHS_IN_YEAR));
  return g_date_get_julian (&date);
}

/* A period of one of the calendar kinds that begins with a month, counted as above; `NULL` beyond
 * the years there are. */
static DtiPeriod *
create_from_month (DtiPeriodKind kind, gint64 month)
{
  int n_months = count_months (kind);

  if (month < MIN_YEAR * MONTHS_IN_YEAR || month + n_months > (MAX_YEAR + 1) * MONTHS_IN_YEAR)
    return NULL;

  return create_period (kind,
                        get_month_start ((int) month),
                        get_month_start ((int) month + n_months) - 1);
}

/* The month of a day, counted as above. */
static int
get_month (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_year (&date) * MONTHS_IN_YEAR + (int) g_date_get_month (&date) - 1;
}

static gboolean
is_day (const GDate *day)
{
  return day != NULL && g_date_valid (day) && g_date_get_year (day) <= MAX_YEAR;
}

/**
 * dti_period_new_year:
 * @year: a year, 1 to 9999
 *
 * Creates the period of a calendar year.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_new_year (int year)
{
  g_return_val_if_fail (year >= MIN_YEAR && year <= MAX_YEAR, NULL);

  return create_from_month (DTI_PERIOD_KIND_YEAR, year * MONTHS_IN_YEAR);
}

/**
 * dti_period_new_half:
 * @year: a year, 1 to 9999
 * @half: 1 or 2
 *
 * Creates the period of a half year.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_new_half (int year, guint half)
{
  g_return_val_if_fail (year >= MIN_YEAR && year <= MAX_YEAR, NULL);
  g_return_val_if_fail (half >= 1 && half <= 2, NULL);

  return create_from_month (DTI_PERIOD_KIND_HALF, year * MONTHS_IN_YEAR + ((int) half - 1) * 6);
}

/**
 * dti_period_new_quarter:
 * @year: a year, 1 to 9999
 * @quarter: 1 to 4
 *
 * Creates the period of a quarter.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_new_quarter (int year, guint quarter)
{
  g_return_val_if_fail (year >= MIN_YEAR && year <= MAX_YEAR, NULL);
  g_return_val_if_fail (quarter >= 1 && quarter <= 4, NULL);

  return create_from_month (DTI_PERIOD_KIND_QUARTER,
                            year * MONTHS_IN_YEAR + ((int) quarter - 1) * 3);
}

/**
 * dti_period_new_month:
 * @year: a year, 1 to 9999
 * @month: 1 to 12
 *
 * Creates the period of a month.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_new_month (int year, guint month)
{
  g_return_val_if_fail (year >= MIN_YEAR && year <= MAX_YEAR, NULL);
  g_return_val_if_fail (month >= 1 && month <= MONTHS_IN_YEAR, NULL);

  return create_from_month (DTI_PERIOD_KIND_MONTH, year * MONTHS_IN_YEAR + (int) month - 1);
}

/**
 * dti_period_new_window:
 * @first: the first day, in the years 1 to 9999
 * @last: the last day, not before the first
 *
 * Creates a period of any run of days.
 *
 * A window stays a window, even where its days are those of a month.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_new_window (const GDate *first, const GDate *last)
{
  g_return_val_if_fail (is_day (first), NULL);
  g_return_val_if_fail (is_day (last), NULL);
  g_return_val_if_fail (g_date_compare (first, last) <= 0, NULL);

  return create_period (DTI_PERIOD_KIND_WINDOW,
                        g_date_get_julian (first),
                        g_date_get_julian (last));
}

/* Reads exactly @n digits; -1 where there is something else. */
static int
read_digits (const char **text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      number = number * 10 + g_ascii_digit_value (**text);
    }
  return number;
}

static gboolean
read_char (const char **text, char c)
{
  if (g_ascii_toupper (**text) != c)
    return FALSE;

  (*text)++;
  return TRUE;
}

/* Reads "2023-06-15"; 0 where there is no such day. */
static guint32
read_day (const char **text)
{
  int year = read_digits (text, 4);
  gboolean has_month = year >= MIN_YEAR && read_char (text, '-');
  int month = has_month ? read_digits (text, 2) : -1;
  gboolean has_day = month >= 1 && read_char (text, '-');
  int day = has_day ? read_digits (text, 2) : -1;
  GDate date;

  if (day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static DtiPeriod *
parse_window (const char *text)
{
  guint32 first = read_day (&text);
  guint32 last = first > 0 && read_char (&text, '/') ? read_day (&text) : 0;

  if (last == 0 || *text != '\0' || last < first)
    return NULL;

  return create_period (DTI_PERIOD_KIND_WINDOW, first, last);
}

static DtiPeriod *
parse_period (const char *text)
{
  DtiPeriodKind kind = DTI_PERIOD_KIND_MONTH;
  const char *next = text;
  int year = read_digits (&next, 4);
  int number;

  if (year < MIN_YEAR)
    return NULL;
  if (*next == '\0')
    return dti_period_new_year (year);
  if (!read_char (&next, '-'))
    return NULL;

  if (read_char (&next, 'H'))
    kind = DTI_PERIOD_KIND_HALF;
  else if (read_char (&next, 'Q'))
    kind = DTI_PERIOD_KIND_QUARTER;
  number = read_digits (&next, kind == DTI_PERIOD_KIND_MONTH ? 2 : 1);
  if (number < 1 || number > MONTHS_IN_YEAR / count_months (kind))
    return NULL;
  if (kind == DTI_PERIOD_KIND_MONTH && *next == '-')
    return parse_window (text);
  if (*next != '\0')
    return NULL;

  return create_from_month (kind, year * MONTHS_IN_YEAR + (number - 1) * count_months (kind));
}

/**
 * dti_period_parse:
 * @text: a period, such as `2023`, `2023-H1`, `2023-Q3`, `2023-09` or `2023-06-15/2023-09-14`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a period.
 *
 * Years have four digits, from `0001`. `h` and `q` can be small letters. Spaces and all else that
 * [method@Dti.Period.format] does not write are errors.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new period, or `NULL` with `DTI_ERROR_INVALID_DATA`
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_parse (const char *text, GError **error)
{
  DtiPeriod *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = parse_period (text);
  if (self == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "“%s” is no period such as 2023, 2023-H1, 2023-Q3, 2023-09 or "
                   "2023-06-15/2023-09-14",
                   valid);
    }
  return self;
}

/* What a relative period stands for: @count periods of a kind, the first of them @offset periods
 * away from the one with the day, or from the first one of its year. */
typedef struct
{
  DtiPeriodKind kind;
  int offset;
  int count;
  gboolean from_new_year;
} Relative;

static const Relative relatives[] = {
  [DTI_RELATIVE_PERIOD_THIS_MONTH] = { DTI_PERIOD_KIND_MONTH, 0, 1, FALSE },
  [DTI_RELATIVE_PERIOD_LAST_MONTH] = { DTI_PERIOD_KIND_MONTH, -1, 1, FALSE },
  [DTI_RELATIVE_PERIOD_MONTHS_THIS_YEAR] = { DTI_PERIOD_KIND_MONTH, 0, 12, TRUE },
  [DTI_RELATIVE_PERIOD_LAST_TWELVE_MONTHS] = { DTI_PERIOD_KIND_MONTH, -12, 12, FALSE },
  [DTI_RELATIVE_PERIOD_THIS_QUARTER] = { DTI_PERIOD_KIND_QUARTER, 0, 1, FALSE },
  [DTI_RELATIVE_PERIOD_LAST_QUARTER] = { DTI_PERIOD_KIND_QUARTER, -1, 1, FALSE },
  [DTI_RELATIVE_PERIOD_QUARTERS_THIS_YEAR] = { DTI_PERIOD_KIND_QUARTER, 0, 4, TRUE },
  [DTI_RELATIVE_PERIOD_LAST_FOUR_QUARTERS] = { DTI_PERIOD_KIND_QUARTER, -4, 4, FALSE },
  [DTI_RELATIVE_PERIOD_THIS_HALF] = { DTI_PERIOD_KIND_HALF, 0, 1, FALSE },
  [DTI_RELATIVE_PERIOD_LAST_HALF] = { DTI_PERIOD_KIND_HALF, -1, 1, FALSE },
  [DTI_RELATIVE_PERIOD_THIS_YEAR] = { DTI_PERIOD_KIND_YEAR, 0, 1, FALSE },
  [DTI_RELATIVE_PERIOD_LAST_YEAR] = { DTI_PERIOD_KIND_YEAR, -1, 1, FALSE },
  [DTI_RELATIVE_PERIOD_LAST_FIVE_YEARS] = { DTI_PERIOD_KIND_YEAR, -5, 5, FALSE },
  [DTI_RELATIVE_PERIOD_YEAR_TO_DATE] = { DTI_PERIOD_KIND_WINDOW, 0, 1, TRUE },
};

/* The period number @i of those wanted, counted from the one that begins with a month. */
static DtiPeriod *
create_relative (const Relative *wanted, int month, const GDate *day, int i)
{
  if (wanted->kind == DTI_PERIOD_KIND_WINDOW)
    return create_period (wanted->kind, get_month_start (month), g_date_get_julian (day));

  return create_from_month (wanted->kind,
                            month + (wanted->offset + i) * count_months (wanted->kind));
}

/**
 * dti_period_list_relative:
 * @relative: which periods
 * @day: the day they are relative to, in the years 1 to 9999
 *
 * Lists periods named by their place relative to a day, as texts.
 *
 * The library has no clock: the caller says what day it is. The periods ascend. Those before the
 * year 1 are left out.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full) (array zero-terminated=1): the periods, as [func@Dti.Period.parse]
 *   reads them
 *
 * Since: 1.0
 */
char **
dti_period_list_relative (DtiRelativePeriod relative, const GDate *day)
{
  g_autoptr (GPtrArray) texts = NULL;
  const Relative *wanted;
  int month;

  g_return_val_if_fail ((guint) relative < G_N_ELEMENTS (relatives), NULL);
  g_return_val_if_fail (is_day (day), NULL);

  wanted = &relatives[relative];
  month = get_month (g_date_get_julian (day));
  month -= month % (wanted->from_new_year ? MONTHS_IN_YEAR : count_months (wanted->kind));
  texts = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < wanted->count; i++)
    {
      DtiPeriod *period = create_relative (wanted, month, day, i);

      if (period != NULL)
        g_ptr_array_add (texts, dti_period_format (period));
      dti_period_free (period);
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/**
 * dti_period_copy:
 * @self: a period
 *
 * Copies a period.
 *
 * Returns: (transfer full): a new period equal to @self
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_copy (const DtiPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return create_period (self->kind, self->first, self->last);
}

/**
 * dti_period_free:
 * @self: (transfer full) (nullable): a period
 *
 * Frees a period.
 *
 * Since: 1.0
 */
void
dti_period_free (DtiPeriod *self)
{
  g_free (self);
}

/**
 * dti_period_format:
 * @self: a period
 *
 * Writes the period as [func@Dti.Period.parse] reads it.
 *
 * Returns: (transfer full): the text, such as `2023-Q3`
 *
 * Since: 1.0
 */
char *
dti_period_format (const DtiPeriod *self)
{
  GDate first;
  GDate last;
  int year;
  int part;

  g_return_val_if_fail (self != NULL, NULL);

  g_date_clear (&first, 1);
  g_date_set_julian (&first, self->first);
  g_date_clear (&last, 1);
  g_date_set_julian (&last, self->last);
  year = g_date_get_year (&first);
  part = ((int) g_date_get_month (&first) - 1) / count_months (self->kind) + 1;
  switch (self->kind)
    {
    case DTI_PERIOD_KIND_YEAR:
      return g_strdup_printf ("%04d", year);
    case DTI_PERIOD_KIND_HALF:
      return g_strdup_printf ("%04d-H%d", year, part);
    case DTI_PERIOD_KIND_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, part);
    case DTI_PERIOD_KIND_MONTH:
      return g_strdup_printf ("%04d-%02d", year, part);
    case DTI_PERIOD_KIND_WINDOW:
    default:
      return g_strdup_printf ("%04d-%02d-%02d/%04d-%02d-%02d",
                              year,
                              (int) g_date_get_month (&first),
                              g_date_get_day (&first),
                              g_date_get_year (&last),
                              (int) g_date_get_month (&last),
                              g_date_get_day (&last));
    }
}

/**
 * dti_period_get_kind:
 * @self: a period
 *
 * Gets the kind of the period.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiPeriodKind
dti_period_get_kind (const DtiPeriod *self)
{
  g_return_val_if_fail (self != NULL, DTI_PERIOD_KIND_YEAR);

  return self->kind;
}

/**
 * dti_period_get_first_day:
 * @self: a period
 *
 * Gets the first day of the period.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
dti_period_get_first_day (const DtiPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_date_new_julian (self->first);
}

/**
 * dti_period_get_last_day:
 * @self: a period
 *
 * Gets the last day of the period.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
dti_period_get_last_day (const DtiPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_date_new_julian (self->last);
}

/**
 * dti_period_get_n_days:
 * @self: a period
 *
 * Gets the length of the period in days, its first and last day included.
 *
 * Returns: the number of days, at least 1
 *
 * Since: 1.0
 */
guint
dti_period_get_n_days (const DtiPeriod *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last - self->first + 1;
}

/**
 * dti_period_get_middle:
 * @self: a period
 *
 * Gets the middle of the period in years: 2023.5 for 2023.
 *
 * All months are equally long here, so that quarters are evenly spaced; the middle of a window is
 * that of its days.
 *
 * Returns: the time in years
 *
 * Since: 1.0
 */
double
dti_period_get_middle (const DtiPeriod *self)
{
  int n_months;
  GDate day;

  g_return_val_if_fail (self != NULL, 0.0);

  n_months = count_months (self->kind);
  g_date_clear (&day, 1);
  g_date_set_julian (&day, self->first);
  if (self->kind != DTI_PERIOD_KIND_WINDOW)
    return g_date_get_year (&day) + (g_date_get_month (&day) - 1 + n_months / 2.0) / 12.0;

  g_date_add_days (&day, (self->last - self->first) / 2);

  return g_date_get_year (&day) +
         (g_date_get_day_of_year (&day) - ((self->last - self->first) % 2 == 0 ? 0.5 : 0.0)) /
             (g_date_is_leap_year (g_date_get_year (&day)) ? 366.0 : 365.0);
}

/**
 * dti_period_get_next:
 * @self: a period
 *
 * Gets the period after this one, as [method@Dti.Period.shift] does by one step.
 *
 * Returns: (transfer full) (nullable): a new period, or `NULL` beyond the year 9999
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_get_next (const DtiPeriod *self)
{
  return dti_period_shift (self, 1);
}

/**
 * dti_period_get_previous:
 * @self: a period
 *
 * Gets the period before this one, as [method@Dti.Period.shift] does by one step back.
 *
 * Returns: (transfer full) (nullable): a new period, or `NULL` before the year 1
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_get_previous (const DtiPeriod *self)
{
  return dti_period_shift (self, -1);
}

static DtiPeriod *
shift_window (const DtiPeriod *self, int steps)
{
  gint64 n_days = (gint64) self->last - self->first + 1;
  gint64 first = self->first + n_days * steps;
  gint64 end = get_month_start ((MAX_YEAR + 1) * MONTHS_IN_YEAR);

  if (first < 1 || first + n_days > end)
    return NULL;

  return create_period (self->kind, (guint32) first, (guint32) (first + n_days - 1));
}

/**
 * dti_period_shift:
 * @self: a period
 * @steps: how many periods forward, or back where negative
 *
 * Gets a period of the same kind some steps away.
 *
 * A window moves by its own length in days.
 *
 * Returns: (transfer full) (nullable): a new period, or `NULL` outside of the years 1 to 9999
 *
 * Since: 1.0
 */
DtiPeriod *
dti_period_shift (const DtiPeriod *self, int steps)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == DTI_PERIOD_KIND_WINDOW)
    return shift_window (self, steps);

  return create_from_month (self->kind,
                            get_month (self->first) + (gint64) steps * count_months (self->kind));
}

/**
 * dti_period_contains:
 * @self: a period
 * @other: another period
 *
 * Tells whether all days of another period lie in this one.
 *
 * Returns: `TRUE` if @self contains @other; every period contains itself
 *
 * Since: 1.0
 */
gboolean
dti_period_contains (const DtiPeriod *self, const DtiPeriod *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->first <= other->first && other->last <= self->last;
}

/**
 * dti_period_contains_day:
 * @self: a period
 * @day: a valid date
 *
 * Tells whether a day lies in the period.
 *
 * Returns: `TRUE` if @self contains the day
 *
 * Since: 1.0
 */
gboolean
dti_period_contains_day (const DtiPeriod *self, const GDate *day)
{
  guint32 number;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  number = g_date_get_julian (day);
  return self->first <= number && number <= self->last;
}

/**
 * dti_period_compare:
 * @a: a period
 * @b: another period
 *
 * Compares two periods.
 *
 * The one that begins first comes first, of two that begin together the longer, of two with the
 * same days the one whose kind comes first in [enum@Dti.PeriodKind].
 *
 * Returns: -1, 0 or 1, as @a comes before @b, is equal to it or comes after it
 *
 * Since: 1.0
 */
int
dti_period_compare (const DtiPeriod *a, const DtiPeriod *b)
{
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  if (a->last != b->last)
    return a->last > b->last ? -1 : 1;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return 0;
}

/**
 * dti_period_equal:
 * @a: a period
 * @b: another period
 *
 * Tells whether two periods have the same kind and days.
 *
 * Returns: `TRUE` if they are equal
 *
 * Since: 1.0
 */
gboolean
dti_period_equal (const DtiPeriod *a, const DtiPeriod *b)
{
  return dti_period_compare (a, b) == 0;
}

/**
 * dti_period_hash:
 * @self: a period
 *
 * Computes a hash, the same for equal periods.
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dti_period_hash (const DtiPeriod *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->first * 31u + self->last) * 31u + (guint) self->kind;
}
