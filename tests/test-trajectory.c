/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti-enum-types.h>
#include <libdti/dti.h>

static DtiTrajectory *
make (DtiTrajectoryShape shape, double start, double end)
{
  g_autoptr (GError) error = NULL;
  DtiTrajectory *self = dti_trajectory_new (shape, "2020", start, "2030", end, &error);

  g_assert_no_error (error);

  return self;
}

static double
at (DtiTrajectory *self, double time)
{
  double value;

  dti_trajectory_get_value_at (self, time, &value);

  return value;
}

static void
test_shapes (void)
{
  static const struct
  {
    DtiTrajectoryShape shape;
    double start;
    double end;
    double after[3]; /* a quarter, half, three quarters of the time */
  } cases[] = {
    { DTI_TRAJECTORY_SHAPE_LINEAR, 10, 20, { 12.5, 15, 17.5 } },
    { DTI_TRAJECTORY_SHAPE_LINEAR, 3, -1, { 2, 1, 0 } },
    { DTI_TRAJECTORY_SHAPE_GEOMETRIC, 1, 16, { 2, 4, 8 } },
    { DTI_TRAJECTORY_SHAPE_GEOMETRIC, -16, -1, { -8, -4, -2 } },
    /* 1/(1 + e^2.5) and the like, stretched to reach 0 and 1. */
    { DTI_TRAJECTORY_SHAPE_S_CURVE, 0, 1, { 0.0701037165, 0.5, 0.9298962835 } },
    { DTI_TRAJECTORY_SHAPE_S_CURVE, 20, 10, { 19.298962835, 15, 10.701037165 } },
  };

  g_test_summary ("Each shape goes through its ends and as its formula says between them");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiTrajectory *self = make (cases[i].shape, cases[i].start, cases[i].end);

      g_assert_cmpint (dti_trajectory_get_shape (self), ==, cases[i].shape);
      g_assert_cmpfloat_with_epsilon (at (self, 2020.5), cases[i].start, 1e-12);
      for (guint k = 0; k < 3; k++)
        g_assert_cmpfloat_with_epsilon (at (self, 2020.5 + 2.5 * (k + 1)), cases[i].after[k], 1e-8);
      g_assert_cmpfloat (at (self, 2030.5), ==, cases[i].end);
      g_assert_cmpfloat (at (self, 2099.0), ==, cases[i].end);
      g_assert_true (isnan (at (self, 2020.4)));
      g_assert_true (isnan (at (self, NAN)));
      g_assert_finalize_object (self);
    }
}

static void
test_s_curve (void)
{
  g_autoptr (DtiTrajectory) self = make (DTI_TRAJECTORY_SHAPE_S_CURVE, 2, 5);
  double last = 2.0;

  g_test_summary ("An S-curve never turns back and is the same from both ends");

  for (guint i = 0; i < 1000; i++)
    {
      double value = at (self, 2020.5 + i * 0.01);

      g_assert_cmpfloat (value, >=, last);
      g_assert_cmpfloat_with_epsilon (value + at (self, 2030.5 - i * 0.01), 7.0, 1e-12);
      last = value;
    }
}

static void
test_milestones (void)
{
  static const char *const periods[] = { "2022", "2023", "2025-Q1", NULL };
  static const double values[] = { 10.0, 20.0, 14.0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (values, sizeof values);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiTrajectory) self = dti_trajectory_new_from_milestones (periods, bytes, &error);
  g_autoptr (GBytes) again = dti_trajectory_get_values (self);
  g_auto (GStrv) listed = NULL;
  DtiTrajectoryShape shape;
  double value;

  g_test_summary ("Milestones are joined by straight lines");

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  g_object_get (self, "periods", &listed, "shape", &shape, NULL);
  g_assert_cmpstrv (listed, (char **) periods);
  g_assert_cmpstrv ((char **) dti_trajectory_get_periods (self), (char **) periods);
  g_assert_cmpint (shape, ==, DTI_TRAJECTORY_SHAPE_MILESTONES);
  g_assert_true (dti_trajectory_get_value (self, "2022", &value));
  g_assert_cmpfloat (value, ==, 10.0);
  /* From the middle of 2022 to that of 2023. */
  g_assert_true (dti_trajectory_get_value (self, "2022-H2", &value));
  g_assert_cmpfloat_with_epsilon (value, 12.5, 1e-9);
  /* 2023.5 to 2025.125: 4 points down in 1.625 years. */
  g_assert_true (dti_trajectory_get_value (self, "2024", &value));
  g_assert_cmpfloat_with_epsilon (value, 20.0 - 6.0 / 1.625, 1e-9);
  g_assert_true (dti_trajectory_get_value (self, "2026", &value));
  g_assert_cmpfloat (value, ==, 14.0);
  g_assert_false (dti_trajectory_get_value (self, "2021", &value));
  g_assert_true (isnan (value));
  g_assert_false (dti_trajectory_get_value (self, "soon", &value));
  g_assert_false (dti_trajectory_get_value_at (self, 2021.0, NULL));
}

static void
refuse (const char *const *periods, const double *values, gsize size, DtiError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (values, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_trajectory_new_from_milestones (periods, bytes, &error));
  g_assert_error (error, DTI_ERROR, (int) code);
}

static void
test_refused (void)
{
  static const char *const none[] = { NULL };
  static const char *const undated[] = { "first", "second", NULL };
  static const char *const descending[] = { "2023", "2022", NULL };
  static const char *const good[] = { "2022", "2023", NULL };
  static const double values[] = { 1.0, 2.0 };
  static const double bad[] = { 1.0, NAN };
  static const double endless[] = { 1.0, INFINITY };
  static const double ends[][2] = { { 0, 1 }, { 1, 0 }, { -1, 1 }, { 1, -1 }, { 0, 0 } };

  g_test_summary ("What makes no trajectory is refused");

  refuse (none, values, 0, DTI_ERROR_INVALID_DATA);
  refuse (undated, values, sizeof values, DTI_ERROR_INVALID_DATA);
  refuse (descending, values, sizeof values, DTI_ERROR_INVALID_DATA);
  refuse (good, values, 8, DTI_ERROR_INVALID_DATA);
  refuse (good, bad, sizeof bad, DTI_ERROR_INVALID_DATA);
  refuse (good, endless, sizeof endless, DTI_ERROR_INVALID_DATA);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_trajectory_new (
          DTI_TRAJECTORY_SHAPE_GEOMETRIC, "2020", ends[i][0], "2030", ends[i][1], &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trajectory/shapes", test_shapes);
  g_test_add_func ("/trajectory/s-curve", test_s_curve);
  g_test_add_func ("/trajectory/milestones", test_milestones);
  g_test_add_func ("/trajectory/refused", test_refused);

  return g_test_run ();
}
