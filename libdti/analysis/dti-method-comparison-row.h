/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiMethodColumn:
 * @DTI_METHOD_COLUMN_SCORE: points by the method
 * @DTI_METHOD_COLUMN_VALUE: value by the method
 * @DTI_METHOD_COLUMN_RANK: rank by the method, among all units that it ranks
 * @DTI_METHOD_COLUMN_SCORE_DIFFERENCE: the score less that by the first method
 * @DTI_METHOD_COLUMN_VALUE_DIFFERENCE: the value less that by the first method
 * @DTI_METHOD_COLUMN_RANK_SHIFT: places gained against the first method: the first rank less this
 *
 * What [class@Dti.MethodComparison] has of each unit by each method: NaN for no number.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_METHOD_COLUMN_SCORE,
  DTI_METHOD_COLUMN_VALUE,
  DTI_METHOD_COLUMN_RANK,
  DTI_METHOD_COLUMN_SCORE_DIFFERENCE,
  DTI_METHOD_COLUMN_VALUE_DIFFERENCE,
  DTI_METHOD_COLUMN_RANK_SHIFT,
} DtiMethodColumn;

/**
 * DtiRankRangeColumn:
 * @DTI_RANK_RANGE_COLUMN_BEST: the best rank
 * @DTI_RANK_RANGE_COLUMN_MEDIAN: the middle rank; of an even count the mean of the middle two
 * @DTI_RANK_RANGE_COLUMN_WORST: the worst rank
 * @DTI_RANK_RANGE_COLUMN_SPREAD: places from the best rank to the worst
 * @DTI_RANK_RANGE_COLUMN_N_METHODS: how many methods rank the unit
 *
 * What the ranks of a unit by several methods come to: NaN where no method ranks it.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_RANK_RANGE_COLUMN_BEST,
  DTI_RANK_RANGE_COLUMN_MEDIAN,
  DTI_RANK_RANGE_COLUMN_WORST,
  DTI_RANK_RANGE_COLUMN_SPREAD,
  DTI_RANK_RANGE_COLUMN_N_METHODS,
} DtiRankRangeColumn;

#define DTI_TYPE_METHOD_COMPARISON_ROW (dti_method_comparison_row_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiMethodComparisonRow, dti_method_comparison_row, DTI, METHOD_COMPARISON_ROW, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_method_comparison_row_get_unit (DtiMethodComparisonRow *self);
DTI_AVAILABLE_IN_1_0
const char *dti_method_comparison_row_get_unit_name (DtiMethodComparisonRow *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_method_comparison_row_get_number (DtiMethodComparisonRow *self,
                                               guint method,
                                               DtiMethodColumn column,
                                               double *number);
DTI_AVAILABLE_IN_1_0
gboolean dti_method_comparison_row_get_best_rank (DtiMethodComparisonRow *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_method_comparison_row_get_median_rank (DtiMethodComparisonRow *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_method_comparison_row_get_worst_rank (DtiMethodComparisonRow *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_method_comparison_row_get_rank_spread (DtiMethodComparisonRow *self, double *spread);
DTI_AVAILABLE_IN_1_0
guint dti_method_comparison_row_get_n_methods (DtiMethodComparisonRow *self);

G_END_DECLS
