/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The items of a list that are made on demand: the same position is the same object as long as
 * somebody holds it. Usable from several threads. */
typedef struct
{
  GMutex lock;
  GHashTable *items; /* position + 1 → GWeakRef */
} DtiLiveItems;

/* Makes the item at @position of @list, a new object. */
typedef gpointer (*DtiLiveItemsFunction) (gpointer list, guint position);

void dti_live_items_init (DtiLiveItems *self);
void dti_live_items_clear (DtiLiveItems *self);
/* A new reference to the item at @position. */
gpointer dti_live_items_get (DtiLiveItems *self,
                             guint position,
                             DtiLiveItemsFunction function,
                             gpointer list);

G_END_DECLS
