/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-plan-items-private.h"

#include <libdti/base/dti-number-private.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiTaskEffect:
 *
 * What a task is expected to do to a node.
 *
 * Effects never change, so threads share them freely. Texts that getters lend live as long as the
 * effect.
 *
 * Since: 1.0
 */
struct _DtiTaskEffect
{
  GObject parent_instance;

  char *node;
  double points; /* NaN: none */
  double value;  /* NaN: none */
  double probability;
};

typedef enum
{
  PROP_NODE = 1,
  PROP_POINTS,
  PROP_PROBABILITY,
  PROP_VALUE,
} DtiTaskEffectProperty;

static GParamSpec *props[PROP_VALUE + 1];

G_DEFINE_FINAL_TYPE (DtiTaskEffect, dti_task_effect, G_TYPE_OBJECT)

static void
dti_task_effect_finalize (GObject *object)
{
  DtiTaskEffect *self = DTI_TASK_EFFECT (object);

  g_free (self->node);

  G_OBJECT_CLASS (dti_task_effect_parent_class)->finalize (object);
}

static void
dti_task_effect_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTaskEffect *self = DTI_TASK_EFFECT (object);

  switch ((DtiTaskEffectProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_string (value, dti_task_effect_get_node (self));
      break;
    case PROP_POINTS:
      g_value_set_double (value, self->points);
      break;
    case PROP_PROBABILITY:
      g_value_set_double (value, dti_task_effect_get_probability (self));
      break;
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_task_effect_class_init (DtiTaskEffectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_task_effect_finalize;
  object_class->get_property = dti_task_effect_get_property;

  /**
   * DtiTaskEffect:node: (getter get_node)
   *
   * Id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, FIXED);

  /**
   * DtiTaskEffect:points:
   *
   * Points that the node gains; NaN where the plan does not say.
   *
   * For lists and expressions; programs call [method@Dti.TaskEffect.get_points].
   *
   * Since: 1.0
   */
  props[PROP_POINTS] =
      g_param_spec_double ("points", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);

  /**
   * DtiTaskEffect:probability: (getter get_probability)
   *
   * How probable the effect is, 0 to 1.
   *
   * Since: 1.0
   */
  props[PROP_PROBABILITY] = g_param_spec_double ("probability", NULL, NULL, 0.0, 1.0, 1.0, FIXED);

  /**
   * DtiTaskEffect:value:
   *
   * Figure that the node then has; NaN where the plan does not say.
   *
   * For lists and expressions; programs call [method@Dti.TaskEffect.get_value].
   *
   * Since: 1.0
   */
  props[PROP_VALUE] =
      g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_task_effect_init (DtiTaskEffect *self)
{
  self->points = NAN;
  self->value = NAN;
  self->probability = 1.0;
}

/* ---- from documents ---- */

DtiTaskEffect *
dti_task_effect_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiTaskEffect *self = g_object_new (DTI_TYPE_TASK_EFFECT, NULL);

  self->node = dti_plan_need_id (reader, "node");
  self->points = dti_json_get_number (reader, "points", NAN);
  self->value = dti_json_get_number (reader, "value", NAN);
  self->probability = dti_plan_read_number (reader, "probability", 0.0, 1.0, 1.0);
  dti_plan_need_one (reader, "points", "value");

  if (self->node == NULL)
    g_clear_object (&self);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_task_effect_get_node: (get-property node)
 * @self: an effect
 *
 * Gets the id of the node.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_task_effect_get_node (DtiTaskEffect *self)
{
  g_return_val_if_fail (DTI_IS_TASK_EFFECT (self), NULL);

  return self->node;
}

/**
 * dti_task_effect_get_points:
 * @self: an effect
 * @points: (out) (optional): the points; NaN where there is none
 *
 * Gets the points that the node gains.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_task_effect_get_points (DtiTaskEffect *self, double *points)
{
  g_return_val_if_fail (DTI_IS_TASK_EFFECT (self), FALSE);

  return dti_number_hand_out (self->points, points);
}

/**
 * dti_task_effect_get_value:
 * @self: an effect
 * @value: (out) (optional): the figure; NaN where there is none
 *
 * Gets the figure that the node then has.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_task_effect_get_value (DtiTaskEffect *self, double *value)
{
  g_return_val_if_fail (DTI_IS_TASK_EFFECT (self), FALSE);

  return dti_number_hand_out (self->value, value);
}

/**
 * dti_task_effect_get_probability: (get-property probability)
 * @self: an effect
 *
 * Gets how probable the effect is.
 *
 * Returns: the probability, 0 to 1; 1 where the plan does not say
 *
 * Since: 1.0
 */
double
dti_task_effect_get_probability (DtiTaskEffect *self)
{
  g_return_val_if_fail (DTI_IS_TASK_EFFECT (self), NAN);

  return self->probability;
}
