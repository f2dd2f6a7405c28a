/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-borda-rule.h>
#include <libdti/base/dti-number.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"borda\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 3.0, 0.0, 1.0, 1.0, NONE, 4.0 } },
  { "{ \"type\": \"borda\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 1.0, 4.0, 3.0, 3.0, NONE, 0.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"dense\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 2.0, 0.0, 1.0, 1.0, NONE, 3.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"dense\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 2.0, 4.0, 3.0, 3.0, NONE, 1.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"max\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 3.0, 0.0, 2.0, 2.0, NONE, 4.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"max\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 1.0, 4.0, 2.0, 2.0, NONE, 0.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"average\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 3.0, 0.0, 1.5, 1.5, NONE, 4.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"average\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 1.0, 4.0, 2.5, 2.5, NONE, 0.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"first\" }",
    UP,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 3.0, 0.0, 1.0, 2.0, NONE, 4.0 } },
  { "{ \"type\": \"borda\", \"ties\": \"first\" }",
    DOWN,
    10.0,
    6,
    { 30.0, 10.0, 20.0, 20.0, NONE, 40.0 },
    { 1.0, 4.0, 3.0, 2.0, NONE, 0.0 } },
  { "{ \"type\": \"borda\" }", UP, 1.0, 2, { 7.0, NONE }, { 0.0, NONE } },
};

static void
test_scores (void)
{
  g_test_summary ("Positions among the units by every way of treating ties, up and down");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"borda\", \"ties\": \"random\" }", "/ties", "unknown-name" },
};

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_faults (faults, G_N_ELEMENTS (faults));
  rule_check_warning ("{ \"type\": \"borda\", \"constant\": 0.5 }", "/constant", "unknown-member");
  rule_check_warning ("{ \"type\": \"borda\", \"clamp\": true }", "/clamp", "no-effect");
}

static void
test_properties (void)
{
  DtiBordaRule *rule = dti_borda_rule_new (DTI_TIES_AVERAGE);

  g_test_summary ("How ties are treated");

  g_assert_cmpint (dti_borda_rule_get_ties (rule), ==, DTI_TIES_AVERAGE);
  g_assert_cmpint (dti_rule_get_needs (DTI_RULE (rule)), ==, DTI_RULE_NEEDS_ORDER);
  g_assert_false (dti_rule_is_bounded (DTI_RULE (rule)));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "borda");
  rule_check_description ("{ \"type\": \"borda\" }", "rank of x − 1");
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
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"borda\" }");

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

          rule_assert_score (up[i], below);
          rule_assert_score (down[i], (double) others - below);
        }
    }
}

static void
test_guests (void)
{
  static const double numbers[] = { 10.0, 20.0, 30.0, 20.0, 5.0, 35.0 };
  static const guint8 excluded[] = { 0, 0, 0, 1, 1, 1 };
  static const double expected[] = { 0.0, 1.0, 2.0, 1.0, 0.0, 3.0 };
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"borda\" }");
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

  g_test_add_func ("/borda-rule/scores", test_scores);
  g_test_add_func ("/borda-rule/faults", test_faults);
  g_test_add_func ("/borda-rule/properties", test_properties);
  g_test_add_func ("/borda-rule/random", test_random);
  g_test_add_func ("/borda-rule/guests", test_guests);

  return g_test_run ();
}
