/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_RANK_SHARE (dti_rank_share_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRankShare, dti_rank_share, DTI, RANK_SHARE, GObject)

DTI_AVAILABLE_IN_1_0
DtiNode *dti_rank_share_get_node (DtiRankShare *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_share_get_node_id (DtiRankShare *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_share_get_node_title (DtiRankShare *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_share_get_is_method (DtiRankShare *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_share_get_share (DtiRankShare *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_share_get_standard_error (DtiRankShare *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_share_get_older_value (DtiRankShare *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_share_get_newer_value (DtiRankShare *self, double *value);

G_END_DECLS
