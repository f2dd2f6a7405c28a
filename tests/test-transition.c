/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libdti/analysis/dti-transition-private.h>

#include "change-testing.h"

#define SUM "'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20}]}"
#define OTHER_SUM                                                                                  \
  "'root':{'id':'r','children':[{'id':'b','max':40},{'id':'c','max':5},"                           \
  "{'id':'a','max':10,'weight':2}]}"

static guint
find_op (DtiScorecard *card, const char *id)
{
  guint op = 0;

  g_assert_true (dti_program_find (dti_scorecard_peek_results (card)->binding->program, id, &op));

  return op;
}

static DtiTransition *
cross (DtiScorecard *older, DtiScorecard *newer, const char *node)
{
  return dti_transition_new (
      older, 0, newer, 0, find_op (older, node), find_op (newer, node), NULL);
}

static double
evaluate (const DtiTransition *transition, const char *parts, gboolean newer_method)
{
  guint8 flags[8] = { 0 };

  g_assert_cmpuint (strlen (parts), ==, transition->n_parts);
  for (guint i = 0; i < transition->n_parts; i++)
    flags[i] = parts[i] == '1';

  return dti_transition_evaluate (transition, flags, newer_method).score;
}

static void
test_figures (void)
{
  static const char csv[] = "unit,period,a,b\nx,2022,4,10\nx,2023,7,11\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (SUM);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  g_autoptr (DtiTransition) transition = cross (older, newer, "r");
  g_autoptr (DtiTransition) leaf = dti_transition_new_below (transition, 1, NULL);

  g_test_summary ("One method: some children as they were, others as they are");

  g_assert_cmpuint (transition->n_parts, ==, 2);
  g_assert_false (transition->has_method);
  g_assert_false (transition->is_whole);
  g_assert_cmpfloat (evaluate (transition, "00", FALSE), ==, 14);
  g_assert_cmpfloat (evaluate (transition, "10", FALSE), ==, 17);
  g_assert_cmpfloat (evaluate (transition, "01", TRUE), ==, 15);
  g_assert_cmpfloat (evaluate (transition, "11", TRUE), ==, 18);

  /* An indicator is its only part. */
  g_assert_true (leaf->is_whole);
  g_assert_cmpuint (leaf->n_parts, ==, 1);
  g_assert_cmpfloat (evaluate (leaf, "0", TRUE), ==, 10);
  g_assert_cmpfloat (evaluate (leaf, "1", FALSE), ==, 11);
}

static void
test_method (void)
{
  g_autoptr (DtiScorecard) older = score_text (SUM, "unit,a,b\nx,4,10\n", NULL);
  g_autoptr (DtiScorecard) newer = score_text (OTHER_SUM, "unit,a,b,c\nx,7,30,3\n", NULL);
  g_autoptr (DtiTransition) transition = cross (older, newer, "r");

  g_test_summary ("Two methods: weights, a maximum that doubled, a child that entered");

  g_assert_cmpuint (transition->n_parts, ==, 3);
  g_assert_true (transition->has_method);
  g_assert_cmpuint (transition->parts[2].ops[DTI_OLDER], ==, DTI_NO_OP);
  g_assert_true (transition->parts[2].follows_method);
  g_assert_cmpfloat (evaluate (transition, "000", FALSE), ==, 14);
  /* 30 of 40 is 15 of 20. */
  g_assert_cmpfloat (evaluate (transition, "111", FALSE), ==, 7 + 15);
  g_assert_cmpfloat (evaluate (transition, "001", FALSE), ==, 14);
  /* 10 of 20 is 20 of 40; what entered is there. */
  g_assert_cmpfloat (evaluate (transition, "000", TRUE), ==, 20 + 3 + 8);
  g_assert_cmpfloat (evaluate (transition, "111", TRUE), ==, 30 + 3 + 14);
}

static void
test_presence (void)
{
  static const char members[] =
      "'root':{'id':'r','missing':'rebase','children':[{'id':'a','max':10},{'id':'b','max':20},"
      "{'id':'p','children':[{'id':'c','max':3},{'id':'d','max':7}]}]}";
  static const char csv[] = "unit,period,node,value,status\n"
                            "x,2022,a,4,\nx,2022,b,10,\nx,2022,c,3,\nx,2022,d,,N\n"
                            "x,2023,a,,O\nx,2023,b,,N\nx,2023,c,2,\nx,2023,d,7,\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  g_autoptr (DtiTransition) transition = cross (older, newer, "r");
  g_autoptr (DtiTransition) below = dti_transition_new_below (transition, 2, NULL);
  guint8 none[3] = { 0 };

  g_test_summary ("What is not assessed goes with the method; what is missing, with the unit");

  g_assert_true (transition->has_method);
  g_assert_true (dti_transition_changes_presence (&transition->parts[0]));
  g_assert_false (transition->parts[0].follows_method);
  g_assert_true (transition->parts[1].follows_method);
  g_assert_false (dti_transition_changes_presence (&transition->parts[1]));
  g_assert_cmpfloat (transition->parts[2].assessable[DTI_OLDER], ==, 3);
  g_assert_cmpfloat (transition->parts[2].assessable[DTI_NEWER], ==, 10);

  g_assert_cmpfloat (evaluate (transition, "000", FALSE), ==, 4 + 10 + 3);
  g_assert_cmpfloat (evaluate (transition, "110", FALSE), ==, 10 + 3);
  g_assert_cmpfloat_with_epsilon (evaluate (transition, "000", TRUE), 4 + 10, 1e-14);
  g_assert_cmpfloat_with_epsilon (dti_transition_evaluate (transition, none, TRUE).max, 20, 1e-14);
  g_assert_cmpfloat (evaluate (transition, "111", TRUE), ==, 9);

  g_assert_true (below->parts[1].follows_method);
  g_assert_cmpfloat (evaluate (below, "10", FALSE), ==, 2);
}

static void
test_observed (void)
{
  static const char members[] = "'root':{'id':'r','children':[{'id':'p','rule':{'type':'points'},"
                                "'children':[{'id':'a','max':10},{'id':'b','max':40}]}]}";
  static const char csv[] = "unit,period,a,b,p,p:max\nx,2022,4,10,,\nx,2023,,,22,44\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  g_autoptr (DtiTransition) root = cross (older, newer, "r");
  g_autoptr (DtiTransition) pillar = cross (older, newer, "p");

  g_test_summary ("A pillar that was observed is one part; its observed maximum is the method's");

  g_assert_true (root->has_method);
  g_assert_cmpfloat (evaluate (root, "0", TRUE), ==, 14 * 44.0 / 50.0);
  g_assert_cmpfloat (evaluate (root, "1", FALSE), ==, 25);
  g_assert_true (pillar->is_whole);
  g_assert_true (pillar->has_method);
  g_assert_cmpfloat (evaluate (pillar, "1", FALSE), ==, 25);
  g_assert_cmpfloat (evaluate (pillar, "1", TRUE), ==, 22);
}

static void
test_late (void)
{
  static const char assessment[] =
      "'assessment':{'late-penalty':{'column':'late','node':'r','per-day':2,'max':5}},"
      "'columns':{'late':'number'},";
  static const char csv[] = "unit,period,a,b,late\nx,2022,4,10,2\nx,2023,7,11,1\n";
  g_autofree char *members = g_strconcat (assessment, SUM, NULL);
  g_autoptr (DtiFramework) plain = load_clean_framework (SUM);
  g_autoptr (DtiFramework) strict = load_clean_framework (members);
  g_autoptr (DtiScorecard) older = score_csv (strict, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (strict, csv, "2023");
  g_autoptr (DtiScorecard) before = score_text (SUM, "unit,a,b\nx,4,10\n", NULL);
  g_autoptr (DtiTransition) transition = cross (older, newer, "r");
  g_autoptr (DtiTransition) rule = cross (before, newer, "r");

  g_test_summary ("What is lost for coming late is a part of its own");

  g_assert_cmpuint (transition->n_parts, ==, 3);
  g_assert_true (transition->parts[2].is_own);
  g_assert_false (transition->has_method);
  g_assert_cmpfloat (evaluate (transition, "000", FALSE), ==, 10);
  g_assert_cmpfloat (evaluate (transition, "001", FALSE), ==, 12);
  g_assert_cmpfloat (evaluate (transition, "110", FALSE), ==, 14);
  g_assert_cmpfloat (evaluate (transition, "111", TRUE), ==, 16);
  g_assert_true (rule->has_method);
  g_assert_cmpfloat (evaluate (rule, "001", FALSE), ==, 14);
  g_assert_cmpfloat (evaluate (rule, "001", TRUE), ==, 12);
}

static void
test_below (void)
{
  static const char members[] =
      "'root':{'id':'r','aggregation':'geometric-mean','children':[{'id':'a','max':10},"
      "{'id':'p','aggregation':'mean','children':[{'id':'b'},{'id':'c'}]}]}";
  static const char csv[] = "unit,period,a,b,c\nx,2022,9,0.25,0.25\nx,2023,4,1,0.5\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  g_autoptr (DtiTransition) transition = cross (older, newer, "r");
  g_autoptr (DtiTransition) below = dti_transition_new_below (transition, 1, NULL);
  const guint8 first[] = { TRUE, FALSE };
  const guint8 none[] = { FALSE, FALSE };
  DtiUnitScore cell = dti_transition_evaluate (below, first, FALSE);

  g_test_summary ("A part can be anything between, as its own children make it");

  g_assert_cmpfloat (cell.score, ==, 0.625);
  g_assert_cmpfloat_with_epsilon (
      dti_transition_evaluate_with (transition, none, FALSE, 1, &cell, FALSE).score,
      sqrt (0.9 * 0.625),
      1e-15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/transition/figures", test_figures);
  g_test_add_func ("/transition/method", test_method);
  g_test_add_func ("/transition/presence", test_presence);
  g_test_add_func ("/transition/observed", test_observed);
  g_test_add_func ("/transition/late", test_late);
  g_test_add_func ("/transition/below", test_below);

  return g_test_run ();
}
