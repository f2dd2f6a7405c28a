/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dti-goal-solver-private.h"

/* Branch and bound over a linear model: a multiple-choice knapsack with conditions.
 *
 * The bound is Dantzig's (G. B. Dantzig, “Discrete-variable extremum problems”, 1957), in the form
 * for groups of P. Sinha and A. A. Zoltners (“The multiple-choice knapsack problem”, 1979): each
 * group offers the steps of the upper hull of its items, and the steps are taken in the order of
 * points per effort, the last one in part. Up to the caps, points are submodular in the items that
 * are taken: what an item adds to more is never more than what it adds to less. So the gains that
 * are left, added up, bound what any further items can gain; and all items of one node together
 * gain no more than there is room below its cap. */

#define TOLERANCE 1e-12
/* How often somebody may cancel. */
#define BREATH 256

typedef enum
{
  FREE,
  IN,
  OUT,
} Status;

/* What is taken of a slot. */
typedef struct
{
  gboolean changes;
  gboolean removed;
  double level;
  double points;
} Change;

/* A step of a hull. */
typedef struct
{
  double gain;
  double effort;
  guint item;
  gboolean used; /* the bound takes it, or a part of it */
} Step;

typedef struct
{
  const DtiGoalQuestion *question;
  const DtiGoalModel *model;
  double ratio;  /* points of the maximum that a point of the score must pay for */
  double needed; /* gain; for a score that is wanted */
  double scale;
  DtiGoalAnswer *answer;
  double best; /* effort, or gain */
  double open; /* the best bound of what was not looked at */
  gboolean stopped;
  gboolean cancelled;
} Branching;

/* A partial mix. */
typedef struct
{
  Branching *branching;
  guint8 *statuses;
  Change *changes;
  double *rooms; /* what can still be gained at each slot */
  Step *steps;
  guint n_steps;
  double gain;
  double effort;
} Partial;

static gboolean
wants_score (const Branching *self)
{
  return !isnan (self->question->score);
}

/* ---- gains ---- */

static double
gain_slot (const Branching *self, guint slot, const Change *change)
{
  const DtiGoalSlot *s = &self->model->slots[slot];
  double gain = 0.0;

  if (change->removed)
    return s->removal_score - self->ratio * s->removal_max;
  if (!change->changes)
    return 0.0;
  if (s->is_missing)
    gain = s->start_score - self->ratio * s->start_max;

  return gain + s->weight * (MIN (s->cap, s->base + change->level + change->points) - s->base);
}

static void
apply_move (const Branching *self, const DtiGoalMove *move, Change *changes)
{
  Change *change = &changes[move->slot];

  change->changes = TRUE;
  if (move->mode == DTI_GOAL_EFFECT_REMOVAL)
    change->removed = TRUE;
  else if (move->mode == DTI_GOAL_EFFECT_POINTS)
    change->points += move->amount;
  else
    change->level = MAX (change->level, move->amount - self->model->slots[move->slot].base);
}

/* What an item adds to what is taken; @take leaves it there. */
static double
add_item (const Branching *self, Change *changes, guint i, gboolean take)
{
  const DtiGoalItem *item = &self->model->items[i];
  g_autofree Change *before = g_new (Change, item->n_moves + 1);
  double gain = 0.0;

  for (guint k = 0; k < item->n_moves; k++)
    {
      guint slot = item->moves[k].slot;

      before[k] = changes[slot];
      gain -= gain_slot (self, slot, &changes[slot]);
      apply_move (self, &item->moves[k], changes);
      gain += gain_slot (self, slot, &changes[slot]);
    }
  for (guint k = item->n_moves; !take && k > 0; k--)
    changes[item->moves[k - 1].slot] = before[k - 1];

  return gain;
}

/* ---- what is open ---- */

static gboolean
is_alone (const Partial *self, guint i)
{
  const DtiGoalModel *model = self->branching->model;

  for (guint k = 0; k < model->n_items; k++)
    if (k != i && self->statuses[k] != OUT && model->items[k].group == model->items[i].group)
      return FALSE;

  return TRUE;
}

/* Any part of it can be taken, and nothing has to be decided. */
static gboolean
is_continuous (const Partial *self, guint i)
{
  return self->branching->model->items[i].divisible && self->statuses[i] != OUT &&
         (self->statuses[i] == IN || is_alone (self, i));
}

static gboolean
is_taken (const Partial *self, guint i)
{
  return self->statuses[i] == IN && !self->branching->model->items[i].divisible;
}

static gboolean
is_offered (const Partial *self, guint i)
{
  return self->statuses[i] != OUT && !is_taken (self, i);
}

static void
tally (Partial *self)
{
  const DtiGoalModel *model = self->branching->model;

  memset (self->changes, 0, (model->n_slots + 1) * sizeof (Change));
  self->gain = self->effort = 0.0;
  for (guint i = 0; i < model->n_items; i++)
    {
      if (!is_taken (self, i))
        continue;
      self->gain += add_item (self->branching, self->changes, i, TRUE);
      self->effort += model->items[i].effort;
    }
}

/* ---- the bound ---- */

static Step
offer (Partial *self, guint i)
{
  const DtiGoalItem *item = &self->branching->model->items[i];
  Step step = { add_item (self->branching, self->changes, i, FALSE), item->effort, i, FALSE };
  double full;

  if (!item->divisible || item->moves[0].slot >= self->branching->model->n_slots)
    return step;

  /* A part of it reaches the cap. */
  full = self->branching->model->slots[item->moves[0].slot].weight *
         (item->moves[0].mode == DTI_GOAL_EFFECT_POINTS
              ? item->moves[0].amount
              : item->moves[0].amount - self->branching->model->slots[item->moves[0].slot].base);
  if (step.gain < full)
    step.effort *= MAX (step.gain, 0.0) / full;

  return step;
}

static double
get_slope (const Step *step)
{
  return step->effort > 0.0 ? step->gain / step->effort : INFINITY;
}

/* The upper hull of a group, from nothing upwards. */
static void
add_hull (Partial *self, const Step *offers, guint n)
{
  Step at = { 0.0, 0.0, 0, FALSE };

  for (;;)
    {
      Step best = { 0.0, 0.0, 0, FALSE };
      gboolean found = FALSE;

      for (guint k = 0; k < n; k++)
        {
          Step step = {
            offers[k].gain - at.gain, MAX (offers[k].effort - at.effort, 0.0), offers[k].item, FALSE
          };

          if (!(step.gain > self->branching->scale * TOLERANCE))
            continue;
          if (found && (get_slope (&step) < get_slope (&best) ||
                        (get_slope (&step) == get_slope (&best) && step.gain <= best.gain)))
            continue;
          best = step;
          found = TRUE;
        }
      if (!found)
        return;
      self->steps[self->n_steps++] = best;
      at.gain += best.gain;
      at.effort += best.effort;
    }
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  double x = get_slope (a);
  double y = get_slope (b);

  if (x != y)
    return x > y ? -1 : 1;

  return ((const Step *) a)->item < ((const Step *) b)->item ? -1 : 1;
}

static void
list_steps (Partial *self)
{
  const DtiGoalModel *model = self->branching->model;
  g_autofree guint8 *done = g_new0 (guint8, model->n_items + 1);
  g_autofree Step *offers = g_new (Step, model->n_items + 1);

  self->n_steps = 0;
  for (guint i = 0; i < model->n_items; i++)
    {
      guint n = 0;

      for (guint k = i; !done[i] && k < model->n_items; k++)
        {
          if (model->items[k].group != model->items[i].group)
            continue;
          done[k] = TRUE;
          if (is_offered (self, k))
            offers[n++] = offer (self, k);
        }
      add_hull (self, offers, n);
    }
  qsort (self->steps, self->n_steps, sizeof (Step), compare_steps);
}

/* How far the steps lead. */
typedef struct
{
  double gain;
  double effort;
  int last; /* the step taken in part, or the last one; -1: none */
} Reach;

static double
get_room (const Branching *self, guint slot, const Change *change)
{
  const DtiGoalSlot *s = &self->model->slots[slot];
  double room = s->weight * MAX (s->cap - s->base - change->level - change->points, 0.0);

  /* What is taken away is under no cap. */
  if (s->removal_score != 0.0 || s->removal_max != 0.0)
    return INFINITY;
  if (s->is_missing && !change->changes)
    room += MAX (s->start_score - self->ratio * s->start_max, 0.0);

  return room;
}

/* Of an item that changes one slot: its room. */
static double *
find_room (const Partial *self, const Step *step)
{
  const DtiGoalItem *item = &self->branching->model->items[step->item];

  return item->n_moves == 1 ? &self->rooms[item->moves[0].slot] : NULL;
}

static Reach
follow_steps (Partial *self)
{
  const Branching *b = self->branching;
  double gain = wants_score (b) ? b->needed - self->gain : INFINITY;
  double effort = wants_score (b) ? INFINITY : b->question->budget - self->effort;
  Reach reach = { 0.0, 0.0, -1 };

  for (guint i = 0; i < b->model->n_slots; i++)
    self->rooms[i] = get_room (b, i, &self->changes[i]);
  for (guint k = 0; k < self->n_steps && reach.gain < gain && reach.effort < effort; k++)
    {
      Step *step = &self->steps[k];
      double *room = find_room (self, step);
      double part = 1.0;

      if (room != NULL && step->gain > *room)
        part = *room / step->gain;
      if (part * step->gain > gain - reach.gain)
        part = (gain - reach.gain) / step->gain;
      if (part * step->effort > effort - reach.effort)
        part = (effort - reach.effort) / step->effort;
      if (!(part > 0.0))
        continue;

      if (room != NULL)
        *room -= part * step->gain;
      step->used = TRUE;
      reach.gain += part * step->gain;
      reach.effort += part * step->effort;
      reach.last = (int) k;
    }

  return reach;
}

static double
get_bound (const Partial *self, const Reach *reach)
{
  return wants_score (self->branching) ? self->effort + reach->effort : self->gain + reach->gain;
}

/* Nothing below can do what is asked, or do it better than what is known. */
static gboolean
is_hopeless (const Partial *self, const Reach *reach)
{
  const Branching *b = self->branching;
  double slack = b->scale * TOLERANCE;

  if (!wants_score (b))
    return self->effort > b->question->budget * (1.0 + TOLERANCE) ||
           (b->answer->found && get_bound (self, reach) <= b->best + slack);
  if (self->gain + reach->gain < b->needed - slack)
    return TRUE;

  return b->answer->found &&
         get_bound (self, reach) >= b->best - TOLERANCE * MAX (fabs (b->best), 1.0);
}

/* ---- whole mixes ---- */

/* Takes parts of what can be divided, the best first: with one cap over each node that is the
 * best. */
static void
pour (const Partial *self, double *shares, double *effort, double *gain)
{
  const Branching *b = self->branching;

  for (guint k = 0; k < self->n_steps; k++)
    {
      guint i = self->steps[k].item;
      const DtiGoalItem *item = &b->model->items[i];
      Change *change = &self->changes[item->moves[0].slot];
      const DtiGoalSlot *slot = &b->model->slots[item->moves[0].slot];
      gboolean adds = item->moves[0].mode == DTI_GOAL_EFFECT_POINTS;
      double full = adds ? item->moves[0].amount : item->moves[0].amount - slot->base;
      double room = slot->cap - slot->base - change->level - change->points;
      double part;

      if (!is_continuous (self, i) || change->removed || !(full > 0.0) || !(room > 0.0))
        continue;
      part = MIN (room / full, 1.0);
      if (wants_score (b))
        part = MIN (part, MAX (b->needed - *gain, 0.0) / (full * slot->weight));
      else if (item->effort > 0.0)
        part = MIN (part, MAX (b->question->budget - *effort, 0.0) / item->effort);
      if (!(part > 0.0))
        continue;

      change->changes = TRUE;
      *(adds ? &change->points : &change->level) += part * full;
      shares[i] = part;
      *effort += part * item->effort;
      *gain += part * full * slot->weight;
    }
}

/* Looks at what is taken, with the best parts added; TRUE where nothing below can do better. */
static gboolean
record (Partial *self, double bound)
{
  Branching *b = self->branching;
  g_autofree double *shares = g_new0 (double, b->model->n_items + 1);
  g_autofree Change *kept = g_memdup2 (self->changes, (b->model->n_slots + 1) * sizeof (Change));
  double effort = self->effort;
  double gain = self->gain;
  double measure;
  DtiUnitScore score;
  double points;
  gboolean is_tight;

  for (guint i = 0; i < b->model->n_items; i++)
    shares[i] = is_taken (self, i) ? 1.0 : 0.0;
  pour (self, shares, &effort, &gain);
  memcpy (self->changes, kept, (b->model->n_slots + 1) * sizeof (Change));

  score = dti_goal_model_evaluate (b->model, shares, NULL);
  points = dti_goal_model_get_points (b->model, &score);
  if (isnan (points) || (wants_score (b) && !dti_goal_question_reaches (b->question, points)))
    return FALSE;
  measure = wants_score (b) ? effort : gain;
  is_tight = fabs (measure - bound) <= TOLERANCE * MAX (b->scale, fabs (bound));
  if (b->answer->found && (wants_score (b) ? measure >= b->best : measure < b->best))
    return is_tight;
  if (b->answer->found && measure == b->best && effort >= b->answer->effort)
    return is_tight;

  b->best = measure;
  b->answer->found = TRUE;
  b->answer->effort = effort;
  b->answer->points = points;
  memcpy (b->answer->shares, shares, b->model->n_items * sizeof (double));

  return is_tight;
}

/* ---- decisions ---- */

static gboolean take_out (Partial *self, guint i);

static gboolean
take_in (Partial *self, guint i)
{
  const DtiGoalModel *model = self->branching->model;
  const DtiGoalItem *item = &model->items[i];

  if (self->statuses[i] == IN)
    return TRUE;
  if (self->statuses[i] == OUT)
    return FALSE;

  self->statuses[i] = IN;
  for (guint k = 0; k < model->n_items; k++)
    if (k != i && model->items[k].group == item->group && !take_out (self, k))
      return FALSE;
  for (guint k = 0; k < item->excludes->len; k++)
    if (!take_out (self, g_array_index (item->excludes, guint, k)))
      return FALSE;
  for (guint k = 0; k < item->requires->len; k++)
    if (!take_in (self, g_array_index (item->requires, guint, k)))
      return FALSE;

  return TRUE;
}

static gboolean
take_out (Partial *self, guint i)
{
  const DtiGoalModel *model = self->branching->model;

  if (self->statuses[i] == OUT)
    return TRUE;
  if (self->statuses[i] == IN)
    return FALSE;

  self->statuses[i] = OUT;
  for (guint k = 0; k < model->n_items; k++)
    for (guint r = 0; r < model->items[k].requires->len; r++)
      if (g_array_index (model->items[k].requires, guint, r) == i && !take_out (self, k))
        return FALSE;

  return TRUE;
}

/* The item of the step that the bound took last, or of the largest one that it took. @all: of any
 * other. */
static gboolean
choose_item (const Partial *self, const Reach *reach, gboolean all, guint *item)
{
  double most = 0.0;
  gboolean found = FALSE;

  for (guint k = 0; k < self->n_steps; k++)
    {
      const Step *step = &self->steps[k];

      if (self->statuses[step->item] != FREE || is_continuous (self, step->item) ||
          !(all || step->used))
        continue;
      if (found && (int) k != reach->last && step->gain <= most)
        continue;
      most = (int) k == reach->last ? INFINITY : step->gain;
      *item = step->item;
      found = TRUE;
    }

  return found;
}

static void
note_open (Branching *self, double bound)
{
  if (isnan (self->open))
    self->open = bound;
  else
    self->open = wants_score (self) ? MIN (self->open, bound) : MAX (self->open, bound);
}

static gboolean
must_stop (Branching *self)
{
  if (self->answer->n_steps % BREATH == 0 &&
      g_cancellable_is_cancelled (self->question->cancellable))
    self->cancelled = TRUE;
  if (self->answer->n_steps >= self->question->max_steps)
    self->stopped = TRUE;

  return self->cancelled || self->stopped;
}

static void branch (Branching *self, const guint8 *statuses);

static void
decide (Branching *self, Partial *partial, guint item)
{
  g_autofree guint8 *kept = g_memdup2 (partial->statuses, self->model->n_items + 1);

  if (take_in (partial, item))
    branch (self, partial->statuses);
  memcpy (partial->statuses, kept, self->model->n_items + 1);
  if (take_out (partial, item))
    branch (self, partial->statuses);
}

static void
look_at (Branching *self, Partial *partial)
{
  Reach reach;
  guint item;

  tally (partial);
  list_steps (partial);
  reach = follow_steps (partial);
  if (is_hopeless (partial, &reach))
    return;
  if (must_stop (self))
    {
      note_open (self, get_bound (partial, &reach));
      return;
    }

  self->answer->n_steps++;
  if (choose_item (partial, &reach, FALSE, &item))
    decide (self, partial, item);
  /* Parts that share a cap gain less together: then what was not needed so far may be. */
  else if (!record (partial, get_bound (partial, &reach)) &&
           choose_item (partial, &reach, TRUE, &item))
    decide (self, partial, item);
}

static void
branch (Branching *self, const guint8 *statuses)
{
  g_autofree guint8 *own = g_memdup2 (statuses, self->model->n_items + 1);
  g_autofree Change *changes = g_new0 (Change, self->model->n_slots + 1);
  g_autofree double *rooms = g_new0 (double, self->model->n_slots + 1);
  g_autofree Step *steps = g_new (Step, self->model->n_items + 1);
  Partial partial = { self, own, changes, rooms, steps, 0, 0.0, 0.0 };

  look_at (self, &partial);
}

static void
start (Branching *self)
{
  g_autofree guint8 *statuses = g_new0 (guint8, self->model->n_items + 1);
  Partial partial = { self, statuses, NULL, NULL, NULL, 0, 0.0, 0.0 };

  for (guint i = 0; i < self->model->n_items; i++)
    if (self->model->items[i].is_blocked)
      take_out (&partial, i);
  branch (self, statuses);
}

/* What a point of the maximum costs: where the published figure is a share, a mix reaches it where
 * its score is at least that share of its maximum. */
static void
set_terms (Branching *self)
{
  const DtiGoalModel *model = self->model;
  gboolean is_value = model->o->publish == DTI_PUBLISH_VALUE;
  double points = wants_score (self) ? self->question->score : self->answer->points;

  self->scale = MAX (fabs (model->now.score), MAX (model->now.max, 1.0));
  if (is_value)
    self->ratio = points / model->o->max;
  self->needed = (is_value ? self->ratio * model->now.max : points) - model->now.score;
}

gboolean
dti_goal_branch (const DtiGoalQuestion *question, DtiGoalAnswer *answer, GError **error)
{
  Branching self = {
    .question = question, .model = question->model, .answer = answer, .best = NAN, .open = NAN
  };

  set_terms (&self);
  /* For a budget there is a mix to begin with, if only that of nothing. */
  if (wants_score (&self))
    answer->found = FALSE;
  else
    self.best = self.needed;
  start (&self);

  /* What was left open can turn out to be worse than what was found later. */
  if (answer->found)
    note_open (&self, self.best);
  answer->proven = !self.stopped || (answer->found && self.open == self.best);
  answer->bound = answer->proven ? self.best : self.open;
  if (!self.cancelled)
    return TRUE;

  g_cancellable_set_error_if_cancelled (question->cancellable, error);

  return FALSE;
}
