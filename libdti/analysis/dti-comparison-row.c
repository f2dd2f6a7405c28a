/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-comparison-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiComparisonRow:
 *
 * A unit beside its peers at one node.
 *
 * Gaps are above 0 where the unit is ahead of its peers. Numbers that are not there are NaN in the
 * properties; the getters say so by their result.
 *
 * A row is immutable and free-threaded.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_NODE = 1,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_FIGURE,
  PROP_SCORE,
  PROP_MEDIAN,
  PROP_MEAN,
  PROP_LOWER_QUARTILE,
  PROP_UPPER_QUARTILE,
  PROP_BEST,
  PROP_GAP_TO_MEDIAN,
  PROP_GAP_TO_BEST,
  PROP_ROOT_GAP_TO_MEDIAN,
  PROP_ROOT_GAP_TO_BEST,
  PROP_STANDARD_GAP,
  PROP_RANK,
  PROP_PERCENTILE,
  PROP_N_PEERS,
  PROP_N_DISTINCT,
  PROP_IS_BINARY,
  PROP_SET_ASIDE,
  PROP_BEST_UNITS,
  PROP_FULL_UNITS,
} DtiComparisonRowProperty;

static GParamSpec *props[PROP_FULL_UNITS + 1];

G_DEFINE_FINAL_TYPE (DtiComparisonRow, dti_comparison_row, G_TYPE_OBJECT)

static void
dti_comparison_row_finalize (GObject *object)
{
  DtiComparisonRow *self = DTI_COMPARISON_ROW (object);

  g_strfreev (self->facts.best_units);
  g_strfreev (self->facts.full_units);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_comparison_row_parent_class)->finalize (object);
}

/* Numbers that need not be there. */
static double
read_number (DtiComparisonRow *self, DtiComparisonRowProperty property)
{
  switch (property)
    {
    case PROP_FIGURE:
      return self->facts.figure;
    case PROP_SCORE:
      return self->facts.score;
    case PROP_MEDIAN:
      return self->facts.median;
    case PROP_MEAN:
      return self->facts.mean;
    case PROP_LOWER_QUARTILE:
      return self->facts.lower_quartile;
    case PROP_UPPER_QUARTILE:
      return self->facts.upper_quartile;
    case PROP_BEST:
      return self->facts.best;
    case PROP_GAP_TO_MEDIAN:
      return self->facts.gap_to_median;
    case PROP_GAP_TO_BEST:
      return self->facts.gap_to_best;
    case PROP_ROOT_GAP_TO_MEDIAN:
      return self->facts.root_gap_to_median;
    case PROP_ROOT_GAP_TO_BEST:
      return self->facts.root_gap_to_best;
    case PROP_STANDARD_GAP:
      return self->facts.standard_gap;
    case PROP_RANK:
      return self->facts.rank;
    case PROP_PERCENTILE:
      return self->facts.percentile;
    case PROP_NODE:
    case PROP_NODE_ID:
    case PROP_NODE_TITLE:
    case PROP_N_PEERS:
    case PROP_N_DISTINCT:
    case PROP_IS_BINARY:
    case PROP_SET_ASIDE:
    case PROP_BEST_UNITS:
    case PROP_FULL_UNITS:
    default:
      g_return_val_if_reached (NAN);
    }
}

static void
dti_comparison_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiComparisonRow *self = DTI_COMPARISON_ROW (object);

  switch ((DtiComparisonRowProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_object (value, dti_comparison_row_get_node (self));
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_comparison_row_get_node_id (self));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_comparison_row_get_node_title (self));
      break;
    case PROP_N_PEERS:
      g_value_set_uint (value, dti_comparison_row_get_n_peers (self));
      break;
    case PROP_N_DISTINCT:
      g_value_set_uint (value, dti_comparison_row_get_n_distinct (self));
      break;
    case PROP_IS_BINARY:
      g_value_set_boolean (value, dti_comparison_row_get_is_binary (self));
      break;
    case PROP_SET_ASIDE:
      g_value_set_enum (value, (int) dti_comparison_row_get_set_aside (self));
      break;
    case PROP_BEST_UNITS:
      g_value_set_boxed (value, dti_comparison_row_get_best_units (self));
      break;
    case PROP_FULL_UNITS:
      g_value_set_boxed (value, dti_comparison_row_get_full_units (self));
      break;
    case PROP_FIGURE:
    case PROP_SCORE:
    case PROP_MEDIAN:
    case PROP_MEAN:
    case PROP_LOWER_QUARTILE:
    case PROP_UPPER_QUARTILE:
    case PROP_BEST:
    case PROP_GAP_TO_MEDIAN:
    case PROP_GAP_TO_BEST:
    case PROP_ROOT_GAP_TO_MEDIAN:
    case PROP_ROOT_GAP_TO_BEST:
    case PROP_STANDARD_GAP:
    case PROP_RANK:
    case PROP_PERCENTILE:
      g_value_set_double (value, read_number (self, (DtiComparisonRowProperty) prop_id));
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

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
flag_spec (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
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
install_node_properties (void)
{
  /**
   * DtiComparisonRow:node: (getter get_node)
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
   * DtiComparisonRow:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiComparisonRow:node-title: (getter get_node_title)
   *
   * The title of the node in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");
}

static void
install_figure_properties (void)
{
  /**
   * DtiComparisonRow:figure: (getter get_figure)
   *
   * The published figure of the unit, not rounded.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_figure].
   *
   * Since: 1.0
   */
  props[PROP_FIGURE] = number_spec ("figure");

  /**
   * DtiComparisonRow:score: (getter get_score)
   *
   * The score of the unit in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");

  /**
   * DtiComparisonRow:median: (getter get_median)
   *
   * The median of the peers.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_median].
   *
   * Since: 1.0
   */
  props[PROP_MEDIAN] = number_spec ("median");

  /**
   * DtiComparisonRow:mean: (getter get_mean)
   *
   * The mean of the peers.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_mean].
   *
   * Since: 1.0
   */
  props[PROP_MEAN] = number_spec ("mean");

  /**
   * DtiComparisonRow:lower-quartile: (getter get_lower_quartile)
   *
   * The lower quartile of the peers.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_lower_quartile].
   *
   * Since: 1.0
   */
  props[PROP_LOWER_QUARTILE] = number_spec ("lower-quartile");

  /**
   * DtiComparisonRow:upper-quartile: (getter get_upper_quartile)
   *
   * The upper quartile of the peers.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_upper_quartile].
   *
   * Since: 1.0
   */
  props[PROP_UPPER_QUARTILE] = number_spec ("upper-quartile");

  /**
   * DtiComparisonRow:best: (getter get_best)
   *
   * The figure of the best peer.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_best].
   *
   * Since: 1.0
   */
  props[PROP_BEST] = number_spec ("best");
}

static void
install_gap_properties (void)
{
  /**
   * DtiComparisonRow:gap-to-median: (getter get_gap_to_median)
   *
   * How far the unit is ahead of the median of its peers, in points of the node.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_gap_to_median].
   *
   * Since: 1.0
   */
  props[PROP_GAP_TO_MEDIAN] = number_spec ("gap-to-median");

  /**
   * DtiComparisonRow:gap-to-best: (getter get_gap_to_best)
   *
   * How far the unit is ahead of its best peer, in points of the node.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_gap_to_best].
   *
   * Since: 1.0
   */
  props[PROP_GAP_TO_BEST] = number_spec ("gap-to-best");

  /**
   * DtiComparisonRow:root-gap-to-median: (getter get_root_gap_to_median)
   *
   * How far the unit is ahead of the median of its peers, in points of the root.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_root_gap_to_median].
   *
   * Since: 1.0
   */
  props[PROP_ROOT_GAP_TO_MEDIAN] = number_spec ("root-gap-to-median");

  /**
   * DtiComparisonRow:root-gap-to-best: (getter get_root_gap_to_best)
   *
   * How far the unit is ahead of its best peer, in points of the root.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_root_gap_to_best].
   *
   * Since: 1.0
   */
  props[PROP_ROOT_GAP_TO_BEST] = number_spec ("root-gap-to-best");

  /**
   * DtiComparisonRow:standard-gap: (getter get_standard_gap)
   *
   * How far the unit is ahead of the median of its peers, in standard deviations.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_standard_gap].
   *
   * Since: 1.0
   */
  props[PROP_STANDARD_GAP] = number_spec ("standard-gap");
}

static void
install_place_properties (void)
{
  /**
   * DtiComparisonRow:rank: (getter get_rank)
   *
   * The rank of the unit among itself and its peers.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_rank].
   *
   * Since: 1.0
   */
  props[PROP_RANK] = number_spec ("rank");

  /**
   * DtiComparisonRow:percentile: (getter get_percentile)
   *
   * The share of the peers that are worse than the unit, 0 to 1.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.ComparisonRow.get_percentile].
   *
   * Since: 1.0
   */
  props[PROP_PERCENTILE] = number_spec ("percentile");

  /**
   * DtiComparisonRow:n-peers: (getter get_n_peers)
   *
   * How many peers have a figure at the node.
   *
   * Since: 1.0
   */
  props[PROP_N_PEERS] = count_spec ("n-peers");

  /**
   * DtiComparisonRow:n-distinct: (getter get_n_distinct)
   *
   * How many different figures the peers and the unit have.
   *
   * Since: 1.0
   */
  props[PROP_N_DISTINCT] = count_spec ("n-distinct");

  /**
   * DtiComparisonRow:is-binary: (getter get_is_binary)
   *
   * Whether there is only yes and no.
   *
   * Since: 1.0
   */
  props[PROP_IS_BINARY] = flag_spec ("is-binary");

  /**
   * DtiComparisonRow:set-aside: (getter get_set_aside)
   *
   * Whether and why the node can be no strength and no weakness.
   *
   * Since: 1.0
   */
  props[PROP_SET_ASIDE] = g_param_spec_enum ("set-aside",
                                             NULL,
                                             NULL,
                                             DTI_TYPE_SET_ASIDE,
                                             DTI_SET_ASIDE_NO,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiComparisonRow:best-units: (getter get_best_units)
   *
   * The ids of the best peers: several where they tie.
   *
   * Since: 1.0
   */
  props[PROP_BEST_UNITS] = texts_spec ("best-units");

  /**
   * DtiComparisonRow:full-units: (getter get_full_units)
   *
   * The ids of the peers that have all the points of the node.
   *
   * Since: 1.0
   */
  props[PROP_FULL_UNITS] = texts_spec ("full-units");
}

static void
dti_comparison_row_class_init (DtiComparisonRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_comparison_row_finalize;
  object_class->get_property = dti_comparison_row_get_property;

  install_node_properties ();
  install_figure_properties ();
  install_gap_properties ();
  install_place_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_comparison_row_init (DtiComparisonRow *self)
{
}

DtiComparisonRow *
dti_comparison_row_new (DtiScorecard *card, const DtiComparisonFacts *facts)
{
  DtiComparisonRow *self = g_object_new (DTI_TYPE_COMPARISON_ROW, NULL);

  self->card = g_object_ref (card);
  self->node = dti_scorecard_peek_results (card)->binding->program->ops[facts->op].node;
  self->facts = *facts;

  return self;
}
