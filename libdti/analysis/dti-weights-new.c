/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-weights-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-random-private.h>

/* What Saaty accepts. */
#define ACCEPTED_RATIO 0.1

/* ---- numbers for ids ---- */

/* Bytes from elsewhere need not be aligned for numbers. */
static double *
copy_numbers (GBytes *bytes, gsize *size)
{
  gconstpointer data = g_bytes_get_data (bytes, size);

  return *size > 0 ? g_memdup2 (data, *size) : NULL;
}

static gboolean
check_row (const double *row, guint n, guint position, const char *what, GError **error)
{
  double total = 0.0;

  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (row[i]) || row[i] < 0.0)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "%s %u, number %u: not a finite number from 0",
                       what,
                       position + 1,
                       i + 1);
          return FALSE;
        }
      total += row[i];
    }
  if (total > 0.0 && isfinite (total))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "%s %u: the sum of the numbers must be finite and above 0",
               what,
               position + 1);

  return FALSE;
}

static gboolean
check_rows (
    const double *data, gsize size, guint n, const char *what, guint *n_rows, GError **error)
{
  if (n == 0 || size == 0 || size % (n * sizeof (double)) != 0 ||
      size / (n * sizeof (double)) > G_MAXUINT)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%u ids need as many numbers, not %" G_GSIZE_FORMAT " bytes",
                   n,
                   size);
      return FALSE;
    }

  *n_rows = (guint) (size / (n * sizeof (double)));
  for (guint row = 0; row < *n_rows; row++)
    if (!check_row (data + (gsize) row * n, n, row, what, error))
      return FALSE;

  return TRUE;
}

/* For each entry of the group the position of its id + 1. */
static guint *
match_ids (const DtiWeights *self,
           const DtiWeightsGroup *group,
           const char *const *ids,
           GError **error)
{
  const char *pillar = dti_node_get_id (DTI_NODE (group->pillar));
  g_autofree guint *matches = g_new0 (guint, group->n + 1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      DtiWeightsEntry *entry = dti_weights_find_entry (self, group, ids[i]);
      guint position = entry != NULL ? (guint) (entry - dti_weights_get_entry (self, group, 0)) : 0;

      if (entry == NULL || matches[position] != 0)
        {
          g_set_error (error,
                       DTI_ERROR,
                       entry == NULL ? DTI_ERROR_NOT_FOUND : DTI_ERROR_EXISTS,
                       entry == NULL ? "“%s” is no child of “%s” that can have a weight"
                                     : "“%s” comes twice under “%s”",
                       ids[i],
                       pillar);
          return NULL;
        }
      matches[position] = i + 1;
    }
  for (guint i = 0; i < group->n; i++)
    {
      DtiWeightsEntry *entry = dti_weights_get_entry (self, group, i);

      if (!entry->counts || matches[i] != 0)
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "nothing is said of “%s”, a child of “%s”",
                   dti_node_get_id (entry->node),
                   pillar);
      return NULL;
    }

  return g_steal_pointer (&matches);
}

double *
dti_weights_read_rows (const DtiWeights *self,
                       const DtiWeightsGroup *group,
                       const char *const *ids,
                       GBytes *numbers,
                       const char *what,
                       guint *n_rows,
                       GError **error)
{
  guint n_ids = g_strv_length ((char **) ids);
  g_autofree guint *matches = match_ids (self, group, ids, error);
  gsize size;
  g_autofree double *data = copy_numbers (numbers, &size);
  double *rows;

  if (matches == NULL || !check_rows (data, size, n_ids, what, n_rows, error))
    return NULL;

  rows = g_new (double, (gsize) *n_rows * group->n);
  for (guint row = 0; row < *n_rows; row++)
    for (guint i = 0; i < group->n; i++)
      rows[(gsize) row * group->n + i] =
          matches[i] > 0 ? data[(gsize) row * n_ids + matches[i] - 1] : 0.0;

  return rows;
}

/* ---- public ---- */

/**
 * dti_weights_new_from_framework:
 * @framework: a framework
 *
 * Reads the weights that a framework declares.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_from_framework (DtiFramework *framework)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);

  return dti_weights_new_draft (framework, DTI_WEIGHTS_METHOD_DECLARED);
}

/**
 * dti_weights_new_equal:
 * @framework: a framework
 *
 * Gives all children of each pillar the weight 1.
 *
 * Children that are declared with the weight 0 keep it.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_equal (DtiFramework *framework)
{
  DtiWeights *self;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);

  self = dti_weights_new_draft (framework, DTI_WEIGHTS_METHOD_EQUAL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      DtiWeightsEntry *entry = &g_array_index (self->entries, DtiWeightsEntry, i);

      entry->weight = entry->counts ? 1.0 : 0.0;
    }

  return self;
}

/**
 * dti_weights_new_from_points:
 * @framework: a framework
 *
 * Weighs each node by its maximum.
 *
 * Under a sum that is weight times maximum, as declared; elsewhere it is the maximum alone.
 * Children that are declared with the weight 0 keep it.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_from_points (DtiFramework *framework)
{
  DtiWeights *self;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);

  self = dti_weights_new_draft (framework, DTI_WEIGHTS_METHOD_POINTS);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtiWeightsGroup *group = dti_weights_get_group (self, i);

      for (guint k = 0; k < group->n; k++)
        {
          DtiWeightsEntry *entry = dti_weights_get_entry (self, group, k);

          if (dti_pillar_get_aggregation (group->pillar) != DTI_AGGREGATION_SUM)
            entry->weight = entry->counts ? dti_node_get_max (entry->node) : 0.0;
        }
    }

  return self;
}

static gboolean
set_value (DtiWeights *self, const char *id, double value, GHashTable *seen, GError **error)
{
  DtiNode *node = dti_framework_lookup (self->framework, id);
  gboolean found = FALSE;

  if (!g_hash_table_add (seen, (gpointer) id))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_EXISTS, "“%s” comes twice", id);
      return FALSE;
    }
  if (!isfinite (value) || value < 0.0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the weight of “%s” is no finite number from 0",
                   id);
      return FALSE;
    }

  for (guint i = 0; node != NULL && i < self->entries->len; i++)
    {
      DtiWeightsEntry *entry = &g_array_index (self->entries, DtiWeightsEntry, i);

      if (entry->node != node)
        continue;
      entry->weight = value;
      found = TRUE;
    }
  if (!found)
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_NOT_FOUND,
                 "the framework has no “%s” that can have a weight",
                 id);

  return found;
}

static gboolean
check_totals (DtiWeights *self, GError **error)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtiWeightsGroup *group = dti_weights_get_group (self, i);
      double total = dti_weights_get_total (self, group);
      gboolean was_weighted = FALSE;

      for (guint k = 0; k < group->n; k++)
        was_weighted |= dti_weights_get_entry (self, group, k)->counts;
      if (!was_weighted || (total > 0.0 && isfinite (total)))
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the weights of the children of “%s” must have a finite sum above 0",
                   dti_node_get_id (DTI_NODE (group->pillar)));
      return FALSE;
    }

  return TRUE;
}

/**
 * dti_weights_new_from_values:
 * @framework: a framework
 * @ids: (array zero-terminated=1): ids of nodes
 * @values: their weights: doubles, one for each id
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Takes weights that were found elsewhere.
 *
 * A node has its weight under all pillars it stands under. Nodes that are not named keep the
 * declared weight. Under a sum a weight is a part of the points.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an id that is unknown or cannot have a weight, with
 * `DTI_ERROR_EXISTS` for one that comes twice, and with `DTI_ERROR_INVALID_DATA` for a number below
 * 0 or not finite, for another number of numbers than of ids, and where all children of a pillar
 * have the weight 0.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_from_values (DtiFramework *framework,
                             const char *const *ids,
                             GBytes *values,
                             GError **error)
{
  g_autoptr (DtiWeights) self = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_autofree double *numbers = NULL;
  gsize size;
  guint n;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n = g_strv_length ((char **) ids);
  numbers = copy_numbers (values, &size);
  if (size != n * sizeof (double))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%u ids need as many numbers, not %" G_GSIZE_FORMAT " bytes",
                   n,
                   size);
      return NULL;
    }

  self = dti_weights_new_draft (framework, DTI_WEIGHTS_METHOD_VALUES);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    if (!set_value (self, ids[i], numbers[i], seen, error))
      return NULL;

  return check_totals (self, error) ? g_steal_pointer (&self) : NULL;
}

/* ---- people's judgement ---- */

/**
 * dti_weights_new_from_comparisons:
 * @framework: a framework
 * @pillar: id of a pillar
 * @comparisons: judgements of all its children that have a weight
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar by pairwise comparisons (analytic hierarchy process).
 *
 * The other pillars keep the declared weights. A consistency ratio above 0.1 is a problem.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, for an id that is none of its children,
 * and for a child that is not compared; with `DTI_ERROR_NOT_COMPUTABLE` where a judgement is
 * missing.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_from_comparisons (DtiFramework *framework,
                                  const char *pillar,
                                  DtiPairwiseComparisons *comparisons,
                                  GError **error)
{
  g_autoptr (DtiWeights) self = NULL;
  g_autoptr (GBytes) weights = NULL;
  g_autofree double *row = NULL;
  DtiWeightsGroup *group;
  double ratio = NAN;
  guint n_rows;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (DTI_IS_PAIRWISE_COMPARISONS (comparisons), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_weights_new_draft (framework, DTI_WEIGHTS_METHOD_PAIRWISE);
  group = dti_weights_find_group (self, pillar, error);
  if (group == NULL)
    return NULL;
  weights = dti_pairwise_comparisons_compute_weights (comparisons, error);
  if (weights == NULL)
    return NULL;
  row = dti_weights_read_rows (self,
                               group,
                               dti_pairwise_comparisons_get_ids (comparisons),
                               weights,
                               "comparisons",
                               &n_rows,
                               error);
  if (row == NULL)
    return NULL;

  for (guint i = 0; i < group->n; i++)
    dti_weights_get_entry (self, group, i)->weight = row[i];
  if (dti_pairwise_comparisons_get_consistency_ratio (comparisons, &ratio) &&
      ratio > ACCEPTED_RATIO)
    dti_weights_report (
        self,
        DTI_SEVERITY_WARNING,
        "inconsistent-judgements",
        DTI_NODE (group->pillar),
        "the judgements contradict each other: the consistency ratio is %.3f, above "
        "0.1",
        ratio);

  return g_steal_pointer (&self);
}

/* Mean and standard deviation of the shares that the experts gave to one child. */
static void
average_shares (DtiWeightsEntry *entry, const double *shares, guint n_experts, guint n)
{
  double sum = 0.0;
  double squares = 0.0;

  for (guint expert = 0; expert < n_experts; expert++)
    sum += shares[(gsize) expert * n];
  entry->weight = sum / n_experts;
  for (guint expert = 0; expert < n_experts; expert++)
    {
      double distance = shares[(gsize) expert * n] - entry->weight;

      squares += distance * distance;
    }
  entry->detail = n_experts > 1 ? sqrt (squares / (n_experts - 1.0)) : NAN;
}

/**
 * dti_weights_new_budget_allocation:
 * @framework: a framework
 * @pillar: id of a pillar
 * @ids: (array zero-terminated=1): ids of all its children that have a weight
 * @points: points: doubles, expert after expert, each in the order of @ids
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar by the points that experts gave them.
 *
 * Each expert's points become shares of what that expert gave out; the weight is the mean of the
 * shares, and [method@Dti.Weights.get_spread] tells how far they differ. The other pillars keep the
 * declared weights. The source is the handbook of OECD and JRC (2008), *budget allocation process*.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, for an id that is none of its children
 * and for a child without points, with `DTI_ERROR_EXISTS` for an id that comes twice, and with
 * `DTI_ERROR_INVALID_DATA` where an expert's points are negative, not finite, or all 0.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_budget_allocation (DtiFramework *framework,
                                   const char *pillar,
                                   const char *const *ids,
                                   GBytes *points,
                                   GError **error)
{
  g_autoptr (DtiWeights) self = NULL;
  g_autofree double *shares = NULL;
  DtiWeightsGroup *group;
  guint n_experts;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (points != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_weights_new_draft (framework, DTI_WEIGHTS_METHOD_BUDGET);
  group = dti_weights_find_group (self, pillar, error);
  if (group == NULL)
    return NULL;
  shares = dti_weights_read_rows (self, group, ids, points, "expert", &n_experts, error);
  if (shares == NULL)
    return NULL;

  for (guint expert = 0; expert < n_experts; expert++)
    {
      double *row = shares + (gsize) expert * group->n;
      double total = 0.0;

      for (guint i = 0; i < group->n; i++)
        total += row[i];
      for (guint i = 0; i < group->n; i++)
        row[i] /= total;
    }
  for (guint i = 0; i < group->n; i++)
    average_shares (dti_weights_get_entry (self, group, i), shares + i, n_experts, group->n);

  return g_steal_pointer (&self);
}

/* ---- noise ---- */

/* One factor for all, or for each level its own; NULL and an error where they are none. */
static double *
read_factors (const char *const *levels, GBytes *factors, GError **error)
{
  guint n = levels != NULL ? g_strv_length ((char **) levels) : 1;
  gsize size;
  g_autofree double *numbers = copy_numbers (factors, &size);

  if (size != n * sizeof (double))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "noise needs %u factors, not %" G_GSIZE_FORMAT " bytes",
                   n,
                   size);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    if (!(numbers[i] >= 0.0 && numbers[i] <= 1.0))
      {
        g_set_error (error,
                     DTI_ERROR,
                     DTI_ERROR_INVALID_DATA,
                     "noise factor %u must be from 0 to 1",
                     i + 1);
        return NULL;
      }

  /* No levels, no factors: nothing is moved. */
  return numbers != NULL ? g_steal_pointer (&numbers) : g_new0 (double, 1);
}

static double
find_factor (const char *const *levels, const double *factors, const char *level)
{
  if (levels == NULL)
    return factors[0];

  for (guint i = 0; level != NULL && levels[i] != NULL; i++)
    if (g_str_equal (levels[i], level))
      return factors[i];

  return 0.0;
}

/**
 * dti_weights_make_noisy:
 * @self: weights
 * @levels: (nullable) (array zero-terminated=1): levels of nodes, or `NULL` for all nodes
 * @factors: doubles from 0 to 1: one for each level, or a single one for all nodes
 * @seed: a seed
 * @stream: number of a replicate of the seed
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Puts noise on weights, to see how much hangs on them.
 *
 * A weight w becomes w (1 + f (2 U − 1)), with the factor f of the node's level, 0 for a level that
 * is not named, and U uniform from 0 to 1, as COINr has it. Sums are not kept: what counts is the
 * share. The same seed and stream give the same weights on every machine, and each node draws its
 * number whatever the factors of the others are.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` for a factor that is not from 0 to 1 and for another number
 * of factors than of levels.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_make_noisy (DtiWeights *self,
                        const char *const *levels,
                        GBytes *factors,
                        guint64 seed,
                        guint64 stream,
                        GError **error)
{
  DtiWeights *noisy;
  DtiRandom random;
  g_autofree double *numbers = NULL;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);
  g_return_val_if_fail (factors != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  numbers = read_factors (levels, factors, error);
  if (numbers == NULL)
    return NULL;

  noisy = dti_weights_new_draft (self->framework, DTI_WEIGHTS_METHOD_NOISY);
  dti_random_init (&random, seed, stream);
  for (guint i = 0; i < noisy->entries->len; i++)
    {
      DtiWeightsEntry *entry = &g_array_index (noisy->entries, DtiWeightsEntry, i);
      double factor = find_factor (levels, numbers, dti_node_get_level (entry->node));
      double uniform = dti_random_next_double (&random);

      entry->weight = dti_weights_disturb (g_array_index (self->entries, DtiWeightsEntry, i).weight,
                                           factor,
                                           uniform);
    }

  return noisy;
}
