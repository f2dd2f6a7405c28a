/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-trend-kernel-private.h"

/* The null distribution of Kendall's S, counted.
 *
 * The number of orders of n values with k inversions has the generating function
 * [n]! = Π (1 − q^m) / (1 − q), m = 1 … n; with groups of t equal values it is the Gaussian
 * multinomial coefficient [n]! / Π [t]! (Stanley, "Enumerative Combinatorics", volume 1,
 * proposition 1.7.1), and with several seasons the product over them. S is the number of pairs of
 * different values less twice the inversions. Up to DTI_TREND_MAX_EXACT values, every count fits 64
 * bits. */

#define MAX_PAIRS (DTI_TREND_MAX_EXACT * (DTI_TREND_MAX_EXACT - 1) / 2)

/* counts × (1 − q^m) / (1 − q): each count becomes the sum of the m last ones. */
static void
multiply (gint64 *counts, guint m)
{
  for (guint k = MAX_PAIRS; k >= m; k--)
    counts[k] -= counts[k - m];
  for (guint k = 1; k <= MAX_PAIRS; k++)
    counts[k] += counts[k - 1];
}

static void
divide (gint64 *counts, guint m)
{
  for (guint k = MAX_PAIRS; k >= 1; k--)
    counts[k] -= counts[k - 1];
  for (guint k = m; k <= MAX_PAIRS; k++)
    counts[k] += counts[k - m];
}

/* Takes one season into account; returns where the next begins. */
static const guint *
count_season (gint64 *counts, const guint *sizes, guint *n_pairs)
{
  guint n = 0;

  for (; *sizes > 0; sizes++)
    {
      for (guint m = 2; m <= *sizes; m++)
        {
          multiply (counts, n + m);
          divide (counts, m);
        }
      /* [n + 1] belongs to the first of the group. */
      multiply (counts, n + 1);
      *n_pairs += n * *sizes;
      n += *sizes;
    }

  return sizes + 1;
}

double
dti_kendall_get_exact (const guint *sizes, guint n_seasons, gint64 s)
{
  gint64 counts[MAX_PAIRS + 1] = { 1 };
  gint64 all = 0;
  gint64 as_far = 0;
  guint n_pairs = 0;

  for (guint i = 0; i < n_seasons; i++)
    sizes = count_season (counts, sizes, &n_pairs);

  for (guint k = 0; k <= n_pairs; k++)
    {
      all += counts[k];
      if (ABS ((gint64) n_pairs - 2 * (gint64) k) >= ABS (s))
        as_far += counts[k];
    }

  return (double) as_far / (double) all;
}
