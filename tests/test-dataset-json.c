/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libdti/dti.h>

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
read_text (const char *text, DtiFramework *framework, GError **error)
{
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dti_dataset_reader_read_bytes (reader, bytes, "data.json", error);
}

static void
test_json_full (void)
{
  static const char text[] =
      "{\"format\": \"dti-dataset\", \"format-version\": 1, \"stage\": \"self\","
      " \"units\": [\"KG\", \"AG\", \"HN\"], \"names\": [\"Kiên Giang\", null, \"\"],"
      " \"periods\": {\"2022\": {\"units\": [\"HN\", \"KG\"], \"ranked\": [true, false],"
      "  \"labels\": {\"region\": [\"North\", null]},"
      "  \"columns\": {\"A\": [0.5, null], \"A:status\": [\"P\", \"M\"], \"A:max\": [1, null],"
      "   \"A:note\": [\"seen\", null], \"A:evidence\": [null, \"12/QĐ\"],"
      "   \"C:numerator\": [1, null], \"C:denominator\": [4, null], \"C:input.x\": [null, 7],"
      "   \"B\": [\"có\", 0]},"
      "  \"stages\": {\"published\": {\"A\": [0.25, null]}}}}}";
  g_autoptr (DtiFramework) framework = load_framework ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiDataset) dataset = read_text (text, framework, &error);
  g_autoptr (DtiObservation) self_assessed = NULL;
  g_autoptr (DtiObservation) none = NULL;
  g_auto (GStrv) units = NULL;
  double number;

  g_assert_no_error (error);
  g_assert_cmpuint (dti_problem_list_get_n_items (dti_dataset_get_problems (dataset)), ==, 0);
  units = dti_dataset_list_units (dataset, "2022");
  g_assert_cmpuint (g_strv_length (units), ==, 2);
  g_assert_cmpstr (dti_dataset_get_unit_name (dataset, "KG"), ==, "Kiên Giang");
  g_assert_null (dti_dataset_get_unit_name (dataset, "HN"));
  g_assert_false (dti_dataset_get_ranked (dataset, "KG", "2022"));
  g_assert_cmpstr (dti_dataset_get_label (dataset, "HN", "2022", "region"), ==, "North");
  g_assert_true (dti_dataset_get_number (dataset, "HN", "2022", "A", &number));
  g_assert_cmpfloat (number, ==, 0.25);
  g_assert_true (dti_dataset_get_number (dataset, "HN", "2022", "C", &number));
  g_assert_cmpfloat (number, ==, 0.25);
  g_assert_cmpint (dti_dataset_get_status (dataset, "KG", "2022", "A"),
                   ==,
                   DTI_STATUS_NOT_APPLICABLE);

  self_assessed = dti_dataset_lookup_observation (dataset, "HN", "2022", "A", DTI_STAGE_SELF);
  g_assert_cmpint (dti_observation_get_status (self_assessed), ==, DTI_STATUS_PROVISIONAL);
  g_assert_cmpstr (dti_observation_get_note (self_assessed), ==, "seen");
  g_assert_true (dti_observation_get_max (self_assessed, &number));
  g_assert_cmpfloat (number, ==, 1.0);
  none = dti_dataset_lookup_observation (dataset, "KG", "2022", "A", DTI_STAGE_SELF);
  g_assert_cmpstr (dti_observation_get_evidence (none), ==, "12/QĐ");
}

/* Members of {"format": "dti-dataset", "format-version": 1, …}. */
static void
test_json_refused (void)
{
  static const struct
  {
    const char *members;
    const char *pointer;
  } cases[] = {
    { "\"units\": [\"A\"]", "/periods" },
    { "\"periods\": {}", "/units" },
    { "\"units\": [1], \"periods\": {}", "/units/0" },
    { "\"units\": [\"A\", \"A\"], \"periods\": {}", "/units/1" },
    { "\"units\": [\"A\", \"*\"], \"periods\": {}", "/units/1" },
    { "\"units\": [\"A\", \"\"], \"periods\": {}", "/units/1" },
    { "\"units\": [\"A\"], \"names\": [], \"periods\": {}", "/names" },
    { "\"units\": [\"A\"], \"names\": [5], \"periods\": {}", "/names/0" },
    { "\"units\": [\"A\"], \"stage\": \"draft\", \"periods\": {}", "/stage" },
    { "\"units\": [\"A\"], \"periods\": []", "/periods" },
    { "\"units\": [\"A\"], \"periods\": {\"soon\": {}}", "/periods/soon" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": 5}", "/periods/2022" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {}, \"\": {}}", "/periods/" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"units\": [\"B\"]}}",
      "/periods/2022/units/0" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"units\": [\"A\", \"A\"]}}",
      "/periods/2022/units/1" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"columns\": []}}", "/periods/2022/columns" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"columns\": {\"X\": 1}}}",
      "/periods/2022/columns/X" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"columns\": {\"X\": [1, 2]}}}",
      "/periods/2022/columns/X" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"columns\": {\"X\": []}}}",
      "/periods/2022/columns/X" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"ranked\": [true, false]}}",
      "/periods/2022/ranked" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"labels\": {\"X\": [1, 2]}}}",
      "/periods/2022/labels/X" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"stages\": {\"draft\": {}}}}",
      "/periods/2022/stages/draft" },
    { "\"units\": [\"A\"], \"periods\": {\"2022\": {\"columns\": {}, \"stages\":"
      " {\"published\": {}}}}",
      "/periods/2022/stages/published" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"format\": \"dti-dataset\", \"format-version\": 1, %s}",
                           cases[i].members);
      g_autofree char *expected = g_strdup_printf ("data.json: %s: *", cases[i].pointer);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (text, NULL, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (expected, error->message));
    }
}

/* Columns of one unit "KG" in 2022. */
static void
test_json_problems (void)
{
  static const struct
  {
    const char *columns;
    const char *code;
    const char *pointer;
  } cases[] = {
    { "\"A\": [true]", "not-a-number", "/A/0" },
    { "\"A\": [[1]]", "not-a-number", "/A/0" },
    { "\"A\": [\"0.5\"]", "not-a-number", "/A/0" },
    { "\"A\": [1.5]", "outside-domain", "/A/0" },
    { "\"B\": [\"sometimes\"]", "unknown-label", "/B/0" },
    { "\"A\": [0.5], \"A:status\": [\"M\"]", "number-with-status", "/A/0" },
    { "\"A:status\": [\"X\"]", "unknown-status", "/A/0" },
    { "\"A:status\": [\"P\"]", "status-without-number", "/A/0" },
    { "\"C:numerator\": [1]", "ratio-incomplete", "/C/0" },
    { "\"C:numerator\": [1], \"C:denominator\": [\"x\"]", "not-a-number", "/C:denominator/0" },
    { "\"Z\": [1]", "unknown-node", "/Z" },
    { "\"A:maximum\": [1]", "unknown-column", "/A:maximum" },
    { "\"region\": [5]", "invalid-label", "/region/0" },
    { "\":ranked\": [\"no\"]", "invalid-ranked", "/:ranked/0" },
  };
  g_autoptr (DtiFramework) framework = load_framework ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"format\": \"dti-dataset\", \"format-version\": 1, \"units\": [\"KG\"],"
          " \"periods\": {\"2022\": {\"columns\": {%s}}}}",
          cases[i].columns);
      g_autofree char *pointer = g_strconcat ("/periods/2022/columns", cases[i].pointer, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiDataset) dataset = read_text (text, framework, &error);
      g_autoptr (DtiProblem) problem = NULL;

      g_assert_no_error (error);
      problem = g_list_model_get_item (G_LIST_MODEL (dti_dataset_get_problems (dataset)), 0);
      g_test_message ("%s", cases[i].columns);
      g_assert_nonnull (problem);
      g_assert_cmpstr (dti_problem_get_code (problem), ==, cases[i].code);
      g_assert_cmpstr (dti_problem_get_pointer (problem), ==, pointer);
      g_assert_cmpuint (dti_problem_list_count (dti_dataset_get_problems (dataset),
                                                DTI_SEVERITY_ERROR),
                        >=,
                        1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary (
      "Proves that the JSON form of a dataset is read as described, and that each fault "
      "is told with its JSON pointer.");

  g_test_add_func ("/dataset-json/full", test_json_full);
  g_test_add_func ("/dataset-json/refused", test_json_refused);
  g_test_add_func ("/dataset-json/problems", test_json_problems);

  return g_test_run ();
}
