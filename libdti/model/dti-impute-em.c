/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <lapacke.h>
#include <math.h>
#include <string.h>

#include "dti-impute-private.h"

/* Expectation and maximisation for a multivariate normal distribution. The units of a period are
 * its draws, their indicators its dimensions. Numbers are worked on in standard deviations from
 * their mean, so that units of measure make no difference. */

#define MAX_ROUNDS 10000
/* Largest change of an expectation, in standard deviations, that counts as none. */
#define TOLERANCE 1e-10

typedef struct
{
  guint n_columns;
  guint *columns; /* of the sheet */
  gsize n_rows;
  gsize *rows;     /* units */
  double *numbers; /* n_rows × n_columns, standardised; estimates where a number is missing */
  guint8 *missing; /* the same shape */
  double *means;   /* that the numbers were standardised by */
  double *deviations;
  /* The distribution. */
  double *mean;
  double *covariance; /* n_columns × n_columns */
  double *added;      /* what the missing numbers add to the covariance */
  /* For one unit. */
  double *known;   /* covariance of what it has; then its Cholesky factor */
  double *crossed; /* one column for each missing number; then the coefficients */
  guint *has;
  guint *lacks;
} DtiExpectation;

static void
expectation_free (DtiExpectation *self)
{
  g_free (self->columns);
  g_free (self->rows);
  g_free (self->numbers);
  g_free (self->missing);
  g_free (self->means);
  g_free (self->deviations);
  g_free (self->mean);
  g_free (self->covariance);
  g_free (self->added);
  g_free (self->known);
  g_free (self->crossed);
  g_free (self->has);
  g_free (self->lacks);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiExpectation, expectation_free)

/* ---- the numbers ---- */

static double *
get_cell (const DtiExpectation *self, gsize row, guint column)
{
  return &self->numbers[row * self->n_columns + column];
}

static gboolean
is_missing (const DtiExpectation *self, gsize row, guint column)
{
  return self->missing[row * self->n_columns + column];
}

static void
standardise (DtiExpectation *self, guint column)
{
  double sum = 0.0;
  double squares = 0.0;
  gsize n = 0;

  for (gsize r = 0; r < self->n_rows; r++)
    if (!is_missing (self, r, column))
      {
        sum += *get_cell (self, r, column);
        n++;
      }
  self->means[column] = sum / (double) n;
  for (gsize r = 0; r < self->n_rows; r++)
    if (!is_missing (self, r, column))
      {
        double distance = *get_cell (self, r, column) - self->means[column];

        squares += distance * distance;
      }
  self->deviations[column] = sqrt (squares / (double) n);
  for (gsize r = 0; r < self->n_rows; r++)
    {
      double *cell = get_cell (self, r, column);

      *cell = is_missing (self, r, column)
                  ? 0.0
                  : (*cell - self->means[column]) / self->deviations[column];
    }
}

/* Units that enter statistics and have at least one number. */
static void
list_rows (DtiExpectation *self, const DtiSheets *sheets, const DtiSheet *sheet)
{
  self->rows = g_new (gsize, sheets->n_units + 1);
  for (gsize i = 0; i < sheets->n_units; i++)
    for (guint c = 0; dti_sheet_counts (sheet, i) && c < self->n_columns; c++)
      if (!isnan (sheet->columns[self->columns[c]].numbers[i]))
        {
          self->rows[self->n_rows++] = i;
          break;
        }
}

static void
load_numbers (DtiExpectation *self, const DtiSheet *sheet)
{
  gsize n = self->n_rows * self->n_columns;
  guint k = self->n_columns;

  self->numbers = g_new (double, n + 1);
  self->missing = g_new (guint8, n + 1);
  self->means = g_new (double, k + 1);
  self->deviations = g_new (double, k + 1);
  self->mean = g_new0 (double, k + 1);
  self->covariance = g_new0 (double, k *k + 1);
  self->added = g_new0 (double, k *k + 1);
  self->known = g_new (double, k *k + 1);
  self->crossed = g_new (double, k *k + 1);
  self->has = g_new (guint, k + 1);
  self->lacks = g_new (guint, k + 1);
  for (gsize r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < k; c++)
      {
        double number = sheet->columns[self->columns[c]].numbers[self->rows[r]];

        *get_cell (self, r, c) = number;
        self->missing[r * k + c] = isnan (number);
      }
  for (guint c = 0; c < k; c++)
    standardise (self, c);
}

/* ---- the algorithm ---- */

static void
maximise (DtiExpectation *self)
{
  guint k = self->n_columns;

  for (guint c = 0; c < k; c++)
    {
      double sum = 0.0;

      for (gsize r = 0; r < self->n_rows; r++)
        sum += *get_cell (self, r, c);
      self->mean[c] = sum / (double) self->n_rows;
    }
  for (guint a = 0; a < k; a++)
    for (guint b = 0; b <= a; b++)
      {
        double sum = self->added[a * k + b];

        for (gsize r = 0; r < self->n_rows; r++)
          sum +=
              (*get_cell (self, r, a) - self->mean[a]) * (*get_cell (self, r, b) - self->mean[b]);
        self->covariance[a * k + b] = self->covariance[b * k + a] = sum / (double) self->n_rows;
      }
}

static guint
split_row (DtiExpectation *self, gsize row, guint *n_lacking)
{
  guint n_has = 0;

  *n_lacking = 0;
  for (guint c = 0; c < self->n_columns; c++)
    {
      if (is_missing (self, row, c))
        self->lacks[(*n_lacking)++] = c;
      else
        self->has[n_has++] = c;
    }

  return n_has;
}

/* The coefficients of the missing numbers on those that are there; FALSE where these depend on each
 * other, so that there is no telling. */
static gboolean
regress (DtiExpectation *self, guint n_has, guint n_lacking)
{
  guint k = self->n_columns;

  for (guint a = 0; a < n_has; a++)
    for (guint b = 0; b < n_has; b++)
      self->known[a * n_has + b] = self->covariance[self->has[a] * k + self->has[b]];
  for (guint m = 0; m < n_lacking; m++)
    for (guint a = 0; a < n_has; a++)
      self->crossed[m * n_has + a] = self->covariance[self->lacks[m] * k + self->has[a]];

  return LAPACKE_dposv (LAPACK_COL_MAJOR,
                        'L',
                        (lapack_int) n_has,
                        (lapack_int) n_lacking,
                        self->known,
                        (lapack_int) n_has,
                        self->crossed,
                        (lapack_int) n_has) == 0;
}

/* What the uncertainty of the missing numbers adds to the covariance. */
static void
add_uncertainty (DtiExpectation *self, guint n_has, guint n_lacking)
{
  guint k = self->n_columns;

  for (guint m = 0; m < n_lacking; m++)
    for (guint l = 0; l < n_lacking; l++)
      {
        double sum = self->covariance[self->lacks[m] * k + self->lacks[l]];

        for (guint a = 0; a < n_has; a++)
          sum -= self->crossed[m * n_has + a] * self->covariance[self->has[a] * k + self->lacks[l]];
        self->added[self->lacks[m] * k + self->lacks[l]] += sum;
      }
}

/* Puts what is expected of a unit; returns the largest change, NaN where it cannot be told. */
static double
expect_row (DtiExpectation *self, gsize row)
{
  guint n_lacking;
  guint n_has = split_row (self, row, &n_lacking);
  double change = 0.0;

  if (n_lacking == 0)
    return 0.0;
  if (!regress (self, n_has, n_lacking))
    return NAN;

  for (guint m = 0; m < n_lacking; m++)
    {
      double *cell = get_cell (self, row, self->lacks[m]);
      double expected = self->mean[self->lacks[m]];

      for (guint a = 0; a < n_has; a++)
        expected += self->crossed[m * n_has + a] *
                    (*get_cell (self, row, self->has[a]) - self->mean[self->has[a]]);
      change = MAX (change, fabs (expected - *cell));
      *cell = expected;
    }
  add_uncertainty (self, n_has, n_lacking);

  return change;
}

/* NULL once the expectations do not change any more; else why they cannot be found. */
static const char *
settle (DtiExpectation *self)
{
  guint k = self->n_columns;

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      double change = 0.0;

      maximise (self);
      memset (self->added, 0, k * k * sizeof (double));
      for (gsize r = 0; r < self->n_rows; r++)
        {
          double here = expect_row (self, r);

          if (isnan (here))
            return "the indicators depend on each other, or the units are too few for EM";
          change = MAX (change, here);
        }
      if (change <= TOLERANCE)
        return NULL;
    }

  return "EM does not come to rest";
}

/* ---- a set of indicators ---- */

static const char *
check_columns (const DtiExpectation *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (!(self->deviations[c] > 0.0) || !isfinite (self->deviations[c]))
      return "an indicator does not have two different numbers";

  return self->n_columns < 2 ? "EM needs a second indicator" : NULL;
}

static void
report_all (const DtiExpectation *self, DtiSheets *sheets, gsize s, const char *reason)
{
  const DtiSheet *sheet = &sheets->sheets[s];

  for (guint c = 0; c < self->n_columns; c++)
    for (gsize i = 0; i < sheets->n_units; i++)
      if (dti_impute_is_open (sheet, &sheet->columns[self->columns[c]], i))
        dti_impute_report_left (sheets, s, self->columns[c], i, reason);
}

static void
store (const DtiExpectation *self, DtiSheets *sheets, gsize s)
{
  const DtiSheet *sheet = &sheets->sheets[s];

  for (gsize r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        guint column = self->columns[c];

        if (dti_impute_is_open (sheet, &sheet->columns[column], self->rows[r]))
          dti_sheets_impute (sheets,
                             s,
                             column,
                             self->rows[r],
                             *get_cell (self, r, c) * self->deviations[c] + self->means[c],
                             "imputed-em");
      }

  /* Whoever is left has no number at all, or enters no statistic. */
  report_all (self, sheets, s, "the unit has no number that could serve");
}

static void
expect_set (DtiExpectation *self, DtiSheets *sheets, gsize s)
{
  const char *reason;

  list_rows (self, sheets, &sheets->sheets[s]);
  load_numbers (self, &sheets->sheets[s]);
  reason = check_columns (self);
  if (reason == NULL)
    reason = settle (self);

  if (reason != NULL)
    report_all (self, sheets, s, reason);
  else
    store (self, sheets, s);
}

static gboolean
has_numbers (const DtiSheets *sheets, const DtiSheetColumn *column)
{
  for (gsize i = 0; i < sheets->n_units; i++)
    if (!isnan (column->numbers[i]))
      return TRUE;

  return FALSE;
}

/* What nobody has tells nothing of the rest, and nothing tells of it. */
static void
leave_blank (DtiSheets *sheets, gsize s, guint8 *done)
{
  const DtiSheet *sheet = &sheets->sheets[s];

  for (guint c = 0; c < sheets->n_columns; c++)
    {
      if (has_numbers (sheets, &sheet->columns[c]))
        continue;
      done[c] = TRUE;
      for (gsize i = 0; i < sheets->n_units; i++)
        if (dti_impute_is_open (sheet, &sheet->columns[c], i))
          dti_impute_report_left (sheets, s, c, i, "no unit has a number");
    }
}

/* The indicators from @first on that belong together and were not yet @done. */
static DtiExpectation *
collect_set (DtiImpute *self, const DtiSheets *sheets, guint first, guint8 *done)
{
  const DtiSheetColumn *columns = sheets->sheets[0].columns;
  DtiExpectation *set = g_new0 (DtiExpectation, 1);

  set->columns = g_new (guint, sheets->n_columns + 1);
  for (guint c = first; c < sheets->n_columns; c++)
    {
      if (done[c] || (self->by == DTI_IMPUTE_BY_PILLAR &&
                      g_strcmp0 (columns[c].pillar, columns[first].pillar) != 0))
        continue;
      set->columns[set->n_columns++] = c;
      done[c] = TRUE;
    }

  return set;
}

void
dti_impute_by_expectation (DtiImpute *self, DtiSheets *sheets)
{
  for (gsize s = 0; s < sheets->n_sheets; s++)
    {
      g_autofree guint8 *done = g_new0 (guint8, sheets->n_columns + 1);

      leave_blank (sheets, s, done);
      for (guint c = 0; c < sheets->n_columns; c++)
        if (!done[c])
          {
            g_autoptr (DtiExpectation) set = collect_set (self, sheets, c, done);

            expect_set (set, sheets, s);
          }
    }
}
