/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-uncertain-rank.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_UNCERTAINTY (dti_uncertainty_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiUncertainty, dti_uncertainty, DTI, UNCERTAINTY, GObject)

DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_uncertainty_get_scorecard (DtiUncertainty *self);
DTI_AVAILABLE_IN_1_0
const char *dti_uncertainty_get_node (DtiUncertainty *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_uncertainty_get_inputs (DtiUncertainty *self);
DTI_AVAILABLE_IN_1_0
guint64 dti_uncertainty_get_seed (DtiUncertainty *self);
DTI_AVAILABLE_IN_1_0
guint dti_uncertainty_get_n_replicates (DtiUncertainty *self);
DTI_AVAILABLE_IN_1_0
guint dti_uncertainty_get_n_failed (DtiUncertainty *self);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_uncertainty_get_problems (DtiUncertainty *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_uncertainty_list_ranks (DtiUncertainty *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUncertainRank *dti_uncertainty_lookup (DtiUncertainty *self,
                                          const char *unit) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_uncertainty_get_rank_column (DtiUncertainty *self,
                                         const char *unit,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_uncertainty_get_score_column (DtiUncertainty *self,
                                          const char *unit,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_uncertainty_get_input_column (DtiUncertainty *self,
                                          const char *input,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_uncertainty_to_csv (DtiUncertainty *self,
                              const guint *tops,
                              gsize n_tops) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_uncertainty_to_csv_for_units (DtiUncertainty *self,
                                        const char *const *units,
                                        const guint *tops,
                                        gsize n_tops) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_uncertainty_to_json (DtiUncertainty *self,
                               const guint *tops,
                               gsize n_tops) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_uncertainty_to_json_for_units (DtiUncertainty *self,
                                         const char *const *units,
                                         const guint *tops,
                                         gsize n_tops) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
