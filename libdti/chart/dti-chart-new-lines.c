/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-chart-card-private.h"

#include <libdti/analysis/dti-trend.h>
#include <libdti/base/dti-error.h>

/* Charts whose units are lines over periods. */

/* The series of an item, with a reference; NULL for another kind of item. */
static DtiSeries *
take_series (GListModel *list, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (list, position);

  if (DTI_IS_TREND (item))
    return g_object_ref (dti_trend_get_series (DTI_TREND (item)));

  return DTI_IS_SERIES (item) ? DTI_SERIES (g_steal_pointer (&item)) : NULL;
}

static gboolean
add_line (DtiChart *self, DtiSeries *series, guint position, GError **error)
{
  GPtrArray *units = self->content.units;
  DtiChartUnit *first = units->len > 0 ? g_ptr_array_index (units, 0) : NULL;
  g_autofree char *place = g_strdup_printf ("%u", position + 1);
  const char *id = dti_series_get_unit (series);

  if (first != NULL && (dti_series_get_dated (first->series) != dti_series_get_dated (series) ||
                        dti_series_get_is_rank (first->series) != dti_series_get_is_rank (series)))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "series %s: dates or ranks stand beside what is none",
                   place);
      return FALSE;
    }
  dti_chart_add_unit (self, id != NULL ? id : place, NULL)->series = g_object_ref (series);

  return TRUE;
}

/* Several nodes of one unit are told apart by their nodes. */
static void
name_by_nodes (DtiChart *self)
{
  GPtrArray *units = self->content.units;
  const DtiChartUnit *first = g_ptr_array_index (units, 0);

  for (guint i = 1; i < units->len; i++)
    if (!g_str_equal (((DtiChartUnit *) g_ptr_array_index (units, i))->id, first->id))
      return;
  if (units->len < 2)
    return;

  for (guint i = 0; i < units->len; i++)
    {
      DtiChartUnit *unit = g_ptr_array_index (units, i);
      const char *node = dti_series_get_node (unit->series);

      g_free (unit->name);
      unit->name = g_strdup (node != NULL ? node : unit->id);
    }
}

/* The span of all lines. */
static void
find_span (DtiChart *self)
{
  double first = INFINITY;
  double last = -INFINITY;

  for (guint i = 0; i < self->content.units->len; i++)
    {
      DtiChartUnit *unit = g_ptr_array_index (self->content.units, i);
      const char *const *periods = dti_series_get_periods (unit->series);
      guint n = dti_series_get_n_points (unit->series);
      g_autoptr (GBytes) bytes = dti_series_get_times (unit->series);
      const double *times = g_bytes_get_data (bytes, NULL);

      if (n > 0 && times[0] < first)
        {
          first = times[0];
          g_free (self->content.first_period);
          self->content.first_period = g_strdup (periods[0]);
        }
      if (n > 0 && times[n - 1] > last)
        {
          last = times[n - 1];
          g_free (self->content.last_period);
          self->content.last_period = g_strdup (periods[n - 1]);
        }
    }
}

/**
 * dti_chart_new_trend:
 * @series: a list of [class@Dti.Series] or [class@Dti.Trend], such as a [class@Dti.Trends]
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of lines over periods.
 *
 * A line has a gap where its series has no value, and ends before a break; the break is marked.
 * Values that were carried over from another series have hollow marks. A line is named by its unit,
 * by its node where all series are of one unit, or by its place in the list. Series of ranks have 1
 * on top.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the list is empty or holds something else, where
 * series with dates stand beside series without, or ranks beside other figures.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_trend (GListModel *series, GError **error)
{
  g_autoptr (DtiChart) self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (series), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_chart_create (DTI_CHART_KIND_TREND);
  for (guint i = 0; i < g_list_model_get_n_items (series); i++)
    {
      g_autoptr (DtiSeries) item = take_series (series, i);

      if (item == NULL)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "item %u of the list is no series",
                       i);
          return NULL;
        }
      if (!add_line (self, item, i, error))
        return NULL;
    }
  if (self->content.units->len == 0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "a chart needs a series");
      return NULL;
    }
  name_by_nodes (self);
  find_span (self);
  self->content.is_rank = dti_series_get_is_rank (
      ((DtiChartUnit *) g_ptr_array_index (self->content.units, 0))->series);

  return g_steal_pointer (&self);
}

/* ---- from scorecards ---- */

static DtiScorecard *
take_last_card (GListModel *cards, GError **error)
{
  guint n = g_list_model_get_n_items (cards);
  g_autoptr (GObject) last = n > 0 ? g_list_model_get_item (cards, n - 1) : NULL;

  if (!DTI_IS_SCORECARD (last))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "a chart needs a list of scorecards");
      return NULL;
    }

  return DTI_SCORECARD (g_steal_pointer (&last));
}

static const char *
find_name (GListModel *cards, const char *unit)
{
  for (guint i = g_list_model_get_n_items (cards); i > 0; i--)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i - 1);
      const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), unit);

      if (name != NULL)
        return name;
    }

  return NULL;
}

/* A unit without a rank in the last period comes last. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const DtiChartUnit *x = *(const DtiChartUnit *const *) a;
  const DtiChartUnit *y = *(const DtiChartUnit *const *) b;

  if (isnan (x->rank) || isnan (y->rank))
    return isnan (x->rank) - isnan (y->rank);

  return (x->rank > y->rank) - (x->rank < y->rank);
}

static gboolean
read_lines (DtiChart *self,
            GListModel *cards,
            const char *node,
            DtiColumn column,
            const char *const *units,
            GError **error)
{
  g_autoptr (DtiScorecard) last = take_last_card (cards, error);
  DtiNode *found = last != NULL ? dti_chart_card_find_node (last, node, error) : NULL;

  if (found == NULL)
    return FALSE;
  if (units == NULL)
    units = dti_scorecard_get_units (last);
  for (gsize i = 0; units[i] != NULL; i++)
    {
      DtiSeries *series =
          dti_series_new_from_scorecards (cards, units[i], dti_node_get_id (found), column, error);
      DtiChartUnit *unit;

      if (series == NULL)
        return FALSE;
      unit = dti_chart_add_unit (self, units[i], find_name (cards, units[i]));
      unit->series = series;
      dti_scorecard_get_rank (last, units[i], dti_node_get_id (found), &unit->rank);
    }
  if (self->content.units->len == 0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "a chart needs a unit");
      return FALSE;
    }

  g_ptr_array_sort (self->content.units, compare_lines);
  find_span (self);
  self->content.node = g_object_ref (found);
  self->content.is_rank = column == DTI_COLUMN_RANK;
  if (!self->content.is_rank)
    self->content.decimals = dti_node_get_decimals (found);

  return TRUE;
}

/**
 * dti_chart_new_trend_from_scorecards:
 * @cards: a list of [class@Dti.Scorecard], their periods ascending, of one framework or of several
 * @node: (nullable): id of a node, or `NULL` for the one that the last framework ranks
 * @column: which figure
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for those of the last
 *   scorecard
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of one figure of units over periods; see [ctor@Dti.Chart.new_trend].
 *
 * Breaks are those of [ctor@Dti.Series.new_from_scorecards].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node or unit, and with `DTI_ERROR_INVALID_DATA`
 * where there are no units or no scorecards, or where their periods do not ascend.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_trend_from_scorecards (
    GListModel *cards, const char *node, DtiColumn column, const char *const *units, GError **error)
{
  g_autoptr (DtiChart) self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);
  g_return_val_if_fail (column <= DTI_COLUMN_COVERAGE, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_chart_create (DTI_CHART_KIND_TREND);
  if (!read_lines (self, cards, node, column, units, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dti_chart_new_ranks:
 * @cards: a list of [class@Dti.Scorecard], their periods ascending, of one framework or of several
 * @node: (nullable): id of a node, or `NULL` for the one that the last framework ranks
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for those of the last
 *   scorecard
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of ranks over periods, 1 on top, with the names at both ends.
 *
 * Where the framework changes, the lines are dashed: a rank can be followed there, but what it
 * ranks is another thing.
 *
 * Fails as [ctor@Dti.Chart.new_trend_from_scorecards] does.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_ranks (GListModel *cards, const char *node, const char *const *units, GError **error)
{
  g_autoptr (DtiChart) self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_chart_create (DTI_CHART_KIND_RANKS);
  if (!read_lines (self, cards, node, DTI_COLUMN_RANK, units, error))
    return NULL;

  return g_steal_pointer (&self);
}
