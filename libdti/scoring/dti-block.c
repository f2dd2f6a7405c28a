/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "dti-block-private.h"

#define HUGE_PAGE ((gsize) 2 << 20)

gpointer
dti_block_alloc (gsize n_items, gsize item_size)
{
#ifdef MADV_HUGEPAGE
  gsize size = n_items * item_size;
  gpointer block = NULL;

  if (n_items <= G_MAXSIZE / item_size && size >= 2 * HUGE_PAGE &&
      posix_memalign (&block, HUGE_PAGE, size) == 0)
    {
      /* A refusal only means small pages. */
      madvise (block, size, MADV_HUGEPAGE);
      return block;
    }
#endif

  return g_malloc_n (n_items, item_size);
}
