/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <glib.h>

G_BEGIN_DECLS

/* Room for every double in its shortest form that reads back to the same double. */
#define DTI_NUMBER_BUFFER 32

/* Writes @number in canonical form: shortest digits that read back, no point for integers, -0 as 0,
 * exponents like 1e-05, an empty text for NaN. Returns the length. */
gsize dti_number_to_buffer (double number, char buffer[DTI_NUMBER_BUFFER]);

/* Fast and strict: parses @length bytes in canonical or plain decimal notation ("-12.5", "1e-05"),
 * no spaces, no groups, no comma, no nan, inf or hex. Correctly rounded. FALSE where the text is no
 * such number. */
gboolean dti_number_scan (const char *text, gsize length, double *number);

/* Of two doubles, none of them NaN, for qsort() and g_array_sort(). */
int dti_number_compare (gconstpointer a, gconstpointer b);

/* How getters hand out a number that can be absent: NaN and FALSE where there is none. */
static inline gboolean
dti_number_hand_out (double number, double *result)
{
  if (result != NULL)
    *result = number;

  return !isnan (number);
}

G_END_DECLS
