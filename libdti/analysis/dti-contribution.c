/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-attribution-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiContribution:
 *
 * What one node, for one cause, has to do with the change of a score.
 *
 * Points are those of the node that is explained, and so is the change of its value. Above 0 they
 * raised it. A contribution that was estimated from random orders says how sure it is.
 *
 * A contribution is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiContribution
{
  GObject parent_instance;

  DtiNode *node;
  DtiEntry entry;
  char *note;
};

typedef enum
{
  PROP_NODE = 1,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_CAUSE,
  PROP_POINTS,
  PROP_VALUE_CHANGE,
  PROP_POINTS_ERROR,
  PROP_VALUE_ERROR,
  PROP_DECOMPOSITION,
  PROP_NOTE,
} DtiContributionProperty;

static GParamSpec *props[PROP_NOTE + 1];

G_DEFINE_FINAL_TYPE (DtiContribution, dti_contribution, G_TYPE_OBJECT)

static void
dti_contribution_finalize (GObject *object)
{
  DtiContribution *self = DTI_CONTRIBUTION (object);

  g_clear_object (&self->node);
  g_free (self->note);

  G_OBJECT_CLASS (dti_contribution_parent_class)->finalize (object);
}

static void
dti_contribution_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiContribution *self = DTI_CONTRIBUTION (object);

  switch ((DtiContributionProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_node_get_id (self->node));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_contribution_get_node_title (self));
      break;
    case PROP_CAUSE:
      g_value_set_enum (value, self->entry.cause);
      break;
    case PROP_POINTS:
      g_value_set_double (value, self->entry.changes[DTI_POINTS]);
      break;
    case PROP_VALUE_CHANGE:
      g_value_set_double (value, self->entry.changes[DTI_VALUE]);
      break;
    case PROP_POINTS_ERROR:
      g_value_set_double (value, self->entry.errors[DTI_POINTS]);
      break;
    case PROP_VALUE_ERROR:
      g_value_set_double (value, self->entry.errors[DTI_VALUE]);
      break;
    case PROP_DECOMPOSITION:
      g_value_set_enum (value, self->entry.decomposition);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
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
   * DtiContribution:node: (getter get_node)
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
   * DtiContribution:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiContribution:node-title: (getter get_node_title)
   *
   * The title of the node, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");

  /**
   * DtiContribution:cause: (getter get_cause)
   *
   * What changed.
   *
   * Since: 1.0
   */
  props[PROP_CAUSE] = g_param_spec_enum ("cause",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_CAUSE,
                                         DTI_CAUSE_PERFORMANCE,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_number_properties (void)
{
  /**
   * DtiContribution:points: (getter get_points)
   *
   * The contribution to the change of the score, in points.
   *
   * Since: 1.0
   */
  props[PROP_POINTS] = number_spec ("points");

  /**
   * DtiContribution:value-change: (getter get_value_change)
   *
   * The contribution to the change of the value.
   *
   * Since: 1.0
   */
  props[PROP_VALUE_CHANGE] = number_spec ("value-change");

  /**
   * DtiContribution:points-error: (getter get_points_error)
   *
   * The standard error of the points, 0 where they are exact.
   *
   * Since: 1.0
   */
  props[PROP_POINTS_ERROR] = number_spec ("points-error");

  /**
   * DtiContribution:value-error: (getter get_value_error)
   *
   * The standard error of the change of the value, 0 where it is exact.
   *
   * Since: 1.0
   */
  props[PROP_VALUE_ERROR] = number_spec ("value-error");
}

static void
dti_contribution_class_init (DtiContributionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_contribution_finalize;
  object_class->get_property = dti_contribution_get_property;

  install_place_properties ();
  install_number_properties ();

  /**
   * DtiContribution:decomposition: (getter get_decomposition)
   *
   * How the contribution was computed.
   *
   * Since: 1.0
   */
  props[PROP_DECOMPOSITION] = g_param_spec_enum ("decomposition",
                                                 NULL,
                                                 NULL,
                                                 DTI_TYPE_DECOMPOSITION,
                                                 DTI_DECOMPOSITION_LINEAR,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiContribution:note: (getter get_note)
   *
   * What else must be known.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = text_spec ("note");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_contribution_init (DtiContribution *self)
{
}

static const struct
{
  DtiRemark remark;
  const char *text;
} remarks[] = {
  { DTI_REMARK_FIELD, "relative to the field: the score also moves with other units" },
  { DTI_REMARK_OBSERVED, "a figure observed for the pillar stands for what is below it" },
  { DTI_REMARK_RULES, "the rule changed and reads other figures: the change of rule is in this" },
  { DTI_REMARK_MIXED, "nothing in between has a score: causes cannot be told apart" },
};

static char *
tell (DtiRemark set)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if (set & remarks[i].remark)
      g_ptr_array_add (texts, (char *) remarks[i].text);
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("; ", (char **) texts->pdata);
}

DtiContribution *
dti_contribution_new (DtiNode *node, const DtiEntry *entry)
{
  DtiContribution *self = g_object_new (DTI_TYPE_CONTRIBUTION, NULL);

  self->node = g_object_ref (node);
  self->entry = *entry;
  self->note = tell (entry->remarks);

  return self;
}

const DtiEntry *
dti_contribution_peek_entry (DtiContribution *self)
{
  return &self->entry;
}

/**
 * dti_contribution_get_node: (get-property node)
 * @self: a contribution
 *
 * Gets the node, of the newer framework where it has the node.
 *
 * What moved the weights of all children of a pillar together, or the pillar's own way of
 * aggregating, stands at the pillar.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_contribution_get_node (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), NULL);

  return self->node;
}

/**
 * dti_contribution_get_node_id: (get-property node-id)
 * @self: a contribution
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_contribution_get_node_id (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_contribution_get_node_title: (get-property node-title)
 * @self: a contribution
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title of the node, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_contribution_get_node_title (DtiContribution *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), NULL);

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

/**
 * dti_contribution_get_cause: (get-property cause)
 * @self: a contribution
 *
 * Gets what changed.
 *
 * Returns: the cause
 *
 * Since: 1.0
 */
DtiCause
dti_contribution_get_cause (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), DTI_CAUSE_PERFORMANCE);

  return self->entry.cause;
}

/**
 * dti_contribution_get_points: (get-property points)
 * @self: a contribution
 *
 * Gets the contribution to the change of the score.
 *
 * Returns: points of the node that is explained
 *
 * Since: 1.0
 */
double
dti_contribution_get_points (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), 0.0);

  return self->entry.changes[DTI_POINTS];
}

/**
 * dti_contribution_get_value_change: (get-property value-change)
 * @self: a contribution
 *
 * Gets the contribution to the change of the value (score / assessed maximum).
 *
 * Returns: value of the node that is explained
 *
 * Since: 1.0
 */
double
dti_contribution_get_value_change (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), 0.0);

  return self->entry.changes[DTI_VALUE];
}

/**
 * dti_contribution_get_points_error: (get-property points-error)
 * @self: a contribution
 *
 * Gets the standard error of the points.
 *
 * It is 0 where nothing was sampled. Of a contribution put together from several it is their sum:
 * an upper bound.
 *
 * Returns: points, from 0
 *
 * Since: 1.0
 */
double
dti_contribution_get_points_error (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), 0.0);

  return self->entry.errors[DTI_POINTS];
}

/**
 * dti_contribution_get_value_error: (get-property value-error)
 * @self: a contribution
 *
 * Gets the standard error of the change of the value.
 *
 * As [method@Dti.Contribution.get_points_error].
 *
 * Returns: value, from 0
 *
 * Since: 1.0
 */
double
dti_contribution_get_value_error (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), 0.0);

  return self->entry.errors[DTI_VALUE];
}

/**
 * dti_contribution_get_decomposition: (get-property decomposition)
 * @self: a contribution
 *
 * Gets how the contribution was computed, at the pillar right above.
 *
 * Of a contribution put together from several it is the one that stands last in
 * [enum@Dti.Decomposition].
 *
 * Returns: the decomposition
 *
 * Since: 1.0
 */
DtiDecomposition
dti_contribution_get_decomposition (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), DTI_DECOMPOSITION_LINEAR);

  return self->entry.decomposition;
}

/**
 * dti_contribution_get_note: (get-property note)
 * @self: a contribution
 *
 * Gets what else must be known, such as that the score also depends on other units.
 *
 * Returns: (transfer none) (nullable): the note
 *
 * Since: 1.0
 */
const char *
dti_contribution_get_note (DtiContribution *self)
{
  g_return_val_if_fail (DTI_IS_CONTRIBUTION (self), NULL);

  return self->note;
}
