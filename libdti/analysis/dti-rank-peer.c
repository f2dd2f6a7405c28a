/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

/**
 * DtiRankPeer:
 *
 * Another unit beside the one whose rank is explained: its figures and ranks in both years.
 *
 * Ranks are those among the units that are ranked in both years, so they can differ from the
 * printed ones where units came or went.
 *
 * A peer is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiRankPeer
{
  GObject parent_instance;

  DtiRankField *field; /* owns the texts */
  gsize member;        /* whose rank is explained */
  gsize other;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_UNIT_NAME,
  PROP_OLDER_FIGURE,
  PROP_NEWER_FIGURE,
  PROP_OLDER_RANK,
  PROP_NEWER_RANK,
  PROP_GAIN,
  PROP_LEAD,
} DtiRankPeerProperty;

static GParamSpec *props[PROP_LEAD + 1];

G_DEFINE_FINAL_TYPE (DtiRankPeer, dti_rank_peer, G_TYPE_OBJECT)

static double
read_figure (DtiRankPeer *self, guint side)
{
  return self->field->sides[side].member_figures[self->other];
}

static double
read_gain (DtiRankPeer *self)
{
  return dti_rank_field_subtract (self->field,
                                  read_figure (self, DTI_NEWER),
                                  read_figure (self, DTI_OLDER));
}

static double
read_rank (DtiRankPeer *self, guint side)
{
  return dti_rank_field_get_rank (self->field, self->other, side, side);
}

static double
read_lead (DtiRankPeer *self)
{
  const double *figures = self->field->sides[DTI_NEWER].member_figures;

  return dti_rank_field_subtract (self->field, figures[self->other], figures[self->member]);
}

static void
dti_rank_peer_finalize (GObject *object)
{
  DtiRankPeer *self = DTI_RANK_PEER (object);

  g_clear_pointer (&self->field, dti_rank_field_unref);

  G_OBJECT_CLASS (dti_rank_peer_parent_class)->finalize (object);
}

static void
dti_rank_peer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRankPeer *self = DTI_RANK_PEER (object);

  switch ((DtiRankPeerProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_rank_field_get_unit (self->field, self->other));
      break;
    case PROP_UNIT_NAME:
      g_value_set_string (value, dti_rank_field_get_name (self->field, self->other));
      break;
    case PROP_OLDER_FIGURE:
      g_value_set_double (value, read_figure (self, DTI_OLDER));
      break;
    case PROP_NEWER_FIGURE:
      g_value_set_double (value, read_figure (self, DTI_NEWER));
      break;
    case PROP_OLDER_RANK:
      g_value_set_double (value, read_rank (self, DTI_OLDER));
      break;
    case PROP_NEWER_RANK:
      g_value_set_double (value, read_rank (self, DTI_NEWER));
      break;
    case PROP_GAIN:
      g_value_set_double (value, read_gain (self));
      break;
    case PROP_LEAD:
      g_value_set_double (value, read_lead (self));
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
install_place_properties (void)
{
  /**
   * DtiRankPeer:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiRankPeer:unit-name: (getter get_unit_name)
   *
   * The name of the unit, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_UNIT_NAME] = text_spec ("unit-name");

  /**
   * DtiRankPeer:older-figure: (getter get_older_figure)
   *
   * The figure it was ranked by in the older year.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_FIGURE] = number_spec ("older-figure");

  /**
   * DtiRankPeer:newer-figure: (getter get_newer_figure)
   *
   * The figure it is ranked by in the newer year.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_FIGURE] = number_spec ("newer-figure");
}

static void
install_rank_properties (void)
{
  /**
   * DtiRankPeer:older-rank: (getter get_older_rank)
   *
   * Its rank in the older year, among the units ranked in both years.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_RANK] = number_spec ("older-rank");

  /**
   * DtiRankPeer:newer-rank: (getter get_newer_rank)
   *
   * Its rank in the newer year, among the units ranked in both years.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_RANK] = number_spec ("newer-rank");

  /**
   * DtiRankPeer:gain: (getter get_gain)
   *
   * Its newer figure less its older one.
   *
   * Since: 1.0
   */
  props[PROP_GAIN] = number_spec ("gain");

  /**
   * DtiRankPeer:lead: (getter get_lead)
   *
   * Its newer figure less the one of the unit whose rank is explained.
   *
   * Since: 1.0
   */
  props[PROP_LEAD] = number_spec ("lead");
}

static void
dti_rank_peer_class_init (DtiRankPeerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_rank_peer_finalize;
  object_class->get_property = dti_rank_peer_get_property;

  install_place_properties ();
  install_rank_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rank_peer_init (DtiRankPeer *self)
{
}

DtiRankPeer *
dti_rank_peer_new (DtiRankField *field, gsize member, gsize other)
{
  DtiRankPeer *self = g_object_new (DTI_TYPE_RANK_PEER, NULL);

  self->field = dti_rank_field_ref (field);
  self->member = member;
  self->other = other;

  return self;
}

/**
 * dti_rank_peer_get_unit: (get-property unit)
 * @self: a peer
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_rank_peer_get_unit (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NULL);

  return dti_rank_field_get_unit (self->field, self->other);
}

/**
 * dti_rank_peer_get_unit_name: (get-property unit-name)
 * @self: a peer
 *
 * Gets the name of the unit, its id where it has none.
 *
 * Returns: (transfer none): the name of the unit, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_rank_peer_get_unit_name (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NULL);

  return dti_rank_field_get_name (self->field, self->other);
}

/**
 * dti_rank_peer_get_older_figure: (get-property older-figure)
 * @self: a peer
 *
 * Gets the figure it was ranked by in the older year.
 *
 * It is a value or a score, as the framework publishes it, rounded where the ranking rounds.
 *
 * Returns: the figure it was ranked by in the older year
 *
 * Since: 1.0
 */
double
dti_rank_peer_get_older_figure (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NAN);

  return read_figure (self, DTI_OLDER);
}

/**
 * dti_rank_peer_get_newer_figure: (get-property newer-figure)
 * @self: a peer
 *
 * Gets the figure it is ranked by in the newer year.
 *
 * It is a value or a score, as the framework publishes it, rounded where the ranking rounds.
 *
 * Returns: the figure it is ranked by in the newer year
 *
 * Since: 1.0
 */
double
dti_rank_peer_get_newer_figure (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NAN);

  return read_figure (self, DTI_NEWER);
}

/**
 * dti_rank_peer_get_older_rank: (get-property older-rank)
 * @self: a peer
 *
 * Gets its rank in the older year, among the units ranked in both years.
 *
 * Returns: its rank in the older year, among the units ranked in both years
 *
 * Since: 1.0
 */
double
dti_rank_peer_get_older_rank (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NAN);

  return read_rank (self, DTI_OLDER);
}

/**
 * dti_rank_peer_get_newer_rank: (get-property newer-rank)
 * @self: a peer
 *
 * Gets its rank in the newer year, among the units ranked in both years.
 *
 * Returns: its rank in the newer year, among the units ranked in both years
 *
 * Since: 1.0
 */
double
dti_rank_peer_get_newer_rank (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NAN);

  return read_rank (self, DTI_NEWER);
}

/**
 * dti_rank_peer_get_gain: (get-property gain)
 * @self: a peer
 *
 * Gets its newer figure less its older one.
 *
 * Returns: its newer figure less its older one
 *
 * Since: 1.0
 */
double
dti_rank_peer_get_gain (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NAN);

  return read_gain (self);
}

/**
 * dti_rank_peer_get_lead: (get-property lead)
 * @self: a peer
 *
 * Gets its newer figure less the one of the unit whose rank is explained.
 *
 * Where the highest figure is best, a lead above 0 means that it stands before that unit.
 *
 * Returns: its newer figure less the one of the unit whose rank is explained
 *
 * Since: 1.0
 */
double
dti_rank_peer_get_lead (DtiRankPeer *self)
{
  g_return_val_if_fail (DTI_IS_RANK_PEER (self), NAN);

  return read_lead (self);
}
