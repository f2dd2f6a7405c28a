/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-steps-rule.h>

static const RuleCase cases[] = {
  /* meetings a year: none 0, one 5, two 10, three 15, four or more 20 */
  { "{ \"type\": \"steps\", \"steps\": [[0, 0], [1, 5], [2, 10], [3, 15], [4, 20]] }",
    UP,
    20.0,
    8,
    { 4.0, 2.0, 0.0, 5.0, 1.99, 3.0, -1.0, NONE },
    { 20.0, 10.0, 0.0, 20.0, 5.0, 15.0, 0.0, NONE } },
  /* the points stand as written, whatever the maximum */
  { "{ \"type\": \"steps\", \"steps\": [[10, 3], [20, 7]] }",
    UP,
    5.0,
    4,
    { 9.0, 10.0, 19.0, 20.0 },
    { 0.0, 3.0, 3.0, 7.0 } },
  { "{ \"type\": \"steps\", \"steps\": [[10, 3], [20, 7]], \"clamp\": true }",
    UP,
    5.0,
    3,
    { 9.0, 10.0, 20.0 },
    { 0.0, 3.0, 5.0 } },
  { "{ \"type\": \"steps\", \"steps\": [[10, 3], [20, 7], [40, 5]], \"interpolate\": true }",
    UP,
    10.0,
    8,
    { 9.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, NONE },
    { 0.0, 3.0, 5.0, 7.0, 6.0, 5.0, 5.0, NONE } },
  /* a direction only describes */
  { "{ \"type\": \"steps\", \"steps\": [[0, 9], [5, 4]] }",
    DOWN,
    9.0,
    3,
    { 0.0, 4.0, 5.0 },
    { 9.0, 9.0, 4.0 } },
  /* thresholds are in the units of the indicator */
  { "{ \"type\": \"steps\", \"steps\": [[0, 1], [10, 2], [100, 3]], \"transform\": \"log10\" }",
    UP,
    3.0,
    5,
    { 0.0, 0.5, 10.0, 99.0, 100.0 },
    { NONE, 1.0, 2.0, 2.0, 3.0 } },
  { "{ \"type\": \"steps\", \"steps\": [[1, 0], [100, 10]], \"transform\": \"log10\", "
    "\"interpolate\": true }",
    UP,
    10.0,
    2,
    { 10.0, 100.0 },
    { 5.0, 10.0 } },
  { "{ \"type\": \"steps\", \"steps\": [[2, 4]] }", UP, 4.0, 2, { 1.0, 2.0 }, { 0.0, 4.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("The points of the last threshold reached: 0 below the first, half-open, "
                  "straight between where asked");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"steps\" }", "", "missing-member" },
  { "{ \"type\": \"steps\", \"steps\": [] }", "/steps", "wrong-value" },
  { "{ \"type\": \"steps\", \"steps\": 3 }", "/steps", "wrong-type" },
  { "{ \"type\": \"steps\", \"steps\": [[2, 1], [1, 2]] }", "/steps", "wrong-value" },
  { "{ \"type\": \"steps\", \"steps\": [[1, 1], [1, 2]] }", "/steps", "wrong-value" },
  { "{ \"type\": \"steps\", \"steps\": [[1, 1], [2]] }", "/steps/1", "wrong-value" },
  { "{ \"type\": \"steps\", \"steps\": [[1, 1], [\"2\", 3]] }", "/steps/1", "wrong-value" },
  { "{ \"type\": \"steps\", \"steps\": [[1, 1], [2, null]] }", "/steps/1", "wrong-value" },
  { "{ \"type\": \"steps\", \"steps\": [[1, 1]], \"interpolate\": 1 }",
    "/interpolate",
    "wrong-type" },
  { "{ \"type\": \"steps\", \"steps\": [[0, 1], [1, 2]], \"interpolate\": true, \"transform\": "
    "\"log\" }",
    "/steps",
    "wrong-value" },
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
  static const double numbers[] = { 1.0, 2.0, 5.0, 10.0 };
  g_autoptr (GBytes) thresholds = g_bytes_new_static (numbers, 2 * sizeof (double));
  g_autoptr (GBytes) points = g_bytes_new_static (numbers + 2, 2 * sizeof (double));
  DtiStepsRule *rule = dti_steps_rule_new (thresholds, points, TRUE);
  double score = 0.0;

  g_test_summary ("A table made from columns has them, and scores like one that was read");

  g_assert_true (g_bytes_equal (dti_steps_rule_get_thresholds (rule), thresholds));
  g_assert_true (g_bytes_equal (dti_steps_rule_get_points (rule), points));
  g_assert_true (dti_steps_rule_get_interpolate (rule));
  g_assert_false (dti_rule_get_clamp (DTI_RULE (rule)));
  g_assert_true (dti_rule_evaluate (DTI_RULE (rule), 1.5, 10.0, &score, NULL));
  g_assert_cmpfloat (score, ==, 7.5);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "steps");
  rule_check_description ("{ \"type\": \"steps\", \"steps\": [[0, 0], [1, 5.5]] }",
                          "from 0: 0, from 1: 5.5 points");
  g_assert_finalize_object (rule);
}

static void
test_columns_that_do_not_fit (void)
{
  static const double numbers[] = { 2.0, 1.0 };
  g_autoptr (GBytes) columns = g_bytes_new_static (numbers, sizeof numbers);

  g_test_summary ("Thresholds that do not ascend are an error of the program, and score nothing");

  if (g_test_subprocess ())
    {
      g_autoptr (DtiStepsRule) rule = dti_steps_rule_new (columns, columns, FALSE);

      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*thresholds must ascend*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/steps-rule/scores", test_scores);
  g_test_add_func ("/steps-rule/faults", test_faults);
  g_test_add_func ("/steps-rule/properties", test_properties);
  g_test_add_func ("/steps-rule/columns-that-do-not-fit", test_columns_that_do_not_fit);

  return g_test_run ();
}
