/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-series.h>
#include <libdti/analysis/dti-trend-options.h>

G_BEGIN_DECLS

/**
 * DtiTrendVerdict:
 * @DTI_TREND_VERDICT_INSUFFICIENT_DATA: too few values to say anything
 * @DTI_TREND_VERDICT_NO_EVIDENCE: no evidence of a trend, which is not the same as stability
 * @DTI_TREND_VERDICT_IMPROVING: a trend in the direction that is better
 * @DTI_TREND_VERDICT_DECLINING: a trend in the direction that is worse
 *
 * What a trend test says.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TREND_VERDICT_INSUFFICIENT_DATA,
  DTI_TREND_VERDICT_NO_EVIDENCE,
  DTI_TREND_VERDICT_IMPROVING,
  DTI_TREND_VERDICT_DECLINING,
} DtiTrendVerdict;

/**
 * DtiTrendColumn:
 * @DTI_TREND_COLUMN_N: how many values were looked at
 * @DTI_TREND_COLUMN_FIRST: the first value compared
 * @DTI_TREND_COLUMN_LAST: the last value
 * @DTI_TREND_COLUMN_CHANGE: the last value less the first
 * @DTI_TREND_COLUMN_RELATIVE_CHANGE: the change as a fraction of the size of the first value
 * @DTI_TREND_COLUMN_GROWTH: compound growth per year, as a fraction
 * @DTI_TREND_COLUMN_KENDALL_S: Kendall's S
 * @DTI_TREND_COLUMN_VARIANCE: the variance of S where there is no trend
 * @DTI_TREND_COLUMN_TAU: Kendall's tau-b
 * @DTI_TREND_COLUMN_P: the two-sided probability of such an S where there is no trend
 * @DTI_TREND_COLUMN_SLOPE: Sen's slope per year
 * @DTI_TREND_COLUMN_SLOPE_LOW: lower end of the slope's interval
 * @DTI_TREND_COLUMN_SLOPE_HIGH: upper end of the slope's interval
 * @DTI_TREND_COLUMN_INTERCEPT: Theil's line at the first value compared
 * @DTI_TREND_COLUMN_VERDICT: the [enum@Dti.TrendVerdict] as a number
 *
 * The numbers of a trend; NaN where there is none.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TREND_COLUMN_N,
  DTI_TREND_COLUMN_FIRST,
  DTI_TREND_COLUMN_LAST,
  DTI_TREND_COLUMN_CHANGE,
  DTI_TREND_COLUMN_RELATIVE_CHANGE,
  DTI_TREND_COLUMN_GROWTH,
  DTI_TREND_COLUMN_KENDALL_S,
  DTI_TREND_COLUMN_VARIANCE,
  DTI_TREND_COLUMN_TAU,
  DTI_TREND_COLUMN_P,
  DTI_TREND_COLUMN_SLOPE,
  DTI_TREND_COLUMN_SLOPE_LOW,
  DTI_TREND_COLUMN_SLOPE_HIGH,
  DTI_TREND_COLUMN_INTERCEPT,
  DTI_TREND_COLUMN_VERDICT,
} DtiTrendColumn;

#define DTI_TYPE_TREND (dti_trend_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTrend, dti_trend, DTI, TREND, GObject)

DTI_AVAILABLE_IN_1_0
DtiTrend *dti_trend_test (DtiSeries *series) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiTrend *dti_trend_test_with (DtiSeries *series,
                               DtiTrendOptions *options) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
DtiSeries *dti_trend_get_series (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
DtiTrendVerdict dti_trend_get_verdict (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
guint dti_trend_get_n (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_number (DtiTrend *self, DtiTrendColumn column, double *number);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_first (DtiTrend *self, double *first);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_last (DtiTrend *self, double *last);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_change (DtiTrend *self, double *change);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_growth (DtiTrend *self, double *growth);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_p (DtiTrend *self, double *p);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_slope (DtiTrend *self, double *slope);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_slope_low (DtiTrend *self, double *slope_low);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_slope_high (DtiTrend *self, double *slope_high);
DTI_AVAILABLE_IN_1_0
const char *dti_trend_get_first_period (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
const char *dti_trend_get_last_period (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_exact (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_get_seasonal (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
double dti_trend_get_alpha (DtiTrend *self);
DTI_AVAILABLE_IN_1_0
char *dti_trend_describe_verdict (DtiTrend *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_trend_to_sentence (DtiTrend *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
