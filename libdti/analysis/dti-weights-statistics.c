/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-principal-components-private.h"
#include "dti-rank-correlation-private.h"
#include "dti-weights-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-moments-private.h>

/* A correlation needs three units to say something, a spread two. */
#define FEWEST_TO_CORRELATE 3
#define FEWEST_TO_SPREAD 2
/* Rounding can take loadings and correlations this far from 0 and 1. */
#define SAME 1e-12

static gboolean
fail (const DtiWeightsGroup *group, GError **error, const char *why)
{
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "pillar “%s”: %s",
               dti_node_get_id (DTI_NODE (group->pillar)),
               why);

  return FALSE;
}

static gboolean
has_units (const DtiWeightsGroup *group,
           const DtiWeightsSample *sample,
           gsize fewest,
           GError **error)
{
  return sample->n_units >= fewest ||
         fail (group, error, "too few units have a value at all its children");
}

/* Divides the weights of the sample by their sum. */
static gboolean
scale_weights (const DtiWeightsGroup *group, const DtiWeightsSample *sample, GError **error)
{
  double total = 0.0;

  for (guint i = 0; i < sample->n_children; i++)
    total += sample->entries[i]->weight;
  if (!(total > 0.0) || !isfinite (total))
    return fail (group, error, "no child tells units apart");

  for (guint i = 0; i < sample->n_children; i++)
    sample->entries[i]->weight /= total;

  return TRUE;
}

static double
measure_sd (const DtiWeightsSample *sample, guint child)
{
  DtiMoments moments;

  dti_moments_measure (&moments, sample->values[child], sample->n_units);

  return moments.minimum == moments.maximum ? 0.0 : dti_moments_get_sd (&moments);
}

/* ---- principal component ---- */

/* Drops the columns that are the same everywhere: they correlate with nothing. */
static guint
drop_constant (DtiWeights *self, const DtiWeightsSample *sample, guint *kept)
{
  guint n = 0;

  for (guint i = 0; i < sample->n_children; i++)
    {
      DtiNode *node = sample->entries[i]->node;

      if (measure_sd (sample, i) > 0.0)
        {
          kept[n++] = i;
          continue;
        }
      sample->entries[i]->weight = 0.0;
      dti_weights_report (self,
                          DTI_SEVERITY_WARNING,
                          "constant-column",
                          node,
                          "“%s” is the same for all units: its weight is 0",
                          dti_node_get_id (node));
    }

  return n;
}

/* Fills the correlation matrix of the kept columns. */
static void
fill_matrix (const DtiWeightsSample *sample, const guint *kept, guint n, double *matrix)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k <= i; k++)
      {
        double r = i == k ? 1.0
                          : dti_rank_correlation_pearson (sample->values[kept[i]],
                                                          sample->values[kept[k]],
                                                          sample->n_units);

        matrix[(gsize) i * n + k] = matrix[(gsize) k * n + i] = r;
      }
}

/* The sign of a component is arbitrary: here its loadings have a sum above 0, and where that is 0
 * the first that is not 0 is above it. */
static double
find_sign (const double *vector, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += vector[i];
  for (guint i = 0; fabs (sum) < SAME && i < n; i++)
    sum = fabs (vector[i]) < SAME ? 0.0 : vector[i];

  return sum < 0.0 ? -1.0 : 1.0;
}

static void
take_loading (DtiWeights *self, DtiWeightsEntry *entry, double loading)
{
  entry->detail = loading;
  entry->weight = MAX (loading, 0.0);
  if (loading < 0.0)
    dti_weights_report (self,
                        DTI_SEVERITY_WARNING,
                        "negative-loading",
                        entry->node,
                        "“%s” runs against its siblings: its loading is %.4f and its weight 0",
                        dti_node_get_id (entry->node),
                        loading);
}

static gboolean
weigh_by_component (DtiWeights *self,
                    DtiWeightsGroup *group,
                    const DtiWeightsSample *sample,
                    GError **error)
{
  g_autofree guint *kept = g_new (guint, sample->n_children);
  g_autofree double *matrix = NULL;
  g_autofree double *eigenvalues = NULL;
  double sign;
  guint n;

  if (!has_units (group, sample, FEWEST_TO_CORRELATE, error))
    return FALSE;
  n = drop_constant (self, sample, kept);
  if (n == 0)
    return fail (group, error, "no child tells units apart");

  matrix = g_new (double, (gsize) n *n);
  eigenvalues = g_new (double, n);
  fill_matrix (sample, kept, n, matrix);
  if (!dti_principal_components_decompose (matrix, n, eigenvalues, error))
    return FALSE;

  sign = find_sign (matrix, n);
  group->detail = eigenvalues[0] / n;
  for (guint i = 0; i < n; i++)
    take_loading (self, sample->entries[kept[i]], sign * matrix[i]);

  return TRUE;
}

/**
 * dti_weights_new_principal_component:
 * @card: the scores of a period
 * @pillar: (nullable): id of a pillar, or `NULL` for all pillars
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar by their loadings on the first principal component.
 *
 * It is that of their correlation matrix. The loadings are those of a vector of length 1. Its sign
 * is arbitrary; here the sum of the loadings is above 0. A child with a negative loading gets the
 * weight 0 and is a problem
 * (`negative-loading`), and so does one that is the same for all units (`constant-column`). The
 * eigenvector comes from LAPACK, so its last digits depend on the installed one. The source of the
 * method is the handbook of OECD and JRC (2008); COINr takes the same loadings.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, and with `DTI_ERROR_NOT_COMPUTABLE` where
 * fewer than three units have values, or none of the children differs between units.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_principal_component (DtiScorecard *card, const char *pillar, GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_weights_new_from_scores (card,
                                      pillar,
                                      DTI_WEIGHTS_METHOD_PRINCIPAL_COMPONENT,
                                      weigh_by_component,
                                      error);
}

/* ---- entropy ---- */

/* 1 − e, with e the entropy of the column's shares over the entropy of equal ones; NaN where a
 * value is below 0 or all are 0. */
static double
measure_diversity (const DtiWeightsSample *sample, guint child)
{
  const double *values = sample->values[child];
  double total = 0.0;
  double entropy = 0.0;

  for (gsize i = 0; i < sample->n_units; i++)
    {
      if (values[i] < 0.0)
        return NAN;
      total += values[i];
    }
  if (total == 0.0)
    return NAN;

  for (gsize i = 0; i < sample->n_units; i++)
    if (values[i] > 0.0)
      entropy -= values[i] / total * log (values[i] / total);

  /* Rounding can take the entropy of equal values a trace above that. */
  return MAX (1.0 - entropy / log ((double) sample->n_units), 0.0);
}

static gboolean
weigh_by_entropy (DtiWeights *self,
                  DtiWeightsGroup *group,
                  const DtiWeightsSample *sample,
                  GError **error)
{
  g_autofree double *diversities = g_new (double, sample->n_children);

  if (!has_units (group, sample, FEWEST_TO_SPREAD, error))
    return FALSE;
  for (guint i = 0; i < sample->n_children; i++)
    {
      diversities[i] = measure_sd (sample, i) > 0.0 ? measure_diversity (sample, i) : 0.0;
      if (isnan (diversities[i]))
        return fail (group, error, "entropy needs values from 0");
    }
  for (guint i = 0; i < sample->n_children; i++)
    sample->entries[i]->weight = diversities[i];

  return scale_weights (group, sample, error);
}

/**
 * dti_weights_new_entropy:
 * @card: the scores of a period
 * @pillar: (nullable): id of a pillar, or `NULL` for all pillars
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar by how unequally their values are distributed over the units.
 *
 * With pᵢⱼ = vᵢⱼ / Σᵢ vᵢⱼ and eⱼ = − Σᵢ pᵢⱼ ln pᵢⱼ / ln n, the weight is (1 − eⱼ) / Σ (1 − e). The
 * source is C.-L. Hwang and K. Yoon, *Multiple Attribute Decision Making*, Springer, Berlin 1981.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, and with `DTI_ERROR_NOT_COMPUTABLE` for
 * values below 0, for fewer than two units, and where none of the children differs between units.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_entropy (DtiScorecard *card, const char *pillar, GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_weights_new_from_scores (card,
                                      pillar,
                                      DTI_WEIGHTS_METHOD_ENTROPY,
                                      weigh_by_entropy,
                                      error);
}

/* ---- standard deviation and CRITIC ---- */

/* How far the others tell something else than @child: Σ (1 − r). A column that is the same
 * everywhere is no measure for others. */
static double
measure_conflict (const DtiWeightsSample *sample, guint child)
{
  double conflict = 0.0;

  for (guint i = 0; i < sample->n_children; i++)
    {
      double r =
          dti_rank_correlation_pearson (sample->values[child], sample->values[i], sample->n_units);

      /* Of columns that agree in all, rounding leaves a trace that is no conflict. */
      if (i != child && r < 1.0 - SAME)
        conflict += 1.0 - r;
    }

  return conflict;
}

static gboolean
weigh_by_spread (DtiWeights *self,
                 DtiWeightsGroup *group,
                 const DtiWeightsSample *sample,
                 GError **error)
{
  if (!has_units (group, sample, FEWEST_TO_SPREAD, error))
    return FALSE;
  for (guint i = 0; i < sample->n_children; i++)
    {
      sample->entries[i]->weight = measure_sd (sample, i);
      if (self->method == DTI_WEIGHTS_METHOD_CRITIC)
        sample->entries[i]->weight *= measure_conflict (sample, i);
    }

  return scale_weights (group, sample, error);
}

/**
 * dti_weights_new_standard_deviation:
 * @card: the scores of a period
 * @pillar: (nullable): id of a pillar, or `NULL` for all pillars
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar by the standard deviations of their values, σⱼ / Σ σ.
 *
 * The source is Diakoulaki, Mavrotas and Papayannakis (1995), see
 * [ctor@Dti.Weights.new_critic].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, and with `DTI_ERROR_NOT_COMPUTABLE` for
 * fewer than two units, and where none of the children differs between units.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_standard_deviation (DtiScorecard *card, const char *pillar, GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_weights_new_from_scores (card,
                                      pillar,
                                      DTI_WEIGHTS_METHOD_STANDARD_DEVIATION,
                                      weigh_by_spread,
                                      error);
}

/**
 * dti_weights_new_critic:
 * @card: the scores of a period
 * @pillar: (nullable): id of a pillar, or `NULL` for all pillars
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar by their spread and their conflict (CRITIC).
 *
 * That is “criteria importance through intercriteria correlation”. With Cⱼ = σⱼ Σₖ (1 − rⱼₖ), the
 * weight is Cⱼ / Σ C; r is Pearson's correlation. The source is D. Diakoulaki, G. Mavrotas and L.
 * Papayannakis, “Determining objective weights in multiple criteria problems: the CRITIC method”,
 * Computers and Operations Research 22 (1995), 763–770. They scale each criterion to its own
 * minimum and maximum first; here the values are those of the framework's rules, so give it the
 * rule `min-max` where you want the same.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, and with `DTI_ERROR_NOT_COMPUTABLE` for
 * fewer than two units, and where no child is both spread and in conflict.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_critic (DtiScorecard *card, const char *pillar, GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_weights_new_from_scores (card,
                                      pillar,
                                      DTI_WEIGHTS_METHOD_CRITIC,
                                      weigh_by_spread,
                                      error);
}
