/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* One unit at all nodes, to play with: what the pillars would be if some of the nodes below them
 * were different. The results it is taken from do not change. Belongs to one thread. */
typedef struct
{
  const DtiProgram *program;
  DtiUnitScore *cells; /* one for each operation */
  guint8 *fixed;       /* cells that are not made from their children: indicators, pillars that were
                          observed, are compared with other units, or lost points for being late */
} DtiUnitTree;

DtiUnitTree *dti_unit_tree_new (const DtiResults *results, gsize unit);
DtiUnitTree *dti_unit_tree_copy (const DtiUnitTree *self);
void dti_unit_tree_free (DtiUnitTree *self);

/* Makes @op and all that is not fixed below it from what stands below, as the scorer does, to the
 * last bit. */
const DtiUnitScore *dti_unit_tree_evaluate (DtiUnitTree *self, guint op);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiUnitTree, dti_unit_tree_free)

G_END_DECLS
