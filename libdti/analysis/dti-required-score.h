/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

/**
 * DtiFieldGrowth:
 * @DTI_FIELD_GROWTH_NONE: the other units stay where they are
 * @DTI_FIELD_GROWTH_LOW: they rise by the lower quartile of their yearly changes
 * @DTI_FIELD_GROWTH_MEDIAN: they rise by the median of their yearly changes
 * @DTI_FIELD_GROWTH_HIGH: they rise by the upper quartile of their yearly changes
 * @DTI_FIELD_GROWTH_OWN: each rises by its own mean yearly change
 *
 * How the other units are thought to go on.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_FIELD_GROWTH_NONE,
  DTI_FIELD_GROWTH_LOW,
  DTI_FIELD_GROWTH_MEDIAN,
  DTI_FIELD_GROWTH_HIGH,
  DTI_FIELD_GROWTH_OWN,
} DtiFieldGrowth;

#define DTI_TYPE_REQUIRED_SCORE (dti_required_score_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRequiredScore, dti_required_score, DTI, REQUIRED_SCORE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_required_score_get_unit (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_required_score_get_node (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
const char *dti_required_score_get_period (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
guint dti_required_score_get_rank (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
DtiFieldGrowth dti_required_score_get_growth (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_yearly_change (DtiRequiredScore *self, double *yearly_change);
DTI_AVAILABLE_IN_1_0
guint dti_required_score_get_n_changes (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
guint dti_required_score_get_n_others (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_reachable (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_figure (DtiRequiredScore *self, double *figure);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_ahead_figure (DtiRequiredScore *self, double *ahead_figure);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_score (DtiRequiredScore *self, double *score);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_current_figure (DtiRequiredScore *self, double *current_figure);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_current_rank (DtiRequiredScore *self, double *current_rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_required_score_get_gap (DtiRequiredScore *self, double *gap);
DTI_AVAILABLE_IN_1_0
const char *dti_required_score_get_rival (DtiRequiredScore *self);
DTI_AVAILABLE_IN_1_0
char *dti_required_score_describe (DtiRequiredScore *self,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
