/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "goal-testing.h"

static void
test_choice (void)
{
  g_autofree char *members = goal_make_model ("{'type':'points'}", "'max':10,");
  g_autoptr (DtiScorecard) card = goal_score (members, "unit,a\nme,2\n");
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GListStore) options = g_list_store_new (DTI_TYPE_GOAL_OPTION);
  g_autoptr (DtiGoalOption) option = dti_goal_option_new ("o", "a", 10, 12, TRUE);
  g_autoptr (DtiGoalMix) mix = NULL;
  DtiGoalChoice *choice;
  double number = 0;

  g_test_summary ("Half of the way from 2 to 10 points costs half of the effort");

  g_list_store_append (options, option);
  mix = dti_goal_find_mix (goal, G_LIST_MODEL (options), 6, 0, NULL, NULL);
  choice = g_list_model_get_item (dti_goal_mix_get_choices (mix), 0);
  g_assert_true (dti_goal_choice_get_option (choice) == option);
  g_assert_cmpfloat_with_epsilon (dti_goal_choice_get_share (choice), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (dti_goal_choice_get_effort (choice), 6, 1e-12);
  g_assert_true (dti_goal_choice_get_score (choice, &number));
  g_assert_cmpfloat_with_epsilon (number, 6, 1e-12);
  g_clear_object (&mix);
  g_assert_finalize_object (choice);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/goal-choice/part", test_choice);

  return g_test_run ();
}
