/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-assessment-private.h"
#include "dti-block-private.h"
#include "dti-results-draft-private.h"

DtiResults *
dti_results_new_draft (DtiResults *base, DtiBinding *binding)
{
  const DtiProgram *program = binding->program;
  DtiResults *self = g_new0 (DtiResults, 1);
  gsize n_cells = program->n_pillars * base->n_tiles;

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->origin = dti_results_ref (base);
  self->binding = dti_binding_ref (binding);
  self->n_threads = base->n_threads;
  self->n_tiles = base->n_tiles;
  self->keeps_all = TRUE;
  self->scores = g_new0 (double *, program->n_ops);
  self->unclean = g_new0 (guint8, 2 * program->n_ops);
  self->clamped = self->unclean + program->n_ops;
  for (guint k = 0; k < program->n_pillars; k++)
    self->scores[program->pillars[k]] =
        (double *) dti_results_peek_scores (base, program->pillars[k]);
  self->cells = g_new0 (DtiTileCells *, n_cells + 1);
  if (n_cells > 0)
    memcpy (self->cells, base->cells, n_cells * sizeof (DtiTileCells *));

  return self;
}

/* ---- copying on the first change ---- */

gboolean
dti_results_draft_borrows (const DtiResults *self, guint op)
{
  const DtiResults *base = self->origin;

  return self->scores[op] == base->scores[op];
}

static void
drop_borrowed_cells (DtiResults *self, guint op, gsize piece)
{
  DtiTileCells **slot = dti_results_get_cells (self, op, piece);

  if (*slot == *dti_results_get_cells (self->origin, op, piece))
    *slot = NULL;
}

void
dti_results_give_back (DtiResults *self)
{
  const DtiProgram *program = self->binding->program;

  for (guint k = 0; k < program->n_pillars; k++)
    {
      guint op = program->pillars[k];

      for (gsize piece = 0; piece < self->n_tiles; piece++)
        drop_borrowed_cells (self, op, piece);
      if (!dti_results_draft_borrows (self, op))
        g_free (self->scores[op]);
    }
  g_clear_pointer (&self->origin, dti_results_unref);
}

static double *
alloc_column (const DtiResults *self)
{
  return dti_block_alloc (self->binding->n_units + 1, sizeof (double));
}

static void
own_scores (DtiResults *self, guint op)
{
  double *scores;

  if (!dti_results_draft_borrows (self, op))
    return;

  scores = alloc_column (self);
  memcpy (scores, self->scores[op], self->binding->n_units * sizeof (double));
  self->scores[op] = scores;
}

static void
own_cells (DtiResults *self, guint op, gsize piece)
{
  DtiTileCells **slot = dti_results_get_cells (self, op, piece);

  if (*slot == NULL)
    *slot = dti_tile_new_cells (self->binding->program->ops[op].max,
                                MIN (DTI_TILE, self->binding->n_units - piece * DTI_TILE));
  else if (*slot == *dti_results_get_cells (self->origin, op, piece))
    *slot = dti_tile_copy_cells (*slot);
}

/* ---- units ---- */

static gboolean
is_plain (const DtiOp *op, const DtiUnitScore *score)
{
  return score->cell == DTI_CELL_SCORED && score->max == op->max && score->applicable == op->max &&
         score->coverage == 1.0;
}

static void
store_unit (DtiResults *self, guint op, gsize unit, const DtiUnitScore *score, gboolean observed)
{
  gsize piece = unit / DTI_TILE;
  gsize i = unit % DTI_TILE;
  DtiTileCells *cells;

  own_scores (self, op);
  self->scores[op][unit] = score->score;
  cells = *dti_results_get_cells (self, op, piece);
  if (cells == NULL && !observed && is_plain (&self->binding->program->ops[op], score))
    return;

  own_cells (self, op, piece);
  cells = *dti_results_get_cells (self, op, piece);
  cells->max[i] = score->max;
  cells->applicable[i] = score->applicable;
  cells->coverage[i] = score->coverage;
  cells->cell[i] = (guint8) score->cell;
  cells->observed[i] = (guint8) observed;
}

/* What was observed for the pillar itself; FALSE where nothing was. */
static gboolean
observe_unit (const DtiResults *self, guint op, gsize unit, DtiUnitScore *score)
{
  const DtiBinding *binding = self->binding;
  DtiUnitScore observed;
  double points = NAN;

  if (binding->leaves[op].numbers == NULL)
    return FALSE;

  dti_binding_apply_rules (binding, op, unit, 1, &points, NULL);
  observed = dti_tile_judge_observation (binding, op, unit, points);
  if (observed.cell == DTI_CELL_MISSING)
    return FALSE;

  *score = observed;
  score->score = dti_tile_round (&binding->program->ops[op], observed.score);

  return TRUE;
}

/* See dti_late_penalty_apply(). */
static void
take_off_penalty (const DtiResults *self, guint op, gsize unit, DtiUnitScore *score)
{
  const DtiBinding *binding = self->binding;
  const DtiProgram *program = binding->program;
  double penalty;

  if (op != program->late_op || score->cell != DTI_CELL_SCORED)
    return;

  penalty = dti_late_penalty_compute (program->assessment, binding, unit);
  if (!(penalty > 0.0))
    return;
  score->score =
      dti_tile_round (&program->ops[op], dti_late_penalty_take_off (score->score, penalty));
}

void
dti_results_draft_rescore_unit (DtiResults *self, guint op, gsize unit)
{
  DtiUnitScore score = dti_results_aggregate_unit (self, op, unit);
  gboolean observed = observe_unit (self, op, unit, &score);

  if (!observed)
    take_off_penalty (self, op, unit, &score);
  store_unit (self, op, unit, &score, observed && score.cell != DTI_CELL_NOT_APPLICABLE);
}

/* ---- columns ---- */

void
dti_results_draft_spread (const DtiResults *self, guint8 *ops)
{
  const DtiProgram *program = self->binding->program;

  for (guint i = 0; i < program->n_ops; i++)
    {
      const DtiOp *op = &program->ops[i];

      for (guint k = 0; k < op->n_children; k++)
        ops[i] = MAX (ops[i], ops[op->children[k].op]);
      /* Where units are compared, one of them moves all the others. */
      if (ops[i] == DTI_RESCORE_UNITS && op->is_columnar)
        ops[i] = DTI_RESCORE_COLUMN;
    }
}

static void
empty_column (DtiResults *self, guint op)
{
  if (dti_results_draft_borrows (self, op))
    self->scores[op] = alloc_column (self);
  for (gsize piece = 0; piece < self->n_tiles; piece++)
    {
      drop_borrowed_cells (self, op, piece);
      g_clear_pointer (dti_results_get_cells (self, op, piece), g_free);
    }
}

void
dti_results_draft_rescore_columns (DtiResults *self, const guint8 *ops)
{
  const DtiProgram *program = self->binding->program;
  g_autofree guint8 *wanted = g_new0 (guint8, program->n_ops + 1);
  gboolean any = FALSE;

  for (guint k = 0; k < program->n_pillars; k++)
    {
      guint op = program->pillars[k];

      if (ops[op] != DTI_RESCORE_COLUMN)
        continue;
      any = wanted[op] = TRUE;
      empty_column (self, op);
      for (guint c = 0; c < program->ops[op].n_children; c++)
        if (!program->ops[program->ops[op].children[c].op].is_pillar)
          wanted[program->ops[op].children[c].op] = TRUE;
    }
  if (!any)
    return;

  dti_results_run_wanted (self, wanted);
  if (program->late_op != DTI_NO_OP && wanted[program->late_op])
    dti_late_penalty_apply (self);
}
