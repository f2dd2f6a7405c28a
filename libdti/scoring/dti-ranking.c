/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-block-private.h"
#include "dti-ranking-private.h"

#include <libdti/base/dti-number.h>

/* Figures as integers whose order is the order of the ranks: a radix sort needs no comparisons, and
 * is stable. */
typedef struct
{
  guint64 key;
  guint32 unit;
} DtiEntry;

#define RADIX_BITS 11
#define RADIX_SIZE (1 << RADIX_BITS)
#define RADIX_PASSES 3
#define SIGN_BIT (G_GUINT64_CONSTANT (1) << 63)
/* Below this, sorting by insertion is faster than counting. */
#define SMALL 128

static guint
count_bits (guint64 number)
{
  guint n = 0;

  for (; number > 0; number >>= 1)
    n++;

  return n;
}

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

static void
insertion_sort (DtiEntry *entries, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      DtiEntry entry = entries[i];
      gsize k = i;

      for (; k > 0 && entries[k - 1].key > entry.key; k--)
        entries[k] = entries[k - 1];
      entries[k] = entry;
    }
}

/* One pass over the digit at @shift of the distance from @lowest. */
static void
scatter (const DtiEntry *from, DtiEntry *to, gsize n, guint64 lowest, guint shift)
{
  guint32 starts[RADIX_SIZE] = { 0 };
  guint32 sum = 0;

  for (gsize i = 0; i < n; i++)
    starts[((from[i].key - lowest) >> shift) & (RADIX_SIZE - 1)]++;
  for (guint i = 0; i < RADIX_SIZE; i++)
    {
      guint32 count = starts[i];

      starts[i] = sum;
      sum += count;
    }
  for (gsize i = 0; i < n; i++)
    to[starts[((from[i].key - lowest) >> shift) & (RADIX_SIZE - 1)]++] = from[i];
}

/* Sorts by the leading bits in which the keys differ; what they leave together is sorted again.
 * Stable. */
static void
sort_entries (DtiEntry *entries, DtiEntry *spare, gsize n)
{
  guint64 lowest = G_MAXUINT64;
  guint64 highest = 0;
  guint width;
  guint shift;

  if (n <= SMALL)
    {
      insertion_sort (entries, n);
      return;
    }

  for (gsize i = 0; i < n; i++)
    {
      lowest = MIN (lowest, entries[i].key);
      highest = MAX (highest, entries[i].key);
    }
  width = highest > lowest ? count_bits (highest - lowest) : 0;
  shift = width > RADIX_PASSES * RADIX_BITS ? width - RADIX_PASSES * RADIX_BITS : 0;
  if (width == 0)
    return;

  scatter (entries, spare, n, lowest, shift);
  scatter (spare, entries, n, lowest, shift + RADIX_BITS);
  scatter (entries, spare, n, lowest, shift + 2 * RADIX_BITS);
  memcpy (entries, spare, n * sizeof (DtiEntry));

  for (gsize first = 0; shift > 0 && first < n;)
    {
      gsize last = first + 1;

      while (last < n &&
             (entries[last].key - lowest) >> shift == (entries[first].key - lowest) >> shift)
        last++;
      sort_entries (entries + first, spare, last - first);
      first = last;
    }
}

/* The entries [first, last) tie; @n_better figures are better, in @n_classes different values. */
static void
write_ranks (
    const DtiEntry *entries, gsize first, gsize last, gsize n_classes, DtiTies ties, double *ranks)
{
  for (gsize i = first; i < last; i++)
    {
      double *rank = &ranks[entries[i].unit];

      switch (ties)
        {
        case DTI_TIES_DENSE:
          *rank = (double) (n_classes + 1);
          break;
        case DTI_TIES_MAX:
          *rank = (double) last;
          break;
        case DTI_TIES_AVERAGE:
          *rank = ((double) first + 1.0 + (double) last) / 2.0;
          break;
        case DTI_TIES_FIRST:
          *rank = (double) (i + 1);
          break;
        case DTI_TIES_COMPETITION:
        default:
          *rank = (double) (first + 1);
          break;
        }
    }
}

/* Ties are put back into the order of input: figures that differ only beyond the 14th digit were
 * sorted by it. */
static void
restore_input_order (DtiEntry *entries, gsize first, gsize last)
{
  for (gsize i = first; i < last; i++)
    entries[i].key = entries[i].unit;
  insertion_sort (entries + first, last - first);
}

static void
rank_group (const DtiRankingRule *rule, DtiEntry *entries, gsize n, double *ranks)
{
  gboolean descending = rule->order == DTI_RANK_ORDER_DESCENDING;
  gsize n_classes = 0;

  for (gsize first = 0; first < n;)
    {
      gsize last = first + 1;

      while (last < n && dti_number_ties (figure_of_key (entries[last - 1].key, descending),
                                          figure_of_key (entries[last].key, descending)))
        last++;
      if (rule->ties == DTI_TIES_FIRST && last > first + 1)
        restore_input_order (entries, first, last);
      write_ranks (entries, first, last, n_classes, rule->ties, ranks);
      first = last;
      n_classes++;
    }
}

static gsize
rank_all (const DtiRankingRule *rule,
          const double *figures,
          const guint32 *groups,
          guint32 group,
          gsize n,
          DtiEntry *entries,
          DtiEntry *spare,
          double *ranks)
{
  gboolean descending = rule->order == DTI_RANK_ORDER_DESCENDING;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (figures[i]) || (groups != NULL && groups[i] != group))
        continue;
      entries[count].key = order_key (figures[i], descending);
      entries[count++].unit = (guint32) i;
    }

  sort_entries (entries, spare, count);
  rank_group (rule, entries, count, ranks);

  return count;
}

gsize
dti_ranking_run (const DtiRankingRule *rule,
                 const double *figures,
                 const guint32 *groups,
                 gsize n,
                 double *ranks)
{
  g_autofree DtiEntry *entries = dti_block_alloc (n + 1, sizeof (DtiEntry));
  g_autofree DtiEntry *spare = n > SMALL ? dti_block_alloc (n, sizeof (DtiEntry)) : NULL;
  g_autofree double *rounded = NULL;
  guint32 n_groups = 1;
  gsize n_ranked = 0;

  if (rule->decimals >= 0)
    {
      rounded = dti_block_alloc (n + 1, sizeof (double));
      for (gsize i = 0; i < n; i++)
        rounded[i] = dti_number_round (figures[i], rule->decimals);
      figures = rounded;
    }

  for (gsize i = 0; i < n; i++)
    {
      ranks[i] = NAN;
      if (groups != NULL)
        n_groups = MAX (n_groups, groups[i] + 1);
    }
  for (guint32 group = 0; group < n_groups; group++)
    n_ranked += rank_all (rule, figures, groups, group, n, entries, spare, ranks);

  return n_ranked;
}
