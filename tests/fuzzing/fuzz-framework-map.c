/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

#define FRAMEWORK(id)                                                                              \
  "{\"format\":\"dti-framework\",\"format-version\":1,\"id\":\"" id "\",\"root\":{\"id\":\"r\","   \
  "\"children\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]}}"

static DtiFramework *
get_framework (const char *json)
{
  DtiFramework *framework = dti_framework_new_from_json (json, NULL);

  g_assert_nonnull (framework);

  return framework;
}

/* The two sides of a map agree. */
static void
check_sides (DtiFrameworkMap *map)
{
  static const char *const nodes[] = { "r", "a", "b", "c" };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      g_auto (GStrv) targets = dti_framework_map_list_new_nodes (map, nodes[i]);
      const char *single = dti_framework_map_lookup_newer (map, nodes[i]);

      for (guint k = 0; targets[k] != NULL; k++)
        {
          g_auto (GStrv) sources = dti_framework_map_list_old_nodes (map, targets[k]);

          g_assert_true (g_strv_contains ((const char *const *) sources, nodes[i]));
          g_assert_false (dti_framework_map_is_added (map, targets[k]));
        }
      if (single != NULL)
        g_assert_cmpstr (dti_framework_map_lookup_older (map, single), ==, nodes[i]);
    }
}

static void
check_map (DtiFramework *older, DtiFramework *newer, DtiFrameworkMap *map)
{
  g_autoptr (DtiProblemList) problems = dti_framework_map_validate (map);
  g_autofree char *json = dti_framework_map_to_json (map);
  g_autofree char *json_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFrameworkMap) again = dti_framework_map_new_from_json (json, older, newer, &error);

  g_assert_no_error (error);
  g_assert_false (dti_problem_list_has_errors (problems));
  json_again = dti_framework_map_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
  check_sides (map);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (DtiFramework) older = NULL;
  g_autoptr (DtiFramework) newer = NULL;
  g_autoptr (DtiFrameworkMap) map = NULL;
  g_autoptr (GError) error = NULL;

  if (size > FUZZ_MAX_SIZE || memchr (data, '\0', size) != NULL)
    return 0;

  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  older = get_framework (FRAMEWORK ("old"));
  newer = get_framework (FRAMEWORK ("new"));
  map = dti_framework_map_new_from_json (text, older, newer, &error);
  g_assert_true ((map == NULL) == (error != NULL));
  if (map != NULL)
    check_map (older, newer, map);

  return 0;
}
