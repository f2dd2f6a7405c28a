/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-ranking-private.h"

/* Sorting of figures as integers whose order is the order of the ranks: a radix sort needs no
 * comparisons, and buckets of one digit can be sorted by several threads. */

#define RADIX_BITS 11
#define RADIX_SIZE (1 << RADIX_BITS)
#define RADIX_PASSES 3
/* Below this, sorting by insertion is faster than counting. */
#define SMALL 128
/* Below this, smaller digits are. */
#define MEDIUM 4096
#define MEDIUM_BITS 8
/* From here on it is worth to share the work. */
#define LARGE (2 * DTI_RANKING_PIECE)

static guint
count_bits (guint64 number)
{
  guint n = 0;

  for (; number > 0; number >>= 1)
    n++;

  return n;
}

void
dti_ranking_sort_few (DtiRankingEntry *entries, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      DtiRankingEntry entry = entries[i];
      gsize k = i;

      for (; k > 0 && entries[k - 1].key > entry.key; k--)
        entries[k] = entries[k - 1];
      entries[k] = entry;
    }
}

/* ---- one thread ---- */

/* A digit of the distance of keys from the lowest. */
typedef struct
{
  guint64 lowest;
  guint shift;
  guint bits;
} DtiDigit;

static inline guint
get_digit (const DtiDigit *digit, guint64 key)
{
  return (guint) ((key - digit->lowest) >> digit->shift) & ((1u << digit->bits) - 1);
}

/* One stable pass. */
static void
scatter (const DtiRankingEntry *from, DtiRankingEntry *to, gsize n, DtiDigit digit)
{
  guint32 starts[RADIX_SIZE];
  guint size = 1u << digit.bits;
  guint32 sum = 0;

  memset (starts, 0, size * sizeof (guint32));
  for (gsize i = 0; i < n; i++)
    starts[get_digit (&digit, from[i].key)]++;
  for (guint i = 0; i < size; i++)
    {
      guint32 count = starts[i];

      starts[i] = sum;
      sum += count;
    }
  for (gsize i = 0; i < n; i++)
    to[starts[get_digit (&digit, from[i].key)]++] = from[i];
}

static void
find_range (const DtiRankingEntry *entries, gsize n, guint64 *lowest, guint64 *highest)
{
  *lowest = G_MAXUINT64;
  *highest = 0;
  for (gsize i = 0; i < n; i++)
    {
      *lowest = MIN (*lowest, entries[i].key);
      *highest = MAX (*highest, entries[i].key);
    }
}

/* Sorts by the leading bits in which the keys differ; what they leave together is sorted again. */
static void
sort_alone (DtiRankingEntry *entries, DtiRankingEntry *spare, gsize n)
{
  DtiDigit digit = { .bits = n < MEDIUM ? MEDIUM_BITS : RADIX_BITS };
  guint64 highest;
  guint shift;
  guint width;

  if (n <= SMALL)
    {
      dti_ranking_sort_few (entries, n);
      return;
    }

  find_range (entries, n, &digit.lowest, &highest);
  width = count_bits (highest - digit.lowest);
  if (width == 0)
    return;

  shift = width > RADIX_PASSES * digit.bits ? width - RADIX_PASSES * digit.bits : 0;
  for (guint pass = 0; pass < RADIX_PASSES; pass++)
    {
      digit.shift = shift + pass * digit.bits;
      scatter (pass % 2 == 0 ? entries : spare, pass % 2 == 0 ? spare : entries, n, digit);
    }
  memcpy (entries, spare, n * sizeof (DtiRankingEntry));

  for (gsize first = 0; shift > 0 && first < n;)
    {
      gsize last = first + 1;

      while (last < n && (entries[last].key - digit.lowest) >> shift ==
                             (entries[first].key - digit.lowest) >> shift)
        last++;
      sort_alone (entries + first, spare, last - first);
      first = last;
    }
}

/* ---- several threads ---- */

/* Buckets handed out together. */
#define BUNCH 32

typedef struct
{
  DtiRankingEntry *entries;
  DtiRankingEntry *spare;
  gsize n;
  DtiDigit digit;
  guint64 *lowest; /* of each piece */
  guint64 *highest;
  guint32 *places; /* RADIX_SIZE for each piece: how many, then where they go */
  guint32 starts[RADIX_SIZE + 1];
} DtiSharedSort;

static gsize
piece_length (const DtiSharedSort *sort, gsize piece)
{
  return MIN (DTI_RANKING_PIECE, sort->n - piece * DTI_RANKING_PIECE);
}

static void
range_piece (gsize piece, gpointer data)
{
  DtiSharedSort *sort = data;

  find_range (sort->entries + piece * DTI_RANKING_PIECE,
              piece_length (sort, piece),
              &sort->lowest[piece],
              &sort->highest[piece]);
}

static void
count_piece (gsize piece, gpointer data)
{
  DtiSharedSort *sort = data;
  const DtiRankingEntry *entries = sort->entries + piece * DTI_RANKING_PIECE;
  guint32 *counts = sort->places + piece * RADIX_SIZE;
  gsize n = piece_length (sort, piece);

  for (gsize i = 0; i < n; i++)
    counts[get_digit (&sort->digit, entries[i].key)]++;
}

static void
scatter_piece (gsize piece, gpointer data)
{
  DtiSharedSort *sort = data;
  const DtiRankingEntry *entries = sort->entries + piece * DTI_RANKING_PIECE;
  guint32 *places = sort->places + piece * RADIX_SIZE;
  gsize n = piece_length (sort, piece);

  for (gsize i = 0; i < n; i++)
    sort->spare[places[get_digit (&sort->digit, entries[i].key)]++] = entries[i];
}

static void
sort_bunch (gsize piece, gpointer data)
{
  DtiSharedSort *sort = data;

  for (gsize bucket = piece * BUNCH; bucket < (piece + 1) * BUNCH; bucket++)
    {
      guint32 start = sort->starts[bucket];
      gsize n = sort->starts[bucket + 1] - start;

      sort_alone (sort->spare + start, sort->entries + start, n);
      memcpy (sort->entries + start, sort->spare + start, n * sizeof (DtiRankingEntry));
    }
}

/* From counts to places: bucket by bucket, and inside a bucket piece by piece, which keeps the
 * order of input. */
static void
place_pieces (DtiSharedSort *sort, gsize n_pieces)
{
  guint32 sum = 0;

  for (guint bucket = 0; bucket < RADIX_SIZE; bucket++)
    {
      sort->starts[bucket] = sum;
      for (gsize piece = 0; piece < n_pieces; piece++)
        {
          guint32 *place = &sort->places[piece * RADIX_SIZE + bucket];
          guint32 count = *place;

          *place = sum;
          sum += count;
        }
    }
  sort->starts[RADIX_SIZE] = sum;
}

static void
sort_shared (DtiRankingEntry *entries, DtiRankingEntry *spare, gsize n, const DtiWorkers *workers)
{
  gsize n_pieces = (n + DTI_RANKING_PIECE - 1) / DTI_RANKING_PIECE;
  g_autofree guint64 *ranges = g_new (guint64, 2 * n_pieces);
  g_autofree guint32 *places = g_new0 (guint32, n_pieces * RADIX_SIZE);
  DtiSharedSort sort = { .entries = entries,
                         .spare = spare,
                         .n = n,
                         .digit = { .lowest = G_MAXUINT64, .bits = RADIX_BITS },
                         .lowest = ranges,
                         .highest = ranges + n_pieces,
                         .places = places };
  guint64 highest = 0;
  guint width;

  dti_workers_run (workers, n_pieces, range_piece, &sort);
  for (gsize piece = 0; piece < n_pieces; piece++)
    {
      sort.digit.lowest = MIN (sort.digit.lowest, sort.lowest[piece]);
      highest = MAX (highest, sort.highest[piece]);
    }
  width = count_bits (highest - sort.digit.lowest);
  sort.digit.shift = width > RADIX_BITS ? width - RADIX_BITS : 0;

  dti_workers_run (workers, n_pieces, count_piece, &sort);
  place_pieces (&sort, n_pieces);
  dti_workers_run (workers, n_pieces, scatter_piece, &sort);
  dti_workers_run (workers, RADIX_SIZE / BUNCH, sort_bunch, &sort);
}

void
dti_ranking_sort (DtiRankingEntry *entries,
                  DtiRankingEntry *spare,
                  gsize n,
                  const DtiWorkers *workers)
{
  if (n < LARGE)
    sort_alone (entries, spare, n);
  else
    sort_shared (entries, spare, n, workers);
}
