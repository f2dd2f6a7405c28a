/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-tile-private.h>

G_BEGIN_DECLS

/* What a scoring produced. Indicators are scored again from their observations whenever they are
 * asked for; of many units, a pillar that is neither ranked nor read by a later stage is kept only
 * once somebody asks for one of them. So a result of a million units is a small part of its data.
 */

typedef struct
{
  gatomicrefcount ref_count;
  DtiBinding *binding;
  gsize n_tiles;
  double *block;        /* the scores of the pillars that are kept from the start */
  double *rest;         /* those of the others, once they are asked for */
  double **scores;      /* for each pillar, its part of these; NULL for indicators */
  DtiTileCells **cells; /* n_tiles for each pillar; NULL: all scored, the node's maximum,
                         coverage 1 */
  gboolean keeps_all;   /* from the start */
  int has_rest;         /* atomic */
  GMutex lock;          /* of whoever makes the rest */
  guint n_threads;      /* that scored, and will again */
  guint8 *unclean; /* for each operation: some unit is not simply scored (atomic while running) */
  guint8 *clamped; /* for each operation: some score was clamped */
  gpointer origin; /* DtiResults whose scores and cells a draft borrows; NULL: all are its own */
} DtiResults;

/* Scores all units in one or several periods together: @bindings share a program. */
gboolean dti_results_run (DtiBinding *const *bindings,
                          gsize n_bindings,
                          const DtiWorkers *workers,
                          DtiResults **results,
                          GError **error);
/* Scores again what is marked in @wanted: pillars, and the indicators they read. The scores of the
 * others are read as they are. Without scripts that cannot fail. */
void dti_results_run_wanted (DtiResults *self, const guint8 *wanted);
DtiResults *dti_results_ref (DtiResults *self);
void dti_results_unref (DtiResults *self);

/* The scores of a pillar; NULL for an indicator. */
const double *dti_results_peek_scores (const DtiResults *self, guint op);
/* Of a pillar: the cells of the tile with number @piece, or NULL where all are clean. */
static inline DtiTileCells **
dti_results_get_cells (const DtiResults *self, guint op, gsize piece)
{
  return &self->cells[self->binding->program->ops[op].pillar * self->n_tiles + piece];
}

/* The scores of a pillar for units [first, first + n) where all of them are scored in full; else
 * NULL. */
const double *dti_results_peek_clean (const DtiResults *self, guint op, gsize first, gsize n);

/* Everything known of one unit at one node. */
DtiUnitScore dti_results_get_unit (const DtiResults *self, guint op, gsize unit);
gboolean dti_results_is_observed (const DtiResults *self, guint op, gsize unit);
/* What the children alone would give, for a pillar that was observed. */
DtiUnitScore dti_results_aggregate_unit (const DtiResults *self, guint op, gsize unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiResults, dti_results_unref)

G_END_DECLS
