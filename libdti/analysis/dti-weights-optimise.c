/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-nelder-mead-private.h"
#include "dti-rank-correlation-private.h"
#include "dti-weights-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/scoring/dti-scorecard-private.h>

/* Weights that make correlations with the pillar what is asked for. The children are aggregated
 * again, as the scorer does it, for each weights that are tried. */

/* Fewer units have no correlation worth aiming at. */
#define FEWEST_UNITS 3
/* Proportions further from the targets than this, in the mean, were not reached. */
#define MISSED 0.005
/* What a correlation that is not there counts, in either aim: worse than all that are. */
#define HOPELESS 1e3
#define STEP 0.25

typedef struct
{
  DtiWeights *weights;
  const DtiWeightsGroup *group;
  guint n; /* children that are weighted */
  DtiWeightsEntry **entries;
  double *targets; /* NULL: infomax */

  DtiOp op;               /* a copy, with weights to play with */
  DtiUnitScore *children; /* op.n_children for each of the units */
  gsize n_units;
  double **values; /* a column for each weighted child */
  double *scores;
  double total;         /* declared parts of the children */
  double *shares;       /* what is tried */
  double *correlations; /* what it gives */
} DtiSearch;

/* ---- setting up ---- */

static void
clear_search (DtiSearch *search)
{
  for (guint i = 0; search->values != NULL && i < search->n; i++)
    g_free (search->values[i]);
  g_free (search->values);
  g_free (search->entries);
  g_free (search->targets);
  g_free (search->op.children);
  g_free (search->children);
  g_free (search->scores);
  g_free (search->shares);
  g_free (search->correlations);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiSearch, clear_search)

static void
read_units (DtiSearch *search, const DtiResults *results)
{
  const DtiBinding *binding = results->binding;
  guint n = search->op.n_children;

  search->children = g_new (DtiUnitScore, binding->n_units * n + 1);
  for (gsize unit = 0; unit < binding->n_units; unit++)
    {
      if (binding->excluded != NULL && binding->excluded[unit])
        continue;
      for (guint i = 0; i < n; i++)
        search->children[search->n_units * n + i] =
            dti_results_get_unit (results, search->op.children[i].op, unit);
      search->n_units++;
    }
}

static void
read_values (DtiSearch *search)
{
  guint n = search->op.n_children;

  search->values = g_new0 (double *, search->n + 1);
  for (guint i = 0; i < search->n; i++)
    {
      search->values[i] = g_new (double, search->n_units + 1);
      for (gsize unit = 0; unit < search->n_units; unit++)
        {
          const DtiUnitScore *score = &search->children[unit * n + search->entries[i]->position];

          search->values[i][unit] = score->cell == DTI_CELL_SCORED && score->max > 0.0
                                        ? dti_unit_score_get_value (score)
                                        : NAN;
        }
    }
}

static gboolean
init_search (
    DtiSearch *search, DtiWeights *weights, DtiScorecard *card, const char *pillar, GError **error)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  guint op;

  search->weights = weights;
  search->group = dti_weights_find_group (weights, pillar, error);
  if (search->group == NULL)
    return FALSE;

  dti_program_find (results->binding->program, pillar, &op);
  search->op = results->binding->program->ops[op];
  search->op.children =
      g_memdup2 (search->op.children, search->op.n_children * sizeof (DtiOpChild));
  search->entries = g_new (DtiWeightsEntry *, search->group->n + 1);
  for (guint i = 0; i < search->group->n; i++)
    {
      DtiWeightsEntry *entry = dti_weights_get_entry (weights, search->group, i);

      if (entry->counts)
        search->entries[search->n++] = entry;
    }
  search->total = dti_weights_get_total (weights, search->group);
  search->shares = g_new (double, search->n + 1);
  search->correlations = g_new (double, search->n + 1);
  read_units (search, results);
  read_values (search);
  search->scores = g_new (double, search->n_units + 1);

  return TRUE;
}

/* Whether the pillar can be aggregated unit by unit, and its children can correlate with it. */
static gboolean
check_search (const DtiSearch *search, GError **error)
{
  const char *why = NULL;

  if (search->op.is_columnar)
    why = "it compares units with each other";
  else if (search->op.aggregation == DTI_AGGREGATION_EXPRESSION)
    why = "an expression has no weights";
  else if (search->n < 2)
    why = "it has fewer than two children with a weight";
  else if (search->n_units < FEWEST_UNITS)
    why = "there are fewer than three units";
  for (guint i = 0; why == NULL && i < search->n; i++)
    if (isnan (
            dti_rank_correlation_pearson (search->values[i], search->values[i], search->n_units)))
      why = "some child is the same for all units";
  if (why == NULL)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "the weights of “%s” cannot be optimised: %s",
               search->op.id,
               why);

  return FALSE;
}

/* ---- trying ---- */

/* Correlations of the children with the pillar that search->shares make. */
static void
try_shares (DtiSearch *search)
{
  for (guint i = 0; i < search->n; i++)
    {
      const DtiWeightsEntry *entry = search->entries[i];
      DtiOpChild *edge = &search->op.children[entry->position];

      edge->weight =
          dti_weights_get_edge_weight (search->group, entry, search->shares[i], search->total);
      edge->counts = edge->weight > 0.0;
    }
  for (gsize unit = 0; unit < search->n_units; unit++)
    {
      DtiUnitScore score =
          dti_aggregate_unit (&search->op, search->children + unit * search->op.n_children);

      search->scores[unit] = score.cell == DTI_CELL_SCORED && score.max > 0.0
                                 ? dti_unit_score_get_value (&score)
                                 : NAN;
    }
  for (guint i = 0; i < search->n; i++)
    search->correlations[i] =
        dti_rank_correlation_pearson (search->values[i], search->scores, search->n_units);
}

/* The mean square distance of the proportions of the correlations from the targets, or for infomax
 * the sum of the correlations, turned round. */
static double
judge (const DtiSearch *search)
{
  double total = 0.0;
  double squares = 0.0;

  for (guint i = 0; i < search->n; i++)
    total += search->correlations[i];
  if (search->targets == NULL)
    return isnan (total) ? HOPELESS : -total;
  if (!(total > 0.0))
    return HOPELESS;

  for (guint i = 0; i < search->n; i++)
    {
      double distance = search->targets[i] - search->correlations[i] / total;

      squares += distance * distance;
    }

  return squares / search->n;
}

/* Squares of any numbers, divided by their sum, are weights from 0 with the sum 1. */
static double
try_point (const double *point, gpointer data)
{
  DtiSearch *search = data;
  double total = 0.0;

  for (guint i = 0; i < search->n; i++)
    total += point[i] * point[i];
  if (!(total > 0.0) || !isfinite (total))
    return HOPELESS;

  for (guint i = 0; i < search->n; i++)
    search->shares[i] = point[i] * point[i] / total;
  try_shares (search);

  return judge (search);
}

static void
report_missed (DtiSearch *search, double level)
{
  if (search->targets != NULL && sqrt (level) > MISSED)
    dti_weights_report (search->weights,
                        DTI_SEVERITY_WARNING,
                        "target-missed",
                        DTI_NODE (search->group->pillar),
                        "no weights from 0 give the correlations these proportions: the nearest "
                        "found are %.4f away in the root mean square",
                        sqrt (level));
}

static gboolean
optimise (DtiSearch *search, GError **error)
{
  g_autofree double *point = g_new (double, search->n);
  double level;

  for (guint i = 0; i < search->n; i++)
    point[i] = 1.0;
  level = dti_nelder_mead_minimise (try_point, search, point, search->n, STEP);
  if (level >= HOPELESS)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "“%s” correlates with its children for none of the weights tried",
                   search->op.id);
      return FALSE;
    }

  try_point (point, search);
  for (guint i = 0; i < search->n; i++)
    {
      search->entries[i]->weight = search->shares[i];
      search->entries[i]->detail = search->correlations[i];
    }
  report_missed (search, level);

  return TRUE;
}

/* ---- public ---- */

/* Targets of the weighted children, with the sum 1. */
static gboolean
read_targets (DtiSearch *search, const char *const *ids, GBytes *targets, GError **error)
{
  g_autofree double *row = NULL;
  double total = 0.0;
  guint n_rows = 0;

  row = dti_weights_read_rows (
      search->weights, search->group, ids, targets, "targets", &n_rows, error);
  if (row == NULL)
    return FALSE;
  if (n_rows != 1)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "each id needs one target");
      return FALSE;
    }

  search->targets = g_new (double, search->n + 1);
  for (guint i = 0; i < search->n; i++)
    {
      search->targets[i] =
          row[search->entries[i] - dti_weights_get_entry (search->weights, search->group, 0)];
      total += search->targets[i];
    }
  if (!(total > 0.0))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "no child with a weight has a target");
      return FALSE;
    }
  for (guint i = 0; i < search->n; i++)
    search->targets[i] /= total;

  return TRUE;
}

/**
 * dti_weights_new_correlation_optimised:
 * @card: the scores of a period
 * @pillar: id of a pillar
 * @ids: (array zero-terminated=1): ids of all its children that have a weight
 * @targets: how important they should be to each other: doubles from 0, one for each id
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar so that their correlations with it stand in given proportions.
 *
 * Minimises the mean of (tⱼ − rⱼ / Σ r)² with the targets t, scaled to the sum 1, and Pearson's
 * correlations r of the children with the pillar, over all weights that are at least 0 and have the
 * sum 1. The pillar is aggregated anew for each weights that are tried, by its own aggregation and
 * policy for what is missing. The search is the simplex of Nelder and Mead (1965) over w = z² / Σ
 * z² from equal weights, started again while that helps: the same every time, and like all of its
 * kind no proof that there is no better place. Where the targets are not met within 0.005 a problem
 * tells (`target-missed`); [method@Dti.Weights.get_correlation] tells what was obtained. The other
 * pillars keep the declared weights.
 *
 * The source is W. Becker, M. Saisana, P. Paruolo and I. Vandecasteele, “Weights and importance in
 * composite indicators: closing the gap”, Ecological Indicators 80 (2017), 12–22, and the function
 * `get_opt_weights` of COINr, which is not constrained.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, an id that is none of its children or a
 * child without a target, with `DTI_ERROR_EXISTS` for an id that comes twice, with
 * `DTI_ERROR_INVALID_DATA` for targets below 0, and with `DTI_ERROR_NOT_COMPUTABLE` where a child
 * is the same for all units, for fewer than two children or three units, and for pillars that
 * compare units or are expressions.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_correlation_optimised (
    DtiScorecard *card, const char *pillar, const char *const *ids, GBytes *targets, GError **error)
{
  g_auto (DtiSearch) search = { 0 };
  g_autoptr (DtiWeights) self = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (targets != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_weights_new_draft (dti_scorecard_get_framework (card), DTI_WEIGHTS_METHOD_CORRELATION);
  if (!init_search (&search, self, card, pillar, error) ||
      !read_targets (&search, ids, targets, error) || !check_search (&search, error) ||
      !optimise (&search, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dti_weights_new_infomax:
 * @card: the scores of a period
 * @pillar: id of a pillar
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Weighs the children of a pillar so that the sum of their correlations with it is greatest.
 *
 * The pillar then tells as much as it can of all of them. Searches as
 * [ctor@Dti.Weights.new_correlation_optimised] does, with the same sources.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar, and with `DTI_ERROR_NOT_COMPUTABLE` as
 * that does.
 *
 * Returns: (transfer full): new weights
 *
 * Since: 1.0
 */
DtiWeights *
dti_weights_new_infomax (DtiScorecard *card, const char *pillar, GError **error)
{
  g_auto (DtiSearch) search = { 0 };
  g_autoptr (DtiWeights) self = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (pillar != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_weights_new_draft (dti_scorecard_get_framework (card), DTI_WEIGHTS_METHOD_INFOMAX);
  if (!init_search (&search, self, card, pillar, error) || !check_search (&search, error) ||
      !optimise (&search, error))
    return NULL;

  return g_steal_pointer (&self);
}
