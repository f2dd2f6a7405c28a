/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-published-comparison-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiPublishedRow:
 *
 * A published figure or rank beside the computed one.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A row is immutable and free-threaded.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_UNIT = 1,
  PROP_NODE,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_KIND,
  PROP_VERDICT,
  PROP_DECIMALS,
  PROP_PUBLISHED,
  PROP_COMPUTED,
  PROP_ROUNDED,
  PROP_LAST_DIGITS,
  PROP_LOWER,
  PROP_UPPER,
} DtiPublishedRowProperty;

static GParamSpec *props[PROP_UPPER + 1];

G_DEFINE_FINAL_TYPE (DtiPublishedRow, dti_published_row, G_TYPE_OBJECT)

static void
dti_published_row_finalize (GObject *object)
{
  DtiPublishedRow *self = DTI_PUBLISHED_ROW (object);

  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_published_row_parent_class)->finalize (object);
}

/* Numbers that need not be there. */
static double
read_number (DtiPublishedRow *self, DtiPublishedRowProperty property)
{
  switch (property)
    {
    case PROP_COMPUTED:
      return self->facts.computed;
    case PROP_ROUNDED:
      return self->facts.rounded;
    case PROP_LAST_DIGITS:
      return self->facts.last_digits;
    case PROP_LOWER:
      return self->facts.lower;
    case PROP_UPPER:
      return self->facts.upper;
    case PROP_UNIT:
    case PROP_NODE:
    case PROP_NODE_ID:
    case PROP_NODE_TITLE:
    case PROP_KIND:
    case PROP_VERDICT:
    case PROP_DECIMALS:
    case PROP_PUBLISHED:
    default:
      g_return_val_if_reached (NAN);
    }
}

static void
dti_published_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiPublishedRow *self = DTI_PUBLISHED_ROW (object);

  switch ((DtiPublishedRowProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_published_row_get_unit (self));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_published_row_get_node (self));
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_published_row_get_node_id (self));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_published_row_get_node_title (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, (int) dti_published_row_get_kind (self));
      break;
    case PROP_VERDICT:
      g_value_set_enum (value, (int) dti_published_row_get_verdict (self));
      break;
    case PROP_DECIMALS:
      g_value_set_int (value, dti_published_row_get_decimals (self));
      break;
    case PROP_PUBLISHED:
      g_value_set_double (value, dti_published_row_get_published (self));
      break;
    case PROP_COMPUTED:
    case PROP_ROUNDED:
    case PROP_LAST_DIGITS:
    case PROP_LOWER:
    case PROP_UPPER:
      g_value_set_double (value, read_number (self, (DtiPublishedRowProperty) prop_id));
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
   * DtiPublishedRow:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiPublishedRow:node: (getter get_node)
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
   * DtiPublishedRow:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiPublishedRow:node-title: (getter get_node_title)
   *
   * The title of the node in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");

  /**
   * DtiPublishedRow:kind: (getter get_kind)
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
   * DtiPublishedRow:verdict: (getter get_verdict)
   *
   * How what was published compares with what is computed.
   *
   * Since: 1.0
   */
  props[PROP_VERDICT] = g_param_spec_enum ("verdict",
                                           NULL,
                                           NULL,
                                           DTI_TYPE_PUBLISHED_VERDICT,
                                           DTI_PUBLISHED_VERDICT_AGREES,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPublishedRow:decimals: (getter get_decimals)
   *
   * At how many decimals the two are compared.
   *
   * Since: 1.0
   */
  props[PROP_DECIMALS] = g_param_spec_int (
      "decimals", NULL, NULL, -1, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_number_properties (void)
{
  /**
   * DtiPublishedRow:published: (getter get_published)
   *
   * What was published.
   *
   * Since: 1.0
   */
  props[PROP_PUBLISHED] = number_spec ("published");

  /**
   * DtiPublishedRow:computed: (getter get_computed)
   *
   * What is computed, not rounded.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.PublishedRow.get_computed].
   *
   * Since: 1.0
   */
  props[PROP_COMPUTED] = number_spec ("computed");

  /**
   * DtiPublishedRow:rounded: (getter get_rounded)
   *
   * What is computed, at the published precision.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.PublishedRow.get_rounded].
   *
   * Since: 1.0
   */
  props[PROP_ROUNDED] = number_spec ("rounded");

  /**
   * DtiPublishedRow:last-digits: (getter get_last_digits)
   *
   * The published number less the computed one, in units of its last digit.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.PublishedRow.get_last_digits].
   *
   * Since: 1.0
   */
  props[PROP_LAST_DIGITS] = number_spec ("last-digits");

  /**
   * DtiPublishedRow:lower: (getter get_lower)
   *
   * The least that rounding of the inputs allows.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.PublishedRow.get_lower].
   *
   * Since: 1.0
   */
  props[PROP_LOWER] = number_spec ("lower");

  /**
   * DtiPublishedRow:upper: (getter get_upper)
   *
   * The most that rounding of the inputs allows.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.PublishedRow.get_upper].
   *
   * Since: 1.0
   */
  props[PROP_UPPER] = number_spec ("upper");
}

static void
dti_published_row_class_init (DtiPublishedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_published_row_finalize;
  object_class->get_property = dti_published_row_get_property;

  install_place_properties ();
  install_number_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_published_row_init (DtiPublishedRow *self)
{
}

DtiPublishedRow *
dti_published_row_new (DtiScorecard *card, const DtiPublishedFacts *facts)
{
  DtiPublishedRow *self = g_object_new (DTI_TYPE_PUBLISHED_ROW, NULL);

  self->card = g_object_ref (card);
  self->node = dti_scorecard_peek_results (card)->binding->program->ops[facts->op].node;
  self->facts = *facts;

  return self;
}
