/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libdti/base/dti-random-private.h>

#include "change-testing.h"

/* Random trees and figures, from fixed seeds. What is attributed must not depend on anything but
 * the figures; and where few parts play together, it must be what scoring every mixture of the two
 * years says. */

#define SEED 2024
#define MAX_CHILDREN 4
#define N_UNITS 5

/* So many changes of a unit in a random field; DTI_RANDOM_CHANGES is another number. Under a
 * sanitizer, which takes far longer, fewer. */
#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||                               \
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define N_CHANGES 2000
#define FIELDS_PER_TREE 5
#define N_TREES 40
#else
#define N_CHANGES 100000
#define FIELDS_PER_TREE 50
#define N_TREES 400
#endif

/* ---- a random tree ---- */

typedef struct _Branch Branch;

struct _Branch
{
  char id[8];
  const char *aggregation; /* NULL: an indicator */
  const char *missing;
  const char *rule;
  double weight;
  double max;
  gboolean is_left_out; /* of this framework */
  guint n_children;
  Branch *children[MAX_CHILDREN];
};

static const char *const aggregations[] = { "'sum'",
                                            "'sum'",
                                            "'mean'",
                                            "'mean'",
                                            "'geometric-mean'",
                                            "'geometric-mean'",
                                            "'harmonic-mean'",
                                            "{'type':'power-mean','p':0.5}",
                                            "'min'",
                                            "'max'",
                                            "'median'",
                                            "'product'",
                                            "'inverse-geometric-mean'",
                                            "'mazziotta-pareto'",
                                            "{'type':'ordered-weighted-mean',"
                                            "'order-weights':[0,1,2]}" };
static const char *const policies[] = { "rebase", "rebase", "zero", "propagate", "void" };
static const char *const rules[] = { "{'type':'goalposts','min':0,'max':1}",
                                     "{'type':'goalposts','min':0,'max':1}",
                                     "{'type':'goalposts','min':-0.5,'max':1.5}",
                                     "{'type':'steps','steps':[[0,0],[0.3,0.4],[0.7,1]]}",
                                     "{'type':'best'}" };

#define PICK(random, list) (list)[dti_random_next_below (random, G_N_ELEMENTS (list))]

static gboolean
happens (DtiRandom *random, double probability)
{
  return dti_random_next_double (random) < probability;
}

static Branch *
grow (DtiRandom *random, guint depth, guint *n_nodes)
{
  static const double weights[] = { 1, 1, 2, 0.5, 3 };
  Branch *branch = g_new0 (Branch, 1);

  g_snprintf (branch->id, sizeof branch->id, "n%u", (*n_nodes)++);
  branch->weight = PICK (random, weights);
  branch->rule = PICK (random, rules);
  branch->max = g_str_has_prefix (branch->rule, "{'type':'steps") || happens (random, 0.5) ? 1 : 10;
  if (depth == 0 || (depth < 2 && happens (random, 0.6)))
    return branch;

  branch->aggregation = PICK (random, aggregations);
  branch->missing = PICK (random, policies);
  branch->n_children = 2 + dti_random_next_below (random, MAX_CHILDREN - 1);
  for (guint i = 0; i < branch->n_children; i++)
    branch->children[i] = grow (random, depth - 1, n_nodes);

  return branch;
}

static void
branch_free (Branch *branch)
{
  for (guint i = 0; i < branch->n_children; i++)
    branch_free (branch->children[i]);
  g_free (branch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Branch, branch_free)

/* Another framework with some of the same nodes. One child always stays. */
static void
change_method (DtiRandom *random, Branch *branch)
{
  if (happens (random, 0.2))
    branch->weight *= 1.5;
  if (happens (random, 0.1) && branch->aggregation == NULL)
    branch->rule = rules[2];
  if (happens (random, 0.1) && branch->aggregation != NULL)
    branch->aggregation = PICK (random, aggregations);
  if (happens (random, 0.1) && branch->aggregation == NULL && branch->max == 10)
    branch->max = 15;
  for (guint i = 0; i < branch->n_children; i++)
    {
      branch->children[i]->is_left_out = i > 0 && happens (random, 0.15);
      change_method (random, branch->children[i]);
    }
}

/* ---- its framework ---- */

static void
append_number (GString *json, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, ",'%s':%s", name, g_ascii_dtostr (buffer, sizeof buffer, number));
}

/* @random: shuffles the children; NULL leaves their order. */
static void
write_branch (GString *json, const Branch *branch, DtiRandom *random)
{
  guint order[MAX_CHILDREN] = { 0, 1, 2, 3 };
  gboolean any = FALSE;

  g_string_append_printf (json, "{'id':'%s'", branch->id);
  append_number (json, "weight", branch->weight);
  if (branch->aggregation == NULL)
    {
      g_string_append_printf (json, ",'rule':%s", branch->rule);
      append_number (json, "max", branch->max);
      g_string_append_c (json, '}');
      return;
    }

  g_string_append_printf (json,
                          ",'aggregation':%s,'missing':'%s','children':[",
                          branch->aggregation,
                          branch->missing);
  if (random != NULL)
    dti_random_shuffle (random, order, branch->n_children);
  for (guint i = 0; i < branch->n_children; i++)
    {
      const Branch *child = branch->children[random != NULL ? order[i] : i];

      if (child->is_left_out)
        continue;
      g_string_append (json, any ? "," : "");
      write_branch (json, child, random);
      any = TRUE;
    }
  g_string_append (json, "]}");
}

static DtiScorer *
make_scorer (const Branch *tree, DtiRandom *random)
{
  g_autoptr (GString) json = g_string_new ("'root':");
  g_autoptr (DtiFramework) framework = NULL;
  DtiScorer *scorer;

  write_branch (json, tree, random);
  framework = load_framework (json->str);
  scorer = dti_scorer_new (framework);
  dti_scorer_set_threads (scorer, 1);

  return scorer;
}

/* ---- its figures ---- */

typedef struct
{
  double number; /* NaN: none */
  DtiStatus status;
} Figure;

#define MAX_NODES 32

/* By year, unit and node. */
typedef Figure Field[2][N_UNITS][MAX_NODES];

static void
draw (DtiRandom *random, Field field, guint n_nodes)
{
  static const DtiStatus letters[] = {
    DTI_STATUS_MISSING, DTI_STATUS_MISSING, DTI_STATUS_NOT_APPLICABLE, DTI_STATUS_NOT_ASSESSED
  };

  for (guint year = 0; year < 2; year++)
    for (guint unit = 0; unit < N_UNITS; unit++)
      for (guint node = 0; node < n_nodes; node++)
        {
          Figure *figure = &field[year][unit][node];

          figure->number = happens (random, 0.1) ? (double) dti_random_next_below (random, 2)
                                                 : dti_random_next_double (random);
          figure->status = DTI_STATUS_NORMAL;
          if (year == 1 && happens (random, 0.15))
            figure->number = field[0][unit][node].number;
          if (!happens (random, 0.06))
            continue;
          figure->number = NAN;
          figure->status = PICK (random, letters);
        }
}

static const char *const years[] = { "2022", "2023" };
static const char *const units[] = { "x", "y", "z", "v", "w" };

static void
put_figure (
    DtiDataset *dataset, const char *year, const char *unit, const char *node, Figure *figure)
{
  g_autoptr (GError) error = NULL;

  if (!isnan (figure->number))
    dti_dataset_set_number (dataset, unit, year, node, figure->number, &error);
  else
    dti_dataset_set_status (dataset, unit, year, node, figure->status, &error);
  g_assert_no_error (error);
}

static void
list_indicators (const Branch *branch, const Branch **found, guint *n)
{
  if (branch->aggregation == NULL)
    found[(*n)++] = branch;
  for (guint i = 0; i < branch->n_children; i++)
    list_indicators (branch->children[i], found, n);
}

/* @is_reversed: units and nodes are written in the opposite order. */
static DtiDataset *
make_dataset (Field field, const Branch *tree, gboolean is_reversed)
{
  DtiDataset *dataset = dti_dataset_new ();
  const Branch *nodes[MAX_NODES];
  guint n = 0;

  list_indicators (tree, nodes, &n);
  for (guint year = 0; year < 2; year++)
    for (guint i = 0; i < N_UNITS * n; i++)
      {
        guint k = is_reversed ? N_UNITS * n - 1 - i : i;
        const char *id = nodes[k % n]->id;

        put_figure (dataset,
                    years[year],
                    units[k / n],
                    id,
                    &field[year][k / n][g_ascii_strtoull (id + 1, NULL, 10)]);
      }

  return dataset;
}

/* ---- what must hold ---- */

/* By node and cause. */
typedef struct
{
  double points[MAX_NODES][3];
  double values[MAX_NODES][3];
  gboolean is_used[DTI_DECOMPOSITION_WHOLE + 1];
} Outcome;

static void
read_outcome (DtiAttribution *attribution, Outcome *outcome)
{
  g_autoptr (GListModel) list = dti_attribution_list_contributions (attribution, NULL);

  memset (outcome, 0, sizeof *outcome);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (list, i);
      guint node =
          (guint) g_ascii_strtoull (dti_contribution_get_node_id (contribution) + 1, NULL, 10);
      DtiCause cause = dti_contribution_get_cause (contribution);

      outcome->is_used[dti_contribution_get_decomposition (contribution)] = TRUE;
      outcome->points[node][cause] += dti_contribution_get_points (contribution);
      outcome->values[node][cause] += dti_contribution_get_value_change (contribution);
    }
}

static void
assert_outcomes (const Outcome *a, const Outcome *b, double sign, guint n_nodes)
{
  for (guint node = 0; node < n_nodes; node++)
    for (guint cause = 0; cause < 3; cause++)
      {
        g_assert_cmpfloat_with_epsilon (a->points[node][cause],
                                        sign * b->points[node][cause],
                                        1e-12);
        g_assert_cmpfloat_with_epsilon (a->values[node][cause],
                                        sign * b->values[node][cause],
                                        1e-12);
      }
}

static DtiScorecard *
score (DtiScorer *scorer, DtiDataset *dataset, const char *year)
{
  g_autoptr (GError) error = NULL;
  DtiScorecard *card = dti_scorer_score (scorer, dataset, year, &error);

  g_assert_no_error (error);

  return card;
}

/* A forest of one tree: by framework, then as it is and with its children shuffled. */
typedef struct
{
  Branch *tree;
  guint n_nodes;
  DtiScorer *scorers[2][2];
} Grove;

/* How many fields needed which. */
typedef struct
{
  guint causes[3];
  guint decompositions[DTI_DECOMPOSITION_WHOLE + 1];
} Census;

static void
count (Census *census, DtiAttribution *attribution, const Outcome *outcome)
{
  for (guint cause = 0; cause < 3; cause++)
    if (dti_attribution_get_value_total (attribution, (DtiCause) cause) != 0.0)
      census->causes[cause]++;
  for (guint i = 0; i <= DTI_DECOMPOSITION_WHOLE; i++)
    census->decompositions[i] += outcome->is_used[i] ? 1 : 0;
}

static void
check_unit (DtiAttribution *forward,
            DtiAttribution *backward,
            DtiAttribution *other,
            guint n_nodes,
            Census *census)
{
  Outcome outcomes[3];

  assert_sums (forward, NULL);
  read_outcome (forward, &outcomes[0]);
  read_outcome (backward, &outcomes[1]);
  read_outcome (other, &outcomes[2]);
  assert_outcomes (&outcomes[0], &outcomes[1], -1.0, n_nodes);
  assert_outcomes (&outcomes[0], &outcomes[2], 1.0, n_nodes);
  count (census, forward, &outcomes[0]);
}

/* Returns how many units have a score in both years. */
static guint
check_field (const Grove *grove, Field field, Census *census)
{
  g_autoptr (DtiDataset) plain = make_dataset (field, grove->tree, FALSE);
  g_autoptr (DtiDataset) reversed = make_dataset (field, grove->tree, TRUE);
  g_autoptr (DtiScorecard) older = score (grove->scorers[0][0], plain, years[0]);
  g_autoptr (DtiScorecard) newer = score (grove->scorers[1][0], plain, years[1]);
  g_autoptr (DtiScorecard) other_older = score (grove->scorers[0][1], reversed, years[0]);
  g_autoptr (DtiScorecard) other_newer = score (grove->scorers[1][1], reversed, years[1]);
  guint n = 0;

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (DtiAttribution) forward =
          dti_attribution_between (older, newer, units[i], NULL, NULL, NULL);
      g_autoptr (DtiAttribution) backward =
          dti_attribution_between (newer, older, units[i], NULL, NULL, NULL);
      g_autoptr (DtiAttribution) other =
          dti_attribution_between (other_older, other_newer, units[i], NULL, NULL, NULL);

      g_assert_true ((forward == NULL) == (backward == NULL));
      g_assert_true ((forward == NULL) == (other == NULL));
      if (forward == NULL)
        continue;
      check_unit (forward, backward, other, grove->n_nodes, census);
      n++;
    }

  return n;
}

static void
test_fields (void)
{
  const char *wish = g_getenv ("DTI_RANDOM_CHANGES");
  guint n_changes = wish != NULL ? (guint) g_ascii_strtoull (wish, NULL, 10) : N_CHANGES;
  guint n_trees = 0;
  guint n = 0;
  Census census = { { 0 } };

  g_test_summary (
      "Sums to the bit, the opposite for years swapped, the same for any order of units "
      "and children: 100 000 changes in random fields");

  while (n < n_changes)
    {
      Grove grove = { 0 };
      DtiRandom random;

      dti_random_init (&random, SEED, n_trees++);
      grove.tree = grow (&random, 2, &grove.n_nodes);
      for (guint year = 0; year < 2; year++)
        {
          if (year == 1 && happens (&random, 0.6))
            change_method (&random, grove.tree);
          grove.scorers[year][0] = make_scorer (grove.tree, NULL);
          grove.scorers[year][1] = make_scorer (grove.tree, &random);
        }
      for (guint i = 0; i < FIELDS_PER_TREE; i++)
        {
          Field field;

          draw (&random, field, grove.n_nodes);
          n += check_field (&grove, field, &census);
        }
      for (guint i = 0; i < 4; i++)
        g_object_unref (grove.scorers[i / 2][i % 2]);
      branch_free (grove.tree);
    }
  g_test_message ("%u changes in %u fields of %u trees", n, n_trees * FIELDS_PER_TREE, n_trees);

  /* The fields are of all kinds, once there are many. */
  if (n < 50000)
    return;
  for (guint cause = 0; cause < 3; cause++)
    g_assert_cmpuint (census.causes[cause], >, n / 10);
  for (guint i = 0; i < DTI_DECOMPOSITION_SAMPLED; i++)
    g_assert_cmpuint (census.decompositions[i], >, n / 20);
}

/* ---- the slow way ---- */

/* Scores every mixture of the two years, walks every order in which the pieces of a pillar come
 * together, and averages: by scorecards alone. */

#define MAX_PLAYERS 7

typedef struct
{
  const Branch *leaves[MAX_PLAYERS];
  guint unions[MAX_PLAYERS]; /* the child of the root that a player is below */
  guint n_leaves;
  guint n_players; /* with the method */
  double scores[1 << MAX_PLAYERS];
  double sums[MAX_PLAYERS];
  guint n_orders;
} Slow;

static void
score_mixtures (Slow *slow, Field field, DtiScorer *const *scorers)
{
  for (guint who = 0; who < 1u << slow->n_players; who++)
    {
      g_autoptr (DtiDataset) dataset = dti_dataset_new ();
      g_autoptr (DtiScorecard) card = NULL;
      gboolean newer_method = slow->n_players > slow->n_leaves && (who >> slow->n_leaves & 1) != 0;

      for (guint i = 0; i < slow->n_leaves; i++)
        {
          const char *id = slow->leaves[i]->id;

          put_figure (dataset,
                      "",
                      "x",
                      id,
                      &field[who >> i & 1][0][g_ascii_strtoull (id + 1, NULL, 10)]);
        }
      card = score (scorers[newer_method ? 1 : 0], dataset, "");
      slow->scores[who] = get_card_score (card, "x", "n0");
    }
}

static gboolean
keeps_together (const Slow *slow, const guint *order)
{
  gboolean is_closed[MAX_PLAYERS + 1] = { FALSE };

  for (guint k = 1; k < slow->n_players; k++)
    {
      guint before = slow->unions[order[k - 1]];
      guint now = slow->unions[order[k]];

      if (before == now)
        continue;
      is_closed[before] = TRUE;
      if (is_closed[now])
        return FALSE;
    }

  return TRUE;
}

static void
walk_order (Slow *slow, const guint *order)
{
  guint who = 0;

  if (!keeps_together (slow, order))
    return;

  slow->n_orders++;
  for (guint k = 0; k < slow->n_players; k++)
    {
      guint next = who | 1u << order[k];

      slow->sums[order[k]] += slow->scores[next] - slow->scores[who];
      who = next;
    }
}

static void
walk_orders (Slow *slow, guint *order, guint first)
{
  if (first == slow->n_players)
    {
      walk_order (slow, order);
      return;
    }

  for (guint k = first; k < slow->n_players; k++)
    {
      guint other = order[k];

      order[k] = order[first];
      order[first] = other;
      walk_orders (slow, order, first + 1);
      order[first] = order[k];
      order[k] = other;
    }
}

static gboolean
find_players (Slow *slow, const Branch *tree, gboolean has_method)
{
  for (guint i = 0; i < tree->n_children; i++)
    {
      const Branch *found[MAX_NODES];
      guint n = 0;

      list_indicators (tree->children[i], found, &n);
      if (slow->n_leaves + n > MAX_PLAYERS - 1)
        return FALSE;
      for (guint k = 0; k < n; k++)
        {
          slow->unions[slow->n_leaves] = i;
          slow->leaves[slow->n_leaves++] = found[k];
        }
    }
  slow->n_players = slow->n_leaves + (has_method ? 1 : 0);
  slow->unions[slow->n_leaves] = MAX_PLAYERS;

  return TRUE;
}

static void
draw_plain (DtiRandom *random, Field field, guint n_nodes)
{
  for (guint year = 0; year < 2; year++)
    for (guint unit = 0; unit < N_UNITS; unit++)
      for (guint node = 0; node < n_nodes; node++)
        field[year][unit][node] =
            (Figure){ 0.05 + 0.95 * dti_random_next_double (random), DTI_STATUS_NORMAL };
}

static void
compare_with_slow (const Branch *tree, guint n_nodes, DtiScorer *const *scorers, DtiRandom *random)
{
  Slow slow = { .n_leaves = 0 };
  guint order[MAX_PLAYERS] = { 0, 1, 2, 3, 4, 5, 6 };
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorecard) older = NULL;
  g_autoptr (DtiScorecard) newer = NULL;
  g_autoptr (DtiAttribution) attribution = NULL;
  Outcome outcome;
  Field field;

  if (!find_players (&slow, tree, scorers[0] != scorers[1]))
    return;

  draw_plain (random, field, n_nodes);
  score_mixtures (&slow, field, scorers);
  walk_orders (&slow, order, 0);

  dataset = make_dataset (field, tree, FALSE);
  older = score (scorers[0], dataset, years[0]);
  newer = score (scorers[1], dataset, years[1]);
  attribution = explain_change (older, newer, "x", NULL);
  read_outcome (attribution, &outcome);
  for (guint i = 0; i < slow.n_leaves; i++)
    {
      guint node = (guint) g_ascii_strtoull (slow.leaves[i]->id + 1, NULL, 10);

      g_assert_cmpfloat_with_epsilon (outcome.points[node][DTI_CAUSE_PERFORMANCE],
                                      slow.sums[i] / slow.n_orders,
                                      1e-12);
    }
  if (slow.n_players > slow.n_leaves)
    g_assert_cmpfloat_with_epsilon (outcome.points[0][DTI_CAUSE_METHOD],
                                    slow.sums[slow.n_leaves] / slow.n_orders,
                                    1e-12);
}

/* No figure looks at other units, and none is 0. */
static void
use_plain_rules (Branch *branch)
{
  branch->rule = rules[0];
  for (guint i = 0; i < branch->n_children; i++)
    use_plain_rules (branch->children[i]);
}

static void
test_slow (void)
{
  static const char *const both[][2] = {
    { "'min'", "'max'" },
    { "'median'", "'mean'" },
    { "'harmonic-mean'", "'geometric-mean'" },
    { "'product'", "'product'" },
    { "'inverse-geometric-mean'", "'mean'" },
    { "'mazziotta-pareto'", "{'type':'mazziotta-pareto','penalty':'plus'}" },
    { "{'type':'ordered-weighted-mean','order-weights':[0,1]}",
      "{'type':'ordered-weighted-mean','order-weights':[1,0]}" }
  };

  g_test_summary (
      "Shapley and Owen values against every order of every mixture, scored one by one");

  for (guint t = 0; t < N_TREES; t++)
    {
      g_autoptr (Branch) tree = NULL;
      DtiScorer *scorers[2];
      DtiRandom random;
      guint n_nodes = 0;
      guint kind = t % G_N_ELEMENTS (both);

      dti_random_init (&random, SEED + 1, t);
      tree = grow (&random, 2, &n_nodes);
      use_plain_rules (tree);
      tree->aggregation = both[kind][0];
      scorers[0] = make_scorer (tree, NULL);
      scorers[1] = g_object_ref (scorers[0]);
      if (t % 2 == 1)
        {
          g_object_unref (scorers[1]);
          tree->aggregation = both[kind][1];
          tree->children[0]->weight *= 2;
          scorers[1] = make_scorer (tree, NULL);
        }
      compare_with_slow (tree, n_nodes, scorers, &random);
      g_object_unref (scorers[0]);
      g_object_unref (scorers[1]);
    }
}

/* ---- samples ---- */

static DtiAttribution *
explain_sampled (DtiScorecard *older, DtiScorecard *newer, guint max_players, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  DtiAttribution *attribution = dti_attribution_between_full (
      older, newer, "x", "x", NULL, NULL, max_players, 500, seed, &error);

  g_assert_no_error (error);

  return attribution;
}

static void
test_samples (void)
{
  g_autoptr (GString) json = g_string_new ("'root':{'id':'n0','aggregation':'median','children':[");
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorer) scorer = NULL;
  g_autoptr (DtiScorecard) older = NULL;
  g_autoptr (DtiScorecard) newer = NULL;
  g_autoptr (DtiAttribution) exact = NULL;
  g_autoptr (DtiAttribution) sampled = NULL;
  g_autoptr (DtiAttribution) again = NULL;
  g_autoptr (DtiAttribution) other = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  DtiRandom random;

  g_test_summary ("Beyond the limit: near the exact value, as near as the standard error says; the "
                  "same for the same seed");

  dti_random_init (&random, SEED + 2, 0);
  for (guint i = 1; i <= 14; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      g_string_append_printf (json, "%s{'id':'%s'}", i > 1 ? "," : "", id);
      for (guint year = 0; year < 2; year++)
        g_assert_true (dti_dataset_set_number (
            dataset, "x", years[year], id, dti_random_next_double (&random), NULL));
    }
  g_string_append (json, "]}");
  framework = load_clean_framework (json->str);
  scorer = dti_scorer_new (framework);
  older = score (scorer, dataset, years[0]);
  newer = score (scorer, dataset, years[1]);

  exact = explain_sampled (older, newer, 14, 1);
  sampled = explain_sampled (older, newer, 12, 1);
  again = explain_sampled (older, newer, 12, 1);
  other = explain_sampled (older, newer, 12, 2);
  g_assert_true (dti_attribution_get_is_exact (exact));
  g_assert_false (dti_attribution_get_is_exact (sampled));
  assert_sums (exact, NULL);
  assert_sums (sampled, NULL);
  for (guint i = 1; i <= 14; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      g_autoptr (DtiContribution) contribution =
          find_contribution (sampled, id, DTI_CAUSE_PERFORMANCE);
      double error = contribution != NULL ? dti_contribution_get_points_error (contribution) : 0.0;

      g_assert_cmpfloat (error, <, 0.01);
      g_assert_cmpfloat_with_epsilon (get_points (sampled, id, DTI_CAUSE_PERFORMANCE),
                                      get_points (exact, id, DTI_CAUSE_PERFORMANCE),
                                      4 * error + 1e-12);
    }

  first = dti_attribution_to_csv (sampled);
  second = dti_attribution_to_csv (again);
  third = dti_attribution_to_csv (other);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/attribution-random/slow", test_slow);
  g_test_add_func ("/attribution-random/samples", test_samples);
  g_test_add_func ("/attribution-random/fields", test_fields);

  return g_test_run ();
}
