/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How two columns go together, from -1 to 1. Pairs of which one is NaN are left out; NaN where
 * fewer than two are left, and where a column is constant. Numbers that are equal at 14 digits tie
 * in the two of ranks. */

double dti_rank_correlation_pearson (const double *x, const double *y, gsize n);
/* Pearson's of the ranks, ties at their mean rank. */
double dti_rank_correlation_spearman (const double *x, const double *y, gsize n);
/* Tau-b, in O(n log n) by Knight, "A computer method for calculating Kendall's tau with ungrouped
 * data", Journal of the American Statistical Association 61 (1966), 436-439. */
double dti_rank_correlation_kendall (const double *x, const double *y, gsize n);

G_END_DECLS
