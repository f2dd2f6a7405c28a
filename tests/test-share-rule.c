/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-share-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"share\" }",
    UP,
    100.0,
    5,
    { 0.5796, 0.0, 1.0, 1.5, NONE },
    { 57.96, 0.0, 100.0, 100.0, NONE } },
  { "{ \"type\": \"share\", \"clamp\": false }", UP, 100.0, 2, { 1.5, -0.1 }, { 150.0, -10.0 } },
  { "{ \"type\": \"share\" }", DOWN, 100.0, 4, { 0.25, 1.0, 2.0, NONE }, { 75.0, 0.0, 0.0, NONE } },
  { "{ \"type\": \"share\", \"direction\": \"up\" }", DOWN, 100.0, 1, { 0.25 }, { 25.0 } },
  { "{ \"type\": \"share\", \"clamp\": false }", UP, 1e10, 2, { 1e305, 1.0 }, { NONE, 1e10 } },
};

static void
test_scores (void)
{
  g_test_summary ("The score is the number times the maximum; what overflows is no score");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_warning ("{ \"type\": \"share\", \"factor\": 2 }", "/factor", "unknown-member");
}

static void
test_properties (void)
{
  DtiShareRule *rule = dti_share_rule_new ();

  g_test_summary ("A share is clamped by default");

  g_assert_true (dti_rule_get_clamp (DTI_RULE (rule)));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "share");
  rule_check_description ("{ \"type\": \"share\" }", "x × max");
  g_assert_finalize_object (rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/share-rule/scores", test_scores);
  g_test_add_func ("/share-rule/faults", test_faults);
  g_test_add_func ("/share-rule/properties", test_properties);

  return g_test_run ();
}
