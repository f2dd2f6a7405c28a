/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib.h>

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-problem.h>
#include <libdti/dti-enum-types.h>

static void
test_new (void)
{
  DtiProblem *problem = dti_problem_new (DTI_SEVERITY_WARNING, "clamped", "too large");

  g_test_summary ("A new problem has what it is, and no place");

  g_assert_cmpint (dti_problem_get_severity (problem), ==, DTI_SEVERITY_WARNING);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "clamped");
  g_assert_cmpstr (dti_problem_get_message (problem), ==, "too large");
  g_assert_null (dti_problem_get_file (problem));
  g_assert_null (dti_problem_get_sheet (problem));
  g_assert_cmpuint (dti_problem_get_row (problem), ==, 0);
  g_assert_cmpuint (dti_problem_get_column (problem), ==, 0);
  g_assert_null (dti_problem_get_pointer (problem));
  g_assert_null (dti_problem_get_raw_text (problem));
  g_assert_null (dti_problem_get_node (problem));
  g_assert_null (dti_problem_get_unit (problem));
  g_assert_null (dti_problem_get_period (problem));
  g_assert_finalize_object (problem);
}

static DtiProblem *
create_full (void)
{
  return g_object_new (DTI_TYPE_PROBLEM,
                       "severity",
                       DTI_SEVERITY_ERROR,
                       "code",
                       "no-number",
                       "message",
                       "“x” is no number",
                       "file",
                       "values.csv",
                       "sheet",
                       "Q3",
                       "row",
                       3u,
                       "column",
                       5u,
                       "pointer",
                       "/a",
                       "raw-text",
                       "x",
                       "node",
                       "4.2",
                       "unit",
                       "KG",
                       "period",
                       "2023",
                       NULL);
}

static void
test_properties (void)
{
  DtiProblem *problem = create_full ();
  static const char *const texts[][2] = {
    { "code", "no-number" },  { "message", "“x” is no number" },
    { "file", "values.csv" }, { "sheet", "Q3" },
    { "pointer", "/a" },      { "raw-text", "x" },
    { "node", "4.2" },        { "unit", "KG" },
    { "period", "2023" },
  };
  DtiSeverity severity;
  guint row;
  guint column;

  g_test_summary ("Properties and getters agree");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (problem, texts[i][0], &text, NULL);
      g_assert_cmpstr (text, ==, texts[i][1]);
    }
  g_object_get (problem, "severity", &severity, "row", &row, "column", &column, NULL);
  g_assert_cmpint (severity, ==, DTI_SEVERITY_ERROR);
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (column, ==, 5);

  g_assert_cmpint (dti_problem_get_severity (problem), ==, DTI_SEVERITY_ERROR);
  g_assert_cmpstr (dti_problem_get_file (problem), ==, "values.csv");
  g_assert_cmpstr (dti_problem_get_sheet (problem), ==, "Q3");
  g_assert_cmpuint (dti_problem_get_row (problem), ==, 3);
  g_assert_cmpuint (dti_problem_get_column (problem), ==, 5);
  g_assert_cmpstr (dti_problem_get_pointer (problem), ==, "/a");
  g_assert_cmpstr (dti_problem_get_raw_text (problem), ==, "x");
  g_assert_cmpstr (dti_problem_get_node (problem), ==, "4.2");
  g_assert_cmpstr (dti_problem_get_unit (problem), ==, "KG");
  g_assert_cmpstr (dti_problem_get_period (problem), ==, "2023");
  g_assert_finalize_object (problem);
}

static void
test_empty (void)
{
  DtiProblem *problem = g_object_new (DTI_TYPE_PROBLEM, "code", NULL, "message", NULL, NULL);
  g_autofree char *line = dti_problem_to_string (problem);

  g_test_summary ("A problem made without code and message has empty ones");

  g_assert_cmpstr (dti_problem_get_code (problem), ==, "");
  g_assert_cmpstr (dti_problem_get_message (problem), ==, "");
  g_assert_cmpstr (line, ==, "note: ");
  g_assert_finalize_object (problem);
}

typedef struct
{
  DtiSeverity severity;
  const char *file;
  const char *sheet;
  guint row;
  guint column;
  const char *pointer;
  const char *expected;
} LineCase;

static const LineCase line_cases[] = {
  { DTI_SEVERITY_ERROR, "v.csv", NULL, 3, 5, NULL, "v.csv:3:5: bad" },
  { DTI_SEVERITY_WARNING, "v.csv", NULL, 3, 5, NULL, "v.csv:3:5: warning: bad" },
  { DTI_SEVERITY_NOTE, "v.csv", NULL, 3, 0, NULL, "v.csv:3: note: bad" },
  { DTI_SEVERITY_ERROR, "v.csv", NULL, 0, 0, NULL, "v.csv: bad" },
  { DTI_SEVERITY_ERROR, "v.csv", NULL, 0, 5, NULL, "v.csv: bad" },
  { DTI_SEVERITY_ERROR, "v.xlsx", "Q3", 3, 5, NULL, "v.xlsx[Q3]:3:5: bad" },
  { DTI_SEVERITY_ERROR, "f.json", NULL, 0, 0, "/root/max", "f.json#/root/max: bad" },
  { DTI_SEVERITY_ERROR, "f.json", NULL, 0, 0, "", "f.json: bad" },
  { DTI_SEVERITY_ERROR, NULL, NULL, 0, 0, "/root", "#/root: bad" },
  { DTI_SEVERITY_ERROR, NULL, NULL, 3, 5, NULL, "3:5: bad" },
  { DTI_SEVERITY_ERROR, NULL, NULL, 0, 0, NULL, "bad" },
  { DTI_SEVERITY_WARNING, NULL, NULL, 0, 0, NULL, "warning: bad" },
};

static void
test_to_string (void)
{
  g_test_summary ("The line names the place as far as it is known");

  for (gsize i = 0; i < G_N_ELEMENTS (line_cases); i++)
    {
      const LineCase *c = &line_cases[i];
      g_autoptr (DtiProblem) problem = g_object_new (DTI_TYPE_PROBLEM,
                                                     "severity",
                                                     c->severity,
                                                     "code",
                                                     "x",
                                                     "message",
                                                     "bad",
                                                     "file",
                                                     c->file,
                                                     "sheet",
                                                     c->sheet,
                                                     "row",
                                                     c->row,
                                                     "column",
                                                     c->column,
                                                     "pointer",
                                                     c->pointer,
                                                     NULL);
      g_autofree char *line = dti_problem_to_string (problem);

      g_assert_cmpstr (line, ==, c->expected);
    }
}

static void
test_error_domain (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (DTI_TYPE_ERROR);

  g_test_summary ("Errors have one registered domain");

  g_assert_cmpstr (g_quark_to_string (DTI_ERROR), ==, "dti-error-quark");
  g_assert_cmpstr (g_enum_get_value (klass, DTI_ERROR_NOT_COMPUTABLE)->value_nick,
                   ==,
                   "not-computable");
}

static void
test_preconditions (void)
{
  g_test_summary ("A missing code is a fault of the program");

  if (g_test_subprocess ())
    {
      g_assert_null (dti_problem_new (DTI_SEVERITY_NOTE, NULL, "x"));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*code != NULL*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/problem/new", test_new);
  g_test_add_func ("/problem/properties", test_properties);
  g_test_add_func ("/problem/empty", test_empty);
  g_test_add_func ("/problem/to-string", test_to_string);
  g_test_add_func ("/problem/error-domain", test_error_domain);
  g_test_add_func ("/problem/preconditions", test_preconditions);

  return g_test_run ();
}
