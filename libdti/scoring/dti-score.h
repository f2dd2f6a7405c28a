/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCORE (dti_score_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiScore, dti_score, DTI, SCORE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_score_get_unit (DtiScore *self);
DTI_AVAILABLE_IN_1_0
const char *dti_score_get_unit_name (DtiScore *self);
DTI_AVAILABLE_IN_1_0
const char *dti_score_get_period (DtiScore *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_score_get_node (DtiScore *self);
DTI_AVAILABLE_IN_1_0
const char *dti_score_get_node_id (DtiScore *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_score_get_score (DtiScore *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_score_get_max (DtiScore *self, double *max);
DTI_AVAILABLE_IN_1_0
gboolean dti_score_get_value (DtiScore *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_score_get_rank (DtiScore *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_score_get_coverage (DtiScore *self, double *coverage);

G_END_DECLS
