/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* What people read from a dataset. */

#include "dti-dataset-store-private.h"

#include <libdti/base/dti-number-private.h>

/* FALSE where the dataset knows one of the three not. */
static gboolean
find_place (
    DtiDataset *self, const char *unit, const char *period, const char *node, DtiCellPlace *place)
{
  place->period = dti_dataset_find_period (self, period);

  return place->period != NULL && dti_dataset_find_unit (self, unit, &place->row) &&
         dti_dataset_find_node (self, node, &place->node);
}

static DtiStoreColumn *
find_cell (DtiDataset *self, const DtiCellPlace *place, DtiStage stage)
{
  return dti_dataset_find_cell (self, place->period, place->node, stage, place->row);
}

/**
 * dti_dataset_get_number:
 * @self: a dataset
 * @unit: id of a unit
 * @period: (nullable): a period; `NULL` or an empty text for data without periods
 * @node: id of a node
 * @number: (out) (optional): return location for the number; NaN where there is none
 *
 * Reads one number.
 *
 * Where both parts of a ratio were observed it is their quotient. It is that of the last stage
 * present.
 *
 * Returns: `TRUE` where there is a number
 *
 * Since: 1.0
 */
gboolean
dti_dataset_get_number (
    DtiDataset *self, const char *unit, const char *period, const char *node, double *number)
{
  DtiCellPlace place;
  DtiStoreColumn *column = NULL;
  double figure = NAN;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);

  if (find_place (self, unit, period, node, &place))
    column = find_cell (self, &place, DTI_STAGE_ANY);
  if (column != NULL)
    figure = dti_store_column_get_figure (column, place.row);

  return dti_number_hand_out (figure, number);
}

/**
 * dti_dataset_get_status:
 * @self: a dataset
 * @unit: id of a unit
 * @period: (nullable): a period; `NULL` or an empty text for data without periods
 * @node: id of a node
 *
 * Gets what a number, or its absence, means.
 *
 * A cell nobody wrote to is `DTI_STATUS_MISSING`.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DtiStatus
dti_dataset_get_status (DtiDataset *self, const char *unit, const char *period, const char *node)
{
  DtiCellPlace place;
  DtiStoreColumn *column = NULL;

  g_return_val_if_fail (DTI_IS_DATASET (self), DTI_STATUS_MISSING);
  g_return_val_if_fail (unit != NULL && node != NULL, DTI_STATUS_MISSING);

  if (find_place (self, unit, period, node, &place))
    column = find_cell (self, &place, DTI_STAGE_ANY);

  return column != NULL ? dti_store_column_get_status (column, place.row) : DTI_STATUS_MISSING;
}

/**
 * dti_dataset_get_label:
 * @self: a dataset
 * @unit: id of a unit
 * @period: (nullable): a period; `NULL` or an empty text for data without periods
 * @column: name of a column of labels
 *
 * Gets a label of a unit.
 *
 * Returns: (nullable) (transfer none): the label, valid as long as the dataset
 *
 * Since: 1.0
 */
const char *
dti_dataset_get_label (DtiDataset *self, const char *unit, const char *period, const char *column)
{
  const DtiDatasetPeriod *found;
  const DtiLane *labels = NULL;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);
  g_return_val_if_fail (unit != NULL && column != NULL, NULL);

  found = dti_dataset_find_period (self, period);
  if (found != NULL && dti_dataset_find_unit (self, unit, &row))
    labels = dti_dataset_period_find_labels (found, column);

  return labels != NULL ? dti_lane_get_text (labels, row) : NULL;
}

/**
 * dti_dataset_get_ranked:
 * @self: a dataset
 * @unit: id of a unit
 * @period: (nullable): a period; `NULL` or an empty text for data without periods
 *
 * Gets whether a unit takes part in the ranking of a period.
 *
 * Returns: `FALSE` where it is scored for information only
 *
 * Since: 1.0
 */
gboolean
dti_dataset_get_ranked (DtiDataset *self, const char *unit, const char *period)
{
  const DtiDatasetPeriod *found;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), TRUE);
  g_return_val_if_fail (unit != NULL, TRUE);

  found = dti_dataset_find_period (self, period);

  return found == NULL || !dti_dataset_find_unit (self, unit, &row) ||
         !dti_lane_get_byte (&found->unranked, row);
}

static DtiStage
find_stage (DtiDataset *self, const DtiCellPlace *place, const DtiStoreColumn *column)
{
  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES; i++)
    if (dti_dataset_find_column (self, place->period, place->node, (DtiStage) i) == column)
      return (DtiStage) i;

  return DTI_STAGE_PUBLISHED;
}

/**
 * dti_dataset_lookup_observation:
 * @self: a dataset
 * @unit: id of a unit
 * @period: (nullable): a period; `NULL` or an empty text for data without periods
 * @node: id of a node
 * @stage: the stage; `DTI_STAGE_ANY` for the last one present
 *
 * Gets all that was observed in one cell.
 *
 * Returns: (nullable) (transfer full): a new observation, `NULL` where nobody wrote to the cell
 *
 * Since: 1.0
 */
DtiObservation *
dti_dataset_lookup_observation (
    DtiDataset *self, const char *unit, const char *period, const char *node, DtiStage stage)
{
  DtiCellPlace place;
  DtiStoreColumn *column;
  const DtiCellDetail *detail;
  DtiCellValues values;
  DtiPlace source = { NULL };

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);
  g_return_val_if_fail (unit != NULL && node != NULL, NULL);

  if (!find_place (self, unit, period, node, &place))
    return NULL;
  column = find_cell (self, &place, stage);
  if (column == NULL || !dti_store_column_has_cell (column, place.row))
    return NULL;

  stage = find_stage (self, &place, column);
  detail = dti_store_column_get_detail (column, place.row);
  dti_store_column_read (column, place.row, &values);
  dti_dataset_locate (self, place.period->id, place.row, node, stage, &source);

  return g_object_new (DTI_TYPE_OBSERVATION,
                       "number",
                       values.number,
                       "numerator",
                       values.numerator,
                       "denominator",
                       values.denominator,
                       "max",
                       values.max,
                       "text",
                       values.text,
                       "status",
                       values.status,
                       "stage",
                       stage,
                       "note",
                       detail != NULL ? detail->note : NULL,
                       "evidence",
                       detail != NULL ? detail->evidence : NULL,
                       "file",
                       source.file,
                       "row",
                       source.row,
                       "column",
                       source.column,
                       NULL);
}

/* Several stages, or ratios: there is no such block in memory yet. */
static GBytes *
build_column (DtiDataset *self, const DtiDatasetPeriod *period, guint node)
{
  gsize n = self->units.n;
  double *numbers = g_new (double, MAX (n, 1));

  for (gsize row = 0; row < n; row++)
    {
      DtiStoreColumn *column = dti_dataset_find_cell (self, period, node, DTI_STAGE_ANY, row);

      numbers[row] = column != NULL ? dti_store_column_get_figure (column, row) : NAN;
    }

  return g_bytes_new_take (numbers, n * sizeof *numbers);
}

static DtiStoreColumn *
find_only_column (DtiDataset *self, const DtiDatasetPeriod *period, guint node, guint *n_found)
{
  DtiStoreColumn *found = NULL;

  *n_found = 0;
  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES; i++)
    {
      DtiStoreColumn *column = dti_dataset_find_column (self, period, node, (DtiStage) i);

      if (column == NULL)
        continue;
      found = column;
      (*n_found)++;
    }

  return found;
}

/**
 * dti_dataset_get_column:
 * @self: a dataset
 * @period: (nullable): a period; `NULL` or an empty text for data without periods
 * @node: id of a node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets all numbers of a node in a period.
 *
 * They are doubles in the machine's byte order, one for each unit in the order of
 * [method@Dti.Dataset.get_units], NaN where there is none. Of a sealed dataset they are the
 * dataset's own memory, not copied, unless there are ratios or several stages. Each number is what
 * [method@Dti.Dataset.get_number] gives. The error is `DTI_ERROR_NOT_FOUND` where nothing was ever
 * written there.
 *
 * Returns: (transfer full): the numbers
 *
 * Since: 1.0
 */
GBytes *
dti_dataset_get_column (DtiDataset *self, const char *period, const char *node, GError **error)
{
  DtiDatasetPeriod *found;
  DtiStoreColumn *column = NULL;
  guint n_found = 0;
  guint position;

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  found = dti_dataset_find_period (self, period);
  if (found != NULL && dti_dataset_find_node (self, node, &position))
    column = find_only_column (self, found, position, &n_found);
  if (column == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the dataset has no column “%s” in the period “%s”",
                   node,
                   period != NULL ? period : "");
      return NULL;
    }
  if (n_found > 1 || column->numerators.n > 0)
    return build_column (self, found, position);

  return dti_store_column_share_numbers (column, self->units.n, self->is_sealed);
}

/**
 * dti_dataset_get_unit_name:
 * @self: a dataset
 * @unit: id of a unit
 *
 * Gets the name of a unit.
 *
 * Returns: (nullable) (transfer none): the name, `NULL` where none was given
 *
 * Since: 1.0
 */
const char *
dti_dataset_get_unit_name (DtiDataset *self, const char *unit)
{
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  return dti_dataset_find_unit (self, unit, &row) ? dti_lane_get_text (&self->units.names, row)
                                                  : NULL;
}

/**
 * dti_dataset_get_units:
 * @self: a dataset
 *
 * Gets the ids of all units, in order of first appearance.
 *
 * Nothing is copied: the array is valid until a unit is added.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_dataset_get_units (DtiDataset *self)
{
  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  return self->units.ids;
}

/**
 * dti_dataset_get_periods:
 * @self: a dataset
 *
 * Gets all periods, ascending.
 *
 * Data without periods have one, the empty text. The array is valid until a period is added.
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods
 *
 * Since: 1.0
 */
const char *const *
dti_dataset_get_periods (DtiDataset *self)
{
  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  return dti_dataset_list_period_ids (self);
}

/**
 * dti_dataset_get_nodes:
 * @self: a dataset
 *
 * Gets the ids of all nodes that have a column, in order of first appearance.
 *
 * Columns of numbers that are no nodes are among them; columns of labels are not. The array is
 * valid until a node is added.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_dataset_get_nodes (DtiDataset *self)
{
  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  return (const char *const *) self->nodes->pdata;
}

/**
 * dti_dataset_list_units:
 * @self: a dataset
 * @period: (nullable): a period; `NULL` or an empty text for data without periods
 *
 * Lists the units of one period: those with at least one row in it.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the dataset
 *
 * Since: 1.0
 */
char **
dti_dataset_list_units (DtiDataset *self, const char *period)
{
  g_autoptr (GPtrArray) units = NULL;
  const DtiDatasetPeriod *found;

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  units = g_ptr_array_new ();
  found = dti_dataset_find_period (self, period);
  for (gsize row = 0; found != NULL && row < self->units.n; row++)
    if (dti_dataset_period_lists (found, row))
      g_ptr_array_add (units, g_strdup (self->units.ids[row]));
  g_ptr_array_add (units, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&units), FALSE);
}

/**
 * dti_dataset_get_problems:
 * @self: a dataset
 *
 * Gets what the reader found wrong with single cells, rows and columns.
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_dataset_get_problems (DtiDataset *self)
{
  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  return self->problems;
}

/**
 * dti_dataset_get_sealed:
 * @self: a dataset
 *
 * Gets whether the dataset can no longer be changed.
 *
 * Returns: `TRUE` once [method@Dti.Dataset.seal] was called
 *
 * Since: 1.0
 */
gboolean
dti_dataset_get_sealed (DtiDataset *self)
{
  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);

  return self->is_sealed;
}
