/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "step-testing.h"

static const StepTable column = {
  .n_units = 5,
  .n_columns = 1,
  .n_periods = 1,
  .numbers = { { { 1, 2, 9, NAN, NAN } } },
  .labels = { "a", "a", "b", "a", NULL },
};

typedef struct
{
  const char *json;
  double numbers[5];
  const char *codes;
} ImputeCase;

static void
test_units (void)
{
  static const ImputeCase cases[] = {
    { "{'step':'impute','with':'mean'}", { 1, 2, 9, 4, 4 }, "" },
    { "{'step':'impute','with':'median'}", { 1, 2, 9, 2, 2 }, "" },
    { "{'step':'impute','with':'mean','by':'group:group'}", { 1, 2, 9, 1.5, NAN }, "not-imputed" },
    { "{'step':'impute','with':'constant','constant':-3}", { 1, 2, 9, -3, -3 }, "" },
    { "{'step':'impute','with':'mean','by':'group:nothing'}",
      { 1, 2, 9, NAN, NAN },
      "not-imputed not-imputed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StepFixture fixture;

      step_fixture_init (&fixture, &column);
      step_run (&fixture, cases[i].json);
      step_assert_numbers (fixture.columns[0][0].numbers, cases[i].numbers, 5);
      step_assert_codes (&fixture, cases[i].codes);
      step_fixture_clear (&fixture);
    }
}

static void
test_closed (void)
{
  StepTable closed = column;
  StepFixture fixture;

  g_test_summary ("Nothing is put where there can be no number, and what was put is marked");

  closed.closed[3] = TRUE;
  step_fixture_init (&fixture, &closed);
  step_run (&fixture, "{'step':'impute','with':'mean'}");
  g_assert_true (isnan (fixture.columns[0][0].numbers[3]));
  g_assert_false (fixture.columns[0][0].imputed[3]);
  g_assert_true (fixture.columns[0][0].imputed[4]);
  g_assert_false (fixture.columns[0][0].imputed[0]);
  step_fixture_clear (&fixture);
}

/* Columns of other sizes, one of which is better low; a pillar of two and another of one. */
static const StepTable rows = {
  .n_units = 3,
  .n_columns = 3,
  .n_periods = 1,
  .numbers = { { { 0, 10, NAN }, { 100, 300, 250 }, { 7, 5, 6 } } },
  .directions = { DTI_DIRECTION_UP, DTI_DIRECTION_UP, DTI_DIRECTION_DOWN },
  .pillars = { "one", "one", "two" },
};

static void
test_indicators (void)
{
  static const struct
  {
    const char *json;
    double number;
  } cases[] = {
    /* On their scales the unit has 0.75 and 0.5. */
    { "{'step':'impute','with':'mean','by':'unit'}", 6.25 },
    { "{'step':'impute','with':'mean','by':'pillar'}", 7.5 },
    { "{'step':'impute','with':'mean','by':'unit','normalise':false}", 128 },
    { "{'step':'impute','with':'median','by':'pillar','normalise':false}", 250 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StepFixture fixture;

      step_fixture_init (&fixture, &rows);
      step_run (&fixture, cases[i].json);
      g_assert_cmpfloat_with_epsilon (fixture.columns[0][0].numbers[2], cases[i].number, 1e-12);
      step_assert_codes (&fixture, "");
      step_fixture_clear (&fixture);
    }
}

typedef struct
{
  const char *json;
  double numbers[5]; /* of the five periods: none, 2, none, none, 8 */
} TimeCase;

static void
test_time (void)
{
  static const TimeCase cases[] = {
    { "{'step':'impute','with':'linear'}", { NAN, 2, 4, 6, 8 } },
    { "{'step':'impute','with':'linear','hold-ends':true}", { 2, 2, 4, 6, 8 } },
    { "{'step':'impute','with':'latest'}", { NAN, 2, 2, 2, 8 } },
    { "{'step':'impute','with':'latest','max-steps':1}", { NAN, 2, 2, NAN, 8 } },
    { "{'step':'impute','with':'latest','hold-ends':true}", { 2, 2, 2, 2, 8 } },
    { "{'step':'impute','with':'nearest'}", { 2, 2, 2, 8, 8 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StepTable table = { .n_units = 1, .n_columns = 1, .n_periods = 5 };
      const double given[] = { NAN, 2, NAN, NAN, 8 };
      StepFixture fixture;

      for (gsize p = 0; p < 5; p++)
        table.numbers[p][0][0] = given[p];
      step_fixture_init (&fixture, &table);
      step_run (&fixture, cases[i].json);
      for (gsize p = 0; p < 5; p++)
        step_assert_numbers (fixture.columns[p][0].numbers, &cases[i].numbers[p], 1);
      step_fixture_clear (&fixture);
    }
}

static void
test_nearest_tie (void)
{
  StepTable table = { .n_units = 1, .n_columns = 1, .n_periods = 3 };
  StepFixture fixture;

  table.numbers[0][0][0] = 1;
  table.numbers[1][0][0] = NAN;
  table.numbers[2][0][0] = 5;
  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'impute','with':'nearest'}");
  g_assert_cmpfloat (fixture.columns[1][0].numbers[0], ==, 1.0);
  step_fixture_clear (&fixture);
}

/* With one column complete and one that misses some, the EM algorithm has a closed form: the
 * regression of the second on the first over the complete units (Anderson, "Maximum likelihood
 * estimates for a multivariate normal distribution when some observations are missing", 1957). */
static void
test_expectation (void)
{
  static const StepTable table = {
    .n_units = 8,
    .n_columns = 2,
    .n_periods = 1,
    .numbers = { { { 1, 2, 3, 4, 5, 6, 7, 9 }, { 2.1, 3.9, 6.2, 7.8, 10.1, 12.2, NAN, NAN } } },
  };
  StepFixture fixture;
  double mx = 0, my = 0, sxy = 0, sxx = 0;

  for (gsize i = 0; i < 6; i++)
    {
      mx += table.numbers[0][0][i] / 6;
      my += table.numbers[0][1][i] / 6;
    }
  for (gsize i = 0; i < 6; i++)
    {
      sxy += (table.numbers[0][0][i] - mx) * (table.numbers[0][1][i] - my);
      sxx += (table.numbers[0][0][i] - mx) * (table.numbers[0][0][i] - mx);
    }

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'impute','with':'em'}");
  step_assert_codes (&fixture, "");
  g_assert_cmpfloat_with_epsilon (fixture.columns[0][1].numbers[6],
                                  my + sxy / sxx * (7 - mx),
                                  1e-7);
  g_assert_cmpfloat_with_epsilon (fixture.columns[0][1].numbers[7],
                                  my + sxy / sxx * (9 - mx),
                                  1e-7);
  step_fixture_clear (&fixture);
}

static void
test_expectation_beside_blank (void)
{
  static const StepTable table = {
    .n_units = 4,
    .n_columns = 3,
    .n_periods = 1,
    .numbers = { { { 1, 2, 3, 4 }, { NAN, NAN, NAN, NAN }, { 1, 2, 3.5, NAN } } },
  };
  StepFixture fixture;

  g_test_summary ("An indicator that nobody has does not keep the others from being estimated");

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'impute','with':'em'}");
  /* The line through the three units that have both: slope 1.25, 13/6 at 2. */
  g_assert_cmpfloat_with_epsilon (fixture.columns[0][2].numbers[3], 13.0 / 6.0 + 2.5, 1e-7);
  g_assert_true (isnan (fixture.columns[0][1].numbers[0]));
  step_assert_codes (&fixture, "not-imputed not-imputed not-imputed not-imputed");
  step_fixture_clear (&fixture);
}

static void
test_no_expectation (void)
{
  /* The second is twice the first, so there is nothing to tell them apart by. */
  static const StepTable table = {
    .n_units = 5,
    .n_columns = 3,
    .n_periods = 1,
    .numbers = { { { 1, 2, 3, 4, 5 }, { 2, 4, 6, 8, 10 }, { 1, 3, 2, NAN, 4 } } },
  };
  StepFixture fixture;

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'impute','with':'em'}");
  g_assert_true (isnan (fixture.columns[0][2].numbers[3]));
  step_assert_codes (&fixture, "not-imputed");
  step_fixture_clear (&fixture);
}

static void
test_properties (void)
{
  DtiImpute *step = dti_impute_new (DTI_IMPUTE_ESTIMATE_MEDIAN, DTI_IMPUTE_BY_PILLAR);
  g_autoptr (DtiStep) other = step_read ("{'step':'impute','with':'latest','by':'group:g',"
                                         "'max-steps':2,'hold-ends':true,'normalise':false}");
  g_autoptr (DtiStep) constant = step_read ("{'step':'impute','with':'constant','constant':0.5}");
  g_autofree char *text = dti_step_describe (DTI_STEP (step));
  g_autofree char *constant_text = dti_step_describe (constant);
  g_autofree char *other_text = dti_step_describe (other);

  g_assert_cmpint (dti_impute_get_estimate (step), ==, DTI_IMPUTE_ESTIMATE_MEDIAN);
  g_assert_cmpint (dti_impute_get_by (step), ==, DTI_IMPUTE_BY_PILLAR);
  g_assert_null (dti_impute_get_group_column (step));
  g_assert_cmpuint (dti_impute_get_max_steps (step), ==, 0);
  g_assert_false (dti_impute_get_holds_ends (step));
  g_assert_true (dti_impute_get_normalises (step));
  g_assert_cmpstr (text, ==, "median by pillar");
  g_assert_finalize_object (step);

  g_assert_cmpint (dti_impute_get_by (DTI_IMPUTE (other)), ==, DTI_IMPUTE_BY_GROUP);
  g_assert_cmpstr (dti_impute_get_group_column (DTI_IMPUTE (other)), ==, "g");
  g_assert_cmpuint (dti_impute_get_max_steps (DTI_IMPUTE (other)), ==, 2);
  g_assert_true (dti_impute_get_holds_ends (DTI_IMPUTE (other)));
  g_assert_false (dti_impute_get_normalises (DTI_IMPUTE (other)));
  g_assert_cmpstr (other_text, ==, "latest in time");
  g_assert_cmpfloat (dti_impute_get_constant (DTI_IMPUTE (constant)), ==, 0.5);
  g_assert_cmpstr (constant_text, ==, "constant 0.5");
}

static void
test_faults (void)
{
  static const StepFault faults[] = {
    { "{'step':'impute'}", "with" },
    { "{'step':'impute','with':'guess'}", "/with" },
    { "{'step':'impute','with':'mean','by':'group'}", "/by" },
    { "{'step':'impute','with':'mean','by':'continent'}", "/by" },
    { "{'step':'impute','with':'constant'}", "constant" },
    { "{'step':'impute','with':'latest','max-steps':-1}", "/max-steps" },
  };

  step_assert_faults (faults, G_N_ELEMENTS (faults));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/impute/units", test_units);
  g_test_add_func ("/impute/closed", test_closed);
  g_test_add_func ("/impute/indicators", test_indicators);
  g_test_add_func ("/impute/time", test_time);
  g_test_add_func ("/impute/nearest-tie", test_nearest_tie);
  g_test_add_func ("/impute/expectation", test_expectation);
  g_test_add_func ("/impute/expectation-beside-blank", test_expectation_beside_blank);
  g_test_add_func ("/impute/no-expectation", test_no_expectation);
  g_test_add_func ("/impute/properties", test_properties);
  g_test_add_func ("/impute/faults", test_faults);

  return g_test_run ();
}
