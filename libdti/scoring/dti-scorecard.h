/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/data/dti-dataset.h>
#include <libdti/scoring/dti-explanation.h>
#include <libdti/scoring/dti-preparation.h>
#include <libdti/scoring/dti-score.h>

G_BEGIN_DECLS

/**
 * DtiColumn:
 * @DTI_COLUMN_SCORE: points
 * @DTI_COLUMN_MAX: assessed maximum in points
 * @DTI_COLUMN_VALUE: score divided by the assessed maximum
 * @DTI_COLUMN_RANK: rank, 1 is the best
 * @DTI_COLUMN_COVERAGE: share of the observations present, 0 to 1
 *
 * The columns of a scorecard; each holds one `double` for each unit, NaN where there is no number.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_COLUMN_SCORE,
  DTI_COLUMN_MAX,
  DTI_COLUMN_VALUE,
  DTI_COLUMN_RANK,
  DTI_COLUMN_COVERAGE,
} DtiColumn;

#define DTI_TYPE_SCORECARD (dti_scorecard_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiScorecard, dti_scorecard, DTI, SCORECARD, GObject)

DTI_AVAILABLE_IN_1_0
DtiFramework *dti_scorecard_get_framework (DtiScorecard *self);
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_scorecard_get_dataset (DtiScorecard *self);
DTI_AVAILABLE_IN_1_0
DtiPreparation *dti_scorecard_get_preparation (DtiScorecard *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scorecard_get_period (DtiScorecard *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_scorecard_get_units (DtiScorecard *self);
DTI_AVAILABLE_IN_1_0
guint dti_scorecard_get_n_units (DtiScorecard *self);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scorecard_get_score (DtiScorecard *self, const char *unit, const char *node, double *score);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scorecard_get_max (DtiScorecard *self, const char *unit, const char *node, double *max);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scorecard_get_value (DtiScorecard *self, const char *unit, const char *node, double *value);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scorecard_get_rank (DtiScorecard *self, const char *unit, const char *node, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_get_coverage (DtiScorecard *self,
                                     const char *unit,
                                     const char *node,
                                     double *coverage);
DTI_AVAILABLE_IN_1_0
guint dti_scorecard_get_n_ranked (DtiScorecard *self, const char *node);
DTI_AVAILABLE_IN_1_0
GBytes *dti_scorecard_get_column (DtiScorecard *self,
                                  const char *node,
                                  DtiColumn column,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_scorecard_list_scores (DtiScorecard *self,
                                       const char *node,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_scorecard_list_unit_scores (DtiScorecard *self,
                                            const char *unit,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiExplanation *dti_scorecard_explain (DtiScorecard *self,
                                       const char *unit,
                                       const char *node,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_scorecard_get_problems (DtiScorecard *self);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_scorecard_check_published (DtiScorecard *self,
                                               DtiDataset *published) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_scorecard_to_csv (DtiScorecard *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_scorecard_to_json (DtiScorecard *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_scorecard_list_to_csv (GListModel *cards,
                                 const char *const *units,
                                 const char *const *nodes) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_scorecard_list_to_json (GListModel *cards,
                                  const char *const *units,
                                  const char *const *nodes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
