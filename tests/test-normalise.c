/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "step-testing.h"

static const StepTable table = {
  .n_units = 3,
  .n_columns = 2,
  .n_periods = 2,
  .numbers = { { { 0, 5, 10 }, { 1, 2, 3 } }, { { 5, NAN, 20 }, { 3, 2, 1 } } },
  .directions = { DTI_DIRECTION_UP, DTI_DIRECTION_DOWN },
};

static void
test_periods (void)
{
  const double first[] = { 0, 50, 100 };
  const double mirrored[] = { 100, 50, 0 };
  const double second[] = { 0, NAN, 100 };
  StepFixture fixture;

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'normalise','rule':{'type':'min-max','upper':100}}");
  step_assert_numbers (fixture.columns[0][0].numbers, first, 3);
  step_assert_numbers (fixture.columns[0][1].numbers, mirrored, 3);
  step_assert_numbers (fixture.columns[1][0].numbers, second, 3);
  step_fixture_clear (&fixture);
}

static void
test_panel (void)
{
  const double first[] = { 0, 0.25, 0.5 };
  const double second[] = { 0.25, NAN, 1 };
  StepFixture fixture;

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'normalise','rule':{'type':'min-max','scope':'panel'}}");
  step_assert_numbers (fixture.columns[0][0].numbers, first, 3);
  step_assert_numbers (fixture.columns[1][0].numbers, second, 3);
  step_fixture_clear (&fixture);
}

static void
test_panel_ranks (void)
{
  /* 0, 5, 10, 5, 20 */
  const double first[] = { 1, 2, 4 };
  const double second[] = { 2, NAN, 5 };
  StepFixture fixture;

  g_test_summary ("Units are ranked among those of all periods");

  step_fixture_init (&fixture, &table);
  step_run (&fixture, "{'step':'normalise','nodes':{'p':{'type':'rank','scope':'panel'}}}");
  step_assert_numbers (fixture.columns[0][0].numbers, first, 3);
  step_assert_numbers (fixture.columns[1][0].numbers, second, 3);
  step_assert_numbers (fixture.columns[1][1].numbers, table.numbers[1][1], 3);
  step_fixture_clear (&fixture);
}

static void
test_reference (void)
{
  const double expected[] = { 0, 0.5, 1 };
  StepFixture fixture;

  step_fixture_init (&fixture, &table);
  step_run (&fixture,
            "{'step':'normalise','nodes':{'p':{'type':'distance-to-reference','reference':'w'}}}");
  step_assert_numbers (fixture.columns[0][0].numbers, expected, 3);
  step_fixture_clear (&fixture);
}

static void
test_constant (void)
{
  const double none[] = { NAN, NAN, NAN };
  StepTable constant = table;
  StepFixture fixture;

  g_test_summary ("A constant column has no scores, and each unit is told; it does not vanish");

  for (gsize i = 0; i < 3; i++)
    constant.numbers[0][0][i] = 4;
  constant.n_periods = 1;
  step_fixture_init (&fixture, &constant);
  step_run (&fixture, "{'step':'normalise','nodes':{'p':{'type':'min-max'}}}");
  step_assert_numbers (fixture.columns[0][0].numbers, none, 3);
  step_assert_codes (&fixture, "not-computable not-computable not-computable");
  step_fixture_clear (&fixture);
}

static void
test_unsupported (void)
{
  StepFixture fixture;

  step_fixture_init (&fixture, &table);
  step_run (&fixture,
            "{'step':'normalise','rule':{'type':'boolean','levels':[['yes',1],['no',0]]}}");
  step_assert_codes (&fixture, "unsupported unsupported");
  step_fixture_clear (&fixture);
}

static void
test_properties (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRule) rule = dti_rule_new_from_json ("{\"type\":\"z-score\"}", &error);
  DtiNormalise *step = dti_normalise_new (rule);
  g_autoptr (DtiStep) other =
      step_read ("{'step':'normalise','rule':{'type':'rank'},'nodes':{'p':{'type':'borda'}}}");
  g_autofree char *text = dti_step_describe (other);

  g_assert_no_error (error);
  g_assert_true (dti_normalise_get_rule (step) == rule);
  g_assert_true (dti_normalise_lookup_rule (step, "p") == rule);
  g_assert_null (dti_normalise_get_nodes (step)[0]);
  g_assert_finalize_object (step);
  g_assert_cmpstr (dti_rule_get_type_name (dti_normalise_lookup_rule (DTI_NORMALISE (other), "p")),
                   ==,
                   "borda");
  g_assert_cmpstr (dti_rule_get_type_name (dti_normalise_lookup_rule (DTI_NORMALISE (other), "q")),
                   ==,
                   "rank");
  g_assert_nonnull (strstr (text, "1 indicators by rules of their own"));
}

static void
test_faults (void)
{
  static const StepFault faults[] = {
    { "{'step':'normalise'}", "rule" },
    { "{'step':'normalise','rule':5}", "/rule" },
    { "{'step':'normalise','rule':{'type':'guess'}}", "/rule/type" },
    { "{'step':'normalise','nodes':{'p':{'type':'goalposts','min':0}}}", "/nodes/p" },
  };

  step_assert_faults (faults, G_N_ELEMENTS (faults));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/normalise/periods", test_periods);
  g_test_add_func ("/normalise/panel", test_panel);
  g_test_add_func ("/normalise/panel-ranks", test_panel_ranks);
  g_test_add_func ("/normalise/reference", test_reference);
  g_test_add_func ("/normalise/constant", test_constant);
  g_test_add_func ("/normalise/unsupported", test_unsupported);
  g_test_add_func ("/normalise/properties", test_properties);
  g_test_add_func ("/normalise/faults", test_faults);

  return g_test_run ();
}
