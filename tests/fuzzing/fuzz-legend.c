/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "fuzz.h"

/* What is written reads back as the same legend. */
static void
check_round_trip (DtiLegend *legend)
{
  g_autofree char *json = dti_legend_to_json (legend);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiLegend) again = dti_legend_new_from_json (json, &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  second = dti_legend_to_json (again);
  g_assert_cmpstr (json, ==, second);
}

/* Every number between the outer bounds has a class, and each lower bound its own one. */
static void
check_classes (DtiLegend *legend)
{
  GListModel *items = dti_legend_get_items (legend);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DtiLegendItem) item = g_list_model_get_item (items, i);
      double lower;

      g_assert_true (dti_legend_lookup (legend, dti_legend_item_get_id (item)) == item);
      if (!dti_legend_item_get_lower (item, &lower) || dti_legend_get_decimals (legend) >= 0)
        continue;
      g_assert_true (dti_legend_classify (legend, lower) == item);
    }
  g_assert_cmpint (dti_legend_item_get_role (dti_legend_classify (legend, NAN)),
                   ==,
                   DTI_LEGEND_ROLE_MISSING);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (DtiLegend) legend = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (size > FUZZ_MAX_SIZE || memchr (data, '\0', size) != NULL)
    return 0;

  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  legend = dti_legend_new_from_json (text, &error);
  g_assert_true ((legend == NULL) == (error != NULL));
  problems = dti_legend_check_json (text);
  g_assert_true ((legend == NULL) == dti_problem_list_has_errors (problems));
  if (legend == NULL)
    return 0;

  check_classes (legend);
  check_round_trip (legend);

  return 0;
}
