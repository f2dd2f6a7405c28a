/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_NODE_IMPORTANCE (dti_node_importance_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiNodeImportance, dti_node_importance, DTI, NODE_IMPORTANCE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_node_importance_get_node (DtiNodeImportance *self);
DTI_AVAILABLE_IN_1_0
guint dti_node_importance_get_n_units (DtiNodeImportance *self);
DTI_AVAILABLE_IN_1_0
guint dti_node_importance_get_n_lost (DtiNodeImportance *self);
DTI_AVAILABLE_IN_1_0
guint dti_node_importance_get_n_moved (DtiNodeImportance *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_node_importance_get_mean_shift (DtiNodeImportance *self, double *mean_shift);
DTI_AVAILABLE_IN_1_0
gboolean dti_node_importance_get_max_shift (DtiNodeImportance *self, double *max_shift);
DTI_AVAILABLE_IN_1_0
gboolean dti_node_importance_get_correlation (DtiNodeImportance *self, double *correlation);

G_END_DECLS
