/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "comparison-testing.h"

/* Three methods with roots of their own. By the first x y z w have 10, 8, 6, 4 of 20, m is for
 * information; by the second w z y x f have 9, 3, 5, 5, 10 of 10; by the third x z w have 1, 3, 2
 * of 4, and y has no score. */
#define FIRST_METHOD "'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':10}]}"
#define SECOND_METHOD "'root':{'id':'s','children':[{'id':'a','max':10}]}"
#define THIRD_METHOD                                                                               \
  "'root':{'id':'t','missing':'propagate','children':[{'id':'c','max':4}],'level':'index'}"
#define FIRST_METHOD_TABLE                                                                         \
  "unit,name,a,b,:ranked\nx,Kiên Giang,5,5,\ny,,4,4,\nz,,3,3,\nw,,2,2,\nm,,1,1,false\n"
#define SECOND_METHOD_TABLE "unit,name,a\nw,,9\nz,,3\ny,,5\nx,X,5\nf,Phú Yên,10\n"
#define THIRD_METHOD_TABLE "unit,c\ny,\nx,1\nz,3\nw,2\n"

static inline GListModel *
list_cards (DtiScorecard *first, DtiScorecard *second, DtiScorecard *third)
{
  GListStore *cards = g_list_store_new (DTI_TYPE_SCORECARD);

  g_list_store_append (cards, first);
  g_list_store_append (cards, second);
  if (third != NULL)
    g_list_store_append (cards, third);

  return G_LIST_MODEL (cards);
}

static inline DtiMethodComparison *
compare_methods (void)
{
  static const char *const labels[] = { "sum", "one", "other", NULL };
  g_autoptr (DtiScorecard) first = score_table (FIRST_METHOD, FIRST_METHOD_TABLE);
  g_autoptr (DtiScorecard) second = score_table (SECOND_METHOD, SECOND_METHOD_TABLE);
  g_autoptr (DtiScorecard) third = score_table (THIRD_METHOD, THIRD_METHOD_TABLE);
  g_autoptr (GListModel) cards = list_cards (first, second, third);
  g_autoptr (GError) error = NULL;
  DtiMethodComparison *comparison = dti_method_comparison_new (cards, labels, NULL, &error);

  g_assert_no_error (error);

  return comparison;
}
