/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-student-private.h"

/* The two-sided probability is the regularised incomplete beta function I_x(a, ½) with
 * a = (n − 2) / 2 and x = 1 − r² (NIST Digital Library of Mathematical Functions, 8.17). */

#define MAX_TERMS 100000

/* Γ(a + ½) / Γ(a): the series of Graham, Knuth and Patashnik, "Concrete Mathematics", exercise
 * 9.60, after Γ(a + ½) / Γ(a) = a / (a + ½) · Γ(a + 3/2) / Γ(a + 1) has made a large enough. */
static double
get_gamma_ratio (double a)
{
  double above = 1.0;
  double below = 1.0;
  double x;

  /* Both stay below 64!, and one division is faster than many. */
  for (; a < 64.0; a += 1.0)
    {
      above *= a;
      below *= a + 0.5;
    }
  x = 1.0 / a;

  return above / below * sqrt (a) *
         (1.0 + x * (-1.0 / 8.0 +
                     x * (1.0 / 128.0 + x * (5.0 / 1024.0 + x * (-21.0 / 32768.0 +
                                                                 x * (-399.0 / 262144.0 +
                                                                      x * (869.0 / 4194304.0)))))));
}

/* The term of DLMF 8.17.22 with number @k, from 1. */
static double
get_term (guint k, double x, double a, double b)
{
  double m = k / 2;

  if (k % 2 == 0)
    return m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));

  return -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
}

/* 1 / (1 + d₁ / (1 + d₂ / …)) by the recurrence of its convergents (DLMF 1.12.5), eight terms at a
 * time: it is done where eight more change nothing. */
static double
get_continued_fraction (double x, double a, double b)
{
  double above[2] = { 1.0, 1.0 }; /* the last numerator and the one before */
  double below[2] = { 1.0, 0.0 };
  guint k = 1;

  while (k < MAX_TERMS)
    {
      double before = above[0];

      for (guint end = k + 8; k < end; k++)
        {
          double term = get_term (k, x, a, b);
          double next_above = above[0] + term * above[1];
          double next_below = below[0] + term * below[1];

          above[1] = above[0];
          above[0] = next_above;
          below[1] = below[0];
          below[0] = next_below;
        }
      above[1] /= below[0];
      below[1] /= below[0];
      above[0] /= below[0];
      below[0] = 1.0;
      if (fabs (above[0] - before) <= 1e-15 * fabs (above[0]))
        break;
    }

  return 1.0 / above[0];
}

double
dti_student_get_scale (gsize n)
{
  double a = (double) n / 2.0 - 1.0;

  return n < 3 ? NAN : get_gamma_ratio (a) / sqrt (G_PI);
}

double
dti_student_test_scaled (double r, gsize n, double scale)
{
  double y = r * r;
  double x = (1.0 - r) * (1.0 + r);
  double a = (double) n / 2.0 - 1.0;
  double front;

  if (n < 3 || isnan (r))
    return NAN;
  if (x <= 0.0)
    return 0.0;
  if (y <= 0.0)
    return 1.0;

  /* x^a √y / B(a, ½). */
  front = exp (a * (y < 0.5 ? log1p (-y) : log (x))) * fabs (r) * scale;
  if (x < (a + 1.0) / (a + 2.5))
    return MIN (front / a * get_continued_fraction (x, a, 0.5), 1.0);

  return 1.0 - front / 0.5 * get_continued_fraction (y, 0.5, a);
}

double
dti_student_test_correlation (double r, gsize n)
{
  return dti_student_test_scaled (r, n, dti_student_get_scale (n));
}
