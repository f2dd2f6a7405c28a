/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-formula-program-private.h"

#include <libdti/base/dti-number-private.h>

/* A parser of recursive descent, one function for each binding strength:
 *
 *   comparison = sum [("<" | "<=" | ">" | ">=" | "==" | "!=") sum]
 *   sum        = product {("+" | "-") product}
 *   product    = signed {("*" | "/") signed}
 *   signed     = "-" signed | power
 *   power      = atom ["^" signed]
 *   atom       = number | name | "[" id "]" | function "(" … ")" | "(" comparison ")"
 *
 * It writes the codes in the order of their execution. */
typedef struct
{
  const char *text;
  const char *at;
  guint depth;
  guint stack; /* numbers on the stack at this code */
  GArray *codes;
  GPtrArray *names;
  GError **error;
} Parser;

static gboolean parse_comparison (Parser *self);
static gboolean parse_signed (Parser *self);

/* ---- helpers ---- */

static gboolean G_GNUC_PRINTF (4, 5)
    fail (Parser *self, const char *at, DtiError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error,
               DTI_ERROR,
               code,
               "formula, position %ld: %s",
               g_utf8_pointer_to_offset (self->text, at) + 1,
               message);

  return FALSE;
}

static void
skip_space (Parser *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
fail_unexpected (Parser *self, const char *wanted)
{
  skip_space (self);
  if (*self->at == '\0')
    return fail (self, self->at, DTI_ERROR_INVALID_DATA, "%s is expected at the end", wanted);

  return fail (self,
               self->at,
               DTI_ERROR_INVALID_DATA,
               "%s is expected, not “%.*s”",
               wanted,
               (int) (g_utf8_next_char (self->at) - self->at),
               self->at);
}

/* Takes @token where it comes next. */
static gboolean
accept (Parser *self, const char *token)
{
  skip_space (self);
  if (!g_str_has_prefix (self->at, token))
    return FALSE;

  self->at += strlen (token);

  return TRUE;
}

static gboolean
expect (Parser *self, const char *token)
{
  g_autofree char *wanted = NULL;

  if (accept (self, token))
    return TRUE;

  wanted = g_strdup_printf ("“%s”", token);

  return fail_unexpected (self, wanted);
}

static gboolean
enter (Parser *self)
{
  if (++self->depth <= DTI_FORMULA_MAX_DEPTH)
    return TRUE;

  return fail (self,
               self->at,
               DTI_ERROR_LIMIT,
               "more than %d levels of nesting",
               DTI_FORMULA_MAX_DEPTH);
}

static guint
emit (Parser *self, DtiFormulaOp op, guint index, double number)
{
  DtiFormulaCode code = { op, index, number };

  if (op >= DTI_FORMULA_FIRST_BINARY || op == DTI_FORMULA_JUMP_IF_FALSE)
    self->stack--;
  else if (op < DTI_FORMULA_FIRST_UNARY && op != DTI_FORMULA_JUMP)
    self->stack++;
  /* The bound on the nesting bounds the stack too. */
  g_assert (self->stack <= DTI_FORMULA_MAX_STACK);
  g_array_append_val (self->codes, code);

  return self->codes->len - 1;
}

/* Lets the jump at @position go to the next code. */
static void
land (Parser *self, guint position)
{
  g_array_index (self->codes, DtiFormulaCode, position).index = self->codes->len;
}

/* ---- atoms ---- */

static gboolean
parse_number (Parser *self)
{
  const char *start = self->at;
  const char *end = start;
  double number = NAN;

  while (g_ascii_isdigit (*end) || *end == '.')
    end++;
  if ((*end == 'e' || *end == 'E') &&
      (g_ascii_isdigit (end[1]) || ((end[1] == '-' || end[1] == '+') && g_ascii_isdigit (end[2]))))
    for (end += 2; g_ascii_isdigit (*end);)
      end++;

  if (!dti_number_scan (start, (gsize) (end - start), &number) || !isfinite (number))
    return fail (self,
                 start,
                 DTI_ERROR_INVALID_DATA,
                 "“%.*s” is no number",
                 (int) (end - start),
                 start);

  self->at = end;
  emit (self, DTI_FORMULA_NUMBER, 0, number);

  return TRUE;
}

/* The number of a name in brackets, in the order of first appearance. */
static guint
intern (Parser *self, const char *name, gsize length)
{
  guint i;

  for (i = 0; i < self->names->len; i++)
    {
      const char *known = g_ptr_array_index (self->names, i);

      if (strlen (known) == length && strncmp (known, name, length) == 0)
        return i;
    }
  g_ptr_array_add (self->names, g_strndup (name, length));

  return i;
}

/* The opening bracket has been taken. */
static gboolean
parse_bracket (Parser *self, DtiFormulaOp op)
{
  const char *start = self->at;
  const char *end = strpbrk (start, "[]");

  if (end == NULL || *end != ']')
    return fail (self, start - 1, DTI_ERROR_INVALID_DATA, "a “]” is missing");
  if (end == start)
    return fail (self, start, DTI_ERROR_INVALID_DATA, "the brackets are empty");

  emit (self, op, intern (self, start, (gsize) (end - start)), 0.0);
  self->at = end + 1;

  return TRUE;
}

/* min (a, b, …), max (a, b, …) */
static gboolean
parse_fold (Parser *self, DtiFormulaOp op)
{
  if (!parse_comparison (self))
    return FALSE;
  while (accept (self, ","))
    {
      if (!parse_comparison (self))
        return FALSE;
      emit (self, op, 0, 0.0);
    }

  return expect (self, ")");
}

/* Both branches leave one number, and only one of them runs. */
static gboolean
parse_if (Parser *self)
{
  guint to_else;
  guint to_end;

  if (!parse_comparison (self) || !expect (self, ","))
    return FALSE;
  to_else = emit (self, DTI_FORMULA_JUMP_IF_FALSE, 0, 0.0);
  if (!parse_comparison (self) || !expect (self, ","))
    return FALSE;
  to_end = emit (self, DTI_FORMULA_JUMP, 0, 0.0);
  land (self, to_else);
  self->stack--;
  if (!parse_comparison (self))
    return FALSE;
  land (self, to_end);

  return expect (self, ")");
}

static gboolean
parse_present (Parser *self)
{
  if (!accept (self, "["))
    return fail_unexpected (self, "a name in brackets");

  return parse_bracket (self, DTI_FORMULA_PRESENT) && expect (self, ")");
}

static gboolean
parse_round (Parser *self)
{
  if (!parse_comparison (self) || !expect (self, ",") || !parse_comparison (self))
    return FALSE;
  emit (self, DTI_FORMULA_ROUND, 0, 0.0);

  return expect (self, ")");
}

static gboolean
parse_unary (Parser *self, DtiFormulaOp op)
{
  if (!parse_comparison (self))
    return FALSE;
  emit (self, op, 0, 0.0);

  return expect (self, ")");
}

typedef struct
{
  const char *name;
  DtiFormulaOp op;
} Word;

static const Word words[] = {
  { "x", DTI_FORMULA_X },
  { "n", DTI_FORMULA_N },
  { "best", DTI_FORMULA_BEST },
};

static const Word functions[] = {
  { "min", DTI_FORMULA_MIN },       { "max", DTI_FORMULA_MAX },
  { "abs", DTI_FORMULA_ABS },       { "sqrt", DTI_FORMULA_SQRT },
  { "exp", DTI_FORMULA_EXP },       { "ln", DTI_FORMULA_LN },
  { "log10", DTI_FORMULA_LOG_TEN }, { "floor", DTI_FORMULA_FLOOR },
  { "ceil", DTI_FORMULA_CEIL },     { "round", DTI_FORMULA_ROUND },
  { "if", DTI_FORMULA_JUMP },       { "present", DTI_FORMULA_PRESENT },
};

static const Word *
find_word (const Word *list, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[i].name, name))
      return &list[i];

  return NULL;
}

/* The opening parenthesis has been taken. */
static gboolean
parse_arguments (Parser *self, DtiFormulaOp op)
{
  switch ((guint) op)
    {
    case DTI_FORMULA_MIN:
    case DTI_FORMULA_MAX:
      return parse_fold (self, op);
    case DTI_FORMULA_JUMP:
      return parse_if (self);
    case DTI_FORMULA_PRESENT:
      return parse_present (self);
    case DTI_FORMULA_ROUND:
      return parse_round (self);
    default:
      return parse_unary (self, op);
    }
}

static gboolean
parse_word (Parser *self)
{
  const char *start = self->at;
  g_autofree char *name = NULL;
  const Word *word;

  while (g_ascii_isalnum (*self->at) || *self->at == '_')
    self->at++;
  name = g_strndup (start, (gsize) (self->at - start));

  word = find_word (words, G_N_ELEMENTS (words), name);
  if (word != NULL)
    {
      emit (self, word->op, 0, 0.0);
      return TRUE;
    }
  word = find_word (functions, G_N_ELEMENTS (functions), name);
  if (word == NULL)
    return fail (self,
                 start,
                 DTI_ERROR_INVALID_DATA,
                 "“%s” is no function, nor x, n or best; ids stand in brackets",
                 name);
  if (!expect (self, "(") || !enter (self) || !parse_arguments (self, word->op))
    return FALSE;
  self->depth--;

  return TRUE;
}

static gboolean
parse_atom (Parser *self)
{
  if (accept (self, "["))
    return parse_bracket (self, DTI_FORMULA_NAME);
  if (accept (self, "("))
    {
      if (!enter (self) || !parse_comparison (self))
        return FALSE;
      self->depth--;
      return expect (self, ")");
    }
  if (g_ascii_isdigit (*self->at))
    return parse_number (self);
  if (g_ascii_isalpha (*self->at))
    return parse_word (self);

  return fail_unexpected (self, "a number, a name or “(”");
}

/* ---- operators ---- */

static gboolean
parse_power (Parser *self)
{
  if (!parse_atom (self))
    return FALSE;
  if (!accept (self, "^"))
    return TRUE;

  if (!enter (self) || !parse_signed (self))
    return FALSE;
  self->depth--;
  emit (self, DTI_FORMULA_POWER, 0, 0.0);

  return TRUE;
}

static gboolean
parse_signed (Parser *self)
{
  if (!accept (self, "-"))
    return parse_power (self);

  if (!enter (self) || !parse_signed (self))
    return FALSE;
  self->depth--;
  emit (self, DTI_FORMULA_NEGATE, 0, 0.0);

  return TRUE;
}

static gboolean
parse_product (Parser *self)
{
  if (!parse_signed (self))
    return FALSE;

  while (TRUE)
    {
      gboolean times = accept (self, "*");

      if (!times && !accept (self, "/"))
        return TRUE;
      if (!parse_signed (self))
        return FALSE;
      emit (self, times ? DTI_FORMULA_MULTIPLY : DTI_FORMULA_DIVIDE, 0, 0.0);
    }
}

static gboolean
parse_sum (Parser *self)
{
  if (!parse_product (self))
    return FALSE;

  while (TRUE)
    {
      gboolean plus = accept (self, "+");

      if (!plus && !accept (self, "-"))
        return TRUE;
      if (!parse_product (self))
        return FALSE;
      emit (self, plus ? DTI_FORMULA_ADD : DTI_FORMULA_SUBTRACT, 0, 0.0);
    }
}

/* The longer signs first. */
static const Word comparisons[] = {
  { "<=", DTI_FORMULA_LESS_OR_EQUAL }, { ">=", DTI_FORMULA_GREATER_OR_EQUAL },
  { "==", DTI_FORMULA_EQUAL },         { "!=", DTI_FORMULA_UNEQUAL },
  { "<", DTI_FORMULA_LESS },           { ">", DTI_FORMULA_GREATER },
};

static const Word *
accept_comparison (Parser *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if (accept (self, comparisons[i].name))
      return &comparisons[i];

  return NULL;
}

static gboolean
parse_comparison (Parser *self)
{
  const Word *comparison;
  const char *at;

  if (!parse_sum (self))
    return FALSE;
  comparison = accept_comparison (self);
  if (comparison == NULL)
    return TRUE;

  if (!parse_sum (self))
    return FALSE;
  emit (self, comparison->op, 0, 0.0);
  at = self->at;
  if (accept_comparison (self) != NULL)
    return fail (self, at, DTI_ERROR_INVALID_DATA, "comparisons do not chain");

  return TRUE;
}

/* ---- the whole ---- */

static gboolean
parse (Parser *self)
{
  if (!g_utf8_validate (self->text, -1, NULL))
    {
      g_set_error_literal (self->error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "formula: the text is not UTF-8");
      return FALSE;
    }
  if (strlen (self->text) > DTI_FORMULA_MAX_LENGTH)
    {
      g_set_error (self->error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "formula: longer than %d bytes",
                   DTI_FORMULA_MAX_LENGTH);
      return FALSE;
    }
  if (!parse_comparison (self))
    return FALSE;

  skip_space (self);

  return *self->at == '\0' || fail_unexpected (self, "an operator or the end");
}

DtiFormula *
dti_formula_new (const char *text, GError **error)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (DtiFormulaCode));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Parser parser = { text, text, 0, 0, codes, names, error };
  DtiFormula *self;

  if (!parse (&parser))
    return NULL;

  g_ptr_array_add (names, NULL);
  self = g_new0 (DtiFormula, 1);
  self->text = g_strdup (text);
  self->n_codes = codes->len;
  self->codes = (DtiFormulaCode *) (gpointer) g_array_free (g_steal_pointer (&codes), FALSE);
  self->names = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);

  return self;
}
