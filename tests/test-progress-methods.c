/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/base/dti-random-private.h>

#include "progress-testing.h"
#include "series-testing.h"

/* The seven methods on plain numbers: closed forms, published thresholds, properties. */

#define UP DTI_TARGET_KIND_AT_LEAST
#define DOWN DTI_TARGET_KIND_AT_MOST
#define EXACT DTI_TARGET_KIND_EXACT
#define METHOD(name) DTI_PROGRESS_METHOD_##name
#define STATUS(name) DTI_PROGRESS_STATUS_##name
#define RATING(name) DTI_PROGRESS_RATING_##name

typedef struct
{
  DtiProgressMethod method;
  DtiTargetKind kind;
  double baseline, baseline_time, value, time, target, target_time;
  DtiProgressStatus status;
  DtiProgressRating rating;
  double ratio;
} ProgressCase;

static void
check_cases (const ProgressCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      const ProgressCase *c = &cases[i];
      g_autoptr (DtiProgress) progress = assess_numbers (c->method,
                                                         c->kind,
                                                         c->baseline,
                                                         c->baseline_time,
                                                         c->value,
                                                         c->time,
                                                         c->target,
                                                         c->target_time);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (dti_progress_get_method (progress), ==, c->method);
      g_assert_cmpint (dti_progress_get_status (progress), ==, c->status);
      g_assert_cmpint (dti_progress_get_rating (progress), ==, c->rating);
      assert_number (get_ratio (progress), c->ratio);
      /* Whatever has no verdict says why. */
      if (c->rating == RATING (NOT_RATED))
        g_assert_nonnull (dti_progress_get_reason (progress));
      if (c->status == STATUS (OK))
        g_assert_null (dti_progress_get_reason (progress));
    }
}

/* Ten years from 0 to 100, half of them gone: the ratio is the figure over 50. */
static void
test_linear_pace (void)
{
  static const ProgressCase cases[] = {
#define CASE(value, rating, ratio)                                                                 \
  { METHOD (LINEAR_PACE), UP, 0, 2020, value, 2025, 100, 2030, STATUS (OK), RATING (rating), ratio }
    CASE (50, ON_TRACK, 1),
    CASE (47.5, ON_TRACK, 0.95),
    CASE (47.499999, MODERATE, 0.94999998),
    CASE (30, MODERATE, 0.6),
    CASE (29.999999, INSUFFICIENT, 0.59999998),
    CASE (0, INSUFFICIENT, 0),
    CASE (-0.000001, AWAY, -0.00000002),
    CASE (-200, AWAY, -4),
    CASE (99.999, ON_TRACK, 1.99998),
    CASE (100, ACHIEVED, 2),
    CASE (250, ACHIEVED, 5),
#undef CASE
    /* A target of 0, a baseline of 0 and negative figures are figures like others. */
    { METHOD (LINEAR_PACE), DOWN, 10, 0, 5, 1, 0, 2, STATUS (OK), RATING (ON_TRACK), 1 },
    { METHOD (LINEAR_PACE), DOWN, 0, 0, -1, 1, -4, 2, STATUS (OK), RATING (INSUFFICIENT), 0.5 },
    { METHOD (LINEAR_PACE), UP, -10, 0, -4, 1, -2, 1.5, STATUS (OK), RATING (ON_TRACK), 1.125 },
    { METHOD (LINEAR_PACE), DOWN, 5, 0, 6, 1, 0, 2, STATUS (OK), RATING (AWAY), -0.4 },
    /* A rank gets better downwards: from 32 to 40, where 20 was wanted. */
    { METHOD (LINEAR_PACE),
      DTI_TARGET_KIND_RANK_AT_MOST,
      32,
      2022.5,
      40,
      2023.5,
      20,
      2023.5,
      STATUS (TARGET_PASSED),
      RATING (AWAY),
      -8.0 / 12.0 },
    { METHOD (LINEAR_PACE),
      DTI_TARGET_KIND_RANK_AT_MOST,
      32,
      2022.5,
      20,
      2023.5,
      20,
      2023.5,
      STATUS (OK),
      RATING (ACHIEVED),
      1 },
    /* Just one figure: from both sides, and out at the other end. */
    { METHOD (LINEAR_PACE), EXACT, 2, 0, 1.5, 1, 1, 2, STATUS (OK), RATING (ON_TRACK), 1 },
    { METHOD (LINEAR_PACE), EXACT, 0, 0, 0.5, 1, 1, 2, STATUS (OK), RATING (ON_TRACK), 1 },
    { METHOD (LINEAR_PACE), EXACT, 0, 0, 1.5, 1, 1, 2, STATUS (OK), RATING (ON_TRACK), 1 },
    { METHOD (LINEAR_PACE), EXACT, 0, 0, 3, 1, 1, 2, STATUS (OK), RATING (AWAY), -2 },
    { METHOD (LINEAR_PACE), EXACT, 0, 0, 1, 1, 1, 2, STATUS (OK), RATING (ACHIEVED), 2 },
  };

  g_test_summary ("Linear pace: the published thresholds, zeros, negative figures, ranks");

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_statuses (void)
{
  static const ProgressCase cases[] = {
    { METHOD (LINEAR_PACE),
      UP,
      1,
      0,
      NAN,
      1,
      2,
      2,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (LINEAR_PACE), UP, 1, 0, 1.5, 1, NAN, 2, STATUS (NO_TARGET), RATING (NOT_RATED), NAN },
    { METHOD (LINEAR_PACE),
      UP,
      NAN,
      0,
      1.5,
      1,
      2,
      2,
      STATUS (NO_BASELINE),
      RATING (NOT_RATED),
      NAN },
    /* Whoever is there needs no way there. */
    { METHOD (LINEAR_PACE),
      UP,
      NAN,
      0,
      2.5,
      1,
      2,
      2,
      STATUS (NO_BASELINE),
      RATING (ACHIEVED),
      NAN },
    { METHOD (LINEAR_PACE),
      UP,
      3,
      0,
      2.5,
      1,
      2,
      2,
      STATUS (TARGET_MET_AT_BASELINE),
      RATING (ACHIEVED),
      NAN },
    { METHOD (LINEAR_PACE),
      UP,
      2,
      0,
      1.5,
      1,
      2,
      2,
      STATUS (TARGET_MET_AT_BASELINE),
      RATING (AWAY),
      NAN },
    { METHOD (LINEAR_PACE),
      DOWN,
      2,
      0,
      3,
      1,
      2,
      2,
      STATUS (TARGET_MET_AT_BASELINE),
      RATING (AWAY),
      NAN },
    { METHOD (LINEAR_PACE), UP, 1, 1, 1.5, 1, 2, 2, STATUS (ZERO_SPAN), RATING (NOT_RATED), NAN },
    { METHOD (LINEAR_PACE), UP, 1, 1, 1.5, 0, 2, 2, STATUS (ZERO_SPAN), RATING (NOT_RATED), NAN },
    { METHOD (LINEAR_PACE), UP, 1, 1, 1.5, 2, 2, 1, STATUS (ZERO_SPAN), RATING (NOT_RATED), NAN },
    { METHOD (LINEAR_PACE), UP, 1, 1, 2.5, 1, 2, 2, STATUS (ZERO_SPAN), RATING (ACHIEVED), NAN },
    { METHOD (LINEAR_PACE),
      UP,
      1,
      0,
      1.5,
      1,
      2,
      NAN,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (LINEAR_PACE),
      UP,
      1,
      NAN,
      1.5,
      1,
      2,
      2,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (LINEAR_PACE),
      UP,
      0,
      0,
      1,
      3,
      2,
      2,
      STATUS (TARGET_PASSED),
      RATING (INSUFFICIENT),
      1.0 / 3.0 },
    { METHOD (LINEAR_PACE), UP, 0, 0, 3, 3, 2, 2, STATUS (OK), RATING (ACHIEVED), 1 },
    /* An overflow is no number; what is infinite is none either. */
    { METHOD (LINEAR_PACE),
      UP,
      -1e308,
      0,
      1e308,
      1,
      1.5e308,
      2,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (LINEAR_PACE),
      UP,
      1,
      0,
      INFINITY,
      1,
      2,
      2,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (LINEAR_PACE),
      UP,
      1,
      0,
      1.5,
      1,
      INFINITY,
      2,
      STATUS (NO_TARGET),
      RATING (NOT_RATED),
      NAN },
  };

  g_test_summary ("What cannot be measured has a status and no ratio");

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_required_pace (void)
{
  static const struct
  {
    double value, time;
    double pace, required, acceleration, ratio;
    DtiProgressStatus status;
    DtiProgressRating rating;
  } cases[] = {
    /* 0 at 0, 100 at 10. */
    { 20, 5, 4, 16, 4, 0.25, STATUS (OK), RATING (INSUFFICIENT) },
    { 50, 5, 10, 10, 1, 1, STATUS (OK), RATING (ON_TRACK) },
    { 80, 5, 16, 4, 0.25, 4, STATUS (OK), RATING (ON_TRACK) },
    { 0, 5, 0, 20, NAN, 0, STATUS (OK), RATING (INSUFFICIENT) },
    { -50, 5, -10, 30, NAN, -1.0 / 3.0, STATUS (OK), RATING (AWAY) },
    { 100, 5, 20, 0, NAN, NAN, STATUS (OK), RATING (ACHIEVED) },
    { 90, 10, 9, NAN, NAN, NAN, STATUS (TARGET_PASSED), RATING (NOT_RATED) },
    { 90, 12, 7.5, NAN, NAN, NAN, STATUS (TARGET_PASSED), RATING (NOT_RATED) },
    { 110, 12, 110.0 / 12.0, 0, NAN, NAN, STATUS (OK), RATING (ACHIEVED) },
  };

  g_test_summary ("Required pace: how much faster it must go from now on");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        g_autoptr (DtiProgress) progress = assess_numbers (METHOD (REQUIRED_PACE),
                                                           sign > 0 ? UP : DOWN,
                                                           0,
                                                           0,
                                                           sign * cases[i].value,
                                                           cases[i].time,
                                                           sign * 100,
                                                           10);
        double number;

        g_test_message ("case %" G_GSIZE_FORMAT, i);
        g_assert_cmpint (dti_progress_get_status (progress), ==, cases[i].status);
        g_assert_cmpint (dti_progress_get_rating (progress), ==, cases[i].rating);
        dti_progress_get_pace_per_year (progress, &number);
        assert_number (number, sign * cases[i].pace);
        dti_progress_get_required_pace_per_year (progress, &number);
        assert_number (number, sign * cases[i].required);
        dti_progress_get_acceleration (progress, &number);
        assert_number (number, cases[i].acceleration);
        assert_number (get_ratio (progress), cases[i].ratio);
      }
}

/* From 100, 200 is wanted after 10 years; @share of the growth rate that this needs, for 5 years.
 */
static double
grow (double share)
{
  return 100.0 * pow (1.0 + share * (pow (2.0, 0.1) - 1.0), 5.0);
}

static void
test_cagr (void)
{
  const ProgressCase cases[] = {
    { METHOD (CAGR_RATIO), UP, 100, 0, grow (1), 5, 200, 10, STATUS (OK), RATING (ON_TRACK), 1 },
    { METHOD (CAGR_RATIO),
      UP,
      100,
      0,
      grow (0.95),
      5,
      200,
      10,
      STATUS (OK),
      RATING (ON_TRACK),
      0.95 },
    { METHOD (CAGR_RATIO),
      UP,
      100,
      0,
      grow (0.949),
      5,
      200,
      10,
      STATUS (OK),
      RATING (MODERATE),
      0.949 },
    { METHOD (CAGR_RATIO),
      UP,
      100,
      0,
      grow (0.6),
      5,
      200,
      10,
      STATUS (OK),
      RATING (MODERATE),
      0.6 },
    { METHOD (CAGR_RATIO),
      UP,
      100,
      0,
      grow (0.599),
      5,
      200,
      10,
      STATUS (OK),
      RATING (INSUFFICIENT),
      0.599 },
    { METHOD (CAGR_RATIO), UP, 100, 0, 100, 5, 200, 10, STATUS (OK), RATING (INSUFFICIENT), 0 },
    { METHOD (CAGR_RATIO), UP, 100, 0, grow (-0.1), 5, 200, 10, STATUS (OK), RATING (AWAY), -0.1 },
    { METHOD (CAGR_RATIO),
      UP,
      100,
      0,
      200,
      5,
      200,
      10,
      STATUS (OK),
      RATING (ACHIEVED),
      (pow (2, 0.2) - 1) / (pow (2, 0.1) - 1) },
    /* Downwards: a half in four years, of which two are gone with three quarters. */
    { METHOD (CAGR_RATIO),
      DOWN,
      8,
      0,
      6,
      2,
      4,
      4,
      STATUS (OK),
      RATING (MODERATE),
      (1 - sqrt (0.75)) / (1 - pow (0.5, 0.25)) },
    /* Nothing is put in the place of a zero, and no sign is turned. */
    { METHOD (CAGR_RATIO), UP, 0, 0, 1, 1, 2, 2, STATUS (NOT_COMPUTABLE), RATING (NOT_RATED), NAN },
    { METHOD (CAGR_RATIO),
      DOWN,
      4,
      0,
      2,
      1,
      0,
      2,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (CAGR_RATIO), UP, 1, 0, 0, 1, 2, 2, STATUS (NOT_COMPUTABLE), RATING (NOT_RATED), NAN },
    { METHOD (CAGR_RATIO),
      UP,
      -4,
      0,
      -3,
      1,
      -2,
      2,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (CAGR_RATIO),
      UP,
      -4,
      0,
      1,
      1,
      2,
      2,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (CAGR_RATIO), UP, -4, 0, 3, 1, 2, 2, STATUS (NOT_COMPUTABLE), RATING (ACHIEVED), NAN },
  };

  g_test_summary ("Ratio of growth rates: the published thresholds, and what has no growth rate");

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Over one year the growth is the figure less 1. */
static void
test_growth (void)
{
  static const ProgressCase cases[] = {
#define CASE(method, kind, value, rating, ratio)                                                   \
  { METHOD (method), kind, 1, 0, value, 1, NAN, NAN, STATUS (NO_TARGET), RATING (rating), ratio }
    CASE (CAGR_RATIO, UP, 1.02, ON_TRACK, 0.02),
    CASE (CAGR_RATIO, UP, 1.015, ON_TRACK, 0.015),
    CASE (CAGR_RATIO, UP, 1.01499, MODERATE, 0.01499),
    CASE (CAGR_RATIO, UP, 1.005, MODERATE, 0.005),
    CASE (CAGR_RATIO, UP, 1.00499, INSUFFICIENT, 0.00499),
    CASE (CAGR_RATIO, UP, 1, INSUFFICIENT, 0),
    CASE (CAGR_RATIO, UP, 0.9999, AWAY, -0.0001),
    CASE (CAGR_RATIO, DOWN, 0.985, ON_TRACK, 0.015),
    CASE (CAGR_RATIO, DOWN, 1.01, AWAY, -0.01),
    CASE (UN_PROGRESS_CHART, UP, 1.02, ON_TRACK, 0.02),
    CASE (UN_PROGRESS_CHART, UP, 1.0199, MODERATE, 0.0199),
    CASE (UN_PROGRESS_CHART, UP, 1.005, MODERATE, 0.005),
    CASE (UN_PROGRESS_CHART, UP, 1.0049, INSUFFICIENT, 0.0049),
    CASE (UN_PROGRESS_CHART, DOWN, 0.98, ON_TRACK, 0.02),
#undef CASE
    { METHOD (CAGR_RATIO),
      UP,
      NAN,
      0,
      1,
      1,
      NAN,
      NAN,
      STATUS (NO_BASELINE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (CAGR_RATIO), UP, 1, 1, 1, 1, NAN, NAN, STATUS (ZERO_SPAN), RATING (NOT_RATED), NAN },
    { METHOD (CAGR_RATIO),
      UP,
      0,
      0,
      1,
      1,
      NAN,
      NAN,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (ANTICIPATED), UP, 1, 0, 2, 1, NAN, NAN, STATUS (NO_TARGET), RATING (NOT_RATED), NAN },
    { METHOD (PERCENT_OF_TARGET),
      UP,
      1,
      0,
      2,
      1,
      NAN,
      NAN,
      STATUS (NO_TARGET),
      RATING (NOT_RATED),
      NAN },
  };

  g_test_summary ("Without a target growth is held against the published rates");

  /* 1.015 − 1 is not 0.015 to the last bit; it is at 14 digits. */
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_cases (&cases[i], 1);
}

static void
test_un_progress_chart (void)
{
  static const ProgressCase cases[] = {
    /* Doubling every five years. */
    { METHOD (UN_PROGRESS_CHART),
      UP,
      10,
      0,
      20,
      5,
      41.25,
      10,
      STATUS (OK),
      RATING (ON_TRACK),
      0.96 },
    { METHOD (UN_PROGRESS_CHART), UP, 10, 0, 20, 5, 50, 10, STATUS (OK), RATING (MODERATE), 0.75 },
    { METHOD (UN_PROGRESS_CHART), UP, 10, 0, 20, 5, 310, 10, STATUS (OK), RATING (MODERATE), 0.1 },
    { METHOD (UN_PROGRESS_CHART),
      UP,
      10,
      0,
      20,
      5,
      311,
      10,
      STATUS (OK),
      RATING (INSUFFICIENT),
      30.0 / 301.0 },
    { METHOD (UN_PROGRESS_CHART), UP, 10, 0, 5, 5, 50, 10, STATUS (OK), RATING (AWAY), -7.5 / 40 },
    /* To nothing: a half of the half is a quarter. */
    { METHOD (UN_PROGRESS_CHART), DOWN, 8, 0, 4, 5, 0, 10, STATUS (OK), RATING (MODERATE), 0.75 },
    { METHOD (UN_PROGRESS_CHART),
      UP,
      0,
      0,
      4,
      5,
      8,
      10,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (UN_PROGRESS_CHART),
      DOWN,
      8,
      0,
      -1,
      5,
      -2,
      10,
      STATUS (NOT_COMPUTABLE),
      RATING (NOT_RATED),
      NAN },
    { METHOD (UN_PROGRESS_CHART),
      UP,
      10,
      0,
      20,
      10,
      30,
      10,
      STATUS (TARGET_PASSED),
      RATING (MODERATE),
      0.5 },
  };

  g_test_summary ("The UN’s progress chart: growth continued to the target’s time");

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_anticipated_line (void)
{
  static const ProgressCase cases[] = {
    { METHOD (ANTICIPATED), UP, 0, 0, 2, 1, 4, 2, STATUS (OK), RATING (ON_TRACK), 1 },
    { METHOD (ANTICIPATED), UP, 0, 0, 1, 1, 4, 2, STATUS (OK), RATING (INSUFFICIENT), 0.5 },
    { METHOD (ANTICIPATED), DOWN, 0, 0, 1, 1, -4, 2, STATUS (OK), RATING (AWAY), -0.5 },
    { METHOD (ANTICIPATED), UP, 0, 0, 3, 2, 4, 2, STATUS (TARGET_PASSED), RATING (MODERATE), 0.75 },
    { METHOD (ANTICIPATED), UP, 0, 0, 1, 0, 4, 2, STATUS (ZERO_SPAN), RATING (NOT_RATED), NAN },
  };

  g_test_summary ("Two figures make one line, whatever they weigh");

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_against_trajectory (void)
{
  static const struct
  {
    DtiTrajectoryShape shape;
    DtiTargetKind kind;
    double baseline, value, target;
    double expected, ratio;
    DtiProgressRating rating;
  } cases[] = {
    /* Half of the time is gone. */
    { DTI_TRAJECTORY_SHAPE_LINEAR, UP, 10, 12, 20, 15, 0.8, RATING (MODERATE) },
    { DTI_TRAJECTORY_SHAPE_S_CURVE, UP, 10, 12, 20, 15, 0.8, RATING (MODERATE) },
    { DTI_TRAJECTORY_SHAPE_GEOMETRIC, UP, 10, 19, 40, 20, 0.95, RATING (ON_TRACK) },
    { DTI_TRAJECTORY_SHAPE_LINEAR, UP, 10, 10, 30, 20, 0.5, RATING (INSUFFICIENT) },
    { DTI_TRAJECTORY_SHAPE_LINEAR, UP, 10, 9, 30, 20, 0.45, RATING (AWAY) },
    { DTI_TRAJECTORY_SHAPE_LINEAR, UP, 0, 0, 10, 5, 0, RATING (INSUFFICIENT) },
    /* Where less is better, the trajectory over the figure. */
    { DTI_TRAJECTORY_SHAPE_LINEAR, DOWN, 40, 25, 10, 25, 1, RATING (ON_TRACK) },
    { DTI_TRAJECTORY_SHAPE_GEOMETRIC, DOWN, 40, 25, 10, 20, 0.8, RATING (MODERATE) },
    { DTI_TRAJECTORY_SHAPE_LINEAR, DOWN, 40, 50, 10, 25, 0.5, RATING (AWAY) },
    { DTI_TRAJECTORY_SHAPE_LINEAR, DOWN, 40, 10, 10, 25, 2.5, RATING (ACHIEVED) },
    /* No ratio of figures that are not above 0. */
    { DTI_TRAJECTORY_SHAPE_LINEAR, UP, -10, -4, 0, -5, NAN, RATING (NOT_RATED) },
    { DTI_TRAJECTORY_SHAPE_LINEAR, UP, -10, 2, 10, 0, NAN, RATING (NOT_RATED) },
    { DTI_TRAJECTORY_SHAPE_GEOMETRIC, UP, 0, 2, 10, NAN, NAN, RATING (NOT_RATED) },
  };

  g_test_summary ("Against a trajectory: 1 is always as good as it");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (METHOD (AGAINST_TRAJECTORY));
      g_autoptr (DtiProgress) progress = NULL;
      double expected;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      dti_progress_rules_set_shape (rules, cases[i].shape);
      progress = dti_progress_assess_numbers (
          rules, cases[i].kind, cases[i].baseline, 0, cases[i].value, 5, cases[i].target, 10);
      dti_progress_get_expected (progress, &expected);
      assert_number (expected, cases[i].expected);
      assert_number (get_ratio (progress), cases[i].ratio);
      g_assert_cmpint (dti_progress_get_rating (progress), ==, cases[i].rating);
      g_assert_cmpint (dti_progress_get_status (progress),
                       ==,
                       isnan (cases[i].ratio) ? STATUS (NOT_COMPUTABLE) : STATUS (OK));
    }
}

/* A given trajectory needs neither a baseline nor a target. */
static void
test_given_trajectory (void)
{
  static const char *const periods[] = { "2022", "2023", "2024", NULL };
  static const double values[] = { 10.0, 20.0, 25.0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (values, sizeof values);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiTrajectory) trajectory =
      dti_trajectory_new_from_milestones (periods, bytes, &error);
  g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (METHOD (AGAINST_TRAJECTORY));
  g_autoptr (DtiProgress) up = NULL;
  g_autoptr (DtiProgress) down = NULL;
  g_autoptr (DtiProgress) target = NULL;
  g_autoptr (DtiProgress) early = NULL;

  g_test_summary ("Milestones are enough to be held against");

  g_assert_no_error (error);
  dti_progress_rules_set_trajectory (rules, trajectory);
  up = dti_progress_assess_numbers (rules, UP, NAN, NAN, 12, 2023.5, NAN, NAN);
  g_assert_cmpint (dti_progress_get_status (up), ==, STATUS (NO_TARGET));
  g_assert_cmpint (dti_progress_get_rating (up), ==, RATING (MODERATE));
  assert_number (get_ratio (up), 0.6);
  down = dti_progress_assess_numbers (rules, DOWN, NAN, NAN, 16, 2023.5, NAN, NAN);
  g_assert_cmpint (dti_progress_get_rating (down), ==, RATING (ON_TRACK));
  assert_number (get_ratio (down), 1.25);
  target = dti_progress_assess_numbers (rules, UP, NAN, NAN, 18, 2024, 30, 2025.5);
  g_assert_cmpint (dti_progress_get_status (target), ==, STATUS (OK));
  assert_number (get_ratio (target), 18.0 / 22.5);
  early = dti_progress_assess_numbers (rules, UP, NAN, NAN, 18, 2021.5, 30, 2025.5);
  g_assert_cmpint (dti_progress_get_status (early), ==, STATUS (NOT_COMPUTABLE));
  g_assert_cmpint (dti_progress_get_rating (early), ==, RATING (NOT_RATED));
}

static void
test_percent (void)
{
  static const ProgressCase cases[] = {
    { METHOD (PERCENT_OF_TARGET),
      UP,
      10,
      NAN,
      15,
      NAN,
      20,
      NAN,
      STATUS (OK),
      RATING (INSUFFICIENT),
      0.5 },
    { METHOD (PERCENT_OF_TARGET),
      UP,
      0,
      NAN,
      0.19,
      NAN,
      0.2,
      NAN,
      STATUS (OK),
      RATING (ON_TRACK),
      0.95 },
    { METHOD (PERCENT_OF_TARGET),
      DOWN,
      10,
      NAN,
      2.5,
      NAN,
      0,
      NAN,
      STATUS (OK),
      RATING (MODERATE),
      0.75 },
    { METHOD (PERCENT_OF_TARGET),
      DOWN,
      10,
      NAN,
      12,
      NAN,
      0,
      NAN,
      STATUS (OK),
      RATING (AWAY),
      -0.2 },
    { METHOD (PERCENT_OF_TARGET),
      UP,
      5,
      NAN,
      5,
      NAN,
      5,
      NAN,
      STATUS (TARGET_MET_AT_BASELINE),
      RATING (ACHIEVED),
      NAN },
    { METHOD (PERCENT_OF_TARGET),
      UP,
      0,
      0,
      1,
      2,
      2,
      1,
      STATUS (TARGET_PASSED),
      RATING (INSUFFICIENT),
      0.5 },
  };

  g_test_summary ("The part of the way that is done takes the baseline into account, not the time");

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* The same share seen as what is there and as what is missing. */
static void
test_mirror (void)
{
  static const DtiProgressMethod methods[] = {
    METHOD (LINEAR_PACE), METHOD (REQUIRED_PACE), METHOD (ANTICIPATED), METHOD (PERCENT_OF_TARGET)
  };
  DtiRandom random;

  g_test_summary ("Methods of differences are symmetric under x → 1 − x");

  dti_random_init (&random, 20231205, 0);
  for (guint i = 0; i < 40000; i++)
    {
      DtiProgressMethod method = methods[i % G_N_ELEMENTS (methods)];
      /* Multiples of 2⁻¹⁰: 1 − x is exact. */
      double b = dti_random_next_below (&random, 1025) / 1024.0;
      double x = dti_random_next_below (&random, 1025) / 1024.0;
      double target = dti_random_next_below (&random, 1025) / 1024.0;
      double t = 1 + dti_random_next_below (&random, 12);
      g_autoptr (DtiProgress) there = assess_numbers (method, UP, b, 0, x, t, target, 10);
      g_autoptr (DtiProgress) missing =
          assess_numbers (method, DOWN, 1 - b, 0, 1 - x, t, 1 - target, 10);

      g_assert_cmpint (dti_progress_get_status (there), ==, dti_progress_get_status (missing));
      g_assert_cmpint (dti_progress_get_rating (there), ==, dti_progress_get_rating (missing));
      assert_number (get_ratio (there), get_ratio (missing));
      assert_number (get_score (there), get_score (missing));
    }
}

/* Other units of measure, another epoch: the same verdict. */
static void
test_units (void)
{
  DtiRandom random;

  g_test_summary ("Ratios do not depend on the unit of measure or on where time begins");

  dti_random_init (&random, 7, 0);
  for (guint i = 0; i < 21000; i++)
    {
      DtiProgressMethod method = (DtiProgressMethod) (i % 7);
      DtiTargetKind kind = i % 2 == 0 ? UP : DOWN;
      double b = 1 + dti_random_next_below (&random, 1000);
      double x = 1 + dti_random_next_below (&random, 1000);
      double target = 1 + dti_random_next_below (&random, 1000);
      double t = 1 + dti_random_next_below (&random, 9);
      g_autoptr (DtiProgress) one = assess_numbers (method, kind, b, 0, x, t, target, 10);
      g_autoptr (DtiProgress) other =
          assess_numbers (method, kind, b / 4, 2000, x / 4, 2000 + t, target / 4, 2010);

      g_assert_cmpint (dti_progress_get_status (one), ==, dti_progress_get_status (other));
      g_assert_cmpint (dti_progress_get_rating (one), ==, dti_progress_get_rating (other));
      assert_number (get_ratio (one), get_ratio (other));
      /* Nothing that is not there is rated, and nothing infinite comes out. */
      g_assert_true (isnan (get_ratio (one)) || isfinite (get_ratio (one)));
      if (dti_progress_get_rating (one) != RATING (ACHIEVED) &&
          dti_progress_get_status (one) == STATUS (OK))
        g_assert_false (isnan (get_ratio (one)));
    }
}

/* Statistics Canada’s figures 1 and 2: where the lines of the scores bend and end. */
static void
test_scores (void)
{
  static const struct
  {
    double ratio;
    double score;
  } to_target[] = {
    { -0.7, -5 }, { -0.6, -5 },  { -0.3, -3.75 }, { 0, -2.5 }, { 0.3, -1.25 },
    { 0.6, 0 },   { 0.95, 2.5 }, { 1.125, 3.75 }, { 1.3, 5 },  { 1.5, 5 },
  };
  static const struct
  {
    double growth;
    double score;
  } of_growth[] = {
    { -0.03, -5 },  { -0.02, -5 },  { -0.01, -3.75 }, { 0, -2.5 }, { 0.0025, -1.25 }, { 0.005, 0 },
    { 0.01, 1.25 }, { 0.015, 2.5 }, { 0.0175, 3.75 }, { 0.02, 5 }, { 0.05, 5 },
  };

  g_test_summary ("Scores follow the published lines");

  for (gsize i = 0; i < G_N_ELEMENTS (to_target); i++)
    {
      g_autoptr (DtiProgress) progress =
          assess_numbers (METHOD (LINEAR_PACE), UP, 0, 0, to_target[i].ratio, 1, 8, 8);

      g_assert_cmpfloat_with_epsilon (get_score (progress), to_target[i].score, 1e-9);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (of_growth); i++)
    {
      g_autoptr (DtiProgress) progress =
          assess_numbers (METHOD (CAGR_RATIO), UP, 1, 0, 1 + of_growth[i].growth, 1, NAN, NAN);

      g_assert_cmpfloat_with_epsilon (get_score (progress), of_growth[i].score, 1e-9);
    }
}

/* Whatever the cut-offs, scores rise with growth, and the cut-offs have the scores of their
 * classes. */
static void
test_scores_of_own_cut_offs (void)
{
  static const double cut_offs[][3] = {
    { 0.015, 0.005, 0 }, { 0, -0.01, -0.02 }, { 0.5, 0.1, -0.2 }, { -0.01, -0.05, -0.06 }
  };

  g_test_summary ("Scores rise with growth, whatever the cut-offs");

  for (gsize i = 0; i < G_N_ELEMENTS (cut_offs); i++)
    {
      g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (METHOD (CAGR_RATIO));
      double last = -5.0;

      dti_progress_rules_set_growth_cut_offs (rules,
                                              cut_offs[i][0],
                                              cut_offs[i][1],
                                              cut_offs[i][2],
                                              NULL);
      for (double growth = -0.9; growth < 1.0; growth += 0.001)
        {
          g_autoptr (DtiProgress) progress =
              dti_progress_assess_numbers (rules, UP, 1, 0, 1 + growth, 1, NAN, NAN);

          g_assert_cmpfloat (get_score (progress), >=, last);
          last = get_score (progress);
        }
      g_assert_cmpfloat (last, ==, 5.0);
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (DtiProgress) progress =
              dti_progress_assess_numbers (rules, UP, 1, 0, 1 + cut_offs[i][k], 1, NAN, NAN);

          g_assert_cmpfloat_with_epsilon (get_score (progress), 2.5 - 2.5 * k, 1e-9);
        }
    }
}

/* Yes or no has no pace. */
static void
test_yes_or_no (void)
{
  g_test_summary ("A yes-or-no figure is achieved or not, whatever the method");

  for (guint method = 0; method <= METHOD (PERCENT_OF_TARGET); method++)
    {
      g_autoptr (DtiProgressRules) rules = dti_progress_rules_new ((DtiProgressMethod) method);
      g_autoptr (DtiProgress) yes = NULL;
      g_autoptr (DtiProgress) no = NULL;
      g_autoptr (DtiProgress) open = NULL;

      dti_progress_rules_set_yes_or_no (rules, TRUE);
      yes = dti_progress_assess_numbers (rules, UP, 0, 0, 1, 1, 1, 2);
      no = dti_progress_assess_numbers (rules, UP, 0, 0, 0, 1, 1, 2);
      open = dti_progress_assess_numbers (rules, UP, 0, 0, 0, 1, NAN, 2);
      g_assert_cmpint (dti_progress_get_rating (yes), ==, RATING (ACHIEVED));
      g_assert_cmpint (dti_progress_get_status (yes), ==, STATUS (OK));
      g_assert_cmpint (dti_progress_get_rating (no), ==, RATING (NOT_ACHIEVED));
      g_assert_cmpint (dti_progress_get_status (no), ==, STATUS (OK));
      g_assert_true (isnan (get_ratio (yes)));
      g_assert_true (isnan (get_score (no)));
      g_assert_cmpint (dti_progress_get_rating (open), ==, RATING (NOT_RATED));
      g_assert_cmpint (dti_progress_get_status (open), ==, STATUS (NO_TARGET));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/progress-methods/linear-pace", test_linear_pace);
  g_test_add_func ("/progress-methods/statuses", test_statuses);
  g_test_add_func ("/progress-methods/required-pace", test_required_pace);
  g_test_add_func ("/progress-methods/cagr", test_cagr);
  g_test_add_func ("/progress-methods/growth", test_growth);
  g_test_add_func ("/progress-methods/un-progress-chart", test_un_progress_chart);
  g_test_add_func ("/progress-methods/anticipated-line", test_anticipated_line);
  g_test_add_func ("/progress-methods/against-trajectory", test_against_trajectory);
  g_test_add_func ("/progress-methods/given-trajectory", test_given_trajectory);
  g_test_add_func ("/progress-methods/percent", test_percent);
  g_test_add_func ("/progress-methods/mirror", test_mirror);
  g_test_add_func ("/progress-methods/units", test_units);
  g_test_add_func ("/progress-methods/scores", test_scores);
  g_test_add_func ("/progress-methods/scores-of-own-cut-offs", test_scores_of_own_cut_offs);
  g_test_add_func ("/progress-methods/yes-or-no", test_yes_or_no);

  return g_test_run ();
}
