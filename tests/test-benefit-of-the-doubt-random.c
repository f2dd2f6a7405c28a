/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-random-private.h>
#include <libdti/dti.h>

/* Random fields against slow second implementations: all corners of what the constraints leave, and
 * a simplex method by the book. Both see values, bounds and who is in the frontier, and nothing of
 * how the library states or scales its programs. */

#define MOST_UNITS 63
#define MOST_CHILDREN 8
#define MOST_ROWS (MOST_UNITS + 3 * MOST_CHILDREN)

typedef struct
{
  guint n_units;
  guint n_children;
  double values[MOST_UNITS][MOST_CHILDREN];
  gboolean ranked[MOST_UNITS];
  double lower;
  double upper;
} DtiField;

/* ---- fields ---- */

static double
draw (DtiRandom *random, guint kind)
{
  double u = dti_random_next_double (random);

  if (kind == 0)
    return u;
  if (kind == 1)
    return floor (5.0 * u) / 4.0;
  if (kind == 2)
    return dti_number_round (u, 2);
  if (kind == 3)
    return dti_random_next_double (random) < 0.25 ? 0.0 : 100.0 * u;

  return pow (10.0, 2.0 - 4.0 * u);
}

static void
make_field (DtiField *self, guint64 seed, guint most_units, guint most_children)
{
  DtiRandom random;

  dti_random_init (&random, 7, seed);
  self->n_units = 1 + dti_random_next_below (&random, most_units);
  self->n_children = 1 + dti_random_next_below (&random, most_children);
  for (guint j = 0; j < self->n_units; j++)
    {
      self->ranked[j] = dti_random_next_double (&random) < 0.9;
      for (guint k = 0; k < self->n_children; k++)
        self->values[j][k] = draw (&random, (guint) (seed % 5));
    }

  self->lower = 0.0;
  self->upper = 1.0;
  if (seed % 3 == 1)
    self->lower = dti_random_next_double (&random) / self->n_children;
  if (seed % 3 >= 1)
    self->upper = (1.0 + dti_random_next_double (&random)) / self->n_children;
  self->upper = MIN (self->upper, 1.0);
}

static DtiScorecard *
score (const DtiField *self, guint threads)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorer) scorer = NULL;
  DtiScorecard *card;
  char lower[DTI_NUMBER_BUFFER];
  char upper[DTI_NUMBER_BUFFER];

  dti_number_to_buffer (self->lower, lower);
  dti_number_to_buffer (self->upper, upper);
  g_string_append_printf (json,
                          "{'format':'dti-framework','format-version':1,'id':'t','rule':{'type':'"
                          "points','clamp':false},"
                          "'root':{'id':'r','aggregation':{'type':'benefit-of-the-doubt','shares':["
                          "%s,%s]},'children':[",
                          lower,
                          upper);
  for (guint k = 0; k < self->n_children; k++)
    g_string_append_printf (json, "%s{'id':'c%u'}", k > 0 ? "," : "", k);
  g_string_append (json, "]}}");
  g_string_replace (json, "'", "\"", 0);
  framework = dti_framework_new_from_json (json->str, &error);
  g_assert_no_error (error);

  for (guint j = 0; j < self->n_units; j++)
    {
      g_autofree char *unit = g_strdup_printf ("u%u", j);

      for (guint k = 0; k < self->n_children; k++)
        {
          g_autofree char *node = g_strdup_printf ("c%u", k);

          dti_dataset_set_number (dataset, unit, NULL, node, self->values[j][k], &error);
          g_assert_no_error (error);
        }
      dti_dataset_set_ranked (dataset, unit, NULL, self->ranked[j], &error);
      g_assert_no_error (error);
    }
  scorer = dti_scorer_new (framework);
  dti_scorer_set_threads (scorer, threads);
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_assert_no_error (error);

  return card;
}

static double
get (DtiScorecard *card, guint unit)
{
  g_autofree char *id = g_strdup_printf ("u%u", unit);
  double number;

  dti_scorecard_get_score (card, id, "r", &number);

  return number;
}

/* ---- what the definition says ---- */

/* rows · w ≤ bounds, with the weights of unscaled values. */
typedef struct
{
  guint n;
  guint m;
  double rows[MOST_ROWS][MOST_CHILDREN];
  double bounds[MOST_ROWS];
} DtiConstraints;

static void
add_shares (DtiConstraints *self, const double *own, guint child, double bound, double sign)
{
  for (guint k = 0; k < self->n; k++)
    self->rows[self->m][k] = sign * own[k] * ((k == child ? 1.0 : 0.0) - bound);
  self->bounds[self->m++] = 0.0;
}

static void
state (const DtiField *field, guint unit, DtiConstraints *self)
{
  self->n = field->n_children;
  self->m = 0;
  for (guint j = 0; j < field->n_units; j++)
    {
      if (!field->ranked[j] && j != unit)
        continue;
      memcpy (self->rows[self->m], field->values[j], sizeof field->values[j]);
      self->bounds[self->m++] = 1.0;
    }
  for (guint k = 0; k < self->n; k++)
    {
      if (field->lower > 0.0)
        add_shares (self, field->values[unit], k, field->lower, -1.0);
      if (field->upper < 1.0)
        add_shares (self, field->values[unit], k, field->upper, 1.0);
    }
}

static double
multiply (const double *a, const double *b, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum;
}

/* ---- all corners ---- */

static double
find_determinant (const double m[3][3])
{
  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
         m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

/* Three rows, of which those beyond the constraints are axes; fewer children have more axes. */
static void
take_row (const DtiConstraints *self, guint row, double *numbers, double *bound)
{
  memset (numbers, 0, 3 * sizeof (double));
  *bound = 0.0;
  if (row >= self->m)
    {
      numbers[row - self->m] = 1.0;
      return;
    }
  memcpy (numbers, self->rows[row], self->n * sizeof (double));
  *bound = self->bounds[row];
}

static gboolean
meet (const DtiConstraints *self, const guint *rows, double *weights)
{
  double whole[3][3];
  double bounds[3];
  double determinant;
  double size = 1.0;

  for (guint i = 0; i < 3; i++)
    {
      take_row (self, rows[i], whole[i], &bounds[i]);
      size *= sqrt (multiply (whole[i], whole[i], 3));
    }
  determinant = find_determinant (whole);
  if (!(fabs (determinant) > 1e-11 * size))
    return FALSE;

  for (guint k = 0; k < 3; k++)
    {
      double replaced[3][3];

      memcpy (replaced, whole, sizeof whole);
      for (guint i = 0; i < 3; i++)
        replaced[i][k] = bounds[i];
      weights[k] = find_determinant (replaced) / determinant;
    }

  return TRUE;
}

static gboolean
keeps_to_all (const DtiConstraints *self, const double *weights)
{
  for (guint k = 0; k < self->n; k++)
    if (weights[k] < -1e-11)
      return FALSE;
  for (guint j = 0; j < self->m; j++)
    if (multiply (self->rows[j], weights, self->n) > self->bounds[j] + 1e-11)
      return FALSE;

  return TRUE;
}

static double
search_corners (const DtiConstraints *self, const double *own)
{
  guint n_rows = self->m + 3;
  double best = 0.0;
  guint rows[3];

  for (rows[0] = 0; rows[0] < n_rows; rows[0]++)
    for (rows[1] = rows[0] + 1; rows[1] < n_rows; rows[1]++)
      for (rows[2] = rows[1] + 1; rows[2] < n_rows; rows[2]++)
        {
          double weights[3];

          if (meet (self, rows, weights) && keeps_to_all (self, weights))
            best = MAX (best, multiply (own, weights, self->n));
        }

  return best;
}

static void
test_corners (void)
{
  g_test_summary ("Up to three children: the best of all corners");

  for (guint64 seed = 0; seed < 2500; seed++)
    {
      DtiField field;
      g_autoptr (DtiScorecard) card = NULL;

      make_field (&field, seed, 7, 3);
      card = score (&field, 1);
      for (guint i = 0; i < field.n_units; i++)
        {
          DtiConstraints constraints;

          state (&field, i, &constraints);
          g_assert_cmpfloat_with_epsilon (get (card, i),
                                          search_corners (&constraints, field.values[i]),
                                          1e-11);
        }
    }
}

/* ---- the simplex method ---- */

/* The dictionary of all constraints; by the rule of Bland, "New finite pivoting rules for the
 * simplex method", Mathematics of Operations Research 2 (1977), it comes to an end. */
typedef struct
{
  guint n;
  guint m;
  double cells[MOST_ROWS + 1][MOST_CHILDREN + 1]; /* the objective last, the bounds last */
  guint columns[MOST_CHILDREN];
  guint rows[MOST_ROWS];
} DtiDictionary;

static void
pivot (DtiDictionary *self, guint row, guint column)
{
  double middle = self->cells[row][column];
  guint swapped = self->rows[row];

  self->rows[row] = self->columns[column];
  self->columns[column] = swapped;
  for (guint j = 0; j <= self->m; j++)
    for (guint k = 0; k <= self->n && j != row; k++)
      if (k != column)
        self->cells[j][k] -= self->cells[j][column] * self->cells[row][k] / middle;
  for (guint j = 0; j <= self->m; j++)
    if (j != row)
      self->cells[j][column] /= -middle;
  for (guint k = 0; k <= self->n; k++)
    if (k != column)
      self->cells[row][k] /= middle;
  self->cells[row][column] = 1.0 / middle;
}

static gboolean
choose (const DtiDictionary *self, guint *row, guint *column)
{
  double least = INFINITY;

  *column = self->n;
  for (guint k = 0; k < self->n; k++)
    if (self->cells[self->m][k] > 1e-12 &&
        (*column == self->n || self->columns[k] < self->columns[*column]))
      *column = k;
  if (*column == self->n)
    return FALSE;

  *row = self->m;
  for (guint j = 0; j < self->m; j++)
    {
      double ratio = MAX (self->cells[j][self->n], 0.0) / self->cells[j][*column];

      if (self->cells[j][*column] <= 1e-12 || ratio > least)
        continue;
      if (ratio < least || self->rows[j] < self->rows[*row])
        *row = j;
      least = ratio;
    }
  g_assert_cmpuint (*row, <, self->m);

  return TRUE;
}

/* Gives the optimum; @prices: of the constraints. */
static double
follow_the_book (const DtiConstraints *constraints, const double *own, double *prices)
{
  DtiDictionary book = { .n = constraints->n, .m = constraints->m };
  guint row;
  guint column;

  for (guint k = 0; k < book.n; k++)
    book.columns[k] = k;
  for (guint j = 0; j < book.m; j++)
    {
      book.rows[j] = book.n + j;
      memcpy (book.cells[j], constraints->rows[j], book.n * sizeof (double));
      book.cells[j][book.n] = constraints->bounds[j];
    }
  memcpy (book.cells[book.m], own, book.n * sizeof (double));
  while (choose (&book, &row, &column))
    pivot (&book, row, column);

  memset (prices, 0, book.m * sizeof (double));
  for (guint k = 0; k < book.n; k++)
    if (book.columns[k] >= book.n)
      prices[book.columns[k] - book.n] = MAX (-book.cells[book.m][k], 0.0);

  return -book.cells[book.m][book.n];
}

/* Prices that no child undercuts prove that no weights give more than they cost. */
static void
check_prices (const DtiConstraints *self, const double *own, const double *prices, double optimum)
{
  double cost = 0.0;

  for (guint k = 0; k < self->n; k++)
    {
      double worth = 0.0;

      for (guint j = 0; j < self->m; j++)
        worth += prices[j] * self->rows[j][k];
      g_assert_cmpfloat (worth, >=, own[k] - 1e-9);
    }
  for (guint j = 0; j < self->m; j++)
    cost += prices[j] * self->bounds[j];
  g_assert_cmpfloat_with_epsilon (cost, optimum, 1e-11);
}

/* The weights of the explanation are possible, and give the score. */
static void
check_weights (DtiScorecard *card,
               const DtiField *field,
               guint unit,
               const DtiConstraints *constraints)
{
  g_autofree char *id = g_strdup_printf ("u%u", unit);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiExplanation) root = dti_scorecard_explain (card, id, "r", &error);
  GListModel *children = dti_explanation_get_children (root);
  double weights[MOST_CHILDREN];
  double sum = 0.0;

  g_assert_no_error (error);
  for (guint k = 0; k < field->n_children; k++)
    {
      g_autoptr (DtiExplanation) child = g_list_model_get_item (children, k);
      double share;

      if (!dti_explanation_get_own_weight (child, &weights[k]))
        {
          g_assert_cmpfloat (get (card, unit), ==, 0.0);
          return;
        }
      g_assert_true (dti_explanation_get_share (child, &share));
      g_assert_cmpfloat (share, >=, field->lower - 1e-10);
      g_assert_cmpfloat (share, <=, field->upper + 1e-10);
      sum += share;
    }

  g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (multiply (weights, field->values[unit], field->n_children),
                                  get (card, unit),
                                  1e-13);
  for (guint j = 0; j < constraints->m; j++)
    g_assert_cmpfloat (multiply (weights, constraints->rows[j], field->n_children),
                       <=,
                       constraints->bounds[j] + 1e-9);
}

static void
test_book (void)
{
  g_test_summary ("Up to eight children: primal, dual and a second implementation agree");

  for (guint64 seed = 0; seed < 150; seed++)
    {
      DtiField field;
      g_autoptr (DtiScorecard) card = NULL;

      make_field (&field, 10000 + seed, MOST_UNITS, MOST_CHILDREN);
      card = score (&field, 1);
      for (guint i = 0; i < field.n_units; i++)
        {
          DtiConstraints constraints;
          double prices[MOST_ROWS];
          double optimum;

          state (&field, i, &constraints);
          optimum = follow_the_book (&constraints, field.values[i], prices);
          check_prices (&constraints, field.values[i], prices, optimum);
          g_assert_cmpfloat_with_epsilon (get (card, i), optimum, 1e-11);
          if (i % 7 == 0)
            check_weights (card, &field, i, &constraints);
        }
    }
}

/* ---- the same bits ---- */

static gpointer
score_in_thread (gpointer data)
{
  return score (data, 2);
}

static void
test_threads (void)
{
  DtiField field;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GBytes) expected = NULL;
  GThread *threads[4];

  g_test_summary ("Scorers in several threads give the same bits, and so does one again");

  make_field (&field, 10002, MOST_UNITS, MOST_CHILDREN);
  card = score (&field, 1);
  expected = dti_scorecard_get_column (card, "r", DTI_COLUMN_SCORE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("test", score_in_thread, &field);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (DtiScorecard) other = g_thread_join (threads[i]);
      g_autoptr (GBytes) found = dti_scorecard_get_column (other, "r", DTI_COLUMN_SCORE, NULL);

      g_assert_true (g_bytes_equal (found, expected));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/benefit-of-the-doubt-random/corners", test_corners);
  g_test_add_func ("/benefit-of-the-doubt-random/book", test_book);
  g_test_add_func ("/benefit-of-the-doubt-random/threads", test_threads);

  return g_test_run ();
}
