/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/dti.h>

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_defaults (void)
{
  DtiTrendOptions *options = dti_trend_options_new ();

  g_test_summary ("5 %, seasons apart, a thread for each processor");

  g_assert_cmpfloat (dti_trend_options_get_alpha (options), ==, 0.05);
  g_assert_true (dti_trend_options_get_seasonal (options));
  g_assert_cmpuint (dti_trend_options_get_threads (options), ==, 0);
  g_assert_finalize_object (options);
}

static void
test_set (void)
{
  g_autoptr (DtiTrendOptions) options = dti_trend_options_new ();
  guint n_notified = 0;

  g_test_summary ("What is set is told once, and only where it changes");

  g_signal_connect (options, "notify", G_CALLBACK (count_cb), &n_notified);
  dti_trend_options_set_alpha (options, 0.05);
  dti_trend_options_set_seasonal (options, TRUE);
  dti_trend_options_set_threads (options, 0);
  g_assert_cmpuint (n_notified, ==, 0);
  dti_trend_options_set_alpha (options, 0.1);
  dti_trend_options_set_seasonal (options, FALSE);
  dti_trend_options_set_threads (options, 3);
  g_assert_cmpuint (n_notified, ==, 3);
  g_assert_cmpfloat (dti_trend_options_get_alpha (options), ==, 0.1);
  g_assert_false (dti_trend_options_get_seasonal (options));
  g_assert_cmpuint (dti_trend_options_get_threads (options), ==, 3);
}

static void
test_properties (void)
{
  g_autoptr (DtiTrendOptions) options =
      g_object_new (DTI_TYPE_TREND_OPTIONS, "alpha", 0.01, "seasonal", FALSE, "threads", 2, NULL);
  double alpha;
  gboolean seasonal;
  guint threads;

  g_test_summary ("The same as properties");

  g_object_get (options, "alpha", &alpha, "seasonal", &seasonal, "threads", &threads, NULL);
  g_assert_cmpfloat (alpha, ==, 0.01);
  g_assert_false (seasonal);
  g_assert_cmpuint (threads, ==, 2);
}

static void
test_bounds (void)
{
  g_test_summary ("A level out of its range is a fault of the program");

  if (g_test_subprocess ())
    {
      g_autoptr (DtiTrendOptions) options = dti_trend_options_new ();

      dti_trend_options_set_alpha (options, 0.9);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*MAX_ALPHA*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trend-options/defaults", test_defaults);
  g_test_add_func ("/trend-options/set", test_set);
  g_test_add_func ("/trend-options/properties", test_properties);
  g_test_add_func ("/trend-options/bounds", test_bounds);

  return g_test_run ();
}
