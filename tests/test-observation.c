/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>

/* The letters of the SDMX code list and `N`, as the data formats list them. */
static void
test_letters (void)
{
  static const struct
  {
    DtiStatus status;
    const char *letter;
  } cases[] = {
    { DTI_STATUS_MISSING, "O" },       { DTI_STATUS_NORMAL, "A" },
    { DTI_STATUS_PROVISIONAL, "P" },   { DTI_STATUS_ESTIMATED, "E" },
    { DTI_STATUS_IMPUTED, "I" },       { DTI_STATUS_BREAK, "B" },
    { DTI_STATUS_UNRELIABLE, "U" },    { DTI_STATUS_UNVALIDATED, "V" },
    { DTI_STATUS_NOT_COLLECTED, "L" }, { DTI_STATUS_NOT_APPLICABLE, "M" },
    { DTI_STATUS_SUPPRESSED, "Q" },    { DTI_STATUS_NOT_ASSESSED, "N" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiStatus status;

      g_assert_cmpstr (dti_status_to_letter (cases[i].status), ==, cases[i].letter);
      g_assert_true (dti_status_from_letter (cases[i].letter, &status));
      g_assert_cmpint (status, ==, cases[i].status);
      g_assert_true (dti_status_from_letter (cases[i].letter, NULL));
    }
}

static void
test_no_letters (void)
{
  static const char *const cases[] = { "", "a", "m", "X", "MM", " M", "0", "Đ" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtiStatus status = DTI_STATUS_BREAK;

      g_assert_false (dti_status_from_letter (cases[i], &status));
      g_assert_cmpint (status, ==, DTI_STATUS_BREAK);
    }
}

static void
test_plain (void)
{
  DtiObservation *observation = dti_observation_new (0.5, DTI_STATUS_PROVISIONAL, DTI_STAGE_SELF);
  double number = 0.0;

  g_assert_true (dti_observation_get_number (observation, &number));
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_true (dti_observation_get_number (observation, NULL));
  g_assert_cmpint (dti_observation_get_status (observation), ==, DTI_STATUS_PROVISIONAL);
  g_assert_cmpint (dti_observation_get_stage (observation), ==, DTI_STAGE_SELF);

  /* What nobody gave is not 0. */
  g_assert_false (dti_observation_get_numerator (observation, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_observation_get_denominator (observation, NULL));
  g_assert_false (dti_observation_get_max (observation, NULL));
  g_assert_null (dti_observation_get_text (observation));
  g_assert_null (dti_observation_get_note (observation));
  g_assert_null (dti_observation_get_evidence (observation));
  g_assert_null (dti_observation_get_file (observation));
  g_assert_cmpuint (dti_observation_get_row (observation), ==, 0);
  g_assert_cmpuint (dti_observation_get_column (observation), ==, 0);
  g_assert_finalize_object (observation);
}

static void
test_zero_is_a_number (void)
{
  DtiObservation *observation = dti_observation_new (0.0, DTI_STATUS_NORMAL, DTI_STAGE_PUBLISHED);
  double number = 1.0;

  g_assert_true (dti_observation_get_number (observation, &number));
  g_assert_cmpfloat (number, ==, 0.0);
  g_assert_finalize_object (observation);
}

static void
test_none (void)
{
  DtiObservation *observation = dti_observation_new (NAN, DTI_STATUS_NOT_APPLICABLE, DTI_STAGE_ANY);
  double number = 1.0;

  g_assert_false (dti_observation_get_number (observation, &number));
  g_assert_true (isnan (number));
  g_assert_finalize_object (observation);
}

static void
test_properties (void)
{
  DtiObservation *observation = g_object_new (DTI_TYPE_OBSERVATION,
                                              "numerator",
                                              3.0,
                                              "denominator",
                                              4.0,
                                              "max",
                                              10.0,
                                              "text",
                                              "có",
                                              "note",
                                              "a note",
                                              "evidence",
                                              "12/QĐ-UBND",
                                              "file",
                                              "data.csv",
                                              "row",
                                              7u,
                                              "column",
                                              3u,
                                              NULL);
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *file = NULL;
  double number = 0.0;
  double numerator = 0.0;
  double denominator = 0.0;
  double max = 0.0;
  guint row = 0;
  guint column = 0;
  int status = -1;
  int stage = -1;

  g_object_get (observation,
                "number",
                &number,
                "numerator",
                &numerator,
                "denominator",
                &denominator,
                "max",
                &max,
                "text",
                &text,
                "note",
                &note,
                "evidence",
                &evidence,
                "file",
                &file,
                "row",
                &row,
                "column",
                &column,
                "status",
                &status,
                "stage",
                &stage,
                NULL);
  g_assert_true (isnan (number));
  g_assert_cmpfloat (numerator, ==, 3.0);
  g_assert_cmpfloat (denominator, ==, 4.0);
  g_assert_cmpfloat (max, ==, 10.0);
  g_assert_cmpstr (text, ==, dti_observation_get_text (observation));
  g_assert_cmpstr (text, ==, "có");
  g_assert_cmpstr (note, ==, "a note");
  g_assert_cmpstr (evidence, ==, "12/QĐ-UBND");
  g_assert_cmpstr (file, ==, "data.csv");
  g_assert_cmpuint (row, ==, 7);
  g_assert_cmpuint (column, ==, 3);
  g_assert_cmpint (status, ==, DTI_STATUS_NORMAL);
  g_assert_cmpint (stage, ==, DTI_STAGE_PUBLISHED);
  g_assert_false (dti_observation_get_number (observation, NULL));
  g_assert_finalize_object (observation);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary (
      "Proves that observations keep what they were given, that nothing is never 0, and "
      "that statuses have the letters of the formats.");

  g_test_add_func ("/observation/letters", test_letters);
  g_test_add_func ("/observation/no-letters", test_no_letters);
  g_test_add_func ("/observation/plain", test_plain);
  g_test_add_func ("/observation/zero-is-a-number", test_zero_is_a_number);
  g_test_add_func ("/observation/none", test_none);
  g_test_add_func ("/observation/properties", test_properties);

  return g_test_run ();
}
