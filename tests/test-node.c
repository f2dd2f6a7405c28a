/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "framework-testing.h"

#include <math.h>

#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-rule.h>

static DtiNode *
find (DtiFramework *framework, const char *id)
{
  DtiNode *node = dti_framework_lookup (framework, id);

  g_assert_nonnull (node);

  return node;
}

static void
test_texts (void)
{
  DtiFramework *framework = load_clean_framework (
      "'root':{'id':'r','level':'index','title':'Chỉ số','children':["
      "{'id':'a.1','level':'component','title':{'vi':'Một','en':'One'},"
      "'description':{'en':'First'},'legal-basis':'QĐ 922','data-source':'dti.gov.vn',"
      "'evidence':['report','photo'],"
      "'attributes':{'n':12.5,'t':'text','l':[1, 'x'],'b':true,'z':null}},{'id':'b'}]}");
  DtiNode *a = find (framework, "a.1");
  DtiNode *b = find (framework, "b");
  static const struct
  {
    const char *language;
    const char *title;
  } titles[] = { { NULL, "Một" }, { "vi", "Một" }, { "en", "One" }, { "fr", "One" } };
  static const struct
  {
    const char *name;
    const char *text;
  } attributes[] = { { "n", "12.5" }, { "t", "text" }, { "l", "[1,\"x\"]" },
                     { "b", "true" }, { "z", "null" }, { "q", NULL } };
  g_autofree char *description = dti_node_get_description (a, "vi");
  g_autofree char *plain = dti_node_get_title (find (framework, "r"), "en");

  g_test_summary ("A node tells what the document says of it, in the language asked for");

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = dti_node_get_title (a, titles[i].language);

      g_assert_cmpstr (title, ==, titles[i].title);
    }
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *text = dti_node_get_attribute (a, attributes[i].name);

      g_assert_cmpstr (text, ==, attributes[i].text);
    }
  g_assert_cmpstr (dti_node_get_main_title (a), ==, "Một");
  g_assert_cmpstr (description, ==, "First");
  g_assert_cmpstr (plain, ==, "Chỉ số");
  g_assert_cmpstr (dti_node_get_level (a), ==, "component");
  g_assert_cmpstr (dti_node_get_legal_basis (a), ==, "QĐ 922");
  g_assert_cmpstr (dti_node_get_data_source (a), ==, "dti.gov.vn");
  g_assert_cmpstr (dti_node_get_evidence (a)[1], ==, "photo");
  g_assert_null (dti_node_get_evidence (a)[2]);
  g_assert_cmpstr (dti_node_get_pointer (a), ==, "/root/children/0");

  g_assert_null (dti_node_get_title (b, "vi"));
  g_assert_null (dti_node_get_main_title (b));
  g_assert_null (dti_node_get_description (b, NULL));
  g_assert_null (dti_node_get_level (b));
  g_assert_null (dti_node_get_evidence (b)[0]);
  g_assert_null (dti_node_get_attribute (b, "n"));
  g_assert_finalize_object (framework);
}

static void
test_defaults (void)
{
  DtiFramework *framework = load_clean_framework ("'root':{'id':'r','children':[{'id':'a'}]}");
  DtiNode *a = find (framework, "a");
  g_autoptr (DtiRule) rule = g_list_model_get_item (dti_node_get_rules (a), 0);
  g_autoptr (DtiRule) own = g_list_model_get_item (dti_node_get_rules (find (framework, "r")), 0);

  g_test_summary ("A node of an id alone has the documented defaults");

  g_assert_cmpfloat (dti_node_get_max (a), ==, 1.0);
  g_assert_false (dti_node_has_declared_max (a));
  g_assert_cmpint (dti_node_get_decimals (a), ==, -1);
  g_assert_cmpint (dti_node_get_round_digits (a), ==, -1);
  g_assert_true (dti_node_get_scored (a));
  g_assert_cmpint (dti_node_get_publish (a), ==, DTI_PUBLISH_VALUE);
  g_assert_cmpint (dti_node_get_ties (a), ==, DTI_TIES_COMPETITION);
  g_assert_cmpint (dti_node_get_rank_order (a), ==, DTI_RANK_ORDER_DESCENDING);
  g_assert_cmpint (dti_node_get_rank_decimals (a), ==, -1);
  g_assert_null (dti_node_get_rank_within (a));
  g_assert_cmpuint (g_list_model_get_n_items (dti_node_get_rules (a)), ==, 1);
  g_assert_cmpstr (dti_rule_get_type_name (rule), ==, "points");
  g_assert_cmpstr (dti_rule_get_type_name (own), ==, "points");
  g_assert_cmpuint (g_list_model_get_n_items (dti_node_get_then_rules (a)), ==, 0);
  g_assert_cmpstr (dti_node_get_class_labels (a)[0], ==, NULL);
  g_assert_true (isnan (dti_node_get_class_bound (a, 0)));
  g_assert_null (dti_node_classify (a, 0.5));
  g_clear_object (&rule);
  g_clear_object (&own);
  g_assert_finalize_object (framework);
}

static void
test_overrides (void)
{
  DtiFramework *framework = load_clean_framework (
      "'publish':'score','columns':{'G':'label','H':'label'},"
      "'ranking':{'ties':'dense','order':'ascending','decimals':3,'within':'G'},"
      "'root':{'id':'r','decimals':2,'round':4,'publish':'value','children':["
      "{'id':'a','ranking':{'decimals':1}},"
      "{'id':'b','scored':false,'ranking':{'ties':'average','order':'descending','within':'H'}},"
      "{'id':'c'}]}");
  DtiNode *r = find (framework, "r");
  DtiNode *a = find (framework, "a");
  DtiNode *b = find (framework, "b");

  g_test_summary ("Publishing and ranking come from the framework, member by member");

  g_assert_cmpint (dti_node_get_publish (r), ==, DTI_PUBLISH_VALUE);
  g_assert_cmpint (dti_node_get_decimals (r), ==, 2);
  g_assert_cmpint (dti_node_get_round_digits (r), ==, 4);
  g_assert_cmpint (dti_node_get_rank_decimals (r), ==, 3);

  g_assert_cmpint (dti_node_get_publish (a), ==, DTI_PUBLISH_SCORE);
  g_assert_cmpint (dti_node_get_rank_decimals (a), ==, 1);
  g_assert_cmpint (dti_node_get_ties (a), ==, DTI_TIES_DENSE);
  g_assert_cmpint (dti_node_get_rank_order (a), ==, DTI_RANK_ORDER_ASCENDING);
  g_assert_cmpstr (dti_node_get_rank_within (a), ==, "G");

  g_assert_false (dti_node_get_scored (b));
  g_assert_cmpint (dti_node_get_rank_decimals (b), ==, 3);
  g_assert_cmpint (dti_node_get_ties (b), ==, DTI_TIES_AVERAGE);
  g_assert_cmpint (dti_node_get_rank_order (b), ==, DTI_RANK_ORDER_DESCENDING);
  g_assert_cmpstr (dti_node_get_rank_within (b), ==, "H");
  g_assert_finalize_object (framework);
}

/* The names of a list of rules, joined by spaces. */
static char *
join_rules (GListModel *rules)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (DtiRule) rule = g_list_model_get_item (rules, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", dti_rule_get_type_name (rule));
    }

  return g_string_free (names, FALSE);
}

static void
test_rules (void)
{
  DtiFramework *framework = load_clean_framework (
      "'rule':[{'type':'rank'},{'type':'best'}],'root':{'id':'r','then':[{'type':'rank'},"
      "{'type':'percentile-rank'}],'rule':{'type':'share'},'children':[{'id':'a'},"
      "{'id':'b','rule':{'type':'boolean'}},{'id':'p','then':{'type':'min-max'},"
      "'children':[{'ref':'a'}]}]}");
  static const struct
  {
    const char *id;
    const char *rules;
    const char *then;
  } nodes[] = {
    { "r", "share", "rank percentile-rank" },
    { "a", "rank best", "" },
    { "b", "boolean", "" },
    { "p", "points", "min-max" },
  };

  g_test_summary ("Rules are own, else the document's for indicators, else points");

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      DtiNode *node = find (framework, nodes[i].id);
      g_autofree char *rules = join_rules (dti_node_get_rules (node));
      g_autofree char *then = join_rules (dti_node_get_then_rules (node));

      g_assert_cmpstr (rules, ==, nodes[i].rules);
      g_assert_cmpstr (then, ==, nodes[i].then);
    }
  g_assert_finalize_object (framework);
}

static void
test_max (void)
{
  static const struct
  {
    const char *members;
    double max;
  } cases[] = {
    { "", 1 },
    { "'max':20", 20 },
    { "'max':0", 0 },
    { "'rule':{'type':'min-max','lower':10,'upper':100}", 100 },
    { "'max':5,'rule':{'type':'min-max','lower':1,'upper':4}", 5 },
    { "'rule':{'type':'min-max'}", 1 },
    { "'rule':[{'type':'min-max','upper':100},{'type':'expression','formula':'x'}]", 1 },
    { "'max':7,'rule':{'type':'expression','formula':'x'}", 7 },
    { "'max':7,'rule':{'type':'steps','steps':[[0,0],[1,7]]}", 7 },
    { "'max':7,'rule':{'type':'goalposts','min':0,'max':1,'clamp':false}", 7 },
    { "'rule':{'type':'z-score'}", 1 },
    { "'rule':{'type':'rank'}", 1 },
    { "'rule':{'type':'borda'}", 1 },
    { "'rule':{'type':'points','clamp':false}", 1 },
    { "'rule':{'type':'adjustment','cap':5}", 0 },
  };

  g_test_summary ("The maximum of an indicator is declared, else what its last rule says, else 1");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = g_strdup_printf ("'root':{'id':'r','children':[{'id':'a'%s%s}]}",
                                                  *cases[i].members != '\0' ? "," : "",
                                                  cases[i].members);
      DtiFramework *framework = load_clean_framework (members);

      g_test_message ("%s", members);
      g_assert_cmpfloat (dti_node_get_max (find (framework, "a")), ==, cases[i].max);
      g_assert_finalize_object (framework);
    }
}

static void
test_classes (void)
{
  DtiFramework *framework =
      load_clean_framework ("'classes':[['Very low',0],['Low',0.5],['High',0.8]],"
                            "'root':{'id':'r','decimals':2,'children':[{'id':'a','decimals':2,"
                            "'classes':[['yes',0.005]]},{'id':'b'}]}");
  static const struct
  {
    const char *id;
    double figure;
    const char *label;
  } cases[] = {
    { "r", -0.01, NULL },      { "r", -0.001, "Very low" }, { "r", 0.0, "Very low" },
    { "r", 0.49, "Very low" }, { "r", 0.494, "Very low" },  { "r", 0.495, "Low" },
    { "r", 0.5, "Low" },       { "r", 0.8, "High" },        { "r", 99.0, "High" },
    { "r", NAN, NULL },        { "b", 0.499, "Very low" },  { "b", 0.7999, "Low" },
    { "a", 0.0049, NULL },     { "a", 0.005, "yes" },       { "a", 1.0, "yes" },
  };

  g_test_summary ("Classes begin at their lower bound, for the figure as it is published");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dti_node_classify (find (framework, cases[i].id), cases[i].figure),
                     ==,
                     cases[i].label);
  g_assert_cmpstr (dti_node_get_class_labels (find (framework, "b"))[2], ==, "High");
  g_assert_cmpfloat (dti_node_get_class_bound (find (framework, "b"), 1), ==, 0.5);
  g_assert_true (isnan (dti_node_get_class_bound (find (framework, "b"), 3)));
  g_assert_finalize_object (framework);
}

/* Every property gives what its getter gives. */
static void
test_properties (void)
{
  DtiFramework *framework = load_clean_framework (
      "'columns':{'G':'label'},'classes':[['Low',0]],'root':{'id':'r','children':["
      "{'id':'a','title':{'vi':'Một'},'level':'l','max':5,'decimals':1,'round':2,'scored':false,"
      "'publish':'score','ranking':{'ties':'max','order':'ascending','decimals':3,'within':'G'},"
      "'legal-basis':'b','data-source':'d','evidence':['e']}]}");
  DtiNode *a = find (framework, "a");
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *level = NULL;
  g_autofree char *legal_basis = NULL;
  g_autofree char *data_source = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *within = NULL;
  g_auto (GStrv) evidence = NULL;
  g_auto (GStrv) labels = NULL;
  g_autoptr (GListModel) rules = NULL;
  g_autoptr (GListModel) then_rules = NULL;
  g_autoptr (GListModel) parents = NULL;
  DtiPublish publish;
  DtiTies ties;
  DtiRankOrder order;
  gboolean scored;
  gboolean declared_max;
  double max;
  int decimals;
  int round_digits;
  int rank_decimals;

  g_test_summary ("Nodes have properties for lists that show them");

  g_object_get (a, "id", &id, "title", &title, "level", &level, "pointer", &pointer, NULL);
  g_object_get (a, "legal-basis", &legal_basis, "data-source", &data_source, NULL);
  g_object_get (a, "evidence", &evidence, "class-labels", &labels, "rank-within", &within, NULL);
  g_object_get (a, "rules", &rules, "then-rules", &then_rules, "parents", &parents, NULL);
  g_object_get (a, "publish", &publish, "ties", &ties, "rank-order", &order, NULL);
  g_object_get (a, "scored", &scored, "declared-max", &declared_max, "max", &max, NULL);
  g_object_get (a, "decimals", &decimals, "round-digits", &round_digits, NULL);
  g_object_get (a, "rank-decimals", &rank_decimals, NULL);

  g_assert_cmpstr (id, ==, "a");
  g_assert_cmpstr (title, ==, "Một");
  g_assert_cmpstr (level, ==, "l");
  g_assert_cmpstr (pointer, ==, "/root/children/0");
  g_assert_cmpstr (legal_basis, ==, "b");
  g_assert_cmpstr (data_source, ==, "d");
  g_assert_cmpstr (evidence[0], ==, "e");
  g_assert_cmpstr (labels[0], ==, "Low");
  g_assert_cmpstr (within, ==, "G");
  g_assert_true (rules == dti_node_get_rules (a));
  g_assert_true (then_rules == dti_node_get_then_rules (a));
  g_assert_true (parents == dti_node_get_parents (a));
  g_assert_cmpint (publish, ==, DTI_PUBLISH_SCORE);
  g_assert_cmpint (ties, ==, DTI_TIES_MAX);
  g_assert_cmpint (order, ==, DTI_RANK_ORDER_ASCENDING);
  g_assert_false (scored);
  g_assert_true (declared_max);
  g_assert_cmpfloat (max, ==, 5.0);
  g_assert_cmpint (decimals, ==, 1);
  g_assert_cmpint (round_digits, ==, 2);
  g_assert_cmpint (rank_decimals, ==, 3);
  g_assert_finalize_object (framework);
}

static void
test_bare (void)
{
  DtiNode *node = g_object_new (DTI_TYPE_INDICATOR, NULL);

  g_test_summary ("A node that no framework made is empty, and harmless");

  g_assert_null (dti_node_get_id (node));
  g_assert_null (dti_node_get_title (node, NULL));
  g_assert_null (dti_node_get_pointer (node));
  g_assert_cmpuint (g_list_model_get_n_items (dti_node_get_rules (node)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (dti_node_get_parents (node)), ==, 0);
  g_assert_null (dti_node_classify (node, 1.0));
  g_assert_finalize_object (node);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/node/texts", test_texts);
  g_test_add_func ("/node/defaults", test_defaults);
  g_test_add_func ("/node/overrides", test_overrides);
  g_test_add_func ("/node/rules", test_rules);
  g_test_add_func ("/node/max", test_max);
  g_test_add_func ("/node/classes", test_classes);
  g_test_add_func ("/node/properties", test_properties);
  g_test_add_func ("/node/bare", test_bare);

  return g_test_run ();
}
