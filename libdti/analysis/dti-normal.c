/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-normal-private.h"

#define SQRT_OF_TWO_PI 2.5066282746310002

static double
get_lower_tail (double x)
{
  return erfc (-x / G_SQRT2) / 2.0;
}

/* A first guess with an absolute error below 4.5e-4: Hastings, "Approximations for Digital
 * Computers", 1955, as formula 26.2.23 of Abramowitz and Stegun. */
static double
guess_upper (double tail)
{
  double t = sqrt (-2.0 * log (tail));
  double over = 2.515517 + t * (0.802853 + t * 0.010328);
  double under = 1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308));

  return t - over / under;
}

/* Newton's method doubles the correct digits with each step, on the side of the smaller tail, where
 * nothing is lost to 1 − p. */
double
dti_normal_get_quantile (double p)
{
  gboolean is_upper = p > 0.5;
  double tail = is_upper ? 1.0 - p : p;
  double x = -guess_upper (tail);

  for (guint i = 0; i < 4; i++)
    x -= (get_lower_tail (x) - tail) * SQRT_OF_TWO_PI * exp (x * x / 2.0);

  return is_upper ? -x : x;
}
