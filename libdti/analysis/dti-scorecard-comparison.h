/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-rank-agreement.h>
#include <libdti/analysis/dti-scorecard-difference.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiDifferenceColumn:
 * @DTI_DIFFERENCE_COLUMN_FIRST_SCORE: points in the first scorecard
 * @DTI_DIFFERENCE_COLUMN_SECOND_SCORE: points in the second one
 * @DTI_DIFFERENCE_COLUMN_SCORE_DIFFERENCE: the second score less the first
 * @DTI_DIFFERENCE_COLUMN_FIRST_VALUE: value in the first scorecard
 * @DTI_DIFFERENCE_COLUMN_SECOND_VALUE: value in the second one
 * @DTI_DIFFERENCE_COLUMN_VALUE_DIFFERENCE: the second value less the first
 * @DTI_DIFFERENCE_COLUMN_FIRST_RANK: rank in the first scorecard among the units that both rank
 * @DTI_DIFFERENCE_COLUMN_SECOND_RANK: rank in the second one, likewise
 * @DTI_DIFFERENCE_COLUMN_RANK_SHIFT: places gained, the first rank less the second
 *
 * The columns of two scorecards side by side: one `double` for each unit, NaN for no number.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_DIFFERENCE_COLUMN_FIRST_SCORE,
  DTI_DIFFERENCE_COLUMN_SECOND_SCORE,
  DTI_DIFFERENCE_COLUMN_SCORE_DIFFERENCE,
  DTI_DIFFERENCE_COLUMN_FIRST_VALUE,
  DTI_DIFFERENCE_COLUMN_SECOND_VALUE,
  DTI_DIFFERENCE_COLUMN_VALUE_DIFFERENCE,
  DTI_DIFFERENCE_COLUMN_FIRST_RANK,
  DTI_DIFFERENCE_COLUMN_SECOND_RANK,
  DTI_DIFFERENCE_COLUMN_RANK_SHIFT,
} DtiDifferenceColumn;

#define DTI_TYPE_SCORECARD_COMPARISON (dti_scorecard_comparison_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiScorecardComparison, dti_scorecard_comparison, DTI, SCORECARD_COMPARISON, GObject)

DTI_AVAILABLE_IN_1_0
DtiScorecardComparison *dti_scorecard_comparison_new (DtiScorecard *first,
                                                      DtiScorecard *second,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_scorecard_comparison_get_first (DtiScorecardComparison *self);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_scorecard_comparison_get_second (DtiScorecardComparison *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_scorecard_comparison_get_units (DtiScorecardComparison *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_scorecard_comparison_get_nodes (DtiScorecardComparison *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_scorecard_comparison_get_column (DtiScorecardComparison *self,
                                             const char *node,
                                             DtiDifferenceColumn column,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_scorecard_comparison_list_differences (DtiScorecardComparison *self,
                                                       const char *node,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_scorecard_comparison_list_movers (DtiScorecardComparison *self,
                                                  const char *node,
                                                  guint n_max,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRankAgreement *dti_scorecard_comparison_measure_agreement (
    DtiScorecardComparison *self, const char *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_scorecard_comparison_to_csv (DtiScorecardComparison *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_scorecard_comparison_to_json (DtiScorecardComparison *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
