/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-series-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiSeries:
 *
 * One figure over periods, with its breaks.
 *
 * A series knows when it was measured: the time of a period is its middle in years, so 2023 is at
 * 2023.5 and its third quarter at 2023.625, and a year that was left out is a gap and not a step.
 * Where some period is no date ([struct@Dti.Period]), times are the positions 0, 1, 2 …, and
 * whatever is said “per year” is said per period.
 *
 * A period that cannot be compared with those before it is a *break*. Nothing is compared across
 * one: neither [method@Dti.Series.get_change] nor a trend ([class@Dti.Trend]) nor a forecast
 * ([class@Dti.Forecast]), unless an older series was carried over by [method@Dti.Series.link].
 *
 * A series is immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_UNIT = 1,
  PROP_NODE,
  PROP_DIRECTION,
  PROP_DATED,
  PROP_IS_RANK,
  PROP_N_POINTS,
  PROP_N_OBSERVED,
  PROP_PERIODS,
} DtiSeriesProperty;

static GParamSpec *props[PROP_PERIODS + 1];

G_DEFINE_FINAL_TYPE (DtiSeries, dti_series, G_TYPE_OBJECT)

static void
dti_series_finalize (GObject *object)
{
  DtiSeries *self = DTI_SERIES (object);

  g_clear_pointer (&self->timeline, dti_timeline_unref);
  g_free (self->values);
  g_free (self->statuses);
  g_free (self->breaks);
  g_free (self->reconstructed);
  g_free (self->unit);
  g_free (self->node);

  G_OBJECT_CLASS (dti_series_parent_class)->finalize (object);
}

static void
dti_series_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiSeries *self = DTI_SERIES (object);

  switch ((DtiSeriesProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_NODE:
      g_value_set_string (value, self->node);
      break;
    case PROP_DIRECTION:
      g_value_set_enum (value, self->direction);
      break;
    case PROP_DATED:
      g_value_set_boolean (value, self->timeline->is_dated);
      break;
    case PROP_IS_RANK:
      g_value_set_boolean (value, self->is_rank);
      break;
    case PROP_N_POINTS:
      g_value_set_uint (value, self->timeline->n);
      break;
    case PROP_N_OBSERVED:
      g_value_set_uint (value, dti_series_get_n_observed (self));
      break;
    case PROP_PERIODS:
      g_value_set_boxed (value, self->timeline->periods);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_place_properties (void)
{
  /**
   * DtiSeries:unit: (getter get_unit)
   *
   * The id of the unit, or `NULL` where it was not said.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] =
      g_param_spec_string ("unit", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSeries:node: (getter get_node)
   *
   * The id of the node, or `NULL` where it was not said.
   *
   * Since: 1.0
   */
  props[PROP_NODE] =
      g_param_spec_string ("node", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSeries:direction: (getter get_direction)
   *
   * Which way the figure is good: up or down, never `range`.
   *
   * Since: 1.0
   */
  props[PROP_DIRECTION] = g_param_spec_enum ("direction",
                                             NULL,
                                             NULL,
                                             DTI_TYPE_DIRECTION,
                                             DTI_DIRECTION_UP,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSeries:is-rank: (getter get_is_rank)
   *
   * Whether the figure is a rank, which others move as well.
   *
   * Since: 1.0
   */
  props[PROP_IS_RANK] = g_param_spec_boolean ("is-rank",
                                              NULL,
                                              NULL,
                                              FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_time_properties (void)
{
  /**
   * DtiSeries:dated: (getter get_dated)
   *
   * Whether every period is a date, so that times are years.
   *
   * Since: 1.0
   */
  props[PROP_DATED] =
      g_param_spec_boolean ("dated", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSeries:n-points: (getter get_n_points)
   *
   * The number of periods.
   *
   * Since: 1.0
   */
  props[PROP_N_POINTS] = g_param_spec_uint (
      "n-points", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSeries:n-observed: (getter get_n_observed)
   *
   * The number of periods with a value.
   *
   * Since: 1.0
   */
  props[PROP_N_OBSERVED] = g_param_spec_uint (
      "n-observed", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSeries:periods: (getter get_periods)
   *
   * The periods, ascending.
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
dti_series_class_init (DtiSeriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_series_finalize;
  object_class->get_property = dti_series_get_property;

  install_place_properties ();
  install_time_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_series_init (DtiSeries *self)
{
  self->decimals = -1;
  self->minimum = NAN;
  self->maximum = NAN;
}

DtiSeries *
dti_series_create (DtiTimeline *timeline)
{
  DtiSeries *self = g_object_new (DTI_TYPE_SERIES, NULL);

  self->timeline = dti_timeline_ref (timeline);
  self->values = g_new (double, timeline->n);
  self->statuses = g_new0 (guint8, timeline->n);
  self->breaks = g_new0 (guint8, timeline->n);
  self->reconstructed = g_new0 (guint8, timeline->n);
  for (guint i = 0; i < timeline->n; i++)
    {
      self->values[i] = NAN;
      self->statuses[i] = DTI_STATUS_MISSING;
      if (timeline->kind_changes[i])
        self->breaks[i] = DTI_BREAK_CAUSE_PERIOD;
    }

  return self;
}

guint
dti_series_find_segment (const guint8 *breaks, guint n)
{
  guint i = n;

  while (i > 0 && breaks[i - 1] == DTI_BREAK_CAUSE_NONE)
    i--;

  return i > 0 ? i - 1 : 0;
}

/* ---- public ---- */

/**
 * dti_series_get_unit: (get-property unit)
 * @self: a series
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` where it was not said
 *
 * Since: 1.0
 */
const char *
dti_series_get_unit (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  return self->unit;
}

/**
 * dti_series_get_node: (get-property node)
 * @self: a series
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` where it was not said
 *
 * Since: 1.0
 */
const char *
dti_series_get_node (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  return self->node;
}

/**
 * dti_series_get_direction: (get-property direction)
 * @self: a series
 *
 * Gets which way the figure is good.
 *
 * Returns: up or down
 *
 * Since: 1.0
 */
DtiDirection
dti_series_get_direction (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), DTI_DIRECTION_UP);

  return self->direction;
}

/**
 * dti_series_get_dated: (get-property dated)
 * @self: a series
 *
 * Tells whether every period is a date, so that times are years.
 *
 * Returns: `TRUE` if times are years, `FALSE` if they are positions
 *
 * Since: 1.0
 */
gboolean
dti_series_get_dated (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), FALSE);

  return self->timeline->is_dated;
}

/**
 * dti_series_get_is_rank: (get-property is-rank)
 * @self: a series
 *
 * Tells whether the figure is a rank, which others move as well.
 *
 * Returns: `TRUE` if it is a rank
 *
 * Since: 1.0
 */
gboolean
dti_series_get_is_rank (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), FALSE);

  return self->is_rank;
}

/**
 * dti_series_get_domain:
 * @self: a series
 * @minimum: (out) (optional): the least possible figure, NaN where there is none
 * @maximum: (out) (optional): the greatest possible figure, NaN where there is none
 *
 * Gets between which figures the series stays by its nature.
 *
 * Values of scorecards lie between 0 and 1, scores between 0 and the assessed maximum of the last
 * scorecard, ranks between 1 and the number of ranked units. A domain is given only where all
 * figures of the series lie in it, for bonuses and z-scores know no such bounds.
 *
 * Returns: `TRUE` if both are there
 *
 * Since: 1.0
 */
gboolean
dti_series_get_domain (DtiSeries *self, double *minimum, double *maximum)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), FALSE);

  if (minimum != NULL)
    *minimum = self->minimum;
  if (maximum != NULL)
    *maximum = self->maximum;

  return !isnan (self->minimum);
}

/**
 * dti_series_get_n_points: (get-property n-points)
 * @self: a series
 *
 * Gets the number of periods.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_series_get_n_points (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), 0);

  return self->timeline->n;
}

/**
 * dti_series_get_n_observed: (get-property n-observed)
 * @self: a series
 *
 * Gets the number of periods with a value.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_series_get_n_observed (DtiSeries *self)
{
  guint n = 0;

  g_return_val_if_fail (DTI_IS_SERIES (self), 0);

  for (guint i = 0; i < self->timeline->n; i++)
    n += !isnan (self->values[i]);

  return n;
}

/**
 * dti_series_get_periods: (get-property periods)
 * @self: a series
 *
 * Gets the periods, ascending.
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods
 *
 * Since: 1.0
 */
const char *const *
dti_series_get_periods (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  return (const char *const *) self->timeline->periods;
}

/**
 * dti_series_get_values:
 * @self: a series
 *
 * Gets the values: packed doubles in host byte order, NaN where there is none.
 *
 * Returns: (transfer full): n-points × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_series_get_values (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  return g_bytes_new (self->values, self->timeline->n * sizeof (double));
}

/**
 * dti_series_get_times:
 * @self: a series
 *
 * Gets when each period is: packed doubles in host byte order, ascending.
 *
 * These are years at the middle of the period, or positions from 0; see
 * [property@Dti.Series:dated].
 *
 * Returns: (transfer full): n-points × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_series_get_times (DtiSeries *self)
{
  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  return g_bytes_new (self->timeline->times, self->timeline->n * sizeof (double));
}

/**
 * dti_series_get_value:
 * @self: a series
 * @period: a period
 * @value: (out) (optional): the value, NaN where there is none
 *
 * Gets the value of one period.
 *
 * Returns: `TRUE` if there is one; `FALSE` also for an unknown period
 *
 * Since: 1.0
 */
gboolean
dti_series_get_value (DtiSeries *self, const char *period, double *value)
{
  double found = NAN;
  guint position;

  g_return_val_if_fail (DTI_IS_SERIES (self), FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  if (dti_timeline_find (self->timeline, period, &position))
    found = self->values[position];

  return dti_number_hand_out (found, value);
}

/**
 * dti_series_get_status:
 * @self: a series
 * @period: a period
 *
 * Gets the status of one period.
 *
 * What was carried over from another series is estimated.
 *
 * Returns: the status, `DTI_STATUS_MISSING` for an unknown period
 *
 * Since: 1.0
 */
DtiStatus
dti_series_get_status (DtiSeries *self, const char *period)
{
  guint position;

  g_return_val_if_fail (DTI_IS_SERIES (self), DTI_STATUS_MISSING);
  g_return_val_if_fail (period != NULL, DTI_STATUS_MISSING);

  return dti_timeline_find (self->timeline, period, &position)
             ? (DtiStatus) self->statuses[position]
             : DTI_STATUS_MISSING;
}

/**
 * dti_series_get_break_cause:
 * @self: a series
 * @period: a period
 *
 * Tells why a period cannot be compared with those before it.
 *
 * Returns: the cause, `DTI_BREAK_CAUSE_NONE` also for an unknown period
 *
 * Since: 1.0
 */
DtiBreakCause
dti_series_get_break_cause (DtiSeries *self, const char *period)
{
  guint position;

  g_return_val_if_fail (DTI_IS_SERIES (self), DTI_BREAK_CAUSE_NONE);
  g_return_val_if_fail (period != NULL, DTI_BREAK_CAUSE_NONE);

  return dti_timeline_find (self->timeline, period, &position)
             ? (DtiBreakCause) self->breaks[position]
             : DTI_BREAK_CAUSE_NONE;
}

/**
 * dti_series_is_reconstructed:
 * @self: a series
 * @period: a period
 *
 * Tells whether a value was carried over from another series.
 *
 * Returns: `TRUE` if it is [method@Dti.Series.link] that made it
 *
 * Since: 1.0
 */
gboolean
dti_series_is_reconstructed (DtiSeries *self, const char *period)
{
  guint position;

  g_return_val_if_fail (DTI_IS_SERIES (self), FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  return dti_timeline_find (self->timeline, period, &position) && self->reconstructed[position];
}

/**
 * dti_series_list_breaks:
 * @self: a series
 *
 * Lists the periods that cannot be compared with those before them.
 *
 * Returns: (transfer full) (array zero-terminated=1): the periods, ascending
 *
 * Since: 1.0
 */
char **
dti_series_list_breaks (DtiSeries *self)
{
  g_autoptr (GStrvBuilder) breaks = NULL;

  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  breaks = g_strv_builder_new ();
  for (guint i = 0; i < self->timeline->n; i++)
    if (self->breaks[i] != DTI_BREAK_CAUSE_NONE)
      g_strv_builder_add (breaks, self->timeline->periods[i]);

  return g_strv_builder_end (breaks);
}

/* Two values that can be compared. */
static gboolean
find_pair (DtiSeries *self, const char *before, const char *after, guint *first, guint *last)
{
  if (!dti_timeline_find (self->timeline, before, first) ||
      !dti_timeline_find (self->timeline, after, last) || *first >= *last ||
      isnan (self->values[*first]) || isnan (self->values[*last]))
    return FALSE;

  for (guint i = *first + 1; i <= *last; i++)
    if (self->breaks[i] != DTI_BREAK_CAUSE_NONE)
      return FALSE;

  return TRUE;
}

/**
 * dti_series_get_change:
 * @self: a series
 * @before: a period
 * @after: a later period
 * @change: (out) (optional): the later value less the earlier one, NaN where there is none
 *
 * Gets by how much the figure changed.
 *
 * Returns: `TRUE` if both values are there and no break lies between them
 *
 * Since: 1.0
 */
gboolean
dti_series_get_change (DtiSeries *self, const char *before, const char *after, double *change)
{
  gboolean found;
  guint first;
  guint last;

  g_return_val_if_fail (DTI_IS_SERIES (self), FALSE);
  g_return_val_if_fail (before != NULL, FALSE);
  g_return_val_if_fail (after != NULL, FALSE);

  found = find_pair (self, before, after, &first, &last);
  if (change != NULL)
    *change = found ? self->values[last] - self->values[first] : NAN;

  return found;
}

/**
 * dti_series_get_growth:
 * @self: a series
 * @before: a period
 * @after: a later period
 * @growth: (out) (optional): growth per year as a fraction, NaN where there is none
 *
 * Gets the average growth per year, compounded: (later / earlier)^(1 / years) − 1.
 *
 * So UNDP computes the average annual HDI growth (Human Development Report 2023/24, Table 2). It
 * is defined for figures above 0.
 *
 * Returns: `TRUE` if both values are there and above 0, and no break lies between them
 *
 * Since: 1.0
 */
gboolean
dti_series_get_growth (DtiSeries *self, const char *before, const char *after, double *growth)
{
  double result = NAN;
  guint first;
  guint last;

  g_return_val_if_fail (DTI_IS_SERIES (self), FALSE);
  g_return_val_if_fail (before != NULL, FALSE);
  g_return_val_if_fail (after != NULL, FALSE);

  if (find_pair (self, before, after, &first, &last))
    result = dti_growth_compute (self->values[first],
                                 self->values[last],
                                 self->timeline->times[last] - self->timeline->times[first]);

  return dti_number_hand_out (result, growth);
}
