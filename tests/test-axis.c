/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include <libdti/chart/dti-axis-private.h>

/* The ticks that a person would draw. */
static void
test_round_ticks (void)
{
  static const struct
  {
    double minimum;
    double maximum;
    guint n_ticks;
    double ticks[8];
    guint n;
    int decimals;
  } cases[] = {
    { 0.0, 1.0, 5, { 0.0, 0.2, 0.4, 0.6, 0.8, 1.0 }, 6, 1 },
    { 0.0, 0.97, 5, { 0.0, 0.2, 0.4, 0.6, 0.8, 1.0 }, 6, 1 },
    { 0.0, 940.0, 5, { 0.0, 200.0, 400.0, 600.0, 800.0, 1000.0 }, 6, 0 },
    { -3.0, 7.0, 5, { -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0 }, 7, 0 },
    { 0.5796, 0.6717, 5, { 0.56, 0.58, 0.6, 0.62, 0.64, 0.66, 0.68 }, 7, 2 },
    { 2020.0, 2024.0, 4, { 2020.0, 2021.0, 2022.0, 2023.0, 2024.0 }, 5, 0 },
    { 0.3, 0.3000001, 1, { 0.3, 0.3000001 }, 2, 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiAxis axis = dti_axis_new (cases[i].minimum, cases[i].maximum, cases[i].n_ticks);

      g_assert_cmpuint (axis.n_ticks, ==, cases[i].n);
      g_assert_cmpint (dti_axis_get_decimals (&axis), ==, cases[i].decimals);
      for (guint j = 0; j < axis.n_ticks; j++)
        g_assert_cmpfloat (dti_axis_get_tick (&axis, j), ==, cases[i].ticks[j]);
      g_assert_cmpfloat (axis.minimum, <=, cases[i].minimum);
      g_assert_cmpfloat (axis.maximum, >=, cases[i].maximum);
    }
}

/* Whatever the numbers: ticks ascend, hold them all, and are not many. */
static void
test_any_range (void)
{
  for (int i = 0; i < 20000; i++)
    {
      double size = pow (10.0, g_test_rand_double_range (-12.0, 12.0));
      double minimum = g_test_rand_double_range (-1.0, 1.0) * size;
      double maximum = minimum + g_test_rand_double_range (0.001, 1.0) * size;
      DtiAxis axis = dti_axis_new (minimum, maximum, 6);

      g_assert_cmpuint (axis.n_ticks, >=, 2);
      g_assert_cmpuint (axis.n_ticks, <=, 10);
      g_assert_cmpfloat (axis.minimum, <=, minimum + 1e-8 * size);
      g_assert_cmpfloat (axis.maximum, >=, maximum - 1e-8 * size);
      for (guint j = 1; j < axis.n_ticks; j++)
        g_assert_cmpfloat (dti_axis_get_tick (&axis, j - 1), <, dti_axis_get_tick (&axis, j));
    }
}

static void
test_no_range (void)
{
  const DtiAxis axes[] = { dti_axis_new (NAN, NAN, 5),       dti_axis_new (INFINITY, -INFINITY, 5),
                           dti_axis_new (0.0, 0.0, 5),       dti_axis_new (7.0, 7.0, 5),
                           dti_axis_new (-1e300, -1e300, 5), dti_axis_new (0.0, 1e-300, 5) };

  for (gsize i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_assert_cmpuint (axes[i].n_ticks, >=, 2);
      g_assert_cmpuint (axes[i].n_ticks, <=, 12);
      g_assert_cmpfloat (axes[i].minimum, <, axes[i].maximum);
    }
  g_assert_cmpfloat (axes[3].minimum, <, 7.0);
  g_assert_cmpfloat (axes[3].maximum, >, 7.0);
}

static void
test_ranks (void)
{
  const double many[] = { 1, 10, 20, 30, 40, 50, 60 };
  const double few[] = { 1, 2, 3, 4, 5 };
  DtiAxis axis = dti_axis_new_ranks (63, 7);

  g_assert_cmpuint (axis.n_ticks, ==, G_N_ELEMENTS (many));
  for (guint i = 0; i < axis.n_ticks; i++)
    g_assert_cmpfloat (dti_axis_get_tick (&axis, i), ==, many[i]);
  g_assert_cmpfloat (axis.minimum, ==, 1.0);
  g_assert_cmpfloat (axis.maximum, ==, 63.0);

  axis = dti_axis_new_ranks (5, 7);
  g_assert_cmpuint (axis.n_ticks, ==, G_N_ELEMENTS (few));
  for (guint i = 0; i < axis.n_ticks; i++)
    g_assert_cmpfloat (dti_axis_get_tick (&axis, i), ==, few[i]);

  /* One rank alone is still a place on an axis. */
  axis = dti_axis_new_ranks (1, 7);
  dti_axis_place (&axis, 10.0, 20.0);
  g_assert_cmpfloat (dti_axis_map (&axis, 1.0), ==, 10.0);
}

static void
test_map (void)
{
  DtiAxis axis = dti_axis_new (0.0, 10.0, 5);

  dti_axis_place (&axis, 300.0, 100.0);
  g_assert_cmpfloat (dti_axis_map (&axis, 0.0), ==, 300.0);
  g_assert_cmpfloat (dti_axis_map (&axis, 10.0), ==, 100.0);
  g_assert_cmpfloat (dti_axis_map (&axis, 5.0), ==, 200.0);
  g_assert_true (isnan (dti_axis_map (&axis, NAN)));
}

static void
test_thin (void)
{
  const double positions[] = { 0, 4, 8, 12, NAN, 16, 20 };
  const gboolean wanted[] = { FALSE, FALSE, FALSE, TRUE, TRUE, FALSE, FALSE };
  gboolean shown[7];

  dti_axis_thin (positions, NULL, 7, 8.0, shown);
  g_assert_true (shown[0] && shown[2] && shown[5]);
  g_assert_false (shown[1] || shown[3] || shown[4] || shown[6]);

  /* What is wanted comes first, and pushes others out. */
  dti_axis_thin (positions, wanted, 7, 8.0, shown);
  g_assert_true (shown[0] && shown[3] && shown[6]);
  g_assert_false (shown[1] || shown[2] || shown[4] || shown[5]);
}

static void
test_thin_any (void)
{
  for (int run = 0; run < 2000; run++)
    {
      double positions[30];
      gboolean shown[30];
      double distance = g_test_rand_double_range (0.1, 20.0);

      for (int i = 0; i < 30; i++)
        positions[i] = g_test_rand_double_range (0.0, 100.0);
      dti_axis_thin (positions, NULL, 30, distance, shown);
      for (int i = 0; i < 30; i++)
        {
          gboolean is_near = FALSE;

          for (int j = 0; j < 30; j++)
            if (j != i && shown[j] && fabs (positions[i] - positions[j]) < distance - 1e-6)
              is_near = TRUE;
          /* A label is hidden because of another one, and for no other reason. */
          g_assert_cmpint (shown[i], ==, !is_near);
        }
    }
}

static void
test_spread (void)
{
  double positions[] = { 10, 11, 12, 50 };
  double crowded[] = { 98, 99, 100 };

  dti_axis_spread (positions, 4, 5.0, 0.0, 100.0);
  g_assert_cmpfloat (positions[0], ==, 10.0);
  g_assert_cmpfloat (positions[1], ==, 15.0);
  g_assert_cmpfloat (positions[2], ==, 20.0);
  g_assert_cmpfloat (positions[3], ==, 50.0);

  dti_axis_spread (crowded, 3, 5.0, 0.0, 100.0);
  g_assert_cmpfloat (crowded[0], ==, 90.0);
  g_assert_cmpfloat (crowded[1], ==, 95.0);
  g_assert_cmpfloat (crowded[2], ==, 100.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/axis/round-ticks", test_round_ticks);
  g_test_add_func ("/axis/any-range", test_any_range);
  g_test_add_func ("/axis/no-range", test_no_range);
  g_test_add_func ("/axis/ranks", test_ranks);
  g_test_add_func ("/axis/map", test_map);
  g_test_add_func ("/axis/thin", test_thin);
  g_test_add_func ("/axis/thin-any", test_thin_any);
  g_test_add_func ("/axis/spread", test_spread);

  return g_test_run ();
}
