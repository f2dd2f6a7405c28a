/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCENARIO_DIFFERENCE (dti_scenario_difference_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiScenarioDifference, dti_scenario_difference, DTI, SCENARIO_DIFFERENCE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_scenario_difference_get_unit (DtiScenarioDifference *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_scenario_difference_get_node (DtiScenarioDifference *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scenario_difference_get_node_id (DtiScenarioDifference *self);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scenario_difference_get_before (DtiScenarioDifference *self, DtiColumn column, double *number);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scenario_difference_get_after (DtiScenarioDifference *self, DtiColumn column, double *number);
DTI_AVAILABLE_IN_1_0
gboolean
dti_scenario_difference_get_change (DtiScenarioDifference *self, DtiColumn column, double *number);

G_END_DECLS
