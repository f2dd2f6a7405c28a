/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-accountability-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/model/dti-share.h>

/**
 * DtiAccountabilityNode:
 *
 * A node where points are counted: how many were lost, and who owns them.
 *
 * All numbers are in points of the root: a point of a node that counts half in the index is half a
 * point here. So they sum to the figures of the [class@Dti.Accountability].
 *
 * A node is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiAccountabilityNode
{
  GObject parent_instance;

  DtiNode *node;
  double max;
  double lost;
  double gained;
  double over_claimed;
  char **owners;
  char **suppliers;
  gboolean owner_inherited;
};

typedef enum
{
  PROP_GAINED = 1,
  PROP_LOST,
  PROP_MAX,
  PROP_NODE,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_OVER_CLAIMED,
  PROP_OWNER_INHERITED,
  PROP_OWNERS,
  PROP_SUPPLIERS,
} DtiAccountabilityNodeProperty;

static GParamSpec *props[PROP_SUPPLIERS + 1];

G_DEFINE_FINAL_TYPE (DtiAccountabilityNode, dti_accountability_node, G_TYPE_OBJECT)

static void
dti_accountability_node_finalize (GObject *object)
{
  DtiAccountabilityNode *self = DTI_ACCOUNTABILITY_NODE (object);

  g_clear_object (&self->node);
  g_strfreev (self->owners);
  g_strfreev (self->suppliers);

  G_OBJECT_CLASS (dti_accountability_node_parent_class)->finalize (object);
}

static void
dti_accountability_node_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  DtiAccountabilityNode *self = DTI_ACCOUNTABILITY_NODE (object);

  switch ((DtiAccountabilityNodeProperty) prop_id)
    {
    case PROP_GAINED:
      g_value_set_double (value, self->gained);
      break;
    case PROP_LOST:
      g_value_set_double (value, self->lost);
      break;
    case PROP_MAX:
      g_value_set_double (value, self->max);
      break;
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_accountability_node_get_node_id (self));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_accountability_node_get_node_title (self));
      break;
    case PROP_OVER_CLAIMED:
      g_value_set_double (value, self->over_claimed);
      break;
    case PROP_OWNER_INHERITED:
      g_value_set_boolean (value, self->owner_inherited);
      break;
    case PROP_OWNERS:
      g_value_set_boxed (value, self->owners);
      break;
    case PROP_SUPPLIERS:
      g_value_set_boxed (value, self->suppliers);
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

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
texts_spec (const char *name)
{
  return g_param_spec_boxed (name,
                             NULL,
                             NULL,
                             G_TYPE_STRV,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_number_properties (void)
{
  /**
   * DtiAccountabilityNode:gained:
   *
   * Points gained since the scorecard before; NaN where nothing is known of that.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityNode.get_gained].
   *
   * Since: 1.0
   */
  props[PROP_GAINED] = number_spec ("gained");

  /**
   * DtiAccountabilityNode:lost: (getter get_lost)
   *
   * Points lost: maximum less score.
   *
   * Since: 1.0
   */
  props[PROP_LOST] = number_spec ("lost");

  /**
   * DtiAccountabilityNode:max: (getter get_max)
   *
   * Most points there were to be had.
   *
   * Since: 1.0
   */
  props[PROP_MAX] = number_spec ("max");

  /**
   * DtiAccountabilityNode:over-claimed:
   *
   * Points claimed and not granted; NaN where nothing is known of that.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityNode.get_over_claimed].
   *
   * Since: 1.0
   */
  props[PROP_OVER_CLAIMED] = number_spec ("over-claimed");
}

static void
dti_accountability_node_class_init (DtiAccountabilityNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_accountability_node_finalize;
  object_class->get_property = dti_accountability_node_get_property;

  make_number_properties ();

  /**
   * DtiAccountabilityNode:node: (getter get_node)
   *
   * The node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAccountabilityNode:node-id: (getter get_node_id)
   *
   * Id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiAccountabilityNode:node-title: (getter get_node_title)
   *
   * Title of the node, in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");

  /**
   * DtiAccountabilityNode:owner-inherited: (getter get_owner_inherited)
   *
   * Whether the owners were assigned to a node above.
   *
   * Since: 1.0
   */
  props[PROP_OWNER_INHERITED] = g_param_spec_boolean ("owner-inherited",
                                                      NULL,
                                                      NULL,
                                                      FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAccountabilityNode:owners: (getter get_owners)
   *
   * Ids of the agencies that the points are shared out to.
   *
   * Since: 1.0
   */
  props[PROP_OWNERS] = texts_spec ("owners");

  /**
   * DtiAccountabilityNode:suppliers: (getter get_suppliers)
   *
   * Ids of the agencies that supply the figures.
   *
   * Since: 1.0
   */
  props[PROP_SUPPLIERS] = texts_spec ("suppliers");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_accountability_node_init (DtiAccountabilityNode *self)
{
}

static char **
list_owners (const DtiLoss *loss, gboolean *inherited)
{
  guint n = g_list_model_get_n_items (loss->shares);
  char **owners = g_new0 (char *, n + 1);

  *inherited = n > 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiShare) share = g_list_model_get_item (loss->shares, i);

      owners[i] = g_strdup (dti_agency_get_id (dti_share_get_agency (share)));
      *inherited &= dti_share_get_inherited (share);
    }

  return owners;
}

static char **
list_suppliers (const DtiLoss *loss)
{
  g_autoptr (GPtrArray) suppliers = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (loss->roles); i++)
    {
      g_autoptr (DtiResponsibility) role = g_list_model_get_item (loss->roles, i);
      DtiAgency *agency = dti_responsibility_get_agency (role);

      if (dti_responsibility_get_role (role) == DTI_ROLE_SUPPLY_DATA && agency != NULL)
        g_ptr_array_add (suppliers, g_strdup (dti_agency_get_id (agency)));
    }
  g_ptr_array_add (suppliers, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&suppliers), FALSE);
}

DtiAccountabilityNode *
dti_accountability_node_new (const DtiLoss *loss)
{
  DtiAccountabilityNode *self = g_object_new (DTI_TYPE_ACCOUNTABILITY_NODE, NULL);

  self->node = g_object_ref (loss->node);
  self->max = loss->max;
  self->lost = loss->lost;
  self->gained = loss->gained;
  self->over_claimed = loss->over_claimed;
  self->owners = list_owners (loss, &self->owner_inherited);
  self->suppliers = list_suppliers (loss);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_accountability_node_get_node: (get-property node)
 * @self: a node of an account
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_accountability_node_get_node (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), NULL);

  return self->node;
}

/**
 * dti_accountability_node_get_node_id: (get-property node-id)
 * @self: a node of an account
 *
 * Gets the id of the node.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_accountability_node_get_node_id (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_accountability_node_get_node_title: (get-property node-title)
 * @self: a node of an account
 *
 * Gets the title of the node, in the first language of the framework.
 *
 * Returns: (nullable): the title, or `NULL` where the node has none
 *
 * Since: 1.0
 */
const char *
dti_accountability_node_get_node_title (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), NULL);

  return dti_node_get_main_title (self->node);
}

/**
 * dti_accountability_node_get_max: (get-property max)
 * @self: a node of an account
 *
 * Gets the most points there were to be had.
 *
 * That is the assessed maximum as it counts at the root; 0 for a node where only a penalty or a
 * gain is counted.
 *
 * Returns: points of the root
 *
 * Since: 1.0
 */
double
dti_accountability_node_get_max (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), NAN);

  return self->max;
}

/**
 * dti_accountability_node_get_lost: (get-property lost)
 * @self: a node of an account
 *
 * Gets the points lost: maximum less score.
 *
 * Returns: points of the root, below 0 where a score is above its maximum
 *
 * Since: 1.0
 */
double
dti_accountability_node_get_lost (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), NAN);

  return self->lost;
}

/**
 * dti_accountability_node_get_gained:
 * @self: a node of an account
 * @gained: (out) (optional): points of the root, NaN where there is no number
 *
 * Gets the points gained since the scorecard before.
 *
 * Returns: `TRUE` if there is a number; `FALSE` where no scorecard was set to compare with, and
 *   where the gain is counted at a node above
 *
 * Since: 1.0
 */
gboolean
dti_accountability_node_get_gained (DtiAccountabilityNode *self, double *gained)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), FALSE);

  return dti_number_hand_out (self->gained, gained);
}

/**
 * dti_accountability_node_get_over_claimed:
 * @self: a node of an account
 * @points: (out) (optional): points of the root, NaN where there is no number
 *
 * Gets the points that were claimed and not granted.
 *
 * Returns: `TRUE` if there is a number; `FALSE` where the node was not both claimed and appraised
 *
 * Since: 1.0
 */
gboolean
dti_accountability_node_get_over_claimed (DtiAccountabilityNode *self, double *points)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), FALSE);

  return dti_number_hand_out (self->over_claimed, points);
}

/**
 * dti_accountability_node_get_owners: (get-property owners)
 * @self: a node of an account
 *
 * Gets the ids of the agencies that the points are shared out to.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, none where nobody leads
 *
 * Since: 1.0
 */
const char *const *
dti_accountability_node_get_owners (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), NULL);

  return (const char *const *) self->owners;
}

/**
 * dti_accountability_node_get_suppliers: (get-property suppliers)
 * @self: a node of an account
 *
 * Gets the ids of the agencies that supply the figures, of the node or of one above it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_accountability_node_get_suppliers (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), NULL);

  return (const char *const *) self->suppliers;
}

/**
 * dti_accountability_node_get_owner_inherited: (get-property owner-inherited)
 * @self: a node of an account
 *
 * Tells whether the owners were assigned to a node above, not to this one.
 *
 * Returns: `TRUE` if there are owners and none of them was assigned to the node itself
 *
 * Since: 1.0
 */
gboolean
dti_accountability_node_get_owner_inherited (DtiAccountabilityNode *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_NODE (self), FALSE);

  return self->owner_inherited;
}
