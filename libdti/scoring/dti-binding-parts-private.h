/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-binding-private.h>

G_BEGIN_DECLS

/* What a binding is made of; for the files of the bindings only. */

DtiBinding *
dti_binding_alloc (DtiProgram *program, DtiDataset *dataset, const char *period, DtiStage stage);
void dti_binding_bind_leaf (DtiBinding *self, guint position);
void dti_binding_clear_leaf (DtiLeaf *leaf, guint n_rules);
DtiCell dti_binding_read_cell (const DtiBinding *self,
                               const DtiOp *op,
                               const DtiLeaf *leaf,
                               const DtiDatasetColumn *column,
                               gsize unit,
                               double *number);
/* From the dataset to numbers. */
void dti_binding_read_leaf (const DtiBinding *self, guint position, DtiLeaf *leaf);
/* What the first rules must know of all units. */
void dti_binding_measure_rules (DtiBinding *self, guint position, guint n_rules);
/* What the rules of the assessment do to the node; fails only with a script. */
gboolean dti_binding_assess_leaf (DtiBinding *self, guint position, GError **error);

G_END_DECLS
