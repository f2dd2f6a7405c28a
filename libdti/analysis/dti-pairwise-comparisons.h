/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_PAIRWISE_COMPARISONS (dti_pairwise_comparisons_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiPairwiseComparisons, dti_pairwise_comparisons, DTI, PAIRWISE_COMPARISONS, GObject)

DTI_AVAILABLE_IN_1_0
DtiPairwiseComparisons *dti_pairwise_comparisons_new (const char *const *ids,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *const *dti_pairwise_comparisons_get_ids (DtiPairwiseComparisons *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_pairwise_comparisons_set_judgement (DtiPairwiseComparisons *self,
                                                 const char *id,
                                                 const char *other,
                                                 double judgement,
                                                 GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_pairwise_comparisons_get_judgement (DtiPairwiseComparisons *self,
                                                 const char *id,
                                                 const char *other,
                                                 double *judgement);
DTI_AVAILABLE_IN_1_0
gboolean dti_pairwise_comparisons_is_complete (DtiPairwiseComparisons *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_pairwise_comparisons_compute_weights (DtiPairwiseComparisons *self,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_pairwise_comparisons_get_eigenvalue (DtiPairwiseComparisons *self, double *eigenvalue);
DTI_AVAILABLE_IN_1_0
gboolean dti_pairwise_comparisons_get_consistency_index (DtiPairwiseComparisons *self,
                                                         double *consistency_index);
DTI_AVAILABLE_IN_1_0
gboolean dti_pairwise_comparisons_get_consistency_ratio (DtiPairwiseComparisons *self,
                                                         double *consistency_ratio);

G_END_DECLS
