/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-method-comparison-row.h>
#include <libdti/analysis/dti-rank-agreement.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiAgreementMeasure:
 * @DTI_AGREEMENT_MEASURE_SPEARMAN: Spearman’s rank correlation
 * @DTI_AGREEMENT_MEASURE_KENDALL: Kendall’s rank correlation, tau-b
 * @DTI_AGREEMENT_MEASURE_PEARSON: Pearson’s correlation of the published figures
 * @DTI_AGREEMENT_MEASURE_MEAN_SHIFT: by how many places ranks differ in the mean
 * @DTI_AGREEMENT_MEASURE_MAX_SHIFT: by how many places ranks differ at most
 * @DTI_AGREEMENT_MEASURE_N_UNITS: how many units both rank
 *
 * What [class@Dti.MethodComparison] has a matrix of.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_AGREEMENT_MEASURE_SPEARMAN,
  DTI_AGREEMENT_MEASURE_KENDALL,
  DTI_AGREEMENT_MEASURE_PEARSON,
  DTI_AGREEMENT_MEASURE_MEAN_SHIFT,
  DTI_AGREEMENT_MEASURE_MAX_SHIFT,
  DTI_AGREEMENT_MEASURE_N_UNITS,
} DtiAgreementMeasure;

#define DTI_TYPE_METHOD_COMPARISON (dti_method_comparison_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiMethodComparison, dti_method_comparison, DTI, METHOD_COMPARISON, GObject)

DTI_AVAILABLE_IN_1_0
DtiMethodComparison *dti_method_comparison_new (GListModel *cards,
                                                const char *const *labels,
                                                const char *const *nodes,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_method_comparison_get_n_methods (DtiMethodComparison *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_method_comparison_get_labels (DtiMethodComparison *self);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_method_comparison_get_scorecard (DtiMethodComparison *self, guint method);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_method_comparison_get_node (DtiMethodComparison *self, guint method);
DTI_AVAILABLE_IN_1_0
guint dti_method_comparison_get_n_ranked (DtiMethodComparison *self, guint method);
DTI_AVAILABLE_IN_1_0
const char *const *dti_method_comparison_get_units (DtiMethodComparison *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_method_comparison_get_column (DtiMethodComparison *self,
                                          guint method,
                                          DtiMethodColumn column) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *
dti_method_comparison_get_range_column (DtiMethodComparison *self,
                                        DtiRankRangeColumn column) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_method_comparison_list_rows (DtiMethodComparison *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_method_comparison_list_movers (DtiMethodComparison *self,
                                               guint n_max) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRankAgreement *dti_method_comparison_measure_agreement (DtiMethodComparison *self,
                                                           guint first,
                                                           guint second) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_method_comparison_get_matrix (DtiMethodComparison *self,
                                          DtiAgreementMeasure measure) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_method_comparison_to_csv (DtiMethodComparison *self,
                                    const char *const *units) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_method_comparison_to_json (DtiMethodComparison *self,
                                     const char *const *units) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
