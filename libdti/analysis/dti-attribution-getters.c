/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-attribution-private.h"

/**
 * dti_attribution_get_older: (get-property older)
 * @self: an attribution
 *
 * Gets the older scorecard.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_attribution_get_older (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  return self->cards[DTI_OLDER];
}

/**
 * dti_attribution_get_newer: (get-property newer)
 * @self: an attribution
 *
 * Gets the newer scorecard.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_attribution_get_newer (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  return self->cards[DTI_NEWER];
}

/**
 * dti_attribution_get_older_unit: (get-property older-unit)
 * @self: an attribution
 *
 * Gets the id of the unit in the older scorecard.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_attribution_get_older_unit (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  return dti_scorecard_get_unit_id (self->cards[DTI_OLDER], self->units[DTI_OLDER]);
}

/**
 * dti_attribution_get_unit: (get-property unit)
 * @self: an attribution
 *
 * Gets the id of the unit in the newer scorecard.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_attribution_get_unit (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  return dti_scorecard_get_unit_id (self->cards[DTI_NEWER], self->units[DTI_NEWER]);
}

/**
 * dti_attribution_get_node: (get-property node)
 * @self: an attribution
 *
 * Gets the node that is explained, of the newer framework.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_attribution_get_node (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  return self->node;
}

/**
 * dti_attribution_get_node_id: (get-property node-id)
 * @self: an attribution
 *
 * Gets the id of the node that is explained.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_attribution_get_node_id (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_attribution_get_older_score: (get-property older-score)
 * @self: an attribution
 *
 * Gets the older score.
 *
 * Returns: points
 *
 * Since: 1.0
 */
double
dti_attribution_get_older_score (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return self->scores[DTI_OLDER].score;
}

/**
 * dti_attribution_get_newer_score: (get-property newer-score)
 * @self: an attribution
 *
 * Gets the newer score.
 *
 * Returns: points
 *
 * Since: 1.0
 */
double
dti_attribution_get_newer_score (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return self->scores[DTI_NEWER].score;
}

/**
 * dti_attribution_get_score_change: (get-property score-change)
 * @self: an attribution
 *
 * Gets the newer score less the older one: what the points of all contributions come to.
 *
 * Returns: points
 *
 * Since: 1.0
 */
double
dti_attribution_get_score_change (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return self->scores[DTI_NEWER].score - self->scores[DTI_OLDER].score;
}

/**
 * dti_attribution_get_older_max: (get-property older-max)
 * @self: an attribution
 *
 * Gets the older assessed maximum.
 *
 * Returns: points
 *
 * Since: 1.0
 */
double
dti_attribution_get_older_max (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return self->scores[DTI_OLDER].max;
}

/**
 * dti_attribution_get_newer_max: (get-property newer-max)
 * @self: an attribution
 *
 * Gets the newer assessed maximum.
 *
 * Returns: points
 *
 * Since: 1.0
 */
double
dti_attribution_get_newer_max (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return self->scores[DTI_NEWER].max;
}

/**
 * dti_attribution_get_older_value: (get-property older-value)
 * @self: an attribution
 *
 * Gets the older value: score / assessed maximum.
 *
 * Returns: the value
 *
 * Since: 1.0
 */
double
dti_attribution_get_older_value (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return dti_unit_score_get_value (&self->scores[DTI_OLDER]);
}

/**
 * dti_attribution_get_newer_value: (get-property newer-value)
 * @self: an attribution
 *
 * Gets the newer value: score / assessed maximum.
 *
 * Returns: the value
 *
 * Since: 1.0
 */
double
dti_attribution_get_newer_value (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return dti_unit_score_get_value (&self->scores[DTI_NEWER]);
}

/**
 * dti_attribution_get_value_change: (get-property value-change)
 * @self: an attribution
 *
 * Gets the newer value less the older one: what all contributions to it come to.
 *
 * Returns: the change of the value
 *
 * Since: 1.0
 */
double
dti_attribution_get_value_change (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);

  return dti_attribution_get_newer_value (self) - dti_attribution_get_older_value (self);
}

/**
 * dti_attribution_get_is_exact: (get-property is-exact)
 * @self: an attribution
 *
 * Tells whether every contribution was computed exactly.
 *
 * Returns: `TRUE` if nothing was sampled
 *
 * Since: 1.0
 */
gboolean
dti_attribution_get_is_exact (DtiAttribution *self)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), FALSE);

  return self->is_exact;
}

/**
 * dti_attribution_get_total:
 * @self: an attribution
 * @cause: a cause
 *
 * Gets what a cause has to do with the change of the score.
 *
 * The totals of the three causes sum to it.
 *
 * Returns: points
 *
 * Since: 1.0
 */
double
dti_attribution_get_total (DtiAttribution *self, DtiCause cause)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);
  g_return_val_if_fail (cause <= DTI_CAUSE_COVERAGE, 0.0);

  return self->totals[cause][DTI_POINTS];
}

/**
 * dti_attribution_get_value_total:
 * @self: an attribution
 * @cause: a cause
 *
 * Gets what a cause has to do with the change of the value (score / assessed maximum).
 *
 * The totals of the three causes sum to it.
 *
 * Returns: the change of the value
 *
 * Since: 1.0
 */
double
dti_attribution_get_value_total (DtiAttribution *self, DtiCause cause)
{
  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), 0.0);
  g_return_val_if_fail (cause <= DTI_CAUSE_COVERAGE, 0.0);

  return self->totals[cause][DTI_VALUE];
}
