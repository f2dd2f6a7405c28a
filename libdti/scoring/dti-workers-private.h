/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Hands out numbered pieces of work to threads; what a piece computes does not depend on who takes
 * it. */
typedef struct
{
  guint n_threads;
  GCancellable *cancellable; /* borrowed; may be NULL */
} DtiWorkers;

typedef void (*DtiWork) (gsize piece, gpointer data);

/* Calls @work for every piece in [0, n_pieces). Returns FALSE when it was cancelled on the way. */
gboolean dti_workers_run (const DtiWorkers *workers, gsize n_pieces, DtiWork work, gpointer data);

G_END_DECLS
