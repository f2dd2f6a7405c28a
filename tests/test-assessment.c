/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>

#include "framework-testing.h"

/* “b” compares the units, so that a claim that is not taken must not move the others either. */
#define TREE                                                                                       \
  "'columns':{'late':'number','region':'label'},"                                                  \
  "'root':{'id':'r','missing':'zero','children':[{'id':'a','max':10},"                             \
  "{'id':'b','max':10,'rule':{'type':'min-max','lower':0,'upper':10}}]}"

#define HEADER "unit,period,node,value,status,stage,evidence\n"

static DtiDataset *
read_csv (DtiFramework *framework, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autofree char *problems = NULL;

  g_assert_no_error (error);
  problems = dti_problem_list_to_string (dti_dataset_get_problems (dataset));
  g_assert_cmpstr (problems, ==, "");

  return dataset;
}

static DtiScorecard *
score (DtiFramework *framework, DtiDataset *dataset, DtiStage stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  dti_scorer_set_stage (scorer, stage);
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_assert_no_error (error);

  return card;
}

static DtiScorecard *
score_csv (const char *assessment, const char *csv, DtiStage stage)
{
  g_autofree char *members = g_strdup_printf ("%s," TREE, assessment);
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiDataset) dataset = read_csv (framework, csv);

  return score (framework, dataset, stage);
}

/* NaN: no score. */
static void
assert_score (DtiScorecard *card, const char *unit, const char *node, double expected)
{
  double number = 0;
  gboolean found = dti_scorecard_get_score (card, unit, node, &number);

  g_assert_true (found == !isnan (expected));
  if (found)
    g_assert_cmpfloat (number, ==, expected);
}

static void
assert_note (DtiScorecard *card, const char *unit, const char *node, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiExplanation) explanation = dti_scorecard_explain (card, unit, node, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dti_explanation_get_note (explanation), ==, expected);
}

/* "code unit node row severity" of each problem, by lines. */
static void
assert_problems (DtiScorecard *card, const char *expected)
{
  GListModel *problems = G_LIST_MODEL (dti_scorecard_get_problems (card));
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (problems, i);

      g_string_append_printf (told,
                              "%s %s %s %u %d\n",
                              dti_problem_get_code (problem),
                              dti_problem_get_unit (problem),
                              dti_problem_get_node (problem),
                              dti_problem_get_row (problem),
                              dti_problem_get_severity (problem));
    }
  g_assert_cmpstr (told->str, ==, expected);
}

/* ---- evidence ---- */

/* x claims b without a proof, y claims a without one; z proves both. */
static const char claims[] = HEADER "x,2022,a,8,,self,Quyết định 1\n"
                                    "x,2022,b,30,,self,\n"
                                    "y,2022,a,6,,self,  \n"
                                    "y,2022,b,10,,self,Báo cáo 2\n"
                                    "z,2022,a,4,,self,Báo cáo 3\n"
                                    "z,2022,b,20,,self,Báo cáo 4\n";

static void
test_evidence_taken (void)
{
  g_autoptr (DtiScorecard) ignored =
      score_csv ("'assessment':{'evidence':'ignore'}", claims, DTI_STAGE_SELF);
  g_autoptr (DtiScorecard) flagged =
      score_csv ("'assessment':{'evidence':'flag'}", claims, DTI_STAGE_SELF);
  DtiScorecard *cards[] = { ignored, flagged };

  g_test_summary ("“ignore” and “flag” take the figures as they are; “flag” tells of them");

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      assert_score (cards[i], "x", "b", 10);
      assert_score (cards[i], "y", "b", 0);
      assert_score (cards[i], "z", "b", 5);
      assert_score (cards[i], "x", "r", 18);
      assert_score (cards[i], "y", "r", 6);
      assert_score (cards[i], "z", "r", 9);
    }
  assert_problems (ignored, "");
  assert_note (ignored, "x", "b", NULL);
  assert_problems (flagged, "no-evidence y a 4 0\nno-evidence x b 3 0\n");
  assert_note (flagged, "x", "b", "self-assessed without evidence: taken as it is");
  assert_note (flagged, "z", "b", NULL);
}

static void
test_evidence_missing (void)
{
  g_autoptr (DtiScorecard) card =
      score_csv ("'assessment':{'evidence':'missing'}", claims, DTI_STAGE_SELF);
  double coverage = 0;

  g_test_summary (
      "“missing”: no number, the policy for missing ones decides, and nobody is compared "
      "with the claim");

  assert_score (card, "y", "a", NAN);
  assert_score (card, "x", "b", NAN);
  assert_score (card, "y", "b", 0);
  assert_score (card, "z", "b", 10);
  assert_score (card, "x", "r", 8);
  assert_score (card, "y", "r", 0);
  assert_score (card, "z", "r", 14);
  g_assert_true (dti_scorecard_get_coverage (card, "x", "r", &coverage));
  g_assert_cmpfloat (coverage, ==, 0.5);
  assert_problems (card, "no-evidence y a 4 1\nno-evidence x b 3 1\n");
  assert_note (card, "x", "b", "self-assessed without evidence: taken as missing");
}

static void
test_evidence_zero (void)
{
  g_autoptr (DtiScorecard) card =
      score_csv ("'assessment':{'evidence':'zero'}", claims, DTI_STAGE_SELF);
  double coverage = 0;

  g_test_summary ("“zero”: a score of 0, whatever the rule makes of a number of 0");

  assert_score (card, "y", "a", 0);
  assert_score (card, "x", "b", 0);
  assert_score (card, "y", "b", 0);
  assert_score (card, "z", "b", 10);
  assert_score (card, "x", "r", 8);
  assert_score (card, "y", "r", 0);
  assert_score (card, "z", "r", 14);
  g_assert_true (dti_scorecard_get_coverage (card, "x", "r", &coverage));
  g_assert_cmpfloat (coverage, ==, 1);
  assert_problems (card, "no-evidence y a 4 1\nno-evidence x b 3 1\n");
  assert_note (card, "x", "b", "self-assessed without evidence: scores 0");
}

static void
test_evidence_down (void)
{
  g_autoptr (DtiFramework) framework =
      load_clean_framework ("'assessment':{'evidence':'zero'},'root':{'id':'r','children':["
                            "{'id':'a','max':10,'direction':'down',"
                            "'rule':{'type':'goalposts','min':0,'max':50}}]}");
  g_autoptr (DtiDataset) dataset =
      read_csv (framework, HEADER "x,2022,a,10,,self,\ny,2022,a,10,,self,E\n");
  g_autoptr (DtiScorecard) card = score (framework, dataset, DTI_STAGE_SELF);

  g_test_summary ("Where less is better, 0 is the score and not the number");

  assert_score (card, "x", "a", 0);
  assert_score (card, "y", "a", 8);
}

static void
test_evidence_of_nothing (void)
{
  g_autoptr (DtiScorecard) card = score_csv ("'assessment':{'evidence':'zero'}",
                                             HEADER "x,2022,a,,M,self,\n"
                                                    "x,2022,b,5,,self,E\n"
                                                    "y,2022,a,,O,self,\n"
                                                    "y,2022,b,9,,self,E\n",
                                             DTI_STAGE_SELF);
  double max = 0;

  g_test_summary ("A cell that claims no number needs no evidence: not applicable stays so");

  assert_score (card, "x", "a", NAN);
  assert_score (card, "y", "a", NAN);
  g_assert_true (dti_scorecard_get_max (card, "x", "r", &max));
  g_assert_cmpfloat (max, ==, 10);
  assert_problems (card, "");
}

static void
test_evidence_stages (void)
{
  static const char csv[] = HEADER "x,2022,a,8,,self,\n"
                                   "x,2022,a,5,,appraised,\n"
                                   "x,2022,b,1,,self,\n"
                                   "y,2022,a,7,,self,\n"
                                   "y,2022,b,1,,self,\n"
                                   "y,2022,a,2,,published,\n";
  const char *rules = "'assessment':{'evidence':'zero'}";
  g_autoptr (DtiScorecard) any = score_csv (rules, csv, DTI_STAGE_ANY);
  g_autoptr (DtiScorecard) appraised = score_csv (rules, csv, DTI_STAGE_APPRAISED);

  g_test_summary ("Only what stands as self-assessed is judged, also where any stage is scored");

  assert_score (any, "x", "a", 5);
  assert_score (any, "y", "a", 2);
  assert_score (any, "x", "b", 0);
  assert_score (any, "y", "b", 0);
  assert_problems (any, "no-evidence x b 4 1\nno-evidence y b 6 1\n");
  assert_score (appraised, "x", "a", 5);
  assert_score (appraised, "y", "a", NAN);
  assert_problems (appraised, "");
}

static void
test_evidence_of_inputs (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (
      "'assessment':{'evidence':'missing'},'root':{'id':'r','missing':'rebase','children':["
      "{'id':'c','max':10,'rule':{'type':'checklist','items':{'one':0.5,'two':0.5}}},"
      "{'id':'q','max':10,'kind':'ratio','rule':{'type':'ratio'}},"
      "{'id':'t','max':10,'rule':{'type':'boolean'}}]}");
  g_autoptr (DtiDataset) dataset =
      read_csv (framework,
                "unit,period,node,value,numerator,denominator,input.one,stage,evidence\n"
                "x,2022,c,,,,1,self,E\n"
                "y,2022,c,,,,1,self,\n"
                "x,2022,q,,1,4,,self,\n"
                "y,2022,q,,1,4,,self,E\n"
                "x,2022,t,có,,,,self,\n"
                "y,2022,t,có,,,,self,E\n");
  g_autoptr (DtiScorecard) card = score (framework, dataset, DTI_STAGE_SELF);

  g_test_summary ("Inputs, ratios and labels are claims like numbers");

  assert_score (card, "x", "c", 5);
  assert_score (card, "y", "c", NAN);
  assert_score (card, "x", "q", NAN);
  assert_score (card, "y", "q", 2.5);
  assert_score (card, "x", "t", NAN);
  assert_score (card, "y", "t", 10);
}

static void
test_evidence_of_pillar (void)
{
  g_autoptr (DtiFramework) framework =
      load_clean_framework ("'assessment':{'evidence':'missing'},'root':{'id':'r','children':["
                            "{'id':'p','children':[{'id':'a','max':10}]}]}");
  g_autoptr (DtiDataset) dataset = read_csv (framework,
                                             HEADER "x,2022,p,9,,self,\nx,2022,a,4,,self,E\n"
                                                    "y,2022,p,9,,self,E\ny,2022,a,4,,self,E\n");
  g_autoptr (DtiScorecard) card = score (framework, dataset, DTI_STAGE_SELF);

  g_test_summary ("A figure claimed for a pillar without evidence does not stand for its children");

  assert_score (card, "x", "p", 4);
  assert_score (card, "y", "p", 9);
  assert_note (card, "x", "p", "self-assessed without evidence: taken as missing");
}

/* ---- cap ---- */

static const char both[] = HEADER "x,2022,a,8,,self,E\n"
                                  "x,2022,a,6,,appraised,\n"
                                  "y,2022,a,5,,self,E\n"
                                  "y,2022,a,7,,appraised,\n"
                                  "z,2022,a,9,,self,E\n"
                                  "w,2022,a,9,,self,E\n"
                                  "w,2022,a,,N,appraised,\n";

static void
test_cap (void)
{
  const char *rules = "'assessment':{'cap':'appraised'}";
  g_autoptr (DtiScorecard) card = score_csv (rules, both, DTI_STAGE_SELF);
  g_autoptr (DtiScorecard) any = score_csv (rules, both, DTI_STAGE_ANY);
  g_autoptr (DtiScorecard) uncapped =
      score_csv ("'assessment':{'cap':'none'}", both, DTI_STAGE_SELF);

  g_test_summary ("A self-assessed score stops at the appraised one, where there is one");

  assert_score (card, "x", "a", 6);
  assert_score (card, "x", "r", 6);
  assert_score (card, "y", "a", 5);
  assert_score (card, "z", "a", 9);
  assert_score (card, "w", "a", 9);
  assert_problems (card, "capped x a 2 1\n");
  assert_note (card, "x", "a", "the self-assessed score 8 was cut to the appraised one, 6");
  assert_note (card, "y", "a", NULL);
  assert_score (uncapped, "x", "a", 8);
  assert_score (any, "y", "a", 7);
  assert_problems (any, "");
}

static void
test_cap_of_compared (void)
{
  g_autoptr (DtiScorecard) card = score_csv ("'assessment':{'cap':'appraised'}",
                                             HEADER "x,2022,b,30,,self,E\n"
                                                    "y,2022,b,10,,self,E\n"
                                                    "z,2022,b,20,,self,E\n"
                                                    "x,2022,b,14,,appraised,\n"
                                                    "y,2022,b,10,,appraised,\n"
                                                    "z,2022,b,20,,appraised,\n",
                                             DTI_STAGE_SELF);

  g_test_summary ("What is compared is scores: the appraised ones are compared with each other");

  /* Self: 10, 0, 5; appraised: (14 - 10)/(20 - 10) = 0.4, 0, 1. */
  assert_score (card, "x", "b", 4);
  assert_score (card, "y", "b", 0);
  assert_score (card, "z", "b", 5);
}

static void
test_cap_and_evidence (void)
{
  g_autoptr (DtiScorecard) card = score_csv ("'assessment':{'evidence':'zero','cap':'appraised'}",
                                             HEADER "x,2022,a,8,,self,\n"
                                                    "x,2022,a,6,,appraised,\n"
                                                    "y,2022,a,8,,self,E\n"
                                                    "y,2022,a,6,,appraised,\n",
                                             DTI_STAGE_SELF);

  g_test_summary ("Both rules: the lower score stands, and only what was cut is told");

  assert_score (card, "x", "a", 0);
  assert_score (card, "y", "a", 6);
  assert_problems (card, "no-evidence x a 2 1\ncapped y a 4 1\n");
}

/* ---- late penalty ---- */

#define LATE_DATA                                                                                  \
  "unit,period,a,b,late\n"                                                                         \
  "on-time,2022,8,0,0\n"                                                                           \
  "free,2022,7,0,3\n"                                                                              \
  "late,2022,9,10,5\n"                                                                             \
  "very-late,2022,10,5,100\n"                                                                      \
  "silent,2022,6,0,\n"                                                                             \
  "early,2022,5,0,-4\n"                                                                            \
  "poor,2022,1.5,0,5\n"

static const char late_rules[] =
    "'assessment':{'late-penalty':{'column':'late','per-day':2,'free-days':3,'max':10}}";

static void
test_late (void)
{
  g_autoptr (DtiScorecard) card = score_csv (late_rules, LATE_DATA, DTI_STAGE_ANY);
  double number = 0;

  g_test_summary ("Points come off the ranked node before it is ranked, never below 0");

  assert_score (card, "on-time", "r", 8);
  assert_score (card, "free", "r", 7);
  assert_score (card, "late", "r", 15);     /* 19 less 2 × (5 - 3) */
  assert_score (card, "very-late", "r", 5); /* 15 less 10, the bound */
  assert_score (card, "silent", "r", 6);
  assert_score (card, "early", "r", 5);
  assert_score (card, "poor", "r", 0); /* 1.5 less 4 */
  assert_score (card, "late", "a", 9);

  g_assert_true (dti_scorecard_get_rank (card, "late", "r", &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_true (dti_scorecard_get_rank (card, "very-late", "r", &number));
  g_assert_cmpfloat (number, ==, 5); /* second without the penalty; ties with “early” */
  g_assert_true (dti_scorecard_get_rank (card, "poor", "r", &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_true (dti_scorecard_get_value (card, "late", "r", &number));
  g_assert_cmpfloat (number, ==, 0.75);
  g_assert_true (dti_scorecard_get_max (card, "late", "r", &number));
  g_assert_cmpfloat (number, ==, 20);

  assert_problems (card,
                   "late-penalty late r 4 0\nlate-penalty very-late r 5 0\n"
                   "late-penalty poor r 8 0\n");
  assert_note (card, "late", "r", "late by 5 days: 4 points taken off");
  assert_note (card, "poor", "r", "late by 5 days: 4 points taken off, down to 0");
  assert_note (card, "free", "r", NULL);
}

static void
test_late_indicator (void)
{
  g_autoptr (DtiScorecard) card =
      score_csv ("'assessment':{'late-penalty':{'column':'late','node':'a','per-day':2,"
                 "'free-days':3,'max':10}}",
                 LATE_DATA,
                 DTI_STAGE_ANY);
  double number = 0;

  g_test_summary ("An indicator can lose the points; the pillars above it have the lower score");

  assert_score (card, "late", "a", 5);
  assert_score (card, "late", "r", 15);
  assert_score (card, "very-late", "a", 0);
  assert_score (card, "very-late", "r", 5);
  assert_score (card, "poor", "a", 0);
  g_assert_true (dti_scorecard_get_rank (card, "late", "a", &number));
  g_assert_cmpfloat (number, ==, 4);
  assert_note (card, "late", "a", "late by 5 days: 4 points taken off");
}

static void
test_late_rounded (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (
      "'columns':{'late':'number'},'assessment':{'late-penalty':{'column':'late','per-day':0.25}},"
      "'root':{'id':'r','round':1,'children':[{'id':'a','max':10}]}");
  g_autoptr (DtiDataset) dataset = read_csv (framework, "unit,period,a,late\nx,2022,9,1\n");
  g_autoptr (DtiScorecard) card = score (framework, dataset, DTI_STAGE_ANY);

  g_test_summary ("A score that is rounded is rounded after the points came off");

  assert_score (card, "x", "r", 8.8); /* 8.75 */
}

static void
test_late_observed (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (
      "'columns':{'late':'number'},'assessment':{'late-penalty':{'column':'late','per-day':1}},"
      "'root':{'id':'r','children':[{'id':'a','max':10}]}");
  g_autoptr (DtiDataset) dataset =
      read_csv (framework, "unit,period,r,a,late\nx,2022,9,9,2\ny,2022,,9,2\n");
  g_autoptr (DtiScorecard) card = score (framework, dataset, DTI_STAGE_ANY);

  g_test_summary ("A figure observed for the node itself stands, and that is told");

  assert_score (card, "x", "r", 9);
  assert_score (card, "y", "r", 7);
  assert_problems (card, "late-penalty x r 2 0\nlate-penalty y r 3 0\n");
  assert_note (card,
               "x",
               "r",
               "the figure was observed for this node and stands for its children; late by 2 days; "
               "nothing is taken off a figure that was observed for the node");
}

static void
test_late_without_column (void)
{
  g_autoptr (DtiScorecard) card =
      score_csv (late_rules, "unit,period,a,b\nx,2022,8,0\ny,2022,3,10\n", DTI_STAGE_ANY);

  g_test_summary ("Data without the column know of no delay");

  assert_score (card, "x", "r", 8);
  assert_problems (card, "");
}

static void
test_late_stages (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (
      "'columns':{'late':'number'},'assessment':{'late-penalty':{'column':'late','per-day':1}},"
      "'root':{'id':'r','children':[{'id':'a','max':10}]}");
  g_autoptr (DtiDataset) dataset = read_csv (framework,
                                             HEADER "x,2022,a,9,,self,\n"
                                                    "x,2022,a,8,,appraised,\n"
                                                    "x,2022,late,2,,,\n");
  g_autoptr (DtiScorecard) self = score (framework, dataset, DTI_STAGE_SELF);
  g_autoptr (DtiScorecard) appraised = score (framework, dataset, DTI_STAGE_APPRAISED);

  g_test_summary ("The days late are a fact about the unit, at whatever stage it is scored");

  assert_score (self, "x", "r", 7);
  assert_score (appraised, "x", "r", 6);
}

/* ---- against a second way ---- */

#define N_UNITS 33000

/* A small generator of its own: the same numbers on every machine. */
static guint32
next_number (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;

  return *state >> 8;
}

#define DEEP(assessment)                                                                           \
  "'columns':{'late':'number'}," assessment "'root':{'id':'r','aggregation':'mean',"               \
  "'missing':'rebase','children':[{'id':'g','aggregation':'geometric-mean','missing':'propagate'," \
  "'children':[{'id':'p','missing':'zero','children':[{'id':'a','max':10},{'id':'b','max':20}]},"  \
  "{'id':'c','max':5}]},{'id':'d','max':7,'weight':2}]},'views':[{'id':'v','children':["           \
  "{'ref':'p'},{'ref':'d'}]}]"

static void
fill (DtiDataset *dataset)
{
  static const char *const nodes[] = { "a", "b", "c", "d", "late" };
  static const guint sizes[] = { 10, 20, 5, 7, 30 };
  guint32 state = 7;

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *unit = g_strdup_printf ("u%u", i);

      dti_dataset_add_unit (dataset, unit, NULL, NULL);
      for (gsize k = 0; k < G_N_ELEMENTS (nodes); k++)
        {
          guint number = next_number (&state) % (8 * sizes[k]);

          if (next_number (&state) % 16 == 0)
            dti_dataset_set_status (dataset,
                                    unit,
                                    NULL,
                                    nodes[k],
                                    number % 2 == 0 ? DTI_STATUS_MISSING
                                                    : DTI_STATUS_NOT_APPLICABLE,
                                    NULL);
          else
            dti_dataset_set_number (dataset, unit, NULL, nodes[k], number / 8.0, NULL);
        }
    }
}

/* The penalised score of “p” observed for it, where it has one. */
static void
observe (DtiDataset *dataset, DtiScorecard *plain, DtiDataset *source)
{
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *unit = g_strdup_printf ("u%u", i);
      double days = 0, points = 0, max = 0;

      if (!dti_dataset_get_number (source, unit, NULL, "late", &days) || days <= 2 ||
          !dti_scorecard_get_score (plain, unit, "p", &points))
        continue;
      dti_scorecard_get_max (plain, unit, "p", &max);
      points -= MIN (12, 1.5 * (days - 2));
      dti_dataset_set_number (dataset, unit, NULL, "p", MAX (points, 0), NULL);
      dti_dataset_set_observed_max (dataset, unit, NULL, "p", max, NULL);
    }
}

static void
assert_same_column (DtiScorecard *one, DtiScorecard *other, const char *node, DtiColumn column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) a = dti_scorecard_get_column (one, node, column, &error);
  g_autoptr (GBytes) b = dti_scorecard_get_column (other, node, column, &error);
  const double *x = g_bytes_get_data (a, NULL);
  const double *y = g_bytes_get_data (b, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < N_UNITS; i++)
    g_assert_true (x[i] == y[i] || (isnan (x[i]) && isnan (y[i])));
}

static void
test_late_below (void)
{
  g_autoptr (DtiFramework) plain = load_clean_framework (DEEP (""));
  g_autoptr (DtiFramework) strict = load_clean_framework (
      DEEP ("'assessment':{'late-penalty':{'column':'late','node':'p','per-day':1.5,"
            "'free-days':2,'max':12}},"));
  g_autoptr (DtiDataset) source = dti_dataset_new ();
  g_autoptr (DtiDataset) observed = dti_dataset_new ();
  g_autoptr (DtiScorecard) before = NULL;
  g_autoptr (DtiScorecard) expected = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  static const char *const nodes[] = { "p", "g", "r", "v", "a", "d" };

  g_test_summary ("A penalty inside the tree: as if the lower score had been observed for the "
                  "pillar, up to the root and in the views, to the last bit");

  fill (source);
  fill (observed);
  before = score (plain, source, DTI_STAGE_ANY);
  observe (observed, before, source);
  expected = score (plain, observed, DTI_STAGE_ANY);
  card = score (strict, source, DTI_STAGE_ANY);
  for (gsize i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      assert_same_column (card, expected, nodes[i], DTI_COLUMN_SCORE);
      assert_same_column (card, expected, nodes[i], DTI_COLUMN_MAX);
      assert_same_column (card, expected, nodes[i], DTI_COLUMN_RANK);
    }
}

static void
test_nothing_changes (void)
{
  static const char *const members[] = {
    DEEP ("'assessment':{},"),
    DEEP ("'assessment':{'evidence':'ignore','cap':'none'},"),
    DEEP ("'assessment':{'late-penalty':{'column':'late','per-day':0}},"),
    DEEP ("'assessment':{'late-penalty':{'column':'late','per-day':3,'max':0}},"),
    DEEP ("'assessment':{'evidence':'zero','cap':'appraised'},"), /* nothing is self-assessed */
  };
  g_autoptr (DtiFramework) plain = load_clean_framework (DEEP (""));
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorecard) expected = NULL;
  g_autofree char *csv = NULL;

  g_test_summary ("Rules that do nothing leave every figure as it is");

  fill (dataset);
  expected = score (plain, dataset, DTI_STAGE_ANY);
  csv = dti_scorecard_to_csv (expected);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (DtiFramework) framework = load_clean_framework (members[i]);
      g_autoptr (DtiScorecard) card = score (framework, dataset, DTI_STAGE_ANY);
      g_autofree char *text = dti_scorecard_to_csv (card);

      g_assert_cmpstr (text, ==, csv);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/assessment/evidence/taken", test_evidence_taken);
  g_test_add_func ("/assessment/evidence/missing", test_evidence_missing);
  g_test_add_func ("/assessment/evidence/zero", test_evidence_zero);
  g_test_add_func ("/assessment/evidence/down", test_evidence_down);
  g_test_add_func ("/assessment/evidence/of-nothing", test_evidence_of_nothing);
  g_test_add_func ("/assessment/evidence/stages", test_evidence_stages);
  g_test_add_func ("/assessment/evidence/of-inputs", test_evidence_of_inputs);
  g_test_add_func ("/assessment/evidence/of-pillar", test_evidence_of_pillar);
  g_test_add_func ("/assessment/cap", test_cap);
  g_test_add_func ("/assessment/cap/of-compared", test_cap_of_compared);
  g_test_add_func ("/assessment/cap/and-evidence", test_cap_and_evidence);
  g_test_add_func ("/assessment/late", test_late);
  g_test_add_func ("/assessment/late/indicator", test_late_indicator);
  g_test_add_func ("/assessment/late/rounded", test_late_rounded);
  g_test_add_func ("/assessment/late/observed", test_late_observed);
  g_test_add_func ("/assessment/late/without-column", test_late_without_column);
  g_test_add_func ("/assessment/late/stages", test_late_stages);
  g_test_add_func ("/assessment/late/below", test_late_below);
  g_test_add_func ("/assessment/nothing-changes", test_nothing_changes);

  return g_test_run ();
}
