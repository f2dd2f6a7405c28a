/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <lapacke.h>
#include <math.h>

#include "dti-principal-components-private.h"
#include "dti-rank-correlation-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>

/**
 * DtiPrincipalComponents:
 *
 * The principal components of a group of columns: how many dimensions there are in it.
 *
 * They are the eigenvectors of the matrix of Pearson correlations of the units that have all
 * numbers (Jolliffe, “Principal Component Analysis”, 2nd edition 2002), which LAPACK finds; what
 * `prcomp (scale. = TRUE)` of R and COINr’s `get_PCA` give. Components stand in the order of their
 * eigenvalues, the greatest first. Of the two signs of an eigenvector the one is taken that makes
 * its largest loading positive, the first of those that are equal up to 9 digits. Where two
 * eigenvalues are equal, LAPACK decides on the vectors; the last bits depend on it as well.
 *
 * A loading is no weight: loadings can be negative, and say nothing about what is important.
 *
 * Principal components are immutable and free-threaded.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_STATISTICS = 1,
  PROP_N_COMPONENTS,
  PROP_N_UNITS,
} DtiPrincipalComponentsProperty;

static GParamSpec *props[PROP_N_UNITS + 1];

G_DEFINE_FINAL_TYPE (DtiPrincipalComponents, dti_principal_components, G_TYPE_OBJECT)

static void
dti_principal_components_finalize (GObject *object)
{
  DtiPrincipalComponents *self = DTI_PRINCIPAL_COMPONENTS (object);

  g_clear_object (&self->statistics);
  g_free (self->ids);
  g_free (self->complete);
  g_free (self->standardised);
  g_free (self->eigenvalues);
  g_free (self->loadings);

  G_OBJECT_CLASS (dti_principal_components_parent_class)->finalize (object);
}

static void
dti_principal_components_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  DtiPrincipalComponents *self = DTI_PRINCIPAL_COMPONENTS (object);

  switch ((DtiPrincipalComponentsProperty) prop_id)
    {
    case PROP_STATISTICS:
      g_value_set_object (value, self->statistics);
      break;
    case PROP_N_COMPONENTS:
      g_value_set_uint (value, self->n);
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, self->n_complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_principal_components_class_init (DtiPrincipalComponentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_principal_components_finalize;
  object_class->get_property = dti_principal_components_get_property;

  /**
   * DtiPrincipalComponents:statistics: (getter get_statistics)
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
   * DtiPrincipalComponents:n-components: (getter get_n_components)
   *
   * How many components there are: as many as columns.
   *
   * Since: 1.0
   */
  props[PROP_N_COMPONENTS] = g_param_spec_uint (
      "n-components", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPrincipalComponents:n-units: (getter get_n_units)
   *
   * How many units have all numbers.
   *
   * Since: 1.0
   */
  props[PROP_N_UNITS] = g_param_spec_uint (
      "n-units", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_principal_components_init (DtiPrincipalComponents *self)
{
}

/* ---- computing ---- */

/* Marks the units that have all numbers. */
static void
find_complete (DtiPrincipalComponents *self, const GArray *positions)
{
  gsize n_units = self->statistics->n_units;

  self->complete = g_new (guint8, n_units + 1);
  for (gsize unit = 0; unit < n_units; unit++)
    {
      self->complete[unit] = TRUE;
      for (guint i = 0; i < positions->len; i++)
        {
          guint position = g_array_index (positions, guint, i);

          if (isnan (dti_statistics_peek (self->statistics, position)[unit]))
            self->complete[unit] = FALSE;
        }
      self->n_complete += self->complete[unit];
    }
}

/* One column of the complete units, with mean 0 and squares that sum to 1. */
static gboolean
standardise (DtiPrincipalComponents *self, guint position, double *result, GError **error)
{
  const double *numbers = dti_statistics_peek (self->statistics, position);
  gsize n = 0;
  double root;

  for (gsize unit = 0; unit < self->statistics->n_units; unit++)
    if (self->complete[unit])
      result[n++] = numbers[unit];
  if (!dti_rank_correlation_centre (result, n, &root))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "the numbers of “%s” are all equal, or too large, among the %u units that have "
                   "all numbers",
                   self->statistics->ids[position],
                   self->n_complete);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    result[i] /= root;

  return TRUE;
}

static double
count_available (const DtiPrincipalComponents *self, guint position)
{
  g_autoptr (DtiColumnStatistics) row = g_list_model_get_item (self->statistics->rows, position);

  return dti_column_statistics_read (row, DTI_STATISTICS_COLUMN_N_AVAILABLE);
}

/* Names the column that most units lack. */
static void
report_incomplete (DtiPrincipalComponents *self, const GArray *positions, GError **error)
{
  guint scarce = g_array_index (positions, guint, 0);

  for (guint i = 1; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      if (count_available (self, position) < count_available (self, scarce))
        scarce = position;
    }

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "units that have all numbers: %u, and 2 are needed; numbers of “%s”: %u",
               self->n_complete,
               self->statistics->ids[scarce],
               (guint) count_available (self, scarce));
}

static gboolean
standardise_all (DtiPrincipalComponents *self, const GArray *positions, GError **error)
{
  find_complete (self, positions);
  if (self->n_complete < 2)
    {
      report_incomplete (self, positions, error);
      return FALSE;
    }

  self->standardised = g_new (double, (gsize) self->n * self->n_complete);
  for (guint i = 0; i < self->n; i++)
    if (!standardise (self,
                      g_array_index (positions, guint, i),
                      self->standardised + (gsize) i * self->n_complete,
                      error))
      return FALSE;

  return TRUE;
}

static double *
correlate (const DtiPrincipalComponents *self)
{
  gsize n = self->n;
  double *matrix = g_new (double, n *n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j <= i; j++)
      {
        double r = i == j
                       ? 1.0
                       : dti_rank_correlation_multiply (self->standardised + i * self->n_complete,
                                                        1.0,
                                                        self->standardised + j * self->n_complete,
                                                        1.0,
                                                        self->n_complete);

        matrix[i * n + j] = r;
        matrix[j * n + i] = r;
      }

  return matrix;
}

static void
turn (double *vector, guint n)
{
  double largest = 0.0;
  guint i = 0;

  for (guint k = 0; k < n; k++)
    largest = MAX (largest, fabs (vector[k]));
  while (fabs (vector[i]) < largest * (1.0 - 1e-9))
    i++;
  if (vector[i] > 0.0)
    return;
  for (guint k = 0; k < n; k++)
    vector[k] = -vector[k];
}

/* LAPACK has the smallest first. */
static void
reverse (double *vectors, double *values, gsize n)
{
  for (gsize k = 0, m = n - 1; k < m; k++, m--)
    {
      double value = values[k];

      values[k] = values[m];
      values[m] = value;
      for (gsize i = 0; i < n; i++)
        {
          double entry = vectors[k * n + i];

          vectors[k * n + i] = vectors[m * n + i];
          vectors[m * n + i] = entry;
        }
    }
}

gboolean
dti_principal_components_decompose (double *matrix, gsize n, double *eigenvalues, GError **error)
{
  lapack_int order = (lapack_int) n;
  lapack_int status = LAPACKE_dsyev (LAPACK_COL_MAJOR, 'V', 'U', order, matrix, order, eigenvalues);

  if (status != 0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "LAPACK found no eigenvalues (status %d)",
                   (int) status);
      return FALSE;
    }

  reverse (matrix, eigenvalues, n);
  for (gsize k = 0; k < n; k++)
    eigenvalues[k] = MAX (eigenvalues[k], 0.0);

  return TRUE;
}

static gboolean
decompose (DtiPrincipalComponents *self, GError **error)
{
  self->eigenvalues = g_new (double, self->n);
  self->loadings = correlate (self);
  if (!dti_principal_components_decompose (self->loadings, self->n, self->eigenvalues, error))
    return FALSE;

  for (guint k = 0; k < self->n; k++)
    turn (self->loadings + (gsize) k * self->n, self->n);

  return TRUE;
}

static DtiPrincipalComponents *
make (DtiStatistics *statistics, const GArray *positions, GError **error)
{
  g_autoptr (DtiPrincipalComponents) self = NULL;

  if (positions->len == 0)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_NOT_COMPUTABLE,
                           "there are no columns to find components of");
      return NULL;
    }

  self = g_object_new (DTI_TYPE_PRINCIPAL_COMPONENTS, NULL);
  self->statistics = g_object_ref (statistics);
  self->n = positions->len;
  self->ids = g_new0 (char *, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->ids[i] = statistics->ids[g_array_index (positions, guint, i)];

  if (!standardise_all (self, positions, error) || !decompose (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* ---- public ---- */

/**
 * dti_principal_components_new:
 * @statistics: statistics
 * @ids: (array zero-terminated=1): ids of columns
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the principal components of some columns.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown id, `DTI_ERROR_EXISTS` for one that stands twice,
 * and `DTI_ERROR_NOT_COMPUTABLE` where fewer than two units have all numbers or all numbers of a
 * column are equal; the message names the column.
 *
 * Returns: (transfer full): new principal components
 *
 * Since: 1.0
 */
DtiPrincipalComponents *
dti_principal_components_new (DtiStatistics *statistics, const char *const *ids, GError **error)
{
  g_autoptr (GArray) positions = NULL;

  g_return_val_if_fail (DTI_IS_STATISTICS (statistics), NULL);
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  positions = dti_statistics_select (statistics, ids, error);

  return positions != NULL ? make (statistics, positions, error) : NULL;
}

/**
 * dti_principal_components_new_for_pillar:
 * @statistics: statistics
 * @pillar: id of a pillar
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the principal components of the children of a pillar.
 *
 * In statistics of a dataset, where pillars have no numbers, they are those of the indicators below
 * it. Fails as [ctor@Dti.PrincipalComponents.new] does.
 *
 * Returns: (transfer full): new principal components
 *
 * Since: 1.0
 */
DtiPrincipalComponents *
dti_principal_components_new_for_pillar (DtiStatistics *statistics,
                                         const char *pillar,
                                         GError **error)
{
  g_autoptr (GArray) positions = NULL;

  g_return_val_if_fail (DTI_IS_STATISTICS (statistics), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  positions = dti_statistics_select_children (statistics, pillar, error);

  return positions != NULL ? make (statistics, positions, error) : NULL;
}

/**
 * dti_principal_components_get_statistics: (get-property statistics)
 * @self: principal components
 *
 * Gets the statistics that have the numbers.
 *
 * Returns: (transfer none): the statistics
 *
 * Since: 1.0
 */
DtiStatistics *
dti_principal_components_get_statistics (DtiPrincipalComponents *self)
{
  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);

  return self->statistics;
}

/**
 * dti_principal_components_get_ids:
 * @self: principal components
 *
 * Gets the ids of the columns.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_principal_components_get_ids (DtiPrincipalComponents *self)
{
  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);

  return (const char *const *) self->ids;
}

/**
 * dti_principal_components_get_n_components: (get-property n-components)
 * @self: principal components
 *
 * Gets how many components there are: as many as columns.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_principal_components_get_n_components (DtiPrincipalComponents *self)
{
  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), 0);

  return self->n;
}

/**
 * dti_principal_components_get_n_units: (get-property n-units)
 * @self: principal components
 *
 * Gets how many units have all numbers.
 *
 * With no more units than columns the last eigenvalues are 0.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_principal_components_get_n_units (DtiPrincipalComponents *self)
{
  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), 0);

  return self->n_complete;
}

/**
 * dti_principal_components_get_eigenvalues:
 * @self: principal components
 *
 * Gets the variance of each component, the greatest first: packed doubles in host byte order.
 *
 * They sum to the number of columns. Their roots are the standard deviations.
 *
 * Returns: (transfer full): components × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_principal_components_get_eigenvalues (DtiPrincipalComponents *self)
{
  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);

  return g_bytes_new (self->eigenvalues, self->n * sizeof (double));
}

/**
 * dti_principal_components_get_shares:
 * @self: principal components
 *
 * Gets what share of the variance each component explains: packed doubles in host byte order.
 *
 * They sum to 1.
 *
 * Returns: (transfer full): components × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_principal_components_get_shares (DtiPrincipalComponents *self)
{
  double *shares;

  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);

  shares = g_new (double, self->n);
  for (guint k = 0; k < self->n; k++)
    shares[k] = self->eigenvalues[k] / self->n;

  return g_bytes_new_take (shares, self->n * sizeof (double));
}

/**
 * dti_principal_components_get_loadings:
 * @self: principal components
 * @component: which component, from 0
 *
 * Gets what each column has in a component: packed doubles in host byte order.
 *
 * Their squares sum to 1. The order is that of [method@Dti.PrincipalComponents.get_ids].
 *
 * Returns: (transfer full): ids × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_principal_components_get_loadings (DtiPrincipalComponents *self, guint component)
{
  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);
  g_return_val_if_fail (component < self->n, NULL);

  return g_bytes_new (self->loadings + (gsize) component * self->n, self->n * sizeof (double));
}

/**
 * dti_principal_components_get_scores:
 * @self: principal components
 * @component: which component, from 0
 *
 * Gets where each unit stands on a component: packed doubles in host byte order.
 *
 * It is the sum of the loadings times the numbers with mean 0 and standard deviation 1 (with
 * n − 1); NaN for units that have not all numbers. The order is that of
 * [method@Dti.Statistics.get_units].
 *
 * Returns: (transfer full): units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_principal_components_get_scores (DtiPrincipalComponents *self, guint component)
{
  const double *loadings;
  double *scores;
  double scale;
  gsize row = 0;

  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);
  g_return_val_if_fail (component < self->n, NULL);

  loadings = self->loadings + (gsize) component * self->n;
  scale = sqrt ((double) (self->n_complete - 1));
  scores = g_new (double, self->statistics->n_units + 1);
  for (gsize unit = 0; unit < self->statistics->n_units; unit++)
    {
      scores[unit] = NAN;
      if (!self->complete[unit])
        continue;
      scores[unit] = 0.0;
      for (guint i = 0; i < self->n; i++)
        scores[unit] +=
            loadings[i] * self->standardised[(gsize) i * self->n_complete + row] * scale;
      row++;
    }

  return g_bytes_new_take (scores, self->statistics->n_units * sizeof (double));
}

/**
 * dti_principal_components_get_inflation:
 * @self: principal components
 * @id: id of one of the columns
 * @inflation: (out) (optional): the factor; NaN where there is none
 *
 * Gets the variance inflation factor of a column.
 *
 * It is 1 / (1 − R²), where R² is how well the others together tell the column. Above 10 the column
 * adds next to nothing (Marquardt, Technometrics 12 (1970), 591–612). It is the diagonal of the
 * inverse of the correlations. There is none for a column that is a sum of multiples of the others,
 * which is redundant: that is so too where there are no more units than columns.
 *
 * Returns: `TRUE` if there is one; `FALSE` too for an id that is none of the columns
 *
 * Since: 1.0
 */
gboolean
dti_principal_components_get_inflation (DtiPrincipalComponents *self,
                                        const char *id,
                                        double *inflation)
{
  double found = NAN;

  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->ids[i], id))
      found = dti_principal_components_read_inflation (self, i);

  return dti_number_hand_out (found, inflation);
}

double
dti_principal_components_read_inflation (const DtiPrincipalComponents *self, guint position)
{
  double sum = 0.0;

  for (guint k = 0; k < self->n; k++)
    {
      double loading = self->loadings[(gsize) k * self->n + position];

      /* What rounding leaves of an eigenvalue, and of a loading, that is 0. */
      if (self->eigenvalues[k] > 1e-13 * self->n)
        sum += loading * loading / self->eigenvalues[k];
      else if (fabs (loading) > 1e-6)
        return NAN;
    }

  return sum;
}
