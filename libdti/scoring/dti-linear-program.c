/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <lpsolve/lp_lib.h>

#include "dti-linear-program-private.h"

/* The search is lp_solve's, over the dual: its basis is as small as the number of variables. Only
 * the basis is taken from it. Corner and multipliers are computed from that here, so that they are
 * exact to the rounding of one system of equations, and must prove each other. */

/* How far a proof may be off: what lp_solve takes for 0. */
#define PROOF_TOLERANCE 1e-9

/* More questions than a search over so many columns asks; without a bound one that circles would
 * never end. */
#define QUESTIONS_PER_COLUMN 50
#define FEWEST_QUESTIONS 10000

typedef struct
{
  guint64 n_asked;
  guint64 n_allowed;
} DtiPatience;

static int
lose_patience (lprec *lp, gpointer data)
{
  DtiPatience *patience = data;

  return ++patience->n_asked > patience->n_allowed;
}

/* ---- lp_solve ---- */

static gboolean
add_columns (const DtiLinearProgram *self, lprec *lp)
{
  g_autofree double *numbers = g_new (double, self->n_variables + 1);
  g_autofree int *rows = g_new (int, self->n_variables + 1);

  for (guint j = 0; j < self->n_constraints; j++)
    {
      const double *row = self->rows + (gsize) j * self->n_variables;
      int n = 0;

      numbers[n] = self->bounds[j];
      rows[n++] = 0;
      for (guint i = 0; i < self->n_variables; i++)
        {
          if (row[i] == 0.0)
            continue;
          numbers[n] = row[i];
          rows[n++] = (int) i + 1;
        }
      if (!add_columnex (lp, n, numbers, rows))
        return FALSE;
    }

  return TRUE;
}

/* Minimise bounds · y over y ≥ 0 with rowsᵀ · y ≥ objective. */
static lprec *
state_dual (const DtiLinearProgram *self, int scaling)
{
  lprec *lp = make_lp ((int) self->n_variables, 0);

  if (lp == NULL)
    return NULL;

  set_verbose (lp, NEUTRAL);
  set_minim (lp);
  set_scaling (lp, scaling);
  if (!resize_lp (lp, (int) self->n_variables, (int) self->n_constraints) ||
      !add_columns (self, lp))
    {
      delete_lp (lp);
      return NULL;
    }
  for (guint i = 0; i < self->n_variables; i++)
    {
      set_constr_type (lp, (int) i + 1, GE);
      set_rh (lp, (int) i + 1, self->objective[i]);
    }

  return lp;
}

/* The columns of the basis: a variable i as i, a constraint j as n_variables + j. */
static gboolean
search_basis (const DtiLinearProgram *self, int scaling, guint *basis)
{
  /* lp_solve has variables of the process in its start and in one of its ways to factorise. */
  static GMutex lock;
  g_autofree int *found = g_new0 (int, self->n_variables + 1);
  DtiPatience patience = {
    0, FEWEST_QUESTIONS + (guint64) QUESTIONS_PER_COLUMN * (self->n_variables + self->n_constraints)
  };
  lprec *lp;
  gboolean is_found = FALSE;

  g_mutex_lock (&lock);
  lp = state_dual (self, scaling);
  if (lp != NULL)
    {
      put_abortfunc (lp, lose_patience, &patience);
      is_found = solve (lp) == OPTIMAL && get_basis (lp, found, FALSE);
      delete_lp (lp);
    }
  g_mutex_unlock (&lock);

  for (guint i = 0; i < self->n_variables; i++)
    basis[i] = (guint) ABS (found[i + 1]) - 1;

  return is_found;
}

/* ---- from the basis to the answer ---- */

/* One row for each column of the basis: a constraint, or the axis of a variable that is 0. */
static void
fill_matrix (const DtiLinearProgram *self, const guint *basis, double *matrix)
{
  guint n = self->n_variables;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        if (basis[i] < n)
          matrix[i * n + k] = basis[i] == k ? 1.0 : 0.0;
        else
          matrix[i * n + k] = self->rows[(gsize) (basis[i] - n) * n + k];
      }
}

static void
transpose (double *matrix, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        double swapped = matrix[i * n + k];

        matrix[i * n + k] = matrix[k * n + i];
        matrix[k * n + i] = swapped;
      }
}

static guint
find_pivot (const double *matrix, const guint *order, guint column, guint n)
{
  guint pivot = column;

  for (guint i = column + 1; i < n; i++)
    if (fabs (matrix[order[i] * n + column]) > fabs (matrix[order[pivot] * n + column]))
      pivot = i;

  return pivot;
}

static void
take_off (double *matrix, double *right, guint from, guint row, guint column, guint n)
{
  double factor = matrix[from * n + column] / matrix[row * n + column];

  for (guint k = column; factor != 0.0 && k < n; k++)
    matrix[from * n + k] -= factor * matrix[row * n + k];
  right[from] -= factor * right[row];
}

/* Elimination by Gauss: LAPACK's last bits depend on the BLAS that is installed, and these are
 * scores. Both arguments are used up. */
static gboolean
solve_equations (double *matrix, double *right, guint n, double *answer)
{
  g_autofree guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint k = 0; k < n; k++)
    {
      guint pivot = find_pivot (matrix, order, k, n);
      guint row = order[pivot];

      order[pivot] = order[k];
      order[k] = row;
      if (matrix[row * n + k] == 0.0)
        return FALSE;
      for (guint i = k + 1; i < n; i++)
        take_off (matrix, right, order[i], row, k, n);
    }

  for (guint k = n; k > 0; k--)
    {
      const double *row = matrix + order[k - 1] * n;
      double sum = right[order[k - 1]];

      for (guint i = k; i < n; i++)
        sum -= row[i] * answer[i];
      answer[k - 1] = sum / row[k - 1];
    }

  return TRUE;
}

static gboolean
find_corner (const DtiLinearProgram *self, const guint *basis, double *x)
{
  guint n = self->n_variables;
  g_autofree double *matrix = g_new (double, (gsize) n *n + 1);
  g_autofree double *right = g_new (double, n + 1);

  fill_matrix (self, basis, matrix);
  for (guint i = 0; i < n; i++)
    right[i] = basis[i] < n ? 0.0 : self->bounds[basis[i] - n];

  return solve_equations (matrix, right, n, x);
}

/* Also proves that no other x is better. */
static gboolean
find_multipliers (const DtiLinearProgram *self, const guint *basis, double *multipliers)
{
  guint n = self->n_variables;
  g_autofree double *matrix = g_new (double, (gsize) n *n + 1);
  g_autofree double *right = g_memdup2 (self->objective, n * sizeof (double));
  g_autofree double *answer = g_new (double, n + 1);

  fill_matrix (self, basis, matrix);
  transpose (matrix, n);
  if (!solve_equations (matrix, right, n, answer))
    return FALSE;

  memset (multipliers, 0, self->n_constraints * sizeof (double));
  for (guint i = 0; i < n; i++)
    {
      double sign = basis[i] < n ? -1.0 : 1.0;

      if (!(sign * answer[i] >= -PROOF_TOLERANCE))
        return FALSE;
      if (basis[i] >= n)
        multipliers[basis[i] - n] = MAX (answer[i], 0.0);
    }

  return TRUE;
}

/* Makes 0 of what rounding left below it. */
static gboolean
is_possible (const DtiLinearProgram *self, double *x)
{
  for (guint i = 0; i < self->n_variables; i++)
    {
      if (!(x[i] >= -PROOF_TOLERANCE))
        return FALSE;
      x[i] = MAX (x[i], 0.0);
    }

  for (guint j = 0; j < self->n_constraints; j++)
    {
      const double *row = self->rows + (gsize) j * self->n_variables;
      double sum = 0.0;

      for (guint i = 0; i < self->n_variables; i++)
        sum += row[i] * x[i];
      if (!(sum <= self->bounds[j] + PROOF_TOLERANCE))
        return FALSE;
    }

  return TRUE;
}

static gboolean
solve_scaled (const DtiLinearProgram *self, int scaling, double *x, double *multipliers)
{
  g_autofree guint *basis = g_new (guint, self->n_variables + 1);

  return search_basis (self, scaling, basis) && find_corner (self, basis, x) &&
         find_multipliers (self, basis, multipliers) && is_possible (self, x);
}

gboolean
dti_linear_program_solve (const DtiLinearProgram *self, double *x, double *multipliers)
{
  /* Scaling takes half as long again, and is only needed for numbers far apart. */
  return solve_scaled (self, SCALE_NONE, x, multipliers) ||
         solve_scaled (self, SCALE_GEOMETRIC, x, multipliers);
}
