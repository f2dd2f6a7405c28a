/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number.h>
#include <libdti/model/dti-fixed-list-private.h>

/* Who, which part, and how sure. */

/* ---- doubts ---- */

#define MOST_DOUBTFUL 3.0
#define DOUBT_NOISE 0.1
#define DOUBT_DRAWS 1000
#define DOUBT_SEED 1

static DtiRankDoubts
find_doubts (DtiRankChange *self)
{
  DtiRankRange range;
  DtiRankDoubts doubts = 0;

  dti_rank_field_round_range (self->field, self->member, &range);
  if (fabs (range.change.middle) <= MOST_DOUBTFUL)
    doubts |= DTI_RANK_DOUBT_SMALL;
  if (range.ranks[DTI_OLDER].low <= range.ranks[DTI_NEWER].high &&
      range.ranks[DTI_NEWER].low <= range.ranks[DTI_OLDER].high)
    doubts |= DTI_RANK_DOUBT_ROUNDING;
  if (dti_rank_field_draw_range (
          self->field, self->member, DOUBT_NOISE, DOUBT_DRAWS, DOUBT_SEED, &range) &&
      range.agreement < 0.95)
    doubts |= DTI_RANK_DOUBT_WEIGHTS;

  return doubts;
}

DtiRankDoubts
dti_rank_change_find_doubts (DtiRankChange *self)
{
  DtiRankDoubts doubts;

  g_mutex_lock (&self->lock);
  if (!self->has_doubts)
    self->doubts = find_doubts (self);
  self->has_doubts = TRUE;
  doubts = self->doubts;
  g_mutex_unlock (&self->lock);

  return doubts;
}

/* ---- public ---- */

static GListModel *
list_passing (DtiRankChange *self, DtiRankPassing passing)
{
  g_autoptr (GArray) others = dti_rank_field_list_passing (self->field, self->member, passing);
  GPtrArray *peers = g_ptr_array_new ();

  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (peers,
                     dti_rank_peer_new (self->field,
                                        self->member,
                                        g_array_index (others, gsize, i)));

  return dti_fixed_list_new (DTI_TYPE_RANK_PEER, peers);
}

/**
 * dti_rank_change_list_overtaken_by:
 * @self: a change
 *
 * Lists the units that overtook this one: behind it or level with it before, ahead of it now.
 *
 * They are units ranked in both years, in the order of their newer ranks. With competition ranks
 * (1, 2, 2, 4) as many as these, less those of [method@Dti.RankChange.list_overtook], is the change
 * of the rank among the common units, exactly.
 *
 * Returns: (transfer full): a list of [class@Dti.RankPeer]
 *
 * Since: 1.0
 */
GListModel *
dti_rank_change_list_overtaken_by (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return list_passing (self, DTI_RANK_PASSED_US);
}

/**
 * dti_rank_change_list_overtook:
 * @self: a change
 *
 * Lists the units that this one overtook: ahead of it before, level with it or behind it now.
 *
 * They are units ranked in both years, in the order of their newer ranks.
 *
 * Returns: (transfer full): a list of [class@Dti.RankPeer]
 *
 * Since: 1.0
 */
GListModel *
dti_rank_change_list_overtook (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return list_passing (self, DTI_RANK_PASSED_BY_US);
}

/**
 * dti_rank_change_list_near:
 * @self: a change
 * @distance: how far figures may be apart, in units of the published figure, from 0
 *
 * Lists the near misses: the units whose newer figure is at most so far from the unit's own.
 *
 * They are units ranked in both years, in the order of their newer ranks; figures that are as far
 * apart as @distance at 14 digits are near.
 *
 * Returns: (transfer full): a list of [class@Dti.RankPeer]
 *
 * Since: 1.0
 */
GListModel *
dti_rank_change_list_near (DtiRankChange *self, double distance)
{
  const DtiRankBoard *board;
  const double *figures;
  GPtrArray *peers;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);
  g_return_val_if_fail (distance >= 0.0, NULL);

  board = self->field->sides[DTI_NEWER].board;
  figures = self->field->sides[DTI_NEWER].member_figures;
  peers = g_ptr_array_new ();
  for (gsize i = 0; i < board->n; i++)
    {
      gsize other = board->entries[i].unit;
      double apart =
          fabs (dti_rank_field_subtract (self->field, figures[other], figures[self->member]));

      if (other != self->member && dti_rank_board_shares_group (board, other, self->member) &&
          (apart <= distance || dti_number_ties (apart, distance)))
        g_ptr_array_add (peers, dti_rank_peer_new (self->field, self->member, other));
    }

  return dti_fixed_list_new (DTI_TYPE_RANK_PEER, peers);
}

/**
 * dti_rank_change_get_gap_to:
 * @self: a change
 * @rank: a rank, from 1
 *
 * Gets what the figure lacks to be level with the unit at a rank, in units of the published figure.
 *
 * That is enough for the rank where ties share the better one, as competition ranks do. All units
 * that are ranked in the newer year count, each with the figure it has.
 *
 * Returns: the gap, 0 where the unit stands there or before
 *
 * Since: 1.0
 */
double
dti_rank_change_get_gap_to (DtiRankChange *self, guint rank)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);
  g_return_val_if_fail (rank >= 1, NAN);

  return dti_rank_field_get_gap_to (self->field, self->member, rank);
}

/**
 * dti_rank_change_get_pillar_shares:
 * @self: a change
 *
 * Gets the shares of the children of the node in the own effect.
 *
 * See [method@Dti.RankChange.list_shares].
 *
 * Returns: (transfer none): a list of [class@Dti.RankShare]
 *
 * Since: 1.0
 */
GListModel *
dti_rank_change_get_pillar_shares (DtiRankChange *self)
{
  GListModel *shares;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  g_mutex_lock (&self->lock);
  if (self->shares == NULL)
    self->shares = dti_rank_field_share (self->field, self->member, NULL, 0);
  shares = self->shares;
  g_mutex_unlock (&self->lock);

  return shares;
}

/**
 * dti_rank_change_list_shares:
 * @self: a change
 * @level: (nullable): level of the parts, such as `main-indicator`, or `NULL` for the children of
 *   the node
 * @seed: seed of the random numbers
 *
 * Lists which parts of the node moved the rank, each with its share of the own effect.
 *
 * A share is the Shapley value (L. S. Shapley, “A value for n-person games”, 1953) of the game in
 * which a set of parts is worth the rank that the unit has with these parts as in the newer year
 * and the others as in the older one, on average over the figures the other units had and have.
 * Where weights, rules or maxima changed, the method is one more player, the last of the list;
 * parts that only one method has belong to it. The shares sum to the own effect.
 *
 * Pillars are taken apart until @level is reached, an indicator, or a figure that was observed as a
 * whole; with a level that no node has, down to the indicators. Shares at one level do not sum to
 * those of the pillars above: the game has other players.
 *
 * Up to 12 parts are exact; beyond that the shares are estimated from 500 random orders of the
 * parts and their reverses, with a standard error. The same @seed gives the same shares.
 *
 * There is one share, of the node itself, where the node cannot be taken apart: an indicator, a
 * figure that was observed or is compared with other units, a unit that follows others, or parts
 * of which some combination has no score.
 *
 * Returns: (transfer full): a list of [class@Dti.RankShare], in the order of the framework
 *
 * Since: 1.0
 */
GListModel *
dti_rank_change_list_shares (DtiRankChange *self, const char *level, guint64 seed)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return dti_rank_field_share (self->field, self->member, level, seed);
}

/**
 * dti_rank_change_get_rounding_interval:
 * @self: a change
 *
 * Gets the ranks that rounding leaves open.
 *
 * Each figure is known to half a unit of the last decimal that is ranked by, or of the last that is
 * published where ranks are made of unrounded figures. At best the unit has half a unit more and
 * all others half a unit less, at worst the other way round; figures that could be equal count as
 * equal. Without decimals the interval is the rank itself.
 *
 * Returns: (transfer full): a new interval
 *
 * Since: 1.0
 */
DtiRankInterval *
dti_rank_change_get_rounding_interval (DtiRankChange *self)
{
  DtiRankRange range;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  dti_rank_field_round_range (self->field, self->member, &range);

  return dti_rank_interval_new (&range);
}

/**
 * dti_rank_change_simulate_weights:
 * @self: a change
 * @noise: how far weights may be off, as a share of each weight, from 0 to below 1
 * @n_draws: number of draws, from 1 to 1000000
 * @seed: seed of the random numbers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ranks all units again and again with other weights for the children of the node.
 *
 * In each draw the weight of each child is multiplied by a number between 1 − @noise and
 * 1 + @noise, all equally likely, the same in both years. The interval holds the 5 %, 50 % and 95 %
 * quantiles of the ranks and of their change: the smallest number that this share of the draws does
 * not exceed. Figures that were observed as a whole stay what they are. The same @seed gives the
 * same interval.
 *
 * Fails with `DTI_ERROR_NOT_COMPUTABLE` where the node is no pillar, compares units with each
 * other, or loses points for being late.
 *
 * Returns: (transfer full): a new interval
 *
 * Since: 1.0
 */
DtiRankInterval *
dti_rank_change_simulate_weights (
    DtiRankChange *self, double noise, guint n_draws, guint64 seed, GError **error)
{
  DtiRankRange range;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);
  g_return_val_if_fail (noise >= 0.0 && noise < 1.0, NULL);
  g_return_val_if_fail (n_draws >= 1 && n_draws <= 1000000, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_rank_field_draw_range (self->field, self->member, noise, n_draws, seed, &range))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "node “%s”: its figures do not follow the weights of children",
                   dti_rank_field_peek_op (self->field, DTI_NEWER)->id);
      return NULL;
    }

  return dti_rank_interval_new (&range);
}
