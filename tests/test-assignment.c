/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

#include <libdti/dti-enum-types.h>

static gpointer
read_assignment (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_assignment_read (object, place);
}

#define FULL                                                                                       \
  "{'node':'HTS','agency':'stttt','role':'coordinate','share':0.25,"                               \
  "'valid':{'from':'2023-09-12','to':'2024-02-29'},'legal-basis':'222/KH-UBND','note':'n'}"

#define LEAD(more) "{'node':'a','agency':'b','role':'lead'" more "}"

static void
test_getters (void)
{
  DtiAssignment *assignment = read_item (read_assignment, FULL);
  double share = -1.0;

  g_test_summary ("An assignment tells what the document says of it");

  g_assert_cmpstr (dti_assignment_get_node (assignment), ==, "HTS");
  g_assert_cmpstr (dti_assignment_get_agency (assignment), ==, "stttt");
  g_assert_cmpint (dti_assignment_get_role (assignment), ==, DTI_ROLE_COORDINATE);
  g_assert_true (dti_assignment_get_share (assignment, &share));
  g_assert_cmpfloat (share, ==, 0.25);
  g_assert_true (dti_assignment_get_share (assignment, NULL));
  g_assert_cmpstr (dti_assignment_get_valid_from (assignment), ==, "2023-09-12");
  g_assert_cmpstr (dti_assignment_get_valid_to (assignment), ==, "2024-02-29");
  g_assert_cmpstr (dti_assignment_get_legal_basis (assignment), ==, "222/KH-UBND");
  g_assert_cmpstr (dti_assignment_get_note (assignment), ==, "n");
  g_assert_finalize_object (assignment);
}

static void
test_defaults (void)
{
  DtiAssignment *assignment = read_item (read_assignment, LEAD (""));
  double share = -1.0;

  g_test_summary ("A share that nobody gave is not 0");

  g_assert_false (dti_assignment_get_share (assignment, &share));
  g_assert_true (isnan (share));
  g_assert_false (dti_assignment_get_share (assignment, NULL));
  assert_double_property (assignment, "share", NAN);
  g_assert_null (dti_assignment_get_valid_from (assignment));
  g_assert_null (dti_assignment_get_valid_to (assignment));
  g_assert_null (dti_assignment_get_legal_basis (assignment));
  g_assert_null (dti_assignment_get_note (assignment));
  g_assert_finalize_object (assignment);
}

static void
test_properties (void)
{
  DtiAssignment *assignment = read_item (read_assignment, FULL);
  DtiAssignment *empty = g_object_new (DTI_TYPE_ASSIGNMENT, NULL);

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  assert_text_property (assignment, "node", "HTS");
  assert_text_property (assignment, "agency", "stttt");
  assert_int_property (assignment, "role", DTI_ROLE_COORDINATE);
  assert_double_property (assignment, "share", 0.25);
  assert_text_property (assignment, "valid-from", "2023-09-12");
  assert_text_property (assignment, "valid-to", "2024-02-29");
  assert_text_property (assignment, "legal-basis", "222/KH-UBND");
  assert_text_property (assignment, "note", "n");
  assert_immutable (assignment);
  assert_immutable (empty);
  g_assert_finalize_object (assignment);
  g_assert_finalize_object (empty);
}

static void
test_roles (void)
{
  /* The words of the document. */
  static const char *const roles[] = {
    "lead", "coordinate", "monitor", "synthesise", "supply-data", "oversee",
  };
  g_autoptr (GEnumClass) klass = g_type_class_ref (DTI_TYPE_ROLE);

  g_test_summary ("Each role has its word");

  g_assert_cmpuint (klass->n_values, ==, G_N_ELEMENTS (roles));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *item = g_strdup_printf ("{'node':'a','agency':'b','role':'%s'}", roles[i]);
      g_autoptr (DtiAssignment) assignment = read_item (read_assignment, item);

      g_assert_cmpint (dti_assignment_get_role (assignment), ==, (int) i);
    }
}

static void
test_share_ends (void)
{
  g_autoptr (DtiAssignment) none = read_item (read_assignment, LEAD (",'share':0"));
  g_autoptr (DtiAssignment) all = read_item (read_assignment, LEAD (",'share':1.0"));
  double share = -1.0;

  g_test_summary ("Nothing and everything are shares");

  g_assert_true (dti_assignment_get_share (none, &share));
  g_assert_cmpfloat (share, ==, 0.0);
  g_assert_true (dti_assignment_get_share (all, &share));
  g_assert_cmpfloat (share, ==, 1.0);
}

static gboolean
is_valid_on (gpointer item, const GDate *day)
{
  return dti_assignment_is_valid_on (item, day);
}

static void
test_validity (void)
{
  g_autoptr (DtiAssignment) closed = read_item (read_assignment, FULL);
  g_autoptr (DtiAssignment) open = read_item (read_assignment, LEAD (""));

  g_test_summary ("An assignment holds from its first day to its last, both included");

  assert_valid_between (closed, is_valid_on, "2023-09-12", "2024-02-29");
  assert_valid_between (open, is_valid_on, "0001-01-01", "9999-12-31");
}

static const ItemFault faults[] = {
  { "{'agency':'b','role':'lead'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'a','role':'lead'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':'a','agency':'b'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'node':5,'agency':'b','role':'lead'}", DTI_SEVERITY_ERROR, "wrong-type", "/node" },
  { "{'node':'','agency':'b','role':'lead'}", DTI_SEVERITY_ERROR, "invalid-id", "/node" },
  { "{'node':'a','agency':['b'],'role':'lead'}", DTI_SEVERITY_ERROR, "wrong-type", "/agency" },
  { "{'node':'a','agency':'b','role':'boss'}", DTI_SEVERITY_ERROR, "unknown-name", "/role" },
  { "{'node':'a','agency':'b','role':'Lead'}", DTI_SEVERITY_ERROR, "unknown-name", "/role" },
  { "{'node':'a','agency':'b','role':0}", DTI_SEVERITY_ERROR, "wrong-type", "/role" },
  { LEAD (",'share':-0.01"), DTI_SEVERITY_ERROR, "out-of-range", "/share" },
  { LEAD (",'share':1.0000001"), DTI_SEVERITY_ERROR, "out-of-range", "/share" },
  { LEAD (",'share':50"), DTI_SEVERITY_ERROR, "out-of-range", "/share" },
  { LEAD (",'share':'0,5'"), DTI_SEVERITY_ERROR, "wrong-type", "/share" },
  { LEAD (",'share':null"), DTI_SEVERITY_ERROR, "wrong-type", "/share" },
  { LEAD (",'valid':[]"), DTI_SEVERITY_ERROR, "wrong-type", "/valid" },
  { LEAD (",'valid':{'to':'2023-13-01'}"), DTI_SEVERITY_ERROR, "invalid-date", "/valid/to" },
  { LEAD (",'legal-basis':5"), DTI_SEVERITY_ERROR, "wrong-type", "/legal-basis" },
  { LEAD (",'note':5"), DTI_SEVERITY_ERROR, "wrong-type", "/note" },
  { LEAD (",'weight':5"), DTI_SEVERITY_WARNING, "unknown-member", "/weight" },
};

static void
test_faults (void)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiAssignment) assignment =
      read_item_with (read_assignment, LEAD (",'share':1.5"), problems);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_test_summary ("Each fault is one problem, at the member that has it, with the node");

  assert_faults (read_assignment, faults);
  g_assert_cmpstr (dti_problem_get_node (problem), ==, "a");
  g_assert_false (dti_assignment_get_share (assignment, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/assignment/getters", test_getters);
  g_test_add_func ("/assignment/defaults", test_defaults);
  g_test_add_func ("/assignment/properties", test_properties);
  g_test_add_func ("/assignment/roles", test_roles);
  g_test_add_func ("/assignment/share-ends", test_share_ends);
  g_test_add_func ("/assignment/validity", test_validity);
  g_test_add_func ("/assignment/faults", test_faults);

  return g_test_run ();
}
