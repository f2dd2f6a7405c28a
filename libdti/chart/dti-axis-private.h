/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A scale with ticks at round numbers: multiples of 1, 2 or 5 times a power of ten. */
typedef struct
{
  double minimum; /* the first and the last tick, or what was asked for */
  double maximum;
  double from; /* where minimum and maximum are on the picture */
  double to;
  gint64 first; /* ticks are at (first + i) · multiple · 10^exponent */
  guint n_ticks;
  guint multiple;
  int exponent;
} DtiAxis;

/* Makes room for all numbers from @minimum to @maximum, with about @n_ticks ticks. The axis ends at
 * ticks. Numbers that are all the same, or no numbers, get an axis around them. */
DtiAxis dti_axis_new (double minimum, double maximum, guint n_ticks);
/* For ranks: ends at 1 and @n; the ticks between are round. */
DtiAxis dti_axis_new_ranks (guint n, guint n_ticks);
double dti_axis_get_tick (const DtiAxis *self, guint position);
/* How many decimals the ticks need. */
int dti_axis_get_decimals (const DtiAxis *self);
void dti_axis_place (DtiAxis *self, double from, double to);
double dti_axis_map (const DtiAxis *self, double number);

/* Chooses which of n labels are shown: none nearer to another than @distance. Those that are wanted
 * come first, then the others in their order. @positions need no order. */
void dti_axis_thin (
    const double *positions, const gboolean *wanted, guint n, double distance, gboolean *shown);
/* Moves labels, in ascending order, apart to at least @distance, between @lowest and @highest as
 * far as there is room. */
void dti_axis_spread (double *positions, guint n, double distance, double lowest, double highest);

G_END_DECLS
