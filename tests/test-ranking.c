/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include <libdti/scoring/dti-ranking-private.h>

static const DtiWorkers workers = { 1, NULL };

static void
read_array (gsize first, gsize n, double *figures, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    figures[i] = ((const double *) data)[first + i];
}

static gsize
rank (const DtiRankingRule *rule,
      const double *figures,
      const guint32 *groups,
      gsize n,
      const DtiWorkers *several,
      double *ranks)
{
  DtiRankingField field = { n, read_array, (gpointer) figures, groups };

  return dti_ranking_run (rule, &field, several, ranks);
}

typedef struct
{
  DtiTies ties;
  double ranks[5]; /* of 5, 7, 7, 9, none */
} DtiTiesCase;

static void
test_ties (void)
{
  static const DtiTiesCase cases[] = {
    { DTI_TIES_COMPETITION, { 4, 2, 2, 1, NAN } }, { DTI_TIES_DENSE, { 3, 2, 2, 1, NAN } },
    { DTI_TIES_MAX, { 4, 3, 3, 1, NAN } },         { DTI_TIES_AVERAGE, { 4, 2.5, 2.5, 1, NAN } },
    { DTI_TIES_FIRST, { 4, 2, 3, 1, NAN } },
  };
  const double figures[] = { 5, 7, 7, 9, NAN };

  g_test_summary ("The five ways of ranking ties, on figures whose ranks can be told by eye");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiRankingRule rule = { cases[i].ties, DTI_RANK_ORDER_DESCENDING, -1 };
      double ranks[5];

      g_assert_cmpuint (rank (&rule, figures, NULL, 5, &workers, ranks), ==, 4);
      for (gsize k = 0; k < 4; k++)
        g_assert_cmpfloat (ranks[k], ==, cases[i].ranks[k]);
      g_assert_true (isnan (ranks[4]));
    }
}

static void
test_order_and_zero (void)
{
  const double figures[] = { -0.0, 0.0, -3, 2 };
  DtiRankingRule rule = { DTI_TIES_COMPETITION, DTI_RANK_ORDER_ASCENDING, -1 };
  double ranks[4];

  g_test_summary ("Ascending order, negative figures, and that -0 and 0 are one figure");

  rank (&rule, figures, NULL, 4, &workers, ranks);
  g_assert_cmpfloat (ranks[0], ==, 2);
  g_assert_cmpfloat (ranks[1], ==, 2);
  g_assert_cmpfloat (ranks[2], ==, 1);
  g_assert_cmpfloat (ranks[3], ==, 4);
}

static void
test_fourteen_digits (void)
{
  /* 0.1 + 0.2 and 0.3 differ in the last bit; 0.3 and 0.3000000000001 in the 13th digit. */
  const double figures[] = { 0.3, 0.1 + 0.2, 0.3000000000001 };
  DtiRankingRule rule = { DTI_TIES_COMPETITION, DTI_RANK_ORDER_DESCENDING, -1 };
  double ranks[3];

  g_test_summary ("Figures equal at 14 significant digits tie, others do not");

  rank (&rule, figures, NULL, 3, &workers, ranks);
  g_assert_cmpfloat (ranks[0], ==, 2);
  g_assert_cmpfloat (ranks[1], ==, 2);
  g_assert_cmpfloat (ranks[2], ==, 1);

  rule.ties = DTI_TIES_FIRST;
  rank (&rule, figures, NULL, 3, &workers, ranks);
  g_assert_cmpfloat (ranks[0], ==, 2);
  g_assert_cmpfloat (ranks[1], ==, 3);
}

static void
test_decimals (void)
{
  /* The first eight of the HDI 2022 at 3 decimals, Human Development Report 2023-24, table 1:
   * 1, 2, 3, 4, 5, 5, 7, 7. The fourth decimals here are made up and must not matter. */
  const double figures[] = { 0.9671, 0.9662, 0.9593, 0.9562, 0.9524, 0.9516, 0.9502, 0.9498 };
  const double expected[] = { 1, 2, 3, 4, 5, 5, 7, 7 };
  DtiRankingRule rule = { DTI_TIES_COMPETITION, DTI_RANK_ORDER_DESCENDING, 3 };
  double ranks[8];

  g_test_summary ("Ranks on rounded figures, as the HDI is ranked");

  rank (&rule, figures, NULL, 8, &workers, ranks);
  for (gsize i = 0; i < 8; i++)
    g_assert_cmpfloat (ranks[i], ==, expected[i]);
}

static void
test_groups (void)
{
  const double figures[] = { 1, 2, 3, 4, 5, 6 };
  const guint32 groups[] = { 0, 1, 0, 1, 0, 2 };
  const double expected[] = { 3, 2, 2, 1, 1, 1 };
  DtiRankingRule rule = { DTI_TIES_COMPETITION, DTI_RANK_ORDER_DESCENDING, -1 };
  double ranks[6];

  g_test_summary ("Ranks inside groups");

  g_assert_cmpuint (rank (&rule, figures, groups, 6, &workers, ranks), ==, 6);
  for (gsize i = 0; i < 6; i++)
    g_assert_cmpfloat (ranks[i], ==, expected[i]);
}

/* 1 + the number of figures that are greater: the definition, in as many steps as there are pairs.
 */
static double
slow_rank (const double *figures, gsize n, gsize i)
{
  double result = 1;

  for (gsize k = 0; k < n; k++)
    result += figures[k] > figures[i] ? 1 : 0;

  return result;
}

static void
test_random (void)
{
  gsize n = 3000;
  g_autofree double *figures = g_new (double, n);
  g_autofree double *ranks = g_new (double, n);
  DtiRankingRule rule = { DTI_TIES_COMPETITION, DTI_RANK_ORDER_DESCENDING, -1 };

  g_test_summary ("Random fields, sorted by radix, against the definition of a rank");

  for (gsize i = 0; i < n; i++)
    figures[i] = g_test_rand_int_range (-700, 700) * 0.25;
  rank (&rule, figures, NULL, n, &workers, ranks);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (ranks[i], ==, slow_rank (figures, n, i));
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x < y) - (x > y);
}

/* How many of the sorted @figures are greater: a search by halves. */
static gsize
count_greater (const double *figures, gsize n, double figure)
{
  gsize low = 0;
  gsize high = n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (figures[middle] > figure)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
check_many (gsize n, gint32 spread)
{
  g_autofree double *figures = g_new (double, n);
  g_autofree double *sorted = NULL;
  DtiRankingRule rule = { DTI_TIES_COMPETITION, DTI_RANK_ORDER_DESCENDING, -1 };

  for (gsize i = 0; i < n; i++)
    figures[i] = g_test_rand_int_range (-spread, spread) * (i % 7 == 0 ? 1e-9 : 0.25);
  sorted = g_memdup2 (figures, n * sizeof (double));
  qsort (sorted, n, sizeof (double), compare_descending);

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      const DtiWorkers several = { n_threads, NULL };
      g_autofree double *ranks = g_new (double, n);

      g_assert_cmpuint (rank (&rule, figures, NULL, n, &several, ranks), ==, n);
      for (gsize i = 0; i < n; i++)
        if (ranks[i] != (double) (1 + count_greater (sorted, n, figures[i])))
          g_error ("figure %" G_GSIZE_FORMAT " has rank %g", i, ranks[i]);
    }
}

static void
test_many (void)
{
  g_test_summary ("So many figures that threads share them, few ties, many, and only ties");

  check_many (200000, G_MAXINT32);
  check_many (200000, 50);
  check_many (100001, 1);
}

static void
test_many_in_order (void)
{
  gsize n = 100000;
  g_autofree double *figures = g_new (double, n);
  g_autofree double *ranks = g_new (double, n);
  DtiRankingRule rule = { DTI_TIES_FIRST, DTI_RANK_ORDER_ASCENDING, -1 };
  const DtiWorkers several = { 2, NULL };

  g_test_summary ("Ties of many figures in the order of input, and dense ranks");

  for (gsize i = 0; i < n; i++)
    figures[i] = (double) (i % 4);
  rank (&rule, figures, NULL, n, &several, ranks);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (ranks[i], ==, (double) (i % 4 * (n / 4) + i / 4 + 1));

  rule.ties = DTI_TIES_DENSE;
  rank (&rule, figures, NULL, n, &several, ranks);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (ranks[i], ==, (double) (i % 4 + 1));
}

static void
test_empty (void)
{
  DtiRankingRule rule = { DTI_TIES_COMPETITION, DTI_RANK_ORDER_DESCENDING, -1 };
  double only = 0;

  g_test_summary ("No unit, and no unit with a figure");

  g_assert_cmpuint (rank (&rule, NULL, NULL, 0, &workers, NULL), ==, 0);
  only = NAN;
  g_assert_cmpuint (rank (&rule, &only, NULL, 1, &workers, &only), ==, 0);
  g_assert_true (isnan (only));
}

/* The rank of each figure, counted from the keys alone. */
static double
count_rank (const DtiRankingRule *rule, const double *figures, gsize n, gsize unit)
{
  guint64 own = dti_ranking_get_key (rule, figures[unit]);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint64 *keys = g_new (guint64, n);
  DtiRankingPlace place = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (figures[i]))
        continue;
      keys[i] = dti_ranking_get_key (rule, figures[i]);
      if (keys[i] < own)
        g_hash_table_add (classes, &keys[i]);
      place.n_better += keys[i] < own ? 1 : 0;
      place.n_tied += keys[i] == own ? 1 : 0;
      place.n_tied_before += keys[i] == own && i < unit ? 1 : 0;
    }
  place.n_better_classes = g_hash_table_size (classes);

  return dti_ranking_get_rank (rule->ties, &place);
}

static void
test_keys (void)
{
  g_test_summary ("Ranks counted from the keys of the figures, one by one, are those of the sort");

  for (guint seed = 0; seed < 500; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      DtiRankingRule rule = { (DtiTies) (seed % 5),
                              (DtiRankOrder) (seed / 5 % 2),
                              seed % 3 == 0 ? 2 : -1 };
      double figures[40];
      double ranks[40];

      for (gsize i = 0; i < 40; i++)
        {
          figures[i] = g_rand_int_range (rand, -20, 20) / 10.0;
          /* Some differ beyond the 14th digit, some at it. */
          if (g_rand_boolean (rand))
            figures[i] *= 1.0 + g_rand_int_range (rand, -4, 5) * (seed % 2 == 0 ? 1e-16 : 1e-13);
          if (g_rand_int_range (rand, 0, 10) == 0)
            figures[i] = NAN;
        }
      rank (&rule, figures, NULL, 40, &workers, ranks);
      for (gsize i = 0; i < 40; i++)
        if (!isnan (figures[i]))
          g_assert_cmpfloat (ranks[i], ==, count_rank (&rule, figures, 40, i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ranking/ties", test_ties);
  g_test_add_func ("/ranking/order-and-zero", test_order_and_zero);
  g_test_add_func ("/ranking/fourteen-digits", test_fourteen_digits);
  g_test_add_func ("/ranking/decimals", test_decimals);
  g_test_add_func ("/ranking/groups", test_groups);
  g_test_add_func ("/ranking/random", test_random);
  g_test_add_func ("/ranking/many", test_many);
  g_test_add_func ("/ranking/many-in-order", test_many_in_order);
  g_test_add_func ("/ranking/empty", test_empty);
  g_test_add_func ("/ranking/keys", test_keys);

  return g_test_run ();
}
