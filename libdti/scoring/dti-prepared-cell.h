/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_PREPARED_CELL (dti_prepared_cell_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiPreparedCell, dti_prepared_cell, DTI, PREPARED_CELL, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_prepared_cell_get_unit (DtiPreparedCell *self);
DTI_AVAILABLE_IN_1_0
const char *dti_prepared_cell_get_period (DtiPreparedCell *self);
DTI_AVAILABLE_IN_1_0
const char *dti_prepared_cell_get_node (DtiPreparedCell *self);
DTI_AVAILABLE_IN_1_0
guint dti_prepared_cell_get_step (DtiPreparedCell *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_prepared_cell_get_before (DtiPreparedCell *self, double *before);
DTI_AVAILABLE_IN_1_0
gboolean dti_prepared_cell_get_after (DtiPreparedCell *self, double *after);
DTI_AVAILABLE_IN_1_0
const char *dti_prepared_cell_get_action (DtiPreparedCell *self);

G_END_DECLS
