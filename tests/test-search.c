/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <glib.h>

#include <libdti/base/dti-search-private.h>

static double
double_it (double x, gpointer data)
{
  return 2.0 * x;
}

static double
fall (double x, gpointer data)
{
  return 10.0 - 3.0 * x;
}

static double
step (double x, gpointer data)
{
  return x < 0.1 ? 0.0 : x < 0.7 ? 5.0 : 9.0;
}

static double
logarithm (double x, gpointer data)
{
  return x > 0.0 ? log (x) : NAN;
}

static double
hill (double x, gpointer data)
{
  return 4.0 - (x - 3.0) * (x - 3.0);
}

/* Whatever it is, it only moves up. */
static double
wobble (double x, gpointer data)
{
  const double *parameters = data;

  return parameters[0] * x * x * x + parameters[1] * atan (x) + floor (parameters[2] * x);
}

static GArray *
find (DtiSearch *search, double level)
{
  g_autoptr (GArray) points = dti_search_sample (search);

  for (guint i = 1; i < points->len; i++)
    g_assert_cmpfloat (g_array_index (points, DtiSearchPoint, i - 1).number,
                       <,
                       g_array_index (points, DtiSearchPoint, i).number);

  return dti_search_find (search, points, level);
}

static void
assert_range (const GArray *ranges, guint i, double first, double last)
{
  g_assert_cmpuint (ranges->len, >, i);
  g_assert_cmpfloat (g_array_index (ranges, DtiSearchRange, i).first, ==, first);
  g_assert_cmpfloat (g_array_index (ranges, DtiSearchRange, i).last, ==, last);
}

static void
test_ends (void)
{
  const double places[] = { 0.1, 0.7 };
  DtiSearch search = { double_it, NULL, -INFINITY, INFINITY, NULL, 0, FALSE };
  g_autoptr (GArray) up = find (&search, 10.0);
  g_autoptr (GArray) down = NULL;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) none = NULL;

  g_test_summary ("The last number that reaches the level, without being told where it is");

  g_assert_cmpuint (up->len, ==, 1);
  assert_range (up, 0, 5.0, INFINITY);
  g_assert_true (g_array_index (up, DtiSearchRange, 0).first_is_sharp);
  g_assert_false (g_array_index (up, DtiSearchRange, 0).last_is_sharp);

  search.evaluate = fall;
  down = find (&search, 4.0);
  assert_range (down, 0, -INFINITY, 2.0);

  search = (DtiSearch){ step, NULL, -INFINITY, INFINITY, places, 2, FALSE };
  steps = find (&search, 6.0);
  assert_range (steps, 0, 0.7, INFINITY);
  all = find (&search, 0.0);
  assert_range (all, 0, -INFINITY, INFINITY);
  none = find (&search, 9.5);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_borders (void)
{
  const double place = 0.5;
  DtiSearch search = { double_it, NULL, 0.0, 1.0, &place, 1, FALSE };
  g_autoptr (GArray) inside = find (&search, 1.0);
  g_autoptr (GArray) whole = find (&search, 0.0);
  g_autoptr (GArray) none = find (&search, 2.5);
  g_autoptr (GArray) edge = NULL;
  DtiSearchRange *range;

  g_test_summary ("Nothing outside the borders; an edge without a result is no sharp end");

  assert_range (inside, 0, 0.5, 1.0);
  assert_range (whole, 0, 0.0, 1.0);
  g_assert_cmpuint (none->len, ==, 0);

  search = (DtiSearch){ logarithm, NULL, -INFINITY, INFINITY, NULL, 0, FALSE };
  edge = find (&search, -1000.0);
  g_assert_cmpuint (edge->len, ==, 1);
  range = &g_array_index (edge, DtiSearchRange, 0);
  g_assert_cmpfloat (range->first, >, 0.0);
  g_assert_false (range->first_is_sharp);
}

static void
test_hill (void)
{
  DtiSearch search = { hill, NULL, -INFINITY, INFINITY, NULL, 0, TRUE };
  g_autoptr (GArray) points = dti_search_sample (&search);
  g_autoptr (GArray) ranges = dti_search_find (&search, points, 3.0);

  g_test_summary ("A scan finds a range with two ends; the nearest number of it is asked for");

  g_assert_cmpuint (ranges->len, ==, 1);
  assert_range (ranges, 0, 2.0, 4.0);
  g_assert_cmpfloat (dti_search_get_nearest (ranges, 0.0), ==, 2.0);
  g_assert_cmpfloat (dti_search_get_nearest (ranges, 3.5), ==, 3.5);
  g_assert_cmpfloat (dti_search_get_nearest (ranges, 9.0), ==, 4.0);
  g_assert_cmpfloat (dti_search_get_nearest_end (ranges, 3.5), ==, 4.0);
  g_assert_cmpfloat (dti_search_get_best (points), ==, 4.0);
  g_array_set_size (ranges, 0);
  g_assert_true (isnan (dti_search_get_nearest (ranges, 1.0)));
  g_assert_true (isnan (dti_search_get_nearest_end (ranges, 1.0)));
}

static void
test_random (void)
{
  g_autoptr (GRand) source = g_rand_new_with_seed (215);

  g_test_summary ("Of any function that rises, the first double that reaches the level");

  for (guint i = 0; i < 5000; i++)
    {
      double parameters[] = { g_rand_double_range (source, 0.0, 3.0),
                              g_rand_double_range (source, 0.0, 50.0),
                              g_rand_double_range (source, 0.1, 4.0) };
      double level = g_rand_double_range (source, -500.0, 500.0);
      DtiSearch search = { wobble, parameters, -INFINITY, INFINITY, NULL, 0, FALSE };
      g_autoptr (GArray) ranges = find (&search, level);
      double first;

      g_assert_cmpuint (ranges->len, ==, 1);
      first = g_array_index (ranges, DtiSearchRange, 0).first;
      g_assert_cmpfloat (wobble (first, parameters), >=, level);
      g_assert_cmpfloat (wobble (nextafter (first, -INFINITY), parameters), <, level);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/search/ends", test_ends);
  g_test_add_func ("/search/borders", test_borders);
  g_test_add_func ("/search/hill", test_hill);
  g_test_add_func ("/search/random", test_random);

  return g_test_run ();
}
