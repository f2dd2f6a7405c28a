/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* The setters of single cells. */

#include "dti-dataset-store-private.h"

/* The column at the stage of plain setters; NULL and an error where anything is wrong. */
static DtiStoreColumn *
open_cell (DtiDataset *self,
           const char *unit,
           const char *period,
           const char *node,
           gsize *row,
           GError **error)
{
  DtiCellPlace place;

  if (!dti_dataset_place (self, unit, period, node, &place, error))
    return NULL;
  *row = place.row;

  return dti_dataset_ensure_column (self, place.period, place.node, DTI_STAGE_PUBLISHED);
}

/**
 * dti_dataset_set_number:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @number: a finite number, in the unit of measure of the node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes one number.
 *
 * What is new among unit, period and node is added. To remove a number, write the status
 * `DTI_STATUS_MISSING`. Errors are `DTI_ERROR_INVALID_DATA` for NaN, infinity, malformed ids and
 * periods, and `DTI_ERROR_CONFLICT` for a sealed dataset or a mixture of empty and other periods;
 * the dataset is unchanged then. For whole columns see [method@Dti.Dataset.set_column].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_number (DtiDataset *self,
                        const char *unit,
                        const char *period,
                        const char *node,
                        double number,
                        GError **error)
{
  DtiStoreColumn *column;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("number", number, error))
    return FALSE;
  column = open_cell (self, unit, period, node, &row, error);
  if (column == NULL)
    return FALSE;

  dti_lane_set_number (&column->numbers, row, dti_dataset_plain_number (number));
  if (row < column->texts.n)
    dti_lane_set_text (&column->texts, row, NULL);
  dti_store_column_accept_value (column, row);

  return TRUE;
}

/**
 * dti_dataset_set_ratio:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @numerator: a finite number
 * @denominator: a finite number; 0 is judged by the rule of the node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes both parts of a ratio.
 *
 * They win over a number of the same cell. Errors are those of [method@Dti.Dataset.set_number].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_ratio (DtiDataset *self,
                       const char *unit,
                       const char *period,
                       const char *node,
                       double numerator,
                       double denominator,
                       GError **error)
{
  DtiStoreColumn *column;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("numerator", numerator, error) ||
      !dti_dataset_check_number ("denominator", denominator, error))
    return FALSE;
  column = open_cell (self, unit, period, node, &row, error);
  if (column == NULL)
    return FALSE;

  dti_lane_set_number (&column->numerators, row, dti_dataset_plain_number (numerator));
  dti_lane_set_number (&column->denominators, row, dti_dataset_plain_number (denominator));
  dti_store_column_accept_value (column, row);

  return TRUE;
}

/**
 * dti_dataset_set_status:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @status: what the number, or its absence, means
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes the status of one cell.
 *
 * A status that excludes a number (missing, not collected, not applicable, suppressed, not
 * assessed) removes what was observed; any other counts as soon as there is a number. Errors are
 * those of [method@Dti.Dataset.set_number].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_status (DtiDataset *self,
                        const char *unit,
                        const char *period,
                        const char *node,
                        DtiStatus status,
                        GError **error)
{
  DtiStoreColumn *column;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail ((guint) status <= DTI_STATUS_NOT_ASSESSED, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  column = open_cell (self, unit, period, node, &row, error);
  if (column == NULL)
    return FALSE;

  dti_store_column_set_status (column, row, status);

  return TRUE;
}

/**
 * dti_dataset_set_text:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @text: (nullable): the label; `NULL` or an empty text removes it
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes the label of a choice, or the ids of the items of a checklist.
 *
 * It takes the place of a number. Errors are those of [method@Dti.Dataset.set_number].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_text (DtiDataset *self,
                      const char *unit,
                      const char *period,
                      const char *node,
                      const char *text,
                      GError **error)
{
  DtiStoreColumn *column;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_text ("text", text, error))
    return FALSE;
  column = open_cell (self, unit, period, node, &row, error);
  if (column == NULL)
    return FALSE;

  text = dti_dataset_intern_trimmed (self, text);
  dti_lane_set_text (&column->texts, row, text);
  if (text == NULL)
    return TRUE;

  if (row < column->numbers.n)
    *dti_lane_reserve_number (&column->numbers, row) = NAN;
  dti_store_column_accept_value (column, row);

  return TRUE;
}

/**
 * dti_dataset_set_observed_max:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of an observed pillar
 * @max: its assessed maximum in points, at least 0
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes the maximum that an observed pillar could reach.
 *
 * Errors are those of [method@Dti.Dataset.set_number].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_observed_max (DtiDataset *self,
                              const char *unit,
                              const char *period,
                              const char *node,
                              double max,
                              GError **error)
{
  DtiStoreColumn *column;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("maximum", max, error))
    return FALSE;
  if (max < 0.0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the maximum is below 0");
      return FALSE;
    }
  column = open_cell (self, unit, period, node, &row, error);
  if (column == NULL)
    return FALSE;

  dti_lane_set_number (&column->maxima, row, dti_dataset_plain_number (max));

  return TRUE;
}

/**
 * dti_dataset_set_input:
 * @self: a dataset
 * @unit: id of the unit
 * @period: (nullable): the period; `NULL` or an empty text for data without periods
 * @node: id of the node
 * @input: name of the input in the node's formula, or of an item of its checklist
 * @number: a finite number
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes a named input of an indicator.
 *
 * Errors are those of [method@Dti.Dataset.set_number].
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_dataset_set_input (DtiDataset *self,
                       const char *unit,
                       const char *period,
                       const char *node,
                       const char *input,
                       double number,
                       GError **error)
{
  g_autofree char *buffer = NULL;
  DtiStoreColumn *column;
  DtiLane *lane;
  gsize row;

  g_return_val_if_fail (DTI_IS_DATASET (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL && input != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("input", number, error))
    return FALSE;
  input = dti_dataset_check_id ("input", input, &buffer, error);
  if (input == NULL)
    return FALSE;
  column = open_cell (self, unit, period, node, &row, error);
  if (column == NULL)
    return FALSE;

  lane = dti_store_column_ensure_input (column, dti_dataset_intern (self, input));
  dti_lane_set_number (lane, row, dti_dataset_plain_number (number));
  dti_store_column_accept_value (column, row);

  return TRUE;
}
