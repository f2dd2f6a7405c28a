/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-goalposts-rule.h>

static const RuleCase cases[] = {
  /* life expectancy of 65.0 between the goalposts 20 and 85 */
  { "{ \"type\": \"goalposts\", \"min\": 20, \"max\": 85 }",
    UP,
    1.0,
    6,
    { 65.0, 20.0, 85.0, 10.0, 90.0, NONE },
    { 45.0 / 65.0, 0.0, 1.0, 0.0, 1.0, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": 20, \"max\": 85, \"clamp\": false }",
    UP,
    100.0,
    2,
    { 7.0, 98.0 },
    { -20.0, 120.0 } },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 50 }",
    DOWN,
    10.0,
    5,
    { 0.0, 10.0, 50.0, 60.0, NONE },
    { 10.0, 8.0, 0.0, 0.0, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 50, \"direction\": \"up\" }",
    DOWN,
    10.0,
    1,
    { 10.0 },
    { 2.0 } },
  /* goalposts the other way round mirror too */
  { "{ \"type\": \"goalposts\", \"min\": 50, \"max\": 0 }",
    UP,
    10.0,
    3,
    { 0.0, 10.0, 50.0 },
    { 10.0, 8.0, 0.0 } },
  /* goalposts go through the transform: ln 1000 lies half way between ln 10 and ln 100000 */
  { "{ \"type\": \"goalposts\", \"min\": 10, \"max\": 100000, \"transform\": \"log\" }",
    UP,
    1.0,
    5,
    { 1000.0, 10.0, 100000.0, 0.0, -5.0 },
    { 0.5, 0.0, 1.0, NONE, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": 10, \"max\": 100000, \"transform\": \"log10\" }",
    UP,
    1.0,
    2,
    { 1000.0, 0.0 },
    { 0.5, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 100, \"transform\": \"sqrt\" }",
    UP,
    10.0,
    3,
    { 25.0, 0.0, -1.0 },
    { 5.0, 0.0, NONE } },
  /* (x^2 − 1)/2 between 1 and 3: 0 and 4; 2 gives 1.5 */
  { "{ \"type\": \"goalposts\", \"min\": 1, \"max\": 3, \"transform\": { \"type\": \"box-cox\", "
    "\"lambda\": 2 } }",
    UP,
    4.0,
    3,
    { 2.0, 3.0, 0.0 },
    { 1.5, 4.0, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": 10, \"max\": 1000, \"transform\": { \"type\": "
    "\"box-cox\", \"lambda\": 0 } }",
    UP,
    1.0,
    2,
    { 100.0, 0.0 },
    { 0.5, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": 5, \"max\": 5 }",
    UP,
    1.0,
    2,
    { 5.0, 6.0 },
    { NONE, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": 5, \"max\": 5, \"constant\": 0.5 }",
    DOWN,
    10.0,
    2,
    { 5.0, NONE },
    { 5.0, NONE } },
  { "{ \"type\": \"goalposts\", \"min\": -1e308, \"max\": 1e308 }", UP, 1.0, 1, { 5.0 }, { NONE } },
};

static void
test_scores (void)
{
  g_test_summary ("(x − min)/(max − min) × max, mirrored, transformed, clamped or not");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"goalposts\", \"max\": 1 }", "", "missing-member" },
  { "{ \"type\": \"goalposts\", \"min\": 1 }", "", "missing-member" },
  { "{ \"type\": \"goalposts\", \"min\": \"0\", \"max\": 1 }", "/min", "wrong-type" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 100, \"transform\": \"log\" }",
    "/min",
    "out-of-range" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 100, \"transform\": \"cube\" }",
    "/transform",
    "unknown-name" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 100, \"transform\": \"box-cox\" }",
    "/transform",
    "missing-member" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 100, \"transform\": { \"type\": \"box-cox\" } "
    "}",
    "/transform",
    "missing-member" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 100, \"transform\": { \"lambda\": 1 } }",
    "/transform",
    "missing-member" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 100, \"transform\": 3 }",
    "/transform",
    "wrong-type" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 1, \"constant\": 2 }",
    "/constant",
    "out-of-range" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 1, \"direction\": \"left\" }",
    "/direction",
    "unknown-name" },
  { "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 1, \"clamp\": \"no\" }",
    "/clamp",
    "wrong-type" },
};

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_faults (faults, G_N_ELEMENTS (faults));
  rule_check_warning ("{ \"type\": \"goalposts\", \"min\": 5, \"max\": 5 }",
                      "/max",
                      "not-computable");
  rule_check_warning ("{ \"type\": \"goalposts\", \"min\": 0, \"max\": 5, \"scope\": \"panel\" }",
                      "/scope",
                      "unknown-member");
  rule_check_warning ("{ \"type\": \"goalposts\", \"min\": 0, \"max\": 5, \"transform\": { "
                      "\"type\": \"sqrt\", \"base\": 2 } }",
                      "/transform/base",
                      "unknown-member");
}

static void
test_properties (void)
{
  DtiGoalpostsRule *rule = dti_goalposts_rule_new (20.0, 85.0);
  g_autoptr (DtiRule) logarithmic = g_object_new (
      DTI_TYPE_GOALPOSTS_RULE, "min", 100.0, "max", 75000.0, "transform", DTI_TRANSFORM_LOG, NULL);
  double score = 0.0;

  g_test_summary (
      "Goalposts made from properties go through the transform like those that were read");

  g_assert_cmpfloat (dti_goalposts_rule_get_min (rule), ==, 20.0);
  g_assert_cmpfloat (dti_goalposts_rule_get_max (rule), ==, 85.0);
  g_assert_true (dti_rule_evaluate (logarithmic, 7500.0, 1.0, &score, NULL));
  rule_assert_score (score, log (75.0) / log (750.0));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "goalposts");
  rule_check_description ("{ \"type\": \"goalposts\", \"min\": 20, \"max\": 85 }",
                          "(x − 20)/(85 − 20) × max");
  rule_check_description (
      "{ \"type\": \"goalposts\", \"min\": 100, \"max\": 75000, \"transform\": \"log\" }",
      "(x − t(100))/(t(75000) − t(100)) × max, x = ln(number)");
  g_assert_finalize_object (rule);
}

static void
test_order_of_operations (void)
{
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"goalposts\", \"min\": 0.1, \"max\": 0.7 }");

  g_test_summary ("The bits are those of the formula as it is written");

  for (guint i = 0; i < 1000; i++)
    {
      double x = g_test_rand_double_range (0.1, 0.7);
      double score = 0.0;

      g_assert_true (dti_rule_evaluate (rule, x, 30.0, &score, NULL));
      g_assert_cmpfloat (score, ==, MIN ((x - 0.1) / (0.7 - 0.1) * 30.0, 30.0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/goalposts-rule/scores", test_scores);
  g_test_add_func ("/goalposts-rule/faults", test_faults);
  g_test_add_func ("/goalposts-rule/properties", test_properties);
  g_test_add_func ("/goalposts-rule/order-of-operations", test_order_of_operations);

  return g_test_run ();
}
