/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
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
read_good (const char *text, DtiFramework *framework)
{
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "data", &error);

  g_assert_no_error (error);

  return dataset;
}

static void
assert_no_problems (DtiDataset *dataset)
{
  g_autofree char *problems = dti_problem_list_to_string (dti_dataset_get_problems (dataset));

  g_assert_cmpstr (problems, ==, "");
}

static char *
digest_of (DtiDataset *dataset)
{
  dti_dataset_seal (dataset);

  return g_strdup (dti_dataset_get_digest (dataset));
}

/* Everything a dataset can hold. */
static DtiDataset *
create_full (gboolean is_wide)
{
  DtiDataset *dataset = dti_dataset_new ();
  g_autoptr (DtiObservation) observation = g_object_new (DTI_TYPE_OBSERVATION,
                                                         "number",
                                                         0.7,
                                                         "status",
                                                         DTI_STATUS_UNVALIDATED,
                                                         "stage",
                                                         DTI_STAGE_SELF,
                                                         "note",
                                                         "'=1+1, \"x\"\r\nsecond line",
                                                         "evidence",
                                                         "-12;QĐ",
                                                         NULL);

  dti_dataset_add_unit (dataset, "=KG", "@Kiên, Giang", NULL);
  dti_dataset_add_unit (dataset, "A;G", "An \"Giang\"", NULL);
  dti_dataset_add_unit (dataset, "Đà Nẵng", NULL, NULL);
  dti_dataset_set_number (dataset, "A;G", "2022", "A", 0.1, NULL);
  dti_dataset_set_number (dataset, "=KG", "2023", "A", 1.0 / 3.0, NULL);
  dti_dataset_set_number (dataset, "=KG", "2022-Q3", "A", 1e-300, NULL);
  dti_dataset_set_ratio (dataset, "=KG", "2022", "C", 1.0, 3.0, NULL);
  dti_dataset_set_status (dataset, "A;G", "2022", "C", DTI_STATUS_NOT_APPLICABLE, NULL);
  dti_dataset_set_text (dataset, "=KG", "2022", "B", "có", NULL);
  dti_dataset_set_number (dataset, "=KG", "2022", "top", 5.0, NULL);
  dti_dataset_set_observed_max (dataset, "=KG", "2022", "top", 9.5, NULL);
  dti_dataset_set_input (dataset, "=KG", "2022", "top", "rank, of", 54.0, NULL);
  dti_dataset_set_label (dataset, "Đà Nẵng", "2023", "region", "-Central", NULL);
  dti_dataset_set_ranked (dataset, "=KG", "2023", FALSE, NULL);
  dti_dataset_set_period_status (dataset, "2023", "C", DTI_STATUS_NOT_ASSESSED, NULL);
  dti_dataset_set_number (dataset, "A;G", "2023", "people", 1e22, NULL);
  if (!is_wide)
    dti_dataset_add_observation (dataset, "=KG", "2022", "A", observation, NULL);

  return dataset;
}

static void
assert_round_trip (DtiDataset *dataset, DtiFramework *framework, const char *header)
{
  g_autofree char *csv = dti_dataset_to_csv (dataset);
  g_autofree char *json = dti_dataset_to_json (dataset);
  g_autoptr (DtiDataset) from_csv = read_good (csv, framework);
  g_autoptr (DtiDataset) from_json = read_good (json, NULL);
  g_autofree char *expected = digest_of (dataset);
  g_autofree char *digest_csv = digest_of (from_csv);
  g_autofree char *digest_json = digest_of (from_json);
  g_autofree char *csv_again = dti_dataset_to_csv (from_csv);
  g_autofree char *csv_sealed = dti_dataset_to_csv (dataset);

  g_test_message ("%s", csv);
  g_assert_true (g_str_has_prefix (csv, header));
  assert_no_problems (from_csv);
  assert_no_problems (from_json);
  g_assert_cmpstr (digest_csv, ==, expected);
  g_assert_cmpstr (digest_json, ==, expected);
  /* In long form the first cells decide the order of the nodes. */
  if (strstr (csv, "node,value") == NULL)
    g_assert_cmpstr (csv_again, ==, csv);
  g_assert_cmpstr (csv_sealed, ==, csv);
}

static void
test_round_trip (void)
{
  g_autoptr (DtiFramework) framework = load_framework ();
  g_autoptr (DtiDataset) wide = create_full (TRUE);
  g_autoptr (DtiDataset) full = create_full (FALSE);

  assert_round_trip (wide, framework, "unit,period,name,:ranked,region,A,");
  assert_round_trip (full, framework, "unit,period,node,value,");
}

static void
test_guards (void)
{
  g_autoptr (DtiDataset) dataset = create_full (FALSE);
  g_autofree char *csv = dti_dataset_to_csv (dataset);

  /* Ids stay as they are; names and notes do not become formulas. */
  g_assert_nonnull (strstr (csv, "\n=KG,"));
  g_assert_nonnull (strstr (csv, "\"'@Kiên, Giang\""));
  g_assert_nonnull (strstr (csv, "\"''=1+1, \"\"x\"\"\r\nsecond line\""));
  g_assert_nonnull (strstr (csv, "\"'-12;QĐ\""));
}

/* Units first seen in a later period come first all the same. */
static void
test_order_of_units (void)
{
  g_autoptr (DtiDataset) dataset =
      read_good ("unit,period,A\nKG,2023,1\nAG,2022,2\nHN,2023,3\n", NULL);
  g_autofree char *csv = dti_dataset_to_csv (dataset);

  g_assert_cmpstr (csv, ==, "unit,period,A\nKG,2023,1\nAG,2022,2\nHN,2023,3\n");
  assert_round_trip (dataset, NULL, "unit,period,A\n");
}

static void
test_awkward_names (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();

  dti_dataset_set_number (dataset, "KG", "", "node", 1.0, NULL);
  dti_dataset_set_number (dataset, "KG", "", "value", 2.0, NULL);
  dti_dataset_set_number (dataset, "KG", "", "unit", 3.0, NULL);
  dti_dataset_set_number (dataset, "KG", "", "a,\"b\"", 4.0, NULL);
  assert_round_trip (dataset, NULL, "unit,node,value,");
}

/* Random datasets through both formats and back. */
static void
test_random_round_trips (void)
{
  static const char *const units[] = { "KG", "AG", "HN", "B\"D", "C,T" };
  static const char *const periods[] = { "2022", "2023", "2022-Q4" };
  static const char *const nodes[] = { "A", "B", "C" };

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (DtiDataset) dataset = dti_dataset_new ();
      guint n = (guint) g_test_rand_int_range (1, 30);

      dti_dataset_set_number (dataset, units[0], periods[0], nodes[0], 1.0, NULL);
      for (guint k = 0; k < n; k++)
        {
          const char *unit = units[g_test_rand_int_range (0, 5)];
          const char *period = periods[g_test_rand_int_range (0, 3)];
          const char *node = nodes[g_test_rand_int_range (0, 3)];
          double number = g_test_rand_double_range (-1e6, 1e6);
          DtiStatus status = (DtiStatus) g_test_rand_int_range (0, 12);
          DtiStage stage = (DtiStage) g_test_rand_int_range (0, 4);
          g_autoptr (DtiObservation) observation =
              dti_observation_new (number, DTI_STATUS_BREAK, i % 2 == 0 ? stage : DTI_STAGE_ANY);

          switch (g_test_rand_int_range (0, 5))
            {
            case 0:
              dti_dataset_set_ratio (dataset, unit, period, node, number, 3.0, NULL);
              break;
            case 1:
              dti_dataset_set_status (dataset, unit, period, node, status, NULL);
              break;
            case 2:
              dti_dataset_add_observation (dataset, unit, period, node, observation, NULL);
              break;
            case 3:
              if (k % 7 == 0)
                dti_dataset_set_period_status (dataset, period, node, status, NULL);
              break;
            default:
              dti_dataset_set_number (dataset, unit, period, node, number, NULL);
            }
        }
      assert_round_trip (dataset, NULL, "unit");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary ("Proves that what a dataset writes as CSV and as JSON reads back with the same "
                  "digest, and that spreadsheets see no formulas.");

  g_test_add_func ("/dataset-export/full", test_round_trip);
  g_test_add_func ("/dataset-export/guards", test_guards);
  g_test_add_func ("/dataset-export/order-of-units", test_order_of_units);
  g_test_add_func ("/dataset-export/awkward-names", test_awkward_names);
  g_test_add_func ("/dataset-export/random", test_random_round_trips);

  return g_test_run ();
}
