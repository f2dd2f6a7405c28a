/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-series-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/* Series made from series. */

static DtiSeries *
create_like (const DtiSeries *self, DtiTimeline *timeline)
{
  DtiSeries *copy = dti_series_create (timeline);

  copy->unit = g_strdup (self->unit);
  copy->node = g_strdup (self->node);
  copy->direction = self->direction;
  copy->is_rank = self->is_rank;
  copy->decimals = self->decimals;
  copy->minimum = self->minimum;
  copy->maximum = self->maximum;

  return copy;
}

static void
copy_points (DtiSeries *target, guint at, const DtiSeries *source, guint first, guint n)
{
  if (n == 0)
    return;

  memcpy (target->values + at, source->values + first, n * sizeof (double));
  memcpy (target->statuses + at, source->statuses + first, n);
  memcpy (target->breaks + at, source->breaks + first, n);
  memcpy (target->reconstructed + at, source->reconstructed + first, n);
}

static DtiSeries *
copy (const DtiSeries *self)
{
  DtiSeries *series = create_like (self, self->timeline);

  copy_points (series, 0, self, 0, self->timeline->n);

  return series;
}

/* The points of another stretch of periods; they ascend, being part of what ascends. */
static DtiTimeline *
cut_timeline (DtiSeries *self, guint first, guint n)
{
  const DtiTimeline *timeline = self->timeline;

  return dti_timeline_new ((const char *const *) timeline->periods + first, n, NULL);
}

static gboolean
set_unknown (GError **error, const char *period)
{
  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the series has no period “%s”", period);

  return FALSE;
}

/**
 * dti_series_break_at:
 * @self: a series
 * @period: a period of the series
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes the same series with a break: the period cannot be compared with those before it.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown period.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_series_break_at (DtiSeries *self, const char *period, GError **error)
{
  DtiSeries *series;
  guint position;

  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);
  g_return_val_if_fail (period != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_timeline_find (self->timeline, period, &position))
    {
      set_unknown (error, period);
      return NULL;
    }

  series = copy (self);
  if (series->breaks[position] == DTI_BREAK_CAUSE_NONE)
    series->breaks[position] = DTI_BREAK_CAUSE_GIVEN;

  return series;
}

/**
 * dti_series_bound:
 * @self: a series
 * @minimum: the least possible figure
 * @maximum: the greatest possible figure, not below @minimum
 *
 * Makes the same series with a domain, which a forecast does not leave.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_series_bound (DtiSeries *self, double minimum, double maximum)
{
  DtiSeries *series;

  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);
  g_return_val_if_fail (isfinite (minimum) && isfinite (maximum), NULL);
  g_return_val_if_fail (minimum <= maximum, NULL);

  series = copy (self);
  series->minimum = minimum;
  series->maximum = maximum;

  return series;
}

/* ---- year on year ---- */

/* Days by which windows of two years can differ, in years. */
#define YEAR_TOLERANCE 0.01

static double
get_year_on_year (const DtiSeries *self, guint position)
{
  for (guint i = position; i > 0; i--)
    {
      double years = self->timeline->times[position] - self->timeline->times[i - 1];

      if (self->breaks[i] != DTI_BREAK_CAUSE_NONE)
        return NAN;
      if (fabs (years - 1.0) <= YEAR_TOLERANCE)
        return self->values[position] - self->values[i - 1];
    }

  return NAN;
}

/**
 * dti_series_to_year_on_year:
 * @self: a series
 *
 * Makes a series of the changes against the same period one year before.
 *
 * A figure that adds up over the year falls from the fourth quarter to the first; against the first
 * quarter of the year before it can be compared. There is no change where a value is missing or a
 * break lies between. Breaks stay; the changes have no domain.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_series_to_year_on_year (DtiSeries *self)
{
  DtiSeries *series;

  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  series = copy (self);
  series->is_rank = FALSE;
  series->minimum = NAN;
  series->maximum = NAN;
  for (guint i = 0; i < self->timeline->n; i++)
    {
      series->values[i] = get_year_on_year (self, i);
      if (isnan (series->values[i]))
        series->statuses[i] = DTI_STATUS_MISSING;
    }

  return series;
}

/* ---- segments ---- */

/**
 * dti_series_list_segments:
 * @self: a series
 *
 * Cuts a series at its breaks.
 *
 * Inside a segment everything can be compared; the last one is what trends and forecasts look at.
 *
 * Returns: (transfer full): a list of [class@Dti.Series], earliest first, none of them with a break
 *
 * Since: 1.0
 */
GListModel *
dti_series_list_segments (DtiSeries *self)
{
  GPtrArray *segments;
  guint n;

  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);

  segments = g_ptr_array_new ();
  n = self->timeline->n;
  for (guint first = 0, i = 1; i <= n; i++)
    {
      g_autoptr (DtiTimeline) timeline = NULL;
      DtiSeries *segment;

      if (i < n && self->breaks[i] == DTI_BREAK_CAUSE_NONE)
        continue;
      timeline = cut_timeline (self, first, i - first);
      segment = create_like (self, timeline);
      copy_points (segment, 0, self, first, i - first);
      segment->breaks[0] = DTI_BREAK_CAUSE_NONE;
      g_ptr_array_add (segments, segment);
      first = i;
    }

  return dti_fixed_list_new (DTI_TYPE_SERIES, segments);
}

/* ---- chain-linking ---- */

typedef struct
{
  guint newer; /* position of the overlap */
  guint older;
  double factor;
  double shift;
} DtiLink;

static gboolean
find_overlap (DtiSeries *self, DtiSeries *older, const char *period, DtiLink *link, GError **error)
{
  if (!dti_timeline_find (self->timeline, period, &link->newer) ||
      !dti_timeline_find (older->timeline, period, &link->older))
    return set_unknown (error, period);

  if (isnan (self->values[link->newer]) || isnan (older->values[link->older]))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "period “%s”: both series need a value to be linked",
                   period);
      return FALSE;
    }

  return TRUE;
}

static gboolean
measure_link (
    DtiSeries *self, DtiSeries *older, DtiLinkMethod method, DtiLink *link, GError **error)
{
  double y = self->values[link->newer];
  double x = older->values[link->older];

  link->factor = 1.0;
  link->shift = 0.0;
  if (method == DTI_LINK_METHOD_DIFFERENCE)
    {
      link->shift = y - x;
      return TRUE;
    }

  /* A quotient of different signs turns the series over, and 0 carries nothing. */
  if (!(x > 0.0 && y > 0.0) && !(x < 0.0 && y < 0.0))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "period “%s”: no ratio links %.15g to %.15g",
                   self->timeline->periods[link->newer],
                   x,
                   y);
      return FALSE;
    }
  link->factor = y / x;

  return TRUE;
}

static void
carry_over (DtiSeries *series, const DtiSeries *older, const DtiLink *link)
{
  copy_points (series, 0, older, 0, link->older);
  for (guint i = 0; i < link->older; i++)
    {
      if (isnan (older->values[i]))
        continue;
      series->values[i] = older->values[i] * link->factor + link->shift;
      series->statuses[i] = DTI_STATUS_ESTIMATED;
      series->reconstructed[i] = TRUE;
    }
}

/**
 * dti_series_link:
 * @self: the newer series
 * @older: an older series of what is meant to be the same
 * @period: the period at which both have a value
 * @method: how the older values are carried over
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Chain-links two series at a period where they overlap.
 *
 * Up to the overlap stand the values of @older, multiplied by new / old or shifted by new − old, of
 * the status `E` and marked as reconstructed; from the overlap on those of @self, without a break
 * there. Other breaks stay. What was assessed by another framework becomes comparable only as far
 * as both measure the same: that is the judgement of whoever links. (Balk, “Price and Quantity
 * Index Numbers”, 2008, on chain-linking.)
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where a series lacks the period, with
 * `DTI_ERROR_NOT_COMPUTABLE` where one has no value there or the ratio is not above 0, and with
 * `DTI_ERROR_CONFLICT` where the two differ in direction or one holds ranks, which nothing carries
 * over.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_series_link (
    DtiSeries *self, DtiSeries *older, const char *period, DtiLinkMethod method, GError **error)
{
  g_autoptr (GPtrArray) periods = NULL;
  g_autoptr (DtiTimeline) timeline = NULL;
  DtiSeries *series;
  DtiLink link;
  guint n;

  g_return_val_if_fail (DTI_IS_SERIES (self), NULL);
  g_return_val_if_fail (DTI_IS_SERIES (older), NULL);
  g_return_val_if_fail (period != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->direction != older->direction || self->is_rank || older->is_rank)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_CONFLICT,
                           "ranks, and figures of different directions, cannot be linked");
      return NULL;
    }
  if (!find_overlap (self, older, period, &link, error) ||
      !measure_link (self, older, method, &link, error))
    return NULL;

  n = self->timeline->n - link.newer;
  periods = g_ptr_array_new ();
  for (guint i = 0; i < link.older; i++)
    g_ptr_array_add (periods, older->timeline->periods[i]);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (periods, self->timeline->periods[link.newer + i]);
  timeline = dti_timeline_new ((const char *const *) periods->pdata, periods->len, error);
  if (timeline == NULL)
    return NULL;

  series = create_like (self, timeline);
  carry_over (series, older, &link);
  copy_points (series, link.older, self, link.newer, n);
  series->breaks[link.older] = DTI_BREAK_CAUSE_NONE;

  return series;
}
