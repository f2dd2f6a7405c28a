/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-node-private.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-number.h>

/* What nodes tell; the class itself is in dti-node.c. */

static const char *const no_texts[] = { NULL };

/**
 * dti_node_get_id: (get-property id)
 * @self: a node
 *
 * Gets the id, unique in the framework.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_node_get_id (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->id;
}

/**
 * dti_node_get_level: (get-property level)
 * @self: a node
 *
 * Gets what the framework calls nodes of this kind.
 *
 * Returns: (nullable): the level, such as `index`
 *
 * Since: 1.0
 */
const char *
dti_node_get_level (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->level;
}

static char *
pick_text (DtiNode *self, GHashTable *texts, const char *language)
{
  if (language == NULL)
    language = dti_node_peek_facts (self)->language;

  return g_strdup (dti_json_pick_language (texts, language));
}

/**
 * dti_node_get_title:
 * @self: a node
 * @language: (nullable): a language such as `vi`, or `NULL` for the framework's first
 *
 * Gets the title in a language.
 *
 * Where the document has no title in that language, the English one is taken, else the Vietnamese,
 * else any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the node has none
 *
 * Since: 1.0
 */
char *
dti_node_get_title (DtiNode *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return pick_text (self, dti_node_peek_facts (self)->titles, language);
}

/**
 * dti_node_get_main_title: (get-property title)
 * @self: a node
 *
 * Gets the title in the first language of the framework.
 *
 * Lists show this one. Where there is no title in that language, another one is taken as
 * [method@Dti.Node.get_title] does.
 *
 * Returns: (nullable): the title, or `NULL` where the node has none
 *
 * Since: 1.0
 */
const char *
dti_node_get_main_title (DtiNode *self)
{
  const DtiNodeFacts *facts;

  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  facts = dti_node_peek_facts (self);

  return dti_json_pick_language (facts->titles, facts->language);
}

/**
 * dti_node_get_description:
 * @self: a node
 * @language: (nullable): a language such as `vi`, or `NULL` for the framework's first
 *
 * Gets the description in a language.
 *
 * Another language stands in for a missing one as in [method@Dti.Node.get_title].
 *
 * Returns: (transfer full) (nullable): the description, or `NULL` where the node has none
 *
 * Since: 1.0
 */
char *
dti_node_get_description (DtiNode *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return pick_text (self, dti_node_peek_facts (self)->descriptions, language);
}

/**
 * dti_node_get_max: (get-property max)
 * @self: a node
 *
 * Gets the maximum in points.
 *
 * It is the declared one, else an indicator has 1 (`min-max` its `upper`), a `sum` the total of
 * weight × maximum of the children that count, another pillar the common maximum of those, else 1.
 * Nodes whose last rule is unbounded have 1, adjustments 0. The assessed maximum of a unit can be
 * smaller.
 *
 * Returns: the maximum, 0 or more
 *
 * Since: 1.0
 */
double
dti_node_get_max (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NAN);

  return dti_node_peek_facts (self)->max;
}

/**
 * dti_node_has_declared_max: (get-property declared-max)
 * @self: a node
 *
 * Tells whether the document declares the maximum.
 *
 * Returns: `TRUE` for a declared maximum, `FALSE` for a computed one
 *
 * Since: 1.0
 */
gboolean
dti_node_has_declared_max (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), FALSE);

  return dti_node_peek_facts (self)->has_declared_max;
}

/**
 * dti_node_get_decimals: (get-property decimals)
 * @self: a node
 *
 * Gets the decimals of the published figure.
 *
 * They round what is shown, never what is used further on.
 *
 * Returns: 0 to 15, or −1 where the framework does not say
 *
 * Since: 1.0
 */
int
dti_node_get_decimals (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), -1);

  return dti_node_peek_facts (self)->decimals;
}

/**
 * dti_node_get_round_digits: (get-property round-digits)
 * @self: a node
 *
 * Gets the digits to which the score is rounded before it is used above.
 *
 * Returns: 0 to 15, or −1 for none
 *
 * Since: 1.0
 */
int
dti_node_get_round_digits (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), -1);

  return dti_node_peek_facts (self)->round_digits;
}

/**
 * dti_node_get_scored: (get-property scored)
 * @self: a node
 *
 * Tells whether the node counts in its parents.
 *
 * Returns: `FALSE` for a node that is shown for information only
 *
 * Since: 1.0
 */
gboolean
dti_node_get_scored (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), FALSE);

  return dti_node_peek_facts (self)->scored;
}

/**
 * dti_node_get_publish: (get-property publish)
 * @self: a node
 *
 * Gets which figure is published and ranked.
 *
 * Returns: the figure, the framework’s where the node has no own
 *
 * Since: 1.0
 */
DtiPublish
dti_node_get_publish (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), DTI_PUBLISH_VALUE);

  return dti_node_peek_facts (self)->publish;
}

/**
 * dti_node_get_ties: (get-property ties)
 * @self: a node
 *
 * Gets how equal figures are ranked.
 *
 * Returns: the kind of ties
 *
 * Since: 1.0
 */
DtiTies
dti_node_get_ties (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), DTI_TIES_COMPETITION);

  return dti_node_peek_facts (self)->ranking.ties;
}

/**
 * dti_node_get_rank_order: (get-property rank-order)
 * @self: a node
 *
 * Gets which end of the figures is the best.
 *
 * Returns: the order
 *
 * Since: 1.0
 */
DtiRankOrder
dti_node_get_rank_order (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), DTI_RANK_ORDER_DESCENDING);

  return dti_node_peek_facts (self)->ranking.order;
}

/**
 * dti_node_get_rank_decimals: (get-property rank-decimals)
 * @self: a node
 *
 * Gets the decimals to which figures are rounded before they are ranked.
 *
 * Returns: 0 to 15, or −1 where unrounded figures are ranked
 *
 * Since: 1.0
 */
int
dti_node_get_rank_decimals (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), -1);

  return dti_node_peek_facts (self)->ranking.decimals;
}

/**
 * dti_node_get_rank_within: (get-property rank-within)
 * @self: a node
 *
 * Gets the column inside whose groups units are ranked.
 *
 * Returns: (nullable): the name of a column of labels, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_node_get_rank_within (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->ranking.within;
}

/**
 * dti_node_get_rules: (get-property rules)
 * @self: a node
 *
 * Gets the rules that turn an observation into a score.
 *
 * Each rule reads what the one before wrote. A pillar has rules too, for a figure observed in place
 * of its children.
 *
 * Returns: (transfer none): a list of [class@Dti.Rule], never empty
 *
 * Since: 1.0
 */
GListModel *
dti_node_get_rules (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->rules;
}

/**
 * dti_node_get_then_rules: (get-property then-rules)
 * @self: a node
 *
 * Gets the rules applied to the aggregated score across the units.
 *
 * Returns: (transfer none): a list of [class@Dti.Rule], empty for indicators
 *
 * Since: 1.0
 */
GListModel *
dti_node_get_then_rules (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->then_rules;
}

/**
 * dti_node_get_parents: (get-property parents)
 * @self: a node
 *
 * Gets the pillars that have the node as a child.
 *
 * The list does not keep them alive: it empties when the framework goes.
 *
 * Returns: (transfer none): a list of [class@Dti.Pillar], empty for the root
 *
 * Since: 1.0
 */
GListModel *
dti_node_get_parents (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->parents;
}

/**
 * dti_node_get_legal_basis: (get-property legal-basis)
 * @self: a node
 *
 * Gets the legal text that asks for the node.
 *
 * Returns: (nullable): the legal basis
 *
 * Since: 1.0
 */
const char *
dti_node_get_legal_basis (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->legal_basis;
}

/**
 * dti_node_get_data_source: (get-property data-source)
 * @self: a node
 *
 * Gets where the data come from.
 *
 * Returns: (nullable): the source
 *
 * Since: 1.0
 */
const char *
dti_node_get_data_source (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->data_source;
}

/**
 * dti_node_get_evidence: (get-property evidence)
 * @self: a node
 *
 * Gets the documents that prove a number.
 *
 * Returns: (transfer none) (array zero-terminated=1): the documents, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_node_get_evidence (DtiNode *self)
{
  const DtiNodeFacts *facts;

  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  facts = dti_node_peek_facts (self);

  return facts->evidence != NULL ? (const char *const *) facts->evidence : no_texts;
}

/**
 * dti_node_get_attribute:
 * @self: a node
 * @name: a name of the free object `attributes`
 *
 * Gets a free attribute.
 *
 * Returns: (transfer full) (nullable): the text, or the JSON of what is no text, or `NULL` where
 *   there is none
 *
 * Since: 1.0
 */
char *
dti_node_get_attribute (DtiNode *self, const char *name)
{
  const DtiNodeFacts *facts;

  g_return_val_if_fail (DTI_IS_NODE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  facts = dti_node_peek_facts (self);
  if (facts->attributes == NULL)
    return NULL;

  return g_strdup (g_hash_table_lookup (facts->attributes, name));
}

/**
 * dti_node_get_pointer: (get-property pointer)
 * @self: a node
 *
 * Gets the place where the document defines the node.
 *
 * Returns: a JSON pointer such as `/root/children/0`
 *
 * Since: 1.0
 */
const char *
dti_node_get_pointer (DtiNode *self)
{
  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  return dti_node_peek_facts (self)->pointer;
}

/**
 * dti_node_get_class_labels: (get-property class-labels)
 * @self: a node
 *
 * Gets the labels of the classes of the published figure.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels, lowest class first, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_node_get_class_labels (DtiNode *self)
{
  const DtiClasses *classes;

  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  classes = dti_node_peek_facts (self)->classes;

  return classes != NULL ? (const char *const *) classes->labels : no_texts;
}

/**
 * dti_node_get_class_bound:
 * @self: a node
 * @position: position of a class, the lowest is 0
 *
 * Gets the lower bound of a class, which belongs to it.
 *
 * Returns: the bound in the unit of the published figure, NaN where there is no such class
 *
 * Since: 1.0
 */
double
dti_node_get_class_bound (DtiNode *self, guint position)
{
  const DtiClasses *classes;

  g_return_val_if_fail (DTI_IS_NODE (self), NAN);

  classes = dti_node_peek_facts (self)->classes;
  if (classes == NULL || position >= g_strv_length (classes->labels))
    return NAN;

  return classes->bounds[position];
}

/**
 * dti_node_classify:
 * @self: a node
 * @figure: a published figure, see [method@Dti.Node.get_publish]
 *
 * Finds the class of a figure.
 *
 * The figure is rounded to the node’s decimals first; lower bounds belong to their class.
 *
 * Returns: (nullable): the label of the class, or `NULL` for a figure below all classes, for NaN
 *   and where the node has no classes
 *
 * Since: 1.0
 */
const char *
dti_node_classify (DtiNode *self, double figure)
{
  const DtiNodeFacts *facts;
  const char *label = NULL;

  g_return_val_if_fail (DTI_IS_NODE (self), NULL);

  facts = dti_node_peek_facts (self);
  if (facts->classes == NULL || isnan (figure))
    return NULL;

  if (facts->decimals >= 0)
    figure = dti_number_round (figure, facts->decimals);
  for (guint i = 0; facts->classes->labels[i] != NULL; i++)
    if (figure >= facts->classes->bounds[i])
      label = facts->classes->labels[i];

  return label;
}
