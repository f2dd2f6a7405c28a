/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-weights-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-rule-private.h>

/**
 * DtiWeights:
 *
 * The weights of a framework's nodes, whatever they come from.
 *
 * A weight belongs to a node under a pillar and is found by their ids, never by a position. Where
 * an id of a pillar is `NULL`, the pillar is meant in which the node is defined.
 *
 * ## What a weight means
 *
 * Under a mean it is the weight of the framework document. Under a `sum` it is the node's part of
 * the points: weight times maximum, so that 30 of 100 points are a weight of 30. The *share* is the
 * weight divided by the weights of all children of the pillar. The *effective* weight is the
 * product of the shares on the way from the root down to the node, summed over all ways there are.
 * Where pillars are sums and means, it is the part of the node in the root; elsewhere it says what
 * was asked for, not what the aggregation makes of it.
 *
 * Adjustments and nodes that are not scored have no weight. Children that are declared with the
 * weight 0 are there to be seen only, and get no weight but by [ctor@Dti.Weights.new_from_values].
 *
 * ## Where weights come from
 *
 * Methods that look at scores take the values (score divided by assessed maximum) of the ranked
 * units in which all children that count have one. A pillar may be `NULL` for all pillars: one
 * whose weights cannot be computed then keeps the declared ones, and a problem tells. No method
 * gives a negative weight. The page [Weights](weights.html) has the formulas and their sources.
 *
 * [method@Dti.Weights.apply] makes a framework with these weights.
 *
 * Problems are `constant-column`, `negative-loading`, `weights-kept`, `inconsistent-judgements`
 * and `target-missed`.
 *
 * Weights are immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_FRAMEWORK = 1,
  PROP_METHOD,
  PROP_PROBLEMS,
} DtiWeightsProperty;

static GParamSpec *props[PROP_PROBLEMS + 1];

G_DEFINE_FINAL_TYPE (DtiWeights, dti_weights, G_TYPE_OBJECT)

static void
dti_weights_finalize (GObject *object)
{
  DtiWeights *self = DTI_WEIGHTS (object);

  g_clear_object (&self->framework);
  g_array_unref (self->entries);
  g_array_unref (self->groups);
  g_object_unref (self->problems);

  G_OBJECT_CLASS (dti_weights_parent_class)->finalize (object);
}

static void
dti_weights_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiWeights *self = DTI_WEIGHTS (object);

  switch ((DtiWeightsProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      g_value_set_object (value, self->framework);
      break;
    case PROP_METHOD:
      g_value_set_enum (value, (int) self->method);
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, self->problems);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_weights_class_init (DtiWeightsClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_weights_finalize;
  object_class->get_property = dti_weights_get_property;

  /**
   * DtiWeights:framework: (getter get_framework)
   *
   * The framework whose nodes are weighted.
   *
   * Since: 1.0
   */
  props[PROP_FRAMEWORK] = g_param_spec_object ("framework", NULL, NULL, DTI_TYPE_FRAMEWORK, flags);

  /**
   * DtiWeights:method: (getter get_method)
   *
   * Where the weights come from.
   *
   * Since: 1.0
   */
  props[PROP_METHOD] = g_param_spec_enum ("method",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_WEIGHTS_METHOD,
                                          DTI_WEIGHTS_METHOD_DECLARED,
                                          flags);

  /**
   * DtiWeights:problems: (getter get_problems)
   *
   * What was in the way of the method.
   *
   * Since: 1.0
   */
  props[PROP_PROBLEMS] = g_param_spec_object ("problems", NULL, NULL, DTI_TYPE_PROBLEM_LIST, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_weights_init (DtiWeights *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (DtiWeightsEntry));
  self->groups = g_array_new (FALSE, FALSE, sizeof (DtiWeightsGroup));
  self->problems = dti_problem_list_new ();
}

/* ---- the declared weights ---- */

static gboolean
is_sum (const DtiWeightsGroup *group)
{
  return dti_pillar_get_aggregation (group->pillar) == DTI_AGGREGATION_SUM;
}

static gboolean
is_adjustment (DtiNode *node)
{
  GListModel *rules = dti_node_get_rules (node);
  guint n = g_list_model_get_n_items (rules);
  g_autoptr (DtiRule) last = n > 0 ? g_list_model_get_item (rules, n - 1) : NULL;

  return !DTI_IS_PILLAR (node) && last != NULL && dti_rule_is_adjustment (last);
}

static void
add_group (DtiWeights *self, DtiPillar *pillar)
{
  GListModel *children = dti_pillar_get_children (pillar);
  DtiWeightsGroup group = { pillar, self->entries->len, 0, NAN };

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (children, i);
      DtiWeightsEntry entry = { child, i, FALSE, 0.0, NAN };

      if (!dti_node_get_scored (child) || is_adjustment (child))
        continue;

      entry.weight = dti_weights_get_declared (&group, &entry);
      entry.counts =
          dti_pillar_get_child_weight (pillar, i) > 0.0 && dti_node_get_max (child) != 0.0;
      g_array_append_val (self->entries, entry);
      group.n++;
    }
  g_array_append_val (self->groups, group);
}

DtiWeights *
dti_weights_new_draft (DtiFramework *framework, DtiWeightsMethod method)
{
  DtiWeights *self = g_object_new (DTI_TYPE_WEIGHTS, NULL);
  GListModel *pillars = dti_framework_get_pillars (framework);

  self->framework = g_object_ref (framework);
  self->method = method;
  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (DtiPillar) pillar = g_list_model_get_item (pillars, i);

      add_group (self, pillar);
    }

  return self;
}

double
dti_weights_get_declared (const DtiWeightsGroup *group, const DtiWeightsEntry *entry)
{
  double weight = dti_pillar_get_child_weight (group->pillar, entry->position);

  return is_sum (group) ? weight * dti_node_get_max (entry->node) : weight;
}

double
dti_weights_get_edge_weight (const DtiWeightsGroup *group,
                             const DtiWeightsEntry *entry,
                             double part,
                             double total)
{
  double max = dti_node_get_max (entry->node);

  if (!is_sum (group))
    return part;

  return max != 0.0 ? part * total / max
                    : dti_pillar_get_child_weight (group->pillar, entry->position);
}

/* ---- looking up ---- */

DtiWeightsGroup *
dti_weights_find_group (const DtiWeights *self, const char *pillar, GError **error)
{
  DtiNode *node = dti_framework_lookup (self->framework, pillar);

  for (guint i = 0; i < self->groups->len; i++)
    if ((DtiNode *) dti_weights_get_group (self, i)->pillar == node)
      return dti_weights_get_group (self, i);

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no pillar “%s”", pillar);

  return NULL;
}

DtiWeightsEntry *
dti_weights_find_entry (const DtiWeights *self, const DtiWeightsGroup *group, const char *node)
{
  for (guint i = 0; i < group->n; i++)
    {
      DtiWeightsEntry *entry = dti_weights_get_entry (self, group, i);

      if (g_str_equal (dti_node_get_id (entry->node), node))
        return entry;
    }

  return NULL;
}

double
dti_weights_get_total (const DtiWeights *self, const DtiWeightsGroup *group)
{
  double total = 0.0;

  for (guint i = 0; i < group->n; i++)
    total += dti_weights_get_entry (self, group, i)->weight;

  return total;
}

/* Whether the document defines the node among the children of the pillar, rather than refers to
 * it there. */
static gboolean
is_home (DtiPillar *pillar, DtiNode *node)
{
  const char *parent = dti_node_get_pointer (DTI_NODE (pillar));
  const char *pointer = dti_node_get_pointer (node);
  gsize length = strlen (parent);

  return g_str_has_prefix (pointer, parent) && g_str_has_prefix (pointer + length, "/children/") &&
         strchr (pointer + length + strlen ("/children/"), '/') == NULL;
}

/* The entry of a node under a pillar, or, @pillar NULL, where it is defined. */
static const DtiWeightsEntry *
look_up (DtiWeights *self, const char *node, const char *pillar, const DtiWeightsGroup **group)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      DtiWeightsGroup *candidate = dti_weights_get_group (self, i);
      DtiWeightsEntry *entry;

      if (pillar != NULL && !g_str_equal (dti_node_get_id (DTI_NODE (candidate->pillar)), pillar))
        continue;
      entry = dti_weights_find_entry (self, candidate, node);
      if (entry == NULL || (pillar == NULL && !is_home (candidate->pillar, entry->node)))
        continue;
      *group = candidate;
      return entry;
    }

  return NULL;
}

/* What the method tells of a child, where it is one of the two. */
static double
read_detail (DtiWeights *self,
             const char *node,
             const char *pillar,
             DtiWeightsMethod method,
             DtiWeightsMethod or_method)
{
  const DtiWeightsGroup *group = NULL;
  const DtiWeightsEntry *entry = look_up (self, node, pillar, &group);

  if (entry == NULL || (self->method != method && self->method != or_method))
    return NAN;

  return entry->detail;
}

void
dti_weights_report (DtiWeights *self,
                    DtiSeverity severity,
                    const char *code,
                    DtiNode *node,
                    const char *format,
                    ...)
{
  DtiPlace place = { .node = dti_node_get_id (node) };
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  dti_problem_list_report (self->problems, severity, code, &place, "%s", message);
}

/* ---- effective weights ---- */

/* NaN for a node that is not below the root. */
static double
find_effective (DtiWeights *self, DtiNode *node, GHashTable *known)
{
  GListModel *parents = dti_node_get_parents (node);
  const double *before = g_hash_table_lookup (known, node);
  double effective = NAN;

  if (node == DTI_NODE (dti_framework_get_root (self->framework)))
    return 1.0;
  if (before != NULL)
    return *before;

  for (guint i = 0; i < g_list_model_get_n_items (parents); i++)
    {
      g_autoptr (DtiNode) parent = g_list_model_get_item (parents, i);
      const DtiWeightsGroup *group = NULL;
      const DtiWeightsEntry *entry =
          look_up (self, dti_node_get_id (node), dti_node_get_id (parent), &group);
      double above = find_effective (self, parent, known);

      if (entry == NULL || isnan (above))
        continue;
      above *= entry->weight / dti_weights_get_total (self, group);
      effective = isnan (effective) ? above : effective + above;
    }
  g_hash_table_insert (known, node, g_memdup2 (&effective, sizeof effective));

  return effective;
}

/* ---- public ---- */

/**
 * dti_weights_get_framework: (get-property framework)
 * @self: weights
 *
 * Gets the framework whose nodes are weighted.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_weights_get_framework (DtiWeights *self)
{
  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);

  return self->framework;
}

/**
 * dti_weights_get_method: (get-property method)
 * @self: weights
 *
 * Tells where the weights come from.
 *
 * Returns: the method
 *
 * Since: 1.0
 */
DtiWeightsMethod
dti_weights_get_method (DtiWeights *self)
{
  g_return_val_if_fail (DTI_IS_WEIGHTS (self), DTI_WEIGHTS_METHOD_DECLARED);

  return self->method;
}

/**
 * dti_weights_get_problems: (get-property problems)
 * @self: weights
 *
 * Gets what was in the way of the method.
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_weights_get_problems (DtiWeights *self)
{
  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);

  return self->problems;
}

/**
 * dti_weights_list_nodes:
 * @self: weights
 * @pillar: id of a pillar
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists the children of a pillar that have a weight, in their order.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids
 *
 * Since: 1.0
 */
char **
dti_weights_list_nodes (DtiWeights *self, const char *pillar, GError **error)
{
  const DtiWeightsGroup *group;
  char **ids;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  group = dti_weights_find_group (self, pillar, error);
  if (group == NULL)
    return NULL;

  ids = g_new0 (char *, group->n + 1);
  for (guint i = 0; i < group->n; i++)
    ids[i] = g_strdup (dti_node_get_id (dti_weights_get_entry (self, group, i)->node));

  return ids;
}

/**
 * dti_weights_get_column:
 * @self: weights
 * @pillar: id of a pillar
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets the weights of the children of a pillar.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar.
 *
 * Returns: (transfer full): doubles, in the order of [method@Dti.Weights.list_nodes]
 *
 * Since: 1.0
 */
GBytes *
dti_weights_get_column (DtiWeights *self, const char *pillar, GError **error)
{
  const DtiWeightsGroup *group;
  double *weights;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  group = dti_weights_find_group (self, pillar, error);
  if (group == NULL)
    return NULL;

  weights = g_new (double, group->n + 1);
  for (guint i = 0; i < group->n; i++)
    weights[i] = dti_weights_get_entry (self, group, i)->weight;

  return g_bytes_new_take (weights, group->n * sizeof (double));
}

/**
 * dti_weights_get_weight:
 * @self: weights
 * @node: id of a node
 * @pillar: (nullable): id of a pillar it stands under, or `NULL` for the one that defines it
 * @weight: (out) (optional): return location for the weight, NaN where there is none
 *
 * Gets a weight.
 *
 * Returns: `TRUE` if the node has a weight under the pillar
 *
 * Since: 1.0
 */
gboolean
dti_weights_get_weight (DtiWeights *self, const char *node, const char *pillar, double *weight)
{
  const DtiWeightsGroup *group = NULL;
  const DtiWeightsEntry *entry;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  entry = look_up (self, node, pillar, &group);

  return dti_number_hand_out (entry != NULL ? entry->weight : NAN, weight);
}

/**
 * dti_weights_get_share:
 * @self: weights
 * @node: id of a node
 * @pillar: (nullable): id of a pillar it stands under, or `NULL` for the one that defines it
 * @share: (out) (optional): return location for the share, NaN where there is none
 *
 * Gets a weight divided by the weights of all children of the pillar.
 *
 * Returns: `TRUE` if the node has a weight under the pillar
 *
 * Since: 1.0
 */
gboolean
dti_weights_get_share (DtiWeights *self, const char *node, const char *pillar, double *share)
{
  const DtiWeightsGroup *group = NULL;
  const DtiWeightsEntry *entry;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  entry = look_up (self, node, pillar, &group);

  return dti_number_hand_out (entry != NULL ? entry->weight / dti_weights_get_total (self, group)
                                            : NAN,
                              share);
}

/**
 * dti_weights_get_effective:
 * @self: weights
 * @node: id of a node
 * @effective: (out) (optional): return location for the effective weight, NaN where there is none
 *
 * Gets the part of a node in the root.
 *
 * It is the product of the shares on the way down to it, summed over all ways. The root has 1.
 * Views are no way from the root.
 *
 * Returns: `TRUE` if the node is below the root and has a weight
 *
 * Since: 1.0
 */
gboolean
dti_weights_get_effective (DtiWeights *self, const char *node, double *effective)
{
  g_autoptr (GHashTable) known = NULL;
  DtiNode *found;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  found = dti_framework_lookup (self->framework, node);
  known = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return dti_number_hand_out (found != NULL ? find_effective (self, found, known) : NAN, effective);
}

/**
 * dti_weights_get_loading:
 * @self: weights
 * @node: id of a node
 * @pillar: (nullable): id of a pillar it stands under, or `NULL` for the one that defines it
 * @loading: (out) (optional): return location for the loading, NaN where there is none
 *
 * Gets the loading of a node on the first principal component.
 *
 * It is told also where it is negative and the weight 0.
 *
 * Returns: `TRUE` if the weights of the pillar are loadings and the node is one of the columns
 *
 * Since: 1.0
 */
gboolean
dti_weights_get_loading (DtiWeights *self, const char *node, const char *pillar, double *loading)
{
  g_return_val_if_fail (DTI_IS_WEIGHTS (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return dti_number_hand_out (read_detail (self,
                                           node,
                                           pillar,
                                           DTI_WEIGHTS_METHOD_PRINCIPAL_COMPONENT,
                                           DTI_WEIGHTS_METHOD_PRINCIPAL_COMPONENT),
                              loading);
}

/**
 * dti_weights_get_explained:
 * @self: weights
 * @pillar: id of a pillar
 * @explained: (out) (optional): return location for the share, NaN where there is none
 *
 * Gets the share of the variance that the first principal component explains.
 *
 * Returns: `TRUE` if the weights of the pillar are loadings
 *
 * Since: 1.0
 */
gboolean
dti_weights_get_explained (DtiWeights *self, const char *pillar, double *explained)
{
  const DtiWeightsGroup *group;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), FALSE);
  g_return_val_if_fail (pillar != NULL, FALSE);

  group = dti_weights_find_group (self, pillar, NULL);

  return dti_number_hand_out (group != NULL ? group->detail : NAN, explained);
}

/**
 * dti_weights_get_correlation:
 * @self: weights
 * @node: id of a node
 * @pillar: (nullable): id of a pillar it stands under, or `NULL` for the one that defines it
 * @correlation: (out) (optional): return location for the correlation, NaN where there is none
 *
 * Gets the correlation of a node with its pillar that the optimised weights give.
 *
 * It is that of the optimum itself, not of the last one tried.
 *
 * Returns: `TRUE` if the weights of the pillar were optimised
 *
 * Since: 1.0
 */
gboolean
dti_weights_get_correlation (DtiWeights *self,
                             const char *node,
                             const char *pillar,
                             double *correlation)
{
  g_return_val_if_fail (DTI_IS_WEIGHTS (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return dti_number_hand_out (
      read_detail (self, node, pillar, DTI_WEIGHTS_METHOD_CORRELATION, DTI_WEIGHTS_METHOD_INFOMAX),
      correlation);
}

/**
 * dti_weights_get_spread:
 * @self: weights
 * @node: id of a node
 * @pillar: (nullable): id of a pillar it stands under, or `NULL` for the one that defines it
 * @spread: (out) (optional): return location for the spread, NaN where there is none
 *
 * Gets how far the experts of a budget allocation differ.
 *
 * It is the standard deviation of the shares they gave to a node, with n − 1.
 *
 * Returns: `TRUE` if the weights of the pillar come from more than one expert
 *
 * Since: 1.0
 */
gboolean
dti_weights_get_spread (DtiWeights *self, const char *node, const char *pillar, double *spread)
{
  g_return_val_if_fail (DTI_IS_WEIGHTS (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  return dti_number_hand_out (
      read_detail (self, node, pillar, DTI_WEIGHTS_METHOD_BUDGET, DTI_WEIGHTS_METHOD_BUDGET),
      spread);
}
