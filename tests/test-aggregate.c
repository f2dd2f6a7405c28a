/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/scoring/dti-aggregate-private.h>

/* A pillar over up to four children of maximum 1, weight 1. */
/* Enough children for whole batches and a rest, before and after one with a maximum of its own. */
#define N_RUNS 11

typedef struct
{
  DtiOp op;
  DtiOpChild edges[N_RUNS];
  DtiUnitScore children[N_RUNS];
} DtiFixture;

static void
set_up (DtiFixture *fixture, DtiAggregation aggregation, DtiMissingPolicy missing, guint n)
{
  *fixture = (DtiFixture){ 0 };
  fixture->op.is_pillar = TRUE;
  fixture->op.aggregation = aggregation;
  fixture->op.missing = missing;
  fixture->op.max = aggregation == DTI_AGGREGATION_SUM ? n : 1.0;
  fixture->op.floor = -INFINITY;
  fixture->op.children = fixture->edges;
  fixture->op.n_children = n;
  fixture->op.n_counting = n;
  for (guint i = 0; i < n; i++)
    {
      fixture->edges[i] = (DtiOpChild){ .op = i, .weight = 1.0, .max = 1.0, .counts = TRUE };
      fixture->children[i] = (DtiUnitScore){ 0.0, 1.0, 1.0, 1.0, DTI_CELL_SCORED };
    }
}

static void
set_missing (DtiUnitScore *child, DtiCell cell)
{
  child->score = NAN;
  child->cell = cell;
  child->coverage = cell == DTI_CELL_NOT_APPLICABLE ? NAN : 0.0;
}

typedef struct
{
  DtiAggregation aggregation;
  double power;
  double offset;
  double values[3];
  double weights[3];
  double expected;
} DtiMeanCase;

static void
test_means (void)
{
  /* Closed forms: with 1/4, 1/2, 1 and weights 1, 2, 1 each can be told by hand. */
  static const DtiMeanCase cases[] = {
    { DTI_AGGREGATION_SUM, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 2.25 },
    { DTI_AGGREGATION_MEAN, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 0.5625 },
    { DTI_AGGREGATION_GEOMETRIC_MEAN, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 0.5 },
    { DTI_AGGREGATION_HARMONIC_MEAN, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 4.0 / 9.0 },
    { DTI_AGGREGATION_POWER_MEAN, 2, 0, { 0.6, 0.8, 1 }, { 1, 1, 2 }, 0.8660254037844387 },
    { DTI_AGGREGATION_POWER_MEAN, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 0.5 },
    { DTI_AGGREGATION_POWER_MEAN, -1, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 4.0 / 9.0 },
    { DTI_AGGREGATION_MIN, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 0.25 },
    { DTI_AGGREGATION_MAX, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 1 },
    { DTI_AGGREGATION_MEDIAN, 0, 0, { 1, 0.25, 0.5 }, { 1, 9, 1 }, 0.5 },
    { DTI_AGGREGATION_PRODUCT, 0, 0, { 0.25, 0.5, 1 }, { 1, 2, 1 }, 0.0625 },
    { DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN, 0, 0, { 0, 0.75, 0.75 }, { 2, 1, 1 }, 0.5 },
    /* (1 - ((0.5 + 0.5) (0.5 + 0.25) (0.5 + 0))^(1/3)) / 0.5 */
    { DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN, 0, 0.5, { 0, 0.5, 1 }, { 1, 1, 1 }, 0.5577504296 },
  };

  g_test_summary ("Every mean against its closed form");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiFixture fixture;
      DtiUnitScore result;

      set_up (&fixture, cases[i].aggregation, DTI_MISSING_POLICY_PROPAGATE, 3);
      fixture.op.power = cases[i].power;
      fixture.op.offset = cases[i].offset;
      for (guint k = 0; k < 3; k++)
        {
          fixture.children[k].score = cases[i].values[k];
          fixture.edges[k].weight = cases[i].weights[k];
        }
      result = dti_aggregate_unit (&fixture.op, fixture.children);
      g_assert_cmpint (result.cell, ==, DTI_CELL_SCORED);
      g_assert_cmpfloat_with_epsilon (result.score, cases[i].expected, 1e-10);
      g_assert_cmpfloat (result.coverage, ==, 1.0);
    }
}

/* Of two children the index is their harmonic mean, 2ab / (a + b), with the penalty taken off, and
 * (a² + b²) / (a + b) with the penalty put on. */
static void
test_mazziotta_pareto (void)
{
  static const struct
  {
    double values[2];
    double minus;
    double plus;
  } cases[] = {
    { { 0.25, 0.75 }, 0.375, 0.625 },
    { { 0.5, 0.5 }, 0.5, 0.5 },
    { { 0.9, 0.1 }, 0.18, 0.82 },
    { { 0.6, 0.0 }, 0.0, 0.6 },
  };

  g_test_summary ("The index of Mazziotta and Pareto of two children has a closed form");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        DtiFixture fixture;
        DtiUnitScore result;

        set_up (&fixture, DTI_AGGREGATION_MAZZIOTTA_PARETO, DTI_MISSING_POLICY_PROPAGATE, 2);
        fixture.op.penalty_sign = sign;
        fixture.children[0].score = cases[i].values[0];
        fixture.children[1].score = cases[i].values[1];
        result = dti_aggregate_unit (&fixture.op, fixture.children);
        g_assert_cmpfloat_with_epsilon (result.score,
                                        sign < 0 ? cases[i].minus : cases[i].plus,
                                        1e-15);
        /* What the penalty takes whole is 0, not nearly. */
        g_assert_true (result.score == 0.0 || result.score > 0.1);
      }
}

static void
test_ordered (void)
{
  static const struct
  {
    double places[4];
    guint n_places;
    double weights[4];
    double expected; /* of 0.75, 1, 0.25 and 0.5 */
  } cases[] = {
    { { 1, 0, 0, 0 }, 4, { 1, 1, 1, 1 }, 1.0 },
    { { 0, 0, 0, 1 }, 4, { 1, 1, 1, 1 }, 0.25 },
    { { 3, 3, 3, 3 }, 4, { 1, 1, 1, 1 }, 0.625 },
    { { 0, 1, 1, 0 }, 4, { 1, 1, 1, 1 }, 0.625 },
    { { 4, 3, 2, 1 }, 4, { 1, 1, 1, 1 }, 0.75 },
    /* Equal places: the weighted mean. */
    { { 1, 1, 1, 1 }, 4, { 2, 1, 4, 1 }, 0.5 },
    /* The worse half: all of the child that has half of the weight. */
    { { 0, 1 }, 2, { 1, 1, 4, 2 }, 0.25 },
    /* The better half: three children that share it, 1 · ½ + 0.75 · ¼ + 0.5 · ¼. */
    { { 1, 0 }, 2, { 1, 2, 4, 1 }, 0.8125 },
  };

  g_test_summary ("Ordered weighted means are minimum, maximum, mean and what is between");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiFixture fixture;
      DtiUnitScore result;

      set_up (&fixture, DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN, DTI_MISSING_POLICY_REBASE, 4);
      fixture.op.places = cases[i].places;
      fixture.op.n_places = cases[i].n_places;
      for (guint k = 0; k < 4; k++)
        {
          fixture.children[k].score = (const double[]){ 0.75, 1.0, 0.25, 0.5 }[k];
          fixture.edges[k].weight = cases[i].weights[k];
        }
      result = dti_aggregate_unit (&fixture.op, fixture.children);
      g_assert_cmpfloat_with_epsilon (result.score, cases[i].expected, 1e-15);
    }
}

/* With a child missing, the extremes stay the extremes. */
static void
test_ordered_missing (void)
{
  static const double worst[] = { 0, 0, 1 };
  static const double best[] = { 1, 0, 0 };
  DtiFixture fixture;

  g_test_summary ("With a child missing the minimum stays the minimum, the maximum the maximum");

  set_up (&fixture, DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN, DTI_MISSING_POLICY_REBASE, 3);
  fixture.op.n_places = 3;
  fixture.children[0].score = 0.25;
  fixture.children[1].score = 0.75;
  set_missing (&fixture.children[2], DTI_CELL_MISSING);
  fixture.op.places = worst;
  g_assert_cmpfloat_with_epsilon (dti_aggregate_unit (&fixture.op, fixture.children).score,
                                  0.25,
                                  1e-15);
  fixture.op.places = best;
  g_assert_cmpfloat_with_epsilon (dti_aggregate_unit (&fixture.op, fixture.children).score,
                                  0.75,
                                  1e-15);
  fixture.op.missing = DTI_MISSING_POLICY_ZERO;
  fixture.op.places = worst;
  g_assert_cmpfloat_with_epsilon (dti_aggregate_unit (&fixture.op, fixture.children).score,
                                  0.0,
                                  1e-15);
}

static void
test_not_computable (void)
{
  static const DtiMeanCase cases[] = {
    { DTI_AGGREGATION_GEOMETRIC_MEAN, 0, 0, { 0, 0.5, 1 }, { 1, 1, 1 }, NAN },
    { DTI_AGGREGATION_HARMONIC_MEAN, 0, 0, { 0, 0.5, 1 }, { 1, 1, 1 }, NAN },
    { DTI_AGGREGATION_POWER_MEAN, -2, 0, { 0, 0.5, 1 }, { 1, 1, 1 }, NAN },
    /* 1 / 1e-320 is more than a double holds, and the mean is not 0. */
    { DTI_AGGREGATION_HARMONIC_MEAN, 0, 0, { 1e-320, 0.5, 1 }, { 1, 1, 1 }, NAN },
    { DTI_AGGREGATION_POWER_MEAN, -1, 0, { 1e-320, 0.5, 1 }, { 1, 1, 1 }, NAN },
    { DTI_AGGREGATION_POWER_MEAN, 2, 0, { -0.5, 0.5, 1 }, { 1, 1, 1 }, NAN },
    { DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN, 0, 0, { 1.5, 0.5, 1 }, { 1, 1, 1 }, NAN },
    { DTI_AGGREGATION_MAZZIOTTA_PARETO, 0, 0, { -1.5, 0.5, 1 }, { 1, 1, 1 }, NAN },
    { DTI_AGGREGATION_MAZZIOTTA_PARETO, 0, 0, { 0, 0, 0 }, { 1, 1, 1 }, NAN },
  };

  g_test_summary (
      "Values that a mean cannot take leave the unit without a score; a floor lets them in");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiFixture fixture;
      DtiUnitScore result;

      set_up (&fixture, cases[i].aggregation, DTI_MISSING_POLICY_PROPAGATE, 3);
      fixture.op.power = cases[i].power;
      for (guint k = 0; k < 3; k++)
        fixture.children[k].score = cases[i].values[k];
      result = dti_aggregate_unit (&fixture.op, fixture.children);
      g_assert_cmpint (result.cell, ==, DTI_CELL_NOT_COMPUTABLE);
      g_assert_true (isnan (result.score));
      g_assert_cmpfloat (result.coverage, ==, 1.0);

      if (i > 2)
        continue;
      fixture.op.floor = 0.25;
      result = dti_aggregate_unit (&fixture.op, fixture.children);
      g_assert_cmpint (result.cell, ==, DTI_CELL_SCORED);
    }
}

typedef struct
{
  DtiMissingPolicy missing;
  DtiCell cell; /* expected */
  double score;
  double max;
} DtiPolicyCase;

static void
test_policies (void)
{
  /* A sum of 0.5, a missing child and 1; the maxima are 1 each. */
  static const DtiPolicyCase cases[] = {
    { DTI_MISSING_POLICY_PROPAGATE, DTI_CELL_MISSING, NAN, NAN },
    { DTI_MISSING_POLICY_ZERO, DTI_CELL_SCORED, 1.5, 3.0 },
    { DTI_MISSING_POLICY_REBASE, DTI_CELL_SCORED, 1.5, 2.0 },
    { DTI_MISSING_POLICY_VOID, DTI_CELL_SCORED, 0.0, 3.0 },
  };

  g_test_summary ("What each policy makes of a missing child of a sum");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiFixture fixture;
      DtiUnitScore result;

      set_up (&fixture, DTI_AGGREGATION_SUM, cases[i].missing, 3);
      fixture.children[0].score = 0.5;
      set_missing (&fixture.children[1], DTI_CELL_MISSING);
      fixture.children[2].score = 1.0;
      result = dti_aggregate_unit (&fixture.op, fixture.children);
      g_assert_cmpint (result.cell, ==, cases[i].cell);
      g_assert_cmpfloat_with_epsilon (result.coverage, 2.0 / 3.0, 1e-15);
      if (cases[i].cell != DTI_CELL_SCORED)
        continue;
      g_assert_cmpfloat (result.score, ==, cases[i].score);
      g_assert_cmpfloat (result.max, ==, cases[i].max);
    }
}

static void
test_not_applicable (void)
{
  DtiFixture fixture;
  DtiUnitScore result;

  g_test_summary ("A child that does not apply is re-based away under every policy");

  for (int missing = DTI_MISSING_POLICY_PROPAGATE; missing <= DTI_MISSING_POLICY_VOID; missing++)
    {
      set_up (&fixture, DTI_AGGREGATION_SUM, (DtiMissingPolicy) missing, 2);
      fixture.children[0].score = 0.5;
      set_missing (&fixture.children[1], DTI_CELL_NOT_APPLICABLE);
      result = dti_aggregate_unit (&fixture.op, fixture.children);
      g_assert_cmpfloat (result.score, ==, 0.5);
      g_assert_cmpfloat (result.max, ==, 1.0);
      g_assert_cmpfloat (result.coverage, ==, 1.0);

      set_missing (&fixture.children[0], DTI_CELL_NOT_APPLICABLE);
      result = dti_aggregate_unit (&fixture.op, fixture.children);
      g_assert_cmpint (result.cell, ==, DTI_CELL_NOT_APPLICABLE);
      g_assert_true (isnan (result.coverage));
    }
}

static void
test_bounds (void)
{
  DtiFixture fixture;

  g_test_summary ("min-children counts and min-share weighs; reaching the bound suffices");

  set_up (&fixture, DTI_AGGREGATION_MEAN, DTI_MISSING_POLICY_REBASE, 3);
  fixture.edges[0].weight = 0.1;
  fixture.edges[1].weight = 0.2;
  fixture.edges[2].weight = 0.7;
  set_missing (&fixture.children[2], DTI_CELL_MISSING);

  fixture.op.min_children = 2;
  g_assert_cmpint (dti_aggregate_unit (&fixture.op, fixture.children).cell, ==, DTI_CELL_SCORED);
  fixture.op.min_children = 3;
  g_assert_cmpint (dti_aggregate_unit (&fixture.op, fixture.children).cell, ==, DTI_CELL_MISSING);

  /* (0.1 + 0.2) / 1 is a last bit off 0.3. */
  fixture.op.min_children = 0;
  fixture.op.min_share = 0.3;
  g_assert_cmpint (dti_aggregate_unit (&fixture.op, fixture.children).cell, ==, DTI_CELL_SCORED);
  fixture.op.min_share = 0.301;
  g_assert_cmpint (dti_aggregate_unit (&fixture.op, fixture.children).cell, ==, DTI_CELL_MISSING);
}

static void
test_no_part (void)
{
  DtiFixture fixture;
  DtiUnitScore result;

  g_test_summary ("Children that do not count, and children of maximum 0, play no part");

  set_up (&fixture, DTI_AGGREGATION_MEAN, DTI_MISSING_POLICY_PROPAGATE, 3);
  fixture.children[0].score = 0.5;
  fixture.edges[1].counts = FALSE;
  set_missing (&fixture.children[1], DTI_CELL_MISSING);
  set_missing (&fixture.children[2], DTI_CELL_MISSING);
  fixture.children[2].max = fixture.children[2].applicable = 0.0;
  result = dti_aggregate_unit (&fixture.op, fixture.children);
  g_assert_cmpfloat (result.score, ==, 0.5);
  g_assert_cmpfloat (result.coverage, ==, 1.0);
}

static void
test_adjustment (void)
{
  DtiFixture fixture;
  DtiUnitScore result;

  g_test_summary ("A bonus is added to a sum, never to its maximum, and is missed by nobody");

  set_up (&fixture, DTI_AGGREGATION_SUM, DTI_MISSING_POLICY_PROPAGATE, 2);
  fixture.children[0].score = 0.75;
  fixture.edges[1].is_adjustment = TRUE;
  fixture.children[1] = (DtiUnitScore){ 0.5, 0.0, 0.0, 1.0, DTI_CELL_SCORED };
  result = dti_aggregate_unit (&fixture.op, fixture.children);
  g_assert_cmpfloat (result.score, ==, 1.25);
  g_assert_cmpfloat (result.max, ==, 1.0);

  set_missing (&fixture.children[1], DTI_CELL_MISSING);
  result = dti_aggregate_unit (&fixture.op, fixture.children);
  g_assert_cmpfloat (result.score, ==, 0.75);
  g_assert_cmpfloat (result.coverage, ==, 1.0);
}

/* Runs of units must give the bits of the plain form. */
static void
test_runs (void)
{
  g_test_summary ("Sum and mean of runs of units against one unit at a time, bit for bit");

  for (int aggregation = DTI_AGGREGATION_SUM; aggregation <= DTI_AGGREGATION_MEAN; aggregation++)
    {
      DtiFixture fixture;
      double columns[N_RUNS][100];
      const double *children[N_RUNS];
      double maxima[N_RUNS];
      double scores[100];

      set_up (&fixture, (DtiAggregation) aggregation, DTI_MISSING_POLICY_PROPAGATE, N_RUNS);
      fixture.op.max = 0.0;
      for (guint k = 0; k < N_RUNS; k++)
        {
          fixture.edges[k].weight = g_test_rand_double_range (0.1, 3.0);
          maxima[k] = k % 6 != 5 ? 1.0 : g_test_rand_double_range (1, 20);
          fixture.edges[k].max = maxima[k];
          fixture.op.max += fixture.edges[k].weight * maxima[k];
          children[k] = columns[k];
          for (guint i = 0; i < 100; i++)
            columns[k][i] = g_test_rand_double_range (0, maxima[k]);
        }
      g_assert_true (dti_aggregate_has_run (&fixture.op));
      dti_aggregate_run (&fixture.op, children, 100, scores);

      for (guint i = 0; i < 100; i++)
        {
          for (guint k = 0; k < N_RUNS; k++)
            fixture.children[k] =
                (DtiUnitScore){ columns[k][i], maxima[k], maxima[k], 1.0, DTI_CELL_SCORED };
          g_assert_cmpfloat (dti_aggregate_unit (&fixture.op, fixture.children).score,
                             ==,
                             scores[i]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/aggregate/means", test_means);
  g_test_add_func ("/aggregate/mazziotta-pareto", test_mazziotta_pareto);
  g_test_add_func ("/aggregate/ordered", test_ordered);
  g_test_add_func ("/aggregate/ordered-missing", test_ordered_missing);
  g_test_add_func ("/aggregate/not-computable", test_not_computable);
  g_test_add_func ("/aggregate/policies", test_policies);
  g_test_add_func ("/aggregate/not-applicable", test_not_applicable);
  g_test_add_func ("/aggregate/bounds", test_bounds);
  g_test_add_func ("/aggregate/no-part", test_no_part);
  g_test_add_func ("/aggregate/adjustment", test_adjustment);
  g_test_add_func ("/aggregate/runs", test_runs);

  return g_test_run ();
}
