/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-goal-solver-private.h"

/* Where points do not add up along the tree: takes what gains most for its effort, as the tree
 * counts it, again and again; then leaves out what is not needed, and swaps for what is cheaper.
 * Nothing is proven. */

/* A divided item is cut so often that its part is exact. */
#define CUTS 60

typedef struct
{
  const DtiGoalQuestion *question;
  const DtiGoalModel *model;
  DtiGoalAnswer *answer;
  double *shares;
  gboolean raises; /* points are what is to be bettered; else effort */
  gboolean stopped;
} Climb;

static gboolean
wants_score (const Climb *self)
{
  return !isnan (self->question->score);
}

static gboolean
can_afford (const Climb *self, double effort)
{
  return wants_score (self) || effort <= self->question->budget;
}

static double
evaluate (Climb *self, const double *shares)
{
  DtiUnitScore score = dti_goal_model_evaluate (self->model, shares, NULL);

  if (++self->answer->n_steps >= self->question->max_steps ||
      g_cancellable_is_cancelled (self->question->cancellable))
    self->stopped = TRUE;

  return dti_goal_model_get_points (self->model, &score);
}

static double
get_effort (const Climb *self, const double *shares)
{
  double effort = 0.0;

  for (guint i = 0; i < self->model->n_items; i++)
    effort += shares[i] * self->model->items[i].effort;

  return effort;
}

/* Takes an item with all it requires; FALSE where something that is taken stands against it. */
static gboolean
take (const Climb *self, double *shares, guint i)
{
  const DtiGoalItem *item = &self->model->items[i];

  if (shares[i] > 0.0)
    return TRUE;
  if (item->is_blocked)
    return FALSE;

  for (guint k = 0; k < self->model->n_items; k++)
    if (shares[k] > 0.0 && self->model->items[k].group == item->group)
      return FALSE;
  for (guint k = 0; k < item->excludes->len; k++)
    if (shares[g_array_index (item->excludes, guint, k)] > 0.0)
      return FALSE;
  shares[i] = 1.0;
  for (guint k = 0; k < item->requires->len; k++)
    if (!take (self, shares, g_array_index (item->requires, guint, k)))
      return FALSE;

  return TRUE;
}

static gboolean
is_required (const Climb *self, guint i)
{
  for (guint k = 0; k < self->model->n_items; k++)
    for (guint r = 0; self->shares[k] > 0.0 && r < self->model->items[k].requires->len; r++)
      if (g_array_index (self->model->items[k].requires, guint, r) == i)
        return TRUE;

  return FALSE;
}

/* A unit without a score gains all that it gets. */
static double
get_gain (double before, double after)
{
  if (isnan (after))
    return 0.0;

  return isnan (before) ? after : after - before;
}

/* The item that gains most for its effort. Where none gains anything alone, because a score needs
 * several, the cheapest one that is not taken: from there on another may gain. */
static gboolean
find_next (Climb *self, double points, double *next)
{
  gsize size = (self->model->n_items + 1) * sizeof (double);
  g_autofree double *trial = g_new (double, self->model->n_items + 1);
  double most = 0.0;
  double cheapest = INFINITY;
  gboolean found = FALSE;

  for (guint i = 0; i < self->model->n_items && !self->stopped; i++)
    {
      double effort;
      double gain;
      double slope;

      memcpy (trial, self->shares, size);
      if (self->shares[i] > 0.0 || !take (self, trial, i))
        continue;
      effort = get_effort (self, trial) - get_effort (self, self->shares);
      if (!can_afford (self, get_effort (self, trial)))
        continue;
      gain = get_gain (points, evaluate (self, trial));
      slope = effort > 0.0 ? gain / effort : gain > 0.0 ? INFINITY : 0.0;
      if (gain > 0.0 ? slope <= most : (!isnan (points) || found || effort >= cheapest))
        continue;
      if (gain > 0.0)
        {
          most = slope;
          found = TRUE;
        }
      cheapest = effort;
      memcpy (next, trial, size);
    }

  return found || cheapest < INFINITY;
}

static gboolean
is_enough (const Climb *self, double points)
{
  return wants_score (self) && dti_goal_question_reaches (self->question, points);
}

static double
climb (Climb *self)
{
  g_autofree double *next = g_new0 (double, self->model->n_items + 1);
  double points = evaluate (self, self->shares);

  while (!self->stopped && !is_enough (self, points) && find_next (self, points, next))
    {
      memcpy (self->shares, next, self->model->n_items * sizeof (double));
      points = evaluate (self, self->shares);
    }

  return points;
}

/* Leaves out what is not needed. */
static void
thin_out (Climb *self)
{
  for (guint i = 0; i < self->model->n_items && !self->stopped; i++)
    {
      double kept = self->shares[i];

      if (kept == 0.0 || self->model->items[i].effort == 0.0 || is_required (self, i))
        continue;
      self->shares[i] = 0.0;
      if (!is_enough (self, evaluate (self, self->shares)))
        self->shares[i] = kept;
    }
}

/* Takes no more of an item than is needed. */
static void
cut (Climb *self)
{
  for (guint i = 0; i < self->model->n_items && !self->stopped; i++)
    {
      double low = 0.0;
      double high = self->shares[i];

      if (high == 0.0 || !self->model->items[i].divisible)
        continue;
      for (guint k = 0; k < CUTS; k++)
        {
          self->shares[i] = low + (high - low) / 2.0;
          if (is_enough (self, evaluate (self, self->shares)))
            high = self->shares[i];
          else
            low = self->shares[i];
        }
      self->shares[i] = high;
    }
}

/* One swap of a taken item for another; TRUE where it is better. */
static gboolean
swap (Climb *self, guint from, guint to, double *points)
{
  g_autofree double *trial = g_memdup2 (self->shares, (self->model->n_items + 1) * sizeof (double));
  double effort = get_effort (self, self->shares);
  double after;
  gboolean better;

  trial[from] = 0.0;
  if (!take (self, trial, to))
    return FALSE;
  if (self->raises ? !can_afford (self, get_effort (self, trial))
                   : get_effort (self, trial) >= effort)
    return FALSE;

  after = evaluate (self, trial);
  better = self->raises ? get_gain (*points, after) > 0.0 : is_enough (self, after);
  if (!better)
    return FALSE;

  memcpy (self->shares, trial, self->model->n_items * sizeof (double));
  *points = after;

  return TRUE;
}

static gboolean
swap_any (Climb *self, double *points)
{
  for (guint i = 0; i < self->model->n_items; i++)
    for (guint k = 0; self->shares[i] > 0.0 && k < self->model->n_items; k++)
      {
        if (self->stopped)
          return FALSE;
        if (self->shares[k] == 0.0 && !is_required (self, i) && swap (self, i, k, points))
          return TRUE;
      }

  return FALSE;
}

/* What one item kept out, another swap may let in. */
static void
raise_points (Climb *self, double *points)
{
  self->raises = TRUE;
  while (!is_enough (self, *points) && swap_any (self, points))
    *points = climb (self);
}

static void
cheapen (Climb *self, double *points)
{
  self->raises = FALSE;
  while (swap_any (self, points))
    ;
  thin_out (self);
  cut (self);
}

gboolean
dti_goal_climb (const DtiGoalQuestion *question, DtiGoalAnswer *answer, GError **error)
{
  Climb self = { question, question->model, answer, answer->shares, TRUE, FALSE };
  double points = climb (&self);

  raise_points (&self, &points);
  answer->bound = NAN;
  answer->proven = FALSE;
  answer->found = !wants_score (&self) || is_enough (&self, points);
  if (wants_score (&self) && answer->found)
    cheapen (&self, &points);

  self.stopped = FALSE;
  answer->points = evaluate (&self, answer->shares);
  answer->effort = get_effort (&self, answer->shares);
  answer->found &= !isnan (answer->points);

  return !g_cancellable_set_error_if_cancelled (question->cancellable, error);
}
