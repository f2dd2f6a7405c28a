/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include "rank-change-testing.h"

static DtiRankChangeList *
make_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *older = g_strconcat (older_csv, "z,2022,Z,35,35\n", NULL);
  g_autofree char *newer = g_strconcat (newer_csv, "p,2023,=P,45,45\n", NULL);
  g_autoptr (DtiFramework) framework = load_clean_framework (RANK_MODEL);
  g_autoptr (DtiScorecard) older_card = score_csv (framework, older, NULL);
  g_autoptr (DtiScorecard) newer_card = score_csv (framework, newer, NULL);
  DtiRankChangeList *list =
      dti_rank_change_list_new (older_card, newer_card, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return list;
}

static void
test_items (void)
{
  DtiRankChangeList *list = make_list ();
  g_auto (GStrv) units = dti_rank_change_list_get_units (list);
  g_autofree char *joined = g_strjoinv (" ", units);
  g_autoptr (DtiRankChange) second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_autoptr (DtiRankChange) found = dti_rank_change_list_lookup (list, "v");

  g_test_summary ("The units of both years, each the same object every time");

  g_assert_cmpstr (joined, ==, "u v w x y");
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == DTI_TYPE_RANK_CHANGE);
  g_assert_cmpuint (dti_rank_change_list_get_n_items (list), ==, 5);
  g_assert_true (second == found);
  g_assert_cmpstr (dti_rank_change_get_unit (second), ==, "v");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 5));
  g_assert_null (dti_rank_change_list_lookup (list, "z"));
  g_assert_null (dti_rank_change_list_lookup (list, "p"));
  g_assert_null (dti_rank_change_list_lookup (list, "nobody"));
  g_assert_cmpstr (dti_rank_change_list_get_joined (list)[0], ==, "p");
  g_assert_null (dti_rank_change_list_get_joined (list)[1]);
  g_assert_cmpstr (dti_rank_change_list_get_left (list)[0], ==, "z");
  g_assert_null (dti_rank_change_list_get_left (list)[1]);
  g_assert_cmpstr (dti_node_get_id (dti_rank_change_list_get_node (list)), ==, "r");
  g_assert_cmpstr (dti_scorecard_get_period (dti_rank_change_list_get_older (list)), ==, "2022");
  g_assert_cmpstr (dti_scorecard_get_period (dti_rank_change_list_get_newer (list)), ==, "2023");
  g_clear_object (&second);
  g_clear_object (&found);
  g_assert_finalize_object (list);
}

/* The columns hold what the items say. */
static void
test_columns (void)
{
  g_autoptr (DtiRankChangeList) list = make_list ();
  g_autoptr (GTypeClass) columns = g_type_class_ref (DTI_TYPE_RANK_COLUMN);

  g_test_summary ("One number for each unit and column, that of the item's property");

  for (int column = 0; column <= DTI_RANK_COLUMN_GAP_POINTS; column++)
    {
      g_autoptr (GBytes) bytes = dti_rank_change_list_get_column (list, (DtiRankColumn) column);
      const char *name = g_enum_get_value (G_ENUM_CLASS (columns), column)->value_nick;
      gsize size = 0;
      const double *numbers = g_bytes_get_data (bytes, &size);

      g_assert_cmpuint (size, ==, 5 * sizeof (double));
      for (guint i = 0; i < 5; i++)
        {
          g_autoptr (DtiRankChange) change = g_list_model_get_item (G_LIST_MODEL (list), i);
          g_auto (GValue) value = G_VALUE_INIT;

          g_value_init (&value, G_TYPE_DOUBLE);
          g_object_get_property (G_OBJECT (change), name, &value);
          g_assert_true (g_value_get_double (&value) == numbers[i] ||
                         (isnan (g_value_get_double (&value)) && isnan (numbers[i])));
        }
    }
}

static void
test_tables (void)
{
  g_autoptr (DtiRankChangeList) list = make_list ();
  g_autofree char *csv = dti_rank_change_list_to_csv (list);
  g_autofree char *json = dti_rank_change_list_to_json (list);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  JsonArray *rows;

  g_test_summary ("All units as a table and as JSON");

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_cmpstr (lines[0],
                   ==,
                   "unit,name,figure-from,figure-to,rank-from,rank-to,of-from,of-to,"
                   "percentile-from,percentile-to,change,own,field,cohort,cushion,gap");
  /* z was before it, p is: nothing comes of them. */
  g_assert_cmpstr (lines[1], ==, "u,Ưu Minh,40,50,4,5,6,6,0.4,0.2,1,-1,2,0,5,5");
  rows = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (rows), ==, 5);
  g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (rows, 0),
                                                    "field"),
                     ==,
                     2);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_clean_framework (RANK_MODEL);
  g_autoptr (DtiScorecard) older = score_csv (framework, older_csv, NULL);
  g_autoptr (DtiScorecard) newer = score_csv (framework, "unit,period,a,b\nq,2023,1,1\n", NULL);
  g_autoptr (DtiRankChangeList) list =
      dti_rank_change_list_new (older, newer, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_test_summary ("No unit in common is an empty list");

  g_assert_no_error (error);
  g_assert_cmpuint (dti_rank_change_list_get_n_items (list), ==, 0);
  bytes = dti_rank_change_list_get_column (list, DTI_RANK_COLUMN_OWN_EFFECT);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  g_assert_null (dti_rank_change_list_new (older, newer, "nothing", NULL, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rank-change-list/items", test_items);
  g_test_add_func ("/rank-change-list/columns", test_columns);
  g_test_add_func ("/rank-change-list/tables", test_tables);
  g_test_add_func ("/rank-change-list/empty", test_empty);

  return g_test_run ();
}
