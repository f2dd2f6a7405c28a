/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/base/dti-low-discrepancy-private.h>

static double *
make_points (guint n_dimensions, guint64 seed, gsize n)
{
  double *points = g_new (double, n *n_dimensions);
  DtiRandom random;

  dti_random_init (&random, seed, 0);
  {
    g_autoptr (DtiLowDiscrepancy) sequence = dti_low_discrepancy_new (n_dimensions, &random);

    dti_low_discrepancy_fill (sequence, 0, n, points);
  }

  return points;
}

static void
test_published (void)
{
  /* The first ten points in three dimensions, which Joe and Kuo print beside their list. */
  const double expected[10][3] = {
    { 0.0, 0.0, 0.0 },          { 0.5, 0.5, 0.5 },       { 0.75, 0.25, 0.25 },
    { 0.25, 0.75, 0.75 },       { 0.375, 0.375, 0.625 }, { 0.875, 0.875, 0.125 },
    { 0.625, 0.125, 0.875 },    { 0.125, 0.625, 0.375 }, { 0.1875, 0.3125, 0.9375 },
    { 0.6875, 0.8125, 0.4375 },
  };
  g_autoptr (DtiLowDiscrepancy) sequence = dti_low_discrepancy_new (3, NULL);
  double points[10][3];

  dti_low_discrepancy_fill (sequence, 0, 10, points[0]);
  for (int i = 0; i < 10; i++)
    for (int k = 0; k < 3; k++)
      g_assert_cmpfloat (points[i][k], ==, expected[i][k]);
}

static void
test_any_point (void)
{
  const guint n = DTI_LOW_DISCREPANCY_DIMENSIONS;
  g_autoptr (DtiLowDiscrepancy) sequence = dti_low_discrepancy_new (n, NULL);
  g_autofree double *run = g_new (double, 1000 * n);
  g_autofree double *point = g_new (double, n);

  g_test_summary ("A point is the same, asked for alone or in a run");

  dti_low_discrepancy_fill (sequence, 12345, 1000, run);
  for (guint64 k = 0; k < 1000; k++)
    {
      dti_low_discrepancy_fill (sequence, 12345 + k, 1, point);
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat (point[i], ==, run[k * n + i]);
    }

  dti_low_discrepancy_fill (sequence, (guint64) 1 << 40, 1, point);
  g_assert_cmpfloat (point[0], ==, 0x1p-41 + 0x1p-40);
}

static void
test_intervals (void)
{
  const guint n = DTI_LOW_DISCREPANCY_DIMENSIONS;

  g_test_summary ("In each dimension, 2^k points lie in one interval of length 2^-k each");

  for (guint k = 0; k <= 10; k++)
    {
      gsize size = (gsize) 1 << k;
      g_autofree double *points = make_points (n, k, size);
      g_autofree guint *hits = g_new0 (guint, size * n);

      for (gsize i = 0; i < size * n; i++)
        {
          g_assert_cmpfloat (points[i], >=, 0.0);
          g_assert_cmpfloat (points[i], <, 1.0);
          hits[(i % n) * size + (gsize) (points[i] * (double) size)]++;
        }
      for (gsize i = 0; i < size * n; i++)
        g_assert_cmpuint (hits[i], ==, 1);
    }
}

static guint
count_independent (guint64 *rows, guint n)
{
  guint rank = 0;

  for (guint bit = 0; bit < n; bit++)
    {
      guint pivot = rank;

      while (pivot < n && !((rows[pivot] >> bit) & 1))
        pivot++;
      if (pivot == n)
        continue;
      {
        guint64 row = rows[pivot];

        rows[pivot] = rows[rank];
        rows[rank++] = row;
        for (guint i = rank; i < n; i++)
          if ((rows[i] >> bit) & 1)
            rows[i] ^= row;
      }
    }

  return rank;
}

static void
test_property_a (void)
{
  const guint most = DTI_LOW_DISCREPANCY_DIMENSIONS;
  g_autoptr (DtiLowDiscrepancy) sequence = dti_low_discrepancy_new (most, NULL);

  g_test_summary ("Property A, for any number of dimensions: each of the 2^d cubes that halving "
                  "every side makes holds one of the first 2^d points; so the matrix of the first "
                  "bits of the direction numbers has full rank");

  for (guint n = 1; n <= most; n++)
    {
      guint64 rows[DTI_LOW_DISCREPANCY_DIMENSIONS] = { 0 };

      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < n; k++)
          rows[i] |= (sequence->directions[k * most + i] >> 63) << k;
      g_assert_cmpuint (count_independent (rows, n), ==, n);
    }
}

static void
test_cubes (void)
{
  g_test_summary ("Property A on the points themselves, for every run of 2^d points");

  for (guint n = 2; n <= 12; n++)
    {
      gsize size = (gsize) 1 << n;
      g_autofree double *points = make_points (n, 99, 4 * size);

      for (gsize run = 0; run < 4; run++)
        {
          g_autofree gboolean *is_hit = g_new0 (gboolean, size);

          for (gsize k = 0; k < size; k++)
            {
              gsize cube = 0;

              for (guint i = 0; i < n; i++)
                cube = 2 * cube + (points[(run * size + k) * n + i] >= 0.5);
              g_assert_false (is_hit[cube]);
              is_hit[cube] = TRUE;
            }
        }
    }
}

/* The product of 1 + (x - 1/2) over the dimensions, which integrates to 1. */
static double
integrate (const double *points, guint n_dimensions, gsize n)
{
  double sum = 0.0;

  for (gsize k = 0; k < n; k++)
    {
      double product = 1.0;

      for (guint i = 0; i < n_dimensions; i++)
        product *= 0.5 + points[k * n_dimensions + i];
      sum += product;
    }

  return sum / (double) n;
}

static void
test_integral (void)
{
  const guint n_dimensions = 8;
  const gsize n = 4096;
  double even = 0.0;
  double random = 0.0;

  g_test_summary ("Root mean square error of an integral, over 50 seeds");

  for (guint64 seed = 0; seed < 50; seed++)
    {
      g_autofree double *points = make_points (n_dimensions, seed, n);
      DtiRandom generator;

      even += pow (integrate (points, n_dimensions, n) - 1.0, 2);
      dti_random_init (&generator, seed, 7);
      for (gsize i = 0; i < n * n_dimensions; i++)
        points[i] = dti_random_next_double (&generator);
      random += pow (integrate (points, n_dimensions, n) - 1.0, 2);
    }
  even = sqrt (even / 50);
  random = sqrt (random / 50);

  /* The variance of the product is (13/12)^8 - 1. */
  g_assert_cmpfloat_with_epsilon (random, sqrt ((pow (13.0 / 12.0, 8) - 1.0) / n), random * 0.3);
  g_assert_cmpfloat (even, <, random / 10);
}

static void
test_seeds (void)
{
  g_autofree double *a = make_points (5, 1, 100);
  g_autofree double *again = make_points (5, 1, 100);
  g_autofree double *b = make_points (5, 2, 100);
  DtiRandom random;

  dti_random_init (&random, 1, 0);
  for (guint i = 0; i < 500; i++)
    {
      g_assert_cmpfloat (a[i], ==, again[i]);
      g_assert_cmpfloat (a[i], !=, b[i]);
    }
  /* The first point of the sequence is 0: it shows the shift. */
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat (a[i], ==, dti_random_next_double (&random));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/low-discrepancy/published", test_published);
  g_test_add_func ("/low-discrepancy/any-point", test_any_point);
  g_test_add_func ("/low-discrepancy/intervals", test_intervals);
  g_test_add_func ("/low-discrepancy/property-a", test_property_a);
  g_test_add_func ("/low-discrepancy/cubes", test_cubes);
  g_test_add_func ("/low-discrepancy/integral", test_integral);
  g_test_add_func ("/low-discrepancy/seeds", test_seeds);

  return g_test_run ();
}
