/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-step.h>

G_BEGIN_DECLS

/**
 * DtiTreatTransform:
 * @DTI_TREAT_TRANSFORM_LOG_CT: log (x − min + (max − min)/100)
 * @DTI_TREAT_TRANSFORM_LOG_CT_ORIGINAL: log (x − min + 1), `log-ct-orig` in documents
 * @DTI_TREAT_TRANSFORM_LOG_CT_PLUS: as the first where the skewness is above 0, else
 *   −log (max + (max − min)/100 − x)
 * @DTI_TREAT_TRANSFORM_LOG_GII: log ((max − 1)(x − min)/(max − min) + 1), of the Global Innovation
 *   Index
 * @DTI_TREAT_TRANSFORM_BOX_COX: Box–Cox of x − min + 1
 * @DTI_TREAT_TRANSFORM_NONE: nothing
 *
 * What is done to a column whose outliers cannot be winsorised.
 *
 * min and max are those of the column.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TREAT_TRANSFORM_LOG_CT,
  DTI_TREAT_TRANSFORM_LOG_CT_ORIGINAL, /*< nick=log-ct-orig >*/
  DTI_TREAT_TRANSFORM_LOG_CT_PLUS,
  DTI_TREAT_TRANSFORM_LOG_GII,
  DTI_TREAT_TRANSFORM_BOX_COX,
  DTI_TREAT_TRANSFORM_NONE,
} DtiTreatTransform;

#define DTI_TYPE_TREAT (dti_treat_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTreat, dti_treat, DTI, TREAT, DtiStep)

DTI_AVAILABLE_IN_1_0
DtiTreat *dti_treat_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
int dti_treat_get_max_points (DtiTreat *self);
DTI_AVAILABLE_IN_1_0
double dti_treat_get_skewness (DtiTreat *self);
DTI_AVAILABLE_IN_1_0
double dti_treat_get_kurtosis (DtiTreat *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_treat_get_forced (DtiTreat *self);
DTI_AVAILABLE_IN_1_0
DtiTreatTransform dti_treat_get_then (DtiTreat *self);
DTI_AVAILABLE_IN_1_0
double dti_treat_get_lambda (DtiTreat *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_treat_get_combined (DtiTreat *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_treat_get_nodes (DtiTreat *self);

G_END_DECLS
