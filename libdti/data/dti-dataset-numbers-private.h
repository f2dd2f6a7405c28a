/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/data/dti-dataset-private.h>

G_BEGIN_DECLS

/* The period asked for, checked; the only one where none was asked for. NULL with an error. */
const char *dti_dataset_choose_period (DtiDataset *self, const char *period, GError **error);

/* Whether the status of a cell says that there can be no number. */
static inline gboolean
dti_dataset_column_is_closed (const DtiDatasetColumn *column, gsize row)
{
  DtiStatus status;

  if (column->statuses == NULL)
    return FALSE;

  status = (DtiStatus) column->statuses[row];

  return status == DTI_STATUS_NOT_APPLICABLE || status == DTI_STATUS_SUPPRESSED ||
         status == DTI_STATUS_NOT_ASSESSED;
}

/* Whether the numbers of a column are all that there is to know of it. */
static inline gboolean
dti_dataset_column_is_plain (const DtiDatasetColumn *column)
{
  return column->numbers != NULL && column->statuses == NULL &&
         (column->numerators == NULL || column->denominators == NULL);
}

/* The number of a cell, NaN where there is none. Both parts of a ratio, where they are given, are
 * the number. */
static inline double
dti_dataset_column_read (const DtiDatasetColumn *column, gsize row)
{
  double number = column->numbers != NULL ? column->numbers[row] : NAN;
  double numerator = column->numerators != NULL ? column->numerators[row] : NAN;
  double denominator = column->denominators != NULL ? column->denominators[row] : NAN;

  if (isnan (numerator) || isnan (denominator))
    return number;

  return denominator != 0.0 ? numerator / denominator : NAN;
}

G_END_DECLS
