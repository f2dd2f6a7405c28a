/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-trend.h>

G_BEGIN_DECLS

#define DTI_TYPE_TRENDS (dti_trends_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTrends, dti_trends, DTI, TRENDS, GObject)

DTI_AVAILABLE_IN_1_0
DtiTrends *dti_trends_new_from_scorecards (GListModel *cards,
                                           const char *const *units,
                                           const char *const *nodes,
                                           DtiColumn column,
                                           DtiTrendOptions *options,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiTrends *dti_trends_new_from_matrix (GBytes *values,
                                       GBytes *times,
                                       DtiDirection direction,
                                       DtiTrendOptions *options,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
const char *const *dti_trends_get_units (DtiTrends *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_trends_get_nodes (DtiTrends *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_trends_get_periods (DtiTrends *self);
DTI_AVAILABLE_IN_1_0
guint dti_trends_get_n_items (DtiTrends *self);
DTI_AVAILABLE_IN_1_0
DtiTrend *
dti_trends_lookup (DtiTrends *self, const char *unit, const char *node) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_trends_get_column (DtiTrends *self, DtiTrendColumn column) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_trends_to_csv (DtiTrends *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_trends_to_json (DtiTrends *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
