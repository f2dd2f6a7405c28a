/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-tile-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/base/dti-vector-private.h>

/* ---- units and their cells ---- */

double
dti_tile_round (const DtiOp *op, double score)
{
  return op->round_digits >= 0 ? dti_number_round (score, op->round_digits) : score;
}

static void
round_scores (const DtiOp *op, double *scores, gsize n)
{
  for (gsize i = 0; op->round_digits >= 0 && i < n; i++)
    scores[i] = dti_tile_round (op, scores[i]);
}

static void
fill_cells (DtiTileCells *cells, double max, DtiCell cell, double coverage, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      cells->max[i] = max;
      cells->applicable[i] = max;
      cells->coverage[i] = coverage;
      cells->cell[i] = (guint8) cell;
      cells->observed[i] = FALSE;
    }
}

static void
store_unit (double *scores, DtiTileCells *cells, gsize i, const DtiUnitScore *unit)
{
  scores[i] = unit->score;
  cells->max[i] = unit->max;
  cells->applicable[i] = unit->applicable;
  cells->coverage[i] = unit->coverage;
  cells->cell[i] = (guint8) unit->cell;
}

DtiUnitScore
dti_tile_load_unit (const DtiOp *op, const double *scores, const DtiTileCells *cells, gsize i)
{
  DtiUnitScore unit = { scores[i], op->max, op->max, 1.0, DTI_CELL_SCORED };

  if (cells == NULL)
    return unit;

  unit.max = cells->max[i];
  unit.applicable = cells->applicable[i];
  unit.coverage = cells->coverage[i];
  unit.cell = (DtiCell) cells->cell[i];

  return unit;
}

static DtiCell
get_observed_cell (const DtiLeaf *leaf, gsize unit)
{
  if (leaf->cells != NULL)
    return (DtiCell) leaf->cells[unit];

  return isnan (leaf->numbers[unit]) ? DTI_CELL_MISSING : DTI_CELL_SCORED;
}

DtiUnitScore
dti_tile_judge_observation (const DtiBinding *binding, guint op, gsize unit, double score)
{
  const DtiLeaf *leaf = &binding->leaves[op];
  double max = binding->program->ops[op].max;
  DtiUnitScore result = { score, max, max, 1.0, DTI_CELL_SCORED };

  if (leaf->maxima != NULL && !isnan (leaf->maxima[unit]))
    result.max = result.applicable = leaf->maxima[unit];
  result.cell = get_observed_cell (leaf, unit);
  if (result.cell == DTI_CELL_SCORED && !isfinite (score))
    result.cell = DTI_CELL_NOT_COMPUTABLE;
  if (result.cell != DTI_CELL_SCORED)
    result.score = NAN;
  if (result.cell == DTI_CELL_MISSING)
    result.coverage = 0.0;
  if (result.cell == DTI_CELL_NOT_APPLICABLE)
    result.coverage = NAN;

  return result;
}

static gboolean
is_clean (const DtiLeaf *leaf, const double *scores, gsize n)
{
  return leaf->is_sure || (leaf->cells == NULL && leaf->maxima == NULL && !dti_has_nan (scores, n));
}

/* Whether all is known of a unit by its score. */
static inline gboolean
is_plain (const DtiLeaf *leaf, double score)
{
  return isfinite (score) && leaf->cells == NULL && leaf->maxima == NULL;
}

gboolean
dti_tile_score_indicator (const DtiBinding *binding,
                          guint position,
                          gsize first,
                          gsize n,
                          double *scores,
                          DtiTileCells *cells,
                          gsize *n_clamped)
{
  const DtiOp *op = &binding->program->ops[position];
  const DtiLeaf *leaf = &binding->leaves[position];

  if (leaf->numbers == NULL)
    {
      for (gsize i = 0; i < n; i++)
        scores[i] = NAN;
      fill_cells (cells, op->max, DTI_CELL_MISSING, 0.0, n);
      return TRUE;
    }

  dti_binding_apply_rules (binding, position, first, n, scores, n_clamped);
  round_scores (op, scores, n);
  if (is_clean (leaf, scores, n))
    return FALSE;

  fill_cells (cells, op->max, DTI_CELL_SCORED, 1.0, n);
  for (gsize i = 0; i < n; i++)
    {
      DtiUnitScore unit;

      if (is_plain (leaf, scores[i]))
        continue;
      unit = dti_tile_judge_observation (binding, position, first + i, scores[i]);
      store_unit (scores, cells, i, &unit);
    }

  return TRUE;
}

/* ---- pillars ---- */

/* One block of memory, so that few units take few bytes. */
DtiTileCells *
dti_tile_alloc_cells (gsize n)
{
  DtiTileCells *cells =
      g_malloc (sizeof (DtiTileCells) + n * (3 * sizeof (double) + 2 * sizeof (guint8)));

  cells->n = n;
  cells->max = (double *) (gpointer) (cells + 1);
  cells->applicable = cells->max + n;
  cells->coverage = cells->applicable + n;
  cells->cell = (guint8 *) (gpointer) (cells->coverage + n);
  cells->observed = cells->cell + n;

  return cells;
}

DtiTileCells *
dti_tile_new_cells (double max, gsize n)
{
  DtiTileCells *cells = dti_tile_alloc_cells (n);

  fill_cells (cells, max, DTI_CELL_SCORED, 1.0, n);

  return cells;
}

DtiTileCells *
dti_tile_copy_cells (const DtiTileCells *cells)
{
  DtiTileCells *copy = dti_tile_alloc_cells (cells->n);

  memcpy (copy->max, cells->max, 3 * cells->n * sizeof (double));
  memcpy (copy->cell, cells->cell, 2 * cells->n * sizeof (guint8));

  return copy;
}

/* Aggregates the units marked in @wanted, one by one; NULL: all. */
static void
aggregate_units (const DtiProgram *program,
                 const DtiOp *op,
                 const DtiTileNode *tile,
                 gsize n,
                 const guint8 *wanted,
                 double *scores,
                 DtiTileCells *cells)
{
  DtiUnitScore *children = g_newa (DtiUnitScore, op->n_children + 1);

  for (gsize i = 0; i < n; i++)
    {
      DtiUnitScore unit;

      if (wanted != NULL && !wanted[i])
        continue;
      for (guint k = 0; k < op->n_children; k++)
        {
          guint child = op->children[k].op;

          children[k] =
              dti_tile_load_unit (&program->ops[child], tile[child].scores, tile[child].cells, i);
        }
      unit = dti_aggregate_unit (op, children);
      store_unit (scores, cells, i, &unit);
    }
}

/* Marks the units of which a child is not simply scored in full. */
static void
mark_unclean (const DtiOpChild *edge, const DtiTileCells *cells, gsize n, guint8 *unclean)
{
  for (gsize i = 0; i < n; i++)
    unclean[i] |= cells->cell[i] != DTI_CELL_SCORED || cells->max[i] != edge->max ||
                  cells->applicable[i] != edge->max || cells->coverage[i] != 1.0;
}

/* Aggregates all units together as if their children were scored in full, then once more those of
 * which that is not so. Returns NULL where it is so of all. */
static DtiTileCells *
aggregate_run (const DtiProgram *program,
               const DtiOp *op,
               const DtiTileNode *tile,
               gsize n,
               double *scores,
               gboolean *is_sure)
{
  const double **children = g_newa0 (const double *, op->n_children + 1);
  guint8 unclean[DTI_TILE];
  gboolean is_clean = TRUE;
  DtiTileCells *cells;

  *is_sure = TRUE;
  for (guint k = 0; k < op->n_children; k++)
    {
      const DtiTileNode *child = &tile[op->children[k].op];

      children[k] = child->scores;
      if (!op->children[k].counts)
        continue;
      *is_sure &= child->is_sure;
      if (child->cells == NULL)
        continue;
      if (is_clean)
        memset (unclean, FALSE, n);
      is_clean = FALSE;
      mark_unclean (&op->children[k], child->cells, n, unclean);
    }
  dti_aggregate_run (op, children, n, scores);
  if (is_clean && (*is_sure || !dti_has_nan (scores, n)))
    return NULL;

  for (gsize i = 0; i < n; i++)
    unclean[i] = (!is_clean && unclean[i]) || isnan (scores[i]);
  cells = dti_tile_new_cells (op->max, n);
  aggregate_units (program, op, tile, n, unclean, scores, cells);

  return cells;
}

static DtiTileCells *
aggregate (const DtiProgram *program,
           const DtiOp *op,
           const DtiTileNode *tile,
           gsize n,
           double *scores,
           gboolean *is_sure)
{
  DtiTileCells *cells;

  if (op->has_run)
    return aggregate_run (program, op, tile, n, scores, is_sure);

  cells = dti_tile_new_cells (op->max, n);
  aggregate_units (program, op, tile, n, NULL, scores, cells);

  return cells;
}

void
dti_tile_observe_pillar (const DtiBinding *binding,
                         guint position,
                         gsize first,
                         gsize n,
                         double *scores,
                         DtiTileCells **cells,
                         gsize *n_clamped)
{
  const DtiOp *op = &binding->program->ops[position];
  const DtiLeaf *leaf = &binding->leaves[position];
  double observed[DTI_TILE];

  if (leaf->numbers == NULL)
    return;

  dti_binding_apply_rules (binding, position, first, n, observed, n_clamped);
  for (gsize i = 0; i < n; i++)
    {
      DtiUnitScore unit = dti_tile_judge_observation (binding, position, first + i, observed[i]);

      if (unit.cell == DTI_CELL_MISSING)
        continue;
      unit.score = dti_tile_round (op, unit.score);
      if (*cells == NULL)
        *cells = dti_tile_new_cells (op->max, n);
      store_unit (scores, *cells, i, &unit);
      (*cells)->observed[i] = unit.cell != DTI_CELL_NOT_APPLICABLE;
    }
}

gboolean
dti_tile_is_observed (const DtiBinding *binding, guint op, gsize unit)
{
  const DtiLeaf *leaf = &binding->leaves[op];

  return leaf->numbers != NULL && get_observed_cell (leaf, unit) != DTI_CELL_MISSING;
}

/* A unit whose figure was observed is not compared with those whose figures are computed. */
static void
withdraw_observed (const DtiBinding *binding,
                   guint position,
                   gsize first,
                   gsize n,
                   double *scores,
                   DtiTileCells **cells)
{
  for (gsize i = 0; i < n; i++)
    {
      if (!dti_tile_is_observed (binding, position, first + i))
        continue;
      if (*cells == NULL)
        *cells = dti_tile_new_cells (binding->program->ops[position].max, n);
      scores[i] = NAN;
      (*cells)->cell[i] = DTI_CELL_MISSING;
    }
}

DtiTileCells *
dti_tile_score_pillar (const DtiBinding *binding,
                       guint position,
                       gsize first,
                       gsize n,
                       const DtiTileNode *tile,
                       double *scores,
                       gboolean *is_sure,
                       gsize *n_clamped)
{
  const DtiProgram *program = binding->program;
  const DtiOp *op = &program->ops[position];
  DtiTileCells *cells = aggregate (program, op, tile, n, scores, is_sure);

  if (op->is_columnar)
    {
      withdraw_observed (binding, position, first, n, scores, &cells);
      return cells;
    }

  round_scores (op, scores, n);
  dti_tile_observe_pillar (binding, position, first, n, scores, &cells, n_clamped);

  return cells;
}
