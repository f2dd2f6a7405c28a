/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <libdti/analysis/dti-order-statistics-private.h>
#include <libdti/base/dti-random-private.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

typedef double (*DtiDraw) (DtiRandom *random);

static double
draw_uniform (DtiRandom *random)
{
  return dti_random_next_double (random);
}

static double
draw_few (DtiRandom *random)
{
  return dti_random_next_below (random, 3);
}

/* Of every size there is, so that nearly all fall into one bucket again and again. */
static double
draw_size (DtiRandom *random)
{
  double number = ldexp (1.0, (int) dti_random_next_below (random, 1800) - 900);

  return dti_random_next_below (random, 2) == 0 ? number : -number;
}

static double
draw_tiny (DtiRandom *random)
{
  return dti_random_next_below (random, 5) * 5e-324;
}

static double
draw_huge (DtiRandom *random)
{
  return dti_random_next_below (random, 3) * 1.7e308 - 1.7e308;
}

static double
draw_endless (DtiRandom *random)
{
  guint32 kind = dti_random_next_below (random, 4);

  return kind == 0 ? INFINITY : kind == 1 ? -INFINITY : dti_random_next_double (random);
}

static void
check (DtiOrderStatistics *order, DtiRandom *random, gsize n, DtiDraw draw)
{
  g_autofree double *sorted = g_new (double, n);

  dti_order_statistics_ensure (order, n);
  order->n = n;
  for (gsize i = 0; i < n; i++)
    sorted[i] = order->numbers[i] = draw (random);
  qsort (sorted, n, sizeof (double), compare);

  dti_order_statistics_begin (order);
  for (guint i = 0; i < 8; i++)
    {
      gsize rank = dti_random_next_below (random, (guint32) n);

      g_assert_cmpfloat (dti_order_statistics_get (order, rank), ==, sorted[rank]);
    }
  g_assert_cmpfloat (dti_order_statistics_get (order, 0), ==, sorted[0]);
  g_assert_cmpfloat (dti_order_statistics_get (order, n - 1), ==, sorted[n - 1]);
}

static void
test_ranks (void)
{
  static const DtiDraw draws[] = { draw_uniform, draw_few,  draw_size,
                                   draw_tiny,    draw_huge, draw_endless };
  DtiOrderStatistics order = { NULL };
  DtiRandom random;

  g_test_summary ("Every place holds what sorting puts there, whatever the numbers");

  dti_random_init (&random, 1, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (draws); i++)
    for (gsize n = 1; n < 3000; n += 1 + n / 7)
      check (&order, &random, n, draws[i]);
  dti_order_statistics_clear (&order);
}

static void
test_median (void)
{
  DtiOrderStatistics order = { NULL };

  g_test_summary ("The middle one, or the mean of the two in the middle");

  dti_order_statistics_ensure (&order, 4);
  memcpy (order.numbers, (double[]){ 9, 1, 4, 2 }, 4 * sizeof (double));
  order.n = 4;
  dti_order_statistics_begin (&order);
  g_assert_cmpfloat (dti_order_statistics_get_median (&order), ==, 3);
  memcpy (order.numbers, (double[]){ 9, 1, 4 }, 3 * sizeof (double));
  order.n = 3;
  dti_order_statistics_begin (&order);
  g_assert_cmpfloat (dti_order_statistics_get_median (&order), ==, 4);
  dti_order_statistics_clear (&order);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/order-statistics/ranks", test_ranks);
  g_test_add_func ("/order-statistics/median", test_median);

  return g_test_run ();
}
