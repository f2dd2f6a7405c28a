/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "chart-testing.h"
#include "robustness-testing.h"

static void
test_uncertainty (void)
{
  /* The points of x are 5 once and 7.5 three times, those of y 4 and 2, those of z 3. */
  g_autoptr (DtiUncertainty) uncertainty = run_sets ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiChart) chart = dti_chart_new_uncertainty (uncertainty, &error);
  g_autofree char *svg = NULL;

  g_assert_no_error (error);
  svg = dti_chart_to_svg (chart);
  g_assert_cmpint (dti_chart_get_kind (chart), ==, DTI_CHART_KIND_INTERVALS);
  g_assert_nonnull (strstr (svg, ">4 replicates, from 5 % to 95 %</text>"));
  g_assert_cmpfloat (read_mark (svg, "rank", "x", NULL, NULL), ==, 1.0);
  g_assert_cmpfloat (read_mark (svg, "median", "x", NULL, NULL), ==, 1.0);
  g_assert_cmpfloat (read_mark (svg, "rank", "y", NULL, NULL), ==, 2.0);
  g_assert_cmpfloat (read_mark (svg, "median", "y", NULL, NULL), ==, 3.0);
  g_assert_cmpfloat (read_mark (svg, "median", "z", NULL, NULL), ==, 2.0);

  dti_chart_set_language (chart, "vi");
  g_free (svg);
  svg = dti_chart_to_svg (chart);
  g_assert_nonnull (strstr (svg, ">4 lần mô phỏng, từ 5 % đến 95 %</text>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/chart-uncertainty/sets", test_uncertainty);

  return g_test_run ();
}
