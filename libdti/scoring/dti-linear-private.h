/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-aggregate-private.h>

G_BEGIN_DECLS

/* Pillars whose score is a weighted sum of their children's. */

/* Whether the pillar is made so; limits, rounding and the like can still come on top. */
gboolean dti_linear_fits (const DtiOp *op);

/* Points of the pillar for a point of each child, NaN for those that play no part. @children stand
 * in the order of op->children. Of a mean only the weights matter, so this also serves the others.
 */
void dti_linear_find_factors (const DtiOp *op, const DtiUnitScore *children, double *factors);

G_END_DECLS
