/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-trend-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiTrend:
 *
 * What can be said of the trend of a series, and what cannot.
 *
 * Only the stretch after the last break of the series is looked at, and there the values that are
 * there, at the times at which they are.
 *
 * Whether there is a trend, the **Mann–Kendall test** says (Mann, “Nonparametric tests against
 * trend”, Econometrica 13, 1945; Kendall, “Rank Correlation Methods”): S is the number of pairs of
 * values that rise less those that fall. Its two-sided probability without a trend is counted
 * exactly for up to 10 values, equal ones included; of more it is that of a normal variable with
 * the variance [n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)] / 18 over the groups of t equal values, with
 * a continuity correction of 1.
 *
 * How steep it is, **Sen's slope** says (Sen, “Estimates of the regression coefficient based on
 * Kendall's tau”, JASA 63, 1968): the median of the slopes of all N pairs, by their real distances
 * in years. Its interval runs from the slope in place (N − C)/2 to that in place (N + C)/2 + 1,
 * with C the normal quantile of 1 − alpha/2 times the standard deviation of S (Hollander and Wolfe,
 * “Nonparametric Statistical Methods”; Gilbert, “Statistical Methods for Environmental Pollution
 * Monitoring”, 1987, section 16.5); places are rounded to whole ones, halves to even ones. The
 * intercept is the median of what the values leave over that slope.
 *
 * Halves, quarters and months are compared with those of the same season only: S, its variance and
 * the slopes are gathered over the seasons (Hirsch, Slack and Smith, “Techniques of trend analysis
 * for monthly water quality data”, Water Resources Research 18, 1982). First value and change are
 * then those of the season of the last value.
 *
 * Fewer than 4 values, or than 4 years in every season, say nothing: there is no probability and no
 * slope, and the verdict is `insufficient-data`. With 4 values even a steady rise has the
 * probability 1/12, so that a level of 5 % needs 5.
 *
 * A trend is immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_SERIES = 1,
  PROP_VERDICT,
  PROP_N,
  PROP_FIRST,
  PROP_LAST,
  PROP_CHANGE,
  PROP_GROWTH,
  PROP_P,
  PROP_SLOPE,
  PROP_SLOPE_LOW,
  PROP_SLOPE_HIGH,
  PROP_FIRST_PERIOD,
  PROP_LAST_PERIOD,
  PROP_EXACT,
  PROP_SEASONAL,
  PROP_ALPHA,
} DtiTrendProperty;

static GParamSpec *props[PROP_ALPHA + 1];

G_DEFINE_FINAL_TYPE (DtiTrend, dti_trend, G_TYPE_OBJECT)

static void
dti_trend_finalize (GObject *object)
{
  DtiTrend *self = DTI_TREND (object);

  g_clear_object (&self->series);

  G_OBJECT_CLASS (dti_trend_parent_class)->finalize (object);
}

static void
dti_trend_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTrend *self = DTI_TREND (object);

  switch ((DtiTrendProperty) prop_id)
    {
    case PROP_SERIES:
      g_value_set_object (value, self->series);
      break;
    case PROP_VERDICT:
      g_value_set_enum (value, (int) dti_trend_get_verdict (self));
      break;
    case PROP_N:
      g_value_set_uint (value, dti_trend_get_n (self));
      break;
    case PROP_FIRST:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_FIRST]);
      break;
    case PROP_LAST:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_LAST]);
      break;
    case PROP_CHANGE:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_CHANGE]);
      break;
    case PROP_GROWTH:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_GROWTH]);
      break;
    case PROP_P:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_P]);
      break;
    case PROP_SLOPE:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_SLOPE]);
      break;
    case PROP_SLOPE_LOW:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_SLOPE_LOW]);
      break;
    case PROP_SLOPE_HIGH:
      g_value_set_double (value, self->result.numbers[DTI_TREND_COLUMN_SLOPE_HIGH]);
      break;
    case PROP_FIRST_PERIOD:
      g_value_set_string (value, dti_trend_get_first_period (self));
      break;
    case PROP_LAST_PERIOD:
      g_value_set_string (value, dti_trend_get_last_period (self));
      break;
    case PROP_EXACT:
      g_value_set_boolean (value, self->result.is_exact);
      break;
    case PROP_SEASONAL:
      g_value_set_boolean (value, self->result.is_seasonal);
      break;
    case PROP_ALPHA:
      g_value_set_double (value, self->alpha);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_numbers (void)
{
  /**
   * DtiTrend:first: (getter get_first)
   *
   * The first value compared, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_FIRST] = number_spec ("first");

  /**
   * DtiTrend:last: (getter get_last)
   *
   * The last value, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_LAST] = number_spec ("last");

  /**
   * DtiTrend:change: (getter get_change)
   *
   * By how much the figure changed: last − first, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_CHANGE] = number_spec ("change");

  /**
   * DtiTrend:growth: (getter get_growth)
   *
   * Compound growth per year, as a fraction, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_GROWTH] = number_spec ("growth");

  /**
   * DtiTrend:p: (getter get_p)
   *
   * The two-sided probability of such an S where there is no trend, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_P] = number_spec ("p");

  /**
   * DtiTrend:slope: (getter get_slope)
   *
   * Sen's slope per year, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SLOPE] = number_spec ("slope");

  /**
   * DtiTrend:slope-low: (getter get_slope_low)
   *
   * The lower end of the slope's interval, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SLOPE_LOW] = number_spec ("slope-low");

  /**
   * DtiTrend:slope-high: (getter get_slope_high)
   *
   * The upper end of the slope's interval, NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SLOPE_HIGH] = number_spec ("slope-high");
}

static void
install_test (void)
{
  /**
   * DtiTrend:first-period: (getter get_first_period)
   *
   * The period of the first value compared, or `NULL` where there is no value.
   *
   * Since: 1.0
   */
  props[PROP_FIRST_PERIOD] = g_param_spec_string ("first-period",
                                                  NULL,
                                                  NULL,
                                                  NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrend:last-period: (getter get_last_period)
   *
   * The period of the last value, or `NULL` where there is none.
   *
   * Since: 1.0
   */
  props[PROP_LAST_PERIOD] = g_param_spec_string ("last-period",
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrend:exact: (getter get_exact)
   *
   * Whether the probability was counted, and is not that of a normal variable.
   *
   * Since: 1.0
   */
  props[PROP_EXACT] =
      g_param_spec_boolean ("exact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrend:seasonal: (getter get_seasonal)
   *
   * Whether seasons were kept apart.
   *
   * Since: 1.0
   */
  props[PROP_SEASONAL] = g_param_spec_boolean ("seasonal",
                                               NULL,
                                               NULL,
                                               FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrend:alpha: (getter get_alpha)
   *
   * The level of the test.
   *
   * Since: 1.0
   */
  props[PROP_ALPHA] = g_param_spec_double (
      "alpha", NULL, NULL, 0.0, 1.0, 0.05, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_trend_class_init (DtiTrendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_trend_finalize;
  object_class->get_property = dti_trend_get_property;

  /**
   * DtiTrend:series: (getter get_series)
   *
   * What was tested.
   *
   * Since: 1.0
   */
  props[PROP_SERIES] = g_param_spec_object ("series",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_SERIES,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrend:verdict: (getter get_verdict)
   *
   * What the test says.
   *
   * Since: 1.0
   */
  props[PROP_VERDICT] = g_param_spec_enum ("verdict",
                                           NULL,
                                           NULL,
                                           DTI_TYPE_TREND_VERDICT,
                                           DTI_TREND_VERDICT_INSUFFICIENT_DATA,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrend:n: (getter get_n)
   *
   * How many values were looked at: those after the last break.
   *
   * Since: 1.0
   */
  props[PROP_N] = g_param_spec_uint (
      "n", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  install_numbers ();
  install_test ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_trend_init (DtiTrend *self)
{
}

DtiTrend *
dti_trend_new (DtiSeries *series, const DtiTrendTest *test)
{
  DtiTrend *self = g_object_new (DTI_TYPE_TREND, NULL);
  DtiTrendSpace space = { NULL };

  self->series = g_object_ref (series);
  self->alpha = test->alpha;
  dti_trend_test_run (test,
                      series->timeline,
                      series->values,
                      series->breaks,
                      series->direction,
                      &space,
                      &self->result);
  dti_trend_space_clear (&space);

  return self;
}

/* ---- public ---- */

/**
 * dti_trend_test:
 * @series: a series
 *
 * Tests a series for a trend at the level 0.05, seasons apart.
 *
 * For many series use [class@Dti.Trends].
 *
 * Returns: (transfer full): what was found
 *
 * Since: 1.0
 */
DtiTrend *
dti_trend_test (DtiSeries *series)
{
  return dti_trend_test_with (series, NULL);
}

/**
 * dti_trend_test_with:
 * @series: a series
 * @options: (nullable): how to test, or `NULL` for the defaults
 *
 * Tests a series for a trend in the way that the options say.
 *
 * Returns: (transfer full): what was found
 *
 * Since: 1.0
 */
DtiTrend *
dti_trend_test_with (DtiSeries *series, DtiTrendOptions *options)
{
  DtiTrendTest test;

  g_return_val_if_fail (DTI_IS_SERIES (series), NULL);
  g_return_val_if_fail (options == NULL || DTI_IS_TREND_OPTIONS (options), NULL);

  dti_trend_test_init (&test, options);

  return dti_trend_new (series, &test);
}

/**
 * dti_trend_get_series: (get-property series)
 * @self: a trend
 *
 * Gets what was tested.
 *
 * Returns: (transfer none): the series
 *
 * Since: 1.0
 */
DtiSeries *
dti_trend_get_series (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), NULL);

  return self->series;
}

/**
 * dti_trend_get_verdict: (get-property verdict)
 * @self: a trend
 *
 * Gets what the test says.
 *
 * Returns: the verdict
 *
 * Since: 1.0
 */
DtiTrendVerdict
dti_trend_get_verdict (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), DTI_TREND_VERDICT_INSUFFICIENT_DATA);

  return (DtiTrendVerdict) (int) self->result.numbers[DTI_TREND_COLUMN_VERDICT];
}

/**
 * dti_trend_get_n: (get-property n)
 * @self: a trend
 *
 * Gets how many values were looked at: those after the last break.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_trend_get_n (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), 0);

  return (guint) self->result.numbers[DTI_TREND_COLUMN_N];
}

static gboolean
get_number (DtiTrend *self, DtiTrendColumn column, double *number)
{
  return dti_number_hand_out (self->result.numbers[column], number);
}

/**
 * dti_trend_get_number:
 * @self: a trend
 * @column: which number
 * @number: (out) (optional): the number, NaN where there is none
 *
 * Gets one of the numbers of the trend.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_number (DtiTrend *self, DtiTrendColumn column, double *number)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);
  g_return_val_if_fail (column <= DTI_TREND_COLUMN_VERDICT, FALSE);

  return get_number (self, column, number);
}

/**
 * dti_trend_get_first:
 * @self: a trend
 * @first: (out) (optional): the number, NaN where there is none
 *
 * Gets the first value compared.
 *
 * Where seasons are kept apart it is of the season of the last value.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_first (DtiTrend *self, double *first)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_FIRST, first);
}

/**
 * dti_trend_get_last:
 * @self: a trend
 * @last: (out) (optional): the number, NaN where there is none
 *
 * Gets the last value.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_last (DtiTrend *self, double *last)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_LAST, last);
}

/**
 * dti_trend_get_change:
 * @self: a trend
 * @change: (out) (optional): the number, NaN where there is none
 *
 * Gets by how much the figure changed: last − first.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_change (DtiTrend *self, double *change)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_CHANGE, change);
}

/**
 * dti_trend_get_growth:
 * @self: a trend
 * @growth: (out) (optional): the number, NaN where there is none
 *
 * Gets compound growth per year, as a fraction.
 *
 * It is defined for figures above 0; see [method@Dti.Series.get_growth].
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_growth (DtiTrend *self, double *growth)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_GROWTH, growth);
}

/**
 * dti_trend_get_p:
 * @self: a trend
 * @p: (out) (optional): the number, NaN where there is none
 *
 * Gets the two-sided probability of such an S where there is no trend.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_p (DtiTrend *self, double *p)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_P, p);
}

/**
 * dti_trend_get_slope:
 * @self: a trend
 * @slope: (out) (optional): the number, NaN where there is none
 *
 * Gets Sen's slope per year.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_slope (DtiTrend *self, double *slope)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_SLOPE, slope);
}

/**
 * dti_trend_get_slope_low:
 * @self: a trend
 * @slope_low: (out) (optional): the number, NaN where there is none
 *
 * Gets the lower end of the slope's interval.
 *
 * Of so few pairs, as four values have, none may be as sure as was asked for.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_slope_low (DtiTrend *self, double *slope_low)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_SLOPE_LOW, slope_low);
}

/**
 * dti_trend_get_slope_high:
 * @self: a trend
 * @slope_high: (out) (optional): the number, NaN where there is none
 *
 * Gets the upper end of the slope's interval.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_slope_high (DtiTrend *self, double *slope_high)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return get_number (self, DTI_TREND_COLUMN_SLOPE_HIGH, slope_high);
}

static const char *
get_period (DtiTrend *self, guint position)
{
  return dti_trend_get_n (self) > 0 ? self->series->timeline->periods[position] : NULL;
}

/**
 * dti_trend_get_first_period: (get-property first-period)
 * @self: a trend
 *
 * Gets the period of the first value compared.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` where there is no value
 *
 * Since: 1.0
 */
const char *
dti_trend_get_first_period (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), NULL);

  return get_period (self, self->result.first);
}

/**
 * dti_trend_get_last_period: (get-property last-period)
 * @self: a trend
 *
 * Gets the period of the last value.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` where there is no value
 *
 * Since: 1.0
 */
const char *
dti_trend_get_last_period (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), NULL);

  return get_period (self, self->result.last);
}

/**
 * dti_trend_get_exact: (get-property exact)
 * @self: a trend
 *
 * Tells whether the probability was counted, and is not that of a normal variable.
 *
 * Returns: `TRUE` if it is exact
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_exact (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return self->result.is_exact;
}

/**
 * dti_trend_get_seasonal: (get-property seasonal)
 * @self: a trend
 *
 * Tells whether seasons were kept apart.
 *
 * Returns: `TRUE` for halves, quarters and months, unless the options said otherwise
 *
 * Since: 1.0
 */
gboolean
dti_trend_get_seasonal (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), FALSE);

  return self->result.is_seasonal;
}

/**
 * dti_trend_get_alpha: (get-property alpha)
 * @self: a trend
 *
 * Gets the level of the test.
 *
 * Returns: the level
 *
 * Since: 1.0
 */
double
dti_trend_get_alpha (DtiTrend *self)
{
  g_return_val_if_fail (DTI_IS_TREND (self), 0.0);

  return self->alpha;
}
