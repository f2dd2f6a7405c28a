/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "sensitivity-testing.h"

static void
test_properties (void)
{
  DtiSensitivityDesign *design = make_design (16, 3, DTI_DESIGN_SEQUENCE_RANDOM, G_MAXUINT64);
  guint n_rows;
  guint n_inputs;
  guint n_points;
  DtiDesignSequence sequence;
  guint64 seed;

  g_object_get (design,
                "n-rows",
                &n_rows,
                "n-inputs",
                &n_inputs,
                "n-points",
                &n_points,
                "sequence",
                &sequence,
                "seed",
                &seed,
                NULL);
  g_assert_cmpuint (n_rows, ==, 16);
  g_assert_cmpuint (n_inputs, ==, 3);
  g_assert_cmpuint (n_points, ==, 80);
  g_assert_cmpint (sequence, ==, DTI_DESIGN_SEQUENCE_RANDOM);
  g_assert_cmpuint (seed, ==, G_MAXUINT64);
  g_assert_cmpuint (dti_sensitivity_design_get_n_rows (design), ==, 16);
  g_assert_cmpuint (dti_sensitivity_design_get_n_inputs (design), ==, 3);
  g_assert_cmpint (dti_sensitivity_design_get_sequence (design), ==, DTI_DESIGN_SEQUENCE_RANDOM);
  g_assert_cmpuint (dti_sensitivity_design_get_seed (design), ==, G_MAXUINT64);
  g_assert_finalize_object (design);
}

static void
check_layout (DtiDesignSequence sequence)
{
  const guint n_rows = 64;
  const guint n = 5;
  g_autoptr (DtiSensitivityDesign) design = make_design (n_rows, n, sequence, 3);
  g_autoptr (DtiSensitivityDesign) again = make_design (n_rows, n, sequence, 3);
  g_autoptr (DtiSensitivityDesign) other = make_design (n_rows, n, sequence, 4);
  g_autoptr (GBytes) bytes = dti_sensitivity_design_get_points (design);
  g_autoptr (GBytes) same = dti_sensitivity_design_get_points (again);
  g_autoptr (GBytes) different = dti_sensitivity_design_get_points (other);
  const double *a = g_bytes_get_data (bytes, NULL);
  const double *b = a + n_rows * n;

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, n_rows * (n + 2) * n * sizeof (double));
  g_assert_true (g_bytes_equal (bytes, same));
  g_assert_false (g_bytes_equal (bytes, different));

  for (guint input = 0; input < n; input++)
    {
      const double *ab = b + (input + 1) * n_rows * n;

      for (guint i = 0; i < n_rows * n; i++)
        g_assert_cmpfloat (ab[i], ==, i % n == input ? b[i] : a[i]);
    }
  for (guint i = 0; i < n_rows * n; i++)
    {
      g_assert_cmpfloat (a[i], !=, b[i]);
      g_assert_cmpfloat (a[i], >=, 0.0);
      g_assert_cmpfloat (a[i], <, 1.0);
    }
}

static void
test_layout (void)
{
  g_test_summary ("A, B, and A with one column of B after the other");

  check_layout (DTI_DESIGN_SEQUENCE_SOBOL);
  check_layout (DTI_DESIGN_SEQUENCE_RANDOM);
}

static void
test_even (void)
{
  const guint n_rows = 256;
  const guint n = 32;
  g_autoptr (DtiSensitivityDesign) design = make_design (n_rows, n, DTI_DESIGN_SEQUENCE_SOBOL, 11);
  g_autoptr (GBytes) bytes = dti_sensitivity_design_get_points (design);
  const double *points = g_bytes_get_data (bytes, NULL);

  g_test_summary ("Every column of A, of B and of each AB is spread evenly, for the most inputs");

  for (guint block = 0; block < n + 2; block++)
    for (guint input = 0; input < n; input++)
      {
        gboolean is_hit[256] = { FALSE };

        for (guint row = 0; row < n_rows; row++)
          {
            double x = points[((gsize) block * n_rows + row) * n + input];
            guint interval = (guint) (x * n_rows);

            g_assert_false (is_hit[interval]);
            is_hit[interval] = TRUE;
          }
      }
}

static void
check_fault (guint n_rows, guint n_inputs, DtiDesignSequence sequence, DtiError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_sensitivity_design_new (n_rows, n_inputs, sequence, 1, &error));
  g_assert_error (error, DTI_ERROR, (int) code);
}

static void
test_size (void)
{
  g_autoptr (DtiSensitivityDesign) many = make_design (2, 100, DTI_DESIGN_SEQUENCE_RANDOM, 1);
  g_autoptr (DtiSensitivityDesign) least = make_design (2, 1, DTI_DESIGN_SEQUENCE_SOBOL, 1);

  g_assert_cmpuint (dti_sensitivity_design_get_n_points (many), ==, 204);
  g_assert_cmpuint (dti_sensitivity_design_get_n_points (least), ==, 6);
  check_fault (1, 3, DTI_DESIGN_SEQUENCE_SOBOL, DTI_ERROR_INVALID_DATA);
  check_fault (0, 3, DTI_DESIGN_SEQUENCE_SOBOL, DTI_ERROR_INVALID_DATA);
  check_fault (100, 0, DTI_DESIGN_SEQUENCE_RANDOM, DTI_ERROR_INVALID_DATA);
  check_fault (2, 33, DTI_DESIGN_SEQUENCE_SOBOL, DTI_ERROR_LIMIT);
  check_fault (2, 8193, DTI_DESIGN_SEQUENCE_RANDOM, DTI_ERROR_LIMIT);
  check_fault (2, G_MAXUINT, DTI_DESIGN_SEQUENCE_RANDOM, DTI_ERROR_LIMIT);
  check_fault (G_MAXUINT, 1, DTI_DESIGN_SEQUENCE_SOBOL, DTI_ERROR_LIMIT);
  check_fault (44739243, 1, DTI_DESIGN_SEQUENCE_SOBOL, DTI_ERROR_LIMIT);
}

static void
check_refused (
    const char *const *inputs, gsize n_bytes, guint n_resamples, double confidence, DtiError code)
{
  g_autoptr (DtiSensitivityDesign) design = make_design (4, 2, DTI_DESIGN_SEQUENCE_SOBOL, 1);
  g_autoptr (GBytes) outputs = g_bytes_new_take (g_malloc0 (n_bytes), n_bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_sensitivity_design_estimate_with (
      design, inputs, outputs, DTI_SOBOL_ESTIMATOR_JANSEN, n_resamples, confidence, &error));
  g_assert_error (error, DTI_ERROR, (int) code);
}

static void
test_refused (void)
{
  const char *const good[] = { "a", "b", NULL };
  const char *const few[] = { "a", NULL };
  const char *const many[] = { "a", "b", "c", NULL };
  const char *const twice[] = { "a", "a", NULL };
  const char *const empty[] = { "a", "", NULL };
  const gsize size = 16 * sizeof (double);

  check_refused (few, size, 10, 0.9, DTI_ERROR_INVALID_DATA);
  check_refused (many, size, 10, 0.9, DTI_ERROR_INVALID_DATA);
  check_refused (empty, size, 10, 0.9, DTI_ERROR_INVALID_DATA);
  check_refused (twice, size, 10, 0.9, DTI_ERROR_EXISTS);
  check_refused (good, size - 1, 10, 0.9, DTI_ERROR_INVALID_DATA);
  check_refused (NULL, size + sizeof (double), 10, 0.9, DTI_ERROR_INVALID_DATA);
  check_refused (NULL, 0, 10, 0.9, DTI_ERROR_INVALID_DATA);
  check_refused (good, size, 100001, 0.9, DTI_ERROR_LIMIT);
  check_refused (good, size, 10, 0.0, DTI_ERROR_INVALID_DATA);
  check_refused (good, size, 10, 1.0, DTI_ERROR_INVALID_DATA);
  check_refused (good, size, 10, NAN, DTI_ERROR_INVALID_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sensitivity-design/properties", test_properties);
  g_test_add_func ("/sensitivity-design/layout", test_layout);
  g_test_add_func ("/sensitivity-design/even", test_even);
  g_test_add_func ("/sensitivity-design/size", test_size);
  g_test_add_func ("/sensitivity-design/refused", test_refused);

  return g_test_run ();
}
