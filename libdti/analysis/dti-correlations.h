/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-correlation.h>
#include <libdti/analysis/dti-statistics.h>

G_BEGIN_DECLS

/**
 * DtiCorrelationMethod:
 * @DTI_CORRELATION_METHOD_PEARSON: Pearson’s r
 * @DTI_CORRELATION_METHOD_SPEARMAN: Spearman’s rho: Pearson’s r of the ranks, ties at their mean
 *   rank
 * @DTI_CORRELATION_METHOD_KENDALL: Kendall’s tau-b
 *
 * How two columns are correlated.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_CORRELATION_METHOD_PEARSON,
  DTI_CORRELATION_METHOD_SPEARMAN,
  DTI_CORRELATION_METHOD_KENDALL,
} DtiCorrelationMethod;

/**
 * DtiCorrelationColumn:
 * @DTI_CORRELATION_COLUMN_COEFFICIENT: the correlation, from -1 to 1
 * @DTI_CORRELATION_COLUMN_P_VALUE: how likely one as far from 0 is where there is none
 * @DTI_CORRELATION_COLUMN_N_UNITS: how many units have both numbers
 *
 * What [class@Dti.Correlations] has a matrix of.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_CORRELATION_COLUMN_COEFFICIENT,
  DTI_CORRELATION_COLUMN_P_VALUE,
  DTI_CORRELATION_COLUMN_N_UNITS,
} DtiCorrelationColumn;

#define DTI_TYPE_CORRELATIONS (dti_correlations_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiCorrelations, dti_correlations, DTI, CORRELATIONS, GObject)

DTI_AVAILABLE_IN_1_0
DtiCorrelations *dti_correlations_new (DtiStatistics *statistics,
                                       DtiCorrelationMethod method,
                                       gboolean use_directions) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiStatistics *dti_correlations_get_statistics (DtiCorrelations *self);
DTI_AVAILABLE_IN_1_0
DtiCorrelationMethod dti_correlations_get_method (DtiCorrelations *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_correlations_get_use_directions (DtiCorrelations *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_correlations_get_matrix (DtiCorrelations *self,
                                     DtiCorrelationColumn column) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiCorrelation *dti_correlations_lookup (DtiCorrelations *self,
                                         const char *first,
                                         const char *second,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_correlations_list_pairs (DtiCorrelations *self,
                                         guint generations) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_correlations_list_with_ancestors (DtiCorrelations *self,
                                                  guint generations) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_correlations_list_with_columns (DtiCorrelations *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_correlations_list_collinear (DtiCorrelations *self,
                                             double threshold,
                                             guint generations) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_correlations_list_opposed (DtiCorrelations *self,
                                           double threshold,
                                           guint generations) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_correlations_get_problems (DtiCorrelations *self);
DTI_AVAILABLE_IN_1_0
char *dti_correlations_to_csv (DtiCorrelations *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_correlations_to_json (DtiCorrelations *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
