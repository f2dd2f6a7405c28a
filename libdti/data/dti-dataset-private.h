/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-problem-private.h>
#include <libdti/data/dti-dataset.h>

G_BEGIN_DECLS

/* One column as the scorer reads it. Rows are those of dti_dataset_get_units(); every array has
 * n_units items or is NULL. Valid as long as the sealed dataset lives. */
typedef struct
{
  const double *numbers; /* NaN where there is none */
  const guint8
      *statuses; /* DtiStatus; NULL: normal where there is a number, missing where there is none */
  const double *numerators;
  const double *denominators;
  const double *maxima;     /* observed maxima of a pillar */
  const char *const *texts; /* labels of a choice, NULL where there is none */
} DtiDatasetColumn;

/* FALSE where the dataset has no such column. Only for sealed datasets. */
gboolean dti_dataset_peek_column (DtiDataset *self,
                                  const char *period,
                                  const char *node,
                                  DtiStage stage,
                                  DtiDatasetColumn *column);
const double *dti_dataset_peek_input (
    DtiDataset *self, const char *period, const char *node, DtiStage stage, const char *input);
const char *const *
dti_dataset_peek_labels (DtiDataset *self, const char *period, const char *column);
/* One byte for each unit; NULL: every unit is listed in the period (or ranked). */
const guint8 *dti_dataset_peek_listed (DtiDataset *self, const char *period);
const guint8 *dti_dataset_peek_ranked (DtiDataset *self, const char *period);
gsize dti_dataset_count_units (DtiDataset *self);
/* Row of a unit; FALSE where unknown. */
gboolean dti_dataset_find_unit (DtiDataset *self, const char *unit, gsize *row);
/* Fills file, row, column, unit, node and period of a cell as far as known. */
void dti_dataset_locate (DtiDataset *self,
                         const char *period,
                         gsize row,
                         const char *node,
                         DtiStage stage,
                         DtiPlace *place);

G_END_DECLS
