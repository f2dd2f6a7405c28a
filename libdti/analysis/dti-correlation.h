/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib-object.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_CORRELATION (dti_correlation_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiCorrelation, dti_correlation, DTI, CORRELATION, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_correlation_get_first (DtiCorrelation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_correlation_get_second (DtiCorrelation *self);
DTI_AVAILABLE_IN_1_0
guint dti_correlation_get_n_units (DtiCorrelation *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_correlation_get_coefficient (DtiCorrelation *self, double *coefficient);
DTI_AVAILABLE_IN_1_0
gboolean dti_correlation_get_p_value (DtiCorrelation *self, double *p_value);

G_END_DECLS
