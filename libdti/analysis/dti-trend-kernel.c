/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-normal-private.h"
#include "dti-series-private.h"
#include "dti-trend-kernel-private.h"

#include <libdti/base/dti-vector-private.h>

void
dti_trend_space_clear (DtiTrendSpace *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->times, g_free);
  g_clear_pointer (&self->positions, g_free);
  dti_order_statistics_clear (&self->order);
  self->room = 0;
}

static void
ensure_room (DtiTrendSpace *self, guint n)
{
  if (n <= self->room)
    return;

  self->room = n;
  self->values = g_renew (double, self->values, n);
  self->times = g_renew (double, self->times, n);
  self->positions = g_renew (guint, self->positions, n);
  dti_order_statistics_ensure (&self->order, (gsize) n * (n - 1) / 2);
}

void
dti_trend_test_init (DtiTrendTest *self, DtiTrendOptions *options)
{
  g_autoptr (DtiTrendOptions) defaults = NULL;

  if (options == NULL)
    options = defaults = dti_trend_options_new ();
  self->alpha = dti_trend_options_get_alpha (options);
  self->z = dti_normal_get_quantile (1.0 - self->alpha / 2.0);
  self->seasonal = dti_trend_options_get_seasonal (options);
}

/* ---- which points ---- */

static void
add_season (DtiTrendSpace *space,
            const DtiTimeline *timeline,
            const double *values,
            guint first,
            guint season)
{
  for (guint i = first; i < timeline->n; i++)
    {
      if (isnan (values[i]) || (space->n_seasons > 1 && timeline->seasons[i] != season))
        continue;
      space->values[space->n] = values[i];
      space->times[space->n] = timeline->times[i];
      space->positions[space->n] = i;
      space->n++;
    }
  space->ends[season] = space->n;
}

static void
collect (const DtiTrendTest *self,
         const DtiTimeline *timeline,
         const double *values,
         guint first,
         DtiTrendSpace *space)
{
  ensure_room (space, timeline->n);
  space->n = 0;
  /* Inside a segment all periods are of one kind. */
  space->n_seasons = self->seasonal && first < timeline->n ? timeline->n_seasons[first] : 1;
  for (guint season = 0; season < space->n_seasons; season++)
    add_season (space, timeline, values, first, season);
}

static guint
count_years (const DtiTrendSpace *space)
{
  guint before = 0;
  guint most = 0;

  for (guint season = 0; season < space->n_seasons; season++)
    {
      most = MAX (most, space->ends[season] - before);
      before = space->ends[season];
    }

  return most;
}

/* ---- first and last ---- */

static void
find_ends (const DtiTrendSpace *space, DtiTrendResult *result)
{
  guint before = 0;

  result->first = result->last = 0;
  for (guint season = 0; season < space->n_seasons; season++)
    {
      guint end = space->ends[season];

      if (end > before && (result->last == 0 || space->positions[end - 1] > result->last))
        {
          result->first = space->positions[before];
          result->last = space->positions[end - 1];
        }
      before = end;
    }
}

static void
measure_change (const DtiTimeline *timeline, const double *values, DtiTrendResult *result)
{
  double first = values[result->first];
  double last = values[result->last];
  double *numbers = result->numbers;

  numbers[DTI_TREND_COLUMN_FIRST] = first;
  numbers[DTI_TREND_COLUMN_LAST] = last;
  if (result->first == result->last)
    return;

  numbers[DTI_TREND_COLUMN_CHANGE] = last - first;
  if (first != 0.0)
    numbers[DTI_TREND_COLUMN_RELATIVE_CHANGE] = (last - first) / fabs (first);
  numbers[DTI_TREND_COLUMN_GROWTH] =
      dti_growth_compute (first,
                          last,
                          timeline->times[result->last] - timeline->times[result->first]);
}

/* ---- Mann–Kendall ---- */

typedef struct
{
  gint64 s;
  gint64 n_tied; /* pairs of equal values */
} DtiPairs;

/* The slope of each pair, by distance, so that the runs are long. */
DTI_VECTOR static void
compare_pairs (const double *restrict values,
               const double *restrict times,
               guint n,
               double *restrict slopes,
               DtiPairs *pairs)
{
  gint64 n_up = 0;
  gint64 n_down = 0;
  gint64 n_pairs = 0;

  for (guint distance = 1; distance < n; distance++)
    {
      for (guint i = 0; i + distance < n; i++)
        {
          double change = values[i + distance] - values[i];

          n_up += change > 0.0;
          n_down += change < 0.0;
          slopes[n_pairs + i] = change / (times[i + distance] - times[i]);
        }
      n_pairs += n - distance;
    }
  pairs->s += n_up - n_down;
  pairs->n_tied += n_pairs - n_up - n_down;
}

/* n(n − 1)(2n + 5) */
static double
get_weight (guint n)
{
  double x = n;

  return x * (x - 1.0) * (2.0 * x + 5.0);
}

DTI_VECTOR static guint
count_equal (const double *values, guint n, double value)
{
  gint64 n_equal = 0;

  for (guint i = 0; i < n; i++)
    n_equal += values[i] == value;

  return (guint) n_equal;
}

/* The weight of the groups of equal values. A group of t is met t times. */
static double
weigh_ties (const double *values, guint n)
{
  double weight = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double size = count_equal (values, n, values[i]);

      weight += (size - 1.0) * (2.0 * size + 5.0);
    }

  return weight;
}

/* The sizes of the groups, and a 0; returns where the next season's begin. */
static guint *
list_ties (const double *values, guint n, guint *sizes)
{
  for (guint i = 0; i < n; i++)
    if (count_equal (values, i, values[i]) == 0)
      *sizes++ = count_equal (values, n, values[i]);
  *sizes++ = 0;

  return sizes;
}

static double
get_normal_p (gint64 s, double variance)
{
  /* The continuity correction: S moves in steps of 2. */
  double z = s == 0 ? 0.0 : (double) (ABS (s) - 1) / sqrt (variance);

  return dti_normal_get_two_sided (z);
}

static double
get_exact_p (const DtiTrendSpace *space, gint64 s)
{
  guint sizes[DTI_TREND_MAX_EXACT + DTI_TREND_MAX_SEASONS];
  guint *next = sizes;
  guint first = 0;

  for (guint season = 0; season < space->n_seasons; season++)
    {
      next = list_ties (space->values + first, space->ends[season] - first, next);
      first = space->ends[season];
    }

  return dti_kendall_get_exact (sizes, space->n_seasons, s);
}

/* Leaves the slopes of all pairs behind. */
static void
test_trend (DtiTrendSpace *space, DtiTrendResult *result)
{
  DtiPairs pairs = { 0, 0 };
  double *numbers = result->numbers;
  double weight = 0.0;
  double n_pairs;
  guint first = 0;

  space->order.n = 0;
  for (guint season = 0; season < space->n_seasons; season++)
    {
      const double *values = space->values + first;
      guint n = space->ends[season] - first;
      gint64 n_tied = pairs.n_tied;

      compare_pairs (values,
                     space->times + first,
                     n,
                     space->order.numbers + space->order.n,
                     &pairs);
      weight += get_weight (n);
      if (pairs.n_tied > n_tied)
        weight -= weigh_ties (values, n);
      space->order.n += n > 0 ? (gsize) n * (n - 1) / 2 : 0;
      first = space->ends[season];
    }

  n_pairs = (double) space->order.n;
  result->is_exact = space->n <= DTI_TREND_MAX_EXACT;
  numbers[DTI_TREND_COLUMN_KENDALL_S] = (double) pairs.s;
  numbers[DTI_TREND_COLUMN_VARIANCE] = weight / 18.0;
  numbers[DTI_TREND_COLUMN_TAU] =
      (double) pairs.s / sqrt (n_pairs * (n_pairs - (double) pairs.n_tied));
  numbers[DTI_TREND_COLUMN_P] =
      result->is_exact ? get_exact_p (space, pairs.s) : get_normal_p (pairs.s, weight / 18.0);
}

/* ---- Sen's slope ---- */

static void
find_slope (const DtiTrendTest *self, DtiTrendSpace *space, DtiTrendResult *result)
{
  double *numbers = result->numbers;
  double n = (double) space->order.n;
  double width = self->z * sqrt (numbers[DTI_TREND_COLUMN_VARIANCE]);
  double low = rint ((n - width) / 2.0) - 1.0;
  double high = rint ((n + width) / 2.0);

  dti_order_statistics_begin (&space->order);
  numbers[DTI_TREND_COLUMN_SLOPE] = dti_order_statistics_get_median (&space->order);
  /* So few pairs have no interval of so great a confidence. */
  if (low < 0.0 || high > n - 1.0)
    return;

  numbers[DTI_TREND_COLUMN_SLOPE_LOW] = dti_order_statistics_get (&space->order, (gsize) low);
  numbers[DTI_TREND_COLUMN_SLOPE_HIGH] = dti_order_statistics_get (&space->order, (gsize) high);
}

/* Theil's line through the middle of the points, at the time of the first of them. */
static void
find_intercept (const DtiTimeline *timeline, DtiTrendSpace *space, DtiTrendResult *result)
{
  double slope = result->numbers[DTI_TREND_COLUMN_SLOPE];
  double origin = timeline->times[result->first];

  if (!isfinite (slope))
    return;

  space->order.n = space->n;
  for (guint i = 0; i < space->n; i++)
    space->order.numbers[i] = space->values[i] - slope * (space->times[i] - origin);
  dti_order_statistics_begin (&space->order);
  result->numbers[DTI_TREND_COLUMN_INTERCEPT] = dti_order_statistics_get_median (&space->order);
}

/* ---- all of it ---- */

static DtiTrendVerdict
judge (const DtiTrendTest *self, const double *numbers, DtiDirection direction)
{
  double s = numbers[DTI_TREND_COLUMN_KENDALL_S];

  if (isnan (numbers[DTI_TREND_COLUMN_P]))
    return DTI_TREND_VERDICT_INSUFFICIENT_DATA;
  if (s == 0.0 || !(numbers[DTI_TREND_COLUMN_P] <= self->alpha))
    return DTI_TREND_VERDICT_NO_EVIDENCE;

  return (s > 0.0) == (direction == DTI_DIRECTION_UP) ? DTI_TREND_VERDICT_IMPROVING
                                                      : DTI_TREND_VERDICT_DECLINING;
}

void
dti_trend_test_run (const DtiTrendTest *self,
                    const DtiTimeline *timeline,
                    const double *values,
                    const guint8 *breaks,
                    DtiDirection direction,
                    DtiTrendSpace *space,
                    DtiTrendResult *result)
{
  double *numbers = result->numbers;

  for (guint i = 0; i < DTI_TREND_N_COLUMNS; i++)
    numbers[i] = NAN;
  result->is_exact = FALSE;
  result->segment = breaks != NULL ? dti_series_find_segment (breaks, timeline->n) : 0;
  collect (self, timeline, values, result->segment, space);
  result->is_seasonal = space->n_seasons > 1;
  find_ends (space, result);

  numbers[DTI_TREND_COLUMN_N] = space->n;
  if (space->n > 0)
    measure_change (timeline, values, result);
  if (count_years (space) >= DTI_TREND_MIN_POINTS)
    {
      test_trend (space, result);
      find_slope (self, space, result);
      find_intercept (timeline, space, result);
    }
  numbers[DTI_TREND_COLUMN_VERDICT] = judge (self, numbers, direction);
  /* What overflows is no number. */
  for (guint i = 0; i < DTI_TREND_N_COLUMNS; i++)
    if (isinf (numbers[i]))
      numbers[i] = NAN;
}
