/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/model/dti-treatment-private.h>

#include "step-testing.h"

static const StepTable outlier = {
  .n_units = 8,
  .n_columns = 2,
  .n_periods = 1,
  .numbers = { { { 1, 2, 3, 4, 5, 6, 7, 100 }, { 1, 2, 3, 4, 5, 6, 7, 8 } } },
};

static void
test_winsorise (void)
{
  const double drawn_in[] = { 1, 2, 3, 4, 5, 6, 7, 7 };
  const double even[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  StepFixture fixture;

  g_test_summary ("One number far out is drawn in to its neighbour; an even column is left alone");

  step_fixture_init (&fixture, &outlier);
  fixture.sheets.treatments = g_array_new (FALSE, FALSE, sizeof (DtiTreatment));
  step_run (&fixture, "{'step':'treat'}");
  step_assert_numbers (fixture.columns[0][0].numbers, drawn_in, 8);
  step_assert_numbers (fixture.columns[0][1].numbers, even, 8);
  step_assert_codes (&fixture, "");
  g_assert_cmpuint (fixture.sheets.changes->len, ==, 1);
  g_assert_cmpstr (g_array_index (fixture.sheets.changes, DtiSheetChange, 0).action,
                   ==,
                   "winsorised-high");
  g_assert_cmpfloat (g_array_index (fixture.sheets.changes, DtiSheetChange, 0).before, ==, 100.0);
  g_assert_cmpuint (fixture.sheets.treatments->len, ==, 2);
  g_assert_cmpuint (g_array_index (fixture.sheets.treatments, DtiTreatment, 0).n_high, ==, 1);
  g_array_unref (fixture.sheets.treatments);
  step_fixture_clear (&fixture);
}

static void
test_low (void)
{
  const double drawn_in[] = { -1, -2, -3, -4, -5, -6, -7, -7 };
  StepTable table = outlier;
  StepFixture fixture;

  for (gsize i = 0; i < 8; i++)
    table.numbers[0][0][i] = -table.numbers[0][0][i];
  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'treat'}");
  step_assert_numbers (fixture.columns[0][0].numbers, drawn_in, 8);
  g_assert_cmpstr (g_array_index (fixture.sheets.changes, DtiSheetChange, 0).action,
                   ==,
                   "winsorised-low");
  step_fixture_clear (&fixture);
}

static void
test_ties (void)
{
  const double drawn_in[] = { 1, 2, 3, 4, 5, 6, 6, 6 };
  StepTable table = {
    .n_units = 8, .n_columns = 1, .n_periods = 1, .numbers = { { { 1, 2, 3, 4, 5, 6, 100, 100 } } }
  };
  StepFixture fixture;

  g_test_summary ("Equal numbers move together, so the limit can be overshot");

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'treat','winsorise':{'max-points':1,'force':true},'then':'none'}");
  step_assert_numbers (fixture.columns[0][0].numbers, drawn_in, 8);
  step_fixture_clear (&fixture);
}

/* Each transform on 1 … 100, by its formula. */
static void
test_transforms (void)
{
  static const char *const transforms[] = {
    "'log-ct'",
    "'log-ct-orig'",
    "'log-ct-plus'",
    "'log-gii'",
    "{'type':'box-cox','lambda':0}",
    "{'type':'box-cox','lambda':0.5}",
    "{'type':'box-cox','lambda':-1}",
  };
  const double expected[] = { log (2.0 + 0.99), log (3.0),
                              log (2.0 + 0.99), log (99.0 * 2.0 / 99.0 + 1.0),
                              log (3.0),        (sqrt (3.0) - 1.0) / 0.5,
                              1.0 - 1.0 / 3.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (transforms); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'step':'treat','winsorise':{'max-points':0},'then':%s}",
                           transforms[i]);
      StepFixture fixture;

      step_fixture_init (&fixture, &outlier);
      step_run (&fixture, json);
      g_assert_cmpfloat_with_epsilon (fixture.columns[0][0].numbers[2], expected[i], 1e-14);
      g_assert_cmpuint (fixture.sheets.changes->len, ==, 8);
      step_fixture_clear (&fixture);
    }
}

static void
test_mirror (void)
{
  StepTable table = outlier;
  StepFixture fixture;

  g_test_summary ("log-ct-plus looks at the other end of a column that leans to the left");

  for (gsize i = 0; i < 8; i++)
    table.numbers[0][0][i] = -table.numbers[0][0][i];
  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'treat','winsorise':{'max-points':0},'then':'log-ct-plus'}");
  g_assert_cmpfloat_with_epsilon (fixture.columns[0][0].numbers[2],
                                  -log (-1.0 + 0.99 + 3.0),
                                  1e-14);
  step_fixture_clear (&fixture);
}

static void
test_combined (void)
{
  StepFixture fixture;
  StepTable table = {
    .n_units = 8, .n_columns = 1, .n_periods = 1, .numbers = { { { 1, 1, 1, 1, 1, 1, 50, 1000 } } }
  };

  g_test_summary ("Combined, the transform works on the winsorised numbers");

  step_fixture_init (&fixture, &table);
  step_run (&fixture,
            "{'step':'treat','winsorise':{'max-points':1,'skewness':1,'kurtosis':-10},"
            "'combine':true}");
  /* Both large numbers are 50 then; of 1 and 50, log (49 + 0.49). */
  g_assert_cmpfloat_with_epsilon (fixture.columns[0][0].numbers[6], log (49.49), 1e-14);
  g_assert_cmpfloat_with_epsilon (fixture.columns[0][0].numbers[7], log (49.49), 1e-14);
  step_fixture_clear (&fixture);

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'treat','winsorise':{'max-points':1,'skewness':1,'kurtosis':-10}}");
  g_assert_cmpfloat (fixture.columns[0][0].numbers[7], >, fixture.columns[0][0].numbers[6]);
  step_fixture_clear (&fixture);
}

static void
test_untreated (void)
{
  static const double columns[][8] = { { 5, 5, 5, 5, 5, 5, 5, 5 },
                                       { 1, 2, 90, NAN, NAN, NAN, NAN, NAN } };

  g_test_summary ("A column that has no shape is left as it is, and told");

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      StepTable table = { .n_units = 8, .n_columns = 1, .n_periods = 1 };
      StepFixture fixture;

      memcpy (table.numbers[0][0], columns[i], sizeof columns[i]);
      step_fixture_init (&fixture, &table);
      step_run (&fixture, "{'step':'treat','winsorise':{'skewness':1}}");
      step_assert_numbers (fixture.columns[0][0].numbers, columns[i], 8);
      step_assert_codes (&fixture, "not-treated");
      step_fixture_clear (&fixture);
    }
}

static void
test_nodes (void)
{
  StepFixture fixture;

  step_fixture_init (&fixture, &outlier);
  step_run (
      &fixture,
      "{'step':'treat','nodes':{'p':'none','q':{'winsorise':{'max-points':1,'force':true}}}}");
  g_assert_cmpfloat (fixture.columns[0][0].numbers[7], ==, 100.0);
  g_assert_cmpfloat (fixture.columns[0][1].numbers[7], ==, 7.0);
  step_fixture_clear (&fixture);
}

static void
test_panel (void)
{
  StepTable table = { .n_units = 4,
                      .n_columns = 1,
                      .n_periods = 2,
                      .numbers = { { { 1, 2, 3, 4 } }, { { 5, 6, 7, 100 } } } };
  const double drawn_in[] = { 5, 6, 7, 7 };
  StepFixture fixture;

  g_test_summary ("A panel is one column; alone, neither of the periods would be treated so");

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'treat','scope':'panel'}");
  step_assert_numbers (fixture.columns[1][0].numbers, drawn_in, 4);
  step_fixture_clear (&fixture);
}

static void
test_properties (void)
{
  DtiTreat *step = dti_treat_new ();
  g_autofree char *text = dti_step_describe (DTI_STEP (step));
  g_autoptr (DtiStep) other =
      step_read ("{'step':'treat','winsorise':{'max-points':3,'skewness':1,'kurtosis':2},"
                 "'then':{'type':'box-cox','lambda':0.5},'combine':true,'nodes':{'p':'none'}}");

  g_assert_cmpint (dti_treat_get_max_points (step), ==, 5);
  g_assert_cmpfloat (dti_treat_get_skewness (step), ==, 2.0);
  g_assert_cmpfloat (dti_treat_get_kurtosis (step), ==, 3.5);
  g_assert_false (dti_treat_get_forced (step));
  g_assert_cmpint (dti_treat_get_then (step), ==, DTI_TREAT_TRANSFORM_LOG_CT);
  g_assert_cmpfloat (dti_treat_get_lambda (step), ==, 0.0);
  g_assert_false (dti_treat_get_combined (step));
  g_assert_null (dti_treat_get_nodes (step)[0]);
  g_assert_cmpstr (dti_step_get_type_name (DTI_STEP (step)), ==, "treat");
  g_assert_cmpint (dti_step_get_scope (DTI_STEP (step)), ==, DTI_SCOPE_PERIOD);
  g_assert_cmpstr (text,
                   ==,
                   "where |skewness| ≥ 2 and kurtosis ≥ 3.5: draw in 5 points, then log-ct");
  g_assert_finalize_object (step);

  g_assert_cmpint (dti_treat_get_max_points (DTI_TREAT (other)), ==, 3);
  g_assert_cmpint (dti_treat_get_then (DTI_TREAT (other)), ==, DTI_TREAT_TRANSFORM_BOX_COX);
  g_assert_cmpfloat (dti_treat_get_lambda (DTI_TREAT (other)), ==, 0.5);
  g_assert_true (dti_treat_get_combined (DTI_TREAT (other)));
  g_assert_cmpstr (dti_treat_get_nodes (DTI_TREAT (other))[0], ==, "p");
}

static void
test_faults (void)
{
  static const StepFault faults[] = {
    { "{'step':'treat','winsorise':5}", "/winsorise" },
    { "{'step':'treat','winsorise':{'max-points':-2}}", "/winsorise/max-points" },
    { "{'step':'treat','winsorise':{'skewness':'a'}}", "/winsorise/skewness" },
    { "{'step':'treat','then':'cube'}", "/then" },
    { "{'step':'treat','then':{'type':'box-cox','lambda':'a'}}", "/then/lambda" },
    { "{'step':'treat','combine':1}", "/combine" },
    { "{'step':'treat','nodes':[]}", "/nodes" },
    { "{'step':'treat','nodes':{'p':5}}", "/nodes/p" },
    { "{'step':'treat','nodes':{'p':{'then':'cube'}}}", "/nodes/p/then" },
  };

  step_assert_faults (faults, G_N_ELEMENTS (faults));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/treat/winsorise", test_winsorise);
  g_test_add_func ("/treat/low", test_low);
  g_test_add_func ("/treat/ties", test_ties);
  g_test_add_func ("/treat/transforms", test_transforms);
  g_test_add_func ("/treat/mirror", test_mirror);
  g_test_add_func ("/treat/combined", test_combined);
  g_test_add_func ("/treat/untreated", test_untreated);
  g_test_add_func ("/treat/nodes", test_nodes);
  g_test_add_func ("/treat/panel", test_panel);
  g_test_add_func ("/treat/properties", test_properties);
  g_test_add_func ("/treat/faults", test_faults);

  return g_test_run ();
}
