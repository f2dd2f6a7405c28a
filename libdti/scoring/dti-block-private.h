/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A block of memory, not cleared. A large one asks for huge pages, for its first touch costs more
 * than the computing otherwise. Free with g_free(). */
gpointer dti_block_alloc (gsize n_items, gsize item_size);

G_END_DECLS
