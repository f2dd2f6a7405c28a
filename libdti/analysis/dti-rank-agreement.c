/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-scorecard-comparison-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiRankAgreement:
 *
 * How far two scorecards agree about the order of the units at one node.
 *
 * Ranks are those among the units that both rank. Numbers that are not there are NaN in the
 * properties; the getters say so by their result.
 *
 * An agreement is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiRankAgreement
{
  GObject parent_instance;

  DtiScorecard *card; /* owns the node */
  DtiNode *node;
  DtiAgreementFacts facts;
};

typedef enum
{
  PROP_NODE = 1,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_N_UNITS,
  PROP_N_ONLY_FIRST,
  PROP_N_ONLY_SECOND,
  PROP_N_UNCHANGED,
  PROP_SPEARMAN,
  PROP_KENDALL,
  PROP_PEARSON,
  PROP_MEAN_SHIFT,
  PROP_MAX_SHIFT,
} DtiRankAgreementProperty;

static GParamSpec *props[PROP_MAX_SHIFT + 1];

G_DEFINE_FINAL_TYPE (DtiRankAgreement, dti_rank_agreement, G_TYPE_OBJECT)

static void
dti_rank_agreement_finalize (GObject *object)
{
  DtiRankAgreement *self = DTI_RANK_AGREEMENT (object);

  g_free (self->facts.first_ranks);
  g_free (self->facts.second_ranks);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_rank_agreement_parent_class)->finalize (object);
}

static void
dti_rank_agreement_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRankAgreement *self = DTI_RANK_AGREEMENT (object);

  switch ((DtiRankAgreementProperty) prop_id)
    {
    case PROP_NODE:
      g_value_set_object (value, dti_rank_agreement_get_node (self));
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_rank_agreement_get_node_id (self));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_rank_agreement_get_node_title (self));
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, dti_rank_agreement_get_n_units (self));
      break;
    case PROP_N_ONLY_FIRST:
      g_value_set_uint (value, dti_rank_agreement_get_n_only_first (self));
      break;
    case PROP_N_ONLY_SECOND:
      g_value_set_uint (value, dti_rank_agreement_get_n_only_second (self));
      break;
    case PROP_N_UNCHANGED:
      g_value_set_uint (value, dti_rank_agreement_get_n_unchanged (self));
      break;
    case PROP_SPEARMAN:
      g_value_set_double (value, self->facts.spearman);
      break;
    case PROP_KENDALL:
      g_value_set_double (value, self->facts.kendall);
      break;
    case PROP_PEARSON:
      g_value_set_double (value, self->facts.pearson);
      break;
    case PROP_MEAN_SHIFT:
      g_value_set_double (value, self->facts.mean_shift);
      break;
    case PROP_MAX_SHIFT:
      g_value_set_double (value, self->facts.max_shift);
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

static void
install_count_properties (void)
{
  /**
   * DtiRankAgreement:node: (getter get_node)
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
   * DtiRankAgreement:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiRankAgreement:node-title: (getter get_node_title)
   *
   * The title of the node in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");

  /**
   * DtiRankAgreement:n-units: (getter get_n_units)
   *
   * How many units both scorecards rank.
   *
   * Since: 1.0
   */
  props[PROP_N_UNITS] = count_spec ("n-units");

  /**
   * DtiRankAgreement:n-only-first: (getter get_n_only_first)
   *
   * How many units only the first scorecard ranks.
   *
   * Since: 1.0
   */
  props[PROP_N_ONLY_FIRST] = count_spec ("n-only-first");

  /**
   * DtiRankAgreement:n-only-second: (getter get_n_only_second)
   *
   * How many units only the second scorecard ranks.
   *
   * Since: 1.0
   */
  props[PROP_N_ONLY_SECOND] = count_spec ("n-only-second");

  /**
   * DtiRankAgreement:n-unchanged: (getter get_n_unchanged)
   *
   * How many units keep their rank.
   *
   * Since: 1.0
   */
  props[PROP_N_UNCHANGED] = count_spec ("n-unchanged");
}

static void
install_number_properties (void)
{
  /**
   * DtiRankAgreement:spearman: (getter get_spearman)
   *
   * Spearman’s rank correlation.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RankAgreement.get_spearman].
   *
   * Since: 1.0
   */
  props[PROP_SPEARMAN] = number_spec ("spearman");

  /**
   * DtiRankAgreement:kendall: (getter get_kendall)
   *
   * Kendall’s rank correlation, tau-b.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RankAgreement.get_kendall].
   *
   * Since: 1.0
   */
  props[PROP_KENDALL] = number_spec ("kendall");

  /**
   * DtiRankAgreement:pearson: (getter get_pearson)
   *
   * Pearson’s correlation of the published figures.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RankAgreement.get_pearson].
   *
   * Since: 1.0
   */
  props[PROP_PEARSON] = number_spec ("pearson");

  /**
   * DtiRankAgreement:mean-shift: (getter get_mean_shift)
   *
   * By how many places ranks differ in the mean.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RankAgreement.get_mean_shift].
   *
   * Since: 1.0
   */
  props[PROP_MEAN_SHIFT] = number_spec ("mean-shift");

  /**
   * DtiRankAgreement:max-shift: (getter get_max_shift)
   *
   * By how many places ranks differ at most.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RankAgreement.get_max_shift].
   *
   * Since: 1.0
   */
  props[PROP_MAX_SHIFT] = number_spec ("max-shift");
}

static void
dti_rank_agreement_class_init (DtiRankAgreementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_rank_agreement_finalize;
  object_class->get_property = dti_rank_agreement_get_property;

  install_count_properties ();
  install_number_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rank_agreement_init (DtiRankAgreement *self)
{
}

DtiRankAgreement *
dti_rank_agreement_new (DtiScorecard *card, DtiNode *node, const DtiAgreementFacts *facts)
{
  DtiRankAgreement *self = g_object_new (DTI_TYPE_RANK_AGREEMENT, NULL);

  self->card = g_object_ref (card);
  self->node = node;
  self->facts = *facts;

  return self;
}

/**
 * dti_rank_agreement_get_node: (get-property node)
 * @self: an agreement
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_rank_agreement_get_node (DtiRankAgreement *self)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), NULL);

  return self->node;
}

/**
 * dti_rank_agreement_get_node_id: (get-property node-id)
 * @self: an agreement
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_rank_agreement_get_node_id (DtiRankAgreement *self)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_rank_agreement_get_node_title: (get-property node-title)
 * @self: an agreement
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title of the node, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_rank_agreement_get_node_title (DtiRankAgreement *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), NULL);

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

/**
 * dti_rank_agreement_get_n_units: (get-property n-units)
 * @self: an agreement
 *
 * Gets how many units both scorecards rank.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_rank_agreement_get_n_units (DtiRankAgreement *self)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), 0);

  return (guint) self->facts.n_units;
}

/**
 * dti_rank_agreement_get_n_only_first: (get-property n-only-first)
 * @self: an agreement
 *
 * Gets how many units only the first scorecard ranks.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_rank_agreement_get_n_only_first (DtiRankAgreement *self)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), 0);

  return (guint) self->facts.n_only_first;
}

/**
 * dti_rank_agreement_get_n_only_second: (get-property n-only-second)
 * @self: an agreement
 *
 * Gets how many units only the second scorecard ranks.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_rank_agreement_get_n_only_second (DtiRankAgreement *self)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), 0);

  return (guint) self->facts.n_only_second;
}

/**
 * dti_rank_agreement_get_n_unchanged: (get-property n-unchanged)
 * @self: an agreement
 *
 * Gets how many units keep their rank.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_rank_agreement_get_n_unchanged (DtiRankAgreement *self)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), 0);

  return (guint) self->facts.n_unchanged;
}

/**
 * dti_rank_agreement_get_spearman: (get-property spearman)
 * @self: an agreement
 * @correlation: (out) (optional): Spearman’s rank correlation; NaN where there is none
 *
 * Gets Spearman’s rank correlation.
 *
 * It is Pearson’s correlation of the ranks, where units that tie share their mean rank (C.
 * Spearman, “The proof and measurement of association between two things”, American Journal of
 * Psychology 15 (1904), 72–101). There is none for fewer than two units, and where all tie.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_agreement_get_spearman (DtiRankAgreement *self, double *correlation)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), FALSE);

  return dti_number_hand_out (self->facts.spearman, correlation);
}

/**
 * dti_rank_agreement_get_kendall: (get-property kendall)
 * @self: an agreement
 * @correlation: (out) (optional): Kendall’s rank correlation, tau-b; NaN where there is none
 *
 * Gets Kendall’s rank correlation, tau-b.
 *
 * It is (P − Q) / √((P + Q + X)(P + Q + Y)) of P pairs of units in the same order, Q in the
 * opposite one, X and Y that tie in the first and in the second scorecard only (M. G. Kendall,
 * “The treatment of ties in ranking problems”, Biometrika 33 (1945), 239–251).
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_agreement_get_kendall (DtiRankAgreement *self, double *correlation)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), FALSE);

  return dti_number_hand_out (self->facts.kendall, correlation);
}

/**
 * dti_rank_agreement_get_pearson: (get-property pearson)
 * @self: an agreement
 * @correlation: (out) (optional): Pearson’s correlation of the published figures; NaN where there
 *   is none
 *
 * Gets Pearson’s correlation of the published figures.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_agreement_get_pearson (DtiRankAgreement *self, double *correlation)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), FALSE);

  return dti_number_hand_out (self->facts.pearson, correlation);
}

/**
 * dti_rank_agreement_get_mean_shift: (get-property mean-shift)
 * @self: an agreement
 * @shift: (out) (optional): places; NaN where there is none
 *
 * Gets by how many places ranks differ in the mean.
 *
 * It is the mean of the absolute differences; 0 where the ranks are the same.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_agreement_get_mean_shift (DtiRankAgreement *self, double *shift)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), FALSE);

  return dti_number_hand_out (self->facts.mean_shift, shift);
}

/**
 * dti_rank_agreement_get_max_shift: (get-property max-shift)
 * @self: an agreement
 * @shift: (out) (optional): places; NaN where there is none
 *
 * Gets by how many places ranks differ at most.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_rank_agreement_get_max_shift (DtiRankAgreement *self, double *shift)
{
  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), FALSE);

  return dti_number_hand_out (self->facts.max_shift, shift);
}

/**
 * dti_rank_agreement_count_common_top:
 * @self: an agreement
 * @k: a rank, from 1
 *
 * Counts the units that both scorecards rank @k or better.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_rank_agreement_count_common_top (DtiRankAgreement *self, guint k)
{
  guint count = 0;

  g_return_val_if_fail (DTI_IS_RANK_AGREEMENT (self), 0);

  for (gsize i = 0; i < self->facts.n_listed; i++)
    if (self->facts.first_ranks[i] <= k && self->facts.second_ranks[i] <= k)
      count++;

  return count;
}
