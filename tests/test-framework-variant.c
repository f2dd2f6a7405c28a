/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "framework-testing.h"

/* A mean of two shares, with outliers treated. */
#define MEMBERS(aggregation, points, weight)                                                       \
  "'title':'Test','method':[{'step':'treat','winsorise':{'max-points':" points "}}],"              \
  "'root':{'id':'r','aggregation':'" aggregation "','missing':'propagate','children':["            \
  "{'id':'a','rule':{'type':'share'},'weight':" weight "},"                                        \
  "{'id':'b','rule':{'type':'share'}}]}"

static DtiFramework *
vary (DtiFramework *framework, const char *pointer, const char *json)
{
  g_autofree char *value = make_json (json);
  g_autoptr (GError) error = NULL;
  DtiFramework *variant = dti_framework_make_variant (framework, pointer, value, &error);

  g_assert_no_error (error);

  return variant;
}

/* The digest is of the canonical text: what has the same one is the same document. */
static void
assert_same (DtiFramework *framework, const char *members)
{
  g_autoptr (DtiFramework) expected = load_clean_framework (members);

  g_assert_cmpstr (dti_framework_get_digest (framework), ==, dti_framework_get_digest (expected));
}

static void
test_replace (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (MEMBERS ("mean", "5", "1"));
  g_autoptr (DtiFramework) first = vary (framework, "/root/aggregation", "'geometric-mean'");
  g_autoptr (DtiFramework) second = vary (first, "/method/0/winsorise/max-points", "3");
  g_autoptr (DtiFramework) third = vary (second, "/root/children/0/weight", "2.5");

  g_test_summary ("A variant is the document with one value changed, and the framework stays");

  assert_same (first, MEMBERS ("geometric-mean", "5", "1"));
  assert_same (second, MEMBERS ("geometric-mean", "3", "1"));
  assert_same (third, MEMBERS ("geometric-mean", "3", "2.5"));
  assert_same (framework, MEMBERS ("mean", "5", "1"));
  g_assert_cmpint (dti_pillar_get_aggregation (dti_framework_get_root (third)),
                   ==,
                   DTI_AGGREGATION_GEOMETRIC_MEAN);
  g_assert_cmpfloat (dti_pillar_get_child_weight (dti_framework_get_root (third), 0), ==, 2.5);
  g_assert_cmpstr (dti_framework_get_id (third), ==, "test");
}

static void
test_add (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (MEMBERS ("mean", "5", "1"));
  g_autoptr (DtiFramework) decimals = vary (framework, "/root/decimals", "2");
  g_autoptr (DtiFramework) none = vary (framework, "/method", "[]");
  g_autoptr (DtiFramework) same = vary (framework, "/title", "'Test'");

  g_test_summary ("A member that an object lacks is added, and arrays are replaced whole");

  g_assert_cmpint (dti_node_get_decimals (DTI_NODE (dti_framework_get_root (decimals))), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (dti_framework_get_method (framework)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dti_framework_get_method (none)), ==, 0);
  g_assert_cmpstr (dti_framework_get_digest (same), ==, dti_framework_get_digest (framework));
}

static void
test_whole (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (MEMBERS ("mean", "5", "1"));
  g_autoptr (DtiFramework) other = load_clean_framework (MEMBERS ("median", "5", "1"));
  g_autofree char *json = dti_framework_to_json (other);
  g_autoptr (DtiFramework) variant = vary (framework, "", json);

  g_test_summary ("The empty pointer stands for the whole document");

  g_assert_cmpstr (dti_framework_get_digest (variant), ==, dti_framework_get_digest (other));
}

static void
test_faults (void)
{
  static const struct
  {
    const char *pointer;
    const char *json;
    int code;
    const char *message;
  } rows[] = {
    { "/root/children/2/weight",
      "1",
      DTI_ERROR_NOT_FOUND,
      "“/root/children/2/weight” leads nowhere: “/root/children” has no “2”" },
    { "/root/children/-",
      "1",
      DTI_ERROR_NOT_FOUND,
      "“/root/children/-” leads nowhere: “/root/children” has no “-”" },
    { "/views/0",
      "1",
      DTI_ERROR_NOT_FOUND,
      "“/views/0” leads nowhere: the document has no “views”" },
    { "root", "1", DTI_ERROR_INVALID_DATA, NULL },
    { "/root/aggregation",
      "geometric",
      DTI_ERROR_INVALID_DATA,
      "the value for “/root/aggregation”: 1:1: *" },
    { "/root/aggregation", "", DTI_ERROR_INVALID_DATA, NULL },
    { "/root/aggregation", "1 2", DTI_ERROR_INVALID_DATA, NULL },
    { "/root/aggregation",
      "'geometric'",
      DTI_ERROR_INVALID_DATA,
      "*/root/aggregation: *geometric*" },
    { "/root/children/0/weight", "-1", DTI_ERROR_INVALID_DATA, "*/root/children/0/weight: *" },
    { "/root/children/1/id", "'a'", DTI_ERROR_INVALID_DATA, "*/root/children/1/id: *" },
    { "/root", "null", DTI_ERROR_INVALID_DATA, NULL },
    { "", "[]", DTI_ERROR_INVALID_DATA, NULL },
    { "/format-version", "2", DTI_ERROR_UNSUPPORTED, NULL },
  };
  g_autoptr (DtiFramework) framework = load_clean_framework (MEMBERS ("mean", "5", "1"));

  g_test_summary ("A place that is not there, bad JSON and a bad framework are told apart");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = make_json (rows[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_framework_make_variant (framework, rows[i].pointer, value, &error));
      g_assert_error (error, DTI_ERROR, rows[i].code);
      if (rows[i].message != NULL && !g_pattern_match_simple (rows[i].message, error->message))
        g_error ("“%s” is not like “%s”", error->message, rows[i].message);
    }
  assert_same (framework, MEMBERS ("mean", "5", "1"));
}

static void
test_depth (void)
{
  g_autoptr (DtiFramework) framework = load_clean_framework (MEMBERS ("mean", "5", "1"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) joined_error = NULL;
  GString *deep = g_string_new (NULL);
  GString *deepest = g_string_new (NULL);

  g_test_summary ("A value that is nested too deep where it stands is refused");

  for (guint i = 0; i < 64; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 64; i++)
    g_string_append_c (deep, ']');
  g_string_append_printf (deepest, "[%s]", deep->str);
  g_assert_null (
      dti_framework_make_variant (framework, "/root/attributes", deep->str, &joined_error));
  g_assert_error (joined_error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_assert_null (dti_framework_make_variant (framework, "", deepest->str, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_string_free (deep, TRUE);
  g_string_free (deepest, TRUE);
}

static void
test_builtin (void)
{
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin ("vn-dti-province-922", NULL);
  GListModel *nodes = dti_framework_get_nodes (framework);

  g_test_summary ("The pointers of nodes lead to the nodes");

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      g_autofree char *pointer = g_strconcat (dti_node_get_pointer (node), "/legal-basis", NULL);
      g_autoptr (DtiFramework) variant = vary (framework, pointer, "'Law 1'");
      DtiNode *same = dti_framework_lookup (variant, dti_node_get_id (node));

      g_assert_cmpstr (dti_node_get_legal_basis (same), ==, "Law 1");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/framework-variant/replace", test_replace);
  g_test_add_func ("/framework-variant/add", test_add);
  g_test_add_func ("/framework-variant/whole", test_whole);
  g_test_add_func ("/framework-variant/faults", test_faults);
  g_test_add_func ("/framework-variant/depth", test_depth);
  g_test_add_func ("/framework-variant/builtin", test_builtin);

  return g_test_run ();
}
