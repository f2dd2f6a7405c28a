/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scorecard-comparison-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiScorecardComparison:
 *
 * Two scorecards side by side: of two periods, two frameworks, two methods.
 *
 * Units and nodes are matched by their ids; what only one of the two has is left out. Ranks are
 * taken anew among the units that both rank, by the ranking of each, so that they can be compared
 * where units were merged or added; where both rank the same units they are those of the
 * scorecards. Scores are in points: where maxima differ, compare values.
 *
 * It is what COINr’s `compare_coins` does, with `Diff` as the shift of ranks.
 *
 * A comparison is immutable and free-threaded. Columns are computed when they are asked for.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_FIRST = 1,
  PROP_SECOND,
} DtiScorecardComparisonProperty;

static GParamSpec *props[PROP_SECOND + 1];

G_DEFINE_FINAL_TYPE (DtiScorecardComparison, dti_scorecard_comparison, G_TYPE_OBJECT)

static void
dti_scorecard_comparison_finalize (GObject *object)
{
  DtiScorecardComparison *self = DTI_SCORECARD_COMPARISON (object);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&self->cards[i]);
      g_free (self->rows[i]);
      g_free (self->ops[i]);
    }
  g_free (self->units);
  g_free (self->nodes);

  G_OBJECT_CLASS (dti_scorecard_comparison_parent_class)->finalize (object);
}

static void
dti_scorecard_comparison_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  DtiScorecardComparison *self = DTI_SCORECARD_COMPARISON (object);

  switch ((DtiScorecardComparisonProperty) prop_id)
    {
    case PROP_FIRST:
      g_value_set_object (value, self->cards[0]);
      break;
    case PROP_SECOND:
      g_value_set_object (value, self->cards[1]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_scorecard_comparison_class_init (DtiScorecardComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_scorecard_comparison_finalize;
  object_class->get_property = dti_scorecard_comparison_get_property;

  /**
   * DtiScorecardComparison:first: (getter get_first)
   *
   * The first scorecard.
   *
   * Since: 1.0
   */
  props[PROP_FIRST] = g_param_spec_object ("first",
                                           NULL,
                                           NULL,
                                           DTI_TYPE_SCORECARD,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiScorecardComparison:second: (getter get_second)
   *
   * The second scorecard.
   *
   * Since: 1.0
   */
  props[PROP_SECOND] = g_param_spec_object ("second",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_SCORECARD,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_scorecard_comparison_init (DtiScorecardComparison *self)
{
}

/* ---- making ---- */

static void
match_units (DtiScorecardComparison *self)
{
  gsize n = dti_scorecard_get_n_units (self->cards[0]);

  self->rows[0] = g_new (gsize, n + 1);
  self->rows[1] = g_new (gsize, n + 1);
  self->units = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      const char *unit = dti_scorecard_get_unit_id (self->cards[0], i);
      gsize other;

      if (!dti_scorecard_find_unit (self->cards[1], unit, &other))
        continue;
      self->rows[0][self->n_units] = i;
      self->rows[1][self->n_units] = other;
      self->units[self->n_units++] = (char *) unit;
    }
}

static void
match_nodes (DtiScorecardComparison *self)
{
  const DtiProgram *first = dti_scorecard_peek_results (self->cards[0])->binding->program;
  const DtiProgram *second = dti_scorecard_peek_results (self->cards[1])->binding->program;

  self->ops[0] = g_new (guint, first->n_ops + 1);
  self->ops[1] = g_new (guint, first->n_ops + 1);
  self->nodes = g_new0 (char *, first->n_ops + 1);
  for (guint i = 0; i < first->n_ops; i++)
    {
      const char *id = first->ops[first->order[i]].id;
      guint other;

      if (!dti_program_find (second, id, &other))
        continue;
      self->ops[0][self->n_nodes] = first->order[i];
      self->ops[1][self->n_nodes] = other;
      self->nodes[self->n_nodes++] = (char *) id;
    }
}

static gboolean
find_node (DtiScorecardComparison *self, const char *id, guint *node, GError **error)
{
  for (guint i = 0; i < self->n_nodes; i++)
    if (g_str_equal (self->nodes[i], id))
      {
        *node = i;
        return TRUE;
      }

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the scorecards have no node “%s” in common",
               id);

  return FALSE;
}

static DtiScorecardDifference *
make_row (DtiScorecardComparison *self, guint node, double *columns, gsize unit)
{
  const DtiProgram *program = dti_scorecard_peek_results (self->cards[0])->binding->program;
  double numbers[DTI_N_DIFFERENCE_COLUMNS];

  for (guint i = 0; i < DTI_N_DIFFERENCE_COLUMNS; i++)
    numbers[i] = dti_difference_column (self, columns, (DtiDifferenceColumn) i)[unit];

  return dti_scorecard_difference_new (self->cards[0],
                                       program->ops[self->ops[0][node]].node,
                                       self->units[unit],
                                       numbers);
}

DtiScorecardComparison *
dti_scorecard_comparison_new_for_nodes (DtiScorecard *first,
                                        guint first_op,
                                        DtiScorecard *second,
                                        guint second_op)
{
  DtiScorecardComparison *self = g_object_new (DTI_TYPE_SCORECARD_COMPARISON, NULL);
  const DtiProgram *program = dti_scorecard_peek_results (first)->binding->program;

  self->cards[0] = g_object_ref (first);
  self->cards[1] = g_object_ref (second);
  match_units (self);
  self->n_nodes = 1;
  self->ops[0] = g_memdup2 (&first_op, sizeof (guint));
  self->ops[1] = g_memdup2 (&second_op, sizeof (guint));
  self->nodes = g_new0 (char *, 2);
  self->nodes[0] = (char *) program->ops[first_op].id;

  return self;
}

/* ---- public ---- */

/**
 * dti_scorecard_comparison_new:
 * @first: a scorecard
 * @second: another one
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Puts two scorecards side by side.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where they have no unit or no node in common.
 *
 * Returns: (transfer full): a new comparison
 *
 * Since: 1.0
 */
DtiScorecardComparison *
dti_scorecard_comparison_new (DtiScorecard *first, DtiScorecard *second, GError **error)
{
  g_autoptr (DtiScorecardComparison) self = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (first), NULL);
  g_return_val_if_fail (DTI_IS_SCORECARD (second), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_SCORECARD_COMPARISON, NULL);
  self->cards[0] = g_object_ref (first);
  self->cards[1] = g_object_ref (second);
  match_units (self);
  match_nodes (self);
  if (self->n_units > 0 && self->n_nodes > 0)
    return g_steal_pointer (&self);

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the scorecards have no %s in common",
               self->n_units == 0 ? "unit" : "node");

  return NULL;
}

/**
 * dti_scorecard_comparison_get_first: (get-property first)
 * @self: a comparison
 *
 * Gets the first scorecard.
 *
 * Returns: (transfer none): the first scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_scorecard_comparison_get_first (DtiScorecardComparison *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);

  return self->cards[0];
}

/**
 * dti_scorecard_comparison_get_second: (get-property second)
 * @self: a comparison
 *
 * Gets the second scorecard.
 *
 * Returns: (transfer none): the second scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_scorecard_comparison_get_second (DtiScorecardComparison *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);

  return self->cards[1];
}

/**
 * dti_scorecard_comparison_get_units:
 * @self: a comparison
 *
 * Gets the ids of the units that both scorecards list, in the order of the first.
 *
 * The columns of [method@Dti.ScorecardComparison.get_column] have this order.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_scorecard_comparison_get_units (DtiScorecardComparison *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);

  return (const char *const *) self->units;
}

/**
 * dti_scorecard_comparison_get_nodes:
 * @self: a comparison
 *
 * Gets the ids of the nodes that both frameworks have, in the order of the first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_scorecard_comparison_get_nodes (DtiScorecardComparison *self)
{
  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);

  return (const char *const *) self->nodes;
}

/**
 * dti_scorecard_comparison_get_column:
 * @self: a comparison
 * @node: id of a node that both have
 * @column: which numbers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets one number for each unit: packed doubles in host byte order, NaN where there is none.
 *
 * The order is that of [method@Dti.ScorecardComparison.get_units].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for a node that they do not have in common.
 *
 * Returns: (transfer full): units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_scorecard_comparison_get_column (DtiScorecardComparison *self,
                                     const char *node,
                                     DtiDifferenceColumn column,
                                     GError **error)
{
  g_autofree double *columns = NULL;
  guint position;

  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (column <= DTI_DIFFERENCE_COLUMN_RANK_SHIFT, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!find_node (self, node, &position, error))
    return NULL;

  columns = dti_scorecard_comparison_measure (self, position);

  return g_bytes_new (dti_difference_column (self, columns, column),
                      self->n_units * sizeof (double));
}

/**
 * dti_scorecard_comparison_list_differences:
 * @self: a comparison
 * @node: id of a node that both have
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists all units at a node, in the order of the first scorecard.
 *
 * For bulk work use [method@Dti.ScorecardComparison.get_column].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for a node that they do not have in common.
 *
 * Returns: (transfer full): a list of [class@Dti.ScorecardDifference]
 *
 * Since: 1.0
 */
GListModel *
dti_scorecard_comparison_list_differences (DtiScorecardComparison *self,
                                           const char *node,
                                           GError **error)
{
  g_autofree double *columns = NULL;
  GPtrArray *items;
  guint position;

  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!find_node (self, node, &position, error))
    return NULL;

  columns = dti_scorecard_comparison_measure (self, position);
  items = g_ptr_array_new ();
  for (gsize i = 0; i < self->n_units; i++)
    g_ptr_array_add (items, make_row (self, position, columns, i));

  return dti_fixed_list_new (DTI_TYPE_SCORECARD_DIFFERENCE, items);
}

/**
 * dti_scorecard_comparison_list_movers:
 * @self: a comparison
 * @node: id of a node that both have
 * @n_max: how many at most, 0 for all
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists the units whose rank at a node differs, those that differ most first.
 *
 * Up and down count alike; units that moved by as many places keep the order of the first
 * scorecard.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for a node that they do not have in common.
 *
 * Returns: (transfer full): a list of [class@Dti.ScorecardDifference]
 *
 * Since: 1.0
 */
GListModel *
dti_scorecard_comparison_list_movers (DtiScorecardComparison *self,
                                      const char *node,
                                      guint n_max,
                                      GError **error)
{
  const DtiRankingRule rule = { DTI_TIES_FIRST, DTI_RANK_ORDER_DESCENDING, -1 };
  const DtiWorkers workers = { 1, NULL };
  g_autofree double *columns = NULL;
  g_autofree DtiRankingEntry *entries = NULL;
  const double *shifts;
  GPtrArray *items;
  gsize count = 0;
  guint position;

  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!find_node (self, node, &position, error))
    return NULL;

  columns = dti_scorecard_comparison_measure (self, position);
  shifts = dti_difference_column (self, columns, DTI_DIFFERENCE_COLUMN_RANK_SHIFT);
  entries = g_new (DtiRankingEntry, 2 * self->n_units + 1);
  for (gsize i = 0; i < self->n_units; i++)
    if (fabs (shifts[i]) > 0.0)
      entries[count++] =
          (DtiRankingEntry){ dti_ranking_get_key (&rule, fabs (shifts[i])), (guint32) i };
  dti_ranking_sort (entries, entries + self->n_units, count, &workers);
  items = g_ptr_array_new ();
  for (gsize i = 0; i < count && (n_max == 0 || i < n_max); i++)
    g_ptr_array_add (items, make_row (self, position, columns, entries[i].unit));

  return dti_fixed_list_new (DTI_TYPE_SCORECARD_DIFFERENCE, items);
}

/**
 * dti_scorecard_comparison_measure_agreement:
 * @self: a comparison
 * @node: id of a node that both have
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Measures how far the two agree about the order of the units at a node.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for a node that they do not have in common.
 *
 * Returns: (transfer full): the agreement
 *
 * Since: 1.0
 */
DtiRankAgreement *
dti_scorecard_comparison_measure_agreement (DtiScorecardComparison *self,
                                            const char *node,
                                            GError **error)
{
  g_autofree double *columns = NULL;
  guint position;

  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!find_node (self, node, &position, error))
    return NULL;

  columns = dti_scorecard_comparison_measure (self, position);

  return dti_scorecard_comparison_agree (self, position, columns);
}
