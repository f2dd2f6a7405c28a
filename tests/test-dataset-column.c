/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

#include <libdti/data/dti-dataset-private.h>

#define KG "KG"
#define AG "AG"

static void
assert_number (
    DtiDataset *dataset, const char *unit, const char *period, const char *node, double expected)
{
  double number = 12345.0;
  gboolean found = dti_dataset_get_number (dataset, unit, period, node, &number);

  g_assert_cmpint (found, ==, !isnan (expected));
  if (isnan (expected))
    g_assert_true (isnan (number));
  else
    g_assert_cmpfloat (number, ==, expected);
}

static void
set (DtiDataset *dataset, const char *unit, const char *period, const char *node, double number)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dti_dataset_set_number (dataset, unit, period, node, number, &error));
  g_assert_no_error (error);
}

static void
observe (DtiDataset *dataset, const char *node, double number, DtiStatus status, DtiStage stage)
{
  g_autoptr (DtiObservation) observation = dti_observation_new (number, status, stage);
  g_autoptr (GError) error = NULL;

  dti_dataset_add_observation (dataset, KG, "2022", node, observation, &error);
  g_assert_no_error (error);
}

static GBytes *
pack (const double *numbers, gsize n)
{
  return g_bytes_new (numbers, n * sizeof *numbers);
}

static void
assert_texts (const char *const *found, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) found);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_column (void)
{
  static const char *const ids[] = { "A", "B", "C", NULL };
  const double numbers[] = { 1.0, NAN, 3.0 };
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GBytes) bytes = pack (numbers, G_N_ELEMENTS (numbers));
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) units = NULL;
  DtiDatasetColumn column = { NULL };

  dti_dataset_set_units (dataset, ids, &error);
  g_assert_true (dti_dataset_set_column (dataset, "2022", "X", bytes, &error));
  units = dti_dataset_list_units (dataset, "2022");
  assert_texts ((const char *const *) units, "A B C");
  assert_number (dataset, "B", "2022", "X", NAN);
  found = dti_dataset_get_column (dataset, "2022", "X", &error);
  g_assert_true (found == bytes);

  dti_dataset_seal (dataset);
  sealed = dti_dataset_get_column (dataset, "2022", "X", &error);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "X", DTI_STAGE_ANY, &column));
  g_assert_true (g_bytes_get_data (sealed, NULL) == g_bytes_get_data (bytes, NULL));
  g_assert_true (column.numbers == g_bytes_get_data (bytes, NULL));
  g_assert_null (column.statuses);
  g_assert_null (dti_dataset_get_column (dataset, "2022", "Y", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* Editing a column leaves the caller's bytes alone. */
static void
test_column_copied_on_write (void)
{
  static const char *const ids[] = { "A", "B", NULL };
  const double numbers[] = { 1.0, 2.0 };
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GBytes) bytes = pack (numbers, 2);
  g_autoptr (GError) error = NULL;

  dti_dataset_set_units (dataset, ids, &error);
  dti_dataset_set_column (dataset, "2022", "X", bytes, &error);
  set (dataset, "A", "2022", "X", 9.0);
  set (dataset, "C", "2022", "X", 8.0);
  g_assert_cmpfloat (((const double *) g_bytes_get_data (bytes, NULL))[0], ==, 1.0);
  assert_number (dataset, "A", "2022", "X", 9.0);
  assert_number (dataset, "B", "2022", "X", 2.0);
  assert_number (dataset, "C", "2022", "X", 8.0);
}

/* Other languages hand over bytes at any address. */
static void
test_column_unaligned (void)
{
  static const char *const ids[] = { "A", "B", NULL };
  const double numbers[] = { 1.0, 2.0 };
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autofree char *memory = g_malloc (sizeof numbers + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (memory + 1, numbers, sizeof numbers);
  bytes = g_bytes_new_static (memory + 1, sizeof numbers);
  dti_dataset_set_units (dataset, ids, &error);
  g_assert_true (dti_dataset_set_column (dataset, "2022", "X", bytes, &error));
  assert_number (dataset, "B", "2022", "X", 2.0);
}

static void
test_column_refused (void)
{
  static const char *const ids[] = { "A", "B", NULL };
  const double infinite[] = { 1.0, INFINITY };
  const double three[] = { 1.0, 2.0, 3.0 };
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GBytes) few = pack (three, 1);
  g_autoptr (GBytes) many = pack (three, 3);
  g_autoptr (GBytes) odd = g_bytes_new (three, 15);
  g_autoptr (GBytes) bad = pack (infinite, 2);
  g_autoptr (GBytes) good = pack (three, 2);
  GBytes *const cases[] = { few, many, odd, bad };
  g_autoptr (GError) error = NULL;

  dti_dataset_set_units (dataset, ids, &error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (dti_dataset_set_column (dataset, "2022", "X", cases[i], &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_clear_error (&error);
    }
  g_assert_false (dti_dataset_set_column (dataset, "soon", "X", good, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (dti_dataset_set_column (dataset, "2022", "X:max", good, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  assert_texts (dti_dataset_get_periods (dataset), "");
  assert_texts (dti_dataset_get_nodes (dataset), "");
}

/* A column of ratios or stages is what get_number() gives, unit by unit. */
static void
test_column_of_figures (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const double *numbers;

  observe (dataset, "A", 7.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  dti_dataset_set_ratio (dataset, AG, "2022", "A", 1.0, 4.0, &error);
  dti_dataset_seal (dataset);
  bytes = dti_dataset_get_column (dataset, "2022", "A", &error);
  numbers = g_bytes_get_data (bytes, NULL);
  g_assert_cmpfloat (numbers[0], ==, 7.0);
  g_assert_cmpfloat (numbers[1], ==, 0.25);
}

static void
test_sealed (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiObservation) observation =
      dti_observation_new (1.0, DTI_STATUS_NORMAL, DTI_STAGE_ANY);
  const double one = 1.0;
  g_autoptr (GBytes) bytes = pack (&one, 1);
  static const char *const ids[] = { "A", NULL };

  set (dataset, KG, "2022", "A", 1.0);
  g_assert_false (dti_dataset_get_sealed (dataset));
  dti_dataset_seal (dataset);
  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_get_sealed (dataset));

#define ASSERT_SEALED(call)                                                                        \
  {                                                                                                \
    g_autoptr (GError) error = NULL;                                                               \
    g_assert_false (call);                                                                         \
    g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);                                         \
  }
  ASSERT_SEALED (dti_dataset_add_unit (dataset, AG, NULL, &error));
  ASSERT_SEALED (dti_dataset_set_units (dataset, ids, &error));
  ASSERT_SEALED (dti_dataset_set_number (dataset, KG, "2022", "A", 2.0, &error));
  ASSERT_SEALED (dti_dataset_set_ratio (dataset, KG, "2022", "A", 2.0, 3.0, &error));
  ASSERT_SEALED (dti_dataset_set_status (dataset, KG, "2022", "A", DTI_STATUS_BREAK, &error));
  ASSERT_SEALED (dti_dataset_set_text (dataset, KG, "2022", "A", "x", &error));
  ASSERT_SEALED (dti_dataset_set_observed_max (dataset, KG, "2022", "A", 2.0, &error));
  ASSERT_SEALED (dti_dataset_set_input (dataset, KG, "2022", "A", "x", 2.0, &error));
  ASSERT_SEALED (dti_dataset_set_label (dataset, KG, "2022", "x", "y", &error));
  ASSERT_SEALED (dti_dataset_set_ranked (dataset, KG, "2022", FALSE, &error));
  ASSERT_SEALED (
      dti_dataset_set_period_status (dataset, "2022", "A", DTI_STATUS_NOT_ASSESSED, &error));
  ASSERT_SEALED (dti_dataset_add_observation (dataset, KG, "2022", "A", observation, &error));
  ASSERT_SEALED (dti_dataset_set_column (dataset, "2022", "A", bytes, &error));
#undef ASSERT_SEALED

  assert_number (dataset, KG, "2022", "A", 1.0);
}

static void
test_no_needless_statuses (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;
  DtiDatasetColumn column = { NULL };

  set (dataset, KG, "2022", "A", 1.0);
  dti_dataset_set_status (dataset, KG, "2022", "A", DTI_STATUS_NORMAL, &error);
  dti_dataset_set_status (dataset, AG, "2022", "A", DTI_STATUS_MISSING, &error);
  dti_dataset_set_status (dataset, "HN", "2022", "A", DTI_STATUS_BREAK, &error);
  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "A", DTI_STAGE_ANY, &column));
  g_assert_null (column.statuses);
  g_assert_null (column.numerators);
  g_assert_null (column.maxima);
  g_assert_null (column.texts);
}

static char *
digest_of (DtiDataset *dataset)
{
  dti_dataset_seal (dataset);
  g_assert_cmpuint (strlen (dti_dataset_get_digest (dataset)), ==, 64);
  g_assert_true (dti_dataset_get_digest (dataset) == dti_dataset_get_digest (dataset));

  return g_strdup (dti_dataset_get_digest (dataset));
}

/* 0: as it is; 1: in another order, and with columns that say nothing; others: one difference. */
static char *
digest_variant (guint variant)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;

  dti_dataset_add_unit (dataset, variant == 2 ? AG : KG, NULL, &error);
  dti_dataset_add_unit (dataset, AG, NULL, &error);
  if (variant == 1)
    {
      dti_dataset_add_unit (dataset, "nowhere", "unlisted", &error);
      set (dataset, AG, "2023", "A", 4.0);
      set (dataset, AG, "2022", "B", 3.0);
      dti_dataset_set_status (dataset, AG, "2022", "Z", DTI_STATUS_MISSING, &error);
      dti_dataset_set_status (dataset, KG, "2022", "A", DTI_STATUS_NORMAL, &error);
    }
  set (dataset, KG, "2022", "A", variant == 3 ? 1.5 : 1.0);
  set (dataset, AG, "2022", "A", 2.0);
  set (dataset, AG, "2022", "B", 3.0);
  set (dataset, AG, variant == 4 ? "2024" : "2023", "A", 4.0);
  if (variant == 5)
    dti_dataset_set_status (dataset, KG, "2022", "A", DTI_STATUS_PROVISIONAL, &error);
  if (variant == 6)
    dti_dataset_add_unit (dataset, KG, "name", &error);
  if (variant == 7)
    dti_dataset_set_ranked (dataset, KG, "2022", FALSE, &error);
  if (variant == 8)
    dti_dataset_set_label (dataset, KG, "2022", "region", "South", &error);
  if (variant == 9)
    dti_dataset_set_input (dataset, KG, "2022", "A", "x", 1.0, &error);
  if (variant == 10)
    dti_dataset_set_observed_max (dataset, KG, "2022", "A", 1.0, &error);
  if (variant == 11)
    dti_dataset_set_status (dataset, KG, "2023", "A", DTI_STATUS_MISSING, &error);
  if (variant == 12)
    observe (dataset, "A", 1.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  if (variant == 13)
    dti_dataset_set_ratio (dataset, KG, "2022", "A", 1.0, 1.0, &error);
  g_assert_no_error (error);

  return digest_of (dataset);
}

static void
test_digest (void)
{
  g_autofree char *original = digest_variant (0);
  g_autofree char *reordered = digest_variant (1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpstr (original, ==, reordered);
  g_hash_table_add (seen, g_strdup (original));
  for (guint variant = 2; variant <= 13; variant++)
    g_assert_true (g_hash_table_add (seen, digest_variant (variant)));
}

static gpointer
read_in_thread (gpointer data)
{
  DtiDataset *dataset = data;
  DtiDatasetColumn column = { NULL };

  g_assert_true (dti_dataset_peek_column (dataset, "2022", "B", DTI_STAGE_ANY, &column));
  g_assert_cmpfloat (column.numbers[0], ==, 1.5);
  g_bytes_unref (dti_dataset_get_column (dataset, "2022", "A", NULL));
  assert_number (dataset, KG, "2022", "A", 1.0);

  return (gpointer) dti_dataset_get_digest (dataset);
}

static void
test_threads (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  GThread *threads[8];
  const char *digest = NULL;

  observe (dataset, "A", 1.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  observe (dataset, "B", 2.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  observe (dataset, "B", 1.5, DTI_STATUS_NORMAL, DTI_STAGE_PUBLISHED);
  dti_dataset_seal (dataset);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_in_thread, dataset);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      const char *found = g_thread_join (threads[i]);

      g_assert_true (digest == NULL || digest == found);
      digest = found;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary ("Proves that whole columns are taken and given without copying, that sealed "
                  "datasets do not change and serve threads, and that the digest is of the content "
                  "alone.");

  g_test_add_func ("/dataset-column/plain", test_column);
  g_test_add_func ("/dataset-column/copied-on-write", test_column_copied_on_write);
  g_test_add_func ("/dataset-column/unaligned", test_column_unaligned);
  g_test_add_func ("/dataset-column/refused", test_column_refused);
  g_test_add_func ("/dataset-column/of-figures", test_column_of_figures);
  g_test_add_func ("/dataset-column/sealed", test_sealed);
  g_test_add_func ("/dataset-column/no-needless-statuses", test_no_needless_statuses);
  g_test_add_func ("/dataset-column/digest", test_digest);
  g_test_add_func ("/dataset-column/threads", test_threads);

  return g_test_run ();
}
