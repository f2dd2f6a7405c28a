/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/analysis/dti-goal-private.h>

#include "goal-testing.h"

/* Sums and a mean, with weights: p = 20 (a/10 + 3 b/8)/4, r = p + c + 2 d + e. */
#define TREE                                                                                       \
  "'publish':'score','root':{'id':'r','children':["                                                \
  "{'id':'p','aggregation':'mean','max':20,'children':["                                           \
  "{'id':'a','max':10},{'id':'b','max':8,'weight':3}]},"                                           \
  "{'id':'c','max':10},{'id':'d','max':10,'weight':2},{'id':'e','max':5}]}"

#define N_NODES 5
#define MOST_OPTIONS 12

/* Under a sanitizer, which takes minutes, one random problem in twenty. */
#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer) ||                           \
    __has_feature(thread_sanitizer)
#define SPARSE 20
#else
#define SPARSE 1
#endif

static const char *const node_ids[N_NODES] = { "a", "b", "c", "d", "e" };
static const double node_maxima[N_NODES] = { 10, 8, 10, 10, 5 };
static const double node_worth[N_NODES] = { 20.0 / 10 / 4, 20.0 * 3 / 8 / 4, 1, 2, 1 };

/* ---- a slow second solver ---- */

/* An option as the oracle sees it. */
typedef struct
{
  guint n_effects;
  guint nodes[2];
  gboolean is_level[2];
  double amounts[2];
  double effort;
  gboolean divisible;
  int requires;
  int excludes;
} Choice;

typedef struct
{
  double bases[N_NODES];
  guint n;
  Choice choices[MOST_OPTIONS];
  double score;  /* NaN: a budget */
  double budget; /* NaN: a score */
} Problem;

static double
count_points (const Problem *problem, const double *shares)
{
  double points = 0;

  for (guint k = 0; k < N_NODES; k++)
    {
      double level = problem->bases[k];
      double added = 0;

      for (guint i = 0; i < problem->n; i++)
        for (guint e = 0; e < problem->choices[i].n_effects; e++)
          {
            const Choice *c = &problem->choices[i];

            if (c->nodes[e] != k || shares[i] == 0)
              continue;
            if (c->is_level[e])
              level =
                  MAX (level, problem->bases[k] + shares[i] * (c->amounts[e] - problem->bases[k]));
            else
              added += shares[i] * c->amounts[e];
          }
      points += node_worth[k] * MIN (level + added, node_maxima[k]);
    }

  return points;
}

static double
count_effort (const Problem *problem, const double *shares)
{
  double effort = 0;

  for (guint i = 0; i < problem->n; i++)
    effort += shares[i] * problem->choices[i].effort;

  return effort;
}

static gboolean
is_single_level (const Choice *c)
{
  return c->n_effects == 1 && c->is_level[0];
}

static gboolean
is_allowed (const Problem *problem, const double *shares)
{
  for (guint i = 0; i < problem->n; i++)
    {
      const Choice *c = &problem->choices[i];

      if (shares[i] == 0)
        continue;
      if ((c->requires >= 0 && shares[c->requires] == 0) ||
          (c->excludes >= 0 && shares[c->excludes] > 0))
        return FALSE;
      for (guint k = 0; k < i; k++)
        if (shares[k] > 0 && is_single_level (c) && is_single_level (&problem->choices[k]) &&
            c->nodes[0] == problem->choices[k].nodes[0])
          return FALSE;
    }

  return TRUE;
}

/* The largest share of a divided option that its node has room for, and that what is asked has use
 * for: points are piecewise linear in it, so it is found by cutting. */
static double
fit_share (const Problem *problem, double *shares, guint i, gboolean to_cap)
{
  double low = 0;
  double high = 1;
  double full;

  shares[i] = 1;
  full = count_points (problem, shares);
  for (guint cut = 0; cut < 60; cut++)
    {
      gboolean is_more;

      shares[i] = (low + high) / 2;
      if (to_cap)
        is_more = count_points (problem, shares) < full;
      else if (isnan (problem->budget))
        is_more = count_points (problem, shares) < problem->score;
      else
        is_more = count_effort (problem, shares) <= problem->budget;
      *(is_more ? &low : &high) = shares[i];
    }

  return isnan (problem->budget) || to_cap ? high : low;
}

typedef struct
{
  const Problem *problem;
  guint order[MOST_OPTIONS]; /* what is divided comes last */
  double best;               /* effort, or points; NaN: none */
} Oracle;

static void
judge (Oracle *oracle, const double *shares)
{
  const Problem *problem = oracle->problem;
  double points = count_points (problem, shares);
  double effort = count_effort (problem, shares);

  if (isnan (problem->budget))
    {
      if (points >= problem->score - 1e-9 && !(effort >= oracle->best))
        oracle->best = effort;
    }
  else if (effort <= problem->budget + 1e-9 && !(points <= oracle->best))
    {
      oracle->best = points;
    }
}

/* At the best mix each divided option is at 0, at 1, where its node is full, or one of them where
 * what is asked is just done. */
static void
enumerate (Oracle *oracle, double *shares, guint position, int fitted)
{
  const Problem *problem = oracle->problem;
  guint i;

  if (position == problem->n)
    {
      if (!is_allowed (problem, shares))
        return;
      if (fitted >= 0)
        shares[fitted] = fit_share (problem, shares, (guint) fitted, FALSE);
      judge (oracle, shares);
      if (fitted >= 0)
        shares[fitted] = 1;
      return;
    }

  i = oracle->order[position];
  for (guint state = 0; state < (problem->choices[i].divisible ? 4 : 2); state++)
    {
      if (state == 3 && fitted >= 0)
        continue;
      for (guint k = position; k < problem->n; k++)
        shares[oracle->order[k]] = 0;
      if (state == 2)
        shares[i] = fit_share (problem, shares, i, TRUE);
      else
        shares[i] = state == 0 ? 0 : 1;
      enumerate (oracle, shares, position + 1, state == 3 ? (int) i : fitted);
    }
  shares[i] = 0;
}

/* All orders of what is divided: a node can be full by one after the other, or the other way
 * round. */
static void
permute (Oracle *oracle, guint from)
{
  double shares[MOST_OPTIONS] = { 0 };

  if (from + 1 >= oracle->problem->n)
    {
      enumerate (oracle, shares, 0, -1);
      return;
    }

  for (guint k = from; k < oracle->problem->n; k++)
    {
      Oracle swapped = *oracle;

      swapped.order[from] = oracle->order[k];
      swapped.order[k] = oracle->order[from];
      permute (&swapped, from + 1);
      oracle->best = swapped.best;
    }
}

static double
solve_slowly (const Problem *problem)
{
  Oracle oracle = { .problem = problem, .best = NAN };
  guint n = 0;
  guint n_discrete;

  for (guint i = 0; i < problem->n; i++)
    if (!problem->choices[i].divisible)
      oracle.order[n++] = i;
  n_discrete = n;
  for (guint i = 0; i < problem->n; i++)
    if (problem->choices[i].divisible)
      oracle.order[n++] = i;
  permute (&oracle, n_discrete);

  return oracle.best;
}

/* ---- the same for the library ---- */

static DtiGoalOption *
make_option (const Problem *problem, guint i)
{
  const Choice *c = &problem->choices[i];
  g_autofree char *id = g_strdup_printf ("o%u", i);
  g_autofree char *requires = g_strdup_printf ("o%d", c->requires);
  g_autofree char *excludes = g_strdup_printf ("o%d", c->excludes);
  const char *const needs[] = { c->requires >= 0 ? requires : NULL, NULL };
  const char *const bars[] = { c->excludes >= 0 ? excludes : NULL, NULL };
  g_autoptr (DtiGoalOption) plain = NULL;
  g_autoptr (DtiGoalOption) costed = NULL;
  DtiGoalEffect effects[2];

  for (guint e = 0; e < c->n_effects; e++)
    effects[e] = (DtiGoalEffect){ (char *) node_ids[c->nodes[e]],
                                  c->is_level[e] ? DTI_GOAL_EFFECT_LEVEL : DTI_GOAL_EFFECT_POINTS,
                                  c->amounts[e] };
  plain = dti_goal_option_new_with_effects (id, DTI_GOAL_OPTION_KIND_OTHER, effects, c->n_effects);
  costed = dti_goal_option_with_effort (plain, c->effort, c->divisible);

  return dti_goal_option_with_conditions (costed, needs, bars);
}

static DtiGoalMix *
solve (const char *members, const Problem *problem, guint max_steps)
{
  g_autofree char *csv = g_strdup_printf ("unit,a,b,c,d,e\nme,%.17g,%.17g,%.17g,%.17g,%.17g\n",
                                          problem->bases[0],
                                          problem->bases[1],
                                          problem->bases[2],
                                          problem->bases[3],
                                          problem->bases[4]);
  g_autoptr (DtiScorecard) card = goal_score (members, csv);
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GListStore) options = g_list_store_new (DTI_TYPE_GOAL_OPTION);
  g_autoptr (GError) error = NULL;
  DtiGoalMix *mix;

  for (guint i = 0; i < problem->n; i++)
    {
      g_autoptr (DtiGoalOption) option = make_option (problem, i);

      g_list_store_append (options, option);
    }
  if (isnan (problem->budget))
    mix = dti_goal_find_mix (goal, G_LIST_MODEL (options), problem->score, max_steps, NULL, &error);
  else
    mix = dti_goal_spend (goal, G_LIST_MODEL (options), problem->budget, max_steps, NULL, &error);
  g_assert_no_error (error);

  return mix;
}

static double
get_points (DtiGoalMix *mix, const char *property)
{
  double points = NAN;

  g_object_get (mix, property, &points, NULL);

  return points;
}

/* What the mix says is what its options come to, and they keep their conditions. */
static void
check_mix (const Problem *problem, DtiGoalMix *mix)
{
  GListModel *choices = dti_goal_mix_get_choices (mix);
  double shares[MOST_OPTIONS] = { 0 };

  for (guint k = 0; k < g_list_model_get_n_items (choices); k++)
    {
      g_autoptr (DtiGoalChoice) choice = g_list_model_get_item (choices, k);
      const char *id = dti_goal_option_get_id (dti_goal_choice_get_option (choice));
      guint i = (guint) g_ascii_strtoull (id + 1, NULL, 10);

      shares[i] = dti_goal_choice_get_share (choice);
      g_assert_cmpfloat (shares[i], >, 0);
      g_assert_cmpfloat (shares[i], <=, 1);
      g_assert_true (shares[i] == 1 || problem->choices[i].divisible);
    }
  g_assert_true (is_allowed (problem, shares));
  g_assert_cmpfloat_with_epsilon (count_points (problem, shares), get_points (mix, "score"), 1e-9);
  g_assert_cmpfloat_with_epsilon (count_effort (problem, shares),
                                  dti_goal_mix_get_effort (mix),
                                  1e-9);
}

/* ---- random problems ---- */

static void
make_choice (GRand *source, Problem *problem, guint i)
{
  Choice *c = &problem->choices[i];

  c->n_effects = g_rand_int_range (source, 0, 4) == 0 ? 2 : 1;
  for (guint e = 0; e < c->n_effects; e++)
    {
      c->nodes[e] = (guint) g_rand_int_range (source, 0, N_NODES);
      c->is_level[e] = c->n_effects == 1 && g_rand_boolean (source);
      c->amounts[e] =
          c->is_level[e]
              ? g_rand_double_range (source, problem->bases[c->nodes[e]], node_maxima[c->nodes[e]])
              : g_rand_double_range (source, 0, node_maxima[c->nodes[e]] * 0.7);
    }
  c->effort = g_rand_double_range (source, 0.5, 10);
  if (g_rand_int_range (source, 0, 12) == 0)
    c->effort = 0;
  c->requires =
      g_rand_int_range (source, 0, 4) == 0 ? g_rand_int_range (source, 0, (int) problem->n) : -1;
  c->excludes =
      g_rand_int_range (source, 0, 5) == 0 ? g_rand_int_range (source, 0, (int) problem->n) : -1;
  if (c->requires == (int) i || c->requires == c->excludes)
    c->requires = -1;
  if (c->excludes == (int) i)
    c->excludes = -1;
}

/* Half of a condition is none, so what is part of one cannot be divided. */
static void
divide_some (GRand *source, Problem *problem, guint most)
{
  for (guint i = 0; i < problem->n; i++)
    {
      Choice *c = &problem->choices[i];
      gboolean is_free = c->n_effects == 1 && c->requires < 0 && c->excludes < 0;

      for (guint k = 0; k < problem->n; k++)
        is_free &=
            problem->choices[k].requires != (int) i && problem->choices[k].excludes != (int) i;
      c->divisible = is_free && most > 0 && g_rand_boolean (source);
      most -= c->divisible ? 1 : 0;
    }
}

static Problem
make_problem (GRand *source, guint n, guint n_divisible)
{
  Problem problem = { .n = n, .score = NAN, .budget = NAN };
  double start;
  double none[MOST_OPTIONS] = { 0 };

  for (guint k = 0; k < N_NODES; k++)
    problem.bases[k] = g_rand_double_range (source, 0, node_maxima[k] * 0.8);
  for (guint i = 0; i < n; i++)
    make_choice (source, &problem, i);
  divide_some (source, &problem, n_divisible);

  start = count_points (&problem, none);
  if (g_rand_boolean (source))
    problem.score = start + g_rand_double_range (source, 0, 65 - start) * 0.5;
  else
    problem.budget = g_rand_double_range (source, 0, 4.0 * n);

  return problem;
}

static void
check_problem (const Problem *problem, guint *n_infeasible)
{
  g_autoptr (DtiGoalMix) mix = solve (TREE, problem, 0);
  double best = solve_slowly (problem);
  DtiGoalMixStatus status = dti_goal_mix_get_status (mix);

  check_mix (problem, mix);
  if (isnan (best))
    {
      g_assert_cmpint (status, ==, DTI_GOAL_MIX_STATUS_INFEASIBLE);
      (*n_infeasible)++;
      return;
    }

  g_assert_cmpint (status, ==, DTI_GOAL_MIX_STATUS_OPTIMAL);
  if (isnan (problem->budget))
    {
      g_assert_cmpfloat (get_points (mix, "score"), >=, problem->score - 1e-12);
      g_assert_cmpfloat_with_epsilon (dti_goal_mix_get_effort (mix), best, 1e-7);
    }
  else
    {
      g_assert_cmpfloat (dti_goal_mix_get_effort (mix), <=, problem->budget + 1e-9);
      g_assert_cmpfloat_with_epsilon (get_points (mix, "score"), best, 1e-7);
    }
}

static void
test_against_all (void)
{
  g_autoptr (GRand) source = g_rand_new_with_seed (216);
  guint n_infeasible = 0;

  g_test_summary ("Steps, tasks on two nodes, caps, levels, conditions: as good as the best of all "
                  "combinations");

  for (guint i = 0; i < 2000 / SPARSE; i++)
    {
      Problem problem = make_problem (source, (guint) g_rand_int_range (source, 1, 11), 0);

      check_problem (&problem, &n_infeasible);
    }
  for (guint i = 0; i < 60 / SPARSE; i++)
    {
      Problem problem = make_problem (source, 12, 0);

      check_problem (&problem, &n_infeasible);
    }
  g_test_message ("%u out of reach", n_infeasible);
  g_assert_cmpuint (n_infeasible, >, 100 / SPARSE);
}

static void
test_divided (void)
{
  g_autoptr (GRand) source = g_rand_new_with_seed (217);
  guint n_infeasible = 0;

  g_test_summary ("With options that are taken in part, as good as the best corner of all parts");

  for (guint i = 0; i < 2000 / SPARSE; i++)
    {
      Problem problem = make_problem (source, (guint) g_rand_int_range (source, 2, 8), 3);

      check_problem (&problem, &n_infeasible);
    }
  g_test_message ("%u out of reach", n_infeasible);
}

/* ---- what is not linear ---- */

static void
test_means (void)
{
  static const char tree[] =
      "'publish':'score','root':{'id':'r','aggregation':'geometric-mean','max':100,'children':["
      "{'id':'a','max':10},{'id':'b','max':8},{'id':'c','max':10},{'id':'d','max':10},"
      "{'id':'e','max':5}]}";
  g_autoptr (GRand) source = g_rand_new_with_seed (218);
  guint n_found = 0;

  g_test_summary ("A geometric mean: what is told is so, and it is not told to be proven");

  for (guint i = 0; i < 300 / SPARSE; i++)
    {
      Problem problem = make_problem (source, 6, 2);
      g_autoptr (DtiGoalMix) mix = NULL;
      double number = 0;

      problem.score = g_rand_double_range (source, 30, 80);
      problem.budget = NAN;
      mix = solve (tree, &problem, 0);
      if (dti_goal_mix_get_status (mix) == DTI_GOAL_MIX_STATUS_UNKNOWN)
        {
          g_assert_true (dti_goal_mix_get_best_score (mix, &number));
          g_assert_cmpfloat (number, <, problem.score);
          continue;
        }
      n_found++;
      g_assert_cmpint (dti_goal_mix_get_status (mix), ==, DTI_GOAL_MIX_STATUS_FEASIBLE);
      g_assert_false (dti_goal_mix_get_bound (mix, NULL));
      g_assert_false (dti_goal_mix_get_gap (mix, NULL));
      g_assert_true (get_points (mix, "score") >= problem.score ||
                     dti_number_ties (get_points (mix, "score"), problem.score));
    }
  g_assert_cmpuint (n_found, >, 50 / SPARSE);
}

/* ---- not applicable ---- */

/* All sums, the published figure a share of what is assessed: c and e are missing. */
static double
score_removal (const double *bases, const double *levels, const gboolean *removed, gboolean rebase)
{
  double score = 0;
  double max = 0;

  for (guint k = 0; k < N_NODES; k++)
    {
      double weight = k == 3 ? 2 : 1;
      gboolean is_there = !isnan (bases[k]) || !isnan (levels[k]);

      if (removed[k] || (!is_there && rebase))
        continue;
      max += weight * node_maxima[k];
      score += is_there ? weight * fmax (isnan (bases[k]) ? 0 : bases[k],
                                         isnan (levels[k]) ? 0 : levels[k])
                        : 0;
    }

  return score / max;
}

typedef struct
{
  double bases[N_NODES];
  gboolean rebase;
  double levels[N_NODES]; /* of the option at each node */
  double efforts[2 * N_NODES];
} Removal;

static Removal
make_removal (GRand *source)
{
  Removal r = { .rebase = g_rand_boolean (source) };

  for (guint k = 0; k < N_NODES; k++)
    {
      r.bases[k] = k == 2 || k == 4 ? NAN : g_rand_double_range (source, 0, node_maxima[k] * 0.7);
      r.levels[k] =
          g_rand_double_range (source, isnan (r.bases[k]) ? 0 : r.bases[k], node_maxima[k]);
      r.efforts[k] = g_rand_double_range (source, 1, 10);
      r.efforts[N_NODES + k] = g_rand_double_range (source, 1, 10);
    }

  return r;
}

/* Each node: as it is, at its level, or removed; but d always stays. @score NaN: the best value for
 * @budget. */
static double
remove_slowly (const Removal *r, double score, double budget)
{
  double best = NAN;

  for (guint code = 0; code < 243; code++)
    {
      double levels[N_NODES];
      gboolean removed[N_NODES];
      gboolean stays = TRUE;
      double effort = 0;
      double value;
      guint rest = code;

      for (guint k = 0; k < N_NODES; k++, rest /= 3)
        {
          levels[k] = rest % 3 == 1 ? r->levels[k] : NAN;
          removed[k] = rest % 3 == 2;
          stays &= k == 3 && removed[k] ? FALSE : TRUE;
          effort += rest % 3 == 1 ? r->efforts[k] : rest % 3 == 2 ? r->efforts[N_NODES + k] : 0;
        }
      value = score_removal (r->bases, levels, removed, r->rebase);
      if (!stays)
        continue;
      if (!isnan (score) && value >= score && !(effort >= best))
        best = effort;
      if (isnan (score) && effort <= budget && !(value <= best))
        best = value;
    }

  return best;
}

static GListModel *
list_removal_options (const Removal *r)
{
  GListStore *options = g_list_store_new (DTI_TYPE_GOAL_OPTION);

  for (guint k = 0; k < N_NODES; k++)
    {
      g_autofree char *level_id = g_strdup_printf ("level-%s", node_ids[k]);
      g_autofree char *removal_id = g_strdup_printf ("remove-%s", node_ids[k]);
      g_autoptr (DtiGoalOption) level =
          dti_goal_option_new (level_id, node_ids[k], r->levels[k], r->efforts[k], FALSE);
      g_autoptr (DtiGoalOption) removal =
          dti_goal_option_new_not_applicable (removal_id, node_ids[k], r->efforts[N_NODES + k]);

      g_list_store_append (options, level);
      if (k != 3)
        g_list_store_append (options, removal);
    }

  return G_LIST_MODEL (options);
}

static void
check_removal (const Removal *r, double score, double budget)
{
  g_autofree char *members = g_strdup_printf (
      "'root':{'id':'r','missing':'%s','children':[{'id':'q','children':[{'id':'a','max':10},"
      "{'id':'b','max':8},{'id':'c','max':10}]},{'id':'d','max':10,'weight':2},"
      "{'id':'e','max':5}]}",
      r->rebase ? "rebase" : "zero");
  g_autofree char *csv = g_strdup_printf ("unit,a,b,c,d,e\nme,%.17g,%.17g,,%.17g,\n",
                                          r->bases[0],
                                          r->bases[1],
                                          r->bases[3]);
  g_autoptr (DtiScorecard) card = goal_score (members, csv);
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GListModel) options = list_removal_options (r);
  g_autoptr (DtiGoalMix) mix = isnan (score)
                                   ? dti_goal_spend (goal, options, budget, 0, NULL, NULL)
                                   : dti_goal_find_mix (goal, options, score * 53, 0, NULL, NULL);
  double best = remove_slowly (r, score, budget);

  g_assert_nonnull (mix);
  if (isnan (best))
    {
      g_assert_cmpint (dti_goal_mix_get_status (mix), ==, DTI_GOAL_MIX_STATUS_INFEASIBLE);
      return;
    }
  g_assert_cmpint (dti_goal_mix_get_status (mix), ==, DTI_GOAL_MIX_STATUS_OPTIMAL);
  if (isnan (score))
    g_assert_cmpfloat_with_epsilon (get_points (mix, "score"), best * 53, 1e-9);
  else
    g_assert_cmpfloat_with_epsilon (dti_goal_mix_get_effort (mix), best, 1e-9);
}

static void
test_removals (void)
{
  g_autoptr (GRand) source = g_rand_new_with_seed (219);

  g_test_summary (
      "Where options take nodes away, the share of what is left: as good as the best of "
      "all 162 combinations");

  for (guint i = 0; i < 1000 / SPARSE; i++)
    {
      Removal r = make_removal (source);

      check_removal (&r, g_rand_double_range (source, 0.2, 1), NAN);
      check_removal (&r, NAN, g_rand_double_range (source, 0, 30));
    }
}

/* ---- limits, words ---- */

static Problem
make_large (GRand *source)
{
  Problem problem = { .n = MOST_OPTIONS, .score = 58, .budget = NAN };

  for (guint k = 0; k < N_NODES; k++)
    problem.bases[k] = node_maxima[k] * 0.3;
  for (guint i = 0; i < problem.n; i++)
    problem.choices[i] = (Choice){ .n_effects = 1,
                                   .nodes = { i % N_NODES },
                                   .amounts = { g_rand_double_range (source, 1, 4) },
                                   .effort = g_rand_double_range (source, 5, 6),
                                   .requires = -1,
                                   .excludes = -1 };
  problem.score = 40;

  return problem;
}

static void
test_steps (void)
{
  g_autoptr (GRand) source = g_rand_new_with_seed (220);
  Problem problem = make_large (source);
  g_autoptr (DtiGoalMix) whole = solve (TREE, &problem, 0);
  double best = solve_slowly (&problem);
  guint n_steps = dti_goal_mix_get_n_steps (whole);
  guint n_feasible = 0;

  g_test_summary ("Stopped early, a mix tells how far from the best it can be, and is right");

  g_assert_cmpfloat_with_epsilon (dti_goal_mix_get_effort (whole), best, 1e-9);
  for (guint steps = 1; steps < n_steps; steps++)
    {
      g_autoptr (DtiGoalMix) part = solve (TREE, &problem, steps);
      double bound = 0;
      double gap = 0;

      g_assert_cmpuint (dti_goal_mix_get_n_steps (part), <=, 2 * steps);
      if (dti_goal_mix_get_status (part) != DTI_GOAL_MIX_STATUS_FEASIBLE)
        {
          g_assert_cmpint (dti_goal_mix_get_status (part), ==, DTI_GOAL_MIX_STATUS_UNKNOWN);
          continue;
        }
      n_feasible++;
      g_assert_true (dti_goal_mix_get_bound (part, &bound));
      g_assert_true (dti_goal_mix_get_gap (part, &gap));
      g_assert_cmpfloat (bound, <=, best + 1e-9);
      g_assert_cmpfloat (dti_goal_mix_get_effort (part), >=, best - 1e-9);
      g_assert_cmpfloat_with_epsilon (gap, dti_goal_mix_get_effort (part) - bound, 1e-12);
    }
  g_assert_cmpuint (n_feasible, >, 0);
}

static DtiGoalMix *
solve_tasks (double score)
{
  static const char *const first[] = { "second", NULL };
  static const char *const gone[] = { "gone", NULL };
  g_autoptr (DtiScorecard) card = goal_score (TREE, "unit,a,b,c,d,e\nme,5,4,4,5,1\n");
  g_autoptr (DtiGoal) goal = goal_new (card, "me");
  g_autoptr (GListStore) options = g_list_store_new (DTI_TYPE_GOAL_OPTION);
  g_autoptr (DtiGoalOption) plain = dti_goal_option_new_for_points ("first", "c", 4, 1, FALSE);
  g_autoptr (DtiGoalOption) one = dti_goal_option_with_conditions (plain, NULL, first);
  g_autoptr (DtiGoalOption) two = dti_goal_option_new_for_points ("second", "c", 5, 2, FALSE);
  g_autoptr (DtiGoalOption) three = dti_goal_option_new_for_points ("third", "c", 6, 3, FALSE);
  g_autoptr (DtiGoalOption) four = dti_goal_option_new_for_points ("fourth", "d", 3, 9, FALSE);
  g_autoptr (DtiGoalOption) lost = dti_goal_option_with_conditions (four, gone, NULL);
  DtiGoalOption *const all[] = { one, two, three, lost };
  DtiGoalMix *mix;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_list_store_append (options, all[i]);
  mix = dti_goal_find_mix (goal, G_LIST_MODEL (options), score, 0, NULL, NULL);
  g_assert_nonnull (mix);

  return mix;
}

static void
test_words (void)
{
  /* 20 (0.5 + 1.5)/4 + 4 + 10 + 1 = 25 points now; c has room for 6. */
  g_autoptr (DtiGoalMix) enough = solve_tasks (30);
  g_autoptr (DtiGoalMix) beyond = solve_tasks (32);
  g_autofree char *vi = dti_goal_mix_describe (enough, "vi");
  g_autofree char *en = dti_goal_mix_describe (enough, "en");
  g_autofree char *far_vi = dti_goal_mix_describe (beyond, "vi");
  g_autofree char *far_en = dti_goal_mix_describe (beyond, "en");
  double best = 0;

  g_test_summary ("Doubling up on a capped node gains nothing; what is out of reach says why");

  g_assert_cmpfloat (dti_goal_mix_get_effort (enough), ==, 2);
  g_assert_cmpstr (vi,
                   ==,
                   "r: từ 25 lên 30 điểm với 1 phương án, chi phí 2 (đã chứng minh là tối ưu).");
  g_assert_cmpstr (
      en, ==, "r: from 25 to 30 points with 1 option, at an effort of 2 (proven to be the best).");

  g_assert_cmpint (dti_goal_mix_get_status (beyond), ==, DTI_GOAL_MIX_STATUS_INFEASIBLE);
  g_assert_true (dti_goal_mix_get_best_score (beyond, &best));
  g_assert_cmpfloat (best, ==, 31);
  g_assert_true (
      g_strv_equal (dti_goal_mix_get_capped_nodes (beyond), (const char *[]){ "c", NULL }));
  g_assert_true (
      g_strv_equal (dti_goal_mix_get_blocked_options (beyond), (const char *[]){ "fourth", NULL }));
  g_assert_cmpstr (far_vi,
                   ==,
                   "Không thể đạt 32 điểm: tối đa chỉ được 31 điểm. Đã đạt điểm tối đa: c. Bị loại "
                   "bởi ràng buộc: fourth.");
  g_assert_cmpstr (far_en,
                   ==,
                   "32 points cannot be reached: the most are 31. At their maximum: c. Kept out by "
                   "conditions: fourth.");
}

static void
test_getters (void)
{
  DtiGoalMix *mix = solve_tasks (30);
  GListModel *choices = dti_goal_mix_get_choices (mix);
  DtiGoalChoice *choice = g_list_model_get_item (choices, 0);
  double number = 0;

  g_test_summary ("Every getter, and nothing is leaked");

  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, 1);
  g_assert_true (g_list_model_get_item_type (choices) == DTI_TYPE_GOAL_CHOICE);
  g_assert_true (dti_goal_mix_get_current_score (mix, &number));
  g_assert_cmpfloat (number, ==, 25);
  g_assert_true (dti_goal_mix_get_score (mix, &number));
  g_assert_cmpfloat (number, ==, 30);
  g_assert_true (dti_goal_mix_get_wanted_score (mix, &number));
  g_assert_cmpfloat (number, ==, 30);
  g_assert_false (dti_goal_mix_get_budget (mix, &number));
  g_assert_true (isnan (number));
  g_assert_true (dti_goal_mix_get_bound (mix, &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_true (dti_goal_mix_get_gap (mix, &number));
  g_assert_cmpfloat (number, ==, 0);
  g_assert_false (dti_goal_mix_get_best_score (mix, NULL));
  g_assert_cmpuint (g_strv_length ((char **) dti_goal_mix_get_capped_nodes (mix)), ==, 0);
  g_assert_cmpuint (g_strv_length ((char **) dti_goal_mix_get_blocked_options (mix)), ==, 0);
  g_assert_cmpuint (dti_goal_mix_get_n_steps (mix), >, 0);
  g_assert_finalize_object (mix);
  g_assert_cmpstr (dti_goal_option_get_id (dti_goal_choice_get_option (choice)), ==, "second");
  g_assert_finalize_object (choice);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/goal-mix/against-all", test_against_all);
  g_test_add_func ("/goal-mix/divided", test_divided);
  g_test_add_func ("/goal-mix/means", test_means);
  g_test_add_func ("/goal-mix/removals", test_removals);
  g_test_add_func ("/goal-mix/steps", test_steps);
  g_test_add_func ("/goal-mix/words", test_words);
  g_test_add_func ("/goal-mix/getters", test_getters);

  return g_test_run ();
}
