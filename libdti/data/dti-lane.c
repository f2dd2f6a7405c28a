/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-lane-private.h"

#define FIRST_ROOM 8

void
dti_lane_clear (DtiLane *self)
{
  if (self->bytes != NULL)
    g_bytes_unref (self->bytes);
  else
    g_free (self->items);
  *self = (DtiLane){ NULL };
}

static void
make_own (DtiLane *self, gsize item_size)
{
  gpointer copy;

  if (self->bytes == NULL)
    return;

  copy = g_malloc_n (MAX (self->n, 1), item_size);
  if (self->n > 0)
    memcpy (copy, self->items, self->n * item_size);
  g_bytes_unref (self->bytes);
  self->bytes = NULL;
  self->items = copy;
  self->allocated = MAX (self->n, 1);
}

/* Twice as much each time; the allocator moves great arrays by their pages, without copying. */
static void
make_room (DtiLane *self, gsize n, gsize item_size)
{
  make_own (self, item_size);
  if (n <= self->allocated)
    return;

  self->allocated = MAX (n, MAX (FIRST_ROOM, self->allocated * 2));
  self->items = g_realloc_n (self->items, self->allocated, item_size);
}

static void
trim (DtiLane *self, gsize n, gsize item_size)
{
  make_room (self, n, item_size);
  if (self->allocated > n && n > 0)
    {
      self->items = g_realloc_n (self->items, n, item_size);
      self->allocated = n;
    }
}

static void
fill_numbers (DtiLane *self, gsize n)
{
  double *numbers = self->items;

  for (gsize i = self->n; i < n; i++)
    numbers[i] = NAN;
  self->n = MAX (self->n, n);
}

static void
fill_zeros (DtiLane *self, gsize n, gsize item_size)
{
  if (n <= self->n)
    return;

  memset ((char *) self->items + self->n * item_size, 0, (n - self->n) * item_size);
  self->n = n;
}

double *
dti_lane_reserve_number (DtiLane *self, gsize row)
{
  make_room (self, row + 1, sizeof (double));
  fill_numbers (self, row + 1);

  return (double *) self->items + row;
}

void
dti_lane_set_byte (DtiLane *self, gsize row, guint8 byte)
{
  make_room (self, row + 1, sizeof byte);
  fill_zeros (self, row + 1, sizeof byte);
  ((guint8 *) self->items)[row] = byte;
}

void
dti_lane_set_index (DtiLane *self, gsize row, guint32 index)
{
  make_room (self, row + 1, sizeof index);
  fill_zeros (self, row + 1, sizeof index);
  ((guint32 *) self->items)[row] = index;
}

void
dti_lane_set_text (DtiLane *self, gsize row, const char *text)
{
  make_room (self, row + 1, sizeof text);
  fill_zeros (self, row + 1, sizeof text);
  ((const char **) self->items)[row] = text;
}

void
dti_lane_finish_numbers (DtiLane *self, gsize n)
{
  if (self->bytes != NULL && self->n == n)
    return;

  trim (self, n, sizeof (double));
  fill_numbers (self, n);
}

void
dti_lane_finish_bytes (DtiLane *self, gsize n)
{
  trim (self, n, sizeof (guint8));
  fill_zeros (self, n, sizeof (guint8));
}

void
dti_lane_finish_texts (DtiLane *self, gsize n)
{
  trim (self, n, sizeof (char *));
  fill_zeros (self, n, sizeof (char *));
}

void
dti_lane_borrow_numbers (DtiLane *self, GBytes *bytes, gsize n)
{
  gconstpointer data = g_bytes_get_data (bytes, NULL);

  dti_lane_clear (self);
  if (n == 0)
    return;

  if ((guintptr) data % sizeof (double) != 0)
    {
      make_room (self, n, sizeof (double));
      memcpy (self->items, data, n * sizeof (double));
      self->n = n;
      return;
    }

  self->items = (gpointer) data;
  self->n = n;
  self->allocated = 0;
  self->bytes = g_bytes_ref (bytes);
}

gboolean
dti_lane_has_numbers (const DtiLane *self)
{
  const double *numbers = self->items;

  for (gsize i = 0; i < self->n; i++)
    if (!isnan (numbers[i]))
      return TRUE;

  return FALSE;
}
