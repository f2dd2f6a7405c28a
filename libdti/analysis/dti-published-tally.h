/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-published-row.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_PUBLISHED_TALLY (dti_published_tally_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiPublishedTally, dti_published_tally, DTI, PUBLISHED_TALLY, GObject)

DTI_AVAILABLE_IN_1_0
DtiNode *dti_published_tally_get_node (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
const char *dti_published_tally_get_node_id (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
const char *dti_published_tally_get_node_title (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
DtiPublishedKind dti_published_tally_get_kind (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
guint dti_published_tally_get_n_compared (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
guint dti_published_tally_get_n_agreeing (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
guint dti_published_tally_get_n_within_rounding (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
guint dti_published_tally_get_n_differing (DtiPublishedTally *self);
DTI_AVAILABLE_IN_1_0
guint dti_published_tally_get_n_not_computed (DtiPublishedTally *self);

G_END_DECLS
