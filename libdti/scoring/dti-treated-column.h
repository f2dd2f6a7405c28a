/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_TREATED_COLUMN (dti_treated_column_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTreatedColumn, dti_treated_column, DTI, TREATED_COLUMN, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_treated_column_get_node (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
const char *dti_treated_column_get_period (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
guint dti_treated_column_get_step (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_skewness (DtiTreatedColumn *self, double *skewness);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_kurtosis (DtiTreatedColumn *self, double *kurtosis);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_passes (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_winsorised_skewness (DtiTreatedColumn *self,
                                                     double *winsorised_skewness);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_winsorised_kurtosis (DtiTreatedColumn *self,
                                                     double *winsorised_kurtosis);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_winsorised_passes (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
guint dti_treated_column_get_n_low (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
guint dti_treated_column_get_n_high (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_transformed (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_transformed_skewness (DtiTreatedColumn *self,
                                                      double *transformed_skewness);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_transformed_kurtosis (DtiTreatedColumn *self,
                                                      double *transformed_kurtosis);
DTI_AVAILABLE_IN_1_0
gboolean dti_treated_column_get_transformed_passes (DtiTreatedColumn *self);
DTI_AVAILABLE_IN_1_0
const char *dti_treated_column_get_failure (DtiTreatedColumn *self);

G_END_DECLS
