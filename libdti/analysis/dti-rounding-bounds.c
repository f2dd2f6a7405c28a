/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-node-effect-private.h"
#include "dti-published-comparison-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/scoring/dti-rule-chain-private.h>

/* Observations are printed with some decimals, so each of them can be off by half a unit of its
 * last digit. What is made of them can be off by the sum of what each does alone. */

/* ---- the last digits of the data ---- */

static int
find_decimals (const DtiBinding *binding, guint op)
{
  DtiDatasetColumn column = { NULL };

  dti_dataset_peek_column (binding->dataset,
                           binding->period,
                           binding->program->ops[op].id,
                           binding->stage,
                           &column);
  if (column.numbers == NULL)
    return 0;

  return dti_published_count_decimals (column.numbers, dti_dataset_count_units (binding->dataset));
}

DtiRoundingBounds *
dti_rounding_bounds_new (DtiScorecard *card, DtiDataset *published)
{
  const DtiBinding *binding = dti_scorecard_peek_results (card)->binding;
  DtiRoundingBounds *self = g_new0 (DtiRoundingBounds, 1);

  self->card = card;
  self->published = published;
  self->decimals = g_new (int, binding->program->n_ops + 1);
  self->ranks_op = DTI_NO_OP;
  for (guint op = 0; op < binding->program->n_ops; op++)
    self->decimals[op] = find_decimals (binding, op);

  return self;
}

void
dti_rounding_bounds_free (DtiRoundingBounds *self)
{
  g_free (self->decimals);
  g_free (self->best_ranks);
  g_free (self->worst_ranks);
  g_free (self);
}

/* ---- one observation ---- */

/* Whether the score of a unit follows from its own number alone, by rules that can be asked again.
 */
static gboolean
is_simple (const DtiOp *op, const DtiLeaf *leaf)
{
  if (leaf->assessed != NULL)
    return FALSE;
  for (guint i = 0; i < op->n_rules; i++)
    if (!dti_rule_is_builtin (op->rules[i]) ||
        dti_rule_get_needs (op->rules[i]) != DTI_RULE_NEEDS_NOTHING)
      return FALSE;

  return TRUE;
}

/* The score that another number would have given. */
static double
score_number (const DtiOp *op, const DtiLeaf *leaf, gsize unit, double number)
{
  double score = number;
  DtiSegment segment = { &score, NULL, NULL, op->max, 1 };

  if (leaf->maxima != NULL && !isnan (leaf->maxima[unit]))
    segment.max = leaf->maxima[unit];
  if (!dti_rule_chain_apply (op->rules, op->n_rules, op->direction, &segment, 1, NULL))
    return NAN;

  return dti_tile_round (op, score);
}

/* A number that is a quotient of two others, or stands for a label, has no last digit. */
static gboolean
is_written (const DtiBinding *binding, const DtiOp *op, gsize unit)
{
  DtiDatasetColumn column = { NULL };
  gsize row = dti_binding_get_row (binding, unit);

  dti_dataset_peek_column (binding->dataset, binding->period, op->id, binding->stage, &column);

  return column.numbers != NULL && !isnan (column.numbers[row]) &&
         (column.numerators == NULL || isnan (column.numerators[row]));
}

/* How far off somebody says that an observation can be; NaN where nobody does. */
static double
get_half_width (const DtiRoundingBounds *self, guint op, gsize unit)
{
  const DtiBinding *binding = dti_scorecard_peek_results (self->card)->binding;
  const double *half_widths = dti_dataset_peek_input (self->published,
                                                      binding->period,
                                                      binding->program->ops[op].id,
                                                      DTI_STAGE_ANY,
                                                      "half-width");
  gsize row;

  if (half_widths == NULL ||
      !dti_dataset_find_unit (self->published, dti_scorecard_get_unit_id (self->card, unit), &row))
    return NAN;

  return fabs (half_widths[row]);
}

/* Half a unit of the last digit. A figure that was published has its decimals even where all of a
 * column end in zeros. Numbers without decimals are counts, points or yes and no, and exact. */
static double
get_half_unit (const DtiRoundingBounds *self, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (self->card);
  const DtiOp *o = &results->binding->program->ops[op];
  DtiUnitScore score = dti_results_get_unit (results, op, unit);
  int decimals = self->decimals[op];

  if (dti_number_ties (dti_scorecard_get_figure (o, &score),
                       results->binding->leaves[op].numbers[unit]))
    decimals = MAX (decimals, dti_node_get_decimals (o->node));

  return decimals > 0 ? dti_published_half_unit (decimals) : 0.0;
}

/* What the top would gain or lose at most. */
static double
move_leaf (const DtiRoundingBounds *self, const DtiNodeEffect *effect, guint op, gsize unit)
{
  const DtiBinding *binding = dti_scorecard_peek_results (self->card)->binding;
  const DtiOp *o = &binding->program->ops[op];
  const DtiLeaf *leaf = &binding->leaves[op];
  double half;
  double number;
  double up;
  double down;

  if (leaf->inputs != NULL)
    return NAN;
  if (leaf->numbers == NULL || !is_written (binding, o, unit))
    return 0.0;
  half = get_half_width (self, op, unit);
  if (isnan (half))
    half = get_half_unit (self, op, unit);
  if (half == 0.0)
    return 0.0;
  if (!is_simple (o, leaf))
    return NAN;

  number = leaf->numbers[unit];
  up = dti_node_effect_of_score (effect, op, score_number (o, leaf, unit, number + half));
  down = dti_node_effect_of_score (effect, op, score_number (o, leaf, unit, number - half));

  return isnan (up) || isnan (down) ? NAN : MAX (fabs (up), fabs (down));
}

/* ---- all observations below a node ---- */

typedef struct
{
  const DtiRoundingBounds *self;
  const DtiResults *results;
  DtiNodeEffect *effect;
  gsize unit;
  guint8 *seen;
  double sum;
} DtiBoundsWalk;

static void
walk_down (DtiBoundsWalk *walk, guint op)
{
  const DtiProgram *program = walk->results->binding->program;
  const DtiOp *o = &program->ops[op];

  if (walk->seen[op])
    return;
  walk->seen[op] = TRUE;

  if (op != program->late_op &&
      (!o->is_pillar || dti_results_is_observed (walk->results, op, walk->unit)))
    {
      if (walk->effect->tree->cells[op].cell == DTI_CELL_SCORED)
        walk->sum += move_leaf (walk->self, walk->effect, op, walk->unit);
      return;
    }
  /* A place among the units, or points lost for being late: no matter of the own children. */
  if (walk->effect->tree->fixed[op])
    {
      walk->sum = NAN;
      return;
    }
  for (guint k = 0; k < o->n_children; k++)
    if (o->children[k].counts)
      walk_down (walk, o->children[k].op);
}

double
dti_rounding_bounds_of_figure (const DtiRoundingBounds *self, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (self->card);
  const DtiProgram *program = results->binding->program;
  g_autoptr (DtiNodeEffect) effect = dti_node_effect_new (results, unit, op);
  g_autofree guint8 *seen = g_new0 (guint8, program->n_ops + 1);
  DtiBoundsWalk walk = { self, results, effect, unit, seen, 0.0 };
  const DtiUnitScore *own = &effect->tree->cells[op];

  if (own->cell != DTI_CELL_SCORED)
    return NAN;
  walk_down (&walk, op);
  if (program->ops[op].publish == DTI_PUBLISH_SCORE)
    return walk.sum;

  return own->max > 0.0 ? walk.sum / own->max : NAN;
}

/* ---- ranks ---- */

typedef struct
{
  DtiRankingRule rule;
  guint64 *best; /* keys; a smaller one is better */
  guint64 *worst;
  guint8 *ranked;
  guint8 *known; /* how far off the figure can be */
  guint32 *groups;
  gsize n;
} DtiRankBounds;

static void
read_keys (const DtiRoundingBounds *self, guint op, DtiRankBounds *bounds)
{
  const DtiResults *results = dti_scorecard_peek_results (self->card);
  const double *ranks = dti_scorecard_peek_ranks (self->card, op)->ranks;
  gboolean descending = bounds->rule.order == DTI_RANK_ORDER_DESCENDING;

  for (gsize i = 0; i < bounds->n; i++)
    {
      DtiUnitScore score = dti_results_get_unit (results, op, i);
      double figure = dti_scorecard_get_figure (&results->binding->program->ops[op], &score);
      double bound;

      bounds->ranked[i] = !isnan (ranks[i]);
      if (!bounds->ranked[i])
        continue;
      bound = dti_rounding_bounds_of_figure (self, op, i);
      bounds->known[i] = !isnan (bound);
      bounds->best[i] =
          dti_ranking_get_key (&bounds->rule, descending ? figure + bound : figure - bound);
      bounds->worst[i] =
          dti_ranking_get_key (&bounds->rule, descending ? figure - bound : figure + bound);
    }
}

/* Ranks of ties are those of competition, or lie between these and the last of them. */
static void
bound_rank (const DtiRankBounds *bounds, gsize unit, double *best, double *worst)
{
  gboolean ties_are_worse = bounds->rule.ties != DTI_TIES_COMPETITION;
  gsize n_surely = 0;
  gsize n_possibly = 0;

  for (gsize i = 0; i < bounds->n; i++)
    {
      if (i == unit || !bounds->ranked[i] ||
          (bounds->groups != NULL && bounds->groups[i] != bounds->groups[unit]))
        continue;
      /* Who is not known can be anywhere. */
      n_surely += bounds->known[i] && bounds->worst[i] < bounds->best[unit] ? 1 : 0;
      n_possibly += !bounds->known[i] || bounds->best[i] < bounds->worst[unit] ||
                            (ties_are_worse && bounds->best[i] == bounds->worst[unit])
                        ? 1
                        : 0;
    }
  *best = (double) (n_surely + 1);
  *worst = (double) (n_possibly + 1);
}

static void
measure_ranks (DtiRoundingBounds *self, guint op)
{
  gsize n = dti_scorecard_peek_results (self->card)->binding->n_units;
  g_autofree guint64 *best = g_new0 (guint64, n + 1);
  g_autofree guint64 *worst = g_new0 (guint64, n + 1);
  g_autofree guint8 *ranked = g_new0 (guint8, n + 1);
  g_autofree guint8 *known = g_new0 (guint8, n + 1);
  g_autofree guint32 *groups = dti_scorecard_read_groups (self->card, op);
  DtiRankBounds bounds = {
    dti_scorecard_get_ranking_rule (self->card, op), best, worst, ranked, known, groups, n
  };

  read_keys (self, op, &bounds);
  self->ranks_op = op;
  g_free (self->best_ranks);
  g_free (self->worst_ranks);
  self->best_ranks = g_new (double, n + 1);
  self->worst_ranks = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      self->best_ranks[i] = self->worst_ranks[i] = NAN;
      /* A dense rank counts figures, and these can fall together. */
      if (known[i] && bounds.rule.ties != DTI_TIES_DENSE)
        bound_rank (&bounds, i, &self->best_ranks[i], &self->worst_ranks[i]);
    }
}

void
dti_rounding_bounds_of_rank (
    DtiRoundingBounds *self, guint op, gsize unit, double *best, double *worst)
{
  if (self->ranks_op != op)
    measure_ranks (self, op);
  *best = self->best_ranks[unit];
  *worst = self->worst_ranks[unit];
}
