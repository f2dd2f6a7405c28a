/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "framework-faults.h"
#include "framework-testing.h"

#include <json-glib/json-glib.h>

#include <libdti/model/dti-framework-draft-private.h>

/* The document of the page on file formats, word by word. */
static const char hdi[] =
    "{\n"
    "  'format': 'dti-framework',\n"
    "  'format-version': 1,\n"
    "  'id': 'undp-hdi-2022',\n"
    "  'title': { 'en': 'Human Development Index', 'vi': 'Chỉ số phát triển con người' },\n"
    "  'source': 'UNDP, Human Development Report 2023-24, technical note 1',\n"
    "  'periods': ['2021', '2022'],\n"
    "  'publish': 'value',\n"
    "  'ranking': { 'node': 'hdi', 'ties': 'competition', 'decimals': 3, 'order': 'descending' },\n"
    "  'languages': ['en', 'vi'],\n"
    "  'root': {\n"
    "    'id': 'hdi', 'level': 'index', 'aggregation': 'geometric-mean',\n"
    "    'missing': 'propagate', 'decimals': 3,\n"
    "    'children': [\n"
    "      { 'id': 'le', 'unit': 'years',\n"
    "        'rule': { 'type': 'goalposts', 'min': 20, 'max': 85, 'clamp': true } },\n"
    "      { 'id': 'edu', 'level': 'dimension', 'aggregation': 'mean', 'missing': 'propagate',\n"
    "        'children': [\n"
    "        { 'id': 'eys', 'unit': 'years',\n"
    "          'rule': { 'type': 'goalposts', 'min': 0, 'max': 18, 'clamp': true } },\n"
    "        { 'id': 'mys', 'unit': 'years',\n"
    "          'rule': { 'type': 'goalposts', 'min': 0, 'max': 15, 'clamp': true } }\n"
    "      ] },\n"
    "      { 'id': 'gnipc', 'unit': '2017 PPP $',\n"
    "        'rule': { 'type': 'goalposts', 'transform': 'log', 'min': 100, 'max': 75000,\n"
    "                  'clamp': true } }\n"
    "    ]\n"
    "  },\n"
    "  'views': []\n"
    "}\n";

/* SHA-256 of the document above as Python writes it:
 * json.dumps (document, sort_keys=True, separators=(",", ":"), ensure_ascii=False). */
static const char hdi_digest[] = "27cc32ebe6d3c2402cf199bebebe2b869f13f60c486fb198e218bf180014938e";

static DtiFramework *
load_hdi (void)
{
  g_autofree char *json = make_json (hdi);
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_json (json, &error);

  g_assert_no_error (error);

  return framework;
}

static void
test_hdi (void)
{
  DtiFramework *framework = load_hdi ();
  g_autoptr (DtiProblemList) problems = dti_framework_validate (framework);
  g_autofree char *vi = dti_framework_get_title (framework, "vi");
  g_autofree char *none = dti_framework_get_title (framework, NULL);
  g_autofree char *other = dti_framework_get_title (framework, "fr");
  DtiPillar *root = dti_framework_get_root (framework);

  g_test_summary ("The example of the documentation reads as it says");

  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);
  g_assert_cmpstr (dti_framework_get_id (framework), ==, "undp-hdi-2022");
  g_assert_cmpstr (vi, ==, "Chỉ số phát triển con người");
  g_assert_cmpstr (none, ==, "Human Development Index");
  g_assert_cmpstr (other, ==, "Human Development Index");
  g_assert_cmpstr (dti_framework_get_source (framework),
                   ==,
                   "UNDP, Human Development Report 2023-24, technical note 1");
  g_assert_cmpstr (dti_framework_get_periods (framework)[1], ==, "2022");
  g_assert_null (dti_framework_get_periods (framework)[2]);
  g_assert_cmpstr (dti_framework_get_languages (framework)[0], ==, "en");
  g_assert_true (dti_framework_get_ranking_node (framework) == DTI_NODE (root));
  g_assert_cmpint (dti_pillar_get_aggregation (root), ==, DTI_AGGREGATION_GEOMETRIC_MEAN);
  g_assert_cmpint (dti_pillar_get_missing_policy (root), ==, DTI_MISSING_POLICY_PROPAGATE);
  assert_ids (dti_framework_get_nodes (framework), "hdi le edu eys mys gnipc");
  assert_ids (dti_framework_get_indicators (framework), "le eys mys gnipc");
  assert_ids (dti_framework_get_pillars (framework), "hdi edu");
  assert_ids (dti_framework_get_views (framework), "");
  assert_ids (dti_pillar_get_children (root), "le edu gnipc");
  g_assert_cmpstr (dti_framework_get_digest (framework), ==, hdi_digest);
  g_assert_finalize_object (framework);
}

/* ---- faults ---- */

/* The problems of a document, which may have any fault. */
static DtiProblemList *
find_problems (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) document = dti_json_parse (json, strlen (json), NULL, &error);
  DtiProblemList *problems = dti_problem_list_new ();
  g_autoptr (DtiFrameworkDraft) draft = NULL;

  g_assert_no_error (error);
  draft = dti_framework_draft_read (document, NULL, problems);

  return problems;
}

static void
check_fault (const Fault *fault)
{
  g_autofree char *json = make_document (fault->members);
  g_autoptr (DtiProblemList) problems = find_problems (json);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", fault->members);
  g_assert_nonnull (problem);
  g_test_message ("%s", dti_problem_get_message (problem));
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, fault->code);
  g_assert_cmpint (dti_problem_get_severity (problem), ==, fault->severity);
  g_assert_cmpstr (dti_problem_get_node (problem), ==, fault->node);
  g_assert_cmpstr (dti_problem_get_pointer (problem), ==, fault->pointer);

  framework = dti_framework_new_from_json (json, &error);
  if (fault->severity == DTI_SEVERITY_ERROR)
    {
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, fault->pointer));
      g_assert_null (framework);
    }
  else
    {
      g_autoptr (DtiProblemList) warnings = NULL;

      g_assert_no_error (error);
      warnings = dti_framework_validate (framework);
      g_assert_cmpuint (dti_problem_list_get_n_items (warnings), ==, 1);
    }
}

static void
test_faults (void)
{
  g_test_summary ("Each fault of a document has its code, node and pointer, and is the only one");

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    check_fault (&faults[i]);
}

static void
test_rule_fault (void)
{
  g_autofree char *json = make_document (CHILD (",'rule':[{'type':'points'},{'type':'magic'}]"));
  g_autoptr (DtiProblemList) problems = find_problems (json);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_test_summary ("A faulty rule is reported once, at its place in the list");

  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
  g_assert_cmpstr (dti_problem_get_node (problem), ==, "a");
  g_assert_true (g_str_has_prefix (dti_problem_get_pointer (problem), "/root/children/0/rule/1"));
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
    { "{'format':'dti-plan','format-version':1}", "wrong-format", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-framework'}", "wrong-format", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-framework','format-version':0}", "wrong-format", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-framework','format-version':2,'root':{}}",
      "unsupported-version",
      DTI_ERROR_UNSUPPORTED },
    { "{'format':'dti-framework','format-version':99}",
      "unsupported-version",
      DTI_ERROR_UNSUPPORTED },
  };

  g_test_summary ("What is no framework, or one of a newer format, is refused at once");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_json (cases[i].document);
      g_autoptr (DtiProblemList) problems = find_problems (json);
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
      g_assert_cmpstr (dti_problem_get_code (problem), ==, cases[i].code);
      g_assert_null (dti_framework_new_from_json (json, &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].error);
    }
}

static void
test_syntax (void)
{
  static const char *const texts[] = {
    "", "{", "{'format':", "nonsense", "{'a':1,'a':2}", "[1e999]"
  };

  g_test_summary ("What is no JSON is an error with its line");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *json = make_json (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_framework_new_from_json (json, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_prefix (error->message, "1:"));
    }
}

static void
test_many_errors (void)
{
  g_autofree char *json =
      make_document ("'root':{'id':'r','aggregation':'mean','min-share':2,'children':"
                     "[{'id':'a','weight':-1},{'ref':'q'},{'id':'a','colour':1}]}");
  g_autoptr (GError) error = NULL;

  g_test_summary ("The error is the first problem; it says how many more errors there are");

  g_assert_null (dti_framework_new_from_json (json, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message,
                   ==,
                   "#/root/min-share: “min-share” must be from 0 to 1 (and 3 more)");
}

/* ---- hostile documents ---- */

static void
test_nesting (void)
{
  static const char *const openings[] = { "[", "{\"root\":", "{\"children\":[" };
  const guint depth = 200000;

  g_test_summary ("Two hundred thousand nested brackets are refused, not followed");

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < depth; k++)
        g_string_append (json, openings[i]);
      g_assert_null (dti_framework_new_from_json (json->str, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
    }
}

/* Views that each refer to the next, the last to @end; each twice, where @twice. */
static char *
make_chain (guint length, const char *end, gboolean twice)
{
  g_autoptr (GString) views = g_string_new ("'root':{'id':'r','children':[{'id':'a'}]},'views':[");

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *next = i + 1 < length ? g_strdup_printf ("v%u", i + 1) : g_strdup (end);

      if (i > 0)
        g_string_append_c (views, ',');
      if (twice)
        g_string_append_printf (views,
                                "{'id':'v%u','children':[{'id':'x%u','children':[{'ref':'%s'}]},"
                                "{'id':'y%u','children':[{'ref':'%s'}]}]}",
                                i,
                                i,
                                next,
                                i,
                                next);
      else
        g_string_append_printf (views, "{'id':'v%u','children':[{'ref':'%s'}]}", i, next);
    }
  g_string_append_c (views, ']');

  return make_document (views->str);
}

static void
test_chains (void)
{
  static const struct
  {
    guint length;
    const char *end;
    gboolean twice;
    const char *code; /* NULL: is read */
  } cases[] = {
    { 63, "a", FALSE, NULL },         { 64, "a", FALSE, "too-deep" },
    { 3000, "a", FALSE, "too-deep" }, { 3000, "v0", FALSE, "cycle" },
    { 15, "a", TRUE, NULL },          { 25, "a", TRUE, "too-many-paths" },
  };

  g_test_summary ("Long chains, long cycles and ladders of references are refused in good time");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_chain (cases[i].length, cases[i].end, cases[i].twice);
      g_autoptr (DtiProblemList) problems = find_problems (json);
      g_autoptr (DtiProblem) first = g_list_model_get_item (G_LIST_MODEL (problems), 0);

      if (cases[i].code == NULL)
        g_assert_null (first);
      else
        g_assert_cmpstr (dti_problem_get_code (first), ==, cases[i].code);
    }
}

static void
test_cycle (void)
{
  g_autofree char *json = make_document (
      TREE ("{'id':'p','children':[{'id':'q','children':[{'id':'a'},{'ref':'p'}]}]}"));
  g_autoptr (GError) error = NULL;

  g_test_summary ("A cycle is named with its path");

  g_assert_null (dti_framework_new_from_json (json, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "p → q → p"));
  g_assert_nonnull (strstr (error->message, "/root/children/0/children/0/children/1"));
}

static void
test_wide (void)
{
  g_autoptr (GString) members = g_string_new ("'root':{'id':'r','children':[");
  DtiFramework *framework;

  g_test_summary ("A pillar can have five thousand children");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (members, "%s{'id':'i%u','max':2}", i > 0 ? "," : "", i);
  g_string_append (members, "]}");
  framework = load_clean_framework (members->str);
  g_assert_cmpfloat (dti_node_get_max (DTI_NODE (dti_framework_get_root (framework))), ==, 10000.0);
  g_assert_finalize_object (framework);
}

/* ---- what a document says ---- */

static void
test_order (void)
{
  DtiFramework *framework = load_clean_framework (
      "'root':{'id':'r','children':[{'ref':'late'},{'id':'p','children':[{'id':'a'},{'ref':'b'}]},"
      "{'id':'q','children':[{'id':'b'},{'id':'late'}]}]},"
      "'views':[{'id':'v','children':[{'ref':'w'},{'id':'n'},{'ref':'r'}]},"
      "{'id':'w','children':[{'ref':'a'},{'id':'g','children':[{'ref':'n'}]}]}]");
  DtiNode *b = dti_framework_lookup (framework, "b");

  g_test_summary ("Nodes come depth first where they are defined, each once, then the views");

  assert_ids (dti_framework_get_nodes (framework), "r p a q b late v n w g");
  assert_ids (dti_framework_get_indicators (framework), "a b late n");
  assert_ids (dti_framework_get_pillars (framework), "r p q v w g");
  assert_ids (dti_framework_get_views (framework), "v w");
  assert_ids (dti_node_get_parents (b), "p q");
  g_assert_null (dti_framework_lookup (framework, "c"));
  g_assert_finalize_object (framework);
}

static void
test_columns (void)
{
  DtiFramework *framework = load_clean_framework (
      TOP ("'columns':{'Population':'number','Region':'label'},'ranking':{'within':'Region'}"));
  gboolean is_label = TRUE;

  g_test_summary ("Columns that are no nodes are known with their kind");

  g_assert_true (dti_framework_has_column (framework, "Population", &is_label));
  g_assert_false (is_label);
  g_assert_true (dti_framework_has_column (framework, "Region", &is_label));
  g_assert_true (is_label);
  g_assert_false (dti_framework_has_column (framework, "a", &is_label));
  g_assert_false (is_label);
  g_assert_true (dti_framework_has_column (framework, "Region", NULL));
  g_assert_cmpstr (dti_node_get_rank_within (dti_framework_lookup (framework, "a")), ==, "Region");
  g_assert_finalize_object (framework);
}

static void
test_method (void)
{
  DtiFramework *framework =
      load_clean_framework (TOP ("'columns':{'size':'number','group':'label'},'method':["
                                 "{'step':'denominate','by':{'a':'size'}},"
                                 "{'step':'impute','with':'mean','by':'group:group'},"
                                 "{'step':'normalise','rule':{'type':'rank'}}]"));
  DtiFramework *empty = load_clean_framework (TOP ("'method':[]"));
  GListModel *method = dti_framework_get_method (framework);
  g_autoptr (DtiStep) second = g_list_model_get_item (method, 1);
  g_autoptr (DtiRule) rule =
      g_list_model_get_item (dti_node_get_rules (dti_framework_lookup (framework, "a")), 0);

  g_test_summary ("The steps stand in their order, and the last one gives the rules");

  g_assert_cmpuint (g_list_model_get_n_items (method), ==, 3);
  g_assert_cmpstr (dti_step_get_type_name (second), ==, "impute");
  g_assert_cmpstr (dti_rule_get_type_name (rule), ==, "rank");
  g_assert_true (dti_framework_needs_preparation (framework));
  g_assert_false (dti_framework_needs_preparation (empty));
  g_assert_cmpuint (g_list_model_get_n_items (dti_framework_get_method (empty)), ==, 0);
  g_clear_object (&second);
  g_clear_object (&rule);
  g_assert_finalize_object (framework);
  g_assert_finalize_object (empty);
}

/* json-glib compares, which has nothing to do with how the library reads and writes. */
static void
assert_same_json (const char *a, const char *b)
{
  g_autoptr (JsonNode) first = json_from_string (a, NULL);
  g_autoptr (JsonNode) second = json_from_string (b, NULL);

  g_assert_true (json_node_equal (first, second));
}

static void
assert_round_trip (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) first = dti_framework_new_from_json (json, &error);
  g_autoptr (DtiFramework) second = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  written = dti_framework_to_json (first);
  second = dti_framework_new_from_json (written, &error);
  g_assert_no_error (error);
  again = dti_framework_to_json (second);

  assert_same_json (json, written);
  g_assert_cmpstr (written, ==, again);
  g_assert_cmpstr (dti_framework_get_digest (first), ==, dti_framework_get_digest (second));
}

static void
test_round_trip (void)
{
  static const char *const members[] = {
    TOP ("'x-new':{'deep':[1,2.50,{'k':null,'t':true}],'text':'a\\\"b\\\\/\\u001f ệ 😀'}"),
    TOP ("'x-numbers':[0,-1,0.1,1e-05,1e300,5e-324,123456789012345678,0.30000000000000004,100.0]"),
    CHILD (",'weight':0.1,'x-later':{'a':[]},'attributes':{'n':1.0,'o':{'p':[]}}"),
    TOP ("'method':[{'step':'treat','winsorise':{'max-points':5}}]"),
  };
  g_autofree char *hdi_json = make_json (hdi);

  g_test_summary ("A document is written with all it said, unknown members and numbers included");

  assert_round_trip (hdi_json);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *json = make_document (members[i]);

      assert_round_trip (json);
    }
}

static void
test_digest (void)
{
  DtiFramework *a = load_framework ("'root':{'id':'r','children':[{'id':'a','weight':1.0}]}");
  DtiFramework *b = load_framework ("'root' : {'children':[{'weight':1,'id':'a'}], 'id':'r'}");
  DtiFramework *c = load_framework ("'root':{'id':'r','children':[{'id':'a','weight':2}]}");

  g_test_summary ("The digest depends on what is said, not on spaces and order of members");

  g_assert_cmpuint (strlen (dti_framework_get_digest (a)), ==, 64);
  g_assert_cmpstr (dti_framework_get_digest (a), ==, dti_framework_get_digest (b));
  g_assert_cmpstr (dti_framework_get_digest (a), !=, dti_framework_get_digest (c));
  g_assert_finalize_object (a);
  g_assert_finalize_object (b);
  g_assert_finalize_object (c);
}

static void
test_builtin (void)
{
  g_auto (GStrv) ids = dti_framework_list_builtin ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("The built-in frameworks are listed in order, read without a problem, and kept");

  g_assert_cmpuint (g_strv_length (ids), >=, 3);
  g_assert_true (g_strv_contains ((const char *const *) ids, "vn-dti-province-922"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      DtiFramework *framework = dti_framework_new_builtin (ids[i], &error);
      g_autoptr (DtiProblemList) problems = NULL;
      g_autofree char *json = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      problems = dti_framework_validate (framework);
      text = dti_problem_list_to_string (problems);
      json = dti_framework_to_json (framework);
      g_assert_cmpstr (text, ==, "");
      g_assert_cmpstr (dti_framework_get_id (framework), ==, ids[i]);
      g_assert_true (i == 0 || strcmp (ids[i - 1], ids[i]) < 0);
      assert_round_trip (json);
      g_assert_finalize_object (framework);
    }

  g_assert_null (dti_framework_new_builtin ("../frameworks/vn-dti-province-922", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "vn-dti-province-922"));
}

static void
test_vn_dti (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin ("vn-dti-province-922", &error);
  static const struct
  {
    const char *id;
    double max;
  } nodes[] = {
    /* Decision 922: the index has 1000 points, its three pillars 700, 650 and 650. */
    { "DTI", 1000 }, { "CQS", 700 }, { "KTS", 650 }, { "XHS", 650 }, { "B1", 500 },
  };

  g_test_summary ("The overlapping pillars of the DTI have the published points");

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_assert_cmpfloat (dti_node_get_max (dti_framework_lookup (framework, nodes[i].id)),
                       ==,
                       nodes[i].max);
  assert_ids (dti_framework_get_views (framework), "CQS KTS XHS");
}

/* ---- files ---- */

static GFile *
write_file (const char *name, const char *content)
{
  GFile *file = g_file_new_build_filename (g_get_user_data_dir (), name, NULL);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return file;
}

static void
test_file (void)
{
  g_autofree char *json = make_json (hdi);
  g_autoptr (GFile) file = write_file ("hdi.json", json);
  g_autoptr (GFile) missing = g_file_get_child (file, "missing.json");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_file (file, &error);

  g_test_summary ("Frameworks are read from files; what is no file is an error with its name");

  g_assert_no_error (error);
  g_assert_cmpstr (dti_framework_get_digest (framework), ==, hdi_digest);
  g_assert_finalize_object (framework);

  g_assert_null (dti_framework_new_from_file (folder, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (dti_framework_new_from_file (missing, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == DTI_ERROR);
  g_assert_nonnull (strstr (error->message, "missing.json"));
}

static void
test_check_file (void)
{
  g_autofree char *json = make_document (TOP ("'method':[{'step':'guess'}],'colour':1"));
  g_autoptr (GFile) file = write_file ("method.json", json);
  g_autoptr (GFile) broken = write_file ("broken.json", "{\n  \"format\" \"x\"\n}");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at-all.json");
  g_autoptr (DtiProblemList) problems = dti_framework_check_file (file);
  g_autoptr (DtiProblemList) syntax = dti_framework_check_file (broken);
  g_autoptr (DtiProblemList) none = dti_framework_check_file (missing);
  g_autoptr (DtiProblem) first = g_list_model_get_item (G_LIST_MODEL (syntax), 0);
  g_autoptr (DtiProblem) lost = g_list_model_get_item (G_LIST_MODEL (none), 0);

  g_test_summary ("A file is checked as a whole, and one that cannot be read is a problem too");

  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 2);
  g_assert_cmpuint (dti_problem_list_count (problems, DTI_SEVERITY_ERROR), ==, 1);
  g_assert_cmpstr (dti_problem_get_code (first), ==, "unreadable");
  g_assert_cmpuint (dti_problem_get_row (first), ==, 2);
  g_assert_cmpuint (dti_problem_get_column (first), ==, 12);
  g_assert_true (g_str_has_suffix (dti_problem_get_file (first), "broken.json"));
  g_assert_null (strstr (dti_problem_get_message (first), "broken.json"));
  g_assert_cmpstr (dti_problem_get_code (lost), ==, "unreadable");
  g_assert_cmpint (dti_problem_get_severity (lost), ==, DTI_SEVERITY_ERROR);
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

  dti_framework_new_from_file_async (file, cancellable, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
test_async (void)
{
  g_autofree char *json = make_json (hdi);
  g_autoptr (GFile) file = write_file ("async.json", json);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at-all.json");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) good = run_async (file, NULL);
  g_autoptr (GAsyncResult) bad = run_async (missing, NULL);
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_file_finish (good, &error);

  g_test_summary ("Reading in another thread gives the same framework and the same errors");

  g_assert_no_error (error);
  g_assert_cmpstr (dti_framework_get_digest (framework), ==, hdi_digest);
  g_clear_object (&good);
  g_assert_finalize_object (framework);

  g_assert_null (dti_framework_new_from_file_finish (bad, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  stopped = run_async (file, cancelled);
  g_assert_null (dti_framework_new_from_file_finish (stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- life and threads ---- */

static void
test_life (void)
{
  DtiFramework *framework = load_hdi ();
  GListModel *nodes = dti_framework_get_nodes (framework);
  guint n_nodes = g_list_model_get_n_items (nodes);
  g_autofree gpointer *pointers = g_new0 (gpointer, n_nodes);
  DtiNode *kept = g_object_ref (dti_framework_lookup (framework, "eys"));

  g_test_summary ("No node outlives its framework unless it is held, and a held one stays whole");

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      pointers[i] = node;
      g_object_add_weak_pointer (G_OBJECT (node), &pointers[i]);
    }
  assert_ids (dti_node_get_parents (kept), "edu");
  g_assert_finalize_object (framework);

  for (guint i = 0; i < n_nodes; i++)
    g_assert_true (pointers[i] == NULL || pointers[i] == kept);
  g_assert_cmpstr (dti_node_get_id (kept), ==, "eys");
  g_assert_cmpuint (g_list_model_get_n_items (dti_node_get_parents (kept)), ==, 0);
  g_assert_null (g_list_model_get_item (dti_node_get_parents (kept), 0));
  g_object_remove_weak_pointer (G_OBJECT (kept), &pointers[3]);
  g_assert_finalize_object (kept);
}

static gpointer
read_all (gpointer data)
{
  DtiFramework *framework = data;
  GListModel *nodes = dti_framework_get_nodes (framework);
  DtiNode *first = DTI_NODE (dti_framework_get_root (framework));

  for (guint round = 0; round < 200; round++)
    for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
      {
        g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
        g_autofree char *title = dti_node_get_title (node, "vi");
        g_autofree char *parents = join_ids (dti_node_get_parents (node));
        g_autoptr (DtiProblemList) problems = dti_framework_validate (framework);

        g_assert_true (title == NULL && (node == first || *parents != '\0'));
        g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);
        g_assert_true (dti_framework_lookup (framework, dti_node_get_id (node)) == node);
      }

  return dti_framework_to_json (framework);
}

static void
test_threads (void)
{
  DtiFramework *framework = load_hdi ();
  g_autofree char *expected = dti_framework_to_json (framework);
  GThread *threads[4];

  g_test_summary ("Threads read one framework at the same time");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_all, framework);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *json = g_thread_join (threads[i]);

      g_assert_cmpstr (json, ==, expected);
    }
  g_assert_finalize_object (framework);
}

static void
test_lists (void)
{
  DtiFramework *framework = load_hdi ();
  GListModel *nodes = dti_framework_get_nodes (framework);
  g_autoptr (GListModel) by_property = NULL;
  g_autofree char *title = NULL;
  GType item_type = G_TYPE_INVALID;
  guint n_items = 0;

  g_test_summary ("The lists are list models that GTK can show");

  g_object_get (nodes, "item-type", &item_type, "n-items", &n_items, NULL);
  g_object_get (framework, "nodes", &by_property, "title", &title, NULL);
  g_assert_true (item_type == DTI_TYPE_NODE);
  g_assert_true (g_list_model_get_item_type (dti_framework_get_views (framework)) ==
                 DTI_TYPE_PILLAR);
  g_assert_cmpuint (n_items, ==, 6);
  g_assert_null (g_list_model_get_item (nodes, 6));
  g_assert_true (by_property == nodes);
  g_assert_cmpstr (title, ==, "Human Development Index");
  g_clear_object (&by_property);
  g_assert_finalize_object (framework);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/framework/hdi", test_hdi);
  g_test_add_func ("/framework/faults", test_faults);
  g_test_add_func ("/framework/rule-fault", test_rule_fault);
  g_test_add_func ("/framework/format", test_format);
  g_test_add_func ("/framework/syntax", test_syntax);
  g_test_add_func ("/framework/many-errors", test_many_errors);
  g_test_add_func ("/framework/nesting", test_nesting);
  g_test_add_func ("/framework/chains", test_chains);
  g_test_add_func ("/framework/cycle", test_cycle);
  g_test_add_func ("/framework/wide", test_wide);
  g_test_add_func ("/framework/order", test_order);
  g_test_add_func ("/framework/columns", test_columns);
  g_test_add_func ("/framework/method", test_method);
  g_test_add_func ("/framework/round-trip", test_round_trip);
  g_test_add_func ("/framework/digest", test_digest);
  g_test_add_func ("/framework/builtin", test_builtin);
  g_test_add_func ("/framework/vn-dti", test_vn_dti);
  g_test_add_func ("/framework/file", test_file);
  g_test_add_func ("/framework/check-file", test_check_file);
  g_test_add_func ("/framework/async", test_async);
  g_test_add_func ("/framework/life", test_life);
  g_test_add_func ("/framework/threads", test_threads);
  g_test_add_func ("/framework/lists", test_lists);

  return g_test_run ();
}
