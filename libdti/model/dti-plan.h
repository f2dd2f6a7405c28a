/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/model/dti-baseline.h>
#include <libdti/model/dti-framework.h>
#include <libdti/model/dti-obligation-rule.h>
#include <libdti/model/dti-responsibility.h>
#include <libdti/model/dti-task.h>

G_BEGIN_DECLS

#define DTI_TYPE_PLAN (dti_plan_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiPlan, dti_plan, DTI, PLAN, GObject)

DTI_AVAILABLE_IN_1_0
DtiPlan *dti_plan_new_from_file (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_plan_new_from_file_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiPlan *dti_plan_new_from_file_finish (GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPlan *dti_plan_new_from_json (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_plan_check_file (GFile *file,
                                     DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_plan_to_json (DtiPlan *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_plan_get_digest (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
const char *dti_plan_get_id (DtiPlan *self);

DTI_AVAILABLE_IN_1_0
char *dti_plan_get_title (DtiPlan *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_plan_get_main_title (DtiPlan *self);

DTI_AVAILABLE_IN_1_0
const char *dti_plan_get_framework_id (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
const char *dti_plan_get_source (DtiPlan *self);

DTI_AVAILABLE_IN_1_0
const char *dti_plan_get_valid_from (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
const char *dti_plan_get_valid_to (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_plan_is_valid_on (DtiPlan *self, const GDate *day);

DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_get_agencies (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_get_assignments (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_get_tasks (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_get_targets (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_get_obligations (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_get_baselines (DtiPlan *self);
DTI_AVAILABLE_IN_1_0
DtiAgency *dti_plan_lookup_agency (DtiPlan *self, const char *id);
DTI_AVAILABLE_IN_1_0
DtiTask *dti_plan_lookup_task (DtiPlan *self, const char *id);
DTI_AVAILABLE_IN_1_0
DtiObligationRule *dti_plan_lookup_obligation (DtiPlan *self, const char *id);
DTI_AVAILABLE_IN_1_0
DtiAgency *
dti_plan_match_agency (DtiPlan *self, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **
dti_plan_list_members (DtiPlan *self, const char *id, const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_plan_list_reporters (DtiPlan *self,
                                const char *obligation,
                                const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_plan_validate (DtiPlan *self,
                                   DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_list_assignments (DtiPlan *self,
                                       DtiFramework *framework,
                                       const char *node,
                                       const GDate *day,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_list_shares (DtiPlan *self,
                                  DtiFramework *framework,
                                  const char *node,
                                  const GDate *day,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_plan_who_answers_for (DtiPlan *self,
                                      DtiFramework *framework,
                                      const char *node,
                                      const GDate *day,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
