/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

#include "change-testing.h"

/* a: the rule changes; b and c become bc; d gets another id; e is dropped; f is split; g is
 * redefined; n is added. */
#define OLDER                                                                                      \
  "'root':{'id':'r','missing':'rebase','children':["                                               \
  "{'id':'a','max':10,'rule':{'type':'goalposts','min':0,'max':10}},"                              \
  "{'id':'b','max':10},{'id':'c','max':10},{'id':'d','max':10},{'id':'e','max':10},"               \
  "{'id':'f','max':10},{'id':'g','max':10}]}"
#define NEWER                                                                                      \
  "'root':{'id':'r','missing':'rebase','children':["                                               \
  "{'id':'a','max':10,'rule':{'type':'goalposts','min':0,'max':20}},"                              \
  "{'id':'bc','max':10},{'id':'D','max':10},{'id':'f1','max':10},{'id':'f2','max':10},"            \
  "{'id':'g','max':10},{'id':'n','max':10}]}"

static const char *const older_csv = "unit,period,name,a,b,c,d,e,f,g\n"
                                     "x,2021,Xuân,5,2,4,7,1,8,3\n"
                                     "y,2021,Yên,8,1,3,5,1,4,2\n"
                                     "x,2022,Xuân,6,3,5,8,1,10,4\n"
                                     "y,2022,Yên,9,2,,6,1,5,3\n";
static const char *const newer_csv = "unit,period,name,a,bc,D,f1,f2,g,n\n"
                                     "x,2022,Xuân,6,4,8,4,6,8,1\n"
                                     "y,2022,Yên,9,3,6,2,3,6,2\n"
                                     "x,2023,Xuân,7,5,9,5,6,9,3\n"
                                     "y,2023,Yên,10,4,7,3,3,7,4\n";
/* The same without the year in common. */
static const char *const later_csv = "unit,period,name,a,bc,D,f1,f2,g,n\n"
                                     "x,2023,Xuân,7,5,9,5,6,9,3\n"
                                     "y,2023,Yên,10,4,7,3,3,7,4\n";

static void
set (DtiFrameworkMap *map, const char *old_node, DtiMapKind kind, const char *new_nodes)
{
  g_auto (GStrv) ids = g_strsplit (new_nodes, " ", -1);
  g_autoptr (GError) error = NULL;

  g_assert_true (dti_framework_map_set (map, old_node, kind, (const char *const *) ids, &error));
  g_assert_no_error (error);
}

static void
weigh (DtiFrameworkMap *map, const char *old_node, const char *new_node, double weight)
{
  g_assert_true (dti_framework_map_set_weight (map, old_node, new_node, weight, NULL));
}

static DtiFrameworkMap *
make_map (DtiFramework *older, DtiFramework *newer)
{
  DtiFrameworkMap *map = dti_framework_map_new (older, newer);

  set (map, "r", DTI_MAP_SAME, "r");
  set (map, "a", DTI_MAP_SAME, "a");
  set (map, "b", DTI_MAP_MERGED, "bc");
  set (map, "c", DTI_MAP_MERGED, "bc");
  set (map, "d", DTI_MAP_RENAMED, "D");
  set (map, "e", DTI_MAP_DROPPED, "");
  set (map, "f", DTI_MAP_SPLIT, "f1 f2");
  set (map, "g", DTI_MAP_REDEFINED, "g");
  set (map, NULL, DTI_MAP_ADDED, "n");

  return map;
}

static GListModel *
score_all (DtiFramework *framework, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  GListModel *cards;

  g_assert_no_error (error);
  cards = dti_scorer_score_all (scorer, dataset, &error);
  g_assert_no_error (error);

  return cards;
}

/* @weights: as “b bc 0.5;c bc 0.5”. */
static DtiBridge *
make_bridge (const char *older_text, const char *newer_text, const char *weights)
{
  g_autoptr (DtiFramework) older = load_clean_framework (OLDER);
  g_autoptr (DtiFramework) newer = load_clean_framework (NEWER);
  g_autoptr (DtiFrameworkMap) map = make_map (older, newer);
  g_autoptr (GListModel) older_cards = score_all (older, older_text);
  g_autoptr (GListModel) newer_cards = score_all (newer, newer_text);
  g_auto (GStrv) pairs = g_strsplit (weights, ";", -1);
  g_autoptr (GError) error = NULL;
  DtiBridge *bridge;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (pairs[i], " ", -1);

      weigh (map, words[0], words[1], g_ascii_strtod (words[2], NULL));
    }
  bridge = dti_bridge_new (map, older_cards, newer_cards, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dti_framework_map_get_sealed (map));

  return bridge;
}

static double
get_number (DtiBridge *bridge, const char *unit, const char *period, const char *node)
{
  double number = NAN;

  dti_dataset_get_number (dti_bridge_get_dataset (bridge), unit, period, node, &number);

  return number;
}

static DtiSeries *
make_series (DtiBridge *bridge, const char *unit, const char *node, DtiBridgeMethod expected)
{
  g_autoptr (GError) error = NULL;
  DtiBridgeMethod used = DTI_BRIDGE_BREAK;
  DtiSeries *series = dti_bridge_make_series (
      bridge, unit, node, DTI_COLUMN_SCORE, DTI_BRIDGE_BACKCAST, &used, &error);

  g_assert_no_error (error);
  g_assert_cmpint (used, ==, expected);

  return series;
}

static double
get_value (DtiSeries *series, const char *period)
{
  double value = NAN;

  dti_series_get_value (series, period, &value);

  return value;
}

static guint
count (DtiProblemList *problems, const char *code, const char *node)
{
  guint n = 0;

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      n += g_str_equal (dti_problem_get_code (problem), code) &&
                   g_strcmp0 (dti_problem_get_node (problem), node) == 0
               ? 1
               : 0;
    }

  return n;
}

static void
test_backcast (void)
{
  DtiBridge *bridge = make_bridge (older_csv, newer_csv, "b bc 0.5;c bc 0.5;f f1 0.4;f f2 0.6");
  g_autoptr (DtiSeries) a = make_series (bridge, "x", "a", DTI_BRIDGE_BACKCAST);
  g_autoptr (DtiSeries) bc = make_series (bridge, "x", "bc", DTI_BRIDGE_BACKCAST);
  g_autoptr (DtiSeries) renamed = make_series (bridge, "y", "D", DTI_BRIDGE_BACKCAST);
  g_autoptr (DtiSeries) gap = make_series (bridge, "y", "bc", DTI_BRIDGE_BACKCAST);
  g_autofree char *periods = g_strjoinv (" ", (char **) dti_series_get_periods (a));

  g_test_summary ("Older observations, scored by the newer rules");

  g_assert_cmpstr (periods, ==, "2021 2022 2023");
  /* 5 of 20 goalposts × 10 points; 2022 is already in the newer scorecards. */
  g_assert_cmpfloat (get_value (a, "2021"), ==, 2.5);
  g_assert_cmpfloat (get_value (a, "2022"), ==, 3);
  g_assert_true (dti_series_is_reconstructed (a, "2021"));
  g_assert_false (dti_series_is_reconstructed (a, "2022"));
  g_assert_cmpint (dti_series_get_status (a, "2021"), ==, DTI_STATUS_ESTIMATED);
  g_assert_cmpint (dti_series_get_status (a, "2022"), ==, DTI_STATUS_NORMAL);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (dti_series_get_break_cause (a, dti_series_get_periods (a)[i]),
                     ==,
                     DTI_BREAK_CAUSE_NONE);
  g_assert_cmpfloat (get_value (bc, "2021"), ==, 3);
  g_assert_cmpfloat (get_value (renamed, "2021"), ==, 5);
  g_assert_cmpfloat (get_value (gap, "2021"), ==, 2);

  g_assert_cmpfloat_with_epsilon (get_number (bridge, "x", "2021", "f1"), 3.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (bridge, "x", "2022", "f2"), 6, 1e-12);
  /* One part is missing. */
  g_assert_true (isnan (get_number (bridge, "y", "2022", "bc")));
  g_assert_true (isnan (get_number (bridge, "x", "2021", "g")));
  g_assert_cmpint (dti_dataset_get_status (dti_bridge_get_dataset (bridge), "x", "2021", "bc"),
                   ==,
                   DTI_STATUS_ESTIMATED);
  g_assert_cmpint (dti_dataset_get_status (dti_bridge_get_dataset (bridge), "x", "2021", "a"),
                   ==,
                   DTI_STATUS_NORMAL);
  g_clear_object (&a);
  g_clear_object (&bc);
  g_clear_object (&renamed);
  g_clear_object (&gap);
  g_assert_finalize_object (bridge);
}

static void
test_problems (void)
{
  g_autoptr (DtiBridge) bridge = make_bridge (older_csv, newer_csv, "b bc 0.5;c bc 0.5");
  DtiProblemList *problems = dti_bridge_get_problems (bridge);

  g_test_summary ("What finds no place and what stays empty is told, once for each period");

  g_assert_cmpuint (count (problems, "not-backcast", "f1"), ==, 2);
  g_assert_cmpuint (count (problems, "not-backcast", "f2"), ==, 2);
  g_assert_cmpuint (count (problems, "not-backcast", "g"), ==, 2);
  g_assert_cmpuint (count (problems, "not-backcast", "n"), ==, 2);
  g_assert_cmpuint (count (problems, "not-carried-over", "e"), ==, 2);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 10);
  g_assert_false (dti_problem_list_has_errors (problems));
}

static void
test_chain_link (void)
{
  g_autoptr (DtiBridge) bridge = make_bridge (older_csv, newer_csv, "b bc 0.5;c bc 0.5");
  g_autoptr (DtiSeries) g = make_series (bridge, "x", "g", DTI_BRIDGE_CHAIN_LINK);
  g_autoptr (DtiSeries) a = NULL;
  DtiBridgeMethod used = DTI_BRIDGE_BREAK;

  g_test_summary ("A redefined node: older figures × new / old of the year in common");

  /* 2022: 4 by the older, 8 by the newer framework; 2021: 3. */
  g_assert_cmpfloat (get_value (g, "2021"), ==, 3 * (8.0 / 4.0));
  g_assert_cmpfloat (get_value (g, "2022"), ==, 8);
  g_assert_cmpfloat (get_value (g, "2023"), ==, 9);
  g_assert_true (dti_series_is_reconstructed (g, "2021"));
  g_assert_cmpint (dti_series_get_break_cause (g, "2022"), ==, DTI_BREAK_CAUSE_NONE);

  /* The better method can be left out: 5 × 3/6. */
  a = dti_bridge_make_series (
      bridge, "x", "a", DTI_COLUMN_SCORE, DTI_BRIDGE_CHAIN_LINK, &used, NULL);
  g_assert_cmpint (used, ==, DTI_BRIDGE_CHAIN_LINK);
  g_assert_cmpfloat (get_value (a, "2021"), ==, 2.5);
}

static void
test_break (void)
{
  g_autoptr (DtiBridge) bridge = make_bridge (older_csv, later_csv, "b bc 0.5;c bc 0.5");
  g_autoptr (DtiSeries) g = make_series (bridge, "x", "g", DTI_BRIDGE_BREAK);
  g_autoptr (DtiSeries) n = make_series (bridge, "x", "n", DTI_BRIDGE_BREAK);
  g_autoptr (DtiSeries) a = NULL;
  double change = 0;

  g_test_summary ("Without a year in common: the figures as they were, and a break");

  g_assert_cmpfloat (get_value (g, "2021"), ==, 3);
  g_assert_cmpfloat (get_value (g, "2022"), ==, 4);
  g_assert_cmpfloat (get_value (g, "2023"), ==, 9);
  g_assert_cmpint (dti_series_get_break_cause (g, "2023"), ==, DTI_BREAK_CAUSE_FRAMEWORK);
  g_assert_false (dti_series_is_reconstructed (g, "2021"));
  g_assert_true (dti_series_get_change (g, "2021", "2022", &change));
  g_assert_false (dti_series_get_change (g, "2022", "2023", NULL));
  g_assert_true (isnan (get_value (n, "2022")));
  g_assert_cmpfloat (get_value (n, "2023"), ==, 3);

  a = dti_bridge_make_series (bridge, "x", "a", DTI_COLUMN_SCORE, DTI_BRIDGE_BREAK, NULL, NULL);
  g_assert_cmpfloat (get_value (a, "2022"), ==, 6);
  g_assert_cmpint (dti_series_get_break_cause (a, "2023"), ==, DTI_BREAK_CAUSE_FRAMEWORK);
}

static void
test_ranks (void)
{
  g_autoptr (DtiBridge) bridge = make_bridge (older_csv, later_csv, "");
  g_autoptr (DtiSeries) a = NULL;
  g_autoptr (DtiSeries) g = NULL;
  DtiBridgeMethod used = DTI_BRIDGE_BREAK;

  g_test_summary ("Ranks are back-cast or break; nothing links them");

  a = dti_bridge_make_series (bridge, "x", "a", DTI_COLUMN_RANK, DTI_BRIDGE_BACKCAST, &used, NULL);
  g_assert_cmpint (used, ==, DTI_BRIDGE_BACKCAST);
  g_assert_cmpfloat (get_value (a, "2021"), ==, 2);
  g_assert_true (dti_series_get_is_rank (a));
  g = dti_bridge_make_series (bridge, "x", "g", DTI_COLUMN_RANK, DTI_BRIDGE_BACKCAST, &used, NULL);
  g_assert_cmpint (used, ==, DTI_BRIDGE_BREAK);
  g_assert_cmpfloat (get_value (g, "2021"), ==, 1);
}

static void
test_ratios (void)
{
  g_autoptr (DtiFramework) older =
      load_clean_framework ("'root':{'id':'r','children':[{'id':'a','rule':{'type':'ratio'}},"
                            "{'id':'b','rule':{'type':'ratio'}}]}");
  g_autoptr (DtiFramework) newer =
      load_clean_framework ("'root':{'id':'r','children':[{'id':'ab','rule':{'type':'ratio'}}]}");
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (older, newer);
  g_autoptr (GListModel) older_cards =
      score_all (older,
                 "unit,period,a:numerator,a:denominator,b:numerator,b:denominator,b\n"
                 "x,2021,10,20,30,100,\n"
                 "y,2021,10,20,,,0.3\n");
  g_autoptr (GListModel) newer_cards =
      score_all (newer, "unit,period,ab\nx,2022,0.4\ny,2022,0.5\n");
  g_autoptr (DtiBridge) bridge = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  double value = NAN;

  g_test_summary (
      "The parts of ratios add up, not the quotients; a part and a quotient do not mix");

  set (map, "a", DTI_MAP_MERGED, "ab");
  set (map, "b", DTI_MAP_MERGED, "ab");
  weigh (map, "a", "ab", 1);
  weigh (map, "b", "ab", 1);
  bridge = dti_bridge_new (map, older_cards, newer_cards, NULL, NULL);
  card = g_list_model_get_item (dti_bridge_get_scorecards (bridge), 0);
  g_assert_true (dti_scorecard_get_value (card, "x", "ab", &value));
  g_assert_cmpfloat_with_epsilon (value, (10.0 + 30.0) / (20.0 + 100.0), 1e-15);
  g_assert_false (dti_scorecard_get_value (card, "y", "ab", NULL));
}

/* Points out of 100 are no points out of 200, unless somebody says what they are. */
static void
test_points (void)
{
  g_autoptr (DtiFramework) older =
      load_clean_framework ("'root':{'id':'r','children':[{'id':'a','max':100}]}");
  g_autoptr (DtiFramework) newer =
      load_clean_framework ("'root':{'id':'r','children':[{'id':'a','max':200}]}");
  g_autoptr (GListModel) older_cards = score_all (older, "unit,period,a\nx,2021,80\n");
  g_autoptr (GListModel) newer_cards = score_all (newer, "unit,period,a\nx,2022,170\n");

  g_test_summary ("Points of another maximum are not carried over as they are");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (older, newer);
      g_autoptr (DtiBridge) bridge = NULL;

      set (map, "a", DTI_MAP_SAME, "a");
      if (i == 1)
        weigh (map, "a", "a", 2);
      bridge = dti_bridge_new (map, older_cards, newer_cards, NULL, NULL);
      g_assert_cmpuint (count (dti_bridge_get_problems (bridge), "not-backcast", "a"), ==, 1 - i);
      if (i == 1)
        g_assert_cmpfloat (get_number (bridge, "x", "2021", "a"), ==, 160);
      else
        g_assert_true (isnan (get_number (bridge, "x", "2021", "a")));
    }
}

static void
test_errors (void)
{
  g_autoptr (DtiFramework) older = load_clean_framework (OLDER);
  g_autoptr (DtiFramework) newer = load_clean_framework (NEWER);
  g_autoptr (DtiFrameworkMap) map = make_map (older, newer);
  g_autoptr (GListModel) older_cards = score_all (older, older_csv);
  g_autoptr (GListModel) newer_cards = score_all (newer, newer_csv);
  g_autoptr (GListModel) none = G_LIST_MODEL (g_list_store_new (DTI_TYPE_SCORECARD));
  g_autoptr (DtiBridge) bridge = dti_bridge_new (map, older_cards, newer_cards, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("The wrong lists, an unknown unit, an unknown node");

  g_assert_null (dti_bridge_new (map, newer_cards, older_cards, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (dti_bridge_new (map, none, newer_cards, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (dti_bridge_make_series (
      bridge, "q", "a", DTI_COLUMN_SCORE, DTI_BRIDGE_BACKCAST, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_bridge_make_series (
      bridge, "x", "d", DTI_COLUMN_SCORE, DTI_BRIDGE_BACKCAST, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* ---- random maps against a slow second implementation ---- */

#define N_NODES 6
#define N_UNITS 5

/* Which part each old node has in each new one; NaN: none. */
typedef struct
{
  double weights[N_NODES][N_NODES];
  double numbers[N_UNITS][N_NODES];
} Model;

static DtiFramework *
make_flat (const char *id, char letter)
{
  GString *json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  DtiFramework *framework;

  g_string_append_printf (json,
                          "{\"format\":\"dti-framework\",\"format-version\":1,\"id\":\"%s\","
                          "\"root\":{\"id\":\"r\",\"children\":[",
                          id);
  for (guint i = 0; i < N_NODES; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"%c%u\",\"rule\":{\"type\":\"points\",\"clamp\":false}}",
                            i > 0 ? "," : "",
                            letter,
                            i);
  g_string_append (json, "]}}");
  framework = dti_framework_new_from_json (json->str, &error);
  g_assert_no_error (error);
  g_string_free (json, TRUE);

  return framework;
}

/* One old node, at random: dropped, merged or split, with weights of which some are not given. */
static void
fill_entry (DtiFrameworkMap *map, Model *model, guint i, GRand *rand)
{
  static const DtiMapKind kinds[] = {
    DTI_MAP_DROPPED, DTI_MAP_MERGED, DTI_MAP_SPLIT, DTI_MAP_SPLIT
  };
  guint n = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds));
  guint first = (guint) g_rand_int_range (rand, 0, N_NODES);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *old_node = g_strdup_printf ("o%u", i);

  for (guint k = 0; k < N_NODES; k++)
    model->weights[i][k] = NAN;
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", (first + k) % N_NODES);

      g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  g_assert_true (dti_framework_map_set (map, old_node, kinds[n], (const char *const *) ids, NULL));
  for (guint k = 0; k < n; k++)
    {
      /* Infinity: leads there, and nobody says with what weight. */
      double *weight = &model->weights[i][(first + k) % N_NODES];

      *weight = g_rand_int_range (rand, 0, 8) > 0 ? g_rand_double_range (rand, -2, 2) : INFINITY;
      if (isfinite (*weight))
        weigh (map, old_node, ids[k], *weight);
    }
}

static char *
make_csv (Model *model, GRand *rand)
{
  GString *csv = g_string_new ("unit,period,o0,o1,o2,o3,o4,o5\n");

  for (guint u = 0; u < N_UNITS; u++)
    {
      g_string_append_printf (csv, "u%u,2021", u);
      for (guint i = 0; i < N_NODES; i++)
        {
          char buffer[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_c (csv, ',');
          model->numbers[u][i] =
              g_rand_int_range (rand, 0, 10) > 0 ? g_rand_double_range (rand, 0, 100) : NAN;
          if (!isnan (model->numbers[u][i]))
            g_string_append (csv, g_ascii_dtostr (buffer, sizeof (buffer), model->numbers[u][i]));
        }
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

/* Σ weight × number over what leads to the node; NaN where a weight or a number is missing, or
 * nothing leads there. */
static double
expect (const Model *model, guint unit, guint node)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < N_NODES; i++)
    {
      if (isnan (model->weights[i][node]))
        continue;
      n++;
      sum += isfinite (model->weights[i][node]) ? model->weights[i][node] * model->numbers[unit][i]
                                                : NAN;
    }

  return n > 0 ? sum : NAN;
}

static void
test_random (void)
{
  g_autoptr (DtiFramework) older = make_flat ("old", 'o');
  g_autoptr (DtiFramework) newer = make_flat ("new", 'n');
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250701);
  g_autoptr (GListModel) newer_cards =
      score_all (newer, "unit,period,n0\nu0,2022,1\nu1,2022,1\nu2,2022,1\n");
  guint n_numbers = 0;

  g_test_summary ("300 random maps against the sum written down a second time");

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (DtiFrameworkMap) map = dti_framework_map_new (older, newer);
      g_autoptr (DtiBridge) bridge = NULL;
      g_autofree char *csv = NULL;
      g_autoptr (GListModel) older_cards = NULL;
      Model model;

      for (guint i = 0; i < N_NODES; i++)
        fill_entry (map, &model, i, rand);
      csv = make_csv (&model, rand);
      older_cards = score_all (older, csv);
      bridge = dti_bridge_new (map, older_cards, newer_cards, NULL, NULL);
      for (guint u = 0; u < N_UNITS; u++)
        for (guint k = 0; k < N_NODES; k++)
          {
            g_autofree char *unit = g_strdup_printf ("u%u", u);
            g_autofree char *node = g_strdup_printf ("n%u", k);
            double number = get_number (bridge, unit, "2021", node);
            double expected = expect (&model, u, k);

            g_assert_true (isnan (expected) == isnan (number));
            if (!isnan (expected))
              g_assert_cmpfloat_with_epsilon (number, expected, 1e-12);
            n_numbers += !isnan (expected);
          }
    }
  g_assert_cmpuint (n_numbers, >, 2000);
}

/* ---- what was published ---- */

static GFile *
find_example (const char *name)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                    "..",
                                    "examples",
                                    "kien-giang",
                                    name,
                                    NULL);
}

static GListModel *
score_example (const char *name, DtiFramework *framework)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = find_example (name);
  g_autofree char *text = NULL;
  GListModel *cards;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, &error));
  cards = score_all (framework, text);

  return cards;
}

typedef struct
{
  DtiFramework *older;
  DtiFramework *newer;
  GListModel *older_cards;
  GListModel *newer_cards;
  DtiUnitRegistry *registry;
} Provinces;

static void
set_up (Provinces *fixture, gconstpointer data)
{
  g_autoptr (GFile) units = find_example ("units.json");

  fixture->older = dti_framework_new_builtin ("vn-dti-province-922", NULL);
  fixture->newer = dti_framework_new_builtin ("vn-dti-province-405", NULL);
  fixture->older_cards = score_example ("data-2022-2023.csv", fixture->older);
  fixture->newer_cards = score_example ("data-2024-34.csv", fixture->newer);
  fixture->registry = dti_unit_registry_new_from_file (units, NULL);
}

static void
tear_down (Provinces *fixture, gconstpointer data)
{
  g_clear_object (&fixture->older);
  g_clear_object (&fixture->newer);
  g_clear_object (&fixture->older_cards);
  g_clear_object (&fixture->newer_cards);
  g_clear_object (&fixture->registry);
}

/* What is known of the two decisions does not carry a figure over: the components changed. */
static void
test_known_map (Provinces *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = find_example ("map-922-405.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFrameworkMap) map =
      dti_framework_map_new_from_file (file, fixture->older, fixture->newer, &error);
  g_autoptr (DtiBridge) bridge = NULL;
  g_autoptr (DtiSeries) series = NULL;
  DtiBridgeMethod used = DTI_BRIDGE_BACKCAST;

  g_test_summary ("Provinces over 922 and 405: reconstructed units, and a break in 2024");

  g_assert_no_error (error);
  bridge =
      dti_bridge_new (map, fixture->older_cards, fixture->newer_cards, fixture->registry, &error);
  g_assert_no_error (error);
  series = dti_bridge_make_series (
      bridge, "AG-2025", "DTI", DTI_COLUMN_VALUE, DTI_BRIDGE_BACKCAST, &used, &error);
  g_assert_no_error (error);
  g_assert_cmpint (used, ==, DTI_BRIDGE_BREAK);
  g_assert_cmpint (dti_series_get_break_cause (series, "2024"), ==, DTI_BREAK_CAUSE_FRAMEWORK);
  /* The printed values of An Giang and Kiên Giang in 2022 are 0.4972 and 0.5796. */
  g_assert_cmpfloat_with_epsilon (get_value (series, "2022"), (0.4972 + 0.5796) / 2, 1e-4);
  g_assert_true (dti_series_is_reconstructed (series, "2022"));
  g_assert_false (dti_series_is_reconstructed (series, "2024"));
}

/* Whoever takes the main indicators for the same gets them back-cast: their rules are. */
static void
test_assumed_map (Provinces *fixture, gconstpointer data)
{
  g_autoptr (DtiFrameworkMap) map = dti_framework_map_suggest (fixture->older, fixture->newer);
  g_autoptr (DtiBridge) bridge =
      dti_bridge_new (map, fixture->older_cards, fixture->newer_cards, fixture->registry, NULL);
  g_autoptr (DtiSeries) series = NULL;
  g_autoptr (DtiScorecard) again = g_list_model_get_item (dti_bridge_get_scorecards (bridge), 0);
  g_autoptr (DtiScorecard) card = g_list_model_get_item (fixture->older_cards, 0);
  DtiBridgeMethod used = DTI_BRIDGE_BREAK;
  const char *const *units = dti_scorecard_get_units (card);

  g_test_summary ("922 scored by 405 gives 922: points and rules of all that is observed agree");

  for (guint i = 0; units[i] != NULL; i++)
    {
      double value = NAN;
      double value_again = NAN;

      g_assert_true (dti_scorecard_get_value (card, units[i], "DTI", &value));
      g_assert_true (dti_scorecard_get_value (again, units[i], "DTI", &value_again));
      g_assert_cmpfloat (value, ==, value_again);
    }
  series = dti_bridge_make_series (
      bridge, "HN", "DTI", DTI_COLUMN_VALUE, DTI_BRIDGE_BACKCAST, &used, NULL);
  g_assert_cmpint (used, ==, DTI_BRIDGE_BACKCAST);
  g_assert_true (dti_series_is_reconstructed (series, "2022"));
}

/* Both files that come with the library are read, and say what is not known. */
static void
test_example_maps (Provinces *fixture, gconstpointer data)
{
  g_autoptr (DtiFramework) first = dti_framework_new_builtin ("vn-dti-province-1726", NULL);
  g_autoptr (GFile) newer_file = find_example ("map-922-405.json");
  g_autoptr (GFile) older_file = find_example ("map-1726-922.json");
  g_autoptr (DtiProblemList) newer_problems =
      dti_framework_map_check_file (newer_file, fixture->older, fixture->newer);
  g_autoptr (DtiProblemList) older_problems =
      dti_framework_map_check_file (older_file, first, fixture->older);

  g_test_summary ("The maps between the built-in frameworks");

  g_assert_false (dti_problem_list_has_errors (newer_problems));
  g_assert_false (dti_problem_list_has_errors (older_problems));
  g_assert_cmpuint (count (newer_problems, "unmapped-node", "A"), ==, 1);
  g_assert_cmpuint (count (newer_problems, "suggested-entry", "HTS"), ==, 1);
  g_assert_cmpuint (count (newer_problems, "suggested-entry", "DTI"), ==, 0);
  g_assert_cmpuint (count (older_problems, "suggested-entry", "CQS.NT"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bridge/backcast", test_backcast);
  g_test_add_func ("/bridge/problems", test_problems);
  g_test_add_func ("/bridge/chain-link", test_chain_link);
  g_test_add_func ("/bridge/break", test_break);
  g_test_add_func ("/bridge/ranks", test_ranks);
  g_test_add_func ("/bridge/ratios", test_ratios);
  g_test_add_func ("/bridge/points", test_points);
  g_test_add_func ("/bridge/errors", test_errors);
  g_test_add_func ("/bridge/random", test_random);
  g_test_add ("/bridge/known-map", Provinces, NULL, set_up, test_known_map, tear_down);
  g_test_add ("/bridge/assumed-map", Provinces, NULL, set_up, test_assumed_map, tear_down);
  g_test_add ("/bridge/example-maps", Provinces, NULL, set_up, test_example_maps, tear_down);

  return g_test_run ();
}
