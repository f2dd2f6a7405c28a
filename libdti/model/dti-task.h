/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-target.h>
#include <libdti/model/dti-task-effect.h>
#include <libdti/model/dti-task-event.h>

G_BEGIN_DECLS

#define DTI_TYPE_TASK (dti_task_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTask, dti_task, DTI, TASK, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_task_get_id (DtiTask *self);

DTI_AVAILABLE_IN_1_0
char *dti_task_get_title (DtiTask *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_task_get_main_title (DtiTask *self);

DTI_AVAILABLE_IN_1_0
const char *dti_task_get_group (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_get_node (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_task_get_leads (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_task_get_coordinators (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_task_get_performers (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_get_due (DtiTask *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_task_get_frequency (DtiTask *self, DtiFrequency *frequency);
DTI_AVAILABLE_IN_1_0
DtiTarget *dti_task_get_target (DtiTask *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_task_get_cost (DtiTask *self, double *cost);
DTI_AVAILABLE_IN_1_0
GListModel *dti_task_get_effects (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_task_get_requires (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_task_get_excludes (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_get_legal_basis (DtiTask *self);
DTI_AVAILABLE_IN_1_0
DtiTaskStatus dti_task_get_status (DtiTask *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_task_get_status_on (DtiTask *self, const GDate *day, DtiTaskStatus *status);
DTI_AVAILABLE_IN_1_0
GListModel *dti_task_get_history (DtiTask *self);

DTI_AVAILABLE_IN_1_0
const char *dti_task_get_valid_from (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_get_valid_to (DtiTask *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_task_is_valid_on (DtiTask *self, const GDate *day);

DTI_AVAILABLE_IN_1_0
const char *dti_task_get_note (DtiTask *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_get_source (DtiTask *self);

G_END_DECLS
