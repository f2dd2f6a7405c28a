/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "plan-faults.h"
#include "plan-testing.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-text.h>
#include <libdti/dti-enum-types.h>

/* ---- reading ---- */

/* Every list, and members that nobody knows at several places. */
#define FULL                                                                                       \
  "'title':{'vi':'Kế hoạch','en':'Plan'},'framework':'f','source':'made up','colour':'red',"   \
  "'valid':{'from':'2023-09-12','to':'2024-12-31'},'attributes':{'n':1e3,'x':[null,0.1]},"         \
  "'agencies':[{'id':'A','title':'Sở A','answers-to':'B','mood':{'good':true}},{'id':'B'}],"     \
  "'assignments':[{'node':'r','agency':'A','role':'lead','share':1},"                              \
  "{'node':'a','agency':'B','role':'monitor'}],"                                                   \
  "'tasks':[{'id':'t','lead':['A'],'node':'a','due':'2024-06-30'},{'id':'u','lead':[]}],"          \
  "'targets':[{'id':'x','node':'r','unit':'KG','period':'2023','kind':'rank-at-most','value':20}]" \
  ","                                                                                              \
  "'obligations':[{'id':'o','from':'A','to':['B'],'every':'quarter',"                              \
  "'due':{'anchor':'month-of-period','day':25,'bound':'before'}}],"                                \
  "'baseline':[{'node':'r','unit':'KG','period':'2022','value':0.5796,'rank':32}]"

static void
test_getters (void)
{
  DtiPlan *plan = load_plan (FULL);
  g_autofree char *vi = dti_plan_get_title (plan, NULL);
  g_autofree char *en = dti_plan_get_title (plan, "en");
  g_autofree char *fr = dti_plan_get_title (plan, "fr");
  g_autoptr (GDate) first = make_day ("2023-09-12");
  g_autoptr (GDate) before = make_day ("2023-09-11");

  g_test_summary ("A plan tells what the document says of it, and when it is in force");

  g_assert_cmpstr (dti_plan_get_id (plan), ==, "test");
  g_assert_cmpstr (vi, ==, "Kế hoạch");
  g_assert_cmpstr (en, ==, "Plan");
  g_assert_cmpstr (fr, ==, "Plan");
  g_assert_cmpstr (dti_plan_get_main_title (plan), ==, "Kế hoạch");
  g_assert_cmpstr (dti_plan_get_framework_id (plan), ==, "f");
  g_assert_cmpstr (dti_plan_get_source (plan), ==, "made up");
  g_assert_cmpstr (dti_plan_get_valid_from (plan), ==, "2023-09-12");
  g_assert_cmpstr (dti_plan_get_valid_to (plan), ==, "2024-12-31");
  g_assert_true (dti_plan_is_valid_on (plan, first));
  g_assert_false (dti_plan_is_valid_on (plan, before));
  g_assert_finalize_object (plan);
}

static void
test_empty (void)
{
  DtiPlan *plan = load_plan ("");
  g_autoptr (GDate) day = make_day ("1900-01-01");
  g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, NULL);

  g_test_summary ("A plan with nothing in it is a plan");

  g_assert_null (dti_plan_get_main_title (plan));
  g_assert_null (dti_plan_get_title (plan, "vi"));
  g_assert_null (dti_plan_get_framework_id (plan));
  g_assert_null (dti_plan_get_source (plan));
  g_assert_null (dti_plan_get_valid_from (plan));
  g_assert_null (dti_plan_get_valid_to (plan));
  g_assert_true (dti_plan_is_valid_on (plan, day));
  g_assert_cmpuint (g_list_model_get_n_items (dti_plan_get_agencies (plan)), ==, 0);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);
  g_assert_finalize_object (plan);
}

static void
test_lists (void)
{
  static const struct
  {
    const char *property;
    guint n_items;
  } lists[] = {
    { "agencies", 2 }, { "assignments", 2 }, { "tasks", 2 },
    { "targets", 1 },  { "obligations", 1 }, { "baselines", 1 },
  };
  DtiPlan *plan = load_plan (FULL);
  const GType types[] = { DTI_TYPE_AGENCY, DTI_TYPE_ASSIGNMENT,      DTI_TYPE_TASK,
                          DTI_TYPE_TARGET, DTI_TYPE_OBLIGATION_RULE, DTI_TYPE_BASELINE };

  g_test_summary ("The lists are list models that GTK can show, found as properties too");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GListModel) list = NULL;

      g_object_get (plan, lists[i].property, &list, NULL);
      g_assert_true (g_list_model_get_item_type (list) == types[i]);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, lists[i].n_items);
    }
  g_assert_true (g_list_model_get_item_type (dti_plan_get_agencies (plan)) == DTI_TYPE_AGENCY);
  g_assert_cmpuint (g_list_model_get_n_items (dti_plan_get_assignments (plan)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (dti_plan_get_tasks (plan)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (dti_plan_get_targets (plan)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dti_plan_get_obligations (plan)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dti_plan_get_baselines (plan)), ==, 1);
  g_assert_finalize_object (plan);
}

static void
test_properties (void)
{
  DtiPlan *plan = load_plan (FULL);
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *framework = NULL;
  g_autofree char *source = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *digest = NULL;

  g_test_summary ("What getters tell, properties tell");

  g_object_get (plan,
                "id",
                &id,
                "title",
                &title,
                "framework-id",
                &framework,
                "source",
                &source,
                "valid-from",
                &from,
                "valid-to",
                &to,
                "digest",
                &digest,
                NULL);
  g_assert_cmpstr (id, ==, "test");
  g_assert_cmpstr (title, ==, "Kế hoạch");
  g_assert_cmpstr (framework, ==, "f");
  g_assert_cmpstr (source, ==, "made up");
  g_assert_cmpstr (from, ==, "2023-09-12");
  g_assert_cmpstr (to, ==, "2024-12-31");
  g_assert_cmpstr (digest, ==, dti_plan_get_digest (plan));
  g_assert_finalize_object (plan);
}

static void
test_lookup (void)
{
  DtiPlan *plan = load_plan (FULL);

  g_test_summary ("Agencies, tasks and rules of reports are found by their ids alone");

  g_assert_cmpstr (dti_agency_get_id (dti_plan_lookup_agency (plan, "B")), ==, "B");
  g_assert_null (dti_plan_lookup_agency (plan, "b"));
  g_assert_null (dti_plan_lookup_agency (plan, "t"));
  g_assert_cmpstr (dti_task_get_id (dti_plan_lookup_task (plan, "u")), ==, "u");
  g_assert_null (dti_plan_lookup_task (plan, ""));
  g_assert_cmpstr (dti_obligation_rule_get_id (dti_plan_lookup_obligation (plan, "o")), ==, "o");
  g_assert_null (dti_plan_lookup_obligation (plan, "A"));
  g_assert_finalize_object (plan);
}

/* ---- writing ---- */

static void
test_round_trip (void)
{
  g_autofree char *json = make_plan_json (FULL);
  g_autoptr (DtiPlan) plan = load_plan (FULL);
  g_autofree char *written = dti_plan_to_json (plan);
  g_autoptr (DtiPlan) again = dti_plan_new_from_json (written, NULL);
  g_autoptr (JsonNode) before = dti_json_parse (json, strlen (json), NULL, NULL);
  g_autoptr (JsonNode) after = dti_json_parse (written, strlen (written), NULL, NULL);

  g_test_summary ("A document is written with all it said, unknown members and numbers included");

  g_assert_true (json_node_equal (before, after));
  g_assert_nonnull (again);
  g_assert_cmpstr (dti_plan_get_digest (again), ==, dti_plan_get_digest (plan));
}

static void
test_digest (void)
{
  g_autofree char *spaced =
      make_json ("{ 'id' : 'test',\n 'format-version': 1.0, 'format':'dti-plan'}");
  g_autoptr (DtiPlan) plan = load_plan ("");
  g_autoptr (DtiPlan) same = dti_plan_new_from_json (spaced, NULL);
  g_autoptr (DtiPlan) other = load_plan ("'note':''");
  g_autofree char *canonical = make_json ("{'format':'dti-plan','format-version':1,'id':'test'}");
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);

  g_test_summary ("The digest depends on what is said, not on spaces and order of members");

  g_assert_cmpstr (dti_plan_get_digest (plan), ==, expected);
  g_assert_cmpstr (dti_plan_get_digest (same), ==, expected);
  g_assert_cmpstr (dti_plan_get_digest (other), !=, expected);
}

/* ---- faults ---- */

static GFile *
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static void
check_problem (DtiProblemList *problems, const Fault *fault)
{
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
  g_autofree char *text = dti_problem_list_to_string (problems);

  g_test_message ("%s", fault->members);
  g_test_message ("%s", text);
  g_assert_nonnull (problem);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, fault->code);
  g_assert_cmpint (dti_problem_get_severity (problem), ==, fault->severity);
  g_assert_cmpstr (dti_problem_get_node (problem), ==, fault->node);
  g_assert_cmpstr (dti_problem_get_pointer (problem), ==, fault->pointer);
}

static void
check_fault (const Fault *fault)
{
  g_autofree char *json = make_plan_json (fault->members);
  g_autoptr (GFile) file = write_file ("fault.json", json);
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (DtiProblemList) problems = dti_plan_check_file (file, NULL);
  g_autoptr (GError) error = NULL;

  check_problem (problems, fault);
  g_assert_null (dti_plan_new_from_json (json, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, fault->pointer));
}

static void
test_faults (void)
{
  g_test_summary ("Each fault of a document has its code, node and pointer, is the only one, and "
                  "no half of a plan comes of it");

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    check_fault (&faults[i]);
}

static void
check_gap (DtiFramework *framework, const Fault *gap)
{
  g_autofree char *json = make_plan_json (gap->members);
  g_autoptr (GFile) file = write_file ("gap.json", json);
  g_autoptr (DtiProblemList) checked = dti_plan_check_file (file, framework);
  DtiPlan *plan = load_plan (gap->members);
  g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, framework);

  check_problem (problems, gap);
  check_problem (checked, gap);
  g_assert_finalize_object (plan);
}

static void
test_gaps (void)
{
  g_autoptr (DtiFramework) framework = load_small_framework ();

  g_test_summary ("Each gap of a plan is found alone, with its node and pointer");

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    check_gap (framework, &gaps[i]);
}

static void
test_sound (void)
{
  g_autoptr (DtiFramework) framework = load_small_framework ();

  g_test_summary ("What only looks like a gap is none");

  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      g_autoptr (DtiPlan) plan = load_plan (sound[i]);
      g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, framework);
      g_autofree char *text = dti_problem_list_to_string (problems);

      g_test_message ("%s", sound[i]);
      g_assert_cmpstr (text, ==, "");
    }
}

static void
test_unassigned (void)
{
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (DtiPlan) plan =
      load_plan ("'agencies':[{'id':'A'}],'assignments':[{'node':'q','agency':'A','role':'lead'},"
                 "{'node':'v','agency':'A','role':'supply-data'}]");
  g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, framework);
  g_autoptr (DtiProblemList) alone = dti_plan_validate (plan, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  g_test_summary ("Indicators that nobody leads or supplies are listed; views cover them, too, and "
                  "what only informs needs nobody");

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_assert_cmpint (dti_problem_get_severity (problem), ==, DTI_SEVERITY_WARNING);
      g_assert_cmpstr (dti_problem_get_pointer (problem), ==, "/assignments");
      g_string_append_printf (found,
                              "%s %s\n",
                              dti_problem_get_node (problem),
                              dti_problem_get_code (problem));
    }
  g_assert_cmpstr (found->str,
                   ==,
                   "a no-lead\nb no-lead\nb no-data-supplier\nc no-data-supplier\n");
  g_assert_cmpuint (dti_problem_list_get_n_items (alone), ==, 0);
}

static void
test_messages (void)
{
  g_autoptr (DtiPlan) plan =
      load_plan ("'agencies':[{'id':'stttt','valid':{'to':'2025-02-28'},'successors':['skhcn']},"
                 "{'id':'skhcn','title':{'vi':'Sở Khoa học và Công nghệ'}}],"
                 "'assignments':[{'node':'a','agency':'stttt','role':'lead'}]");
  g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, NULL);
  g_autofree char *text = dti_problem_list_to_string (problems);

  g_test_summary ("Who follows a closed agency is named");

  g_assert_cmpstr (text,
                   ==,
                   "#/assignments/0/agency: warning: the assignment goes on when “stttt” has ended "
                   "on 2025-02-28; it is followed by “skhcn” (Sở Khoa học và Công nghệ)\n");
}

static void
test_partial (void)
{
  g_autofree char *json = make_plan_json (
      "'valid':{'from':'soon'},'agencies':[{'id':'A','parent':'X'},{'id':5}],"
      "'assignments':[{'node':'x','agency':'A','role':'lead'}],'tasks':[{'id':'t'}]");
  g_autoptr (GFile) file = write_file ("partial.json", json);
  g_autoptr (DtiFramework) framework = load_small_framework ();
  g_autoptr (DtiProblemList) problems = dti_plan_check_file (file, framework);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("All faults of a document are found at once; gaps that they could explain are "
                  "not guessed");

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_string_append_printf (found, "%s ", dti_problem_get_pointer (problem));
    }
  g_assert_cmpstr (found->str,
                   ==,
                   "/valid/from /agencies/1/id /agencies/0/parent /assignments/0/node ");
  g_assert_null (dti_plan_new_from_json (json, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "(and 2 more)"));
}

static void
test_cycle_path (void)
{
  g_autofree char *json = make_plan_json (
      TASKS ("{'id':'s','lead':['A'],'requires':['t']},{'id':'t','lead':['A'],'requires':['u']},"
             "{'id':'u','lead':['A'],'requires':['w']},{'id':'w','lead':['A'],'requires':['t']}"));
  g_autoptr (GError) error = NULL;

  g_test_summary ("A cycle is named with its path");

  g_assert_null (dti_plan_new_from_json (json, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "#/tasks/3/requires: a task cannot require itself: t → u → w → t");
}

static void
test_format (void)
{
  static const struct
  {
    const char *document;
    const char *code;
    DtiError error;
  } cases[] = {
    { "[]", "wrong-type", DTI_ERROR_INVALID_DATA },
    { "5", "wrong-type", DTI_ERROR_INVALID_DATA },
    { "{}", "wrong-format", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-units','format-version':1}", "wrong-format", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-plan'}", "wrong-format", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-plan','format-version':0}", "wrong-format", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-plan','format-version':1}", "missing-member", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-plan','format-version':1,'id':''}",
      "missing-member",
      DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-plan','format-version':2,'tasks':5}",
      "unsupported-version",
      DTI_ERROR_UNSUPPORTED },
    { "", "unreadable", DTI_ERROR_INVALID_DATA },
    { "{'a':1,'a':2}", "unreadable", DTI_ERROR_INVALID_DATA },
  };

  g_test_summary ("What is no plan, or one of a newer format, is refused at once");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_json (cases[i].document);
      g_autoptr (GFile) file = write_file ("format.json", json);
      g_autoptr (DtiProblemList) problems = dti_plan_check_file (file, NULL);
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
      g_assert_cmpstr (dti_problem_get_code (problem), ==, cases[i].code);
      g_assert_null (dti_plan_new_from_json (json, &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].error);
    }
}

/* A chain of groups, bosses and tasks, each pointing to the next; @last to the first one, or
 * nowhere. */
static char *
make_chain (guint n, gboolean closed)
{
  GString *text = g_string_new ("'agencies':[");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s{'id':'g%u'", i > 0 ? "," : "", i);
      if (i + 1 < n || closed)
        g_string_append_printf (text,
                                ",'members':['g%u'],'parent':'g%u'",
                                (i + 1) % n,
                                (i + 1) % n);
      g_string_append_c (text, '}');
    }
  g_string_append (text, "],'tasks':[");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s{'id':'t%u','lead':['g0']", i > 0 ? "," : "", i);
      if (i + 1 < n || closed)
        g_string_append_printf (text, ",'requires':['t%u']", (i + 1) % n);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static void
test_long_chains (void)
{
  enum
  {
    N = 30000
  };
  g_autofree char *open = make_chain (N, FALSE);
  g_autofree char *closed = make_chain (N, TRUE);
  g_autofree char *closed_json = make_plan_json (closed);
  g_autoptr (DtiPlan) plan = load_plan (open);
  g_auto (GStrv) members = dti_plan_list_members (plan, "g0", NULL);
  g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Chains of thirty thousand agencies and tasks exhaust nothing, closed or not");

  assert_texts ((const char *const *) members, "g29999");
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);
  g_assert_null (dti_plan_new_from_json (closed_json, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "(and 2 more)"));
}

/* ---- files ---- */

static void
test_file (void)
{
  g_autofree char *json = make_plan_json (FULL);
  g_autoptr (GFile) file = write_file ("plan.json", json);
  g_autoptr (GFile) missing = g_file_get_child (file, "missing.json");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (DtiPlan) same = load_plan (FULL);
  g_autoptr (DtiProblemList) none = dti_plan_check_file (missing, NULL);
  g_autoptr (DtiProblem) lost = g_list_model_get_item (G_LIST_MODEL (none), 0);
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_file (file, &error);

  g_test_summary ("Plans are read from files; what is no file is an error with its name");

  g_assert_no_error (error);
  g_assert_cmpstr (dti_plan_get_digest (plan), ==, dti_plan_get_digest (same));
  g_assert_finalize_object (plan);

  g_assert_null (dti_plan_new_from_file (folder, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (dti_plan_new_from_file (missing, &error));
  g_assert_true (error->domain == DTI_ERROR);
  g_assert_nonnull (strstr (error->message, "missing.json"));
  g_assert_cmpstr (dti_problem_get_code (lost), ==, "unreadable");
}

static void
test_file_name (void)
{
  g_autofree char *json = make_plan_json (WHOLE (",{'id':'G','kind':'group'}", "", "", ""));
  g_autoptr (GFile) file = write_file ("named.json", json);
  g_autoptr (DtiPlan) plan = dti_plan_new_from_file (file, NULL);
  g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, NULL);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_test_summary ("The problems of a plan that came from a file name the file");

  g_assert_true (g_str_has_suffix (dti_problem_get_file (problem), "named.json"));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
run_async (GFile *file, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  dti_plan_new_from_file_async (file, cancellable, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
test_async (void)
{
  g_autofree char *json = make_plan_json (FULL);
  g_autoptr (GFile) file = write_file ("async.json", json);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at-all.json");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) good = run_async (file, NULL);
  g_autoptr (GAsyncResult) bad = run_async (missing, NULL);
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_file_finish (good, &error);

  g_test_summary ("Reading in another thread gives the same plan and the same errors");

  g_assert_no_error (error);
  g_assert_cmpstr (dti_plan_get_id (plan), ==, "test");
  g_clear_object (&good);
  g_assert_finalize_object (plan);

  g_assert_null (dti_plan_new_from_file_finish (bad, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  stopped = run_async (file, cancelled);
  g_assert_null (dti_plan_new_from_file_finish (stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- groups ---- */

#define GROUPS                                                                                     \
  "'agencies':[{'id':'A'},{'id':'B','valid':{'to':'2025-06-30'}},{'id':'C'},"                      \
  "{'id':'G','members':['B','H','A']},{'id':'H','members':['C','A','E']},"                         \
  "{'id':'E','kind':'group'},{'id':'K','members':['C'],'valid':{'from':'2025-07-01'}}],"           \
  "'obligations':[{'id':'o','from':['C','G','K','A'],'to':'A','every':'year',"                     \
  "'due':{'anchor':'period-end'},'valid':{'to':'2030-12-31'}}]"

static void
assert_members (DtiPlan *plan, const char *id, const char *day, const char *expected)
{
  g_autoptr (GDate) date = day != NULL ? make_day (day) : NULL;
  g_auto (GStrv) members = dti_plan_list_members (plan, id, date);

  assert_texts ((const char *const *) members, expected);
}

static void
assert_reporters (DtiPlan *plan, const char *id, const char *day, const char *expected)
{
  g_autoptr (GDate) date = day != NULL ? make_day (day) : NULL;
  g_auto (GStrv) reporters = dti_plan_list_reporters (plan, id, date);

  assert_texts ((const char *const *) reporters, expected);
}

static void
test_members (void)
{
  g_autoptr (DtiPlan) plan = load_plan (GROUPS);

  g_test_summary ("Groups stand for their members, recursively, each once, on days they exist");

  assert_members (plan, "G", NULL, "B C A E");
  assert_members (plan, "G", "2025-06-30", "B C A E");
  assert_members (plan, "G", "2025-07-01", "C A E");
  assert_members (plan, "H", "2025-07-01", "C A E");
  assert_members (plan, "E", NULL, "E");
  assert_members (plan, "A", NULL, "A");
  assert_members (plan, "B", "2025-07-01", "");
  assert_members (plan, "K", "2025-06-30", "");
  assert_members (plan, "K", "2025-07-01", "C");
  assert_members (plan, "X", NULL, "");
}

static void
test_reporters (void)
{
  g_autoptr (DtiPlan) plan = load_plan (GROUPS);

  g_test_summary ("Who owes a report is who exists and is asked while the rule is in force");

  assert_reporters (plan, "o", NULL, "C B A E");
  assert_reporters (plan, "o", "2025-07-01", "C A E");
  assert_reporters (plan, "o", "2031-01-01", "");
  assert_reporters (plan, "x", NULL, "");
}

/* ---- names ---- */

static void
assert_match (DtiPlan *plan, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiAgency) agency = dti_plan_match_agency (plan, name, &error);

  g_test_message ("%s", name);
  g_assert_no_error (error);
  g_assert_cmpstr (dti_agency_get_id (agency), ==, expected);
}

static void
test_match_spellings (void)
{
  g_autoptr (DtiPlan) plan = load_kien_giang_plan ();
  GListModel *agencies = dti_plan_get_agencies (plan);

  g_test_summary ("Each title of the real plan is found composed, decomposed, without accents, in "
                  "capitals and with spaces around it");

  for (guint i = 0; i < g_list_model_get_n_items (agencies); i++)
    {
      g_autoptr (DtiAgency) agency = g_list_model_get_item (agencies, i);
      const char *id = dti_agency_get_id (agency);
      const char *title = dti_agency_get_main_title (agency);
      g_autofree char *nfd = g_utf8_normalize (title, -1, G_NORMALIZE_NFD);
      g_autofree char *upper = g_utf8_strup (title, -1);
      g_autofree char *bare = dti_text_fold (title);
      g_autofree char *spaced = g_strdup_printf ("  %s\n", nfd);
      g_autofree char *english = dti_agency_get_title (agency, "en");

      assert_match (plan, id, id);
      assert_match (plan, title, id);
      assert_match (plan, nfd, id);
      assert_match (plan, upper, id);
      assert_match (plan, bare, id);
      assert_match (plan, spaced, id);
      assert_match (plan, english, id);
      if (dti_agency_get_abbreviation (agency) != NULL)
        assert_match (plan, dti_agency_get_abbreviation (agency), id);
    }
}

static void
test_match_names (void)
{
  static const struct
  {
    const char *name;
    const char *id;
  } cases[] = {
    /* As the plan itself and other papers write them. */
    { "Sở Lao động-Thương binh và Xã hội", "sldtbxh" },
    { "Đài Phát thanh - Truyền hình Kiên Giang", "dptth" },
    { "dai phat thanh truyen hinh kien giang", "dptth" },
    { "Văn phòng UBND tỉnh", "vpubnd" },
    { "trung tam phuc vu hanh chinh cong", "vpubnd" },
    { "Ủy ban nhân dân các huyện, thành phố", "ubnd-huyen" },
    { "Sở TTTT", "stttt" },
    { "SO TTTT", "stttt" },
    { "STTTT", "stttt" },
    { "Bộ TTTT", "btttt" },
    { "Kế hoạch và Đầu tư", "skhdt" },
    { "ngan hang nha nuoc", "nhnn" },
    { "Chủ tịch Uỷ ban nhân dân tỉnh", "chu-tich" },
  };
  g_autoptr (DtiPlan) plan = load_kien_giang_plan ();

  g_test_summary ("Names are found as people write them");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_match (plan, cases[i].name, cases[i].id);
}

static void
test_match_errors (void)
{
  g_autoptr (DtiPlan) plan = load_plan (
      "'agencies':[{'id':'a','title':'Sở Xây dựng','aliases':['SXD']},"
      "{'id':'b','title':{'vi':'Sở Xây Dụng','en':'Building'},'abbreviation':'SXD'},"
      "{'id':'c','title':'Thành phố Hà Tiên'},{'id':'d','title':'Huyện Hà Tiên','aliases':['']}]");
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is unknown is refused, and what is ambiguous with all who are meant");

  assert_match (plan, "Sở Xây dựng", "a");
  assert_match (plan, "building", "b");
  g_assert_null (dti_plan_match_agency (plan, "so xay dung", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_assert_cmpstr (error->message,
                   ==,
                   "“so xay dung” can be several agencies: a (Sở Xây dựng), b (Sở Xây Dụng)");
  g_clear_error (&error);
  g_assert_null (dti_plan_match_agency (plan, "SXD", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (dti_plan_match_agency (plan, "Hà Tiên", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_match (plan, "thanh pho ha tien", "c");

  g_assert_null (dti_plan_match_agency (plan, "Sở Y tế", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_plan_match_agency (plan, "", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_plan_match_agency (plan, "\xff", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* ---- life and threads ---- */

static void
test_life (void)
{
  DtiPlan *plan = load_plan (FULL);
  DtiAgency *agency = g_object_ref (dti_plan_lookup_agency (plan, "A"));
  gpointer task = dti_plan_lookup_task (plan, "t");

  g_test_summary ("No item outlives its plan unless it is held, and a held one stays whole");

  g_object_add_weak_pointer (G_OBJECT (task), &task);
  g_assert_finalize_object (plan);
  g_assert_null (task);
  g_assert_cmpstr (dti_agency_get_main_title (agency), ==, "Sở A");
  g_assert_finalize_object (agency);
}

static gpointer
read_all (gpointer data)
{
  DtiPlan *plan = data;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin ("vn-dti-province-922", NULL);
  g_autoptr (GDate) day = make_day ("2023-09-24");

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, framework);
      g_autoptr (GListModel) chain = dti_plan_who_answers_for (plan, framework, "HTS", day, NULL);
      g_auto (GStrv) reporters = dti_plan_list_reporters (plan, "q-agency", day);
      g_autoptr (DtiAgency) agency = dti_plan_match_agency (plan, "so tttt", NULL);

      g_assert_cmpuint (dti_problem_list_get_n_items (problems), >, 0);
      g_assert_cmpuint (g_list_model_get_n_items (chain), ==, 3);
      g_assert_cmpuint (g_strv_length (reporters), ==, 16);
      g_assert_true (agency == dti_plan_lookup_agency (plan, "stttt"));
    }

  return dti_plan_to_json (plan);
}

static void
test_threads (void)
{
  DtiPlan *plan = load_kien_giang_plan ();
  g_autofree char *expected = dti_plan_to_json (plan);
  GThread *threads[4];

  g_test_summary ("Threads read one plan at the same time");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_all, plan);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *json = g_thread_join (threads[i]);

      g_assert_cmpstr (json, ==, expected);
    }
  g_assert_finalize_object (plan);
}

/* ---- the real plan ---- */

static char *
list_codes (DtiProblemList *problems)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_string_append_printf (found,
                              "%s %s\n",
                              dti_problem_get_code (problem),
                              dti_problem_get_raw_text (problem) != NULL
                                  ? dti_problem_get_raw_text (problem)
                                  : dti_problem_get_node (problem));
    }

  return g_string_free (found, FALSE);
}

static void
test_kien_giang (void)
{
  g_autoptr (DtiPlan) plan = load_kien_giang_plan ();
  g_autoptr (DtiFramework) framework =
      dti_framework_new_builtin (dti_plan_get_framework_id (plan), NULL);
  g_autoptr (DtiProblemList) problems = dti_plan_validate (plan, framework);
  g_autofree char *codes = list_codes (problems);

  g_test_summary ("The gaps of plan 222/KH-UBND are found: 14 of 27 tasks without a lead, the Post "
                  "that need not report, a Ministry that cannot be asked");

  g_assert_cmpuint (g_list_model_get_n_items (dti_plan_get_tasks (plan)), ==, 27);
  g_assert_false (dti_problem_list_has_errors (problems));
  g_assert_cmpstr (codes,
                   ==,
                   "no-data-supplier NTS\nno-data-supplier TCS\nno-data-supplier HTS\n"
                   "no-data-supplier NLS\nno-data-supplier ATTT\nno-data-supplier HDCQS\n"
                   "no-data-supplier HDKTS\nno-data-supplier HDXHS\n"
                   "empty-group ubnd-huyen\nempty-group ubnd-xa\nempty-group dnvt\n"
                   "empty-group ttvhtt\nempty-group so-ban-nganh\nempty-group co-quan-nha-nuoc\n"
                   "empty-group co-quan-don-vi\n"
                   "not-reporting buudien\n"
                   "coordinator-without-duty btttt\n"
                   "task-without-lead 1.b\ntask-without-lead 2.a\ntask-without-lead 2.b\n"
                   "task-without-lead 3.a\ntask-without-lead 4.a\ntask-without-lead 5.c\n"
                   "task-without-lead 5.d\ntask-without-lead 5.e\ntask-without-lead 6.a\n"
                   "task-without-lead 6.c\ntask-without-lead 7.a\ntask-without-lead 7.b\n"
                   "only-coordinators 7.b\ntask-without-lead 7.c\ntask-without-lead 8.c\n"
                   "only-coordinators 8.c\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/plan/getters", test_getters);
  g_test_add_func ("/plan/empty", test_empty);
  g_test_add_func ("/plan/lists", test_lists);
  g_test_add_func ("/plan/properties", test_properties);
  g_test_add_func ("/plan/lookup", test_lookup);
  g_test_add_func ("/plan/round-trip", test_round_trip);
  g_test_add_func ("/plan/digest", test_digest);
  g_test_add_func ("/plan/faults", test_faults);
  g_test_add_func ("/plan/gaps", test_gaps);
  g_test_add_func ("/plan/sound", test_sound);
  g_test_add_func ("/plan/unassigned", test_unassigned);
  g_test_add_func ("/plan/messages", test_messages);
  g_test_add_func ("/plan/partial", test_partial);
  g_test_add_func ("/plan/cycle-path", test_cycle_path);
  g_test_add_func ("/plan/format", test_format);
  g_test_add_func ("/plan/long-chains", test_long_chains);
  g_test_add_func ("/plan/file", test_file);
  g_test_add_func ("/plan/file-name", test_file_name);
  g_test_add_func ("/plan/async", test_async);
  g_test_add_func ("/plan/members", test_members);
  g_test_add_func ("/plan/reporters", test_reporters);
  g_test_add_func ("/plan/match-spellings", test_match_spellings);
  g_test_add_func ("/plan/match-names", test_match_names);
  g_test_add_func ("/plan/match-errors", test_match_errors);
  g_test_add_func ("/plan/life", test_life);
  g_test_add_func ("/plan/threads", test_threads);
  g_test_add_func ("/plan/kien-giang", test_kien_giang);

  return g_test_run ();
}
