/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-importance-private.h"
#include "dti-rank-correlation-private.h"
#include "dti-replica-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-error.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiImportance:
 *
 * What each indicator and pillar does to the ranks.
 *
 * All are left out in turn, and the units are ranked without them.
 *
 * A node is left out by taking its weight away under every pillar that it stands under; the others
 * share what it leaves, as they do where a child is missing and re-based. What the rules made of
 * the observations stays as it is, so only the pillars above the node change.
 *
 * An importance is immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_SCORECARD = 1,
  PROP_NODE,
} DtiImportanceProperty;

static GParamSpec *props[PROP_NODE + 1];

G_DEFINE_FINAL_TYPE (DtiImportance, dti_importance, G_TYPE_OBJECT)

static const DtiProgram *
get_program (DtiImportance *self)
{
  return dti_scorecard_peek_results (self->card)->binding->program;
}

const char *
dti_importance_get_node_id (DtiImportance *self, guint position)
{
  return get_program (self)->ops[self->ops[position]].id;
}

/* ---- which nodes ---- */

/* Marks what stands below; children come before their parents. */
static guint8 *
mark_below (const DtiProgram *program, guint op)
{
  guint8 *below = g_new0 (guint8, program->n_ops + 1);

  below[op] = TRUE;
  for (guint i = op + 1; i > 0; i--)
    for (guint k = 0; below[i - 1] && k < program->ops[i - 1].n_children; k++)
      if (program->ops[i - 1].children[k].counts)
        below[program->ops[i - 1].children[k].op] = TRUE;
  below[op] = FALSE;

  return below;
}

/* In the order of the framework. */
static gboolean
list_ops (DtiImportance *self, guint op, const char *level, GError **error)
{
  const DtiProgram *program = get_program (self);
  g_autofree guint8 *below = mark_below (program, op);

  self->ops = g_new (guint, program->n_ops + 1);
  for (guint i = 0; i < program->n_ops; i++)
    {
      guint position = program->order[i];
      const char *own = dti_node_get_level (program->ops[position].node);

      if (below[position] && (level == NULL || g_strcmp0 (own, level) == 0))
        self->ops[self->n_ops++] = position;
    }
  if (self->n_ops > 0 || level == NULL)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "no node of the level “%s” stands below “%s”",
               level,
               self->node);

  return FALSE;
}

/* ---- without a node ---- */

typedef struct
{
  DtiImportance *importance;
  DtiReplicator *replicator;
  char **failures;
} DtiImportanceJob;

static DtiProgram *
leave_out (const DtiProgram *program, guint op)
{
  g_autofree double *weights = g_new (double, program->n_edges + 1);
  gsize edge = 0;

  for (guint i = 0; i < program->n_ops; i++)
    for (guint k = 0; k < program->ops[i].n_children; k++)
      {
        const DtiOpChild *child = &program->ops[i].children[k];

        weights[edge++] = child->op == op ? 0.0 : child->weight;
      }

  return dti_program_new_reweighed ((DtiProgram *) program, weights);
}

static void
run_piece (gsize piece, gpointer data)
{
  DtiImportanceJob *job = data;
  DtiImportance *self = job->importance;
  g_autoptr (DtiProgram) program = leave_out (get_program (self), self->ops[piece]);

  job->failures[piece] = dti_replicator_run_program (job->replicator,
                                                     program,
                                                     self->scores + piece * self->n_units,
                                                     self->ranks + piece * self->n_units);
}

static gboolean
run_all (DtiImportance *self, DtiReplicator *replicator, guint threads, GError **error)
{
  g_auto (GStrv) failures = g_new0 (char *, self->n_ops + 1);
  DtiImportanceJob job = { self, replicator, failures };
  DtiWorkers workers = { threads != 0 ? threads : g_get_num_processors (), NULL };
  gsize n = self->n_ops * self->n_units + 1;

  self->scores = g_new (double, n);
  self->ranks = g_new (double, n);
  dti_workers_run (&workers, self->n_ops, run_piece, &job);
  for (guint i = 0; i < self->n_ops; i++)
    if (failures[i] != NULL)
      {
        g_set_error (error,
                     DTI_ERROR,
                     DTI_ERROR_NOT_COMPUTABLE,
                     "without “%s”: %s",
                     dti_importance_get_node_id (self, i),
                     failures[i]);
        return FALSE;
      }

  return TRUE;
}

void
dti_importance_measure_node (DtiImportance *self, guint position, DtiImportanceFigures *figures)
{
  const double *ranks = self->ranks + position * self->n_units;
  double sum = 0.0;

  *figures = (DtiImportanceFigures){ 0, 0, 0, NAN, NAN, NAN };
  for (gsize i = 0; i < self->n_units; i++)
    {
      double shift = fabs (ranks[i] - self->nominal[i]);

      figures->n_lost += !isnan (self->nominal[i]) && isnan (ranks[i]) ? 1 : 0;
      if (isnan (shift))
        continue;
      figures->n_units++;
      figures->n_moved += shift != 0.0 ? 1 : 0;
      figures->max_shift = isnan (figures->max_shift) ? shift : MAX (figures->max_shift, shift);
      sum += shift;
    }
  if (figures->n_units > 0)
    figures->mean_shift = sum / figures->n_units;
  figures->correlation = dti_rank_correlation_spearman (self->nominal, ranks, self->n_units);
}

/* ---- class ---- */

static void
dti_importance_finalize (GObject *object)
{
  DtiImportance *self = DTI_IMPORTANCE (object);

  g_clear_object (&self->card);
  g_free (self->node);
  g_free (self->ops);
  g_free (self->ranks);
  g_free (self->scores);

  G_OBJECT_CLASS (dti_importance_parent_class)->finalize (object);
}

static void
dti_importance_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiImportance *self = DTI_IMPORTANCE (object);

  switch ((DtiImportanceProperty) prop_id)
    {
    case PROP_SCORECARD:
      g_value_set_object (value, dti_importance_get_scorecard (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_importance_get_node (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_importance_class_init (DtiImportanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_importance_finalize;
  object_class->get_property = dti_importance_get_property;

  /**
   * DtiImportance:scorecard: (getter get_scorecard)
   *
   * The scorecard with all nodes.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARD] = g_param_spec_object ("scorecard", NULL, NULL, DTI_TYPE_SCORECARD, flags);

  /**
   * DtiImportance:node: (getter get_node)
   *
   * The id of the node whose ranks are looked at.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_importance_init (DtiImportance *self)
{
}

/* ---- public ---- */

/**
 * dti_importance_new:
 * @card: a scorecard
 * @node: (nullable): id of the node whose ranks are looked at, or `NULL` for that of the ranking
 * @level: (nullable): leaves out the nodes of this level only, or `NULL` for all below @node
 * @threads: how many threads share the work, or 0 for as many as there are processors
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Leaves out the nodes below a node in turn.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where there is no such node or level, and with
 * `DTI_ERROR_UNSUPPORTED` for a scorecard with a rule of a script.
 *
 * Returns: (transfer full): what it does to the ranks
 *
 * Since: 1.0
 */
DtiImportance *
dti_importance_new (
    DtiScorecard *card, const char *node, const char *level, guint threads, GError **error)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();
  g_autoptr (DtiReplicator) replicator = NULL;
  g_autoptr (DtiImportance) self = NULL;
  guint op = 0;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (node == NULL)
    node = dti_node_get_id (dti_framework_get_ranking_node (dti_scorecard_get_framework (card)));
  replicator = dti_replicator_new (card, node, inputs, 0, error);
  if (replicator == NULL)
    return NULL;

  self = g_object_new (DTI_TYPE_IMPORTANCE, NULL);
  self->card = g_object_ref (card);
  self->node = g_strdup (node);
  self->n_units = replicator->n_units;
  dti_program_find (get_program (self), node, &op);
  self->nominal = dti_replicator_peek_nominal_ranks (replicator);
  if (!list_ops (self, op, level, error) || !run_all (self, replicator, threads, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dti_importance_get_scorecard: (get-property scorecard)
 * @self: an importance
 *
 * Gets the scorecard with all nodes.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_importance_get_scorecard (DtiImportance *self)
{
  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);

  return self->card;
}

/**
 * dti_importance_get_node: (get-property node)
 * @self: an importance
 *
 * Gets the id of the node whose ranks are looked at.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_importance_get_node (DtiImportance *self)
{
  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);

  return self->node;
}

/**
 * dti_importance_list_nodes:
 * @self: an importance
 *
 * Lists the nodes that were left out, in the order of the framework.
 *
 * Returns: (transfer full): a list of [class@Dti.NodeImportance]
 *
 * Since: 1.0
 */
GListModel *
dti_importance_list_nodes (DtiImportance *self)
{
  GPtrArray *rows;

  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->n_ops; i++)
    g_ptr_array_add (rows, dti_node_importance_new (self, i));

  return dti_fixed_list_new (DTI_TYPE_NODE_IMPORTANCE, rows);
}

static gboolean
find_position (DtiImportance *self, const char *node, guint *position)
{
  for (guint i = 0; i < self->n_ops; i++)
    if (g_str_equal (dti_importance_get_node_id (self, i), node))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dti_importance_lookup:
 * @self: an importance
 * @node: id of a node
 *
 * Looks up what leaving out a node does.
 *
 * Returns: (transfer full) (nullable): the row, or `NULL` where the node was not left out
 *
 * Since: 1.0
 */
DtiNodeImportance *
dti_importance_lookup (DtiImportance *self, const char *node)
{
  guint position;

  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  return find_position (self, node, &position) ? dti_node_importance_new (self, position) : NULL;
}

static GBytes *
get_column (DtiImportance *self, const double *numbers, const char *node, GError **error)
{
  guint position;

  if (find_position (self, node, &position))
    return g_bytes_new (numbers + position * self->n_units, self->n_units * sizeof (double));

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the node “%s” was not left out", node);

  return NULL;
}

/**
 * dti_importance_get_rank_column:
 * @self: an importance
 * @node: id of a node that was left out
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets the ranks of all units without a node.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the node was not left out.
 *
 * Returns: (transfer full): one double for each unit of the scorecard, NaN where there is no rank
 *
 * Since: 1.0
 */
GBytes *
dti_importance_get_rank_column (DtiImportance *self, const char *node, GError **error)
{
  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return get_column (self, self->ranks, node, error);
}

/**
 * dti_importance_get_score_column:
 * @self: an importance
 * @node: id of a node that was left out
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets the scores of all units without a node.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the node was not left out.
 *
 * Returns: (transfer full): one double for each unit of the scorecard, NaN where there is no score
 *
 * Since: 1.0
 */
GBytes *
dti_importance_get_score_column (DtiImportance *self, const char *node, GError **error)
{
  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return get_column (self, self->scores, node, error);
}

/**
 * dti_importance_to_csv:
 * @self: an importance
 *
 * Writes all nodes as CSV, with a header.
 *
 * The columns are `node`, `units`, `lost`, `moved`, `mean-shift`, `max-shift` and `correlation`, as
 * [class@Dti.NodeImportance] explains them. Numbers are the shortest decimals that read back to the
 * same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_importance_to_csv (DtiImportance *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);

  csv = g_string_new ("node,units,lost,moved,mean-shift,max-shift,correlation\n");
  for (guint i = 0; i < self->n_ops; i++)
    {
      DtiImportanceFigures figures;

      dti_importance_measure_node (self, i, &figures);
      dti_csv_append_field (csv, dti_importance_get_node_id (self, i));
      dti_csv_append_number (csv, figures.n_units);
      dti_csv_append_number (csv, figures.n_lost);
      dti_csv_append_number (csv, figures.n_moved);
      dti_csv_append_number (csv, figures.mean_shift);
      dti_csv_append_number (csv, figures.max_shift);
      dti_csv_append_number (csv, figures.correlation);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

/**
 * dti_importance_to_json:
 * @self: an importance
 *
 * Writes the importance as a JSON object.
 *
 * Its members are `node`, `period` and `importance`, an array with the columns of
 * [method@Dti.Importance.to_csv] for each node that was left out. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_importance_to_json (DtiImportance *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_IMPORTANCE (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "node", self->node);
  dti_json_add_text (builder, "period", dti_scorecard_get_period (self->card));
  json_builder_set_member_name (builder, "importance");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_ops; i++)
    {
      DtiImportanceFigures figures;

      dti_importance_measure_node (self, i, &figures);
      json_builder_begin_object (builder);
      dti_json_add_text (builder, "node", dti_importance_get_node_id (self, i));
      dti_json_add_number (builder, "units", figures.n_units);
      dti_json_add_number (builder, "lost", figures.n_lost);
      dti_json_add_number (builder, "moved", figures.n_moved);
      dti_json_add_number (builder, "mean-shift", figures.mean_shift);
      dti_json_add_number (builder, "max-shift", figures.max_shift);
      dti_json_add_number (builder, "correlation", figures.correlation);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
