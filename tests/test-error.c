/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/dti.h>

static void
test_domain (void)
{
  g_autoptr (GError) error = g_error_new (DTI_ERROR, DTI_ERROR_LIMIT, "too deep");

  g_test_summary ("The domain has its own name, and codes can be told apart");

  g_assert_cmpstr (g_quark_to_string (DTI_ERROR), ==, "dti-error-quark");
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_assert_false (g_error_matches (error, DTI_ERROR, DTI_ERROR_FAILED));
}

static void
test_codes (void)
{
  /* Programs outside know these by name and by number. */
  static const char *const nicks[] = { "invalid-data",   "not-found", "exists", "unsupported",
                                       "not-computable", "conflict",  "limit",  "failed" };
  g_autoptr (GEnumClass) codes = g_type_class_ref (DTI_TYPE_ERROR);

  g_test_summary ("The codes keep their names and their order");

  g_assert_cmpuint (codes->n_values, ==, G_N_ELEMENTS (nicks));
  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_assert_cmpstr (g_enum_get_value (codes, (int) i)->value_nick, ==, nicks[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/error/domain", test_domain);
  g_test_add_func ("/error/codes", test_codes);

  return g_test_run ();
}
