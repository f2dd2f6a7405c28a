/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/data/dti-dataset-private.h>

#include "dti-dataset-column-private.h"

G_BEGIN_DECLS

/* A draft is a dataset that borrows everything from another one and copies a column when it is
 * first written to. To whoever reads it is sealed; its owner, one thread, goes on writing cells.
 * What is handed to others is a draft of the draft, which nobody writes to. */

typedef struct
{
  const char *name; /* interned by the draft, or by what it borrows from */
  double number;
} DtiDraftInput;

/* All that a cell says at the stage it is read from. */
typedef struct
{
  DtiCellValues values;
  GArray *inputs; /* of DtiDraftInput; NULL: none */
} DtiDraftCell;

void dti_draft_cell_clear (DtiDraftCell *self);
void dti_draft_cell_copy (const DtiDraftCell *self, DtiDraftCell *copy);
gboolean dti_draft_cell_equal (const DtiDraftCell *a, const DtiDraftCell *b);
gboolean dti_draft_cell_has_value (const DtiDraftCell *self);
/* NaN where there is none. */
double dti_draft_cell_get_input (const DtiDraftCell *self, const char *name);
void dti_draft_cell_set_input (DtiDraftCell *self, const char *name, double number);

/* @source: sealed, or a draft of the same thread. */
DtiDataset *dti_dataset_new_draft (DtiDataset *source);
/* How many stages have a column. */
guint dti_dataset_draft_count_stages (DtiDataset *self, const char *period, const char *node);
/* Leaves of a node at several stages the last one present, as published. */
void dti_dataset_draft_merge_stages (DtiDataset *self, const char *period, const char *node);

/* @stage ANY is the only stage there is. */
void dti_dataset_draft_read (DtiDataset *self,
                             const char *period,
                             const char *node,
                             DtiStage stage,
                             gsize row,
                             DtiDraftCell *cell);
void dti_dataset_draft_write (DtiDataset *self,
                              const char *period,
                              const char *node,
                              DtiStage stage,
                              gsize row,
                              const DtiDraftCell *cell);
/* All numbers of a node that was observed, ratios as their quotients, to be written over in place.
 */
double *dti_dataset_draft_open_numbers (DtiDataset *self,
                                        const char *period,
                                        const char *node,
                                        DtiStage stage);
/* Takes a unit out of the list of a period. */
void dti_dataset_draft_unlist (DtiDataset *self, const char *period, gsize row);

G_END_DECLS
