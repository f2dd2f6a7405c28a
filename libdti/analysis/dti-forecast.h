/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-series.h>

G_BEGIN_DECLS

/**
 * DtiForecastMethod:
 * @DTI_FORECAST_METHOD_LAST: the last value; of halves, quarters and months that of the season
 * @DTI_FORECAST_METHOD_DRIFT: the line from the first value through the last
 * @DTI_FORECAST_METHOD_DAMPED: exponential smoothing with a trend that dies away
 *
 * How a series is carried on.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_FORECAST_METHOD_LAST,
  DTI_FORECAST_METHOD_DRIFT,
  DTI_FORECAST_METHOD_DAMPED,
} DtiForecastMethod;

#define DTI_TYPE_FORECAST (dti_forecast_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiForecast, dti_forecast, DTI, FORECAST, GObject)

DTI_AVAILABLE_IN_1_0
DtiForecast *dti_forecast_new (DtiSeries *series,
                               DtiForecastMethod method,
                               guint horizon,
                               double level,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
DtiSeries *dti_forecast_get_series (DtiForecast *self);
DTI_AVAILABLE_IN_1_0
DtiForecastMethod dti_forecast_get_method (DtiForecast *self);
DTI_AVAILABLE_IN_1_0
double dti_forecast_get_level (DtiForecast *self);
DTI_AVAILABLE_IN_1_0
guint dti_forecast_get_horizon (DtiForecast *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_forecast_get_periods (DtiForecast *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_forecast_get_value (DtiForecast *self, const char *period, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_forecast_get_low (DtiForecast *self, const char *period, double *low);
DTI_AVAILABLE_IN_1_0
gboolean dti_forecast_get_high (DtiForecast *self, const char *period, double *high);
DTI_AVAILABLE_IN_1_0
GBytes *dti_forecast_get_values (DtiForecast *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_forecast_get_lows (DtiForecast *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_forecast_get_highs (DtiForecast *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
