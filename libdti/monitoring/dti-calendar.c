/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-calendar-private.h"
#include "dti-holiday-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/* A run of days off that is longer is no holiday but a mistake: looking for its end must end. */
#define LONGEST_REST 366

/* 9999-12-31 */
#define LAST_JULIAN 3652059u

#define BIT(weekday) (1u << (weekday))

/**
 * DtiCalendar:
 *
 * The working days of an office: a weekend, and the days that differ from the week.
 *
 * A new calendar has Saturdays and Sundays off and nothing else. What differs is data, because it
 * is announced year by year: holidays (ngày nghỉ lễ), days off in exchange (ngày nghỉ bù) and days
 * of the weekend that are worked in exchange (ngày làm bù). They come from a JSON document of the
 * format `dti-calendar`, from an iCalendar file of whole-day events, or one by one from
 * [method@Dti.Calendar.set_day]. Only the years 1900 to 2300 can have such days.
 *
 * There is no clock and no zone of the machine in it: days are days of the calendar at +07:00.
 *
 * A calendar belongs to one thread until [method@Dti.Calendar.seal]; sealed it is immutable and
 * threads share it freely.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_SEALED = 1,
  PROP_HOLIDAYS,
} DtiCalendarProperty;

static GParamSpec *props[PROP_HOLIDAYS + 1];

G_DEFINE_FINAL_TYPE (DtiCalendar, dti_calendar, G_TYPE_OBJECT)

static void
dti_calendar_finalize (GObject *object)
{
  DtiCalendar *self = DTI_CALENDAR (object);

  g_hash_table_unref (self->days);
  g_ptr_array_unref (self->repeats);
  g_clear_object (&self->holidays);
  g_free (self->head);

  G_OBJECT_CLASS (dti_calendar_parent_class)->finalize (object);
}

static void
dti_calendar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiCalendar *self = DTI_CALENDAR (object);

  switch ((DtiCalendarProperty) prop_id)
    {
    case PROP_SEALED:
      g_value_set_boolean (value, dti_calendar_get_sealed (self));
      break;
    case PROP_HOLIDAYS:
      g_value_set_object (value, dti_calendar_get_holidays (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_calendar_class_init (DtiCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_calendar_finalize;
  object_class->get_property = dti_calendar_get_property;

  /**
   * DtiCalendar:sealed: (getter get_sealed)
   *
   * Whether the calendar can change no more.
   *
   * Since: 1.0
   */
  props[PROP_SEALED] =
      g_param_spec_boolean ("sealed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCalendar:holidays: (getter get_holidays)
   *
   * The days of which the calendar says something.
   *
   * Since: 1.0
   */
  props[PROP_HOLIDAYS] = g_param_spec_object ("holidays",
                                              NULL,
                                              NULL,
                                              G_TYPE_LIST_MODEL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_calendar_init (DtiCalendar *self)
{
  GDestroyNotify unref = (GDestroyNotify) dti_day_statement_unref;

  self->days = g_hash_table_new_full (NULL, NULL, NULL, unref);
  self->repeats = g_ptr_array_new_with_free_func (unref);
  self->weekend = BIT (G_DATE_SATURDAY) | BIT (G_DATE_SUNDAY);
}

/* ---- statements ---- */

DtiDayStatement *
dti_day_statement_new (DtiDayKind kind, const char *title)
{
  DtiDayStatement *self = g_rc_box_new0 (DtiDayStatement);

  self->kind = kind;
  self->title = title != NULL ? g_ref_string_new (title) : NULL;

  return self;
}

DtiDayStatement *
dti_day_statement_ref (DtiDayStatement *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_statement (gpointer data)
{
  DtiDayStatement *self = data;

  g_clear_pointer (&self->title, g_ref_string_release);
  g_free (self->every);
  g_free (self->rest);
  g_free (self->place);
}

void
dti_day_statement_unref (DtiDayStatement *self)
{
  g_rc_box_release_full (self, clear_statement);
}

const DtiDayStatement *
dti_calendar_look_up (DtiCalendar *self, guint32 julian)
{
  return g_hash_table_lookup (self->days, GUINT_TO_POINTER (julian));
}

static void
put_day (DtiCalendar *self, guint32 julian, DtiDayStatement *statement)
{
  g_hash_table_insert (self->days, GUINT_TO_POINTER (julian), dti_day_statement_ref (statement));
}

const DtiDayStatement *
dti_calendar_state_day (DtiCalendar *self, guint32 julian, DtiDayStatement *statement)
{
  const DtiDayStatement *other = dti_calendar_look_up (self, julian);

  if (other == NULL || (other->repeated && !statement->repeated))
    {
      put_day (self, julian, statement);
      return NULL;
    }

  return other->repeated == statement->repeated && other->kind != statement->kind ? other : NULL;
}

gboolean
dti_calendar_knows_year (guint year)
{
  return year >= DTI_CALENDAR_FIRST_YEAR && year <= DTI_CALENDAR_LAST_YEAR;
}

/* ---- days ---- */

static gboolean
is_weekend (DtiCalendar *self, guint32 julian)
{
  return (self->weekend & BIT ((julian - 1) % 7 + 1)) != 0;
}

static gboolean
is_working (DtiCalendar *self, guint32 julian)
{
  const DtiDayStatement *statement = dti_calendar_look_up (self, julian);

  return statement != NULL ? statement->kind == DTI_DAY_KIND_WORKING : !is_weekend (self, julian);
}

/* The working day next to @julian, which itself does not count; 0 where there is none near. */
static guint32
find_working (DtiCalendar *self, guint32 julian, gboolean forward)
{
  for (guint32 i = 1; i <= LONGEST_REST; i++)
    {
      if (forward ? julian + i > LAST_JULIAN : julian <= i)
        break;
      if (is_working (self, forward ? julian + i : julian - i))
        return forward ? julian + i : julian - i;
    }

  return 0;
}

static GDate *
make_day (guint32 julian)
{
  return julian > 0 ? g_date_new_julian (julian) : NULL;
}

static gboolean
is_same_month (guint32 a, guint32 b)
{
  GDate first;
  GDate second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_julian (&first, a);
  g_date_set_julian (&second, b);

  return g_date_get_month (&first) == g_date_get_month (&second) &&
         g_date_get_year (&first) == g_date_get_year (&second);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return first < second ? -1 : first > second;
}

GArray *
dti_calendar_sort_days (DtiCalendar *self)
{
  GArray *days = g_array_sized_new (FALSE, FALSE, sizeof (guint32), g_hash_table_size (self->days));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 julian = GPOINTER_TO_UINT (key);

      g_array_append_val (days, julian);
    }
  g_array_sort (days, compare_days);

  return days;
}

static GListModel *
list_holidays (DtiCalendar *self)
{
  g_autoptr (GArray) days = dti_calendar_sort_days (self);
  GPtrArray *holidays = g_ptr_array_sized_new (days->len);

  for (guint i = 0; i < days->len; i++)
    {
      guint32 julian = g_array_index (days, guint32, i);
      const DtiDayStatement *statement = dti_calendar_look_up (self, julian);

      g_ptr_array_add (holidays, dti_holiday_new (julian, statement->kind, statement->title));
    }

  return dti_fixed_list_new (DTI_TYPE_HOLIDAY, holidays);
}

/* ---- public functions ---- */

/**
 * dti_calendar_new:
 *
 * Creates a calendar with Saturdays and Sundays off.
 *
 * Returns: (transfer full): a new calendar
 *
 * Since: 1.0
 */
DtiCalendar *
dti_calendar_new (void)
{
  return g_object_new (DTI_TYPE_CALENDAR, NULL);
}

/**
 * dti_calendar_new_vietnam:
 * @first_year: first year, 1900 or later
 * @last_year: last year, 2300 or earlier
 *
 * Creates a calendar with the holidays of Vietnam that lie on the same solar day each year.
 *
 * They are 1 January, 30 April, 1 May and 2 September, as article 112 of the Labour Code of 2019
 * has them, in each of the years, whatever the law of that year was. All else is announced from
 * year to year and must come as data: Tết and the Hùng Kings’ day (Giỗ Tổ) follow the moon, the
 * second day of the National Day is the day before or after 2 September, and days off and days
 * worked in exchange are set by decision. [method@Dti.Calendar.set_day] adds them.
 *
 * Returns: (transfer full): a new calendar, not sealed
 *
 * Since: 1.0
 */
DtiCalendar *
dti_calendar_new_vietnam (int first_year, int last_year)
{
  static const struct
  {
    GDateDay day;
    GDateMonth month;
    const char *title;
  } fixed[] = {
    { 1, G_DATE_JANUARY, "Tết Dương lịch" },
    { 30, G_DATE_APRIL, "Ngày Chiến thắng" },
    { 1, G_DATE_MAY, "Ngày Quốc tế lao động" },
    { 2, G_DATE_SEPTEMBER, "Quốc khánh" },
  };
  DtiCalendar *self = NULL;

  g_return_val_if_fail (first_year >= DTI_CALENDAR_FIRST_YEAR, NULL);
  g_return_val_if_fail (last_year <= DTI_CALENDAR_LAST_YEAR, NULL);
  g_return_val_if_fail (first_year <= last_year, NULL);

  self = dti_calendar_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      g_autoptr (DtiDayStatement) statement =
          dti_day_statement_new (DTI_DAY_KIND_HOLIDAY, fixed[i].title);

      for (int year = first_year; year <= last_year; year++)
        {
          GDate day;

          g_date_clear (&day, 1);
          g_date_set_dmy (&day, fixed[i].day, fixed[i].month, (GDateYear) year);
          put_day (self, g_date_get_julian (&day), statement);
        }
    }

  return self;
}

/**
 * dti_calendar_set_weekend:
 * @self: a calendar that is not sealed
 * @weekday: a day of the week
 * @off: whether it belongs to the weekend
 *
 * Says whether a day of the week is off.
 *
 * Since: 1.0
 */
void
dti_calendar_set_weekend (DtiCalendar *self, GDateWeekday weekday, gboolean off)
{
  g_return_if_fail (DTI_IS_CALENDAR (self));
  g_return_if_fail (g_date_valid_weekday (weekday));
  g_return_if_fail (!self->sealed);

  if (off)
    self->weekend |= BIT (weekday);
  else
    self->weekend &= ~BIT (weekday);
}

/**
 * dti_calendar_get_weekend:
 * @self: a calendar
 * @weekday: a day of the week
 *
 * Tells whether a day of the week is off.
 *
 * Returns: `TRUE` if it belongs to the weekend
 *
 * Since: 1.0
 */
gboolean
dti_calendar_get_weekend (DtiCalendar *self, GDateWeekday weekday)
{
  g_return_val_if_fail (DTI_IS_CALENDAR (self), FALSE);
  g_return_val_if_fail (g_date_valid_weekday (weekday), FALSE);

  return (self->weekend & BIT (weekday)) != 0;
}

/**
 * dti_calendar_set_day:
 * @self: a calendar
 * @day: a day of the years 1900 to 2300
 * @kind: what the day is
 * @title: (nullable): name of the day, or `NULL`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Says what a day is, whatever was said of it before.
 *
 * Errors are `DTI_ERROR_CONFLICT` for a sealed calendar and `DTI_ERROR_INVALID_DATA` for a day of
 * another year or a title that is not UTF-8.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_calendar_set_day (
    DtiCalendar *self, const GDate *day, DtiDayKind kind, const char *title, GError **error)
{
  g_autoptr (DtiDayStatement) statement = NULL;

  g_return_val_if_fail (DTI_IS_CALENDAR (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);
  g_return_val_if_fail (kind >= DTI_DAY_KIND_WORKING && kind <= DTI_DAY_KIND_DAY_OFF, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->sealed)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_CONFLICT,
                           "the calendar is sealed and cannot be changed");
      return FALSE;
    }
  if (!dti_calendar_knows_year (g_date_get_year (day)))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the year %u is not one of %d to %d",
                   g_date_get_year (day),
                   DTI_CALENDAR_FIRST_YEAR,
                   DTI_CALENDAR_LAST_YEAR);
      return FALSE;
    }
  if (title != NULL && !g_utf8_validate (title, -1, NULL))
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the title is not UTF-8");
      return FALSE;
    }

  statement = dti_day_statement_new (kind, title);
  put_day (self, g_date_get_julian (day), statement);
  g_clear_object (&self->holidays);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOLIDAYS]);

  return TRUE;
}

/**
 * dti_calendar_seal:
 * @self: a calendar
 *
 * Makes the calendar immutable, so that threads can share it.
 *
 * Since: 1.0
 */
void
dti_calendar_seal (DtiCalendar *self)
{
  g_return_if_fail (DTI_IS_CALENDAR (self));

  if (self->sealed)
    return;

  /* Made now: nothing may change once threads share the calendar. */
  dti_calendar_get_holidays (self);
  self->sealed = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEALED]);
}

/**
 * dti_calendar_get_sealed: (get-property sealed)
 * @self: a calendar
 *
 * Tells whether the calendar can change no more.
 *
 * Returns: `TRUE` after [method@Dti.Calendar.seal]
 *
 * Since: 1.0
 */
gboolean
dti_calendar_get_sealed (DtiCalendar *self)
{
  g_return_val_if_fail (DTI_IS_CALENDAR (self), FALSE);

  return self->sealed;
}

/**
 * dti_calendar_get_day_kind:
 * @self: a calendar
 * @day: a day
 *
 * Gets what a day is.
 *
 * Returns: what the calendar says of the day, else whether it belongs to the weekend
 *
 * Since: 1.0
 */
DtiDayKind
dti_calendar_get_day_kind (DtiCalendar *self, const GDate *day)
{
  const DtiDayStatement *statement;

  g_return_val_if_fail (DTI_IS_CALENDAR (self), DTI_DAY_KIND_WORKING);
  g_return_val_if_fail (day != NULL && g_date_valid (day), DTI_DAY_KIND_WORKING);

  statement = dti_calendar_look_up (self, g_date_get_julian (day));
  if (statement != NULL)
    return statement->kind;

  return is_weekend (self, g_date_get_julian (day)) ? DTI_DAY_KIND_WEEKEND : DTI_DAY_KIND_WORKING;
}

/**
 * dti_calendar_get_day_title:
 * @self: a calendar
 * @day: a day
 *
 * Gets the name of a day.
 *
 * Returns: (nullable) (transfer full): the name of the holiday or other stated day, or `NULL`
 *
 * Since: 1.0
 */
char *
dti_calendar_get_day_title (DtiCalendar *self, const GDate *day)
{
  const DtiDayStatement *statement;

  g_return_val_if_fail (DTI_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  statement = dti_calendar_look_up (self, g_date_get_julian (day));

  return statement != NULL ? g_strdup (statement->title) : NULL;
}

/**
 * dti_calendar_is_working_day:
 * @self: a calendar
 * @day: a day
 *
 * Tells whether the office works on a day.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_calendar_is_working_day (DtiCalendar *self, const GDate *day)
{
  g_return_val_if_fail (DTI_IS_CALENDAR (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  return is_working (self, g_date_get_julian (day));
}

/**
 * dti_calendar_roll:
 * @self: a calendar
 * @day: a day
 * @roll: where to go from a day that is no working day
 *
 * Moves a day to a working day.
 *
 * A working day stays. With `DTI_ROLL_MODIFIED_FOLLOWING` the day goes to the working day after it,
 * unless that lies in another month or there is none: then to the one before.
 *
 * Looking ends after 366 days off in a row, and at the years 1 and 9999.
 *
 * Returns: (nullable) (transfer full): the day itself or the working day, `NULL` where there is
 *   none near
 *
 * Since: 1.0
 */
GDate *
dti_calendar_roll (DtiCalendar *self, const GDate *day, DtiRoll roll)
{
  guint32 julian;
  guint32 next;

  g_return_val_if_fail (DTI_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  julian = g_date_get_julian (day);
  if (roll == DTI_ROLL_NONE || is_working (self, julian))
    return make_day (julian);
  if (roll == DTI_ROLL_PRECEDING)
    return make_day (find_working (self, julian, FALSE));

  next = find_working (self, julian, TRUE);
  if (roll == DTI_ROLL_MODIFIED_FOLLOWING && (next == 0 || !is_same_month (julian, next)))
    next = find_working (self, julian, FALSE);

  return make_day (next);
}

/**
 * dti_calendar_count_working_days:
 * @self: a calendar
 * @first: first day
 * @last: last day, which counts too
 *
 * Counts the working days of a stretch of days.
 *
 * The time it takes grows with the number of days.
 *
 * Returns: how many there are; 0 where @last is before @first
 *
 * Since: 1.0
 */
guint
dti_calendar_count_working_days (DtiCalendar *self, const GDate *first, const GDate *last)
{
  guint n_days = 0;
  guint32 end;

  g_return_val_if_fail (DTI_IS_CALENDAR (self), 0);
  g_return_val_if_fail (first != NULL && g_date_valid (first), 0);
  g_return_val_if_fail (last != NULL && g_date_valid (last), 0);

  end = g_date_get_julian (last);
  for (guint32 julian = g_date_get_julian (first); julian <= end; julian++)
    n_days += is_working (self, julian) ? 1 : 0;

  return n_days;
}

/**
 * dti_calendar_add_working_days:
 * @self: a calendar
 * @day: a day, working or not
 * @n_days: how many working days to go on, or back where it is negative
 *
 * Gets the working day so many working days after a day, or before it.
 *
 * The day itself never counts: with 1 the result is the first working day after it. With 0 it is
 * the day itself. Looking ends as in [method@Dti.Calendar.roll].
 *
 * Returns: (nullable) (transfer full): the day, `NULL` where there are not so many
 *
 * Since: 1.0
 */
GDate *
dti_calendar_add_working_days (DtiCalendar *self, const GDate *day, int n_days)
{
  guint32 julian;

  g_return_val_if_fail (DTI_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  julian = g_date_get_julian (day);
  for (guint i = 0; i < ABS ((gint64) n_days) && julian > 0; i++)
    julian = find_working (self, julian, n_days > 0);

  return make_day (julian);
}

/**
 * dti_calendar_get_holidays: (get-property holidays)
 * @self: a calendar
 *
 * Gets the days of which the calendar says something, in their order.
 *
 * These are the holidays and days off, and the days worked in exchange. The weekend is not among
 * them. The list never changes: once a day is added, the calendar has another one.
 *
 * Returns: (transfer none): a list of [class@Dti.Holiday]
 *
 * Since: 1.0
 */
GListModel *
dti_calendar_get_holidays (DtiCalendar *self)
{
  g_return_val_if_fail (DTI_IS_CALENDAR (self), NULL);

  if (self->holidays == NULL)
    self->holidays = list_holidays (self);

  return self->holidays;
}
