/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-holiday-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiHoliday:
 *
 * A day of which a calendar says something: a holiday, a day off, a working day in exchange.
 *
 * Holidays are rows of [property@Dti.Calendar:holidays]. They are immutable, so threads share them
 * freely.
 *
 * Since: 1.0
 */
struct _DtiHoliday
{
  GObject parent_instance;

  guint32 julian;
  DtiDayKind kind;
  char *title; /* GRefString */
};

typedef enum
{
  PROP_DAY = 1,
  PROP_KIND,
  PROP_TITLE,
} DtiHolidayProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (DtiHoliday, dti_holiday, G_TYPE_OBJECT)

static void
dti_holiday_finalize (GObject *object)
{
  DtiHoliday *self = DTI_HOLIDAY (object);

  g_clear_pointer (&self->title, g_ref_string_release);

  G_OBJECT_CLASS (dti_holiday_parent_class)->finalize (object);
}

static void
dti_holiday_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiHoliday *self = DTI_HOLIDAY (object);

  switch ((DtiHolidayProperty) prop_id)
    {
    case PROP_DAY:
      g_value_take_boxed (value, dti_holiday_get_day (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_holiday_class_init (DtiHolidayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_holiday_finalize;
  object_class->get_property = dti_holiday_get_property;

  /**
   * DtiHoliday:day: (getter get_day)
   *
   * The day.
   *
   * Since: 1.0
   */
  props[PROP_DAY] = g_param_spec_boxed ("day",
                                        NULL,
                                        NULL,
                                        G_TYPE_DATE,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiHoliday:kind: (getter get_kind)
   *
   * What the day is.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_DAY_KIND,
                                        DTI_DAY_KIND_WORKING,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiHoliday:title: (getter get_title)
   *
   * Name of the day.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_holiday_init (DtiHoliday *self)
{
}

DtiHoliday *
dti_holiday_new (guint32 julian, DtiDayKind kind, char *title)
{
  DtiHoliday *self = g_object_new (DTI_TYPE_HOLIDAY, NULL);

  self->julian = julian;
  self->kind = kind;
  self->title = title != NULL ? g_ref_string_acquire (title) : NULL;

  return self;
}

/**
 * dti_holiday_get_day: (get-property day)
 * @self: a holiday
 *
 * Gets the day.
 *
 * Returns: (transfer full): the day
 *
 * Since: 1.0
 */
GDate *
dti_holiday_get_day (DtiHoliday *self)
{
  g_return_val_if_fail (DTI_IS_HOLIDAY (self), NULL);

  return g_date_new_julian (self->julian);
}

/**
 * dti_holiday_get_kind: (get-property kind)
 * @self: a holiday
 *
 * Gets what the day is.
 *
 * Returns: the kind of day; `DTI_DAY_KIND_WORKING` for a day worked in exchange
 *
 * Since: 1.0
 */
DtiDayKind
dti_holiday_get_kind (DtiHoliday *self)
{
  g_return_val_if_fail (DTI_IS_HOLIDAY (self), DTI_DAY_KIND_WORKING);

  return self->kind;
}

/**
 * dti_holiday_get_title: (get-property title)
 * @self: a holiday
 *
 * Gets the name of the day, in Vietnamese where the calendar has it in several languages.
 *
 * Returns: (nullable) (transfer none): the name, or `NULL` where it has none
 *
 * Since: 1.0
 */
const char *
dti_holiday_get_title (DtiHoliday *self)
{
  g_return_val_if_fail (DTI_IS_HOLIDAY (self), NULL);

  return self->title;
}
