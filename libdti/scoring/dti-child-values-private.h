/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* What units have at the children of a pillar that compares them. */
typedef struct
{
  gsize n_units;
  guint n_children; /* those that count */
  guint *positions; /* of these among the children of the operation */
  double *weights;
  double *values;     /* n_units × n_children; NaN where there is none */
  guint8 *takes_part; /* the unit is compared here: neither observed, nor without a score, nor made
                         0 by the missing policy */
} DtiChildValues;

/* Of units [first, first + n). The scores of the children must be there; that of the pillar plays
 * no part. */
void dti_child_values_init (
    DtiChildValues *self, const DtiResults *results, guint op, gsize first, gsize n);
void dti_child_values_clear (DtiChildValues *self);

static inline const double *
dti_child_values_get (const DtiChildValues *self, gsize unit)
{
  return self->values + unit * self->n_children;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiChildValues, dti_child_values_clear)

G_END_DECLS
