/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-preparation-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiPreparedCell:
 *
 * What a step of a method did to one number.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A cell is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiPreparedCell
{
  GObject parent_instance;

  DtiDataset *dataset; /* owns the texts */
  const char *unit;
  const char *period;
  DtiNode *node;
  guint step;
  double before;
  double after;
  const char *action;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_PERIOD,
  PROP_NODE,
  PROP_STEP,
  PROP_BEFORE,
  PROP_AFTER,
  PROP_ACTION,
} DtiPreparedCellProperty;

static GParamSpec *props[PROP_ACTION + 1];

G_DEFINE_FINAL_TYPE (DtiPreparedCell, dti_prepared_cell, G_TYPE_OBJECT)

static void
dti_prepared_cell_finalize (GObject *object)
{
  DtiPreparedCell *self = DTI_PREPARED_CELL (object);

  g_clear_object (&self->dataset);
  g_clear_object (&self->node);

  G_OBJECT_CLASS (dti_prepared_cell_parent_class)->finalize (object);
}

static void
dti_prepared_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiPreparedCell *self = DTI_PREPARED_CELL (object);

  switch ((DtiPreparedCellProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_prepared_cell_get_unit (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, dti_prepared_cell_get_period (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_prepared_cell_get_node (self));
      break;
    case PROP_STEP:
      g_value_set_uint (value, dti_prepared_cell_get_step (self));
      break;
    case PROP_BEFORE:
      g_value_set_double (value, self->before);
      break;
    case PROP_AFTER:
      g_value_set_double (value, self->after);
      break;
    case PROP_ACTION:
      g_value_set_string (value, dti_prepared_cell_get_action (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_prepared_cell_class_init (DtiPreparedCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_prepared_cell_finalize;
  object_class->get_property = dti_prepared_cell_get_property;

  /**
   * DtiPreparedCell:unit: (getter get_unit)
   *
   * Id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * DtiPreparedCell:period: (getter get_period)
   *
   * The period.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, flags);

  /**
   * DtiPreparedCell:node: (getter get_node)
   *
   * Id of the indicator.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  /**
   * DtiPreparedCell:step: (getter get_step)
   *
   * Position of the step in the method, from 0.
   *
   * Since: 1.0
   */
  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiPreparedCell:before: (getter get_before)
   *
   * The number before the step; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_BEFORE] =
      g_param_spec_double ("before", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiPreparedCell:after: (getter get_after)
   *
   * The number after the step; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_AFTER] =
      g_param_spec_double ("after", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiPreparedCell:action: (getter get_action)
   *
   * What was done, such as “winsorised-high” or “imputed-group-mean”.
   *
   * Since: 1.0
   */
  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_prepared_cell_init (DtiPreparedCell *self)
{
}

DtiPreparedCell *
dti_prepared_cell_new (DtiDataset *dataset,
                       DtiNode *node,
                       const DtiSheets *sheets,
                       const DtiSheetChange *change,
                       guint step)
{
  DtiPreparedCell *self = g_object_new (DTI_TYPE_PREPARED_CELL, NULL);

  self->dataset = g_object_ref (dataset);
  self->node = g_object_ref (node);
  self->unit = sheets->units[change->unit];
  self->period = sheets->sheets[change->sheet].period;
  self->step = step;
  self->before = change->before;
  self->after = change->after;
  self->action = change->action;

  return self;
}

/**
 * dti_prepared_cell_get_unit: (get-property unit)
 * @self: a row
 *
 * Gets id of the unit.
 *
 * Returns: (transfer none): id of the unit
 *
 * Since: 1.0
 */
const char *
dti_prepared_cell_get_unit (DtiPreparedCell *self)
{
  g_return_val_if_fail (DTI_IS_PREPARED_CELL (self), NULL);

  return self->unit;
}

/**
 * dti_prepared_cell_get_period: (get-property period)
 * @self: a row
 *
 * Gets the period.
 *
 * Returns: (transfer none): the period
 *
 * Since: 1.0
 */
const char *
dti_prepared_cell_get_period (DtiPreparedCell *self)
{
  g_return_val_if_fail (DTI_IS_PREPARED_CELL (self), NULL);

  return self->period;
}

/**
 * dti_prepared_cell_get_node: (get-property node)
 * @self: a row
 *
 * Gets id of the indicator.
 *
 * Returns: (transfer none): id of the indicator
 *
 * Since: 1.0
 */
const char *
dti_prepared_cell_get_node (DtiPreparedCell *self)
{
  g_return_val_if_fail (DTI_IS_PREPARED_CELL (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_prepared_cell_get_step: (get-property step)
 * @self: a row
 *
 * Gets position of the step in the method, from 0.
 *
 * Returns: position of the step in the method, from 0
 *
 * Since: 1.0
 */
guint
dti_prepared_cell_get_step (DtiPreparedCell *self)
{
  g_return_val_if_fail (DTI_IS_PREPARED_CELL (self), 0);

  return self->step;
}

/**
 * dti_prepared_cell_get_before: (get-property before)
 * @self: a row
 * @before: (out) (optional): the number before the step; NaN where there is none
 *
 * Gets the number before the step.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_prepared_cell_get_before (DtiPreparedCell *self, double *before)
{
  g_return_val_if_fail (DTI_IS_PREPARED_CELL (self), FALSE);

  return dti_number_hand_out (self->before, before);
}

/**
 * dti_prepared_cell_get_after: (get-property after)
 * @self: a row
 * @after: (out) (optional): the number after the step; NaN where there is none
 *
 * Gets the number after the step.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_prepared_cell_get_after (DtiPreparedCell *self, double *after)
{
  g_return_val_if_fail (DTI_IS_PREPARED_CELL (self), FALSE);

  return dti_number_hand_out (self->after, after);
}

/**
 * dti_prepared_cell_get_action: (get-property action)
 * @self: a row
 *
 * Gets what was done, such as “winsorised-high” or “imputed-group-mean”.
 *
 * Returns: (transfer none): what was done, such as “winsorised-high” or “imputed-group-mean”
 *
 * Since: 1.0
 */
const char *
dti_prepared_cell_get_action (DtiPreparedCell *self)
{
  g_return_val_if_fail (DTI_IS_PREPARED_CELL (self), NULL);

  return self->action;
}
