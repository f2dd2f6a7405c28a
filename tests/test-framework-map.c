/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

/* An older framework with a node for each fate, and a newer one. */
#define HEAD                                                                                       \
  "{\"format\":\"dti-framework\",\"format-version\":1,\"id\":\"%s\","                              \
  "\"root\":{\"id\":\"r\",\"aggregation\":\"sum\",\"children\":["
#define TAIL "]}}"

static DtiFramework *
make_framework (const char *id, const char *children)
{
  g_autofree char *json = g_strdup_printf (HEAD "%s" TAIL, id, children);
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = NULL;

  g_strdelimit (json, "'", '"');
  framework = dti_framework_new_from_json (json, &error);
  g_assert_no_error (error);

  return framework;
}

static DtiFrameworkMap *
make_map (void)
{
  g_autoptr (DtiFramework) older = make_framework ("old",
                                                   "{'id':'a'},{'id':'b'},{'id':'c'},{'id':'d'},"
                                                   "{'id':'e'},{'id':'f'},{'id':'g'}");
  g_autoptr (DtiFramework) newer = make_framework (
      "new", "{'id':'a'},{'id':'b2'},{'id':'c1'},{'id':'c2'},{'id':'de'},{'id':'f'},{'id':'n'}");

  return dti_framework_map_new (older, newer);
}

static void
set (DtiFrameworkMap *map, const char *old_node, DtiMapKind kind, const char *new_nodes)
{
  g_auto (GStrv) ids = g_strsplit (new_nodes, " ", -1);
  g_autoptr (GError) error = NULL;

  g_assert_true (dti_framework_map_set (map, old_node, kind, (const char *const *) ids, &error));
  g_assert_no_error (error);
}

static DtiFrameworkMap *
make_full_map (void)
{
  DtiFrameworkMap *map = make_map ();

  set (map, "r", DTI_MAP_SAME, "r");
  set (map, "a", DTI_MAP_SAME, "a");
  set (map, "b", DTI_MAP_RENAMED, "b2");
  set (map, "c", DTI_MAP_SPLIT, "c1 c2");
  /* The order of setting does not matter. */
  set (map, "e", DTI_MAP_MERGED, "de");
  set (map, "d", DTI_MAP_MERGED, "de");
  set (map, "f", DTI_MAP_REDEFINED, "f");
  set (map, "g", DTI_MAP_DROPPED, "");
  set (map, NULL, DTI_MAP_ADDED, "n");

  return map;
}

static void
assert_list (char **ids, const char *expected)
{
  g_auto (GStrv) owned = ids;
  g_autofree char *joined = g_strjoinv (" ", owned);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_empty (void)
{
  DtiFrameworkMap *map = make_map ();
  DtiFramework *older = NULL;
  DtiFramework *newer = NULL;
  gboolean sealed = TRUE;

  g_test_summary ("A map without entries says nothing of any node");

  g_assert_cmpint (dti_framework_map_get_kind (map, "a"), ==, DTI_MAP_UNMAPPED);
  g_assert_null (dti_framework_map_lookup_newer (map, "a"));
  g_assert_null (dti_framework_map_lookup_older (map, "a"));
  assert_list (dti_framework_map_list_unmapped_old (map), "r a b c d e f g");
  assert_list (dti_framework_map_list_unmapped_new (map), "r a b2 c1 c2 de f n");
  assert_list (dti_framework_map_list_new_nodes (map, "a"), "");
  assert_list (dti_framework_map_list_old_nodes (map, "a"), "");

  g_object_get (map, "older", &older, "newer", &newer, "sealed", &sealed, NULL);
  g_assert_true (older == dti_framework_map_get_older (map));
  g_assert_true (newer == dti_framework_map_get_newer (map));
  g_assert_cmpstr (dti_framework_get_id (older), ==, "old");
  g_assert_cmpstr (dti_framework_get_id (newer), ==, "new");
  g_assert_false (sealed);
  g_object_unref (older);
  g_object_unref (newer);
  g_assert_finalize_object (map);
}

static void
test_kinds (void)
{
  g_autoptr (DtiFrameworkMap) map = make_full_map ();
  static const struct
  {
    const char *node;
    DtiMapKind kind;
    const char *new_nodes;
    const char *single;
    gboolean comparable;
  } cases[] = {
    { "a", DTI_MAP_SAME, "a", "a", TRUE },
    { "b", DTI_MAP_RENAMED, "b2", "b2", TRUE },
    { "c", DTI_MAP_SPLIT, "c1 c2", NULL, FALSE },
    { "d", DTI_MAP_MERGED, "de", NULL, FALSE },
    { "e", DTI_MAP_MERGED, "de", NULL, FALSE },
    { "f", DTI_MAP_REDEFINED, "f", "f", FALSE },
    { "g", DTI_MAP_DROPPED, "", NULL, FALSE },
    { "no such node", DTI_MAP_UNMAPPED, "", NULL, FALSE },
  };

  g_test_summary ("What each kind answers, from both sides");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (dti_framework_map_get_kind (map, cases[i].node), ==, cases[i].kind);
      g_assert_cmpstr (dti_framework_map_lookup_newer (map, cases[i].node), ==, cases[i].single);
      g_assert_cmpint (dti_framework_map_is_comparable (map, cases[i].node),
                       ==,
                       cases[i].comparable);
      assert_list (dti_framework_map_list_new_nodes (map, cases[i].node), cases[i].new_nodes);
      g_assert_false (dti_framework_map_is_suggested (map, cases[i].node));
    }

  g_assert_cmpstr (dti_framework_map_lookup_older (map, "b2"), ==, "b");
  g_assert_cmpstr (dti_framework_map_lookup_older (map, "f"), ==, "f");
  g_assert_null (dti_framework_map_lookup_older (map, "c1"));
  g_assert_null (dti_framework_map_lookup_older (map, "de"));
  g_assert_null (dti_framework_map_lookup_older (map, "n"));
  assert_list (dti_framework_map_list_old_nodes (map, "de"), "d e");
  assert_list (dti_framework_map_list_old_nodes (map, "c2"), "c");
  assert_list (dti_framework_map_list_old_nodes (map, "n"), "");
  g_assert_true (dti_framework_map_is_added (map, "n"));
  g_assert_false (dti_framework_map_is_added (map, "a"));
  assert_list (dti_framework_map_list_unmapped_old (map), "");
  assert_list (dti_framework_map_list_unmapped_new (map), "");
}

static void
test_replace (void)
{
  g_autoptr (DtiFrameworkMap) map = make_full_map ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("A later word replaces an earlier one and frees its nodes");

  set (map, "c", DTI_MAP_DROPPED, "");
  assert_list (dti_framework_map_list_unmapped_new (map), "c1 c2");
  set (map, "g", DTI_MAP_RENAMED, "c1");
  g_assert_cmpstr (dti_framework_map_lookup_older (map, "c1"), ==, "g");
  set (map, "d", DTI_MAP_UNMAPPED, "");
  assert_list (dti_framework_map_list_unmapped_old (map), "d");
  assert_list (dti_framework_map_list_old_nodes (map, "de"), "e");
  set (map, NULL, DTI_MAP_UNMAPPED, "n");
  assert_list (dti_framework_map_list_unmapped_new (map), "c2 n");

  /* Added twice is added once. */
  set (map, NULL, DTI_MAP_ADDED, "n c2");
  set (map, NULL, DTI_MAP_ADDED, "n");
  assert_list (dti_framework_map_list_unmapped_new (map), "");
  g_assert_false (dti_framework_map_set (map, "no such node", DTI_MAP_UNMAPPED, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_refusals (void)
{
  g_autoptr (DtiFrameworkMap) map = make_full_map ();
  g_autofree char *before = dti_framework_map_to_json (map);
  g_autofree char *after = NULL;
  static const struct
  {
    const char *old_node;
    DtiMapKind kind;
    const char *new_nodes;
    DtiError code;
  } cases[] = {
    { "zz", DTI_MAP_SAME, "a", DTI_ERROR_NOT_FOUND },
    { "a", DTI_MAP_SAME, "zz", DTI_ERROR_NOT_FOUND },
    { NULL, DTI_MAP_ADDED, "n zz", DTI_ERROR_NOT_FOUND },
    { "a", DTI_MAP_SAME, "", DTI_ERROR_INVALID_DATA },
    { "a", DTI_MAP_SAME, "a n", DTI_ERROR_INVALID_DATA },
    { "a", DTI_MAP_RENAMED, "", DTI_ERROR_INVALID_DATA },
    { "a", DTI_MAP_REDEFINED, "", DTI_ERROR_INVALID_DATA },
    { "c", DTI_MAP_SPLIT, "c1", DTI_ERROR_INVALID_DATA },
    { "c", DTI_MAP_SPLIT, "c1 c1", DTI_ERROR_INVALID_DATA },
    { "d", DTI_MAP_MERGED, "", DTI_ERROR_INVALID_DATA },
    { "g", DTI_MAP_DROPPED, "n", DTI_ERROR_INVALID_DATA },
    { NULL, DTI_MAP_ADDED, "", DTI_ERROR_INVALID_DATA },
    { NULL, DTI_MAP_SAME, "a", DTI_ERROR_INVALID_DATA },
    { "a", DTI_MAP_ADDED, "n", DTI_ERROR_INVALID_DATA },
    { "g", DTI_MAP_RENAMED, "a", DTI_ERROR_CONFLICT },
    { "g", DTI_MAP_RENAMED, "c1", DTI_ERROR_CONFLICT },
    { "g", DTI_MAP_MERGED, "a", DTI_ERROR_CONFLICT },
    { "g", DTI_MAP_REDEFINED, "n", DTI_ERROR_CONFLICT },
    { NULL, DTI_MAP_ADDED, "a", DTI_ERROR_CONFLICT },
  };

  g_test_summary ("What a map refuses, and that it then is as before");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) ids = g_strsplit (cases[i].new_nodes, " ", -1);
      g_autoptr (GError) error = NULL;

      g_assert_false (dti_framework_map_set (map,
                                             cases[i].old_node,
                                             cases[i].kind,
                                             (const char *const *) ids,
                                             &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].code);
      g_assert_false (g_str_has_suffix (error->message, "."));
    }
  after = dti_framework_map_to_json (map);
  g_assert_cmpstr (after, ==, before);
}

static void
test_weights (void)
{
  g_autoptr (DtiFrameworkMap) map = make_full_map ();
  g_autoptr (GError) error = NULL;
  double weight = 0;

  g_test_summary ("Weights: 1 where a node is the same, none elsewhere until it is set");

  g_assert_true (dti_framework_map_get_weight (map, "b", "b2", &weight));
  g_assert_cmpfloat (weight, ==, 1);
  g_assert_false (dti_framework_map_get_weight (map, "d", "de", &weight));
  g_assert_true (isnan (weight));
  g_assert_false (dti_framework_map_get_weight (map, "a", "b2", NULL));

  g_assert_true (dti_framework_map_set_weight (map, "d", "de", 0.25, &error));
  g_assert_no_error (error);
  g_assert_true (dti_framework_map_get_weight (map, "d", "de", &weight));
  g_assert_cmpfloat (weight, ==, 0.25);
  g_assert_true (dti_framework_map_set_weight (map, "b", "b2", 1000, NULL));
  g_assert_true (dti_framework_map_get_weight (map, "b", "b2", &weight));
  g_assert_cmpfloat (weight, ==, 1000);

  g_assert_false (dti_framework_map_set_weight (map, "d", "de", INFINITY, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (dti_framework_map_set_weight (map, "d", "a", 1, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dti_framework_map_set_weight (map, "g", "a", 1, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_notes (void)
{
  g_autoptr (DtiFrameworkMap) map = make_full_map ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("On what ground an entry stands");

  g_assert_null (dti_framework_map_get_note (map, "a"));
  g_assert_true (dti_framework_map_set_note (map, "a", "Quyết định 405", &error));
  g_assert_cmpstr (dti_framework_map_get_note (map, "a"), ==, "Quyết định 405");
  g_assert_true (dti_framework_map_set_note (map, "a", NULL, &error));
  g_assert_null (dti_framework_map_get_note (map, "a"));
  set (map, "a", DTI_MAP_UNMAPPED, "");
  g_assert_false (dti_framework_map_set_note (map, "a", "x", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_null (dti_framework_map_get_note (map, "a"));
}

static void
sealed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_seal (void)
{
  g_autoptr (DtiFrameworkMap) map = make_full_map ();
  guint calls = 0;

  g_test_summary ("A sealed map cannot be changed, and says so once");

  g_signal_connect (map, "notify::sealed", G_CALLBACK (sealed_cb), &calls);
  dti_framework_map_seal (map);
  dti_framework_map_seal (map);
  g_assert_cmpuint (calls, ==, 1);
  g_assert_true (dti_framework_map_get_sealed (map));

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done = i == 0   ? dti_framework_map_set (map, "a", DTI_MAP_DROPPED, NULL, &error)
                      : i == 1 ? dti_framework_map_set_weight (map, "a", "a", 2, &error)
                      : i == 2 ? dti_framework_map_set_note (map, "a", "x", &error)
                               : dti_framework_map_confirm (map, NULL, &error);

      g_assert_false (done);
      g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
    }
  g_assert_cmpint (dti_framework_map_get_kind (map, "a"), ==, DTI_MAP_SAME);
}

static void
test_suggest (void)
{
  g_autoptr (DtiFramework) older =
      make_framework ("old",
                      "{'id':'1','title':'Hạ tầng số'},"
                      "{'id':'2','title':{'vi':'Nhân lực số','en':'Human resources'}},"
                      "{'id':'3','title':'Nhận thức'},"
                      "{'id':'4','title':'Đô thị'},"
                      "{'id':'5','title':'Same','level':'x'},"
                      "{'id':'6','title':'Twice'},"
                      "{'id':'7'}");
  g_autoptr (DtiFramework) newer =
      make_framework ("new",
                      "{'id':'1','title':'HA TANG SO'},"
                      "{'id':'2','title':{'vi':'Nguồn nhân lực','en':'human resources'}},"
                      "{'id':'3','title':'An toàn'},"
                      "{'id':'9','title':'đô thị'},"
                      "{'id':'5','title':'Same','level':'y'},"
                      "{'id':'81','title':'Twice'},{'id':'82','title':'Twice'},"
                      "{'id':'7','title':'New words'}");
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_suggest (older, newer);
  g_autoptr (GError) error = NULL;

  g_test_summary ("What names suggest: id and title, title, id; never across levels");

  g_assert_cmpint (dti_framework_map_get_kind (map, "r"), ==, DTI_MAP_SAME);
  g_assert_cmpint (dti_framework_map_get_kind (map, "1"), ==, DTI_MAP_SAME);
  g_assert_cmpint (dti_framework_map_get_kind (map, "2"), ==, DTI_MAP_RENAMED);
  g_assert_cmpint (dti_framework_map_get_kind (map, "3"), ==, DTI_MAP_REDEFINED);
  g_assert_cmpint (dti_framework_map_get_kind (map, "4"), ==, DTI_MAP_RENAMED);
  g_assert_cmpstr (dti_framework_map_lookup_newer (map, "4"), ==, "9");
  g_assert_cmpint (dti_framework_map_get_kind (map, "7"), ==, DTI_MAP_SAME);
  assert_list (dti_framework_map_list_unmapped_old (map), "5 6");
  assert_list (dti_framework_map_list_unmapped_new (map), "5 81 82");

  g_assert_true (dti_framework_map_is_suggested (map, "1"));
  g_assert_true (dti_framework_map_confirm (map, "1", &error));
  g_assert_false (dti_framework_map_is_suggested (map, "1"));
  set (map, "4", DTI_MAP_RENAMED, "9");
  g_assert_false (dti_framework_map_is_suggested (map, "4"));
  g_assert_false (dti_framework_map_confirm (map, "5", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_true (dti_framework_map_is_suggested (map, "2"));
  g_assert_true (dti_framework_map_confirm (map, NULL, NULL));
  g_assert_false (dti_framework_map_is_suggested (map, "2"));
}

/* Ids that were given to other nodes: the titles decide. */
static void
test_suggest_moved (void)
{
  g_autoptr (DtiFramework) older =
      make_framework ("old", "{'id':'1','title':'One'},{'id':'2','title':'Two'}");
  g_autoptr (DtiFramework) newer =
      make_framework ("new", "{'id':'1','title':'Two'},{'id':'2','title':'One'}");
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_suggest (older, newer);

  g_test_summary ("Where numbers were given anew, titles decide");

  g_assert_cmpstr (dti_framework_map_lookup_newer (map, "1"), ==, "2");
  g_assert_cmpstr (dti_framework_map_lookup_newer (map, "2"), ==, "1");
  g_assert_cmpint (dti_framework_map_get_kind (map, "1"), ==, DTI_MAP_RENAMED);
}

static guint
count (DtiProblemList *problems, const char *code, const char *node)
{
  guint n = 0;

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      n += g_str_equal (dti_problem_get_code (problem), code) &&
                   (node == NULL || g_strcmp0 (dti_problem_get_node (problem), node) == 0)
               ? 1
               : 0;
    }

  return n;
}

static void
test_validate (void)
{
  g_autoptr (DtiFramework) older = make_framework (
      "old",
      "{'id':'a','rule':{'type':'goalposts','min':0,'max':10}},{'id':'b','max':100,'rule':"
      "{'type':'share'}},{'id':'c','unit':'km'},{'id':'d','direction':'down'},{'id':'e'},"
      "{'id':'p','aggregation':'mean','children':[{'id':'q'}]}");
  g_autoptr (DtiFramework) newer = make_framework (
      "new",
      "{'id':'a','rule':{'type':'goalposts','min':0,'max':20}},{'id':'b','max':200,'rule':"
      "{'type':'share'}},{'id':'c','unit':'m'},{'id':'d'},{'id':'e','children':[{'id':'x'}]},"
      "{'id':'p','aggregation':'geometric-mean','children':[{'id':'q'}]}");
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (older, newer);
  g_autoptr (DtiProblemList) problems = NULL;

  g_test_summary ("What is said to be the same and does not look so");

  set (map, "a", DTI_MAP_SAME, "a");
  set (map, "b", DTI_MAP_SAME, "b");
  set (map, "c", DTI_MAP_SAME, "c");
  set (map, "d", DTI_MAP_SAME, "d");
  set (map, "e", DTI_MAP_SAME, "e");
  set (map, "p", DTI_MAP_SAME, "p");
  set (map, "q", DTI_MAP_MERGED, "q");
  problems = dti_framework_map_validate (map);
  g_assert_false (dti_problem_list_has_errors (problems));
  g_assert_cmpuint (count (problems, "changed-node", NULL), ==, 5);
  g_assert_cmpuint (count (problems, "changed-node", "b"), ==, 0);
  g_assert_cmpuint (count (problems, "changed-max", "b"), ==, 1);
  g_assert_cmpuint (count (problems, "changed-max", "a"), ==, 0);
  g_assert_cmpuint (count (problems, "merged-alone", "q"), ==, 1);
  /* The roots on both sides, and “x”. */
  g_assert_cmpuint (count (problems, "unmapped-node", NULL), ==, 3);

  g_clear_object (&map);
  g_clear_object (&problems);
  map = dti_framework_map_suggest (older, older);
  problems = dti_framework_map_validate (map);
  g_assert_cmpuint (count (problems, "suggested-entry", NULL), ==, 8);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 8);
}

/* ---- documents ---- */

static char *
make_document (const char *members)
{
  char *json = g_strdup_printf ("{'format':'dti-framework-map','format-version':1,'older':'old',"
                                "'newer':'new',%s}",
                                members);

  return g_strdelimit (json, "'", '"');
}

static DtiFrameworkMap *
read_map (const char *json, GError **error)
{
  g_autoptr (DtiFrameworkMap) model = make_map ();

  return dti_framework_map_new_from_json (json,
                                          dti_framework_map_get_older (model),
                                          dti_framework_map_get_newer (model),
                                          error);
}

static void
test_json (void)
{
  g_autofree char *json = make_document (
      "'id':'old-new','licence':'kept','entries':["
      "{'old':'c','kind':'split','new':[{'node':'c1','weight':0.5},'c2'],'note':'Điều 3'},"
      "{'old':'a','kind':'same','new':'a','suggested':true,'evidence':['kept']},"
      "{'kind':'added','new':['n','f']}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFrameworkMap) map = read_map (json, &error);
  g_autoptr (DtiFrameworkMap) again = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;
  double weight = 0;

  g_test_summary ("Reading and writing, with what this version does not know");

  g_assert_no_error (error);
  g_assert_cmpint (dti_framework_map_get_kind (map, "c"), ==, DTI_MAP_SPLIT);
  g_assert_true (dti_framework_map_get_weight (map, "c", "c1", &weight));
  g_assert_cmpfloat (weight, ==, 0.5);
  g_assert_false (dti_framework_map_get_weight (map, "c", "c2", NULL));
  g_assert_cmpstr (dti_framework_map_get_note (map, "c"), ==, "Điều 3");
  g_assert_true (dti_framework_map_is_suggested (map, "a"));
  g_assert_false (dti_framework_map_is_suggested (map, "c"));
  g_assert_true (dti_framework_map_is_added (map, "f"));
  problems = dti_framework_map_validate (map);
  g_assert_cmpuint (count (problems, "unknown-member", NULL), ==, 1);

  written = dti_framework_map_to_json (map);
  g_assert_nonnull (strstr (written, "\"licence\""));
  g_assert_nonnull (strstr (written, "\"evidence\""));
  again = read_map (written, &error);
  g_assert_no_error (error);
  rewritten = dti_framework_map_to_json (again);
  g_assert_cmpstr (rewritten, ==, written);
}

static void
test_json_own (void)
{
  g_autoptr (DtiFrameworkMap) map = make_full_map ();
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFrameworkMap) copy = NULL;

  g_test_summary ("A map that was made reads back as it is");

  g_assert_true (dti_framework_map_set_weight (map, "d", "de", 1.0 / 3.0, NULL));
  g_assert_true (dti_framework_map_set_note (map, "g", "bỏ", NULL));
  json = dti_framework_map_to_json (map);
  copy = read_map (json, &error);
  g_assert_no_error (error);
  again = dti_framework_map_to_json (copy);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpint (dti_framework_map_get_kind (copy, "g"), ==, DTI_MAP_DROPPED);
}

static void
test_json_faults (void)
{
  static const struct
  {
    const char *members;
    const char *place;
  } cases[] = {
    { "'entries':{}", "/entries" },
    { "'entries':[1]", "/entries/0" },
    { "'entries':[{'old':'a'}]", "/entries/0" },
    { "'entries':[{'old':'a','kind':'vanished'}]", "/entries/0/kind" },
    { "'entries':[{'old':7,'kind':'same','new':'a'}]", "/entries/0/old" },
    { "'entries':[{'kind':'same','new':'a'}]", "/entries/0/old" },
    { "'entries':[{'old':'a','kind':'added','new':'n'}]", "/entries/0/old" },
    { "'entries':[{'kind':'added'}]", "/entries/0" },
    { "'entries':[{'old':'z','kind':'dropped'}]", "/entries/0" },
    { "'entries':[{'old':'a','kind':'same','new':'z'}]", "/entries/0" },
    { "'entries':[{'old':'a','kind':'same','new':3}]", "/entries/0/new" },
    { "'entries':[{'old':'a','kind':'same','new':[{}]}]", "/entries/0/new/0" },
    { "'entries':[{'old':'a','kind':'same','new':[{'node':'a','weight':'x'}]}]",
      "/entries/0/new/0/weight" },
    { "'entries':[{'old':'a','kind':'dropped'},{'old':'a','kind':'dropped'}]", "/entries/1/old" },
    { "'entries':[{'old':'a','kind':'same','new':'a'},{'old':'b','kind':'renamed','new':'a'}]",
      "/entries/1" },
  };

  g_test_summary ("A wrong document names the place and gives no map");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_document (cases[i].members);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiFrameworkMap) map = read_map (json, &error);

      g_assert_null (map);
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      if (strstr (error->message, cases[i].place) == NULL)
        g_error ("“%s” does not name %s", error->message, cases[i].place);
    }
}

static void
test_json_head (void)
{
  static const struct
  {
    const char *json;
    DtiError code;
  } cases[] = {
    { "[]", DTI_ERROR_INVALID_DATA },
    { "{}", DTI_ERROR_INVALID_DATA },
    { "{\"format\":\"dti-framework-map\",\"format-version\":2}", DTI_ERROR_UNSUPPORTED },
    { "{\"format\":\"dti-framework-map\",\"format-version\":0}", DTI_ERROR_INVALID_DATA },
    { "{\"format\":\"dti-framework-map\",\"format-version\":1}", DTI_ERROR_INVALID_DATA },
    { "{\"format\":\"dti-framework-map\",\"format-version\":1,\"older\":\"new\",\"newer\":\"old\"}",
      DTI_ERROR_INVALID_DATA },
    { "{", DTI_ERROR_INVALID_DATA },
  };

  g_test_summary ("What is no map, or a map between other frameworks");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_map (cases[i].json, &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].code);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static DtiFrameworkMap *
read_async (DtiFrameworkMap *model, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dti_framework_map_new_from_file_async (file,
                                         dti_framework_map_get_older (model),
                                         dti_framework_map_get_newer (model),
                                         NULL,
                                         read_cb,
                                         &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dti_framework_map_new_from_file_finish (result, error);
}

static void
test_file (void)
{
  g_autoptr (DtiFrameworkMap) model = make_full_map ();
  g_autofree char *json = dti_framework_map_to_json (model);
  g_autofree char *again = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("map-XXXXXX.json", &stream, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFrameworkMap) map = NULL;
  g_autoptr (DtiFrameworkMap) other = NULL;
  g_autoptr (DtiProblemList) problems = NULL;

  g_test_summary ("From a file, at once and in another thread, and what is wrong with it");

  g_assert_true (g_file_set_contents (g_file_peek_path (file), json, -1, NULL));
  map = dti_framework_map_new_from_file (file,
                                         dti_framework_map_get_older (model),
                                         dti_framework_map_get_newer (model),
                                         &error);
  g_assert_no_error (error);
  again = dti_framework_map_to_json (map);
  g_assert_cmpstr (again, ==, json);
  other = read_async (model, file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dti_framework_map_get_kind (other, "c"), ==, DTI_MAP_SPLIT);

  problems = dti_framework_map_check_file (file,
                                           dti_framework_map_get_older (model),
                                           dti_framework_map_get_newer (model));
  /* The ids of the two roots are the same, and so is all else. */
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_clear_object (&problems);
  problems = dti_framework_map_check_file (file,
                                           dti_framework_map_get_older (model),
                                           dti_framework_map_get_newer (model));
  g_assert_cmpuint (count (problems, "unreadable", NULL), ==, 1);
  g_assert_null (read_async (model, file, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/framework-map/empty", test_empty);
  g_test_add_func ("/framework-map/kinds", test_kinds);
  g_test_add_func ("/framework-map/replace", test_replace);
  g_test_add_func ("/framework-map/refusals", test_refusals);
  g_test_add_func ("/framework-map/weights", test_weights);
  g_test_add_func ("/framework-map/notes", test_notes);
  g_test_add_func ("/framework-map/seal", test_seal);
  g_test_add_func ("/framework-map/suggest", test_suggest);
  g_test_add_func ("/framework-map/suggest-moved", test_suggest_moved);
  g_test_add_func ("/framework-map/validate", test_validate);
  g_test_add_func ("/framework-map/json", test_json);
  g_test_add_func ("/framework-map/json-own", test_json_own);
  g_test_add_func ("/framework-map/json-faults", test_json_faults);
  g_test_add_func ("/framework-map/json-head", test_json_head);
  g_test_add_func ("/framework-map/file", test_file);

  return g_test_run ();
}
