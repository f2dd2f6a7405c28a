/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

/* ---- helpers ---- */

static DtiFramework *
load (const char *json)
{
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_json (json, &error);

  g_assert_no_error (error);

  return framework;
}

/* A framework around a root, to keep the tests short. */
static DtiFramework *
load_root (const char *root)
{
  g_autofree char *json = g_strdup_printf (
      "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"t\", \"root\": %s }",
      root);

  return load (json);
}

static DtiDataset *
read_csv (DtiFramework *framework, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);

  g_assert_no_error (error);

  return dataset;
}

static DtiScorecard *
score (DtiFramework *framework, const char *csv, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiDataset) dataset = read_csv (framework, csv);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card = dti_scorer_score (scorer, dataset, period, &error);

  g_assert_no_error (error);

  return card;
}

static double
get (DtiScorecard *card, const char *unit, const char *node)
{
  double number;

  dti_scorecard_get_score (card, unit, node, &number);

  return number;
}

/* ---- tests ---- */

static const char hdi[] =
    "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"hdi\","
    "  \"ranking\": { \"node\": \"hdi\", \"decimals\": 3 },"
    "  \"root\": { \"id\": \"hdi\", \"aggregation\": \"geometric-mean\", \"decimals\": 3, "
    "\"children\": ["
    "    { \"id\": \"le\", \"rule\": { \"type\": \"goalposts\", \"min\": 20, \"max\": 85 } },"
    "    { \"id\": \"edu\", \"aggregation\": \"mean\", \"children\": ["
    "      { \"id\": \"eys\", \"rule\": { \"type\": \"goalposts\", \"min\": 0, \"max\": 18 } },"
    "      { \"id\": \"mys\", \"rule\": { \"type\": \"goalposts\", \"min\": 0, \"max\": 15 } } ] },"
    "    { \"id\": \"gni\", \"rule\": { \"type\": \"goalposts\", \"transform\": \"log\", \"min\": "
    "100, \"max\": 75000 } } ] } }";

static void
test_hdi (void)
{
  /* Human Development Report 2023-24, table 1: Switzerland 0.967, Norway 0.966, Iceland 0.959. */
  g_autoptr (DtiFramework) framework = load (hdi);
  g_autoptr (DtiScorecard) card = score (framework,
                                         "unit,le,eys,mys,gni\n"
                                         "CHE,84.255,16.5837307,13.90406622,69432.78669\n"
                                         "NOR,83.393,18.63846016,13.06234279,69189.76165\n"
                                         "ISL,82.815,19.10672951,13.76716995,54688.37921\n",
                                         NULL);
  double rank = 0;

  g_test_summary ("The first three of the Human Development Index 2022 from their inputs");

  g_assert_cmpfloat (dti_number_round (get (card, "CHE", "hdi"), 3), ==, 0.967);
  g_assert_cmpfloat (dti_number_round (get (card, "NOR", "hdi"), 3), ==, 0.966);
  g_assert_cmpfloat (dti_number_round (get (card, "ISL", "hdi"), 3), ==, 0.959);
  g_assert_true (dti_scorecard_get_rank (card, "ISL", "hdi", &rank));
  g_assert_cmpfloat (rank, ==, 3);
  g_assert_cmpfloat (get (card, "NOR", "eys"), ==, 1.0);
}

static void
test_builtin (void)
{
  /* dti.gov.vn/xep-hang-2022: Đà Nẵng 0.8002 from its eight published main indicators. */
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin ("vn-dti-province-922", &error);
  g_autoptr (DtiScorecard) card = NULL;
  double value = 0;

  g_test_summary ("DTI 2022 of Đà Nẵng, 0.8002, from its published main indicators");

  g_assert_no_error (error);
  card = score (framework,
                "unit,period,NTS,TCS,HTS,NLS,ATTT,HDCQS,HDKTS,HDXHS\n"
                "DNA,2022,1,0.9,0.8253,0.8487,0.7578,0.8575,0.7836,0.5197\n",
                "2022");
  g_assert_true (dti_scorecard_get_value (card, "DNA", "DTI", &value));
  g_assert_cmpfloat (dti_number_round (value, 4), ==, 0.8002);
}

static void
test_observed_pillar (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"sum\", \"children\": ["
                 "  { \"id\": \"p\", \"aggregation\": \"sum\", \"children\": ["
                 "    { \"id\": \"a\", \"max\": 60 }, { \"id\": \"b\", \"max\": 40 } ] },"
                 "  { \"id\": \"c\", \"max\": 100 } ] }");
  g_autoptr (DtiScorecard) card = score (framework,
                                         "unit,p,p:max,a,b,c\n"
                                         "x,70,90,50,30,50\n"
                                         "y,,,50,30,50\n",
                                         NULL);
  DtiProblemList *problems = dti_scorecard_get_problems (card);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
  double max = 0;

  g_test_summary (
      "A figure observed for a pillar wins over its children, and the difference is noted");

  g_assert_cmpfloat (get (card, "x", "p"), ==, 70);
  g_assert_cmpfloat (get (card, "x", "r"), ==, 120);
  g_assert_true (dti_scorecard_get_max (card, "x", "r", &max));
  g_assert_cmpfloat (max, ==, 190);
  g_assert_cmpfloat (get (card, "y", "r"), ==, 130);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "observed-differs");
  g_assert_cmpint (dti_problem_get_severity (problem), ==, DTI_SEVERITY_NOTE);
  g_assert_cmpuint (dti_problem_get_row (problem), ==, 2);
}

static void
test_statuses (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"sum\", \"children\": ["
                 "  { \"id\": \"a\", \"max\": 60 }, { \"id\": \"b\", \"max\": 40 } ] }");
  g_autoptr (DtiScorecard) card = score (framework,
                                         "unit,a,b,b:status\n"
                                         "given,30,20,A\n"
                                         "blank,30,,\n"
                                         "zero,30,0,\n"
                                         "cannot,30,,M\n"
                                         "not-assessed,30,,N\n",
                                         NULL);
  double number = 0;

  g_test_summary ("Blank, zero, not applicable and not assessed are four different things");

  g_assert_cmpfloat (get (card, "given", "r"), ==, 50);
  g_assert_false (dti_scorecard_get_score (card, "blank", "r", NULL));
  g_assert_true (dti_scorecard_get_coverage (card, "blank", "r", &number));
  g_assert_cmpfloat (number, ==, 0.6);
  g_assert_cmpfloat (get (card, "zero", "r"), ==, 30);
  g_assert_true (dti_scorecard_get_value (card, "zero", "r", &number));
  g_assert_cmpfloat (number, ==, 0.3);
  g_assert_true (dti_scorecard_get_value (card, "cannot", "r", &number));
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_true (dti_scorecard_get_value (card, "not-assessed", "r", &number));
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_false (dti_scorecard_get_coverage (card, "cannot", "b", NULL));
}

static void
test_then (void)
{
  g_autoptr (DtiFramework) framework = load_root (
      "{ \"id\": \"r\", \"aggregation\": \"sum\", \"then\": { \"type\": \"percentile-rank\" },"
      "  \"children\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ] }");
  g_autoptr (DtiScorecard) card =
      score (framework, "unit,a,b\nx,0.1,0.1\ny,0.2,0.3\nz,0.9,0.4\nt,0.2,0.3\nu,1,1\n", NULL);
  double value = 0;

  g_test_summary ("A rule after the aggregation: percentile rank of sums, (units below) / (n - 1)");

  g_assert_true (dti_scorecard_get_value (card, "x", "r", &value));
  g_assert_cmpfloat (value, ==, 0.0);
  g_assert_true (dti_scorecard_get_value (card, "y", "r", &value));
  g_assert_cmpfloat (value, ==, 0.25);
  g_assert_true (dti_scorecard_get_value (card, "t", "r", &value));
  g_assert_cmpfloat (value, ==, 0.25);
  g_assert_true (dti_scorecard_get_value (card, "z", "r", &value));
  g_assert_cmpfloat (value, ==, 0.75);
  g_assert_true (dti_scorecard_get_value (card, "u", "r", &value));
  g_assert_cmpfloat (value, ==, 1.0);
}

static double
get_max (DtiScorecard *card, const char *unit, const char *node)
{
  double number = -1;

  g_assert_true (dti_scorecard_get_max (card, unit, node, &number));

  return number;
}

static void
test_then_missing (void)
{
  /* Children of 10 and 1 points, but p ends in a rank: its maximum is 1. Of z there is no b, and p
   * has no score. */
  static const char data[] = "unit,a,b,c\nx,1,0,1\ny,9,1,1\nz,5,,1\n";
  static const struct
  {
    const char *missing;
    double score;
    double max;
  } cases[] = {
    { "zero", 0.5 * 0 + 1, 0.5 * 1 + 1 },
    { "void", 0, 0.5 * 1 + 1 },
    { "rebase", 1, 1 },
  };

  g_test_summary ("A missing pillar counts with the maximum of its “then”, not of its children");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *root = g_strdup_printf (
          "{ \"id\": \"r\", \"missing\": \"%s\", \"children\": [ { \"id\": \"c\" },"
          "  { \"id\": \"p\", \"weight\": 0.5, \"missing\": \"propagate\","
          "    \"then\": [ { \"type\": \"min-max\" }, { \"type\": \"rank\" } ],"
          "    \"children\": [ { \"id\": \"a\", \"max\": 10 }, { \"id\": \"b\" } ] } ] }",
          cases[i].missing);
      g_autoptr (DtiFramework) framework = load_root (root);
      g_autoptr (DtiScorecard) card = score (framework, data, NULL);

      g_test_message ("%s", cases[i].missing);
      g_assert_false (dti_scorecard_get_score (card, "z", "p", NULL));
      g_assert_cmpfloat (get (card, "z", "r"), ==, cases[i].score);
      g_assert_cmpfloat (get_max (card, "z", "r"), ==, cases[i].max);
      /* Of two that have a score, y is the second from below. */
      g_assert_cmpfloat (get (card, "y", "r"), ==, 0.5 * 2 + 1);
      g_assert_cmpfloat (get_max (card, "y", "r"), ==, 0.5 * 1 + 1);
    }
}

static void
test_missing_above_rebase (void)
{
  /* Of x there are a and c. q is a alone, 4 of 10; p lacks d and is nothing of the 10 of q and the
   * 5 of d, whether it is missing itself or 0. */
  static const char *const policies[] = { "propagate", "void" };

  g_test_summary (
      "A missing sum counts with what its children have, and those without a score had");

  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    {
      g_autofree char *root = g_strdup_printf (
          "{ \"id\": \"r\", \"missing\": \"zero\", \"children\": [ { \"id\": \"c\" },"
          "  { \"id\": \"p\", \"missing\": \"%s\", \"children\": [ { \"id\": \"d\", \"max\": 5 },"
          "    { \"id\": \"q\", \"missing\": \"rebase\", \"children\": ["
          "      { \"id\": \"a\", \"max\": 10 }, { \"id\": \"b\", \"max\": 20 } ] } ] } ] }",
          policies[i]);
      g_autoptr (DtiFramework) framework = load_root (root);
      g_autoptr (DtiScorecard) card = score (framework, "unit,a,b,c,d\nx,4,,1,\n", NULL);

      g_test_message ("%s", policies[i]);
      g_assert_cmpfloat (get (card, "x", "r"), ==, 1);
      g_assert_cmpfloat (get_max (card, "x", "r"), ==, 1 + 10 + 5);
    }
}

static void
test_then_maximum (void)
{
  /* Sums 0, 15 and 30 of 30; of t, without b, 10 of 10. */
  static const char data[] = "unit,a,b\nx,0,0\ny,5,10\nz,10,20\nt,10,\n";
  static const struct
  {
    const char *then;
    double y; /* scores */
    double z;
    double t;
    double max;   /* of x, y and z */
    double max_t; /* where b does not count */
  } cases[] = {
    /* Shares of what a unit could reach: 0, 10, 15, 30 are (below)/3 × 30, or × 10. */
    { "{'type':'percentile-rank'}", 20, 30, 10.0 / 3, 30, 10 },
    { "{'type':'best'}", 15, 30, 10.0 / 30 * 10, 30, 10 },
    /* Positions. */
    { "{'type':'rank'}", 3, 4, 2, 1, 1 },
    /* Points of the rule's own. */
    { "{'type':'min-max','upper':60}", 30, 60, 20, 60, 60 },
    { "{'type':'min-max','lower':60,'upper':0}", 30, 0, 40, 60, 60 },
    { "{'type':'steps','steps':[[0,0],[12,0.5],[30,1]]}", 0.5, 1, 0, 1, 1 },
    { "{'type':'expression','formula':'x / 40'}", 0.375, 0.75, 0.25, 1, 1 },
    { "{'type':'expression','formula':'x / 20','clamp':true}", 0.75, 1, 0.5, 1, 1 },
    /* Each rule of a list writes its score with the maximum of the node, here 1. */
    { "[{'type':'best'},{'type':'expression','formula':'x ^ 2'}]", 0.25, 1, 1.0 / 9, 1, 1 },
  };

  g_test_summary ("The assessed maximum after “then”: what the children gave, or the rule's own");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted =
          g_strdup_printf ("{'id':'r','missing':'rebase','then':%s,"
                           "'children':[{'id':'a','max':10},{'id':'b','max':20}]}",
                           cases[i].then);
      g_autofree char *root = g_strdelimit (g_strdup (quoted), "'", '"');
      g_autoptr (DtiFramework) framework = load_root (root);
      g_autoptr (DtiScorecard) card = score (framework, data, NULL);

      g_test_message ("%s", cases[i].then);
      g_assert_cmpfloat (get (card, "y", "r"), ==, cases[i].y);
      g_assert_cmpfloat (get (card, "z", "r"), ==, cases[i].z);
      g_assert_cmpfloat_with_epsilon (get (card, "t", "r"), cases[i].t, 1e-15);
      g_assert_cmpfloat (get_max (card, "x", "r"), ==, cases[i].max);
      g_assert_cmpfloat (get_max (card, "z", "r"), ==, cases[i].max);
      g_assert_cmpfloat (get_max (card, "t", "r"), ==, cases[i].max_t);
    }
}

static void
test_pairwise (void)
{
  /* Three units, three children of weight 1: x beats y in two of three, y beats z in all, z beats x
   * in none. */
  static const char data[] = "unit,a,b,c\nx,0.9,0.8,0.1\ny,0.5,0.5,0.5\nz,0.1,0.2,0.1\n";
  g_autoptr (DtiFramework) copeland =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"copeland\", \"children\": ["
                 "  { \"id\": \"a\" }, { \"id\": \"b\" }, { \"id\": \"c\" } ] }");
  g_autoptr (DtiFramework) outranking =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"outranking\", \"children\": ["
                 "  { \"id\": \"a\" }, { \"id\": \"b\" }, { \"id\": \"c\" } ] }");
  g_autoptr (DtiScorecard) wins = score (copeland, data, NULL);
  g_autoptr (DtiScorecard) shares = score (outranking, data, NULL);

  g_test_summary ("Copeland scores and outranking shares of three units, by hand");

  g_assert_cmpfloat (get (wins, "x", "r"), ==, 2);
  g_assert_cmpfloat (get (wins, "y", "r"), ==, 0);
  g_assert_cmpfloat (get (wins, "z", "r"), ==, -2);
  /* x over y 2/3, over z (1 + 1 + 1/2)/3; y over x 1/3, over z 1. */
  g_assert_cmpfloat_with_epsilon (get (shares, "x", "r"), (2.0 / 3 + 2.5 / 3) / 2, 1e-15);
  g_assert_cmpfloat_with_epsilon (get (shares, "y", "r"), (1.0 / 3 + 1) / 2, 1e-15);
  g_assert_cmpfloat_with_epsilon (get (shares, "z", "r"), (0.5 / 3 + 0) / 2, 1e-15);
}

static void
test_pairwise_void (void)
{
  /* y is made 0 by the policy: x and z are compared with each other alone. */
  g_autoptr (DtiFramework) copeland =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"copeland\", \"missing\": \"void\", "
                 "\"children\": [ { \"id\": \"a\" }, { \"id\": \"b\" }, { \"id\": \"c\" } ] }");
  g_autoptr (DtiScorecard) wins =
      score (copeland, "unit,a,b,c\nx,0.9,0.8,0.1\ny,0.5,,0.5\nz,0.1,0.2,0.1\n", NULL);

  g_test_summary ("A unit that is made 0 is compared with nobody");

  g_assert_cmpfloat (get (wins, "x", "r"), ==, 1);
  g_assert_cmpfloat (get (wins, "y", "r"), ==, 0);
  g_assert_cmpfloat (get (wins, "z", "r"), ==, -1);
}

static void
test_pairwise_without_points (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"outranking\", \"missing\": \"zero\","
                 "  \"children\": [ { \"id\": \"a\" }, { \"id\": \"b\", \"max\": 0 } ] }");
  g_autoptr (DtiScorecard) card = score (framework, "unit,a,b\nx,0.9,\ny,0.5,\n", NULL);

  g_test_summary ("A child of no points is not compared, also where all lack it and 0 takes its "
                  "place: all the weight is with a");

  g_assert_cmpfloat (get (card, "x", "r"), ==, 1);
  g_assert_cmpfloat (get (card, "y", "r"), ==, 0);
}

static void
test_panel_scope (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"mean\", \"children\": ["
                 "  { \"id\": \"a\", \"rule\": { \"type\": \"min-max\", \"scope\": \"panel\" } },"
                 "  { \"id\": \"b\", \"rule\": { \"type\": \"min-max\" } } ] }");
  g_autoptr (DtiDataset) dataset =
      read_csv (framework, "unit,period,a,b\nx,2021,0,0\ny,2021,5,5\nx,2022,5,5\ny,2022,10,10\n");
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cards = dti_scorer_score_all (scorer, dataset, &error);
  g_autoptr (DtiScorecard) first = NULL;
  g_autoptr (DtiScorecard) second = NULL;

  g_test_summary ("Minimum and maximum of one period, and of all periods together");

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (cards), ==, 2);
  first = g_list_model_get_item (cards, 0);
  second = g_list_model_get_item (cards, 1);
  g_assert_cmpstr (dti_scorecard_get_period (first), ==, "2021");
  g_assert_cmpfloat (get (first, "y", "a"), ==, 0.5);
  g_assert_cmpfloat (get (first, "y", "b"), ==, 1.0);
  g_assert_cmpfloat (get (second, "x", "a"), ==, 0.5);
  g_assert_cmpfloat (get (second, "x", "b"), ==, 0.0);
}

static void
test_not_computable (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"mean\", \"children\": ["
                 "  { \"id\": \"a\", \"rule\": { \"type\": \"goalposts\", \"min\": 1, \"max\": 10, "
                 "\"transform\": \"log\" } },"
                 "  { \"id\": \"b\", \"rule\": { \"type\": \"min-max\" } } ] }");
  g_autoptr (DtiScorecard) card = score (framework, "unit,a,b\nx,-1,3\ny,5,3\n", NULL);
  DtiProblemList *problems = dti_scorecard_get_problems (card);
  double coverage = 0;

  g_test_summary (
      "A logarithm of -1 and a constant column: no score, a problem with its place, coverage 1");

  g_assert_false (dti_scorecard_get_score (card, "x", "a", NULL));
  g_assert_true (dti_scorecard_get_score (card, "y", "a", NULL));
  g_assert_false (dti_scorecard_get_score (card, "y", "b", NULL));
  g_assert_true (dti_scorecard_get_coverage (card, "x", "r", &coverage));
  g_assert_cmpfloat (coverage, ==, 1.0);
  g_assert_cmpuint (dti_problem_list_count (problems, DTI_SEVERITY_ERROR), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_assert_cmpstr (dti_problem_get_code (problem), ==, "not-computable");
      g_assert_cmpuint (dti_problem_get_row (problem), >=, 2);
      g_assert_cmpuint (dti_problem_get_column (problem), >=, 2);
    }
}

static void
test_unranked (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"mean\", \"children\": ["
                 "  { \"id\": \"a\", \"rule\": { \"type\": \"min-max\", \"clamp\": false } } ] }");
  g_autoptr (DtiScorecard) card =
      score (framework, "unit,:ranked,a\nx,,0\ny,true,10\nEU,false,20\n", NULL);
  double rank = 0;

  g_test_summary ("Units that are only informative are scored, not ranked, and enter no statistic");

  g_assert_cmpfloat (get (card, "y", "a"), ==, 1.0);
  g_assert_cmpfloat (get (card, "EU", "a"), ==, 2.0);
  g_assert_false (dti_scorecard_get_rank (card, "EU", "r", NULL));
  g_assert_true (dti_scorecard_get_rank (card, "y", "r", &rank));
  g_assert_cmpfloat (rank, ==, 1);
  g_assert_cmpuint (dti_scorecard_get_n_ranked (card, "r"), ==, 2);
}

static void
test_periods (void)
{
  g_autoptr (DtiFramework) framework = load_root (
      "{ \"id\": \"r\", \"aggregation\": \"mean\", \"children\": [ { \"id\": \"a\" } ] }");
  g_autoptr (DtiDataset) dataset =
      read_csv (framework, "unit,period,a\nx,2021,0\nx,2022,1\ny,2022,1\n");
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = NULL;

  g_test_summary ("A period lists the units it has rows of; an unknown or open choice is an error");

  g_assert_null (dti_scorer_score (scorer, dataset, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (dti_scorer_score (scorer, dataset, "2020", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  card = dti_scorer_score (scorer, dataset, "2021", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dti_scorecard_get_n_units (card), ==, 1);
  g_assert_false (dti_scorecard_get_score (card, "y", "r", NULL));
}

/* Random data with holes, over enough units for many tiles. */
static DtiDataset *
make_random (guint32 seed, gsize n_units)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  DtiDataset *dataset = dti_dataset_new ();

  for (gsize i = 0; i < n_units; i++)
    {
      g_autofree char *unit = g_strdup_printf ("u%" G_GSIZE_FORMAT, i);

      for (char node = 'a'; node <= 'd'; node++)
        {
          const char id[] = { node, '\0' };

          if (g_rand_int_range (random, 0, 50) > 0)
            dti_dataset_set_number (dataset,
                                    unit,
                                    "",
                                    id,
                                    g_rand_double_range (random, 0, 9),
                                    NULL);
        }
    }

  return dataset;
}

static char *
score_with_threads (DtiFramework *framework, guint threads)
{
  g_autoptr (DtiDataset) dataset = make_random (20260101, 3000);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = NULL;

  dti_scorer_set_threads (scorer, threads);
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_assert_no_error (error);

  return dti_scorecard_to_csv (card);
}

static void
test_threads (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"geometric-mean\", \"floor\": 0.01, "
                 "\"missing\": \"rebase\", \"children\": ["
                 "  { \"id\": \"p\", \"aggregation\": \"mean\", \"children\": ["
                 "    { \"id\": \"a\", \"rule\": { \"type\": \"z-score\", \"mean\": 5 } },"
                 "    { \"id\": \"b\", \"rule\": { \"type\": \"min-max\" } } ] },"
                 "  { \"id\": \"q\", \"aggregation\": \"mean\", \"then\": { \"type\": \"min-max\" "
                 "}, \"children\": ["
                 "    { \"id\": \"c\", \"rule\": { \"type\": \"percentile-rank\" } },"
                 "    { \"id\": \"d\", \"rule\": { \"type\": \"best\" } } ] } ] }");
  g_autofree char *one = score_with_threads (framework, 1);

  g_test_summary ("The same bits with 1, 2, 3 and 8 threads");

  for (guint threads = 2; threads <= 8; threads += threads == 3 ? 5 : 1)
    {
      g_autofree char *many = score_with_threads (framework, threads);

      g_assert_cmpstr (one, ==, many);
    }
}

#define P_NODE                                                                                     \
  "{ \"id\": \"p\", \"aggregation\": \"mean\", \"missing\": \"rebase\", \"children\": ["           \
  "  { \"id\": \"a\", \"rule\": { \"type\": \"z-score\", \"mean\": 5 } },"                         \
  "  { \"id\": \"b\", \"rule\": { \"type\": \"min-max\" } } ] }"

static void
assert_same_column (DtiScorecard *a, DtiScorecard *b, const char *node, DtiColumn column)
{
  g_autoptr (GBytes) x = dti_scorecard_get_column (a, node, column, NULL);
  g_autoptr (GBytes) y = dti_scorecard_get_column (b, node, column, NULL);

  g_assert_true (g_bytes_equal (x, y));
}

static gpointer
read_late (gpointer card)
{
  return dti_scorecard_get_column (card, "p", DTI_COLUMN_COVERAGE, NULL);
}

static void
test_late_pillar (void)
{
  g_autoptr (DtiFramework) whole = load_root (
      "{ \"id\": \"r\", \"aggregation\": \"mean\", \"missing\": \"rebase\", \"children\": [" P_NODE
      ", { \"id\": \"q\", \"aggregation\": \"mean\", \"missing\": \"rebase\","
      " \"then\": { \"type\": \"min-max\" }, \"children\": ["
      "    { \"id\": \"c\", \"rule\": { \"type\": \"percentile-rank\" } },"
      "    { \"id\": \"d\", \"rule\": { \"type\": \"best\" } } ] } ] }");
  g_autoptr (DtiFramework) part = load_root (P_NODE);
  g_autoptr (DtiDataset) dataset = make_random (7, 50000);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (whole);
  g_autoptr (DtiScorer) part_scorer = dti_scorer_new (part);
  g_autoptr (DtiScorecard) card = dti_scorer_score (scorer, dataset, NULL, NULL);
  g_autoptr (DtiScorecard) part_card = dti_scorer_score (part_scorer, dataset, NULL, NULL);
  g_autoptr (GBytes) q = dti_scorecard_get_column (card, "q", DTI_COLUMN_SCORE, NULL);
  g_autoptr (GBytes) copy = g_bytes_new (g_bytes_get_data (q, NULL), g_bytes_get_size (q));
  GThread *thread = g_thread_new ("late", read_late, card);
  g_autoptr (GBytes) coverage = NULL;

  g_test_summary ("A pillar of many units, not kept until somebody asks, has the bits of one that "
                  "is; two threads can ask, and nothing else changes");

  assert_same_column (card, part_card, "p", DTI_COLUMN_SCORE);
  assert_same_column (card, part_card, "p", DTI_COLUMN_RANK);
  assert_same_column (card, part_card, "p", DTI_COLUMN_COVERAGE);
  coverage = g_thread_join (thread);
  g_assert_cmpuint (g_bytes_get_size (coverage), ==, 50000 * sizeof (double));
  g_assert_true (g_bytes_equal (q, copy));
}

static void
test_again (void)
{
  g_autoptr (DtiFramework) framework = load (hdi);
  g_autoptr (DtiDataset) dataset = read_csv (framework, "unit,le,eys,mys,gni\nx,70,12,8,9000\n");
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiScorecard) first = dti_scorer_score (scorer, dataset, NULL, NULL);
  g_autoptr (DtiScorecard) second = dti_scorer_score (scorer, dataset, NULL, NULL);

  g_test_summary ("What a scorer remembers of a dataset changes nothing");

  g_assert_cmpfloat (get (first, "x", "hdi"), ==, get (second, "x", "hdi"));
  g_assert_true (dti_dataset_get_sealed (dataset));
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (void)
{
  g_autoptr (DtiFramework) framework = load (hdi);
  g_autoptr (DtiDataset) dataset = read_csv (framework, "unit,le,eys,mys,gni\nx,70,12,8,9000\n");
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiScorecard) expected = dti_scorer_score (scorer, dataset, NULL, NULL);
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Scoring in the background gives the same scores, and can be cancelled");

  dti_scorer_score_async (scorer, dataset, NULL, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  card = dti_scorer_score_finish (scorer, result, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (get (card, "x", "hdi"), ==, get (expected, "x", "hdi"));

  g_clear_object (&result);
  g_cancellable_cancel (cancellable);
  dti_scorer_score_async (scorer, dataset, NULL, cancellable, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (dti_scorer_score_finish (scorer, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_properties (void)
{
  g_autoptr (DtiFramework) framework = load (hdi);
  DtiScorer *scorer = dti_scorer_new (framework);
  guint n_notified = 0;
  DtiTies ties;
  int decimals;
  guint threads;
  DtiStage stage;
  g_autoptr (DtiFramework) same = NULL;

  g_test_summary (
      "Options notify once and on change only; ranking follows the framework until it is set");

  g_signal_connect (scorer, "notify", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpint (dti_scorer_get_rank_decimals (scorer), ==, 3);
  g_assert_cmpint (dti_scorer_get_ties (scorer), ==, DTI_TIES_COMPETITION);
  dti_scorer_set_rank_decimals (scorer, 2);
  dti_scorer_set_rank_decimals (scorer, 2);
  dti_scorer_set_ties (scorer, DTI_TIES_DENSE);
  dti_scorer_set_threads (scorer, 4);
  dti_scorer_set_stage (scorer, DTI_STAGE_SELF);
  g_assert_cmpuint (n_notified, ==, 4);
  g_object_set (scorer, "threads", 2, "ties", DTI_TIES_MAX, NULL);
  g_object_get (scorer,
                "framework",
                &same,
                "ties",
                &ties,
                "rank-decimals",
                &decimals,
                "threads",
                &threads,
                "stage",
                &stage,
                NULL);
  g_assert_true (same == framework);
  g_assert_cmpint (ties, ==, DTI_TIES_MAX);
  g_assert_cmpint (decimals, ==, 2);
  g_assert_cmpuint (threads, ==, 2);
  g_assert_cmpint (stage, ==, DTI_STAGE_SELF);
  g_assert_finalize_object (scorer);
}

static void
test_stages (void)
{
  g_autoptr (DtiFramework) framework =
      load_root ("{ \"id\": \"r\", \"aggregation\": \"sum\", \"children\": [ { \"id\": \"a\", "
                 "\"max\": 10 } ] }");
  g_autoptr (DtiDataset) dataset = read_csv (framework,
                                             "unit,period,node,value,stage\n"
                                             "x,2022,a,9,self\n"
                                             "x,2022,a,7,appraised\n"
                                             "y,2022,a,8,self\n");
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiScorecard) any = NULL;
  g_autoptr (DtiScorecard) self = NULL;

  g_test_summary (
      "Self-assessed and appraised figures side by side; by default the last stage present counts");

  any = dti_scorer_score (scorer, dataset, "2022", NULL);
  g_assert_cmpfloat (get (any, "x", "r"), ==, 7);
  g_assert_cmpfloat (get (any, "y", "r"), ==, 8);
  dti_scorer_set_stage (scorer, DTI_STAGE_SELF);
  self = dti_scorer_score (scorer, dataset, "2022", NULL);
  g_assert_cmpfloat (get (self, "x", "r"), ==, 9);
}

static void
test_ratio_beside_others (void)
{
  static const char json[] =
      "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\", \"root\": {"
      " \"id\": \"r\", \"missing\": \"rebase\", \"children\": ["
      " { \"id\": \"a\", \"rule\": { \"type\": \"expression\", \"formula\": \"[p] * 2\" } },"
      " { \"id\": \"b\", \"rule\": { \"type\": \"boolean\" } } ] } }";
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (json, NULL);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiScorecard) card = NULL;
  double score;

  g_test_summary ("The ratio of one unit takes neither inputs nor labels from the others");

  dti_dataset_set_input (dataset, "u", NULL, "a", "p", 0.25, NULL);
  dti_dataset_set_text (dataset, "u", NULL, "b", "có", NULL);
  dti_dataset_set_ratio (dataset, "v", NULL, "a", 1, 2, NULL);
  dti_dataset_set_ratio (dataset, "v", NULL, "b", 1, 2, NULL);
  card = dti_scorer_score (scorer, dataset, NULL, NULL);
  g_assert_true (dti_scorecard_get_score (card, "u", "a", &score));
  g_assert_cmpfloat (score, ==, 0.5);
  g_assert_true (dti_scorecard_get_score (card, "u", "b", &score));
  g_assert_cmpfloat (score, ==, 1.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scorer/hdi", test_hdi);
  g_test_add_func ("/scorer/builtin", test_builtin);
  g_test_add_func ("/scorer/observed-pillar", test_observed_pillar);
  g_test_add_func ("/scorer/statuses", test_statuses);
  g_test_add_func ("/scorer/then", test_then);
  g_test_add_func ("/scorer/then-missing", test_then_missing);
  g_test_add_func ("/scorer/missing-above-rebase", test_missing_above_rebase);
  g_test_add_func ("/scorer/then-maximum", test_then_maximum);
  g_test_add_func ("/scorer/pairwise", test_pairwise);
  g_test_add_func ("/scorer/pairwise-void", test_pairwise_void);
  g_test_add_func ("/scorer/pairwise-without-points", test_pairwise_without_points);
  g_test_add_func ("/scorer/panel-scope", test_panel_scope);
  g_test_add_func ("/scorer/not-computable", test_not_computable);
  g_test_add_func ("/scorer/unranked", test_unranked);
  g_test_add_func ("/scorer/periods", test_periods);
  g_test_add_func ("/scorer/threads", test_threads);
  g_test_add_func ("/scorer/late-pillar", test_late_pillar);
  g_test_add_func ("/scorer/again", test_again);
  g_test_add_func ("/scorer/async", test_async);
  g_test_add_func ("/scorer/properties", test_properties);
  g_test_add_func ("/scorer/stages", test_stages);
  g_test_add_func ("/scorer/ratio-beside-others", test_ratio_beside_others);

  return g_test_run ();
}
