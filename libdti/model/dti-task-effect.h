/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_TASK_EFFECT (dti_task_effect_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTaskEffect, dti_task_effect, DTI, TASK_EFFECT, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_task_effect_get_node (DtiTaskEffect *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_task_effect_get_points (DtiTaskEffect *self, double *points);
DTI_AVAILABLE_IN_1_0
gboolean dti_task_effect_get_value (DtiTaskEffect *self, double *value);
DTI_AVAILABLE_IN_1_0
double dti_task_effect_get_probability (DtiTaskEffect *self);

G_END_DECLS
