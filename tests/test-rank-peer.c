/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rank-change-testing.h"

static void
test_peer (void)
{
  g_autoptr (DtiRankChange) change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  g_autoptr (GListModel) peers = dti_rank_change_list_overtaken_by (change);
  g_autoptr (DtiRankPeer) peer = g_list_model_get_item (peers, 0);
  double number = 0;

  g_test_summary ("Figures and ranks of a unit that overtook another");

  g_assert_cmpstr (dti_rank_peer_get_unit (peer), ==, "x");
  g_assert_cmpstr (dti_rank_peer_get_unit_name (peer), ==, "Xín Mần");
  g_assert_cmpfloat (dti_rank_peer_get_older_figure (peer), ==, 30);
  g_assert_cmpfloat (dti_rank_peer_get_newer_figure (peer), ==, 55);
  g_assert_cmpfloat (dti_rank_peer_get_older_rank (peer), ==, 4);
  g_assert_cmpfloat (dti_rank_peer_get_newer_rank (peer), ==, 2);
  g_assert_cmpfloat (dti_rank_peer_get_gain (peer), ==, 25);
  g_assert_cmpfloat (dti_rank_peer_get_lead (peer), ==, 5);
  g_object_get (peer, "lead", &number, NULL);
  g_assert_cmpfloat (number, ==, 5);
}

static void
test_life (void)
{
  DtiRankChange *change = explain_text (RANK_MODEL, older_csv, newer_csv, "u");
  GListModel *peers = dti_rank_change_list_overtook (change);
  g_autoptr (DtiRankPeer) peer = g_list_model_get_item (peers, 0);

  g_test_summary ("A peer keeps what it needs");

  g_assert_finalize_object (change);
  g_assert_finalize_object (peers);
  g_assert_cmpstr (dti_rank_peer_get_unit_name (peer), ==, "Wa");
  g_assert_cmpfloat (dti_rank_peer_get_gain (peer), ==, -5);
  g_assert_finalize_object (g_steal_pointer (&peer));
}

static void
test_decimals (void)
{
  g_autoptr (DtiRankChange) change =
      explain_text ("'publish':'score','root':{'id':'r','decimals':2,'ranking':{'decimals':2},"
                    "'children':[{'id':'a','max':1}]}",
                    "unit,period,a\nu,2022,0.104\nv,2022,0.3\n",
                    "unit,period,a\nu,2023,0.3\nv,2023,0.1\n",
                    "u");
  g_autoptr (GListModel) peers = dti_rank_change_list_overtook (change);
  g_autoptr (DtiRankPeer) peer = g_list_model_get_item (peers, 0);

  g_test_summary ("Figures are those that are ranked, and differences have no traces of binary");

  g_assert_cmpfloat (dti_rank_change_get_older_figure (change), ==, 0.1);
  g_assert_cmpfloat (dti_rank_peer_get_gain (peer), ==, -0.2);
  g_assert_cmpfloat (dti_rank_peer_get_lead (peer), ==, -0.2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rank-peer/peer", test_peer);
  g_test_add_func ("/rank-peer/life", test_life);
  g_test_add_func ("/rank-peer/decimals", test_decimals);

  return g_test_run ();
}
