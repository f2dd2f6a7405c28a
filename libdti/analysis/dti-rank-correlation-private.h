/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How two columns go together, from -1 to 1. Pairs of which one is NaN are left out; NaN where
 * fewer than two are left, and where a column is constant. Numbers that are equal at 14 digits tie
 * in the two of ranks. */

double dti_rank_correlation_pearson (const double *x, const double *y, gsize n);
/* The same, for whoever asks often: room for twice @n numbers in @spare; tells the pairs. */
double dti_rank_correlation_pearson_in (
    const double *x, const double *y, gsize n, double *spare, gsize *n_pairs);
/* Pearson's of the ranks, ties at their mean rank. */
double dti_rank_correlation_spearman (const double *x, const double *y, gsize n);
/* Tau-b, in O(n log n) by Knight, "A computer method for calculating Kendall's tau with ungrouped
 * data", Journal of the American Statistical Association 61 (1966), 436-439. */
double dti_rank_correlation_kendall (const double *x, const double *y, gsize n);
/* The same, with how likely a tau as far from 0 is where the two have nothing to do with each
 * other: the normal approximation with the variance for ties of Kendall, "Rank Correlation Methods"
 * (4th edition, 1970), without a correction for continuity; NaN for fewer than three pairs. */
double
dti_rank_correlation_kendall_test (const double *x, const double *y, gsize n, double *p_value);

/* The parts of the first two, for columns that are used again and again, without NaN. */

/* 1 for the smallest; those that tie share their mean rank. */
void dti_rank_correlation_rank (double *numbers, gsize n);
/* Takes the mean off; @root: of the sum of the squares that are left. FALSE where all are equal,
 * and where their squares are more than a double holds. */
gboolean dti_rank_correlation_centre (double *numbers, gsize n, double *root);
/* Of two centred columns. */
double dti_rank_correlation_multiply (
    const double *x, double x_root, const double *y, double y_root, gsize n);

G_END_DECLS
