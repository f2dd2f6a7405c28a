/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/dti.h>

/* What the tests of progress share. */

static inline DtiProgress *
assess_numbers (DtiProgressMethod method,
                DtiTargetKind kind,
                double baseline,
                double baseline_time,
                double value,
                double time,
                double target,
                double target_time)
{
  g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (method);

  return dti_progress_assess_numbers (
      rules, kind, baseline, baseline_time, value, time, target, target_time);
}

static inline double
get_ratio (DtiProgress *progress)
{
  double ratio;

  g_assert_true (dti_progress_get_ratio (progress, &ratio) == !isnan (ratio));

  return ratio;
}

static inline double
get_score (DtiProgress *progress)
{
  double score;

  g_assert_true (dti_progress_get_score (progress, &score) == !isnan (score));

  return score;
}

/* NaN equals NaN. */
static inline void
assert_number (double found, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-12 * (1.0 + fabs (expected)));
}
