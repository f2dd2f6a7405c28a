/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-document-private.h"
#include "dti-unit-private.h"
#include "dti-unit-registry-private.h"

#include <libdti/dti-enum-types.h>

const char *
dti_unit_registry_find_fault (DtiSuccessionKind kind,
                              const char *const *predecessors,
                              const char *const *successors,
                              const char *date)
{
  guint n_predecessors = g_strv_length ((char **) predecessors);
  guint n_successors = g_strv_length ((char **) successors);

  if (n_predecessors == 0 || n_successors == 0)
    return "a succession leads from at least one unit to at least one unit";
  if (kind == DTI_SUCCESSION_KIND_MERGE && n_successors != 1)
    return "a merger ends in one unit";
  if (kind == DTI_SUCCESSION_KIND_SPLIT && n_predecessors != 1)
    return "a split begins with one unit";
  if (!dti_unit_is_day (date))
    return "the day of a succession is written as 2025-07-01";

  return NULL;
}

const char *
dti_unit_registry_find_unknown (DtiUnitRegistry *self, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (self->by_id, ids[i]))
      return ids[i];

  return NULL;
}

/* One id as a text, or a list of ids. */
static char **
read_ids (const DtiJsonReader *reader, const char *member)
{
  char **ids = NULL;

  if (dti_document_peek_text (reader->object, member) != NULL)
    {
      ids = g_new0 (char *, 2);
      ids[0] = g_strdup (dti_document_peek_text (reader->object, member));
      return ids;
    }

  ids = dti_json_get_texts (reader, member);

  return ids != NULL ? ids : g_new0 (char *, 1);
}

static gboolean
check_known (DtiUnitRegistry *self,
             const DtiJsonReader *reader,
             const char *member,
             const char *const *ids)
{
  const char *unknown = dti_unit_registry_find_unknown (self, ids);

  if (unknown == NULL)
    return TRUE;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "unknown-id",
                   member,
                   "there is no unit “%s”",
                   unknown);

  return FALSE;
}

static void
read_succession (DtiUnitRegistry *self, DtiJsonReader *reader, JsonNode *node)
{
  g_auto (GStrv) predecessors = NULL;
  g_auto (GStrv) successors = NULL;
  DtiSuccessionKind kind;
  const char *fault;
  const char *date;

  reader->object = json_node_get_object (node);
  predecessors = read_ids (reader, "from");
  successors = read_ids (reader, "to");
  kind = (DtiSuccessionKind)
      dti_json_get_enum (reader, "kind", DTI_TYPE_SUCCESSION_KIND, DTI_SUCCESSION_KIND_MERGE);
  date = dti_json_get_text (reader, "date", "");
  fault = dti_unit_registry_find_fault (kind,
                                        (const char *const *) predecessors,
                                        (const char *const *) successors,
                                        date);
  if (fault != NULL)
    {
      dti_json_report (reader, DTI_SEVERITY_ERROR, "invalid-succession", NULL, "%s", fault);
      return;
    }
  if (!check_known (self, reader, "from", (const char *const *) predecessors) ||
      !check_known (self, reader, "to", (const char *const *) successors))
    return;

  dti_succession_add (self->followers,
                      (const char *const *) predecessors,
                      (const char *const *) successors,
                      date);
  g_ptr_array_add (self->successions, dti_json_to_pretty (node));
}

static void
read_successions (DtiUnitRegistry *self, const DtiJsonReader *top)
{
  JsonArray *list = dti_json_get_array (top, "successions");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *pointer = dti_json_pointer_append_index ("/successions", i);
      DtiJsonReader reader = { .pointer = pointer, .file = top->file, .problems = top->problems };

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_succession (self, &reader, node);
      else
        dti_json_report (&reader,
                         DTI_SEVERITY_ERROR,
                         "wrong-type",
                         NULL,
                         "a succession must be an object");
    }
}

/* A unit can name its predecessors itself; they ended when it began. */
static void
read_predecessors (DtiUnitRegistry *self, const DtiJsonReader *top)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      DtiUnit *unit = g_ptr_array_index (self->units, i);
      const char *const *predecessors = dti_unit_peek_predecessors (unit);
      const char *successors[] = { dti_unit_get_id (unit), NULL };
      g_autofree char *pointer = dti_json_pointer_append_index ("/units", i);
      DtiJsonReader reader = { .pointer = pointer, .file = top->file, .problems = top->problems };

      if (predecessors[0] == NULL || !check_known (self, &reader, "predecessors", predecessors))
        continue;
      if (dti_unit_get_valid_from (unit) == NULL)
        dti_json_report (&reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         "predecessors",
                         "a unit with predecessors needs the day it began as “from” in “valid”");
      else
        dti_succession_add (self->followers,
                            predecessors,
                            successors,
                            dti_unit_get_valid_from (unit));
    }
}

static void
read_units (DtiUnitRegistry *self, const DtiJsonReader *top)
{
  JsonArray *list = dti_json_get_array (top, "units");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *pointer = dti_json_pointer_append_index ("/units", i);
      g_autoptr (DtiUnit) unit = dti_unit_new_from_node (json_array_get_element (list, i),
                                                         pointer,
                                                         top->file,
                                                         top->problems);
      DtiPlace place = { .file = top->file, .pointer = pointer };

      if (unit == NULL)
        continue;
      place.unit = dti_unit_get_id (unit);
      if (g_hash_table_contains (self->by_id, place.unit))
        dti_problem_list_report (top->problems,
                                 DTI_SEVERITY_ERROR,
                                 "duplicate-id",
                                 &place,
                                 "there is a unit “%s” already",
                                 place.unit);
      else
        dti_unit_registry_append (self, unit);
    }
}

/* Keeps what stands around the lists. */
static void
read_head (DtiUnitRegistry *self, JsonObject *document)
{
  static const char *const lists[] = { "units", "successions" };
  g_autoptr (JsonNode) head = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, document);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_str_equal (name, lists[0]) || g_str_equal (name, lists[1]))
        json_object_set_array_member (object, name, json_array_new ());
      else
        json_object_set_member (object, name, json_node_copy (node));
    }
  json_node_take_object (head, object);
  self->head = dti_json_to_pretty (head);
}

DtiUnitRegistry *
dti_unit_registry_read (JsonNode *document, const char *file, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiUnitRegistry) self = dti_unit_registry_new ();
  DtiJsonReader top = { .pointer = "", .file = file, .problems = problems };

  if (!JSON_NODE_HOLDS_OBJECT (document))
    dti_json_report (&top,
                     DTI_SEVERITY_ERROR,
                     "wrong-type",
                     NULL,
                     "the document must be an object");
  else
    {
      top.object = json_node_get_object (document);
      if (dti_document_check_format (&top, DTI_UNITS_FORMAT, "list of units"))
        {
          read_head (self, top.object);
          read_units (self, &top);
          read_predecessors (self, &top);
          read_successions (self, &top);
        }
    }

  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return NULL;
    }

  return g_steal_pointer (&self);
}
