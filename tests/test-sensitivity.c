/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "comparison-testing.h"
#include "sensitivity-testing.h"

#define MAX_INPUTS 6

typedef struct
{
  Model model;
  guint n;
  double first[MAX_INPUTS];
  double total[MAX_INPUTS];
} Known;

static Known
know (Model model, guint n)
{
  Known known = { model, n, { 0.0 }, { 0.0 } };

  if (model == ishigami)
    know_ishigami (known.first, known.total);
  else if (model == g_function)
    know_g_function (known.first, known.total, n);
  else
    know_additive (known.first, known.total, n);

  return known;
}

/* The root mean square error of all indices over some seeds. */
static double
measure_error (const Known *known,
               guint n_rows,
               DtiDesignSequence sequence,
               DtiSobolEstimator estimator)
{
  const guint n_seeds = 20;
  double squares = 0.0;

  for (guint seed = 0; seed < n_seeds; seed++)
    {
      g_autoptr (DtiSensitivityDesign) design = make_design (n_rows, known->n, sequence, seed);
      g_autoptr (DtiSensitivity) sensitivity = estimate (design, known->model, estimator, 0);

      for (guint i = 0; i < known->n; i++)
        {
          squares += pow (get_first (sensitivity, i) - known->first[i], 2);
          squares += pow (get_total (sensitivity, i) - known->total[i], 2);
        }
    }

  return sqrt (squares / (2 * known->n * n_seeds));
}

static void
check_known (Model model, guint n)
{
  const Known known = know (model, n);

  for (int estimator = 0; estimator <= DTI_SOBOL_ESTIMATOR_JANSEN; estimator++)
    {
      double rough = measure_error (&known, 256, DTI_DESIGN_SEQUENCE_SOBOL, estimator);
      double fine = measure_error (&known, 4096, DTI_DESIGN_SEQUENCE_SOBOL, estimator);
      double random = measure_error (&known, 4096, DTI_DESIGN_SEQUENCE_RANDOM, estimator);

      g_test_message ("estimator %d: error %g of 256 rows, %g of 4096; %g at random",
                      estimator,
                      rough,
                      fine,
                      random);
      /* Random points lose a factor of 4, even ones more. */
      g_assert_cmpfloat (fine, <, rough / 6.0);
      g_assert_cmpfloat (fine, <, random / 2.0);
      g_assert_cmpfloat (fine, <, 0.005);
      g_assert_cmpfloat (random, <, 0.05);
    }
}

static void
test_ishigami (void)
{
  const Known known = know (ishigami, 3);

  g_test_summary ("The indices of Ishigami's function; the error shrinks with the rows");

  /* As they are printed in the literature. */
  g_assert_cmpfloat_with_epsilon (known.first[0], 0.3139, 5e-5);
  g_assert_cmpfloat_with_epsilon (known.first[1], 0.4424, 5e-5);
  g_assert_cmpfloat_with_epsilon (known.total[0], 0.5576, 5e-5);
  g_assert_cmpfloat_with_epsilon (known.total[2], 0.2437, 5e-5);
  check_known (ishigami, 3);
}

static void
test_g_function (void)
{
  g_test_summary ("The indices of the g-function");

  check_known (g_function, 6);
}

static void
test_additive (void)
{
  g_test_summary ("A sum: first order and total indices are the same and add up to 1");

  check_known (additive, 4);
}

/* ---- exact cases ---- */

static double
second_only (const double *x, guint n)
{
  return exp (x[1]);
}

static void
test_exact (void)
{
  g_autoptr (DtiSensitivityDesign) design = make_design (100, 3, DTI_DESIGN_SEQUENCE_SOBOL, 5);
  g_autoptr (DtiSensitivity) saltelli =
      estimate (design, second_only, DTI_SOBOL_ESTIMATOR_SALTELLI, 50);
  g_autoptr (DtiSensitivity) jansen =
      estimate (design, second_only, DTI_SOBOL_ESTIMATOR_JANSEN, 50);
  double number;

  g_test_summary ("An input that does nothing, and one that does everything");

  g_assert_cmpfloat (get_first (saltelli, 0), ==, 0.0);
  g_assert_cmpfloat (get_total (saltelli, 0), ==, 0.0);
  g_assert_true (dti_sensitivity_index_get_first_high (get_index (saltelli, 2), &number));
  g_assert_cmpfloat (number, ==, 0.0);
  g_assert_true (dti_sensitivity_index_get_total_high (get_index (saltelli, 2), &number));
  g_assert_cmpfloat (number, ==, 0.0);
  g_assert_cmpfloat (get_first (jansen, 1), ==, 1.0);
  g_assert_true (dti_sensitivity_index_get_first_low (get_index (jansen, 1), &number));
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_cmpfloat (get_total (jansen, 1), ==, get_total (saltelli, 1));
}

static void
test_by_hand (void)
{
  /* One input, three rows: a 1, 2, 6; b 3, 0, 0; c 2, 2, 0. The mean is 2, V (1 + 0 + 16 + 1 + 4 +
   * 4) / 5 = 5.2; c - a 1, 0, -6. */
  const double outputs[] = { 1, 2, 6, 3, 0, 0, 2, 2, 0 };
  const char *const ids[] = { "α", NULL };
  g_autoptr (DtiSensitivityDesign) design = make_design (3, 1, DTI_DESIGN_SEQUENCE_SOBOL, 5);
  g_autoptr (GBytes) bytes = pack_outputs (design, outputs);
  g_autoptr (DtiSensitivity) saltelli = dti_sensitivity_design_estimate (design, ids, bytes, NULL);
  g_autoptr (DtiSensitivity) jansen = dti_sensitivity_design_estimate_with (
      design, ids, bytes, DTI_SOBOL_ESTIMATOR_JANSEN, 0, 0.5, NULL);
  DtiSensitivityIndex *index = dti_sensitivity_lookup (saltelli, "α");
  double number;

  g_assert_true (dti_sensitivity_index_get_first (index, &number));
  g_assert_cmpfloat_with_epsilon (number, (1.0 * 1.0 + 0.0 + -2.0 * -6.0) / 3.0 / 5.2, 1e-15);
  g_assert_true (dti_sensitivity_index_get_total (index, &number));
  g_assert_cmpfloat_with_epsilon (number, (1.0 + 0.0 + 36.0) / 6.0 / 5.2, 1e-15);
  g_object_get (saltelli, "mean", &number, NULL);
  g_assert_cmpfloat (number, ==, 2.0);
  g_object_get (saltelli, "variance", &number, NULL);
  g_assert_cmpfloat_with_epsilon (number, 5.2, 1e-15);
  g_assert_true (dti_sensitivity_get_mean (saltelli, NULL));
  g_assert_true (dti_sensitivity_get_variance (saltelli, NULL));
  g_assert_cmpfloat (dti_sensitivity_get_confidence (saltelli), ==, 0.9);
  g_assert_cmpuint (dti_sensitivity_get_n_resamples (saltelli), ==, 1000);
  g_assert_cmpuint (dti_sensitivity_get_n_rows (saltelli), ==, 3);
  g_assert_null (dti_sensitivity_lookup (saltelli, "Atlantis"));

  index = dti_sensitivity_lookup (jansen, "α");
  g_assert_cmpint (dti_sensitivity_get_estimator (jansen), ==, DTI_SOBOL_ESTIMATOR_JANSEN);
  g_assert_true (dti_sensitivity_index_get_first (index, &number));
  g_assert_cmpfloat_with_epsilon (number, 1.0 - (1.0 + 4.0 + 0.0) / 6.0 / 5.2, 1e-15);
  /* No resamples, no intervals. */
  g_assert_false (dti_sensitivity_index_get_first_low (index, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_sensitivity_index_get_total_high (index, NULL));
  g_assert_cmpuint (dti_problem_list_get_n_items (dti_sensitivity_get_problems (jansen)), ==, 0);
}

/* ---- outputs that are hard ---- */

static void
check_same_bits (DtiSensitivity *a, DtiSensitivity *b)
{
  g_autofree char *first = dti_sensitivity_to_csv (a);
  g_autofree char *second = dti_sensitivity_to_csv (b);

  g_assert_cmpstr (first, ==, second);
}

static DtiSensitivity *
estimate_scaled (DtiSensitivityDesign *design, const double *outputs, double factor, double shift)
{
  guint n_points = dti_sensitivity_design_get_n_points (design);
  g_autofree double *scaled = g_new (double, n_points);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n_points; i++)
    scaled[i] = factor * outputs[i] + shift;
  bytes = pack_outputs (design, scaled);

  return dti_sensitivity_design_estimate (design, NULL, bytes, NULL);
}

static void
test_scale (void)
{
  g_autoptr (DtiSensitivityDesign) design = make_design (64, 3, DTI_DESIGN_SEQUENCE_SOBOL, 5);
  g_autofree double *outputs = run_model (design, ishigami);
  g_autoptr (DtiSensitivity) plain = estimate_scaled (design, outputs, 1.0, 0.0);
  g_autoptr (DtiSensitivity) huge = estimate_scaled (design, outputs, 0x1p1018, 0.0);
  g_autoptr (DtiSensitivity) tiny = estimate_scaled (design, outputs, 0x1p-900, 0.0);
  g_autoptr (DtiSensitivity) turned = estimate_scaled (design, outputs, -0x1p3, 0.0);
  g_autoptr (DtiSensitivity) shifted = estimate_scaled (design, outputs, 1.0, 1e6);
  double number;

  g_test_summary ("Indices have no unit: powers of two change no bit, a large mean little");

  check_same_bits (plain, huge);
  check_same_bits (plain, tiny);
  check_same_bits (plain, turned);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (get_first (shifted, i), get_first (plain, i), 1e-9);
      g_assert_cmpfloat_with_epsilon (get_total (shifted, i), get_total (plain, i), 1e-9);
    }
  /* The variance of huge outputs is too large for a double. */
  g_assert_true (dti_sensitivity_get_mean (huge, NULL));
  g_assert_false (dti_sensitivity_get_variance (huge, &number));
  g_assert_true (isnan (number));
}

static void
test_failed (void)
{
  const guint n_rows = 32;
  g_autoptr (DtiSensitivityDesign) design = make_design (n_rows, 3, DTI_DESIGN_SEQUENCE_RANDOM, 5);
  g_autoptr (DtiSensitivityDesign) fewer =
      make_design (n_rows - 3, 3, DTI_DESIGN_SEQUENCE_RANDOM, 5);
  g_autofree double *outputs = run_model (design, ishigami);
  g_autofree double *whole = g_new (double, (n_rows - 3) * 5);
  g_autoptr (GBytes) with_failures = NULL;
  g_autoptr (GBytes) without_rows = NULL;
  g_autoptr (DtiSensitivity) sensitivity = NULL;
  g_autoptr (DtiSensitivity) expected = NULL;
  g_autoptr (DtiProblem) problem = NULL;
  guint n = 0;

  g_test_summary ("Rows in which the model failed count as if they had not been there");

  for (guint block = 0; block < 5; block++)
    for (guint row = 0; row < n_rows; row++)
      if (row != 0 && row != 7 && row != 31)
        whole[n++] = outputs[block * n_rows + row];
  outputs[0] = NAN;
  outputs[1 * n_rows + 7] = INFINITY;
  outputs[4 * n_rows + 7] = NAN;
  outputs[3 * n_rows + 31] = -INFINITY;
  with_failures = pack_outputs (design, outputs);
  without_rows = pack_outputs (fewer, whole);
  sensitivity = dti_sensitivity_design_estimate (design, NULL, with_failures, NULL);
  expected = dti_sensitivity_design_estimate (fewer, NULL, without_rows, NULL);

  check_same_bits (sensitivity, expected);
  g_assert_cmpuint (dti_sensitivity_get_n_failed (sensitivity), ==, 3);
  g_assert_cmpuint (dti_sensitivity_get_n_failed (expected), ==, 0);
  problem = g_list_model_get_item (G_LIST_MODEL (dti_sensitivity_get_problems (sensitivity)), 0);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "failed-rows");
  g_assert_nonnull (strstr (dti_problem_get_message (problem), "4 points: 3 of 32 rows"));
}

static void
check_none (const double *outputs, double mean, double variance, const char *text)
{
  g_autoptr (DtiSensitivityDesign) design = make_design (3, 1, DTI_DESIGN_SEQUENCE_SOBOL, 5);
  g_autoptr (GBytes) bytes = pack_outputs (design, outputs);
  g_autoptr (DtiSensitivity) sensitivity =
      dti_sensitivity_design_estimate (design, NULL, bytes, NULL);
  DtiProblemList *problems = dti_sensitivity_get_problems (sensitivity);
  guint n = dti_problem_list_get_n_items (problems);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), n - 1);
  double number = 0.0;

  g_assert_false (dti_sensitivity_index_get_first (get_index (sensitivity, 0), &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_sensitivity_index_get_total (get_index (sensitivity, 0), NULL));
  g_assert_false (dti_sensitivity_index_get_total_low (get_index (sensitivity, 0), NULL));
  g_assert_true (dti_sensitivity_get_mean (sensitivity, &number) == !isnan (mean));
  g_assert_true (isnan (mean) || number == mean);
  g_assert_true (dti_sensitivity_get_variance (sensitivity, &number) == !isnan (variance));
  g_assert_true (isnan (variance) || number == variance);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "no-sensitivity");
  g_assert_nonnull (strstr (dti_problem_get_message (problem), text));
}

static void
test_none (void)
{
  const double nothing[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  const double one[] = { NAN, 2, 6, 3, 0, NAN, 2, 2, 0 };
  const double zero[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  const double same[] = { 3, 3, 3, 3, 3, 3, 1, 2, 7 };
  const double rounded[] = { 0.3, 0.1 + 0.2, 0.3, 0.3, 0.3, 0.1 + 0.2, 0.3, 0.3, 0.3 };

  check_none (nothing, NAN, NAN, "0 can be used");
  check_none (one, NAN, NAN, "1 can be used");
  check_none (zero, 0.0, 0.0, "all equal");
  check_none (same, 3.0, 0.0, "all equal");
  check_none (rounded, (4 * 0.3 + 2 * (0.1 + 0.2)) / 6.0, 0.0, "all equal");
}

/* ---- intervals ---- */

typedef struct
{
  guint n_first; /* intervals that hold the true index */
  guint n_total;
  guint n;
} Coverage;

static Coverage
count_coverage (const Known *known, DtiDesignSequence sequence, guint n_seeds)
{
  Coverage coverage = { 0, 0, 0 };

  for (guint seed = 0; seed < n_seeds; seed++)
    {
      g_autoptr (DtiSensitivityDesign) design = make_design (512, known->n, sequence, seed);
      g_autoptr (DtiSensitivity) sensitivity =
          estimate (design, known->model, DTI_SOBOL_ESTIMATOR_SALTELLI, 200);

      for (guint i = 0; i < known->n; i++)
        {
          DtiSensitivityIndex *index = get_index (sensitivity, i);
          double low;
          double high;

          g_assert_true (dti_sensitivity_index_get_first_low (index, &low));
          g_assert_true (dti_sensitivity_index_get_first_high (index, &high));
          g_assert_cmpfloat (low, <=, high);
          coverage.n_first += low <= known->first[i] && known->first[i] <= high;
          g_assert_true (dti_sensitivity_index_get_total_low (index, &low));
          g_assert_true (dti_sensitivity_index_get_total_high (index, &high));
          g_assert_cmpfloat (low, <=, high);
          coverage.n_total += low <= known->total[i] && known->total[i] <= high;
          coverage.n++;
        }
    }

  return coverage;
}

static void
test_coverage (void)
{
  const Known known = know (ishigami, 3);
  Coverage random = count_coverage (&known, DTI_DESIGN_SEQUENCE_RANDOM, 400);
  Coverage even = count_coverage (&known, DTI_DESIGN_SEQUENCE_SOBOL, 100);

  g_test_summary ("Intervals of 90 % hold the true index nine times in ten; more often with points "
                  "that are better than random ones");

  g_test_message ("at random %u and %u of %u, evenly %u and %u of %u",
                  random.n_first,
                  random.n_total,
                  random.n,
                  even.n_first,
                  even.n_total,
                  even.n);
  g_assert_cmpfloat_with_epsilon ((double) random.n_first / random.n, 0.9, 0.03);
  g_assert_cmpfloat_with_epsilon ((double) random.n_total / random.n, 0.9, 0.03);
  g_assert_cmpfloat ((double) even.n_first / even.n, >, 0.95);
  g_assert_cmpfloat ((double) even.n_total / even.n, >, 0.95);
}

static void
test_intervals (void)
{
  g_autoptr (DtiSensitivityDesign) design = make_design (128, 3, DTI_DESIGN_SEQUENCE_RANDOM, 5);
  g_autofree double *outputs = run_model (design, ishigami);
  g_autoptr (GBytes) bytes = pack_outputs (design, outputs);
  double last = 0.0;

  g_test_summary ("More confidence, wider intervals; the same seed, the same intervals");

  for (double confidence = 0.1; confidence < 1.0; confidence += 0.2)
    {
      g_autoptr (DtiSensitivity) sensitivity = dti_sensitivity_design_estimate_with (
          design, NULL, bytes, DTI_SOBOL_ESTIMATOR_JANSEN, 500, confidence, NULL);
      g_autoptr (DtiSensitivity) again = dti_sensitivity_design_estimate_with (
          design, NULL, bytes, DTI_SOBOL_ESTIMATOR_JANSEN, 500, confidence, NULL);
      double low;
      double high;

      g_assert_true (dti_sensitivity_index_get_first_low (get_index (sensitivity, 0), &low));
      g_assert_true (dti_sensitivity_index_get_first_high (get_index (sensitivity, 0), &high));
      g_assert_cmpfloat (high - low, >, last);
      last = high - low;
      check_same_bits (sensitivity, again);
    }
}

/* ---- documents ---- */

static void
test_documents (void)
{
  const double outputs[] = { 0, 4, 0, 0, 4, NAN, 4, 4, 0 };
  const char *const ids[] = { "a,b", NULL };
  g_autoptr (DtiSensitivityDesign) design =
      make_design (3, 1, DTI_DESIGN_SEQUENCE_RANDOM, G_GUINT64_CONSTANT (9007199254740993));
  g_autoptr (GBytes) bytes = pack_outputs (design, outputs);
  g_autoptr (DtiSensitivity) sensitivity = dti_sensitivity_design_estimate_with (
      design, ids, bytes, DTI_SOBOL_ESTIMATOR_JANSEN, 0, 0.9, NULL);
  g_autofree char *csv = dti_sensitivity_to_csv (sensitivity);
  g_autofree char *json = dti_sensitivity_to_json (sensitivity);
  g_autofree char *same = dti_sensitivity_to_json_for_units (sensitivity, NULL, NULL, 0);

  /* Two rows: a 0, 4; b 0, 4; c 4, 4: V = 16/3. */
  g_assert_cmpstr (csv,
                   ==,
                   "input,first,first-low,first-high,total,total-low,total-high\n"
                   "\"a,b\",0.25,,,0.75,,\n");
  g_assert_nonnull (strstr (json, "\"sequence\": \"random\""));
  g_assert_nonnull (strstr (json, "\"seed\": \"9007199254740993\""));
  g_assert_nonnull (strstr (json, "\"n-rows\": 3"));
  g_assert_nonnull (strstr (json, "\"n-failed\": 1"));
  g_assert_nonnull (strstr (json, "\"estimator\": \"jansen\""));
  g_assert_nonnull (strstr (json, "\"first-low\": null"));
  g_assert_nonnull (strstr (json, "\"total\": 0.75"));
  /* It is not that of an experiment. */
  g_assert_cmpstr (same, ==, json);
}

/* Both inputs have one value, that of the document: nothing moves. */
static DtiSensitivity *
run_experiment (void)
{
  g_autoptr (DtiScorecard) card =
      score_table ("'root':{'id':'r','aggregation':'mean','children':["
                   "{'id':'a','weight':1,'max':10},{'id':'b','weight':0,'max':10}]}",
                   "unit,a,b\nx,9,1\ny,5,5\nz,1,9\n");
  g_autoptr (DtiExperiment) experiment = dti_experiment_new (card);
  g_autoptr (GError) error = NULL;
  DtiSensitivity *sensitivity;

  dti_experiment_add_from_json (experiment,
                                "{\"format\":\"dti-uncertainty\",\"format-version\":1,\"inputs\":["
                                "{\"id\":\"w\",\"at\":[\"/root/children/0/weight\"],"
                                "\"alternatives\":[1]},"
                                "{\"id\":\"f\",\"at\":\"/root/children/0/direction\","
                                "\"alternatives\":[\"up\"]}]}",
                                &error);
  g_assert_no_error (error);
  sensitivity = dti_experiment_run_sensitivity (experiment, 4, NULL, &error);
  g_assert_no_error (error);

  return sensitivity;
}

static void
test_units (void)
{
  static const guint tops[] = { 1 };
  static const char *const units[] = { "z", "nobody", "x", NULL };
  static const char *const nobody[] = { NULL };
  g_autoptr (DtiSensitivity) sensitivity = run_experiment ();
  DtiUncertainty *uncertainty = dti_sensitivity_get_uncertainty (sensitivity);
  g_autofree char *csv = dti_uncertainty_to_csv_for_units (uncertainty, units, tops, 1);
  g_autofree char *empty = dti_uncertainty_to_csv_for_units (uncertainty, nobody, NULL, 0);
  g_autofree char *json = dti_uncertainty_to_json_for_units (uncertainty, units, tops, 1);
  g_autofree char *both = dti_sensitivity_to_json_for_units (sensitivity, units, tops, 1);

  g_assert_cmpstr (csv,
                   ==,
                   "unit,rank,q05,median,q95,mean,best,worst,score,score-mean,score-q05,score-q95,"
                   "replicates,p-rank-1\n"
                   "x,1,1,1,1,1,1,1,9,9,9,9,8,1\n"
                   "z,3,3,3,3,3,3,3,1,1,1,1,8,0\n");
  g_assert_true (g_str_has_suffix (empty, ",replicates\n"));
  g_assert_nonnull (strstr (json, "\"replicates\": 8"));
  g_assert_nonnull (strstr (json, "\"unit\": \"z\""));
  g_assert_null (strstr (json, "\"unit\": \"y\""));
  g_assert_null (strstr (json, "\"sensitivity\""));
  g_assert_nonnull (strstr (both, "\"unit\": \"x\""));
  g_assert_null (strstr (both, "\"unit\": \"y\""));
  g_assert_nonnull (strstr (both, "\"input\": \"f\""));
  g_assert_nonnull (strstr (both, "\"n-rows\": 4"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sensitivity/ishigami", test_ishigami);
  g_test_add_func ("/sensitivity/g-function", test_g_function);
  g_test_add_func ("/sensitivity/additive", test_additive);
  g_test_add_func ("/sensitivity/exact", test_exact);
  g_test_add_func ("/sensitivity/by-hand", test_by_hand);
  g_test_add_func ("/sensitivity/scale", test_scale);
  g_test_add_func ("/sensitivity/failed", test_failed);
  g_test_add_func ("/sensitivity/none", test_none);
  g_test_add_func ("/sensitivity/coverage", test_coverage);
  g_test_add_func ("/sensitivity/intervals", test_intervals);
  g_test_add_func ("/sensitivity/documents", test_documents);
  g_test_add_func ("/sensitivity/units", test_units);

  return g_test_run ();
}
