/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-published-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>

/* Published figures beside computed ones. The published ones are an ordinary dataset: a column of a
 * node holds its published figures, the input “rank” of the node its printed ranks. */

/* ---- decimals ---- */

/* Beyond these there is only noise. */
#define MAX_DECIMALS 15

static int
count_decimals (double number)
{
  char text[DTI_NUMBER_BUFFER];
  const char *point;
  const char *exponent;
  int decimals = 0;

  dti_number_to_buffer (number, text);
  point = strchr (text, '.');
  exponent = strchr (text, 'e');
  if (point != NULL)
    decimals = (int) ((exponent != NULL ? (gsize) (exponent - point) : strlen (point)) - 1);
  if (exponent != NULL)
    decimals -= (int) g_ascii_strtoll (exponent + 1, NULL, 10);

  return CLAMP (decimals, 0, MAX_DECIMALS);
}

int
dti_published_count_decimals (const double *numbers, gsize n)
{
  int decimals = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (numbers[i]))
      decimals = MAX (decimals, count_decimals (numbers[i]));

  return decimals;
}

/* ---- visiting ---- */

typedef struct
{
  DtiScorecard *card;
  DtiPublishedVisitor visit;
  gpointer data;
} DtiPublishedVisit;

/* A published figure has the decimals it was printed with; the computed one is rounded to them. */
static void
visit_figure (const DtiPublishedVisit *visit, DtiPublishedCell *cell)
{
  const DtiResults *results = dti_scorecard_peek_results (visit->card);
  DtiUnitScore score = dti_results_get_unit (results, cell->op, cell->unit);

  if (isnan (cell->printed))
    return;

  cell->is_rank = FALSE;
  cell->computed = dti_scorecard_get_figure (&results->binding->program->ops[cell->op], &score);
  cell->rounded = isnan (cell->computed) ? NAN : dti_number_round (cell->computed, cell->decimals);
  cell->agrees = dti_number_ties (cell->printed, cell->rounded);
  visit->visit (cell, visit->data);
}

static void
visit_rank (const DtiPublishedVisit *visit, DtiPublishedCell *cell, double printed)
{
  double rank = dti_scorecard_peek_ranks (visit->card, cell->op)->ranks[cell->unit];

  if (isnan (printed))
    return;

  cell->is_rank = TRUE;
  cell->printed = printed;
  cell->computed = cell->rounded = rank;
  cell->agrees = printed == rank;
  visit->visit (cell, visit->data);
}

static void
visit_node (const DtiPublishedVisit *visit, DtiDataset *published, guint op)
{
  const DtiOp *o = &dti_scorecard_peek_results (visit->card)->binding->program->ops[op];
  const char *period = dti_scorecard_get_period (visit->card);
  const char *const *units = dti_dataset_get_units (published);
  DtiDatasetColumn column = { NULL };
  DtiPublishedCell cell = { .op = op, .decimals = dti_node_get_decimals (o->node) };
  const double *ranks;

  dti_dataset_peek_column (published, period, o->id, DTI_STAGE_ANY, &column);
  ranks = dti_dataset_peek_input (published, period, o->id, DTI_STAGE_ANY, "rank");
  if (cell.decimals < 0 && column.numbers != NULL)
    cell.decimals =
        dti_published_count_decimals (column.numbers, dti_dataset_count_units (published));

  for (gsize row = 0; (column.numbers != NULL || ranks != NULL) && units[row] != NULL; row++)
    {
      if (!dti_scorecard_find_unit (visit->card, units[row], &cell.unit))
        continue;
      cell.row = row;
      cell.printed = column.numbers != NULL ? column.numbers[row] : NAN;
      visit_figure (visit, &cell);
      if (ranks != NULL)
        visit_rank (visit, &cell, ranks[row]);
    }
}

void
dti_published_visit (DtiScorecard *card,
                     DtiDataset *published,
                     DtiPublishedVisitor visitor,
                     gpointer data)
{
  const DtiPublishedVisit visit = { card, visitor, data };
  const DtiProgram *program = dti_scorecard_peek_results (card)->binding->program;

  dti_dataset_seal (published);
  for (guint i = 0; i < program->n_ops; i++)
    visit_node (&visit, published, program->order[i]);
}

/* ---- problems ---- */

typedef struct
{
  DtiScorecard *card;
  DtiDataset *published;
  DtiProblemList *problems;
} DtiPublishedCheck;

static void
report (const DtiPublishedCell *cell, gpointer data)
{
  const DtiPublishedCheck *check = data;
  const char *period = dti_scorecard_get_period (check->card);
  const char *node = dti_scorecard_peek_results (check->card)->binding->program->ops[cell->op].id;
  char a[DTI_NUMBER_BUFFER];
  char b[DTI_NUMBER_BUFFER];
  const char *code = "published-figure";
  DtiPlace place = { NULL };

  if (cell->agrees)
    return;
  if (cell->is_rank)
    code = "published-rank";

  dti_dataset_locate (check->published, period, cell->row, node, DTI_STAGE_ANY, &place);
  place.unit = dti_scorecard_get_unit_id (check->card, cell->unit);
  place.node = node;
  place.period = period;
  dti_number_to_buffer (cell->printed, a);
  dti_number_to_buffer (cell->rounded, b);
  dti_problem_list_report (check->problems,
                           DTI_SEVERITY_WARNING,
                           code,
                           &place,
                           "unit “%s”, period “%s”, node “%s”: published %s %s, computed %s",
                           place.unit,
                           period,
                           place.node,
                           cell->is_rank ? "rank" : "figure",
                           a,
                           isnan (cell->rounded) ? "none" : b);
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
 * are compared at the decimals of the node, or where it declares none at the most decimals that its
 * column is printed with; ranks exactly. Cells that are empty, and units and periods that only one
 * side knows, are not compared. [class@Dti.PublishedComparison] tells more.
 *
 * Returns: (transfer full): a warning for each difference, with the codes `published-figure` and
 *   `published-rank`
 *
 * Since: 1.0
 */
DtiProblemList *
dti_scorecard_check_published (DtiScorecard *self, DtiDataset *published)
{
  DtiPublishedCheck check = { self, published, NULL };

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (published), NULL);

  check.problems = dti_problem_list_new ();
  dti_published_visit (self, published, report, &check);

  return check.problems;
}
