/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-importance-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiNodeImportance:
 *
 * What happens to the ranks when one indicator or pillar is left out.
 *
 * Shifts are between the ranks with and without the node, of the units that have both. Numbers that
 * are not there are NaN in the properties; the getters say so by their result.
 *
 * A row is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiNodeImportance
{
  GObject parent_instance;

  DtiImportance *importance; /* owns the node */
  guint position;
  DtiImportanceFigures figures;
};

typedef enum
{
  PROP_NODE = 1,
  PROP_N_UNITS,
  PROP_N_LOST,
  PROP_N_MOVED,
  PROP_MEAN_SHIFT,
  PROP_MAX_SHIFT,
  PROP_CORRELATION,
} DtiNodeImportanceProperty;

static GParamSpec *props[PROP_CORRELATION + 1];

G_DEFINE_FINAL_TYPE (DtiNodeImportance, dti_node_importance, G_TYPE_OBJECT)

static void
dti_node_importance_finalize (GObject *object)
{
  DtiNodeImportance *self = DTI_NODE_IMPORTANCE (object);

  g_clear_object (&self->importance);

  G_OBJECT_CLASS (dti_node_importance_parent_class)->finalize (object);
}

static void
dti_node_importance_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiNodeImportance *self = DTI_NODE_IMPORTANCE (object);

  switch ((DtiNodeImportanceProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_string (value, dti_node_importance_get_node (self));
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, dti_node_importance_get_n_units (self));
      break;
    case PROP_N_LOST:
      g_value_set_uint (value, dti_node_importance_get_n_lost (self));
      break;
    case PROP_N_MOVED:
      g_value_set_uint (value, dti_node_importance_get_n_moved (self));
      break;
    case PROP_MEAN_SHIFT:
      g_value_set_double (value, self->figures.mean_shift);
      break;
    case PROP_MAX_SHIFT:
      g_value_set_double (value, self->figures.max_shift);
      break;
    case PROP_CORRELATION:
      g_value_set_double (value, self->figures.correlation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_node_importance_class_init (DtiNodeImportanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_node_importance_finalize;
  object_class->get_property = dti_node_importance_get_property;

  /**
   * DtiNodeImportance:node: (getter get_node)
   *
   * The id of the node that is left out.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  /**
   * DtiNodeImportance:n-units: (getter get_n_units)
   *
   * How many units have a rank with and without the node.
   *
   * Since: 1.0
   */
  props[PROP_N_UNITS] = g_param_spec_uint ("n-units", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiNodeImportance:n-lost: (getter get_n_lost)
   *
   * How many units have no rank without the node.
   *
   * Since: 1.0
   */
  props[PROP_N_LOST] = g_param_spec_uint ("n-lost", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiNodeImportance:n-moved: (getter get_n_moved)
   *
   * How many units have another rank without the node.
   *
   * Since: 1.0
   */
  props[PROP_N_MOVED] = g_param_spec_uint ("n-moved", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiNodeImportance:mean-shift: (getter get_mean_shift)
   *
   * By how many ranks the units move on average, up or down; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_MEAN_SHIFT] =
      g_param_spec_double ("mean-shift", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiNodeImportance:max-shift: (getter get_max_shift)
   *
   * By how many ranks the unit that moves most does; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_MAX_SHIFT] =
      g_param_spec_double ("max-shift", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiNodeImportance:correlation: (getter get_correlation)
   *
   * The rank correlation of Spearman of the two orders; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_CORRELATION] =
      g_param_spec_double ("correlation", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_node_importance_init (DtiNodeImportance *self)
{
}

DtiNodeImportance *
dti_node_importance_new (DtiImportance *importance, guint position)
{
  DtiNodeImportance *self = g_object_new (DTI_TYPE_NODE_IMPORTANCE, NULL);

  self->importance = g_object_ref (importance);
  self->position = position;
  dti_importance_measure_node (importance, position, &self->figures);

  return self;
}

/* ---- public ---- */

/**
 * dti_node_importance_get_node: (get-property node)
 * @self: a row
 *
 * Gets the id of the node that is left out.
 *
 * Returns: (transfer none): the id of the node that is left out
 *
 * Since: 1.0
 */
const char *
dti_node_importance_get_node (DtiNodeImportance *self)
{
  g_return_val_if_fail (DTI_IS_NODE_IMPORTANCE (self), NULL);

  return dti_importance_get_node_id (self->importance, self->position);
}

/**
 * dti_node_importance_get_n_units: (get-property n-units)
 * @self: a row
 *
 * Gets how many units have a rank with and without the node.
 *
 * Returns: how many units have a rank with and without the node
 *
 * Since: 1.0
 */
guint
dti_node_importance_get_n_units (DtiNodeImportance *self)
{
  g_return_val_if_fail (DTI_IS_NODE_IMPORTANCE (self), 0);

  return self->figures.n_units;
}

/**
 * dti_node_importance_get_n_lost: (get-property n-lost)
 * @self: a row
 *
 * Gets how many units have no rank without the node.
 *
 * Returns: how many units have no rank without the node
 *
 * Since: 1.0
 */
guint
dti_node_importance_get_n_lost (DtiNodeImportance *self)
{
  g_return_val_if_fail (DTI_IS_NODE_IMPORTANCE (self), 0);

  return self->figures.n_lost;
}

/**
 * dti_node_importance_get_n_moved: (get-property n-moved)
 * @self: a row
 *
 * Gets how many units have another rank without the node.
 *
 * Returns: how many units have another rank without the node
 *
 * Since: 1.0
 */
guint
dti_node_importance_get_n_moved (DtiNodeImportance *self)
{
  g_return_val_if_fail (DTI_IS_NODE_IMPORTANCE (self), 0);

  return self->figures.n_moved;
}

/**
 * dti_node_importance_get_mean_shift: (get-property mean-shift)
 * @self: a row
 * @mean_shift: (out) (optional): by how many ranks the units move on average, up or down; NaN where
 * there is none
 *
 * Gets by how many ranks the units move on average, up or down.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_node_importance_get_mean_shift (DtiNodeImportance *self, double *mean_shift)
{
  g_return_val_if_fail (DTI_IS_NODE_IMPORTANCE (self), FALSE);

  return dti_number_hand_out (self->figures.mean_shift, mean_shift);
}

/**
 * dti_node_importance_get_max_shift: (get-property max-shift)
 * @self: a row
 * @max_shift: (out) (optional): by how many ranks the unit that moves most does; NaN where there is
 * none
 *
 * Gets by how many ranks the unit that moves most does.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_node_importance_get_max_shift (DtiNodeImportance *self, double *max_shift)
{
  g_return_val_if_fail (DTI_IS_NODE_IMPORTANCE (self), FALSE);

  return dti_number_hand_out (self->figures.max_shift, max_shift);
}

/**
 * dti_node_importance_get_correlation: (get-property correlation)
 * @self: a row
 * @correlation: (out) (optional): the rank correlation of Spearman of the two orders; NaN where
 * there is none
 *
 * Gets the rank correlation of Spearman of the two orders.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_node_importance_get_correlation (DtiNodeImportance *self, double *correlation)
{
  g_return_val_if_fail (DTI_IS_NODE_IMPORTANCE (self), FALSE);

  return dti_number_hand_out (self->figures.correlation, correlation);
}
