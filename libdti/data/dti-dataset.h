/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/data/dti-observation.h>
#include <libdti/model/dti-framework.h>

G_BEGIN_DECLS

#define DTI_TYPE_DATASET (dti_dataset_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiDataset, dti_dataset, DTI, DATASET, GObject)

DTI_AVAILABLE_IN_1_0
DtiDataset *dti_dataset_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_dataset_new_from_file (GFile *file,
                                       DtiFramework *framework,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_dataset_to_csv (DtiDataset *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_dataset_to_json (DtiDataset *self) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
gboolean
dti_dataset_add_unit (DtiDataset *self, const char *unit, const char *name, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_units (DtiDataset *self, const char *const *units, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_number (DtiDataset *self,
                                 const char *unit,
                                 const char *period,
                                 const char *node,
                                 double number,
                                 GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_ratio (DtiDataset *self,
                                const char *unit,
                                const char *period,
                                const char *node,
                                double numerator,
                                double denominator,
                                GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_status (DtiDataset *self,
                                 const char *unit,
                                 const char *period,
                                 const char *node,
                                 DtiStatus status,
                                 GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_text (DtiDataset *self,
                               const char *unit,
                               const char *period,
                               const char *node,
                               const char *text,
                               GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_observed_max (DtiDataset *self,
                                       const char *unit,
                                       const char *period,
                                       const char *node,
                                       double max,
                                       GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_input (DtiDataset *self,
                                const char *unit,
                                const char *period,
                                const char *node,
                                const char *input,
                                double number,
                                GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_label (DtiDataset *self,
                                const char *unit,
                                const char *period,
                                const char *column,
                                const char *label,
                                GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_ranked (
    DtiDataset *self, const char *unit, const char *period, gboolean ranked, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_period_status (
    DtiDataset *self, const char *period, const char *node, DtiStatus status, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_add_observation (DtiDataset *self,
                                      const char *unit,
                                      const char *period,
                                      const char *node,
                                      DtiObservation *observation,
                                      GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_set_column (
    DtiDataset *self, const char *period, const char *node, GBytes *numbers, GError **error);

DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_get_number (
    DtiDataset *self, const char *unit, const char *period, const char *node, double *number);
DTI_AVAILABLE_IN_1_0
DtiStatus
dti_dataset_get_status (DtiDataset *self, const char *unit, const char *period, const char *node);
DTI_AVAILABLE_IN_1_0
const char *
dti_dataset_get_label (DtiDataset *self, const char *unit, const char *period, const char *column);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_get_ranked (DtiDataset *self, const char *unit, const char *period);
DTI_AVAILABLE_IN_1_0
DtiObservation *dti_dataset_lookup_observation (DtiDataset *self,
                                                const char *unit,
                                                const char *period,
                                                const char *node,
                                                DtiStage stage) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_dataset_get_column (DtiDataset *self,
                                const char *period,
                                const char *node,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_dataset_get_unit_name (DtiDataset *self, const char *unit);
DTI_AVAILABLE_IN_1_0
const char *const *dti_dataset_get_units (DtiDataset *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_dataset_get_periods (DtiDataset *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_dataset_get_nodes (DtiDataset *self);
DTI_AVAILABLE_IN_1_0
char **dti_dataset_list_units (DtiDataset *self, const char *period) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_dataset_get_problems (DtiDataset *self);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_dataset_check (DtiDataset *self,
                                   DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_dataset_seal (DtiDataset *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_dataset_get_sealed (DtiDataset *self);
DTI_AVAILABLE_IN_1_0
const char *dti_dataset_get_digest (DtiDataset *self);

G_END_DECLS
