/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-live-items-private.h"

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
dti_live_items_init (DtiLiveItems *self)
{
  g_mutex_init (&self->lock);
  self->items = g_hash_table_new_full (NULL, NULL, NULL, weak_ref_free);
}

void
dti_live_items_clear (DtiLiveItems *self)
{
  g_hash_table_unref (self->items);
  g_mutex_clear (&self->lock);
}

gpointer
dti_live_items_get (DtiLiveItems *self,
                    guint position,
                    DtiLiveItemsFunction function,
                    gpointer list)
{
  gpointer key = GUINT_TO_POINTER (position + 1);
  gpointer item = NULL;
  GWeakRef *ref;

  g_mutex_lock (&self->lock);
  ref = g_hash_table_lookup (self->items, key);
  if (ref != NULL)
    item = g_weak_ref_get (ref);
  if (item == NULL)
    {
      item = function (list, position);
      ref = g_new0 (GWeakRef, 1);
      g_weak_ref_init (ref, item);
      g_hash_table_replace (self->items, key, ref);
    }
  g_mutex_unlock (&self->lock);

  return item;
}
