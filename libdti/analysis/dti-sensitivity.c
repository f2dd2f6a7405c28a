/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-sensitivity-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-problem-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiSensitivity:
 *
 * How much each input of a model matters: Sobol’ indices of variance.
 *
 * They are estimated from the outputs at the points of a [class@Dti.SensitivityDesign]. With a, b
 * and c the outputs of the rows of A, of B and of the AB of an input, V the variance of all a and b
 * together (with n − 1) and m their mean, the means running over the rows,
 *
 * - the first order index is mean ((b − m)(c − a)) / V (A. Saltelli et al., “Variance based
 *   sensitivity analysis of model output”, Computer Physics Communications 181 (2010), 259–270,
 * with the outputs centred), or 1 − mean ((b − c)²) / 2V (M. J. W. Jansen, “Analysis of variance
 *   designs for model output”, Computer Physics Communications 117 (1999), 35–43);
 * - the total index is mean ((a − c)²) / 2V (Jansen).
 *
 * Intervals are those of the percentile bootstrap: rows are drawn with replacement, all outputs of
 * a row together, everything is estimated anew, and the ends are quantiles of the estimates, of
 * type
 * 7. They tell of the number of rows, and are too wide for points of the sequence of Sobol’, which
 * do better than rows drawn at random. Draws whose outputs are all equal are left out.
 *
 * A row with an output that is no finite number is left out, for all inputs; how many is
 * [property@Dti.Sensitivity:n-failed]. There are no indices if fewer than two rows are left, and
 * none if the outputs of A and B are all equal at 14 digits.
 *
 * A sensitivity is immutable and free-threaded.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_N_ROWS = 1,
  PROP_N_FAILED,
  PROP_ESTIMATOR,
  PROP_N_RESAMPLES,
  PROP_CONFIDENCE,
  PROP_MEAN,
  PROP_VARIANCE,
  PROP_UNCERTAINTY,
} DtiSensitivityProperty;

static GParamSpec *props[PROP_UNCERTAINTY + 1];

G_DEFINE_FINAL_TYPE (DtiSensitivity, dti_sensitivity, G_TYPE_OBJECT)

static void
dti_sensitivity_finalize (GObject *object)
{
  DtiSensitivity *self = DTI_SENSITIVITY (object);

  g_clear_object (&self->indices);
  g_clear_object (&self->problems);
  g_clear_object (&self->uncertainty);

  G_OBJECT_CLASS (dti_sensitivity_parent_class)->finalize (object);
}

static void
dti_sensitivity_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiSensitivity *self = DTI_SENSITIVITY (object);

  switch ((DtiSensitivityProperty) prop_id)
    {
    case PROP_N_ROWS:
      g_value_set_uint (value, self->n_rows);
      break;
    case PROP_N_FAILED:
      g_value_set_uint (value, self->n_failed);
      break;
    case PROP_ESTIMATOR:
      g_value_set_enum (value, (int) self->estimator);
      break;
    case PROP_N_RESAMPLES:
      g_value_set_uint (value, self->n_resamples);
      break;
    case PROP_CONFIDENCE:
      g_value_set_double (value, self->confidence);
      break;
    case PROP_MEAN:
      g_value_set_double (value, self->mean);
      break;
    case PROP_VARIANCE:
      g_value_set_double (value, self->variance);
      break;
    case PROP_UNCERTAINTY:
      g_value_set_object (value, dti_sensitivity_get_uncertainty (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_way_properties (void)
{
  /**
   * DtiSensitivity:estimator: (getter get_estimator)
   *
   * How first order indices are estimated.
   *
   * Since: 1.0
   */
  props[PROP_ESTIMATOR] = g_param_spec_enum ("estimator",
                                             NULL,
                                             NULL,
                                             DTI_TYPE_SOBOL_ESTIMATOR,
                                             DTI_SOBOL_ESTIMATOR_SALTELLI,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSensitivity:n-resamples: (getter get_n_resamples)
   *
   * How many resamples the intervals are made of; 0: there are no intervals.
   *
   * Since: 1.0
   */
  props[PROP_N_RESAMPLES] = count_spec ("n-resamples");

  /**
   * DtiSensitivity:confidence: (getter get_confidence)
   *
   * The share of the resamples inside the intervals.
   *
   * Since: 1.0
   */
  props[PROP_CONFIDENCE] = g_param_spec_double (
      "confidence", NULL, NULL, 0.0, 1.0, 0.9, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_sensitivity_class_init (DtiSensitivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_sensitivity_finalize;
  object_class->get_property = dti_sensitivity_get_property;

  /**
   * DtiSensitivity:n-rows: (getter get_n_rows)
   *
   * How many rows the samples have.
   *
   * Since: 1.0
   */
  props[PROP_N_ROWS] = count_spec ("n-rows");

  /**
   * DtiSensitivity:n-failed: (getter get_n_failed)
   *
   * How many rows are left out because the model failed.
   *
   * Since: 1.0
   */
  props[PROP_N_FAILED] = count_spec ("n-failed");

  install_way_properties ();

  /**
   * DtiSensitivity:mean: (getter get_mean)
   *
   * The mean of the outputs of A and B.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.Sensitivity.get_mean].
   *
   * Since: 1.0
   */
  props[PROP_MEAN] = number_spec ("mean");

  /**
   * DtiSensitivity:variance: (getter get_variance)
   *
   * The variance of the outputs of A and B.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.Sensitivity.get_variance].
   *
   * Since: 1.0
   */
  props[PROP_VARIANCE] = number_spec ("variance");

  /**
   * DtiSensitivity:uncertainty: (getter get_uncertainty)
   *
   * What the blocks A and B of the design say of the ranks.
   *
   * `NULL` where the outputs are not those of a [class@Dti.Experiment].
   *
   * Since: 1.0
   */
  props[PROP_UNCERTAINTY] = g_param_spec_object ("uncertainty",
                                                 NULL,
                                                 NULL,
                                                 DTI_TYPE_UNCERTAINTY,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_sensitivity_init (DtiSensitivity *self)
{
}

/* ---- estimates ---- */

static GListModel *
make_rows (const DtiSobolTask *task, const char *const *inputs, const DtiSobolIndices *indices)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < task->n_inputs; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_ptr_array_add (rows,
                       dti_sensitivity_index_new (inputs != NULL ? inputs[i] : number,
                                                  &indices[i]));
    }

  return dti_fixed_list_new (DTI_TYPE_SENSITIVITY_INDEX, rows);
}

static void
report_problems (DtiSensitivity *self, const DtiSobolSummary *summary)
{
  const DtiPlace place = { NULL };

  if (self->n_failed > 0)
    dti_problem_list_report (self->problems,
                             DTI_SEVERITY_WARNING,
                             "failed-rows",
                             &place,
                             "The model failed at %u points: %u of %u rows are left out",
                             summary->n_failed_points,
                             self->n_failed,
                             self->n_rows);
  if (summary->verdict == DTI_SOBOL_TOO_FEW_ROWS)
    dti_problem_list_report (self->problems,
                             DTI_SEVERITY_WARNING,
                             "no-sensitivity",
                             &place,
                             "There are no indices: two rows are needed, %u can be used",
                             summary->n_rows);
  if (summary->verdict == DTI_SOBOL_CONSTANT)
    dti_problem_list_report (self->problems,
                             DTI_SEVERITY_WARNING,
                             "no-sensitivity",
                             &place,
                             "There are no indices: the outputs are all equal");
}

DtiSensitivity *
dti_sensitivity_new (const DtiSobolTask *task,
                     DtiDesignSequence sequence,
                     const char *const *inputs)
{
  DtiSensitivity *self = g_object_new (DTI_TYPE_SENSITIVITY, NULL);
  g_autofree DtiSobolIndices *indices = g_new (DtiSobolIndices, task->n_inputs);
  DtiSobolSummary summary;

  dti_sobol_estimate (task, indices, &summary);
  self->sequence = sequence;
  self->seed = task->seed;
  self->n_rows = task->n_rows;
  self->n_failed = task->n_rows - summary.n_rows;
  self->estimator = task->estimator;
  self->n_resamples = task->n_resamples;
  self->confidence = task->confidence;
  self->mean = summary.mean;
  self->variance = summary.variance;
  self->indices = make_rows (task, inputs, indices);
  self->problems = dti_problem_list_new ();
  report_problems (self, &summary);

  return self;
}

/* ---- public ---- */

/**
 * dti_sensitivity_get_n_rows: (get-property n-rows)
 * @self: a sensitivity
 *
 * Gets how many rows the samples have.
 *
 * Returns: the number of rows, those left out among them
 *
 * Since: 1.0
 */
guint
dti_sensitivity_get_n_rows (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), 0);

  return self->n_rows;
}

/**
 * dti_sensitivity_get_n_failed: (get-property n-failed)
 * @self: a sensitivity
 *
 * Gets how many rows are left out because the model failed.
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
guint
dti_sensitivity_get_n_failed (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), 0);

  return self->n_failed;
}

/**
 * dti_sensitivity_get_estimator: (get-property estimator)
 * @self: a sensitivity
 *
 * Gets how first order indices are estimated.
 *
 * Returns: the estimator
 *
 * Since: 1.0
 */
DtiSobolEstimator
dti_sensitivity_get_estimator (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), DTI_SOBOL_ESTIMATOR_SALTELLI);

  return self->estimator;
}

/**
 * dti_sensitivity_get_n_resamples: (get-property n-resamples)
 * @self: a sensitivity
 *
 * Gets how many resamples the intervals are made of.
 *
 * Returns: the number of resamples; 0: there are no intervals
 *
 * Since: 1.0
 */
guint
dti_sensitivity_get_n_resamples (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), 0);

  return self->n_resamples;
}

/**
 * dti_sensitivity_get_confidence: (get-property confidence)
 * @self: a sensitivity
 *
 * Gets the share of the resamples inside the intervals.
 *
 * Returns: a share; 0.9 for the quantiles of 5 % and 95 %
 *
 * Since: 1.0
 */
double
dti_sensitivity_get_confidence (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), 0.0);

  return self->confidence;
}

/**
 * dti_sensitivity_get_mean: (get-property mean)
 * @self: a sensitivity
 * @mean: (out) (optional): the mean; NaN where there is none
 *
 * Gets the mean of the outputs of A and B.
 *
 * Returns: `TRUE` if there is one; not for fewer than two rows
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_get_mean (DtiSensitivity *self, double *mean)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), FALSE);

  return dti_number_hand_out (self->mean, mean);
}

/**
 * dti_sensitivity_get_variance: (get-property variance)
 * @self: a sensitivity
 * @variance: (out) (optional): the variance, with n − 1; NaN where there is none
 *
 * Gets the variance of the outputs of A and B.
 *
 * Returns: `TRUE` if there is one; not for fewer than two rows, nor if a double cannot hold it
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_get_variance (DtiSensitivity *self, double *variance)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), FALSE);

  return dti_number_hand_out (self->variance, variance);
}

/**
 * dti_sensitivity_list_indices:
 * @self: a sensitivity
 *
 * Lists the indices of all inputs, in the order of the inputs.
 *
 * Returns: (transfer full): a list of [class@Dti.SensitivityIndex]
 *
 * Since: 1.0
 */
GListModel *
dti_sensitivity_list_indices (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), NULL);

  return g_object_ref (self->indices);
}

/**
 * dti_sensitivity_lookup:
 * @self: a sensitivity
 * @input: id of an input
 *
 * Looks up the indices of an input.
 *
 * Returns: (transfer none) (nullable): the indices, or `NULL` for an unknown id
 *
 * Since: 1.0
 */
DtiSensitivityIndex *
dti_sensitivity_lookup (DtiSensitivity *self, const char *input)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->indices); i++)
    {
      g_autoptr (DtiSensitivityIndex) index = g_list_model_get_item (self->indices, i);

      /* The list keeps it. */
      if (g_str_equal (dti_sensitivity_index_get_input (index), input))
        return index;
    }

  return NULL;
}

/**
 * dti_sensitivity_get_problems:
 * @self: a sensitivity
 *
 * Gets what there is to report.
 *
 * That is rows left out (`failed-rows`), why there are no indices (`no-sensitivity`), and why
 * replicates of an experiment failed (`failed-replicates`).
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_sensitivity_get_problems (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), NULL);

  return self->problems;
}

/**
 * dti_sensitivity_get_uncertainty: (get-property uncertainty)
 * @self: a sensitivity
 *
 * Gets what the blocks A and B of the design say of the ranks.
 *
 * Returns: (transfer none) (nullable): the uncertainty; `NULL` where the outputs are not those of a
 *   [class@Dti.Experiment]
 *
 * Since: 1.0
 */
DtiUncertainty *
dti_sensitivity_get_uncertainty (DtiSensitivity *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), NULL);

  return self->uncertainty;
}
