/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiRankShare:
 *
 * What one part of a node did to the rank: its share of the own effect, in places.
 *
 * Below 0 it brought the unit forward, above 0 it set the unit back. The share of the method is
 * what changed weights, rules or maxima did, with the figures as they are.
 *
 * A share is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiRankShare
{
  GObject parent_instance;

  DtiRankField *field; /* keeps the node */
  DtiNode *node;       /* NULL: the method */
  double share;
  double standard_error;
  double values[DTI_N_SIDES];
};

typedef enum
{
  PROP_NODE = 1,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_IS_METHOD,
  PROP_SHARE,
  PROP_STANDARD_ERROR,
  PROP_OLDER_VALUE,
  PROP_NEWER_VALUE,
} DtiRankShareProperty;

static GParamSpec *props[PROP_NEWER_VALUE + 1];

G_DEFINE_FINAL_TYPE (DtiRankShare, dti_rank_share, G_TYPE_OBJECT)

static const char *
read_title (DtiRankShare *self)
{
  const char *title;

  if (self->node == NULL)
    return NULL;

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

static void
dti_rank_share_finalize (GObject *object)
{
  DtiRankShare *self = DTI_RANK_SHARE (object);

  g_clear_pointer (&self->field, dti_rank_field_unref);

  G_OBJECT_CLASS (dti_rank_share_parent_class)->finalize (object);
}

static void
dti_rank_share_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRankShare *self = DTI_RANK_SHARE (object);

  switch ((DtiRankShareProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, self->node != NULL ? dti_node_get_id (self->node) : NULL);
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, read_title (self));
      break;
    case PROP_IS_METHOD:
      g_value_set_boolean (value, self->node == NULL);
      break;
    case PROP_SHARE:
      g_value_set_double (value, self->share);
      break;
    case PROP_STANDARD_ERROR:
      g_value_set_double (value, self->standard_error);
      break;
    case PROP_OLDER_VALUE:
      g_value_set_double (value, self->values[DTI_OLDER]);
      break;
    case PROP_NEWER_VALUE:
      g_value_set_double (value, self->values[DTI_NEWER]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_part_properties (void)
{
  /**
   * DtiRankShare:node: (getter get_node)
   *
   * The node, `NULL` for the method.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRankShare:node-id: (getter get_node_id)
   *
   * The id of the node, `NULL` for the method.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiRankShare:node-title: (getter get_node_title)
   *
   * The title of the node, its id where it has none; `NULL` for the method.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");

  /**
   * DtiRankShare:is-method: (getter get_is_method)
   *
   * Whether this is the share of the method, and of no part.
   *
   * Since: 1.0
   */
  props[PROP_IS_METHOD] = g_param_spec_boolean ("is-method",
                                                NULL,
                                                NULL,
                                                FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_share_properties (void)
{
  /**
   * DtiRankShare:share: (getter get_share)
   *
   * The share in places.
   *
   * Since: 1.0
   */
  props[PROP_SHARE] = number_spec ("share");

  /**
   * DtiRankShare:standard-error: (getter get_standard_error)
   *
   * The standard error of the share, 0 where it is exact.
   *
   * Since: 1.0
   */
  props[PROP_STANDARD_ERROR] = number_spec ("standard-error");

  /**
   * DtiRankShare:older-value: (getter get_older_value)
   *
   * The value of the part in the older year, as a share of its maximum; NaN
   * where there is none.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_VALUE] = number_spec ("older-value");

  /**
   * DtiRankShare:newer-value: (getter get_newer_value)
   *
   * The value of the part in the newer year, as a share of its maximum; NaN
   * where there is none.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_VALUE] = number_spec ("newer-value");
}

static void
dti_rank_share_class_init (DtiRankShareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_rank_share_finalize;
  object_class->get_property = dti_rank_share_get_property;

  install_part_properties ();
  install_share_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rank_share_init (DtiRankShare *self)
{
}

DtiRankShare *
dti_rank_share_new (
    DtiRankField *field, DtiNode *node, double share, double standard_error, const double *values)
{
  DtiRankShare *self = g_object_new (DTI_TYPE_RANK_SHARE, NULL);

  self->field = dti_rank_field_ref (field);
  self->node = node;
  self->share = share;
  self->standard_error = standard_error;
  for (guint side = 0; side < DTI_N_SIDES; side++)
    self->values[side] = values != NULL ? values[side] : NAN;

  return self;
}

/**
 * dti_rank_share_get_node: (get-property node)
 * @self: a share
 *
 * Gets the node, `NULL` for the method.
 *
 * Returns: (transfer none) (nullable): the node, `NULL` for the method
 *
 * Since: 1.0
 */
DtiNode *
dti_rank_share_get_node (DtiRankShare *self)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), NULL);

  return self->node;
}

/**
 * dti_rank_share_get_node_id: (get-property node-id)
 * @self: a share
 *
 * Gets the id of the node, `NULL` for the method.
 *
 * Returns: (transfer none) (nullable): the id of the node, `NULL` for the method
 *
 * Since: 1.0
 */
const char *
dti_rank_share_get_node_id (DtiRankShare *self)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), NULL);

  return self->node != NULL ? dti_node_get_id (self->node) : NULL;
}

/**
 * dti_rank_share_get_node_title: (get-property node-title)
 * @self: a share
 *
 * Gets the title of the node, its id where it has none; `NULL` for the method.
 *
 * Returns: (transfer none) (nullable): the title of the node, its id where it has none; `NULL`
 * for the method
 *
 * Since: 1.0
 */
const char *
dti_rank_share_get_node_title (DtiRankShare *self)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), NULL);

  return read_title (self);
}

/**
 * dti_rank_share_get_is_method: (get-property is-method)
 * @self: a share
 *
 * Tells whether this is the share of the method, and of no part.
 *
 * Returns: `TRUE` if this is the share of the method, and of no part
 *
 * Since: 1.0
 */
gboolean
dti_rank_share_get_is_method (DtiRankShare *self)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), FALSE);

  return self->node == NULL;
}

/**
 * dti_rank_share_get_share: (get-property share)
 * @self: a share
 *
 * Gets the share in places.
 *
 * A share below 0 brought the unit forward.
 *
 * Returns: the share in places
 *
 * Since: 1.0
 */
double
dti_rank_share_get_share (DtiRankShare *self)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), NAN);

  return self->share;
}

/**
 * dti_rank_share_get_standard_error: (get-property standard-error)
 * @self: a share
 *
 * Gets the standard error of the share, 0 where it is exact.
 *
 * Shares of more than 12 parts are estimated from a sample of the orders in which the parts can
 * change.
 *
 * Returns: the standard error of the share, 0 where it is exact
 *
 * Since: 1.0
 */
double
dti_rank_share_get_standard_error (DtiRankShare *self)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), NAN);

  return self->standard_error;
}

/**
 * dti_rank_share_get_older_value: (get-property older-value)
 * @self: a share
 * @value: (out) (optional): the value of the part in the older year, as a share of its maximum; NaN
 * where there is none
 *
 * Gets the value of the part in the older year, as a share of its maximum.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_share_get_older_value (DtiRankShare *self, double *value)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), FALSE);

  return dti_number_hand_out (self->values[DTI_OLDER], value);
}

/**
 * dti_rank_share_get_newer_value: (get-property newer-value)
 * @self: a share
 * @value: (out) (optional): the value of the part in the newer year, as a share of its maximum; NaN
 * where there is none
 *
 * Gets the value of the part in the newer year, as a share of its maximum.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_share_get_newer_value (DtiRankShare *self, double *value)
{
  g_return_val_if_fail (DTI_IS_RANK_SHARE (self), FALSE);

  return dti_number_hand_out (self->values[DTI_NEWER], value);
}
