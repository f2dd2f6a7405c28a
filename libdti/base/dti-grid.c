/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-grid-private.h"

/* A double holds 53 bits: 46 below the maximum leave sums of many times that maximum exact. */
#define MAX_BITS 46
#define MAX_ROOM 32.0
/* One bit is left for what rounding adds to the size. */
#define SIZE_BITS 51

static DtiGrid
grid_below (double top, int bits)
{
  DtiGrid grid = { 0 };
  double mantissa;

  if (top <= 0.0)
    return grid;

  /* top = mantissa · 2^exponent with a mantissa from ½, so this is the logarithm rounded up. */
  mantissa = frexp (top, &grid.exponent);
  if (mantissa == 0.5)
    grid.exponent--;
  grid.exponent -= bits;

  return grid;
}

DtiGrid
dti_grid_new (double max, double size)
{
  return grid_below (max > 0.0 && size <= MAX_ROOM * max ? max : size, MAX_BITS);
}

DtiGrid
dti_grid_new_finest (double size)
{
  return grid_below (size, SIZE_BITS);
}

double
dti_grid_snap (DtiGrid grid, double number)
{
  return ldexp (rint (ldexp (number, -grid.exponent)), grid.exponent);
}
