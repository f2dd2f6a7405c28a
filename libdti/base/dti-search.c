/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-search-private.h"

/* Far out: steps of 2^k times the size of what is searched. */
#define NEAREST_STEP (-10)
#define FARTHEST_STEP 50
/* A scan cuts the room between the outermost places into so many parts, each step outwards into so
 * many, and the room around the best point so often. */
#define PARTS 512
#define PARTS_OF_STEP 16
#define CUTS 80

/* ---- doubles in their order ---- */

/* Neighbouring doubles have neighbouring keys; -0 and 0 have one. */
static gint64
get_key (double number)
{
  gint64 bits;

  memcpy (&bits, &number, sizeof bits);

  return bits < 0 ? G_MININT64 - bits : bits;
}

static double
get_number (gint64 key)
{
  gint64 bits = key < 0 ? G_MININT64 - key : key;
  double number;

  memcpy (&number, &bits, sizeof number);

  return number;
}

static gint64
get_middle (gint64 a, gint64 b)
{
  return (a & b) + ((a ^ b) >> 1);
}

/* ---- points ---- */

static int
compare_points (gconstpointer a, gconstpointer b)
{
  double x = ((const DtiSearchPoint *) a)->number;
  double y = ((const DtiSearchPoint *) b)->number;

  return (x > y) - (x < y);
}

static void
add_point (const DtiSearch *self, GArray *points, double number)
{
  DtiSearchPoint point = { number, NAN };

  if (!isfinite (number) || number < self->lower || number > self->upper)
    return;

  g_array_append_val (points, point);
}

static void
add_place (const DtiSearch *self, GArray *points, double place)
{
  gint64 key = get_key (place);

  add_point (self, points, get_number (key - 1));
  add_point (self, points, place);
  add_point (self, points, get_number (key + 1));
}

/* Where the places begin and end, and how large the numbers are. */
typedef struct
{
  double first;
  double last;
  double scale;
} Extent;

static Extent
measure (const DtiSearch *self)
{
  Extent extent = { INFINITY, -INFINITY, 1.0 };

  for (gsize i = 0; i < self->n_places; i++)
    {
      if (!isfinite (self->places[i]))
        continue;
      extent.first = MIN (extent.first, self->places[i]);
      extent.last = MAX (extent.last, self->places[i]);
    }
  if (isfinite (self->lower))
    extent.first = MIN (extent.first, self->lower);
  if (isfinite (self->upper))
    extent.last = MAX (extent.last, self->upper);
  if (!isfinite (extent.first))
    extent.first = isfinite (extent.last) ? extent.last : 0.0;
  if (!isfinite (extent.last))
    extent.last = extent.first;

  extent.scale = MAX (extent.scale, extent.last - extent.first);
  extent.scale = MAX (extent.scale, fabs (extent.first));
  extent.scale = MAX (extent.scale, fabs (extent.last));

  return extent;
}

static void
add_scan (const DtiSearch *self, const Extent *extent, GArray *points)
{
  for (guint i = 0; i <= PARTS; i++)
    add_point (self, points, extent->first + (extent->last - extent->first) * (double) i / PARTS);
  for (int k = NEAREST_STEP; k < FARTHEST_STEP; k++)
    for (guint i = 1; i < PARTS_OF_STEP; i++)
      {
        double distance = ldexp (extent->scale, k) * (1.0 + (double) i / PARTS_OF_STEP);

        add_point (self, points, extent->first - distance);
        add_point (self, points, extent->last + distance);
      }
}

static void
drop_doubles (GArray *points)
{
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      DtiSearchPoint point = g_array_index (points, DtiSearchPoint, i);

      if (n == 0 || g_array_index (points, DtiSearchPoint, n - 1).number != point.number)
        g_array_index (points, DtiSearchPoint, n++) = point;
    }
  g_array_set_size (points, n);
}

static guint
find_best (const GArray *points)
{
  guint best = 0;

  for (guint i = 1; i < points->len; i++)
    {
      double result = g_array_index (points, DtiSearchPoint, i).result;

      if (!isnan (result) && !(result <= g_array_index (points, DtiSearchPoint, best).result))
        best = i;
    }

  return best;
}

/* Closes in on the top of the hill that the best point stands on. */
static void
climb (const DtiSearch *self, GArray *points)
{
  guint best = find_best (points);
  DtiSearchPoint low;
  DtiSearchPoint high;
  DtiSearchPoint top;

  if (best == 0 || best + 1 >= points->len)
    return;

  low = g_array_index (points, DtiSearchPoint, best - 1);
  top = g_array_index (points, DtiSearchPoint, best);
  high = g_array_index (points, DtiSearchPoint, best + 1);
  for (guint i = 0; i < CUTS; i++)
    {
      gboolean right = high.number - top.number > top.number - low.number;
      DtiSearchPoint trial = { top.number / 2.0 + (right ? high.number : low.number) / 2.0, NAN };

      trial.result = self->evaluate (trial.number, self->data);
      if (trial.result > top.result)
        {
          *(right ? &low : &high) = top;
          top = trial;
        }
      else
        {
          *(right ? &high : &low) = trial;
        }
    }
  if (top.number != g_array_index (points, DtiSearchPoint, best).number)
    g_array_append_val (points, top);
}

GArray *
dti_search_sample (const DtiSearch *self)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DtiSearchPoint));
  Extent extent = measure (self);

  for (gsize i = 0; i < self->n_places; i++)
    if (isfinite (self->places[i]))
      add_place (self, points, self->places[i]);
  add_point (self, points, self->lower);
  add_point (self, points, self->upper);
  add_point (self, points, 0.0);
  for (int k = NEAREST_STEP; k <= FARTHEST_STEP; k++)
    {
      add_point (self, points, extent.first - ldexp (extent.scale, k));
      add_point (self, points, extent.last + ldexp (extent.scale, k));
    }
  if (self->scans)
    add_scan (self, &extent, points);

  g_array_sort (points, compare_points);
  drop_doubles (points);
  for (guint i = 0; i < points->len; i++)
    {
      DtiSearchPoint *point = &g_array_index (points, DtiSearchPoint, i);

      point->result = self->evaluate (point->number, self->data);
    }
  if (self->scans)
    {
      climb (self, points);
      g_array_sort (points, compare_points);
    }

  return points;
}

double
dti_search_get_best (const GArray *points)
{
  return points->len > 0 ? g_array_index (points, DtiSearchPoint, find_best (points)).result : NAN;
}

/* ---- ranges ---- */

/* The last number before the level is lost: @reaching reaches it, @failing does not. */
static double
find_end (const DtiSearch *self, double reaching, double failing, double level)
{
  gint64 inside = get_key (reaching);
  gint64 outside = get_key (failing);

  for (;;)
    {
      gint64 middle = get_middle (inside, outside);

      if (middle == inside || middle == outside)
        return get_number (inside);
      if (self->evaluate (get_number (middle), self->data) >= level)
        inside = middle;
      else
        outside = middle;
    }
}

/* @reaching reaches the level, @failing beside it does not. */
static double
finish_end (const DtiSearch *self,
            const DtiSearchPoint *reaching,
            const DtiSearchPoint *failing,
            double level,
            gboolean *is_sharp)
{
  double end = find_end (self, reaching->number, failing->number, level);
  gint64 step = failing->number > reaching->number ? 1 : -1;

  *is_sharp = !isnan (self->evaluate (get_number (get_key (end) + step), self->data));

  return end;
}

GArray *
dti_search_find (const DtiSearch *self, const GArray *points, double level)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (DtiSearchRange));
  const DtiSearchPoint *p = (const DtiSearchPoint *) (gpointer) points->data;
  DtiSearchRange range = { NAN, NAN, FALSE, FALSE };
  gboolean inside = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      gboolean reaches = p[i].result >= level;

      if (reaches && !inside)
        {
          range = (DtiSearchRange){ self->lower, NAN, FALSE, FALSE };
          if (i > 0)
            range.first = finish_end (self, &p[i], &p[i - 1], level, &range.first_is_sharp);
        }
      if (!reaches && inside)
        {
          range.last = finish_end (self, &p[i - 1], &p[i], level, &range.last_is_sharp);
          g_array_append_val (ranges, range);
        }
      inside = reaches;
    }
  if (inside)
    {
      range.last = self->upper;
      g_array_append_val (ranges, range);
    }

  return ranges;
}

double
dti_search_get_nearest (const GArray *ranges, double number)
{
  double nearest = NAN;

  for (guint i = 0; i < ranges->len; i++)
    {
      const DtiSearchRange *range = &g_array_index (ranges, DtiSearchRange, i);
      double candidate = CLAMP (number, range->first, range->last);

      if (!(fabs (candidate - number) > fabs (nearest - number)))
        nearest = candidate;
    }

  return nearest;
}

double
dti_search_get_nearest_end (const GArray *ranges, double number)
{
  double nearest = NAN;

  for (guint i = 0; i < ranges->len; i++)
    {
      const DtiSearchRange *range = &g_array_index (ranges, DtiSearchRange, i);
      const double ends[] = { range->first_is_sharp ? range->first : NAN,
                              range->last_is_sharp ? range->last : NAN };

      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        if (!isnan (ends[k]) && !(fabs (ends[k] - number) > fabs (nearest - number)))
          nearest = ends[k];
    }

  return isnan (nearest) ? dti_search_get_nearest (ranges, number) : nearest;
}
