/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "framework-testing.h"

#include <math.h>

#include <libdti/dti-enum-types.h>

static DtiPillar *
find (DtiFramework *framework, const char *id)
{
  DtiNode *node = dti_framework_lookup (framework, id);

  g_assert_true (DTI_IS_PILLAR (node));

  return DTI_PILLAR (node);
}

static void
test_defaults (void)
{
  DtiFramework *framework = load_clean_framework ("'root':{'id':'r','children':[{'id':'a'}]}");
  DtiPillar *r = find (framework, "r");
  double floor = 5.0;

  g_test_summary (
      "A pillar that says nothing is a sum, and a missing child leaves it without score");

  g_assert_cmpint (dti_pillar_get_aggregation (r), ==, DTI_AGGREGATION_SUM);
  g_assert_cmpint (dti_pillar_get_missing_policy (r), ==, DTI_MISSING_POLICY_PROPAGATE);
  g_assert_cmpuint (dti_pillar_get_min_children (r), ==, 0);
  g_assert_cmpfloat (dti_pillar_get_min_share (r), ==, 0.0);
  g_assert_cmpfloat (dti_pillar_get_power (r), ==, 1.0);
  g_assert_cmpfloat (dti_pillar_get_offset (r), ==, 0.0);
  g_assert_null (dti_pillar_get_formula (r));
  g_assert_false (dti_pillar_get_floor (r, &floor));
  g_assert_cmpfloat (floor, ==, 0.0);
  g_assert_cmpfloat (dti_pillar_get_child_weight (r, 0), ==, 1.0);
  g_assert_true (isnan (dti_pillar_get_child_weight (r, 1)));
  g_assert_finalize_object (framework);
}

static void
assert_places (DtiPillar *pillar, gboolean expected)
{
  const double two = 2.0;
  g_autoptr (GBytes) places = dti_pillar_get_order_weights (pillar);

  g_assert_cmpint (places != NULL, ==, expected);
  if (places != NULL)
    g_assert_cmpmem (g_bytes_get_data (places, NULL), g_bytes_get_size (places), &two, sizeof two);
}

static void
test_aggregations (void)
{
  static const struct
  {
    const char *text;
    DtiAggregation aggregation;
  } cases[] = {
    { "'sum'", DTI_AGGREGATION_SUM },
    { "'mean'", DTI_AGGREGATION_MEAN },
    { "'geometric-mean'", DTI_AGGREGATION_GEOMETRIC_MEAN },
    { "'harmonic-mean'", DTI_AGGREGATION_HARMONIC_MEAN },
    { "{'type':'power-mean','p':-2.5}", DTI_AGGREGATION_POWER_MEAN },
    { "'min'", DTI_AGGREGATION_MIN },
    { "'max'", DTI_AGGREGATION_MAX },
    { "'median'", DTI_AGGREGATION_MEDIAN },
    { "'product'", DTI_AGGREGATION_PRODUCT },
    { "'inverse-geometric-mean'", DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN },
    { "{'type':'inverse-geometric-mean','offset':0.2}", DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN },
    { "'copeland'", DTI_AGGREGATION_COPELAND },
    { "'outranking'", DTI_AGGREGATION_OUTRANKING },
    { "{'type':'expression','formula':'[a] / 2'}", DTI_AGGREGATION_EXPRESSION },
    { "{'type':'median'}", DTI_AGGREGATION_MEDIAN },
    { "'mazziotta-pareto'", DTI_AGGREGATION_MAZZIOTTA_PARETO },
    { "{'type':'mazziotta-pareto','penalty':'plus'}", DTI_AGGREGATION_MAZZIOTTA_PARETO },
    { "{'type':'ordered-weighted-mean','order-weights':[2]}",
      DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN },
    { "'benefit-of-the-doubt'", DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT },
    { "{'type':'benefit-of-the-doubt','band':0.25}", DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT },
  };

  g_test_summary ("Every aggregation is known by name, as a text or as an object");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members =
          g_strdup_printf ("'root':{'id':'r','aggregation':%s,'children':[{'id':'a'}]}",
                           cases[i].text);
      DtiFramework *framework = load_clean_framework (members);
      DtiPillar *r = find (framework, "r");
      double band;

      g_assert_cmpint (dti_pillar_get_aggregation (r), ==, cases[i].aggregation);
      g_assert_cmpfloat (dti_pillar_get_power (r), ==, strstr (cases[i].text, "'p'") ? -2.5 : 1.0);
      g_assert_cmpfloat (dti_pillar_get_offset (r),
                         ==,
                         strstr (cases[i].text, "offset") ? 0.2 : 0.0);
      g_assert_cmpstr (dti_pillar_get_formula (r),
                       ==,
                       strstr (cases[i].text, "formula") ? "[a] / 2" : NULL);
      g_assert_cmpint (dti_pillar_get_penalty_sign (r),
                       ==,
                       strstr (cases[i].text, "plus") ? DTI_PENALTY_SIGN_PLUS
                                                      : DTI_PENALTY_SIGN_MINUS);
      assert_places (r, strstr (cases[i].text, "order-weights") != NULL);
      g_assert_true (dti_pillar_get_share_band (r, &band) ==
                     (strstr (cases[i].text, "band") != NULL));
      g_assert_true (isnan (band) || band == 0.25);
      g_assert_cmpfloat (dti_pillar_get_lower_share (r, 0), ==, isnan (band) ? 0.0 : 0.75);
      g_assert_cmpfloat (dti_pillar_get_upper_share (r, 0), ==, 1.0);
      g_assert_finalize_object (framework);
    }
}

static void
test_missing (void)
{
  DtiFramework *framework = load_clean_framework (
      "'root':{'id':'r','missing':'rebase','children':["
      "{'id':'p','children':[{'id':'q','missing':'zero','children':[{'id':'a'},"
      "{'id':'s','children':[{'id':'b'}]}]}]},"
      "{'id':'t','missing':'void','children':[{'ref':'u'},{'id':'c'}]}]},"
      "'views':[{'id':'v','children':[{'ref':'q'},{'id':'u','children':[{'id':'d'}]}]},"
      "{'id':'w','missing':'rebase','children':[{'id':'x','children':[{'ref':'v'}]}]}]");
  static const struct
  {
    const char *id;
    DtiMissingPolicy policy;
  } pillars[] = {
    { "r", DTI_MISSING_POLICY_REBASE },
    { "p", DTI_MISSING_POLICY_REBASE },
    { "q", DTI_MISSING_POLICY_ZERO },
    { "s", DTI_MISSING_POLICY_ZERO },
    { "t", DTI_MISSING_POLICY_VOID },
    /* Defined in a view, wherever else it stands. */
    { "u", DTI_MISSING_POLICY_PROPAGATE },
    { "v", DTI_MISSING_POLICY_PROPAGATE },
    { "w", DTI_MISSING_POLICY_REBASE },
    { "x", DTI_MISSING_POLICY_REBASE },
  };

  g_test_summary ("The policy is own, else that of the parent where the pillar is defined");

  for (guint i = 0; i < G_N_ELEMENTS (pillars); i++)
    g_assert_cmpint (dti_pillar_get_missing_policy (find (framework, pillars[i].id)),
                     ==,
                     pillars[i].policy);
  g_assert_finalize_object (framework);
}

static void
test_children (void)
{
  DtiFramework *framework = load_clean_framework (
      "'root':{'id':'r','aggregation':'mean','children':[{'id':'a','weight':0.25},"
      "{'id':'b','weight':0},{'id':'c'}]},'views':[{'id':'v','aggregation':'mean','children':["
      "{'ref':'c','weight':3},{'ref':'a'}]}]");
  DtiPillar *r = find (framework, "r");
  DtiPillar *v = find (framework, "v");
  DtiNode *a = dti_framework_lookup (framework, "a");

  g_test_summary ("A child has a weight in each of its parents; a reference alone weighs 1");

  assert_ids (dti_pillar_get_children (r), "a b c");
  assert_ids (dti_pillar_get_children (v), "c a");
  g_assert_cmpfloat (dti_pillar_get_child_weight (r, 0), ==, 0.25);
  g_assert_cmpfloat (dti_pillar_get_child_weight (r, 1), ==, 0.0);
  g_assert_cmpfloat (dti_pillar_get_child_weight (r, 2), ==, 1.0);
  g_assert_cmpfloat (dti_pillar_get_child_weight (v, 0), ==, 3.0);
  g_assert_cmpfloat (dti_pillar_get_child_weight (v, 1), ==, 1.0);
  assert_ids (dti_node_get_parents (a), "r v");
  assert_ids (dti_node_get_parents (DTI_NODE (r)), "");
  g_assert_finalize_object (framework);
}

#define PILLAR(members, children) "'root':{'id':'r'" members ",'children':[" children "]}"

static void
test_max (void)
{
  static const struct
  {
    const char *members;
    double max;
  } cases[] = {
    /* A sum: Σ weight × maximum of the children that count. */
    { PILLAR ("", "{'id':'a','max':20},{'id':'b','max':30}"), 50 },
    { PILLAR ("", "{'id':'a','max':20,'weight':0.5},{'id':'b','max':30}"), 40 },
    { PILLAR ("", "{'id':'a','max':20,'weight':0},{'id':'b','max':30}"), 30 },
    { PILLAR ("", "{'id':'a','max':20,'scored':false},{'id':'b','max':30}"), 30 },
    { PILLAR ("", "{'id':'a','max':20},{'id':'b','rule':{'type':'adjustment'}}"), 20 },
    { PILLAR ("", "{'id':'a','rule':{'type':'z-score'}},{'id':'b','max':30}"), 31 },
    { PILLAR (",'max':50", "{'id':'a','max':20},{'id':'b','max':30}"), 50 },
    { PILLAR (",'max':0.6", "{'id':'a','max':0.1},{'id':'b','max':0.2},{'id':'c','max':0.3}"),
      0.6 },
    { PILLAR (",'max':100", "{'id':'a','max':20,'scored':false}"), 100 },
    { PILLAR ("",
              "{'id':'p','children':[{'id':'a','max':2},{'id':'b','max':3}]},{'id':'c','max':5},"
              "{'id':'q','aggregation':'mean','max':40,'children':[{'ref':'a'}]}"),
      50 },
    /* Others: what the children have in common, else 1. */
    { PILLAR (",'aggregation':'mean'", "{'id':'a','max':20},{'id':'b','max':20}"), 20 },
    { PILLAR (",'aggregation':'mean'", "{'id':'a','max':20},{'id':'b','max':30}"), 1 },
    { PILLAR (",'aggregation':'mean'", "{'id':'a','max':20},{'id':'b','max':30,'weight':0}"), 20 },
    { PILLAR (",'aggregation':'min'", "{'id':'a','max':20},{'id':'b','max':5,'scored':false}"),
      20 },
    { PILLAR (",'aggregation':'median'", "{'id':'a','max':20},{'id':'b','max':0}"), 20 },
    { PILLAR (",'aggregation':'mean','max':7", "{'id':'a','max':20},{'id':'b','max':20}"), 7 },
    { PILLAR (",'aggregation':'outranking'", "{'id':'a','max':20},{'id':'b','max':20}"), 20 },
    { PILLAR (",'aggregation':'copeland'", "{'id':'a','max':20},{'id':'b','max':20}"), 1 },
    { PILLAR (",'aggregation':'benefit-of-the-doubt'", "{'id':'a','max':20},{'id':'b','max':20}"),
      20 },
    { PILLAR (",'aggregation':'copeland','max':9", "{'id':'a','max':20}"), 9 },
    { PILLAR (",'aggregation':{'type':'expression','formula':'[a]'}", "{'id':'a','max':20}"), 1 },
    { PILLAR (",'max':9,'aggregation':{'type':'expression','formula':'[a]'}",
              "{'id':'a','max':20}"),
      9 },
    /* Rules after the aggregation. */
    { PILLAR (",'then':{'type':'rank'}", "{'id':'a','max':20}"), 1 },
    { PILLAR (",'then':{'type':'percentile-rank'}", "{'id':'a','max':20}"), 20 },
    { PILLAR (",'then':[{'type':'rank'},{'type':'min-max','upper':100}]", "{'id':'a','max':20}"),
      100 },
    { PILLAR (",'then':{'type':'min-max','lower':100,'upper':0}", "{'id':'a','max':20}"), 100 },
    { PILLAR (",'aggregation':'mean','max':5,'then':{'type':'min-max','upper':4}", "{'id':'a'}"),
      5 },
    { PILLAR (",'then':{'type':'expression','formula':'x / best'}", "{'id':'a','max':20}"), 1 },
    { PILLAR (",'max':5,'then':{'type':'expression','formula':'x / best'}", "{'id':'a','max':20}"),
      5 },
  };

  g_test_summary ("The maximum of a pillar is declared, else it follows from the children");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiFramework *framework = load_clean_framework (cases[i].members);

      g_test_message ("%s", cases[i].members);
      g_assert_cmpfloat (dti_node_get_max (DTI_NODE (find (framework, "r"))), ==, cases[i].max);
      g_assert_finalize_object (framework);
    }
}

static void
test_forward_max (void)
{
  DtiFramework *framework = load_clean_framework (
      "'root':{'id':'r','children':[{'id':'p','children':[{'ref':'q'},{'id':'a'}]},"
      "{'id':'c','children':[{'id':'q','children':[{'id':'b','max':4}]}]}]}");

  g_test_summary ("The maxima of nodes defined later count in those defined before");

  g_assert_cmpfloat (dti_node_get_max (DTI_NODE (find (framework, "p"))), ==, 5.0);
  g_assert_cmpfloat (dti_node_get_max (DTI_NODE (find (framework, "r"))), ==, 9.0);
  g_assert_finalize_object (framework);
}

static void
test_sum_warning (void)
{
  DtiFramework *framework =
      load_framework (PILLAR (",'max':55", "{'id':'a','max':20.5,'weight':2},{'id':'b','max':9}"));
  g_autoptr (DtiProblemList) problems = dti_framework_validate (framework);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_test_summary ("A sum that differs from its declared maximum is told with both figures");

  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "max-differs");
  g_assert_nonnull (strstr (dti_problem_get_message (problem), "55"));
  g_assert_nonnull (strstr (dti_problem_get_message (problem), "50"));
  g_assert_cmpfloat (dti_node_get_max (DTI_NODE (find (framework, "r"))), ==, 55.0);
  g_assert_true (dti_node_has_declared_max (DTI_NODE (find (framework, "r"))));
  g_assert_finalize_object (framework);
}

static void
test_properties (void)
{
  DtiFramework *framework = load_clean_framework (
      "'root':{'id':'r','aggregation':'geometric-mean','missing':'rebase','floor':0.01,"
      "'min-children':1,'min-share':0.5,'children':[{'id':'a'}]}");
  DtiPillar *r = find (framework, "r");
  g_autoptr (GListModel) children = NULL;
  g_autofree char *formula = NULL;
  DtiAggregation aggregation;
  DtiMissingPolicy policy;
  guint min_children;
  double min_share;
  double power;
  double offset;
  double floor;
  DtiPenaltySign sign;

  g_test_summary ("Properties say what the getters say");

  g_object_get (r, "children", &children, "aggregation", &aggregation, NULL);
  g_object_get (r, "missing-policy", &policy, "min-children", &min_children, NULL);
  g_object_get (r, "min-share", &min_share, "power", &power, "offset", &offset, NULL);
  g_object_get (r, "formula", &formula, "penalty-sign", &sign, NULL);
  g_assert_cmpint (sign, ==, DTI_PENALTY_SIGN_MINUS);
  g_assert_true (children == dti_pillar_get_children (r));
  g_assert_cmpint (aggregation, ==, DTI_AGGREGATION_GEOMETRIC_MEAN);
  g_assert_cmpint (policy, ==, DTI_MISSING_POLICY_REBASE);
  g_assert_cmpuint (min_children, ==, 1);
  g_assert_cmpfloat (min_share, ==, 0.5);
  g_assert_cmpfloat (power, ==, 1.0);
  g_assert_cmpfloat (offset, ==, 0.0);
  g_assert_null (formula);
  g_assert_true (dti_pillar_get_floor (r, &floor));
  g_assert_cmpfloat (floor, ==, 0.01);
  g_assert_true (dti_pillar_get_floor (r, NULL));
  g_clear_object (&children);
  g_assert_finalize_object (framework);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pillar/defaults", test_defaults);
  g_test_add_func ("/pillar/aggregations", test_aggregations);
  g_test_add_func ("/pillar/missing", test_missing);
  g_test_add_func ("/pillar/children", test_children);
  g_test_add_func ("/pillar/max", test_max);
  g_test_add_func ("/pillar/forward-max", test_forward_max);
  g_test_add_func ("/pillar/sum-warning", test_sum_warning);
  g_test_add_func ("/pillar/properties", test_properties);

  return g_test_run ();
}
