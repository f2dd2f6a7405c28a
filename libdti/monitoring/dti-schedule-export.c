/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include "dti-icalendar-private.h"
#include "dti-schedule-private.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/dti-enum-types.h>

/* Schedules for other programs: iCalendar and JSON. */

/**
 * dti_schedule_to_icalendar:
 * @self: a schedule
 * @first: a day
 * @last: a day
 *
 * Writes the reports due from one day to another as an iCalendar file (RFC 5545).
 *
 * Each is an event of a whole day, on its due day after the roll, with an alarm as many days before
 * as its rule reminds. The same schedule gives the same text.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_schedule_to_icalendar (DtiSchedule *self, const GDate *first, const GDate *last)
{
  g_autoptr (GListModel) obligations = NULL;
  const GDate *today;

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);
  g_return_val_if_fail (first != NULL && g_date_valid (first), NULL);
  g_return_val_if_fail (last != NULL && g_date_valid (last), NULL);

  obligations = dti_schedule_list_obligations (self, first, last);
  today = dti_schedule_peek_today (self);

  return dti_icalendar_write (obligations,
                              today != NULL ? today : first,
                              dti_plan_get_id (self->plan));
}

/* ---- JSON ---- */

static void
add_day (JsonBuilder *json, const char *member, const GDate *day)
{
  char text[DTI_DUE_BUFFER];

  dti_due_write_day (day, text);
  if (member != NULL)
    json_builder_set_member_name (json, member);
  json_builder_add_string_value (json, text);
}

static void
add_text (JsonBuilder *json, const char *member, const char *text)
{
  json_builder_set_member_name (json, member);
  json_builder_add_string_value (json, text);
}

/* Those who owe the same report, of the same state, stand together. */
static gboolean
belong_together (const DtiObligation *a, const DtiObligation *b)
{
  return a->rule == b->rule && a->state == b->state && a->is_waived == b->is_waived &&
         g_str_equal (a->period, b->period) &&
         g_date_compare (&a->due.due_rolled, &b->due.due_rolled) == 0 &&
         a->has_days_late == b->has_days_late && a->days_late == b->days_late &&
         g_strcmp0 (a->reason, b->reason) == 0;
}

static void
add_agencies (JsonBuilder *json, const char *member, const char *const *ids, guint n)
{
  json_builder_set_member_name (json, member);
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (json, ids[i]);
  json_builder_end_array (json);
}

static void
add_sentences (JsonBuilder *json, DtiObligation *obligation)
{
  g_autofree char *vi = dti_obligation_explain_due (obligation, "vi");
  g_autofree char *en = dti_obligation_explain_due (obligation, "en");

  json_builder_set_member_name (json, "text");
  json_builder_begin_object (json);
  add_text (json, "vi", vi);
  add_text (json, "en", en);
  json_builder_end_object (json);
}

static void
add_state (JsonBuilder *json, const DtiObligation *obligation)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (DTI_TYPE_OBLIGATION_STATE);

  add_text (json, "state", g_enum_get_value (states, (int) obligation->state)->value_nick);
  if (obligation->has_days_late)
    {
      json_builder_set_member_name (json, "days-late");
      json_builder_add_int_value (json, obligation->days_late);
    }
  if (obligation->reason != NULL)
    add_text (json, "reason", obligation->reason);
}

static void
add_group (JsonBuilder *json, GPtrArray *agencies, DtiObligation *obligation)
{
  const DtiDue *due = &obligation->due;
  const char *const *to = dti_obligation_get_to (obligation);

  json_builder_begin_object (json);
  add_text (json, "obligation", dti_obligation_get_rule_id (obligation));
  add_agencies (json, "from", (const char *const *) agencies->pdata, agencies->len);
  add_agencies (json, "to", to, g_strv_length ((char **) to));
  add_text (json, "period", obligation->period);
  json_builder_set_member_name (json, "window");
  json_builder_begin_array (json);
  add_day (json, NULL, &due->window_first);
  add_day (json, NULL, &due->window_last);
  json_builder_end_array (json);
  add_day (json, "cut-off", &due->cut_off);
  add_day (json, "opens", &due->opens);
  add_day (json, "due", &due->due);
  add_day (json, "due-rolled", &due->due_rolled);
  add_state (json, obligation);
  add_sentences (json, obligation);
  json_builder_end_object (json);
}

/**
 * dti_schedule_to_json:
 * @self: a schedule
 * @first: a day
 * @last: a day
 *
 * Writes the reports due from one day to another as JSON: a list with an object for each report.
 *
 * Agencies that owe the same report and are equally far with it share an object.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_schedule_to_json (DtiSchedule *self, const GDate *first, const GDate *last)
{
  g_autoptr (GPtrArray) obligations = NULL;
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);
  g_return_val_if_fail (first != NULL && g_date_valid (first), NULL);
  g_return_val_if_fail (last != NULL && g_date_valid (last), NULL);

  obligations = dti_schedule_collect (self, first, last);
  json_builder_begin_array (json);
  for (guint i = 0; i < obligations->len; i++)
    {
      DtiObligation *obligation = g_ptr_array_index (obligations, i);

      g_ptr_array_add (agencies, obligation->agency_id);
      if (i + 1 < obligations->len &&
          belong_together (obligation, g_ptr_array_index (obligations, i + 1)))
        continue;
      add_group (json, agencies, obligation);
      g_ptr_array_set_size (agencies, 0);
    }
  json_builder_end_array (json);
  root = json_builder_get_root (json);

  return dti_json_to_pretty (root);
}
