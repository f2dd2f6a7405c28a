/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rule-kernel-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number.h>
#include <libdti/base/dti-search-private.h>

/* From a score back to the number. */

/* ---- for the built-in rules ---- */

void
dti_rule_add_number (GArray *numbers, double number)
{
  if (isfinite (number))
    g_array_append_val (numbers, number);
}

void
dti_rule_add_position (const DtiPopulation *population,
                       double position,
                       DtiTies ties,
                       GArray *numbers)
{
  gsize n = ties == DTI_TIES_DENSE ? population->n_groups : population->n;

  /* Ties move a position; those beside it are looked at as well. */
  for (double i = floor (position) - 1.0; i <= ceil (position) + 1.0; i += 1.0)
    if (i >= 0.0 && i < (double) n)
      {
        gsize k = (gsize) i;

        if (ties == DTI_TIES_DENSE)
          k = population->starts[k];
        dti_rule_add_number (numbers, population->sorted[k]);
      }
}

/* ---- the way back ---- */

static double
undo_transform (DtiRule *self, double number)
{
  const DtiRulePrivate *priv = dti_rule_get_private (self);

  switch (priv->transform)
    {
    case DTI_TRANSFORM_LOG:
      return exp (number);
    case DTI_TRANSFORM_LOG_TEN:
      return pow (10.0, number);
    case DTI_TRANSFORM_SQRT:
      return number >= 0.0 ? number * number : NAN;
    case DTI_TRANSFORM_BOX_COX:
      return priv->lambda == 0.0 ? exp (number)
                                 : pow (priv->lambda * number + 1.0, 1.0 / priv->lambda);
    case DTI_TRANSFORM_NONE:
    default:
      return number;
    }
}

gboolean
dti_rule_invert (DtiRule *self,
                 const DtiPopulation *population,
                 const DtiRuleSpan *span,
                 double score,
                 GArray *numbers)
{
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);
  DtiRuleSpan directed = dti_rule_direct_span (self, span);
  g_autoptr (GArray) transformed = NULL;

  if (kernel == NULL || kernel->invert == NULL)
    return FALSE;

  transformed = g_array_new (FALSE, FALSE, sizeof (double));
  kernel->invert (self, population, &directed, score, transformed);
  for (guint i = 0; i < transformed->len; i++)
    dti_rule_add_number (numbers, undo_transform (self, g_array_index (transformed, double, i)));

  return TRUE;
}

/* ---- public ---- */

typedef struct
{
  DtiRule *rule;
  double max;
} Single;

static double
evaluate_single (double number, gpointer data)
{
  const Single *single = data;
  double score = NAN;

  return dti_rule_evaluate (single->rule, number, single->max, &score, NULL) ? score : NAN;
}

static gboolean
can_invert (DtiRule *self, GError **error)
{
  if (!dti_rule_is_builtin (self))
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_UNSUPPORTED,
                 "%s: nothing is known of a rule that is written in a script",
                 dti_rule_get_type_name (self));
  else if (dti_rule_get_needs (self) != DTI_RULE_NEEDS_NOTHING &&
           !g_str_equal (dti_rule_get_type_name (self), "expression"))
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_UNSUPPORTED,
                 "%s: the score depends on the other units",
                 dti_rule_get_type_name (self));
  else
    return TRUE;

  return FALSE;
}

/**
 * dti_rule_find_number:
 * @self: a rule
 * @score: the score in points that is asked for
 * @max: the maximum of the node in points
 * @number: (out): return location for the number
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the number that gives at least a score: the way back of [method@Dti.Rule.evaluate].
 *
 * It is the last number that does: beyond it the score is lower. So it is the smallest one where
 * the score rises with the number, and the largest one where it falls; of several, the one nearest
 * to 0; and 0 where every number gives the score. The result is exact: the rule gives at least
 * @score for it, and less for the next double. Where the score rises in steps, it is the start of a
 * step.
 *
 * It is found from the closed form of the rule, which is then moved to the last bit by evaluating
 * the rule. A rule of the kind `expression` has no such form: it is searched, outwards from 0, and
 * a peak that is narrower than a sixteenth of its distance from 0 can be missed.
 *
 * Fails with `NOT_COMPUTABLE` where no number gives that score, and with `UNSUPPORTED` for a rule
 * that compares units and for a derived one; for a unit among others see [class@Dti.Goal].
 *
 * A built-in rule is thread-safe.
 *
 * Returns: `TRUE` if @number was set
 *
 * Since: 1.0
 */
gboolean
dti_rule_find_number (DtiRule *self, double score, double max, double *number, GError **error)
{
  DtiPopulation population = { .reference = NAN };
  DtiRuleSpan span = { .max = max, .clamp = TRUE };
  Single single = { self, max };
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) points = NULL;
  g_autoptr (GArray) ranges = NULL;
  DtiSearch search = { evaluate_single, &single, -INFINITY, INFINITY, NULL, 0, FALSE };
  double best;

  g_return_val_if_fail (DTI_IS_RULE (self), FALSE);
  g_return_val_if_fail (number != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *number = NAN;
  if (!can_invert (self, error))
    return FALSE;

  places = g_array_new (FALSE, FALSE, sizeof (double));
  search.scans = !dti_rule_invert (self, &population, &span, score, places);
  search.places = (const double *) (gpointer) places->data;
  search.n_places = places->len;
  points = dti_search_sample (&search);
  best = dti_search_get_best (points);
  /* A sum of decimals can miss the maximum by its last bit. */
  if (score > best && dti_number_ties (score, best))
    score = best;
  ranges = dti_search_find (&search, points, score);
  *number = dti_search_get_nearest_end (ranges, 0.0);
  if (!isnan (*number))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "%s: no number gives the score",
               dti_rule_get_type_name (self));

  return FALSE;
}
