/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>

#include "framework-testing.h"

#define TREE                                                                                       \
  "'columns':{'late':'number','region':'label'},"                                                  \
  "'root':{'id':'r','children':[{'id':'a'},{'id':'b'}]}"

static void
test_rules (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (
      "'assessment':{'evidence':'zero','cap':'appraised','late-penalty':{"
      "'column':'late','node':'b','per-day':2.5,'free-days':3,'max':20}}," TREE);
  DtiAssessmentRules *rules = dti_framework_get_assessment (framework);
  g_autoptr (DtiAssessmentRules) property = NULL;
  g_autofree char *column = NULL;
  g_autofree char *node = NULL;
  DtiEvidencePolicy evidence;
  DtiScoreCap cap;
  double per_day, free_days, max;

  g_test_summary ("Every getter and property, on a document that sets them all");

  g_object_get (framework, "assessment", &property, NULL);
  g_assert_true (property == rules);
  g_object_get (rules,
                "evidence",
                &evidence,
                "cap",
                &cap,
                "late-column",
                &column,
                "late-node",
                &node,
                "late-per-day",
                &per_day,
                "late-free-days",
                &free_days,
                "late-max",
                &max,
                NULL);
  g_assert_cmpint (evidence, ==, DTI_EVIDENCE_POLICY_ZERO);
  g_assert_cmpint (dti_assessment_rules_get_evidence (rules), ==, evidence);
  g_assert_cmpint (cap, ==, DTI_SCORE_CAP_APPRAISED);
  g_assert_cmpint (dti_assessment_rules_get_cap (rules), ==, cap);
  g_assert_true (dti_assessment_rules_has_late_penalty (rules));
  g_assert_cmpstr (column, ==, "late");
  g_assert_cmpstr (dti_assessment_rules_get_late_column (rules), ==, "late");
  g_assert_cmpstr (node, ==, "b");
  g_assert_cmpstr (dti_assessment_rules_get_late_node (rules), ==, "b");
  g_assert_cmpfloat (per_day, ==, 2.5);
  g_assert_cmpfloat (dti_assessment_rules_get_late_per_day (rules), ==, 2.5);
  g_assert_cmpfloat (free_days, ==, 3);
  g_assert_cmpfloat (dti_assessment_rules_get_late_free_days (rules), ==, 3);
  g_assert_cmpfloat (max, ==, 20);
  g_assert_true (dti_assessment_rules_get_late_max (rules, &max));
  g_assert_cmpfloat (max, ==, 20);
}

static void
test_no_rules (void)
{
  g_autoptr (DtiFramework) without = load_clean_framework (TREE);
  g_autoptr (DtiFramework) empty = load_clean_framework ("'assessment':{}," TREE);
  DtiAssessmentRules *rules = dti_framework_get_assessment (empty);
  double max = 0;

  g_test_summary ("A document without the member has no rules; an empty member has those that do "
                  "nothing");

  g_assert_null (dti_framework_get_assessment (without));
  g_assert_cmpint (dti_assessment_rules_get_evidence (rules), ==, DTI_EVIDENCE_POLICY_IGNORE);
  g_assert_cmpint (dti_assessment_rules_get_cap (rules), ==, DTI_SCORE_CAP_NONE);
  g_assert_false (dti_assessment_rules_has_late_penalty (rules));
  g_assert_null (dti_assessment_rules_get_late_column (rules));
  g_assert_null (dti_assessment_rules_get_late_node (rules));
  g_assert_cmpfloat (dti_assessment_rules_get_late_per_day (rules), ==, 0);
  g_assert_cmpfloat (dti_assessment_rules_get_late_free_days (rules), ==, 0);
  g_assert_false (dti_assessment_rules_get_late_max (rules, &max));
  g_assert_true (isnan (max));
  g_assert_cmpfloat (dti_assessment_rules_compute_late_penalty (rules, 99), ==, 0);
}

static void
test_default_node (void)
{
  g_autoptr (DtiFramework) root =
      load_clean_framework ("'assessment':{'late-penalty':{'column':'late','per-day':1}}," TREE);
  g_autoptr (DtiFramework) ranked = load_clean_framework (
      "'ranking':{'node':'a'},'assessment':{'late-penalty':{'column':'late','per-day':1}}," TREE);

  g_test_summary ("The node that loses points is the one that is ranked");

  g_assert_cmpstr (dti_assessment_rules_get_late_node (dti_framework_get_assessment (root)),
                   ==,
                   "r");
  g_assert_cmpstr (dti_assessment_rules_get_late_node (dti_framework_get_assessment (ranked)),
                   ==,
                   "a");
  g_assert_false (dti_assessment_rules_get_late_max (dti_framework_get_assessment (root), NULL));
}

static void
test_penalties (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (
      "'assessment':{'late-penalty':{'column':'late','per-day':2,'free-days':3,'max':10}}," TREE);
  DtiAssessmentRules *rules = dti_framework_get_assessment (framework);
  static const double cases[][2] = {
    { -5, 0 }, { 0, 0 },  { 3, 0 },    { 3.5, 1 }, { 4, 2 },
    { 8, 10 }, { 9, 10 }, { 365, 10 }, { NAN, 0 },
  };

  g_test_summary ("Free days cost nothing, each further day its points, never more than the bound");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (dti_assessment_rules_compute_late_penalty (rules, cases[i][0]),
                       ==,
                       cases[i][1]);
}

static const struct
{
  const char *members;
  const char *code;
  const char *pointer;
  DtiSeverity severity;
} faults[] = {
#define FAULT(assessment) "'assessment':" assessment "," TREE
#define LATE(members) FAULT ("{'late-penalty':{" members "}}")
  { FAULT ("5"), "wrong-type", "/assessment", DTI_SEVERITY_ERROR },
  { FAULT ("[]"), "wrong-type", "/assessment", DTI_SEVERITY_ERROR },
  { FAULT ("{'proof':1}"), "unknown-member", "/assessment/proof", DTI_SEVERITY_WARNING },
  { FAULT ("{'evidence':'lost'}"), "unknown-name", "/assessment/evidence", DTI_SEVERITY_ERROR },
  { FAULT ("{'evidence':0}"), "wrong-type", "/assessment/evidence", DTI_SEVERITY_ERROR },
  { FAULT ("{'cap':'published'}"), "unknown-name", "/assessment/cap", DTI_SEVERITY_ERROR },
  { FAULT ("{'late-penalty':5}"), "wrong-type", "/assessment/late-penalty", DTI_SEVERITY_ERROR },
  { LATE ("'per-day':1"), "missing-member", "/assessment/late-penalty", DTI_SEVERITY_ERROR },
  { LATE ("'column':'late'"), "missing-member", "/assessment/late-penalty", DTI_SEVERITY_ERROR },
  { LATE ("'column':'late','per-day':'1'"),
    "wrong-type",
    "/assessment/late-penalty/per-day",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'late','per-day':-1"),
    "out-of-range",
    "/assessment/late-penalty/per-day",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'late','per-day':1,'free-days':-1"),
    "out-of-range",
    "/assessment/late-penalty/free-days",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'late','per-day':1,'max':-1"),
    "out-of-range",
    "/assessment/late-penalty/max",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'days','per-day':1"),
    "unknown-column",
    "/assessment/late-penalty/column",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'a','per-day':1"),
    "unknown-column",
    "/assessment/late-penalty/column",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'region','per-day':1"),
    "unknown-column",
    "/assessment/late-penalty/column",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'late','per-day':1,'node':'q'"),
    "unknown-id",
    "/assessment/late-penalty/node",
    DTI_SEVERITY_ERROR },
  { LATE ("'column':'late','per-day':1,'nodes':'a'"),
    "unknown-member",
    "/assessment/late-penalty/nodes",
    DTI_SEVERITY_WARNING },
  /* Points would be taken off after the units were compared. */
  { "'columns':{'late':'number'},'assessment':{'late-penalty':{'column':'late','per-day':1,"
    "'node':'p'}},'root':{'id':'r','aggregation':'copeland','children':[{'id':'p','children':["
    "{'id':'a'}]},{'id':'b'}]}",
    "misplaced-penalty",
    "/assessment/late-penalty/node",
    DTI_SEVERITY_ERROR },
  { "'columns':{'late':'number'},'assessment':{'late-penalty':{'column':'late','per-day':1,"
    "'node':'p'}},'root':{'id':'r','aggregation':'benefit-of-the-doubt','children':[{'id':'p',"
    "'children':[{'id':'a'}]},{'id':'b'}]}",
    "misplaced-penalty",
    "/assessment/late-penalty/node",
    DTI_SEVERITY_ERROR },
  { "'columns':{'late':'number'},'assessment':{'late-penalty':{'column':'late','per-day':1}},"
    "'root':{'id':'r','children':[{'id':'a'}]},'views':[{'id':'v','aggregation':'mean',"
    "'then':{'type':'rank'},'children':[{'ref':'r'}]}]",
    "misplaced-penalty",
    "/assessment/late-penalty/node",
    DTI_SEVERITY_ERROR },
#undef LATE
#undef FAULT
};

static void
test_faults (void)
{
  g_test_summary ("Each fault of the member is told with its JSON pointer, and nothing else is");

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *json = make_document (faults[i].members);
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "faulty.json", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (DtiProblemList) problems = NULL;
      g_autoptr (DtiProblem) problem = NULL;
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, json, -1, &error);
      g_assert_no_error (error);
      problems = dti_framework_check_file (file);
      g_test_message ("%s", faults[i].members);
      g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
      problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
      g_assert_cmpstr (dti_problem_get_code (problem), ==, faults[i].code);
      g_assert_cmpstr (dti_problem_get_pointer (problem), ==, faults[i].pointer);
      g_assert_cmpint (dti_problem_get_severity (problem), ==, faults[i].severity);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/assessment-rules/rules", test_rules);
  g_test_add_func ("/assessment-rules/no-rules", test_no_rules);
  g_test_add_func ("/assessment-rules/default-node", test_default_node);
  g_test_add_func ("/assessment-rules/penalties", test_penalties);
  g_test_add_func ("/assessment-rules/faults", test_faults);

  return g_test_run ();
}
