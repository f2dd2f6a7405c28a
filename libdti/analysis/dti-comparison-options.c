/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-comparison-options.h"

#include <libdti/dti-enum-types.h>

#define DEFAULT_MIN_DISTINCT 3

/**
 * DtiComparisonOptions:
 *
 * What a comparison lists as strengths and weaknesses.
 *
 * Options belong to one thread. A comparison reads them once; what is set later does not change it.
 *
 * Since: 1.0
 */
struct _DtiComparisonOptions
{
  GObject parent_instance;

  char *level;
  guint min_distinct;
  gboolean exclude_minimum;
  DtiStrengthOrder order;
};

typedef enum
{
  PROP_LEVEL = 1,
  PROP_MIN_DISTINCT,
  PROP_EXCLUDE_MINIMUM,
  PROP_ORDER,
} DtiComparisonOptionsProperty;

static GParamSpec *props[PROP_ORDER + 1];

G_DEFINE_FINAL_TYPE (DtiComparisonOptions, dti_comparison_options, G_TYPE_OBJECT)

static void
dti_comparison_options_finalize (GObject *object)
{
  DtiComparisonOptions *self = DTI_COMPARISON_OPTIONS (object);

  g_free (self->level);

  G_OBJECT_CLASS (dti_comparison_options_parent_class)->finalize (object);
}

static void
dti_comparison_options_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  DtiComparisonOptions *self = DTI_COMPARISON_OPTIONS (object);

  switch ((DtiComparisonOptionsProperty) prop_id)
    {
    case PROP_LEVEL:
      g_value_set_string (value, self->level);
      break;
    case PROP_MIN_DISTINCT:
      g_value_set_uint (value, self->min_distinct);
      break;
    case PROP_EXCLUDE_MINIMUM:
      g_value_set_boolean (value, self->exclude_minimum);
      break;
    case PROP_ORDER:
      g_value_set_enum (value, (int) self->order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_comparison_options_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  DtiComparisonOptions *self = DTI_COMPARISON_OPTIONS (object);

  switch ((DtiComparisonOptionsProperty) prop_id)
    {
    case PROP_LEVEL:
      dti_comparison_options_set_level (self, g_value_get_string (value));
      break;
    case PROP_MIN_DISTINCT:
      dti_comparison_options_set_min_distinct (self, g_value_get_uint (value));
      break;
    case PROP_EXCLUDE_MINIMUM:
      dti_comparison_options_set_exclude_minimum (self, g_value_get_boolean (value));
      break;
    case PROP_ORDER:
      dti_comparison_options_set_order (self, (DtiStrengthOrder) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_comparison_options_class_init (DtiComparisonOptionsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_comparison_options_finalize;
  object_class->get_property = dti_comparison_options_get_property;
  object_class->set_property = dti_comparison_options_set_property;

  /**
   * DtiComparisonOptions:level: (getter get_level) (setter set_level)
   *
   * The level of the nodes that are compared; `NULL` for all nodes.
   *
   * Since: 1.0
   */
  props[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, flags);

  /**
   * DtiComparisonOptions:min-distinct: (getter get_min_distinct) (setter set_min_distinct)
   *
   * How many different figures a node must have.
   *
   * Since: 1.0
   */
  props[PROP_MIN_DISTINCT] =
      g_param_spec_uint ("min-distinct", NULL, NULL, 0, G_MAXUINT, DEFAULT_MIN_DISTINCT, flags);

  /**
   * DtiComparisonOptions:exclude-minimum: (getter get_exclude_minimum) (setter set_exclude_minimum)
   *
   * Whether nodes are set aside where nobody is worse than the unit.
   *
   * Since: 1.0
   */
  props[PROP_EXCLUDE_MINIMUM] = g_param_spec_boolean ("exclude-minimum", NULL, NULL, FALSE, flags);

  /**
   * DtiComparisonOptions:order: (getter get_order) (setter set_order)
   *
   * Which strengths and weaknesses come first.
   *
   * Since: 1.0
   */
  props[PROP_ORDER] = g_param_spec_enum ("order",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_STRENGTH_ORDER,
                                         DTI_STRENGTH_ORDER_STANDARD_GAP,
                                         flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_comparison_options_init (DtiComparisonOptions *self)
{
  self->min_distinct = DEFAULT_MIN_DISTINCT;
}

/**
 * dti_comparison_options_new:
 *
 * Makes options with their defaults.
 *
 * Returns: (transfer full): new options
 *
 * Since: 1.0
 */
DtiComparisonOptions *
dti_comparison_options_new (void)
{
  return g_object_new (DTI_TYPE_COMPARISON_OPTIONS, NULL);
}

/**
 * dti_comparison_options_get_level: (get-property level)
 * @self: options
 *
 * Gets the level of the nodes that are compared.
 *
 * Returns: (transfer none) (nullable): the level, or `NULL` for all nodes
 *
 * Since: 1.0
 */
const char *
dti_comparison_options_get_level (DtiComparisonOptions *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_OPTIONS (self), NULL);

  return self->level;
}

/**
 * dti_comparison_options_set_level: (set-property level)
 * @self: options
 * @level: (nullable): a level as the framework calls it, such as `pillar`, or `NULL` for all nodes
 *
 * Sets the level of the nodes that are compared.
 *
 * Without a level every node has a row, and strengths and weaknesses are sought where the data are:
 * among the indicators, and the pillars that were observed themselves. With one they are sought
 * among its nodes.
 *
 * Since: 1.0
 */
void
dti_comparison_options_set_level (DtiComparisonOptions *self, const char *level)
{
  char *copy;

  g_return_if_fail (DTI_IS_COMPARISON_OPTIONS (self));

  if (g_strcmp0 (self->level, level) == 0)
    return;

  copy = g_strdup (level);
  g_free (self->level);
  self->level = copy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEVEL]);
}

/**
 * dti_comparison_options_get_min_distinct: (get-property min-distinct)
 * @self: options
 *
 * Gets how many different figures a node must have.
 *
 * Returns: the number, 3 by default
 *
 * Since: 1.0
 */
guint
dti_comparison_options_get_min_distinct (DtiComparisonOptions *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_OPTIONS (self), 0);

  return self->min_distinct;
}

/**
 * dti_comparison_options_set_min_distinct: (set-property min-distinct)
 * @self: options
 * @min_distinct: the number; 0 and 1 ask for nothing
 *
 * Sets how many different figures a node must have among the unit and its peers.
 *
 * A node with fewer is no strength and no weakness. The default 3 sets aside what is only yes or
 * no: everybody who has it would be at the top.
 *
 * Since: 1.0
 */
void
dti_comparison_options_set_min_distinct (DtiComparisonOptions *self, guint min_distinct)
{
  g_return_if_fail (DTI_IS_COMPARISON_OPTIONS (self));

  if (self->min_distinct == min_distinct)
    return;

  self->min_distinct = min_distinct;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MIN_DISTINCT]);
}

/**
 * dti_comparison_options_get_exclude_minimum: (get-property exclude-minimum)
 * @self: options
 *
 * Tells whether nodes are set aside where nobody is worse than the unit.
 *
 * Returns: `TRUE` if they are; `FALSE` by default
 *
 * Since: 1.0
 */
gboolean
dti_comparison_options_get_exclude_minimum (DtiComparisonOptions *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_OPTIONS (self), FALSE);

  return self->exclude_minimum;
}

/**
 * dti_comparison_options_set_exclude_minimum: (set-property exclude-minimum)
 * @self: options
 * @exclude_minimum: whether they are
 *
 * Sets whether nodes are set aside where nobody is worse than the unit.
 *
 * That is for numbers of which many units have none, such as ports of a landlocked province: they
 * all share the last place.
 *
 * Since: 1.0
 */
void
dti_comparison_options_set_exclude_minimum (DtiComparisonOptions *self, gboolean exclude_minimum)
{
  g_return_if_fail (DTI_IS_COMPARISON_OPTIONS (self));

  exclude_minimum = exclude_minimum != FALSE;
  if (self->exclude_minimum == exclude_minimum)
    return;

  self->exclude_minimum = exclude_minimum;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXCLUDE_MINIMUM]);
}

/**
 * dti_comparison_options_get_order: (get-property order)
 * @self: options
 *
 * Gets which strengths and weaknesses come first.
 *
 * Returns: the order, `DTI_STRENGTH_ORDER_STANDARD_GAP` by default
 *
 * Since: 1.0
 */
DtiStrengthOrder
dti_comparison_options_get_order (DtiComparisonOptions *self)
{
  g_return_val_if_fail (DTI_IS_COMPARISON_OPTIONS (self), DTI_STRENGTH_ORDER_STANDARD_GAP);

  return self->order;
}

/**
 * dti_comparison_options_set_order: (set-property order)
 * @self: options
 * @order: the order
 *
 * Sets which strengths and weaknesses come first.
 *
 * Since: 1.0
 */
void
dti_comparison_options_set_order (DtiComparisonOptions *self, DtiStrengthOrder order)
{
  g_return_if_fail (DTI_IS_COMPARISON_OPTIONS (self));
  g_return_if_fail (order <= DTI_STRENGTH_ORDER_RANK);

  if (self->order == order)
    return;

  self->order = order;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ORDER]);
}
