/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-z-score-rule.h>

static const RuleCase cases[] = {
  /* mean 5, squares 9 + 1 + 1 + 9 = 20 over 3 */
  { "{ \"type\": \"z-score\" }",
    UP,
    1.0,
    5,
    { 2.0, 4.0, 6.0, 8.0, NONE },
    { -1.161895003862225, -0.3872983346207417, 0.3872983346207417, 1.161895003862225, NONE } },
  /* mean 0, sd 1 */
  { "{ \"type\": \"z-score\" }", UP, 1.0, 3, { -1.0, 0.0, 1.0 }, { -1.0, 0.0, 1.0 } },
  { "{ \"type\": \"z-score\", \"mean\": 100, \"sd\": 15 }",
    UP,
    1.0,
    3,
    { -1.0, 0.0, 1.0 },
    { 85.0, 100.0, 115.0 } },
  { "{ \"type\": \"z-score\", \"mean\": 100, \"sd\": 15 }",
    DOWN,
    1.0,
    3,
    { -1.0, 0.0, 1.0 },
    { 115.0, 100.0, 85.0 } },
  { "{ \"type\": \"z-score\" }", UP, 1.0, 2, { 5.0, NONE }, { NONE, NONE } },
  { "{ \"type\": \"z-score\" }", UP, 1.0, 3, { 0.1, 0.1, 0.1 }, { NONE, NONE, NONE } },
  { "{ \"type\": \"z-score\", \"constant\": 0 }",
    UP,
    1.0,
    4,
    { 0.1, 0.1, 0.1, NONE },
    { 0.0, 0.0, 0.0, NONE } },
  { "{ \"type\": \"z-score\", \"constant\": 0.5 }", UP, 1.0, 1, { 7.0 }, { 0.5 } },
  { "{ \"type\": \"z-score\", \"transform\": \"log10\" }",
    UP,
    1.0,
    3,
    { 1.0, 10.0, 100.0 },
    { -1.0, 0.0, 1.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("The distance from the mean in standard deviations with n − 1");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"z-score\", \"sd\": 0 }", "/sd", "out-of-range" },
  { "{ \"type\": \"z-score\", \"sd\": -1 }", "/sd", "out-of-range" },
  { "{ \"type\": \"z-score\", \"mean\": true }", "/mean", "wrong-type" },
};

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_faults (faults, G_N_ELEMENTS (faults));
  rule_check_warning ("{ \"type\": \"z-score\", \"clamp\": true }", "/clamp", "no-effect");
}

static void
test_properties (void)
{
  DtiZScoreRule *rule = dti_z_score_rule_new (100.0, 15.0);

  g_test_summary ("Mean and standard deviation of the result; no bounds");

  g_assert_cmpfloat (dti_z_score_rule_get_mean (rule), ==, 100.0);
  g_assert_cmpfloat (dti_z_score_rule_get_sd (rule), ==, 15.0);
  g_assert_false (dti_rule_is_bounded (DTI_RULE (rule)));
  g_assert_false (dti_rule_get_clamp (DTI_RULE (rule)));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "z-score");
  rule_check_description ("{ \"type\": \"z-score\" }", "(x − mean)/sd × 1 + 0");
  g_assert_finalize_object (rule);
}

static void
test_random (void)
{
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"z-score\" }");

  g_test_summary ("Random columns agree with a plain loop in long double");

  for (guint round = 0; round < 20; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (10, 3000);
      g_autofree double *numbers = rule_random_column (n);
      g_autofree double *scores = g_new (double, n);
      long double sum = 0.0L;
      long double squares = 0.0L;
      gsize count = 0;

      numbers[0] = 1.0;
      numbers[1] = 2.0;
      for (gsize i = 0; i < n; i++)
        if (!isnan (numbers[i]))
          {
            sum += numbers[i];
            count++;
          }
      for (gsize i = 0; i < n; i++)
        if (!isnan (numbers[i]))
          squares += (numbers[i] - sum / count) * (numbers[i] - sum / count);

      rule_score_all_ways (rule, UP, 1.0, numbers, n, scores);
      for (gsize i = 0; i < n; i++)
        rule_assert_score (scores[i],
                           (double) ((numbers[i] - sum / count) / sqrtl (squares / (count - 1))));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/z-score-rule/scores", test_scores);
  g_test_add_func ("/z-score-rule/faults", test_faults);
  g_test_add_func ("/z-score-rule/properties", test_properties);
  g_test_add_func ("/z-score-rule/random", test_random);

  return g_test_run ();
}
