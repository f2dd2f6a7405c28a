/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-testing.h"

#include <libdti/dti-enum-types.h>

/* "1 lead A*": step, role and agency of each row, one a line, * where inherited. */
static char *
write_rows (GListModel *rows)
{
  GString *text = g_string_new (NULL);

  g_assert_true (g_list_model_get_item_type (rows) == DTI_TYPE_RESPONSIBILITY);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DtiResponsibility) row = g_list_model_get_item (rows, i);

      g_string_append_printf (text,
                              "%s%u %s %s%s",
                              i > 0 ? ", " : "",
                              dti_responsibility_get_step (row),
                              get_nick (DTI_TYPE_ROLE, dti_responsibility_get_role (row)),
                              dti_agency_get_id (dti_responsibility_get_agency (row)),
                              dti_responsibility_get_inherited (row) ? "*" : "");
    }

  return g_string_free (text, FALSE);
}

static char *
write_chain (DtiPlan *plan, DtiFramework *framework, const char *node, const char *day)
{
  g_autoptr (GDate) date = make_day (day);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) rows = dti_plan_who_answers_for (plan, framework, node, date, &error);

  g_assert_no_error (error);

  return write_rows (rows);
}

static char *
write_assignments (DtiPlan *plan, DtiFramework *framework, const char *node, const char *day)
{
  g_autoptr (GDate) date = make_day (day);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) rows = dti_plan_list_assignments (plan, framework, node, date, &error);

  g_assert_no_error (error);

  return write_rows (rows);
}

/* ---- assignments ---- */

#define BODIES                                                                                     \
  "'agencies':[{'id':'A','answers-to':'H'},{'id':'B','parent':'A'},{'id':'C'},"                    \
  "{'id':'D','valid':{'to':'2023-06-30'},'parent':'C'},{'id':'H','parent':'T'},"                   \
  "{'id':'T','title':'Trên'},{'id':'S','answers-to':'D'}],"

static void
test_assignments (void)
{
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (DtiPlan) plan = load_plan (
      BODIES
      "'assignments':[{'node':'r','agency':'A','role':'synthesise'},"
      "{'node':'r','agency':'A','role':'lead'},{'node':'p','agency':'B','role':'lead'},"
      "{'node':'p','agency':'C','role':'monitor'},{'node':'a','agency':'D','role':'monitor'},"
      "{'node':'a','agency':'C','role':'coordinate'},"
      "{'node':'a','agency':'B','role':'supply-data','valid':{'from':'2023-07-01'}}]");
  g_autofree char *june = write_assignments (plan, framework, "a", "2023-06-30");
  g_autofree char *july = write_assignments (plan, framework, "a", "2023-07-01");
  g_autofree char *b = write_assignments (plan, framework, "b", "2023-07-01");
  g_autofree char *root = write_assignments (plan, framework, "r", "2023-07-01");
  g_autofree char *alone = write_assignments (plan, NULL, "a", "2023-07-01");

  g_test_summary ("The nearest assignments of each role cover a node, inherited ones are marked");

  g_assert_cmpstr (june, ==, "0 lead B*, 0 coordinate C, 0 monitor D, 0 synthesise A*");
  g_assert_cmpstr (july,
                   ==,
                   "0 lead B*, 0 coordinate C, 0 monitor C*, 0 synthesise A*, 0 supply-data B");
  g_assert_cmpstr (b, ==, "0 lead B*, 0 monitor C*, 0 synthesise A*");
  g_assert_cmpstr (root, ==, "0 lead A, 0 synthesise A");
  g_assert_cmpstr (alone, ==, "0 coordinate C, 0 supply-data B");
}

/* ---- the chain ---- */

static void
test_chain (void)
{
  static const struct
  {
    const char *assignments;
    const char *chain;
  } cases[] = {
    { "", "" },
    { "{'node':'a','agency':'C','role':'lead'}", "1 lead C" },
    /* Up by “answers-to”, else by the parent, to the last one. */
    { "{'node':'a','agency':'B','role':'lead'}",
      "1 lead B, 2 oversee A, 3 oversee H, 4 oversee T" },
    { "{'node':'a','agency':'A','role':'lead'},{'node':'r','agency':'A','role':'synthesise'},"
      "{'node':'p','agency':'C','role':'coordinate'},{'node':'a','agency':'S','role':'monitor'}",
      "1 coordinate C*, 2 lead A, 3 synthesise A*, 4 oversee H, 5 oversee T" },
    /* Equals share a step, and a body above both is named once. */
    { "{'node':'a','agency':'A','role':'lead'},{'node':'a','agency':'H','role':'lead'}",
      "1 lead A, 1 lead H, 2 oversee T" },
    { "{'node':'a','agency':'C','role':'lead'},{'node':'a','agency':'A','role':'synthesise'},"
      "{'node':'a','agency':'H','role':'synthesise'}",
      "1 lead C, 2 synthesise A, 2 synthesise H, 3 oversee T" },
    /* Who directs by name stands beside the first body above. */
    { "{'node':'a','agency':'A','role':'lead'},{'node':'r','agency':'C','role':'oversee'}",
      "1 lead A, 2 oversee C*, 2 oversee H, 3 oversee T" },
    { "{'node':'a','agency':'A','role':'lead'},{'node':'r','agency':'H','role':'oversee'}",
      "1 lead A, 2 oversee H*, 3 oversee T" },
    { "{'node':'a','agency':'H','role':'oversee'}", "1 oversee H, 2 oversee T" },
    /* D is closed: the way goes on through it. */
    { "{'node':'a','agency':'S','role':'lead'}", "1 lead S, 2 oversee C" },
    { "{'node':'a','agency':'D','role':'lead'},{'node':'r','agency':'C','role':'lead'}",
      "1 lead C*" },
    { "{'node':'a','agency':'C','role':'monitor'},{'node':'a','agency':'C','role':'supply-data'}",
      "" },
  };
  g_autoptr (DtiFramework) framework = load_small_framework ();

  g_test_summary ("Who answers is listed from those who help up to those who direct");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members =
          g_strdup_printf (BODIES "'assignments':[%s]", cases[i].assignments);
      g_autoptr (DtiPlan) plan = load_plan (members);
      g_autofree char *chain = write_chain (plan, framework, "a", "2023-09-12");

      g_test_message ("%s", cases[i].assignments);
      g_assert_cmpstr (chain, ==, cases[i].chain);
    }
}

static void
test_errors (void)
{
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (DtiPlan) plan = load_plan (BODIES "'assignments':[]");
  g_autoptr (GDate) day = make_day ("2023-09-12");
  g_autoptr (GListModel) none = dti_plan_who_answers_for (plan, NULL, "x", day, NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A node that the framework does not have is an error");

  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  g_assert_null (dti_plan_who_answers_for (plan, framework, "x", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "the framework “f” has no node “x”");
  g_clear_error (&error);
  g_assert_null (dti_plan_list_assignments (plan, framework, "x", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* ---- rows ---- */

static void
test_row (void)
{
  DtiPlan *plan = load_plan (
      BODIES "'assignments':[{'node':'p','agency':'T','role':'lead','legal-basis':'QĐ 1',"
             "'valid':{'from':'2023-01-01','to':'2023-12-31'}}]");
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (GDate) day = make_day ("2023-09-12");
  GListModel *rows = dti_plan_who_answers_for (plan, framework, "a", day, NULL);
  DtiResponsibility *row = g_list_model_get_item (rows, 0);
  g_autoptr (DtiAgency) agency = NULL;
  g_autoptr (DtiAssignment) assignment = NULL;
  g_autofree char *title = NULL;
  g_autofree char *node = NULL;
  DtiRole role = DTI_ROLE_OVERSEE;
  guint step = 0;

  g_test_summary ("A row tells whom, why and since when, and stays when plan and list go");

  g_assert_finalize_object (rows);
  g_assert_finalize_object (plan);
  g_object_get (row,
                "agency",
                &agency,
                "assignment",
                &assignment,
                "agency-title",
                &title,
                "node",
                &node,
                "role",
                &role,
                "step",
                &step,
                NULL);
  g_assert_true (agency == dti_responsibility_get_agency (row));
  g_assert_true (assignment == dti_responsibility_get_assignment (row));
  g_assert_cmpstr (dti_assignment_get_node (assignment), ==, "p");
  g_assert_cmpstr (title, ==, "Trên");
  g_assert_cmpstr (dti_responsibility_get_agency_title (row), ==, "Trên");
  g_assert_cmpstr (node, ==, "p");
  g_assert_cmpstr (dti_responsibility_get_node (row), ==, "p");
  g_assert_cmpint (role, ==, DTI_ROLE_LEAD);
  g_assert_cmpuint (step, ==, 1);
  g_assert_true (dti_responsibility_get_inherited (row));
  g_assert_cmpstr (dti_responsibility_get_valid_from (row), ==, "2023-01-01");
  g_assert_cmpstr (dti_responsibility_get_valid_to (row), ==, "2023-12-31");
  g_assert_cmpstr (dti_responsibility_get_legal_basis (row), ==, "QĐ 1");
  g_assert_finalize_object (row);
}

static void
test_overseer (void)
{
  g_autoptr (DtiPlan) plan = load_plan (
      "'agencies':[{'id':'A','answers-to':'H'},"
      "{'id':'H','answers-to':'T','valid':{'from':'2021-06-01','to':'2025-06-30'}},{'id':'T'}],"
      "'assignments':[{'node':'a','agency':'A','role':'lead','legal-basis':'mục V.1'}]");
  g_autoptr (GDate) day = make_day ("2023-09-12");
  g_autoptr (GListModel) rows = dti_plan_who_answers_for (plan, NULL, "a", day, NULL);
  g_autoptr (DtiResponsibility) row = g_list_model_get_item (rows, 1);
  g_autoptr (DtiResponsibility) top = g_list_model_get_item (rows, 2);

  g_test_summary ("A body above has the legal basis of the assignment for which it is answered to");

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  g_assert_null (dti_responsibility_get_assignment (row));
  g_assert_cmpstr (dti_responsibility_get_node (row), ==, "a");
  g_assert_false (dti_responsibility_get_inherited (row));
  g_assert_cmpstr (dti_responsibility_get_legal_basis (row), ==, "mục V.1");
  g_assert_cmpstr (dti_responsibility_get_valid_from (row), ==, "2021-06-01");
  g_assert_cmpstr (dti_responsibility_get_valid_to (row), ==, "2025-06-30");
  /* Without a title the id stands for it. */
  g_assert_cmpstr (dti_responsibility_get_agency_title (top), ==, "T");
  g_assert_null (dti_responsibility_get_valid_to (top));
}

static void
test_kien_giang (void)
{
  g_autoptr (DtiPlan) plan = load_kien_giang_plan ();
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin ("vn-dti-province-922", NULL);
  g_autofree char *chain = write_chain (plan, framework, "HTS", "2023-09-24");
  g_autofree char *pillar = write_chain (plan, framework, "CQS", "2023-09-24");
  g_autoptr (GDate) day = make_day ("2023-09-24");
  g_autoptr (GListModel) rows = dti_plan_list_assignments (plan, framework, "HTS", day, NULL);

  g_test_summary ("For the real plan the department answers for the whole index to the Chairman; "
                  "the views stand beside it, with nobody");

  g_assert_cmpstr (chain, ==, "1 lead stttt*, 2 synthesise stttt*, 3 oversee chu-tich");
  g_assert_cmpstr (pillar, ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 19);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/responsibility/assignments", test_assignments);
  g_test_add_func ("/responsibility/chain", test_chain);
  g_test_add_func ("/responsibility/errors", test_errors);
  g_test_add_func ("/responsibility/row", test_row);
  g_test_add_func ("/responsibility/overseer", test_overseer);
  g_test_add_func ("/responsibility/kien-giang", test_kien_giang);

  return g_test_run ();
}
