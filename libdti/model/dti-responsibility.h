/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-agency.h>
#include <libdti/model/dti-assignment.h>

G_BEGIN_DECLS

#define DTI_TYPE_RESPONSIBILITY (dti_responsibility_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiResponsibility, dti_responsibility, DTI, RESPONSIBILITY, GObject)

DTI_AVAILABLE_IN_1_0
guint dti_responsibility_get_step (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
DtiRole dti_responsibility_get_role (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
DtiAgency *dti_responsibility_get_agency (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
const char *dti_responsibility_get_agency_title (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
DtiAssignment *dti_responsibility_get_assignment (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
const char *dti_responsibility_get_node (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_responsibility_get_inherited (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
const char *dti_responsibility_get_valid_from (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
const char *dti_responsibility_get_valid_to (DtiResponsibility *self);
DTI_AVAILABLE_IN_1_0
const char *dti_responsibility_get_legal_basis (DtiResponsibility *self);

G_END_DECLS
