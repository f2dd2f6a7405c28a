/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_ACCOUNTABILITY_NODE (dti_accountability_node_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiAccountabilityNode, dti_accountability_node, DTI, ACCOUNTABILITY_NODE, GObject)

DTI_AVAILABLE_IN_1_0
DtiNode *dti_accountability_node_get_node (DtiAccountabilityNode *self);
DTI_AVAILABLE_IN_1_0
const char *dti_accountability_node_get_node_id (DtiAccountabilityNode *self);
DTI_AVAILABLE_IN_1_0
const char *dti_accountability_node_get_node_title (DtiAccountabilityNode *self);
DTI_AVAILABLE_IN_1_0
double dti_accountability_node_get_max (DtiAccountabilityNode *self);
DTI_AVAILABLE_IN_1_0
double dti_accountability_node_get_lost (DtiAccountabilityNode *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_node_get_gained (DtiAccountabilityNode *self, double *gained);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_node_get_over_claimed (DtiAccountabilityNode *self, double *points);
DTI_AVAILABLE_IN_1_0
const char *const *dti_accountability_node_get_owners (DtiAccountabilityNode *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_accountability_node_get_suppliers (DtiAccountabilityNode *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_node_get_owner_inherited (DtiAccountabilityNode *self);

G_END_DECLS
