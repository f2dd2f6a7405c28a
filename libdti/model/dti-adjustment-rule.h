/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_ADJUSTMENT_RULE (dti_adjustment_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiAdjustmentRule, dti_adjustment_rule, DTI, ADJUSTMENT_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiAdjustmentRule *dti_adjustment_rule_new (double cap, int sign) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_adjustment_rule_get_cap (DtiAdjustmentRule *self);
DTI_AVAILABLE_IN_1_0
int dti_adjustment_rule_get_sign (DtiAdjustmentRule *self);

G_END_DECLS
