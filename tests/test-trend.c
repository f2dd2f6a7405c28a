/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>

#include <libdti/base/dti-random-private.h>

#include "series-testing.h"

static double
get (DtiTrend *trend, DtiTrendColumn column)
{
  double number;

  g_assert_cmpint (dti_trend_get_number (trend, column, &number), ==, !isnan (number));

  return number;
}

static DtiTrend *
test_years (const double *values, gsize n)
{
  g_autoptr (DtiSeries) series = make_years (values, n);

  return dti_trend_test (series);
}

/* ---- a slow second implementation ---- */

typedef struct
{
  double times[64];
  double values[64];
  int seasons[64];
  guint n;
} Points;

typedef struct
{
  int s;
  double variance;
  double slope;
  double low;
  double high;
  double p;
} Expected;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_sorted (const double *sorted, guint n, double place)
{
  int position = (int) nearbyint (place);

  return position >= 1 && position <= (int) n ? sorted[position - 1] : NAN;
}

/* n(n − 1)(2n + 5) less the same of each group, with every value asked for its equals: a group of t
 * is met t times. */
static double
get_variance (const Points *points)
{
  double variance = 0;

  for (guint i = 0; i < points->n; i++)
    {
      double n = 0;
      double t = 0;

      for (guint j = 0; j < points->n; j++)
        if (points->seasons[j] == points->seasons[i])
          {
            n += 1;
            t += points->values[j] == points->values[i];
          }
      variance += (n - 1) * (2 * n + 5) - (t - 1) * (2 * t + 5);
    }

  return variance / 18;
}

/* 1.96… of the tables. */
#define Z 1.959963984540054

static Expected
compute (const Points *points)
{
  double slopes[64 * 63 / 2];
  guint n = 0;
  Expected result = { 0 };
  double width;

  for (guint i = 0; i < points->n; i++)
    for (guint j = i + 1; j < points->n; j++)
      {
        if (points->seasons[i] != points->seasons[j])
          continue;
        result.s +=
            (points->values[j] > points->values[i]) - (points->values[j] < points->values[i]);
        slopes[n++] =
            (points->values[j] - points->values[i]) / (points->times[j] - points->times[i]);
      }
  qsort (slopes, n, sizeof (double), compare);
  result.variance = get_variance (points);
  result.slope = n % 2 == 1 ? slopes[n / 2] : (slopes[n / 2 - 1] + slopes[n / 2]) / 2;
  width = Z * sqrt (result.variance);
  result.low = get_sorted (slopes, n, (n - width) / 2);
  result.high = get_sorted (slopes, n, nearbyint ((n + width) / 2) + 1);
  if (isnan (result.low) || isnan (result.high))
    result.low = result.high = NAN;
  /* 2 (1 − Φ(z)) */
  result.p = result.s == 0 ? 1 : erfc ((abs (result.s) - 1) / sqrt (2 * result.variance));

  return result;
}

static void
assert_same (double actual, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (actual));
  else
    g_assert_cmpfloat (actual, ==, expected);
}

static void
assert_expected (DtiTrend *trend, const Points *points)
{
  Expected expected = compute (points);

  g_assert_cmpuint (dti_trend_get_n (trend), ==, points->n);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_KENDALL_S), ==, expected.s);
  assert_same (get (trend, DTI_TREND_COLUMN_SLOPE), expected.slope);
  assert_same (get (trend, DTI_TREND_COLUMN_SLOPE_LOW), expected.low);
  assert_same (get (trend, DTI_TREND_COLUMN_SLOPE_HIGH), expected.high);
  g_assert_cmpfloat_with_epsilon (get (trend, DTI_TREND_COLUMN_VARIANCE), expected.variance, 1e-9);
  g_assert_cmpint (dti_trend_get_exact (trend), ==, points->n <= 10);
  if (points->n > 10)
    g_assert_cmpfloat_with_epsilon (get (trend, DTI_TREND_COLUMN_P), expected.p, 1e-14);
}

/* Draws a series with gaps, missing values and, in half of the cases, many equal values. */
static DtiSeries *
draw_years (DtiRandom *random, Points *points)
{
  g_autoptr (GString) periods = g_string_new (NULL);
  guint n = 4 + dti_random_next_below (random, 40);
  gboolean is_coarse = dti_random_next_below (random, 2) == 0;
  double values[64];
  guint year = 1900;

  points->n = 0;
  for (guint i = 0; i < n; i++)
    {
      year += 1 + (dti_random_next_below (random, 4) == 0 ? 2 : 0);
      g_string_append_printf (periods, "%s%u", i > 0 ? " " : "", year);
      values[i] = is_coarse ? dti_random_next_below (random, 5) / 4.0
                            : dti_random_next_double (random) + 0.05 * i;
      if (dti_random_next_below (random, 6) == 0)
        values[i] = NAN;
      if (isnan (values[i]))
        continue;
      points->values[points->n] = values[i];
      points->times[points->n] = year + 0.5;
      points->seasons[points->n++] = 0;
    }

  return make_series (periods->str, values);
}

static void
test_random_years (void)
{
  DtiRandom random;

  g_test_summary ("Sen, S and its variance against a direct implementation, on 5000 series");

  dti_random_init (&random, 7, 0);
  for (guint i = 0; i < 5000; i++)
    {
      Points points;
      g_autoptr (DtiSeries) series = draw_years (&random, &points);
      g_autoptr (DtiTrend) trend = dti_trend_test (series);

      if (points.n >= 4)
        assert_expected (trend, &points);
      else
        g_assert_cmpint (dti_trend_get_verdict (trend), ==, DTI_TREND_VERDICT_INSUFFICIENT_DATA);
    }
}

static void
test_random_quarters (void)
{
  DtiRandom random;

  g_test_summary ("The same for quarters, each compared with its like");

  dti_random_init (&random, 8, 0);
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) periods = g_string_new (NULL);
      guint n = 20 + dti_random_next_below (&random, 30);
      double values[64];
      Points points = { .n = 0 };
      g_autoptr (DtiSeries) series = NULL;
      g_autoptr (DtiTrend) trend = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (periods, "%s%u-Q%u", i > 0 ? " " : "", 2000 + i / 4, i % 4 + 1);
          values[i] = i % 4 + dti_random_next_below (&random, 9) / 8.0;
          points.values[i] = values[i];
          points.times[i] = 2000 + i / 4 + (i % 4 + 0.5) / 4;
          points.seasons[i] = (int) (i % 4);
        }
      points.n = n;
      series = make_series (periods->str, values);
      trend = dti_trend_test (series);
      g_assert_true (dti_trend_get_seasonal (trend));
      assert_expected (trend, &points);
    }
}

/* ---- small cases ---- */

static void
test_few (void)
{
  const double rising[] = { 1, 2, 3, 4, 5 };
  g_autoptr (DtiTrend) none = NULL;
  double number;

  g_test_summary ("Three points are never a trend; four cannot reach 5 %, five can");

  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (DtiTrend) trend = test_years (rising, n);

      g_assert_cmpint (dti_trend_get_verdict (trend), ==, DTI_TREND_VERDICT_INSUFFICIENT_DATA);
      g_assert_cmpuint (dti_trend_get_n (trend), ==, n);
      g_assert_false (dti_trend_get_p (trend, &number));
      g_assert_true (isnan (number));
      g_assert_false (dti_trend_get_slope (trend, NULL));
      g_assert_true (dti_trend_get_first (trend, &number));
      g_assert_cmpfloat (number, ==, 1);
      g_assert_cmpint (dti_trend_get_change (trend, NULL), ==, n > 1);
      g_assert_cmpint (dti_trend_get_growth (trend, NULL), ==, n > 1);
    }

  for (guint n = 4; n <= 5; n++)
    {
      g_autoptr (DtiTrend) trend = test_years (rising, n);

      g_assert_true (dti_trend_get_p (trend, &number));
      g_assert_cmpfloat_with_epsilon (number, n == 4 ? 1.0 / 12 : 1.0 / 60, 1e-15);
      g_assert_true (dti_trend_get_exact (trend));
      g_assert_cmpint (dti_trend_get_verdict (trend),
                       ==,
                       n == 4 ? DTI_TREND_VERDICT_NO_EVIDENCE : DTI_TREND_VERDICT_IMPROVING);
      /* The six pairs of four points have no interval of 95 %. */
      g_assert_cmpint (dti_trend_get_slope_low (trend, NULL), ==, n == 5);
      g_assert_cmpint (dti_trend_get_slope_high (trend, NULL), ==, n == 5);
    }

  none = test_years ((double[]){ NAN, NAN }, 2);
  g_assert_cmpuint (dti_trend_get_n (none), ==, 0);
  g_assert_false (dti_trend_get_last (none, NULL));
  g_assert_null (dti_trend_get_first_period (none));
  g_assert_null (dti_trend_get_last_period (none));
}

static void
test_numbers (void)
{
  /* 2003 and 2006 are missing; 8 is twice 4, six years later. */
  const double values[] = { 4, 5, NAN, 6, 6, NAN, 8 };
  g_autoptr (DtiTrend) trend = test_years (values, 7);

  g_test_summary ("Change, growth and tau, with real gaps");

  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_N), ==, 5);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_FIRST), ==, 4);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_LAST), ==, 8);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_CHANGE), ==, 4);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_RELATIVE_CHANGE), ==, 1);
  g_assert_cmpfloat_with_epsilon (pow (1 + get (trend, DTI_TREND_COLUMN_GROWTH), 6), 2, 1e-14);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_KENDALL_S), ==, 9);
  /* 9 of 10 pairs, of which one is tied: 9 / sqrt (10 × 9). */
  g_assert_cmpfloat_with_epsilon (get (trend, DTI_TREND_COLUMN_TAU), 9 / sqrt (90), 1e-15);
  g_assert_cmpstr (dti_trend_get_first_period (trend), ==, "2001");
  g_assert_cmpstr (dti_trend_get_last_period (trend), ==, "2007");
  /* Slopes: 1, 2/3, 1/2, 2/3, 1/2, 1/3, 3/5, 0, 2/3, 1. */
  g_assert_cmpfloat_with_epsilon (get (trend, DTI_TREND_COLUMN_SLOPE), (0.6 + 2.0 / 3) / 2, 1e-15);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_VERDICT), ==, DTI_TREND_VERDICT_IMPROVING);
}

static void
test_line (void)
{
  const double values[] = { 10, 12, 14, 16, 1000 };
  g_autoptr (DtiTrend) trend = test_years (values, 5);

  g_test_summary ("Theil's line is not moved by one wild value");

  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_INTERCEPT), ==, 10);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_SLOPE), ==, 2);
}

static void
test_undefined (void)
{
  g_autoptr (DtiTrend) from_zero = test_years ((double[]){ 0, 1, 2, 3, 4 }, 5);
  g_autoptr (DtiTrend) to_negative = test_years ((double[]){ 2, 1, 0, -1, -2 }, 5);
  g_autoptr (DtiTrend) flat = test_years ((double[]){ 1, 1, 1, 1, 1, 1 }, 6);
  g_autoptr (DtiTrend) huge = test_years ((double[]){ -1.7e308, 1.7e308, -1.7e308, 1.7e308 }, 4);

  g_test_summary ("What is not defined is not there");

  g_assert_true (isnan (get (from_zero, DTI_TREND_COLUMN_RELATIVE_CHANGE)));
  g_assert_false (dti_trend_get_growth (from_zero, NULL));
  g_assert_cmpfloat (get (to_negative, DTI_TREND_COLUMN_RELATIVE_CHANGE), ==, -2);
  g_assert_false (dti_trend_get_growth (to_negative, NULL));
  g_assert_cmpint (dti_trend_get_verdict (to_negative), ==, DTI_TREND_VERDICT_DECLINING);
  g_assert_cmpfloat (get (flat, DTI_TREND_COLUMN_P), ==, 1);
  g_assert_true (isnan (get (flat, DTI_TREND_COLUMN_TAU)));
  g_assert_cmpfloat (get (flat, DTI_TREND_COLUMN_SLOPE), ==, 0);
  g_assert_cmpint (dti_trend_get_verdict (flat), ==, DTI_TREND_VERDICT_NO_EVIDENCE);
  g_assert_true (isnan (get (huge, DTI_TREND_COLUMN_CHANGE)));
  g_assert_cmpint (dti_trend_get_verdict (huge), ==, DTI_TREND_VERDICT_NO_EVIDENCE);
}

static void
test_break (void)
{
  const double values[] = { 1, 2, 3, 4, 10, 9, 8, 7, 6 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) series = make_series_with ("2001 2002 2003 2004 2005 2006 2007 2008 2009",
                                                   values,
                                                   "....B....",
                                                   DTI_DIRECTION_UP,
                                                   &error);
  g_autoptr (DtiTrend) trend = dti_trend_test (series);
  g_autofree char *text = dti_trend_to_sentence (trend, "en");

  g_test_summary ("Nothing is compared across a break");

  g_assert_no_error (error);
  g_assert_cmpuint (dti_trend_get_n (trend), ==, 5);
  g_assert_cmpstr (dti_trend_get_first_period (trend), ==, "2005");
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_CHANGE), ==, -4);
  g_assert_cmpint (dti_trend_get_verdict (trend), ==, DTI_TREND_VERDICT_DECLINING);
  g_assert_true (g_str_has_suffix (text,
                                   " Figures before 2005 cannot be compared (measured in another "
                                   "way) and were left out."));
  g_assert_true (dti_trend_get_series (trend) == series);
}

static void
test_direction (void)
{
  const double values[] = { 5, 4, 3, 2, 1 };
  g_autoptr (DtiSeries) down =
      make_series_with ("2001 2002 2003 2004 2005", values, NULL, DTI_DIRECTION_DOWN, NULL);
  g_autoptr (DtiTrend) trend = dti_trend_test (down);

  g_test_summary ("Where less is better, a fall is an improvement");

  g_assert_cmpint (dti_trend_get_verdict (trend), ==, DTI_TREND_VERDICT_IMPROVING);
}

static void
test_seasonal (void)
{
  /* Adds up over the year: within each quarter it grows, from the fourth to the first it falls. */
  const double values[] = { 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6, 4, 5, 6, 7 };
  g_autoptr (DtiSeries) series =
      make_series ("2020-Q1 2020-Q2 2020-Q3 2020-Q4 2021-Q1 2021-Q2 2021-Q3 2021-Q4 "
                   "2022-Q1 2022-Q2 2022-Q3 2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4",
                   values);
  g_autoptr (DtiSeries) short_series =
      make_series ("2020-Q1 2020-Q2 2020-Q3 2020-Q4 2021-Q1 2021-Q2 2021-Q3 2021-Q4 "
                   "2022-Q1 2022-Q2 2022-Q3 2022-Q4",
                   values);
  g_autoptr (DtiTrendOptions) options = dti_trend_options_new ();
  g_autoptr (DtiTrend) trend = dti_trend_test (series);
  g_autoptr (DtiTrend) short_trend = dti_trend_test (short_series);
  g_autoptr (DtiTrend) mixed = NULL;
  g_autofree char *text = dti_trend_describe_verdict (short_trend, "en");

  g_test_summary ("Quarters are compared with their like; three years of them are no trend");

  g_assert_true (dti_trend_get_seasonal (trend));
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_KENDALL_S), ==, 24);
  /* Four seasons of four: 4 × 4 × 3 × 13 / 18. */
  g_assert_cmpfloat_with_epsilon (get (trend, DTI_TREND_COLUMN_VARIANCE), 624 / 18.0, 1e-12);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_SLOPE), ==, 1);
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_TAU), ==, 1);
  g_assert_cmpstr (dti_trend_get_first_period (trend), ==, "2020-Q4");
  g_assert_cmpfloat (get (trend, DTI_TREND_COLUMN_CHANGE), ==, 3);
  g_assert_cmpint (dti_trend_get_verdict (trend), ==, DTI_TREND_VERDICT_IMPROVING);

  g_assert_cmpint (dti_trend_get_verdict (short_trend), ==, DTI_TREND_VERDICT_INSUFFICIENT_DATA);
  g_assert_cmpstr (
      text, ==, "too few figures for a trend (12): the same season of at least 4 years is needed");

  dti_trend_options_set_seasonal (options, FALSE);
  mixed = dti_trend_test_with (series, options);
  g_assert_false (dti_trend_get_seasonal (mixed));
  g_assert_cmpstr (dti_trend_get_first_period (mixed), ==, "2020-Q1");
  g_assert_cmpfloat (get (mixed, DTI_TREND_COLUMN_CHANGE), ==, 6);
}

static void
test_alpha (void)
{
  const double values[] = { 1, 2, 3, 4 };
  g_autoptr (DtiSeries) series = make_years (values, 4);
  g_autoptr (DtiTrendOptions) options = dti_trend_options_new ();
  g_autoptr (DtiTrend) trend = NULL;

  g_test_summary ("The level decides, and what is as sure as the level is enough");

  dti_trend_options_set_alpha (options, 1.0 / 12);
  trend = dti_trend_test_with (series, options);
  g_assert_cmpfloat (dti_trend_get_alpha (trend), ==, 1.0 / 12);
  g_assert_cmpint (dti_trend_get_verdict (trend), ==, DTI_TREND_VERDICT_IMPROVING);
}

/* ---- words ---- */

static void
assert_sentences (DtiTrend *trend, const char *vi, const char *en)
{
  g_autofree char *vi_text = dti_trend_to_sentence (trend, NULL);
  g_autofree char *en_text = dti_trend_to_sentence (trend, "en");

  g_assert_cmpstr (vi_text, ==, vi);
  g_assert_cmpstr (en_text, ==, en);
}

static void
test_sentences (void)
{
  g_autoptr (GListModel) cards =
      score_table ("'root':{'id':'dti','decimals':4,'children':[{'id':'a'}]}",
                   "unit,period,dti\n"
                   "x,2020,0.25\nx,2021,0.3986\nx,2022,0.49\n"
                   "y,2020,0.1\ny,2021,0.4\ny,2022,0.6\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) values =
      dti_series_new_from_scorecards (cards, "x", "dti", DTI_COLUMN_VALUE, &error);
  g_autoptr (DtiSeries) ranks =
      dti_series_new_from_scorecards (cards, "x", "dti", DTI_COLUMN_RANK, &error);
  g_autoptr (DtiTrend) value_trend = dti_trend_test (values);
  g_autoptr (DtiTrend) rank_trend = dti_trend_test (ranks);
  g_autoptr (DtiTrend) rising = test_years ((double[]){ 1, 2, 3, 4, 5, 7 }, 6);
  g_autoptr (DtiTrend) flat = test_years ((double[]){ 1, 2, 2, 1 }, 4);
  g_autoptr (DtiTrend) none = test_years ((double[]){ NAN }, 1);
  g_autoptr (DtiTrend) one = test_years ((double[]){ 0.25 }, 1);

  g_test_summary ("Sentences for a report, in Vietnamese and English");

  g_assert_no_error (error);
  assert_sentences (value_trend,
                    "x, dti: tăng từ 0,2500 (2020) lên 0,4900 (2022), bình quân tăng 40,00% mỗi "
                    "năm; 3 kỳ số liệu chưa đủ để nói về xu hướng, cần ít nhất 4 kỳ.",
                    "x, dti: up from 0.2500 (2020) to 0.4900 (2022), growing by 40.00% a year; too "
                    "few figures for a trend (3): at least 4 are needed.");
  assert_sentences (rank_trend,
                    "x, dti: từ hạng 1 (2020) xuống hạng 2 (2022), tụt 1 bậc; 3 kỳ số liệu chưa đủ "
                    "để nói về xu hướng, cần ít nhất 4 kỳ.",
                    "x, dti: from rank 1 (2020) to rank 2 (2022), 1 place down; too few figures "
                    "for a trend (3): at least 4 are needed.");
  assert_sentences (rising,
                    "Chuỗi số liệu: tăng từ 1 (2001) lên 7 (2006), bình quân tăng 47,58% mỗi năm; "
                    "có xu hướng cải thiện (Mann–Kendall, n = 6, p = 0,003; độ dốc Sen 1 mỗi năm, "
                    "khoảng tin cậy 95%: 1 đến 1,5).",
                    "Series: up from 1 (2001) to 7 (2006), growing by 47.58% a year; a trend of "
                    "improvement (Mann–Kendall, n = 6, p = 0.003; Sen's slope 1 a year, 95% "
                    "confidence interval 1 to 1.5).");
  assert_sentences (
      flat,
      "Chuỗi số liệu: 1 ở cả hai kỳ 2001 và 2004; chưa có bằng chứng về xu hướng "
      "(Mann–Kendall, n = 4, p = 1,000; độ dốc Sen 0 mỗi năm), điều đó không có nghĩa "
      "là ổn định.",
      "Series: 1 both in 2001 and in 2004; no evidence of a trend (Mann–Kendall, n = "
      "4, p = 1.000; Sen's slope 0 a year), which is not the same as stability.");
  assert_sentences (none, "Chuỗi số liệu: chưa có số liệu.", "Series: there are no figures.");
  assert_sentences (one,
                    "Chuỗi số liệu: 0,25 (2001); 1 kỳ số liệu chưa đủ để nói về xu hướng, cần ít "
                    "nhất 4 kỳ.",
                    "Series: 0.25 (2001); too few figures for a trend (1): at least 4 are needed.");
}

static void
test_properties (void)
{
  const double values[] = { 1, 2, 3, 4, 6 };
  DtiTrend *trend = test_years (values, 5);
  static const char *const names[] = { "first", "last",  "change",    "growth",
                                       "p",     "slope", "slope-low", "slope-high" };
  static const DtiTrendColumn columns[] = {
    DTI_TREND_COLUMN_FIRST,     DTI_TREND_COLUMN_LAST,       DTI_TREND_COLUMN_CHANGE,
    DTI_TREND_COLUMN_GROWTH,    DTI_TREND_COLUMN_P,          DTI_TREND_COLUMN_SLOPE,
    DTI_TREND_COLUMN_SLOPE_LOW, DTI_TREND_COLUMN_SLOPE_HIGH,
  };
  DtiTrendVerdict verdict;
  guint n;
  double alpha;
  gboolean exact;
  gboolean seasonal;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (DtiSeries) series = NULL;

  g_test_summary ("Properties say what the getters say");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double number;

      g_object_get (trend, names[i], &number, NULL);
      g_assert_cmpfloat (number, ==, get (trend, columns[i]));
    }
  g_object_get (trend,
                "verdict",
                &verdict,
                "n",
                &n,
                "alpha",
                &alpha,
                "exact",
                &exact,
                "seasonal",
                &seasonal,
                "first-period",
                &first,
                "last-period",
                &last,
                "series",
                &series,
                NULL);
  g_assert_cmpint (verdict, ==, DTI_TREND_VERDICT_IMPROVING);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpfloat (alpha, ==, 0.05);
  g_assert_true (exact);
  g_assert_false (seasonal);
  g_assert_cmpstr (first, ==, "2001");
  g_assert_cmpstr (last, ==, "2005");
  g_assert_true (series == dti_trend_get_series (trend));
  g_assert_finalize_object (trend);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trend/random-years", test_random_years);
  g_test_add_func ("/trend/random-quarters", test_random_quarters);
  g_test_add_func ("/trend/few", test_few);
  g_test_add_func ("/trend/numbers", test_numbers);
  g_test_add_func ("/trend/line", test_line);
  g_test_add_func ("/trend/undefined", test_undefined);
  g_test_add_func ("/trend/break", test_break);
  g_test_add_func ("/trend/direction", test_direction);
  g_test_add_func ("/trend/seasonal", test_seasonal);
  g_test_add_func ("/trend/alpha", test_alpha);
  g_test_add_func ("/trend/sentences", test_sentences);
  g_test_add_func ("/trend/properties", test_properties);

  return g_test_run ();
}
