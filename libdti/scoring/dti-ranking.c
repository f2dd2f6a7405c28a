/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

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
#define RADIX_PASSES 6
/* Below this, sorting by insertion is faster than counting. */
#define SMALL 128

static guint64
order_key (double figure, gboolean descending)
{
  guint64 bits;
  guint64 key;

  figure += 0.0; /* -0 and 0 are one figure */
  memcpy (&bits, &figure, sizeof bits);
  key = bits & (G_GUINT64_CONSTANT (1) << 63) ? ~bits : bits | (G_GUINT64_CONSTANT (1) << 63);

  return descending ? ~key : key;
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

static gboolean
scatter (const DtiEntry *from, DtiEntry *to, gsize n, const guint32 *histogram, guint shift)
{
  guint32 starts[RADIX_SIZE];
  guint32 sum = 0;

  for (guint i = 0; i < RADIX_SIZE; i++)
    {
      if (histogram[i] == n)
        return FALSE; /* all alike in these bits */
      starts[i] = sum;
      sum += histogram[i];
    }
  for (gsize i = 0; i < n; i++)
    to[starts[(from[i].key >> shift) & (RADIX_SIZE - 1)]++] = from[i];

  return TRUE;
}

/* Returns the array, @entries or @spare, that holds the sorted entries. */
static DtiEntry *
radix_sort (DtiEntry *entries, DtiEntry *spare, gsize n)
{
  g_autofree guint32 *histograms = g_new0 (guint32, RADIX_PASSES * RADIX_SIZE);

  for (gsize i = 0; i < n; i++)
    for (guint pass = 0; pass < RADIX_PASSES; pass++)
      histograms[pass * RADIX_SIZE +
                 ((entries[i].key >> (pass * RADIX_BITS)) & (RADIX_SIZE - 1))]++;

  for (guint pass = 0; pass < RADIX_PASSES; pass++)
    if (scatter (entries, spare, n, histograms + pass * RADIX_SIZE, pass * RADIX_BITS))
      {
        DtiEntry *swap = entries;

        entries = spare;
        spare = swap;
      }

  return entries;
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
rank_group (
    const DtiRankingRule *rule, DtiEntry *entries, gsize n, const double *figures, double *ranks)
{
  gsize n_classes = 0;

  for (gsize first = 0; first < n;)
    {
      gsize last = first + 1;

      while (last < n &&
             dti_number_ties (figures[entries[last - 1].unit], figures[entries[last].unit]))
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

  if (count <= SMALL)
    insertion_sort (entries, count);
  else
    entries = radix_sort (entries, spare, count);
  rank_group (rule, entries, count, figures, ranks);

  return count;
}

gsize
dti_ranking_run (const DtiRankingRule *rule,
                 const double *figures,
                 const guint32 *groups,
                 gsize n,
                 double *ranks)
{
  g_autofree DtiEntry *entries = g_new (DtiEntry, n + 1);
  g_autofree DtiEntry *spare = n > SMALL ? g_new (DtiEntry, n) : NULL;
  g_autofree double *rounded = NULL;
  guint32 n_groups = 1;
  gsize n_ranked = 0;

  if (rule->decimals >= 0)
    {
      rounded = g_new (double, n + 1);
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
