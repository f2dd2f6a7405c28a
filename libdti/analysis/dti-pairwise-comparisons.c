/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-pairwise-comparisons.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>

/* Saaty's scale, and how far 1/9 may be off when it is written in decimals. */
#define STRONGEST 9.0
#define SCALE_TOLERANCE 1e-3
/* Each pass brings the vector nearer by at least the ratio of the two largest eigenvalues. */
#define MAX_PASSES 10000
#define EIGEN_TOLERANCE 1e-15

/**
 * DtiPairwiseComparisons:
 *
 * Judgements of how much more important one of two nodes is, as in the analytic hierarchy process.
 *
 * A judgement is from 1 (equally important) to 9 (extremely more important); the other way round
 * it is its reciprocal, which is set with it. The weights are the principal eigenvector of the
 * matrix of judgements, scaled to the sum 1; it is found by power iteration, which for a positive
 * matrix converges to the only positive eigenvector there is (theorem of Perron).
 *
 * With the principal eigenvalue λ of n nodes, the consistency index is (λ − n) / (n − 1), and the
 * consistency ratio is the index divided by that of random judgements: 0.58, 0.90, 1.12, 1.24,
 * 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57 and 1.59 for 3 to 15 nodes. Judgements with a
 * ratio above 0.1 should be thought over.
 *
 * The source is T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980.
 *
 * Judgements belong to one thread.
 *
 * Since: 1.0
 */
struct _DtiPairwiseComparisons
{
  GObject parent_instance;

  char **ids;
  guint n;
  GHashTable *positions; /* id → position + 1 */
  double *judgements;    /* n × n, NaN where there is none yet */
};

typedef enum
{
  PROP_IDS = 1,
  PROP_EIGENVALUE,
  PROP_CONSISTENCY_INDEX,
  PROP_CONSISTENCY_RATIO,
} DtiPairwiseComparisonsProperty;

static GParamSpec *props[PROP_CONSISTENCY_RATIO + 1];

G_DEFINE_FINAL_TYPE (DtiPairwiseComparisons, dti_pairwise_comparisons, G_TYPE_OBJECT)

static void
dti_pairwise_comparisons_finalize (GObject *object)
{
  DtiPairwiseComparisons *self = DTI_PAIRWISE_COMPARISONS (object);

  g_strfreev (self->ids);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_free (self->judgements);

  G_OBJECT_CLASS (dti_pairwise_comparisons_parent_class)->finalize (object);
}

static void
dti_pairwise_comparisons_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  DtiPairwiseComparisons *self = DTI_PAIRWISE_COMPARISONS (object);
  double number = NAN;

  switch ((DtiPairwiseComparisonsProperty) prop_id)
    {
    case PROP_IDS:
      g_value_set_boxed (value, self->ids);
      break;
    case PROP_EIGENVALUE:
      dti_pairwise_comparisons_get_eigenvalue (self, &number);
      g_value_set_double (value, number);
      break;
    case PROP_CONSISTENCY_INDEX:
      dti_pairwise_comparisons_get_consistency_index (self, &number);
      g_value_set_double (value, number);
      break;
    case PROP_CONSISTENCY_RATIO:
      dti_pairwise_comparisons_get_consistency_ratio (self, &number);
      g_value_set_double (value, number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_pairwise_comparisons_class_init (DtiPairwiseComparisonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_pairwise_comparisons_finalize;
  object_class->get_property = dti_pairwise_comparisons_get_property;

  /**
   * DtiPairwiseComparisons:ids: (getter get_ids)
   *
   * The ids that are compared.
   *
   * Since: 1.0
   */
  props[PROP_IDS] = g_param_spec_boxed ("ids",
                                        NULL,
                                        NULL,
                                        G_TYPE_STRV,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPairwiseComparisons:eigenvalue: (getter get_eigenvalue)
   *
   * The principal eigenvalue; NaN while judgements are missing.
   *
   * Since: 1.0
   */
  props[PROP_EIGENVALUE] = number_spec ("eigenvalue");

  /**
   * DtiPairwiseComparisons:consistency-index: (getter get_consistency_index)
   *
   * Saaty's consistency index; NaN while judgements are missing.
   *
   * Since: 1.0
   */
  props[PROP_CONSISTENCY_INDEX] = number_spec ("consistency-index");

  /**
   * DtiPairwiseComparisons:consistency-ratio: (getter get_consistency_ratio)
   *
   * Saaty's consistency ratio; NaN while judgements are missing, and for more than 15 ids.
   *
   * Since: 1.0
   */
  props[PROP_CONSISTENCY_RATIO] = number_spec ("consistency-ratio");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_pairwise_comparisons_init (DtiPairwiseComparisons *self)
{
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
}

/* ---- judgements ---- */

static gboolean
find (DtiPairwiseComparisons *self, const char *id, guint *position, GError **error)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, id));

  if (found == 0)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "“%s” is not compared here", id);
      return FALSE;
    }
  *position = found - 1;

  return TRUE;
}

static double *
peek_judgement (DtiPairwiseComparisons *self, guint row, guint column)
{
  return &self->judgements[(gsize) row * self->n + column];
}

/* Names the first pair that nobody judged. */
static gboolean
check_complete (DtiPairwiseComparisons *self, GError **error)
{
  for (guint i = 0; i < self->n; i++)
    for (guint j = i + 1; j < self->n; j++)
      if (isnan (*peek_judgement (self, i, j)))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_COMPUTABLE,
                       "“%s” and “%s” are not compared yet",
                       self->ids[i],
                       self->ids[j]);
          return FALSE;
        }

  return TRUE;
}

/* ---- the eigenvector ---- */

/* One pass: @next becomes the matrix times @weights, scaled to the sum 1; returns that sum, which
 * is the eigenvalue once the two agree. */
static double
multiply (DtiPairwiseComparisons *self, const double *weights, double *next)
{
  double total = 0.0;

  for (guint i = 0; i < self->n; i++)
    {
      next[i] = 0.0;
      for (guint j = 0; j < self->n; j++)
        next[i] += *peek_judgement (self, i, j) * weights[j];
      total += next[i];
    }
  for (guint i = 0; i < self->n; i++)
    next[i] /= total;

  return total;
}

/* @weights get the vector; returns the eigenvalue, NaN while judgements are missing. */
static double
iterate (DtiPairwiseComparisons *self, double *weights)
{
  g_autofree double *next = g_new (double, self->n);
  double eigenvalue = NAN;

  if (!check_complete (self, NULL))
    return NAN;

  for (guint i = 0; i < self->n; i++)
    weights[i] = 1.0 / self->n;
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      double change = 0.0;

      eigenvalue = multiply (self, weights, next);
      for (guint i = 0; i < self->n; i++)
        {
          change = MAX (change, fabs (next[i] - weights[i]));
          weights[i] = next[i];
        }
      if (change < EIGEN_TOLERANCE)
        break;
    }

  return eigenvalue;
}

static double
find_eigenvalue (DtiPairwiseComparisons *self)
{
  g_autofree double *weights = g_new (double, self->n);

  return iterate (self, weights);
}

/* A rounding can leave consistent judgements a trace below n. */
static double
find_index (DtiPairwiseComparisons *self)
{
  double eigenvalue = find_eigenvalue (self);

  if (isnan (eigenvalue))
    return NAN;

  return self->n > 2 ? MAX ((eigenvalue - self->n) / (self->n - 1.0), 0.0) : 0.0;
}

static double
find_ratio (DtiPairwiseComparisons *self)
{
  static const double random_indices[] = { 0,    0,    0,    0.58, 0.90, 1.12, 1.24, 1.32,
                                           1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59 };
  double consistency_index = find_index (self);

  if (self->n >= G_N_ELEMENTS (random_indices))
    return NAN;

  return self->n > 2 ? consistency_index / random_indices[self->n] : consistency_index;
}

/* ---- public ---- */

/**
 * dti_pairwise_comparisons_new:
 * @ids: (array zero-terminated=1): what is compared: at least two ids
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Creates comparisons without judgements.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` for fewer than two ids and with `DTI_ERROR_EXISTS` for an id
 * that comes twice.
 *
 * Returns: (transfer full): new comparisons
 *
 * Since: 1.0
 */
DtiPairwiseComparisons *
dti_pairwise_comparisons_new (const char *const *ids, GError **error)
{
  g_autoptr (DtiPairwiseComparisons) self = NULL;

  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_PAIRWISE_COMPARISONS, NULL);
  self->ids = g_strdupv ((char **) ids);
  self->n = g_strv_length (self->ids);
  if (self->n < 2)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "it takes two ids to compare");
      return NULL;
    }

  self->judgements = g_new (double, (gsize) self->n * self->n);
  for (guint i = 0; i < self->n; i++)
    {
      if (!g_hash_table_insert (self->positions, self->ids[i], GUINT_TO_POINTER (i + 1)))
        {
          g_set_error (error, DTI_ERROR, DTI_ERROR_EXISTS, "“%s” comes twice", self->ids[i]);
          return NULL;
        }
      for (guint j = 0; j < self->n; j++)
        *peek_judgement (self, i, j) = i == j ? 1.0 : NAN;
    }

  return g_steal_pointer (&self);
}

/**
 * dti_pairwise_comparisons_get_ids: (get-property ids)
 * @self: comparisons
 *
 * Gets the ids that are compared.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_pairwise_comparisons_get_ids (DtiPairwiseComparisons *self)
{
  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), NULL);

  return (const char *const *) self->ids;
}

/**
 * dti_pairwise_comparisons_set_judgement:
 * @self: comparisons
 * @id: an id
 * @other: another id
 * @judgement: how many times as important @id is as @other, from 1/9 to 9
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Judges a pair, and with it the pair the other way round.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown id, and with `DTI_ERROR_INVALID_DATA` for a
 * number outside the scale and for an id compared with itself; nothing changes then.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_pairwise_comparisons_set_judgement (DtiPairwiseComparisons *self,
                                        const char *id,
                                        const char *other,
                                        double judgement,
                                        GError **error)
{
  guint row;
  guint column;

  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!find (self, id, &row, error) || !find (self, other, &column, error))
    return FALSE;
  if (row == column)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "“%s” cannot be compared with itself",
                   id);
      return FALSE;
    }
  if (!(judgement <= STRONGEST + SCALE_TOLERANCE &&
        1.0 / judgement <= STRONGEST + SCALE_TOLERANCE && judgement > 0.0))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the judgement of “%s” and “%s” must be from 1/9 to 9",
                   id,
                   other);
      return FALSE;
    }

  *peek_judgement (self, row, column) = judgement;
  *peek_judgement (self, column, row) = 1.0 / judgement;

  return TRUE;
}

/**
 * dti_pairwise_comparisons_get_judgement:
 * @self: comparisons
 * @id: an id
 * @other: an id
 * @judgement: (out) (optional): return location for the judgement, NaN where there is none
 *
 * Gets how many times as important one of two nodes was judged.
 *
 * Returns: `TRUE` if the pair was judged
 *
 * Since: 1.0
 */
gboolean
dti_pairwise_comparisons_get_judgement (DtiPairwiseComparisons *self,
                                        const char *id,
                                        const char *other,
                                        double *judgement)
{
  guint row;
  guint column;

  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (!find (self, id, &row, NULL) || !find (self, other, &column, NULL))
    return dti_number_hand_out (NAN, judgement);

  return dti_number_hand_out (*peek_judgement (self, row, column), judgement);
}

/**
 * dti_pairwise_comparisons_is_complete:
 * @self: comparisons
 *
 * Tells whether each pair was judged.
 *
 * Returns: `TRUE` if no judgement is missing
 *
 * Since: 1.0
 */
gboolean
dti_pairwise_comparisons_is_complete (DtiPairwiseComparisons *self)
{
  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), FALSE);

  return check_complete (self, NULL);
}

/**
 * dti_pairwise_comparisons_compute_weights:
 * @self: comparisons
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Computes the weights: the principal eigenvector, with the sum 1.
 *
 * Fails with `DTI_ERROR_NOT_COMPUTABLE` while a judgement is missing; the message names the pair.
 *
 * Returns: (transfer full): doubles, one for each id in the order of
 *   [method@Dti.PairwiseComparisons.get_ids]
 *
 * Since: 1.0
 */
GBytes *
dti_pairwise_comparisons_compute_weights (DtiPairwiseComparisons *self, GError **error)
{
  double *weights;

  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_complete (self, error))
    return NULL;

  weights = g_new (double, self->n);
  iterate (self, weights);

  return g_bytes_new_take (weights, self->n * sizeof (double));
}

/**
 * dti_pairwise_comparisons_get_eigenvalue: (get-property eigenvalue)
 * @self: comparisons
 * @eigenvalue: (out) (optional): return location for the eigenvalue, NaN where there is none
 *
 * Gets the principal eigenvalue.
 *
 * It is the number of ids for consistent judgements, and above that for others.
 *
 * Returns: `TRUE` if no judgement is missing
 *
 * Since: 1.0
 */
gboolean
dti_pairwise_comparisons_get_eigenvalue (DtiPairwiseComparisons *self, double *eigenvalue)
{
  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), FALSE);

  return dti_number_hand_out (find_eigenvalue (self), eigenvalue);
}

/**
 * dti_pairwise_comparisons_get_consistency_index: (get-property consistency-index)
 * @self: comparisons
 * @consistency_index: (out) (optional): return location for the index, NaN where there is none
 *
 * Gets how far the judgements contradict each other, 0 where they do not.
 *
 * Returns: `TRUE` if no judgement is missing
 *
 * Since: 1.0
 */
gboolean
dti_pairwise_comparisons_get_consistency_index (DtiPairwiseComparisons *self,
                                                double *consistency_index)
{
  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), FALSE);

  return dti_number_hand_out (find_index (self), consistency_index);
}

/**
 * dti_pairwise_comparisons_get_consistency_ratio: (get-property consistency-ratio)
 * @self: comparisons
 * @consistency_ratio: (out) (optional): return location for the ratio, NaN where there is none
 *
 * Gets the consistency index as a share of what random judgements give; 0 for two ids.
 *
 * Saaty accepts a ratio up to 0.1. He gives random indices for up to 15 ids.
 *
 * Returns: `TRUE` if no judgement is missing and there are at most 15 ids
 *
 * Since: 1.0
 */
gboolean
dti_pairwise_comparisons_get_consistency_ratio (DtiPairwiseComparisons *self,
                                                double *consistency_ratio)
{
  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (self), FALSE);

  return dti_number_hand_out (find_ratio (self), consistency_ratio);
}
