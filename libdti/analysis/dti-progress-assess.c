/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-progress-private.h"
#include "dti-series-private.h"
#include "dti-trajectory-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-period.h>
#include <libdti/model/dti-fixed-list-private.h>
#include <libdti/model/dti-indicator.h>

/* Assessments: what a series, a target and a baseline say is gathered for the methods. */

static gboolean
is_rank_target (DtiTarget *target)
{
  return dti_target_get_kind (target) == DTI_TARGET_KIND_RANK_AT_MOST;
}

/* ---- what belongs together ---- */

static gboolean
check_id (const char *of_series, const char *of_other, const char *what, GError **error)
{
  if (of_series == NULL || of_other == NULL || g_str_equal (of_series, of_other))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "the series is about “%s”, the %s about “%s”",
               of_series,
               what,
               of_other);

  return FALSE;
}

static gboolean
check_target (DtiSeries *series, DtiTarget *target, GError **error)
{
  if (!check_id (series->node, dti_target_get_node (target), "target", error) ||
      !check_id (series->unit, dti_target_get_unit (target), "target", error))
    return FALSE;

  /* A series of plain numbers does not say what they are. */
  if (series->node == NULL || series->is_rank == is_rank_target (target))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "node “%s”: a target of %s cannot be held against a series of %s",
               series->node,
               is_rank_target (target) ? "ranks" : "figures",
               series->is_rank ? "ranks" : "figures");

  return FALSE;
}

static gboolean
check_baseline (DtiSeries *series, DtiBaseline *baseline, GError **error)
{
  return check_id (series->node, dti_baseline_get_node (baseline), "baseline", error) &&
         check_id (series->unit, dti_baseline_get_unit (baseline), "baseline", error);
}

/* ---- gathering ---- */

/* When a period is, on the clock of the series. */
static double
find_time (const DtiSeries *series, const char *period)
{
  guint position;

  if (period == NULL)
    return NAN;
  if (dti_timeline_find (series->timeline, period, &position))
    return series->timeline->times[position];

  return series->timeline->is_dated ? dti_trajectory_read_time (period) : NAN;
}

/* The last observed position, or the number of points. */
static guint
find_last (const DtiSeries *series)
{
  for (guint i = series->timeline->n; i > 0; i--)
    if (!isnan (series->values[i - 1]))
      return i - 1;

  return series->timeline->n;
}

static void
take_point (DtiProgressPoint *point, char **period, const DtiSeries *series, guint position)
{
  point->value = series->values[position];
  point->time = series->timeline->times[position];
  *period = g_strdup (series->timeline->periods[position]);
}

/* Whether a break lies after a time; where the time is not known, any break may. */
static gboolean
has_break (const DtiSeries *series, double after, guint last)
{
  for (guint i = 0; i <= last; i++)
    if (!(series->timeline->times[i] <= after) && series->breaks[i] != DTI_BREAK_CAUSE_NONE)
      return TRUE;

  return FALSE;
}

/* All figures that can be compared with the present one, and the baseline if it is one more. */
static void
take_points (DtiProgressInput *input, const DtiSeries *series, guint last)
{
  guint first = dti_series_find_segment (series->breaks, last + 1);

  input->points = g_new (DtiProgressPoint, last - first + 2);
  if (!isnan (input->baseline.value) && !input->is_broken &&
      input->baseline.time < series->timeline->times[first])
    input->points[input->n_points++] = input->baseline;
  for (guint i = first; i <= last; i++)
    if (!isnan (series->values[i]))
      input->points[input->n_points++] =
          (DtiProgressPoint){ series->values[i], series->timeline->times[i] };
}

static void
take_target (DtiProgressInput *input, const DtiSeries *series, DtiTarget *target)
{
  input->has_target = TRUE;
  input->kind = dti_target_get_kind (target);
  input->goal.value = dti_target_get_value (target);
  input->goal.time = find_time (series, dti_target_get_period (target));
  input->upper = dti_target_get_upper (target);
}

static gboolean
wants_rank (const DtiSeries *series, DtiTarget *target)
{
  return target != NULL ? is_rank_target (target) : series->is_rank;
}

static void
take_baseline (DtiProgressInput *input,
               char **period,
               const DtiSeries *series,
               DtiTarget *target,
               DtiBaseline *baseline)
{
  input->baseline.time = find_time (series, dti_baseline_get_period (baseline));
  if (wants_rank (series, target))
    dti_baseline_get_rank (baseline, &input->baseline.value);
  else
    dti_baseline_get_value (baseline, &input->baseline.value);
  *period = g_strdup (dti_baseline_get_period (baseline));
}

static DtiProgress *
assess (DtiSeries *series, DtiTarget *target, DtiBaseline *baseline, const DtiProgressRules *rules)
{
  DtiProgressInput input = {
    .baseline = { NAN, NAN },
    .present = { NAN, NAN },
    .goal = { NAN, NAN },
    .upper = NAN,
    .is_down = series->direction == DTI_DIRECTION_DOWN,
  };
  g_autofree char *period = NULL;
  g_autofree char *baseline_period = NULL;
  guint last = find_last (series);
  guint first = 0;
  DtiProgress *self;

  if (target != NULL)
    take_target (&input, series, target);
  if (last < series->timeline->n)
    take_point (&input.present, &period, series, last);

  /* Where the plan gives no baseline, the first figure is one. */
  while (first < last && isnan (series->values[first]))
    first++;
  if (baseline != NULL)
    take_baseline (&input, &baseline_period, series, target, baseline);
  else if (first < last && last < series->timeline->n)
    take_point (&input.baseline, &baseline_period, series, first);
  if (last < series->timeline->n)
    {
      input.is_broken = has_break (series, input.baseline.time, last);
      take_points (&input, series, last);
    }

  self = dti_progress_create (rules, &input);
  self->unit = g_strdup (series->unit);
  self->node = g_strdup (series->node);
  self->period = g_steal_pointer (&period);
  self->baseline_period = g_steal_pointer (&baseline_period);
  self->target_period = target != NULL ? g_strdup (dti_target_get_period (target)) : NULL;
  self->decimals = series->decimals;
  g_set_object (&self->target, target);
  g_set_object (&self->baseline, baseline);

  return self;
}

/**
 * dti_progress_assess:
 * @series: the figure over time
 * @target: (nullable): what it is to reach, or `NULL`
 * @method: how progress is measured
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Assesses the progress of a series from its first figure to its last one.
 *
 * The usual rules of the method hold; see [func@Dti.Progress.assess_with_rules], which has the
 * errors too.
 *
 * Returns: (transfer full): a new progress
 *
 * Since: 1.0
 */
DtiProgress *
dti_progress_assess (DtiSeries *series, DtiTarget *target, DtiProgressMethod method, GError **error)
{
  g_autoptr (DtiProgressRules) rules = NULL;

  g_return_val_if_fail (DTI_IS_SERIES (series), NULL);
  g_return_val_if_fail (target == NULL || DTI_IS_TARGET (target), NULL);
  g_return_val_if_fail (method <= DTI_PROGRESS_METHOD_PERCENT_OF_TARGET, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  rules = dti_progress_rules_new (method);

  return dti_progress_assess_with_rules (series, target, NULL, rules, error);
}

/**
 * dti_progress_assess_with_rules:
 * @series: the figure over time
 * @target: (nullable): what it is to reach, or `NULL`
 * @baseline: (nullable): where it started, or `NULL` for the first figure of the series
 * @rules: (nullable): how progress is measured, or `NULL` for the linear pace
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Assesses the progress of a series.
 *
 * The present is the last figure that was observed; to judge at an earlier time, give a shorter
 * series. The kind of the target says which way is good; without a target the series does.
 *
 * What cannot be computed is no error but a status. Fails with `DTI_ERROR_CONFLICT` where series,
 * target and baseline are about different nodes or units, or one about ranks and the other not.
 *
 * Returns: (transfer full): a new progress
 *
 * Since: 1.0
 */
DtiProgress *
dti_progress_assess_with_rules (DtiSeries *series,
                                DtiTarget *target,
                                DtiBaseline *baseline,
                                DtiProgressRules *rules,
                                GError **error)
{
  g_autoptr (DtiProgressRules) usual = NULL;

  g_return_val_if_fail (DTI_IS_SERIES (series), NULL);
  g_return_val_if_fail (target == NULL || DTI_IS_TARGET (target), NULL);
  g_return_val_if_fail (baseline == NULL || DTI_IS_BASELINE (baseline), NULL);
  g_return_val_if_fail (rules == NULL || DTI_IS_PROGRESS_RULES (rules), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (target != NULL && !check_target (series, target, error))
    return NULL;
  if (baseline != NULL && !check_baseline (series, baseline, error))
    return NULL;

  if (rules == NULL)
    rules = usual = dti_progress_rules_new (DTI_PROGRESS_METHOD_LINEAR_PACE);

  return assess (series, target, baseline, rules);
}

/* ---- plain numbers ---- */

static double
clean (double number)
{
  return isfinite (number) ? number : NAN;
}

/**
 * dti_progress_assess_numbers:
 * @rules: (nullable): how progress is measured, or `NULL` for the linear pace
 * @kind: what the target asks for, not `DTI_TARGET_KIND_RANGE`; without a target,
 *   `DTI_TARGET_KIND_AT_MOST` says that less is better
 * @baseline: the figure of the baseline
 * @baseline_time: when it was, in years
 * @value: the present figure
 * @time: when it was, in years
 * @target: the figure that the target asks for
 * @target_time: when it is to be reached, in years
 *
 * Assesses the progress of plain numbers.
 *
 * NaN, and what is infinite, is no number: there is no baseline then, no figure, no target or no
 * time.
 *
 * Returns: (transfer full): a new progress
 *
 * Since: 1.0
 */
DtiProgress *
dti_progress_assess_numbers (DtiProgressRules *rules,
                             DtiTargetKind kind,
                             double baseline,
                             double baseline_time,
                             double value,
                             double time,
                             double target,
                             double target_time)
{
  g_autoptr (DtiProgressRules) usual = NULL;
  DtiProgressInput input;

  g_return_val_if_fail (rules == NULL || DTI_IS_PROGRESS_RULES (rules), NULL);
  g_return_val_if_fail (kind <= DTI_TARGET_KIND_RANK_AT_MOST, NULL);
  g_return_val_if_fail (kind != DTI_TARGET_KIND_RANGE, NULL);

  if (rules == NULL)
    rules = usual = dti_progress_rules_new (DTI_PROGRESS_METHOD_LINEAR_PACE);
  input = (DtiProgressInput){
    .baseline = { clean (baseline), clean (baseline_time) },
    .present = { clean (value), clean (time) },
    .goal = { clean (target), clean (target_time) },
    .upper = NAN,
    .kind = kind,
    .has_target = isfinite (target),
    .is_down = kind == DTI_TARGET_KIND_AT_MOST || kind == DTI_TARGET_KIND_RANK_AT_MOST,
  };
  input.points = g_new (DtiProgressPoint, 2);
  if (!isnan (input.baseline.value) && input.baseline.time < input.present.time)
    input.points[input.n_points++] = input.baseline;
  if (!isnan (input.present.value))
    input.points[input.n_points++] = input.present;

  return dti_progress_create (rules, &input);
}

/* ---- targets of plans ---- */

/* The node in the last scorecard that knows it; NULL where none does. */
static DtiNode *
find_node (GListModel *cards, const char *node)
{
  for (guint i = g_list_model_get_n_items (cards); i > 0; i--)
    {
      g_autoptr (GObject) card = g_list_model_get_item (cards, i - 1);
      DtiNode *found =
          DTI_IS_SCORECARD (card)
              ? dti_framework_lookup (dti_scorecard_get_framework (DTI_SCORECARD (card)), node)
              : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static DtiColumn
choose_column (DtiTarget *target, DtiNode *node)
{
  if (is_rank_target (target))
    return DTI_COLUMN_RANK;

  return node != NULL && dti_node_get_publish (node) == DTI_PUBLISH_SCORE ? DTI_COLUMN_SCORE
                                                                          : DTI_COLUMN_VALUE;
}

static DtiProgressRules *
copy_rules (const DtiProgressRules *rules)
{
  DtiProgressRules *copy = dti_progress_rules_new (rules->method);

  copy->shape = rules->shape;
  g_set_object (&copy->trajectory, rules->trajectory);
  copy->yes_or_no = rules->yes_or_no;
  copy->cut_offs = rules->cut_offs;
  copy->growth_cut_offs = rules->growth_cut_offs;

  return copy;
}

static gboolean
is_boolean (DtiNode *node)
{
  return node != NULL && DTI_IS_INDICATOR (node) &&
         dti_indicator_get_kind (DTI_INDICATOR (node)) == DTI_INDICATOR_KIND_BOOLEAN;
}

/**
 * dti_progress_assess_target:
 * @target: a target of a node
 * @baseline: (nullable): where it started, or `NULL` for the first scorecard
 * @cards: a list of [class@Dti.Scorecard], periods ascending
 * @unit: (nullable): id of a unit, or `NULL` for the one that the target names
 * @rules: (nullable): how progress is measured, or `NULL` for the linear pace
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Assesses the progress of a unit towards a target of a plan.
 *
 * A target of a rank is held against ranks, another one against the published figure of the node:
 * its value or its score, as computed and not rounded. Of a boolean indicator it is only told
 * whether it is achieved, unless its rank is meant.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where target and caller name no unit, the target names no
 * node, or the list holds something else; with `DTI_ERROR_CONFLICT` where target, caller and
 * baseline name different ones; with `DTI_ERROR_NOT_FOUND` where no scorecard knows them.
 *
 * Returns: (transfer full): a new progress
 *
 * Since: 1.0
 */
DtiProgress *
dti_progress_assess_target (DtiTarget *target,
                            DtiBaseline *baseline,
                            GListModel *cards,
                            const char *unit,
                            DtiProgressRules *rules,
                            GError **error)
{
  g_autoptr (DtiProgressRules) own = NULL;
  g_autoptr (DtiSeries) series = NULL;
  DtiNode *node;

  g_return_val_if_fail (DTI_IS_TARGET (target), NULL);
  g_return_val_if_fail (baseline == NULL || DTI_IS_BASELINE (baseline), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);
  g_return_val_if_fail (rules == NULL || DTI_IS_PROGRESS_RULES (rules), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (unit == NULL)
    unit = dti_target_get_unit (target);
  if (unit == NULL || dti_target_get_node (target) == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the target names no %s",
                   unit == NULL ? "unit" : "node");
      return NULL;
    }

  node = find_node (cards, dti_target_get_node (target));
  series = dti_series_new_from_scorecards (cards,
                                           unit,
                                           dti_target_get_node (target),
                                           choose_column (target, node),
                                           error);
  if (series == NULL)
    return NULL;

  own =
      rules != NULL ? copy_rules (rules) : dti_progress_rules_new (DTI_PROGRESS_METHOD_LINEAR_PACE);
  if (is_boolean (node) && !is_rank_target (target))
    own->yes_or_no = TRUE;

  return dti_progress_assess_with_rules (series, target, baseline, own, error);
}

static gboolean
fits (DtiBaseline *baseline, DtiTarget *target, const char *unit, const DtiPeriod *until)
{
  g_autoptr (DtiPeriod) period = NULL;

  if (g_strcmp0 (dti_baseline_get_node (baseline), dti_target_get_node (target)) != 0 ||
      g_strcmp0 (dti_baseline_get_unit (baseline), unit) != 0 ||
      dti_baseline_get_period (baseline) == NULL)
    return FALSE;
  if (is_rank_target (target) ? !dti_baseline_get_rank (baseline, NULL)
                              : !dti_baseline_get_value (baseline, NULL))
    return FALSE;

  period = dti_period_parse (dti_baseline_get_period (baseline), NULL);

  return period != NULL && (until == NULL || dti_period_compare (period, until) < 0);
}

/* The last baseline before the target. */
static DtiBaseline *
find_baseline (DtiPlan *plan, DtiTarget *target, const char *unit)
{
  GListModel *baselines = dti_plan_get_baselines (plan);
  const char *target_period = dti_target_get_period (target);
  g_autoptr (DtiPeriod) until =
      target_period != NULL ? dti_period_parse (target_period, NULL) : NULL;
  g_autoptr (DtiBaseline) best = NULL;
  g_autoptr (DtiPeriod) best_period = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (baselines); i++)
    {
      g_autoptr (DtiBaseline) baseline = g_list_model_get_item (baselines, i);
      g_autoptr (DtiPeriod) period = NULL;

      if (!fits (baseline, target, unit, until))
        continue;
      period = dti_period_parse (dti_baseline_get_period (baseline), NULL);
      if (best_period != NULL && dti_period_compare (period, best_period) <= 0)
        continue;
      g_set_object (&best, baseline);
      g_clear_pointer (&best_period, dti_period_free);
      best_period = g_steal_pointer (&period);
    }

  return g_steal_pointer (&best);
}

/**
 * dti_progress_list_for_plan:
 * @plan: a plan
 * @cards: a list of [class@Dti.Scorecard], periods ascending
 * @unit: (nullable): id of a unit; or `NULL` for the units that the targets name
 * @rules: (nullable): how progress is measured, or `NULL` for the linear pace
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Assesses the progress towards every target of a plan.
 *
 * With a unit, the targets that name it or none are assessed for it; without one, those that name a
 * unit. Each starts from the last baseline of the plan for its node and unit that lies before the
 * target and has the rank or the figure that the target is about, else from the first scorecard.
 *
 * Fails as [func@Dti.Progress.assess_target] does; the message then names the target.
 *
 * Returns: (transfer full): a list of [class@Dti.Progress], in the order of the plan
 *
 * Since: 1.0
 */
GListModel *
dti_progress_list_for_plan (
    DtiPlan *plan, GListModel *cards, const char *unit, DtiProgressRules *rules, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  GListModel *targets;

  g_return_val_if_fail (DTI_IS_PLAN (plan), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);
  g_return_val_if_fail (rules == NULL || DTI_IS_PROGRESS_RULES (rules), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  items = g_ptr_array_new_with_free_func (g_object_unref);
  targets = dti_plan_get_targets (plan);
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (DtiTarget) target = g_list_model_get_item (targets, i);
      const char *named = dti_target_get_unit (target);
      const char *meant = named != NULL ? named : unit;
      g_autoptr (DtiBaseline) baseline = NULL;
      DtiProgress *progress;

      if (meant == NULL || (unit != NULL && !g_str_equal (unit, meant)))
        continue;
      baseline = find_baseline (plan, target, meant);
      progress = dti_progress_assess_target (target, baseline, cards, meant, rules, error);
      if (progress == NULL)
        {
          g_prefix_error (error, "target %u: ", i + 1);
          return NULL;
        }
      g_ptr_array_add (items, progress);
    }

  return dti_fixed_list_new (DTI_TYPE_PROGRESS, g_steal_pointer (&items));
}
