/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/base/dti-number.h>

#define EVERYTHING (DTI_RULE_NEEDS_RANGE | DTI_RULE_NEEDS_MOMENTS | DTI_RULE_NEEDS_ORDER)

static void
measure (DtiPopulation *population, const double *numbers, const guint8 *excluded, gsize n)
{
  dti_population_measure (population, numbers, excluded, n, (DtiRuleNeeds) EVERYTHING);
}

static void
test_small (void)
{
  static const double numbers[] = { 4.0, NAN, 2.0, 9.0, 2.0, -0.0, 0.0 };
  static const double sorted[] = { 0.0, 0.0, 2.0, 2.0, 4.0, 9.0 };
  static const guint32 rows[] = { 5, 6, 2, 4, 0, 3 };
  DtiPopulation population;

  g_test_summary ("Range, moments and order of a column small enough to do by hand; equal numbers "
                  "keep the order of their rows, and -0 is 0");

  measure (&population, numbers, NULL, G_N_ELEMENTS (numbers));
  g_assert_cmpuint (population.n, ==, 6);
  g_assert_cmpfloat (population.minimum, ==, 0.0);
  g_assert_cmpfloat (population.maximum, ==, 9.0);
  g_assert_cmpfloat_with_epsilon (population.mean, 17.0 / 6.0, 1e-15);
  /* Σ x² = 105, so the variance is (105 − 17²/6)/5. */
  g_assert_cmpfloat_with_epsilon (population.sd, sqrt ((105.0 - 289.0 / 6.0) / 5.0), 1e-14);
  g_assert_cmpmem (population.sorted, sizeof sorted, sorted, sizeof sorted);
  g_assert_cmpmem (population.rows, sizeof rows, rows, sizeof rows);
  g_assert_true (isnan (population.reference));
  dti_population_clear (&population);
}

static void
test_empty (void)
{
  static const double numbers[] = { NAN, NAN, 3.0 };
  static const guint8 excluded[] = { 0, 0, 1 };
  DtiPopulation population;

  g_test_summary ("A column without numbers that count has no statistics, and one number has no "
                  "standard deviation");

  measure (&population, numbers, excluded, 3);
  g_assert_cmpuint (population.n, ==, 0);
  g_assert_true (isnan (population.minimum) && isnan (population.maximum));
  g_assert_true (isnan (population.mean) && isnan (population.sd));
  dti_population_clear (&population);

  measure (&population, NULL, NULL, 0);
  g_assert_cmpuint (population.n, ==, 0);
  dti_population_clear (&population);

  measure (&population, numbers, NULL, 3);
  g_assert_cmpuint (population.n, ==, 1);
  g_assert_cmpfloat (population.mean, ==, 3.0);
  g_assert_true (isnan (population.sd));
  dti_population_clear (&population);
}

/* The same statistics in long double, one number after the other. */
static void
assert_moments (const DtiPopulation *population,
                const double *numbers,
                const guint8 *excluded,
                gsize n)
{
  long double sum = 0.0L;
  long double squares = 0.0L;
  double minimum = INFINITY;
  double maximum = -INFINITY;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (numbers[i]) && (excluded == NULL || !excluded[i]))
      {
        sum += numbers[i];
        minimum = fmin (minimum, numbers[i]);
        maximum = fmax (maximum, numbers[i]);
        count++;
      }
  for (gsize i = 0; i < n; i++)
    if (!isnan (numbers[i]) && (excluded == NULL || !excluded[i]))
      squares += (numbers[i] - sum / count) * (numbers[i] - sum / count);

  g_assert_cmpuint (population->n, ==, count);
  g_assert_cmpfloat (population->minimum, ==, minimum);
  g_assert_cmpfloat (population->maximum, ==, maximum);
  g_assert_cmpfloat_with_epsilon (population->mean, (double) (sum / count), 1e-13);
  g_assert_cmpfloat_with_epsilon (population->sd,
                                  (double) sqrtl (squares / (count - 1)),
                                  1e-13 * population->sd);
}

static void
assert_order (const DtiPopulation *population, const double *numbers, const guint8 *excluded)
{
  for (gsize i = 0; i < population->n; i++)
    {
      guint32 row = population->rows[i];

      g_assert_cmpfloat (population->sorted[i], ==, numbers[row]);
      g_assert_true (excluded == NULL || !excluded[row]);
      if (i == 0)
        continue;
      g_assert_cmpfloat (population->sorted[i - 1], <=, population->sorted[i]);
      if (population->sorted[i - 1] == population->sorted[i])
        g_assert_cmpuint (population->rows[i - 1], <, row);
    }
}

static void
test_random (void)
{
  static const gsize sizes[] = { 2, 7, 48, 49, 63, 1000, 1023, 1024, 1025, 5000, 30011 };

  g_test_summary (
      "Columns of many lengths have the statistics that a plain long double loop finds, "
      "and are sorted stably, with and without units that do not count");

  for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      gsize n = sizes[k];
      g_autofree double *numbers = rule_random_column (n);
      g_autofree guint8 *excluded = g_new0 (guint8, n);
      DtiPopulation population;

      numbers[0] = -7.25;
      numbers[1] = 12.5;
      measure (&population, numbers, NULL, n);
      assert_moments (&population, numbers, NULL, n);
      assert_order (&population, numbers, NULL);
      dti_population_clear (&population);

      for (gsize i = 2; i < n; i++)
        excluded[i] = g_test_rand_bit ();
      measure (&population, numbers, excluded, n);
      assert_moments (&population, numbers, excluded, n);
      assert_order (&population, numbers, excluded);
      dti_population_clear (&population);
    }
}

static void
test_far_from_zero (void)
{
  g_autofree double *numbers = g_new (double, 3000);
  DtiPopulation population;

  g_test_summary (
      "Numbers far from 0 keep their standard deviation: 1000 times the numbers 4, 7, 13 "
      "and an offset of 10^9");

  for (gsize i = 0; i < 3000; i++)
    numbers[i] = 1e9 + (i % 3 == 0 ? 4.0 : i % 3 == 1 ? 7.0 : 13.0);
  measure (&population, numbers, NULL, 3000);
  g_assert_cmpfloat (population.mean, ==, 1e9 + 8.0);
  /* Deviations −4, −1, 5: squares 16 + 1 + 25 = 42. */
  g_assert_cmpfloat_with_epsilon (population.sd, sqrt (42000.0 / 2999.0), 1e-13);
  dti_population_clear (&population);
}

static void
test_constant (void)
{
  g_autofree double *numbers = g_new (double, 4097);
  DtiPopulation population;

  g_test_summary ("A constant column has exactly equal extremes");

  for (gsize i = 0; i < 4097; i++)
    numbers[i] = 0.1;
  measure (&population, numbers, NULL, 4097);
  g_assert_cmpfloat (population.minimum, ==, population.maximum);
  g_assert_cmpfloat (population.mean, ==, 0.1);
  g_assert_cmpuint (population.n_groups, ==, 1);
  dti_population_clear (&population);
}

/* ---- positions ---- */

/* Counting, with no order at all: numbers below, ties, and ties in rows before. */
static double
count_position (
    const double *numbers, const guint8 *excluded, gsize n, gsize row, DtiTies ties, gsize *others)
{
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (double));
  gsize n_ties = 1;
  gsize before = 0;

  *others = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (i == row || isnan (numbers[i]) || excluded[i])
        continue;
      (*others)++;
      if (dti_number_ties (numbers[i], numbers[row]))
        {
          n_ties++;
          before += i < row;
        }
      else if (numbers[i] < numbers[row])
        g_array_append_val (below, numbers[i]);
    }

  switch (ties)
    {
    case DTI_TIES_DENSE:
      {
        guint distinct = 0;

        for (guint i = 0; i < below->len; i++)
          {
            gboolean seen = FALSE;

            for (guint k = 0; k < i; k++)
              seen |= dti_number_ties (g_array_index (below, double, i),
                                       g_array_index (below, double, k));
            distinct += !seen;
          }
        return distinct + 1.0;
      }
    case DTI_TIES_MAX:
      return (double) (below->len + n_ties);
    case DTI_TIES_AVERAGE:
      return below->len + ((double) n_ties + 1.0) / 2.0;
    case DTI_TIES_FIRST:
      return (double) (below->len + before + 1);
    case DTI_TIES_COMPETITION:
    default:
      return below->len + 1.0;
    }
}

static void
test_positions (void)
{
  g_test_summary (
      "Positions by every way of treating ties equal those found by counting, for units "
      "that count and for those that do not");

  for (guint round = 0; round < 30; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (1, 150);
      g_autofree double *numbers = rule_random_column (n);
      g_autofree guint8 *excluded = g_new0 (guint8, n);
      DtiPopulation population;

      for (gsize i = 0; i < n; i++)
        excluded[i] = g_test_rand_int_range (0, 5) == 0;
      measure (&population, numbers, excluded, n);
      for (gsize i = 0; i < n; i++)
        for (int ties = DTI_TIES_COMPETITION; ties <= DTI_TIES_FIRST && !isnan (numbers[i]); ties++)
          {
            gsize others = 0;
            gsize expected_others = 0;
            double expected =
                count_position (numbers, excluded, n, i, (DtiTies) ties, &expected_others);

            g_assert_cmpfloat (
                dti_population_locate (&population, i, numbers[i], (DtiTies) ties, FALSE, &others),
                ==,
                expected);
            g_assert_cmpuint (others, ==, expected_others);
          }
      dti_population_clear (&population);
    }
}

static void
test_fourteen_digits (void)
{
  /* 0.1 + 0.2 is not 0.3, and comes first in the order of input. */
  static const double numbers[] = { 0.1 + 0.2, 0.3, 0.3 + 1e-13, 0.1 };
  static const double competition[] = { 2.0, 2.0, 4.0, 1.0 };
  static const double first[] = { 2.0, 3.0, 4.0, 1.0 };
  DtiPopulation population;
  gsize others = 0;

  g_test_summary (
      "Numbers equal at 14 significant digits tie, and rank by input where that is asked");

  measure (&population, numbers, NULL, 4);
  for (gsize i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (
          dti_population_locate (&population, i, numbers[i], DTI_TIES_COMPETITION, FALSE, &others),
          ==,
          competition[i]);
      g_assert_cmpfloat (
          dti_population_locate (&population, i, numbers[i], DTI_TIES_FIRST, FALSE, &others),
          ==,
          first[i]);
      g_assert_cmpuint (others, ==, 3);
    }
  dti_population_clear (&population);
}

static void
test_panel_rows (void)
{
  /* Two periods of three units. */
  static const double panel[] = { 1.0, 5.0, 3.0, 2.0, 4.0, 6.0 };
  DtiPopulation population;
  gsize others = 0;

  g_test_summary ("In a panel a unit is found by its number, as its row is one of its own period");

  measure (&population, panel, NULL, 6);
  for (gsize i = 0; i < 6; i++)
    {
      g_assert_cmpfloat (
          dti_population_locate (&population, i % 3, panel[i], DTI_TIES_COMPETITION, TRUE, &others),
          ==,
          panel[i]);
      g_assert_cmpuint (others, ==, 5);
    }
  dti_population_clear (&population);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/population/small", test_small);
  g_test_add_func ("/population/empty", test_empty);
  g_test_add_func ("/population/random", test_random);
  g_test_add_func ("/population/far-from-zero", test_far_from_zero);
  g_test_add_func ("/population/constant", test_constant);
  g_test_add_func ("/population/positions", test_positions);
  g_test_add_func ("/population/fourteen-digits", test_fourteen_digits);
  g_test_add_func ("/population/panel-rows", test_panel_rows);

  return g_test_run ();
}
