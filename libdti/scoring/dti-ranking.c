/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-block-private.h"
#include "dti-ranking-private.h"

#include <libdti/base/dti-decimal-private.h>
#include <libdti/base/dti-number.h>

#define SIGN_BIT (G_GUINT64_CONSTANT (1) << 63)

/* ---- keys ---- */

/* Figures as integers whose order is the order of the ranks. */
static guint64
order_key (double figure, gboolean descending)
{
  guint64 bits;
  guint64 key;

  figure += 0.0; /* -0 and 0 are one figure */
  memcpy (&bits, &figure, sizeof bits);
  key = bits & SIGN_BIT ? ~bits : bits | SIGN_BIT;

  return descending ? ~key : key;
}

static double
figure_of_key (guint64 key, gboolean descending)
{
  double figure;

  key = descending ? ~key : key;
  key = key & SIGN_BIT ? key & ~SIGN_BIT : ~key;
  memcpy (&figure, &key, sizeof figure);

  return figure;
}

guint64
dti_ranking_get_key (const DtiRankingRule *rule, double figure)
{
  double size;

  if (rule->decimals >= 0)
    figure = dti_number_round (figure, rule->decimals);
  /* Figures tie at 14 digits: the number that these digits write stands for all of them. */
  if (isfinite (figure) && figure != 0.0)
    {
      size = dti_decimal_to_double (dti_decimal_fourteen (fabs (figure)));
      figure = figure < 0.0 ? -size : size;
    }

  return order_key (figure, rule->order == DTI_RANK_ORDER_DESCENDING);
}

/* ---- ranks ---- */

double
dti_ranking_get_rank (DtiTies ties, const DtiRankingPlace *place)
{
  switch (ties)
    {
    case DTI_TIES_DENSE:
      return (double) (place->n_better_classes + 1);
    case DTI_TIES_MAX:
      return (double) (place->n_better + place->n_tied);
    case DTI_TIES_AVERAGE:
      return ((double) place->n_better + 1.0 + (double) (place->n_better + place->n_tied)) / 2.0;
    case DTI_TIES_FIRST:
      return (double) (place->n_better + place->n_tied_before + 1);
    case DTI_TIES_COMPETITION:
    default:
      return (double) (place->n_better + 1);
    }
}

/* The entries [first, last) tie; the figures before them are of @n_classes different values. */
static void
write_ranks (const DtiRankingEntry *entries,
             gsize first,
             gsize last,
             gsize n_classes,
             DtiTies ties,
             double *ranks)
{
  DtiRankingPlace place = { first, n_classes, last - first, 0 };

  for (; place.n_tied_before < place.n_tied; place.n_tied_before++)
    ranks[entries[first + place.n_tied_before].unit] = dti_ranking_get_rank (ties, &place);
}

/* Ties are put back into the order of input: figures that differ only beyond the 14th digit were
 * sorted by what makes no difference. */
static void
restore_input_order (DtiRankingEntry *entries, gsize first, gsize last)
{
  for (gsize i = first; i < last; i++)
    entries[i].key = entries[i].unit;
  dti_ranking_sort_few (entries + first, last - first);
}

/* Sorted entries whose ranks are to be written. */
typedef struct
{
  const DtiRankingRule *rule;
  DtiRankingEntry *entries;
  gsize n;
  gsize length; /* of a piece */
  double *ranks;
} DtiRanked;

/* Figures tie at 14 digits, so at most 2 in 10^13 apart; each step between neighbouring keys is at
 * least one in 2^53. */
#define FAR_APART 4096

static gboolean
ties_with_next (const DtiRanked *ranked, gsize i)
{
  gboolean descending = ranked->rule->order == DTI_RANK_ORDER_DESCENDING;
  guint64 key = ranked->entries[i].key;
  guint64 next = ranked->entries[i + 1].key;

  if (next - key > FAR_APART)
    return FALSE;

  return key == next ||
         dti_number_ties (figure_of_key (key, descending), figure_of_key (next, descending));
}

/* Ranks the groups of ties that begin in the piece. */
static void
rank_piece (gsize piece, gpointer data)
{
  const DtiRanked *ranked = data;
  const DtiRankingRule *rule = ranked->rule;
  gsize first = piece * ranked->length;
  gsize end = MIN (first + ranked->length, ranked->n);
  gsize n_classes = 0;

  while (first > 0 && first < end && ties_with_next (ranked, first - 1))
    first++;

  while (first < end)
    {
      gsize last = first + 1;

      while (last < ranked->n && ties_with_next (ranked, last - 1))
        last++;
      if (rule->ties == DTI_TIES_FIRST && last > first + 1)
        restore_input_order (ranked->entries, first, last);
      write_ranks (ranked->entries, first, last, n_classes, rule->ties, ranked->ranks);
      first = last;
      n_classes++;
    }
}

static void
rank_sorted (DtiRanked *ranked, const DtiWorkers *workers)
{
  DtiTies ties = ranked->rule->ties;

  /* Dense ranks count the groups before them, and the order of input is restored in place: both
   * from the first entry on. */
  ranked->length =
      ties == DTI_TIES_DENSE || ties == DTI_TIES_FIRST ? MAX (ranked->n, 1) : DTI_RANKING_PIECE;
  dti_workers_run (workers, (ranked->n + ranked->length - 1) / ranked->length, rank_piece, ranked);
}

/* ---- entries ---- */

/* Figures are read in runs of so many. */
#define RUN 1024

typedef struct
{
  const DtiRankingRule *rule;
  const DtiRankingField *field;
  DtiRankingEntry *entries; /* a piece's entries begin where its units do */
  gsize *counts;            /* of each piece */
  double *ranks;
} DtiListing;

static gsize
list_run (const DtiListing *listing, gsize first, gsize n, DtiRankingEntry *entries)
{
  const DtiRankingRule *rule = listing->rule;
  gboolean descending = rule->order == DTI_RANK_ORDER_DESCENDING;
  double figures[RUN];
  gsize count = 0;

  listing->field->read (first, n, figures, listing->field->data);
  for (gsize i = 0; rule->decimals >= 0 && i < n; i++)
    figures[i] = dti_number_round (figures[i], rule->decimals);

  for (gsize i = 0; i < n; i++)
    {
      listing->ranks[first + i] = NAN;
      if (isnan (figures[i]))
        continue;
      entries[count].key = order_key (figures[i], descending);
      entries[count++].unit = (guint32) (first + i);
    }

  return count;
}

static void
list_piece (gsize piece, gpointer data)
{
  DtiListing *listing = data;
  gsize start = piece * DTI_RANKING_PIECE;
  gsize end = MIN (start + DTI_RANKING_PIECE, listing->field->n);
  gsize count = 0;

  for (gsize first = start; first < end; first += RUN)
    count += list_run (listing, first, MIN (RUN, end - first), listing->entries + start + count);
  listing->counts[piece] = count;
}

/* Closes the gaps that units without a figure left. */
static gsize
close_up (DtiRankingEntry *entries, const gsize *counts, gsize n_pieces)
{
  gsize n = n_pieces > 0 ? counts[0] : 0;

  for (gsize piece = 1; piece < n_pieces; piece++)
    {
      if (n < piece * DTI_RANKING_PIECE)
        memmove (entries + n,
                 entries + piece * DTI_RANKING_PIECE,
                 counts[piece] * sizeof (DtiRankingEntry));
      n += counts[piece];
    }

  return n;
}

/* ---- groups ---- */

/* From sorted to sorted group by group; @starts gets the first entry of each, and the end. */
static void
part_groups (const DtiRankingEntry *from,
             DtiRankingEntry *to,
             gsize n,
             const guint32 *groups,
             guint32 n_groups,
             gsize *starts)
{
  for (gsize i = 0; i < n; i++)
    starts[groups[from[i].unit] + 1]++;
  for (guint32 group = 0; group < n_groups; group++)
    starts[group + 1] += starts[group];
  for (gsize i = 0; i < n; i++)
    to[starts[groups[from[i].unit]]++] = from[i];
  memmove (starts + 1, starts, n_groups * sizeof (gsize));
  starts[0] = 0;
}

static void
rank_groups (DtiRanked *ranked,
             DtiRankingEntry *spare,
             const guint32 *groups,
             gsize n_units,
             const DtiWorkers *workers)
{
  DtiRanked part = *ranked;
  g_autofree gsize *starts = NULL;
  guint32 n_groups = 1;

  for (gsize i = 0; i < n_units; i++)
    n_groups = MAX (n_groups, groups[i] + 1);
  starts = g_new0 (gsize, n_groups + 2);
  part_groups (ranked->entries, spare, ranked->n, groups, n_groups, starts);
  for (guint32 group = 0; group < n_groups; group++)
    {
      part.entries = spare + starts[group];
      part.n = starts[group + 1] - starts[group];
      rank_sorted (&part, workers);
    }
}

gsize
dti_ranking_run (const DtiRankingRule *rule,
                 const DtiRankingField *field,
                 const DtiWorkers *workers,
                 double *ranks)
{
  gsize n = field->n;
  gsize n_pieces = (n + DTI_RANKING_PIECE - 1) / DTI_RANKING_PIECE;
  g_autofree DtiRankingEntry *entries = dti_block_alloc (2 * n + 1, sizeof (DtiRankingEntry));
  g_autofree gsize *counts = g_new (gsize, n_pieces + 1);
  DtiListing listing = { rule, field, entries, counts, ranks };
  DtiRanked ranked = { .rule = rule, .entries = entries, .ranks = ranks };

  dti_workers_run (workers, n_pieces, list_piece, &listing);
  ranked.n = close_up (entries, counts, n_pieces);
  dti_ranking_sort (entries, entries + n, ranked.n, workers);
  if (field->groups != NULL)
    rank_groups (&ranked, entries + n, field->groups, n, workers);
  else
    rank_sorted (&ranked, workers);

  return ranked.n;
}
