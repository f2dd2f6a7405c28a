/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-scaled-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"scaled\" }",
    UP,
    100.0,
    4,
    { 0.0, 37.5, 120.0, NONE },
    { 0.0, 37.5, 120.0, NONE } },
  { "{ \"type\": \"scaled\", \"range\": [1, 7] }",
    UP,
    10.0,
    3,
    { 1.0, 4.0, 7.0 },
    { 0.0, 5.0, 10.0 } },
  { "{ \"type\": \"scaled\", \"range\": [1, 7] }",
    DOWN,
    10.0,
    3,
    { 1.0, 5.5, 7.0 },
    { 10.0, 2.5, 0.0 } },
  { "{ \"type\": \"scaled\", \"clamp\": true }",
    UP,
    1.0,
    3,
    { -10.0, 50.0, 120.0 },
    { 0.0, 0.5, 1.0 } },
  { "{ \"type\": \"scaled\", \"range\": [1, 100], \"transform\": \"log10\" }",
    UP,
    1.0,
    2,
    { 10.0, 0.0 },
    { 0.5, NONE } },
};

static void
test_scores (void)
{
  g_test_summary ("(x − lower)/(upper − lower) × max, not clamped by default");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"scaled\", \"range\": [1, 1] }", "/range", "wrong-value" },
  { "{ \"type\": \"scaled\", \"range\": [1] }", "/range", "wrong-value" },
  { "{ \"type\": \"scaled\", \"range\": [\"1\", 2] }", "/range", "wrong-value" },
  { "{ \"type\": \"scaled\", \"range\": 100 }", "/range", "wrong-type" },
  { "{ \"type\": \"scaled\", \"transform\": \"log\" }", "/range", "out-of-range" },
};

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_faults (faults, G_N_ELEMENTS (faults));
}

static void
test_properties (void)
{
  DtiScaledRule *rule = dti_scaled_rule_new (1.0, 7.0);
  g_autoptr (DtiScaledRule) standard = g_object_new (DTI_TYPE_SCALED_RULE, NULL);

  g_test_summary ("The range, 0 to 100 by default");

  g_assert_cmpfloat (dti_scaled_rule_get_lower (rule), ==, 1.0);
  g_assert_cmpfloat (dti_scaled_rule_get_upper (rule), ==, 7.0);
  g_assert_cmpfloat (dti_scaled_rule_get_lower (standard), ==, 0.0);
  g_assert_cmpfloat (dti_scaled_rule_get_upper (standard), ==, 100.0);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "scaled");
  rule_check_description ("{ \"type\": \"scaled\", \"range\": [1, 7] }", "(x − 1)/(7 − 1) × max");
  g_assert_finalize_object (rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scaled-rule/scores", test_scores);
  g_test_add_func ("/scaled-rule/faults", test_faults);
  g_test_add_func ("/scaled-rule/properties", test_properties);

  return g_test_run ();
}
