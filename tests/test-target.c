/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

#include <libdti/dti-enum-types.h>

static gpointer
read_target (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_target_read (object, place);
}

static gpointer
read_target_of_task (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_target_read_of_task (object, place);
}

#define FULL                                                                                       \
  "{'id':'t','node':'HTS','unit':'KG','period':'2023','kind':'range','value':0.5,'upper':0.75,"    \
  "'title':{'vi':'Mục tiêu','en':'Goal'},'unit-of-measure':'điểm','source':'s'}"

static void
test_getters (void)
{
  DtiTarget *target = read_item (read_target, FULL);
  g_autofree char *vi = dti_target_get_title (target, NULL);
  g_autofree char *en = dti_target_get_title (target, "en");

  g_test_summary ("A target tells what the document says of it");

  g_assert_cmpstr (dti_target_get_id (target), ==, "t");
  g_assert_cmpstr (dti_target_get_node (target), ==, "HTS");
  g_assert_cmpstr (dti_target_get_unit (target), ==, "KG");
  g_assert_cmpstr (dti_target_get_period (target), ==, "2023");
  g_assert_cmpint (dti_target_get_kind (target), ==, DTI_TARGET_KIND_RANGE);
  g_assert_cmpfloat (dti_target_get_value (target), ==, 0.5);
  g_assert_cmpfloat (dti_target_get_upper (target), ==, 0.75);
  g_assert_cmpstr (vi, ==, "Mục tiêu");
  g_assert_cmpstr (en, ==, "Goal");
  g_assert_cmpstr (dti_target_get_main_title (target), ==, "Mục tiêu");
  g_assert_cmpstr (dti_target_get_unit_of_measure (target), ==, "điểm");
  g_assert_cmpstr (dti_target_get_source (target), ==, "s");
  g_assert_finalize_object (target);
}

static void
test_defaults (void)
{
  DtiTarget *target = read_item (read_target, "{'node':'a','kind':'at-most','value':-3}");

  g_test_summary ("A target needs a node, a kind and a value");

  g_assert_null (dti_target_get_id (target));
  g_assert_null (dti_target_get_unit (target));
  g_assert_null (dti_target_get_period (target));
  g_assert_cmpint (dti_target_get_kind (target), ==, DTI_TARGET_KIND_AT_MOST);
  g_assert_cmpfloat (dti_target_get_value (target), ==, -3.0);
  g_assert_true (isnan (dti_target_get_upper (target)));
  g_assert_null (dti_target_get_main_title (target));
  g_assert_null (dti_target_get_title (target, "en"));
  g_assert_null (dti_target_get_unit_of_measure (target));
  g_assert_null (dti_target_get_source (target));
  g_assert_finalize_object (target);
}

static void
test_properties (void)
{
  DtiTarget *target = read_item (read_target, FULL);
  DtiTarget *empty = g_object_new (DTI_TYPE_TARGET, NULL);

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  assert_text_property (target, "id", "t");
  assert_text_property (target, "node", "HTS");
  assert_text_property (target, "unit", "KG");
  assert_text_property (target, "period", "2023");
  assert_int_property (target, "kind", DTI_TARGET_KIND_RANGE);
  assert_double_property (target, "value", 0.5);
  assert_double_property (target, "upper", 0.75);
  assert_text_property (target, "title", "Mục tiêu");
  assert_text_property (target, "unit-of-measure", "điểm");
  assert_text_property (target, "source", "s");
  assert_immutable (target);
  assert_immutable (empty);
  g_assert_false (dti_target_is_met (empty, 0.0));
  g_assert_finalize_object (target);
  g_assert_finalize_object (empty);
}

static void
test_of_task (void)
{
  g_autoptr (DtiTarget) op =
      read_item (read_target_of_task, "{'op':'at-least','value':1,'unit':'lần/tuần'}");
  g_autoptr (DtiTarget) kind = read_item (read_target_of_task, "{'kind':'exact','value':3}");

  g_test_summary ("The target of a task has no node, and its unit is one of measure");

  g_assert_null (dti_target_get_node (op));
  g_assert_null (dti_target_get_unit (op));
  g_assert_cmpint (dti_target_get_kind (op), ==, DTI_TARGET_KIND_AT_LEAST);
  g_assert_cmpfloat (dti_target_get_value (op), ==, 1.0);
  g_assert_cmpstr (dti_target_get_unit_of_measure (op), ==, "lần/tuần");
  g_assert_cmpint (dti_target_get_kind (kind), ==, DTI_TARGET_KIND_EXACT);
  g_assert_null (dti_target_get_unit_of_measure (kind));
}

/* ---- what meets a target ---- */

typedef struct
{
  const char *numbers; /* kind, value and upper */
  double below;        /* NaN: none is too low */
  double lowest;
  double highest;
  double above; /* NaN: none is too high */
} Ends;

static void
test_is_met (void)
{
  static const Ends ends[] = {
    { "'kind':'at-least','value':0.6", 0.5999999, 0.6, INFINITY, NAN },
    { "'kind':'at-most','value':0.6", NAN, -INFINITY, 0.6, 0.6000001 },
    { "'kind':'exact','value':0.6", 0.5999999, 0.6, 0.6, 0.6000001 },
    { "'kind':'range','value':0.6,'upper':0.7", 0.5999999, 0.6, 0.7, 0.7000001 },
    { "'kind':'range','value':0.6,'upper':0.6", 0.5999999, 0.6, 0.6, 0.6000001 },
    { "'kind':'rank-at-most','value':20", NAN, 1.0, 20.0, 20.5 },
  };

  g_test_summary ("What is asked for meets a target, to its ends; no number never does");

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *item = g_strdup_printf ("{'node':'a',%s}", ends[i].numbers);
      g_autoptr (DtiTarget) target = read_item (read_target, item);

      g_assert_false (dti_target_is_met (target, ends[i].below));
      g_assert_true (dti_target_is_met (target, ends[i].lowest));
      g_assert_true (dti_target_is_met (target, ends[i].highest));
      g_assert_false (dti_target_is_met (target, ends[i].above));
      g_assert_false (dti_target_is_met (target, NAN));
    }
}

/* ---- faults ---- */

#define AT_LEAST(more) "{'node':'a','kind':'at-least','value':1" more "}"
#define RANGE(more) "{'node':'a','kind':'range','value':1" more "}"
#define RANK(value) "{'node':'a','kind':'rank-at-most','value':" value "}"

static const ItemFault faults[] = {
  { "{'kind':'exact','value':1}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'a','value':1}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'a','kind':'exact'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { RANGE (""), DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':5,'kind':'exact','value':1}", DTI_SEVERITY_ERROR, "wrong-type", "/node" },
  { "{'node':'a','kind':'top','value':1}", DTI_SEVERITY_ERROR, "unknown-name", "/kind" },
  { "{'node':'a','kind':5,'value':1}", DTI_SEVERITY_ERROR, "wrong-type", "/kind" },
  { "{'node':'a','kind':'exact','value':'x'}", DTI_SEVERITY_ERROR, "wrong-type", "/value" },
  { "{'node':'a','kind':'exact','value':null}", DTI_SEVERITY_ERROR, "wrong-type", "/value" },
  { RANGE (",'upper':0.999"), DTI_SEVERITY_ERROR, "out-of-range", "/upper" },
  { RANGE (",'upper':'x'"), DTI_SEVERITY_ERROR, "wrong-type", "/upper" },
  { AT_LEAST (",'upper':2"), DTI_SEVERITY_WARNING, "unknown-member", "/upper" },
  { RANK ("0"), DTI_SEVERITY_ERROR, "out-of-range", "/value" },
  { RANK ("0.5"), DTI_SEVERITY_ERROR, "out-of-range", "/value" },
  { RANK ("-20"), DTI_SEVERITY_ERROR, "out-of-range", "/value" },
  { AT_LEAST (",'id':''"), DTI_SEVERITY_ERROR, "invalid-id", "/id" },
  { AT_LEAST (",'unit':['KG']"), DTI_SEVERITY_ERROR, "wrong-type", "/unit" },
  { AT_LEAST (",'period':'2023-Q5'"), DTI_SEVERITY_ERROR, "invalid-period", "/period" },
  { AT_LEAST (",'title':[]"), DTI_SEVERITY_ERROR, "wrong-type", "/title" },
  { AT_LEAST (",'unit-of-measure':5"), DTI_SEVERITY_ERROR, "wrong-type", "/unit-of-measure" },
  { AT_LEAST (",'source':5"), DTI_SEVERITY_ERROR, "wrong-type", "/source" },
  { AT_LEAST (",'op':'exact'"), DTI_SEVERITY_WARNING, "unknown-member", "/op" },
};

static const ItemFault faults_of_task[] = {
  { "{'value':1}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'op':'exact'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'op':'>=','value':1}", DTI_SEVERITY_ERROR, "unknown-name", "/op" },
  { "{'op':'exact','kind':'exact','value':1}", DTI_SEVERITY_WARNING, "unknown-member", "/op" },
  { "{'op':'exact','value':1,'node':'a'}", DTI_SEVERITY_WARNING, "unknown-member", "/node" },
  { "{'op':'exact','value':1,'unit':5}", DTI_SEVERITY_ERROR, "wrong-type", "/unit" },
  { "{'op':'range','value':1,'upper':0}", DTI_SEVERITY_ERROR, "out-of-range", "/upper" },
};

static void
test_faults (void)
{
  g_test_summary ("Each fault is one problem, at the member that has it");

  assert_faults (read_target, faults);
  assert_faults (read_target_of_task, faults_of_task);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/target/getters", test_getters);
  g_test_add_func ("/target/defaults", test_defaults);
  g_test_add_func ("/target/properties", test_properties);
  g_test_add_func ("/target/of-task", test_of_task);
  g_test_add_func ("/target/is-met", test_is_met);
  g_test_add_func ("/target/faults", test_faults);

  return g_test_run ();
}
