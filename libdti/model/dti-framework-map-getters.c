/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-framework-map-private.h"

#include <libdti/base/dti-number-private.h>

/* What a map says. */

/* The ids of the nodes of a framework that @table has not. */
static void
list_unsaid (DtiFramework *framework, GHashTable *table, GHashTable *other, GStrvBuilder *ids)
{
  GListModel *nodes = dti_framework_get_nodes (framework);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      const char *id = dti_node_get_id (node);

      if (!g_hash_table_contains (table, id) &&
          (other == NULL || !g_hash_table_contains (other, id)))
        g_strv_builder_add (ids, id);
    }
}

/**
 * dti_framework_map_get_kind:
 * @self: a map
 * @old_node: id of a node of the older framework
 *
 * Gets what became of a node.
 *
 * Returns: the kind, `DTI_MAP_UNMAPPED` where the map says nothing of the node
 *
 * Since: 1.0
 */
DtiMapKind
dti_framework_map_get_kind (DtiFrameworkMap *self, const char *old_node)
{
  const DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), DTI_MAP_UNMAPPED);
  g_return_val_if_fail (old_node != NULL, DTI_MAP_UNMAPPED);

  entry = dti_framework_map_find_old (self, old_node);

  return entry != NULL ? entry->kind : DTI_MAP_UNMAPPED;
}

/**
 * dti_framework_map_get_weight:
 * @self: a map
 * @old_node: id of a node of the older framework
 * @new_node: id of a node of the newer framework
 * @weight: (out) (optional): location for the weight, NaN where there is none
 *
 * Gets what part the older number of a node has in the newer one.
 *
 * Where none was set it is 1 for nodes that are the same or were renamed, and none for the others.
 *
 * Returns: `TRUE` if there is a weight
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_get_weight (DtiFrameworkMap *self,
                              const char *old_node,
                              const char *new_node,
                              double *weight)
{
  const DtiMapEntry *entry;
  double found = NAN;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (old_node != NULL && new_node != NULL, FALSE);

  entry = dti_framework_map_find_old (self, old_node);
  for (guint i = 0; entry != NULL && i < entry->targets->len; i++)
    {
      const DtiMapTarget *target = dti_map_entry_get_target (entry, i);

      if (g_str_equal (target->id, new_node))
        found = dti_map_entry_get_weight (entry, target);
    }

  return dti_number_hand_out (found, weight);
}

/**
 * dti_framework_map_get_note:
 * @self: a map
 * @old_node: id of a node of the older framework
 *
 * Gets on what ground an entry stands.
 *
 * Returns: (transfer none) (nullable): the note, `NULL` where there is none
 *
 * Since: 1.0
 */
const char *
dti_framework_map_get_note (DtiFrameworkMap *self, const char *old_node)
{
  const DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);
  g_return_val_if_fail (old_node != NULL, NULL);

  entry = dti_framework_map_find_old (self, old_node);

  return entry != NULL ? entry->note : NULL;
}

/**
 * dti_framework_map_is_suggested:
 * @self: a map
 * @old_node: id of a node of the older framework
 *
 * Finds out whether what is said of a node is a proposal that nobody has confirmed.
 *
 * Returns: `TRUE` for a proposal
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_is_suggested (DtiFrameworkMap *self, const char *old_node)
{
  const DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (old_node != NULL, FALSE);

  entry = dti_framework_map_find_old (self, old_node);

  return entry != NULL && entry->is_suggested;
}

/**
 * dti_framework_map_is_comparable:
 * @self: a map
 * @old_node: id of a node of the older framework
 *
 * Finds out whether the values of a node can be compared with those of the node it became.
 *
 * Returns: `TRUE` for a node that is the same or was renamed
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_is_comparable (DtiFrameworkMap *self, const char *old_node)
{
  DtiMapKind kind;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (old_node != NULL, FALSE);

  kind = dti_framework_map_get_kind (self, old_node);

  return kind == DTI_MAP_SAME || kind == DTI_MAP_RENAMED;
}

/**
 * dti_framework_map_is_added:
 * @self: a map
 * @new_node: id of a node of the newer framework
 *
 * Finds out whether a node was added.
 *
 * Returns: `TRUE` if the map says that the node has no predecessor
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_is_added (DtiFrameworkMap *self, const char *new_node)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (new_node != NULL, FALSE);

  return dti_framework_map_find_added (self, new_node) != NULL;
}

/**
 * dti_framework_map_lookup_newer:
 * @self: a map
 * @old_node: id of a node of the older framework
 *
 * Finds the one node that stands in the place of a node.
 *
 * Where the node was redefined that is the node with the new meaning;
 * [method@Dti.FrameworkMap.is_comparable] tells the difference.
 *
 * Returns: (transfer none) (nullable): the id of the newer node, which lives until the map is
 *   changed; `NULL` where there is none, or where one node does not stand for one node
 *
 * Since: 1.0
 */
const char *
dti_framework_map_lookup_newer (DtiFrameworkMap *self, const char *old_node)
{
  const DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);
  g_return_val_if_fail (old_node != NULL, NULL);

  entry = dti_framework_map_find_old (self, old_node);

  return entry != NULL && dti_map_entry_is_single (entry) ? dti_map_entry_get_target (entry, 0)->id
                                                          : NULL;
}

/**
 * dti_framework_map_lookup_older:
 * @self: a map
 * @new_node: id of a node of the newer framework
 *
 * Finds the one node whose place a node took.
 *
 * Returns: (transfer none) (nullable): the id of the older node, which lives until the map is
 *   changed; `NULL` where there is none, or where one node does not stand for one node
 *
 * Since: 1.0
 */
const char *
dti_framework_map_lookup_older (DtiFrameworkMap *self, const char *new_node)
{
  const GPtrArray *sources;
  const DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);
  g_return_val_if_fail (new_node != NULL, NULL);

  sources = dti_framework_map_find_sources (self, new_node);
  if (sources == NULL)
    return NULL;
  entry = g_ptr_array_index (sources, 0);

  return dti_map_entry_is_single (entry) ? entry->old_node : NULL;
}

/**
 * dti_framework_map_list_new_nodes:
 * @self: a map
 * @old_node: id of a node of the older framework
 *
 * Lists the nodes that a node became.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of the newer framework, in the order they
 *   were given; empty where there are none
 *
 * Since: 1.0
 */
char **
dti_framework_map_list_new_nodes (DtiFrameworkMap *self, const char *old_node)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  const DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);
  g_return_val_if_fail (old_node != NULL, NULL);

  ids = g_strv_builder_new ();
  entry = dti_framework_map_find_old (self, old_node);
  for (guint i = 0; entry != NULL && i < entry->targets->len; i++)
    g_strv_builder_add (ids, dti_map_entry_get_target (entry, i)->id);

  return g_strv_builder_end (ids);
}

/**
 * dti_framework_map_list_old_nodes:
 * @self: a map
 * @new_node: id of a node of the newer framework
 *
 * Lists the nodes that went into a node.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids in the order of the older framework;
 * empty where there are none
 *
 * Since: 1.0
 */
char **
dti_framework_map_list_old_nodes (DtiFrameworkMap *self, const char *new_node)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  const GPtrArray *sources;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);
  g_return_val_if_fail (new_node != NULL, NULL);

  ids = g_strv_builder_new ();
  sources = dti_framework_map_find_sources (self, new_node);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    g_strv_builder_add (ids, ((DtiMapEntry *) g_ptr_array_index (sources, i))->old_node);

  return g_strv_builder_end (ids);
}

/**
 * dti_framework_map_list_unmapped_old:
 * @self: a map
 *
 * Lists the nodes of the older framework of which the map says nothing.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the framework
 *
 * Since: 1.0
 */
char **
dti_framework_map_list_unmapped_old (DtiFrameworkMap *self)
{
  g_autoptr (GStrvBuilder) ids = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);

  ids = g_strv_builder_new ();
  list_unsaid (self->older, self->by_old, NULL, ids);

  return g_strv_builder_end (ids);
}

/**
 * dti_framework_map_list_unmapped_new:
 * @self: a map
 *
 * Lists the nodes of the newer framework that no node leads to and that were not added.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the framework
 *
 * Since: 1.0
 */
char **
dti_framework_map_list_unmapped_new (DtiFrameworkMap *self)
{
  g_autoptr (GStrvBuilder) ids = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);

  ids = g_strv_builder_new ();
  list_unsaid (self->newer, self->by_new, self->added, ids);

  return g_strv_builder_end (ids);
}
