/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-chart-private.h"

#include <libdti/analysis/dti-uncertainty-private.h>
#include <libdti/base/dti-error.h>

/* Charts of the ranks between which units lie. */

/* What is known of a unit; NaN where there is none. */
typedef struct
{
  const char *id;
  const char *name; /* NULL: the id */
  double rank;
  double low;
  double median;
  double high;
} DtiInterval;

static int
compare_intervals (gconstpointer a, gconstpointer b, gpointer data)
{
  double x = ((const DtiInterval *) a)->rank;
  double y = ((const DtiInterval *) b)->rank;

  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);

  return (x > y) - (x < y);
}

/* Sorts the intervals. */
static DtiChart *
make_chart (DtiInterval *intervals, gsize n, GError **error)
{
  g_autoptr (DtiChart) self = dti_chart_create (DTI_CHART_KIND_INTERVALS);

  self->content.is_rank = TRUE;
  self->content.cells = g_new (double, 3 * n);
  g_qsort_with_data (intervals, (int) n, sizeof (DtiInterval), compare_intervals, NULL);
  for (gsize i = 0; i < n; i++)
    {
      const DtiInterval *interval = &intervals[i];
      double *cells = self->content.cells + 3 * i;

      if (interval->low > interval->high)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "unit “%s”: the low rank is above the high one",
                       interval->id);
          return NULL;
        }
      dti_chart_add_unit (self, interval->id, interval->name)->rank = interval->rank;
      cells[0] = interval->low;
      cells[1] = interval->median;
      cells[2] = interval->high;
    }

  return g_steal_pointer (&self);
}

/* ---- of numbers ---- */

static const double *
peek_numbers (GBytes *bytes, gsize n)
{
  gsize size;
  const double *numbers = g_bytes_get_data (bytes, &size);

  return size == n * sizeof (double) ? numbers : NULL;
}

/**
 * dti_chart_new_intervals:
 * @names: (array zero-terminated=1): names of units, which are their ids as well
 * @ranks: the rank of each, as it was published; packed doubles, NaN where there is none
 * @lows: the best rank that is likely, likewise
 * @medians: the rank in the middle, likewise
 * @highs: the worst rank that is likely, likewise
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of the ranks between which each unit lies, the best first.
 *
 * Where the numbers come from is the caller's: from rounding, say, or from another program.
 * [ctor@Dti.Chart.new_uncertainty] takes those of a [class@Dti.Uncertainty].
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where there are no units, where the numbers are not as many
 * as the names, or where a low is above its high.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_intervals (const char *const *names,
                         GBytes *ranks,
                         GBytes *lows,
                         GBytes *medians,
                         GBytes *highs,
                         GError **error)
{
  gsize n;
  const double *numbers[4];
  g_autofree DtiInterval *intervals = NULL;

  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (ranks != NULL && lows != NULL && medians != NULL && highs != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n = g_strv_length ((char **) names);
  numbers[0] = peek_numbers (ranks, n);
  numbers[1] = peek_numbers (lows, n);
  numbers[2] = peek_numbers (medians, n);
  numbers[3] = peek_numbers (highs, n);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (n == 0 || numbers[i] == NULL)
      {
        g_set_error (error,
                     DTI_ERROR,
                     DTI_ERROR_INVALID_DATA,
                     "there are %" G_GSIZE_FORMAT " names, and not as many numbers of each kind",
                     n);
        return NULL;
      }

  intervals = g_new (DtiInterval, n);
  for (gsize i = 0; i < n; i++)
    intervals[i] = (DtiInterval){
      names[i], NULL, numbers[0][i], numbers[1][i], numbers[2][i], numbers[3][i],
    };

  return make_chart (intervals, n, error);
}

/* ---- of an experiment ---- */

/**
 * dti_chart_new_uncertainty:
 * @uncertainty: what an experiment made of the ranks
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of the ranks between which each unit lies, the best first.
 *
 * Each unit has its nominal rank, and of the replicates the quantiles at 5 %, 50 % and 95 %. A unit
 * that no replicate ranks has no interval. The subtitle tells how many replicates there are.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where there are no units.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_uncertainty (DtiUncertainty *uncertainty, GError **error)
{
  g_autofree DtiInterval *intervals = NULL;
  DtiDataset *dataset;
  DtiChart *self;

  g_return_val_if_fail (DTI_IS_UNCERTAINTY (uncertainty), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (uncertainty->n_units == 0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "there are no units");
      return NULL;
    }

  dataset = dti_scorecard_get_dataset (uncertainty->card);
  intervals = g_new (DtiInterval, uncertainty->n_units);
  for (gsize i = 0; i < uncertainty->n_units; i++)
    {
      const char *id = dti_uncertainty_get_unit_id (uncertainty, i);
      DtiUncertainFigures figures;

      dti_uncertainty_measure_unit (uncertainty, i, &figures);
      intervals[i] = (DtiInterval){ id,
                                    dti_dataset_get_unit_name (dataset, id),
                                    figures.nominal_rank,
                                    figures.low,
                                    figures.median,
                                    figures.high };
    }
  self = make_chart (intervals, uncertainty->n_units, error);
  if (self == NULL)
    return NULL;

  self->content.node = g_object_ref (
      dti_framework_lookup (dti_scorecard_get_framework (uncertainty->card), uncertainty->node));
  self->content.first_period = g_strdup (dti_scorecard_get_period (uncertainty->card));
  self->content.n_replicates = uncertainty->n_replicates;

  return self;
}
