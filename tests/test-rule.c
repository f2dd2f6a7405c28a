/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <locale.h>

#include <libdti/model/dti-goalposts-rule.h>

/* ---- rules of a program ---- */

/* What a test rule does with its numbers. */
typedef enum
{
  HALVE,
  FAIL_ON_NEGATIVE,    /* NOT_COMPUTABLE */
  BREAK_ON_NEGATIVE,   /* another error */
  FAIL_WITHOUT_REASON, /* as an exception of Python does */
  ANSWER_NAN,
} Behaviour;

typedef struct
{
  DtiRule parent_instance;
  Behaviour behaviour;
  guint n_calls;
} TestRule;

typedef DtiRuleClass TestRuleClass;

static GType test_rule_get_type (void);
G_DEFINE_TYPE (TestRule, test_rule, DTI_TYPE_RULE)

static gboolean
test_rule_evaluate (DtiRule *rule, double number, double max, double *score, GError **error)
{
  TestRule *self = (TestRule *) rule;

  self->n_calls++;
  *score = number / 2.0 * max;
  switch (self->behaviour)
    {
    case FAIL_WITHOUT_REASON:
      return FALSE;
    case ANSWER_NAN:
      *score = NAN;
      return TRUE;
    case FAIL_ON_NEGATIVE:
    case BREAK_ON_NEGATIVE:
      if (number >= 0.0)
        return TRUE;
      g_set_error (error,
                   DTI_ERROR,
                   self->behaviour == FAIL_ON_NEGATIVE ? DTI_ERROR_NOT_COMPUTABLE
                                                       : DTI_ERROR_NOT_FOUND,
                   "negative");
      return FALSE;
    case HALVE:
    default:
      return TRUE;
    }
}

static void
test_rule_class_init (TestRuleClass *klass)
{
  klass->evaluate = test_rule_evaluate;
}

static void
test_rule_init (TestRule *self)
{
}

typedef struct
{
  DtiRule parent_instance;
  gssize
      extra_bytes; /* the size of the answer beyond that of the question; below −100: no answer */
} ColumnRule;

typedef DtiRuleClass ColumnRuleClass;

static GType column_rule_get_type (void);
G_DEFINE_TYPE (ColumnRule, column_rule, DTI_TYPE_RULE)

/* Each number over the sum of all. */
static GBytes *
column_rule_evaluate_column (DtiRule *rule, GBytes *numbers, double max, GError **error)
{
  ColumnRule *self = (ColumnRule *) rule;
  gsize size = 0;
  const double *x = g_bytes_get_data (numbers, &size);
  g_autofree double *scores = g_malloc0 (size + 64);
  double sum = 0.0;

  if (self->extra_bytes < -100)
    return NULL;

  for (gsize i = 0; i < size / sizeof (double); i++)
    sum += isnan (x[i]) ? 0.0 : x[i];
  for (gsize i = 0; i < size / sizeof (double); i++)
    scores[i] = x[i] / sum * max;

  return g_bytes_new (scores, size + (gsize) self->extra_bytes);
}

static void
column_rule_class_init (ColumnRuleClass *klass)
{
  klass->evaluate_column = column_rule_evaluate_column;
}

static void
column_rule_init (ColumnRule *self)
{
}

typedef struct
{
  DtiRule parent_instance;
} EmptyRule;

typedef DtiRuleClass EmptyRuleClass;

static GType empty_rule_get_type (void);
G_DEFINE_TYPE (EmptyRule, empty_rule, DTI_TYPE_RULE)

static void
empty_rule_class_init (EmptyRuleClass *klass)
{
}

static void
empty_rule_init (EmptyRule *self)
{
}

/* ---- tests ---- */

static const char *const minimal[] = {
  "{ \"type\": \"points\" }",
  "{ \"type\": \"share\" }",
  "{ \"type\": \"boolean\" }",
  "{ \"type\": \"choice\", \"options\": [[\"a\", 1]] }",
  "{ \"type\": \"checklist\", \"items\": [[\"a\", 1]] }",
  "{ \"type\": \"ratio\" }",
  "{ \"type\": \"steps\", \"steps\": [[0, 1]] }",
  "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 1 }",
  "{ \"type\": \"min-max\" }",
  "{ \"type\": \"best\" }",
  "{ \"type\": \"z-score\" }",
  "{ \"type\": \"rank\" }",
  "{ \"type\": \"percentile-rank\" }",
  "{ \"type\": \"borda\" }",
  "{ \"type\": \"distance-to-best\" }",
  "{ \"type\": \"distance-to-reference\", \"reference\": \"KG\" }",
  "{ \"type\": \"distance-to-target\", \"target\": 1 }",
  "{ \"type\": \"fraction-of-max\" }",
  "{ \"type\": \"scaled\" }",
  "{ \"type\": \"adjustment\" }",
  "{ \"type\": \"expression\", \"formula\": \"x\" }",
};

/* Clamped by default; without bounds, where a maximum is always 1 (or 0 for an adjustment). */
static const char *const clamped[] = { "points", "share",           "ratio",     "boolean",
                                       "choice", "checklist",       "goalposts", "min-max",
                                       "best",   "percentile-rank", NULL };
static const char *const unbounded[] = { "z-score", "rank", "borda", "adjustment", NULL };
static const char *const with_text[] = { "boolean", "choice", "checklist", NULL };

static void
test_kinds (void)
{
  g_test_summary (
      "There are 21 kinds of rule; each is made from its smallest document, knows its name, "
      "its bounds and whether it reads labels, describes itself in a line and scores "
      "nothing where there is nothing");

  g_assert_cmpuint (G_N_ELEMENTS (minimal), ==, 21);
  for (gsize i = 0; i < G_N_ELEMENTS (minimal); i++)
    {
      static const double none[] = { NAN, NAN, NAN, NAN, NAN };
      DtiRule *rule = rule_read (minimal[i]);
      const char *type = dti_rule_get_type_name (rule);
      g_autofree char *start = g_strdup_printf ("{ \"type\": \"%s\"", type);
      g_autofree char *description = dti_rule_describe (rule);
      double scores[5];

      g_test_message ("%s: %s", type, description);
      g_assert_true (g_str_has_prefix (minimal[i], start));
      g_assert_true (dti_rule_is_builtin (rule));
      g_assert_true (dti_rule_get_clamp (rule) == g_strv_contains (clamped, type));
      g_assert_true (dti_rule_is_bounded (rule) != g_strv_contains (unbounded, type));
      g_assert_true (dti_rule_reads_text (rule) == g_strv_contains (with_text, type));
      g_assert_cmpstr (description, !=, "");
      g_assert_null (strchr (description, '\n'));
      g_assert_false (dti_rule_get_direction (rule, NULL));
      g_assert_cmpfloat (dti_rule_get_constant (rule), <, 0.0);
      g_assert_nonnull (dti_rule_explain_failure (rule, NULL, 1.0));
      g_assert_nonnull (dti_rule_explain_failure (rule, NULL, NAN));
      rule_score_all_ways (rule, DOWN, 10.0, none, 5, scores);
      for (gsize k = 0; k < 5; k++)
        g_assert_true (isnan (scores[k]));
      g_assert_finalize_object (rule);
    }
}

static void
test_own_direction (void)
{
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"share\", \"direction\": \"range\" }");
  DtiDirection direction = DTI_DIRECTION_UP;
  static const double number = 0.25;
  double score = 0.0;

  g_test_summary ("A rule's own direction wins over the indicator's");

  g_assert_true (dti_rule_get_direction (rule, &direction));
  g_assert_cmpint (direction, ==, DTI_DIRECTION_RANGE);
  rule_score (rule, NULL, DOWN, 10.0, &number, 1, 1, &score);
  g_assert_cmpfloat (score, ==, 2.5);
}

static const RuleFault faults[] = {
  { "[]", "", "wrong-type" },
  { "\"points\"", "", "wrong-type" },
  { "null", "", "wrong-type" },
  { "{}", "", "missing-member" },
  { "{ \"type\": 3 }", "/type", "wrong-type" },
  { "{ \"type\": \"dots\" }", "/type", "unknown-name" },
  { "{ \"type\": \"Points\" }", "/type", "unknown-name" },
  { "{ \"type\": \"points\", \"clamp\": 1 }", "/clamp", "wrong-type" },
  { "{ \"type\": \"points\", \"direction\": 1 }", "/direction", "wrong-type" },
  { "{ \"type\": \"points\", \"transform\": \"none of these\" }", "/transform", "unknown-name" },
  { "{ \"type\": \"points\", \"transform\": { \"type\": \"box-cox\", \"lambda\": \"2\" } }",
    "/transform/lambda",
    "wrong-type" },
};

static void
test_faults (void)
{
  g_autoptr (GError) error = NULL;

  g_test_summary (
      "A rule that cannot be read is a problem with its place, or an error that names it");

  rule_check_faults (faults, G_N_ELEMENTS (faults));
  rule_check_warning ("{ \"type\": \"points\", \"Clamp\": true }", "/Clamp", "unknown-member");
  rule_check_warning ("{ \"type\": \"points\", \"a/b\": true }", "/a~1b", "unknown-member");

  g_assert_null (dti_rule_new_from_json ("{ \"type\": ", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (dti_rule_new_from_json ("{ \"type\": \"steps\", \"steps\": [] }", &error));
  g_assert_nonnull (strstr (error->message, "/steps"));
}

/* ---- one number and a column ---- */

static void
test_evaluate (void)
{
  g_autoptr (DtiRule) goalposts =
      rule_read ("{ \"type\": \"goalposts\", \"min\": 1, \"max\": 100, \"transform\": \"log10\" }");
  g_autoptr (DtiRule) best = rule_read ("{ \"type\": \"best\" }");
  g_autoptr (DtiRule) min_max = rule_read ("{ \"type\": \"min-max\" }");
  g_autoptr (GError) error = NULL;
  double score = 0.0;

  g_test_summary (
      "One number is scored after its transform, as the only one of its kind; where there "
      "is no score, an error says why");

  g_assert_true (dti_rule_evaluate (goalposts, 10.0, 8.0, &score, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (score, ==, 4.0);
  g_assert_true (dti_rule_evaluate (best, 3.0, 8.0, &score, &error));
  g_assert_cmpfloat (score, ==, 8.0);

  g_assert_false (dti_rule_evaluate (min_max, 3.0, 8.0, &score, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_assert_true (isnan (score));
  g_clear_error (&error);
  g_assert_false (dti_rule_evaluate (goalposts, 0.0, 8.0, &score, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_assert_nonnull (strstr (error->message, "transform"));
  g_clear_error (&error);
  g_assert_false (dti_rule_evaluate (best, NAN, 8.0, &score, NULL));
}

static GBytes *
make_column (const double *numbers, gsize n)
{
  return g_bytes_new (numbers, n * sizeof (double));
}

static void
assert_column (GBytes *column, const double *expected, gsize n)
{
  gsize size = 0;
  const double *scores;

  g_assert_nonnull (column);
  scores = g_bytes_get_data (column, &size);
  g_assert_cmpuint (size, ==, n * sizeof (double));
  for (gsize i = 0; i < n; i++)
    rule_assert_score (scores[i], expected[i]);
}

static void
test_column (void)
{
  static const double numbers[] = { 1.0, NAN, 5.0, 3.0 };
  static const double expected[] = { 0.0, NAN, 10.0, 5.0 };
  g_autoptr (DtiRule) rule = rule_read ("{ \"type\": \"min-max\" }");
  g_autoptr (GBytes) column = make_column (numbers, 4);
  g_autoptr (GBytes) odd = g_bytes_new (numbers, 9);
  g_autoptr (GBytes) shifted = NULL;
  g_autoptr (GBytes) slice = NULL;
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) scores = dti_rule_evaluate_column (rule, column, 10.0, NULL);
  g_autoptr (GBytes) slice_scores = NULL;
  g_autoptr (GBytes) no_scores = dti_rule_evaluate_column (rule, empty, 10.0, NULL);
  g_autoptr (GError) error = NULL;
  guint8 room[33] = { 0 };

  g_test_summary (
      "A column is scored among its own numbers, wherever its bytes lie; bytes that are no "
      "doubles are an error");

  assert_column (scores, expected, 4);
  assert_column (no_scores, NULL, 0);

  memcpy (room + 1, numbers, sizeof numbers);
  shifted = g_bytes_new (room, sizeof room);
  slice = g_bytes_new_from_bytes (shifted, 1, 32);
  slice_scores = dti_rule_evaluate_column (rule, slice, 10.0, NULL);
  assert_column (slice_scores, expected, 4);

  g_assert_null (dti_rule_evaluate_column (rule, odd, 10.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

/* ---- derived rules ---- */

static TestRule *
make_rule (Behaviour behaviour)
{
  TestRule *rule = g_object_new (test_rule_get_type (), NULL);

  rule->behaviour = behaviour;

  return rule;
}

static void
test_derived (void)
{
  static const double numbers[] = { 1.0, NAN, 5.0 };
  static const double expected[] = { 5.0, NAN, 25.0 };
  TestRule *rule = make_rule (HALVE);
  DtiRule *base = DTI_RULE (rule);
  g_autoptr (GBytes) column = make_column (numbers, 3);
  g_autoptr (GBytes) scores = NULL;
  g_autofree char *description = dti_rule_describe (base);
  double score = 0.0;

  g_test_summary ("A derived rule that scores one number scores a column too, without being asked "
                  "about units that have none");

  g_assert_cmpstr (dti_rule_get_type_name (base), ==, "TestRule");
  g_assert_cmpstr (description, ==, "TestRule");
  g_assert_false (dti_rule_is_builtin (base));
  g_assert_false (dti_rule_get_clamp (base));
  g_assert_true (dti_rule_is_bounded (base));
  g_assert_cmpint (dti_rule_get_needs (base), ==, DTI_RULE_NEEDS_NOTHING);
  g_assert_cmpstr (dti_rule_get_input_names (base)[0], ==, NULL);

  g_assert_true (dti_rule_evaluate (base, 3.0, 10.0, &score, NULL));
  g_assert_cmpfloat (score, ==, 15.0);
  g_assert_cmpuint (rule->n_calls, ==, 1);
  scores = dti_rule_evaluate_column (base, column, 10.0, NULL);
  assert_column (scores, expected, 3);
  g_assert_cmpuint (rule->n_calls, ==, 3);
  g_assert_finalize_object (rule);
}

static void
test_derived_failures (void)
{
  static const double numbers[] = { 2.0, -1.0, 4.0 };
  static const double expected[] = { 1.0, NAN, 2.0 };
  static const double nothing[] = { NAN, NAN, NAN };
  static const struct
  {
    Behaviour behaviour;
    int code;
  } failures[] = {
    { FAIL_ON_NEGATIVE, DTI_ERROR_NOT_COMPUTABLE },
    { BREAK_ON_NEGATIVE, DTI_ERROR_NOT_FOUND },
    { FAIL_WITHOUT_REASON, DTI_ERROR_FAILED },
    { ANSWER_NAN, DTI_ERROR_NOT_COMPUTABLE },
  };
  g_autoptr (GBytes) column = make_column (numbers, 3);

  g_test_summary (
      "NOT_COMPUTABLE leaves one unit without a score, any other failure stops the column; "
      "FALSE without an error becomes one");

  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (DtiRule) rule = DTI_RULE (make_rule (failures[i].behaviour));
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) scores = NULL;
      double score = 0.0;

      g_assert_false (dti_rule_evaluate (rule, -1.0, 1.0, &score, &error));
      g_assert_error (error, DTI_ERROR, failures[i].code);
      g_assert_true (isnan (score));
      g_assert_false (dti_rule_evaluate (rule, -1.0, 1.0, &score, NULL));
      g_clear_error (&error);

      scores = dti_rule_evaluate_column (rule, column, 1.0, &error);
      if (failures[i].code == DTI_ERROR_NOT_COMPUTABLE)
        {
          g_assert_no_error (error);
          assert_column (scores, failures[i].behaviour == ANSWER_NAN ? nothing : expected, 3);
          continue;
        }
      g_assert_null (scores);
      g_assert_error (error, DTI_ERROR, failures[i].code);
    }
}

static void
test_derived_column (void)
{
  static const double numbers[] = { 1.0, NAN, 3.0 };
  static const double expected[] = { 0.25, NAN, 0.75 };
  ColumnRule *rule = g_object_new (column_rule_get_type (), NULL);
  g_autoptr (GBytes) column = make_column (numbers, 3);
  g_autoptr (GBytes) scores = dti_rule_evaluate_column (DTI_RULE (rule), column, 1.0, NULL);
  g_autoptr (GError) error = NULL;
  double score = 0.0;

  g_test_summary ("A derived rule over columns scores one number as a column of one; a column of "
                  "another length is an error, and so is none");

  assert_column (scores, expected, 3);
  g_assert_true (dti_rule_evaluate (DTI_RULE (rule), 7.0, 10.0, &score, NULL));
  g_assert_cmpfloat (score, ==, 10.0);

  rule->extra_bytes = 8;
  g_assert_null (dti_rule_evaluate_column (DTI_RULE (rule), column, 1.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  rule->extra_bytes = -1;
  g_assert_false (dti_rule_evaluate (DTI_RULE (rule), 7.0, 10.0, &score, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  rule->extra_bytes = -1000;
  g_assert_null (dti_rule_evaluate_column (DTI_RULE (rule), column, 1.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_FAILED);
  g_assert_finalize_object (rule);
}

static void
test_derived_empty (void)
{
  g_autoptr (DtiRule) rule = g_object_new (empty_rule_get_type (), NULL);
  g_autoptr (GBytes) column = make_column (NULL, 0);
  g_autoptr (GError) error = NULL;
  double score = 0.0;

  g_test_summary ("A derived rule that implements nothing says so");

  g_assert_false (dti_rule_evaluate (rule, 1.0, 1.0, &score, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_null (dti_rule_evaluate_column (rule, column, 1.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
}

/* ---- one thing and another ---- */

static void
test_common_properties (void)
{
  g_autoptr (DtiRule) rule =
      rule_read ("{ \"type\": \"best\", \"scope\": \"panel\", \"constant\": 0.25, "
                 "\"transform\": { \"type\": \"box-cox\", \"lambda\": -0.5 } }");
  g_autoptr (DtiRule) other = g_object_new (DTI_TYPE_GOALPOSTS_RULE,
                                            "transform",
                                            DTI_TRANSFORM_BOX_COX,
                                            "lambda",
                                            -0.5,
                                            "constant",
                                            0.25,
                                            NULL);
  DtiTransform transform = DTI_TRANSFORM_NONE;
  DtiScope scope = DTI_SCOPE_PERIOD;
  gboolean clamp = FALSE;
  double lambda = 0.0;
  double constant = 0.0;
  double four = 4.0;
  double result = 0.0;

  g_test_summary ("What every rule has is the same, read or made from properties");

  g_object_get (rule,
                "transform",
                &transform,
                "scope",
                &scope,
                "clamp",
                &clamp,
                "lambda",
                &lambda,
                "constant",
                &constant,
                NULL);
  g_assert_cmpint (transform, ==, DTI_TRANSFORM_BOX_COX);
  g_assert_cmpint (scope, ==, DTI_SCOPE_PANEL);
  g_assert_true (clamp);
  g_assert_cmpfloat (lambda, ==, -0.5);
  g_assert_cmpfloat (constant, ==, 0.25);

  g_assert_true (dti_rule_has_transform (other));
  g_assert_cmpfloat (dti_rule_get_constant (other), ==, 0.25);
  dti_rule_transform (other, &four, &result, 1);
  /* (4^−½ − 1)/−½ = 1 */
  g_assert_cmpfloat (result, ==, 1.0);
}

static void
test_locale (void)
{
  const char *previous = setlocale (LC_NUMERIC, NULL);
  g_autofree char *saved = g_strdup (previous);

  g_test_summary ("Descriptions have a decimal point in every locale");

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "vi_VN.UTF-8") == NULL)
    g_test_message ("no locale with a decimal comma is installed");
  rule_check_description ("{ \"type\": \"goalposts\", \"min\": 0.25, \"max\": 1e20 }",
                          "(x − 0.25)/(1e+20 − 0.25) × max");
  setlocale (LC_NUMERIC, saved);
}

static gpointer
score_in_thread (gpointer data)
{
  DtiRule *rule = data;
  double sum = 0.0;

  for (guint i = 0; i < 2000; i++)
    {
      double score = 0.0;

      if (dti_rule_evaluate (rule, i, 1.0, &score, NULL))
        sum += score;
    }

  return GUINT_TO_POINTER ((guint) sum);
}

static void
test_threads (void)
{
  g_autoptr (DtiRule) rule =
      rule_read ("{ \"type\": \"expression\", \"formula\": \"if(x < 1000, 1, 0)\" }");
  GThread *threads[4];

  g_test_summary ("Threads share a rule");

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("score", score_in_thread, rule);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 1000);
}

static void
test_preconditions (void)
{
  g_test_summary ("What is no rule is an error of the program");

  if (g_test_subprocess ())
    {
      g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

      (void) dti_rule_get_clamp ((DtiRule *) (gpointer) object);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*DTI_IS_RULE*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rule/kinds", test_kinds);
  g_test_add_func ("/rule/own-direction", test_own_direction);
  g_test_add_func ("/rule/faults", test_faults);
  g_test_add_func ("/rule/evaluate", test_evaluate);
  g_test_add_func ("/rule/column", test_column);
  g_test_add_func ("/rule/derived", test_derived);
  g_test_add_func ("/rule/derived-failures", test_derived_failures);
  g_test_add_func ("/rule/derived-column", test_derived_column);
  g_test_add_func ("/rule/derived-empty", test_derived_empty);
  g_test_add_func ("/rule/common-properties", test_common_properties);
  g_test_add_func ("/rule/locale", test_locale);
  g_test_add_func ("/rule/threads", test_threads);
  g_test_add_func ("/rule/preconditions", test_preconditions);

  return g_test_run ();
}
