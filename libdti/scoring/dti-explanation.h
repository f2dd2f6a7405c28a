/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/data/dti-observation.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_EXPLANATION (dti_explanation_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiExplanation, dti_explanation, DTI, EXPLANATION, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_explanation_get_unit (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_explanation_get_period (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_explanation_get_node (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_explanation_get_score (DtiExplanation *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_explanation_get_max (DtiExplanation *self, double *max);
DTI_AVAILABLE_IN_1_0
gboolean dti_explanation_get_value (DtiExplanation *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_explanation_get_rank (DtiExplanation *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_explanation_get_coverage (DtiExplanation *self, double *coverage);
DTI_AVAILABLE_IN_1_0
double dti_explanation_get_weight (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_explanation_get_own_weight (DtiExplanation *self, double *weight);
DTI_AVAILABLE_IN_1_0
gboolean dti_explanation_get_share (DtiExplanation *self, double *share);
DTI_AVAILABLE_IN_1_0
const char *dti_explanation_get_method (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_explanation_get_formula (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_explanation_get_note (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_explanation_get_class_label (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
DtiObservation *dti_explanation_get_observation (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_explanation_get_children (DtiExplanation *self);
DTI_AVAILABLE_IN_1_0
char *dti_explanation_to_json (DtiExplanation *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_explanation_to_text (DtiExplanation *self,
                               const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
