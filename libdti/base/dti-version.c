/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-version.h"

/**
 * dti_version_get_text:
 *
 * Gets the version of the library in use.
 *
 * A program can be built against one version and run with a later one: this is the latter. This
 * function is thread-safe.
 *
 * Returns: (transfer none): major, minor and micro number with points between, such as `1.0.0`
 *
 * Since: 1.0
 */
const char *
dti_version_get_text (void)
{
  return PACKAGE_VERSION;
}

/**
 * dti_version_is_at_least:
 * @major: the major number asked for
 * @minor: the minor number asked for
 * @micro: the micro number asked for
 *
 * Tells whether the library in use is as new as a version.
 *
 * This function is thread-safe.
 *
 * Returns: `TRUE` if the library is that version or a later one
 *
 * Since: 1.0
 */
gboolean
dti_version_is_at_least (guint major, guint minor, guint micro)
{
  const guint wanted[] = { major, minor, micro };
  const char *rest = PACKAGE_VERSION;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      char *end = NULL;
      guint64 have = g_ascii_strtoull (rest, &end, 10);

      if (have != wanted[i])
        return have > wanted[i];
      rest = *end == '.' ? end + 1 : end;
    }
  return TRUE;
}
