/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-period.h>

/* Where the other units will stand, and what it takes to stand before them. */

typedef struct
{
  guint unit; /* in the last scorecard */
  double figure;
  guint64 key;
} Other;

typedef struct
{
  GPtrArray *cards; /* of one framework, ascending */
  GArray *years;    /* when each of them is */
  DtiScorecard *last;
  const char *node;
  guint op;
  gsize unit;
  DtiRankingRule rule;
  double limit; /* of a figure; infinite: none */
  GArray *others;
  DtiRequiredScoreFields fields;
} Field;

/* ---- the history ---- */

/* When a period begins, in years. */
static gboolean
read_years (const char *text, double *years, GError **error)
{
  g_autoptr (DtiPeriod) period = dti_period_parse (text, error);
  g_autoptr (GDate) first = NULL;

  if (period == NULL)
    return FALSE;

  first = dti_period_get_first_day (period);
  *years = g_date_get_year (first) + (g_date_get_month (first) - 1) / 12.0;

  return TRUE;
}

static const char *
get_digest (DtiScorecard *card)
{
  return dti_framework_get_digest (dti_scorecard_get_framework (card));
}

/* A change of framework breaks the series: what was before it says nothing about growth. */
static void
drop_older_frameworks (Field *field)
{
  guint start = field->cards->len - 1;

  while (start > 0 && g_strcmp0 (get_digest (g_ptr_array_index (field->cards, start - 1)),
                                 get_digest (field->last)) == 0)
    start--;
  if (start == 0)
    return;

  g_ptr_array_remove_range (field->cards, 0, start);
  g_array_remove_range (field->years, 0, start);
}

static gboolean
read_history (Field *field, GListModel *history, GError **error)
{
  guint n = g_list_model_get_n_items (history);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (history, i);
      double years = 0.0;

      if (!DTI_IS_SCORECARD (item))
        {
          g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "item %u is no scorecard", i);
          return FALSE;
        }
      if (!read_years (dti_scorecard_get_period (DTI_SCORECARD (item)), &years, error))
        {
          g_prefix_error (error, "scorecard %u: ", i);
          return FALSE;
        }
      if (i > 0 && !(years > g_array_index (field->years, double, i - 1)))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "scorecard %u: the periods do not ascend",
                       i);
          return FALSE;
        }
      g_array_append_val (field->years, years);
      g_ptr_array_add (field->cards, g_steal_pointer (&item));
    }
  if (n == 0)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "there is no scorecard");
      return FALSE;
    }

  field->last = g_ptr_array_index (field->cards, n - 1);
  drop_older_frameworks (field);

  return TRUE;
}

static gboolean
find_place (Field *field, const char *unit, GError **error)
{
  const DtiBinding *binding = dti_scorecard_peek_results (field->last)->binding;

  if (!dti_program_find (binding->program, field->node, &field->op))
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "node “%s” is unknown", field->node);
  else if (!dti_scorecard_find_unit (field->last, unit, &field->unit))
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_NOT_FOUND,
                 "unit “%s” is unknown in the last scorecard",
                 unit);
  else
    return TRUE;

  return FALSE;
}

/* ---- the others ---- */

static double
read_figure (DtiScorecard *card, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  DtiUnitScore score;

  if (results->binding->excluded != NULL && results->binding->excluded[unit])
    return NAN;

  score = dti_results_get_unit (results, op, unit);

  return dti_scorecard_get_figure (&results->binding->program->ops[op], &score);
}

/* The figure of a unit of the last scorecard in an earlier one; frameworks that have one digest
 * have the same operations. */
static double
read_earlier (const Field *field, guint card, gsize unit)
{
  DtiScorecard *earlier = g_ptr_array_index (field->cards, card);
  gsize position;

  if (!dti_scorecard_find_unit (earlier, dti_scorecard_get_unit_id (field->last, unit), &position))
    return NAN;

  return read_figure (earlier, field->op, position);
}

static void
list_others (Field *field)
{
  const DtiBinding *binding = dti_scorecard_peek_results (field->last)->binding;
  const DtiOp *op = &binding->program->ops[field->op];
  g_autofree guint32 *groups = dti_scorecard_read_groups (field->last, field->op);

  field->limit = op->publish == DTI_PUBLISH_VALUE ? 1.0 : op->max;
  for (gsize i = 0; i < binding->n_units; i++)
    {
      Other other = { (guint) i, read_figure (field->last, field->op, i), 0 };

      /* Where somebody is beyond it, the maximum is no limit. */
      if (other.figure > field->limit)
        field->limit = INFINITY;
      if (i == field->unit || isnan (other.figure) ||
          (groups != NULL && groups[i] != groups[field->unit]))
        continue;
      g_array_append_val (field->others, other);
    }
  field->fields.n_others = field->others->len;
}

/* ---- growth ---- */

static GArray *
list_changes (const Field *field)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint k = 1; k < field->cards->len; k++)
    {
      double years =
          g_array_index (field->years, double, k) - g_array_index (field->years, double, k - 1);

      for (guint i = 0; i < field->others->len; i++)
        {
          guint unit = g_array_index (field->others, Other, i).unit;
          double change =
              (read_earlier (field, k, unit) - read_earlier (field, k - 1, unit)) / years;

          if (!isnan (change))
            g_array_append_val (changes, change);
        }
    }
  g_array_sort (changes, dti_number_compare);

  return changes;
}

/* Between the two numbers around it: the definition 7 of Hyndman and Fan. */
static double
get_quantile (const GArray *sorted, double p)
{
  double position = (sorted->len - 1) * p;
  guint below = (guint) floor (position);
  guint above = MIN (below + 1, sorted->len - 1);
  double start = g_array_index (sorted, double, below);

  return start + (position - below) * (g_array_index (sorted, double, above) - start);
}

/* Slow growth of a field in which low figures are good is a small fall. */
static double
get_share (const Field *field)
{
  gboolean falls = field->rule.order == DTI_RANK_ORDER_ASCENDING;

  if (field->fields.growth == DTI_FIELD_GROWTH_MEDIAN)
    return 0.5;

  return (field->fields.growth == DTI_FIELD_GROWTH_LOW) != falls ? 0.25 : 0.75;
}

static void
measure_growth (Field *field)
{
  g_autoptr (GArray) changes = list_changes (field);

  field->fields.n_changes = changes->len;
  field->fields.yearly_change = 0.0;
  if (field->fields.growth == DTI_FIELD_GROWTH_NONE)
    field->fields.n_changes = 0;
  else if (field->fields.growth == DTI_FIELD_GROWTH_OWN)
    field->fields.yearly_change = NAN;
  else if (changes->len > 0)
    field->fields.yearly_change = get_quantile (changes, get_share (field));
}

/* From its first figure to its last. */
static double
get_own_change (const Field *field, guint unit, double figure)
{
  double end = g_array_index (field->years, double, field->years->len - 1);

  for (guint k = 0; k + 1 < field->cards->len; k++)
    {
      double first = read_earlier (field, k, unit);

      if (!isnan (first))
        return (figure - first) / (end - g_array_index (field->years, double, k));
    }

  return 0.0;
}

static int
compare_others (gconstpointer a, gconstpointer b)
{
  const Other *x = a;
  const Other *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;

  return (x->unit > y->unit) - (x->unit < y->unit);
}

static void
project (Field *field, double years)
{
  for (guint i = 0; i < field->others->len; i++)
    {
      Other *other = &g_array_index (field->others, Other, i);
      double change = field->fields.growth == DTI_FIELD_GROWTH_OWN
                          ? get_own_change (field, other->unit, other->figure)
                          : field->fields.yearly_change;

      other->figure = MIN (other->figure + change * years, field->limit);
      other->key = dti_ranking_get_key (&field->rule, other->figure);
    }
  g_array_sort (field->others, compare_others);
}

/* ---- ranks ---- */

/* The rank of the unit with a figure of that key. */
static double
rank_key (const Field *field, guint64 key)
{
  DtiRankingPlace place = { 0, 0, 1, 0 };
  guint64 before = 0;

  for (guint i = 0; i < field->others->len; i++)
    {
      const Other *other = &g_array_index (field->others, Other, i);

      if (other->key > key)
        break;
      if (other->key == key)
        {
          place.n_tied++;
          place.n_tied_before += other->unit < field->unit ? 1 : 0;
          continue;
        }
      place.n_better++;
      if (i == 0 || other->key != before)
        place.n_better_classes++;
      before = other->key;
    }

  return dti_ranking_get_rank (field->rule.ties, &place);
}

/* The nearest figure that stands before @figure. */
static double
step_ahead (const Field *field, double figure)
{
  guint64 key = dti_ranking_get_key (&field->rule, figure);
  double sign = field->rule.order == DTI_RANK_ORDER_DESCENDING ? 1.0 : -1.0;
  double size = fabs (figure) > 0.0 ? fabs (figure) : 1.0;
  double step = field->rule.decimals >= 0 ? pow (10.0, -field->rule.decimals)
                                          : pow (10.0, floor (log10 (size)) - 13.0);
  double base =
      field->rule.decimals >= 0 ? dti_number_round (figure, field->rule.decimals) : figure;

  for (guint i = 1; i <= 4; i++)
    {
      double ahead = base + sign * i * step;

      if (field->rule.decimals >= 0)
        ahead = dti_number_round (ahead, field->rule.decimals);
      if (dti_ranking_get_key (&field->rule, ahead) < key)
        return ahead;
    }

  return base + sign * 8.0 * step;
}

/* As the ranking reads it: what it rounds to. */
static double
read_as_ranked (const Field *field, double figure)
{
  return field->rule.decimals >= 0 ? dti_number_round (figure, field->rule.decimals) : figure;
}

/* Ranks fall from one other unit to the next, so the last figure that is good enough is level with
 * one of them, or right before one. */
static double
find_figure (const Field *field)
{
  double rank = field->fields.rank;

  if (rank_key (field, G_MAXUINT64) <= rank)
    return NAN;

  for (guint i = field->others->len; i > 0; i--)
    {
      const Other *other = &g_array_index (field->others, Other, i - 1);
      double ahead;

      if (rank_key (field, other->key) <= rank)
        return read_as_ranked (field, other->figure);
      ahead = step_ahead (field, other->figure);
      if (rank_key (field, dti_ranking_get_key (&field->rule, ahead)) <= rank)
        return ahead;
    }

  return NAN;
}

static void
finish (Field *field)
{
  const DtiResults *results = dti_scorecard_peek_results (field->last);
  const DtiOp *op = &results->binding->program->ops[field->op];
  DtiUnitScore now = dti_results_get_unit (results, field->op, field->unit);
  DtiRequiredScoreFields *fields = &field->fields;
  const Other *others = (const Other *) (gpointer) field->others->data;

  fields->figure = find_figure (field);
  fields->reachable = isnan (fields->figure) || field->rule.order == DTI_RANK_ORDER_ASCENDING ||
                      fields->figure <= field->limit;
  fields->ahead_figure = NAN;
  if (fields->rank <= field->others->len)
    {
      fields->ahead_figure = step_ahead (field, others[fields->rank - 1].figure);
      fields->rival = dti_scorecard_get_unit_id (field->last, others[fields->rank - 1].unit);
    }
  fields->score = fields->figure;
  if (op->publish == DTI_PUBLISH_VALUE)
    fields->score *= now.cell == DTI_CELL_SCORED ? now.max : op->max;
  fields->current_figure = dti_scorecard_get_figure (op, &now);
  fields->current_rank = dti_scorecard_peek_ranks (field->last, field->op)->ranks[field->unit];
}

static DtiRequiredScore *
run (Field *field, GListModel *history, const char *unit, const char *period, GError **error)
{
  double years = 0.0;

  if (!read_history (field, history, error) || !find_place (field, unit, error) ||
      !read_years (period, &years, error))
    return NULL;

  years -= g_array_index (field->years, double, field->years->len - 1);
  if (years < 0.0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "period “%s” lies before that of the last scorecard",
                   period);
      return NULL;
    }

  field->rule = dti_scorecard_get_ranking_rule (field->last, field->op);
  list_others (field);
  measure_growth (field);
  project (field, years);
  finish (field);

  return dti_required_score_new (field->last, field->op, field->unit, period, &field->fields);
}

DtiRequiredScore *
dti_goal_search_score (GListModel *history,
                       const char *node,
                       const char *unit,
                       guint rank,
                       const char *period,
                       DtiFieldGrowth growth,
                       GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Other));
  Field field = { cards, years, NULL, node };

  field.others = others;
  field.fields.rank = rank;
  field.fields.growth = growth;

  return run (&field, history, unit, period, error);
}
