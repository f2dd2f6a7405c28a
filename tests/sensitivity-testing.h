/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/dti.h>

/* What the tests of sensitivities share: models whose Sobol' indices are known. */

/* A model of inputs from [0, 1). */
typedef double (*Model) (const double *x, guint n);

/* T. Ishigami and T. Homma, "An importance quantification technique in uncertainty analysis for
 * computer models", 1990: sin x1 + a sin² x2 + b x3⁴ sin x1, from -π to π, with a = 7, b = 0.1. */
static inline double
ishigami (const double *x, guint n)
{
  double first = G_PI * (2.0 * x[0] - 1.0);
  double second = G_PI * (2.0 * x[1] - 1.0);
  double third = G_PI * (2.0 * x[2] - 1.0);

  return sin (first) + 7.0 * sin (second) * sin (second) + 0.1 * pow (third, 4) * sin (first);
}

static inline void
know_ishigami (double first[3], double total[3])
{
  double first_part = pow (1.0 + 0.1 * pow (G_PI, 4) / 5.0, 2) / 2.0;
  double second_part = 49.0 / 8.0;
  double shared = 0.01 * pow (G_PI, 8) * 8.0 / 225.0; /* of the first and the third */
  double variance = first_part + second_part + shared;

  first[0] = first_part / variance;
  first[1] = second_part / variance;
  first[2] = 0.0;
  total[0] = (first_part + shared) / variance;
  total[1] = second_part / variance;
  total[2] = shared / variance;
}

/* The g-function of Saltelli and Sobol' (1995): the product of (|4 x - 2| + a) / (1 + a). */
static const double g_parameters[] = { 0.0, 0.5, 3.0, 9.0, 99.0, 99.0 };

static inline double
g_function (const double *x, guint n)
{
  double product = 1.0;

  for (guint i = 0; i < n; i++)
    product *= (fabs (4.0 * x[i] - 2.0) + g_parameters[i]) / (1.0 + g_parameters[i]);

  return product;
}

static inline void
know_g_function (double *first, double *total, guint n)
{
  double product = 1.0;

  for (guint i = 0; i < n; i++)
    product *= 1.0 + 1.0 / (3.0 * pow (1.0 + g_parameters[i], 2));
  for (guint i = 0; i < n; i++)
    {
      double own = 1.0 / (3.0 * pow (1.0 + g_parameters[i], 2));

      first[i] = own / (product - 1.0);
      total[i] = own * product / (1.0 + own) / (product - 1.0);
    }
}

/* Nothing but a sum: first order and total index are the same, in proportion to 1, 4, 9 … */
static inline double
additive (const double *x, guint n)
{
  double sum = 1000.0;

  for (guint i = 0; i < n; i++)
    sum += (i + 1.0) * x[i];

  return sum;
}

static inline void
know_additive (double *first, double *total, guint n)
{
  double squares = n * (n + 1.0) * (2.0 * n + 1.0) / 6.0;

  for (guint i = 0; i < n; i++)
    first[i] = total[i] = (i + 1.0) * (i + 1.0) / squares;
}

static inline DtiSensitivityDesign *
make_design (guint n_rows, guint n_inputs, DtiDesignSequence sequence, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  DtiSensitivityDesign *design =
      dti_sensitivity_design_new (n_rows, n_inputs, sequence, seed, &error);

  g_assert_no_error (error);

  return design;
}

/* The outputs of a model at all points of a design. */
static inline double *
run_model (DtiSensitivityDesign *design, Model model)
{
  g_autoptr (GBytes) points = dti_sensitivity_design_get_points (design);
  guint n_inputs = dti_sensitivity_design_get_n_inputs (design);
  guint n_points = dti_sensitivity_design_get_n_points (design);
  const double *point = g_bytes_get_data (points, NULL);
  double *outputs = g_new (double, n_points);

  g_assert_cmpuint (g_bytes_get_size (points), ==, (gsize) n_points * n_inputs * sizeof (double));
  for (guint i = 0; i < n_points; i++)
    outputs[i] = model (point + (gsize) i * n_inputs, n_inputs);

  return outputs;
}

static inline GBytes *
pack_outputs (DtiSensitivityDesign *design, const double *outputs)
{
  return g_bytes_new (outputs, dti_sensitivity_design_get_n_points (design) * sizeof (double));
}

static inline DtiSensitivity *
estimate (DtiSensitivityDesign *design, Model model, DtiSobolEstimator estimator, guint n_resamples)
{
  g_autofree double *outputs = run_model (design, model);
  g_autoptr (GBytes) bytes = pack_outputs (design, outputs);
  g_autoptr (GError) error = NULL;
  DtiSensitivity *sensitivity = dti_sensitivity_design_estimate_with (
      design, NULL, bytes, estimator, n_resamples, 0.9, &error);

  g_assert_no_error (error);

  return sensitivity;
}

static inline DtiSensitivityIndex *
get_index (DtiSensitivity *sensitivity, guint input)
{
  g_autofree char *id = g_strdup_printf ("%u", input + 1);
  DtiSensitivityIndex *index = dti_sensitivity_lookup (sensitivity, id);

  g_assert_nonnull (index);

  return index;
}

static inline double
get_first (DtiSensitivity *sensitivity, guint input)
{
  double number;

  g_assert_true (dti_sensitivity_index_get_first (get_index (sensitivity, input), &number));

  return number;
}

static inline double
get_total (DtiSensitivity *sensitivity, guint input)
{
  double number;

  g_assert_true (dti_sensitivity_index_get_total (get_index (sensitivity, input), &number));

  return number;
}
