/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-goal-solver-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/* So many partial mixes are looked at where the program does not say how many. */
#define DEFAULT_STEPS 200000
/* A share of points and maximum settles after a few rounds: W. Dinkelbach, “On nonlinear fractional
 * programming”, 1967. */
#define MOST_ROUNDS 20

static gboolean
changes_maxima (const DtiGoalModel *model)
{
  for (guint i = 0; i < model->n_slots; i++)
    if (model->slots[i].start_max != 0.0 || model->slots[i].removal_max != 0.0)
      return TRUE;

  return FALSE;
}

/* The most points for a budget. Where the maximum changes too, points are gained and maximum is
 * given up at a rate that the result itself decides. */
static gboolean
answer_budget (const DtiGoalQuestion *question, DtiGoalAnswer *answer, GError **error)
{
  const DtiGoalModel *model = question->model;
  gboolean is_fraction = model->o->publish == DTI_PUBLISH_VALUE && changes_maxima (model);
  gboolean proven = TRUE;
  double before;
  guint round = 0;

  answer->found = TRUE;
  answer->effort = 0.0;
  answer->points = dti_goal_model_get_points (model, &model->now);
  do
    {
      before = answer->points;
      if (!dti_goal_branch (question, answer, error))
        return FALSE;
      proven &= answer->proven;
    }
  while (is_fraction && proven && answer->points > before && ++round < MOST_ROUNDS);

  answer->proven = proven && round < MOST_ROUNDS;
  if (answer->proven)
    answer->bound = answer->points;
  else if (is_fraction)
    answer->bound = NAN;
  else
    answer->bound = before + answer->bound * (model->o->publish == DTI_PUBLISH_VALUE
                                                  ? model->o->max / model->now.max
                                                  : 1.0);

  return TRUE;
}

static gboolean
ask (const DtiGoalQuestion *question, DtiGoalAnswer *answer, GError **error)
{
  if (!question->model->is_linear)
    return dti_goal_climb (question, answer, error);
  if (isnan (question->score))
    return answer_budget (question, answer, error);

  return dti_goal_branch (question, answer, error);
}

/* ---- the result ---- */

static GListModel *
list_choices (const DtiGoalModel *model, const double *shares, const double *scores)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < model->n_items; i++)
    if (shares[i] > 0.0)
      g_ptr_array_add (choices,
                       dti_goal_choice_new (model->items[i].option,
                                            shares[i],
                                            model->items[i].n_moves > 0
                                                ? scores[model->items[i].moves[0].slot]
                                                : NAN));

  return dti_fixed_list_new (DTI_TYPE_GOAL_CHOICE, choices);
}

static char **
list_capped (const DtiGoalModel *model, const double *scores)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < model->n_slots; i++)
    if (scores[i] >= model->slots[i].cap)
      g_strv_builder_add (ids, model->tree->program->ops[model->slots[i].op].id);

  return g_strv_builder_end (ids);
}

static gboolean
is_kept_out (const DtiGoalModel *model, const double *shares, guint i)
{
  const DtiGoalItem *item = &model->items[i];

  if (item->is_blocked)
    return TRUE;
  for (guint k = 0; k < item->excludes->len; k++)
    if (shares[g_array_index (item->excludes, guint, k)] > 0.0)
      return TRUE;
  for (guint k = 0; k < item->requires->len; k++)
    if (shares[g_array_index (item->requires, guint, k)] == 0.0)
      return TRUE;

  return FALSE;
}

/* What is not taken because of a condition, and would gain something. */
static char **
list_blocked (const DtiGoalModel *model, const double *shares, double points)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autofree double *trial = g_memdup2 (shares, (model->n_items + 1) * sizeof (double));

  for (guint i = 0; i < model->n_items; i++)
    {
      DtiUnitScore score;

      if (shares[i] > 0.0 || !is_kept_out (model, shares, i))
        continue;
      trial[i] = 1.0;
      score = dti_goal_model_evaluate (model, trial, NULL);
      trial[i] = 0.0;
      if (dti_goal_model_get_points (model, &score) > points)
        g_strv_builder_add (ids, dti_goal_option_get_id (model->items[i].option));
    }

  return g_strv_builder_end (ids);
}

static DtiGoalMixStatus
get_status (const DtiGoalAnswer *answer)
{
  if (answer->found)
    return answer->proven ? DTI_GOAL_MIX_STATUS_OPTIMAL : DTI_GOAL_MIX_STATUS_FEASIBLE;

  return answer->proven ? DTI_GOAL_MIX_STATUS_INFEASIBLE : DTI_GOAL_MIX_STATUS_UNKNOWN;
}

static const char *
get_title (DtiNode *node)
{
  const char *title = dti_node_get_main_title (node);

  return title != NULL ? title : dti_node_get_id (node);
}

static DtiGoalMix *
make_mix (const DtiGoalQuestion *question, const DtiGoalAnswer *answer, DtiGoalMixFields *fields)
{
  const DtiGoalModel *model = question->model;
  g_autofree double *scores = g_new0 (double, model->n_slots + 1);
  DtiUnitScore score = dti_goal_model_evaluate (model, answer->shares, scores);
  char **blocked = g_new0 (char *, 1);

  fields->current_score = dti_goal_model_get_points (model, &model->now);
  fields->score = dti_goal_model_get_points (model, &score);
  fields->effort = answer->effort;
  if (!isnan (fields->best_score))
    {
      g_strfreev (blocked);
      blocked = list_blocked (model, answer->shares, fields->best_score);
    }

  return dti_goal_mix_new (fields,
                           list_choices (model, answer->shares, scores),
                           list_capped (model, scores),
                           blocked,
                           get_title (model->o->node));
}

/* How far all options lead, where the wanted points are out of reach. */
static gboolean
ask_for_most (const DtiGoalQuestion *question,
              DtiGoalAnswer *answer,
              DtiGoalMixFields *fields,
              GError **error)
{
  DtiGoalQuestion most = *question;
  guint n_steps = answer->n_steps;

  most.score = NAN;
  most.budget = INFINITY;
  answer->n_steps = 0;
  memset (answer->shares, 0, question->model->n_items * sizeof (double));
  if (!ask (&most, answer, error))
    return FALSE;

  answer->n_steps += n_steps;
  fields->best_score = answer->points;

  return TRUE;
}

static DtiGoalMix *
solve_model (const DtiGoalQuestion *question, DtiGoalAnswer *answer, GError **error)
{
  DtiGoalMixFields fields = { .wanted_score = question->score,
                              .budget = question->budget,
                              .best_score = NAN };

  if (!ask (question, answer, error))
    return NULL;

  fields.status = get_status (answer);
  fields.bound = answer->found ? answer->bound : NAN;
  if (!answer->found && !ask_for_most (question, answer, &fields, error))
    return NULL;
  fields.n_steps = answer->n_steps;

  return make_mix (question, answer, &fields);
}

static gboolean
check_comparing (const DtiGoalModel *model, GError **error)
{
  for (guint i = 0; i < model->n_items; i++)
    {
      guint op = dti_goal_model_find_comparing (model, i);

      if (op == DTI_NO_OP)
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "option “%s” acts below “%s”, where units are compared: what it gives is not "
                   "known from one unit",
                   dti_goal_option_get_id (model->items[i].option),
                   model->tree->program->ops[op].id);
      return FALSE;
    }

  return TRUE;
}

DtiGoalMix *
dti_goal_solve (DtiGoal *self,
                GListModel *options,
                double score,
                double budget,
                guint max_steps,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (DtiGoalModel) model = dti_goal_model_new (self, options, TRUE, error);
  g_autofree double *shares = NULL;
  DtiGoalQuestion question = { NULL, score, budget, max_steps, cancellable };
  DtiGoalAnswer answer = { NULL };

  if (model == NULL)
    return NULL;
  if (model->now.cell == DTI_CELL_NOT_APPLICABLE)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "node “%s” is not applicable to the unit",
                   model->o->id);
      return NULL;
    }
  if (!check_comparing (model, error))
    return NULL;

  shares = g_new0 (double, model->n_items + 1);
  question.model = model;
  if (max_steps == 0)
    question.max_steps = DEFAULT_STEPS;
  answer.shares = shares;

  return solve_model (&question, &answer, error);
}
