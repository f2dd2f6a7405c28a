/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers are rounded to multiples of 2^exponent, so that sums of them are exact in any order. */
typedef struct
{
  int exponent;
} DtiGrid;

/* For parts of something that has a maximum: @max: the maximum; @size: the sum of the absolute
 * values of all that is added. The same maximum has the same grid. */
DtiGrid dti_grid_new (double max, double size);
/* The finest for sums whose absolute values come to @size. */
DtiGrid dti_grid_new_finest (double size);
double dti_grid_snap (DtiGrid grid, double number);

G_END_DECLS
