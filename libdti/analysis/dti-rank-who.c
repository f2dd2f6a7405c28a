/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

/* Who went past whom, and how near the neighbours are. */

/* A unit that is level with us does not stand before us, so the two kinds mirror each other, and by
 * competition ranks their numbers differ by the change of the rank exactly. */
static gboolean
passed (const DtiRankField *self, gsize other, gsize member, DtiRankPassing passing)
{
  gboolean was_ahead = dti_rank_board_is_ahead (self->sides[DTI_OLDER].board, other, member);
  gboolean is_ahead = dti_rank_board_is_ahead (self->sides[DTI_NEWER].board, other, member);

  return passing == DTI_RANK_PASSED_US ? is_ahead && !was_ahead : was_ahead && !is_ahead;
}

GArray *
dti_rank_field_list_passing (const DtiRankField *self, gsize member, DtiRankPassing passing)
{
  const DtiRankBoard *board = self->sides[DTI_NEWER].board;
  GArray *others = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < self->n; i++)
    {
      gsize other = board->entries[i].unit;

      if (other != member && passed (self, other, member, passing))
        g_array_append_val (others, other);
    }

  return others;
}

/* ---- neighbours ---- */

static double
get_distance_to (const DtiRankField *self, gsize entry, double own)
{
  gsize unit = self->all_units[self->all->entries[entry].unit];

  return fabs (dti_rank_field_subtract (self, self->sides[DTI_NEWER].figures[unit], own));
}

DtiRankDistance
dti_rank_field_get_distance (const DtiRankField *self, gsize member)
{
  const DtiFieldSide *side = &self->sides[DTI_NEWER];
  gsize place = self->all_places[side->units[member]];
  double own = side->figures[side->units[member]];
  guint64 key = self->all->keys[place];
  DtiRankDistance distance = { NAN, NAN };
  gsize first;
  gsize last;
  gsize next;

  dti_rank_board_get_range (self->all, place, &first, &last);
  next = dti_rank_board_find (self->all, place, key);
  if (next > first)
    distance.gap = get_distance_to (self, next - 1, own);

  /* The unit itself is the first or another one of those that are level. */
  if (next + 1 < last)
    distance.cushion =
        self->all->entries[next + 1].key == key ? 0.0 : get_distance_to (self, next + 1, own);

  return distance;
}

double
dti_rank_field_get_gap_to (const DtiRankField *self, gsize member, guint rank)
{
  const DtiFieldSide *side = &self->sides[DTI_NEWER];
  gsize place = self->all_places[side->units[member]];
  gsize first;
  gsize last;

  dti_rank_board_get_range (self->all, place, &first, &last);
  if (rank > dti_rank_board_find (self->all, place, self->all->keys[place]) - first)
    return 0.0;

  return get_distance_to (self, first + rank - 1, side->figures[side->units[member]]);
}
