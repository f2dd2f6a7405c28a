/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_AGENCY (dti_agency_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiAgency, dti_agency, DTI, AGENCY, GObject)

DTI_AVAILABLE_IN_1_0
DtiAgency *dti_agency_new (const char *id, const char *title) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_id (DtiAgency *self);

DTI_AVAILABLE_IN_1_0
char *dti_agency_get_title (DtiAgency *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_main_title (DtiAgency *self);

DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_abbreviation (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_kind (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_parent (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_answers_to (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_agency_get_is_group (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_agency_get_members (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_agency_get_aliases (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_agency_get_successors (DtiAgency *self);

DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_valid_from (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_valid_to (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_agency_is_valid_on (DtiAgency *self, const GDate *day);

DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_note (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
const char *dti_agency_get_source (DtiAgency *self);
DTI_AVAILABLE_IN_1_0
char *dti_agency_get_collation_key (DtiAgency *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
