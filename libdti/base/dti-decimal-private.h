/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number without a sign: digits × 10^exponent. */
typedef struct
{
  guint64 digits;
  int exponent;
} DtiDecimal;

/* The nearest double, halves to even; infinite where it is out of range. */
double dti_decimal_to_double (DtiDecimal decimal);

/* The fewest digits that read back to @number, and of those the nearest to it. @number is finite
 * and greater than 0. */
DtiDecimal dti_decimal_shortest (double number);

/* The 14 significant digits of @number, as printf ("%.13e") writes them. @number is finite and
 * greater than 0. */
DtiDecimal dti_decimal_fourteen (double number);

/* The same through text: the definition, for what the fast ways leave over and for the tests. */
DtiDecimal dti_decimal_shortest_slow (double number);
DtiDecimal dti_decimal_fourteen_slow (double number);

G_END_DECLS
