/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_MIN_MAX_RULE (dti_min_max_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiMinMaxRule, dti_min_max_rule, DTI, MIN_MAX_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiMinMaxRule *dti_min_max_rule_new (double lower, double upper) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_min_max_rule_get_lower (DtiMinMaxRule *self);
DTI_AVAILABLE_IN_1_0
double dti_min_max_rule_get_upper (DtiMinMaxRule *self);

G_END_DECLS
