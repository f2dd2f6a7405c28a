/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-comparison-options.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_COMPARISON_ROW (dti_comparison_row_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiComparisonRow, dti_comparison_row, DTI, COMPARISON_ROW, GObject)

DTI_AVAILABLE_IN_1_0
DtiNode *dti_comparison_row_get_node (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
const char *dti_comparison_row_get_node_id (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
const char *dti_comparison_row_get_node_title (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_figure (DtiComparisonRow *self, double *figure);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_score (DtiComparisonRow *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_median (DtiComparisonRow *self, double *median);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_mean (DtiComparisonRow *self, double *mean);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_lower_quartile (DtiComparisonRow *self, double *quartile);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_upper_quartile (DtiComparisonRow *self, double *quartile);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_best (DtiComparisonRow *self, double *best);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_gap_to_median (DtiComparisonRow *self, double *gap);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_gap_to_best (DtiComparisonRow *self, double *gap);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_root_gap_to_median (DtiComparisonRow *self, double *gap);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_root_gap_to_best (DtiComparisonRow *self, double *gap);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_standard_gap (DtiComparisonRow *self, double *gap);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_rank (DtiComparisonRow *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_percentile (DtiComparisonRow *self, double *percentile);
DTI_AVAILABLE_IN_1_0
guint dti_comparison_row_get_n_peers (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
guint dti_comparison_row_get_n_distinct (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_row_get_is_binary (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
DtiSetAside dti_comparison_row_get_set_aside (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_comparison_row_get_best_units (DtiComparisonRow *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_comparison_row_get_full_units (DtiComparisonRow *self);

G_END_DECLS
