/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-comparison-private.h"
#include "dti-distribution-private.h"
#include "dti-node-effect-private.h"

#include <libdti/base/dti-number.h>

/* A node while its row is made. */
typedef struct
{
  const DtiComparisonTask *task;
  const DtiResults *results;
  const DtiOp *op;
  DtiNodeEffect *effect;
  DtiUnitScore own;
  DtiRankingRule rule;
  double sign;      /* of the node */
  double root_sign; /* of the root */
  double *figures;  /* of the peers, then the unit's own */
  guint64 *keys;    /* of those that have a figure, like it */
  gsize n_keys;
} DtiNodeTask;

static const DtiComparisonFacts nothing = {
  .figure = NAN,
  .score = NAN,
  .median = NAN,
  .mean = NAN,
  .lower_quartile = NAN,
  .upper_quartile = NAN,
  .best = NAN,
  .gap_to_median = NAN,
  .gap_to_best = NAN,
  .root_gap_to_median = NAN,
  .root_gap_to_best = NAN,
  .standard_gap = NAN,
  .rank = NAN,
  .percentile = NAN,
};

/* 1 where higher is better, -1 where lower is. */
static double
sign_of (DtiScorecard *card, guint op)
{
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (card, op);

  return rule.order == DTI_RANK_ORDER_DESCENDING ? 1.0 : -1.0;
}

static double
read_figure (const DtiNodeTask *node, guint op, gsize unit)
{
  DtiUnitScore score = dti_results_get_unit (node->results, op, unit);

  return dti_scorecard_get_figure (node->op, &score);
}

static void
read_figures (DtiNodeTask *node, DtiComparisonFacts *facts)
{
  const DtiComparisonTask *task = node->task;

  node->n_keys = 0;
  for (gsize i = 0; i <= task->n_peers; i++)
    {
      gsize unit = i < task->n_peers ? task->peers[i] : task->unit;
      double figure = read_figure (node, facts->op, unit);

      node->figures[i] = figure;
      if (!isnan (figure))
        node->keys[node->n_keys++] = dti_ranking_get_key (&node->rule, figure);
    }
  facts->figure = node->figures[task->n_peers];
  facts->n_peers = node->n_keys - (isnan (facts->figure) ? 0 : 1);
}

/* ---- who is best, who has everything ---- */

typedef gboolean (*DtiPeerTest) (const DtiNodeTask *node, gsize peer, gpointer data);

static char **
list_peers (const DtiNodeTask *node, DtiPeerTest test, gpointer data)
{
  const DtiComparisonTask *task = node->task;
  GPtrArray *ids = g_ptr_array_new ();

  for (gsize i = 0; i < task->n_peers; i++)
    if (test (node, i, data))
      g_ptr_array_add (ids, g_strdup (dti_scorecard_get_unit_id (task->card, task->peers[i])));
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (ids, FALSE);
}

static gboolean
has_key (const DtiNodeTask *node, gsize peer, gpointer data)
{
  return !isnan (node->figures[peer]) &&
         dti_ranking_get_key (&node->rule, node->figures[peer]) == *(const guint64 *) data;
}

static gboolean
is_full (const DtiUnitScore *score)
{
  return score->cell == DTI_CELL_SCORED && score->max > 0.0 &&
         (score->score >= score->max || dti_number_ties (score->score, score->max));
}

static gboolean
has_everything (const DtiNodeTask *node, gsize peer, gpointer data)
{
  DtiUnitScore score =
      dti_results_get_unit (node->results, GPOINTER_TO_UINT (data), node->task->peers[peer]);

  return is_full (&score);
}

/* Whether there is such a thing as all the points, and more is better. */
static gboolean
has_top (const DtiNodeTask *node)
{
  const DtiOp *op = node->op;

  if (node->sign < 0.0 || op->is_adjustment)
    return FALSE;
  if (op->is_pillar)
    return op->n_then == 0 || dti_rule_is_bounded (op->then[op->n_then - 1]);

  return dti_rule_is_bounded (op->rules[op->n_rules - 1]);
}

static void
find_best (DtiNodeTask *node, DtiComparisonFacts *facts, const DtiDistribution *peers)
{
  guint64 key = 0;
  char *none[] = { NULL };

  facts->best = node->sign > 0.0 ? peers->maximum : peers->minimum;
  if (!isnan (facts->best))
    key = dti_ranking_get_key (&node->rule, facts->best);
  facts->best_units = list_peers (node, has_key, &key);

  if (!has_top (node))
    {
      facts->full_units = g_strdupv (none);
      return;
    }
  facts->full_units = list_peers (node, has_everything, GUINT_TO_POINTER (facts->op));
  facts->lacks_points = !is_full (&node->own) && node->own.cell != DTI_CELL_NOT_APPLICABLE;
}

/* ---- gaps ---- */

/* A figure in points of the unit at the node. */
static double
to_points (const DtiNodeTask *node, double figure)
{
  return node->op->publish == DTI_PUBLISH_SCORE ? figure : figure * node->own.max;
}

static void
measure_gaps (const DtiNodeTask *node, DtiComparisonFacts *facts)
{
  const DtiComparisonTask *task = node->task;
  double median = to_points (node, facts->median);
  double best = to_points (node, facts->best);
  DtiDistribution field;

  if (isnan (facts->figure))
    return;

  facts->gap_to_median = node->sign * (node->own.score - median);
  facts->gap_to_best = node->sign * (node->own.score - best);
  facts->root_gap_to_median =
      node->root_sign * -dti_node_effect_of_score (node->effect, facts->op, median);
  facts->root_gap_to_best =
      node->root_sign * -dti_node_effect_of_score (node->effect, facts->op, best);

  dti_distribution_measure (&field, node->figures, task->n_peers + 1);
  /* The mean of two middle figures can miss an equal one by a rounding. */
  if (dti_number_ties (facts->figure, facts->median))
    facts->standard_gap = 0.0;
  else
    facts->standard_gap = node->sign * (facts->figure - facts->median) / field.sd;
}

/* ---- the place among the peers ---- */

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

static void
count_distinct (DtiNodeTask *node, DtiComparisonFacts *facts)
{
  g_qsort_with_data (node->keys, (int) node->n_keys, sizeof (guint64), compare_keys, NULL);
  for (gsize i = 0; i < node->n_keys; i++)
    facts->n_distinct += i == 0 || node->keys[i] != node->keys[i - 1] ? 1 : 0;
}

/* The keys are sorted. */
static void
find_place (const DtiNodeTask *node, DtiComparisonFacts *facts)
{
  const DtiComparisonTask *task = node->task;
  guint64 own = dti_ranking_get_key (&node->rule, facts->figure);
  DtiRankingPlace place = { 0, 0, 0, 0 };
  gsize n_worse = 0;

  for (gsize i = 0; i < node->n_keys; i++)
    {
      gboolean is_better = node->keys[i] < own;

      place.n_better += is_better ? 1 : 0;
      place.n_better_classes += is_better && (i == 0 || node->keys[i] != node->keys[i - 1]) ? 1 : 0;
      place.n_tied += node->keys[i] == own ? 1 : 0;
      n_worse += node->keys[i] > own ? 1 : 0;
    }
  for (gsize i = 0; i < task->n_peers; i++)
    place.n_tied_before += task->peers[i] < task->unit && has_key (node, i, &own) ? 1 : 0;

  facts->rank = dti_ranking_get_rank (node->rule.ties, &place);
  if (facts->n_peers > 0)
    facts->percentile = (double) n_worse / (double) facts->n_peers;
}

static DtiSetAside
judge (const DtiNodeTask *node, const DtiComparisonFacts *facts)
{
  if (isnan (facts->figure) || facts->n_peers == 0)
    return DTI_SET_ASIDE_NO_FIGURE;
  if (facts->n_distinct < node->task->min_distinct)
    return DTI_SET_ASIDE_FEW_DISTINCT;
  if (node->task->exclude_minimum &&
      dti_ranking_get_key (&node->rule, facts->figure) == node->keys[node->n_keys - 1])
    return DTI_SET_ASIDE_AT_MINIMUM;

  return DTI_SET_ASIDE_NO;
}

/* ---- rows ---- */

static gboolean
is_boolean (const DtiOp *op)
{
  return !op->is_pillar &&
         dti_indicator_get_kind (DTI_INDICATOR (op->node)) == DTI_INDICATOR_KIND_BOOLEAN;
}

static void
measure_node (DtiNodeTask *node, DtiComparisonFacts *facts)
{
  const DtiComparisonTask *task = node->task;
  DtiDistribution peers;

  node->own = dti_results_get_unit (node->results, facts->op, task->unit);
  node->rule = dti_scorecard_get_ranking_rule (task->card, facts->op);
  node->sign = sign_of (task->card, facts->op);
  read_figures (node, facts);
  if (node->own.cell == DTI_CELL_SCORED)
    facts->score = node->own.score;

  dti_distribution_measure (&peers, node->figures, task->n_peers);
  facts->median = peers.median;
  facts->mean = peers.mean;
  facts->lower_quartile = peers.lower_quartile;
  facts->upper_quartile = peers.upper_quartile;
  find_best (node, facts, &peers);
  measure_gaps (node, facts);
  count_distinct (node, facts);
  if (!isnan (facts->figure))
    find_place (node, facts);
  facts->is_binary = is_boolean (node->op) || (node->n_keys > 0 && facts->n_distinct <= 2);
  facts->set_aside = judge (node, facts);
}

/* Where the data are: an indicator, or a pillar that was observed. */
static gboolean
is_candidate (const DtiNodeTask *node, guint op)
{
  return node->task->level != NULL || !node->op->is_pillar ||
         dti_results_is_observed (node->results, op, node->task->unit);
}

GPtrArray *
dti_comparison_measure (const DtiComparisonTask *task)
{
  const DtiResults *results = dti_scorecard_peek_results (task->card);
  const DtiProgram *program = results->binding->program;
  DtiNode *root = DTI_NODE (dti_framework_get_root (program->framework));
  g_autofree double *figures = g_new (double, task->n_peers + 1);
  g_autofree guint64 *keys = g_new (guint64, task->n_peers + 1);
  g_autoptr (DtiNodeEffect) effect = NULL;
  GPtrArray *rows = g_ptr_array_new ();
  DtiNodeTask node = { .task = task, .results = results, .figures = figures, .keys = keys };
  guint top = 0;

  dti_program_find (program, dti_node_get_id (root), &top);
  effect = dti_node_effect_new (results, task->unit, top);
  node.effect = effect;
  node.root_sign = sign_of (task->card, top);
  for (guint i = 0; i < program->n_ops; i++)
    {
      DtiComparisonFacts facts = nothing;

      facts.op = program->order[i];
      node.op = &program->ops[facts.op];
      if (task->level != NULL && g_strcmp0 (dti_node_get_level (node.op->node), task->level) != 0)
        continue;
      facts.is_candidate = is_candidate (&node, facts.op);
      measure_node (&node, &facts);
      g_ptr_array_add (rows, dti_comparison_row_new (task->card, &facts));
    }

  return rows;
}
