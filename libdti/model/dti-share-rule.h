/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_SHARE_RULE (dti_share_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiShareRule, dti_share_rule, DTI, SHARE_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiShareRule *dti_share_rule_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
