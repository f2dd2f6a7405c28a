/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-step.h>

G_BEGIN_DECLS

/**
 * DtiImputeEstimate:
 * @DTI_IMPUTE_ESTIMATE_MEAN: the arithmetic mean
 * @DTI_IMPUTE_ESTIMATE_MEDIAN: the median
 * @DTI_IMPUTE_ESTIMATE_CONSTANT: a number that is given
 * @DTI_IMPUTE_ESTIMATE_LINEAR: a straight line between the periods before and after
 * @DTI_IMPUTE_ESTIMATE_NEAREST: the number of the nearest period, of two equally near the earlier
 * @DTI_IMPUTE_ESTIMATE_LATEST: the last number before
 * @DTI_IMPUTE_ESTIMATE_EM: what is to be expected from the other indicators of the unit, by the EM
 *   algorithm for a multivariate normal distribution
 *
 * What is put where a number is missing.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_IMPUTE_ESTIMATE_MEAN,
  DTI_IMPUTE_ESTIMATE_MEDIAN,
  DTI_IMPUTE_ESTIMATE_CONSTANT,
  DTI_IMPUTE_ESTIMATE_LINEAR,
  DTI_IMPUTE_ESTIMATE_NEAREST,
  DTI_IMPUTE_ESTIMATE_LATEST,
  DTI_IMPUTE_ESTIMATE_EM,
} DtiImputeEstimate;

/**
 * DtiImputeBy:
 * @DTI_IMPUTE_BY_NODE: over the units, indicator by indicator
 * @DTI_IMPUTE_BY_GROUP: over the units of the same group
 * @DTI_IMPUTE_BY_UNIT: over the indicators, unit by unit
 * @DTI_IMPUTE_BY_PILLAR: over the indicators of the same pillar
 *
 * Over what a mean or a median is taken.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_IMPUTE_BY_NODE,
  DTI_IMPUTE_BY_GROUP,
  DTI_IMPUTE_BY_UNIT,
  DTI_IMPUTE_BY_PILLAR,
} DtiImputeBy;

#define DTI_TYPE_IMPUTE (dti_impute_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiImpute, dti_impute, DTI, IMPUTE, DtiStep)

DTI_AVAILABLE_IN_1_0
DtiImpute *dti_impute_new (DtiImputeEstimate estimate, DtiImputeBy by) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiImputeEstimate dti_impute_get_estimate (DtiImpute *self);
DTI_AVAILABLE_IN_1_0
DtiImputeBy dti_impute_get_by (DtiImpute *self);
DTI_AVAILABLE_IN_1_0
const char *dti_impute_get_group_column (DtiImpute *self);
DTI_AVAILABLE_IN_1_0
double dti_impute_get_constant (DtiImpute *self);
DTI_AVAILABLE_IN_1_0
guint dti_impute_get_max_steps (DtiImpute *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_impute_get_holds_ends (DtiImpute *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_impute_get_normalises (DtiImpute *self);

G_END_DECLS
