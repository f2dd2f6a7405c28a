/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_CHOICE_RULE (dti_choice_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiChoiceRule, dti_choice_rule, DTI, CHOICE_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiChoiceRule *dti_choice_rule_new (const char *const *labels,
                                    GBytes *credits,
                                    gboolean points) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *const *dti_choice_rule_get_labels (DtiChoiceRule *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_choice_rule_get_credits (DtiChoiceRule *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_choice_rule_get_points (DtiChoiceRule *self);

G_END_DECLS
