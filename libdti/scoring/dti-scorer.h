/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-rule.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCORER (dti_scorer_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiScorer, dti_scorer, DTI, SCORER, GObject)

DTI_AVAILABLE_IN_1_0
DtiScorer *dti_scorer_new (DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_scorer_get_framework (DtiScorer *self);
DTI_AVAILABLE_IN_1_0
DtiTies dti_scorer_get_ties (DtiScorer *self);
DTI_AVAILABLE_IN_1_0
void dti_scorer_set_ties (DtiScorer *self, DtiTies ties);
DTI_AVAILABLE_IN_1_0
int dti_scorer_get_rank_decimals (DtiScorer *self);
DTI_AVAILABLE_IN_1_0
void dti_scorer_set_rank_decimals (DtiScorer *self, int decimals);
DTI_AVAILABLE_IN_1_0
guint dti_scorer_get_threads (DtiScorer *self);
DTI_AVAILABLE_IN_1_0
void dti_scorer_set_threads (DtiScorer *self, guint threads);
DTI_AVAILABLE_IN_1_0
DtiStage dti_scorer_get_stage (DtiScorer *self);
DTI_AVAILABLE_IN_1_0
void dti_scorer_set_stage (DtiScorer *self, DtiStage stage);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorer_set_rule (DtiScorer *self, const char *node, DtiRule *rule, GError **error);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_scorer_score (DtiScorer *self,
                                DtiDataset *dataset,
                                const char *period,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_scorer_score_async (DtiScorer *self,
                             DtiDataset *dataset,
                             const char *period,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_scorer_score_finish (DtiScorer *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_scorer_score_all (DtiScorer *self,
                                  DtiDataset *dataset,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
