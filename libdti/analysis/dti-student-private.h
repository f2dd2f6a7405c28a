/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How likely a correlation at least as far from 0 as @r is, of @n pairs of normal variables that
 * have nothing to do with each other: that of Student's t = r √((n − 2) / (1 − r²)) with n − 2
 * degrees of freedom, on both sides. NaN for fewer than three pairs and where @r is NaN. */
double dti_student_test_correlation (double r, gsize n);

/* The same for many, with what hangs on the number of pairs alone, 1 / B((n − 2) / 2, ½) with
 * Euler's beta function. */
double dti_student_get_scale (gsize n);
double dti_student_test_scaled (double r, gsize n, double scale);

G_END_DECLS
