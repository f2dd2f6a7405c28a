/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-percentile-rank-rule.h>
#include <libdti/base/dti-number.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"percentile-rank\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 7.5, 0.0, 2.5, 2.5, NONE, 10.0 } },
  { "{ \"type\": \"percentile-rank\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 2.5, 10.0, 7.5, 7.5, NONE, 0.0 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"dense\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 5.0, 0.0, 2.5, 2.5, NONE, 7.5 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"dense\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 5.0, 10.0, 7.5, 7.5, NONE, 2.5 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"max\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 7.5, 0.0, 5.0, 5.0, NONE, 10.0 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"max\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 2.5, 10.0, 5.0, 5.0, NONE, 0.0 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"average\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 7.5, 0.0, 3.75, 3.75, NONE, 10.0 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"average\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 2.5, 10.0, 6.25, 6.25, NONE, 0.0 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"first\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 7.5, 0.0, 2.5, 5.0, NONE, 10.0 } },
  { "{ \"type\": \"percentile-rank\", \"ties\": \"first\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 2.5, 10.0, 7.5, 5.0, NONE, 0.0 } },
  { "{ \"type\": \"percentile-rank\" }", UP, 10.0, 2, { 7.0, NONE }, { NONE, NONE } },
  { "{ \"type\": \"percentile-rank\", \"constant\": 0.5 }",
    DOWN,
    10.0,
    2,
    { 7.0, NONE },
    { 5.0, NONE } },
  { "{ \"type\": \"percentile-rank\" }", UP, 10.0, 3, { 7.0, 7.0, 7.0 }, { 0.0, 0.0, 0.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("Positions among the units by every way of treating ties, up and down");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"percentile-rank\", \"ties\": \"random\" }", "/ties", "unknown-name" },
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
  DtiPercentileRankRule *rule = dti_percentile_rank_rule_new (DTI_TIES_AVERAGE);

  g_test_summary ("How ties are treated");

  g_assert_cmpint (dti_percentile_rank_rule_get_ties (rule), ==, DTI_TIES_AVERAGE);
  g_assert_cmpint (dti_rule_get_needs (DTI_RULE (rule)), ==, DTI_RULE_NEEDS_ORDER);
  g_assert_true (dti_rule_is_bounded (DTI_RULE (rule)));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "percentile-rank");
  rule_check_description ("{ \"type\": \"percentile-rank\" }", "(rank of x − 1)/(n − 1) × max");
  g_assert_finalize_object (rule);
}

/* How many numbers are lower, by counting. */
static double
count_below (const double *numbers, gsize n, double number, gsize *others)
{
  gsize below = 0;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      count += !isnan (numbers[i]);
      below += numbers[i] < number && !dti_number_ties (numbers[i], number);
    }
  *others = count - 1;

  return (double) below;
}

static void
test_random (void)
{
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"percentile-rank\" }");

  g_test_summary ("Random columns with ties and near ties agree with counting");

  for (guint round = 0; round < 20; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (5, 400);
      g_autofree double *numbers = rule_random_column (n);
      g_autofree double *up = g_new (double, n);
      g_autofree double *down = g_new (double, n);

      numbers[0] = 1.0;
      numbers[1] = 2.0;
      rule_score_all_ways (rule, UP, 10.0, numbers, n, up);
      rule_score_all_ways (rule, DOWN, 10.0, numbers, n, down);
      for (gsize i = 0; i < n; i++)
        {
          gsize others = 0;
          double below = isnan (numbers[i]) ? NAN : count_below (numbers, n, numbers[i], &others);

          rule_assert_score (up[i], below / (double) others * 10.0);
          rule_assert_score (down[i], 10.0 - below / (double) others * 10.0);
        }
    }
}

static void
test_guests (void)
{
  static const double numbers[] = { 10.0, 20.0, 30.0, 20.0, 5.0, 35.0 };
  static const guint8 excluded[] = { 0, 0, 0, 1, 1, 1 };
  static const double expected[] = { 0.0, 5.0, 10.0, 10.0 / 3.0, 0.0, 10.0 };
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"percentile-rank\" }");
  DtiPopulation population;
  double scores[6];

  g_test_summary (
      "Units that are not ranked change nobody's score, and are compared with the others");

  dti_population_measure (&population, numbers, excluded, 6, DTI_RULE_NEEDS_ORDER);
  rule_score (rule, &population, UP, 10.0, numbers, 6, 6, scores);
  for (gsize i = 0; i < 6; i++)
    rule_assert_score (scores[i], expected[i]);
  dti_population_clear (&population);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/percentile-rank-rule/scores", test_scores);
  g_test_add_func ("/percentile-rank-rule/faults", test_faults);
  g_test_add_func ("/percentile-rank-rule/properties", test_properties);
  g_test_add_func ("/percentile-rank-rule/random", test_random);
  g_test_add_func ("/percentile-rank-rule/guests", test_guests);

  return g_test_run ();
}
