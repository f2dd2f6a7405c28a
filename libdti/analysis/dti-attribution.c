/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-attribution-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-grid-private.h>
#include <libdti/model/dti-fixed-list-private.h>

/* With so many players a game takes some thousand evaluations; ten more would take a thousand times
 * that. */
#define DEFAULT_MAX_PLAYERS 12
#define MOST_PLAYERS 20
#define DEFAULT_SAMPLES 1000

/**
 * DtiAttribution:
 *
 * Why a score changed: the change of one node of one unit between two scorecards, taken apart.
 *
 * Each contribution names a node and a cause: *performance* where the figure of the node changed,
 * *method* where the framework did (weights, rules, nodes that entered or left, what is assessed
 * at all), *coverage* where figures came or went. The contributions sum to the change of the score
 * in points, and to the change of the value (score / assessed maximum), in any order to the same
 * bits.
 *
 * Sums and arithmetic means are taken apart linearly, geometric means by the logarithmic mean,
 * everything else by Shapley and Owen values: exactly where few parts play together, else from
 * random orders with a standard error. See the page [Why a score changed](why-a-score-changed.html)
 * for the formulas and where they are from.
 *
 * An attribution is immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_OLDER = 1,
  PROP_NEWER,
  PROP_OLDER_UNIT,
  PROP_UNIT,
  PROP_NODE,
  PROP_NODE_ID,
  PROP_OLDER_SCORE,
  PROP_NEWER_SCORE,
  PROP_SCORE_CHANGE,
  PROP_OLDER_MAX,
  PROP_NEWER_MAX,
  PROP_OLDER_VALUE,
  PROP_NEWER_VALUE,
  PROP_VALUE_CHANGE,
  PROP_IS_EXACT,
} DtiAttributionProperty;

static GParamSpec *props[PROP_IS_EXACT + 1];

G_DEFINE_FINAL_TYPE (DtiAttribution, dti_attribution, G_TYPE_OBJECT)

static void
dti_attribution_finalize (GObject *object)
{
  DtiAttribution *self = DTI_ATTRIBUTION (object);

  for (guint side = 0; side < DTI_N_SIDES; side++)
    g_clear_object (&self->cards[side]);
  g_array_unref (self->frames);
  g_array_unref (self->entries);

  G_OBJECT_CLASS (dti_attribution_parent_class)->finalize (object);
}

static void
dti_attribution_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiAttribution *self = DTI_ATTRIBUTION (object);

  switch ((DtiAttributionProperty) prop_id)
    {
    case PROP_OLDER:
      g_value_set_object (value, dti_attribution_get_older (self));
      break;
    case PROP_NEWER:
      g_value_set_object (value, dti_attribution_get_newer (self));
      break;
    case PROP_OLDER_UNIT:
      g_value_set_string (value, dti_attribution_get_older_unit (self));
      break;
    case PROP_UNIT:
      g_value_set_string (value, dti_attribution_get_unit (self));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_attribution_get_node (self));
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_attribution_get_node_id (self));
      break;
    case PROP_OLDER_SCORE:
      g_value_set_double (value, dti_attribution_get_older_score (self));
      break;
    case PROP_NEWER_SCORE:
      g_value_set_double (value, dti_attribution_get_newer_score (self));
      break;
    case PROP_SCORE_CHANGE:
      g_value_set_double (value, dti_attribution_get_score_change (self));
      break;
    case PROP_OLDER_MAX:
      g_value_set_double (value, dti_attribution_get_older_max (self));
      break;
    case PROP_NEWER_MAX:
      g_value_set_double (value, dti_attribution_get_newer_max (self));
      break;
    case PROP_OLDER_VALUE:
      g_value_set_double (value, dti_attribution_get_older_value (self));
      break;
    case PROP_NEWER_VALUE:
      g_value_set_double (value, dti_attribution_get_newer_value (self));
      break;
    case PROP_VALUE_CHANGE:
      g_value_set_double (value, dti_attribution_get_value_change (self));
      break;
    case PROP_IS_EXACT:
      g_value_set_boolean (value, dti_attribution_get_is_exact (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
object_spec (const char *name, GType type)
{
  return g_param_spec_object (name, NULL, NULL, type, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_sides (void)
{
  /**
   * DtiAttribution:older: (getter get_older)
   *
   * The older scorecard.
   *
   * Since: 1.0
   */
  props[PROP_OLDER] = object_spec ("older", DTI_TYPE_SCORECARD);

  /**
   * DtiAttribution:newer: (getter get_newer)
   *
   * The newer scorecard.
   *
   * Since: 1.0
   */
  props[PROP_NEWER] = object_spec ("newer", DTI_TYPE_SCORECARD);

  /**
   * DtiAttribution:older-unit: (getter get_older_unit)
   *
   * The id of the unit in the older scorecard.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_UNIT] = text_spec ("older-unit");

  /**
   * DtiAttribution:unit: (getter get_unit)
   *
   * The id of the unit in the newer scorecard.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiAttribution:node: (getter get_node)
   *
   * The node that is explained, of the newer framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = object_spec ("node", DTI_TYPE_NODE);

  /**
   * DtiAttribution:node-id: (getter get_node_id)
   *
   * The id of the node that is explained.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");
}

static void
install_scores (void)
{
  /**
   * DtiAttribution:older-score: (getter get_older_score)
   *
   * The older score in points.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_SCORE] = number_spec ("older-score");

  /**
   * DtiAttribution:newer-score: (getter get_newer_score)
   *
   * The newer score in points.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_SCORE] = number_spec ("newer-score");

  /**
   * DtiAttribution:score-change: (getter get_score_change)
   *
   * The newer score less the older one, in points.
   *
   * Since: 1.0
   */
  props[PROP_SCORE_CHANGE] = number_spec ("score-change");

  /**
   * DtiAttribution:older-max: (getter get_older_max)
   *
   * The older assessed maximum in points.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_MAX] = number_spec ("older-max");

  /**
   * DtiAttribution:newer-max: (getter get_newer_max)
   *
   * The newer assessed maximum in points.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_MAX] = number_spec ("newer-max");
}

static void
install_values (void)
{
  /**
   * DtiAttribution:older-value: (getter get_older_value)
   *
   * The older score / assessed maximum.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_VALUE] = number_spec ("older-value");

  /**
   * DtiAttribution:newer-value: (getter get_newer_value)
   *
   * The newer score / assessed maximum.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_VALUE] = number_spec ("newer-value");

  /**
   * DtiAttribution:value-change: (getter get_value_change)
   *
   * The newer value less the older one.
   *
   * Since: 1.0
   */
  props[PROP_VALUE_CHANGE] = number_spec ("value-change");

  /**
   * DtiAttribution:is-exact: (getter get_is_exact)
   *
   * Whether nothing was sampled.
   *
   * Since: 1.0
   */
  props[PROP_IS_EXACT] = g_param_spec_boolean ("is-exact",
                                               NULL,
                                               NULL,
                                               FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_attribution_class_init (DtiAttributionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_attribution_finalize;
  object_class->get_property = dti_attribution_get_property;

  install_sides ();
  install_scores ();
  install_values ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_attribution_init (DtiAttribution *self)
{
  self->frames = g_array_new (FALSE, FALSE, sizeof (DtiFrame));
  self->entries = g_array_new (FALSE, FALSE, sizeof (DtiEntry));
}

/* ---- what is compared ---- */

static gboolean
check_map (DtiFrameworkMap *map, DtiScorecard *older, DtiScorecard *newer, GError **error)
{
  DtiFramework *frameworks[] = { dti_framework_map_get_older (map),
                                 dti_framework_map_get_newer (map) };
  DtiScorecard *cards[] = { older, newer };

  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      DtiFramework *scored = dti_scorecard_get_framework (cards[side]);

      if (g_str_equal (dti_framework_get_digest (frameworks[side]),
                       dti_framework_get_digest (scored)))
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "the map is for framework “%s”, the %s scorecard is of “%s”",
                   dti_framework_get_id (frameworks[side]),
                   side == DTI_NEWER ? "newer" : "older",
                   dti_framework_get_id (scored));
      return FALSE;
    }

  return TRUE;
}

static gboolean
find_op (DtiScorecard *card, const char *node, guint *op, GError **error)
{
  const DtiProgram *program = dti_scorecard_peek_results (card)->binding->program;

  if (dti_program_find (program, node, op))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "framework “%s” has no node “%s”",
               dti_framework_get_id (program->framework),
               node);

  return FALSE;
}

/* The node in both frameworks; without a name the nodes that they rank. */
static gboolean
find_ops (DtiAttribution *self, const char *node, DtiFrameworkMap *map, guint *ops, GError **error)
{
  const char *ids[] = { node, node };

  if (node != NULL && map != NULL && dti_framework_map_lookup_older (map, node) != NULL)
    ids[DTI_OLDER] = dti_framework_map_lookup_older (map, node);
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      DtiFramework *framework = dti_scorecard_get_framework (self->cards[side]);

      if (node == NULL)
        ids[side] = dti_node_get_id (dti_framework_get_ranking_node (framework));
      if (!find_op (self->cards[side], ids[side], &ops[side], error))
        return FALSE;
    }
  self->node = dti_scorecard_peek_results (self->cards[DTI_NEWER])
                   ->binding->program->ops[ops[DTI_NEWER]]
                   .node;

  return TRUE;
}

static gboolean
find_unit (DtiAttribution *self, guint side, const char *unit, GError **error)
{
  if (dti_scorecard_find_unit (self->cards[side], unit, &self->units[side]))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "period “%s” has no unit “%s”",
               dti_scorecard_get_period (self->cards[side]),
               unit);

  return FALSE;
}

static gboolean
read_scores (DtiAttribution *self, const guint *ops, GError **error)
{
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      DtiUnitScore *score = &self->scores[side];

      *score = dti_results_get_unit (dti_scorecard_peek_results (self->cards[side]),
                                     ops[side],
                                     self->units[side]);
      if (score->cell == DTI_CELL_SCORED && isfinite (dti_unit_score_get_value (score)))
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "unit “%s” has no score at node “%s” in period “%s”",
                   dti_scorecard_get_unit_id (self->cards[side], self->units[side]),
                   dti_node_get_id (self->node),
                   dti_scorecard_get_period (self->cards[side]));
      return FALSE;
    }

  return TRUE;
}

/* ---- exact sums ---- */

/* Rounds the changes of all entries so that their sum is exact in any order. What rounding left
 * goes to the largest, where it is the smallest part. */
static void
settle (DtiAttribution *self, guint quantity, double change)
{
  double size = fabs (change);
  double sum = 0.0;
  double *largest = NULL;
  DtiGrid grid;

  for (guint i = 0; i < self->entries->len; i++)
    size += fabs (g_array_index (self->entries, DtiEntry, i).changes[quantity]);
  grid = dti_grid_new_finest (size);

  for (guint i = 0; i < self->entries->len; i++)
    {
      double *part = &g_array_index (self->entries, DtiEntry, i).changes[quantity];

      *part = dti_grid_snap (grid, *part);
      sum += *part;
      if (largest == NULL || fabs (*part) > fabs (*largest))
        largest = part;
    }
  if (largest != NULL)
    *largest += dti_grid_snap (grid, change) - sum;
}

static void
sum_up (DtiAttribution *self)
{
  settle (self, DTI_POINTS, dti_attribution_get_score_change (self));
  settle (self, DTI_VALUE, dti_attribution_get_value_change (self));

  self->is_exact = TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const DtiEntry *entry = &g_array_index (self->entries, DtiEntry, i);

      self->is_exact &= entry->decomposition != DTI_DECOMPOSITION_SAMPLED;
      for (guint q = 0; q < DTI_N_QUANTITIES; q++)
        self->totals[entry->cause][q] += entry->changes[q];
    }
}

/* ---- contributions ---- */

/* The node that an entry is told of: the nearest at the level on the way up, else its own. */
static DtiNode *
find_node (DtiAttribution *self, guint frame, const char *level)
{
  for (guint i = frame; level != NULL && i != DTI_NO_FRAME;
       i = g_array_index (self->frames, DtiFrame, i).above)
    {
      DtiNode *node = g_array_index (self->frames, DtiFrame, i).node;

      if (g_strcmp0 (dti_node_get_level (node), level) == 0)
        return node;
    }

  return g_array_index (self->frames, DtiFrame, frame).node;
}

static void
merge_entry (DtiEntry *entry, const DtiEntry *other)
{
  entry->remarks |= other->remarks;
  entry->decomposition = MAX (entry->decomposition, other->decomposition);
  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    {
      entry->changes[q] += other->changes[q];
      entry->errors[q] += other->errors[q];
    }
}

typedef struct
{
  DtiNode *node;
  DtiEntry entry;
  guint position;
  double size;
} DtiRow;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DtiRow *x = a;
  const DtiRow *y = b;

  if (x->size != y->size)
    return x->size > y->size ? -1 : 1;

  return (x->position > y->position) - (x->position < y->position);
}

/* One row for each node and cause, the largest first. */
static GArray *
make_rows (DtiAttribution *self, const char *level)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (DtiRow));
  GHashTable *known[DTI_CAUSE_COVERAGE + 1];
  guint measure = dti_node_get_publish (self->node) == DTI_PUBLISH_SCORE ? DTI_POINTS : DTI_VALUE;

  for (guint cause = 0; cause <= DTI_CAUSE_COVERAGE; cause++)
    known[cause] = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const DtiEntry *entry = &g_array_index (self->entries, DtiEntry, i);
      DtiNode *node = find_node (self, entry->frame, level);
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (known[entry->cause], node));
      DtiRow row = { node, *entry, rows->len, 0.0 };

      if (position > 0)
        {
          merge_entry (&g_array_index (rows, DtiRow, position - 1).entry, entry);
          continue;
        }
      g_array_append_val (rows, row);
      g_hash_table_insert (known[entry->cause], node, GUINT_TO_POINTER (rows->len));
    }

  for (guint cause = 0; cause <= DTI_CAUSE_COVERAGE; cause++)
    g_hash_table_unref (known[cause]);

  for (guint i = 0; i < rows->len; i++)
    {
      DtiRow *row = &g_array_index (rows, DtiRow, i);

      row->size = fabs (row->entry.changes[measure]);
    }
  g_array_sort (rows, compare_rows);

  return rows;
}

/* ---- public ---- */

/**
 * dti_attribution_between:
 * @older: the scorecard to start from
 * @newer: the scorecard to end at
 * @unit: id of a unit that both list
 * @node: (nullable): id of a node of the newer framework, or `NULL` for the node that is ranked
 * @map: (nullable): what became of the nodes of the older framework; sealed by this call
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Explains the change of a score between two years.
 *
 * Where the two scorecards are of different frameworks, @map says which nodes are the same: those
 * that it calls the same or renamed. All others left or entered, which is a change of method.
 * Without a map, nodes are the same whose ids are.
 *
 * Up to 12 parts play together exactly; of more, 1000 random orders are walked in both directions.
 * See [func@Dti.Attribution.between_full] to change that.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, with `DTI_ERROR_NOT_COMPUTABLE`
 * where the unit has no score in one of the years, and with `DTI_ERROR_CONFLICT` where @map is for
 * other frameworks.
 *
 * Returns: (transfer full): a new attribution
 *
 * Since: 1.0
 */
DtiAttribution *
dti_attribution_between (DtiScorecard *older,
                         DtiScorecard *newer,
                         const char *unit,
                         const char *node,
                         DtiFrameworkMap *map,
                         GError **error)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (older), NULL);
  g_return_val_if_fail (DTI_IS_SCORECARD (newer), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (map == NULL || DTI_IS_FRAMEWORK_MAP (map), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_attribution_between_full (
      older, newer, unit, unit, node, map, DEFAULT_MAX_PLAYERS, DEFAULT_SAMPLES, 0, error);
}

/**
 * dti_attribution_between_full:
 * @older: the scorecard to start from
 * @newer: the scorecard to end at
 * @older_unit: id of the unit in the older scorecard
 * @newer_unit: id of the unit in the newer scorecard, such as that of its successor
 * @node: (nullable): id of a node of the newer framework, or `NULL` for the node that is ranked
 * @map: (nullable): what became of the nodes of the older framework; sealed by this call
 * @max_players: up to so many parts are looked at in all their orders, 1 to 20; each more doubles
 *   the work
 * @n_samples: of more parts, so many random orders are walked, forward and backward; from 2
 * @seed: of the random orders: the same seed gives the same bits
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Explains the change of a score between two years, with all there is to choose.
 *
 * Where a unit was merged into another, the two have different ids. A comparison of a province with
 * its successor compares two territories: whoever shows it should say so.
 *
 * See [func@Dti.Attribution.between] for the rest, and for how it fails.
 *
 * Returns: (transfer full): a new attribution
 *
 * Since: 1.0
 */
DtiAttribution *
dti_attribution_between_full (DtiScorecard *older,
                              DtiScorecard *newer,
                              const char *older_unit,
                              const char *newer_unit,
                              const char *node,
                              DtiFrameworkMap *map,
                              guint max_players,
                              guint n_samples,
                              guint64 seed,
                              GError **error)
{
  g_autoptr (DtiAttribution) self = NULL;
  g_autoptr (DtiTransition) transition = NULL;
  const DtiScale top = { .is_top = TRUE };
  DtiLedger ledger = {
    .map = map, .max_players = max_players, .n_samples = n_samples, .seed = seed
  };
  guint ops[DTI_N_SIDES];

  g_return_val_if_fail (DTI_IS_SCORECARD (older), NULL);
  g_return_val_if_fail (DTI_IS_SCORECARD (newer), NULL);
  g_return_val_if_fail (older_unit != NULL && newer_unit != NULL, NULL);
  g_return_val_if_fail (map == NULL || DTI_IS_FRAMEWORK_MAP (map), NULL);
  g_return_val_if_fail (max_players >= 1 && max_players <= MOST_PLAYERS, NULL);
  g_return_val_if_fail (n_samples >= 2, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (map != NULL && !check_map (map, older, newer, error))
    return NULL;

  if (map != NULL)
    dti_framework_map_seal (map);
  self = g_object_new (DTI_TYPE_ATTRIBUTION, NULL);
  self->cards[DTI_OLDER] = g_object_ref (older);
  self->cards[DTI_NEWER] = g_object_ref (newer);
  if (!find_ops (self, node, map, ops, error) || !find_unit (self, DTI_OLDER, older_unit, error) ||
      !find_unit (self, DTI_NEWER, newer_unit, error) || !read_scores (self, ops, error))
    return NULL;

  ledger.frames = self->frames;
  ledger.entries = self->entries;
  transition = dti_transition_new (older,
                                   self->units[DTI_OLDER],
                                   newer,
                                   self->units[DTI_NEWER],
                                   ops[DTI_OLDER],
                                   ops[DTI_NEWER],
                                   map);
  dti_attribute_node (&ledger,
                      transition,
                      dti_ledger_add_frame (&ledger, DTI_NO_FRAME, transition),
                      &top);
  sum_up (self);

  return g_steal_pointer (&self);
}

/**
 * dti_attribution_list_contributions:
 * @self: an attribution
 * @level: (nullable): the level to tell them at, such as `main-indicator`, or `NULL` for as far
 *   down as they go
 *
 * Lists the contributions, the largest first: one for each node and cause, without those of 0.
 *
 * Size is that of the figure that the node publishes, its value or its score. With @level, what
 * happened below a node of that level is told of that node; what happened above, at the pillars
 * where it did. A node under several parents has one contribution that is the sum.
 *
 * Returns: (transfer full): a list of [class@Dti.Contribution]
 *
 * Since: 1.0
 */
GListModel *
dti_attribution_list_contributions (DtiAttribution *self, const char *level)
{
  g_autoptr (GArray) rows = NULL;
  GPtrArray *items;

  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  rows = make_rows (self, level);
  items = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const DtiRow *row = &g_array_index (rows, DtiRow, i);

      g_ptr_array_add (items, dti_contribution_new (row->node, &row->entry));
    }

  return dti_fixed_list_new (DTI_TYPE_CONTRIBUTION, items);
}
