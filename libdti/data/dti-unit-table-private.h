/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

#include "dti-lane-private.h"

G_BEGIN_DECLS

/* The ids of units in order of first appearance, with a hash of its own: a million ids are one
 * block of text and two arrays. */
typedef struct
{
  GStringChunk *texts; /* ids and names, and the texts of the cells */
  const char **ids;    /* NULL-terminated */
  gsize n;
  gsize allocated;
  DtiLane names;

  guint32 *slots;  /* row + 1, or 0 */
  guint32 *hashes; /* of the id in the slot */
  gsize n_slots;   /* a power of two */
  guint64 seed;
} DtiUnitTable;

#define DTI_UNIT_TABLE_MAX (G_MAXUINT32 - 1)

void dti_unit_table_init (DtiUnitTable *self);
void dti_unit_table_clear (DtiUnitTable *self);
/* Where ids and hash belong to somebody else. */
void dti_unit_table_clear_borrowed (DtiUnitTable *self);

gboolean dti_unit_table_find (const DtiUnitTable *self, const char *id, gsize length, gsize *row);
/* Row of the unit, which is appended where it is new. The id has been checked. */
gsize dti_unit_table_ensure (DtiUnitTable *self, const char *id, gsize length);
void dti_unit_table_forget_after (DtiUnitTable *self, gsize n);

G_END_DECLS
