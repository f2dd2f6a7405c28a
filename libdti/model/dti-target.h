/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-plan-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_TARGET (dti_target_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTarget, dti_target, DTI, TARGET, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_target_get_id (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
const char *dti_target_get_node (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
const char *dti_target_get_unit (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
const char *dti_target_get_period (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
DtiTargetKind dti_target_get_kind (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
double dti_target_get_value (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
double dti_target_get_upper (DtiTarget *self);

DTI_AVAILABLE_IN_1_0
char *dti_target_get_title (DtiTarget *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_target_get_main_title (DtiTarget *self);

DTI_AVAILABLE_IN_1_0
const char *dti_target_get_unit_of_measure (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
const char *dti_target_get_source (DtiTarget *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_target_is_met (DtiTarget *self, double number);

G_END_DECLS
