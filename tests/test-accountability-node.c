/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "accountability-testing.h"

#define PLAN                                                                                       \
  FOUR_AGENCIES ",'assignments':[{'node':'r','agency':'x','role':'lead','share':0.75},"            \
                "{'node':'r','agency':'y','role':'lead','share':0.25},"                            \
                "{'node':'a','agency':'z','role':'supply-data'},"                                  \
                "{'node':'b','agency':'z','role':'lead'}]"

static DtiAccountability *
make_account (const char *period)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{'id':'r','aggregation':'sum','children':["
                 "{'id':'a','title':'Nhận thức số','max':60},{'id':'b','max':40}]}");
  g_autoptr (DtiPlan) plan = load_plan (PLAN);
  const char *csv = "unit,period,a,b\nu,2022,40,40\nu,2023,50,30\n";
  g_autoptr (DtiScorecard) card = score_csv (framework, csv, "2023");
  g_autoptr (DtiScorecard) previous = score_csv (framework, csv, period);
  DtiAccountability *account = account_for (card, plan, "u");

  g_assert_true (dti_accountability_set_previous (account, previous, NULL));
  g_assert_true (dti_accountability_set_claimed (account, card, previous, NULL));

  return account;
}

static void
test_getters (void)
{
  g_autoptr (DtiAccountability) account = make_account ("2022");
  DtiAccountabilityNode *a = find_node (account, "a");
  DtiAccountabilityNode *b = find_node (account, "b");
  double number = NAN;

  g_test_summary ("What is known of a node: points, owners with shares, suppliers");

  g_assert_cmpstr (dti_accountability_node_get_node_id (a), ==, "a");
  g_assert_cmpstr (dti_accountability_node_get_node_title (a), ==, "Nhận thức số");
  g_assert_null (dti_accountability_node_get_node_title (b));
  g_assert_true (dti_accountability_node_get_node (a) ==
                 dti_framework_lookup (dti_scorecard_get_framework (
                                           dti_accountability_get_scorecard (account)),
                                       "a"));
  g_assert_cmpfloat (dti_accountability_node_get_max (a), ==, 60.0);
  g_assert_cmpfloat (dti_accountability_node_get_lost (a), ==, 10.0);
  g_assert_true (dti_accountability_node_get_gained (a, &number));
  g_assert_cmpfloat (number, ==, 10.0);
  g_assert_true (dti_accountability_node_get_gained (b, &number));
  g_assert_cmpfloat (number, ==, -10.0);
  g_assert_true (dti_accountability_node_get_over_claimed (a, &number));
  g_assert_cmpfloat (number, ==, 10.0);
  g_assert_true (dti_accountability_node_get_over_claimed (b, &number));
  g_assert_cmpfloat (number, ==, 0.0);
  assert_texts (dti_accountability_node_get_owners (a), "x y");
  assert_texts (dti_accountability_node_get_owners (b), "z");
  g_assert_true (dti_accountability_node_get_owner_inherited (a));
  g_assert_false (dti_accountability_node_get_owner_inherited (b));
  assert_texts (dti_accountability_node_get_suppliers (a), "z");
  assert_texts (dti_accountability_node_get_suppliers (b), "");
  g_assert_cmpfloat (get_lost_shared (account, "x"), ==, 7.5);
  g_assert_cmpfloat (get_lost_shared (account, "y"), ==, 2.5);
}

static void
test_properties (void)
{
  g_autoptr (DtiAccountability) account = make_account ("2022");
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) owners = NULL;
  g_auto (GStrv) suppliers = NULL;
  gboolean inherited = FALSE;
  double max = 0.0;
  double lost = 0.0;
  double gained = 0.0;
  double over_claimed = 0.0;

  g_test_summary ("The properties say what the getters say");

  g_object_get (find_node (account, "a"),
                "node",
                &node,
                "node-id",
                &id,
                "node-title",
                &title,
                "max",
                &max,
                "lost",
                &lost,
                "gained",
                &gained,
                "over-claimed",
                &over_claimed,
                "owners",
                &owners,
                "suppliers",
                &suppliers,
                "owner-inherited",
                &inherited,
                NULL);
  g_assert_cmpstr (dti_node_get_id (node), ==, "a");
  g_assert_cmpstr (id, ==, "a");
  g_assert_cmpstr (title, ==, "Nhận thức số");
  g_assert_cmpfloat (max, ==, 60.0);
  g_assert_cmpfloat (lost, ==, 10.0);
  g_assert_cmpfloat (gained, ==, 10.0);
  g_assert_cmpfloat (over_claimed, ==, 10.0);
  assert_texts (owners, "x y");
  assert_texts (suppliers, "z");
  g_assert_true (inherited);
}

static void
test_lifetime (void)
{
  DtiAccountability *account = make_account ("2023");
  g_autoptr (DtiAccountabilityNode) node = g_object_ref (find_node (account, "a"));

  g_test_summary ("A node outlives its account");

  g_object_unref (account);
  assert_texts (dti_accountability_node_get_owners (node), "x y");
  g_assert_cmpfloat (dti_accountability_node_get_lost (node), ==, 10.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/accountability-node/getters", test_getters);
  g_test_add_func ("/accountability-node/properties", test_properties);
  g_test_add_func ("/accountability-node/lifetime", test_lifetime);

  return g_test_run ();
}
