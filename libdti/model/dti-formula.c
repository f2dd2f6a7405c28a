/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-formula-program-private.h"

#include <libdti/base/dti-number.h>

void
dti_formula_free (DtiFormula *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->codes);
  g_strfreev (self->names);
  g_free (self);
}

const char *
dti_formula_get_text (const DtiFormula *self)
{
  return self->text;
}

const char *const *
dti_formula_get_names (const DtiFormula *self)
{
  return (const char *const *) self->names;
}

gboolean
dti_formula_uses_x (const DtiFormula *self)
{
  for (guint i = 0; i < self->n_codes; i++)
    if (self->codes[i].op == DTI_FORMULA_X)
      return TRUE;

  return FALSE;
}

/* ---- evaluation ---- */

static double
load (const DtiFormulaCode *code, const DtiFormulaInput *input)
{
  switch ((guint) code->op)
    {
    case DTI_FORMULA_X:
      return input->x;
    case DTI_FORMULA_N:
      return input->n;
    case DTI_FORMULA_BEST:
      return input->best;
    case DTI_FORMULA_NAME:
      return input->values != NULL ? input->values[code->index] : NAN;
    case DTI_FORMULA_PRESENT:
      return input->values != NULL && !isnan (input->values[code->index]) ? 1.0 : 0.0;
    case DTI_FORMULA_NUMBER:
    default:
      return code->number;
    }
}

/* Negative digits stand before the point; more than a double has are no digits. */
static double
round_to (double number, double digits)
{
  double unit;

  if (digits != floor (digits) || fabs (digits) > 15.0)
    return NAN;
  if (digits >= 0.0)
    return dti_number_round (number, (int) digits);

  unit = pow (10.0, -digits);

  return dti_number_round (number / unit, 0) * unit;
}

static double
call_unary (DtiFormulaOp op, double a)
{
  switch ((guint) op)
    {
    case DTI_FORMULA_NEGATE:
      return -a;
    case DTI_FORMULA_ABS:
      return fabs (a);
    case DTI_FORMULA_SQRT:
      return sqrt (a);
    case DTI_FORMULA_EXP:
      return exp (a);
    case DTI_FORMULA_LN:
      return log (a);
    case DTI_FORMULA_LOG_TEN:
      return log10 (a);
    case DTI_FORMULA_FLOOR:
      return floor (a);
    case DTI_FORMULA_CEIL:
    default:
      return ceil (a);
    }
}

static double
call_binary (DtiFormulaOp op, double a, double b)
{
  switch ((guint) op)
    {
    case DTI_FORMULA_ADD:
      return a + b;
    case DTI_FORMULA_SUBTRACT:
      return a - b;
    case DTI_FORMULA_MULTIPLY:
      return a * b;
    case DTI_FORMULA_DIVIDE:
      return a / b;
    case DTI_FORMULA_POWER:
      return pow (a, b);
    case DTI_FORMULA_MIN:
      return b < a ? b : a;
    case DTI_FORMULA_MAX:
      return b > a ? b : a;
    case DTI_FORMULA_LESS:
      return a < b;
    case DTI_FORMULA_LESS_OR_EQUAL:
      return a <= b;
    case DTI_FORMULA_GREATER:
      return a > b;
    case DTI_FORMULA_GREATER_OR_EQUAL:
      return a >= b;
    case DTI_FORMULA_EQUAL:
      return a == b;
    case DTI_FORMULA_UNEQUAL:
      return a != b;
    case DTI_FORMULA_ROUND:
    default:
      return round_to (a, b);
    }
}

/* How many numbers an operation takes from the stack. */
static guint
get_arity (DtiFormulaOp op)
{
  if (op >= DTI_FORMULA_FIRST_BINARY)
    return 2;

  return op >= DTI_FORMULA_FIRST_UNARY || op == DTI_FORMULA_JUMP_IF_FALSE ? 1 : 0;
}

double
dti_formula_evaluate (const DtiFormula *self, const DtiFormulaInput *input)
{
  double stack[DTI_FORMULA_MAX_STACK];
  guint top = 0; /* numbers on the stack */

  for (guint i = 0; i < self->n_codes; i++)
    {
      const DtiFormulaCode *code = &self->codes[i];
      guint arity = get_arity (code->op);

      g_return_val_if_fail (top >= arity, NAN);

      if (code->op == DTI_FORMULA_JUMP)
        {
          i = code->index - 1;
          continue;
        }
      if (code->op == DTI_FORMULA_JUMP_IF_FALSE)
        {
          if (stack[--top] == 0.0)
            i = code->index - 1;
          continue;
        }

      if (arity == 2)
        {
          top--;
          stack[top - 1] = call_binary (code->op, stack[top - 1], stack[top]);
        }
      else if (arity == 1)
        stack[top - 1] = call_unary (code->op, stack[top - 1]);
      else
        stack[top++] = load (code, input);

      /* No comparison may hide that there is nothing to compare. */
      if (isnan (stack[top - 1]))
        return NAN;
    }

  return top == 1 && isfinite (stack[0]) ? stack[0] : NAN;
}
