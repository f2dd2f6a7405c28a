/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCALED_RULE (dti_scaled_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiScaledRule, dti_scaled_rule, DTI, SCALED_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiScaledRule *dti_scaled_rule_new (double lower, double upper) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_scaled_rule_get_lower (DtiScaledRule *self);
DTI_AVAILABLE_IN_1_0
double dti_scaled_rule_get_upper (DtiScaledRule *self);

G_END_DECLS
