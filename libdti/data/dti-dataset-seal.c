/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* Sealing, and what the scorer reads of a sealed dataset. */

#include "dti-dataset-store-private.h"

static void
finish_period (DtiDataset *self, DtiDatasetPeriod *period)
{
  gsize n = self->units.n;
  GHashTableIter iter;
  gpointer column;

  period->lists_all = period->n_listed_first >= n;
  if (period->lists_all)
    dti_lane_clear (&period->listed);
  else
    {
      dti_lane_finish_bytes (&period->listed, n);
      for (gsize row = 0; row < period->n_listed_first; row++)
        ((guint8 *) period->listed.items)[row] = TRUE;
    }

  if (period->unranked.n > 0)
    for (gsize row = 0; row < n; row++)
      dti_lane_set_byte (&period->ranked, row, !dti_lane_get_byte (&period->unranked, row));
  for (guint i = 0; i < period->labels->len; i++)
    dti_lane_finish_texts (&((DtiLabelLane *) g_ptr_array_index (period->labels, i))->texts, n);

  g_hash_table_iter_init (&iter, period->columns);
  while (g_hash_table_iter_next (&iter, NULL, &column))
    dti_store_column_finish (column, n, period->listed.items);
}

/**
 * dti_dataset_seal:
 * @self: a dataset
 *
 * Makes the dataset immutable.
 *
 * Every later change fails with `DTI_ERROR_CONFLICT`; from now on threads share the dataset freely.
 * It is called once, by the thread that filled the dataset; more calls do nothing.
 *
 * Since: 1.0
 */
void
dti_dataset_seal (DtiDataset *self)
{
  g_return_if_fail (DTI_IS_DATASET (self));

  g_mutex_lock (&self->lock);
  if (!self->is_sealed)
    {
      for (guint i = 0; i < self->periods->len; i++)
        finish_period (self, dti_dataset_get_period (self, i));
      dti_dataset_list_period_ids (self);
      self->is_sealed = TRUE;
    }
  g_mutex_unlock (&self->lock);
}

/* The one column there is, or the stages merged; made once. */
static DtiStoreColumn *
find_merged (DtiDataset *self, DtiDatasetPeriod *period, guint node)
{
  DtiStoreColumn *stages[DTI_N_STAGES] = { NULL };
  gpointer key = GUINT_TO_POINTER (node);
  DtiStoreColumn *found = NULL;
  guint n_found = 0;

  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES; i++)
    {
      stages[i] = dti_dataset_find_column (self, period, node, (DtiStage) i);
      if (stages[i] == NULL)
        continue;
      found = stages[i];
      n_found++;
    }
  if (n_found <= 1)
    return found;

  g_mutex_lock (&self->lock);
  found = g_hash_table_lookup (period->merged, key);
  if (found == NULL)
    {
      found = dti_store_column_merge (stages, DTI_N_STAGES, self->units.n);
      g_hash_table_insert (period->merged, key, found);
    }
  g_mutex_unlock (&self->lock);

  return found;
}

static DtiStoreColumn *
peek (DtiDataset *self, const char *period, const char *node, DtiStage stage)
{
  DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  guint position;

  if (found == NULL || !dti_dataset_find_node (self, node, &position))
    return NULL;
  if (stage == DTI_STAGE_ANY)
    return find_merged (self, found, position);

  return dti_dataset_find_column (self, found, position, stage);
}

gboolean
dti_dataset_peek_column (DtiDataset *self,
                         const char *period,
                         const char *node,
                         DtiStage stage,
                         DtiDatasetColumn *column)
{
  const DtiStoreColumn *found;

  g_return_val_if_fail (self->is_sealed, FALSE);

  found = peek (self, period, node, stage);
  if (found == NULL)
    return FALSE;

  column->numbers = found->numbers.items;
  column->statuses = found->statuses.items;
  column->numerators = found->numerators.items;
  column->denominators = found->denominators.items;
  column->maxima = found->maxima.items;
  column->texts = found->texts.items;

  return TRUE;
}

const double *
dti_dataset_peek_input (
    DtiDataset *self, const char *period, const char *node, DtiStage stage, const char *input)
{
  const DtiStoreColumn *found;
  const DtiInputLane *lane;

  g_return_val_if_fail (self->is_sealed, NULL);

  found = peek (self, period, node, stage);
  if (found == NULL)
    return NULL;
  lane = dti_store_column_find_input (found, input);

  return lane != NULL ? lane->numbers.items : NULL;
}

const char *const *
dti_dataset_peek_labels (DtiDataset *self, const char *period, const char *column)
{
  const DtiDatasetPeriod *found;
  const DtiLane *labels;

  g_return_val_if_fail (self->is_sealed, NULL);

  found = dti_dataset_find_period (self, period);
  labels = found != NULL ? dti_dataset_period_find_labels (found, column) : NULL;

  return labels != NULL ? labels->items : NULL;
}

const guint8 *
dti_dataset_peek_listed (DtiDataset *self, const char *period)
{
  const DtiDatasetPeriod *found;

  g_return_val_if_fail (self->is_sealed, NULL);

  found = dti_dataset_find_period (self, period);

  return found != NULL ? found->listed.items : NULL;
}

const guint8 *
dti_dataset_peek_ranked (DtiDataset *self, const char *period)
{
  const DtiDatasetPeriod *found;

  g_return_val_if_fail (self->is_sealed, NULL);

  found = dti_dataset_find_period (self, period);

  return found != NULL ? found->ranked.items : NULL;
}

gsize
dti_dataset_count_units (DtiDataset *self)
{
  return self->units.n;
}

void
dti_dataset_locate (DtiDataset *self,
                    const char *period,
                    gsize row,
                    const char *node,
                    DtiStage stage,
                    DtiPlace *place)
{
  DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  DtiStoreColumn *column = NULL;
  guint position;

  place->file = self->file;
  place->unit = row < self->units.n ? self->units.ids[row] : NULL;
  place->period = found != NULL ? found->id : period;
  place->node = node;
  if (found == NULL || node == NULL || !dti_dataset_find_node (self, node, &position))
    return;

  column = dti_dataset_find_cell (self, found, position, stage, row);
  if (column == NULL)
    return;

  place->node = dti_dataset_get_node_id (self, position);
  place->row = dti_lane_get_index (&column->rows, row);
  if (place->row == 0)
    place->row = dti_lane_get_index (&found->rows, row);
  place->column = place->row != 0 ? column->source_column : 0;
}
