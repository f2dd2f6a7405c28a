/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/dti.h>

#include "framework-testing.h"

/* What the tests of goals share. */

static inline DtiScorecard *
goal_score_stage (DtiFramework *framework, const char *csv, DtiStage stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  const char *const *periods;
  DtiScorecard *card;

  g_assert_no_error (error);
  periods = dti_dataset_get_periods (dataset);
  dti_scorer_set_stage (scorer, stage);
  card =
      dti_scorer_score (scorer,
                        dataset,
                        periods[0] != NULL ? periods[g_strv_length ((char **) periods) - 1] : NULL,
                        &error);
  g_assert_no_error (error);

  return card;
}

/* Scores the last period. @members as in load_framework(). */
static inline DtiScorecard *
goal_score (const char *members, const char *csv)
{
  g_autoptr (DtiFramework) framework = load_framework (members);

  return goal_score_stage (framework, csv, DTI_STAGE_ANY);
}

static inline DtiGoal *
goal_new (DtiScorecard *card, const char *unit)
{
  g_autoptr (GError) error = NULL;
  DtiGoal *goal = dti_goal_new (card, unit, NULL, &error);

  g_assert_no_error (error);

  return goal;
}

/* One indicator “a” with the rule @rule under a sum. */
static inline char *
goal_make_model (const char *rule, const char *further)
{
  return g_strdup_printf ("'root':{'id':'r','children':[{'id':'a',%s'rule':%s}]}", further, rule);
}

/* The other units and ours, “me”; NaN: none. */
static inline char *
goal_make_csv (const double *others, gsize n, double mine)
{
  GString *csv = g_string_new ("unit,a\n");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (csv, "u%zu,%s\n", i, g_ascii_dtostr (buffer, sizeof buffer, others[i]));
  g_string_append_printf (csv,
                          "me,%s\n",
                          isnan (mine) ? "" : g_ascii_dtostr (buffer, sizeof buffer, mine));

  return g_string_free (csv, FALSE);
}

/* What a scoring from the start gives for another number: the oracle. */
static inline double
goal_score_again (const char *members, const double *others, gsize n, double mine)
{
  g_autofree char *csv = goal_make_csv (others, n, mine);
  g_autoptr (DtiScorecard) card = goal_score (members, csv);
  double score = NAN;

  dti_scorecard_get_score (card, "me", "a", &score);

  return score;
}
