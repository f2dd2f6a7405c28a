/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/analysis/dti-scorecard-comparison.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

#define DTI_N_DIFFERENCE_COLUMNS (DTI_DIFFERENCE_COLUMN_RANK_SHIFT + 1)

struct _DtiScorecardComparison
{
  GObject parent_instance;

  DtiScorecard *cards[2];
  gsize n_units;
  gsize *rows[2]; /* positions of the common units in each card */
  char **units;   /* their ids, borrowed */
  guint n_nodes;
  guint *ops[2]; /* operations of the common nodes in each card */
  char **nodes;  /* their ids, borrowed */
};

/* Of one node, which need not have the same id in both; perhaps without a unit in common. */
DtiScorecardComparison *dti_scorecard_comparison_new_for_nodes (DtiScorecard *first,
                                                                guint first_op,
                                                                DtiScorecard *second,
                                                                guint second_op);

/* One node: its columns one after the other, each of n_units numbers. */
double *dti_scorecard_comparison_measure (DtiScorecardComparison *self, guint node);

static inline double *
dti_difference_column (const DtiScorecardComparison *self,
                       double *columns,
                       DtiDifferenceColumn column)
{
  return columns + (gsize) column * self->n_units;
}

/* What an agreement tells; NaN where there is no number. */
typedef struct
{
  gsize n_units;
  gsize n_only_first;
  gsize n_only_second;
  gsize n_unchanged;
  double spearman;
  double kendall;
  double pearson;
  double mean_shift;
  double max_shift;
  gsize n_listed; /* length of the ranks, with NaN */
  double *first_ranks;
  double *second_ranks;
} DtiAgreementFacts;

/* @columns: of the node. */
DtiRankAgreement *
dti_scorecard_comparison_agree (DtiScorecardComparison *self, guint node, double *columns);

/* Its numbers as members of the object that is being built. */
void dti_rank_agreement_add_members (DtiRankAgreement *self, JsonBuilder *builder);

/* Takes the ranks of @facts over. */
DtiRankAgreement *
dti_rank_agreement_new (DtiScorecard *card, DtiNode *node, const DtiAgreementFacts *facts);
DtiScorecardDifference *
dti_scorecard_difference_new (DtiScorecard *card,
                              DtiNode *node,
                              const char *unit,
                              const double numbers[DTI_N_DIFFERENCE_COLUMNS]);

G_END_DECLS
