/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-share-private.h"

/**
 * DtiShare:
 *
 * The part of a node's points that an agency answers for.
 *
 * Shares come from [method@Dti.Plan.list_shares]. They never change, so threads share them freely;
 * texts that getters lend live as long as the share.
 *
 * Since: 1.0
 */
struct _DtiShare
{
  GObject parent_instance;

  DtiAgency *agency;
  char *node;
  double share;
  gboolean inherited;
};

typedef enum
{
  PROP_AGENCY = 1,
  PROP_INHERITED,
  PROP_NODE,
  PROP_SHARE,
} DtiShareProperty;

static GParamSpec *props[PROP_SHARE + 1];

G_DEFINE_FINAL_TYPE (DtiShare, dti_share, G_TYPE_OBJECT)

static void
dti_share_finalize (GObject *object)
{
  DtiShare *self = DTI_SHARE (object);

  g_clear_object (&self->agency);
  g_free (self->node);

  G_OBJECT_CLASS (dti_share_parent_class)->finalize (object);
}

static void
dti_share_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiShare *self = DTI_SHARE (object);

  switch ((DtiShareProperty) prop_id)
    {
    case PROP_AGENCY:
      g_value_set_object (value, dti_share_get_agency (self));
      break;
    case PROP_INHERITED:
      g_value_set_boolean (value, dti_share_get_inherited (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_share_get_node (self));
      break;
    case PROP_SHARE:
      g_value_set_double (value, dti_share_get_share (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_share_class_init (DtiShareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_share_finalize;
  object_class->get_property = dti_share_get_property;

  /**
   * DtiShare:agency: (getter get_agency)
   *
   * The agency, possibly a group.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY] = g_param_spec_object ("agency",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_AGENCY,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiShare:inherited: (getter get_inherited)
   *
   * Whether the agency was assigned to a node above.
   *
   * Since: 1.0
   */
  props[PROP_INHERITED] = g_param_spec_boolean ("inherited",
                                                NULL,
                                                NULL,
                                                FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiShare:node: (getter get_node)
   *
   * Id of the node to which the agency was assigned.
   *
   * Since: 1.0
   */
  props[PROP_NODE] =
      g_param_spec_string ("node", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiShare:share: (getter get_share)
   *
   * The part, from 0 to 1.
   *
   * Since: 1.0
   */
  props[PROP_SHARE] = g_param_spec_double (
      "share", NULL, NULL, 0.0, 1.0, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_share_init (DtiShare *self)
{
}

DtiShare *
dti_share_new (DtiAgency *agency, const char *node, double share, gboolean inherited)
{
  DtiShare *self = g_object_new (DTI_TYPE_SHARE, NULL);

  self->agency = g_object_ref (agency);
  self->node = g_strdup (node);
  self->share = share;
  self->inherited = inherited;

  return self;
}

/* ---- public functions ---- */

/**
 * dti_share_get_agency: (get-property agency)
 * @self: a share
 *
 * Gets the agency, possibly a group.
 *
 * Returns: (transfer none): the agency
 *
 * Since: 1.0
 */
DtiAgency *
dti_share_get_agency (DtiShare *self)
{
  g_return_val_if_fail (DTI_IS_SHARE (self), NULL);

  return self->agency;
}

/**
 * dti_share_get_node: (get-property node)
 * @self: a share
 *
 * Gets the id of the node to which the agency was assigned.
 *
 * Returns: the id: that of the node asked about, or of one above it
 *
 * Since: 1.0
 */
const char *
dti_share_get_node (DtiShare *self)
{
  g_return_val_if_fail (DTI_IS_SHARE (self), NULL);

  return self->node;
}

/**
 * dti_share_get_share: (get-property share)
 * @self: a share
 *
 * Gets the part of the points.
 *
 * Returns: a number from 0 to 1; the shares of a node sum to 1
 *
 * Since: 1.0
 */
double
dti_share_get_share (DtiShare *self)
{
  g_return_val_if_fail (DTI_IS_SHARE (self), 0.0);

  return self->share;
}

/**
 * dti_share_get_inherited: (get-property inherited)
 * @self: a share
 *
 * Tells whether the agency was assigned to a node above.
 *
 * Returns: `TRUE` if it was not assigned to the node itself
 *
 * Since: 1.0
 */
gboolean
dti_share_get_inherited (DtiShare *self)
{
  g_return_val_if_fail (DTI_IS_SHARE (self), FALSE);

  return self->inherited;
}
