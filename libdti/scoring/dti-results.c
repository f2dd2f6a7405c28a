/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-block-private.h"
#include "dti-pairwise-private.h"
#include "dti-results-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/base/dti-vector-private.h>

/* A node in the tile that is being scored. */
typedef struct
{
  double *scores;
  DtiTileCells *cells; /* NULL: all scored in full */
} DtiTileNode;

typedef struct
{
  DtiResults *self;
  guint stage;
} DtiStageRun;

/* ---- one node, one tile ---- */

static double
round_score (const DtiOp *op, double score)
{
  return op->round_digits >= 0 ? dti_number_round (score, op->round_digits) : score;
}

static void
round_scores (const DtiOp *op, double *scores, gsize n)
{
  for (gsize i = 0; op->round_digits >= 0 && i < n; i++)
    scores[i] = round_score (op, scores[i]);
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

static DtiUnitScore
load_unit (const DtiOp *op, const double *scores, const DtiTileCells *cells, gsize i)
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

/* What the observation of unit @unit says, given the score its rules made of it. */
static DtiUnitScore
judge_observation (const DtiBinding *binding, guint op, gsize unit, double score)
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

/* Scores an indicator; returns FALSE where the tile is clean and @cells were not needed. */
static gboolean
score_indicator (const DtiBinding *binding,
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
  if (leaf->cells == NULL && leaf->maxima == NULL && !dti_has_nan (scores, n))
    return FALSE;

  fill_cells (cells, op->max, DTI_CELL_SCORED, 1.0, n);
  for (gsize i = 0; i < n; i++)
    {
      DtiUnitScore unit = judge_observation (binding, position, first + i, scores[i]);

      store_unit (scores, cells, i, &unit);
    }

  return TRUE;
}

/* ---- pillars ---- */

static gboolean
are_children_clean (const DtiProgram *program, const DtiOp *op, const DtiTileNode *tile)
{
  for (guint k = 0; k < op->n_children; k++)
    {
      const DtiOpChild *edge = &op->children[k];

      if (edge->counts && (tile[edge->op].cells != NULL || edge->is_adjustment ||
                           program->ops[edge->op].max == 0.0))
        return FALSE;
    }

  return op->n_counting > 0;
}

static void
aggregate_clean (
    const DtiProgram *program, const DtiOp *op, const DtiTileNode *tile, gsize n, double *scores)
{
  const double **children = g_newa (const double *, op->n_children + 1);
  double *maxima = g_newa (double, op->n_children + 1);

  for (guint k = 0; k < op->n_children; k++)
    {
      children[k] = tile[op->children[k].op].scores;
      maxima[k] = program->ops[op->children[k].op].max;
    }
  dti_aggregate_run (op, children, maxima, n, scores);
}

static DtiTileCells *
new_cells (double max, gsize n)
{
  DtiTileCells *cells = g_new (DtiTileCells, 1);

  fill_cells (cells, max, DTI_CELL_SCORED, 1.0, n);

  return cells;
}

static void
aggregate_units (
    const DtiProgram *program, const DtiOp *op, DtiTileNode *tile, DtiTileNode *result, gsize n)
{
  DtiUnitScore *children = g_newa (DtiUnitScore, op->n_children + 1);

  result->cells = new_cells (op->max, n);
  for (gsize i = 0; i < n; i++)
    {
      DtiUnitScore unit;

      for (guint k = 0; k < op->n_children; k++)
        {
          guint child = op->children[k].op;

          children[k] = load_unit (&program->ops[child], tile[child].scores, tile[child].cells, i);
        }
      unit = dti_aggregate_unit (op, children);
      store_unit (result->scores, result->cells, i, &unit);
    }
}

/* Figures observed for the pillar itself win over what its children give. */
static void
observe_pillar (const DtiBinding *binding,
                guint position,
                gsize first,
                gsize n,
                DtiTileNode *node,
                gsize *n_clamped)
{
  const DtiOp *op = &binding->program->ops[position];
  const DtiLeaf *leaf = &binding->leaves[position];
  double scores[DTI_TILE];

  if (leaf->numbers == NULL)
    return;

  dti_binding_apply_rules (binding, position, first, n, scores, n_clamped);
  for (gsize i = 0; i < n; i++)
    {
      DtiUnitScore unit = judge_observation (binding, position, first + i, scores[i]);

      if (unit.cell == DTI_CELL_MISSING)
        continue;
      unit.score = round_score (op, unit.score);
      if (node->cells == NULL)
        node->cells = new_cells (op->max, n);
      store_unit (node->scores, node->cells, i, &unit);
      node->cells->observed[i] = unit.cell != DTI_CELL_NOT_APPLICABLE;
    }
}

/* A pillar's max can depend on the unit only through its children, so a clean tile of a sum has the
 * node's own maximum as long as that is the sum of theirs. */
static gboolean
keeps_declared_max (const DtiProgram *program, const DtiOp *op)
{
  double max = 0.0;

  if (op->aggregation != DTI_AGGREGATION_SUM)
    return TRUE;

  for (guint k = 0; k < op->n_children; k++)
    if (op->children[k].counts)
      max += op->children[k].weight * program->ops[op->children[k].op].max;

  return max == op->max;
}

/* A unit whose figure was observed is not compared with those whose figures are computed. */
static void
withdraw_observed (
    const DtiBinding *binding, guint position, gsize first, gsize n, DtiTileNode *node)
{
  const DtiLeaf *leaf = &binding->leaves[position];

  for (gsize i = 0; leaf->numbers != NULL && i < n; i++)
    {
      if (get_observed_cell (leaf, first + i) == DTI_CELL_MISSING)
        continue;
      if (node->cells == NULL)
        node->cells = new_cells (binding->program->ops[position].max, n);
      node->scores[i] = NAN;
      node->cells->cell[i] = DTI_CELL_MISSING;
    }
}

static void
score_pillar (
    DtiResults *self, guint position, gsize first, gsize n, DtiTileNode *tile, gsize *n_clamped)
{
  const DtiProgram *program = self->binding->program;
  const DtiOp *op = &program->ops[position];
  DtiTileNode *node = &tile[position];

  node->scores = self->scores[position] + first;
  node->cells = NULL;
  if (dti_aggregate_has_run (op) && keeps_declared_max (program, op) &&
      are_children_clean (program, op, tile))
    aggregate_clean (program, op, tile, n, node->scores);
  else
    aggregate_units (program, op, tile, node, n);

  if (node->cells == NULL && dti_has_nan (node->scores, n))
    aggregate_units (program, op, tile, node, n);
  if (op->is_columnar)
    {
      withdraw_observed (self->binding, position, first, n, node);
    }
  else
    {
      round_scores (op, node->scores, n);
      observe_pillar (self->binding, position, first, n, node, n_clamped);
    }
  self->cells[position][first / DTI_TILE] = node->cells;
}

/* ---- a stage ---- */

static void
load_pillar (DtiResults *self, guint position, gsize piece, DtiTileNode *node)
{
  node->scores = self->scores[position] + piece * DTI_TILE;
  node->cells = self->cells[position][piece];
}

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

static void
score_tile (gsize piece, gpointer data)
{
  DtiStageRun *run = data;
  DtiResults *self = run->self;
  const DtiProgram *program = self->binding->program;
  gsize first = piece * DTI_TILE;
  gsize n = MIN (DTI_TILE, self->binding->n_units - first);
  gsize stride = MIN (DTI_TILE, self->binding->n_units);
  g_autofree DtiTileNode *tile = g_new (DtiTileNode, program->n_ops);
  g_autofree double *scratch = g_new (double, program->n_ops *stride);
  g_autofree DtiTileCells *spare = NULL;
  g_autoptr (GPtrArray) borrowed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < program->n_ops; i++)
    {
      const DtiOp *op = &program->ops[i];
      gsize n_clamped = 0;

      if (op->is_pillar && op->stage > run->stage)
        continue;
      if (op->is_pillar && op->stage < run->stage)
        {
          load_pillar (self, i, piece, &tile[i]);
          continue;
        }
      if (op->is_pillar)
        {
          score_pillar (self, i, first, n, tile, &n_clamped);
          mark (self->unclean, i, tile[i].cells != NULL);
          mark (self->clamped, i, n_clamped > 0);
          continue;
        }

      fetch_ahead (self->binding, i + 1, first, n);
      if (spare == NULL)
        spare = g_new (DtiTileCells, 1);
      tile[i].scores = scratch + i * stride;
      tile[i].cells = NULL;
      if (score_indicator (self->binding,
                           i,
                           first,
                           n,
                           tile[i].scores,
                           spare,
                           self->binding->leaves[i].can_clamp ? &n_clamped : NULL))
        {
          tile[i].cells = spare;
          g_ptr_array_add (borrowed, g_steal_pointer (&spare));
        }
      mark (self->unclean, i, tile[i].cells != NULL);
      mark (self->clamped, i, n_clamped > 0);
    }
}

/* ---- columnar pillars ---- */

static DtiTileCells *
ensure_cells (DtiResults *self, guint position, gsize piece)
{
  gsize n = MIN (DTI_TILE, self->binding->n_units - piece * DTI_TILE);
  DtiTileCells **slot = &self->cells[position][piece];

  if (*slot == NULL)
    *slot = new_cells (self->binding->program->ops[position].max, n);

  return *slot;
}

/* The maximum of the scores that a chain of rules writes. */
static double
max_after_then (const DtiOp *op)
{
  DtiRule *last = op->then[op->n_then - 1];
  const char *type = dti_rule_get_type_name (last);

  if (dti_rule_is_builtin (last) && !dti_rule_is_bounded (last) &&
      !g_str_equal (type, "expression") && !g_str_equal (type, "steps"))
    return 1.0;
  /* Points of their own scale. */
  if (g_str_equal (type, "expression") || g_str_equal (type, "steps"))
    return dti_node_has_declared_max (op->node) ? op->max : 1.0;

  return NAN; /* the unit's own */
}

static void
settle_unit (DtiResults *self, guint position, gsize unit, double before, double max)
{
  const DtiOp *op = &self->binding->program->ops[position];
  DtiTileCells *cells = ensure_cells (self, position, unit / DTI_TILE);
  double *score = &self->scores[position][unit];
  gsize i = unit % DTI_TILE;

  if (isnan (before))
    return;

  if (!isnan (max))
    cells->max[i] = cells->applicable[i] = max;
  *score = round_score (op, *score);
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
      const DtiTileCells *cells = self->cells[position][i / DTI_TILE];

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
  double max = max_after_then (op);

  for (gsize r = 0; r < n_results; r++)
    {
      DtiResults *self = results[r];
      gsize n = self->binding->n_units;
      double *before = g_memdup2 (self->scores[position], n * sizeof (double));
      double *maxima = copy_maxima (self, position);

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
        settle_unit (results[r], position, i, before[i], max);
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
      DtiTileNode node = { self->scores[position] + first, self->cells[position][piece] };

      observe_pillar (self->binding, position, first, n, &node, &n_clamped);
      self->cells[position][piece] = node.cells;
      mark (self->unclean, position, node.cells != NULL);
      mark (self->clamped, position, n_clamped > 0);
    }
}

static void
compare_units (DtiResults *self, guint position)
{
  const DtiOp *op = &self->binding->program->ops[position];
  gboolean has_then = op->n_then > 0;

  dti_pairwise_run (self, position);
  for (gsize i = 0; !has_then && i < self->binding->n_units; i++)
    settle_unit (self, position, i, self->scores[position][i], NAN);
}

static gboolean
finish_columnar (DtiResults **results, gsize n_results, guint position, GError **error)
{
  const DtiOp *op = &results[0]->binding->program->ops[position];

  for (gsize r = 0; r < n_results; r++)
    if (op->aggregation == DTI_AGGREGATION_COPELAND ||
        op->aggregation == DTI_AGGREGATION_OUTRANKING)
      compare_units (results[r], position);

  if (op->n_then > 0 && !run_then (results, n_results, position, error))
    return FALSE;

  for (gsize r = 0; r < n_results; r++)
    observe_column (results[r], position);

  return TRUE;
}

static gboolean
run_stage (
    DtiResults **results, gsize n_results, guint stage, const DtiWorkers *workers, GError **error)
{
  const DtiProgram *program = results[0]->binding->program;

  for (gsize r = 0; r < n_results; r++)
    {
      DtiStageRun run = { results[r], stage };

      if (dti_workers_run (workers, results[r]->n_tiles, score_tile, &run))
        continue;
      g_cancellable_set_error_if_cancelled (workers->cancellable, error);
      return FALSE;
    }

  for (guint i = 0; i < program->n_ops; i++)
    if (program->ops[i].is_columnar && program->ops[i].stage == stage &&
        !finish_columnar (results, n_results, i, error))
      return FALSE;

  return TRUE;
}

/* ---- the results ---- */

static gsize
count_pillars (const DtiProgram *program)
{
  gsize n = 0;

  for (guint i = 0; i < program->n_ops; i++)
    n += program->ops[i].is_pillar ? 1 : 0;

  return n;
}

static DtiResults *
results_new (DtiBinding *binding)
{
  double *next;
  const DtiProgram *program = binding->program;
  DtiResults *self = g_new0 (DtiResults, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->binding = dti_binding_ref (binding);
  self->n_tiles = (binding->n_units + DTI_TILE - 1) / DTI_TILE;
  self->scores = g_new0 (double *, program->n_ops);
  self->cells = g_new0 (DtiTileCells **, program->n_ops);
  self->unclean = g_new0 (guint8, program->n_ops);
  self->clamped = g_new0 (guint8, program->n_ops);
  self->block = dti_block_alloc (count_pillars (program) * binding->n_units + 1, sizeof (double));
  next = self->block;
  for (guint i = 0; i < program->n_ops; i++)
    {
      if (!program->ops[i].is_pillar)
        continue;
      self->scores[i] = next;
      next += binding->n_units;
      self->cells[i] = g_new0 (DtiTileCells *, self->n_tiles + 1);
    }

  return self;
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
    results[r] = results_new (bindings[r]);

  for (guint stage = 0; stage < program->n_stages; stage++)
    {
      if (run_stage (results, n_bindings, stage, workers, error))
        continue;
      for (gsize r = 0; r < n_bindings; r++)
        g_clear_pointer (&results[r], dti_results_unref);
      return FALSE;
    }

  return TRUE;
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
  guint n_ops;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  n_ops = self->binding->program->n_ops;
  for (guint i = 0; i < n_ops; i++)
    {
      for (gsize piece = 0; self->cells[i] != NULL && piece < self->n_tiles; piece++)
        g_free (self->cells[i][piece]);
      g_free (self->cells[i]);
    }
  g_free (self->cells);
  g_free (self->scores);
  g_free (self->block);
  g_free (self->unclean);
  g_free (self->clamped);
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

      return load_unit (o,
                        self->scores[op] + piece * DTI_TILE,
                        self->cells[op][piece],
                        unit % DTI_TILE);
    }

  if (self->binding->leaves[op].numbers == NULL)
    return (DtiUnitScore){ NAN, o->max, o->max, 0.0, DTI_CELL_MISSING };

  dti_binding_apply_rules (self->binding, op, unit, 1, &score, NULL);

  return judge_observation (self->binding, op, unit, round_score (o, score));
}

gboolean
dti_results_is_observed (const DtiResults *self, guint op, gsize unit)
{
  const DtiTileCells *cells;

  if (!self->binding->program->ops[op].is_pillar)
    return FALSE;

  cells = self->cells[op][unit / DTI_TILE];

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
  result.score = round_score (o, result.score);

  return result;
}
