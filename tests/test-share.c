/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-testing.h"

/* "A=0.5 B=0.5*": the shares of a node, * where inherited. */
static char *
write_shares (DtiPlan *plan, DtiFramework *framework, const char *node, const char *day)
{
  g_autoptr (GDate) date = make_day (day);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) shares = dti_plan_list_shares (plan, framework, node, date, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (g_list_model_get_item_type (shares) == DTI_TYPE_SHARE);
  for (guint i = 0; i < g_list_model_get_n_items (shares); i++)
    {
      g_autoptr (DtiShare) share = g_list_model_get_item (shares, i);

      g_string_append_printf (text,
                              "%s%s=%.10g%s",
                              i > 0 ? " " : "",
                              dti_agency_get_id (dti_share_get_agency (share)),
                              dti_share_get_share (share),
                              dti_share_get_inherited (share) ? "*" : "");
    }

  return g_string_free (text, FALSE);
}

#define BODIES                                                                                     \
  "'agencies':[{'id':'A'},{'id':'B'},{'id':'C'},{'id':'D','valid':{'to':'2023-06-30'}}],"

static void
test_rules (void)
{
  static const struct
  {
    const char *assignments;
    const char *node;
    const char *shares;
  } cases[] = {
    { "", "a", "" },
    { "{'node':'a','agency':'A','role':'monitor'}", "a", "" },
    { "{'node':'a','agency':'A','role':'coordinate','share':1}", "a", "" },
    { "{'node':'a','agency':'A','role':'lead'}", "a", "A=1" },
    { "{'node':'a','agency':'A','role':'lead'}", "b", "" },
    { "{'node':'r','agency':'A','role':'lead'}", "a", "A=1*" },
    { "{'node':'r','agency':'A','role':'lead'},{'node':'p','agency':'B','role':'lead'}",
      "a",
      "B=1*" },
    /* Leads of the same node share equally; coordinators have no part. */
    { "{'node':'a','agency':'A','role':'lead'},{'node':'a','agency':'B','role':'lead'},"
      "{'node':'a','agency':'C','role':'coordinate'}",
      "a",
      "A=0.5 B=0.5" },
    /* What is left goes to those without a share. */
    { "{'node':'a','agency':'A','role':'lead','share':0.25},"
      "{'node':'a','agency':'B','role':'lead'}",
      "a",
      "A=0.25 B=0.75" },
    { "{'node':'a','agency':'A','role':'lead'},{'node':'a','agency':'B','role':'lead'},"
      "{'node':'a','agency':'C','role':'coordinate','share':0.5}",
      "a",
      "A=0.25 B=0.25 C=0.5" },
    { "{'node':'a','agency':'A','role':'lead','share':1},"
      "{'node':'a','agency':'B','role':'lead'}",
      "a",
      "A=1 B=0" },
    /* A coordinator of the node takes from the lead above; one above does not take here. */
    { "{'node':'p','agency':'A','role':'lead'},"
      "{'node':'a','agency':'B','role':'coordinate','share':0.5}",
      "a",
      "A=0.5* B=0.5" },
    { "{'node':'p','agency':'A','role':'lead'},"
      "{'node':'p','agency':'B','role':'coordinate','share':0.5},"
      "{'node':'a','agency':'C','role':'lead','share':1}",
      "a",
      "C=1" },
    { "{'node':'p','agency':'A','role':'lead'},"
      "{'node':'p','agency':'B','role':'coordinate','share':0.5},"
      "{'node':'a','agency':'C','role':'lead','share':1}",
      "b",
      "A=0.5* B=0.5*" },
    /* Who is named twice has both parts. */
    { "{'node':'a','agency':'A','role':'lead','share':0.5},"
      "{'node':'a','agency':'A','role':'coordinate','share':0.25},"
      "{'node':'a','agency':'B','role':'lead'}",
      "a",
      "A=0.75 B=0.25" },
    /* c is defined under q and only referred to by p. */
    { "{'node':'p','agency':'A','role':'lead'},{'node':'q','agency':'B','role':'lead'}",
      "c",
      "B=1*" },
    { "{'node':'p','agency':'A','role':'lead'},{'node':'r','agency':'B','role':'lead'}",
      "c",
      "A=1*" },
    { "{'node':'v','agency':'C','role':'lead'},{'node':'r','agency':'B','role':'lead'}",
      "a",
      "C=1*" },
    /* D is closed, so the one above takes over. */
    { "{'node':'r','agency':'A','role':'lead'},{'node':'a','agency':'D','role':'lead'}",
      "a",
      "A=1*" },
    { "{'node':'r','agency':'A','role':'lead'},"
      "{'node':'a','agency':'B','role':'lead','valid':{'from':'2023-09-13'}}",
      "a",
      "A=1*" },
    { "{'node':'r','agency':'A','role':'lead'},"
      "{'node':'a','agency':'B','role':'lead','valid':{'to':'2023-09-12'}}",
      "a",
      "B=1" },
  };
  g_autoptr (DtiFramework) framework = load_small_framework ();

  g_test_summary ("The nearest leads share the points as the plan says, the rest in equal parts");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members =
          g_strdup_printf (BODIES "'assignments':[%s]", cases[i].assignments);
      g_autoptr (DtiPlan) plan = load_plan (members);
      g_autofree char *shares = write_shares (plan, framework, cases[i].node, "2023-09-12");

      g_test_message ("%s at %s", cases[i].assignments, cases[i].node);
      g_assert_cmpstr (shares, ==, cases[i].shares);
    }
}

static void
test_without_framework (void)
{
  g_autoptr (DtiPlan) plan =
      load_plan (BODIES "'assignments':[{'node':'r','agency':'A','role':'lead'},"
                        "{'node':'a','agency':'B','role':'lead'}]");
  g_autofree char *a = write_shares (plan, NULL, "a", "2023-09-12");
  g_autofree char *b = write_shares (plan, NULL, "b", "2023-09-12");
  g_autofree char *anything = write_shares (plan, NULL, "anything", "2023-09-12");

  g_test_summary ("Without a framework nothing is inherited");

  g_assert_cmpstr (a, ==, "B=1");
  g_assert_cmpstr (b, ==, "");
  g_assert_cmpstr (anything, ==, "");
}

static void
test_errors (void)
{
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (DtiPlan) plan =
      load_plan (BODIES "'assignments':[{'node':'a','agency':'A','role':'lead','share':0.5},"
                        "{'node':'b','agency':'A','role':'lead','share':0.7},"
                        "{'node':'b','agency':'B','role':'lead','share':0.6},"
                        "{'node':'b','agency':'C','role':'lead'}]");
  g_autoptr (GDate) day = make_day ("2023-09-12");
  g_autoptr (GError) error = NULL;

  g_test_summary ("Shares that do not sum to 1, and unknown nodes, are errors");

  g_assert_null (dti_plan_list_shares (plan, framework, "a", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "the shares given at “a” sum to 0.5, not to 1");
  g_clear_error (&error);
  g_assert_null (dti_plan_list_shares (plan, framework, "b", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "the shares given at “b” sum to 1.3, not to 1");
  g_clear_error (&error);
  g_assert_null (dti_plan_list_shares (plan, framework, "x", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_row (void)
{
  DtiPlan *plan = load_plan (BODIES "'assignments':[{'node':'p','agency':'A','role':'lead'}]");
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (GDate) day = make_day ("2023-09-12");
  GListModel *shares = dti_plan_list_shares (plan, framework, "a", day, NULL);
  DtiShare *share = g_list_model_get_item (shares, 0);
  g_autoptr (DtiAgency) agency = NULL;
  g_autofree char *node = NULL;
  double number = 0.0;
  gboolean inherited = FALSE;

  g_test_summary ("A share tells its agency, node and part, and stays when plan and list go");

  g_assert_finalize_object (shares);
  g_assert_finalize_object (plan);
  g_object_get (
      share, "agency", &agency, "node", &node, "share", &number, "inherited", &inherited, NULL);
  g_assert_true (agency == dti_share_get_agency (share));
  g_assert_cmpstr (dti_agency_get_id (agency), ==, "A");
  g_assert_cmpstr (node, ==, "p");
  g_assert_cmpstr (dti_share_get_node (share), ==, "p");
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_true (inherited);
  g_assert_true (dti_share_get_inherited (share));
  g_assert_finalize_object (share);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/share/rules", test_rules);
  g_test_add_func ("/share/without-framework", test_without_framework);
  g_test_add_func ("/share/errors", test_errors);
  g_test_add_func ("/share/row", test_row);

  return g_test_run ();
}
