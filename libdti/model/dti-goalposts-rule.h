/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_GOALPOSTS_RULE (dti_goalposts_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiGoalpostsRule, dti_goalposts_rule, DTI, GOALPOSTS_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiGoalpostsRule *dti_goalposts_rule_new (double min, double max) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_goalposts_rule_get_min (DtiGoalpostsRule *self);
DTI_AVAILABLE_IN_1_0
double dti_goalposts_rule_get_max (DtiGoalpostsRule *self);

G_END_DECLS
