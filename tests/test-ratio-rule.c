/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-ratio-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"ratio\" }", UP, 20.0, 4, { 0.75, 0.0, 1.2, NONE }, { 15.0, 0.0, 20.0, NONE } },
  { "{ \"type\": \"ratio\", \"clamp\": false }", UP, 20.0, 1, { 1.2 }, { 24.0 } },
  { "{ \"type\": \"ratio\", \"factor\": 0.01 }", UP, 10.0, 2, { 85.0, 120.0 }, { 8.5, 10.0 } },
  { "{ \"type\": \"ratio\", \"target\": 0.5 }",
    UP,
    10.0,
    5,
    { 0.25, 0.5, 0.9, 0.0, NONE },
    { 5.0, 10.0, 10.0, 0.0, NONE } },
  { "{ \"type\": \"ratio\", \"target\": 0.5, \"clamp\": false }",
    UP,
    10.0,
    2,
    { 0.9, -0.25 },
    { 10.0, -5.0 } },
  { "{ \"type\": \"ratio\", \"factor\": 100, \"target\": 80 }",
    UP,
    10.0,
    3,
    { 0.4, 0.8, 0.85 },
    { 5.0, 10.0, 10.0 } },
  { "{ \"type\": \"ratio\" }", DOWN, 10.0, 3, { 0.25, 1.5, NONE }, { 7.5, 0.0, NONE } },
  { "{ \"type\": \"ratio\", \"target\": 0.5 }",
    DOWN,
    10.0,
    3,
    { 0.25, 0.5, 0.9 },
    { 5.0, 0.0, 0.0 } },
  /* the target goes through the transform: √0.04 of √0.16 is a half */
  { "{ \"type\": \"ratio\", \"target\": 0.16, \"transform\": \"sqrt\" }",
    UP,
    10.0,
    2,
    { 0.04, 0.16 },
    { 5.0, 10.0 } },
};

static void
test_scores (void)
{
  g_test_summary (
      "The ratio times the maximum; with a target its part, and never more than the maximum");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"ratio\", \"target\": 0 }", "/target", "out-of-range" },
  { "{ \"type\": \"ratio\", \"target\": -1 }", "/target", "out-of-range" },
  { "{ \"type\": \"ratio\", \"target\": \"0.8\" }", "/target", "wrong-type" },
  { "{ \"type\": \"ratio\", \"target\": 1, \"transform\": \"log\" }", "/target", "out-of-range" },
  { "{ \"type\": \"ratio\", \"factor\": 0 }", "/factor", "out-of-range" },
  { "{ \"type\": \"ratio\", \"zero-denominator\": \"skip\" }",
    "/zero-denominator",
    "unknown-name" },
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
  DtiRatioRule *rule = dti_ratio_rule_new (100.0, 80.0, "zero");

  g_test_summary ("Factor, target and what a denominator of 0 means");

  g_assert_cmpfloat (dti_ratio_rule_get_factor (rule), ==, 100.0);
  g_assert_cmpfloat (dti_ratio_rule_get_target (rule), ==, 80.0);
  g_assert_cmpstr (dti_ratio_rule_get_zero_denominator (rule), ==, "zero");
  g_assert_cmpint (dti_rule_get_zero_denominator (DTI_RULE (rule)), ==, DTI_ZERO_DENOMINATOR_ZERO);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "ratio");
  rule_check_description ("{ \"type\": \"ratio\" }", "x × max");
  rule_check_description ("{ \"type\": \"ratio\", \"factor\": 0.01, \"target\": 0.8 }",
                          "min(x × 0.01 / 0.8, 1) × max");
  g_assert_finalize_object (rule);
}

static void
test_zero_denominator (void)
{
  static const struct
  {
    const char *json;
    DtiZeroDenominator expected;
  } wordings[] = {
    { "{ \"type\": \"ratio\" }", DTI_ZERO_DENOMINATOR_PROBLEM },
    { "{ \"type\": \"ratio\", \"zero-denominator\": \"missing\" }", DTI_ZERO_DENOMINATOR_MISSING },
    { "{ \"type\": \"ratio\", \"zero-denominator\": \"zero\" }", DTI_ZERO_DENOMINATOR_ZERO },
    { "{ \"type\": \"ratio\", \"zero-denominator\": \"not-applicable\" }",
      DTI_ZERO_DENOMINATOR_NOT_APPLICABLE },
    { "{ \"type\": \"share\" }", DTI_ZERO_DENOMINATOR_PROBLEM },
  };

  g_test_summary ("The rule says what a denominator of 0 makes of a unit");

  for (gsize i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      g_autoptr (DtiRule) rule = rule_read (wordings[i].json);

      g_assert_cmpint (dti_rule_get_zero_denominator (rule), ==, wordings[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ratio-rule/scores", test_scores);
  g_test_add_func ("/ratio-rule/faults", test_faults);
  g_test_add_func ("/ratio-rule/properties", test_properties);
  g_test_add_func ("/ratio-rule/zero-denominator", test_zero_denominator);

  return g_test_run ();
}
