/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/analysis/dti-scenario-ranks-private.h>
#include <libdti/base/dti-random-private.h>
#include <libdti/dti.h>

/* The sorted blocks against ranking all figures anew. */

#define N_UNITS 3000
#define N_CHANGES 400

static double figures[N_UNITS];

static void
read_figures (gsize first, gsize n, double *result, gpointer data)
{
  memcpy (result, figures + first, n * sizeof (double));
}

/* Classes of a few figures, of hundreds, and single ones; some units have none. */
static double
random_figure (DtiRandom *random)
{
  guint32 kind = dti_random_next_below (random, 10);

  if (kind == 0)
    return NAN;
  if (kind < 5)
    return (double) dti_random_next_below (random, 40) / 8.0 - 1.0;
  if (kind < 6)
    return 0.5 + 1e-15;

  return dti_random_next_double (random);
}

static guint64
make_key (const DtiRankingRule *rule, double figure)
{
  return isnan (figure) ? DTI_SCENARIO_NO_KEY : dti_ranking_get_key (rule, figure);
}

static void
assert_same_ranks (DtiScenarioRanks *ranks, const double *expected, gsize n_ranked)
{
  g_autofree double *written = g_new (double, N_UNITS);

  dti_scenario_ranks_write (ranks, written);
  g_assert_cmpuint (dti_scenario_ranks_get_n_ranked (ranks), ==, n_ranked);
  for (gsize i = 0; i < N_UNITS; i++)
    {
      double rank = dti_scenario_ranks_get_rank (ranks, i);

      g_assert_true (rank == expected[i] || (isnan (rank) && isnan (expected[i])));
      g_assert_true (written[i] == expected[i] || (isnan (written[i]) && isnan (expected[i])));
    }
}

static gsize
count_others (const double *before, const double *after, gsize unit)
{
  gsize n = 0;

  for (gsize i = 0; i < N_UNITS; i++)
    n += i != unit && before[i] != after[i] && !(isnan (before[i]) && isnan (after[i]));

  return n;
}

static void
check_changes (const DtiRankingRule *rule, const guint32 *groups, DtiRandom *random)
{
  DtiWorkers workers = { 1, NULL };
  DtiRankingField field = { N_UNITS, read_figures, NULL, groups };
  g_autofree guint64 *keys = g_new (guint64, N_UNITS);
  g_autofree double *before = g_new (double, N_UNITS);
  g_autofree double *after = g_new (double, N_UNITS);
  g_autoptr (DtiScenarioRanks) ranks = NULL;
  gsize n_ranked;

  for (gsize i = 0; i < N_UNITS; i++)
    {
      figures[i] = random_figure (random);
      keys[i] = make_key (rule, figures[i]);
    }
  ranks = dti_scenario_ranks_new (rule->ties, keys, groups, N_UNITS, &workers);
  n_ranked = dti_ranking_run (rule, &field, &workers, before);
  assert_same_ranks (ranks, before, n_ranked);

  for (guint change = 0; change < N_CHANGES; change++)
    {
      gsize unit = dti_random_next_below (random, N_UNITS);
      guint64 key = dti_scenario_ranks_get_key (ranks, unit);

      figures[unit] = random_figure (random);
      dti_scenario_ranks_set_key (ranks, unit, make_key (rule, figures[unit]));
      n_ranked = dti_ranking_run (rule, &field, &workers, after);
      g_assert_cmpuint (dti_scenario_ranks_count_moved (ranks, unit, key),
                        ==,
                        count_others (before, after, unit));
      if (change % 20 == 0)
        assert_same_ranks (ranks, after, n_ranked);
      memcpy (before, after, N_UNITS * sizeof (double));
    }
  assert_same_ranks (ranks, after, n_ranked);
}

static void
test_changes (void)
{
  g_autofree guint32 *groups = g_new (guint32, N_UNITS);
  DtiRandom random;

  g_test_summary ("Ranks, and who moves, are those of ranking all figures, whatever the ties");

  dti_random_init (&random, 7, 0);
  for (gsize i = 0; i < N_UNITS; i++)
    groups[i] = dti_random_next_below (&random, 3);

  for (guint ties = DTI_TIES_COMPETITION; ties <= DTI_TIES_FIRST; ties++)
    for (guint with_groups = 0; with_groups < 2; with_groups++)
      {
        DtiRankingRule rule = { (DtiTies) ties,
                                with_groups ? DTI_RANK_ORDER_ASCENDING : DTI_RANK_ORDER_DESCENDING,
                                ties % 2 == 0 ? -1 : 2 };

        check_changes (&rule, with_groups ? groups : NULL, &random);
      }
}

/* Blocks are cut when they are full and go when they are empty. */
static void
test_one_class (void)
{
  DtiWorkers workers = { 1, NULL };
  DtiRankingRule rule = { DTI_TIES_DENSE, DTI_RANK_ORDER_DESCENDING, -1 };
  g_autofree guint64 *keys = g_new (guint64, N_UNITS);
  g_autoptr (DtiScenarioRanks) ranks = NULL;

  g_test_summary ("All units can leave, and all can come into one class");

  for (gsize i = 0; i < N_UNITS; i++)
    keys[i] = make_key (&rule, (double) i);
  ranks = dti_scenario_ranks_new (rule.ties, keys, NULL, N_UNITS, &workers);
  for (gsize i = 0; i < N_UNITS; i++)
    {
      g_assert_cmpfloat (dti_scenario_ranks_get_rank (ranks, i), ==, (double) (N_UNITS - i));
      dti_scenario_ranks_set_key (ranks, i, DTI_SCENARIO_NO_KEY);
      g_assert_true (isnan (dti_scenario_ranks_get_rank (ranks, i)));
    }
  g_assert_cmpuint (dti_scenario_ranks_get_n_ranked (ranks), ==, 0);

  for (gsize i = 0; i < N_UNITS; i++)
    dti_scenario_ranks_set_key (ranks, i, make_key (&rule, 1.0));
  for (gsize i = 0; i < N_UNITS; i++)
    g_assert_cmpfloat (dti_scenario_ranks_get_rank (ranks, i), ==, 1.0);
  g_assert_cmpuint (dti_scenario_ranks_get_n_ranked (ranks), ==, N_UNITS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scenario-ranks/changes", test_changes);
  g_test_add_func ("/scenario-ranks/one-class", test_one_class);

  return g_test_run ();
}
