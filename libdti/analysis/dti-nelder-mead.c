/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-nelder-mead-private.h"

#define MAX_STARTS 12
#define PASSES_BY_DIMENSION 200
/* Corners this near to each other, or as good as each other, are one point. */
#define NEAR 1e-10
#define FLAT 1e-30
/* A start that gains less than this of what is left is the last. */
#define GAIN 1e-9

typedef struct
{
  DtiNelderMeadFunction function;
  gpointer data;
  guint n;
  double *points; /* n + 1 corners of n numbers */
  double *levels; /* the function at each */
  double *centre; /* of all corners but the worst */
  double *trial;
} DtiSimplex;

static double *
get_corner (const DtiSimplex *self, guint corner)
{
  return self->points + (gsize) corner * self->n;
}

/* Keeps the corners in ascending order of the function; equal ones stay as they are. */
static void
sort_corners (DtiSimplex *self)
{
  for (guint i = 1; i <= self->n; i++)
    for (guint j = i; j > 0 && self->levels[j] < self->levels[j - 1]; j--)
      {
        double level = self->levels[j];

        self->levels[j] = self->levels[j - 1];
        self->levels[j - 1] = level;
        for (guint k = 0; k < self->n; k++)
          {
            double coordinate = get_corner (self, j)[k];

            get_corner (self, j)[k] = get_corner (self, j - 1)[k];
            get_corner (self, j - 1)[k] = coordinate;
          }
      }
}

static void
place_corners (DtiSimplex *self, const double *point, double step)
{
  for (guint i = 0; i <= self->n; i++)
    {
      memcpy (get_corner (self, i), point, self->n * sizeof (double));
      if (i > 0)
        get_corner (self, i)[i - 1] += step;
      self->levels[i] = self->function (get_corner (self, i), self->data);
    }
  sort_corners (self);
}

/* The worst corner, seen from the centre of the others, @factor times as far. */
static double
try_corner (DtiSimplex *self, double factor)
{
  const double *worst = get_corner (self, self->n);

  for (guint k = 0; k < self->n; k++)
    self->trial[k] = self->centre[k] + factor * (worst[k] - self->centre[k]);

  return self->function (self->trial, self->data);
}

static void
take_trial (DtiSimplex *self, double level)
{
  memcpy (get_corner (self, self->n), self->trial, self->n * sizeof (double));
  self->levels[self->n] = level;
}

static void
shrink (DtiSimplex *self)
{
  for (guint i = 1; i <= self->n; i++)
    {
      for (guint k = 0; k < self->n; k++)
        get_corner (self, i)[k] =
            get_corner (self, 0)[k] + 0.5 * (get_corner (self, i)[k] - get_corner (self, 0)[k]);
      self->levels[i] = self->function (get_corner (self, i), self->data);
    }
}

static void
find_centre (DtiSimplex *self)
{
  for (guint k = 0; k < self->n; k++)
    {
      self->centre[k] = 0.0;
      for (guint i = 0; i < self->n; i++)
        self->centre[k] += get_corner (self, i)[k];
      self->centre[k] /= self->n;
    }
}

static void
step_once (DtiSimplex *self)
{
  double worst = self->levels[self->n];
  double reflected;
  double other;

  find_centre (self);
  reflected = try_corner (self, -1.0);
  if (reflected < self->levels[0])
    {
      take_trial (self, reflected);
      /* The corner is now the reflected one: as far again is twice as far. */
      other = try_corner (self, 2.0);
      if (other < reflected)
        take_trial (self, other);
    }
  else if (reflected < self->levels[self->n - 1])
    {
      take_trial (self, reflected);
    }
  else
    {
      if (reflected < worst)
        take_trial (self, reflected);
      other = try_corner (self, 0.5);
      if (other < MIN (reflected, worst))
        take_trial (self, other);
      else
        shrink (self);
    }
  sort_corners (self);
}

static gboolean
has_settled (const DtiSimplex *self)
{
  double size = 0.0;

  for (guint i = 1; i <= self->n; i++)
    for (guint k = 0; k < self->n; k++)
      size = MAX (size, fabs (get_corner (self, i)[k] - get_corner (self, 0)[k]));

  return size < NEAR || self->levels[self->n] - self->levels[0] <= FLAT;
}

double
dti_nelder_mead_minimise (
    DtiNelderMeadFunction function, gpointer data, double *point, guint n, double step)
{
  DtiSimplex simplex = { function, data, n, NULL, NULL, NULL, NULL };
  g_autofree double *points = simplex.points = g_new (double, (gsize) (n + 1) * n);
  g_autofree double *levels = simplex.levels = g_new (double, n + 1);
  g_autofree double *centre = simplex.centre = g_new (double, n);
  g_autofree double *trial = simplex.trial = g_new (double, n);
  double best = function (point, data);

  for (guint start = 0; start < MAX_STARTS; start++)
    {
      double before = best;

      place_corners (&simplex, point, start % 2 == 0 ? step : -step);
      for (guint pass = 0; pass < PASSES_BY_DIMENSION * n && !has_settled (&simplex); pass++)
        step_once (&simplex);
      if (levels[0] < best)
        {
          best = levels[0];
          memcpy (point, points, n * sizeof (double));
        }
      if (start > 0 && before - best <= GAIN * fabs (best))
        break;
    }

  return best;
}
