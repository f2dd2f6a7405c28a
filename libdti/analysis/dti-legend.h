/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-legend-item.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/data/dti-observation.h>
#include <libdti/model/dti-node.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_LEGEND (dti_legend_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiLegend, dti_legend, DTI, LEGEND, GObject)

DTI_AVAILABLE_IN_1_0
DtiLegend *dti_legend_new_from_json (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiLegend *dti_legend_new_for_node (DtiNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiLegend *dti_legend_new_for_progress (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiLegend *dti_legend_new_for_trend (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_legend_check_json (const char *json) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_legend_to_json (DtiLegend *self) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
char *dti_legend_get_title (DtiLegend *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_legend_get_main_title (DtiLegend *self);

DTI_AVAILABLE_IN_1_0
int dti_legend_get_decimals (DtiLegend *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_legend_get_items (DtiLegend *self);
DTI_AVAILABLE_IN_1_0
DtiLegendItem *dti_legend_lookup (DtiLegend *self, const char *id);
DTI_AVAILABLE_IN_1_0
DtiLegendItem *dti_legend_lookup_role (DtiLegend *self, DtiLegendRole role);
DTI_AVAILABLE_IN_1_0
DtiLegendItem *dti_legend_classify (DtiLegend *self, double number);
DTI_AVAILABLE_IN_1_0
DtiLegendItem *dti_legend_classify_status (DtiLegend *self, DtiStatus status);
DTI_AVAILABLE_IN_1_0
DtiLegendItem *
dti_legend_classify_score (DtiLegend *self, DtiScorecard *card, const char *unit, const char *node);
DTI_AVAILABLE_IN_1_0
GBytes *dti_legend_classify_column (DtiLegend *self,
                                    GBytes *numbers,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
