/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-dataset-column-private.h"

gboolean
dti_status_takes_number (DtiStatus status)
{
  switch (status)
    {
    case DTI_STATUS_MISSING:
    case DTI_STATUS_NOT_COLLECTED:
    case DTI_STATUS_NOT_APPLICABLE:
    case DTI_STATUS_SUPPRESSED:
    case DTI_STATUS_NOT_ASSESSED:
      return FALSE;
    case DTI_STATUS_NORMAL:
    case DTI_STATUS_PROVISIONAL:
    case DTI_STATUS_ESTIMATED:
    case DTI_STATUS_IMPUTED:
    case DTI_STATUS_BREAK:
    case DTI_STATUS_UNRELIABLE:
    case DTI_STATUS_UNVALIDATED:
    default:
      return TRUE;
    }
}

static void
free_input (gpointer data)
{
  DtiInputLane *input = data;

  dti_lane_clear (&input->numbers);
  g_free (input);
}

DtiStoreColumn *
dti_store_column_new (void)
{
  DtiStoreColumn *self = g_new0 (DtiStoreColumn, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

DtiStoreColumn *
dti_store_column_ref (DtiStoreColumn *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

gboolean
dti_store_column_is_own (DtiStoreColumn *self)
{
  return g_atomic_ref_count_compare (&self->ref_count, 1);
}

void
dti_store_column_reset (DtiStoreColumn *self)
{
  dti_lane_clear (&self->numbers);
  dti_lane_clear (&self->statuses);
  dti_lane_clear (&self->numerators);
  dti_lane_clear (&self->denominators);
  dti_lane_clear (&self->maxima);
  dti_lane_clear (&self->texts);
  dti_lane_clear (&self->rows);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->details, g_hash_table_unref);
  *self = (DtiStoreColumn){ .ref_count = self->ref_count };
}

void
dti_store_column_unref (DtiStoreColumn *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dti_store_column_reset (self);
  g_free (self);
}

GBytes *
dti_store_column_lend (DtiStoreColumn *self, const DtiLane *lane, gsize item_size)
{
  if (lane->n == 0 || lane->items == NULL)
    return NULL;

  return g_bytes_new_with_free_func (lane->items,
                                     lane->n * item_size,
                                     (GDestroyNotify) (void (*) (void)) dti_store_column_unref,
                                     dti_store_column_ref (self));
}

GBytes *
dti_store_column_share_numbers (DtiStoreColumn *self, gsize n, gboolean is_final)
{
  const DtiLane *lane = &self->numbers;
  double *copy;

  if (lane->bytes != NULL && lane->n == n)
    return g_bytes_ref (lane->bytes);
  if (is_final && lane->n == n && n > 0)
    return dti_store_column_lend (self, lane, sizeof (double));

  copy = g_new (double, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    copy[i] = dti_lane_get_number (lane, i);

  return g_bytes_new_take (copy, n * sizeof (double));
}

static gboolean
has_ratio (const DtiStoreColumn *self, gsize row)
{
  return !isnan (dti_lane_get_number (&self->numerators, row)) &&
         !isnan (dti_lane_get_number (&self->denominators, row));
}

static gboolean
has_input (const DtiStoreColumn *self, gsize row)
{
  for (guint i = 0; self->inputs != NULL && i < self->inputs->len; i++)
    {
      const DtiInputLane *input = g_ptr_array_index (self->inputs, i);

      if (!isnan (dti_lane_get_number (&input->numbers, row)))
        return TRUE;
    }

  return FALSE;
}

gboolean
dti_store_column_has_value (const DtiStoreColumn *self, gsize row)
{
  return !isnan (dti_lane_get_number (&self->numbers, row)) || has_ratio (self, row) ||
         dti_lane_get_text (&self->texts, row) != NULL || has_input (self, row);
}

gboolean
dti_store_column_has_cell (const DtiStoreColumn *self, gsize row)
{
  return dti_store_column_has_value (self, row) ||
         dti_store_column_get_status (self, row) != DTI_STATUS_MISSING ||
         !isnan (dti_lane_get_number (&self->numerators, row)) ||
         !isnan (dti_lane_get_number (&self->denominators, row)) ||
         !isnan (dti_lane_get_number (&self->maxima, row)) ||
         dti_store_column_get_detail (self, row) != NULL;
}

/* A letter that needs a number says nothing where there is none. */
static DtiStatus
judge_status (guint8 given, gboolean has_value)
{
  DtiStatus status = (DtiStatus) (given - 1);

  if (given == 0)
    return has_value ? DTI_STATUS_NORMAL : DTI_STATUS_MISSING;
  if (dti_status_takes_number (status) && !has_value)
    return DTI_STATUS_MISSING;

  return status;
}

DtiStatus
dti_store_column_get_status (const DtiStoreColumn *self, gsize row)
{
  guint8 given = dti_lane_get_byte (&self->statuses, row);
  gboolean has_value;

  if (self->is_finished && self->statuses.n > 0)
    return (DtiStatus) given;

  has_value = dti_store_column_has_value (self, row);
  if (given == 0)
    given = self->column_status;

  return judge_status (given, has_value);
}

gboolean
dti_store_column_is_present (const DtiStoreColumn *self, gsize row)
{
  DtiStatus status = dti_store_column_get_status (self, row);

  return status != DTI_STATUS_MISSING && status != DTI_STATUS_NOT_COLLECTED;
}

double
dti_store_column_get_figure (const DtiStoreColumn *self, gsize row)
{
  double figure;

  if (!has_ratio (self, row))
    return dti_lane_get_number (&self->numbers, row);

  figure =
      dti_lane_get_number (&self->numerators, row) / dti_lane_get_number (&self->denominators, row);

  return isfinite (figure) ? figure : NAN;
}

void
dti_store_column_read (const DtiStoreColumn *self, gsize row, DtiCellValues *values)
{
  values->number = dti_lane_get_number (&self->numbers, row);
  values->numerator = dti_lane_get_number (&self->numerators, row);
  values->denominator = dti_lane_get_number (&self->denominators, row);
  values->max = dti_lane_get_number (&self->maxima, row);
  values->text = dti_lane_get_text (&self->texts, row);
  values->status = dti_store_column_get_status (self, row);
}

const DtiCellDetail *
dti_store_column_get_detail (const DtiStoreColumn *self, gsize row)
{
  if (self->details == NULL)
    return NULL;

  return g_hash_table_lookup (self->details, GSIZE_TO_POINTER (row + 1));
}

const DtiInputLane *
dti_store_column_find_input (const DtiStoreColumn *self, const char *name)
{
  for (guint i = 0; self->inputs != NULL && i < self->inputs->len; i++)
    {
      const DtiInputLane *input = g_ptr_array_index (self->inputs, i);

      if (g_str_equal (input->name, name))
        return input;
    }

  return NULL;
}

static void
clear_number (DtiLane *lane, gsize row)
{
  if (row < lane->n)
    *dti_lane_reserve_number (lane, row) = NAN;
}

void
dti_store_column_clear_values (DtiStoreColumn *self, gsize row)
{
  clear_number (&self->numbers, row);
  clear_number (&self->numerators, row);
  clear_number (&self->denominators, row);
  clear_number (&self->maxima, row);
  if (row < self->texts.n)
    dti_lane_set_text (&self->texts, row, NULL);

  for (guint i = 0; self->inputs != NULL && i < self->inputs->len; i++)
    {
      DtiInputLane *input = g_ptr_array_index (self->inputs, i);

      clear_number (&input->numbers, row);
    }
}

void
dti_store_column_set_status (DtiStoreColumn *self, gsize row, DtiStatus status)
{
  if (!dti_status_takes_number (status))
    dti_store_column_clear_values (self, row);

  /* What the cell says by itself needs no letter. */
  if (self->column_status == 0 && row >= self->statuses.n &&
      (status == DTI_STATUS_MISSING || status == DTI_STATUS_NORMAL))
    return;

  dti_lane_set_byte (&self->statuses, row, (guint8) (status + 1));
}

void
dti_store_column_accept_value (DtiStoreColumn *self, gsize row)
{
  guint8 given = dti_lane_get_byte (&self->statuses, row);

  if (given == 0)
    given = self->column_status;
  if (given != 0 && !dti_status_takes_number ((DtiStatus) (given - 1)))
    dti_lane_set_byte (&self->statuses, row, DTI_STATUS_NORMAL + 1);
}

void
dti_store_column_set_detail (DtiStoreColumn *self,
                             gsize row,
                             const char *note,
                             const char *evidence)
{
  gpointer key = GSIZE_TO_POINTER (row + 1);
  DtiCellDetail *detail;

  if (note == NULL && evidence == NULL)
    {
      if (self->details != NULL)
        g_hash_table_remove (self->details, key);
      return;
    }

  if (self->details == NULL)
    self->details = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  detail = g_new (DtiCellDetail, 1);
  *detail = (DtiCellDetail){ note, evidence };
  g_hash_table_insert (self->details, key, detail);
}

DtiLane *
dti_store_column_ensure_input (DtiStoreColumn *self, const char *name)
{
  DtiInputLane *input = (DtiInputLane *) dti_store_column_find_input (self, name);

  if (input != NULL)
    return &input->numbers;

  if (self->inputs == NULL)
    self->inputs = g_ptr_array_new_with_free_func (free_input);
  input = g_new0 (DtiInputLane, 1);
  input->name = name;
  g_ptr_array_add (self->inputs, input);

  return &input->numbers;
}

static gboolean
needs_statuses (const DtiStoreColumn *self)
{
  return self->statuses.n > 0 || self->column_status != 0 || self->numerators.n > 0 ||
         self->texts.n > 0 || self->inputs != NULL;
}

/* Gives each cell its status; keeps no array where the numbers alone say as much. */
static void
finish_statuses (DtiStoreColumn *self, gsize n_units, const guint8 *listed)
{
  gboolean is_implied = TRUE;
  guint8 *statuses;

  if (!needs_statuses (self))
    return;

  dti_lane_finish_bytes (&self->statuses, n_units);
  statuses = self->statuses.items;
  for (gsize row = 0; row < n_units; row++)
    {
      gboolean has_number = !isnan (dti_lane_get_number (&self->numbers, row));
      guint8 given = statuses[row];

      if (given == 0 && (listed == NULL || listed[row]))
        given = self->column_status;
      statuses[row] = (guint8) judge_status (given, dti_store_column_has_value (self, row));
      is_implied &= statuses[row] == (has_number ? DTI_STATUS_NORMAL : DTI_STATUS_MISSING);
    }

  if (is_implied)
    dti_lane_clear (&self->statuses);
}

static void
finish_extra (DtiLane *lane, gsize n_units)
{
  if (lane->n > 0)
    dti_lane_finish_numbers (lane, n_units);
}

void
dti_store_column_finish (DtiStoreColumn *self, gsize n_units, const guint8 *listed)
{
  if (self->is_finished)
    return;

  finish_statuses (self, n_units, listed);
  self->column_status = 0;
  dti_lane_finish_numbers (&self->numbers, n_units);
  finish_extra (&self->numerators, n_units);
  finish_extra (&self->denominators, n_units);
  finish_extra (&self->maxima, n_units);
  for (guint i = 0; self->inputs != NULL && i < self->inputs->len; i++)
    finish_extra (&((DtiInputLane *) g_ptr_array_index (self->inputs, i))->numbers, n_units);
  if (self->texts.n > 0)
    dti_lane_finish_texts (&self->texts, n_units);
  self->is_finished = TRUE;
}

static void
copy_number (DtiLane *lane, gsize row, double number)
{
  if (!isnan (number))
    dti_lane_set_number (lane, row, number);
}

static void
copy_cell (DtiStoreColumn *self, const DtiStoreColumn *source, gsize row)
{
  const DtiCellDetail *detail = dti_store_column_get_detail (source, row);
  DtiCellValues values;

  dti_store_column_clear_values (self, row);
  dti_store_column_read (source, row, &values);
  copy_number (&self->numbers, row, values.number);
  copy_number (&self->numerators, row, values.numerator);
  copy_number (&self->denominators, row, values.denominator);
  copy_number (&self->maxima, row, values.max);
  if (values.text != NULL)
    dti_lane_set_text (&self->texts, row, values.text);
  for (guint i = 0; source->inputs != NULL && i < source->inputs->len; i++)
    {
      const DtiInputLane *input = g_ptr_array_index (source->inputs, i);
      double number = dti_lane_get_number (&input->numbers, row);

      if (!isnan (number))
        dti_lane_set_number (dti_store_column_ensure_input (self, input->name), row, number);
    }

  dti_store_column_set_status (self, row, values.status);
  dti_store_column_set_detail (self,
                               row,
                               detail != NULL ? detail->note : NULL,
                               detail != NULL ? detail->evidence : NULL);
}

DtiStoreColumn *
dti_store_column_merge (DtiStoreColumn *const *stages, guint n_stages, gsize n_units)
{
  DtiStoreColumn *merged = dti_store_column_new ();

  for (gsize row = 0; row < n_units; row++)
    {
      const DtiStoreColumn *chosen = NULL;

      for (guint i = 0; i < n_stages; i++)
        if (stages[i] != NULL && dti_store_column_has_cell (stages[i], row) &&
            (chosen == NULL || dti_store_column_is_present (stages[i], row)))
          chosen = stages[i];
      if (chosen != NULL)
        copy_cell (merged, chosen, row);
    }
  dti_store_column_finish (merged, n_units, NULL);

  return merged;
}
