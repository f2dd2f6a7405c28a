/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "dti-distribution-private.h"
#include "dti-uncertain-input.h"
#include "dti-uncertainty-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiUncertainty:
 *
 * How sure the ranks of an index are.
 *
 * It is what many replicates of the index gave, in each of which the uncertain inputs had other
 * values. Made by [method@Dti.Experiment.run_uncertainty]. For each unit there is an interval of
 * ranks, and the share of the replicates in which it is among the first k; see
 * [class@Dti.UncertainRank]. Replicates that could not be scored are counted, and the reasons are
 * problems; they enter no statistic.
 *
 * An uncertainty is immutable and free-threaded.
 *
 * Since: 1.0
 */

#define LOW 0.05
#define HIGH 0.95

typedef enum
{
  PROP_SCORECARD = 1,
  PROP_NODE,
  PROP_INPUTS,
  PROP_SEED,
  PROP_N_REPLICATES,
  PROP_N_FAILED,
  PROP_PROBLEMS,
} DtiUncertaintyProperty;

static GParamSpec *props[PROP_PROBLEMS + 1];

G_DEFINE_FINAL_TYPE (DtiUncertainty, dti_uncertainty, G_TYPE_OBJECT)

/* ---- making one ---- */

DtiUncertainty *
dti_uncertainty_new (DtiScorecard *card, const char *node, GListModel *inputs, guint64 seed)
{
  DtiUncertainty *self = g_object_new (DTI_TYPE_UNCERTAINTY, NULL);
  const DtiBinding *binding = dti_scorecard_peek_results (card)->binding;

  self->card = g_object_ref (card);
  self->node = g_strdup (node);
  dti_program_find (binding->program, node, &self->op);
  self->inputs = g_object_ref (inputs);
  self->seed = seed;
  self->n_units = binding->n_units;

  return self;
}

void
dti_uncertainty_report_failures (DtiProblemList *problems, char *const *failures, gsize n)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++)
    if (failures[i] != NULL)
      {
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, failures[i]));

        g_hash_table_insert (counts, failures[i], GUINT_TO_POINTER (count + 1));
      }
  for (gsize i = 0; i < n; i++)
    {
      guint count =
          failures[i] != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, failures[i])) : 0;

      if (count == 0)
        continue;
      dti_problem_list_report (problems,
                               DTI_SEVERITY_WARNING,
                               "failed-replicates",
                               NULL,
                               "%u of %" G_GSIZE_FORMAT " replicates failed, first that with "
                               "number %" G_GSIZE_FORMAT ": %s",
                               count,
                               n,
                               i + 1,
                               failures[i]);
      g_hash_table_insert (counts, failures[i], NULL);
    }
}

void
dti_uncertainty_take (DtiUncertainty *self,
                      guint n,
                      double *points,
                      double *scores,
                      double *ranks,
                      char *const *failures)
{
  self->n_replicates = n;
  self->points = points;
  self->scores = scores;
  self->ranks = ranks;
  for (guint i = 0; i < n; i++)
    self->n_failed += failures[i] != NULL ? 1 : 0;
  dti_uncertainty_report_failures (self->problems, failures, n);
}

/* ---- one unit ---- */

const char *
dti_uncertainty_get_unit_id (DtiUncertainty *self, gsize unit)
{
  return dti_scorecard_get_unit_id (self->card, unit);
}

/* The numbers of a unit that are there, in the order of the replicates. */
static guint
collect (const DtiUncertainty *self, const double *numbers, gsize unit, double *present)
{
  guint n = 0;

  for (guint i = 0; i < self->n_replicates; i++)
    {
      double number = numbers[i * self->n_units + unit];

      if (!isnan (number))
        present[n++] = number;
    }

  return n;
}

/* Sorts the numbers; their sum runs in the order of the replicates, before that. */
static double
sort_and_average (double *numbers, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += numbers[i];
  qsort (numbers, n, sizeof (double), dti_number_compare);

  return sum / n;
}

static void
measure_ranks (double *ranks, DtiUncertainFigures *figures)
{
  guint n = figures->n;

  figures->mean = sort_and_average (ranks, n);
  figures->best = ranks[0];
  figures->worst = ranks[n - 1];
  figures->low = dti_distribution_interpolate (ranks, n, LOW);
  figures->median = dti_distribution_interpolate (ranks, n, 0.5);
  figures->high = dti_distribution_interpolate (ranks, n, HIGH);
}

static void
measure_scores (double *scores, guint n, DtiUncertainFigures *figures)
{
  figures->score_mean = sort_and_average (scores, n);
  figures->score_low = dti_distribution_interpolate (scores, n, LOW);
  figures->score_high = dti_distribution_interpolate (scores, n, HIGH);
}

void
dti_uncertainty_measure_unit (DtiUncertainty *self, gsize unit, DtiUncertainFigures *figures)
{
  g_autofree double *numbers = g_new (double, self->n_replicates + 1);
  guint n_scores;

  *figures = (DtiUncertainFigures){
    .nominal_rank = dti_scorecard_read_number (self->card, self->op, unit, DTI_COLUMN_RANK),
    .nominal_score = dti_scorecard_read_number (self->card, self->op, unit, DTI_COLUMN_SCORE),
    .mean = NAN,
    .median = NAN,
    .low = NAN,
    .high = NAN,
    .best = NAN,
    .worst = NAN,
    .score_mean = NAN,
    .score_low = NAN,
    .score_high = NAN,
  };
  n_scores = collect (self, self->scores, unit, numbers);
  if (n_scores > 0)
    measure_scores (numbers, n_scores, figures);
  figures->n = collect (self, self->ranks, unit, numbers);
  if (figures->n > 0)
    measure_ranks (numbers, figures);
}

double
dti_uncertainty_find_probability (DtiUncertainty *self, gsize unit, guint k)
{
  guint n_ranked = 0;
  guint n_within = 0;

  for (guint i = 0; i < self->n_replicates; i++)
    {
      double rank = self->ranks[i * self->n_units + unit];

      n_ranked += isnan (rank) ? 0 : 1;
      n_within += rank <= k ? 1 : 0;
    }

  return n_ranked > 0 ? (double) n_within / n_ranked : NAN;
}

/* ---- class ---- */

static void
dti_uncertainty_finalize (GObject *object)
{
  DtiUncertainty *self = DTI_UNCERTAINTY (object);

  g_clear_object (&self->card);
  g_clear_object (&self->inputs);
  g_clear_object (&self->problems);
  g_free (self->node);
  g_free (self->scores);
  g_free (self->ranks);
  g_free (self->points);

  G_OBJECT_CLASS (dti_uncertainty_parent_class)->finalize (object);
}

static void
dti_uncertainty_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiUncertainty *self = DTI_UNCERTAINTY (object);

  switch ((DtiUncertaintyProperty) prop_id)
    {
    case PROP_SCORECARD:
      g_value_set_object (value, dti_uncertainty_get_scorecard (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_uncertainty_get_node (self));
      break;
    case PROP_INPUTS:
      g_value_set_object (value, dti_uncertainty_get_inputs (self));
      break;
    case PROP_SEED:
      g_value_set_uint64 (value, dti_uncertainty_get_seed (self));
      break;
    case PROP_N_REPLICATES:
      g_value_set_uint (value, dti_uncertainty_get_n_replicates (self));
      break;
    case PROP_N_FAILED:
      g_value_set_uint (value, dti_uncertainty_get_n_failed (self));
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, dti_uncertainty_get_problems (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_counts (GParamFlags flags)
{
  /**
   * DtiUncertainty:seed: (getter get_seed)
   *
   * The seed of all random numbers.
   *
   * Since: 1.0
   */
  props[PROP_SEED] = g_param_spec_uint64 ("seed", NULL, NULL, 0, G_MAXUINT64, 0, flags);

  /**
   * DtiUncertainty:n-replicates: (getter get_n_replicates)
   *
   * How many replicates were made, failed ones included.
   *
   * Since: 1.0
   */
  props[PROP_N_REPLICATES] = g_param_spec_uint ("n-replicates", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiUncertainty:n-failed: (getter get_n_failed)
   *
   * How many replicates could not be scored.
   *
   * Since: 1.0
   */
  props[PROP_N_FAILED] = g_param_spec_uint ("n-failed", NULL, NULL, 0, G_MAXUINT, 0, flags);
}

static void
dti_uncertainty_class_init (DtiUncertaintyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_uncertainty_finalize;
  object_class->get_property = dti_uncertainty_get_property;

  /**
   * DtiUncertainty:scorecard: (getter get_scorecard)
   *
   * The scorecard without uncertainty.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARD] = g_param_spec_object ("scorecard", NULL, NULL, DTI_TYPE_SCORECARD, flags);

  /**
   * DtiUncertainty:node: (getter get_node)
   *
   * The id of the node whose scores and ranks were looked at.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  /**
   * DtiUncertainty:inputs: (getter get_inputs)
   *
   * What was uncertain: a list of [class@Dti.UncertainInput].
   *
   * Since: 1.0
   */
  props[PROP_INPUTS] = g_param_spec_object ("inputs", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  install_counts (flags);

  /**
   * DtiUncertainty:problems: (getter get_problems)
   *
   * Why replicates failed: one problem for each reason.
   *
   * Since: 1.0
   */
  props[PROP_PROBLEMS] = g_param_spec_object ("problems", NULL, NULL, DTI_TYPE_PROBLEM_LIST, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_uncertainty_init (DtiUncertainty *self)
{
  self->problems = dti_problem_list_new ();
}

/* ---- public ---- */

/**
 * dti_uncertainty_get_scorecard: (get-property scorecard)
 * @self: an uncertainty
 *
 * Gets the scorecard without uncertainty.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_uncertainty_get_scorecard (DtiUncertainty *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);

  return self->card;
}

/**
 * dti_uncertainty_get_node: (get-property node)
 * @self: an uncertainty
 *
 * Gets the id of the node whose scores and ranks were looked at.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_uncertainty_get_node (DtiUncertainty *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);

  return self->node;
}

/**
 * dti_uncertainty_get_inputs: (get-property inputs)
 * @self: an uncertainty
 *
 * Gets what was uncertain.
 *
 * Returns: (transfer none): a list of [class@Dti.UncertainInput]
 *
 * Since: 1.0
 */
GListModel *
dti_uncertainty_get_inputs (DtiUncertainty *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);

  return self->inputs;
}

/**
 * dti_uncertainty_get_seed: (get-property seed)
 * @self: an uncertainty
 *
 * Gets the seed of all random numbers.
 *
 * Returns: the seed
 *
 * Since: 1.0
 */
guint64
dti_uncertainty_get_seed (DtiUncertainty *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), 0);

  return self->seed;
}

/**
 * dti_uncertainty_get_n_replicates: (get-property n-replicates)
 * @self: an uncertainty
 *
 * Gets how many replicates were made, failed ones included.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_uncertainty_get_n_replicates (DtiUncertainty *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), 0);

  return self->n_replicates;
}

/**
 * dti_uncertainty_get_n_failed: (get-property n-failed)
 * @self: an uncertainty
 *
 * Gets how many replicates could not be scored.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_uncertainty_get_n_failed (DtiUncertainty *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), 0);

  return self->n_failed;
}

/**
 * dti_uncertainty_get_problems: (get-property problems)
 * @self: an uncertainty
 *
 * Gets why replicates failed.
 *
 * Returns: (transfer none): one problem for each reason
 *
 * Since: 1.0
 */
DtiProblemList *
dti_uncertainty_get_problems (DtiUncertainty *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);

  return self->problems;
}

/**
 * dti_uncertainty_list_ranks:
 * @self: an uncertainty
 *
 * Makes the rows of all units, in the order of the scorecard.
 *
 * Returns: (transfer full): a list of [class@Dti.UncertainRank]
 *
 * Since: 1.0
 */
GListModel *
dti_uncertainty_list_ranks (DtiUncertainty *self)
{
  GPtrArray *rows;

  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < self->n_units; i++)
    g_ptr_array_add (rows, dti_uncertain_rank_new (self, i));

  return dti_fixed_list_new (DTI_TYPE_UNCERTAIN_RANK, rows);
}

/**
 * dti_uncertainty_lookup:
 * @self: an uncertainty
 * @unit: id of a unit
 *
 * Looks up the row of a unit.
 *
 * Returns: (transfer full) (nullable): the row, or `NULL` where there is no such unit
 *
 * Since: 1.0
 */
DtiUncertainRank *
dti_uncertainty_lookup (DtiUncertainty *self, const char *unit)
{
  gsize position;

  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  if (!dti_scorecard_find_unit (self->card, unit, &position))
    return NULL;

  return dti_uncertain_rank_new (self, position);
}

static GBytes *
make_column (DtiUncertainty *self, const double *numbers, gsize stride, gsize position)
{
  double *column = g_new (double, self->n_replicates + 1);

  for (guint i = 0; i < self->n_replicates; i++)
    column[i] = numbers[i * stride + position];

  return g_bytes_new_take (column, self->n_replicates * sizeof (double));
}

static GBytes *
get_unit_column (DtiUncertainty *self, const double *numbers, const char *unit, GError **error)
{
  gsize position;

  if (!dti_scorecard_find_unit (self->card, unit, &position))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no unit “%s”", unit);
      return NULL;
    }

  return make_column (self, numbers, self->n_units, position);
}

/**
 * dti_uncertainty_get_rank_column:
 * @self: an uncertainty
 * @unit: id of a unit
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets the ranks of a unit in all replicates.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit.
 *
 * Returns: (transfer full): one double for each replicate, NaN where the unit was not ranked
 *
 * Since: 1.0
 */
GBytes *
dti_uncertainty_get_rank_column (DtiUncertainty *self, const char *unit, GError **error)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return get_unit_column (self, self->ranks, unit, error);
}

/**
 * dti_uncertainty_get_score_column:
 * @self: an uncertainty
 * @unit: id of a unit
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets the scores of a unit in all replicates.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit.
 *
 * Returns: (transfer full): one double for each replicate, NaN where the unit was not scored
 *
 * Since: 1.0
 */
GBytes *
dti_uncertainty_get_score_column (DtiUncertainty *self, const char *unit, GError **error)
{
  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return get_unit_column (self, self->scores, unit, error);
}

/**
 * dti_uncertainty_get_input_column:
 * @self: an uncertainty
 * @input: id of an uncertain input
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets what was drawn for an input in all replicates, from 0 to 1.
 *
 * With n alternatives that are equally likely, u stands for the one at the position ⌊u n⌋.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown input.
 *
 * Returns: (transfer full): one double for each replicate
 *
 * Since: 1.0
 */
GBytes *
dti_uncertainty_get_input_column (DtiUncertainty *self, const char *input, GError **error)
{
  guint n;

  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n = g_list_model_get_n_items (self->inputs);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiUncertainInput) item = g_list_model_get_item (self->inputs, i);

      if (g_str_equal (dti_uncertain_input_get_id (item), input))
        return make_column (self, self->points, n, i);
    }
  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no input “%s”", input);

  return NULL;
}
