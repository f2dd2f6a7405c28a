/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtiScenarioEditKind:
 * @DTI_SCENARIO_EDIT_KIND_NUMBER: another number
 * @DTI_SCENARIO_EDIT_KIND_RATIO: another numerator and denominator
 * @DTI_SCENARIO_EDIT_KIND_STATUS: another status
 * @DTI_SCENARIO_EDIT_KIND_TEXT: another label
 * @DTI_SCENARIO_EDIT_KIND_INPUT: another number for a named input
 * @DTI_SCENARIO_EDIT_KIND_MAX: another observed maximum
 * @DTI_SCENARIO_EDIT_KIND_CLEAR: what was observed, again
 * @DTI_SCENARIO_EDIT_KIND_WEIGHT: another weight of a child in its pillar
 * @DTI_SCENARIO_EDIT_KIND_RULE: another rule of a node
 *
 * What an edit of a scenario changes.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SCENARIO_EDIT_KIND_NUMBER,
  DTI_SCENARIO_EDIT_KIND_RATIO,
  DTI_SCENARIO_EDIT_KIND_STATUS,
  DTI_SCENARIO_EDIT_KIND_TEXT,
  DTI_SCENARIO_EDIT_KIND_INPUT,
  DTI_SCENARIO_EDIT_KIND_MAX,
  DTI_SCENARIO_EDIT_KIND_CLEAR,
  DTI_SCENARIO_EDIT_KIND_WEIGHT,
  DTI_SCENARIO_EDIT_KIND_RULE,
} DtiScenarioEditKind;

#define DTI_TYPE_SCENARIO_EDIT (dti_scenario_edit_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiScenarioEdit, dti_scenario_edit, DTI, SCENARIO_EDIT, GObject)

DTI_AVAILABLE_IN_1_0
DtiScenarioEditKind dti_scenario_edit_get_kind (DtiScenarioEdit *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scenario_edit_get_unit (DtiScenarioEdit *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scenario_edit_get_node (DtiScenarioEdit *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scenario_edit_get_part (DtiScenarioEdit *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_edit_get_before (DtiScenarioEdit *self, double *number);
DTI_AVAILABLE_IN_1_0
gboolean dti_scenario_edit_get_after (DtiScenarioEdit *self, double *number);
DTI_AVAILABLE_IN_1_0
char *dti_scenario_edit_describe (DtiScenarioEdit *self,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
