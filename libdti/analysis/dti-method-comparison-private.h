/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-method-comparison.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

#define DTI_N_METHOD_COLUMNS (DTI_METHOD_COLUMN_RANK_SHIFT + 1)
#define DTI_N_RANK_RANGE_COLUMNS (DTI_RANK_RANGE_COLUMN_N_METHODS + 1)
#define DTI_N_AGREEMENT_MEASURES (DTI_AGREEMENT_MEASURE_N_UNITS + 1)

struct _DtiMethodComparison
{
  GObject parent_instance;

  guint n_methods;
  DtiScorecard **cards;
  char **labels;
  guint *ops; /* of the node of each method */
  gsize n_units;
  char **units;                          /* their ids, borrowed */
  guint *owners;                         /* of each unit: the first card that lists it */
  double *columns[DTI_N_METHOD_COLUMNS]; /* method by method */
  double *ranges[DTI_N_RANK_RANGE_COLUMNS];

  GMutex lock; /* guards what is made when first asked for */
  gboolean has_matrices;
  double *matrices[DTI_N_AGREEMENT_MEASURES]; /* row by row, symmetric */
};

static inline double *
dti_method_column (const DtiMethodComparison *self, guint method, DtiMethodColumn column)
{
  return self->columns[column] + (gsize) method * self->n_units;
}

DtiNode *dti_method_comparison_peek_node (DtiMethodComparison *self, guint method);
/* The name, the id where there is none. */
const char *dti_method_comparison_peek_unit_name (DtiMethodComparison *self, gsize unit);

/* Fills the columns and ranges, from cards, ops and units. @rows: of each unit in each card, method
 * by method; G_MAXSIZE where the card does not list it. */
void dti_method_comparison_measure (DtiMethodComparison *self, const gsize *rows);
/* How far two methods agree. */
DtiRankAgreement *
dti_method_comparison_agree (DtiMethodComparison *self, guint first, guint second);

DtiMethodComparisonRow *dti_method_comparison_row_new (DtiMethodComparison *comparison, gsize unit);

G_END_DECLS
