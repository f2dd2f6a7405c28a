/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-benefit-of-the-doubt-private.h"
#include "dti-block-private.h"
#include "dti-pairwise-private.h"
#include "dti-results-draft-private.h"
#include "dti-results-private.h"

typedef struct
{
  DtiResults *self;
  guint stage;
  gboolean rest;        /* not the stage: all pillars that were not kept */
  const guint8 *wanted; /* what is to be done of each operation; NULL: all of the stage */
} DtiStageRun;

/* ---- a tile ---- */

/* What the thread that scores a tile works with. */
typedef struct
{
  DtiResults *self;
  gsize piece;
  gsize first;
  gsize n;
  DtiTileNode *nodes;
  GPtrArray *borrowed; /* cells that do not outlive the tile; NULL: none yet */
  DtiTileCells *spare;
} DtiTile;

static void
mark (guint8 *flags, guint position, gboolean set)
{
  /* Several threads can write the same TRUE. */
  if (set)
    __atomic_store_n (&flags[position], TRUE, __ATOMIC_RELAXED);
}

/* Columns lie far apart, and a tile takes too little of each for the machine to see what comes
 * next. */
static void
fetch_ahead (const DtiBinding *binding, guint position, gsize first, gsize n)
{
  const double *numbers;

  if (position >= binding->program->n_ops || binding->n_units <= DTI_TILE)
    return;

  numbers = binding->leaves[position].numbers;
  for (gsize i = 0; numbers != NULL && i < n; i += 8)
    __builtin_prefetch (numbers + first + i);
}

/* Frees @cells with the tile. */
static void
borrow_cells (DtiTile *tile, DtiTileCells *cells)
{
  if (tile->borrowed == NULL)
    tile->borrowed = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (tile->borrowed, cells);
}

static void
run_indicator (DtiTile *tile, guint position, double *scores, gsize *n_clamped)
{
  const DtiBinding *binding = tile->self->binding;
  const DtiLeaf *leaf = &binding->leaves[position];
  DtiTileNode *node = &tile->nodes[position];

  *node = (DtiTileNode){ scores, NULL, leaf->is_sure };
  if (leaf->is_sure && leaf->scores != NULL && binding->program->ops[position].round_digits < 0)
    {
      node->scores = leaf->scores + tile->first;
      return;
    }

  fetch_ahead (binding, position + 1, tile->first, tile->n);
  if (tile->spare == NULL)
    tile->spare = dti_tile_alloc_cells (tile->n);
  if (!dti_tile_score_indicator (binding,
                                 position,
                                 tile->first,
                                 tile->n,
                                 scores,
                                 tile->spare,
                                 leaf->can_clamp ? n_clamped : NULL))
    return;

  node->cells = g_steal_pointer (&tile->spare);
  borrow_cells (tile, node->cells);
}

static void
run_pillar (DtiTile *tile, guint position, double *scratch, gsize *n_clamped)
{
  DtiResults *self = tile->self;
  gboolean is_kept = self->scores[position] != NULL;
  double *scores = is_kept ? self->scores[position] + tile->first : scratch;
  gboolean is_sure = FALSE;
  DtiTileCells *cells = dti_tile_score_pillar (
      self->binding, position, tile->first, tile->n, tile->nodes, scores, &is_sure, n_clamped);

  tile->nodes[position] = (DtiTileNode){ scores, cells, is_sure && cells == NULL };
  if (is_kept)
    *dti_results_get_cells (self, position, tile->piece) = cells;
  else if (cells != NULL)
    borrow_cells (tile, cells);
}

/* What an earlier run left of a pillar. */
static void
load_pillar (DtiTile *tile, guint position)
{
  DtiResults *self = tile->self;

  if (self->scores[position] == NULL)
    return;

  tile->nodes[position] = (DtiTileNode){ self->scores[position] + tile->first,
                                         *dti_results_get_cells (self, position, tile->piece),
                                         FALSE };
}

static gboolean
is_due (const DtiStageRun *run, guint position)
{
  const DtiOp *op = &run->self->binding->program->ops[position];

  if (run->wanted != NULL && !run->wanted[position])
    return FALSE;
  if (!op->is_pillar)
    return TRUE;

  return run->rest ? !op->is_kept : op->stage == run->stage;
}

static void
score_tile (gsize piece, gpointer data)
{
  DtiStageRun *run = data;
  DtiResults *self = run->self;
  const DtiProgram *program = self->binding->program;
  gsize first = piece * DTI_TILE;
  gsize stride = MIN (DTI_TILE, self->binding->n_units);
  g_autofree DtiTileNode *nodes = g_new (DtiTileNode, program->n_ops);
  g_autofree double *scratch = g_new (double, program->n_slots *stride);
  DtiTile tile = { .self = self,
                   .piece = piece,
                   .first = first,
                   .n = MIN (DTI_TILE, self->binding->n_units - first),
                   .nodes = nodes };

  for (guint i = 0; i < program->n_ops; i++)
    {
      const DtiOp *op = &program->ops[i];
      gsize n_clamped = 0;

      if (!is_due (run, i))
        {
          load_pillar (&tile, i);
          continue;
        }
      if (op->is_pillar)
        run_pillar (&tile, i, scratch + op->slot * stride, &n_clamped);
      else
        run_indicator (&tile, i, scratch + op->slot * stride, &n_clamped);
      if (run->rest)
        continue;
      mark (self->unclean, i, nodes[i].cells != NULL);
      mark (self->clamped, i, n_clamped > 0);
    }
  g_free (tile.spare);
  g_clear_pointer (&tile.borrowed, g_ptr_array_unref);
}

/* ---- columnar pillars ---- */

static DtiTileCells *
ensure_cells (DtiResults *self, guint position, gsize piece)
{
  gsize n = MIN (DTI_TILE, self->binding->n_units - piece * DTI_TILE);
  DtiTileCells **slot = dti_results_get_cells (self, position, piece);

  if (*slot == NULL)
    *slot = dti_tile_new_cells (self->binding->program->ops[position].max, n);

  return *slot;
}

static void
settle_unit (DtiResults *self, guint position, gsize unit, double before)
{
  const DtiOp *op = &self->binding->program->ops[position];
  DtiTileCells *cells = ensure_cells (self, position, unit / DTI_TILE);
  double *score = &self->scores[position][unit];
  gsize i = unit % DTI_TILE;

  if (isnan (before))
    return;

  if (op->has_own_scale)
    cells->max[i] = op->max;
  *score = dti_tile_round (op, *score);
  if (!isfinite (*score))
    {
      *score = NAN;
      cells->cell[i] = DTI_CELL_NOT_COMPUTABLE;
    }
}

static double *
copy_maxima (const DtiResults *self, guint position)
{
  const DtiOp *op = &self->binding->program->ops[position];
  double *maxima = g_new (double, self->binding->n_units + 1);

  for (gsize i = 0; i < self->binding->n_units; i++)
    {
      const DtiTileCells *cells = *dti_results_get_cells (self, position, i / DTI_TILE);

      maxima[i] = cells != NULL ? cells->max[i % DTI_TILE] : op->max;
    }

  return maxima;
}

/* The aggregated scores of all periods go through the rules of `then` together. */
static gboolean
run_then (DtiResults **results, gsize n_results, guint position, GError **error)
{
  const DtiOp *op = &results[0]->binding->program->ops[position];
  g_autofree DtiSegment *segments = g_new0 (DtiSegment, n_results);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);

  for (gsize r = 0; r < n_results; r++)
    {
      DtiResults *self = results[r];
      gsize n = self->binding->n_units;
      double *before = g_memdup2 (self->scores[position], n * sizeof (double));
      double *maxima = op->has_own_scale ? NULL : copy_maxima (self, position);

      g_ptr_array_add (owned, before);
      g_ptr_array_add (owned, maxima);
      segments[r] =
          (DtiSegment){ self->scores[position], self->binding->excluded, maxima, op->max, n };
    }

  if (!dti_rule_chain_apply (op->then, op->n_then, DTI_DIRECTION_UP, segments, n_results, error))
    {
      g_prefix_error (error, "node “%s”, “then”: ", op->id);
      return FALSE;
    }

  for (gsize r = 0; r < n_results; r++)
    {
      const double *before = g_ptr_array_index (owned, 2 * r);

      for (gsize i = 0; i < segments[r].n; i++)
        settle_unit (results[r], position, i, before[i]);
    }

  return TRUE;
}

static void
observe_column (DtiResults *self, guint position)
{
  for (gsize piece = 0; piece < self->n_tiles; piece++)
    {
      gsize first = piece * DTI_TILE;
      gsize n = MIN (DTI_TILE, self->binding->n_units - first);
      gsize n_clamped = 0;
      DtiTileCells **cells = dti_results_get_cells (self, position, piece);

      dti_tile_observe_pillar (
          self->binding, position, first, n, self->scores[position] + first, cells, &n_clamped);
      mark (self->unclean, position, *cells != NULL);
      mark (self->clamped, position, n_clamped > 0);
    }
}

static gboolean
compare_units (DtiResults *self, guint position, GCancellable *cancellable, GError **error)
{
  const DtiOp *op = &self->binding->program->ops[position];
  gboolean has_then = op->n_then > 0;

  if (op->aggregation != DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT)
    dti_pairwise_run (self, position);
  else if (!dti_benefit_of_the_doubt_run (self, position, cancellable, error))
    return FALSE;

  for (gsize i = 0; !has_then && i < self->binding->n_units; i++)
    settle_unit (self, position, i, self->scores[position][i]);

  return TRUE;
}

static gboolean
finish_columnar (DtiResults **results,
                 gsize n_results,
                 guint position,
                 GCancellable *cancellable,
                 GError **error)
{
  const DtiOp *op = &results[0]->binding->program->ops[position];

  for (gsize r = 0; r < n_results && dti_aggregation_compares_units (op->aggregation); r++)
    if (!compare_units (results[r], position, cancellable, error))
      return FALSE;

  if (op->n_then > 0 && !run_then (results, n_results, position, error))
    return FALSE;

  for (gsize r = 0; r < n_results; r++)
    observe_column (results[r], position);

  return TRUE;
}

static gboolean
run_stage (DtiResults **results,
           gsize n_results,
           guint stage,
           const guint8 *wanted,
           const DtiWorkers *workers,
           GError **error)
{
  const DtiProgram *program = results[0]->binding->program;

  for (gsize r = 0; r < n_results; r++)
    {
      DtiStageRun run = { results[r], stage, FALSE, wanted };

      if (dti_workers_run (workers, results[r]->n_tiles, score_tile, &run))
        continue;
      g_cancellable_set_error_if_cancelled (workers->cancellable, error);
      return FALSE;
    }

  for (guint k = 0; k < program->n_pillars; k++)
    {
      guint i = program->pillars[k];

      if (program->ops[i].is_columnar && program->ops[i].stage == stage &&
          (wanted == NULL || wanted[i]) &&
          !finish_columnar (results, n_results, i, workers->cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- the results ---- */

/* Up to so many scores, all pillars are kept at once. */
#define FEW_SCORES ((gsize) 1 << 17)

/* Gives each pillar that still needs it a part of @block. */
static void
share_out (DtiResults *self, double *block, gboolean only_kept)
{
  const DtiProgram *program = self->binding->program;

  for (guint k = 0; k < program->n_pillars; k++)
    {
      guint i = program->pillars[k];

      if (self->scores[i] != NULL || (only_kept && !program->ops[i].is_kept))
        continue;
      self->scores[i] = block;
      block += self->binding->n_units;
    }
}

static DtiResults *
results_new (DtiBinding *binding, guint n_threads)
{
  const DtiProgram *program = binding->program;
  DtiResults *self = g_new0 (DtiResults, 1);
  gsize n_units = binding->n_units;

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->binding = dti_binding_ref (binding);
  self->n_threads = n_threads;
  self->n_tiles = (binding->n_units + DTI_TILE - 1) / DTI_TILE;
  self->scores = g_new0 (double *, program->n_ops);
  self->cells = g_new0 (DtiTileCells *, program->n_pillars * self->n_tiles + 1);
  self->unclean = g_new0 (guint8, 2 * program->n_ops);
  self->clamped = self->unclean + program->n_ops;
  self->keeps_all = program->n_pillars * n_units <= FEW_SCORES;
  self->block =
      dti_block_alloc ((self->keeps_all ? program->n_pillars : program->n_kept) * n_units + 1,
                       sizeof (double));
  share_out (self, self->block, !self->keeps_all);

  return self;
}

/* Scores the pillars that were not kept. Those that were are read as they are, so nothing of what
 * is known changes. */
static void
make_rest (DtiResults *self)
{
  const DtiProgram *program = self->binding->program;
  guint n = program->n_pillars - program->n_kept;
  DtiWorkers workers = { self->n_threads, NULL };
  DtiStageRun run = { self, 0, TRUE, NULL };

  self->rest = dti_block_alloc (n * self->binding->n_units + 1, sizeof (double));
  share_out (self, self->rest, FALSE);
  dti_workers_run (&workers, self->n_tiles, score_tile, &run);
}

/* Makes sure that pillar @op has scores that can be read. To whoever reads, results never change.
 */
static void
ensure_kept (const DtiResults *results, guint op)
{
  DtiResults *self = (DtiResults *) results;

  if (self->keeps_all || self->binding->program->ops[op].is_kept ||
      g_atomic_int_get (&self->has_rest))
    return;

  g_mutex_lock (&self->lock);
  if (!self->has_rest)
    {
      make_rest (self);
      g_atomic_int_set (&self->has_rest, TRUE);
    }
  g_mutex_unlock (&self->lock);
}

const double *
dti_results_peek_scores (const DtiResults *self, guint op)
{
  if (self->binding->program->ops[op].is_pillar)
    ensure_kept (self, op);

  return self->scores[op];
}

gboolean
dti_results_run (DtiBinding *const *bindings,
                 gsize n_bindings,
                 const DtiWorkers *workers,
                 DtiResults **results,
                 GError **error)
{
  const DtiProgram *program = bindings[0]->program;

  for (gsize r = 0; r < n_bindings; r++)
    results[r] = results_new (bindings[r], workers->n_threads);

  for (guint stage = 0; stage < program->n_stages; stage++)
    {
      if (run_stage (results, n_bindings, stage, NULL, workers, error))
        continue;
      for (gsize r = 0; r < n_bindings; r++)
        g_clear_pointer (&results[r], dti_results_unref);
      return FALSE;
    }

  return TRUE;
}

void
dti_results_run_wanted (DtiResults *self, const guint8 *wanted)
{
  DtiWorkers workers = { self->n_threads, NULL };

  for (guint stage = 0; stage < self->binding->program->n_stages; stage++)
    run_stage (&self, 1, stage, wanted, &workers, NULL);
}

DtiResults *
dti_results_ref (DtiResults *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dti_results_unref (DtiResults *self)
{
  gsize n_cells;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->origin != NULL)
    dti_results_give_back (self);
  n_cells = self->binding->program->n_pillars * self->n_tiles;
  for (gsize i = 0; i < n_cells; i++)
    if (self->cells[i] != NULL)
      g_free (self->cells[i]);
  g_free (self->cells);
  g_free (self->scores);
  g_free (self->block);
  g_free (self->rest);
  g_free (self->unclean);
  g_mutex_clear (&self->lock);
  dti_binding_unref (self->binding);
  g_free (self);
}

DtiUnitScore
dti_results_get_unit (const DtiResults *self, guint op, gsize unit)
{
  const DtiOp *o = &self->binding->program->ops[op];
  double score = NAN;

  if (o->is_pillar)
    {
      gsize piece = unit / DTI_TILE;

      ensure_kept (self, op);
      return dti_tile_load_unit (o,
                                 self->scores[op] + piece * DTI_TILE,
                                 *dti_results_get_cells (self, op, piece),
                                 unit % DTI_TILE);
    }

  if (self->binding->leaves[op].numbers == NULL)
    return (DtiUnitScore){ NAN, o->max, o->max, 0.0, DTI_CELL_MISSING };

  dti_binding_apply_rules (self->binding, op, unit, 1, &score, NULL);

  return dti_tile_judge_observation (self->binding, op, unit, dti_tile_round (o, score));
}

const double *
dti_results_peek_clean (const DtiResults *self, guint op, gsize first, gsize n)
{
  if (!self->binding->program->ops[op].is_pillar || n == 0)
    return NULL;

  ensure_kept (self, op);
  for (gsize piece = first / DTI_TILE; piece <= (first + n - 1) / DTI_TILE; piece++)
    if (*dti_results_get_cells (self, op, piece) != NULL)
      return NULL;

  return self->scores[op] + first;
}

gboolean
dti_results_is_observed (const DtiResults *self, guint op, gsize unit)
{
  const DtiTileCells *cells;

  if (!self->binding->program->ops[op].is_pillar)
    return FALSE;

  ensure_kept (self, op);
  cells = *dti_results_get_cells (self, op, unit / DTI_TILE);

  return cells != NULL && cells->observed[unit % DTI_TILE];
}

DtiUnitScore
dti_results_aggregate_unit (const DtiResults *self, guint op, gsize unit)
{
  const DtiOp *o = &self->binding->program->ops[op];
  DtiUnitScore *children = g_newa (DtiUnitScore, o->n_children + 1);
  DtiUnitScore result;

  /* Compared with the other units, the children alone give nothing. */
  if (o->is_columnar)
    return (DtiUnitScore){ NAN, o->max, o->max, NAN, DTI_CELL_MISSING };

  for (guint k = 0; k < o->n_children; k++)
    children[k] = dti_results_get_unit (self, o->children[k].op, unit);
  result = dti_aggregate_unit (o, children);
  result.score = dti_tile_round (o, result.score);

  return result;
}
