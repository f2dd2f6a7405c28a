/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-node-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiIndicator:
 *
 * A node that is observed: its rules turn an observation into a score.
 *
 * Indicators never change, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiIndicator
{
  DtiNode parent_instance;

  DtiIndicatorFacts facts;
};

typedef enum
{
  PROP_DIRECTION = 1,
  PROP_DOMAIN_MAX,
  PROP_DOMAIN_MIN,
  PROP_KIND,
  PROP_UNIT_OF_MEASURE,
} DtiIndicatorProperty;

static GParamSpec *props[PROP_UNIT_OF_MEASURE + 1];

G_DEFINE_FINAL_TYPE (DtiIndicator, dti_indicator, DTI_TYPE_NODE)

DtiIndicatorFacts *
dti_indicator_peek_facts (DtiIndicator *self)
{
  return &self->facts;
}

static void
dti_indicator_finalize (GObject *object)
{
  g_free (DTI_INDICATOR (object)->facts.unit_of_measure);

  G_OBJECT_CLASS (dti_indicator_parent_class)->finalize (object);
}

static void
dti_indicator_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiIndicator *self = DTI_INDICATOR (object);

  switch ((DtiIndicatorProperty) prop_id)
    {
    case PROP_DIRECTION:
      g_value_set_enum (value, dti_indicator_get_direction (self));
      break;
    case PROP_DOMAIN_MAX:
      g_value_set_double (value, dti_indicator_get_domain_max (self));
      break;
    case PROP_DOMAIN_MIN:
      g_value_set_double (value, dti_indicator_get_domain_min (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, dti_indicator_get_kind (self));
      break;
    case PROP_UNIT_OF_MEASURE:
      g_value_set_string (value, dti_indicator_get_unit_of_measure (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_indicator_class_init (DtiIndicatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_indicator_finalize;
  object_class->get_property = dti_indicator_get_property;

  /**
   * DtiIndicator:direction: (getter get_direction)
   *
   * Which way the indicator is good.
   *
   * Since: 1.0
   */
  props[PROP_DIRECTION] =
      g_param_spec_enum ("direction", NULL, NULL, DTI_TYPE_DIRECTION, DTI_DIRECTION_UP, FIXED);

  /**
   * DtiIndicator:domain-max: (getter get_domain_max)
   *
   * Largest number that can be; infinite where there is none.
   *
   * Since: 1.0
   */
  props[PROP_DOMAIN_MAX] =
      g_param_spec_double ("domain-max", NULL, NULL, -INFINITY, INFINITY, INFINITY, FIXED);

  /**
   * DtiIndicator:domain-min: (getter get_domain_min)
   *
   * Smallest number that can be; minus infinity where there is none.
   *
   * Since: 1.0
   */
  props[PROP_DOMAIN_MIN] =
      g_param_spec_double ("domain-min", NULL, NULL, -INFINITY, INFINITY, -INFINITY, FIXED);

  /**
   * DtiIndicator:kind: (getter get_kind)
   *
   * What kind of quantity is observed.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_INDICATOR_KIND,
                                        DTI_INDICATOR_KIND_NUMBER,
                                        FIXED);

  /**
   * DtiIndicator:unit-of-measure: (getter get_unit_of_measure)
   *
   * Unit in which the number is given.
   *
   * Since: 1.0
   */
  props[PROP_UNIT_OF_MEASURE] = g_param_spec_string ("unit-of-measure", NULL, NULL, NULL, FIXED);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_indicator_init (DtiIndicator *self)
{
  self->facts.domain_min = -INFINITY;
  self->facts.domain_max = INFINITY;
}

/**
 * dti_indicator_get_unit_of_measure: (get-property unit-of-measure)
 * @self: an indicator
 *
 * Gets the unit in which the number is given.
 *
 * Returns: (nullable): the unit, such as `%`
 *
 * Since: 1.0
 */
const char *
dti_indicator_get_unit_of_measure (DtiIndicator *self)
{
  g_return_val_if_fail (DTI_IS_INDICATOR (self), NULL);

  return self->facts.unit_of_measure;
}

/**
 * dti_indicator_get_direction: (get-property direction)
 * @self: an indicator
 *
 * Gets which way the indicator is good.
 *
 * Returns: the direction
 *
 * Since: 1.0
 */
DtiDirection
dti_indicator_get_direction (DtiIndicator *self)
{
  g_return_val_if_fail (DTI_IS_INDICATOR (self), DTI_DIRECTION_UP);

  return self->facts.direction;
}

/**
 * dti_indicator_get_kind: (get-property kind)
 * @self: an indicator
 *
 * Gets what kind of quantity is observed.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiIndicatorKind
dti_indicator_get_kind (DtiIndicator *self)
{
  g_return_val_if_fail (DTI_IS_INDICATOR (self), DTI_INDICATOR_KIND_NUMBER);

  return self->facts.kind;
}

/**
 * dti_indicator_get_domain_min: (get-property domain-min)
 * @self: an indicator
 *
 * Gets the smallest number that can be, in the indicator’s unit.
 *
 * Returns: the number, minus infinity where there is none
 *
 * Since: 1.0
 */
double
dti_indicator_get_domain_min (DtiIndicator *self)
{
  g_return_val_if_fail (DTI_IS_INDICATOR (self), -INFINITY);

  return self->facts.domain_min;
}

/**
 * dti_indicator_get_domain_max: (get-property domain-max)
 * @self: an indicator
 *
 * Gets the largest number that can be, in the indicator’s unit.
 *
 * Returns: the number, infinite where there is none
 *
 * Since: 1.0
 */
double
dti_indicator_get_domain_max (DtiIndicator *self)
{
  g_return_val_if_fail (DTI_IS_INDICATOR (self), INFINITY);

  return self->facts.domain_max;
}
