/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-correlation-private.h"
#include "dti-reliability.h"
#include "dti-statistics-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>

/**
 * DtiReliability:
 *
 * How consistently a group of columns measures one thing: Cronbach’s alpha.
 *
 * With k columns, alpha is k² times the mean of the covariances of different columns divided by the
 * sum of all covariances and variances, that is k / (k − 1) · (1 − Σ variances / variance of the
 * sum) (Cronbach, Psychometrika 16 (1951), 297–334). Each covariance is taken over the units that
 * have both numbers, as COINr’s `get_cronbach` does. Alpha grows with the number of columns, and
 * depends on their units of measure: ask it of scores rather than of raw numbers.
 *
 * There is no alpha where two columns have fewer than two units in common, and where the sum of the
 * covariances is 0.
 *
 * A reliability is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiReliability
{
  GObject parent_instance;

  DtiStatistics *statistics; /* owns the ids */
  char **ids;
  guint *positions;
  guint n;
  double *covariances;
};

typedef enum
{
  PROP_STATISTICS = 1,
  PROP_ALPHA,
} DtiReliabilityProperty;

static GParamSpec *props[PROP_ALPHA + 1];

G_DEFINE_FINAL_TYPE (DtiReliability, dti_reliability, G_TYPE_OBJECT)

static void
dti_reliability_finalize (GObject *object)
{
  DtiReliability *self = DTI_RELIABILITY (object);

  g_clear_object (&self->statistics);
  g_free (self->ids);
  g_free (self->positions);
  g_free (self->covariances);

  G_OBJECT_CLASS (dti_reliability_parent_class)->finalize (object);
}

#define NO_ITEM G_MAXUINT

/* Without the column at position @without. */
static double
get_alpha (const DtiReliability *self, guint without)
{
  double k = without == NO_ITEM ? self->n : self->n - 1.0;
  double others = 0.0;
  double all = 0.0;
  double size = 0.0;

  if (k < 2.0)
    return NAN;

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      {
        double covariance = self->covariances[i * self->n + j];

        if (i == without || j == without)
          continue;
        all += covariance;
        size += fabs (covariance);
        others += i != j ? covariance : 0.0;
      }
  /* What rounding leaves of 0 must not be divided by; NaN gets here too. */
  if (!(fabs (all) > 1e-14 * size) || !isfinite (all))
    return NAN;

  return k / (k - 1.0) * others / all;
}

static void
dti_reliability_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiReliability *self = DTI_RELIABILITY (object);

  switch ((DtiReliabilityProperty) prop_id)
    {
    case PROP_STATISTICS:
      g_value_set_object (value, self->statistics);
      break;
    case PROP_ALPHA:
      g_value_set_double (value, get_alpha (self, NO_ITEM));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_reliability_class_init (DtiReliabilityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_reliability_finalize;
  object_class->get_property = dti_reliability_get_property;

  /**
   * DtiReliability:statistics: (getter get_statistics)
   *
   * The statistics that have the numbers.
   *
   * Since: 1.0
   */
  props[PROP_STATISTICS] = g_param_spec_object ("statistics",
                                                NULL,
                                                NULL,
                                                DTI_TYPE_STATISTICS,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiReliability:alpha: (getter get_alpha)
   *
   * Cronbach’s alpha, at most 1; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_ALPHA] = g_param_spec_double ("alpha",
                                           NULL,
                                           NULL,
                                           -G_MAXDOUBLE,
                                           G_MAXDOUBLE,
                                           0.0,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_reliability_init (DtiReliability *self)
{
}

/* ---- making ---- */

/* Over the units that have both numbers, with n − 1. */
static double
get_covariance (const double *x, const double *y, gsize n)
{
  double x_sum = 0.0;
  double y_sum = 0.0;
  double products = 0.0;
  gsize n_pairs = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (x[i]) || isnan (y[i]))
        continue;
      x_sum += x[i];
      y_sum += y[i];
      n_pairs++;
    }
  if (n_pairs < 2)
    return NAN;

  for (gsize i = 0; i < n; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      products += (x[i] - x_sum / (double) n_pairs) * (y[i] - y_sum / (double) n_pairs);

  return products / (double) (n_pairs - 1);
}

static DtiReliability *
make (DtiStatistics *statistics, const GArray *positions, GError **error)
{
  DtiReliability *self;

  if (positions->len < 2)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "alpha needs at least 2 columns, and there are %u",
                   positions->len);
      return NULL;
    }

  self = g_object_new (DTI_TYPE_RELIABILITY, NULL);
  self->statistics = g_object_ref (statistics);
  self->n = positions->len;
  self->ids = g_new0 (char *, self->n + 1);
  self->positions = g_memdup2 (positions->data, self->n * sizeof (guint));
  self->covariances = g_new (double, (gsize) self->n * self->n);
  for (guint i = 0; i < self->n; i++)
    {
      self->ids[i] = statistics->ids[self->positions[i]];
      for (guint j = 0; j < self->n; j++)
        self->covariances[i * self->n + j] =
            get_covariance (dti_statistics_peek (statistics, self->positions[i]),
                            dti_statistics_peek (statistics, self->positions[j]),
                            statistics->n_units);
    }

  return self;
}

/**
 * dti_reliability_new:
 * @statistics: statistics
 * @ids: (array zero-terminated=1): ids of columns
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Measures how consistent some columns are.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown id, `DTI_ERROR_EXISTS` for one that stands twice,
 * and `DTI_ERROR_NOT_COMPUTABLE` for fewer than two columns.
 *
 * Returns: (transfer full): a new reliability
 *
 * Since: 1.0
 */
DtiReliability *
dti_reliability_new (DtiStatistics *statistics, const char *const *ids, GError **error)
{
  g_autoptr (GArray) positions = NULL;

  g_return_val_if_fail (DTI_IS_STATISTICS (statistics), NULL);
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  positions = dti_statistics_select (statistics, ids, error);

  return positions != NULL ? make (statistics, positions, error) : NULL;
}

/**
 * dti_reliability_new_for_pillar:
 * @statistics: statistics
 * @pillar: id of a pillar
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Measures how consistent the children of a pillar are.
 *
 * In statistics of a dataset, where pillars have no numbers, they are the indicators below it.
 * Fails as [ctor@Dti.Reliability.new] does.
 *
 * Returns: (transfer full): a new reliability
 *
 * Since: 1.0
 */
DtiReliability *
dti_reliability_new_for_pillar (DtiStatistics *statistics, const char *pillar, GError **error)
{
  g_autoptr (GArray) positions = NULL;

  g_return_val_if_fail (DTI_IS_STATISTICS (statistics), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  positions = dti_statistics_select_children (statistics, pillar, error);

  return positions != NULL ? make (statistics, positions, error) : NULL;
}

/**
 * dti_reliability_get_statistics: (get-property statistics)
 * @self: a reliability
 *
 * Gets the statistics that have the numbers.
 *
 * Returns: (transfer none): the statistics
 *
 * Since: 1.0
 */
DtiStatistics *
dti_reliability_get_statistics (DtiReliability *self)
{
  g_return_val_if_fail (DTI_IS_RELIABILITY (self), NULL);

  return self->statistics;
}

/**
 * dti_reliability_get_ids:
 * @self: a reliability
 *
 * Gets the ids of the columns.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_reliability_get_ids (DtiReliability *self)
{
  g_return_val_if_fail (DTI_IS_RELIABILITY (self), NULL);

  return (const char *const *) self->ids;
}

/**
 * dti_reliability_get_alpha: (get-property alpha)
 * @self: a reliability
 * @alpha: (out) (optional): alpha, at most 1; NaN where there is none
 *
 * Gets Cronbach’s alpha.
 *
 * It is negative where most columns work against each other.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_reliability_get_alpha (DtiReliability *self, double *alpha)
{
  g_return_val_if_fail (DTI_IS_RELIABILITY (self), FALSE);

  return dti_number_hand_out (get_alpha (self, NO_ITEM), alpha);
}

static guint
find_item (const DtiReliability *self, const char *id)
{
  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->ids[i], id))
      return i;

  return NO_ITEM;
}

/**
 * dti_reliability_get_alpha_without:
 * @self: a reliability
 * @id: id of one of the columns
 * @alpha: (out) (optional): alpha; NaN where there is none
 *
 * Gets alpha of the other columns.
 *
 * Where it is greater than alpha of all, the column does not fit the others.
 *
 * Returns: `TRUE` if there is one; `FALSE` too for an id that is none of the columns, and where
 * only one column would be left
 *
 * Since: 1.0
 */
gboolean
dti_reliability_get_alpha_without (DtiReliability *self, const char *id, double *alpha)
{
  guint item;

  g_return_val_if_fail (DTI_IS_RELIABILITY (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  item = find_item (self, id);

  return dti_number_hand_out (item != NO_ITEM ? get_alpha (self, item) : NAN, alpha);
}

/**
 * dti_reliability_get_item_rest:
 * @self: a reliability
 * @id: id of one of the columns
 * @correlation: (out) (optional): the correlation; NaN where there is none
 *
 * Gets Pearson’s correlation of a column with the sum of the others.
 *
 * It is the corrected item-total correlation, over the units that have all numbers.
 *
 * Returns: `TRUE` if there is one; `FALSE` too for an id that is none of the columns
 *
 * Since: 1.0
 */
gboolean
dti_reliability_get_item_rest (DtiReliability *self, const char *id, double *correlation)
{
  g_autofree double *rest = NULL;
  gsize n_units;
  guint item;

  g_return_val_if_fail (DTI_IS_RELIABILITY (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  item = find_item (self, id);
  if (item == NO_ITEM)
    return dti_number_hand_out (NAN, correlation);

  n_units = self->statistics->n_units;
  rest = g_new0 (double, n_units + 1);
  for (guint i = 0; i < self->n; i++)
    for (gsize unit = 0; i != item && unit < n_units; unit++)
      rest[unit] += dti_statistics_peek (self->statistics, self->positions[i])[unit];

  return dti_number_hand_out (
      dti_rank_correlation_pearson (dti_statistics_peek (self->statistics, self->positions[item]),
                                    rest,
                                    n_units),
      correlation);
}
