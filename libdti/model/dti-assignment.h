/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-plan-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_ASSIGNMENT (dti_assignment_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiAssignment, dti_assignment, DTI, ASSIGNMENT, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_assignment_get_node (DtiAssignment *self);
DTI_AVAILABLE_IN_1_0
const char *dti_assignment_get_agency (DtiAssignment *self);
DTI_AVAILABLE_IN_1_0
DtiRole dti_assignment_get_role (DtiAssignment *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_assignment_get_share (DtiAssignment *self, double *share);

DTI_AVAILABLE_IN_1_0
const char *dti_assignment_get_valid_from (DtiAssignment *self);
DTI_AVAILABLE_IN_1_0
const char *dti_assignment_get_valid_to (DtiAssignment *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_assignment_is_valid_on (DtiAssignment *self, const GDate *day);

DTI_AVAILABLE_IN_1_0
const char *dti_assignment_get_legal_basis (DtiAssignment *self);
DTI_AVAILABLE_IN_1_0
const char *dti_assignment_get_note (DtiAssignment *self);

G_END_DECLS
