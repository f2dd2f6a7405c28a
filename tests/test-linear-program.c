/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include <libdti/base/dti-random-private.h>
#include <libdti/scoring/dti-linear-program-private.h>

#define MOST 40

/* ---- textbooks ---- */

static void
test_shadow_prices (void)
{
  /* Wyndor Glass, Hillier and Lieberman, "Introduction to Operations Research": 2 and 6 batches
   * give 36, the prices of the three plants are 0, 3/2 and 1. */
  static const double rows[] = { 1, 0, 0, 2, 3, 2 };
  static const double bounds[] = { 4, 12, 18 };
  static const double objective[] = { 3, 5 };
  DtiLinearProgram program = { 2, 3, rows, bounds, objective };
  double x[2];
  double prices[3];

  g_test_summary ("A textbook's program, its optimum and its shadow prices");

  g_assert_true (dti_linear_program_solve (&program, x, prices));
  g_assert_cmpfloat_with_epsilon (x[0], 2.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (x[1], 6.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (prices[0], 0.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (prices[1], 1.5, 1e-14);
  g_assert_cmpfloat_with_epsilon (prices[2], 1.0, 1e-14);
}

static void
test_cycling (void)
{
  /* After E. M. L. Beale, "Cycling in the dual simplex algorithm", Naval Research Logistics
   * Quarterly 2 (1955): the simplex method with the usual choices goes round for ever; the optimum
   * is 1/20. */
  static const double rows[] = { 0.25, -60, -0.04, 9, 0.5, -90, -0.02, 3, 0, 0, 1, 0 };
  static const double bounds[] = { 0, 0, 1 };
  static const double objective[] = { 0.75, -150, 0.02, -6 };
  DtiLinearProgram program = { 4, 3, rows, bounds, objective };
  double x[4];
  double prices[3];

  g_test_summary ("The program that made the simplex method go round for ever");

  g_assert_true (dti_linear_program_solve (&program, x, prices));
  g_assert_cmpfloat_with_epsilon (x[0], 0.04, 1e-14);
  g_assert_cmpfloat_with_epsilon (x[1], 0.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (x[2], 1.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (x[3], 0.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (prices[2], 0.05, 1e-14);
}

static void
test_no_optimum (void)
{
  static const double apart[] = { -1, 1 };
  static const double apart_bounds[] = { -1, 0.5 };
  static const double open[] = { -1, 1 };
  static const double open_bounds[] = { 1 };
  static const double objective[] = { 1, 1 };
  DtiLinearProgram infeasible = { 1, 2, apart, apart_bounds, objective };
  DtiLinearProgram unbounded = { 2, 1, open, open_bounds, objective };
  DtiLinearProgram nonsense = { 1, 2, apart, apart_bounds, (double[]){ NAN } };
  double x[2];
  double prices[2];

  g_test_summary ("Programs without a solution, without a greatest one, and without sense");

  g_assert_false (dti_linear_program_solve (&infeasible, x, prices));
  g_assert_false (dti_linear_program_solve (&unbounded, x, prices));
  g_assert_false (dti_linear_program_solve (&nonsense, x, prices));
}

/* ---- random programs ---- */

typedef struct
{
  guint n;
  guint m;
  double rows[MOST * MOST];
  double bounds[MOST];
  double objective[MOST];
} DtiCase;

static double
draw (DtiRandom *random, guint kind)
{
  double u = dti_random_next_double (random);

  if (kind == 0)
    return u;
  if (kind == 1)
    return floor (4.0 * u) / 4.0;
  /* Equal up to differences that are near what a search takes for 0. */
  if (kind == 2)
    return (1.0 + floor (3.0 * u)) / 3.0 *
           (1.0 + pow (10.0, -9.0 - 6.0 * dti_random_next_double (random)));

  return pow (10.0, -3.0 * u);
}

/* With numbers from 0 and a row that all variables are in, there is a greatest value. */
static void
make_case (DtiCase *self, guint64 seed)
{
  DtiRandom random;
  guint kind = (guint) (seed % 4);

  dti_random_init (&random, 20, seed);
  self->n = 1 + (guint) (3.0 * dti_random_next_double (&random));
  self->m = 1 + (guint) (8.0 * dti_random_next_double (&random));
  for (guint j = 0; j < self->m; j++)
    {
      for (guint i = 0; i < self->n; i++)
        self->rows[j * self->n + i] = draw (&random, kind);
      self->bounds[j] = dti_random_next_double (&random) < 0.2 ? 0.5 : 1.0;
    }
  for (guint i = 0; i < self->n; i++)
    {
      self->rows[i] += 0.1;
      self->objective[i] = draw (&random, kind);
    }
  /* Some rows say that a part must be a share of the whole. */
  for (guint j = 1; j < self->m && seed % 3 == 0; j += 2)
    {
      double share = 0.8 * dti_random_next_double (&random) / self->n;

      for (guint i = 0; i < self->n; i++)
        self->rows[j * self->n + i] = share - (i == j % self->n ? 1.0 : 0.0);
      self->bounds[j] = 0.0;
    }
}

static DtiLinearProgram
get_program (const DtiCase *self)
{
  return (DtiLinearProgram){ self->n, self->m, self->rows, self->bounds, self->objective };
}

/* Row @row of the constraints and, after them, of −x ≤ 0. */
static double
get_entry (const DtiCase *self, guint row, guint column)
{
  if (row < self->m)
    return self->rows[row * self->n + column];

  return row - self->m == column ? -1.0 : 0.0;
}

static double
get_bound (const DtiCase *self, guint row)
{
  return row < self->m ? self->bounds[row] : 0.0;
}

static double
find_determinant (const double m[3][3], guint n)
{
  if (n == 1)
    return m[0][0];
  if (n == 2)
    return m[0][0] * m[1][1] - m[0][1] * m[1][0];

  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
         m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

/* Where three rows meet, by Cramer's rule. */
static gboolean
meet (const DtiCase *self, const guint *rows, double *x)
{
  double whole[3][3];
  double determinant;

  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < self->n; k++)
      whole[i][k] = get_entry (self, rows[i], k);
  determinant = find_determinant (whole, self->n);
  if (fabs (determinant) < 1e-11)
    return FALSE;

  for (guint k = 0; k < self->n; k++)
    {
      double replaced[3][3];

      memcpy (replaced, whole, sizeof whole);
      for (guint i = 0; i < self->n; i++)
        replaced[i][k] = get_bound (self, rows[i]);
      x[k] = find_determinant (replaced, self->n) / determinant;
    }

  return TRUE;
}

static gboolean
keeps_to_all (const DtiCase *self, const double *x)
{
  for (guint j = 0; j < self->m + self->n; j++)
    {
      double sum = 0.0;

      for (guint i = 0; i < self->n; i++)
        sum += get_entry (self, j, i) * x[i];
      if (sum > get_bound (self, j) + 1e-11)
        return FALSE;
    }

  return TRUE;
}

static double
get_value (const DtiCase *self, const double *x)
{
  double value = 0.0;

  for (guint i = 0; i < self->n; i++)
    value += self->objective[i] * x[i];

  return value;
}

/* All corners there are, one after the other. */
static double
search_corners (const DtiCase *self)
{
  guint n_rows = self->m + self->n;
  double best = -INFINITY;
  guint rows[3] = { 0, 0, 0 };

  for (rows[0] = 0; rows[0] < n_rows; rows[0]++)
    for (rows[1] = self->n > 1 ? rows[0] + 1 : 0; rows[1] < (self->n > 1 ? n_rows : 1); rows[1]++)
      for (rows[2] = self->n > 2 ? rows[1] + 1 : 0; rows[2] < (self->n > 2 ? n_rows : 1); rows[2]++)
        {
          double x[3];

          if (meet (self, rows, x) && keeps_to_all (self, x))
            best = MAX (best, get_value (self, x));
        }

  return best;
}

static void
test_corners (void)
{
  g_test_summary ("The best of all corners, in programs with ties, near ties and shares");

  for (guint64 seed = 0; seed < 6000; seed++)
    {
      DtiCase program;
      DtiLinearProgram stated;
      double x[3];
      double prices[MOST];

      make_case (&program, seed);
      stated = get_program (&program);
      g_assert_true (dti_linear_program_solve (&stated, x, prices));
      /* Near ties are told apart no better than the search does. */
      g_assert_cmpfloat_with_epsilon (get_value (&program, x),
                                      search_corners (&program),
                                      seed % 4 == 2 ? 1e-8 : 1e-12);
    }
}

static void
make_large_case (DtiCase *self, guint64 seed)
{
  DtiRandom random;

  dti_random_init (&random, 21, seed);
  self->n = 12;
  self->m = MOST;
  for (guint j = 0; j < self->m * self->n; j++)
    self->rows[j] = draw (&random, (guint) (seed % 2));
  for (guint j = 0; j < self->m; j++)
    self->bounds[j] = 1.0;
  for (guint i = 0; i < self->n; i++)
    {
      self->rows[i] += 0.1;
      self->objective[i] = dti_random_next_double (&random);
    }
}

static void
test_duality (void)
{
  g_test_summary ("Prices that nobody can undercut have the value of the optimum");

  for (guint64 seed = 0; seed < 300; seed++)
    {
      DtiCase program;
      DtiLinearProgram stated;
      double x[MOST];
      double prices[MOST];
      double cost = 0.0;

      make_large_case (&program, seed);
      stated = get_program (&program);
      g_assert_true (dti_linear_program_solve (&stated, x, prices));
      g_assert_true (keeps_to_all (&program, x));
      for (guint i = 0; i < program.n; i++)
        {
          double worth = 0.0;

          for (guint j = 0; j < program.m; j++)
            worth += prices[j] * program.rows[j * program.n + i];
          g_assert_cmpfloat (worth, >=, program.objective[i] - 1e-12);
        }
      for (guint j = 0; j < program.m; j++)
        {
          g_assert_cmpfloat (prices[j], >=, 0.0);
          cost += prices[j] * program.bounds[j];
        }
      g_assert_cmpfloat_with_epsilon (cost, get_value (&program, x), 1e-12);
    }
}

/* ---- manners ---- */

#define N_CASES 60

static void
solve_all (double answers[N_CASES][MOST])
{
  for (guint i = 0; i < N_CASES; i++)
    {
      DtiCase program;
      DtiLinearProgram stated;
      double prices[MOST];

      memset (answers[i], 0, sizeof answers[i]);
      make_large_case (&program, i);
      stated = get_program (&program);
      g_assert_true (dti_linear_program_solve (&stated, answers[i], prices));
    }
}

static gpointer
solve_in_thread (gpointer data)
{
  for (guint i = 0; i < 5; i++)
    solve_all (data);

  return NULL;
}

static void
test_threads (void)
{
  static double expected[N_CASES][MOST];
  static double found[4][N_CASES][MOST];
  GThread *threads[4];

  g_test_summary ("The same bits from several threads at once, and in another locale");

  solve_all (expected);
  setlocale (LC_ALL, "vi_VN.UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("test", solve_in_thread, found[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpmem (found[i], sizeof found[i], expected, sizeof expected);
    }
  setlocale (LC_ALL, "C");
}

static void
test_silence (void)
{
  static double answers[N_CASES][MOST];
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("dti-XXXXXX", &name, &error);
  int out = dup (STDOUT_FILENO);
  int err = dup (STDERR_FILENO);
  gboolean is_solved;

  g_test_summary ("Nothing is printed, whether a program is solved or not");

  g_assert_no_error (error);
  fflush (NULL);
  dup2 (file, STDOUT_FILENO);
  dup2 (file, STDERR_FILENO);
  solve_all (answers);
  is_solved = dti_linear_program_solve (
      &(DtiLinearProgram){ 1, 2, (double[]){ -1, 1 }, (double[]){ -1, 0.5 }, (double[]){ 1 } },
      answers[0],
      answers[1]);
  fflush (NULL);
  dup2 (out, STDOUT_FILENO);
  dup2 (err, STDERR_FILENO);
  close (out);
  close (err);
  close (file);

  g_assert_false (is_solved);
  g_assert_true (g_file_get_contents (name, &text, NULL, &error));
  g_assert_cmpstr (text, ==, "");
  g_unlink (name);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/linear-program/shadow-prices", test_shadow_prices);
  g_test_add_func ("/linear-program/cycling", test_cycling);
  g_test_add_func ("/linear-program/no-optimum", test_no_optimum);
  g_test_add_func ("/linear-program/corners", test_corners);
  g_test_add_func ("/linear-program/duality", test_duality);
  g_test_add_func ("/linear-program/threads", test_threads);
  g_test_add_func ("/linear-program/silence", test_silence);

  return g_test_run ();
}
