/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "step-testing.h"

/* ---- a step as a program would write it ---- */

#define TEST_TYPE_STEP (test_step_get_type ())
G_DECLARE_FINAL_TYPE (TestStep, test_step, TEST, STEP, DtiStep)

struct _TestStep
{
  DtiStep parent_instance;

  int way; /* 0: adds one; 1: fails with an error; 2: without one; 3: gives too few numbers */
};

G_DEFINE_FINAL_TYPE (TestStep, test_step, DTI_TYPE_STEP)

static GBytes *
test_step_prepare_column (DtiStep *step, const char *node, GBytes *numbers, GError **error)
{
  int way = TEST_STEP (step)->way;
  gsize size;
  const double *given = g_bytes_get_data (numbers, &size);
  double *more = g_new0 (double, size / sizeof (double) + 1);
  g_autoptr (GBytes) result = g_bytes_new_take (more, way == 3 ? sizeof (double) : size);

  for (gsize i = 0; i < size / sizeof (double); i++)
    more[i] = isnan (given[i]) ? -1.0 : given[i] + 1.0;
  if (way == 1)
    g_set_error_literal (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE, "no");

  return way == 0 || way == 3 ? g_steal_pointer (&result) : NULL;
}

static void
test_step_class_init (TestStepClass *klass)
{
  DTI_STEP_CLASS (klass)->prepare_column = test_step_prepare_column;
}

static void
test_step_init (TestStep *self)
{
}

static TestStep *
make_step (int way)
{
  TestStep *step = g_object_new (TEST_TYPE_STEP, NULL);

  step->way = way;

  return step;
}

static void
test_script (void)
{
  static const StepTable table = {
    .n_units = 3, .n_columns = 2, .n_periods = 1, .numbers = { { { 1, NAN, NAN }, { 4, 5, 6 } } }
  };
  const double first[] = { 2, -1, NAN };
  const double second[] = { 5, 6, 7 };
  StepTable closed = table;
  StepFixture fixture;
  TestStep *step = make_step (0);
  g_autofree char *text = dti_step_describe (DTI_STEP (step));

  g_test_summary ("A step of a program works on every column; a closed cell stays closed");

  closed.closed[2] = TRUE;
  step_fixture_init (&fixture, &closed);
  g_assert_true (dti_step_run (DTI_STEP (step), &fixture.sheets, NULL));
  step_assert_numbers (fixture.columns[0][0].numbers, first, 3);
  step_assert_numbers (fixture.columns[0][1].numbers, second, 3);
  g_assert_true (fixture.columns[0][0].imputed[1]);
  step_fixture_clear (&fixture);

  g_assert_cmpstr (dti_step_get_type_name (DTI_STEP (step)), ==, "TestStep");
  g_assert_cmpstr (text, ==, "TestStep");
  g_assert_finalize_object (step);
}

static void
test_script_fails (void)
{
  static const StepTable table = {
    .n_units = 3, .n_columns = 1, .n_periods = 1, .numbers = { { { 1, 2, 3 } } }
  };
  static const DtiError codes[] = {
    0, DTI_ERROR_NOT_COMPUTABLE, DTI_ERROR_FAILED, DTI_ERROR_INVALID_DATA
  };

  for (int way = 1; way <= 3; way++)
    {
      TestStep *step = make_step (way);
      g_autoptr (GError) error = NULL;
      StepFixture fixture;

      step_fixture_init (&fixture, &table);
      g_assert_false (dti_step_run (DTI_STEP (step), &fixture.sheets, &error));
      g_assert_error (error, DTI_ERROR, (int) codes[way]);
      g_assert_nonnull (strstr (error->message, "node “p”, period “2020”"));
      step_assert_numbers (fixture.columns[0][0].numbers, table.numbers[0][0], 3);
      step_fixture_clear (&fixture);
      g_assert_finalize_object (step);
    }
}

/* ---- one column ---- */

static GBytes *
prepare (const char *json, const double *numbers, gsize n, GError **error)
{
  g_autoptr (DtiStep) step = step_read (json);
  g_autoptr (GBytes) bytes = g_bytes_new (numbers, n * sizeof (double));

  return dti_step_prepare_column (step, "p", bytes, error);
}

static void
test_column (void)
{
  const double numbers[] = { 1, NAN, 3 };
  const double filled[] = { 1, 2, 3 };
  g_autoptr (GBytes) mean = prepare ("{'step':'impute','with':'mean'}", numbers, 3, NULL);
  g_autoptr (GBytes) nothing = prepare ("{'step':'impute','with':'mean'}", numbers, 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (g_bytes_get_data (mean, NULL), 24, filled, 24);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  g_assert_cmpfloat (numbers[0], ==, 1.0);

  g_assert_null (
      prepare ("{'step':'normalise','rule':{'type':'min-max'}}", (double[]){ 4, 4 }, 2, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
}

static void
test_bytes (void)
{
  g_autoptr (DtiStep) step = step_read ("{'step':'treat'}");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("12345", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_step_prepare_column (step, "p", bytes, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_faults (void)
{
  static const StepFault faults[] = {
    { "[]", "object" },
    { "{}", "step" },
    { "{'step':'guess'}", "/step" },
    { "{'step':5}", "/step" },
    { "{'step':'treat','scope':'world'}", "/scope" },
    { "{'step'", "step" },
  };

  step_assert_faults (faults, G_N_ELEMENTS (faults));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/step/script", test_script);
  g_test_add_func ("/step/script-fails", test_script_fails);
  g_test_add_func ("/step/column", test_column);
  g_test_add_func ("/step/bytes", test_bytes);
  g_test_add_func ("/step/faults", test_faults);

  return g_test_run ();
}
