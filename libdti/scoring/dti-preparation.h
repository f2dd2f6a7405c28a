/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/data/dti-dataset.h>
#include <libdti/model/dti-framework.h>
#include <libdti/model/dti-step.h>

G_BEGIN_DECLS

#define DTI_TYPE_PREPARATION (dti_preparation_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiPreparation, dti_preparation, DTI, PREPARATION, GObject)

DTI_AVAILABLE_IN_1_0
DtiPreparation *dti_preparation_new (DtiFramework *framework,
                                     DtiDataset *dataset,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPreparation *dti_preparation_new_with_steps (DtiFramework *framework,
                                                DtiDataset *dataset,
                                                GListModel *steps,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_preparation_get_framework (DtiPreparation *self);
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_preparation_get_source (DtiPreparation *self);
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_preparation_get_dataset (DtiPreparation *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_preparation_get_steps (DtiPreparation *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_preparation_get_cells (DtiPreparation *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_preparation_get_treated_columns (DtiPreparation *self);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_preparation_get_problems (DtiPreparation *self);

G_END_DECLS
