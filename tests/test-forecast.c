/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "series-testing.h"

/* Normal quantile of 0.9, of the tables. */
#define Z_OF_80 1.2815515655446004

static DtiForecast *
forecast (DtiSeries *series, DtiForecastMethod method, guint horizon)
{
  g_autoptr (GError) error = NULL;
  DtiForecast *result = dti_forecast_new (series, method, horizon, 0.8, &error);

  g_assert_no_error (error);

  return result;
}

static void
assert_step (DtiForecast *result, const char *period, double value, double deviation)
{
  double number;

  g_assert_true (dti_forecast_get_value (result, period, &number));
  g_assert_cmpfloat_with_epsilon (number, value, 1e-12);
  g_assert_true (dti_forecast_get_low (result, period, &number));
  g_assert_cmpfloat_with_epsilon (number, value - Z_OF_80 * deviation, 1e-12);
  g_assert_true (dti_forecast_get_high (result, period, &number));
  g_assert_cmpfloat_with_epsilon (number, value + Z_OF_80 * deviation, 1e-12);
}

static void
test_last (void)
{
  /* Changes 1, -2, 3: mean square 14/3. */
  const double values[] = { 1, 2, 0, 3 };
  g_autoptr (DtiSeries) series = make_years (values, 4);
  g_autoptr (DtiForecast) result = forecast (series, DTI_FORECAST_METHOD_LAST, 3);

  g_test_summary ("The last value, with an interval that grows like the root of the years");

  assert_strv (g_strdupv ((char **) dti_forecast_get_periods (result)), "2005 2006 2007");
  assert_step (result, "2005", 3, sqrt (14.0 / 3));
  assert_step (result, "2006", 3, sqrt (14.0 / 3 * 2));
  assert_step (result, "2007", 3, sqrt (14.0 / 3 * 3));
  g_assert_false (dti_forecast_get_value (result, "2004", NULL));
}

static void
test_drift (void)
{
  /* Slope 1; changes 1, -1, 3 leave 0, -2, 2; two degrees of freedom: 8 / 2. */
  const double values[] = { 1, 2, 1, 4 };
  g_autoptr (DtiSeries) series = make_years (values, 4);
  g_autoptr (DtiForecast) result = forecast (series, DTI_FORECAST_METHOD_DRIFT, 2);

  g_test_summary ("The line through first and last: the formula of Hyndman and Athanasopoulos");

  assert_step (result, "2005", 5, sqrt (4.0 * 1 * (1 + 1 / 3.0)));
  assert_step (result, "2006", 6, sqrt (4.0 * 2 * (1 + 2 / 3.0)));
}

static void
test_gaps (void)
{
  /* The line 2 a year, hit by every value: a year that is missing changes nothing. */
  const double values[] = { 0, 2, NAN, 6, 8, NAN };
  g_autoptr (DtiSeries) series = make_years (values, 6);
  g_autoptr (DtiForecast) drift = forecast (series, DTI_FORECAST_METHOD_DRIFT, 2);
  g_autoptr (DtiForecast) last = forecast (series, DTI_FORECAST_METHOD_LAST, 1);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Gaps count as the years they are; it goes on after the last value");

  assert_step (drift, "2006", 10, 0);
  assert_step (drift, "2007", 12, 0);
  /* (4 + 16/2 + 4) / 3 a year. */
  assert_step (last, "2006", 8, sqrt (16.0 / 3));
  g_assert_null (dti_forecast_new (series, DTI_FORECAST_METHOD_DAMPED, 1, 0.8, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
}

/* ---- a slow second form of the damped trend ---- */

#define PHI 0.9

/* Gardner and McKenzie's own form: level and trend as weighted means. @gamma: weight of the trend.
 */
static double
smooth (const double *values, guint n, double alpha, double gamma, double *level, double *trend)
{
  double sum = 0;

  *level = values[0];
  *trend = values[1] - values[0];
  for (guint i = 1; i < n; i++)
    {
      double before = *level;

      sum += pow (values[i] - before - PHI * *trend, 2);
      *level = alpha * values[i] + (1 - alpha) * (before + PHI * *trend);
      *trend = gamma * (*level - before) + (1 - gamma) * PHI * *trend;
    }

  return sum;
}

/* The variance h steps ahead, in the closed form of Hyndman and Athanasopoulos, table 8.8. */
static double
get_spread (double alpha, double beta, guint h)
{
  double power = pow (PHI, h);
  double one = 1 - PHI;

  return 1 + alpha * alpha * (h - 1) +
         beta * PHI * h / (one * one) * (2 * alpha * one + beta * PHI) -
         beta * PHI * (1 - power) / (one * one * (1 - PHI * PHI)) *
             (2 * alpha * (1 - PHI * PHI) + beta * PHI * (1 + 2 * PHI - power));
}

static void
test_damped (void)
{
  const double values[] = { 10, 12, 13, 15, 15.5, 17, 17.2, 18.9, 19.1 };
  const guint n = G_N_ELEMENTS (values);
  g_autoptr (DtiSeries) series = make_years (values, n);
  g_autoptr (DtiForecast) result = forecast (series, DTI_FORECAST_METHOD_DAMPED, 4);
  double best = INFINITY;
  double best_alpha = 0;
  double best_gamma = 0;
  double level;
  double trend;
  double reach = 0;

  g_test_summary ("Against the other form of smoothing and the closed form of the variance");

  for (guint a = 1; a <= 9; a++)
    for (guint g = 1; g <= 9; g++)
      {
        double sum = smooth (values, n, a / 10.0, g / 10.0, &level, &trend);

        if (sum < best - 1e-12)
          {
            best = sum;
            best_alpha = a / 10.0;
            best_gamma = g / 10.0;
          }
      }
  smooth (values, n, best_alpha, best_gamma, &level, &trend);
  for (guint h = 1; h <= 4; h++)
    {
      g_autofree char *period = g_strdup_printf ("%u", 2009 + h);

      reach += pow (PHI, h);
      assert_step (result,
                   period,
                   level + reach * trend,
                   sqrt (best / (n - 3) * get_spread (best_alpha, best_alpha * best_gamma, h)));
    }
}

static void
test_seasons (void)
{
  const double values[] = { 1, 5, 2, 7, 4, 8 };
  g_autoptr (DtiSeries) series =
      make_series ("2020-H1 2020-H2 2021-H1 2021-H2 2022-H1 2022-H2", values);
  g_autoptr (DtiSeries) short_series =
      make_series ("2020-Q1 2020-Q2 2020-Q3 2021-Q1", (double[]){ 1, 2, 3, 4 });
  g_autoptr (DtiForecast) result = forecast (series, DTI_FORECAST_METHOD_LAST, 3);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Halves take the last value of their season");

  /* Changes over a year: 1, 2, 2, 1. */
  assert_step (result, "2023-H1", 4, sqrt (10.0 / 4));
  assert_step (result, "2023-H2", 8, sqrt (10.0 / 4));
  assert_step (result, "2024-H1", 4, sqrt (10.0 / 4 * 2));
  g_assert_null (dti_forecast_new (series, DTI_FORECAST_METHOD_DRIFT, 1, 0.8, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  /* There never was a fourth quarter. */
  g_assert_null (dti_forecast_new (short_series, DTI_FORECAST_METHOD_LAST, 4, 0.8, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
}

static void
test_domain (void)
{
  const double values[] = { 0.7, 0.8, 0.85, 0.99 };
  g_autoptr (DtiSeries) free_series = make_years (values, 4);
  g_autoptr (DtiSeries) series = dti_series_bound (free_series, 0, 1);
  g_autoptr (DtiForecast) result = forecast (series, DTI_FORECAST_METHOD_DRIFT, 2);
  double number;

  g_test_summary ("A share is never forecast beyond 1");

  g_assert_true (dti_forecast_get_value (result, "2005", &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_true (dti_forecast_get_high (result, "2006", &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_true (dti_forecast_get_low (result, "2005", &number));
  g_assert_cmpfloat (number, <, 1.1);
}

static void
test_refused (void)
{
  const double values[] = { 1, 2, 3, 4, 5 };
  g_autoptr (DtiSeries) few = make_years (values, 3);
  g_autoptr (DtiSeries) undated = make_series ("a b c d e", values);
  g_autoptr (DtiSeries) late = make_series ("9995 9996 9997 9998", values);
  g_autoptr (DtiSeries) huge = make_years ((double[]){ -1.7e308, 1.7e308, -1.7e308, 1.7e308 }, 4);
  g_autoptr (DtiSeries) years = make_years (values, 5);
  g_autoptr (DtiSeries) broken = dti_series_break_at (years, "2003", NULL);
  g_autoptr (GListModel) cards =
      score_table ("'root':{'id':'r','children':[{'id':'a'}]}",
                   "unit,period,a\nx,2001,1\nx,2002,1\nx,2003,1\nx,2004,1\n");
  g_autoptr (DtiSeries) ranks =
      dti_series_new_from_scorecards (cards, "x", "r", DTI_COLUMN_RANK, NULL);
  const struct
  {
    DtiSeries *series;
    DtiError code;
  } cases[] = {
    { few, DTI_ERROR_NOT_COMPUTABLE },
    { undated, DTI_ERROR_NOT_COMPUTABLE },
    { late, DTI_ERROR_LIMIT },
    { huge, DTI_ERROR_NOT_COMPUTABLE },
    { broken, DTI_ERROR_NOT_COMPUTABLE },
    { ranks, DTI_ERROR_NOT_COMPUTABLE },
  };

  g_test_summary ("What cannot be forecast is refused");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int method = DTI_FORECAST_METHOD_LAST; method <= DTI_FORECAST_METHOD_DAMPED; method++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_null (
            dti_forecast_new (cases[i].series, (DtiForecastMethod) method, 3, 0.8, &error));
        g_assert_error (error, DTI_ERROR, (int) cases[i].code);
      }
}

static void
test_properties (void)
{
  const double values[] = { 1, 2, 3, 4 };
  g_autoptr (DtiSeries) series = make_years (values, 4);
  DtiForecast *result = forecast (series, DTI_FORECAST_METHOD_DRIFT, 2);
  g_autoptr (GBytes) numbers = dti_forecast_get_values (result);
  g_autoptr (GBytes) lows = dti_forecast_get_lows (result);
  g_autoptr (GBytes) highs = dti_forecast_get_highs (result);
  g_autoptr (DtiSeries) same = NULL;
  DtiForecastMethod method;
  double level;
  guint horizon;
  g_auto (GStrv) periods = NULL;

  g_test_summary ("Properties and columns say what the getters say");

  g_object_get (result,
                "series",
                &same,
                "method",
                &method,
                "level",
                &level,
                "horizon",
                &horizon,
                "periods",
                &periods,
                NULL);
  g_assert_true (same == dti_forecast_get_series (result));
  g_assert_cmpint (method, ==, dti_forecast_get_method (result));
  g_assert_cmpint (method, ==, DTI_FORECAST_METHOD_DRIFT);
  g_assert_cmpfloat (level, ==, dti_forecast_get_level (result));
  g_assert_cmpuint (horizon, ==, dti_forecast_get_horizon (result));
  g_assert_cmpuint (g_strv_length (periods), ==, 2);
  g_assert_cmpfloat (read_double (numbers, 1), ==, 6);
  g_assert_cmpfloat (read_double (lows, 1), ==, 6);
  g_assert_cmpfloat (read_double (highs, 1), ==, 6);
  g_assert_finalize_object (result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/forecast/last", test_last);
  g_test_add_func ("/forecast/drift", test_drift);
  g_test_add_func ("/forecast/gaps", test_gaps);
  g_test_add_func ("/forecast/damped", test_damped);
  g_test_add_func ("/forecast/seasons", test_seasons);
  g_test_add_func ("/forecast/domain", test_domain);
  g_test_add_func ("/forecast/refused", test_refused);
  g_test_add_func ("/forecast/properties", test_properties);

  return g_test_run ();
}
