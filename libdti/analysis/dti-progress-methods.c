/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-progress-private.h"
#include "dti-series-private.h"
#include "dti-trajectory-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/model/dti-plan-items-private.h>

/* The methods. b is the baseline, x the present, T the target, d the direction: 1 where more is
 * better, -1 where less is. */

#define BEST_SCORE 5.0
/* Scores of the three cut-offs, as Statistics Canada draws them. */
#define ON_TRACK_SCORE 2.5
#define MODERATE_SCORE 0.0
#define AWAY_SCORE (-2.5)
/* Where 1.5 % is on track, 0.5 % moderate and 0 the end of that, growth has the best score from 2 %
 * on and the worst from -2 % down: in parts of the distances between the cut-offs. */
#define GROWTH_ABOVE (1.0 / 2.0)
#define GROWTH_BELOW (4.0 / 3.0)

/* The figures as the methods see them: those of a range by their distance from its near end. */
typedef struct
{
  double b, t_b;
  double x, t_x;
  double target, t_target;
  double d;
} DtiProgressWay;

static gboolean
is_two_sided (const DtiProgressInput *input)
{
  return input->kind == DTI_TARGET_KIND_EXACT || input->kind == DTI_TARGET_KIND_RANGE;
}

/* How far a figure is outside the range that a target asks for. */
static double
get_distance (const DtiProgressInput *input, double value)
{
  double upper = input->kind == DTI_TARGET_KIND_RANGE ? input->upper : input->goal.value;

  return MAX (MAX (input->goal.value - value, value - upper), 0.0);
}

/* “Goldilocks” targets: what went out at the other end is as far from the range as it is. */
static double
see (const DtiProgressInput *input, const DtiProgressWay *way, double value)
{
  if (!is_two_sided (input) || isnan (value))
    return value;

  return way->target - way->d * get_distance (input, value);
}

static void
look (const DtiProgressInput *input, DtiProgressWay *way)
{
  double from = isnan (input->baseline.value) ? input->present.value : input->baseline.value;

  way->t_b = input->baseline.time;
  way->t_x = input->present.time;
  way->t_target = input->goal.time;
  way->target = input->goal.value;
  way->d = input->kind == DTI_TARGET_KIND_AT_LEAST ? 1.0 : -1.0;
  if (!input->has_target)
    way->d = input->is_down ? -1.0 : 1.0;
  else if (is_two_sided (input))
    {
      way->d = from < input->goal.value ? 1.0 : -1.0;
      if (input->kind == DTI_TARGET_KIND_RANGE && way->d < 0.0)
        way->target = input->upper;
    }
  way->b = see (input, way, input->baseline.value);
  way->x = see (input, way, input->present.value);
}

static gboolean
is_met (const DtiProgressInput *input, double value)
{
  return input->has_target &&
         dti_target_kind_is_met (input->kind, input->goal.value, input->upper, value);
}

/* ---- verdicts ---- */

/* What is equal at 14 digits is equal, here as in ranks. A ratio is the difference of two figures
 * over that of two others, and a growth that of a factor from 1: their digits are those after the
 * point, so that a figure that did not move is at 0 and not a bit below. */
static gboolean
reaches (double ratio, double cut_off)
{
  return ratio >= cut_off || dti_number_ties (1.0 + ratio, 1.0 + cut_off);
}

static DtiProgressRating
rate (double ratio, const DtiCutOffs *cut_offs)
{
  if (isnan (ratio))
    return DTI_PROGRESS_RATING_NOT_RATED;
  if (reaches (ratio, cut_offs->on_track))
    return DTI_PROGRESS_RATING_ON_TRACK;
  if (reaches (ratio, cut_offs->moderate))
    return DTI_PROGRESS_RATING_MODERATE;

  return reaches (ratio, cut_offs->away) ? DTI_PROGRESS_RATING_INSUFFICIENT
                                         : DTI_PROGRESS_RATING_AWAY;
}

static double
interpolate (double ratio, double x0, double y0, double x1, double y1)
{
  return y0 + (y1 - y0) * (ratio - x0) / (x1 - x0);
}

/* Straight lines through the cut-offs, of which the outer ones go on. */
static double
score_ratio (double ratio, const DtiCutOffs *c)
{
  double score;

  if (ratio < c->moderate)
    score = interpolate (ratio, c->away, AWAY_SCORE, c->moderate, MODERATE_SCORE);
  else
    score = interpolate (ratio, c->moderate, MODERATE_SCORE, c->on_track, ON_TRACK_SCORE);

  return CLAMP (score, -BEST_SCORE, BEST_SCORE);
}

static double
score_growth (double growth, const DtiCutOffs *c)
{
  double best = c->on_track + GROWTH_ABOVE * (c->on_track - c->moderate);
  double worst = c->away - GROWTH_BELOW * (c->on_track - c->away);
  double score;

  if (growth < c->away)
    score = interpolate (growth, worst, -BEST_SCORE, c->away, AWAY_SCORE);
  else if (growth >= c->on_track)
    score = interpolate (growth, c->on_track, ON_TRACK_SCORE, best, BEST_SCORE);
  else
    score = score_ratio (growth, c);

  return CLAMP (score, -BEST_SCORE, BEST_SCORE);
}

DtiProgressRating
dti_progress_rate_score (double score)
{
  return rate (score, &(DtiCutOffs){ ON_TRACK_SCORE, MODERATE_SCORE, AWAY_SCORE });
}

/* Leaves the verdict on a figure that meets its target. */
static gboolean
give_up (DtiProgressOutcome *outcome, DtiProgressStatus status, DtiProgressReason reason)
{
  outcome->status = status;
  outcome->reason = reason;

  return FALSE;
}

/* ---- growth ---- */

/* Compound growth per year; NaN where a figure is not above 0, or no time lies between. */
static double
compute_growth (const DtiProgressWay *way)
{
  return dti_growth_compute (way->b, way->x, way->t_x - way->t_b);
}

static gboolean
compute_cagr_ratio (const DtiProgressWay *way, DtiProgressOutcome *outcome)
{
  double observed = compute_growth (way);
  double required = dti_growth_compute (way->b, way->target, way->t_target - way->t_b);

  if (isnan (observed) || isnan (required))
    return give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_GROWTH);

  outcome->ratio = way->d * observed / fabs (required);

  return TRUE;
}

/* ---- what is to be expected ---- */

/* The share of the way that the anticipated figure will have gone. */
static void
compute_share (const DtiProgressWay *way, DtiProgressOutcome *outcome)
{
  outcome->ratio = (outcome->anticipated - way->b) / (way->target - way->b);
}

static gboolean
compute_un_progress_chart (const DtiProgressWay *way, DtiProgressOutcome *outcome)
{
  double growth = compute_growth (way);
  double rest = MAX (way->t_target - way->t_x, 0.0);

  if (isnan (growth))
    return give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_GROWTH);

  outcome->anticipated = way->x * pow (1.0 + growth, rest);
  compute_share (way, outcome);

  return TRUE;
}

/* A straight line by least squares, where each figure weighs the inverse of its distance from the
 * target’s time. */
static gboolean
compute_anticipated (const DtiProgressInput *input,
                     const DtiProgressWay *way,
                     DtiProgressOutcome *outcome)
{
  double sum = 0.0;
  double mean_time = 0.0;
  double mean_rise = 0.0; /* above the present figure, to lose no digits */
  double square = 0.0;
  double product = 0.0;

  outcome->anticipated = way->x;
  if (way->t_x < way->t_target)
    {
      if (input->n_points < 2)
        return give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_TOO_FEW);
      for (guint i = 0; i < input->n_points; i++)
        {
          double weight = 1.0 / (way->t_target - input->points[i].time);

          sum += weight;
          mean_time += weight * (input->points[i].time - way->t_x);
          mean_rise += weight * (see (input, way, input->points[i].value) - way->x);
        }
      mean_time /= sum;
      mean_rise /= sum;
      for (guint i = 0; i < input->n_points; i++)
        {
          double weight = 1.0 / (way->t_target - input->points[i].time);
          double time = input->points[i].time - way->t_x - mean_time;
          double rise = see (input, way, input->points[i].value) - way->x - mean_rise;

          square += weight * time * time;
          product += weight * time * rise;
        }
      outcome->anticipated += mean_rise + product / square * (way->t_target - way->t_x - mean_time);
    }
  compute_share (way, outcome);

  return TRUE;
}

/* ---- trajectories ---- */

static double
find_expected (const DtiProgressWay *way, const DtiProgressRules *rules)
{
  double share = (way->t_x - way->t_b) / (way->t_target - way->t_b);
  double value = NAN;

  if (rules->trajectory != NULL)
    dti_trajectory_get_value_at (rules->trajectory, way->t_x, &value);
  else if (share >= 0.0)
    value = dti_trajectory_shape_compute (rules->shape, way->b, way->target, MIN (share, 1.0));

  return value;
}

/* 1 or more is always as good as the trajectory, or better. */
static gboolean
compute_against_trajectory (const DtiProgressWay *way, DtiProgressOutcome *outcome)
{
  double better = way->d > 0.0 ? way->x : outcome->expected;
  double worse = way->d > 0.0 ? outcome->expected : way->x;

  if (!(worse > 0.0 && better >= 0.0))
    return give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_TRAJECTORY);

  outcome->ratio = better / worse;

  return TRUE;
}

/* ---- paces ---- */

static void
compute_paces (const DtiProgressWay *way, DtiProgressOutcome *outcome)
{
  if (way->t_x > way->t_b)
    outcome->pace = (way->x - way->b) / (way->t_x - way->t_b);
  if (outcome->is_met)
    outcome->required_pace = 0.0;
  else if (way->t_target > way->t_x)
    outcome->required_pace = (way->target - way->x) / (way->t_target - way->t_x);
  /* A pace that leads away is not made faster but turned around. */
  if (!outcome->is_met && way->d * outcome->pace > 0.0)
    outcome->acceleration = outcome->required_pace / outcome->pace;
}

static gboolean
compute_required_pace (DtiProgressOutcome *outcome)
{
  /* Nothing is required of a figure that is there, and nothing helps one whose time is over. */
  if (outcome->is_met)
    return TRUE;
  if (isnan (outcome->required_pace))
    return give_up (outcome, DTI_PROGRESS_STATUS_TARGET_PASSED, DTI_PROGRESS_REASON_TIME_OVER);

  outcome->ratio = outcome->pace / outcome->required_pace;

  return TRUE;
}

/* ---- all of it ---- */

static gboolean
compute_ratio (const DtiProgressInput *input,
               const DtiProgressWay *way,
               DtiProgressMethod method,
               DtiProgressOutcome *outcome)
{
  switch (method)
    {
    case DTI_PROGRESS_METHOD_REQUIRED_PACE:
      return compute_required_pace (outcome);
    case DTI_PROGRESS_METHOD_CAGR_RATIO:
      return compute_cagr_ratio (way, outcome);
    case DTI_PROGRESS_METHOD_UN_PROGRESS_CHART:
      return compute_un_progress_chart (way, outcome);
    case DTI_PROGRESS_METHOD_ANTICIPATED:
      return compute_anticipated (input, way, outcome);
    case DTI_PROGRESS_METHOD_AGAINST_TRAJECTORY:
      return compute_against_trajectory (way, outcome);
    case DTI_PROGRESS_METHOD_PERCENT_OF_TARGET:
      outcome->ratio = (way->x - way->b) / (way->target - way->b);
      return TRUE;
    case DTI_PROGRESS_METHOD_LINEAR_PACE:
    default:
      outcome->ratio = outcome->pace / ((way->target - way->b) / (way->t_target - way->t_b));
      return TRUE;
    }
}

/* Of a method that holds the present against a given trajectory. */
static gboolean
needs_baseline (const DtiProgressRules *rules)
{
  return rules->method != DTI_PROGRESS_METHOD_AGAINST_TRAJECTORY || rules->trajectory == NULL;
}

static gboolean
check_past (const DtiProgressInput *input,
            const DtiProgressRules *rules,
            DtiProgressOutcome *outcome)
{
  if (!needs_baseline (rules))
    return TRUE;
  if (isnan (input->baseline.value))
    return give_up (outcome, DTI_PROGRESS_STATUS_NO_BASELINE, DTI_PROGRESS_REASON_NO_BASELINE);
  if (!input->is_broken)
    return TRUE;

  /* The target was set for figures measured as the baseline was. */
  outcome->rating = DTI_PROGRESS_RATING_NOT_RATED;

  return give_up (outcome, DTI_PROGRESS_STATUS_BREAK_IN_SERIES, DTI_PROGRESS_REASON_BREAK);
}

static gboolean
check_times (const DtiProgressWay *way,
             const DtiProgressRules *rules,
             gboolean needs_target,
             DtiProgressOutcome *outcome)
{
  if (rules->method == DTI_PROGRESS_METHOD_PERCENT_OF_TARGET || !needs_baseline (rules))
    return TRUE;
  if (isnan (way->t_b) || isnan (way->t_x) || (needs_target && isnan (way->t_target)))
    return give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_NO_TIME);
  if (way->t_x > way->t_b && (!needs_target || way->t_target > way->t_b))
    return TRUE;

  return give_up (outcome, DTI_PROGRESS_STATUS_ZERO_SPAN, DTI_PROGRESS_REASON_ZERO_SPAN);
}

/* Without a target, growth is rated as it is, and the present can be held against a trajectory. */
static void
compute_without_target (const DtiProgressInput *input,
                        const DtiProgressWay *way,
                        const DtiProgressRules *rules,
                        DtiProgressOutcome *outcome)
{
  outcome->status = DTI_PROGRESS_STATUS_NO_TARGET;
  outcome->reason = DTI_PROGRESS_REASON_NO_TARGET;
  if (rules->yes_or_no)
    return;
  if (!needs_baseline (rules))
    {
      outcome->expected = find_expected (way, rules);
      if (compute_against_trajectory (way, outcome))
        {
          outcome->rating = rate (outcome->ratio, &rules->cut_offs);
          outcome->score = score_ratio (outcome->ratio, &rules->cut_offs);
          outcome->reason = DTI_PROGRESS_REASON_NONE;
        }
      return;
    }
  if (rules->method != DTI_PROGRESS_METHOD_CAGR_RATIO &&
      rules->method != DTI_PROGRESS_METHOD_UN_PROGRESS_CHART)
    return;
  if (!check_past (input, rules, outcome) || !check_times (way, rules, FALSE, outcome))
    return;

  compute_paces (way, outcome);
  outcome->ratio = way->d * compute_growth (way);
  if (!isfinite (outcome->ratio))
    {
      give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_GROWTH);
      return;
    }
  outcome->rating = rate (outcome->ratio, &rules->growth_cut_offs);
  outcome->score = score_growth (outcome->ratio, &rules->growth_cut_offs);
  outcome->reason = DTI_PROGRESS_REASON_NONE;
}

/* The target was reached before the way began. */
static void
judge_met_at_baseline (const DtiProgressWay *way,
                       const DtiProgressRules *rules,
                       DtiProgressOutcome *outcome)
{
  if (!outcome->is_met)
    outcome->rating = DTI_PROGRESS_RATING_AWAY;
  if (rules->method != DTI_PROGRESS_METHOD_PERCENT_OF_TARGET && way->t_x > way->t_b)
    outcome->pace = (way->x - way->b) / (way->t_x - way->t_b);
  give_up (outcome,
           DTI_PROGRESS_STATUS_TARGET_MET_AT_BASELINE,
           DTI_PROGRESS_REASON_MET_AT_BASELINE);
}

static void
judge (const DtiProgressWay *way, const DtiProgressRules *rules, DtiProgressOutcome *outcome)
{
  gboolean leads_away = way->d * (way->x - way->b) < 0.0;

  if (outcome->is_met)
    return;
  if (!isfinite (outcome->ratio))
    {
      give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_BEYOND);
      return;
    }

  outcome->rating = rate (outcome->ratio, &rules->cut_offs);
  /* This ratio has no sign that would tell. */
  if (rules->method == DTI_PROGRESS_METHOD_AGAINST_TRAJECTORY && leads_away &&
      outcome->rating != DTI_PROGRESS_RATING_ON_TRACK)
    outcome->rating = DTI_PROGRESS_RATING_AWAY;
  outcome->score = score_ratio (outcome->ratio, &rules->cut_offs);
  if (way->t_x >= way->t_target)
    {
      outcome->status = DTI_PROGRESS_STATUS_TARGET_PASSED;
      outcome->reason = DTI_PROGRESS_REASON_TIME_OVER;
    }
}

static void
compute_with_target (const DtiProgressInput *input,
                     const DtiProgressWay *way,
                     const DtiProgressRules *rules,
                     DtiProgressOutcome *outcome)
{
  outcome->is_met = is_met (input, input->present.value);
  if (outcome->is_met)
    outcome->rating = DTI_PROGRESS_RATING_ACHIEVED;
  if (rules->yes_or_no)
    {
      if (!outcome->is_met)
        outcome->rating = DTI_PROGRESS_RATING_NOT_ACHIEVED;
      return;
    }

  if (!check_past (input, rules, outcome))
    {
      if (outcome->status == DTI_PROGRESS_STATUS_NO_BASELINE)
        compute_paces (way, outcome);
      return;
    }
  if (needs_baseline (rules) && is_met (input, input->baseline.value))
    {
      judge_met_at_baseline (way, rules, outcome);
      return;
    }
  if (!check_times (way, rules, TRUE, outcome))
    return;

  compute_paces (way, outcome);
  outcome->expected = find_expected (way, rules);
  if (compute_ratio (input, way, rules->method, outcome))
    judge (way, rules, outcome);
}

/* An overflow is no number. */
static void
clean (DtiProgressOutcome *outcome)
{
  double *const numbers[] = { &outcome->ratio,        &outcome->pace,     &outcome->required_pace,
                              &outcome->acceleration, &outcome->expected, &outcome->anticipated };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!isfinite (*numbers[i]))
      *numbers[i] = NAN;
}

void
dti_progress_compute (const DtiProgressInput *input,
                      const DtiProgressRules *rules,
                      DtiProgressOutcome *outcome)
{
  DtiProgressWay way;

  *outcome = (DtiProgressOutcome){
    .ratio = NAN,
    .score = NAN,
    .pace = NAN,
    .required_pace = NAN,
    .acceleration = NAN,
    .expected = NAN,
    .anticipated = NAN,
  };
  if (isnan (input->present.value))
    {
      give_up (outcome, DTI_PROGRESS_STATUS_NOT_COMPUTABLE, DTI_PROGRESS_REASON_NO_VALUE);
      return;
    }

  look (input, &way);
  if (input->has_target)
    compute_with_target (input, &way, rules, outcome);
  else
    compute_without_target (input, &way, rules, outcome);

  clean (outcome);
  if (outcome->rating == DTI_PROGRESS_RATING_ACHIEVED && !rules->yes_or_no)
    outcome->score = BEST_SCORE;
}
