/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds a local minimum without derivatives, by the simplex of Nelder and Mead, "A simplex method
 * for function minimization", The Computer Journal 7 (1965), 308-313, started again from where it
 * ended for as long as that helps. The same steps for the same function, always.
 * @function gives a finite number for any point; @point is the start, and becomes the minimum. */
typedef double (*DtiNelderMeadFunction) (const double *point, gpointer data);

double dti_nelder_mead_minimise (
    DtiNelderMeadFunction function, gpointer data, double *point, guint n, double step);

G_END_DECLS
