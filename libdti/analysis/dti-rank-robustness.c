/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-random-private.h>

/* How far a rank can be trusted: what rounding leaves open, and what other weights would make of
 * it.
 */

/* ---- the units that are ranked together in a year ---- */

/* All that the scorecard ranks with the member, or the members where it has no rank of its own. */
typedef struct
{
  const DtiFieldSide *side;
  gsize n;
  gsize *units; /* positions in the scorecard, the member's own first; NULL: the members */
  double *figures;
  guint32 *places; /* in the order of input */
} DtiCrowd;

static void
crowd_add (DtiCrowd *crowd, gsize unit, double figure, gsize place)
{
  crowd->units[crowd->n] = unit;
  crowd->figures[crowd->n] = figure;
  crowd->places[crowd->n++] = (guint32) place;
}

static void
add_ranked (DtiCrowd *crowd, gsize own)
{
  const DtiFieldSide *side = crowd->side;

  crowd_add (crowd, own, side->figures[own], own);
  for (gsize i = 0; i < side->n_units; i++)
    if (i != own && !isnan (side->figures[i]) &&
        (side->groups == NULL || side->groups[i] == side->groups[own]))
      crowd_add (crowd, i, side->figures[i], i);
}

static void
add_members (DtiCrowd *crowd, const DtiRankField *field, gsize member)
{
  const DtiFieldSide *side = crowd->side;

  crowd_add (crowd, DTI_NO_UNIT, side->member_figures[member], side->board->places[member]);
  for (gsize i = 0; i < field->n; i++)
    if (i != member && dti_rank_board_shares_group (side->board, i, member))
      crowd_add (crowd, side->units[i], side->member_figures[i], side->board->places[i]);
}

static void
crowd_init (DtiCrowd *crowd, const DtiRankField *field, gsize member, guint side)
{
  gsize most = MAX (field->sides[side].n_units, field->n) + 1;

  crowd->side = &field->sides[side];
  crowd->n = 0;
  crowd->units = g_new (gsize, most);
  crowd->figures = g_new (double, most);
  crowd->places = g_new (guint32, most);
  if (crowd->side->units[member] != DTI_NO_UNIT)
    add_ranked (crowd, crowd->side->units[member]);
  else
    add_members (crowd, field, member);
}

static void
crowd_clear (DtiCrowd *crowd)
{
  g_free (crowd->units);
  g_free (crowd->figures);
  g_free (crowd->places);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

static gsize
count_different (guint64 *keys, gsize n)
{
  gsize count = n > 0 ? 1 : 0;

  qsort (keys, n, sizeof (guint64), compare_keys);
  for (gsize i = 1; i < n; i++)
    count += keys[i] != keys[i - 1] ? 1 : 0;

  return count;
}

/* The unit whose rank is sought. */
typedef struct
{
  const DtiRankingRule *rule;
  double figure;
  guint64 key;
  double margin; /* figures farther apart do not tie, however they are rounded */
} DtiContender;

static double
find_unit (int decimals)
{
  double unit = 1.0;

  for (int i = 0; i < decimals; i++)
    unit /= 10.0;

  return unit;
}

static DtiContender
make_contender (const DtiRankingRule *rule, double figure)
{
  return (DtiContender){ .rule = rule,
                         .figure = figure,
                         .key = dti_ranking_get_key (rule, figure),
                         .margin = 1e-12 * fabs (figure) +
                                   (rule->decimals >= 0 ? 1.5 * find_unit (rule->decimals) : 0.0) };
}

/* Below 0 where the figure is better than the contender's, 0 where they tie. Keys take long; most
 * figures are far away. */
static int
compare_figure (const DtiContender *self, double figure)
{
  double difference = figure - self->figure;
  guint64 key;

  if (fabs (difference) > self->margin + 1e-12 * fabs (figure))
    return (difference > 0.0) == (self->rule->order == DTI_RANK_ORDER_DESCENDING) ? -1 : 1;

  key = dti_ranking_get_key (self->rule, figure);

  return (key > self->key) - (key < self->key);
}

/* The rank of the first of @figures; those that are NaN have none and count for nobody. */
static double
rank_first (const DtiRankingRule *rule,
            const DtiCrowd *crowd,
            const double *figures,
            guint64 *better)
{
  DtiContender own = make_contender (rule, figures[0]);
  DtiRankingPlace place = { .n_tied = 1 };

  for (gsize i = 1; i < crowd->n; i++)
    {
      int side = isnan (figures[i]) ? 1 : compare_figure (&own, figures[i]);

      if (side < 0 && rule->ties == DTI_TIES_DENSE)
        better[place.n_better] = dti_ranking_get_key (rule, figures[i]);
      place.n_better += side < 0 ? 1 : 0;
      place.n_tied += side == 0 ? 1 : 0;
      place.n_tied_before += side == 0 && crowd->places[i] < crowd->places[0] ? 1 : 0;
    }
  if (rule->ties == DTI_TIES_DENSE)
    place.n_better_classes = count_different (better, place.n_better);

  return dti_ranking_get_rank (rule->ties, &place);
}

/* ---- rounding ---- */

/* Half a unit of the last decimal that is ranked by, else of the last that is published. */
static double
find_half_unit (const DtiRankField *self)
{
  int decimals = self->rule.decimals;

  if (decimals < 0)
    decimals = dti_node_get_decimals (dti_rank_field_peek_op (self, DTI_NEWER)->node);

  return decimals >= 0 ? find_unit (decimals) / 2.0 : 0.0;
}

/* The rank if our figure is better by @shift than it seems and those of the others are worse. */
static double
rank_shifted (const DtiRankField *self, const DtiCrowd *crowd, double shift)
{
  DtiRankingRule rule = self->rule;
  g_autofree double *figures = g_new (double, crowd->n);
  g_autofree guint64 *better = g_new (guint64, crowd->n);

  if (rule.order == DTI_RANK_ORDER_ASCENDING)
    shift = -shift;
  if (shift != 0.0)
    rule.decimals = -1;
  figures[0] = crowd->figures[0] + shift;
  for (gsize i = 1; i < crowd->n; i++)
    figures[i] = crowd->figures[i] - shift;

  return rank_first (&rule, crowd, figures, better);
}

static int
get_direction (double change)
{
  return (change > 0.0) - (change < 0.0);
}

void
dti_rank_field_round_range (const DtiRankField *self, gsize member, DtiRankRange *range)
{
  double half = find_half_unit (self);
  DtiRankSpan *older = &range->ranks[DTI_OLDER];
  DtiRankSpan *newer = &range->ranks[DTI_NEWER];
  int direction;

  *range = (DtiRankRange){ .n_draws = 0 };
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      DtiCrowd crowd;

      crowd_init (&crowd, self, member, side);
      range->ranks[side].low = rank_shifted (self, &crowd, half);
      range->ranks[side].middle = rank_shifted (self, &crowd, 0.0);
      range->ranks[side].high = rank_shifted (self, &crowd, -half);
      crowd_clear (&crowd);
    }

  range->change.low = newer->low - older->high;
  range->change.middle = newer->middle - older->middle;
  range->change.high = newer->high - older->low;
  direction = get_direction (range->change.middle);
  range->agreement = get_direction (range->change.low) == direction &&
                             get_direction (range->change.high) == direction
                         ? 1.0
                         : 0.0;
}

/* ---- other weights ---- */

/* A year's units with the cells their figures are made of. */
typedef struct
{
  DtiCrowd crowd;
  DtiOp op;            /* with weights of its own */
  DtiUnitScore *cells; /* children of each unit */
  guint8 *fixed;       /* units whose figure is not made of their children */
  guint *factors;      /* of each child: which draw is its own */
  double *figures;
  double *ranks; /* of each draw */
} DtiRedrawn;

static double
make_figure (const DtiRedrawn *redrawn, const DtiOp *op, gsize i)
{
  DtiUnitScore score = dti_aggregate_unit (op, redrawn->cells + i * op->n_children);

  score.score = dti_tile_round (op, score.score);

  return dti_scorecard_get_figure (op, &score);
}

static void
redrawn_init (DtiRedrawn *self, const DtiRankField *field, gsize member, guint side, guint n_draws)
{
  const DtiResults *results = dti_scorecard_peek_results (field->sides[side].card);
  const DtiOp *op = dti_rank_field_peek_op (field, side);

  crowd_init (&self->crowd, field, member, side);
  self->op = *op;
  self->op.children = g_memdup2 (op->children, op->n_children * sizeof (DtiOpChild));
  self->cells = g_new (DtiUnitScore, self->crowd.n * op->n_children);
  self->fixed = g_new0 (guint8, self->crowd.n);
  self->factors = g_new0 (guint, op->n_children);
  self->figures = g_new (double, self->crowd.n);
  self->ranks = g_new (double, n_draws);

  for (gsize i = 0; i < self->crowd.n; i++)
    {
      gsize unit = self->crowd.units[i];

      self->fixed[i] = unit == DTI_NO_UNIT;
      if (self->fixed[i])
        continue;
      for (guint k = 0; k < op->n_children; k++)
        self->cells[i * op->n_children + k] =
            dti_results_get_unit (results, op->children[k].op, unit);
      /* What was observed, or has a status of its own, does not follow the weights. */
      self->fixed[i] =
          dti_rank_field_round (field, make_figure (self, op, i)) != self->crowd.figures[i];
    }
}

static void
redrawn_clear (DtiRedrawn *self)
{
  crowd_clear (&self->crowd);
  g_free (self->op.children);
  g_free (self->cells);
  g_free (self->fixed);
  g_free (self->factors);
  g_free (self->figures);
  g_free (self->ranks);
}

/* Nodes that are the same have the same draw. */
static guint
match_factors (const DtiRankField *field, DtiRedrawn *sides)
{
  const DtiProgram *programs[DTI_N_SIDES];
  DtiRedrawn *older = &sides[DTI_OLDER];
  DtiRedrawn *newer = &sides[DTI_NEWER];
  guint n = newer->op.n_children;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    programs[side] = dti_scorecard_peek_results (field->sides[side].card)->binding->program;
  for (guint k = 0; k < newer->op.n_children; k++)
    newer->factors[k] = k;
  for (guint k = 0; k < older->op.n_children; k++)
    {
      guint other = dti_transition_find_counterpart (programs[DTI_OLDER],
                                                     older->op.children[k].op,
                                                     programs[DTI_NEWER],
                                                     field->map);

      older->factors[k] = G_MAXUINT;
      for (guint i = 0; i < newer->op.n_children; i++)
        if (newer->op.children[i].op == other)
          older->factors[k] = i;
      if (older->factors[k] == G_MAXUINT)
        older->factors[k] = n++;
    }

  return n;
}

static double
rank_redrawn (
    const DtiRankField *field, DtiRedrawn *self, guint side, const double *factors, guint64 *better)
{
  const DtiOp *op = dti_rank_field_peek_op (field, side);

  for (guint k = 0; k < op->n_children; k++)
    self->op.children[k].weight = op->children[k].weight * factors[self->factors[k]];
  for (gsize i = 0; i < self->crowd.n; i++)
    self->figures[i] = self->fixed[i] ? self->crowd.figures[i] : make_figure (self, &self->op, i);

  return rank_first (&field->rule, &self->crowd, self->figures, better);
}

/* The smallest number that at least the share @p of them does not exceed. */
static double
find_quantile (const double *sorted, guint n, double p)
{
  double position = ceil (p * n);

  return sorted[position < 1.0 ? 0 : (guint) position - 1];
}

static DtiRankSpan
make_span (double *numbers, guint n)
{
  qsort (numbers, n, sizeof (double), dti_number_compare);

  return (DtiRankSpan){ find_quantile (numbers, n, 0.05),
                        find_quantile (numbers, n, 0.5),
                        find_quantile (numbers, n, 0.95) };
}

static void
draw (const DtiRankField *field, DtiRedrawn *sides, double noise, guint n_draws, guint64 seed)
{
  guint n_factors = match_factors (field, sides);
  gsize most = MAX (sides[DTI_OLDER].crowd.n, sides[DTI_NEWER].crowd.n);
  g_autofree double *factors = g_new (double, n_factors + 1);
  g_autofree guint64 *better = g_new (guint64, most);

  for (guint i = 0; i < n_draws; i++)
    {
      DtiRandom random;

      dti_random_init (&random, seed, i);
      for (guint k = 0; k < n_factors; k++)
        factors[k] = 1.0 + noise * (2.0 * dti_random_next_double (&random) - 1.0);
      for (guint side = 0; side < DTI_N_SIDES; side++)
        sides[side].ranks[i] = rank_redrawn (field, &sides[side], side, factors, better);
    }
}

/* Whether the node's scores follow the weights of its children and nothing else. */
static gboolean
follows_weights (const DtiFieldSide *side)
{
  const DtiProgram *program = dti_scorecard_peek_results (side->card)->binding->program;
  const DtiOp *op = &program->ops[side->op];

  return op->is_pillar && !op->is_columnar && side->op != program->late_op;
}

gboolean
dti_rank_field_draw_range (const DtiRankField *self,
                           gsize member,
                           double noise,
                           guint n_draws,
                           guint64 seed,
                           DtiRankRange *range)
{
  DtiRedrawn sides[DTI_N_SIDES];
  g_autofree double *changes = g_new (double, n_draws);
  int direction;
  guint n_agreeing = 0;

  if (!follows_weights (&self->sides[DTI_OLDER]) || !follows_weights (&self->sides[DTI_NEWER]))
    return FALSE;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    redrawn_init (&sides[side], self, member, side, n_draws);
  draw (self, sides, noise, n_draws, seed);

  direction = get_direction (dti_rank_field_get_rank (self, member, DTI_NEWER, DTI_NEWER) -
                             dti_rank_field_get_rank (self, member, DTI_OLDER, DTI_OLDER));
  for (guint i = 0; i < n_draws; i++)
    {
      changes[i] = sides[DTI_NEWER].ranks[i] - sides[DTI_OLDER].ranks[i];
      n_agreeing += get_direction (changes[i]) == direction ? 1 : 0;
    }
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      range->ranks[side] = make_span (sides[side].ranks, n_draws);
      redrawn_clear (&sides[side]);
    }
  range->change = make_span (changes, n_draws);
  range->agreement = (double) n_agreeing / n_draws;
  range->n_draws = n_draws;

  return TRUE;
}
