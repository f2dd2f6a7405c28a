/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-block-private.h"
#include "dti-scorecard-private.h"

/* The ranks of a scorecard: made node by node, when somebody asks. */

double
dti_scorecard_get_figure (const DtiOp *op, const DtiUnitScore *unit)
{
  if (unit->cell != DTI_CELL_SCORED)
    return NAN;

  if (op->publish == DTI_PUBLISH_SCORE)
    return unit->score;

  return unit->max > 0.0 ? dti_unit_score_get_value (unit) : NAN;
}

DtiRankingRule
dti_scorecard_get_ranking_rule (DtiScorecard *self, guint op)
{
  DtiNode *node = self->results->binding->program->ops[op].node;
  DtiRankingRule rule = {
    .ties = dti_node_get_ties (node),
    .order = dti_node_get_rank_order (node),
    .decimals = dti_node_get_rank_decimals (node),
  };

  if (self->ties != DTI_SCORER_BY_FRAMEWORK)
    rule.ties = (DtiTies) self->ties;
  if (self->rank_decimals != DTI_SCORER_BY_FRAMEWORK)
    rule.decimals = self->rank_decimals;

  return rule;
}

/* A number for each unit's label in the column @name; units without a label are a group too. */
static guint32 *
read_groups (const DtiBinding *binding, const char *name)
{
  const char *const *labels = dti_dataset_peek_labels (binding->dataset, binding->period, name);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint32 *groups = g_new0 (guint32, binding->n_units + 1);

  for (gsize i = 0; labels != NULL && i < binding->n_units; i++)
    {
      const char *label = labels[dti_binding_get_row (binding, i)];
      gpointer number;

      if (label == NULL)
        continue;
      number = g_hash_table_lookup (numbers, label);
      if (number == NULL)
        {
          number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
          g_hash_table_insert (numbers, (char *) label, number);
        }
      groups[i] = GPOINTER_TO_UINT (number);
    }

  return groups;
}

guint32 *
dti_scorecard_read_groups (DtiScorecard *self, guint op)
{
  const DtiBinding *binding = self->results->binding;
  const char *within = dti_node_get_rank_within (binding->program->ops[op].node);

  return within != NULL ? read_groups (binding, within) : NULL;
}

void
dti_scorecard_read_figures (
    const DtiResults *results, guint position, gsize first, gsize n, double *result)
{
  const DtiBinding *binding = results->binding;
  const DtiOp *op = &binding->program->ops[position];
  const double *scores = dti_results_peek_clean (results, position, first, n);

  if (scores != NULL && binding->excluded == NULL && op->max > 0.0)
    {
      for (gsize i = 0; i < n; i++)
        result[i] = op->publish == DTI_PUBLISH_SCORE ? scores[i] : scores[i] / op->max;
      return;
    }

  for (gsize i = 0; i < n; i++)
    {
      DtiUnitScore unit;

      result[i] = NAN;
      if (binding->excluded != NULL && binding->excluded[first + i])
        continue;
      unit = dti_results_get_unit (results, position, first + i);
      result[i] = dti_scorecard_get_figure (op, &unit);
    }
}

typedef struct
{
  const DtiResults *results;
  guint op;
} DtiFigures;

static void
read_figures (gsize first, gsize n, double *result, gpointer data)
{
  const DtiFigures *figures = data;

  dti_scorecard_read_figures (figures->results, figures->op, first, n, result);
}

static DtiNodeRanks *
make_ranks (DtiScorecard *self, guint op)
{
  const DtiBinding *binding = self->results->binding;
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (self, op);
  DtiWorkers workers = { self->results->n_threads, NULL };
  g_autofree guint32 *groups = dti_scorecard_read_groups (self, op);
  DtiFigures figures = { self->results, op };
  DtiRankingField field = { binding->n_units, read_figures, &figures, groups };
  DtiNodeRanks *ranks =
      dti_block_alloc (1, sizeof (DtiNodeRanks) + (binding->n_units + 1) * sizeof (double));

  ranks->n_ranked = dti_ranking_run (&rule, &field, &workers, ranks->ranks);

  return ranks;
}

const DtiNodeRanks *
dti_scorecard_peek_ranks (DtiScorecard *self, guint op)
{
  DtiNodeRanks *ranks = g_atomic_pointer_get (&self->ranks[op]);

  if (ranks != NULL)
    return ranks;

  /* Two threads may make the same ranks; the first to finish wins. */
  ranks = make_ranks (self, op);
  if (g_atomic_pointer_compare_and_exchange (&self->ranks[op], NULL, ranks))
    return ranks;

  g_free (ranks);

  return g_atomic_pointer_get (&self->ranks[op]);
}
