/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-sensitivity-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-low-discrepancy-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiSensitivityDesign:
 *
 * The points at which a model is run to find out how much each of its inputs matters.
 *
 * There are two samples of the unit cube, A and B, of [property@Dti.SensitivityDesign:n-rows] rows
 * each, and for each input a third one, AB: that is A with the column of the input from B (A.
 * Saltelli et al., “Variance based sensitivity analysis of model output”, Computer Physics
 * Communications 181 (2010), 259–270). The program maps each coordinate to its input, runs its
 * model at every point and hands the outputs to [method@Dti.SensitivityDesign.estimate]:
 *
 * ```python
 * design = Dti.SensitivityDesign.new(1024, 3, Dti.DesignSequence.SOBOL, 1)
 * outputs = [model(*point) for point in design.to_numpy()]
 * for index in design.estimate_array(outputs, ["a", "b", "c"]):
 *     print(index.get_input(), index.get_first(), index.get_total())
 * ```
 *
 * With the sequence of Sobol’, a power of two of rows is best: only then is every coordinate spread
 * evenly. The seed shifts it. The same numbers of rows and inputs, sequence and seed give the same
 * bits on every machine.
 *
 * A design is immutable and free-threaded. It takes 16 bytes for each row and input.
 *
 * Since: 1.0
 */
struct _DtiSensitivityDesign
{
  GObject parent_instance;

  guint n_rows;
  guint n_inputs;
  DtiDesignSequence sequence;
  guint64 seed;
  double *samples; /* for each row the inputs of A, then those of B */
};

/* Coordinates of all points: 1 GiB. */
#define MAX_COORDINATES (1u << 27)
/* Beyond it two rows are too many. */
#define MAX_INPUTS (1u << 13)
#define MAX_SOBOL_INPUTS (DTI_LOW_DISCREPANCY_DIMENSIONS / 2)
#define MAX_RESAMPLES 100000
/* Of all inputs together: 256 MiB. */
#define MAX_ESTIMATES (1u << 24)

#define DEFAULT_RESAMPLES 1000
#define DEFAULT_CONFIDENCE 0.9

typedef enum
{
  PROP_N_ROWS = 1,
  PROP_N_INPUTS,
  PROP_N_POINTS,
  PROP_SEQUENCE,
  PROP_SEED,
} DtiSensitivityDesignProperty;

static GParamSpec *props[PROP_SEED + 1];

G_DEFINE_FINAL_TYPE (DtiSensitivityDesign, dti_sensitivity_design, G_TYPE_OBJECT)

static void
dti_sensitivity_design_finalize (GObject *object)
{
  g_free (DTI_SENSITIVITY_DESIGN (object)->samples);

  G_OBJECT_CLASS (dti_sensitivity_design_parent_class)->finalize (object);
}

static void
dti_sensitivity_design_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  DtiSensitivityDesign *self = DTI_SENSITIVITY_DESIGN (object);

  switch ((DtiSensitivityDesignProperty) prop_id)
    {
    case PROP_N_ROWS:
      g_value_set_uint (value, self->n_rows);
      break;
    case PROP_N_INPUTS:
      g_value_set_uint (value, self->n_inputs);
      break;
    case PROP_N_POINTS:
      g_value_set_uint (value, dti_sensitivity_design_get_n_points (self));
      break;
    case PROP_SEQUENCE:
      g_value_set_enum (value, (int) self->sequence);
      break;
    case PROP_SEED:
      g_value_set_uint64 (value, self->seed);
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

static void
dti_sensitivity_design_class_init (DtiSensitivityDesignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_sensitivity_design_finalize;
  object_class->get_property = dti_sensitivity_design_get_property;

  /**
   * DtiSensitivityDesign:n-rows: (getter get_n_rows)
   *
   * How many rows each sample has.
   *
   * Since: 1.0
   */
  props[PROP_N_ROWS] = count_spec ("n-rows");

  /**
   * DtiSensitivityDesign:n-inputs: (getter get_n_inputs)
   *
   * How many inputs the model has.
   *
   * Since: 1.0
   */
  props[PROP_N_INPUTS] = count_spec ("n-inputs");

  /**
   * DtiSensitivityDesign:n-points: (getter get_n_points)
   *
   * How many points there are: rows × (inputs + 2).
   *
   * Since: 1.0
   */
  props[PROP_N_POINTS] = count_spec ("n-points");

  /**
   * DtiSensitivityDesign:sequence: (getter get_sequence)
   *
   * Where the points come from.
   *
   * Since: 1.0
   */
  props[PROP_SEQUENCE] = g_param_spec_enum ("sequence",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_DESIGN_SEQUENCE,
                                            DTI_DESIGN_SEQUENCE_SOBOL,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSensitivityDesign:seed: (getter get_seed)
   *
   * The seed.
   *
   * Since: 1.0
   */
  props[PROP_SEED] = g_param_spec_uint64 (
      "seed", NULL, NULL, 0, G_MAXUINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_sensitivity_design_init (DtiSensitivityDesign *self)
{
}

/* ---- points ---- */

static gboolean
check_size (guint n_rows, guint n_inputs, DtiDesignSequence sequence, GError **error)
{
  if (n_rows < 2 || n_inputs == 0)
    {
      g_set_error (
          error,
          DTI_ERROR,
          DTI_ERROR_INVALID_DATA,
          "A design of %u rows and %u inputs tells nothing: it needs two rows and an input",
          n_rows,
          n_inputs);
      return FALSE;
    }
  if (sequence == DTI_DESIGN_SEQUENCE_SOBOL && n_inputs > MAX_SOBOL_INPUTS)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "The sequence of Sobol’ serves up to %u inputs, not %u; the sequence “random” "
                   "serves more",
                   (guint) MAX_SOBOL_INPUTS,
                   n_inputs);
      return FALSE;
    }
  if (n_inputs > MAX_INPUTS ||
      n_rows > MAX_COORDINATES / ((guint64) n_inputs * ((guint64) n_inputs + 2)))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "The points of %u rows and %u inputs have more than %u coordinates",
                   n_rows,
                   n_inputs,
                   MAX_COORDINATES);
      return FALSE;
    }

  return TRUE;
}

static void
fill_samples (DtiSensitivityDesign *self)
{
  gsize n = (gsize) self->n_rows * 2 * self->n_inputs;
  DtiRandom random;

  self->samples = g_new (double, n);
  dti_random_init (&random, self->seed, 0);
  if (self->sequence == DTI_DESIGN_SEQUENCE_SOBOL)
    {
      g_autoptr (DtiLowDiscrepancy) points = dti_low_discrepancy_new (2 * self->n_inputs, &random);

      dti_low_discrepancy_fill (points, 0, self->n_rows, self->samples);
      return;
    }

  for (gsize i = 0; i < n; i++)
    self->samples[i] = dti_random_next_double (&random);
}

void
dti_sensitivity_design_read_point (DtiSensitivityDesign *self, guint point, double *values)
{
  guint block = point / self->n_rows;
  const double *a = self->samples + (gsize) (point % self->n_rows) * 2 * self->n_inputs;
  const double *b = a + self->n_inputs;

  memcpy (values, block == 1 ? b : a, self->n_inputs * sizeof (double));
  if (block >= 2)
    values[block - 2] = b[block - 2];
}

/* ---- public ---- */

/**
 * dti_sensitivity_design_new:
 * @n_rows: rows of each sample, from 2; with the sequence of Sobol’ a power of two is best
 * @n_inputs: inputs of the model, from 1
 * @sequence: where the points come from
 * @seed: a seed
 *
 * Makes the points for a model.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` for fewer than two rows or no input, and with
 * `DTI_ERROR_LIMIT` for more than 32 inputs with the sequence of Sobol’ and for more than 134217728
 * coordinates, rows × (inputs + 2) × inputs.
 *
 * Returns: (transfer full): a new design
 *
 * Since: 1.0
 */
DtiSensitivityDesign *
dti_sensitivity_design_new (
    guint n_rows, guint n_inputs, DtiDesignSequence sequence, guint64 seed, GError **error)
{
  DtiSensitivityDesign *self;

  g_return_val_if_fail ((guint) sequence <= DTI_DESIGN_SEQUENCE_RANDOM, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_size (n_rows, n_inputs, sequence, error))
    return NULL;

  self = g_object_new (DTI_TYPE_SENSITIVITY_DESIGN, NULL);
  self->n_rows = n_rows;
  self->n_inputs = n_inputs;
  self->sequence = sequence;
  self->seed = seed;
  fill_samples (self);

  return self;
}

/**
 * dti_sensitivity_design_get_n_rows: (get-property n-rows)
 * @self: a design
 *
 * Gets how many rows each sample has.
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
guint
dti_sensitivity_design_get_n_rows (DtiSensitivityDesign *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_DESIGN (self), 0);

  return self->n_rows;
}

/**
 * dti_sensitivity_design_get_n_inputs: (get-property n-inputs)
 * @self: a design
 *
 * Gets how many inputs the model has.
 *
 * Returns: the number of inputs
 *
 * Since: 1.0
 */
guint
dti_sensitivity_design_get_n_inputs (DtiSensitivityDesign *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_DESIGN (self), 0);

  return self->n_inputs;
}

/**
 * dti_sensitivity_design_get_n_points: (get-property n-points)
 * @self: a design
 *
 * Gets how many points there are: rows × (inputs + 2).
 *
 * Returns: the number of points
 *
 * Since: 1.0
 */
guint
dti_sensitivity_design_get_n_points (DtiSensitivityDesign *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_DESIGN (self), 0);

  return self->n_rows * (self->n_inputs + 2);
}

/**
 * dti_sensitivity_design_get_sequence: (get-property sequence)
 * @self: a design
 *
 * Gets where the points come from.
 *
 * Returns: the sequence
 *
 * Since: 1.0
 */
DtiDesignSequence
dti_sensitivity_design_get_sequence (DtiSensitivityDesign *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_DESIGN (self), DTI_DESIGN_SEQUENCE_SOBOL);

  return self->sequence;
}

/**
 * dti_sensitivity_design_get_seed: (get-property seed)
 * @self: a design
 *
 * Gets the seed.
 *
 * Returns: the seed
 *
 * Since: 1.0
 */
guint64
dti_sensitivity_design_get_seed (DtiSensitivityDesign *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_DESIGN (self), 0);

  return self->seed;
}

/**
 * dti_sensitivity_design_get_points:
 * @self: a design
 *
 * Gets the coordinates of all points: packed doubles in host byte order, from [0, 1).
 *
 * They stand point by point, the inputs of a point side by side: the rows of A, those of B, and
 * then for each input the rows of AB.
 *
 * Returns: (transfer full): points × inputs × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_sensitivity_design_get_points (DtiSensitivityDesign *self)
{
  guint n_points;
  double *points;

  g_return_val_if_fail (DTI_IS_SENSITIVITY_DESIGN (self), NULL);

  n_points = dti_sensitivity_design_get_n_points (self);
  points = g_new (double, (gsize) n_points * self->n_inputs);
  for (guint i = 0; i < n_points; i++)
    dti_sensitivity_design_read_point (self, i, points + (gsize) i * self->n_inputs);

  return g_bytes_new_take (points, (gsize) n_points * self->n_inputs * sizeof (double));
}

/* ---- estimates ---- */

static gboolean
check_inputs (DtiSensitivityDesign *self, const char *const *inputs, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (; inputs[n] != NULL; n++)
    {
      if (*inputs[n] == '\0')
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "The id of input %u is empty",
                       n + 1);
          return FALSE;
        }
      if (!g_hash_table_add (seen, (gpointer) inputs[n]))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_EXISTS,
                       "The input “%s” is there twice",
                       inputs[n]);
          return FALSE;
        }
    }
  if (n != self->n_inputs)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "There are ids of %u inputs; the design has %u",
                   n,
                   self->n_inputs);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_outputs (DtiSensitivityDesign *self, GBytes *outputs, GError **error)
{
  guint n_points = dti_sensitivity_design_get_n_points (self);

  if (g_bytes_get_size (outputs) == n_points * sizeof (double))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "The outputs have %" G_GSIZE_FORMAT " bytes; %u points have %" G_GSIZE_FORMAT,
               g_bytes_get_size (outputs),
               n_points,
               n_points * sizeof (double));

  return FALSE;
}

static gboolean
check_bootstrap (DtiSensitivityDesign *self, guint n_resamples, double confidence, GError **error)
{
  guint most = MIN (MAX_RESAMPLES, MAX_ESTIMATES / self->n_inputs);

  if (n_resamples > most)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "%u resamples of %u inputs are too many: up to %u are possible",
                   n_resamples,
                   self->n_inputs,
                   most);
      return FALSE;
    }
  if (!(confidence > 0.0 && confidence < 1.0))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "The confidence of intervals lies between 0 and 1");
      return FALSE;
    }

  return TRUE;
}

/**
 * dti_sensitivity_design_estimate:
 * @self: a design
 * @inputs: (nullable) (array zero-terminated=1): ids of the inputs; `NULL` for “1”, “2” and so on
 * @outputs: one double in host byte order for each point, in the order of
 *   [method@Dti.SensitivityDesign.get_points]; NaN where the model failed
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Estimates how much each input matters, from what the model gave at the points.
 *
 * As [method@Dti.SensitivityDesign.estimate_with] with Saltelli’s estimator, 1000 resamples and
 * intervals from the quantile of 5 % to that of 95 %.
 *
 * Returns: (transfer full): the indices
 *
 * Since: 1.0
 */
DtiSensitivity *
dti_sensitivity_design_estimate (DtiSensitivityDesign *self,
                                 const char *const *inputs,
                                 GBytes *outputs,
                                 GError **error)
{
  return dti_sensitivity_design_estimate_with (self,
                                               inputs,
                                               outputs,
                                               DTI_SOBOL_ESTIMATOR_SALTELLI,
                                               DEFAULT_RESAMPLES,
                                               DEFAULT_CONFIDENCE,
                                               error);
}

/**
 * dti_sensitivity_design_estimate_with:
 * @self: a design
 * @inputs: (nullable) (array zero-terminated=1): ids of the inputs; `NULL` for “1”, “2” and so on
 * @outputs: one double in host byte order for each point, in the order of
 *   [method@Dti.SensitivityDesign.get_points]; NaN where the model failed
 * @estimator: how first order indices are estimated
 * @n_resamples: resamples of the bootstrap, up to 100000, and 16777216 for all inputs together; 0
 *   for no intervals
 * @confidence: share of the resamples inside the intervals, between 0 and 1
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Estimates how much each input matters, and says how.
 *
 * The points of another program serve too, as long as they have the same order: only the outputs
 * are used here. Of 1000 rows, 4 inputs and 1000 resamples this takes some ten milliseconds.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` for another number of ids or outputs than the design has, an
 * empty id or a confidence that is none; with `DTI_ERROR_EXISTS` for an id that is there twice; and
 * with `DTI_ERROR_LIMIT` for too many resamples. Outputs that give no indices are no error: see
 * [method@Dti.Sensitivity.get_problems].
 *
 * Returns: (transfer full): the indices
 *
 * Since: 1.0
 */
DtiSensitivity *
dti_sensitivity_design_estimate_with (DtiSensitivityDesign *self,
                                      const char *const *inputs,
                                      GBytes *outputs,
                                      DtiSobolEstimator estimator,
                                      guint n_resamples,
                                      double confidence,
                                      GError **error)
{
  DtiSobolTask task;

  g_return_val_if_fail (DTI_IS_SENSITIVITY_DESIGN (self), NULL);
  g_return_val_if_fail (outputs != NULL, NULL);
  g_return_val_if_fail ((guint) estimator <= DTI_SOBOL_ESTIMATOR_JANSEN, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if ((inputs != NULL && !check_inputs (self, inputs, error)) ||
      !check_outputs (self, outputs, error) ||
      !check_bootstrap (self, n_resamples, confidence, error))
    return NULL;

  task = (DtiSobolTask){
    .outputs = g_bytes_get_data (outputs, NULL),
    .n_rows = self->n_rows,
    .n_inputs = self->n_inputs,
    .estimator = estimator,
    .n_resamples = n_resamples,
    .confidence = confidence,
    .seed = self->seed,
  };

  return dti_sensitivity_new (&task, self->sequence, inputs);
}
