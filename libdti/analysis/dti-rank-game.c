/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-random-private.h>
#include <libdti/model/dti-fixed-list-private.h>

/* Which part of the node moved the rank: the Shapley value (L. S. Shapley, "A value for n-person
 * games", 1953) of the game whose players are the parts, and the method where it changed. A set of
 * players is worth the rank that the unit has with these as they are in the newer year and the
 * others as they were, on average against the figures that the other units had and have. All
 * players together make the own effect. */

/* Up to so many parts every set is tried. */
#define MOST_EXACT 12
/* Else so many orders and their reverses. */
#define N_PAIRS 500

#define NO_PLAYER G_MAXUINT

typedef struct _DtiBranch DtiBranch;

/* A transition, whose parts may be taken apart in turn. */
struct _DtiBranch
{
  DtiTransition *transition;
  DtiTransition mixed;      /* the same with the parts below as they come out */
  DtiTransitionPart *parts; /* of that */
  guint8 *is_newer;         /* likewise */
  DtiBranch **below;        /* of each part, or NULL */
  guint *players;           /* of each part, or NO_PLAYER */
};

typedef struct
{
  guint ops[DTI_N_SIDES];
  double values[DTI_N_SIDES];
} DtiPlayer;

typedef struct
{
  DtiRankField *field;
  gsize member;
  const char *level; /* where taking apart ends; NULL: at once */
  DtiBranch *root;
  GArray *players;
  gboolean has_method; /* then it is one more player, the last */
  guint8 *states;      /* of each player: is it as in the newer year? */
} DtiGame;

/* ---- setting up ---- */

static void
branch_free (DtiBranch *self)
{
  for (guint i = 0; i < self->transition->n_parts; i++)
    g_clear_pointer (&self->below[i], branch_free);
  g_free (self->below);
  g_free (self->players);
  g_free (self->parts);
  g_free (self->is_newer);
  dti_transition_free (self->transition);
  g_free (self);
}

static const DtiOp *
peek_op (const DtiTransition *transition, guint side, guint op)
{
  return &transition->results[side]->binding->program->ops[op];
}

/* A child with a weight in one year at least. */
static gboolean
counts (const DtiTransition *transition, guint part)
{
  if (transition->is_whole || transition->parts[part].is_own)
    return TRUE;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      const DtiOp *op = peek_op (transition, side, transition->ops[side]);

      for (guint k = 0; k < op->n_children; k++)
        if (transition->child_parts[side][k] == part && op->children[k].counts)
          return TRUE;
    }

  return FALSE;
}

/* A node with several parents moves as one. */
static guint
add_player (DtiGame *game, const DtiTransitionPart *part)
{
  DtiPlayer player = { .ops = { part->ops[DTI_OLDER], part->ops[DTI_NEWER] } };

  for (guint i = 0; i < game->players->len; i++)
    if (g_array_index (game->players, DtiPlayer, i).ops[DTI_NEWER] == player.ops[DTI_NEWER])
      return i;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    player.values[side] = part->cells[side].cell == DTI_CELL_SCORED && part->cells[side].max > 0.0
                              ? dti_unit_score_get_value (&part->cells[side])
                              : NAN;
  g_array_append_val (game->players, player);

  return game->players->len - 1;
}

static gboolean
is_taken_apart (const DtiGame *game, const DtiTransition *transition, guint part)
{
  const DtiOp *op;

  if (game->level == NULL || transition->is_whole || transition->parts[part].is_own)
    return FALSE;

  op = peek_op (transition, DTI_NEWER, transition->parts[part].ops[DTI_NEWER]);

  return g_strcmp0 (dti_node_get_level (op->node), game->level) != 0;
}

static DtiBranch *
branch_new (DtiGame *game, DtiTransition *transition)
{
  DtiBranch *self = g_new0 (DtiBranch, 1);

  self->transition = transition;
  self->mixed = *transition;
  self->parts = g_memdup2 (transition->parts, transition->n_parts * sizeof (DtiTransitionPart));
  self->mixed.parts = self->parts;
  self->is_newer = g_new0 (guint8, transition->n_parts);
  self->below = g_new0 (DtiBranch *, transition->n_parts);
  self->players = g_new (guint, transition->n_parts);
  game->has_method |= transition->has_method;

  for (guint i = 0; i < transition->n_parts; i++)
    {
      self->players[i] = NO_PLAYER;
      if (transition->parts[i].follows_method || !counts (transition, i))
        continue;
      if (is_taken_apart (game, transition, i))
        {
          DtiTransition *part = dti_transition_new_below (transition, i, game->field->map);

          if (!part->is_whole)
            {
              self->below[i] = branch_new (game, part);
              continue;
            }
          dti_transition_free (part);
        }
      self->players[i] = add_player (game, &transition->parts[i]);
    }

  return self;
}

/* ---- what a set of players is worth ---- */

static DtiUnitScore
evaluate (const DtiGame *game, DtiBranch *branch, gboolean newer_method)
{
  guint method = newer_method ? DTI_NEWER : DTI_OLDER;

  for (guint i = 0; i < branch->transition->n_parts; i++)
    {
      guint player = branch->players[i];

      branch->is_newer[i] = player != NO_PLAYER ? game->states[player] : newer_method;
      /* What comes out below stands under this method already. */
      if (branch->below[i] != NULL)
        branch->parts[i].cells[method] = evaluate (game, branch->below[i], newer_method);
    }

  return dti_transition_evaluate (&branch->mixed, branch->is_newer, newer_method);
}

/* FALSE where the unit had no figure then. */
static gboolean
find_key (const DtiGame *game, guint64 *key)
{
  gboolean newer_method = game->has_method ? game->states[game->players->len] : TRUE;
  guint side = newer_method ? DTI_NEWER : DTI_OLDER;
  DtiUnitScore score = evaluate (game, game->root, newer_method);
  double figure = dti_scorecard_get_figure (dti_rank_field_peek_op (game->field, side), &score);

  if (isnan (figure))
    return FALSE;
  *key = dti_ranking_get_key (&game->field->rule, figure);

  return TRUE;
}

/* Four times the average rank, which is a whole number. */
static gboolean
find_worth (const DtiGame *game, gint64 *worth)
{
  guint64 key;
  double sum = 0.0;

  if (!find_key (game, &key))
    return FALSE;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    sum += dti_rank_board_get_rank (game->field->sides[side].board, game->member, key);
  *worth = (gint64) (2.0 * sum);

  return TRUE;
}

static guint
count_players (const DtiGame *game)
{
  return game->players->len + (game->has_method ? 1 : 0);
}

static void
set_all (const DtiGame *game, gboolean is_newer)
{
  for (guint i = 0; i < count_players (game); i++)
    game->states[i] = is_newer ? TRUE : FALSE;
}

/* The game begins at what the unit had and ends at what it has. */
static gboolean
is_sound (const DtiGame *game)
{
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      guint64 key;

      set_all (game, side == DTI_NEWER);
      if (!find_key (game, &key) || key != game->field->sides[side].board->keys[game->member])
        return FALSE;
    }

  return TRUE;
}

/* ---- sharing ---- */

typedef struct
{
  double share;
  double standard_error;
} DtiPlayerShare;

static gint64
factorial (guint n)
{
  gint64 product = 1;

  for (guint i = 2; i <= n; i++)
    product *= i;

  return product;
}

static gboolean
list_worths (const DtiGame *game, guint n, gint64 *worths)
{
  for (guint32 set = 0; set < 1U << n; set++)
    {
      for (guint i = 0; i < n; i++)
        game->states[i] = (set >> i) & 1U;
      if (!find_worth (game, &worths[set]))
        return FALSE;
    }

  return TRUE;
}

/* Σ |S|! (n − |S| − 1)! (v(S ∪ i) − v(S)) / n!: whole numbers up to the last division. */
static gboolean
share_exactly (const DtiGame *game, DtiPlayerShare *shares)
{
  guint n = count_players (game);
  g_autofree gint64 *worths = g_new (gint64, 1U << n);

  if (!list_worths (game, n, worths))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      gint64 sum = 0;

      for (guint32 set = 0; set < 1U << n; set++)
        {
          guint size = (guint) __builtin_popcount (set);

          if ((set >> i & 1U) == 0)
            sum +=
                factorial (size) * factorial (n - size - 1) * (worths[set | 1U << i] - worths[set]);
        }
      shares[i] = (DtiPlayerShare){ (double) sum / (4.0 * (double) factorial (n)), 0.0 };
    }

  return TRUE;
}

/* Adds what each player does when all become newer in this order. */
static gboolean
play_order (const DtiGame *game, const guint *order, guint n, gboolean backwards, gint64 *gains)
{
  gint64 before;
  gint64 after;

  set_all (game, FALSE);
  if (!find_worth (game, &before))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint player = order[backwards ? n - 1 - i : i];

      game->states[player] = TRUE;
      if (!find_worth (game, &after))
        return FALSE;
      gains[player] += after - before;
      before = after;
    }

  return TRUE;
}

/* Each order is played forwards and backwards, which cancels much of the chance; the standard error
 * is that of the mean over such pairs. */
static gboolean
share_by_sample (const DtiGame *game, guint64 seed, DtiPlayerShare *shares)
{
  guint n = count_players (game);
  g_autofree guint *order = g_new (guint, n);
  g_autofree gint64 *gains = g_new (gint64, n);
  g_autofree gint64 *sums = g_new0 (gint64, n);
  g_autofree double *squares = g_new0 (double, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint pair = 0; pair < N_PAIRS; pair++)
    {
      DtiRandom random;

      dti_random_init (&random, seed, pair);
      dti_random_shuffle (&random, order, n);
      for (guint i = 0; i < n; i++)
        gains[i] = 0;
      if (!play_order (game, order, n, FALSE, gains) || !play_order (game, order, n, TRUE, gains))
        return FALSE;
      for (guint i = 0; i < n; i++)
        {
          sums[i] += gains[i];
          squares[i] += (double) gains[i] * (double) gains[i];
        }
    }

  for (guint i = 0; i < n; i++)
    {
      double mean = (double) sums[i] / N_PAIRS;
      double variance = (squares[i] - N_PAIRS * mean * mean) / (N_PAIRS - 1);

      shares[i].share = mean / 8.0;
      shares[i].standard_error = sqrt (MAX (variance, 0.0) / N_PAIRS) / 8.0;
    }

  return TRUE;
}

/* ---- the list ---- */

static gboolean
play (DtiGame *game, guint64 seed, GPtrArray *items)
{
  guint n = count_players (game);
  g_autofree DtiPlayerShare *shares = g_new (DtiPlayerShare, n + 1);
  const DtiProgram *program =
      dti_scorecard_peek_results (game->field->sides[DTI_NEWER].card)->binding->program;

  game->states = g_new0 (guint8, n + 1);
  if (!is_sound (game) ||
      !(game->players->len <= MOST_EXACT ? share_exactly (game, shares)
                                         : share_by_sample (game, seed, shares)))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DtiPlayer *player =
          i < game->players->len ? &g_array_index (game->players, DtiPlayer, i) : NULL;

      g_ptr_array_add (items,
                       dti_rank_share_new (game->field,
                                           player != NULL
                                               ? program->ops[player->ops[DTI_NEWER]].node
                                               : NULL,
                                           shares[i].share,
                                           shares[i].standard_error,
                                           player != NULL ? player->values : NULL));
    }

  return TRUE;
}

/* The node as it is, where it cannot be taken apart. */
static void
share_whole (DtiRankField *field, gsize member, GPtrArray *items)
{
  const DtiFieldSide *at = &field->sides[DTI_NEWER];

  g_ptr_array_add (
      items,
      dti_rank_share_new (field,
                          dti_scorecard_peek_results (at->card)->binding->program->ops[at->op].node,
                          dti_rank_field_get_effects (field, member).own,
                          0.0,
                          NULL));
}

GListModel *
dti_rank_field_share (DtiRankField *self, gsize member, const char *level, guint64 seed)
{
  const DtiFieldSide *older = &self->sides[DTI_OLDER];
  const DtiFieldSide *newer = &self->sides[DTI_NEWER];
  GPtrArray *items = g_ptr_array_new ();
  DtiGame game = { self, member, level, NULL, NULL, FALSE, NULL };

  if (older->units[member] == DTI_NO_UNIT)
    {
      share_whole (self, member, items);
      return dti_fixed_list_new (DTI_TYPE_RANK_SHARE, items);
    }

  game.players = g_array_new (FALSE, FALSE, sizeof (DtiPlayer));
  game.root = branch_new (&game,
                          dti_transition_new (older->card,
                                              older->units[member],
                                              newer->card,
                                              newer->units[member],
                                              older->op,
                                              newer->op,
                                              self->map));
  if (!play (&game, seed, items))
    share_whole (self, member, items);
  branch_free (game.root);
  g_array_unref (game.players);
  g_free (game.states);

  return dti_fixed_list_new (DTI_TYPE_RANK_SHARE, items);
}
