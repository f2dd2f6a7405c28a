/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCORECARD_DIFFERENCE (dti_scorecard_difference_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiScorecardDifference, dti_scorecard_difference, DTI, SCORECARD_DIFFERENCE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_scorecard_difference_get_unit (DtiScorecardDifference *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scorecard_difference_get_unit_name (DtiScorecardDifference *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_scorecard_difference_get_node (DtiScorecardDifference *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scorecard_difference_get_node_id (DtiScorecardDifference *self);
DTI_AVAILABLE_IN_1_0
const char *dti_scorecard_difference_get_node_title (DtiScorecardDifference *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_first_score (DtiScorecardDifference *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_second_score (DtiScorecardDifference *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_score_difference (DtiScorecardDifference *self,
                                                        double *difference);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_first_value (DtiScorecardDifference *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_second_value (DtiScorecardDifference *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_value_difference (DtiScorecardDifference *self,
                                                        double *difference);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_first_rank (DtiScorecardDifference *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_second_rank (DtiScorecardDifference *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_scorecard_difference_get_rank_shift (DtiScorecardDifference *self, double *shift);

G_END_DECLS
