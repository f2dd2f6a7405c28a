/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* Replaces the placeholders of the aggregation by what each unit's best weights give. Fails where
 * there are too many units, and when it was cancelled. */
gboolean dti_benefit_of_the_doubt_run (DtiResults *results,
                                       guint op,
                                       GCancellable *cancellable,
                                       GError **error);

/* The weights a unit has been given, those with the most even shares among the best: its value is
 * Σ weight × value of the child. @weights and @shares have an entry for each child of the
 * operation, NaN where there is none. FALSE where the unit has no weights: it has no score or 0. */
gboolean dti_benefit_of_the_doubt_weigh (
    const DtiResults *results, guint op, gsize unit, double *weights, double *shares);

/* Why a unit has no score; NULL where it is not for what it has at the children. */
char *dti_benefit_of_the_doubt_explain_failure (const DtiResults *results, guint op, gsize unit);
/* Why the bounds on the shares leave a unit a score of 0; NULL where they do not. */
char *dti_benefit_of_the_doubt_explain_zero (const DtiResults *results, guint op, gsize unit);

G_END_DECLS
