/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "comparison-testing.h"

#define MODEL                                                                                      \
  "'root':{'id':'r','missing':'propagate','decimals':2,'title':{'vi':'Chỉ số','en':'Index'},"  \
  "'children':[{'id':'a','max':10}]}"

static const struct
{
  const char *name;
  guint (*get) (DtiPublishedTally *self);
  guint expected[2]; /* of figures, of ranks */
} counts[] = {
  { "n-compared", dti_published_tally_get_n_compared, { 5, 2 } },
  { "n-agreeing", dti_published_tally_get_n_agreeing, { 2, 1 } },
  { "n-within-rounding", dti_published_tally_get_n_within_rounding, { 1, 0 } },
  { "n-differing", dti_published_tally_get_n_differing, { 1, 1 } },
  { "n-not-computed", dti_published_tally_get_n_not_computed, { 1, 0 } },
};

static void
test_counts (void)
{
  g_autoptr (DtiScorecard) card = score_table (MODEL, "unit,a\nv,5.1\nw,4\nx,3\ny,2.5\nz,\n");
  g_autoptr (DtiDataset) published =
      read_table (dti_scorecard_get_framework (card),
                  "unit,r,r:input.rank\nv,0.51,1\nw,0.40,\nx,0.9,1\ny,0.26,\nz,0.1,\n");
  g_autoptr (DtiPublishedComparison) comparison = dti_published_comparison_new (card, published);
  GListModel *tallies = dti_published_comparison_get_tallies (comparison);

  g_test_summary ("Two agree, one may, one differs, one is not computed; of the ranks one and one");

  g_assert_cmpuint (g_list_model_get_n_items (tallies), ==, 2);
  for (guint kind = 0; kind < 2; kind++)
    {
      g_autoptr (DtiPublishedTally) tally = g_list_model_get_item (tallies, kind);
      g_autoptr (DtiNode) node = NULL;
      g_autofree char *id = NULL;
      g_autofree char *title = NULL;
      DtiPublishedKind found = DTI_PUBLISHED_KIND_FIGURE;

      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        {
          guint count = 0;

          g_test_message ("%s", counts[i].name);
          g_object_get (tally, counts[i].name, &count, NULL);
          g_assert_cmpuint (count, ==, counts[i].expected[kind]);
          g_assert_cmpuint (counts[i].get (tally), ==, count);
        }
      g_object_get (
          tally, "node", &node, "node-id", &id, "node-title", &title, "kind", &found, NULL);
      g_assert_true (node == dti_published_tally_get_node (tally));
      g_assert_cmpstr (id, ==, dti_published_tally_get_node_id (tally));
      g_assert_cmpstr (title, ==, dti_published_tally_get_node_title (tally));
      g_assert_cmpint (found, ==, kind);
      g_assert_cmpint (dti_published_tally_get_kind (tally), ==, kind);
    }
}

static void
test_none (void)
{
  g_autoptr (DtiScorecard) card = score_table (MODEL, "unit,a\nx,5\n");
  g_autoptr (DtiDataset) published =
      read_table (dti_scorecard_get_framework (card), "unit,r\nq,1\n");
  g_autoptr (DtiPublishedComparison) comparison = dti_published_comparison_new (card, published);

  g_test_summary ("Nothing in common: no row and no tally");

  g_assert_cmpuint (g_list_model_get_n_items (dti_published_comparison_get_rows (comparison)),
                    ==,
                    0);
  g_assert_cmpuint (g_list_model_get_n_items (dti_published_comparison_get_tallies (comparison)),
                    ==,
                    0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/published-tally/counts", test_counts);
  g_test_add_func ("/published-tally/none", test_none);

  return g_test_run ();
}
