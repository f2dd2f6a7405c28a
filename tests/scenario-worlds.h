/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-random-private.h>

#include "scenario-testing.h"

/* Random frameworks and random data for them: every aggregation, policy and kind of rule, ties,
 * gaps, statuses, groups, units that are not ranked, observed pillars, two periods. */

#define WORLD_MAX_NODES 64

typedef enum
{
  LEAF_PLAIN,
  LEAF_RATIO,
  LEAF_LABEL,
  LEAF_INPUTS,
  LEAF_CHECKLIST,
} LeafKind;

typedef struct
{
  DtiRandom random;
  GString *json;
  guint n_leaves;
  guint n_pillars;
  LeafKind kinds[WORLD_MAX_NODES];
  gboolean has_assessment;
  DtiFramework *framework;
  DtiDataset *dataset;
  guint n_units;
} World;

static inline guint
below (World *world, guint n)
{
  return dti_random_next_below (&world->random, n);
}

static inline gboolean
chance (World *world, guint percent)
{
  return below (world, 100) < percent;
}

/* From a coarse grid, so that figures tie; now and then from a fine one. */
static inline double
random_number (World *world)
{
  if (chance (world, 25))
    return dti_random_next_double (&world->random);

  return (double) below (world, 9) / 8.0;
}

static const struct
{
  const char *text;
  LeafKind kind;
} leaf_rules[] = {
  { "\"rule\": { \"type\": \"points\" }, \"max\": 2", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"points\", \"clamp\": false }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"share\" }, \"max\": 10", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"ratio\", \"factor\": 0.5 }, \"max\": 5", LEAF_RATIO },
  { "\"rule\": { \"type\": \"ratio\", \"target\": 0.7, \"zero-denominator\": \"zero\" }",
    LEAF_RATIO },
  { "\"rule\": { \"type\": \"steps\", \"steps\": [[0, 0], [0.25, 1], [0.75, 2]] }, \"max\": 2",
    LEAF_PLAIN },
  { "\"rule\": { \"type\": \"goalposts\", \"min\": 0.1, \"max\": 0.9 }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"goalposts\", \"min\": 0, \"max\": 1, \"clamp\": false }, \"round\": 2",
    LEAF_PLAIN },
  { "\"rule\": { \"type\": \"min-max\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"min-max\", \"direction\": \"down\", \"constant\": 0.5 }, \"max\": 3",
    LEAF_PLAIN },
  { "\"rule\": { \"type\": \"min-max\", \"transform\": \"log\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"min-max\", \"transform\": { \"type\": \"box-cox\", \"lambda\": -1 } }",
    LEAF_PLAIN },
  { "\"rule\": { \"type\": \"min-max\" }, \"max\": 4", LEAF_RATIO },
  { "\"rule\": { \"type\": \"min-max\", \"scope\": \"panel\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"best\", \"transform\": \"sqrt\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"best\", \"direction\": \"down\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"z-score\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"z-score\", \"mean\": 50, \"sd\": 10, \"direction\": \"down\" }",
    LEAF_PLAIN },
  { "\"rule\": { \"type\": \"rank\", \"ties\": \"average\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"borda\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"percentile-rank\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"percentile-rank\", \"direction\": \"down\" }, \"max\": 7",
    LEAF_PLAIN },
  { "\"rule\": { \"type\": \"fraction-of-max\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"distance-to-best\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"distance-to-reference\", \"reference\": \"u2\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"distance-to-target\", \"target\": 0.8 }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"scaled\", \"range\": [0, 2] }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"expression\", \"formula\": \"x * n / 10\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"expression\", \"formula\": \"x / best\" }", LEAF_PLAIN },
  { "\"rule\": { \"type\": \"expression\", \"formula\": \"[a] - [b] * 0.5\" }", LEAF_INPUTS },
  { "\"rule\": { \"type\": \"expression\", \"formula\": \"x + [a]/n\", \"clamp\": true }",
    LEAF_INPUTS },
  { "\"rule\": [ { \"type\": \"rank\" }, { \"type\": \"expression\", \"formula\": \"x / n\" } ]",
    LEAF_PLAIN },
  { "\"rule\": [ { \"type\": \"min-max\" }, { \"type\": \"goalposts\", \"min\": 0, \"max\": 1 } ]",
    LEAF_PLAIN },
  { "\"rule\": { \"type\": \"choice\", \"options\": [[\"có\", 1], [\"đang\", 0.5], [\"không\", 0]] "
    "}",
    LEAF_LABEL },
  { "\"rule\": { \"type\": \"boolean\" }", LEAF_LABEL },
  { "\"rule\": { \"type\": \"checklist\", \"items\": [[\"p\", 0.5], [\"q\", 0.5]] }",
    LEAF_CHECKLIST },
};

static const char *const labels[] = { "có", "không" };

static inline void
write_leaf (World *world)
{
  guint rule = below (world, G_N_ELEMENTS (leaf_rules));
  guint id = world->n_leaves++;

  world->kinds[id] = leaf_rules[rule].kind;
  g_string_append_printf (world->json, "{ \"id\": \"i%u\", %s", id, leaf_rules[rule].text);
  if (chance (world, 20))
    g_string_append_printf (world->json, ", \"weight\": %u", below (world, 4));
  if (chance (world, 5))
    g_string_append (world->json, ", \"scored\": false");
  g_string_append (world->json, " }");
}

static const char *const aggregations[] = {
  "\"mean\"",
  "\"sum\"",
  "\"mean\"",
  "\"sum\"",
  "\"geometric-mean\", \"floor\": 0.01",
  "\"geometric-mean\"",
  "\"harmonic-mean\", \"floor\": 0.05",
  "{ \"type\": \"power-mean\", \"p\": 0.5 }",
  "\"min\"",
  "\"max\"",
  "\"median\"",
  "\"product\"",
  "\"inverse-geometric-mean\"",
  "\"mazziotta-pareto\"",
  "{ \"type\": \"ordered-weighted-mean\", \"order-weights\": [0, 1, 2] }",
  "\"copeland\"",
  "\"outranking\"",
  "\"benefit-of-the-doubt\"",
  "{ \"type\": \"benefit-of-the-doubt\", \"band\": 0.5 }",
};

static const char *const policies[] = { "propagate", "zero", "rebase", "void" };

static const char *const thens[] = {
  "{ \"type\": \"percentile-rank\" }",
  "{ \"type\": \"min-max\" }",
  "{ \"type\": \"expression\", \"formula\": \"x / best\" }",
  "[ { \"type\": \"rank\" }, { \"type\": \"expression\", \"formula\": \"x / n\" } ]",
};

static inline void
write_pillar (World *world, guint depth)
{
  guint n = 2 + below (world, 3);
  guint id = world->n_pillars++;

  g_string_append_printf (world->json,
                          "{ \"id\": \"p%u\", \"aggregation\": %s, \"missing\": \"%s\"",
                          id,
                          aggregations[below (world, G_N_ELEMENTS (aggregations))],
                          policies[below (world, G_N_ELEMENTS (policies))]);
  if (chance (world, 20))
    g_string_append_printf (world->json, ", \"round\": %u", 1 + below (world, 3));
  if (chance (world, 10))
    g_string_append_printf (world->json, ", \"then\": %s", thens[below (world, 4)]);
  if (chance (world, 15))
    g_string_append (world->json, ", \"min-children\": 2");
  if (chance (world, 15))
    g_string_append (world->json, ", \"min-share\": 0.5");
  if (chance (world, 15))
    g_string_append (world->json, ", \"publish\": \"score\"");
  if (depth > 0 && chance (world, 30))
    g_string_append (world->json, ", \"weight\": 2");
  g_string_append (world->json, ", \"children\": [ ");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (world->json, i > 0 ? ", " : "");
      if (depth < 2 && world->n_pillars < 8 && chance (world, depth == 0 ? 80 : 40))
        write_pillar (world, depth + 1);
      else
        write_leaf (world);
    }
  g_string_append (world->json, " ] }");
}

static const char *const ties[] = { "competition", "dense", "max", "average", "first" };

static inline void
write_framework (World *world)
{
  world->json =
      g_string_new ("{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\", "
                    "\"columns\": { \"group\": \"label\", \"late\": \"number\" }, ");
  g_string_append_printf (world->json,
                          "\"ranking\": { \"ties\": \"%s\"",
                          ties[below (world, G_N_ELEMENTS (ties))]);
  if (chance (world, 30))
    g_string_append (world->json, ", \"decimals\": 2");
  if (chance (world, 30))
    g_string_append (world->json, ", \"within\": \"group\"");
  if (chance (world, 20))
    g_string_append (world->json, ", \"order\": \"ascending\"");
  g_string_append (world->json, " }, ");
  if (world->has_assessment)
    g_string_append_printf (world->json,
                            "\"assessment\": { \"evidence\": \"%s\", \"cap\": \"appraised\", "
                            "\"late-penalty\": { \"column\": \"late\", \"per-day\": 0.1, "
                            "\"max\": 0.5, \"node\": \"%s\" } }, ",
                            chance (world, 50) ? "missing" : "zero",
                            chance (world, 50) ? "p0" : "i0");
  g_string_append (world->json, "\"root\": ");
  write_pillar (world, 0);
  g_string_append (
      world->json,
      ", \"views\": [ { \"id\": \"v\", \"aggregation\": \"mean\", \"missing\": "
      "\"rebase\", \"children\": [ { \"ref\": \"i0\" }, { \"ref\": \"i1\", \"weight\": 3 } "
      "] } ] }");
}

static inline const char *
name_unit (guint unit)
{
  static char buffer[16];

  g_snprintf (buffer, sizeof buffer, "u%u", unit);

  return buffer;
}

static inline DtiObservation *
observe (World *world, LeafKind kind, DtiStage stage)
{
  double numerator = NAN;
  double denominator = NAN;
  double number = random_number (world);
  const char *text = NULL;
  DtiStatus status = DTI_STATUS_NORMAL;

  if (kind == LEAF_RATIO && chance (world, 60))
    {
      number = NAN;
      numerator = (double) below (world, 4) - 1.0;
      denominator = (double) below (world, 5);
    }
  if ((kind == LEAF_LABEL && chance (world, 60)))
    {
      number = NAN;
      text = labels[below (world, 2)];
    }
  if (chance (world, 15))
    {
      static const DtiStatus empty[] = { DTI_STATUS_MISSING,
                                         DTI_STATUS_NOT_APPLICABLE,
                                         DTI_STATUS_NOT_ASSESSED,
                                         DTI_STATUS_NOT_COLLECTED };

      status = empty[below (world, G_N_ELEMENTS (empty))];
      number = numerator = denominator = NAN;
      text = NULL;
    }

  return g_object_new (DTI_TYPE_OBSERVATION,
                       "number",
                       number,
                       "numerator",
                       numerator,
                       "denominator",
                       denominator,
                       "text",
                       text,
                       "status",
                       status,
                       "stage",
                       stage,
                       "evidence",
                       stage == DTI_STAGE_SELF && chance (world, 70) ? "e" : NULL,
                       NULL);
}

static inline void
write_cells (World *world, const char *unit, const char *period, DtiStage stage)
{
  for (guint i = 0; i < world->n_leaves; i++)
    {
      g_autofree char *node = g_strdup_printf ("i%u", i);
      g_autoptr (DtiObservation) observation = NULL;

      if (chance (world, 5))
        continue;
      observation = observe (world, world->kinds[i], stage);
      dti_dataset_add_observation (world->dataset, unit, period, node, observation, NULL);
      if (stage != DTI_STAGE_PUBLISHED)
        continue;
      if (world->kinds[i] == LEAF_INPUTS && chance (world, 90))
        {
          dti_dataset_set_input (
              world->dataset, unit, period, node, "a", random_number (world), NULL);
          dti_dataset_set_input (
              world->dataset, unit, period, node, "b", random_number (world), NULL);
        }
      if (world->kinds[i] == LEAF_CHECKLIST && chance (world, 50))
        dti_dataset_set_input (
            world->dataset, unit, period, node, "q", random_number (world), NULL);
    }
}

static inline void
write_unit (World *world, guint i, const char *period)
{
  const char *unit = name_unit (i);

  if (world->has_assessment)
    {
      write_cells (world, unit, period, DTI_STAGE_SELF);
      write_cells (world, unit, period, DTI_STAGE_APPRAISED);
      dti_dataset_set_number (world->dataset,
                              unit,
                              period,
                              "late",
                              (double) below (world, 4),
                              NULL);
    }
  else
    {
      write_cells (world, unit, period, DTI_STAGE_PUBLISHED);
    }
  dti_dataset_set_label (world->dataset, unit, period, "group", below (world, 2) ? "x" : "y", NULL);
  if (chance (world, 10))
    dti_dataset_set_ranked (world->dataset, unit, period, FALSE, NULL);
  if (world->has_assessment || !chance (world, 15))
    return;
  dti_dataset_set_number (world->dataset, unit, period, "p1", random_number (world), NULL);
  if (chance (world, 40))
    dti_dataset_set_observed_max (world->dataset, unit, period, "p1", 2.0, NULL);
}

static inline void
write_dataset (World *world)
{
  world->dataset = dti_dataset_new ();
  for (guint i = 0; i < world->n_units; i++)
    {
      if (i == 0 || chance (world, 95))
        write_unit (world, i, "2022");
      if (chance (world, 80))
        write_unit (world, i, "2023");
    }
  if (chance (world, 10))
    dti_dataset_set_period_status (world->dataset, "2022", "i0", DTI_STATUS_NOT_ASSESSED, NULL);
}

/* FALSE where chance made a framework that is none. */
static inline gboolean
world_init (World *world, guint64 seed)
{
  *world = (World){ 0 };
  dti_random_init (&world->random, seed, 0);
  world->has_assessment = chance (world, 12);
  write_framework (world);
  world->framework = dti_framework_new_from_json (world->json->str, NULL);
  world->n_units = chance (world, 4) ? 260 + below (world, 20) : 3 + below (world, 14);
  if (world->framework == NULL)
    return FALSE;
  write_dataset (world);

  return TRUE;
}

static inline void
world_clear (World *world)
{
  g_string_free (world->json, TRUE);
  g_clear_object (&world->framework);
  g_clear_object (&world->dataset);
}
