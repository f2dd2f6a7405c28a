/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-statistics-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-problem-private.h>
#include <libdti/data/dti-dataset-numbers-private.h>
#include <libdti/model/dti-fixed-list-private.h>
#include <libdti/model/dti-framework-private.h>
#include <libdti/model/dti-indicator.h>
#include <libdti/model/dti-pillar.h>
#include <libdti/scoring/dti-scorecard-private.h>

/**
 * DtiStatistics:
 *
 * What describes the numbers of the units: of the indicators of a dataset, or of a scorecard.
 *
 * Statistics of a dataset are about the numbers as they were observed, before any rule: one column
 * for each indicator, for each pillar that was observed and for each column of numbers that the
 * framework declares (denominators, for instance). Those of a scorecard are about scores or values,
 * one column for each node. [class@Dti.Correlations], [class@Dti.PrincipalComponents] and
 * [class@Dti.Reliability] are made of statistics.
 *
 * All units that the period lists enter, whether they are ranked or not.
 *
 * Statistics are immutable and free-threaded. They keep a copy of the numbers.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_FRAMEWORK = 1,
  PROP_PERIOD,
  PROP_ROWS,
} DtiStatisticsProperty;

static GParamSpec *props[PROP_ROWS + 1];

G_DEFINE_FINAL_TYPE (DtiStatistics, dti_statistics, G_TYPE_OBJECT)

static void
dti_statistics_finalize (GObject *object)
{
  DtiStatistics *self = DTI_STATISTICS (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->problems);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_strfreev (self->ids);
  g_strfreev (self->units);
  g_free (self->nodes);
  g_free (self->numbers);
  g_free (self->period);

  G_OBJECT_CLASS (dti_statistics_parent_class)->finalize (object);
}

static void
dti_statistics_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiStatistics *self = DTI_STATISTICS (object);

  switch ((DtiStatisticsProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      g_value_set_object (value, self->framework);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_ROWS:
      g_value_set_object (value, self->rows);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_statistics_class_init (DtiStatisticsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_statistics_finalize;
  object_class->get_property = dti_statistics_get_property;

  /**
   * DtiStatistics:framework: (getter get_framework)
   *
   * The framework.
   *
   * Since: 1.0
   */
  props[PROP_FRAMEWORK] = g_param_spec_object ("framework",
                                               NULL,
                                               NULL,
                                               DTI_TYPE_FRAMEWORK,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiStatistics:period: (getter get_period)
   *
   * The period, empty where the data have none.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] =
      g_param_spec_string ("period", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiStatistics:rows: (getter get_rows)
   *
   * A [class@Dti.ColumnStatistics] for each column.
   *
   * Since: 1.0
   */
  props[PROP_ROWS] = g_param_spec_object ("rows",
                                          NULL,
                                          NULL,
                                          G_TYPE_LIST_MODEL,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_statistics_init (DtiStatistics *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = dti_problem_list_new ();
}

/* ---- making ---- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of columns of numbers that are no nodes, in the order of their bytes. */
static GPtrArray *
list_columns (DtiFramework *framework)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, framework->columns);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      gboolean is_label;

      if (dti_framework_has_column (framework, name, &is_label) && !is_label &&
          dti_framework_lookup (framework, name) == NULL)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

/* Nodes that have a column: all, or with a dataset indicators and what was observed. */
static GPtrArray *
list_nodes (DtiStatistics *self, DtiDataset *dataset)
{
  GListModel *nodes = dti_framework_get_nodes (self->framework);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      DtiDatasetColumn column;

      if (dataset == NULL || DTI_IS_INDICATOR (node) ||
          dti_dataset_peek_column (dataset,
                                   self->period,
                                   dti_node_get_id (node),
                                   DTI_STAGE_ANY,
                                   &column))
        g_ptr_array_add (found, node);
    }

  return found;
}

/* @nodes: those that have a column; @names: of further columns. */
static void
set_columns (DtiStatistics *self, GPtrArray *nodes, GPtrArray *names)
{
  self->n_nodes = nodes->len;
  self->n_ids = self->n_nodes + names->len;
  self->nodes = g_new (DtiNode *, self->n_nodes + 1);
  self->ids = g_new0 (char *, self->n_ids + 1);
  for (guint i = 0; i < self->n_ids; i++)
    {
      if (i < self->n_nodes)
        {
          self->nodes[i] = g_ptr_array_index (nodes, i);
          self->ids[i] = g_strdup (dti_node_get_id (self->nodes[i]));
        }
      else
        self->ids[i] = g_strdup (g_ptr_array_index (names, i - self->n_nodes));
      g_hash_table_insert (self->by_id, self->ids[i], GUINT_TO_POINTER (i + 1));
    }
  self->numbers = g_new (double, self->n_ids * self->n_units + 1);
}

static void
report_column (DtiStatistics *self, DtiColumnStatistics *row, const char *id)
{
  const DtiPlace place = { .node = id, .period = self->period };
  double n = dti_column_statistics_read (row, DTI_STATISTICS_COLUMN_N_AVAILABLE);

  if (n == 0.0)
    dti_problem_list_report (self->problems,
                             DTI_SEVERITY_NOTE,
                             "no-numbers",
                             &place,
                             "“%s” has no numbers",
                             id);
  else if (n > 1.0 && dti_column_statistics_read (row, DTI_STATISTICS_COLUMN_N_UNIQUE) == 1.0)
    dti_problem_list_report (self->problems,
                             DTI_SEVERITY_NOTE,
                             "constant-column",
                             &place,
                             "all numbers of “%s” are equal",
                             id);
}

static void
measure_columns (DtiStatistics *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->n_ids; i++)
    {
      DtiColumnStatistics *row =
          dti_column_statistics_new (self->framework,
                                     self->ids[i],
                                     i < self->n_nodes ? self->nodes[i] : NULL,
                                     dti_statistics_peek (self, i),
                                     self->n_units);

      report_column (self, row, self->ids[i]);
      g_ptr_array_add (rows, row);
    }
  self->rows = dti_fixed_list_new (DTI_TYPE_COLUMN_STATISTICS, rows);
}

/* Rows of the dataset that the period lists. */
static gsize *
list_rows (DtiStatistics *self, DtiDataset *dataset)
{
  const char *const *units = dti_dataset_get_units (dataset);
  const guint8 *listed = dti_dataset_peek_listed (dataset, self->period);
  gsize n = dti_dataset_count_units (dataset);
  gsize *rows = g_new (gsize, n + 1);

  self->units = g_new0 (char *, n + 1);
  for (gsize row = 0; row < n; row++)
    {
      if (listed != NULL && !listed[row])
        continue;
      rows[self->n_units] = row;
      self->units[self->n_units++] = g_strdup (units[row]);
    }

  return rows;
}

static void
read_dataset (DtiStatistics *self, DtiDataset *dataset, const gsize *rows)
{
  for (guint i = 0; i < self->n_ids; i++)
    {
      double *numbers = self->numbers + (gsize) i * self->n_units;
      DtiDatasetColumn column = { NULL };
      gboolean found =
          dti_dataset_peek_column (dataset, self->period, self->ids[i], DTI_STAGE_ANY, &column);

      for (gsize unit = 0; unit < self->n_units; unit++)
        numbers[unit] = found && !dti_dataset_column_is_closed (&column, rows[unit])
                            ? dti_dataset_column_read (&column, rows[unit])
                            : NAN;
    }
}

/**
 * dti_statistics_new:
 * @framework: a framework
 * @dataset: its data; it is sealed
 * @period: (nullable): the period; may be `NULL` where there is only one
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Measures the observed numbers of a period.
 *
 * There is a column for each indicator and for each pillar that was observed, in the order of the
 * framework; columns of numbers that are no nodes come after them, in the order of their names. A
 * ratio is its numerator divided by its denominator. Labels and inputs have no statistics.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown period and `DTI_ERROR_CONFLICT` where several
 * periods leave the choice open.
 *
 * Returns: (transfer full): new statistics
 *
 * Since: 1.0
 */
DtiStatistics *
dti_statistics_new (DtiFramework *framework,
                    DtiDataset *dataset,
                    const char *period,
                    GError **error)
{
  DtiStatistics *self;
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree gsize *rows = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  dti_dataset_seal (dataset);
  period = dti_dataset_choose_period (dataset, period, error);
  if (period == NULL)
    return NULL;

  self = g_object_new (DTI_TYPE_STATISTICS, NULL);
  self->framework = g_object_ref (framework);
  self->period = g_strdup (period);
  rows = list_rows (self, dataset);
  nodes = list_nodes (self, dataset);
  names = list_columns (framework);
  set_columns (self, nodes, names);
  read_dataset (self, dataset, rows);
  measure_columns (self);

  return self;
}

/**
 * dti_statistics_new_for_scorecard:
 * @card: a scorecard
 * @column: which of its numbers
 *
 * Measures the numbers of a scorecard, at all nodes in the order of the framework.
 *
 * `DTI_COLUMN_SCORE` and `DTI_COLUMN_VALUE` correlate in the same way where all units have the same
 * maximum.
 *
 * Returns: (transfer full): new statistics
 *
 * Since: 1.0
 */
DtiStatistics *
dti_statistics_new_for_scorecard (DtiScorecard *card, DtiColumn column)
{
  DtiStatistics *self;
  const DtiProgram *program;
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail ((guint) column <= DTI_COLUMN_COVERAGE, NULL);

  self = g_object_new (DTI_TYPE_STATISTICS, NULL);
  self->framework = g_object_ref (dti_scorecard_get_framework (card));
  self->period = g_strdup (dti_scorecard_get_period (card));
  self->units = g_strdupv ((char **) dti_scorecard_get_units (card));
  self->n_units = dti_scorecard_get_n_units (card);
  nodes = list_nodes (self, NULL);
  names = g_ptr_array_new ();
  set_columns (self, nodes, names);

  program = dti_scorecard_peek_results (card)->binding->program;
  for (guint i = 0; i < self->n_ids; i++)
    for (gsize unit = 0; unit < self->n_units; unit++)
      self->numbers[(gsize) i * self->n_units + unit] =
          dti_scorecard_read_number (card, program->order[i], unit, column);
  measure_columns (self);

  return self;
}

/* ---- choosing columns ---- */

gboolean
dti_statistics_find (DtiStatistics *self, const char *id, guint *position, GError **error)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));

  if (found == 0)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there are no numbers of “%s”", id);
      return FALSE;
    }
  *position = found - 1;

  return TRUE;
}

static gboolean
has_position (const GArray *positions, guint position)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint, i) == position)
      return TRUE;

  return FALSE;
}

GArray *
dti_statistics_select (DtiStatistics *self, const char *const *ids, GError **error)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      guint position;

      if (!dti_statistics_find (self, ids[i], &position, error))
        return NULL;
      if (has_position (positions, position))
        {
          g_set_error (error, DTI_ERROR, DTI_ERROR_EXISTS, "“%s” stands twice", ids[i]);
          return NULL;
        }
      g_array_append_val (positions, position);
    }

  return g_steal_pointer (&positions);
}

static void
select_below (DtiStatistics *self, DtiNode *node, GArray *positions)
{
  guint position;
  GListModel *children;

  if (dti_statistics_find (self, dti_node_get_id (node), &position, NULL))
    {
      if (!has_position (positions, position))
        g_array_append_val (positions, position);
      return;
    }

  children = dti_pillar_get_children (DTI_PILLAR (node));
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (children, i);

      select_below (self, child, positions);
    }
}

GArray *
dti_statistics_select_children (DtiStatistics *self, const char *pillar, GError **error)
{
  DtiNode *node = dti_framework_lookup (self->framework, pillar);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GListModel *children;

  if (node == NULL || !DTI_IS_PILLAR (node))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the framework has no pillar “%s”",
                   pillar);
      return NULL;
    }

  children = dti_pillar_get_children (DTI_PILLAR (node));
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (children, i);

      select_below (self, child, positions);
    }

  return g_steal_pointer (&positions);
}

gboolean
dti_statistics_has_ancestor (DtiNode *node, DtiNode *ancestor, guint generations)
{
  GListModel *parents = dti_node_get_parents (node);

  for (guint i = 0; i < g_list_model_get_n_items (parents); i++)
    {
      g_autoptr (DtiNode) parent = g_list_model_get_item (parents, i);

      if (parent == ancestor && generations <= 1)
        return TRUE;
      if (generations != 1 &&
          dti_statistics_has_ancestor (parent, ancestor, generations > 0 ? generations - 1 : 0))
        return TRUE;
    }

  return FALSE;
}

/* ---- public ---- */

/**
 * dti_statistics_get_framework: (get-property framework)
 * @self: statistics
 *
 * Gets the framework.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_statistics_get_framework (DtiStatistics *self)
{
  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  return self->framework;
}

/**
 * dti_statistics_get_period: (get-property period)
 * @self: statistics
 *
 * Gets the period.
 *
 * Returns: (transfer none): the period, empty where the data have none
 *
 * Since: 1.0
 */
const char *
dti_statistics_get_period (DtiStatistics *self)
{
  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  return self->period;
}

/**
 * dti_statistics_get_units:
 * @self: statistics
 *
 * Gets the ids of the units, in the order of the data.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_statistics_get_units (DtiStatistics *self)
{
  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  return (const char *const *) self->units;
}

/**
 * dti_statistics_get_ids:
 * @self: statistics
 *
 * Gets the ids of the columns: of nodes, then names of columns of the dataset that are no nodes.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_statistics_get_ids (DtiStatistics *self)
{
  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  return (const char *const *) self->ids;
}

/**
 * dti_statistics_get_rows: (get-property rows)
 * @self: statistics
 *
 * Gets what describes each column, in the order of [method@Dti.Statistics.get_ids].
 *
 * Returns: (transfer none): a list of [class@Dti.ColumnStatistics]
 *
 * Since: 1.0
 */
GListModel *
dti_statistics_get_rows (DtiStatistics *self)
{
  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  return self->rows;
}

/**
 * dti_statistics_lookup:
 * @self: statistics
 * @id: id of a node, or name of a column
 *
 * Looks up what describes a column.
 *
 * Returns: (transfer none) (nullable): the row, `NULL` where there is none
 *
 * Since: 1.0
 */
DtiColumnStatistics *
dti_statistics_lookup (DtiStatistics *self, const char *id)
{
  g_autoptr (DtiColumnStatistics) row = NULL;
  guint position;

  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!dti_statistics_find (self, id, &position, NULL))
    return NULL;
  /* The list keeps it. */
  row = g_list_model_get_item (self->rows, position);

  return row;
}

/**
 * dti_statistics_get_column:
 * @self: statistics
 * @column: which number
 *
 * Gets one number for each column: packed doubles in host byte order, NaN where there is none.
 *
 * The order is that of [method@Dti.Statistics.get_ids].
 *
 * Returns: (transfer full): ids × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_statistics_get_column (DtiStatistics *self, DtiStatisticsColumn column)
{
  double *numbers;

  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);
  g_return_val_if_fail ((guint) column < DTI_STATISTICS_N_COLUMNS, NULL);

  numbers = g_new (double, self->n_ids + 1);
  for (guint i = 0; i < self->n_ids; i++)
    {
      g_autoptr (DtiColumnStatistics) row = g_list_model_get_item (self->rows, i);

      numbers[i] = dti_column_statistics_read (row, column);
    }

  return g_bytes_new_take (numbers, self->n_ids * sizeof (double));
}

/**
 * dti_statistics_get_numbers:
 * @self: statistics
 * @id: id of a node, or name of a column
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets the number of each unit: packed doubles in host byte order, NaN where there is none.
 *
 * The order is that of [method@Dti.Statistics.get_units].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown id.
 *
 * Returns: (transfer full): units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_statistics_get_numbers (DtiStatistics *self, const char *id, GError **error)
{
  guint position;

  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_statistics_find (self, id, &position, error))
    return NULL;

  return g_bytes_new (dti_statistics_peek (self, position), self->n_units * sizeof (double));
}

/**
 * dti_statistics_list_outliers:
 * @self: statistics
 * @id: id of a node, or name of a column
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists the units whose numbers lie outside Tukey's fences, in the order of the data.
 *
 * The fences are the quartiles less and plus 1.5 times their distance
 * (`DTI_STATISTICS_COLUMN_LOWER_FENCE` and `DTI_STATISTICS_COLUMN_UPPER_FENCE`).
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown id.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of units
 *
 * Since: 1.0
 */
char **
dti_statistics_list_outliers (DtiStatistics *self, const char *id, GError **error)
{
  g_autoptr (GStrvBuilder) units = NULL;
  DtiColumnStatistics *row;
  const double *numbers;
  guint position;

  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_statistics_find (self, id, &position, error))
    return NULL;

  row = dti_statistics_lookup (self, id);
  numbers = dti_statistics_peek (self, position);
  units = g_strv_builder_new ();
  for (gsize i = 0; i < self->n_units; i++)
    if (numbers[i] < dti_column_statistics_read (row, DTI_STATISTICS_COLUMN_LOWER_FENCE) ||
        numbers[i] > dti_column_statistics_read (row, DTI_STATISTICS_COLUMN_UPPER_FENCE))
      g_strv_builder_add (units, self->units[i]);

  return g_strv_builder_end (units);
}

/**
 * dti_statistics_get_problems:
 * @self: statistics
 *
 * Gets what there is to report.
 *
 * That is columns without numbers (`no-numbers`) and columns whose numbers are all equal
 * (`constant-column`), which correlate with nothing.
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_statistics_get_problems (DtiStatistics *self)
{
  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  return self->problems;
}
