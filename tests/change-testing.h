/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/dti.h>

#include "framework-testing.h"

G_BEGIN_DECLS

/* Scorecards from texts: a framework's members with single quotes, and the data as CSV. */

static inline DtiScorecard *
score_csv (DtiFramework *framework, const char *csv, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  g_assert_no_error (error);
  card = dti_scorer_score (scorer, dataset, period, &error);
  g_assert_no_error (error);

  return card;
}

static inline DtiScorecard *
score_text (const char *members, const char *csv, const char *period)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (members);

  return score_csv (framework, csv, period);
}

static inline double
get_card_score (DtiScorecard *card, const char *unit, const char *node)
{
  double score = NAN;

  g_assert_true (dti_scorecard_get_score (card, unit, node, &score));

  return score;
}

static inline double
get_card_value (DtiScorecard *card, const char *unit, const char *node)
{
  double value = NAN;

  g_assert_true (dti_scorecard_get_value (card, unit, node, &value));

  return value;
}

/* ---- attributions ---- */

static inline DtiAttribution *
explain_change (DtiScorecard *older, DtiScorecard *newer, const char *unit, const char *node)
{
  g_autoptr (GError) error = NULL;
  DtiAttribution *attribution = dti_attribution_between (older, newer, unit, node, NULL, &error);

  g_assert_no_error (error);

  return attribution;
}

/* A year each in two texts of one framework. */
static inline DtiAttribution *
explain_texts (const char *members, const char *older, const char *newer)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) card_older = score_csv (framework, older, NULL);
  g_autoptr (DtiScorecard) card_newer = score_csv (framework, newer, NULL);

  return explain_change (card_older, card_newer, "x", NULL);
}

static inline DtiContribution *
find_contribution (DtiAttribution *attribution, const char *node, DtiCause cause)
{
  g_autoptr (GListModel) list = dti_attribution_list_contributions (attribution, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (list, i);

      if (dti_contribution_get_cause (contribution) == cause &&
          g_str_equal (dti_contribution_get_node_id (contribution), node))
        return g_steal_pointer (&contribution);
    }

  return NULL;
}

/* 0 where there is none. */
static inline double
get_points (DtiAttribution *attribution, const char *node, DtiCause cause)
{
  g_autoptr (DtiContribution) contribution = find_contribution (attribution, node, cause);

  return contribution != NULL ? dti_contribution_get_points (contribution) : 0.0;
}

static inline double
get_value_change (DtiAttribution *attribution, const char *node, DtiCause cause)
{
  g_autoptr (DtiContribution) contribution = find_contribution (attribution, node, cause);

  return contribution != NULL ? dti_contribution_get_value_change (contribution) : 0.0;
}

#define assert_points(attribution, node, cause, expected)                                          \
  g_assert_cmpfloat_with_epsilon (get_points (attribution, node, DTI_CAUSE_##cause),               \
                                  expected,                                                        \
                                  1e-12)
#define assert_value(attribution, node, cause, expected)                                           \
  g_assert_cmpfloat_with_epsilon (get_value_change (attribution, node, DTI_CAUSE_##cause),         \
                                  expected,                                                        \
                                  1e-12)

/* The contributions at a level, forward and backward, and the causes come to the same bits; these
 * miss the change by no more than a rounding. */
static inline void
assert_sums (DtiAttribution *attribution, const char *level)
{
  g_autoptr (GListModel) list = dti_attribution_list_contributions (attribution, level);
  guint n = g_list_model_get_n_items (list);
  double points[3] = { 0 };
  double values[3] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiContribution) first = g_list_model_get_item (list, i);
      g_autoptr (DtiContribution) last = g_list_model_get_item (list, n - 1 - i);

      points[0] += dti_contribution_get_points (first);
      points[1] += dti_contribution_get_points (last);
      values[0] += dti_contribution_get_value_change (first);
      values[1] += dti_contribution_get_value_change (last);
    }
  for (int cause = DTI_CAUSE_PERFORMANCE; cause <= DTI_CAUSE_COVERAGE; cause++)
    {
      points[2] += dti_attribution_get_total (attribution, (DtiCause) cause);
      values[2] += dti_attribution_get_value_total (attribution, (DtiCause) cause);
    }

  g_assert_true (points[0] == points[1] && points[0] == points[2]);
  g_assert_true (values[0] == values[1] && values[0] == values[2]);
  g_assert_cmpfloat_with_epsilon (points[0], dti_attribution_get_score_change (attribution), 1e-12);
  g_assert_cmpfloat_with_epsilon (values[0], dti_attribution_get_value_change (attribution), 1e-12);
}

G_END_DECLS
