/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_PILLAR (dti_pillar_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiPillar, dti_pillar, DTI, PILLAR, DtiNode)

DTI_AVAILABLE_IN_1_0
GListModel *dti_pillar_get_children (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
double dti_pillar_get_child_weight (DtiPillar *self, guint position);
DTI_AVAILABLE_IN_1_0
DtiAggregation dti_pillar_get_aggregation (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
double dti_pillar_get_power (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
double dti_pillar_get_offset (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_pillar_get_floor (DtiPillar *self, double *floor);
DTI_AVAILABLE_IN_1_0
const char *dti_pillar_get_formula (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
DtiPenaltySign dti_pillar_get_penalty_sign (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_pillar_get_order_weights (DtiPillar *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_pillar_get_share_band (DtiPillar *self, double *band);
DTI_AVAILABLE_IN_1_0
double dti_pillar_get_lower_share (DtiPillar *self, guint position);
DTI_AVAILABLE_IN_1_0
double dti_pillar_get_upper_share (DtiPillar *self, guint position);
DTI_AVAILABLE_IN_1_0
DtiMissingPolicy dti_pillar_get_missing_policy (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
guint dti_pillar_get_min_children (DtiPillar *self);
DTI_AVAILABLE_IN_1_0
double dti_pillar_get_min_share (DtiPillar *self);

G_END_DECLS
