/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-correlations-private.h"
#include "dti-rank-correlation-private.h"
#include "dti-student-private.h"

#include <libdti/model/dti-indicator.h>

/* Fewer pairs always lie on a line. */
#define MIN_PAIRS 3

/* A column that is complete is centred once for all its pairs: the same operations in the same
 * order as for each pair alone, hence the same bits. */
typedef struct
{
  double *centred; /* NULL: some unit has no number */
  double root;     /* 0: all are equal */
} DtiCentred;

/* What all pairs share. */
typedef struct
{
  DtiCentred *columns;
  double *pairs;  /* room for the numbers of two columns */
  double *scales; /* of the test, by the number of pairs; 0: not known yet */
} DtiCorrelating;

static gboolean
is_complete (const double *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (isnan (numbers[i]))
      return FALSE;

  return TRUE;
}

static void
centre_columns (const DtiCorrelations *self, DtiCentred *columns)
{
  const DtiStatistics *statistics = self->statistics;
  gsize n = statistics->n_units;

  for (guint i = 0; i < statistics->n_ids; i++)
    {
      const double *numbers = dti_statistics_peek (statistics, i);

      if (!is_complete (numbers, n))
        continue;
      columns[i].centred = g_memdup2 (numbers, n * sizeof (double));
      if (self->method == DTI_CORRELATION_METHOD_SPEARMAN)
        dti_rank_correlation_rank (columns[i].centred, n);
      if (!dti_rank_correlation_centre (columns[i].centred, n, &columns[i].root))
        columns[i].root = 0.0;
    }
}

static gsize
count_pairs (const double *x, const double *y, gsize n)
{
  gsize n_pairs = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      n_pairs++;

  return n_pairs;
}

static double
find_p_value (DtiCorrelating *shared, double r, gsize n_pairs)
{
  double *scale = &shared->scales[n_pairs];

  if (*scale == 0.0)
    *scale = dti_student_get_scale (n_pairs);

  return dti_student_test_scaled (r, n_pairs, *scale);
}

/* Pearson or Spearman. */
static double
correlate (
    const DtiCorrelations *self, const DtiCorrelating *shared, guint i, guint j, gsize *n_pairs)
{
  const DtiCentred *columns = shared->columns;
  const double *x = dti_statistics_peek (self->statistics, i);
  const double *y = dti_statistics_peek (self->statistics, j);
  gsize n = self->statistics->n_units;

  if (columns[i].centred == NULL || columns[j].centred == NULL)
    {
      if (self->method == DTI_CORRELATION_METHOD_PEARSON)
        return dti_rank_correlation_pearson_in (x, y, n, shared->pairs, n_pairs);
      *n_pairs = count_pairs (x, y, n);
      return dti_rank_correlation_spearman (x, y, n);
    }

  *n_pairs = n;
  if (!(columns[i].root > 0.0) || !(columns[j].root > 0.0))
    return NAN;

  return dti_rank_correlation_multiply (columns[i].centred,
                                        columns[i].root,
                                        columns[j].centred,
                                        columns[j].root,
                                        n);
}

static double
get_sign (const DtiCorrelations *self, guint position)
{
  const DtiStatistics *statistics = self->statistics;

  if (!self->use_directions || position >= statistics->n_nodes ||
      !DTI_IS_INDICATOR (statistics->nodes[position]))
    return 1.0;

  return dti_indicator_get_direction (DTI_INDICATOR (statistics->nodes[position])) ==
                 DTI_DIRECTION_DOWN
             ? -1.0
             : 1.0;
}

static void
measure_pair (const DtiCorrelations *self,
              DtiCorrelating *shared,
              guint i,
              guint j,
              double numbers[DTI_CORRELATIONS_N_COLUMNS])
{
  const double *x = dti_statistics_peek (self->statistics, i);
  const double *y = dti_statistics_peek (self->statistics, j);
  gsize n = self->statistics->n_units;
  gsize n_pairs;
  double r;
  double p;

  if (self->method == DTI_CORRELATION_METHOD_KENDALL)
    {
      n_pairs = count_pairs (x, y, n);
      r = dti_rank_correlation_kendall_test (x, y, n, &p);
    }
  else
    {
      r = correlate (self, shared, i, j, &n_pairs);
      /* Rounding must not make a column differ from itself. */
      r = i == j && !isnan (r) ? 1.0 : r;
      p = find_p_value (shared, r, n_pairs);
    }
  r = n_pairs >= MIN_PAIRS ? r : NAN;

  numbers[DTI_CORRELATION_COLUMN_COEFFICIENT] = r * get_sign (self, i) * get_sign (self, j);
  numbers[DTI_CORRELATION_COLUMN_P_VALUE] = p;
  numbers[DTI_CORRELATION_COLUMN_N_UNITS] = (double) n_pairs;
}

static void
measure_pairs (DtiCorrelations *self, DtiCentred *columns)
{
  gsize n = self->statistics->n_ids;
  g_autofree double *pairs = g_new (double, 2 * self->statistics->n_units + 1);
  g_autofree double *scales = g_new0 (double, self->statistics->n_units + 1);
  DtiCorrelating shared = { columns, pairs, scales };

  for (guint i = 0; i < n; i++)
    for (guint j = i; j < n; j++)
      {
        double numbers[DTI_CORRELATIONS_N_COLUMNS];

        measure_pair (self, &shared, i, j, numbers);
        for (guint k = 0; k < DTI_CORRELATIONS_N_COLUMNS; k++)
          {
            self->matrices[k][i * n + j] = numbers[k];
            self->matrices[k][j * n + i] = numbers[k];
          }
      }
}

void
dti_correlations_measure (DtiCorrelations *self)
{
  gsize n = self->statistics->n_ids;
  g_autofree DtiCentred *columns = g_new0 (DtiCentred, n + 1);

  for (guint k = 0; k < DTI_CORRELATIONS_N_COLUMNS; k++)
    self->matrices[k] = g_new (double, n *n + 1);
  if (self->method != DTI_CORRELATION_METHOD_KENDALL)
    centre_columns (self, columns);
  measure_pairs (self, columns);
  for (guint i = 0; i < n; i++)
    g_free (columns[i].centred);
}

double
dti_correlations_read (const DtiCorrelations *self,
                       DtiCorrelationColumn column,
                       guint first,
                       guint second)
{
  return self->matrices[column][(gsize) first * self->statistics->n_ids + second];
}
