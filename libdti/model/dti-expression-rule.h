/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_EXPRESSION_RULE (dti_expression_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiExpressionRule, dti_expression_rule, DTI, EXPRESSION_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiExpressionRule *dti_expression_rule_new (const char *formula) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_expression_rule_get_formula (DtiExpressionRule *self);

G_END_DECLS
