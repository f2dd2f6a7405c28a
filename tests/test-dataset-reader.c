/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>
#include <libdti/dti.h>

#include <libdti/data/dti-dataset-private.h>

#define AUTO DTI_NUMBER_CONVENTION_AUTO
#define VI DTI_NUMBER_CONVENTION_VI
#define EN DTI_NUMBER_CONVENTION_EN

static const char framework_json[] =
    "{\"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\","
    " \"columns\": {\"region\": \"label\", \"people\": \"number\"},"
    " \"root\": {\"id\": \"top\", \"aggregation\": \"sum\", \"children\": ["
    "  {\"id\": \"A\", \"domain\": [0, 1], \"rule\": {\"type\": \"share\"}},"
    "  {\"id\": \"B\", \"kind\": \"boolean\", \"rule\": {\"type\": \"boolean\","
    "   \"levels\": [[\"có\", 1], [\"không\", 0]]}},"
    "  {\"id\": \"C\", \"kind\": \"ratio\", \"rule\": {\"type\": \"ratio\"}}]}}";

static DtiFramework *
load_framework (void)
{
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_json (framework_json, &error);

  g_assert_no_error (error);

  return framework;
}

static DtiDataset *
read_text (const char *text,
           gssize length,
           DtiFramework *framework,
           DtiNumberConvention convention,
           GError **error)
{
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  dti_dataset_reader_set_number_convention (reader, convention);

  return dti_dataset_reader_read_bytes (reader, bytes, "data.csv", error);
}

/* For texts that must be read without an error; problems can be there. */
static DtiDataset *
read_good (const char *text, DtiFramework *framework)
{
  g_autoptr (GError) error = NULL;
  DtiDataset *dataset = read_text (text, -1, framework, AUTO, &error);

  g_assert_no_error (error);

  return dataset;
}

static void
assert_no_problems (DtiDataset *dataset)
{
  g_autofree char *problems = dti_problem_list_to_string (dti_dataset_get_problems (dataset));

  g_assert_cmpstr (problems, ==, "");
}

static void
assert_number (
    DtiDataset *dataset, const char *unit, const char *period, const char *node, double expected)
{
  double number;

  dti_dataset_get_number (dataset, unit, period, node, &number);
  if (isnan (expected))
    g_assert_true (isnan (number));
  else
    g_assert_cmpfloat (number, ==, expected);
}

static void
assert_texts (const char *const *found, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) found);

  g_assert_cmpstr (joined, ==, expected);
}

static char *
digest_of (DtiDataset *dataset)
{
  dti_dataset_seal (dataset);

  return g_strdup (dti_dataset_get_digest (dataset));
}

static void
test_wide (void)
{
  static const char text[] =
      "unit,period,name,A,B:numerator,B:denominator,C:status,D,D:max,E:input.x\n"
      "KG,2022,Kiên Giang,0.5,3,4,M,266.222,440,7\n"
      "AG,2022,An Giang,-1e-3,,,,,,\n"
      "KG,2023,,0.25,0,5,,10,20,\n";
  g_autoptr (DtiDataset) dataset = read_good (text, NULL);
  DtiDatasetColumn column = { NULL };

  assert_no_problems (dataset);
  assert_texts (dti_dataset_get_units (dataset), "KG AG");
  assert_texts (dti_dataset_get_periods (dataset), "2022 2023");
  assert_texts (dti_dataset_get_nodes (dataset), "A B C D E");
  g_assert_cmpstr (dti_dataset_get_unit_name (dataset, "KG"), ==, "Kiên Giang");
  assert_number (dataset, "KG", "2022", "A", 0.5);
  assert_number (dataset, "AG", "2022", "A", -0.001);
  assert_number (dataset, "KG", "2023", "A", 0.25);
  assert_number (dataset, "KG", "2022", "B", 0.75);
  assert_number (dataset, "KG", "2023", "B", 0.0);
  assert_number (dataset, "AG", "2022", "B", NAN);
  g_assert_cmpint (dti_dataset_get_status (dataset, "KG", "2022", "C"),
                   ==,
                   DTI_STATUS_NOT_APPLICABLE);
  g_assert_cmpint (dti_dataset_get_status (dataset, "AG", "2022", "D"), ==, DTI_STATUS_MISSING);

  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "D", DTI_STAGE_ANY, &column));
  g_assert_cmpfloat (column.maxima[0], ==, 440.0);
  g_assert_cmpfloat (dti_dataset_peek_input (dataset, "2022", "E", DTI_STAGE_ANY, "x")[0], ==, 7.0);
}

static void
test_long (void)
{
  static const char text[] = "unit,period,node,value,numerator,denominator,status,stage,note,"
                             "evidence,max,input.x,name,ranked\n"
                             "KG,2022,A,0.5,,,P,self,\"'=note\",12/QĐ,,,Kiên Giang,no\n"
                             "KG,2022,A,0.25,,,,published,,,,,,\n"
                             "AG,2022,A,,1,4,,,,,,,,\n"
                             "AG,2022,B,1,,,,,,,2,3,,\n"
                             "HN,2022,,,,,,,,,,,Hà Nội,\n";
  g_autoptr (DtiDataset) dataset = read_good (text, NULL);
  g_autoptr (DtiObservation) observation = NULL;
  g_auto (GStrv) units = NULL;

  assert_no_problems (dataset);
  units = dti_dataset_list_units (dataset, "2022");
  assert_texts ((const char *const *) units, "KG AG HN");
  assert_number (dataset, "KG", "2022", "A", 0.25);
  assert_number (dataset, "AG", "2022", "A", 0.25);
  assert_number (dataset, "AG", "2022", "B", 1.0);
  g_assert_cmpstr (dti_dataset_get_unit_name (dataset, "HN"), ==, "Hà Nội");
  g_assert_false (dti_dataset_get_ranked (dataset, "KG", "2022"));
  g_assert_true (dti_dataset_get_ranked (dataset, "AG", "2022"));

  observation = dti_dataset_lookup_observation (dataset, "KG", "2022", "A", DTI_STAGE_SELF);
  g_assert_cmpint (dti_observation_get_status (observation), ==, DTI_STATUS_PROVISIONAL);
  g_assert_cmpstr (dti_observation_get_note (observation), ==, "=note");
  g_assert_cmpstr (dti_observation_get_evidence (observation), ==, "12/QĐ");
  g_assert_cmpstr (dti_observation_get_file (observation), ==, "data.csv");
  g_assert_cmpuint (dti_observation_get_row (observation), ==, 2);
  g_assert_cmpuint (dti_observation_get_column (observation), ==, 4);
}

/* The same table, written in every way it can be. */
static void
test_ways_of_writing (void)
{
  static const char *const texts[] = {
    "unit,period,A,B\nKG,2022,1.5,\nAG,2022,-2,0\n",
    "\xef\xbb\xbfunit,period,A,B\nKG,2022,1.5,\nAG,2022,-2,0\n",
    "unit,period,A,B\r\nKG,2022,1.5,\r\nAG,2022,-2,0\r\n",
    "unit,period,A,B\rKG,2022,1.5,\rAG,2022,-2,0\r",
    "unit,period,A,B\nKG,2022,1.5,\nAG,2022,-2,0",
    "unit;period;A;B\nKG;2022;1.5;\nAG;2022;-2;0\n",
    "unit,period,B,A\nKG,2022,,1.50\nAG,2022,0.0,-2e0\n",
    "\"unit\",\"period\",\"A\",\"B\"\n\"KG\",\"2022\",\"1.5\",\"\"\n\"AG\",\"2022\",\"-2\",\"0\"\n",
    " unit , period , A , B \n KG , 2022 , 1.5 , \n AG , 2022 , -2 , 0 \n",
    "unit,period,A,B\n\nKG,2022,1.5,\n,,,\n\nAG,2022,-2,0\n\n\n",
    "A,B,period,unit\n1.5,,2022,KG\n-2,0,2022,AG\n",
    "unit,period,A,B\nKG,2022,1.5,-\nAG,2022,−2,0\n",
    "unit,period,A,B,B:status\nKG,2022,1.5,,O\nAG,2022,-2,0,A\n",
    "unit,period,node,value\nKG,2022,A,1.5\nAG,2022,A,-2\nAG,2022,B,0\n",
    "unit,node,period,value,stage\nKG,A,2022,1.5,published\nAG,B,2022,0,\nAG,A,2022,-2,\n",
    "{\"format\": \"dti-dataset\", \"format-version\": 1, \"units\": [\"KG\", \"AG\"],"
    " \"periods\": {\"2022\": {\"columns\": {\"A\": [1.5, -2], \"B\": [null, 0]}}}}",
    "\xef\xbb\xbf \n{\"format\": \"dti-dataset\", \"format-version\": 1, \"units\": [\"KG\", "
    "\"AG\"],"
    " \"periods\": {\"2022\": {\"units\": [\"AG\", \"KG\"], \"columns\": {\"B\": [0.0, null],"
    " \"A\": [-2.0, 1.5]}}}}",
  };
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DtiDataset) dataset = read_good (texts[i], NULL);
      g_autofree char *digest = digest_of (dataset);

      assert_no_problems (dataset);
      if (expected == NULL)
        expected = g_strdup (digest);
      g_assert_cmpstr (digest, ==, expected);
    }
}

static void
test_no_period (void)
{
  g_autoptr (DtiDataset) dataset = read_good ("unit,A\nKG,1\n", NULL);

  g_assert_cmpstr (dti_dataset_get_periods (dataset)[0], ==, "");
  g_assert_null (dti_dataset_get_periods (dataset)[1]);
  assert_number (dataset, "KG", "", "A", 1.0);
  assert_number (dataset, "KG", NULL, "A", 1.0);
}

typedef struct
{
  const char *text;
  const char *code;
  guint row;
  guint column;
  DtiSeverity severity;
  const char *raw_text; /* NULL: not looked at */
} ProblemCase;

#define ERROR DTI_SEVERITY_ERROR
#define WARNING DTI_SEVERITY_WARNING

/* Each has exactly one problem; read without a framework. */
static const ProblemCase problem_cases[] = {
  { "unit,A\nKG,abc\n", "not-a-number", 2, 2, ERROR, "abc" },
  { "unit,A\nKG,nan\n", "not-a-number", 2, 2, ERROR, "nan" },
  { "unit,A\nKG,inf\n", "not-a-number", 2, 2, ERROR, "inf" },
  { "unit,A\nKG,0x10\n", "not-a-number", 2, 2, ERROR, "0x10" },
  { "unit,A\nKG,1e999\n", "not-a-number", 2, 2, ERROR, "1e999" },
  { "unit,A\nKG,#DIV/0!\n", "not-a-number", 2, 2, ERROR, "#DIV/0!" },
  { "unit,A\n\nKG,1\nAG,x\n", "not-a-number", 4, 2, ERROR, "x" },
  { "unit,name,A\nKG,\"two\nlines\",x\n", "not-a-number", 2, 3, ERROR, "x" },
  { "unit,name,A\nKG,\"two\nlines\",1\nAG,,x\n", "not-a-number", 3, 3, ERROR, "x" },
  { "unit,A:numerator,A:denominator\nKG,x,\n", "not-a-number", 2, 2, ERROR, "x" },
  { "unit;A\nKG;0,5796\n", "decimal-comma", 2, 2, ERROR, "0,5796" },
  { "unit,A\nKG,\"0,5796\"\n", "decimal-comma", 2, 2, ERROR, "0,5796" },
  { "unit,A\nKG,0,5796\n", "row-too-long", 2, 3, ERROR, NULL },
  { "unit,A\nKG,1,\n", "row-too-long", 2, 3, WARNING, NULL },
  { "unit,A,B\nKG,1\n", "row-too-short", 2, 2, WARNING, NULL },
  { "unit,A\n,1\n", "unit-missing", 2, 1, ERROR, NULL },
  { "unit,A\n\"K\nG\",1\n", "invalid-unit", 2, 1, ERROR, NULL },
  { "unit,period,A\nKG,,1\n", "period-missing", 2, 2, ERROR, NULL },
  { "unit,period,A\nKG,last,1\n", "invalid-period", 2, 2, ERROR, "last" },
  { "unit,period,A\nKG,2022-13,1\n", "invalid-period", 2, 2, ERROR, "2022-13" },
  { "unit,A\nKG,1\nKG,2\n", "duplicate", 3, 1, ERROR, "KG" },
  { "unit,period,A\nKG,2022,1\nAG,2022,1\nKG,2022,1\n", "duplicate", 4, 1, ERROR, "KG" },
  { "unit,A,A:status\nKG,1,X\n", "unknown-status", 2, 3, ERROR, "X" },
  { "unit,A,A:status\nKG,1,a\n", "unknown-status", 2, 3, ERROR, "a" },
  { "unit,A,A:status\nKG,1,M\n", "number-with-status", 2, 2, ERROR, NULL },
  { "unit,A,A:status\nKG,1,Q\n", "number-with-status", 2, 2, ERROR, NULL },
  { "unit,A,A:status\nKG,1,N\n", "number-with-status", 2, 2, ERROR, NULL },
  { "unit,A,A:status\nKG,1,O\n", "number-with-status", 2, 2, ERROR, NULL },
  { "unit,A,A:status\nKG,1,L\n", "number-with-status", 2, 2, ERROR, NULL },
  { "unit,A:status,A\nKG,M,1\n", "number-with-status", 2, 3, ERROR, NULL },
  { "unit,A,A:status\nKG,,P\n", "status-without-number", 2, 3, ERROR, "P" },
  { "unit,A,A:status\nKG,,A\n", "status-without-number", 2, 3, ERROR, "A" },
  { "unit,A:numerator,A:denominator\nKG,1,\n", "ratio-incomplete", 2, 2, ERROR, "1" },
  { "unit,A:numerator,A:denominator\nKG,,2\n", "ratio-incomplete", 2, 3, ERROR, "2" },
  { "unit,A,A:max\nKG,,2\n", "max-without-number", 2, 3, ERROR, "2" },
  { "unit,A,A:max\nKG,1,-2\n", "negative-max", 2, 3, ERROR, "-2" },
  { "unit,A\nKG,\"1\"2\n", "text-after-quote", 2, 2, ERROR, "\"1\"2" },
  { "unit,A\nKG,1\"\n", "not-a-number", 2, 2, ERROR, "1\"" },
  { "unit,name,A\nKG,a\"b,1\n", "stray-quote", 2, 2, WARNING, "a\"b" },
  { "unit,A:maximum\nKG,1\n", "unknown-column", 1, 2, ERROR, "A:maximum" },
  { "unit,A:input.\nKG,1\n", "unknown-column", 1, 2, ERROR, "A:input." },
  { "unit,:status\nKG,1\n", "unknown-column", 1, 2, ERROR, ":status" },
  { "unit,A,\nKG,1,\n", "unnamed-column", 1, 3, WARNING, NULL },
  { "unit,:ranked,A\nKG,maybe,1\n", "invalid-ranked", 2, 2, ERROR, "maybe" },
  { "unit,A\nKG,1\n*,N\n", "number-with-status", 2, 2, ERROR, NULL },
  { "unit,A\n*,N\nKG,1\n", "number-with-status", 3, 2, ERROR, NULL },
  { "unit,A\n*,1\n", "unknown-status", 2, 2, ERROR, "1" },
  { "unit,A\n*,N\n*,M\n", "duplicate", 3, 2, ERROR, "M" },
  { "unit,node,value\nKG,A,x\n", "not-a-number", 2, 3, ERROR, "x" },
  { "unit,node,value\nKG,A,1\nKG,A,2\n", "duplicate", 3, 2, ERROR, "A" },
  { "unit,node,value\nKG,,1\n", "node-missing", 2, 2, ERROR, NULL },
  { "unit,node,value\nKG,A:max,1\n", "invalid-node", 2, 2, ERROR, "A:max" },
  { "unit,node,value,stage\nKG,A,1,draft\n", "unknown-stage", 2, 4, ERROR, "draft" },
  { "unit,node,value,status\nKG,A,1,M\n", "number-with-status", 2, 3, ERROR, NULL },
  { "unit,node,value,status\nKG,A,1,?\n", "unknown-status", 2, 4, ERROR, "?" },
  { "unit,node,value,numerator,denominator\nKG,A,,1,\n", "ratio-incomplete", 2, 4, ERROR, "1" },
  { "unit,node,value,color\nKG,A,1,red\n", "unknown-column", 1, 4, ERROR, "color" },
  { "unit,node,value\nKG,A,1,2\n", "row-too-long", 2, 1, ERROR, NULL },
  { "unit,node,value\n,A,1\n", "unit-missing", 2, 1, ERROR, NULL },
  { "unit,node,value,max\nKG,A,,4\n", "max-without-number", 2, 4, ERROR, "4" },
};

/* The same with a framework. */
static const ProblemCase framework_cases[] = {
  { "unit,A,Z\nKG,1,2\n", "unknown-node", 1, 3, ERROR, "Z" },
  { "unit,Z:max,A\nKG,1,1\n", "unknown-node", 1, 2, ERROR, "Z:max" },
  { "unit,A\nKG,1.5\n", "outside-domain", 2, 2, ERROR, "1.5" },
  { "unit,A\nKG,-0.5\n", "outside-domain", 2, 2, ERROR, "-0.5" },
  { "unit,A,A:status\nKG,1.5,P\n", "outside-domain", 2, 2, ERROR, "1.5" },
  { "unit,B\nKG,sometimes\n", "unknown-label", 2, 2, ERROR, "sometimes" },
  { "unit,C\nKG,có\n", "not-a-number", 2, 2, ERROR, "có" },
  { "unit,region:max\nKG,1\n", "unknown-column", 1, 2, ERROR, "region:max" },
  { "unit,people\nKG,many\n", "not-a-number", 2, 2, ERROR, "many" },
  { "unit,region,A\n*,N,\n", "unknown-status", 2, 2, ERROR, "N" },
  { "unit,C:numerator\n*,N\n", "unknown-status", 2, 2, ERROR, "N" },
  { "unit,node,value\n*,region,N\n", "unknown-status", 2, 3, ERROR, "N" },
  { "unit,node,value\nKG,Z,1\n", "unknown-node", 2, 2, ERROR, "Z" },
  { "unit,node,value\nKG,A,1.5\n", "outside-domain", 2, 3, ERROR, "1.5" },
  { "unit,node,value\nKG,B,sometimes\n", "unknown-label", 2, 3, ERROR, "sometimes" },
  { "unit,node,value\nKG,region,South\nKG,region,North\n", "duplicate", 3, 2, ERROR, "region" },
};

static void
assert_problem (const ProblemCase *expected, DtiFramework *framework)
{
  g_autoptr (DtiDataset) dataset = read_good (expected->text, framework);
  GListModel *problems = G_LIST_MODEL (dti_dataset_get_problems (dataset));
  g_autofree char *all = dti_problem_list_to_string (dti_dataset_get_problems (dataset));
  g_autoptr (DtiProblem) problem = g_list_model_get_item (problems, 0);

  g_test_message ("%s%s", expected->text, all);
  g_assert_nonnull (problem);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, expected->code);
  g_assert_cmpuint (dti_problem_get_row (problem), ==, expected->row);
  g_assert_cmpuint (dti_problem_get_column (problem), ==, expected->column);
  g_assert_cmpint (dti_problem_get_severity (problem), ==, expected->severity);
  g_assert_cmpstr (dti_problem_get_file (problem), ==, "data.csv");
  if (expected->raw_text != NULL)
    g_assert_cmpstr (dti_problem_get_raw_text (problem), ==, expected->raw_text);
  g_assert_cmpuint (g_list_model_get_n_items (problems), ==, 1);

  /* A cell that is told to be wrong has no number; with warnings it has. */
  if (expected->severity == ERROR && strstr (expected->text, ",1\nKG") == NULL &&
      g_str_has_suffix (expected->code, "number"))
    assert_number (dataset, "AG", NULL, "A", NAN);
}

static void
test_problems (void)
{
  g_autoptr (DtiFramework) framework = load_framework ();

  for (guint i = 0; i < G_N_ELEMENTS (problem_cases); i++)
    assert_problem (&problem_cases[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (framework_cases); i++)
    assert_problem (&framework_cases[i], framework);
}

/* What is wrong in one cell leaves the rest of the row and the file standing. */
static void
test_rest_stands (void)
{
  static const char text[] = "unit,A,B,C,C:status\n"
                             "KG,x,2,3,M\n"
                             "AG,1,\"2\"y,3,P\n"
                             ",9,9,9,\n"
                             "HN,1,2,3,\n"
                             "AG,7,7,7,\n"
                             "HCM,1,2,3,,9\n";
  g_autoptr (DtiDataset) dataset = read_good (text, NULL);

  assert_texts (dti_dataset_get_units (dataset), "KG AG HN");
  assert_number (dataset, "KG", "", "A", NAN);
  assert_number (dataset, "KG", "", "B", 2.0);
  assert_number (dataset, "KG", "", "C", NAN);
  g_assert_cmpint (dti_dataset_get_status (dataset, "KG", "", "C"), ==, DTI_STATUS_NOT_APPLICABLE);
  assert_number (dataset, "AG", "", "A", 1.0);
  assert_number (dataset, "AG", "", "B", NAN);
  assert_number (dataset, "AG", "", "C", 3.0);
  g_assert_cmpint (dti_dataset_get_status (dataset, "AG", "", "C"), ==, DTI_STATUS_PROVISIONAL);
  assert_number (dataset, "HN", "", "C", 3.0);
  g_assert_cmpuint (dti_problem_list_count (dti_dataset_get_problems (dataset), DTI_SEVERITY_ERROR),
                    ==,
                    6);
}

/* Each makes the whole document doubtful. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    int code;
    const char *message;
  } cases[] = {
    { "", -1, DTI_ERROR_INVALID_DATA, "data.csv:1: the file is empty" },
    { "\xef\xbb\xbf", -1, DTI_ERROR_INVALID_DATA, "data.csv:1: the file is empty" },
    { "\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1: the header has no column “unit”" },
    { "Unit,A\nKG,1\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1: the header has no column “unit”" },
    { "KG,2022,1\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1: the header has no column “unit”" },
    { "unit\tA\nKG\t1\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1: *" },
    { "unit,A,A\nKG,1,2\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1:3: *twice" },
    { "unit,A, A\nKG,1,2\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1:3: *twice" },
    { "unit,unit\nKG,1\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1:2: *twice" },
    { "unit,\u00e0,a\u0300\nKG,1,2\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1:3: *twice" },
    { "unit,\"A\nKG,1\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1:2: the quote is not closed" },
    { "unit,\"A\"x\nKG,1\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:1:2: *" },
    { "unit,A\nKG,\"1\nAG,2\n",
      -1,
      DTI_ERROR_INVALID_DATA,
      "data.csv:2:2: the quote is not closed" },
    { "unit,A\nKG,\xc3\x28\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:2:2: *UTF-8" },
    { "unit,A\nK\xe0G,1\n", -1, DTI_ERROR_INVALID_DATA, "data.csv:2:1: *UTF-8" },
    { "unit,A\nKG,1\0\n", 13, DTI_ERROR_INVALID_DATA, "data.csv:2:2: *NUL*" },
    { "\xff\xfeu\0n\0i\0t\0", 10, DTI_ERROR_INVALID_DATA, "data.csv:1:1: *" },
    { "\0", 1, DTI_ERROR_INVALID_DATA, "data.csv:1:1: *NUL*" },
    { "{", -1, DTI_ERROR_INVALID_DATA, "data.csv:1:*" },
    { "[]", -1, DTI_ERROR_INVALID_DATA, "data.csv: /: *" },
    { "{}", -1, DTI_ERROR_INVALID_DATA, "data.csv: /format: *" },
    { "{\"format\": \"dti-framework\", \"format-version\": 1}",
      -1,
      DTI_ERROR_INVALID_DATA,
      "data.csv: /format: *" },
    { "{\"format\": \"dti-dataset\"}", -1, DTI_ERROR_INVALID_DATA, "data.csv: /format-version: *" },
    { "{\"format\": \"dti-dataset\", \"format-version\": 2}",
      -1,
      DTI_ERROR_UNSUPPORTED,
      "data.csv: /format-version: *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].text, cases[i].length, NULL, AUTO, &error));
      g_assert_error (error, DTI_ERROR, cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

static void
test_conventions (void)
{
  static const struct
  {
    const char *text;
    DtiNumberConvention convention;
    double expected;
  } cases[] = {
    { "unit;A\nKG;0,5796\n", VI, 0.5796 },
    { "unit;A\nKG;1.234,5\n", VI, 1234.5 },
    { "unit;A\nKG;1.234\n", VI, 1234.0 },
    { "unit;A\nKG;-7\n", VI, -7.0 },
    { "unit,A\nKG,\"0,5796\"\n", VI, 0.5796 },
    { "unit,A\nKG,7\n", VI, 7.0 },
    { "unit,A\nKG,1.234\n", AUTO, 1.234 },
    { "unit;A\nKG;1.234\n", AUTO, 1.234 },
    { "unit,A\nKG,1.234\n", EN, 1.234 },
    { "unit,A\nKG,\"1,234.5\"\n", EN, 1234.5 },
    /* Long enough for numbers to be read in place. */
    { "unit;A;B\nKG;0,5796;1\nAG;2,0000000000000000;1111111111111111111111111111\n", VI, 0.5796 },
    { "unit,A,B\nKG,5,1\nAG,2000000000000000000,1111111111111111111111111111\n", VI, 5.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiDataset) dataset =
          read_text (cases[i].text, -1, NULL, cases[i].convention, &error);

      g_assert_no_error (error);
      assert_no_problems (dataset);
      assert_number (dataset, "KG", "", "A", cases[i].expected);
    }
}

/* Vietnamese numbers in a file with commas: the row breaks apart, and none of it is taken. */
static void
test_comma_in_commas (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiDataset) dataset = read_text ("unit,A,B\nKG,0,5796,1,25\n", -1, NULL, VI, &error);

  g_assert_no_error (error);
  g_assert_true (dti_problem_list_has_errors (dti_dataset_get_problems (dataset)));
  assert_number (dataset, "KG", "", "A", NAN);
  assert_texts (dti_dataset_get_units (dataset), "");
}

static void
test_framework_columns (void)
{
  g_autoptr (DtiFramework) framework = load_framework ();
  g_autoptr (DtiDataset) dataset = read_good ("unit,region,people,A,B,C,top,top:max,:ranked\n"
                                              "KG,South,1723,0.5,có,0.3,5,9,no\n"
                                              "AG,,1908,1,KHÔNG,,,,\n"
                                              "HN,North,,,1,,,,yes\n",
                                              framework);
  DtiDatasetColumn column = { NULL };

  assert_no_problems (dataset);
  g_assert_cmpstr (dti_dataset_get_label (dataset, "KG", "", "region"), ==, "South");
  g_assert_null (dti_dataset_get_label (dataset, "AG", "", "region"));
  assert_number (dataset, "AG", "", "people", 1908.0);
  g_assert_false (dti_dataset_get_ranked (dataset, "KG", ""));
  g_assert_true (dti_dataset_get_ranked (dataset, "HN", ""));
  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_peek_column (dataset, "", "B", DTI_STAGE_ANY, &column));
  g_assert_cmpstr (column.texts[0], ==, "có");
  g_assert_cmpstr (column.texts[1], ==, "KHÔNG");
  g_assert_null (column.texts[2]);
  g_assert_cmpfloat (column.numbers[2], ==, 1.0);
}

static void
test_status_rows (void)
{
  g_autoptr (DtiDataset) dataset = read_good ("unit,period,A,B,C,C:status\n"
                                              "KG,2022,1,2,3,\n"
                                              "*,2022,,N,,P\n"
                                              "AG,2022,1,,4,\n"
                                              "AG,2023,1,5,4,\n",
                                              NULL);

  g_assert_cmpuint (dti_problem_list_get_n_items (dti_dataset_get_problems (dataset)), ==, 1);
  assert_number (dataset, "KG", "2022", "B", NAN);
  g_assert_cmpint (dti_dataset_get_status (dataset, "KG", "2022", "B"),
                   ==,
                   DTI_STATUS_NOT_ASSESSED);
  g_assert_cmpint (dti_dataset_get_status (dataset, "AG", "2022", "B"),
                   ==,
                   DTI_STATUS_NOT_ASSESSED);
  g_assert_cmpint (dti_dataset_get_status (dataset, "AG", "2022", "C"), ==, DTI_STATUS_PROVISIONAL);
  assert_number (dataset, "AG", "2022", "C", 4.0);
  assert_number (dataset, "AG", "2023", "B", 5.0);
  assert_texts (dti_dataset_get_units (dataset), "KG AG");
}

static char *
write_temporary (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_user_cache_dir (), "data.csv", NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_file (void)
{
  g_autofree char *path = write_temporary ("unit,A\nKG,x\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiDataset) dataset = dti_dataset_new_from_file (file, NULL, &error);
  g_autoptr (DtiProblem) problem = NULL;

  g_assert_no_error (error);
  problem = g_list_model_get_item (G_LIST_MODEL (dti_dataset_get_problems (dataset)), 0);
  g_assert_cmpstr (dti_problem_get_file (problem), ==, path);
  g_assert_cmpstr (dti_problem_get_unit (problem), ==, "KG");
  g_assert_cmpstr (dti_problem_get_node (problem), ==, "A");
  g_assert_false (dti_dataset_get_sealed (dataset));
}

/* Great files are given back to the system while they are read. */
static void
test_great_file (void)
{
  const guint n = 20000;
  g_autoptr (GString) text = g_string_new ("unit,A,B\n");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\"unit %u\",%u.25,%u\n", i, i, i % 7);
  path = write_temporary (text->str);
  file = g_file_new_for_path (path);
  dataset = dti_dataset_new_from_file (file, NULL, &error);
  g_assert_no_error (error);
  assert_no_problems (dataset);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *unit = g_strdup_printf ("unit %u", i);

      g_assert_cmpstr (dti_dataset_get_units (dataset)[i], ==, unit);
      assert_number (dataset, unit, "", "A", i + 0.25);
      assert_number (dataset, unit, "", "B", i % 7);
    }
}

static void
test_file_refused (void)
{
  g_autofree char *path = write_temporary ("");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *missing = g_strconcat (path, ".missing", NULL);
  const struct
  {
    const char *path;
    int code;
  } cases[] = {
    { path, DTI_ERROR_INVALID_DATA },
    { folder, DTI_ERROR_FAILED },
    { missing, DTI_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_dataset_new_from_file (file, NULL, &error));
      g_assert_error (error, DTI_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
}

typedef struct
{
  GMainLoop *loop;
  DtiDataset *dataset;
  GError *error;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->dataset =
      dti_dataset_reader_read_file_finish (DTI_DATASET_READER (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
test_async (void)
{
  g_autofree char *path = write_temporary ("unit;A\nKG;0,5\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  /* The task can outlive its callback for a moment, and holds the reader. */
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (NULL);
  Answer answer = { loop, NULL, NULL };

  dti_dataset_reader_set_number_convention (reader, VI);
  dti_dataset_reader_read_file_async (reader, file, NULL, read_cb, &answer);
  dti_dataset_reader_set_number_convention (reader, EN);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  assert_number (answer.dataset, "KG", "", "A", 0.5);
  g_clear_object (&answer.dataset);

  g_cancellable_cancel (cancellable);
  answer.dataset = NULL;
  dti_dataset_reader_read_file_async (reader, file, cancellable, read_cb, &answer);
  g_main_loop_run (loop);
  g_assert_null (answer.dataset);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

static void
count_cb (GObject *object, GParamSpec *spec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_properties (void)
{
  g_autoptr (DtiFramework) framework = load_framework ();
  DtiDatasetReader *reader = dti_dataset_reader_new (framework);
  DtiFramework *found = NULL;
  DtiNumberConvention convention = EN;
  guint n_notified = 0;

  g_signal_connect (reader, "notify::number-convention", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (dti_dataset_reader_get_framework (reader) == framework);
  g_object_get (reader, "framework", &found, "number-convention", &convention, NULL);
  g_assert_true (found == framework);
  g_object_unref (found);
  g_assert_cmpint (convention, ==, AUTO);
  dti_dataset_reader_set_number_convention (reader, AUTO);
  g_assert_cmpuint (n_notified, ==, 0);
  g_object_set (reader, "number-convention", VI, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (dti_dataset_reader_get_number_convention (reader), ==, VI);
  g_assert_finalize_object (reader);
}

/* @head, then @part with each "#" replaced by 0, 1, …, @n − 1, then @tail. */
static GString *
repeat (const char *head, const char *part, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    for (const char *c = part; *c != '\0'; c++)
      if (*c == '#')
        g_string_append_printf (text, "%x", i);
      else
        g_string_append_c (text, *c);
  g_string_append (text, tail);

  return text;
}

static void
test_many_columns (void)
{
  g_autoptr (GString) text = repeat ("unit", ",N#", 100000, "\nKG");
  g_autoptr (DtiDataset) dataset = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i == 99999 ? ",7" : ",");
  dataset = read_good (text->str, NULL);
  assert_no_problems (dataset);
  assert_number (dataset, "KG", "", "N1869f", 7.0);
}

static void
assert_limit (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, length, NULL, AUTO, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
}

static void
test_limits (void)
{
  const guint n = (1u << 20) + 8;
  g_autoptr (GString) columns = repeat ("unit", ",#", n, "\n");
  g_autoptr (GString) row = repeat ("unit,A\nKG", ",", n + 1, "\n");
  g_autoptr (GString) cell = repeat ("unit,A\nKG,", "a", n, "\n");
  g_autoptr (GString) quoted = repeat ("unit,A\nKG,\"", "a", n, "\"\n");
  g_autoptr (GString) open = repeat ("unit,A\nKG,\"", "a", n, "");
  /* A table with numbers only in its diagonal would need a thousand times the file. */
  g_autoptr (GString) diagonal = repeat ("unit,node,value\n", "U#,N#,1\n", 20000, "");

  assert_limit (columns->str, -1);
  assert_limit (row->str, -1);
  assert_limit (cell->str, -1);
  assert_limit (quoted->str, -1);
  assert_limit (open->str, -1);
  assert_limit (diagonal->str, -1);
}

/* Many bad cells are counted, not collected. */
static void
test_many_problems (void)
{
  g_autoptr (GString) text = repeat ("unit,A\n", "U#,x#\n", 5000, "");
  g_autoptr (DtiDataset) dataset = read_good (text->str, NULL);
  DtiProblemList *problems = dti_dataset_get_problems (dataset);

  g_assert_cmpuint (dti_problem_list_count (problems, ERROR), ==, 5000);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), <=, 1001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary ("Proves that data files are read as the formats say, that faults are told with "
                  "row and column and never become numbers, and that what is written reads back.");

  g_test_add_func ("/dataset-reader/wide", test_wide);
  g_test_add_func ("/dataset-reader/long", test_long);
  g_test_add_func ("/dataset-reader/ways-of-writing", test_ways_of_writing);
  g_test_add_func ("/dataset-reader/no-period", test_no_period);
  g_test_add_func ("/dataset-reader/problems", test_problems);
  g_test_add_func ("/dataset-reader/rest-stands", test_rest_stands);
  g_test_add_func ("/dataset-reader/refused", test_refused);
  g_test_add_func ("/dataset-reader/conventions", test_conventions);
  g_test_add_func ("/dataset-reader/comma-in-commas", test_comma_in_commas);
  g_test_add_func ("/dataset-reader/framework-columns", test_framework_columns);
  g_test_add_func ("/dataset-reader/status-rows", test_status_rows);
  g_test_add_func ("/dataset-reader/file", test_file);
  g_test_add_func ("/dataset-reader/great-file", test_great_file);
  g_test_add_func ("/dataset-reader/file-refused", test_file_refused);
  g_test_add_func ("/dataset-reader/async", test_async);
  g_test_add_func ("/dataset-reader/properties", test_properties);
  g_test_add_func ("/dataset-reader/many-columns", test_many_columns);
  g_test_add_func ("/dataset-reader/limits", test_limits);
  g_test_add_func ("/dataset-reader/many-problems", test_many_problems);

  return g_test_run ();
}
