/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/base/dti-random-private.h>
#include <libdti/dti.h>

#define assert_near(a, b, tolerance) g_assert_cmpfloat_with_epsilon ((a), (b), (tolerance))

static void
judge (DtiPairwiseComparisons *comparisons, const char *id, const char *other, double judgement)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      dti_pairwise_comparisons_set_judgement (comparisons, id, other, judgement, &error));
  g_assert_no_error (error);
}

/* How often drinks are consumed in the USA: judgements, scale and ratio as printed in T. L. Saaty,
 * "Decision making with the analytic hierarchy process", International Journal of Services Sciences
 * 1 (2008), 83-98, table 2. */
static void
test_published (void)
{
  const char *const drinks[] = { "coffee", "wine", "tea", "beer", "sodas", "milk", "water", NULL };
  static const double matrix[7][7] = {
    { 1, 9, 5, 2, 1, 1, 1.0 / 2 },
    { 1.0 / 9, 1, 1.0 / 3, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9 },
    { 1.0 / 5, 3, 1, 1.0 / 3, 1.0 / 4, 1.0 / 3, 1.0 / 9 },
    { 1.0 / 2, 9, 3, 1, 1.0 / 2, 1, 1.0 / 3 },
    { 1, 9, 4, 2, 1, 2, 1.0 / 2 },
    { 1, 9, 3, 1, 1.0 / 2, 1, 1.0 / 3 },
    { 2, 9, 9, 3, 2, 3, 1 },
  };
  static const double printed[] = { 0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPairwiseComparisons) comparisons = dti_pairwise_comparisons_new (drinks, &error);
  g_autoptr (GBytes) bytes = NULL;
  const double *weights;
  double ratio;

  g_test_summary ("Published judgements give the published scale");

  g_assert_no_error (error);
  for (guint i = 0; i < 7; i++)
    for (guint j = i + 1; j < 7; j++)
      judge (comparisons, drinks[i], drinks[j], matrix[i][j]);
  bytes = dti_pairwise_comparisons_compute_weights (comparisons, &error);
  g_assert_no_error (error);
  weights = g_bytes_get_data (bytes, NULL);
  for (guint i = 0; i < 7; i++)
    assert_near (weights[i], printed[i], 0.0005);
  g_assert_true (dti_pairwise_comparisons_get_consistency_ratio (comparisons, &ratio));
  assert_near (ratio, 0.022, 0.0025);
}

/* Of three ids the eigenvector is that of the geometric means of the rows, and the eigenvalue
 * 1 + t + 1/t with t³ = a13 / (a12 a23). */
static void
test_three (void)
{
  const char *const ids[] = { "a", "b", "c", NULL };
  DtiRandom random;

  g_test_summary ("Any three ids agree with the closed form");

  dti_random_init (&random, 7, 0);
  for (guint round = 0; round < 500; round++)
    {
      double a = pow (9.0, 2.0 * dti_random_next_double (&random) - 1.0);
      double b = pow (9.0, 2.0 * dti_random_next_double (&random) - 1.0);
      double c = pow (9.0, 2.0 * dti_random_next_double (&random) - 1.0);
      double rows[] = { cbrt (a * b), cbrt (c / a), cbrt (1.0 / (b * c)) };
      double total = rows[0] + rows[1] + rows[2];
      double t = cbrt (b / (a * c));
      g_autoptr (DtiPairwiseComparisons) comparisons = dti_pairwise_comparisons_new (ids, NULL);
      g_autoptr (GBytes) bytes = NULL;
      const double *weights;
      double eigenvalue;
      double consistency;

      judge (comparisons, "a", "b", a);
      judge (comparisons, "a", "c", b);
      judge (comparisons, "b", "c", c);
      bytes = dti_pairwise_comparisons_compute_weights (comparisons, NULL);
      weights = g_bytes_get_data (bytes, NULL);
      for (guint i = 0; i < 3; i++)
        assert_near (weights[i], rows[i] / total, 1e-12);
      g_assert_true (dti_pairwise_comparisons_get_eigenvalue (comparisons, &eigenvalue));
      assert_near (eigenvalue, 1.0 + t + 1.0 / t, 1e-11);
      g_assert_true (dti_pairwise_comparisons_get_consistency_index (comparisons, &consistency));
      assert_near (consistency, (t + 1.0 / t - 2.0) / 2.0, 1e-11);
    }
}

static void
test_consistent (void)
{
  const char *const ids[] = { "a", "b", "c", "d", NULL };
  static const double weights[] = { 0.5, 0.25, 0.15, 0.1 };
  g_autoptr (DtiPairwiseComparisons) comparisons = dti_pairwise_comparisons_new (ids, NULL);
  g_autoptr (GBytes) bytes = NULL;
  const double *found;
  double number = NAN;

  g_test_summary ("Judgements that are ratios of weights give these weights back");

  for (guint i = 0; i < 4; i++)
    for (guint j = i + 1; j < 4; j++)
      judge (comparisons, ids[j], ids[i], weights[j] / weights[i]);
  bytes = dti_pairwise_comparisons_compute_weights (comparisons, NULL);
  found = g_bytes_get_data (bytes, NULL);
  for (guint i = 0; i < 4; i++)
    assert_near (found[i], weights[i], 1e-14);
  g_object_get (comparisons, "eigenvalue", &number, NULL);
  assert_near (number, 4.0, 1e-13);
  g_object_get (comparisons, "consistency-index", &number, NULL);
  assert_near (number, 0.0, 1e-13);
  g_object_get (comparisons, "consistency-ratio", &number, NULL);
  assert_near (number, 0.0, 1e-13);
}

static void
test_missing (void)
{
  const char *const ids[] = { "a", "b", "c", NULL };
  g_autoptr (DtiPairwiseComparisons) comparisons = dti_pairwise_comparisons_new (ids, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) copy = NULL;
  double number = 0.0;

  g_test_summary ("Without all judgements there are no weights, and nothing is made up");

  judge (comparisons, "a", "b", 3.0);
  judge (comparisons, "a", "c", 5.0);
  g_assert_false (dti_pairwise_comparisons_is_complete (comparisons));
  g_assert_null (dti_pairwise_comparisons_compute_weights (comparisons, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_assert_cmpstr (error->message, ==, "“b” and “c” are not compared yet");
  g_assert_false (dti_pairwise_comparisons_get_eigenvalue (comparisons, NULL));
  g_assert_false (dti_pairwise_comparisons_get_consistency_index (comparisons, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_pairwise_comparisons_get_consistency_ratio (comparisons, NULL));
  g_assert_true (dti_pairwise_comparisons_get_judgement (comparisons, "b", "a", &number));
  g_assert_cmpfloat (number, ==, 1.0 / 3.0);
  g_assert_true (dti_pairwise_comparisons_get_judgement (comparisons, "b", "b", &number));
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_false (dti_pairwise_comparisons_get_judgement (comparisons, "c", "b", &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_pairwise_comparisons_get_judgement (comparisons, "x", "b", NULL));
  judge (comparisons, "c", "b", 1.0 / 2.0);
  g_assert_true (dti_pairwise_comparisons_is_complete (comparisons));
  g_object_get (comparisons, "ids", &copy, NULL);
  g_assert_cmpstrv ((char **) dti_pairwise_comparisons_get_ids (comparisons), copy);
  g_assert_finalize_object (g_steal_pointer (&comparisons));
}

static void
assert_refused (DtiPairwiseComparisons *comparisons,
                const char *id,
                const char *other,
                double judgement,
                int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      dti_pairwise_comparisons_set_judgement (comparisons, id, other, judgement, &error));
  g_assert_error (error, DTI_ERROR, code);
}

static void
test_errors (void)
{
  const char *const ids[] = { "a", "b", NULL };
  const char *const twice[] = { "a", "b", "a", NULL };
  static const double wrong[] = { 0.0, -3.0, 9.5, 0.1, NAN, INFINITY };
  g_autoptr (DtiPairwiseComparisons) comparisons = dti_pairwise_comparisons_new (ids, NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is no judgement is refused, and changes nothing");

  g_assert_null (dti_pairwise_comparisons_new (twice, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (dti_pairwise_comparisons_new (ids + 1, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);

  judge (comparisons, "a", "b", 9.0);
  judge (comparisons, "a", "b", 0.1111);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (comparisons, "a", "b", wrong[i], DTI_ERROR_INVALID_DATA);
  assert_refused (comparisons, "a", "a", 1.0, DTI_ERROR_INVALID_DATA);
  assert_refused (comparisons, "a", "x", 1.0, DTI_ERROR_NOT_FOUND);
  assert_refused (comparisons, "x", "a", 1.0, DTI_ERROR_NOT_FOUND);
  g_assert_true (dti_pairwise_comparisons_get_judgement (comparisons, "a", "b", NULL));
}

static void
test_many (void)
{
  char *ids[17] = { NULL };
  g_autoptr (DtiPairwiseComparisons) comparisons = NULL;
  double number = 0.0;

  g_test_summary ("Of more than 15 ids there are weights, and no ratio");

  for (guint i = 0; i < 16; i++)
    ids[i] = g_strdup_printf ("n%u", i);
  comparisons = dti_pairwise_comparisons_new ((const char *const *) ids, NULL);
  for (guint i = 0; i < 16; i++)
    for (guint j = i + 1; j < 16; j++)
      judge (comparisons, ids[i], ids[j], 1.0);
  g_assert_true (dti_pairwise_comparisons_get_eigenvalue (comparisons, &number));
  assert_near (number, 16.0, 1e-12);
  g_assert_false (dti_pairwise_comparisons_get_consistency_ratio (comparisons, &number));
  g_assert_true (isnan (number));
  for (guint i = 0; i < 16; i++)
    g_free (ids[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pairwise-comparisons/published", test_published);
  g_test_add_func ("/pairwise-comparisons/three", test_three);
  g_test_add_func ("/pairwise-comparisons/consistent", test_consistent);
  g_test_add_func ("/pairwise-comparisons/missing", test_missing);
  g_test_add_func ("/pairwise-comparisons/errors", test_errors);
  g_test_add_func ("/pairwise-comparisons/many", test_many);

  return g_test_run ();
}
