/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-dataset-store-private.h"

#include <libdti/data/dti-dataset-reader.h>

/**
 * DtiDataset:
 *
 * What was observed: numbers by unit, period and node.
 *
 * A dataset is columnar: all numbers of one node in one period stand in one block of doubles, one
 * for each unit, with NaN where there is none. Units, periods and nodes are added by writing to
 * them. Every cell can have a status ([enum@Dti.Status]) that says why there is no number, or what
 * the number is worth; a blank never becomes 0.
 *
 * A cell holds what was written to it last: a status that excludes a number, like
 * `DTI_STATUS_NOT_APPLICABLE`, removes the number; a number written later removes that status.
 * The setters write at the stage `DTI_STAGE_PUBLISHED`, [method@Dti.Dataset.add_observation] at
 * any; the getters read the last stage present.
 *
 * Datasets without a period column have one period, the empty text; it stands alone.
 *
 * Until [method@Dti.Dataset.seal] is called a dataset belongs to one thread. Sealed, it is
 * immutable and threads share it freely; [class@Dti.Scorer] seals what it scores. For many numbers
 * [method@Dti.Dataset.set_column] and [method@Dti.Dataset.get_column] are a thousand times faster
 * than single cells.
 *
 * Since: 1.0
 */

G_DEFINE_FINAL_TYPE (DtiDataset, dti_dataset, G_TYPE_OBJECT)

static void
free_period (gpointer data)
{
  dti_dataset_period_free (data);
}

static void
dti_dataset_finalize (GObject *object)
{
  DtiDataset *self = DTI_DATASET (object);

  g_clear_pointer (&self->period_rows, g_hash_table_unref);
  g_clear_pointer (&self->period_ids, g_free);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->node_rows, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  if (self->origin != NULL)
    dti_unit_table_clear_borrowed (&self->units);
  else
    dti_unit_table_clear (&self->units);
  g_clear_object (&self->origin);
  g_clear_object (&self->problems);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_dataset_parent_class)->finalize (object);
}

static void
dti_dataset_class_init (DtiDatasetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dti_dataset_finalize;
}

static void
dti_dataset_init (DtiDataset *self)
{
  dti_unit_table_init (&self->units);
  self->periods = g_ptr_array_new_with_free_func (free_period);
  self->period_rows = g_hash_table_new (g_str_hash, g_str_equal);
  dti_dataset_init_nodes (self);
  self->problems = dti_problem_list_new ();
  g_mutex_init (&self->lock);
}

/**
 * dti_dataset_new:
 *
 * Creates an empty dataset.
 *
 * Returns: (transfer full): a new dataset
 *
 * Since: 1.0
 */
DtiDataset *
dti_dataset_new (void)
{
  return g_object_new (DTI_TYPE_DATASET, NULL);
}

/**
 * dti_dataset_new_from_file:
 * @file: a data file, CSV or JSON
 * @framework: (nullable): the framework the data are for
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a dataset from a file.
 *
 * Cells that cannot be read are left without a number and listed by
 * [method@Dti.Dataset.get_problems]; a file that cannot be read as a whole is an error. With a
 * framework, nodes and values are checked against it. [class@Dti.DatasetReader] has more options.
 *
 * Errors are `DTI_ERROR_NOT_FOUND`, `DTI_ERROR_INVALID_DATA`, `DTI_ERROR_LIMIT`,
 * `DTI_ERROR_UNSUPPORTED` and `DTI_ERROR_FAILED`.
 *
 * Returns: (transfer full): a new dataset
 *
 * Since: 1.0
 */
DtiDataset *
dti_dataset_new_from_file (GFile *file, DtiFramework *framework, GError **error)
{
  g_autoptr (DtiDatasetReader) reader = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (framework == NULL || DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader = dti_dataset_reader_new (framework);

  return dti_dataset_reader_read_file (reader, file, error);
}

/**
 * dti_dataset_add_unit:
 * @self: a dataset
 * @unit: id of the unit
 * @name: (nullable): its name for readers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Adds a unit, or names one that is there.
 *
 * Ids are compared in the composed form of Unicode (NFC). The unit is listed in a period only when
 * something is written there.
 *
 * Errors are `DTI_ERROR_INVALID_DATA` for an id that is empty, `*`, surrounded by spaces or no
 * plain text, and `DTI_ERROR_CONFLICT` for a sealed dataset.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_add_unit (DtiDataset *self, const char *unit, const char *name, GError **error)
{
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_require_open (self, error) || !dti_dataset_check_text ("name", name, error) ||
      !dti_dataset_ensure_unit (self, unit, &row, error))
    return FALSE;

  name = dti_dataset_intern_trimmed (self, name);
  if (name != NULL)
    dti_lane_set_text (&self->units.names, row, name);

  return TRUE;
}

static gboolean
append_units (DtiDataset *self, const char *const *units, GError **error)
{
  gsize row;

  for (gsize i = 0; units[i] != NULL; i++)
    {
      if (!dti_dataset_ensure_unit (self, units[i], &row, error))
        return FALSE;
      if (row != i)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_EXISTS,
                       "the unit “%s” is listed twice",
                       units[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dti_dataset_set_units:
 * @self: a dataset without units
 * @units: (array zero-terminated=1): ids of the units
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Adds all units at once, in this order.
 *
 * That is the way to prepare [method@Dti.Dataset.set_column]. On failure no unit is added. Errors
 * are `DTI_ERROR_EXISTS` for a unit that stands twice, `DTI_ERROR_CONFLICT` for a dataset that has
 * units or is sealed, and `DTI_ERROR_INVALID_DATA` as for [method@Dti.Dataset.add_unit].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_units (DtiDataset *self, const char *const *units, GError **error)
{
  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (units != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_require_open (self, error))
    return FALSE;
  if (self->units.n > 0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_CONFLICT, "the dataset has units already");
      return FALSE;
    }
  if (append_units (self, units, error))
    return TRUE;

  dti_unit_table_forget_after (&self->units, 0);

  return FALSE;
}

/**
 * dti_dataset_set_label:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @column: name of a column of labels, as declared in the framework's `columns`
 * @label: (nullable): the label; `NULL` or an empty text removes it
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes a label of a unit, for instance the group it belongs to.
 *
 * Columns of numbers that are no nodes are written with [method@Dti.Dataset.set_number]. Errors are
 * those of that method.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_label (DtiDataset *self,
                       const char *unit,
                       const char *period,
                       const char *column,
                       const char *label,
                       GError **error)
{
  g_autofree char *buffer = NULL;
  DtiCellPlace place;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && column != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_text ("label", label, error))
    return FALSE;
  column = dti_dataset_check_node_id (column, &buffer, error);
  if (column == NULL || !dti_dataset_place (self, unit, period, NULL, &place, error))
    return FALSE;

  dti_lane_set_text (dti_dataset_period_ensure_labels (self, place.period, column),
                     place.row,
                     dti_dataset_intern_trimmed (self, label));

  return TRUE;
}

/**
 * dti_dataset_set_ranked:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @ranked: `FALSE` where the unit is scored for information only
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Says whether a unit takes part in the ranking of a period.
 *
 * Every unit does unless told otherwise. Errors are those of [method@Dti.Dataset.set_number].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_ranked (
    DtiDataset *self, const char *unit, const char *period, gboolean ranked, GError **error)
{
  DtiCellPlace place;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_place (self, unit, period, NULL, &place, error))
    return FALSE;

  if (!ranked || place.row < place.period->unranked.n)
    dti_lane_set_byte (&place.period->unranked, place.row, !ranked);

  return TRUE;
}

/**
 * dti_dataset_set_period_status:
 * @self: a dataset
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @status: what the numbers, or their absence, mean
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes the status of a node for every unit of a period.
 *
 * That is how a year in which an indicator was not assessed is told. It removes the numbers where
 * the status excludes them, and counts for units added later; a number or status written to a cell
 * afterwards wins there. Errors are those of [method@Dti.Dataset.set_number].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_period_status (
    DtiDataset *self, const char *period, const char *node, DtiStatus status, GError **error)
{
  DtiDatasetPeriod *found;
  DtiStoreColumn *column;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);
  g_return_val_if_fail ((guint) status <= DTI_STATUS_NOT_ASSESSED, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  column = dti_dataset_open_column (self, period, node, &found, error);
  if (column == NULL)
    return FALSE;

  dti_lane_clear (&column->statuses);
  column->column_status = (guint8) (status + 1);
  for (gsize row = 0; !dti_status_takes_number (status) && row < self->units.n; row++)
    dti_store_column_clear_values (column, row);

  return TRUE;
}

static gboolean
check_observation (DtiObservation *observation, const DtiCellValues *values, GError **error)
{
  const char *letter = dti_status_to_letter (values->status);
  gboolean has_value = !isnan (values->number) || values->text != NULL ||
                       (!isnan (values->numerator) && !isnan (values->denominator));

  if (isinf (values->number) || isinf (values->numerator) || isinf (values->denominator) ||
      isinf (values->max))
    return dti_dataset_check_number ("number", INFINITY, error);
  if (values->max < 0.0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the maximum is below 0");
      return FALSE;
    }
  if (has_value && !dti_status_takes_number (values->status))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "the observation has a value and the status “%s”, which says there is none",
                   letter);
      return FALSE;
    }
  if (!has_value && dti_status_takes_number (values->status) && values->status != DTI_STATUS_NORMAL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "the observation has no value, which its status “%s” needs",
                   letter);
      return FALSE;
    }

  return dti_dataset_check_text ("text", values->text, error) &&
         dti_dataset_check_text ("note", dti_observation_get_note (observation), error) &&
         dti_dataset_check_text ("evidence", dti_observation_get_evidence (observation), error);
}

static void
write_number (DtiLane *lane, gsize row, double number)
{
  if (!isnan (number) || row < lane->n)
    *dti_lane_reserve_number (lane, row) = dti_dataset_plain_number (number);
}

static void
write_observation (DtiDataset *self,
                   DtiStoreColumn *column,
                   gsize row,
                   DtiObservation *observation,
                   const DtiCellValues *values)
{
  write_number (&column->numbers, row, values->number);
  write_number (&column->numerators, row, values->numerator);
  write_number (&column->denominators, row, values->denominator);
  write_number (&column->maxima, row, values->max);
  if (values->text != NULL || row < column->texts.n)
    dti_lane_set_text (&column->texts, row, dti_dataset_intern_trimmed (self, values->text));
  dti_store_column_set_status (column, row, values->status);
  dti_store_column_set_detail (
      column,
      row,
      dti_dataset_intern_trimmed (self, dti_observation_get_note (observation)),
      dti_dataset_intern_trimmed (self, dti_observation_get_evidence (observation)));
}

/**
 * dti_dataset_add_observation:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @observation: what was observed
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes a whole cell: number or ratio, status, stage, note and evidence.
 *
 * It takes the place of what was observed there at the same stage; `DTI_STAGE_ANY` means published.
 * Errors are those of [method@Dti.Dataset.set_number], and `DTI_ERROR_CONFLICT` for a value with a
 * status that excludes it, or no value with a status that needs one.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_add_observation (DtiDataset *self,
                             const char *unit,
                             const char *period,
                             const char *node,
                             DtiObservation *observation,
                             GError **error)
{
  DtiCellValues values;
  DtiCellPlace place;
  DtiStage stage;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (DTI_IS_OBSERVATION (observation), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  dti_observation_get_number (observation, &values.number);
  dti_observation_get_numerator (observation, &values.numerator);
  dti_observation_get_denominator (observation, &values.denominator);
  dti_observation_get_max (observation, &values.max);
  values.text = dti_observation_get_text (observation);
  if (values.text != NULL && *values.text == '\0')
    values.text = NULL;
  values.status = dti_observation_get_status (observation);
  stage = dti_observation_get_stage (observation);
  if (stage == DTI_STAGE_ANY)
    stage = DTI_STAGE_PUBLISHED;

  if (!check_observation (observation, &values, error) ||
      !dti_dataset_place (self, unit, period, node, &place, error))
    return FALSE;

  write_observation (self,
                     dti_dataset_ensure_column (self, place.period, place.node, stage),
                     place.row,
                     observation,
                     &values);

  return TRUE;
}

static gboolean
check_numbers (DtiDataset *self, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size != self->units.n * sizeof (double))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the column has %" G_GSIZE_FORMAT " bytes, not 8 for each of %" G_GSIZE_FORMAT
                   " units",
                   size,
                   self->units.n);
      return FALSE;
    }

  for (gsize row = 0; row < self->units.n; row++)
    {
      double number;

      memcpy (&number, data + row * sizeof number, sizeof number);
      if (isinf (number))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "the number of the unit “%s” is infinite",
                       self->units.ids[row]);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dti_dataset_set_column:
 * @self: a dataset
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @numbers: doubles in the machine's byte order, one for each unit in the order of
 *   [method@Dti.Dataset.get_units]; NaN where there is none
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes all numbers of a node in a period.
 *
 * The bytes are not copied: the dataset keeps a reference, and copies only when the column is
 * edited later. Every unit is listed in the period. What was observed there before, at the
 * published stage, is gone. Errors are those of [method@Dti.Dataset.set_number], and
 * `DTI_ERROR_INVALID_DATA` for another number of bytes.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_column (
    DtiDataset *self, const char *period, const char *node, GBytes *numbers, GError **error)
{
  DtiDatasetPeriod *found;
  DtiStoreColumn *column;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (node != NULL && numbers != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_numbers (self, numbers, error))
    return FALSE;
  column = dti_dataset_open_column (self, period, node, &found, error);
  if (column == NULL)
    return FALSE;

  dti_store_column_reset (column);
  dti_lane_borrow_numbers (&column->numbers, numbers, self->units.n);
  dti_dataset_period_list_first (found, self->units.n);

  return TRUE;
}
