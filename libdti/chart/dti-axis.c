/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-axis-private.h"

/* What division leaves over next to a tick is no reason for one more. */
#define SLACK 1e-9

/* Powers of ten up to 22 are exact, and so is each tick then. */
static double
scale_tick (double count, guint multiple, int exponent)
{
  double power = 1.0;

  for (int i = 0; i < ABS (exponent); i++)
    power *= 10.0;

  return exponent >= 0 ? count * multiple * power : count * multiple / power;
}

static void
choose_step (DtiAxis *self, double rough)
{
  static const guint multiples[] = { 1, 2, 5 };

  self->exponent = 0;
  self->multiple = 1;
  while (scale_tick (1.0, 1, self->exponent) > rough && self->exponent > -300)
    self->exponent--;
  while (scale_tick (1.0, 1, self->exponent + 1) <= rough && self->exponent < 300)
    self->exponent++;
  for (gsize i = 0; i < G_N_ELEMENTS (multiples); i++)
    {
      self->multiple = multiples[i];
      if (scale_tick (1.0, multiples[i], self->exponent) >= rough * (1.0 - SLACK))
        return;
    }
  self->multiple = 1;
  self->exponent++;
}

DtiAxis
dti_axis_new (double minimum, double maximum, guint n_ticks)
{
  DtiAxis self = { 0 };
  double step;

  if (!isfinite (minimum) || !isfinite (maximum) || minimum > maximum)
    {
      minimum = 0.0;
      maximum = 1.0;
    }
  if (maximum - minimum <= fabs (maximum) * SLACK)
    {
      double margin = maximum != 0.0 ? fabs (maximum) * 0.1 : 1.0;

      minimum -= margin;
      maximum += margin;
    }

  choose_step (&self, (maximum - minimum) / MAX (n_ticks, 1));
  step = scale_tick (1.0, self.multiple, self.exponent);
  self.first = (gint64) floor (minimum / step + SLACK);
  self.n_ticks = (guint) (ceil (maximum / step - SLACK) - (double) self.first) + 1;
  self.minimum = dti_axis_get_tick (&self, 0);
  self.maximum = dti_axis_get_tick (&self, self.n_ticks - 1);
  dti_axis_place (&self, 0.0, 1.0);

  return self;
}

DtiAxis
dti_axis_new_ranks (guint n, guint n_ticks)
{
  DtiAxis self = { 0 };
  double step;

  choose_step (&self, MAX (1.0, (n - 1.0) / MAX (n_ticks, 1)));
  step = scale_tick (1.0, self.multiple, self.exponent);
  /* The first tick is 1, in place of 0; see dti_axis_get_tick(). */
  self.first = step > 1.0 ? 0 : 1;
  self.n_ticks = (guint) floor (n / step) + (step > 1.0 ? 1 : 0);
  self.minimum = 1.0;
  self.maximum = MAX (n, 2);
  dti_axis_place (&self, 0.0, 1.0);

  return self;
}

double
dti_axis_get_tick (const DtiAxis *self, guint position)
{
  double tick = scale_tick ((double) (self->first + position), self->multiple, self->exponent);

  return self->minimum == 1.0 && tick < 1.0 ? 1.0 : tick;
}

int
dti_axis_get_decimals (const DtiAxis *self)
{
  return CLAMP (-self->exponent, 0, 15);
}

void
dti_axis_place (DtiAxis *self, double from, double to)
{
  self->from = from;
  self->to = to;
}

double
dti_axis_map (const DtiAxis *self, double number)
{
  double share = (number - self->minimum) / (self->maximum - self->minimum);

  return self->from + share * (self->to - self->from);
}

/* ---- labels ---- */

static void
show_where_free (const double *positions, guint n, guint i, double distance, gboolean *shown)
{
  for (guint j = 0; j < n; j++)
    if (shown[j] && fabs (positions[j] - positions[i]) < distance * (1.0 - SLACK))
      return;
  shown[i] = TRUE;
}

void
dti_axis_thin (
    const double *positions, const gboolean *wanted, guint n, double distance, gboolean *shown)
{
  for (guint i = 0; i < n; i++)
    shown[i] = FALSE;
  for (guint i = 0; wanted != NULL && i < n; i++)
    if (wanted[i] && !isnan (positions[i]))
      show_where_free (positions, n, i, distance, shown);
  for (guint i = 0; i < n; i++)
    if (!shown[i] && !isnan (positions[i]))
      show_where_free (positions, n, i, distance, shown);
}

void
dti_axis_spread (double *positions, guint n, double distance, double lowest, double highest)
{
  double limit = lowest;

  for (guint i = 0; i < n; i++)
    {
      positions[i] = MAX (positions[i], limit);
      limit = positions[i] + distance;
    }
  limit = highest;
  for (guint i = n; i > 0; i--)
    {
      positions[i - 1] = MIN (positions[i - 1], limit);
      limit = positions[i - 1] - distance;
    }
}
