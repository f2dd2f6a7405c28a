/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_BASELINE (dti_baseline_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiBaseline, dti_baseline, DTI, BASELINE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_baseline_get_node (DtiBaseline *self);
DTI_AVAILABLE_IN_1_0
const char *dti_baseline_get_unit (DtiBaseline *self);
DTI_AVAILABLE_IN_1_0
const char *dti_baseline_get_period (DtiBaseline *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_baseline_get_value (DtiBaseline *self, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_baseline_get_rank (DtiBaseline *self, double *rank);
DTI_AVAILABLE_IN_1_0
gboolean dti_baseline_get_doubtful (DtiBaseline *self);
DTI_AVAILABLE_IN_1_0
const char *dti_baseline_get_note (DtiBaseline *self);
DTI_AVAILABLE_IN_1_0
const char *dti_baseline_get_source (DtiBaseline *self);

G_END_DECLS
