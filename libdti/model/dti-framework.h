/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/model/dti-assessment-rules.h>
#include <libdti/model/dti-indicator.h>
#include <libdti/model/dti-pillar.h>

G_BEGIN_DECLS

#define DTI_TYPE_FRAMEWORK (dti_framework_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiFramework, dti_framework, DTI, FRAMEWORK, GObject)

DTI_AVAILABLE_IN_1_0
DtiFramework *dti_framework_new_from_file (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_framework_new_from_file_async (GFile *file,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_framework_new_from_file_finish (GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_framework_new_from_json (const char *json,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_framework_new_builtin (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_framework_list_builtin (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_framework_check_file (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_framework_to_json (DtiFramework *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_framework_make_variant (DtiFramework *self,
                                          const char *pointer,
                                          const char *json,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_framework_get_id (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
char *dti_framework_get_title (DtiFramework *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_framework_get_main_title (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
const char *dti_framework_get_source (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_framework_get_periods (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_framework_get_languages (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
const char *dti_framework_get_digest (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
DtiAssessmentRules *dti_framework_get_assessment (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
DtiPillar *dti_framework_get_root (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_framework_get_ranking_node (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_framework_get_method (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_framework_get_nodes (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_framework_get_indicators (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_framework_get_pillars (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_framework_get_views (DtiFramework *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_framework_lookup (DtiFramework *self, const char *id);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_has_column (DtiFramework *self, const char *name, gboolean *is_label);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_framework_validate (DtiFramework *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
