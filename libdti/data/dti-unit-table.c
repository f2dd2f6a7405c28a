/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-unit-table-private.h"

#define FIRST_SLOTS 64
#define TEXT_BLOCK 4096

/* An odd number whose bits look like chance; multiplying by it spreads the bits of a word. */
#define SPREAD G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

void
dti_unit_table_init (DtiUnitTable *self)
{
  *self = (DtiUnitTable){ NULL };
  self->texts = g_string_chunk_new (TEXT_BLOCK);
  self->allocated = FIRST_SLOTS / 2;
  self->ids = g_new (const char *, self->allocated);
  self->ids[0] = NULL;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  self->hashes = g_new (guint32, self->n_slots);
  /* So that nobody can write a file whose ids all meet in one slot. No result depends on it. */
  self->seed = ((guint64) g_random_int () << 32) | g_random_int ();
}

void
dti_unit_table_clear (DtiUnitTable *self)
{
  g_free (self->ids);
  g_free (self->slots);
  g_free (self->hashes);
  dti_unit_table_clear_borrowed (self);
}

void
dti_unit_table_clear_borrowed (DtiUnitTable *self)
{
  g_string_chunk_free (self->texts);
  dti_lane_clear (&self->names);
  *self = (DtiUnitTable){ NULL };
}

static guint32
hash_id (guint64 seed, const char *id, gsize length)
{
  guint64 hash = seed ^ (length * SPREAD);
  guint64 word;

  for (; length >= sizeof word; id += sizeof word, length -= sizeof word)
    {
      memcpy (&word, id, sizeof word);
      hash = (hash ^ word) * SPREAD;
      hash ^= hash >> 29;
    }

  word = 0;
  memcpy (&word, id, length);
  hash = (hash ^ word) * SPREAD;

  return (guint32) (hash >> 32);
}

/* The slot of the id, or the free slot where it belongs. */
static gsize
find_slot (const DtiUnitTable *self, const char *id, gsize length, guint32 hash)
{
  gsize slot = hash & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    {
      if (self->hashes[slot] == hash)
        {
          const char *other = self->ids[self->slots[slot] - 1];

          if (strncmp (other, id, length) == 0 && other[length] == '\0')
            return slot;
        }
      slot = (slot + 1) & (self->n_slots - 1);
    }

  return slot;
}

static void
put (DtiUnitTable *self, gsize slot, guint32 hash, gsize row)
{
  self->slots[slot] = (guint32) row + 1;
  self->hashes[slot] = hash;
}

static void
rebuild (DtiUnitTable *self, gsize n_slots)
{
  g_free (self->slots);
  g_free (self->hashes);
  self->n_slots = n_slots;
  self->slots = g_new0 (guint32, n_slots);
  self->hashes = g_new (guint32, n_slots);

  for (gsize row = 0; row < self->n; row++)
    {
      gsize length = strlen (self->ids[row]);
      guint32 hash = hash_id (self->seed, self->ids[row], length);

      put (self, find_slot (self, self->ids[row], length, hash), hash, row);
    }
}

gboolean
dti_unit_table_find (const DtiUnitTable *self, const char *id, gsize length, gsize *row)
{
  gsize slot = find_slot (self, id, length, hash_id (self->seed, id, length));

  if (self->slots[slot] == 0)
    return FALSE;
  *row = self->slots[slot] - 1;

  return TRUE;
}

gsize
dti_unit_table_ensure (DtiUnitTable *self, const char *id, gsize length)
{
  guint32 hash = hash_id (self->seed, id, length);
  gsize slot = find_slot (self, id, length, hash);

  if (self->slots[slot] != 0)
    return self->slots[slot] - 1;

  if (self->n + 1 >= self->allocated)
    {
      self->allocated *= 2;
      self->ids = g_renew (const char *, self->ids, self->allocated);
    }
  self->ids[self->n] = g_string_chunk_insert_len (self->texts, id, (gssize) length);
  put (self, slot, hash, self->n);
  self->n++;
  self->ids[self->n] = NULL;
  if (self->n * 2 > self->n_slots)
    rebuild (self, self->n_slots * 2);

  return self->n - 1;
}

void
dti_unit_table_forget_after (DtiUnitTable *self, gsize n)
{
  self->n = n;
  self->ids[n] = NULL;
  rebuild (self, self->n_slots);
}
