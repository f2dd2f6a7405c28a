/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/dti.h>

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  guint *count = data;

  (*count)++;
}

static void
test_defaults (void)
{
  DtiComparisonOptions *options = dti_comparison_options_new ();

  g_test_summary ("All nodes, three different figures, nobody excluded, by standard deviations");

  g_assert_null (dti_comparison_options_get_level (options));
  g_assert_cmpuint (dti_comparison_options_get_min_distinct (options), ==, 3);
  g_assert_false (dti_comparison_options_get_exclude_minimum (options));
  g_assert_cmpint (dti_comparison_options_get_order (options), ==, DTI_STRENGTH_ORDER_STANDARD_GAP);
  g_assert_finalize_object (options);
}

static void
test_setters (void)
{
  g_autoptr (DtiComparisonOptions) options = dti_comparison_options_new ();
  g_autofree char *level = NULL;
  guint min_distinct = 0;
  gboolean exclude_minimum = FALSE;
  DtiStrengthOrder order = DTI_STRENGTH_ORDER_STANDARD_GAP;
  guint count = 0;

  g_test_summary ("Setters notify once, and only where something changes");

  g_signal_connect (options, "notify", G_CALLBACK (count_cb), &count);
  for (guint i = 0; i < 2; i++)
    {
      dti_comparison_options_set_level (options, "pillar");
      dti_comparison_options_set_min_distinct (options, 11);
      dti_comparison_options_set_exclude_minimum (options, TRUE);
      dti_comparison_options_set_order (options, DTI_STRENGTH_ORDER_RANK);
    }
  g_assert_cmpuint (count, ==, 4);
  g_object_get (options,
                "level",
                &level,
                "min-distinct",
                &min_distinct,
                "exclude-minimum",
                &exclude_minimum,
                "order",
                &order,
                NULL);
  g_assert_cmpstr (level, ==, "pillar");
  g_assert_cmpuint (min_distinct, ==, 11);
  g_assert_true (exclude_minimum);
  g_assert_cmpint (order, ==, DTI_STRENGTH_ORDER_RANK);

  g_object_set (options,
                "level",
                NULL,
                "min-distinct",
                0,
                "exclude-minimum",
                FALSE,
                "order",
                DTI_STRENGTH_ORDER_POINTS,
                NULL);
  g_assert_cmpuint (count, ==, 8);
  g_assert_null (dti_comparison_options_get_level (options));
  g_assert_cmpint (dti_comparison_options_get_order (options), ==, DTI_STRENGTH_ORDER_POINTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison-options/defaults", test_defaults);
  g_test_add_func ("/comparison-options/setters", test_setters);

  return g_test_run ();
}
