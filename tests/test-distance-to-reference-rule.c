/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-distance-to-reference-rule.h>

static const RuleCase cases[] = {
  /* without the reference unit there is nothing to compare with */
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
    UP,
    1.0,
    3,
    { 2.0, 4.0, 12.0 },
    { NONE, NONE, NONE } },
};

static void
test_scores (void)
{
  g_test_summary ("No reference, no score");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"distance-to-reference\" }", "", "missing-member" },
  { "{ \"type\": \"distance-to-reference\", \"reference\": 3 }", "/reference", "wrong-type" },
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
  DtiDistanceToReferenceRule *rule = dti_distance_to_reference_rule_new ("KG");
  g_autoptr (DtiRule) other = rule_read ("{ \"type\": \"best\" }");

  g_test_summary ("The id of the reference unit");

  g_assert_cmpstr (dti_distance_to_reference_rule_get_reference (rule), ==, "KG");
  g_assert_cmpstr (dti_rule_get_reference_unit (DTI_RULE (rule)), ==, "KG");
  g_assert_null (dti_rule_get_reference_unit (other));

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "distance-to-reference");
  rule_check_description ("{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
                          "(1 − (r − x)/(r − minimum)) × max, r = x of KG");
  g_assert_finalize_object (rule);
}

typedef struct
{
  const char *json;
  DtiDirection direction;
  double reference;
  double scores[4]; /* of 2, 4, 12 and nothing, with a maximum of 10 */
} ReferenceCase;

static const ReferenceCase references[] = {
  /* (x − 2)/(r − 2) */
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
    UP,
    12.0,
    { 0.0, 2.0, 10.0, NONE } },
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
    UP,
    4.0,
    { 0.0, 10.0, 50.0, NONE } },
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\", \"clamp\": true }",
    UP,
    4.0,
    { 0.0, 10.0, 10.0, NONE } },
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
    UP,
    2.0,
    { NONE, NONE, NONE, NONE } },
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\", \"constant\": 0.5 }",
    UP,
    2.0,
    { 5.0, 5.0, 5.0, NONE } },
  /* of −x, with the worst at −12: (12 − x)/(12 − r) */
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
    DOWN,
    2.0,
    { 10.0, 8.0, 0.0, NONE } },
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
    DOWN,
    4.0,
    { 12.5, 10.0, 0.0, NONE } },
  { "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
    DOWN,
    12.0,
    { NONE, NONE, NONE, NONE } },
};

static void
test_references (void)
{
  static const double numbers[] = { 2.0, 4.0, 12.0, NAN };

  g_test_summary ("1 − (reference − x)/(reference − minimum); down the same of −x");

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (DtiRule) rule = rule_read (references[i].json);
      DtiPopulation population;
      double scores[4];

      dti_population_measure (&population, numbers, NULL, 4, dti_rule_get_needs (rule));
      population.reference = references[i].reference;
      rule_score (rule, &population, references[i].direction, 10.0, numbers, 4, 3, scores);
      for (gsize k = 0; k < 4; k++)
        rule_assert_score (scores[k], references[i].scores[k]);
      dti_population_clear (&population);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/distance-to-reference-rule/scores", test_scores);
  g_test_add_func ("/distance-to-reference-rule/faults", test_faults);
  g_test_add_func ("/distance-to-reference-rule/properties", test_properties);
  g_test_add_func ("/distance-to-reference-rule/references", test_references);

  return g_test_run ();
}
