/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-period.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_UNIT (dti_unit_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiUnit, dti_unit, DTI, UNIT, GObject)

DTI_AVAILABLE_IN_1_0
DtiUnit *dti_unit_new (const char *id, const char *title) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_unit_get_id (DtiUnit *self);
DTI_AVAILABLE_IN_1_0
char *dti_unit_get_title (DtiUnit *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_unit_get_main_title (DtiUnit *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_unit_get_aliases (DtiUnit *self);
DTI_AVAILABLE_IN_1_0
const char *dti_unit_get_region (DtiUnit *self);
DTI_AVAILABLE_IN_1_0
const char *dti_unit_get_parent (DtiUnit *self);
DTI_AVAILABLE_IN_1_0
const char *dti_unit_get_valid_from (DtiUnit *self);
DTI_AVAILABLE_IN_1_0
const char *dti_unit_get_valid_to (DtiUnit *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_unit_is_valid_in (DtiUnit *self, const DtiPeriod *period);
DTI_AVAILABLE_IN_1_0
char *dti_unit_get_collation_key (DtiUnit *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
