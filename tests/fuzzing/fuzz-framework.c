/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

/* What is written reads back as the same framework. */
static void
check_round_trip (DtiFramework *framework)
{
  g_autofree char *json = dti_framework_to_json (framework);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) again = dti_framework_new_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dti_framework_get_digest (again), ==, dti_framework_get_digest (framework));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (size > FUZZ_MAX_SIZE || memchr (data, '\0', size) != NULL)
    return 0;

  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  framework = dti_framework_new_from_json (text, &error);
  g_assert_true ((framework == NULL) == (error != NULL));
  if (framework == NULL)
    return 0;

  problems = dti_framework_validate (framework);
  check_round_trip (framework);

  return 0;
}
