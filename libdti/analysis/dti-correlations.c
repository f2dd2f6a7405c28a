/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-correlations-private.h"

#include <libdti/base/dti-problem-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiCorrelations:
 *
 * How all columns of [class@Dti.Statistics] go together, two by two, with p-values.
 *
 * Each pair is measured over the units that have both numbers, so that two coefficients can be
 * about different units ([method@Dti.Correlation.get_n_units]). The p-value of Pearson’s r and of
 * Spearman’s rho is that of Student’s t = r √((n − 2) / (1 − r²)) with n − 2 degrees of freedom, on
 * both sides; that of Kendall’s tau is the normal approximation with the variance for ties
 * (Kendall, “Rank Correlation Methods”, 1970). Both are rough for few units and ranks. Among a
 * thousand pairs of unrelated columns fifty have a p-value below 0.05.
 *
 * There is no correlation of fewer than three units, nor with a column whose numbers are all equal:
 * NaN in matrices, `FALSE` of getters, and a problem.
 *
 * Correlations are immutable and free-threaded. They take 24 bytes for each cell of the matrix.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_STATISTICS = 1,
  PROP_METHOD,
  PROP_USE_DIRECTIONS,
} DtiCorrelationsProperty;

static GParamSpec *props[PROP_USE_DIRECTIONS + 1];

G_DEFINE_FINAL_TYPE (DtiCorrelations, dti_correlations, G_TYPE_OBJECT)

static void
dti_correlations_finalize (GObject *object)
{
  DtiCorrelations *self = DTI_CORRELATIONS (object);

  for (guint i = 0; i < DTI_CORRELATIONS_N_COLUMNS; i++)
    g_free (self->matrices[i]);
  g_clear_object (&self->statistics);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (dti_correlations_parent_class)->finalize (object);
}

static void
dti_correlations_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiCorrelations *self = DTI_CORRELATIONS (object);

  switch ((DtiCorrelationsProperty) prop_id)
    {
    case PROP_STATISTICS:
      g_value_set_object (value, self->statistics);
      break;
    case PROP_METHOD:
      g_value_set_enum (value, (int) self->method);
      break;
    case PROP_USE_DIRECTIONS:
      g_value_set_boolean (value, self->use_directions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_correlations_class_init (DtiCorrelationsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_correlations_finalize;
  object_class->get_property = dti_correlations_get_property;

  /**
   * DtiCorrelations:statistics: (getter get_statistics)
   *
   * What is correlated.
   *
   * Since: 1.0
   */
  props[PROP_STATISTICS] = g_param_spec_object ("statistics",
                                                NULL,
                                                NULL,
                                                DTI_TYPE_STATISTICS,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCorrelations:method: (getter get_method)
   *
   * How it is correlated.
   *
   * Since: 1.0
   */
  props[PROP_METHOD] = g_param_spec_enum ("method",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_CORRELATION_METHOD,
                                          DTI_CORRELATION_METHOD_PEARSON,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCorrelations:use-directions: (getter get_use_directions)
   *
   * Whether indicators of which less is better have their sign turned.
   *
   * Since: 1.0
   */
  props[PROP_USE_DIRECTIONS] = g_param_spec_boolean ("use-directions",
                                                     NULL,
                                                     NULL,
                                                     FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_correlations_init (DtiCorrelations *self)
{
}

/* ---- problems ---- */

static double
get_unique (const DtiCorrelations *self, guint position)
{
  g_autoptr (DtiColumnStatistics) row = g_list_model_get_item (self->statistics->rows, position);

  return dti_column_statistics_read (row, DTI_STATISTICS_COLUMN_N_UNIQUE);
}

static void
report_pair (DtiCorrelations *self, guint i, guint j)
{
  const DtiStatistics *statistics = self->statistics;
  const DtiPlace place = { .node = statistics->ids[i], .period = statistics->period };
  guint n = (guint) dti_correlations_read (self, DTI_CORRELATION_COLUMN_N_UNITS, i, j);

  if (!isnan (dti_correlations_read (self, DTI_CORRELATION_COLUMN_COEFFICIENT, i, j)))
    return;
  /* The statistics tell columns that correlate with nothing. */
  if (get_unique (self, i) <= 1.0 || get_unique (self, j) <= 1.0)
    return;

  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_NOTE,
                           "no-correlation",
                           &place,
                           "“%s” and “%s” have no correlation: %u units have both numbers%s",
                           statistics->ids[i],
                           statistics->ids[j],
                           n,
                           n < 3 ? "" : ", and those of one are all equal or too large");
}

static void
collect_problems (DtiCorrelations *self)
{
  self->problems = dti_problem_list_new ();
  dti_problem_list_add_all (self->problems, self->statistics->problems);
  for (guint i = 0; i < self->statistics->n_ids; i++)
    for (guint j = i + 1; j < self->statistics->n_ids; j++)
      report_pair (self, i, j);
}

/* ---- lists ---- */

static DtiCorrelation *
make_pair (DtiCorrelations *self, guint i, guint j)
{
  return dti_correlation_new (
      self->statistics->ids[i],
      self->statistics->ids[j],
      (guint) dti_correlations_read (self, DTI_CORRELATION_COLUMN_N_UNITS, i, j),
      dti_correlations_read (self, DTI_CORRELATION_COLUMN_COEFFICIENT, i, j),
      dti_correlations_read (self, DTI_CORRELATION_COLUMN_P_VALUE, i, j));
}

static GPtrArray *
pairs_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static GListModel *
make_list (GPtrArray *pairs)
{
  return dti_fixed_list_new (DTI_TYPE_CORRELATION, pairs);
}

/* Whether a node @up generations above @node is @generations above @other too. */
static gboolean
share_ancestor (DtiNode *node, guint up, DtiNode *other, guint generations)
{
  GListModel *parents = dti_node_get_parents (node);

  for (guint i = 0; i < g_list_model_get_n_items (parents); i++)
    {
      g_autoptr (DtiNode) parent = g_list_model_get_item (parents, i);

      if (up == 1 ? dti_statistics_has_ancestor (other, parent, generations)
                  : share_ancestor (parent, up - 1, other, generations))
        return TRUE;
    }

  return FALSE;
}

/* Pairs of nodes of one group, with a coefficient in [@low, @high]; NaN too if @with_all. */
static GListModel *
list_pairs (DtiCorrelations *self, guint generations, double low, double high, gboolean with_all)
{
  DtiNode *const *nodes = self->statistics->nodes;
  GPtrArray *pairs = pairs_new ();

  for (guint i = 0; i < self->statistics->n_nodes; i++)
    for (guint j = i + 1; j < self->statistics->n_nodes; j++)
      {
        double r = dti_correlations_read (self, DTI_CORRELATION_COLUMN_COEFFICIENT, i, j);

        if (!with_all && !(r >= low && r <= high))
          continue;
        if (generations == 0 || share_ancestor (nodes[i], generations, nodes[j], generations))
          g_ptr_array_add (pairs, make_pair (self, i, j));
      }

  return make_list (pairs);
}

/* ---- public ---- */

/**
 * dti_correlations_new:
 * @statistics: what is correlated
 * @method: how
 * @use_directions: whether indicators of which less is better have their sign turned; for
 *   statistics of a dataset, as scores have their direction already
 *
 * Correlates all columns, two by two.
 *
 * Returns: (transfer full): new correlations
 *
 * Since: 1.0
 */
DtiCorrelations *
dti_correlations_new (DtiStatistics *statistics,
                      DtiCorrelationMethod method,
                      gboolean use_directions)
{
  DtiCorrelations *self;

  g_return_val_if_fail (DTI_IS_STATISTICS (statistics), NULL);
  g_return_val_if_fail ((guint) method <= DTI_CORRELATION_METHOD_KENDALL, NULL);

  self = g_object_new (DTI_TYPE_CORRELATIONS, NULL);
  self->statistics = g_object_ref (statistics);
  self->method = method;
  self->use_directions = use_directions;
  dti_correlations_measure (self);
  collect_problems (self);

  return self;
}

/**
 * dti_correlations_get_statistics: (get-property statistics)
 * @self: correlations
 *
 * Gets what is correlated.
 *
 * Returns: (transfer none): the statistics
 *
 * Since: 1.0
 */
DtiStatistics *
dti_correlations_get_statistics (DtiCorrelations *self)
{
  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  return self->statistics;
}

/**
 * dti_correlations_get_method: (get-property method)
 * @self: correlations
 *
 * Gets how it is correlated.
 *
 * Returns: the method
 *
 * Since: 1.0
 */
DtiCorrelationMethod
dti_correlations_get_method (DtiCorrelations *self)
{
  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), DTI_CORRELATION_METHOD_PEARSON);

  return self->method;
}

/**
 * dti_correlations_get_use_directions: (get-property use-directions)
 * @self: correlations
 *
 * Gets whether indicators of which less is better have their sign turned.
 *
 * Returns: `TRUE` if they have
 *
 * Since: 1.0
 */
gboolean
dti_correlations_get_use_directions (DtiCorrelations *self)
{
  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), FALSE);

  return self->use_directions;
}

/**
 * dti_correlations_get_matrix:
 * @self: correlations
 * @column: of what
 *
 * Gets a symmetric matrix, row by row: packed doubles in host byte order, NaN where there is none.
 *
 * Rows and columns are those of [method@Dti.Statistics.get_ids]. On the diagonal stand 1, 0 and the
 * number of available units.
 *
 * Returns: (transfer full): ids × ids × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_correlations_get_matrix (DtiCorrelations *self, DtiCorrelationColumn column)
{
  gsize n;

  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);
  g_return_val_if_fail ((guint) column < DTI_CORRELATIONS_N_COLUMNS, NULL);

  n = self->statistics->n_ids;

  return g_bytes_new_with_free_func (self->matrices[column],
                                     n * n * sizeof (double),
                                     g_object_unref,
                                     g_object_ref (self));
}

/**
 * dti_correlations_lookup:
 * @self: correlations
 * @first: id of a column
 * @second: id of another one
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Looks up how two columns go together.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown id.
 *
 * Returns: (transfer full): the correlation
 *
 * Since: 1.0
 */
DtiCorrelation *
dti_correlations_lookup (DtiCorrelations *self,
                         const char *first,
                         const char *second,
                         GError **error)
{
  guint i;
  guint j;

  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);
  g_return_val_if_fail (first != NULL, NULL);
  g_return_val_if_fail (second != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_statistics_find (self->statistics, first, &i, error) ||
      !dti_statistics_find (self->statistics, second, &j, error))
    return NULL;

  return make_pair (self, i, j);
}

/**
 * dti_correlations_list_pairs:
 * @self: correlations
 * @generations: how far above both a common pillar is; 0: pairs of any two nodes
 *
 * Lists pairs of nodes inside groups.
 *
 * With 1, both are children of one pillar; with 2, both are grandchildren of one. Every pair stands
 * once, in the order of [method@Dti.Statistics.get_ids], whether it has a correlation or not.
 *
 * Returns: (transfer full): a list of [class@Dti.Correlation]
 *
 * Since: 1.0
 */
GListModel *
dti_correlations_list_pairs (DtiCorrelations *self, guint generations)
{
  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  return list_pairs (self, generations, -1.0, 1.0, TRUE);
}

/**
 * dti_correlations_list_with_ancestors:
 * @self: correlations
 * @generations: how far above the pillar is: 1 for parents; 0: at any distance
 *
 * Lists nodes with the pillars above them.
 *
 * The first of each pair is the node, the second the pillar. There are none in statistics of a
 * dataset, unless pillars were observed.
 *
 * Returns: (transfer full): a list of [class@Dti.Correlation]
 *
 * Since: 1.0
 */
GListModel *
dti_correlations_list_with_ancestors (DtiCorrelations *self, guint generations)
{
  DtiNode *const *nodes;
  GPtrArray *pairs;

  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  nodes = self->statistics->nodes;
  pairs = pairs_new ();
  for (guint i = 0; i < self->statistics->n_nodes; i++)
    for (guint j = 0; j < self->statistics->n_nodes; j++)
      if (dti_statistics_has_ancestor (nodes[i], nodes[j], generations))
        g_ptr_array_add (pairs, make_pair (self, i, j));

  return make_list (pairs);
}

/**
 * dti_correlations_list_with_columns:
 * @self: correlations
 *
 * Lists nodes with the columns of the dataset that are no nodes, such as denominators.
 *
 * An indicator that goes along with the population or the economy of the units may have to be
 * divided by it ([class@Dti.Denominate]).
 *
 * Returns: (transfer full): a list of [class@Dti.Correlation]
 *
 * Since: 1.0
 */
GListModel *
dti_correlations_list_with_columns (DtiCorrelations *self)
{
  GPtrArray *pairs;

  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  pairs = pairs_new ();
  for (guint i = 0; i < self->statistics->n_nodes; i++)
    for (guint j = self->statistics->n_nodes; j < self->statistics->n_ids; j++)
      g_ptr_array_add (pairs, make_pair (self, i, j));

  return make_list (pairs);
}

/**
 * dti_correlations_list_collinear:
 * @self: correlations
 * @threshold: a correlation, such as 0.9
 * @generations: as in [method@Dti.Correlations.list_pairs]
 *
 * Lists pairs of a group that say nearly the same: their correlation is at least @threshold.
 *
 * Together they weigh twice as much as was meant.
 *
 * Returns: (transfer full): a list of [class@Dti.Correlation]
 *
 * Since: 1.0
 */
GListModel *
dti_correlations_list_collinear (DtiCorrelations *self, double threshold, guint generations)
{
  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  return list_pairs (self, generations, threshold, 1.0, FALSE);
}

/**
 * dti_correlations_list_opposed:
 * @self: correlations
 * @threshold: a correlation, such as -0.4
 * @generations: as in [method@Dti.Correlations.list_pairs]
 *
 * Lists pairs of a group that work against each other: their correlation is at most @threshold.
 *
 * What one adds to the mean of the group the other takes away.
 *
 * Returns: (transfer full): a list of [class@Dti.Correlation]
 *
 * Since: 1.0
 */
GListModel *
dti_correlations_list_opposed (DtiCorrelations *self, double threshold, guint generations)
{
  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  return list_pairs (self, generations, -1.0, threshold, FALSE);
}

/**
 * dti_correlations_get_problems:
 * @self: correlations
 *
 * Gets what there is to report.
 *
 * That is what the statistics report ([method@Dti.Statistics.get_problems]), and pairs that have no
 * correlation for another reason (`no-correlation`).
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_correlations_get_problems (DtiCorrelations *self)
{
  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  return self->problems;
}
