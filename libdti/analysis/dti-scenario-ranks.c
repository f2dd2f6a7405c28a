/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-scenario-ranks-private.h"

/* A block is cut in two when it is full; new ones are half full. */
#define BLOCK 512

typedef struct
{
  DtiRankingEntry entries[BLOCK];
} DtiKeyBlock;

/* Entries in the order of keys, and equal keys in that of the units. What is looked at in every
 * search lies apart from the blocks. */
typedef struct
{
  DtiKeyBlock **blocks;
  guint32 *counts;        /* entries of each block, at least 1 */
  DtiRankingEntry *lasts; /* the last entry of each */
  gint32 *n_classes;      /* different keys that begin in it; -1: not counted */
  gsize n_blocks;
  gsize allocated;
  gsize n;
} DtiSortedKeys;

struct _DtiScenarioRanks
{
  DtiTies ties;
  gsize n_units;
  guint64 *keys;
  guint32 *groups; /* NULL: one group */
  DtiSortedKeys *orders;
  guint32 n_orders;
};

/* ---- blocks ---- */

static gboolean
is_before (const DtiRankingEntry *a, const DtiRankingEntry *b)
{
  return a->key != b->key ? a->key < b->key : a->unit < b->unit;
}

/* The first block that does not end before @entry; n_blocks where all do. */
static gsize
find_block (const DtiSortedKeys *order, const DtiRankingEntry *entry)
{
  gsize low = 0;
  gsize high = order->n_blocks;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (is_before (&order->lasts[middle], entry))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gsize
find_in_block (const DtiSortedKeys *order, gsize block, const DtiRankingEntry *entry)
{
  const DtiRankingEntry *entries = order->blocks[block]->entries;
  gsize low = 0;
  gsize high = order->counts[block];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (is_before (&entries[middle], entry))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* How many entries stand before a key and unit. */
static gsize
count_before (const DtiSortedKeys *order, guint64 key, guint32 unit)
{
  DtiRankingEntry entry = { key, unit };
  gsize block = find_block (order, &entry);
  guint32 n = 0;

  if (block == order->n_blocks)
    return order->n;

  for (gsize i = 0; i < block; i++)
    n += order->counts[i];

  return n + find_in_block (order, block, &entry);
}

/* Whether the first entry of a block is the first with its key has to do with the block before. */
static void
forget_classes (DtiSortedKeys *order, gsize block)
{
  order->n_classes[block] = -1;
  if (block + 1 < order->n_blocks)
    order->n_classes[block + 1] = -1;
}

static void
touch_block (DtiSortedKeys *order, gsize block)
{
  order->lasts[block] = order->blocks[block]->entries[order->counts[block] - 1];
  forget_classes (order, block);
}

static void
make_room (DtiSortedKeys *order)
{
  if (order->n_blocks < order->allocated)
    return;

  order->allocated = MAX (8, order->allocated * 2);
  order->blocks = g_renew (DtiKeyBlock *, order->blocks, order->allocated);
  order->counts = g_renew (guint32, order->counts, order->allocated);
  order->lasts = g_renew (DtiRankingEntry, order->lasts, order->allocated);
  order->n_classes = g_renew (gint32, order->n_classes, order->allocated);
}

/* Moves the tables of the blocks from @from on. */
static void
shift_blocks (DtiSortedKeys *order, gsize from, gsize to)
{
  gsize n = order->n_blocks - from;

  memmove (order->blocks + to, order->blocks + from, n * sizeof *order->blocks);
  memmove (order->counts + to, order->counts + from, n * sizeof *order->counts);
  memmove (order->lasts + to, order->lasts + from, n * sizeof *order->lasts);
  memmove (order->n_classes + to, order->n_classes + from, n * sizeof *order->n_classes);
}

static void
insert_block (DtiSortedKeys *order, gsize position, const DtiRankingEntry *entries, guint32 n)
{
  make_room (order);
  shift_blocks (order, position, position + 1);
  order->n_blocks++;
  order->blocks[position] = g_new (DtiKeyBlock, 1);
  memcpy (order->blocks[position]->entries, entries, n * sizeof (DtiRankingEntry));
  order->counts[position] = n;
  touch_block (order, position);
}

static void
cut_block (DtiSortedKeys *order, gsize block)
{
  guint32 half = order->counts[block] / 2;
  guint32 n = order->counts[block];

  order->counts[block] = half;
  insert_block (order, block + 1, order->blocks[block]->entries + half, n - half);
  touch_block (order, block);
}

static void
insert_entry (DtiSortedKeys *order, const DtiRankingEntry *entry)
{
  gsize block = find_block (order, entry);
  DtiRankingEntry *entries;
  gsize i;

  order->n++;
  if (order->n_blocks == 0)
    {
      insert_block (order, 0, entry, 1);
      return;
    }
  if (block == order->n_blocks)
    block--;
  if (order->counts[block] == BLOCK)
    {
      cut_block (order, block);
      block += is_before (&order->lasts[block], entry) ? 1 : 0;
    }

  entries = order->blocks[block]->entries;
  i = find_in_block (order, block, entry);
  memmove (entries + i + 1, entries + i, (order->counts[block] - i) * sizeof *entries);
  entries[i] = *entry;
  order->counts[block]++;
  touch_block (order, block);
}

static void
remove_entry (DtiSortedKeys *order, const DtiRankingEntry *entry)
{
  gsize block = find_block (order, entry);
  DtiRankingEntry *entries = order->blocks[block]->entries;
  gsize i = find_in_block (order, block, entry);

  order->n--;
  order->counts[block]--;
  if (order->counts[block] > 0)
    {
      memmove (entries + i, entries + i + 1, (order->counts[block] - i) * sizeof *entries);
      touch_block (order, block);
      return;
    }

  g_free (order->blocks[block]);
  shift_blocks (order, block + 1, block);
  order->n_blocks--;
  if (block < order->n_blocks)
    order->n_classes[block] = -1;
}

static void
clear_order (DtiSortedKeys *order)
{
  for (gsize i = 0; i < order->n_blocks; i++)
    g_free (order->blocks[i]);
  g_free (order->blocks);
  g_free (order->counts);
  g_free (order->lasts);
  g_free (order->n_classes);
}

/* ---- different keys ---- */

static gint32
count_classes_of_block (const DtiSortedKeys *order, gsize block, gsize n)
{
  const DtiRankingEntry *entries = order->blocks[block]->entries;
  gint32 count = 0;

  for (gsize i = 0; i < n; i++)
    if (i > 0)
      count += entries[i].key != entries[i - 1].key;
    else
      count += block == 0 || order->lasts[block - 1].key != entries[0].key;

  return count;
}

/* How many different keys are smaller. */
static gsize
count_classes_before (DtiSortedKeys *order, guint64 key)
{
  DtiRankingEntry entry = { key, 0 };
  gsize block = find_block (order, &entry);
  gsize count = 0;

  for (gsize i = 0; i < block; i++)
    {
      if (order->n_classes[i] < 0)
        order->n_classes[i] = count_classes_of_block (order, i, order->counts[i]);
      count += (gsize) order->n_classes[i];
    }
  if (block < order->n_blocks)
    count += (gsize) count_classes_of_block (order, block, find_in_block (order, block, &entry));

  return count;
}

/* ---- the index ---- */

static void
fill_order (DtiSortedKeys *order, const DtiRankingEntry *entries, gsize n)
{
  for (gsize i = 0; i < n; i += BLOCK / 2)
    insert_block (order, order->n_blocks, entries + i, (guint32) MIN (BLOCK / 2, n - i));
  order->n = n;
}

static void
fill_orders (DtiScenarioRanks *self, const DtiRankingEntry *entries, gsize n)
{
  g_autofree DtiRankingEntry *part = NULL;

  if (self->groups == NULL)
    {
      fill_order (&self->orders[0], entries, n);
      return;
    }

  part = g_new (DtiRankingEntry, n + 1);
  for (guint32 group = 0; group < self->n_orders; group++)
    {
      gsize n_part = 0;

      for (gsize i = 0; i < n; i++)
        if (self->groups[entries[i].unit] == group)
          part[n_part++] = entries[i];
      fill_order (&self->orders[group], part, n_part);
    }
}

DtiScenarioRanks *
dti_scenario_ranks_new (DtiTies ties,
                        const guint64 *keys,
                        const guint32 *groups,
                        gsize n_units,
                        const DtiWorkers *workers)
{
  DtiScenarioRanks *self = g_new0 (DtiScenarioRanks, 1);
  g_autofree DtiRankingEntry *entries = g_new (DtiRankingEntry, 2 * n_units + 1);
  gsize n = 0;

  self->ties = ties;
  self->n_units = n_units;
  self->keys = g_new (guint64, n_units + 1);
  memcpy (self->keys, keys, n_units * sizeof *keys);
  self->n_orders = 1;
  if (groups != NULL)
    {
      self->groups = g_new (guint32, n_units + 1);
      memcpy (self->groups, groups, n_units * sizeof *groups);
      for (gsize i = 0; i < n_units; i++)
        self->n_orders = MAX (self->n_orders, groups[i] + 1);
    }
  self->orders = g_new0 (DtiSortedKeys, self->n_orders);

  for (gsize i = 0; i < n_units; i++)
    if (keys[i] != DTI_SCENARIO_NO_KEY)
      entries[n++] = (DtiRankingEntry){ keys[i], (guint32) i };
  dti_ranking_sort (entries, entries + n, n, workers);
  fill_orders (self, entries, n);

  return self;
}

DtiScenarioRanks *
dti_scenario_ranks_copy (const DtiScenarioRanks *self, const DtiWorkers *workers)
{
  return dti_scenario_ranks_new (self->ties, self->keys, self->groups, self->n_units, workers);
}

void
dti_scenario_ranks_free (DtiScenarioRanks *self)
{
  for (guint32 i = 0; i < self->n_orders; i++)
    clear_order (&self->orders[i]);
  g_free (self->orders);
  g_free (self->keys);
  g_free (self->groups);
  g_free (self);
}

static DtiSortedKeys *
get_order (DtiScenarioRanks *self, gsize unit)
{
  return &self->orders[self->groups != NULL ? self->groups[unit] : 0];
}

guint64
dti_scenario_ranks_get_key (const DtiScenarioRanks *self, gsize unit)
{
  return self->keys[unit];
}

void
dti_scenario_ranks_set_key (DtiScenarioRanks *self, gsize unit, guint64 key)
{
  DtiSortedKeys *order = get_order (self, unit);
  DtiRankingEntry before = { self->keys[unit], (guint32) unit };
  DtiRankingEntry after = { key, (guint32) unit };

  if (before.key == key)
    return;

  if (before.key != DTI_SCENARIO_NO_KEY)
    remove_entry (order, &before);
  if (key != DTI_SCENARIO_NO_KEY)
    insert_entry (order, &after);
  self->keys[unit] = key;
}

gsize
dti_scenario_ranks_get_n_ranked (const DtiScenarioRanks *self)
{
  gsize n = 0;

  for (guint32 i = 0; i < self->n_orders; i++)
    n += self->orders[i].n;

  return n;
}

double
dti_scenario_ranks_get_rank (DtiScenarioRanks *self, gsize unit)
{
  DtiSortedKeys *order = get_order (self, unit);
  guint64 key = self->keys[unit];
  DtiRankingPlace place = { 0 };

  if (key == DTI_SCENARIO_NO_KEY)
    return NAN;

  place.n_better = count_before (order, key, 0);
  if (self->ties == DTI_TIES_DENSE)
    place.n_better_classes = count_classes_before (order, key);
  if (self->ties == DTI_TIES_FIRST)
    place.n_tied_before = count_before (order, key, (guint32) unit) - place.n_better;
  if (self->ties == DTI_TIES_MAX || self->ties == DTI_TIES_AVERAGE)
    place.n_tied = count_before (order, key + 1, 0) - place.n_better;

  return dti_ranking_get_rank (self->ties, &place);
}

static void
write_order (const DtiSortedKeys *order, DtiTies ties, double *ranks)
{
  g_autofree DtiRankingEntry *entries = g_new (DtiRankingEntry, order->n + 1);
  DtiRankingPlace place = { 0 };
  gsize n = 0;

  for (gsize i = 0; i < order->n_blocks; n += order->counts[i], i++)
    memcpy (entries + n, order->blocks[i]->entries, order->counts[i] * sizeof *entries);

  for (gsize first = 0; first < n; first += place.n_tied)
    {
      place.n_better = first;
      place.n_tied = 1;
      while (first + place.n_tied < n && entries[first + place.n_tied].key == entries[first].key)
        place.n_tied++;
      for (place.n_tied_before = 0; place.n_tied_before < place.n_tied; place.n_tied_before++)
        ranks[entries[first + place.n_tied_before].unit] = dti_ranking_get_rank (ties, &place);
      place.n_better_classes++;
    }
}

void
dti_scenario_ranks_write (const DtiScenarioRanks *self, double *ranks)
{
  for (gsize i = 0; i < self->n_units; i++)
    ranks[i] = NAN;
  for (guint32 i = 0; i < self->n_orders; i++)
    write_order (&self->orders[i], self->ties, ranks);
}

/* ---- who moved ---- */

/* Others than one unit, whose key is @own. */
static gsize
count_others_below (const DtiSortedKeys *order, guint64 own, guint64 key)
{
  return count_before (order, key, 0) - (own < key ? 1 : 0);
}

static gsize
count_others_up_to (const DtiSortedKeys *order, guint64 own, guint64 key)
{
  if (key == DTI_SCENARIO_NO_KEY)
    return order->n - (own != DTI_SCENARIO_NO_KEY ? 1 : 0);

  return count_others_below (order, own, key + 1);
}

/* A unit that leaves its class, or joins one, matters only where it was or is alone in it. */
static gsize
count_moved_dense (const DtiSortedKeys *order, guint64 before, guint64 after)
{
  gboolean opens = after != DTI_SCENARIO_NO_KEY && count_others_up_to (order, after, after) ==
                                                       count_others_below (order, after, after);
  gboolean closes = before != DTI_SCENARIO_NO_KEY && count_others_up_to (order, after, before) ==
                                                         count_others_below (order, after, before);
  gsize beyond_before = count_others_up_to (order, after, DTI_SCENARIO_NO_KEY) -
                        count_others_up_to (order, after, before);
  gsize beyond_after = count_others_up_to (order, after, DTI_SCENARIO_NO_KEY) -
                       count_others_up_to (order, after, after);

  if (opens && closes)
    return MAX (beyond_before, beyond_after) - MIN (beyond_before, beyond_after);

  return (opens ? beyond_after : 0) + (closes ? beyond_before : 0);
}

gsize
dti_scenario_ranks_count_moved (DtiScenarioRanks *self, gsize unit, guint64 before)
{
  const DtiSortedKeys *order = get_order (self, unit);
  guint64 after = self->keys[unit];
  guint64 low = MIN (before, after);
  guint64 high = MAX (before, after);

  if (low == high)
    return 0;

  switch (self->ties)
    {
    case DTI_TIES_DENSE:
      return count_moved_dense (order, before, after);
    case DTI_TIES_MAX:
      return count_others_below (order, after, high) - count_others_below (order, after, low);
    case DTI_TIES_AVERAGE:
      return count_others_up_to (order, after, high) - count_others_below (order, after, low);
    case DTI_TIES_FIRST:
      /* The unit itself stands at one of the two ends. */
      return count_before (order, high, (guint32) unit) -
             count_before (order, low, (guint32) unit) - (after == low ? 1 : 0);
    case DTI_TIES_COMPETITION:
    default:
      return count_others_up_to (order, after, high) - count_others_up_to (order, after, low);
    }
}
