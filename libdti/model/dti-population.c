/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-rule-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/base/dti-vector-private.h>

/* Sums run over blocks of rows, each in eight lanes that are added in a fixed order. So the order
 * of operations is the same whatever the compiler makes of it, and vectors can be used. */
#define BLOCK 1024
#define LANES 8

/* Below this a plain insertion sort wins. */
#define FEW 48

#define RADIX_BITS 11
#define RADIX_SIZE (1 << RADIX_BITS)
#define RADIX_PASSES 6

/* ---- blocks ---- */

/* So many of a block's rows are looked at: all lanes of the last ones. */
static gsize
count_rows (gsize first, gsize n)
{
  return MIN (BLOCK, (n - first + LANES - 1) / LANES * LANES);
}

/* One block of numbers, NaN for the rows that do not count and beyond the end. */
static const double *
read_block (
    const double *numbers, const guint8 *excluded, gsize first, gsize n, double buffer[BLOCK])
{
  gsize length = MIN (BLOCK, n - first);

  if (excluded == NULL && length % LANES == 0)
    return numbers + first;

  for (gsize i = 0; i < length; i++)
    buffer[i] = excluded != NULL && excluded[first + i] ? NAN : numbers[first + i];
  for (gsize i = length; i % LANES != 0; i++)
    buffer[i] = NAN;

  return buffer;
}

static double
add_lanes (const double lanes[LANES])
{
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
         ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

/* ---- range ---- */

#define PAIRS (LANES / 2)

/* The machine looks ahead only to the end of a page; this far on it has time to. */
#define AHEAD 256

typedef struct
{
  DtiPair minima[PAIRS];
  DtiPair maxima[PAIRS];
} Range;

static gsize
count_numbers (const double *block, gsize n_rows)
{
  gsize count = 0;

  for (gsize i = 0; i < n_rows; i++)
    count += block[i] == block[i] ? 1 : 0;

  return count;
}

/* Returns how many numbers there are: counted only where one is missing. */
static gsize
extend_range (Range *range, const double *block, gsize n_rows)
{
  Range r = *range;
  DtiPairMask whole = { -1, -1 };

  for (gsize i = 0; i < n_rows; i += LANES)
    {
      __builtin_prefetch (block + i + AHEAD);
      for (guint k = 0; k < PAIRS; k++)
        {
          DtiPair x;

          memcpy (&x, block + i + 2 * k, sizeof x);
          r.minima[k] = dti_pair_min (x, r.minima[k]);
          r.maxima[k] = dti_pair_max (x, r.maxima[k]);
          whole &= x == x;
        }
    }

  *range = r;

  return whole[0] != 0 && whole[1] != 0 ? n_rows : count_numbers (block, n_rows);
}

static void
measure_range (DtiPopulation *population, const double *numbers, const guint8 *excluded, gsize n)
{
  double buffer[BLOCK];
  Range range;
  gsize start = 0;
  gsize count = 0;

  for (guint k = 0; k < PAIRS; k++)
    {
      range.minima[k] = (DtiPair){ INFINITY, INFINITY };
      range.maxima[k] = (DtiPair){ -INFINITY, -INFINITY };
    }
  /* What fits into the lanes goes without a copy. */
  if (excluded == NULL)
    {
      start = n / LANES * LANES;
      count = extend_range (&range, numbers, start);
    }
  for (gsize first = start; first < n; first += BLOCK)
    count += extend_range (&range,
                           read_block (numbers, excluded, first, n, buffer),
                           count_rows (first, n));

  population->n = count;
  if (count == 0)
    return;

  population->minimum = range.minima[0][0];
  population->maximum = range.maxima[0][0];
  for (guint k = 1; k < LANES; k++)
    {
      population->minimum = MIN (population->minimum, range.minima[k / 2][k % 2]);
      population->maximum = MAX (population->maximum, range.maxima[k / 2][k % 2]);
    }
}

/* ---- moments ---- */

static double
sum_block (const double *block, gsize n_rows)
{
  double sums[LANES] = { 0.0 };

  for (gsize i = 0; i < n_rows; i += LANES)
    for (guint k = 0; k < LANES; k++)
      sums[k] += block[i + k] == block[i + k] ? block[i + k] : 0.0;

  return add_lanes (sums);
}

/* Sums of the deviations from @center and of their squares. */
static void
sum_deviations (const double *block, gsize n_rows, double center, double *sum, double *squares)
{
  double sums[LANES] = { 0.0 };
  double products[LANES] = { 0.0 };

  for (gsize i = 0; i < n_rows; i += LANES)
    {
      double d[LANES];

      for (guint k = 0; k < LANES; k++)
        d[k] = block[i + k] == block[i + k] ? block[i + k] - center : 0.0;
      for (guint k = 0; k < LANES; k++)
        sums[k] += d[k];
      for (guint k = 0; k < LANES; k++)
        products[k] += d[k] * d[k];
    }

  *sum += add_lanes (sums);
  *squares += add_lanes (products);
}

/* Two passes; the deviations of the second correct the rounding of the first. */
static void
measure_moments (DtiPopulation *population, const double *numbers, const guint8 *excluded, gsize n)
{
  double buffer[BLOCK];
  double count = (double) population->n;
  double sum = 0.0;
  double deviations = 0.0;
  double squares = 0.0;

  if (population->n == 0)
    return;

  for (gsize first = 0; first < n; first += BLOCK)
    sum += sum_block (read_block (numbers, excluded, first, n, buffer), count_rows (first, n));
  sum /= count;
  for (gsize first = 0; first < n; first += BLOCK)
    sum_deviations (read_block (numbers, excluded, first, n, buffer),
                    count_rows (first, n),
                    sum,
                    &deviations,
                    &squares);

  population->mean = sum + deviations / count;
  if (population->n > 1)
    population->sd = sqrt (MAX (squares - deviations * deviations / count, 0.0) / (count - 1.0));
}

/* ---- order ---- */

/* Numbers and their rows. The keys are the bits of the numbers, made to order as integers do. */
typedef struct
{
  guint64 *keys;
  guint32 *rows;
} Pairs;

static inline guint64
encode (double number)
{
  guint64 bits;

  number += 0.0; /* -0 is 0 */
  memcpy (&bits, &number, sizeof bits);

  return bits >> 63 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

static inline double
decode (guint64 key)
{
  guint64 bits = key >> 63 ? key & ~(G_GUINT64_CONSTANT (1) << 63) : ~key;
  double number;

  memcpy (&number, &bits, sizeof number);

  return number;
}

static void
insert_sorted (Pairs pairs, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      guint64 key = pairs.keys[i];
      guint32 row = pairs.rows[i];
      gsize k = i;

      for (; k > 0 && pairs.keys[k - 1] > key; k--)
        {
          pairs.keys[k] = pairs.keys[k - 1];
          pairs.rows[k] = pairs.rows[k - 1];
        }
      pairs.keys[k] = key;
      pairs.rows[k] = row;
    }
}

static void
count_digits (const guint64 *keys, gsize n, guint32 *counts)
{
  memset (counts, 0, RADIX_PASSES * RADIX_SIZE * sizeof (guint32));
  for (gsize i = 0; i < n; i++)
    for (guint pass = 0; pass < RADIX_PASSES; pass++)
      counts[pass * RADIX_SIZE + (keys[i] >> (pass * RADIX_BITS) & (RADIX_SIZE - 1))]++;
}

/* One stable pass; FALSE where all have the same digit and nothing was to do. */
static gboolean
distribute (Pairs from, Pairs to, gsize n, guint shift, guint32 *counts)
{
  guint32 start = 0;

  if (counts[from.keys[0] >> shift & (RADIX_SIZE - 1)] == n)
    return FALSE;

  for (guint digit = 0; digit < RADIX_SIZE; digit++)
    {
      guint32 count = counts[digit];

      counts[digit] = start;
      start += count;
    }
  for (gsize i = 0; i < n; i++)
    {
      guint32 place = counts[from.keys[i] >> shift & (RADIX_SIZE - 1)]++;

      to.keys[place] = from.keys[i];
      to.rows[place] = from.rows[i];
    }

  return TRUE;
}

/* Sorts by keys, equal ones by rows; swaps the arrays with those of @spare as it goes. */
static void
radix_sort (Pairs *pairs, Pairs *spare, gsize n)
{
  g_autofree guint32 *counts = g_new (guint32, RADIX_PASSES * RADIX_SIZE);

  count_digits (pairs->keys, n, counts);
  for (guint pass = 0; pass < RADIX_PASSES; pass++)
    {
      Pairs swap = *pairs;

      if (!distribute (*pairs, *spare, n, pass * RADIX_BITS, counts + pass * RADIX_SIZE))
        continue;
      *pairs = *spare;
      *spare = swap;
    }
}

static Pairs
new_pairs (gsize n)
{
  Pairs pairs = { g_new0 (guint64, n), g_new0 (guint32, n) };

  return pairs;
}

static Pairs
sort_rows (const double *numbers, const guint8 *excluded, gsize n, gsize count)
{
  Pairs pairs = new_pairs (count);
  gsize k = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (numbers[i]) || (excluded != NULL && excluded[i]))
        continue;
      pairs.keys[k] = encode (numbers[i]);
      pairs.rows[k++] = (guint32) i;
    }

  if (count <= FEW)
    {
      insert_sorted (pairs, count);
    }
  else
    {
      Pairs spare = new_pairs (count);

      radix_sort (&pairs, &spare, count);
      g_free (spare.keys);
      g_free (spare.rows);
    }

  return pairs;
}

static void
group_ties (DtiPopulation *population)
{
  gsize n = population->n;
  guint32 *groups = g_new (guint32, n + 1);
  guint32 *starts = g_new (guint32, n + 1);
  guint32 n_groups = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (i == 0 || !dti_number_ties (population->sorted[i - 1], population->sorted[i]))
        starts[n_groups++] = (guint32) i;
      groups[i] = n_groups - 1;
    }
  starts[n_groups] = (guint32) n;

  population->groups = groups;
  population->starts = starts;
  population->n_groups = n_groups;
}

static void
measure_order (DtiPopulation *population, const double *numbers, const guint8 *excluded, gsize n)
{
  guint32 *positions;
  double *sorted;
  Pairs pairs;

  if (population->n == 0)
    return;

  pairs = sort_rows (numbers, excluded, n, population->n);
  sorted = g_new0 (double, population->n);
  positions = g_new (guint32, n + 1);
  memset (positions, 0xff, n * sizeof (guint32));
  for (gsize i = 0; i < population->n; i++)
    {
      sorted[i] = decode (pairs.keys[i]);
      positions[pairs.rows[i]] = (guint32) i;
    }
  g_free (pairs.keys);

  population->sorted = sorted;
  population->rows = pairs.rows;
  population->positions = positions;
  population->n_rows = n;
  group_ties (population);
}

/* ---- for the rules ---- */

void
dti_population_measure (DtiPopulation *population,
                        const double *numbers,
                        const guint8 *excluded,
                        gsize n,
                        DtiRuleNeeds needs)
{
  memset (population, 0, sizeof *population);
  population->minimum = NAN;
  population->maximum = NAN;
  population->mean = NAN;
  population->sd = NAN;
  population->reference = NAN;

  if (needs == DTI_RULE_NEEDS_NOTHING)
    return;

  measure_range (population, numbers, excluded, n);
  if (needs & DTI_RULE_NEEDS_MOMENTS)
    measure_moments (population, numbers, excluded, n);
  if (needs & DTI_RULE_NEEDS_ORDER)
    measure_order (population, numbers, excluded, n);
}

void
dti_population_clear (DtiPopulation *population)
{
  g_free ((gpointer) population->sorted);
  g_free ((gpointer) population->rows);
  g_free ((gpointer) population->positions);
  g_free ((gpointer) population->groups);
  g_free ((gpointer) population->starts);
  memset (population, 0, sizeof *population);
}

/* ---- positions ---- */

static gsize
find_not_below (const DtiPopulation *population, double number)
{
  gsize low = 0;
  gsize high = population->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (population->sorted[middle] < number)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Where a unit stands among the sorted numbers. */
typedef struct
{
  gsize below;        /* numbers below its ties */
  gsize groups_below; /* the same, ties counted once */
  gsize ties;         /* units that tie, itself among them */
  gsize before;       /* ties that come before it in the order of rows */
} Place;

/* Numbers that tie need not be equal, so the order of the sorted is not that of the rows. */
static gsize
count_rows_before (const DtiPopulation *population, gsize start, gsize end, gsize row)
{
  gsize count = 0;

  for (gsize i = start; i < end; i++)
    count += population->rows[i] < row;

  return count;
}

static Place
place_member (const DtiPopulation *population, gsize position)
{
  gsize group = population->groups[position];
  gsize start = population->starts[group];
  gsize end = population->starts[group + 1];
  Place place = { start, group, end - start, position - start };

  if (population->sorted[start] != population->sorted[end - 1])
    place.before = count_rows_before (population, start, end, population->rows[position]);

  return place;
}

/* A unit that does not count in the population; @position is that of the first number not below. */
static Place
place_guest (const DtiPopulation *population, gsize position, gsize row, double number)
{
  gsize group = position < population->n ? population->groups[position] : population->n_groups;
  Place place = { position, group, 1, 0 };

  if (position > 0 && dti_number_ties (population->sorted[position - 1], number))
    group = population->groups[position - 1];
  else if (position >= population->n || !dti_number_ties (population->sorted[position], number))
    return place;

  place.below = population->starts[group];
  place.groups_below = group;
  place.ties = population->starts[group + 1] - place.below + 1;
  place.before = count_rows_before (population, place.below, population->starts[group + 1], row);

  return place;
}

static double
rank_place (const Place *place, DtiTies ties)
{
  switch (ties)
    {
    case DTI_TIES_DENSE:
      return (double) (place->groups_below + 1);
    case DTI_TIES_MAX:
      return (double) (place->below + place->ties);
    case DTI_TIES_AVERAGE:
      return (double) place->below + (double) (place->ties + 1) / 2.0;
    case DTI_TIES_FIRST:
      return (double) (place->below + place->before + 1);
    case DTI_TIES_COMPETITION:
    default:
      return (double) (place->below + 1);
    }
}

double
dti_population_locate (const DtiPopulation *population,
                       gsize row,
                       double number,
                       DtiTies ties,
                       gboolean panel,
                       gsize *others)
{
  gsize position = G_MAXUINT32;
  gboolean counts;
  Place place;

  if (!panel && row < population->n_rows)
    position = population->positions[row];
  counts = position < population->n && population->sorted[position] == number;
  if (!counts)
    {
      position = find_not_below (population, number);
      counts = panel && position < population->n && population->sorted[position] == number;
    }

  place = counts ? place_member (population, position)
                 : place_guest (population, position, row, number);
  *others = population->n - (counts ? 1 : 0);

  return rank_place (&place, ties);
}
