/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-published-comparison-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiPublishedTally:
 *
 * How many published figures, or ranks, of a node come out.
 *
 * The four parts sum to the number that were compared.
 *
 * A tally is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiPublishedTally
{
  GObject parent_instance;

  DtiScorecard *card; /* owns the node */
  DtiNode *node;
  DtiTallyFacts facts;
};

typedef enum
{
  PROP_NODE = 1,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_KIND,
  PROP_N_COMPARED,
  PROP_N_AGREEING,
  PROP_N_WITHIN_ROUNDING,
  PROP_N_DIFFERING,
  PROP_N_NOT_COMPUTED,
} DtiPublishedTallyProperty;

static GParamSpec *props[PROP_N_NOT_COMPUTED + 1];

G_DEFINE_FINAL_TYPE (DtiPublishedTally, dti_published_tally, G_TYPE_OBJECT)

static void
dti_published_tally_finalize (GObject *object)
{
  DtiPublishedTally *self = DTI_PUBLISHED_TALLY (object);

  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_published_tally_parent_class)->finalize (object);
}

static void
dti_published_tally_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiPublishedTally *self = DTI_PUBLISHED_TALLY (object);

  switch ((DtiPublishedTallyProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_object (value, dti_published_tally_get_node (self));
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_published_tally_get_node_id (self));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_published_tally_get_node_title (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, (int) dti_published_tally_get_kind (self));
      break;
    case PROP_N_COMPARED:
      g_value_set_uint (value, dti_published_tally_get_n_compared (self));
      break;
    case PROP_N_AGREEING:
      g_value_set_uint (value, dti_published_tally_get_n_agreeing (self));
      break;
    case PROP_N_WITHIN_ROUNDING:
      g_value_set_uint (value, dti_published_tally_get_n_within_rounding (self));
      break;
    case PROP_N_DIFFERING:
      g_value_set_uint (value, dti_published_tally_get_n_differing (self));
      break;
    case PROP_N_NOT_COMPUTED:
      g_value_set_uint (value, dti_published_tally_get_n_not_computed (self));
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
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_published_tally_class_init (DtiPublishedTallyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_published_tally_finalize;
  object_class->get_property = dti_published_tally_get_property;

  /**
   * DtiPublishedTally:node: (getter get_node)
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
   * DtiPublishedTally:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiPublishedTally:node-title: (getter get_node_title)
   *
   * The title of the node in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");

  /**
   * DtiPublishedTally:kind: (getter get_kind)
   *
   * What was published: a figure or a rank.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_PUBLISHED_KIND,
                                        DTI_PUBLISHED_KIND_FIGURE,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPublishedTally:n-compared: (getter get_n_compared)
   *
   * How many published numbers there are.
   *
   * Since: 1.0
   */
  props[PROP_N_COMPARED] = count_spec ("n-compared");

  /**
   * DtiPublishedTally:n-agreeing: (getter get_n_agreeing)
   *
   * How many of them are equal to the computed ones.
   *
   * Since: 1.0
   */
  props[PROP_N_AGREEING] = count_spec ("n-agreeing");

  /**
   * DtiPublishedTally:n-within-rounding: (getter get_n_within_rounding)
   *
   * How many differ no more than rounded inputs allow.
   *
   * Since: 1.0
   */
  props[PROP_N_WITHIN_ROUNDING] = count_spec ("n-within-rounding");

  /**
   * DtiPublishedTally:n-differing: (getter get_n_differing)
   *
   * How many differ by more, or by what nobody can judge.
   *
   * Since: 1.0
   */
  props[PROP_N_DIFFERING] = count_spec ("n-differing");

  /**
   * DtiPublishedTally:n-not-computed: (getter get_n_not_computed)
   *
   * How many have no computed number beside them.
   *
   * Since: 1.0
   */
  props[PROP_N_NOT_COMPUTED] = count_spec ("n-not-computed");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_published_tally_init (DtiPublishedTally *self)
{
}

DtiPublishedTally *
dti_published_tally_new (DtiScorecard *card, const DtiTallyFacts *facts)
{
  DtiPublishedTally *self = g_object_new (DTI_TYPE_PUBLISHED_TALLY, NULL);

  self->card = g_object_ref (card);
  self->node = dti_scorecard_peek_results (card)->binding->program->ops[facts->op].node;
  self->facts = *facts;

  return self;
}

/**
 * dti_published_tally_get_node: (get-property node)
 * @self: a tally
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_published_tally_get_node (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), NULL);

  return self->node;
}

/**
 * dti_published_tally_get_node_id: (get-property node-id)
 * @self: a tally
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_published_tally_get_node_id (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_published_tally_get_node_title: (get-property node-title)
 * @self: a tally
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title of the node, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_published_tally_get_node_title (DtiPublishedTally *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), NULL);

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

/**
 * dti_published_tally_get_kind: (get-property kind)
 * @self: a tally
 *
 * Gets what was published: a figure or a rank.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiPublishedKind
dti_published_tally_get_kind (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), DTI_PUBLISHED_KIND_FIGURE);

  return self->facts.kind;
}

/**
 * dti_published_tally_get_n_compared: (get-property n-compared)
 * @self: a tally
 *
 * Gets how many published numbers there are.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_published_tally_get_n_compared (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), 0);

  return self->facts.n_compared;
}

/**
 * dti_published_tally_get_n_agreeing: (get-property n-agreeing)
 * @self: a tally
 *
 * Gets how many of them are equal to the computed ones.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_published_tally_get_n_agreeing (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), 0);

  return self->facts.n_agreeing;
}

/**
 * dti_published_tally_get_n_within_rounding: (get-property n-within-rounding)
 * @self: a tally
 *
 * Gets how many differ no more than rounded inputs allow.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_published_tally_get_n_within_rounding (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), 0);

  return self->facts.n_within_rounding;
}

/**
 * dti_published_tally_get_n_differing: (get-property n-differing)
 * @self: a tally
 *
 * Gets how many differ by more, or by what nobody can judge.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_published_tally_get_n_differing (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), 0);

  return self->facts.n_differing;
}

/**
 * dti_published_tally_get_n_not_computed: (get-property n-not-computed)
 * @self: a tally
 *
 * Gets how many have no computed number beside them.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_published_tally_get_n_not_computed (DtiPublishedTally *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_TALLY (self), 0);

  return self->facts.n_not_computed;
}
