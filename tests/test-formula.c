/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include <libdti/model/dti-formula-private.h>

/* What the cases below read: [a] and [b] by the order of first appearance. */
#define X 7.0
#define N 63.0
#define BEST 40.0

typedef struct
{
  const char *text;
  double expected; /* NaN: not computable */
} FormulaCase;

static const FormulaCase cases[] = {
  /* numbers */
  { "0", 0.0 },
  { "12.5", 12.5 },
  { "1e3", 1000.0 },
  { "2.5E-3", 0.0025 },
  { "  1\t+\n1 ", 2.0 },
  /* binding */
  { "2 + 3 * 4", 14.0 },
  { "(2 + 3) * 4", 20.0 },
  { "10 - 4 - 3", 3.0 },
  { "100 / 10 / 2", 5.0 },
  { "2 * 3 ^ 2", 18.0 },
  { "-2^2", -4.0 },
  { "(-2)^2", 4.0 },
  { "2^-1", 0.5 },
  { "2^3^2", 512.0 },
  { "2^-2^2", 0.0625 },
  { "--3", 3.0 },
  { "3 - -2", 5.0 },
  { "-x + 10", 3.0 },
  { "4 * -2", -8.0 },
  /* comparisons */
  { "1 < 2", 1.0 },
  { "2 < 2", 0.0 },
  { "2 <= 2", 1.0 },
  { "3 > 2", 1.0 },
  { "2 >= 3", 0.0 },
  { "2 == 2", 1.0 },
  { "2 != 2", 0.0 },
  { "1 + 1 == 2", 1.0 },
  { "(1 < 2) < 3", 1.0 },
  { "(5 > 3) * 10", 10.0 },
  /* functions */
  { "min(3)", 3.0 },
  { "min(3, 1, 2)", 1.0 },
  { "max(3, 1, 2)", 3.0 },
  { "max(1, min(5, 3), 2)", 3.0 },
  { "abs(-3.5)", 3.5 },
  { "sqrt(16)", 4.0 },
  { "exp(0)", 1.0 },
  { "ln(1)", 0.0 },
  { "log10(1000)", 3.0 },
  { "floor(2.7)", 2.0 },
  { "floor(-2.1)", -3.0 },
  { "ceil(2.1)", 3.0 },
  { "round(2.5, 0)", 3.0 },
  { "round(-2.5, 0)", -3.0 },
  { "round(1.005, 2)", 1.01 },
  { "round(1234, -2)", 1200.0 },
  { "round(-1250, -2)", -1300.0 },
  { "round(0.1 + 0.2, 15)", 0.3 },
  { "if(1, 2, 3)", 2.0 },
  { "if(0, 2, 3)", 3.0 },
  { "if(x > 5, if(x > 6, 10, 20), 30)", 10.0 },
  { "if(0, 1, 2) + if(1, 10, 20) * 2", 22.0 },
  { "max(if(x < 1, 4, 5), 2)", 5.0 },
  /* names */
  { "x", X },
  { "n", N },
  { "best", BEST },
  { "x / best", X / BEST },
  { "(x - 1) / (n - 1)", 6.0 / 62.0 },
  { "min(max(x, 10), 1000)", 10.0 },
  { "if(x == 0, 0.1, x) / 100", 0.07 },
  /* not finite */
  { "1 / 0", NAN },
  { "0 / 0", NAN },
  { "ln(0)", NAN },
  { "ln(-1)", NAN },
  { "sqrt(-1)", NAN },
  { "(-8)^(1/3)", NAN },
  { "10^400", NAN },
  { "exp(1000)", NAN },
  { "round(1.5, 0.5)", NAN },
  { "round(1.5, 400)", NAN },
  { "min(ln(-1), 5)", NAN },
  { "if(ln(-1) > 0, 1, 2)", NAN },
  { "ln(-1)^0", NAN },
};

static double
evaluate (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFormula) formula = dti_formula_new (text, &error);
  DtiFormulaInput input = { X, N, BEST, NULL };

  g_assert_no_error (error);
  g_assert_cmpstr (dti_formula_get_text (formula), ==, text);

  return dti_formula_evaluate (formula, &input);
}

static void
test_results (void)
{
  g_test_summary (
      "Operators, functions and names give what arithmetic says, and nothing that is not "
      "finite");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double result = evaluate (cases[i].text);

      g_test_message ("%s", cases[i].text);
      if (isnan (cases[i].expected))
        g_assert_true (isnan (result));
      else
        g_assert_cmpfloat_with_epsilon (result,
                                        cases[i].expected,
                                        1e-15 * fmax (1.0, fabs (cases[i].expected)));
    }
}

static void
test_published (void)
{
  double fifty = evaluate ("-23 * ln(1 - 50/100 * (1 - exp(-100/23)))");

  g_test_summary (
      "The exponential transformation of ranks of the Indices of Deprivation: 0 and 100 at "
      "the ends, and the formula in plain C between");

  g_assert_cmpfloat_with_epsilon (evaluate ("-23 * ln(1 - 0/100 * (1 - exp(-100/23)))"),
                                  0.0,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (evaluate ("-23 * ln(1 - 100/100 * (1 - exp(-100/23)))"),
                                  100.0,
                                  1e-10);
  g_assert_cmpfloat (fifty, ==, -23.0 * log (1.0 - 50.0 / 100.0 * (1.0 - exp (-100.0 / 23.0))));
}

static void
test_inputs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFormula) formula =
      dti_formula_new ("if(present([b]), [a] / [b], [chỉ số 4.10]) + [a]", &error);
  double values[] = { 10.0, 4.0, 3.0 };
  DtiFormulaInput input = { NAN, NAN, NAN, values };
  const char *const *names = dti_formula_get_names (formula);

  g_test_summary (
      "Names in brackets are numbered by first appearance; only the branch that is taken "
      "needs its names");

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **) names), ==, 3);
  g_assert_cmpstr (names[0], ==, "b");
  g_assert_cmpstr (names[1], ==, "a");
  g_assert_cmpstr (names[2], ==, "chỉ số 4.10");
  g_assert_false (dti_formula_uses_x (formula));

  g_assert_cmpfloat (dti_formula_evaluate (formula, &input), ==, 4.0 / 10.0 + 4.0);
  values[2] = NAN;
  g_assert_cmpfloat (dti_formula_evaluate (formula, &input), ==, 4.0 / 10.0 + 4.0);
  values[0] = NAN;
  g_assert_true (isnan (dti_formula_evaluate (formula, &input)));
  values[2] = 3.0;
  g_assert_cmpfloat (dti_formula_evaluate (formula, &input), ==, 7.0);
  input.values = NULL;
  g_assert_true (isnan (dti_formula_evaluate (formula, &input)));
}

static void
test_absent_x (void)
{
  g_autoptr (DtiFormula) unused = dti_formula_new ("1 + 1", NULL);
  g_autoptr (DtiFormula) used = dti_formula_new ("if(0, x, 2)", NULL);
  g_autoptr (DtiFormula) needed = dti_formula_new ("x * 0", NULL);
  DtiFormulaInput input = { NAN, NAN, NAN, NULL };

  g_test_summary ("x may be absent where it is not needed");

  g_assert_false (dti_formula_uses_x (unused));
  g_assert_true (dti_formula_uses_x (used));
  g_assert_cmpfloat (dti_formula_evaluate (unused, &input), ==, 2.0);
  g_assert_cmpfloat (dti_formula_evaluate (used, &input), ==, 2.0);
  g_assert_true (isnan (dti_formula_evaluate (needed, &input)));
}

typedef struct
{
  const char *text;
  long position;
} FormulaFault;

static const FormulaFault faults[] = {
  { "", 1 },          { "   ", 4 },         { "1 +", 4 },
  { "1 + * 2", 5 },   { "(1", 3 },          { "1)", 2 },
  { "1 2", 3 },       { "2x", 2 },          { "x y", 3 },
  { "y", 1 },         { "X", 1 },           { "pi", 1 },
  { "system(1)", 1 }, { "x.y", 2 },         { "min()", 5 },
  { "min(1,)", 7 },   { "abs(1, 2)", 6 },   { "round(1)", 8 },
  { "if(1, 2)", 8 },  { "present(x)", 9 },  { "present([a)", 9 },
  { "abs", 4 },       { "[a", 1 },          { "[]", 2 },
  { "1 < 2 < 3", 7 }, { "1 == 1 == 1", 8 }, { "1 = 1", 3 },
  { "+1", 1 },        { "1..2", 1 },        { "1e999", 1 },
  { "0x10", 2 },      { "nan", 1 },         { "inf", 1 },
  { "1,5", 2 },       { "x ** 2", 4 },      { "ố + 1", 1 },
  { "1 + ố", 5 },     { "[ố] ố", 5 },       { "x; x", 2 },
  { "x^", 3 },        { "-", 2 },           { "!x", 1 },
};

static void
test_faults (void)
{
  g_test_summary (
      "A text that is no formula is refused, with the position of the fault in characters");

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("position %ld:", faults[i].position);

      g_test_message ("%s", faults[i].text);
      g_assert_null (dti_formula_new (faults[i].text, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, place));
      g_assert_null (dti_formula_new (faults[i].text, NULL));
    }
}

static void
assert_limit (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_formula_new (text, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
}

static char *
repeat (const char *before, guint n, const char *middle, const char *after)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);

  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  static const char *const nests[][2] = {
    { "(", ")" }, { "-", "" }, { "2^", "" }, { "abs(", ")" }, { "1<1+2*3^min(0,", ")" }
  };
  g_autofree char *broken = g_strdup ("1 + \xff");
  g_autoptr (GError) error = NULL;

  g_test_summary ("64 levels of nesting are read and evaluated, 65 are refused, and so is a text "
                  "longer than 4096 bytes or no UTF-8");

  for (gsize i = 0; i < G_N_ELEMENTS (nests); i++)
    {
      g_autofree char *deep = repeat (nests[i][0], i == 4 ? 32 : 64, "1", nests[i][1]);
      g_autofree char *deeper = repeat (nests[i][0], 65, "1", nests[i][1]);
      g_autoptr (DtiFormula) formula = dti_formula_new (deep, NULL);
      DtiFormulaInput input = { 1.0, 1.0, 1.0, NULL };

      g_assert_nonnull (formula);
      (void) dti_formula_evaluate (formula, &input);
      assert_limit (deeper);
    }
  {
    g_autofree char *longest = repeat ("1+", 2047, "11", "");
    g_autofree char *longer = repeat ("1+", 2048, "1", "");

    g_assert_cmpuint (strlen (longest), ==, 4096);
    g_assert_cmpfloat (evaluate (longest), ==, 2058.0);
    assert_limit (longer);
  }
  g_assert_null (dti_formula_new (broken, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

/* ---- random formulas against a tree that is evaluated as it is made ---- */

static double
make_random (GString *text, guint depth)
{
  static const char operators[] = "+-*/^";
  double a;
  double b;
  char sign;

  if (depth == 0 || g_test_rand_int_range (0, 5) == 0)
    {
      int number = g_test_rand_int_range (0, 9);

      g_string_append_printf (text, "%d", number);
      return number;
    }

  sign = operators[g_test_rand_int_range (0, 5)];
  g_string_append_c (text, '(');
  a = make_random (text, depth - 1);
  g_string_append_printf (text, " %c ", sign);
  b = make_random (text, depth - 1);
  g_string_append_c (text, ')');

  switch (sign)
    {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return isnan (a) || isnan (b) ? NAN : pow (a, b);
    }
}

static void
test_random (void)
{
  g_test_summary (
      "Random formulas in full parentheses have the result of the tree they were made of");

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double expected = make_random (text, 6);
      double result = text->len <= 4096 ? evaluate (text->str) : NAN;

      if (text->len > 4096)
        continue;
      if (isfinite (expected))
        g_assert_cmpfloat (result, ==, expected);
      else
        g_assert_true (isnan (result));
    }
}

static void
test_noise (void)
{
  static const char *const tokens[] = { "1",   "2.5", "x",     "n",       "best", "[a]", "(", ")",
                                        ",",   "+",   "-",     "*",       "/",    "^",   "<", "==",
                                        "min", "if",  "round", "present", "[",    "]" };

  g_test_summary ("Any sequence of tokens is read or refused, and never crashes");

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      DtiFormula *formula;

      for (int k = g_test_rand_int_range (1, 12); k > 0; k--)
        g_string_append (text, tokens[g_test_rand_int_range (0, G_N_ELEMENTS (tokens))]);
      formula = dti_formula_new (text->str, &error);
      g_assert_true ((formula == NULL) == (error != NULL));
      if (formula != NULL)
        {
          DtiFormulaInput input = { 1.0, 2.0, 3.0, NULL };

          g_assert_false (isinf (dti_formula_evaluate (formula, &input)));
        }
      dti_formula_free (formula);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/formula/results", test_results);
  g_test_add_func ("/formula/published", test_published);
  g_test_add_func ("/formula/inputs", test_inputs);
  g_test_add_func ("/formula/absent-x", test_absent_x);
  g_test_add_func ("/formula/faults", test_faults);
  g_test_add_func ("/formula/limits", test_limits);
  g_test_add_func ("/formula/random", test_random);
  g_test_add_func ("/formula/noise", test_noise);

  return g_test_run ();
}
