/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-comparison-options.h>
#include <libdti/analysis/dti-comparison-row.h>
#include <libdti/analysis/dti-peer-set.h>

G_BEGIN_DECLS

#define DTI_TYPE_COMPARISON (dti_comparison_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiComparison, dti_comparison, DTI, COMPARISON, GObject)

DTI_AVAILABLE_IN_1_0
DtiComparison *dti_comparison_new (DtiScorecard *card,
                                   const char *unit,
                                   DtiPeerSet *peers,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiComparison *dti_comparison_new_with_options (DtiScorecard *card,
                                                const char *unit,
                                                DtiPeerSet *peers,
                                                DtiComparisonOptions *options,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_comparison_get_scorecard (DtiComparison *self);
DTI_AVAILABLE_IN_1_0
const char *dti_comparison_get_unit (DtiComparison *self);
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_comparison_get_peers (DtiComparison *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_comparison_get_rows (DtiComparison *self);
DTI_AVAILABLE_IN_1_0
DtiComparisonRow *dti_comparison_lookup (DtiComparison *self, const char *node);
DTI_AVAILABLE_IN_1_0
GListModel *dti_comparison_list_strengths (DtiComparison *self,
                                           guint n_max) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_comparison_list_weaknesses (DtiComparison *self,
                                            guint n_max) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_comparison_list_practices (DtiComparison *self,
                                           guint n_max) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_comparison_to_sentence (DtiComparison *self,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_comparison_to_csv (DtiComparison *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_comparison_to_json (DtiComparison *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
