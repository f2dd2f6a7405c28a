/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-forecast-private.h"
#include "dti-normal-private.h"
#include "dti-trend-kernel-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-period.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiForecast:
 *
 * A series carried on, with intervals that say how far it may be off.
 *
 * Three plain methods, of which none knows of plans or laws. With a value for each of T years, σ
 * the root mean square of the errors and z the normal quantile of (1 + level)/2, the interval h
 * years ahead is the value ± z σ_h (Hyndman and Athanasopoulos, “Forecasting: Principles and
 * Practice”, third edition, sections 5.5 and 8):
 *
 * - *last*: the last value; σ_h = σ √h. Halves, quarters and months take the last value of their
 *   season, with h in years.
 * - *drift*: the line through the first and the last value; σ_h = σ √(h (1 + h/(T − 1))).
 * - *damped*: exponential smoothing whose trend shrinks by 0.9 each period (Gardner and McKenzie,
 *   “Forecasting trends in time series”, Management Science 31, 1985); level and trend begin with
 * the first value and the first change, and their weights, each from 0.1 to 0.9 in steps of 0.1,
 * are those with the least squared errors; σ_h = σ √(1 + Σ (α + β (φ + … + φ^j))²), j = 1 … h − 1.
 *
 * Years that are missing are steps of more than one year; the damped method needs every period.
 * Values and intervals stay in the domain of the series ([method@Dti.Series.get_domain]). The
 * intervals rest on few values and know nothing of what never happened before: with 4 to 10 values
 * they are rather too narrow than too wide.
 *
 * There is no forecast from fewer than 4 values after the last break, and none of ranks: where a
 * unit will stand depends on all others.
 *
 * A forecast is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiForecast
{
  GObject parent_instance;

  DtiSeries *series;
  DtiForecastMethod method;
  double level;
  DtiTimeline *future;
  double *values;
  double *lows;
  double *highs;
};

typedef enum
{
  PROP_SERIES = 1,
  PROP_METHOD,
  PROP_LEVEL,
  PROP_HORIZON,
  PROP_PERIODS,
} DtiForecastProperty;

static GParamSpec *props[PROP_PERIODS + 1];

G_DEFINE_FINAL_TYPE (DtiForecast, dti_forecast, G_TYPE_OBJECT)

static void
dti_forecast_finalize (GObject *object)
{
  DtiForecast *self = DTI_FORECAST (object);

  g_clear_object (&self->series);
  g_clear_pointer (&self->future, dti_timeline_unref);
  g_free (self->values);
  g_free (self->lows);
  g_free (self->highs);

  G_OBJECT_CLASS (dti_forecast_parent_class)->finalize (object);
}

static void
dti_forecast_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiForecast *self = DTI_FORECAST (object);

  switch ((DtiForecastProperty) prop_id)
    {
    case PROP_SERIES:
      g_value_set_object (value, self->series);
      break;
    case PROP_METHOD:
      g_value_set_enum (value, (int) self->method);
      break;
    case PROP_LEVEL:
      g_value_set_double (value, self->level);
      break;
    case PROP_HORIZON:
      g_value_set_uint (value, self->future->n);
      break;
    case PROP_PERIODS:
      g_value_set_boxed (value, self->future->periods);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_result_properties (void)
{
  /**
   * DtiForecast:horizon: (getter get_horizon)
   *
   * The number of periods to come.
   *
   * Since: 1.0
   */
  props[PROP_HORIZON] = g_param_spec_uint (
      "horizon", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiForecast:periods: (getter get_periods)
   *
   * The periods to come.
   *
   * Since: 1.0
   */
  props[PROP_PERIODS] = g_param_spec_boxed ("periods",
                                            NULL,
                                            NULL,
                                            G_TYPE_STRV,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_forecast_class_init (DtiForecastClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_forecast_finalize;
  object_class->get_property = dti_forecast_get_property;

  /**
   * DtiForecast:series: (getter get_series)
   *
   * What is carried on.
   *
   * Since: 1.0
   */
  props[PROP_SERIES] = g_param_spec_object ("series",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_SERIES,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiForecast:method: (getter get_method)
   *
   * How the series is carried on.
   *
   * Since: 1.0
   */
  props[PROP_METHOD] = g_param_spec_enum ("method",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_FORECAST_METHOD,
                                          DTI_FORECAST_METHOD_LAST,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiForecast:level: (getter get_level)
   *
   * How likely a value is to come to lie in its interval.
   *
   * Since: 1.0
   */
  props[PROP_LEVEL] = g_param_spec_double (
      "level", NULL, NULL, 0.0, 1.0, 0.8, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  install_result_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_forecast_init (DtiForecast *self)
{
}

/* ---- making ---- */

/* Nobody needs more, and an interval that far ahead says nothing. */
#define MAX_HORIZON 100

static DtiTimeline *
list_future (const char *last, guint horizon, GError **error)
{
  g_autoptr (DtiPeriod) period = dti_period_parse (last, NULL);
  g_auto (GStrv) periods = g_new0 (char *, horizon + 1);

  for (guint h = 0; h < horizon; h++)
    {
      g_autoptr (DtiPeriod) next = dti_period_shift (period, (int) h + 1);

      if (next == NULL)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_LIMIT,
                       "there is no period %u after “%s”",
                       h + 1,
                       last);
          return NULL;
        }
      periods[h] = dti_period_format (next);
    }

  return dti_timeline_new ((const char *const *) periods, horizon, error);
}

/* The values after the last break; returns the position of the last one. */
static guint
collect (DtiSeries *series, DtiForecastInput *input)
{
  const DtiTimeline *timeline = series->timeline;
  guint first = dti_series_find_segment (series->breaks, timeline->n);
  guint last = first;

  input->values = g_new (double, timeline->n);
  input->times = g_new (double, timeline->n);
  input->seasons = g_new (guint8, timeline->n);
  input->n_seasons = first < timeline->n ? timeline->n_seasons[first] : 1;
  for (guint i = first; i < timeline->n; i++)
    {
      if (isnan (series->values[i]))
        continue;
      input->values[input->n] = series->values[i];
      input->times[input->n] = timeline->times[i];
      input->seasons[input->n] = timeline->seasons[i];
      input->n++;
      last = i;
    }

  return last;
}

static void
clear_input (DtiForecastInput *input)
{
  g_free (input->values);
  g_free (input->times);
  g_free (input->seasons);
}

static gboolean
check_series (DtiSeries *series, guint n, GError **error)
{
  if (series->is_rank)
    g_set_error_literal (error,
                         DTI_ERROR,
                         DTI_ERROR_NOT_COMPUTABLE,
                         "a rank depends on all units and cannot be forecast from its own past");
  else if (!series->timeline->is_dated)
    g_set_error_literal (error,
                         DTI_ERROR,
                         DTI_ERROR_NOT_COMPUTABLE,
                         "nothing comes after periods that are no dates");
  else if (n < DTI_TREND_MIN_POINTS)
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_NOT_COMPUTABLE,
                 "a forecast needs %u values after the last break, and there are %u",
                 DTI_TREND_MIN_POINTS,
                 n);
  else
    return TRUE;

  return FALSE;
}

static double
clamp (const DtiSeries *series, double number)
{
  return isnan (series->minimum) ? number : CLAMP (number, series->minimum, series->maximum);
}

static gboolean
take_result (DtiForecast *self, const double *values, const double *deviations, GError **error)
{
  double z = dti_normal_get_quantile ((1.0 + self->level) / 2.0);
  guint n = self->future->n;

  self->values = g_new (double, n);
  self->lows = g_new (double, n);
  self->highs = g_new (double, n);
  for (guint h = 0; h < n; h++)
    {
      self->values[h] = clamp (self->series, values[h]);
      self->lows[h] = clamp (self->series, values[h] - z * deviations[h]);
      self->highs[h] = clamp (self->series, values[h] + z * deviations[h]);
      if (isfinite (self->values[h]) && isfinite (self->lows[h]) && isfinite (self->highs[h]))
        continue;
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_NOT_COMPUTABLE,
                           "the values are too far apart for a forecast");
      return FALSE;
    }

  return TRUE;
}

static gboolean
carry_on (DtiForecast *self, DtiForecastInput *input, guint horizon, GError **error)
{
  guint last = collect (self->series, input);
  g_autofree double *values = g_new (double, horizon);
  g_autofree double *deviations = g_new (double, horizon);

  if (!check_series (self->series, input->n, error))
    return FALSE;
  self->future = list_future (self->series->timeline->periods[last], horizon, error);
  if (self->future == NULL)
    return FALSE;
  input->future = self->future;

  return dti_forecast_compute (self->method, input, values, deviations, error) &&
         take_result (self, values, deviations, error);
}

/* ---- public ---- */

/**
 * dti_forecast_new:
 * @series: a series
 * @method: how it is carried on
 * @horizon: how many periods, 1 to 100, after the last value
 * @level: how likely a value is to come to lie in its interval, above 0 and below 1, such as 0.8
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Carries a series on.
 *
 * Fails with `DTI_ERROR_NOT_COMPUTABLE` for fewer than 4 values after the last break, for ranks,
 * for periods that are no dates, for a damped trend with a gap and for a season without a value;
 * with `DTI_ERROR_UNSUPPORTED` for other methods than *last* where there are seasons; and with
 * `DTI_ERROR_LIMIT` beyond the year 9999.
 *
 * Returns: (transfer full): a new forecast
 *
 * Since: 1.0
 */
DtiForecast *
dti_forecast_new (
    DtiSeries *series, DtiForecastMethod method, guint horizon, double level, GError **error)
{
  g_autoptr (DtiForecast) self = NULL;
  DtiForecastInput input = { NULL };
  gboolean ok;

  g_return_val_if_fail (DTI_IS_SERIES (series), NULL);
  g_return_val_if_fail (horizon >= 1 && horizon <= MAX_HORIZON, NULL);
  g_return_val_if_fail (level > 0.0 && level < 1.0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_FORECAST, NULL);
  self->series = g_object_ref (series);
  self->method = method;
  self->level = level;
  ok = carry_on (self, &input, horizon, error);
  clear_input (&input);

  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * dti_forecast_get_series: (get-property series)
 * @self: a forecast
 *
 * Gets what is carried on.
 *
 * Returns: (transfer none): the series
 *
 * Since: 1.0
 */
DtiSeries *
dti_forecast_get_series (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), NULL);

  return self->series;
}

/**
 * dti_forecast_get_method: (get-property method)
 * @self: a forecast
 *
 * Gets how the series is carried on.
 *
 * Returns: the method
 *
 * Since: 1.0
 */
DtiForecastMethod
dti_forecast_get_method (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), DTI_FORECAST_METHOD_LAST);

  return self->method;
}

/**
 * dti_forecast_get_level: (get-property level)
 * @self: a forecast
 *
 * Gets how likely a value is to come to lie in its interval.
 *
 * Returns: the level, above 0 and below 1
 *
 * Since: 1.0
 */
double
dti_forecast_get_level (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), 0.0);

  return self->level;
}

/**
 * dti_forecast_get_horizon: (get-property horizon)
 * @self: a forecast
 *
 * Gets the number of periods to come.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_forecast_get_horizon (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), 0);

  return self->future->n;
}

/**
 * dti_forecast_get_periods: (get-property periods)
 * @self: a forecast
 *
 * Gets the periods to come.
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods, ascending
 *
 * Since: 1.0
 */
const char *const *
dti_forecast_get_periods (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), NULL);

  return (const char *const *) self->future->periods;
}

static gboolean
get_number (DtiForecast *self, const char *period, const double *numbers, double *number)
{
  guint position;
  gboolean found = dti_timeline_find (self->future, period, &position);

  if (number != NULL)
    *number = found ? numbers[position] : NAN;

  return found;
}

/**
 * dti_forecast_get_value:
 * @self: a forecast
 * @period: one of the periods to come
 * @value: (out) (optional): the number, NaN where there is none
 *
 * Gets the value for a period.
 *
 * Returns: `TRUE` if there is one; `FALSE` for another period
 *
 * Since: 1.0
 */
gboolean
dti_forecast_get_value (DtiForecast *self, const char *period, double *value)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  return get_number (self, period, self->values, value);
}

/**
 * dti_forecast_get_low:
 * @self: a forecast
 * @period: one of the periods to come
 * @low: (out) (optional): the number, NaN where there is none
 *
 * Gets the lower end of the interval for a period.
 *
 * Returns: `TRUE` if there is one; `FALSE` for another period
 *
 * Since: 1.0
 */
gboolean
dti_forecast_get_low (DtiForecast *self, const char *period, double *low)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  return get_number (self, period, self->lows, low);
}

/**
 * dti_forecast_get_high:
 * @self: a forecast
 * @period: one of the periods to come
 * @high: (out) (optional): the number, NaN where there is none
 *
 * Gets the upper end of the interval for a period.
 *
 * Returns: `TRUE` if there is one; `FALSE` for another period
 *
 * Since: 1.0
 */
gboolean
dti_forecast_get_high (DtiForecast *self, const char *period, double *high)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  return get_number (self, period, self->highs, high);
}

/**
 * dti_forecast_get_values:
 * @self: a forecast
 *
 * Gets the values: packed doubles in host byte order.
 *
 * Returns: (transfer full): horizon × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_forecast_get_values (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), NULL);

  return g_bytes_new (self->values, self->future->n * sizeof (double));
}

/**
 * dti_forecast_get_lows:
 * @self: a forecast
 *
 * Gets the lower ends of the intervals: packed doubles in host byte order.
 *
 * Returns: (transfer full): horizon × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_forecast_get_lows (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), NULL);

  return g_bytes_new (self->lows, self->future->n * sizeof (double));
}

/**
 * dti_forecast_get_highs:
 * @self: a forecast
 *
 * Gets the upper ends of the intervals: packed doubles in host byte order.
 *
 * Returns: (transfer full): horizon × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_forecast_get_highs (DtiForecast *self)
{
  g_return_val_if_fail (DTI_IS_FORECAST (self), NULL);

  return g_bytes_new (self->highs, self->future->n * sizeof (double));
}
