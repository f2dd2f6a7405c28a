/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-plan-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_TASK_EVENT (dti_task_event_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTaskEvent, dti_task_event, DTI, TASK_EVENT, GObject)

DTI_AVAILABLE_IN_1_0
DtiTaskStatus dti_task_event_get_status (DtiTaskEvent *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_event_get_date (DtiTaskEvent *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_event_get_actor (DtiTaskEvent *self);
DTI_AVAILABLE_IN_1_0
const char *dti_task_event_get_note (DtiTaskEvent *self);

G_END_DECLS
