/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-statistics.h>

G_BEGIN_DECLS

#define DTI_TYPE_PRINCIPAL_COMPONENTS (dti_principal_components_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiPrincipalComponents, dti_principal_components, DTI, PRINCIPAL_COMPONENTS, GObject)

DTI_AVAILABLE_IN_1_0
DtiPrincipalComponents *dti_principal_components_new (DtiStatistics *statistics,
                                                      const char *const *ids,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPrincipalComponents *dti_principal_components_new_for_pillar (
    DtiStatistics *statistics, const char *pillar, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiStatistics *dti_principal_components_get_statistics (DtiPrincipalComponents *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_principal_components_get_ids (DtiPrincipalComponents *self);
DTI_AVAILABLE_IN_1_0
guint dti_principal_components_get_n_components (DtiPrincipalComponents *self);
DTI_AVAILABLE_IN_1_0
guint dti_principal_components_get_n_units (DtiPrincipalComponents *self);
DTI_AVAILABLE_IN_1_0
GBytes *
dti_principal_components_get_eigenvalues (DtiPrincipalComponents *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_principal_components_get_loadings (DtiPrincipalComponents *self,
                                               guint component) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_principal_components_get_scores (DtiPrincipalComponents *self,
                                             guint component) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *
dti_principal_components_get_shares (DtiPrincipalComponents *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_principal_components_get_inflation (DtiPrincipalComponents *self,
                                                 const char *id,
                                                 double *inflation);
DTI_AVAILABLE_IN_1_0
char *dti_principal_components_to_csv (DtiPrincipalComponents *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_principal_components_to_json (DtiPrincipalComponents *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
