/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-preparation-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiTreatedColumn:
 *
 * How the outliers of one indicator were treated, and why.
 *
 * Skewness and kurtosis are those of [class@Dti.Treat]. Numbers that are not there, because that
 * way was not tried, are NaN in the properties; the getters say so by their result.
 *
 * A column is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiTreatedColumn
{
  GObject parent_instance;

  DtiDataset *dataset; /* owns the text of the period */
  DtiNode *node;
  const char *period; /* NULL: all */
  guint step;
  DtiTreatment treatment;
};

typedef enum
{
  PROP_NODE = 1,
  PROP_PERIOD,
  PROP_STEP,
  PROP_SKEWNESS,
  PROP_KURTOSIS,
  PROP_PASSES,
  PROP_WINSORISED_SKEWNESS,
  PROP_WINSORISED_KURTOSIS,
  PROP_WINSORISED_PASSES,
  PROP_N_LOW,
  PROP_N_HIGH,
  PROP_TRANSFORMED,
  PROP_TRANSFORMED_SKEWNESS,
  PROP_TRANSFORMED_KURTOSIS,
  PROP_TRANSFORMED_PASSES,
  PROP_FAILURE,
} DtiTreatedColumnProperty;

static GParamSpec *props[PROP_FAILURE + 1];

G_DEFINE_FINAL_TYPE (DtiTreatedColumn, dti_treated_column, G_TYPE_OBJECT)

static void
dti_treated_column_finalize (GObject *object)
{
  DtiTreatedColumn *self = DTI_TREATED_COLUMN (object);

  g_clear_object (&self->dataset);
  g_clear_object (&self->node);

  G_OBJECT_CLASS (dti_treated_column_parent_class)->finalize (object);
}

static void
dti_treated_column_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTreatedColumn *self = DTI_TREATED_COLUMN (object);

  switch ((DtiTreatedColumnProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_string (value, dti_treated_column_get_node (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, dti_treated_column_get_period (self));
      break;
    case PROP_STEP:
      g_value_set_uint (value, dti_treated_column_get_step (self));
      break;
    case PROP_SKEWNESS:
      g_value_set_double (value, self->treatment.before.skewness);
      break;
    case PROP_KURTOSIS:
      g_value_set_double (value, self->treatment.before.kurtosis);
      break;
    case PROP_PASSES:
      g_value_set_boolean (value, dti_treated_column_get_passes (self));
      break;
    case PROP_WINSORISED_SKEWNESS:
      g_value_set_double (value, self->treatment.winsorised.skewness);
      break;
    case PROP_WINSORISED_KURTOSIS:
      g_value_set_double (value, self->treatment.winsorised.kurtosis);
      break;
    case PROP_WINSORISED_PASSES:
      g_value_set_boolean (value, dti_treated_column_get_winsorised_passes (self));
      break;
    case PROP_N_LOW:
      g_value_set_uint (value, dti_treated_column_get_n_low (self));
      break;
    case PROP_N_HIGH:
      g_value_set_uint (value, dti_treated_column_get_n_high (self));
      break;
    case PROP_TRANSFORMED:
      g_value_set_boolean (value, dti_treated_column_get_transformed (self));
      break;
    case PROP_TRANSFORMED_SKEWNESS:
      g_value_set_double (value, self->treatment.transformed.skewness);
      break;
    case PROP_TRANSFORMED_KURTOSIS:
      g_value_set_double (value, self->treatment.transformed.kurtosis);
      break;
    case PROP_TRANSFORMED_PASSES:
      g_value_set_boolean (value, dti_treated_column_get_transformed_passes (self));
      break;
    case PROP_FAILURE:
      g_value_set_string (value, dti_treated_column_get_failure (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_treated_column_class_init (DtiTreatedColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_treated_column_finalize;
  object_class->get_property = dti_treated_column_get_property;

  /**
   * DtiTreatedColumn:node: (getter get_node)
   *
   * Id of the indicator.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  /**
   * DtiTreatedColumn:period: (getter get_period)
   *
   * The period; `NULL` for all periods together.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, flags);

  /**
   * DtiTreatedColumn:step: (getter get_step)
   *
   * Position of the step in the method, from 0.
   *
   * Since: 1.0
   */
  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiTreatedColumn:skewness: (getter get_skewness)
   *
   * The skewness before; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SKEWNESS] =
      g_param_spec_double ("skewness", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiTreatedColumn:kurtosis: (getter get_kurtosis)
   *
   * The excess kurtosis before; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_KURTOSIS] =
      g_param_spec_double ("kurtosis", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiTreatedColumn:passes: (getter get_passes)
   *
   * Whether the column needed no treatment.
   *
   * Since: 1.0
   */
  props[PROP_PASSES] = g_param_spec_boolean ("passes", NULL, NULL, FALSE, flags);

  /**
   * DtiTreatedColumn:winsorised-skewness: (getter get_winsorised_skewness)
   *
   * The skewness after winsorising; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_WINSORISED_SKEWNESS] = g_param_spec_double (
      "winsorised-skewness", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiTreatedColumn:winsorised-kurtosis: (getter get_winsorised_kurtosis)
   *
   * The excess kurtosis after winsorising; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_WINSORISED_KURTOSIS] = g_param_spec_double (
      "winsorised-kurtosis", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiTreatedColumn:winsorised-passes: (getter get_winsorised_passes)
   *
   * Whether winsorising was enough.
   *
   * Since: 1.0
   */
  props[PROP_WINSORISED_PASSES] =
      g_param_spec_boolean ("winsorised-passes", NULL, NULL, FALSE, flags);

  /**
   * DtiTreatedColumn:n-low: (getter get_n_low)
   *
   * How many numbers were drawn in from below.
   *
   * Since: 1.0
   */
  props[PROP_N_LOW] = g_param_spec_uint ("n-low", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiTreatedColumn:n-high: (getter get_n_high)
   *
   * How many numbers were drawn in from above.
   *
   * Since: 1.0
   */
  props[PROP_N_HIGH] = g_param_spec_uint ("n-high", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiTreatedColumn:transformed: (getter get_transformed)
   *
   * Whether the column was transformed.
   *
   * Since: 1.0
   */
  props[PROP_TRANSFORMED] = g_param_spec_boolean ("transformed", NULL, NULL, FALSE, flags);

  /**
   * DtiTreatedColumn:transformed-skewness: (getter get_transformed_skewness)
   *
   * The skewness after the transform; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_TRANSFORMED_SKEWNESS] = g_param_spec_double (
      "transformed-skewness", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiTreatedColumn:transformed-kurtosis: (getter get_transformed_kurtosis)
   *
   * The excess kurtosis after the transform; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_TRANSFORMED_KURTOSIS] = g_param_spec_double (
      "transformed-kurtosis", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiTreatedColumn:transformed-passes: (getter get_transformed_passes)
   *
   * Whether the transform was enough.
   *
   * Since: 1.0
   */
  props[PROP_TRANSFORMED_PASSES] =
      g_param_spec_boolean ("transformed-passes", NULL, NULL, FALSE, flags);

  /**
   * DtiTreatedColumn:failure: (getter get_failure)
   *
   * Why the column could not be treated; `NULL` where nothing is wrong.
   *
   * Since: 1.0
   */
  props[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_treated_column_init (DtiTreatedColumn *self)
{
}

DtiTreatedColumn *
dti_treated_column_new (DtiDataset *dataset,
                        DtiNode *node,
                        const DtiSheets *sheets,
                        const DtiTreatment *treatment,
                        guint step)
{
  DtiTreatedColumn *self = g_object_new (DTI_TYPE_TREATED_COLUMN, NULL);

  self->dataset = g_object_ref (dataset);
  self->node = g_object_ref (node);
  self->period = treatment->sheet != G_MAXSIZE ? sheets->sheets[treatment->sheet].period : NULL;
  self->step = step;
  self->treatment = *treatment;

  return self;
}

/**
 * dti_treated_column_get_node: (get-property node)
 * @self: a row
 *
 * Gets id of the indicator.
 *
 * Returns: (transfer none): id of the indicator
 *
 * Since: 1.0
 */
const char *
dti_treated_column_get_node (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_treated_column_get_period: (get-property period)
 * @self: a row
 *
 * Gets the period; `NULL` for all periods together.
 *
 * Returns: (transfer none) (nullable): the period; `NULL` for all periods together
 *
 * Since: 1.0
 */
const char *
dti_treated_column_get_period (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), NULL);

  return self->period;
}

/**
 * dti_treated_column_get_step: (get-property step)
 * @self: a row
 *
 * Gets position of the step in the method, from 0.
 *
 * Returns: position of the step in the method, from 0
 *
 * Since: 1.0
 */
guint
dti_treated_column_get_step (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), 0);

  return self->step;
}

/**
 * dti_treated_column_get_skewness: (get-property skewness)
 * @self: a row
 * @skewness: (out) (optional): the skewness before; NaN where there is none
 *
 * Gets the skewness before.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_skewness (DtiTreatedColumn *self, double *skewness)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return dti_number_hand_out (self->treatment.before.skewness, skewness);
}

/**
 * dti_treated_column_get_kurtosis: (get-property kurtosis)
 * @self: a row
 * @kurtosis: (out) (optional): the excess kurtosis before; NaN where there is none
 *
 * Gets the excess kurtosis before.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_kurtosis (DtiTreatedColumn *self, double *kurtosis)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return dti_number_hand_out (self->treatment.before.kurtosis, kurtosis);
}

/**
 * dti_treated_column_get_passes: (get-property passes)
 * @self: a row
 *
 * Gets whether the column needed no treatment.
 *
 * Returns: `TRUE` if so
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_passes (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return self->treatment.before.passes;
}

/**
 * dti_treated_column_get_winsorised_skewness: (get-property winsorised-skewness)
 * @self: a row
 * @winsorised_skewness: (out) (optional): the skewness after winsorising; NaN where there is none
 *
 * Gets the skewness after winsorising.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_winsorised_skewness (DtiTreatedColumn *self, double *winsorised_skewness)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return dti_number_hand_out (self->treatment.winsorised.skewness, winsorised_skewness);
}

/**
 * dti_treated_column_get_winsorised_kurtosis: (get-property winsorised-kurtosis)
 * @self: a row
 * @winsorised_kurtosis: (out) (optional): the excess kurtosis after winsorising; NaN where there is
 * none
 *
 * Gets the excess kurtosis after winsorising.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_winsorised_kurtosis (DtiTreatedColumn *self, double *winsorised_kurtosis)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return dti_number_hand_out (self->treatment.winsorised.kurtosis, winsorised_kurtosis);
}

/**
 * dti_treated_column_get_winsorised_passes: (get-property winsorised-passes)
 * @self: a row
 *
 * Gets whether winsorising was enough.
 *
 * Returns: `TRUE` if so
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_winsorised_passes (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return self->treatment.winsorised.passes;
}

/**
 * dti_treated_column_get_n_low: (get-property n-low)
 * @self: a row
 *
 * Gets how many numbers were drawn in from below.
 *
 * Returns: how many numbers were drawn in from below
 *
 * Since: 1.0
 */
guint
dti_treated_column_get_n_low (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), 0);

  return self->treatment.n_low;
}

/**
 * dti_treated_column_get_n_high: (get-property n-high)
 * @self: a row
 *
 * Gets how many numbers were drawn in from above.
 *
 * Returns: how many numbers were drawn in from above
 *
 * Since: 1.0
 */
guint
dti_treated_column_get_n_high (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), 0);

  return self->treatment.n_high;
}

/**
 * dti_treated_column_get_transformed: (get-property transformed)
 * @self: a row
 *
 * Gets whether the column was transformed.
 *
 * Returns: `TRUE` if so
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_transformed (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return self->treatment.is_transformed;
}

/**
 * dti_treated_column_get_transformed_skewness: (get-property transformed-skewness)
 * @self: a row
 * @transformed_skewness: (out) (optional): the skewness after the transform; NaN where there is
 * none
 *
 * Gets the skewness after the transform.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_transformed_skewness (DtiTreatedColumn *self, double *transformed_skewness)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return dti_number_hand_out (self->treatment.transformed.skewness, transformed_skewness);
}

/**
 * dti_treated_column_get_transformed_kurtosis: (get-property transformed-kurtosis)
 * @self: a row
 * @transformed_kurtosis: (out) (optional): the excess kurtosis after the transform; NaN where there
 * is none
 *
 * Gets the excess kurtosis after the transform.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_transformed_kurtosis (DtiTreatedColumn *self, double *transformed_kurtosis)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return dti_number_hand_out (self->treatment.transformed.kurtosis, transformed_kurtosis);
}

/**
 * dti_treated_column_get_transformed_passes: (get-property transformed-passes)
 * @self: a row
 *
 * Gets whether the transform was enough.
 *
 * Returns: `TRUE` if so
 *
 * Since: 1.0
 */
gboolean
dti_treated_column_get_transformed_passes (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), FALSE);

  return self->treatment.transformed.passes;
}

/**
 * dti_treated_column_get_failure: (get-property failure)
 * @self: a row
 *
 * Gets why the column could not be treated; `NULL` where nothing is wrong.
 *
 * Returns: (transfer none) (nullable): why the column could not be treated; `NULL` where nothing is
 * wrong
 *
 * Since: 1.0
 */
const char *
dti_treated_column_get_failure (DtiTreatedColumn *self)
{
  g_return_val_if_fail (DTI_IS_TREATED_COLUMN (self), NULL);

  return self->treatment.failure;
}
