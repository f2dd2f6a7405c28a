/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-framework-map-private.h"

#include <libdti/base/dti-error.h>

/* The entries of a map, and what they must not say. */

static void
clear_target (gpointer data)
{
  g_free (((DtiMapTarget *) data)->id);
}

DtiMapEntry *
dti_map_entry_new (const char *old_node, DtiMapKind kind)
{
  DtiMapEntry *self = g_new0 (DtiMapEntry, 1);

  self->old_node = g_strdup (old_node);
  self->kind = kind;
  self->targets = g_array_new (FALSE, FALSE, sizeof (DtiMapTarget));
  g_array_set_clear_func (self->targets, clear_target);

  return self;
}

void
dti_map_entry_free (DtiMapEntry *self)
{
  g_free (self->old_node);
  g_array_unref (self->targets);
  g_free (self->note);
  g_free (self->rest);
  g_free (self);
}

void
dti_map_entry_add_target (DtiMapEntry *self, const char *id, double weight)
{
  DtiMapTarget target = { .id = g_strdup (id), .weight = weight };

  g_array_append_val (self->targets, target);
}

const DtiMapTarget *
dti_map_entry_get_target (const DtiMapEntry *self, guint position)
{
  return &g_array_index (self->targets, DtiMapTarget, position);
}

double
dti_map_entry_get_weight (const DtiMapEntry *self, const DtiMapTarget *target)
{
  if (!isnan (target->weight))
    return target->weight;

  return self->kind == DTI_MAP_SAME || self->kind == DTI_MAP_RENAMED ? 1.0 : NAN;
}

gboolean
dti_map_entry_is_single (const DtiMapEntry *self)
{
  return self->kind == DTI_MAP_SAME || self->kind == DTI_MAP_RENAMED ||
         self->kind == DTI_MAP_REDEFINED;
}

DtiMapEntry *
dti_framework_map_find_old (DtiFrameworkMap *self, const char *old_node)
{
  return g_hash_table_lookup (self->by_old, old_node);
}

DtiMapEntry *
dti_framework_map_find_added (DtiFrameworkMap *self, const char *new_node)
{
  return g_hash_table_lookup (self->added, new_node);
}

const GPtrArray *
dti_framework_map_find_sources (DtiFrameworkMap *self, const char *new_node)
{
  return g_hash_table_lookup (self->by_new, new_node);
}

/* ---- checks ---- */

static gboolean
check_new (DtiFrameworkMap *self, const char *new_node, GError **error)
{
  if (dti_framework_lookup (self->newer, new_node) != NULL)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "there is no node “%s” in the newer framework “%s”",
               new_node,
               dti_framework_get_id (self->newer));

  return FALSE;
}

static void
set_taken (const char *new_node, const char *old_node, GError **error)
{
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "the new node “%s” has the older node “%s” already",
               new_node,
               old_node);
}

static gboolean
check_free (DtiFrameworkMap *self, const DtiMapEntry *entry, const char *new_node, GError **error)
{
  const GPtrArray *sources = dti_framework_map_find_sources (self, new_node);

  if (dti_framework_map_find_added (self, new_node) != NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "the new node “%s” was added and has no older node",
                   new_node);
      return FALSE;
    }

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const DtiMapEntry *other = g_ptr_array_index (sources, i);

      if (g_str_equal (other->old_node, entry->old_node) ||
          (!dti_map_entry_is_single (other) && !dti_map_entry_is_single (entry)))
        continue;
      set_taken (new_node, other->old_node, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_count (const DtiMapEntry *entry, GError **error)
{
  guint n = entry->targets->len;
  const char *fault = NULL;

  if (entry->kind == DTI_MAP_DROPPED && n != 0)
    fault = "a node that was dropped leads nowhere";
  else if (entry->kind == DTI_MAP_SPLIT && n < 2)
    fault = "a node that was split leads to at least two nodes";
  else if (entry->kind != DTI_MAP_DROPPED && entry->kind != DTI_MAP_SPLIT && n != 1)
    fault = "a node that was neither split nor dropped leads to one node";
  if (fault == NULL)
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "node “%s”: %s", entry->old_node, fault);

  return FALSE;
}

static gboolean
check_targets (DtiFrameworkMap *self, const DtiMapEntry *entry, GError **error)
{
  for (guint i = 0; i < entry->targets->len; i++)
    {
      const char *id = dti_map_entry_get_target (entry, i)->id;

      if (!check_new (self, id, error) || !check_free (self, entry, id, error))
        return FALSE;
      for (guint k = 0; k < i; k++)
        if (g_str_equal (dti_map_entry_get_target (entry, k)->id, id))
          {
            g_set_error (error,
                         DTI_ERROR,
                         DTI_ERROR_INVALID_DATA,
                         "node “%s”: “%s” stands twice",
                         entry->old_node,
                         id);
            return FALSE;
          }
    }

  return TRUE;
}

gboolean
dti_framework_map_check_old (DtiFrameworkMap *self, const char *old_node, GError **error)
{
  if (g_hash_table_contains (self->positions, old_node))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "there is no node “%s” in the older framework “%s”",
               old_node,
               dti_framework_get_id (self->older));

  return FALSE;
}

gboolean
dti_framework_map_check_added (DtiFrameworkMap *self, const char *new_node, GError **error)
{
  const GPtrArray *sources = dti_framework_map_find_sources (self, new_node);

  if (!check_new (self, new_node, error))
    return FALSE;
  if (sources == NULL)
    return TRUE;

  set_taken (new_node, ((DtiMapEntry *) g_ptr_array_index (sources, 0))->old_node, error);

  return FALSE;
}

/* ---- changes ---- */

void
dti_framework_map_forget_old (DtiFrameworkMap *self, const char *old_node)
{
  DtiMapEntry *entry = dti_framework_map_find_old (self, old_node);

  for (guint i = 0; entry != NULL && i < entry->targets->len; i++)
    {
      const char *id = dti_map_entry_get_target (entry, i)->id;
      GPtrArray *sources = g_hash_table_lookup (self->by_new, id);

      g_ptr_array_remove (sources, entry);
      if (sources->len == 0)
        g_hash_table_remove (self->by_new, id);
    }
  g_hash_table_remove (self->by_old, old_node);
}

/* Keeps the order of the older framework, whatever the order of setting. */
static void
add_source (DtiFrameworkMap *self, const char *new_node, DtiMapEntry *entry)
{
  GPtrArray *sources = g_hash_table_lookup (self->by_new, new_node);
  guint position = 0;

  if (sources == NULL)
    {
      sources = g_ptr_array_new ();
      g_hash_table_insert (self->by_new, g_strdup (new_node), sources);
    }
  while (position < sources->len &&
         ((DtiMapEntry *) g_ptr_array_index (sources, position))->position < entry->position)
    position++;
  g_ptr_array_insert (sources, (int) position, entry);
}

gboolean
dti_framework_map_take (DtiFrameworkMap *self, DtiMapEntry *entry, GError **error)
{
  g_autoptr (DtiMapEntry) owned = entry;

  if (entry->kind == DTI_MAP_ADDED)
    {
      if (!dti_framework_map_check_added (self, dti_map_entry_get_target (entry, 0)->id, error))
        return FALSE;
      owned = NULL;
      g_hash_table_replace (self->added, dti_map_entry_get_target (entry, 0)->id, entry);
      return TRUE;
    }

  if (!dti_framework_map_check_old (self, entry->old_node, error) || !check_count (entry, error) ||
      !check_targets (self, entry, error))
    return FALSE;

  owned = NULL;
  entry->position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, entry->old_node)) - 1;
  dti_framework_map_forget_old (self, entry->old_node);
  g_hash_table_insert (self->by_old, entry->old_node, entry);
  for (guint i = 0; i < entry->targets->len; i++)
    add_source (self, dti_map_entry_get_target (entry, i)->id, entry);

  return TRUE;
}
