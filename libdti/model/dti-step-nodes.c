/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-step-nodes-private.h"

struct _DtiStepNodes
{
  GHashTable *items;
  GPtrArray *ids; /* borrowed from items, NULL-terminated */
};

static DtiStepNodes *
step_nodes_new (GDestroyNotify free_item)
{
  DtiStepNodes *self = g_new0 (DtiStepNodes, 1);

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_item);
  self->ids = g_ptr_array_new ();

  return self;
}

static void
read_item (DtiStepNodes *self,
           DtiStep *step,
           const DtiJsonReader *nodes,
           const char *id,
           DtiStepReadNode read)
{
  g_autofree char *pointer = dti_json_pointer_append (nodes->pointer, id);
  g_autoptr (GHashTable) seen = dti_json_seen_new ();
  JsonNode *node = json_object_get_member (nodes->object, id);
  DtiJsonReader reader = *nodes;
  char *key = g_strdup (id);
  gpointer item;

  reader.pointer = pointer;
  reader.node = id;
  reader.seen = seen;
  reader.object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  item = read (step, &reader, node);
  if (item == NULL)
    {
      g_free (key);
      return;
    }
  if (reader.object != NULL)
    dti_json_report_unknown (&reader);

  g_hash_table_insert (self->items, key, item);
  g_ptr_array_add (self->ids, key);
}

DtiStepNodes *
dti_step_nodes_read (DtiStep *step,
                     const DtiJsonReader *reader,
                     DtiStepReadNode read,
                     GDestroyNotify free_item)
{
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "nodes");
  g_autoptr (GList) members = NULL;
  DtiJsonReader nodes = *reader;
  DtiStepNodes *self;

  nodes.object = dti_json_get_object (reader, "nodes");
  if (nodes.object == NULL)
    return NULL;

  nodes.pointer = pointer;
  self = step_nodes_new (free_item);
  members = json_object_get_members (nodes.object);
  for (GList *l = members; l != NULL; l = l->next)
    read_item (self, step, &nodes, l->data, read);
  g_ptr_array_add (self->ids, NULL);

  return self;
}

void
dti_step_nodes_free (DtiStepNodes *self)
{
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->items);
  g_free (self);
}

gpointer
dti_step_nodes_lookup (const DtiStepNodes *self, const char *node)
{
  return self != NULL ? g_hash_table_lookup (self->items, node) : NULL;
}

const char *const *
dti_step_nodes_get_ids (const DtiStepNodes *self)
{
  static const char *const none[] = { NULL };

  return self != NULL ? (const char *const *) self->ids->pdata : none;
}
