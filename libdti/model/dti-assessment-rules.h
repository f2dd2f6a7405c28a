/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib-object.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiEvidencePolicy:
 * @DTI_EVIDENCE_POLICY_IGNORE: it is taken as it is
 * @DTI_EVIDENCE_POLICY_FLAG: it is taken, and told as a problem
 * @DTI_EVIDENCE_POLICY_MISSING: it is not taken: the node has no number
 * @DTI_EVIDENCE_POLICY_ZERO: it is not taken: the node scores 0
 *
 * What becomes of a self-assessed observation without evidence.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_EVIDENCE_POLICY_IGNORE,
  DTI_EVIDENCE_POLICY_FLAG,
  DTI_EVIDENCE_POLICY_MISSING,
  DTI_EVIDENCE_POLICY_ZERO,
} DtiEvidencePolicy;

/**
 * DtiScoreCap:
 * @DTI_SCORE_CAP_NONE: nothing
 * @DTI_SCORE_CAP_APPRAISED: the score of the appraised observation
 *
 * What a self-assessed score may not exceed.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SCORE_CAP_NONE,
  DTI_SCORE_CAP_APPRAISED,
} DtiScoreCap;

#define DTI_TYPE_ASSESSMENT_RULES (dti_assessment_rules_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiAssessmentRules, dti_assessment_rules, DTI, ASSESSMENT_RULES, GObject)

DTI_AVAILABLE_IN_1_0
DtiEvidencePolicy dti_assessment_rules_get_evidence (DtiAssessmentRules *self);
DTI_AVAILABLE_IN_1_0
DtiScoreCap dti_assessment_rules_get_cap (DtiAssessmentRules *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_assessment_rules_has_late_penalty (DtiAssessmentRules *self);
DTI_AVAILABLE_IN_1_0
const char *dti_assessment_rules_get_late_column (DtiAssessmentRules *self);
DTI_AVAILABLE_IN_1_0
const char *dti_assessment_rules_get_late_node (DtiAssessmentRules *self);
DTI_AVAILABLE_IN_1_0
double dti_assessment_rules_get_late_per_day (DtiAssessmentRules *self);
DTI_AVAILABLE_IN_1_0
double dti_assessment_rules_get_late_free_days (DtiAssessmentRules *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_assessment_rules_get_late_max (DtiAssessmentRules *self, double *max);
DTI_AVAILABLE_IN_1_0
double dti_assessment_rules_compute_late_penalty (DtiAssessmentRules *self, double days_late);

G_END_DECLS
