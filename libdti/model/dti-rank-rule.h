/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_RANK_RULE (dti_rank_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRankRule, dti_rank_rule, DTI, RANK_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiRankRule *dti_rank_rule_new (DtiTies ties) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiTies dti_rank_rule_get_ties (DtiRankRule *self);

G_END_DECLS
