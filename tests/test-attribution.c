/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "change-testing.h"

/* ---- sums and means ---- */

static void
test_fixed_weights (void)
{
  static const char members[] =
      "'root':{'id':'r','children':[{'id':'a','max':10,'weight':2},{'id':'p','children':["
      "{'id':'b','max':20},{'id':'c','max':10,'weight':0.5}]}]}";
  g_autoptr (DtiAttribution) sum =
      explain_texts (members, "unit,a,b,c\nx,4,10,3\n", "unit,a,b,c\nx,7,5,9\n");
  g_autoptr (DtiAttribution) mean =
      explain_texts ("'root':{'id':'r','aggregation':'mean','max':60,'children':[{'id':'a'},"
                     "{'id':'b','weight':2},{'id':'c','weight':3}]}",
                     "unit,a,b,c\nx,0.5,0.25,1\n",
                     "unit,a,b,c\nx,1,0.75,0.5\n");

  g_test_summary ("With fixed weights a contribution is weight times change");

  assert_points (sum, "a", PERFORMANCE, 2 * 3);
  assert_points (sum, "b", PERFORMANCE, -5);
  assert_points (sum, "c", PERFORMANCE, 0.5 * 6);
  assert_value (sum, "a", PERFORMANCE, 2 * 3 / 45.0);
  assert_value (sum, "c", PERFORMANCE, 0.5 * 6 / 45.0);
  g_assert_cmpfloat (dti_attribution_get_total (sum, DTI_CAUSE_METHOD), ==, 0);
  g_assert_cmpfloat (dti_attribution_get_total (sum, DTI_CAUSE_COVERAGE), ==, 0);
  assert_sums (sum, NULL);

  assert_points (mean, "a", PERFORMANCE, 60 * 0.5 / 6);
  assert_points (mean, "b", PERFORMANCE, 60 * 2 * 0.5 / 6);
  assert_points (mean, "c", PERFORMANCE, 60 * 3 * -0.5 / 6);
  assert_value (mean, "b", PERFORMANCE, 2 * 0.5 / 6);
  assert_sums (mean, NULL);
}

static void
test_weights (void)
{
  g_autoptr (DtiScorecard) older =
      score_text ("'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20},"
                  "{'id':'c','max':4}]}",
                  "unit,a,b,c\nx,4,10,1\n",
                  NULL);
  g_autoptr (DtiScorecard) newer =
      score_text ("'root':{'id':'r','children':[{'id':'a','max':30},{'id':'b','max':20},"
                  "{'id':'d','max':5}]}",
                  "unit,a,b,d\nx,21,5,2\n",
                  NULL);
  g_autoptr (DtiAttribution) attribution = explain_change (older, newer, "x", "r");

  g_test_summary ("Half the sum of the weights times the change, and the other way round");

  /* Weights 10 and 30, values 0.4 and 0.7. */
  assert_points (attribution, "a", PERFORMANCE, 0.5 * (10 + 30) * (0.7 - 0.4));
  assert_points (attribution, "a", METHOD, 0.5 * (0.4 + 0.7) * (30 - 10));
  assert_points (attribution, "b", PERFORMANCE, -5);
  assert_points (attribution, "b", METHOD, 0);
  assert_points (attribution, "c", METHOD, -1);
  assert_points (attribution, "d", METHOD, 2);
  /* Of 34 and of 55. */
  assert_value (attribution, "a", PERFORMANCE, 0.5 * (10 / 34.0 + 30 / 55.0) * (0.7 - 0.4));
  assert_value (attribution, "a", METHOD, 0.5 * (0.4 + 0.7) * (30 / 55.0 - 10 / 34.0));
  assert_value (attribution, "b", METHOD, 0.5 * (0.5 + 0.25) * (20 / 55.0 - 20 / 34.0));
  assert_value (attribution, "c", METHOD, -1 / 34.0);
  assert_value (attribution, "d", METHOD, 2 / 55.0);
  assert_sums (attribution, NULL);
}

static void
test_coverage (void)
{
  static const char format[] =
      "'root':{'id':'r','missing':'%s','children':[{'id':'a','max':10},{'id':'b','max':30}]}";
  g_autofree char *rebase = g_strdup_printf (format, "rebase");
  g_autofree char *zero = g_strdup_printf (format, "zero");
  g_autoptr (DtiAttribution) left =
      explain_texts (rebase, "unit,a,b\nx,4,15\n", "unit,a,b\nx,6,\n");
  g_autoptr (DtiAttribution) came = explain_texts (zero, "unit,a,b\nx,4,\n", "unit,a,b\nx,6,15\n");

  g_test_summary ("A figure that went, the others weighing more; one that came instead of a 0");

  assert_points (left, "a", PERFORMANCE, 2);
  assert_points (left, "b", COVERAGE, -15);
  assert_value (left, "a", PERFORMANCE, 0.5 * (0.25 + 1) * 0.2);
  assert_value (left, "a", COVERAGE, 0.5 * (0.4 + 0.6) * (1 - 0.25));
  assert_value (left, "b", COVERAGE, -0.5 * 0.75);
  g_assert_cmpfloat (dti_attribution_get_total (left, DTI_CAUSE_METHOD), ==, 0);
  assert_sums (left, NULL);

  assert_points (came, "a", PERFORMANCE, 2);
  assert_points (came, "b", COVERAGE, 15);
  assert_value (came, "b", COVERAGE, 0.375);
  assert_sums (came, NULL);
}

static void
test_not_assessed (void)
{
  static const char members[] =
      "'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':30},{'id':'c','max':20}]}";
  static const char older[] = "unit,node,value,status\nx,a,4,\nx,b,15,\nx,c,5,\n";
  g_autoptr (DtiAttribution) assessed =
      explain_texts (members, older, "unit,node,value,status\nx,a,6,\n*,b,,N\nx,c,5,\n");
  g_autoptr (DtiAttribution) applicable =
      explain_texts (members, older, "unit,node,value,status\nx,a,6,\nx,b,,M\nx,c,5,\n");
  g_autoptr (DtiAttribution) both =
      explain_texts (members, older, "unit,node,value,status\nx,a,6,\nx,b,,M\n*,c,,N\n");

  g_test_summary ("Not assessed is the method's, not applicable the unit's; both share a shift");

  assert_points (assessed, "b", METHOD, -15);
  assert_value (assessed, "a", PERFORMANCE, 0.5 * (10 / 60.0 + 10 / 30.0) * 0.2);
  assert_value (assessed, "a", METHOD, 0.5 * (0.4 + 0.6) * (10 / 30.0 - 10 / 60.0));
  assert_value (assessed, "c", METHOD, 0.25 * (20 / 30.0 - 20 / 60.0));
  assert_value (assessed, "a", COVERAGE, 0);
  assert_sums (assessed, NULL);

  assert_points (applicable, "b", COVERAGE, -15);
  assert_value (applicable, "a", COVERAGE, 0.5 * (0.4 + 0.6) * (10 / 30.0 - 10 / 60.0));
  assert_value (applicable, "a", METHOD, 0);
  assert_sums (applicable, NULL);

  /* The weight of a: 10/60, without c 10/40, without b 10/30, without both 1. */
  assert_value (both, "a", METHOD, 0.5 * 0.5 * ((10 / 40.0 - 10 / 60.0) + (1 - 10 / 30.0)));
  assert_value (both, "a", COVERAGE, 0.5 * 0.5 * ((10 / 30.0 - 10 / 60.0) + (1 - 10 / 40.0)));
  assert_sums (both, NULL);
}

static void
test_not_assessed_compared (void)
{
  static const char members[] =
      "'root':{'id':'r','children':[{'id':'p','then':{'type':'best'},'children':["
      "{'id':'a','max':10},{'id':'b','max':30}]},{'id':'c','max':20}]}";
  static const char older[] = "unit,node,value,status\nx,a,4,\nx,b,15,\nx,c,5,\ny,a,10,\ny,b,30,\n";
  g_autoptr (DtiAttribution) assessed =
      explain_texts (members, older, "unit,node,value,status\nx,a,8,\n*,b,,N\nx,c,5,\ny,a,10,\n");
  g_autoptr (DtiAttribution) applicable =
      explain_texts (members,
                     older,
                     "unit,node,value,status\nx,a,8,\nx,b,,M\nx,c,5,\ny,a,10,\ny,b,30,\n");

  g_test_summary ("The same where the sum is compared with that of other units");

  /* p is of 40 points, then of 10, so that c weighs 20/60, then 20/30. */
  assert_value (assessed, "c", METHOD, 0.25 * (20 / 30.0 - 20 / 60.0));
  assert_value (assessed, "c", COVERAGE, 0);
  assert_sums (assessed, NULL);
  assert_value (applicable, "c", COVERAGE, 0.25 * (20 / 30.0 - 20 / 60.0));
  assert_value (applicable, "c", METHOD, 0);
  assert_sums (applicable, NULL);
}

static void
test_adjustment (void)
{
  static const char members[] =
      "'root':{'id':'r','children':[{'id':'a','max':10},"
      "{'id':'bonus','weight':2,'rule':{'type':'adjustment','cap':5,'sign':1}}]}";
  g_autoptr (DtiAttribution) attribution =
      explain_texts (members, "unit,a,bonus\nx,4,1\n", "unit,a,bonus\nx,6,9\n");
  g_autoptr (DtiAttribution) came =
      explain_texts (members, "unit,a,bonus\nx,4,\n", "unit,a,bonus\nx,6,3\n");

  g_test_summary ("A bonus counts in points and weighs nothing");

  assert_points (attribution, "a", PERFORMANCE, 2);
  assert_points (attribution, "bonus", PERFORMANCE, 2 * (5 - 1));
  assert_value (attribution, "bonus", PERFORMANCE, 2 * (5 - 1) / 10.0);
  assert_sums (attribution, NULL);
  assert_points (came, "bonus", COVERAGE, 6);
  assert_sums (came, NULL);
}

static void
test_late (void)
{
  static const char format[] =
      "'assessment':{'late-penalty':{'column':'late','node':'p','per-day':%s}},"
      "'columns':{'late':'number'},'root':{'id':'r','children':[{'id':'p','children':["
      "{'id':'a','max':10},{'id':'b','max':20}]},{'id':'c','max':70}]}";
  static const char older_csv[] = "unit,a,b,c,late\nx,4,10,30,2\n";
  static const char newer_csv[] = "unit,a,b,c,late\nx,7,11,31,3\n";
  g_autofree char *one = g_strdup_printf (format, "1");
  g_autofree char *two = g_strdup_printf (format, "2");
  g_autoptr (DtiScorecard) older = score_text (one, older_csv, NULL);
  g_autoptr (DtiScorecard) newer = score_text (one, newer_csv, NULL);
  g_autoptr (DtiScorecard) strict = score_text (two, newer_csv, NULL);
  g_autoptr (DtiScorecard) floored = score_text (two, "unit,a,b,c,late\nx,1,2,31,3\n", NULL);
  g_autoptr (DtiAttribution) same = explain_change (older, newer, "x", "r");
  g_autoptr (DtiAttribution) other = explain_change (older, strict, "x", "r");
  g_autoptr (DtiAttribution) bound = explain_change (older, floored, "x", "r");

  g_test_summary ("Days late are performance, points a day are method");

  assert_points (same, "p", PERFORMANCE, -1);
  assert_points (same, "b", PERFORMANCE, 1);
  assert_sums (same, NULL);
  /* From 2 points to 6: by days 2 to 3 or 4 to 6, by rule 2 to 4 or 3 to 6. */
  assert_points (other, "p", PERFORMANCE, -1.5);
  assert_points (other, "p", METHOD, -2.5);
  assert_sums (other, NULL);
  /* No score falls below 0: 3 points less 6. */
  g_assert_cmpfloat (dti_attribution_get_newer_score (bound), ==, 31);
  assert_sums (bound, NULL);
}

/* ---- geometric means ---- */

static double
log_mean (double a, double b)
{
  return (a - b) / log (a / b);
}

static void
test_log_mean (void)
{
  static const char members[] =
      "'root':{'id':'r','aggregation':'geometric-mean','max':100,'children':[{'id':'a'},"
      "{'id':'p','weight':3,'aggregation':'mean','children':[{'id':'b'},{'id':'c'}]}]}";
  g_autoptr (DtiAttribution) attribution =
      explain_texts (members, "unit,a,b,c\nx,0.2,0.5,0.7\n", "unit,a,b,c\nx,0.6,0.6,0.5\n");
  g_autoptr (DtiContribution) first = find_contribution (attribution, "a", DTI_CAUSE_PERFORMANCE);
  double older = pow (0.2, 0.25) * pow (0.6, 0.75);
  double newer = pow (0.6, 0.25) * pow (0.55, 0.75);
  double slope = log_mean (newer, older);
  double pillar = slope * 0.75 * log (0.55 / 0.6);

  g_test_summary ("L(G₁, G₀) · w · ln(x₁/x₀), and below it in the same proportion");

  assert_value (attribution, "a", PERFORMANCE, slope * 0.25 * log (0.6 / 0.2));
  assert_points (attribution, "a", PERFORMANCE, 100 * slope * 0.25 * log (0.6 / 0.2));
  assert_value (attribution, "b", PERFORMANCE, pillar * 0.05 / -0.05);
  assert_value (attribution, "c", PERFORMANCE, pillar * -0.1 / -0.05);
  g_assert_cmpint (dti_contribution_get_decomposition (first), ==, DTI_DECOMPOSITION_LOG_MEAN);
  assert_sums (attribution, NULL);
}

static void
test_log_mean_method (void)
{
  g_autoptr (DtiScorecard) older =
      score_text ("'root':{'id':'r','aggregation':'geometric-mean','max':100,'children':["
                  "{'id':'a'},{'id':'b'}]}",
                  "unit,a,b\nx,0.2,0.5\n",
                  NULL);
  g_autoptr (DtiScorecard) newer =
      score_text ("'root':{'id':'r','aggregation':'geometric-mean','max':50,'children':["
                  "{'id':'a','weight':3},{'id':'b'}]}",
                  "unit,a,b\nx,0.6,0.5\n",
                  NULL);
  g_autoptr (DtiAttribution) attribution = explain_change (older, newer, "x", NULL);
  double slope = log_mean (dti_attribution_get_newer_value (attribution),
                           dti_attribution_get_older_value (attribution));
  double points = log_mean (dti_attribution_get_newer_score (attribution),
                            dti_attribution_get_older_score (attribution));

  g_test_summary ("Weights and the maximum of a geometric mean");

  assert_value (attribution, "a", PERFORMANCE, slope * 0.625 * log (0.6 / 0.2));
  assert_value (attribution, "a", METHOD, slope * 0.5 * (log (0.2) + log (0.6)) * 0.25);
  assert_value (attribution, "b", METHOD, slope * log (0.5) * -0.25);
  assert_points (attribution, "r", METHOD, points * log (0.5));
  assert_value (attribution, "r", METHOD, 0);
  assert_sums (attribution, NULL);
}

static void
test_log_mean_product (void)
{
  static const char members[] =
      "'root':{'id':'r','aggregation':'geometric-mean','children':[{'id':'a'},"
      "{'id':'p','aggregation':'product','children':[{'id':'b'},{'id':'c','weight':3}]}]}";
  g_autoptr (DtiAttribution) attribution =
      explain_texts (members, "unit,a,b,c\nx,0.5,0.9,0.001\n", "unit,a,b,c\nx,0.5,0.0001,0.02\n");
  double slope = log_mean (dti_attribution_get_newer_value (attribution),
                           dti_attribution_get_older_value (attribution));

  g_test_summary ("Below a geometric mean the logarithm is shared out: that of a product is a sum, "
                  "so the way between two small products matters nothing");

  assert_value (attribution, "b", PERFORMANCE, slope * 0.5 * log (0.0001 / 0.9));
  assert_value (attribution, "c", PERFORMANCE, slope * 0.5 * 3 * log (0.02 / 0.001));
  assert_sums (attribution, NULL);
}

static void
test_floor (void)
{
  static const char members[] = "'root':{'id':'r','aggregation':'geometric-mean','floor':0.01,"
                                "'children':[{'id':'a'},{'id':'b'}]}";
  g_autoptr (DtiAttribution) attribution =
      explain_texts (members, "unit,a,b\nx,0,0.64\n", "unit,a,b\nx,0.25,0.64\n");

  g_test_summary ("A zero is raised to the floor that the node declares");

  assert_value (attribution, "a", PERFORMANCE, 0.4 - 0.08);
  assert_sums (attribution, NULL);
}

/* ---- everything else ---- */

static void
test_minimum (void)
{
  static const char members[] =
      "'root':{'id':'r','aggregation':'min','children':[{'id':'a'},{'id':'b'}]}";
  g_autoptr (DtiAttribution) attribution =
      explain_texts (members, "unit,a,b\nx,0.5,0.25\n", "unit,a,b\nx,0.375,1\n");
  g_autoptr (DtiContribution) first = find_contribution (attribution, "b", DTI_CAUSE_PERFORMANCE);

  g_test_summary ("The Shapley value of two, by hand");

  /* a first: 0, then b +0.125; b first: +0.25, then a −0.125. */
  assert_value (attribution, "a", PERFORMANCE, -0.0625);
  assert_value (attribution, "b", PERFORMANCE, 0.1875);
  g_assert_cmpint (dti_contribution_get_decomposition (first), ==, DTI_DECOMPOSITION_SHAPLEY);
  g_assert_true (dti_attribution_get_is_exact (attribution));
  assert_sums (attribution, NULL);
}

static void
test_aggregation (void)
{
  g_autoptr (DtiScorecard) older =
      score_text ("'root':{'id':'r','aggregation':'mean','children':[{'id':'a'},{'id':'b'}]}",
                  "unit,a,b\nx,0.25,0.25\n",
                  NULL);
  g_autoptr (DtiScorecard) newer = score_text (
      "'root':{'id':'r','aggregation':'geometric-mean','children':[{'id':'a'},{'id':'b'}]}",
      "unit,a,b\nx,1,0.25\n",
      NULL);
  g_autoptr (DtiAttribution) attribution = explain_change (older, newer, "x", NULL);

  g_test_summary ("Another way of aggregating is a player too");

  /* Mean 0.25 to 0.625, geometric mean 0.25 to 0.5. */
  assert_value (attribution, "a", PERFORMANCE, 0.5 * (0.375 + 0.25));
  assert_value (attribution, "r", METHOD, 0.5 * (0 - 0.125));
  assert_sums (attribution, NULL);
}

static void
test_no_way (void)
{
  static const char members[] =
      "'root':{'id':'r','aggregation':'geometric-mean','missing':'rebase','min-children':1,"
      "'children':[{'id':'a'},{'id':'b'}]}";
  g_autoptr (DtiScorecard) older = score_text (members, "unit,a,b\nx,0.25,\n", NULL);
  g_autoptr (DtiScorecard) newer = score_text (
      "'root':{'id':'r','aggregation':'median','missing':'rebase','children':[{'id':'a'},"
      "{'id':'b'}]}",
      "unit,a,b\nx,,0.5\n",
      NULL);
  g_autoptr (DtiScorecard) zero =
      score_text ("'root':{'id':'r','aggregation':'mean','children':[{'id':'a'},{'id':'b'}]}",
                  "unit,a,b\nx,0,0\n",
                  NULL);
  g_autoptr (DtiScorecard) full = score_text (members, "unit,a,b\nx,0.25,1\n", NULL);
  g_autoptr (DtiAttribution) attribution = explain_change (older, newer, "x", NULL);
  g_autoptr (DtiAttribution) ordered = explain_change (zero, full, "x", NULL);

  g_test_summary ("Orders that pass through nothing are left out: a figure comes before one goes");

  /* b must come before a goes. Geometric mean of a, of both, then of b: 0.25, √0.125, 0.5. */
  assert_value (attribution, "b", COVERAGE, (2 * (sqrt (0.125) - 0.25) + (0.375 - 0.25)) / 3);
  assert_value (attribution, "a", COVERAGE, ((0.5 - sqrt (0.125)) + 2 * (0.5 - 0.375)) / 3);
  assert_value (attribution, "r", METHOD, (0 + (0.375 - sqrt (0.125)) + 0) / 3);
  assert_sums (attribution, NULL);

  /* A 0 has no geometric mean: the figures come first. */
  assert_value (ordered, "a", PERFORMANCE, 0.125);
  assert_value (ordered, "b", PERFORMANCE, 0.5);
  assert_value (ordered, "r", METHOD, 0.5 - 0.625);
  assert_sums (ordered, NULL);
}

static void
test_owen (void)
{
  static const char members[] =
      "'root':{'id':'r','aggregation':'min','children':[{'id':'p','aggregation':'mean',"
      "'children':[{'id':'a'},{'id':'b'}]},{'id':'c'}]}";
  g_autoptr (DtiAttribution) attribution =
      explain_texts (members, "unit,a,b,c\nx,0.25,0.25,0.5\n", "unit,a,b,c\nx,1,0.5,0.625\n");
  g_autoptr (DtiContribution) first = find_contribution (attribution, "a", DTI_CAUSE_PERFORMANCE);

  g_test_summary ("The Owen value of a pillar's parts, by hand: together they are its own");

  /* Without c over: p is 0.25, with a 0.625 cut to 0.5, with b 0.375, with both cut to 0.5.
   * With c: 0.25, 0.625, 0.375, 0.625 (of 0.75). */
  assert_value (attribution,
                "a",
                PERFORMANCE,
                0.5 * 0.5 * (0.25 + 0.125) + 0.5 * 0.5 * (0.375 + 0.25));
  assert_value (attribution, "b", PERFORMANCE, 0.5 * 0.5 * (0.125 + 0) + 0.5 * 0.5 * (0.125 + 0));
  assert_value (attribution, "c", PERFORMANCE, 0.5 * (0 + 0.125));
  g_assert_cmpint (dti_contribution_get_decomposition (first), ==, DTI_DECOMPOSITION_OWEN);
  assert_sums (attribution, NULL);
}

/* ---- rules ---- */

static void
test_rule (void)
{
  static const char members[] =
      "'root':{'id':'r','children':[{'id':'a','max':10,'unit':'%','rule':{'type':'goalposts',"
      "'min':0,'max':100}},{'id':'b','max':10}]}";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiRule) rule =
      dti_rule_new_from_json ("{\"type\":\"goalposts\",\"min\":0,\"max\":50}", NULL);
  g_autoptr (DtiRule) points = dti_rule_new_from_json ("{\"type\":\"points\"}", NULL);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorecard) older = NULL;
  g_autoptr (DtiScorecard) newer = NULL;
  g_autoptr (DtiScorecard) apart = NULL;
  g_autoptr (DtiAttribution) attribution = NULL;
  g_autoptr (DtiAttribution) other = NULL;
  g_autoptr (DtiContribution) figure = NULL;

  g_test_summary ("The same observation under another rule is method, the rest performance");

  g_assert_true (dti_dataset_set_number (dataset, "x", "2022", "a", 20, NULL));
  g_assert_true (dti_dataset_set_number (dataset, "x", "2022", "b", 4, NULL));
  g_assert_true (dti_dataset_set_number (dataset, "x", "2023", "a", 40, NULL));
  g_assert_true (dti_dataset_set_number (dataset, "x", "2023", "b", 4, NULL));
  older = dti_scorer_score (scorer, dataset, "2022", NULL);
  g_assert_true (dti_scorer_set_rule (scorer, "a", rule, NULL));
  newer = dti_scorer_score (scorer, dataset, "2023", NULL);
  g_assert_true (dti_scorer_set_rule (scorer, "a", points, NULL));
  apart = dti_scorer_score (scorer, dataset, "2023", NULL);

  /* 2 points became 8: by the rule 2 to 4 or 4 to 8, by the figure 2 to 4 or 4 to 8. */
  attribution = explain_change (older, newer, "x", NULL);
  assert_points (attribution, "a", METHOD, 3);
  assert_points (attribution, "a", PERFORMANCE, 3);
  assert_sums (attribution, NULL);

  /* Points are no per cent: no rule can be applied to both. */
  other = explain_change (older, apart, "x", NULL);
  assert_points (other, "a", METHOD, 0);
  figure = find_contribution (other, "a", DTI_CAUSE_PERFORMANCE);
  g_assert_nonnull (strstr (dti_contribution_get_note (figure), "the rule changed"));
  assert_sums (other, NULL);
}

static void
test_field (void)
{
  static const char members[] = "'root':{'id':'r','children':[{'id':'a','rule':{'type':'min-max'}},"
                                "{'id':'b','rule':{'type':'expression','formula':'x / 2'}},"
                                "{'id':'p','rule':{'type':'points'},'children':[{'id':'c'}]}]}";
  g_autoptr (DtiAttribution) attribution =
      explain_texts (members,
                     "unit,a,b,c,p\nx,3,1,0.5,\ny,1,1,0.5,\nz,5,1,0.5,\n",
                     "unit,a,b,c,p\nx,3,2,,0.25\ny,1,1,0.5,\nz,9,1,0.5,\n");
  g_autoptr (DtiContribution) relative =
      find_contribution (attribution, "a", DTI_CAUSE_PERFORMANCE);
  g_autoptr (DtiContribution) own = find_contribution (attribution, "b", DTI_CAUSE_PERFORMANCE);
  g_autoptr (DtiContribution) observed =
      find_contribution (attribution, "p", DTI_CAUSE_PERFORMANCE);

  g_test_summary ("What is relative to other units, and what was observed for a pillar, says so");

  assert_points (attribution, "a", PERFORMANCE, 0.25 - 0.5);
  g_assert_nonnull (strstr (dti_contribution_get_note (relative), "relative to the field"));
  g_assert_null (dti_contribution_get_note (own));
  g_assert_nonnull (strstr (dti_contribution_get_note (observed), "observed for the pillar"));
  assert_sums (attribution, NULL);
}

/* ---- the list ---- */

static void
test_levels (void)
{
  static const char members[] =
      "'root':{'id':'r','level':'index','children':[{'id':'p','level':'pillar','children':["
      "{'id':'a','max':10},{'id':'b','max':20}]},{'id':'c','max':70,'level':'pillar'}]},"
      "'views':[{'id':'v','children':[{'ref':'p'},{'id':'w','children':[{'ref':'a'}]}]}]";
  static const char csv[] = "unit,period,a,b,c\nx,2022,4,10,30\nx,2023,7,11,33\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  g_autoptr (DtiAttribution) attribution = explain_change (older, newer, "x", NULL);
  g_autoptr (DtiAttribution) view = explain_change (older, newer, "x", "v");
  g_autoptr (GListModel) list = dti_attribution_list_contributions (attribution, "pillar");
  g_autoptr (DtiContribution) first = g_list_model_get_item (list, 0);
  g_autoptr (DtiContribution) second = g_list_model_get_item (list, 1);

  g_test_summary ("Told at a level; a node under two parents has one contribution");

  g_assert_true (g_list_model_get_item_type (list) == DTI_TYPE_CONTRIBUTION);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  g_assert_cmpstr (dti_contribution_get_node_id (first), ==, "p");
  g_assert_cmpfloat (dti_contribution_get_points (first), ==, 4);
  g_assert_cmpstr (dti_contribution_get_node_id (second), ==, "c");
  g_assert_cmpfloat (dti_contribution_get_points (second), ==, 3);
  assert_sums (attribution, "pillar");
  assert_sums (attribution, "index");
  assert_points (view, "a", PERFORMANCE, 6);
  assert_points (view, "b", PERFORMANCE, 1);
  assert_sums (view, "pillar");
}

static void
test_errors (void)
{
  static const char members[] =
      "'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20}]}";
  static const char csv[] = "unit,period,a,b\nx,2022,4,10\nx,2023,7,11\ny,2023,7,\nz,2023,1,1\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiFramework) other =
      load_clean_framework ("'root':{'id':'r','children':[{'id':'a'}]}");
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (framework, other);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  g_autoptr (DtiAttribution) merged = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Bad input is an error that names the place");

  g_assert_null (dti_attribution_between (older, newer, "z", NULL, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "period “2022” has no unit “z”");
  g_clear_error (&error);
  g_assert_null (dti_attribution_between (older, newer, "x", "q", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (
      dti_attribution_between_full (older, newer, "x", "y", NULL, NULL, 12, 10, 0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_assert_cmpstr (error->message, ==, "unit “y” has no score at node “r” in period “2023”");
  g_clear_error (&error);
  g_assert_null (dti_attribution_between (older, newer, "x", NULL, map, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);

  merged = dti_attribution_between_full (older, newer, "x", "z", NULL, NULL, 12, 10, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dti_attribution_get_older_unit (merged), ==, "x");
  g_assert_cmpstr (dti_attribution_get_unit (merged), ==, "z");
  g_assert_cmpfloat (dti_attribution_get_score_change (merged), ==, -12);
  assert_sums (merged, NULL);
}

static void
test_map (void)
{
  g_autoptr (DtiFramework) old_framework =
      load_clean_framework ("'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20},"
                            "{'id':'c','max':5}]}");
  g_autoptr (DtiFramework) new_framework =
      load_clean_framework ("'root':{'id':'q','children':[{'id':'a','max':10},{'id':'d','max':20},"
                            "{'id':'c','max':5}]}");
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (old_framework, new_framework);
  g_autoptr (DtiScorecard) older = score_csv (old_framework, "unit,a,b,c\nx,4,10,1\n", NULL);
  g_autoptr (DtiScorecard) newer = score_csv (new_framework, "unit,a,d,c\nx,5,12,4\n", NULL);
  g_autoptr (DtiAttribution) attribution = NULL;
  g_autoptr (DtiAttribution) named = NULL;
  g_autoptr (GError) error = NULL;
  const char *const d[] = { "d", NULL };
  const char *const a[] = { "a", NULL };
  const char *const c[] = { "c", NULL };
  const char *const q[] = { "q", NULL };

  g_test_summary ("A map says which nodes are the same; what it calls redefined is another");

  g_assert_true (dti_framework_map_set (map, "r", DTI_MAP_RENAMED, q, NULL));
  g_assert_true (dti_framework_map_set (map, "a", DTI_MAP_SAME, a, NULL));
  g_assert_true (dti_framework_map_set (map, "b", DTI_MAP_RENAMED, d, NULL));
  g_assert_true (dti_framework_map_set (map, "c", DTI_MAP_REDEFINED, c, NULL));
  attribution = dti_attribution_between (older, newer, "x", NULL, map, &error);
  g_assert_no_error (error);
  g_assert_true (dti_framework_map_get_sealed (map));
  assert_points (attribution, "a", PERFORMANCE, 1);
  assert_points (attribution, "d", PERFORMANCE, 2);
  /* The old node of that id left, the new one entered. */
  assert_points (attribution, "c", PERFORMANCE, 0);
  g_assert_cmpfloat_with_epsilon (dti_attribution_get_total (attribution, DTI_CAUSE_METHOD),
                                  3,
                                  1e-12);
  assert_sums (attribution, NULL);
  named = dti_attribution_between (older, newer, "x", "d", map, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (dti_attribution_get_older_score (named), ==, 10);
}

/* ---- getters and texts ---- */

static void
test_properties (void)
{
  static const char members[] = "'root':{'id':'r','title':{'vi':'Chỉ số','en':'Index'},'children':["
                                "{'id':'a','max':10},{'id':'b','max':30}]}";
  static const char csv[] = "unit,period,a,b\nx,2022,4,10\nx,2023,7,11\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  DtiAttribution *attribution = explain_change (older, newer, "x", NULL);
  g_autoptr (DtiScorecard) first = NULL;
  g_autoptr (DtiScorecard) second = NULL;
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *older_unit = NULL;
  g_autofree char *id = NULL;
  double scores[3];
  double maxima[2];
  double values[3];
  gboolean is_exact;

  g_test_summary ("Every property is what its getter says");

  g_object_get (attribution,
                "older",
                &first,
                "newer",
                &second,
                "node",
                &node,
                "unit",
                &unit,
                "older-unit",
                &older_unit,
                "node-id",
                &id,
                "older-score",
                &scores[0],
                "newer-score",
                &scores[1],
                "score-change",
                &scores[2],
                "older-max",
                &maxima[0],
                "newer-max",
                &maxima[1],
                "older-value",
                &values[0],
                "newer-value",
                &values[1],
                "value-change",
                &values[2],
                "is-exact",
                &is_exact,
                NULL);
  g_assert_true (first == older && first == dti_attribution_get_older (attribution));
  g_assert_true (second == newer && second == dti_attribution_get_newer (attribution));
  g_assert_true (node == DTI_NODE (dti_framework_get_root (framework)));
  g_assert_true (node == dti_attribution_get_node (attribution));
  g_assert_cmpstr (unit, ==, "x");
  g_assert_cmpstr (older_unit, ==, "x");
  g_assert_cmpstr (id, ==, "r");
  g_assert_cmpstr (dti_attribution_get_node_id (attribution), ==, "r");
  g_assert_cmpfloat (scores[0], ==, 14);
  g_assert_cmpfloat (scores[1], ==, 18);
  g_assert_cmpfloat (scores[2], ==, 4);
  g_assert_cmpfloat (maxima[0], ==, dti_attribution_get_older_max (attribution));
  g_assert_cmpfloat (maxima[1], ==, dti_attribution_get_newer_max (attribution));
  g_assert_cmpfloat (values[0], ==, 0.35);
  g_assert_cmpfloat (values[1], ==, 0.45);
  g_assert_cmpfloat (values[2], ==, 0.45 - 0.35);
  g_assert_true (is_exact);
  g_assert_finalize_object (attribution);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/attribution/fixed-weights", test_fixed_weights);
  g_test_add_func ("/attribution/weights", test_weights);
  g_test_add_func ("/attribution/coverage", test_coverage);
  g_test_add_func ("/attribution/not-assessed", test_not_assessed);
  g_test_add_func ("/attribution/not-assessed-compared", test_not_assessed_compared);
  g_test_add_func ("/attribution/adjustment", test_adjustment);
  g_test_add_func ("/attribution/late", test_late);
  g_test_add_func ("/attribution/log-mean", test_log_mean);
  g_test_add_func ("/attribution/log-mean-method", test_log_mean_method);
  g_test_add_func ("/attribution/log-mean-product", test_log_mean_product);
  g_test_add_func ("/attribution/floor", test_floor);
  g_test_add_func ("/attribution/minimum", test_minimum);
  g_test_add_func ("/attribution/aggregation", test_aggregation);
  g_test_add_func ("/attribution/no-way", test_no_way);
  g_test_add_func ("/attribution/owen", test_owen);
  g_test_add_func ("/attribution/rule", test_rule);
  g_test_add_func ("/attribution/field", test_field);
  g_test_add_func ("/attribution/levels", test_levels);
  g_test_add_func ("/attribution/errors", test_errors);
  g_test_add_func ("/attribution/map", test_map);
  g_test_add_func ("/attribution/properties", test_properties);

  return g_test_run ();
}
