/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-aggregate-private.h"
#include "dti-program-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-node-private.h>

static DtiRule **
collect_rules (GListModel *model, guint *n_rules)
{
  guint n = g_list_model_get_n_items (model);
  DtiRule **rules = g_new0 (DtiRule *, n + 1);

  for (guint i = 0; i < n; i++)
    rules[i] = g_list_model_get_item (model, i);
  *n_rules = n;

  return rules;
}

static void
read_rules (DtiOp *op, GHashTable *overrides)
{
  DtiRule *override = overrides != NULL ? g_hash_table_lookup (overrides, op->id) : NULL;

  op->then = collect_rules (dti_node_get_then_rules (op->node), &op->n_then);
  if (op->n_then > 0)
    {
      DtiRule *last = op->then[op->n_then - 1];

      op->has_own_scale = !dti_rule_is_bounded (last) || dti_rule_writes_points (last);
    }
  if (override == NULL)
    {
      op->rules = collect_rules (dti_node_get_rules (op->node), &op->n_rules);
      return;
    }

  op->rules = g_new0 (DtiRule *, 2);
  op->rules[0] = g_object_ref (override);
  op->n_rules = 1;
}

static void
read_node (DtiOp *op, DtiNode *node, GHashTable *overrides)
{
  op->node = node;
  op->id = dti_node_get_id (node);
  op->is_pillar = DTI_IS_PILLAR (node);
  op->max = dti_node_get_max (node);
  op->round_digits = dti_node_get_round_digits (node);
  op->publish = dti_node_get_publish (node);
  op->floor = -INFINITY;
  read_rules (op, overrides);
  op->direction =
      op->is_pillar ? DTI_DIRECTION_UP : dti_indicator_get_direction (DTI_INDICATOR (node));
  op->is_adjustment = op->n_rules > 0 && dti_rule_is_adjustment (op->rules[op->n_rules - 1]);
}

/* Maps the names of the formula to the positions of the children. */
static gboolean
bind_formula (DtiOp *op, const DtiOp *ops, GError **error)
{
  const char *const *names;

  op->formula = dti_formula_new (dti_pillar_get_formula (DTI_PILLAR (op->node)), error);
  if (op->formula == NULL)
    return FALSE;

  names = dti_formula_get_names (op->formula);
  op->formula_children = g_new0 (guint, g_strv_length ((char **) names) + 1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint child = 0;

      while (child < op->n_children && !g_str_equal (ops[op->children[child].op].id, names[i]))
        child++;
      if (child == op->n_children)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "node “%s”: the formula names “%s”, which is no child",
                       op->id,
                       names[i]);
          return FALSE;
        }
      op->formula_children[i] = child;
    }

  return TRUE;
}

static void
place_in_stage (DtiOp *op, const DtiOp *ops)
{
  op->is_columnar = op->n_then > 0 || dti_aggregation_compares_units (op->aggregation);

  for (guint i = 0; i < op->n_children; i++)
    {
      const DtiOp *child = &ops[op->children[i].op];

      op->stage = MAX (op->stage, child->stage + (child->is_columnar ? 1 : 0));
    }
}

static double
find_weight (DtiPillar *pillar, guint op, guint child, GHashTable *weights)
{
  gint64 key = dti_program_get_edge_key (op, child);
  const double *weight = weights != NULL ? g_hash_table_lookup (weights, &key) : NULL;

  return weight != NULL ? *weight : dti_pillar_get_child_weight (pillar, child);
}

/* Whether the maximum of a pillar is that of its children. */
static gboolean
follows_children (const DtiOp *op)
{
  return !dti_node_has_declared_max (op->node) && !op->has_own_scale &&
         op->aggregation != DTI_AGGREGATION_EXPRESSION &&
         op->aggregation != DTI_AGGREGATION_COPELAND;
}

/* What the framework found for its own weights, for others. */
static double
find_max (const DtiOp *op)
{
  double total = 0.0;
  double common = 0.0;

  for (guint i = 0; i < op->n_children; i++)
    {
      const DtiOpChild *edge = &op->children[i];

      if (!edge->counts)
        continue;
      total += edge->weight * edge->max;
      if (edge->max == 0.0 || isnan (common))
        continue;
      common = common == 0.0 || edge->max == common ? edge->max : NAN;
    }
  if (op->aggregation == DTI_AGGREGATION_SUM)
    return total;

  return common > 0.0 ? common : 1.0;
}

static void
read_facts (DtiOp *op, const DtiPillarFacts *facts)
{
  op->facts = facts;
  op->penalty_sign = facts->penalty_sign == DTI_PENALTY_SIGN_MINUS ? -1.0 : 1.0;
  if (facts->order_weights == NULL)
    return;

  op->places = (const double *) (gconstpointer) facts->order_weights->data;
  op->n_places = facts->order_weights->len;
}

static void
weigh_edge (const DtiOp *ops, DtiOpChild *edge, double weight)
{
  const DtiOp *child = &ops[edge->op];

  edge->weight = weight;
  edge->max = child->max;
  edge->counts = weight > 0.0 && dti_node_get_scored (child->node);
  edge->is_adjustment = child->is_adjustment;
}

/* What hangs on the weights of the children. */
static void
count_weights (DtiOp *op, gboolean is_reweighed)
{
  op->n_counting = 0;
  for (guint i = 0; i < op->n_children; i++)
    op->n_counting += op->children[i].counts && !op->children[i].is_adjustment ? 1 : 0;
  if (is_reweighed && follows_children (op))
    op->max = find_max (op);
  op->has_run = dti_aggregate_has_run (op);
}

static gboolean
read_pillar (DtiProgram *self, DtiOp *op, GHashTable *weights, GError **error)
{
  DtiPillar *pillar = DTI_PILLAR (op->node);
  GListModel *children = dti_pillar_get_children (pillar);
  double floor = 0.0;

  op->n_children = g_list_model_get_n_items (children);
  op->children = g_new0 (DtiOpChild, op->n_children + 1);
  for (guint i = 0; i < op->n_children; i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (children, i);
      DtiOpChild *edge = &op->children[i];

      edge->op = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, dti_node_get_id (child))) - 1;
      weigh_edge (self->ops, edge, find_weight (pillar, self->n_ops - 1, i, weights));
    }
  self->n_edges += op->n_children;

  op->aggregation = dti_pillar_get_aggregation (pillar);
  op->missing = dti_pillar_get_missing_policy (pillar);
  op->min_children = dti_pillar_get_min_children (pillar);
  op->min_share = dti_pillar_get_min_share (pillar);
  op->power = dti_pillar_get_power (pillar);
  op->offset = dti_pillar_get_offset (pillar);
  if (dti_pillar_get_floor (pillar, &floor))
    op->floor = floor;
  read_facts (op, dti_pillar_peek_facts (pillar));
  count_weights (op, weights != NULL);
  place_in_stage (op, self->ops);

  if (op->aggregation == DTI_AGGREGATION_EXPRESSION)
    return bind_formula (op, self->ops, error);

  return TRUE;
}

/* Appends the operations below @node, then its own. The framework guarantees that there is no
 * cycle. */
static gboolean
append_node (
    DtiProgram *self, DtiNode *node, GHashTable *overrides, GHashTable *weights, GError **error)
{
  DtiOp *op;

  if (g_hash_table_contains (self->by_id, dti_node_get_id (node)))
    return TRUE;

  if (DTI_IS_PILLAR (node))
    {
      GListModel *children = dti_pillar_get_children (DTI_PILLAR (node));

      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (DtiNode) child = g_list_model_get_item (children, i);

          if (!append_node (self, child, overrides, weights, error))
            return FALSE;
        }
    }

  op = &self->ops[self->n_ops++];
  read_node (op, node, overrides);
  g_hash_table_insert (self->by_id, (char *) op->id, GUINT_TO_POINTER (self->n_ops));

  return !op->is_pillar || read_pillar (self, op, weights, error);
}

static void
note_rules (DtiProgram *self, const DtiOp *op)
{
  for (guint i = 0; i < op->n_rules; i++)
    self->has_scripts |= !dti_rule_is_builtin (op->rules[i]);
  for (guint i = 0; i < op->n_then; i++)
    {
      self->has_scripts |= !dti_rule_is_builtin (op->then[i]);
      self->needs_panel |= dti_rule_get_scope (op->then[i]) == DTI_SCOPE_PANEL;
    }
}

static void
note_assessment (DtiProgram *self)
{
  const char *late;

  self->late_op = DTI_NO_OP;
  self->assessment = dti_framework_get_assessment (self->framework);
  if (self->assessment == NULL)
    return;

  late = dti_assessment_rules_get_late_node (self->assessment);
  if (late != NULL)
    dti_program_find (self, late, &self->late_op);
}

/* Kept is what is ranked, what a later stage reads, and what takes all units to compute; and all
 * pillars where a late penalty changes some of them. */
static void
note_kept (DtiProgram *self)
{
  const char *ranking = dti_node_get_id (dti_framework_get_ranking_node (self->framework));

  for (guint i = 0; i < self->n_ops; i++)
    {
      DtiOp *op = &self->ops[i];

      op->is_kept |= op->is_columnar || g_str_equal (op->id, ranking) || self->late_op != DTI_NO_OP;
      for (guint k = 0; k < op->n_children; k++)
        {
          DtiOp *child = &self->ops[op->children[k].op];

          child->is_kept |= op->is_columnar || child->stage < op->stage;
        }
    }
}

static void
list_pillars (DtiProgram *self)
{
  self->pillars = g_new (guint, self->n_ops + 1);
  for (guint i = 0; i < self->n_ops; i++)
    {
      DtiOp *op = &self->ops[i];

      if (!op->is_pillar)
        continue;
      op->pillar = self->n_pillars;
      self->pillars[self->n_pillars++] = i;
      self->n_kept += op->is_kept ? 1 : 0;
    }
}

static void
find_last_uses (const DtiProgram *self, guint *last_uses)
{
  for (guint i = 0; i < self->n_ops; i++)
    {
      last_uses[i] = i;
      for (guint k = 0; k < self->ops[i].n_children; k++)
        last_uses[self->ops[i].children[k].op] = i;
    }
}

/* Few slots, so that the tiles of the children are still in the first cache when their parent
 * reads them. */
static void
assign_slots (DtiProgram *self)
{
  g_autofree guint *last_uses = g_new (guint, self->n_ops + 1);
  g_autofree guint *spare = g_new (guint, self->n_ops + 1);
  guint n_spare = 0;

  find_last_uses (self, last_uses);
  for (guint i = 0; i < self->n_ops; i++)
    {
      DtiOp *op = &self->ops[i];

      op->slot = n_spare > 0 ? spare[--n_spare] : self->n_slots++;
      for (guint k = 0; k < op->n_children; k++)
        {
          guint child = op->children[k].op;

          if (last_uses[child] != i)
            continue;
          spare[n_spare++] = self->ops[child].slot;
          last_uses[child] = G_MAXUINT; /* named twice, given back once */
        }
      if (last_uses[i] == i)
        spare[n_spare++] = op->slot;
    }
}

static gboolean
compile (DtiProgram *self, GHashTable *overrides, GHashTable *weights, GError **error)
{
  GListModel *nodes = dti_framework_get_nodes (self->framework);
  guint n_nodes = g_list_model_get_n_items (nodes);

  self->ops = g_new0 (DtiOp, n_nodes);
  self->order = g_new0 (guint, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      if (!append_node (self, node, overrides, weights, error))
        return FALSE;
      self->order[i] =
          GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, dti_node_get_id (node))) - 1;
    }

  for (guint i = 0; i < self->n_ops; i++)
    {
      self->n_stages = MAX (self->n_stages, self->ops[i].stage + 1);
      note_rules (self, &self->ops[i]);
    }
  note_assessment (self);
  note_kept (self);
  list_pillars (self);
  assign_slots (self);

  return TRUE;
}

DtiProgram *
dti_program_new (DtiFramework *framework, GHashTable *overrides, GError **error)
{
  return dti_program_new_weighted (framework, overrides, NULL, error);
}

DtiProgram *
dti_program_new_weighted (DtiFramework *framework,
                          GHashTable *overrides,
                          GHashTable *weights,
                          GError **error)
{
  g_autoptr (DtiProgram) self = g_new0 (DtiProgram, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->framework = g_object_ref (framework);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (!compile (self, overrides, weights, error))
    return NULL;

  return g_steal_pointer (&self);
}

DtiProgram *
dti_program_new_reweighed (DtiProgram *base, const double *weights)
{
  DtiProgram *self = g_memdup2 (base, sizeof (DtiProgram));
  DtiOpChild *edges = g_new (DtiOpChild, base->n_edges + 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->origin = dti_program_ref (base);
  self->ops = g_memdup2 (base->ops, base->n_ops * sizeof (DtiOp));
  self->edges = edges;
  for (guint i = 0; i < self->n_ops; i++)
    {
      DtiOp *op = &self->ops[i];

      if (!op->is_pillar)
        continue;
      memcpy (edges, op->children, op->n_children * sizeof (DtiOpChild));
      op->children = edges;
      for (guint k = 0; k < op->n_children; k++)
        weigh_edge (self->ops, edges++, *weights++);
      count_weights (op, TRUE);
    }

  return self;
}

DtiProgram *
dti_program_ref (DtiProgram *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
clear_op (DtiOp *op)
{
  for (guint i = 0; i < op->n_rules; i++)
    g_object_unref (op->rules[i]);
  for (guint i = 0; i < op->n_then; i++)
    g_object_unref (op->then[i]);
  g_free (op->rules);
  g_free (op->then);
  g_free (op->children);
  g_free (op->formula_children);
  g_clear_pointer (&op->formula, dti_formula_free);
}

void
dti_program_unref (DtiProgram *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->origin != NULL)
    {
      dti_program_unref (self->origin);
      g_free (self->edges);
      g_free (self->ops);
      g_free (self);
      return;
    }

  for (guint i = 0; i < self->n_ops; i++)
    clear_op (&self->ops[i]);
  g_free (self->ops);
  g_free (self->order);
  g_free (self->pillars);
  g_hash_table_unref (self->by_id);
  g_object_unref (self->framework);
  g_free (self);
}

gboolean
dti_program_find (const DtiProgram *self, const char *id, guint *op)
{
  gpointer position = g_hash_table_lookup (self->by_id, id);

  if (position == NULL)
    return FALSE;

  *op = GPOINTER_TO_UINT (position) - 1;

  return TRUE;
}

DtiRule *
dti_program_get_override (const DtiProgram *self, guint op)
{
  const DtiOp *o = &self->ops[op];
  GListModel *own = dti_node_get_rules (o->node);
  g_autoptr (DtiRule) first = g_list_model_get_item (own, 0);

  if (o->n_rules != 1 || (g_list_model_get_n_items (own) == 1 && first == o->rules[0]))
    return NULL;

  return o->rules[0];
}
