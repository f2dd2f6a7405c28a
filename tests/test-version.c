/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib.h>

#include <libdti/base/dti-version.h>

static void
test_text (void)
{
  g_auto (GStrv) parts = g_strsplit (dti_version_get_text (), ".", -1);

  g_test_summary ("The version has three numbers");

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      guint64 number;

      g_assert_true (g_ascii_string_to_unsigned (parts[i], 10, 0, G_MAXUINT, &number, NULL));
    }
}

static void
test_is_at_least (void)
{
  g_auto (GStrv) parts = g_strsplit (dti_version_get_text (), ".", -1);
  guint major = (guint) g_ascii_strtoull (parts[0], NULL, 10);
  guint minor = (guint) g_ascii_strtoull (parts[1], NULL, 10);
  guint micro = (guint) g_ascii_strtoull (parts[2], NULL, 10);

  g_test_summary ("Versions are ordered by major, then minor, then micro number");

  g_assert_true (dti_version_is_at_least (major, minor, micro));
  g_assert_true (dti_version_is_at_least (0, 0, 0));
  g_assert_true (dti_version_is_at_least (major - 1, minor + 1, micro + 1));
  g_assert_false (dti_version_is_at_least (major, minor, micro + 1));
  g_assert_false (dti_version_is_at_least (major, minor + 1, 0));
  g_assert_false (dti_version_is_at_least (major + 1, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/version/text", test_text);
  g_test_add_func ("/version/is-at-least", test_is_at_least);

  return g_test_run ();
}
