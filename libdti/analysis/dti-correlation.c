/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-correlations-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiCorrelation:
 *
 * How two columns go together.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A correlation is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiCorrelation
{
  GObject parent_instance;

  char *first;
  char *second;
  guint n_units;
  double coefficient;
  double p_value;
};

typedef enum
{
  PROP_FIRST = 1,
  PROP_SECOND,
  PROP_N_UNITS,
  PROP_COEFFICIENT,
  PROP_P_VALUE,
} DtiCorrelationProperty;

static GParamSpec *props[PROP_P_VALUE + 1];

G_DEFINE_FINAL_TYPE (DtiCorrelation, dti_correlation, G_TYPE_OBJECT)

static void
dti_correlation_finalize (GObject *object)
{
  DtiCorrelation *self = DTI_CORRELATION (object);

  g_free (self->first);
  g_free (self->second);

  G_OBJECT_CLASS (dti_correlation_parent_class)->finalize (object);
}

static void
dti_correlation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiCorrelation *self = DTI_CORRELATION (object);

  switch ((DtiCorrelationProperty) prop_id)
    {
    case PROP_FIRST:
      g_value_set_string (value, self->first);
      break;
    case PROP_SECOND:
      g_value_set_string (value, self->second);
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, self->n_units);
      break;
    case PROP_COEFFICIENT:
      g_value_set_double (value, self->coefficient);
      break;
    case PROP_P_VALUE:
      g_value_set_double (value, self->p_value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_correlation_class_init (DtiCorrelationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_correlation_finalize;
  object_class->get_property = dti_correlation_get_property;

  /**
   * DtiCorrelation:first: (getter get_first)
   *
   * The id of the first column.
   *
   * Since: 1.0
   */
  props[PROP_FIRST] =
      g_param_spec_string ("first", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCorrelation:second: (getter get_second)
   *
   * The id of the second column.
   *
   * Since: 1.0
   */
  props[PROP_SECOND] =
      g_param_spec_string ("second", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCorrelation:n-units: (getter get_n_units)
   *
   * How many units have both numbers.
   *
   * Since: 1.0
   */
  props[PROP_N_UNITS] = g_param_spec_uint (
      "n-units", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCorrelation:coefficient: (getter get_coefficient)
   *
   * The correlation, from -1 to 1; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_COEFFICIENT] = g_param_spec_double (
      "coefficient", NULL, NULL, -1.0, 1.0, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCorrelation:p-value: (getter get_p_value)
   *
   * How likely a correlation as far from 0 is where there is none; NaN where it is not known.
   *
   * Since: 1.0
   */
  props[PROP_P_VALUE] = g_param_spec_double (
      "p-value", NULL, NULL, 0.0, 1.0, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_correlation_init (DtiCorrelation *self)
{
}

DtiCorrelation *
dti_correlation_new (
    const char *first, const char *second, guint n_units, double coefficient, double p_value)
{
  DtiCorrelation *self = g_object_new (DTI_TYPE_CORRELATION, NULL);

  self->first = g_strdup (first);
  self->second = g_strdup (second);
  self->n_units = n_units;
  self->coefficient = coefficient;
  self->p_value = p_value;

  return self;
}

/**
 * dti_correlation_get_first: (get-property first)
 * @self: a correlation
 *
 * Gets the id of the first column.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_correlation_get_first (DtiCorrelation *self)
{
  g_return_val_if_fail (DTI_IS_CORRELATION (self), NULL);

  return self->first;
}

/**
 * dti_correlation_get_second: (get-property second)
 * @self: a correlation
 *
 * Gets the id of the second column.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_correlation_get_second (DtiCorrelation *self)
{
  g_return_val_if_fail (DTI_IS_CORRELATION (self), NULL);

  return self->second;
}

/**
 * dti_correlation_get_n_units: (get-property n-units)
 * @self: a correlation
 *
 * Gets how many units have both numbers.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_correlation_get_n_units (DtiCorrelation *self)
{
  g_return_val_if_fail (DTI_IS_CORRELATION (self), 0);

  return self->n_units;
}

/**
 * dti_correlation_get_coefficient: (get-property coefficient)
 * @self: a correlation
 * @coefficient: (out) (optional): the correlation, from -1 to 1; NaN where there is none
 *
 * Gets the correlation.
 *
 * There is none of fewer than three units, and where all numbers of a column are equal.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_correlation_get_coefficient (DtiCorrelation *self, double *coefficient)
{
  g_return_val_if_fail (DTI_IS_CORRELATION (self), FALSE);

  return dti_number_hand_out (self->coefficient, coefficient);
}

/**
 * dti_correlation_get_p_value: (get-property p-value)
 * @self: a correlation
 * @p_value: (out) (optional): the probability; NaN where there is none
 *
 * Gets how likely a correlation as far from 0 is where the two have nothing to do with each other.
 *
 * Returns: `TRUE` if it is known
 *
 * Since: 1.0
 */
gboolean
dti_correlation_get_p_value (DtiCorrelation *self, double *p_value)
{
  g_return_val_if_fail (DTI_IS_CORRELATION (self), FALSE);

  return dti_number_hand_out (self->p_value, p_value);
}
