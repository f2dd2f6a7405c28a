/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-statistics-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-indicator.h>

/* What each unit has. */

typedef struct
{
  guint n_indicators;
  guint n_missing;
  guint n_zero;
} DtiUnitCounts;

static void
count_column (DtiUnitCounts *counts, const double *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      counts[i].n_indicators++;
      if (isnan (numbers[i]))
        counts[i].n_missing++;
      else if (numbers[i] == 0.0)
        counts[i].n_zero++;
    }
}

static double
read_counts (const DtiUnitCounts *counts, DtiAvailabilityColumn column)
{
  double n_available = counts->n_indicators - counts->n_missing;

  switch (column)
    {
    case DTI_AVAILABILITY_COLUMN_N_MISSING:
      return counts->n_missing;
    case DTI_AVAILABILITY_COLUMN_N_ZERO:
      return counts->n_zero;
    case DTI_AVAILABILITY_COLUMN_N_MISSING_OR_ZERO:
      return counts->n_missing + counts->n_zero;
    case DTI_AVAILABILITY_COLUMN_AVAILABLE_SHARE:
      return counts->n_indicators > 0 ? n_available / counts->n_indicators : NAN;
    case DTI_AVAILABILITY_COLUMN_NON_ZERO_SHARE:
      return n_available > 0.0 ? 1.0 - counts->n_zero / n_available : NAN;
    default:
      return NAN;
    }
}

/**
 * dti_statistics_get_availability:
 * @self: statistics
 * @node: (nullable): id of a node whose indicators count; `NULL` for all
 * @column: which number
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets how many of the indicators each unit has.
 *
 * They are packed doubles in host byte order, one for each of [method@Dti.Statistics.get_units],
 * NaN where there is none.
 *
 * An indicator that is reached on several ways counts once. It is COINr's `get_data_avail`.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node.
 *
 * Returns: (transfer full): units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_statistics_get_availability (DtiStatistics *self,
                                 const char *node,
                                 DtiAvailabilityColumn column,
                                 GError **error)
{
  g_autofree DtiUnitCounts *counts = NULL;
  DtiNode *top = NULL;
  double *numbers;

  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);
  g_return_val_if_fail ((guint) column <= DTI_AVAILABILITY_COLUMN_NON_ZERO_SHARE, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (node != NULL)
    top = dti_framework_lookup (self->framework, node);
  if (node != NULL && top == NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", node);
      return NULL;
    }

  counts = g_new0 (DtiUnitCounts, self->n_units + 1);
  for (guint i = 0; i < self->n_nodes; i++)
    if (DTI_IS_INDICATOR (self->nodes[i]) && (top == NULL || self->nodes[i] == top ||
                                              dti_statistics_has_ancestor (self->nodes[i], top, 0)))
      count_column (counts, dti_statistics_peek (self, i), self->n_units);

  numbers = g_new (double, self->n_units + 1);
  for (gsize i = 0; i < self->n_units; i++)
    numbers[i] = read_counts (&counts[i], column);

  return g_bytes_new_take (numbers, self->n_units * sizeof (double));
}
