/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-contest-private.h"
#include "dti-linear-program-private.h"

/* A unit reaches its peers where rounding left it a last bit short. */
#define TOLERANCE 1e-12

/* A level is binding where raising it would cost this much. */
#define BINDING 1e-7

/* A child that is worth less than one part in so many is left out where it may be. */
#define NEGLIGIBLE 1e9

/* Keeps the distance of a value next to 0 finite. */
#define FURTHEST 1e300

static double *
get_row (const DtiContest *self, guint row)
{
  return self->rows + (gsize) row * self->n;
}

static double
add_up (const double *numbers, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += numbers[i];

  return sum;
}

/* ---- making ---- */

/* What a contribution of 1 by the child makes of another unit. */
static double
find_ratio (const DtiContestants *contestants, guint unit, guint child)
{
  const double *own = contestants->values;
  const double *values = contestants->values + (gsize) unit * contestants->n;

  return MIN (values[child] / own[child], FURTHEST);
}

/* How far the best of all units is from this one. */
static double
find_distance (const DtiContestants *contestants, guint child)
{
  double greatest = 1.0;

  for (guint j = 1; j < contestants->n_units; j++)
    greatest = MAX (greatest, find_ratio (contestants, j, child));

  return greatest;
}

/* The lower bounds, and the rest for the children where the unit is nearest to the best. */
static void
choose_simple_shares (const DtiContestants *contestants, const double *distances, double *shares)
{
  g_autofree double *left = g_memdup2 (distances, contestants->n * sizeof (double));
  double rest = 1.0;

  for (guint k = 0; k < contestants->n; k++)
    {
      shares[k] = contestants->shares[k].lower;
      rest -= shares[k];
    }

  for (guint round = 0; round < contestants->n && rest > 0.0; round++)
    {
      guint nearest = 0;
      double part;

      for (guint k = 1; k < contestants->n; k++)
        if (left[k] < left[nearest])
          nearest = k;
      part = MIN (rest, contestants->shares[nearest].upper - contestants->shares[nearest].lower);
      shares[nearest] += part;
      rest -= part;
      left[nearest] = INFINITY;
    }
}

/* The value of the unit by given shares: no peer may come above 1. */
static double
find_value (const DtiContestants *contestants, const double *shares)
{
  double most = 0.0;

  for (guint j = 0; j < contestants->n_units; j++)
    {
      double sum = 0.0;

      for (guint k = 0; k < contestants->n; k++)
        sum += shares[k] * find_ratio (contestants, j, k);
      most = MAX (most, sum);
    }

  return 1.0 / most;
}

static void
add_units (DtiContest *self, const DtiContestants *contestants, double unit)
{
  self->n_units = contestants->n_units;
  for (guint j = 0; j < contestants->n_units; j++)
    {
      for (guint i = 0; i < self->n; i++)
        get_row (self, j)[i] = unit * find_ratio (contestants, j, self->children[i]);
      self->bounds[self->n_rows++] = 1.0;
    }
}

/* sign × (contribution of child @child − bound × sum of all) ≤ 0. */
static void
add_share_row (DtiContest *self, guint child, double bound, double sign)
{
  double *row = get_row (self, self->n_rows);

  for (guint i = 0; i < self->n; i++)
    row[i] = sign * ((i == child ? 1.0 : 0.0) - bound);
  self->bounds[self->n_rows++] = 0.0;
}

/* Without those that cannot make a difference, for they are so far from the best that the numbers
 * of the program would lie too far apart to be told from rounding. */
static void
choose_children (DtiContest *self,
                 const DtiContestants *contestants,
                 const double *distances,
                 const double *shares,
                 double unit)
{
  for (guint k = 0; k < contestants->n; k++)
    if (contestants->shares[k].lower > 0.0 || shares[k] > TOLERANCE ||
        distances[k] * unit <= NEGLIGIBLE)
      self->children[self->n++] = k;
}

void
dti_contest_init (DtiContest *self, const DtiContestants *contestants)
{
  gsize most_rows = (gsize) contestants->n_units + 2 * contestants->n;
  g_autofree double *distances = g_new (double, contestants->n);
  g_autofree double *shares = g_new (double, contestants->n);
  double unit;

  *self = (DtiContest){ .n_children = contestants->n };
  self->children = g_new (guint, contestants->n);
  self->rows = g_new (double, most_rows * contestants->n);
  self->bounds = g_new (double, most_rows);

  for (guint k = 0; k < contestants->n; k++)
    distances[k] = find_distance (contestants, k);
  choose_simple_shares (contestants, distances, shares);
  unit = find_value (contestants, shares);
  choose_children (self, contestants, distances, shares, unit);

  add_units (self, contestants, unit);
  for (guint i = 0; i < self->n; i++)
    {
      const DtiShareBounds *bounds = &contestants->shares[self->children[i]];

      if (bounds->lower > 0.0)
        add_share_row (self, i, bounds->lower, -1.0);
      if (bounds->upper < 1.0)
        add_share_row (self, i, bounds->upper, 1.0);
    }
}

void
dti_contest_clear (DtiContest *self)
{
  g_clear_pointer (&self->children, g_free);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->bounds, g_free);
}

/* ---- solving ---- */

/* Divides by what is a last bit too much for somebody, and gives the value of the unit; NaN where
 * the program is not solved. */
static double
find_contributions (const DtiContest *self, double *contributions)
{
  g_autofree double *objective = g_new (double, self->n);
  g_autofree double *multipliers = g_new (double, self->n_rows);
  DtiLinearProgram program = { self->n, self->n_rows, self->rows, self->bounds, objective };
  double most = 0.0;
  double value = 0.0;

  for (guint i = 0; i < self->n; i++)
    objective[i] = 1.0;
  if (!dti_linear_program_solve (&program, contributions, multipliers))
    return NAN;

  for (guint j = 0; j < self->n_units; j++)
    {
      double sum = 0.0;

      for (guint i = 0; i < self->n; i++)
        sum += get_row (self, j)[i] * contributions[i];
      most = MAX (most, sum);
      value = j == 0 ? sum : value;
    }
  for (guint i = 0; i < self->n; i++)
    contributions[i] /= most;
  value /= most;

  return value >= 1.0 - TOLERANCE ? 1.0 : value;
}

static void
write_shares (const DtiContest *self, const double *contributions, double *shares)
{
  double sum = add_up (contributions, self->n);

  for (guint k = 0; k < self->n_children; k++)
    shares[k] = 0.0;
  for (guint i = 0; i < self->n; i++)
    shares[self->children[i]] = contributions[i] / sum;
}

double
dti_contest_solve (const DtiContest *self, double *shares)
{
  g_autofree double *contributions = g_new (double, self->n);
  double value = find_contributions (self, contributions);

  if (!isnan (value))
    write_shares (self, contributions, shares);

  return value;
}

/* ---- the most even shares ---- */

/* Of all contributions with the best sum, those whose smallest is as great as it can be, then the
 * next smallest, and so on (lexicographic max-min): they are the only ones. Each round raises the
 * level of all that are not settled yet, and settles those that hold it back. */
typedef struct
{
  const DtiContest *contest;
  guint n; /* contributions and the level */
  guint first_floor;
  DtiLinearProgram program;
  double *rows;
  double *bounds;
  double *objective;
  double *settled; /* NaN where it is not */
} DtiEvening;

static void
dti_evening_clear (DtiEvening *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->bounds, g_free);
  g_clear_pointer (&self->objective, g_free);
  g_clear_pointer (&self->settled, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiEvening, dti_evening_clear)

/* @best: the best sum. */
static void
dti_evening_init (DtiEvening *self, const DtiContest *contest, double best)
{
  guint n = contest->n;
  guint n_rows = contest->n_rows + 1 + n;

  self->contest = contest;
  self->n = n + 1;
  self->first_floor = contest->n_rows + 1;
  self->rows = g_new0 (double, (gsize) n_rows * self->n);
  self->bounds = g_new0 (double, n_rows);
  self->objective = g_new0 (double, self->n);
  self->settled = g_new (double, n);

  for (guint j = 0; j < contest->n_rows; j++)
    {
      memcpy (self->rows + (gsize) j * self->n, get_row (contest, j), n * sizeof (double));
      self->bounds[j] = contest->bounds[j];
    }
  for (guint i = 0; i < n; i++)
    {
      self->rows[(gsize) contest->n_rows * self->n + i] = -1.0;
      self->settled[i] = NAN;
    }
  self->bounds[contest->n_rows] = -best;
  self->objective[n] = 1.0;
  self->program = (DtiLinearProgram){ self->n, n_rows, self->rows, self->bounds, self->objective };
}

/* Each contribution is at least the level, or what it was settled at. */
static void
set_floors (DtiEvening *self)
{
  for (guint i = 0; i < self->contest->n; i++)
    {
      guint row = self->first_floor + i;
      gboolean is_settled = !isnan (self->settled[i]);

      self->rows[(gsize) row * self->n + i] = -1.0;
      self->rows[(gsize) row * self->n + self->n - 1] = is_settled ? 0.0 : 1.0;
      self->bounds[row] = is_settled ? -self->settled[i] : 0.0;
    }
}

/* Returns how many were settled. */
static guint
settle (DtiEvening *self, const double *multipliers, double level)
{
  guint n_settled = 0;

  for (guint i = 0; i < self->contest->n; i++)
    {
      if (!isnan (self->settled[i]) || multipliers[self->first_floor + i] <= BINDING)
        continue;
      self->settled[i] = level;
      n_settled++;
    }

  return n_settled;
}

/* The last answer keeps to all rows, so it is that which is taken, and not the levels. */
static gboolean
even_out (DtiEvening *self, double *contributions)
{
  g_autofree double *answer = g_new (double, self->n);
  g_autofree double *multipliers = g_new (double, self->program.n_constraints);
  guint n_left = self->contest->n;

  while (n_left > 0)
    {
      guint n_settled;

      set_floors (self);
      if (!dti_linear_program_solve (&self->program, answer, multipliers))
        return FALSE;
      n_settled = settle (self, multipliers, answer[self->n - 1]);
      if (n_settled == 0)
        return FALSE;
      n_left -= n_settled;
    }
  memcpy (contributions, answer, self->contest->n * sizeof (double));

  return TRUE;
}

double
dti_contest_solve_evenly (const DtiContest *self, double *shares)
{
  g_autofree double *contributions = g_new (double, self->n);
  double value = find_contributions (self, contributions);
  g_auto (DtiEvening) evening = { 0 };

  if (isnan (value))
    return NAN;

  /* Where the levels are lost in rounding, the first answer is as good a proof of the value. */
  dti_evening_init (&evening, self, add_up (contributions, self->n));
  even_out (&evening, contributions);
  write_shares (self, contributions, shares);

  return value;
}
