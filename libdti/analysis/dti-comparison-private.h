/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-comparison.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* What a row tells. Numbers that are not there are NaN. */
typedef struct
{
  guint op;
  gboolean is_candidate; /* for strengths and weaknesses */
  gboolean lacks_points; /* the unit could have more */
  double figure;
  double score;
  double median;
  double mean;
  double lower_quartile;
  double upper_quartile;
  double best;
  double gap_to_median;
  double gap_to_best;
  double root_gap_to_median;
  double root_gap_to_best;
  double standard_gap;
  double rank;
  double percentile;
  gsize n_peers;
  gsize n_distinct;
  gboolean is_binary;
  DtiSetAside set_aside;
  char **best_units;
  char **full_units;
} DtiComparisonFacts;

struct _DtiComparisonRow
{
  GObject parent_instance;

  DtiScorecard *card; /* owns the node */
  DtiNode *node;
  DtiComparisonFacts facts;
};

struct _DtiComparison
{
  GObject parent_instance;

  DtiScorecard *card;
  gsize unit;
  DtiPeerSet *peers;
  DtiStrengthOrder order;
  GListModel *rows;
};

/* Takes the texts of @facts over. */
DtiComparisonRow *dti_comparison_row_new (DtiScorecard *card, const DtiComparisonFacts *facts);

/* What a comparison is made of: peers are positions in the card, in their order. */
typedef struct
{
  DtiScorecard *card;
  gsize unit;
  const gsize *peers;
  gsize n_peers;
  const char *level; /* NULL: all nodes */
  guint min_distinct;
  gboolean exclude_minimum;
} DtiComparisonTask;

/* Makes the rows, in the order of the framework. */
GPtrArray *dti_comparison_measure (const DtiComparisonTask *task);

G_END_DECLS
