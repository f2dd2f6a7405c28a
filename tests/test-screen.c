/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "step-testing.h"

/* Units with 3, 2, 1 and 0 of three numbers; the first has a 0, the second two. */
static const StepTable table = {
  .n_units = 4,
  .n_columns = 3,
  .n_periods = 1,
  .numbers = { { { 1, NAN, NAN, NAN }, { 2, 0, 5, NAN }, { 0, 0, NAN, NAN } } },
};

static void
assert_dropped (const StepTable *given, const char *json, const char *expected)
{
  StepFixture fixture;
  GString *dropped = g_string_new (NULL);

  step_fixture_init (&fixture, given);
  step_run (&fixture, json);
  for (gsize i = 0; i < given->n_units; i++)
    if (fixture.periods[0].dropped != NULL && fixture.periods[0].dropped[i])
      g_string_append (dropped, step_units[i]);
  g_assert_cmpstr (dropped->str, ==, expected);
  g_assert_cmpuint (dti_problem_list_get_n_items (fixture.sheets.problems), ==, strlen (expected));
  g_string_free (dropped, TRUE);
  step_fixture_clear (&fixture);
}

static void
test_available (void)
{
  g_test_summary ("Below the share goes, at the share stays");

  assert_dropped (&table, "{'step':'screen'}", "");
  assert_dropped (&table, "{'step':'screen','min-available':0.3}", "x");
  assert_dropped (&table, "{'step':'screen','min-available':0.5}", "wx");
  assert_dropped (&table, "{'step':'screen','min-available':0.66}", "wx");
  assert_dropped (&table, "{'step':'screen','min-available':0.67}", "vwx");
  assert_dropped (&table, "{'step':'screen','min-available':1}", "vwx");
}

static void
test_non_zero (void)
{
  g_test_summary ("A unit without numbers has no zeros either");

  assert_dropped (&table, "{'step':'screen','min-non-zero':0.1}", "v");
  assert_dropped (&table, "{'step':'screen','min-non-zero':0.66}", "v");
  assert_dropped (&table, "{'step':'screen','min-non-zero':0.7}", "uv");
}

static void
test_force (void)
{
  assert_dropped (&table,
                  "{'step':'screen','min-available':0.5,'force':{'u':false,'x':true}}",
                  "uw");
}

static void
test_applicable (void)
{
  StepTable closed = table;

  g_test_summary ("What does not apply to a unit does not count against it");

  closed.closed[1] = TRUE;
  assert_dropped (&closed, "{'step':'screen','min-available':1}", "wx");
}

static void
test_properties (void)
{
  DtiScreen *step = dti_screen_new (0.5, 0.25);
  g_autoptr (DtiStep) forced = step_read ("{'step':'screen','force':{'u':false,'x':true}}");
  g_autofree char *text = dti_step_describe (DTI_STEP (step));

  g_assert_cmpfloat (dti_screen_get_min_available (step), ==, 0.5);
  g_assert_cmpfloat (dti_screen_get_min_non_zero (step), ==, 0.25);
  g_assert_null (dti_screen_get_kept (step)[0]);
  g_assert_cmpstr (text, ==, "keep units with a share of numbers ≥ 0.5, of them not 0 ≥ 0.25");
  g_assert_finalize_object (step);
  g_assert_cmpstr (dti_screen_get_kept (DTI_SCREEN (forced))[0], ==, "x");
  g_assert_cmpstr (dti_screen_get_dropped (DTI_SCREEN (forced))[0], ==, "u");
}

static void
test_faults (void)
{
  static const StepFault faults[] = {
    { "{'step':'screen','min-available':2}", "/min-available" },
    { "{'step':'screen','min-non-zero':-1}", "/min-non-zero" },
    { "{'step':'screen','force':{'u':'yes'}}", "/force/u" },
    { "{'step':'screen','force':5}", "/force" },
  };

  step_assert_faults (faults, G_N_ELEMENTS (faults));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/screen/available", test_available);
  g_test_add_func ("/screen/non-zero", test_non_zero);
  g_test_add_func ("/screen/force", test_force);
  g_test_add_func ("/screen/applicable", test_applicable);
  g_test_add_func ("/screen/properties", test_properties);
  g_test_add_func ("/screen/faults", test_faults);

  return g_test_run ();
}
