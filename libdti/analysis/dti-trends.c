/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-trends-private.h"

#include <libdti/base/dti-error.h>

/**
 * DtiTrends:
 *
 * The trends of many series, tested together.
 *
 * Every unit at every node of several scorecards, or every row of a matrix; what is said of a
 * series is what [func@Dti.Trend.test_with] says of it, to the last bit, whatever the number of
 * threads. As a list the trends stand unit by unit, node by node, and are made on demand; for bulk
 * work take [method@Dti.Trends.get_column].
 *
 * Trends are immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
  PROP_UNITS,
  PROP_NODES,
  PROP_PERIODS,
} DtiTrendsProperty;

static GParamSpec *props[PROP_PERIODS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiTrends,
                               dti_trends,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

gsize
dti_trends_count (const DtiTrends *self)
{
  return self->n_units * self->n_nodes;
}

const guint8 *
dti_trends_peek_breaks (const DtiTrends *self, gsize position)
{
  return self->breaks != NULL ? self->breaks + position * self->timeline->n : self->row.common;
}

gboolean
dti_trends_check_count (const DtiTrends *self, GError **error)
{
  if (dti_trends_count (self) < G_MAXUINT)
    return TRUE;

  g_set_error_literal (error, DTI_ERROR, DTI_ERROR_LIMIT, "there are too many series");

  return FALSE;
}

/* ---- items ---- */

static DtiSeries *
make_row_series (DtiTrends *self, gsize position)
{
  const double *values = g_bytes_get_data (self->values, NULL);
  DtiSeries *series = dti_series_create (self->timeline);

  series->unit = g_strdup_printf ("%" G_GSIZE_FORMAT, position + 1);
  series->direction = self->direction;
  for (guint i = 0; i < self->timeline->n; i++)
    {
      series->values[i] = values[position * self->timeline->n + i];
      if (!isnan (series->values[i]))
        series->statuses[i] = DTI_STATUS_NORMAL;
    }

  return series;
}

static gpointer
make_item (gpointer list, guint position)
{
  DtiTrends *self = list;
  g_autoptr (DtiSeries) series = self->has_cards
                                     ? dti_card_row_read (&self->row,
                                                          self->units[position / self->n_nodes],
                                                          self->nodes[position % self->n_nodes],
                                                          NULL)
                                     : make_row_series (self, position);

  return dti_trend_new (series, &self->test);
}

static GType
dti_trends_get_item_type (GListModel *model)
{
  return DTI_TYPE_TREND;
}

static guint
dti_trends_count_items (GListModel *model)
{
  return (guint) dti_trends_count (DTI_TRENDS (model));
}

static gpointer
dti_trends_get_item (GListModel *model, guint position)
{
  DtiTrends *self = DTI_TRENDS (model);

  if (position >= dti_trends_count (self))
    return NULL;

  return dti_live_items_get (&self->live, position, make_item, self);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_trends_get_item_type;
  iface->get_n_items = dti_trends_count_items;
  iface->get_item = dti_trends_get_item;
}

/* ---- the object ---- */

static void
dti_trends_finalize (GObject *object)
{
  DtiTrends *self = DTI_TRENDS (object);

  g_clear_pointer (&self->timeline, dti_timeline_unref);
  dti_card_row_clear (&self->row);
  g_clear_pointer (&self->values, g_bytes_unref);
  g_strfreev (self->units);
  g_strfreev (self->nodes);
  for (guint c = 0; c < DTI_TREND_N_COLUMNS; c++)
    g_free (self->columns[c]);
  g_free (self->breaks);
  dti_live_items_clear (&self->live);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_trends_parent_class)->finalize (object);
}

static void
dti_trends_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTrends *self = DTI_TRENDS (object);

  switch ((DtiTrendsProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_TREND);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, dti_trends_get_n_items (self));
      break;
    case PROP_UNITS:
      g_value_set_boxed (value, dti_trends_get_units (self));
      break;
    case PROP_NODES:
      g_value_set_boxed (value, dti_trends_get_nodes (self));
      break;
    case PROP_PERIODS:
      g_value_set_boxed (value, dti_trends_get_periods (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_list_properties (void)
{
  /**
   * DtiTrends:item-type:
   *
   * The type of the items: [class@Dti.Trend].
   *
   * Since: 1.0
   */
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrends:n-items: (getter get_n_items)
   *
   * The number of series.
   *
   * Since: 1.0
   */
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_trends_class_init (DtiTrendsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_trends_finalize;
  object_class->get_property = dti_trends_get_property;

  install_list_properties ();

  /**
   * DtiTrends:units: (getter get_units)
   *
   * The ids of the units; of a matrix the numbers of its rows, from 1.
   *
   * Since: 1.0
   */
  props[PROP_UNITS] = g_param_spec_boxed ("units",
                                          NULL,
                                          NULL,
                                          G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrends:nodes: (getter get_nodes)
   *
   * The ids of the nodes; empty for a matrix, which has one figure.
   *
   * Since: 1.0
   */
  props[PROP_NODES] = g_param_spec_boxed ("nodes",
                                          NULL,
                                          NULL,
                                          G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrends:periods: (getter get_periods)
   *
   * The periods, ascending.
   *
   * Since: 1.0
   */
  props[PROP_PERIODS] = g_param_spec_boxed ("periods",
                                            NULL,
                                            NULL,
                                            G_TYPE_STRV,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_trends_init (DtiTrends *self)
{
  g_mutex_init (&self->lock);
  dti_live_items_init (&self->live);
}

/* ---- public ---- */

static DtiTrends *
create (DtiTrendOptions *options)
{
  DtiTrends *self = g_object_new (DTI_TYPE_TRENDS, NULL);

  dti_trend_test_init (&self->test, options);
  self->n_threads = options != NULL ? dti_trend_options_get_threads (options) : 0;

  return self;
}

/**
 * dti_trends_new_from_scorecards:
 * @cards: a list of [class@Dti.Scorecard], their periods ascending, such as
 *   [method@Dti.Scorer.score_all] returns; of one framework or of several
 * @units: (nullable) (array zero-terminated=1): ids of the units, or `NULL` for all
 * @nodes: (nullable) (array zero-terminated=1): ids of the nodes, or `NULL` for all
 * @column: which figure
 * @options: (nullable): how to test, or `NULL` for the defaults
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Tests every unit at every node for a trend.
 *
 * Units stand in the order of first appearance, nodes depth first in the last framework, then those
 * that only earlier ones have. Breaks are those of [ctor@Dti.Series.new_from_scorecards].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, and with `DTI_ERROR_INVALID_DATA`
 * where the periods do not ascend or the list holds something else.
 *
 * Returns: (transfer full): new trends
 *
 * Since: 1.0
 */
DtiTrends *
dti_trends_new_from_scorecards (GListModel *cards,
                                const char *const *units,
                                const char *const *nodes,
                                DtiColumn column,
                                DtiTrendOptions *options,
                                GError **error)
{
  g_autoptr (DtiTrends) self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);
  g_return_val_if_fail (options == NULL || DTI_IS_TREND_OPTIONS (options), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = create (options);
  self->has_cards = TRUE;
  if (!dti_card_row_init (&self->row, cards, column, error))
    return NULL;
  self->timeline = dti_timeline_ref (self->row.timeline);
  if (!dti_trends_test_cards (self, units, nodes, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
check_matrix (DtiTrends *self, gsize size, GError **error)
{
  const double *values = g_bytes_get_data (self->values, NULL);
  gsize n = size / sizeof (double);

  if (size % sizeof (double) != 0 || self->timeline->n == 0 || n % self->timeline->n != 0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%" G_GSIZE_FORMAT " bytes are no rows of %u numbers",
                   size,
                   self->timeline->n);
      return FALSE;
    }

  for (gsize i = 0; i < n; i++)
    if (isinf (values[i]))
      {
        g_set_error (error,
                     DTI_ERROR,
                     DTI_ERROR_INVALID_DATA,
                     "row %" G_GSIZE_FORMAT ", period “%s”: the value is infinite",
                     i / self->timeline->n + 1,
                     self->timeline->periods[i % self->timeline->n]);
        return FALSE;
      }
  self->n_units = n / self->timeline->n;
  self->n_nodes = 1;

  return dti_trends_check_count (self, error);
}

/**
 * dti_trends_new_from_matrix:
 * @values: packed doubles in host byte order, row by row: a row for each series, a number for each
 *   time, NaN where there is none
 * @times: packed doubles in host byte order: when each column is, in years, ascending
 * @direction: which way the figure is good: up or down
 * @options: (nullable): how to test, or `NULL` for the defaults
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Tests every row of a matrix for a trend.
 *
 * The values are kept, not copied. There are no breaks and no seasons.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where times do not ascend, the sizes do not fit or a number
 * is infinite, with `DTI_ERROR_LIMIT` for more than 5000 times, and with `DTI_ERROR_UNSUPPORTED`
 * for the direction `range`.
 *
 * Returns: (transfer full): new trends
 *
 * Since: 1.0
 */
DtiTrends *
dti_trends_new_from_matrix (
    GBytes *values, GBytes *times, DtiDirection direction, DtiTrendOptions *options, GError **error)
{
  g_autoptr (DtiTrends) self = NULL;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (times != NULL, NULL);
  g_return_val_if_fail (options == NULL || DTI_IS_TREND_OPTIONS (options), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_series_check_direction (direction, error))
    return NULL;

  self = create (options);
  self->direction = direction;
  self->values = g_bytes_ref (values);
  self->timeline = dti_timeline_new_from_times (g_bytes_get_data (times, NULL),
                                                g_bytes_get_size (times) / sizeof (double),
                                                error);
  if (self->timeline == NULL || !check_matrix (self, g_bytes_get_size (values), error))
    return NULL;
  dti_trends_test_matrix (self);

  return g_steal_pointer (&self);
}

static void
number_rows (DtiTrends *self)
{
  self->units = g_new0 (char *, self->n_units + 1);
  for (gsize i = 0; i < self->n_units; i++)
    self->units[i] = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);
}

/**
 * dti_trends_get_units: (get-property units)
 * @self: trends
 *
 * Gets the ids of the units; of a matrix the numbers of its rows, from 1.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_trends_get_units (DtiTrends *self)
{
  g_return_val_if_fail (DTI_IS_TRENDS (self), NULL);

  g_mutex_lock (&self->lock);
  if (self->units == NULL)
    number_rows (self);
  g_mutex_unlock (&self->lock);

  return (const char *const *) self->units;
}

/**
 * dti_trends_get_nodes: (get-property nodes)
 * @self: trends
 *
 * Gets the ids of the nodes; empty for a matrix, which has one figure.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_trends_get_nodes (DtiTrends *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (DTI_IS_TRENDS (self), NULL);

  return self->has_cards ? (const char *const *) self->nodes : none;
}

/**
 * dti_trends_get_periods: (get-property periods)
 * @self: trends
 *
 * Gets the periods, ascending.
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods; of a matrix its times as text
 *
 * Since: 1.0
 */
const char *const *
dti_trends_get_periods (DtiTrends *self)
{
  g_return_val_if_fail (DTI_IS_TRENDS (self), NULL);

  return (const char *const *) self->timeline->periods;
}

/**
 * dti_trends_get_n_items: (get-property n-items)
 * @self: trends
 *
 * Gets the number of series.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
dti_trends_get_n_items (DtiTrends *self)
{
  g_return_val_if_fail (DTI_IS_TRENDS (self), 0);

  return (guint) dti_trends_count (self);
}

static gboolean
find (const char *const *ids, const char *id, gsize *position)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dti_trends_lookup:
 * @self: trends
 * @unit: id of a unit
 * @node: (nullable): id of a node, or `NULL` for the first or only one
 *
 * Finds the trend of a unit at a node.
 *
 * Returns: (transfer full) (nullable): the trend, or `NULL` where there is none
 *
 * Since: 1.0
 */
DtiTrend *
dti_trends_lookup (DtiTrends *self, const char *unit, const char *node)
{
  gsize row;
  gsize column = 0;

  g_return_val_if_fail (DTI_IS_TRENDS (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  if (!find (dti_trends_get_units (self), unit, &row) ||
      (node != NULL && !find (dti_trends_get_nodes (self), node, &column)) ||
      column >= self->n_nodes)
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self), (guint) (row * self->n_nodes + column));
}

/**
 * dti_trends_get_column:
 * @self: trends
 * @column: which number
 *
 * Gets one number for each series: packed doubles in host byte order, NaN where there is none.
 *
 * They stand unit by unit, node by node. Nothing is copied and the trends are kept alive: read
 * only.
 *
 * Returns: (transfer full): n-items × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_trends_get_column (DtiTrends *self, DtiTrendColumn column)
{
  g_return_val_if_fail (DTI_IS_TRENDS (self), NULL);
  g_return_val_if_fail (column <= DTI_TREND_COLUMN_VERDICT, NULL);

  return g_bytes_new_with_free_func (self->columns[column],
                                     dti_trends_count (self) * sizeof (double),
                                     g_object_unref,
                                     g_object_ref (self));
}
