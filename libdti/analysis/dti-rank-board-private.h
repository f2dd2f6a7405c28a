/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-ranking-private.h>

G_BEGIN_DECLS

/* The figures of some units in one year, sorted, so that the rank of any figure among them is found
 * without ranking all of them again. Immutable. */
typedef struct
{
  gsize n;
  DtiTies ties;
  guint64 *keys;            /* of each member; see dti_ranking_get_key() */
  guint32 *groups;          /* of each member, from 0 on; NULL: all together */
  guint32 *places;          /* of each member in the order of input */
  DtiRankingEntry *entries; /* group by group, the best first, ties in the order of input */
  guint32 *classes;         /* different keys before each entry, within its group */
  gsize *starts;            /* first entry of each group, and the end */
} DtiRankBoard;

/* @keys, @groups (may be NULL) and @places are taken over. @places hold each number below @n once.
 */
DtiRankBoard *
dti_rank_board_new (DtiTies ties, gsize n, guint64 *keys, guint32 *groups, guint32 *places);
void dti_rank_board_free (DtiRankBoard *self);

/* The rank of @member, had it the figure @key and the others theirs. */
double dti_rank_board_get_rank (const DtiRankBoard *self, gsize member, guint64 key);
/* The entries that are ranked with @member. */
void dti_rank_board_get_range (const DtiRankBoard *self, gsize member, gsize *first, gsize *last);
/* The first entry within the range of @member that is not better than @key. */
gsize dti_rank_board_find (const DtiRankBoard *self, gsize member, guint64 key);

static inline gboolean
dti_rank_board_shares_group (const DtiRankBoard *self, gsize a, gsize b)
{
  return self->groups == NULL || self->groups[a] == self->groups[b];
}

/* Whether @other stands before @member, and not level with it. */
static inline gboolean
dti_rank_board_is_ahead (const DtiRankBoard *self, gsize other, gsize member)
{
  return dti_rank_board_shares_group (self, other, member) &&
         self->keys[other] < self->keys[member];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiRankBoard, dti_rank_board_free)

G_END_DECLS
