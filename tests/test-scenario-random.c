/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* Ten thousand random edits over random frameworks: after each of them all that a scenario knows is
 * what scoring everything anew gives, to the last bit; and undone to the start it is the base. The
 * environment variable DTI_TEST_WORLDS sets another number of frameworks. */

#include "scenario-worlds.h"

#define N_WORLDS 400
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

static guint
run_world (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorer) scorer = dti_scorer_new (world->framework);
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiScenario) scenario = NULL;
  guint n_edits = 0;

  dti_scorer_set_threads (scorer, 1);
  if (world->has_assessment)
    dti_scorer_set_stage (scorer, DTI_STAGE_SELF);
  card = dti_scorer_score (scorer, world->dataset, "2022", &error);
  g_assert_no_error (error);
  scenario = dti_scenario_new (card, &error);
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

  return n_edits;
}

static void
test_random (void)
{
  const char *asked = g_getenv ("DTI_TEST_WORLDS");
  guint n_worlds = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : N_WORLDS;
  guint n_edits = 0;
  guint n_done = 0;

  g_test_summary ("10 000 random edits, each compared with scoring everything anew, bit by bit");

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
  if (asked == NULL)
    g_assert_cmpuint (n_edits, >=, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scenario-random/random", test_random);

  return g_test_run ();
}
