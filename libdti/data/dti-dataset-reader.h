/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-number.h>
#include <libdti/data/dti-dataset.h>

G_BEGIN_DECLS

#define DTI_TYPE_DATASET_READER (dti_dataset_reader_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiDatasetReader, dti_dataset_reader, DTI, DATASET_READER, GObject)

DTI_AVAILABLE_IN_1_0
DtiDatasetReader *dti_dataset_reader_new (DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_dataset_reader_get_framework (DtiDatasetReader *self);
DTI_AVAILABLE_IN_1_0
DtiNumberConvention dti_dataset_reader_get_number_convention (DtiDatasetReader *self);
DTI_AVAILABLE_IN_1_0
void dti_dataset_reader_set_number_convention (DtiDatasetReader *self,
                                               DtiNumberConvention convention);
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_dataset_reader_read_file (DtiDatasetReader *self,
                                          GFile *file,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_dataset_reader_read_file_async (DtiDatasetReader *self,
                                         GFile *file,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_dataset_reader_read_file_finish (DtiDatasetReader *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_dataset_reader_read_bytes (DtiDatasetReader *self,
                                           GBytes *bytes,
                                           const char *name,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
