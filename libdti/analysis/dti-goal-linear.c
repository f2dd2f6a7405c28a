/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-model-private.h"

/* Where points add up along the tree, what a point of a node is worth at the goal is one number,
 * and the best mix can be proven. That is so where all pillars on the way are sums, or means whose
 * children keep their maxima. */

typedef enum
{
  STILL,
  SCORE_CHANGES,
  MAX_CHANGES, /* and the score */
} Reach;

typedef struct
{
  DtiGoalModel *model;
  Reach *reach;      /* of each operation */
  guint8 *starts;    /* it has no score yet, and can get one */
  guint8 *removable; /* it can become not applicable */
} Analysis;

static void
mark_slots (Analysis *analysis)
{
  DtiGoalModel *model = analysis->model;

  for (guint i = 0; i < model->n_items; i++)
    for (guint k = 0; k < model->items[i].n_moves; k++)
      {
        const DtiGoalMove *move = &model->items[i].moves[k];
        const DtiGoalSlot *slot = &model->slots[move->slot];

        if (move->mode == DTI_GOAL_EFFECT_REMOVAL)
          analysis->removable[slot->op] = TRUE;
        else if (slot->is_missing)
          analysis->starts[slot->op] = TRUE;
        analysis->reach[slot->op] = MAX (analysis->reach[slot->op], SCORE_CHANGES);
      }
}

/* What a child does to the maximum of its parent. */
static Reach
pass_on (const Analysis *analysis, const DtiOp *o, const DtiOpChild *edge)
{
  const DtiUnitScore *cell = &analysis->model->tree->cells[edge->op];

  if (!edge->counts || analysis->reach[edge->op] == STILL)
    return STILL;
  if (edge->is_adjustment)
    return SCORE_CHANGES;
  if (analysis->reach[edge->op] == MAX_CHANGES || analysis->removable[edge->op])
    return MAX_CHANGES;
  if (analysis->starts[edge->op] &&
      (o->missing == DTI_MISSING_POLICY_REBASE || cell->applicable != edge->max))
    return MAX_CHANGES;

  return SCORE_CHANGES;
}

static gboolean
adds_up (const Analysis *analysis, guint op, Reach most)
{
  const DtiOp *o = &analysis->model->tree->program->ops[op];

  if (analysis->model->tree->cells[op].cell != DTI_CELL_SCORED || o->round_digits >= 0 ||
      o->missing == DTI_MISSING_POLICY_VOID)
    return FALSE;
  if (op == analysis->model->late_op && analysis->model->late_penalty > 0.0)
    return FALSE;
  /* What is taken away can be too much. */
  if (most == MAX_CHANGES && (o->min_children > 0 || o->min_share > 0.0))
    return FALSE;

  return o->aggregation == DTI_AGGREGATION_SUM ||
         (o->aggregation == DTI_AGGREGATION_MEAN && most < MAX_CHANGES);
}

/* Spreads what changes from the slots up to the goal; FALSE where it does not add up. */
static gboolean
spread (Analysis *analysis)
{
  const DtiGoalModel *model = analysis->model;
  const DtiUnitTree *tree = model->tree;

  for (guint op = 0; op <= model->goal->op; op++)
    {
      const DtiOp *o = &tree->program->ops[op];
      Reach most = STILL;
      gboolean is_slot = analysis->reach[op] != STILL;

      if (tree->fixed[op] && op != model->late_op)
        continue;
      for (guint k = 0; k < o->n_children; k++)
        most = MAX (most, pass_on (analysis, o, &o->children[k]));
      if (most == STILL)
        continue;
      /* A pillar that options change themselves, and its children too. */
      if (is_slot || !adds_up (analysis, op, most))
        return FALSE;
      analysis->reach[op] = most;
    }

  return TRUE;
}

static double
get_child_max (const DtiUnitScore *cell)
{
  return cell->cell == DTI_CELL_SCORED ? cell->max : cell->applicable;
}

static double
sum_weights (const DtiUnitTree *tree, const DtiOp *o)
{
  double sum = 0.0;

  for (guint k = 0; k < o->n_children; k++)
    {
      const DtiOpChild *edge = &o->children[k];
      const DtiUnitScore *cell = &tree->cells[edge->op];

      if (!edge->counts || get_child_max (cell) == 0.0 || cell->cell == DTI_CELL_NOT_APPLICABLE)
        continue;
      if (cell->cell == DTI_CELL_SCORED || o->missing == DTI_MISSING_POLICY_ZERO)
        sum += edge->weight;
    }

  return sum;
}

/* From the goal down: what a point is worth. */
static void
weigh (const Analysis *analysis, double *weights)
{
  const DtiUnitTree *tree = analysis->model->tree;

  weights[analysis->model->goal->op] = 1.0;
  for (guint op = analysis->model->goal->op + 1; op > 0; op--)
    {
      const DtiOp *o = &tree->program->ops[op - 1];
      gboolean is_made = !tree->fixed[op - 1] || op - 1 == analysis->model->late_op;
      double sum;

      if (weights[op - 1] == 0.0 || !is_made || analysis->reach[op - 1] == STILL)
        continue;
      sum = o->aggregation == DTI_AGGREGATION_MEAN ? sum_weights (tree, o) : 1.0;
      for (guint k = 0; k < o->n_children; k++)
        {
          const DtiOpChild *edge = &o->children[k];
          double max = get_child_max (&tree->cells[edge->op]);
          double share = edge->weight;

          if (!edge->counts || (max == 0.0 && !edge->is_adjustment))
            continue;
          if (o->aggregation == DTI_AGGREGATION_MEAN)
            share *= o->max / sum / max;
          weights[edge->op] += weights[op - 1] * share;
        }
    }
}

/* What the goal would be with one cell different. */
static DtiUnitScore
try_cell (const DtiGoalModel *model, guint op, DtiUnitScore cell)
{
  g_autoptr (DtiUnitTree) tree = dti_unit_tree_copy (model->tree);

  tree->cells[op] = cell;
  tree->fixed[op] = TRUE;
  if (model->late_op != DTI_NO_OP)
    tree->fixed[model->late_op] = FALSE;
  dti_unit_tree_evaluate (tree, model->goal->op);

  return tree->cells[model->goal->op];
}

/* What the items do to a slot. */
typedef struct
{
  guint n;
  gboolean adds;
  gboolean divides;
  gboolean divides_level;
  gboolean levels_by_task;
} Use;

static Use
get_use (const DtiGoalModel *model, guint slot)
{
  Use use = { 0 };

  for (guint i = 0; i < model->n_items; i++)
    for (guint k = 0; k < model->items[i].n_moves; k++)
      {
        const DtiGoalItem *item = &model->items[i];
        gboolean is_level = item->moves[k].mode == DTI_GOAL_EFFECT_LEVEL;

        if (item->moves[k].slot != slot)
          continue;
        use.n++;
        use.adds |= item->moves[k].mode == DTI_GOAL_EFFECT_POINTS;
        use.divides |= item->divisible;
        use.divides_level |= item->divisible && is_level;
        use.levels_by_task |= is_level && item->group != slot;
      }

  return use;
}

/* Getting a score at all can have a price, because the node then counts: several additions would
 * share it, and a part of one would pay it whole. And the start of a level that a task reaches
 * anyway gains nothing. */
static gboolean
is_one_by_one (const DtiGoalModel *model, guint slot)
{
  Use use = get_use (model, slot);

  if (use.divides_level && use.levels_by_task)
    return FALSE;

  return model->slots[slot].start_max == 0.0 || !((use.n > 1 && use.adds) || use.divides);
}

static gboolean
measure_slot (const Analysis *analysis, guint i)
{
  const DtiGoalModel *model = analysis->model;
  DtiGoalSlot *slot = &model->slots[i];
  DtiUnitScore cell = { 0.0, slot->max, slot->max, 1.0, DTI_CELL_SCORED };
  DtiUnitScore trial;

  if (slot->is_missing)
    {
      trial = try_cell (model, slot->op, cell);
      slot->start_score = trial.score - model->now.score;
      slot->start_max = trial.max - model->now.max;
    }
  if (!is_one_by_one (model, i))
    return FALSE;
  if (analysis->removable[slot->op])
    {
      cell = (DtiUnitScore){ NAN, slot->max, slot->max, NAN, DTI_CELL_NOT_APPLICABLE };
      trial = try_cell (model, slot->op, cell);
      slot->removal_score = trial.score - model->now.score;
      slot->removal_max = trial.max - model->now.max;
    }

  return TRUE;
}

/* Whether something is left to score, whatever is taken away. */
static gboolean
keeps_something (const DtiGoalModel *model)
{
  g_autofree double *shares = g_new0 (double, model->n_items + 1);
  DtiUnitScore score;

  for (guint i = 0; i < model->n_items; i++)
    if (model->items[i].n_moves > 0 && model->items[i].moves[0].mode == DTI_GOAL_EFFECT_REMOVAL)
      shares[i] = 1.0;
  score = dti_goal_model_evaluate (model, shares, NULL);

  return score.cell == DTI_CELL_SCORED;
}

void
dti_goal_model_linearise (DtiGoalModel *self)
{
  guint n_ops = self->tree->program->n_ops;
  g_autofree Reach *reach = g_new0 (Reach, n_ops + 1);
  g_autofree guint8 *starts = g_new0 (guint8, n_ops + 1);
  g_autofree guint8 *removable = g_new0 (guint8, n_ops + 1);
  g_autofree double *weights = g_new0 (double, n_ops + 1);
  Analysis analysis = { self, reach, starts, removable };

  mark_slots (&analysis);
  self->is_linear =
      self->now.cell == DTI_CELL_SCORED && spread (&analysis) && keeps_something (self);
  if (!self->is_linear)
    return;

  weigh (&analysis, weights);
  for (guint i = 0; i < self->n_slots; i++)
    {
      self->slots[i].weight = weights[self->slots[i].op];
      self->is_linear &= measure_slot (&analysis, i);
    }
}
