/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-unit-registry.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_COHORT (dti_cohort_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiCohort, dti_cohort, DTI, COHORT, GObject)

DTI_AVAILABLE_IN_1_0
DtiCohort *dti_cohort_new (DtiScorecard *older,
                           DtiScorecard *newer,
                           DtiUnitRegistry *registry,
                           const char *weight_column,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_cohort_get_older (DtiCohort *self);
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_cohort_get_newer (DtiCohort *self);
DTI_AVAILABLE_IN_1_0
guint dti_cohort_get_n_units (DtiCohort *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_cohort_get_units (DtiCohort *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_cohort_is_reconstructed (DtiCohort *self, const char *unit);
DTI_AVAILABLE_IN_1_0
char **dti_cohort_list_predecessors (DtiCohort *self, const char *unit) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean
dti_cohort_get_weight (DtiCohort *self, const char *unit, const char *predecessor, double *weight);
DTI_AVAILABLE_IN_1_0
char *dti_cohort_describe_unit (DtiCohort *self,
                                const char *unit,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_cohort_list_joined (DtiCohort *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_cohort_list_left (DtiCohort *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_cohort_get_older_column (DtiCohort *self,
                                     const char *node,
                                     DtiColumn column,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_cohort_get_newer_column (DtiCohort *self,
                                     const char *node,
                                     DtiColumn column,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_cohort_get_problems (DtiCohort *self);

G_END_DECLS
