/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-forecast.h>
#include <libdti/analysis/dti-series-private.h>

G_BEGIN_DECLS

/* How fast the trend of a damped forecast dies away from one period to the next. */
#define DTI_FORECAST_DAMPING 0.9

/* What is carried on: the values after the last break, and the periods to come. */
typedef struct
{
  double *values;
  double *times;
  guint8 *seasons;
  guint n;
  guint n_seasons;
  DtiTimeline *future;
} DtiForecastInput;

/* Writes for each period to come the value and the standard deviation of its error. Errors are
 * `DTI_ERROR_NOT_COMPUTABLE` and `DTI_ERROR_UNSUPPORTED`. */
gboolean dti_forecast_compute (DtiForecastMethod method,
                               const DtiForecastInput *input,
                               double *values,
                               double *deviations,
                               GError **error);

G_END_DECLS
