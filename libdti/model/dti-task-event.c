/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-plan-items-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiTaskEvent:
 *
 * A day on which a task went from one status to another.
 *
 * Events never change, so threads share them freely. Texts that getters lend live as long as the
 * event.
 *
 * Since: 1.0
 */
struct _DtiTaskEvent
{
  GObject parent_instance;

  DtiTaskStatus status;
  char *date;
  char *actor;
  char *note;
};

typedef enum
{
  PROP_ACTOR = 1,
  PROP_DATE,
  PROP_NOTE,
  PROP_STATUS,
} DtiTaskEventProperty;

static GParamSpec *props[PROP_STATUS + 1];

G_DEFINE_FINAL_TYPE (DtiTaskEvent, dti_task_event, G_TYPE_OBJECT)

static void
dti_task_event_finalize (GObject *object)
{
  DtiTaskEvent *self = DTI_TASK_EVENT (object);

  g_free (self->date);
  g_free (self->actor);
  g_free (self->note);

  G_OBJECT_CLASS (dti_task_event_parent_class)->finalize (object);
}

static void
dti_task_event_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTaskEvent *self = DTI_TASK_EVENT (object);

  switch ((DtiTaskEventProperty) prop_id)
    {
    case PROP_ACTOR:
      g_value_set_string (value, dti_task_event_get_actor (self));
      break;
    case PROP_DATE:
      g_value_set_string (value, dti_task_event_get_date (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, dti_task_event_get_note (self));
      break;
    case PROP_STATUS:
      g_value_set_enum (value, dti_task_event_get_status (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_task_event_class_init (DtiTaskEventClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_task_event_finalize;
  object_class->get_property = dti_task_event_get_property;

  /**
   * DtiTaskEvent:actor: (getter get_actor)
   *
   * Who reported it.
   *
   * Since: 1.0
   */
  props[PROP_ACTOR] = g_param_spec_string ("actor", NULL, NULL, NULL, FIXED);

  /**
   * DtiTaskEvent:date: (getter get_date)
   *
   * The day, such as `2023-09-12`.
   *
   * Since: 1.0
   */
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, FIXED);

  /**
   * DtiTaskEvent:note: (getter get_note)
   *
   * Remarks.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, FIXED);

  /**
   * DtiTaskEvent:status: (getter get_status)
   *
   * The status from that day on.
   *
   * Since: 1.0
   */
  props[PROP_STATUS] = g_param_spec_enum ("status",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_TASK_STATUS,
                                          DTI_TASK_STATUS_PLANNED,
                                          FIXED);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_task_event_init (DtiTaskEvent *self)
{
}

/* ---- from documents ---- */

DtiTaskEvent *
dti_task_event_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiTaskEvent *self = g_object_new (DTI_TYPE_TASK_EVENT, NULL);

  dti_plan_need (reader, "date");
  dti_plan_need (reader, "status");
  self->date = dti_plan_read_day (reader, "date");
  self->status = (DtiTaskStatus)
      dti_json_get_enum (reader, "status", DTI_TYPE_TASK_STATUS, DTI_TASK_STATUS_PLANNED);
  self->actor = dti_plan_read_text (reader, "actor");
  self->note = dti_plan_read_text (reader, "note");

  if (self->date == NULL)
    g_clear_object (&self);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_task_event_get_status: (get-property status)
 * @self: an event
 *
 * Gets the status from that day on.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DtiTaskStatus
dti_task_event_get_status (DtiTaskEvent *self)
{
  g_return_val_if_fail (DTI_IS_TASK_EVENT (self), DTI_TASK_STATUS_PLANNED);

  return self->status;
}

/**
 * dti_task_event_get_date: (get-property date)
 * @self: an event
 *
 * Gets the day.
 *
 * Returns: a day such as `2023-09-12`
 *
 * Since: 1.0
 */
const char *
dti_task_event_get_date (DtiTaskEvent *self)
{
  g_return_val_if_fail (DTI_IS_TASK_EVENT (self), NULL);

  return self->date;
}

/**
 * dti_task_event_get_actor: (get-property actor)
 * @self: an event
 *
 * Gets who reported it.
 *
 * Returns: (nullable): a name, or `NULL` where the plan does not say
 *
 * Since: 1.0
 */
const char *
dti_task_event_get_actor (DtiTaskEvent *self)
{
  g_return_val_if_fail (DTI_IS_TASK_EVENT (self), NULL);

  return self->actor;
}

/**
 * dti_task_event_get_note: (get-property note)
 * @self: an event
 *
 * Gets remarks.
 *
 * Returns: (nullable): the remarks, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_task_event_get_note (DtiTaskEvent *self)
{
  g_return_val_if_fail (DTI_IS_TASK_EVENT (self), NULL);

  return self->note;
}
