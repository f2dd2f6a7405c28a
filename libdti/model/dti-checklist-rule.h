/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_CHECKLIST_RULE (dti_checklist_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiChecklistRule, dti_checklist_rule, DTI, CHECKLIST_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiChecklistRule *dti_checklist_rule_new (const char *const *labels,
                                          GBytes *credits,
                                          gboolean points) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *const *dti_checklist_rule_get_labels (DtiChecklistRule *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_checklist_rule_get_credits (DtiChecklistRule *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_checklist_rule_get_points (DtiChecklistRule *self);

G_END_DECLS
