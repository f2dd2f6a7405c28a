/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

/* With columns of labels, a domain and a rule that reads labels. */
static const char framework_json[] =
    "{\"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\","
    " \"columns\": {\"region\": \"label\", \"people\": \"number\"},"
    " \"root\": {\"id\": \"top\", \"aggregation\": \"sum\", \"children\": ["
    "  {\"id\": \"A\", \"domain\": [0, 1], \"rule\": {\"type\": \"share\"}},"
    "  {\"id\": \"B\", \"kind\": \"boolean\", \"rule\": {\"type\": \"boolean\","
    "   \"levels\": [[\"yes\", 1], [\"no\", 0]]}},"
    "  {\"id\": \"C\", \"kind\": \"ratio\", \"rule\": {\"type\": \"ratio\"}}]}}";

static DtiDataset *
read_bytes (GBytes *bytes, DtiFramework *framework, DtiNumberConvention convention)
{
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (GError) error = NULL;
  DtiDataset *dataset;

  dti_dataset_reader_set_number_convention (reader, convention);
  dataset = dti_dataset_reader_read_bytes (reader, bytes, "fuzz", &error);
  g_assert_true ((dataset == NULL) == (error != NULL));

  return dataset;
}

/* What is written reads back, without problems and with the same digest. */
static void
check_round_trip (DtiDataset *dataset, DtiFramework *framework)
{
  g_autofree char *csv = dti_dataset_to_csv (dataset);
  g_autofree char *json = dti_dataset_to_json (dataset);
  g_autoptr (GBytes) csv_bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (GBytes) json_bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DtiDataset) from_csv = read_bytes (csv_bytes, framework, DTI_NUMBER_CONVENTION_AUTO);
  g_autoptr (DtiDataset) from_json = read_bytes (json_bytes, framework, DTI_NUMBER_CONVENTION_AUTO);

  g_assert_nonnull (from_csv);
  g_assert_nonnull (from_json);
  dti_dataset_seal (dataset);
  dti_dataset_seal (from_csv);
  dti_dataset_seal (from_json);
  g_assert_cmpstr (dti_dataset_get_digest (from_csv), ==, dti_dataset_get_digest (dataset));
  g_assert_cmpstr (dti_dataset_get_digest (from_json), ==, dti_dataset_get_digest (dataset));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static DtiFramework *framework;
  const DtiNumberConvention conventions[] = { DTI_NUMBER_CONVENTION_AUTO,
                                              DTI_NUMBER_CONVENTION_VI,
                                              DTI_NUMBER_CONVENTION_EN };
  g_autoptr (GBytes) bytes = NULL;

  if (size > FUZZ_MAX_SIZE)
    return 0;
  if (framework == NULL)
    framework = dti_framework_new_from_json (framework_json, NULL);
  g_assert_nonnull (framework);

  bytes = g_bytes_new (data, size);
  for (guint i = 0; i < G_N_ELEMENTS (conventions); i++)
    {
      g_autoptr (DtiDataset) plain = read_bytes (bytes, NULL, conventions[i]);
      g_autoptr (DtiDataset) checked = read_bytes (bytes, framework, conventions[i]);

      g_assert_true ((plain == NULL) == (checked == NULL));
      if (plain == NULL)
        continue;
      check_round_trip (plain, NULL);
      check_round_trip (checked, framework);
      g_object_unref (dti_dataset_check (checked, framework));
    }

  return 0;
}
