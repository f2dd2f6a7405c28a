/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/dti.h>

#include "framework-testing.h"

/* A missing figure counts 0 here: what a stage never looked at must not look like a 0 of it. */
#define MODEL                                                                                      \
  "'root':{'id':'r','title':{'vi':'Chỉ số','en':'Index'},'missing':'zero','children':["        \
  "{'id':'p','children':[{'id':'a','max':10},{'id':'b','max':20}]},{'id':'c','max':5}]}"

/* x was appraised at a and b, and published as a whole; y assessed itself only. */
static const char csv[] = "unit,period,node,value,stage,evidence,note\n"
                          "x,2022,a,9,self,Quyết định 1,xin xem xét\n"
                          "x,2022,b,16,self,,\n"
                          "x,2022,c,5,self,Báo cáo 2,\n"
                          "x,2022,a,7.5,appraised,,\"=thiếu 1 văn bản, trừ điểm\"\n"
                          "x,2022,b,16,appraised,,\n"
                          "x,2022,r,23,published,,theo QĐ 5\n"
                          "y,2022,a,4,self,Báo cáo 3,\n";

static inline DtiStageComparison *
compare (const char *members, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiStageComparison *comparison;

  g_assert_no_error (error);
  dti_scorer_set_stage (scorer, DTI_STAGE_PUBLISHED);
  comparison = dti_stage_comparison_new (scorer, dataset, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dti_scorer_get_stage (scorer), ==, DTI_STAGE_PUBLISHED);

  return comparison;
}

static inline DtiStageDifference *
find_difference (DtiStageComparison *comparison, const char *unit, const char *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = dti_stage_comparison_list_differences (comparison, unit, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiStageDifference) difference = g_list_model_get_item (list, i);

      if (g_str_equal (dti_stage_difference_get_node_id (difference), node))
        return g_steal_pointer (&difference);
    }
  g_assert_not_reached ();
}

/* @scores: self-assessed, appraised, published; NaN: none. */
static inline void
assert_scores (DtiStageComparison *comparison,
               const char *unit,
               const char *node,
               double self,
               double appraised,
               double published)
{
  g_autoptr (DtiStageDifference) difference = find_difference (comparison, unit, node);
  const double scores[] = { NAN, self, appraised, published };
  static const char *const names[] = { NULL, "self-score", "appraised-score", "published-score" };

  g_test_message ("%s %s", unit, node);
  for (guint from = DTI_STAGE_ANY; from <= DTI_STAGE_PUBLISHED; from++)
    {
      double number = 0;

      g_assert_true (dti_stage_difference_get_score (difference, (DtiStage) from, &number) ==
                     !isnan (scores[from]));
      g_assert_true (number == scores[from] || (isnan (number) && isnan (scores[from])));
      if (names[from] != NULL)
        g_object_get (difference, names[from], &number, NULL);
      g_assert_true (number == scores[from] || (isnan (number) && isnan (scores[from])));
      for (guint to = DTI_STAGE_ANY; to <= DTI_STAGE_PUBLISHED; to++)
        {
          double expected = scores[to] - scores[from];

          g_assert_true (dti_stage_difference_get_difference (difference,
                                                              (DtiStage) from,
                                                              (DtiStage) to,
                                                              &number) == !isnan (expected));
          g_assert_true (number == expected || (isnan (number) && isnan (expected)));
        }
    }
}
