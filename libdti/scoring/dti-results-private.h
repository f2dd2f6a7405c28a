/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-aggregate-private.h>

G_BEGIN_DECLS

/* What a scoring produced. Pillars are kept; indicators are scored again from their observations
 * whenever they are asked for, so that a result of a million units is not larger than its data. */

/* Units go through a program in tiles, so that what a tile needs stays in the cache. */
#define DTI_TILE 256

/* The units of a tile where a node is not simply scored in full. */
typedef struct
{
  double max[DTI_TILE];
  double applicable[DTI_TILE];
  double coverage[DTI_TILE];
  guint8 cell[DTI_TILE];
  guint8 observed[DTI_TILE]; /* a figure observed for the pillar stands for its children */
} DtiTileCells;

typedef struct
{
  gatomicrefcount ref_count;
  DtiBinding *binding;
  gsize n_tiles;
  double *block;         /* the scores of all pillars */
  double **scores;       /* for each pillar, its part of the block; NULL for indicators */
  DtiTileCells ***cells; /* for each pillar, one for each tile; NULL: all scored, the node's
                            maximum, coverage 1 */
  guint8 *unclean; /* for each operation: some unit is not simply scored (atomic while running) */
  guint8 *clamped; /* for each operation: some score was clamped */
} DtiResults;

/* Scores all units in one or several periods together: @bindings share a program. */
gboolean dti_results_run (DtiBinding *const *bindings,
                          gsize n_bindings,
                          const DtiWorkers *workers,
                          DtiResults **results,
                          GError **error);
DtiResults *dti_results_ref (DtiResults *self);
void dti_results_unref (DtiResults *self);

/* Everything known of one unit at one node. */
DtiUnitScore dti_results_get_unit (const DtiResults *self, guint op, gsize unit);
gboolean dti_results_is_observed (const DtiResults *self, guint op, gsize unit);
/* What the children alone would give, for a pillar that was observed. */
DtiUnitScore dti_results_aggregate_unit (const DtiResults *self, guint op, gsize unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiResults, dti_results_unref)

G_END_DECLS
