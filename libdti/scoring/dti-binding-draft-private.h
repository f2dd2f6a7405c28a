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

G_END_DECLS
