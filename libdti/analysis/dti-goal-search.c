/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-goal-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-checklist-rule.h>
#include <libdti/model/dti-indicator.h>
#include <libdti/scoring/dti-assessment-private.h>

/* From a score back to the observation. */

/* From one step to the next, twice as far out, a score without an end rises by more. */
#define RISING 1e-6

typedef struct
{
  DtiGoal *goal;
  guint op;
  const DtiOp *o;
  DtiTrial *trial;
  DtiDatasetColumn column; /* of the dataset; all NULL where there is none */
  gsize row;
  double wanted;
  DtiRequiredNumberFields fields;
  char **labels;
} Search;

static double
evaluate (double number, gpointer data)
{
  return dti_trial_evaluate (data, number);
}

/* ---- limits ---- */

/* A wanted score that differs from the best one by the rounding of a sum is the best one. */
static double
settle_level (Search *search)
{
  double best = search->fields.best_score;

  search->fields.reachable = search->wanted <= best || dti_number_ties (search->wanted, best);

  return search->fields.reachable && search->wanted <= best ? search->wanted : best;
}

static gboolean
is_capped (const Search *search)
{
  const DtiAssessedLeaf *assessed = search->trial->binding->leaves[search->op].assessed;

  return assessed != NULL && assessed->ceilings != NULL &&
         search->fields.best_score >= assessed->ceilings[search->trial->unit];
}

static gboolean
is_at_maximum (const Search *search)
{
  DtiRule *last = search->o->rules[search->o->n_rules - 1];
  double max = dti_trial_get_max (search->trial);

  return dti_rule_is_bounded (last) &&
         (search->fields.best_score >= max || dti_number_ties (search->fields.best_score, max));
}

static DtiGoalLimit
find_limit (const Search *search, double beyond_domain)
{
  if (search->fields.reachable)
    return DTI_GOAL_LIMIT_NONE;
  if (is_capped (search))
    return DTI_GOAL_LIMIT_CAP;
  if (is_at_maximum (search))
    return DTI_GOAL_LIMIT_MAXIMUM;
  if (beyond_domain > search->fields.best_score)
    return DTI_GOAL_LIMIT_DOMAIN;
  if (dti_trial_compares_units (search->trial))
    return DTI_GOAL_LIMIT_FIELD;

  return DTI_GOAL_LIMIT_RULE;
}

/* ---- labels ---- */

/* The label with the lowest score that suffices, or the one that gives the most. */
static void
search_labels (Search *search, const char *const *labels)
{
  DtiRequiredNumberFields *fields = &search->fields;
  const char *found = NULL;
  double level;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      double code;

      dti_rule_read_text (search->o->rules[0], labels[i], &code);
      fields->best_score = fmax (fields->best_score, dti_trial_evaluate (search->trial, code));
    }
  level = settle_level (search);
  for (guint i = 0; labels[i] != NULL; i++)
    {
      double code;
      double score;

      dti_rule_read_text (search->o->rules[0], labels[i], &code);
      score = dti_trial_evaluate (search->trial, code);
      /* What was observed is kept where it suffices. */
      if (!(score >= level) || score >= fields->score ||
          (fields->current_score >= level && code != fields->current_number))
        continue;
      found = labels[i];
      fields->score = score;
      fields->number = fields->first = fields->last = code;
    }

  fields->limit = find_limit (search, NAN);
  if (found != NULL)
    search->labels = g_strdupv ((char *[]){ (char *) found, NULL });
}

/* ---- checklists ---- */

typedef struct
{
  guint n;
  const char *const *names;
  const double *credits;
  double *shares; /* done so far, 0 to 1 */
  gboolean *added;
} Items;

/* What was ticked, or given item by item. A bare number does not say which items it stands for. */
static void
read_shares (const Search *search, Items *items)
{
  const DtiResults *results = dti_scorecard_peek_results (search->goal->card);
  const DtiLeaf *leaf = &results->binding->leaves[search->op];
  const char *text = search->column.texts != NULL ? search->column.texts[search->row] : NULL;
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint k;

      if (dti_rule_find_label (search->o->rules[0], parts[i], &k))
        items->shares[k] = 1.0;
    }
  for (guint k = 0; leaf->inputs != NULL && k < items->n; k++)
    if (leaf->inputs[k] != NULL && !isnan (leaf->inputs[k][search->goal->unit]))
      items->shares[k] = leaf->inputs[k][search->goal->unit];
}

/* The sum as the rule adds it up. */
static double
sum_items (const Items *items)
{
  double sum = 0.0;

  for (guint k = 0; k < items->n; k++)
    sum += items->credits[k] * (items->added[k] ? 1.0 : items->shares[k]);

  return sum;
}

static double
get_item_gain (const Items *items, guint k)
{
  return items->added[k] ? 0.0 : items->credits[k] * (1.0 - items->shares[k]);
}

static double
score_items (Search *search, const Items *items)
{
  return dti_trial_evaluate (search->trial, sum_items (items));
}

/* Adds the largest items until the score suffices; then takes the smallest last one that does. */
static void
add_items (Search *search, Items *items, double level)
{
  guint last = items->n;

  while (!(score_items (search, items) >= level))
    {
      guint largest = items->n;

      for (guint k = 0; k < items->n; k++)
        if (get_item_gain (items, k) > 0.0 &&
            (largest == items->n || get_item_gain (items, k) > get_item_gain (items, largest)))
          largest = k;
      if (largest == items->n)
        return;
      items->added[largest] = TRUE;
      last = largest;
    }
  if (last == items->n)
    return;

  items->added[last] = FALSE;
  for (guint k = 0; k < items->n; k++)
    {
      gboolean is_smaller =
          get_item_gain (items, k) > 0.0 && get_item_gain (items, k) < get_item_gain (items, last);

      if (!is_smaller)
        continue;
      items->added[k] = TRUE;
      if (score_items (search, items) >= level)
        last = k;
      items->added[k] = FALSE;
    }
  items->added[last] = TRUE;
}

static void
search_items (Search *search, const char *const *names)
{
  DtiRequiredNumberFields *fields = &search->fields;
  guint n = g_strv_length ((char **) names);
  g_autoptr (GBytes) credits = NULL;
  g_autofree double *shares = g_new0 (double, n + 1);
  g_autofree gboolean *added = g_new0 (gboolean, n + 1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  Items items = { n, names, NULL, shares, added };

  credits = g_bytes_ref (dti_checklist_rule_get_credits (DTI_CHECKLIST_RULE (search->o->rules[0])));
  items.credits = g_bytes_get_data (credits, NULL);
  read_shares (search, &items);
  for (guint k = 0; k < n; k++)
    added[k] = TRUE;
  fields->best_score = score_items (search, &items);
  memset (added, 0, n * sizeof (gboolean));

  add_items (search, &items, settle_level (search));
  fields->number = fields->first = fields->last = sum_items (&items);
  fields->score = score_items (search, &items);
  fields->limit = find_limit (search, NAN);
  for (guint k = 0; k < n; k++)
    if (added[k])
      g_strv_builder_add (labels, names[k]);
  search->labels = g_strv_builder_end (labels);
}

/* ---- numbers ---- */

static double
find_beyond_domain (DtiTrial *trial, const GArray *places, gboolean scans)
{
  DtiSearch free = { evaluate, trial, -INFINITY, INFINITY, NULL, places->len, scans };
  g_autoptr (GArray) points = NULL;

  free.places = (const double *) (gpointer) places->data;
  points = dti_search_sample (&free);

  return dti_search_get_best (points);
}

/* The numbers around @number that give as much. */
static void
take_range (DtiRequiredNumberFields *fields, const GArray *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const DtiSearchRange *range = &g_array_index (ranges, DtiSearchRange, i);

      if (fields->number < range->first || fields->number > range->last)
        continue;
      fields->first = range->first;
      fields->last = range->last;
    }
}

static DtiSearch
describe_search (const Search *search)
{
  DtiSearch numbers = { evaluate, search->trial, -INFINITY, INFINITY, NULL, 0, FALSE };

  if (!search->trial->is_input && DTI_IS_INDICATOR (search->o->node))
    {
      numbers.lower = dti_indicator_get_domain_min (DTI_INDICATOR (search->o->node));
      numbers.upper = dti_indicator_get_domain_max (DTI_INDICATOR (search->o->node));
    }
  /* A penalty below 0 is no bonus. */
  if (search->o->is_adjustment)
    numbers.lower = fmax (numbers.lower, 0.0);

  return numbers;
}

/* Whether the score still rises at one of the ends of what was tried. */
static gboolean
has_no_end (const DtiSearch *numbers, const GArray *points)
{
  const DtiSearchPoint *p = (const DtiSearchPoint *) (gpointer) points->data;
  guint n = points->len;

  if (n < 2)
    return FALSE;

  return (isinf (numbers->upper) &&
          p[n - 1].result - p[n - 2].result > RISING * fabs (p[n - 1].result)) ||
         (isinf (numbers->lower) && p[0].result - p[1].result > RISING * fabs (p[0].result));
}

static void
search_numbers (Search *search)
{
  DtiRequiredNumberFields *fields = &search->fields;
  DtiSearch numbers = describe_search (search);
  g_autoptr (GArray) places = dti_trial_list_places (search->trial, search->wanted, &numbers.scans);
  g_autoptr (GArray) points = NULL;
  g_autoptr (GArray) ranges = NULL;
  double beyond = NAN;

  numbers.places = (const double *) (gpointer) places->data;
  numbers.n_places = places->len;
  points = dti_search_sample (&numbers);
  fields->best_score = dti_search_get_best (points);
  if (isnan (fields->best_score))
    {
      fields->limit = DTI_GOAL_LIMIT_RULE;
      return;
    }

  if (has_no_end (&numbers, points))
    fields->best_score = INFINITY;
  ranges = dti_search_find (&numbers, points, settle_level (search));
  fields->number = isnan (fields->current_number)
                       ? dti_search_get_nearest_end (ranges, 0.0)
                       : dti_search_get_nearest (ranges, fields->current_number);
  take_range (fields, ranges);
  fields->score = dti_trial_evaluate (search->trial, fields->number);
  if (!fields->reachable && (isfinite (numbers.lower) || isfinite (numbers.upper)))
    beyond = find_beyond_domain (search->trial, places, numbers.scans);
  fields->limit = find_limit (search, beyond);
}

/* ---- numerators ---- */

typedef struct
{
  DtiTrial *trial;
  double denominator;
} Ratio;

static double
evaluate_ratio (double numerator, gpointer data)
{
  const Ratio *ratio = data;

  return dti_trial_evaluate (ratio->trial, numerator / ratio->denominator);
}

static void
search_numerator (Search *search)
{
  DtiRequiredNumberFields *fields = &search->fields;
  Ratio ratio = { search->trial, search->column.denominators[search->row] };
  double place = fields->number * ratio.denominator;
  DtiSearch numerators = { evaluate_ratio, &ratio, -INFINITY, INFINITY, &place, 1, FALSE };
  g_autoptr (GArray) points = NULL;
  g_autoptr (GArray) ranges = NULL;

  if (isnan (fields->number))
    return;

  points = dti_search_sample (&numerators);
  ranges = dti_search_find (&numerators, points, MIN (search->wanted, fields->score));
  fields->numerator = dti_search_get_nearest (ranges, search->column.numerators[search->row]);
}

static gboolean
has_ratio (const Search *search)
{
  return !search->trial->is_input && search->column.numerators != NULL &&
         search->column.denominators != NULL && !isnan (search->column.numerators[search->row]) &&
         !isnan (search->column.denominators[search->row]);
}

/* ---- all of it ---- */

static void
run_search (Search *search)
{
  DtiRule *rule = search->o->rules[0];
  const char *const *labels = dti_rule_get_labels (rule);

  if (has_ratio (search) && search->column.denominators[search->row] == 0.0)
    {
      search->fields.limit = DTI_GOAL_LIMIT_DENOMINATOR;
      return;
    }
  if (search->trial->is_input || labels[0] == NULL)
    search_numbers (search);
  else if (DTI_IS_CHECKLIST_RULE (rule))
    search_items (search, labels);
  else
    search_labels (search, labels);
  if (has_ratio (search))
    search_numerator (search);
}

static gboolean
find_place (DtiGoal *self, const char *indicator, guint *op, char **input, GError **error)
{
  const DtiResults *results = dti_scorecard_peek_results (self->card);
  const char *mark = strstr (indicator, ":input.");
  g_autofree char *id =
      mark != NULL ? g_strndup (indicator, (gsize) (mark - indicator)) : g_strdup (indicator);

  if (!dti_program_find (results->binding->program, id, op))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "node “%s” is unknown", id);
      return FALSE;
    }
  if (results->binding->program->ops[*op].is_pillar &&
      !dti_results_is_observed (results, *op, self->unit))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "node “%s” is a pillar that was not observed: its score comes from its children",
                   id);
      return FALSE;
    }
  if (mark != NULL)
    *input = g_strdup (mark + strlen (":input."));

  return TRUE;
}

static gboolean
start_search (Search *search,
              DtiGoal *goal,
              guint op,
              const char *input,
              DtiGoalPopulation population,
              GError **error)
{
  const DtiResults *results = dti_scorecard_peek_results (goal->card);
  const DtiBinding *binding = results->binding;
  DtiUnitScore now = dti_results_get_unit (results, op, goal->unit);

  search->goal = goal;
  search->op = op;
  search->o = &binding->program->ops[op];
  search->trial = dti_trial_new (results,
                                 op,
                                 goal->unit,
                                 input,
                                 population == DTI_GOAL_POPULATION_MOVES,
                                 error);
  if (search->trial == NULL)
    return FALSE;

  search->row = dti_binding_get_row (binding, goal->unit);
  dti_dataset_peek_column (binding->dataset,
                           binding->period,
                           search->o->id,
                           binding->stage,
                           &search->column);
  search->fields = (DtiRequiredNumberFields){
    .number = NAN,
    .first = NAN,
    .last = NAN,
    .score = NAN,
    .best_score = NAN,
    .current_number = dti_trial_get_number (search->trial),
    .current_score = now.cell == DTI_CELL_SCORED ? now.score : NAN,
    .numerator = NAN,
  };

  return TRUE;
}

DtiRequiredNumber *
dti_goal_search_number (DtiGoal *self,
                        const char *indicator,
                        double score,
                        gboolean is_gain,
                        DtiGoalPopulation population,
                        GError **error)
{
  g_autofree char *input = NULL;
  g_autoptr (DtiTrial) trial = NULL;
  Search search = { NULL };
  guint op;

  if (!find_place (self, indicator, &op, &input, error) ||
      !start_search (&search, self, op, input, population, error))
    return NULL;

  trial = search.trial;
  search.wanted = score;
  if (is_gain && !isnan (search.fields.current_score))
    search.wanted = search.fields.current_score + score;
  search.fields.wanted_score = search.wanted;
  run_search (&search);

  return dti_required_number_new (self->card, op, self->unit, input, &search.fields, search.labels);
}

double
dti_goal_find_best (DtiGoal *self, guint op)
{
  Search search = { NULL };
  g_autoptr (DtiTrial) trial = NULL;

  if (!start_search (&search, self, op, NULL, DTI_GOAL_POPULATION_MOVES, NULL))
    return NAN;

  trial = search.trial;
  search.wanted = dti_trial_get_max (trial);
  run_search (&search);
  g_strfreev (search.labels);

  /* Without a denominator no number gives anything. */
  return search.fields.limit == DTI_GOAL_LIMIT_DENOMINATOR ? 0.0 : search.fields.best_score;
}
