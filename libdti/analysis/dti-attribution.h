/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-contribution.h>
#include <libdti/model/dti-framework-map.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_ATTRIBUTION (dti_attribution_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiAttribution, dti_attribution, DTI, ATTRIBUTION, GObject)

DTI_AVAILABLE_IN_1_0
DtiAttribution *dti_attribution_between (DtiScorecard *older,
                                         DtiScorecard *newer,
                                         const char *unit,
                                         const char *node,
                                         DtiFrameworkMap *map,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiAttribution *dti_attribution_between_full (DtiScorecard *older,
                                              DtiScorecard *newer,
                                              const char *older_unit,
                                              const char *newer_unit,
                                              const char *node,
                                              DtiFrameworkMap *map,
                                              guint max_players,
                                              guint n_samples,
                                              guint64 seed,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_attribution_get_older (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_attribution_get_newer (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
const char *dti_attribution_get_older_unit (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
const char *dti_attribution_get_unit (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_attribution_get_node (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
const char *dti_attribution_get_node_id (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_older_score (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_newer_score (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_score_change (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_older_max (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_newer_max (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_older_value (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_newer_value (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_value_change (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_attribution_get_is_exact (DtiAttribution *self);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_total (DtiAttribution *self, DtiCause cause);
DTI_AVAILABLE_IN_1_0
double dti_attribution_get_value_total (DtiAttribution *self, DtiCause cause);
DTI_AVAILABLE_IN_1_0
GListModel *dti_attribution_list_contributions (DtiAttribution *self,
                                                const char *level) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_attribution_to_csv (DtiAttribution *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_attribution_to_json (DtiAttribution *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_attribution_to_sentence (DtiAttribution *self,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
