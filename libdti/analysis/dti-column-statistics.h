/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

/**
 * DtiStatisticsColumn:
 * @DTI_STATISTICS_COLUMN_N_UNITS: how many units there are
 * @DTI_STATISTICS_COLUMN_N_AVAILABLE: how many of them have a number
 * @DTI_STATISTICS_COLUMN_N_NON_ZERO: how many numbers are not 0
 * @DTI_STATISTICS_COLUMN_N_UNIQUE: how many different numbers there are
 * @DTI_STATISTICS_COLUMN_N_SAME: how often the most frequent number occurs
 * @DTI_STATISTICS_COLUMN_MINIMUM: the least number
 * @DTI_STATISTICS_COLUMN_MAXIMUM: the greatest number
 * @DTI_STATISTICS_COLUMN_MEAN: the mean
 * @DTI_STATISTICS_COLUMN_MEDIAN: the median
 * @DTI_STATISTICS_COLUMN_SD: the standard deviation with n − 1; not there for a single number
 * @DTI_STATISTICS_COLUMN_SKEWNESS: the adjusted Fisher–Pearson coefficient, SKEW of spreadsheets;
 *   not there for fewer than 3 numbers and where all are equal
 * @DTI_STATISTICS_COLUMN_KURTOSIS: excess kurtosis, KURT of spreadsheets; not there for fewer than
 *   4 numbers and where all are equal
 * @DTI_STATISTICS_COLUMN_LOWER_QUARTILE: the lower quartile, of Hyndman and Fan's type 7
 * @DTI_STATISTICS_COLUMN_UPPER_QUARTILE: the upper quartile
 * @DTI_STATISTICS_COLUMN_LOWER_FENCE: the lower quartile less 1.5 times the distance of the two
 * @DTI_STATISTICS_COLUMN_UPPER_FENCE: the upper quartile and 1.5 times the distance of the two
 * @DTI_STATISTICS_COLUMN_N_OUTLIERS: how many numbers lie outside the fences
 * @DTI_STATISTICS_COLUMN_AVAILABLE_SHARE: available numbers for each unit
 * @DTI_STATISTICS_COLUMN_NON_ZERO_SHARE: numbers that are not 0 for each available one
 * @DTI_STATISTICS_COLUMN_UNIQUE_SHARE: different numbers for each available one
 * @DTI_STATISTICS_COLUMN_SAME_SHARE: the most frequent number for each available one
 *
 * What [class@Dti.ColumnStatistics] tells of a column.
 *
 * Skewness and kurtosis are G1 and G2 of Joanes and Gill, The Statistician 47 (1998), 183–189; the
 * fences are those of Tukey, “Exploratory Data Analysis” (1977). Fractions are shares of 1.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_STATISTICS_COLUMN_N_UNITS,
  DTI_STATISTICS_COLUMN_N_AVAILABLE,
  DTI_STATISTICS_COLUMN_N_NON_ZERO,
  DTI_STATISTICS_COLUMN_N_UNIQUE,
  DTI_STATISTICS_COLUMN_N_SAME,
  DTI_STATISTICS_COLUMN_MINIMUM,
  DTI_STATISTICS_COLUMN_MAXIMUM,
  DTI_STATISTICS_COLUMN_MEAN,
  DTI_STATISTICS_COLUMN_MEDIAN,
  DTI_STATISTICS_COLUMN_SD,
  DTI_STATISTICS_COLUMN_SKEWNESS,
  DTI_STATISTICS_COLUMN_KURTOSIS,
  DTI_STATISTICS_COLUMN_LOWER_QUARTILE,
  DTI_STATISTICS_COLUMN_UPPER_QUARTILE,
  DTI_STATISTICS_COLUMN_LOWER_FENCE,
  DTI_STATISTICS_COLUMN_UPPER_FENCE,
  DTI_STATISTICS_COLUMN_N_OUTLIERS,
  DTI_STATISTICS_COLUMN_AVAILABLE_SHARE,
  DTI_STATISTICS_COLUMN_NON_ZERO_SHARE,
  DTI_STATISTICS_COLUMN_UNIQUE_SHARE,
  DTI_STATISTICS_COLUMN_SAME_SHARE,
} DtiStatisticsColumn;

#define DTI_TYPE_COLUMN_STATISTICS (dti_column_statistics_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiColumnStatistics, dti_column_statistics, DTI, COLUMN_STATISTICS, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_column_statistics_get_id (DtiColumnStatistics *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_column_statistics_get_node (DtiColumnStatistics *self);
DTI_AVAILABLE_IN_1_0
const char *dti_column_statistics_get_title (DtiColumnStatistics *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_column_statistics_get_number (DtiColumnStatistics *self,
                                           DtiStatisticsColumn column,
                                           double *number);
DTI_AVAILABLE_IN_1_0
gboolean dti_column_statistics_is_sparse (DtiColumnStatistics *self, double threshold);
DTI_AVAILABLE_IN_1_0
gboolean dti_column_statistics_is_mostly_zero (DtiColumnStatistics *self, double threshold);
DTI_AVAILABLE_IN_1_0
gboolean dti_column_statistics_is_repetitive (DtiColumnStatistics *self, double threshold);
DTI_AVAILABLE_IN_1_0
gboolean
dti_column_statistics_is_outlying (DtiColumnStatistics *self, double skewness, double kurtosis);

G_END_DECLS
