/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-fixed-list-private.h"
#include "dti-formula-private.h"
#include "dti-framework-draft-private.h"

/* What can only be checked when all nodes are known. */

/* State of a node in the walk over the graph. */
enum
{
  NOT_SEEN,
  ON_THE_WAY,
  DONE,
};

/* A document with one fault more than that is not repaired by reading more. */
#define MAX_CYCLES 20

/* A step of the walk: the next child to look at. */
typedef struct
{
  DtiDraftNode *node;
  guint next;
} Step;

void
dti_framework_draft_report (const DtiFrameworkDraft *self,
                            DtiSeverity severity,
                            const char *code,
                            const DtiDraftNode *node,
                            const char *member,
                            const char *format,
                            ...)
{
  const char *base = dti_node_get_pointer (node->node);
  g_autofree char *pointer =
      member != NULL ? dti_json_pointer_append (base, member) : g_strdup (base);
  DtiPlace place = {
    .file = self->file,
    .pointer = pointer,
    .node = dti_node_get_id (node->node),
  };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  dti_problem_list_report (self->problems, severity, code, &place, "%s", message);
}

/* Reports a fault of the child that stands at @edge. */
static void G_GNUC_PRINTF (6, 7) report_edge (const DtiFrameworkDraft *self,
                                              const char *code,
                                              const DtiDraftNode *parent,
                                              const DtiDraftEdge *edge,
                                              const char *member,
                                              const char *format,
                                              ...)
{
  g_autofree char *pointer =
      member != NULL ? dti_json_pointer_append (edge->pointer, member) : g_strdup (edge->pointer);
  DtiPlace place = {
    .file = self->file,
    .pointer = pointer,
    .raw_text = edge->ref,
    .node = dti_node_get_id (parent->node),
  };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  dti_problem_list_report (self->problems, DTI_SEVERITY_ERROR, code, &place, "%s", message);
}

static DtiRule *
get_last_rule (GListModel *rules)
{
  guint n = g_list_model_get_n_items (rules);

  return n > 0 ? g_list_model_get_item (rules, n - 1) : NULL;
}

gboolean
dti_draft_node_is_adjustment (const DtiDraftNode *self)
{
  g_autoptr (DtiRule) rule = get_last_rule (dti_node_get_rules (self->node));

  return !self->is_pillar && rule != NULL && dti_rule_is_adjustment (rule);
}

gboolean
dti_draft_edge_counts (const DtiDraftEdge *edge)
{
  return edge->child != NULL && edge->weight > 0.0 && dti_node_get_scored (edge->child->node) &&
         !dti_draft_node_is_adjustment (edge->child);
}

/* ---- references ---- */

static void
resolve_edges (DtiFrameworkDraft *self, DtiDraftNode *parent)
{
  g_autoptr (GHashTable) children = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < parent->edges->len; i++)
    {
      DtiDraftEdge *edge = dti_draft_node_get_edge (parent, i);

      if (edge->ref != NULL)
        {
          edge->child = g_hash_table_lookup (self->by_id, edge->ref);
          if (edge->child == NULL)
            report_edge (self,
                         "unknown-id",
                         parent,
                         edge,
                         "ref",
                         "the framework has no node “%s”",
                         edge->ref);
        }
      if (edge->child != NULL && !g_hash_table_add (children, edge->child))
        report_edge (self,
                     "duplicate-child",
                     parent,
                     edge,
                     NULL,
                     "“%s” is a child of “%s” already",
                     dti_node_get_id (edge->child->node),
                     dti_node_get_id (parent->node));
    }
}

static void
check_document (DtiFrameworkDraft *self)
{
  DtiPlace place = { .file = self->file,
                     .pointer = "/ranking/node",
                     .raw_text = self->ranking_node };
  GHashTableIter iter;
  gpointer name;

  if (self->ranking_node != NULL && !g_hash_table_contains (self->by_id, self->ranking_node))
    dti_problem_list_report (self->problems,
                             DTI_SEVERITY_ERROR,
                             "unknown-id",
                             &place,
                             "the framework has no node “%s”",
                             self->ranking_node);

  g_hash_table_iter_init (&iter, self->columns);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *pointer = dti_json_pointer_append ("/columns", name);
      DtiPlace column = { .file = self->file, .pointer = pointer, .node = name };

      if (g_hash_table_contains (self->by_id, name))
        dti_problem_list_report (self->problems,
                                 DTI_SEVERITY_ERROR,
                                 "duplicate-id",
                                 &column,
                                 "“%s” is a node and cannot be a column of its own",
                                 (char *) name);
    }
}

/* ---- the graph ---- */

static void
report_cycle (DtiFrameworkDraft *self, const GArray *way, const DtiDraftEdge *edge)
{
  const DtiDraftNode *parent = g_array_index (way, Step, way->len - 1).node;
  g_autoptr (GString) path = g_string_new (NULL);
  gboolean inside = FALSE;

  for (guint i = 0; i < way->len; i++)
    {
      const DtiDraftNode *node = g_array_index (way, Step, i).node;

      inside |= node == edge->child;
      if (inside)
        g_string_append_printf (path, "%s → ", dti_node_get_id (node->node));
    }
  g_string_append (path, dti_node_get_id (edge->child->node));

  report_edge (self, "cycle", parent, edge, NULL, "a node cannot contain itself: %s", path->str);
}

static void
finish_node (DtiDraftNode *node, GPtrArray *order)
{
  node->state = DONE;
  node->depth = 1;
  node->n_paths = 1.0;
  for (guint i = 0; i < node->edges->len; i++)
    {
      const DtiDraftNode *child = dti_draft_node_get_edge (node, i)->child;

      if (child == NULL || child->state != DONE)
        continue;
      node->depth = MAX (node->depth, child->depth + 1);
      node->n_paths += child->n_paths;
    }
  g_ptr_array_add (order, node);
}

/* Walks down from @start with a stack of its own, so that no document can exhaust the machine's.
 * Appends the nodes to @order, children first. */
static gboolean
walk (DtiFrameworkDraft *self, DtiDraftNode *start, GPtrArray *order)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Step));
  Step step = { .node = start };
  gboolean acyclic = TRUE;

  if (start->state != NOT_SEEN)
    return TRUE;

  start->state = ON_THE_WAY;
  g_array_append_val (way, step);
  while (way->len > 0)
    {
      Step *here = &g_array_index (way, Step, way->len - 1);
      const DtiDraftEdge *edge;

      if (here->next == here->node->edges->len)
        {
          finish_node (here->node, order);
          g_array_set_size (way, way->len - 1);
          continue;
        }

      edge = dti_draft_node_get_edge (here->node, here->next++);
      if (edge->child == NULL || edge->child->state == DONE)
        continue;
      if (edge->child->state == ON_THE_WAY)
        {
          acyclic = FALSE;
          if (self->n_cycles++ < MAX_CYCLES)
            report_cycle (self, way, edge);
          continue;
        }
      edge->child->state = ON_THE_WAY;
      step = (Step){ .node = edge->child };
      g_array_append_val (way, step);
    }

  return acyclic;
}

/* Only at the topmost nodes, one problem for each: what is below them is as bad. */
static void
check_size (DtiFrameworkDraft *self, const DtiDraftNode *top)
{
  if (top->depth > DTI_FRAMEWORK_MAX_DEPTH)
    dti_framework_draft_report (self,
                                DTI_SEVERITY_ERROR,
                                "too-deep",
                                top,
                                NULL,
                                "“%s” has %u levels of nodes, more than %d",
                                dti_node_get_id (top->node),
                                top->depth,
                                DTI_FRAMEWORK_MAX_DEPTH);
  if (top->n_paths > DTI_FRAMEWORK_MAX_PATHS)
    dti_framework_draft_report (self,
                                DTI_SEVERITY_ERROR,
                                "too-many-paths",
                                top,
                                NULL,
                                "there are more than a million ways down from “%s”",
                                dti_node_get_id (top->node));
}

/* ---- pillars ---- */

static void
check_adjustments (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  DtiAggregation aggregation = dti_pillar_get_aggregation (DTI_PILLAR (pillar->node));
  GListModel *chains[] = { dti_node_get_rules (pillar->node),
                           dti_node_get_then_rules (pillar->node) };
  static const char *const members[] = { "rule", "then" };

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autoptr (DtiRule) rule = get_last_rule (chains[i]);

      if (rule != NULL && dti_rule_is_adjustment (rule))
        dti_framework_draft_report (
            self,
            DTI_SEVERITY_ERROR,
            "misplaced-adjustment",
            pillar,
            members[i],
            "an adjustment is an indicator under a sum, no rule of a pillar");
    }

  for (guint i = 0; aggregation != DTI_AGGREGATION_SUM && i < pillar->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (pillar, i);

      if (edge->child != NULL && dti_draft_node_is_adjustment (edge->child))
        report_edge (self,
                     "misplaced-adjustment",
                     pillar,
                     edge,
                     NULL,
                     "“%s” is an adjustment, which can only stand under a sum",
                     dti_node_get_id (edge->child->node));
    }
}

/* A mean divides by its weights; a formula has none. */
static void
check_weights (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  DtiAggregation aggregation = dti_pillar_get_aggregation (DTI_PILLAR (pillar->node));
  double total = 0.0;

  if (aggregation == DTI_AGGREGATION_SUM || aggregation == DTI_AGGREGATION_EXPRESSION ||
      pillar->edges->len == 0)
    return;

  for (guint i = 0; i < pillar->edges->len; i++)
    total += dti_draft_node_get_edge (pillar, i)->weight;
  if (total == 0.0)
    dti_framework_draft_report (self,
                                DTI_SEVERITY_ERROR,
                                "no-weight",
                                pillar,
                                "children",
                                "all children of “%s” have the weight 0",
                                dti_node_get_id (pillar->node));
}

/* Weights for more or fewer places than there are children are spread over them: likely a slip. */
static void
check_places (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  const GArray *places = dti_pillar_peek_facts (DTI_PILLAR (pillar->node))->order_weights;
  guint n = 0;

  if (places == NULL || places->len == 0)
    return;

  for (guint i = 0; i < pillar->edges->len; i++)
    n += dti_draft_edge_counts (dti_draft_node_get_edge (pillar, i)) ? 1 : 0;
  if (places->len != n)
    dti_framework_draft_report (self,
                                DTI_SEVERITY_WARNING,
                                "uneven-places",
                                pillar,
                                "aggregation",
                                "“%s” has %u weights of places for %u children that count",
                                dti_node_get_id (pillar->node),
                                places->len,
                                n);
}

static void
check_min_children (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  guint min_children = dti_pillar_get_min_children (DTI_PILLAR (pillar->node));
  guint n_counting = 0;

  for (guint i = 0; i < pillar->edges->len; i++)
    if (dti_draft_edge_counts (dti_draft_node_get_edge (pillar, i)))
      n_counting++;

  if (min_children > n_counting)
    dti_framework_draft_report (self,
                                DTI_SEVERITY_WARNING,
                                "out-of-reach",
                                pillar,
                                "min-children",
                                "%u children with a score are asked for, only %u can have one that "
                                "counts",
                                min_children,
                                n_counting);
}

static const DtiDraftEdge *
find_child (const DtiDraftNode *pillar, const char *id)
{
  for (guint i = 0; i < pillar->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (pillar, i);

      if (edge->child != NULL && g_strcmp0 (dti_node_get_id (edge->child->node), id) == 0)
        return edge;
    }

  return NULL;
}

static void
report_formula (DtiFrameworkDraft *self, const DtiDraftNode *pillar, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
report_formula (DtiFrameworkDraft *self, const DtiDraftNode *pillar, const char *format, ...)
{
  const char *formula = dti_pillar_get_formula (DTI_PILLAR (pillar->node));
  g_autofree char *pointer =
      g_strconcat (dti_node_get_pointer (pillar->node), "/aggregation/formula", NULL);
  DtiPlace place = {
    .file = self->file,
    .pointer = pointer,
    .raw_text = formula,
    .node = dti_node_get_id (pillar->node),
  };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_ERROR,
                           "invalid-formula",
                           &place,
                           "%s",
                           message);
}

static void
check_formula (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  const char *text = dti_pillar_get_formula (DTI_PILLAR (pillar->node));
  g_autoptr (DtiFormula) formula = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *names;

  if (text == NULL)
    return;

  formula = dti_formula_new (text, &error);
  if (formula == NULL)
    {
      report_formula (self, pillar, "%s", error->message);
      return;
    }
  if (dti_formula_uses_x (formula))
    report_formula (self, pillar, "“x” has no meaning here: name the children in brackets");

  names = dti_formula_get_names (formula);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const DtiDraftEdge *edge = find_child (pillar, names[i]);

      if (edge == NULL)
        report_formula (self, pillar, "the formula names “%s”, which is no child", names[i]);
      else if (edge->weight == 0.0)
        report_formula (self, pillar, "the formula names “%s”, which has the weight 0", names[i]);
      else if (!dti_node_get_scored (edge->child->node))
        report_formula (self, pillar, "the formula names “%s”, which is not scored", names[i]);
    }
}

/* ---- the finished nodes ---- */

static void
join_children (DtiDraftNode *pillar)
{
  DtiPillarFacts *facts = dti_pillar_peek_facts (DTI_PILLAR (pillar->node));
  GPtrArray *children = g_ptr_array_new ();

  facts->weights = g_new (double, pillar->edges->len);
  for (guint i = 0; i < pillar->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (pillar, i);

      facts->weights[i] = edge->weight;
      g_ptr_array_add (children, g_object_ref (edge->child->node));
      g_ptr_array_add (edge->child->parents, pillar->node);
    }
  g_object_unref (facts->children);
  facts->children = dti_fixed_list_new (DTI_TYPE_NODE, children);
  facts->shares = dti_framework_draft_join_shares (pillar);
}

static void
join_nodes (DtiFrameworkDraft *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      DtiDraftNode *node = dti_framework_draft_get_node (self, i);

      if (node->is_pillar)
        join_children (node);
    }

  for (guint i = 0; i < self->nodes->len; i++)
    {
      DtiDraftNode *node = dti_framework_draft_get_node (self, i);
      DtiNodeFacts *facts = dti_node_peek_facts (node->node);

      g_object_unref (facts->parents);
      facts->parents = dti_weak_list_new (DTI_TYPE_PILLAR, node->parents);
    }
}

static gboolean
walk_all (DtiFrameworkDraft *self, GPtrArray *order)
{
  gboolean acyclic = self->root == NULL || walk (self, self->root, order);

  for (guint i = 0; i < self->views->len; i++)
    acyclic &= walk (self, g_ptr_array_index (self->views, i), order);

  return acyclic;
}

void
dti_framework_draft_validate (DtiFrameworkDraft *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  check_document (self);
  for (guint i = 0; i < self->nodes->len; i++)
    resolve_edges (self, dti_framework_draft_get_node (self, i));
  if (!walk_all (self, order))
    return;

  if (self->root != NULL)
    check_size (self, self->root);
  for (guint i = 0; i < self->views->len; i++)
    check_size (self, g_ptr_array_index (self->views, i));
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const DtiDraftNode *node = dti_framework_draft_get_node (self, i);

      if (!node->is_pillar)
        continue;
      check_adjustments (self, node);
      check_weights (self, node);
      check_places (self, node);
      dti_framework_draft_check_shares (self, node);
      check_min_children (self, node);
      check_formula (self, node);
    }

  dti_framework_draft_check_assessment (self, order);
  dti_framework_draft_check_method (self);
  dti_framework_draft_compute_maxima (self, order);
  if (!dti_problem_list_has_errors (self->problems))
    join_nodes (self);
}
