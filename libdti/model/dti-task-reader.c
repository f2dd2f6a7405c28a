/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-fixed-list-private.h"
#include "dti-plan-items-private.h"
#include "dti-task-private.h"

#include <libdti/dti-enum-types.h>

/* Tasks of plan documents. */

static void
read_effects (DtiTask *self, const DtiJsonReader *reader)
{
  JsonArray *list = dti_json_get_array (reader, "effects");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "effects");
  GPtrArray *effects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *element = dti_json_pointer_append_index (pointer, i);
      DtiPlanPlace place = { reader->file, element, reader->problems };
      JsonObject *object = dti_plan_get_element (list, i, &place);
      DtiTaskEffect *effect = object != NULL ? dti_task_effect_read (object, &place) : NULL;

      if (effect != NULL)
        g_ptr_array_add (effects, effect);
    }

  g_object_unref (self->effects);
  self->effects = dti_fixed_list_new (DTI_TYPE_TASK_EFFECT, effects);
}

/* ---- history ---- */

/* Events stand in the order of their days. */
static void
check_order (const DtiPlanPlace *place, GPtrArray *events, DtiTaskEvent *event)
{
  const char *date = dti_task_event_get_date (event);
  g_autofree char *pointer = dti_json_pointer_append (place->pointer, "date");
  DtiPlace spot = { .file = place->file, .pointer = pointer, .raw_text = date };
  const char *last;

  if (events->len == 0)
    return;

  last = dti_task_event_get_date (g_ptr_array_index (events, events->len - 1));
  if (strcmp (date, last) < 0)
    dti_problem_list_report (place->problems,
                             DTI_SEVERITY_ERROR,
                             "out-of-order",
                             &spot,
                             "the event of %s stands after that of %s",
                             date,
                             last);
}

/* The history is the more precise of the two. */
static void
settle_status (DtiTask *self, const DtiJsonReader *reader, GPtrArray *events)
{
  DtiTaskStatus last;

  if (events->len == 0)
    return;

  last = dti_task_event_get_status (g_ptr_array_index (events, events->len - 1));
  if (dti_json_has (reader, "status") && self->status != last)
    dti_json_report (reader,
                     DTI_SEVERITY_WARNING,
                     "contradiction",
                     "status",
                     "“status” is not that of the last event of “history”, which counts");
  self->status = last;
}

static void
read_history (DtiTask *self, const DtiJsonReader *reader)
{
  JsonArray *list = dti_json_get_array (reader, "history");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "history");
  GPtrArray *events = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *element = dti_json_pointer_append_index (pointer, i);
      DtiPlanPlace place = { reader->file, element, reader->problems };
      JsonObject *object = dti_plan_get_element (list, i, &place);
      DtiTaskEvent *event = object != NULL ? dti_task_event_read (object, &place) : NULL;

      if (event == NULL)
        continue;
      check_order (&place, events, event);
      g_ptr_array_add (events, event);
    }

  settle_status (self, reader, events);
  g_object_unref (self->history);
  self->history = dti_fixed_list_new (DTI_TYPE_TASK_EVENT, events);
}

/* ---- the task ---- */

static void
read_target (DtiTask *self, const DtiJsonReader *reader)
{
  JsonObject *object = dti_json_get_object (reader, "target");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "target");
  DtiPlanPlace place = { reader->file, pointer, reader->problems };

  if (object != NULL)
    self->target = dti_target_read_of_task (object, &place);
}

static void
read_others (DtiTask *self, const DtiJsonReader *reader)
{
  self->leads = dti_plan_read_id_or_ids (reader, "lead");
  self->coordinators = dti_plan_read_id_or_ids (reader, "coordinate");
  self->performers = dti_plan_read_id_or_ids (reader, "by");
  self->requires = dti_plan_read_id_or_ids (reader, "requires");
  self->excludes = dti_plan_read_id_or_ids (reader, "excludes");
}

static void
read_time (DtiTask *self, const DtiJsonReader *reader)
{
  self->due = dti_plan_read_day (reader, "due");
  self->frequency = dti_json_get_enum (reader, "frequency", DTI_TYPE_FREQUENCY, -1);
  self->status = (DtiTaskStatus)
      dti_json_get_enum (reader, "status", DTI_TYPE_TASK_STATUS, DTI_TASK_STATUS_PLANNED);
  read_history (self, reader);
  dti_plan_read_valid (reader, &self->valid_from, &self->valid_to);
}

DtiTask *
dti_task_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiTask *self = g_object_new (DTI_TYPE_TASK, NULL);

  self->id = dti_plan_need_id (reader, "id");
  self->titles = dti_json_get_titles (reader, "title");
  self->group = dti_plan_read_text (reader, "group");
  self->node = dti_plan_read_id (reader, "node");
  self->cost = dti_plan_read_number (reader, "cost", 0.0, INFINITY, NAN);
  self->legal_basis = dti_plan_read_text (reader, "legal-basis");
  self->note = dti_plan_read_text (reader, "note");
  self->source = dti_plan_read_text (reader, "source");
  read_others (self, reader);
  read_time (self, reader);
  read_target (self, reader);
  read_effects (self, reader);

  if (self->id == NULL)
    g_clear_object (&self);

  return self;
}
