/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Maximise objective · x over x ≥ 0 with rows · x ≤ bounds. Made for few variables and many
 * constraints, with numbers around 1. */
typedef struct
{
  guint n_variables;
  guint n_constraints;
  const double *rows; /* n_constraints × n_variables */
  const double *bounds;
  const double *objective;
} DtiLinearProgram;

/* Finds a corner @x where the objective is greatest, and what each constraint costs there:
 * @multipliers ≥ 0, one for each. The two prove each other: FALSE where they do not, which is so
 * for a program without a greatest value, and where the search does not come to an end. The same
 * program has the same answer to the last bit. Threads wait for each other. */
gboolean dti_linear_program_solve (const DtiLinearProgram *self, double *x, double *multipliers);

G_END_DECLS
