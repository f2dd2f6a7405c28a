/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-uncertainty.h>
#include <libdti/analysis/dti-sensitivity-index.h>
#include <libdti/base/dti-problem-list.h>

G_BEGIN_DECLS

/**
 * DtiSobolEstimator:
 * @DTI_SOBOL_ESTIMATOR_SALTELLI: Saltelli’s of 2010, with centred outputs: the surer one for small
 *   indices, and exactly 0 for an input that does nothing
 * @DTI_SOBOL_ESTIMATOR_JANSEN: Jansen’s of 1999: the surer one for large indices, and exactly 1 for
 *   an input that does everything
 *
 * How first order indices are estimated.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SOBOL_ESTIMATOR_SALTELLI,
  DTI_SOBOL_ESTIMATOR_JANSEN,
} DtiSobolEstimator;

#define DTI_TYPE_SENSITIVITY (dti_sensitivity_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiSensitivity, dti_sensitivity, DTI, SENSITIVITY, GObject)

DTI_AVAILABLE_IN_1_0
guint dti_sensitivity_get_n_rows (DtiSensitivity *self);
DTI_AVAILABLE_IN_1_0
guint dti_sensitivity_get_n_failed (DtiSensitivity *self);
DTI_AVAILABLE_IN_1_0
DtiSobolEstimator dti_sensitivity_get_estimator (DtiSensitivity *self);
DTI_AVAILABLE_IN_1_0
guint dti_sensitivity_get_n_resamples (DtiSensitivity *self);
DTI_AVAILABLE_IN_1_0
double dti_sensitivity_get_confidence (DtiSensitivity *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_get_mean (DtiSensitivity *self, double *mean);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_get_variance (DtiSensitivity *self, double *variance);
DTI_AVAILABLE_IN_1_0
GListModel *dti_sensitivity_list_indices (DtiSensitivity *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSensitivityIndex *dti_sensitivity_lookup (DtiSensitivity *self, const char *input);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_sensitivity_get_problems (DtiSensitivity *self);
DTI_AVAILABLE_IN_1_0
DtiUncertainty *dti_sensitivity_get_uncertainty (DtiSensitivity *self);
DTI_AVAILABLE_IN_1_0
char *dti_sensitivity_to_csv (DtiSensitivity *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_sensitivity_to_json (DtiSensitivity *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_sensitivity_to_json_for_units (DtiSensitivity *self,
                                         const char *const *units,
                                         const guint *tops,
                                         gsize n_tops) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
