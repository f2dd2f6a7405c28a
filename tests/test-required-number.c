/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "goal-testing.h"

/* The other units; ours has 40. */
static const double others[] = { 10, 30, 30, 55, 70, 82.5, 90 };
#define N_OTHERS G_N_ELEMENTS (others)
#define MINE 40.0

/* Rules that look at the other units, and what to ask of each. */
static const struct
{
  const char *rule;
  const char *further;
  double score;
  double number; /* by hand; NaN: see the scoring */
} cases[] = {
  { "{'type':'min-max'}", "'max':10,", 6, 58 },
  { "{'type':'min-max'}", "'max':10,", 10, 90 },
  { "{'type':'min-max','lower':1,'upper':5}", "", 4, 70 },
  { "{'type':'min-max'}", "'max':10,'direction':'down',", 7, 34 },
  { "{'type':'best'}", "'max':9,", 6, 60 },
  { "{'type':'best'}", "'max':9,'direction':'down',", 6, 30 },
  { "{'type':'fraction-of-max'}", "'max':9,", 8, 80 },
  { "{'type':'distance-to-best'}", "'max':8,", 6, 70 },
  { "{'type':'distance-to-reference','reference':'u4'}", "'max':6,", 4, 50 },
  { "{'type':'distance-to-target','target':50}", "'max':10,", 9, 46 },
  { "{'type':'distance-to-target','target':20}", "'max':10,'direction':'down',", 8, 34 },
  { "{'type':'z-score'}", "", 1, NAN },
  { "{'type':'z-score','mean':100,'sd':15}", "", 120, NAN },
  { "{'type':'z-score'}", "'direction':'down',", 1.25, NAN },
  { "{'type':'z-score','transform':'log'}", "", 0.75, NAN },
  { "{'type':'rank'}", "", 6, NAN },
  { "{'type':'rank','ties':'average'}", "", 5.5, NAN },
  { "{'type':'rank','ties':'dense'}", "", 4, NAN },
  { "{'type':'rank','ties':'max'}", "", 7, NAN },
  { "{'type':'rank'}", "'direction':'down',", 7, NAN },
  { "{'type':'borda'}", "", 6, NAN },
  { "{'type':'percentile-rank'}", "'max':7,", 5, NAN },
  { "{'type':'percentile-rank'}", "'max':7,'direction':'down',", 5, NAN },
  { "[{'type':'rank'},{'type':'expression','formula':'-23 * ln(1 - x/n * (1 - exp(-100/23)))'}]",
    "",
    30,
    NAN },
  { "[{'type':'z-score'},{'type':'expression','formula':'50 + 10 * x'}]", "", 63, NAN },
  { "[{'type':'best'},{'type':'steps','steps':[[0,0],[0.5,4],[0.8,10]]}]", "", 7, 72 },
  { "{'type':'min-max'}", "'max':10,'round':1,", 6, 57.6 },
  { "{'type':'goalposts','min':1,'max':100,'transform':'log'}", "'max':10,'round':2,", 9, NAN },
};

static DtiRequiredNumber *
ask (const char *members, double score, DtiGoalPopulation population)
{
  g_autofree char *csv = goal_make_csv (others, N_OTHERS, MINE);
  g_autoptr (DtiScorecard) card = goal_score (members, csv);
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GError) error = NULL;
  DtiRequiredNumber *needed = dti_goal_find_number (goal, "a", score, population, &error);

  g_assert_no_error (error);

  return needed;
}

static double
get (DtiRequiredNumber *needed, const char *property)
{
  double number = NAN;

  g_object_get (needed, property, &number, NULL);

  return number;
}

static void
test_others (void)
{
  g_test_summary (
      "For each rule that looks at the other units, scoring again with the number gives "
      "exactly the score that was told, and less with the next double");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = goal_make_model (cases[i].rule, cases[i].further);
      g_autoptr (DtiRequiredNumber) needed =
          ask (members, cases[i].score, DTI_GOAL_POPULATION_MOVES);
      double number = get (needed, "number");
      double again = goal_score_again (members, others, N_OTHERS, number);
      double before = goal_score_again (members, others, N_OTHERS, nextafter (number, MINE));

      g_test_message ("%s %s %g: %.17g", cases[i].rule, cases[i].further, cases[i].score, number);
      g_assert_true (dti_required_number_get_reachable (needed));
      g_assert_cmpint (dti_required_number_get_limit (needed), ==, DTI_GOAL_LIMIT_NONE);
      g_assert_cmpfloat (again, ==, get (needed, "score"));
      g_assert_cmpfloat (again, >=, cases[i].score);
      g_assert_cmpfloat (before, <, cases[i].score);
      g_assert_cmpfloat (get (needed, "first"), <=, number);
      g_assert_cmpfloat (get (needed, "last"), >=, number);
      if (!isnan (cases[i].number))
        g_assert_cmpfloat_with_epsilon (number, cases[i].number, 1e-9);
    }
}

/* Solves (x − m(x))/s(x) = z for one number among others, by hand: with n numbers whose others
 * have mean m and squared deviations q, d = x − m: z² (q + d²(n − 1)/n)/(n − 1) = (d (n − 1)/n)².
 */
static double
solve_z_score (double z)
{
  double n = N_OTHERS + 1;
  double mean = 0;
  double squares = 0;

  for (gsize i = 0; i < N_OTHERS; i++)
    mean += others[i] / N_OTHERS;
  for (gsize i = 0; i < N_OTHERS; i++)
    squares += (others[i] - mean) * (others[i] - mean);

  return mean + z * sqrt (squares / (n - 1) / ((n - 1) * (n - 1) / n / n - z * z / n));
}

static void
test_z_score (void)
{
  static const double scores[] = { 0.3, 0.75, 1, 1.5, 2, 2.4 };
  g_autofree char *members = goal_make_model ("{'type':'z-score'}", "");
  double end = (N_OTHERS + 1 - 1) / sqrt (N_OTHERS + 1.0);
  g_autoptr (DtiRequiredNumber) beyond = ask (members, 2.48, DTI_GOAL_POPULATION_MOVES);
  g_autoptr (DtiRequiredNumber) frozen = ask (members, 1, DTI_GOAL_POPULATION_FROZEN);
  double mean = (10 + 30 + 30 + 55 + 70 + 82.5 + 90 + 40) / 8;
  double squares = 0;

  g_test_summary ("A z-score that moves the mean, in closed form; its end (n − 1)/√n; and frozen");

  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autoptr (DtiRequiredNumber) needed = ask (members, scores[i], DTI_GOAL_POPULATION_MOVES);

      g_assert_cmpfloat_with_epsilon (get (needed, "number"), solve_z_score (scores[i]), 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (get (beyond, "best-score"), end, 1e-9);
  g_assert_false (dti_required_number_get_reachable (beyond));
  g_assert_cmpint (dti_required_number_get_limit (beyond), ==, DTI_GOAL_LIMIT_FIELD);

  for (gsize i = 0; i < N_OTHERS; i++)
    squares += (others[i] - mean) * (others[i] - mean);
  squares += (MINE - mean) * (MINE - mean);
  g_assert_cmpfloat_with_epsilon (get (frozen, "number"), mean + sqrt (squares / 7), 1e-9);
}

static void
test_overtaking (void)
{
  g_autofree char *members = goal_make_model ("{'type':'rank'}", "");
  g_autoptr (DtiRequiredNumber) needed = ask (members, 7, DTI_GOAL_POPULATION_FROZEN);
  g_autoptr (DtiRequiredNumber) beyond = ask (members, 9, DTI_GOAL_POPULATION_MOVES);

  g_test_summary ("A rank needs to overtake: just before the unit that is in the way");

  /* 1 + the six below 82.5 and itself: it stands before 82.5 as soon as they no longer tie. */
  g_assert_cmpfloat (get (needed, "number"), >, 82.5);
  g_assert_cmpfloat (get (needed, "number"), <, 82.5 + 1e-10);
  g_assert_cmpfloat (get (needed, "score"), ==, 7);
  g_assert_true (dti_required_number_get_exact (needed));
  g_assert_false (dti_required_number_get_reachable (beyond));
  g_assert_cmpfloat (get (beyond, "best-score"), ==, 8);
  g_assert_cmpint (dti_required_number_get_limit (beyond), ==, DTI_GOAL_LIMIT_FIELD);
}

static void
test_random (void)
{
  static const char *const rules[] = {
    "{'type':'min-max'}",          "{'type':'best'}",
    "{'type':'z-score'}",          "{'type':'percentile-rank'}",
    "{'type':'distance-to-best'}", "[{'type':'z-score'},{'type':'goalposts','min':-3,'max':3}]",
  };
  g_autoptr (GRand) source = g_rand_new_with_seed (1726);

  g_test_summary (
      "Random fields and scores: scored again, the number suffices and the next one not");

  for (guint i = 0; i < 600; i++)
    {
      const char *further = g_rand_boolean (source) ? "'direction':'down'," : "";
      g_autofree char *members = goal_make_model (rules[i % G_N_ELEMENTS (rules)], further);
      double field[12];
      gsize n = (gsize) g_rand_int_range (source, 2, 13);
      double mine = floor (g_rand_double_range (source, 1.0, 100.0));
      g_autofree char *csv = NULL;
      g_autoptr (DtiScorecard) card = NULL;
      g_autoptr (DtiGoal) goal = NULL;
      g_autoptr (DtiRequiredNumber) needed = NULL;
      double wanted = g_rand_double_range (source, 0.0, 1.1);
      double number;

      for (gsize k = 0; k < n; k++)
        field[k] = floor (g_rand_double_range (source, 1.0, 100.0));
      csv = goal_make_csv (field, n, mine);
      card = goal_score (members, csv);
      goal = goal_new (card, "me");
      needed = dti_goal_find_number (goal, "a", wanted, DTI_GOAL_POPULATION_MOVES, NULL);
      g_assert_nonnull (needed);
      number = get (needed, "number");
      if (isnan (number))
        {
          g_assert_false (dti_required_number_get_reachable (needed));
          continue;
        }
      g_assert_cmpfloat (goal_score_again (members, field, n, number), ==, get (needed, "score"));
      if (!dti_required_number_get_reachable (needed))
        continue;
      g_assert_cmpfloat (get (needed, "score"), >=, wanted);
      if (number != mine)
        g_assert_false (goal_score_again (members, field, n, nextafter (number, mine)) >= wanted);
    }
}

static double
score_panel (const char *members, double mine)
{
  g_autofree char *csv =
      g_strdup_printf ("unit,period,a\nx,2022,95\ny,2022,20\nme,2022,5\nx,2023,60\nme,2023,%.17g\n",
                       mine);
  g_autoptr (DtiScorecard) card = goal_score (members, csv);
  double score = NAN;

  dti_scorecard_get_score (card, "me", "a", &score);

  return score;
}

static void
test_panel (void)
{
  static const char *const rules[] = { "{'type':'min-max','scope':'panel'}",
                                       "{'type':'best','scope':'panel'}",
                                       "{'type':'z-score','scope':'panel'}",
                                       "{'type':'rank','scope':'panel'}" };
  static const double scores[] = { 0.8, 0.7, 0.9, 4 };

  g_test_summary ("Statistics over all periods, in which the number has its place");

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *members = goal_make_model (rules[i], "");
      g_autoptr (DtiScorecard) card =
          goal_score (members,
                      "unit,period,a\nx,2022,95\ny,2022,20\nme,2022,5\nx,2023,60\nme,2023,30\n");
      g_autoptr (DtiGoal) goal = goal_new (card, "me");
      g_autoptr (DtiRequiredNumber) needed =
          dti_goal_find_number (goal, "a", scores[i], DTI_GOAL_POPULATION_MOVES, NULL);
      double number = get (needed, "number");

      g_assert_true (dti_required_number_get_reachable (needed));
      g_assert_cmpfloat (score_panel (members, number), ==, get (needed, "score"));
      g_assert_cmpfloat (score_panel (members, number), >=, scores[i]);
      g_assert_cmpfloat (score_panel (members, nextafter (number, 30)), <, scores[i]);
    }
}

/* ---- labels, ratios, inputs ---- */

static DtiRequiredNumber *
ask_csv (const char *members, const char *csv, const char *indicator, double points)
{
  g_autoptr (DtiScorecard) card = goal_score (members, csv);
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GError) error = NULL;
  DtiRequiredNumber *needed =
      dti_goal_find_gain (goal, indicator, points, DTI_GOAL_POPULATION_MOVES, &error);

  g_assert_no_error (error);

  return needed;
}

static void
assert_labels (DtiRequiredNumber *needed, const char *expected)
{
  g_autofree char *labels = g_strjoinv ("+", (char **) dti_required_number_get_labels (needed));

  g_assert_cmpstr (labels, ==, expected);
}

static void
test_labels (void)
{
  g_autofree char *choice = goal_make_model (
      "{'type':'choice','options':[['không',0],['một phần',0.5],['đủ',0.8],['vượt',1]]}",
      "'max':20,");
  g_autofree char *list =
      goal_make_model ("{'type':'checklist','items':{'p':0.1,'q':0.4,'r':0.2,'s':0.3}}",
                       "'max':20,");
  g_autoptr (DtiRequiredNumber) more = ask_csv (choice, "unit,a\nme,một phần\n", "a", 5);
  g_autoptr (DtiRequiredNumber) same = ask_csv (choice, "unit,a\nme,đủ\n", "a", -3);
  g_autoptr (DtiRequiredNumber) far = ask_csv (choice, "unit,a\nme,đủ\n", "a", 5);
  g_autoptr (DtiRequiredNumber) one = ask_csv (list, "unit,a\nme,p;r\n", "a", 6);
  g_autoptr (DtiRequiredNumber) two = ask_csv (list, "unit,a\nme,p\n", "a", 9);
  g_autoptr (DtiRequiredNumber) parts =
      ask_csv (list, "unit,a:input.q,a:input.s\nme,0.5,1\n", "a", 4);
  g_autoptr (DtiRequiredNumber) item =
      ask_csv (list, "unit,a:input.q,a:input.s\nme,0.5,1\n", "a:input.q", 3);

  g_test_summary ("The label that suffices; the fewest items, with the last no larger than needed");

  assert_labels (more, "đủ");
  g_assert_cmpfloat (get (more, "score"), ==, 16);
  g_assert_false (dti_required_number_get_exact (more));
  assert_labels (same, "đủ");
  g_assert_false (dti_required_number_get_reachable (far));
  g_assert_cmpint (dti_required_number_get_limit (far), ==, DTI_GOAL_LIMIT_MAXIMUM);
  assert_labels (far, "vượt");
  /* 6 points: s alone has 6, and q with 8 is not needed. */
  assert_labels (one, "s");
  /* 9 points: q (8) and one more, of which r (4) is enough. */
  assert_labels (two, "q+r");
  g_assert_cmpfloat_with_epsilon (get (two, "score"), 14, 1e-12);
  /* Half of q is done, so it has 4 left; r has 4 too, and comes after it. */
  assert_labels (parts, "q");
  g_assert_cmpfloat_with_epsilon (get (item, "number"), 0.875, 1e-12);
  g_assert_cmpstr (dti_required_number_get_input (item), ==, "q");
  g_assert_cmpfloat_with_epsilon (get (item, "score"), 13, 1e-12);
}

static void
test_ratio (void)
{
  static const char model[] =
      "'root':{'id':'r','children':[{'id':'a','max':10,'rule':{'type':'ratio','target':0.8}},"
      "{'id':'b','max':10}]}";
  g_autoptr (DtiRequiredNumber) needed =
      ask_csv (model, "unit,a:numerator,a:denominator,b\nme,30,120,1\n", "a", 5);
  g_autoptr (DtiRequiredNumber) zero =
      ask_csv (model, "unit,a:numerator,a:denominator,b\nme,3,0,1\n", "a", 5);
  double numerator = 0;

  g_test_summary ("Which numerator, for the denominator that there is");

  /* 30/120 of 0.8 are 3.125 points; 8.125 need 0.65, or 78 of 120. */
  g_assert_cmpfloat_with_epsilon (get (needed, "number"), 0.65, 1e-12);
  g_assert_true (dti_required_number_get_numerator (needed, &numerator));
  g_assert_cmpfloat_with_epsilon (numerator, 78, 1e-12);
  g_assert_cmpfloat (get (needed, "score"), >=, 8.125);
  g_assert_false (dti_required_number_get_reachable (zero));
  g_assert_cmpint (dti_required_number_get_limit (zero), ==, DTI_GOAL_LIMIT_DENOMINATOR);
  g_assert_false (dti_required_number_get_numerator (zero, &numerator));
}

static void
test_inputs (void)
{
  static const char model[] = "'root':{'id':'r','children':[{'id':'a','max':10,'rule':"
                              "{'type':'expression','formula':'8 * [a]/[b] + 2 * [c]'}}]}";
  g_autoptr (DtiRequiredNumber) needed =
      ask_csv (model, "unit,a:input.a,a:input.b,a:input.c\nme,10,40,0.5\n", "a:input.a", 4);
  g_autoptr (DtiRequiredNumber) divisor =
      ask_csv (model, "unit,a:input.a,a:input.b,a:input.c\nme,10,40,0.5\n", "a:input.b", 4);

  g_test_summary ("One input of a formula, the others as they are");

  g_assert_cmpfloat_with_epsilon (get (needed, "number"), 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (divisor, "number"), 40.0 / 3, 1e-9);
}

/* ---- limits ---- */

static void
test_limits (void)
{
  static const char domain[] =
      "'root':{'id':'r','children':[{'id':'a','max':10,'domain':[0,80],'decimals':0,"
      "'rule':{'type':'scaled'}}]}";
  static const char capped[] = "'assessment':{'cap':'appraised'},'root':{'id':'r','children':["
                               "{'id':'a','max':10,'rule':{'type':'points'}}]}";
  static const char cap_csv[] = "unit,node,value,stage\nme,a,9,self\nme,a,6,appraised\n";
  g_autoptr (DtiFramework) framework = load_framework (capped);
  g_autoptr (DtiScorecard) card = goal_score_stage (framework, cap_csv, DTI_STAGE_SELF);
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (DtiRequiredNumber) cap =
      dti_goal_find_gain (goal, "a", 2, DTI_GOAL_POPULATION_MOVES, NULL);
  g_autoptr (DtiRequiredNumber) inside = ask_csv (domain, "unit,a\nme,30\n", "a", 5);
  g_autoptr (DtiRequiredNumber) outside = ask_csv (domain, "unit,a\nme,30\n", "a", 6);
  g_autoptr (DtiRequiredNumber) above = ask_csv (domain, "unit,a\nme,30\n", "a", 8);

  g_test_summary ("What stands in the way: the domain, the maximum, the cap of the appraisal");

  g_assert_cmpfloat_with_epsilon (get (inside, "number"), 80, 1e-12);
  g_assert_cmpint (dti_required_number_get_limit (outside), ==, DTI_GOAL_LIMIT_DOMAIN);
  g_assert_cmpfloat (get (outside, "best-score"), ==, 8);
  g_assert_cmpfloat (get (outside, "number"), ==, 80);
  g_assert_cmpint (dti_required_number_get_limit (above), ==, DTI_GOAL_LIMIT_DOMAIN);
  g_assert_cmpint (dti_required_number_get_limit (cap), ==, DTI_GOAL_LIMIT_CAP);
  g_assert_cmpfloat (get (cap, "best-score"), ==, 6);
}

static void
test_missing (void)
{
  static const char model[] = "'root':{'id':'r','missing':'zero','children':["
                              "{'id':'a','max':10,'rule':{'type':'scaled'}},"
                              "{'id':'b','max':10,'rule':{'type':'scaled','direction':'down'}},"
                              "{'id':'p','children':[{'id':'c','max':5}]}]}";
  static const char csv[] = "unit,a,a:status,b,c\nme,,O,,2\nyou,,M,,1\n";
  g_autoptr (DtiScorecard) card = goal_score (model, csv);
  g_autoptr (DtiGoal) mine = goal_new (card, "me");
  g_autoptr (DtiGoal) yours = goal_new (card, "you");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRequiredNumber) up =
      dti_goal_find_gain (mine, "a", 4, DTI_GOAL_POPULATION_MOVES, &error);
  g_autoptr (DtiRequiredNumber) down =
      dti_goal_find_number (mine, "b", 4, DTI_GOAL_POPULATION_MOVES, &error);
  double number = 0;

  g_test_summary ("A unit without a number begins at 0; refused: what cannot be asked");

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (get (up, "number"), 40, 1e-12);
  g_assert_false (dti_required_number_get_current_number (up, &number));
  g_assert_true (isnan (number));
  g_assert_false (dti_required_number_get_current_score (up, NULL));
  g_assert_cmpfloat_with_epsilon (get (down, "number"), 60, 1e-12);

  g_assert_null (dti_goal_find_gain (yours, "a", 4, DTI_GOAL_POPULATION_MOVES, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
  g_clear_error (&error);
  g_assert_null (dti_goal_find_gain (mine, "p", 1, DTI_GOAL_POPULATION_MOVES, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_null (dti_goal_find_gain (mine, "none", 1, DTI_GOAL_POPULATION_MOVES, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_goal_find_gain (mine, "a:input.x", 1, DTI_GOAL_POPULATION_MOVES, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_goal_find_number (mine, "a", NAN, DTI_GOAL_POPULATION_MOVES, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_rounding (void)
{
  g_autofree char *model = goal_make_model ("{'type':'goalposts','min':0,'max':3}", "'max':7,");
  g_autofree char *down =
      goal_make_model ("{'type':'goalposts','min':0,'max':3,'direction':'down'}", "'max':7,");
  g_autoptr (DtiRequiredNumber) up = ask_csv (model, "unit,a\nme,1\n", "a", 1);
  g_autoptr (DtiRequiredNumber) fall = ask_csv (down, "unit,a\nme,2\n", "a", 1);
  double number = 0;

  g_test_summary ("A number that can be written is rounded to the side that suffices");

  /* 10/7 and 11/7. */
  g_assert_true (dti_required_number_round (up, 2, &number));
  g_assert_cmpfloat (number, ==, 1.43);
  g_assert_true (dti_required_number_round (up, 0, &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_true (dti_required_number_round (fall, 2, &number));
  g_assert_cmpfloat (number, ==, 1.57);
}

static void
test_getters (void)
{
  g_autofree char *model = goal_make_model ("{'type':'points'}", "'max':10,");
  DtiRequiredNumber *needed = ask_csv (model, "unit,a\nme,3\n", "a", 4);
  double number = 0;

  g_test_summary ("Every getter, and nothing is leaked");

  g_assert_cmpstr (dti_required_number_get_unit (needed), ==, "me");
  g_assert_cmpstr (dti_node_get_id (dti_required_number_get_node (needed)), ==, "a");
  g_assert_null (dti_required_number_get_input (needed));
  g_assert_cmpfloat (dti_required_number_get_wanted_score (needed), ==, 7);
  g_assert_true (dti_required_number_get_reachable (needed));
  g_assert_true (dti_required_number_get_number (needed, &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_true (dti_required_number_get_first (needed, &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_true (dti_required_number_get_last (needed, &number));
  g_assert_true (isinf (number));
  g_assert_true (dti_required_number_get_score (needed, &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_true (dti_required_number_get_best_score (needed, &number));
  g_assert_cmpfloat (number, ==, 10);
  g_assert_true (dti_required_number_get_exact (needed));
  g_assert_true (dti_required_number_get_current_number (needed, &number));
  g_assert_cmpfloat (number, ==, 3);
  g_assert_true (dti_required_number_get_current_score (needed, &number));
  g_assert_cmpfloat (number, ==, 3);
  assert_labels (needed, "");
  g_assert_finalize_object (needed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/required-number/others", test_others);
  g_test_add_func ("/required-number/z-score", test_z_score);
  g_test_add_func ("/required-number/overtaking", test_overtaking);
  g_test_add_func ("/required-number/random", test_random);
  g_test_add_func ("/required-number/panel", test_panel);
  g_test_add_func ("/required-number/labels", test_labels);
  g_test_add_func ("/required-number/ratio", test_ratio);
  g_test_add_func ("/required-number/inputs", test_inputs);
  g_test_add_func ("/required-number/limits", test_limits);
  g_test_add_func ("/required-number/missing", test_missing);
  g_test_add_func ("/required-number/rounding", test_rounding);
  g_test_add_func ("/required-number/getters", test_getters);

  return g_test_run ();
}
