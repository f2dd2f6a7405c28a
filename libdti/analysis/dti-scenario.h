/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-rule.h>
#include <libdti/data/dti-observation.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCENARIO (dti_scenario_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiScenario, dti_scenario, DTI, SCENARIO, GObject)

DTI_AVAILABLE_IN_1_0
DtiScenario *dti_scenario_new (DtiScorecard *card, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScenario *dti_scenario_new_from_json (DtiScorecard *card,
                                         const char *json,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_number (
    DtiScenario *self, const char *unit, const char *node, double number, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_ratio (DtiScenario *self,
                                 const char *unit,
                                 const char *node,
                                 double numerator,
                                 double denominator,
                                 GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_status (
    DtiScenario *self, const char *unit, const char *node, DtiStatus status, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_text (
    DtiScenario *self, const char *unit, const char *node, const char *text, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_input (DtiScenario *self,
                                 const char *unit,
                                 const char *node,
                                 const char *input,
                                 double number,
                                 GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_observed_max (
    DtiScenario *self, const char *unit, const char *node, double max, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_clear (DtiScenario *self, const char *unit, const char *node, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_weight (
    DtiScenario *self, const char *pillar, const char *child, double weight, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_set_rule (DtiScenario *self, const char *node, DtiRule *rule, GError **error);

DTI_AVAILABLE_IN_1_0
void dti_scenario_begin_step (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
void dti_scenario_end_step (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_undo (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_redo (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
void dti_scenario_reset (DtiScenario *self);

DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_scenario_get_base (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
guint dti_scenario_get_n_edits (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_get_can_undo (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_get_can_redo (DtiScenario *self);

DTI_AVAILABLE_IN_1_0
gboolean
dti_scenario_get_score (DtiScenario *self, const char *unit, const char *node, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_get_max (DtiScenario *self, const char *unit, const char *node, double *max);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scenario_get_value (DtiScenario *self, const char *unit, const char *node, double *value);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scenario_get_rank (DtiScenario *self, const char *unit, const char *node, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scenario_get_coverage (DtiScenario *self, const char *unit, const char *node, double *coverage);
DTI_AVAILABLE_IN_1_0
guint dti_scenario_get_n_ranked (DtiScenario *self, const char *node);
DTI_AVAILABLE_IN_1_0
GBytes *dti_scenario_get_column (DtiScenario *self,
                                 const char *node,
                                 DtiColumn column,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_scenario_get_n_moved (DtiScenario *self);
DTI_AVAILABLE_IN_1_0
char **dti_scenario_list_moved (DtiScenario *self) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
GListModel *dti_scenario_list_edits (DtiScenario *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *
dti_scenario_diff (DtiScenario *self, const char *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_scenario_to_scorecard (DtiScenario *self,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_scenario_to_json (DtiScenario *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_apply_json (DtiScenario *self, const char *json, GError **error);

G_END_DECLS
