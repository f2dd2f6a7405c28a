/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-fraction-of-max-rule.h>

static const RuleCase cases[] = {
  /* own rate 2, best 4: half of 40 */
  { "{ \"type\": \"fraction-of-max\" }",
    UP,
    40.0,
    4,
    { 2.0, 4.0, 0.0, NONE },
    { 20.0, 40.0, 0.0, NONE } },
  { "{ \"type\": \"fraction-of-max\" }",
    DOWN,
    40.0,
    4,
    { 1.0, 4.0, 0.0, NONE },
    { 30.0, 0.0, 40.0, NONE } },
  { "{ \"type\": \"fraction-of-max\" }", UP, 10.0, 3, { 3.0, 3.0, NONE }, { 10.0, 10.0, NONE } },
  { "{ \"type\": \"fraction-of-max\" }", UP, 10.0, 2, { 0.0, 0.0 }, { NONE, NONE } },
  { "{ \"type\": \"fraction-of-max\" }", UP, 10.0, 2, { -2.0, -1.0 }, { NONE, NONE } },
  { "{ \"type\": \"fraction-of-max\", \"constant\": 0 }", UP, 10.0, 2, { 0.0, 0.0 }, { 0.0, 0.0 } },
  { "{ \"type\": \"fraction-of-max\", \"constant\": 1 }",
    DOWN,
    10.0,
    2,
    { 0.0, -1.0 },
    { 10.0, 10.0 } },
  { "{ \"type\": \"fraction-of-max\", \"transform\": \"sqrt\" }",
    UP,
    10.0,
    2,
    { 4.0, 16.0 },
    { 5.0, 10.0 } },

  { "{ \"type\": \"fraction-of-max\" }", UP, 10.0, 2, { -1.0, 5.0 }, { -2.0, 10.0 } },
  { "{ \"type\": \"fraction-of-max\", \"clamp\": true }",
    UP,
    10.0,
    2,
    { -1.0, 5.0 },
    { 0.0, 10.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("The number over the highest among the units; none where that is not above 0");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"fraction-of-max\", \"scope\": 1 }", "/scope", "wrong-type" },
  { "{ \"type\": \"fraction-of-max\", \"population\": \"world\" }", "/population", "unknown-name" },
};

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_faults (faults, G_N_ELEMENTS (faults));
  rule_check_warning ("{ \"type\": \"fraction-of-max\", \"min\": 0 }", "/min", "unknown-member");
}

static void
test_properties (void)
{
  DtiFractionOfMaxRule *rule = dti_fraction_of_max_rule_new ();
  g_autoptr (DtiRule) panel =
      rule_read ("{ \"type\": \"fraction-of-max\", \"population\": \"panel\" }");

  g_test_summary ("Clamped or not by default, and the scope");

  g_assert_true (dti_rule_get_clamp (DTI_RULE (rule)) == FALSE);
  g_assert_true (dti_rule_is_bounded (DTI_RULE (rule)));
  g_assert_cmpint (dti_rule_get_scope (panel), ==, DTI_SCOPE_PANEL);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "fraction-of-max");
  rule_check_description ("{ \"type\": \"fraction-of-max\" }", "x / maximum × max");
  g_assert_finalize_object (rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fraction-of-max-rule/scores", test_scores);
  g_test_add_func ("/fraction-of-max-rule/faults", test_faults);
  g_test_add_func ("/fraction-of-max-rule/properties", test_properties);

  return g_test_run ();
}
