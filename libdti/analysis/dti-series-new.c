/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-series-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/data/dti-dataset-column-private.h>

/* Series from numbers, scorecards and datasets. */

/* ---- from numbers ---- */

gboolean
dti_series_check_direction (DtiDirection direction, GError **error)
{
  if (direction != DTI_DIRECTION_RANGE)
    return TRUE;

  g_set_error_literal (error,
                       DTI_ERROR,
                       DTI_ERROR_UNSUPPORTED,
                       "a figure that is best inside a range has no better direction");

  return FALSE;
}

static gboolean
take_values (DtiSeries *self, const double *values, GError **error)
{
  for (guint i = 0; i < self->timeline->n; i++)
    {
      if (isinf (values[i]))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "period “%s”: the value is infinite",
                       self->timeline->periods[i]);
          return FALSE;
        }
      self->values[i] = values[i];
      self->statuses[i] = isnan (values[i]) ? DTI_STATUS_MISSING : DTI_STATUS_NORMAL;
    }

  return TRUE;
}

static gboolean
take_status (DtiSeries *self, guint position, const char *letter, GError **error)
{
  const char *fault = NULL;
  DtiStatus status;

  /* Without a letter the value speaks for itself. */
  if (*letter == '\0')
    return TRUE;

  if (!dti_status_from_letter (letter, &status))
    fault = "is no status";
  else if (dti_status_takes_number (status) && isnan (self->values[position]))
    fault = "needs a value";
  else if (!dti_status_takes_number (status) && !isnan (self->values[position]))
    fault = "takes no value";
  if (fault != NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "period “%s”: “%s” %s",
                   self->timeline->periods[position],
                   letter,
                   fault);
      return FALSE;
    }

  self->statuses[position] = (guint8) status;
  if (status == DTI_STATUS_BREAK)
    self->breaks[position] = DTI_BREAK_CAUSE_OBSERVED;

  return TRUE;
}

/**
 * dti_series_new:
 * @periods: (array zero-terminated=1): the periods, ascending
 * @values: packed doubles in host byte order, one for each period, NaN where there is none
 * @statuses: (nullable) (array zero-terminated=1): letters of [enum@Dti.Status], one for each
 *   period, an empty text where nothing is to be said; or `NULL`
 * @direction: which way the figure is good: up or down
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a series from numbers.
 *
 * The status `B` makes a break. Fails with `DTI_ERROR_INVALID_DATA` where the periods do not ascend
 * or are as many as neither values nor statuses, where a value is infinite, a status unknown or at
 * odds with its value; and with `DTI_ERROR_UNSUPPORTED` for the direction `range`, for which more
 * is neither better nor worse.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_series_new (const char *const *periods,
                GBytes *values,
                const char *const *statuses,
                DtiDirection direction,
                GError **error)
{
  g_autoptr (DtiTimeline) timeline = NULL;
  g_autoptr (DtiSeries) self = NULL;
  gsize n;

  g_return_val_if_fail (periods != NULL, NULL);
  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n = g_strv_length ((char **) periods);
  if (!dti_series_check_direction (direction, error))
    return NULL;
  if (g_bytes_get_size (values) != n * sizeof (double) ||
      (statuses != NULL && g_strv_length ((char **) statuses) != n))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%" G_GSIZE_FORMAT " periods do not fit the values or the statuses",
                   n);
      return NULL;
    }

  timeline = dti_timeline_new (periods, n, error);
  if (timeline == NULL)
    return NULL;
  self = dti_series_create (timeline);
  self->direction = direction;
  if (!take_values (self, g_bytes_get_data (values, NULL), error))
    return NULL;
  for (guint i = 0; statuses != NULL && i < n; i++)
    if (!take_status (self, i, statuses[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

/* ---- several scorecards ---- */

static gboolean
is_other_framework (DtiScorecard *before, DtiScorecard *after)
{
  DtiFramework *a = dti_scorecard_get_framework (before);
  DtiFramework *b = dti_scorecard_get_framework (after);

  return a != b && g_strcmp0 (dti_framework_get_digest (a), dti_framework_get_digest (b)) != 0;
}

static void
find_common_breaks (DtiCardRow *self)
{
  self->common = g_new0 (guint8, self->n_cards);
  for (guint i = 1; i < self->n_cards; i++)
    if (is_other_framework (self->cards[i - 1], self->cards[i]))
      self->common[i] = DTI_BREAK_CAUSE_FRAMEWORK;
    else if (self->timeline->kind_changes[i])
      self->common[i] = DTI_BREAK_CAUSE_PERIOD;
}

gboolean
dti_card_row_init (DtiCardRow *self, GListModel *cards, DtiColumn column, GError **error)
{
  g_autofree const char **periods = NULL;

  *self = (DtiCardRow){ .column = column };
  self->cards = dti_scorecard_list_take (cards, &self->n_cards, error);
  if (self->cards == NULL)
    return FALSE;

  periods = g_new (const char *, self->n_cards + 1);
  for (guint i = 0; i < self->n_cards; i++)
    periods[i] = dti_scorecard_get_period (self->cards[i]);
  self->timeline = dti_timeline_new (periods, self->n_cards, error);
  if (self->timeline == NULL)
    return FALSE;
  find_common_breaks (self);

  return TRUE;
}

void
dti_card_row_clear (DtiCardRow *self)
{
  g_clear_pointer (&self->cards, dti_scorecard_list_free);
  g_clear_pointer (&self->timeline, dti_timeline_unref);
  g_clear_pointer (&self->common, g_free);
}

/* The last scorecard that knows the node. */
static DtiScorecard *
find_describing_card (const DtiCardRow *self, const char *node, guint *op)
{
  for (guint i = self->n_cards; i > 0; i--)
    if (dti_program_find (dti_scorecard_peek_results (self->cards[i - 1])->binding->program,
                          node,
                          op))
      return self->cards[i - 1];

  return NULL;
}

static DtiNode *
peek_node (DtiScorecard *card, guint op)
{
  return dti_scorecard_peek_results (card)->binding->program->ops[op].node;
}

static gboolean
lies_within (const DtiSeries *series, double minimum, double maximum)
{
  for (guint i = 0; i < series->timeline->n; i++)
    if (series->values[i] < minimum || series->values[i] > maximum)
      return FALSE;

  return TRUE;
}

/* The assessed maximum where the unit has one, as late as possible. */
static double
find_max (const DtiCardRow *self, const DtiSeries *series)
{
  double max;

  for (guint i = self->n_cards; i > 0; i--)
    if (dti_scorecard_get_max (self->cards[i - 1], series->unit, series->node, &max))
      return max;

  return NAN;
}

DtiDirection
dti_card_row_get_direction (const DtiCardRow *self, const char *node)
{
  guint op;
  DtiScorecard *card;

  if (self->column == DTI_COLUMN_RANK)
    return DTI_DIRECTION_DOWN;
  if (self->column != DTI_COLUMN_SCORE && self->column != DTI_COLUMN_VALUE)
    return DTI_DIRECTION_UP;

  /* Where the lowest figure is ranked first, less is better. */
  card = find_describing_card (self, node, &op);

  return dti_node_get_rank_order (peek_node (card, op)) == DTI_RANK_ORDER_ASCENDING
             ? DTI_DIRECTION_DOWN
             : DTI_DIRECTION_UP;
}

/* Which figures are possible. */
static void
find_domain (const DtiCardRow *self, DtiScorecard *card, DtiSeries *series)
{
  double minimum = 0.0;
  double maximum = 1.0;

  if (self->column == DTI_COLUMN_MAX)
    return;

  if (self->column == DTI_COLUMN_RANK)
    {
      minimum = 1.0;
      maximum = MAX (1.0, dti_scorecard_get_n_ranked (card, series->node));
    }
  else if (self->column == DTI_COLUMN_SCORE)
    {
      maximum = find_max (self, series);
    }
  if (isnan (maximum) || !lies_within (series, minimum, maximum))
    return;

  series->minimum = minimum;
  series->maximum = maximum;
}

void
dti_card_row_describe (const DtiCardRow *self, DtiSeries *series)
{
  guint op;
  DtiScorecard *card = find_describing_card (self, series->node, &op);
  DtiNode *node = peek_node (card, op);
  DtiColumn published =
      dti_node_get_publish (node) == DTI_PUBLISH_SCORE ? DTI_COLUMN_SCORE : DTI_COLUMN_VALUE;

  series->is_rank = self->column == DTI_COLUMN_RANK;
  series->direction = dti_card_row_get_direction (self, series->node);
  if (self->column == published)
    series->decimals = dti_node_get_decimals (node);
  find_domain (self, card, series);
}

/* ---- breaks of observations ---- */

static const guint8 *
peek_statuses (DtiScorecard *card, guint op)
{
  const DtiBinding *binding = dti_scorecard_peek_results (card)->binding;
  DtiDatasetColumn column;

  if (!dti_dataset_peek_column (binding->dataset,
                                binding->period,
                                binding->program->ops[op].id,
                                binding->stage,
                                &column))
    return NULL;

  return column.statuses;
}

guint8 *
dti_card_find_breaks (DtiScorecard *card)
{
  const DtiBinding *binding = dti_scorecard_peek_results (card)->binding;
  const DtiProgram *program = binding->program;
  guint8 *found = g_new0 (guint8, program->n_ops);

  /* Children come before their parents. */
  for (guint op = 0; op < program->n_ops; op++)
    {
      const guint8 *statuses = peek_statuses (card, op);

      for (gsize i = 0; statuses != NULL && i < binding->n_units && !found[op]; i++)
        found[op] = statuses[dti_binding_get_row (binding, i)] == DTI_STATUS_BREAK;
      for (guint k = 0; k < program->ops[op].n_children; k++)
        found[op] |= found[program->ops[op].children[k].op];
    }

  return found;
}

gboolean
dti_card_has_break (DtiScorecard *card, const guint8 *found, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiOp *o = &results->binding->program->ops[op];
  const guint8 *statuses;

  if (found != NULL && !found[op])
    return FALSE;

  statuses = peek_statuses (card, op);
  if (statuses != NULL &&
      statuses[dti_binding_get_row (results->binding, unit)] == DTI_STATUS_BREAK)
    return TRUE;
  /* An observed pillar says itself whether it was measured in another way. */
  if (dti_results_is_observed (results, op, unit))
    return FALSE;

  for (guint k = 0; k < o->n_children; k++)
    if ((o->children[k].counts || o->children[k].is_adjustment) &&
        dti_card_has_break (card, found, o->children[k].op, unit))
      return TRUE;

  return FALSE;
}

/* ---- one series ---- */

static gboolean
get_number (
    DtiScorecard *card, const char *unit, const char *node, DtiColumn column, double *number)
{
  switch (column)
    {
    case DTI_COLUMN_SCORE:
      return dti_scorecard_get_score (card, unit, node, number);
    case DTI_COLUMN_MAX:
      return dti_scorecard_get_max (card, unit, node, number);
    case DTI_COLUMN_VALUE:
      return dti_scorecard_get_value (card, unit, node, number);
    case DTI_COLUMN_RANK:
      return dti_scorecard_get_rank (card, unit, node, number);
    case DTI_COLUMN_COVERAGE:
    default:
      return dti_scorecard_get_coverage (card, unit, node, number);
    }
}

static void
read_point (DtiSeries *self, guint position, DtiScorecard *card, guint op, gsize unit)
{
  const DtiBinding *binding = dti_scorecard_peek_results (card)->binding;
  const guint8 *statuses = peek_statuses (card, op);

  if (statuses != NULL)
    self->statuses[position] = statuses[dti_binding_get_row (binding, unit)];
  if (self->statuses[position] == DTI_STATUS_MISSING && !isnan (self->values[position]))
    self->statuses[position] = DTI_STATUS_NORMAL;
  if (dti_card_has_break (card, NULL, op, unit))
    self->breaks[position] = DTI_BREAK_CAUSE_OBSERVED;
}

static gboolean
read_cards (DtiSeries *self, const DtiCardRow *row, GError **error)
{
  gboolean knows_node = FALSE;
  gboolean knows_unit = FALSE;

  for (guint i = 0; i < row->n_cards; i++)
    {
      DtiScorecard *card = row->cards[i];
      gsize unit;
      guint op;
      gboolean has_unit = dti_scorecard_find_unit (card, self->unit, &unit);
      gboolean has_node =
          dti_program_find (dti_scorecard_peek_results (card)->binding->program, self->node, &op);

      knows_node |= has_node;
      knows_unit |= has_unit;
      if (has_node && has_unit)
        {
          get_number (card, self->unit, self->node, row->column, &self->values[i]);
          read_point (self, i, card, op, unit);
        }
      if (row->common[i] != DTI_BREAK_CAUSE_NONE)
        self->breaks[i] = row->common[i];
    }

  if (!knows_node)
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "no framework has a node “%s”", self->node);
  else if (!knows_unit)
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "no period has a unit “%s”", self->unit);

  return knows_node && knows_unit;
}

DtiSeries *
dti_card_row_read (const DtiCardRow *self, const char *unit, const char *node, GError **error)
{
  g_autoptr (DtiSeries) series = dti_series_create (self->timeline);

  series->unit = g_strdup (unit);
  series->node = g_strdup (node);
  if (!read_cards (series, self, error))
    return NULL;
  dti_card_row_describe (self, series);

  return g_steal_pointer (&series);
}

/**
 * dti_series_new_from_scorecards:
 * @cards: a list of [class@Dti.Scorecard], their periods ascending, such as
 *   [method@Dti.Scorer.score_all] returns; of one framework or of several
 * @unit: id of a unit
 * @node: id of a node
 * @column: which figure
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads the series of a unit at a node from several scorecards.
 *
 * A period breaks where its scorecard is of another framework than the one before (by
 * [method@Dti.Framework.get_digest]), and where an observation that counts in the figure has the
 * status `B`: the node's own, and, unless the node was observed itself, those of the nodes below
 * it.
 *
 * Ranks are good when they go down, scores and values when they go up, unless the node ranks the
 * lowest first.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where no scorecard knows the unit or the node, and with
 * `DTI_ERROR_INVALID_DATA` where the periods do not ascend or the list holds something else.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_series_new_from_scorecards (
    GListModel *cards, const char *unit, const char *node, DtiColumn column, GError **error)
{
  DtiSeries *self = NULL;
  DtiCardRow row;

  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (dti_card_row_init (&row, cards, column, error))
    self = dti_card_row_read (&row, unit, node, error);
  dti_card_row_clear (&row);

  return self;
}

/* ---- from a dataset ---- */

/**
 * dti_series_new_from_dataset:
 * @dataset: the observations
 * @unit: id of a unit
 * @node: id of a node, or any column of numbers
 * @direction: which way the figure is good: up or down
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads the observations of a unit at a node, over all periods of a dataset.
 *
 * Each is that of the last stage present. The status `B` makes a break.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the dataset lacks the unit or the node, and as
 * [ctor@Dti.Series.new] does.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_series_new_from_dataset (
    DtiDataset *dataset, const char *unit, const char *node, DtiDirection direction, GError **error)
{
  const char *const *periods;
  g_autofree double *values = NULL;
  g_autofree const char **statuses = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DtiSeries *self;
  gsize n;

  g_return_val_if_fail (DTI_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_strv_contains (dti_dataset_get_units (dataset), unit) ||
      !g_strv_contains (dti_dataset_get_nodes (dataset), node))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the dataset has no unit “%s” or no node “%s”",
                   unit,
                   node);
      return NULL;
    }

  periods = dti_dataset_get_periods (dataset);
  n = g_strv_length ((char **) periods);
  values = g_new (double, n);
  statuses = g_new0 (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      DtiStatus status = dti_dataset_get_status (dataset, unit, periods[i], node);

      /* A ratio over 0 was observed, and is no number. */
      if (!dti_dataset_get_number (dataset, unit, periods[i], node, &values[i]) ||
          !isfinite (values[i]))
        values[i] = NAN;
      statuses[i] = isnan (values[i]) && dti_status_takes_number (status)
                        ? ""
                        : dti_status_to_letter (status);
    }
  bytes = g_bytes_new (values, n * sizeof (double));
  self = dti_series_new (periods, bytes, statuses, direction, error);
  if (self == NULL)
    return NULL;

  self->unit = g_strdup (unit);
  self->node = g_strdup (node);

  return self;
}
