/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-progress-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/* What assessments tell; the class itself is in dti-progress.c. */

/**
 * dti_progress_get_method: (get-property method)
 * @self: a progress
 *
 * Gets how progress was measured.
 *
 * Returns: the method
 *
 * Since: 1.0
 */
DtiProgressMethod
dti_progress_get_method (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), DTI_PROGRESS_METHOD_LINEAR_PACE);

  return self->method;
}

/**
 * dti_progress_get_status: (get-property status)
 * @self: a progress
 *
 * Gets how the assessment went.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DtiProgressStatus
dti_progress_get_status (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), DTI_PROGRESS_STATUS_NOT_COMPUTABLE);

  return self->outcome.status;
}

/**
 * dti_progress_get_rating: (get-property rating)
 * @self: a progress
 *
 * Gets the verdict.
 *
 * Returns: the class
 *
 * Since: 1.0
 */
DtiProgressRating
dti_progress_get_rating (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), DTI_PROGRESS_RATING_NOT_RATED);

  return self->outcome.rating;
}

/**
 * dti_progress_get_class_id: (get-property class-id)
 * @self: a progress
 *
 * Gets the verdict as the id of an item of [ctor@Dti.Legend.new_for_progress].
 *
 * Returns: (transfer none): the nick of the class, such as `on-track`
 *
 * Since: 1.0
 */
const char *
dti_progress_get_class_id (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return dti_progress_get_nick (DTI_TYPE_PROGRESS_RATING, (int) self->outcome.rating);
}

/**
 * dti_progress_get_target_met: (get-property target-met)
 * @self: a progress
 *
 * Tells whether the present figure is what the target asks for.
 *
 * Returns: `TRUE` if it is; `FALSE` also without a target or without a figure
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_target_met (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return self->outcome.is_met;
}

/**
 * dti_progress_get_ratio: (get-property ratio)
 * @self: a progress
 * @ratio: (out) (optional): the ratio of the method; NaN where there is none
 *
 * Gets the ratio of the method.
 *
 * Without a target it is the growth per year in the wanted direction, for the methods of growth.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_ratio (DtiProgress *self, double *ratio)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->outcome.ratio, ratio);
}

/**
 * dti_progress_get_score: (get-property score)
 * @self: a progress
 * @score: (out) (optional): the score, −5 to 5; NaN where there is none
 *
 * Gets the score, −5 to 5.
 *
 * It is a straight line through the cut-offs: 2.5 at the first, 0 at the second, −2.5 at the third,
 * and 5 for what is achieved (Statistics Canada). [class@Dti.ProgressSummary] takes its mean.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_score (DtiProgress *self, double *score)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->outcome.score, score);
}

/**
 * dti_progress_get_pace_per_year: (get-property pace-per-year)
 * @self: a progress
 * @pace: (out) (optional): the pace so far: change per year since the baseline; NaN where there is
 * none
 *
 * Gets the pace so far: change per year since the baseline.
 *
 * For a range, change of the distance.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_pace_per_year (DtiProgress *self, double *pace)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->outcome.pace, pace);
}

/**
 * dti_progress_get_required_pace_per_year: (get-property required-pace-per-year)
 * @self: a progress
 * @pace: (out) (optional): the pace that is needed from now on, per year; NaN where there is none
 *
 * Gets the pace that is needed from now on, per year.
 *
 * 0 where the target is met.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_required_pace_per_year (DtiProgress *self, double *pace)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->outcome.required_pace, pace);
}

/**
 * dti_progress_get_acceleration: (get-property acceleration)
 * @self: a progress
 * @acceleration: (out) (optional): how many times as fast it must go from now on; NaN where there
 * is none
 *
 * Gets how many times as fast it must go from now on.
 *
 * It is there only where the pace so far leads towards the target.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_acceleration (DtiProgress *self, double *acceleration)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->outcome.acceleration, acceleration);
}

/**
 * dti_progress_get_expected: (get-property expected)
 * @self: a progress
 * @expected: (out) (optional): the figure that the trajectory has at present; NaN where there is
 * none
 *
 * Gets the figure that the trajectory has at present.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_expected (DtiProgress *self, double *expected)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->outcome.expected, expected);
}

/**
 * dti_progress_get_anticipated: (get-property anticipated)
 * @self: a progress
 * @anticipated: (out) (optional): the figure that is anticipated at the target’s time; NaN where
 * there is none
 *
 * Gets the figure that is anticipated at the target’s time.
 *
 * Of the methods that continue what was: the UN’s progress chart and anticipated progress.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_anticipated (DtiProgress *self, double *anticipated)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->outcome.anticipated, anticipated);
}

/**
 * dti_progress_get_value: (get-property value)
 * @self: a progress
 * @value: (out) (optional): the present figure: the last one observed; NaN where there is none
 *
 * Gets the present figure: the last one observed.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_value (DtiProgress *self, double *value)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->input.present.value, value);
}

/**
 * dti_progress_get_time: (get-property time)
 * @self: a progress
 * @time: (out) (optional): when the present figure was, in years; NaN where there is none
 *
 * Gets when the present figure was, in years.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_time (DtiProgress *self, double *time)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->input.present.time, time);
}

/**
 * dti_progress_get_baseline_value: (get-property baseline-value)
 * @self: a progress
 * @value: (out) (optional): the figure of the baseline; NaN where there is none
 *
 * Gets the figure of the baseline.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_baseline_value (DtiProgress *self, double *value)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->input.baseline.value, value);
}

/**
 * dti_progress_get_baseline_time: (get-property baseline-time)
 * @self: a progress
 * @time: (out) (optional): when the baseline was, in years; NaN where there is none
 *
 * Gets when the baseline was, in years.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_baseline_time (DtiProgress *self, double *time)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->input.baseline.time, time);
}

/**
 * dti_progress_get_target_value: (get-property target-value)
 * @self: a progress
 * @value: (out) (optional): the figure that the target asks for, the lower end of a range; NaN
 * where there is none
 *
 * Gets the figure that the target asks for, the lower end of a range.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_target_value (DtiProgress *self, double *value)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->input.goal.value, value);
}

/**
 * dti_progress_get_target_time: (get-property target-time)
 * @self: a progress
 * @time: (out) (optional): when the target is to be reached, in years; NaN where there is none
 *
 * Gets when the target is to be reached, in years.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_get_target_time (DtiProgress *self, double *time)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), FALSE);

  return dti_number_hand_out (self->input.goal.time, time);
}

/**
 * dti_progress_get_unit: (get-property unit)
 * @self: a progress
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none) (nullable): it, or `NULL` where it was not said
 *
 * Since: 1.0
 */
const char *
dti_progress_get_unit (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return self->unit;
}

/**
 * dti_progress_get_node: (get-property node)
 * @self: a progress
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none) (nullable): it, or `NULL` where it was not said
 *
 * Since: 1.0
 */
const char *
dti_progress_get_node (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return self->node;
}

/**
 * dti_progress_get_period: (get-property period)
 * @self: a progress
 *
 * Gets the period of the present figure.
 *
 * Returns: (transfer none) (nullable): it, or `NULL` where it was not said
 *
 * Since: 1.0
 */
const char *
dti_progress_get_period (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return self->period;
}

/**
 * dti_progress_get_baseline_period: (get-property baseline-period)
 * @self: a progress
 *
 * Gets the period of the baseline.
 *
 * Returns: (transfer none) (nullable): it, or `NULL` where it was not said
 *
 * Since: 1.0
 */
const char *
dti_progress_get_baseline_period (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return self->baseline_period;
}

/**
 * dti_progress_get_target_period: (get-property target-period)
 * @self: a progress
 *
 * Gets the period by which the target is to be reached.
 *
 * Returns: (transfer none) (nullable): it, or `NULL` where it was not said
 *
 * Since: 1.0
 */
const char *
dti_progress_get_target_period (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return self->target_period;
}

/**
 * dti_progress_get_target_kind: (get-property target-kind)
 * @self: a progress
 *
 * Gets what the target asks for.
 *
 * Returns: the kind; without a target, `DTI_TARGET_KIND_AT_LEAST`
 *
 * Since: 1.0
 */
DtiTargetKind
dti_progress_get_target_kind (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), DTI_TARGET_KIND_AT_LEAST);

  return self->input.kind;
}

/**
 * dti_progress_get_target: (get-property target)
 * @self: a progress
 *
 * Gets the target.
 *
 * Returns: (transfer none) (nullable): the target, or `NULL` where there is none, or only a number
 *
 * Since: 1.0
 */
DtiTarget *
dti_progress_get_target (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return self->target;
}

/**
 * dti_progress_get_baseline: (get-property baseline)
 * @self: a progress
 *
 * Gets the baseline of the plan.
 *
 * Look at [property@Dti.Baseline:doubtful]: what a plan prints can be wrong.
 *
 * Returns: (transfer none) (nullable): it, or `NULL` where the first figure of the series stands
 * for it
 *
 * Since: 1.0
 */
DtiBaseline *
dti_progress_get_baseline (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return self->baseline;
}
