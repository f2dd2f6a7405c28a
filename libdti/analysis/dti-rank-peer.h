/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_RANK_PEER (dti_rank_peer_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRankPeer, dti_rank_peer, DTI, RANK_PEER, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_rank_peer_get_unit (DtiRankPeer *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_peer_get_unit_name (DtiRankPeer *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_peer_get_older_figure (DtiRankPeer *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_peer_get_newer_figure (DtiRankPeer *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_peer_get_older_rank (DtiRankPeer *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_peer_get_newer_rank (DtiRankPeer *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_peer_get_gain (DtiRankPeer *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_peer_get_lead (DtiRankPeer *self);

G_END_DECLS
