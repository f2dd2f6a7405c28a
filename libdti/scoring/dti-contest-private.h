/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-node-private.h>

G_BEGIN_DECLS

/* A unit against its peers: the weights that make the most of it while nobody comes above 1. */

/* What goes in. */
typedef struct
{
  guint n;                      /* children */
  guint n_units;                /* the unit itself comes first */
  const double *values;         /* n_units × n; those of the unit are above 0 */
  const DtiShareBounds *shares; /* n; their sums leave room for 1 */
} DtiContestants;

/* The linear program. Its variables are what each child contributes to the value of the unit, in
 * units of what simple shares would give; so the greatest sum of them is from 1 to the number of
 * children, and the numbers of the program are around 1. The first rows are the units, the rest are
 * the bounds on shares. */
typedef struct
{
  guint n_children;
  guint n;         /* children that can make a difference */
  guint *children; /* their positions */
  guint n_units;
  guint n_rows;
  double *rows; /* n in each */
  double *bounds;
} DtiContest;

void dti_contest_init (DtiContest *self, const DtiContestants *contestants);
void dti_contest_clear (DtiContest *self);

/* Gives the value of the unit, from above 0 to 1, and shares of the children in it that give this
 * value, not always the only ones; NaN where the linear program is not solved. */
double dti_contest_solve (const DtiContest *self, double *shares);
/* The same with the most even of these shares. */
double dti_contest_solve_evenly (const DtiContest *self, double *shares);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiContest, dti_contest_clear)

G_END_DECLS
