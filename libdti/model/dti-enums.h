/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiDirection:
 * @DTI_DIRECTION_UP: more is better
 * @DTI_DIRECTION_DOWN: less is better
 * @DTI_DIRECTION_RANGE: best inside a range; only describes
 *
 * Which way an indicator is good.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_DIRECTION_UP,
  DTI_DIRECTION_DOWN,
  DTI_DIRECTION_RANGE,
} DtiDirection;

/**
 * DtiIndicatorKind:
 * @DTI_INDICATOR_KIND_NUMBER: any number
 * @DTI_INDICATOR_KIND_RATIO: a numerator over a denominator
 * @DTI_INDICATOR_KIND_COUNT: a count
 * @DTI_INDICATOR_KIND_BOOLEAN: yes or no, with partial credit where the rule says so
 * @DTI_INDICATOR_KIND_RATING: one of several levels
 *
 * What kind of quantity an indicator observes.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_INDICATOR_KIND_NUMBER,
  DTI_INDICATOR_KIND_RATIO,
  DTI_INDICATOR_KIND_COUNT,
  DTI_INDICATOR_KIND_BOOLEAN,
  DTI_INDICATOR_KIND_RATING,
} DtiIndicatorKind;

/**
 * DtiAggregation:
 * @DTI_AGGREGATION_SUM: the sum of the children's scores
 * @DTI_AGGREGATION_MEAN: weighted arithmetic mean
 * @DTI_AGGREGATION_GEOMETRIC_MEAN: weighted geometric mean
 * @DTI_AGGREGATION_HARMONIC_MEAN: weighted harmonic mean
 * @DTI_AGGREGATION_POWER_MEAN: weighted power mean
 * @DTI_AGGREGATION_MIN: the smallest value
 * @DTI_AGGREGATION_MAX: the largest value
 * @DTI_AGGREGATION_MEDIAN: the median value
 * @DTI_AGGREGATION_PRODUCT: the product of value^weight
 * @DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN: one minus the geometric mean of the complements
 * @DTI_AGGREGATION_COPELAND: wins minus defeats in pairwise comparisons
 * @DTI_AGGREGATION_OUTRANKING: mean weight of the children in which a unit outranks the others
 * @DTI_AGGREGATION_EXPRESSION: a formula over the children's scores
 * @DTI_AGGREGATION_MAZZIOTTA_PARETO: the mean, less what it is out of balance
 * @DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN: the mean with a weight for each place, best value first
 * @DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT: the best that weights of a unit's own can make of it
 * beside the others
 *
 * How a pillar is made from its children.
 *
 * The formulas and their sources: [Aggregation](file-formats.html#aggregation).
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_AGGREGATION_SUM,
  DTI_AGGREGATION_MEAN,
  DTI_AGGREGATION_GEOMETRIC_MEAN,
  DTI_AGGREGATION_HARMONIC_MEAN,
  DTI_AGGREGATION_POWER_MEAN,
  DTI_AGGREGATION_MIN,
  DTI_AGGREGATION_MAX,
  DTI_AGGREGATION_MEDIAN,
  DTI_AGGREGATION_PRODUCT,
  DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN,
  DTI_AGGREGATION_COPELAND,
  DTI_AGGREGATION_OUTRANKING,
  DTI_AGGREGATION_EXPRESSION,
  DTI_AGGREGATION_MAZZIOTTA_PARETO,
  DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN,
  DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT,
} DtiAggregation;

/**
 * DtiPenaltySign:
 * @DTI_PENALTY_SIGN_MINUS: imbalance lowers the index: more is better
 * @DTI_PENALTY_SIGN_PLUS: imbalance raises it: the index measures something bad
 *
 * Which way the penalty of a `mazziotta-pareto` aggregation goes.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PENALTY_SIGN_MINUS,
  DTI_PENALTY_SIGN_PLUS,
} DtiPenaltySign;

/**
 * DtiMissingPolicy:
 * @DTI_MISSING_POLICY_PROPAGATE: a missing child leaves the pillar without a score
 * @DTI_MISSING_POLICY_ZERO: a missing child counts 0 of its maximum
 * @DTI_MISSING_POLICY_REBASE: a missing child is left out, the others' weights or maxima count
 * @DTI_MISSING_POLICY_VOID: a missing or zero child makes the pillar 0
 *
 * What a pillar does with a child that has no score.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_MISSING_POLICY_PROPAGATE,
  DTI_MISSING_POLICY_ZERO,
  DTI_MISSING_POLICY_REBASE,
  DTI_MISSING_POLICY_VOID,
} DtiMissingPolicy;

/**
 * DtiPublish:
 * @DTI_PUBLISH_VALUE: score divided by the assessed maximum
 * @DTI_PUBLISH_SCORE: the score in points
 *
 * Which figure of a node is published and ranked.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PUBLISH_VALUE,
  DTI_PUBLISH_SCORE,
} DtiPublish;

/**
 * DtiTies:
 * @DTI_TIES_COMPETITION: 1, 2, 2, 4
 * @DTI_TIES_DENSE: 1, 2, 2, 3
 * @DTI_TIES_MAX: 1, 3, 3, 4
 * @DTI_TIES_AVERAGE: 1, 2.5, 2.5, 4
 * @DTI_TIES_FIRST: 1, 2, 3, 4 in the order of input
 *
 * How equal figures are ranked.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TIES_COMPETITION,
  DTI_TIES_DENSE,
  DTI_TIES_MAX,
  DTI_TIES_AVERAGE,
  DTI_TIES_FIRST,
} DtiTies;

/**
 * DtiRankOrder:
 * @DTI_RANK_ORDER_DESCENDING: the highest figure is first
 * @DTI_RANK_ORDER_ASCENDING: the lowest figure is first
 *
 * Which end of the figures is the best.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_RANK_ORDER_DESCENDING,
  DTI_RANK_ORDER_ASCENDING,
} DtiRankOrder;

/**
 * DtiScope:
 * @DTI_SCOPE_PERIOD: the units of the period that is scored
 * @DTI_SCOPE_PANEL: the units of all periods together
 *
 * Over which units a rule takes its statistics.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SCOPE_PERIOD,
  DTI_SCOPE_PANEL,
} DtiScope;

G_END_DECLS
