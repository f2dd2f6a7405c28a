/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-model-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/scoring/dti-assessment-private.h>

static const DtiResults *
get_results (const DtiGoalModel *self)
{
  return dti_scorecard_peek_results (self->goal->card);
}

/* ---- slots ---- */

static double
find_cap (const DtiGoalModel *self, guint op, const DtiUnitScore *now)
{
  const DtiOp *o = &self->tree->program->ops[op];
  double cap = NAN;

  if (!o->is_pillar || dti_results_is_observed (get_results (self), op, self->goal->unit))
    cap = dti_goal_find_best (self->goal, op);
  else
    cap = now->cell == DTI_CELL_SCORED ? now->max : now->applicable;

  return isnan (cap) ? INFINITY : cap;
}

static guint
ensure_slot (DtiGoalModel *self, guint op)
{
  const DtiUnitScore *now = &self->tree->cells[op];
  DtiGoalSlot slot = { .op = op };

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].op == op)
      return i;

  slot.is_missing = now->cell != DTI_CELL_SCORED;
  slot.base = slot.is_missing ? 0.0 : now->score;
  slot.max = slot.is_missing ? now->applicable : now->max;
  slot.cap = fmax (find_cap (self, op, now), slot.base);
  self->slots = g_renew (DtiGoalSlot, self->slots, self->n_slots + 1);
  self->slots[self->n_slots] = slot;

  return self->n_slots++;
}

/* ---- items ---- */

static gboolean
fail_option (GError **error, DtiGoalOption *option, const char *what)
{
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "option “%s”: %s",
               dti_goal_option_get_id (option),
               what);

  return FALSE;
}

static gboolean
add_move (DtiGoalModel *self, DtiGoalItem *item, const DtiGoalEffect *effect, GError **error)
{
  guint op;

  if (!dti_program_find (self->tree->program, effect->node, &op))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "option “%s”: node “%s” is unknown",
                   dti_goal_option_get_id (item->option),
                   effect->node);
      return FALSE;
    }
  if (effect->mode == DTI_GOAL_EFFECT_POINTS && !(effect->amount >= 0.0))
    return fail_option (error, item->option, "it takes points away");
  if (self->tree->cells[op].cell == DTI_CELL_NOT_APPLICABLE)
    return fail_option (error, item->option, "its node is not applicable to the unit");

  item->moves[item->n_moves].slot = ensure_slot (self, op);
  item->moves[item->n_moves].mode = effect->mode;
  item->moves[item->n_moves++].amount = effect->amount;

  return TRUE;
}

static gboolean
is_level (const DtiGoalItem *item)
{
  return item->n_moves == 1 && item->moves[0].mode != DTI_GOAL_EFFECT_POINTS;
}

static gboolean
read_item (
    DtiGoalModel *self, guint i, DtiGoalOption *option, gboolean needs_effort, GError **error)
{
  DtiGoalItem *item = &self->items[i];
  guint n;
  const DtiGoalEffect *effects = dti_goal_option_peek_effects (option, &n);

  item->option = option;
  item->moves = g_new0 (DtiGoalMove, n + 1);
  item->requires = g_array_new (FALSE, FALSE, sizeof (guint));
  item->excludes = g_array_new (FALSE, FALSE, sizeof (guint));
  item->divisible = dti_goal_option_get_divisible (option);
  if (!dti_goal_option_get_effort (option, &item->effort) && needs_effort)
    return fail_option (error, option, "it has no effort");
  for (guint k = 0; k < n; k++)
    if (!add_move (self, item, &effects[k], error))
      return FALSE;

  return TRUE;
}

static void
join_items (DtiGoalModel *self, guint i, GHashTable *by_id)
{
  DtiGoalItem *item = &self->items[i];
  const char *const *requires = dti_goal_option_get_requires (item->option);
  const char *const *excludes = dti_goal_option_get_excludes (item->option);

  for (guint k = 0; requires[k] != NULL; k++)
    {
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, requires[k]));

      if (other == 0)
        {
          item->is_blocked = TRUE;
          continue;
        }
      other--;
      g_array_append_val (item->requires, other);
      /* Half of a condition is none. */
      self->items[other].divisible = FALSE;
    }
  for (guint k = 0; excludes[k] != NULL; k++)
    {
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, excludes[k]));

      if (other == 0 || other == i + 1)
        continue;
      other--;
      g_array_append_val (item->excludes, other);
      g_array_append_val (self->items[other].excludes, i);
      self->items[other].divisible = FALSE;
    }
}

static gboolean
read_items (DtiGoalModel *self, gboolean needs_effort, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (self->options);

  self->items = g_new0 (DtiGoalItem, n + 1);
  for (guint i = 0; i < n; i++)
    {
      /* The list keeps it. */
      g_autoptr (DtiGoalOption) option = g_list_model_get_item (self->options, i);

      self->n_items = i + 1;
      if (!read_item (self, i, option, needs_effort, error))
        return FALSE;
      if (g_hash_table_contains (by_id, dti_goal_option_get_id (option)))
        return fail_option (error, option, "the id stands twice");
      g_hash_table_insert (by_id,
                           (char *) dti_goal_option_get_id (option),
                           GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < n; i++)
    {
      DtiGoalItem *item = &self->items[i];

      item->group = is_level (item) ? item->moves[0].slot : self->n_slots + i;
      join_items (self, i, by_id);
    }

  return TRUE;
}

/* ---- the model ---- */

/* From the goal down to what it is made of. */
static void
find_comparing (DtiGoalModel *self)
{
  const DtiProgram *program = self->tree->program;
  g_autofree guint8 *below = g_new0 (guint8, program->n_ops + 1);

  self->comparing = g_new (guint, program->n_ops + 1);
  for (guint op = 0; op < program->n_ops; op++)
    self->comparing[op] = DTI_NO_OP;

  below[self->goal->op] = TRUE;
  for (guint i = self->goal->op + 1; i > 0; i--)
    {
      const DtiOp *o = &program->ops[i - 1];
      guint comparing = o->is_columnar ? i - 1 : self->comparing[i - 1];

      if (!below[i - 1] || dti_results_is_observed (get_results (self), i - 1, self->goal->unit))
        continue;
      for (guint k = 0; k < o->n_children; k++)
        {
          if (!o->children[k].counts)
            continue;
          below[o->children[k].op] = TRUE;
          if (comparing != DTI_NO_OP)
            self->comparing[o->children[k].op] = comparing;
        }
    }
}

guint
dti_goal_model_find_comparing (const DtiGoalModel *self, guint item)
{
  for (guint k = 0; k < self->items[item].n_moves; k++)
    {
      guint op = self->slots[self->items[item].moves[k].slot].op;

      if (self->comparing[op] != DTI_NO_OP)
        return self->comparing[op];
    }

  return DTI_NO_OP;
}

/* A unit tree leaves the pillar that loses points for being late as it is. Here it is made again,
 * and the points are taken off again. */
static void
take_late_penalty (DtiGoalModel *self)
{
  const DtiResults *results = get_results (self);
  const DtiBinding *binding = results->binding;
  guint op = binding->program->late_op;
  const double *days;

  self->late_op = DTI_NO_OP;
  if (op == DTI_NO_OP || !binding->program->ops[op].is_pillar ||
      binding->program->ops[op].is_columnar ||
      dti_results_is_observed (results, op, self->goal->unit))
    return;

  self->late_op = op;
  days = dti_late_penalty_peek_days (binding->program->assessment, binding);
  if (days != NULL)
    self->late_penalty = dti_assessment_rules_compute_late_penalty (
        binding->program->assessment, days[dti_binding_get_row (binding, self->goal->unit)]);
}

DtiGoalModel *
dti_goal_model_new (DtiGoal *goal, GListModel *options, gboolean needs_effort, GError **error)
{
  g_autoptr (DtiGoalModel) self = g_new0 (DtiGoalModel, 1);
  g_autofree double *shares = NULL;

  self->goal = goal;
  self->options = options;
  self->tree = dti_unit_tree_new (get_results (self), goal->unit);
  self->o = &self->tree->program->ops[goal->op];
  take_late_penalty (self);
  find_comparing (self);
  if (!read_items (self, needs_effort, error))
    return NULL;

  shares = g_new0 (double, self->n_items + 1);
  self->now = dti_goal_model_evaluate (self, shares, NULL);
  dti_goal_model_linearise (self);

  return g_steal_pointer (&self);
}

void
dti_goal_model_free (DtiGoalModel *self)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      g_free (self->items[i].moves);
      g_clear_pointer (&self->items[i].requires, g_array_unref);
      g_clear_pointer (&self->items[i].excludes, g_array_unref);
    }
  g_free (self->items);
  g_free (self->slots);
  g_free (self->comparing);
  g_clear_pointer (&self->tree, dti_unit_tree_free);
  g_free (self);
}

/* ---- what a mix comes to ---- */

/* What happens to a slot. */
typedef struct
{
  gboolean changes;
  gboolean removed;
  double level; /* points from levels; the highest counts */
  double points;
} Change;

static void
add_change (const DtiGoalSlot *slot, const DtiGoalMove *move, double share, Change *change)
{
  change->changes = TRUE;
  if (move->mode == DTI_GOAL_EFFECT_REMOVAL)
    change->removed = TRUE;
  else if (move->mode == DTI_GOAL_EFFECT_POINTS)
    change->points += share * move->amount;
  else
    change->level = fmax (change->level, share * (move->amount - slot->base));
}

static void
change_cell (DtiUnitTree *tree, const DtiGoalSlot *slot, const Change *change)
{
  DtiUnitScore *cell = &tree->cells[slot->op];
  double score;

  if (change->removed)
    {
      *cell = (DtiUnitScore){ NAN, cell->max, cell->applicable, NAN, DTI_CELL_NOT_APPLICABLE };
      tree->fixed[slot->op] = TRUE;
      return;
    }

  /* A pillar whose children changed too starts from what they make of it. */
  if (!tree->fixed[slot->op])
    dti_unit_tree_evaluate (tree, slot->op);
  score = cell->cell == DTI_CELL_SCORED ? cell->score : 0.0;
  score = fmax (score, slot->base + change->level) + change->points;
  *cell = (DtiUnitScore){
    fmin (score, slot->cap), slot->max, slot->max, 1.0, DTI_CELL_SCORED,
  };
  tree->fixed[slot->op] = TRUE;
}

static void
take_off_late (const DtiGoalModel *self, DtiUnitTree *tree)
{
  DtiUnitScore *cell = &tree->cells[self->late_op];

  if (tree->fixed[self->late_op] && cell->cell == DTI_CELL_NOT_APPLICABLE)
    return;

  tree->fixed[self->late_op] = FALSE;
  dti_unit_tree_evaluate (tree, self->late_op);
  if (cell->cell == DTI_CELL_SCORED)
    cell->score = dti_late_penalty_take_off (cell->score, self->late_penalty);
  tree->fixed[self->late_op] = TRUE;
}

DtiUnitScore
dti_goal_model_evaluate (const DtiGoalModel *self, const double *shares, double *scores)
{
  g_autoptr (DtiUnitTree) tree = dti_unit_tree_copy (self->tree);
  g_autofree Change *changes = g_new0 (Change, self->n_slots + 1);
  guint *slot_of = g_newa0 (guint, tree->program->n_ops + 1);

  for (guint i = 0; i < self->n_items; i++)
    for (guint k = 0; shares[i] > 0.0 && k < self->items[i].n_moves; k++)
      {
        const DtiGoalMove *move = &self->items[i].moves[k];

        add_change (&self->slots[move->slot], move, shares[i], &changes[move->slot]);
      }
  for (guint i = 0; i < self->n_slots; i++)
    slot_of[self->slots[i].op] = i + 1;

  /* Children before parents. */
  for (guint op = 0; op < tree->program->n_ops; op++)
    {
      if (op == self->late_op)
        take_off_late (self, tree);
      if (slot_of[op] > 0 && changes[slot_of[op] - 1].changes)
        change_cell (tree, &self->slots[slot_of[op] - 1], &changes[slot_of[op] - 1]);
    }
  dti_unit_tree_evaluate (tree, self->goal->op);
  for (guint i = 0; scores != NULL && i < self->n_slots; i++)
    {
      const DtiUnitScore *cell = &tree->cells[self->slots[i].op];

      scores[i] = cell->cell == DTI_CELL_SCORED ? cell->score : NAN;
    }

  return tree->cells[self->goal->op];
}

double
dti_goal_model_get_points (const DtiGoalModel *self, const DtiUnitScore *score)
{
  double figure = dti_scorecard_get_figure (self->o, score);

  return self->o->publish == DTI_PUBLISH_VALUE ? figure * self->o->max : figure;
}
