/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-treatment-private.h"

static DtiTreatCheck
check (const DtiTreatSpec *spec, const double *numbers, gsize n)
{
  DtiMoments moments;
  DtiTreatCheck result;

  dti_moments_measure (&moments, numbers, n);
  result.skewness = dti_moments_get_skewness (&moments);
  result.kurtosis = dti_moments_get_kurtosis (&moments);
  result.passes = fabs (result.skewness) < spec->skewness || result.kurtosis < spec->kurtosis;

  return result;
}

/* ---- winsorising ---- */

/* The next number inside of the end, of those that are not beyond it; all that are equal to the end
 * are drawn in to it. */
static void
draw_in_high (DtiTreatment *self, const double *numbers, gsize n)
{
  double next = -INFINITY;
  guint n_high = 0;

  for (gsize i = 0; i < n; i++)
    next = numbers[i] < self->upper && numbers[i] > next ? numbers[i] : next;
  for (gsize i = 0; i < n; i++)
    n_high += numbers[i] > next ? 1 : 0;
  self->upper = next;
  self->n_high = n_high;
}

static void
draw_in_low (DtiTreatment *self, const double *numbers, gsize n)
{
  double next = INFINITY;
  guint n_low = 0;

  for (gsize i = 0; i < n; i++)
    next = numbers[i] > self->lower && numbers[i] < next ? numbers[i] : next;
  for (gsize i = 0; i < n; i++)
    n_low += numbers[i] < next ? 1 : 0;
  self->lower = next;
  self->n_low = n_low;
}

static void
draw_in (const DtiTreatment *self, const double *numbers, gsize n, double *drawn)
{
  for (gsize i = 0; i < n; i++)
    drawn[i] = numbers[i] < self->lower   ? self->lower
               : numbers[i] > self->upper ? self->upper
                                          : numbers[i];
}

static gboolean
wants_more (const DtiTreatSpec *spec, const DtiTreatment *self)
{
  guint n_points = self->n_low + self->n_high;

  if (spec->max_points >= 0 && n_points >= (guint) spec->max_points)
    return FALSE;

  return spec->is_forced || !self->winsorised.passes;
}

static void
find_ends (DtiTreatment *self, const double *numbers, gsize n)
{
  self->lower = self->upper = numbers[0];
  for (gsize i = 1; i < n; i++)
    {
      self->lower = MIN (self->lower, numbers[i]);
      self->upper = MAX (self->upper, numbers[i]);
    }
}

/* Draws in the numbers at one end, which may be several, then at the end that is the longer one
 * then, until the column passes or enough were drawn in. */
static void
winsorise (
    DtiTreatment *self, const DtiTreatSpec *spec, const double *numbers, gsize n, double *drawn)
{
  self->winsorised = self->before;
  if (!wants_more (spec, self))
    return;

  find_ends (self, numbers, n);
  while (wants_more (spec, self) && self->lower < self->upper)
    {
      if (self->winsorised.skewness >= 0.0)
        draw_in_high (self, numbers, n);
      else
        draw_in_low (self, numbers, n);
      draw_in (self, numbers, n, drawn);
      self->winsorised = check (spec, drawn, n);
      /* All numbers are one now, so there is no shape left to judge. */
      if (isnan (self->winsorised.skewness))
        break;
    }
}

/* ---- transforms ---- */

static double
transform (const DtiTreatment *self, const DtiTreatSpec *spec, double x)
{
  double range = self->maximum - self->minimum;

  switch (spec->then)
    {
    case DTI_TREAT_TRANSFORM_LOG_CT:
      return log (x - self->minimum + 0.01 * range);
    case DTI_TREAT_TRANSFORM_LOG_CT_ORIGINAL:
      return log (x - self->minimum + 1.0);
    case DTI_TREAT_TRANSFORM_LOG_CT_PLUS:
      return self->leans_right ? log (x - self->minimum + 0.01 * range)
                               : -log (self->maximum + 0.01 * range - x);
    case DTI_TREAT_TRANSFORM_LOG_GII:
      return log ((self->maximum - 1.0) * (x - self->minimum) / range + 1.0);
    case DTI_TREAT_TRANSFORM_BOX_COX:
      if (spec->lambda == 0.0)
        return log (x - self->minimum + 1.0);
      return (pow (x - self->minimum + 1.0, spec->lambda) - 1.0) / spec->lambda;
    case DTI_TREAT_TRANSFORM_NONE:
    default:
      return x;
    }
}

static void
find_transform (
    DtiTreatment *self, const DtiTreatSpec *spec, const double *numbers, gsize n, double *scratch)
{
  const double *from = numbers;
  double *to = scratch;
  DtiMoments moments;

  if (spec->then == DTI_TREAT_TRANSFORM_NONE)
    return;

  if (spec->is_combined)
    {
      draw_in (self, numbers, n, scratch + n);
      from = scratch + n;
    }
  dti_moments_measure (&moments, from, n);
  self->minimum = moments.minimum;
  self->maximum = moments.maximum;
  self->leans_right = dti_moments_get_skewness (&moments) > 0.0;
  if (spec->then == DTI_TREAT_TRANSFORM_LOG_GII && self->maximum <= 1.0)
    {
      self->failure = "the logarithm of the Global Innovation Index needs a maximum above 1";
      self->n_low = self->n_high = 0;
      return;
    }

  self->is_transformed = TRUE;
  if (!spec->is_combined)
    {
      self->lower = -INFINITY;
      self->upper = INFINITY;
      self->n_low = self->n_high = 0;
    }
  for (gsize i = 0; i < n; i++)
    to[i] = transform (self, spec, from[i]);
  self->transformed = check (spec, to, n);
}

/* ---- the whole ---- */

static gboolean
can_treat (DtiTreatment *self, gsize n)
{
  if (n < 4)
    self->failure = "fewer than four numbers have no kurtosis";
  else if (isnan (self->before.skewness))
    self->failure = "all numbers are the same";
  else if (!isfinite (self->before.skewness) || !isfinite (self->before.kurtosis))
    self->failure = "the numbers are too far apart to be measured";

  return self->failure == NULL;
}

void
dti_treatment_find (
    DtiTreatment *self, const DtiTreatSpec *spec, const double *numbers, gsize n, double *scratch)
{
  const DtiTreatCheck none = { NAN, NAN, FALSE };

  self->before = check (spec, numbers, n);
  self->winsorised = none;
  self->transformed = none;
  self->n_low = self->n_high = 0;
  self->lower = -INFINITY;
  self->upper = INFINITY;
  self->is_transformed = FALSE;
  self->failure = NULL;
  if (spec->is_off || (self->before.passes && !spec->is_forced) || !can_treat (self, n))
    return;

  if (spec->max_points != 0)
    winsorise (self, spec, numbers, n, scratch);
  if (!self->winsorised.passes && !spec->is_forced)
    find_transform (self, spec, numbers, n, scratch);
}

double
dti_treatment_apply (const DtiTreatment *self, const DtiTreatSpec *spec, double number)
{
  if (isnan (number) || self->failure != NULL)
    return number;

  if (number < self->lower)
    number = self->lower;
  else if (number > self->upper)
    number = self->upper;

  return self->is_transformed ? transform (self, spec, number) : number;
}
