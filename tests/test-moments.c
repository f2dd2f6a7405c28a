/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/model/dti-moments-private.h>

static void
test_documented (void)
{
  /* The example of the function SKEW in the documentation of spreadsheets: 3, 4, 5, 2, 3, 4, 5, 6,
   * 4, 7 have skewness 0.359543, and KURT −0.1518. */
  const double numbers[] = { 3, 4, 5, 2, NAN, 3, 4, 5, 6, 4, 7 };
  DtiMoments moments;

  dti_moments_measure (&moments, numbers, G_N_ELEMENTS (numbers));
  g_assert_cmpuint (moments.n, ==, 10);
  g_assert_cmpfloat (moments.minimum, ==, 2.0);
  g_assert_cmpfloat (moments.maximum, ==, 7.0);
  g_assert_cmpfloat_with_epsilon (moments.mean, 4.3, 1e-15);
  g_assert_cmpfloat_with_epsilon (dti_moments_get_skewness (&moments), 0.359543, 5e-7);
  g_assert_cmpfloat_with_epsilon (dti_moments_get_kurtosis (&moments), -0.151799637, 5e-10);
  /* 20.1 of squares over 9. */
  g_assert_cmpfloat_with_epsilon (dti_moments_get_sd (&moments), sqrt (20.1 / 9.0), 1e-15);
}

static void
test_few (void)
{
  const double numbers[] = { 0.1, 0.1, 0.1, 0.1 };
  DtiMoments moments;

  g_test_summary ("Too few numbers, and equal ones, have no shape");

  for (gsize n = 0; n <= 4; n++)
    {
      dti_moments_measure (&moments, numbers, n);
      g_assert_cmpuint (moments.n, ==, n);
      g_assert_true (isnan (moments.mean) == (n == 0));
      g_assert_true (isnan (dti_moments_get_sd (&moments)) == (n < 2));
      g_assert_true (isnan (dti_moments_get_skewness (&moments)));
      g_assert_true (isnan (dti_moments_get_kurtosis (&moments)));
    }
  g_assert_cmpfloat (moments.mean, ==, 0.1);
  g_assert_cmpfloat (dti_moments_get_sd (&moments), ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/moments/documented", test_documented);
  g_test_add_func ("/moments/few", test_few);

  return g_test_run ();
}
