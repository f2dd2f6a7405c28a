/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-min-max-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"min-max\" }", UP, 10.0, 4, { 1.0, 3.0, 5.0, NONE }, { 0.0, 5.0, 10.0, NONE } },
  { "{ \"type\": \"min-max\" }", DOWN, 10.0, 4, { 1.0, 2.0, 5.0, NONE }, { 10.0, 7.5, 0.0, NONE } },
  { "{ \"type\": \"min-max\", \"lower\": 1, \"upper\": 100 }",
    UP,
    100.0,
    3,
    { 0.0, 5.0, 10.0 },
    { 1.0, 50.5, 100.0 } },
  { "{ \"type\": \"min-max\", \"lower\": 20, \"upper\": 100 }",
    DOWN,
    100.0,
    3,
    { 0.0, 2.5, 10.0 },
    { 100.0, 80.0, 20.0 } },
  { "{ \"type\": \"min-max\", \"lower\": 0, \"upper\": 50 }",
    UP,
    50.0,
    3,
    { -1.0, 0.0, 1.0 },
    { 0.0, 25.0, 50.0 } },
  { "{ \"type\": \"min-max\", \"lower\": 100, \"upper\": 0 }",
    UP,
    100.0,
    3,
    { 0.0, 2.5, 10.0 },
    { 100.0, 75.0, 0.0 } },
  { "{ \"type\": \"min-max\", \"transform\": \"log\" }",
    UP,
    1.0,
    4,
    { 1.0, 10.0, 100.0, 0.0 },
    { 0.0, 0.5, 1.0, NONE } },
  { "{ \"type\": \"min-max\" }", UP, 10.0, 3, { 4.0, 4.0, NONE }, { NONE, NONE, NONE } },
  { "{ \"type\": \"min-max\", \"constant\": 0.5 }",
    UP,
    10.0,
    3,
    { 4.0, 4.0, NONE },
    { 5.0, 5.0, NONE } },
  { "{ \"type\": \"min-max\" }", UP, 10.0, 1, { 4.0 }, { NONE } },
  { "{ \"type\": \"min-max\" }", UP, 10.0, 2, { NONE, NONE }, { NONE, NONE } },
  { "{ \"type\": \"min-max\", \"constant\": 0.5 }", UP, 10.0, 2, { NONE, NONE }, { NONE, NONE } },
  { "{ \"type\": \"min-max\" }", UP, 1.0, 3, { -1.5e308, 0.0, 1.5e308 }, { NONE, NONE, NONE } },
};

static void
test_scores (void)
{
  g_test_summary (
      "From the lowest to the highest number among the units, between lower and upper in points");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"min-max\", \"lower\": \"0\" }", "/lower", "wrong-type" },
  { "{ \"type\": \"min-max\", \"scope\": \"world\" }", "/scope", "unknown-name" },
  { "{ \"type\": \"min-max\", \"constant\": -0.5 }", "/constant", "out-of-range" },
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
  DtiMinMaxRule *rule = dti_min_max_rule_new (1.0, 100.0);
  g_autoptr (DtiRule) plain = rule_read ("{ \"type\": \"min-max\", \"scope\": \"panel\" }");

  g_test_summary ("Lower and upper; the upper is the maximum where none is declared");

  g_assert_cmpfloat (dti_min_max_rule_get_lower (rule), ==, 1.0);
  g_assert_cmpfloat (dti_min_max_rule_get_upper (rule), ==, 100.0);
  g_assert_cmpfloat (dti_rule_get_default_max (DTI_RULE (rule)), ==, 100.0);
  g_assert_cmpfloat (dti_rule_get_default_max (plain), ==, 1.0);
  g_assert_cmpint (dti_rule_get_scope (plain), ==, DTI_SCOPE_PANEL);
  g_assert_cmpint (dti_rule_get_needs (plain), ==, DTI_RULE_NEEDS_RANGE);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "min-max");
  rule_check_description ("{ \"type\": \"min-max\" }", "(x − minimum)/(maximum − minimum) × max");
  rule_check_description ("{ \"type\": \"min-max\", \"lower\": 1, \"upper\": 100 }",
                          "(x − minimum)/(maximum − minimum) × (100 − 1) + 1");
  g_assert_finalize_object (rule);
}

static void
test_beyond (void)
{
  static const double numbers[] = { 0.0, 10.0, 15.0, -5.0 };
  static const guint8 excluded[] = { 0, 0, 1, 1 };
  static const double clamped[] = { 20.0, 100.0, 100.0, 20.0 };
  static const double unclamped[] = { 20.0, 100.0, 140.0, -20.0 };
  DtiPopulation population;

  g_test_summary ("A unit that does not count in the statistics is clamped to lower and upper");

  dti_population_measure (&population, numbers, excluded, 4, DTI_RULE_NEEDS_RANGE);
  for (int clamp = 0; clamp < 2; clamp++)
    {
      g_autoptr (DtiRule) rule = rule_read (
          clamp ? "{ \"type\": \"min-max\", \"lower\": 20, \"upper\": 100 }"
                : "{ \"type\": \"min-max\", \"lower\": 20, \"upper\": 100, \"clamp\": false }");
      double scores[4];

      rule_score (rule, &population, UP, 100.0, numbers, 4, 4, scores);
      for (gsize i = 0; i < 4; i++)
        rule_assert_score (scores[i], clamp ? clamped[i] : unclamped[i]);
    }
  dti_population_clear (&population);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/min-max-rule/scores", test_scores);
  g_test_add_func ("/min-max-rule/faults", test_faults);
  g_test_add_func ("/min-max-rule/properties", test_properties);
  g_test_add_func ("/min-max-rule/beyond", test_beyond);

  return g_test_run ();
}
