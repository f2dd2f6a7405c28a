/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* Ten thousand random edits over random frameworks: after each of them all that a scenario knows is
 * what scoring everything anew gives, to the last bit; and undone to the start it is the base. The
 * environment variable DTI_TEST_WORLDS sets another number of frameworks; a sanitizer, which is
 * slow, sees fewer of them. */

#include <json-glib/json-glib.h>

#include "scenario-worlds.h"

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer) ||                           \
    __has_feature(thread_sanitizer)
#define N_WORLDS 40
#else
#define N_WORLDS 400
#endif
#define N_EDITS 40

static const char *const other_rules[] = {
  "{ \"type\": \"min-max\" }",
  "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 2 }",
  "{ \"type\": \"percentile-rank\" }",
  "{ \"type\": \"points\" }",
  "[]",
};

static char *
pick_node (World *world)
{
  if (!world->has_assessment && chance (world, 12))
    return g_strdup ("p1");
  if (chance (world, 5))
    return g_strdup_printf ("p%u", below (world, world->n_pillars));

  return g_strdup_printf ("i%u", below (world, world->n_leaves));
}

static const char *
pick_unit (World *world, DtiScenario *scenario)
{
  const char *const *units = dti_scorecard_get_units (dti_scenario_get_base (scenario));
  guint n = dti_scorecard_get_n_units (dti_scenario_get_base (scenario));

  return units[below (world, n)];
}

static void
edit_weight (World *world, DtiScenario *scenario)
{
  const DtiProgram *program = scenario->binding->program;
  const DtiOp *op = &program->ops[program->pillars[below (world, program->n_pillars)]];
  const char *child = program->ops[op->children[below (world, op->n_children)].op].id;

  dti_scenario_set_weight (scenario, op->id, child, (double) below (world, 5) / 2.0, NULL);
}

static void
edit_rule (World *world, DtiScenario *scenario, const char *node)
{
  const char *json = other_rules[below (world, G_N_ELEMENTS (other_rules))];
  g_autoptr (DtiRule) rule = *json == '{' ? dti_rule_new_from_json (json, NULL) : NULL;

  dti_scenario_set_rule (scenario, node, rule, NULL);
}

/* Many of these are refused, and change nothing then. */
static void
edit_cell (World *world, DtiScenario *scenario, const char *unit, const char *node)
{
  switch (below (world, 12))
    {
    case 0:
      dti_scenario_set_status (scenario, unit, node, (DtiStatus) below (world, 12), NULL);
      break;
    case 1:
      dti_scenario_set_text (scenario, unit, node, labels[below (world, 2)], NULL);
      break;
    case 2:
      dti_scenario_set_ratio (scenario,
                              unit,
                              node,
                              (double) below (world, 4) - 1.0,
                              (double) below (world, 5) - 1.0,
                              NULL);
      break;
    case 3:
      dti_scenario_set_input (scenario, unit, node, "a", random_number (world), NULL);
      dti_scenario_set_input (scenario, unit, node, "q", random_number (world), NULL);
      break;
    case 4:
      dti_scenario_set_observed_max (scenario, unit, node, (double) below (world, 4), NULL);
      break;
    case 5:
      dti_scenario_clear (scenario, unit, node, NULL);
      break;
    case 6:
      dti_scenario_set_number (scenario, unit, node, 2.0 * random_number (world) - 0.5, NULL);
      break;
    default:
      dti_scenario_set_number (scenario, unit, node, random_number (world), NULL);
    }
}

static void
edit_once (World *world, DtiScenario *scenario)
{
  g_autofree char *node = pick_node (world);
  const char *unit = pick_unit (world, scenario);
  guint kind = below (world, 100);

  if (kind < 3)
    edit_weight (world, scenario);
  else if (kind < 5)
    edit_rule (world, scenario, node);
  else if (kind < 8)
    dti_scenario_undo (scenario);
  else if (kind < 10)
    dti_scenario_redo (scenario);
  else
    edit_cell (world, scenario, unit, node);
}

static void
edit (World *world, DtiScenario *scenario)
{
  if (!chance (world, 10))
    {
      edit_once (world, scenario);
      return;
    }

  dti_scenario_begin_step (scenario);
  for (guint i = 0; i < 4; i++)
    {
      edit_once (world, scenario);
      if (chance (world, 20))
        dti_scenario_get_rank (scenario, pick_unit (world, scenario), "p0", NULL);
    }
  dti_scenario_end_step (scenario);
}

/* Who moved is told by the ranks before and after. */
static void
assert_moved (DtiScenario *scenario, GBytes *ranks_before)
{
  g_autoptr (GBytes) ranks = dti_scenario_get_column (scenario, "p0", DTI_COLUMN_RANK, NULL);
  g_auto (GStrv) moved = dti_scenario_list_moved (scenario);
  const double *before = g_bytes_get_data (ranks_before, NULL);
  const double *after = g_bytes_get_data (ranks, NULL);
  guint n = 0;

  for (gsize i = 0; i < scenario->binding->n_units; i++)
    {
      if (same_bits (before[i], after[i]) ||
          g_hash_table_contains (scenario->moves.units, GSIZE_TO_POINTER (i + 1)))
        continue;
      g_assert_cmpstr (moved[n], ==, dti_scenario_get_unit_id (scenario, i));
      n++;
    }
  g_assert_null (moved[n]);
  g_assert_cmpuint (dti_scenario_get_n_moved (scenario), ==, n);
}

static DtiScorecard *
score_world (World *world, DtiFramework *framework, DtiDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  dti_scorer_set_threads (scorer, 1);
  if (world->has_assessment)
    dti_scorer_set_stage (scorer, DTI_STAGE_SELF);
  card = dti_scorer_score (scorer, dataset, "2022", &error);
  g_assert_no_error (error);

  return card;
}

/* The edited data, written out and read by whoever reads datasets, give the same scores. */
static void
assert_as_document (World *world, DtiScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = dti_scenario_to_scorecard (scenario, &error);
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (world->framework);
  char *json = dti_dataset_to_json (dti_scorecard_get_dataset (card));
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.json", &error);
  g_autoptr (DtiScorecard) scored = NULL;

  g_assert_no_error (error);
  scored = score_world (world, world->framework, dataset);
  assert_same_as (scenario, scored);
}

static guint
run_world (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = score_world (world, world->framework, world->dataset);
  g_autoptr (DtiScenario) scenario = dti_scenario_new (card, &error);
  guint n_edits = 0;

  g_assert_no_error (error);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GBytes) ranks = NULL;
      guint n_before = dti_scenario_get_n_edits (scenario);

      if (chance (world, 50))
        ranks = dti_scenario_get_column (scenario, "p0", DTI_COLUMN_RANK, NULL);
      /* An empty step: what moves is counted from here on. */
      dti_scenario_begin_step (scenario);
      dti_scenario_end_step (scenario);
      edit (world, scenario);
      if (ranks != NULL)
        assert_moved (scenario, ranks);
      if (world->n_units < 100 || i % 10 == 0)
        assert_scored_anew (scenario);
      n_edits += dti_scenario_get_n_edits (scenario) != n_before ? 1 : 0;
    }

  while (dti_scenario_undo (scenario))
    ;
  assert_same_as (scenario, card);
  while (dti_scenario_redo (scenario))
    ;
  assert_scored_anew (scenario);
  dti_scenario_reset (scenario);
  assert_same_as (scenario, card);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *node = pick_node (world);

      edit_cell (world, scenario, pick_unit (world, scenario), node);
    }
  assert_as_document (world, scenario);

  return n_edits;
}

static guint
count_worlds (void)
{
  const char *asked = g_getenv ("DTI_TEST_WORLDS");

  return asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : N_WORLDS;
}

static void
test_random (void)
{
  guint n_worlds = count_worlds ();
  guint n_edits = 0;
  guint n_done = 0;

  g_test_summary ("Random edits, each compared with scoring everything anew, bit by bit");

  for (guint64 seed = 1; n_done < n_worlds; seed++)
    {
      World world;

      if (world_init (&world, seed))
        {
          n_edits += run_world (&world);
          n_done++;
        }
      world_clear (&world);
      /* Chance makes frameworks that are none, but not often. */
      g_assert_cmpuint (seed, <, 4 * (guint64) n_worlds + 100);
    }
  g_test_message ("%u edits over %u frameworks", n_edits, n_done);
  g_assert_cmpuint (n_edits, >=, 25 * n_worlds);
}

/* ---- weights, against a document with the weights in it ---- */

static JsonObject *
find_child (JsonObject *node, const char *id)
{
  JsonArray *children;

  if (g_strcmp0 (json_object_get_string_member_with_default (node, "id", NULL), id) == 0)
    return node;
  if (!json_object_has_member (node, "children"))
    return NULL;

  children = json_object_get_array_member (node, "children");
  for (guint i = 0; i < json_array_get_length (children); i++)
    {
      JsonObject *found = find_child (json_array_get_object_element (children, i), id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Writes a weight into the document and into the scenario; FALSE where the framework is none then,
 * which the scenario must have refused too. */
static gboolean
weigh (World *world, DtiScenario *scenario, JsonNode *document)
{
  const DtiProgram *program = scenario->binding->program;
  const DtiOp *op = &program->ops[program->pillars[below (world, program->n_pillars)]];
  const char *child = program->ops[op->children[below (world, op->n_children)].op].id;
  double weight = (double) below (world, 5) / 2.0;
  g_autoptr (JsonNode) edited = json_node_copy (document);
  JsonObject *root = json_object_get_object_member (json_node_get_object (edited), "root");
  g_autofree char *text = NULL;
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (op->id, "v"))
    return FALSE;

  json_object_set_double_member (find_child (root, child), "weight", weight);
  text = json_to_string (edited, FALSE);
  framework = dti_framework_new_from_json (text, NULL);
  if (!dti_scenario_set_weight (scenario, op->id, child, weight, &error))
    {
      if (framework != NULL && !g_error_matches (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED))
        g_error ("refused, while the framework is good: %s", error->message);
      return FALSE;
    }
  g_assert_nonnull (framework);
  card = score_world (world, framework, world->dataset);
  assert_same_as (scenario, card);

  return TRUE;
}

static void
test_weights (void)
{
  guint n_worlds = count_worlds ();
  guint n_weighed = 0;

  g_test_summary ("A weight gives what a framework with that weight gives, and is refused with it");

  for (guint64 seed = 1; seed <= n_worlds; seed++)
    {
      World world;
      g_autoptr (DtiScorecard) card = NULL;
      g_autoptr (DtiScenario) scenario = NULL;
      g_autoptr (JsonNode) document = NULL;

      if (world_init (&world, seed))
        {
          document = json_from_string (world.json->str, NULL);
          card = score_world (&world, world.framework, world.dataset);
          scenario = dti_scenario_new (card, NULL);
          n_weighed += weigh (&world, scenario, document);
        }
      world_clear (&world);
    }
  g_assert_cmpuint (n_weighed, >, n_worlds / 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scenario-random/random", test_random);
  g_test_add_func ("/scenario-random/weights", test_weights);

  return g_test_run ();
}
