/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/data/dti-dataset-private.h>
#include <libdti/model/dti-framework-private.h>
#include <libdti/model/dti-sheet-private.h>
#include <libdti/model/dti-treatment-private.h>
#include <libdti/scoring/dti-prepared-cell.h>
#include <libdti/scoring/dti-preparation.h>
#include <libdti/scoring/dti-treated-column.h>

G_BEGIN_DECLS

/* The sheets of a dataset: what steps work on. Borrows from the dataset, which is sealed. */
typedef struct
{
  DtiSheets sheets;
  DtiSheetSource source;
  DtiDataset *dataset;
  DtiStage stage;
  DtiFramework *framework;
  const DtiNumericIndicator **indicators; /* of each column; borrowed from the framework */
  DtiDatasetColumn *observed;             /* of each column, one for each sheet */
} DtiPreparedSheets;

DtiPreparedSheets *
dti_prepared_sheets_new (DtiFramework *framework, DtiDataset *dataset, DtiStage stage);
void dti_prepared_sheets_free (DtiPreparedSheets *self);
/* A dataset with the numbers as they are in the sheets now, without the units that were dropped;
 * @changes: the cells that are others. */
DtiDataset *dti_prepared_sheets_store (const DtiPreparedSheets *self);

/* The steps before the rules, for a scorer: at one stage, and without a list of what was done. */
DtiPreparation *dti_preparation_new_for_scorer (DtiFramework *framework,
                                                DtiDataset *dataset,
                                                DtiStage stage,
                                                GError **error);

DtiPreparedCell *dti_prepared_cell_new (DtiDataset *dataset,
                                        DtiNode *node,
                                        const DtiSheets *sheets,
                                        const DtiSheetChange *change,
                                        guint step);
DtiTreatedColumn *dti_treated_column_new (DtiDataset *dataset,
                                          DtiNode *node,
                                          const DtiSheets *sheets,
                                          const DtiTreatment *treatment,
                                          guint step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiPreparedSheets, dti_prepared_sheets_free)

G_END_DECLS
