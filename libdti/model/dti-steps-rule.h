/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_STEPS_RULE (dti_steps_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiStepsRule, dti_steps_rule, DTI, STEPS_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiStepsRule *dti_steps_rule_new (GBytes *thresholds,
                                  GBytes *points,
                                  gboolean interpolate) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_steps_rule_get_thresholds (DtiStepsRule *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_steps_rule_get_points (DtiStepsRule *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_steps_rule_get_interpolate (DtiStepsRule *self);

G_END_DECLS
