/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-plan-items-private.h"
#include "dti-unit-private.h"

#include <libdti/base/dti-period.h>

/* What the items of a plan read alike. */

/* ---- objects ---- */

DtiObjectReader
dti_plan_open (JsonObject *object, const DtiPlanPlace *place)
{
  DtiObjectReader item;

  dti_object_reader_init (&item,
                          place->file,
                          place->problems,
                          object,
                          g_strdup (place->pointer),
                          dti_document_peek_text (object, "node"));

  return item;
}

JsonObject *
dti_plan_get_element (JsonArray *list, guint index, const DtiPlanPlace *place)
{
  JsonNode *element = json_array_get_element (list, index);
  DtiPlace spot = { .file = place->file, .pointer = place->pointer };

  if (JSON_NODE_HOLDS_OBJECT (element))
    return json_node_get_object (element);

  dti_problem_list_report (place->problems,
                           DTI_SEVERITY_ERROR,
                           "wrong-type",
                           &spot,
                           "this must be an object");

  return NULL;
}

void
dti_plan_give_up (const DtiJsonReader *reader)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init (&iter, reader->object);
  while (json_object_iter_next (&iter, &member, NULL))
    dti_json_has (reader, member);
}

void
dti_plan_need (const DtiJsonReader *reader, const char *member)
{
  if (!json_object_has_member (reader->object, member))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "there is no “%s”",
                     member);
}

void
dti_plan_need_one (const DtiJsonReader *reader, const char *member, const char *other)
{
  if (!json_object_has_member (reader->object, member) &&
      !json_object_has_member (reader->object, other))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "there is neither “%s” nor “%s”",
                     member,
                     other);
}

/* ---- texts and numbers ---- */

char *
dti_plan_read_text (const DtiJsonReader *reader, const char *member)
{
  return g_strdup (dti_json_get_text (reader, member, NULL));
}

double
dti_plan_read_number (const DtiJsonReader *reader,
                      const char *member,
                      double minimum,
                      double maximum,
                      double fallback)
{
  double number = dti_json_get_number (reader, member, fallback);

  if (isnan (number) || (number >= minimum && number <= maximum))
    return number;

  if (isinf (maximum))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     member,
                     "“%s” must be %g or more",
                     member,
                     minimum);
  else
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     member,
                     "“%s” must be between %g and %g",
                     member,
                     minimum,
                     maximum);

  return fallback;
}

/* ---- ids ---- */

char *
dti_plan_read_id (const DtiJsonReader *reader, const char *member)
{
  const char *id = dti_json_get_text (reader, member, NULL);

  if (id == NULL || *id != '\0')
    return g_strdup (id);

  dti_json_report (reader, DTI_SEVERITY_ERROR, "invalid-id", member, "“%s” is empty", member);

  return NULL;
}

char *
dti_plan_need_id (const DtiJsonReader *reader, const char *member)
{
  dti_plan_need (reader, member);

  return dti_plan_read_id (reader, member);
}

static void
report_element (const DtiJsonReader *reader,
                const char *member,
                guint index,
                const char *code,
                const char *id,
                const char *message)
{
  g_autofree char *list = dti_json_pointer_append (reader->pointer, member);
  g_autofree char *pointer = dti_json_pointer_append_index (list, index);
  DtiPlace spot = {
    .file = reader->file,
    .pointer = pointer,
    .raw_text = id,
    .node = reader->node,
  };

  dti_problem_list_report (
      reader->problems, DTI_SEVERITY_ERROR, code, &spot, "in “%s”, %s", member, message);
}

char **
dti_plan_read_ids (const DtiJsonReader *reader, const char *member)
{
  char **ids = dti_json_get_texts (reader, member);
  JsonArray *list = ids != NULL ? json_object_get_array_member (reader->object, member) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  /* The elements that are no texts are not among the ids: places are those of the list. */
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      const char *id;

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        continue;
      id = json_node_get_string (element);
      if (*id == '\0')
        report_element (reader, member, i, "invalid-id", id, "an id is empty");
      else if (!g_hash_table_add (seen, (char *) id))
        report_element (reader, member, i, "duplicate-id", id, "an id stands twice");
    }

  return ids;
}

char **
dti_plan_read_id_or_ids (const DtiJsonReader *reader, const char *member)
{
  char **ids;

  if (dti_document_peek_text (reader->object, member) == NULL)
    return dti_plan_read_ids (reader, member);

  ids = g_new0 (char *, 2);
  ids[0] = dti_plan_read_id (reader, member);

  return ids;
}

/* ---- time ---- */

char *
dti_plan_read_day (const DtiJsonReader *reader, const char *member)
{
  const char *day = dti_json_get_text (reader, member, NULL);

  if (day == NULL || dti_unit_is_day (day))
    return g_strdup (day);

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "invalid-date",
                   member,
                   "“%s” is no day; days are written as 2023-09-25",
                   day);

  return NULL;
}

char *
dti_plan_read_period (const DtiJsonReader *reader, const char *member)
{
  const char *text = dti_json_get_text (reader, member, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPeriod) period = NULL;

  if (text == NULL)
    return NULL;

  period = dti_period_parse (text, &error);
  if (period != NULL)
    return dti_period_format (period);

  dti_json_report (reader, DTI_SEVERITY_ERROR, "invalid-period", member, "%s", error->message);

  return NULL;
}

void
dti_plan_read_valid (const DtiJsonReader *reader, char **from, char **to)
{
  JsonObject *object = dti_json_get_object (reader, "valid");
  DtiObjectReader valid;

  if (object == NULL)
    return;

  dti_object_reader_init (&valid,
                          reader->file,
                          reader->problems,
                          object,
                          dti_json_pointer_append (reader->pointer, "valid"),
                          reader->node);
  *from = dti_plan_read_day (&valid.reader, "from");
  *to = dti_plan_read_day (&valid.reader, "to");
  if (*from != NULL && *to != NULL && strcmp (*from, *to) > 0)
    dti_json_report (&valid.reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     NULL,
                     "the last day, %s, is before the first, %s",
                     *to,
                     *from);
  dti_object_reader_clear (&valid);
}

gboolean
dti_plan_range_contains (const char *from, const char *to, const GDate *day)
{
  char text[32];

  g_snprintf (text,
              sizeof text,
              "%04u-%02u-%02u",
              g_date_get_year (day),
              g_date_get_month (day),
              g_date_get_day (day));

  return (from == NULL || strcmp (from, text) <= 0) && (to == NULL || strcmp (text, to) <= 0);
}
