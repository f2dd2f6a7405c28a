/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-column-statistics.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/data/dti-dataset.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiAvailabilityColumn:
 * @DTI_AVAILABILITY_COLUMN_N_MISSING: how many indicators have no number
 * @DTI_AVAILABILITY_COLUMN_N_ZERO: how many are 0
 * @DTI_AVAILABILITY_COLUMN_N_MISSING_OR_ZERO: the two together
 * @DTI_AVAILABILITY_COLUMN_AVAILABLE_SHARE: share of the indicators that have a number
 * @DTI_AVAILABILITY_COLUMN_NON_ZERO_SHARE: share of those that are not 0; not there without numbers
 *
 * What [method@Dti.Statistics.get_availability] tells of each unit.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_AVAILABILITY_COLUMN_N_MISSING,
  DTI_AVAILABILITY_COLUMN_N_ZERO,
  DTI_AVAILABILITY_COLUMN_N_MISSING_OR_ZERO,
  DTI_AVAILABILITY_COLUMN_AVAILABLE_SHARE,
  DTI_AVAILABILITY_COLUMN_NON_ZERO_SHARE,
} DtiAvailabilityColumn;

#define DTI_TYPE_STATISTICS (dti_statistics_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiStatistics, dti_statistics, DTI, STATISTICS, GObject)

DTI_AVAILABLE_IN_1_0
DtiStatistics *dti_statistics_new (DtiFramework *framework,
                                   DtiDataset *dataset,
                                   const char *period,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiStatistics *dti_statistics_new_for_scorecard (DtiScorecard *card,
                                                 DtiColumn column) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_statistics_get_framework (DtiStatistics *self);
DTI_AVAILABLE_IN_1_0
const char *dti_statistics_get_period (DtiStatistics *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_statistics_get_units (DtiStatistics *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_statistics_get_ids (DtiStatistics *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_statistics_get_rows (DtiStatistics *self);
DTI_AVAILABLE_IN_1_0
DtiColumnStatistics *dti_statistics_lookup (DtiStatistics *self, const char *id);
DTI_AVAILABLE_IN_1_0
GBytes *dti_statistics_get_column (DtiStatistics *self,
                                   DtiStatisticsColumn column) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_statistics_get_numbers (DtiStatistics *self,
                                    const char *id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_statistics_list_outliers (DtiStatistics *self,
                                     const char *id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_statistics_get_availability (DtiStatistics *self,
                                         const char *node,
                                         DtiAvailabilityColumn column,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_statistics_get_problems (DtiStatistics *self);
DTI_AVAILABLE_IN_1_0
char *dti_statistics_to_csv (DtiStatistics *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_statistics_to_json (DtiStatistics *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
