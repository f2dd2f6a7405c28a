/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * dti_rank_change_get_unit: (get-property unit)
 * @self: a change
 *
 * Gets the id of the unit, as the newer scorecard has it.
 *
 * Returns: (transfer none): the id of the unit, as the newer scorecard has it
 *
 * Since: 1.0
 */
const char *
dti_rank_change_get_unit (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return dti_rank_field_get_unit (self->field, self->member);
}

/**
 * dti_rank_change_get_unit_name: (get-property unit-name)
 * @self: a change
 *
 * Gets the name of the unit, its id where it has none.
 *
 * Returns: (transfer none): the name of the unit, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_rank_change_get_unit_name (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return dti_rank_field_get_name (self->field, self->member);
}

/**
 * dti_rank_change_get_node: (get-property node)
 * @self: a change
 *
 * Gets the node that is ranked, of the newer framework.
 *
 * Returns: (transfer none) (nullable): the node that is ranked, of the newer framework
 *
 * Since: 1.0
 */
DtiNode *
dti_rank_change_get_node (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return dti_rank_field_peek_op (self->field, DTI_NEWER)->node;
}

/**
 * dti_rank_change_get_older_period: (get-property older-period)
 * @self: a change
 *
 * Gets the period of the older scorecard.
 *
 * Returns: (transfer none): the period of the older scorecard
 *
 * Since: 1.0
 */
const char *
dti_rank_change_get_older_period (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return dti_scorecard_get_period (self->field->sides[DTI_OLDER].card);
}

/**
 * dti_rank_change_get_newer_period: (get-property newer-period)
 * @self: a change
 *
 * Gets the period of the newer scorecard.
 *
 * Returns: (transfer none): the period of the newer scorecard
 *
 * Since: 1.0
 */
const char *
dti_rank_change_get_newer_period (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  return dti_scorecard_get_period (self->field->sides[DTI_NEWER].card);
}

/**
 * dti_rank_change_get_older_figure: (get-property older-figure)
 * @self: a change
 *
 * Gets the figure the unit was ranked by in the older year.
 *
 * It is a value or a score, as the framework publishes it, rounded where the ranking rounds; of a
 * unit that follows others the one made of theirs.
 *
 * Returns: the figure the unit was ranked by in the older year
 *
 * Since: 1.0
 */
double
dti_rank_change_get_older_figure (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_FIGURE);
}

/**
 * dti_rank_change_get_newer_figure: (get-property newer-figure)
 * @self: a change
 *
 * Gets the figure the unit is ranked by in the newer year.
 *
 * It is a value or a score, as the framework publishes it, rounded where the ranking rounds.
 *
 * Returns: the figure the unit is ranked by in the newer year
 *
 * Since: 1.0
 */
double
dti_rank_change_get_newer_figure (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_FIGURE);
}

/**
 * dti_rank_change_get_older_rank: (get-property older-rank)
 * @self: a change
 * @rank: (out) (optional): the rank in the older year, as the older scorecard has it; NaN where
 * there is none
 *
 * Gets the rank in the older year, as the older scorecard has it.
 *
 * A unit that follows others had none.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_older_rank (DtiRankChange *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_RANK), rank);
}

/**
 * dti_rank_change_get_newer_rank: (get-property newer-rank)
 * @self: a change
 *
 * Gets the rank in the newer year, as the newer scorecard has it.
 *
 * Returns: the rank in the newer year, as the newer scorecard has it
 *
 * Since: 1.0
 */
double
dti_rank_change_get_newer_rank (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_RANK);
}

/**
 * dti_rank_change_get_older_size: (get-property older-size)
 * @self: a change
 *
 * Gets how many units were ranked together in the older year.
 *
 * Returns: how many units were ranked together in the older year
 *
 * Since: 1.0
 */
guint
dti_rank_change_get_older_size (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), 0);

  return (guint) dti_rank_field_get_size (self->field, self->member, DTI_OLDER);
}

/**
 * dti_rank_change_get_newer_size: (get-property newer-size)
 * @self: a change
 *
 * Gets how many units are ranked together in the newer year.
 *
 * Returns: how many units are ranked together in the newer year
 *
 * Since: 1.0
 */
guint
dti_rank_change_get_newer_size (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), 0);

  return (guint) dti_rank_field_get_size (self->field, self->member, DTI_NEWER);
}

/**
 * dti_rank_change_get_older_percentile: (get-property older-percentile)
 * @self: a change
 * @percentile: (out) (optional): the share of the others that stood behind in the older year, 0 to
 * 1; NaN where there is none
 *
 * Gets the share of the others that stood behind in the older year, 0 to 1.
 *
 * It is (n − r)/(n − 1) of the rank r among n units: 1 for the first, 0 for the last. Years with
 * different numbers of units can be compared by it.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_older_percentile (DtiRankChange *self, double *percentile)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_PERCENTILE),
                              percentile);
}

/**
 * dti_rank_change_get_newer_percentile: (get-property newer-percentile)
 * @self: a change
 * @percentile: (out) (optional): the share of the others that stand behind in the newer year, 0 to
 * 1; NaN where there is none
 *
 * Gets the share of the others that stand behind in the newer year, 0 to 1.
 *
 * It is (n − r)/(n − 1) of the rank r among n units: 1 for the first, 0 for the last.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_newer_percentile (DtiRankChange *self, double *percentile)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_PERCENTILE),
                              percentile);
}

/**
 * dti_rank_change_get_rank_change: (get-property rank-change)
 * @self: a change
 * @change: (out) (optional): the newer rank less the older one; NaN where there is none
 *
 * Gets the newer rank less the older one.
 *
 * Ranks are numbers of which 1 is the best: a change above 0 is a fall.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_rank_change (DtiRankChange *self, double *change)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_RANK_CHANGE), change);
}

/**
 * dti_rank_change_get_places_gained: (get-property places-gained)
 * @self: a change
 * @gained: (out) (optional): how many places the unit came forward; NaN where there is none
 *
 * Gets how many places the unit came forward.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_places_gained (DtiRankChange *self, double *gained)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (0.0 - dti_rank_change_read (self, DTI_RANK_COLUMN_RANK_CHANGE),
                              gained);
}

/**
 * dti_rank_change_get_own_effect: (get-property own-effect)
 * @self: a change
 *
 * Gets what the unit's own figure did to the rank, in places.
 *
 * Own effect = ½ [(r₁₀ − r₀₀) + (r₁₁ − r₀₁)], where rₐᵦ is the rank of the unit's figure of year
 * a among the others' figures of year b: the Shapley value of a game of two players. Below 0 the
 * unit brought itself forward.
 *
 * Returns: what the unit's own figure did to the rank, in places
 *
 * Since: 1.0
 */
double
dti_rank_change_get_own_effect (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_change_read (self, DTI_RANK_COLUMN_OWN_EFFECT);
}

/**
 * dti_rank_change_get_field_effect: (get-property field-effect)
 * @self: a change
 *
 * Gets what the figures of the other units did to the rank, in places.
 *
 * Field effect = ½ [(r₀₁ − r₀₀) + (r₁₁ − r₁₀)]. Above 0 the others pushed the unit back. Own and
 * field effect sum to the change of the rank among the units that are ranked in both years,
 * exactly.
 *
 * Returns: what the figures of the other units did to the rank, in places
 *
 * Since: 1.0
 */
double
dti_rank_change_get_field_effect (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_change_read (self, DTI_RANK_COLUMN_FIELD_EFFECT);
}

/**
 * dti_rank_change_get_cohort_effect: (get-property cohort-effect)
 * @self: a change
 * @effect: (out) (optional): what a different set of units, or another rule of ranking, did to the
 * rank; NaN where there is none
 *
 * Gets what a different set of units, or another rule of ranking, did to the rank.
 *
 * It is what is left of the change of the printed rank, also where units merged: own, field and
 * cohort effect sum to that change, exactly.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_cohort_effect (DtiRankChange *self, double *effect)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_COHORT_EFFECT), effect);
}

/**
 * dti_rank_change_get_common_older_rank: (get-property common-older-rank)
 * @self: a change
 *
 * Gets the rank in the older year among the units that are ranked in both years.
 *
 * Returns: the rank in the older year among the units that are ranked in both years
 *
 * Since: 1.0
 */
double
dti_rank_change_get_common_older_rank (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_change_read (self, DTI_RANK_COLUMN_COMMON_OLDER_RANK);
}

/**
 * dti_rank_change_get_common_newer_rank: (get-property common-newer-rank)
 * @self: a change
 *
 * Gets the rank in the newer year among the units that are ranked in both years.
 *
 * Returns: the rank in the newer year among the units that are ranked in both years
 *
 * Since: 1.0
 */
double
dti_rank_change_get_common_newer_rank (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_change_read (self, DTI_RANK_COLUMN_COMMON_NEWER_RANK);
}

/**
 * dti_rank_change_get_common_size: (get-property common-size)
 * @self: a change
 *
 * Gets how many units are ranked in both years.
 *
 * Returns: how many units are ranked in both years
 *
 * Since: 1.0
 */
guint
dti_rank_change_get_common_size (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), 0);

  return (guint) self->field->n;
}

/**
 * dti_rank_change_get_cushion: (get-property cushion)
 * @self: a change
 * @cushion: (out) (optional): how much the figure may fall until it is level with the unit behind;
 * NaN where there is none
 *
 * Gets how much the figure may fall until it is level with the unit behind.
 *
 * It is in units of the published figure, and 0 where another unit is level.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_cushion (DtiRankChange *self, double *cushion)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_CUSHION), cushion);
}

/**
 * dti_rank_change_get_cushion_points: (get-property cushion-points)
 * @self: a change
 * @points: (out) (optional): the cushion in points; NaN where there is none
 *
 * Gets the cushion in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_cushion_points (DtiRankChange *self, double *points)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_CUSHION_POINTS), points);
}

/**
 * dti_rank_change_get_gap: (get-property gap)
 * @self: a change
 * @gap: (out) (optional): what the figure lacks to be level with the unit before it; NaN where
 * there is none
 *
 * Gets what the figure lacks to be level with the unit before it.
 *
 * It is in units of the published figure.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_gap (DtiRankChange *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_GAP), gap);
}

/**
 * dti_rank_change_get_gap_points: (get-property gap-points)
 * @self: a change
 * @points: (out) (optional): the gap in points; NaN where there is none
 *
 * Gets the gap in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_gap_points (DtiRankChange *self, double *points)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_number_hand_out (dti_rank_change_read (self, DTI_RANK_COLUMN_GAP_POINTS), points);
}

/**
 * dti_rank_change_get_is_reconstructed: (get-property is-reconstructed)
 * @self: a change
 *
 * Tells whether the older figure is made of those of the units that became this one.
 *
 * Returns: `TRUE` if the older figure is made of those of the units that became this one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_is_reconstructed (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return self->field->sides[DTI_OLDER].units[self->member] == DTI_NO_UNIT;
}

/**
 * dti_rank_change_get_has_other_rule: (get-property has-other-rule)
 * @self: a change
 *
 * Tells whether the older year was ranked by another rule than the newer one.
 *
 * Ranks between the years, and those on the units common to both, are made by the newer rule;
 * what that changes in the older year is part of the cohort effect.
 *
 * Returns: `TRUE` if the older year was ranked by another rule than the newer one
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_has_other_rule (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return self->field->other_rule;
}

/**
 * dti_rank_change_get_is_robust: (get-property is-robust)
 * @self: a change
 *
 * Tells whether the change of the rank can be trusted.
 *
 * It can if the rank moved by more than 3 places, if the ranks that rounding leaves open in the
 * two years do not overlap, and if less than 5 % of 1000 draws of weights up to 10 % away turn
 * the change round. [method@Dti.RankChange.tell_robustness] says which of these fails.
 *
 * All units are ranked a thousand times for it when it is first asked for.
 *
 * Returns: `TRUE` if the change of the rank can be trusted
 *
 * Since: 1.0
 */
gboolean
dti_rank_change_get_is_robust (DtiRankChange *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), FALSE);

  return dti_rank_change_find_doubts (self) == 0;
}

/**
 * dti_rank_change_get_crossed_rank:
 * @self: a change
 * @own_newer: whether the unit has its newer figure
 * @field_newer: whether the others have theirs
 *
 * Gets the rank of the unit's figure of one year among the others' figures of one year.
 *
 * All four are made on the units that are ranked in both years, by the ranking rule of the newer
 * framework. The own and the field effect are made of them.
 *
 * Returns: the rank
 *
 * Since: 1.0
 */
double
dti_rank_change_get_crossed_rank (DtiRankChange *self, gboolean own_newer, gboolean field_newer)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NAN);

  return dti_rank_field_get_rank (self->field,
                                  self->member,
                                  own_newer ? DTI_NEWER : DTI_OLDER,
                                  field_newer ? DTI_NEWER : DTI_OLDER);
}
