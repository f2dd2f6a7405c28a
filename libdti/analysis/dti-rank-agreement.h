/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_RANK_AGREEMENT (dti_rank_agreement_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRankAgreement, dti_rank_agreement, DTI, RANK_AGREEMENT, GObject)

DTI_AVAILABLE_IN_1_0
DtiNode *dti_rank_agreement_get_node (DtiRankAgreement *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_agreement_get_node_id (DtiRankAgreement *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_agreement_get_node_title (DtiRankAgreement *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_agreement_get_n_units (DtiRankAgreement *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_agreement_get_n_only_first (DtiRankAgreement *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_agreement_get_n_only_second (DtiRankAgreement *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_agreement_get_n_unchanged (DtiRankAgreement *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_agreement_get_spearman (DtiRankAgreement *self, double *correlation);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_agreement_get_kendall (DtiRankAgreement *self, double *correlation);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_agreement_get_pearson (DtiRankAgreement *self, double *correlation);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_agreement_get_mean_shift (DtiRankAgreement *self, double *shift);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_agreement_get_max_shift (DtiRankAgreement *self, double *shift);
DTI_AVAILABLE_IN_1_0
guint dti_rank_agreement_count_common_top (DtiRankAgreement *self, guint k);

G_END_DECLS
