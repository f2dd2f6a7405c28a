/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiStrengthOrder:
 * @DTI_STRENGTH_ORDER_STANDARD_GAP: by the gap to the median in standard deviations
 * @DTI_STRENGTH_ORDER_POINTS: by the gap to the median in points of the root
 * @DTI_STRENGTH_ORDER_RANK: by the rank among the peers
 *
 * Which strengths and weaknesses come first.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_STRENGTH_ORDER_STANDARD_GAP,
  DTI_STRENGTH_ORDER_POINTS,
  DTI_STRENGTH_ORDER_RANK,
} DtiStrengthOrder;

/**
 * DtiSetAside:
 * @DTI_SET_ASIDE_NO: it is not
 * @DTI_SET_ASIDE_NO_FIGURE: the unit, or every peer, has no figure
 * @DTI_SET_ASIDE_FEW_DISTINCT: there are too few different figures
 * @DTI_SET_ASIDE_AT_MINIMUM: nobody has less than the unit
 *
 * Why a node is set aside when strengths and weaknesses are listed.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SET_ASIDE_NO,
  DTI_SET_ASIDE_NO_FIGURE,
  DTI_SET_ASIDE_FEW_DISTINCT,
  DTI_SET_ASIDE_AT_MINIMUM,
} DtiSetAside;

#define DTI_TYPE_COMPARISON_OPTIONS (dti_comparison_options_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiComparisonOptions, dti_comparison_options, DTI, COMPARISON_OPTIONS, GObject)

DTI_AVAILABLE_IN_1_0
DtiComparisonOptions *dti_comparison_options_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_comparison_options_get_level (DtiComparisonOptions *self);
DTI_AVAILABLE_IN_1_0
void dti_comparison_options_set_level (DtiComparisonOptions *self, const char *level);
DTI_AVAILABLE_IN_1_0
guint dti_comparison_options_get_min_distinct (DtiComparisonOptions *self);
DTI_AVAILABLE_IN_1_0
void dti_comparison_options_set_min_distinct (DtiComparisonOptions *self, guint min_distinct);
DTI_AVAILABLE_IN_1_0
gboolean dti_comparison_options_get_exclude_minimum (DtiComparisonOptions *self);
DTI_AVAILABLE_IN_1_0
void dti_comparison_options_set_exclude_minimum (DtiComparisonOptions *self,
                                                 gboolean exclude_minimum);
DTI_AVAILABLE_IN_1_0
DtiStrengthOrder dti_comparison_options_get_order (DtiComparisonOptions *self);
DTI_AVAILABLE_IN_1_0
void dti_comparison_options_set_order (DtiComparisonOptions *self, DtiStrengthOrder order);

G_END_DECLS
