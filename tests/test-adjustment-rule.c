/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-adjustment-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"adjustment\" }", UP, 0.0, 3, { 3.0, 0.0, NONE }, { 3.0, 0.0, NONE } },
  { "{ \"type\": \"adjustment\", \"cap\": 5 }", UP, 0.0, 3, { 3.0, 5.0, 7.0 }, { 3.0, 5.0, 5.0 } },
  { "{ \"type\": \"adjustment\", \"sign\": -1, \"cap\": 5 }",
    UP,
    0.0,
    4,
    { 1.0, 0.0, 7.0, NONE },
    { -1.0, 0.0, -5.0, NONE } },
  /* a direction only describes */
  { "{ \"type\": \"adjustment\", \"cap\": 5 }", DOWN, 0.0, 1, { 3.0 }, { 3.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("sign × min (number, cap)");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"adjustment\", \"sign\": 0 }", "/sign", "out-of-range" },
  { "{ \"type\": \"adjustment\", \"sign\": 2 }", "/sign", "out-of-range" },
  { "{ \"type\": \"adjustment\", \"sign\": 0.5 }", "/sign", "out-of-range" },
  { "{ \"type\": \"adjustment\", \"sign\": \"-\" }", "/sign", "wrong-type" },
  { "{ \"type\": \"adjustment\", \"cap\": -1 }", "/cap", "out-of-range" },
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
  DtiAdjustmentRule *rule = dti_adjustment_rule_new (5.0, -1);
  g_autoptr (DtiRule) other = rule_read ("{ \"type\": \"points\" }");

  g_test_summary ("Cap and sign; it is known as an adjustment");

  g_assert_cmpfloat (dti_adjustment_rule_get_cap (rule), ==, 5.0);
  g_assert_cmpint (dti_adjustment_rule_get_sign (rule), ==, -1);
  g_assert_true (dti_rule_is_adjustment (DTI_RULE (rule)));
  g_assert_false (dti_rule_is_adjustment (other));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "adjustment");
  rule_check_description ("{ \"type\": \"adjustment\" }", "+x points");
  rule_check_description ("{ \"type\": \"adjustment\", \"sign\": -1, \"cap\": 5 }",
                          "−min(x, 5) points");
  g_assert_finalize_object (rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/adjustment-rule/scores", test_scores);
  g_test_add_func ("/adjustment-rule/faults", test_faults);
  g_test_add_func ("/adjustment-rule/properties", test_properties);

  return g_test_run ();
}
