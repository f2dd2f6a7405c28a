/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

static DtiDataset *
read_text (const void *text, gsize length)
{
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "fuzz", &error);

  g_assert_true ((dataset == NULL) == (error != NULL));

  return dataset;
}

/* Only what looks like JSON: the reader takes everything else for CSV. */
static gboolean
is_json (const guint8 *data, gsize size)
{
  gsize start = 0;

  while (start < size && g_ascii_isspace (data[start]))
    start++;

  return start < size && (data[start] == '{' || data[start] == '[');
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiDataset) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *csv = NULL;

  if (size > FUZZ_MAX_SIZE || !is_json (data, size))
    return 0;
  dataset = read_text (data, size);
  if (dataset == NULL)
    return 0;

  /* CSV has no place for texts without a framework, but it can always be written. */
  csv = dti_dataset_to_csv (dataset);
  json = dti_dataset_to_json (dataset);
  again = read_text (json, strlen (json));
  g_assert_nonnull (again);
  dti_dataset_seal (dataset);
  dti_dataset_seal (again);
  g_assert_cmpstr (dti_dataset_get_digest (again), ==, dti_dataset_get_digest (dataset));

  return 0;
}
