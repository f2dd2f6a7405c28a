/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_SENSITIVITY_INDEX (dti_sensitivity_index_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiSensitivityIndex, dti_sensitivity_index, DTI, SENSITIVITY_INDEX, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_sensitivity_index_get_input (DtiSensitivityIndex *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_index_get_first (DtiSensitivityIndex *self, double *first);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_index_get_first_low (DtiSensitivityIndex *self, double *low);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_index_get_first_high (DtiSensitivityIndex *self, double *high);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_index_get_total (DtiSensitivityIndex *self, double *total);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_index_get_total_low (DtiSensitivityIndex *self, double *low);
DTI_AVAILABLE_IN_1_0
gboolean dti_sensitivity_index_get_total_high (DtiSensitivityIndex *self, double *high);

G_END_DECLS
