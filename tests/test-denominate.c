/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "step-testing.h"

static const StepTable table = {
  .n_units = 4,
  .n_columns = 2,
  .n_periods = 1,
  .numbers = { { { 10, 20, NAN, 40 }, { 1, 2, 3, 4 } } },
  .denominators = { 2, 4, 8, 0 },
};

static void
test_divide (void)
{
  const double divided[] = { 5000, 5000, NAN, NAN };
  const double alone[] = { 1, 2, 3, 4 };
  StepFixture fixture;

  g_test_summary ("x · scale / size; a size of 0 leaves no number, and is told");

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'denominate','by':{'p':'size'},'scale':{'p':1000}}");
  step_assert_numbers (fixture.columns[0][0].numbers, divided, 4);
  step_assert_numbers (fixture.columns[0][1].numbers, alone, 4);
  step_assert_codes (&fixture, "no-denominator");
  step_fixture_clear (&fixture);
}

static void
test_multiply (void)
{
  const double product[] = { 20, 80, NAN, 0 };
  StepFixture fixture;

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'denominate','by':{'p':'size'},'multiply':true}");
  step_assert_numbers (fixture.columns[0][0].numbers, product, 4);
  step_assert_codes (&fixture, "");
  step_fixture_clear (&fixture);
}

static void
test_missing (void)
{
  const double divided[] = { NAN, 0.5, 3.0 / 8.0, NAN };
  StepTable missing = table;
  StepFixture fixture;

  missing.denominators[0] = NAN;
  step_fixture_init (&fixture, &missing);
  step_run (&fixture, "{'step':'denominate','by':{'q':'size'}}");
  step_assert_numbers (fixture.columns[0][1].numbers, divided, 4);
  step_assert_codes (&fixture, "no-denominator no-denominator");
  step_fixture_clear (&fixture);
}

static void
test_unknown (void)
{
  StepFixture fixture;

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'denominate','by':{'p':'weight','nobody':'size'}}");
  step_assert_numbers (fixture.columns[0][0].numbers, table.numbers[0][0], 4);
  step_assert_codes (&fixture, "unknown-column unknown-node");
  step_fixture_clear (&fixture);
}

static void
test_alone (void)
{
  g_autoptr (DtiStep) step = step_read ("{'step':'denominate','by':{'p':'size'}}");
  const double number = 1.0;
  g_autoptr (GBytes) numbers = g_bytes_new (&number, sizeof number);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_step_prepare_column (step, "p", numbers, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
}

static void
test_properties (void)
{
  const char *const nodes[] = { "p", "q", NULL };
  const char *const denominators[] = { "size", NULL };
  DtiDenominate *step = dti_denominate_new (nodes, denominators);
  g_autoptr (DtiStep) scaled =
      step_read ("{'step':'denominate','by':{'p':'size','q':'area'},'scale':{'q':3}}");
  g_autofree char *text = dti_step_describe (scaled);

  g_test_summary ("A node without a counterpart is left out");

  g_assert_cmpuint (g_strv_length ((char **) dti_denominate_get_nodes (step)), ==, 1);
  g_assert_cmpstr (dti_denominate_get_denominators (step)[0], ==, "size");
  g_assert_false (dti_denominate_get_multiply (step));
  g_assert_cmpfloat (dti_denominate_get_scale (step, "p"), ==, 1.0);
  g_assert_finalize_object (step);

  g_assert_cmpfloat (dti_denominate_get_scale (DTI_DENOMINATE (scaled), "p"), ==, 1.0);
  g_assert_cmpfloat (dti_denominate_get_scale (DTI_DENOMINATE (scaled), "q"), ==, 3.0);
  g_assert_cmpfloat (dti_denominate_get_scale (DTI_DENOMINATE (scaled), "r"), ==, 1.0);
  g_assert_cmpstr (text, ==, "p / size, q / area");
}

static void
test_faults (void)
{
  static const StepFault faults[] = {
    { "{'step':'denominate'}", "by" },
    { "{'step':'denominate','by':[]}", "/by" },
    { "{'step':'denominate','by':{'p':5}}", "/by/p" },
    { "{'step':'denominate','by':{'p':'size'},'scale':{'q':2}}", "/scale/q" },
    { "{'step':'denominate','by':{'p':'size'},'scale':{'p':0}}", "/scale/p" },
  };

  step_assert_faults (faults, G_N_ELEMENTS (faults));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/denominate/divide", test_divide);
  g_test_add_func ("/denominate/multiply", test_multiply);
  g_test_add_func ("/denominate/missing", test_missing);
  g_test_add_func ("/denominate/unknown", test_unknown);
  g_test_add_func ("/denominate/alone", test_alone);
  g_test_add_func ("/denominate/properties", test_properties);
  g_test_add_func ("/denominate/faults", test_faults);

  return g_test_run ();
}
