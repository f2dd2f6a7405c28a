/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-comparison-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiComparison:
 *
 * A unit beside its peers: node by node, with strengths, weaknesses and who does better.
 *
 * For every node a [class@Dti.ComparisonRow] has the figure of the unit, median, mean, quartiles
 * and best of its peers, how far the unit is ahead of them in points of the node and of the root,
 * its rank among them, and whom of them it can learn from.
 *
 * A strength is a node where the unit is ahead of the median of its peers, a weakness one where it
 * is behind. Items of yes and no, and numbers that most units share, make strengths of what is
 * nothing special; [class@Dti.ComparisonOptions] sets them aside, as COINr’s `get_str_weak` does
 * (W. Becker et al., “COINr: An R package for developing composite indicators”, Journal of Open
 * Source Software 7 (2022), 4567). They are left in
 * [method@Dti.Comparison.list_practices], where a missing “yes” is what matters.
 *
 * A comparison is immutable and free-threaded.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_SCORECARD = 1,
  PROP_UNIT,
  PROP_PEERS,
  PROP_ROWS,
} DtiComparisonProperty;

static GParamSpec *props[PROP_ROWS + 1];

G_DEFINE_FINAL_TYPE (DtiComparison, dti_comparison, G_TYPE_OBJECT)

static void
dti_comparison_finalize (GObject *object)
{
  DtiComparison *self = DTI_COMPARISON (object);

  g_clear_object (&self->card);
  g_clear_object (&self->peers);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (dti_comparison_parent_class)->finalize (object);
}

static void
dti_comparison_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiComparison *self = DTI_COMPARISON (object);

  switch ((DtiComparisonProperty) prop_id)
    {
    case PROP_SCORECARD:
      g_value_set_object (value, self->card);
      break;
    case PROP_UNIT:
      g_value_set_string (value, dti_comparison_get_unit (self));
      break;
    case PROP_PEERS:
      g_value_set_object (value, self->peers);
      break;
    case PROP_ROWS:
      g_value_set_object (value, self->rows);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_comparison_class_init (DtiComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_comparison_finalize;
  object_class->get_property = dti_comparison_get_property;

  /**
   * DtiComparison:scorecard: (getter get_scorecard)
   *
   * The scores that are compared.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARD] = g_param_spec_object ("scorecard",
                                               NULL,
                                               NULL,
                                               DTI_TYPE_SCORECARD,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiComparison:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] =
      g_param_spec_string ("unit", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiComparison:peers: (getter get_peers)
   *
   * The peers.
   *
   * Since: 1.0
   */
  props[PROP_PEERS] = g_param_spec_object ("peers",
                                           NULL,
                                           NULL,
                                           DTI_TYPE_PEER_SET,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiComparison:rows: (getter get_rows)
   *
   * The rows, one for each node that is compared.
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
dti_comparison_init (DtiComparison *self)
{
}

/* ---- making ---- */

/* Positions of the peers; a set made for another unit can name this one. */
static GArray *
find_peers (DtiScorecard *card, gsize unit, DtiPeerSet *peers, GError **error)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *const *ids = dti_peer_set_get_units (peers);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      gsize position;

      if (!dti_scorecard_find_unit (card, ids[i], &position))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_FOUND,
                       "the period has no unit “%s”",
                       ids[i]);
          return NULL;
        }
      if (position != unit)
        g_array_append_val (positions, position);
    }
  if (positions->len > 0)
    return g_steal_pointer (&positions);

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "unit “%s” is its own and only peer",
               dti_scorecard_get_unit_id (card, unit));

  return NULL;
}

static gboolean
check_level (DtiScorecard *card, const char *level, GError **error)
{
  const DtiProgram *program = dti_scorecard_peek_results (card)->binding->program;

  if (level == NULL)
    return TRUE;
  for (guint i = 0; i < program->n_ops; i++)
    if (g_strcmp0 (dti_node_get_level (program->ops[i].node), level) == 0)
      return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no level “%s”", level);

  return FALSE;
}

/* ---- picking rows ---- */

/* Writes what rows are sorted by, smallest first; FALSE where the row is left out. */
typedef gboolean (*DtiRowPicker) (const DtiComparisonFacts *facts,
                                  DtiStrengthOrder order,
                                  double *key);

/* Above 0 for a strength. With the points of the root it is one only where these say so too. */
static double
get_gap (const DtiComparisonFacts *facts, DtiStrengthOrder order)
{
  if (!facts->is_candidate || facts->set_aside != DTI_SET_ASIDE_NO)
    return NAN;
  if (order != DTI_STRENGTH_ORDER_POINTS)
    return facts->standard_gap;

  return facts->root_gap_to_median * facts->standard_gap > 0.0 ? facts->root_gap_to_median : NAN;
}

static gboolean
pick_strength (const DtiComparisonFacts *facts, DtiStrengthOrder order, double *key)
{
  double gap = get_gap (facts, order);

  *key = order == DTI_STRENGTH_ORDER_RANK ? facts->rank : -gap;

  return gap > 0.0;
}

static gboolean
pick_weakness (const DtiComparisonFacts *facts, DtiStrengthOrder order, double *key)
{
  double gap = get_gap (facts, order);

  *key = order == DTI_STRENGTH_ORDER_RANK ? -facts->rank : gap;

  return gap < 0.0;
}

/* What would bring most comes first; what nobody can tell, last. */
static gboolean
pick_practice (const DtiComparisonFacts *facts, DtiStrengthOrder order, double *key)
{
  *key = isnan (facts->root_gap_to_best) ? INFINITY : facts->root_gap_to_best;

  return facts->is_candidate && facts->lacks_points && facts->full_units[0] != NULL;
}

static GListModel *
pick_rows (DtiComparison *self, DtiRowPicker pick, guint n_max)
{
  const DtiRankingRule rule = { DTI_TIES_FIRST, DTI_RANK_ORDER_ASCENDING, -1 };
  const DtiWorkers workers = { 1, NULL };
  guint n = g_list_model_get_n_items (self->rows);
  g_autofree DtiRankingEntry *entries = g_new (DtiRankingEntry, 2 * (gsize) n + 1);
  GPtrArray *items = g_ptr_array_new ();
  gsize count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (self->rows, i);
      double key;

      if (pick (&row->facts, self->order, &key))
        entries[count++] = (DtiRankingEntry){ dti_ranking_get_key (&rule, key), i };
    }

  dti_ranking_sort (entries, entries + n, count, &workers);
  for (gsize i = 0; i < count && (n_max == 0 || i < n_max); i++)
    g_ptr_array_add (items, g_list_model_get_item (self->rows, entries[i].unit));

  return dti_fixed_list_new (DTI_TYPE_COMPARISON_ROW, items);
}

/* ---- public ---- */

/**
 * dti_comparison_new:
 * @card: the scores of a period
 * @unit: id of a unit
 * @peers: (nullable): its peers, or `NULL` for all other units that are ranked
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Compares a unit with its peers, with the default options.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for a unit or a peer that the period does not have.
 *
 * Returns: (transfer full): a new comparison
 *
 * Since: 1.0
 */
DtiComparison *
dti_comparison_new (DtiScorecard *card, const char *unit, DtiPeerSet *peers, GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_comparison_new_with_options (card, unit, peers, NULL, error);
}

/**
 * dti_comparison_new_with_options:
 * @card: the scores of a period
 * @unit: id of a unit
 * @peers: (nullable): its peers, or `NULL` for all other units that are ranked
 * @options: (nullable): options, or `NULL` for the defaults
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Compares a unit with its peers.
 *
 * It takes O(nodes × (nodes + peers)) steps.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for a unit or a peer that the period does not have, and for a
 * level that the framework does not have.
 *
 * Returns: (transfer full): a new comparison
 *
 * Since: 1.0
 */
DtiComparison *
dti_comparison_new_with_options (DtiScorecard *card,
                                 const char *unit,
                                 DtiPeerSet *peers,
                                 DtiComparisonOptions *options,
                                 GError **error)
{
  g_autoptr (DtiComparison) self = NULL;
  g_autoptr (DtiComparisonOptions) used = NULL;
  g_autoptr (GArray) positions = NULL;
  DtiComparisonTask task = { 0 };

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (peers == NULL || DTI_IS_PEER_SET (peers), NULL);
  g_return_val_if_fail (options == NULL || DTI_IS_COMPARISON_OPTIONS (options), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_COMPARISON, NULL);
  used = options != NULL ? g_object_ref (options) : dti_comparison_options_new ();
  if (!dti_scorecard_find_unit (card, unit, &self->unit))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the period has no unit “%s”", unit);
      return NULL;
    }
  self->peers = peers != NULL ? g_object_ref (peers) : dti_peer_set_new_all (card, unit, error);
  if (self->peers == NULL || !check_level (card, dti_comparison_options_get_level (used), error))
    return NULL;
  positions = find_peers (card, self->unit, self->peers, error);
  if (positions == NULL)
    return NULL;

  self->card = g_object_ref (card);
  self->order = dti_comparison_options_get_order (used);
  task.card = card;
  task.unit = self->unit;
  task.peers = (const gsize *) (gconstpointer) positions->data;
  task.n_peers = positions->len;
  task.level = dti_comparison_options_get_level (used);
  task.min_distinct = dti_comparison_options_get_min_distinct (used);
  task.exclude_minimum = dti_comparison_options_get_exclude_minimum (used);
  self->rows = dti_fixed_list_new (DTI_TYPE_COMPARISON_ROW, dti_comparison_measure (&task));

  return g_steal_pointer (&self);
}

/**
 * dti_comparison_get_scorecard: (get-property scorecard)
 * @self: a comparison
 *
 * Gets the scores that are compared.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_comparison_get_scorecard (DtiComparison *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  return self->card;
}

/**
 * dti_comparison_get_unit: (get-property unit)
 * @self: a comparison
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_comparison_get_unit (DtiComparison *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  return dti_scorecard_get_unit_id (self->card, self->unit);
}

/**
 * dti_comparison_get_peers: (get-property peers)
 * @self: a comparison
 *
 * Gets the peers.
 *
 * Returns: (transfer none): the peers
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_comparison_get_peers (DtiComparison *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  return self->peers;
}

/**
 * dti_comparison_get_rows: (get-property rows)
 * @self: a comparison
 *
 * Gets the rows, one for each node that is compared.
 *
 * Nodes stand depth first from the root, then the views.
 *
 * Returns: (transfer none): a list of [class@Dti.ComparisonRow]
 *
 * Since: 1.0
 */
GListModel *
dti_comparison_get_rows (DtiComparison *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  return self->rows;
}

/**
 * dti_comparison_lookup:
 * @self: a comparison
 * @node: id of a node
 *
 * Looks a row up.
 *
 * Returns: (transfer none) (nullable): the row of the node, or `NULL` where it is not compared
 *
 * Since: 1.0
 */
DtiComparisonRow *
dti_comparison_lookup (DtiComparison *self, const char *node)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (self->rows, i);

      /* The list keeps it. */
      if (g_str_equal (dti_comparison_row_get_node_id (row), node))
        return row;
    }

  return NULL;
}

/**
 * dti_comparison_list_strengths:
 * @self: a comparison
 * @n_max: how many at most, 0 for all
 *
 * Lists nodes where the unit is ahead of the median of its peers, the greatest strength first.
 *
 * The options say among which nodes, what is set aside, and what comes first; nodes that tie keep
 * the order of the framework.
 *
 * Returns: (transfer full): a list of [class@Dti.ComparisonRow]
 *
 * Since: 1.0
 */
GListModel *
dti_comparison_list_strengths (DtiComparison *self, guint n_max)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  return pick_rows (self, pick_strength, n_max);
}

/**
 * dti_comparison_list_weaknesses:
 * @self: a comparison
 * @n_max: how many at most, 0 for all
 *
 * Lists nodes where the unit is behind the median of its peers, the greatest weakness first.
 *
 * See [method@Dti.Comparison.list_strengths].
 *
 * Returns: (transfer full): a list of [class@Dti.ComparisonRow]
 *
 * Since: 1.0
 */
GListModel *
dti_comparison_list_weaknesses (DtiComparison *self, guint n_max)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  return pick_rows (self, pick_weakness, n_max);
}

/**
 * dti_comparison_list_practices:
 * @self: a comparison
 * @n_max: how many at most, 0 for all
 *
 * Lists nodes where the unit lacks points and some of its peers have them all.
 *
 * These peers, [property@Dti.ComparisonRow:full-units], are the best available practice. What would
 * bring most points of the root comes first; nodes where that is not known come last, in the order
 * of the framework. Nothing is set aside: a missing “yes” belongs here.
 *
 * Returns: (transfer full): a list of [class@Dti.ComparisonRow]
 *
 * Since: 1.0
 */
GListModel *
dti_comparison_list_practices (DtiComparison *self, guint n_max)
{
  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  return pick_rows (self, pick_practice, n_max);
}
