/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_BOOLEAN_RULE (dti_boolean_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiBooleanRule, dti_boolean_rule, DTI, BOOLEAN_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiBooleanRule *dti_boolean_rule_new (const char *const *labels,
                                      GBytes *credits,
                                      gboolean points) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *const *dti_boolean_rule_get_labels (DtiBooleanRule *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_boolean_rule_get_credits (DtiBooleanRule *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_boolean_rule_get_points (DtiBooleanRule *self);

G_END_DECLS
