/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-model-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/data/dti-stage-column-private.h>
#include <libdti/model/dti-fixed-list-private.h>
#include <libdti/scoring/dti-assessment-private.h>

/* What a unit can do, and what a plan lets it do. */

/* ---- what each option gains ---- */

typedef struct
{
  DtiGoalOption *option;
  double gain;
  guint position;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;
  double gain_x = isnan (x->gain) ? -INFINITY : x->gain;
  double gain_y = isnan (y->gain) ? -INFINITY : y->gain;

  if (gain_x != gain_y)
    return gain_x > gain_y ? -1 : 1;

  return x->position < y->position ? -1 : 1;
}

static const char *
get_title (const DtiGoalModel *model, guint i)
{
  const DtiGoalItem *item = &model->items[i];
  const char *given = dti_goal_option_get_title (item->option);
  DtiNode *node;

  if (given != NULL || item->n_moves == 0)
    return given;

  node = model->tree->program->ops[model->slots[item->moves[0].slot].op].node;

  return dti_node_get_main_title (node);
}

static double
measure_gain (const DtiGoalModel *model, guint i)
{
  g_autofree double *shares = g_new0 (double, model->n_items + 1);
  DtiUnitScore score;

  if (dti_goal_model_find_comparing (model, i) != DTI_NO_OP)
    return NAN;

  shares[i] = 1.0;
  score = dti_goal_model_evaluate (model, shares, NULL);

  return dti_goal_model_get_points (model, &score) - dti_goal_model_get_points (model, &model->now);
}

static void
set_facts (const DtiGoalModel *model, guint i, double gain)
{
  const DtiGoalItem *item = &model->items[i];
  const DtiGoalSlot *slot = item->n_moves > 0 ? &model->slots[item->moves[0].slot] : NULL;

  dti_goal_option_set_facts (item->option,
                             get_title (model, i),
                             slot == NULL || slot->is_missing ? NAN : slot->base,
                             gain);
}

/* Measures the options and sorts them; those that nobody wants go with @useless. Takes @options. */
static GPtrArray *
rank_options (DtiGoal *self, GPtrArray *options, gboolean drops_useless, GError **error)
{
  g_autoptr (GListModel) list =
      dti_fixed_list_new (DTI_TYPE_GOAL_OPTION, g_ptr_array_ref (options));
  g_autoptr (DtiGoalModel) model = dti_goal_model_new (self, list, FALSE, error);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func (g_object_unref);

  if (model == NULL)
    return NULL;

  for (guint i = 0; i < model->n_items; i++)
    {
      Ranked entry = { model->items[i].option, measure_gain (model, i), i };

      set_facts (model, i, entry.gain);
      if (!drops_useless || isnan (entry.gain) || entry.gain > 0.0)
        g_array_append_val (ranked, entry);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (result, g_object_ref (g_array_index (ranked, Ranked, i).option));

  return g_steal_pointer (&result);
}

/* ---- what there is to do at a node ---- */

typedef struct
{
  DtiGoal *goal;
  const DtiResults *results;
  GPtrArray *options;
} Listing;

static void
add_option (Listing *self, guint op, DtiGoalOptionKind kind, DtiGoalEffectMode mode, double amount)
{
  static const char *const words[] = { "improve", "evidence", "figure", "not-applicable" };
  const char *node = self->results->binding->program->ops[op].id;
  g_autofree char *id = g_strconcat (words[kind], ":", node, NULL);
  DtiGoalEffect effect = { (char *) node, mode, amount };

  g_ptr_array_add (self->options, dti_goal_option_new_with_effects (id, kind, &effect, 1));
}

/* The best score of the other units: for a node whose score has no end. */
static double
find_best_practice (const Listing *self, guint op)
{
  double best = NAN;

  for (gsize i = 0; i < self->results->binding->n_units; i++)
    {
      DtiUnitScore score = dti_results_get_unit (self->results, op, i);

      if (score.cell == DTI_CELL_SCORED)
        best = fmax (best, score.score);
    }

  return best;
}

static double
find_goal (const Listing *self, guint op)
{
  double best = dti_goal_find_best (self->goal, op);

  return isfinite (best) ? best : find_best_practice (self, op);
}

/* The score that a claim without evidence would have with it; NaN: there is no such claim. */
static double
score_claim (const Listing *self, guint op)
{
  const DtiBinding *binding = self->results->binding;
  const DtiAssessedLeaf *assessed = binding->leaves[op].assessed;
  DtiDatasetColumn column = { NULL };
  g_autoptr (DtiTrial) trial = NULL;
  gsize row = dti_binding_get_row (binding, self->goal->unit);
  double number = NAN;

  if (assessed == NULL || assessed->unproven == NULL || !assessed->unproven[self->goal->unit] ||
      !dti_dataset_peek_column (binding->dataset,
                                binding->period,
                                binding->program->ops[op].id,
                                binding->stage,
                                &column))
    return NAN;

  trial = dti_trial_new (self->results, op, self->goal->unit, NULL, TRUE, NULL);
  if (trial == NULL)
    return NAN;

  if (column.numbers != NULL)
    number = column.numbers[row];
  if (column.numerators != NULL && column.denominators != NULL && !isnan (column.numerators[row]) &&
      column.denominators[row] != 0.0)
    number = column.numerators[row] / column.denominators[row];
  if (column.texts != NULL && column.texts[row] != NULL)
    dti_rule_read_text (binding->program->ops[op].rules[0], column.texts[row], &number);

  return isnan (number) ? NAN : dti_trial_evaluate (trial, number);
}

static void
list_for_node (Listing *self, guint op)
{
  DtiUnitScore now = dti_results_get_unit (self->results, op, self->goal->unit);
  double base = now.cell == DTI_CELL_SCORED ? now.score : 0.0;
  double claim = score_claim (self, op);
  double goal;

  if (now.cell == DTI_CELL_NOT_APPLICABLE)
    return;

  goal = find_goal (self, op);
  if (claim > base)
    add_option (self, op, DTI_GOAL_OPTION_KIND_DELIVER_EVIDENCE, DTI_GOAL_EFFECT_LEVEL, claim);
  /* Who claims something has something to do better, and thinks that it applies. */
  if (now.cell == DTI_CELL_SCORED || !isnan (claim))
    {
      if (goal > fmax (base, claim))
        add_option (self, op, DTI_GOAL_OPTION_KIND_IMPROVE, DTI_GOAL_EFFECT_LEVEL, goal);
      return;
    }

  if (goal > 0.0)
    add_option (self, op, DTI_GOAL_OPTION_KIND_DELIVER_FIGURE, DTI_GOAL_EFFECT_LEVEL, goal);
  if (now.cell == DTI_CELL_MISSING)
    add_option (self, op, DTI_GOAL_OPTION_KIND_NOT_APPLICABLE, DTI_GOAL_EFFECT_REMOVAL, NAN);
}

/* Goes down to what was observed, or would have to be. */
static void
list_below (Listing *self, guint op, guint8 *seen)
{
  const DtiOp *o = &self->results->binding->program->ops[op];

  if (seen[op])
    return;

  seen[op] = TRUE;
  if (!o->is_pillar || dti_results_is_observed (self->results, op, self->goal->unit))
    list_for_node (self, op);
  /* How a pillar that is compared with others moves is not known from one unit. */
  else if (!o->is_columnar)
    for (guint k = 0; k < o->n_children; k++)
      if (o->children[k].counts)
        list_below (self, o->children[k].op, seen);
}

GPtrArray *
dti_goal_collect_options (DtiGoal *self)
{
  const DtiResults *results = dti_scorecard_peek_results (self->card);
  g_autofree guint8 *seen = g_new0 (guint8, results->binding->program->n_ops + 1);
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);
  Listing listing = { self, results, options };

  list_below (&listing, self->op, seen);

  return rank_options (self, options, TRUE, NULL);
}

/* ---- tasks ---- */

static gboolean
add_effect (DtiGoal *self, GArray *effects, DtiTask *task, DtiTaskEffect *effect, GError **error)
{
  const DtiResults *results = dti_scorecard_peek_results (self->card);
  DtiGoalEffect added = { (char *) dti_task_effect_get_node (effect), DTI_GOAL_EFFECT_POINTS, 0.0 };
  double probability = dti_task_effect_get_probability (effect);
  DtiUnitScore now;
  double value;
  guint op;

  if (!dti_program_find (results->binding->program, added.node, &op))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "task “%s”: node “%s” is unknown",
                   dti_task_get_id (task),
                   added.node);
      return FALSE;
    }

  now = dti_results_get_unit (results, op, self->unit);
  if (now.cell == DTI_CELL_NOT_APPLICABLE)
    return TRUE;
  if (dti_task_effect_get_value (effect, &value))
    {
      double base = now.cell == DTI_CELL_SCORED ? now.score : 0.0;
      double max = now.cell == DTI_CELL_SCORED ? now.max : now.applicable;

      /* It is a published figure. */
      if (results->binding->program->ops[op].publish == DTI_PUBLISH_VALUE)
        value *= max;
      added.mode = DTI_GOAL_EFFECT_LEVEL;
      added.amount = base + probability * (value - base);
    }
  else if (dti_task_effect_get_points (effect, &added.amount))
    {
      added.amount *= probability;
    }
  g_array_append_val (effects, added);

  return TRUE;
}

static gboolean
is_done (DtiPlan *plan, const char *id)
{
  DtiTask *task = dti_plan_lookup_task (plan, id);

  return task != NULL && dti_task_get_status (task) == DTI_TASK_STATUS_DONE;
}

static gboolean
is_possible (DtiPlan *plan, DtiTask *task)
{
  const char *const *excludes = dti_task_get_excludes (task);
  DtiTaskStatus status = dti_task_get_status (task);

  for (guint i = 0; excludes[i] != NULL; i++)
    if (is_done (plan, excludes[i]))
      return FALSE;

  return status != DTI_TASK_STATUS_DONE && status != DTI_TASK_STATUS_CANCELLED;
}

/* A condition that is met is none. */
static char **
list_open_requirements (DtiPlan *plan, DtiTask *task)
{
  g_autoptr (GStrvBuilder) open = g_strv_builder_new ();
  const char *const *requires = dti_task_get_requires (task);

  for (guint i = 0; requires[i] != NULL; i++)
    if (!is_done (plan, requires[i]))
      g_strv_builder_add (open, requires[i]);

  return g_strv_builder_end (open);
}

static DtiGoalOption *
make_task_option (DtiGoal *self, DtiPlan *plan, DtiTask *task, GError **error)
{
  g_autoptr (GArray) effects = g_array_new (FALSE, FALSE, sizeof (DtiGoalEffect));
  GListModel *list = dti_task_get_effects (task);
  g_autoptr (DtiGoalOption) plain = NULL;
  g_autoptr (DtiGoalOption) costed = NULL;
  g_auto (GStrv) requires = list_open_requirements (plan, task);
  double cost;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiTaskEffect) effect = g_list_model_get_item (list, i);

      if (!add_effect (self, effects, task, effect, error))
        return NULL;
    }

  plain = dti_goal_option_new_with_effects (dti_task_get_id (task),
                                            DTI_GOAL_OPTION_KIND_TASK,
                                            (const DtiGoalEffect *) (gpointer) effects->data,
                                            effects->len);
  dti_goal_option_set_facts (plain, dti_task_get_main_title (task), NAN, NAN);
  costed = dti_task_get_cost (task, &cost) && cost >= 0.0
               ? dti_goal_option_with_effort (plain, cost, FALSE)
               : g_object_ref (plain);

  return dti_goal_option_with_conditions (costed,
                                          (const char *const *) requires,
                                          dti_task_get_excludes (task));
}

/* A task without effects may still be one that others require. */
static gboolean
matters (DtiPlan *plan, DtiTask *task)
{
  GListModel *tasks = dti_plan_get_tasks (plan);

  if (g_list_model_get_n_items (dti_task_get_effects (task)) > 0)
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (DtiTask) other = g_list_model_get_item (tasks, i);

      if (g_strv_contains (dti_task_get_requires (other), dti_task_get_id (task)))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
dti_goal_collect_task_options (DtiGoal *self, DtiPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *tasks = dti_plan_get_tasks (plan);

  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (DtiTask) task = g_list_model_get_item (tasks, i);
      DtiGoalOption *option;

      if (!is_possible (plan, task) || !matters (plan, task))
        continue;
      option = make_task_option (self, plan, task, error);
      if (option == NULL)
        return NULL;
      g_ptr_array_add (options, option);
    }

  return rank_options (self, options, FALSE, error);
}
