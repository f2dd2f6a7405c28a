/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-fixed-list-private.h"
#include "dti-node-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiPillar:
 *
 * A node made from other nodes.
 *
 * The index itself, a pillar, a group and a main indicator are all of this class;
 * [property@Dti.Node:level] says what the framework calls them. Pillars never change, so threads
 * share them freely.
 *
 * Since: 1.0
 */
struct _DtiPillar
{
  DtiNode parent_instance;

  DtiPillarFacts facts;
};

typedef enum
{
  PROP_AGGREGATION = 1,
  PROP_CHILDREN,
  PROP_FORMULA,
  PROP_MIN_CHILDREN,
  PROP_MIN_SHARE,
  PROP_MISSING_POLICY,
  PROP_OFFSET,
  PROP_PENALTY_SIGN,
  PROP_POWER,
} DtiPillarProperty;

static GParamSpec *props[PROP_POWER + 1];

G_DEFINE_FINAL_TYPE (DtiPillar, dti_pillar, DTI_TYPE_NODE)

DtiPillarFacts *
dti_pillar_peek_facts (DtiPillar *self)
{
  return &self->facts;
}

static void
dti_pillar_finalize (GObject *object)
{
  DtiPillarFacts *facts = &DTI_PILLAR (object)->facts;

  g_clear_object (&facts->children);
  g_free (facts->weights);
  g_free (facts->formula);
  g_clear_pointer (&facts->order_weights, g_array_unref);
  g_clear_pointer (&facts->own_shares, g_hash_table_unref);
  g_free (facts->shares);

  G_OBJECT_CLASS (dti_pillar_parent_class)->finalize (object);
}

static void
dti_pillar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiPillar *self = DTI_PILLAR (object);

  switch ((DtiPillarProperty) prop_id)
    {
    case PROP_AGGREGATION:
      g_value_set_enum (value, dti_pillar_get_aggregation (self));
      break;
    case PROP_CHILDREN:
      g_value_set_object (value, dti_pillar_get_children (self));
      break;
    case PROP_FORMULA:
      g_value_set_string (value, dti_pillar_get_formula (self));
      break;
    case PROP_MIN_CHILDREN:
      g_value_set_uint (value, dti_pillar_get_min_children (self));
      break;
    case PROP_MIN_SHARE:
      g_value_set_double (value, dti_pillar_get_min_share (self));
      break;
    case PROP_MISSING_POLICY:
      g_value_set_enum (value, dti_pillar_get_missing_policy (self));
      break;
    case PROP_OFFSET:
      g_value_set_double (value, dti_pillar_get_offset (self));
      break;
    case PROP_PENALTY_SIGN:
      g_value_set_enum (value, (int) dti_pillar_get_penalty_sign (self));
      break;
    case PROP_POWER:
      g_value_set_double (value, dti_pillar_get_power (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_child_properties (void)
{
  /**
   * DtiPillar:children: (getter get_children)
   *
   * Nodes the pillar is made from.
   *
   * Since: 1.0
   */
  props[PROP_CHILDREN] = g_param_spec_object ("children", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiPillar:min-children: (getter get_min_children)
   *
   * Fewest direct children with a score that make a score.
   *
   * Since: 1.0
   */
  props[PROP_MIN_CHILDREN] = g_param_spec_uint ("min-children", NULL, NULL, 0, G_MAXINT, 0, FIXED);

  /**
   * DtiPillar:min-share: (getter get_min_share)
   *
   * Smallest share, by weight, of direct children with a score that makes a score.
   *
   * Since: 1.0
   */
  props[PROP_MIN_SHARE] = g_param_spec_double ("min-share", NULL, NULL, 0.0, 1.0, 0.0, FIXED);

  /**
   * DtiPillar:missing-policy: (getter get_missing_policy)
   *
   * What is done with a child that has no score.
   *
   * Since: 1.0
   */
  props[PROP_MISSING_POLICY] = g_param_spec_enum ("missing-policy",
                                                  NULL,
                                                  NULL,
                                                  DTI_TYPE_MISSING_POLICY,
                                                  DTI_MISSING_POLICY_PROPAGATE,
                                                  FIXED);
}

static void
make_aggregation_properties (void)
{
  /**
   * DtiPillar:aggregation: (getter get_aggregation)
   *
   * How the pillar is made from its children.
   *
   * Since: 1.0
   */
  props[PROP_AGGREGATION] = g_param_spec_enum ("aggregation",
                                               NULL,
                                               NULL,
                                               DTI_TYPE_AGGREGATION,
                                               DTI_AGGREGATION_SUM,
                                               FIXED);

  /**
   * DtiPillar:formula: (getter get_formula)
   *
   * Formula of an `expression`.
   *
   * Since: 1.0
   */
  props[PROP_FORMULA] = g_param_spec_string ("formula", NULL, NULL, NULL, FIXED);

  /**
   * DtiPillar:offset: (getter get_offset)
   *
   * Offset of an `inverse-geometric-mean`.
   *
   * Since: 1.0
   */
  props[PROP_OFFSET] = g_param_spec_double ("offset", NULL, NULL, 0.0, 1.0, 0.0, FIXED);

  /**
   * DtiPillar:penalty-sign: (getter get_penalty_sign)
   *
   * Which way the penalty of a `mazziotta-pareto` goes.
   *
   * Since: 1.0
   */
  props[PROP_PENALTY_SIGN] = g_param_spec_enum ("penalty-sign",
                                                NULL,
                                                NULL,
                                                DTI_TYPE_PENALTY_SIGN,
                                                DTI_PENALTY_SIGN_MINUS,
                                                FIXED);

  /**
   * DtiPillar:power: (getter get_power)
   *
   * Exponent of a `power-mean`.
   *
   * Since: 1.0
   */
  props[PROP_POWER] =
      g_param_spec_double ("power", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 1.0, FIXED);
}

static void
dti_pillar_class_init (DtiPillarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_pillar_finalize;
  object_class->get_property = dti_pillar_get_property;

  make_child_properties ();
  make_aggregation_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_pillar_init (DtiPillar *self)
{
  self->facts.power = 1.0;
  self->facts.common_shares = (DtiShareBounds){ 0.0, 1.0 };
  self->facts.band = NAN;
  self->facts.children = dti_fixed_list_new (DTI_TYPE_NODE, NULL);
}

/**
 * dti_pillar_get_children: (get-property children)
 * @self: a pillar
 *
 * Gets the nodes the pillar is made from.
 *
 * The order is that of the document; a node can be a child of several pillars.
 *
 * Returns: (transfer none): a list of [class@Dti.Node], never empty
 *
 * Since: 1.0
 */
GListModel *
dti_pillar_get_children (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), NULL);

  return self->facts.children;
}

/**
 * dti_pillar_get_child_weight:
 * @self: a pillar
 * @position: position of a child in [method@Dti.Pillar.get_children]
 *
 * Gets the weight of a child in this pillar.
 *
 * Returns: the weight, 0 or more, NaN where there is no such child
 *
 * Since: 1.0
 */
double
dti_pillar_get_child_weight (DtiPillar *self, guint position)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), NAN);

  if (position >= g_list_model_get_n_items (self->facts.children))
    return NAN;

  return self->facts.weights[position];
}

/**
 * dti_pillar_get_aggregation: (get-property aggregation)
 * @self: a pillar
 *
 * Gets how the pillar is made from its children.
 *
 * Returns: the aggregation
 *
 * Since: 1.0
 */
DtiAggregation
dti_pillar_get_aggregation (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), DTI_AGGREGATION_SUM);

  return self->facts.aggregation;
}

/**
 * dti_pillar_get_power: (get-property power)
 * @self: a pillar
 *
 * Gets the exponent of a `power-mean`.
 *
 * Returns: the exponent, 1 for other aggregations
 *
 * Since: 1.0
 */
double
dti_pillar_get_power (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), NAN);

  return self->facts.power;
}

/**
 * dti_pillar_get_offset: (get-property offset)
 * @self: a pillar
 *
 * Gets the offset of an `inverse-geometric-mean`.
 *
 * Returns: the offset, from 0 to below 1
 *
 * Since: 1.0
 */
double
dti_pillar_get_offset (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), NAN);

  return self->facts.offset;
}

/**
 * dti_pillar_get_floor:
 * @self: a pillar
 * @floor: (out) (optional): return location for the floor
 *
 * Gets the value to which smaller values of children are raised.
 *
 * Geometric, harmonic and power means with an exponent of 0 or less have no result for a value of
 * 0; a floor gives them one.
 *
 * Returns: `TRUE` if there is a floor; else @floor is 0
 *
 * Since: 1.0
 */
gboolean
dti_pillar_get_floor (DtiPillar *self, double *floor)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), FALSE);

  if (floor != NULL)
    *floor = self->facts.has_floor ? self->facts.floor : 0.0;

  return self->facts.has_floor;
}

/**
 * dti_pillar_get_penalty_sign: (get-property penalty-sign)
 * @self: a pillar
 *
 * Gets which way the penalty of a `mazziotta-pareto` goes.
 *
 * Returns: the sign, minus for other aggregations
 *
 * Since: 1.0
 */
DtiPenaltySign
dti_pillar_get_penalty_sign (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), DTI_PENALTY_SIGN_MINUS);

  return self->facts.penalty_sign;
}

/**
 * dti_pillar_get_order_weights:
 * @self: a pillar
 *
 * Gets the weights of the places of an `ordered-weighted-mean`, that of the best value first.
 *
 * Returns: (transfer full) (nullable): doubles as the document has them, or `NULL` for other
 *   aggregations
 *
 * Since: 1.0
 */
GBytes *
dti_pillar_get_order_weights (DtiPillar *self)
{
  const GArray *weights;

  g_return_val_if_fail (DTI_IS_PILLAR (self), NULL);

  weights = self->facts.order_weights;

  return weights != NULL ? g_bytes_new (weights->data, weights->len * sizeof (double)) : NULL;
}

/**
 * dti_pillar_get_share_band:
 * @self: a pillar
 * @band: (out) (optional): return location for the band, NaN where there is none
 *
 * Gets how far the shares of a `benefit-of-the-doubt` may be from those of the weights.
 *
 * A child with the part w of the weights of the children that a unit has must have a share from
 * (1 − band) w to (1 + band) w of its score.
 *
 * Returns: `TRUE` if there is a band, from 0 to 1
 *
 * Since: 1.0
 */
gboolean
dti_pillar_get_share_band (DtiPillar *self, double *band)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), FALSE);

  return dti_number_hand_out (self->facts.band, band);
}

static DtiShareBounds
find_shares (DtiPillar *self, guint position)
{
  const DtiPillarFacts *facts = &self->facts;
  guint n = g_list_model_get_n_items (facts->children);
  double total = 0.0;

  if (position >= n)
    return (DtiShareBounds){ NAN, NAN };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (facts->children, i);

      total += dti_node_get_scored (child) ? facts->weights[i] : 0.0;
    }

  return dti_pillar_facts_find_shares (facts, position, facts->weights[position] / total);
}

/**
 * dti_pillar_get_lower_share:
 * @self: a pillar
 * @position: position of a child in [method@Dti.Pillar.get_children]
 *
 * Gets the smallest share that a child may have in a score by `benefit-of-the-doubt`.
 *
 * Where the bounds come from the weights, it is that of a unit with all children.
 *
 * Returns: the share, 0 where there is no bound, NaN where there is no such child
 *
 * Since: 1.0
 */
double
dti_pillar_get_lower_share (DtiPillar *self, guint position)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), NAN);

  return find_shares (self, position).lower;
}

/**
 * dti_pillar_get_upper_share:
 * @self: a pillar
 * @position: position of a child in [method@Dti.Pillar.get_children]
 *
 * Gets the greatest share that a child may have in a score by `benefit-of-the-doubt`.
 *
 * Where the bounds come from the weights, it is that of a unit with all children.
 *
 * Returns: the share, 1 where there is no bound, NaN where there is no such child
 *
 * Since: 1.0
 */
double
dti_pillar_get_upper_share (DtiPillar *self, guint position)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), NAN);

  return find_shares (self, position).upper;
}

/**
 * dti_pillar_get_formula: (get-property formula)
 * @self: a pillar
 *
 * Gets the formula of an `expression`.
 *
 * Returns: (nullable): the formula, or `NULL` for other aggregations
 *
 * Since: 1.0
 */
const char *
dti_pillar_get_formula (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), NULL);

  return self->facts.formula;
}

/**
 * dti_pillar_get_missing_policy: (get-property missing-policy)
 * @self: a pillar
 *
 * Gets what is done with a child that has no score.
 *
 * It is inherited from the parent under which the document defines the pillar; views inherit none.
 *
 * Returns: the policy, own or inherited
 *
 * Since: 1.0
 */
DtiMissingPolicy
dti_pillar_get_missing_policy (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), DTI_MISSING_POLICY_PROPAGATE);

  return self->facts.missing;
}

/**
 * dti_pillar_get_min_children: (get-property min-children)
 * @self: a pillar
 *
 * Gets the fewest direct children with a score that make a score.
 *
 * Returns: the number of children, 0 for no bound
 *
 * Since: 1.0
 */
guint
dti_pillar_get_min_children (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), 0);

  return self->facts.min_children;
}

/**
 * dti_pillar_get_min_share: (get-property min-share)
 * @self: a pillar
 *
 * Gets the smallest share of direct children with a score that makes a score.
 *
 * Returns: the share by weight, from 0 (no bound) to 1
 *
 * Since: 1.0
 */
double
dti_pillar_get_min_share (DtiPillar *self)
{
  g_return_val_if_fail (DTI_IS_PILLAR (self), 0.0);

  return self->facts.min_share;
}
