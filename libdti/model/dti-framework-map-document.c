/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-document-private.h"
#include "dti-framework-map-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>

/* Maps from documents, and into them. */

#define FORMAT "dti-framework-map"
#define EMPTY "{\"format\":\"" FORMAT "\",\"format-version\":1}"

/* The members of an entry that this version writes itself. */
static const char *const known_members[] = { "old", "new", "kind", "suggested", "note", NULL };

/* ---- from documents ---- */

static void
read_target (const DtiJsonReader *reader, JsonNode *node, const char *pointer, DtiMapEntry *entry)
{
  DtiJsonReader target = *reader;
  const char *id;

  target.pointer = pointer;
  target.seen = NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      target.object = json_node_get_object (node);
      id = dti_json_get_text (&target, "node", NULL);
      if (id != NULL)
        dti_map_entry_add_target (entry, id, dti_json_get_number (&target, "weight", NAN));
      else if (!dti_json_has (&target, "node"))
        dti_json_report (&target,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         "node",
                         "a node of the newer framework needs its id as “node”");
      return;
    }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      dti_map_entry_add_target (entry, json_node_get_string (node), NAN);
      return;
    }

  dti_json_report (&target,
                   DTI_SEVERITY_ERROR,
                   "wrong-type",
                   NULL,
                   "a node of the newer framework is an id, or an object with “node” and “weight”");
}

/* One node, or a list of nodes. */
static void
read_targets (const DtiJsonReader *reader, DtiMapEntry *entry)
{
  JsonNode *node = json_object_get_member (reader->object, "new");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "new");
  JsonArray *list;

  dti_json_has (reader, "new");
  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      read_target (reader, node, pointer, entry);
      return;
    }

  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *item = dti_json_pointer_append_index (pointer, i);

      read_target (reader, json_array_get_element (list, i), item, entry);
    }
}

/* The members of an object but those @names; what is not known to this version is kept so. */
static JsonNode *
copy_without (JsonObject *object, const char *const *names)
{
  JsonNode *copy = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (names, name))
      json_object_set_member (members, name, json_node_copy (node));
  json_node_take_object (copy, members);

  return copy;
}

static char *
read_rest (JsonObject *object)
{
  g_autoptr (JsonNode) rest = copy_without (object, known_members);

  return json_object_get_size (json_node_get_object (rest)) > 0 ? dti_json_to_pretty (rest) : NULL;
}

static const char *
find_code (const GError *error)
{
  if (g_error_matches (error, DTI_ERROR, DTI_ERROR_NOT_FOUND))
    return "unknown-id";
  if (g_error_matches (error, DTI_ERROR, DTI_ERROR_CONFLICT))
    return "contradiction";

  return "invalid-map-entry";
}

static void
take (DtiFrameworkMap *self, const DtiJsonReader *reader, DtiMapEntry *entry)
{
  g_autoptr (GError) error = NULL;

  if (!dti_framework_map_take (self, entry, &error))
    dti_json_report (reader, DTI_SEVERITY_ERROR, find_code (error), NULL, "%s", error->message);
}

/* An entry for each node that was added: that is how they are asked for. */
static void
take_added (DtiFrameworkMap *self, const DtiJsonReader *reader, DtiMapEntry *entry)
{
  g_autoptr (DtiMapEntry) all = entry;

  if (all->targets->len == 0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     "new",
                     "“added” needs the nodes of the newer framework that were added");
  for (guint i = 0; i < all->targets->len; i++)
    {
      DtiMapEntry *one = dti_map_entry_new (NULL, DTI_MAP_ADDED);

      one->is_suggested = all->is_suggested;
      one->note = g_strdup (all->note);
      one->rest = g_strdup (all->rest);
      dti_map_entry_add_target (one, dti_map_entry_get_target (all, i)->id, NAN);
      take (self, reader, one);
    }
}

static void
read_entry (DtiFrameworkMap *self, const DtiJsonReader *reader)
{
  const char *old_node = dti_json_get_text (reader, "old", NULL);
  DtiMapKind kind =
      (DtiMapKind) dti_json_get_enum (reader, "kind", DTI_TYPE_MAP_KIND, DTI_MAP_UNMAPPED);
  DtiMapEntry *entry;

  if (kind == DTI_MAP_UNMAPPED)
    {
      if (!dti_json_has (reader, "kind"))
        dti_json_report (reader, DTI_SEVERITY_ERROR, "missing-member", "kind", "“kind” is missing");
      return;
    }
  if ((kind == DTI_MAP_ADDED) == dti_json_has (reader, "old"))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "invalid-map-entry",
                       "old",
                       "“added” has no node of the older framework, and the other kinds have one");
      return;
    }
  if (old_node != NULL && dti_framework_map_find_old (self, old_node) != NULL)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "duplicate-id",
                       "old",
                       "the node “%s” has an entry already",
                       old_node);
      return;
    }
  if (old_node == NULL && kind != DTI_MAP_ADDED)
    return;

  entry = dti_map_entry_new (old_node, kind);
  entry->is_suggested = dti_json_get_boolean (reader, "suggested", FALSE);
  entry->note = g_strdup (dti_json_get_text (reader, "note", NULL));
  entry->rest = read_rest (reader->object);
  read_targets (reader, entry);
  if (kind == DTI_MAP_ADDED)
    take_added (self, reader, entry);
  else
    take (self, reader, entry);
}

static void
read_entries (DtiFrameworkMap *self, const DtiJsonReader *top)
{
  JsonArray *list = dti_json_get_array (top, "entries");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *pointer = dti_json_pointer_append_index ("/entries", i);
      DtiJsonReader reader = { .pointer = pointer, .file = top->file, .problems = top->problems };

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          dti_json_report (&reader,
                           DTI_SEVERITY_ERROR,
                           "wrong-type",
                           NULL,
                           "an entry must be an object");
          continue;
        }
      reader.object = json_node_get_object (node);
      reader.seen = dti_json_seen_new ();
      read_entry (self, &reader);
      if (!dti_problem_list_has_errors (top->problems))
        dti_json_report_unknown (&reader);
      g_hash_table_unref (reader.seen);
    }
}

static void
check_framework (const DtiJsonReader *top, const char *member, DtiFramework *framework)
{
  const char *id = dti_json_get_text (top, member, NULL);
  const char *expected = dti_framework_get_id (framework);

  if (g_strcmp0 (id, expected) != 0)
    dti_json_report (top,
                     DTI_SEVERITY_ERROR,
                     "wrong-framework",
                     member,
                     "“%s” must be the id of the framework “%s”",
                     member,
                     expected != NULL ? expected : "");
}

/* Keeps what stands around the entries. */
static char *
read_head (JsonObject *document)
{
  static const char *const names[] = { "entries", NULL };
  g_autoptr (JsonNode) head = copy_without (document, names);

  return dti_json_to_pretty (head);
}

void
dti_framework_map_read (DtiFrameworkMap *self,
                        JsonNode *document,
                        const char *file,
                        DtiProblemList *problems)
{
  DtiJsonReader top = { .pointer = "", .file = file, .problems = problems };

  if (!JSON_NODE_HOLDS_OBJECT (document))
    {
      dti_json_report (&top,
                       DTI_SEVERITY_ERROR,
                       "wrong-type",
                       NULL,
                       "the document must be an object");
      return;
    }

  top.object = json_node_get_object (document);
  if (!dti_document_check_format (&top, FORMAT, "map of frameworks"))
    return;

  check_framework (&top, "older", self->older);
  check_framework (&top, "newer", self->newer);
  self->head = read_head (top.object);
  read_entries (self, &top);
}

/* ---- into documents ---- */

static JsonNode *
parse_own (const char *json)
{
  return dti_json_parse (json, strlen (json), NULL, NULL);
}

static void
write_targets (JsonObject *object, const DtiMapEntry *entry)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < entry->targets->len; i++)
    {
      const DtiMapTarget *target = dti_map_entry_get_target (entry, i);
      JsonObject *weighted;

      if (isnan (target->weight))
        {
          json_array_add_string_element (list, target->id);
          continue;
        }
      weighted = json_object_new ();
      json_object_set_string_member (weighted, "node", target->id);
      json_object_set_double_member (weighted, "weight", target->weight);
      json_array_add_object_element (list, weighted);
    }
  json_object_set_array_member (object, "new", list);
}

static void
write_entry (JsonArray *entries, const DtiMapEntry *entry)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (DTI_TYPE_MAP_KIND);
  g_autoptr (JsonNode) rest = entry->rest != NULL ? parse_own (entry->rest) : NULL;
  JsonObject *object = json_object_new ();

  if (entry->old_node != NULL)
    json_object_set_string_member (object, "old", entry->old_node);
  json_object_set_string_member (object,
                                 "kind",
                                 g_enum_get_value (kinds, (int) entry->kind)->value_nick);
  if (entry->targets->len > 0)
    write_targets (object, entry);
  if (entry->is_suggested)
    json_object_set_boolean_member (object, "suggested", TRUE);
  if (entry->note != NULL)
    json_object_set_string_member (object, "note", entry->note);
  if (rest != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, json_node_get_object (rest));
      while (json_object_iter_next_ordered (&iter, &name, &node))
        json_object_set_member (object, name, json_node_copy (node));
    }
  json_array_add_object_element (entries, object);
}

/* In the order of the frameworks, whatever the order of setting. */
static void
write_entries (DtiFrameworkMap *self, GListModel *nodes, gboolean is_older, JsonArray *entries)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      const char *id = dti_node_get_id (node);
      const DtiMapEntry *entry = is_older ? dti_framework_map_find_old (self, id)
                                          : dti_framework_map_find_added (self, id);

      if (entry != NULL)
        write_entry (entries, entry);
    }
}

char *
dti_framework_map_write (DtiFrameworkMap *self)
{
  g_autoptr (JsonNode) document = parse_own (self->head != NULL ? self->head : EMPTY);
  JsonObject *object = json_node_get_object (document);
  JsonArray *entries = json_array_new ();

  json_object_set_string_member (object, "older", dti_framework_get_id (self->older));
  json_object_set_string_member (object, "newer", dti_framework_get_id (self->newer));
  write_entries (self, dti_framework_get_nodes (self->older), TRUE, entries);
  write_entries (self, dti_framework_get_nodes (self->newer), FALSE, entries);
  json_object_set_array_member (object, "entries", entries);

  return dti_json_to_pretty (document);
}
