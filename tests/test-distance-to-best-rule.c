/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-distance-to-best-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"distance-to-best\" }",
    UP,
    1.0,
    4,
    { 2.0, 4.0, 12.0, NONE },
    { 0.0, 0.2, 1.0, NONE } },
  { "{ \"type\": \"distance-to-best\" }", UP, 10.0, 3, { 2.0, 4.0, 12.0 }, { 0.0, 2.0, 10.0 } },
  { "{ \"type\": \"distance-to-best\" }", DOWN, 10.0, 3, { 2.0, 4.0, 12.0 }, { 10.0, 8.0, 0.0 } },
  { "{ \"type\": \"distance-to-best\" }", UP, 10.0, 2, { 3.0, 3.0 }, { NONE, NONE } },
  { "{ \"type\": \"distance-to-best\", \"constant\": 1 }",
    UP,
    10.0,
    2,
    { 3.0, 3.0 },
    { 10.0, 10.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("1 − (maximum − x)/(maximum − minimum)");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_warning ("{ \"type\": \"distance-to-best\", \"target\": 1 }",
                      "/target",
                      "unknown-member");
}

static void
test_properties (void)
{
  DtiDistanceToBestRule *rule = dti_distance_to_best_rule_new ();

  g_test_summary ("Not clamped by default");

  g_assert_false (dti_rule_get_clamp (DTI_RULE (rule)));
  g_assert_true (dti_rule_is_bounded (DTI_RULE (rule)));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "distance-to-best");
  rule_check_description ("{ \"type\": \"distance-to-best\" }",
                          "(1 − (maximum − x)/(maximum − minimum)) × max");
  g_assert_finalize_object (rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/distance-to-best-rule/scores", test_scores);
  g_test_add_func ("/distance-to-best-rule/faults", test_faults);
  g_test_add_func ("/distance-to-best-rule/properties", test_properties);

  return g_test_run ();
}
