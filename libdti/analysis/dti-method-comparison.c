/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-method-comparison-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiMethodComparison:
 *
 * Several scorecards of the same units and period side by side: by frameworks, variants, methods.
 *
 * Each method has a label, a scorecard and a node, which need not have the same id in all of them.
 * The first method is the base that the others are held against. Units are matched by their ids and
 * listed once each, those of the first scorecard first, then those that only later ones have. A
 * unit that a method does not list, score or rank has no number there, never 0.
 *
 * Ranks are those of the scorecards. Where the methods do not rank the same units
 * ([method@Dti.MethodComparison.get_n_ranked]), ranks, their range and their shifts count places in
 * fields of different size; the agreement of a pair ([class@Dti.RankAgreement]) takes ranks anew
 * among the units that both rank. Scores are in points: where maxima differ, compare values.
 *
 * It answers what COINr’s `compare_coins_multi` and `compare_coins_corr` do, with a rank shift that
 * is above 0 where places were gained. [class@Dti.ScorecardComparison] compares two scorecards at
 * all nodes.
 *
 * A comparison is immutable and free-threaded. It takes six doubles for each unit and method.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_LABELS = 1,
  PROP_N_METHODS,
  PROP_UNITS,
} DtiMethodComparisonProperty;

static GParamSpec *props[PROP_UNITS + 1];

G_DEFINE_FINAL_TYPE (DtiMethodComparison, dti_method_comparison, G_TYPE_OBJECT)

static void
dti_method_comparison_finalize (GObject *object)
{
  DtiMethodComparison *self = DTI_METHOD_COMPARISON (object);

  g_clear_pointer (&self->cards, dti_scorecard_list_free);
  g_strfreev (self->labels);
  g_free (self->ops);
  g_free (self->units);
  g_free (self->owners);
  for (guint i = 0; i < DTI_N_METHOD_COLUMNS; i++)
    g_free (self->columns[i]);
  for (guint i = 0; i < DTI_N_RANK_RANGE_COLUMNS; i++)
    g_free (self->ranges[i]);
  for (guint i = 0; i < DTI_N_AGREEMENT_MEASURES; i++)
    g_free (self->matrices[i]);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_method_comparison_parent_class)->finalize (object);
}

static void
dti_method_comparison_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  DtiMethodComparison *self = DTI_METHOD_COMPARISON (object);

  switch ((DtiMethodComparisonProperty) prop_id)
    {
    case PROP_LABELS:
      g_value_set_boxed (value, self->labels);
      break;
    case PROP_N_METHODS:
      g_value_set_uint (value, self->n_methods);
      break;
    case PROP_UNITS:
      g_value_set_boxed (value, self->units);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_method_comparison_class_init (DtiMethodComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_method_comparison_finalize;
  object_class->get_property = dti_method_comparison_get_property;

  /**
   * DtiMethodComparison:labels: (getter get_labels)
   *
   * The labels of the methods.
   *
   * Since: 1.0
   */
  props[PROP_LABELS] = g_param_spec_boxed ("labels",
                                           NULL,
                                           NULL,
                                           G_TYPE_STRV,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiMethodComparison:n-methods: (getter get_n_methods)
   *
   * How many methods are compared.
   *
   * Since: 1.0
   */
  props[PROP_N_METHODS] = g_param_spec_uint (
      "n-methods", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiMethodComparison:units: (getter get_units)
   *
   * The ids of the units that any method lists.
   *
   * Since: 1.0
   */
  props[PROP_UNITS] = g_param_spec_boxed ("units",
                                          NULL,
                                          NULL,
                                          G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_method_comparison_init (DtiMethodComparison *self)
{
  g_mutex_init (&self->lock);
}

/* ---- making ---- */

static gboolean
take_cards (DtiMethodComparison *self, GListModel *cards, GError **error)
{
  self->cards = dti_scorecard_list_take (cards, &self->n_methods, error);
  if (self->cards == NULL || self->n_methods >= 2)
    return self->cards != NULL;

  g_set_error_literal (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "at least two scorecards are needed");

  return FALSE;
}

static gboolean
check_periods (DtiMethodComparison *self, GError **error)
{
  const char *period = dti_scorecard_get_period (self->cards[0]);

  for (guint i = 1; i < self->n_methods; i++)
    {
      const char *other = dti_scorecard_get_period (self->cards[i]);

      if (g_strcmp0 (period, other) == 0)
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "“%s” is of the period “%s”, “%s” of “%s”",
                   self->labels[0],
                   period != NULL ? period : "",
                   self->labels[i],
                   other != NULL ? other : "");
      return FALSE;
    }

  return TRUE;
}

static gboolean
take_labels (DtiMethodComparison *self, const char *const *labels, GError **error)
{
  if (g_strv_length ((char **) labels) != self->n_methods)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%u labels for %u scorecards",
                   g_strv_length ((char **) labels),
                   self->n_methods);
      return FALSE;
    }
  self->labels = g_strdupv ((char **) labels);
  for (guint i = 0; i < self->n_methods; i++)
    {
      if (*labels[i] == '\0')
        {
          g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "label %u is empty", i + 1);
          return FALSE;
        }
      for (guint j = 0; j < i; j++)
        if (g_str_equal (labels[i], labels[j]))
          {
            g_set_error (error,
                         DTI_ERROR,
                         DTI_ERROR_EXISTS,
                         "two methods have the label “%s”",
                         labels[i]);
            return FALSE;
          }
    }

  return TRUE;
}

static gboolean
find_nodes (DtiMethodComparison *self, const char *const *nodes, GError **error)
{
  if (nodes != NULL && g_strv_length ((char **) nodes) != self->n_methods)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%u nodes for %u scorecards",
                   g_strv_length ((char **) nodes),
                   self->n_methods);
      return FALSE;
    }
  self->ops = g_new0 (guint, self->n_methods);
  for (guint i = 0; i < self->n_methods; i++)
    {
      DtiFramework *framework = dti_scorecard_get_framework (self->cards[i]);
      const DtiProgram *program = dti_scorecard_peek_results (self->cards[i])->binding->program;
      const char *id =
          nodes != NULL ? nodes[i] : dti_node_get_id (dti_framework_get_ranking_node (framework));

      if (dti_program_find (program, id, &self->ops[i]))
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the framework of “%s” has no node “%s”",
                   self->labels[i],
                   id);
      return FALSE;
    }

  return TRUE;
}

/* Lists each unit once. */
static void
list_units (DtiMethodComparison *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *units = g_ptr_array_new ();
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < self->n_methods; m++)
    for (gsize i = 0; i < dti_scorecard_get_n_units (self->cards[m]); i++)
      {
        char *unit = (char *) dti_scorecard_get_unit_id (self->cards[m], i);

        if (!g_hash_table_add (seen, unit))
          continue;
        g_ptr_array_add (units, unit);
        g_array_append_val (owners, m);
      }
  self->n_units = units->len;
  g_ptr_array_add (units, NULL);
  self->units = (char **) g_ptr_array_free (units, FALSE);
  self->owners = (guint *) (gpointer) g_array_free (owners, FALSE);
}

static gsize *
find_rows (DtiMethodComparison *self)
{
  gsize *rows = g_new (gsize, self->n_methods * self->n_units + 1);

  for (guint m = 0; m < self->n_methods; m++)
    for (gsize i = 0; i < self->n_units; i++)
      {
        gsize *row = &rows[m * self->n_units + i];

        if (!dti_scorecard_find_unit (self->cards[m], self->units[i], row))
          *row = G_MAXSIZE;
      }

  return rows;
}

/* ---- what others read ---- */

DtiNode *
dti_method_comparison_peek_node (DtiMethodComparison *self, guint method)
{
  const DtiProgram *program = dti_scorecard_peek_results (self->cards[method])->binding->program;

  return program->ops[self->ops[method]].node;
}

const char *
dti_method_comparison_peek_unit_name (DtiMethodComparison *self, gsize unit)
{
  DtiDataset *dataset = dti_scorecard_get_dataset (self->cards[self->owners[unit]]);
  const char *name = dti_dataset_get_unit_name (dataset, self->units[unit]);

  return name != NULL && *name != '\0' ? name : self->units[unit];
}

/* ---- agreement ---- */

static void
fill_pair (DtiMethodComparison *self, guint first, guint second)
{
  g_autoptr (DtiRankAgreement) agreement = dti_method_comparison_agree (self, first, second);
  double numbers[DTI_N_AGREEMENT_MEASURES];

  dti_rank_agreement_get_spearman (agreement, &numbers[DTI_AGREEMENT_MEASURE_SPEARMAN]);
  dti_rank_agreement_get_kendall (agreement, &numbers[DTI_AGREEMENT_MEASURE_KENDALL]);
  dti_rank_agreement_get_pearson (agreement, &numbers[DTI_AGREEMENT_MEASURE_PEARSON]);
  dti_rank_agreement_get_mean_shift (agreement, &numbers[DTI_AGREEMENT_MEASURE_MEAN_SHIFT]);
  dti_rank_agreement_get_max_shift (agreement, &numbers[DTI_AGREEMENT_MEASURE_MAX_SHIFT]);
  numbers[DTI_AGREEMENT_MEASURE_N_UNITS] = dti_rank_agreement_get_n_units (agreement);
  /* Rounding must not make a method differ from itself. */
  for (guint i = 0; first == second && i <= DTI_AGREEMENT_MEASURE_PEARSON; i++)
    numbers[i] = isnan (numbers[i]) ? NAN : 1.0;

  for (guint i = 0; i < DTI_N_AGREEMENT_MEASURES; i++)
    {
      self->matrices[i][first * self->n_methods + second] = numbers[i];
      self->matrices[i][second * self->n_methods + first] = numbers[i];
    }
}

static void
ensure_matrices (DtiMethodComparison *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize n = self->n_methods;

  if (self->has_matrices)
    return;

  for (guint i = 0; i < DTI_N_AGREEMENT_MEASURES; i++)
    self->matrices[i] = g_new (double, n *n);
  for (guint i = 0; i < n; i++)
    for (guint j = i; j < n; j++)
      fill_pair (self, i, j);
  self->has_matrices = TRUE;
}

/* ---- public ---- */

/**
 * dti_method_comparison_new:
 * @cards: scorecards of the same period, at least two; the first is the base
 * @labels: (array zero-terminated=1): what each is called, in the same order
 * @nodes: (array zero-terminated=1) (nullable): id of the node of each; `NULL`: the node that its
 *   framework ranks
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Puts several scorecards side by side.
 *
 * A scorecard can stand more than once, with other nodes.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` for fewer than two scorecards, an item that is none, an empty
 * label and as many labels or nodes as do not fit, with `DTI_ERROR_EXISTS` for a label that stands
 * twice, with `DTI_ERROR_NOT_FOUND` for a node that is not in the framework of its scorecard and
 * with `DTI_ERROR_CONFLICT` for scorecards of different periods.
 *
 * Returns: (transfer full): a new comparison
 *
 * Since: 1.0
 */
DtiMethodComparison *
dti_method_comparison_new (GListModel *cards,
                           const char *const *labels,
                           const char *const *nodes,
                           GError **error)
{
  g_autoptr (DtiMethodComparison) self = NULL;
  g_autofree gsize *rows = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);
  g_return_val_if_fail (labels != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_METHOD_COMPARISON, NULL);
  if (!take_cards (self, cards, error) || !take_labels (self, labels, error) ||
      !check_periods (self, error) || !find_nodes (self, nodes, error))
    return NULL;

  list_units (self);
  rows = find_rows (self);
  dti_method_comparison_measure (self, rows);

  return g_steal_pointer (&self);
}

/**
 * dti_method_comparison_get_n_methods: (get-property n-methods)
 * @self: a comparison
 *
 * Gets how many methods are compared.
 *
 * Returns: the number of methods, at least 2
 *
 * Since: 1.0
 */
guint
dti_method_comparison_get_n_methods (DtiMethodComparison *self)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), 0);

  return self->n_methods;
}

/**
 * dti_method_comparison_get_labels: (get-property labels)
 * @self: a comparison
 *
 * Gets the labels of the methods, the base first.
 *
 * The position of a label is the number of its method in all other functions.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels
 *
 * Since: 1.0
 */
const char *const *
dti_method_comparison_get_labels (DtiMethodComparison *self)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);

  return (const char *const *) self->labels;
}

/**
 * dti_method_comparison_get_scorecard:
 * @self: a comparison
 * @method: number of a method, from 0
 *
 * Gets the scorecard of a method.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_method_comparison_get_scorecard (DtiMethodComparison *self, guint method)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);
  g_return_val_if_fail (method < self->n_methods, NULL);

  return self->cards[method];
}

/**
 * dti_method_comparison_get_node:
 * @self: a comparison
 * @method: number of a method, from 0
 *
 * Gets the node of a method.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_method_comparison_get_node (DtiMethodComparison *self, guint method)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);
  g_return_val_if_fail (method < self->n_methods, NULL);

  return dti_method_comparison_peek_node (self, method);
}

/**
 * dti_method_comparison_get_n_ranked:
 * @self: a comparison
 * @method: number of a method, from 0
 *
 * Gets how many units a method ranks.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_method_comparison_get_n_ranked (DtiMethodComparison *self, guint method)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), 0);
  g_return_val_if_fail (method < self->n_methods, 0);

  return (guint) dti_scorecard_peek_ranks (self->cards[method], self->ops[method])->n_ranked;
}

/**
 * dti_method_comparison_get_units: (get-property units)
 * @self: a comparison
 *
 * Gets the ids of the units that any method lists.
 *
 * Those of the first scorecard come first, in its order. All columns have this order.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_method_comparison_get_units (DtiMethodComparison *self)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);

  return (const char *const *) self->units;
}

/* The memory belongs to the comparison, which the bytes keep. */
static GBytes *
lend (DtiMethodComparison *self, const double *numbers, gsize n)
{
  return g_bytes_new_with_free_func (numbers,
                                     n * sizeof (double),
                                     g_object_unref,
                                     g_object_ref (self));
}

/**
 * dti_method_comparison_get_column:
 * @self: a comparison
 * @method: number of a method, from 0
 * @column: which numbers
 *
 * Gets one number for each unit: packed doubles in host byte order, NaN where there is none.
 *
 * The order is that of [method@Dti.MethodComparison.get_units].
 *
 * Returns: (transfer full): units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_method_comparison_get_column (DtiMethodComparison *self, guint method, DtiMethodColumn column)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);
  g_return_val_if_fail (method < self->n_methods, NULL);
  g_return_val_if_fail ((guint) column < DTI_N_METHOD_COLUMNS, NULL);

  return lend (self, dti_method_column (self, method, column), self->n_units);
}

/**
 * dti_method_comparison_get_range_column:
 * @self: a comparison
 * @column: which numbers
 *
 * Gets what the ranks of each unit come to: packed doubles in host byte order.
 *
 * NaN where no method ranks the unit. The order is that of
 * [method@Dti.MethodComparison.get_units].
 *
 * Returns: (transfer full): units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_method_comparison_get_range_column (DtiMethodComparison *self, DtiRankRangeColumn column)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);
  g_return_val_if_fail ((guint) column < DTI_N_RANK_RANGE_COLUMNS, NULL);

  return lend (self, self->ranges[column], self->n_units);
}

/**
 * dti_method_comparison_list_rows:
 * @self: a comparison
 *
 * Lists all units, in the order of [method@Dti.MethodComparison.get_units].
 *
 * For bulk work use [method@Dti.MethodComparison.get_column].
 *
 * Returns: (transfer full): a list of [class@Dti.MethodComparisonRow]
 *
 * Since: 1.0
 */
GListModel *
dti_method_comparison_list_rows (DtiMethodComparison *self)
{
  GPtrArray *items;

  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);

  items = g_ptr_array_new ();
  for (gsize i = 0; i < self->n_units; i++)
    g_ptr_array_add (items, dti_method_comparison_row_new (self, i));

  return dti_fixed_list_new (DTI_TYPE_METHOD_COMPARISON_ROW, items);
}

/**
 * dti_method_comparison_list_movers:
 * @self: a comparison
 * @n_max: how many at most, 0 for all
 *
 * Lists the units that the methods do not rank alike, those with the widest range first.
 *
 * Units with the same spread keep their order.
 *
 * Returns: (transfer full): a list of [class@Dti.MethodComparisonRow]
 *
 * Since: 1.0
 */
GListModel *
dti_method_comparison_list_movers (DtiMethodComparison *self, guint n_max)
{
  const DtiRankingRule rule = { DTI_TIES_FIRST, DTI_RANK_ORDER_DESCENDING, -1 };
  const DtiWorkers workers = { 1, NULL };
  g_autofree DtiRankingEntry *entries = NULL;
  const double *spreads;
  GPtrArray *items;
  gsize count = 0;

  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);

  spreads = self->ranges[DTI_RANK_RANGE_COLUMN_SPREAD];
  entries = g_new (DtiRankingEntry, 2 * self->n_units + 1);
  for (gsize i = 0; i < self->n_units; i++)
    if (spreads[i] > 0.0)
      entries[count++] = (DtiRankingEntry){ dti_ranking_get_key (&rule, spreads[i]), (guint32) i };
  dti_ranking_sort (entries, entries + self->n_units, count, &workers);
  items = g_ptr_array_new ();
  for (gsize i = 0; i < count && (n_max == 0 || i < n_max); i++)
    g_ptr_array_add (items, dti_method_comparison_row_new (self, entries[i].unit));

  return dti_fixed_list_new (DTI_TYPE_METHOD_COMPARISON_ROW, items);
}

/**
 * dti_method_comparison_measure_agreement:
 * @self: a comparison
 * @first: number of a method, from 0
 * @second: number of another one
 *
 * Measures how far two methods agree about the order of the units that both rank.
 *
 * The node of the agreement is that of the first of the two.
 *
 * Returns: (transfer full): the agreement
 *
 * Since: 1.0
 */
DtiRankAgreement *
dti_method_comparison_measure_agreement (DtiMethodComparison *self, guint first, guint second)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);
  g_return_val_if_fail (first < self->n_methods, NULL);
  g_return_val_if_fail (second < self->n_methods, NULL);

  return dti_method_comparison_agree (self, first, second);
}

/**
 * dti_method_comparison_get_matrix:
 * @self: a comparison
 * @measure: which numbers
 *
 * Gets one number for each pair of methods: packed doubles in host byte order, row by row.
 *
 * The matrix is symmetric. NaN where there is no number: a correlation of fewer than two units, or
 * of figures that are all equal; a shift where no unit is ranked by both.
 *
 * Returns: (transfer full): methods × methods × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_method_comparison_get_matrix (DtiMethodComparison *self, DtiAgreementMeasure measure)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);
  g_return_val_if_fail ((guint) measure < DTI_N_AGREEMENT_MEASURES, NULL);

  ensure_matrices (self);

  return lend (self, self->matrices[measure], (gsize) self->n_methods * self->n_methods);
}
