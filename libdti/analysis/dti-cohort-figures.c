/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-cohort-private.h"

/* The numbers of a cohort. */

/* The published figure of a unit that is ranked. */
static double
read_figure (DtiScorecard *card, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiBinding *binding = results->binding;
  DtiUnitScore score;

  if (binding->excluded != NULL && binding->excluded[unit])
    return NAN;

  score = dti_results_get_unit (results, op, unit);

  return dti_scorecard_get_figure (&binding->program->ops[op], &score);
}

/* What is read of one unit; the figure, or a column. */
typedef struct
{
  DtiScorecard *card;
  guint op;
  gboolean is_figure;
  DtiColumn column;
} Reading;

static double
read_one (const Reading *reading, gsize unit)
{
  return reading->is_figure
             ? read_figure (reading->card, reading->op, unit)
             : dti_scorecard_read_number (reading->card, reading->op, unit, reading->column);
}

/* Σ w·x / Σ w in the order of the registry; NaN where one number is missing. */
static double
read_mean (const DtiCohort *self, const DtiCohortMember *member, const Reading *reading)
{
  double sum = 0.0;
  double weights = 0.0;

  if (member->n_sources == 1)
    return read_one (reading, dti_cohort_get_source (self, member, 0)->unit);

  for (guint i = 0; i < member->n_sources; i++)
    {
      const DtiCohortSource *source = dti_cohort_get_source (self, member, i);

      sum += source->weight * read_one (reading, source->unit);
      weights += source->weight;
    }

  return sum / weights;
}

static double *
read_older (const DtiCohort *self, const Reading *reading)
{
  guint n = dti_cohort_get_n_members (self);
  double *numbers = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    numbers[i] = read_mean (self, dti_cohort_get_member (self, i), reading);

  return numbers;
}

static double *
read_newer (const DtiCohort *self, const Reading *reading)
{
  guint n = dti_cohort_get_n_members (self);
  double *numbers = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    numbers[i] = read_one (reading, dti_cohort_get_member (self, i)->unit);

  return numbers;
}

static void
copy_figures (gsize first, gsize n, double *result, gpointer data)
{
  const double *figures = data;

  memcpy (result, figures + first, n * sizeof (double));
}

/* Ranks in the place of @figures. */
static void
rank (DtiScorecard *card, guint op, double *figures, gsize n, const guint32 *groups)
{
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (card, op);
  DtiWorkers workers = { dti_scorecard_peek_results (card)->n_threads, NULL };
  DtiRankingField field = { n, copy_figures, figures, groups };
  g_autofree double *ranks = g_new (double, n + 1);

  dti_ranking_run (&rule, &field, &workers, ranks);
  memcpy (figures, ranks, n * sizeof (double));
}

/* The group of each member; units out of several groups are in none and lose their figure. */
static guint32 *
find_older_groups (DtiCohort *self, guint op, double *figures)
{
  g_autofree guint32 *groups = dti_scorecard_read_groups (self->older, op);
  guint n = dti_cohort_get_n_members (self);
  guint32 *result;

  if (groups == NULL)
    return NULL;

  result = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const DtiCohortMember *member = dti_cohort_get_member (self, i);

      result[i] = groups[dti_cohort_get_source (self, member, 0)->unit];
      for (guint k = 1; k < member->n_sources; k++)
        if (groups[dti_cohort_get_source (self, member, k)->unit] != result[i])
          figures[i] = NAN;
    }

  return result;
}

static guint32 *
find_newer_groups (DtiCohort *self, guint op)
{
  g_autofree guint32 *groups = dti_scorecard_read_groups (self->newer, op);
  guint n = dti_cohort_get_n_members (self);
  guint32 *result;

  if (groups == NULL)
    return NULL;

  result = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    result[i] = groups[dti_cohort_get_member (self, i)->unit];

  return result;
}

double *
dti_cohort_read_older_figures (DtiCohort *self, guint op)
{
  return read_older (self, &(Reading){ .card = self->older, .op = op, .is_figure = TRUE });
}

double *
dti_cohort_read_newer_figures (DtiCohort *self, guint op)
{
  return read_newer (self, &(Reading){ .card = self->newer, .op = op, .is_figure = TRUE });
}

double *
dti_cohort_read_older (DtiCohort *self, guint op, DtiColumn column)
{
  g_autofree guint32 *groups = NULL;
  double *figures;

  if (column != DTI_COLUMN_RANK)
    return read_older (self, &(Reading){ .card = self->older, .op = op, .column = column });

  figures = dti_cohort_read_older_figures (self, op);
  groups = find_older_groups (self, op, figures);
  rank (self->older, op, figures, dti_cohort_get_n_members (self), groups);

  return figures;
}

double *
dti_cohort_read_newer (DtiCohort *self, guint op, DtiColumn column)
{
  g_autofree guint32 *groups = NULL;
  double *figures;

  if (column != DTI_COLUMN_RANK)
    return read_newer (self, &(Reading){ .card = self->newer, .op = op, .column = column });

  figures = dti_cohort_read_newer_figures (self, op);
  groups = find_newer_groups (self, op);
  rank (self->newer, op, figures, dti_cohort_get_n_members (self), groups);

  return figures;
}
