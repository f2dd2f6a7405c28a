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

G_END_DECLS
