/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

static gpointer
read_effect (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_task_effect_read (object, place);
}

static void
test_getters (void)
{
  DtiTaskEffect *effect =
      read_item (read_effect, "{'node':'HTS','points':2.5,'value':0.8,'probability':0.75}");
  double points = -1.0;
  double value = -1.0;

  g_test_summary ("An effect tells what the document says of it");

  g_assert_cmpstr (dti_task_effect_get_node (effect), ==, "HTS");
  g_assert_true (dti_task_effect_get_points (effect, &points));
  g_assert_cmpfloat (points, ==, 2.5);
  g_assert_true (dti_task_effect_get_points (effect, NULL));
  g_assert_true (dti_task_effect_get_value (effect, &value));
  g_assert_cmpfloat (value, ==, 0.8);
  g_assert_true (dti_task_effect_get_value (effect, NULL));
  g_assert_cmpfloat (dti_task_effect_get_probability (effect), ==, 0.75);
  g_assert_finalize_object (effect);
}

static void
test_defaults (void)
{
  DtiTaskEffect *pointed = read_item (read_effect, "{'node':'a','points':-1}");
  DtiTaskEffect *valued = read_item (read_effect, "{'node':'a','value':0,'probability':0}");
  double points = -2.0;
  double value = -2.0;

  g_test_summary ("What is not said is not 0; an effect without a probability is sure");

  g_assert_true (dti_task_effect_get_points (pointed, &points));
  g_assert_cmpfloat (points, ==, -1.0);
  g_assert_false (dti_task_effect_get_value (pointed, &value));
  g_assert_true (isnan (value));
  g_assert_cmpfloat (dti_task_effect_get_probability (pointed), ==, 1.0);

  g_assert_false (dti_task_effect_get_points (valued, &points));
  g_assert_true (isnan (points));
  g_assert_true (dti_task_effect_get_value (valued, &value));
  g_assert_cmpfloat (value, ==, 0.0);
  g_assert_cmpfloat (dti_task_effect_get_probability (valued), ==, 0.0);
  g_assert_finalize_object (pointed);
  g_assert_finalize_object (valued);
}

static void
test_properties (void)
{
  DtiTaskEffect *pointed = read_item (read_effect, "{'node':'a','points':2.5,'probability':0.75}");
  DtiTaskEffect *valued = read_item (read_effect, "{'node':'a','value':0.8}");
  DtiTaskEffect *empty = g_object_new (DTI_TYPE_TASK_EFFECT, NULL);

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  assert_text_property (pointed, "node", "a");
  assert_double_property (pointed, "points", 2.5);
  assert_double_property (pointed, "value", NAN);
  assert_double_property (pointed, "probability", 0.75);
  assert_double_property (valued, "points", NAN);
  assert_double_property (valued, "value", 0.8);
  assert_double_property (valued, "probability", 1.0);
  assert_immutable (pointed);
  assert_immutable (empty);
  g_assert_finalize_object (pointed);
  g_assert_finalize_object (valued);
  g_assert_finalize_object (empty);
}

static const ItemFault faults[] = {
  { "{'points':1}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'a'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'a','probability':1}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'','points':1}", DTI_SEVERITY_ERROR, "invalid-id", "/node" },
  { "{'node':5,'points':1}", DTI_SEVERITY_ERROR, "wrong-type", "/node" },
  { "{'node':'a','points':'1'}", DTI_SEVERITY_ERROR, "wrong-type", "/points" },
  { "{'node':'a','value':null}", DTI_SEVERITY_ERROR, "wrong-type", "/value" },
  { "{'node':'a','points':1,'probability':-0.1}",
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/probability" },
  { "{'node':'a','points':1,'probability':50}",
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/probability" },
  { "{'node':'a','points':1,'probability':'high'}",
    DTI_SEVERITY_ERROR,
    "wrong-type",
    "/probability" },
  { "{'node':'a','points':1,'when':'2023'}", DTI_SEVERITY_WARNING, "unknown-member", "/when" },
};

static void
test_faults (void)
{
  g_test_summary ("Each fault is one problem, at the member that has it");

  assert_faults (read_effect, faults);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/task-effect/getters", test_getters);
  g_test_add_func ("/task-effect/defaults", test_defaults);
  g_test_add_func ("/task-effect/properties", test_properties);
  g_test_add_func ("/task-effect/faults", test_faults);

  return g_test_run ();
}
