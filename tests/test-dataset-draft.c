/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/data/dti-dataset-draft-private.h>
#include <libdti/dti.h>

static DtiDataset *
make_dataset (void)
{
  DtiDataset *dataset = dti_dataset_new ();

  dti_dataset_add_unit (dataset, "u", "Một", NULL);
  dti_dataset_set_number (dataset, "u", "2023", "a", 1, NULL);
  dti_dataset_set_number (dataset, "v", "2023", "a", 2, NULL);
  dti_dataset_set_status (dataset, "v", "2023", "b", DTI_STATUS_NOT_APPLICABLE, NULL);
  dti_dataset_set_ratio (dataset, "u", "2023", "c", 1, 2, NULL);
  dti_dataset_set_text (dataset, "v", "2023", "d", "có", NULL);
  dti_dataset_set_input (dataset, "u", "2023", "e", "x", 3, NULL);
  dti_dataset_set_label (dataset, "u", "2023", "group", "g", NULL);
  dti_dataset_set_number (dataset, "v", "2022", "a", 5, NULL);
  dti_dataset_seal (dataset);

  return dataset;
}

static double
get (DtiDataset *dataset, const char *unit, const char *period, const char *node)
{
  double number;

  dti_dataset_get_number (dataset, unit, period, node, &number);

  return number;
}

/* Writes a plain number into the row of "v". */
static void
write_number (DtiDataset *draft, const char *node, double number)
{
  DtiDraftCell cell;

  dti_dataset_draft_read (draft, "2023", node, DTI_STAGE_ANY, 1, &cell);
  dti_draft_cell_clear (&cell);
  cell.values = (DtiCellValues){ number, NAN, NAN, NAN, NULL, DTI_STATUS_NORMAL };
  dti_dataset_draft_write (draft, "2023", node, DTI_STAGE_ANY, 1, &cell);
}

static void
test_same (void)
{
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autofree char *csv = dti_dataset_to_csv (dataset);
  g_autoptr (DtiDataset) draft = dti_dataset_new_draft (dataset);
  g_autofree char *copied = dti_dataset_to_csv (draft);

  g_test_summary ("A draft says what it was made of, and keeps it alive");

  g_assert_cmpstr (copied, ==, csv);
  g_assert_cmpstr (dti_dataset_get_digest (draft), ==, dti_dataset_get_digest (dataset));
  g_clear_object (&dataset);
  g_assert_cmpstr (dti_dataset_get_unit_name (draft, "u"), ==, "Một");
  g_assert_cmpstr (dti_dataset_get_label (draft, "u", "2023", "group"), ==, "g");
  g_assert_cmpfloat (get (draft, "v", "2022", "a"), ==, 5.0);
}

static void
test_write (void)
{
  static const char *const nodes[] = { "a", "b", "c", "d", "e", "new" };
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autofree char *csv = dti_dataset_to_csv (dataset);
  g_autofree char *after = NULL;
  g_autoptr (DtiDataset) draft = dti_dataset_new_draft (dataset);
  g_autoptr (DtiDataset) first = NULL;
  g_autoptr (DtiDataset) last = NULL;
  DtiDraftCell before[G_N_ELEMENTS (nodes)];

  g_test_summary ("What is written stays in the draft; what was handed out before stays as it was");

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      dti_dataset_draft_read (draft, "2023", nodes[i], DTI_STAGE_ANY, 1, &before[i]);
      write_number (draft, nodes[i], 7.0);
      g_assert_cmpfloat (get (draft, "v", "2023", nodes[i]), ==, 7.0);
    }
  first = dti_dataset_new_draft (draft);
  write_number (draft, "a", 8.0);
  g_assert_cmpfloat (get (first, "v", "2023", "a"), ==, 7.0);
  g_assert_cmpint (dti_dataset_get_status (first, "v", "2023", "b"), ==, DTI_STATUS_NORMAL);
  g_assert_cmpfloat (get (first, "u", "2023", "c"), ==, 0.5);
  after = dti_dataset_to_csv (dataset);
  g_assert_cmpstr (after, ==, csv);

  /* Written back, nothing remains of it. */
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      dti_dataset_draft_write (draft, "2023", nodes[i], DTI_STAGE_ANY, 1, &before[i]);
      dti_draft_cell_clear (&before[i]);
    }
  last = dti_dataset_new_draft (draft);
  g_assert_cmpstr (dti_dataset_get_digest (last), ==, dti_dataset_get_digest (dataset));
  g_assert_cmpstr (dti_dataset_get_digest (first), !=, dti_dataset_get_digest (dataset));
}

static void
test_stages (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiObservation) claim =
      g_object_new (DTI_TYPE_OBSERVATION, "number", 2.0, "stage", DTI_STAGE_SELF, NULL);
  g_autoptr (DtiDataset) draft = NULL;

  g_test_summary ("Several stages become the last one present");

  dti_dataset_add_observation (dataset, "u", "2023", "a", claim, NULL);
  dti_dataset_add_observation (dataset, "v", "2023", "a", claim, NULL);
  dti_dataset_set_number (dataset, "v", "2023", "a", 3, NULL);
  dti_dataset_seal (dataset);
  draft = dti_dataset_new_draft (dataset);
  g_assert_cmpuint (dti_dataset_draft_count_stages (draft, "2023", "a"), ==, 2);
  g_assert_cmpuint (dti_dataset_draft_count_stages (draft, "2023", "x"), ==, 0);
  dti_dataset_draft_merge_stages (draft, "2023", "a");
  g_assert_cmpuint (dti_dataset_draft_count_stages (draft, "2023", "a"), ==, 1);
  g_assert_cmpfloat (get (draft, "u", "2023", "a"), ==, 2.0);
  g_assert_cmpfloat (get (draft, "v", "2023", "a"), ==, 3.0);
  write_number (draft, "a", 9.0);
  g_assert_cmpfloat (get (draft, "v", "2023", "a"), ==, 9.0);
  g_assert_cmpuint (dti_dataset_draft_count_stages (dataset, "2023", "a"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/dataset-draft/same", test_same);
  g_test_add_func ("/dataset-draft/write", test_write);
  g_test_add_func ("/dataset-draft/stages", test_stages);

  return g_test_run ();
}
