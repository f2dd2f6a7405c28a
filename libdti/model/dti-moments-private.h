/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What describes the numbers of a column. NaN never counts. */
typedef struct
{
  gsize n;
  double minimum; /* NaN without numbers */
  double maximum;
  double mean;
  double squares; /* sums of powers of the distance from the mean */
  double cubes;
  double fourths;
} DtiMoments;

void dti_moments_measure (DtiMoments *self, const double *numbers, gsize n);

/* With n − 1; NaN for fewer than 2 numbers. */
double dti_moments_get_sd (const DtiMoments *self);
/* The adjusted Fisher–Pearson coefficient (Joanes and Gill, "Comparing measures of sample skewness
 * and kurtosis", The Statistician 47, 1998: G1), which spreadsheets call SKEW; NaN for fewer than 3
 * numbers and where all are equal. */
double dti_moments_get_skewness (const DtiMoments *self);
/* Excess kurtosis, G2 of the same source, KURT of spreadsheets; NaN for fewer than 4 numbers and
 * where all are equal. */
double dti_moments_get_kurtosis (const DtiMoments *self);

G_END_DECLS
