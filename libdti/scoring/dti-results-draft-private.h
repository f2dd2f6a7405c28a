/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* Results that follow a draft of their binding. They belong to one thread. The column of a pillar,
 * and the cells of a tile, are borrowed until something of them changes. What is there is the same
 * as scoring everything anew, to the last bit. */

/* @binding: a draft of that of @base. */
DtiResults *dti_results_new_draft (DtiResults *base, DtiBinding *binding);

/* What has to be scored again of an operation. */
typedef enum
{
  DTI_RESCORE_NOTHING,
  DTI_RESCORE_UNITS,
  DTI_RESCORE_COLUMN,
} DtiRescore;

/* From what was edited to what stands above it. @ops: a DtiRescore for each operation. */
void dti_results_draft_spread (const DtiResults *self, guint8 *ops);
/* One unit at a pillar marked so; children come before their parents. */
void dti_results_draft_rescore_unit (DtiResults *self, guint op, gsize unit);
/* All columns marked so, once the units are done. */
void dti_results_draft_rescore_columns (DtiResults *self, const guint8 *ops);
/* Whether the column of a pillar is still that of the base. */
gboolean dti_results_draft_borrows (const DtiResults *self, guint op);

/* For dti_results_unref(): leaves only what is the draft's own. */
void dti_results_give_back (DtiResults *self);

G_END_DECLS
