/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* A growing array with one item for each unit. Items beyond the last one written need no memory and
 * read as "none": NaN, 0 or NULL. Room ahead is reserved but never touched, so that it costs no
 * memory either. A zeroed lane is empty. */
typedef struct
{
  gpointer items;
  gsize n;
  gsize allocated;
  GBytes *bytes; /* owns the items where they came from outside or were handed out: read only */
} DtiLane;

void dti_lane_clear (DtiLane *self);

double *dti_lane_reserve_number (DtiLane *self, gsize row);
void dti_lane_set_byte (DtiLane *self, gsize row, guint8 byte);
void dti_lane_set_index (DtiLane *self, gsize row, guint32 index);
void dti_lane_set_text (DtiLane *self, gsize row, const char *text);

/* Makes the lane exactly @n items long and gives back the room ahead. */
void dti_lane_finish_numbers (DtiLane *self, gsize n);
void dti_lane_finish_bytes (DtiLane *self, gsize n);
void dti_lane_finish_texts (DtiLane *self, gsize n);

/* Borrows @n doubles; they are copied only when somebody writes, or where they are unaligned. */
void dti_lane_borrow_numbers (DtiLane *self, GBytes *bytes, gsize n);

gboolean dti_lane_has_numbers (const DtiLane *self);

static inline double
dti_lane_get_number (const DtiLane *self, gsize row)
{
  return row < self->n ? ((const double *) self->items)[row] : NAN;
}

static inline void
dti_lane_set_number (DtiLane *self, gsize row, double number)
{
  if (row == self->n && row < self->allocated)
    {
      ((double *) self->items)[row] = number;
      self->n++;
      return;
    }

  *dti_lane_reserve_number (self, row) = number;
}

static inline guint8
dti_lane_get_byte (const DtiLane *self, gsize row)
{
  return row < self->n ? ((const guint8 *) self->items)[row] : 0;
}

static inline guint32
dti_lane_get_index (const DtiLane *self, gsize row)
{
  return row < self->n ? ((const guint32 *) self->items)[row] : 0;
}

static inline const char *
dti_lane_get_text (const DtiLane *self, gsize row)
{
  return row < self->n ? ((const char *const *) self->items)[row] : NULL;
}

G_END_DECLS
