/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/model/dti-plan.h>
#include <libdti/monitoring/dti-reporting-rate.h>

G_BEGIN_DECLS

/**
 * DtiRateGroup:
 * @DTI_RATE_GROUP_AGENCY: the agency that reports
 * @DTI_RATE_GROUP_PARENT: the parent of that agency, level by level
 * @DTI_RATE_GROUP_KIND: the kind of that agency
 * @DTI_RATE_GROUP_RULE: the obligation rule
 * @DTI_RATE_GROUP_PERIOD: the period
 * @DTI_RATE_GROUP_ALL: all together
 *
 * By what obligations are counted together.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_RATE_GROUP_AGENCY,
  DTI_RATE_GROUP_PARENT,
  DTI_RATE_GROUP_KIND,
  DTI_RATE_GROUP_RULE,
  DTI_RATE_GROUP_PERIOD,
  DTI_RATE_GROUP_ALL,
} DtiRateGroup;

#define DTI_TYPE_REPORTING_RATES (dti_reporting_rates_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiReportingRates, dti_reporting_rates, DTI, REPORTING_RATES, GObject)

DTI_AVAILABLE_IN_1_0
DtiReportingRates *dti_reporting_rates_new (GListModel *obligations,
                                            DtiRateGroup group) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiReportingRates *dti_reporting_rates_new_with_submissions (
    GListModel *obligations, GListModel *submissions, DtiRateGroup group) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRateGroup dti_reporting_rates_get_group (DtiReportingRates *self);
DTI_AVAILABLE_IN_1_0
DtiReportingRate *dti_reporting_rates_get_total (DtiReportingRates *self);
DTI_AVAILABLE_IN_1_0
DtiReportingRate *dti_reporting_rates_lookup (DtiReportingRates *self, const char *id);
DTI_AVAILABLE_IN_1_0
DtiReportingRates *dti_reporting_rates_roll_up (DtiReportingRates *self,
                                                DtiPlan *plan,
                                                DtiRateGroup group,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_reporting_rates_get_problems (DtiReportingRates *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rates_get_n_items (DtiReportingRates *self);
DTI_AVAILABLE_IN_1_0
char *dti_reporting_rates_to_csv (DtiReportingRates *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_reporting_rates_to_json (DtiReportingRates *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
