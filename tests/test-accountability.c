/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "accountability-testing.h"

#include <libdti/base/dti-error.h>
#include <libdti/scoring/dti-stage-comparison.h>

/* The numbers expected here are worked out by hand: most are whole points. */

#define SUM_TREE                                                                                   \
  "{'id':'r','aggregation':'sum','missing':'zero','children':["                                    \
  "{'id':'p','aggregation':'sum','children':[{'id':'a','max':60},{'id':'b','max':40}]},"           \
  "{'id':'q','aggregation':'sum','children':[{'id':'d','max':30},{'id':'e','max':70}]}]}"

static void
test_sum (void)
{
  /* Lost: a 10, b 8, d 30, e 7. x leads p, y leads d with z at 0.6 to 0.4, nobody leads e. */
  g_autoptr (DtiFramework) framework = load_root (SUM_TREE);
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':["
                               "{'node':'p','agency':'x','role':'lead'},"
                               "{'node':'a','agency':'z','role':'coordinate'},"
                               "{'node':'b','agency':'y','role':'lead'},"
                               "{'node':'d','agency':'y','role':'lead','share':0.6},"
                               "{'node':'d','agency':'z','role':'lead','share':0.4},"
                               "{'node':'r','agency':'c','role':'oversee'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b,d,e\nu,50,32,0,63\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");
  g_autoptr (DtiAccountabilityRow) first = g_list_model_get_item (G_LIST_MODEL (account), 0);
  g_autoptr (GDate) day = dti_accountability_get_day (account);

  g_test_summary ("Points lost in a sum, in full and by share, with what nobody answers for");

  g_assert_cmpfloat (dti_accountability_get_lost (account), ==, 55.0);
  g_assert_cmpfloat (dti_accountability_get_unassigned_lost (account), ==, 7.0);
  assert_texts (dti_accountability_get_unassigned_nodes (account), "e");
  assert_conserved (account);

  g_assert_cmpuint (dti_accountability_get_n_items (account), ==, 4);
  g_assert_cmpfloat (get_lost_shared (account, "x"), ==, 10.0);
  g_assert_cmpfloat (get_lost_shared (account, "y"), ==, 26.0);
  g_assert_cmpfloat_with_epsilon (get_lost_shared (account, "z"), 12.0, 1e-9);
  g_assert_cmpfloat (get_lost_shared (account, "c"), ==, 0.0);
  g_assert_cmpfloat (get_lost_full (account, "x"), ==, 10.0);
  g_assert_cmpfloat (get_lost_full (account, "y"), ==, 38.0);
  g_assert_cmpfloat (get_lost_full (account, "z"), ==, 40.0);
  g_assert_cmpfloat (get_lost_full (account, "c"), ==, 55.0);

  g_assert_cmpstr (dti_accountability_row_get_agency (first), ==, "y");
  g_assert_true (dti_accountability_get_scorecard (account) == card);
  g_assert_true (dti_accountability_get_plan (account) == plan);
  g_assert_cmpstr (dti_accountability_get_unit (account), ==, "u");
  g_assert_cmpuint (g_date_get_julian (day), ==, 738885);
  g_assert_null (dti_accountability_lookup (account, "nobody"));
}

static void
test_mean (void)
{
  /* Root of 10 points, a mean of a (weight 1) and p (weight 3); p is a mean of b and d, of 5 and 20
   * points, at equal weights. One point of b is 10 · 3/4 · 1/2 / 5 = 0.75 of the root, one of d
   * 10 · 3/4 · 1/2 / 20 = 0.1875, one of a 10 · 1/4 / 2 = 1.25. */
  g_autoptr (DtiFramework) framework =
      load_root ("{'id':'r','aggregation':'mean','max':10,'children':["
                 "{'id':'a','max':2,'weight':1},"
                 "{'id':'p','aggregation':'mean','weight':3,'children':["
                 "{'id':'b','max':5},{'id':'d','max':20}]}]}");
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'a','agency':'x','role':'lead'},"
                               "{'node':'p','agency':'y','role':'lead'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b,d\nu,1,1,4\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");

  g_test_summary ("In a mean, each point weighs what it weighs at the root");

  g_assert_cmpfloat (get_node_lost (account, "a"), ==, 1.25);
  g_assert_cmpfloat (get_node_lost (account, "b"), ==, 3.0);
  g_assert_cmpfloat (get_node_lost (account, "d"), ==, 3.0);
  g_assert_cmpfloat (dti_accountability_node_get_max (find_node (account, "d")), ==, 3.75);
  g_assert_cmpfloat (dti_accountability_get_lost (account), ==, 7.25);
  g_assert_cmpfloat (get_lost_shared (account, "y"), ==, 6.0);
  assert_conserved (account);
}

static void
test_weighted_sum (void)
{
  /* s stands under p (weight 1) and, by reference, under q (weight 0.5). */
  g_autoptr (DtiFramework) framework = load_root (
      "{'id':'r','aggregation':'sum','children':["
      "{'id':'p','aggregation':'sum','weight':2,'children':[{'id':'s','max':10},{'id':'a','max':10,"
      "'weight':0}]},"
      "{'id':'q','aggregation':'sum','children':[{'ref':'s','weight':0.5},{'id':'b','max':10}]}]}");
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'p','agency':'x','role':'lead'},"
                               "{'node':'q','agency':'y','role':'lead'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,s,a,b\nu,6,1,10\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");

  g_test_summary ("A node under two pillars counts in both; one without weight in none");

  g_assert_cmpfloat (get_node_lost (account, "s"), ==, 10.0);
  g_assert_null (find_node (account, "a"));
  g_assert_cmpfloat (get_node_lost (account, "b"), ==, 0.0);
  g_assert_cmpfloat (get_lost_shared (account, "x"), ==, 10.0);
  assert_conserved (account);
}

static void
test_missing (void)
{
  /* p counts nothing for b (zero); in q, d is left out and e weighs all; m does not apply. */
  g_autoptr (DtiFramework) framework = load_root (
      "{'id':'r','aggregation':'mean','max':100,'missing':'zero','children':["
      "{'id':'p','aggregation':'sum','children':[{'id':'a','max':6},{'id':'b','max':4}]},"
      "{'id':'q','aggregation':'mean','max':8,'missing':'rebase','children':["
      "{'id':'d','max':2},{'id':'e','max':2,'weight':3},{'id':'m','max':7}]},"
      "{'id':'g','aggregation':'sum','missing':'propagate','children':["
      "{'id':'h','max':5},{'id':'i','max':5}]}]}");
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'q','agency':'x','role':'lead'},"
                               "{'node':'h','agency':'y','role':'lead'}]");
  g_autoptr (DtiScorecard) card =
      score_csv (framework, "unit,a,b,d,e,m,m:status,h,i\nu,6,,,1,,M,5,\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");

  g_test_summary (
      "What is missing lost all, what does not apply lost nothing, the rest weighs more");

  /* Each child of the root weighs 100/3; p lost 4 of 10, q 1 of 2, g has no score at all. */
  g_assert_cmpfloat_with_epsilon (get_node_lost (account, "a"), 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_node_lost (account, "b"), 40.0 / 3.0, 1e-9);
  g_assert_null (find_node (account, "d"));
  g_assert_null (find_node (account, "m"));
  g_assert_cmpfloat_with_epsilon (get_node_lost (account, "e"), 50.0 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_node_lost (account, "g"), 100.0 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dti_accountability_get_lost (account), 190.0 / 3.0, 1e-9);
  assert_texts (dti_accountability_get_unassigned_nodes (account), "a b g");
  g_assert_null (dti_accountability_lookup (account, "y"));
  assert_conserved (account);
}

static void
test_whole_pillars (void)
{
  /* geo is no sum, obs was observed, rnd is rounded, adj has a bonus; none of them can be split. */
  g_autoptr (DtiFramework) framework = load_root (
      "{'id':'r','aggregation':'sum','children':["
      "{'id':'geo','aggregation':'geometric-mean','max':100,'children':[{'id':'a'},{'id':'b'}]},"
      "{'id':'obs','aggregation':'sum','children':[{'id':'d','max':50},{'id':'e','max':50}]},"
      "{'id':'rnd','aggregation':'sum','round':0,'children':[{'id':'f','max':50},{'id':'g','max':"
      "50}"
      "]},"
      "{'id':'adj','aggregation':'sum','children':[{'id':'h','max':100},"
      "{'id':'bonus','rule':{'type':'adjustment','cap':5}}]}]}");
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'r','agency':'x','role':'lead'},"
                               "{'node':'h','agency':'y','role':'lead'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework,
                                             "unit,a,b,obs,d,e,f,g,h,bonus\n"
                                             "u,0.25,1,70,20,20,30.25,10.5,90,3\n"
                                             "v,0.25,1,,20,20,30,10,90,0\n",
                                             NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");
  g_autoptr (DtiAccountability) other = account_for (card, plan, "v");

  g_test_summary ("Pillars that are no plain sum of their children are counted whole");

  g_assert_cmpuint (g_list_model_get_n_items (dti_accountability_get_nodes (account)), ==, 4);
  g_assert_cmpfloat_with_epsilon (get_node_lost (account, "geo"), 50.0, 1e-9);
  g_assert_cmpfloat (get_node_lost (account, "obs"), ==, 30.0);
  g_assert_cmpfloat (get_node_lost (account, "rnd"), ==, 59.0);
  g_assert_cmpfloat (get_node_lost (account, "adj"), ==, 7.0);
  g_assert_null (dti_accountability_lookup (account, "y"));
  assert_conserved (account);

  /* The same pillars can be split where none of that happens. */
  g_assert_cmpfloat (get_node_lost (other, "d"), ==, 30.0);
  g_assert_cmpfloat (get_node_lost (other, "f"), ==, 20.0);
  g_assert_cmpfloat (get_node_lost (other, "h"), ==, 10.0);
  g_assert_cmpfloat (get_lost_shared (other, "y"), ==, 10.0);
  assert_conserved (other);
}

static void
test_late_penalty (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdelimit (
      g_strdup ("{'format':'dti-framework','format-version':1,'id':'t',"
                "'assessment':{'late-penalty':{'column':'late','per-day':2,'node':'r'}},"
                "'columns':{'late':'number'},'root':{'id':'r','aggregation':'sum','children':["
                "{'id':'a','max':60},{'id':'b','max':40,'rule':{'type':'points'}}]}}"),
      "'",
      '"');
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'a','agency':'x','role':'lead'},"
                               "{'node':'b','agency':'y','role':'lead'},"
                               "{'node':'r','agency':'z','role':'lead'}]");
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiAccountability) account = NULL;

  g_test_summary ("A penalty for lateness is its pillar's own, beside what its children lost");

  framework = dti_framework_new_from_json (json, &error);
  g_assert_no_error (error);
  card = score_csv (framework, "unit,a,b,late\nu,50,30,3\n", NULL);
  account = account_for (card, plan, "u");
  g_assert_cmpfloat (dti_accountability_get_lost (account), ==, 26.0);
  g_assert_cmpfloat (get_node_lost (account, "r"), ==, 6.0);
  g_assert_cmpfloat (dti_accountability_node_get_max (find_node (account, "r")), ==, 0.0);
  g_assert_cmpfloat (get_lost_shared (account, "x"), ==, 10.0);
  g_assert_cmpfloat (get_lost_shared (account, "y"), ==, 10.0);
  g_assert_cmpfloat (get_lost_shared (account, "z"), ==, 6.0);
  assert_conserved (account);
}

static void
test_gained (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_root (SUM_TREE);
  g_autoptr (DtiFramework) stranger = load_root ("{'id':'r','children':[{'id':'a','max':60}]}");
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'p','agency':'x','role':'lead'},"
                               "{'node':'d','agency':'y','role':'lead'}]");
  const char *csv = "unit,period,p,a,b,d,e\n"
                    "u,2022,80,,,10,70\nu,2023,,50,32,25,63\n"
                    "w,2023,,50,32,25,63\n";
  g_autoptr (DtiScorecard) before = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) card = score_csv (framework, csv, "2023");
  g_autoptr (DtiScorecard) other = score_csv (stranger, "unit,a\nu,5\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");
  g_autoptr (DtiAccountability) newcomer = account_for (card, plan, "w");
  double gained = 7.0;

  g_test_summary ("Gains by share, at the node above where one card goes no deeper; what fails");

  g_assert_false (dti_accountability_get_gained (account, &gained));
  g_assert_true (isnan (gained));
  g_assert_false (
      dti_accountability_row_get_gained_shared (dti_accountability_lookup (account, "x"), NULL));

  g_assert_true (dti_accountability_set_previous (account, before, &error));
  g_assert_no_error (error);
  g_assert_true (dti_accountability_get_gained (account, &gained));
  g_assert_cmpfloat (gained, ==, 10.0);
  /* p was observed in 2022, so its gain cannot be told from that of a and b. */
  g_assert_true (dti_accountability_node_get_gained (find_node (account, "p"), &gained));
  g_assert_cmpfloat (gained, ==, 2.0);
  g_assert_cmpfloat (dti_accountability_node_get_max (find_node (account, "p")), ==, 0.0);
  g_assert_false (dti_accountability_node_get_gained (find_node (account, "a"), &gained));
  g_assert_true (
      dti_accountability_row_get_gained_shared (dti_accountability_lookup (account, "y"), &gained));
  g_assert_cmpfloat (gained, ==, 15.0);
  assert_texts (dti_accountability_row_get_nodes (dti_accountability_lookup (account, "x")), "a b");
  assert_conserved (account);

  g_assert_false (dti_accountability_set_previous (account, other, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dti_accountability_set_previous (newcomer, before, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_true (dti_accountability_get_gained (account, NULL));

  g_assert_true (dti_accountability_set_previous (account, NULL, NULL));
  g_assert_false (dti_accountability_get_gained (account, NULL));
  g_assert_null (find_node (account, "p"));
}

static void
test_over_claimed (void)
{
  /* a: 8 claimed beyond the 50 granted; b: 5 too few, which makes up for nothing; d: not appraised;
   * e weighs double. */
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework =
      load_root ("{'id':'r','aggregation':'sum','missing':'zero','children':["
                 "{'id':'a','max':60},{'id':'b','max':40},{'id':'d','max':30},"
                 "{'id':'e','max':70,'weight':2}]}");
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'a','agency':'x','role':'lead'},"
                               "{'node':'b','agency':'x','role':'lead'},"
                               "{'node':'d','agency':'x','role':'lead'}]");
  const char *csv = "unit,period,node,value,stage\n"
                    "u,2023,a,58,self\nu,2023,b,30,self\nu,2023,d,30,self\nu,2023,e,50,self\n"
                    "u,2023,a,50,appraised\nu,2023,b,35,appraised\nu,2023,e,40,appraised\n";
  g_autoptr (DtiScorecard) card = score_csv (framework, csv, "2023");
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiStageComparison) stages =
      dti_stage_comparison_new (scorer, dti_scorecard_get_dataset (card), "2023", &error);
  double points = 7.0;

  g_test_summary ("Points claimed and not granted, by share");

  g_assert_no_error (error);
  g_assert_false (
      dti_accountability_row_get_over_claimed (dti_accountability_lookup (account, "x"), &points));
  g_assert_true (isnan (points));
  g_assert_true (
      dti_accountability_set_claimed (account,
                                      dti_stage_comparison_get_scorecard (stages, DTI_STAGE_SELF),
                                      dti_stage_comparison_get_scorecard (stages,
                                                                          DTI_STAGE_APPRAISED),
                                      &error));
  g_assert_no_error (error);
  g_assert_true (
      dti_accountability_row_get_over_claimed (dti_accountability_lookup (account, "x"), &points));
  g_assert_cmpfloat (points, ==, 8.0);
  g_assert_true (dti_accountability_node_get_over_claimed (find_node (account, "b"), &points));
  g_assert_cmpfloat (points, ==, 0.0);
  g_assert_false (dti_accountability_node_get_over_claimed (find_node (account, "d"), &points));
  g_assert_true (dti_accountability_node_get_over_claimed (find_node (account, "e"), &points));
  g_assert_cmpfloat (points, ==, 20.0);
  g_assert_true (dti_accountability_set_claimed (account, NULL, NULL, NULL));
  g_assert_false (dti_accountability_node_get_over_claimed (find_node (account, "e"), NULL));
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) day = g_date_new_dmy (31, G_DATE_DECEMBER, 2023);
  g_autoptr (DtiFramework) framework = load_root (
      "{'id':'r','aggregation':'sum','children':[{'id':'a','max':6},{'id':'b','max':4}]}");
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'r','agency':'x','role':'lead'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b\nu,6,\nv,6,1\n", NULL);

  g_test_summary ("An unknown unit and one without a score are errors");

  g_assert_null (dti_accountability_new (card, plan, "nobody", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_accountability_new (card, plan, "u", day, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_assert_nonnull (strstr (error->message, "“u”"));
}

static void
test_who_answers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_root (SUM_TREE);
  g_autoptr (DtiPlan) plan = load_plan (
      FOUR_AGENCIES ",'assignments':["
                    "{'node':'p','agency':'x','role':'lead','valid':{'to':'2023-06-30'}},"
                    "{'node':'p','agency':'y','role':'lead','valid':{'from':'2023-07-01'}},"
                    "{'node':'a','agency':'z','role':'coordinate'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b,d,e\nu,50,32,0,63\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");
  g_autoptr (GDate) before = g_date_new_dmy (1, G_DATE_JUNE, 2023);
  struct
  {
    const GDate *day;
    const char *lead;
  } cases[] = { { NULL, "y" }, { before, "x" } };

  g_test_summary ("Who answers for a node on a day: coordinator, lead, chair");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) chain =
          dti_accountability_who_answers_for (account, "a", cases[i].day, &error);
      const char *expected[] = { "z", cases[i].lead, "c" };

      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (chain), ==, 3);
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (DtiResponsibility) step = g_list_model_get_item (chain, k);

          g_assert_cmpstr (dti_agency_get_id (dti_responsibility_get_agency (step)),
                           ==,
                           expected[k]);
          g_assert_cmpuint (dti_responsibility_get_step (step), ==, k + 1);
        }
    }
  g_assert_cmpfloat (get_lost_shared (account, "y"), ==, 18.0);
  g_assert_null (dti_accountability_who_answers_for (account, "nowhere", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_coverage (void)
{
  g_autoptr (DtiFramework) framework = load_root (SUM_TREE);
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'a','agency':'x','role':'lead'},"
                               "{'node':'p','agency':'y','role':'lead'},"
                               "{'node':'a','agency':'z','role':'supply-data'},"
                               "{'node':'q','agency':'z','role':'supply-data'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b,d,e\nu,50,32,0,63\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");
  g_autoptr (DtiProblemList) problems = dti_accountability_check_coverage (account);
  const struct
  {
    const char *code;
    const char *node;
  } expected[] = { { "inherited-owner", "b" },
                   { "no-data-supplier", "b" },
                   { "no-owner", "d" },
                   { "no-owner", "e" } };

  g_test_summary ("Nodes without an owner, with one from above only, without a data supplier");

  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_assert_cmpstr (dti_problem_get_code (problem), ==, expected[i].code);
      g_assert_cmpstr (dti_problem_get_node (problem), ==, expected[i].node);
    }
}

static void
test_exports (void)
{
  g_autoptr (DtiFramework) framework = load_root (SUM_TREE);
  g_autoptr (DtiPlan) plan = load_plan (
      "'agencies':[{'id':'x','title':'=1+1, x'},{'id':'y'}],'assignments':["
      "{'node':'p','agency':'x','role':'lead'},{'node':'d','agency':'y','role':'lead'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b,d,e\nu,50,32,0,63\n", NULL);
  g_autoptr (DtiAccountability) account = account_for (card, plan, "u");
  g_autofree char *csv = dti_accountability_to_csv (account);
  g_autofree char *json = dti_accountability_to_json (account);

  g_test_summary ("CSV with a row for what is unassigned, safe in spreadsheets; JSON");

  g_assert_cmpstr (csv,
                   ==,
                   "agency,title,nodes,points,lost-full,lost-shared,gained-shared,over-claimed,"
                   "on-time-rate,return-rate,due,busiest-week,busiest-week-due\n"
                   "y,,1,30,30,30,,,,,0,,0\n"
                   "x,\"'=1+1, x\",2,100,18,18,,,,,0,,0\n"
                   ",,1,,,7,,,,,,,\n");
  g_assert_nonnull (strstr (json, "\"gained-shared\": null"));
  g_assert_nonnull (strstr (json, "\"day\": \"2023-12-31\""));
}

static void
count_changes_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  guint *n_changes = data;

  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (added, ==, g_list_model_get_n_items (model));
  ++*n_changes;
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_root (SUM_TREE);
  g_autoptr (DtiPlan) plan =
      load_plan (FOUR_AGENCIES ",'assignments':[{'node':'r','agency':'y','role':'lead'},"
                               "{'node':'r','agency':'x','role':'lead'},"
                               "{'node':'r','agency':'z','role':'monitor'}]");
  g_autoptr (DtiScorecard) card = score_csv (framework, "unit,a,b,d,e\nu,50,32,0,63\n", NULL);
  DtiAccountability *account = account_for (card, plan, "u");
  const char *expected[] = { "x", "y", "z" };
  g_autoptr (GListModel) nodes = NULL;
  g_auto (GStrv) unassigned = NULL;
  double lost = 0.0;
  guint n_items = 0;
  guint n_changes = 0;

  g_test_summary ("A list model: most lost first, then by title as Vietnamese readers sort");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DtiAccountabilityRow) row = g_list_model_get_item (G_LIST_MODEL (account), i);

      g_assert_cmpstr (dti_accountability_row_get_agency (row), ==, expected[i]);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (account), 3));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (account)) ==
                 DTI_TYPE_ACCOUNTABILITY_ROW);
  g_object_get (account,
                "lost",
                &lost,
                "n-items",
                &n_items,
                "nodes",
                &nodes,
                "unassigned-nodes",
                &unassigned,
                NULL);
  g_assert_cmpfloat (lost, ==, 55.0);
  g_assert_cmpuint (n_items, ==, 3);
  g_assert_true (nodes == dti_accountability_get_nodes (account));
  g_assert_cmpuint (g_strv_length (unassigned), ==, 0);
  g_clear_object (&nodes);

  g_signal_connect (account, "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  g_assert_true (dti_accountability_set_previous (account, card, &error));
  g_assert_no_error (error);
  dti_accountability_set_obligations (account, NULL);
  dti_accountability_set_rates (account, NULL);
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_finalize_object (account);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/accountability/sum", test_sum);
  g_test_add_func ("/accountability/mean", test_mean);
  g_test_add_func ("/accountability/weighted-sum", test_weighted_sum);
  g_test_add_func ("/accountability/missing", test_missing);
  g_test_add_func ("/accountability/whole-pillars", test_whole_pillars);
  g_test_add_func ("/accountability/late-penalty", test_late_penalty);
  g_test_add_func ("/accountability/gained", test_gained);
  g_test_add_func ("/accountability/over-claimed", test_over_claimed);
  g_test_add_func ("/accountability/errors", test_errors);
  g_test_add_func ("/accountability/who-answers", test_who_answers);
  g_test_add_func ("/accountability/coverage", test_coverage);
  g_test_add_func ("/accountability/exports", test_exports);
  g_test_add_func ("/accountability/list", test_list);

  return g_test_run ();
}
