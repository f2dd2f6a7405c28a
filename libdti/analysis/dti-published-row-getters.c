/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-published-comparison-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * dti_published_row_get_unit: (get-property unit)
 * @self: a row
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_published_row_get_unit (DtiPublishedRow *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), NULL);

  return dti_scorecard_get_unit_id (self->card, self->facts.unit);
}

/**
 * dti_published_row_get_node: (get-property node)
 * @self: a row
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_published_row_get_node (DtiPublishedRow *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), NULL);

  return self->node;
}

/**
 * dti_published_row_get_node_id: (get-property node-id)
 * @self: a row
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_published_row_get_node_id (DtiPublishedRow *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_published_row_get_node_title: (get-property node-title)
 * @self: a row
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title of the node, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_published_row_get_node_title (DtiPublishedRow *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), NULL);

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

/**
 * dti_published_row_get_kind: (get-property kind)
 * @self: a row
 *
 * Gets what was published: a figure or a rank.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiPublishedKind
dti_published_row_get_kind (DtiPublishedRow *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), DTI_PUBLISHED_KIND_FIGURE);

  return self->facts.kind;
}

/**
 * dti_published_row_get_verdict: (get-property verdict)
 * @self: a row
 *
 * Gets how what was published compares with what is computed.
 *
 * Returns: the verdict
 *
 * Since: 1.0
 */
DtiPublishedVerdict
dti_published_row_get_verdict (DtiPublishedRow *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), DTI_PUBLISHED_VERDICT_AGREES);

  return self->facts.verdict;
}

/**
 * dti_published_row_get_decimals: (get-property decimals)
 * @self: a row
 *
 * Gets at how many decimals the two are compared.
 *
 * Returns: the decimals, 0 for ranks
 *
 * Since: 1.0
 */
int
dti_published_row_get_decimals (DtiPublishedRow *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), 0);

  return self->facts.decimals;
}

/**
 * dti_published_row_get_published: (get-property published)
 * @self: a row
 *
 * Gets what was published.
 *
 * Returns: what was published
 *
 * Since: 1.0
 */
double
dti_published_row_get_published (DtiPublishedRow *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), NAN);

  return self->facts.published;
}

/**
 * dti_published_row_get_computed: (get-property computed)
 * @self: a row
 * @computed: (out) (optional): what is computed, not rounded; NaN where there is none
 *
 * Gets what is computed, not rounded.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_published_row_get_computed (DtiPublishedRow *self, double *computed)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.computed, computed);
}

/**
 * dti_published_row_get_rounded: (get-property rounded)
 * @self: a row
 * @rounded: (out) (optional): what is computed, at the published precision; NaN where there is
 *   none
 *
 * Gets what is computed, at the published precision.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_published_row_get_rounded (DtiPublishedRow *self, double *rounded)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.rounded, rounded);
}

/**
 * dti_published_row_get_last_digits: (get-property last-digits)
 * @self: a row
 * @units: (out) (optional): units of the last digit; NaN where there is none
 *
 * Gets the published number less the computed one, in units of its last digit.
 *
 * Places for ranks. A whole number where the figure was printed with no more decimals than are
 * compared.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_published_row_get_last_digits (DtiPublishedRow *self, double *units)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.last_digits, units);
}

/**
 * dti_published_row_get_lower: (get-property lower)
 * @self: a row
 * @lower: (out) (optional): the least that rounding of the inputs allows; NaN where there is none
 *
 * Gets the least that rounding of the inputs allows.
 *
 * For figures it is the computed one less the sum over all inputs of what half a unit of their last
 * digit moves the node, each alone: exact where the node is a weighted sum of its inputs, first
 * order otherwise. Inputs have the most decimals that their column is written with, and at least
 * the declared ones where they are the published figure of their node; numbers without decimals are
 * taken as exact, and what the published data say instead wins
 * ([ctor@Dti.PublishedComparison.new]). For ranks it is the best rank that is possible where all
 * figures lie within these bounds. There is none where some input is scored by its place among the
 * units, judged by rules of the assessment, or made of named inputs.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_published_row_get_lower (DtiPublishedRow *self, double *lower)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.lower, lower);
}

/**
 * dti_published_row_get_upper: (get-property upper)
 * @self: a row
 * @upper: (out) (optional): the most that rounding of the inputs allows; NaN where there is none
 *
 * Gets the most that rounding of the inputs allows.
 *
 * See [method@Dti.PublishedRow.get_lower].
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_published_row_get_upper (DtiPublishedRow *self, double *upper)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), FALSE);

  return dti_number_hand_out (self->facts.upper, upper);
}
