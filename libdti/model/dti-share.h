/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-agency.h>

G_BEGIN_DECLS

#define DTI_TYPE_SHARE (dti_share_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiShare, dti_share, DTI, SHARE, GObject)

DTI_AVAILABLE_IN_1_0
DtiAgency *dti_share_get_agency (DtiShare *self);
DTI_AVAILABLE_IN_1_0
const char *dti_share_get_node (DtiShare *self);
DTI_AVAILABLE_IN_1_0
double dti_share_get_share (DtiShare *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_share_get_inherited (DtiShare *self);

G_END_DECLS
