/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-comparison-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * dti_comparison_row_get_node: (get-property node)
 * @self: a row of a comparison
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_comparison_row_get_node (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), NULL);

  return self->node;
}

/**
 * dti_comparison_row_get_node_id: (get-property node-id)
 * @self: a row of a comparison
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_comparison_row_get_node_id (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_comparison_row_get_node_title: (get-property node-title)
 * @self: a row of a comparison
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title of the node, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_comparison_row_get_node_title (DtiComparisonRow *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), NULL);

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

/**
 * dti_comparison_row_get_figure: (get-property figure)
 * @self: a row of a comparison
 * @figure: (out) (optional): the published figure of the unit, not rounded; NaN where there is
 *   none
 *
 * Gets the published figure of the unit, not rounded.
 *
 * It is the value or the score, as [method@Dti.Node.get_publish] says. Median, quartiles, mean and
 * best are of the same figure.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_figure (DtiComparisonRow *self, double *figure)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.figure, figure);
}

/**
 * dti_comparison_row_get_score: (get-property score)
 * @self: a row of a comparison
 * @score: (out) (optional): the score of the unit in points; NaN where there is none
 *
 * Gets the score of the unit in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_score (DtiComparisonRow *self, double *score)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.score, score);
}

/**
 * dti_comparison_row_get_median: (get-property median)
 * @self: a row of a comparison
 * @median: (out) (optional): the median of the peers; NaN where there is none
 *
 * Gets the median of the peers.
 *
 * The median of an even count is the mean of the middle two.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_median (DtiComparisonRow *self, double *median)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.median, median);
}

/**
 * dti_comparison_row_get_mean: (get-property mean)
 * @self: a row of a comparison
 * @mean: (out) (optional): the mean of the peers; NaN where there is none
 *
 * Gets the mean of the peers.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_mean (DtiComparisonRow *self, double *mean)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.mean, mean);
}

/**
 * dti_comparison_row_get_lower_quartile: (get-property lower-quartile)
 * @self: a row of a comparison
 * @quartile: (out) (optional): the lower quartile of the peers; NaN where there is none
 *
 * Gets the lower quartile of the peers.
 *
 * Quartiles interpolate linearly between order statistics: type 7 of R. J. Hyndman and Y. Fan,
 * “Sample quantiles in statistical packages”, The American Statistician 50 (1996), 361–365.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_lower_quartile (DtiComparisonRow *self, double *quartile)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.lower_quartile, quartile);
}

/**
 * dti_comparison_row_get_upper_quartile: (get-property upper-quartile)
 * @self: a row of a comparison
 * @quartile: (out) (optional): the upper quartile of the peers; NaN where there is none
 *
 * Gets the upper quartile of the peers.
 *
 * See [method@Dti.ComparisonRow.get_lower_quartile].
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_upper_quartile (DtiComparisonRow *self, double *quartile)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.upper_quartile, quartile);
}

/**
 * dti_comparison_row_get_best: (get-property best)
 * @self: a row of a comparison
 * @best: (out) (optional): the figure of the best peer; NaN where there is none
 *
 * Gets the figure of the best peer.
 *
 * The best is the highest, or the lowest where the ranking is ascending.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_best (DtiComparisonRow *self, double *best)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.best, best);
}

/**
 * dti_comparison_row_get_gap_to_median: (get-property gap-to-median)
 * @self: a row of a comparison
 * @gap: (out) (optional): points of the node; NaN where there is none
 *
 * Gets how far the unit is ahead of the median of its peers, in points of the node.
 *
 * Below 0 where it is behind. The median of a value is turned into points by the assessed maximum
 * of the unit.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_gap_to_median (DtiComparisonRow *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.gap_to_median, gap);
}

/**
 * dti_comparison_row_get_gap_to_best: (get-property gap-to-best)
 * @self: a row of a comparison
 * @gap: (out) (optional): points of the node; NaN where there is none
 *
 * Gets how far the unit is ahead of its best peer, in points of the node.
 *
 * Below 0 where it is behind.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_gap_to_best (DtiComparisonRow *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.gap_to_best, gap);
}

/**
 * dti_comparison_row_get_root_gap_to_median: (get-property root-gap-to-median)
 * @self: a row of a comparison
 * @gap: (out) (optional): points of the root; NaN where there is none
 *
 * Gets how far the unit is ahead of the median of its peers, in points of the root.
 *
 * It is the score of the root less the score that it would have if this node alone had the median:
 * exact for every way of aggregation, and not additive over nodes where the aggregation is not. A
 * pillar that was observed and sums its children moves as far as they do. There is none where
 * nothing leads from the node to the root: in views, below other observed pillars, and below
 * pillars that compare units.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_root_gap_to_median (DtiComparisonRow *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.root_gap_to_median, gap);
}

/**
 * dti_comparison_row_get_root_gap_to_best: (get-property root-gap-to-best)
 * @self: a row of a comparison
 * @gap: (out) (optional): points of the root; NaN where there is none
 *
 * Gets how far the unit is ahead of its best peer, in points of the root.
 *
 * See [method@Dti.ComparisonRow.get_root_gap_to_median].
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_root_gap_to_best (DtiComparisonRow *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.root_gap_to_best, gap);
}

/**
 * dti_comparison_row_get_standard_gap: (get-property standard-gap)
 * @self: a row of a comparison
 * @gap: (out) (optional): standard deviations; NaN where there is none
 *
 * Gets how far the unit is ahead of the median of its peers, in standard deviations.
 *
 * It is (figure − median) / s, where s is the standard deviation (n − 1) of the figures of the
 * peers and the unit together; the sign is turned where the ranking is ascending. 0 where all of
 * them are equal.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_standard_gap (DtiComparisonRow *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.standard_gap, gap);
}

/**
 * dti_comparison_row_get_rank: (get-property rank)
 * @self: a row of a comparison
 * @rank: (out) (optional): the rank of the unit among itself and its peers; NaN where there is
 *   none
 *
 * Gets the rank of the unit among itself and its peers.
 *
 * Ties, order and decimals are those of the ranking of the node.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_rank (DtiComparisonRow *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.rank, rank);
}

/**
 * dti_comparison_row_get_percentile: (get-property percentile)
 * @self: a row of a comparison
 * @percentile: (out) (optional): the share of the peers that are worse than the unit, 0 to 1; NaN
 *   where there is none
 *
 * Gets the share of the peers that are worse than the unit, 0 to 1.
 *
 * The same as the rule `percentile-rank`: units strictly worse / (n − 1), over the peers and the
 * unit.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_percentile (DtiComparisonRow *self, double *percentile)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.percentile, percentile);
}

/**
 * dti_comparison_row_get_n_peers: (get-property n-peers)
 * @self: a row of a comparison
 *
 * Gets how many peers have a figure at the node.
 *
 * Returns: the number of peers
 *
 * Since: 1.0
 */
guint
dti_comparison_row_get_n_peers (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), 0);

  return (guint) self->facts.n_peers;
}

/**
 * dti_comparison_row_get_n_distinct: (get-property n-distinct)
 * @self: a row of a comparison
 *
 * Gets how many different figures the peers and the unit have.
 *
 * Returns: the number of different figures
 *
 * Since: 1.0
 */
guint
dti_comparison_row_get_n_distinct (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), 0);

  return (guint) self->facts.n_distinct;
}

/**
 * dti_comparison_row_get_is_binary: (get-property is-binary)
 * @self: a row of a comparison
 *
 * Tells whether there is only yes and no.
 *
 * That is an indicator of kind boolean, or a node where the peers and the unit have at most two
 * different figures. Ties make such an item look like a strength of everybody who has it.
 *
 * Returns: `TRUE` if the node is binary
 *
 * Since: 1.0
 */
gboolean
dti_comparison_row_get_is_binary (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), FALSE);

  return self->facts.is_binary;
}

/**
 * dti_comparison_row_get_set_aside: (get-property set-aside)
 * @self: a row of a comparison
 *
 * Tells whether and why the node can be no strength and no weakness.
 *
 * Returns: the reason, `DTI_SET_ASIDE_NO` where there is none
 *
 * Since: 1.0
 */
DtiSetAside
dti_comparison_row_get_set_aside (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), DTI_SET_ASIDE_NO);

  return self->facts.set_aside;
}

/**
 * dti_comparison_row_get_best_units: (get-property best-units)
 * @self: a row of a comparison
 *
 * Gets the ids of the best peers: several where they tie.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, in the order of the peers
 *
 * Since: 1.0
 */
const char *const *
dti_comparison_row_get_best_units (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), NULL);

  return (const char *const *) self->facts.best_units;
}

/**
 * dti_comparison_row_get_full_units: (get-property full-units)
 * @self: a row of a comparison
 *
 * Gets the ids of the peers that have all the points of the node.
 *
 * None where the points of the node have no upper end.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, in the order of the peers
 *
 * Since: 1.0
 */
const char *const *
dti_comparison_row_get_full_units (DtiComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_ROW (self), NULL);

  return (const char *const *) self->facts.full_units;
}
