/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-rank-change.h>

G_BEGIN_DECLS

#define DTI_TYPE_RANK_CHANGE_LIST (dti_rank_change_list_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRankChangeList, dti_rank_change_list, DTI, RANK_CHANGE_LIST, GObject)

DTI_AVAILABLE_IN_1_0
DtiRankChangeList *dti_rank_change_list_new (DtiScorecard *older,
                                             DtiScorecard *newer,
                                             const char *node,
                                             DtiFrameworkMap *map,
                                             DtiCohort *cohort,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_rank_change_list_get_older (DtiRankChangeList *self);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_rank_change_list_get_newer (DtiRankChangeList *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_rank_change_list_get_node (DtiRankChangeList *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_change_list_get_n_items (DtiRankChangeList *self);
DTI_AVAILABLE_IN_1_0
DtiRankChange *dti_rank_change_list_lookup (DtiRankChangeList *self,
                                            const char *unit) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_rank_change_list_get_units (DtiRankChangeList *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *const *dti_rank_change_list_get_joined (DtiRankChangeList *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_rank_change_list_get_left (DtiRankChangeList *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_rank_change_list_get_column (DtiRankChangeList *self,
                                         DtiRankColumn column) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_rank_change_list_to_csv (DtiRankChangeList *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_rank_change_list_to_json (DtiRankChangeList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
