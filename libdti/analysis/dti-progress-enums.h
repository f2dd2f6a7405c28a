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
 * DtiProgressMethod:
 * @DTI_PROGRESS_METHOD_LINEAR_PACE: pace so far over the pace that was needed from the baseline on
 * @DTI_PROGRESS_METHOD_REQUIRED_PACE: pace so far over the pace that is needed from now on
 * @DTI_PROGRESS_METHOD_CAGR_RATIO: compound growth so far over the growth that was needed
 * @DTI_PROGRESS_METHOD_UN_PROGRESS_CHART: growth so far, continued to the target’s time
 * @DTI_PROGRESS_METHOD_ANTICIPATED: a straight line through all figures, recent ones weighing
 *   more, continued to the target’s time
 * @DTI_PROGRESS_METHOD_AGAINST_TRAJECTORY: the figure over that of a trajectory at the same time
 * @DTI_PROGRESS_METHOD_PERCENT_OF_TARGET: the part of the way that is done, whatever the time
 *
 * How progress against a target is measured.
 *
 * Formulas and sources: [Progress against targets](progress.html#methods).
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PROGRESS_METHOD_LINEAR_PACE,
  DTI_PROGRESS_METHOD_REQUIRED_PACE,
  DTI_PROGRESS_METHOD_CAGR_RATIO,
  DTI_PROGRESS_METHOD_UN_PROGRESS_CHART,
  DTI_PROGRESS_METHOD_ANTICIPATED,
  DTI_PROGRESS_METHOD_AGAINST_TRAJECTORY,
  DTI_PROGRESS_METHOD_PERCENT_OF_TARGET,
} DtiProgressMethod;

/**
 * DtiProgressRating:
 * @DTI_PROGRESS_RATING_NOT_RATED: there is no verdict; the status says why
 * @DTI_PROGRESS_RATING_ACHIEVED: the present figure is what the target asks for
 * @DTI_PROGRESS_RATING_ON_TRACK: the ratio reaches the first cut-off
 * @DTI_PROGRESS_RATING_MODERATE: it reaches the second
 * @DTI_PROGRESS_RATING_INSUFFICIENT: it reaches the third, which is 0
 * @DTI_PROGRESS_RATING_AWAY: it is below: the figure moves away from the target
 * @DTI_PROGRESS_RATING_NOT_ACHIEVED: a yes-or-no figure that is not what the target asks for
 *
 * Verdicts on progress.
 *
 * [ctor@Dti.Legend.new_for_progress] has labels, colours and symbols for them.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PROGRESS_RATING_NOT_RATED,
  DTI_PROGRESS_RATING_ACHIEVED,
  DTI_PROGRESS_RATING_ON_TRACK,
  DTI_PROGRESS_RATING_MODERATE,
  DTI_PROGRESS_RATING_INSUFFICIENT,
  DTI_PROGRESS_RATING_AWAY,
  DTI_PROGRESS_RATING_NOT_ACHIEVED,
} DtiProgressRating;

/**
 * DtiProgressStatus:
 * @DTI_PROGRESS_STATUS_OK: measured
 * @DTI_PROGRESS_STATUS_TARGET_MET_AT_BASELINE: the baseline is what the target asks for already:
 *   there is no way to measure
 * @DTI_PROGRESS_STATUS_NO_BASELINE: there is nothing to compare with
 * @DTI_PROGRESS_STATUS_NO_TARGET: there is no target; methods of growth rate the growth instead
 * @DTI_PROGRESS_STATUS_TARGET_PASSED: the target’s time has come, and it is not met
 * @DTI_PROGRESS_STATUS_ZERO_SPAN: no time lies between baseline and present, or baseline and target
 * @DTI_PROGRESS_STATUS_BREAK_IN_SERIES: baseline and present were measured in different ways
 * @DTI_PROGRESS_STATUS_NOT_COMPUTABLE: the method gives no number here; the reason says why
 *
 * How an assessment of progress went.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PROGRESS_STATUS_OK,
  DTI_PROGRESS_STATUS_TARGET_MET_AT_BASELINE,
  DTI_PROGRESS_STATUS_NO_BASELINE,
  DTI_PROGRESS_STATUS_NO_TARGET,
  DTI_PROGRESS_STATUS_TARGET_PASSED,
  DTI_PROGRESS_STATUS_ZERO_SPAN,
  DTI_PROGRESS_STATUS_BREAK_IN_SERIES,
  DTI_PROGRESS_STATUS_NOT_COMPUTABLE,
} DtiProgressStatus;

/**
 * DtiTrajectoryShape:
 * @DTI_TRAJECTORY_SHAPE_LINEAR: the same step every year
 * @DTI_TRAJECTORY_SHAPE_GEOMETRIC: the same growth rate every year
 * @DTI_TRAJECTORY_SHAPE_S_CURVE: slow, fast, slow again: a logistic curve
 * @DTI_TRAJECTORY_SHAPE_MILESTONES: straight lines between given figures
 *
 * How a trajectory goes from its start to its end.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TRAJECTORY_SHAPE_LINEAR,
  DTI_TRAJECTORY_SHAPE_GEOMETRIC,
  DTI_TRAJECTORY_SHAPE_S_CURVE,
  DTI_TRAJECTORY_SHAPE_MILESTONES,
} DtiTrajectoryShape;

G_END_DECLS
