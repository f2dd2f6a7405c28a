/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-aggregate-private.h>

G_BEGIN_DECLS

/* Units go through a program in tiles: so few that what a tile needs stays in the cache, so many
 * that columns are read in long runs. */
#define DTI_TILE 2048

/* The units of a tile where a node is not simply scored in full: one item for each. Free with
 * g_free(). */
typedef struct
{
  gsize n;
  double *max;
  double *applicable;
  double *coverage;
  guint8 *cell;
  guint8 *observed; /* a figure observed for the pillar stands for its children */
} DtiTileCells;

/* A node in the tile that is being scored. */
typedef struct
{
  const double *scores;
  DtiTileCells *cells; /* NULL: all scored in full */
  gboolean is_sure;    /* and in their bounds: what is made of them is finite */
} DtiTileNode;

/* Rounds a score as its node says. */
double dti_tile_round (const DtiOp *op, double score);
/* Cells of a tile of @n units: with nothing in them, as of one that is scored in full, and a copy.
 */
DtiTileCells *dti_tile_alloc_cells (gsize n);
DtiTileCells *dti_tile_new_cells (double max, gsize n);
DtiTileCells *dti_tile_copy_cells (const DtiTileCells *cells);

/* One unit of a tile; @cells may be NULL. */
DtiUnitScore
dti_tile_load_unit (const DtiOp *op, const double *scores, const DtiTileCells *cells, gsize i);
/* What the observation of unit @unit says, given the score its rules made of it. */
DtiUnitScore
dti_tile_judge_observation (const DtiBinding *binding, guint op, gsize unit, double score);

/* Whether something was observed for the pillar itself, be it that it is not applicable. */
gboolean dti_tile_is_observed (const DtiBinding *binding, guint op, gsize unit);

/* Scores an indicator; returns FALSE where the tile is clean and @cells were not needed. */
gboolean dti_tile_score_indicator (const DtiBinding *binding,
                                   guint position,
                                   gsize first,
                                   gsize n,
                                   double *scores,
                                   DtiTileCells *cells,
                                   gsize *n_clamped);

/* Scores a pillar from the tiles of its children, which stand at their positions; returns its
 * cells, NULL where the tile is clean. @is_sure: see DtiTileNode. */
DtiTileCells *dti_tile_score_pillar (const DtiBinding *binding,
                                     guint position,
                                     gsize first,
                                     gsize n,
                                     const DtiTileNode *tile,
                                     double *scores,
                                     gboolean *is_sure,
                                     gsize *n_clamped);

/* Figures observed for the pillar itself win over what its children give; makes @cells where they
 * are needed. */
void dti_tile_observe_pillar (const DtiBinding *binding,
                              guint position,
                              gsize first,
                              gsize n,
                              double *scores,
                              DtiTileCells **cells,
                              gsize *n_clamped);

G_END_DECLS
