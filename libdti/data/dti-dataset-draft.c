/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-dataset-draft-private.h"
#include "dti-dataset-store-private.h"

/* ---- cells ---- */

void
dti_draft_cell_clear (DtiDraftCell *self)
{
  g_clear_pointer (&self->inputs, g_array_unref);
}

void
dti_draft_cell_copy (const DtiDraftCell *self, DtiDraftCell *copy)
{
  copy->values = self->values;
  copy->inputs = self->inputs != NULL ? g_array_copy (self->inputs) : NULL;
}

double
dti_draft_cell_get_input (const DtiDraftCell *self, const char *name)
{
  for (guint i = 0; self->inputs != NULL && i < self->inputs->len; i++)
    {
      const DtiDraftInput *input = &g_array_index (self->inputs, DtiDraftInput, i);

      if (g_str_equal (input->name, name))
        return input->number;
    }

  return NAN;
}

void
dti_draft_cell_set_input (DtiDraftCell *self, const char *name, double number)
{
  DtiDraftInput added = { name, number };

  if (self->inputs == NULL)
    self->inputs = g_array_new (FALSE, FALSE, sizeof (DtiDraftInput));
  for (guint i = 0; i < self->inputs->len; i++)
    {
      DtiDraftInput *input = &g_array_index (self->inputs, DtiDraftInput, i);

      if (!g_str_equal (input->name, name))
        continue;
      input->number = number;
      return;
    }
  g_array_append_val (self->inputs, added);
}

static gboolean
covers_inputs (const DtiDraftCell *a, const DtiDraftCell *b)
{
  for (guint i = 0; b->inputs != NULL && i < b->inputs->len; i++)
    {
      const DtiDraftInput *input = &g_array_index (b->inputs, DtiDraftInput, i);
      double other = dti_draft_cell_get_input (a, input->name);

      if (other != input->number && !(isnan (other) && isnan (input->number)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
dti_draft_cell_equal (const DtiDraftCell *a, const DtiDraftCell *b)
{
  return same_number (a->values.number, b->values.number) &&
         same_number (a->values.numerator, b->values.numerator) &&
         same_number (a->values.denominator, b->values.denominator) &&
         same_number (a->values.max, b->values.max) && a->values.status == b->values.status &&
         g_strcmp0 (a->values.text, b->values.text) == 0 && covers_inputs (a, b) &&
         covers_inputs (b, a);
}

gboolean
dti_draft_cell_has_value (const DtiDraftCell *self)
{
  const DtiCellValues *values = &self->values;

  for (guint i = 0; self->inputs != NULL && i < self->inputs->len; i++)
    if (!isnan (g_array_index (self->inputs, DtiDraftInput, i).number))
      return TRUE;

  return !isnan (values->number) || values->text != NULL ||
         (!isnan (values->numerator) && !isnan (values->denominator));
}

/* ---- borrowing ---- */

/* Whose memory is borrowed. What is sealed never changes and only has to be kept alive; a draft
 * gives its arrays away, and copies them when it writes to them again. */
typedef struct
{
  DtiDataset *source;
  gboolean is_draft;
} DtiLender;

static GBytes *
lend (const DtiLender *lender, DtiLane *lane, gsize item_size)
{
  gsize size = lane->n * item_size;

  if (lane->bytes != NULL)
    return g_bytes_ref (lane->bytes);
  if (!lender->is_draft)
    return g_bytes_new_with_free_func (lane->items,
                                       size,
                                       g_object_unref,
                                       g_object_ref (lender->source));

  lane->bytes = g_bytes_new_take (lane->items, size);
  lane->allocated = 0;

  return g_bytes_ref (lane->bytes);
}

static void
borrow (const DtiLender *lender, DtiLane *source, DtiLane *lane, gsize item_size)
{
  if (source->n == 0 || source->items == NULL)
    return;

  lane->bytes = lend (lender, source, item_size);
  lane->items = source->items;
  lane->n = source->n;
}

/* Where edits came and went, the numbers may say as much as the statuses again. */
static void
drop_implied_statuses (DtiStoreColumn *column)
{
  for (gsize i = 0; i < column->statuses.n; i++)
    {
      gboolean has_number = !isnan (dti_lane_get_number (&column->numbers, i));

      if (dti_lane_get_byte (&column->statuses, i) !=
          (has_number ? DTI_STATUS_NORMAL : DTI_STATUS_MISSING))
        return;
    }
  dti_lane_clear (&column->statuses);
}

static DtiStoreColumn *
share_column (const DtiLender *lender, DtiStoreColumn *source)
{
  if (lender->is_draft && dti_store_column_is_own (source) && source->statuses.bytes == NULL)
    drop_implied_statuses (source);

  return dti_store_column_ref (source);
}

static void
borrow_period (const DtiLender *lender, DtiDatasetPeriod *source, DtiDatasetPeriod *period)
{
  GHashTableIter iter;
  gpointer key;
  gpointer column;

  period->n_listed_first = source->n_listed_first;
  period->lists_all = source->lists_all;
  borrow (lender, &source->listed, &period->listed, sizeof (guint8));
  borrow (lender, &source->unranked, &period->unranked, sizeof (guint8));
  borrow (lender, &source->ranked, &period->ranked, sizeof (guint8));
  borrow (lender, &source->rows, &period->rows, sizeof (guint32));
  for (guint i = 0; i < source->labels->len; i++)
    {
      DtiLabelLane *labels = g_ptr_array_index (source->labels, i);
      DtiLabelLane *copy = g_new0 (DtiLabelLane, 1);

      copy->name = labels->name;
      borrow (lender, &labels->texts, &copy->texts, sizeof (char *));
      g_ptr_array_add (period->labels, copy);
    }

  g_hash_table_iter_init (&iter, source->columns);
  while (g_hash_table_iter_next (&iter, &key, &column))
    g_hash_table_insert (period->columns, key, share_column (lender, column));
}

/* The table is that of the source, but for texts that come later. */
static void
borrow_units (const DtiLender *lender, DtiDataset *self)
{
  GStringChunk *texts = self->units.texts;

  g_free (self->units.ids);
  g_free (self->units.slots);
  g_free (self->units.hashes);
  self->units = lender->source->units;
  self->units.texts = texts;
  self->units.names = (DtiLane){ NULL };
  borrow (lender, &lender->source->units.names, &self->units.names, sizeof (char *));
}

static void
share_nodes (DtiDataset *self, DtiDataset *source)
{
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->node_rows);
  self->nodes = g_ptr_array_ref (source->nodes);
  self->node_rows = g_hash_table_ref (source->node_rows);
  self->shares_nodes = TRUE;
  source->shares_nodes = source->shares_nodes || source->origin != NULL;
}

static void
borrow_all (const DtiLender *lender, DtiDataset *self)
{
  DtiDataset *source = lender->source;

  borrow_units (lender, self);
  share_nodes (self, source);
  for (guint i = 0; i < source->periods->len; i++)
    {
      DtiDatasetPeriod *period = dti_dataset_get_period (source, i);

      borrow_period (lender, period, dti_dataset_ensure_period (self, period->id, NULL));
    }
  g_set_object (&self->problems, source->problems);
  self->file = g_strdup (source->file);
  self->n_columns = source->n_columns;
  dti_dataset_list_period_ids (self);
  self->is_sealed = TRUE;
}

DtiDataset *
dti_dataset_new_draft (DtiDataset *source)
{
  DtiLender lender = { source, source->origin != NULL };
  DtiDataset *self = dti_dataset_new ();

  g_return_val_if_fail (source->is_sealed, self);

  self->origin = g_object_ref (source);
  g_mutex_lock (&source->lock);
  borrow_all (&lender, self);
  g_mutex_unlock (&source->lock);

  return self;
}

/* ---- reading and writing ---- */

guint
dti_dataset_draft_count_stages (DtiDataset *self, const char *period, const char *node)
{
  const DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  guint position;
  guint n = 0;

  if (found == NULL || !dti_dataset_find_node (self, node, &position))
    return 0;

  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES; i++)
    n += dti_dataset_find_column (self, found, position, (DtiStage) i) != NULL ? 1 : 0;

  return n;
}

void
dti_dataset_draft_merge_stages (DtiDataset *self, const char *period, const char *node)
{
  DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  DtiStoreColumn *stages[DTI_N_STAGES] = { NULL };
  DtiStoreColumn *merged;
  guint position;

  if (found == NULL || !dti_dataset_find_node (self, node, &position))
    return;

  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES; i++)
    stages[i] = dti_dataset_find_column (self, found, position, (DtiStage) i);
  merged = dti_store_column_merge (stages, DTI_N_STAGES, self->units.n);
  g_hash_table_remove (found->merged, GUINT_TO_POINTER (position));
  dti_dataset_forget_columns (self, found, position);
  dti_dataset_adopt_column (self, found, position, DTI_STAGE_PUBLISHED, merged);
}

static void
lend_lane (DtiStoreColumn *lender, const DtiLane *source, DtiLane *lane, gsize item_size)
{
  lane->bytes = dti_store_column_lend (lender, source, item_size);
  if (lane->bytes == NULL)
    return;

  lane->items = source->items;
  lane->n = source->n;
}

/* A column of one's own with the numbers of @source; each lane is copied when it is written to. */
static DtiStoreColumn *
copy_column (DtiStoreColumn *source)
{
  DtiStoreColumn *column = dti_store_column_new ();

  lend_lane (source, &source->numbers, &column->numbers, sizeof (double));
  lend_lane (source, &source->statuses, &column->statuses, sizeof (guint8));
  lend_lane (source, &source->numerators, &column->numerators, sizeof (double));
  lend_lane (source, &source->denominators, &column->denominators, sizeof (double));
  lend_lane (source, &source->maxima, &column->maxima, sizeof (double));
  lend_lane (source, &source->texts, &column->texts, sizeof (char *));
  lend_lane (source, &source->rows, &column->rows, sizeof (guint32));
  for (guint i = 0; source->inputs != NULL && i < source->inputs->len; i++)
    {
      DtiInputLane *input = g_ptr_array_index (source->inputs, i);

      lend_lane (source,
                 &input->numbers,
                 dti_store_column_ensure_input (column, input->name),
                 sizeof (double));
    }
  /* Nobody writes notes into a draft. */
  column->details = source->details != NULL ? g_hash_table_ref (source->details) : NULL;
  column->is_finished = source->is_finished;
  column->source_column = source->source_column;

  return column;
}

/* NULL where nothing was observed. */
static DtiStoreColumn *
find_column (DtiDataset *self, const char *period, const char *node, DtiStage stage)
{
  const DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  DtiStoreColumn *column = NULL;
  guint position;

  if (found == NULL || !dti_dataset_find_node (self, node, &position))
    return NULL;
  if (stage != DTI_STAGE_ANY)
    return dti_dataset_find_column (self, found, position, stage);

  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES && column == NULL; i++)
    column = dti_dataset_find_column (self, found, position, (DtiStage) i);

  return column;
}

/* The column of a stage, or the first one there is; not shared with anybody. */
static DtiStoreColumn *
own_column (DtiDataset *self, DtiDatasetPeriod *period, guint node, DtiStage stage)
{
  DtiStage last = stage != DTI_STAGE_ANY ? stage : DTI_N_STAGES - 1;

  for (guint i = stage != DTI_STAGE_ANY ? stage : DTI_STAGE_SELF; i <= (guint) last; i++)
    {
      DtiStoreColumn *column = dti_dataset_find_column (self, period, node, (DtiStage) i);

      if (column == NULL)
        continue;
      if (dti_store_column_is_own (column))
        return column;
      column = copy_column (column);
      dti_dataset_adopt_column (self, period, node, (DtiStage) i, column);
      return column;
    }

  return NULL;
}

static DtiStoreColumn *
ensure_column (DtiDataset *self, const char *period, const char *node, DtiStage stage)
{
  DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  DtiStoreColumn *column;
  guint position = 0;

  dti_dataset_ensure_node (self, node, &position, NULL);
  column = own_column (self, found, position, stage);
  if (column != NULL)
    return column;

  column = dti_dataset_ensure_column (self,
                                      found,
                                      position,
                                      stage != DTI_STAGE_ANY ? stage : DTI_STAGE_PUBLISHED);
  dti_store_column_finish (column, self->units.n, found->listed.items);

  return column;
}

void
dti_dataset_draft_read (DtiDataset *self,
                        const char *period,
                        const char *node,
                        DtiStage stage,
                        gsize row,
                        DtiDraftCell *cell)
{
  const DtiStoreColumn *column = find_column (self, period, node, stage);

  cell->inputs = NULL;
  if (column == NULL)
    {
      cell->values = (DtiCellValues){ NAN, NAN, NAN, NAN, NULL, DTI_STATUS_MISSING };
      return;
    }

  dti_store_column_read (column, row, &cell->values);
  for (guint i = 0; column->inputs != NULL && i < column->inputs->len; i++)
    {
      const DtiInputLane *input = g_ptr_array_index (column->inputs, i);
      double number = dti_lane_get_number (&input->numbers, row);

      if (!isnan (number))
        dti_draft_cell_set_input (cell, input->name, number);
    }
}

/* A lane that is not there says “none” everywhere. */
static void
write_number (DtiLane *lane, gsize n_units, gsize row, double number)
{
  if (lane->n == 0 && isnan (number))
    return;

  dti_lane_finish_numbers (lane, n_units);
  *dti_lane_reserve_number (lane, row) = number;
}

static void
write_text (DtiLane *lane, gsize n_units, gsize row, const char *text)
{
  if (lane->n == 0 && text == NULL)
    return;
  if (lane->n < n_units)
    dti_lane_finish_texts (lane, n_units);

  dti_lane_set_text (lane, row, text);
}

static void
write_inputs (DtiDataset *self, DtiStoreColumn *column, gsize row, const DtiDraftCell *cell)
{
  for (guint i = 0; column->inputs != NULL && i < column->inputs->len; i++)
    {
      DtiInputLane *input = g_ptr_array_index (column->inputs, i);

      write_number (&input->numbers, self->units.n, row, NAN);
    }
  for (guint i = 0; cell->inputs != NULL && i < cell->inputs->len; i++)
    {
      const DtiDraftInput *input = &g_array_index (cell->inputs, DtiDraftInput, i);

      write_number (dti_store_column_ensure_input (column, input->name),
                    self->units.n,
                    row,
                    input->number);
    }
}

/* A finished column keeps statuses only where its numbers do not say as much. */
static void
write_status (DtiDataset *self, DtiStoreColumn *column, gsize row, DtiStatus status)
{
  gboolean has_number = !isnan (dti_lane_get_number (&column->numbers, row));
  DtiStatus implied = has_number ? DTI_STATUS_NORMAL : DTI_STATUS_MISSING;

  if (column->statuses.n == 0 && status == implied)
    return;

  for (gsize i = column->statuses.n; i < self->units.n; i++)
    dti_lane_set_byte (&column->statuses,
                       i,
                       isnan (dti_lane_get_number (&column->numbers, i)) ? DTI_STATUS_MISSING
                                                                         : DTI_STATUS_NORMAL);
  dti_lane_set_byte (&column->statuses, row, (guint8) status);
}

void
dti_dataset_draft_write (DtiDataset *self,
                         const char *period,
                         const char *node,
                         DtiStage stage,
                         gsize row,
                         const DtiDraftCell *cell)
{
  DtiStoreColumn *column = ensure_column (self, period, node, stage);
  gsize n = self->units.n;

  write_number (&column->numbers, n, row, cell->values.number);
  write_number (&column->numerators, n, row, cell->values.numerator);
  write_number (&column->denominators, n, row, cell->values.denominator);
  write_number (&column->maxima, n, row, cell->values.max);
  write_text (&column->texts, n, row, cell->values.text);
  write_inputs (self, column, row, cell);
  write_status (self, column, row, cell->values.status);
}

double *
dti_dataset_draft_open_numbers (DtiDataset *self,
                                const char *period,
                                const char *node,
                                DtiStage stage)
{
  DtiStoreColumn *column;

  if (stage == DTI_STAGE_ANY && dti_dataset_draft_count_stages (self, period, node) > 1)
    dti_dataset_draft_merge_stages (self, period, node);
  column = ensure_column (self, period, node, stage);
  dti_lane_finish_numbers (&column->numbers, self->units.n);
  if (self->units.n > 0)
    dti_lane_reserve_number (&column->numbers, self->units.n - 1);
  for (gsize row = 0; column->numerators.n > 0 && row < self->units.n; row++)
    *dti_lane_reserve_number (&column->numbers, row) = dti_store_column_get_figure (column, row);
  dti_lane_clear (&column->numerators);
  dti_lane_clear (&column->denominators);

  return column->numbers.items;
}

void
dti_dataset_draft_unlist (DtiDataset *self, const char *period, gsize row)
{
  DtiDatasetPeriod *found = dti_dataset_find_period (self, period);

  if (found->lists_all)
    for (gsize i = 0; i < self->units.n; i++)
      dti_lane_set_byte (&found->listed, i, TRUE);
  found->lists_all = FALSE;
  found->n_listed_first = 0;
  dti_lane_set_byte (&found->listed, row, FALSE);
}
