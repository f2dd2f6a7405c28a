/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_RATIO_RULE (dti_ratio_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRatioRule, dti_ratio_rule, DTI, RATIO_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiRatioRule *dti_ratio_rule_new (double factor,
                                  double target,
                                  const char *zero_denominator) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_ratio_rule_get_factor (DtiRatioRule *self);
DTI_AVAILABLE_IN_1_0
double dti_ratio_rule_get_target (DtiRatioRule *self);
DTI_AVAILABLE_IN_1_0
const char *dti_ratio_rule_get_zero_denominator (DtiRatioRule *self);

G_END_DECLS
