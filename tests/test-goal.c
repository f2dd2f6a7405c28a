/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "goal-testing.h"

/* a is low, b missing, c claimed without evidence, d full, e not applicable, f a sum of two. */
#define MEMBERS(policy)                                                                            \
  "'publish':'value','assessment':{'evidence':'missing'},'root':{'id':'r','missing':'" policy "'," \
  "'children':[{'id':'a','max':10},{'id':'b','max':20},{'id':'c','max':30},{'id':'d','max':10},"   \
  "{'id':'e','max':15},{'id':'p','children':[{'id':'f','max':6},{'id':'g','max':9}]}]}"

static const char base_csv[] = "unit,node,value,status,stage,evidence\n"
                               "me,a,4,,self,1\nme,b,,O,self,\nme,c,24,,self,\nme,d,10,,self,1\n"
                               "me,e,,M,self,\nme,f,3,,self,1\nme,g,9,,self,1\n";

static DtiGoal *
make_goal (const char *members, const char *csv)
{
  g_autoptr (DtiFramework) framework = load_framework (members);
  g_autoptr (DtiScorecard) card = goal_score_stage (framework, csv, DTI_STAGE_SELF);

  return goal_new (card, "me");
}

static double
score_with (const char *members, const char *before, const char *after)
{
  g_auto (GStrv) parts = g_strsplit (base_csv, before, 2);
  g_autofree char *csv = g_strjoinv (after, parts);
  g_autoptr (DtiGoal) goal = make_goal (members, csv);
  double score = NAN;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  dti_goal_get_current_score (goal, &score);

  return score;
}

static DtiGoalOption *
find_option (GListModel *options, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (DtiGoalOption) option = g_list_model_get_item (options, i);

      if (g_str_equal (dti_goal_option_get_id (option), id))
        return g_steal_pointer (&option);
    }

  return NULL;
}

static double
get (gpointer object, const char *property)
{
  double number = NAN;

  g_object_get (object, property, &number, NULL);

  return number;
}

/* What each option is in the data: the row before and after. */
static const struct
{
  const char *id;
  DtiGoalOptionKind kind;
  const char *before;
  const char *after;
} expected[] = {
  { "improve:a", DTI_GOAL_OPTION_KIND_IMPROVE, "me,a,4,", "me,a,10," },
  { "improve:f", DTI_GOAL_OPTION_KIND_IMPROVE, "me,f,3,", "me,f,6," },
  { "figure:b", DTI_GOAL_OPTION_KIND_DELIVER_FIGURE, "me,b,,O,self,", "me,b,20,,self,1" },
  { "not-applicable:b", DTI_GOAL_OPTION_KIND_NOT_APPLICABLE, "me,b,,O", "me,b,,M" },
  { "evidence:c", DTI_GOAL_OPTION_KIND_DELIVER_EVIDENCE, "me,c,24,,self,", "me,c,24,,self,1" },
};

static void
check_options (const char *members, guint n_expected)
{
  g_autoptr (DtiGoal) goal = make_goal (members, base_csv);
  g_autoptr (GListModel) options = dti_goal_list_options (goal);
  double now = NAN;
  double last = INFINITY;
  guint n_found = 0;

  g_assert_true (dti_goal_get_current_score (goal, &now));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (DtiGoalOption) option = g_list_model_get_item (options, i);

      g_test_message ("%s: %g", dti_goal_option_get_id (option), get (option, "gain"));
      g_assert_cmpfloat (get (option, "gain"), <=, last);
      g_assert_cmpfloat (get (option, "gain"), >, 0);
      last = get (option, "gain");
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DtiGoalOption) option = find_option (options, expected[i].id);

      if (option == NULL)
        continue;
      n_found++;
      g_assert_cmpint (dti_goal_option_get_kind (option), ==, expected[i].kind);
      g_assert_cmpfloat_with_epsilon (get (option, "gain"),
                                      score_with (members, expected[i].before, expected[i].after) -
                                          now,
                                      1e-9);
    }
  g_assert_cmpuint (n_found, ==, n_expected);
}

static void
test_options (void)
{
  g_autoptr (DtiGoal) goal = make_goal (MEMBERS ("zero"), base_csv);
  g_autoptr (GListModel) options = dti_goal_list_options (goal);
  g_autoptr (DtiGoalOption) evidence = find_option (options, "evidence:c");
  g_autoptr (DtiGoalOption) full = find_option (options, "improve:d");
  g_autoptr (DtiGoalOption) gone = find_option (options, "improve:e");
  g_autoptr (DtiGoalOption) removed = find_option (options, "not-applicable:c");
  double number = 0;

  g_test_summary ("Do better, deliver evidence, deliver a figure, have it recognised as not "
                  "applicable: what each gains is what scoring the changed data gives");

  check_options (MEMBERS ("zero"), 5);
  /* Re-based: what is missing costs nothing, so nothing is gained by taking it away. */
  check_options (MEMBERS ("rebase"), 4);

  g_assert_true (dti_goal_option_get_score (evidence, &number));
  g_assert_cmpfloat (number, ==, 24);
  g_assert_false (dti_goal_option_get_current_score (evidence, NULL));
  g_assert_null (full);
  g_assert_null (gone);
  g_assert_null (removed);
}

static void
test_no_score (void)
{
  g_autoptr (DtiGoal) goal = make_goal (MEMBERS ("propagate"), base_csv);
  g_autoptr (GListModel) options = dti_goal_list_options (goal);
  g_autoptr (DtiGoalOption) figure = find_option (options, "figure:b");
  g_autoptr (GListStore) costed = g_list_store_new (DTI_TYPE_GOAL_OPTION);
  g_autoptr (DtiGoalMix) mix = NULL;

  g_test_summary (
      "Where the index has no score, one option alone gains nothing that can be told; a "
      "mix of them does");

  g_assert_false (dti_goal_get_current_score (goal, NULL));
  g_assert_nonnull (figure);
  g_assert_false (dti_goal_option_get_gain (figure, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (DtiGoalOption) option = g_list_model_get_item (options, i);
      g_autoptr (DtiGoalOption) with = dti_goal_option_with_effort (option, 1, FALSE);

      g_list_store_append (costed, with);
    }
  mix = dti_goal_find_mix (goal, G_LIST_MODEL (costed), 60, 0, NULL, NULL);
  g_assert_cmpint (dti_goal_mix_get_status (mix), ==, DTI_GOAL_MIX_STATUS_FEASIBLE);
  g_assert_cmpfloat (get (mix, "score"), >=, 60);
  g_assert_false (dti_goal_mix_get_current_score (mix, NULL));
}

static void
test_late (void)
{
  static const char members[] =
      "'publish':'score','columns':{'late':'number'},'assessment':{'late-penalty':{'column':'late',"
      "'per-day':2}},'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20}]}";
  g_autoptr (DtiScorecard) card = goal_score (members, "unit,late,a,b\nme,3,4,12\n");
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GListModel) options = dti_goal_list_options (goal);
  g_autoptr (DtiGoalOption) option = find_option (options, "improve:b");
  double now = 0;

  g_test_summary ("Points taken off for being late stay taken off");

  g_assert_true (dti_goal_get_current_score (goal, &now));
  g_assert_cmpfloat (now, ==, 10);
  g_assert_cmpfloat (get (option, "gain"), ==, 8);
}

static void
test_best_practice (void)
{
  g_autofree char *members = goal_make_model ("{'type':'points','clamp':false}", "");
  g_autoptr (DtiScorecard) card = goal_score (members, "unit,a\nx,70\nme,12\ny,90\n");
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GListModel) options = dti_goal_list_options (goal);
  g_autoptr (DtiGoalOption) option = find_option (options, "improve:a");

  g_test_summary ("A score without an end goes up to the best other unit");

  g_assert_cmpfloat (get (option, "score"), ==, 90);
}

/* ---- tasks ---- */

static const char plan_text[] =
    "{'format':'dti-plan','format-version':1,'id':'plan','framework':'test','agencies':[],'tasks':["
    "{'id':'T1','node':'a','title':{'vi':'Một'},'cost':5,'effects':[{'node':'a','points':4,"
    "'probability':0.5}]},"
    "{'id':'T2','node':'b','cost':8,'effects':[{'node':'b','value':0.75},{'node':'a','points':1}],"
    "'requires':['T4','T0']},"
    "{'id':'T3','node':'b','cost':3,'effects':[{'node':'b','points':6}],'excludes':['T2']},"
    "{'id':'T4','node':'b','cost':1},"
    "{'id':'T5','node':'b','cost':1},"
    "{'id':'T0','node':'a','cost':2,'status':'done','effects':[{'node':'a','points':1}]}]}";

static DtiPlan *
load_plan (void)
{
  g_autofree char *json = make_json (plan_text);
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_json (json, &error);

  g_assert_no_error (error);

  return plan;
}

static void
test_tasks (void)
{
  static const char members[] =
      "'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20}]}";
  g_autoptr (DtiScorecard) card = goal_score (members, "unit,a,b\nme,3,5\n");
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (DtiPlan) plan = load_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) options = dti_goal_list_task_options (goal, plan, &error);
  g_autoptr (DtiGoalOption) one = find_option (options, "T1");
  g_autoptr (DtiGoalOption) two = find_option (options, "T2");
  g_autoptr (DtiGoalMix) mix = NULL;
  g_autoptr (DtiGoalMix) more = NULL;

  g_test_summary ("Tasks as options: expected effects, costs, conditions; what is done is done");

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (options), ==, 4);
  g_assert_cmpstr (dti_goal_option_get_title (one), ==, "Một");
  g_assert_cmpint (dti_goal_option_get_kind (one), ==, DTI_GOAL_OPTION_KIND_TASK);
  g_assert_cmpfloat_with_epsilon (get (one, "gain"), 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (get (two, "gain"), 11, 1e-12);
  g_assert_cmpfloat (get (two, "effort"), ==, 8);
  g_assert_cmpuint (g_strv_length ((char **) dti_goal_option_get_requires (two)), ==, 1);

  /* T3 for 3 gives 6; T1 and T3 for 8 give 8; T2 with T4 for 9 gives 11. */
  mix = dti_goal_find_mix (goal, options, 8 + 8, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (dti_goal_mix_get_effort (mix), ==, 8);
  more = dti_goal_find_mix (goal, options, 8 + 9, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (dti_goal_mix_get_effort (more), ==, 9);
}

/* ---- faults ---- */

static void
assert_refused (DtiGoal *goal, GListModel *options, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_goal_find_mix (goal, options, 50, 0, NULL, &error));
  g_assert_error (error, DTI_ERROR, code);
}

static void
test_faults (void)
{
  g_autoptr (DtiGoal) goal = make_goal (MEMBERS ("zero"), base_csv);
  g_autoptr (GListModel) listed = dti_goal_list_options (goal);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (DtiGoalOption) unknown = dti_goal_option_new ("x", "nowhere", 1, 1, FALSE);
  g_autoptr (DtiGoalOption) gone = dti_goal_option_new ("x", "e", 1, 1, FALSE);
  g_autoptr (DtiGoalOption) good = dti_goal_option_new ("x", "a", 9, 1, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is refused, with the code that says why");

  /* Listed options have no effort yet. */
  assert_refused (goal, listed, DTI_ERROR_INVALID_DATA);
  g_list_store_append (store, unknown);
  assert_refused (goal, G_LIST_MODEL (store), DTI_ERROR_NOT_FOUND);
  g_list_store_remove_all (store);
  g_list_store_append (store, gone);
  assert_refused (goal, G_LIST_MODEL (store), DTI_ERROR_INVALID_DATA);
  g_list_store_remove_all (store);
  g_list_store_append (store, goal);
  assert_refused (goal, G_LIST_MODEL (store), DTI_ERROR_INVALID_DATA);
  g_list_store_remove_all (store);
  g_list_store_append (store, good);
  g_list_store_append (store, good);
  assert_refused (goal, G_LIST_MODEL (store), DTI_ERROR_INVALID_DATA);
  g_list_store_remove (store, 1);
  g_assert_null (dti_goal_find_mix (goal, G_LIST_MODEL (store), INFINITY, 0, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (dti_goal_find_mix (goal, G_LIST_MODEL (store), 50, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_new (void)
{
  g_autoptr (DtiScorecard) card =
      goal_score ("'root':{'id':'r','children':[{'id':'a','max':10},{'id':'b','max':20}]}",
                  "unit,a,b\nme,3,5\n");
  g_autoptr (GError) error = NULL;
  DtiGoal *goal = dti_goal_new (card, "me", "a", &error);
  g_autoptr (GListModel) options = NULL;

  g_test_summary ("A goal at any node; an unknown unit or node is an error");

  g_assert_no_error (error);
  g_assert_true (dti_goal_get_scorecard (goal) == card);
  g_assert_cmpstr (dti_goal_get_unit (goal), ==, "me");
  g_assert_cmpstr (dti_node_get_id (dti_goal_get_node (goal)), ==, "a");
  options = dti_goal_list_options (goal);
  g_assert_cmpuint (g_list_model_get_n_items (options), ==, 1);
  g_clear_object (&options);
  g_assert_finalize_object (goal);

  g_assert_null (dti_goal_new (card, "nobody", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_goal_new (card, "me", "nowhere", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static DtiGoalMix *
mix_one (DtiGoal *goal, const char *node, GError **error)
{
  g_autoptr (GListStore) options = g_list_store_new (DTI_TYPE_GOAL_OPTION);
  g_autoptr (DtiGoalOption) option = dti_goal_option_new ("o", node, 1.0, 1.0, FALSE);

  g_list_store_append (options, option);

  return dti_goal_find_mix (goal, G_LIST_MODEL (options), 0.6, 0, NULL, error);
}

static void
test_compared (void)
{
  static const char *const kinds[] = {
    "'copeland'",
    "'outranking'",
    "'benefit-of-the-doubt'",
    "'mean','then':{'type':'percentile-rank'}",
  };

  g_test_summary ("What an option gives below a pillar that compares units is not known");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *members = g_strdup_printf (
          "'root':{'id':'r','aggregation':'mean','children':[{'id':'p','aggregation':%s,"
          "'children':[{'id':'a'},{'id':'b'}]},{'id':'c'}]}",
          kinds[i]);
      g_autoptr (DtiScorecard) card =
          goal_score (members, "unit,a,b,c\nme,0.5,0.5,0.25\nother,1,0.25,1\n");
      g_autoptr (DtiGoal) goal = goal_new (card, "me");
      g_autoptr (GListModel) options = dti_goal_list_options (goal);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiGoalMix) beside = mix_one (goal, "c", &error);
      g_autoptr (DtiGoalMix) below = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (beside);
      g_assert_cmpuint (g_list_model_get_n_items (options), ==, 1);
      below = mix_one (goal, "a", &error);
      g_assert_null (below);
      g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
      g_assert_cmpstr (error->message,
                       ==,
                       "option “o” acts below “p”, where units are compared: what it gives is not "
                       "known from one unit");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/goal/new", test_new);
  g_test_add_func ("/goal/options", test_options);
  g_test_add_func ("/goal/no-score", test_no_score);
  g_test_add_func ("/goal/late", test_late);
  g_test_add_func ("/goal/best-practice", test_best_practice);
  g_test_add_func ("/goal/tasks", test_tasks);
  g_test_add_func ("/goal/faults", test_faults);
  g_test_add_func ("/goal/compared", test_compared);

  return g_test_run ();
}
