/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include <glib.h>

#include <libdti/base/dti-problem-private.h>

static void
add (DtiProblemList *list, DtiSeverity severity, const char *code)
{
  g_autoptr (DtiProblem) problem = dti_problem_new (severity, code, "text");

  dti_problem_list_add (list, problem);
}

static void
count_cb (DtiProblemList *list, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* Follows the model by its signals alone, as a view does. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *view)
{
  if (removed > 0)
    g_ptr_array_remove_range (view, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
test_list_model (void)
{
  DtiProblemList *list = dti_problem_list_new ();
  g_autoptr (DtiProblem) problem = dti_problem_new (DTI_SEVERITY_NOTE, "a", "text");
  g_autoptr (DtiProblem) item = NULL;
  GType item_type;
  guint n_notify = 0;
  guint n_items;

  g_test_summary ("The list is a list model that notifies");

  g_signal_connect (list, "notify::n-items", G_CALLBACK (count_cb), &n_notify);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == DTI_TYPE_PROBLEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));

  dti_problem_list_add (list, problem);
  g_assert_cmpuint (n_notify, ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (item == problem);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1));

  g_object_get (list, "item-type", &item_type, "n-items", &n_items, NULL);
  g_assert_true (item_type == DTI_TYPE_PROBLEM);
  g_assert_cmpuint (n_items, ==, 1);
  g_assert_cmpuint (dti_problem_list_get_n_items (list), ==, 1);
  g_assert_finalize_object (list);
}

static void
test_counts (void)
{
  g_autoptr (DtiProblemList) list = dti_problem_list_new ();
  g_autofree char *lines = NULL;

  g_test_summary ("Problems are counted by severity and written one a line");

  g_assert_false (dti_problem_list_has_errors (list));
  add (list, DTI_SEVERITY_NOTE, "a");
  add (list, DTI_SEVERITY_WARNING, "b");
  add (list, DTI_SEVERITY_WARNING, "a");
  g_assert_false (dti_problem_list_has_errors (list));
  add (list, DTI_SEVERITY_ERROR, "c");
  g_assert_true (dti_problem_list_has_errors (list));
  g_assert_cmpuint (dti_problem_list_count (list, DTI_SEVERITY_NOTE), ==, 1);
  g_assert_cmpuint (dti_problem_list_count (list, DTI_SEVERITY_WARNING), ==, 2);
  g_assert_cmpuint (dti_problem_list_count (list, DTI_SEVERITY_ERROR), ==, 1);

  lines = dti_problem_list_to_string (list);
  g_assert_cmpstr (lines, ==, "note: text\nwarning: text\nwarning: text\ntext\n");
}

static void
test_report (void)
{
  g_autoptr (DtiProblemList) list = dti_problem_list_new ();
  const DtiPlace place = {
    .file = "v.csv",
    .row = 3,
    .column = 5,
    .pointer = "/p",
    .raw_text = "1\xff",
    .node = "4.2",
    .unit = "KG",
    .period = "2023",
  };
  g_autoptr (DtiProblem) placed = NULL;
  g_autoptr (DtiProblem) bare = NULL;

  g_test_summary ("A report carries its place, and bytes that are no UTF-8 do no harm");

  dti_problem_list_report (list, DTI_SEVERITY_ERROR, "x", &place, "%d and %s", 7, "\xfe");
  dti_problem_list_report (list, DTI_SEVERITY_NOTE, "y", NULL, "bare");

  placed = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (dti_problem_get_message (placed), ==, "7 and \ufffd");
  g_assert_cmpstr (dti_problem_get_file (placed), ==, "v.csv");
  g_assert_cmpuint (dti_problem_get_row (placed), ==, 3);
  g_assert_cmpuint (dti_problem_get_column (placed), ==, 5);
  g_assert_cmpstr (dti_problem_get_pointer (placed), ==, "/p");
  g_assert_cmpstr (dti_problem_get_raw_text (placed), ==, "1\ufffd");
  g_assert_cmpstr (dti_problem_get_node (placed), ==, "4.2");
  g_assert_cmpstr (dti_problem_get_unit (placed), ==, "KG");
  g_assert_cmpstr (dti_problem_get_period (placed), ==, "2023");
  bare = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_null (dti_problem_get_file (bare));
}

static char *
get_message (DtiProblemList *list, guint position)
{
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (list), position);

  return g_strdup (dti_problem_get_message (problem));
}

static void
fill (DtiProblemList *list, const char *code, guint n)
{
  for (guint i = 0; i < n; i++)
    dti_problem_list_report (list, DTI_SEVERITY_ERROR, code, NULL, "number %u", i);
}

static void
test_limit (void)
{
  g_autoptr (DtiProblemList) list = dti_problem_list_new ();
  g_autoptr (DtiProblem) closing = NULL;
  g_autoptr (DtiProblem) again = NULL;
  g_autofree char *last = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_test_summary ("Beyond a thousand problems of one code the list counts, and says so once");

  fill (list, "many", DTI_PROBLEM_LIMIT);
  g_assert_cmpuint (dti_problem_list_get_n_items (list), ==, DTI_PROBLEM_LIMIT);
  last = get_message (list, DTI_PROBLEM_LIMIT - 1);
  g_assert_cmpstr (last, ==, "number 999");

  fill (list, "many", 5);
  add (list, DTI_SEVERITY_WARNING, "few");
  g_assert_cmpuint (dti_problem_list_get_n_items (list), ==, DTI_PROBLEM_LIMIT + 2);
  g_assert_cmpuint (dti_problem_list_count (list, DTI_SEVERITY_ERROR), ==, DTI_PROBLEM_LIMIT + 5);
  closing = g_list_model_get_item (G_LIST_MODEL (list), DTI_PROBLEM_LIMIT);
  again = g_list_model_get_item (G_LIST_MODEL (list), DTI_PROBLEM_LIMIT);
  g_assert_true (closing == again);
  g_assert_cmpstr (dti_problem_get_code (closing), ==, "many");
  g_assert_cmpint (dti_problem_get_severity (closing), ==, DTI_SEVERITY_ERROR);
  before = g_strdup (dti_problem_get_message (closing));
  g_assert_nonnull (strstr (before, "5 further"));

  fill (list, "many", 1000000);
  g_assert_cmpuint (dti_problem_list_get_n_items (list), ==, DTI_PROBLEM_LIMIT + 2);
  after = get_message (list, DTI_PROBLEM_LIMIT);
  g_assert_nonnull (strstr (after, "1000005 further"));
  /* A problem that was handed out never changes. */
  g_assert_cmpstr (dti_problem_get_message (closing), ==, before);
}

static void
test_limit_signals (void)
{
  g_autoptr (DtiProblemList) list = dti_problem_list_new ();
  g_autoptr (GPtrArray) view = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = DTI_PROBLEM_LIMIT + 20;

  g_test_summary ("A view that follows the signals shows what the list holds, at every step");

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), view);
  for (guint i = 0; i < n; i++)
    {
      fill (list, "a", 1);
      fill (list, "b", 1);
    }
  g_assert_cmpuint (view->len, ==, dti_problem_list_get_n_items (list));
  for (guint i = 0; i < view->len; i++)
    {
      g_autoptr (DtiProblem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (item == g_ptr_array_index (view, i));
    }
}

static void
test_add_all (void)
{
  DtiProblemList *list = dti_problem_list_new ();
  DtiProblemList *others = dti_problem_list_new ();
  g_autofree char *message = NULL;

  g_test_summary ("Adding a list adds its problems and what it only counted");

  add (list, DTI_SEVERITY_NOTE, "few");
  fill (list, "many", 400);
  add (others, DTI_SEVERITY_WARNING, "few");
  fill (others, "many", DTI_PROBLEM_LIMIT + 30);
  message = get_message (others, DTI_PROBLEM_LIMIT + 1);
  g_assert_nonnull (strstr (message, "30 further"));

  dti_problem_list_add_all (list, others);
  g_assert_cmpuint (dti_problem_list_count (list, DTI_SEVERITY_NOTE), ==, 1);
  g_assert_cmpuint (dti_problem_list_count (list, DTI_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (dti_problem_list_count (list, DTI_SEVERITY_ERROR), ==, DTI_PROBLEM_LIMIT + 430);
  g_assert_cmpuint (dti_problem_list_get_n_items (list), ==, DTI_PROBLEM_LIMIT + 3);
  g_free (message);
  message = get_message (list, DTI_PROBLEM_LIMIT + 2);
  g_assert_nonnull (strstr (message, "430 further"));

  g_assert_finalize_object (others);
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/problem-list/list-model", test_list_model);
  g_test_add_func ("/problem-list/counts", test_counts);
  g_test_add_func ("/problem-list/report", test_report);
  g_test_add_func ("/problem-list/limit", test_limit);
  g_test_add_func ("/problem-list/limit-signals", test_limit_signals);
  g_test_add_func ("/problem-list/add-all", test_add_all);

  return g_test_run ();
}
