/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-enums.h>
#include <libdti/scoring/dti-workers-private.h>

G_BEGIN_DECLS

/* How figures become ranks. */
typedef struct
{
  DtiTies ties;
  DtiRankOrder order;
  int decimals; /* figures are rounded before they are compared; -1: not, and they tie at 14 digits
                 */
} DtiRankingRule;

/* The figures that are ranked. */
typedef struct
{
  gsize n;
  /* Writes the figures of units [first, first + n), NaN where there is none; several threads call
   * it. */
  void (*read) (gsize first, gsize n, double *figures, gpointer data);
  gpointer data;
  const guint32 *groups; /* a group number for each figure: units are ranked inside their group;
                            NULL: all together */
} DtiRankingField;

/* Writes one rank for each figure, NaN where there is none; the same whatever the number of
 * @workers. Returns how many have a rank. */
gsize dti_ranking_run (const DtiRankingRule *rule,
                       const DtiRankingField *field,
                       const DtiWorkers *workers,
                       double *ranks);

/* A figure as an integer that ranks like it: what is better is smaller, and figures that tie are
 * equal. NaN has none. */
guint64 dti_ranking_get_key (const DtiRankingRule *rule, double figure);

/* Where a figure stands among others. */
typedef struct
{
  gsize n_better;
  gsize n_better_classes; /* different figures among the better ones */
  gsize n_tied;           /* the figure itself included: from 1 */
  gsize n_tied_before;    /* those that come first in the order of input */
} DtiRankingPlace;

/* The rank that dti_ranking_run() gives to a figure that stands there. */
double dti_ranking_get_rank (DtiTies ties, const DtiRankingPlace *place);

/* A figure as an integer, and whose it is. */
typedef struct
{
  guint64 key;
  guint32 unit;
} DtiRankingEntry;

/* So many entries are handed out together. */
#define DTI_RANKING_PIECE ((gsize) 1 << 15)

/* Sorts by key; equal keys stay in the order of input. @spare has room for as many. */
void dti_ranking_sort (DtiRankingEntry *entries,
                       DtiRankingEntry *spare,
                       gsize n,
                       const DtiWorkers *workers);
/* The same for a few, or for what is nearly sorted: without spare room. */
void dti_ranking_sort_few (DtiRankingEntry *entries, gsize n);

G_END_DECLS
