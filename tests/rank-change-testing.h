/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "change-testing.h"

/* Two parts of 50 points each; the sum is ranked. */
#define RANK_ROOT                                                                                  \
  "'root':{'id':'r','title':{'vi':'Chỉ số','en':'Index'},'decimals':1,'children':["            \
  "{'id':'a','max':50},{'id':'b','max':50}]}"
#define RANK_MODEL "'publish':'score'," RANK_ROOT

/* u has 40 and 50 points; the others 60, 50, 30, 20 and then 60, 45, 55, 55. So its rank among the
 * others of both years is 3 and 5 with 40 points, 2 and 4 with 50. */
static const char older_csv[] = "unit,period,name,a,b\n"
                                "u,2022,Ưu Minh,20,20\n"
                                "v,2022,Vân Đồn,30,30\n"
                                "w,2022,Wa,25,25\n"
                                "x,2022,Xín Mần,15,15\n"
                                "y,2022,Ý Yên,10,10\n";
static const char newer_csv[] = "unit,period,name,a,b\n"
                                "u,2023,Ưu Minh,25,25\n"
                                "v,2023,Vân Đồn,30,30\n"
                                "w,2023,Wa,20,25\n"
                                "x,2023,Xín Mần,30,25\n"
                                "y,2023,Ý Yên,25,30\n";

static inline DtiRankChange *
explain_rank (DtiScorecard *older, DtiScorecard *newer, const char *unit, const char *node)
{
  g_autoptr (GError) error = NULL;
  DtiRankChange *change = dti_rank_change_between (older, newer, unit, node, NULL, NULL, &error);

  g_assert_no_error (error);

  return change;
}

/* Both years by the same framework. */
static inline DtiRankChange *
explain_text (const char *members, const char *older, const char *newer, const char *unit)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) older_card = score_csv (framework, older, NULL);
  g_autoptr (DtiScorecard) newer_card = score_csv (framework, newer, NULL);

  return explain_rank (older_card, newer_card, unit, NULL);
}

/* The ids of a list of peers, joined by spaces. */
static inline char *
join_peers (GListModel *peers)
{
  GString *ids = g_string_new (NULL);

  g_assert_true (g_list_model_get_item_type (peers) == DTI_TYPE_RANK_PEER);
  for (guint i = 0; i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (DtiRankPeer) peer = g_list_model_get_item (peers, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", dti_rank_peer_get_unit (peer));
    }

  return g_string_free (ids, FALSE);
}

/* Ends the list. */
static inline void
assert_peers (GListModel *peers, const char *expected)
{
  g_autofree char *ids = join_peers (peers);

  g_assert_cmpstr (ids, ==, expected);
  g_object_unref (peers);
}

/* Ends the list: nodes with their shares, "-" for the method. */
static inline void
assert_shares (GListModel *shares, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (g_list_model_get_item_type (shares) == DTI_TYPE_RANK_SHARE);
  for (guint i = 0; i < g_list_model_get_n_items (shares); i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);
      const char *id = dti_rank_share_get_node_id (share);
      g_autofree char *places =
          dti_number_format (dti_rank_share_get_share (share), -1, DTI_NUMBER_CONVENTION_EN);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", id != NULL ? id : "-", places);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_object_unref (shares);
}
