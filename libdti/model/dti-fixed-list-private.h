/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list model that never changes. Threads can share it: reading a GListStore moves a cursor inside
 * it, reading this one touches nothing. */

#define DTI_TYPE_FIXED_LIST (dti_fixed_list_get_type ())
G_DECLARE_FINAL_TYPE (DtiFixedList, dti_fixed_list, DTI, FIXED_LIST, GObject)

/* @items: objects, taken over; NULL for none. */
GListModel *dti_fixed_list_new (GType item_type, GPtrArray *items);

/* The same without references to the items: an item is in the list as long as somebody else keeps
 * it. Holds the parents of a node, which hold the node. */

#define DTI_TYPE_WEAK_LIST (dti_weak_list_get_type ())
G_DECLARE_FINAL_TYPE (DtiWeakList, dti_weak_list, DTI, WEAK_LIST, GObject)

/* @items: objects, not taken over; NULL for none. */
GListModel *dti_weak_list_new (GType item_type, const GPtrArray *items);

G_END_DECLS
