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

static void
assert_texts (const char *const *found, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) found);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_empty (void)
{
  DtiDataset *dataset = dti_dataset_new ();
  g_auto (GStrv) units = dti_dataset_list_units (dataset, "2022");

  assert_texts (dti_dataset_get_units (dataset), "");
  assert_texts (dti_dataset_get_periods (dataset), "");
  assert_texts (dti_dataset_get_nodes (dataset), "");
  g_assert_cmpuint (g_strv_length (units), ==, 0);
  assert_number (dataset, KG, "2022", "A", NAN);
  g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "A"), ==, DTI_STATUS_MISSING);
  g_assert_null (dti_dataset_get_label (dataset, KG, "2022", "region"));
  g_assert_true (dti_dataset_get_ranked (dataset, KG, "2022"));
  g_assert_null (dti_dataset_get_unit_name (dataset, KG));
  g_assert_null (dti_dataset_get_digest (dataset));
  g_assert_cmpuint (dti_problem_list_get_n_items (dti_dataset_get_problems (dataset)), ==, 0);
  g_assert_finalize_object (dataset);
}

static void
test_numbers (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();

  set (dataset, KG, "2023", "A", 0.5);
  set (dataset, AG, "2022", "B", -3.0);
  set (dataset, KG, "2022-Q3", "A", 0.0);
  set (dataset, KG, "2023", "A", 0.75);

  assert_number (dataset, KG, "2023", "A", 0.75);
  assert_number (dataset, AG, "2022", "B", -3.0);
  assert_number (dataset, KG, "2022-Q3", "A", 0.0);
  assert_number (dataset, AG, "2023", "A", NAN);
  assert_number (dataset, "HN", "2023", "A", NAN);
  assert_texts (dti_dataset_get_units (dataset), "KG AG");
  assert_texts (dti_dataset_get_periods (dataset), "2022 2022-Q3 2023");
  assert_texts (dti_dataset_get_nodes (dataset), "A B");
}

static void
test_minus_zero (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  double number = 1.0;

  set (dataset, KG, NULL, "A", -0.0);
  g_assert_true (dti_dataset_get_number (dataset, KG, "", "A", &number));
  g_assert_false (signbit (number));
  assert_texts (dti_dataset_get_periods (dataset), "");
  g_assert_cmpstr (dti_dataset_get_periods (dataset)[0], ==, "");
}

/* Each of these must fail and leave the dataset empty. */
static void
test_refused (void)
{
  static const struct
  {
    const char *unit;
    const char *period;
    const char *node;
    double number;
    int code;
  } cases[] = {
    { KG, "2022", "A", NAN, DTI_ERROR_INVALID_DATA },
    { KG, "2022", "A", INFINITY, DTI_ERROR_INVALID_DATA },
    { KG, "2022", "A", -INFINITY, DTI_ERROR_INVALID_DATA },
    { "", "2022", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { "*", "2022", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { " KG", "2022", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { "KG ", "2022", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { "K\nG", "2022", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { "\xff", "2022", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { "\u00a0KG", "2022", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { KG, "2022", "", 1.0, DTI_ERROR_INVALID_DATA },
    { KG, "2022", "A:max", 1.0, DTI_ERROR_INVALID_DATA },
    { KG, "2022", "A\t", 1.0, DTI_ERROR_INVALID_DATA },
    { KG, "last year", "A", 1.0, DTI_ERROR_INVALID_DATA },
    { KG, "2022-Q5", "A", 1.0, DTI_ERROR_INVALID_DATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiDataset) dataset = dti_dataset_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (dti_dataset_set_number (
          dataset, cases[i].unit, cases[i].period, cases[i].node, cases[i].number, &error));
      g_assert_error (error, DTI_ERROR, cases[i].code);
      assert_texts (dti_dataset_get_units (dataset), "");
      assert_texts (dti_dataset_get_periods (dataset), "");
      assert_texts (dti_dataset_get_nodes (dataset), "");
    }
}

static void
test_mixed_periods (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;

  set (dataset, KG, "2022", "A", 1.0);
  g_assert_false (dti_dataset_set_number (dataset, AG, "", "B", 1.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  assert_texts (dti_dataset_get_units (dataset), "KG");
  assert_texts (dti_dataset_get_nodes (dataset), "A");
}

/* "Đà Nẵng" in composed and in decomposed form is one unit. */
static void
test_composed_ids (void)
{
  static const char composed[] = "\u0110\u00e0 N\u1eb5ng";
  static const char decomposed[] = "\u0110a\u0300 Na\u0306\u0303ng";
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();

  set (dataset, decomposed, "2022", "A", 1.0);
  set (dataset, composed, "2022", "B", 2.0);
  assert_texts (dti_dataset_get_units (dataset), composed);
  assert_number (dataset, composed, "2022", "A", 1.0);
  assert_number (dataset, decomposed, "2022", "B", 2.0);
}

static void
test_units (void)
{
  static const char *const ids[] = { "B", "A", "C", NULL };
  static const char *const twice[] = { "B", "A", "B", NULL };
  static const char *const empty[] = { "B", "", NULL };
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dti_dataset_set_units (dataset, twice, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_EXISTS);
  g_clear_error (&error);
  assert_texts (dti_dataset_get_units (dataset), "");
  g_assert_false (dti_dataset_set_units (dataset, empty, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  assert_texts (dti_dataset_get_units (dataset), "");

  g_assert_true (dti_dataset_set_units (dataset, ids, &error));
  assert_texts (dti_dataset_get_units (dataset), "B A C");
  g_assert_false (dti_dataset_set_units (dataset, ids, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
}

static void
test_unit_names (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dti_dataset_add_unit (dataset, KG, NULL, &error));
  g_assert_null (dti_dataset_get_unit_name (dataset, KG));
  g_assert_true (dti_dataset_add_unit (dataset, KG, "Kiên Giang ", &error));
  g_assert_cmpstr (dti_dataset_get_unit_name (dataset, KG), ==, "Kiên Giang");
  g_assert_true (dti_dataset_add_unit (dataset, KG, "", &error));
  g_assert_cmpstr (dti_dataset_get_unit_name (dataset, KG), ==, "Kiên Giang");
  g_assert_false (dti_dataset_add_unit (dataset, KG, "\xff", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  assert_texts (dti_dataset_get_units (dataset), "KG");
}

/* A million ids would show it; some thousands pass through every doubling of the table. */
static void
test_many_units (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("unit-%u", i);

      set (dataset, id, "2022", "A", (double) i);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("unit-%u", i);

      g_assert_cmpstr (dti_dataset_get_units (dataset)[i], ==, id);
      assert_number (dataset, id, "2022", "A", (double) i);
    }
  g_assert_null (dti_dataset_get_units (dataset)[n]);
}

static void
test_ratio (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiObservation) observation = NULL;
  g_autoptr (GError) error = NULL;
  DtiDatasetColumn column = { NULL };
  double number;

  g_assert_true (dti_dataset_set_ratio (dataset, KG, "2022", "A", 3.0, 4.0, &error));
  g_assert_true (dti_dataset_set_ratio (dataset, AG, "2022", "A", 0.0, 0.0, &error));
  g_assert_false (dti_dataset_set_ratio (dataset, AG, "2022", "A", NAN, 1.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);

  assert_number (dataset, KG, "2022", "A", 0.75);
  assert_number (dataset, AG, "2022", "A", NAN);
  g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "A"), ==, DTI_STATUS_NORMAL);

  observation = dti_dataset_lookup_observation (dataset, KG, "2022", "A", DTI_STAGE_ANY);
  g_assert_false (dti_observation_get_number (observation, NULL));
  g_assert_true (dti_observation_get_numerator (observation, &number));
  g_assert_cmpfloat (number, ==, 3.0);
  g_assert_true (dti_observation_get_denominator (observation, &number));
  g_assert_cmpfloat (number, ==, 4.0);

  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "A", DTI_STAGE_ANY, &column));
  g_assert_cmpfloat (column.numerators[0], ==, 3.0);
  g_assert_cmpfloat (column.denominators[1], ==, 0.0);
  g_assert_true (isnan (column.numbers[0]));
}

/* The last word counts. */
static void
test_statuses (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;

  set (dataset, KG, "2022", "A", 5.0);
  g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "A"), ==, DTI_STATUS_NORMAL);
  g_assert_true (dti_dataset_set_status (dataset, KG, "2022", "A", DTI_STATUS_PROVISIONAL, &error));
  assert_number (dataset, KG, "2022", "A", 5.0);
  set (dataset, KG, "2022", "A", 6.0);
  g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "A"), ==, DTI_STATUS_PROVISIONAL);

  g_assert_true (
      dti_dataset_set_status (dataset, KG, "2022", "A", DTI_STATUS_NOT_APPLICABLE, &error));
  assert_number (dataset, KG, "2022", "A", NAN);
  g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "A"),
                   ==,
                   DTI_STATUS_NOT_APPLICABLE);

  set (dataset, KG, "2022", "A", 7.0);
  g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "A"), ==, DTI_STATUS_NORMAL);
  assert_number (dataset, KG, "2022", "A", 7.0);

  g_assert_true (dti_dataset_set_status (dataset, KG, "2022", "A", DTI_STATUS_MISSING, &error));
  assert_number (dataset, KG, "2022", "A", NAN);

  /* A letter that needs a number says nothing until there is one. */
  g_assert_true (dti_dataset_set_status (dataset, AG, "2022", "A", DTI_STATUS_ESTIMATED, &error));
  g_assert_cmpint (dti_dataset_get_status (dataset, AG, "2022", "A"), ==, DTI_STATUS_MISSING);
  set (dataset, AG, "2022", "A", 1.0);
  g_assert_cmpint (dti_dataset_get_status (dataset, AG, "2022", "A"), ==, DTI_STATUS_ESTIMATED);
}

static void
test_period_status (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;
  DtiDatasetColumn column = { NULL };

  set (dataset, KG, "2022", "A", 1.0);
  g_assert_true (
      dti_dataset_set_period_status (dataset, "2022", "A", DTI_STATUS_NOT_ASSESSED, &error));
  assert_number (dataset, KG, "2022", "A", NAN);
  set (dataset, AG, "2022", "B", 1.0);
  g_assert_cmpint (dti_dataset_get_status (dataset, AG, "2022", "A"), ==, DTI_STATUS_NOT_ASSESSED);
  set (dataset, "HN", "2022", "A", 2.0);
  g_assert_true (
      dti_dataset_set_status (dataset, "HCM", "2022", "A", DTI_STATUS_SUPPRESSED, &error));
  set (dataset, "CT", "2023", "A", 4.0);

  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "A", DTI_STAGE_ANY, &column));
  g_assert_cmpint (column.statuses[0], ==, DTI_STATUS_NOT_ASSESSED);
  g_assert_cmpint (column.statuses[1], ==, DTI_STATUS_NOT_ASSESSED);
  g_assert_cmpint (column.statuses[2], ==, DTI_STATUS_NORMAL);
  g_assert_cmpint (column.statuses[3], ==, DTI_STATUS_SUPPRESSED);
  /* The last unit is not listed in that period. */
  g_assert_cmpint (column.statuses[4], ==, DTI_STATUS_MISSING);
  assert_number (dataset, "HN", "2022", "A", 2.0);
}

static void
test_texts (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;
  DtiDatasetColumn column = { NULL };

  set (dataset, KG, "2022", "A", 1.0);
  g_assert_true (dti_dataset_set_text (dataset, KG, "2022", "A", " có ", &error));
  assert_number (dataset, KG, "2022", "A", NAN);
  g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "A"), ==, DTI_STATUS_NORMAL);
  g_assert_true (dti_dataset_set_text (dataset, AG, "2022", "A", "không", &error));
  set (dataset, AG, "2022", "A", 0.0);
  g_assert_true (dti_dataset_set_text (dataset, "HN", "2022", "A", NULL, &error));
  g_assert_false (dti_dataset_set_text (dataset, "HN", "2022", "A", "\xff", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);

  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "A", DTI_STAGE_PUBLISHED, &column));
  g_assert_cmpstr (column.texts[0], ==, "có");
  g_assert_null (column.texts[1]);
  g_assert_null (column.texts[2]);
  g_assert_cmpfloat (column.numbers[1], ==, 0.0);
  g_assert_cmpint (column.statuses[0], ==, DTI_STATUS_NORMAL);
  g_assert_cmpint (column.statuses[2], ==, DTI_STATUS_MISSING);
}

static void
test_max_and_inputs (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;
  DtiDatasetColumn column = { NULL };
  const double *input;

  set (dataset, KG, "2022", "A", 266.222);
  g_assert_true (dti_dataset_set_observed_max (dataset, KG, "2022", "A", 440.0, &error));
  g_assert_false (dti_dataset_set_observed_max (dataset, KG, "2022", "A", -1.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_true (dti_dataset_set_input (dataset, AG, "2022", "A", "rank", 54.0, &error));
  g_assert_false (dti_dataset_set_input (dataset, AG, "2022", "A", "", 54.0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (dti_dataset_set_input (dataset, AG, "2022", "A", "rank", INFINITY, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);

  dti_dataset_seal (dataset);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "A", DTI_STAGE_ANY, &column));
  g_assert_cmpfloat (column.maxima[0], ==, 440.0);
  g_assert_true (isnan (column.maxima[1]));
  input = dti_dataset_peek_input (dataset, "2022", "A", DTI_STAGE_ANY, "rank");
  g_assert_true (isnan (input[0]));
  g_assert_cmpfloat (input[1], ==, 54.0);
  g_assert_null (dti_dataset_peek_input (dataset, "2022", "A", DTI_STAGE_ANY, "other"));
  g_assert_null (dti_dataset_peek_input (dataset, "2021", "A", DTI_STAGE_ANY, "rank"));
}

static void
test_labels_and_ranked (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (GError) error = NULL;
  const char *const *labels;

  g_assert_true (dti_dataset_set_label (dataset, KG, "2022", "region", "South", &error));
  g_assert_true (dti_dataset_set_label (dataset, AG, "2022", "region", "South", &error));
  g_assert_true (dti_dataset_set_label (dataset, AG, "2022", "region", NULL, &error));
  g_assert_false (dti_dataset_set_label (dataset, AG, "2022", "a:b", "x", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_true (dti_dataset_set_ranked (dataset, AG, "2022", FALSE, &error));
  g_assert_true (dti_dataset_set_ranked (dataset, KG, "2022", FALSE, &error));
  g_assert_true (dti_dataset_set_ranked (dataset, KG, "2022", TRUE, &error));

  g_assert_cmpstr (dti_dataset_get_label (dataset, KG, "2022", "region"), ==, "South");
  g_assert_null (dti_dataset_get_label (dataset, AG, "2022", "region"));
  g_assert_true (dti_dataset_get_ranked (dataset, KG, "2022"));
  g_assert_false (dti_dataset_get_ranked (dataset, AG, "2022"));
  g_assert_true (dti_dataset_get_ranked (dataset, AG, "2023"));

  set (dataset, KG, "2023", "A", 1.0);
  dti_dataset_seal (dataset);
  labels = dti_dataset_peek_labels (dataset, "2022", "region");
  g_assert_cmpstr (labels[0], ==, "South");
  g_assert_null (labels[1]);
  g_assert_null (dti_dataset_peek_labels (dataset, "2023", "region"));
  g_assert_cmpint (dti_dataset_peek_ranked (dataset, "2022")[0], ==, TRUE);
  g_assert_cmpint (dti_dataset_peek_ranked (dataset, "2022")[1], ==, FALSE);
  g_assert_null (dti_dataset_peek_ranked (dataset, "2023"));
}

static void
test_listed (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_auto (GStrv) units = NULL;
  const guint8 *listed;

  set (dataset, "A", "2022", "X", 1.0);
  set (dataset, "B", "2023", "X", 1.0);
  set (dataset, "C", "2022", "X", 1.0);
  set (dataset, "A", "2023", "X", 1.0);
  set (dataset, "C", "2023", "X", 1.0);

  units = dti_dataset_list_units (dataset, "2022");
  assert_texts ((const char *const *) units, "A C");
  dti_dataset_seal (dataset);
  listed = dti_dataset_peek_listed (dataset, "2022");
  g_assert_cmpint (listed[0], ==, TRUE);
  g_assert_cmpint (listed[1], ==, FALSE);
  g_assert_cmpint (listed[2], ==, TRUE);
  g_assert_null (dti_dataset_peek_listed (dataset, "2023"));
}

static void
test_stages (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiObservation) observation = NULL;
  DtiDatasetColumn column = { NULL };
  DtiDatasetColumn again = { NULL };

  /* Self only; both; a published gap does not hide what was there; "not applicable" does. */
  observe (dataset, "A", 1.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  observe (dataset, "B", 2.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  observe (dataset, "B", 1.5, DTI_STATUS_PROVISIONAL, DTI_STAGE_APPRAISED);
  observe (dataset, "C", 3.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  observe (dataset, "C", NAN, DTI_STATUS_MISSING, DTI_STAGE_PUBLISHED);
  observe (dataset, "D", 4.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  observe (dataset, "D", NAN, DTI_STATUS_NOT_APPLICABLE, DTI_STAGE_PUBLISHED);
  observe (dataset, "E", 5.0, DTI_STATUS_NORMAL, DTI_STAGE_SELF);
  observe (dataset, "E", NAN, DTI_STATUS_NOT_COLLECTED, DTI_STAGE_APPRAISED);

  for (guint sealed = 0; sealed < 2; sealed++)
    {
      assert_number (dataset, KG, "2022", "A", 1.0);
      assert_number (dataset, KG, "2022", "B", 1.5);
      assert_number (dataset, KG, "2022", "C", 3.0);
      assert_number (dataset, KG, "2022", "D", NAN);
      assert_number (dataset, KG, "2022", "E", 5.0);
      g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "B"),
                       ==,
                       DTI_STATUS_PROVISIONAL);
      g_assert_cmpint (dti_dataset_get_status (dataset, KG, "2022", "D"),
                       ==,
                       DTI_STATUS_NOT_APPLICABLE);
      dti_dataset_seal (dataset);
    }

  g_assert_true (dti_dataset_peek_column (dataset, "2022", "B", DTI_STAGE_ANY, &column));
  g_assert_cmpfloat (column.numbers[0], ==, 1.5);
  g_assert_cmpint (column.statuses[0], ==, DTI_STATUS_PROVISIONAL);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "B", DTI_STAGE_ANY, &again));
  g_assert_true (column.numbers == again.numbers);
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "B", DTI_STAGE_SELF, &column));
  g_assert_cmpfloat (column.numbers[0], ==, 2.0);
  g_assert_false (dti_dataset_peek_column (dataset, "2022", "B", DTI_STAGE_PUBLISHED, &column));
  g_assert_true (dti_dataset_peek_column (dataset, "2022", "D", DTI_STAGE_ANY, &column));
  g_assert_true (isnan (column.numbers[0]));
  g_assert_cmpint (column.statuses[0], ==, DTI_STATUS_NOT_APPLICABLE);

  observation = dti_dataset_lookup_observation (dataset, KG, "2022", "B", DTI_STAGE_ANY);
  g_assert_cmpint (dti_observation_get_stage (observation), ==, DTI_STAGE_APPRAISED);
}

static void
test_observation (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiObservation) given = g_object_new (DTI_TYPE_OBSERVATION,
                                                   "numerator",
                                                   1.0,
                                                   "denominator",
                                                   2.0,
                                                   "max",
                                                   9.0,
                                                   "status",
                                                   DTI_STATUS_UNVALIDATED,
                                                   "note",
                                                   "=cmd ",
                                                   "evidence",
                                                   "12/QĐ",
                                                   NULL);
  g_autoptr (DtiObservation) found = NULL;
  g_autoptr (GError) error = NULL;
  double number;

  g_assert_true (dti_dataset_add_observation (dataset, KG, "2022", "A", given, &error));
  found = dti_dataset_lookup_observation (dataset, KG, "2022", "A", DTI_STAGE_PUBLISHED);
  g_assert_true (dti_observation_get_numerator (found, &number));
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_true (dti_observation_get_max (found, &number));
  g_assert_cmpfloat (number, ==, 9.0);
  g_assert_cmpint (dti_observation_get_status (found), ==, DTI_STATUS_UNVALIDATED);
  g_assert_cmpstr (dti_observation_get_note (found), ==, "=cmd");
  g_assert_cmpstr (dti_observation_get_evidence (found), ==, "12/QĐ");
  g_assert_null (dti_observation_get_file (found));

  /* It takes the place of what was there. */
  observe (dataset, "A", 4.0, DTI_STATUS_NORMAL, DTI_STAGE_ANY);
  g_clear_object (&found);
  found = dti_dataset_lookup_observation (dataset, KG, "2022", "A", DTI_STAGE_ANY);
  g_assert_false (dti_observation_get_numerator (found, NULL));
  g_assert_cmpint (dti_observation_get_status (found), ==, DTI_STATUS_NORMAL);
  g_assert_null (dti_observation_get_note (found));
  g_assert_null (dti_dataset_lookup_observation (dataset, KG, "2022", "A", DTI_STAGE_SELF));
  g_assert_null (dti_dataset_lookup_observation (dataset, KG, "2021", "A", DTI_STAGE_ANY));
}

static void
test_observation_refused (void)
{
  static const struct
  {
    double number;
    DtiStatus status;
    int code;
  } cases[] = {
    { 1.0, DTI_STATUS_NOT_APPLICABLE, DTI_ERROR_CONFLICT },
    { 1.0, DTI_STATUS_MISSING, DTI_ERROR_CONFLICT },
    { 1.0, DTI_STATUS_NOT_COLLECTED, DTI_ERROR_CONFLICT },
    { 1.0, DTI_STATUS_SUPPRESSED, DTI_ERROR_CONFLICT },
    { 1.0, DTI_STATUS_NOT_ASSESSED, DTI_ERROR_CONFLICT },
    { NAN, DTI_STATUS_PROVISIONAL, DTI_ERROR_CONFLICT },
    { INFINITY, DTI_STATUS_NORMAL, DTI_ERROR_INVALID_DATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiDataset) dataset = dti_dataset_new ();
      g_autoptr (DtiObservation) observation =
          dti_observation_new (cases[i].number, cases[i].status, DTI_STAGE_SELF);
      g_autoptr (GError) error = NULL;

      g_assert_false (dti_dataset_add_observation (dataset, KG, "2022", "A", observation, &error));
      g_assert_error (error, DTI_ERROR, cases[i].code);
      assert_texts (dti_dataset_get_units (dataset), "");
    }
}

static const char framework_json[] =
    "{\"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\","
    " \"columns\": {\"region\": \"label\", \"people\": \"number\"},"
    " \"root\": {\"id\": \"top\", \"aggregation\": \"sum\", \"children\": ["
    "  {\"id\": \"A\", \"domain\": [0, 1], \"rule\": {\"type\": \"share\"}},"
    "  {\"id\": \"B\", \"kind\": \"boolean\", \"rule\": {\"type\": \"boolean\","
    "   \"levels\": [[\"có\", 1], [\"không\", 0]]}}]}}";

static void
assert_problem (DtiProblemList *problems, guint position, const char *code, const char *unit)
{
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), position);

  g_assert_cmpstr (dti_problem_get_code (problem), ==, code);
  g_assert_cmpstr (dti_problem_get_unit (problem), ==, unit);
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (framework_json, &error);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiProblemList) none = NULL;
  g_autoptr (DtiProblemList) problems = NULL;

  g_assert_no_error (error);
  set (dataset, KG, "2022", "A", 0.5);
  set (dataset, KG, "2022", "people", 1723.0);
  set (dataset, KG, "2022", "top", 0.5);
  dti_dataset_set_text (dataset, KG, "2022", "B", "có", &error);
  dti_dataset_set_label (dataset, KG, "2022", "region", "South", &error);
  none = dti_dataset_check (dataset, framework);
  g_assert_cmpuint (dti_problem_list_get_n_items (none), ==, 0);

  set (dataset, AG, "2022", "A", 1.5);
  set (dataset, AG, "2022", "C", 1.5);
  dti_dataset_set_text (dataset, AG, "2022", "B", "sometimes", &error);
  dti_dataset_set_observed_max (dataset, AG, "2022", "top", 1.5, &error);
  dti_dataset_set_status (dataset, "HN", "2022", "A", DTI_STATUS_ESTIMATED, &error);
  problems = dti_dataset_check (dataset, framework);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 5);
  assert_problem (problems, 0, "outside-domain", AG);
  assert_problem (problems, 1, "status-without-number", "HN");
  assert_problem (problems, 2, "max-without-number", AG);
  assert_problem (problems, 3, "unknown-label", AG);
  assert_problem (problems, 4, "unknown-node", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary ("Proves that datasets keep what was written, refuse what is no datum without "
                  "changing, and merge stages.");

  g_test_add_func ("/dataset/empty", test_empty);
  g_test_add_func ("/dataset/numbers", test_numbers);
  g_test_add_func ("/dataset/minus-zero", test_minus_zero);
  g_test_add_func ("/dataset/refused", test_refused);
  g_test_add_func ("/dataset/mixed-periods", test_mixed_periods);
  g_test_add_func ("/dataset/composed-ids", test_composed_ids);
  g_test_add_func ("/dataset/units", test_units);
  g_test_add_func ("/dataset/unit-names", test_unit_names);
  g_test_add_func ("/dataset/many-units", test_many_units);
  g_test_add_func ("/dataset/ratio", test_ratio);
  g_test_add_func ("/dataset/statuses", test_statuses);
  g_test_add_func ("/dataset/period-status", test_period_status);
  g_test_add_func ("/dataset/texts", test_texts);
  g_test_add_func ("/dataset/max-and-inputs", test_max_and_inputs);
  g_test_add_func ("/dataset/labels-and-ranked", test_labels_and_ranked);
  g_test_add_func ("/dataset/listed", test_listed);
  g_test_add_func ("/dataset/stages", test_stages);
  g_test_add_func ("/dataset/observation", test_observation);
  g_test_add_func ("/dataset/observation-refused", test_observation_refused);
  g_test_add_func ("/dataset/check", test_check);

  return g_test_run ();
}
