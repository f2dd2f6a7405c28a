/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-binding-private.h>

G_BEGIN_DECLS

/* A binding that follows what is written into a draft of its dataset. Belongs to one thread. Leaves
 * are borrowed until something of them is edited. Only for programs without scripts, so that
 * nothing here can fail. */

/* @dataset: a draft of the dataset of @base. */
DtiBinding *dti_binding_new_draft (DtiBinding *base, DtiDataset *dataset);

/* Reads the cell of @unit at @op again. Returns TRUE where the scores of other units can be others
 * now. @whole: whether the cells of all units were read with it. */
gboolean dti_binding_draft_update (DtiBinding *self, guint op, gsize unit, gboolean *whole);
/* Follows another program of the same framework from now on; marks in @changed the operations whose
 * observations must be scored anew. */
void dti_binding_draft_set_program (DtiBinding *self, DtiProgram *program, guint8 *changed);

/* ---- what this file and that of the bindings share ---- */

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

G_END_DECLS
