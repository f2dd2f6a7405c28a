/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

#define DTI_TYPE_Z_SCORE_RULE (dti_z_score_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiZScoreRule, dti_z_score_rule, DTI, Z_SCORE_RULE, DtiRule)

DTI_AVAILABLE_IN_1_0
DtiZScoreRule *dti_z_score_rule_new (double mean, double sd) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_z_score_rule_get_mean (DtiZScoreRule *self);
DTI_AVAILABLE_IN_1_0
double dti_z_score_rule_get_sd (DtiZScoreRule *self);

G_END_DECLS
