/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_UNCERTAIN_RANK (dti_uncertain_rank_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiUncertainRank, dti_uncertain_rank, DTI, UNCERTAIN_RANK, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_uncertain_rank_get_unit (DtiUncertainRank *self);
DTI_AVAILABLE_IN_1_0
guint dti_uncertain_rank_get_n_ranked (DtiUncertainRank *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_rank (DtiUncertainRank *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_score (DtiUncertainRank *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_mean (DtiUncertainRank *self, double *mean);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_median (DtiUncertainRank *self, double *median);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_low (DtiUncertainRank *self, double *low);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_high (DtiUncertainRank *self, double *high);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_best (DtiUncertainRank *self, double *best);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_worst (DtiUncertainRank *self, double *worst);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_score_mean (DtiUncertainRank *self, double *score_mean);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_score_low (DtiUncertainRank *self, double *score_low);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_score_high (DtiUncertainRank *self, double *score_high);
DTI_AVAILABLE_IN_1_0
gboolean dti_uncertain_rank_get_probability (DtiUncertainRank *self, guint k, double *probability);

G_END_DECLS
