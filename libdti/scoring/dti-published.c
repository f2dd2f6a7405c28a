/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scorecard-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>

/* Published figures beside computed ones. The published ones are an ordinary dataset: a column of a
 * node holds its published figures, the input “rank” of the node its printed ranks. */

typedef struct
{
  DtiScorecard *card;
  DtiDataset *published;
  DtiProblemList *problems;
  const DtiOp *op;
  guint position;
} DtiPublishedCheck;

static void
report (DtiPublishedCheck *check,
        gsize row,
        gsize unit,
        const char *code,
        const char *what,
        double printed,
        double computed)
{
  const char *period = dti_scorecard_get_period (check->card);
  char a[DTI_NUMBER_BUFFER];
  char b[DTI_NUMBER_BUFFER];
  DtiPlace place = { NULL };

  dti_dataset_locate (check->published, period, row, check->op->id, DTI_STAGE_ANY, &place);
  place.unit = dti_scorecard_get_unit_id (check->card, unit);
  place.node = check->op->id;
  place.period = period;
  dti_number_to_buffer (printed, a);
  dti_number_to_buffer (computed, b);
  dti_problem_list_report (check->problems,
                           DTI_SEVERITY_WARNING,
                           code,
                           &place,
                           "unit “%s”, period “%s”, node “%s”: published %s %s, computed %s",
                           place.unit,
                           period,
                           place.node,
                           what,
                           a,
                           isnan (computed) ? "none" : b);
}

/* A published figure has the decimals it was printed with; the computed one is rounded to them. */
static void
check_figure (DtiPublishedCheck *check, gsize row, gsize unit, double printed)
{
  DtiUnitScore score =
      dti_results_get_unit (dti_scorecard_peek_results (check->card), check->position, unit);
  double figure = dti_scorecard_get_figure (check->op, &score);
  int decimals = dti_node_get_decimals (check->op->node);
  double rounded = decimals >= 0 ? dti_number_round (figure, decimals) : figure;

  if (isnan (printed) || dti_number_ties (printed, rounded))
    return;

  report (check, row, unit, "published-figure", "figure", printed, rounded);
}

static void
check_rank (DtiPublishedCheck *check, gsize row, gsize unit, double printed)
{
  double rank = dti_scorecard_peek_ranks (check->card, check->position)->ranks[unit];

  if (isnan (printed) || printed == rank)
    return;

  report (check, row, unit, "published-rank", "rank", printed, rank);
}

static void
check_node (DtiPublishedCheck *check)
{
  const char *period = dti_scorecard_get_period (check->card);
  const char *const *units = dti_dataset_get_units (check->published);
  DtiDatasetColumn column = { NULL };
  const double *ranks;

  dti_dataset_peek_column (check->published, period, check->op->id, DTI_STAGE_ANY, &column);
  ranks = dti_dataset_peek_input (check->published, period, check->op->id, DTI_STAGE_ANY, "rank");

  for (gsize row = 0; (column.numbers != NULL || ranks != NULL) && units[row] != NULL; row++)
    {
      gsize unit;

      if (!dti_scorecard_find_unit (check->card, units[row], &unit))
        continue;
      if (column.numbers != NULL)
        check_figure (check, row, unit, column.numbers[row]);
      if (ranks != NULL)
        check_rank (check, row, unit, ranks[row]);
    }
}

/**
 * dti_scorecard_check_published:
 * @self: a scorecard
 * @published: published figures and ranks; sealed by this call
 *
 * Compares published figures and ranks with the computed ones.
 *
 * The published figures are a dataset of their own: the column of a node holds its published
 * figures, the input `rank` of the node (`<node>:input.rank` in a file) its printed ranks. Figures
 * are compared at the decimals of the node, ranks exactly. Cells that are empty, and units and
 * periods that only one side knows, are not compared.
 *
 * Returns: (transfer full): a warning for each difference, with the codes `published-figure` and
 *   `published-rank`
 *
 * Since: 1.0
 */
DtiProblemList *
dti_scorecard_check_published (DtiScorecard *self, DtiDataset *published)
{
  DtiPublishedCheck check = { 0 };
  const DtiProgram *program;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (published), NULL);

  dti_dataset_seal (published);
  program = dti_scorecard_peek_results (self)->binding->program;
  check.card = self;
  check.published = published;
  check.problems = dti_problem_list_new ();
  for (guint i = 0; i < program->n_ops; i++)
    {
      check.position = program->order[i];
      check.op = &program->ops[check.position];
      check_node (&check);
    }

  return check.problems;
}
