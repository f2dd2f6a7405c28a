/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-attribution-private.h"

#include <libdti/base/dti-random-private.h>

/* Pillars that no formula takes apart. Their parts, and the method, come over from the older year
 * to the newer one in some order; what each adds on its way is averaged over the orders. That is
 * the Shapley value (Shapley, "A value for n-person games", 1953; Shorrocks, "Decomposition
 * procedures for distributional analysis", 2013). Parts that are pillars come over piece by piece,
 * the pieces of one together: the Owen value (Owen, "Values of games with a priori unions", 1977),
 * whose pieces sum to the Shapley value of the part. Orders that pass through a combination without
 * a score are left out. */

typedef struct _DtiPlay DtiPlay;

typedef struct
{
  guint part; /* n_parts: the method */
  DtiPlay *below;
  DtiRemark remarks;
  double effects[DTI_N_QUANTITIES];
  double squares[DTI_N_QUANTITIES]; /* of samples */
  double sample[DTI_N_QUANTITIES];
} DtiPlayer;

/* The game of one pillar; it can stand inside that of the pillar above. */
struct _DtiPlay
{
  const DtiTransition *transition;
  DtiTransition *owned;
  DtiPlay *above;
  guint part; /* of the play above */
  guint frame;
  guint depth;

  guint n_players;
  DtiPlayer *players;
  guint *order; /* of a sample */

  /* Who came over. */
  guint8 *parts;
  gboolean newer_method;

  /* By who came over, as bits: what the node that is explained gets, and in how many orders. */
  double *scores[DTI_N_QUANTITIES];
  double *ways_to;
  double *ways_on;
};

/* ---- players ---- */

static void
play_free (DtiPlay *self)
{
  for (guint i = 0; i < self->n_players; i++)
    if (self->players[i].below != NULL)
      play_free (self->players[i].below);
  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    g_free (self->scores[q]);
  g_free (self->ways_to);
  g_free (self->ways_on);
  g_free (self->players);
  g_free (self->order);
  g_free (self->parts);
  g_clear_pointer (&self->owned, dti_transition_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiPlay, play_free)

/* Who stays the same changes nothing in any order. */
static gboolean
is_player (const DtiTransition *transition, guint part)
{
  const DtiTransitionPart *p = &transition->parts[part];
  const DtiUnitScore *older = &p->cells[DTI_OLDER];
  const DtiUnitScore *newer = &p->cells[DTI_NEWER];

  if (p->is_own)
    return TRUE;
  if (!p->counts || p->follows_method)
    return FALSE;
  if (older->cell != newer->cell)
    return TRUE;

  return older->cell == DTI_CELL_SCORED ? older->score != newer->score || older->max != newer->max
                                        : older->applicable != newer->applicable;
}

static gboolean
can_go_below (const DtiTransition *transition, guint part)
{
  const DtiTransitionPart *p = &transition->parts[part];

  return !transition->is_whole && !p->is_own && p->cells[DTI_OLDER].cell == DTI_CELL_SCORED &&
         p->cells[DTI_NEWER].cell == DTI_CELL_SCORED;
}

static DtiPlay *
play_new (DtiLedger *ledger, const DtiTransition *transition, guint frame, DtiPlay *above)
{
  DtiPlay *self = g_new0 (DtiPlay, 1);
  guint n = transition->n_parts;

  self->transition = transition;
  self->above = above;
  self->frame = frame;
  self->depth = above != NULL ? above->depth + 1 : 0;
  self->players = g_new0 (DtiPlayer, n + 1);
  self->order = g_new (guint, n + 1);
  self->parts = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      DtiPlayer *player = &self->players[self->n_players];
      DtiTransition *below;

      if (!is_player (transition, i))
        continue;
      self->n_players++;
      player->part = i;
      if (transition->is_whole)
        player->remarks = dti_ledger_find_remarks (transition);
      if (!can_go_below (transition, i))
        continue;

      below = dti_transition_new_below (transition, i, ledger->map);
      player->remarks = dti_ledger_find_remarks (below);
      if (below->is_whole && !below->has_method)
        {
          dti_transition_free (below);
          continue;
        }
      player->below =
          play_new (ledger, below, dti_ledger_add_part_frame (ledger, frame, transition, i), self);
      player->below->owned = below;
      player->below->part = i;
    }
  if (transition->has_method)
    self->players[self->n_players++].part = n;

  return self;
}

/* So many players act in the longest way down, whose orders must be looked at together. */
static guint
count_players (const DtiPlay *self)
{
  guint below = 1;

  for (guint i = 0; i < self->n_players; i++)
    if (self->players[i].below != NULL)
      below = MAX (below, count_players (self->players[i].below));

  return self->n_players + below - 1;
}

static void
drop_below (DtiPlay *self)
{
  for (guint i = 0; i < self->n_players; i++)
    {
      DtiPlayer *player = &self->players[i];

      g_clear_pointer (&player->below, play_free);
      memset (player->effects, 0, sizeof player->effects);
    }
}

/* ---- playing ---- */

static void
send (DtiPlay *self, guint player, gboolean over)
{
  guint part = self->players[player].part;

  if (part == self->transition->n_parts)
    self->newer_method = over;
  else
    self->parts[part] = (guint8) over;
}

static void
send_back (DtiPlay *self)
{
  memset (self->parts, 0, self->transition->n_parts);
  self->newer_method = FALSE;
}

/* What the node that is explained gets as things stand; FALSE: it has no score. */
static gboolean
look (const DtiPlay *self, const DtiScale *scale, double *scores)
{
  DtiUnitScore cell = dti_transition_evaluate (self->transition, self->parts, self->newer_method);
  double measure;

  for (const DtiPlay *play = self; play->above != NULL; play = play->above)
    cell = dti_transition_evaluate_with (play->above->transition,
                                         play->above->parts,
                                         play->above->newer_method,
                                         play->part,
                                         &cell,
                                         play->newer_method);

  measure = dti_scale_measure (scale, dti_unit_score_get_value (&cell));
  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    scores[q] = dti_scale_apply (scale, q, cell.score, measure);

  return cell.cell == DTI_CELL_SCORED && isfinite (scores[DTI_POINTS]) &&
         isfinite (scores[DTI_VALUE]);
}

/* ---- all orders ---- */

static void
alloc_tables (DtiPlay *self)
{
  gsize n = (gsize) 1 << self->n_players;

  if (self->ways_to != NULL)
    return;

  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    self->scores[q] = g_new (double, n);
  self->ways_to = g_new (double, n);
  self->ways_on = g_new (double, n);
}

static void
send_those (DtiPlay *self, gsize who)
{
  for (guint i = 0; i < self->n_players; i++)
    send (self, i, (who >> i & 1) != 0);
}

/* Looks at every combination, and counts the orders that lead to it and on from it. */
static void
fill_tables (DtiPlay *self, const DtiScale *scale)
{
  gsize n = (gsize) 1 << self->n_players;

  for (gsize who = 0; who < n; who++)
    {
      double scores[DTI_N_QUANTITIES];
      gboolean has_score;

      send_those (self, who);
      has_score = look (self, scale, scores);
      for (guint q = 0; q < DTI_N_QUANTITIES; q++)
        self->scores[q][who] = scores[q];
      self->ways_to[who] = has_score && who == 0 ? 1.0 : 0.0;
      self->ways_on[who] = has_score ? 1.0 : 0.0; /* until they are counted: can be passed */
      for (guint i = 0; has_score && i < self->n_players; i++)
        if (who >> i & 1)
          self->ways_to[who] += self->ways_to[who ^ (gsize) 1 << i];
    }

  for (gsize who = n - 1; who-- > 0;)
    {
      double ways = 0.0;

      for (guint i = 0; i < self->n_players; i++)
        if (!(who >> i & 1))
          ways += self->ways_on[who | (gsize) 1 << i];
      self->ways_on[who] *= ways;
    }
}

static gboolean play_all (DtiPlay *self, const DtiScale *scale, double weight);

static gboolean
play_one (DtiPlay *self, guint i, const DtiScale *scale, double weight)
{
  DtiPlayer *player = &self->players[i];
  gsize n = (gsize) 1 << self->n_players;
  gsize bit = (gsize) 1 << i;

  for (gsize who = 0; who < n; who++)
    {
      double share;

      if (who & bit)
        continue;
      share = weight * self->ways_to[who] * self->ways_on[who | bit] / self->ways_to[n - 1];
      if (share == 0.0)
        continue;
      if (player->below != NULL)
        {
          send_those (self, who);
          if (!play_all (player->below, scale, share))
            return FALSE;
          continue;
        }
      for (guint q = 0; q < DTI_N_QUANTITIES; q++)
        player->effects[q] += share * (self->scores[q][who | bit] - self->scores[q][who]);
    }

  return TRUE;
}

/* Adds the effects of all players to theirs; FALSE where no order has a score all the way. */
static gboolean
play_all (DtiPlay *self, const DtiScale *scale, double weight)
{
  gsize n = (gsize) 1 << self->n_players;

  alloc_tables (self);
  fill_tables (self, scale);
  if (self->ways_to[n - 1] == 0.0)
    return FALSE;

  for (guint i = 0; i < self->n_players; i++)
    if (!play_one (self, i, scale, weight))
      return FALSE;

  return TRUE;
}

/* ---- random orders ---- */

static void
draw_orders (DtiPlay *self, DtiRandom *random)
{
  for (guint i = 0; i < self->n_players; i++)
    self->order[i] = i;
  dti_random_shuffle (random, self->order, self->n_players);

  for (guint i = 0; i < self->n_players; i++)
    if (self->players[i].below != NULL)
      draw_orders (self->players[i].below, random);
}

/* Sends all players over, one after the other; @scores is what stands, before and after. */
static gboolean
walk (DtiPlay *self, gboolean backward, const DtiScale *scale, double *scores)
{
  send_back (self);
  for (guint k = 0; k < self->n_players; k++)
    {
      guint i = self->order[backward ? self->n_players - 1 - k : k];
      DtiPlayer *player = &self->players[i];
      double before[DTI_N_QUANTITIES];

      if (player->below != NULL)
        {
          if (!walk (player->below, backward, scale, scores))
            return FALSE;
          send (self, i, TRUE);
          continue;
        }
      memcpy (before, scores, sizeof before);
      send (self, i, TRUE);
      if (!look (self, scale, scores))
        return FALSE;
      for (guint q = 0; q < DTI_N_QUANTITIES; q++)
        player->sample[q] += 0.5 * (scores[q] - before[q]);
    }

  return TRUE;
}

static void
clear_samples (DtiPlay *self)
{
  for (guint i = 0; i < self->n_players; i++)
    {
      memset (self->players[i].sample, 0, sizeof self->players[i].sample);
      if (self->players[i].below != NULL)
        clear_samples (self->players[i].below);
    }
}

static void
keep_samples (DtiPlay *self)
{
  for (guint i = 0; i < self->n_players; i++)
    {
      DtiPlayer *player = &self->players[i];

      for (guint q = 0; q < DTI_N_QUANTITIES; q++)
        {
          player->effects[q] += player->sample[q];
          player->squares[q] += player->sample[q] * player->sample[q];
        }
      if (player->below != NULL)
        keep_samples (player->below);
    }
}

/* Sums to means; squares to squared standard errors of them. */
static void
finish_samples (DtiPlay *self, guint n)
{
  for (guint i = 0; i < self->n_players; i++)
    {
      DtiPlayer *player = &self->players[i];

      for (guint q = 0; q < DTI_N_QUANTITIES; q++)
        {
          double mean = player->effects[q] / n;
          double variance = (player->squares[q] / n - mean * mean) / (n - 1);

          player->effects[q] = mean;
          player->squares[q] = MAX (variance, 0.0);
        }
      if (player->below != NULL)
        finish_samples (player->below, n);
    }
}

/* Each order is walked forward and backward: who came early then comes late, and the two deviate
 * to opposite sides. Returns how many pairs had a score all the way. */
static guint
play_samples (DtiPlay *self, const DtiLedger *ledger, const DtiScale *scale)
{
  guint n = 0;

  for (guint s = 0; s < ledger->n_samples; s++)
    {
      DtiRandom random;
      gboolean is_whole_way = TRUE;

      dti_random_init (&random, ledger->seed, (guint64) ledger->n_games << 32 | s);
      draw_orders (self, &random);
      clear_samples (self);
      for (guint backward = 0; backward < 2 && is_whole_way; backward++)
        {
          double scores[DTI_N_QUANTITIES];

          send_back (self);
          is_whole_way = look (self, scale, scores) && walk (self, backward == 1, scale, scores);
        }
      if (!is_whole_way)
        continue;
      keep_samples (self);
      n++;
    }
  if (n > 1)
    finish_samples (self, n);

  return n;
}

/* ---- the outcome ---- */

static void
add_player (DtiLedger *ledger, const DtiPlay *self, const DtiPlayer *player, gboolean is_sampled)
{
  const DtiTransition *transition = self->transition;
  DtiEntry entry = {
    .frame = self->frame,
    .cause = DTI_CAUSE_METHOD,
    .decomposition = self->depth > 0 ? DTI_DECOMPOSITION_OWEN : DTI_DECOMPOSITION_SHAPLEY,
  };

  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    {
      entry.changes[q] = player->effects[q];
      entry.errors[q] = is_sampled ? sqrt (player->squares[q]) : 0.0;
    }
  if (is_sampled)
    entry.decomposition = DTI_DECOMPOSITION_SAMPLED;

  if (player->part < transition->n_parts)
    {
      const DtiTransitionPart *part = &transition->parts[player->part];

      entry.remarks = player->remarks;
      entry.cause =
          dti_transition_changes_presence (part) ? DTI_CAUSE_COVERAGE : DTI_CAUSE_PERFORMANCE;
      if (!part->is_own && !transition->is_whole)
        entry.frame = dti_ledger_add_part_frame (ledger, self->frame, transition, player->part);
    }
  dti_ledger_add_entry (ledger, &entry);
}

static void
add_players (DtiLedger *ledger, const DtiPlay *self, gboolean is_sampled)
{
  for (guint i = 0; i < self->n_players; i++)
    if (self->players[i].below != NULL)
      add_players (ledger, self->players[i].below, is_sampled);
    else
      add_player (ledger, self, &self->players[i], is_sampled);
}

/* Nothing lies between the two years that has a score. */
static void
add_whole (DtiLedger *ledger, const DtiTransition *transition, guint frame, const DtiScale *scale)
{
  DtiEntry entry = { .frame = frame,
                     .cause = DTI_CAUSE_PERFORMANCE,
                     .decomposition = DTI_DECOMPOSITION_WHOLE,
                     .remarks = DTI_REMARK_MIXED };

  for (guint i = 0; i < transition->n_parts; i++)
    if (dti_transition_changes_presence (&transition->parts[i]))
      entry.cause = DTI_CAUSE_COVERAGE;
  if (transition->has_method)
    entry.cause = DTI_CAUSE_METHOD;
  dti_ledger_read_change (transition, scale, entry.changes);
  dti_ledger_add_entry (ledger, &entry);
}

void
dti_attribute_game (DtiLedger *ledger,
                    const DtiTransition *transition,
                    guint frame,
                    const DtiScale *scale)
{
  g_autoptr (DtiPlay) play = play_new (ledger, transition, frame, NULL);
  gboolean is_sampled = count_players (play) > ledger->max_players;
  gboolean is_done;

  ledger->n_games++;
  if (is_sampled)
    {
      is_done = play_samples (play, ledger, scale) > 1;
    }
  else
    {
      is_done = play_all (play, scale, 1.0);
      if (!is_done)
        {
          /* Perhaps the parts as a whole have scores on their way. */
          drop_below (play);
          is_done = play_all (play, scale, 1.0);
        }
    }

  if (is_done)
    add_players (ledger, play, is_sampled);
  else
    add_whole (ledger, transition, frame, scale);
}
