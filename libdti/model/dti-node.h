/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_NODE (dti_node_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (DtiNode, dti_node, DTI, NODE, GObject)

/**
 * DtiNodeClass:
 *
 * The class of nodes; its two kinds are [class@Dti.Indicator] and [class@Dti.Pillar].
 *
 * Since: 1.0
 */
struct _DtiNodeClass
{
  /*< private >*/
  GObjectClass parent_class;

  gpointer padding[8];
};

DTI_AVAILABLE_IN_1_0
const char *dti_node_get_id (DtiNode *self);
DTI_AVAILABLE_IN_1_0
const char *dti_node_get_level (DtiNode *self);
DTI_AVAILABLE_IN_1_0
char *dti_node_get_title (DtiNode *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_node_get_main_title (DtiNode *self);
DTI_AVAILABLE_IN_1_0
char *dti_node_get_description (DtiNode *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_node_get_max (DtiNode *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_node_has_declared_max (DtiNode *self);
DTI_AVAILABLE_IN_1_0
int dti_node_get_decimals (DtiNode *self);
DTI_AVAILABLE_IN_1_0
int dti_node_get_round_digits (DtiNode *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_node_get_scored (DtiNode *self);
DTI_AVAILABLE_IN_1_0
DtiPublish dti_node_get_publish (DtiNode *self);
DTI_AVAILABLE_IN_1_0
DtiTies dti_node_get_ties (DtiNode *self);
DTI_AVAILABLE_IN_1_0
DtiRankOrder dti_node_get_rank_order (DtiNode *self);
DTI_AVAILABLE_IN_1_0
int dti_node_get_rank_decimals (DtiNode *self);
DTI_AVAILABLE_IN_1_0
const char *dti_node_get_rank_within (DtiNode *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_node_get_rules (DtiNode *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_node_get_then_rules (DtiNode *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_node_get_parents (DtiNode *self);
DTI_AVAILABLE_IN_1_0
const char *dti_node_get_legal_basis (DtiNode *self);
DTI_AVAILABLE_IN_1_0
const char *dti_node_get_data_source (DtiNode *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_node_get_evidence (DtiNode *self);
DTI_AVAILABLE_IN_1_0
char *dti_node_get_attribute (DtiNode *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_node_get_pointer (DtiNode *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_node_get_class_labels (DtiNode *self);
DTI_AVAILABLE_IN_1_0
double dti_node_get_class_bound (DtiNode *self, guint position);
DTI_AVAILABLE_IN_1_0
const char *dti_node_classify (DtiNode *self, double figure);

G_END_DECLS
