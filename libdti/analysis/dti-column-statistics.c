/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "dti-distribution-private.h"
#include "dti-statistics-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-moments-private.h>

/**
 * DtiColumnStatistics:
 *
 * What describes the numbers of one indicator, pillar or column.
 *
 * The numbers and the thresholds of the flags are those of COINr's `get_stats`: shares are of the
 * available numbers, and flags count among all units, so that missing numbers raise them.
 *
 * A row is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiColumnStatistics
{
  GObject parent_instance;

  DtiFramework *framework; /* owns the node */
  char *id;
  DtiNode *node; /* NULL for a column of the dataset */
  double numbers[DTI_STATISTICS_N_COLUMNS];
};

typedef enum
{
  PROP_ID = 1,
  PROP_NODE,
  PROP_TITLE,
} DtiColumnStatisticsProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (DtiColumnStatistics, dti_column_statistics, G_TYPE_OBJECT)

static void
dti_column_statistics_finalize (GObject *object)
{
  DtiColumnStatistics *self = DTI_COLUMN_STATISTICS (object);

  g_clear_object (&self->framework);
  g_free (self->id);

  G_OBJECT_CLASS (dti_column_statistics_parent_class)->finalize (object);
}

static void
dti_column_statistics_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  DtiColumnStatistics *self = DTI_COLUMN_STATISTICS (object);

  switch ((DtiColumnStatisticsProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_column_statistics_get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_column_statistics_class_init (DtiColumnStatisticsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_column_statistics_finalize;
  object_class->get_property = dti_column_statistics_get_property;

  /**
   * DtiColumnStatistics:id: (getter get_id)
   *
   * The id of the node, or the name of the column.
   *
   * Since: 1.0
   */
  props[PROP_ID] =
      g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiColumnStatistics:node: (getter get_node)
   *
   * The node, `NULL` for a column of the dataset that is none.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiColumnStatistics:title: (getter get_title)
   *
   * The title of the node in the first language of the framework, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_column_statistics_init (DtiColumnStatistics *self)
{
}

/* ---- measuring ---- */

static void
measure_frequencies (double *results, const double *sorted, gsize n)
{
  gsize n_unique = 0;
  gsize n_same = 0;
  gsize n_zero = 0;
  gsize first = 0;

  for (gsize i = 1; i <= n; i++)
    {
      if (i < n && sorted[i] == sorted[first])
        continue;
      n_unique++;
      n_same = MAX (n_same, i - first);
      if (sorted[first] == 0.0)
        n_zero = i - first;
      first = i;
    }
  results[DTI_STATISTICS_COLUMN_N_AVAILABLE] = (double) n;
  results[DTI_STATISTICS_COLUMN_N_NON_ZERO] = (double) (n - n_zero);
  results[DTI_STATISTICS_COLUMN_N_UNIQUE] = n > 0 ? (double) n_unique : 0.0;
  results[DTI_STATISTICS_COLUMN_N_SAME] = (double) n_same;
}

static void
measure_moments (double *results, const double *numbers, gsize n)
{
  DtiMoments moments;

  dti_moments_measure (&moments, numbers, n);
  results[DTI_STATISTICS_COLUMN_MINIMUM] = moments.minimum;
  results[DTI_STATISTICS_COLUMN_MAXIMUM] = moments.maximum;
  results[DTI_STATISTICS_COLUMN_MEAN] = moments.mean;
  results[DTI_STATISTICS_COLUMN_SD] = dti_moments_get_sd (&moments);
  results[DTI_STATISTICS_COLUMN_SKEWNESS] = dti_moments_get_skewness (&moments);
  results[DTI_STATISTICS_COLUMN_KURTOSIS] = dti_moments_get_kurtosis (&moments);
}

static void
measure_order (double *results, const double *sorted, gsize n)
{
  DtiDistribution distribution;
  double spread;
  double lower;
  double upper;
  gsize n_outliers = 0;

  dti_distribution_measure (&distribution, sorted, n);
  spread = distribution.upper_quartile - distribution.lower_quartile;
  lower = distribution.lower_quartile - 1.5 * spread;
  upper = distribution.upper_quartile + 1.5 * spread;
  for (gsize i = 0; i < n; i++)
    if (sorted[i] < lower || sorted[i] > upper)
      n_outliers++;

  results[DTI_STATISTICS_COLUMN_MEDIAN] = distribution.median;
  results[DTI_STATISTICS_COLUMN_LOWER_QUARTILE] = distribution.lower_quartile;
  results[DTI_STATISTICS_COLUMN_UPPER_QUARTILE] = distribution.upper_quartile;
  results[DTI_STATISTICS_COLUMN_LOWER_FENCE] = lower;
  results[DTI_STATISTICS_COLUMN_UPPER_FENCE] = upper;
  results[DTI_STATISTICS_COLUMN_N_OUTLIERS] = (double) n_outliers;
}

static void
measure_shares (double *results)
{
  double n_units = results[DTI_STATISTICS_COLUMN_N_UNITS];
  double n = results[DTI_STATISTICS_COLUMN_N_AVAILABLE];

  results[DTI_STATISTICS_COLUMN_AVAILABLE_SHARE] = n_units > 0.0 ? n / n_units : NAN;
  results[DTI_STATISTICS_COLUMN_NON_ZERO_SHARE] = results[DTI_STATISTICS_COLUMN_N_NON_ZERO] / n;
  results[DTI_STATISTICS_COLUMN_UNIQUE_SHARE] = results[DTI_STATISTICS_COLUMN_N_UNIQUE] / n;
  results[DTI_STATISTICS_COLUMN_SAME_SHARE] = results[DTI_STATISTICS_COLUMN_N_SAME] / n;
}

DtiColumnStatistics *
dti_column_statistics_new (
    DtiFramework *framework, const char *id, DtiNode *node, const double *numbers, gsize n)
{
  DtiColumnStatistics *self = g_object_new (DTI_TYPE_COLUMN_STATISTICS, NULL);
  g_autofree double *sorted = g_new (double, n + 1);
  gsize n_available = 0;

  self->framework = g_object_ref (framework);
  self->id = g_strdup (id);
  self->node = node;
  for (gsize i = 0; i < n; i++)
    if (!isnan (numbers[i]))
      sorted[n_available++] = numbers[i];
  qsort (sorted, n_available, sizeof (double), dti_number_compare);

  self->numbers[DTI_STATISTICS_COLUMN_N_UNITS] = (double) n;
  measure_frequencies (self->numbers, sorted, n_available);
  measure_moments (self->numbers, numbers, n);
  measure_order (self->numbers, sorted, n_available);
  measure_shares (self->numbers);
  /* Squares of numbers beyond 1e154 are more than a double holds. */
  for (guint i = 0; i < DTI_STATISTICS_N_COLUMNS; i++)
    if (!isfinite (self->numbers[i]))
      self->numbers[i] = NAN;

  return self;
}

double
dti_column_statistics_read (DtiColumnStatistics *self, DtiStatisticsColumn column)
{
  return self->numbers[column];
}

/* Of all units, as COINr's flags do. */
static double
get_share (DtiColumnStatistics *self, DtiStatisticsColumn column)
{
  return self->numbers[column] / self->numbers[DTI_STATISTICS_COLUMN_N_UNITS];
}

/* ---- public ---- */

/**
 * dti_column_statistics_get_id: (get-property id)
 * @self: a row
 *
 * Gets the id of the node, or the name of the column.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_column_statistics_get_id (DtiColumnStatistics *self)
{
  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), NULL);

  return self->id;
}

/**
 * dti_column_statistics_get_node: (get-property node)
 * @self: a row
 *
 * Gets the node.
 *
 * Returns: (transfer none) (nullable): the node, `NULL` for a column of the dataset that is none
 *
 * Since: 1.0
 */
DtiNode *
dti_column_statistics_get_node (DtiColumnStatistics *self)
{
  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), NULL);

  return self->node;
}

/**
 * dti_column_statistics_get_title: (get-property title)
 * @self: a row
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title, the id where there is none
 *
 * Since: 1.0
 */
const char *
dti_column_statistics_get_title (DtiColumnStatistics *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), NULL);

  title = self->node != NULL ? dti_node_get_main_title (self->node) : NULL;

  return title != NULL ? title : self->id;
}

/**
 * dti_column_statistics_get_number:
 * @self: a row
 * @column: which number
 * @number: (out) (optional): the number; NaN where there is none
 *
 * Gets one number.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_column_statistics_get_number (DtiColumnStatistics *self,
                                  DtiStatisticsColumn column,
                                  double *number)
{
  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), FALSE);
  g_return_val_if_fail ((guint) column < DTI_STATISTICS_N_COLUMNS, FALSE);

  return dti_number_hand_out (self->numbers[column], number);
}

/**
 * dti_column_statistics_is_sparse:
 * @self: a row
 * @threshold: a share, 0.65 in COINr
 *
 * Tells whether less than a share of the units has a number.
 *
 * Returns: `TRUE` if too few have one
 *
 * Since: 1.0
 */
gboolean
dti_column_statistics_is_sparse (DtiColumnStatistics *self, double threshold)
{
  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), FALSE);

  return get_share (self, DTI_STATISTICS_COLUMN_N_AVAILABLE) < threshold;
}

/**
 * dti_column_statistics_is_mostly_zero:
 * @self: a row
 * @threshold: a share, 0.5 in COINr
 *
 * Tells whether less than a share of the units has a number that is not 0.
 *
 * Returns: `TRUE` if too few have one
 *
 * Since: 1.0
 */
gboolean
dti_column_statistics_is_mostly_zero (DtiColumnStatistics *self, double threshold)
{
  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), FALSE);

  return get_share (self, DTI_STATISTICS_COLUMN_N_NON_ZERO) < threshold;
}

/**
 * dti_column_statistics_is_repetitive:
 * @self: a row
 * @threshold: a share, 0.5 in COINr
 *
 * Tells whether there are fewer different numbers than a share of the units.
 *
 * Returns: `TRUE` if too few differ
 *
 * Since: 1.0
 */
gboolean
dti_column_statistics_is_repetitive (DtiColumnStatistics *self, double threshold)
{
  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), FALSE);

  return get_share (self, DTI_STATISTICS_COLUMN_N_UNIQUE) < threshold;
}

/**
 * dti_column_statistics_is_outlying:
 * @self: a row
 * @skewness: what skewness may not exceed, either way; 2 in COINr
 * @kurtosis: what excess kurtosis may not exceed; 3.5 in COINr
 *
 * Tells whether both skewness and kurtosis exceed their bounds, so that outliers are likely.
 *
 * Returns: `TRUE` if both do; `FALSE` too where there is no skewness or no kurtosis
 *
 * Since: 1.0
 */
gboolean
dti_column_statistics_is_outlying (DtiColumnStatistics *self, double skewness, double kurtosis)
{
  g_return_val_if_fail (DTI_IS_COLUMN_STATISTICS (self), FALSE);

  return fabs (self->numbers[DTI_STATISTICS_COLUMN_SKEWNESS]) > skewness &&
         self->numbers[DTI_STATISTICS_COLUMN_KURTOSIS] > kurtosis;
}
