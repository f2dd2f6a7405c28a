/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "statistics-testing.h"

static void
test_by_hand (void)
{
  /* Variances 1, 1 and 4; covariances 0.5 (a, b), 2 (a, c) and 1 (b, c): alpha is
   * 3/2 · 7 / 13, without c 2 · 1 / 3, without a 2 · 2 / 7. */
  const char *const ids[] = { "a", "b", "c", NULL };
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b,c\nx,1,1,2\ny,2,3,4\nz,3,2,6\n");
  g_autoptr (DtiReliability) all = dti_reliability_new (statistics, ids, NULL);
  g_autoptr (DtiReliability) pillar = dti_reliability_new_for_pillar (statistics, "p", NULL);
  double number;

  g_assert_true (dti_reliability_get_alpha (all, &number));
  g_assert_cmpfloat_with_epsilon (number, 10.5 / 13.0, 1e-15);
  g_object_get (all, "alpha", &number, NULL);
  g_assert_cmpfloat_with_epsilon (number, 10.5 / 13.0, 1e-15);
  g_assert_true (dti_reliability_get_alpha_without (all, "c", &number));
  g_assert_cmpfloat_with_epsilon (number, 2.0 / 3.0, 1e-15);
  g_assert_true (dti_reliability_get_alpha_without (all, "a", &number));
  g_assert_cmpfloat_with_epsilon (number, 4.0 / 7.0, 1e-15);
  g_assert_false (dti_reliability_get_alpha_without (all, "Atlantis", &number));
  g_assert_true (isnan (number));

  /* b with 3, 6, 9: r = 1.5 / 3. */
  g_assert_true (dti_reliability_get_item_rest (all, "b", &number));
  g_assert_cmpfloat_with_epsilon (number, 0.5, 1e-15);
  g_assert_false (dti_reliability_get_item_rest (all, "Atlantis", NULL));

  g_assert_true (dti_reliability_get_alpha (pillar, &number));
  g_assert_cmpfloat_with_epsilon (number, 2.0 / 3.0, 1e-15);
  g_assert_false (dti_reliability_get_alpha_without (pillar, "a", NULL));
  g_assert_cmpuint (g_strv_length ((char **) dti_reliability_get_ids (pillar)), ==, 2);
  g_assert_true (dti_reliability_get_statistics (pillar) == statistics);
}

static void
test_none (void)
{
  const char *const opposed[] = { "a", "b", NULL };
  const char *const apart[] = { "a", "c", NULL };
  const char *const one[] = { "a", NULL };
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b,c\nx,0.1,-0.1,\ny,0.2,-0.2,\nz,0.4,-0.4,\nw,,,1\n");
  g_autoptr (DtiReliability) zero = dti_reliability_new (statistics, opposed, NULL);
  g_autoptr (DtiReliability) nothing = dti_reliability_new (statistics, apart, NULL);
  g_autoptr (GError) error = NULL;
  double number = 0.0;

  /* The covariances sum to 0, up to rounding. */
  g_assert_false (dti_reliability_get_alpha (zero, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_reliability_get_alpha (nothing, NULL));

  g_assert_null (dti_reliability_new (statistics, one, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  g_assert_null (dti_reliability_new_for_pillar (statistics, "Atlantis", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reliability/by-hand", test_by_hand);
  g_test_add_func ("/reliability/none", test_none);

  return g_test_run ();
}
