/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

/**
 * DtiCause:
 * @DTI_CAUSE_PERFORMANCE: the figure of a node that was scored in both years
 * @DTI_CAUSE_METHOD: weights, rules, nodes that entered or left, what is assessed at all
 * @DTI_CAUSE_COVERAGE: figures that came or went, and what that does to the weight of the others
 *
 * What changed a score.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_CAUSE_PERFORMANCE,
  DTI_CAUSE_METHOD,
  DTI_CAUSE_COVERAGE,
} DtiCause;

/**
 * DtiDecomposition:
 * @DTI_DECOMPOSITION_LINEAR: weight times change, of sums and arithmetic means
 * @DTI_DECOMPOSITION_LOG_MEAN: logarithmic mean, of geometric means
 * @DTI_DECOMPOSITION_SHAPLEY: Shapley value, exact
 * @DTI_DECOMPOSITION_OWEN: Owen value: the Shapley value of a node shared out below it, exact
 * @DTI_DECOMPOSITION_SAMPLED: one of the last two, estimated from random orders
 * @DTI_DECOMPOSITION_WHOLE: the change of the node as a whole, which nothing takes apart
 *
 * How a contribution was computed.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_DECOMPOSITION_LINEAR,
  DTI_DECOMPOSITION_LOG_MEAN,
  DTI_DECOMPOSITION_SHAPLEY,
  DTI_DECOMPOSITION_OWEN,
  DTI_DECOMPOSITION_SAMPLED,
  DTI_DECOMPOSITION_WHOLE,
} DtiDecomposition;

#define DTI_TYPE_CONTRIBUTION (dti_contribution_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiContribution, dti_contribution, DTI, CONTRIBUTION, GObject)

DTI_AVAILABLE_IN_1_0
DtiNode *dti_contribution_get_node (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
const char *dti_contribution_get_node_id (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
const char *dti_contribution_get_node_title (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
DtiCause dti_contribution_get_cause (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
double dti_contribution_get_points (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
double dti_contribution_get_value_change (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
double dti_contribution_get_points_error (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
double dti_contribution_get_value_error (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
DtiDecomposition dti_contribution_get_decomposition (DtiContribution *self);
DTI_AVAILABLE_IN_1_0
const char *dti_contribution_get_note (DtiContribution *self);

G_END_DECLS
