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
  gboolean (*get) (DtiPublishedRow *self, double *number);
} numbers[] = {
  { "computed", dti_published_row_get_computed },
  { "rounded", dti_published_row_get_rounded },
  { "last-digits", dti_published_row_get_last_digits },
  { "lower", dti_published_row_get_lower },
  { "upper", dti_published_row_get_upper },
};

static DtiPublishedComparison *
compare (const char *table, const char *printed)
{
  g_autoptr (DtiScorecard) card = score_table (MODEL, table);
  g_autoptr (DtiDataset) published = read_table (dti_scorecard_get_framework (card), printed);

  return dti_published_comparison_new (card, published);
}

static void
assert_row (DtiPublishedRow *row)
{
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *unit = NULL;
  DtiPublishedKind kind = DTI_PUBLISHED_KIND_FIGURE;
  DtiPublishedVerdict verdict = DTI_PUBLISHED_VERDICT_AGREES;
  double published = 0;
  int decimals = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number = 0;
      double property = 0;

      g_test_message ("%s", numbers[i].name);
      g_object_get (row, numbers[i].name, &property, NULL);
      g_assert_true (numbers[i].get (row, &number) == !isnan (number));
      g_assert_true (numbers[i].get (row, NULL) == !isnan (number));
      assert_same (property, number);
    }
  g_object_get (row,
                "node",
                &node,
                "node-id",
                &id,
                "node-title",
                &title,
                "unit",
                &unit,
                "kind",
                &kind,
                "verdict",
                &verdict,
                "published",
                &published,
                "decimals",
                &decimals,
                NULL);
  g_assert_true (node == dti_published_row_get_node (row));
  g_assert_cmpstr (id, ==, dti_published_row_get_node_id (row));
  g_assert_cmpstr (title, ==, dti_published_row_get_node_title (row));
  g_assert_cmpstr (unit, ==, dti_published_row_get_unit (row));
  g_assert_cmpint (kind, ==, dti_published_row_get_kind (row));
  g_assert_cmpint (verdict, ==, dti_published_row_get_verdict (row));
  g_assert_cmpfloat (published, ==, dti_published_row_get_published (row));
  g_assert_cmpint (decimals, ==, dti_published_row_get_decimals (row));
}

static void
test_properties (void)
{
  g_autoptr (DtiPublishedComparison) comparison =
      compare ("unit,a\nx,5\ny,2.5\nz,\n", "unit,r,r:input.rank\nx,0.5,2\ny,0.26,1\nz,0.1,3\n");
  GListModel *rows = dti_published_comparison_get_rows (comparison);

  g_test_summary ("Properties give what the getters give, with and without a number");

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 6);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (rows, i);

      assert_row (row);
    }
}

static void
test_explain (void)
{
  DtiPublishedComparison *comparison =
      compare ("unit,period,name,a\nx,2022,Kiên Giang,5.1\ny,2022,An Giang,2.5\nz,2022,,\n",
               "unit,period,r,r:input.rank\nx,2022,0.51,2\ny,2022,0.26,\nz,2022,0.1,\n");
  g_autoptr (GListModel) rows = g_object_ref (dti_published_comparison_get_rows (comparison));
  static const struct
  {
    const char *vi;
    const char *en;
  } expected[] = {
    { "Kiên Giang, Chỉ số, 2022: giá trị công bố 0,51, tính được 0,51: khớp.",
      "Kiên Giang, Index, 2022: published figure 0.51, computed 0.51: they agree." },
    { "Kiên Giang, Chỉ số, 2022: hạng công bố 2, tính được 1; việc làm tròn số liệu đầu vào chỉ "
      "cho phép 1; hạng đó là của An Giang (0,25, so với 0,51).",
      "Kiên Giang, Index, 2022: published rank 2, computed 1; rounding of the inputs allows only "
      "1; that rank is held by An Giang (0.25, against 0.51)." },
    { "An Giang, Chỉ số, 2022: giá trị công bố 0,26, tính được 0,25; việc làm tròn số liệu đầu vào "
      "cho phép từ 0,2450 đến 0,2550, nên chưa thể nói bên nào sai.",
      "An Giang, Index, 2022: published figure 0.26, computed 0.25; rounding of the inputs allows "
      "from 0.2450 to 0.2550, so neither is proven wrong." },
    { "z, Chỉ số, 2022: giá trị công bố 0,10, không tính được.",
      "z, Index, 2022: published figure 0.10, none computed." },
  };

  g_test_summary ("What a row tells in two languages; it keeps what it needs");

  g_assert_finalize_object (comparison);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (rows, i);
      g_autofree char *vi = dti_published_row_explain (row, "vi");
      g_autofree char *en = dti_published_row_explain (row, "en");

      g_assert_cmpstr (vi, ==, expected[i].vi);
      g_assert_cmpstr (en, ==, expected[i].en);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/published-row/properties", test_properties);
  g_test_add_func ("/published-row/explain", test_explain);

  return g_test_run ();
}
