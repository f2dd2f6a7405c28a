/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-period.h>
#include <libdti/base/dti-problem-private.h>
#include <libdti/data/dti-dataset-private.h>

#include "dti-dataset-column-private.h"
#include "dti-unit-table-private.h"

G_BEGIN_DECLS

#define DTI_N_STAGES (DTI_STAGE_PUBLISHED + 1)

typedef struct
{
  char *id;
  DtiPeriod *period;    /* NULL for the empty period */
  GHashTable *columns;  /* node and stage → DtiStoreColumn */
  GHashTable *merged;   /* node → DtiStoreColumn, made when first asked for after sealing */
  GPtrArray *labels;    /* of DtiLabelLane */
  gsize n_listed_first; /* units before this one are all listed */
  DtiLane listed;       /* bytes, of the others */
  gboolean lists_all;   /* once finished */
  DtiLane unranked;     /* bytes, TRUE for information-only units */
  DtiLane ranked;       /* the opposite, once finished */
  DtiLane rows;         /* source rows */
} DtiDatasetPeriod;

typedef struct
{
  const char *name;
  DtiLane texts;
} DtiLabelLane;

struct _DtiDataset
{
  GObject parent_instance;

  DtiUnitTable units;
  GPtrArray *periods;      /* of DtiDatasetPeriod, ascending */
  GHashTable *period_rows; /* id → DtiDatasetPeriod */
  const char **period_ids; /* NULL-terminated; NULL until asked for */
  GPtrArray *nodes;        /* of text, in order of first appearance, NULL-terminated */
  GHashTable *node_rows;   /* id → position + 1 */
  gboolean shares_nodes;   /* a draft: both are those of its source */
  gsize n_columns;
  DtiProblemList *problems;
  char *file;

  DtiDataset *origin; /* of a draft: keeps the ids and texts that are borrowed; else NULL */
  gboolean is_sealed;
  GMutex lock; /* guards the members below and the merged columns */
  char *digest;
};

/* Where a cell is; everything there has been checked or made. */
typedef struct
{
  gsize row;
  DtiDatasetPeriod *period;
  guint node;
} DtiCellPlace;

gboolean dti_dataset_require_open (DtiDataset *self, GError **error);

gboolean dti_dataset_check_text (const char *what, const char *text, GError **error);
gboolean dti_dataset_check_number (const char *what, double number, GError **error);

/* −0 is 0. */
static inline double
dti_dataset_plain_number (double number)
{
  return number + 0.0;
}

/* NULL and an error where the text is no id; else the id in NFC, which can be the text itself.
 * @buffer owns it where it is not. */
const char *dti_dataset_check_id (const char *what, const char *id, char **buffer, GError **error);

/* The same for nodes and columns, which have no colon. */
const char *dti_dataset_check_node_id (const char *node, char **buffer, GError **error);

/* Checks all three, then makes what is new: a failure leaves the dataset as it was. */
gboolean dti_dataset_place (DtiDataset *self,
                            const char *unit,
                            const char *period,
                            const char *node,
                            DtiCellPlace *place,
                            GError **error);
/* The published column of a node in a period, for writing; NULL and an error where anything is
 * wrong, and nothing is made then. */
DtiStoreColumn *dti_dataset_open_column (DtiDataset *self,
                                         const char *period,
                                         const char *node,
                                         DtiDatasetPeriod **found,
                                         GError **error);
gboolean dti_dataset_ensure_unit (DtiDataset *self, const char *unit, gsize *row, GError **error);
DtiDatasetPeriod *dti_dataset_ensure_period (DtiDataset *self, const char *period, GError **error);
gboolean
dti_dataset_ensure_node (DtiDataset *self, const char *node, guint *position, GError **error);
DtiStoreColumn *
dti_dataset_ensure_column (DtiDataset *self, DtiDatasetPeriod *period, guint node, DtiStage stage);

DtiDatasetPeriod *dti_dataset_find_period (DtiDataset *self, const char *period);
void dti_dataset_init_nodes (DtiDataset *self);
gboolean dti_dataset_find_node (DtiDataset *self, const char *node, guint *position);
/* NULL where there is none. @stage is one of the three. */
DtiStoreColumn *dti_dataset_find_column (DtiDataset *self,
                                         const DtiDatasetPeriod *period,
                                         guint node,
                                         DtiStage stage);
/* Drops what was observed of a node in a period at all stages; and puts a column there. */
void dti_dataset_forget_columns (DtiDataset *self, DtiDatasetPeriod *period, guint node);
void dti_dataset_adopt_column (
    DtiDataset *self, DtiDatasetPeriod *period, guint node, DtiStage stage, DtiStoreColumn *column);
/* The column a cell is read from: at the stage, or the last present one for ANY. */
DtiStoreColumn *dti_dataset_find_cell (
    DtiDataset *self, const DtiDatasetPeriod *period, guint node, DtiStage stage, gsize row);
const char *dti_dataset_get_node_id (DtiDataset *self, guint node);
/* Keeps one copy of the text as long as the dataset lives; NULL stays NULL. */
const char *dti_dataset_intern (DtiDataset *self, const char *text);
/* The same for names, labels and notes: spaces around them say nothing, and a blank one is NULL. */
const char *dti_dataset_intern_trimmed (DtiDataset *self, const char *text);
/* Without ASCII and hard spaces around it. */
const char *dti_dataset_trim (const char *text, gsize *length);

DtiDatasetPeriod *dti_dataset_get_period (DtiDataset *self, guint position);
const char *const *dti_dataset_list_period_ids (DtiDataset *self);
void dti_dataset_period_free (DtiDatasetPeriod *self);
void dti_dataset_period_list (DtiDatasetPeriod *self, gsize row);
gboolean dti_dataset_period_lists (const DtiDatasetPeriod *self, gsize row);
void dti_dataset_period_list_first (DtiDatasetPeriod *self, gsize n);
DtiLane *
dti_dataset_period_ensure_labels (DtiDataset *dataset, DtiDatasetPeriod *self, const char *column);
const DtiLane *dti_dataset_period_find_labels (const DtiDatasetPeriod *self, const char *column);

/* Positions of the nodes sorted by id, and back to the caller to free. */
guint *dti_dataset_sort_nodes (DtiDataset *self);

G_END_DECLS
