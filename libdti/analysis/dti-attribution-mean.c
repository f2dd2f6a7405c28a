/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-attribution-private.h"

#include <libdti/scoring/dti-linear-private.h>

/* Pillars that are weighted sums: of the values themselves, or of their logarithms. With weights W
 * and terms x, a change of Σ W x is
 *
 *   Σ ½(W₀ + W₁)(x₁ − x₀)  +  Σ ½(x₀ + x₁)(W₁ − W₀)
 *
 * and weights move because of the method or because figures came and went. Where both happen, each
 * gets the average over the two orders (the Shapley value of two players). The logarithmic mean
 * L(a, b) = (a − b)/ln(a/b) turns a change of logarithms into one of the mean: Ang, Energy Policy
 * 32 (2004). */

/* The pillar does something else besides where its parts miss its score by more. */
#define SUM_TOLERANCE 1e-12

/* Weights by whose figures are there; of these one for each method. */
typedef double DtiSideWeights[DTI_N_SIDES];

typedef struct
{
  DtiSideWeights weights[DTI_N_QUANTITIES][DTI_N_SIDES];
  double terms[DTI_N_SIDES];
  gboolean is_figure; /* has a figure on both sides */
  /* What comes and goes with the method or with presence has no change of its own. */
  gboolean is_fixed;
} DtiTerm;

typedef struct
{
  const DtiTransition *transition;
  DtiTerm *terms; /* one for each part */
  gboolean is_log;
  /* Points, and what counts of the value, for a unit of the sum. */
  double slopes[DTI_N_QUANTITIES];
} DtiMean;

static const DtiOp *
get_op (const DtiTransition *transition, guint side)
{
  return &transition->results[side]->binding->program->ops[transition->ops[side]];
}

/* (a − b)/ln(a/b), and what that tends to; the same whichever comes first. */
static double
log_mean (double a, double b)
{
  double low = MIN (a, b);
  double step = MAX (a, b) - low;

  return step == 0.0 ? low : step / log1p (step / low);
}

/* ---- weights ---- */

static double
sum_maxima (const DtiOp *op, const DtiUnitScore *children, const double *factors)
{
  double max = 0.0;

  if (op->aggregation != DTI_AGGREGATION_SUM)
    return op->max;

  for (guint k = 0; k < op->n_children; k++)
    if (!isnan (factors[k]))
      max += factors[k] * dti_unit_score_get_max (&children[k]);

  return max;
}

/* The weights by @method if the figures of @presence are there, whatever they are. */
static void
weigh (DtiMean *self, guint method, guint presence)
{
  const DtiTransition *transition = self->transition;
  const DtiOp *op = get_op (transition, method);
  DtiUnitScore *children = g_newa (DtiUnitScore, op->n_children);
  double *factors = g_newa (double, op->n_children);
  guint8 *parts = g_newa (guint8, transition->n_parts);
  double max;

  memset (parts, presence == DTI_NEWER, transition->n_parts);
  dti_transition_fill (transition, parts, method == DTI_NEWER, children);
  dti_linear_find_factors (op, children, factors);
  max = sum_maxima (op, children, factors);

  for (guint i = 0; i < transition->n_parts; i++)
    {
      DtiTerm *term = &self->terms[i];
      double own = transition->parts[i].is_own ? 1.0 : 0.0;

      term->weights[DTI_POINTS][method][presence] = own;
      term->weights[DTI_VALUE][method][presence] = own / max;
    }
  for (guint k = 0; k < op->n_children; k++)
    {
      DtiTerm *term = &self->terms[transition->child_parts[method][k]];
      double weight = 0.0;

      if (!isnan (factors[k]))
        weight = factors[k] * dti_unit_score_get_max (&children[k]);
      else if (op->children[k].counts && op->children[k].is_adjustment)
        weight = op->children[k].weight;
      term->weights[DTI_POINTS][method][presence] = weight;
      term->weights[DTI_VALUE][method][presence] = weight / max;
    }
}

/* ---- terms ---- */

static gboolean
is_adjustment (const DtiTransition *transition, const DtiTransitionPart *part, guint side)
{
  return part->ops[side] != DTI_NO_OP &&
         transition->results[side]->binding->program->ops[part->ops[side]].is_adjustment;
}

/* What a figure is in the sum. A missing one is nothing, and what its weight is says the policy. */
static double
read_term (const DtiMean *self, guint part, guint side)
{
  const DtiTransitionPart *p = &self->transition->parts[part];
  const DtiUnitScore *cell = &p->cells[side];
  double value = 0.0;

  if (p->is_own)
    return -self->transition->penalties[side][side];
  if (cell->cell == DTI_CELL_SCORED)
    value = is_adjustment (self->transition, p, side) || cell->max == 0.0
                ? cell->score
                : dti_unit_score_get_value (cell);
  if (!self->is_log)
    return value;

  return log (MAX (value, dti_aggregate_get_floor (get_op (self->transition, side))));
}

static void
read_terms (DtiMean *self)
{
  for (guint i = 0; i < self->transition->n_parts; i++)
    {
      const DtiTransitionPart *part = &self->transition->parts[i];
      DtiTerm *term = &self->terms[i];
      const DtiSideWeights *weights = term->weights[DTI_POINTS];
      gboolean is_there[DTI_N_SIDES];

      for (guint side = 0; side < DTI_N_SIDES; side++)
        {
          term->terms[side] = read_term (self, i, side);
          is_there[side] = weights[side][side] != 0.0;
        }
      term->is_figure = !part->follows_method && !part->is_own &&
                        part->cells[DTI_OLDER].cell == DTI_CELL_SCORED &&
                        part->cells[DTI_NEWER].cell == DTI_CELL_SCORED;
      term->is_fixed = part->follows_method || is_there[DTI_OLDER] != is_there[DTI_NEWER] ||
                       (!is_there[DTI_OLDER] && !is_there[DTI_NEWER]);

      /* What is there in one year only has the figure of that year. */
      if (term->is_fixed && is_there[DTI_OLDER])
        term->terms[DTI_NEWER] = term->terms[DTI_OLDER];
      else if (term->is_fixed && is_there[DTI_NEWER])
        term->terms[DTI_OLDER] = term->terms[DTI_NEWER];
      else if (term->is_fixed)
        term->terms[DTI_OLDER] = term->terms[DTI_NEWER] = 0.0;
    }
}

/* ---- whether it is one ---- */

/* Of logarithms, only the shares matter. */
static const DtiSideWeights *
get_weights (const DtiMean *self, guint part, guint quantity)
{
  return self->terms[part].weights[self->is_log ? DTI_VALUE : quantity];
}

static gboolean
fits (const DtiMean *self)
{
  const DtiOp *older = get_op (self->transition, DTI_OLDER);
  const DtiOp *newer = get_op (self->transition, DTI_NEWER);
  gboolean any_missing = FALSE;

  for (guint i = 0; i < self->transition->n_parts; i++)
    any_missing |= dti_transition_changes_presence (&self->transition->parts[i]);
  if (any_missing && older->missing != newer->missing)
    return FALSE;
  if (!self->is_log)
    return dti_linear_fits (older) && dti_linear_fits (newer);

  return newer->aggregation == DTI_AGGREGATION_GEOMETRIC_MEAN && older->max > 0.0 &&
         newer->max > 0.0 && older->floor == newer->floor &&
         !self->transition->parts[self->transition->n_parts - 1].is_own;
}

/* Whether the terms give what the scorecard has. */
static gboolean
gives (const DtiMean *self, guint side, guint quantity, double expected)
{
  double size = fabs (expected);
  double sum = 0.0;

  for (guint i = 0; i < self->transition->n_parts; i++)
    {
      const DtiTerm *term = &self->terms[i];
      double part = get_weights (self, i, quantity)[side][side] * term->terms[side];

      sum += part;
      size += fabs (part);
    }
  if (!isfinite (sum))
    return FALSE;
  if (self->is_log)
    sum = exp (sum);

  return fabs (sum - expected) <= SUM_TOLERANCE * size;
}

static gboolean
gives_score (const DtiMean *self, guint side)
{
  const DtiUnitScore *whole = &self->transition->cells[side];

  return (self->is_log || gives (self, side, DTI_POINTS, whole->score)) &&
         gives (self, side, DTI_VALUE, dti_unit_score_get_value (whole));
}

/* What counts of a value, for a unit of the sum. */
static double
find_value_slope (const DtiMean *self, const DtiScale *scale)
{
  double older = dti_unit_score_get_value (&self->transition->cells[DTI_OLDER]);
  double newer = dti_unit_score_get_value (&self->transition->cells[DTI_NEWER]);
  double change = dti_scale_measure (scale, newer) - dti_scale_measure (scale, older);
  double step = self->is_log ? log (newer) - log (older) : newer - older;

  if (!scale->is_log)
    return self->is_log ? log_mean (newer, older) : 1.0;
  if (MIN (older, newer) >= scale->floor)
    return self->is_log ? 1.0 : 1.0 / log_mean (newer, older);

  /* Raised to the floor, the logarithm moved less. */
  return step != 0.0 ? change / step : 0.0;
}

static void
find_slopes (DtiMean *self, const DtiScale *scale)
{
  const DtiUnitScore *cells = self->transition->cells;

  self->slopes[DTI_VALUE] = find_value_slope (self, scale);
  self->slopes[DTI_POINTS] =
      self->is_log ? log_mean (cells[DTI_NEWER].score, cells[DTI_OLDER].score) : 1.0;
}

static gboolean
prepare (DtiMean *self, const DtiScale *scale)
{
  if (!fits (self))
    return FALSE;

  for (guint method = 0; method < DTI_N_SIDES; method++)
    for (guint presence = 0; presence < DTI_N_SIDES; presence++)
      weigh (self, method, presence);
  read_terms (self);
  if (!gives_score (self, DTI_OLDER) || !gives_score (self, DTI_NEWER))
    return FALSE;

  find_slopes (self, scale);

  return TRUE;
}

/* ---- the effects ---- */

static DtiDecomposition
get_decomposition (const DtiMean *self)
{
  return self->is_log ? DTI_DECOMPOSITION_LOG_MEAN : DTI_DECOMPOSITION_LINEAR;
}

/* How much of a change of weight is the method's: the average over the two orders, or the one that
 * can be computed. */
static double
find_method_share (const DtiSideWeights *weights)
{
  double alone = weights[DTI_NEWER][DTI_OLDER] - weights[DTI_OLDER][DTI_OLDER];
  double after = weights[DTI_NEWER][DTI_NEWER] - weights[DTI_OLDER][DTI_NEWER];

  if (isfinite (alone) && isfinite (after))
    return 0.5 * (alone + after);
  if (isfinite (alone) || isfinite (after))
    return isfinite (alone) ? alone : after;

  return weights[DTI_NEWER][DTI_NEWER] - weights[DTI_OLDER][DTI_OLDER];
}

/* Points or value for a unit of the term. */
static double
get_slope (const DtiMean *self, guint part, guint quantity)
{
  const DtiSideWeights *weights = get_weights (self, part, quantity);

  return 0.5 * (weights[DTI_OLDER][DTI_OLDER] + weights[DTI_NEWER][DTI_NEWER]) *
         self->slopes[quantity];
}

static void
put (DtiEntry *entry, const DtiScale *scale, double points, double value)
{
  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    entry->changes[q] = dti_scale_apply (scale, q, points, value);
}

/* What moving weights do, by cause. */
static void
add_weights (
    DtiLedger *ledger, const DtiMean *self, guint part, DtiEntry *entry, const DtiScale *scale)
{
  const DtiTerm *term = &self->terms[part];
  double middle = 0.5 * (term->terms[DTI_OLDER] + term->terms[DTI_NEWER]);
  double method[DTI_N_QUANTITIES];
  double coverage[DTI_N_QUANTITIES];

  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    {
      const DtiSideWeights *weights = get_weights (self, part, q);
      double change = weights[DTI_NEWER][DTI_NEWER] - weights[DTI_OLDER][DTI_OLDER];
      double share = self->transition->has_method ? find_method_share (weights) : 0.0;

      method[q] = self->slopes[q] * middle * share;
      coverage[q] = self->slopes[q] * middle * (change - share);
    }

  entry->cause = DTI_CAUSE_METHOD;
  put (entry, scale, method[DTI_POINTS], method[DTI_VALUE]);
  dti_ledger_add_entry (ledger, entry);
  entry->cause = DTI_CAUSE_COVERAGE;
  put (entry, scale, coverage[DTI_POINTS], coverage[DTI_VALUE]);
  dti_ledger_add_entry (ledger, entry);
}

/* What is lost for coming late: days by the unit, points a day by the method. */
static void
add_penalty (
    DtiLedger *ledger, const DtiMean *self, guint part, DtiEntry *entry, const DtiScale *scale)
{
  const DtiSideWeights *lost = self->transition->penalties;
  double change = lost[DTI_OLDER][DTI_OLDER] - lost[DTI_NEWER][DTI_NEWER];
  double method = -find_method_share (lost);
  double points = get_slope (self, part, DTI_POINTS);
  double value = get_slope (self, part, DTI_VALUE);

  entry->cause = DTI_CAUSE_METHOD;
  put (entry, scale, points * method, value * method);
  dti_ledger_add_entry (ledger, entry);
  entry->cause = DTI_CAUSE_PERFORMANCE;
  put (entry, scale, points * (change - method), value * (change - method));
  dti_ledger_add_entry (ledger, entry);
}

/* The change of a figure: of an adjustment in points, else of its value and of what is below. */
static void
add_figure (DtiLedger *ledger, const DtiMean *self, guint part, guint frame, const DtiScale *scale)
{
  const DtiTransitionPart *p = &self->transition->parts[part];
  const DtiTerm *term = &self->terms[part];
  double change = term->terms[DTI_NEWER] - term->terms[DTI_OLDER];
  double points = get_slope (self, part, DTI_POINTS);
  double value = get_slope (self, part, DTI_VALUE);
  g_autoptr (DtiTransition) below = NULL;
  DtiScale inner = {
    .is_log = self->is_log,
    .floor = dti_aggregate_get_floor (get_op (self->transition, DTI_NEWER)),
    .decomposition = get_decomposition (self),
  };

  if (is_adjustment (self->transition, p, DTI_NEWER) || p->cells[DTI_NEWER].max == 0.0)
    {
      DtiEntry entry = { .frame = frame, .cause = DTI_CAUSE_PERFORMANCE };

      put (&entry, scale, points * change, value * change);
      dti_ledger_add_entry (ledger, &entry);
      return;
    }

  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    inner.of[q] = dti_scale_apply (scale, q, points, value);
  below = dti_transition_new_below (self->transition, part, ledger->map);
  dti_attribute_node (ledger, below, frame, &inner);
}

static void
add_part (DtiLedger *ledger, const DtiMean *self, guint part, guint frame, const DtiScale *scale)
{
  const DtiTransitionPart *p = &self->transition->parts[part];
  const DtiTerm *term = &self->terms[part];
  guint own = p->is_own ? frame : dti_ledger_add_part_frame (ledger, frame, self->transition, part);
  DtiEntry entry = {
    .frame = own,
    .decomposition = get_decomposition (self),
  };
  double change = term->terms[DTI_NEWER] - term->terms[DTI_OLDER];

  add_weights (ledger, self, part, &entry, scale);
  if (term->is_fixed)
    return;

  if (p->is_own)
    {
      add_penalty (ledger, self, part, &entry, scale);
      return;
    }
  if (term->is_figure)
    {
      add_figure (ledger, self, part, own, scale);
      return;
    }

  /* A figure came, or went, where nothing was counted as 0. */
  entry.cause = DTI_CAUSE_COVERAGE;
  put (&entry,
       scale,
       get_slope (self, part, DTI_POINTS) * change,
       get_slope (self, part, DTI_VALUE) * change);
  dti_ledger_add_entry (ledger, &entry);
}

/* Points of a geometric mean are its value times its maximum. */
static void
add_maximum (DtiLedger *ledger, const DtiMean *self, guint frame, const DtiScale *scale)
{
  const DtiUnitScore *cells = self->transition->cells;
  DtiEntry entry = { .frame = frame,
                     .cause = DTI_CAUSE_METHOD,
                     .decomposition = DTI_DECOMPOSITION_LOG_MEAN };

  if (!self->is_log)
    return;

  put (&entry,
       scale,
       self->slopes[DTI_POINTS] * log (cells[DTI_NEWER].max / cells[DTI_OLDER].max),
       0.0);
  dti_ledger_add_entry (ledger, &entry);
}

gboolean
dti_attribute_mean_keeps_log (const DtiTransition *transition)
{
  return get_op (transition, DTI_OLDER)->aggregation == DTI_AGGREGATION_GEOMETRIC_MEAN;
}

gboolean
dti_attribute_mean (DtiLedger *ledger,
                    const DtiTransition *transition,
                    guint frame,
                    const DtiScale *scale)
{
  g_autofree DtiTerm *terms = NULL;
  DtiMean self = { .transition = transition };

  if (transition->is_whole)
    return FALSE;

  terms = g_new0 (DtiTerm, transition->n_parts);
  self.terms = terms;
  self.is_log = dti_attribute_mean_keeps_log (transition);
  if (!prepare (&self, scale))
    return FALSE;

  for (guint i = 0; i < transition->n_parts; i++)
    add_part (ledger, &self, i, frame, scale);
  add_maximum (ledger, &self, frame, scale);

  return TRUE;
}
