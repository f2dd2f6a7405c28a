/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "stage-testing.h"

static void
test_row (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);
  g_autoptr (DtiStageDifference) row = find_difference (comparison, "x", "r");
  g_autoptr (DtiStageDifference) child = find_difference (comparison, "x", "a");
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  double first, second, third;
  gboolean has_evidence;

  g_test_summary ("Getters and properties of a row");

  g_object_get (row,
                "unit",
                &unit,
                "node",
                &node,
                "node-id",
                &id,
                "node-title",
                &title,
                "note",
                &note,
                "has-evidence",
                &has_evidence,
                "self-to-appraised",
                &first,
                "self-to-published",
                &second,
                "appraised-to-published",
                &third,
                NULL);
  g_assert_cmpstr (unit, ==, "x");
  g_assert_cmpstr (dti_stage_difference_get_unit (row), ==, "x");
  g_assert_true (dti_stage_difference_get_node (row) == node);
  g_assert_cmpstr (id, ==, "r");
  g_assert_cmpstr (title, ==, "Chỉ số");
  g_assert_cmpstr (dti_stage_difference_get_node_title (row), ==, "Chỉ số");
  g_assert_cmpstr (dti_stage_difference_get_node_title (child), ==, "a");
  g_assert_cmpstr (note, ==, "theo QĐ 5");
  g_assert_cmpstr (dti_stage_difference_get_note (row), ==, "theo QĐ 5");
  g_assert_cmpstr (dti_stage_difference_get_note (child), ==, "=thiếu 1 văn bản, trừ điểm");
  g_assert_false (has_evidence);
  g_assert_cmpfloat (first, ==, -6.5);
  g_assert_cmpfloat (second, ==, -7);
  g_assert_cmpfloat (third, ==, -0.5);
}

static void
test_evidence (void)
{
  g_autoptr (DtiStageComparison) comparison = compare (MODEL, csv);
  static const struct
  {
    const char *unit;
    const char *node;
    gboolean expected;
  } cases[] = {
    { "x", "a", TRUE },  { "x", "b", FALSE }, { "x", "c", TRUE },  { "x", "p", FALSE },
    { "x", "r", FALSE }, { "y", "a", TRUE },  { "y", "b", FALSE }, { "y", "r", TRUE },
  };

  g_test_summary ("A pillar has evidence where all that was claimed below it has");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiStageDifference) row =
          find_difference (comparison, cases[i].unit, cases[i].node);

      g_test_message ("%s %s", cases[i].unit, cases[i].node);
      g_assert_true (dti_stage_difference_get_has_evidence (row) == cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/stage-difference/row", test_row);
  g_test_add_func ("/stage-difference/evidence", test_evidence);

  return g_test_run ();
}
