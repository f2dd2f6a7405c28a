/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>
#include <libdti/data/dti-observation.h>

G_BEGIN_DECLS

#define DTI_TYPE_STAGE_DIFFERENCE (dti_stage_difference_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiStageDifference, dti_stage_difference, DTI, STAGE_DIFFERENCE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_stage_difference_get_unit (DtiStageDifference *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_stage_difference_get_node (DtiStageDifference *self);
DTI_AVAILABLE_IN_1_0
const char *dti_stage_difference_get_node_id (DtiStageDifference *self);
DTI_AVAILABLE_IN_1_0
const char *dti_stage_difference_get_node_title (DtiStageDifference *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_stage_difference_get_score (DtiStageDifference *self, DtiStage stage, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_stage_difference_get_difference (DtiStageDifference *self,
                                              DtiStage earlier,
                                              DtiStage later,
                                              double *difference);
DTI_AVAILABLE_IN_1_0
gboolean dti_stage_difference_get_has_evidence (DtiStageDifference *self);
DTI_AVAILABLE_IN_1_0
const char *dti_stage_difference_get_note (DtiStageDifference *self);

G_END_DECLS
