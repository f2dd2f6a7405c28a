/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-rank-correlation-private.h"
#include "dti-scorecard-comparison-private.h"

#include <libdti/base/dti-number.h>

/* The numbers of one node in two scorecards, and how far they agree. */

static gboolean
is_ranked (DtiScorecard *card, gsize unit)
{
  const guint8 *excluded = dti_scorecard_peek_results (card)->binding->excluded;

  return excluded == NULL || !excluded[unit];
}

static double
read_figure (DtiScorecard *card, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  DtiUnitScore score = dti_results_get_unit (results, op, unit);

  return dti_scorecard_get_figure (&results->binding->program->ops[op], &score);
}

/* ---- columns ---- */

static void
read_card (DtiScorecardComparison *self, guint node, guint which, double *scores, double *values)
{
  const DtiResults *results = dti_scorecard_peek_results (self->cards[which]);

  for (gsize i = 0; i < self->n_units; i++)
    {
      DtiUnitScore unit =
          dti_results_get_unit (results, self->ops[which][node], self->rows[which][i]);
      gboolean scored = unit.cell == DTI_CELL_SCORED;

      scores[i] = scored ? unit.score : NAN;
      values[i] = scored && unit.max > 0.0 ? dti_unit_score_get_value (&unit) : NAN;
    }
}

/* Figures of the common units; NaN where one of the two cards does not rank the unit. */
static void
read_common_figures (DtiScorecardComparison *self, guint node, double *figures[2])
{
  for (gsize i = 0; i < self->n_units; i++)
    {
      gboolean ranked = TRUE;

      for (guint which = 0; which < 2; which++)
        {
          gsize unit = self->rows[which][i];

          figures[which][i] = read_figure (self->cards[which], self->ops[which][node], unit);
          ranked &= !isnan (figures[which][i]) && is_ranked (self->cards[which], unit);
        }
      if (!ranked)
        figures[0][i] = figures[1][i] = NAN;
    }
}

static void
read_from_array (gsize first, gsize n, double *figures, gpointer data)
{
  memcpy (figures, (const double *) data + first, n * sizeof (double));
}

static void
rank_common (DtiScorecardComparison *self, guint node, guint which, double *figures, double *ranks)
{
  const DtiWorkers workers = { 1, NULL };
  DtiScorecard *card = self->cards[which];
  guint op = self->ops[which][node];
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (card, op);
  g_autofree guint32 *all_groups = dti_scorecard_read_groups (card, op);
  g_autofree guint32 *groups = NULL;
  DtiRankingField field = { self->n_units, read_from_array, figures, NULL };

  if (all_groups != NULL)
    {
      groups = g_new (guint32, self->n_units + 1);
      for (gsize i = 0; i < self->n_units; i++)
        groups[i] = all_groups[self->rows[which][i]];
      field.groups = groups;
    }
  dti_ranking_run (&rule, &field, &workers, ranks);
}

static void
subtract (DtiScorecardComparison *self,
          double *columns,
          DtiDifferenceColumn minuend,
          DtiDifferenceColumn subtrahend,
          DtiDifferenceColumn result)
{
  const double *a = dti_difference_column (self, columns, minuend);
  const double *b = dti_difference_column (self, columns, subtrahend);
  double *difference = dti_difference_column (self, columns, result);

  for (gsize i = 0; i < self->n_units; i++)
    difference[i] = a[i] - b[i];
}

double *
dti_scorecard_comparison_measure (DtiScorecardComparison *self, guint node)
{
  double *columns = g_new (double, self->n_units *DTI_N_DIFFERENCE_COLUMNS + 1);
  g_autofree double *first = g_new (double, self->n_units + 1);
  g_autofree double *second = g_new (double, self->n_units + 1);
  double *figures[2] = { first, second };

#define COLUMN(name) dti_difference_column (self, columns, DTI_DIFFERENCE_COLUMN_##name)
  read_card (self, node, 0, COLUMN (FIRST_SCORE), COLUMN (FIRST_VALUE));
  read_card (self, node, 1, COLUMN (SECOND_SCORE), COLUMN (SECOND_VALUE));
  read_common_figures (self, node, figures);
  rank_common (self, node, 0, first, COLUMN (FIRST_RANK));
  rank_common (self, node, 1, second, COLUMN (SECOND_RANK));
#undef COLUMN
#define SUBTRACT(a, b, result)                                                                     \
  subtract (self,                                                                                  \
            columns,                                                                               \
            DTI_DIFFERENCE_COLUMN_##a,                                                             \
            DTI_DIFFERENCE_COLUMN_##b,                                                             \
            DTI_DIFFERENCE_COLUMN_##result)
  SUBTRACT (SECOND_SCORE, FIRST_SCORE, SCORE_DIFFERENCE);
  SUBTRACT (SECOND_VALUE, FIRST_VALUE, VALUE_DIFFERENCE);
  SUBTRACT (FIRST_RANK, SECOND_RANK, RANK_SHIFT);
#undef SUBTRACT

  return columns;
}

/* ---- agreement ---- */

static gsize
count_ranked (DtiScorecard *card, guint op)
{
  gsize count = 0;

  for (gsize i = 0; i < dti_scorecard_peek_results (card)->binding->n_units; i++)
    count += is_ranked (card, i) && !isnan (read_figure (card, op, i)) ? 1 : 0;

  return count;
}

static void
measure_shifts (DtiAgreementFacts *facts, const double *shifts)
{
  double sum = 0.0;
  double largest = 0.0;

  for (gsize i = 0; i < facts->n_listed; i++)
    {
      if (isnan (shifts[i]))
        continue;
      facts->n_units++;
      facts->n_unchanged += shifts[i] == 0.0 ? 1 : 0;
      sum += fabs (shifts[i]);
      largest = MAX (largest, fabs (shifts[i]));
    }
  facts->mean_shift = facts->n_units > 0 ? sum / (double) facts->n_units : NAN;
  facts->max_shift = facts->n_units > 0 ? largest : NAN;
}

/* -1 where what is better in one card is worse in the other. */
static double
compare_orders (DtiScorecardComparison *self, guint node)
{
  DtiRankingRule first = dti_scorecard_get_ranking_rule (self->cards[0], self->ops[0][node]);
  DtiRankingRule second = dti_scorecard_get_ranking_rule (self->cards[1], self->ops[1][node]);

  return first.order == second.order ? 1.0 : -1.0;
}

static void
round_figures (DtiScorecardComparison *self, guint node, guint which, double *figures)
{
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (self->cards[which], self->ops[which][node]);

  for (gsize i = 0; rule.decimals >= 0 && i < self->n_units; i++)
    figures[i] = dti_number_round (figures[i], rule.decimals);
}

DtiRankAgreement *
dti_scorecard_comparison_agree (DtiScorecardComparison *self, guint node, double *columns)
{
  gsize n = self->n_units;
  g_autofree double *first = g_new (double, n + 1);
  g_autofree double *second = g_new (double, n + 1);
  double *figures[2] = { first, second };
  double sign = compare_orders (self, node);
  DtiNode *shown =
      dti_scorecard_peek_results (self->cards[0])->binding->program->ops[self->ops[0][node]].node;
  DtiAgreementFacts facts = { .n_listed = n };

  read_common_figures (self, node, figures);
  facts.pearson = sign * dti_rank_correlation_pearson (first, second, n);
  /* What ties for the ranking ties here too. */
  round_figures (self, node, 0, first);
  round_figures (self, node, 1, second);
  facts.spearman = sign * dti_rank_correlation_spearman (first, second, n);
  facts.kendall = sign * dti_rank_correlation_kendall (first, second, n);
  measure_shifts (&facts, dti_difference_column (self, columns, DTI_DIFFERENCE_COLUMN_RANK_SHIFT));
  facts.n_only_first = count_ranked (self->cards[0], self->ops[0][node]) - facts.n_units;
  facts.n_only_second = count_ranked (self->cards[1], self->ops[1][node]) - facts.n_units;
  facts.first_ranks =
      g_memdup2 (dti_difference_column (self, columns, DTI_DIFFERENCE_COLUMN_FIRST_RANK),
                 n * sizeof (double));
  facts.second_ranks =
      g_memdup2 (dti_difference_column (self, columns, DTI_DIFFERENCE_COLUMN_SECOND_RANK),
                 n * sizeof (double));

  return dti_rank_agreement_new (self->cards[0], shown, &facts);
}
