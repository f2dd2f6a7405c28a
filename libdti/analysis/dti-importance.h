/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-node-importance.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_IMPORTANCE (dti_importance_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiImportance, dti_importance, DTI, IMPORTANCE, GObject)

DTI_AVAILABLE_IN_1_0
DtiImportance *dti_importance_new (DtiScorecard *card,
                                   const char *node,
                                   const char *level,
                                   guint threads,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_importance_get_scorecard (DtiImportance *self);
DTI_AVAILABLE_IN_1_0
const char *dti_importance_get_node (DtiImportance *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_importance_list_nodes (DtiImportance *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiNodeImportance *dti_importance_lookup (DtiImportance *self,
                                          const char *node) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_importance_get_rank_column (DtiImportance *self,
                                        const char *node,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_importance_get_score_column (DtiImportance *self,
                                         const char *node,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_importance_to_csv (DtiImportance *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_importance_to_json (DtiImportance *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
