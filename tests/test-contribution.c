/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "change-testing.h"

static DtiContribution *
make_contribution (const char *node)
{
  g_autoptr (DtiAttribution) attribution =
      explain_texts ("'root':{'id':'r','children':[{'id':'a','title':'Hạ tầng','max':10,"
                     "'rule':{'type':'best'}},{'id':'b','max':30}]}",
                     "unit,a,b\nx,1,15\ny,2,3\n",
                     "unit,a,b\nx,3,12\ny,4,3\n");

  return find_contribution (attribution, node, DTI_CAUSE_PERFORMANCE);
}

static void
test_getters (void)
{
  DtiContribution *contribution = make_contribution ("a");
  g_autoptr (DtiContribution) plain = make_contribution ("b");

  g_test_summary ("A contribution keeps what it needs");

  g_assert_cmpstr (dti_node_get_id (dti_contribution_get_node (contribution)), ==, "a");
  g_assert_cmpstr (dti_contribution_get_node_id (contribution), ==, "a");
  g_assert_cmpstr (dti_contribution_get_node_title (contribution), ==, "Hạ tầng");
  g_assert_cmpint (dti_contribution_get_cause (contribution), ==, DTI_CAUSE_PERFORMANCE);
  g_assert_cmpfloat_with_epsilon (dti_contribution_get_points (contribution), 2.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (dti_contribution_get_value_change (contribution),
                                  2.5 / 40,
                                  1e-12);
  g_assert_cmpfloat (dti_contribution_get_points_error (contribution), ==, 0);
  g_assert_cmpfloat (dti_contribution_get_value_error (contribution), ==, 0);
  g_assert_cmpint (dti_contribution_get_decomposition (contribution), ==, DTI_DECOMPOSITION_LINEAR);
  g_assert_nonnull (dti_contribution_get_note (contribution));
  g_assert_finalize_object (contribution);

  g_assert_cmpstr (dti_contribution_get_node_title (plain), ==, "b");
  g_assert_null (dti_contribution_get_note (plain));
}

static void
test_properties (void)
{
  g_autoptr (DtiContribution) contribution = make_contribution ("a");
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  DtiCause cause;
  DtiDecomposition decomposition;
  double points;
  double value;
  double errors[2];

  g_test_summary ("Every property is what its getter says");

  g_object_get (contribution,
                "node",
                &node,
                "node-id",
                &id,
                "node-title",
                &title,
                "cause",
                &cause,
                "points",
                &points,
                "value-change",
                &value,
                "points-error",
                &errors[0],
                "value-error",
                &errors[1],
                "decomposition",
                &decomposition,
                "note",
                &note,
                NULL);
  g_assert_true (node == dti_contribution_get_node (contribution));
  g_assert_cmpstr (id, ==, "a");
  g_assert_cmpstr (title, ==, "Hạ tầng");
  g_assert_cmpstr (note, ==, dti_contribution_get_note (contribution));
  g_assert_cmpint (cause, ==, DTI_CAUSE_PERFORMANCE);
  g_assert_cmpint (decomposition, ==, DTI_DECOMPOSITION_LINEAR);
  g_assert_cmpfloat (points, ==, dti_contribution_get_points (contribution));
  g_assert_cmpfloat (value, ==, dti_contribution_get_value_change (contribution));
  g_assert_cmpfloat (errors[0], ==, 0);
  g_assert_cmpfloat (errors[1], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/contribution/getters", test_getters);
  g_test_add_func ("/contribution/properties", test_properties);

  return g_test_run ();
}
