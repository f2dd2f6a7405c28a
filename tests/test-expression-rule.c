/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-expression-rule.h>

static const RuleCase cases[] = {
  /* a ratio worth 45 points and a point for each of at most five applications, here both from x */
  { "{ \"type\": \"expression\", \"formula\": \"x * 45\" }",
    UP,
    1.0,
    3,
    { 0.8, 2.0, NONE },
    { 36.0, 90.0, NONE } },
  { "{ \"type\": \"expression\", \"formula\": \"x * 45\", \"clamp\": true }",
    UP,
    50.0,
    3,
    { 0.8, 2.0, -1.0 },
    { 36.0, 50.0, 0.0 } },
  { "{ \"type\": \"expression\", \"formula\": \"x / best * 10\" }",
    UP,
    10.0,
    4,
    { 1.0, 4.0, 2.0, NONE },
    { 2.5, 10.0, 5.0, NONE } },
  { "{ \"type\": \"expression\", \"formula\": \"n\" }",
    UP,
    10.0,
    4,
    { 1.0, 4.0, NONE, 2.0 },
    { 3.0, 3.0, 3.0, 3.0 } },
  { "{ \"type\": \"expression\", \"formula\": \"1 / x\" }",
    UP,
    10.0,
    2,
    { 4.0, 0.0 },
    { 0.25, NONE } },
  { "{ \"type\": \"expression\", \"formula\": \"max(x, 0)\", \"transform\": \"log10\" }",
    UP,
    10.0,
    3,
    { 100.0, 0.1, 0.0 },
    { 2.0, 0.0, NONE } },
  /* a direction only describes */
  { "{ \"type\": \"expression\", \"formula\": \"x\" }", DOWN, 10.0, 1, { 4.0 }, { 4.0 } },
};

static void
test_scores (void)
{
  g_test_summary (
      "A formula over the number, the units present and the best of them writes points");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"expression\" }", "", "missing-member" },
  { "{ \"type\": \"expression\", \"formula\": \"x +\" }", "/formula", "wrong-formula" },
  { "{ \"type\": \"expression\", \"formula\": \"y\" }", "/formula", "wrong-formula" },
  { "{ \"type\": \"expression\", \"formula\": \"\" }", "/formula", "wrong-formula" },
  { "{ \"type\": \"expression\", \"formula\": 3 }", "/formula", "wrong-type" },
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
  DtiExpressionRule *rule = dti_expression_rule_new ("x * 2");
  double score = 0.0;

  g_test_summary ("The formula");

  g_assert_cmpstr (dti_expression_rule_get_formula (rule), ==, "x * 2");
  g_assert_true (dti_rule_reads_number (DTI_RULE (rule)));
  g_assert_false (dti_rule_get_clamp (DTI_RULE (rule)));
  g_assert_true (dti_rule_evaluate (DTI_RULE (rule), 4.0, 1.0, &score, NULL));
  g_assert_cmpfloat (score, ==, 8.0);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "expression");
  rule_check_description ("{ \"type\": \"expression\", \"formula\": \"min(max(x, 10), 1000)\" }",
                          "min(max(x, 10), 1000)");
  g_assert_finalize_object (rule);
}

static void
test_inputs (void)
{
  /* rate × 45 and a point for each application, at most 5 */
  static const double rates[] = { 0.8, 0.8, NAN };
  static const double applications[] = { 7.0, 2.0, 3.0 };
  static const double nothing[] = { NAN, NAN, NAN };
  static const double expected[] = { 41.0, 38.0, NAN };
  const double *inputs[] = { rates, applications };
  g_autoptr (DtiRule) rule = rule_read (
      "{ \"type\": \"expression\", \"formula\": \"[rate] * 45 + min([applications], 5)\" }");
  const char *const *names = dti_rule_get_input_names (rule);
  DtiRuleSpan span = { .n = 3, .numbers = nothing, .inputs = inputs, .max = 50.0, .clamp = TRUE };
  double scores[3];

  g_test_summary ("Inputs by name; one that is absent leaves the unit without a score");

  g_assert_false (dti_rule_reads_number (rule));
  g_assert_cmpstr (names[0], ==, "rate");
  g_assert_cmpstr (names[1], ==, "applications");
  g_assert_null (names[2]);
  dti_rule_apply (rule, NULL, &span, scores, NULL);
  for (gsize i = 0; i < 3; i++)
    rule_assert_score (scores[i], expected[i]);
  inputs[1] = NULL;
  dti_rule_apply (rule, NULL, &span, scores, NULL);
  g_assert_true (isnan (scores[0]));
  span.inputs = NULL;
  dti_rule_apply (rule, NULL, &span, scores, NULL);
  g_assert_true (isnan (scores[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/expression-rule/scores", test_scores);
  g_test_add_func ("/expression-rule/faults", test_faults);
  g_test_add_func ("/expression-rule/properties", test_properties);
  g_test_add_func ("/expression-rule/inputs", test_inputs);

  return g_test_run ();
}
