/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-rank-board-private.h"

static void
fill_entries (DtiRankBoard *self)
{
  g_autofree DtiRankingEntry *spare = g_new (DtiRankingEntry, self->n + 1);
  DtiWorkers workers = { 1, NULL };

  for (gsize i = 0; i < self->n; i++)
    self->entries[self->places[i]] = (DtiRankingEntry){ self->keys[i], (guint32) i };
  dti_ranking_sort (self->entries, spare, self->n, &workers);
}

/* Puts groups one after the other, each in the order it had. */
static void
part_groups (DtiRankBoard *self)
{
  g_autofree DtiRankingEntry *sorted = self->entries;
  g_autofree gsize *next = NULL;
  guint32 n_groups = 0;

  for (gsize i = 0; i < self->n; i++)
    n_groups = MAX (n_groups, self->groups[i] + 1);
  self->starts = g_new0 (gsize, n_groups + 1);
  for (gsize i = 0; i < self->n; i++)
    self->starts[self->groups[i] + 1]++;
  for (guint32 group = 0; group < n_groups; group++)
    self->starts[group + 1] += self->starts[group];

  next = g_memdup2 (self->starts, (n_groups + 1) * sizeof (gsize));
  self->entries = g_new (DtiRankingEntry, self->n + 1);
  for (gsize i = 0; i < self->n; i++)
    self->entries[next[self->groups[sorted[i].unit]]++] = sorted[i];
}

static void
count_classes (DtiRankBoard *self)
{
  for (gsize i = 0; i < self->n; i++)
    {
      const DtiRankingEntry *entry = &self->entries[i];

      if (i == 0 || !dti_rank_board_shares_group (self, entry->unit, entry[-1].unit))
        self->classes[i] = 0;
      else
        self->classes[i] = self->classes[i - 1] + (entry->key != entry[-1].key ? 1 : 0);
    }
}

DtiRankBoard *
dti_rank_board_new (DtiTies ties, gsize n, guint64 *keys, guint32 *groups, guint32 *places)
{
  DtiRankBoard *self = g_new0 (DtiRankBoard, 1);

  self->n = n;
  self->ties = ties;
  self->keys = keys;
  self->groups = groups;
  self->places = places;
  self->entries = g_new (DtiRankingEntry, n + 1);
  self->classes = g_new (guint32, n + 1);
  fill_entries (self);
  if (groups != NULL)
    part_groups (self);
  count_classes (self);

  return self;
}

void
dti_rank_board_free (DtiRankBoard *self)
{
  g_free (self->keys);
  g_free (self->groups);
  g_free (self->places);
  g_free (self->entries);
  g_free (self->classes);
  g_free (self->starts);
  g_free (self);
}

void
dti_rank_board_get_range (const DtiRankBoard *self, gsize member, gsize *first, gsize *last)
{
  *first = self->groups != NULL ? self->starts[self->groups[member]] : 0;
  *last = self->groups != NULL ? self->starts[self->groups[member] + 1] : self->n;
}

/* The first entry in [first, last) whose key is not below @key. */
static gsize
search (const DtiRankBoard *self, gsize first, gsize last, guint64 key)
{
  while (first < last)
    {
      gsize middle = first + (last - first) / 2;

      if (self->entries[middle].key < key)
        first = middle + 1;
      else
        last = middle;
    }

  return first;
}

gsize
dti_rank_board_find (const DtiRankBoard *self, gsize member, guint64 key)
{
  gsize first;
  gsize last;

  dti_rank_board_get_range (self, member, &first, &last);

  return search (self, first, last, key);
}

static gsize
search_end (const DtiRankBoard *self, gsize first, gsize last, guint64 key)
{
  return key == G_MAXUINT64 ? last : search (self, first, last, key + 1);
}

/* Entries of [first, last), which tie, that come before @member in the order of input. */
static gsize
count_before (const DtiRankBoard *self, gsize first, gsize last, gsize member)
{
  gsize start = first;

  while (first < last)
    {
      gsize middle = first + (last - first) / 2;

      if (self->places[self->entries[middle].unit] < self->places[member])
        first = middle + 1;
      else
        last = middle;
    }

  return first - start;
}

static gboolean
is_alone (const DtiRankBoard *self, gsize member, gsize first, gsize last)
{
  gsize start = search (self, first, last, self->keys[member]);

  return search_end (self, start, last, self->keys[member]) == start + 1;
}

double
dti_rank_board_get_rank (const DtiRankBoard *self, gsize member, guint64 key)
{
  guint64 own = self->keys[member];
  DtiRankingPlace place = { 0 };
  gsize first;
  gsize last;
  gsize start;
  gsize end;

  dti_rank_board_get_range (self, member, &first, &last);
  start = search (self, first, last, key);
  end = search_end (self, start, last, key);

  /* The member itself stands in the list, with the figure it has. */
  place.n_better = start - first - (own < key ? 1 : 0);
  place.n_tied = end - start + (own != key ? 1 : 0);
  place.n_tied_before = count_before (self, start, end, member);
  if (self->ties == DTI_TIES_DENSE)
    {
      if (start > first)
        place.n_better_classes = self->classes[start - 1] + 1;
      if (own < key && is_alone (self, member, first, last))
        place.n_better_classes--;
    }

  return dti_ranking_get_rank (self->ties, &place);
}
