/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-random-private.h>

G_BEGIN_DECLS

#define DTI_LOW_DISCREPANCY_DIMENSIONS 64
#define DTI_LOW_DISCREPANCY_BITS 64

/* Points that fill the unit cube more evenly than random ones: the sequence of Sobol' ("On the
 * distribution of points in a cube and the approximate evaluation of integrals", USSR Computational
 * Mathematics and Mathematical Physics 7 (1967), 86-112) with the direction numbers of Joe and Kuo
 * and in the order of the Gray code (Antonov and Saleev, the same journal 19 (1979), 252-256).
 *
 * A digital shift, one random number for each dimension that is added without carry to the bits of
 * all points, makes sequences of different seeds differ and keeps all that makes them even.
 * Immutable. */
typedef struct
{
  guint n_dimensions;
  guint64 *shifts;     /* one for each dimension */
  guint64 *directions; /* for each bit of the number of a point, one for each dimension */
} DtiLowDiscrepancy;

/* @n_dimensions: 1 to DTI_LOW_DISCREPANCY_DIMENSIONS; @random: makes the shift; NULL for none. */
DtiLowDiscrepancy *dti_low_discrepancy_new (guint n_dimensions, DtiRandom *random);
void dti_low_discrepancy_free (DtiLowDiscrepancy *self);

/* Writes @n points from the one with the number @first on, point by point; coordinates are from
 * [0, 1). The point with the number 0 belongs to the sequence: the first 2^k points are even. */
void
dti_low_discrepancy_fill (const DtiLowDiscrepancy *self, guint64 first, gsize n, double *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiLowDiscrepancy, dti_low_discrepancy_free)

G_END_DECLS
