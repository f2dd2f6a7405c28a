/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/data/dti-observation.h>

#include "dti-lane-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  DtiLane numbers;
} DtiInputLane;

/* Texts that few cells have. */
typedef struct
{
  const char *note;
  const char *evidence;
} DtiCellDetail;

/* All that was observed of one node in one period at one stage. A draft shares it with its source
 * until one of them writes to it. */
typedef struct
{
  gatomicrefcount ref_count;
  DtiLane numbers;
  DtiLane statuses; /* bytes: 0 none given, else status + 1; plain statuses once finished */
  DtiLane numerators;
  DtiLane denominators;
  DtiLane maxima;
  DtiLane texts;
  DtiLane rows;         /* source rows, where they differ from those of the period */
  GPtrArray *inputs;    /* of DtiInputLane, or NULL */
  GHashTable *details;  /* row + 1 → DtiCellDetail, or NULL */
  guint8 column_status; /* of every unit, said once: 0 none, else status + 1 */
  gboolean is_finished;
  guint source_column;
} DtiStoreColumn;

/* The numbers of one cell; NaN and NULL where there is none. */
typedef struct
{
  double number;
  double numerator;
  double denominator;
  double max;
  const char *text;
  DtiStatus status;
} DtiCellValues;

gboolean dti_status_takes_number (DtiStatus status);

DtiStoreColumn *dti_store_column_new (void);
DtiStoreColumn *dti_store_column_ref (DtiStoreColumn *self);
void dti_store_column_unref (DtiStoreColumn *self);
/* Whether this is the only one who has it. */
gboolean dti_store_column_is_own (DtiStoreColumn *self);
void dti_store_column_reset (DtiStoreColumn *self);

/* A lane without a copy, kept alive by its column; NULL where it is empty. Nobody writes to either
 * while it is lent. */
GBytes *dti_store_column_lend (DtiStoreColumn *self, const DtiLane *lane, gsize item_size);
/* The first @n numbers, of a column that nobody writes to if @is_final. */
GBytes *dti_store_column_share_numbers (DtiStoreColumn *self, gsize n, gboolean is_final);

gboolean dti_store_column_has_value (const DtiStoreColumn *self, gsize row);
/* A value, or a status that somebody gave. */
gboolean dti_store_column_has_cell (const DtiStoreColumn *self, gsize row);
/* Neither missing nor not collected: later stages win only so. */
gboolean dti_store_column_is_present (const DtiStoreColumn *self, gsize row);
DtiStatus dti_store_column_get_status (const DtiStoreColumn *self, gsize row);
/* The number, or the quotient of a ratio. */
double dti_store_column_get_figure (const DtiStoreColumn *self, gsize row);
void dti_store_column_read (const DtiStoreColumn *self, gsize row, DtiCellValues *values);
const DtiCellDetail *dti_store_column_get_detail (const DtiStoreColumn *self, gsize row);
const DtiInputLane *dti_store_column_find_input (const DtiStoreColumn *self, const char *name);

void dti_store_column_clear_values (DtiStoreColumn *self, gsize row);
void dti_store_column_set_status (DtiStoreColumn *self, gsize row, DtiStatus status);
/* The last word counts: a letter that excludes a number goes when a number comes. */
void dti_store_column_accept_value (DtiStoreColumn *self, gsize row);
void dti_store_column_set_detail (DtiStoreColumn *self,
                                  gsize row,
                                  const char *note,
                                  const char *evidence);
/* @name must live as long as the column. */
DtiLane *dti_store_column_ensure_input (DtiStoreColumn *self, const char *name);

/* Makes every lane @n_units long and gives each cell its status. @listed: as in
 * dti_dataset_peek_listed(). */
void dti_store_column_finish (DtiStoreColumn *self, gsize n_units, const guint8 *listed);
/* The last present of the stages, cell by cell; stages[i] can be NULL. All are finished. */
DtiStoreColumn *
dti_store_column_merge (DtiStoreColumn *const *stages, guint n_stages, gsize n_units);

G_END_DECLS
