/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* The digest of what a dataset says: SHA-256 over its content in canonical order. Nodes, labels and
 * inputs go by name, so that the order they were written in does not matter; units keep theirs,
 * which decides ties. What says nothing (empty columns, units that no period lists) is left out,
 * and so is where it was read from. */

#include <string.h>

#include "dti-dataset-store-private.h"

#define BLOCK 4096

static void
hash_bytes (GChecksum *sum, gconstpointer bytes, gsize n)
{
  const guchar *next = bytes;

  for (; n > 0;)
    {
      gssize step = (gssize) MIN (n, G_MAXINT);

      g_checksum_update (sum, next, step);
      next += step;
      n -= (gsize) step;
    }
}

/* With its end, so that "ab" + "c" is not "a" + "bc"; NULL differs from an empty text. */
static void
hash_text (GChecksum *sum, const char *text)
{
  if (text == NULL)
    hash_bytes (sum, "\1", 2);
  else
    hash_bytes (sum, text, strlen (text) + 1);
}

/* Little-endian on every machine; every NaN and both zeros alike. */
static void
hash_numbers (GChecksum *sum, const char *name, const DtiLane *lane, const gsize *rows, gsize n)
{
  guint64 words[BLOCK];
  gsize filled = 0;

  if (!dti_lane_has_numbers (lane))
    return;

  hash_text (sum, name);
  for (gsize i = 0; i < n; i++)
    {
      double number = dti_lane_get_number (lane, rows[i]);
      guint64 word = G_GUINT64_CONSTANT (0x7ff8000000000000);

      if (!isnan (number))
        {
          number += 0.0;
          memcpy (&word, &number, sizeof word);
        }
      words[filled++] = GUINT64_TO_LE (word);
      if (filled == BLOCK)
        {
          hash_bytes (sum, words, sizeof words);
          filled = 0;
        }
    }
  hash_bytes (sum, words, filled * sizeof *words);
}

static gboolean
has_texts (const DtiLane *lane)
{
  for (gsize i = 0; i < lane->n; i++)
    if (dti_lane_get_text (lane, i) != NULL)
      return TRUE;

  return FALSE;
}

static void
hash_texts (GChecksum *sum, const char *name, const DtiLane *lane, const gsize *rows, gsize n)
{
  if (!has_texts (lane))
    return;

  hash_text (sum, name);
  for (gsize i = 0; i < n; i++)
    hash_text (sum, dti_lane_get_text (lane, rows[i]));
}

static void
hash_statuses (GChecksum *sum, const DtiStoreColumn *column, const gsize *rows, gsize n)
{
  if (column->statuses.n == 0)
    return;

  hash_text (sum, ":status");
  for (gsize i = 0; i < n; i++)
    {
      guint8 status = (guint8) dti_store_column_get_status (column, rows[i]);

      hash_bytes (sum, &status, 1);
    }
}

static void
hash_details (GChecksum *sum, const DtiStoreColumn *column, const gsize *rows, gsize n)
{
  if (column->details == NULL || g_hash_table_size (column->details) == 0)
    return;

  hash_text (sum, ":detail");
  for (gsize i = 0; i < n; i++)
    {
      const DtiCellDetail *detail = dti_store_column_get_detail (column, rows[i]);

      hash_text (sum, detail != NULL ? detail->note : NULL);
      hash_text (sum, detail != NULL ? detail->evidence : NULL);
    }
}

static int
compare_inputs (gconstpointer a, gconstpointer b)
{
  const DtiInputLane *const *first = a;
  const DtiInputLane *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

static void
hash_inputs (GChecksum *sum, const DtiStoreColumn *column, const gsize *rows, gsize n)
{
  g_autoptr (GPtrArray) inputs = NULL;

  if (column->inputs == NULL)
    return;

  inputs = g_ptr_array_new ();
  for (guint i = 0; i < column->inputs->len; i++)
    g_ptr_array_add (inputs, g_ptr_array_index (column->inputs, i));
  g_ptr_array_sort (inputs, compare_inputs);
  for (guint i = 0; i < inputs->len; i++)
    {
      const DtiInputLane *input = g_ptr_array_index (inputs, i);
      g_autofree char *name = g_strconcat (":input.", input->name, NULL);

      hash_numbers (sum, name, &input->numbers, rows, n);
    }
}

static gboolean
is_empty (const DtiStoreColumn *column)
{
  for (guint i = 0; column->inputs != NULL && i < column->inputs->len; i++)
    if (dti_lane_has_numbers (&((DtiInputLane *) g_ptr_array_index (column->inputs, i))->numbers))
      return FALSE;

  return !dti_lane_has_numbers (&column->numbers) && column->statuses.n == 0 &&
         !dti_lane_has_numbers (&column->numerators) &&
         !dti_lane_has_numbers (&column->denominators) && !dti_lane_has_numbers (&column->maxima) &&
         !has_texts (&column->texts) &&
         (column->details == NULL || g_hash_table_size (column->details) == 0);
}

static void
hash_column (GChecksum *sum,
             const char *node,
             guint stage,
             const DtiStoreColumn *column,
             const gsize *rows,
             gsize n)
{
  guint8 letter = (guint8) stage;

  if (is_empty (column))
    return;

  hash_text (sum, node);
  hash_bytes (sum, &letter, 1);
  hash_numbers (sum, ":number", &column->numbers, rows, n);
  hash_statuses (sum, column, rows, n);
  hash_numbers (sum, ":numerator", &column->numerators, rows, n);
  hash_numbers (sum, ":denominator", &column->denominators, rows, n);
  hash_numbers (sum, ":max", &column->maxima, rows, n);
  hash_texts (sum, ":text", &column->texts, rows, n);
  hash_inputs (sum, column, rows, n);
  hash_details (sum, column, rows, n);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const DtiLabelLane *const *first = a;
  const DtiLabelLane *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

static void
hash_labels (GChecksum *sum, const DtiDatasetPeriod *period, const gsize *rows, gsize n)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < period->labels->len; i++)
    g_ptr_array_add (labels, g_ptr_array_index (period->labels, i));
  g_ptr_array_sort (labels, compare_labels);
  for (guint i = 0; i < labels->len; i++)
    {
      const DtiLabelLane *lane = g_ptr_array_index (labels, i);
      g_autofree char *name = g_strconcat (":label.", lane->name, NULL);

      hash_texts (sum, name, &lane->texts, rows, n);
    }
}

static gsize
find_rows (DtiDataset *self, const DtiDatasetPeriod *period, gsize *rows)
{
  gsize n = 0;

  for (gsize row = 0; row < self->units.n; row++)
    if (dti_dataset_period_lists (period, row))
      rows[n++] = row;

  return n;
}

static void
hash_period (DtiDataset *self,
             GChecksum *sum,
             const DtiDatasetPeriod *period,
             const guint *nodes,
             gsize *rows)
{
  gsize n = find_rows (self, period, rows);

  if (n == 0)
    return;

  hash_text (sum, ":period");
  hash_text (sum, period->id);
  for (gsize i = 0; i < n; i++)
    {
      guint8 unranked = dti_lane_get_byte (&period->unranked, rows[i]);

      hash_text (sum, self->units.ids[rows[i]]);
      hash_bytes (sum, &unranked, 1);
    }
  hash_labels (sum, period, rows, n);

  for (guint i = 0; i + 1 < self->nodes->len; i++)
    for (guint stage = DTI_STAGE_SELF; stage < DTI_N_STAGES; stage++)
      {
        const DtiStoreColumn *column =
            dti_dataset_find_column (self, period, nodes[i], (DtiStage) stage);

        if (column != NULL)
          hash_column (sum, dti_dataset_get_node_id (self, nodes[i]), stage, column, rows, n);
      }
}

static gboolean
is_listed (DtiDataset *self, gsize row)
{
  for (guint i = 0; i < self->periods->len; i++)
    if (dti_dataset_period_lists (dti_dataset_get_period (self, i), row))
      return TRUE;

  return FALSE;
}

static char *
compute (DtiDataset *self)
{
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint *nodes = dti_dataset_sort_nodes (self);
  g_autofree gsize *rows = g_new (gsize, MAX (self->units.n, 1));
  char *digest;

  hash_text (sum, "dti-dataset 1");
  for (gsize row = 0; row < self->units.n; row++)
    {
      if (!is_listed (self, row))
        continue;
      hash_text (sum, self->units.ids[row]);
      hash_text (sum, dti_lane_get_text (&self->units.names, row));
    }
  for (guint i = 0; i < self->periods->len; i++)
    hash_period (self, sum, dti_dataset_get_period (self, i), nodes, rows);

  digest = g_strdup (g_checksum_get_string (sum));
  g_checksum_free (sum);

  return digest;
}

/**
 * dti_dataset_get_digest:
 * @self: a sealed dataset
 *
 * Gets a digest of what the dataset says.
 *
 * Two datasets with the same units in the same order and the same content have the same digest,
 * whatever the order in which columns were written and wherever they were read from. It is the
 * SHA-256 in hexadecimal digits, computed when first asked for. Any thread can call it.
 *
 * Returns: (nullable) (transfer none): the digest, `NULL` where the dataset is not sealed
 *
 * Since: 1.0
 */
const char *
dti_dataset_get_digest (DtiDataset *self)
{
  const char *digest;

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  if (!self->is_sealed)
    return NULL;

  g_mutex_lock (&self->lock);
  if (self->digest == NULL)
    self->digest = compute (self);
  digest = self->digest;
  g_mutex_unlock (&self->lock);

  return digest;
}
