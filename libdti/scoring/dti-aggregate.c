/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dti-aggregate-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-vector-private.h>

/* A bound on shares is reached even where the division left it a last bit short. */
#define SHARE_TOLERANCE 1e-12

/* What the children of one unit come to, before the policy for missing ones. */
typedef struct
{
  guint n_applicable;
  guint n_scored;
  double weight_applicable;
  double weight_scored;
  double coverage; /* weighted sum */
  double coverage_weight;
  gboolean any_missing;
  gboolean any_zero;
} DtiTally;

static void
tally_child (DtiTally *tally, const DtiOp *op, const DtiOpChild *edge, const DtiUnitScore *child)
{
  double importance = edge->weight * (op->aggregation == DTI_AGGREGATION_SUM ? edge->max : 1.0);

  tally->n_applicable++;
  tally->weight_applicable += edge->weight;
  tally->coverage += importance * child->coverage;
  tally->coverage_weight += importance;
  if (child->cell != DTI_CELL_SCORED)
    {
      tally->any_missing = TRUE;
      return;
    }
  tally->n_scored++;
  tally->weight_scored += edge->weight;
  tally->any_zero |= child->score == 0.0;
}

static gboolean
is_enough (const DtiOp *op, const DtiTally *tally)
{
  if (tally->n_scored < op->min_children)
    return FALSE;

  return op->min_share <= 0.0 ||
         tally->weight_scored / tally->weight_applicable >= op->min_share - SHARE_TOLERANCE;
}

/* ---- the means ---- */

/* The children that enter a mean: their values and weights, in their order. */
typedef struct
{
  guint n;
  double *values;
  double *weights;
  double weight;
} DtiTerms;

static double
mean_of (const DtiTerms *terms)
{
  double sum = 0.0;

  for (guint i = 0; i < terms->n; i++)
    sum += terms->weights[i] * terms->values[i];

  return sum / terms->weight;
}

static double
geometric_mean_of (const DtiTerms *terms)
{
  double sum = 0.0;

  for (guint i = 0; i < terms->n; i++)
    {
      if (terms->values[i] <= 0.0)
        return NAN;
      sum += terms->weights[i] * log (terms->values[i]);
    }

  return exp (sum / terms->weight);
}

static double
harmonic_mean_of (const DtiTerms *terms)
{
  double sum = 0.0;

  for (guint i = 0; i < terms->n; i++)
    {
      if (terms->values[i] <= 0.0)
        return NAN;
      sum += terms->weights[i] / terms->values[i];
    }

  /* The reciprocal of a number next to 0 can be more than a double holds; the mean is not 0. */
  return isfinite (sum) ? terms->weight / sum : NAN;
}

static double
power_mean_of (const DtiTerms *terms, double power)
{
  double sum = 0.0;

  if (power == 0.0)
    return geometric_mean_of (terms);

  for (guint i = 0; i < terms->n; i++)
    {
      if (terms->values[i] < 0.0 || (power < 0.0 && terms->values[i] == 0.0))
        return NAN;
      sum += terms->weights[i] * pow (terms->values[i], power);
    }

  return isfinite (sum) ? pow (sum / terms->weight, 1.0 / power) : NAN;
}

static double
product_of (const DtiTerms *terms)
{
  double product = 1.0;

  for (guint i = 0; i < terms->n; i++)
    product *=
        terms->weights[i] == 1.0 ? terms->values[i] : pow (terms->values[i], terms->weights[i]);

  return product;
}

/* 1 − Π(1 − x)^w with an offset f that keeps a value of 1 from deciding alone:
 * (1 − Π(f + (1 − f)(1 − x))^w) / (1 − f). */
static double
inverse_geometric_mean_of (const DtiTerms *terms, double offset)
{
  double product = 1.0;

  for (guint i = 0; i < terms->n; i++)
    {
      double complement = offset + (1.0 - offset) * (1.0 - terms->values[i]);

      if (terms->values[i] > 1.0)
        return NAN;
      product *= pow (complement, terms->weights[i] / terms->weight);
    }

  return (1.0 - product) / (1.0 - offset);
}

static double
extreme_of (const DtiTerms *terms, double sign)
{
  double extreme = terms->values[0];

  for (guint i = 1; i < terms->n; i++)
    if (sign * terms->values[i] > sign * extreme)
      extreme = terms->values[i];

  return extreme;
}

static double
median_of (const DtiTerms *terms)
{
  guint middle = terms->n / 2;

  qsort (terms->values, terms->n, sizeof (double), dti_number_compare);
  if (terms->n % 2 == 1)
    return terms->values[middle];

  return (terms->values[middle - 1] + terms->values[middle]) / 2.0;
}

/* M ± S²/M, which is M ± S · cv: De Muro, Mazziotta and Pareto, "Composite indices of development
 * and poverty: an application to MDGs", Social Indicators Research 104 (2011), 1-18. */
static double
mazziotta_pareto_of (const DtiTerms *terms, double sign)
{
  double mean = mean_of (terms);
  double squares = 0.0;
  double result;

  if (mean <= 0.0)
    return NAN;

  for (guint i = 0; i < terms->n; i++)
    squares += terms->weights[i] * ((terms->values[i] - mean) * (terms->values[i] - mean));

  result = mean + sign * (squares / terms->weight / mean);

  /* Where the penalty takes all, rounding leaves a trace that would make ranks. */
  return fabs (result) < SHARE_TOLERANCE * mean ? 0.0 : result;
}

typedef struct
{
  double value;
  double weight;
  guint position;
} DtiPlacedTerm;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DtiPlacedTerm *x = a;
  const DtiPlacedTerm *y = b;

  if (x->value != y->value)
    return x->value > y->value ? -1 : 1;

  return x->position < y->position ? -1 : 1;
}

/* The weight of the best @share of the children: through the sums of the weights of the places, a
 * straight line from each to the next. */
static double
weigh_best (const DtiOp *op, double share, double total)
{
  double place = share * op->n_places;
  double sum = 0.0;

  for (guint i = 0; i < op->n_places && place > 0.0; i++)
    {
      sum += op->places[i] * MIN (place, 1.0);
      place -= 1.0;
    }

  return sum / total;
}

/* Σ (Q(s_j) − Q(s_{j−1})) v_j over the values from the best to the worst, with s the weight of the
 * children so far. With equal weights of the children it is Yager, "On ordered weighted averaging
 * aggregation operators in multicriteria decisionmaking", IEEE Transactions on Systems, Man, and
 * Cybernetics 18 (1988), 183-190; with others his "Quantifier guided aggregation using OWA
 * operators", International Journal of Intelligent Systems 11 (1996), 49-73. */
static double
ordered_weighted_mean_of (const DtiOp *op, const DtiTerms *terms)
{
  DtiPlacedTerm *placed = g_newa (DtiPlacedTerm, terms->n + 1);
  double total = 0.0;
  double weight = 0.0;
  double before = 0.0;
  double sum = 0.0;

  for (guint i = 0; i < op->n_places; i++)
    total += op->places[i];
  for (guint i = 0; i < terms->n; i++)
    placed[i] = (DtiPlacedTerm){ terms->values[i], terms->weights[i], i };
  qsort (placed, terms->n, sizeof (DtiPlacedTerm), compare_places);

  for (guint i = 0; i < terms->n; i++)
    {
      double best;

      weight += placed[i].weight;
      best = i + 1 < terms->n ? weigh_best (op, weight / terms->weight, total) : 1.0;
      sum += (best - before) * placed[i].value;
      before = best;
    }

  return sum;
}

static double
combine (const DtiOp *op, const DtiTerms *terms)
{
  switch (op->aggregation)
    {
    case DTI_AGGREGATION_MEAN:
      return mean_of (terms);
    case DTI_AGGREGATION_GEOMETRIC_MEAN:
      return geometric_mean_of (terms);
    case DTI_AGGREGATION_HARMONIC_MEAN:
      return harmonic_mean_of (terms);
    case DTI_AGGREGATION_POWER_MEAN:
      return power_mean_of (terms, op->power);
    case DTI_AGGREGATION_MIN:
      return extreme_of (terms, -1.0);
    case DTI_AGGREGATION_MAX:
      return extreme_of (terms, 1.0);
    case DTI_AGGREGATION_MEDIAN:
      return median_of (terms);
    case DTI_AGGREGATION_PRODUCT:
      return product_of (terms);
    case DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN:
      return inverse_geometric_mean_of (terms, op->offset);
    case DTI_AGGREGATION_MAZZIOTTA_PARETO:
      return mazziotta_pareto_of (terms, op->penalty_sign);
    case DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN:
      return ordered_weighted_mean_of (op, terms);
    case DTI_AGGREGATION_COPELAND:
    case DTI_AGGREGATION_OUTRANKING:
    case DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT:
      return 0.0; /* a placeholder: the units are compared when all of them are known */
    case DTI_AGGREGATION_SUM:
    case DTI_AGGREGATION_EXPRESSION:
    default:
      g_return_val_if_reached (NAN);
    }
}

static double
aggregate_mean (const DtiOp *op, const DtiUnitScore *children)
{
  DtiTerms terms = { 0 };
  double floor = dti_aggregate_get_floor (op);

  terms.values = g_newa (double, op->n_children + 1);
  terms.weights = g_newa (double, op->n_children + 1);
  for (guint i = 0; i < op->n_children; i++)
    {
      const DtiUnitScore *child = &children[i];
      double value;

      if (!dti_aggregate_plays_part (&op->children[i], child) ||
          child->cell == DTI_CELL_NOT_APPLICABLE)
        continue;
      if (child->cell != DTI_CELL_SCORED && op->missing != DTI_MISSING_POLICY_ZERO)
        continue;

      value = child->cell == DTI_CELL_SCORED ? dti_unit_score_get_value (child) : 0.0;
      terms.values[terms.n] = MAX (value, floor);
      terms.weights[terms.n++] = op->children[i].weight;
      terms.weight += op->children[i].weight;
    }

  return terms.n > 0 ? combine (op, &terms) * op->max : NAN;
}

/* ---- sum and expression ---- */

static void
aggregate_sum (const DtiOp *op, const DtiUnitScore *children, DtiUnitScore *result)
{
  double score = 0.0;
  double max = 0.0;

  for (guint i = 0; i < op->n_children; i++)
    {
      const DtiOpChild *edge = &op->children[i];
      const DtiUnitScore *child = &children[i];

      if (edge->counts && edge->is_adjustment)
        score += child->cell == DTI_CELL_SCORED ? edge->weight * child->score : 0.0;
      if (!dti_aggregate_plays_part (edge, child) || child->cell == DTI_CELL_NOT_APPLICABLE)
        continue;
      if (child->cell == DTI_CELL_SCORED)
        {
          score += edge->weight * child->score;
          max += edge->weight * child->max;
        }
      else if (op->missing != DTI_MISSING_POLICY_REBASE)
        {
          max += edge->weight * child->applicable;
        }
    }

  result->score = score;
  result->max = max;
}

static double
aggregate_expression (const DtiOp *op, const DtiUnitScore *children)
{
  guint n = g_strv_length ((char **) dti_formula_get_names (op->formula));
  double *values = g_newa (double, n + 1);
  DtiFormulaInput input = { .x = NAN, .n = NAN, .best = NAN, .values = values };

  for (guint i = 0; i < n; i++)
    {
      const DtiUnitScore *child = &children[op->formula_children[i]];

      values[i] = child->cell == DTI_CELL_SCORED ? child->score : NAN;
      if (op->missing == DTI_MISSING_POLICY_ZERO && child->cell != DTI_CELL_SCORED &&
          child->cell != DTI_CELL_NOT_APPLICABLE)
        values[i] = 0.0;
    }

  return dti_formula_evaluate (op->formula, &input);
}

/* ---- one unit ---- */

static double
applicable_max (const DtiOp *op, const DtiUnitScore *children)
{
  double max = 0.0;

  if (op->aggregation != DTI_AGGREGATION_SUM || op->has_own_scale)
    return op->max;

  for (guint i = 0; i < op->n_children; i++)
    if (dti_aggregate_plays_part (&op->children[i], &children[i]) &&
        children[i].cell != DTI_CELL_NOT_APPLICABLE)
      max += op->children[i].weight * dti_unit_score_get_max (&children[i]);

  return max;
}

/* TRUE where the policy leaves the unit without a score. An expression decides for itself what it
 * can do without. */
static gboolean
is_refused (const DtiOp *op, const DtiTally *tally)
{
  if (!is_enough (op, tally))
    return TRUE;
  if (op->missing == DTI_MISSING_POLICY_PROPAGATE)
    return tally->any_missing;

  return op->missing == DTI_MISSING_POLICY_REBASE && tally->n_scored == 0;
}

static void
finish_unit (const DtiOp *op,
             const DtiUnitScore *children,
             const DtiTally *tally,
             DtiUnitScore *result)
{
  result->max = op->max;
  if (op->aggregation == DTI_AGGREGATION_SUM)
    aggregate_sum (op, children, result);
  if (op->missing == DTI_MISSING_POLICY_VOID && (tally->any_missing || tally->any_zero))
    {
      result->score = 0.0;
      return;
    }

  if (op->aggregation == DTI_AGGREGATION_EXPRESSION)
    result->score = aggregate_expression (op, children);
  else if (op->aggregation != DTI_AGGREGATION_SUM)
    result->score = aggregate_mean (op, children);

  if (isfinite (result->score))
    return;

  /* A formula over a child that is missing has nothing to compute with; anything else is a fault of
   * the numbers. */
  result->score = NAN;
  result->cell = op->aggregation == DTI_AGGREGATION_EXPRESSION && tally->any_missing
                     ? DTI_CELL_MISSING
                     : DTI_CELL_NOT_COMPUTABLE;
}

DtiUnitScore
dti_aggregate_unit (const DtiOp *op, const DtiUnitScore *children)
{
  DtiUnitScore result = { NAN, op->max, op->max, NAN, DTI_CELL_SCORED };
  DtiTally tally = { 0 };

  for (guint i = 0; i < op->n_children; i++)
    if (dti_aggregate_plays_part (&op->children[i], &children[i]) &&
        children[i].cell != DTI_CELL_NOT_APPLICABLE)
      tally_child (&tally, op, &op->children[i], &children[i]);

  if (tally.n_applicable == 0)
    {
      result.cell = DTI_CELL_NOT_APPLICABLE;
      return result;
    }

  result.coverage = tally.coverage / tally.coverage_weight;
  result.applicable = applicable_max (op, children);
  if (is_refused (op, &tally))
    result.cell = DTI_CELL_MISSING;
  else
    finish_unit (op, children, &tally, &result);

  return result;
}

/* ---- runs of units ---- */

/* A run has the node's own maximum only where that is the sum of the children's. */
static gboolean
keeps_declared_max (const DtiOp *op)
{
  double max = 0.0;

  if (op->aggregation != DTI_AGGREGATION_SUM)
    return TRUE;

  for (guint i = 0; i < op->n_children; i++)
    if (op->children[i].counts)
      max += op->children[i].weight * op->children[i].max;

  return max == op->max;
}

gboolean
dti_aggregate_has_run (const DtiOp *op)
{
  double most = 0.0;

  if (op->aggregation != DTI_AGGREGATION_SUM && op->aggregation != DTI_AGGREGATION_MEAN)
    return FALSE;

  for (guint i = 0; i < op->n_children; i++)
    {
      const DtiOpChild *edge = &op->children[i];

      if (edge->counts && (edge->is_adjustment || edge->max == 0.0))
        return FALSE;
      if (edge->counts)
        most += edge->weight * MAX (fabs (edge->max), 1.0);
    }

  /* Scores in their bounds then give a finite one. */
  return isfinite (most) && isfinite (op->max) && op->n_counting > 0 &&
         op->min_children <= op->n_counting && op->missing != DTI_MISSING_POLICY_VOID &&
         keeps_declared_max (op);
}

DTI_VECTOR static void
add_scores (double *restrict sums, const double *restrict scores, double weight, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sums[i] += weight * scores[i];
}

DTI_VECTOR static void
add_values (
    double *restrict sums, const double *restrict scores, double weight, double max, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sums[i] += weight * (scores[i] / max);
}

/* Children whose scores are added as they are, several in one go: in their order, but the sums are
 * read and written once. */
#define BATCH 4

typedef struct
{
  const double *scores[BATCH];
  double weights[BATCH];
  guint n;
} DtiBatch;

DTI_VECTOR static void
add_two (double *restrict sums, const DtiBatch *batch, gsize n)
{
  const double *restrict a = batch->scores[0];
  const double *restrict b = batch->scores[1];
  const double *weights = batch->weights;

  for (gsize i = 0; i < n; i++)
    sums[i] = (sums[i] + weights[0] * a[i]) + weights[1] * b[i];
}

DTI_VECTOR static void
add_three (double *restrict sums, const DtiBatch *batch, gsize n)
{
  const double *restrict a = batch->scores[0];
  const double *restrict b = batch->scores[1];
  const double *restrict c = batch->scores[2];
  const double *weights = batch->weights;

  for (gsize i = 0; i < n; i++)
    sums[i] = ((sums[i] + weights[0] * a[i]) + weights[1] * b[i]) + weights[2] * c[i];
}

DTI_VECTOR static void
add_four (double *restrict sums, const DtiBatch *batch, gsize n)
{
  const double *restrict a = batch->scores[0];
  const double *restrict b = batch->scores[1];
  const double *restrict c = batch->scores[2];
  const double *restrict d = batch->scores[3];
  const double *weights = batch->weights;

  for (gsize i = 0; i < n; i++)
    sums[i] = (((sums[i] + weights[0] * a[i]) + weights[1] * b[i]) + weights[2] * c[i]) +
              weights[3] * d[i];
}

static void
flush_batch (double *sums, DtiBatch *batch, gsize n)
{
  if (batch->n == 4)
    add_four (sums, batch, n);
  else if (batch->n == 3)
    add_three (sums, batch, n);
  else if (batch->n == 2)
    add_two (sums, batch, n);
  else if (batch->n == 1)
    add_scores (sums, batch->scores[0], batch->weights[0], n);
  batch->n = 0;
}

/* The same as dividing and multiplying: a product with 1 changes nothing. */
DTI_VECTOR static void
divide (double *scores, double weight, double max, gsize n)
{
  for (gsize i = 0; i < n; i++)
    scores[i] = scores[i] / weight * max;
}

void
dti_aggregate_run (const DtiOp *op, const double *const *children, gsize n, double *scores)
{
  DtiBatch batch = { .n = 0 };
  double weight = 0.0;

  memset (scores, 0, n * sizeof (double));
  for (guint k = 0; k < op->n_children; k++)
    {
      const DtiOpChild *edge = &op->children[k];

      if (!edge->counts)
        continue;
      weight += edge->weight;
      if (op->aggregation != DTI_AGGREGATION_SUM && edge->max != 1.0)
        {
          flush_batch (scores, &batch, n);
          add_values (scores, children[k], edge->weight, edge->max, n);
          continue;
        }
      batch.scores[batch.n] = children[k];
      batch.weights[batch.n++] = edge->weight;
      if (batch.n == BATCH)
        flush_batch (scores, &batch, n);
    }
  flush_batch (scores, &batch, n);

  if (op->aggregation != DTI_AGGREGATION_SUM)
    divide (scores, weight, op->max, n);
}
