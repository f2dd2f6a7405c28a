/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-published-comparison.h>
#include <libdti/scoring/dti-published-private.h>

G_BEGIN_DECLS

/* What a row tells; NaN where there is no number. */
typedef struct
{
  guint op;
  gsize unit;
  DtiPublishedKind kind;
  DtiPublishedVerdict verdict;
  int decimals;
  double published;
  double computed;
  double rounded;
  double last_digits;
  double lower;
  double upper;
} DtiPublishedFacts;

struct _DtiPublishedRow
{
  GObject parent_instance;

  DtiScorecard *card; /* owns the node and the text of the unit */
  DtiNode *node;
  DtiPublishedFacts facts;
};

typedef struct
{
  guint op;
  DtiPublishedKind kind;
  guint n_compared;
  guint n_agreeing;
  guint n_within_rounding;
  guint n_differing;
  guint n_not_computed;
} DtiTallyFacts;

struct _DtiPublishedComparison
{
  GObject parent_instance;

  DtiScorecard *card;
  GListModel *rows;
  GListModel *tallies;
};

DtiPublishedRow *dti_published_row_new (DtiScorecard *card, const DtiPublishedFacts *facts);
DtiPublishedTally *dti_published_tally_new (DtiScorecard *card, const DtiTallyFacts *facts);

/* Half a unit of the last of @decimals: powers of ten are exact up to 10^22, so this is the nearest
 * double on every machine. */
static inline double
dti_published_half_unit (int decimals)
{
  double power = 1.0;

  for (int i = 0; i < decimals; i++)
    power *= 10.0;

  return 0.5 / power;
}

/* What rounding of the inputs allows. */
typedef struct
{
  DtiScorecard *card;
  DtiDataset *published;
  int *decimals;      /* for each operation: of its column of observations */
  guint ranks_op;     /* the node whose ranks are known */
  double *best_ranks; /* of each unit; NULL: of no node yet */
  double *worst_ranks;
} DtiRoundingBounds;

DtiRoundingBounds *dti_rounding_bounds_new (DtiScorecard *card, DtiDataset *published);
void dti_rounding_bounds_free (DtiRoundingBounds *self);

/* By how much the figure of a unit can be off; NaN where that is not known. */
double dti_rounding_bounds_of_figure (const DtiRoundingBounds *self, guint op, gsize unit);
/* The ranks that are possible; NaN where that is not known. Asked node by node. */
void dti_rounding_bounds_of_rank (
    DtiRoundingBounds *self, guint op, gsize unit, double *best, double *worst);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiRoundingBounds, dti_rounding_bounds_free)

G_END_DECLS
