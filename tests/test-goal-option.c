/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>

static void
test_kinds (void)
{
  g_autoptr (DtiGoalOption) level = dti_goal_option_new ("l", "a", 8, 3, TRUE);
  g_autoptr (DtiGoalOption) points = dti_goal_option_new_for_points ("p", "a", 2, 1, FALSE);
  g_autoptr (DtiGoalOption) removal = dti_goal_option_new_not_applicable ("n", "a", 0);
  double number = 0;

  g_test_summary ("An option leads to a score, adds points, or takes the node away");

  g_assert_cmpstr (dti_goal_option_get_id (level), ==, "l");
  g_assert_cmpstr (dti_goal_option_get_node (level), ==, "a");
  g_assert_null (dti_goal_option_get_title (level));
  g_assert_cmpint (dti_goal_option_get_kind (level), ==, DTI_GOAL_OPTION_KIND_OTHER);
  g_assert_true (dti_goal_option_get_score (level, &number));
  g_assert_cmpfloat (number, ==, 8);
  g_assert_false (dti_goal_option_get_points (level, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_goal_option_get_gain (level, NULL));
  g_assert_false (dti_goal_option_get_current_score (level, NULL));
  g_assert_true (dti_goal_option_get_effort (level, &number));
  g_assert_cmpfloat (number, ==, 3);
  g_assert_true (dti_goal_option_get_divisible (level));

  g_assert_true (dti_goal_option_get_points (points, &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_false (dti_goal_option_get_score (points, NULL));
  g_assert_cmpint (dti_goal_option_get_kind (removal), ==, DTI_GOAL_OPTION_KIND_NOT_APPLICABLE);
  g_assert_false (dti_goal_option_get_score (removal, NULL));
}

static void
test_copies (void)
{
  static const char *const needs[] = { "x", "y", NULL };
  static const char *const bars[] = { "z", NULL };
  DtiGoalOption *plain = dti_goal_option_new_for_points ("p", "a", 2, 1, TRUE);
  g_autoptr (DtiGoalOption) costed = dti_goal_option_with_effort (plain, 7, TRUE);
  g_autoptr (DtiGoalOption) bound = dti_goal_option_with_conditions (costed, needs, bars);
  g_autoptr (DtiGoalOption) again = dti_goal_option_with_effort (bound, 9, TRUE);
  double number = 0;

  g_test_summary (
      "Copies differ in effort and conditions alone; with conditions nothing is divided");

  g_assert_finalize_object (plain);
  g_assert_true (dti_goal_option_get_effort (costed, &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_true (dti_goal_option_get_divisible (costed));
  g_assert_true (g_strv_equal (dti_goal_option_get_requires (bound), needs));
  g_assert_true (g_strv_equal (dti_goal_option_get_excludes (bound), bars));
  g_assert_false (dti_goal_option_get_divisible (bound));
  g_assert_true (g_strv_equal (dti_goal_option_get_requires (again), needs));
  g_assert_false (dti_goal_option_get_divisible (again));
  g_assert_true (dti_goal_option_get_points (again, &number));
  g_assert_cmpfloat (number, ==, 2);
}

static void
test_preconditions (void)
{
  if (g_test_subprocess ())
    {
      g_assert_null (dti_goal_option_new_for_points ("p", "a", -1, 1, FALSE));
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*points >= 0.0*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/goal-option/kinds", test_kinds);
  g_test_add_func ("/goal-option/copies", test_copies);
  g_test_add_func ("/goal-option/preconditions", test_preconditions);

  return g_test_run ();
}
