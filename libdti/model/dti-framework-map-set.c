/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-framework-map-private.h"

#include <libdti/base/dti-error.h>

/* What a caller says of the nodes. */

static gboolean
check_open (DtiFrameworkMap *self, GError **error)
{
  if (!self->is_sealed)
    return TRUE;

  g_set_error_literal (error, DTI_ERROR, DTI_ERROR_CONFLICT, "the map is sealed");

  return FALSE;
}

/* The entry of a node that has one. */
static DtiMapEntry *
expect_entry (DtiFrameworkMap *self, const char *old_node, GError **error)
{
  DtiMapEntry *entry;

  if (!dti_framework_map_check_old (self, old_node, error))
    return NULL;

  entry = dti_framework_map_find_old (self, old_node);
  if (entry == NULL)
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_NOT_FOUND,
                 "the map does not say what became of the node “%s”",
                 old_node);

  return entry;
}

static gboolean
set_added (DtiFrameworkMap *self, const char *const *new_nodes, GError **error)
{
  if (new_nodes == NULL || new_nodes[0] == NULL)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "“added” needs the nodes of the newer framework that were added");
      return FALSE;
    }

  /* All of them, or none. */
  for (guint i = 0; new_nodes[i] != NULL; i++)
    if (!dti_framework_map_check_added (self, new_nodes[i], error))
      return FALSE;
  for (guint i = 0; new_nodes[i] != NULL; i++)
    {
      DtiMapEntry *entry = dti_map_entry_new (NULL, DTI_MAP_ADDED);

      dti_map_entry_add_target (entry, new_nodes[i], NAN);
      if (!dti_framework_map_take (self, entry, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
unset (DtiFrameworkMap *self, const char *old_node, const char *const *new_nodes, GError **error)
{
  if (old_node != NULL && !dti_framework_map_check_old (self, old_node, error))
    return FALSE;

  if (old_node != NULL)
    dti_framework_map_forget_old (self, old_node);
  else
    for (guint i = 0; new_nodes != NULL && new_nodes[i] != NULL; i++)
      g_hash_table_remove (self->added, new_nodes[i]);

  return TRUE;
}

/**
 * dti_framework_map_set:
 * @self: a map
 * @old_node: (nullable): id of a node of the older framework; `NULL` for `DTI_MAP_ADDED`
 * @kind: what became of it; `DTI_MAP_UNMAPPED` forgets what was said
 * @new_nodes: (nullable) (array zero-terminated=1): ids of the nodes of the newer framework: none
 *   for `DTI_MAP_DROPPED`, several for `DTI_MAP_SPLIT` and `DTI_MAP_ADDED`, else one
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Says what became of a node.
 *
 * What was said of the node before, its weights and note included, is replaced. Nodes that merged
 * are set one by one, all with the same new node. To forget that nodes were added, give `NULL`,
 * `DTI_MAP_UNMAPPED` and the nodes.
 *
 * Fails and changes nothing, with `DTI_ERROR_NOT_FOUND` for a node that its framework has not, with
 * `DTI_ERROR_INVALID_DATA` for a number of nodes that the kind does not have, and with
 * `DTI_ERROR_CONFLICT` where the new node is taken (only splits and mergers share a node) or the
 * map is sealed.
 *
 * Returns: `TRUE` if the map changed
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_set (DtiFrameworkMap *self,
                       const char *old_node,
                       DtiMapKind kind,
                       const char *const *new_nodes,
                       GError **error)
{
  DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (kind <= DTI_MAP_ADDED, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;
  if (kind == DTI_MAP_UNMAPPED)
    return unset (self, old_node, new_nodes, error);
  if ((kind == DTI_MAP_ADDED) != (old_node == NULL))
    {
      g_set_error_literal (
          error,
          DTI_ERROR,
          DTI_ERROR_INVALID_DATA,
          "“added” has no node of the older framework, and the other kinds have one");
      return FALSE;
    }
  if (kind == DTI_MAP_ADDED)
    return set_added (self, new_nodes, error);

  entry = dti_map_entry_new (old_node, kind);
  for (guint i = 0; new_nodes != NULL && new_nodes[i] != NULL; i++)
    dti_map_entry_add_target (entry, new_nodes[i], NAN);

  return dti_framework_map_take (self, entry, error);
}

/**
 * dti_framework_map_set_weight:
 * @self: a map
 * @old_node: id of a node of the older framework
 * @new_node: id of a node that it leads to
 * @weight: the part of the older number in the newer one, finite
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Says what part the older number of a node has in the newer one.
 *
 * The number of the new node is the sum, over all nodes that lead to it, of weight × number. So two
 * counts that were added have the weights 1 and 1, a mean of two shares 0.5 and 0.5, and a node
 * whose unit changed from thousands 1000.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the map does not lead from the one to the other, with
 * `DTI_ERROR_INVALID_DATA` for a number that is not finite, and with `DTI_ERROR_CONFLICT` for a
 * sealed map.
 *
 * Returns: `TRUE` if the weight was set
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_set_weight (DtiFrameworkMap *self,
                              const char *old_node,
                              const char *new_node,
                              double weight,
                              GError **error)
{
  DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (old_node != NULL && new_node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;
  if (!isfinite (weight))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the weight of “%s” in “%s” must be finite",
                   old_node,
                   new_node);
      return FALSE;
    }

  entry = expect_entry (self, old_node, error);
  if (entry == NULL)
    return FALSE;
  for (guint i = 0; i < entry->targets->len; i++)
    {
      DtiMapTarget *target = &g_array_index (entry->targets, DtiMapTarget, i);

      if (g_str_equal (target->id, new_node))
        {
          target->weight = weight;
          return TRUE;
        }
    }

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the map does not lead from “%s” to “%s”",
               old_node,
               new_node);

  return FALSE;
}

/**
 * dti_framework_map_set_note:
 * @self: a map
 * @old_node: id of a node of the older framework
 * @note: (nullable): the ground of the entry, such as its legal text, or `NULL`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Notes on what ground an entry stands.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the map says nothing of the node, and with
 * `DTI_ERROR_CONFLICT` for a sealed map.
 *
 * Returns: `TRUE` if the note was set
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_set_note (DtiFrameworkMap *self,
                            const char *old_node,
                            const char *note,
                            GError **error)
{
  DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (old_node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  entry = check_open (self, error) ? expect_entry (self, old_node, error) : NULL;
  if (entry == NULL)
    return FALSE;

  g_free (entry->note);
  entry->note = g_strdup (note);

  return TRUE;
}

/**
 * dti_framework_map_confirm:
 * @self: a map
 * @old_node: (nullable): id of a node of the older framework, or `NULL` for all
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Confirms what was only suggested.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the map says nothing of the node, and with
 * `DTI_ERROR_CONFLICT` for a sealed map.
 *
 * Returns: `TRUE` if the entry is no suggestion any more
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_confirm (DtiFrameworkMap *self, const char *old_node, GError **error)
{
  GHashTableIter iter;
  gpointer value;
  DtiMapEntry *entry;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;
  if (old_node != NULL)
    {
      entry = expect_entry (self, old_node, error);
      if (entry != NULL)
        entry->is_suggested = FALSE;
      return entry != NULL;
    }

  g_hash_table_iter_init (&iter, self->by_old);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((DtiMapEntry *) value)->is_suggested = FALSE;
  g_hash_table_iter_init (&iter, self->added);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((DtiMapEntry *) value)->is_suggested = FALSE;

  return TRUE;
}
