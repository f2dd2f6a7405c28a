/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-workers-private.h"

typedef struct
{
  gsize next; /* atomic */
  gsize n_pieces;
  DtiWork work;
  gpointer data;
  GCancellable *cancellable;
} DtiQueue;

static gpointer
take_pieces (gpointer data)
{
  DtiQueue *queue = data;

  while (!g_cancellable_is_cancelled (queue->cancellable))
    {
      gsize piece = g_atomic_pointer_add (&queue->next, 1);

      if (piece >= queue->n_pieces)
        break;
      queue->work (piece, queue->data);
    }

  return NULL;
}

gboolean
dti_workers_run (const DtiWorkers *workers, gsize n_pieces, DtiWork work, gpointer data)
{
  DtiQueue queue = { 0, n_pieces, work, data, workers->cancellable };
  gsize n_helpers = MIN (workers->n_threads, n_pieces);
  g_autofree GThread **helpers = NULL;

  /* The caller's thread works too; a single piece, or a single thread, costs no thread at all. */
  n_helpers = n_helpers > 0 ? n_helpers - 1 : 0;
  if (n_helpers > 0)
    helpers = g_new0 (GThread *, n_helpers);
  for (gsize i = 0; i < n_helpers; i++)
    helpers[i] = g_thread_try_new ("dti-score", take_pieces, &queue, NULL);

  take_pieces (&queue);

  for (gsize i = 0; i < n_helpers; i++)
    if (helpers[i] != NULL)
      g_thread_join (helpers[i]);

  return !g_cancellable_is_cancelled (workers->cancellable);
}
