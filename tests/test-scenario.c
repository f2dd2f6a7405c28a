/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "scenario-testing.h"

/* Two pillars and a view over four provinces; points that can be added up by hand. */
#define FRAMEWORK(weight)                                                                          \
  "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\","                         \
  "  \"root\": { \"id\": \"r\", \"aggregation\": \"sum\", \"missing\": \"zero\", \"children\": ["  \
  "    { \"id\": \"s\", \"aggregation\": \"sum\", \"weight\": " weight ", \"children\": ["         \
  "      { \"id\": \"a\", \"max\": 10, \"rule\": { \"type\": \"points\" } },"                      \
  "      { \"id\": \"b\", \"max\": 20, \"rule\": { \"type\": \"ratio\" } } ] },"                   \
  "    { \"id\": \"t\", \"aggregation\": \"mean\", \"max\": 30, \"children\": ["                   \
  "      { \"id\": \"c\", \"rule\": { \"type\": \"min-max\" } },"                                  \
  "      { \"id\": \"d\", \"rule\": { \"type\": \"choice\", \"options\": [[\"có\", 1], "          \
  "[\"không\", 0]] } },"                                                                          \
  "      { \"id\": \"e\", \"rule\": { \"type\": \"expression\", \"formula\": \"[p] / [q]\" } }"    \
  "    ] } ] } }"

static const char *const units[] = { "KG", "AG", "CT", "ST" };

static DtiDataset *
make_dataset (void)
{
  static const double numbers[4][3] = { { 4, 0.5, 2 }, { 6, 0.5, 1 }, { 8, 0.25, 3 }, { 1, 1, 3 } };
  static const char *const nodes[] = { "a", "b", "c" };
  DtiDataset *dataset = dti_dataset_new ();

  for (int u = 0; u < 4; u++)
    {
      for (int n = 0; n < 3; n++)
        dti_dataset_set_number (dataset, units[u], "2023", nodes[n], numbers[u][n], NULL);
      dti_dataset_set_text (dataset, units[u], "2023", "d", u % 2 ? "có" : "không", NULL);
      dti_dataset_set_input (dataset, units[u], "2023", "e", "p", u, NULL);
      dti_dataset_set_input (dataset, units[u], "2023", "e", "q", 4, NULL);
    }
  dti_dataset_add_unit (dataset, "KG", "Kiên Giang", NULL);

  return dataset;
}

static DtiScorecard *
score (const char *json, DtiDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (json, &error);
  g_autoptr (DtiScorer) scorer = NULL;
  DtiScorecard *card;

  g_assert_no_error (error);
  scorer = dti_scorer_new (framework);
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_assert_no_error (error);

  return card;
}

static DtiScenario *
make_scenario (void)
{
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autoptr (DtiScorecard) card = score (FRAMEWORK ("1"), dataset);
  g_autoptr (GError) error = NULL;
  DtiScenario *scenario = dti_scenario_new (card, &error);

  g_assert_no_error (error);

  return scenario;
}

static double
get (DtiScenario *scenario, const char *unit, const char *node)
{
  double score;

  dti_scenario_get_score (scenario, unit, node, &score);

  return score;
}

static double
rank_of (DtiScenario *scenario, const char *unit)
{
  double rank;

  dti_scenario_get_rank (scenario, unit, "r", &rank);

  return rank;
}

static void
test_numbers (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  double number;

  g_test_summary ("Results are those of the edited numbers, by hand");

  /* 4 + 10 of 30; (0.5 + 0 + 0)/3 of 30. */
  g_assert_cmpfloat (get (scenario, "KG", "r"), ==, 14.0 + 5.0);
  g_assert_cmpfloat (rank_of (scenario, "KG"), ==, 4.0);
  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 9, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "r"), ==, 19.0 + 5.0);
  g_assert_true (dti_scenario_set_ratio (scenario, "KG", "b", 3, 4, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "s"), ==, 9.0 + 15.0);
  g_assert_true (dti_scenario_set_text (scenario, "KG", "d", "Có", NULL));
  g_assert_cmpfloat (get (scenario, "KG", "t"), ==, 15.0);
  g_assert_true (dti_scenario_set_input (scenario, "KG", "e", "p", 4, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "t"), ==, 25.0);
  g_assert_true (dti_scenario_set_status (scenario, "KG", "d", DTI_STATUS_NOT_APPLICABLE, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "t"), ==, 22.5);
  g_assert_true (dti_scenario_get_coverage (scenario, "KG", "t", &number));
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_true (dti_scenario_get_value (scenario, "KG", "r", &number));
  g_assert_cmpfloat (number, ==, 46.5 / 60.0);
  g_assert_true (dti_scenario_get_max (scenario, "KG", "r", &number));
  g_assert_cmpfloat (number, ==, 60.0);
  g_assert_cmpuint (dti_scenario_get_n_ranked (scenario, "r"), ==, 4);
  g_assert_cmpuint (dti_scenario_get_n_ranked (scenario, "x"), ==, 0);
  assert_scored_anew (scenario);

  /* A number for a pillar stands for its children. */
  g_assert_true (dti_scenario_set_number (scenario, "KG", "s", 12, NULL));
  g_assert_true (dti_scenario_set_observed_max (scenario, "KG", "s", 24, NULL));
  g_assert_true (dti_scenario_get_value (scenario, "KG", "s", &number));
  g_assert_cmpfloat (number, ==, 0.5);
  assert_scored_anew (scenario);
}

static void
test_range (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();

  g_test_summary ("A new extreme moves the others; one of two that share it does not");

  g_assert_cmpfloat (get (scenario, "KG", "c"), ==, 0.5);
  /* Two share the maximum 3. */
  g_assert_true (dti_scenario_set_number (scenario, "CT", "c", 1.5, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "c"), ==, 0.5);
  g_assert_true (dti_scenario_set_number (scenario, "ST", "c", 2, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "c"), ==, 1.0);
  g_assert_true (dti_scenario_set_number (scenario, "AG", "c", 6, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "c"), ==, 0.5 / 4.5);
  g_assert_true (dti_scenario_set_status (scenario, "AG", "c", DTI_STATUS_MISSING, NULL));
  g_assert_cmpfloat (get (scenario, "KG", "c"), ==, 1.0);
  g_assert_true (isnan (get (scenario, "AG", "c")));
  assert_scored_anew (scenario);
}

static void
assert_refused (DtiScenario *scenario, gboolean done, GError **error, DtiError code)
{
  g_assert_false (done);
  g_assert_error (*error, DTI_ERROR, (int) code);
  g_clear_error (error);
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 0);
  g_assert_false (dti_scenario_get_can_undo (scenario));
}

#define REFUSED(code, call) assert_refused (scenario, (call), &error, DTI_ERROR_##code)

static void
test_bad_input (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  DtiScorecard *base = dti_scenario_get_base (scenario);
  g_autoptr (DtiRule) adjustment =
      dti_rule_new_from_json ("{ \"type\": \"adjustment\", \"cap\": 1 }", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Bad input is an error with a code, and changes nothing");

  REFUSED (NOT_FOUND, dti_scenario_set_number (scenario, "XX", "a", 1, &error));
  REFUSED (NOT_FOUND, dti_scenario_set_number (scenario, "KG", "x", 1, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_number (scenario, "KG", "a", NAN, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_number (scenario, "KG", "a", INFINITY, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_ratio (scenario, "KG", "b", 1, NAN, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_text (scenario, "KG", "d", "có lẽ", &error));
  REFUSED (INVALID_DATA, dti_scenario_set_text (scenario, "KG", "a", "có", &error));
  REFUSED (NOT_FOUND, dti_scenario_set_input (scenario, "KG", "e", "z", 1, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_input (scenario, "KG", "e", "p", NAN, &error));
  REFUSED (CONFLICT, dti_scenario_set_observed_max (scenario, "KG", "s", 1, &error));
  REFUSED (CONFLICT, dti_scenario_set_observed_max (scenario, "KG", "a", 1, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_observed_max (scenario, "KG", "s", -1, &error));
  REFUSED (NOT_FOUND, dti_scenario_clear (scenario, "KG", "x", &error));
  REFUSED (NOT_FOUND, dti_scenario_set_weight (scenario, "x", "a", 1, &error));
  REFUSED (NOT_FOUND, dti_scenario_set_weight (scenario, "s", "c", 1, &error));
  REFUSED (NOT_FOUND, dti_scenario_set_weight (scenario, "a", "b", 1, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_weight (scenario, "s", "a", -1, &error));
  REFUSED (INVALID_DATA, dti_scenario_set_weight (scenario, "s", "a", INFINITY, &error));
  REFUSED (NOT_FOUND, dti_scenario_set_rule (scenario, "x", NULL, &error));
  REFUSED (UNSUPPORTED, dti_scenario_set_rule (scenario, "a", adjustment, &error));
  g_assert_false (dti_scenario_undo (scenario));
  g_assert_false (dti_scenario_redo (scenario));
  g_assert_null (dti_scenario_get_column (scenario, "x", DTI_COLUMN_SCORE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_scenario_diff (scenario, "x", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dti_scenario_get_score (scenario, "XX", "r", NULL));
  assert_same_as (scenario, base);

  /* What is there already is no edit. */
  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 4, &error));
  g_assert_true (dti_scenario_set_weight (scenario, "s", "a", 1, &error));
  g_assert_true (dti_scenario_set_rule (scenario, "a", NULL, &error));
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 0);

  /* A status that needs a number, without one. */
  g_assert_true (dti_scenario_set_status (scenario, "KG", "a", DTI_STATUS_MISSING, &error));
  g_assert_false (dti_scenario_set_status (scenario, "KG", "a", DTI_STATUS_PROVISIONAL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);

  /* All weights of a mean. */
  g_assert_true (dti_scenario_set_weight (scenario, "t", "c", 0, &error));
  g_assert_true (dti_scenario_set_weight (scenario, "t", "d", 0, &error));
  g_assert_false (dti_scenario_set_weight (scenario, "t", "e", 0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  assert_scored_anew (scenario);
}

static void
test_weights (void)
{
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autoptr (DtiScorecard) written = score (FRAMEWORK ("0.5"), dataset);
  g_autoptr (DtiScorecard) plain = score (FRAMEWORK ("1"), dataset);
  g_autoptr (DtiScenario) scenario = dti_scenario_new (plain, NULL);

  g_test_summary ("A weight gives what a framework with that weight gives, maxima too");

  g_assert_true (dti_scenario_set_weight (scenario, "r", "s", 0.5, NULL));
  assert_same_as (scenario, written);
  assert_scored_anew (scenario);
  /* AG 16 + 12.5 was before CT 13 + 15, and 8 + 12.5 is behind 6.5 + 15. */
  g_assert_cmpuint (dti_scenario_get_n_moved (scenario), ==, 2);
  g_assert_true (dti_scenario_undo (scenario));
  assert_same_as (scenario, plain);
}

static void
test_rules (void)
{
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (FRAMEWORK ("1"), NULL);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiRule) rule = DTI_RULE (dti_goalposts_rule_new (0, 8));
  g_autoptr (DtiScorecard) plain = dti_scorer_score (scorer, dataset, NULL, NULL);
  g_autoptr (DtiScorecard) ruled = NULL;
  g_autoptr (DtiScenario) scenario = dti_scenario_new (plain, NULL);
  g_autoptr (DtiScenario) over_rule = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A rule gives what a scorer with that rule gives, and can be taken back");

  dti_scorer_set_rule (scorer, "c", rule, NULL);
  ruled = dti_scorer_score (scorer, dataset, NULL, NULL);
  g_assert_true (dti_scenario_set_rule (scenario, "c", rule, NULL));
  assert_same_as (scenario, ruled);
  g_assert_null (dti_scenario_to_json (scenario, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_assert_true (dti_scenario_set_rule (scenario, "c", NULL, NULL));
  assert_same_as (scenario, plain);

  /* A rule of the scorer belongs to the base. */
  over_rule = dti_scenario_new (ruled, NULL);
  g_assert_true (dti_scenario_set_weight (over_rule, "t", "c", 2, NULL));
  g_assert_true (dti_scenario_set_number (over_rule, "KG", "c", 7, NULL));
  assert_scored_anew (over_rule);
  dti_scenario_reset (over_rule);
  assert_same_as (over_rule, ruled);
}

static void
count_cb (DtiScenario *scenario, guint n_units, GArray *told)
{
  g_array_append_val (told, n_units);
}

static void
notify_cb (GObject *scenario, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_steps (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_notified = 0;

  g_test_summary ("A step is scored, told and undone as one");

  g_signal_connect (scenario, "changed", G_CALLBACK (count_cb), told);
  g_signal_connect (scenario, "notify::can-undo", G_CALLBACK (notify_cb), &n_notified);

  dti_scenario_begin_step (scenario);
  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 10, NULL));
  dti_scenario_begin_step (scenario);
  g_assert_true (dti_scenario_set_number (scenario, "AG", "a", 0, NULL));
  dti_scenario_end_step (scenario);
  g_assert_false (dti_scenario_get_can_undo (scenario));
  g_assert_false (dti_scenario_undo (scenario));
  /* Whoever looks within a step sees the edits so far. */
  g_assert_cmpfloat (get (scenario, "KG", "a"), ==, 10.0);
  g_assert_cmpuint (told->len, ==, 0);
  dti_scenario_end_step (scenario);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpuint (g_array_index (told, guint, 0), ==, 2);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 2);

  g_assert_true (dti_scenario_set_number (scenario, "KG", "c", 9, NULL));
  g_assert_cmpuint (g_array_index (told, guint, 1), ==, 4);
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 3);
  g_assert_true (dti_scenario_undo (scenario));
  g_assert_true (dti_scenario_get_can_redo (scenario));
  g_assert_true (dti_scenario_undo (scenario));
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 0);
  assert_same_as (scenario, dti_scenario_get_base (scenario));
  g_assert_true (dti_scenario_redo (scenario));
  g_assert_cmpfloat (get (scenario, "AG", "a"), ==, 0.0);
  g_assert_cmpuint (told->len, ==, 5);

  /* An edit forgets what was undone; an empty step leaves no trace. */
  g_assert_true (dti_scenario_set_number (scenario, "CT", "a", 1, NULL));
  g_assert_false (dti_scenario_get_can_redo (scenario));
  dti_scenario_begin_step (scenario);
  dti_scenario_end_step (scenario);
  g_assert_cmpuint (told->len, ==, 6);
  dti_scenario_reset (scenario);
  g_assert_false (dti_scenario_get_can_undo (scenario));
  g_assert_cmpuint (told->len, ==, 7);
  assert_same_as (scenario, dti_scenario_get_base (scenario));
}

static void
test_clear (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_autoptr (DtiScorecard) card = NULL;

  g_test_summary ("A cell can go back to what was observed");

  g_assert_true (dti_scenario_set_number (scenario, "KG", "d", 1, NULL));
  g_assert_true (dti_scenario_set_number (scenario, "KG", "b", 1, NULL));
  g_assert_true (dti_scenario_clear (scenario, "KG", "d", NULL));
  g_assert_true (dti_scenario_clear (scenario, "KG", "b", NULL));
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 4);
  assert_same_as (scenario, dti_scenario_get_base (scenario));
  card = dti_scenario_to_scorecard (scenario, NULL);
  g_assert_cmpstr (dti_dataset_get_digest (dti_scorecard_get_dataset (card)),
                   ==,
                   dti_dataset_get_digest (
                       dti_scorecard_get_dataset (dti_scenario_get_base (scenario))));
}

static void
test_moved (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_auto (GStrv) moved = NULL;

  g_test_summary ("Who moves without being edited");

  /* r: ST 48.5, AG 28.5, CT 28, KG 19. */
  g_assert_cmpuint (dti_scenario_get_n_moved (scenario), ==, 0);
  g_assert_true (dti_scenario_set_number (scenario, "KG", "s", 30, NULL));
  g_assert_cmpfloat (rank_of (scenario, "KG"), ==, 2.0);
  g_assert_cmpuint (dti_scenario_get_n_moved (scenario), ==, 2);
  moved = dti_scenario_list_moved (scenario);
  g_assert_cmpstr (moved[0], ==, "AG");
  g_assert_cmpstr (moved[1], ==, "CT");
  g_assert_null (moved[2]);
  g_assert_true (dti_scenario_set_number (scenario, "KG", "t", 30, NULL));
  g_assert_cmpfloat (rank_of (scenario, "KG"), ==, 1.0);
  g_assert_cmpuint (dti_scenario_get_n_moved (scenario), ==, 1);
  g_assert_true (dti_scenario_undo (scenario));
  g_assert_cmpuint (dti_scenario_get_n_moved (scenario), ==, 1);
  g_assert_true (dti_scenario_undo (scenario));
  g_assert_cmpuint (dti_scenario_get_n_moved (scenario), ==, 2);
}

static void
test_base_is_untouched (void)
{
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autoptr (DtiScorecard) base = score (FRAMEWORK ("1"), dataset);
  g_autofree char *digest = g_strdup (dti_dataset_get_digest (dataset));
  g_autofree char *csv = dti_scorecard_to_csv (base);
  g_autofree char *csv_after = NULL;
  g_autofree char *csv_edited = NULL;
  g_autofree char *csv_later = NULL;
  g_autoptr (DtiScenario) scenario = dti_scenario_new (base, NULL);
  g_autoptr (DtiScenario) second = NULL;
  g_autoptr (DtiScorecard) edited = NULL;
  double number;

  g_test_summary ("Neither the base nor a scorecard made on the way follows later edits");

  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 9, NULL));
  edited = dti_scenario_to_scorecard (scenario, NULL);
  csv_edited = dti_scorecard_to_csv (edited);
  g_assert_true (
      dti_dataset_get_number (dti_scorecard_get_dataset (edited), "KG", "2023", "a", &number));
  g_assert_cmpfloat (number, ==, 9.0);
  g_assert_cmpstr (dti_dataset_get_unit_name (dti_scorecard_get_dataset (edited), "KG"),
                   ==,
                   "Kiên Giang");
  for (int i = 0; i < 4; i++)
    {
      g_assert_true (dti_scenario_set_number (scenario, units[i], "a", 1, NULL));
      g_assert_true (dti_scenario_set_number (scenario, units[i], "c", i, NULL));
      g_assert_true (dti_scenario_set_input (scenario, units[i], "e", "p", 1, NULL));
      g_assert_true (dti_scenario_set_text (scenario, units[i], "d", NULL, NULL));
    }
  csv_after = dti_scorecard_to_csv (base);
  csv_later = dti_scorecard_to_csv (edited);
  g_assert_cmpstr (csv_after, ==, csv);
  g_assert_cmpstr (csv_later, ==, csv_edited);
  g_assert_cmpstr (dti_dataset_get_digest (dataset), ==, digest);

  /* A scenario over what a scenario made. */
  second = dti_scenario_new (edited, NULL);
  g_clear_object (&scenario);
  g_assert_true (dti_scenario_set_text (second, "KG", "d", "có", NULL));
  g_assert_true (dti_scenario_set_ratio (second, "AG", "b", 1, 3, NULL));
  assert_scored_anew (second);
  g_clear_object (&dataset);
  g_clear_object (&base);
  g_assert_cmpfloat (get (second, "KG", "a"), ==, 9.0);
}

static void
test_diff (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_autoptr (GListModel) none = dti_scenario_diff (scenario, NULL, NULL);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) some = NULL;
  guint n_roots = 0;

  g_test_summary ("Differences are what changed, and nothing else");

  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 10, NULL));
  g_assert_true (dti_scenario_set_number (scenario, "KG", "b", 1, NULL));
  all = dti_scenario_diff (scenario, NULL, NULL);
  some = dti_scenario_diff (scenario, "r", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DtiScenarioDifference) difference = g_list_model_get_item (all, i);
      const char *node = dti_scenario_difference_get_node_id (difference);
      double change = 0.0;

      n_roots += g_str_equal (node, "r");
      if (g_str_equal (dti_scenario_difference_get_unit (difference), "KG"))
        continue;
      /* Others are there for their ranks alone. */
      g_assert_true (dti_scenario_difference_get_change (difference, DTI_COLUMN_SCORE, &change));
      g_assert_cmpfloat (change, ==, 0.0);
      g_assert_true (dti_scenario_difference_get_change (difference, DTI_COLUMN_RANK, &change));
      g_assert_cmpfloat (change, !=, 0.0);
    }
  g_assert_cmpuint (g_list_model_get_n_items (some), ==, n_roots);
  g_assert_true (dti_scenario_undo (scenario));
  g_assert_true (dti_scenario_undo (scenario));
  g_clear_object (&all);
  all = dti_scenario_diff (scenario, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 0);
}

static const char document[] =
    "{ \"format\": \"dti-scenario\", \"format-version\": 1, \"framework\": \"f\", \"steps\": ["
    "  [ { \"unit\": \"KG\", \"node\": \"a\", \"number\": 9 },"
    "    { \"unit\": \"KG\", \"node\": \"b\", \"numerator\": 3, \"denominator\": 4 } ],"
    "  [ { \"unit\": \"AG\", \"node\": \"a\", \"status\": \"M\" },"
    "    { \"unit\": \"KG\", \"node\": \"d\", \"text\": \"có\" },"
    "    { \"unit\": \"AG\", \"node\": \"d\", \"text\": null },"
    "    { \"unit\": \"KG\", \"node\": \"e\", \"input\": \"p\", \"number\": 2 },"
    "    { \"unit\": \"KG\", \"node\": \"b\", \"clear\": true },"
    "    { \"unit\": \"CT\", \"node\": \"s\", \"number\": 2 },"
    "    { \"unit\": \"CT\", \"node\": \"s\", \"max\": 10 },"
    "    { \"pillar\": \"r\", \"child\": \"t\", \"weight\": 2 },"
    "    { \"node\": \"c\", \"rule\": { \"type\": \"goalposts\", \"min\": 0, \"max\": 4 } },"
    "    { \"node\": \"a\", \"rule\": null } ] ] }";

static void
test_json (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  DtiScorecard *base = dti_scenario_get_base (scenario);
  g_autoptr (DtiScenario) read = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;

  g_test_summary ("What is written can be read, and does the same");

  g_assert_true (dti_scenario_apply_json (scenario, document, &error));
  g_assert_no_error (error);
  /* The last edit says what is there already. */
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 11);
  g_assert_cmpfloat (get (scenario, "KG", "c"), ==, 0.5);
  g_assert_cmpfloat (get (scenario, "KG", "s"), ==, 19.0);
  assert_scored_anew (scenario);

  json = dti_scenario_to_json (scenario, &error);
  g_assert_no_error (error);
  read = dti_scenario_new_from_json (base, json, &error);
  g_assert_no_error (error);
  card = dti_scenario_to_scorecard (scenario, NULL);
  assert_same_as (read, card);
  again = dti_scenario_to_json (read, NULL);
  g_assert_cmpstr (again, ==, json);

  g_assert_true (dti_scenario_undo (scenario));
  g_assert_false (dti_scenario_get_can_undo (scenario));
  assert_same_as (scenario, base);
}

#define DOCUMENT(steps)                                                                            \
  "{ \"format\": \"dti-scenario\", \"format-version\": 1, \"steps\": " steps " }"
#define GOOD "{ \"unit\": \"KG\", \"node\": \"a\", \"number\": 9 }, "

static void
test_json_faults (void)
{
  static const struct
  {
    const char *json;
    const char *place; /* a part of the message */
  } faults[] = {
    { "[", "1:" },
    { "[]", "object" },
    { "{}", "format" },
    { "{ \"format\": \"dti-scenario\", \"format-version\": 1, \"framework\": \"x\", \"steps\": [] "
      "}",
      "/framework" },
    { "{ \"format\": \"dti-scenario\", \"format-version\": 1 }", "steps" },
    { DOCUMENT ("3"), "/steps" },
    { DOCUMENT ("[3]"), "/steps/0" },
    { DOCUMENT ("[[" GOOD "3]]"), "/steps/0/1" },
    { DOCUMENT ("[[" GOOD "{}]]"), "/steps/0/1" },
    { DOCUMENT ("[[" GOOD "{ \"unit\": \"KG\", \"node\": \"a\", \"nummer\": 1 }]]"), "/nummer" },
    { DOCUMENT ("[[" GOOD "{ \"unit\": \"KG\", \"node\": \"a\", \"number\": \"1\" }]]"),
      "/number" },
    { DOCUMENT ("[[" GOOD "{ \"unit\": \"XX\", \"node\": \"a\", \"number\": 1 }]]"), "/steps/0/1" },
    { DOCUMENT ("[[" GOOD "{ \"node\": \"a\", \"number\": 1 }]]"), "/steps/0/1" },
    { DOCUMENT ("[[" GOOD "{ \"unit\": \"KG\", \"node\": \"a\", \"number\": 1, \"max\": 2 }]]"),
      "/max" },
    { DOCUMENT ("[[" GOOD "{ \"unit\": \"KG\", \"node\": \"a\", \"status\": \"?\" }]]"), "?" },
    { DOCUMENT ("[[" GOOD "{ \"unit\": \"KG\", \"node\": \"a\", \"clear\": false }]]"), "/clear" },
    { DOCUMENT ("[[" GOOD "{ \"node\": \"a\", \"rule\": { \"type\": \"x\" } }]]"), "/steps/0/1" },
    { DOCUMENT ("[[" GOOD "{ \"pillar\": \"r\", \"child\": \"s\", \"weight\": -1 }]]"),
      "/steps/0/1" },
    { DOCUMENT ("[[" GOOD "{ \"unit\": \"KG\", \"node\": \"b\", \"numerator\": 1 }]]"),
      "/steps/0/1" },
  };
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) later = NULL;

  g_test_summary ("A faulty document changes nothing, and the error says where it is wrong");

  g_signal_connect (scenario, "changed", G_CALLBACK (count_cb), told);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dti_scenario_apply_json (scenario, faults[i].json, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      if (strstr (error->message, faults[i].place) == NULL)
        g_error ("“%s” does not name “%s”", error->message, faults[i].place);
      g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 0);
      g_assert_null (
          dti_scenario_new_from_json (dti_scenario_get_base (scenario), faults[i].json, NULL));
    }
  g_assert_false (dti_scenario_apply_json (
      scenario, "{ \"format\": \"dti-scenario\", \"format-version\": 2, \"steps\": [] }", &later));
  g_assert_error (later, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_assert_cmpuint (told->len, ==, 0);
  assert_same_as (scenario, dti_scenario_get_base (scenario));

  /* Within a step, what was edited before stays. */
  dti_scenario_begin_step (scenario);
  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 1, NULL));
  g_assert_false (dti_scenario_apply_json (scenario, faults[8].json, NULL));
  dti_scenario_end_step (scenario);
  g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 1);
  g_assert_cmpfloat (get (scenario, "KG", "a"), ==, 1.0);
}

/* ---- frameworks that cannot be followed ---- */

typedef struct
{
  DtiRule parent_instance;
} TestRule;

typedef struct
{
  DtiRuleClass parent_class;
} TestRuleClass;

GType test_rule_get_type (void);
G_DEFINE_TYPE (TestRule, test_rule, DTI_TYPE_RULE)

static gboolean
evaluate (DtiRule *rule, double number, double max, double *score, GError **error)
{
  *score = number;

  return TRUE;
}

static void
test_rule_class_init (TestRuleClass *klass)
{
  DTI_RULE_CLASS (klass)->evaluate = evaluate;
}

static void
test_rule_init (TestRule *self)
{
}

static void
test_unsupported (void)
{
  static const char panel[] =
      "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\", \"root\": {"
      " \"id\": \"r\", \"aggregation\": \"mean\","
      " \"then\": { \"type\": \"min-max\", \"scope\": \"panel\" }, \"children\": ["
      " { \"id\": \"a\" } ] } }";
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (FRAMEWORK ("1"), NULL);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiRule) script = g_object_new (test_rule_get_type (), NULL);
  g_autoptr (DtiScorecard) scripted = NULL;
  g_autoptr (DtiScorecard) paneled = score (panel, dataset);
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Scripts and panels are refused by name");

  dti_scorer_set_rule (scorer, "a", script, NULL);
  scripted = dti_scorer_score (scorer, dataset, NULL, NULL);
  g_assert_null (dti_scenario_new (scripted, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "“a”"));
  g_clear_error (&error);
  g_assert_null (dti_scenario_new (paneled, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "“r”"));
  g_clear_error (&error);
  g_assert_false (dti_scenario_set_rule (scenario, "a", script, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED);
}

static void
test_stages (void)
{
  g_autoptr (DtiDataset) dataset = make_dataset ();
  g_autoptr (DtiObservation) claim =
      g_object_new (DTI_TYPE_OBSERVATION, "number", 2.0, "stage", DTI_STAGE_SELF, NULL);
  g_autoptr (DtiScorecard) base = NULL;
  g_autoptr (DtiScenario) scenario = NULL;

  g_test_summary ("An edit is the last word, whatever stage said the one before");

  dti_dataset_add_observation (dataset, "KG", "2023", "a", claim, NULL);
  dti_dataset_add_observation (dataset, "VL", "2023", "a", claim, NULL);
  base = score (FRAMEWORK ("1"), dataset);
  scenario = dti_scenario_new (base, NULL);
  g_assert_cmpfloat (get (scenario, "KG", "a"), ==, 4.0);
  g_assert_cmpfloat (get (scenario, "VL", "a"), ==, 2.0);
  g_assert_true (dti_scenario_set_status (scenario, "KG", "a", DTI_STATUS_MISSING, NULL));
  g_assert_true (isnan (get (scenario, "KG", "a")));
  g_assert_cmpfloat (get (scenario, "VL", "a"), ==, 2.0);
  assert_scored_anew (scenario);
  g_assert_true (dti_scenario_clear (scenario, "KG", "a", NULL));
  assert_same_as (scenario, base);
}

/* Several tiles of units, and more of them than are kept at once. */
static void
test_many_units (void)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorecard) base = NULL;
  g_autoptr (DtiScenario) scenario = NULL;
  static const char *const nodes[] = { "a", "b", "c", "d" };
  guint state = 1;

  g_test_summary ("Many units: edits here and there, compared at the end and undone");

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *unit = g_strdup_printf ("u%u", i);

      for (guint n = 0; n < 4; n++)
        if ((i * 7 + n * 3) % 101 != 0)
          dti_dataset_set_number (dataset,
                                  unit,
                                  "2023",
                                  nodes[n],
                                  (double) ((i * 31 + n * 17) % 997) / 100.0,
                                  NULL);
    }
  base = score (FRAMEWORK ("1"), dataset);
  scenario = dti_scenario_new (base, NULL);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *unit = NULL;

      state = state * 1103515245u + 12345u;
      unit = g_strdup_printf ("u%u", (state >> 8) % 50000);
      if (i % 10 == 0)
        g_assert_true (dti_scenario_set_status (scenario,
                                                unit,
                                                nodes[i % 4],
                                                DTI_STATUS_NOT_APPLICABLE,
                                                NULL));
      else
        g_assert_true (dti_scenario_set_number (scenario,
                                                unit,
                                                nodes[i % 4],
                                                (double) (state >> 20) / 500.0,
                                                NULL));
    }
  assert_scored_anew (scenario);
  while (dti_scenario_undo (scenario))
    ;
  assert_same_as (scenario, base);
}

static void
test_finalize (void)
{
  DtiScenario *scenario = make_scenario ();
  DtiScorecard *card;

  g_test_summary ("Nothing keeps a scenario");

  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 1, NULL));
  card = dti_scenario_to_scorecard (scenario, NULL);
  g_assert_finalize_object (scenario);
  g_assert_finalize_object (card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scenario/numbers", test_numbers);
  g_test_add_func ("/scenario/range", test_range);
  g_test_add_func ("/scenario/bad-input", test_bad_input);
  g_test_add_func ("/scenario/weights", test_weights);
  g_test_add_func ("/scenario/rules", test_rules);
  g_test_add_func ("/scenario/steps", test_steps);
  g_test_add_func ("/scenario/clear", test_clear);
  g_test_add_func ("/scenario/moved", test_moved);
  g_test_add_func ("/scenario/base-is-untouched", test_base_is_untouched);
  g_test_add_func ("/scenario/diff", test_diff);
  g_test_add_func ("/scenario/json", test_json);
  g_test_add_func ("/scenario/json-faults", test_json_faults);
  g_test_add_func ("/scenario/unsupported", test_unsupported);
  g_test_add_func ("/scenario/stages", test_stages);
  g_test_add_func ("/scenario/many-units", test_many_units);
  g_test_add_func ("/scenario/finalize", test_finalize);

  return g_test_run ();
}
