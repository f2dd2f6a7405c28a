/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* Copeland and outranking: replaces the placeholders of the aggregation by the comparison of the
 * units. */
void dti_pairwise_run (DtiResults *results, guint op);

G_END_DECLS
