/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-fixed-list-private.h"
#include "dti-node-private.h"
#include "dti-rule.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiNode:
 *
 * A node of a framework: an [class@Dti.Indicator] or a [class@Dti.Pillar].
 *
 * Nodes are made by a [class@Dti.Framework] and never change, so threads share them freely. A
 * pillar keeps its children alive, a child does not keep its parents: hold the framework as long
 * as you walk upwards. Texts and lists that getters lend live as long as the node.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_CLASS_LABELS = 1,
  PROP_DATA_SOURCE,
  PROP_DECIMALS,
  PROP_DECLARED_MAX,
  PROP_EVIDENCE,
  PROP_ID,
  PROP_LEGAL_BASIS,
  PROP_LEVEL,
  PROP_MAX,
  PROP_PARENTS,
  PROP_POINTER,
  PROP_PUBLISH,
  PROP_RANK_DECIMALS,
  PROP_RANK_ORDER,
  PROP_RANK_WITHIN,
  PROP_ROUND_DIGITS,
  PROP_RULES,
  PROP_SCORED,
  PROP_THEN_RULES,
  PROP_TIES,
  PROP_TITLE,
} DtiNodeProperty;

static GParamSpec *props[PROP_TITLE + 1];

typedef DtiNodeFacts DtiNodePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DtiNode, dti_node, G_TYPE_OBJECT)

DtiClasses *
dti_classes_new (GPtrArray *labels, GArray *bounds)
{
  DtiClasses *self = g_atomic_rc_box_new0 (DtiClasses);

  g_ptr_array_add (labels, NULL);
  self->labels = (char **) g_ptr_array_free (labels, FALSE);
  self->bounds = (double *) (gpointer) g_array_free (bounds, FALSE);

  return self;
}

DtiClasses *
dti_classes_ref (DtiClasses *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_classes (gpointer data)
{
  DtiClasses *self = data;

  g_strfreev (self->labels);
  g_free (self->bounds);
}

void
dti_classes_unref (DtiClasses *self)
{
  g_atomic_rc_box_release_full (self, clear_classes);
}

DtiNodeFacts *
dti_node_peek_facts (DtiNode *self)
{
  return dti_node_get_instance_private (self);
}

static GListModel *
get_no_rules (void)
{
  static gsize list = 0;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) dti_fixed_list_new (DTI_TYPE_RULE, NULL));

  return (GListModel *) list;
}

static GListModel *
get_no_parents (void)
{
  static gsize list = 0;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) dti_fixed_list_new (DTI_TYPE_PILLAR, NULL));

  return (GListModel *) list;
}

static void
dti_node_finalize (GObject *object)
{
  DtiNodeFacts *facts = dti_node_peek_facts (DTI_NODE (object));

  g_free (facts->id);
  g_free (facts->pointer);
  g_free (facts->level);
  g_free (facts->language);
  g_clear_pointer (&facts->titles, g_hash_table_unref);
  g_clear_pointer (&facts->descriptions, g_hash_table_unref);
  g_free (facts->ranking.within);
  g_clear_object (&facts->rules);
  g_clear_object (&facts->then_rules);
  g_clear_object (&facts->parents);
  g_free (facts->legal_basis);
  g_free (facts->data_source);
  g_strfreev (facts->evidence);
  g_clear_pointer (&facts->attributes, g_hash_table_unref);
  g_clear_pointer (&facts->classes, dti_classes_unref);

  G_OBJECT_CLASS (dti_node_parent_class)->finalize (object);
}

/* check-sources: function-length: a switch with one case for each property */
/* Long because nodes have many properties; each has one line. */
static void
dti_node_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiNode *self = DTI_NODE (object);

  switch ((DtiNodeProperty) prop_id)
    {
    case PROP_CLASS_LABELS:
      g_value_set_boxed (value, dti_node_get_class_labels (self));
      break;
    case PROP_DATA_SOURCE:
      g_value_set_string (value, dti_node_get_data_source (self));
      break;
    case PROP_DECIMALS:
      g_value_set_int (value, dti_node_get_decimals (self));
      break;
    case PROP_DECLARED_MAX:
      g_value_set_boolean (value, dti_node_has_declared_max (self));
      break;
    case PROP_EVIDENCE:
      g_value_set_boxed (value, dti_node_get_evidence (self));
      break;
    case PROP_ID:
      g_value_set_string (value, dti_node_get_id (self));
      break;
    case PROP_LEGAL_BASIS:
      g_value_set_string (value, dti_node_get_legal_basis (self));
      break;
    case PROP_LEVEL:
      g_value_set_string (value, dti_node_get_level (self));
      break;
    case PROP_MAX:
      g_value_set_double (value, dti_node_get_max (self));
      break;
    case PROP_PARENTS:
      g_value_set_object (value, dti_node_get_parents (self));
      break;
    case PROP_POINTER:
      g_value_set_string (value, dti_node_get_pointer (self));
      break;
    case PROP_PUBLISH:
      g_value_set_enum (value, dti_node_get_publish (self));
      break;
    case PROP_RANK_DECIMALS:
      g_value_set_int (value, dti_node_get_rank_decimals (self));
      break;
    case PROP_RANK_ORDER:
      g_value_set_enum (value, dti_node_get_rank_order (self));
      break;
    case PROP_RANK_WITHIN:
      g_value_set_string (value, dti_node_get_rank_within (self));
      break;
    case PROP_ROUND_DIGITS:
      g_value_set_int (value, dti_node_get_round_digits (self));
      break;
    case PROP_RULES:
      g_value_set_object (value, dti_node_get_rules (self));
      break;
    case PROP_SCORED:
      g_value_set_boolean (value, dti_node_get_scored (self));
      break;
    case PROP_THEN_RULES:
      g_value_set_object (value, dti_node_get_then_rules (self));
      break;
    case PROP_TIES:
      g_value_set_enum (value, dti_node_get_ties (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_node_get_main_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_descriptive_properties (void)
{
  /**
   * DtiNode:class-labels: (getter get_class_labels)
   *
   * Labels of the classes of the published figure, lowest first; empty where there are none.
   *
   * Since: 1.0
   */
  props[PROP_CLASS_LABELS] = g_param_spec_boxed ("class-labels", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiNode:data-source: (getter get_data_source)
   *
   * Where the data come from.
   *
   * Since: 1.0
   */
  props[PROP_DATA_SOURCE] = g_param_spec_string ("data-source", NULL, NULL, NULL, FIXED);

  /**
   * DtiNode:evidence: (getter get_evidence)
   *
   * Documents that prove a number.
   *
   * Since: 1.0
   */
  props[PROP_EVIDENCE] = g_param_spec_boxed ("evidence", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiNode:id: (getter get_id)
   *
   * Id, unique in the framework.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FIXED);
}

static void
make_place_properties (void)
{
  /**
   * DtiNode:legal-basis: (getter get_legal_basis)
   *
   * Legal text that asks for the node.
   *
   * Since: 1.0
   */
  props[PROP_LEGAL_BASIS] = g_param_spec_string ("legal-basis", NULL, NULL, NULL, FIXED);

  /**
   * DtiNode:level: (getter get_level)
   *
   * What the framework calls nodes of this kind, such as `index` or `pillar`.
   *
   * Since: 1.0
   */
  props[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, FIXED);

  /**
   * DtiNode:parents: (getter get_parents)
   *
   * Pillars that have the node as a child.
   *
   * Since: 1.0
   */
  props[PROP_PARENTS] = g_param_spec_object ("parents", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiNode:pointer: (getter get_pointer)
   *
   * JSON pointer to the place where the document defines the node.
   *
   * Since: 1.0
   */
  props[PROP_POINTER] = g_param_spec_string ("pointer", NULL, NULL, NULL, FIXED);

  /**
   * DtiNode:title: (getter get_main_title)
   *
   * Title in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);
}

static void
make_scoring_properties (void)
{
  /**
   * DtiNode:decimals: (getter get_decimals)
   *
   * Decimals of the published figure; −1 where the framework does not say.
   *
   * Since: 1.0
   */
  props[PROP_DECIMALS] = g_param_spec_int ("decimals", NULL, NULL, -1, 15, -1, FIXED);

  /**
   * DtiNode:declared-max: (getter has_declared_max)
   *
   * Whether the document declares the maximum.
   *
   * Since: 1.0
   */
  props[PROP_DECLARED_MAX] = g_param_spec_boolean ("declared-max", NULL, NULL, FALSE, FIXED);

  /**
   * DtiNode:max: (getter get_max)
   *
   * Maximum in points, declared or computed.
   *
   * Since: 1.0
   */
  props[PROP_MAX] = g_param_spec_double ("max", NULL, NULL, 0.0, G_MAXDOUBLE, 1.0, FIXED);
}

static void
make_figure_properties (void)
{
  /**
   * DtiNode:publish: (getter get_publish)
   *
   * Which figure is published and ranked.
   *
   * Since: 1.0
   */
  props[PROP_PUBLISH] =
      g_param_spec_enum ("publish", NULL, NULL, DTI_TYPE_PUBLISH, DTI_PUBLISH_VALUE, FIXED);

  /**
   * DtiNode:rank-decimals: (getter get_rank_decimals)
   *
   * Decimals to which figures are rounded before they are ranked; −1 for none.
   *
   * Since: 1.0
   */
  props[PROP_RANK_DECIMALS] = g_param_spec_int ("rank-decimals", NULL, NULL, -1, 15, -1, FIXED);

  /**
   * DtiNode:rank-order: (getter get_rank_order)
   *
   * Which end of the figures is the best.
   *
   * Since: 1.0
   */
  props[PROP_RANK_ORDER] = g_param_spec_enum ("rank-order",
                                              NULL,
                                              NULL,
                                              DTI_TYPE_RANK_ORDER,
                                              DTI_RANK_ORDER_DESCENDING,
                                              FIXED);

  /**
   * DtiNode:rank-within: (getter get_rank_within)
   *
   * Column of labels inside whose groups units are ranked.
   *
   * Since: 1.0
   */
  props[PROP_RANK_WITHIN] = g_param_spec_string ("rank-within", NULL, NULL, NULL, FIXED);
}

static void
make_rule_properties (void)
{
  /**
   * DtiNode:round-digits: (getter get_round_digits)
   *
   * Digits to which the score is rounded before it is used above; −1 for none.
   *
   * Since: 1.0
   */
  props[PROP_ROUND_DIGITS] = g_param_spec_int ("round-digits", NULL, NULL, -1, 15, -1, FIXED);

  /**
   * DtiNode:rules: (getter get_rules)
   *
   * Rules that turn an observation into a score.
   *
   * Since: 1.0
   */
  props[PROP_RULES] = g_param_spec_object ("rules", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiNode:scored: (getter get_scored)
   *
   * Whether the node counts in its parents; `FALSE` for information only.
   *
   * Since: 1.0
   */
  props[PROP_SCORED] = g_param_spec_boolean ("scored", NULL, NULL, TRUE, FIXED);

  /**
   * DtiNode:then-rules: (getter get_then_rules)
   *
   * Rules applied to the aggregated score across the units.
   *
   * Since: 1.0
   */
  props[PROP_THEN_RULES] = g_param_spec_object ("then-rules", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiNode:ties: (getter get_ties)
   *
   * How equal figures are ranked.
   *
   * Since: 1.0
   */
  props[PROP_TIES] =
      g_param_spec_enum ("ties", NULL, NULL, DTI_TYPE_TIES, DTI_TIES_COMPETITION, FIXED);
}

static void
dti_node_class_init (DtiNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_node_finalize;
  object_class->get_property = dti_node_get_property;

  make_descriptive_properties ();
  make_place_properties ();
  make_scoring_properties ();
  make_figure_properties ();
  make_rule_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_node_init (DtiNode *self)
{
  DtiNodeFacts *facts = dti_node_peek_facts (self);

  facts->max = 1.0;
  facts->decimals = -1;
  facts->round_digits = -1;
  facts->ranking.decimals = -1;
  facts->scored = TRUE;
  facts->rules = g_object_ref (get_no_rules ());
  facts->then_rules = g_object_ref (get_no_rules ());
  facts->parents = g_object_ref (get_no_parents ());
}
