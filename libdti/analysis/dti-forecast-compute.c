/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-forecast-private.h"

#include <libdti/base/dti-error.h>

/* The methods. Values and errors are measured in years, so that a year that is missing counts as
 * two steps in one; with a value for each year the formulas are those of Hyndman and
 * Athanasopoulos, "Forecasting: Principles and Practice", third edition, sections 5.2, 5.5 and 8.
 */

/* ---- random walks ---- */

/* The mean square per year of what a walk of so much a year leaves over; @n_parameters were
 * estimated. */
static double
get_variance (const DtiForecastInput *input, double drift, guint n_parameters)
{
  double sum = 0.0;

  for (guint i = 1; i < input->n; i++)
    {
      double years = input->times[i] - input->times[i - 1];
      double rest = input->values[i] - input->values[i - 1] - drift * years;

      sum += rest * rest / years;
    }

  return sum / (input->n - 1 - n_parameters);
}

static void
carry_last (const DtiForecastInput *input, double *values, double *deviations)
{
  guint last = input->n - 1;
  double variance = get_variance (input, 0.0, 0);

  for (guint h = 0; h < input->future->n; h++)
    {
      values[h] = input->values[last];
      deviations[h] = sqrt (variance * (input->future->times[h] - input->times[last]));
    }
}

static void
carry_drift (const DtiForecastInput *input, double *values, double *deviations)
{
  guint last = input->n - 1;
  double span = input->times[last] - input->times[0];
  double drift = (input->values[last] - input->values[0]) / span;
  double variance = get_variance (input, drift, 1);

  for (guint h = 0; h < input->future->n; h++)
    {
      double years = input->future->times[h] - input->times[last];

      values[h] = input->values[last] + drift * years;
      deviations[h] = sqrt (variance * years * (1.0 + years / span));
    }
}

/* ---- seasons ---- */

/* The last value of the same season before @end; FALSE where there is none. */
static gboolean
find_season (const DtiForecastInput *input, guint8 season, guint end, guint *position)
{
  for (guint i = end; i > 0; i--)
    if (input->seasons[i - 1] == season)
      {
        *position = i - 1;
        return TRUE;
      }

  return FALSE;
}

static gboolean
carry_seasons (const DtiForecastInput *input, double *values, double *deviations, GError **error)
{
  double sum = 0.0;
  guint n_rests = 0;
  guint before;

  for (guint i = 0; i < input->n; i++)
    {
      double rest;

      if (!find_season (input, input->seasons[i], i, &before))
        continue;
      rest = input->values[i] - input->values[before];
      sum += rest * rest / (input->times[i] - input->times[before]);
      n_rests++;
    }

  for (guint h = 0; h < input->future->n; h++)
    {
      if (n_rests == 0 || !find_season (input, input->future->seasons[h], input->n, &before))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_COMPUTABLE,
                       "period “%s” needs a value of the same season, and the series two of one",
                       input->future->periods[h]);
          return FALSE;
        }
      values[h] = input->values[before];
      deviations[h] = sqrt (sum / n_rests * (input->future->times[h] - input->times[before]));
    }

  return TRUE;
}

/* ---- exponential smoothing with a damped trend ---- */

/* Weights are tried in steps of a tenth. */
#define N_STEPS 9

typedef struct
{
  double alpha; /* weight of an error in the level */
  double beta;  /* and in the trend: a share of alpha */
  double level;
  double trend;
  double sum; /* of the squared errors */
} DtiSmoothing;

/* Gardner and McKenzie, "Forecasting trends in time series", Management Science 31, 1985, in the
 * form that corrects errors. It begins with the first value and the first change. */
static void
smooth (const DtiForecastInput *input, DtiSmoothing *self)
{
  self->level = input->values[0];
  self->trend = input->values[1] - input->values[0];
  self->sum = 0.0;
  for (guint i = 1; i < input->n; i++)
    {
      double trend = DTI_FORECAST_DAMPING * self->trend;
      double wrong = input->values[i] - (self->level + trend);

      self->level += trend + self->alpha * wrong;
      self->trend = trend + self->beta * wrong;
      self->sum += wrong * wrong;
    }
}

/* The weights with the least errors, the first of equals. */
static DtiSmoothing
find_weights (const DtiForecastInput *input)
{
  DtiSmoothing best = { .sum = INFINITY };

  for (guint a = 1; a <= N_STEPS; a++)
    for (guint b = 1; b <= N_STEPS; b++)
      {
        DtiSmoothing smoothing = { .alpha = a / 10.0, .beta = a / 10.0 * (b / 10.0) };

        smooth (input, &smoothing);
        if (smoothing.sum < best.sum)
          best = smoothing;
      }

  return best;
}

static gboolean
is_even (const DtiForecastInput *input)
{
  double step = input->times[1] - input->times[0];

  for (guint i = 2; i < input->n; i++)
    if (fabs (input->times[i] - input->times[i - 1] - step) > 0.1 * step)
      return FALSE;

  return fabs (input->future->times[0] - input->times[input->n - 1] - step) <= 0.1 * step;
}

static gboolean
carry_damped (const DtiForecastInput *input, double *values, double *deviations, GError **error)
{
  DtiSmoothing smoothing;
  double variance;
  double damping = 1.0;
  double reach = 0.0;  /* φ + φ² + … */
  double spread = 1.0; /* in units of the variance of one step */

  if (!is_even (input))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_NOT_COMPUTABLE,
                           "a damped trend needs a value in every period");
      return FALSE;
    }

  smoothing = find_weights (input);
  /* Two weights were estimated. */
  variance = smoothing.sum / (input->n - 1 - 2);
  for (guint h = 0; h < input->future->n; h++)
    {
      double weight;

      damping *= DTI_FORECAST_DAMPING;
      reach += damping;
      values[h] = smoothing.level + reach * smoothing.trend;
      deviations[h] = sqrt (variance * spread);
      weight = smoothing.alpha + smoothing.beta * reach;
      spread += weight * weight;
    }

  return TRUE;
}

gboolean
dti_forecast_compute (DtiForecastMethod method,
                      const DtiForecastInput *input,
                      double *values,
                      double *deviations,
                      GError **error)
{
  if (input->n_seasons > 1 && method != DTI_FORECAST_METHOD_LAST)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_UNSUPPORTED,
                           "halves, quarters and months are only forecast by the last value of "
                           "their season");
      return FALSE;
    }

  switch (method)
    {
    case DTI_FORECAST_METHOD_DRIFT:
      carry_drift (input, values, deviations);
      return TRUE;
    case DTI_FORECAST_METHOD_DAMPED:
      return carry_damped (input, values, deviations, error);
    case DTI_FORECAST_METHOD_LAST:
    default:
      if (input->n_seasons > 1)
        return carry_seasons (input, values, deviations, error);
      carry_last (input, values, deviations);
      return TRUE;
    }
}
