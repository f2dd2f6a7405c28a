/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-pairwise-comparisons.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiWeightsMethod:
 * @DTI_WEIGHTS_METHOD_DECLARED: as the framework declares them
 * @DTI_WEIGHTS_METHOD_EQUAL: the same for all children of a pillar
 * @DTI_WEIGHTS_METHOD_POINTS: by the maxima
 * @DTI_WEIGHTS_METHOD_VALUES: given one by one
 * @DTI_WEIGHTS_METHOD_PRINCIPAL_COMPONENT: loadings of the first principal component
 * @DTI_WEIGHTS_METHOD_ENTROPY: by how unequally a child is distributed
 * @DTI_WEIGHTS_METHOD_CRITIC: by spread, and by conflict with the other children
 * @DTI_WEIGHTS_METHOD_STANDARD_DEVIATION: by spread
 * @DTI_WEIGHTS_METHOD_CORRELATION: so that correlations with the pillar have given proportions
 * @DTI_WEIGHTS_METHOD_INFOMAX: so that the sum of the correlations with the pillar is greatest
 * @DTI_WEIGHTS_METHOD_PAIRWISE: from pairwise comparisons
 * @DTI_WEIGHTS_METHOD_BUDGET: from the points that experts gave
 * @DTI_WEIGHTS_METHOD_NOISY: others with noise
 *
 * Where weights come from.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_WEIGHTS_METHOD_DECLARED,
  DTI_WEIGHTS_METHOD_EQUAL,
  DTI_WEIGHTS_METHOD_POINTS,
  DTI_WEIGHTS_METHOD_VALUES,
  DTI_WEIGHTS_METHOD_PRINCIPAL_COMPONENT,
  DTI_WEIGHTS_METHOD_ENTROPY,
  DTI_WEIGHTS_METHOD_CRITIC,
  DTI_WEIGHTS_METHOD_STANDARD_DEVIATION,
  DTI_WEIGHTS_METHOD_CORRELATION,
  DTI_WEIGHTS_METHOD_INFOMAX,
  DTI_WEIGHTS_METHOD_PAIRWISE,
  DTI_WEIGHTS_METHOD_BUDGET,
  DTI_WEIGHTS_METHOD_NOISY,
} DtiWeightsMethod;

#define DTI_TYPE_WEIGHTS (dti_weights_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiWeights, dti_weights, DTI, WEIGHTS, GObject)

DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_from_framework (DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_equal (DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_from_points (DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_from_values (DtiFramework *framework,
                                         const char *const *ids,
                                         GBytes *values,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_principal_component (DtiScorecard *card,
                                                 const char *pillar,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_entropy (DtiScorecard *card,
                                     const char *pillar,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_critic (DtiScorecard *card,
                                    const char *pillar,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_standard_deviation (DtiScorecard *card,
                                                const char *pillar,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_correlation_optimised (DtiScorecard *card,
                                                   const char *pillar,
                                                   const char *const *ids,
                                                   GBytes *targets,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_infomax (DtiScorecard *card,
                                     const char *pillar,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_from_comparisons (DtiFramework *framework,
                                              const char *pillar,
                                              DtiPairwiseComparisons *comparisons,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_new_budget_allocation (DtiFramework *framework,
                                               const char *pillar,
                                               const char *const *ids,
                                               GBytes *points,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiWeights *dti_weights_make_noisy (DtiWeights *self,
                                    const char *const *levels,
                                    GBytes *factors,
                                    guint64 seed,
                                    guint64 stream,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_weights_get_framework (DtiWeights *self);
DTI_AVAILABLE_IN_1_0
DtiWeightsMethod dti_weights_get_method (DtiWeights *self);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_weights_get_problems (DtiWeights *self);
DTI_AVAILABLE_IN_1_0
char **dti_weights_list_nodes (DtiWeights *self,
                               const char *pillar,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_weights_get_column (DtiWeights *self,
                                const char *pillar,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean
dti_weights_get_weight (DtiWeights *self, const char *node, const char *pillar, double *weight);
DTI_AVAILABLE_IN_1_0
gboolean
dti_weights_get_share (DtiWeights *self, const char *node, const char *pillar, double *share);
DTI_AVAILABLE_IN_1_0
gboolean dti_weights_get_effective (DtiWeights *self, const char *node, double *effective);
DTI_AVAILABLE_IN_1_0
gboolean
dti_weights_get_loading (DtiWeights *self, const char *node, const char *pillar, double *loading);
DTI_AVAILABLE_IN_1_0
gboolean dti_weights_get_explained (DtiWeights *self, const char *pillar, double *explained);
DTI_AVAILABLE_IN_1_0
gboolean dti_weights_get_correlation (DtiWeights *self,
                                      const char *node,
                                      const char *pillar,
                                      double *correlation);
DTI_AVAILABLE_IN_1_0
gboolean
dti_weights_get_spread (DtiWeights *self, const char *node, const char *pillar, double *spread);
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_weights_apply (DtiWeights *self,
                                 DtiFramework *framework,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_weights_to_csv (DtiWeights *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_weights_to_json (DtiWeights *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
