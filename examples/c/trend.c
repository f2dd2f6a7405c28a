/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Prints the trend of the Human Development Index of Viet Nam, and carries it on.
 *
 *     trend
 *
 * The exit status is 0, or 1 on an error. */

#include <libdti/dti.h>
#include <locale.h>
#include <stdio.h>

/* UNDP, Human Development Report 2023/24, statistical annex, table 2. */
static const char *const years[] = { "1990", "2000", "2010", "2015", "2019",
                                     "2020", "2021", "2022", NULL };
static const double values[] = { 0.492, 0.599, 0.676, 0.697, 0.717, 0.726, 0.718, 0.726 };

/* The first so many years. */
static DtiSeries *
make_series (gsize n, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (values, n * sizeof (double));
  const char *periods[G_N_ELEMENTS (years)] = { NULL };

  for (gsize i = 0; i < n; i++)
    periods[i] = years[i];

  return dti_series_new (periods, bytes, NULL, DTI_DIRECTION_UP, error);
}

static gboolean
print_trend (gsize n, GError **error)
{
  g_autoptr (DtiSeries) series = make_series (n, error);
  g_autoptr (DtiTrend) trend = NULL;
  g_autofree char *vi = NULL;
  g_autofree char *en = NULL;

  if (series == NULL)
    return FALSE;

  trend = dti_trend_test (series);
  vi = dti_trend_to_sentence (trend, "vi");
  en = dti_trend_to_sentence (trend, "en");
  printf ("%s\n%s\n", vi, en);

  return TRUE;
}

static gboolean
print_forecast (GError **error)
{
  g_autoptr (DtiSeries) series = make_series (G_N_ELEMENTS (values), error);
  g_autoptr (DtiForecast) forecast = NULL;
  const char *const *periods;

  if (series == NULL)
    return FALSE;
  forecast = dti_forecast_new (series, DTI_FORECAST_METHOD_DRIFT, 3, 0.8, error);
  if (forecast == NULL)
    return FALSE;

  periods = dti_forecast_get_periods (forecast);
  for (gsize i = 0; periods[i] != NULL; i++)
    {
      double value;
      double low;
      double high;

      dti_forecast_get_value (forecast, periods[i], &value);
      dti_forecast_get_low (forecast, periods[i], &low);
      dti_forecast_get_high (forecast, periods[i], &high);
      printf ("%s: %.3f (%.3f to %.3f)\n", periods[i], value, low, high);
    }

  return TRUE;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (!print_trend (3, &error) || !print_trend (G_N_ELEMENTS (values), &error) ||
      !print_forecast (&error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  return 0;
}
