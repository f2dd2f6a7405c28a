/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-sensitivity.h>

G_BEGIN_DECLS

/* What there is to estimate from. The outputs stand as the points of a DtiSensitivityDesign: of all
 * rows of A, of B, and of AB of each input. */
typedef struct
{
  const double *outputs;
  guint n_rows;
  guint n_inputs;
  DtiSobolEstimator estimator; /* of first order indices */
  guint n_resamples;           /* 0: no intervals */
  double confidence;           /* share of the resamples inside the intervals */
  guint64 seed;
} DtiSobolTask;

/* NaN where there is none. */
typedef struct
{
  double first;
  double first_low;
  double first_high;
  double total;
  double total_low;
  double total_high;
} DtiSobolIndices;

/* Why there are indices, or none. */
typedef enum
{
  DTI_SOBOL_ESTIMATED,
  DTI_SOBOL_TOO_FEW_ROWS,
  DTI_SOBOL_CONSTANT,
} DtiSobolVerdict;

typedef struct
{
  DtiSobolVerdict verdict;
  guint n_rows;          /* whose outputs are all there */
  guint n_failed_points; /* outputs that are not finite numbers */
  double mean;           /* of the outputs of A and B; NaN where there is none */
  double variance;
} DtiSobolSummary;

/* @indices: room for one for each input. */
void
dti_sobol_estimate (const DtiSobolTask *task, DtiSobolIndices *indices, DtiSobolSummary *summary);

G_END_DECLS
