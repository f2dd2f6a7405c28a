/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

static gpointer
read_baseline (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_baseline_read (object, place);
}

#define FULL                                                                                       \
  "{'node':'DTI','unit':'KG','period':'2022','value':0.5796,'rank':32,'doubtful':true,"            \
  "'note':'n','source':'s'}"

static void
test_getters (void)
{
  DtiBaseline *baseline = read_item (read_baseline, FULL);
  double value = -1.0;
  double rank = -1.0;

  g_test_summary ("A baseline tells what the document says of it");

  g_assert_cmpstr (dti_baseline_get_node (baseline), ==, "DTI");
  g_assert_cmpstr (dti_baseline_get_unit (baseline), ==, "KG");
  g_assert_cmpstr (dti_baseline_get_period (baseline), ==, "2022");
  g_assert_true (dti_baseline_get_value (baseline, &value));
  g_assert_cmpfloat (value, ==, 0.5796);
  g_assert_true (dti_baseline_get_rank (baseline, &rank));
  g_assert_cmpfloat (rank, ==, 32.0);
  g_assert_true (dti_baseline_get_doubtful (baseline));
  g_assert_cmpstr (dti_baseline_get_note (baseline), ==, "n");
  g_assert_cmpstr (dti_baseline_get_source (baseline), ==, "s");
  g_assert_finalize_object (baseline);
}

static void
test_defaults (void)
{
  DtiBaseline *ranked = read_item (read_baseline, "{'node':'a','rank':12.5}");
  DtiBaseline *valued = read_item (read_baseline, "{'node':'a','value':0}");
  double value = -1.0;
  double rank = -1.0;

  g_test_summary ("A value or a rank that was not published is not 0");

  g_assert_false (dti_baseline_get_value (ranked, &value));
  g_assert_true (isnan (value));
  g_assert_false (dti_baseline_get_value (ranked, NULL));
  g_assert_true (dti_baseline_get_rank (ranked, &rank));
  g_assert_cmpfloat (rank, ==, 12.5);
  assert_double_property (ranked, "value", NAN);

  g_assert_true (dti_baseline_get_value (valued, &value));
  g_assert_cmpfloat (value, ==, 0.0);
  g_assert_false (dti_baseline_get_rank (valued, &rank));
  g_assert_true (isnan (rank));
  assert_double_property (valued, "rank", NAN);

  g_assert_null (dti_baseline_get_unit (valued));
  g_assert_null (dti_baseline_get_period (valued));
  g_assert_false (dti_baseline_get_doubtful (valued));
  g_assert_null (dti_baseline_get_note (valued));
  g_assert_null (dti_baseline_get_source (valued));
  g_assert_finalize_object (ranked);
  g_assert_finalize_object (valued);
}

static void
test_properties (void)
{
  DtiBaseline *baseline = read_item (read_baseline, FULL);
  DtiBaseline *empty = g_object_new (DTI_TYPE_BASELINE, NULL);

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  assert_text_property (baseline, "node", "DTI");
  assert_text_property (baseline, "unit", "KG");
  assert_text_property (baseline, "period", "2022");
  assert_double_property (baseline, "value", 0.5796);
  assert_double_property (baseline, "rank", 32.0);
  assert_int_property (baseline, "doubtful", TRUE);
  assert_text_property (baseline, "note", "n");
  assert_text_property (baseline, "source", "s");
  assert_immutable (baseline);
  assert_immutable (empty);
  g_assert_finalize_object (baseline);
  g_assert_finalize_object (empty);
}

static const ItemFault faults[] = {
  { "{'value':1}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'a'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'','value':1}", DTI_SEVERITY_ERROR, "invalid-id", "/node" },
  { "{'node':['a'],'value':1}", DTI_SEVERITY_ERROR, "wrong-type", "/node" },
  { "{'node':'a','value':'0,5796'}", DTI_SEVERITY_ERROR, "wrong-type", "/value" },
  { "{'node':'a','value':null}", DTI_SEVERITY_ERROR, "wrong-type", "/value" },
  { "{'node':'a','rank':0}", DTI_SEVERITY_ERROR, "out-of-range", "/rank" },
  { "{'node':'a','rank':-1}", DTI_SEVERITY_ERROR, "out-of-range", "/rank" },
  { "{'node':'a','rank':true}", DTI_SEVERITY_ERROR, "wrong-type", "/rank" },
  { "{'node':'a','rank':1,'unit':''}", DTI_SEVERITY_ERROR, "invalid-id", "/unit" },
  { "{'node':'a','rank':1,'period':'last year'}", DTI_SEVERITY_ERROR, "invalid-period", "/period" },
  { "{'node':'a','rank':1,'period':2022}", DTI_SEVERITY_ERROR, "wrong-type", "/period" },
  { "{'node':'a','rank':1,'doubtful':'yes'}", DTI_SEVERITY_ERROR, "wrong-type", "/doubtful" },
  { "{'node':'a','rank':1,'note':5}", DTI_SEVERITY_ERROR, "wrong-type", "/note" },
  { "{'node':'a','rank':1,'source':5}", DTI_SEVERITY_ERROR, "wrong-type", "/source" },
  { "{'node':'a','rank':1,'of':63}", DTI_SEVERITY_WARNING, "unknown-member", "/of" },
};

static void
test_faults (void)
{
  g_test_summary ("Each fault is one problem, at the member that has it");

  assert_faults (read_baseline, faults);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/baseline/getters", test_getters);
  g_test_add_func ("/baseline/defaults", test_defaults);
  g_test_add_func ("/baseline/properties", test_properties);
  g_test_add_func ("/baseline/faults", test_faults);

  return g_test_run ();
}
