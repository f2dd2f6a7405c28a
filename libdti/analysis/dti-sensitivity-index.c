/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-sensitivity-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiSensitivityIndex:
 *
 * How much one input of a model matters: its Sobol’ indices, with intervals.
 *
 * The difference of the total and the first order index is what the input does together with
 * others. [class@Dti.Sensitivity] has the formulas. Numbers that are not there are NaN in the
 * properties; the getters say so by their result.
 *
 * An index is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiSensitivityIndex
{
  GObject parent_instance;

  char *input;
  DtiSobolIndices indices;
};

typedef enum
{
  PROP_INPUT = 1,
  PROP_FIRST,
  PROP_FIRST_LOW,
  PROP_FIRST_HIGH,
  PROP_TOTAL,
  PROP_TOTAL_LOW,
  PROP_TOTAL_HIGH,
} DtiSensitivityIndexProperty;

static GParamSpec *props[PROP_TOTAL_HIGH + 1];

G_DEFINE_FINAL_TYPE (DtiSensitivityIndex, dti_sensitivity_index, G_TYPE_OBJECT)

static void
dti_sensitivity_index_finalize (GObject *object)
{
  g_free (DTI_SENSITIVITY_INDEX (object)->input);

  G_OBJECT_CLASS (dti_sensitivity_index_parent_class)->finalize (object);
}

static void
dti_sensitivity_index_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  DtiSensitivityIndex *self = DTI_SENSITIVITY_INDEX (object);

  switch ((DtiSensitivityIndexProperty) prop_id)
    {
    case PROP_INPUT:
      g_value_set_string (value, self->input);
      break;
    case PROP_FIRST:
      g_value_set_double (value, self->indices.first);
      break;
    case PROP_FIRST_LOW:
      g_value_set_double (value, self->indices.first_low);
      break;
    case PROP_FIRST_HIGH:
      g_value_set_double (value, self->indices.first_high);
      break;
    case PROP_TOTAL:
      g_value_set_double (value, self->indices.total);
      break;
    case PROP_TOTAL_LOW:
      g_value_set_double (value, self->indices.total_low);
      break;
    case PROP_TOTAL_HIGH:
      g_value_set_double (value, self->indices.total_high);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_index_properties (void)
{
  /**
   * DtiSensitivityIndex:first: (getter get_first)
   *
   * The first order index.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.SensitivityIndex.get_first].
   *
   * Since: 1.0
   */
  props[PROP_FIRST] = number_spec ("first");

  /**
   * DtiSensitivityIndex:first-low: (getter get_first_low)
   *
   * The lower end of the interval of the first order index.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.SensitivityIndex.get_first_low].
   *
   * Since: 1.0
   */
  props[PROP_FIRST_LOW] = number_spec ("first-low");

  /**
   * DtiSensitivityIndex:first-high: (getter get_first_high)
   *
   * The upper end of the interval of the first order index.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.SensitivityIndex.get_first_high].
   *
   * Since: 1.0
   */
  props[PROP_FIRST_HIGH] = number_spec ("first-high");

  /**
   * DtiSensitivityIndex:total: (getter get_total)
   *
   * The total index.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.SensitivityIndex.get_total].
   *
   * Since: 1.0
   */
  props[PROP_TOTAL] = number_spec ("total");

  /**
   * DtiSensitivityIndex:total-low: (getter get_total_low)
   *
   * The lower end of the interval of the total index.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.SensitivityIndex.get_total_low].
   *
   * Since: 1.0
   */
  props[PROP_TOTAL_LOW] = number_spec ("total-low");

  /**
   * DtiSensitivityIndex:total-high: (getter get_total_high)
   *
   * The upper end of the interval of the total index.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.SensitivityIndex.get_total_high].
   *
   * Since: 1.0
   */
  props[PROP_TOTAL_HIGH] = number_spec ("total-high");
}

static void
dti_sensitivity_index_class_init (DtiSensitivityIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_sensitivity_index_finalize;
  object_class->get_property = dti_sensitivity_index_get_property;

  /**
   * DtiSensitivityIndex:input: (getter get_input)
   *
   * The id of the input.
   *
   * Since: 1.0
   */
  props[PROP_INPUT] =
      g_param_spec_string ("input", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  install_index_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_sensitivity_index_init (DtiSensitivityIndex *self)
{
}

DtiSensitivityIndex *
dti_sensitivity_index_new (const char *input, const DtiSobolIndices *indices)
{
  DtiSensitivityIndex *self = g_object_new (DTI_TYPE_SENSITIVITY_INDEX, NULL);

  self->input = g_strdup (input);
  self->indices = *indices;

  return self;
}

const DtiSobolIndices *
dti_sensitivity_index_peek (DtiSensitivityIndex *self)
{
  return &self->indices;
}

/**
 * dti_sensitivity_index_get_input: (get-property input)
 * @self: an index
 *
 * Gets the id of the input.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_sensitivity_index_get_input (DtiSensitivityIndex *self)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_INDEX (self), NULL);

  return self->input;
}

/**
 * dti_sensitivity_index_get_first: (get-property first)
 * @self: an index
 * @first: (out) (optional): the first order index; NaN where there is none
 *
 * Gets the first order index.
 *
 * It is the share of the variance of the outputs that the input alone explains, V (E (y | x)) /
 * V (y): how much the variance would shrink in the mean if the input were known. Estimates lie
 * from 0 to 1 up to their error: small ones can be below 0.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_index_get_first (DtiSensitivityIndex *self, double *first)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_INDEX (self), FALSE);

  return dti_number_hand_out (self->indices.first, first);
}

/**
 * dti_sensitivity_index_get_first_low: (get-property first-low)
 * @self: an index
 * @low: (out) (optional): the lower end of its interval; NaN where there is none
 *
 * Gets the lower end of the interval of the first order index.
 *
 * It is a quantile of the estimates from resampled rows, of type 7.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_index_get_first_low (DtiSensitivityIndex *self, double *low)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_INDEX (self), FALSE);

  return dti_number_hand_out (self->indices.first_low, low);
}

/**
 * dti_sensitivity_index_get_first_high: (get-property first-high)
 * @self: an index
 * @high: (out) (optional): the upper end of its interval; NaN where there is none
 *
 * Gets the upper end of the interval of the first order index.
 *
 * It is a quantile of the estimates from resampled rows, of type 7.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_index_get_first_high (DtiSensitivityIndex *self, double *high)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_INDEX (self), FALSE);

  return dti_number_hand_out (self->indices.first_high, high);
}

/**
 * dti_sensitivity_index_get_total: (get-property total)
 * @self: an index
 * @total: (out) (optional): the total index; NaN where there is none
 *
 * Gets the total index.
 *
 * It is the share of the variance that the input takes part in, alone or together with others, 1
 * − V (E (y | all others)) / V (y): what would be left if all others were known. Where it is 0
 * the input does nothing.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_index_get_total (DtiSensitivityIndex *self, double *total)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_INDEX (self), FALSE);

  return dti_number_hand_out (self->indices.total, total);
}

/**
 * dti_sensitivity_index_get_total_low: (get-property total-low)
 * @self: an index
 * @low: (out) (optional): the lower end of its interval; NaN where there is none
 *
 * Gets the lower end of the interval of the total index.
 *
 * It is a quantile of the estimates from resampled rows, of type 7.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_index_get_total_low (DtiSensitivityIndex *self, double *low)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_INDEX (self), FALSE);

  return dti_number_hand_out (self->indices.total_low, low);
}

/**
 * dti_sensitivity_index_get_total_high: (get-property total-high)
 * @self: an index
 * @high: (out) (optional): the upper end of its interval; NaN where there is none
 *
 * Gets the upper end of the interval of the total index.
 *
 * It is a quantile of the estimates from resampled rows, of type 7.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_sensitivity_index_get_total_high (DtiSensitivityIndex *self, double *high)
{
  g_return_val_if_fail (DTI_IS_SENSITIVITY_INDEX (self), FALSE);

  return dti_number_hand_out (self->indices.total_high, high);
}
