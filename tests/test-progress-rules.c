/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti-enum-types.h>
#include <libdti/dti.h>

static void
assert_cut_offs (DtiProgressRules *rules, gboolean growth, double a, double b, double c)
{
  double on_track;
  double moderate;
  double away;

  if (growth)
    dti_progress_rules_get_growth_cut_offs (rules, &on_track, &moderate, &away);
  else
    dti_progress_rules_get_cut_offs (rules, &on_track, &moderate, &away);
  g_assert_cmpfloat (on_track, ==, a);
  g_assert_cmpfloat (moderate, ==, b);
  g_assert_cmpfloat (away, ==, c);
}

static void
test_defaults (void)
{
  g_test_summary ("Each method has the cut-offs of its source");

  for (guint method = 0; method <= DTI_PROGRESS_METHOD_PERCENT_OF_TARGET; method++)
    {
      DtiProgressRules *rules = dti_progress_rules_new ((DtiProgressMethod) method);
      gboolean is_un = method == DTI_PROGRESS_METHOD_UN_PROGRESS_CHART;

      g_assert_cmpint (dti_progress_rules_get_method (rules), ==, method);
      assert_cut_offs (rules, FALSE, 0.95, is_un ? 0.10 : 0.60, 0.0);
      assert_cut_offs (rules, TRUE, is_un ? 0.02 : 0.015, 0.005, 0.0);
      g_assert_cmpint (dti_progress_rules_get_shape (rules), ==, DTI_TRAJECTORY_SHAPE_LINEAR);
      g_assert_null (dti_progress_rules_get_trajectory (rules));
      g_assert_false (dti_progress_rules_get_yes_or_no (rules));
      dti_progress_rules_get_cut_offs (rules, NULL, NULL, NULL);
      dti_progress_rules_get_growth_cut_offs (rules, NULL, NULL, NULL);
      g_assert_finalize_object (rules);
    }
}

static void
test_cut_offs (void)
{
  static const double bad[][3] = { { 0.5, 0.5, 0 },     { 0.5, 0.6, 0 },     { 0.9, 0.5, 0.5 },
                                   { NAN, 0.5, 0 },     { 1, NAN, 0 },       { 1, 0.5, NAN },
                                   { INFINITY, 1, 0 },  { 1, 0, -INFINITY }, { 0.9, 0, 0.1 },
                                   { -0.1, -0.2, -0.1 } };
  g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (DTI_PROGRESS_METHOD_LINEAR_PACE);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Cut-offs descend, or nothing changes");

  g_assert_true (dti_progress_rules_set_cut_offs (rules, 1, 0.5, -0.1, &error));
  g_assert_no_error (error);
  g_assert_true (dti_progress_rules_set_growth_cut_offs (rules, 0.03, 0.01, 0, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (
          dti_progress_rules_set_cut_offs (rules, bad[i][0], bad[i][1], bad[i][2], &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_clear_error (&error);
      g_assert_false (
          dti_progress_rules_set_growth_cut_offs (rules, bad[i][0], bad[i][1], bad[i][2], &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_clear_error (&error);
      assert_cut_offs (rules, FALSE, 1, 0.5, -0.1);
      assert_cut_offs (rules, TRUE, 0.03, 0.01, 0);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiTrajectory) trajectory =
      dti_trajectory_new (DTI_TRAJECTORY_SHAPE_LINEAR, "2020", 0, "2030", 1, &error);
  DtiProgressRules *rules = g_object_new (DTI_TYPE_PROGRESS_RULES,
                                          "method",
                                          DTI_PROGRESS_METHOD_AGAINST_TRAJECTORY,
                                          NULL);
  DtiProgressMethod method;
  DtiTrajectoryShape shape;
  g_autoptr (DtiTrajectory) kept = NULL;
  gboolean yes_or_no;
  guint count = 0;

  g_test_summary ("Setters notify once, and only where something changes");

  g_assert_no_error (error);
  g_signal_connect_swapped (rules, "notify", G_CALLBACK (count_cb), &count);
  g_object_set (rules,
                "shape",
                DTI_TRAJECTORY_SHAPE_S_CURVE,
                "trajectory",
                trajectory,
                "yes-or-no",
                TRUE,
                NULL);
  g_assert_cmpuint (count, ==, 3);
  dti_progress_rules_set_shape (rules, DTI_TRAJECTORY_SHAPE_S_CURVE);
  dti_progress_rules_set_trajectory (rules, trajectory);
  dti_progress_rules_set_yes_or_no (rules, 2);
  g_assert_cmpuint (count, ==, 3);
  g_object_get (rules,
                "method",
                &method,
                "shape",
                &shape,
                "trajectory",
                &kept,
                "yes-or-no",
                &yes_or_no,
                NULL);
  g_assert_cmpint (method, ==, DTI_PROGRESS_METHOD_AGAINST_TRAJECTORY);
  g_assert_cmpint (shape, ==, DTI_TRAJECTORY_SHAPE_S_CURVE);
  g_assert_true (kept == trajectory);
  g_assert_true (yes_or_no);
  dti_progress_rules_set_trajectory (rules, NULL);
  g_assert_null (dti_progress_rules_get_trajectory (rules));
  g_assert_cmpuint (count, ==, 4);
  g_assert_finalize_object (rules);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/progress-rules/defaults", test_defaults);
  g_test_add_func ("/progress-rules/cut-offs", test_cut_offs);
  g_test_add_func ("/progress-rules/properties", test_properties);

  return g_test_run ();
}
