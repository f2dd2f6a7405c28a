/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/base/dti-random-private.h>
#include <libdti/dti.h>

#include "series-testing.h"

#define ITEM(id, colour, symbol, rest)                                                             \
  "{'id':'" id "','title':{'vi':'v-" id "','en':'e-" id "'},'colour':'" colour                     \
  "','symbol':'" symbol "'" rest "}"
#define LOW ITEM ("low", "#d55e00", "▼", ",'from':0,'to':0.5")
#define HIGH ITEM ("high", "#0072B2", "▲", ",'from':0.5,'to':1")
#define LEGEND(members) "{'format':'dti-legend','format-version':1," members "}"
#define TWO LEGEND ("'classes':[" LOW "," HIGH "]")

static DtiLegend *
make_legend (const char *text)
{
  g_autofree char *json = make_json (text);
  g_autoptr (GError) error = NULL;
  DtiLegend *legend = dti_legend_new_from_json (json, &error);

  g_assert_no_error (error);

  return legend;
}

static const char *
classify (DtiLegend *legend, double number)
{
  return dti_legend_item_get_id (dti_legend_classify (legend, number));
}

static void
test_intervals (void)
{
  DtiLegend *legend = make_legend (TWO);
  g_autofree char *title = dti_legend_get_title (legend, "en");

  g_test_summary ("A class holds its lower bound and not its upper one; the last holds both");

  g_assert_cmpstr (classify (legend, 0.0), ==, "low");
  g_assert_cmpstr (classify (legend, 0.49999999), ==, "low");
  g_assert_cmpstr (classify (legend, 0.5), ==, "high");
  g_assert_cmpstr (classify (legend, 1.0), ==, "high");
  g_assert_cmpstr (classify (legend, 1.0 + DBL_EPSILON), ==, "not-rated");
  g_assert_cmpstr (classify (legend, -DBL_MIN), ==, "not-rated");
  g_assert_cmpstr (classify (legend, -INFINITY), ==, "not-rated");
  g_assert_cmpstr (classify (legend, INFINITY), ==, "not-rated");
  g_assert_cmpstr (classify (legend, NAN), ==, "missing");
  g_assert_null (title);
  g_assert_null (dti_legend_get_main_title (legend));
  g_assert_cmpint (dti_legend_get_decimals (legend), ==, -1);
  g_assert_finalize_object (legend);
}

static void
test_open (void)
{
  g_autoptr (DtiLegend) legend =
      make_legend (LEGEND ("'title':'Nhóm','decimals':2,'classes':[" ITEM (
          "a", "#000000", "1", ",'to':0") "," ITEM ("b", "#000001", "2", ",'from':0") "]"));
  double bound = 0.0;
  DtiLegendItem *first = dti_legend_lookup (legend, "a");
  DtiLegendItem *last = dti_legend_lookup (legend, "b");

  g_test_summary ("The first class may be open below, the last above; figures are rounded first");

  g_assert_cmpstr (dti_legend_get_main_title (legend), ==, "Nhóm");
  g_assert_cmpstr (classify (legend, -1e300), ==, "a");
  g_assert_cmpstr (classify (legend, -0.006), ==, "a");
  g_assert_cmpstr (classify (legend, -0.004), ==, "b");
  g_assert_cmpstr (classify (legend, INFINITY), ==, "b");
  g_assert_false (dti_legend_item_get_lower (first, &bound));
  g_assert_true (isnan (bound));
  g_assert_true (dti_legend_item_get_upper (first, &bound));
  g_assert_cmpfloat (bound, ==, 0.0);
  g_assert_true (dti_legend_item_get_lower (last, NULL));
  g_assert_false (dti_legend_item_get_upper (last, NULL));
  g_assert_null (dti_legend_lookup (legend, "c"));
}

/* The first code with its pointer, for each document that is refused. */
static void
test_refused (void)
{
  static const struct
  {
    const char *document;
    const char *code;
    const char *pointer;
  } cases[] = {
    { LEGEND ("'classes':[" LOW "," ITEM ("h", "#000000", "h", ",'from':0.6,'to':1") "]"),
      "class-gap",
      "/classes/1/from" },
    { LEGEND ("'classes':[" LOW "," ITEM ("h", "#000000", "h", ",'from':0.4,'to':1") "]"),
      "class-overlap",
      "/classes/1/from" },
    { LEGEND ("'classes':[" ITEM ("h", "#000000", "h", ",'from':0") "," HIGH "]"),
      "class-overlap",
      "/classes/1" },
    { LEGEND ("'classes':[" LOW "," ITEM ("h", "#000000", "h", ",'to':1") "]"),
      "missing-member",
      "/classes/1/from" },
    { LEGEND ("'classes':[" ITEM ("h", "#000000", "h", ",'from':1,'to':1") "]"),
      "out-of-range",
      "/classes/0/to" },
    { LEGEND ("'classes':[" LOW "," ITEM ("low", "#000000", "h", ",'from':0.5,'to':1") "]"),
      "duplicate-id",
      "/classes/1/id" },
    { LEGEND ("'classes':[" LOW "," ITEM ("h", "#D55E00", "h", ",'from':0.5") "]"),
      "reused-colour",
      "/classes/1/colour" },
    { LEGEND ("'classes':[" LOW "," ITEM ("h", "#000000", "▼", ",'from':0.5") "]"),
      "reused-symbol",
      "/classes/1/symbol" },
    { LEGEND ("'classes':[" LOW "],'missing':{'title':'x','colour':'#D55E00','symbol':'x'}"),
      "reused-colour",
      "/missing/colour" },
    { LEGEND ("'classes':[" ITEM ("h", "#BFBFBF", "h", "") "]"), "reused-colour", "" },
    { LEGEND ("'classes':[" ITEM ("h", "#000000", "?", "") "]"), "reused-symbol", "" },
    { LEGEND ("'classes':[{'id':'a','colour':'#000000','symbol':'a'}]"),
      "missing-member",
      "/classes/0/title" },
    { LEGEND ("'classes':[{'id':'a','title':'','colour':'#000000','symbol':'a'}]"),
      "missing-member",
      "/classes/0/title" },
    { LEGEND ("'classes':[{'id':'a','title':{},'colour':'#000000','symbol':'a'}]"),
      "missing-member",
      "/classes/0/title" },
    { LEGEND ("'classes':[{'id':'a','title':'A','colour':'#000000'}]"),
      "missing-member",
      "/classes/0/symbol" },
    { LEGEND ("'classes':[{'id':'a','title':'A','colour':'#000000','symbol':''}]"),
      "missing-member",
      "/classes/0/symbol" },
    { LEGEND ("'classes':[{'id':'a','title':'A','symbol':'a'}]"),
      "missing-member",
      "/classes/0/colour" },
    { LEGEND ("'classes':[{'title':'A','colour':'#000000','symbol':'a'}]"),
      "missing-member",
      "/classes/0/id" },
    { LEGEND ("'classes':[{'id':'a','title':5,'colour':'#000000','symbol':'a'}]"),
      "wrong-type",
      "/classes/0/title" },
    { LEGEND ("'classes':[" ITEM ("h", "red", "h", "") "]"),
      "invalid-colour",
      "/classes/0/colour" },
    { LEGEND ("'classes':[" ITEM ("h", "#12345", "h", "") "]"),
      "invalid-colour",
      "/classes/0/colour" },
    { LEGEND ("'classes':[" ITEM ("h", "#1234567", "h", "") "]"),
      "invalid-colour",
      "/classes/0/colour" },
    { LEGEND ("'classes':[3]"), "wrong-type", "/classes/0" },
    { LEGEND ("'classes':{}"), "wrong-type", "/classes" },
    { LEGEND ("'decimals':2"), "missing-member", "" },
    { LEGEND ("'decimals':99,'classes':[" LOW "]"), "out-of-range", "/decimals" },
    { "{'format':'dti-plan','format-version':1}", "wrong-format", "/format" },
    { "{'format':'dti-legend','format-version':2}", "unsupported-version", "/format-version" },
    { "[]", "wrong-type", "" },
    { "{", "unreadable", NULL },
  };

  g_test_summary ("A document that is not in order is refused with the place of its fault");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_json (cases[i].document);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiLegend) legend = dti_legend_new_from_json (json, &error);
      g_autoptr (DtiProblemList) problems = dti_legend_check_json (json);
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

      int error_code = g_str_equal (cases[i].code, "unsupported-version") ? DTI_ERROR_UNSUPPORTED
                                                                          : DTI_ERROR_INVALID_DATA;

      g_test_message ("%s", json);
      g_assert_null (legend);
      g_assert_error (error, DTI_ERROR, error_code);
      g_assert_cmpuint (dti_problem_list_count (problems, DTI_SEVERITY_ERROR), ==, 1);
      g_assert_cmpstr (dti_problem_get_code (problem), ==, cases[i].code);
      g_assert_cmpstr (dti_problem_get_pointer (problem), ==, cases[i].pointer);
    }
}

static void
test_unknown_member (void)
{
  g_autofree char *json = make_json (
      LEGEND ("'classes':[" LOW "," ITEM ("h", "#000000", "h", ",'from':0.5,'shade':1") "]"));
  g_autoptr (DtiProblemList) problems = dti_legend_check_json (json);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_test_summary ("A member that nobody knows is a warning and no fault");

  g_assert_false (dti_problem_list_has_errors (problems));
  g_assert_cmpstr (dti_problem_get_code (problem), ==, "unknown-member");
  g_assert_cmpstr (dti_problem_get_pointer (problem), ==, "/classes/1/shade");
}

static void
assert_round_trip (DtiLegend *legend)
{
  g_autofree char *json = dti_legend_to_json (legend);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiProblemList) problems = dti_legend_check_json (json);
  g_autoptr (DtiLegend) again = dti_legend_new_from_json (json, &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 0);
  second = dti_legend_to_json (again);
  g_assert_cmpstr (json, ==, second);
}

/* Label, colour and symbol for each; no two alike. */
static void
assert_distinct (DtiLegend *legend)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *items = dti_legend_get_items (legend);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DtiLegendItem) item = g_list_model_get_item (items, i);

      g_assert_cmpstr (dti_legend_item_get_main_title (item), !=, "");
      g_assert_true (
          g_hash_table_add (seen, g_strconcat ("i", dti_legend_item_get_id (item), NULL)));
      g_assert_true (
          g_hash_table_add (seen, g_strconcat ("c", dti_legend_item_get_colour (item), NULL)));
      g_assert_true (
          g_hash_table_add (seen, g_strconcat ("s", dti_legend_item_get_symbol (item), NULL)));
    }
}

static void
test_usual (void)
{
  g_autoptr (DtiLegend) progress = dti_legend_new_for_progress ();
  g_autoptr (DtiLegend) trend = dti_legend_new_for_trend ();
  g_autofree char *json = make_json (TWO);
  g_autoptr (DtiLegend) own = dti_legend_new_from_json (json, NULL);
  DtiLegendItem *item = dti_legend_lookup (trend, "insufficient-data");
  g_autofree char *vi = dti_legend_item_get_title (item, NULL);
  g_autofree char *en = dti_legend_item_get_title (item, "en");

  g_test_summary ("The usual legends are in order themselves");

  assert_distinct (progress);
  assert_round_trip (progress);
  assert_distinct (trend);
  assert_round_trip (trend);
  assert_round_trip (own);
  /* Without intervals nothing is classed by a number. */
  g_assert_cmpstr (classify (progress, 0.5), ==, "not-rated");
  g_assert_cmpstr (classify (progress, NAN), ==, "missing");
  g_assert_null (dti_legend_lookup_role (progress, DTI_LEGEND_ROLE_CLASS));
  g_assert_nonnull (dti_legend_lookup_role (progress, DTI_LEGEND_ROLE_CATEGORY));
  g_assert_cmpint (dti_legend_item_get_role (item), ==, DTI_LEGEND_ROLE_CATEGORY);
  g_assert_cmpstr (vi, ==, "Chưa đủ số liệu");
  g_assert_cmpstr (en, ==, "Insufficient data");
  /* Too few figures show no arrow. */
  g_assert_cmpstr (dti_legend_item_get_symbol (item), ==, "○");
}

static void
test_statuses (void)
{
  g_autoptr (DtiLegend) legend = make_legend (TWO);
  static const struct
  {
    const char *letters;
    const char *id;
  } cases[] = {
    { "MQ", "not-applicable" },
    { "OL", "missing" },
    { "N", "not-rated" },
    { "APEIBUV", "not-rated" },
  };

  g_test_summary ("What is not there has a class of its own, by its status");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (const char *letter = cases[i].letters; *letter != '\0'; letter++)
      {
        const char text[] = { *letter, '\0' };
        DtiStatus status;

        g_assert_true (dti_status_from_letter (text, &status));
        g_assert_cmpstr (dti_legend_item_get_id (dti_legend_classify_status (legend, status)),
                         ==,
                         cases[i].id);
      }
  g_assert_cmpint (dti_legend_item_get_role (
                       dti_legend_classify_status (legend, DTI_STATUS_MISSING)),
                   ==,
                   DTI_LEGEND_ROLE_MISSING);
}

static const char *
classify_score (DtiLegend *legend, DtiScorecard *card, const char *unit, const char *node)
{
  return dti_legend_item_get_id (dti_legend_classify_score (legend, card, unit, node));
}

#define MODEL                                                                                      \
  "'classes':[['Yếu',0.1],['Khá',0.5],['Tốt',0.8]],'root':{'id':'r','decimals':2,"            \
  "'missing':'rebase','children':[{'id':'a'},{'id':'b','rule':{'type':'ratio'}},"                  \
  "{'id':'c','kind':'boolean','rule':{'type':'boolean'}}]}"
#define TABLE                                                                                      \
  "unit,a,a:status,b:numerator,b:denominator,c\n"                                                  \
  "x,0.795,,0,0,0\n"                                                                               \
  "y,,M,1,0,1\n"                                                                                   \
  "z,,,1,2,\n"                                                                                     \
  "w,0.05,,1,2,\n"

static void
test_scores (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, TABLE);
  g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, 0);
  DtiFramework *framework = dti_scorecard_get_framework (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiLegend) legend =
      dti_legend_new_for_node (dti_framework_lookup (framework, "a"), &error);
  g_autoptr (DtiLegend) root =
      dti_legend_new_for_node (dti_framework_lookup (framework, "r"), &error);

  g_test_summary ("Scores get the class of their figure, or that of the reason why there is none");

  g_assert_no_error (error);
  g_assert_cmpstr (classify_score (legend, card, "x", "a"), ==, "class-2");
  g_assert_cmpstr (classify_score (legend, card, "y", "a"), ==, "not-applicable");
  g_assert_cmpstr (classify_score (legend, card, "z", "a"), ==, "missing");
  /* Below the lowest class. */
  g_assert_cmpstr (classify_score (legend, card, "w", "a"), ==, "not-rated");
  /* 0 of 0 is not applicable, 1 of 0 no number: neither is a bad figure. */
  g_assert_cmpstr (classify_score (legend, card, "x", "b"), ==, "not-applicable");
  g_assert_cmpstr (classify_score (legend, card, "y", "b"), ==, "not-rated");
  g_assert_cmpstr (classify_score (legend, card, "z", "b"), ==, "class-2");
  g_assert_cmpstr (classify_score (legend, card, "y", "c"), ==, "class-3");
  g_assert_cmpstr (classify_score (legend, card, "z", "c"), ==, "missing");
  g_assert_cmpstr (classify_score (legend, card, "x", "nothing"), ==, "missing");
  g_assert_cmpstr (classify_score (legend, card, "nobody", "a"), ==, "missing");

  /* 0.795 is 0.80 where two decimals are published. */
  g_assert_cmpint (dti_legend_get_decimals (root), ==, 2);
  g_assert_cmpstr (classify (root, 0.795), ==, "class-3");
  g_assert_cmpstr (classify (legend, 0.795), ==, "class-2");
}

/* The legend of a node and the node itself agree on every figure. */
static void
test_node (void)
{
  g_autoptr (DtiFramework) framework = load_framework (MODEL);
  DtiNode *node = dti_framework_lookup (framework, "r");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiLegend) legend = dti_legend_new_for_node (node, &error);
  DtiRandom random;

  g_test_summary ("A legend of a node classes as the node does");

  g_assert_no_error (error);
  assert_distinct (legend);
  assert_round_trip (legend);
  dti_random_init (&random, 1, 0);
  for (guint i = 0; i < 20000; i++)
    {
      double figure = dti_random_next_double (&random) * 1.2 - 0.1;
      const char *label = dti_node_classify (node, figure);
      DtiLegendItem *item = dti_legend_classify (legend, figure);

      if (label == NULL)
        g_assert_cmpstr (dti_legend_item_get_id (item), ==, "not-rated");
      else
        g_assert_cmpstr (dti_legend_item_get_main_title (item), ==, label);
    }
}

static void
test_node_without (void)
{
  g_autoptr (DtiFramework) framework = load_framework ("'root':{'id':'r','children':[{'id':'a'}]}");
  g_autoptr (GString) classes = g_string_new ("'classes':[");
  g_autoptr (DtiFramework) many = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A node without classes, or with too many, makes no legend");

  g_assert_null (dti_legend_new_for_node (dti_framework_lookup (framework, "r"), &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (guint i = 0; i < 51; i++)
    g_string_append_printf (classes, "%s['c%u',%u]", i > 0 ? "," : "", i, i);
  g_string_append (classes, "],'root':{'id':'r','children':[{'id':'a'}]}");
  many = load_framework (classes->str);
  g_assert_null (dti_legend_new_for_node (dti_framework_lookup (many, "r"), &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
}

static void
test_column (void)
{
  g_autoptr (DtiLegend) legend = make_legend (TWO);
  static const double numbers[] = { 0.7, NAN, 0.1, 5.0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (numbers, sizeof numbers);
  g_autoptr (GBytes) odd = g_bytes_new_static (numbers, 7);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) positions = dti_legend_classify_column (legend, bytes, &error);
  const guint32 *result = g_bytes_get_data (positions, NULL);

  g_test_summary ("A column gets the positions of its items");

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (positions), ==, 4 * sizeof (guint32));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DtiLegendItem) item =
          g_list_model_get_item (dti_legend_get_items (legend), result[i]);

      g_assert_true (item == dti_legend_classify (legend, numbers[i]));
    }
  g_assert_null (dti_legend_classify_column (legend, odd, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/legend/intervals", test_intervals);
  g_test_add_func ("/legend/open", test_open);
  g_test_add_func ("/legend/refused", test_refused);
  g_test_add_func ("/legend/unknown-member", test_unknown_member);
  g_test_add_func ("/legend/usual", test_usual);
  g_test_add_func ("/legend/statuses", test_statuses);
  g_test_add_func ("/legend/scores", test_scores);
  g_test_add_func ("/legend/node", test_node);
  g_test_add_func ("/legend/node-without", test_node_without);
  g_test_add_func ("/legend/column", test_column);

  return g_test_run ();
}
