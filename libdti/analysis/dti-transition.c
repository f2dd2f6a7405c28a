/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-transition-private.h"

#include <libdti/scoring/dti-assessment-private.h>

/* ---- what a unit has at a node ---- */

static DtiStatus
get_status (const DtiResults *results, guint op, gsize unit)
{
  const DtiBinding *binding = results->binding;
  DtiDatasetColumn column;

  if (!dti_dataset_peek_column (binding->dataset,
                                binding->period,
                                binding->program->ops[op].id,
                                binding->stage,
                                &column) ||
      column.statuses == NULL)
    return DTI_STATUS_NORMAL;

  return (DtiStatus) column.statuses[dti_binding_get_row (binding, unit)];
}

static double
find_assessable (const DtiResults *results, guint op, gsize unit, const DtiUnitScore *cell);

/* The sum over the children that count. */
static double
sum_assessable (const DtiResults *results, guint op, gsize unit)
{
  const DtiOp *o = &results->binding->program->ops[op];
  double max = 0.0;

  for (guint k = 0; k < o->n_children; k++)
    {
      const DtiOpChild *edge = &o->children[k];
      DtiUnitScore child;

      if (!edge->counts || edge->is_adjustment)
        continue;
      child = dti_results_get_unit (results, edge->op, unit);
      max += edge->weight * find_assessable (results, edge->op, unit, &child);
    }

  return max;
}

/* A maximum that is smaller because the node, or something below it, was not assessed belongs to
 * the method; because the unit has nothing there, to the unit. */
static double
find_assessable (const DtiResults *results, guint op, gsize unit, const DtiUnitScore *cell)
{
  const DtiOp *o = &results->binding->program->ops[op];
  gboolean is_sum = o->aggregation == DTI_AGGREGATION_SUM;

  if (cell->cell == DTI_CELL_NOT_APPLICABLE &&
      get_status (results, op, unit) == DTI_STATUS_NOT_ASSESSED)
    return 0.0;
  if (cell->cell == DTI_CELL_SCORED && cell->max == o->max)
    return cell->max;
  if (!o->is_pillar || dti_results_is_observed (results, op, unit) ||
      (!is_sum && cell->cell != DTI_CELL_NOT_APPLICABLE))
    return cell->applicable;
  if (is_sum && !o->has_own_scale)
    return sum_assessable (results, op, unit);

  return sum_assessable (results, op, unit) > 0.0 ? cell->applicable : 0.0;
}

/* ---- a figure under the other method ---- */

static DtiUnitScore
translate (const DtiTransitionPart *part, const DtiUnitScore *cell, guint side, guint method)
{
  DtiUnitScore result = *cell;
  double ratio;

  if (part->assessable[side] == part->assessable[method] || part->assessable[side] == 0.0)
    return result;

  ratio = part->assessable[method] / part->assessable[side];
  result.max = cell->max == part->assessable[side] ? part->assessable[method] : cell->max * ratio;
  result.applicable *= ratio;
  if (cell->cell == DTI_CELL_SCORED)
    result.score = dti_unit_score_get_value (cell) * result.max;

  return result;
}

void
dti_transition_fill (const DtiTransition *self,
                     const guint8 *parts,
                     gboolean newer_method,
                     DtiUnitScore *children)
{
  guint method = newer_method ? DTI_NEWER : DTI_OLDER;
  const DtiOp *op = &self->results[method]->binding->program->ops[self->ops[method]];

  for (guint k = 0; k < op->n_children; k++)
    {
      guint position = self->child_parts[method][k];
      const DtiTransitionPart *part = &self->parts[position];
      guint side = part->follows_method ? method : (parts[position] ? DTI_NEWER : DTI_OLDER);

      children[k] = translate (part, &part->cells[side], side, method);
    }
}

/* ---- evaluating ---- */

static guint
find_own_part (const DtiTransition *self)
{
  return self->parts[self->n_parts - 1].is_own ? self->n_parts - 1 : self->n_parts;
}

static DtiUnitScore
aggregate (const DtiTransition *self,
           const guint8 *parts,
           guint method,
           const DtiUnitScore *children)
{
  const DtiOp *op = &self->results[method]->binding->program->ops[self->ops[method]];
  DtiUnitScore result = dti_aggregate_unit (op, children);
  guint own = find_own_part (self);
  double penalty = 0.0;

  result.score = dti_tile_round (op, result.score);
  if (own < self->n_parts)
    penalty = self->penalties[method][parts[own] ? DTI_NEWER : DTI_OLDER];
  if (penalty > 0.0 && result.cell == DTI_CELL_SCORED)
    result.score = dti_tile_round (op, dti_late_penalty_take_off (result.score, penalty));

  return result;
}

static DtiUnitScore
evaluate_whole (const DtiTransition *self, const guint8 *parts, guint method)
{
  const DtiTransitionPart *part = &self->parts[0];
  guint side = part->follows_method ? method : (parts[0] ? DTI_NEWER : DTI_OLDER);

  if (self->rules == DTI_TRANSITION_RULES_CROSSED)
    return self->crossed[method][side];

  return translate (part, &part->cells[side], side, method);
}

DtiUnitScore
dti_transition_evaluate (const DtiTransition *self, const guint8 *parts, gboolean newer_method)
{
  guint method = newer_method ? DTI_NEWER : DTI_OLDER;
  DtiUnitScore *children;

  if (self->is_whole)
    return evaluate_whole (self, parts, method);

  children = g_newa (DtiUnitScore, self->n_parts + 1);
  dti_transition_fill (self, parts, newer_method, children);

  return aggregate (self, parts, method, children);
}

DtiUnitScore
dti_transition_evaluate_with (const DtiTransition *self,
                              const guint8 *parts,
                              gboolean newer_method,
                              guint part,
                              const DtiUnitScore *cell,
                              gboolean is_newer_cell)
{
  guint method = newer_method ? DTI_NEWER : DTI_OLDER;
  DtiUnitScore other =
      translate (&self->parts[part], cell, is_newer_cell ? DTI_NEWER : DTI_OLDER, method);
  const DtiOp *op = &self->results[method]->binding->program->ops[self->ops[method]];
  DtiUnitScore *children;

  if (self->is_whole)
    return other;

  children = g_newa (DtiUnitScore, self->n_parts + 1);
  dti_transition_fill (self, parts, newer_method, children);
  for (guint k = 0; k < op->n_children; k++)
    if (self->child_parts[method][k] == part)
      children[k] = other;

  return aggregate (self, parts, method, children);
}

gboolean
dti_transition_changes_presence (const DtiTransitionPart *part)
{
  return !part->follows_method && !part->is_own &&
         (part->cells[DTI_OLDER].cell == DTI_CELL_SCORED) !=
             (part->cells[DTI_NEWER].cell == DTI_CELL_SCORED);
}

/* ---- what the methods have in common ---- */

guint
dti_transition_find_counterpart (const DtiProgram *older,
                                 guint op,
                                 const DtiProgram *newer,
                                 DtiFrameworkMap *map)
{
  const char *id = older->ops[op].id;
  guint found;

  if (map != NULL)
    id =
        dti_framework_map_is_comparable (map, id) ? dti_framework_map_lookup_newer (map, id) : NULL;
  if (id == NULL)
    return DTI_NO_OP;

  return dti_program_find (newer, id, &found) ? found : DTI_NO_OP;
}

static gboolean
has_same_places (const DtiOp *a, const DtiOp *b)
{
  return a->n_places == b->n_places &&
         (a->n_places == 0 || memcmp (a->places, b->places, a->n_places * sizeof (double)) == 0);
}

static gboolean
is_same_pillar (const DtiOp *a, const DtiOp *b)
{
  return a->aggregation == b->aggregation && a->missing == b->missing &&
         a->min_children == b->min_children && a->min_share == b->min_share &&
         a->power == b->power && a->offset == b->offset && a->floor == b->floor &&
         a->max == b->max && a->round_digits == b->round_digits &&
         a->penalty_sign == b->penalty_sign && has_same_places (a, b) &&
         (a->aggregation != DTI_AGGREGATION_EXPRESSION ||
          g_str_equal (dti_pillar_get_formula (DTI_PILLAR (a->node)),
                       dti_pillar_get_formula (DTI_PILLAR (b->node))));
}

static const DtiOpChild *
find_edge (const DtiTransition *self, guint side, guint part)
{
  const DtiOp *op = &self->results[side]->binding->program->ops[self->ops[side]];

  for (guint k = 0; k < op->n_children; k++)
    if (self->child_parts[side][k] == part)
      return &op->children[k];

  return NULL;
}

static gboolean
differs_by_method (const DtiTransition *self, guint position)
{
  const DtiTransitionPart *part = &self->parts[position];
  const DtiOpChild *older = find_edge (self, DTI_OLDER, position);
  const DtiOpChild *newer = find_edge (self, DTI_NEWER, position);

  if (part->is_own)
    return self->penalties[DTI_OLDER][DTI_OLDER] != self->penalties[DTI_NEWER][DTI_OLDER] ||
           self->penalties[DTI_OLDER][DTI_NEWER] != self->penalties[DTI_NEWER][DTI_NEWER];
  if (!part->counts)
    return FALSE;
  if (older == NULL || newer == NULL)
    return TRUE;

  return older->counts != newer->counts || older->weight != newer->weight ||
         older->is_adjustment != newer->is_adjustment || part->follows_method ||
         part->assessable[DTI_OLDER] != part->assessable[DTI_NEWER];
}

static gboolean
find_method (const DtiTransition *self)
{
  const DtiTransitionPart *first = &self->parts[0];

  if (self->is_whole)
    return first->follows_method || self->rules == DTI_TRANSITION_RULES_CROSSED ||
           first->assessable[DTI_OLDER] != first->assessable[DTI_NEWER];

  for (guint i = 0; i < self->n_parts; i++)
    if (differs_by_method (self, i))
      return TRUE;

  return !is_same_pillar (&self->results[DTI_OLDER]->binding->program->ops[self->ops[DTI_OLDER]],
                          &self->results[DTI_NEWER]->binding->program->ops[self->ops[DTI_NEWER]]);
}

/* ---- the parts ---- */

static void
add_part (DtiTransition *self, guint op_older, guint op_newer)
{
  DtiTransitionPart *part = &self->parts[self->n_parts++];

  part->ops[DTI_OLDER] = op_older;
  part->ops[DTI_NEWER] = op_newer;
  part->counts = TRUE;
  part->is_own = FALSE;
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      part->assessable[side] = 0.0;
      part->cells[side] = (DtiUnitScore){ NAN, 0.0, 0.0, NAN, DTI_CELL_NOT_APPLICABLE };
      if (part->ops[side] == DTI_NO_OP)
        continue;
      part->cells[side] =
          dti_results_get_unit (self->results[side], part->ops[side], self->units[side]);
      part->assessable[side] = find_assessable (self->results[side],
                                                part->ops[side],
                                                self->units[side],
                                                &part->cells[side]);
    }

  part->follows_method =
      op_older == DTI_NO_OP || op_newer == DTI_NO_OP ||
      (part->assessable[DTI_OLDER] == 0.0) != (part->assessable[DTI_NEWER] == 0.0);
}

static guint
find_child (const DtiOp *op, guint child)
{
  for (guint k = 0; child != DTI_NO_OP && k < op->n_children; k++)
    if (op->children[k].op == child)
      return k;

  return op->n_children;
}

static void
match_children (DtiTransition *self, DtiFrameworkMap *map)
{
  const DtiProgram *older = self->results[DTI_OLDER]->binding->program;
  const DtiProgram *newer = self->results[DTI_NEWER]->binding->program;
  const DtiOp *op_older = &older->ops[self->ops[DTI_OLDER]];
  const DtiOp *op_newer = &newer->ops[self->ops[DTI_NEWER]];

  for (guint k = 0; k < op_newer->n_children; k++)
    self->child_parts[DTI_NEWER][k] = G_MAXUINT;
  for (guint k = 0; k < op_older->n_children; k++)
    {
      guint child = op_older->children[k].op;
      guint other = dti_transition_find_counterpart (older, child, newer, map);
      guint position = find_child (op_newer, other);

      /* A node that the newer framework puts elsewhere left this pillar. */
      if (position == op_newer->n_children)
        other = DTI_NO_OP;
      else
        self->child_parts[DTI_NEWER][position] = self->n_parts;
      self->child_parts[DTI_OLDER][k] = self->n_parts;
      add_part (self, child, other);
    }

  for (guint k = 0; k < op_newer->n_children; k++)
    {
      if (self->child_parts[DTI_NEWER][k] != G_MAXUINT)
        continue;
      self->child_parts[DTI_NEWER][k] = self->n_parts;
      add_part (self, DTI_NO_OP, op_newer->children[k].op);
    }
}

static void
find_counting (DtiTransition *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    self->parts[i].counts = FALSE;
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      const DtiOp *op = &self->results[side]->binding->program->ops[self->ops[side]];

      for (guint k = 0; k < op->n_children; k++)
        self->parts[self->child_parts[side][k]].counts |= op->children[k].counts;
    }
}

/* What is lost for coming late, as each method has it for the days of each side. */
static void
add_penalty (DtiTransition *self)
{
  DtiTransitionPart *part = &self->parts[self->n_parts];
  gboolean any = FALSE;

  for (guint method = 0; method < DTI_N_SIDES; method++)
    for (guint side = 0; side < DTI_N_SIDES; side++)
      {
        const DtiProgram *program = self->results[method]->binding->program;
        double penalty = 0.0;

        if (program->late_op != DTI_NO_OP && program->late_op == self->ops[method])
          penalty = dti_late_penalty_compute (program->assessment,
                                              self->results[side]->binding,
                                              self->units[side]);
        self->penalties[method][side] = penalty;
        any |= penalty > 0.0;
      }
  if (!any)
    return;

  *part = (DtiTransitionPart){
    .ops = { self->ops[DTI_OLDER], self->ops[DTI_NEWER] },
    .cells = { self->cells[DTI_OLDER], self->cells[DTI_NEWER] },
    .counts = TRUE,
    .is_own = TRUE,
  };
  self->n_parts++;
}

/* ---- making ---- */

static gboolean
can_take_apart (const DtiTransition *self, guint side)
{
  const DtiResults *results = self->results[side];
  const DtiOp *op = &results->binding->program->ops[self->ops[side]];

  return op->is_pillar && !op->is_columnar && op->n_children > 0 &&
         !dti_results_is_observed (results, self->ops[side], self->units[side]);
}

static gboolean
is_same_bits (double a, double b)
{
  return memcmp (&a, &b, sizeof a) == 0;
}

/* A pillar with a status of its own is not what its children give. */
static gboolean
reproduces (const DtiTransition *self, guint side)
{
  g_autofree guint8 *parts = g_malloc (self->n_parts);
  DtiUnitScore score;

  memset (parts, side == DTI_NEWER, self->n_parts);
  score = dti_transition_evaluate (self, parts, side == DTI_NEWER);

  return score.cell == self->cells[side].cell &&
         (score.cell != DTI_CELL_SCORED || (is_same_bits (score.score, self->cells[side].score) &&
                                            is_same_bits (score.max, self->cells[side].max)));
}

static void
make_whole (DtiTransition *self)
{
  self->is_whole = TRUE;
  self->n_parts = 0;
  add_part (self, self->ops[DTI_OLDER], self->ops[DTI_NEWER]);
  dti_transition_cross_rules (self);
}

static DtiTransition *
transition_new (const DtiResults *const *results,
                const gsize *units,
                const guint *ops,
                DtiFrameworkMap *map)
{
  DtiTransition *self = g_new0 (DtiTransition, 1);
  guint n = 2;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      self->results[side] = results[side];
      self->units[side] = units[side];
      self->ops[side] = ops[side];
      self->cells[side] = dti_results_get_unit (results[side], ops[side], units[side]);
      n += results[side]->binding->program->ops[ops[side]].n_children;
    }

  self->parts = g_new (DtiTransitionPart, n);
  self->is_whole = !can_take_apart (self, DTI_OLDER) || !can_take_apart (self, DTI_NEWER);
  if (self->is_whole)
    {
      make_whole (self);
    }
  else
    {
      self->child_parts[DTI_OLDER] = g_new (guint, n);
      self->child_parts[DTI_NEWER] = g_new (guint, n);
      match_children (self, map);
      find_counting (self);
      add_penalty (self);
      if (!reproduces (self, DTI_OLDER) || !reproduces (self, DTI_NEWER))
        make_whole (self);
    }
  self->has_method = find_method (self);

  return self;
}

DtiTransition *
dti_transition_new (DtiScorecard *older,
                    gsize unit_older,
                    DtiScorecard *newer,
                    gsize unit_newer,
                    guint op_older,
                    guint op_newer,
                    DtiFrameworkMap *map)
{
  const DtiResults *results[] = { dti_scorecard_peek_results (older),
                                  dti_scorecard_peek_results (newer) };
  gsize units[] = { unit_older, unit_newer };
  guint ops[] = { op_older, op_newer };

  return transition_new (results, units, ops, map);
}

DtiTransition *
dti_transition_new_below (const DtiTransition *self, guint part, DtiFrameworkMap *map)
{
  return transition_new (self->results, self->units, self->parts[part].ops, map);
}

void
dti_transition_free (DtiTransition *self)
{
  g_free (self->parts);
  g_free (self->child_parts[DTI_OLDER]);
  g_free (self->child_parts[DTI_NEWER]);
  g_free (self);
}
