/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-points-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"points\" }",
    UP,
    10.0,
    6,
    { 0.0, 7.25, 10.0, 12.0, -1.0, NONE },
    { 0.0, 7.25, 10.0, 10.0, 0.0, NONE } },
  { "{ \"type\": \"points\", \"clamp\": false }",
    UP,
    1.0,
    4,
    { 0.0, 712.5, -3.0, NONE },
    { 0.0, 712.5, -3.0, NONE } },
  /* a direction only describes */
  { "{ \"type\": \"points\", \"direction\": \"down\" }",
    DOWN,
    10.0,
    2,
    { 4.0, 11.0 },
    { 4.0, 10.0 } },
  { "{ \"type\": \"points\", \"transform\": \"sqrt\" }",
    UP,
    10.0,
    3,
    { 16.0, -1.0, 400.0 },
    { 4.0, NONE, 10.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("The score is the number, clamped unless the rule says otherwise");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_warning ("{ \"type\": \"points\", \"ties\": \"max\" }", "/ties", "unknown-member");
  rule_check_warning ("{ \"type\": \"points\", \"scope\": \"panel\" }", "/scope", "unknown-member");
  rule_check_warning ("{ \"type\": \"points\", \"constant\": 0.5 }", "/constant", "unknown-member");
}

static void
test_properties (void)
{
  DtiPointsRule *rule = dti_points_rule_new ();
  g_autoptr (DtiRule) unbounded = rule_read ("{ \"type\": \"points\", \"clamp\": false }");
  g_autoptr (DtiRule) standard = dti_rule_new_default ();

  g_test_summary ("Clamped points have the node's maximum, others none; points are the default");

  g_assert_true (dti_rule_get_clamp (DTI_RULE (rule)));
  g_assert_true (dti_rule_is_bounded (DTI_RULE (rule)));
  g_assert_false (dti_rule_is_bounded (unbounded));
  g_assert_true (DTI_IS_POINTS_RULE (standard));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "points");
  rule_check_description ("{ \"type\": \"points\" }", "x points");
  g_assert_finalize_object (rule);
}

static void
test_counts (void)
{
  static const double numbers[] = { 5.0, 11.0, -1.0, NAN, 10.0, 12.0, 0.0, -0.5, 20.0 };
  g_autoptr (DtiRule) rule = dti_rule_new_default ();
  DtiRuleSpan span = { .n = 9, .numbers = numbers, .max = 10.0, .clamp = TRUE };
  double scores[9];
  gsize n_clamped = 100;

  g_test_summary (
      "The scores that had to be clamped are counted; inside a list nothing is clamped");

  dti_rule_apply (rule, NULL, &span, scores, &n_clamped);
  g_assert_cmpuint (n_clamped, ==, 105);
  span.clamp = FALSE;
  dti_rule_apply (rule, NULL, &span, scores, &n_clamped);
  g_assert_cmpuint (n_clamped, ==, 105);
  g_assert_cmpfloat (scores[8], ==, 20.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/points-rule/scores", test_scores);
  g_test_add_func ("/points-rule/faults", test_faults);
  g_test_add_func ("/points-rule/properties", test_properties);
  g_test_add_func ("/points-rule/counts", test_counts);

  return g_test_run ();
}
