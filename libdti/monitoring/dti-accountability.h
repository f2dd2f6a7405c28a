/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/monitoring/dti-accountability-node.h>
#include <libdti/monitoring/dti-accountability-row.h>
#include <libdti/monitoring/dti-reporting-rates.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_ACCOUNTABILITY (dti_accountability_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiAccountability, dti_accountability, DTI, ACCOUNTABILITY, GObject)

DTI_AVAILABLE_IN_1_0
DtiAccountability *dti_accountability_new (DtiScorecard *card,
                                           DtiPlan *plan,
                                           const char *unit,
                                           const GDate *day,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_accountability_get_scorecard (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
DtiPlan *dti_accountability_get_plan (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
const char *dti_accountability_get_unit (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
GDate *dti_accountability_get_day (DtiAccountability *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean
dti_accountability_set_previous (DtiAccountability *self, DtiScorecard *previous, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_set_claimed (DtiAccountability *self,
                                         DtiScorecard *claimed,
                                         DtiScorecard *appraised,
                                         GError **error);
DTI_AVAILABLE_IN_1_0
void dti_accountability_set_rates (DtiAccountability *self, DtiReportingRates *rates);
DTI_AVAILABLE_IN_1_0
void dti_accountability_set_obligations (DtiAccountability *self, GListModel *obligations);
DTI_AVAILABLE_IN_1_0
double dti_accountability_get_lost (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
double dti_accountability_get_unassigned_lost (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_get_gained (DtiAccountability *self, double *gained);
DTI_AVAILABLE_IN_1_0
const char *const *dti_accountability_get_unassigned_nodes (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_accountability_get_nodes (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
guint dti_accountability_get_n_items (DtiAccountability *self);
DTI_AVAILABLE_IN_1_0
DtiAccountabilityRow *dti_accountability_lookup (DtiAccountability *self, const char *agency);
DTI_AVAILABLE_IN_1_0
GListModel *dti_accountability_who_answers_for (DtiAccountability *self,
                                                const char *node,
                                                const GDate *day,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *
dti_accountability_check_coverage (DtiAccountability *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_accountability_to_csv (DtiAccountability *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_accountability_to_json (DtiAccountability *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
