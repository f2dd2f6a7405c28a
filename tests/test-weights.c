/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/base/dti-json-private.h>
#include <libdti/dti.h>

#include "comparison-testing.h"

#define assert_near(a, b, tolerance) g_assert_cmpfloat_with_epsilon ((a), (b), (tolerance))

/* A sum over a mean: r = p (weight 2) + c (max 30), with an adjustment, a node to be seen only and
 * a view that has b again. */
#define TREE                                                                                       \
  "'root':{'id':'r','children':["                                                                  \
  "{'id':'p','weight':2,'aggregation':'mean','max':10,'level':'pillar','children':["               \
  "{'id':'a','max':10,'weight':3},{'id':'b','max':10,'weight':1},"                                 \
  "{'id':'seen','max':10,'weight':0}]},"                                                           \
  "{'id':'c','max':30,'level':'pillar'},"                                                          \
  "{'id':'d','scored':false,'max':5},"                                                             \
  "{'id':'e','rule':{'type':'adjustment','min':-5,'max':5}}]},"                                    \
  "'views':[{'id':'v','aggregation':'mean','children':[{'ref':'b','weight':4},{'ref':'c'}]}]"

static GBytes *
pack (const double *numbers, guint n)
{
  return g_bytes_new (numbers, n * sizeof (double));
}

static double
weight_of (DtiWeights *weights, const char *node, const char *pillar)
{
  double weight = -1.0;

  g_assert_cmpint (dti_weights_get_weight (weights, node, pillar, &weight), ==, !isnan (weight));

  return weight;
}

static double
share_of (DtiWeights *weights, const char *node)
{
  double share = -1.0;

  g_assert_true (dti_weights_get_share (weights, node, NULL, &share));

  return share;
}

static double
effective_of (DtiWeights *weights, const char *node)
{
  double effective = -1.0;

  dti_weights_get_effective (weights, node, &effective);

  return effective;
}

static void
assert_problems (DtiWeights *weights, const char *code, guint n)
{
  DtiProblemList *problems = dti_weights_get_problems (weights);

  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_assert_cmpstr (dti_problem_get_code (problem), ==, code);
    }
}

/* ---- given ---- */

static void
test_declared (void)
{
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (DtiWeights) weights = dti_weights_new_from_framework (framework);
  g_autoptr (DtiFramework) same = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GBytes) column = NULL;
  DtiWeightsMethod method;

  g_test_summary ("Weights are told by id, shares and effective weights through the tree");

  g_object_get (weights, "framework", &same, "method", &method, "problems", &problems, NULL);
  g_assert_true (same == dti_weights_get_framework (weights));
  g_assert_true (problems == dti_weights_get_problems (weights));
  g_assert_cmpint (method, ==, DTI_WEIGHTS_METHOD_DECLARED);
  g_assert_cmpint (dti_weights_get_method (weights), ==, method);
  /* Under the sum they are points, under the mean weights. */
  g_assert_cmpfloat (weight_of (weights, "p", NULL), ==, 20.0);
  g_assert_cmpfloat (weight_of (weights, "c", "r"), ==, 30.0);
  g_assert_cmpfloat (weight_of (weights, "c", "v"), ==, 1.0);
  g_assert_cmpfloat (weight_of (weights, "b", NULL), ==, 1.0);
  g_assert_cmpfloat (weight_of (weights, "b", "v"), ==, 4.0);
  g_assert_true (isnan (weight_of (weights, "d", NULL)));
  g_assert_true (isnan (weight_of (weights, "e", NULL)));
  g_assert_true (isnan (weight_of (weights, "b", "r")));
  g_assert_true (isnan (weight_of (weights, "nobody", NULL)));
  assert_near (share_of (weights, "p"), 0.4, 1e-15);
  assert_near (share_of (weights, "a"), 0.75, 1e-15);
  assert_near (effective_of (weights, "a"), 0.3, 1e-15);
  assert_near (effective_of (weights, "b"), 0.1, 1e-15);
  assert_near (effective_of (weights, "c"), 0.6, 1e-15);
  g_assert_cmpfloat (effective_of (weights, "seen"), ==, 0.0);
  g_assert_cmpfloat (effective_of (weights, "r"), ==, 1.0);
  g_assert_true (isnan (effective_of (weights, "v")));
  g_assert_true (isnan (effective_of (weights, "e")));

  ids = dti_weights_list_nodes (weights, "r", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  column = dti_weights_get_column (weights, "r", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (column), ==, 2 * sizeof (double));
  g_assert_null (dti_weights_list_nodes (weights, "a", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_weights_get_column (weights, "nobody", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_false (dti_weights_get_loading (weights, "a", NULL, NULL));
  g_assert_false (dti_weights_get_explained (weights, "p", NULL));
  g_assert_false (dti_weights_get_correlation (weights, "a", NULL, NULL));
  g_assert_false (dti_weights_get_spread (weights, "a", NULL, NULL));
  g_assert_finalize_object (g_steal_pointer (&weights));
}

static void
test_equal_and_points (void)
{
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (DtiWeights) equal = dti_weights_new_equal (framework);
  g_autoptr (DtiWeights) points = dti_weights_new_from_points (framework);

  g_test_summary ("Equal weights and weights by points leave alone what is only seen");

  g_assert_cmpfloat (share_of (equal, "p"), ==, 0.5);
  g_assert_cmpfloat (share_of (equal, "a"), ==, 0.5);
  g_assert_cmpfloat (share_of (equal, "seen"), ==, 0.0);
  g_assert_cmpfloat (weight_of (equal, "b", "v"), ==, 1.0);
  g_assert_cmpfloat (weight_of (points, "p", NULL), ==, 20.0);
  g_assert_cmpfloat (weight_of (points, "a", NULL), ==, 10.0);
  g_assert_cmpfloat (weight_of (points, "seen", NULL), ==, 0.0);
  g_assert_cmpfloat (weight_of (points, "c", "v"), ==, 30.0);
}

static void
assert_values_refused (
    DtiFramework *framework, const char *const *ids, const double *values, guint n, int code)
{
  g_autoptr (GBytes) bytes = pack (values, n);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_weights_new_from_values (framework, ids, bytes, &error));
  g_assert_error (error, DTI_ERROR, code);
}

static void
test_values (void)
{
  const char *const ids[] = { "b", "a", NULL };
  const char *const twice[] = { "b", "b", NULL };
  const char *const strange[] = { "b", "d", NULL };
  static const double values[] = { 3.0, 5.0 };
  static const double negative[] = { 3.0, -1.0 };
  static const double nothing[] = { NAN, 1.0 };
  static const double zero[] = { 0.0, 0.0 };
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (GBytes) bytes = pack (values, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiWeights) weights = dti_weights_new_from_values (framework, ids, bytes, &error);

  g_test_summary ("Given weights go to their ids, wrong ones nowhere");

  g_assert_no_error (error);
  g_assert_cmpfloat (weight_of (weights, "a", NULL), ==, 5.0);
  g_assert_cmpfloat (weight_of (weights, "b", NULL), ==, 3.0);
  g_assert_cmpfloat (weight_of (weights, "b", "v"), ==, 3.0);
  g_assert_cmpfloat (weight_of (weights, "c", "v"), ==, 1.0);
  assert_values_refused (framework, twice, values, 2, DTI_ERROR_EXISTS);
  assert_values_refused (framework, strange, values, 2, DTI_ERROR_NOT_FOUND);
  assert_values_refused (framework, ids, negative, 2, DTI_ERROR_INVALID_DATA);
  assert_values_refused (framework, ids, nothing, 2, DTI_ERROR_INVALID_DATA);
  assert_values_refused (framework, ids, zero, 2, DTI_ERROR_INVALID_DATA);
  assert_values_refused (framework, ids, values, 1, DTI_ERROR_INVALID_DATA);
}

/* ---- people's judgement ---- */

static void
test_comparisons (void)
{
  const char *const ids[] = { "b", "a", NULL };
  const char *const three[] = { "a", "b", "seen", NULL };
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (DtiPairwiseComparisons) comparisons = dti_pairwise_comparisons_new (ids, NULL);
  g_autoptr (DtiPairwiseComparisons) more = dti_pairwise_comparisons_new (three, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiWeights) weights = NULL;
  g_autoptr (DtiWeights) absurd = NULL;

  g_test_summary ("Pairwise comparisons weigh a pillar; contradictions are told");

  g_assert_null (dti_weights_new_from_comparisons (framework, "p", comparisons, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  dti_pairwise_comparisons_set_judgement (comparisons, "b", "a", 4.0, NULL);
  weights = dti_weights_new_from_comparisons (framework, "p", comparisons, &error);
  g_assert_no_error (error);
  assert_near (weight_of (weights, "b", "p"), 0.8, 1e-15);
  assert_near (weight_of (weights, "a", "p"), 0.2, 1e-15);
  g_assert_cmpfloat (weight_of (weights, "b", "v"), ==, 4.0);
  assert_problems (weights, "", 0);

  dti_pairwise_comparisons_set_judgement (more, "a", "b", 9.0, NULL);
  dti_pairwise_comparisons_set_judgement (more, "b", "seen", 9.0, NULL);
  dti_pairwise_comparisons_set_judgement (more, "seen", "a", 9.0, NULL);
  absurd = dti_weights_new_from_comparisons (framework, "p", more, &error);
  g_assert_no_error (error);
  assert_problems (absurd, "inconsistent-judgements", 1);
  g_assert_null (dti_weights_new_from_comparisons (framework, "r", comparisons, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_weights_new_from_comparisons (framework, "q", comparisons, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_budget (void)
{
  const char *const ids[] = { "b", "a", NULL };
  const char *const one[] = { "b", NULL };
  static const double points[] = { 60, 40, 5, 5, 1, 0 };
  static const double wrong[] = { 60, 40, 0, 0 };
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (GBytes) bytes = pack (points, 6);
  g_autoptr (GBytes) bad = pack (wrong, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiWeights) weights =
      dti_weights_new_budget_allocation (framework, "p", ids, bytes, &error);
  double spread = 0.0;

  g_test_summary ("Shares of 0.6, 0.5 and 1 are 0.7 in the mean, with a spread of √0.07");

  g_assert_no_error (error);
  assert_near (weight_of (weights, "b", "p"), 0.7, 1e-15);
  assert_near (weight_of (weights, "a", "p"), 0.3, 1e-15);
  g_assert_true (dti_weights_get_spread (weights, "b", NULL, &spread));
  assert_near (spread, sqrt (0.07), 1e-15);
  g_assert_null (dti_weights_new_budget_allocation (framework, "p", ids, bad, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "expert 2"));
  g_clear_error (&error);
  g_assert_null (dti_weights_new_budget_allocation (framework, "p", one, bytes, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* ---- noise ---- */

static void
test_noise (void)
{
  const char *const levels[] = { "pillar", NULL };
  static const double quarter[] = { 0.25 };
  static const double wrong[] = { 1.5 };
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (DtiWeights) base = dti_weights_new_from_framework (framework);
  g_autoptr (GBytes) factors = pack (quarter, 1);
  g_autoptr (GBytes) bad = pack (wrong, 1);
  g_autoptr (GError) error = NULL;
  double sum = 0.0;
  double squares = 0.0;
  const guint n = 4000;

  g_test_summary ("Noise stays in its bounds, on its level, and comes again with its seed");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiWeights) one = dti_weights_make_noisy (base, NULL, factors, 5, i, &error);
      g_autoptr (DtiWeights) again = dti_weights_make_noisy (base, NULL, factors, 5, i, &error);
      g_autoptr (DtiWeights) part = dti_weights_make_noisy (base, levels, factors, 5, i, &error);
      double c = weight_of (one, "c", "r");

      g_assert_no_error (error);
      g_assert_cmpfloat (c, ==, weight_of (again, "c", "r"));
      g_assert_cmpfloat (c, ==, weight_of (part, "c", "r"));
      g_assert_cmpfloat (weight_of (part, "a", NULL), ==, 3.0);
      g_assert_cmpfloat (c, >=, 22.5);
      g_assert_cmpfloat (c, <, 37.5);
      sum += c;
      squares += (c - 30.0) * (c - 30.0);
    }
  /* A uniform number from 22.5 to 37.5: mean 30, variance 15² / 12, within 5 standard errors. */
  assert_near (sum / n, 30.0, 5.0 * sqrt (18.75 / n));
  assert_near (squares / n, 18.75, 5.0 * 18.75 * sqrt (0.8 / n));

  g_assert_null (dti_weights_make_noisy (base, NULL, bad, 5, 0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (dti_weights_make_noisy (base, levels + 1, factors, 5, 0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

/* ---- from scores ---- */

#define MEANS                                                                                      \
  "'root':{'id':'r','aggregation':'mean','children':["                                             \
  "{'id':'a','rule':{'type':'points','clamp':false}},"                                             \
  "{'id':'b','rule':{'type':'points','clamp':false}}]}"

static void
test_component (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) along = score_table (MEANS, "unit,a,b\nu,1,2\nv,2,4\nw,4,3\n");
  g_autoptr (DtiScorecard) against = score_table (MEANS, "unit,a,b\nu,1,4\nv,2,3\nw,4,2\n");
  g_autoptr (DtiScorecard) same = score_table (MEANS, "unit,a,b\nu,1,4\nv,2,4\nw,4,4\n");
  g_autoptr (DtiScorecard) few = score_table (MEANS, "unit,a,b\nu,1,2\nv,2,4\nw,4,\n");
  g_autoptr (DtiWeights) weights = NULL;
  g_autoptr (DtiWeights) opposed = NULL;
  g_autoptr (DtiWeights) constant = NULL;
  g_autoptr (DtiWeights) kept = NULL;
  /* Of (1 2 4) and (2 4 3): the products of the distances from the means have the sum 1, the
   * squares 14/3 and 2. */
  const double r = 1.0 / sqrt (14.0 / 3.0 * 2.0);
  double number;

  g_test_summary ("Two columns have loadings of √½; against each other one of them is negative");

  weights = dti_weights_new_principal_component (along, "r", &error);
  g_assert_no_error (error);
  assert_near (weight_of (weights, "a", NULL), M_SQRT1_2, 1e-14);
  assert_near (weight_of (weights, "b", NULL), M_SQRT1_2, 1e-14);
  g_assert_true (dti_weights_get_explained (weights, "r", &number));
  assert_near (number, (1.0 + r) / 2.0, 1e-14);

  opposed = dti_weights_new_principal_component (against, NULL, &error);
  assert_problems (opposed, "negative-loading", 1);
  assert_near (weight_of (opposed, "a", NULL), M_SQRT1_2, 1e-14);
  g_assert_cmpfloat (weight_of (opposed, "b", NULL), ==, 0.0);
  g_assert_true (dti_weights_get_loading (opposed, "b", NULL, &number));
  assert_near (number, -M_SQRT1_2, 1e-14);

  constant = dti_weights_new_principal_component (same, "r", &error);
  assert_problems (constant, "constant-column", 1);
  g_assert_cmpfloat (weight_of (constant, "b", NULL), ==, 0.0);
  g_assert_false (dti_weights_get_loading (constant, "b", NULL, NULL));

  g_assert_null (dti_weights_new_principal_component (few, "r", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  g_assert_null (dti_weights_new_principal_component (few, "a", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  kept = dti_weights_new_principal_component (few, NULL, NULL);
  assert_problems (kept, "weights-kept", 1);
  g_assert_cmpfloat (weight_of (kept, "a", NULL), ==, 1.0);
}

static void
test_spread (void)
{
  g_autoptr (GError) error = NULL;
  /* Shares of 3 : 1 and 5 : 3; both standard deviations are √2. */
  g_autoptr (DtiScorecard) card = score_table (MEANS, "unit,a,b\nu,3,5\nv,1,3\n");
  g_autoptr (DtiScorecard) below = score_table (MEANS, "unit,a,b\nu,3,5\nv,-1,3\n");
  g_autoptr (DtiScorecard) opposed = score_table (MEANS, "unit,a,b\nu,0,3\nv,1,2\nw,2,1\nx,3,0\n");
  g_autoptr (DtiScorecard) flat = score_table (MEANS, "unit,a,b\nu,3,5\nv,3,5\n");
  g_autoptr (DtiWeights) entropy = dti_weights_new_entropy (card, "r", &error);
  g_autoptr (DtiWeights) deviation = dti_weights_new_standard_deviation (card, "r", &error);
  g_autoptr (DtiWeights) critic = dti_weights_new_critic (opposed, "r", &error);
  g_autoptr (DtiWeights) kept = NULL;
  const double a = 1.0 + (0.75 * log (0.75) + 0.25 * log (0.25)) / log (2.0);
  const double b = 1.0 + (0.625 * log (0.625) + 0.375 * log (0.375)) / log (2.0);

  g_test_summary ("Entropy, standard deviation and CRITIC agree with their closed forms");

  g_assert_no_error (error);
  assert_near (weight_of (entropy, "a", NULL), a / (a + b), 1e-14);
  assert_near (weight_of (entropy, "b", NULL), b / (a + b), 1e-14);
  g_assert_cmpfloat (weight_of (deviation, "a", NULL), ==, 0.5);
  g_assert_cmpfloat (weight_of (critic, "a", NULL), ==, 0.5);
  /* Two columns that agree are no news to each other. */
  g_assert_null (dti_weights_new_critic (card, "r", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  g_assert_null (dti_weights_new_entropy (below, "r", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  g_assert_null (dti_weights_new_standard_deviation (flat, "r", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  kept = dti_weights_new_standard_deviation (flat, NULL, NULL);
  assert_problems (kept, "weights-kept", 1);
  g_assert_cmpfloat (weight_of (kept, "a", NULL), ==, 1.0);
}

/* Two columns that do not correlate, with standard deviations σ and τ: with weights w and v they
 * correlate with the mean as wσ to vτ. */
static void
test_optimised (void)
{
  const char *const ids[] = { "b", "a", NULL };
  static const double targets[] = { 1.0, 3.0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = score_table (MEANS, "unit,a,b\nu,-1,-2\nv,-1,2\nw,1,-2\nx,1,2\n");
  g_autoptr (DtiScorecard) flat = score_table (MEANS, "unit,a,b\nu,3,5\nv,3,5\nw,3,6\n");
  g_autoptr (GBytes) bytes = pack (targets, 2);
  g_autoptr (DtiWeights) weights =
      dti_weights_new_correlation_optimised (card, "r", ids, bytes, &error);
  g_autoptr (DtiWeights) infomax = NULL;
  double a;
  double b;

  g_test_summary ("Optimised weights are those of the closed form, by id");

  g_assert_no_error (error);
  /* r_a : r_b = 3 : 1 = w · 1 : v · 2, so w : v = 6 : 1. */
  assert_near (weight_of (weights, "a", NULL), 6.0 / 7.0, 1e-6);
  assert_near (weight_of (weights, "b", NULL), 1.0 / 7.0, 1e-6);
  g_assert_true (dti_weights_get_correlation (weights, "a", NULL, &a));
  g_assert_true (dti_weights_get_correlation (weights, "b", NULL, &b));
  assert_near (a, 3.0 / sqrt (10.0), 1e-6);
  assert_near (b, 1.0 / sqrt (10.0), 1e-6);
  assert_problems (weights, "", 0);

  infomax = dti_weights_new_infomax (card, "r", &error);
  g_assert_no_error (error);
  assert_near (weight_of (infomax, "a", NULL), 2.0 / 3.0, 1e-6);
  g_assert_true (dti_weights_get_correlation (infomax, "b", NULL, &b));
  assert_near (b, M_SQRT1_2, 1e-6);

  g_assert_null (dti_weights_new_infomax (flat, "r", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  g_assert_null (dti_weights_new_correlation_optimised (card, "x", ids, bytes, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* Perfectly correlated columns have the same correlation whatever the weights. */
static void
test_missed (void)
{
  const char *const ids[] = { "a", "b", NULL };
  static const double targets[] = { 1.0, 3.0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = score_table (MEANS, "unit,a,b\nu,1,2\nv,2,4\nw,3,6\n");
  g_autoptr (GBytes) bytes = pack (targets, 2);
  g_autoptr (DtiWeights) weights =
      dti_weights_new_correlation_optimised (card, "r", ids, bytes, &error);
  double correlation;

  g_test_summary ("A target that cannot be met is told");

  g_assert_no_error (error);
  assert_problems (weights, "target-missed", 1);
  g_assert_true (dti_weights_get_correlation (weights, "b", NULL, &correlation));
  assert_near (correlation, 1.0, 1e-12);
}

/* ---- into a framework, and out ---- */

static void
test_apply (void)
{
  const char *const ids[] = { "a", "b", "p", "c", NULL };
  static const double values[] = { 2.0, 3.0, 1.0, 3.0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (DtiWeights) declared = dti_weights_new_from_framework (framework);
  g_autoptr (GBytes) bytes = pack (values, 4);
  g_autoptr (DtiWeights) weights = dti_weights_new_from_values (framework, ids, bytes, &error);
  g_autoptr (DtiFramework) same = dti_weights_apply (declared, framework, &error);
  g_autoptr (DtiFramework) made = dti_weights_apply (weights, framework, &error);
  g_autoptr (DtiWeights) back = NULL;
  g_autofree char *json = dti_framework_to_json (framework);
  g_autofree char *after = NULL;

  g_test_summary ("A framework with other weights has them, and its old maximum");

  g_assert_no_error (error);
  g_assert_cmpstr (dti_framework_get_digest (same), ==, dti_framework_get_digest (framework));
  g_assert_cmpstr (dti_framework_get_digest (made), !=, dti_framework_get_digest (framework));
  back = dti_weights_new_from_framework (made);
  /* 50 points in all, of which a quarter and three quarters. */
  g_assert_cmpfloat (weight_of (back, "p", NULL), ==, 12.5);
  g_assert_cmpfloat (weight_of (back, "c", NULL), ==, 37.5);
  g_assert_cmpfloat (weight_of (back, "a", NULL), ==, 2.0);
  g_assert_cmpfloat (weight_of (back, "b", "v"), ==, 3.0);
  g_assert_cmpfloat (dti_node_get_max (DTI_NODE (dti_framework_get_root (made))), ==, 50.0);
  assert_near (effective_of (back, "a"), 0.1, 1e-15);
  /* Nothing was written into the one it came from. */
  after = dti_framework_to_json (framework);
  g_assert_cmpstr (json, ==, after);
}

static void
test_misfit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (DtiFramework) more = load_framework (
      "'root':{'id':'r','children':[{'id':'p','children':[{'id':'z'}]},{'id':'c'}]}");
  g_autoptr (DtiFramework) strange = load_framework ("'root':{'id':'s','children':[{'id':'c'}]}");
  g_autoptr (DtiWeights) weights = dti_weights_new_from_framework (framework);

  g_test_summary ("Weights that lack a node do not fit");

  g_assert_null (dti_weights_apply (weights, more, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“z”"));
  g_clear_error (&error);
  g_assert_null (dti_weights_apply (weights, strange, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_export (void)
{
  g_autoptr (DtiFramework) framework = load_framework (TREE);
  g_autoptr (DtiWeights) weights = dti_weights_new_from_framework (framework);
  g_autofree char *csv = dti_weights_to_csv (weights);
  g_autofree char *json = dti_weights_to_json (weights);
  g_autoptr (JsonNode) document = dti_json_parse (json, strlen (json), NULL, NULL);
  JsonObject *object = json_node_get_object (document);

  g_test_summary ("CSV and JSON have a row for each node under each pillar");

  g_assert_cmpstr (csv,
                   ==,
                   "pillar,node,weight,share,effective\n"
                   "r,p,20,0.4,0.4\n"
                   "r,c,30,0.6,0.6\n"
                   "p,a,3,0.75,0.30000000000000004\n"
                   "p,b,1,0.25,0.1\n"
                   "p,seen,0,0,0\n"
                   "v,b,4,0.8,\n"
                   "v,c,1,0.2,\n");
  g_assert_cmpstr (json_object_get_string_member (object, "method"), ==, "declared");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "weights")),
                    ==,
                    7);
}

/* The built-in frameworks: what is declared applies without a trace, and effective weights of the
 * indicators have the sum 1. */
static void
test_builtin (void)
{
  g_auto (GStrv) builtin = dti_framework_list_builtin ();

  g_test_summary ("Weights of the built-in frameworks sum up and apply");

  for (guint i = 0; builtin[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiFramework) framework = dti_framework_new_builtin (builtin[i], &error);
      g_autoptr (DtiWeights) declared = dti_weights_new_from_framework (framework);
      g_autoptr (DtiWeights) equal = dti_weights_new_equal (framework);
      g_autoptr (DtiFramework) same = dti_weights_apply (declared, framework, &error);
      g_autoptr (DtiFramework) other = dti_weights_apply (equal, framework, &error);
      GListModel *indicators = dti_framework_get_indicators (framework);
      double sums[2] = { 0.0, 0.0 };

      g_assert_no_error (error);
      g_assert_cmpstr (dti_framework_get_digest (same), ==, dti_framework_get_digest (framework));
      g_assert_nonnull (other);
      for (guint k = 0; k < g_list_model_get_n_items (indicators); k++)
        {
          g_autoptr (DtiNode) node = g_list_model_get_item (indicators, k);
          double number;

          if (dti_weights_get_effective (declared, dti_node_get_id (node), &number))
            sums[0] += number;
          if (dti_weights_get_effective (equal, dti_node_get_id (node), &number))
            sums[1] += number;
        }
      assert_near (sums[0], 1.0, 1e-12);
      assert_near (sums[1], 1.0, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/weights/declared", test_declared);
  g_test_add_func ("/weights/equal-and-points", test_equal_and_points);
  g_test_add_func ("/weights/values", test_values);
  g_test_add_func ("/weights/comparisons", test_comparisons);
  g_test_add_func ("/weights/budget", test_budget);
  g_test_add_func ("/weights/noise", test_noise);
  g_test_add_func ("/weights/component", test_component);
  g_test_add_func ("/weights/spread", test_spread);
  g_test_add_func ("/weights/optimised", test_optimised);
  g_test_add_func ("/weights/missed", test_missed);
  g_test_add_func ("/weights/apply", test_apply);
  g_test_add_func ("/weights/misfit", test_misfit);
  g_test_add_func ("/weights/export", test_export);
  g_test_add_func ("/weights/builtin", test_builtin);

  return g_test_run ();
}
