/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-sensitivity-design.h>
#include <libdti/analysis/dti-sobol-indices-private.h>
#include <libdti/analysis/dti-uncertainty.h>

G_BEGIN_DECLS

struct _DtiSensitivity
{
  GObject parent_instance;

  DtiDesignSequence sequence;
  guint64 seed;
  guint n_rows;
  guint n_failed; /* rows */
  DtiSobolEstimator estimator;
  guint n_resamples;
  double confidence;
  double mean; /* NaN where there is none */
  double variance;
  GListModel *indices;
  DtiProblemList *problems;
  DtiUncertainty *uncertainty; /* NULL: not of an experiment */
};

/* Estimates the indices. @inputs: as many ids as the task has inputs, or NULL. */
DtiSensitivity *dti_sensitivity_new (const DtiSobolTask *task,
                                     DtiDesignSequence sequence,
                                     const char *const *inputs);

DtiSensitivityIndex *dti_sensitivity_index_new (const char *input, const DtiSobolIndices *indices);
const DtiSobolIndices *dti_sensitivity_index_peek (DtiSensitivityIndex *self);

/* Writes the coordinates of one point, for models that are run point by point. */
void dti_sensitivity_design_read_point (DtiSensitivityDesign *self, guint point, double *values);

G_END_DECLS
