/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_DISTANCE_TO_REFERENCE_RULE (dti_distance_to_reference_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiDistanceToReferenceRule,
                      dti_distance_to_reference_rule,
                      DTI,
                      DISTANCE_TO_REFERENCE_RULE,
                      DtiRule)

DTI_AVAILABLE_IN_1_0
DtiDistanceToReferenceRule *
dti_distance_to_reference_rule_new (const char *reference) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_distance_to_reference_rule_get_reference (DtiDistanceToReferenceRule *self);

G_END_DECLS
