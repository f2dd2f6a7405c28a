/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_ACCOUNTABILITY_ROW (dti_accountability_row_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiAccountabilityRow, dti_accountability_row, DTI, ACCOUNTABILITY_ROW, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_accountability_row_get_agency (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
const char *dti_accountability_row_get_agency_title (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_accountability_row_get_nodes (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
guint dti_accountability_row_get_n_nodes (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
double dti_accountability_row_get_points (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
double dti_accountability_row_get_lost_full (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
double dti_accountability_row_get_lost_shared (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_row_get_gained_shared (DtiAccountabilityRow *self, double *gained);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_row_get_over_claimed (DtiAccountabilityRow *self, double *points);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_row_get_on_time_rate (DtiAccountabilityRow *self, double *rate);
DTI_AVAILABLE_IN_1_0
gboolean dti_accountability_row_get_return_rate (DtiAccountabilityRow *self, double *rate);
DTI_AVAILABLE_IN_1_0
guint dti_accountability_row_get_n_due (DtiAccountabilityRow *self);
DTI_AVAILABLE_IN_1_0
guint dti_accountability_row_get_busiest_week (DtiAccountabilityRow *self, GDate **monday);
DTI_AVAILABLE_IN_1_0
char *
dti_accountability_row_get_collation_key (DtiAccountabilityRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
