/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-distance-to-target-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"distance-to-target\", \"target\": 12 }",
    UP,
    10.0,
    4,
    { 2.0, 4.0, 7.0, NONE },
    { 0.0, 2.0, 5.0, NONE } },
  { "{ \"type\": \"distance-to-target\", \"target\": 4 }",
    UP,
    1.0,
    3,
    { 2.0, 4.0, 12.0 },
    { 0.0, 1.0, 5.0 } },
  { "{ \"type\": \"distance-to-target\", \"target\": 4, \"clamp\": true }",
    UP,
    1.0,
    3,
    { 2.0, 4.0, 12.0 },
    { 0.0, 1.0, 1.0 } },
  /* (maximum − x)/(maximum − target); the target is unsigned */
  { "{ \"type\": \"distance-to-target\", \"target\": 2 }",
    DOWN,
    10.0,
    4,
    { 4.0, 7.0, 12.0, NONE },
    { 8.0, 5.0, 0.0, NONE } },
  { "{ \"type\": \"distance-to-target\", \"target\": 2 }",
    UP,
    10.0,
    2,
    { 2.0, 4.0 },
    { NONE, NONE } },
  { "{ \"type\": \"distance-to-target\", \"target\": 2, \"constant\": 1 }",
    UP,
    10.0,
    2,
    { 2.0, 4.0 },
    { 10.0, 10.0 } },
  /* a target behind the worst unit turns the scale round, as in COINr */
  { "{ \"type\": \"distance-to-target\", \"target\": 1 }",
    UP,
    10.0,
    2,
    { 2.0, 4.0 },
    { 0.0, -20.0 } },
  { "{ \"type\": \"distance-to-target\", \"target\": 15 }",
    DOWN,
    10.0,
    2,
    { 2.0, 4.0 },
    { -20.0 / 11.0, 0.0 } },
  { "{ \"type\": \"distance-to-target\", \"target\": 1000, \"transform\": \"log10\" }",
    UP,
    3.0,
    3,
    { 1.0, 10.0, 100.0 },
    { 0.0, 1.0, 2.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("(x − minimum)/(target − minimum), down from the other end; no score where the "
                  "target is no goal");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"distance-to-target\" }", "", "missing-member" },
  { "{ \"type\": \"distance-to-target\", \"target\": [1] }", "/target", "wrong-type" },
  { "{ \"type\": \"distance-to-target\", \"target\": 0, \"transform\": \"log\" }",
    "/target",
    "out-of-range" },
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
  DtiDistanceToTargetRule *rule = dti_distance_to_target_rule_new (95.0);

  g_test_summary ("The target");

  g_assert_cmpfloat (dti_distance_to_target_rule_get_target (rule), ==, 95.0);
  g_assert_false (dti_rule_get_clamp (DTI_RULE (rule)));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "distance-to-target");
  rule_check_description ("{ \"type\": \"distance-to-target\", \"target\": 95.5 }",
                          "(x − minimum)/(95.5 − minimum) × max");
  g_assert_finalize_object (rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/distance-to-target-rule/scores", test_scores);
  g_test_add_func ("/distance-to-target-rule/faults", test_faults);
  g_test_add_func ("/distance-to-target-rule/properties", test_properties);

  return g_test_run ();
}
