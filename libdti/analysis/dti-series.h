/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/data/dti-dataset.h>
#include <libdti/model/dti-enums.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiBreakCause:
 * @DTI_BREAK_CAUSE_NONE: no break
 * @DTI_BREAK_CAUSE_OBSERVED: an observation has the status `B`
 * @DTI_BREAK_CAUSE_FRAMEWORK: another framework than in the period before
 * @DTI_BREAK_CAUSE_PERIOD: another kind of period than the one before
 * @DTI_BREAK_CAUSE_GIVEN: said by the program
 *
 * Why a figure cannot be compared with those before it.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_BREAK_CAUSE_NONE,
  DTI_BREAK_CAUSE_OBSERVED,
  DTI_BREAK_CAUSE_FRAMEWORK,
  DTI_BREAK_CAUSE_PERIOD,
  DTI_BREAK_CAUSE_GIVEN,
} DtiBreakCause;

/**
 * DtiLinkMethod:
 * @DTI_LINK_METHOD_RATIO: older values are multiplied: growth stays as it was
 * @DTI_LINK_METHOD_DIFFERENCE: older values are shifted: changes stay as they were
 *
 * How an older series is carried over to the level of a newer one.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_LINK_METHOD_RATIO,
  DTI_LINK_METHOD_DIFFERENCE,
} DtiLinkMethod;

#define DTI_TYPE_SERIES (dti_series_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiSeries, dti_series, DTI, SERIES, GObject)

DTI_AVAILABLE_IN_1_0
DtiSeries *dti_series_new (const char *const *periods,
                           GBytes *values,
                           const char *const *statuses,
                           DtiDirection direction,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSeries *dti_series_new_from_scorecards (GListModel *cards,
                                           const char *unit,
                                           const char *node,
                                           DtiColumn column,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSeries *dti_series_new_from_dataset (DtiDataset *dataset,
                                        const char *unit,
                                        const char *node,
                                        DtiDirection direction,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
DtiSeries *dti_series_link (DtiSeries *self,
                            DtiSeries *older,
                            const char *period,
                            DtiLinkMethod method,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSeries *
dti_series_break_at (DtiSeries *self, const char *period, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSeries *
dti_series_bound (DtiSeries *self, double minimum, double maximum) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSeries *dti_series_to_year_on_year (DtiSeries *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_series_list_segments (DtiSeries *self) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
const char *dti_series_get_unit (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
const char *dti_series_get_node (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
DtiDirection dti_series_get_direction (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_series_get_dated (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_series_get_is_rank (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_series_get_domain (DtiSeries *self, double *minimum, double *maximum);
DTI_AVAILABLE_IN_1_0
guint dti_series_get_n_points (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
guint dti_series_get_n_observed (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_series_get_periods (DtiSeries *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_series_get_values (DtiSeries *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_series_get_times (DtiSeries *self) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
gboolean dti_series_get_value (DtiSeries *self, const char *period, double *value);
DTI_AVAILABLE_IN_1_0
DtiStatus dti_series_get_status (DtiSeries *self, const char *period);
DTI_AVAILABLE_IN_1_0
DtiBreakCause dti_series_get_break_cause (DtiSeries *self, const char *period);
DTI_AVAILABLE_IN_1_0
gboolean dti_series_is_reconstructed (DtiSeries *self, const char *period);
DTI_AVAILABLE_IN_1_0
char **dti_series_list_breaks (DtiSeries *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean
dti_series_get_change (DtiSeries *self, const char *before, const char *after, double *change);
DTI_AVAILABLE_IN_1_0
gboolean
dti_series_get_growth (DtiSeries *self, const char *before, const char *after, double *growth);

G_END_DECLS
