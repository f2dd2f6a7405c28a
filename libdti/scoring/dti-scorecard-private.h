/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-preparation.h>
#include <libdti/scoring/dti-ranking-private.h>
#include <libdti/scoring/dti-results-private.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/* The ranks of a node, made when they are first asked for. */
typedef struct
{
  gsize n_ranked;
  double ranks[]; /* one for each unit */
} DtiNodeRanks;

struct _DtiScorecard
{
  GObject parent_instance;

  DtiResults *results;
  DtiPreparation *preparation; /* NULL: the observations were scored as they are */
  int ties;
  int rank_decimals;

  GMutex lock;          /* guards what is made when first asked for */
  DtiNodeRanks **ranks; /* one for each operation */
  char **units;
  DtiProblemList *problems;
  GHashTable *rows; /* row of the dataset → position + 1, where the two differ */
};

/* @ties and @rank_decimals of the scorer; -1 where the framework decides (decimals: -2). */
#define DTI_SCORER_BY_FRAMEWORK (-2)

/* @preparation may be NULL. */
DtiScorecard *
dti_scorecard_new (DtiResults *results, DtiPreparation *preparation, int ties, int rank_decimals);

const DtiResults *dti_scorecard_peek_results (DtiScorecard *self);
/* A number of a unit as it is handed out, ranks apart. */
double dti_scorecard_read_unit (const DtiUnitScore *score, DtiColumn column);
/* One number of a unit at a node, NaN where there is none. */
double dti_scorecard_read_number (DtiScorecard *self, guint op, gsize unit, DtiColumn column);
/* Whether the numbers that were scored are those that were observed; FALSE with an error where
 * steps of the method made them, so that another observation would change other units too. */
gboolean dti_scorecard_require_unprepared (DtiScorecard *self, const char *what, GError **error);
/* The published figure of a unit: value or score; NaN where there is none. */
double dti_scorecard_get_figure (const DtiOp *op, const DtiUnitScore *unit);
/* The same for units [first, first + n) of a node; NaN for units that are not ranked too. */
void dti_scorecard_read_figures (
    const DtiResults *results, guint op, gsize first, gsize n, double *figures);
/* How the figures of a node become ranks. */
DtiRankingRule dti_scorecard_get_ranking_rule (DtiScorecard *self, guint op);
/* Inside which units are ranked: a number for each; NULL: all together. */
guint32 *dti_scorecard_read_groups (DtiScorecard *self, guint op);
const DtiNodeRanks *dti_scorecard_peek_ranks (DtiScorecard *self, guint op);
gboolean dti_scorecard_find_unit (DtiScorecard *self, const char *unit, gsize *position);
const char *dti_scorecard_get_unit_id (DtiScorecard *self, gsize position);

/* Tells every problem of a scoring; made when first asked for. */
void dti_scorecard_collect_problems (DtiScorecard *self, DtiProblemList *problems);

/* The scorecards of a list, NULL after the last; NULL with an error where an item is none. */
DtiScorecard **dti_scorecard_list_take (GListModel *cards, guint *n_cards, GError **error);
void dti_scorecard_list_free (DtiScorecard **cards);

DtiExplanation *dti_explanation_new (DtiScorecard *card, guint op, gsize unit, double weight);
DtiScore *dti_score_new (DtiScorecard *card, guint op, gsize unit);

G_END_DECLS
